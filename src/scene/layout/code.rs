//! Program text, as it stands, under the name of its language: a panel across the page, with the numbers of its lines and a
//! mark beside those that are spoken of.

mod syntax;

use super::{Area, block};
use crate::deck::{Element, Excerpt, Lines, Part, Spot};
use crate::scene::galley::{Block, Frame, GOES_ON, Piece, Row, set, verbatim_rows};
use crate::scene::{Page, Role};
use crate::text::{clean, slice};
use std::ops::Range;

/// The columns that there must be for numbers, and for room at the sides.
const MIN_NUMBERED: usize = 24;

/// How program text is set.
#[derive(Clone, Copy)]
pub(super) struct Listing<'a> {
    /// The lines that are spoken of, by their numbers.
    pub(super) highlight: &'a [Lines],
    pub(super) is_numbered: bool,
    /// The file that it is out of.
    pub(super) excerpt: Option<&'a Excerpt>,
}

/// Sets program text. Each of the highlights is a step.
pub(super) fn blocks(elements: &[&Element<'_>], listing: Listing<'_>, area: Area, page: Page) -> Vec<Block> {
    let language = elements.iter().find(|e| e.part == Part::Language);
    let name = language.map_or_else(Vec::new, |e| set(e.source, area.frame(Role::Muted, e), page));
    let code = elements.iter().find(|e| e.part == Part::Code);
    let code = code.map_or_else(Vec::new, |code| {
        if listing.excerpt.is_some_and(|excerpt| excerpt.is_missing) {
            return reason(code, area, page);
        }
        let by_name = listing.excerpt.map_or("", Excerpt::extension);
        panel(code, language.map_or(by_name, |e| e.source), listing, area, page)
    });
    vec![block(name.into_iter().chain(code).collect(), 0)]
}

/// A frame where there is no text, around why there is none.
fn reason(code: &Element<'_>, area: Area, page: Page) -> Vec<Row> {
    let frame = area.frame(Role::Caption, code);
    let rule = Frame { role: Role::Rule, ..frame }.piece(area.column, page.line("─", "-").repeat(area.room));
    let rule = Row { pieces: vec![rule], ..Row::default() };
    let words = clean::verbatim(code.source);
    let rows = words.split('\n').flat_map(|line| verbatim_rows(line, 0, frame, page));
    std::iter::once(rule.clone()).chain(rows).chain([rule]).collect()
}

fn panel(code: &Element<'_>, language: &str, listing: Listing<'_>, area: Area, page: Page) -> Vec<Row> {
    let Listing { highlight, is_numbered, excerpt } = listing;
    let first = excerpt.map_or(1, Excerpt::first);
    let text = clean::verbatim(code.source);
    let tokens = syntax::tokens(&text, language);
    let side = usize::from(area.room >= MIN_NUMBERED);
    let n_digits =
        if is_numbered && side > 0 { (first + text.split('\n').count() - 1).to_string().len() } else { 0 };
    let n_marks = usize::from(!highlight.is_empty() && area.room > 2);
    // A mark, a number and a free column behind it, and one at each side.
    let n_before = n_digits + usize::from(n_digits > 0) + side;
    let frame = area.indented(n_marks + n_before).frame(Role::Code, code);
    let frame = Frame { room: frame.room.saturating_sub(side).max(1), ..frame };
    let (mut rows, mut at) = (Vec::new(), 0);
    for (n, line) in (first..).zip(text.split('\n')) {
        let step = highlight_at(n, highlight);
        for (nth, row) in verbatim_rows(line, at, frame, page).into_iter().enumerate() {
            let spot = row.pieces.last().and_then(|piece| piece.spot);
            let ground = Frame { role: Role::CodeGutter, spot, ..frame };
            let mut row = coloured(row, &tokens, page);
            let number = if nth == 0 && n_digits > 0 { n.to_string() } else { String::new() };
            let before = format!("{number:>n_digits$}{:1$}", "", n_before - n_digits);
            let (start, end) = (area.column + n_marks, row.end(page).max(frame.column));
            let behind = " ".repeat((area.column + area.room).saturating_sub(end));
            row.pieces.extend([ground.piece(start, before), ground.piece(end, behind)]);
            if let Some(step) = step.filter(|_| n_marks > 0) {
                let mark = Frame { role: Role::Marker, step: step + 1, ..ground };
                row.pieces.push(mark.piece(area.column, page.line("▌", "|").to_owned()));
            }
            rows.push(row);
        }
        at += line.len() + 1;
    }
    rows
}

/// Which of the highlights a line is in: they go from the top down.
fn highlight_at(line: usize, highlight: &[Lines]) -> Option<usize> {
    let at = highlight.partition_point(|lines| lines.last < line);
    highlight.get(at).filter(|lines| lines.first <= line).map(|_| at)
}

/// A row whose text has the colours of its tokens.
fn coloured(mut row: Row, tokens: &[(Range<usize>, Role)], page: Page) -> Row {
    for mark in row.pieces.iter_mut().filter(|piece| piece.role == Role::Muted) {
        (mark.role, mark.text) = (Role::CodeGutter, GOES_ON.to_owned());
    }
    let Some(whole) = row.pieces.pop() else { return row };
    let start = whole.spot.map_or(0, |spot| spot.byte);
    let end = start + whole.text.len();
    let (mut at, mut column) = (start, whole.column);
    let mut push = |until: usize, role: Role| {
        let text = slice(&whole.text, at - start..until - start).to_owned();
        if !text.is_empty() {
            let spot = whole.spot.map(|spot| Spot { byte: at, ..spot });
            let n_columns = page.policy.columns(&text);
            row.pieces.push(Piece { column, text, role, spot, ..whole.clone() });
            column += n_columns;
        }
        at = until;
    };
    let first = tokens.partition_point(|(bytes, _)| bytes.end <= start);
    for (bytes, role) in tokens.iter().skip(first).take_while(|(bytes, _)| bytes.start < end) {
        push(bytes.start.max(start), Role::Code);
        push(bytes.end.min(end), *role);
    }
    push(end, Role::Code);
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_finds_its_highlight_among_many_by_halving() {
        let lines = |&(first, last): &(usize, usize)| Lines { first, last };
        let highlight: Vec<Lines> = [(2, 2), (4, 6), (7, 7)].iter().map(lines).collect();
        let at: Vec<_> = (1..=8).map(|line| highlight_at(line, &highlight)).collect();
        assert_eq!(at, [None, Some(0), None, Some(1), Some(1), Some(1), Some(2), None]);
        let every_second: Vec<Lines> = (0..500_000).map(|n| lines(&(2 * n, 2 * n))).collect();
        assert!((0..500_000).all(|n| highlight_at(2 * n, &every_second) == Some(n)));
    }
}
