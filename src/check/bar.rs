//! A chart and its source: each value must stand by what it is drawn for, and not by its neighbour.

use super::cited::Cited;
use crate::deck::{Element, Origin, Part, Segment, ink, places};
use crate::text::inline;
use std::ops::Range;

/// Words with which a text lists things first and then their numbers: which is whose is told by their order alone.
const RESPECTIVELY: [&str; 9] =
    ["分別", "分别", "依次", "各為", "各为", "respectively", "それぞれ", "順に", "각각"];

/// What is wrong with the values of a chart: the path to each, the message, and what to do.
///
/// What is not in the source word for word is told by itself; here both are there.
pub(super) fn problems(
    elements: &[Element<'_>],
    origin: &Origin,
    row: &[Element<'_>],
    cited: &Cited,
) -> Vec<(Vec<Segment>, String, String)> {
    let names = |of: fn(Part) -> bool| -> Vec<(usize, String)> {
        let named = elements.iter().filter(|e| of(e.part) && !e.source.trim().is_empty());
        named.map(|e| (e.idx, words(e))).collect()
    };
    let labels = names(|part| part == Part::Category);
    let series = names(|part| matches!(part, Part::Series { .. }));
    let Some((label, values)) = row.split_first() else { return Vec::new() };
    let problem = |value: &Element<'_>| {
        let Part::Quantity { series: nth, .. } = value.part else { return None };
        let is_series = |e: &&Element<'_>| e.part == Part::Series { nth };
        let name = elements.iter().find(is_series);
        let wrong = [(Some(label), &labels), (name, &series)]
            .into_iter()
            .find_map(|(own, all)| own.filter(|own| !stands_by(value, own, all, origin, cited)))?;
        let message = format!("{} does not stand by {} in {}", value.text(), wrong.text(), origin.first());
        let hint = "give each value the label that the source has it with".to_owned();
        Some((value.scalar_path(), message, hint))
    };
    values.iter().filter(|value| !value.source.is_empty()).filter_map(problem).collect()
}

/// Whether the name by a value in the source is its own: of those in its clause the nearest on either side, or where the
/// clause has none, the last before it. So it is where one of the two is not there at all.
fn stands_by(
    value: &Element<'_>,
    own: &Element<'_>,
    all: &[(usize, String)],
    origin: &Origin,
    cited: &Cited,
) -> bool {
    let value = words(value);
    let mut are_both_there = false;
    for block_idx in cited.at(origin) {
        let source = cited.ink(block_idx);
        let mut named: Vec<(usize, usize)> =
            all.iter().flat_map(|(idx, name)| places(name, source).map(|at| (at, *idx))).collect();
        named.sort_unstable();
        if !named.iter().any(|(_, idx)| *idx == own.idx) {
            continue;
        }
        for at in places(&value, source) {
            are_both_there = true;
            if by_order_alone(source, at) || names_by(&named, at, clause(source, at)).contains(&own.idx) {
                return true;
            }
        }
    }
    !are_both_there
}

/// The names that a value at a byte of the source may be of.
fn names_by(named: &[(usize, usize)], at: usize, clause: Range<usize>) -> Vec<usize> {
    let n_before = named.partition_point(|(place, _)| *place < at);
    let (before, behind) = (named.get(n_before.wrapping_sub(1)), named.get(n_before));
    let is_in_clause = |named: &&(usize, usize)| clause.contains(&named.0);
    let beside = [before, behind].into_iter().flatten();
    let in_clause: Vec<usize> = beside.filter(is_in_clause).map(|(_, idx)| *idx).collect();
    if in_clause.is_empty() {
        before.or(behind).map(|(_, idx)| *idx).into_iter().collect()
    } else {
        in_clause
    }
}

/// Whether the sentence around a byte lists things first and then their numbers.
fn by_order_alone(source: &str, at: usize) -> bool {
    let sentence = around(source, at, &['。', '！', '？', '；', '!', '?', ';', '.']);
    let sentence = source.get(sentence).unwrap_or_default();
    RESPECTIVELY.iter().any(|word| sentence.contains(word))
}

fn clause(source: &str, at: usize) -> Range<usize> {
    around(source, at, &['。', '！', '？', '；', '，', '!', '?', ';', ',', '.'])
}

/// What stands around a byte between two of these marks; inside numbers they are none.
fn around(source: &str, at: usize, marks: &[char]) -> Range<usize> {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_mark = |(place, mark): &(usize, &str)| {
        !is_digit(source.get(place + mark.len()..).and_then(|rest| rest.chars().next()))
    };
    let marks: Vec<(usize, &str)> = source.match_indices(marks).filter(is_mark).collect();
    let n_before = marks.partition_point(|(place, _)| *place < at);
    let start = marks.get(n_before.wrapping_sub(1)).map_or(0, |(place, mark)| place + mark.len());
    start..marks.get(n_before).map_or(source.len(), |(place, _)| *place)
}

fn words(element: &Element<'_>) -> String {
    ink(&inline::parse(element.source).text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_value_ends_at_marks_and_not_in_numbers() {
        for (source, at, expected) in [
            ("甲，乙3，丙", 6, "乙3"),
            ("甲，乙3，丙", 0, "甲"),
            ("甲，乙3，丙", 14, "丙"),
            ("甲1,200個，乙", 3, "甲1,200個"),
            ("a 1.5 b. c", 4, "a 1.5 b"),
            ("甲，乙", 3, "甲"),
            ("甲", 0, "甲"),
        ] {
            assert_eq!(source.get(clause(source, at)), Some(expected), "{source} {at}");
        }
        assert!(
            by_order_alone("甲。乙和丙分別有3和4個。丁", 24) && !by_order_alone("乙分別有3個。丙有4個", 24)
        );
    }

    #[test]
    fn a_value_is_of_the_nearest_names_in_its_clause_or_the_last_before_it() {
        let named = [(0, 7), (10, 8), (20, 9)];
        for (at, clause, expected) in [
            (12, 8..15, vec![8]),
            (12, 8..25, vec![8, 9]),
            (8, 7..25, vec![8]),
            (10, 9..12, vec![8]),
            (12, 11..15, vec![8]),
            (25, 24..30, vec![9]),
        ] {
            assert_eq!(names_by(&named, at, clause.clone()), expected, "{at} {clause:?}");
        }
        assert_eq!(names_by(&[(5, 7)], 2, 2..3), [7], "the first, where none stands before");
        assert!(names_by(&[], 2, 0..9).is_empty());
    }
}
