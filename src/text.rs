//! The only place that knows columns: widths, grapheme clusters, line breaking and balance.
//!
//! It measures and cuts; it does not place lines on a page (`scene`) nor draw them (`paint`). What it promises:
//! no line is wider than the room unless a single grapheme is, no grapheme is cut, and no character is lost but
//! the white space at a line's end. The tables are data: [`kinsoku`] for what may not start or end a line,
//! `ambiguous` for widths, `phrase/` for where words end.

mod ambiguous;
#[cfg(test)]
mod conformance;
pub mod breaks;
pub mod clean;
pub mod inline;
pub mod kinsoku;
mod lang;
#[cfg(test)]
pub(crate) mod corpus;
pub mod phrase;
pub mod width;
mod wrap;

pub use breaks::Strictness;
pub use clean::clean;
pub use lang::Lang;
pub(crate) use lang::{is_east_asian, is_han};
pub use width::{Ambiguous, Clusters, WidthPolicy};
pub use wrap::{Fitted, Line, Measure, Setting, fit, wrap};

use icu_segmenter::{GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed};
use std::ops::Range;

/// Of the same Unicode version as the line breaker, so that the two agree on what belongs together.
static GRAPHEMES: GraphemeClusterSegmenterBorrowed<'static> = GraphemeClusterSegmenter::new_neo();

/// Iterates over the grapheme clusters of `text` (UAX #29, extended).
pub fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    grapheme_indices(text).map(|(_, grapheme)| grapheme)
}

/// Iterates over the grapheme clusters of `text`, each with its place in bytes.
pub fn grapheme_indices(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut ends = GRAPHEMES.segment_str(text);
    let mut start = ends.next().unwrap_or(0);
    ends.map(move |end| (std::mem::replace(&mut start, end), end)).map(|(from, to)| (from, slice(text, from..to)))
}

/// The part of `text` at `range` (bytes), empty where the range is not at character boundaries.
pub fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}
