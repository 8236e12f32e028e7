//! Where the terminal's cursor is, as far as that is sure, and the shortest way from there to a cell.

use crate::paint::push_number;

/// The cursor's place: nothing where that is not sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    pub(super) row: Option<u16>,
    pub(super) column: Option<u16>,
}

/// So many line feeds or steps back are as short as a number.
const MAX_STEPS: u16 = 4;

impl Cursor {
    pub(super) const fn at(column: u16, row: u16) -> Self {
        Self { row: Some(row), column: Some(column) }
    }

    /// Goes to a cell of the screen in as few bytes as there are ways for: set outright; down or up and along; down by line
    /// feeds and along. All are of the VT100 but `CHA`, which xterm, the Linux console and all after them have. None scrolls,
    /// as the row is on the screen, or writes into a cell. Tab stops are whoever's set them last.
    pub(super) fn go(&mut self, column: u16, row: u16, out: &mut String) {
        let there = Self::at(column, row);
        if *self == there {
            return;
        }
        let start = out.len();
        set(column, row, out);
        for way in [Self::along, Self::by_feeds] {
            let end = out.len();
            if way(*self, column, row, out).is_some() && out.len() - end < end - start {
                out.drain(start..end);
            } else {
                out.truncate(end);
            }
        }
        *self = there;
    }

    /// Down or up in the same column, and then along the row.
    fn along(self, column: u16, row: u16, out: &mut String) -> Option<()> {
        let from = self.row?;
        if from != row {
            self.column?;
            let (n, last) = if from < row { (row - from, 'B') } else { (from - row, 'A') };
            control(n, last, out);
        }
        along_row(self.column, column, out);
        Some(())
    }

    /// Down by line feeds, and along the row. In one mode of a terminal (LNM) a line feed goes to the first column too, so that
    /// behind it only that one is sure.
    fn by_feeds(self, column: u16, row: u16, out: &mut String) -> Option<()> {
        let n_rows = row.checked_sub(self.row?).filter(|n| *n <= MAX_STEPS)?;
        out.extend(std::iter::repeat_n('\n', n_rows.into()));
        along_row(self.column.filter(|column| *column == 0), column, out);
        Some(())
    }
}

/// Sets the place outright.
fn set(column: u16, row: u16, out: &mut String) {
    out.push_str("\x1b[");
    push_number(row + 1, out);
    if column > 0 {
        out.push(';');
        push_number(column + 1, out);
    }
    out.push('H');
}

/// Goes from a column of a row, where it is known, to another.
fn along_row(from: Option<u16>, to: u16, out: &mut String) {
    match from {
        Some(from) if from == to => {}
        _ if to == 0 => out.push('\r'),
        Some(from) if from < to && n_digits(to - from) <= n_digits(to + 1) => control(to - from, 'C', out),
        Some(from) if from > to && from - to <= MAX_STEPS => {
            out.extend(std::iter::repeat_n('\u{8}', (from - to).into()));
        }
        Some(from) if from > to && n_digits(from - to) < n_digits(to + 1) => control(from - to, 'D', out),
        _ => control(to + 1, 'G', out),
    }
}

/// The digits of a number of a control sequence, which 1 needs none of.
fn n_digits(n: u16) -> u32 {
    if n == 1 { 0 } else { n.checked_ilog10().unwrap_or(0) + 1 }
}

/// Writes a control sequence of a number, which goes without saying where it is 1.
fn control(n: u16, last: char, out: &mut String) {
    out.push_str("\x1b[");
    if n != 1 {
        push_number(n, out);
    }
    out.push(last);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: (Option<u16>, Option<u16>), (column, row): (u16, u16), expected: &str) {
        let mut out = String::new();
        Cursor { column: from.0, row: from.1 }.go(column, row, &mut out);
        assert_eq!(out, expected, "from {from:?} to {column},{row}");
    }

    #[test]
    fn the_shortest_way_is_taken() {
        check((Some(7), Some(3)), (7, 3), "");
        check((None, None), (7, 3), "\x1b[4;8H");
        check((Some(7), None), (0, 3), "\x1b[4H");
        check((None, Some(3)), (7, 3), "\x1b[8G");
        check((None, Some(3)), (0, 3), "\r");
        check((Some(6), Some(3)), (7, 3), "\x1b[C");
        check((Some(9), Some(3)), (7, 3), "\u{8}\u{8}");
        check((Some(99), Some(3)), (90, 3), "\x1b[9D");
        check((Some(75), Some(11)), (7, 12), "\n\x1b[8G");
        check((None, Some(3)), (7, 5), "\x1b[6;8H");
        check((None, Some(11)), (7, 13), "\n\n\x1b[8G");
        check((None, Some(3)), (0, 5), "\n\n\r");
        check((Some(7), Some(3)), (7, 5), "\x1b[2B");
        check((None, Some(3)), (7, 8), "\x1b[9;8H");
        check((Some(0), Some(3)), (0, 4), "\n");
        check((Some(0), Some(3)), (0, 6), "\n\n\n");
        check((Some(7), Some(3)), (7, 9), "\x1b[6B");
        check((Some(7), Some(12)), (6, 9), "\x1b[3A\u{8}");
        check((Some(70), Some(12)), (6, 19), "\x1b[20;7H");
    }

    #[test]
    fn every_way_leads_there() {
        let size = (24, 9);
        for n in 0..(24 * 9_u32).pow(2) {
            let at = |n: u32| u16::try_from(n).unwrap();
            let (from, to) = ((at(n % 24), at(n / 24 % 9)), (at(n / 216 % 24), at(n / 5184)));
            let places = [(Some(from.0), Some(from.1)), (None, Some(from.1)), (None, None)];
            for (column, row) in places {
                let mut out = String::new();
                let mut cursor = Cursor { row, column };
                cursor.go(to.0, to.1, &mut out);
                assert_eq!((cursor.column, cursor.row), (Some(to.0), Some(to.1)));
                let mut emulator =
                    vt100::Parser::new(size.1.try_into().unwrap(), size.0.try_into().unwrap(), 0);
                emulator.process(format!("\x1b[{};{}H{out}", from.1 + 1, from.0 + 1).as_bytes());
                assert_eq!(emulator.screen().cursor_position(), (to.1, to.0), "{from:?} {out:?}");
            }
        }
    }
}
