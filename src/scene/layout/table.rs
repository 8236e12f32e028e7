//! Tables: columns as wide as their cells, or on a narrow page a row's cells below each other.

use super::{Area, block};
use crate::deck::Element;
use crate::scene::galley::{Block, Frame, Row, beside, set};
use crate::scene::{Page, Role};
use crate::text::clean;

pub(super) fn blocks(elements: &[&Element<'_>], area: Area, page: Page) -> Vec<Block> {
    // The cells of a row share its path.
    let rows: Vec<&[&Element<'_>]> = elements.chunk_by(|a, b| a.path == b.path).collect();
    let n_columns = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let Some(widths) = column_widths(&rows, n_columns, area.room, page) else {
        return stacked(&rows, area, page);
    };
    let mut blocks = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let role = if i == 0 { Role::Strong } else { Role::Text };
        let mut column = area.column;
        let mut cells = Vec::new();
        for (cell, &room) in row.iter().zip(&widths) {
            cells.push(set(cell.source, Frame { column, room, ..area.frame(role, cell) }, page));
            column += room + 2;
        }
        let mut lines = beside(cells);
        if let (0, Some(last)) = (i, row.last()) {
            let text = "-".repeat(widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1));
            let frame = area.frame(Role::Rule, last).behind(&lines);
            lines.push(Row { pieces: vec![frame.piece(area.column, text)] });
        }
        blocks.push(Block { rows: lines, gap: 0, keep_with_next: i == 0 });
    }
    blocks
}

/// Each column as wide as its widest cell, the widest ones cut down until all fit; none where that is too narrow.
fn column_widths(rows: &[&[&Element<'_>]], n_columns: usize, room: usize, page: Page) -> Option<Vec<usize>> {
    let mut widths = vec![1usize; n_columns];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(*row) {
            *width = (*width).max(page.policy.columns(&clean(cell.source))).min(room.max(1));
        }
    }
    let gaps = 2 * n_columns.saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        let widest = widths.iter_mut().max()?;
        if *widest <= 6 {
            return None;
        }
        *widest -= 1;
    }
    Some(widths)
}

/// A table on a narrow page: each row's cells below each other, each under the name of its column.
fn stacked(rows: &[&[&Element<'_>]], area: Area, page: Page) -> Vec<Block> {
    let Some((head, rows)) = rows.split_first() else { return Vec::new() };
    let set_cell = |role, cell: &Element<'_>, gap| block(set(cell.source, area.frame(role, cell), page), gap);
    if rows.is_empty() {
        return head.iter().map(|cell| set_cell(Role::Strong, cell, 0)).collect();
    }
    let mut blocks = Vec::new();
    for row in rows {
        for n in 0..row.len().max(head.len()) {
            let gap = if n == 0 { area.gap } else { 0 };
            if let Some(name) = head.get(n) {
                // The name comes and goes with its row.
                let step = row.first().map_or(0, |cell| cell.step);
                let frame = Frame { step, ..area.frame(Role::Strong, name) };
                blocks.push(block(set(name.source, frame, page), gap));
            }
            if let Some(cell) = row.get(n) {
                blocks.push(set_cell(Role::Text, cell, 0));
            }
        }
    }
    blocks
}
