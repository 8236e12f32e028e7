//! Program text, as it stands, under the name of its language: a panel across the page, with the numbers of its lines and a
//! mark beside those that are spoken of.

mod syntax;

use super::{Area, block};
use crate::deck::{Element, Lines, Part, Spot};
use crate::scene::galley::{Block, Frame, GOES_ON, Piece, Row, set, verbatim_rows};
use crate::scene::{Page, Role};
use crate::text::{clean, slice};
use std::ops::Range;

/// The columns that there must be for numbers, and for room at the sides.
const MIN_NUMBERED: usize = 24;

/// Sets program text. Each of the highlights is a step.
pub(super) fn blocks(
    elements: &[&Element<'_>],
    highlight: &[Lines],
    is_numbered: bool,
    area: Area,
    page: Page,
) -> Vec<Block> {
    let language = elements.iter().find(|e| e.part == Part::Language);
    let name = language.map_or_else(Vec::new, |e| set(e.source, area.frame(Role::Muted, e), page));
    let code = elements.iter().find(|e| e.part == Part::Code);
    let code = code.map_or_else(Vec::new, |code| {
        panel(code, language.map_or("", |e| e.source), highlight, is_numbered, area, page)
    });
    vec![block(name.into_iter().chain(code).collect(), 0)]
}

fn panel(
    code: &Element<'_>,
    language: &str,
    highlight: &[Lines],
    is_numbered: bool,
    area: Area,
    page: Page,
) -> Vec<Row> {
    let text = clean::verbatim(code.source);
    let tokens = syntax::tokens(&text, language);
    let side = usize::from(area.room >= MIN_NUMBERED);
    let n_digits = if is_numbered && side > 0 { text.split('\n').count().to_string().len() } else { 0 };
    let n_marks = usize::from(!highlight.is_empty() && area.room > 2);
    // A mark, a number and a free column behind it, and one at each side.
    let n_before = n_digits + usize::from(n_digits > 0) + side;
    let frame = area.indented(n_marks + n_before).frame(Role::Code, code);
    let frame = Frame { room: frame.room.saturating_sub(side).max(1), ..frame };
    let (mut rows, mut at) = (Vec::new(), 0);
    for (n, line) in text.split('\n').enumerate() {
        let step = highlight.iter().position(|lines| (lines.first..=lines.last).contains(&(n + 1)));
        for (nth, row) in verbatim_rows(line, at, frame, page).into_iter().enumerate() {
            let spot = row.pieces.last().and_then(|piece| piece.spot);
            let ground = Frame { role: Role::CodeGutter, spot, ..frame };
            let mut row = coloured(row, &tokens, page);
            let number = if nth == 0 && n_digits > 0 { (n + 1).to_string() } else { String::new() };
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
