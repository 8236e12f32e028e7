//! Figures and timelines: something short, and what it means beside or below it.

use super::{Area, MIN_COLUMN, block};
use crate::scene::galley::{Block, Frame, beside, set};
use crate::scene::{Page, Role};
use crate::text::clean;

/// Figures and timelines: what stands left is short, what it means stands beside it, or below where it is narrow.
pub(super) fn blocks(pairs: Vec<(&str, &str)>, area: Area, page: Page) -> Vec<Block> {
    let widest = pairs.iter().map(|(left, _)| page.policy.columns(&clean(left))).max().unwrap_or(0);
    let is_beside = widest + 2 + MIN_COLUMN <= area.room && widest * 2 <= area.room;
    let mut blocks = Vec::new();
    for (i, (left, right)) in pairs.into_iter().enumerate() {
        let step = i + 1;
        if is_beside {
            let key = Frame { room: widest.max(1), ..area.frame(Role::Figure, step) };
            let value = area.indented(widest + 2).frame(Role::Label, step);
            blocks.push(block(beside(vec![set(left, key, page), set(right, value, page)]), area.gap));
        } else {
            let rows = set(left, area.frame(Role::Figure, step), page);
            blocks.push(Block { rows, gap: area.gap, keep_with_next: true });
            blocks.push(block(set(right, area.frame(Role::Label, step), page), 0));
        }
    }
    blocks
}
