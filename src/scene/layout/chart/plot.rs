//! The drawing of lines: dots of braille, eight to a cell, and a mark at each value.

use super::{Area, Data, Value, glyphs, share};
use crate::deck::Element;
use crate::scene::galley::{Frame, Piece, Row};
use crate::scene::{Page, Role};

/// Where the points of a chart stand from left to right.
#[derive(Clone, Copy)]
pub(super) struct Across {
    /// The columns before the drawing: names of series, and the numbers at its side.
    pub(super) gutter: usize,
    /// The columns between two points.
    pub(super) apart: usize,
    /// The columns of the drawing.
    pub(super) cells: usize,
    pub(super) n_points: usize,
    /// Whether the numbers stand below the points.
    pub(super) is_table: bool,
}

impl Across {
    /// The columns of what stands below a point.
    pub(super) fn room_below(self) -> usize {
        self.apart.saturating_sub(1).max(1)
    }

    /// The column of a point, from the drawing's first.
    fn at(self, nth: usize) -> usize {
        if self.is_table {
            return self.apart * nth + middle(self.room_below());
        }
        nth * self.cells.saturating_sub(1) / self.n_points.saturating_sub(1).max(1)
    }
}

/// The column of so many at which what is one column wide stands when it is centred.
pub(super) fn middle(n_columns: usize) -> usize {
    n_columns.saturating_sub(1) / 2
}

/// A cell: dots of lines, or the mark of a value.
#[derive(Clone, Default)]
struct Cell<'a> {
    dots: u32,
    mark: Option<String>,
    /// The series, and the value whose line it is.
    of: Option<(usize, &'a Element<'a>)>,
}

/// The bits of the dots of a cell, from its top left (U+2800 and on).
const DOTS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// The values that are the most and the least.
pub(super) fn extremes<'d, 'a>(data: &'d Data<'a>) -> [Option<&'d Value<'a>>; 2] {
    let by =
        |a: &&Value<'_>, b: &&Value<'_>| a.number.partial_cmp(&b.number).unwrap_or(std::cmp::Ordering::Equal);
    let known = || data.values().filter(|value| value.number.is_some());
    [known().max_by(by), known().min_by(by)]
}

/// The drawing, with the most and the least at its side and a rule at nothing.
pub(super) fn drawn(data: &Data<'_>, across: Across, n_rows: usize, area: Area, page: Page) -> Vec<Row> {
    let [Some(most), Some(least)] = extremes(data) else { return Vec::new() };
    let (top, bottom) = (most.number.unwrap_or_default(), least.number.unwrap_or_default());
    // Halves: the distance of two numbers may be more than there are.
    let row_of = |n: f64, n_rows: usize| share(top / 2.0 - n / 2.0, top / 2.0 - bottom / 2.0, n_rows - 1);
    let plotted = plotted(data, across, n_rows, &row_of, page);
    let zero = (top > 0.0 && bottom < 0.0).then(|| row_of(0.0, n_rows));
    let column = area.column + across.gutter;
    let mut rows = Vec::new();
    for (nth, cells) in plotted.iter().enumerate() {
        let frame = area.frame(Role::Rule, most.element).aside(most.element);
        let mut pieces = Vec::new();
        let side = [(0, most), (n_rows - 1, least)].into_iter().find(|(row, _)| *row == nth);
        if let Some((_, value)) = side {
            let text = value.element.text();
            let at = (column - 2).checked_sub(page.policy.columns(&text)).unwrap_or(area.column);
            pieces.push(area.frame(Role::Muted, value.element).aside(value.element).piece(at, text));
        }
        pieces.push(Frame { step: 0, ..frame }.piece(column - 1, page.line("│", "|").to_owned()));
        let rule = (zero == Some(nth)).then_some(Frame { step: 0, ..frame });
        pieces.extend(pieced(cells, column, rule, area, page));
        rows.push(Row { pieces, ..Row::default() });
    }
    rows
}

/// The cells with the lines of all series in them, and then their marks.
fn plotted<'a>(
    data: &Data<'a>,
    across: Across,
    n_rows: usize,
    row_of: &dyn Fn(f64, usize) -> usize,
    page: Page,
) -> Vec<Vec<Cell<'a>>> {
    let mut cells = vec![vec![Cell::default(); across.cells]; n_rows];
    let n_series = data.rows.iter().map(|row| row.values.len()).max().unwrap_or(0);
    // The first is drawn last: over the others.
    for series in (0..n_series).rev() {
        let mut before: Option<(usize, usize)> = None;
        for (nth, row) in data.rows.iter().enumerate() {
            let Some((value, number)) = row.values.get(series).and_then(|v| Some((v, v.number?))) else {
                before = None;
                continue;
            };
            let here = (across.at(nth) * 2, row_of(number, n_rows * 4));
            for (x, y) in line(before.unwrap_or(here), here) {
                let cell = &mut cells[y / 4][x / 2];
                cell.dots |= DOTS[y % 4][x % 2];
                cell.of = Some((series, value.element));
            }
            before = Some(here);
        }
    }
    for series in 0..n_series {
        for (nth, row) in data.rows.iter().enumerate() {
            let Some((value, number)) = row.values.get(series).and_then(|v| Some((v, v.number?))) else {
                continue;
            };
            let cell = &mut cells[row_of(number, n_rows * 4) / 4][across.at(nth)];
            if cell.mark.is_none() {
                cell.mark = Some(glyphs::mark(series, page));
                cell.of = Some((series, value.element));
            }
        }
    }
    cells
}

/// The dots from one to another, both among them.
fn line((x0, y0): (usize, usize), (x1, y1): (usize, usize)) -> impl Iterator<Item = (usize, usize)> {
    let n_steps = x0.abs_diff(x1).max(y0.abs_diff(y1)).max(1);
    let between = move |from: usize, to: usize, step: usize| {
        let way = (from.abs_diff(to) * step + n_steps / 2) / n_steps;
        if to >= from { from + way } else { from - way }
    };
    (0..=n_steps).map(move |step| (between(x0, x1, step), between(y0, y1, step)))
}

/// A row of cells as runs, each of one value's line; where there is none, the rule, if there is one.
fn pieced(cells: &[Cell<'_>], column: usize, rule: Option<Frame>, area: Area, page: Page) -> Vec<Piece> {
    let of = |cell: &Cell<'_>| cell.of.map(|(series, element)| (series, element.idx));
    let (mut pieces, mut at) = (Vec::new(), column);
    for run in cells.chunk_by(|a, b| of(a) == of(b)) {
        let start = at;
        at += run.len();
        let frame = match run[0].of {
            Some((series, element)) => Some(area.frame(glyphs::role(series), element).aside(element)),
            None => rule,
        };
        let Some(frame) = frame else { continue };
        let text: String = run.iter().map(|cell| drawn_cell(cell, page)).collect();
        pieces.push(frame.piece(start, text));
    }
    pieces
}

fn drawn_cell(cell: &Cell<'_>, page: Page) -> String {
    let dots = || char::from_u32(0x2800 + cell.dots).filter(|_| cell.dots > 0).map(String::from);
    cell.mark.clone().or_else(dots).unwrap_or_else(|| page.line("─", "-").to_owned())
}
