//! The notes at a slide's foot: a short rule, and below it each note hanging from its number.

use super::Area;
use super::Large;
use crate::deck::FootNote;
use crate::scene::galley::{Align, Frame, Row, set};
use crate::scene::{Page, Role, marked};
use crate::text::Measure;
use crate::text::large::Face;

/// The columns of the rule over notes.
const RULE: usize = 12;

/// Sets notes: the rule over them, and the rows of each with its number.
pub(in crate::scene) fn foot(notes: &[FootNote], page: Page) -> (Row, Vec<(usize, Vec<Row>)>) {
    let area = Area::of(page, Large::NONE);
    let frame = |step, spot| Frame {
        column: area.column,
        room: area.room,
        role: Role::Muted,
        step,
        measure: Measure::Body,
        is_evened: false,
        align: Align::Left,
        spot,
        face: Face::Text,
    };
    let first = notes.iter().map(|note| note.step).min().unwrap_or(0);
    let rule = Frame { role: Role::Rule, ..frame(first, notes.first().map(|note| note.spot)) }
        .piece(area.column, page.line("─", "-").repeat(RULE.min(area.room)));
    let signs = notes.iter().map(|note| marked::sign(note.number, page)).collect::<Vec<_>>();
    let widest = signs.iter().map(|sign| page.policy.columns(sign)).max().unwrap_or(0);
    let set_note = |(note, sign): (&FootNote, String)| {
        let whole = frame(note.step, Some(note.spot));
        let has_sign = area.room >= widest + 4;
        let inner = if has_sign { area.indented(widest + 1) } else { area };
        let mut rows = set(&note.source, Frame { column: inner.column, room: inner.room, ..whole }, page);
        if let (true, Some(row)) = (has_sign, rows.first_mut()) {
            let column = area.column + widest - page.policy.columns(&sign);
            row.pieces.insert(0, Frame { role: Role::Marker, ..whole }.piece(column, sign));
        }
        (note.number, rows)
    };
    (Row { pieces: vec![rule], ..Row::default() }, notes.iter().zip(signs).map(set_note).collect())
}
