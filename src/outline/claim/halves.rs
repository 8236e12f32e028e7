//! No claim has half of a pair of marks: where a quotation goes on over several sentences, its marks stay behind.

use crate::text::slice;
use std::ops::Range;

/// Marks that open, each with the one that closes it.
const PAIRS: [(char, char); 9] = [
    ('「', '」'),
    ('『', '』'),
    ('“', '”'),
    ('（', '）'),
    ('(', ')'),
    ('《', '》'),
    ('〈', '〉'),
    ('【', '】'),
    ('[', ']'),
];

/// The longest stretch of a span that no lone mark stands in; the whole span where all marks have their others.
pub(super) fn without_halves(text: &str, span: Range<usize>) -> Range<usize> {
    let words = slice(text, span.clone());
    let lone = lone_marks(words);
    if lone.is_empty() {
        return span;
    }
    let kept = longest(words, &lone);
    // Straight marks on both sides of a lone one are no pair any more.
    let kept = if is_whole(slice(words, kept.clone())) { kept } else { longest(words, &all_marks(words)) };
    span.start + kept.start..span.start + kept.end
}

/// The longest stretch of words that none of the marks stands in.
fn longest(words: &str, lone: &[Range<usize>]) -> Range<usize> {
    let ends = lone.iter().map(|mark| mark.start).chain([words.len()]);
    let starts = std::iter::once(0).chain(lone.iter().map(|mark| mark.end));
    // Of two that are as long the first.
    let longest = starts.zip(ends).max_by_key(|(start, end)| (end - start, std::cmp::Reverse(*start)));
    let (start, end) = longest.unwrap_or((0, words.len()));
    let kept = slice(words, start..end);
    let start = start + kept.len() - kept.trim_start().len();
    start..start + kept.trim().len()
}

fn all_marks(words: &str) -> Vec<Range<usize>> {
    let is_mark = |c: char| "\"‘’".contains(c) || PAIRS.iter().any(|&(open, close)| c == open || c == close);
    let marks = words.char_indices().filter(|&(_, c)| is_mark(c));
    marks.map(|(at, c)| at..at + c.len_utf8()).collect()
}

/// Whether no mark of a text is without its other.
pub(super) fn is_whole(text: &str) -> bool {
    lone_marks(text).is_empty()
}

/// The marks that have no other, in order.
fn lone_marks(words: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut lone: Vec<Range<usize>> = Vec::new();
    let mut straight: Vec<usize> = Vec::new();
    for (at, c) in words.char_indices() {
        if PAIRS.iter().any(|&(opens, _)| opens == c) {
            open.push((c, at));
        } else if let Some(&(opens, _)) = PAIRS.iter().find(|&&(_, closes)| closes == c) {
            match open.last() {
                Some(&(last, _)) if last == opens => drop(open.pop()),
                _ => lone.push(at..at + c.len_utf8()),
            }
        } else if c == '"' {
            straight.push(at);
        }
    }
    lone.extend(open.into_iter().map(|(c, at)| at..at + c.len_utf8()));
    // Straight marks do not say which way they face: of an odd number the first is alone where the words open with it and
    // do not end with another.
    if straight.len() % 2 == 1 {
        let opens = words.starts_with('"') && !words.ends_with('"');
        let at = if opens { straight.first() } else { straight.last() };
        lone.extend(at.map(|&at| at..at + 1));
    }
    lone.extend(single(words));
    lone.sort_by_key(|mark| mark.start);
    lone
}

/// A lone single mark at an end: inside, ’ is an apostrophe, and behind a letter it may be one.
fn single(words: &str) -> Option<Range<usize>> {
    let is_closed = |mark: char| {
        let stops = [".", ",", "!", "?"];
        move |text: &str| {
            text.strip_suffix(mark).is_some_and(|bare| stops.iter().any(|stop| bare.ends_with(stop)))
        }
    };
    for (open, close) in [('‘', '’'), ('\'', '\'')] {
        let opens = words.starts_with(open);
        let closes = words
            .match_indices(close)
            .any(|(at, _)| at > 0 && is_closing(words, at, close, is_closed(close)));
        if opens && !closes && !(words.len() > 1 && words.ends_with(close)) {
            return Some(0..open.len_utf8());
        }
        let is_inside =
            words.match_indices(open).any(|(at, _)| at == 0 || slice(words, 0..at).ends_with([' ', '(']));
        if is_closed(close)(words) && !is_inside {
            return Some(words.len() - close.len_utf8()..words.len());
        }
    }
    None
}

/// Whether the mark at a byte closes: behind a stop, or in front of one.
fn is_closing(words: &str, at: usize, close: char, is_closed: impl Fn(&str) -> bool) -> bool {
    let end = at + close.len_utf8();
    is_closed(slice(words, 0..end)) || slice(words, end..words.len()).starts_with([':', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(slice(text, without_halves(text, 0..text.len())), expected);
    }

    #[test]
    fn a_mark_without_its_other_goes() {
        check("Nobody came,”", "Nobody came,");
        check("“We waited.", "We waited.");
        check("\"We waited.", "We waited.");
        check("Nobody came,\"", "Nobody came,");
        check("‘We waited.", "We waited.");
        check("I was scared to death,'", "I was scared to death,");
        check("'I was scared", "I was scared");
        check("'I was scared,' he said", "'I was scared,' he said");
        check("'Scared': he waits at the quay", "'Scared': he waits at the quay");
        check("It is the workers'", "It is the workers'");
        check("The workers’ boats", "The workers’ boats");
        check("「我等了十年。", "我等了十年。");
        check("碼頭（北岸）會擴建", "碼頭（北岸）會擴建");
        check("船員說：「會再來", "船員說：");
        check("", "");
    }

    proptest! {
        #[test]
        fn what_is_left_is_whole(text in "([a-z一-七]{1,4}|[「」『』“”（）()《》 \"])*") {
            let span = without_halves(&text, 0..text.len());
            prop_assert!(is_whole(slice(&text, span.clone())), "{} of {text}", slice(&text, span));
        }
    }

    #[test]
    fn the_marks_that_are_alone_are_named() {
        for (words, expected) in [
            ("「我」", vec![]),
            ("「我", vec!["「"]),
            ("我」", vec!["」"]),
            ("（「）」", vec!["（", "）"]),
            ("「（我」", vec!["「", "（", "」"]),
            ("\"a\"", vec![]),
            ("\"a", vec!["\"a"]),
            ("a\"", vec!["\""]),
            ("\"a\" b \"", vec!["\""]),
            ("\"a\" \"b", vec!["\"a\" \"b"]),
            ("a \"b\" \"c", vec!["\"c"]),
            ("‘a", vec!["‘a"]),
            ("a,’", vec!["’"]),
            ("", vec![]),
        ] {
            // A straight mark at its place, with what follows it.
            let at = |mark: &Range<usize>| {
                let is_plain = slice(words, mark.clone()).starts_with(['"', '‘']);
                slice(words, mark.start..if is_plain { words.len() } else { mark.end })
            };
            let found = lone_marks(words);
            assert_eq!(found.iter().map(at).collect::<Vec<_>>(), expected, "{words}");
            assert!(found.iter().all(|mark| slice(words, mark.clone()).chars().count() == 1));
        }
    }

    #[test]
    fn a_single_mark_closes_beside_a_stop() {
        for (words, expected) in [
            ("‘We waited.", Some(0..3)),
            ("‘We waited,’ he said", None),
            ("‘We waited’: he said", None),
            ("‘We waited’; he said", None),
            ("‘We waited’ he said", Some(0..3)),
            ("‘We’", None),
            ("‘", Some(0..3)),
            ("'", Some(0..1)),
            ("', he said", Some(0..1)),
            ("'a', b", None),
            ("I was scared,'", Some(13..14)),
            ("I was scared!’", Some(13..16)),
            ("I was scared?'", Some(13..14)),
            ("I was scared'", None),
            ("I was 'scared,'", None),
            ("I was ('scared,'", None),
            ("I wasn't scared,'", Some(16..17)),
            ("'scared,'", None),
            ("I was ‘scared,’", None),
            ("", None),
        ] {
            assert_eq!(single(words), expected, "{words}");
        }
    }

    #[test]
    fn the_longest_stretch_between_lone_marks_stays() {
        for (text, expected) in [
            ("甲乙「丙丁", "甲乙"),
            ("甲「丙丁", "丙丁"),
            ("甲乙「丙", "甲乙"),
            ("甲 「 乙丙 「 丁", "乙丙"),
            ("「", ""),
        ] {
            check(text, expected);
        }
        // In its place.
        assert_eq!(without_halves("港口「會擴建", 6..18), 9..18);
        assert_eq!(without_halves("港口「會 」 ", 0..6), 0..6);
        let marks = "\"‘’「」（)a";
        assert_eq!(all_marks(marks).len(), 7);
        assert_eq!(all_marks("a「b」"), [1..4, 5..8]);
    }
}
