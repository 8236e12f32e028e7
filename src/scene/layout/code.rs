//! Program text, as it stands, under the name of its language.

use super::{Area, block};
use crate::deck::{Element, Part};
use crate::scene::galley::{Block, set, set_verbatim};
use crate::scene::{Page, Role};

pub(super) fn blocks(elements: &[&Element<'_>], area: Area, page: Page) -> Vec<Block> {
    let rows = elements.iter().flat_map(|element| match element.part {
        Part::Language => set(element.source, area.frame(Role::Muted, element), page),
        _ => set_verbatim(element.source, area.frame(Role::Code, element), page),
    });
    vec![block(rows.collect(), 0)]
}
