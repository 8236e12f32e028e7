//! A claim of a sentence whose words are spaced: whole where it is short, else as many of its clauses as fit, or with an
//! aside elided between its subject and its verb.

use super::span::{without_connective, without_stop};
use crate::outline::speech::Said;
use crate::outline::words::en;
use crate::text::{Lang, slice};
use std::ops::Range;

/// The longest claim, in words.
pub(super) const MAX_WORDS: usize = 28;
/// The longest, in bytes: a run of letters without a space is no word.
const MAX_BYTES: usize = 600;
/// Fewer words than these are no claim, where a sentence is cut.
const MIN_WORDS: usize = 7;

/// The spans of what is said that make a claim.
pub(super) struct Found {
    pub(super) spans: Vec<Range<usize>>,
    /// How good a point its words make, in tenths.
    pub(super) score: i64,
}

/// Finds the claim of what is said.
pub(super) fn claim(paragraph: &str, said: &Said) -> Found {
    if said.is_quotation {
        return Found { spans: quotation(paragraph, said.span.clone()), score: 0 };
    }
    let whole = without_stop(paragraph, without_connective(paragraph, said.span.clone(), Lang::Other));
    let words = slice(paragraph, whole.clone());
    let spans = spans(words).into_iter().map(|span| span.start + whole.start..span.end + whole.start);
    Found { spans: spans.collect(), score: score(words) }
}

/// A quotation's spans: its marks, and what fits between them.
fn quotation(paragraph: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let words = slice(paragraph, span.clone());
    let (Some(open), Some(close)) = (words.chars().next(), words.chars().next_back()) else {
        return vec![span];
    };
    let is_marked = en::opens_quoted(open) && matches!(close, '”' | '"' | '’' | '\'') && words.len() > 2;
    if fits(words) || !is_marked {
        return spans(words).into_iter().map(|s| s.start + span.start..s.end + span.start).collect();
    }
    let inside = open.len_utf8()..words.len() - close.len_utf8();
    if fits(slice(words, inside.clone())) {
        return vec![span];
    }
    let shift = span.start + inside.start;
    let found = spans(slice(words, inside.clone())).into_iter().filter(|s| !s.is_empty());
    let mut spans: Vec<Range<usize>> = found.map(|s| s.start + shift..s.end + shift).collect();
    if let Some(first) = spans.first_mut() {
        first.start = span.start;
    }
    let end = span.start + inside.end;
    match spans.last_mut() {
        // What is quoted to its end has no elision there.
        Some(last) if slice(paragraph, last.end.min(end)..end).trim_matches([',', ' ']).is_empty() => {
            last.end = span.end;
        }
        _ => spans.push(end..span.end),
    }
    spans
}

/// Two sentences of one quotation, where one claim holds both.
pub(super) fn one_quotation(paragraph: &str, first: &Said, then: &Said) -> Option<Said> {
    let is_one = first.is_quotation && then.is_quotation && first.by.is_some() && first.by == then.by;
    let between = paragraph.get(first.span.end..then.span.start)?;
    let is_open = !slice(paragraph, first.span.clone()).ends_with(['”', '"', '’', '\'']);
    let span = first.span.start..then.span.end;
    (is_one && is_open && between.trim().is_empty() && fits(slice(paragraph, span.clone())))
        .then(|| Said { span, ..then.clone() })
}

/// The spans of a statement that fit.
fn spans(words: &str) -> Vec<Range<usize>> {
    if fits(words) {
        return vec![Range { start: 0, end: words.len() }];
    }
    let stopped = |end: usize| without_stop(words, 0..end);
    if let Some(end) = end(words) {
        return Vec::from([stopped(end)]);
    }
    if let Some(rest) = behind_lead(words) {
        let end = if fits(slice(words, rest.clone())) {
            Some(rest.end)
        } else {
            end(slice(words, rest.clone())).map(|end| rest.start + end)
        };
        if let Some(end) = end {
            return Vec::from([without_stop(words, rest.start..end)]);
        }
    }
    if let Some((head, tail)) = around_aside(words) {
        return Vec::from([head, tail]);
    }
    let end = weak_end(words);
    // An elision at the end says that it goes on.
    Vec::from([stopped(end), end..end])
}

fn fits(words: &str) -> bool {
    words.len() <= MAX_BYTES && n_words(words) <= MAX_WORDS
}

fn n_words(words: &str) -> usize {
    words.split_whitespace().take(MAX_WORDS + 1).count()
}

/// As many bytes of a text as fit.
fn n_fitting(words: &str) -> usize {
    let ends = words.split(' ').scan(0, |at, word| {
        *at += word.len() + 1;
        Some(*at - 1)
    });
    let end = ends.take(MAX_WORDS).take_while(|&end| end <= MAX_BYTES).last().unwrap_or(0);
    let at_most = |&(at, _): &(usize, char)| at <= MAX_BYTES - 4;
    let within = || {
        let at = words.char_indices().take_while(at_most).last().map_or(0, |(at, _)| at);
        // No number is cut.
        let bare = slice(words, 0..at)
            .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','))
            .len();
        if bare == 0 { words.len() } else { bare }
    };
    if end == 0 { within() } else { end }
}

/// A place where a sentence may be cut.
struct Cut {
    at: usize,
    mark: &'static str,
}

fn cuts(words: &str) -> impl Iterator<Item = Cut> {
    let head = slice(words, 0..n_fitting(words));
    let places = |mark: &'static str| head.match_indices(mark).map(move |(at, _)| Cut { at, mark });
    en::CUTS.iter().flat_map(move |mark| places(mark))
}

/// Where a long sentence may end: behind as many whole clauses from its start as fit. What follows a comma or
/// a conjunction may go, unless the words in front of it are only a clause of time, a subject or an apposition.
fn end(words: &str) -> Option<usize> {
    let is_end = |cut: &Cut| {
        let head = slice(words, 0..cut.at);
        let last = head.rsplit(", ").next().unwrap_or(head).split(' ').next().unwrap_or_default();
        let is_aside = en::RELATIVES.contains(&last);
        let first = head.split(' ').next().unwrap_or_default();
        let is_lead = en::SUBORDINATES.contains(&first) && !head.contains(", ");
        (MIN_WORDS..=MAX_WORDS).contains(&n_words(head))
            && !is_aside
            && !is_lead
            && super::halves::is_whole(head)
            && !is_open(head, words)
            && resumed(words, cut).is_none()
    };
    cuts(words).filter(is_end).map(|cut| cut.at).max()
}

/// Whether a head ends inside two dashes: -- to six, `or so` --.
fn is_open(head: &str, words: &str) -> bool {
    let is_dash = |mark: &&&str| mark.trim_matches(['-', '–', '—', ' ']).is_empty();
    en::CUTS.iter().filter(is_dash).any(|dash| {
        let n = head.matches(dash).count();
        n % 2 == 1 && words.get(head.len()..).is_some_and(|rest| rest.contains(dash))
    })
}

/// What a sentence says behind the clause of time or the like that it opens with: When the tide fell, `the board closed it`.
fn behind_lead(words: &str) -> Option<Range<usize>> {
    let first = words.split(' ').next().unwrap_or_default();
    let at = words.find(", ").filter(|_| en::SUBORDINATES.contains(&first))? + 2;
    let rest = slice(words, at..words.len());
    let first = rest.split([' ', ',']).next().unwrap_or_default();
    let is_statement = !en::JOINS.contains(&first) || en::ARTICLES.contains(&first);
    (is_statement && n_words(rest) >= MIN_WORDS && super::halves::is_whole(rest)).then_some(at..words.len())
}

/// The subject of a sentence and what it does, where an aside between them makes it too long:
/// `A report by the board`, which …, `found that boats are safe`.
fn around_aside(words: &str) -> Option<(Range<usize>, Range<usize>)> {
    cuts(words).filter(|cut| n_words(slice(words, 0..cut.at)) >= 2).find_map(|cut| {
        let start = resumed(words, &cut)?;
        let tail = slice(words, start..words.len());
        let end = start + if fits(tail) { tail.len() } else { end(tail)? };
        let n = n_words(slice(words, 0..cut.at)) + n_words(slice(words, start..end));
        (n <= MAX_WORDS && end - start + cut.at <= MAX_BYTES).then_some((0..cut.at, start..end))
    })
}

/// Where a clause goes on behind an aside that begins at a cut: between two dashes, or from a relative to a comma with no
/// conjunction behind it.
fn resumed(words: &str, cut: &Cut) -> Option<usize> {
    let from = cut.at + cut.mark.len();
    let rest = slice(words, from..words.len());
    let rest = slice(rest, 0..rest.char_indices().nth(MAX_ASIDE).map_or(rest.len(), |(at, _)| at));
    if cut.mark.trim_matches(['-', '–', '—', ' ']).is_empty() {
        return rest.find(cut.mark).map(|at| from + at + cut.mark.len());
    }
    let opener = rest.split(' ').next().unwrap_or_default();
    let is_aside =
        cut.mark == ", " && (en::RELATIVES.contains(&opener) || opener.ends_with("ed")) && opener != "and";
    let at = rest.find(", ").filter(|_| is_aside)? + 2;
    let next = slice(rest, at..rest.len()).split([' ', ',']).next().unwrap_or_default();
    let goes_on =
        next.starts_with(char::is_lowercase) && !en::JOINS.contains(&next) && !next.ends_with("ing");
    goes_on.then_some(from + at)
}

/// The longest aside that is looked over, in characters.
const MAX_ASIDE: usize = 240;

/// Where words are cut off that no clause ends in: in front of a small word, or after as many as fit.
fn weak_end(words: &str) -> usize {
    let most = n_fitting(words);
    let head = slice(words, 0..most);
    let is_long = |at: &usize| {
        n_words(slice(words, 0..*at)) >= MIN_WORDS && super::halves::is_whole(slice(words, 0..*at))
    };
    let small = en::WEAK_CUTS.iter().filter_map(|word| head.rfind(word)).filter(is_long).max();
    small.unwrap_or(most)
}

fn score(words: &str) -> i64 {
    let lower = words.to_lowercase();
    let has = |list: &[&str]| list.iter().any(|w| lower.split([' ', ',']).any(|word| word == *w));
    let mut score = if words.chars().any(|c| c.is_ascii_digit()) { 20 } else { 0 };
    score += if has(&en::CUES) { 12 } else { 0 };
    score += if lower.split(' ').count() < 5 { -20 } else { 6 };
    score
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is shown of a sentence.
    fn shown(text: &str) -> String {
        let said = Said { span: 0..text.len(), by: None, is_quotation: text.starts_with('“') };
        let spans = claim(text, &said).spans;
        crate::deck::elide(&spans.into_iter().map(|span| slice(text, span)).collect::<Vec<_>>())
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn an_aside_between_a_subject_and_its_verb_is_elided() {
        check(
            "A yearly report by the Harbour Centre, which followed sixty boats for six long years in all weathers, found that nets wear out faster in the first two years and then last.",
            "A yearly report by the Harbour Centre … found that nets wear out faster in the first two years and then last",
        );
        check(
            "The longer days -- boats would go out from seven in the morning and come in at four in the afternoon -- would be hardest on those who sail alone or with one mate.",
            "The longer days … would be hardest on those who sail alone or with one mate",
        );
        check(
            "The board approved a plan to rebuild the old fort, which stands on the hill behind the quay, and to sell the two towers that the sea has taken from the town.",
            "The board approved a plan to rebuild the old fort",
        );
    }

    #[test]
    fn what_has_no_clause_that_fits_is_cut_off_and_says_so() {
        let text = "The map was drawn by a sailor living in the old fort and shows the newest thoughts on the shape of the bay and the best ways of finding the north quay at night.";
        check(
            text,
            "The map was drawn by a sailor living in the old fort and shows the newest thoughts on the shape of the bay …",
        );
    }

    #[test]
    fn a_long_quotation_keeps_its_marks() {
        check(
            "“We went out with the first of the tide and nobody told us that the quay was closed, because the board had forgotten to put up the sign that it had promised.”",
            "“We went out with the first of the tide and nobody told us that the quay was closed …”",
        );
    }

    #[test]
    fn a_quotation_that_is_quoted_to_its_end_has_no_elision_there() {
        check(
            "“The yearly report by the board, which followed sixty boats for six long years in all weathers and on both sides of the bay, found that nets wear out faster,”",
            "“The yearly report by the board … found that nets wear out faster,”",
        );
    }

    proptest! {
        #[test]
        fn no_claim_is_longer_than_it_may_be(
            text in "([a-z]{1,9}(, | |; | -- | which | and |\\. ){1}){1,90}",
            is_quotation in any::<bool>(),
        ) {
            let text = if is_quotation { format!("“{}”", text.trim_end()) } else { text };
            // As a claim shows it.
            let shown = shown(&text).replace(",”", "”");
            prop_assert!(shown.replace('…', " ").split_whitespace().count() <= MAX_WORDS, "{shown}");
            prop_assert!(crate::deck::is_verbatim(&shown, &text), "{shown}");
        }

        #[test]
        fn letters_without_a_space_are_no_claim(text in "[a-z]{590,1300}") {
            prop_assert!(shown(&text).len() <= MAX_BYTES + 6);
        }
    }
}
