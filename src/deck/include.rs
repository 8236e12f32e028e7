//! `include: other.yaml`: a row that stands for the slides of another deck, in place.
//!
//! A deck names the other; whoever opens the deck reads it ([`Deck::with_includes`](super::Deck::with_includes)), and never
//! writes its slides down. `deck::read` gives the row as it stands ([`Content::Include`]), and so an edit of one file sees
//! that file alone. Once the others are read, their slides are the deck's own for all who show, check and review it: each
//! knows by its [`rows`](super::Slide::rows) where it is written, and the deck which files those are
//! ([`Deck::includes`]).
//!
//! - Files that an included deck names (pictures, code, sources, decks) are found from its own folder, and by the names that
//!   they have from the folder of the whole: `parts/crane.jpg`.
//! - Of its other keys none is taken (title, theme, marking, minutes, pace, reveal, questions of the whole) but the language
//!   of its slides. `check` tells where a marking is lost so.

mod read;

pub use read::DeckFile;

use super::origin::parse_lines;
use super::{Content, Deck, Segment, Slide};
use crate::article::Lines;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// A row that stands for the slides of another deck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Include {
    /// The other deck's file, from the folder of the file that names it.
    pub file: String,
    /// Those of its slides that are taken; without, all.
    pub slides: Option<Slides>,
}

/// Which slides: `3`, `3-7` or `3-`, by the numbers that they have where their deck is presented by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Slides {
    /// The first, from 1.
    pub first: usize,
    /// The last; without, the last of the deck.
    pub last: Option<usize>,
}

/// A deck that another includes, once it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Included {
    /// Where the row stands, as [`Slide::rows`] has it.
    pub rows: Vec<usize>,
    /// What it says.
    pub include: Include,
    /// Whether talks and exports leave its slides out.
    pub is_skipped: bool,
    /// The deck's file, from the folder of the whole.
    pub file: String,
    /// What the file says.
    pub text: Arc<str>,
    /// How confidential that deck is.
    pub marking: Option<String>,
}

/// Where a slide is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The file of the included deck that it is in, from the folder of the whole; none for the deck's own.
    pub file: Option<String>,
    /// Its place there, from 0.
    pub slide_idx: usize,
}

impl TryFrom<String> for Slides {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let bare = text.trim();
        let lines = match bare.strip_suffix('-') {
            Some(first) => {
                parse_lines(first).filter(|lines| lines.first == lines.last).map(|lines| (lines.first, None))
            }
            None => parse_lines(bare).map(|Lines { first, last }| (first, Some(last))),
        };
        let (first, last) = lines.ok_or_else(|| format!("\"{text}\" is no slide: write 3, 3-7, or 3-"))?;
        Ok(Self { first, last })
    }
}

impl fmt::Display for Slides {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last {
            Some(last) => Lines { first: self.first, last }.fmt(f),
            None => write!(f, "{}-", self.first),
        }
    }
}

impl Serialize for Slides {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.last == Some(self.first) {
            self.first.serialize(serializer)
        } else {
            serializer.collect_str(self)
        }
    }
}

impl JsonSchema for Slides {
    fn schema_name() -> Cow<'static, str> {
        "slides".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["integer", "string"],
            "description": "A slide or several: 3, 3-7, or 3- to the last.",
        })
    }
}

impl Deck {
    /// Whether rows of it stand for the slides of decks that are still to be read.
    pub fn has_includes(&self) -> bool {
        self.slides.iter().any(|slide| matches!(slide.content, Content::Include(_)))
    }

    /// Where its slide `slide_idx` (from 0) is written.
    pub fn written(&self, slide_idx: usize) -> Written {
        let Some(slide) = self.slides.get(slide_idx) else { return Written { file: None, slide_idx } };
        match slide.rows.as_deref().and_then(<[usize]>::split_last) {
            Some((row, above)) => {
                Written { file: self.included_at(above).map(|i| i.file.clone()), slide_idx: *row }
            }
            // The questions of the whole have no row: they come behind the last.
            None if slide.content == Content::Asked => Written { file: None, slide_idx: self.n_rows() },
            None => Written { file: None, slide_idx },
        }
    }

    /// The included deck that a path as [`Slide::path`] has it leads into, and the path from there; none where it stays in
    /// the deck's own file.
    pub fn written_path<'a, 'p>(&'a self, path: &'p [Segment]) -> (Option<&'a Included>, &'p [Segment]) {
        let (mut found, mut rest) = (None, path);
        let mut rows = Vec::new();
        while let [Segment::Key(key), Segment::Index(row), inside @ ..] = rest
            && key == "slides"
            && inside.first() == Some(&Segment::Key("slides".into()))
        {
            rows.push(*row);
            let Some(included) = self.included_at(&rows) else { break };
            (found, rest) = (Some(included), inside);
        }
        (found, rest)
    }

    /// The deck that the row at the end of `rows` includes.
    fn included_at(&self, rows: &[usize]) -> Option<&Included> {
        self.includes.iter().find(|included| included.rows == rows)
    }

    /// How many rows its own file has.
    fn n_rows(&self) -> usize {
        let is_own = |slide: &&Slide| {
            slide.content != Content::Asked && slide.rows.as_ref().is_none_or(|rows| rows.len() == 1)
        };
        self.slides.iter().filter(is_own).count() + self.includes.iter().filter(|i| i.rows.len() == 1).count()
    }

    /// The deck with the rows in place of the slides that they stand for.
    pub(super) fn with_rows(mut self) -> Self {
        let mut rows = std::mem::take(&mut self.includes);
        rows.retain(|included| included.rows.len() == 1);
        let mut rows = rows.into_iter().peekable();
        let row_of = |included: Included| Slide {
            is_skipped: included.is_skipped,
            ..Slide::new(Content::Include(included.include))
        };
        for mut slide in std::mem::take(&mut self.slides) {
            let at = slide.rows.take().map(|rows| (rows.len(), rows.first().copied().unwrap_or(0)));
            while let Some(next) = rows.next_if(|next| at.is_some_and(|(_, row)| next.rows[0] <= row)) {
                self.slides.push(row_of(next));
            }
            if at.is_none_or(|(depth, _)| depth == 1) {
                self.slides.push(slide);
            }
        }
        self.slides.extend(rows.map(row_of));
        self
    }

    /// Writes down of each slide which row of the deck it is, where its place is going to be another.
    pub(super) fn number_rows(&mut self) {
        for (row, slide) in self.slides.iter_mut().enumerate() {
            if slide.content != Content::Asked {
                slide.rows.get_or_insert_with(|| Box::from([row]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_rows_of_a_deck_are_its_slides_and_not_its_questions() {
        let deck =
            crate::deck::read("slides:\n- heading: 甲\n- heading: 乙\nasked: [丙？]\n").expect("a deck");
        assert_eq!((deck.n_rows(), deck.unfolded().n_rows(), deck.unfolded().slides.len()), (2, 2, 3));
    }
}
