//! Where in a deck's text a value stands: a path such as `slides`, 3, `points`, 1 to a line and a column.

use crate::fault::Position;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::borrow::Cow;
use std::collections::HashMap;

/// One segment of a path into a YAML document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Segment {
    /// A key of a mapping.
    Key(Cow<'static, str>),
    /// A place in a sequence, from 0.
    Index(usize),
}

/// A collection that is open while the events pass by.
enum Open {
    Sequence { next: usize },
    Mapping { key: Option<Cow<'static, str>> },
}

/// Finds where each of `paths` stands in the YAML `text`; where one leads further than the text, the last of it that
/// is there: the text of a point in its short form is the point.
///
/// One pass over the text for all paths together, each event looked up once.
pub fn locate(text: &str, paths: &[Vec<Segment>]) -> Vec<Position> {
    let mut found: HashMap<&[Segment], Option<Position>> = HashMap::new();
    for path in paths {
        found.extend((0..=path.len()).map(|n| (&path[..n], None)));
    }
    walk(text, |here, _, span| {
        if let Some(position) = here.and_then(|here| found.get_mut(here)) {
            *position = Some(Position { line: span.start.line(), column: span.start.col() + 1 });
        }
    });
    let nearest =
        |path: &Vec<Segment>| (0..=path.len()).rev().find_map(|n| found.get(&path[..n]).copied().flatten());
    paths.iter().map(|path| nearest(path).unwrap_or(Position { line: 1, column: 1 })).collect()
}

/// Shows `visit` each event of the YAML `text` with its span, up to the first fault; where a value starts, also the
/// path that leads to it. What is inside a key that is a collection has no path.
pub(super) fn walk<'t>(text: &'t str, mut visit: impl FnMut(Option<&[Segment]>, &Event<'t>, Span)) {
    let mut open: Vec<Open> = Vec::new();
    let mut path: Vec<Segment> = Vec::new();
    // How many collections are open around a key that is one, the key itself among them.
    let mut key_depth: Option<usize> = None;
    for next in Parser::new_from_str(text) {
        let Ok((event, span)) = next else { break };
        let inside = match event {
            Event::SequenceStart(..) => Some(Open::Sequence { next: 0 }),
            Event::MappingStart(..) => Some(Open::Mapping { key: None }),
            _ => None,
        };
        let is_value = inside.is_some() || matches!(event, Event::Scalar(..) | Event::Alias(_));
        // A mapping's key comes first and is no value of its own.
        let is_key = is_value && matches!(open.last(), Some(Open::Mapping { key: None }));
        if is_value {
            path.push(match open.last_mut() {
                Some(Open::Mapping { key: key @ None }) => {
                    *key = Some(key_of(&event));
                    Segment::Key(Cow::Borrowed(""))
                }
                Some(Open::Mapping { key }) => Segment::Key(key.take().unwrap_or_default()),
                Some(Open::Sequence { next }) => {
                    *next += 1;
                    Segment::Index(*next - 1)
                }
                None => Segment::Key(Cow::Borrowed("")),
            });
        }
        // The first segment leads to the document itself.
        let here = path.get(1..).filter(|_| is_value && !is_key && key_depth.is_none());
        visit(here, &event, span);
        match event {
            Event::SequenceEnd | Event::MappingEnd => {
                key_depth.take_if(|depth| *depth == open.len());
                open.pop();
                path.pop();
            }
            Event::Scalar(..) | Event::Alias(_) => {
                path.pop();
            }
            _ => {}
        }
        if let Some(inside) = inside {
            open.push(inside);
            if is_key {
                key_depth.get_or_insert(open.len());
            }
        }
    }
}

/// A key's name; one that is no line of text names nothing.
fn key_of(event: &Event<'_>) -> Cow<'static, str> {
    use ScalarStyle::{DoubleQuoted, Plain, SingleQuoted};
    match event {
        Event::Scalar(name, Plain | SingleQuoted | DoubleQuoted, ..) => Cow::Owned(name.to_string()),
        _ => Cow::Borrowed(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A path as `slides.0.points`.
    fn path(text: &str) -> Vec<Segment> {
        let segment = |name: &str| match name.parse() {
            Ok(idx) => Segment::Index(idx),
            Err(_) => Segment::Key(Cow::Owned(name.to_owned())),
        };
        text.split('.').map(segment).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize, usize)]) {
        let paths: Vec<Vec<Segment>> = expected.iter().map(|(name, ..)| path(name)).collect();
        let shown: Vec<(&str, usize, usize)> = expected
            .iter()
            .zip(locate(text, &paths))
            .map(|(&(name, ..), Position { line, column })| (name, line, column))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_value_is_found_by_its_path() {
        check(
            "title: 港\nslides:\n  - heading: 甲\n    points:\n      - 一\n      - text: 二\n        by: 丙\n  - quote: 「乙」\n",
            &[
                ("slides.0.points.1", 6, 9),
                ("slides.0.points.1.by", 7, 13),
                ("slides.1", 8, 5),
                ("slides.1.quote", 8, 12),
            ],
        );
        check("? {a: [b]}\n: c\nslides: [甲]", &[("slides.0", 3, 10)]);
    }

    #[test]
    fn a_path_that_leads_further_than_the_text_stops_at_the_last_of_it() {
        let text = "# 港\ntitle: 港\nslides:\n- points: [一, {text: 二}]\n";
        check(
            text,
            &[
                ("slides.0.points.0.text", 4, 12),
                ("slides.0.points.0.by", 4, 12),
                ("slides.0.points.1.text", 4, 22),
                ("slides.0.points.7.text", 4, 11),
                ("nowhere.0", 2, 1),
            ],
        );
        check("", &[("slides.0", 1, 1)]);
    }

    #[test]
    fn what_is_inside_of_a_key_is_no_value() {
        check("? [x, {y: z}]\n: v\nb: w\n", &[("b", 3, 4), ("0", 1, 1), ("x", 1, 1)]);
        check("? {a: 1}\n: 2\na: 3\n", &[("a", 3, 4)]);
        check("a:\n  ? {b: 1}\n  : [2]\n  b: 3\n", &[("a.b", 4, 6)]);
        check("a: &x [1]\nb: *x\nc: 2\n", &[("b", 2, 4), ("c", 3, 4)]);
    }
}
