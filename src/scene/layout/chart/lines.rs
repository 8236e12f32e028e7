//! Lines: a series a line over the rows from left to right, drawn in braille, a mark at each value; below it the numbers,
//! each under its point where there is room, or else a row each.

use super::plot::{self, Across};
use super::{Area, Data, DataRow, Value, bars, columns, glyphs, missing};
use crate::scene::galley::{Align, Block, Frame, Row, beside, set};
use crate::scene::layout::block;
use crate::scene::{Page, Role};

/// Fewer cells are no drawing.
const MIN_CELLS: (usize, usize) = (16, 4);
/// The most rows of one.
const MAX_ROWS: usize = 20;
/// The widest that points stand apart where their numbers stand below them.
const MAX_APART: usize = 18;

/// Sets a chart of lines: what is drawn, and the numbers.
pub(super) fn blocks(data: &Data<'_>, area: Area, page: Page, room: usize) -> Vec<Block> {
    let across = across(data, area, page);
    let numbers = if across.is_table {
        vec![block(table(data, across, area, page), 0)]
    } else {
        list(data, area, page).unwrap_or_else(|| bars::blocks(data, bars::How::Numbers, area, page, 0))
    };
    let n_numbers: usize = numbers.iter().map(|block| block.rows.len() + block.gap).sum();
    // Beside its numbers where they fit on a screen with it, or else on a screen of its own.
    let n_free = room.saturating_sub(n_numbers + 1);
    let n_rows = (if n_free >= MIN_CELLS.1 { n_free } else { room }).min(MAX_ROWS).min(across.cells / 2);
    let has_room = across.cells >= MIN_CELLS.0 && n_rows >= MIN_CELLS.1;
    let values = data.values().filter(|value| value.number.is_some()).count();
    let drawing = (has_room && values > 0).then(|| block(plot::drawn(data, across, n_rows, area, page), 0));
    let gap = usize::from(drawing.is_some());
    let mut blocks: Vec<Block> = drawing.into_iter().chain(numbers).collect();
    if let Some(first) = blocks.get_mut(1) {
        first.gap = first.gap.max(gap);
    }
    blocks
}

fn across(data: &Data<'_>, area: Area, page: Page) -> Across {
    let n_points = data.rows.len();
    let names = data.series.iter().map(|name| columns(name, page) + 2).max().unwrap_or(0);
    let at_side = plot::extremes(data)
        .into_iter()
        .flatten()
        .map(|value| columns(value.element, page))
        .max()
        .unwrap_or(0);
    let widest = |row: &DataRow<'_>| {
        let values = row.values.iter().map(|value| columns(value.element, page));
        values.chain([columns(row.label, page)]).max().unwrap_or(0)
    };
    let apart = data.rows.iter().map(widest).max().unwrap_or(0).max(1) + 2;
    let gutter = names.max(at_side) + 2;
    if n_points > 0 && gutter * 2 <= area.room && gutter + apart * n_points <= area.room {
        let apart = ((area.room - gutter) / n_points).min(apart.max(MAX_APART));
        return Across { gutter, apart, cells: apart * n_points, n_points, is_table: true };
    }
    let gutter = at_side + 2;
    Across { gutter, apart: 1, cells: area.room.saturating_sub(gutter), n_points, is_table: false }
}

/// The labels, and a row a series, each number under its point.
fn table(data: &Data<'_>, across: Across, area: Area, page: Page) -> Vec<Row> {
    let under = |nth: usize| Area {
        column: area.column + across.gutter + across.apart * nth,
        room: across.room_below(),
        ..area
    };
    let centred = |frame: Frame| Frame { align: Align::Centre, ..frame };
    let labels = data.rows.iter().enumerate();
    let labels =
        labels.map(|(n, row)| set(row.label.source, centred(under(n).frame(Role::Label, row.label)), page));
    let mut rows = beside(labels.collect());
    for series in 0..n_series(data) {
        let name = data.series.get(series).map_or_else(Vec::new, |name| {
            glyphs::flow(
                &[(series, name, Role::Label)],
                glyphs::mark,
                Area { room: across.gutter, ..area },
                page,
            )
        });
        let number = |(n, row): (usize, &DataRow<'_>)| {
            let Some(value) = row.values.get(series) else { return Vec::new() };
            let frame = centred(under(n).frame(Role::Figure, value.element));
            number_or_dash(value, frame, frame.column + plot::middle(frame.room), page)
        };
        let numbers = data.rows.iter().enumerate().map(number);
        rows.extend(beside(std::iter::once(name).chain(numbers).collect()));
    }
    rows
}

/// Between two columns of numbers.
const GAP: usize = 2;

/// A row of the chart in a row, below the names of the series; none where they are too many for the room.
fn list(data: &Data<'_>, area: Area, page: Page) -> Option<Vec<Block>> {
    let label = data.rows.iter().map(|row| columns(row.label, page)).max().unwrap_or(0).max(1);
    let number = |series: usize| {
        let numbers = data.rows.iter().filter_map(|row| row.values.get(series));
        let name = data.series.get(series).map_or(0, |name| columns(name, page) + 2);
        numbers.map(|value| columns(value.element, page)).max().unwrap_or(0).max(name).max(1)
    };
    let widths: Vec<usize> = (0..n_series(data)).map(number).collect();
    let (mut frames, mut column) = (Vec::new(), area.column + label);
    for width in &widths {
        column += GAP;
        frames.push(Area { column, room: *width, ..area });
        column += width;
    }
    if column > area.column + area.room {
        return None;
    }
    let names = data.series.iter().zip(&frames).enumerate();
    let names = names.map(|(series, (name, at))| {
        let at = at.last(columns(name, page) + 2);
        glyphs::flow(&[(series, name, Role::Label)], glyphs::mark, at, page)
    });
    let row = |row: &DataRow<'_>| {
        let label = set(row.label.source, Area { room: label, ..area }.frame(Role::Label, row.label), page);
        let numbers = row.values.iter().zip(&frames).map(|(value, at)| {
            let frame = Frame { align: Align::Right, ..at.frame(Role::Figure, value.element) };
            number_or_dash(value, frame, frame.column + frame.room - 1, page)
        });
        block(beside(std::iter::once(label).chain(numbers).collect()), 0)
    };
    let head = Block { keep_with_next: true, ..block(beside(names.collect()), 0) };
    Some(
        std::iter::once(head).filter(|head| !head.rows.is_empty()).chain(data.rows.iter().map(row)).collect(),
    )
}

/// A value's number, or a dash at a column where it is missing.
fn number_or_dash(value: &Value<'_>, frame: Frame, column: usize, page: Page) -> Vec<Row> {
    let number = set(value.element.source, frame, page);
    if number.is_empty() {
        return vec![Row { pieces: vec![missing(frame.behind(&[]), column)], ..Row::default() }];
    }
    number
}

/// How many series there are.
fn n_series(data: &Data<'_>) -> usize {
    data.rows.iter().map(|row| row.values.len()).max().unwrap_or(0)
}
