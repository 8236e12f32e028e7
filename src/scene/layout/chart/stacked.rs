//! Stacked bars: a row's values one behind the other, each in the pattern of its series, and below them in numbers.

use super::{Area, Data, DataRow, columns, glyphs, share, spaced};
use crate::scene::galley::{Block, Row, beside, set};
use crate::scene::{Page, Role};

/// Between a label and its bar.
const GAP: usize = 2;
/// Fewer cells are no bar.
const MIN_BAR: usize = 12;

/// Sets stacked bars, a block a row of the chart.
pub(super) fn blocks(data: &Data<'_>, area: Area, page: Page, room: usize) -> Vec<Block> {
    let label = data.rows.iter().map(|row| columns(row.label, page)).max().unwrap_or(0).max(1);
    let label = label.min((area.room * 2 / 5).max(1));
    let is_beside = label + GAP + MIN_BAR <= area.room;
    let rest = if is_beside { area.indented(label + GAP) } else { area };
    // The longest is all of the room; the sums may be more than there are numbers, so they are of parts.
    let most = data.rows.iter().map(|row| sum(row)).fold(0.0, f64::max);
    let set_row = |row: &DataRow<'_>| {
        let name = Area { room: if is_beside { label } else { area.room }, ..area };
        let name = set(row.label.source, name.frame(Role::Strong, row.label), page);
        let mut bar = Vec::new();
        if rest.room >= MIN_BAR / 2 {
            bar.push(stack(row, most, rest, page));
        }
        let numbers: Vec<_> =
            row.values.iter().enumerate().map(|(n, v)| (n, v.element, Role::Figure)).collect();
        bar.extend(glyphs::flow(&numbers, glyphs::fill, rest, page));
        if is_beside { beside(vec![name, bar]) } else { name.into_iter().chain(bar).collect() }
    };
    spaced(data.rows.iter().map(set_row).collect(), area.gap, room, page)
}

/// A row's values together, each a part of what is never more than the largest number.
fn sum(row: &DataRow<'_>) -> f64 {
    let n = f64::from(u32::try_from(row.values.len()).unwrap_or(u32::MAX));
    row.values.iter().filter_map(|value| value.number).map(|number| number / n).sum()
}

/// A row's values one behind the other. Where each ends is rounded, so that no error grows.
fn stack(row: &DataRow<'_>, most: f64, area: Area, page: Page) -> Row {
    let n = f64::from(u32::try_from(row.values.len()).unwrap_or(u32::MAX));
    let (mut until, mut end) = (0.0, 0);
    let mut pieces = Vec::new();
    for (series, value) in row.values.iter().enumerate() {
        until += value.number.unwrap_or(0.0) / n;
        let start = std::mem::replace(&mut end, share(until, most, area.room));
        let frame = area.frame(glyphs::role(series), value.element).aside(value.element);
        if end > start {
            pieces.push(frame.piece(area.column + start, glyphs::fill(series, page).repeat(end - start)));
        }
    }
    Row { pieces, ..Row::default() }
}
