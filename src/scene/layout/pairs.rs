//! Figures and timelines: something short, and what it means beside or below it.

use super::{Area, MIN_COLUMN, block};
use crate::deck::Element;
use crate::scene::galley::{Block, Frame, beside, set};
use crate::scene::{Page, Role};
use crate::text::clean;

/// Sets elements two by two: what stands left is short, what it means stands beside it, or below on a narrow page.
pub(super) fn blocks(elements: &[&Element<'_>], area: Area, page: Page) -> Vec<Block> {
    let pairs = || elements.chunks_exact(2).map(|pair| (pair[0], pair[1]));
    let widest = pairs().map(|(left, _)| page.policy.columns(&clean(left.source))).max().unwrap_or(0);
    let is_beside = widest + 2 + MIN_COLUMN <= area.room && widest * 2 <= area.room;
    let mut blocks = Vec::new();
    for (left, right) in pairs() {
        if is_beside {
            let key = Frame { room: widest.max(1), ..area.frame(Role::Figure, left) };
            let value = area.indented(widest + 2).frame(Role::Label, right);
            let columns = vec![set(left.source, key, page), set(right.source, value, page)];
            blocks.push(block(beside(columns), area.gap));
        } else {
            let rows = set(left.source, area.frame(Role::Figure, left), page);
            blocks.push(Block { rows, gap: area.gap, keep_with_next: true });
            blocks.push(block(set(right.source, area.frame(Role::Label, right), page), 0));
        }
    }
    blocks
}
