//! A timeline: what happened on which date, where an article dates three events or more with their years.

use crate::article::Block;
use crate::deck::{Content, Moment, Slide};
use crate::outline::cite::origin;
use crate::outline::claim::Claim;
use crate::outline::grams::{grams, n_shared};
use crate::outline::sentence;
use crate::outline::unit::Parts;
use crate::outline::words::{labels::Labels, matter};
use crate::text::{Lang, inline, slice};
use std::ops::Range;

/// The fewest events of a timeline, and the most.
const N_MOMENTS: std::ops::RangeInclusive<usize> = 3..=8;
/// The longest that is said of an event, in characters; English takes three times as many.
const MAX_WHAT: usize = 60;

/// The longest that may stand before a date, in characters.
const MAX_LEAD: usize = 10;

/// A year, a month and a day; 0 where the article names none.
type Date = (u32, u32, u32);

/// The timeline of an article, in the order of its dates.
pub(in crate::outline) fn timeline(parts: &Parts<'_>) -> Option<Slide> {
    let lang = parts.source.article.lang;
    // A day without a year is of the one that a paragraph before it said; the year of the article's own date will not
    // do: in January 12月3日 is of the year before. A caption stands by itself.
    let mut year = 0;
    let paragraphs = parts.sections.iter().flat_map(|s| &s.paragraphs);
    let mut dated: Vec<(Date, Moment)> =
        paragraphs.flat_map(|block| moments(block, parts, lang, &mut year)).collect();
    let captions = parts.sections.iter().flat_map(|s| &s.captions);
    dated.extend(captions.flat_map(|block| moments(block, parts, lang, &mut 0)));
    dated.sort_by_key(|(date, _)| *date);
    // A caption often shows what a paragraph tells; of two that say the same the first is kept.
    dated.dedup_by(|a, b| {
        let (new, kept) = (grams(&a.1.what, lang), grams(&b.1.what, lang));
        a.0 == b.0 && n_shared(&new, &kept) * 5 >= new.len().min(kept.len()) * 2
    });
    let n_dates = dated.chunk_by(|a, b| a.0 == b.0).count();
    if n_dates < *N_MOMENTS.start() {
        return None;
    }
    let moments = dated.into_iter().map(|(_, moment)| moment).take(*N_MOMENTS.end()).collect();
    let heading = Some(Labels::of(lang).timeline.to_owned());
    Some(Slide { heading, ..Slide::new(Content::Timeline(moments)) })
}

/// The sentences of a block that begin with a date.
fn moments(block: &Block, parts: &Parts<'_>, lang: Lang, year: &mut u32) -> Vec<(Date, Moment)> {
    let text = &block.text;
    let mut moment = |sentence: Range<usize>| {
        // 根據文件，2029年3月，……
        let clauses = sentence::clauses(text, sentence.clone(), lang);
        let lead = clauses.first().filter(|lead| slice(text, (*lead).clone()).chars().count() <= MAX_LEAD);
        let after_lead = lead.map_or(sentence.start, |lead| lead.end);
        let read = |start: usize| {
            let words = slice(text, start..sentence.end);
            if lang.is_unspaced() { east_asian(words, *year) } else { english(words, *year) }
        };
        let starts = [sentence.start, after_lead];
        let (start, (date, when)) = starts.into_iter().find_map(|start| Some((start, read(start)?)))?;
        let span = start..sentence.end;
        *year = date.0;
        let rest = span.start + when.end;
        let lead = slice(text, rest..span.end);
        let start = span.end - lead.trim_start_matches(['，', ',', '、', ' ']).len();
        let what = what(text, start..span.end, lang)?;
        let whole = span.start + when.start..what.end;
        let claim = Claim { spans: Vec::from([whole]), ..Claim::default() };
        let escaped = |range: Range<usize>| inline::escape(slice(text, range));
        let from = origin(parts.source.file, &parts.lines_of(&claim, block));
        Some((date, Moment { when: escaped(span.start + when.start..rest), what: escaped(what), from }))
    };
    sentence::sentences(text, lang).into_iter().filter_map(&mut moment).collect()
}

/// What is said of an event: as many whole clauses as have room.
fn what(text: &str, span: Range<usize>, lang: Lang) -> Option<Range<usize>> {
    let most = if lang.is_unspaced() { MAX_WHAT } else { 3 * MAX_WHAT };
    let fits = |end: usize| slice(text, span.start..end).chars().count() <= most;
    let end = sentence::clauses(text, span.clone(), lang)
        .iter()
        .map(|c| c.end)
        .take_while(|&end| fits(end))
        .last()?;
    let words = slice(text, span.start..end).trim_end_matches(['。', '，', '；', '.', ',', ';', ' ']);
    (words.chars().count() >= 4).then(|| span.start..span.start + words.len())
}

/// `2031年5月`, `2031年5月3日` at the start, `2031年` before a comma; `5月3日` is of the year that was said last.
fn east_asian(words: &str, year: u32) -> Option<(Date, Range<usize>)> {
    let rest = matter::BEFORE_DATES_EA.iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    let start = words.len() - rest.len();
    let said = number(rest, 4..=4).and_then(|(year, rest)| Some((year, rest.strip_prefix('年')?)));
    let (year, rest) = said.unwrap_or((year, rest));
    let month = number(rest, 1..=2).and_then(|(month, rest)| Some((month, rest.strip_prefix('月')?)));
    let Some((month, rest)) = month.filter(|(month, _)| (1..=12).contains(month)) else {
        let is_year = said.is_some() && rest.starts_with(['，', '、', ',']);
        return is_year.then(|| ((year, 0, 0), start..words.len() - rest.len()));
    };
    let day = number(rest, 1..=2).and_then(|(day, rest)| Some((day, rest.strip_prefix(['日', '號', '号'])?)));
    if said.is_none() && (day.is_none() || year == 0) {
        return None;
    }
    let (day, rest) = day.unwrap_or((0, rest));
    Some(((year, month, day), start..words.len() - rest.len()))
}

/// `In May 2031`, `On 3 May 2031`, `On May 3, 2031`, `In 2031,` at the start; the preposition is no part of the date.
/// `On May 3` is of the year that was said last.
fn english(words: &str, year: u32) -> Option<(Date, Range<usize>)> {
    let rest = matter::BEFORE_DATES.iter().find_map(|word| words.strip_prefix(word))?;
    let start = words.len() - rest.len();
    if let Some((year, rest)) = number(rest, 4..=4).filter(|(_, rest)| rest.starts_with(',')) {
        return Some(((year, 0, 0), start..words.len() - rest.len()));
    }
    let (before, rest) = number(rest, 1..=2).map_or((0, rest), |(day, rest)| (day, rest.trim_start()));
    let (month, name) = (1..).zip(matter::MONTHS).find(|(_, name)| rest.starts_with(name))?;
    let rest = slice(rest, name.len()..rest.len());
    let spaced = rest.trim_start();
    let after = number(spaced, 1..=2).filter(|_| before == 0);
    let (day, rest) = after.map_or((before, rest), |(day, rest)| (day, rest));
    let said = number(rest.trim_start_matches([',', ' ']), 4..=4);
    if said.is_none() && (day == 0 || year == 0) {
        return None;
    }
    let (year, rest) = said.unwrap_or((year, rest));
    Some(((year, month, day), start..words.len() - rest.len()))
}

/// A number of so many digits at the start, and what follows it.
fn number(text: &str, n_digits: std::ops::RangeInclusive<usize>) -> Option<(u32, &str)> {
    let n = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(n).filter(|_| n_digits.contains(&n))?;
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_with_its_year_is_read_off_the_start() {
        for (words, date) in [
            ("2031年5月，港務局試航。", Some(((2031, 5, 0), "2031年5月"))),
            ("2031年5月3日渡輪試航。", Some(((2031, 5, 3), "2031年5月3日"))),
            ("在2031年5月渡輪試航。", Some(((2031, 5, 0), "2031年5月"))),
            ("2031年，渡輪試航。", Some(((2031, 0, 0), "2031年"))),
            ("2031年度預算案公布。", None),
            ("5月3日渡輪試航。", Some(((2030, 5, 3), "5月3日"))),
            ("5月渡輪試航。", None),
            ("預計2031年5月試航。", None),
        ] {
            let found = east_asian(words, 2030).map(|(date, when)| (date, slice(words, when)));
            assert_eq!(found, date, "{words}");
        }
        for (words, date) in [
            ("In May 2031, the ferry ran.", Some(((2031, 5, 0), "May 2031"))),
            ("On 3 May 2031 the ferry ran.", Some(((2031, 5, 3), "3 May 2031"))),
            ("On May 3, 2031, the ferry ran.", Some(((2031, 5, 3), "May 3, 2031"))),
            ("On May 3 the ferry ran.", Some(((2030, 5, 3), "May 3"))),
            ("In 2031, the ferry ran.", Some(((2031, 0, 0), "2031"))),
            ("In May the ferry ran.", None),
        ] {
            let found = english(words, 2030).map(|(date, when)| (date, slice(words, when)));
            assert_eq!(found, date, "{words}");
        }
        assert_eq!(east_asian("5月3日渡輪試航。", 0), None, "of which year?");
        assert_eq!(english("On May 3 the ferry ran.", 0), None, "of which year?");
    }

    /// The dates of an article's timeline, as they are shown.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = crate::article::read(text.as_bytes(), "a.txt");
        let parts = Parts::of(crate::outline::Source { article: &article, file: "a.txt" });
        let shown = timeline(&parts).map_or_else(Vec::new, |slide| match slide.content {
            Content::Timeline(moments) => moments.into_iter().map(|m| m.when).collect(),
            _ => Vec::new(),
        });
        assert_eq!(shown, expected);
    }

    #[test]
    fn events_stand_in_their_order_and_each_once() {
        check(
            "題\n\n碼頭在2031年8月重開。根據文件，2029年3月，議會成立小組。2030年5月3日，顧問提交報告。6月9日，學校開課。\n\n●2030年5月3日，顧問提交報告書。\n",
            &["2029年3月", "2030年5月3日", "6月9日"],
        );
        // Whose year is not known is no event, and three there must be.
        check("題\n2031年8月14日\n\n6月9日，學校開課。7月3日，渡輪試航。8月1日，碼頭重開。\n", &[]);
        check("題\n\n2029年3月，議會成立小組。2030年5月，顧問提交報告。\n", &[]);
    }

    #[test]
    fn a_date_is_read_with_its_parts_and_no_more() {
        for (words, date) in [
            ("2031年12月31日，試航", Some((2031, 12, 31))),
            ("2031年1月，試航", Some((2031, 1, 0))),
            ("2031年13月，試航", None),
            ("2031年0月，試航", None),
            ("2031年、試航", Some((2031, 0, 0))),
            ("2031年試航", None),
            ("31年5月試航", None),
            ("2031年5月3號試航", Some((2031, 5, 3))),
            ("2031年5月123日試航", Some((2031, 5, 0))),
            ("，試航", None),
        ] {
            assert_eq!(east_asian(words, 0).map(|(date, _)| date), date, "{words}");
        }
        for (words, year, date) in [
            ("On 31 December 2031 it ran", 0, Some((2031, 12, 31))),
            ("On January 1, 2031, it ran", 0, Some((2031, 1, 1))),
            ("On 3 May it ran", 2030, Some((2030, 5, 3))),
            ("On 3 May it ran", 0, None),
            ("On 3 May 12 it ran", 2030, Some((2030, 5, 3))),
            ("In May it ran", 2030, None),
            ("In May 2031 it ran", 2030, Some((2031, 5, 0))),
            ("In 2031 it ran", 2030, None),
            ("May 3, 2031, it ran", 0, None),
        ] {
            assert_eq!(english(words, year).map(|(date, _)| date), date, "{words}");
        }
        for (text, expected) in
            [("12月", Some((12, "月"))), ("123月", None), ("月", None), ("1", Some((1, "")))]
        {
            assert_eq!(number(text, 1..=2), expected, "{text}");
        }
    }

    #[test]
    fn of_an_event_as_many_clauses_are_told_as_have_room() {
        let of = |text: &str, lang| what(text, 0..text.len(), lang).map(|span| slice(text, span).to_owned());
        for (text, expected) in [
            ("渡輪試航，學校開課。", Some("渡輪試航，學校開課")),
            ("渡輪試", None),
            ("渡輪試航", Some("渡輪試航")),
        ] {
            assert_eq!(of(text, Lang::ZhHant).as_deref(), expected, "{text}");
        }
        let long = |n: usize| {
            of(&format!("{}，渡輪試航", "航".repeat(n - 5)), Lang::ZhHant).map(|what| what.chars().count())
        };
        assert_eq!([60, 61].map(long), [Some(60), Some(56)]);
        let long = |n: usize| {
            of(&format!("{}, it ran", "a".repeat(n - 8)), Lang::Other).map(|what| what.chars().count())
        };
        assert_eq!([180, 181].map(long), [Some(180), Some(173)]);
    }

    #[test]
    fn a_timeline_has_three_dates_and_eight_events() {
        let text = |n: usize| {
            let events = [
                "渡輪試航",
                "學校開課",
                "碼頭重開",
                "議會撥款",
                "船廠搬遷",
                "燈塔熄滅",
                "市集擴建",
                "鐘樓倒塌",
                "橋樑通車",
            ];
            let lines = (0..n).map(|i| format!("203{i}年5月，{}。\n\n", events[i]));
            format!("題\n\n{}", lines.collect::<String>())
        };
        check(&text(2), &[]);
        check(&text(3), &["2030年5月", "2031年5月", "2032年5月"]);
        let all: Vec<String> = (0..8).map(|i| format!("203{i}年5月")).collect();
        check(&text(9), &all.iter().map(String::as_str).collect::<Vec<_>>());
        // Two events of one day are two, and one date.
        check("題\n\n2031年5月，渡輪試航。2031年5月，學校開課。2032年5月，碼頭重開。\n", &[]);
        check(
            "題\n\n2031年5月，渡輪試航。2031年5月，學校開課。2032年5月，碼頭重開。2033年5月，議會撥款。\n",
            &["2031年5月", "2031年5月", "2032年5月", "2033年5月"],
        );
        // A lead of ten characters may stand before a date.
        check(
            "題\n\n根據議會昨日的文件，2031年5月，渡輪試航。2032年5月，學校開課。2033年5月，碼頭重開。\n",
            &["2031年5月", "2032年5月", "2033年5月"],
        );
        check(
            "題\n\n根據港務局昨日的文件，2031年5月，渡輪試航。2032年5月，學校開課。2033年5月，碼頭重開。\n",
            &[],
        );
        // A caption stands by itself.
        check("題\n\n2031年5月，渡輪試航。2032年5月，學校開課。\n\n●6月9日，碼頭重開。\n", &[]);
    }

    #[test]
    fn of_two_that_tell_one_event_of_a_day_the_first_is_kept() {
        let others = "2032年5月3日，學校開課。2033年5月3日，議會撥款。";
        let n = |caption: &str| {
            let text = format!("題\n\n2031年5月3日，首艘電動渡輪試航。{others}\n\n●2031年5月3日，{caption}");
            let article = crate::article::read(text.as_bytes(), "a.txt");
            let parts = Parts::of(crate::outline::Source { article: &article, file: "a.txt" });
            match timeline(&parts).expect("a timeline").content {
                Content::Timeline(moments) => moments.len(),
                _ => 0,
            }
        };
        // Two in five of the shorter's pairs of characters.
        assert_eq!(n("首艘電動渡輪試航"), 3);
        assert_eq!(n("電動渡輪到港了"), 3);
        assert_eq!(n("電動船到港了"), 4);
        assert_eq!(n("市集擴建"), 4);
    }
}
