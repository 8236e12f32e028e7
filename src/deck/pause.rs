//! Pauses: a row that says `pause` among points, or among the paragraphs of running text, says where the next step begins.

use super::{Column, Content, Point, Slide};

/// What such a row says: this and nothing else.
const PAUSE: &str = "pause";

/// Whether a paragraph is a pause, and none.
pub(super) fn is_pause(paragraph: &str) -> bool {
    paragraph.trim() == PAUSE
}

impl Point {
    /// Whether it is a pause, and no point.
    pub fn is_pause(&self) -> bool {
        is_pause(&self.text) && *self == Self::new(self.text.as_str())
    }

    fn has_pauses(points: &[Self]) -> bool {
        points.iter().any(|point| point.is_pause() || Self::has_pauses(&point.points))
    }
}

impl Slide {
    /// Whether there are pauses on it.
    pub fn has_pauses(&self) -> bool {
        let in_text = |text: &str| text.lines().any(is_pause);
        match &self.content {
            Content::Points { points, .. } => Point::has_pauses(points),
            Content::Body(text) => in_text(text),
            Content::Columns(columns) => columns.iter().any(|Column { body, points, .. }| {
                Point::has_pauses(points) || body.as_deref().is_some_and(in_text)
            }),
            _ => false,
        }
    }

    /// Whether its things are shown one by one, or all at once, where it says so itself: by `reveal`, or by its pauses.
    pub fn reveals(&self) -> Option<bool> {
        self.reveal.or_else(|| self.has_pauses().then_some(true))
    }
}

/// Counts the steps of a slide: one a thing, or where there are pauses one a pause.
#[derive(Clone, Copy)]
pub(super) struct Steps {
    n: usize,
    has_pauses: bool,
}

impl Steps {
    pub(super) const fn new(has_pauses: bool) -> Self {
        Self { n: 0, has_pauses }
    }

    /// The step of the next thing.
    pub(super) const fn next(&mut self) -> usize {
        if !self.has_pauses {
            self.n += 1;
        }
        self.n
    }

    /// The step of what comes along with other things: the first but for pauses.
    pub(super) const fn along(self) -> usize {
        if self.has_pauses { self.n } else { 0 }
    }

    pub(super) const fn pause(&mut self) {
        self.n += 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::deck;

    /// The words on a slide with their steps.
    #[track_caller]
    fn check(slide: &str, expected: &[(&str, usize)]) {
        let text = format!("slides:\n- {}", slide.replace('\n', "\n  "));
        let deck = deck::read(&text).expect("a deck");
        let elements = deck.slides[0].elements();
        let shown: Vec<_> = elements.iter().map(|e| (e.source, e.step)).collect();
        assert_eq!(shown, expected);
        assert_eq!(deck::read(&deck::write(&deck)), Ok(deck.clone()), "it is written as it was read");
    }

    #[test]
    fn a_pause_begins_a_step_and_is_no_point() {
        check(
            "points: [一, 二, pause, {text: 三, points: [四, pause, 五]}, 六]",
            &[("一", 0), ("二", 0), ("三", 1), ("四", 1), ("五", 2), ("六", 2)],
        );
        check("body: \"一\\n\\npause\\n\\n二\\n三\"", &[("一", 0), ("二", 1), ("三", 1)]);
        check(
            "columns: [{heading: 東, body: \"一\\npause\\n二\", points: [三]}, {points: [四, pause, 五]}]",
            &[("東", 0), ("一", 0), ("二", 1), ("三", 1), ("四", 0), ("五", 1)],
        );
    }

    #[test]
    fn without_pauses_each_thing_has_a_step() {
        check("points: [一, pause it, {text: pause, by: 甲}]", &[("一", 1), ("pause it", 2), ("pause", 3)]);
        check("body: \"一\\n二\"", &[("一", 1), ("二", 2)]);
        check("columns: [{body: 一, points: [二]}]", &[("一", 0), ("二", 1)]);
    }

    #[test]
    fn a_pause_is_not_counted_among_points() {
        let deck = deck::read("slides:\n- points: [一, pause, 二]\n  numbered: true\n").expect("a deck");
        let places: Vec<_> = deck.slides[0].elements().iter().map(|e| e.part).collect();
        let point = |nth| deck::Part::Point { depth: 0, nth, n_beside: 2 };
        assert_eq!(places, [point(0), point(1)]);
        assert_eq!(deck.slides[0].elements()[1].path[1], deck::Segment::Index(2));
    }

    #[test]
    fn a_slide_with_pauses_stops_at_them_unless_it_says_otherwise() {
        for (slide, expected) in [
            ("points: [一, pause, 二]", Some(true)),
            ("points: [一, pause, 二]\n  reveal: false", Some(false)),
            ("points: [一]", None),
            ("quote: pause", None),
        ] {
            let deck = deck::read(&format!("slides:\n- {slide}\n")).expect("a deck");
            assert_eq!(deck.slides[0].reveals(), expected, "{slide}");
        }
    }
}
