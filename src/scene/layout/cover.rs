//! Covers and sections: lines in the middle of the page.

use super::{Area, MAX_QUOTE, block};
use crate::deck::Photo;
use crate::scene::galley::{Align, Block, Frame, Row, set};
use crate::scene::{Page, Role};
use crate::text::Measure;

pub(super) fn blocks(
    area: Area,
    page: Page,
    title: &str,
    lines: [Option<&str>; 3],
    photos: &[Photo],
) -> Vec<Block> {
    let narrow = area.narrowed(MAX_QUOTE);
    let mut blocks = vec![block(centred(title, Role::Title, narrow, page), 0)];
    let roles = [Role::Subtitle, Role::By, Role::Subtitle];
    for (line, role) in lines.into_iter().zip(roles) {
        if let Some(line) = line {
            blocks.push(block(centred(line, role, narrow, page), area.gap));
        }
    }
    for (i, photo) in photos.iter().enumerate() {
        let rows = centred(&photo.text, Role::Caption, narrow, page);
        blocks.push(block(rows, if i == 0 { 2 * area.gap } else { 0 }));
    }
    blocks
}

pub(super) fn centred(text: &str, role: Role, area: Area, page: Page) -> Vec<Row> {
    set(text, Frame { align: Align::Centre, measure: Measure::Balanced, ..area.frame(role, 0) }, page)
}
