//! Tables of a PDF, by how its lines stand: cells beside each other, far apart, and row under row. (A page itself says
//! nothing of tables; its program may have set them row by row, column by column, or each cell by itself.)
//!
//! Columns of text stand beside each other too: they are near, and their lines are long.

use super::Line;
use std::collections::HashMap;

/// Words this far from each other, in characters of Chinese, are of two cells.
const CELL_GAP: f32 = 0.9;
/// Half of the cells of a table are this far from the next at least, and no wider than that.
const TABLE_GAP: f32 = 2.5;
const MAX_CELL: f32 = 10.0;
/// Cells of a column whose edges or middles are no more apart than this stand under each other.
const ALIGNED: f32 = 1.0;
/// A row is of the table of the one above it, so far below it at most, in its height.
const ROW_GAP: f32 = 2.5;

/// A row: its lines from left to right, and the edges of its cells with the width of a character in each.
struct Row {
    lines: Vec<usize>,
    cells: Vec<(f32, f32, f32)>,
    page: usize,
    top: f32,
    bottom: f32,
}

/// The tables of a PDF.
pub(super) struct Tables {
    /// Whether each line is in one.
    pub(super) is_in: Vec<bool>,
    /// By the first of its lines that the page sets, a table's rows, of each its lines from left to right.
    rows: HashMap<usize, Vec<Vec<usize>>>,
}

impl Tables {
    /// Finds them; `heads` are no part of any.
    pub(super) fn of(all: &[Line], heads: &[bool]) -> Self {
        let mut found = Self { is_in: vec![false; all.len()], rows: HashMap::new() };
        let mut run: Vec<Row> = Vec::new();
        for row in rows(all, heads) {
            if run.last().is_some_and(|above| !goes_on(above, &row)) {
                found.add(&mut run);
            }
            run.push(row);
        }
        found.add(&mut run);
        found
    }

    /// The rows of the table whose first line is this one.
    pub(super) fn rows_at(&mut self, line: usize) -> impl Iterator<Item = Vec<usize>> {
        self.rows.remove(&line).into_iter().flatten()
    }

    fn add(&mut self, run: &mut Vec<Row>) {
        let rows = std::mem::take(run);
        if !is_table(&rows) {
            return;
        }
        let rows: Vec<Vec<usize>> = rows.into_iter().map(|row| row.lines).collect();
        rows.iter().flatten().for_each(|i| self.is_in[*i] = true);
        let first = rows.iter().flatten().copied().min();
        self.rows.extend(first.map(|first| (first, rows)));
    }
}

/// The text of a line of a row: its cells, parted as in a row of any other format.
pub(super) fn row_text(line: &Line) -> String {
    let mut text = String::new();
    let mut before: Option<(f32, usize)> = None;
    let gap = CELL_GAP * em(line);
    for (left, right, start) in &line.words {
        if let Some((end, from)) = before {
            let is_cell = left - end >= gap;
            text += line.text.get(from..*start).unwrap_or_default().trim_end();
            text += if is_cell { "\u{3000}" } else { spacing(&line.text, *start) };
        }
        before = Some((*right, *start));
    }
    text + before.and_then(|(_, from)| line.text.get(from..)).unwrap_or(&line.text)
}

/// The width of a character of Chinese in the words of a line, without what is between them.
fn em(line: &Line) -> f32 {
    let width: f32 = line.words.iter().map(|(left, right, _)| right - left).sum();
    let text: String = line.text.split_whitespace().collect();
    super::em(&text, width)
}

/// The space in front of a word, if there is one.
fn spacing(text: &str, start: usize) -> &str {
    if text.get(..start).is_some_and(|before| before.ends_with(' ')) { " " } else { "" }
}

/// The lines that stand beside each other, from the top of the first page on.
fn rows(all: &[Line], heads: &[bool]) -> Vec<Row> {
    let middle = |line: &Line| f32::midpoint(line.top, line.bottom);
    let mut order: Vec<usize> = (0..all.len()).filter(|i| !heads[*i]).collect();
    let key = |a: &Line, b: &Line| a.page.cmp(&b.page).then(middle(a).total_cmp(&middle(b)));
    order.sort_by(|a, b| key(&all[*a], &all[*b]));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for i in order {
        let is_beside = |row: &&mut Vec<usize>| {
            let first = &all[row[0]];
            first.page == all[i].page && middle(&all[i]) - middle(first) < first.height() / 2.0
        };
        match rows.last_mut().filter(is_beside) {
            Some(row) => row.push(i),
            None => rows.push(vec![i]),
        }
    }
    rows.into_iter().map(|lines| row(all, lines)).collect()
}

fn row(all: &[Line], mut lines: Vec<usize>) -> Row {
    lines.sort_by(|a, b| all[*a].left.total_cmp(&all[*b].left));
    let mut cells: Vec<(f32, f32, f32)> = Vec::new();
    for line in lines.iter().map(|i| &all[*i]) {
        let em = em(line);
        for (left, right, _) in &line.words {
            match cells.last_mut() {
                Some(cell) if left - cell.1 < CELL_GAP * em => cell.1 = cell.1.max(*right),
                _ => cells.push((*left, *right, em)),
            }
        }
    }
    let top = lines.iter().map(|i| all[*i].top).fold(f32::MAX, f32::min);
    let bottom = lines.iter().map(|i| all[*i].bottom).fold(0.0, f32::max);
    Row { page: all[lines[0]].page, lines, cells, top, bottom }
}

/// Whether a row stands under another one as in a table.
fn goes_on(above: &Row, row: &Row) -> bool {
    let is_under = |a: &(f32, f32, f32), b: &(f32, f32, f32)| {
        let near = |x: f32, y: f32| (x - y).abs() < ALIGNED * a.2.max(b.2);
        near(a.0, b.0) || near(a.1, b.1) || near(f32::midpoint(a.0, a.1), f32::midpoint(b.0, b.1))
    };
    let n_aligned = row.cells.iter().filter(|cell| above.cells.iter().any(|a| is_under(a, cell))).count();
    above.page == row.page && row.top - above.bottom < ROW_GAP * (row.bottom - row.top) && n_aligned >= 2
}

/// Whether rows are a table.
fn is_table(rows: &[Row]) -> bool {
    let mut widths: Vec<f32> =
        rows.iter().flat_map(|row| &row.cells).map(|(left, right, em)| (right - left) / em).collect();
    let mut gaps: Vec<f32> = rows
        .iter()
        .flat_map(|row| row.cells.windows(2))
        .map(|two| (two[1].0 - two[0].1) / two[0].2)
        .collect();
    rows.len() >= 2
        && median(&mut gaps).is_some_and(|gap| gap >= TABLE_GAP)
        && median(&mut widths).is_some_and(|width| width <= MAX_CELL)
}

fn median(values: &mut [f32]) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}
