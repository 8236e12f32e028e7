//! Makes the events that a reviewer's keys mean. Time and randomness are given, so that this is pure.

use super::{Event, Kind, State, Target, VERSION, Who, hash};
use crate::deck::Claim;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// The most characters of a remark.
pub const MAX_CHARS: usize = 4_000;

/// A moment and some randomness: what an event's id is made of, for one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When.
    pub at: Timestamp,
    /// What tells apart the events of one millisecond.
    pub random: [u8; 10],
}

impl Stamp {
    /// The stamp of the `nth` event of a session that `seed` (drawn at random) tells from all others.
    pub fn new(at: Timestamp, seed: &[u8; 16], nth: u64) -> Self {
        let mut sha = Sha256::new();
        sha.update(seed);
        sha.update(nth.to_le_bytes());
        let random = sha.finalize().first_chunk().copied().unwrap_or_default();
        Self { at, random }
    }
}

/// Who acts, when, and with which deck before them.
#[derive(Clone, Copy, Debug)]
pub struct Author<'a> {
    /// Who.
    pub who: &'a Who,
    /// When, with what makes the id.
    pub stamp: Stamp,
    /// The deck's hash, by [`deck_hash`](super::deck_hash).
    pub deck: &'a str,
}

/// Why there is no such event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A flag, a comment, a suggestion or an answer without words.
    #[error("a remark needs words")]
    Empty,
    /// A remark of so many characters.
    #[error("a remark has at most 4,000 characters, and this one {0}")]
    TooLong(usize),
    /// Only one's own can be withdrawn.
    #[error("only whoever wrote it can withdraw it")]
    NotOwn,
    /// The parent is no event of the kind that this answers.
    #[error("there is nothing here to {0}")]
    Misplaced(&'static str),
}

/// Approves the claim's words.
pub fn approve(author: Author<'_>, claim: &Claim) -> Event {
    event(author, Kind::Approve, Some(Target::of(claim)))
}

/// Objects to a claim, or to the deck as a whole.
///
/// # Errors
/// Where the remark has no words, or too many.
pub fn flag(author: Author<'_>, claim: Option<&Claim>, remark: &str) -> Result<Event, Refusal> {
    root(author, Kind::Flag, claim, remark)
}

/// Remarks on a claim, or on the deck as a whole.
///
/// # Errors
/// Where the remark has no words, or too many.
pub fn comment(author: Author<'_>, claim: Option<&Claim>, remark: &str) -> Result<Event, Refusal> {
    root(author, Kind::Comment, claim, remark)
}

/// Suggests another wording for a claim.
///
/// # Errors
/// Where the wording has no words, or too many.
pub fn suggest(author: Author<'_>, claim: &Claim, wording: &str) -> Result<Event, Refusal> {
    root(author, Kind::Suggest, Some(claim), wording)
}

/// Answers in the thread that `root` opened.
///
/// # Errors
/// Where the answer has no words, or too many, or `root` opens no thread.
pub fn answer(author: Author<'_>, root: &Event, remark: &str) -> Result<Event, Refusal> {
    let text = Some(checked(remark)?);
    let made = child(author, Kind::Answer, root, root.kind.opens_thread(), "answer")?;
    Ok(Event { text, ..made })
}

/// Settles the thread that `root` opened, with a remark or without.
///
/// # Errors
/// Where the remark has too many characters, or `root` opens no thread.
pub fn resolve(author: Author<'_>, root: &Event, remark: Option<&str>) -> Result<Event, Refusal> {
    let text = remark.filter(|remark| !remark.trim().is_empty()).map(checked).transpose()?;
    let made = child(author, Kind::Resolve, root, root.kind.opens_thread(), "resolve")?;
    Ok(Event { text, ..made })
}

/// Tells that the suggestion `root` was taken into the deck.
///
/// # Errors
/// Where `root` is no suggestion.
pub fn take(author: Author<'_>, root: &Event) -> Result<Event, Refusal> {
    child(author, Kind::Take, root, root.kind == Kind::Suggest, "take")
}

/// Undoes a resolve, or a take.
///
/// # Errors
/// Where `settled` is neither.
pub fn reopen(author: Author<'_>, settled: &Event) -> Result<Event, Refusal> {
    child(author, Kind::Reopen, settled, matches!(settled.kind, Kind::Resolve | Kind::Take), "reopen")
}

/// Takes back one's own event.
///
/// # Errors
/// Where it is another's, or a withdrawal, which is final.
pub fn withdraw(author: Author<'_>, own: &Event) -> Result<Event, Refusal> {
    if own.who.identity() != author.who.identity() {
        return Err(Refusal::NotOwn);
    }
    child(author, Kind::Withdraw, own, own.is_known() && own.kind != Kind::Withdraw, "withdraw")
}

/// Takes back one's own last event that is not taken back already. Said again, it goes on to the one before.
///
/// # Errors
/// Where there is none.
pub fn undo(author: Author<'_>, state: &State) -> Result<Event, Refusal> {
    let last = state.last_of(author.who.identity()).ok_or(Refusal::Misplaced("undo"))?;
    withdraw(author, last)
}

impl Target {
    /// A claim as it is now.
    pub fn of(claim: &Claim) -> Self {
        Self { path: claim.path.clone(), hash: hash(claim), text: claim.text.clone() }
    }
}

fn root(author: Author<'_>, kind: Kind, claim: Option<&Claim>, remark: &str) -> Result<Event, Refusal> {
    let text = Some(checked(remark)?);
    Ok(Event { text, ..event(author, kind, claim.map(Target::of)) })
}

fn child(
    author: Author<'_>,
    kind: Kind,
    parent: &Event,
    is_fit: bool,
    verb: &'static str,
) -> Result<Event, Refusal> {
    if !is_fit {
        return Err(Refusal::Misplaced(verb));
    }
    Ok(Event { parent: Some(parent.id.clone()), ..event(author, kind, parent.element.clone()) })
}

fn event(author: Author<'_>, kind: Kind, element: Option<Target>) -> Event {
    Event {
        version: VERSION,
        id: id(author.stamp),
        kind,
        at: in_milliseconds(author.stamp.at),
        who: author.who.clone(),
        deck: author.deck.to_owned(),
        element,
        parent: None,
        text: None,
    }
}

/// What is written has no more, and must be read back the same.
fn in_milliseconds(at: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at)
}

/// The remark without white space around it, its lines ended by line feeds.
fn checked(remark: &str) -> Result<String, Refusal> {
    let text = remark.trim().replace("\r\n", "\n").replace('\r', "\n");
    match text.chars().count() {
        0 => Err(Refusal::Empty),
        n if n > MAX_CHARS => Err(Refusal::TooLong(n)),
        _ => Ok(text),
    }
}

/// The letters of Crockford's base 32: none is taken for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A ULID: 48 bits of milliseconds and 80 of randomness in 26 letters, which sort by time.
fn id(stamp: Stamp) -> String {
    let milliseconds = u128::try_from(stamp.at.as_millisecond()).unwrap_or(0) & ((1 << 48) - 1);
    let random = stamp.random.iter().fold(0, |bits: u128, byte| bits << 8 | u128::from(*byte));
    let bits = milliseconds << 80 | random;
    let letter = |place: u32| char::from(LETTERS[usize::try_from(bits >> (5 * place) & 31).unwrap_or(0)]);
    (0..26).rev().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::tests::{author, claims};

    #[test]
    fn a_remark_has_words_and_not_too_many() {
        let claim = &claims("- points: [甲]\n")[0];
        let flag = |remark: &str| flag(author("a", 1), Some(claim), remark).map(|event| event.text);
        assert_eq!(flag(" \n\u{3000}"), Err(Refusal::Empty));
        assert_eq!(flag(" 數字\r\n不對\r！\n"), Ok(Some("數字\n不對\n！".into())));
        assert!(flag(&"字".repeat(MAX_CHARS)).is_ok());
        assert_eq!(flag(&"字".repeat(MAX_CHARS + 1)), Err(Refusal::TooLong(4_001)));
        let root = super::flag(author("a", 1), Some(claim), "x").expect("words");
        assert_eq!(answer(author("b", 2), &root, ""), Err(Refusal::Empty));
        assert_eq!(resolve(author("b", 2), &root, Some("  ")).expect("a root").text, None);
    }

    #[test]
    fn an_answer_has_the_right_parent_or_there_is_none() {
        let claim = &claims("- points: [甲]\n")[0];
        let approval = approve(author("a", 1), claim);
        let flag = flag(author("a", 2), Some(claim), "x").expect("words");
        let resolve = resolve(author("b", 3), &flag, None).expect("a root");
        assert_eq!((resolve.parent.as_deref(), &resolve.element), (Some(flag.id.as_str()), &flag.element));
        assert_eq!(answer(author("b", 4), &approval, "x"), Err(Refusal::Misplaced("answer")));
        assert_eq!(super::resolve(author("b", 4), &resolve, None), Err(Refusal::Misplaced("resolve")));
        assert_eq!(reopen(author("b", 4), &flag), Err(Refusal::Misplaced("reopen")));
        assert_eq!(take(author("b", 4), &flag), Err(Refusal::Misplaced("take")));
        assert!(reopen(author("a", 4), &resolve).is_ok());
        assert_eq!(withdraw(author("b", 4), &flag), Err(Refusal::NotOwn));
        let withdrawal = withdraw(author("a", 4), &flag).expect("one's own");
        assert_eq!(withdraw(author("a", 5), &withdrawal), Err(Refusal::Misplaced("withdraw")));
    }

    #[test]
    fn undo_takes_back_ones_own_events_from_the_last_on() {
        let claim = &claims("- points: [甲]\n")[0];
        let first = approve(author("a", 1), claim);
        let last = comment(author("a", 3), Some(claim), "x").expect("words");
        let other = approve(author("b", 4), claim);
        let mut state = State::of([first.clone(), other, last.clone()]);
        for (n, event) in [(5, last), (6, first)] {
            let undone = undo(author("a", n), &state).expect("something");
            assert_eq!(undone.parent, Some(event.id));
            state.add(undone);
        }
        assert_eq!(undo(author("a", 7), &state), Err(Refusal::Misplaced("undo")));
    }

    #[test]
    fn ids_sort_by_time_and_are_all_different() {
        let id = |n: i64, byte: u8| {
            id(Stamp { at: Timestamp::from_millisecond(n).expect("a time"), random: [byte; 10] })
        };
        assert_eq!(id(0, 0), "0".repeat(26));
        assert_eq!(id(1, 0xFF), format!("0000000001{}", "Z".repeat(16)));
        assert!(id(31, 0xFF) < id(32, 0) && id(32, 0) < id(32, 1));
        assert_eq!(id(-5, 0), "0".repeat(26), "before 1970 the time says nothing");
    }
}
