//! `see: 碼頭`: which slide says more of a point. By its name, so that it holds when slides are moved; the number is
//! found anew whenever a deck is read.

use super::{Column, Content, Deck, Point};
use std::collections::HashMap;

/// A slide that says more.
#[derive(Clone, Debug, Default)]
pub struct See {
    /// The slide's name, as [`Slide::name`](super::Slide::name) has it: its heading without marks.
    pub slide: String,
    /// Its number in the deck, from 1; none where no other slide has that name. It is no part of what a deck says, so
    /// two that differ in it are the same.
    pub number: Option<usize>,
}

impl PartialEq for See {
    fn eq(&self, other: &Self) -> bool {
        self.slide == other.slide
    }
}

impl Eq for See {}

impl See {
    /// The slide of this name, wherever it is.
    pub fn of(slide: impl Into<String>) -> Self {
        Self { slide: slide.into(), number: None }
    }
}

impl Deck {
    /// Finds the number of each slide that a point names: the next of that name, or else the first.
    #[must_use]
    pub fn numbered(mut self) -> Self {
        if !self.slides.iter().any(|slide| points(&slide.content).any(has_see)) {
            return self;
        }
        let mut of_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (slide_idx, slide) in self.slides.iter().enumerate() {
            of_name.entry(slide.name()).or_default().push(slide_idx);
        }
        for (slide_idx, slide) in self.slides.iter_mut().enumerate() {
            for_each_see(&mut slide.content, &mut |see| {
                let others = of_name.get(see.slide.trim()).map_or(&[][..], Vec::as_slice);
                let next = others.iter().find(|&&idx| idx > slide_idx);
                let found = next.or_else(|| others.iter().find(|&&idx| idx < slide_idx));
                see.number = found.map(|idx| idx + 1);
            });
        }
        self
    }
}

fn has_see(point: &Point) -> bool {
    point.see.is_some() || point.points.iter().any(has_see)
}

fn points(content: &Content) -> impl Iterator<Item = &Point> {
    let (points, columns) = match content {
        Content::Points { points, .. } => (points.as_slice(), &[][..]),
        Content::Columns(columns) => (&[][..], columns.as_slice()),
        _ => (&[][..], &[][..]),
    };
    points.iter().chain(columns.iter().flat_map(|column: &Column| &column.points))
}

fn for_each_see(content: &mut Content, each: &mut impl FnMut(&mut See)) {
    match content {
        Content::Points { points, .. } => points.iter_mut().for_each(|point| of_point(point, each)),
        Content::Columns(columns) => {
            columns.iter_mut().flat_map(|column| &mut column.points).for_each(|point| of_point(point, each));
        }
        _ => {}
    }
}

fn of_point(point: &mut Point, each: &mut impl FnMut(&mut See)) {
    point.see.as_deref_mut().into_iter().for_each(&mut *each);
    point.points.iter_mut().for_each(|under| of_point(under, each));
}

#[cfg(test)]
mod tests {
    use crate::deck::{self, Content};

    #[test]
    fn a_slide_is_found_by_its_name_wherever_it_stands() {
        let numbers = |slides: &str| -> Vec<Option<usize>> {
            let deck = deck::read(&format!("slides:\n{slides}")).expect("a deck");
            let Content::Points { points, .. } = &deck.slides[0].content else { panic!("points") };
            points.iter().map(|point| point.see.as_ref().and_then(|see| see.number)).collect()
        };
        let key = "- points: [{text: 一, see: 碼頭}, {text: 二, see: 船員}, {text: 三, see: 沒有}, 四]\n";
        let (quay, crew) = ("- {heading: '**碼頭**', points: [五]}\n", "- {heading: 船員, points: [六]}\n");
        assert_eq!(numbers(&format!("{key}{quay}{crew}{quay}")), [Some(2), Some(3), None, None]);
        assert_eq!(numbers(&format!("{key}{crew}{quay}")), [Some(3), Some(2), None, None]);
    }

    #[test]
    fn a_slide_behind_one_that_is_skipped_has_its_number_among_those_that_are_presented() {
        let text = "slides:\n- points: [{text: 一, see: 船員}, {text: 二, see: 碼頭}]\n- {heading: 碼頭, skip: true}\n- {heading: 船員}\n";
        let deck = deck::read(text).expect("a deck").without_skipped();
        let Content::Points { points, .. } = &deck.slides[0].content else { panic!("points") };
        let numbers: Vec<_> =
            points.iter().map(|point| point.see.as_ref().and_then(|see| see.number)).collect();
        assert_eq!((numbers, deck.slides.len()), (vec![Some(2), None], 2));
    }

    #[test]
    fn a_point_under_a_point_and_in_a_column_leads_on_too() {
        for slide in [
            "points: [{text: 甲, points: [{text: 乙, see: 末}]}]",
            "columns: [{heading: 左, points: [甲]}, {heading: 右, points: [{text: 乙, see: 末}]}]",
        ] {
            let deck =
                deck::read(&format!("slides:\n- heading: 首\n  {slide}\n- heading: 末\n  points: [丙]\n"))
                    .expect("a deck");
            let mut numbers = Vec::new();
            let mut slides = deck.numbered().slides;
            for slide in &mut slides {
                super::for_each_see(&mut slide.content, &mut |see| numbers.push(see.number));
            }
            assert_eq!(numbers, [Some(2)], "{slide}");
            let has: Vec<bool> =
                slides.iter().map(|s| super::points(&s.content).any(super::has_see)).collect();
            assert_eq!(has, [true, false], "{slide}");
        }
    }
}
