//! Review: what was approved, flagged and remarked on in a deck, and whether that still holds. Pure; files are
//! `store::journal`'s.
//!
//! A journal is a set of events, a line each ([`event`]). What it means is a fold over that set ([`state`]), so that two
//! copies of a journal are merged by putting their lines together, in any order and any number of times. Nothing is
//! ever rewritten, and nothing in prose counts: an approval is an `approve`, and nothing else is one.
//!
//! # The rules
//!
//! - **Events.** Of two events of one id with different content one is kept, an objection before an approval, and the
//!   id is told as a conflict. Unknown kinds, and events of a later version, are kept and passed over.
//! - **Identity.** Who has a key is that key, whatever the name; who has none is the name.
//! - **Withdrawing.** A `withdraw` takes back its parent where both are of the same identity, and counts for nothing
//!   otherwise. It is final: what was withdrawn is said again by a new event. What is withdrawn counts nowhere below.
//! - **Threads.** A flag, a comment or a suggestion opens a thread; an `answer` whose parent it is belongs to it. The
//!   thread is settled while it has a `resolve` (or, for a suggestion, a `take`) that no `reopen` has as its parent.
//!   Anybody may settle and reopen. So a resolve undoes no reopen that came from elsewhere: each undoes one event.
//! - **Verdicts.** An identity's verdict on an element's words is the last of its approvals and flags of these words, by
//!   time and then id. A flag that was resolved is no approval: that takes an explicit act.
//! - **Words.** A verdict is bound to the element's kind, words and speaker, by [`hash()`]. When they change it is out of
//!   date and does not count. A change elsewhere touches nothing. But an open flag stays open, out of date or not, until
//!   it is resolved or withdrawn: a changed word must not silently dismiss an objection.
//! - **Homes.** What was said of words is at home (1) with the claim at the same path that has them, else (2) with the
//!   only claim in the deck that has them, else (3), out of date, with the claim at the same path, unless an event
//!   names that claim's words at another path, so that it is known to have moved there; else (4) it is an orphan: listed,
//!   never dropped. Never with what only resembles it. What names no element is about the deck as a whole.

pub mod event;
mod home;
mod make;
pub mod report;
mod since;
pub mod standing;
pub mod state;
#[cfg(test)]
mod tests;

pub use event::{Event, Identity, Kind, Lines, PassedOver, Target, VERSION, Who, read_lines};
pub use home::Home;
pub use make::{
    Author, MAX_CHARS, Refusal, Stamp, answer, approve, comment, flag, reopen, resolve, suggest, take, undo,
    withdraw,
};
pub use since::{Since, last_approved};
pub use standing::{Orphan, Review, Said, Standing, Tally, Verdict, n_identities};
pub use state::{State, Thread};

use crate::deck::{Claim, Deck, Part};
use sha2::{Digest, Sha256};

/// The hash that a verdict is bound to: of a claim's kind, words, targets of links and speaker, and of nothing else. 32
/// hexadecimal digits, the first 128 bits of a SHA-256.
pub fn hash(claim: &Claim) -> String {
    let mut fields = vec![kind(claim.part)];
    fields.extend(claim.words.iter().map(String::as_str));
    // A control, which no words have, opens the targets: a cell that reads like one is none.
    fields.extend(claim.targets.iter().flat_map(|target| ["\u{1}", target]));
    digest(&fields, claim.by.as_deref())
}

/// The hash of a deck's text, as it stands in its file. 32 hexadecimal digits.
pub fn deck_hash(text: &str) -> String {
    digest(&[text], None)
}

/// The hash of a deck whose text is `text`, with the texts of those that it includes: of a deck that includes none, that of
/// its text.
pub fn whole_hash(deck: &Deck, text: &str) -> String {
    let included = deck.includes.iter().flat_map(|included| [&*included.file, &*included.text]);
    digest(&std::iter::once(text).chain(included).collect::<Vec<_>>(), None)
}

/// A hash of some texts: a name for what they say. 32 hexadecimal digits.
pub fn digest_of(fields: &[&str]) -> String {
    digest(fields, None)
}

/// Each field with its length before it, so that no two lists of fields have the same bytes.
fn digest(fields: &[&str], last: Option<&str>) -> String {
    let mut sha = Sha256::new();
    sha.update((fields.len() as u64).to_le_bytes());
    for field in fields.iter().copied().chain(last) {
        sha.update((field.len() as u64).to_le_bytes());
        sha.update(field);
    }
    let whole = sha.finalize();
    let half = whole.first_chunk().map_or(0, |bytes| u128::from_be_bytes(*bytes));
    format!("{half:032x}")
}

/// What a claim is, whatever its place. These words are in every hash: changing one outdates every verdict.
const fn kind(part: Part) -> &'static str {
    match part {
        Part::Heading => "heading",
        Part::Title => "title",
        Part::Subtitle => "subtitle",
        Part::Presenter => "presenter",
        Part::Date => "date",
        Part::Point { .. } => "point",
        Part::Quotation => "quotation",
        Part::Caption => "caption",
        Part::Value | Part::Label | Part::Trend { .. } => "figure",
        Part::When | Part::What => "moment",
        Part::Cell { .. } => "row",
        Part::Category | Part::Quantity { .. } => "bar",
        Part::Unit => "unit",
        Part::Series { .. } => "series",
        Part::Language | Part::Code => "code",
        Part::Paragraph => "paragraph",
        Part::ColumnHeading => "column",
        Part::Footnote { .. } => "footnote",
        Part::Note => "note",
        Part::Question | Part::Line | Part::Background => "asked",
    }
}
