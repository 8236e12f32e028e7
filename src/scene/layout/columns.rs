//! Text in columns beside each other, or below each other where they would be too narrow.

use super::{Area, MIN_COLUMN, block, body, points};
use crate::deck::Column;
use crate::scene::galley::{Block, Frame, Row, beside, set};
use crate::scene::{Page, Role};
use crate::text::Measure;

pub(super) fn blocks(columns: &[Column], area: Area, page: Page) -> Vec<Block> {
    let n = columns.len().max(1);
    let gap = (area.room / 8).clamp(2, 4);
    let width = area.room.saturating_sub(gap * (n - 1)) / n;
    if width < MIN_COLUMN {
        return columns.iter().flat_map(|column| column_blocks(column, area, page)).collect();
    }
    let set_column = |(i, column): (usize, &Column)| {
        let area = Area { column: area.column + i * (width + gap), room: width, ..area };
        let mut rows = Vec::new();
        for block in column_blocks(column, area, page) {
            if !rows.is_empty() {
                rows.extend(std::iter::repeat_n(Row::default(), block.gap));
            }
            rows.extend(block.rows);
        }
        rows
    };
    // Columns go on to the next screen together, row by row.
    let rows = beside(columns.iter().enumerate().map(set_column).collect());
    rows.into_iter().map(|row| block(vec![row], 0)).collect()
}

fn column_blocks(column: &Column, area: Area, page: Page) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(heading) = &column.heading {
        let frame = Frame { measure: Measure::Balanced, ..area.frame(Role::Strong, 0) };
        blocks.push(Block { rows: set(heading, frame, page), gap: area.gap, keep_with_next: true });
    }
    if let Some(text) = &column.body {
        blocks.extend(body::blocks(text, Role::Text, area, page));
    }
    let how = points::Points { numbered: false, shared: None, gap: 0, depth: 0 };
    points::push_points(&column.points, how, area, page, &mut 0, &mut blocks);
    blocks.retain(|b| !b.rows.is_empty());
    blocks
}
