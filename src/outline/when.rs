//! Times that slide: what 明年6月, 昨日 or "last Tuesday" mean on the day that an article is of.
//!
//! The words are rows; a time whose meaning depends on more than the day (周五: this one or the last?) has none.

use super::words::slide::Slide;
use super::words::{Letters, en, ja, ko, zh};
use crate::text::{Lang, slice};
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

/// What the times in `text` mean on `date` (`2031-08-14`), each once and in their order; nothing where none slides.
pub fn resolved(text: &str, lang: Lang, date: &str) -> Option<String> {
    let day: Date = date.parse().ok()?;
    let lower = written_alike(text, lang);
    let mut meanings: Vec<String> = Vec::new();
    // A day in somebody's own words is counted from when they spoke, which may be the day before.
    let is_spoken =
        |at: usize, slide: Slide| matches!(slide, Slide::Days(_)) && is_quoted(slice(&lower, 0..at));
    for (word, slide) in
        sliding(&lower, lang).into_iter().filter(|(word, slide)| !is_spoken(word.start, *slide))
    {
        let meaning = meaning(day, slide, slice(&lower, word.end..lower.len()));
        meanings.extend(meaning.filter(|meaning| !meanings.contains(meaning)));
    }
    (!meanings.is_empty()).then(|| meanings.join(", "))
}

/// Whether quotation marks are open behind these words.
fn is_quoted(before: &str) -> bool {
    let pairs = [('「', '」'), ('『', '』'), ('“', '”')];
    let is_open = |(open, close): (char, char)| before.matches(open).count() > before.matches(close).count();
    pairs.into_iter().any(is_open) || before.matches('"').count() % 2 == 1
}

/// The first time in `text` that slides with the day on which it is said, as it is written there: 明年, `last Tuesday`.
pub fn first_sliding(text: &str, lang: Lang) -> Option<String> {
    let lower = written_alike(text, lang);
    let first = sliding(&lower, lang).into_iter().next()?;
    // In lower case some letters are longer: then the word is told as it was looked for.
    let is_alike = lower.len() == text.len() && text.is_char_boundary(first.0.start);
    Some(slice(if is_alike { text } else { &lower }, first.0).to_owned())
}

/// A text in lower case, and with the one of two ways to write a Chinese week that the rows have.
fn written_alike(text: &str, lang: Lang) -> String {
    let lower = text.to_lowercase();
    let is_chinese = matches!(lang, Lang::ZhHant | Lang::ZhHans);
    if is_chinese { lower.replace(zh::WEEK, zh::WEEK_AS_WRITTEN) } else { lower }
}

/// The times that slide, each with the bytes of its word.
fn sliding(lower: &str, lang: Lang) -> Vec<(std::ops::Range<usize>, Slide)> {
    let letters = Letters::of(lower);
    let mut rows = rows(lang);
    rows.retain(|(word, _)| letters.may_hold(word));
    let mut found = Vec::new();
    let mut at = 0;
    while at < lower.len() {
        let rest = slice(lower, at..lower.len());
        // The longest word that stands here.
        let row = rows
            .iter()
            .filter(|(word, _)| starts_with_word(lower, at, word))
            .max_by_key(|(word, _)| word.len());
        match row {
            Some((word, slide)) => {
                found.push((at..at + word.len(), *slide));
                at += word.len();
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

fn rows(lang: Lang) -> Vec<(&'static str, Slide)> {
    match lang {
        Lang::ZhHant | Lang::ZhHans => zh::SLIDES.to_vec(),
        Lang::Ja => ja::SLIDES.to_vec(),
        Lang::Ko => ko::SLIDES.to_vec(),
        Lang::Other => en::SLIDES.to_vec(),
    }
}

/// Whether a word stands there, and not as a part of a longer one in a script with spaces.
fn starts_with_word(text: &str, at: usize, word: &str) -> bool {
    let (before, rest) = (slice(text, 0..at), slice(text, at..text.len()));
    let is_letter = |c: char| c.is_ascii_alphanumeric();
    rest.starts_with(word)
        && !(word.is_ascii()
            && (before.ends_with(is_letter) || slice(rest, word.len()..rest.len()).starts_with(is_letter)))
}

fn meaning(day: Date, slide: Slide, after: &str) -> Option<String> {
    match slide {
        Slide::Years(years) => {
            let year = day.year().checked_add(years)?;
            // 明年6月: the month is said.
            Some(month(after).map_or_else(|| format!("{year:04}"), |month| format!("{year:04}-{month:02}")))
        }
        Slide::Months(months) => {
            let month = day.first_of_month().checked_add(months.months()).ok()?;
            Some(format!("{:04}-{:02}", month.year(), month.month()))
        }
        Slide::Days(days) => Some(day.checked_add(days.days()).ok()?.to_string()),
        Slide::Weekday(weeks, weekday) => {
            let weekday = i32::from(Weekday::from_monday_one_offset(weekday).ok()?.to_monday_zero_offset());
            Some(monday(day)?.checked_add((weeks * 7 + weekday).days()).ok()?.to_string())
        }
        Slide::Weeks(weeks) => {
            let first = monday(day)?.checked_add((weeks * 7).days()).ok()?;
            // 先週の金曜: the day is said.
            if let Some(weekday) = weekday(after) {
                return Some(first.checked_add(weekday.days()).ok()?.to_string());
            }
            Some(format!("{first}/{}", first.checked_add(6.days()).ok()?))
        }
        Slide::FiscalYears(years) => {
            let year = day.year().checked_add(years)?.checked_sub(i16::from(day.month() < FISCAL_MONTH))?;
            Some(format!("{year:04}-04/{:04}-03", year.checked_add(1)?))
        }
    }
}

/// The month in which Japan's fiscal years begin.
const FISCAL_MONTH: i8 = 4;

/// The Monday of a day's week.
fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

/// The weekday that follows a week, Monday being none: `の金曜`, ` 금요일`.
fn weekday(after: &str) -> Option<i32> {
    let after = after.trim_start_matches([ja::OF, ' ']);
    let starts = |days: [&str; 7]| days.iter().position(|day| after.starts_with(day));
    starts(ja::WEEKDAYS).or_else(|| starts(ko::WEEKDAYS)).and_then(|at| i32::try_from(at).ok())
}

/// The month that follows a year: `6月`, `十二月`.
fn month(after: &str) -> Option<u8> {
    let (number, _) = after.split_once(['月', '월'])?;
    let number = number.trim();
    let in_han =
        zh::MONTHS.iter().position(|month| *month == number).and_then(|at| u8::try_from(at + 1).ok());
    number.parse().ok().or(in_han).filter(|month| (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_somebodys_own_words_is_no_day_of_the_article() {
        assert_eq!(resolved("「我們不會等到今天」", Lang::ZhHant, DAY), None);
        assert_eq!(resolved("「不能等」，今天開會", Lang::ZhHant, DAY).as_deref(), Some(DAY));
        assert_eq!(resolved("\"we open today\"", Lang::Other, DAY), None);
        assert_eq!(resolved("「明年完工」", Lang::ZhHant, DAY).as_deref(), Some("2032"));
    }

    /// A Thursday.
    const DAY: &str = "2031-08-14";

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(resolved(text, Lang::detect(text), DAY).as_deref(), expected, "{text}");
    }

    #[test]
    fn times_that_slide_are_resolved() {
        check("碼頭將於明年6月啟用", Some("2032-06"));
        check("碼頭將於明年十二月啟用", Some("2032-12"));
        check("昨日的風很大，今年已有三次", Some("2031-08-13, 2031"));
        check("上周五的會議決定下月動工", Some("2031-08-08, 2031-09"));
        check("碼頭於2030年啟用", None);
        check("周五的會議", None);
        check("The quay closed last Tuesday and opens next year", Some("2031-08-05, 2032"));
        check("He paid yesterday, two days ago by yesterdays' count", Some("2031-08-13, 2031-08-12"));
        check("堤防の工事は来年始まる", Some("2032"));
        check("공사는 내년 6월에 시작된다", Some("2032-06"));
        // A word in a longer one is another.
        check("一昨日の風で船が沈んだ", Some("2031-08-12"));
        check("재작년에 부두가 세워졌다", Some("2029"));
        check("今年度の予算は四億円になる", Some("2031-04/2032-03"));
        assert_eq!(resolved("来年度の予算", Lang::Ja, "2031-02-14").as_deref(), Some("2031-04/2032-03"));
    }

    #[test]
    fn a_week_is_its_seven_days_and_one_of_them_where_it_is_said() {
        check("港務局將於下周公布調查的結果", Some("2031-08-18/2031-08-24"));
        check("議會上週五通過了撥款", Some("2031-08-08"));
        check("船は先週の金曜日に港を出た", Some("2031-08-08"));
        check("来週月曜に会議が開かれる", Some("2031-08-18"));
        check("지난주 금요일에 회의가 열렸다", Some("2031-08-08"));
        check("Prices rose last week by a third", Some("2031-08-04/2031-08-10"));
        check("The boat sank three days ago", Some("2031-08-11"));
        assert_eq!(first_sliding("議會上週五通過", Lang::ZhHant).as_deref(), Some("上週五"));
    }

    #[test]
    fn the_first_time_that_slides_is_told_as_it_is_written() {
        assert_eq!(first_sliding("碼頭將於明年6月啟用，今年試航", Lang::ZhHant).as_deref(), Some("明年"));
        assert_eq!(first_sliding("It closed Last Tuesday", Lang::Other).as_deref(), Some("Last Tuesday"));
        assert_eq!(first_sliding("碼頭於2030年啟用", Lang::ZhHant), None);
    }

    #[test]
    fn without_a_day_nothing_is_resolved() {
        assert_eq!(resolved("明年6月", Lang::ZhHant, "八月"), None);
        assert_eq!(resolved("明年6月", Lang::ZhHant, ""), None);
    }

    #[test]
    fn each_row_slides_and_no_other_row_does_its_work() {
        for lang in [Lang::ZhHant, Lang::Ja, Lang::Ko, Lang::Other] {
            for (word, slide) in rows(lang) {
                let day = DAY.parse().expect("a day");
                assert_eq!(resolved(word, lang, DAY), meaning(day, slide, ""), "{word}");
                assert_eq!(rows(lang).iter().filter(|(other, _)| *other == word).count(), 1, "{word}");
            }
        }
    }

    #[test]
    fn a_word_stands_by_itself_and_in_no_marks() {
        for (text, at, word, expected) in [
            ("on today", 3, "today", true),
            ("today", 0, "today", true),
            ("todays", 0, "today", false),
            ("atoday", 1, "today", false),
            ("today 7", 0, "today", true),
            ("a今年b", 1, "今年", true),
            ("on monday", 3, "today", false),
        ] {
            assert_eq!(starts_with_word(text, at, word), expected, "{text}");
        }
        for (before, expected) in [
            ("「我", true),
            ("「我」", false),
            ("『我", true),
            ("“we", true),
            ("\"we", true),
            ("\"we\"", false),
            ("", false),
        ] {
            assert_eq!(is_quoted(before), expected, "{before}");
        }
        for (after, expected) in [
            ("6月", Some(6)),
            ("十二月", Some(12)),
            (" 6월", Some(6)),
            ("13月", None),
            ("0月", None),
            ("的月", None),
            ("六", None),
        ] {
            assert_eq!(month(after), expected, "{after}");
        }
        for (after, expected) in [("の月曜", Some(0)), ("日曜", Some(6)), (" 금요일", Some(4)), ("に", None)]
        {
            assert_eq!(weekday(after), expected, "{after}");
        }
    }

    #[test]
    fn times_that_slide_are_counted_over_the_ends_of_months_and_years() {
        for (text, lang, day, expected) in [
            ("明年3月", Lang::ZhHant, "2031-12-31", "2032-03"),
            ("下月", Lang::ZhHant, "2031-12-31", "2032-01"),
            ("上月", Lang::ZhHant, "2031-03-31", "2031-02"),
            ("明天", Lang::ZhHant, "2031-12-31", "2032-01-01"),
            ("前天", Lang::ZhHant, "2032-03-01", "2032-02-28"),
            ("下周三", Lang::ZhHant, "2031-08-11", "2031-08-20"),
            ("本周日", Lang::ZhHant, "2031-08-11", "2031-08-17"),
            ("上周一", Lang::ZhHant, "2031-08-17", "2031-08-04"),
            ("今年度", Lang::Ja, "2031-03-31", "2030-04/2031-03"),
            ("今年度", Lang::Ja, "2031-04-01", "2031-04/2032-03"),
            ("昨年度", Lang::Ja, "2031-04-01", "2030-04/2031-03"),
        ] {
            assert_eq!(resolved(text, lang, day).as_deref(), Some(expected), "{text} {day}");
        }
        // Each meaning once, in the order of the words.
        assert_eq!(resolved("明年和後年和明年", Lang::ZhHant, DAY).as_deref(), Some("2032, 2033"));
        // A letter that is longer in lower case: the word as it was looked for.
        assert_eq!(first_sliding("İ Today", Lang::Other).as_deref(), Some("today"));
        assert_eq!(first_sliding("上週五", Lang::Ja), None);
        assert_eq!(first_sliding("nothing", Lang::Other), None);
    }
}
