//! What is seen of a clause, once: what it says and what it hangs on. Windows put it together.

use super::{Judge, bigrams, n_chars};
use crate::outline::claim::ends::{measures, waits};
use crate::outline::words::{any_of, ja, zh};
use crate::text::{Lang, slice};
use std::ops::Range;

/// A clause with what is seen of it.
#[derive(Debug)]
pub(in crate::outline::claim) struct Clause<'a> {
    pub(in crate::outline::claim) span: Range<usize>,
    pub(super) words: &'a str,
    /// Characters, white space aside.
    pub(in crate::outline::claim) n_chars: usize,
    pub(super) n_cues: usize,
    /// How many runs of two characters it shares with the heading.
    pub(super) n_of_heading: usize,
    pub(super) has_number: bool,
    pub(super) has_date: bool,
    pub(super) lead: Option<Lead>,
    /// Whether a sentence may end behind it: in Chinese any may, in Japanese what ends in a verb.
    pub(super) ends: bool,
}

/// What a clause is that waits for the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// A time, a place, a source: without it the sentence says the same.
    Aside,
    /// A condition, a concession, a half of a pair.
    Condition,
}

impl<'a> Judge<'a> {
    /// What is seen of a clause of the paragraph.
    pub(super) fn clause(&self, span: Range<usize>, is_last: bool) -> Clause<'a> {
        let words = slice(self.paragraph, span.clone());
        let is_japanese = self.lang == Lang::Ja;
        Clause {
            words,
            n_chars: n_chars(words),
            n_cues: zh::CUES.forms().filter(|cue| words.contains(cue)).count(),
            n_of_heading: if self.heading.is_empty() {
                0
            } else {
                bigrams(words).intersection(self.heading).count()
            },
            has_number: words.chars().any(|c| c.is_ascii_digit()) || has_han_number(words),
            has_date: zh::DATES.is_in(words),
            lead: if is_japanese { None } else { lead(words) },
            ends: is_last || !is_japanese || ja::ENDS_CLAUSE.iter().any(|end| words.ends_with(end)),
            span,
        }
    }
}

impl Clause<'_> {
    /// Whether it waits for the next.
    pub(super) fn leads_on(&self) -> bool {
        self.lead.is_some()
    }

    /// Whether it only has the subject and the time of the next: 港務局今早9時，`會`在北岸……
    pub(super) fn waits_for(&self, next: &Clause<'_>) -> bool {
        let bare = without_comma(self.words);
        let is_led = bare.ends_with(any_of(zh::ENDS_TIME)) && next.words.starts_with(any_of(zh::MODALS));
        self.lead.is_none() && (is_led || ends_at_time(bare))
    }

    /// Whether the sentence says the same without it, where it stands at the front.
    pub(super) fn may_go(&self) -> bool {
        self.lead == Some(Lead::Aside)
    }

    /// Whether it only gives examples of the one before.
    pub(super) fn is_example(&self) -> bool {
        zh::EXAMPLES.opening(self.words).is_some()
    }

    /// Whether a long sentence trails off with it: a hope, a consequence.
    pub(super) fn trails(&self) -> bool {
        self.words.starts_with(any_of(zh::TRAILS))
    }

    /// Whether it ends what one before it began: 除了……，……外.
    pub(super) fn closes_lead(&self) -> bool {
        let bare = without_comma(self.words);
        bare.ends_with(zh::CLOSES_LEAD) && !bare.starts_with(any_of(zh::OPENS_BEFORE_CLOSE))
    }
}

/// Whether nothing but a time stands behind the last `於`: 港務局局長於周四（27日）凌晨.
fn ends_at_time(clause: &str) -> bool {
    let is_time = |c: char| c.is_ascii_digit() || zh::NUMERALS.contains(c) || zh::OF_TIMES.contains(c);
    let tail = clause.rsplit_once(any_of(zh::AT_TIME)).map_or("", |(_, tail)| tail);
    !tail.is_empty() && tail.chars().all(is_time)
}

fn without_comma(clause: &str) -> &str {
    clause.trim_end_matches(['，', ',', '、'])
}

/// What a clause is that waits for the next: a condition, a time, a place, a source.
fn lead(clause: &str) -> Option<Lead> {
    let bare = without_comma(clause);
    if zh::HALVES.opening(bare).is_some() || zh::CONDITIONS.opening(bare).is_some() {
        return Some(Lead::Condition);
    }
    let n = n_chars(bare);
    let last = bare.chars().next_back();
    let is_time = n <= MAX_TIME
        && last.is_some_and(|c| zh::ENDS_TIME.contains(c))
        && (zh::OPENS_TIME.opening(bare).is_some()
            || bare.starts_with(|c: char| c.is_ascii_digit() || zh::NUMERALS.contains(c)));
    let is_source = zh::ENDS_SOURCE.forms().any(|end| bare.ends_with(end));
    if waits(bare) || measures(bare) {
        return Some(Lead::Condition);
    }
    let is_purpose = bare.starts_with(any_of(zh::PURPOSE)) && zh::NO_PURPOSE.opening(bare).is_none();
    let hangs = (zh::HANGS_FORWARD.opening(bare).is_some() || is_purpose) && !bare.contains(zh::IS);
    let is_called = bare.starts_with(zh::AT_CALL) && bare.ends_with(any_of(zh::CALLS));
    if is_time || is_source || hangs || is_called {
        return Some(Lead::Aside);
    }
    // 會議期間, 在他的帶領下
    let ends_lead = last.is_some_and(|c| zh::ENDS_LEAD.contains(c)) && n <= MAX_LEAD;
    ends_lead.then_some(Lead::Condition)
}

/// The longest time that is a clause, and the longest lead-in that its last character tells.
const MAX_TIME: usize = 18;
const MAX_LEAD: usize = 16;

/// Whether a clause opens with an organisation or a quoted name.
pub(super) fn starts_with_body(clause: &str) -> bool {
    clause.starts_with('「')
        || clause
            .chars()
            .take(10)
            .zip(clause.chars().skip(1))
            .skip(1)
            .any(|(c, next)| zh::SUBJECTS.contains(c) && zh::AFTER_SUBJECT.contains(next))
}

fn has_han_number(text: &str) -> bool {
    let mut last = ' ';
    text.chars().any(|c| zh::NUMERALS.contains(std::mem::replace(&mut last, c)) && zh::COUNTED.contains(c))
}
