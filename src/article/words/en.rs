//! The words of English by which a line and a cut are told.

/// Words that open a caption.
pub(crate) const CAPTION_OPENERS: [&str; 5] = ["Photo", "Picture", "Image", "Figure", "Fig."];
/// Words that close a credit.
pub(crate) const CREDIT_ENDINGS: [&str; 1] = ["photo"];
/// Words that open a credit.
pub(crate) const CREDIT_OPENERS: [&str; 4] = ["Photo", "photo", "Picture:", "Image:"];
/// Words that open a byline.
pub(crate) const BYLINES: [&str; 2] = ["By ", "BY "];
/// What opens a page number, in lower case, and what may stand in it.
pub(crate) const PAGE: &str = "page ";
/// What may stand between two page numbers.
pub(crate) const OF: &str = "of";
/// Words that no heading and no paragraph ends with.
pub(crate) const ENDS_NOTHING: [&str; 34] = [
    "the", "a", "an", "of", "and", "or", "to", "in", "on", "at", "by", "for", "with", "from", "that",
    "which", "who", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "its",
    "their", "his", "her", "as", "but",
];
/// Labels that service lists put before a colon.
pub(crate) const LABELS: [&str; 16] = [
    "Address",
    "Venue",
    "Where",
    "When",
    "Date",
    "Time",
    "Tel",
    "Phone",
    "Hotline",
    "Email",
    "Website",
    "Tickets",
    "Admission",
    "Enquiries",
    "Fee",
    "Hours",
];
