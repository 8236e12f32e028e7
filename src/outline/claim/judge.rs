//! How good a point a run of clauses makes: what it says, whether it stands alone, how long it is.
//!
//! `judge/rows` has what weighs, `judge/clause` what is seen of each clause.

mod clause;
mod rows;

use super::span::{MIN_CHARS, bigrams, n_chars, without_connective, without_stop};
use crate::outline::words::zh;
use crate::text::{Lang, slice};
pub(super) use clause::Clause;
use clause::{Lead, starts_with_body};
use rows::{ROWS, Row};
use std::collections::HashSet;
use std::ops::Range;

/// The longest window, in characters: of Chinese, and of Japanese, which spells out what Chinese has in one character.
pub(super) const fn max_window(lang: Lang) -> usize {
    if matches!(lang, Lang::Ja) { 84 } else { 48 }
}

/// A window of so many characters, its comma with them, is none, but for a whole sentence.
const MIN_WINDOW: usize = MIN_CHARS;

/// Weighs windows of clauses.
pub(super) struct Judge<'a> {
    pub(super) paragraph: &'a str,
    pub(super) lang: Lang,
    pub(super) heading: &'a HashSet<(char, char)>,
    pub(super) known: &'a [String],
}

/// A run of whole clauses of a sentence.
#[derive(Clone, Copy)]
struct Window<'a> {
    judge: &'a Judge<'a>,
    /// All clauses of the sentence.
    clauses: &'a [Clause<'a>],
    /// How many of them only lead to what the sentence says.
    n_leads: usize,
    /// Whether the sentence opens with a subject that can be put back in front of it.
    has_subject: bool,
    from: usize,
    to: usize,
    n_chars: usize,
}

impl<'a> Window<'a> {
    fn inside(&self) -> &'a [Clause<'a>] {
        &self.clauses[self.from..self.to]
    }

    fn head(&self) -> &'a Clause<'a> {
        &self.clauses[self.from]
    }

    fn tail(&self) -> &'a Clause<'a> {
        &self.clauses[self.to - 1]
    }

    /// Whether clauses stand before it in its sentence.
    fn is_later(&self) -> bool {
        self.from > 0
    }

    /// Whether clauses stand behind it.
    fn is_cut_short(&self) -> bool {
        self.to < self.clauses.len()
    }

    fn is_of_many(&self) -> bool {
        self.to - self.from > 1
    }

    fn sum(&self, count: impl Fn(&Clause<'_>) -> usize) -> usize {
        self.inside().iter().map(count).sum()
    }

    /// How good a point it makes by these rows, in tenths.
    fn score(&self, rows: &[Row]) -> i64 {
        rows.iter().filter(|row| row.tongue.is_of(self.judge.lang)).map(|row| row.score(self)).sum()
    }
}

impl<'a> Judge<'a> {
    /// What is seen of each clause, to be weighed.
    pub(super) fn clauses(&self, spans: &[Range<usize>]) -> Vec<Clause<'a>> {
        let is_last = |i: usize| i + 1 == spans.len();
        let seen = |(i, span): (usize, &Range<usize>)| self.clause(span.clone(), is_last(i));
        let mut clauses: Vec<Clause<'a>> = spans.iter().enumerate().map(seen).collect();
        for i in 1..clauses.len() {
            let (clause, next) = (&clauses[i - 1], &clauses[i]);
            if self.lang != Lang::Ja && clause.waits_for(next) {
                clauses[i - 1].lead = Some(Lead::Condition);
            }
        }
        clauses
    }

    /// The best window of clauses among those that `allows` takes, with its score in tenths.
    pub(super) fn best_window(
        &self,
        clauses: &[Clause<'_>],
        allows: impl Fn(usize, usize) -> bool,
    ) -> Option<(Range<usize>, i64)> {
        let whole = self.window(clauses, 0, clauses.len());
        let mut best: Option<(Range<usize>, i64)> = None;
        for from in 0..clauses.len() {
            let mut n_chars = 0;
            for to in from + 1..=clauses.len() {
                n_chars += clauses[to - 1].n_chars;
                // Longer windows only grow, so that the work is linear in the clauses.
                if n_chars > max_window(self.lang) && to > from + 1 {
                    break;
                }
                let score = || Window { from, to, n_chars, ..whole }.score(ROWS);
                let is_enough = n_chars > MIN_WINDOW || to - from == clauses.len();
                let score = (is_enough && allows(from, to)).then(score);
                if score.is_some_and(|score| best.as_ref().is_none_or(|(_, most)| score > *most)) {
                    best = score.map(|score| (from..to, score));
                }
            }
        }
        best
    }

    /// A window with the clauses in front of it that lead to it, where they fit: what stands in marks is not elided for
    /// a time alone.
    pub(super) fn with_its_leads(&self, clauses: &[Clause<'_>], window: Range<usize>) -> Range<usize> {
        let whole = self.window(clauses, 0, window.end);
        let is_only_led = whole.n_leads >= window.start && whole.n_chars <= max_window(self.lang);
        if is_only_led { whole.from..whole.to } else { window }
    }

    /// The clauses from `from` to before `to`.
    fn window<'b>(&'b self, clauses: &'b [Clause<'b>], from: usize, to: usize) -> Window<'b> {
        Window {
            judge: self,
            clauses,
            n_leads: clauses.iter().take_while(|c| c.may_go()).count(),
            has_subject: clauses.first().is_some_and(|c| subject(c).is_some()),
            from,
            to,
            n_chars: clauses[from..to].iter().map(|c| c.n_chars).sum(),
        }
    }

    /// How good a point all the clauses make, in tenths.
    pub(super) fn score(&self, clauses: &[Clause<'_>]) -> i64 {
        if clauses.is_empty() { NO_CLAIM } else { self.window(clauses, 0, clauses.len()).score(ROWS) }
    }

    /// Whether a sentence that would fit ends in a tail that an editor drops: a hope, a consequence.
    pub(super) fn trails_off(&self, clauses: &[Clause<'_>]) -> bool {
        let n: usize = clauses.iter().map(|c| c.n_chars).sum();
        self.lang != Lang::Ja && n > MIN_TO_TRAIL && clauses.iter().skip(1).any(Clause::trails)
    }

    /// The spans of a window's claim: connectives off, and where the window has lost its subject, an organisation that the
    /// sentence opens with put back in front of an elision.
    pub(super) fn spans(&self, clauses: &[Clause<'_>], window: Range<usize>) -> Vec<Range<usize>> {
        let whole = clauses[window.start].span.start..clauses[window.end - 1].span.end;
        let span = without_connective(self.paragraph, without_stop(self.paragraph, whole), self.lang);
        let mut spans = vec![span.clone()];
        if window.start > 0
            && let Some(subject) = subject(&clauses[0])
            && !starts_with_body(slice(self.paragraph, span))
        {
            spans.insert(0, subject);
        }
        spans
    }
}

/// What nothing makes.
const NO_CLAIM: i64 = -100;
/// A sentence of fewer characters keeps its tail.
const MIN_TO_TRAIL: usize = 40;

/// `特區政府` of `特區政府近年投入……`: the organisation that a sentence opens with.
fn subject(clause: &Clause<'_>) -> Option<Range<usize>> {
    let words = clause.words;
    let end = words
        .char_indices()
        .take(14)
        .filter(|&(at, c)| {
            zh::BODIES.contains(c)
                && zh::AFTER_BODY.opening(slice(words, at + c.len_utf8()..words.len())).is_some()
        })
        .map(|(at, c)| at + c.len_utf8())
        .last()?;
    (n_chars(slice(words, 0..end)) >= 3).then(|| clause.span.start..clause.span.start + end)
}
