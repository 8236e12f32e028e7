//! Cells to bytes: as few as possible, in one write a frame, and never a row shifted by a wrong guess of a width.
//!
//! ratatui's stock backend sets the cursor after every wide cell; here it goes on by itself after characters whose
//! width all terminals agree on, and is set absolutely after all others. What changes is written style by style and not
//! row by row: a colour takes twenty bytes, a way to another row seven.

mod changes;
mod cursor;
mod turn;

use crate::paint::{Pen, Square, Stock, UNLINK, push_number};
use changes::{Changes, Piece, What, Width};
use cursor::Cursor;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use std::io::{self, Write};
use turn::Turn;

/// Attributes that show on an empty cell.
const VISIBLE_ON_BLANK: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);
/// Synchronized output: the terminal shows the frame when it is whole. Terminals that do not know it ignore it.
const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";
/// A frame of so few bytes reaches a terminal whole and is drawn at once, without being told: it is one write, which a
/// pseudo-terminal of Linux hands on in one buffer (1.8 kB at least), and SSH in one segment of TCP (1.2 kB at least).
const MAX_WHOLE: usize = 1024;
/// A frame of more styles is a picture of blocks, a colour a cell: it is written as it stands.
const MAX_STYLES: usize = 12;
/// What saves the cursor's place and style (DECSC), and what goes back there in that style (DECRC): of the VT100, and of all
/// after it (terminfo's `sc` and `rc`). The alternate screen has one of its own.
const SAVE: &str = "\x1b7";
const RESTORE: &str = "\x1b8";

/// Writes frames to a terminal, as changes of what it shows.
pub struct Writer<W: Write> {
    out: W,
    size: (u16, u16),
    /// Whether the terminal erases in the colour of the page (terminfo's `bce`).
    erases_in_colour: bool,
    /// The bytes of the frame so far.
    frame: String,
    changes: Changes,
    at: State,
    saved: Option<State>,
    /// The style that is worth saving.
    usual: Option<Style>,
    /// Whether the column is sure only for what is drawn on: behind block characters and lines, which are all of one
    /// width on a terminal.
    is_drawing: bool,
    /// What began the link that the terminal is in: none between frames.
    link: Option<String>,
}

/// The terminal's cursor and style.
#[derive(Clone, Copy, Default)]
struct State {
    cursor: Cursor,
    pen: Pen,
}

impl State {
    /// Goes to where a piece begins, and takes its style.
    fn go_to(&mut self, piece: &Piece, out: &mut String) {
        self.cursor.go(piece.column, piece.row, out);
        self.dip(piece.style, out);
    }

    /// Takes a style: where no colour of letters is in it, its ground alone.
    fn dip(&mut self, style: Style, out: &mut String) {
        match (style.fg, style.bg) {
            (None, Some(bg)) => self.pen.change_ground(bg, VISIBLE_ON_BLANK, out),
            _ => self.pen.change_to(style, out),
        }
    }

    /// The bytes that a style takes, by a try that leaves nothing behind.
    fn n_bytes(mut self, style: Style, out: &mut String) -> usize {
        let start = out.len();
        self.dip(style, out);
        let n_bytes = out.len() - start;
        out.truncate(start);
        n_bytes
    }
}

impl<W: Write> Writer<W> {
    /// A writer for a terminal of `size` columns and rows.
    pub fn new(out: W, size: (u16, u16)) -> Self {
        Self {
            out,
            size,
            erases_in_colour: true,
            frame: String::new(),
            changes: Changes::default(),
            at: State::default(),
            saved: None,
            usual: None,
            is_drawing: false,
            link: None,
        }
    }

    pub(super) fn raw(&mut self, bytes: &str) {
        self.frame.push_str(bytes);
        self.lose_cursor();
    }

    /// What was written as it stands, where nothing is drawn.
    pub(super) fn take_raw(&mut self) -> String {
        std::mem::take(&mut self.frame)
    }

    pub(super) const fn write_blanks(&mut self) {
        self.erases_in_colour = false;
    }

    pub(super) const fn resized(&mut self, size: (u16, u16)) {
        self.size = size;
    }

    /// Forgets where the terminal's cursor is.
    pub(super) fn lose_cursor(&mut self) {
        self.at.cursor = Cursor::default();
    }

    /// Tells in which style most is written.
    pub(super) const fn set_usual(&mut self, style: Style) {
        self.usual = Some(style);
    }

    /// Empties the screen, in the colour of a page if the terminal can. Tells whether it is that of the page.
    pub(super) fn clear(&mut self, page: Style) -> bool {
        self.lose_cursor();
        self.saved = None;
        self.at.pen = Pen::default();
        self.frame.push_str("\x1b[m");
        let ground = page.bg.filter(|_| self.erases_in_colour).unwrap_or(Color::Reset);
        self.at.pen.change_to(Style::new().bg(ground), &mut self.frame);
        self.frame.push_str("\x1b[2J");
        page.bg.is_none_or(|bg| bg == ground) && !page.add_modifier.intersects(VISIBLE_ON_BLANK)
    }

    /// Notes what brings the terminal from one buffer to another of the same area: whole rows of the screen. It is written
    /// with the frame.
    pub fn turn(&mut self, before: &Buffer, now: &Buffer) {
        let (mut stock, mut was, mut is) = (Stock::default(), Vec::new(), Vec::new());
        let n_columns = usize::from(now.area.width).max(1);
        let rows = before.content.chunks(n_columns).zip(now.content.chunks(n_columns));
        for (row, (before, now)) in (now.area.y..).zip(rows) {
            stock.clear();
            stock.strip(before, &mut was);
            stock.strip(now, &mut is);
            self.turn_row(row, &stock, &was, &is);
        }
    }

    /// Notes what brings a row from one picture to another: as far as its right edge, or to an empty column from which on it
    /// is empty before and after.
    pub(super) fn turn_row(&mut self, row: u16, stock: &Stock, before: &[Square], now: &[Square]) {
        let mut changes = std::mem::take(&mut self.changes);
        changes.add(Turn { row, stock, before, now }, |bg| self.may_erase(Some(bg)));
        self.changes = changes;
    }

    /// Writes the frame, if there is anything in it.
    pub fn flush(&mut self) -> io::Result<()> {
        let mut changes = std::mem::take(&mut self.changes);
        self.write_all(&changes.pieces, &changes.text);
        changes.clear();
        self.changes = changes;
        if self.frame.is_empty() {
            return Ok(());
        }
        if self.frame.len() > MAX_WHOLE {
            self.frame.insert_str(0, BEGIN);
            self.frame.push_str(END);
        }
        let written = self.out.write_all(self.frame.as_bytes());
        self.frame.clear();
        written.and_then(|()| self.out.flush())
    }

    /// Writes the pieces of a style one after the other, from the top down, and then those of the style that is the next
    /// shortest to change to. Which comes first does not show: no cell is in two pieces, and of a character of two columns
    /// that the terminal has, both halves are in one or in none.
    fn write_all(&mut self, pieces: &[Piece], text: &str) {
        let mut left: Vec<&[Piece]> = pieces.chunk_by(|_, next| next.follows).collect();
        while let Some(style) = self.next_style(&left) {
            left.retain(|chain| {
                let is_next = chain.first().is_some_and(|piece| piece.style == style);
                if is_next {
                    chain.iter().for_each(|piece| self.write(piece, text));
                }
                !is_next
            });
        }
        left.into_iter().flatten().for_each(|piece| self.write(piece, text));
        self.link_to(None);
    }

    /// The style of these that takes the fewest bytes to change to; none where there are too many.
    fn next_style(&mut self, left: &[&[Piece]]) -> Option<Style> {
        let mut styles: Vec<Style> = Vec::new();
        for piece in left.iter().filter_map(|chain| chain.first()) {
            if !styles.contains(&piece.style) {
                styles.push(piece.style);
            }
            if styles.len() > MAX_STYLES {
                return None;
            }
        }
        let (at, saved, out) = (self.at, self.saved, &mut self.frame);
        styles.into_iter().min_by_key(|style| {
            let restored = saved.map(|saved| RESTORE.len() + saved.n_bytes(*style, out));
            at.n_bytes(*style, out).min(restored.unwrap_or(usize::MAX))
        })
    }

    fn write(&mut self, piece: &Piece, text: &str) {
        self.judge_column(piece);
        let link = match &piece.what {
            What::Symbols { link, .. } => text.get(link.clone()).filter(|link| !link.is_empty()),
            What::Blank { .. } => None,
        };
        if self.link.as_deref() != link {
            self.link_to(None);
        }
        self.go_to(piece);
        self.link_to(link);
        match &piece.what {
            What::Symbols { symbols, .. } => {
                self.frame.push_str(text.get(symbols.clone()).unwrap_or_default());
            }
            What::Blank { is_to_edge } => {
                if self.erase(piece, *is_to_edge) {
                    return;
                }
            }
        }
        // At the edge terminals differ on where the cursor is.
        if piece.end >= self.size.0 {
            self.lose_cursor();
        } else {
            self.at.cursor.column = Some(piece.end).filter(|_| !piece.is_unsure());
        }
    }

    /// Forgets the column behind what is drawn, unless drawing goes on along the row.
    fn judge_column(&mut self, piece: &Piece) {
        let Cursor { row, column } = self.at.cursor;
        let goes_on = self.is_drawing && row == Some(piece.row) && column.is_some_and(|c| c <= piece.column);
        let is_drawn = match piece.what {
            What::Symbols { width, .. } => width == Width::Drawn,
            What::Blank { .. } => goes_on,
        };
        if self.is_drawing && !(goes_on && is_drawn) {
            self.at.cursor.column = None;
        }
        self.is_drawing = is_drawn;
    }

    /// Goes to a piece in its style, or back to what is saved and from there, whichever is shorter.
    fn go_to(&mut self, piece: &Piece) {
        let (start, saved) = (self.frame.len(), self.saved.filter(|_| self.link.is_none()));
        self.at.go_to(piece, &mut self.frame);
        let end = self.frame.len();
        if let Some(mut back) = saved.filter(|_| end - start > RESTORE.len()) {
            self.frame.push_str(RESTORE);
            back.go_to(piece, &mut self.frame);
            if self.frame.len() - end < end - start {
                self.frame.drain(start..end);
                self.at = back;
            } else {
                self.frame.truncate(end);
            }
        }
        let is_usual = self.usual == Some(piece.style) && self.link.is_none();
        if is_usual && self.saved.is_none_or(|saved| saved.pen != self.at.pen) {
            self.frame.push_str(SAVE);
            self.saved = Some(self.at);
        }
    }

    /// Begins a link, in place of the one that the terminal is in, or ends that one.
    fn link_to(&mut self, opening: Option<&str>) {
        if self.link.as_deref() != opening {
            self.frame.push_str(opening.unwrap_or(UNLINK));
            self.link = opening.map(str::to_owned);
        }
    }

    /// Erases blanks if the terminal can and that is shorter, or else writes them; tells whether the cursor has stayed.
    fn erase(&mut self, piece: &Piece, is_to_edge: bool) -> bool {
        let n = piece.end - piece.column;
        if is_to_edge && n > 3 {
            self.frame.push_str("\x1b[K");
        } else if n > changes::MAX_BLANKS && self.may_erase(piece.style.bg) {
            self.frame.push_str("\x1b[");
            push_number(n, &mut self.frame);
            self.frame.push('X');
        } else {
            self.frame.extend(std::iter::repeat_n(' ', n.into()));
            return false;
        }
        true
    }

    /// Whether the terminal erases to this ground.
    fn may_erase(&self, bg: Option<Color>) -> bool {
        self.erases_in_colour || bg == Some(Color::Reset)
    }
}

impl Writer<Vec<u8>> {
    /// The bytes of the frames that were written since the last time.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out)
    }
}

#[cfg(test)]
mod tests;
