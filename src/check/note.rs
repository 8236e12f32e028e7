//! The speaker's notes and the articles that their slide cites: a note may be the person's own words or the source's,
//! but not the source's words with one of them changed.
//!
//! Punctuation and white space are no words. A sentence of a note is looked for among the few blocks that share its
//! rarest pairs of words, so the work is linear in the notes.

use super::cited::Cited;
use super::words::{Begins, Word, pairs, sentences, words};
use crate::article::Lines;
use crate::deck::{Element, Origin, has_elision, stands_in};
use crate::text::{WidthPolicy, fit, slice};
use std::collections::HashSet;
use std::ops::Range;

/// A sentence is near another from this share of its pairs of words on, in hundredths…
const NEAR: usize = 60;
/// …of which this share of the source's are, so that a list of its words is not…
const NEAR_SOURCE: usize = 50;
/// …or where this share of the longer one stands at both beginnings and ends, and so many words.
const NEAR_ENDS: usize = 50;
const MIN_ENDS: usize = 3;
/// A sentence of fewer words is like many others.
const MIN_WORDS: usize = 4;
/// The columns that a stretch takes in a message.
const COLUMNS: usize = 40;

/// Words with the text that they are words of.
#[derive(Clone, Copy)]
struct Said<'a> {
    text: &'a str,
    words: &'a [Word],
}

/// What is wrong with a paragraph of the notes: a message for each sentence that is nearly one of the source's.
pub(super) fn problems(note: &Element<'_>, articles: &[(&str, &Cited)]) -> Vec<String> {
    let text = note.text();
    let is_whole = |text: &str| {
        let words = words(text);
        let stands =
            |cited: &Cited| cited.holding(text, &words).iter().any(|&i| stands_in(text, cited.ink(i)));
        articles.iter().any(|(_, cited)| stands(cited))
    };
    // The notes of a built deck hold paragraphs as they are printed, with what would be marks.
    if is_whole(note.source) || is_whole(&text) {
        return Vec::new();
    }
    let all = words(&text);
    let problem = |span: Range<usize>| sentence_problem(&text, &all, span, articles);
    sentences(&all).into_iter().filter_map(problem).collect()
}

fn sentence_problem(
    text: &str,
    all: &[Word],
    span: Range<usize>,
    articles: &[(&str, &Cited)],
) -> Option<String> {
    let is_elision = |i: Option<usize>| {
        let gap = i.and_then(|i| Some(all.get(i)?.bytes.end..all.get(i + 1)?.bytes.start));
        gap.is_some_and(|gap| has_elision(slice(text, gap)))
    };
    let is_cut = (is_elision(span.start.checked_sub(1)), is_elision(span.end.checked_sub(1)));
    let said = Said { text, words: all.get(span)? };
    let is_there = |cited: &Cited| {
        let holders = cited.holding(text, said.words).iter();
        holders.copied().any(|i| stands_whole(said, of_block(cited, i), is_cut))
    };
    if articles.iter().any(|(_, cited)| is_there(cited)) {
        return None;
    }
    let (source, origin) = nearest(said, articles)?;
    difference(said, source).map(|(ours, theirs)| match (&*ours, &*theirs) {
        ("", left_out) => format!("this note leaves out {left_out}, which {origin} says"),
        (added, "") => format!("this note says {added}, which {origin} does not"),
        (ours, theirs) => format!("this note says {ours} where {origin} says {theirs}"),
    })
}

fn of_block(cited: &Cited, block_idx: usize) -> Said<'_> {
    let (block, words) = cited.block(block_idx);
    Said { text: &block.text, words }
}

/// Whether a sentence stands in a source from the beginning of a clause to the end of one, so that no 不 or "not" is
/// cut off; where the note has an elision, it may begin or end anywhere.
fn stands_whole(said: Said<'_>, source: Said<'_>, is_cut: (bool, bool)) -> bool {
    let n_words = said.words.len();
    let last = source.words.len().checked_sub(n_words);
    let stands_at = |at: usize| {
        let begins = |i: usize| source.words.get(i).is_none_or(|word| word.begins > Begins::Nothing);
        (is_cut.0 || begins(at))
            && (is_cut.1 || begins(at + n_words))
            && (0..n_words).all(|i| said.word(i) == source.word(at + i))
    };
    last.is_some_and(|last| (0..=last).any(stands_at))
}

/// The source's words that are most like `said`, and where they stand; nothing where none are like it.
fn nearest<'a>(said: Said<'_>, articles: &[(&str, &'a Cited)]) -> Option<(Said<'a>, Origin)> {
    if said.words.len() < MIN_WORDS {
        return None;
    }
    let ours: HashSet<u64> = pairs(said.text, said.words).collect();
    let (mut most, mut best) = (0, None);
    for &(file, cited) in articles {
        for block_idx in cited.near(said.text, said.words) {
            let block = of_block(cited, block_idx);
            for span in sentences(block.words) {
                let source = clipped(Said { words: &block.words[span], ..block }, said);
                let likeness = likeness(said, source, &ours);
                if likeness > most {
                    (most, best) = (likeness, Some((source, file, block_idx, cited)));
                }
            }
        }
    }
    let (source, file, block_idx, cited) = best?;
    let lines = cited.block(block_idx).0.lines();
    Some((source, Origin { file: file.to_owned(), lines, ..Origin::default() }))
}

impl Cited {
    /// The words of the article that are most like a claim's, and the lines of their paragraph.
    pub fn most_like(&self, claim: &str) -> Option<(String, Vec<Lines>)> {
        let words = words(claim);
        let (source, origin) = nearest(Said { text: claim, words: &words }, &[("", self)])?;
        let (first, last) = (source.words.first()?, source.words.last()?);
        Some((slice(source.text, first.bytes.start..last.bytes.end).to_owned(), origin.lines))
    }
}

/// How near `said` is to `source`, in hundredths; 0 where it is the person's own words.
fn likeness(said: Said<'_>, source: Said<'_>, ours: &HashSet<u64>) -> usize {
    let theirs: HashSet<u64> = pairs(source.text, source.words).collect();
    let n_shared = theirs.intersection(ours).count();
    let shared = 100 * n_shared / ours.len().max(1);
    let is_taken = 100 * n_shared >= NEAR_SOURCE * theirs.len();
    let (head, tail) = common_ends(said, source);
    let ends = 100 * (head + tail) / said.words.len().max(source.words.len()).max(1);
    let is_near = (shared >= NEAR && is_taken) || (ends >= NEAR_ENDS && head + tail >= MIN_ENDS);
    if is_near { shared.max(ends).max(1) } else { 0 }
}

/// How many words both have at the beginning, and then at the end.
fn common_ends(a: Said<'_>, b: Said<'_>) -> (usize, usize) {
    let most = a.words.len().min(b.words.len());
    let head = (0..most).take_while(|&i| a.word(i) == b.word(i)).count();
    let from_end = |said: Said<'_>, i: usize| said.words.len() - 1 - i;
    let is_same = |&i: &usize| a.word(from_end(a, i)) == b.word(from_end(b, i));
    (head, (0..most - head).take_while(is_same).count())
}

/// The clauses of a source's sentence that a note may have taken: from the one that begins as the note does to the one
/// that ends as it does, or as many as are as long.
fn clipped<'a>(source: Said<'a>, said: Said<'_>) -> Said<'a> {
    let (n_theirs, n_ours) = (source.words.len(), said.words.len());
    let is_bound = |&i: &usize| i == 0 || i == n_theirs || source.words[i].begins > Begins::Nothing;
    let bounds: Vec<usize> = (0..=n_theirs).filter(is_bound).collect();
    let is_same = |ours: usize, theirs: usize| {
        ours + 1 < n_ours
            && theirs + 1 < n_theirs
            && (0..2).all(|i| said.word(ours + i) == source.word(theirs + i))
    };
    let start = bounds.iter().copied().find(|&at| is_same(0, at));
    let end = bounds.iter().copied().rfind(|&at| at >= 2 && n_ours >= 2 && is_same(n_ours - 2, at - 2));
    let nearest = |wanted: usize| bounds.iter().copied().min_by_key(|at| at.abs_diff(wanted)).unwrap_or(0);
    let span = match (start, end) {
        (Some(start), Some(end)) if start < end => start..end,
        (Some(start), _) => start..nearest(start + n_ours).max(start + 1),
        (None, Some(end)) => nearest(end.saturating_sub(n_ours)).min(end - 1)..end,
        (None, None) => 0..n_theirs,
    };
    Said { words: &source.words[span], ..source }
}

/// The words that a note has where the source has others; nothing where what it has is its own: clauses in front of
/// the source's words, behind them or put in between.
fn difference(said: Said<'_>, source: Said<'_>) -> Option<(String, String)> {
    let (head, tail) = common_ends(said, source);
    let ours = head..said.words.len() - tail;
    let theirs = head..source.words.len() - tail;
    let begins = |i: usize| said.words.get(i).is_none_or(|word| word.begins > Begins::Nothing);
    let is_aside = theirs.is_empty() || (head == 0) != (tail == 0);
    let is_own = !ours.is_empty() && is_aside && begins(ours.start) && begins(ours.end);
    let is_same = ours.is_empty() && theirs.is_empty();
    (!is_own && !is_same).then(|| (said.shown(ours), source.shown(theirs)))
}

impl<'a> Said<'a> {
    fn word(&self, i: usize) -> &'a str {
        slice(self.text, self.words[i].bytes.clone())
    }

    /// Some of the words as they stand in the text, cut short where they are many.
    fn shown(&self, span: Range<usize>) -> String {
        let words = self.words.get(span).unwrap_or_default();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
        let words = slice(self.text, first.bytes.start..last.bytes.end);
        fit(words, COLUMNS, WidthPolicy::default()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cuts two texts into words, for `test`.
    fn with<T>(ours: &str, theirs: &str, test: impl Fn(Said<'_>, Said<'_>) -> T) -> T {
        let (our_words, their_words) = (words(ours), words(theirs));
        test(Said { text: ours, words: &our_words }, Said { text: theirs, words: &their_words })
    }

    #[test]
    fn the_clauses_that_a_note_took_are_those_that_begin_and_end_as_it_does() {
        let source = "in the old town, the board approved the plan, after a vote of six";
        for (note, expected) in [
            ("the board approved the plan", "the board approved the plan"),
            ("the board opposed a plan", "the board approved the plan"),
            (
                "the board turned down a plan, after a vote of seven people",
                "the board approved the plan, after a vote of six",
            ),
            ("a man approved the plan", "the board approved the plan"),
            ("some men said that they approved the plan", "in the old town, the board approved the plan"),
            ("in the old town, a vote of six", source),
            ("nobody came", source),
            ("of six", "six"),
            ("the", source),
            ("", source),
        ] {
            let found = with(note, source, |said, source| {
                let all = clipped(source, said);
                let (first, last) = (&all.words[0], &all.words[all.words.len() - 1]);
                slice(all.text, first.bytes.start..last.bytes.end).to_owned()
            });
            assert_eq!(found, expected, "{note}");
        }
    }

    #[test]
    fn what_both_have_at_their_ends() {
        for (ours, theirs, expected) in [
            ("a b c d", "a b x d", (2, 1)),
            ("a b", "a b", (2, 0)),
            ("a", "a b", (1, 0)),
            ("a b a", "a", (1, 0)),
            ("b a", "c a", (0, 1)),
            ("", "a", (0, 0)),
        ] {
            assert_eq!(with(ours, theirs, common_ends), expected, "{ours}|{theirs}");
        }
    }

    #[test]
    fn what_a_note_has_where_the_source_has_other_words() {
        let told = |ours: &str, theirs: &str| (ours.to_owned(), theirs.to_owned());
        for (ours, theirs, expected) in [
            ("a b c", "a x c", Some(told("b", "x"))),
            ("a b c", "a c", Some(told("b", ""))),
            ("a c", "a b c", Some(told("", "b"))),
            ("a b", "a b", None),
            ("a, b, c", "a, c", None),
            ("a b, c", "b, c", Some(told("a", ""))),
            ("a, b c", "b c", None),
            ("a b", "a", Some(told("b", ""))),
            ("a, b", "a", None),
        ] {
            assert_eq!(with(ours, theirs, difference), expected, "{ours}|{theirs}");
        }
    }

    #[test]
    fn how_near_a_note_is_to_its_source() {
        let near = |ours: &str, theirs: &str| {
            with(ours, theirs, |said, source| {
                likeness(said, source, &pairs(said.text, said.words).collect::<HashSet<u64>>())
            })
        };
        for (ours, theirs, expected) in [
            ("a b c d e f", "a b c d e f", 100),
            // Three of five pairs are shared, and all of the source's.
            ("a b c d x y", "a b c d", 66),
            // Two of five.
            ("a b c x y z", "w a b c u v t s", 0),
            // Three words at the ends of six, and two.
            ("a b x y z f", "a b u v w f", 50),
            ("a b x y z w", "a b u v s t", 0),
            ("a b x y z t u", "a b r s q p u", 0),
        ] {
            assert_eq!(near(ours, theirs), expected, "{ours}|{theirs}");
        }
    }

    #[test]
    fn a_sentence_stands_whole_from_one_clause_to_the_next() {
        let stands = |ours: &str, theirs: &str, is_cut| with(ours, theirs, |a, b| stands_whole(a, b, is_cut));
        for (ours, is_cut, expected) in [
            ("b c", (false, false), true),
            ("a, b c", (false, false), true),
            ("c", (false, false), false),
            ("c", (true, false), true),
            ("b", (false, false), false),
            ("b", (false, true), true),
            ("d e", (false, false), true),
            ("b d", (true, true), false),
            ("a b c d e f", (true, true), false),
        ] {
            assert_eq!(stands(ours, "a, b c, d e", is_cut), expected, "{ours} {is_cut:?}");
        }
    }

    #[test]
    fn a_clause_of_one_word_is_one() {
        let clause = |note: &str, source: &str| {
            with(note, source, |said, source| {
                let all = clipped(source, said);
                all.words
                    .iter()
                    .map(|word| slice(all.text, word.bytes.clone()).to_owned())
                    .collect::<Vec<_>>()
                    .join(" ")
            })
        };
        assert_eq!(clause("c d", "a b, c"), "a b c");
        assert_eq!(clause("a b", "a b c d e f g"), "a");
        assert_eq!(clause("i j", "a b c d e f g h i j, k"), "j");
        assert_eq!(clause("i j", "a, b c d, e f g h i j, k"), "j");
    }
}
