//! Text with ANSI styles (ECMA-48 SGR), a row a line, for `cat` and for pagers.

use crate::paint::Pen;
use ratatui::buffer::Buffer;

/// Writes a buffer's rows; each row ends with the style reset.
pub fn write(buffer: &Buffer) -> String {
    let mut out = String::new();
    for row in 0..buffer.area.height {
        let mut pen = Pen::default();
        for (_, cell, _) in super::row_cells(buffer, row) {
            pen.change_to(cell.style(), &mut out);
            out.push_str(cell.symbol());
        }
        pen.reset(&mut out);
        out.push('\n');
    }
    out
}
