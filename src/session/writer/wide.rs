//! Where characters of two columns start on the terminal, and in what style: two bytes a cell, as a server has a writer for
//! each of its clients.

use ratatui::style::Style;

/// See the module. Cells that are not on the terminal have no character.
#[derive(Debug)]
pub(super) struct Wide {
    columns: u16,
    /// A cell each, row by row: 0 where none starts, or else 1 more than the place of its style.
    cells: Vec<u16>,
    styles: Vec<Style>,
    /// The place of the style that was set last: mostly it is the next one's too.
    last_idx: usize,
}

impl Wide {
    pub(super) fn new((columns, rows): (u16, u16)) -> Self {
        let n_cells = usize::from(columns) * usize::from(rows);
        Self { columns, cells: vec![0; n_cells], styles: Vec::new(), last_idx: 0 }
    }

    /// Forgets all of them.
    pub(super) fn clear(&mut self) {
        self.cells.fill(0);
        self.styles.clear();
    }

    /// One starts here.
    pub(super) fn set(&mut self, column: u16, row: u16, style: Style) {
        if self.styles.get(self.last_idx) != Some(&style) {
            self.last_idx = self.place_of(style);
        }
        let place = u16::try_from(self.last_idx + 1).unwrap_or(0);
        if let Some(cell) = self.row(row).get_mut(usize::from(column)) {
            *cell = place;
        }
    }

    fn place_of(&mut self, style: Style) -> usize {
        self.styles.iter().position(|known| *known == style).unwrap_or_else(|| {
            if self.styles.len() >= usize::from(u16::MAX) {
                self.clear();
            }
            self.styles.push(style);
            self.styles.len() - 1
        })
    }

    /// The cells from `column` to before `end` are written over: gives the style of the one that loses its left half alone.
    pub(super) fn cover(&mut self, column: u16, end: u16, row: u16) -> Option<Style> {
        let cells = self.row(row).get_mut(usize::from(column)..usize::from(end))?;
        let last = cells.last().copied();
        cells.fill(0);
        self.styles.get(usize::from(last?).checked_sub(1)?).copied()
    }

    fn row(&mut self, row: u16) -> &mut [u16] {
        let columns = usize::from(self.columns);
        let start = usize::from(row) * columns;
        self.cells.get_mut(start..start + columns).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Color;

    #[test]
    fn a_character_is_torn_where_its_left_half_alone_is_written_over() {
        let (red, blue) = (Style::new().fg(Color::Red), Style::new().fg(Color::Blue));
        let mut wide = Wide::new((8, 2));
        for (column, style) in [(0, red), (2, blue), (6, red)] {
            wide.set(column, 1, style);
        }
        assert_eq!(wide.cover(0, 1, 0), None, "another row");
        assert_eq!(wide.cover(0, 3, 1), Some(blue));
        assert_eq!(wide.cover(0, 3, 1), None, "once");
        assert_eq!(wide.cover(6, 8, 1), None, "both halves");
        wide.set(6, 1, red);
        assert_eq!(wide.cover(3, 7, 1), Some(red));
        wide.set(9, 1, red);
        wide.set(0, 2, red);
        assert_eq!((wide.cover(8, 10, 1), wide.cover(0, 1, 2)), (None, None), "outside");
    }

    #[test]
    fn more_styles_than_there_are_places_for_are_forgotten() {
        let mut wide = Wide::new((2, 1));
        for n in 0..=u16::MAX {
            let [high, low] = n.to_be_bytes();
            wide.set(0, 0, Style::new().fg(Color::Rgb(0, high, low)));
        }
        assert_eq!(wide.cover(0, 1, 0), Some(Style::new().fg(Color::Rgb(0, 255, 255))));
    }
}
