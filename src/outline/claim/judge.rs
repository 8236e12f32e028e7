//! How good a point a run of clauses makes: what it says, whether it stands alone, how long it is.

use super::alone::hangs;
use super::span::{bigrams, n_chars, without_connective, without_stop};
use crate::outline::words::{any_of, zh};
use crate::text::{Lang, slice};
use std::collections::HashSet;
use std::ops::Range;

/// The longest window, in characters of Chinese.
pub(super) const MAX_WINDOW: usize = 48;

/// Weighs windows of clauses.
pub(super) struct Judge<'a> {
    pub(super) paragraph: &'a str,
    pub(super) heading: &'a HashSet<(char, char)>,
    pub(super) known: &'a [String],
}

impl Judge<'_> {
    fn words(&self, clause: &Range<usize>) -> &str {
        slice(self.paragraph, clause.clone())
    }

    /// The best window of clauses among those that `allows` takes, with its score in tenths.
    pub(super) fn best_window(
        &self,
        clauses: &[Range<usize>],
        allows: impl Fn(usize, usize) -> bool,
    ) -> Option<(Range<usize>, i64)> {
        let mut best: Option<(Range<usize>, i64)> = None;
        for from in 0..clauses.len() {
            for to in from + 1..=clauses.len() {
                let n = n_chars(slice(self.paragraph, clauses[from].start..clauses[to - 1].end));
                // Longer windows only grow, so that the work is linear in the clauses.
                if n > MAX_WINDOW && to > from + 1 {
                    break;
                }
                if !allows(from, to) {
                    continue;
                }
                let score = self.score(clauses, from, to);
                if best.as_ref().is_none_or(|(_, most)| score > *most) {
                    best = Some((from..to, score));
                }
            }
        }
        best
    }

    /// How good a point the clauses from `from` to before `to` make, in tenths.
    pub(super) fn score(&self, clauses: &[Range<usize>], from: usize, to: usize) -> i64 {
        let (Some(first), Some(last)) = (clauses.get(from), clauses.get(to.saturating_sub(1))) else {
            return -100;
        };
        let window = slice(self.paragraph, first.start..last.end);
        let n = i64::try_from(n_chars(window)).unwrap_or(i64::MAX);
        let mut score = self.content(window);
        // Length: too short says little, too long is no point.
        score += match n {
            0..=7 => -40,
            8..=11 => -24,
            12..=13 => -8,
            14..=19 => 4,
            20..=48 => 10,
            _ => 10 - 2 * (n - 48).min(40),
        } + n.min(45) / 5;
        let head = self.words(first);
        score += if from == 0 { 22 } else { 0 };
        if from > 0 {
            if self.known.iter().any(|k| head.starts_with(k.as_str())) || starts_with_body(head) {
                score += 16;
            }
            if hangs(without_adverb(head), Lang::ZhHant, false).is_some() {
                score -= 18;
            }
            if zh::HANGS_BACK.opening(head).is_some() {
                score -= 26;
            }
            if zh::GOES_ON.opening(head).is_some() {
                score -= 8;
            }
            if head.starts_with(any_of(zh::ADDS)) {
                score -= 6;
            }
        }
        let is_demonstrative = head.starts_with(any_of(zh::THIS))
            && !zh::CONNECTIVES.forms().any(|w| w.len() > 6 && head.starts_with(w));
        if is_demonstrative || head.starts_with(any_of(zh::THEY)) {
            score -= 12;
        }
        // An example in the middle, or a lead-in in front, that an editor would drop.
        if to - from > 2 && clauses[from + 1..to].iter().any(|c| self.words(c).starts_with(zh::FOR_EXAMPLE)) {
            score -= 24;
        }
        // A purpose, a hope or a display at the end is for the notes.
        if to - from > 1 && zh::FOR_THE_NOTES.opening(self.words(last)).is_some() {
            score -= 14;
        }
        if to - from > 1 && head.starts_with(any_of(zh::LEADS_IN)) && leads_on(head) {
            score -= 8;
        }
        if from > 0 && closes_lead(head) {
            score -= 30;
        }
        // What is left without examples and the like must not wait for more.
        let is_example = |c: &Range<usize>| zh::EXAMPLES.opening(self.words(c)).is_some();
        let n_kept =
            (from + 1..=to).rev().find(|&n| n == from + 1 || !is_example(&clauses[n - 1])).unwrap_or(to);
        if n_kept < to && to < clauses.len() && leads_on(self.words(&clauses[n_kept - 1])) {
            score -= 60;
        }
        let tail = self.words(last);
        if to < clauses.len() && leads_on(tail) {
            score -= 40;
        }
        // What a lead-in leads to belongs with it; without it, the claim loses a condition at most.
        if to - from == 1 && leads_on(tail) {
            score -= 30;
        }
        if from > 0
            && leads_on(self.words(&clauses[from - 1]))
            && !self.words(&clauses[from - 1]).starts_with(zh::AT)
        {
            score -= 4;
        }
        score
    }

    fn content(&self, window: &str) -> i64 {
        let mut score = 0;
        let has_number = window.chars().any(|c| c.is_ascii_digit()) || has_han_number(window);
        score += if has_number { 14 } else { 0 };
        score += if zh::DATES.is_in(window) { 8 } else { 0 };
        let n_cues = zh::CUES.forms().filter(|c| window.contains(c)).count();
        score += 5 * i64::try_from(n_cues.min(3)).unwrap_or(3);
        score += if window.contains(['「', '《']) { 5 } else { 0 };
        let n_shared = bigrams(window).intersection(self.heading).count();
        score + 4 * i64::try_from(n_shared.min(4)).unwrap_or(4)
    }

    /// Whether a sentence that would fit ends in a tail that an editor drops: a purpose, an example.
    pub(super) fn trails_off(&self, clauses: &[Range<usize>]) -> bool {
        let n = n_chars(slice(self.paragraph, clauses[0].start..clauses[clauses.len() - 1].end));
        n > 40 && clauses.iter().skip(1).any(|c| self.words(c).starts_with(any_of(zh::TRAILS)))
    }

    /// The spans of a window's claim: connectives off, and where the window has lost its subject, an organisation that the
    /// sentence opens with put back in front of an elision.
    pub(super) fn spans(&self, clauses: &[Range<usize>], window: Range<usize>) -> Vec<Range<usize>> {
        let whole = clauses[window.start].start..clauses[window.end - 1].end;
        let span = without_connective(self.paragraph, without_stop(self.paragraph, whole), Lang::ZhHant);
        let mut spans = vec![span.clone()];
        if window.start > 0
            && let Some(subject) = self.subject(&clauses[0])
            && !starts_with_body(slice(self.paragraph, span))
        {
            spans.insert(0, subject);
        }
        spans
    }

    /// `特區政府` of `特區政府近年投入……`: the organisation that a sentence opens with.
    fn subject(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let words = self.words(clause);
        let end = words
            .char_indices()
            .take(14)
            .filter(|&(at, c)| {
                zh::BODIES.contains(c)
                    && zh::AFTER_BODY.opening(slice(words, at + c.len_utf8()..words.len())).is_some()
            })
            .map(|(at, c)| at + c.len_utf8())
            .last()?;
        (n_chars(slice(words, 0..end)) >= 3).then(|| clause.start..clause.start + end)
    }
}

/// A clause without the adverb that comes off when it opens a claim.
fn without_adverb(clause: &str) -> &str {
    clause.trim_start_matches(any_of(zh::ADDS))
}

/// Whether a clause waits for the next: a condition, a time, a place.
fn leads_on(clause: &str) -> bool {
    let bare = clause.trim_end_matches(['，', ',']);
    let is_half = zh::HALVES.opening(bare).is_some();
    let hangs = zh::HANGS_FORWARD.opening(bare).is_some() && !bare.contains(zh::IS);
    let ends_lead =
        bare.chars().next_back().is_some_and(|c| zh::ENDS_LEAD.contains(c)) && n_chars(bare) <= 16;
    is_half || hangs || ends_lead
}

/// Whether a clause ends what one before it began: 除了……，……外.
fn closes_lead(clause: &str) -> bool {
    let bare = clause.trim_end_matches(['，', ',']);
    bare.ends_with(zh::CLOSES_LEAD) && !bare.starts_with(any_of(zh::OPENS_BEFORE_CLOSE))
}

/// Whether a clause opens with an organisation or a quoted name.
fn starts_with_body(clause: &str) -> bool {
    clause.starts_with('「')
        || clause
            .chars()
            .take(10)
            .zip(clause.chars().skip(1))
            .skip(1)
            .any(|(c, next)| zh::SUBJECTS.contains(c) && zh::AFTER_SUBJECT.contains(next))
}

fn has_han_number(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    chars.windows(2).any(|w| zh::NUMERALS.contains(w[0]) && zh::COUNTED.contains(w[1]))
}
