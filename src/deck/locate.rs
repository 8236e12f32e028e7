//! Where in a deck's text a value stands: a path such as `slides`, 3, `points`, 1 to a line and a column.

use crate::fault::Position;
use saphyr_parser::{Event, Parser, ScalarStyle};
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
struct Open {
    /// Where paths lead to that come through it, if any does.
    node: Option<usize>,
    next: Next,
}

/// What the next event in a collection belongs to.
enum Next {
    Item(usize),
    /// A key, or the value of the one that was read.
    Entry(Option<Cow<'static, str>>),
}

/// Finds where each of `paths` stands in the YAML `text`; where one leads further than the text, the last of it that
/// is there: the text of a point in its short form is the point.
///
/// One pass over the text for all paths together, each event looked up once.
pub fn locate(text: &str, paths: &[Vec<Segment>]) -> Vec<Position> {
    let mut tree = Tree::default();
    let ends: Vec<usize> = paths.iter().map(|path| tree.add(path)).collect();
    tree.find(text);
    ends.into_iter().map(|node| tree.position(node)).collect()
}

/// All paths, those with a common beginning going together: the nodes that they pass, the top being the first.
struct Tree {
    /// The node that a segment leads to from another.
    edges: HashMap<(usize, Segment), usize>,
    /// Where a node comes from, and where it stands.
    nodes: Vec<(usize, Option<Position>)>,
}

impl Default for Tree {
    fn default() -> Self {
        Self { edges: HashMap::new(), nodes: vec![(0, None)] }
    }
}

impl Tree {
    /// Adds a path, and says which node it ends at.
    fn add(&mut self, path: &[Segment]) -> usize {
        path.iter().fold(0, |parent, segment| {
            *self.edges.entry((parent, segment.clone())).or_insert_with(|| {
                self.nodes.push((parent, None));
                self.nodes.len() - 1
            })
        })
    }

    /// Where a node stands, or else the one that it comes from.
    fn position(&self, mut node: usize) -> Position {
        loop {
            match self.nodes[node] {
                (_, Some(position)) => return position,
                (_, None) if node == 0 => return Position { line: 1, column: 1 },
                (parent, None) => node = parent,
            }
        }
    }

    /// Notes where the nodes stand in `text`.
    fn find(&mut self, text: &str) {
        let mut open: Vec<Open> = Vec::new();
        for next in Parser::new_from_str(text) {
            let Ok((event, span)) = next else { break };
            if matches!(event, Event::SequenceEnd | Event::MappingEnd) {
                open.pop();
                continue;
            }
            let inside = match event {
                Event::SequenceStart(..) => Some(Next::Item(0)),
                Event::MappingStart(..) => Some(Next::Entry(None)),
                Event::Scalar(..) | Event::Alias(_) => None,
                _ => continue,
            };
            // A mapping's key comes first and is no value of its own.
            if let Some(Open { next: Next::Entry(key @ None), .. }) = open.last_mut() {
                *key = Some(name(&event));
                open.extend(inside.map(|next| Open { node: None, next }));
                continue;
            }
            let node = match open.last_mut() {
                None => Some(0),
                Some(Open { node, next }) => {
                    let segment = next.segment();
                    node.and_then(|node| self.edges.get(&(node, segment)).copied())
                }
            };
            if let Some(node) = node {
                let start = span.start;
                self.nodes[node].1 = Some(Position { line: start.line(), column: start.col() + 1 });
            }
            open.extend(inside.map(|next| Open { node, next }));
        }
    }
}

impl Next {
    /// The segment that leads to what begins now.
    fn segment(&mut self) -> Segment {
        match self {
            Self::Item(idx) => {
                *idx += 1;
                Segment::Index(*idx - 1)
            }
            Self::Entry(key) => Segment::Key(key.take().unwrap_or_default()),
        }
    }
}

/// What a key is called; keys that are no plain words lead nowhere.
fn name(event: &Event<'_>) -> Cow<'static, str> {
    match event {
        Event::Scalar(
            value,
            ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted,
            ..,
        ) => Cow::Owned(value.to_string()),
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
}
