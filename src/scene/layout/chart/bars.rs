//! Bars from left to right: a label, the number, and the bar, from one line where nothing is.

use super::{Area, Data, DataRow, Value, columns, glyphs, missing, share, spaced};
use crate::deck::Element;
use crate::scene::galley::{Align, Block, Frame, Row, beside, set};
use crate::scene::{Page, Role};

/// Between a label, a number and a bar.
const GAP: usize = 2;
/// Fewer cells are no bar.
const MIN_BAR: usize = 8;
/// Rows of a page from which on bars may be two rows high.
const HIGH: usize = 30;

/// Whether bars are drawn, or there are only the numbers, below another drawing of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Drawn,
    Numbers,
}

/// Where things stand: labels, numbers at the right of their column, bars.
#[derive(Clone, Copy)]
struct Grid {
    /// The labels stand above the numbers, not beside them.
    is_stacked: bool,
    label: Area,
    value: Area,
    /// None where there is no room for bars.
    bars: Option<Bars>,
}

/// The cells of bars: those for what is less than nothing, the line, and those for what is more.
#[derive(Clone, Copy)]
struct Bars {
    column: usize,
    below: usize,
    above: usize,
    /// What as many cells stand for as there are on the longer side.
    scale: f64,
    /// The cells of that.
    cells: usize,
}

/// Sets bars, a block a row of the chart.
pub(super) fn blocks(data: &Data<'_>, how: How, area: Area, page: Page, room: usize) -> Vec<Block> {
    let is_grouped = !data.series.is_empty();
    let labels: Vec<&Element<'_>> =
        if is_grouped { data.series.clone() } else { data.rows.iter().map(|row| row.label).collect() };
    let inner = if is_grouped && area.room > 24 { area.indented(2) } else { area };
    let grid = grid(data, &labels, how, inner, page);
    let set_all = |n_high: usize| -> Vec<Vec<Row>> {
        let group = |row: &DataRow<'_>| {
            let mut rows = Vec::new();
            if is_grouped {
                rows.extend(set(row.label.source, area.frame(Role::Strong, row.label), page));
            }
            for (series, value) in row.values.iter().enumerate() {
                let name = if is_grouped { data.series.get(series).copied() } else { Some(row.label) };
                rows.extend(bar(series, name, *value, n_high, grid, page));
            }
            rows
        };
        data.rows.iter().map(group).collect()
    };
    let least = if is_grouped { area.gap } else { 0 };
    if usize::from(page.rows) >= HIGH && grid.bars.is_some() {
        let high = set_all(2);
        let n_rows: usize = high.iter().map(|rows| rows.len() + 1).sum();
        if n_rows <= room + 1 {
            return spaced(high, 1, room, page);
        }
    }
    spaced(set_all(1), least, room, page)
}

fn grid(data: &Data<'_>, labels: &[&Element<'_>], how: How, area: Area, page: Page) -> Grid {
    let widest = |elements: &mut dyn Iterator<Item = &Element<'_>>| {
        elements.map(|element| columns(element, page)).max().unwrap_or(0).max(1)
    };
    let value = widest(&mut data.values().map(|value| value.element));
    let label = widest(&mut labels.iter().copied()).min((area.room * 2 / 5).max(1));
    let least = value + GAP + if how == How::Drawn { MIN_BAR } else { 0 };
    let is_stacked = label + GAP + least > area.room;
    let label = if is_stacked { area } else { Area { room: label, ..area } };
    let rest = if is_stacked { area } else { area.indented(label.room + GAP) };
    let value = Area { room: value.min(rest.room), ..rest };
    let cells = rest.room.saturating_sub(value.room + GAP);
    let bars = (how == How::Drawn && cells >= MIN_BAR / 2)
        .then(|| bars(data, value.column + value.room + GAP, cells));
    Grid { is_stacked, label, value, bars }
}

fn bars(data: &Data<'_>, column: usize, cells: usize) -> Bars {
    let (least, most) = data.extent();
    if least >= 0.0 {
        return Bars { column, below: 0, above: cells, scale: most, cells };
    }
    // One cell is the line. Halves, as the sum of the two may be more than there are numbers.
    let cells = cells - 1;
    let below = share(-least / 2.0, most / 2.0 - least / 2.0, cells).clamp(1, cells.max(2) - 1);
    let above = cells - below;
    // One scale for both sides: that of the side with less room for what it has.
    let is_by_below = -least / to_f64(below) >= most / to_f64(above.max(1));
    let (scale, cells) = if is_by_below { (-least, below) } else { (most, above) };
    Bars { column, below, above, scale, cells }
}

fn to_f64(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}

/// A value's rows: its name, its number, its bar.
fn bar(
    series: usize,
    name: Option<&Element<'_>>,
    value: Value<'_>,
    n_high: usize,
    grid: Grid,
    page: Page,
) -> Vec<Row> {
    let step = value.element.step;
    let name = name.map_or_else(Vec::new, |name| {
        set(name.source, Frame { step, ..grid.label.frame(Role::Label, name) }, page)
    });
    let frame = Frame { align: Align::Right, ..grid.value.frame(Role::Figure, value.element) };
    let mut number = set(value.element.source, frame, page);
    let behind = frame.behind(&number);
    if number.is_empty() {
        let dash = missing(behind, grid.value.column + grid.value.room.saturating_sub(1));
        number.push(Row { pieces: vec![dash], ..Row::default() });
    }
    let drawn: Vec<Row> = grid.bars.map_or_else(Vec::new, |bars| {
        let row = Row { pieces: drawn(series, value, bars, behind, page), ..Row::default() };
        vec![row; n_high]
    });
    if grid.is_stacked {
        name.into_iter().chain(beside(vec![number, drawn])).collect()
    } else {
        beside(vec![name, number, drawn])
    }
}

/// The pieces of a bar: the line at nothing, and what stands at one of its sides.
fn drawn(
    series: usize,
    value: Value<'_>,
    bars: Bars,
    frame: Frame,
    page: Page,
) -> Vec<crate::scene::galley::Piece> {
    let mut pieces = Vec::new();
    let axis = bars.column + bars.below;
    let bar = Frame { role: glyphs::role(series), ..frame };
    let length = |n: f64, most: usize| share(n, bars.scale, bars.cells * 8).min(most * 8).max(1);
    match value.number {
        Some(n) if n < 0.0 => {
            let text = backwards(length(-n, bars.below), series, page);
            pieces.push(bar.piece(axis - page.policy.columns(&text), text));
        }
        _ => {}
    }
    let line = page.line("│", "|");
    if bars.below > 0 {
        pieces.push(Frame { role: Role::Rule, ..frame }.piece(axis, line.to_owned()));
    }
    match value.number {
        Some(n) if n > 0.0 => {
            let column = axis + usize::from(bars.below > 0);
            pieces.push(bar.piece(column, forwards(length(n, bars.above), series, page)));
        }
        // Nothing is told apart from what is not known.
        Some(0.0) if bars.below == 0 => pieces.push(bar.piece(axis, page.line("▏", "|").to_owned())),
        _ => {}
    }
    pieces
}

/// A bar of so many eighths of a cell from left to right. Patterns have no eighths.
fn forwards(eighths: usize, series: usize, page: Page) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let fill = glyphs::fill(series, page);
    if fill == "█" {
        return fill.repeat(eighths / 8) + PARTS[eighths % 8];
    }
    fill.repeat(((eighths + 4) / 8).max(1))
}

/// A bar of so many eighths of a cell from right to left: of such there is half a cell.
fn backwards(eighths: usize, series: usize, page: Page) -> String {
    let fill = glyphs::fill(series, page);
    if fill == "█" {
        let halves = ((eighths + 2) / 4).max(1);
        return if halves % 2 == 1 {
            format!("▐{}", fill.repeat(halves / 2))
        } else {
            fill.repeat(halves / 2)
        };
    }
    fill.repeat(((eighths + 4) / 8).max(1))
}
