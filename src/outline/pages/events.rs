//! A timeline: what happened on which date, where an article dates three events or more with their years.

use crate::article::Block;
use crate::deck::{Content, Moment, Slide};
use crate::outline::cite::{lines_of, origin};
use crate::outline::claim::Claim;
use crate::outline::sentence;
use crate::outline::unit::Parts;
use crate::outline::words::{labels::Labels, matter};
use crate::text::{Lang, inline, slice};
use std::ops::Range;

/// The fewest events of a timeline, and the most.
const N_MOMENTS: std::ops::RangeInclusive<usize> = 3..=8;
/// The longest that is said of an event, in characters; English takes three times as many.
const MAX_WHAT: usize = 60;

/// A year, a month and a day; 0 where the article names none.
type Date = (u32, u32, u32);

/// The timeline of an article, in the order of its dates.
pub(super) fn timeline(parts: &Parts<'_>) -> Option<Slide> {
    let lang = parts.source.article.lang;
    let blocks = parts.sections.iter().flat_map(|s| s.captions.iter().chain(&s.paragraphs));
    let mut dated: Vec<(Date, Moment)> = blocks.flat_map(|block| moments(block, parts, lang)).collect();
    dated.sort_by_key(|(date, _)| *date);
    dated.dedup_by(|a, b| a.0 == b.0 && a.1.what == b.1.what);
    let n_dates = dated.chunk_by(|a, b| a.0 == b.0).count();
    if n_dates < *N_MOMENTS.start() {
        return None;
    }
    let moments = dated.into_iter().map(|(_, moment)| moment).take(*N_MOMENTS.end()).collect();
    let heading = Some(Labels::of(lang).timeline.to_owned());
    Some(Slide { heading, ..Slide::new(Content::Timeline(moments)) })
}

/// The sentences of a block that begin with a date.
fn moments(block: &Block, parts: &Parts<'_>, lang: Lang) -> Vec<(Date, Moment)> {
    let text = &block.text;
    let moment = |span: Range<usize>| {
        let words = slice(text, span.clone());
        let (date, when) = if lang.is_unspaced() { east_asian(words)? } else { english(words)? };
        let rest = span.start + when.end;
        let lead = slice(text, rest..span.end);
        let start = span.end - lead.trim_start_matches(['，', ',', '、', ' ']).len();
        let what = what(text, start..span.end, lang)?;
        let whole = span.start + when.start..what.end;
        let claim = Claim { spans: Vec::from([whole]), ..Claim::default() };
        let escaped = |range: Range<usize>| inline::escape(slice(text, range));
        let from = origin(parts.source.file, &lines_of(&claim, block));
        Some((date, Moment { when: escaped(span.start + when.start..rest), what: escaped(what), from }))
    };
    sentence::sentences(text, lang).into_iter().filter_map(moment).collect()
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

/// `2031年5月`, `2031年5月3日` at the start.
fn east_asian(words: &str) -> Option<(Date, Range<usize>)> {
    let (year, rest) = number(words, 4..=4)?;
    let (month, rest) = number(rest.strip_prefix('年')?, 1..=2)?;
    let rest = rest.strip_prefix('月')?;
    let day = number(rest, 1..=2).and_then(|(day, rest)| Some((day, rest.strip_prefix(['日', '號', '号'])?)));
    let (day, rest) = day.unwrap_or((0, rest));
    Some(((year, month, day), 0..words.len() - rest.len()))
}

/// `In May 2031`, `On 3 May 2031`, `On May 3, 2031` at the start; the preposition is no part of the date.
fn english(words: &str) -> Option<(Date, Range<usize>)> {
    let rest = matter::BEFORE_DATES.iter().find_map(|word| words.strip_prefix(word))?;
    let start = words.len() - rest.len();
    let (before, rest) = number(rest, 1..=2).map_or((0, rest), |(day, rest)| (day, rest.trim_start()));
    let (month, name) = (1..).zip(matter::MONTHS).find(|(_, name)| rest.starts_with(name))?;
    let rest = slice(rest, name.len()..rest.len()).trim_start();
    let after = number(rest, 1..=2).filter(|_| before == 0);
    let (day, rest) = after.map_or((before, rest), |(day, rest)| (day, rest.trim_start_matches([',', ' '])));
    let (year, rest) = number(rest, 4..=4)?;
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
            ("5月3日渡輪試航。", None),
            ("預計2031年5月試航。", None),
        ] {
            let found = east_asian(words).map(|(date, when)| (date, slice(words, when)));
            assert_eq!(found, date, "{words}");
        }
        for (words, date) in [
            ("In May 2031, the ferry ran.", Some(((2031, 5, 0), "May 2031"))),
            ("On 3 May 2031 the ferry ran.", Some(((2031, 5, 3), "3 May 2031"))),
            ("On May 3, 2031, the ferry ran.", Some(((2031, 5, 3), "May 3, 2031"))),
            ("On May 3 the ferry ran.", None),
        ] {
            let found = english(words).map(|(date, when)| (date, slice(words, when)));
            assert_eq!(found, date, "{words}");
        }
    }
}
