//! Changes told to people and programs: as text, Markdown and JSON, and as slides.
//!
//! All text of the decks is made safe here, on its way out.

mod json;
mod markdown;
mod slides;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use slides::deck;
pub use text::text;

use super::{Change, Is, Kind, Side, What, Where};
use crate::text::{clean, graphemes};
use std::borrow::Cow;

/// The names of the two decks' files.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// The old one.
    pub old: &'a str,
    /// The new one.
    pub new: &'a str,
}

/// How many changes there are of each kind, `2 other figures`, the kinds without any left out.
fn counts(changes: &[Change]) -> Vec<(Kind, usize, String)> {
    let count = |kind: Kind| changes.iter().filter(|change| change.kinds.contains(&kind)).count();
    let counted = Kind::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, n)| *n > 0);
    let named = |(kind, n): (Kind, usize)| {
        let plural = if n > 1 && kind.name().starts_with("other") { "s" } else { "" };
        (kind, n, format!("{}{plural}", kind.name()))
    };
    counted.map(named).collect()
}

/// `2 other figures, 1 reworded`.
fn summary(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "no difference".to_owned();
    }
    let counts = counts(changes).into_iter().map(|(_, n, name)| format!("{n} {name}"));
    counts.collect::<Vec<_>>().join(", ")
}

/// `slide 4: 為何現在`.
fn slide_name(slide: &Where) -> String {
    let number = |idx: usize| idx + 1;
    let place = match (slide.old_idx.map(number), slide.new_idx.map(number)) {
        (None, None) => return "the deck as a whole".to_owned(),
        (Some(old), None) => format!("slide {old} of the old deck"),
        (Some(old), Some(new)) if old != new => format!("slide {new} (was {old})"),
        (_, Some(new)) => format!("slide {new}"),
    };
    if slide.name.is_empty() { place } else { format!("{place}: {}", clean(&slide.name)) }
}

/// `other figure, moved: point`.
fn kinds(change: &Change) -> String {
    let kinds: Vec<&str> = change.kinds.iter().map(|kind| kind.name()).collect();
    format!("{}: {}", kinds.join(", "), change.what.name())
}

/// From where to where something moved.
fn way(change: &Change) -> Option<(String, String)> {
    let (old, new) = (change.old.as_ref()?, change.new.as_ref()?);
    let place = |side: &Side| {
        let slide = side.slide_idx.map(|idx| format!("slide {}", idx + 1)).unwrap_or_default();
        let inner = side.path.splitn(3, '.').nth(2).map(numbered).unwrap_or_default();
        if change.what == What::Slide || inner.is_empty() { slide } else { format!("{slide}, {inner}") }
    };
    change.kinds.contains(&Kind::Moved).then(|| (place(old), place(new)))
}

/// `points 2`: a path as people count.
fn numbered(path: &str) -> String {
    let segments = path.split('.').map(|word| match word.parse::<usize>() {
        Ok(idx) => Cow::Owned((idx + 1).to_string()),
        Err(_) => Cow::Borrowed(word),
    });
    segments.collect::<Vec<_>>().join(" ")
}

/// What changed besides the words: `source: a.txt:3 → a.txt:5`. As name, old, new; `none` where there is none.
fn attributes(change: &Change) -> Vec<(&'static str, String, String)> {
    let (Some(old), Some(new)) = (&change.old, &change.new) else { return Vec::new() };
    let told =
        |text: &Option<String>| text.as_deref().map_or_else(|| "none".to_owned(), |t| clean(t).into_owned());
    let fields = [
        (Kind::Speaker, "speaker", &old.by, &new.by),
        (Kind::Source, "source", &old.from, &new.from),
        (Kind::Picture, "picture", &old.image, &new.image),
    ];
    let fields = fields.into_iter().filter(|(kind, ..)| change.kinds.contains(kind));
    let mut out: Vec<_> = fields.map(|(_, name, old, new)| (name, told(old), told(new))).collect();
    out.extend(way(change).map(|(old, new)| ("place", old, new)));
    out
}

/// A stretch of one wording, and whether the other has it too.
struct Piece {
    text: String,
    is_changed: bool,
}

/// The graphemes of a text from which stretches that did not change are shortened.
const MAX_WHOLE: usize = 120;
/// What is left of such a stretch on each side.
const N_KEPT: usize = 20;

/// The words of one side in pieces, safe for any output; all of them where nothing is known of the other.
fn pieces(change: &Change, side: &Side) -> Vec<Piece> {
    let gone = if change.old.as_ref() == Some(side) { Is::Added } else { Is::Cut };
    if change.words.is_empty() {
        return vec![Piece { text: safe(&side.text), is_changed: false }];
    }
    let is_long = graphemes(&side.text).nth(MAX_WHOLE).is_some();
    let words = change.words.iter().filter(|stretch| stretch.is != gone);
    let piece = |stretch: &super::Stretch| {
        let text = safe(&stretch.text);
        let is_changed = stretch.is != Is::Same;
        Piece { text: if is_long && !is_changed { shortened(&text) } else { text }, is_changed }
    };
    words.map(piece).collect()
}

/// Paragraphs are told apart by a sign, since what is told of them is one paragraph; so are lines of code.
fn safe(text: &str) -> String {
    clean(&text.replace('\n', " ¶ ")).into_owned()
}

fn shortened(text: &str) -> String {
    let all: Vec<&str> = graphemes(text).collect();
    let (Some(first), Some(last)) =
        (all.get(..N_KEPT), all.len().checked_sub(N_KEPT).and_then(|n| all.get(n..)))
    else {
        return text.to_owned();
    };
    if all.len() <= 2 * N_KEPT + 1 {
        return text.to_owned();
    }
    format!("{}…{}", first.concat(), last.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_what_is_long_and_the_same_is_left_out_where_that_is_shorter() {
        for (n, expected) in [(0, 0), (20, 20), (40, 40), (41, 41), (42, 41), (400, 41)] {
            assert_eq!(shortened(&"港".repeat(n)).chars().count(), expected, "{n}");
        }
        let text = format!("{}一二三{}", "甲".repeat(N_KEPT), "e\u{301}".repeat(N_KEPT));
        assert_eq!(shortened(&text), text.replace("一二三", "…"));
    }
}
