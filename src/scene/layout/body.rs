//! Running text, a paragraph a line.

use super::{Area, block};
use crate::deck::Element;
use crate::scene::galley::{Block, set};
use crate::scene::{Page, Role};

pub(super) fn blocks(elements: &[&Element<'_>], area: Area, page: Page) -> Vec<Block> {
    elements.iter().map(|e| block(set(e.source, area.frame(Role::Text, e), page), area.gap)).collect()
}
