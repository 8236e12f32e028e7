//! Running text, a paragraph a line.

use super::{Area, block};
use crate::scene::galley::{Block, set};
use crate::scene::{Page, Role};

pub(super) fn blocks(text: &str, role: Role, area: Area, page: Page) -> Vec<Block> {
    let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
    paragraphs.map(|line| block(set(line, area.frame(role, 0), page), area.gap)).collect()
}
