//! Tables: columns as wide as their cells, or on a narrow page a row's cells below each other.

use super::{Area, block};
use crate::scene::galley::{Block, Frame, Piece, Row, beside, set};
use crate::scene::{Page, Role};
use crate::text::clean;

pub(super) fn blocks(rows: &[Vec<String>], area: Area, page: Page) -> Vec<Block> {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let Some(widths) = table_widths(rows, n_columns, area.room, page) else {
        return stacked_table(rows, area, page);
    };
    let mut blocks = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let role = if i == 0 { Role::Strong } else { Role::Text };
        let mut column = area.column;
        let mut cells = Vec::new();
        for (cell, &room) in row.iter().zip(&widths) {
            cells.push(set(cell, Frame { column, room, ..area.frame(role, i) }, page));
            column += room + 2;
        }
        let mut lines = beside(cells);
        if i == 0 {
            let text = "-".repeat(widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1));
            lines.push(Row { pieces: vec![Piece { column: area.column, text, role: Role::Rule, step: 0 }] });
        }
        blocks.push(Block { rows: lines, gap: 0, keep_with_next: i == 0 });
    }
    blocks
}

/// Each column as wide as its widest cell, the widest ones cut down until all fit; none where that is too narrow.
fn table_widths(rows: &[Vec<String>], n_columns: usize, room: usize, page: Page) -> Option<Vec<usize>> {
    let mut widths = vec![1usize; n_columns];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(page.policy.columns(&clean(cell))).min(room.max(1));
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
fn stacked_table(rows: &[Vec<String>], area: Area, page: Page) -> Vec<Block> {
    let Some((head, rows)) = rows.split_first() else { return Vec::new() };
    let named = |role, text: &str, step, gap| block(set(text, area.frame(role, step), page), gap);
    if rows.is_empty() {
        return head.iter().map(|cell| named(Role::Strong, cell, 0, 0)).collect();
    }
    let cell = |row: &[String], n: usize| row.get(n).cloned().unwrap_or_default();
    let mut blocks = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        for n in 0..row.len().max(head.len()) {
            blocks.push(named(Role::Strong, &cell(head, n), i + 1, if n == 0 { area.gap } else { 0 }));
            blocks.push(named(Role::Text, &cell(row, n), i + 1, 0));
        }
    }
    blocks
}
