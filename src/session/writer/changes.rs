//! What changes from one picture of the screen to the next, in pieces: cells side by side of one style.
//!
//! What stays between two cells that change is in a piece too where that takes fewer bytes than to jump over it: most
//! gaps of a line of letters are single spaces.

use super::VISIBLE_ON_BLANK;
use super::turn::Turn;
use crate::paint::{Kind, PLACEHOLDER, Square, hyperlink};
use crate::text::width::is_certain;
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

    /// Adds what changes in a row. `may_erase` tells whether the terminal erases to a ground.
    pub(super) fn add(&mut self, turn: Turn<'_>, may_erase: impl Fn(Color) -> bool) {
        let mut walk = Walk { changes: self, turn, may_erase, last: None, blank: None, torn: None };
        turn.differing(|column, cell| {
            if !walk.goes_straight_on(column, cell) {
                walk.bridge(column, cell);
                walk.mend(Some(column));
                walk.put(column, cell);
            }
        });
        walk.mend(None);
        walk.end_blank(None);
    }
}

struct Walk<'a, F> {
    changes: &'a mut Changes,
    turn: Turn<'a>,
    may_erase: F,
    /// What was put last: the column behind it, and the cell in whose style it was: itself, or for a space that went straight
    /// on the symbol before it.
    last: Option<(u16, Square)>,
    blank: Option<Blank>,
    /// The right half of a character whose left half is written over: terminals blank it in some colour or other.
    torn: Option<u16>,
}

impl<F: Fn(Color) -> bool> Walk<'_, F> {
    /// Puts a cell as most are, and as all that follows would put it: a plain symbol beside another one of its style, or the
    /// space between two.
    fn goes_straight_on(&mut self, column: u16, cell: Square) -> bool {
        let Some((end, last)) = self.last else { return false };
        if end != column || last.style != cell.style || !cell.is_plain || self.blank.is_some() {
            return false;
        }
        if cell.is_space() && self.turn.at(column + 1).is_none_or(Square::is_space) {
            return false;
        }
        let (Some(c), Some(piece)) = (cell.character(), self.changes.pieces.last_mut()) else { return false };
        let What::Symbols { symbols, link, width: Width::Sure } = &mut piece.what else { return false };
        if link.start < link.end {
            return false;
        }
        let end = column + cell.columns;
        self.changes.text.push(c);
        (symbols.end, piece.end) = (self.changes.text.len(), end);
        // A space is of the colour of letters here, as that of all blanks is not.
        self.last = Some((end, if cell.is_space() { last } else { cell }));
        self.torn = self.turn.was_wide(end - 1).then_some(end);
        true
    }

    fn put(&mut self, column: u16, cell: Square) {
        let end = column + cell.columns.max(1);
        if self.turn.is_blank(cell) {
            self.put_blank(column, self.turn.ground(cell));
        } else {
            self.put_symbol(column, end, cell);
        }
        self.last = Some((end, cell));
        self.torn = self.turn.was_wide(end - 1).then_some(end);
    }

    /// Mends a torn half, unless it is what is written next.
    fn mend(&mut self, next: Option<u16>) {
        if let Some(column) = self.torn.take_if(|torn| next != Some(*torn))
            && let Some(cell) = self.turn.at(column)
            && cell.kind != Kind::Skipped
        {
            self.put(column, cell);
        }
    }

    /// Puts what stays between the last cell that changes and the next where a jump is longer.
    fn bridge(&mut self, column: u16, next: Square) {
        if let Some((end, last)) = self.last
            && (1..=MAX_GAP).contains(&column.saturating_sub(end))
        {
            self.bridge_gap((end, last), (column, next));
        }
    }

    fn bridge_gap(&mut self, (end, last): (u16, Square), (column, next): (u16, Square)) {
        let (turn, n_columns) = (self.turn, column - end);
        if !last.is_plain && Width::of(turn.stock.symbol(last, &mut [0; 4])) == Width::Unsure {
            return;
        }
        if !turn.is_blank(next) && !turn.is_blank(last) && !turn.stock.is_same_style(next, last) {
            return;
        }
        let (mut gap, mut at, mut n_bytes) = ([None; MAX_GAP as usize], end, 0);
        for place in &mut gap {
            let cell = turn.at(at).filter(|cell| at < column && turn.goes_along(*cell, last));
            let Some(cell) = cell else { break };
            *place = Some((at, cell));
            n_bytes += turn.stock.symbol(cell, &mut [0; 4]).len();
            at += cell.columns.max(1);
        }
        // `CSI C` and `CSI n C`.
        let n_jump = if n_columns == 1 { 3 } else { 4 };
        if at == column && n_bytes < n_jump {
            for (at, cell) in gap.into_iter().flatten() {
                if !self.goes_straight_on(at, cell) {
                    self.put(at, cell);
                }
            }
        }
    }

    fn put_blank(&mut self, column: u16, bg: Color) {
        if let Some(blank) = &mut self.blank
            && blank.bg == bg
            && (blank.end == column || blank.is_to_edge)
        {
            blank.end = column + 1;
            return;
        }
        self.end_blank(None);
        let (turn, at) = (self.turn, usize::from(column));
        let is_empty = |cells: Option<&[Square]>| {
            cells.unwrap_or_default().iter().all(|cell| turn.is_nothing(*cell, bg))
        };
        let is_to_edge = (self.may_erase)(bg) && is_empty(turn.now.get(at..));
        // A row that empties is erased from its start, where it is shorter to go.
        let start = if is_to_edge && is_empty(turn.now.get(..at)) { 0 } else { column };
        self.blank = Some(Blank { column: start, end: column + 1, bg, is_to_edge });
    }

    /// Makes a piece of the blanks, in the style of what is written beside them, so that it takes no change.
    fn end_blank(&mut self, next: Option<&Piece>) {
        let Some(Blank { column, end, bg, is_to_edge }) = self.blank.take() else { return };
        let row = self.turn.row;
        let last = self.changes.pieces.last();
        let follows = last.is_some_and(|last| last.is_unsure_before(column, row));
        let next = next.filter(|next| next.column == end);
        let beside = if follows { [last, next] } else { [next, last] };
        let style = beside.into_iter().flatten().map(|piece| piece.style).find(|style| shows(*style, bg));
        let style = style.unwrap_or(Style::new().bg(bg));
        // Where the last of them is half of a character whose other half is written over, it is written and not erased:
        // tmux, told to erase it, takes the other half for one still, and blanks both in the terminal's own colour.
        let is_half = || self.turn.was_wide(end - 1);
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

    fn put_symbol(&mut self, column: u16, end: u16, cell: Square) {
        let Turn { row, stock, .. } = self.turn;
        let mut bytes = [0; 4];
        let whole = stock.symbol(cell, &mut bytes);
        let (link, symbol) = if cell.is_plain { (None, whole) } else { hyperlink(whole) };
        let opening = link.map_or("", |link| link.opening);
        let width = if cell.is_plain { Width::Sure } else { Width::of(symbol) };
        let style = stock.style(cell);
        if self.goes_on(column, style, opening, width) {
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
    fn goes_on(&self, column: u16, style: Style, opening: &str, width: Width) -> bool {
        let row = self.turn.row;
        let Some(last) = self.changes.pieces.last().filter(|last| last.row == row) else { return false };
        let What::Symbols { link, width: so_far, .. } = &last.what else { return false };
        let is_beside = match self.blank {
            None => last.end == column,
            Some(blank) => {
                (last.end, blank.end) == (blank.column, column)
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

/// Whether nothing but a ground is seen of a blank in a style.
fn shows(style: Style, bg: Color) -> bool {
    style.bg == Some(bg) && !style.add_modifier.intersects(VISIBLE_ON_BLANK)
}
