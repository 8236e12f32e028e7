//! Figures: quantities with what they count, where an article has three or more.

use crate::deck::{Content, ELISION, Figure, Slide};
use crate::outline::cite::{lines_of, origin};
use crate::outline::claim::Claim;
use crate::outline::rank::{self, rows::ROWS};
use crate::outline::sentence;
use crate::outline::unit::{Parts, Unit};
use crate::outline::words::{any_of, labels::Labels, matter, zh};
use crate::text::{Lang, inline, slice};
use std::ops::Range;

/// The fewest figures of a slide, and the most.
const N_FIGURES: std::ops::RangeInclusive<usize> = 3..=6;
/// The longest label, in characters; English takes three times as many.
const MAX_LABEL: usize = 24;

/// The figures of an article: of the claims that matter most, in its order.
pub(super) fn figures(parts: &Parts<'_>) -> Option<Slide> {
    let scores = rank::scores(parts, ROWS, parts.units.len().max(1));
    let found = parts
        .units
        .iter()
        .enumerate()
        .flat_map(|(idx, unit)| figures_of(parts, unit).into_iter().map(move |figure| (idx, figure)));
    let mut figures: Vec<(usize, Figure)> = Vec::new();
    for (idx, figure) in found {
        if !figures.iter().any(|(_, other)| other.value == figure.value) {
            figures.push((idx, figure));
        }
        if figures.len() > 4 * N_FIGURES.end() {
            break;
        }
    }
    figures.sort_by_key(|(idx, _)| (-scores[*idx], *idx));
    figures.truncate(*N_FIGURES.end());
    figures.sort_by_key(|(idx, _)| *idx);
    let heading = Some(Labels::of(parts.source.article.lang).figures.to_owned());
    let is_enough = figures.len() >= *N_FIGURES.start();
    let figures = figures.into_iter().map(|(_, figure)| figure).collect();
    is_enough.then(|| Slide { heading, ..Slide::new(Content::Figures(figures)) })
}

fn figures_of(parts: &Parts<'_>, unit: &Unit) -> Vec<Figure> {
    let paragraph = parts.paragraph(unit);
    let lang = parts.source.article.lang;
    let clauses =
        unit.claim.spans.iter().flat_map(|span| sentence::clauses(&paragraph.text, span.clone(), lang));
    let figure = |clause: Range<usize>| {
        let words = slice(&paragraph.text, clause.clone());
        let value = quantity(words, lang)?;
        let label = label(words, &value, lang)?;
        let claim = Claim { spans: vec![clause], ..Claim::default() };
        let from = origin(parts.source.file, &lines_of(&claim, paragraph));
        Some(Figure { value: inline::escape(slice(words, value)), label: inline::escape(&label), from })
    };
    clauses.filter_map(figure).collect()
}

/// What the quantity counts: the words of the clause on both sides of it, or those of one where that is too long.
fn label(clause: &str, value: &Range<usize>, lang: Lang) -> Option<String> {
    let marks = ['，', '。', '；', ',', '.', ';', ' ', '：', ':', '「', '」'];
    let before = slice(clause, 0..value.start).trim_matches(marks);
    let before = before.strip_prefix(zh::CONNECTIVES.opening(before).unwrap_or_default()).unwrap_or(before);
    let after = slice(clause, value.end..clause.len()).trim_matches(marks);
    let most = if lang.is_unspaced() { MAX_LABEL } else { 3 * MAX_LABEL };
    let fits = |text: &str| {
        (4..=most).contains(&text.chars().count())
            && matter::POINTS_BACK.opening(text).is_none()
            && !text.contains(['，', '「', '」', '“', '”'])
    };
    let both = if before.is_empty() || after.is_empty() {
        [before, after].concat()
    } else {
        format!("{before}{ELISION}{after}")
    };
    [both.as_str(), after, before].into_iter().find(|text| fits(text)).map(str::to_owned)
}

/// The first quantity of a clause: a number with what it is a number of, or with a power of ten.
fn quantity(clause: &str, lang: Lang) -> Option<Range<usize>> {
    let chars: Vec<(usize, char)> = clause.char_indices().collect();
    let is_digit = |c: char| c.is_ascii_digit() || (lang.is_unspaced() && zh::NUMERALS.contains(c));
    let mut at = 0;
    while let Some(start) = (at..chars.len()).find(|&i| is_digit(chars[i].1)) {
        let goes_on = |i: usize| {
            is_digit(chars[i].1)
                || (matches!(chars[i].1, '.' | ',')
                    && chars.get(i + 1).is_some_and(|(_, c)| c.is_ascii_digit()))
        };
        let end = (start..chars.len()).find(|&i| !goes_on(i)).unwrap_or(chars.len());
        let is_counted = !in_a_name(&chars, start) && !is_article(&chars[start..end]);
        if let Some(end) = unit_end(clause, &chars, end, lang).filter(|_| is_counted) {
            let start = start.checked_sub(1).filter(|&i| "$¥€£".contains(chars[i].1)).unwrap_or(start);
            return Some(chars[start].0..end);
        }
        at = end;
    }
    None
}

/// Where a quantity ends whose number ends at character `end`; none where it has no unit.
fn unit_end(clause: &str, chars: &[(usize, char)], end: usize, lang: Lang) -> Option<usize> {
    let byte = chars.get(end).map_or(clause.len(), |(at, _)| *at);
    let rest = slice(clause, byte..clause.len());
    if lang.is_unspaced() {
        let more = rest.trim_start_matches(any_of(matter::ABOUT));
        let unit =
            matter::UNITS.forms().filter(|unit| more.starts_with(unit)).max_by_key(|unit| unit.len())?;
        return Some(clause.len() - more.len() + unit.len());
    }
    let spaced = rest.trim_start();
    let unit = matter::UNITS_EN.iter().find(|unit| spaced.starts_with(**unit))?;
    Some(clause.len() - spaced.len() + unit.len())
}

/// Whether a number of one character only says that there is one: 一個, 一項.
fn is_article(number: &[(usize, char)]) -> bool {
    matches!(number, [(_, c)] if matter::ONE.contains(*c))
}

/// Whether a letter stands before the number (A12, COVID-19), or what makes it a number in a row or no number: 第三, 數十.
fn in_a_name(chars: &[(usize, char)], start: usize) -> bool {
    let before = |n: usize| start.checked_sub(n).map(|i| chars[i].1);
    before(1).is_some_and(|c| {
        c.is_ascii_alphabetic() || matter::BEFORE_NO_NUMBER.contains(c) || (c == '-' && before(2).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_has_a_unit_and_a_label() {
        for (lang, clause, value, counted) in [
            (Lang::ZhHant, "更撥款三億二千萬元作為首期經費，", "三億二千萬元", "撥款……作為首期經費"),
            (Lang::ZhHant, "新碼頭每日可處理3,000個貨櫃", "3,000個", "新碼頭每日可處理……貨櫃"),
            (Lang::ZhHant, "碳排放減少四成", "四成", "碳排放減少"),
            (
                Lang::Other,
                "the port paid $3.5 million for cranes",
                "$3.5 million",
                "the port paid……for cranes",
            ),
            (Lang::Other, "traffic rose 12% in a year", "12%", "traffic rose……in a year"),
        ] {
            let found = quantity(clause, lang).expect(clause);
            assert_eq!(slice(clause, found.clone()), value);
            assert_eq!(label(clause, &found, lang).as_deref(), Some(counted));
        }
    }

    #[test]
    fn a_year_a_place_in_a_row_and_a_name_are_no_quantities() {
        for clause in ["2031年8月試航", "第三個碼頭", "A12頁", "該船在一起", "推出一個計劃", "支持數十個項目"]
        {
            assert_eq!(quantity(clause, Lang::ZhHant), None, "{clause}");
        }
        assert_eq!(quantity("in 2031 it ran", Lang::Other), None);
    }
}
