//! What changes from one picture of the screen to the next, in pieces: cells side by side of one style.
//!
//! What stays between two cells that change is in a piece too where that takes fewer bytes than to jump over it: most
//! gaps of a line of letters are single spaces.

use super::VISIBLE_ON_BLANK;
use crate::paint::{PLACEHOLDER, hyperlink};
use crate::text::width::{is_certain, plain_columns};
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::style::{Color, Style};
use std::ops::Range;

/// Cells of a row, from `column` to before `end`.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) row: u16,
    pub(super) column: u16,
    pub(super) end: u16,
    /// The style that it is written in: without a colour of letters where that may be any.
    pub(super) style: Style,
    pub(super) what: What,
    /// Whether it begins where a character of no sure width ends, and so has to be written behind that.
    pub(super) follows: bool,
}

#[derive(Debug)]
pub(super) enum What {
    /// Symbols, and what begins their link: places in the text.
    Symbols { symbols: Range<usize>, link: Range<usize>, width: Width },
    /// Empty cells, and whether there is nothing behind them to the edge of the screen.
    Blank { is_to_edge: bool },
}

/// How sure the width of symbols is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    Sure,
    /// Block characters and lines, which are all of one width on a terminal.
    Drawn,
    /// The last one's may be another than it is taken for.
    Unsure,
}

/// The pieces of a frame, row by row from left to right, and the text of their symbols.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) pieces: Vec<Piece>,
    pub(super) text: String,
}

/// Empty cells of one ground that no piece has yet.
#[derive(Clone, Copy)]
struct Blank {
    column: u16,
    end: u16,
    row: u16,
    bg: Color,
    is_to_edge: bool,
}

/// More blanks than this are erased and jumped over in fewer bytes.
pub(super) const MAX_BLANKS: u16 = 8;
/// No more columns take fewer bytes than a jump.
const MAX_GAP: u16 = 3;

impl Changes {
    pub(super) fn clear(&mut self) {
        self.pieces.clear();
        self.text.clear();
    }

    /// Adds what changes from `before` to `now`. Where they are narrower than the screen, all behind them is as their last
    /// cell, before and now. `may_erase` tells whether the terminal erases to a ground.
    pub(super) fn add(&mut self, before: &Buffer, now: &Buffer, may_erase: impl Fn(Color) -> bool) {
        let mut walk = Walk { changes: self, before, now, may_erase, last: None, blank: None, torn: None };
        for (column, row, cell) in before.diff_iter(now) {
            walk.bridge(column, row, cell);
            walk.mend(Some((column, row)));
            walk.put(column, row, cell);
        }
        walk.mend(None);
        walk.end_blank(None);
    }
}

struct Walk<'a, F> {
    changes: &'a mut Changes,
    before: &'a Buffer,
    now: &'a Buffer,
    may_erase: F,
    /// The last cell that changes: its row, the column behind it, and it.
    last: Option<(u16, u16, &'a Cell)>,
    blank: Option<Blank>,
    /// The right half of a character whose left half is written over: terminals blank it in some colour or other.
    torn: Option<(u16, u16)>,
}

impl<'a, F: Fn(Color) -> bool> Walk<'a, F> {
    fn put(&mut self, column: u16, row: u16, cell: &'a Cell) {
        let end = column + cell.cell_width().max(1);
        if is_blank(cell) {
            self.put_blank(column, row, cell.bg);
        } else {
            self.put_symbol(column, end, row, cell);
        }
        self.last = Some((row, end, cell));
        let covered = self.before.cell((end - 1, row));
        let is_torn = covered.is_some_and(|cell| cell.symbol().len() > 1 && cell.cell_width() > 1);
        self.torn = is_torn.then_some((end, row));
    }

    /// Mends a torn half, unless it is what is written next.
    fn mend(&mut self, next: Option<(u16, u16)>) {
        if let Some((column, row)) = self.torn.take_if(|torn| next != Some(*torn))
            && let Some(cell) = self.now.cell((column, row))
            && cell.diff_option != CellDiffOption::Skip
        {
            self.put(column, row, cell);
        }
    }

    /// Puts what stays between the last cell that changes and the next where a jump is longer.
    fn bridge(&mut self, column: u16, row: u16, next: &Cell) {
        let Some((_, end, last)) = self.last.filter(|last| last.0 == row) else { return };
        let n_columns = column.saturating_sub(end);
        if !(1..=MAX_GAP).contains(&n_columns) || !is_plain(last) && Width::of(last.symbol()) == Width::Unsure
        {
            return;
        }
        if !is_blank(next) && !is_blank(last) && next.style() != last.style() {
            return;
        }
        let (mut gap, mut at, mut n_bytes) = ([None; MAX_GAP as usize], end, 0);
        for place in &mut gap {
            let cell = self.now.cell((at, row)).filter(|cell| at < column && goes_along(cell, last));
            let Some(cell) = cell else { break };
            *place = Some((at, cell));
            n_bytes += cell.symbol().len();
            at += cell.cell_width().max(1);
        }
        // `CSI C` and `CSI n C`.
        let n_jump = if n_columns == 1 { 3 } else { 4 };
        if at == column && n_bytes < n_jump {
            for (at, cell) in gap.into_iter().flatten() {
                self.put(at, row, cell);
            }
        }
    }

    fn put_blank(&mut self, column: u16, row: u16, bg: Color) {
        if let Some(blank) = &mut self.blank
            && (blank.row, blank.bg) == (row, bg)
            && (blank.end == column || blank.is_to_edge)
        {
            blank.end = column + 1;
            return;
        }
        self.end_blank(None);
        let (left, right) = (self.now.area.left(), self.now.area.right());
        let is_empty = |columns: Range<u16>| {
            let mut cells = columns.into_iter().map(|column| self.now.cell((column, row)));
            cells.all(|cell| cell.is_some_and(|cell| is_nothing(cell, bg)))
        };
        let is_to_edge = (self.may_erase)(bg) && is_empty(column..right);
        // A row that empties is erased from its start, where it is shorter to go.
        let start = if is_to_edge && is_empty(left..column) { left } else { column };
        self.blank = Some(Blank { column: start, end: column + 1, row, bg, is_to_edge });
    }

    /// Makes a piece of the blanks, in the style of what is written beside them, so that it takes no change.
    fn end_blank(&mut self, next: Option<&Piece>) {
        let Some(Blank { column, end, row, bg, is_to_edge }) = self.blank.take() else { return };
        let last = self.changes.pieces.last();
        let follows = last.is_some_and(|last| last.is_unsure_before(column, row));
        let next = next.filter(|next| (next.column, next.row) == (end, row));
        let beside = if follows { [last, next] } else { [next, last] };
        let style = beside.into_iter().flatten().map(|piece| piece.style).find(|style| shows(*style, bg));
        let style = style.unwrap_or(Style::new().bg(bg));
        // Where the last of them is half of a character whose other half is written over, it is written and not erased:
        // tmux, told to erase it, takes the other half for one still, and blanks both in the terminal's own colour.
        let is_half = || self.before.cell((end - 1, row)).is_some_and(|cell| cell.cell_width() > 1);
        let n_erased =
            if !is_to_edge && end - column > MAX_BLANKS && is_half() { end - column - 1 } else { 0 };
        let mut push = |column, end, follows| {
            let what = What::Blank { is_to_edge };
            self.changes.pieces.push(Piece { row, column, end, style, what, follows });
        };
        if n_erased > 0 {
            push(column, column + n_erased, follows);
        }
        push(column + n_erased, end, follows && n_erased == 0);
    }

    fn put_symbol(&mut self, column: u16, end: u16, row: u16, cell: &Cell) {
        // Nearly everything is of no link, and of a sure width.
        let is_plain = is_plain(cell);
        let (link, symbol) = if is_plain { (None, cell.symbol()) } else { hyperlink(cell.symbol()) };
        let opening = link.map_or("", |link| link.opening);
        let width = if is_plain { Width::Sure } else { Width::of(symbol) };
        let style = cell.style();
        if self.goes_on(column, row, style, opening, width) {
            let Changes { pieces, text } = &mut *self.changes;
            let n_blanks = self.blank.take().map_or(0, |blank| blank.end - blank.column);
            text.extend(std::iter::repeat_n(' ', n_blanks.into()));
            text.push_str(symbol);
            if let Some(last) = pieces.last_mut() {
                last.end = end;
                last.what = last.what.grown(text.len(), width);
            }
            return;
        }
        let start = self.changes.text.len();
        let link = start..start + opening.len();
        let what = What::Symbols { symbols: link.end..link.end + symbol.len(), link, width };
        let mut piece = Piece { row, column, end, style, what, follows: false };
        self.end_blank(Some(&piece));
        let Changes { pieces, text } = &mut *self.changes;
        piece.follows = pieces.last().is_some_and(|last| last.is_unsure_before(column, row));
        pieces.push(piece);
        text.push_str(opening);
        text.push_str(symbol);
    }

    /// Whether a symbol goes on with the last piece, over the few blanks between them.
    fn goes_on(&self, column: u16, row: u16, style: Style, opening: &str, width: Width) -> bool {
        let Some(last) = self.changes.pieces.last() else { return false };
        let What::Symbols { link, width: so_far, .. } = &last.what else { return false };
        let is_beside = match self.blank {
            None => (last.end, last.row) == (column, row),
            Some(blank) => {
                (last.end, blank.row, blank.end) == (blank.column, row, column)
                    && last.row == row
                    && blank.end - blank.column <= MAX_BLANKS
                    && *so_far == Width::Sure
                    && shows(style, blank.bg)
            }
        };
        let is_sure = match so_far {
            Width::Sure => width != Width::Drawn,
            Width::Drawn => width == Width::Drawn,
            Width::Unsure => false,
        };
        is_beside && is_sure && last.style == style && self.changes.text.get(link.clone()) == Some(opening)
    }
}

impl Piece {
    /// Whether its last character may have another width than it is taken for.
    pub(super) const fn is_unsure(&self) -> bool {
        matches!(self.what, What::Symbols { width: Width::Unsure, .. })
    }

    fn is_unsure_before(&self, column: u16, row: u16) -> bool {
        self.is_unsure() && (self.end, self.row) == (column, row)
    }
}

impl What {
    /// The same symbols and those behind them.
    fn grown(&self, end: usize, width: Width) -> Self {
        match self {
            Self::Symbols { symbols, link, .. } => {
                Self::Symbols { symbols: symbols.start..end, link: link.clone(), width }
            }
            Self::Blank { is_to_edge } => Self::Blank { is_to_edge: *is_to_edge },
        }
    }
}

impl Width {
    fn of(symbol: &str) -> Self {
        let mut chars = symbol.chars();
        match (chars.next(), chars.next()) {
            (Some('\u{2500}'..='\u{259F}' | '\u{1FB00}'..='\u{1FB3B}'), None) => Self::Drawn,
            _ if is_certain(symbol) || symbol.starts_with(PLACEHOLDER) => Self::Sure,
            _ => Self::Unsure,
        }
    }
}

/// Whether a cell takes no more than its own bytes behind another: it is plain, and of the style that the terminal has then.
fn goes_along(cell: &Cell, last: &Cell) -> bool {
    if cell.diff_option == CellDiffOption::Skip || !is_plain(cell) {
        return false;
    }
    if is_blank(cell) {
        return cell.bg == last.bg && !last.modifier.intersects(VISIBLE_ON_BLANK);
    }
    // Behind a blank the colour of letters may be any, and behind what is drawn they are set.
    !is_blank(last) && is_plain(last) && cell.style() == last.style()
}

fn is_plain(cell: &Cell) -> bool {
    plain_columns(cell.symbol()).is_some()
}

/// Whether a cell shows its ground alone.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && !cell.modifier.intersects(VISIBLE_ON_BLANK)
}

/// Whether a cell is as erasing leaves it: a picture's are not.
fn is_nothing(cell: &Cell, bg: Color) -> bool {
    is_blank(cell) && cell.bg == bg && cell.diff_option == CellDiffOption::None
}

/// Whether nothing but a ground is seen of a blank in a style.
fn shows(style: Style, bg: Color) -> bool {
    style.bg == Some(bg) && !style.add_modifier.intersects(VISIBLE_ON_BLANK)
}
