//! Figures and timelines: something short, and what it means beside or below it.

use super::{Area, MIN_COLUMN, block, trend};
use crate::deck::Element;
use crate::scene::galley::{Block, Frame, Row, beside, n_between_scripts, set};
use crate::scene::{Page, Role, marked};
use crate::text::inline;
use crate::text::large::Face;

/// Between a number and what it means.
const fn gutter(face: Face) -> usize {
    if matches!(face, Face::Text) { 2 } else { 4 }
}

/// The columns of the widest of what stands left.
fn widest(elements: &[&Element<'_>], face: Face, page: Page) -> usize {
    let width = |source: &str| {
        let n_between = n_between_scripts(&inline::shown(source).text, face);
        marked::columns(source, page) * face.columns() + n_between
    };
    let lefts = elements.chunk_by(|a, b| a.path == b.path).filter_map(|parts| parts.first());
    lefts.map(|left| width(left.source)).max().unwrap_or(0)
}

/// Whether the numbers that figures have had so far stand in a row beside them, if they do so in ordinary type.
pub(super) fn has_room_for_trends(elements: &[&Element<'_>], area: Area, page: Page) -> bool {
    let room = |face| area.room.saturating_sub(widest(elements, face, page) + gutter(face));
    let (here, usual) = (room(area.large.face), room(Face::Text));
    let mut trends = elements.chunk_by(|a, b| a.path == b.path).filter_map(|parts| parts.get(2..));
    trends.all(|trend| {
        let columns = trend::columns(trend, page);
        columns <= here || columns > usual
    })
}

/// Sets elements two by two: what stands left is short, what it means stands beside it, or below on a narrow page.
pub(super) fn blocks(elements: &[&Element<'_>], area: Area, page: Page) -> Vec<Block> {
    let face = area.large.face;
    let things = elements.chunk_by(|a, b| a.path == b.path);
    let pairs: Vec<_> =
        things.filter_map(|parts| Some((*parts.first()?, *parts.get(1)?, &parts[2..]))).collect();
    let (widest, gutter) = (widest(elements, face, page), gutter(face));
    let has_room = widest + gutter + MIN_COLUMN <= area.room;
    // A number may take more than half of the room where it is what one looks at.
    let is_beside = has_room && (widest * 2 <= area.room || face != Face::Text);
    let mut blocks = Vec::new();
    for (left, right, trend) in pairs {
        let key = Frame { face, ..area.frame(Role::Figure, left) };
        if is_beside {
            let key = set(left.source, Frame { room: widest.max(1), ..key }, page);
            let value = area.indented(widest + gutter).frame(Role::Label, right);
            let mut label = set(right.source, value, page);
            label.extend(trend::rows(trend, area.indented(widest + gutter), page));
            let label = lowered(label, key.len());
            blocks.push(block(beside(vec![key, label]), area.gap));
        } else {
            let mut rows = set(left.source, key, page);
            // Large figures go down to the edge of their rows.
            rows.extend((face != Face::Text && !rows.is_empty()).then(Row::default));
            blocks.push(Block { rows, gap: area.gap, keep_with_next: true });
            let mut label = set(right.source, area.frame(Role::Label, right), page);
            label.extend(trend::rows(trend, area, page));
            blocks.push(block(label, 0));
        }
    }
    blocks
}

/// Words beside something of so many rows, at its middle.
fn lowered(rows: Vec<Row>, n_rows: usize) -> Vec<Row> {
    let n_above = n_rows.saturating_sub(rows.len()) / 2;
    std::iter::repeat_n(Row::default(), n_above).chain(rows).collect()
}
