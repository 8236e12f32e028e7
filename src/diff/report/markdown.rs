//! Changes as Markdown that can be mailed: what changed stands in `<del>` and `<ins>`, which hold next to Chinese
//! punctuation too, where `**` and `~~` do not.

use super::{Files, attributes, pieces, slide_name, summary};
use crate::diff::{Change, Side};
use crate::text::clean;

/// Tells the changes in Markdown.
pub fn markdown(changes: &[Change], files: Files<'_>) -> String {
    let mut out = format!("# {} → {}\n\n", escaped(files.old), escaped(files.new));
    let mut sum = summary(changes);
    if let Some(first) = sum.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    out += &format!("{sum}.\n");
    for slide in changes.chunk_by(|a, b| a.slide == b.slide) {
        for (i, change) in slide.iter().enumerate() {
            if i == 0 {
                out += &format!("\n## {}\n\n", escaped(&slide_name(&change.slide)));
            }
            out += &told(change);
        }
    }
    out
}

fn told(change: &Change) -> String {
    let kinds: Vec<&str> = change.kinds.iter().map(|kind| kind.name()).collect();
    let mut out = format!("- **{}**: {}", kinds.join(", "), change.what.name());
    match (&change.old, &change.new) {
        (Some(old), Some(new)) if !change.words.is_empty() => {
            out += &format!(
                "\n  - old: {}\n  - new: {}\n",
                words(change, old, "del"),
                words(change, new, "ins")
            );
        }
        (Some(side), _) | (_, Some(side)) => {
            let by = side.by.as_ref().filter(|_| change.old.is_none() || change.new.is_none());
            let by = by.map(|by| format!(" ({})", escaped(by))).unwrap_or_default();
            out += &format!("\n  - {}{by}\n", words(change, side, ""));
        }
        (None, None) => out.push('\n'),
    }
    for (name, old, new) in attributes(change) {
        out += &format!("  - {name}: {} → {}\n", escaped(&old), escaped(&new));
    }
    out
}

fn words(change: &Change, side: &Side, tag: &str) -> String {
    let pieces = pieces(change, side).into_iter();
    let written = pieces.map(|piece| {
        let text = escaped(&piece.text);
        if piece.is_changed { format!("<{tag}>{text}</{tag}>") } else { text }
    });
    written.collect()
}

/// Text that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
    let starts_block =
        text.starts_with(['+', '-', '#', '>', '=']) || text.starts_with(|c: char| c.is_ascii_digit());
    for (i, c) in text.chars().enumerate() {
        let is_mark =
            matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '!' | '#');
        let is_at_start = starts_block && (i == 0 && !c.is_ascii_digit() || matches!(c, '.' | ')'));
        if is_mark || is_at_start {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_taken_for_markup() {
        for (text, expected) in [
            ("港口 a.b (c) 1.5", "港口 a.b (c) 1.5"),
            ("*甲* <b> [x](y) `z` a_b", "\\*甲\\* \\<b\\> \\[x\\](y) \\`z\\` a\\_b"),
            ("- x", "\\- x"),
            ("+ x - y", "\\+ x - y"),
            ("1. x", "1\\. x"),
            ("# x", "\\# x"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
