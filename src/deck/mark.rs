//! The mark that a point's text may open with: `[ ]` still to do, `[x]` done, `[!]` an alert.
//!
//! The mark is no part of the point's words: a claim stays what it was, and as it was reviewed, when it is ticked off.

use super::{Column, Content, Point, Slide};

/// What a point's text is marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PointMark {
    /// A task that is not done.
    Open,
    /// A task that is done.
    Done,
    /// What must not be missed.
    Alert,
}

/// The marks as they are written.
const WRITTEN: [(&str, PointMark); 4] =
    [("[ ]", PointMark::Open), ("[x]", PointMark::Done), ("[X]", PointMark::Done), ("[!]", PointMark::Alert)];

impl PointMark {
    /// The mark that `text` opens with, and the words behind it. A mark without words is text, as `[x]y` is.
    pub(super) fn read(text: &str) -> (Option<Self>, &str) {
        let opened = WRITTEN
            .iter()
            .find_map(|(written, mark)| Some((*mark, text.trim_start().strip_prefix(written)?)));
        let marked =
            opened.filter(|(_, rest)| rest.starts_with(char::is_whitespace) && !rest.trim().is_empty());
        marked.map_or((None, text), |(mark, rest)| (Some(mark), rest.trim_start()))
    }

    /// The mark as a deck has it.
    pub fn written(self) -> &'static str {
        WRITTEN.iter().find(|(_, mark)| *mark == self).map_or("", |(written, _)| written)
    }
}

impl Slide {
    /// The slide with words in place of its points' marks: `say` gives a point's text for its mark and its words.
    #[must_use]
    pub fn with_marks_said(mut self, say: impl Fn(PointMark, &str) -> String) -> Self {
        match &mut self.content {
            Content::Points { points, .. } => said(points, &say),
            Content::Columns(columns) => {
                for Column { points, .. } in columns {
                    said(points, &say);
                }
            }
            _ => {}
        }
        self
    }
}

fn said(points: &mut [Point], say: &impl Fn(PointMark, &str) -> String) {
    for point in points {
        if let (Some(mark), words) = PointMark::read(&point.text) {
            point.text = say(mark, words);
        }
        said(&mut point.points, say);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::inline;

    #[track_caller]
    fn check(text: &str, mark: Option<PointMark>, words: &str) {
        assert_eq!(PointMark::read(text), (mark, words));
    }

    #[test]
    fn a_point_may_open_with_a_mark() {
        check("[ ] 交件", Some(PointMark::Open), "交件");
        check("[x] **交**件", Some(PointMark::Done), "**交**件");
        check("[X]　交件", Some(PointMark::Done), "交件");
        check(" [!] 交件", Some(PointMark::Alert), "交件");
    }

    #[test]
    fn brackets_that_are_no_mark_are_text() {
        for text in ["[x]", "[ ] ", "[x]y", "[y] 交件", "[x 交件", "\\[x] 交件", "交件 [x]", ""] {
            check(text, None, text);
        }
        let escaped = inline::escape("[x] 交件");
        assert_eq!(
            (PointMark::read(&escaped).0, inline::parse(&escaped).text),
            (None, "[x] 交件".to_owned())
        );
    }
}
