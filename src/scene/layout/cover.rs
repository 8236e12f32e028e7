//! Covers and sections: lines in the middle of the page.

use super::{Area, MAX_QUOTE, block};
use crate::deck::{Element, Part};
use crate::scene::galley::{Align, Block, Frame, Row, set};
use crate::scene::{Page, Role};
use crate::text::Measure;
use crate::text::large::Face;

pub(super) fn blocks(elements: &[&Element<'_>], area: Area, page: Page) -> Vec<Block> {
    let first_photo = elements.iter().position(|e| e.part == Part::Caption);
    let set_line = |(i, element): (usize, &&Element<'_>)| {
        let (role, gap) = match element.part {
            Part::Title => (Role::Title, 0),
            Part::Presenter => (Role::By, area.gap),
            // Who and when are read as one.
            Part::Date if i > 0 && elements[i - 1].part == Part::Presenter => (Role::Subtitle, 0),
            Part::Caption if first_photo == Some(i) => (Role::Caption, 2 * area.gap),
            Part::Caption => (Role::Caption, 0),
            _ => (Role::Subtitle, area.gap),
        };
        block(centred(element, role, area, page), gap)
    };
    elements.iter().enumerate().map(set_line).collect()
}

/// A heading by itself.
pub(super) fn section(headings: &[&Element<'_>], area: Area, page: Page) -> Vec<Block> {
    headings.iter().map(|heading| block(centred(heading, Role::Title, area, page), 0)).collect()
}

fn centred(element: &Element<'_>, role: Role, area: Area, page: Page) -> Vec<Row> {
    let face = if role == Role::Title { area.large.face } else { Face::Text };
    let area = if face == Face::Text { area.narrowed(MAX_QUOTE) } else { area.large(page) };
    let frame = Frame { align: Align::Centre, measure: Measure::Balanced, face, ..area.frame(role, element) };
    set(element.source, frame, page)
}
