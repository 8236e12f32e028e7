//! A quotation, hanging from its opening mark, and who says it.

use super::{Area, MAX_QUOTE, block};
use crate::scene::galley::{Align, Block, Frame, Piece, Row, set};
use crate::scene::{Page, Role};
use crate::text::kinsoku;

pub(super) fn blocks(text: &str, by: Option<&str>, area: Area, page: Page) -> Vec<Block> {
    let area = area.narrowed(MAX_QUOTE);
    let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
    let mut blocks: Vec<Block> =
        paragraphs.map(|line| block(hanging_quotation(line.trim(), area, page), area.gap)).collect();
    if let Some(by) = by {
        let frame = Frame { align: Align::Right, ..area.frame(Role::By, 0) };
        blocks.push(block(set(&format!("—— {by}"), frame, page), area.gap));
    }
    blocks
}

/// A quotation's lines stand under its first word, not under its mark.
fn hanging_quotation(text: &str, area: Area, page: Page) -> Vec<Row> {
    let mark = text.chars().next().filter(|&c| kinsoku::forbids_end(c)).map(String::from);
    let mark_columns = mark.as_deref().map_or(0, |m| page.policy.columns(m));
    let (Some(mark), true) = (mark, area.room >= mark_columns + 6) else {
        return set(text, area.frame(Role::Quote, 0), page);
    };
    let words = text.strip_prefix(mark.as_str()).unwrap_or(text);
    let mut rows = set(words, area.indented(mark_columns).frame(Role::Quote, 0), page);
    let piece = Piece { column: area.column, text: mark, role: Role::Quote, step: 0 };
    match rows.first_mut() {
        Some(row) => row.pieces.insert(0, piece),
        None => rows.push(Row { pieces: vec![piece] }),
    }
    rows
}
