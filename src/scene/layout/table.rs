//! Tables: columns weighted by their cells, numbers under each other by their points; on a narrow page a row's cells
//! below each other.

mod number;

use super::{Area, block, spacing};
use crate::deck::Element;
use crate::scene::galley::{Align, Block, Frame, Row, beside, set};
use crate::scene::{Page, Role, marked};
use crate::text::inline::{self, Inlined};
use crate::text::{Measure, boundaries, slice, wrap};
use number::Number;

/// Between two columns.
const GAP: usize = 2;
/// A column is not narrowed below this.
const MIN_CELL: usize = 6;
/// The widest name of a column that is kept on two lines at most.
const MAX_NAME: usize = 24;

/// A table as it is set.
#[derive(Default)]
pub(super) struct Table {
    /// The names of its columns and the rule below them.
    pub(super) head: Vec<Row>,
    /// Its other rows.
    pub(super) rows: Vec<Block>,
}

/// A column: what it takes at least, what it takes for no word or date of it to be cut, and at most, what it gets, and
/// how far its numbers reach before and behind their points, if all of its cells are numbers.
#[derive(Clone, Copy, Default)]
struct Column {
    /// Its name, in one line, where that is not too long for it.
    name: usize,
    least: usize,
    whole: usize,
    most: usize,
    width: usize,
    number: Option<Number>,
}

/// Sets a table below so many rows of a heading.
pub(super) fn set_table(elements: &[&Element<'_>], area: Area, page: Page, n_head: usize) -> Table {
    // The cells of a row share its path.
    let rows: Vec<&[&Element<'_>]> = elements.chunk_by(|a, b| a.path == b.path).collect();
    let Some(columns) = columns(&rows, area.room, page) else {
        return Table { head: Vec::new(), rows: stacked(&rows, area, page) };
    };
    let Some((names, rows)) = rows.split_first() else { return Table::default() };
    let head = head(names, &columns, area, page);
    let rows = rows.iter().map(|row| set_row(row, &columns, Role::Text, area, page));
    let rows: Vec<Vec<Row>> = rows.collect();
    let gap = gap(&rows, usize::from(page.rows).saturating_sub(n_head + head.len()), area, page);
    Table { head, rows: rows.into_iter().map(|rows| block(rows, gap)).collect() }
}

/// The free rows between rows: half of what other slides have; rows of several lines are always told apart.
fn gap(rows: &[Vec<Row>], room: usize, area: Area, page: Page) -> usize {
    let n_rows: usize = rows.iter().map(Vec::len).sum();
    let has_several = rows.iter().any(|row| row.len() > 1);
    let least = if has_several { area.gap } else { 0 };
    let fits = |gap: &usize| n_rows + gap * rows.len().saturating_sub(1) <= room;
    (least..=least.max(spacing(page) / 2)).rev().find(fits).unwrap_or(least)
}

/// The names of the columns, and a rule.
fn head(names: &[&Element<'_>], columns: &[Column], area: Area, page: Page) -> Vec<Row> {
    let mut rows = set_row(names, columns, Role::Strong, area, page);
    if let Some(last) = names.last() {
        let n_columns =
            columns.iter().map(|c| c.width).sum::<usize>() + GAP * columns.len().saturating_sub(1);
        let frame = area.frame(Role::Rule, last).behind(&rows);
        rows.push(Row {
            pieces: vec![frame.piece(area.column, page.line("─", "-").repeat(n_columns))],
            ..Row::default()
        });
    }
    rows
}

fn set_row(cells: &[&Element<'_>], columns: &[Column], role: Role, area: Area, page: Page) -> Vec<Row> {
    let mut at = area.column;
    let set_cell = |(cell, column): (&&Element<'_>, &Column)| {
        let frame = Frame { column: at, room: column.width.max(1), ..area.frame(role, cell) };
        at += column.width + GAP;
        match column.number {
            // The name of a column of numbers ends with them.
            Some(_) if role == Role::Strong => set(cell.source, Frame { align: Align::Right, ..frame }, page),
            Some(longest) => set(cell.source, under_point(cell, longest, frame, page), page),
            None => set(cell.source, frame, page),
        }
    };
    beside(cells.iter().zip(columns).map(set_cell).collect())
}

/// The frame of a number at the right of its column, its point under those of the others.
fn under_point(cell: &Element<'_>, longest: Number, frame: Frame, page: Page) -> Frame {
    let number = number(&inline::shown(cell.source), page).unwrap_or_default();
    let at_right = frame.room.saturating_sub(longest.before + longest.behind);
    let n_before = at_right + longest.before.saturating_sub(number.before);
    Frame { column: frame.column + n_before, room: frame.room.saturating_sub(n_before).max(1), ..frame }
}

/// The words of a cell that is a number: what marks of notes they have are behind it.
fn number(words: &Inlined, page: Page) -> Option<Number> {
    let number = Number::read(&words.text, page.policy)?;
    let n_marks = marked::columns_of(words, page).saturating_sub(page.policy.columns(&words.text));
    Some(Number { behind: number.behind + n_marks, ..number })
}

/// The columns with their widths; none where they are too many for the room.
fn columns(rows: &[&[&Element<'_>]], room: usize, page: Page) -> Option<Vec<Column>> {
    let n_columns = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let measure = |n: usize| {
        let (names, rows) = rows.split_first()?;
        Some(column(names.get(n).copied(), rows.iter().filter_map(|row| row.get(n).copied()), page))
    };
    let mut columns: Vec<Column> = (0..n_columns).filter_map(measure).collect();
    let room = room.checked_sub(GAP * n_columns.saturating_sub(1))?;
    // Words and dates stay whole where there is room for all of them.
    let whole: Vec<Column> = columns.iter().map(|c| Column { least: c.least.max(c.whole), ..*c }).collect();
    if whole.iter().map(|c| c.least).sum::<usize>() <= room {
        columns = whole;
    }
    // Names stay on a line where that leaves a quarter of the room for the cells.
    let named: Vec<Column> = columns.iter().map(|c| Column { least: c.least.max(c.name), ..*c }).collect();
    if named.iter().map(|c| c.least).sum::<usize>() * 4 <= room * 3 {
        columns = named;
    }
    share(&mut columns, room).then_some(columns)
}

/// What a column takes, by the name above it and its cells.
fn column<'a>(
    name: Option<&Element<'_>>,
    cells: impl Iterator<Item = &'a Element<'a>>,
    page: Page,
) -> Column {
    let mut column = name.map_or_else(Column::default, |name| named(name, page));
    let (mut longest, mut is_of_numbers, mut n_numbers) = (Number::default(), true, 0);
    for cell in cells {
        let words = inline::shown(cell.source);
        column.most = column.most.max(marked::columns_of(&words, page));
        column.whole = column.whole.max(longest_piece(&words.text, page));
        if let Some(number) = number(&words, page) {
            longest = longest.max(number);
            n_numbers += 1;
        } else {
            is_of_numbers &= words.text.trim().is_empty();
        }
    }
    if is_of_numbers && n_numbers > 0 {
        column.number = Some(longest);
        column.least = column.least.max(longest.before + longest.behind);
        column.most = column.most.max(column.least);
    }
    column.least = column.least.max(MIN_CELL).min(column.most);
    column.whole = column.whole.min(column.most);
    column
}

/// A column by its name, which is kept on two lines where it is not too long for that.
fn named(name: &Element<'_>, page: Page) -> Column {
    let words = inline::shown(name.source);
    let most = marked::columns_of(&words, page);
    let is_on_two = |room: &usize| wrap(&words.text, *room, page.setting(Measure::Body)).len() <= 2;
    let half = most.div_ceil(2);
    let on_two = if most <= MAX_NAME { (half..most).find(is_on_two) } else { None };
    let least = on_two.unwrap_or_else(|| half.min(MAX_NAME / 2));
    Column { least, most, name: if most <= MAX_NAME { most } else { 0 }, ..Column::default() }
}

/// The columns of the longest piece of a cell's words that no line breaks, a word or a date; none where it is longer than names are.
fn longest_piece(text: &str, page: Page) -> usize {
    let ends = boundaries(text, page.lang, page.strictness);
    let ends = ends.iter().filter(|boundary| boundary.rule.is_none()).map(|boundary| boundary.at);
    let mut start = 0;
    let pieces = ends.chain([text.len()]).map(|end| {
        let piece = slice(text, std::mem::replace(&mut start, end)..end);
        page.policy.columns(piece.trim_end())
    });
    pieces.filter(|&columns| columns <= MAX_NAME).max().unwrap_or(0)
}

/// Gives each column what it takes at least, and of the rest in proportion to what it would take more: the automatic
/// table layout of CSS 2.1 (17.5.2.2). Gives false where there is not even room for the least.
fn share(columns: &mut [Column], room: usize) -> bool {
    let least: usize = columns.iter().map(|c| c.least).sum();
    let more: usize = columns.iter().map(|c| c.most - c.least).sum();
    let Some(rest) = room.checked_sub(least) else { return false };
    for column in columns.iter_mut() {
        let wish = column.most - column.least;
        column.width = column.least + if more <= rest { wish } else { wish * rest / more };
    }
    // What division left over goes to the one that is shortest of what it would take.
    let given: usize = columns.iter().map(|c| c.width).sum();
    if let Some(column) = columns.iter_mut().max_by_key(|c| c.most - c.width) {
        column.width = column.most.min(column.width + room.saturating_sub(given));
    }
    true
}

/// A table on a narrow page: each row's cells below each other, each under the name of its column.
fn stacked(rows: &[&[&Element<'_>]], area: Area, page: Page) -> Vec<Block> {
    let Some((head, rows)) = rows.split_first() else { return Vec::new() };
    let set_cell = |role, cell: &Element<'_>, gap| block(set(cell.source, area.frame(role, cell), page), gap);
    if rows.is_empty() {
        return head.iter().map(|cell| set_cell(Role::Strong, cell, 0)).collect();
    }
    let mut blocks = Vec::new();
    for row in rows {
        for n in 0..row.len().max(head.len()) {
            let gap = if n == 0 { area.gap } else { 0 };
            if let Some(name) = head.get(n) {
                // The name comes and goes with its row.
                let step = row.first().map_or(0, |cell| cell.step);
                let frame = Frame { step, ..area.frame(Role::Strong, name) };
                blocks.push(block(set(name.source, frame, page), gap));
            }
            if let Some(cell) = row.get(n) {
                blocks.push(set_cell(Role::Text, cell, 0));
            }
        }
    }
    blocks
}
