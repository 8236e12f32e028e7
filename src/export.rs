//! Screens → bytes, one file a format, all through the cells that a terminal gets.

pub mod ansi;
pub mod asked;
pub mod svg;
pub mod text;

use crate::paint::{Cover, Laid, Look, mosaic, paint, shows_pictures};
use crate::scene::{Placed, Screen};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Paints a screen, all steps revealed, into a buffer of its page: its pictures as blocks, where there are colours for
/// them.
pub fn cells(screen: &Screen, columns: u16, rows: u16, look: Look<'_>) -> Buffer {
    let laid = |placed: &Placed| {
        let picture = placed.picture.as_ref().filter(|_| shows_pictures(look.depth))?;
        let blocks = mosaic(picture, (placed.columns, placed.rows), look);
        Some(Laid { placed: placed.clone(), cover: Cover::Blocks(Arc::new(blocks)) })
    };
    let laid: Vec<Laid> = screen.placed.iter().filter_map(laid).collect();
    painted(screen, &laid, (columns, rows), look)
}

/// Paints a screen without its pictures: their cells are empty.
pub fn bare_cells(screen: &Screen, columns: u16, rows: u16, look: Look<'_>) -> Buffer {
    painted(screen, &[], (columns, rows), look)
}

fn painted(screen: &Screen, laid: &[Laid], (columns, rows): (u16, u16), look: Look<'_>) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    paint(&screen.runs, laid, look, &mut buffer);
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
