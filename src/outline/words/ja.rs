//! The words of Japanese: who speaks.
//!
//! No verbs of saying: と behind a closing mark is what quotes, whatever verb follows.

/// The particle that quotes.
pub(crate) const QUOTES: char = 'と';
/// The closing mark with it.
pub(crate) const CLOSES_QUOTED: &str = "」と";
/// The particle behind who speaks.
pub(crate) const TOPIC: char = 'は';
/// What follows a source, in front of what it says.
pub(crate) const ACCORDING_TO: &str = "によると、";
/// What goes on behind a closing quotation mark with the sentence that quotes.
pub(crate) const GOES_ON_FROM_QUOTATION: &str = "とをがは";
