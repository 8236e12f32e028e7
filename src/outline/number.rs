//! Amounts: numbers with what they are a number of, as values that can be held against each other: 三億元 is 300,000,000
//! 元, "two" is 2. Dates and numbers in names are none.

use super::grams::{Gram, grams, n_shared};
use super::words::{any_of, matter, zh};
use crate::text::{Lang, slice};
use std::ops::Range;

/// A number of something.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    /// Its bytes in the text, with the unit.
    pub(super) span: Range<usize>,
    /// How many, in thousandths.
    n: u64,
    /// Of what, in one form: 人 for 名; nothing where the text leaves it to the reader ("12 were hurt").
    unit: String,
    /// What came of people, by its row in the table: 死亡 and 遇難 are one.
    outcome: Option<usize>,
    /// What stands close by.
    beside: Vec<Gram>,
}

/// The characters on each side of an amount, or the words, that say what is counted.
const N_BESIDE: usize = 5;
const N_WORDS_BESIDE: usize = 3;

impl Amount {
    /// Whether it is as much of the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.n == other.n && self.is_of(other)
    }

    /// Whether it is another number of the same thing: of people of whom the same came, or of one unit, with the same
    /// words beside it. One such word is not enough: two ferries collided, nine ferries are inspected.
    pub(super) fn counts_what(&self, other: &Self) -> bool {
        let is_beside = || n_shared(&self.beside, &other.beside) >= 2;
        let is_one_thing = match (self.outcome, other.outcome) {
            (None, None) => is_beside(),
            (ours, theirs) => ours == theirs,
        };
        self.n != other.n && self.is_of(other) && is_one_thing
    }

    fn is_of(&self, other: &Self) -> bool {
        let is_left_out = |a: &Self, b: &Self| a.unit.is_empty() && b.unit == matter::PEOPLE_EN;
        self.unit == other.unit || is_left_out(self, other) || is_left_out(other, self)
    }
}

/// A text with its amounts taken out.
pub(super) fn without(text: &str, amounts: &[Amount]) -> String {
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for amount in amounts {
        out += slice(text, at..amount.span.start);
        out.push(' ');
        at = amount.span.end;
    }
    out + slice(text, at..text.len())
}

/// The amounts of a text, in order and apart.
pub(super) fn amounts(text: &str, lang: Lang) -> Vec<Amount> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = slice(text, at..text.len());
        let amount = if lang.is_unspaced() { east_asian(text, at) } else { english(text, at) };
        at += match &amount {
            Some(amount) => amount.span.end - at,
            None => rest.chars().next().map_or(1, char::len_utf8),
        };
        found.extend(amount);
    }
    for amount in &mut found {
        let (before, after) = clause_around(text, &amount.span);
        amount.beside = beside(before, after, lang);
        let is_people = [matter::PEOPLE[0], matter::PEOPLE_EN, ""].contains(&amount.unit.as_str());
        amount.outcome = if is_people { outcome(before, after) } else { None };
    }
    found
}

/// The words of the same clause before and behind.
fn clause_around<'t>(text: &'t str, span: &Range<usize>) -> (&'t str, &'t str) {
    let (before, after) = (slice(text, 0..span.start), slice(text, span.end..text.len()));
    let marks = ['，', '。', '；', '、', ',', ';'];
    (before.rsplit(marks).next().unwrap_or_default(), after.split(marks).next().unwrap_or_default())
}

/// What came of the people: the first that is said behind their number, or else the last before it.
fn outcome(before: &str, after: &str) -> Option<usize> {
    let places = |text: &str| {
        let lower = text.to_lowercase();
        let rows = matter::OUTCOMES.iter().enumerate();
        rows.flat_map(|(row, words)| {
            words.iter().filter_map(|word| lower.find(word)).map(move |at| (at, row))
        })
        .collect::<Vec<_>>()
    };
    // "killing three and injuring 46": each number has its own.
    let after = after.split(" and ").next().unwrap_or_default();
    let before = before.rsplit(" and ").next().unwrap_or_default();
    places(after).into_iter().min().or_else(|| places(before).into_iter().max()).map(|(_, row)| row)
}

/// The grams on both sides.
fn beside(before: &str, after: &str, lang: Lang) -> Vec<Gram> {
    let near = if lang.is_unspaced() {
        let n = before.chars().count().saturating_sub(N_BESIDE);
        let before: String = before.chars().skip(n).collect();
        format!("{before}\n{}", after.chars().take(N_BESIDE).collect::<String>())
    } else {
        let before: Vec<&str> = before.split_whitespace().rev().take(N_WORDS_BESIDE).collect();
        let after = after.split_whitespace().take(N_WORDS_BESIDE);
        before.into_iter().chain(after).collect::<Vec<_>>().join(" ")
    };
    // Each side by itself: its last character and the other's first are no word.
    let mut all: Vec<Gram> = near.split('\n').flat_map(|side| grams(side, lang)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// An amount that starts at byte `at`: digits or numerals, powers of ten, a unit.
fn east_asian(text: &str, at: usize) -> Option<Amount> {
    let (before, rest) = (slice(text, 0..at), slice(text, at..text.len()));
    let last = before.chars().next_back();
    let is_digit = |c: char| c.is_ascii_digit() || zh::NUMERALS.contains(c);
    let goes_on = |c: char| is_digit(c) || matches!(c, '.' | ',' | '零' | '〇');
    if last.is_some_and(|c| goes_on(c) || c.is_ascii_alphabetic() || matter::BEFORE_NO_NUMBER.contains(c)) {
        return None;
    }
    let mut last = None;
    let past = |&(at, c): &(usize, char)| {
        let next = slice(rest, at + c.len_utf8()..rest.len()).chars().next();
        let goes_on = goes_on(c) || is_point(last, c, next);
        last = Some(c);
        !goes_on
    };
    let end = rest.char_indices().find(past).map_or(rest.len(), |(at, _)| at);
    let number = slice(rest, 0..end).trim_end_matches(['.', ',']);
    if !number.starts_with(is_digit) {
        return None;
    }
    let after = slice(rest, number.len()..rest.len());
    let more = after.trim_start_matches(any_of(matter::ABOUT));
    let unit = matter::UNITS.forms().filter(|unit| more.starts_with(unit)).max_by_key(|unit| unit.len());
    // 十萬 ends in a power of ten, which is as good as a unit.
    let unit = unit.unwrap_or_default();
    let is_large = number.ends_with(['萬', '万', '億', '亿']);
    if unit.is_empty() && !is_large {
        return None;
    }
    let n_powers = unit.chars().take_while(|c| "萬万億亿".contains(*c)).map(char::len_utf8).sum();
    let (powers, unit) = unit.split_at(n_powers);
    let is_people = matter::PEOPLE.contains(&unit);
    // 一個, 一項 only say that there is one.
    if matches!(number.chars().collect::<Vec<_>>().as_slice(), [one] if matter::ONE.contains(*one))
        && !is_people
    {
        return None;
    }
    let n = value(&[number, powers].concat())?;
    let end = at + number.len() + (after.len() - more.len()) + powers.len() + unit.len();
    let unit = if is_people { matter::PEOPLE[0].to_owned() } else { unit.to_owned() };
    Some(Amount { span: at..end, n, unit, outcome: None, beside: Vec::new() })
}

/// Whether a character is the point of a number that is spelt out: 四`點`二.
pub(super) fn is_point(before: Option<char>, c: char, after: Option<char>) -> bool {
    let is_numeral = |c: Option<char>| c.is_some_and(|c| zh::NUMERALS.contains(c));
    zh::POINT.contains(&c) && is_numeral(before) && is_numeral(after)
}

/// What a numeral is, in thousandths: 1,200; 三億二千萬; 二〇三一.
fn value(number: &str) -> Option<u64> {
    let (mut total, mut section, mut digits) = (0u64, 0u64, String::new());
    let flush = |digits: &mut String| -> Option<u64> { thousandths(&std::mem::take(digits)) };
    for c in number.chars().filter(|c| *c != ',') {
        let power = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1_000,
            '萬' | '万' => 10_000,
            '億' | '亿' => 100_000_000,
            _ => {
                digits.push(digit(c)?);
                continue;
            }
        };
        let is_bare = digits.is_empty();
        let n = flush(&mut digits)?;
        if power >= 10_000 {
            let whole = section.checked_add(n)?;
            let whole = if whole == 0 && total > 0 { std::mem::take(&mut total) } else { whole };
            total = total.checked_add(
                whole.max(if is_bare && section == 0 { 1_000 } else { 0 }).checked_mul(power)?,
            )?;
            section = 0;
        } else {
            section = section.checked_add(if is_bare { 1_000 } else { n }.checked_mul(power)?)?;
        }
    }
    total.checked_add(section)?.checked_add(flush(&mut digits)?)
}

fn digit(c: char) -> Option<char> {
    if c.is_ascii_digit() || c == '.' {
        return Some(c);
    }
    if zh::POINT.contains(&c) {
        return Some('.');
    }
    let digits = ["零〇", "一", "二兩两", "三", "四", "五", "六", "七", "八", "九"];
    let n = digits.iter().position(|forms| forms.contains(c))?;
    char::from_digit(u32::try_from(n).ok()?, 10)
}

/// `3.5` as 3,500; nothing is 0.
fn thousandths(digits: &str) -> Option<u64> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part: u64 = format!("{part:0<3}").get(0..3)?.parse().ok()?;
    whole.checked_mul(1_000)?.checked_add(part)
}

/// An amount that starts at byte `at`: a number in figures or as a word, a power of ten, and the word behind it.
fn english(text: &str, at: usize) -> Option<Amount> {
    let (before, rest) = (slice(text, 0..at), slice(text, at..text.len()));
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | ',' | '/');
    let last = before.chars().next_back();
    if last.is_some_and(is_inside) || follows_month(before) {
        return None;
    }
    let word = first_word(rest);
    let n = match matter::NUMBERS_EN.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)) {
        Some((_, n)) => n * 1_000,
        None if word.starts_with(|c: char| c.is_ascii_digit()) => thousandths(&word.replace(',', ""))?,
        None => return None,
    };
    let is_money = last.is_some_and(|c| "$¥€£".contains(c));
    let is_year = (1900..2100).contains(&(n / 1_000)) && word.len() == 4;
    let (mut end, mut n) = (word.len(), n);
    let mut unit = next_word(rest, end);
    if let Some((_, power)) = matter::POWERS_EN.iter().find(|(name, _)| *name == unit.1) {
        (n, end) = (n.checked_mul(*power)?, unit.0 + unit.1.len());
        unit = next_word(rest, end);
    }
    let is_time = matter::MONTHS.contains(&unit.1) || unit.1.starts_with("a.m") || unit.1.starts_with("p.m");
    if is_time || (is_year && !is_money) {
        return None;
    }
    let lower = unit.1.to_lowercase();
    let is_noun = lower.starts_with(|c: char| c.is_alphabetic() || c == '%') && !is_common(&lower);
    if let Some(sign) = last.filter(|_| is_money) {
        return Some(Amount {
            span: at - sign.len_utf8()..at + end,
            n,
            unit: "$".to_owned(),
            outcome: None,
            beside: Vec::new(),
        });
    }
    if is_noun {
        end = unit.0 + unit.1.len();
    }
    let stem: String = if is_noun { lower.chars().take(6).collect() } else { String::new() };
    Some(Amount { span: at..at + end, n, unit: stem, outcome: None, beside: Vec::new() })
}

fn is_common(word: &str) -> bool {
    matter::COMMON_EN.contains(&word) || matter::HURT_EN.contains(&word)
}

/// The word that a text starts with; a number keeps the marks between its digits.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, ',' | '.'))).unwrap_or(text.len());
    slice(text, 0..end).trim_end_matches([',', '.'])
}

/// Where the next word starts behind byte `at`, and the word; none behind a mark.
fn next_word(text: &str, at: usize) -> (usize, &str) {
    let rest = slice(text, at..text.len());
    let spaced = rest.trim_start_matches(' ');
    let end = spaced.find([' ', ',', ';', ':', '”', '"', ')']).unwrap_or(spaced.len());
    (at + rest.len() - spaced.len(), slice(spaced, 0..end).trim_end_matches(['.', '!', '?']))
}

fn follows_month(before: &str) -> bool {
    before.split_whitespace().next_back().is_some_and(|word| matter::MONTHS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The amounts of a text as `what is taken=thousandths unit`.
    #[track_caller]
    fn check(text: &str, lang: Lang, expected: &[&str]) {
        let found = amounts(text, lang);
        let shown: Vec<String> =
            found.iter().map(|a| format!("{}={} {}", slice(text, a.span.clone()), a.n, a.unit)).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn an_amount_is_a_number_of_something() {
        for (text, expected) in [
            ("事故造成三人死亡，十二名乘客受傷", &["三人=3000 人", "十二名=12000 人"][..]),
            ("水位下降三十四點二米，下午三點五分回升", &["三十四點二米=34200 米"][..]),
            ("撥款3.5億元，三億五千萬元", &["3.5億元=350000000000 元", "三億五千萬元=350000000000 元"]),
            ("逾1,200個貨櫃，二百零三艘", &["1,200個=1200000 個", "二百零三艘=203000 艘"]),
            ("在2031年5月3日第三次，數十人，一個人", &[]),
            ("十萬，两万人", &["十萬=100000000 ", "两万人=20000000 人"]),
        ] {
            check(text, Lang::ZhHant, expected);
        }
        for (text, expected) in [
            ("killed 14 people and hurt two", &["14 people=14000 people", "two=2000 "][..]),
            (
                "$3.5 million, 1,200 containers.",
                &["$3.5 million=3500000000 $", "1,200 containers=1200000 contai"],
            ),
            ("On 3 May 2031 at 9 a.m. in 2031, Route 7-B, COVID-19", &["7=7000 "]),
            ("12 were hurt; 40% of it", &["12=12000 ", "40%=40000 %"]),
        ] {
            check(text, Lang::Other, expected);
        }
    }

    #[test]
    fn two_amounts_are_held_against_each_other() {
        let first = |text: &str, lang| amounts(text, lang).swap_remove(0);
        let zh = |text| first(text, Lang::ZhHant);
        assert!(zh("事故造成三人死亡").is_same(&zh("3人死亡")));
        assert!(zh("事故造成三人死亡").counts_what(&zh("至少五名乘客死亡")));
        assert!(!zh("事故造成三人死亡").counts_what(&zh("十二人受傷")));
        assert!(!zh("事故造成三人死亡").counts_what(&zh("五艘船死亡")));
        assert!(zh("三人遇難").counts_what(&zh("五人死亡")), "one outcome in two words");
        assert!(!zh("三名乘客死亡").counts_what(&zh("五名乘客受傷")));
        assert!(!zh("兩艘渡輪相撞").counts_what(&zh("檢查九艘同型渡輪")));
        assert!(zh("撥款三億元擴建碼頭").counts_what(&zh("局方撥款四億元擴建北岸碼頭")));
        let en = |text| first(text, Lang::Other);
        assert!(en("the fire killed 14 people").counts_what(&en("12 were killed")));
        assert!(!en("the fire killed 14 people").counts_what(&en("12 were hurt")));
        assert!(en("killing 14 people and injuring 46").counts_what(&en("five died")));
    }

    #[test]
    fn a_numeral_is_a_value_in_thousandths() {
        for (number, expected) in [
            ("1,200", Some(1_200_000)),
            ("3.5", Some(3_500)),
            ("四點二", Some(4_200)),
            ("二〇三一", Some(2_031_000)),
            ("十", Some(10_000)),
            ("十二", Some(12_000)),
            ("二十", Some(20_000)),
            ("百", Some(100_000)),
            ("二百零三", Some(203_000)),
            ("一萬二千三百四十五", Some(12_345_000)),
            ("萬", Some(10_000_000)),
            ("十萬", Some(100_000_000)),
            ("百萬", Some(1_000_000_000)),
            ("兩万五", Some(20_005_000)),
            ("三億二千萬", Some(320_000_000_000)),
            ("三萬億", Some(3_000_000_000_000_000)),
            ("0.5萬", Some(5_000_000)),
            ("亿", Some(100_000_000_000)),
            ("", Some(0)),
            ("甲", None),
            ("99999999999999999999", None),
            ("9999999999億億", None),
        ] {
            assert_eq!(value(number), expected, "{number}");
        }
        for (digits, expected) in [
            ("3.5", Some(3_500)),
            (".5", Some(500)),
            ("1.2345", Some(1_234)),
            ("", Some(0)),
            ("a", None),
            ("1.a", None),
        ] {
            assert_eq!(thousandths(digits), expected, "{digits}");
        }
        for (c, expected) in [
            ('7', Some('7')),
            ('.', Some('.')),
            ('點', Some('.')),
            ('〇', Some('0')),
            ('兩', Some('2')),
            ('九', Some('9')),
            ('甲', None),
        ] {
            assert_eq!(digit(c), expected);
        }
        for (before, c, after, expected) in [
            (Some('四'), '點', Some('二'), true),
            (None, '點', Some('二'), false),
            (Some('四'), '點', None, false),
            (Some('四'), '點', Some('米'), false),
            (Some('四'), '之', Some('二'), false),
        ] {
            assert_eq!(is_point(before, c, after), expected, "{before:?}{c}{after:?}");
        }
    }

    #[test]
    fn a_number_without_what_it_counts_is_no_amount() {
        for (text, expected) in [
            ("A3人", &[][..]),
            ("第三人", &[]),
            ("三千", &[]),
            ("一艘", &[]),
            ("一人", &["一人=1000 人"]),
            ("十一艘", &["十一艘=11000 艘"]),
            ("三多人", &["三多人=3000 人"]),
            ("30多萬人", &["30多萬人=300000000 人"]),
            ("四點二米", &["四點二米=4200 米"]),
            ("3萬多名", &["3萬多名=30000000 人"]),
            ("3,人", &[]),
            ("〇五人", &[]),
            ("5.人", &[]),
        ] {
            check(text, Lang::ZhHant, expected);
        }
        for (text, expected) in [
            ("1899 boats", &["1899 boats=1899000 boats"][..]),
            ("1900 boats", &[]),
            ("2099 boats", &[]),
            ("2100 boats", &["2100 boats=2100000 boats"]),
            ("1,950 boats", &["1,950 boats=1950000 boats"]),
            ("$2000 more", &["$2000=2000000 $"]),
            ("£5 million", &["£5 million=5000000000 $"]),
            ("5 million people", &["5 million people=5000000000 people"]),
            ("3 p.m. on a day", &[]),
            ("3 a.m. on a day", &[]),
            ("3 May", &[]),
            ("May 3", &[]),
            ("Mayor 3", &["3=3000 "]),
            ("two of them", &["two=2000 "]),
            ("Two Boats", &["Two Boats=2000 boats"]),
            ("two, boats", &["two=2000 "]),
            ("two - boats", &["two=2000 "]),
            ("B2 boats", &[]),
            ("1/2 boats", &["1=1000 "]),
            ("7-9 boats", &["7=7000 "]),
            ("12.5% more", &["12.5%=12500 %"]),
            ("40 containers", &["40 containers=40000 contai"]),
            ("twofold", &[]),
        ] {
            check(text, Lang::Other, expected);
        }
    }

    #[test]
    fn a_number_of_people_is_of_what_came_of_them() {
        let of = |before: &str, after: &str| outcome(before, after);
        let (killed, hurt) = (of("", " were killed"), of("", " were hurt"));
        assert!(killed.is_some() && hurt.is_some() && killed != hurt);
        for (before, after, expected) in [
            ("Killing ", " people", killed),
            ("", " were hurt, some killed", hurt),
            ("It killed and hurt ", " people", hurt),
            ("killed a few, hurt ", " people", hurt),
            // Each number has its own.
            ("killing three and ", " others", None),
            ("killing ", " and injuring 46", killed),
            ("It hurt ", ", killing some", killed),
            ("The boats ", " came", None),
        ] {
            assert_eq!(of(before, after), expected, "{before}|{after}");
        }
        let text = "船沉，死3人傷；完";
        let at = text.find('3').expect("a number");
        assert_eq!(clause_around(text, &(at..at + 1)), ("死", "人傷"));
    }

    #[test]
    fn words_on_both_sides_of_a_number_stand_beside_it() {
        let of = |text| grams(text, Lang::ZhHant);
        // Five characters on each side, and no pair of both.
        assert_eq!(n_shared(&beside("甲乙丙丁戊己", "", Lang::ZhHant), &of("甲乙丙丁戊己")), 4);
        assert_eq!(n_shared(&beside("", "甲乙丙丁戊己", Lang::ZhHant), &of("甲乙丙丁戊己")), 4);
        assert!(beside("甲", "乙", Lang::ZhHant).is_empty());
        let of = |text| grams(text, Lang::Other);
        let words = "boats ferries rowing sailing";
        assert_eq!(n_shared(&beside(words, "", Lang::Other), &of(words)), 3);
        assert_eq!(n_shared(&beside("", words, Lang::Other), &of(words)), 3);
    }

    #[test]
    fn what_is_counted_is_one_thing_where_two_of_its_words_are() {
        let first = |text: &str, lang| amounts(text, lang).swap_remove(0);
        for (lang, ours, theirs, is_same, counts_what) in [
            (Lang::ZhHant, "兩艘渡輪船相撞", "九艘渡輪船檢查", false, true),
            (Lang::ZhHant, "兩艘渡輪相撞", "九艘渡輪檢查", false, false),
            (Lang::ZhHant, "九艘渡輪船相撞", "九艘渡輪船檢查", true, false),
            (Lang::ZhHant, "九艘渡輪船相撞", "九間渡輪船檢查", false, false),
            (Lang::Other, "12 people were hurt", "12 were hurt", true, false),
            (Lang::Other, "12 were hurt", "12 people were hurt", true, false),
            (Lang::Other, "12 were hurt", "14 people were hurt", false, true),
            (Lang::Other, "12 were hurt", "12 boats were hurt", false, false),
            (Lang::Other, "12 boats came", "14 came", false, false),
        ] {
            let (ours, theirs) = (first(ours, lang), first(theirs, lang));
            assert_eq!(
                (ours.is_same(&theirs), ours.counts_what(&theirs)),
                (is_same, counts_what),
                "{ours:?}"
            );
        }
    }

    #[test]
    fn words_end_at_marks() {
        for (text, expected) in [("1,200 people", "1,200"), ("3.5.", "3.5"), ("two-thirds", "two"), ("", "")]
        {
            assert_eq!(first_word(text), expected);
        }
        for (text, expected) in [
            ("3 people, who", (2, "people")),
            ("3  people.", (3, "people")),
            ("3, people", (1, "")),
            ("3", (1, "")),
        ] {
            assert_eq!(next_word(text, 1), expected, "{text}");
        }
        assert!(follows_month("On May ") && !follows_month("May 3 ") && !follows_month(""));
        let text = "在三艘船和5人前";
        assert_eq!(without(text, &amounts(text, Lang::ZhHant)), "在 船和 前");
    }
}
