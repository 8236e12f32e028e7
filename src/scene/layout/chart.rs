//! Charts: numbers drawn to scale, their words always beside them; series are told apart by patterns and marks, and by
//! colours only besides. `bars`, `stacked` and `lines` draw one form each.
//!
//! Labels are set as all text is: whole, on as many rows as they take. What has no room for a drawing has its numbers.

mod bars;
mod glyphs;
mod lines;
mod plot;
mod stacked;

use super::{Area, LOW, block, spacing};
use crate::deck::{Element, Form, Part, number};
use crate::scene::galley::{Block, Frame, Piece, Row, set};
use crate::scene::{Page, Role, marked};

/// A chart as it is set.
pub(super) struct Chart {
    /// Its unit, and what tells its series apart.
    pub(super) under: Vec<Row>,
    /// What is drawn, and its rows.
    pub(super) blocks: Vec<Block>,
}

/// What a chart shows.
struct Data<'a> {
    series: Vec<&'a Element<'a>>,
    rows: Vec<DataRow<'a>>,
}

/// A thing and its values.
struct DataRow<'a> {
    label: &'a Element<'a>,
    values: Vec<Value<'a>>,
}

/// A value, and what it comes to where it is not missing.
#[derive(Clone, Copy)]
struct Value<'a> {
    element: &'a Element<'a>,
    number: Option<f64>,
}

/// Sets a chart below so many rows of a heading.
pub(super) fn set_chart(
    form: Form,
    elements: &[&Element<'_>],
    area: Area,
    page: Page,
    n_head: usize,
) -> Chart {
    let data = Data::of(elements);
    let unit = elements.iter().find(|e| e.part == Part::Unit);
    let mut under = unit.map_or_else(Vec::new, |unit| set(unit.source, area.frame(Role::Label, unit), page));
    // A chart that has no rows yet has its series.
    if form == Form::Stacked || data.rows.is_empty() {
        under.extend(glyphs::names(&data.series, glyphs::fill, area, page));
    }
    let room = usize::from(page.rows).saturating_sub(n_head + under.len());
    let draw = |room: usize| match form {
        Form::Bars => bars::blocks(&data, bars::How::Drawn, area, page, room),
        Form::Stacked => stacked::blocks(&data, area, page, room),
        Form::Lines => lines::blocks(&data, area, page, room),
    };
    if under.is_empty() {
        return Chart { under, blocks: draw(room) };
    }
    // A free row below the unit, on a low page where all has room besides; lines take all that there is.
    let blocks = draw(room.saturating_sub(1));
    let n_rows: usize = blocks.iter().map(|block| block.rows.len() + block.gap).sum();
    if usize::from(page.rows) < LOW && (form == Form::Lines || n_rows >= room) {
        return Chart { under, blocks: draw(room) };
    }
    under.push(Row::default());
    Chart { under, blocks }
}

impl<'a> Data<'a> {
    fn of(elements: &[&'a Element<'a>]) -> Self {
        let series = elements.iter().copied().filter(|e| matches!(e.part, Part::Series { .. })).collect();
        let of_rows =
            elements.iter().copied().filter(|e| matches!(e.part, Part::Category | Part::Quantity { .. }));
        let of_rows: Vec<&Element<'_>> = of_rows.collect();
        let row = |parts: &[&'a Element<'a>]| {
            let (label, values) = parts.split_first()?;
            let value = |element: &&'a Element<'a>| Value { element, number: number(element.source) };
            Some(DataRow { label, values: values.iter().map(value).collect() })
        };
        Self { series, rows: of_rows.chunk_by(|a, b| a.path == b.path).filter_map(row).collect() }
    }

    fn values(&self) -> impl Iterator<Item = &Value<'a>> {
        self.rows.iter().flat_map(|row| &row.values)
    }

    /// The least and the most of its values, nothing among them.
    fn extent(&self) -> (f64, f64) {
        let numbers = self.values().filter_map(|value| value.number);
        numbers.fold((0.0, 0.0), |(least, most): (f64, f64), n| (least.min(n), most.max(n)))
    }
}

/// The columns of an element's words in one line, with the marks of their notes.
fn columns(element: &Element<'_>, page: Page) -> usize {
    marked::columns(element.source, page)
}

/// What stands where a value is missing.
fn missing(frame: Frame, column: usize) -> Piece {
    Frame { role: Role::Muted, ..frame }.piece(column, "—".to_owned())
}

/// A share of so many cells, rounded: from nothing to all of them.
fn share(part: f64, whole: f64, cells: usize) -> usize {
    // Both may be near the largest number that there is.
    let ratio = if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 0.0 };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "from 0 to the cells of a page"
    )]
    let n = (ratio * cells as f64).round() as usize;
    n.min(cells)
}

/// The free rows between rows that take so many rows each: as many as there is room for, up to what the page has
/// elsewhere.
fn gap(n_rows: &[usize], least: usize, room: usize, page: Page) -> usize {
    let n_between = n_rows.len().saturating_sub(1);
    let fits = |gap: &usize| n_rows.iter().sum::<usize>() + gap * n_between <= room;
    (least..=spacing(page).max(least)).rev().find(fits).unwrap_or(least)
}

/// Blocks of these rows, with as much between them as there is room for.
fn spaced(rows: Vec<Vec<Row>>, least: usize, room: usize, page: Page) -> Vec<Block> {
    let n_rows: Vec<usize> = rows.iter().map(Vec::len).collect();
    let gap = gap(&n_rows, least, room, page);
    rows.into_iter().map(|rows| block(rows, gap)).collect()
}

#[cfg(test)]
mod tests;
