//! Text in columns beside each other, or below each other where they would be too narrow.

use super::points::{self, Points};
use super::{Area, MIN_COLUMN, block};
use crate::deck::{Element, Part, Segment};
use crate::scene::galley::{Block, Frame, Row, beside, set};
use crate::scene::{Page, Role};
use crate::text::Measure;

pub(super) fn blocks(elements: &[&Element<'_>], n_columns: usize, area: Area, page: Page) -> Vec<Block> {
    let n = n_columns.max(1);
    let of_column = |i: usize| -> Vec<&Element<'_>> {
        elements.iter().copied().filter(|e| e.path.get(1) == Some(&Segment::Index(i))).collect()
    };
    let gap = (area.room / 8).clamp(2, 4);
    let width = area.room.saturating_sub(gap * (n - 1)) / n;
    if width < MIN_COLUMN {
        return (0..n).flat_map(|i| column(&of_column(i), area, page)).collect();
    }
    let set_column = |i: usize| {
        let area = Area { column: area.column + i * (width + gap), room: width, ..area };
        let mut rows = Vec::new();
        for block in column(&of_column(i), area, page) {
            if !rows.is_empty() {
                rows.extend(std::iter::repeat_n(Row::default(), block.gap));
            }
            rows.extend(block.rows);
        }
        rows
    };
    // Columns go on to the next screen together, row by row.
    let rows = beside((0..n).map(set_column).collect());
    rows.into_iter().map(|row| block(vec![row], 0)).collect()
}

fn column(elements: &[&Element<'_>], area: Area, page: Page) -> Vec<Block> {
    let mut blocks = Vec::new();
    for element in elements {
        match element.part {
            Part::ColumnHeading => {
                let frame = Frame { measure: Measure::Balanced, ..area.frame(Role::Strong, element) };
                blocks.push(Block {
                    rows: set(element.source, frame, page),
                    gap: area.gap,
                    keep_with_next: true,
                });
            }
            Part::Paragraph => {
                blocks.push(block(set(element.source, area.frame(Role::Text, element), page), area.gap));
            }
            _ => {}
        }
    }
    points::push(elements, Points { numbered: false, shared: None, gap: 0 }, area, page, &mut blocks);
    blocks.retain(|b| !b.rows.is_empty());
    blocks
}
