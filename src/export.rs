//! Screens → bytes, one file a format, all through the cells that a terminal gets.

pub mod ansi;
pub mod svg;
pub mod text;

use crate::paint::{Look, paint};
use crate::scene::Screen;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Paints a screen, all steps revealed, into a buffer of its page.
pub fn cells(screen: &Screen, columns: u16, rows: u16, look: Look<'_>) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    paint(&screen.runs, look, &mut buffer);
    buffer
}

/// Walks the cells of a row that hold a cluster: its column, the cell, and the columns it takes.
fn row_cells(buffer: &Buffer, row: u16) -> impl Iterator<Item = (u16, &ratatui::buffer::Cell, u16)> {
    use ratatui::buffer::CellWidth as _;
    let mut column = 0;
    std::iter::from_fn(move || {
        let at = column;
        let cell = (at < buffer.area.width).then(|| &buffer[(at, row)])?;
        let width = cell.cell_width().max(1);
        column += width;
        Some((at, cell, width))
    })
}
