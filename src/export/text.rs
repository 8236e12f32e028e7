//! Plain text: what a screen says, a row a line, without trailing blanks.

use crate::paint::hyperlink;
use ratatui::buffer::Buffer;

/// Writes a buffer's rows.
pub fn write(buffer: &Buffer) -> String {
    let mut out = String::new();
    for row in 0..buffer.area.height {
        let line: String =
            super::row_cells(buffer, row).map(|(_, cell, _)| hyperlink(cell.symbol()).1).collect();
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Writes runs placed on a page, through the same cells.
#[cfg(test)]
pub(crate) fn screen(runs: &[crate::scene::Run], page: crate::scene::Page) -> String {
    use crate::paint::{Look, paint};
    use crate::theme::{Depth, Theme};
    use ratatui::layout::Rect;

    let theme = Theme::built_in("mono").expect("a theme that comes with the program");
    let look = Look { theme: &theme, depth: Depth::None, policy: page.policy };
    let mut buffer = Buffer::empty(Rect::new(0, 0, page.columns, page.rows.max(1)));
    paint(runs, &[], look, &mut buffer);
    write(&buffer)
}
