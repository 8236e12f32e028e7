//! A claim of a sentence whose words are spaced: whole where it is short, else as many of its clauses as fit, or with an
//! aside elided between its subject and its verb.

use super::span::{without_connective, without_stop};
use crate::outline::speech::Said;
use crate::outline::words::{en, ko};
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

/// The spans of a statement that fit: whole, or of the ways to shorten it the one that keeps most.
fn spans(words: &str) -> Vec<Range<usize>> {
    if fits(words) {
        return vec![Range { start: 0, end: words.len() }];
    }
    let head = end(words).map(|end| vec![without_stop(words, 0..end)]);
    let ways = [head, behind_lead(words), around_aside(words).or_else(|| around_clauses(words))];
    let weak_end = weak_end(words);
    // An elision at the end says that it goes on.
    let weak = vec![without_stop(words, 0..weak_end), weak_end..weak_end];
    let worth = |spans: &Vec<Range<usize>>| {
        let n: usize = spans.iter().map(|span| n_words(slice(words, span.clone()))).sum();
        let cost = match spans.last() {
            Some(last) if last.is_empty() => COST_OF_END,
            Some(last) if opposes(slice(words, last.end..words.len())) => COST_OF_BUT,
            _ => (spans.len() - 1) * COST_OF_ASIDE,
        };
        n.saturating_sub(cost)
    };
    let ways = ways.into_iter().flatten().chain([weak]);
    // Of two that keep as much the first.
    ways.rev().max_by_key(worth).unwrap_or_default()
}

/// What is lost in words where a claim breaks off, and where an aside is elided.
const COST_OF_END: usize = 18;
/// What is lost in words where the other side is left out: it is no danger, `but` it will be.
const COST_OF_BUT: usize = 7;
const COST_OF_ASIDE: usize = 3;

/// Whether what is left out takes back what is said.
fn opposes(rest: &str) -> bool {
    rest.trim_start_matches([',', ' ']).split(' ').next() == Some(en::OPPOSES[0].trim())
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
    let most = n_fitting(words);
    let places = move |mark: &'static str| {
        words.match_indices(mark).take_while(move |(at, _)| *at <= most).map(move |(at, _)| Cut { at, mark })
    };
    en::CUTS.iter().flat_map(move |mark| places(mark))
}

/// Where a long sentence may end: behind as many whole clauses from its start as fit. What follows a comma or
/// a conjunction may go, unless the words in front of it are only a clause of time, a subject or an apposition.
fn end(words: &str) -> Option<usize> {
    end_where(words, |head| {
        let first = head.split(' ').next().unwrap_or_default();
        let is_lead = en::SUBORDINATES.contains(&first) && !head.contains(", ");
        (MIN_WORDS..=MAX_WORDS).contains(&n_words(head)) && !is_lead && is_said(head)
    })
}

/// The last of the places where words may end whose head `is_claim`.
fn end_where(words: &str, is_claim: impl Fn(&str) -> bool) -> Option<usize> {
    let is_end = |cut: &Cut| {
        let head = slice(words, 0..cut.at);
        is_claim(head)
            && !goes_on_with_list(words, cut)
            && !excepts(words, cut)
            && !adds_thing(words, cut)
            && super::halves::is_whole(head)
            && !is_open(head, words)
            && !super::ends::breaks_off(head, Lang::Ko)
            && !waits(head)
            && resumed(words, cut).is_none()
    };
    cuts(words).filter(is_end).map(|cut| cut.at).max()
}

/// Whether words have a subject and what it does: in front of an aside that they end in, or behind it.
fn is_said(head: &str) -> bool {
    let aside =
        head.match_indices(", ").find(|&(at, mark)| opens_aside(slice(head, at + mark.len()..head.len())));
    let is_age = |last: &str| last.chars().all(|c| c.is_ascii_digit());
    let ends_in_age = head.rsplit_once(", ").is_some_and(|(_, last)| is_age(last));
    let last = en::OPPOSES.iter().filter_map(|word| head.rfind(word).map(|at| at + word.len())).max();
    let is_whole = last.is_none_or(|at| has_verb(slice(head, at..head.len())));
    let goes_on = |at: usize| {
        let start = resumed(head, &Cut { at, mark: ", " })?;
        (n_words(slice(head, start..head.len())) >= MIN_TAIL).then_some(())
    };
    let has_statement = match aside {
        Some((at, _)) => has_verb(slice(head, 0..at)) || goes_on(at).is_some(),
        None => has_verb(head),
    };
    !ends_in_age && is_whole && has_statement
}

/// Whether words name something done: a verb that stands in lower case behind its subject.
fn has_verb(words: &str) -> bool {
    let mut words = words.split([' ', ',']).filter(|word| !word.is_empty()).skip(1).peekable();
    while let Some(word) = words.next() {
        // `a plan proposed by the board` says nothing yet.
        let is_passive = words.peek().is_some_and(|next| matches!(*next, "by" | "in" | "at" | "to" | "with"));
        if en::PREDICATES.contains(&word) || (is_past(word) && !is_passive) {
            return true;
        }
    }
    false
}

fn is_past(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && word.starts_with(char::is_lowercase)
        && !en::NO_PAST.contains(&word)
}

/// Whether words behind a comma tell more of what stands before it: `who sails`, `on whose boat`, `dubbed the Ark`.
fn opens_aside(words: &str) -> bool {
    let mut opening = words.split([' ', ',']);
    let (first, second) = (opening.next().unwrap_or_default(), opening.next().unwrap_or_default());
    en::RELATIVES.contains(&first) || matches!(second, "whose" | "which" | "whom") || is_past(first)
}

/// Whether what a cut leaves out is no clause of its own: all boats `but the ferries`.
fn excepts(words: &str, cut: &Cut) -> bool {
    cut.mark == en::OPPOSES[0] && !has_verb(slice(words, cut.at + cut.mark.len()..words.len()))
}

/// Whether what a cut leaves out is not done by the same subject: a fort `and two towers`.
fn adds_thing(words: &str, cut: &Cut) -> bool {
    let rest = slice(words, cut.at + cut.mark.len()..words.len());
    let next = rest.split(' ').next().unwrap_or_default();
    cut.mark == en::AND && !en::PREDICATES.contains(&next) && !is_past(next)
}

/// Whether what a cut leaves out is more of a list: in Fargo, `Grand Forks and Jamestown`.
fn goes_on_with_list(words: &str, cut: &Cut) -> bool {
    let rest = slice(words, cut.at + cut.mark.len()..words.len());
    let first = rest.split(' ').next().unwrap_or_default();
    cut.mark == ", "
        && !en::JOINS.contains(&first)
        && rest.split(' ').skip(1).take(3).any(|word| matches!(word, "and" | "or"))
}

/// Whether the last clause of a head waits for what follows: … said that `after a year of talks`, …, `when Fairview`.
fn waits(head: &str) -> bool {
    let last = head.rsplit(", ").next().unwrap_or(head);
    let is_lead = |words: &str| {
        let first = words.split(' ').next().unwrap_or_default();
        en::SUBORDINATES.iter().any(|lead| lead.eq_ignore_ascii_case(first))
    };
    // What a preposition or a conjunction opens behind "that" is in front of what is told.
    let told = last.rsplit_once(en::THAT).is_some_and(|(_, told)| is_lead(told) && n_words(told) <= MAX_LEAD);
    let is_stub = head.len() > last.len() && n_words(last) <= MAX_STUB && is_lead(last);
    // after the operator, Northsound Lines, said …: its verb has not come. Behind "despite" none does.
    let opens = |cut: &&&str| en::SUBORDINATES.iter().any(|w| w.eq_ignore_ascii_case(cut.trim()));
    let openers = en::CUTS.iter().filter(opens).filter(|cut| **cut != en::DESPITE);
    let clause =
        openers.filter_map(|cut| head.rsplit_once(cut)).map(|(_, clause)| clause).min_by_key(|c| c.len());
    let is_verbless = clause.is_some_and(|clause| {
        let first = clause.split(' ').next().unwrap_or_default();
        en::ARTICLES.contains(&first) && !has_verb(clause)
    });
    told || is_verbless || is_stub || of_whom(last) || last.ends_with(en::THAT.trim_end())
}

/// Whether words open a clause on what stands before them: `for whom` the port is home.
fn of_whom(words: &str) -> bool {
    en::OF_WHOM.iter().any(|opening| words.starts_with(opening))
}

/// The longest lead-in behind "that", and the longest clause that has no verb yet, in words.
const MAX_LEAD: usize = 8;
const MAX_STUB: usize = 2;

/// Whether a head ends inside two dashes: -- to six, `or so` --.
fn is_open(head: &str, words: &str) -> bool {
    let is_dash = |mark: &&&str| mark.trim_matches(['-', '–', '—', ' ']).is_empty();
    en::CUTS.iter().filter(is_dash).any(|dash| {
        let n = head.matches(dash).count();
        n % 2 == 1 && words.get(head.len()..).is_some_and(|rest| rest.contains(dash))
    })
}

/// What a sentence says behind the clause of time or the like that it opens with: When the tide fell, `the board closed it`.
fn behind_lead(words: &str) -> Option<Vec<Range<usize>>> {
    let first = words.split(' ').next().unwrap_or_default();
    let at = words.find(", ").filter(|_| en::SUBORDINATES.contains(&first))? + 2;
    let rest = slice(words, at..words.len());
    let first = rest.split([' ', ',']).next().unwrap_or_default();
    let is_statement = !en::JOINS.contains(&first) || en::ARTICLES.contains(&first);
    if !is_statement || n_words(rest) < MIN_WORDS || !super::halves::is_whole(rest) {
        return None;
    }
    let end = if fits(rest) { words.len() } else { at + end(rest)? };
    Some(vec![without_stop(words, at..end)])
}

/// The subject of a sentence and what it does, where an aside between them makes it too long:
/// `A report by the board`, which …, `found that boats are safe`.
fn around_aside(words: &str) -> Option<Vec<Range<usize>>> {
    cuts(words).filter(|cut| n_words(slice(words, 0..cut.at)) >= 2).find_map(|cut| {
        let start = resumed(words, &cut)?;
        let head = slice(words, 0..cut.at);
        let tail = slice(words, start..words.len());
        let room = MAX_WORDS.saturating_sub(n_words(head));
        let end = if n_words(tail) <= room {
            tail.len()
        } else {
            end_where(tail, |head| (MIN_TAIL..=room).contains(&n_words(head)))?
        };
        let is_whole = super::halves::is_whole(head) && super::halves::is_whole(slice(tail, 0..end));
        (is_whole && end + cut.at <= MAX_BYTES)
            .then(|| vec![0..cut.at, without_stop(words, start..start + end)])
    })
}

/// The topic of a Korean sentence and its last clauses, where the verb at its end is what it says.
fn around_clauses(words: &str) -> Option<Vec<Range<usize>>> {
    let mut end = 0;
    let topic = words.split(' ').take(MAX_TOPIC).find_map(|word| {
        let at = end + word.len();
        end = at + 1;
        ko::TOPICS[..2].iter().any(|particle| word.ends_with(particle)).then_some(at)
    })?;
    let n_left = MAX_WORDS - n_words(slice(words, 0..topic)).min(MAX_WORDS);
    let starts = words.match_indices(", ").map(|(at, _)| at + 2).filter(|&at| at > topic);
    let tail = |at: usize| slice(words, at..words.len());
    let fits = |at: &usize| tail(*at).split_whitespace().take(n_left + 1).count() <= n_left;
    let start = starts.into_iter().find(|at| fits(at) && n_words(tail(*at)) >= MIN_TAIL)?;
    Some(vec![0..topic, without_stop(words, start..words.len())])
}

/// The words that the topic of a Korean sentence may have.
const MAX_TOPIC: usize = 6;

/// Where a clause goes on behind an aside that begins at a cut: between two dashes, or from a relative to a comma with no
/// conjunction behind it. Behind a second comma only a verb tells that it does.
fn resumed(words: &str, cut: &Cut) -> Option<usize> {
    let from = cut.at + cut.mark.len();
    let rest = slice(words, from..words.len());
    let rest = slice(rest, 0..rest.char_indices().nth(MAX_ASIDE).map_or(rest.len(), |(at, _)| at));
    if cut.mark.trim_matches(['-', '–', '—', ' ']).is_empty() {
        return rest.find(cut.mark).map(|at| from + at + cut.mark.len());
    }
    let opener = rest.split(' ').next().unwrap_or_default();
    if cut.mark != ", " || !(opens_aside(rest) || of_whom(rest)) || opener == "and" {
        return None;
    }
    let goes_on = |&(nth, at): &(usize, usize)| {
        let next = slice(rest, at..rest.len()).split([' ', ',']).next().unwrap_or_default();
        let is_verb = en::PREDICATES.contains(&next) || is_past(next);
        let may_be =
            next.starts_with(char::is_lowercase) && !en::JOINS.contains(&next) && !next.ends_with("ing");
        if nth == 0 { may_be } else { is_verb }
    };
    let commas = rest.match_indices(", ").map(|(at, mark)| at + mark.len()).enumerate();
    commas.take(MAX_COMMAS).find(goes_on).map(|(_, at)| from + at)
}

/// Fewer words than these say nothing of a subject.
const MIN_TAIL: usize = 3;
/// The longest aside that is looked over, in characters, and the commas in it.
const MAX_ASIDE: usize = 240;
const MAX_COMMAS: usize = 4;

/// Where words are cut off that no clause ends in: in front of a small word, or after as many as fit.
fn weak_end(words: &str) -> usize {
    let most = n_fitting(words);
    let is_long = |at: &usize| {
        let head = slice(words, 0..*at);
        let last = head.rsplit(' ').next().unwrap_or_default();
        let is_small = en::WEAK_CUTS.iter().any(|word| head.ends_with(word.trim_end()))
            || en::WANTS_INFINITIVE.contains(&last);
        !is_small && n_words(head) >= MIN_WORDS && super::halves::is_whole(head)
    };
    let places =
        |word: &&str| words.match_indices(*word).map(|(at, _)| at).take_while(|&at| at <= most).last();
    en::WEAK_CUTS.iter().filter_map(places).filter(is_long).max().unwrap_or(most)
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
            "The board approved a plan to rebuild the old fort, which stands on the hill behind the quay",
        );
    }

    #[test]
    fn a_subject_alone_is_no_claim() {
        // The aside has commas of its own.
        check(
            "The group of unknown sailors, who drowned in a storm off Orford, Tolland, could be named thanks to letters that the great-nephew of the ship's mate kept in the attic of his house.",
            "The group of unknown sailors … could be named thanks to letters that the great-nephew of the ship's mate kept in the attic of his house",
        );
        check(
            "Old friend Mary Lee, on whose boat he made his last trip in May, was one of those who saw him on the morning of the storm off the old town of Orford.",
            "Old friend Mary Lee … was one of those who saw him on the morning of the storm off the old town of Orford",
        );
        check(
            "The father of two Colin Brandt, 48, and his friend Tomasz Wilk, 51, dreamt up games of the sea, in which boats race from island to island, on long evenings by the fire in winter.",
            "The father of two Colin Brandt, 48, and his friend Tomasz Wilk, 51, dreamt up games of the sea, in which boats race from island …",
        );
        check(
            "The board claims that it is on a never-ending quest for the perfect chart, but Colin Brandt, keeper of the old archive of the town and of its twelve maps, isn't so sure.",
            "The board claims that it is on a never-ending quest for the perfect chart",
        );
    }

    #[test]
    fn a_clause_whose_verb_has_not_come_is_no_end() {
        check(
            "Islanders face the loss of a third of their boats from the first of May after the operator, Northsound Lines, said that rising costs of oil had left it unable to run the boats of the winter.",
            "Islanders face the loss of a third of their boats from the first of May",
        );
        check(
            "The board backed its pilots, who have taken the harbour to third place in the table of the coast despite a catalogue of faults, although the boats of the north have been repaired in May.",
            "The board backed its pilots, who have taken the harbour to third place in the table of the coast despite a catalogue of faults",
        );
        check(
            "The board has rebuilt the old fort and two of its towers on the hill behind the quay after Saturday, although the boats of the north have not been repaired since the storm.",
            "The board has rebuilt the old fort and two of its towers on the hill behind the quay after Saturday",
        );
        // Nor is what an infinitive follows.
        check(
            "Islanders said rising costs of oil and the loss of two old boats on the rocks had in the end left the only operator on the whole coast unable to run any of the boats of the winter",
            "Islanders said rising costs of oil and the loss of two old boats on the rocks had …",
        );
    }

    #[test]
    fn an_aside_that_is_closed_stays() {
        check(
            "Sarah Lee, the owner of a shop for sails in Orford, put them up in what she called a day of joy, in which she shows the last boats that are too old to sail or have been sold abroad.",
            "Sarah Lee, the owner of a shop for sails in Orford, put them up in what she called a day of joy",
        );
    }

    #[test]
    fn no_list_is_cut_in_its_middle() {
        check(
            "The harbour board has shown potentially hundreds of boats to the new quays at Orford, Tolland and Hale in the last weeks of the autumn and in the first of the winter storms.",
            "The harbour board has shown potentially hundreds of boats to the new quays at Orford, Tolland and Hale in the last weeks of the autumn …",
        );
    }

    #[test]
    fn what_a_subject_does_may_be_told_without_what_else_it_did() {
        check(
            "The harbour board of the old town has rebuilt the fort and two of its towers at last and did not tell the people of the hill behind it when it would open.",
            "The harbour board of the old town has rebuilt the fort and two of its towers at last",
        );
    }

    #[test]
    fn of_the_ways_to_shorten_the_one_that_keeps_most_is_taken() {
        check(
            "The chart is the work of the old board, the map most often seen hanging in the halls of boats, which was drawn in 1596 to help sailors find their way around the bay.",
            "The chart is the work of the old board, the map most often seen hanging in the halls of boats",
        );
    }

    #[test]
    fn what_has_no_clause_that_fits_is_cut_off_and_says_so() {
        let text = "The map was drawn by a sailor living in the old fort and shows the newest thoughts on the shape of the bay and the best ways of finding the north quay at night.";
        check(
            text,
            "The map was drawn by a sailor living in the old fort and shows the newest thoughts on the shape of the bay and the best ways …",
        );
    }

    #[test]
    fn what_takes_back_what_is_said_is_not_left_out() {
        let text = "The crack does no harm to the quay now, but the board warned that the ferries would have to stop at once if the water rose as high in the spring as it had done in the year before.";
        check(
            text,
            "The crack does no harm to the quay now, but the board warned that the ferries would have to stop at once if the water rose as high …",
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
            prop_assert!(shown.replace(" …”", "”").replace(" …", " ").split_whitespace().count() <= MAX_WORDS, "{shown}");
            prop_assert!(crate::deck::is_verbatim(&shown, &text), "{shown}");
        }

        #[test]
        fn letters_without_a_space_are_no_claim(text in "[a-z]{590,1300}") {
            prop_assert!(shown(&text).len() <= MAX_BYTES + 6);
        }
    }

    #[test]
    fn a_head_waits_where_its_last_clause_was_only_opened() {
        for (head, expected) in [
            ("The board said that after a year of talks", true),
            ("The quay was rebuilt, when Fairview", true),
            ("The board of the old town said that", true),
            ("The quay was rebuilt, the boats came back", false),
            ("The quay was rebuilt, when the boats came back", false),
            ("The quay was rebuilt, it seems", false),
            ("When Fairview", false),
            ("The board said that during the talks", true),
            ("The board said that during the long and hard talks of the year", false),
            ("The board said that the quay is rebuilt", false),
        ] {
            assert_eq!(waits(head), expected, "{head}");
        }
    }

    #[test]
    fn a_claim_has_28_words_and_600_bytes_at_most() {
        let of = |n: usize| vec!["net"; n].join(" ");
        for (words, expected) in [
            (of(28), true),
            (of(29), false),
            ("a".repeat(600), true),
            ("a".repeat(601), false),
            (String::new(), true),
        ] {
            assert_eq!(fits(&words), expected, "{words}");
        }
        assert_eq!([1, 28, 29, 90].map(|n| n_words(&of(n))), [1, 28, 29, 29]);
    }

    #[test]
    fn as_many_whole_words_fit_as_are_counted_or_else_letters() {
        let of = |n: usize| vec!["net"; n].join(" ");
        for (words, expected) in [
            ("nets wear out".to_owned(), 13),
            (of(28), 28 * 4 - 1),
            (of(29), 28 * 4 - 1),
            (format!("{} {}", "a".repeat(299), "b".repeat(300)), 600),
            (format!("{} {}", "a".repeat(300), "b".repeat(300)), 300),
            // A run of letters is no word: it is cut between two, and in front of a number.
            ("a".repeat(700), 596),
            (format!("{}{}", "a".repeat(590), "1,0.".repeat(9)), 590),
            ("7".repeat(700), 700),
        ] {
            assert_eq!(n_fitting(&words), expected, "{words}");
        }
    }

    #[test]
    fn a_verb_stands_behind_its_subject_in_lower_case() {
        for (words, expected) in [
            ("The board is old", true),
            ("is the board", false),
            ("The quay closed", true),
            ("The quay, closed", true),
            ("Quays Closed", false),
            ("The old quay", false),
            ("Two hundred boats", false),
            ("The boats used", false),
            ("The boats ended", true),
            ("a plan proposed by the board", false),
            ("a plan based in Orford", false),
            ("a plan aimed at boats", false),
            ("a plan handed to the board", false),
            ("a plan filled with boats", false),
            ("a plan proposed by the board failed", true),
            ("", false),
        ] {
            assert_eq!(has_verb(words), expected, "{words}");
        }
    }

    #[test]
    fn an_aside_opens_with_a_relative_or_a_participle() {
        for (words, expected) in [
            ("who sails", true),
            ("who, they say, sails", true),
            ("a sailor", true),
            ("on whose boat", true),
            ("in which boats race", true),
            ("with whom he sailed", true),
            ("dubbed the Ark", true),
            ("Dubbed the Ark", false),
            ("boats sail", false),
            ("", false),
        ] {
            assert_eq!(opens_aside(words), expected, "{words}");
        }
        assert!(of_whom("for whom the port is home") && !of_whom("whom the port is home for"));
    }

    /// The first place of a mark among words.
    fn cut(words: &str, mark: &str) -> Cut {
        let mark = *en::CUTS.iter().find(|cut| **cut == mark).expect("a cut");
        Cut { at: words.find(mark).expect("it is there"), mark }
    }

    #[test]
    fn what_is_left_out_takes_nothing_of_what_stays() {
        for (words, mark, expected) in [
            ("all boats but the ferries", " but ", true),
            ("all boats but the ferries sank", " but ", false),
            ("all that is but the ferries", " but ", true),
            ("all boats, the ferries", ", ", false),
        ] {
            assert_eq!(excepts(words, &cut(words, mark)), expected, "{words}");
        }
        for (words, mark, expected) in [
            ("built a fort and two towers", " and ", true),
            ("built a fort and was praised", " and ", false),
            ("built a fort and opened it", " and ", false),
            ("built a fort, two towers", ", ", false),
        ] {
            assert_eq!(adds_thing(words, &cut(words, mark)), expected, "{words}");
        }
        for (words, mark, expected) in [
            ("in Hale, Orford and Tolland", ", ", true),
            ("in Hale, Old Orford or Tolland", ", ", true),
            ("in Hale, the Old Orford and Tolland", ", ", false),
            ("in Hale, Very Old Orford and Tolland", ", ", true),
            ("in Hale, Very Old Little Orford and Tolland", ", ", false),
            ("in Hale, and and Tolland", ", ", false),
            ("in Hale, Orford near Tolland", ", ", false),
            ("in Hale; Orford and Tolland", "; ", false),
        ] {
            assert_eq!(goes_on_with_list(words, &cut(words, mark)), expected, "{words}");
        }
        for (rest, expected) in [
            (" but the board did", true),
            (", but the board did", true),
            (" while the board did", false),
            (", and the board did", false),
            ("", false),
        ] {
            assert_eq!(opposes(rest), expected, "{rest}");
        }
    }

    #[test]
    fn a_head_ends_inside_two_dashes_where_one_stands_on_each_side() {
        for (head, rest, expected) in [
            ("Boats go -- to six", " or so -- at night", true),
            ("Boats go – to six", " or so – at night", true),
            ("Boats go -- to six", " or so at night", false),
            ("Boats go -- to six", " or so – at night", false),
            ("Boats go -- to six -- at", " night -- and", false),
            ("Boats go", " -- to six -- at night", false),
            ("Boats go, to six", " or so, at night", false),
        ] {
            assert_eq!(is_open(head, &format!("{head}{rest}")), expected, "{head}|{rest}");
        }
    }

    #[test]
    fn words_that_end_have_a_subject_and_what_it_does() {
        for (head, expected) in [
            ("The board met", true),
            ("The board of the town", false),
            ("The board, which met", false),
            ("The board met, which helped", true),
            // Behind an aside of its own.
            ("The board, which met in May, found it safe", true),
            ("The board, which met in May, found it", false),
            // An age waits.
            ("The board met Colin Brandt, 48", false),
            ("The board met Colin Brandt, 48 years", true),
            // Of what stands against it, too.
            ("The board met but the ferries", false),
            ("The board met but the ferries sailed", true),
            ("The board met while the ferries", false),
        ] {
            assert_eq!(is_said(head), expected, "{head}");
        }
    }

    #[test]
    fn a_clause_goes_on_behind_an_aside() {
        let behind = |words: &str, mark: &str| {
            resumed(words, &cut(words, mark)).map(|at| slice(words, at..words.len()).to_owned())
        };
        for (words, mark, expected) in [
            ("The days -- to six -- are hard", " -- ", Some("are hard")),
            ("The days -- to six are hard", " -- ", None),
            ("The board, which met, found it", ", ", Some("found it")),
            ("The board, which met, finds it", ", ", Some("finds it")),
            ("The board, which met, Orford", ", ", None),
            ("The board, which met, and found it", ", ", None),
            ("The board, which met, finding it", ", ", None),
            // Behind a second comma a verb alone.
            ("The board, which met in Hale, Orford, found it", ", ", Some("found it")),
            ("The board, which met in Hale, Orford, was late", ", ", Some("was late")),
            ("The board, which met in Hale, Orford, finds it", ", ", None),
            ("The board, in Hale, found it", ", ", None),
            ("The board, and the town, found it", ", ", None),
            ("The board, for whom it is late, left", ", ", Some("left")),
            ("The board; which met, found it", "; ", None),
            ("The board, which met in A, B, C, D, E, found it", ", ", None),
            ("The board, which met in A, B, C, D, found it", ", ", Some("found it")),
        ] {
            assert_eq!(behind(words, mark).as_deref(), expected, "{words}");
        }
        // It is looked over for 240 characters.
        let long = |n: usize| format!("The board, which {}, found it", "m".repeat(n));
        assert_eq!(behind(&long(231), ", ").as_deref(), Some("found it"));
        assert_eq!(behind(&long(232), ", "), None);
    }

    /// What spans show of words.
    fn stretches(words: &str, spans: Option<Vec<Range<usize>>>) -> Option<Vec<String>> {
        Some(spans?.into_iter().map(|span| slice(words, span).to_owned()).collect())
    }

    #[test]
    fn what_a_sentence_says_stands_behind_its_lead() {
        let long = "the board, which met in the old fort on the hill behind the quay of the town in all weathers of the winter, and which is old, closed the quay to all boats at once";
        for (words, expected) in [
            (
                "When the tide fell, the board closed the quay at once.",
                Some("the board closed the quay at once"),
            ),
            (
                "When the tide fell, boats of the town went in at once",
                Some("boats of the town went in at once"),
            ),
            ("When the tide fell, boats of the town went in", None),
            ("When the tide fell, from the town boats went in at once", None),
            ("The tide fell, the board closed the quay at once", None),
            ("When the tide fell the board closed the quay at once", None),
            ("When the tide fell, the board closed the “quay at once", None),
        ] {
            let expected = expected.map(|words| vec![words.to_owned()]);
            assert_eq!(stretches(words, behind_lead(words)), expected, "{words}");
        }
        // What is too long ends where it may.
        let words = format!("When the tide fell, the board closed the quay to all boats, although {long}");
        let expected = Some(vec!["the board closed the quay to all boats".to_owned()]);
        assert_eq!(stretches(&words, behind_lead(&words)), expected);
    }

    #[test]
    fn a_subject_stands_in_front_of_what_it_does_behind_an_aside() {
        let aside = "which met in the old fort on the hill behind the quay of the town";
        for (words, expected) in [
            (format!("The board, {aside}, found it safe."), Some(["The board", "found it safe"])),
            // One word is no subject.
            (format!("Boats, {aside}, sailed"), None),
            (format!("The “board, {aside}, found it safe"), None),
            (format!("The board, {aside}, found it “safe"), None),
            (
                format!(
                    "The board, {aside}, found it safe, although {}",
                    "no boat of the town had been out at night ".repeat(3)
                ),
                Some(["The board", "found it safe"]),
            ),
            // No place to end.
            (format!("The board, {aside}, found {}", "boats ".repeat(29)), None),
        ] {
            let expected = expected.map(|both| both.map(str::to_owned).to_vec());
            assert_eq!(stretches(&words, around_aside(&words)), expected, "{words}");
        }
    }

    #[test]
    fn a_korean_topic_stands_in_front_of_the_last_clauses_that_fit() {
        let middle = "새 배를 ".repeat(14);
        for (words, expected) in [
            (
                format!("항만청은 {middle}사들였고, 내년에 부두를 넓히기로 했다."),
                Some(["항만청은", "내년에 부두를 넓히기로 했다"]),
            ),
            // The first that fits, of two.
            (
                format!("항만청은 {middle}사들였고, 배가 모두 늦었고, 내년에 부두를 넓힌다."),
                Some(["항만청은", "배가 모두 늦었고, 내년에 부두를 넓힌다"]),
            ),
            // Two words are no tail.
            (format!("항만청은 {middle}사들였고, 부두를 넓힌다."), None),
            // The topic is one of the first six words.
            (
                format!("가 나 다 라 마 항만청은 {middle}사들였고, 내년에 부두를 넓힌다."),
                Some(["가 나 다 라 마 항만청은", "내년에 부두를 넓힌다"]),
            ),
            (format!("가 나 다 라 마 바 항만청은 {middle}사들였고, 내년에 부두를 넓힌다."), None),
            (format!("항만청이 {middle}사들였고, 내년에 부두를 넓힌다."), None),
        ] {
            let expected = expected.map(|both| both.map(str::to_owned).to_vec());
            assert_eq!(stretches(&words, around_clauses(&words)), expected, "{words}");
        }
    }

    #[test]
    fn words_are_cut_off_in_front_of_a_small_word_or_where_no_more_fit() {
        for (words, expected) in [
            ("The map shows the shape of the bay of Orford", "The map shows the shape of the bay"),
            // Seven words at least.
            ("The map shows the shape of the bay", "The map shows the shape of the bay"),
            ("The map shows the very shape of the bay", "The map shows the very shape of the bay"),
            ("The old map shows the very shape of bays", "The old map shows the very shape"),
            // No small word stands at the end, and none that an infinitive follows.
            ("The old map shows the very shape in of", "The old map shows the very shape"),
            (
                "The old map left the boats of the bay unable to sail",
                "The old map left the boats of the bay unable to sail",
            ),
            (
                "The old map shows the very “shape of bays” and boats",
                "The old map shows the very “shape of bays”",
            ),
        ] {
            assert_eq!(slice(words, 0..weak_end(words)), expected, "{words}");
        }
    }

    #[test]
    fn a_point_has_figures_and_cues_and_five_words() {
        for (words, expected) in [
            ("The old quay is closed", 6),
            ("The quay is closed", -20),
            ("The 2 old quays are closed", 26),
            ("The old quay Will open", 18),
            ("The old quay, first, is open", 18),
            ("The old goodwill is gone", 6),
            ("12 will open", 12),
        ] {
            assert_eq!(score(words), expected, "{words}");
        }
    }

    #[test]
    fn two_sentences_are_one_quotation_where_one_speaker_opens_what_the_other_closes() {
        let of = |first: &str, then: &str, by: [Option<&str>; 2], is_quotation: [bool; 2], between: &str| {
            let text = format!("{first}{between}{then}");
            let said = |span: Range<usize>, i: usize| Said {
                span,
                by: by[i].map(str::to_owned),
                is_quotation: is_quotation[i],
            };
            let start = first.len() + between.len();
            let found = one_quotation(&text, &said(0..first.len(), 0), &said(start..text.len(), 1));
            found.map(|said| slice(&text, said.span).to_owned())
        };
        let (mary, tom) = (Some("Mary Lee"), Some("Tom Hill"));
        let one = Some("“We waited. Nobody came,”".to_owned());
        assert_eq!(of("“We waited.", "Nobody came,”", [mary, mary], [true; 2], " "), one);
        assert_eq!(of("“We waited.", "Nobody came,”", [mary, tom], [true; 2], " "), None);
        assert_eq!(of("“We waited.", "Nobody came,”", [None, None], [true; 2], " "), None);
        assert_eq!(of("“We waited.", "Nobody came,”", [mary, mary], [true, false], " "), None);
        assert_eq!(of("“We waited.", "Nobody came,”", [mary, mary], [false, true], " "), None);
        assert_eq!(of("“We waited.", "Nobody came,”", [mary, mary], [true; 2], " they "), None);
        assert_eq!(of("“We waited.”", "“Nobody came,”", [mary, mary], [true; 2], " "), None);
        let long = "We waited at the quay of the old town for all of the night".repeat(2);
        assert_eq!(of(&format!("“{long}."), "Nobody came,”", [mary, mary], [true; 2], " "), None);
    }

    #[test]
    fn a_sentence_ends_behind_its_last_clause_that_is_one() {
        for (words, expected) in [
            (
                "The board closed the quay to all boats, although it has a plan",
                Some("The board closed the quay to all boats"),
            ),
            // Seven words at least.
            ("The board closed the quay, although it has a plan", None),
            ("The very old board of the town, although it has a plan", None),
            // A clause of time alone says nothing yet.
            ("After the board of the old town met, it has a plan", None),
            (
                "After the board of the old town met, the quay was closed, although it has a plan",
                Some("After the board of the old town met, the quay was closed"),
            ),
        ] {
            assert_eq!(end(words).map(|end| slice(words, 0..end).trim_end_matches(',')), expected, "{words}");
        }
        let long = |n: usize| {
            end(&format!("The board closed{}, although it has a plan", " old".repeat(n - 3))).is_some()
        };
        assert_eq!([28, 29].map(long), [true, false]);
    }

    #[test]
    fn a_quotation_that_is_too_long_is_cut_inside_its_marks() {
        let words = "We closed the old quay of the town to all boats, although the board had a plan for the very old fort and the two towers on the hill behind it";
        let shown = |text: &str| stretches(text, Some(quotation(text, 0..text.len())));
        let kept = "We closed the old quay of the town to all boats";
        for (text, expected) in [
            (format!("“{words}”"), vec![format!("“{kept}"), "”".to_owned()]),
            (format!("\"{words}\""), vec![format!("\"{kept}"), "\"".to_owned()]),
            // Without both of its marks it is a statement.
            (
                format!("“{words}"),
                vec![
                    format!(
                        "“{kept}, although the board had a plan for the very old fort and the two towers on the"
                    ),
                    String::new(),
                ],
            ),
            (format!("{words}”"), vec![kept.to_owned()]),
            ("“We closed it”".to_owned(), vec!["“We closed it”".to_owned()]),
            (String::new(), vec![String::new()]),
        ] {
            assert_eq!(shown(&text), Some(expected), "{text}");
        }
        // With its marks it is longer than it may be, and what it says is not.
        let text = format!("“{}”", "a".repeat(598));
        assert_eq!(shown(&text), Some(vec![text.clone()]));
    }

    #[test]
    fn a_korean_tail_fits_behind_its_topic() {
        let of = |n: usize| {
            let words = format!("항만청은 {}사들였고, {}넓힌다", "새 배를 ".repeat(14), "새 ".repeat(n - 1));
            around_clauses(&words).is_some()
        };
        // With the topic 28 words, and three at least.
        assert_eq!([2, 3, 27, 28].map(of), [false, true, true, false]);
    }

    #[test]
    fn of_the_ways_to_shorten_each_costs_what_it_leaves_out() {
        // An aside costs three words, the other side seven, an end that is none eighteen.
        let aside = |n: usize| {
            let words = format!(
                "The old board of the town, which met in May, closed {}, although it had been open to all of the boats of the town since the end of the great storm",
                vec!["old"; n].join(" ")
            );
            stretches(&words, Some(spans(&words))).map(|spans| spans.len())
        };
        assert_eq!(aside(4), Some(1));
        let but = |n: usize| {
            let words = format!(
                "The board closed the quay to all boats, but {} of the boats of the old town had been at sea since the end of the great storm of the winter before that",
                vec!["old"; n].join(" ")
            );
            stretches(&words, Some(spans(&words)))
        };
        assert_eq!(
            but(3).map(|spans| spans.concat()).as_deref(),
            Some(
                "The board closed the quay to all boats, but old old old of the boats of the old town had been at sea"
            )
        );
    }
}
