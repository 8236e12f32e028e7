//! Changes as text for a terminal, without colours: what changed stands in brackets.

use super::{Files, attributes, kinds, pieces, slide_name, summary};
use crate::diff::{Change, Side};
use crate::text::{Setting, clean, slice, wrap};

/// Tells the changes in lines of at most so many columns, if no grapheme is wider.
pub fn text(changes: &[Change], files: Files<'_>, columns: usize) -> String {
    let mut out = Out { text: String::new(), columns };
    out.put("", &format!("{} → {}: {}", clean(files.old), clean(files.new), summary(changes)));
    for slide in changes.chunk_by(|a, b| a.slide == b.slide) {
        out.text.push('\n');
        for (i, change) in slide.iter().enumerate() {
            if i == 0 {
                out.put("", &slide_name(&change.slide));
            }
            out.put("  ", &kinds(change));
            out.change(change);
        }
    }
    out.text
}

struct Out {
    text: String,
    columns: usize,
}

impl Out {
    /// Puts a text behind `margin`, which is repeated as spaces on the lines that follow.
    fn put(&mut self, margin: &str, text: &str) {
        let room = self.columns.saturating_sub(margin.len());
        let mut margin = margin.to_owned();
        for line in wrap(text, room, Setting::default()) {
            self.text += &margin;
            self.text += slice(text, line.bytes);
            self.text.push('\n');
            margin = " ".repeat(margin.len());
        }
    }

    fn change(&mut self, change: &Change) {
        match (&change.old, &change.new) {
            (Some(old), Some(_)) if change.words.is_empty() => self.put("      ", &words(change, old, false)),
            (old, new) => {
                for (margin, side) in [("    - ", old), ("    + ", new)] {
                    if let Some(side) = side {
                        let is_named = change.old.is_none() || change.new.is_none();
                        self.put(margin, &words(change, side, is_named));
                    }
                }
            }
        }
        for (name, old, new) in attributes(change) {
            self.put("      ", &format!("{name}: {old} → {new}"));
        }
    }
}

/// `新碼頭每日可處理[三千個]貨櫃 (陳大文)`.
fn words(change: &Change, side: &Side, is_named: bool) -> String {
    let pieces = pieces(change, side).into_iter();
    let words: String =
        pieces.map(|piece| if piece.is_changed { format!("[{}]", piece.text) } else { piece.text }).collect();
    match &side.by {
        Some(by) if is_named => format!("{words} ({})", clean(by)),
        _ => words,
    }
}
