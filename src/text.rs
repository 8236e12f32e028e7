//! The only place that knows columns: widths, grapheme clusters, line breaking and balance.
//!
//! It measures and cuts; it does not place lines on a page (`scene`) nor draw them (`paint`). What it promises:
//! no line is wider than the room unless a single grapheme is, no grapheme is cut, and no character is lost but
//! the white space at a line's end. The tables are data: [`kinsoku`] for what may not start or end a line,
//! `ambiguous` for widths, `phrase/` for where words end.

mod ambiguous;
pub mod breaks;
pub mod clean;
pub mod inline;
pub mod kinsoku;
mod lang;
pub mod phrase;
pub mod width;
mod wrap;

pub use breaks::Strictness;
pub use clean::clean;
pub use lang::Lang;
pub(crate) use lang::{is_east_asian, is_han};
pub use width::{Ambiguous, Clusters, WidthPolicy};
pub use wrap::{Fitted, Line, Measure, Setting, fit, wrap};

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Iterates over the grapheme clusters of `text` (UAX #29, extended).
pub fn graphemes(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.graphemes(true)
}

/// The part of `text` at `range` (bytes), empty where the range is not at character boundaries.
pub fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}
