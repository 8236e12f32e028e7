//! Questions that may be asked, as on a press officer's sheet: the line to take, who cleared it, and what is behind it.

use super::{Content, Deck, Origin, Segment, Slide};
use std::borrow::Cow;

/// A question that may be asked. The speaker has it before them, the audience never.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The question; empty while nobody has written it.
    pub question: String,
    /// The line to take.
    pub line: Option<String>,
    /// Who says the line, where it is somebody's.
    pub by: Option<String>,
    /// Where the line comes from.
    pub from: Option<Origin>,
    /// Who cleared it.
    pub cleared: Option<String>,
    /// What is behind it.
    pub background: Option<Background>,
}

/// What is behind an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Background {
    /// The words.
    pub text: String,
    /// Where they come from.
    pub from: Option<Origin>,
    /// Whether they may be used in an answer.
    pub is_usable: bool,
}

impl Deck {
    /// The deck with the questions of the whole on a slide of their own behind the last: as it is walked by whoever
    /// checks and reviews it, and shown to no audience.
    #[must_use]
    pub fn unfolded(&self) -> Cow<'_, Self> {
        if self.asked.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut deck = self.clone();
        let asked = std::mem::take(&mut deck.asked);
        deck.slides.push(Slide { asked, ..Slide::new(Content::Asked) });
        Cow::Owned(deck)
    }

    /// The deck as it is written.
    pub(super) fn folded(&self) -> Cow<'_, Self> {
        let is_whole = |slide: &Slide| slide.content == Content::Asked;
        if !self.slides.iter().any(is_whole) && self.includes.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut deck = self.clone().with_rows();
        for slide in deck.slides.extract_if(.., |slide| is_whole(slide)) {
            deck.asked.extend(slide.asked);
        }
        Cow::Owned(deck)
    }
}

impl Slide {
    /// The path from the top of the deck to this slide, its `slide_idx`th (from 0): `slides`, 2; of one that an included deck
    /// has, the path to the row that includes it, and from there on: `slides`, 2, `slides`, 0.
    pub fn path(&self, slide_idx: usize) -> Vec<Segment> {
        let place = [slide_idx];
        let rows = match &self.rows {
            _ if self.content == Content::Asked => &[],
            Some(rows) => &**rows,
            None => &place,
        };
        rows.iter().flat_map(|row| [Segment::Key("slides".into()), Segment::Index(*row)]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deck_is_written_as_it_was_before_it_was_unfolded() {
        for text in ["slides:\n- heading: 甲\nasked: [丙？]\n", "slides:\n- heading: 甲\n"] {
            let deck = crate::deck::read(text).expect("a deck");
            assert_eq!(*deck.unfolded().folded(), deck, "{text}");
            assert_eq!(deck.unfolded().slides.len(), text.lines().count() - 1);
            assert!(matches!(deck.folded(), Cow::Borrowed(_)));
        }
    }
}
