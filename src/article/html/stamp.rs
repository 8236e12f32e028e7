//! Dates and times as pages print them: is a line nothing else, and which day is it?

use super::zh::AROUND_STAMPS;

/// The longest line that is nothing but a time, in characters.
const MAX_CHARS: usize = 64;

/// The characters of a date in Chinese and Japanese.
const OF_DATES: &str = "年月日時时分秒週周曜一二三四五六七八九十〇零火水木金土天於于";
const OF_DATES_EN: [&str; 22] = [
    "updated",
    "published",
    "posted",
    "on",
    "at",
    "last",
    "first",
    "date",
    "time",
    "am",
    "pm",
    "hkt",
    "gmt",
    "utc",
    "edt",
    "est",
    "bst",
    "jst",
    "a",
    "p",
    "m",
    "t",
];
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Whether a line is a date or a time and no more.
pub(in crate::article) fn is_stamp(text: &str) -> bool {
    if text.chars().count() > MAX_CHARS || !text.chars().any(|c| c.is_ascii_digit() || OF_DATES.contains(c)) {
        return false;
    }
    let mut rest = text.to_lowercase();
    for word in AROUND_STAMPS.forms() {
        rest = rest.replace(word, " ");
    }
    let mut n_signs = 0;
    for word in rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let is_number = word.bytes().all(|b| b.is_ascii_digit());
        let is_cjk = word.chars().all(|c| c.is_ascii_digit() || OF_DATES.contains(c));
        if !(is_number || is_cjk || is_english(word)) {
            return false;
        }
        let has_unit = word.contains(['年', '月', '日', '時', '时', '分']);
        n_signs += usize::from(has_unit || month(word).is_some());
    }
    let has_form = |sign: char| {
        let mut around = rest.split(sign);
        around.next().is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
            && around.next().is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
    };
    n_signs > 0 || rest.contains([':', '：']) && has_form(':') || ymd(text).is_some()
}

fn is_english(word: &str) -> bool {
    let is_clock = word.trim_start_matches(|c: char| c.is_ascii_digit());
    OF_DATES_EN.contains(&is_clock)
        || month(word).is_some()
        || DAYS.iter().any(|day| word.starts_with(day)) && word.len() <= 9
}

fn month(word: &str) -> Option<usize> {
    let full = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "sept",
    ];
    let word = word.to_lowercase();
    let is_name = full.contains(&word.as_str()) || MONTHS.contains(&word.as_str());
    is_name.then(|| MONTHS.iter().position(|m| word.starts_with(m)))?.map(|i| i + 1)
}

/// The day that a text names with its year, as `2031-08-14`.
pub(super) fn day(text: &str) -> Option<String> {
    let (year, month, day) = ymd(text).or_else(|| named(text))?;
    let is_day = (1000..=2999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `2031-08-14`, `2031.8.14`, `2031/08/14`, `2031年8月14日`: three numbers, the first a year.
fn ymd(text: &str) -> Option<(usize, usize, usize)> {
    let mut numbers = Vec::new();
    for (at, piece) in text.char_indices().filter(|(at, c)| c.is_ascii_digit() && !is_digit_before(text, *at))
    {
        let _ = piece;
        let rest = text.get(at..)?;
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        numbers.push((rest.get(..end)?, rest.get(end..)?.chars().next()));
        if numbers.len() > 12 {
            break;
        }
    }
    numbers.windows(3).find_map(|three| {
        let [(year, a), (month, b), (day, _)] = three else { return None };
        let is_joined = matches!(
            (a, b),
            (Some('-'), Some('-'))
                | (Some('.'), Some('.'))
                | (Some('/'), Some('/'))
                | (Some('年'), Some('月'))
        );
        (is_joined && year.len() == 4 && month.len() <= 2 && day.len() <= 2).then_some((
            year.parse().ok()?,
            month.parse().ok()?,
            day.parse().ok()?,
        ))
    })
}

fn is_digit_before(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// `Aug. 14, 2031`, `14 August 2031`.
fn named(text: &str) -> Option<(usize, usize, usize)> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(3).find_map(|three| {
        let [a, b, year] = three else { return None };
        let number = |word: &str| word.trim_end_matches(char::is_alphabetic).parse::<usize>().ok();
        let year = (year.len() == 4).then(|| year.parse().ok()).flatten()?;
        match (month(a), month(b)) {
            (Some(month), None) => Some((year, month, number(b)?)),
            (None, Some(month)) => Some((year, month, number(a)?)),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_time_and_no_more_is_a_stamp() {
        for (text, expected) in [
            ("2031年8月14日（星期四）", true),
            ("香港時間19時39分", true),
            ("出版：2031-08-14 06:48 更新：2031-08-15 19:49", true),
            ("2031.08.14 11:18:13", true),
            ("Aug. 14, 2031, 8:30 pm HKT", true),
            ("Published: 14 August 2031", true),
            ("11:18", true),
            ("2031年8月，新碼頭啟用", false),
            ("May I ask?", false),
            ("一", false),
            ("2031", false),
            ("3,000 boxes", false),
            ("電話：2657 2948", false),
            ("", false),
        ] {
            assert_eq!(is_stamp(text), expected, "{text}");
        }
    }

    #[test]
    fn a_day_with_its_year_is_found() {
        for (text, expected) in [
            ("2031-08-14T06:48:08+08:00", Some("2031-08-14")),
            ("2031.8.4 11:18", Some("2031-08-04")),
            ("2031年8月14日", Some("2031-08-14")),
            ("Aug. 14, 2031", Some("2031-08-14")),
            ("Thursday, 14th August 2031", Some("2031-08-14")),
            ("8月14日", None),
            ("2031-13-14", None),
            ("1.2.3", None),
        ] {
            assert_eq!(day(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn three_numbers_joined_alike_are_a_day() {
        for (text, expected) in [
            ("2031-8-4", Some((2031, 8, 4))),
            ("2031.08.14", Some((2031, 8, 14))),
            ("2031/8/14", Some((2031, 8, 14))),
            ("2031年8月14日", Some((2031, 8, 14))),
            ("12 2031-8-4", Some((2031, 8, 4))),
            ("2031-8/4", None),
            ("2031/8-4", None),
            ("2031.8年4", None),
            ("2031年8-4", None),
            ("231-8-4", None),
            ("20311-8-4", None),
            ("2031-123-4", None),
            ("2031-8-123", None),
            ("2031-8", None),
        ] {
            assert_eq!(ymd(text), expected, "{text}");
        }
        let far = |n: usize| ymd(&format!("{}2031-8-4", "1 ".repeat(n))).is_some();
        assert!(far(10) && !far(13));
    }

    #[test]
    fn a_day_in_english_has_its_month_and_its_year() {
        for (text, expected) in [
            ("Aug. 14, 2031", Some((2031, 8, 14))),
            ("14th of Aug 2031", None),
            ("14 Sept 2031", Some((2031, 9, 14))),
            ("Aug 14 31", None),
            ("Aug Sep 2031", None),
            ("x 14 2031", None),
            ("January 1, 2031", Some((2031, 1, 1))),
            ("31 December 2031", Some((2031, 12, 31))),
        ] {
            assert_eq!(named(text), expected, "{text}");
        }
        for (text, expected) in [
            ("1000-01-01", true),
            ("0999-01-01", false),
            ("2999-12-31", true),
            ("3000-12-31", false),
            ("2031-00-01", false),
            ("2031-12-32", false),
            ("2031-01-00", false),
        ] {
            assert_eq!(day(text).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn words_of_a_stamp_are_those_of_times() {
        for (text, expected) in [
            ("10:30 pm", true),
            ("10 : 30", false),
            (":30", false),
            ("10:", false),
            ("Thursday 11:18", true),
            ("Thunderstorms 11:18", false),
            ("Mondayish 11:18", true),
            ("八月十四日", true),
            ("十四", false),
            ("Aug 14", true),
            ("14", false),
            ("11：18", false),
            ("更新", false),
        ] {
            assert_eq!(is_stamp(text), expected, "{text}");
        }
        let long = |n: usize| is_stamp(&format!("11:18{}", " ".repeat(n - 5)));
        assert!(long(64) && !long(65));
        for (word, expected) in
            [("jan", Some(1)), ("sept", Some(9)), ("December", Some(12)), ("janu", None), ("", None)]
        {
            assert_eq!(month(word), expected, "{word}");
        }
    }
}
