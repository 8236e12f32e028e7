//! The words of English by which a line and a cut are told.

/// Words that open a caption.
pub(crate) const CAPTION_OPENERS: [&str; 5] = ["Photo", "Picture", "Image", "Figure", "Fig."];
/// Words that close a credit.
pub(crate) const CREDIT_ENDINGS: [&str; 7] =
    ["photo", "FB", "fb", "facebook", "Facebook", "Instagram", "Getty Images"];
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
/// Words that open a paragraph which turns to another matter.
pub(crate) const TURNS: [&str; 3] = ["Meanwhile", "Furthermore", "Separately"];
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
/// Sections of a paper.
pub(crate) const SECTIONS: [&str; 8] =
    ["News", "World", "Business", "Sport", "Sports", "Opinion", "Culture", "Local"];
/// What the names of papers end with.
pub(crate) const PAPERS: [&str; 14] = [
    "Times",
    "Post",
    "Herald",
    "Daily",
    "Gazette",
    "Tribune",
    "Journal",
    "Standard",
    "Courier",
    "Record",
    "Chronicle",
    "Observer",
    "Mail",
    "Echo",
];
/// Words around a day and an hour that say no more.
pub(crate) const STAMPED: [&str; 24] = [
    "Published",
    "Updated",
    "PUBLISHED",
    "UPDATED",
    "Posted",
    "Last",
    "updated",
    "Date",
    "on",
    "On",
    "at",
    "AM",
    "PM",
    "a.m.",
    "p.m.",
    "am",
    "pm",
    "EST",
    "EDT",
    "ET",
    "PT",
    "GMT",
    "BST",
    "UTC",
];
/// What leads to who wrote it.
pub(crate) const WRITTEN_BY: [&str; 9] =
    ["By", "Story by", "Words by", "Text by", "Written by", "Reported by", "Author:", "Words:", "Reporter:"];
/// What leads to who else had a hand in it.
pub(crate) const HELPERS: [&str; 10] = [
    "Photography:",
    "Photos:",
    "Pictures:",
    "Photography by",
    "Photographs by",
    "Photos by",
    "Pictures by",
    "Edited by",
    "Editor:",
    "Graphics by",
];
/// What somebody is who writes for a paper.
pub(crate) const POSTS: [&str; 9] = [
    "Staff Writer",
    "Staff Reporter",
    "Reporter",
    "Correspondent",
    "Senior Reporter",
    "Contributing Writer",
    "Columnist",
    "Staff",
    "Freelance Writer",
];
/// Words in the names of several people, and in those of one.
pub(crate) const IN_NAMES: [&str; 9] = ["and", "&", "de", "da", "van", "von", "der", "bin", "al"];
/// Days of the week.
pub(crate) const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// The months, in lower case.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Words that open a list of links to other articles, in lower case, the longest first.
pub(crate) const RELATED: [&str; 10] = [
    "related articles",
    "related stories",
    "related news",
    "related topics",
    "related",
    "read more",
    "more stories",
    "most read",
    "you may also like",
    "recommended",
];
/// Buttons of a page.
pub(crate) const BUTTONS: [&str; 32] = [
    "Share",
    "Tweet",
    "Like",
    "Facebook",
    "WhatsApp",
    "Twitter",
    "X",
    "Telegram",
    "LinkedIn",
    "Instagram",
    "WeChat",
    "Weibo",
    "Line",
    "Email",
    "Print",
    "Copy link",
    "Save",
    "Comment",
    "Comments",
    "Log in",
    "Sign in",
    "Sign up",
    "Subscribe",
    "Advertisement",
    "Menu",
    "Search",
    "Home",
    "Skip to content",
    "Back to top",
    "Follow us",
    "Next",
    "Previous",
];
/// What a note on cookies names, in lower case, and words by which it asks for consent.
pub(crate) const COOKIE: &str = "cookie";
pub(crate) const CONSENTS: [&str; 5] = ["accept", "consent", "we use", "agree", "settings"];
/// What asks the reader of a page to click, and to subscribe, in lower case.
pub(crate) const CLICKS: [&str; 4] = ["click ", "tap ", "swipe ", "scroll down"];
pub(crate) const SUBSCRIBES: [&str; 5] =
    ["subscribe to our", "subscribe now", "follow us ", "sign up for our", "download our app"];
/// What opens the sign-off of an agency: `(Reporting by Ann Lee)`.
pub(crate) const REPORTING: &str = "Reporting by ";
/// What parts a dateline from what it opens.
pub(crate) const DASHES: [&str; 4] = ["--", "—", "–", " - "];
/// Words of a copyright note, in lower case.
pub(crate) const COPYRIGHT: [&str; 2] = ["all rights reserved", "copyright ©"];
/// Marks of the end of a dispatch.
pub(crate) const ENDS: [&str; 5] = ["ENDS", "END", "30", "###", "Ends"];
