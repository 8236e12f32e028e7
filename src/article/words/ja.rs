//! The words of Japanese by which a line is told.

/// Words that open a caption or a credit.
pub(crate) const PHOTO: [&str; 1] = ["写真"];
/// Words that close a credit.
pub(crate) const CREDIT_ENDINGS: [&str; 1] = ["撮影"];
