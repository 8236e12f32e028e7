//! A day in a masthead, a stamp or a dateline, as far as it is given.

use super::super::words::{en, ko, zh};

/// A day, or what is known of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Date {
    year: Option<u16>,
    month_day: Option<(u8, u8)>,
}

impl Date {
    /// Fills what is missing from `other`.
    pub(super) fn or(self, other: Self) -> Self {
        Self { year: self.year.or(other.year), month_day: self.month_day.or(other.month_day) }
    }

    /// As ISO 8601 writes it, where it is known in full.
    pub(super) fn text(self) -> Option<String> {
        let (year, (month, day)) = (self.year?, self.month_day?);
        Some(format!("{year:04}-{month:02}-{day:02}"))
    }
}

/// Finds the first day in `text`; gives it with the text around it, weekday and all taken out.
pub(super) fn find(text: &str) -> Option<(Date, String)> {
    let (date, rest) =
        chinese(text).or_else(|| korean(text)).or_else(|| iso(text)).or_else(|| english(text))?;
    let weekday = zh::WEEKDAYS.forms().chain(en::WEEKDAYS).find(|day| rest.contains(day));
    let rest = weekday.map_or_else(|| rest.clone(), |day| rest.replacen(day, " ", 1));
    Some((date, rest.replace("( )", " ").replace("（ ）", " ")))
}

/// A number at the end of `text`, in digits, and where it starts.
fn number_before(text: &str) -> Option<(u16, usize)> {
    let start = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let number = text.get(start..)?.parse().ok()?;
    Some((number, start))
}

/// `2031年8月14日`, `8月14日`, `2031年`.
fn chinese(text: &str) -> Option<(Date, String)> {
    let mut date = Date::default();
    let (mut start, mut end) = (text.len(), 0);
    if let Some((at, year)) =
        text.match_indices('年').find_map(|(at, _)| Some((at, number_before(text.get(..at)?)?)))
    {
        date.year = Some(year.0).filter(|year| (1900..2200).contains(year));
        (start, end) = (year.1, at + '年'.len_utf8());
    }
    if let Some(at) = text.get(end..)?.find('月').map(|at| at + end)
        && let Some((month, month_at)) = number_before(text.get(..at)?)
        && let Some(day_end) = text.get(at..)?.find(['日', '號', '号']).map(|day| day + at)
        && let Some((day, day_at)) = number_before(text.get(..day_end)?)
        && day_at == at + '月'.len_utf8()
    {
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        date.month_day = Some((month, day)).filter(|_| (1..=12).contains(&month) && (1..=31).contains(&day));
        start = start.min(month_at);
        end = day_end + '日'.len_utf8();
    }
    (date != Date::default()).then(|| (date, cut_out(text, start, end)))
}

/// `2031년 8월 14일`.
fn korean(text: &str) -> Option<(Date, String)> {
    let [year_mark, month_mark, day_mark] = ko::DATE;
    let (mut numbers, mut at) = ([0; 3], 0);
    let mut start = text.len();
    for (number, mark) in numbers.iter_mut().zip([year_mark, month_mark, day_mark]) {
        let end = text.get(at..)?.find(mark)? + at;
        let (found, from) = number_before(text.get(..end)?)?;
        let is_near = at == 0 || text.get(at..from)?.trim().is_empty();
        (*number, start, at) = (Some(found).filter(|_| is_near)?, start.min(from), end + mark.len_utf8());
    }
    let [year, month, day] = numbers;
    let month_day = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let is_day = (1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then(|| (Date { year: Some(year), month_day: Some(month_day) }, cut_out(text, start, at)))
}

/// `2031-08-14`, `2031/8/14`, `2031.8.14`.
fn iso(text: &str) -> Option<(Date, String)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = text.get(start..)?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.')).unwrap_or(rest.len());
    let mut numbers = rest.get(..end)?.split(['-', '/', '.']);
    let year = numbers.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let mut next = |most: u8| numbers.next()?.parse().ok().filter(|n| (1..=most).contains(n));
    let month_day = (next(12)?, next(31)?);
    Some((Date { year: Some(year), month_day: Some(month_day) }, cut_out(text, start, start + end)))
}

/// `August 14, 2031`, `14 August 2031`, `Aug. 14`.
fn english(text: &str) -> Option<(Date, String)> {
    let words: Vec<(usize, &str)> = words(text);
    let month_of = |word: &str| {
        let word = word.to_ascii_lowercase();
        let month = en::MONTHS.iter().position(|month| month.starts_with(&word) && word.len() >= 3)?;
        u8::try_from(month + 1).ok()
    };
    let (i, month) = words.iter().enumerate().find_map(|(i, (_, word))| Some((i, month_of(word)?)))?;
    let number = |i: Option<usize>| words.get(i?)?.1.parse::<u16>().ok();
    let day_of = |n: Option<u16>| u8::try_from(n?).ok().filter(|day| (1..=31).contains(day));
    let (day, from, to) = match (day_of(number(Some(i + 1))), day_of(number(i.checked_sub(1)))) {
        (Some(day), _) => (day, i, i + 1),
        (None, Some(day)) => (day, i - 1, i),
        (None, None) => return None,
    };
    let year = number(Some(to + 1)).filter(|year| (1900..2200).contains(year));
    let last = words[if year.is_some() { to + 1 } else { to }];
    let date = Date { year, month_day: Some((month, day)) };
    Some((date, cut_out(text, words[from].0, last.0 + last.1.len())))
}

/// Runs of letters or of digits, each with its place.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_ascii_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, text.get(from..at).unwrap_or_default()));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn cut_out(text: &str, start: usize, end: usize) -> String {
    format!("{} {}", text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_as_they_are_written() {
        for (text, expected) in [
            ("2031年8月14日", Some("2031-08-14")),
            ("海港日報 2031-08-14 12:03", Some("2031-08-14")),
            ("2031/8/14", Some("2031-08-14")),
            ("Thursday, August 14, 2031", Some("2031-08-14")),
            ("14 Aug 2031", Some("2031-08-14")),
            ("8月14日", None),
            ("2031年13月40日", None),
            ("August", None),
            ("三年", None),
            ("年月日", None),
        ] {
            assert_eq!(find(text).and_then(|(date, _)| date.text()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_day_is_one_that_there_may_be() {
        for (text, expected) in [
            ("1900年1月1日", Some("1900-01-01")),
            ("2199年12月31日", Some("2199-12-31")),
            ("1899年1月1日", None),
            ("2200年1月1日", None),
            ("2031年0月1日", None),
            ("2031年13月1日", None),
            ("2031年1月0日", None),
            ("2031年1月32日", None),
            ("2031年1月 3日", None),
            ("2031年8月14號", Some("2031-08-14")),
            ("二年2031年8月14日", Some("2031-08-14")),
            ("2031년 8월 14일", Some("2031-08-14")),
            ("2031년 x 8월 14일", None),
            ("1899년 8월 14일", None),
            ("2031년 13월 14일", None),
            ("2031년 0월 14일", None),
            ("2031년 8월 32일", None),
            ("2031년 8월 0일", None),
            ("2031-12-31", Some("2031-12-31")),
            ("2031-13-31", None),
            ("2031-12-32", None),
            ("2031-0-1", None),
            ("31-12-31", None),
            ("2031-12", None),
            ("August 31, 2031", Some("2031-08-31")),
            ("August 32, 2031", None),
            ("August 0, 2031", None),
            ("31 August 2031", Some("2031-08-31")),
            ("Au 14, 2031", None),
            ("Augusta 14, 2031", None),
            ("August 14, 1899", None),
            ("August 14, 1900", Some("1900-08-14")),
            ("August 14, 2200", None),
        ] {
            assert_eq!(find(text).and_then(|(date, _)| date.text()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn the_text_around_a_day_is_left() {
        for (text, rest) in [
            ("a 2031年8月14日 b", "a   b"),
            ("a 2031年 b", "a   b"),
            ("a 8月14號 b", "a   b"),
            ("a 2031年8月14日（星期四）b", "a   b"),
            ("a 2031년 8월 14일 b", "a   b"),
            ("a 2031/8/14 b", "a   b"),
            ("a August 14, 2031 b", "a   b"),
            ("a 14 August b", "a   b"),
            ("a August 14 b", "a   b"),
            ("b August 14, 2031 (Thursday) a", "b a"),
            ("Thursday, August 14, 2031 b", "a"),
        ] {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
            let found = find(text).map(|(_, rest)| words(&rest));
            let expected = if rest == "a" { ", b".to_owned() } else { words(rest) };
            assert_eq!(found, Some(expected), "{text}");
        }
    }

    #[test]
    fn what_one_day_leaves_out_another_says() {
        let [year, day, both] =
            ["2031年", "8月14日", "1999年1月2日"].map(|text| find(text).expect("a day").0);
        let text = |date: Date| date.text().unwrap_or_default();
        assert_eq!(
            (text(year), text(day), text(year.or(day)), text(both.or(year))),
            (String::new(), String::new(), "2031-08-14".into(), "1999-01-02".into())
        );
        assert_eq!(text(year.or(both)), "2031-01-02");
    }

    #[test]
    fn words_are_letters_or_digits() {
        assert_eq!(words("Aug. 14,x"), [(0, "Aug"), (5, "14"), (8, "x")]);
        assert_eq!(number_before("a12"), Some((12, 1)));
        assert_eq!(number_before("a"), None);
    }
}
