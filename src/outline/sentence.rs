//! Sentences and clauses, as spans of a paragraph in bytes.
//!
//! A quotation of several sentences is one unit, and the words that say whose it is belong to it. Unicode's own
//! sentence rules cut inside 「…。…」 and after "Mr.", so these are ours.

use super::words::{Letters, Manner, Verb, any_of, en, ja, zh};
use crate::article::dateline;
use crate::article::lines::{closes, opens};
use crate::text::{Lang, slice};
use std::ops::Range;

const STOPS: &str = "。！？!?｡";

/// Cuts a paragraph into sentences; together they cover it, its dateline and white space between them aside. Of a
/// credit line there are none.
pub(super) fn sentences(text: &str, lang: Lang) -> Vec<Range<usize>> {
    if dateline::is_credits(text) {
        return Vec::new();
    }
    let from = dateline::find(text, lang).map_or(0, |dateline| dateline.n_bytes);
    let text = slice(text, from..text.len());
    let spans = if lang.is_unspaced() { east_asian(text) } else { latin(text) };
    let trim = |span: Range<usize>| {
        let words = slice(text, span.clone());
        let start = span.start + (words.len() - words.trim_start().len());
        from + start..from + start + words.trim().len()
    };
    spans.into_iter().map(trim).filter(|span| !span.is_empty()).collect()
}

fn east_asian(text: &str) -> Vec<Range<usize>> {
    let is_balanced = crate::article::lines::open_brackets(text) == (0, 0);
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let (mut spans, mut start, mut depth) = (Vec::new(), 0, 0usize);
    for (i, &(at, c)) in chars.iter().enumerate() {
        let next = chars.get(i + 1).map(|&(_, c)| c);
        if is_balanced && opens(c) {
            depth += 1;
        } else if is_balanced && closes(c) {
            depth = depth.saturating_sub(1);
        }
        let ends_quotation = closes(c) && i > 0 && STOPS.contains(chars[i - 1].1);
        let ends = depth == 0 && (STOPS.contains(c) || ends_quotation);
        let end = at + c.len_utf8();
        if ends && !next.is_some_and(|c| STOPS.contains(c) || (closes(c) && !is_balanced)) {
            if ends_quotation && goes_on_after_quotation(slice(text, end..text.len())) {
                continue;
            }
            spans.push(start..end);
            start = end;
        }
    }
    spans.push(start..text.len());
    spans
}

/// `「……。」她笑着說。`, `「……。」的說法`: what follows belongs to the quotation.
fn goes_on_after_quotation(rest: &str) -> bool {
    let tail = rest.split_inclusive(['。', '！', '？']).next().unwrap_or_default();
    let starts_inside = rest.starts_with(['，', '、', '；'])
        || rest.starts_with(any_of(zh::GOES_ON_FROM_QUOTATION))
        || rest.starts_with(any_of(ja::GOES_ON_FROM_QUOTATION));
    starts_inside || (tail.chars().count() <= 16 && says(tail))
}

/// The verbs of saying of a clause with where each stands, in order; of those that start together the longest first.
pub(super) fn verbs_of(clause: &str, verbs: &[Verb]) -> Vec<(usize, &'static str, Verb)> {
    let says = verbs.iter().filter(|verb| verb.manner != Manner::Trails);
    let letters = Letters::of(clause);
    let forms = says.flat_map(|verb| verb.forms().map(|form| (form, *verb)));
    let forms = forms.filter(|(form, _)| letters.may_hold(form));
    let mut found: Vec<_> = forms
        .flat_map(|(form, verb)| clause.match_indices(form).map(move |(at, _)| (at, form, verb)))
        .collect();
    found.sort_by_key(|(at, form, _)| (*at, std::cmp::Reverse(form.len())));
    found
}

/// Tells whether a short tail says who spoke.
pub(super) fn says(tail: &str) -> bool {
    !verbs_of(tail, zh::SAYS).is_empty() || tail.starts_with(ja::QUOTES)
}

fn latin(text: &str) -> Vec<Range<usize>> {
    let (mut spans, mut start) = (Vec::new(), 0);
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?')) {
        let rest = slice(text, at + c.len_utf8()..text.len());
        let closed = rest.trim_start_matches(['"', '”', '’', '\'', ')', ']']);
        let after = closed.trim_start();
        let starts_anew = after
            .chars()
            .next()
            .is_none_or(|c| !c.is_lowercase() && !matches!(c, ',' | ';' | '-' | '–' | '—'));
        if after.len() == closed.len() && !closed.is_empty() || !starts_anew {
            continue;
        }
        let word = slice(text, start..at).rsplit([' ', '(', '“', '"']).next().unwrap_or_default();
        let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        if c == '.' && !after.is_empty() && (is_initial || en::ABBREVIATIONS.contains(&word)) {
            continue;
        }
        let end = text.len() - closed.len();
        spans.push(start..end);
        start = end;
    }
    spans.push(start..text.len());
    spans
}

/// Cuts a stretch of a paragraph at the commas and semicolons that stand outside brackets. Each clause keeps the
/// mark that ends it.
pub(super) fn clauses(text: &str, span: Range<usize>, lang: Lang) -> Vec<Range<usize>> {
    let marks = if lang.is_unspaced() { "，；,;" } else { ",;" };
    let mut out = Vec::new();
    let (mut start, mut depth) = (span.start, 0usize);
    let words = slice(text, span.clone());
    for (at, c) in words.char_indices() {
        if opens(c) {
            depth += 1;
        } else if closes(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && marks.contains(c) {
            let end = span.start + at + c.len_utf8();
            // A comma inside a number is no comma; in Latin text a space follows one that is.
            let next = slice(text, end..span.end).chars().next();
            let is_mark = lang.is_unspaced() && (!c.is_ascii() || next.is_some_and(crate::text::is_han));
            if is_mark || next.is_none_or(char::is_whitespace) {
                out.push(start..end);
                start = end + slice(text, end..span.end).chars().take_while(|c| c.is_whitespace()).count();
            }
        }
    }
    if start < span.end {
        out.push(start..span.end);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lang: Lang, expected: &[&str]) {
        let text = expected.join(if lang.is_unspaced() { "" } else { " " });
        let got: Vec<_> = sentences(&text, lang).into_iter().map(|s| slice(&text, s).to_owned()).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn a_quotation_is_one_sentence_with_its_speaker() {
        check(Lang::ZhHant, &["局長憶述：「當年很難。後來好了。」", "此外，港口擴建。", "完。"]);
        check(Lang::ZhHant, &["「我答應過它。我會送它回來。」她笑着說。", "門開了！？", "他走了"]);
        check(Lang::Ja, &["「五十年ぶりです」と話した。", "水路が直った。"]);
    }

    #[test]
    fn a_dateline_is_in_no_sentence_and_a_credit_line_is_none() {
        let text = "【海港日報訊】碼頭會擴建。海事學校開課。";
        let got: Vec<_> = sentences(text, Lang::ZhHant).into_iter().map(|s| slice(text, s)).collect();
        assert_eq!(got, ["碼頭會擴建。", "海事學校開課。"]);
        assert_eq!(sentences("（海港日報記者林海生報道）", Lang::ZhHant), []);
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        check(
            Lang::Other,
            &[
                "Dr. Ines Falk paid $3.50 on Jan. 5.",
                "“It works.”",
                "He left at 6 p.m. on J. Hill's boat!",
                "Days -- to 4 p.m. -- are long.",
            ],
        );
        check(Lang::Other, &["“Why?” she asked.", "Nobody knew"]);
    }

    #[test]
    fn a_sentence_ends_where_its_marks_are_closed() {
        check(Lang::ZhHant, &["（一。二）三。", "四。"]);
        check(Lang::ZhHant, &["「一。」", "她走了。"]);
        check(Lang::ZhHant, &["「一。」她說。", "她走了。"]);
        // Half a pair of marks says nothing.
        check(Lang::ZhHant, &["「他走了。", "她來了。"]);
        check(Lang::ZhHant, &["他走了。」", "她來了。"]);
        check(Lang::ZhHant, &["開門！", "門開了？！", "好。"]);
    }

    #[test]
    fn words_behind_a_quotation_may_be_of_it() {
        for (rest, expected) in [
            ("，他走了。", true),
            ("、他走了。", true),
            ("；他走了。", true),
            ("と話した。", true),
            ("的說法。", true),
            ("她笑着說。", true),
            ("站在碼頭北邊的老船員笑着說了。", true),
            ("站在碼頭最北邊的老船員都笑着說了。", false),
            ("她走了。", false),
            ("她走了。他說。", false),
            ("", false),
        ] {
            assert_eq!(goes_on_after_quotation(rest), expected, "{rest}");
        }
    }

    #[test]
    fn a_stop_ends_a_sentence_in_front_of_a_space_and_no_small_letter() {
        for sentences in [
            &["He left.", "She came."][..],
            &["He left. she came."],
            &["He left.She came."],
            &["“He left.”", "She came."],
            &["(He left.)", "She came."],
            &["[He left.]", "'She came.'", "\"Nay.\"", "‘It rained.’", "So."],
            &["He left! – She came."],
            &["He left! — She came."],
            &["He left! - She came."],
            &["He left!, She came."],
            &["He left!; She came."],
            // An initial and a short form end none, where a stop is theirs.
            &["He is J. Hill of No. 5 (J. Hill) and “J. Hill”."],
            &["Is it J?", "Yes."],
            &["Is it Mr?", "Yes."],
            &["It is the AB.", "So."],
            &["It is in Dec."],
            &["It is 3.5 m long.", "So"],
        ] {
            check(Lang::Other, sentences);
        }
    }

    #[test]
    fn a_clause_keeps_the_mark_that_ends_it() {
        let cut = |text: &str, lang| -> Vec<String> {
            clauses(text, 0..text.len(), lang).into_iter().map(|span| slice(text, span).to_owned()).collect()
        };
        for (text, expected) in [
            ("甲，乙；丙", &["甲，", "乙；", "丙"][..]),
            ("甲，", &["甲，"]),
            ("（甲，乙），丙", &["（甲，乙），", "丙"]),
            ("）甲，乙", &["）甲，", "乙"]),
            ("1,200人，甲", &["1,200人，", "甲"]),
            ("甲,乙;丙", &["甲,", "乙;", "丙"]),
            ("甲,B", &["甲,B"]),
            ("A,  B", &["A,", "B"]),
            ("", &[]),
        ] {
            assert_eq!(cut(text, Lang::ZhHant), expected, "{text}");
        }
        for (text, expected) in [
            ("a, b;  c", &["a,", "b;", "c"][..]),
            ("a,b", &["a,b"]),
            ("1,200 boats", &["1,200 boats"]),
            ("a (b, c), d", &["a (b, c),", "d"]),
            ("a，b", &["a，b"]),
        ] {
            assert_eq!(cut(text, Lang::Other), expected, "{text}");
        }
        let text = "甲，乙，丙";
        assert_eq!(clauses(text, 6..text.len(), Lang::ZhHant), [6..12, 12..15]);
    }
}
