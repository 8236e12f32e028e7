//! Runs, pictures + theme → ratatui `Buffer`: the only place that knows cells and colours; `picture` makes blocks of
//! pictures, `sgr` writes styles as escapes, `strip` has the rows of a buffer in a form that is quick to compare.

mod hyperlink;
mod picture;
mod sgr;
mod strip;

pub use hyperlink::{Hyperlink, UNLINK, hyperlink};
pub use picture::{Cover, Laid, MAX_PLACES, Mosaic, PLACEHOLDER, mosaic, shows_pictures};
pub use sgr::Pen;
pub(crate) use sgr::push_number;
pub(crate) use strip::{Kind, Square, Stock, Styles};

use crate::scene::Run;
use crate::text::large::{self, Face};
use crate::text::width::plain_columns;
use crate::text::{WidthPolicy, graphemes};
use crate::theme::{Depth, Theme};
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::style::Style;
use std::num::NonZeroU16;

/// How runs become cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// How many colours there are.
    pub depth: Depth,
    /// How wide characters are.
    pub policy: WidthPolicy,
}

/// What stands where a character of two columns has only one: the page is a single column wide.
const TOO_NARROW: char = '~';

/// Paints the page, the pictures and then the runs, as far as they are in the buffer's area, which may be some rows of
/// the page.
pub fn paint<'a>(
    runs: impl IntoIterator<Item = &'a Run>,
    pictures: impl IntoIterator<Item = &'a Laid>,
    look: Look<'_>,
    buffer: &mut Buffer,
) {
    let page = look.theme.page(look.depth);
    for cell in &mut buffer.content {
        cell.reset();
        cell.set_style(page);
    }
    picture::lay(pictures, page, buffer);
    for run in runs {
        put(run, look.theme.style(run.role, look.depth), look.policy, buffer);
    }
}

/// Puts a run's clusters into cells. A cluster that would cross the right edge is not drawn.
fn put(run: &Run, style: Style, policy: WidthPolicy, buffer: &mut Buffer) {
    let area = buffer.area;
    if !(area.top()..area.bottom()).contains(&run.row) {
        return;
    }
    match run.drawn.face {
        Face::Text => {}
        Face::Scaled(n) => return put_scaled(run, n, style, policy, buffer),
        _ => return put_blocks(run, style, policy, buffer),
    }
    let opening = hyperlink::opening(run.lead.as_ref());
    let (n_columns, column) = (usize::from(area.width), usize::from(run.column));
    let row = usize::from(run.row - area.top()) * n_columns;
    let Some(cells) = buffer.content.get_mut(row..row + n_columns) else { return };
    let mut line = Line { cells, start: column, column, style, opening: opening.as_deref() };
    each_symbol(&run.text, policy, |symbol, columns, is_told| line.put(symbol, columns, is_told));
}

/// Hands out what is drawn of a text, as long as there is room: each symbol with its columns, and whether its cell has to say
/// how many they are, as the symbol does not, or only to who looks it up.
fn each_symbol(text: &str, policy: WidthPolicy, mut has_room: impl FnMut(&str, usize, bool) -> bool) {
    for grapheme in graphemes(text) {
        let goes_on = match plain_columns(grapheme) {
            Some(columns) => has_room(grapheme, columns, columns > 1),
            None => drawn(grapheme).all(|piece| {
                let (symbol, columns) = (policy.shown(piece), policy.cluster(piece));
                has_room(&symbol, columns, columns > 0 && usize::from(symbol.cell_width()) != columns)
            }),
        };
        if !goes_on {
            return;
        }
    }
}

/// A run on its way into cells.
struct Line<'a> {
    /// Those of its row.
    cells: &'a mut [Cell],
    /// The column that it begins at, and that it has come to.
    start: usize,
    column: usize,
    style: Style,
    /// What each cell begins with that is of a link.
    opening: Option<&'a str>,
}

impl Line<'_> {
    /// Puts a symbol into its cells; see [`each_symbol`]. Tells whether there may be room for more.
    fn put(&mut self, symbol: &str, columns: usize, is_told: bool) -> bool {
        let width = u16::try_from(columns).ok().and_then(NonZeroU16::new);
        let Some(width) = width else { return columns == 0 };
        let Some([cell, trailing @ ..]) = self.cells.get_mut(self.column..self.column + columns) else {
            if let Some(cell) = self.cells.get_mut(self.column).filter(|_| self.column == self.start) {
                cell.set_char(TOO_NARROW).set_style(self.style);
            }
            return false;
        };
        match self.opening {
            Some(opening) => cell.set_symbol(&[opening, symbol].concat()),
            None => cell.set_symbol(symbol),
        };
        let is_told = is_told || self.opening.is_some();
        let told = if is_told { CellDiffOption::ForcedWidth(width) } else { CellDiffOption::None };
        cell.set_style(self.style).set_diff_option(told);
        for cell in trailing {
            cell.reset();
            cell.set_style(self.style);
        }
        self.column += columns;
        true
    }
}

/// Puts a row of large type: the block characters that it is drawn with.
fn put_blocks(run: &Run, style: Style, policy: WidthPolicy, buffer: &mut Buffer) {
    let cells =
        graphemes(&run.text).flat_map(|g| large::row(g, run.drawn, policy).chars().collect::<Vec<_>>());
    for (column, symbol) in (run.column..buffer.area.width).zip(cells) {
        buffer[(column, run.row)].set_char(symbol).set_style(style);
    }
}

/// Puts a row of text that the terminal enlarges: in the first row what it is told, and below that cells that it fills.
fn put_scaled(run: &Run, n: u8, style: Style, policy: WidthPolicy, buffer: &mut Buffer) {
    let mut column = run.column;
    for grapheme in graphemes(&run.text) {
        let columns = u16::try_from(policy.cluster(grapheme)).unwrap_or(0) * u16::from(n);
        let (Some(width), end) = (NonZeroU16::new(columns), column.saturating_add(columns)) else { continue };
        if end > buffer.area.width {
            return;
        }
        for at in column..end {
            let cell = &mut buffer[(at, run.row)];
            cell.reset();
            cell.set_style(style).set_diff_option(CellDiffOption::Skip);
        }
        if run.drawn.row == 0 {
            let symbol = format!("\x1b]66;s={n};{grapheme}\x1b\\");
            let cell = &mut buffer[(column, run.row)];
            cell.set_symbol(&symbol).set_diff_option(CellDiffOption::ForcedWidth(width));
        }
        column = end;
    }
}

/// The pieces of a cluster that terminals put into cells of their own: the voicing marks of half-width kana, which
/// belong to the letter but take a column.
fn drawn(grapheme: &str) -> impl Iterator<Item = &str> {
    let is_mark = |c: char| matches!(c, '\u{FF9E}' | '\u{FF9F}');
    let n_letters = if grapheme.chars().count() > 1 {
        grapheme.find(is_mark).unwrap_or(grapheme.len())
    } else {
        grapheme.len()
    };
    let (letters, marks) = grapheme.split_at(n_letters);
    std::iter::once(letters).filter(|l| !l.is_empty()).chain(marks.split_inclusive(|_: char| true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Role;
    use ratatui::layout::Rect;

    #[test]
    fn a_character_of_no_width_has_no_cell_and_one_over_another_leaves_nothing_of_it() {
        let theme = Theme::built_in("mono").expect("a theme of ours");
        let look = Look { theme: &theme, depth: Depth::None, policy: WidthPolicy::default() };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let runs = [Run::new(0, 0, "港口", Role::Text), Run::new(0, 0, "a\r\nb\u{200b}c", Role::Text)];
        paint(&runs, &[], look, &mut buffer);
        let cells: Vec<_> = buffer.content.iter().map(|cell| (cell.symbol(), cell.cell_width())).collect();
        assert_eq!(cells, [("a", 1), ("b", 1), ("c", 1), (" ", 1), (" ", 1), (" ", 1)]);
    }
}
