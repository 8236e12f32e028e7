//! A quotation, hanging from its opening mark, and who says it.

use super::{Area, MAX_QUOTE, block, named};
use crate::deck::Element;
use crate::scene::galley::{Align, Block, Frame, Row, set, set_name};
use crate::scene::{Page, Role};
use crate::text::{inline, kinsoku};

pub(super) fn blocks(elements: &[&Element<'_>], area: Area, page: Page) -> Vec<Block> {
    let area = area.narrowed(MAX_QUOTE);
    let mut blocks: Vec<Block> =
        elements.iter().map(|e| block(hanging_quotation(e, area, page), area.gap)).collect();
    if let Some((last, by)) = elements.last().and_then(|last| Some((last, last.by?))) {
        let rows = blocks.last().map_or(&[][..], |b| &b.rows);
        let frame = Frame { align: Align::Right, ..area.frame(Role::By, last).behind(rows) };
        blocks.push(block(set_name(&format!("—— {}", named(by, last.role, page)), frame, page), area.gap));
    }
    blocks
}

/// A quotation's lines stand under its first word, not under its mark.
fn hanging_quotation(element: &Element<'_>, area: Area, page: Page) -> Vec<Row> {
    let frame = area.frame(Role::Quote, element);
    let text = element.source;
    let mark = text.chars().next().filter(|&c| kinsoku::forbids_end(c)).map(String::from);
    let mark_columns = mark.as_deref().map_or(0, |m| page.policy.columns(m));
    let (Some(mark), true) = (mark, area.room >= mark_columns + 6) else {
        return set(text, frame, page);
    };
    let words = text.strip_prefix(mark.as_str()).unwrap_or(text);
    let mut inner = area.indented(mark_columns).frame(Role::Quote, element);
    // The words stand in the element behind the mark, and behind what white space follows it.
    if let Some(spot) = &mut inner.spot {
        spot.byte = inline::shown(text).text.len() - inline::shown(words).text.len();
    }
    let mut rows = set(words, inner, page);
    let piece = frame.piece(area.column, mark);
    match rows.first_mut() {
        Some(row) => row.pieces.insert(0, piece),
        None => rows.push(Row { pieces: vec![piece] }),
    }
    rows
}
