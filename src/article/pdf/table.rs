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

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &[(f32, f32, &str)], top: f32, bottom: f32) -> Line {
        let (mut text, mut places) = (String::new(), Vec::new());
        for (left, right, word) in words {
            places.push((*left, *right, text.len()));
            text += word;
        }
        Line {
            page: 1,
            block: 1,
            left: words[0].0,
            right: words[words.len() - 1].1,
            top,
            bottom,
            text,
            words: places,
            is_edge: false,
        }
    }

    #[test]
    fn words_far_apart_are_cells() {
        for (words, expected) in [
            (&[(0.0, 30.0, "新碼頭"), (39.0, 59.0, "吊機")][..], "新碼頭\u{3000}吊機"),
            (&[(0.0, 30.0, "新碼頭"), (38.9, 58.9, "吊機")], "新碼頭吊機"),
            (&[(0.0, 30.0, "新碼頭 "), (35.0, 55.0, "吊機")], "新碼頭 吊機"),
            (&[(0.0, 30.0, "新碼頭 "), (40.0, 60.0, "吊機 "), (62.0, 72.0, "甲")], "新碼頭\u{3000}吊機 甲"),
            (&[(0.0, 30.0, "新碼頭")], "新碼頭"),
        ] {
            assert_eq!(row_text(&line(words, 0.0, 10.0)), expected);
        }
        let bare = Line { words: vec![], ..line(&[(0.0, 30.0, "新碼頭")], 0.0, 10.0) };
        assert_eq!(row_text(&bare), "新碼頭");
    }

    #[test]
    fn lines_whose_middles_are_half_a_line_apart_stand_beside_each_other() {
        let at = |left: f32, top: f32, page: usize| Line {
            page,
            ..line(&[(left, left + 20.0, "吊機")], top, top + 10.0)
        };
        for (top, page, n_rows) in [(0.0, 1, 1), (4.9, 1, 1), (5.0, 1, 2), (12.0, 1, 2), (0.0, 2, 2)] {
            let all = [at(100.0, 0.0, 1), at(0.0, top, page)];
            let found = rows(&all, &[false, false]);
            assert_eq!(found.len(), n_rows, "{top} {page}");
            if n_rows == 1 {
                let row = &found[0];
                assert_eq!((row.lines.as_slice(), row.top, row.bottom), (&[1, 0][..], 0.0, top + 10.0));
                assert_eq!(row.cells, [(0.0, 20.0, 10.0), (100.0, 120.0, 10.0)]);
            }
        }
        let all = [at(100.0, 0.0, 1), at(0.0, 0.0, 1)];
        assert_eq!(rows(&all, &[false, true])[0].lines, [0], "a head is in no row");
        let near = [
            line(&[(0.0, 20.0, "吊機"), (28.9, 48.9, "吊機")], 0.0, 10.0),
            line(&[(57.9, 77.9, "吊機")], 0.0, 10.0),
        ];
        assert_eq!(rows(&near, &[false; 2])[0].cells, [(0.0, 48.9, 10.0), (57.9, 77.9, 10.0)]);
    }

    fn row_of(cells: &[(f32, f32)], top: f32, page: usize) -> Row {
        let cells = cells.iter().map(|(left, right)| (*left, *right, 10.0)).collect();
        Row { lines: vec![0], cells, page, top, bottom: top + 10.0 }
    }

    #[test]
    fn a_row_goes_on_under_one_whose_cells_stand_over_two_of_its_own() {
        let above = row_of(&[(0.0, 40.0), (100.0, 140.0), (200.0, 240.0)], 0.0, 1);
        for (cells, top, page, expected) in [
            (&[(0.0, 40.0), (100.0, 140.0)][..], 20.0, 1, true),
            (&[(0.0, 40.0), (100.0, 140.0)], 20.0, 2, false),
            (&[(0.0, 40.0), (100.0, 140.0)], 34.9, 1, true),
            (&[(0.0, 40.0), (100.0, 140.0)], 35.0, 1, false),
            (&[(0.0, 40.0)], 20.0, 1, false),
            (&[(0.0, 40.0), (60.0, 90.0)], 20.0, 1, false),
            // By their left edges, their right edges or their middles.
            (&[(0.0, 20.0), (109.9, 120.0)], 20.0, 1, true),
            (&[(0.0, 20.0), (110.0, 150.1)], 20.0, 1, false),
            (&[(0.0, 40.0), (120.0, 149.9)], 20.0, 1, true),
            (&[(0.0, 40.0), (130.0, 150.0)], 20.0, 1, false),
            (&[(0.0, 40.0), (119.0, 139.8)], 20.0, 1, true),
            (&[(0.0, 40.0), (115.0, 125.0)], 20.0, 1, true),
            (&[(0.0, 40.0), (120.0, 126.0)], 20.0, 1, true),
            (&[(0.0, 40.0), (125.0, 129.0)], 20.0, 1, true),
            (&[(0.0, 40.0), (128.0, 129.9)], 20.0, 1, true),
            (&[(0.0, 40.0), (129.0, 129.9)], 20.0, 1, true),
            (&[(0.0, 40.0), (111.0, 129.0)], 20.0, 1, true),
            (&[(0.0, 40.0), (129.9, 130.0)], 20.0, 1, true),
        ] {
            assert_eq!(goes_on(&above, &row_of(cells, top, page)), expected, "{cells:?} {top} {page}");
        }
    }

    #[test]
    fn a_table_has_two_rows_of_short_cells_far_apart() {
        for (gap, width, n_rows, expected) in [
            (25.0, 40.0, 2_u8, true),
            (25.0, 40.0, 1, false),
            (24.9, 40.0, 2, false),
            (25.0, 100.0, 2, true),
            (25.0, 100.1, 2, false),
        ] {
            let cells = [(0.0, width), (width + gap, width * 2.0 + gap)];
            let rows: Vec<Row> = (0..n_rows).map(|i| row_of(&cells, 20.0 * f32::from(i), 1)).collect();
            assert_eq!(is_table(&rows), expected, "{gap} {width} {n_rows}");
        }
        assert_eq!(
            (median(&mut [3.0, 1.0, 2.0]), median(&mut [4.0, 1.0]), median(&mut [])),
            (Some(2.0), Some(4.0), None)
        );
        let column: Vec<Row> = (0..2_u8).map(|i| row_of(&[(0.0, 40.0)], 20.0 * f32::from(i), 1)).collect();
        assert!(!is_table(&column), "one cell in a row");
    }
}
