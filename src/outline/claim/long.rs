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
    (fits && is_clause).then(|| (span.start..span.start + open, span.end - tail.len()..span.end))
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

    /// The two stretches that are left of a text.
    fn both(text: &str, found: Option<(Range<usize>, Range<usize>)>) -> Option<[&str; 2]> {
        found.map(|(head, tail)| [slice(text, head), slice(text, tail)])
    }

    #[test]
    fn a_title_is_left_out_between_two_stretches_of_six_characters() {
        for (text, room, expected) in [
            (
                "市議會上月通過的《規劃》中明確了碼頭的定位",
                17,
                Some(["市議會上月通過的", "明確了碼頭的定位"]),
            ),
            (
                "市議會上月通過的《規劃》中明確了碼頭的定位",
                16,
                Some(["市議會上月通過的", "明確了碼頭的定位"]),
            ),
            ("市議會上月通過的《規劃》中明確了碼頭的定位", 15, None),
            ("議會通過了的《規劃》明確了新定位", 40, Some(["議會通過了的", "明確了新定位"])),
            ("議會通過的《規劃》明確了新定位", 40, None),
            ("議會通過了的《規劃》明確了定位", 40, None),
            ("市議會上月通過的《規劃》，明確了碼頭的定位", 40, None),
            ("（市議會上月通過的《規劃》明確了碼頭的定位", 40, None),
            ("市議會上月通過的《規劃》明確了碼頭的定位」", 40, None),
            ("市議會上月》通過的《規劃明確了碼頭的定位", 40, None),
            ("市議會上月通過的《規劃明確了碼頭的定位", 40, None),
        ] {
            assert_eq!(both(text, around_title(text, &(0..text.len()), room)), expected, "{text} {room}");
        }
        let text = "，市議會上月通過的《規劃》明確了碼頭的定位";
        assert_eq!(
            both(text, around_title(text, &(3..text.len()), 40)),
            Some(["市議會上月通過的", "明確了碼頭的定位"])
        );
    }

    #[test]
    fn a_list_is_left_out_between_its_first_and_its_last() {
        for (text, room, expected) in [
            ("局長、署長、處長以及團體代表", 10, Some(["局長", "處長以及團體代表"])),
            ("局長、署長、處長以及團體代表", 9, None),
            ("局長、署長、處長和團體", 40, None),
            ("局長、署長、處長和眾團體", 40, Some(["局長", "處長和眾團體"])),
            ("「局長、署長、處長和眾團體", 40, None),
            ("局長、署長、處長和眾團體」", 40, None),
            ("局長處長和眾團體", 40, None),
        ] {
            assert_eq!(both(text, around_list(text, &(0..text.len()), room)), expected, "{text} {room}");
        }
        let text = "，局長、署長、處長和眾團體";
        assert_eq!(both(text, around_list(text, &(3..text.len()), 40)), Some(["局長", "處長和眾團體"]));
    }

    #[test]
    fn as_much_as_has_room_ends_at_a_comma_of_its_second_half() {
        for (text, room, expected) in [
            ("甲乙丙丁戊己", 3, "甲乙丙"),
            ("甲乙丙丁戊己", 6, "甲乙丙丁戊己"),
            ("甲乙 丙丁戊己", 5, "甲乙 丙丁戊"),
            ("甲乙丙、丁戊", 5, "甲乙丙"),
            ("甲乙、丙丁戊", 5, "甲乙、丙丁"),
            ("甲乙、丙丁戊", 4, "甲乙"),
            ("甲乙丙，丁戊", 5, "甲乙丙"),
            ("甲乙丙 丁戊", 5, "甲乙丙"),
            // No number is cut.
            ("碼頭有12345人", 5, "碼頭有"),
            ("碼頭有1.2345人", 5, "碼頭有"),
            ("1234567", 3, "1234567"),
            ("碼頭有12", 5, "碼頭有12"),
            ("甲「乙丙丁戊", 4, "乙丙"),
        ] {
            assert_eq!(slice(text, fitting(text, &(0..text.len()), room)), expected, "{text} {room}");
        }
        assert_eq!(fitting("，甲乙丙丁", &(3..15), 2), 3..9);
    }

    #[test]
    fn of_several_stretches_the_longest_is_cut() {
        let of = |text: &str, most: usize| {
            let at = text.find('|').expect("two");
            let mut spans = vec![0..at, at + 1..text.len()];
            cut(&mut spans, text, most);
            spans.into_iter().map(|span| slice(text, span).to_owned()).collect::<Vec<_>>()
        };
        let (short, long) = ("港務局昨日", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉");
        // What goes on behind the last says so.
        assert_eq!(of(&format!("{short}|{long}"), 20), [short, "甲乙丙丁戊己庚辛壬癸子丑寅卯辰", ""]);
        assert_eq!(of(&format!("{long}|{short}"), 20), ["甲乙丙丁戊己庚辛壬癸子丑寅卯辰", short]);
        assert_eq!(of(&format!("{short}|{long}"), 25), [short, long]);
        assert_eq!(of(&format!("{short}|{long}"), 24)[1], "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申");
        // Twelve characters at least.
        assert_eq!(of(&format!("{short}|{long}"), 8), [short, "甲乙丙丁戊己庚辛壬癸子丑", ""]);
    }
}
