//! What is reviewed: each thing in a deck that makes a claim, whole. Its parts are [`Element`]s.

use super::{Deck, Element, Origin, Part, Segment, Slide};
use crate::text::inline;
use std::fmt::Write as _;
use std::ops::Range;

/// A point, a quotation, a figure with its label, a row of a table, a caption, a heading, a question that may be asked
/// with the line to take: something that is approved
/// or flagged as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The slide, from 0.
    pub slide_idx: usize,
    /// The elements of the slide that it is made of, by their places in the walk.
    pub elements: Range<usize>,
    /// The keys and places that lead to it in the deck's YAML: `slides.3.points.1`.
    pub path: String,
    /// What its first element is.
    pub part: Part,
    /// Its words, without marks, each part by itself: a figure's number and its label, a row's cells.
    pub words: Vec<String>,
    /// Its words, without marks, as one: the parts of a figure or a row with a space between them, the paragraphs of a
    /// quotation with a line feed.
    pub text: String,
    /// Those of its words that its source has: all, but of a question that may be asked the line to take.
    pub cited: String,
    /// Where its links lead, in their order.
    pub targets: Vec<String>,
    /// Who says it.
    pub by: Option<String>,
    /// Where it comes from.
    pub from: Option<Origin>,
}

impl Deck {
    /// Lists the deck's claims, in reading order; last, those of the questions that may be asked of the whole.
    pub fn claims(&self) -> Vec<Claim> {
        let deck = self.unfolded();
        deck.slides.iter().enumerate().flat_map(|(slide_idx, slide)| slide.claims(slide_idx)).collect()
    }
}

impl Slide {
    /// Lists the slide's claims, in reading order, as those of the deck's slide `slide_idx`.
    pub fn claims(&self, slide_idx: usize) -> Vec<Claim> {
        let elements = self.elements();
        let of_claims =
            elements.iter().filter(|e| e.is_claim() || matches!(e.part, Part::Heading | Part::Question));
        let of_claims: Vec<&Element<'_>> = of_claims.collect();
        of_claims
            .chunk_by(|a, b| a.path == b.path)
            .filter_map(|parts| claim(parts, slide_idx, self.path(slide_idx)))
            .collect()
    }
}

fn claim(parts: &[&Element<'_>], slide_idx: usize, mut path: Vec<Segment>) -> Option<Claim> {
    let (first, last) = (parts.first()?, parts.last()?);
    let is_asked = first.is_asked();
    let gap = if is_asked || matches!(first.part, Part::Quotation | Part::Paragraph) { "\n" } else { " " };
    let words: Vec<String> = parts.iter().map(|e| e.text()).collect();
    let text = words.join(gap);
    let lines = parts.iter().filter(|e| e.part == Part::Line);
    let cited = if is_asked { lines.map(|e| e.text()).collect::<Vec<_>>().join(gap) } else { text.clone() };
    path.extend_from_slice(&first.path);
    Some(Claim {
        slide_idx,
        elements: first.idx..last.idx + 1,
        path: written(&path),
        part: first.part,
        text,
        cited,
        words,
        targets: parts.iter().filter(|e| e.has_marks()).flat_map(|e| targets(e)).collect(),
        by: parts.iter().find_map(|e| e.by).map(str::to_owned),
        from: parts.iter().filter(|e| e.part != Part::Background).find_map(|e| e.from).cloned(),
    })
}

/// Where the links in an element's words lead.
fn targets(element: &Element<'_>) -> Vec<String> {
    inline::shown(element.source).links.into_iter().map(|link| link.target).collect()
}

/// `slides.3.points.1`.
fn written(path: &[Segment]) -> String {
    let mut out = String::new();
    for segment in path {
        let dot = if out.is_empty() { "" } else { "." };
        let _ = match segment {
            Segment::Key(key) => write!(out, "{dot}{key}"),
            Segment::Index(idx) => write!(out, "{dot}{idx}"),
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::deck;

    #[test]
    fn what_is_reviewed_is_one_thing_each() {
        let deck = deck::read(
            "slides:
- {cover: 題, subtitle: 副, by: 人, photo: [甲, 乙]}
- heading: 一
  points:
  - {text: '**二**三', by: 林海生, points: [四]}
  notes: 備註
- {quote: \"「五\\n六」\", by: 林海生}
- {figures: [{value: 三千, label: 箱}]}
- {table: [[港, 噸], [東, 三]]}
- {code: x, language: c}
- {columns: [{heading: 左, body: 七, points: [八]}], asked: [{question: 九？, line: 十, by: 林海生, background: 十一}]}
asked: [十二？]
",
        )
        .expect("a deck");
        let claims: Vec<_> = deck
            .claims()
            .into_iter()
            .map(|c| {
                format!(
                    "{} {:?} {}{}",
                    c.path,
                    c.elements,
                    c.text,
                    c.by.map(|by| format!(" [{by}]")).unwrap_or_default()
                )
            })
            .collect();
        assert_eq!(
            claims,
            [
                "slides.0.cover 0..1 題",
                "slides.0.photo.0 3..4 甲",
                "slides.0.photo.1 4..5 乙",
                "slides.1.heading 0..1 一",
                "slides.1.points.0 1..2 二三 [林海生]",
                "slides.1.points.0.points.0 2..3 四",
                "slides.2.quote 0..2 「五\n六」 [林海生]",
                "slides.3.figures.0 0..2 三千 箱",
                "slides.4.table.0 0..2 港 噸",
                "slides.4.table.1 2..4 東 三",
                "slides.6.columns.0.body 1..2 七",
                "slides.6.columns.0.points.0 2..3 八",
                "slides.6.asked.0 3..6 九？\n十\n十一 [林海生]",
                "asked.0 0..1 十二？",
            ]
        );
    }
}
