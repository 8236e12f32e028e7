//! What series are told apart by: patterns of bars, marks of lines, and the list of them with their names.

use super::{Area, columns, missing};
use crate::deck::Element;
use crate::scene::galley::{Row, set};
use crate::scene::{Page, Role};

/// Patterns that bars are filled with, and those where block characters are two columns wide.
const FILLS: [(&str, &str); 8] =
    [("█", "#"), ("▒", "="), ("▚", "+"), ("░", ":"), ("▄", "o"), ("▓", "%"), ("▌", "|"), ("═", "-")];
/// Marks of a line's points, and those where such signs are two columns wide.
const MARKS: [(&str, &str); 8] =
    [("●", "o"), ("▲", "x"), ("■", "+"), ("◆", "*"), ("○", "@"), ("△", "#"), ("□", "%"), ("◇", "&")];
/// Behind those come letters.
const LETTERS: &[u8; 26] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// The colours of series, which begin again after the last: patterns and marks go on.
const ROLES: [Role; 4] = [Role::Series1, Role::Series2, Role::Series3, Role::Series4];

/// The colour of a series.
pub(super) fn role(series: usize) -> Role {
    ROLES[series % ROLES.len()]
}

/// The pattern of a series' bars: one column.
pub(super) fn fill(series: usize, page: Page) -> String {
    nth(&FILLS, series, page)
}

/// The mark of a series' points: one column.
pub(super) fn mark(series: usize, page: Page) -> String {
    nth(&MARKS, series, page)
}

fn nth(glyphs: &[(&'static str, &'static str)], series: usize, page: Page) -> String {
    // All of one kind are as wide as each other, or marks of two kinds would stand beside each other.
    let is_narrow = glyphs.iter().all(|(drawn, _)| page.policy.columns(drawn) == 1);
    match glyphs.get(series) {
        Some((drawn, ascii)) => (if is_narrow { *drawn } else { *ascii }).to_owned(),
        None => char::from(LETTERS[(series - glyphs.len()) % LETTERS.len()]).to_string(),
    }
}

/// A pattern or a mark of a series.
pub(super) type Glyph = fn(usize, Page) -> String;

/// Which pattern or mark is which series.
pub(super) fn names(series: &[&Element<'_>], glyph: Glyph, area: Area, page: Page) -> Vec<Row> {
    let marked: Vec<_> = series.iter().enumerate().map(|(nth, name)| (nth, *name, Role::Label)).collect();
    flow(&marked, glyph, area, page)
}

/// Between two marked words in a row.
const GAP: usize = 3;

/// Sets words behind the patterns or marks of their series, as many beside each other as there is room for.
pub(super) fn flow(marked: &[(usize, &Element<'_>, Role)], glyph: Glyph, area: Area, page: Page) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let indent = if area.room > 4 { 2 } else { 0 };
    for (series, element, words) in marked {
        let width = indent + columns(element, page);
        let end = rows.last().map_or(area.column, |row| row.end(page) + GAP);
        let is_beside = !rows.is_empty() && end + width <= area.column + area.room;
        let column = if is_beside { end } else { area.column };
        let here = Area { column, room: area.column + area.room - column, ..area };
        let mut set = set(element.source, here.indented(indent).frame(*words, element), page);
        if set.is_empty() {
            let frame = here.frame(*words, element);
            set.push(Row { pieces: vec![missing(frame.behind(&[]), column + indent)], ..Row::default() });
        }
        if indent > 0 {
            let frame = here.frame(role(*series), element);
            set[0].pieces.insert(0, frame.piece(column, glyph(*series, page)));
        }
        let mut set = set.into_iter();
        if is_beside && let (Some(row), Some(first)) = (rows.last_mut(), set.next()) {
            row.pieces.extend(first.pieces);
        }
        rows.extend(set);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::Deck;
    use crate::text::WidthPolicy;

    #[test]
    fn the_letter_of_a_series_is_not_counted_off() {
        let page = Page::of(&Deck::default(), 80, 24, WidthPolicy::default());
        let letters = |series: [usize; 5]| series.map(|series| fill(series, page));
        assert_eq!(letters([7, 8, 33, 34, usize::MAX]), ["═", "A", "Z", "A", "H"]);
        assert_eq!(mark(8 + 26 * 3, page), "A");
    }
}
