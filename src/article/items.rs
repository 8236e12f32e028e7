//! What an item of a list looks like by itself: bullets, numbers, times, labels, contacts, addresses.
//!
//! A service list or a timeline is short lines without a stop, just as headings are. An item is told by how it opens
//! or by what it holds (`items/rows.rs`); whether a numbered line heads a section is for its neighbours to say (`heading`).

mod rows;

use super::rows as table;
use super::words::zh;
use rows::ROWS;

/// How long a label before a colon is at most, in characters.
const MAX_LABEL_CHARS: usize = 14;

/// How long a line with a contact is at most, in bytes.
const MAX_CONTACT_BYTES: usize = 240;

/// What makes a line an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A bullet, or a pointing hand.
    Bullet,
    /// `1.`, `（二）`, `③`, `Step 4`.
    Number,
    /// `09:30`, `上午9時`, `8月14日：`.
    Time,
    /// `地址：海傍道5號`, `Tickets: free`: a word that names what follows it.
    Label,
    /// A telephone number, an address of the network, an account.
    Contact,
    /// A place by street and number.
    Place,
}

/// Tells what makes `text` an item of a list, if anything does.
pub(super) fn item(text: &str) -> Option<Item> {
    table::first(ROWS, |holds| holds(text))
}

/// The rest of a line that opens with a number of its list: `1. …`, `2、…`, `（三）…`, `④…`. A decimal is no such number.
pub(super) fn number(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix(|c: char| ('①'..='⑳').contains(&c)) {
        return Some(rest);
    }
    let (inner, is_bracketed) = text.strip_prefix(['（', '(']).map_or((text, false), |inner| (inner, true));
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || zh::NUMERALS.contains(c));
    let n_digits = inner.len() - rest.len();
    let is_number = (1..=9).contains(&n_digits)
        && (rest.len() < inner.len())
        && inner.get(..n_digits).is_some_and(|n| n.chars().count() <= 3);
    let closing: &[char] =
        if is_bracketed { &['）', ')'] } else { &['.', '、', '）', ')', '．', ':', '：'] };
    let rest = rest.strip_prefix(closing).filter(|_| is_number)?;
    (!rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '）' | ')'))).then_some(rest)
}

/// `09:30 …`, `上午9時 …`, `8月14日：…`: a time, and then what happened.
fn is_timed(text: &str) -> bool {
    let text = text.trim_start_matches(['[', '【', '（', '(']);
    let rest = zh::DAYTIMES.opening(text).and_then(|word| text.strip_prefix(word)).unwrap_or(text);
    let hour = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let n_digits = rest.len() - hour.len();
    let is_clock = hour.strip_prefix([':', '：']).is_some_and(|rest| {
        let minutes = rest.bytes().take_while(u8::is_ascii_digit).count();
        minutes == 2
    });
    let after_hour = hour.strip_prefix(zh::HOURS);
    let stands_alone = |rest: &str| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || zh::TIME_UNITS.contains(c));
        rest.starts_with([' ', '\u{3000}', '：', ':', '｜', '|', ']', '】', '）'])
    };
    (1..=2).contains(&n_digits) && (is_clock || after_hour.is_some_and(stands_alone))
}

/// `8月14日：…`, `2031年：…`, `8月14日　…`.
fn is_dated(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || zh::DATE_UNITS.contains(c));
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.get(..text.len() - rest.len()).is_some_and(|date| date.ends_with(zh::DATE_ENDS))
        && (rest.starts_with('\u{3000}') || rest.trim_start().starts_with([':', '：', '｜', '|']))
}

/// The label of `label: value`, if it is short and no sentence, and the value.
fn labelled(text: &str) -> Option<(&str, &str)> {
    let (label, value) = text.split_once(['：', ':'])?;
    let is_label = label.chars().count() <= MAX_LABEL_CHARS && !label.contains(['，', '。', ',', '、']);
    (is_label && !value.trim().is_empty()).then_some((label.trim(), value.trim()))
}

/// A web or mail address, an account, or a number of seven digits and more, in groups; in a paragraph they are none.
fn is_contact(text: &str) -> bool {
    if text.contains('。') || text.len() > MAX_CONTACT_BYTES {
        return false;
    }
    let has_address = ["http://", "https://", "www.", " @ ", "@"].iter().any(|mark| text.contains(mark));
    let mut n_digits = 0;
    let has_number = text.chars().any(|c| {
        n_digits = match c {
            '0'..='9' => n_digits + 1,
            ' ' | '-' | '–' if n_digits > 0 => n_digits,
            _ => 0,
        };
        n_digits >= 7
    });
    has_address || has_number
}

/// `海傍道5號2樓`, `社區會堂（北灣邨第三期）`.
fn is_place(text: &str) -> bool {
    let is_numbered = |text: &str| {
        let mut last = ' ';
        text.chars().any(|c| {
            let is_unit = last.is_ascii_digit() && zh::HOUSE_UNITS.contains(c);
            last = c;
            is_unit
        })
    };
    let has_street = |text: &str| text.contains(|c| zh::STREETS.contains(c));
    let in_brackets = text.strip_suffix(['）', ')']).and_then(|inside| inside.rsplit_once(['（', '(']));
    is_numbered(text) && has_street(text)
        || in_brackets.is_some_and(|(name, place)| {
            !name.is_empty() && (has_street(place) || place.ends_with(|c| zh::HOUSE_UNITS.contains(c)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(is: impl Fn(&str) -> bool, good: &[&str], bad: &[&str]) {
        assert_eq!(good.iter().filter(|text| !is(text)).collect::<Vec<_>>(), [&""; 0], "are");
        assert_eq!(bad.iter().filter(|text| is(text)).collect::<Vec<_>>(), [&""; 0], "are not");
    }

    #[test]
    fn a_number_of_a_list_is_closed_and_no_decimal() {
        for (text, rest) in [
            ("①甲", Some("甲")),
            ("⑳甲", Some("甲")),
            ("1. 甲", Some(" 甲")),
            ("123、甲", Some("甲")),
            ("三、甲", Some("甲")),
            ("（三）甲", Some("甲")),
            ("(3)甲", Some("甲")),
            ("3)甲", Some("甲")),
            ("3:甲", Some("甲")),
            ("1234、甲", None),
            ("（3、甲", None),
            ("3.5甲", None),
            ("3：）甲", None),
            ("、甲", None),
            ("3甲", None),
            ("", None),
        ] {
            assert_eq!(number(text), rest, "{text}");
        }
    }

    #[test]
    fn a_time_or_a_day_opens_what_happened_then() {
        check(
            is_timed,
            &["09:30 甲", "9：30甲", "[09:30] 甲", "上午9時 甲", "9時30分：甲", "【9時】甲"],
            &["09:3 甲", "09:300 甲", "123:30 甲", ":30 甲", "9時甲", "9 甲", "上午甲"],
        );
        check(
            is_dated,
            &["8月14日：甲", "2031年：甲", "8月14日\u{3000}甲", "8月14日 | 甲", "8月14日:甲"],
            &["8月14日甲", "8月14日 甲", "8月：甲月", "日：甲", "814：甲", "甲：乙", "8月14日", ""],
        );
    }

    #[test]
    fn labels_contacts_and_places_are_told_by_their_form() {
        for (text, expected) in [
            ("地址：海傍道", Some(("地址", "海傍道"))),
            ("a: b", Some(("a", "b"))),
            ("地址：", None),
            ("地址，電話：甲", None),
            ("他說。甲：乙", None),
            ("甲、乙：丙", None),
            ("a, b: c", None),
            ("地址", None),
        ] {
            assert_eq!(labelled(text), expected, "{text}");
        }
        let label = |n: usize| labelled(&format!("{}：甲", "港".repeat(n))).is_some();
        assert!(label(MAX_LABEL_CHARS) && !label(MAX_LABEL_CHARS + 1));
        check(
            is_contact,
            &["https://example.org", "http://a", "www.a.b", "a@b", "5550 1234", "5550-123", "555–0123"],
            &["5550 12", "55501a23", "他說。5550 1234", "甲", "1 2 3 4 5 6", ""],
        );
        let long = |n: usize| is_contact(&format!("@{}", "a".repeat(n - 1)));
        assert!(long(MAX_CONTACT_BYTES) && !long(MAX_CONTACT_BYTES + 1));
        check(
            is_place,
            &["海傍道5號2樓", "社區會堂（北灣道）", "社區會堂(第三期5號)"],
            &[
                "海傍道",
                "5號",
                "號5道",
                "（北灣道）",
                "社區會堂（北灣）",
                "社區會堂（北灣道",
                "社區會堂北灣道）",
            ],
        );
    }
}
