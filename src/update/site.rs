//! Where a deck names its sources: a `from`, and the words that it stands for.

use crate::deck::{Element, Origin, Part, Segment, Slide};
use crate::text::inline;

/// A `from` with what it is the source of.
pub(super) struct Site<'a> {
    pub(super) origin: &'a Origin,
    /// Where the `from` stands.
    path: Vec<Segment>,
    /// Where the first of what it stands for does.
    pub(super) place: Vec<Segment>,
    /// The words that it stands for, each to be found by itself.
    pub(super) texts: Vec<String>,
    /// The same as one.
    pub(super) words: String,
}

impl Site<'_> {
    /// Where the `nth` of its sources stands.
    pub(super) fn path_of(&self, nth: usize) -> Vec<Segment> {
        let mut path = self.path.clone();
        if !self.origin.also.is_empty() {
            path.push(Segment::Index(nth));
        }
        path
    }
}

/// The sources of a slide: its own, and those of what is on it.
pub(super) fn sites(slide: &Slide, slide_idx: usize) -> Vec<Site<'_>> {
    let elements = slide.elements();
    let claims: Vec<&Element<'_>> =
        elements.iter().filter(|e| e.is_claim() && e.part != Part::Heading).collect();
    let is_of_slide = |e: &Element<'_>| match (e.from, &slide.from) {
        (Some(from), Some(own)) => std::ptr::eq(from, own.as_ref()),
        _ => false,
    };
    let (of_slide, others): (Vec<&Element<'_>>, Vec<&Element<'_>>) =
        claims.into_iter().partition(|e| is_of_slide(e));
    let others =
        others.chunk_by(|a, b| a.path == b.path && (a.part, b.part) != (Part::Line, Part::Background));
    std::iter::once(of_slide.as_slice())
        .chain(others)
        .filter_map(|claims| {
            let first = claims.first()?;
            let is_of_slide = is_of_slide(first);
            let above = if is_of_slide { &[][..] } else { &first.path };
            let is_background = first.part == Part::Background;
            let behind = if is_background { vec![key("background")] } else { Vec::new() };
            let whole = |path: &[Segment]| [&slide.path(slide_idx), path].concat();
            // As `check` looks them up, and as the reader sees them.
            let texts = claims.iter().map(|e| inline::parse(e.source).text).collect();
            let words = claims.iter().map(|e| e.text()).collect::<Vec<_>>().join(" ");
            let path = [whole(above), behind, vec![key("from")]].concat();
            Some(Site { origin: first.from?, path, place: whole(&first.path), texts, words })
        })
        .collect()
}

fn key(name: &'static str) -> Segment {
    Segment::Key(name.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_source_of_its_own_is_of_the_slides() {
        let text = "slides:\n- from: a.txt:3\n  points:\n  - 一\n  - {text: 二, from: 'a.txt:5'}\n  - 三\n";
        let deck = crate::deck::read(text).expect("a deck");
        let told = |site: &Site<'_>| {
            let steps = site.path_of(0).into_iter().map(|segment| match segment {
                Segment::Key(key) => key.into_owned(),
                Segment::Index(nth) => nth.to_string(),
            });
            format!("{} at {} for {}", site.origin, steps.collect::<Vec<_>>().join("."), site.texts.join("+"))
        };
        let sites: Vec<String> = sites(&deck.slides[0], 0).iter().map(told).collect();
        assert_eq!(sites, ["a.txt:3 at slides.0.from for 一+三", "a.txt:5 at slides.0.points.1.from for 二"]);
    }
}
