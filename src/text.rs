//! The only place that knows columns: widths, grapheme clusters, line breaking and balance.
//!
//! It measures and cuts; it does not place lines on a page (`scene`) nor draw them (`paint`). What it promises:
//! no line is wider than the room unless a single grapheme is, no grapheme is cut, and no character is lost but
//! the white space at a line's end. The tables are data: [`kinsoku`] for what may not start or end a line,
//! `ambiguous` for widths, `phrase/` for where words end.

mod ambiguous;
pub mod breaks;
pub mod clean;
#[cfg(test)]
mod conformance;
#[cfg(test)]
pub(crate) mod corpus;
mod find;
mod fold;
pub mod inline;
pub mod kinsoku;
mod lang;
pub mod large;
pub mod lexicon;
pub mod link;
pub mod phrase;
mod uax14;
pub mod width;
mod wrap;

pub use breaks::Strictness;
pub(crate) use breaks::boundaries;
pub use clean::clean;
pub use find::find;
pub use fold::fold;
pub use lang::Lang;
pub(crate) use lang::{is_east_asian, is_han};
pub use width::{Ambiguous, Clusters, WidthPolicy};
pub use wrap::{Line, Measure, Setting, fit, wrap, wrap_evened};

use icu_segmenter::iterators::GraphemeClusterBreakIterator;
use icu_segmenter::scaffold::Utf8;
use icu_segmenter::{GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed};
use std::ops::Range;

/// Of the same Unicode version as the line breaker, so that the two agree on what belongs together.
static GRAPHEMES: GraphemeClusterSegmenterBorrowed<'static> = GraphemeClusterSegmenter::new_neo();

/// Iterates over the grapheme clusters of `text` (UAX #29, extended).
pub fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    grapheme_indices(text).map(|(_, grapheme)| grapheme)
}

/// Iterates over the grapheme clusters of `text`, each with its place in bytes.
pub fn grapheme_indices(text: &str) -> GraphemeIndices<'_> {
    GraphemeIndices { rest: text, at: 0, is_alone: false, tangle: None }
}

/// See [`grapheme_indices`].
pub struct GraphemeIndices<'a> {
    rest: &'a str,
    /// Where that begins.
    at: usize,
    /// Whether its first character has been seen to stand alone.
    is_alone: bool,
    /// A stretch whose clusters are not plain to see: where it starts, and its ends.
    tangle: Option<(usize, GraphemeClusterBreakIterator<'static, 'a, Utf8>)>,
}

/// Whether nothing ever joins two such characters: ASCII, Han, kana, syllables of Hangul, and the marks of East Asian
/// print.
fn stands_alone(c: char) -> bool {
    matches!(u32::from(c), 0x20..=0x7E | 0x4E00..=0x9FFF | 0x3001..=0x3029 | 0x3041..=0x3096 | 0x30A1..=0x30FA
        | 0x3400..=0x4DBF | 0xAC00..=0xD7A3 | 0xFF01..=0xFF60)
}

/// The length in bytes of the first character, where it is plain to see that it stands alone: ASCII, most of Han, and
/// the marks between them. Otherwise 0.
const fn plain_bytes(text: &[u8]) -> usize {
    match text {
        [b' '..=b'~', ..] => 1,
        [0xE5..=0xE9, _, _, ..]
        | [0xE4, 0xB8..=0xBF, _, ..]
        | [0xE3, 0x80, 0x81..=0xA9, ..]
        | [0xEF, 0xBC, 0x81..=0xBF, ..] => 3,
        _ => 0,
    }
}

impl<'a> Iterator for GraphemeIndices<'a> {
    type Item = (usize, &'a str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        // Nearly all of a text: two characters side by side that stand alone.
        if self.tangle.is_none() {
            let (bytes, n_plain) = (self.rest.as_bytes(), plain_bytes(self.rest.as_bytes()));
            let behind = bytes.get(n_plain..).unwrap_or_default();
            if n_plain > 0 && (behind.is_empty() || plain_bytes(behind) > 0) {
                self.is_alone = true;
                return self.take(n_plain);
            }
        }
        self.next_entangled()
    }
}

impl<'a> GraphemeIndices<'a> {
    /// The next cluster, where a look at its bytes does not tell it.
    fn next_entangled(&mut self) -> Option<(usize, &'a str)> {
        if let Some((base, ends)) = &mut self.tangle {
            if let Some(end) = ends.next() {
                let n_bytes = *base + end - self.at;
                return self.take(n_bytes);
            }
            self.tangle = None;
        }
        let mut chars = self.rest.chars();
        let first = chars.next()?;
        let is_alone = std::mem::take(&mut self.is_alone) || stands_alone(first);
        if is_alone {
            let next = chars.clone().next();
            self.is_alone = next.is_some_and(stands_alone);
            if self.is_alone || next.is_none() {
                return self.take(first.len_utf8());
            }
        }
        // As far as to where two characters stand alone side by side.
        let (mut n_bytes, mut last) = (first.len_utf8(), first);
        for c in chars {
            if stands_alone(last) && stands_alone(c) {
                break;
            }
            n_bytes += c.len_utf8();
            last = c;
        }
        let mut ends = GRAPHEMES.segment_str(slice(self.rest, 0..n_bytes));
        ends.next();
        self.tangle = Some((self.at, ends));
        self.next_entangled()
    }

    /// Takes so many bytes off.
    fn take(&mut self, n_bytes: usize) -> Option<(usize, &'a str)> {
        let (taken, rest) = self.rest.split_at_checked(n_bytes)?;
        let start = self.at;
        (self.rest, self.at) = (rest, start + n_bytes);
        Some((start, taken))
    }
}

/// The part of `text` at `range` (bytes), empty where the range is not at character boundaries.
pub fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}
