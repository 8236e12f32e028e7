//! A quotation, hanging from its opening mark, and who says it.

use super::{Area, MAX_QUOTE, block, large, named};
use crate::deck::Element;
use crate::scene::galley::{Block, Frame, Piece, Row, set, set_name};
use crate::scene::{Page, Role};
use crate::text::large::{Drawn, Face};
use crate::text::{Measure, inline};

/// Sets a quotation: below a heading where this stands, else in the middle of the page.
pub(super) fn blocks(elements: &[&Element<'_>], is_headed: bool, area: Area, page: Page) -> Vec<Block> {
    let area = match area.large.face {
        Face::Text if is_headed => Area { room: area.room.min(MAX_QUOTE), ..area },
        Face::Text => area.narrowed(MAX_QUOTE),
        _ => area.large(page),
    };
    let name = elements.last().and_then(|last| Some(format!("{DASH}{}", named(last.by?, last.role, page))));
    let mark = elements.last().map_or(0, |e| hanging(e, page)) * area.large.face.columns();
    let n_name = name.as_deref().map_or(0, |name| mark + page.policy.columns(name));
    let area = if is_headed { area } else { centred(elements, n_name, area, page) };
    let mut blocks: Vec<Block> =
        elements.iter().map(|e| block(hanging_quotation(e, area, page), area.gap)).collect();
    if let (Some(name), Some(last)) = (name, elements.last()) {
        // The name stands under the words, where these begin.
        let rows = blocks.last().map_or(&[][..], |b| &b.rows);
        let under = if n_name <= area.room { area.indented(mark) } else { area };
        let frame = under.frame(Role::By, last).behind(rows);
        blocks.push(block(set_name(&name, frame, page), area.gap));
    }
    blocks
}

/// What stands before the name of whoever said it: a dash of two characters, as print has it.
const DASH: &str = "—— ";

/// The part of the area, in the middle of the page, that the longest line takes, or the name below.
fn centred(elements: &[&Element<'_>], n_name: usize, area: Area, page: Page) -> Area {
    let rows = elements.iter().flat_map(|e| hanging_quotation(e, area, page));
    let end = rows.map(|row| row.end(page)).max().unwrap_or(0);
    area.narrowed(end.saturating_sub(area.column).max(n_name).max(1))
}

/// The columns of the mark that a quotation opens with: the bracket of a link is none.
fn hanging(element: &Element<'_>, page: Page) -> usize {
    let is_shown = element.source.chars().next().is_some_and(|mark| element.text().starts_with(mark));
    if is_shown { large::hanging(element.source, page.policy) } else { 0 }
}

/// A quotation's lines stand under its first word, not under its mark.
fn hanging_quotation(element: &Element<'_>, area: Area, page: Page) -> Vec<Row> {
    let measure = if area.large.face == Face::Text { Measure::Body } else { Measure::Balanced };
    let frame = Frame { face: area.large.face, measure, ..area.frame(Role::Quote, element) };
    let text = element.source;
    let mark_columns = hanging(element, page) * area.large.face.columns();
    let mark = text.chars().next().filter(|_| mark_columns > 0).map(String::from);
    let (Some(mark), true) = (mark, area.room >= mark_columns + 6) else {
        return set(text, frame, page);
    };
    let words = text.strip_prefix(mark.as_str()).unwrap_or(text);
    let inside = area.indented(mark_columns);
    let mut inner = Frame { column: inside.column, room: inside.room, ..frame };
    // The words stand in the element behind the mark, and behind what white space follows it.
    if let Some(spot) = &mut inner.spot {
        spot.byte = inline::shown(text).text.len() - inline::shown(words).text.len();
    }
    let mut rows = set(words, inner, page);
    rows.resize_with(rows.len().max(area.large.face.rows()), Row::default);
    for (row_idx, row) in rows.iter_mut().take(area.large.face.rows()).enumerate() {
        let drawn = Drawn { face: area.large.face, row: row_idx, lang: page.lang };
        row.pieces.insert(0, Piece { drawn, ..frame.piece(area.column, mark.clone()) });
    }
    rows
}
