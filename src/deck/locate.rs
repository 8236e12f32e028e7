//! Where in a deck's text a value stands: a path such as `slides`, 3, `points`, 1 to a line and a column.

use crate::fault::Position;
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::borrow::Cow;

/// One segment of a path into a YAML document.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// Finds where each of `paths` stands in the YAML `text`; the top where a path leads nowhere.
///
/// One pass over the text for all paths together.
pub fn locate(text: &str, paths: &[Vec<Segment>]) -> Vec<Position> {
    let mut positions = vec![Position { line: 1, column: 1 }; paths.len()];
    let mut open: Vec<Open> = Vec::new();
    let mut path: Vec<Segment> = Vec::new();
    for next in Parser::new_from_str(text) {
        let Ok((event, span)) = next else { break };
        let starts = matches!(
            event,
            Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) | Event::Alias(_)
        );
        if starts {
            // A mapping's key comes first and is no value of its own.
            if let Some(Open::Mapping { key: key @ None }) = open.last_mut() {
                *key = Some(match &event {
                    Event::Scalar(
                        value,
                        ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted,
                        ..,
                    ) => Cow::Owned(value.to_string()),
                    _ => Cow::Borrowed(""),
                });
                continue;
            }
            path.push(match open.last_mut() {
                Some(Open::Sequence { next }) => {
                    *next += 1;
                    Segment::Index(*next - 1)
                }
                Some(Open::Mapping { key }) => Segment::Key(key.take().unwrap_or_default()),
                None => Segment::Key(Cow::Borrowed("")),
            });
            let (start, here) = (span.start, path.get(1..).unwrap_or_default());
            for (position, wanted) in positions.iter_mut().zip(paths) {
                if wanted == here {
                    *position = Position { line: start.line(), column: start.col() + 1 };
                }
            }
        }
        match event {
            Event::SequenceStart(..) => open.push(Open::Sequence { next: 0 }),
            Event::MappingStart(..) => open.push(Open::Mapping { key: None }),
            Event::SequenceEnd | Event::MappingEnd => {
                open.pop();
                path.pop();
            }
            Event::Scalar(..) | Event::Alias(_) => {
                path.pop();
            }
            _ => {}
        }
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_by_its_path() {
        let text = "title: 港\nslides:\n  - heading: 甲\n    points:\n      - 一\n      - text: 二\n        by: 丙\n  - quote: 「乙」\n";
        let key = |k: &'static str| Segment::Key(Cow::Borrowed(k));
        let positions = locate(
            text,
            &[
                vec![key("slides"), Segment::Index(0), key("points"), Segment::Index(1)],
                vec![key("slides"), Segment::Index(1)],
                vec![key("slides"), Segment::Index(1), key("quote")],
                vec![key("nowhere")],
            ],
        );
        let at = |line, column| Position { line, column };
        assert_eq!(positions, [at(6, 9), at(8, 5), at(8, 12), at(1, 1)]);
    }
}
