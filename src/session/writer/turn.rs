//! A row of the screen before and now, and which of its cells have to be written: those of ratatui's `diff_iter`, which takes
//! buffers.

use super::VISIBLE_ON_BLANK;
use crate::paint::{Kind, Square, Stock};
use ratatui::style::{Color, Modifier};

/// A row, before and now. Where it is narrower than the screen, all behind it is as its last cell, before and now.
#[derive(Clone, Copy)]
pub(super) struct Turn<'a> {
    pub(super) row: u16,
    /// What the cells are of.
    pub(super) stock: &'a Stock,
    pub(super) before: &'a [Square],
    pub(super) now: &'a [Square],
}

impl Turn<'_> {
    /// Finds the cells that have to be written, from left to right.
    pub(super) fn differing(self, mut found: impl FnMut(u16, Square)) {
        let n_cells = self.before.len().min(self.now.len());
        let (before, now) = (&self.before[..n_cells], &self.now[..n_cells]);
        let mut column = 0;
        while usize::from(column) < n_cells {
            let (was, is) = (before[usize::from(column)], now[usize::from(column)]);
            let start = column;
            column += if is.kind == Kind::Skipped { 1 } else { is.columns.max(1) };
            if is.kind == Kind::Skipped || self.stock.is_same(was, is) {
                continue;
            }
            found(start, is);
            // What may show in the cells behind it still is written over.
            let leaves_ground = self.leaves_ground(was, is);
            let mut end = if leaves_ground { start + was.columns } else { column };
            if leaves_ground || self.has_selector(is) {
                column = start + 1;
            }
            while column < end
                && let (Some(was), Some(is)) = (self.was(column), self.at(column))
            {
                let is_left = leaves_ground || !self.stock.is_same_symbol(was, is);
                if is_left && is.kind != Kind::Skipped {
                    found(column, is);
                }
                column += is.columns.max(1);
                end = end.max(column);
            }
        }
    }

    /// The cell at a column now.
    pub(super) fn at(self, column: u16) -> Option<Square> {
        self.now.get(usize::from(column)).copied()
    }

    fn was(self, column: u16) -> Option<Square> {
        self.before.get(usize::from(column)).copied()
    }

    /// Whether a character of two columns began at a column.
    pub(super) fn was_wide(self, column: u16) -> bool {
        self.was(column).is_some_and(|was| was.columns > 1 && !was.is_ascii())
    }

    /// Whether a narrow symbol takes the place of a wide one whose ground is seen: terminals may leave the rest of that.
    fn leaves_ground(self, was: Square, is: Square) -> bool {
        is.kind == Kind::Usual
            && is.columns <= 1
            && was.columns > is.columns
            && (self.ground(was) != Color::Reset || self.modifier(was).intersects(VISIBLE_ON_BLANK))
    }

    /// Whether a symbol is wide by a selector (VS16): terminals that do not know these leave what its second cell had.
    fn has_selector(self, is: Square) -> bool {
        is.kind == Kind::Usual && is.columns > 1 && self.stock.several(is).contains('\u{FE0F}')
    }

    /// The ground of a cell.
    pub(super) fn ground(self, cell: Square) -> Color {
        self.stock.style(cell).bg.unwrap_or_default()
    }

    fn modifier(self, cell: Square) -> Modifier {
        self.stock.style(cell).add_modifier
    }

    /// Whether a cell shows its ground alone.
    pub(super) fn is_blank(self, cell: Square) -> bool {
        cell.is_space() && !self.modifier(cell).intersects(VISIBLE_ON_BLANK)
    }

    /// Whether nothing but a ground is seen of a blank in the style of a cell.
    pub(super) fn shows(self, cell: Square, bg: Color) -> bool {
        self.ground(cell) == bg && !self.modifier(cell).intersects(VISIBLE_ON_BLANK)
    }

    /// Whether a cell is as erasing leaves it: a picture's are not.
    pub(super) fn is_nothing(self, cell: Square, bg: Color) -> bool {
        cell.kind == Kind::Usual && self.is_blank(cell) && self.ground(cell) == bg
    }

    /// Whether a cell takes no more than its own bytes behind another: it is plain, and of the style that the terminal has
    /// then.
    pub(super) fn goes_along(self, cell: Square, last: Square) -> bool {
        if cell.kind == Kind::Skipped || !cell.is_plain {
            return false;
        }
        if self.is_blank(cell) {
            return self.shows(last, self.ground(cell));
        }
        // Behind a blank the colour of letters may be any, and behind what is drawn they are set.
        !self.is_blank(last) && last.is_plain && self.stock.is_same_style(cell, last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::buffer::{Buffer, Cell, CellDiffOption};
    use ratatui::layout::Rect;
    use std::num::NonZeroU16;

    fn any_buffer(n_columns: u16) -> impl Strategy<Value = Buffer> {
        let symbols = ["a", "a", "b", " ", "港", "口", "❤\u{FE0F}", "👍", "─", "e\u{301}", "\u{200B}", ""];
        let options = [None, None, None, Some(0), Some(1), Some(2), Some(3)];
        let grounds = [Color::Reset, Color::Blue];
        let modifiers = [Modifier::empty(), Modifier::empty(), Modifier::UNDERLINED, Modifier::BOLD];
        let any_cell = (
            proptest::sample::select(symbols.to_vec()),
            proptest::sample::select(options.to_vec()),
            proptest::sample::select(grounds.to_vec()),
            proptest::sample::select(modifiers.to_vec()),
        );
        let cell = |(symbol, option, bg, modifier): (&str, Option<u16>, Color, Modifier)| {
            let mut cell = Cell::EMPTY;
            cell.set_symbol(symbol).set_bg(bg).modifier = modifier;
            cell.set_diff_option(match option {
                None => CellDiffOption::None,
                Some(n) => NonZeroU16::new(n).map_or(CellDiffOption::Skip, CellDiffOption::ForcedWidth),
            });
            cell
        };
        let cells = proptest::collection::vec(any_cell.prop_map(cell), usize::from(n_columns));
        cells.prop_map(move |mut content| {
            // ratatui's looks for the second half of a character that stands at the edge.
            content.extend([Cell::EMPTY, Cell::EMPTY]);
            Buffer { area: Rect::new(0, 0, n_columns + 2, 1), content }
        })
    }

    proptest! {
        #[test]
        fn what_has_to_be_written_is_what_ratatui_writes(before in any_buffer(7), now in any_buffer(7)) {
            let (mut stock, mut was, mut is) = (Stock::default(), Vec::new(), Vec::new());
            stock.strip(&before.content, &mut was);
            stock.strip(&now.content, &mut is);
            let turn = Turn { row: 0, stock: &stock, before: &was, now: &is };
            let mut got = Vec::new();
            turn.differing(|column, _| got.push(column));
            let expected: Vec<u16> = before.diff(&now).into_iter().map(|(column, ..)| column).collect();
            prop_assert_eq!(got, expected);
        }
    }
}
