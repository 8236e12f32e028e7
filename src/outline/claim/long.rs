//! What is left of a clause that is too long by itself, in a script without spaces: a list elided in its middle, or as much
//! as fits with an elision behind it.

use super::halves::{is_whole, without_halves};
use super::span::{n_chars, without_stop};
use crate::outline::words::{any_of, zh};
use crate::text::{is_han, slice};
use std::ops::Range;

/// Fewer characters than these are no end of a clause.
const MIN_END: usize = 6;

/// Cuts the spans of a claim that has more than `most` characters.
pub(super) fn cut(spans: &mut Vec<Range<usize>>, text: &str, most: usize) {
    let n_all: usize = spans.iter().map(|span| n_chars(slice(text, span.clone()))).sum();
    let longest = (0..spans.len()).max_by_key(|&i| spans[i].len());
    let Some((idx, span)) = longest.filter(|_| n_all > most).map(|i| (i, spans[i].clone())) else { return };
    let room = most.saturating_sub(n_all - n_chars(slice(text, span.clone()))).max(MIN_END * 2);
    if let Some((head, tail)) = around_title(text, &span, room).or_else(|| around_list(text, &span, room)) {
        spans.splice(idx..=idx, [head, tail]);
        return;
    }
    let head = fitting(text, &span, room);
    let end = head.end;
    let is_last = idx + 1 == spans.len();
    spans.splice(idx..=idx, std::iter::once(head).chain(is_last.then_some(end..end)));
}

/// A clause without the title that it names: `議會通過的`……`明確了港口的定位` of 議會通過的《港口的規劃》中明確了港口的定位.
fn around_title(text: &str, span: &Range<usize>, room: usize) -> Option<(Range<usize>, Range<usize>)> {
    let words = slice(text, span.clone());
    let (open, close) = (words.find('《')?, words.find('》')? + '》'.len_utf8());
    let tail = words.get(close..)?.trim_start_matches(any_of(zh::INSIDE));
    let head = slice(words, 0..open);
    let fits = n_chars(head) + n_chars(tail) <= room && n_chars(head) >= MIN_END && n_chars(tail) >= MIN_END;
    let is_clause = tail.starts_with(is_han) && is_whole(head) && is_whole(tail);
    (open < close && fits && is_clause)
        .then(|| (span.start..span.start + open, span.end - tail.len()..span.end))
}

/// A clause without the middle of its list: `兩地政府、`……`及二十個團體的代表出席會議`.
fn around_list(text: &str, span: &Range<usize>, room: usize) -> Option<(Range<usize>, Range<usize>)> {
    let words = slice(text, span.clone());
    let (first, last) = (words.find('、')?, words.rfind('、')? + '、'.len_utf8());
    let (head, tail) = (slice(words, 0..first), slice(words, last..words.len()));
    let fits =
        n_chars(head) + n_chars(tail) <= room && n_chars(tail) >= MIN_END && is_whole(head) && is_whole(tail);
    fits.then(|| (span.start..span.start + first, span.start + last..span.end))
}

/// As much of a span from its start as has room: to a comma of a list or a space where there is one in its second half.
fn fitting(text: &str, span: &Range<usize>, room: usize) -> Range<usize> {
    let words = slice(text, span.clone());
    let (mut n, mut end) = (0, words.len());
    for (at, grapheme) in crate::text::grapheme_indices(words) {
        n += n_chars(grapheme);
        if n > room {
            end = at;
            break;
        }
    }
    // No number is cut.
    let head = slice(words, 0..end);
    let head = if end < words.len() { head.trim_end_matches(in_number) } else { head };
    let (head, end) = if head.is_empty() { (words, words.len()) } else { (head, head.len()) };
    let mark = head.rfind(['、', '，', ' ']).filter(|&at| n_chars(slice(head, 0..at)) * 2 >= room);
    let whole = without_halves(text, span.start..span.start + mark.unwrap_or(end));
    without_stop(text, whole)
}

fn in_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, most: usize) -> String {
        let mut spans = vec![Range { start: 0, end: text.len() }];
        cut(&mut spans, text, most);
        let words: Vec<&str> = spans.into_iter().map(|span| slice(text, span)).collect();
        crate::deck::elide(&words)
    }

    #[test]
    fn a_title_is_elided_before_its_clause_is_cut() {
        let text = "市議會上月通過的《市議會關於港口、航運及岸線的規劃》中明確了北岸碼頭的定位";
        assert_eq!(shown(text, 32), "市議會上月通過的……明確了北岸碼頭的定位");
        assert_eq!(shown(text, 80), text);
        let list = "市議會上月通過的《港口、航運及岸線的規劃》、《北岸碼頭的藍圖》和撥款申請";
        assert!(!shown(list, 30).contains("……、"), "{}", shown(list, 30));
        // What follows must be a clause.
        assert_eq!(shown("市議會上月通過的《市議會關於港口、航運及岸線的規劃》", 20), "市議會上月通過的……");
    }

    #[test]
    fn a_list_is_elided_in_its_middle() {
        let text = "港務局局長、運輸署署長、海事處處長、船員工會主席以及二十個團體的代表出席會議";
        assert_eq!(shown(text, 36), "港務局局長……船員工會主席以及二十個團體的代表出席會議");
        assert_eq!(shown(text, 80), text);
    }

    #[test]
    fn what_has_no_list_says_that_it_goes_on() {
        let text = "港務局昨日在北岸的舊碼頭旁邊開設了一間可以同時容納二百名學員的航海學校";
        assert_eq!(shown(text, 20), "港務局昨日在北岸的舊碼頭旁邊開設了一間可……");
    }

    proptest! {
        #[test]
        fn no_claim_is_longer_than_it_may_be(text in "([一-龥]{1,30}[、「」（）《》 ]?){1,9}", most in 20usize..60) {
            let words = shown(&text, most);
            prop_assert!(n_chars(&words.replace('…', "")) <= most, "{words}");
            prop_assert!(crate::deck::is_verbatim(&words, &text), "{words}");
        }
    }
}
