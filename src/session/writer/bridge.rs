//! What stays between two cells that change, written along where that takes fewer bytes than to jump over it: most gaps of a
//! line of letters are single spaces.

use super::VISIBLE_ON_BLANK;
use crate::text::width::plain_columns;
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};

/// A cell at its column and row.
type Placed<'a> = (u16, u16, &'a Cell);

/// The cells of `now` that have `changed`, and short gaps between them.
pub(super) fn bridged<'a>(
    changed: impl Iterator<Item = Placed<'a>>,
    now: &'a Buffer,
) -> impl Iterator<Item = Placed<'a>> {
    let mut last: Option<Placed<'a>> = None;
    changed.flat_map(move |next| {
        let gap = last.replace(next).map(|last| gap(last, next, now)).unwrap_or_default();
        gap.into_iter().chain([next])
    })
}

/// The cells between two, from left to right; none where to jump is shorter, or nothing is between them.
fn gap<'a>(last: Placed<'a>, next: Placed<'a>, now: &'a Buffer) -> Vec<Placed<'a>> {
    let (row, end) = (last.1, last.0 + last.2.cell_width().max(1));
    let Some(n_columns @ 1..=MAX_COLUMNS) = next.0.checked_sub(end).filter(|_| next.1 == row) else {
        return Vec::new();
    };
    let (mut cells, mut column) = (Vec::new(), end);
    while column < next.0 {
        let Some(cell) = now.cell((column, row)).filter(|cell| goes_along(cell, last.2)) else {
            return Vec::new();
        };
        cells.push((column, row, cell));
        column += cell.cell_width().max(1);
    }
    // `CSI C` and `CSI n C`.
    let n_jump = if n_columns == 1 { 3 } else { 4 };
    let n_bytes: usize = cells.iter().map(|(.., cell)| cell.symbol().len()).sum();
    if column == next.0 && n_bytes < n_jump { cells } else { Vec::new() }
}

/// No more columns take fewer bytes than a jump.
const MAX_COLUMNS: u16 = 3;

/// Whether a cell takes no more than its own bytes behind another: it is plain, and of the style that the terminal has then.
fn goes_along(cell: &Cell, last: &Cell) -> bool {
    // Behind a character of no sure width there is a jump in any case.
    let is_plain = |cell: &Cell| plain_columns(cell.symbol()).is_some();
    if cell.diff_option == CellDiffOption::Skip || !is_plain(cell) || !is_plain(last) {
        return false;
    }
    let is_blank = |cell: &Cell| cell.symbol() == " " && !cell.modifier.intersects(VISIBLE_ON_BLANK);
    if is_blank(cell) {
        return cell.bg == last.bg && !last.modifier.intersects(VISIBLE_ON_BLANK);
    }
    // Behind a blank the colour of letters may be any.
    !is_blank(last) && cell.style() == last.style()
}

#[cfg(test)]
mod tests {
    use super::*;

    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    fn cell(symbol: &str, style: Style) -> Cell {
        let mut cell = Cell::EMPTY;
        cell.set_symbol(symbol).set_style(style);
        cell
    }

    #[test]
    fn a_cell_goes_along_in_the_style_that_is_set() {
        let (plain, red) = (Style::default(), Style::default().fg(Color::Red));
        let (ground, line) =
            (Style::default().bg(Color::Red), Style::default().add_modifier(Modifier::UNDERLINED));
        for (it, last, expected) in [
            (cell("a", plain), cell("b", plain), true),
            (cell("a", red), cell("b", plain), false),
            (cell("a", plain), cell(" ", plain), false),
            (cell(" ", plain), cell("b", plain), true),
            (cell(" ", red), cell("b", plain), true),
            (cell(" ", ground), cell("b", plain), false),
            (cell(" ", plain), cell("b", line), false),
            (cell(" ", line), cell("b", line), true),
            (cell(" ", line), cell("b", plain), false),
            (cell(" ", plain), cell(" ", plain), true),
            (cell("港", plain), cell("口", plain), true),
            (cell("…", plain), cell("b", plain), false),
            (cell("a", plain), cell("…", plain), false),
        ] {
            assert_eq!(goes_along(&it, &last), expected, "{it:?} {last:?}");
        }
        let mut skipped = cell("a", plain);
        skipped.diff_option = CellDiffOption::Skip;
        assert!(!goes_along(&skipped, &cell("b", plain)));
    }

    #[test]
    fn short_gaps_are_written_along() {
        let text = |text: &str| Buffer::with_lines([text]);
        let gap_of = |line: &str, last: u16, next: u16| {
            let buffer = text(line);
            let at = |column: u16| (column, 0, &buffer[(column, 0)]);
            let cells = gap(at(last), at(next), &buffer);
            cells.iter().map(|(.., cell)| cell.symbol()).collect::<Vec<_>>().concat()
        };
        for (line, last, next, expected) in [
            ("abcdefg", 0, 1, ""),
            ("abcdefg", 0, 2, "b"),
            ("abcdefg", 0, 3, "bc"),
            ("abcdefg", 0, 4, "bcd"),
            ("abcdefg", 0, 5, ""),
            ("a港c", 0, 3, "港"),
            ("港bc", 0, 3, "b"),
            ("港灣口", 0, 4, "灣"),
            ("a…c", 0, 2, ""),
            ("xa港c", 0, 4, ""),
        ] {
            assert_eq!(gap_of(line, last, next), expected, "{line} {last} {next}");
        }
        let two = Buffer::empty(Rect::new(0, 0, 4, 2));
        assert!(gap((0, 0, &two[(0, 0)]), (2, 1, &two[(2, 1)]), &two).is_empty(), "on another row");
        assert!(gap((3, 0, &two[(3, 0)]), (1, 0, &two[(1, 0)]), &two).is_empty(), "back");
    }
}
