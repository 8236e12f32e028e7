//! A claim and its source: the words, and who says them.

use super::Gravity;
use super::cited::Cited;
use super::trace::first_difference;
use super::words::words;
use crate::article::Block;
use crate::deck::{Element, Origin, Part, Segment, around_elision, ink, stands_in};
use crate::outline;
use crate::text::{WidthPolicy, fit, inline};

/// Shorter words than these, in characters, stand somewhere else by chance.
const MIN_TELLING: usize = 4;

/// What is wrong with the words of a claim that cites `origin`: the message, and what to do.
pub(super) fn words_problem(
    element: &Element<'_>,
    origin: &Origin,
    cited: &Cited,
) -> Option<(String, String)> {
    let claim = inline::parse(element.source).text;
    if cited.at(origin).into_iter().any(|block_idx| stands_in(&claim, cited.ink(block_idx))) {
        return None;
    }
    let first = origin.first();
    if let Some(lines) = elsewhere(&claim, cited).and_then(|block| block.lines().first().copied()) {
        let message = format!("this is no longer at {first}, but at line {lines}");
        return Some((message, format!("from: {}:{lines}", origin.file)));
    }
    let differs = difference(&claim, origin, cited).map(|told| told + ": ").unwrap_or_default();
    let hint = "take the source's words, or take \"from\" out if the words are your own";
    Some((format!("this is no longer verbatim in {first}"), differs + hint))
}

/// What the claim says where its source says something else.
fn difference(claim: &str, origin: &Origin, cited: &Cited) -> Option<String> {
    let mut blocks = cited.at(origin).into_iter().map(|block_idx| cited.block(block_idx).0);
    let (ours, theirs) = blocks.find_map(|block| first_difference(claim, &block.text))?;
    let short = |words: &str| fit(words, COLUMNS, WidthPolicy::default()).into_owned();
    Some(match (&*ours, &*theirs) {
        ("", theirs) => format!("it leaves out {}", short(theirs)),
        (ours, "") => format!("the source does not say {}", short(ours)),
        (ours, theirs) => format!("it says {} where the source says {}", short(ours), short(theirs)),
    })
}

/// The columns that words take in a message.
const COLUMNS: usize = 40;

/// What is wrong with two words of a figure or of a moment that both stand in the source: whether they do so together.
pub(super) fn pair_problem(
    pair: [&Element<'_>; 2],
    origin: &Origin,
    cited: &Cited,
) -> Option<(String, String)> {
    let [a, b] = pair.map(|element| inline::parse(element.source).text);
    let blocks = cited.at(origin);
    let stands = |words: &str| blocks.iter().any(|&block_idx| stands_in(words, cited.ink(block_idx)));
    if !stands(&a) || !stands(&b) || blocks.iter().any(|&i| stand_together(&a, &b, cited.ink(i))) {
        return None;
    }
    Some((
        format!("{a} and {b} do not stand together in {}", origin.first()),
        "give each number or date the words that the source has beside it".to_owned(),
    ))
}

/// The most that stands between a label and the number behind it, in characters: a particle, a word such as およそ; and
/// where the number comes first or stands in the gap of its label: a mark.
const MAX_BEFORE: usize = 4;
const MAX_BEHIND: usize = 1;

/// Whether a value stands in the gap of its label (撥款……作為經費), or beside it, in a text's ink.
fn stand_together(value: &str, label: &str, source: &str) -> bool {
    let value = ink(value);
    if let Some((before, after)) = around_elision(label) {
        let ends = follows(source, &ink(before), &value, MAX_BEHIND);
        return ends.iter().any(|&end| starts_near(source, end, &ink(after), MAX_BEHIND).is_some());
    }
    let label = ink(label);
    !follows(source, &label, &value, MAX_BEFORE).is_empty()
        || !follows(source, &value, &label, MAX_BEHIND).is_empty()
}

/// Where `then` ends, each time that it follows `first` with so few characters between.
fn follows(source: &str, first: &str, then: &str, most: usize) -> Vec<usize> {
    let ends = source.match_indices(first).map(|(at, _)| at + first.len());
    ends.filter_map(|end| starts_near(source, end, then, most)).collect()
}

/// Where `words` end that start so few characters behind a byte of the source, or at it, in the same sentence.
fn starts_near(source: &str, from: usize, words: &str, most: usize) -> Option<usize> {
    let rest = source.get(from..)?;
    let is_stop = |c: char| matches!(c, '。' | '！' | '？' | '；' | '.' | '!' | '?' | ';');
    let sentence = rest.char_indices().scan(false, |is_over, (at, c)| {
        let is_here = !*is_over;
        *is_over |= is_stop(c);
        is_here.then_some(at)
    });
    let mut starts = sentence.take(most + 1);
    let start = starts.find(|&at| rest.get(at..).is_some_and(|rest| rest.starts_with(words)))?;
    Some(from + start + words.len())
}

/// What is to be known of a time that slides (明年6月): that nothing says which day it slides with, or that what it is
/// said to mean is not what it means on that day.
pub(super) fn time_problem(element: &Element<'_>, cited: &Cited) -> Option<(Gravity, String, String)> {
    let article = cited.article();
    let text = inline::parse(element.source).text;
    let Some(date) = article.date.as_deref() else {
        let word = outline::first_sliding(&text, article.lang).filter(|_| element.when.is_none())?;
        let hint = "give the article a date, or say in the point when it is".to_owned();
        return Some((Gravity::Note, format!("{word} has no date to be counted from"), hint));
    };
    let (said, meant) = (element.when?, outline::resolved(&text, article.lang, date)?);
    (said.trim() != meant).then(|| {
        let message = format!("{} is not what this means on {date}", said.trim());
        (Gravity::Problem, message, format!("when: {meant}"))
    })
}

/// What is wrong with who says a claim, or is to be known of it: that the source has somebody else say it. It is wrong
/// where the sentence names that other, and not whom the deck names.
pub(super) fn mouth_problem(
    element: &Element<'_>,
    by: &str,
    origin: &Origin,
    cited: &Cited,
) -> Option<(Gravity, String, String)> {
    let (claim, by) = (inline::parse(element.source).text, by.trim());
    let said = |block_idx: usize| Some((block_idx, cited.speaker_of(&claim, block_idx)?));
    let (block_idx, found) = cited.at(origin).into_iter().find_map(said)?;
    if by.is_empty() || is_same(by, found) {
        return None;
    }
    let sentence = cited.sentences_of(&claim, block_idx).unwrap_or_default();
    let is_plain = sentence.contains(found) && !sentence.contains(by) && !may_be_same(by, found);
    let hint = "look at the source; give the speaker that it names, or take \"by\" out".to_owned();
    Some(if is_plain {
        (Gravity::Problem, format!("{} has {found} say this, not {by}", origin.first()), hint)
    } else {
        (Gravity::Note, format!("the article seems to have {found} say this, not {by}"), hint)
    })
}

/// Whether two names are of the same: one in the other, or with the same surname in a script with spaces.
fn is_same(by: &str, found: &str) -> bool {
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    by.contains(found) || found.contains(by) || last(by) == last(found)
}

/// Whether two names may be of the same: 沢田市長 and 沢田健一.
fn may_be_same(by: &str, found: &str) -> bool {
    by.chars().take(2).eq(found.chars().take(2))
}

fn elsewhere<'a>(claim: &str, cited: &'a Cited) -> Option<&'a Block> {
    if ink(claim).chars().count() < MIN_TELLING {
        return None;
    }
    let holders = cited.holding(claim, &words(claim)).iter();
    holders.copied().find(|&i| stands_in(claim, cited.ink(i))).map(|i| cited.block(i).0)
}

/// What is wrong with who is said to say it.
pub(super) fn speaker_problem(by: &str, origin: &Origin, cited: &Cited) -> Option<(String, String)> {
    let is_named = by.trim().is_empty() || cited.names(by);
    (!is_named).then(|| {
        (
            format!("{} is not named in {}", by.trim(), origin.file),
            "give the speaker that the source names, or take \"by\" out".to_owned(),
        )
    })
}

/// What is wrong with whom or what a claim is said to be about, or with what its speaker is called.
pub(super) fn aside_problem(
    key: &str,
    words: &str,
    origin: &Origin,
    cited: &Cited,
) -> Option<(String, String)> {
    let words = words.trim();
    (!words.is_empty() && !cited.has(words)).then(|| {
        (
            format!("{words} does not stand in {}", origin.file),
            format!("take the source's words, or take \"{key}\" out"),
        )
    })
}

/// What is wrong with what a speaker is called: that the article calls somebody else so.
pub(super) fn role_problem(role: &str, by: &str, origin: &Origin, cited: &Cited) -> Option<(String, String)> {
    let (role, by) = (role.trim(), by.trim());
    let other = cited.called(role).next()?;
    let is_called = cited.called(role).any(|name| is_same(by, name));
    // 港務局局長林海生, Mary Lee, the director: it stands beside the name, whatever was read.
    let stands_beside = [[role, by], [by, role]].into_iter().any(|pair| cited.has(&pair.concat()));
    (!by.is_empty() && !is_called && !stands_beside).then(|| {
        let message = format!("{} calls {other} {role}, not {by}", origin.file);
        (message, "give the role that the source gives this speaker, or take \"role\" out".to_owned())
    })
}

/// The path to what stands beside an element's words: a quotation's stands beside it on the slide.
pub(super) fn aside_path(element: &Element<'_>, key: &'static str) -> Vec<Segment> {
    let mut path = if element.part == Part::Quotation { Vec::new() } else { element.path.clone() };
    path.push(Segment::Key(key.into()));
    path
}

/// The path to who says an element.
pub(super) fn speaker_path(element: &Element<'_>) -> Vec<Segment> {
    aside_path(element, "by")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_are_of_the_same_by_a_part_or_the_surname() {
        for (by, found, expected, may_be) in [
            ("林海生", "林海生", true, true),
            ("林海生局長", "林海生", true, true),
            ("林海", "林海生", true, true),
            ("Ann Lee", "Mary Lee", true, false),
            ("Ann Lee", "Ann Wong", false, true),
            ("沢田市長", "沢田健一", false, true),
            ("何玉梅", "林海生", false, false),
        ] {
            assert_eq!((is_same(by, found), may_be_same(by, found)), (expected, may_be), "{by} {found}");
        }
    }

    #[test]
    fn words_that_stand_in_another_block_are_four_characters_or_more() {
        let article = crate::article::read("題\n\n港務局公布詳情。".as_bytes(), "a.txt");
        let cited = Cited::of(std::rc::Rc::new(article));
        for (claim, expected) in [("公布詳情", true), ("公布 詳", false), ("公布了情", false)] {
            assert_eq!(elsewhere(claim, &cited).is_some(), expected, "{claim}");
        }
    }
}
