//! Numbers with their units, as a desk looks for them: 三千個, 12.5%, NT$1,200, 2031年8月, 3.5億元, 1.2 million.

use crate::text::kinsoku::{JOINS_DIGITS, UNITS, WITHIN_DATES};
use crate::text::slice;
use std::ops::Range;

/// Han numerals. One by itself is a number only with a unit behind it or 第 before it.
const NUMERALS: &str = "〇零一二兩两三四五六七八九十百千萬万億亿兆廿";

/// Words that begin like a number and are none.
const NOT_NUMBERS: &[&str] = &[
    "十分",
    "萬一",
    "万一",
    "一時",
    "一时",
    "一度",
    "一一",
    "千萬不",
    "千万不",
    "一家人",
    "一次過",
    "一次过",
];

/// Words that belong to the digits before them.
const SCALES: &[&str] = &["thousand", "million", "billion", "trillion", "per cent", "percent"];

/// Signs of money, behind the letters of a country or alone.
const MONEY: &str = "$€£¥₩＄￥￡";

/// The numbers in `text`, in bytes, ascending and apart.
pub(super) fn spans(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    starts.push(text.len());
    let (mut spans, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        match number(&chars, at) {
            Some(end) => {
                spans.push(starts[at]..starts[end]);
                at = end;
            }
            None => at += 1,
        }
    }
    spans
}

/// The numbers that only the one text has, and those that only the other has.
pub(super) fn differing(old: &str, new: &str) -> [Vec<String>; 2] {
    let figures =
        |text: &str| spans(text).into_iter().map(|span| slice(text, span).to_owned()).collect::<Vec<_>>();
    let (mut only_old, mut only_new) = (Vec::new(), figures(new));
    for figure in figures(old) {
        match only_new.iter().position(|other| bare(other) == bare(&figure)) {
            Some(idx) => drop(only_new.remove(idx)),
            None => only_old.push(figure),
        }
    }
    [only_old, only_new]
}

/// The same number is the same with and without a comma between its thousands, and in full-width digits.
fn bare(figure: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '％' => '%',
        '．' => '.',
        c => c,
    };
    figure.chars().filter(|c| !matches!(c, ',' | '，' | ' ')).map(narrow).collect()
}

/// The characters of `text` with one sign for each number.
pub(super) fn blanked(text: &str) -> impl Iterator<Item = char> {
    let (mut out, mut end) = (String::with_capacity(text.len()), 0);
    for span in spans(text) {
        out.push_str(slice(text, end..span.start));
        out.push('#');
        end = span.end;
    }
    out.push_str(slice(text, end..text.len()));
    out.chars().collect::<Vec<_>>().into_iter()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// The end of the number that starts at `at`, if one does.
fn number(chars: &[char], at: usize) -> Option<usize> {
    let before = |n: usize| at.checked_sub(n).map(|i| chars[i]);
    let follows_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    // COVID-19, A380.
    let is_in_word = follows_letter(before(1)) || (before(1) == Some('-') && follows_letter(before(2)));
    if is_in_word || starts_with_any(chars, at, NOT_NUMBERS).is_some() {
        return None;
    }
    let start = prefix_end(chars, at);
    let end = digits_end(chars, start);
    let has_digit = chars[start..end].iter().any(|&c| is_digit(c));
    let is_alone = end == start + 1 && start == at;
    let with_unit = unit_end(chars, end, has_digit);
    let is_number = if has_digit { true } else { end > start && !(is_alone && with_unit == end) };
    let has_money = start > at && chars[at] != '第';
    (is_number && (has_digit || !has_money)).then_some(with_unit)
}

/// Behind `NT$`, `+` or 第.
fn prefix_end(chars: &[char], at: usize) -> usize {
    let n_letters = chars[at..].iter().take(3).take_while(|c| c.is_ascii_uppercase()).count();
    match chars.get(at + n_letters) {
        Some(c) if MONEY.contains(*c) => at + n_letters + 1,
        Some('+' | '-' | '−' | '第') if n_letters == 0 => at + 1,
        _ => at,
    }
}

/// Behind digits and numerals, and what joins them to one number or one date.
fn digits_end(chars: &[char], start: usize) -> usize {
    let is_numeral = |i: usize| chars.get(i).is_some_and(|&c| is_digit(c) || NUMERALS.contains(c));
    let is_digit_at = |i: usize| chars.get(i).is_some_and(|&c| is_digit(c));
    let mut i = start;
    loop {
        let follows = i > start;
        i += match chars.get(i) {
            Some(_) if is_numeral(i) => 1,
            Some('分') if follows && chars.get(i + 1) == Some(&'之') && is_numeral(i + 2) => 2,
            Some(&c) if follows && WITHIN_DATES.contains(c) && is_numeral(i + 1) => 1,
            Some(&c) if follows && JOINS_DIGITS.contains(c) && is_digit_at(i - 1) && is_digit_at(i + 1) => 1,
            _ => return i,
        };
    }
}

/// Behind the unit.
fn unit_end(chars: &[char], end: usize, has_digit: bool) -> usize {
    let is_unit = |i: usize| chars.get(i).is_some_and(|&c| c == '%' || UNITS.contains(c));
    if chars.get(end) == Some(&'公') && is_unit(end + 1) {
        return end + 2;
    }
    if is_unit(end) {
        return end + 1;
    }
    if !has_digit {
        return end;
    }
    let n_letters = chars[end..].iter().take_while(|c| c.is_ascii_alphabetic()).count();
    if n_letters == 0 && chars.get(end) == Some(&' ') {
        return starts_with_any(chars, end + 1, SCALES).map_or(end, |n_chars| end + 1 + n_chars);
    }
    end + n_letters
}

/// The characters of the one of `words` that stands at `at`.
fn starts_with_any(chars: &[char], at: usize, words: &[&str]) -> Option<usize> {
    let stands = |word: &&&str| word.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c));
    words.iter().find(stands).map(|word| word.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_with_their_units() {
        for (text, expected) in [
            ("每日可處理三千個貨櫃", &["三千個"][..]),
            ("增加12.5%，約ＮＴ", &["12.5%"]),
            ("票價為NT$1,200元", &["NT$1,200元"]),
            ("自2031年8月起", &["2031年8月"]),
            ("投資3.5億元", &["3.5億元"]),
            ("占三分之一，零點五度", &["三分之一", "零點五度"]),
            ("第三期在二〇三一年完成", &["第三期", "二〇三一年"]),
            ("長五公里，１２艘", &["五公里", "１２艘"]),
            ("US$1.2 million of 30 ships, 5km", &["US$1.2 million", "30", "5km"]),
            ("8:30-9:15", &["8:30-9:15"]),
            ("一般十分統一，萬一", &[]),
            ("COVID-19 and A380", &[]),
            ("", &[]),
            ("NT$", &[]),
            ("+", &[]),
        ] {
            let found: Vec<&str> = spans(text).into_iter().map(|span| slice(text, span)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_number_is_another_if_its_value_or_unit_is() {
        for (old, new, expected) in [
            ("三千個貨櫃", "三萬個貨櫃", [&["三千個"][..], &["三萬個"]]),
            ("12.5%", "15%", [&["12.5%"], &["15%"]]),
            ("1,200元與3人", "3人及1200元", [&[], &[]]),
            ("１２％", "12%", [&[], &[]]),
            ("5月", "5日", [&["5月"], &["5日"]]),
            ("無", "3人", [&[], &["3人"]]),
            ("3人與3人", "3人", [&["3人"], &[]]),
        ] {
            assert_eq!(
                differing(old, new),
                expected.map(|side| side.iter().map(|f| (*f).to_owned()).collect::<Vec<_>>())
            );
        }
    }
}
