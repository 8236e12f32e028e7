//! The numbers that a figure has had so far: a small line of blocks, and the numbers behind it in words, so that nobody
//! has to see the line.

use super::Area;
use crate::deck::{Element, Part, number};
use crate::scene::galley::{Frame, Row, set};
use crate::scene::{Page, Role, marked};
use crate::text::inline;

/// The heights of a number, from the least to the most.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// Columns between the line and the numbers.
const GAP: usize = 2;

/// Sets the numbers of a trend. Where blocks may be two columns wide, or would take more than half of the room, there is
/// no line: then the numbers alone say it.
pub(super) fn rows(values: &[&Element<'_>], area: Area, page: Page) -> Vec<Row> {
    let Some(first) = values.first() else { return Vec::new() };
    let mut line = line(values);
    // Twice as wide where it takes a third at the most: a column alone is thin.
    if (2 * line.chars().count() + GAP) * 3 <= area.room {
        line = line.chars().flat_map(|block| [block; 2]).collect();
    }
    let n_columns = page.policy.columns(&line);
    let has_line = n_columns == line.chars().count() && (n_columns + GAP) * 2 <= area.room;
    let numbers = if has_line { area.indented(n_columns + GAP) } else { area };
    let mut rows = numbers_in_rows(values, numbers, page);
    if let (true, Some(row)) = (has_line, rows.first_mut()) {
        let frame = area.frame(Role::Series1, first).aside(first);
        row.pieces.insert(0, frame.piece(area.column, line));
    }
    rows
}

/// The columns of the line and the numbers in one row.
pub(super) fn columns(values: &[&Element<'_>], page: Page) -> usize {
    let numbers: usize = values.iter().map(|value| marked::columns(value.source, page)).sum();
    let arrows = (page.policy.columns(&arrows(1, page)) + 2) * values.len().saturating_sub(1);
    if values.is_empty() { 0 } else { line(values).chars().count() + GAP + numbers + arrows }
}

/// A block a number, a free column where one is missing.
fn line(values: &[&Element<'_>]) -> String {
    let numbers = values.iter().filter_map(|value| match value.part {
        Part::Trend { nth } => Some((nth, number(value.source)?)),
        _ => None,
    });
    let numbers: Vec<(usize, f64)> = numbers.collect();
    let least = numbers.iter().map(|(_, n)| *n).fold(f64::INFINITY, f64::min);
    let most = numbers.iter().map(|(_, n)| *n).fold(f64::NEG_INFINITY, f64::max);
    let (mut line, mut at) = (String::new(), numbers.first().map_or(0, |(nth, _)| *nth));
    for (nth, n) in numbers {
        line.extend(std::iter::repeat_n(' ', nth - at));
        line.push(HEIGHTS[height(n, least, most)]);
        at = nth + 1;
    }
    line
}

/// How high a number stands between the least and the most; in the middle where all are one.
fn height(n: f64, least: f64, most: f64) -> usize {
    if least >= most {
        return HEIGHTS.len() / 2 - 1;
    }
    // Halves: the whole may be more than the largest number that there is.
    let share = (n / 2.0 - least / 2.0) / (most / 2.0 - least / 2.0);
    let tops = [1.0, 3.0, 5.0, 7.0, 9.0, 11.0, 13.0].map(|n| n / 14.0);
    tops.iter().take_while(|top| share >= **top).count()
}

/// The numbers with arrows between them, as many in a row as there is room for.
fn numbers_in_rows(values: &[&Element<'_>], area: Area, page: Page) -> Vec<Row> {
    let place = |value: &Element<'_>| if let Part::Trend { nth } = value.part { nth } else { 0 };
    let mut rows: Vec<Row> = Vec::new();
    let mut at_place = values.first().map_or(0, |value| place(value));
    for (nth, value) in values.iter().enumerate() {
        let arrows = arrows(place(value).saturating_sub(at_place), page);
        at_place = place(value);
        let frame = area.frame(Role::Label, value);
        let text = inline::shown(value.source).text;
        let end = rows.last().map_or(0, |row| row.end(page));
        let n_before = if nth > 0 { page.policy.columns(&arrows) + 1 } else { 0 };
        let width = n_before + page.policy.columns(&text);
        let is_behind = nth > 0 && end + 1 + width <= area.column + area.room;
        let at = if is_behind { end + 1 } else { area.column };
        if width > area.room {
            // Wider than a row by itself.
            rows.extend(set(value.source, frame, page));
            continue;
        }
        let sign = Frame { role: Role::Muted, ..frame }.aside(value);
        let sign = (nth > 0).then(|| sign.piece(at, arrows));
        let pieces = sign.into_iter().chain([frame.piece(at + n_before, text)]);
        match rows.last_mut() {
            Some(row) if is_behind => row.pieces.extend(pieces),
            _ => rows.push(Row { pieces: pieces.collect(), ..Row::default() }),
        }
    }
    rows
}

/// What stands between two numbers that are so many places apart: an arrow, and a dash for each that is missing.
fn arrows(n_places: usize, page: Page) -> String {
    let arrow = page.line("→", "->");
    let missing = format!(" {} {arrow}", page.line("—", "-"));
    arrow.to_owned() + &missing.repeat(n_places.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_as_high_as_it_is_between_the_least_and_the_most() {
        let drawn = |numbers: &[f64]| -> String {
            let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
            let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            numbers.iter().map(|&n| HEIGHTS[height(n, least, most)]).collect()
        };
        assert_eq!(drawn(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]), "▁▂▃▄▅▆▇█");
        assert_eq!(drawn(&[98.0, 110.0, 100.0, 120.5]), "▁▅▂█");
        assert_eq!(drawn(&[-3.0, 0.0]), "▁█");
        assert_eq!(drawn(&[5.0, 5.0]), "▄▄");
        assert_eq!(drawn(&[f64::MIN, 0.0, f64::MAX]), "▁▅█");
    }
}
