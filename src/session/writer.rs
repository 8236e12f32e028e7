//! Cells to bytes: as few as possible, in one write a frame, and never a row shifted by a wrong guess of a width.
//!
//! ratatui's stock backend sets the cursor after every wide cell; here it goes on by itself after characters whose
//! width all terminals agree on, and is set absolutely after all others.

mod bridge;
mod wide;

use crate::paint::{PLACEHOLDER, Pen, UNLINK, hyperlink};
use crate::text::width::{is_certain, plain_columns};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier, Style};
use std::fmt::Write as _;
use std::io::{self, Write};
use wide::Wide;

/// Attributes that show on an empty cell.
const VISIBLE_ON_BLANK: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);
/// Synchronized output: the terminal shows the frame when it is whole. Terminals that do not know it ignore it.
const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";

/// A ratatui backend over any writer.
pub struct Writer<W: Write> {
    out: W,
    size: (u16, u16),
    /// Whether the terminal erases in the colour of the page (terminfo's `bce`).
    erases_in_colour: bool,
    /// The bytes of the frame so far.
    frame: String,
    pen: Pen,
    /// Where the terminal's cursor is, as far as that is sure: the row, and the column.
    row: Option<u16>,
    column: Option<u16>,
    /// Whether the column is sure only for what is drawn on: behind block characters and lines, which are all of one
    /// width on a terminal.
    is_drawing: bool,
    wide: Wide,
    /// What began the link that the terminal is in: none between rows.
    link: Option<String>,
    /// The right half of such a character that was just written over: terminals blank it in some colour or other.
    torn: Option<Torn>,
}

/// The right half of a character whose left half was written over: it is a blank in that character's style.
#[derive(Clone, Copy)]
struct Torn {
    column: u16,
    row: u16,
    style: Style,
}

/// Empty cells of one ground, not written yet.
#[derive(Clone, Copy)]
struct Blank {
    column: u16,
    row: u16,
    n: u16,
    bg: Color,
}

impl<W: Write> Writer<W> {
    /// A writer for a terminal of `size` columns and rows.
    pub fn new(out: W, size: (u16, u16)) -> Self {
        Self {
            out,
            size,
            erases_in_colour: true,
            frame: String::new(),
            pen: Pen::default(),
            row: None,
            column: None,
            is_drawing: false,
            wide: Wide::new(size),
            link: None,
            torn: None,
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

    pub(super) fn resized(&mut self, size: (u16, u16)) {
        self.size = size;
        self.wide = Wide::new(size);
        self.lose_cursor();
    }

    /// Writes what brings the terminal from one buffer to another of the same area.
    pub(super) fn turn(&mut self, before: &Buffer, now: &Buffer) -> io::Result<()> {
        self.draw(bridge::bridged(before.diff_iter(now), now))
    }

    /// Forgets where the terminal's cursor is.
    pub(super) fn lose_cursor(&mut self) {
        self.row = None;
        self.column = None;
    }

    /// Notes that the cells from `column` to before `end` are written, and whether that tears a character in two.
    fn cover(&mut self, column: u16, end: u16, row: u16) {
        let torn = self.wide.cover(column, end, row).filter(|_| end < self.size.0);
        self.torn = torn.map(|style| Torn { column: end, row, style }).or(self.torn);
    }

    /// Mends a torn half, unless it is what is written next.
    fn mend(&mut self, next: Option<(u16, u16)>) {
        if let Some(torn) = self.torn.take()
            && next != Some((torn.column, torn.row))
        {
            let mut cell = Cell::EMPTY;
            cell.set_style(torn.style);
            if cell.modifier.intersects(VISIBLE_ON_BLANK) {
                self.put(torn.column, torn.row, &cell);
            } else {
                self.put_blank(Blank { column: torn.column, row: torn.row, n: 1, bg: cell.bg });
            }
        }
    }

    fn move_to(&mut self, column: u16, row: u16) {
        if self.row == Some(row) && self.column == Some(column) {
            return;
        }
        let absolute = match (self.row, column) {
            (Some(r), 0) if r == row => "\r".to_owned(),
            (Some(r), 0) if r + 1 == row => "\r\n".to_owned(),
            (Some(r), _) if r == row => format!("\x1b[{}G", column + 1),
            (_, 0) => format!("\x1b[{}H", row + 1),
            _ => format!("\x1b[{};{}H", row + 1, column + 1),
        };
        let relative = match (self.row, self.column) {
            (Some(r), Some(c)) if r == row && c + 1 == column => Some("\x1b[C".to_owned()),
            (Some(r), Some(c)) if r == row && c < column => Some(format!("\x1b[{}C", column - c)),
            _ => None,
        };
        let shortest = relative.filter(|r| r.len() < absolute.len()).unwrap_or(absolute);
        self.frame.push_str(&shortest);
        self.row = Some(row);
        self.column = Some(column);
    }

    /// Begins a link, in place of the one that the terminal is in, or ends that one.
    fn link_to(&mut self, opening: Option<&str>) {
        if self.link.as_deref() != opening {
            self.frame.push_str(opening.unwrap_or(UNLINK));
            self.link = opening.map(str::to_owned);
        }
    }

    fn put(&mut self, column: u16, row: u16, cell: &Cell) {
        // Nearly everything: it is of no link, and not drawn.
        let is_plain = plain_columns(cell.symbol()).is_some();
        let (link, symbol) = if is_plain { (None, cell.symbol()) } else { hyperlink(cell.symbol()) };
        let is_drawn = !is_plain && is_drawn(symbol);
        if self.is_drawing && !is_drawn {
            self.column = None;
        }
        self.is_drawing = is_drawn;
        self.move_to(column, row);
        self.pen.change_to(cell.style(), &mut self.frame);
        self.link_to(link.map(|link| link.opening));
        self.frame.push_str(symbol);
        let end = column + cell.cell_width().max(1);
        self.cover(column, end, row);
        if end > column + 1 {
            self.wide.set(column, row, cell.style());
        }
        if end >= self.size.0 {
            // At the edge terminals differ on where the cursor is.
            self.lose_cursor();
        } else if is_plain || is_drawn || is_certain(symbol) || symbol.starts_with(PLACEHOLDER) {
            self.column = Some(end);
        } else {
            self.column = None;
        }
    }

    fn put_blank(&mut self, blank: Blank) {
        self.link_to(None);
        self.move_to(blank.column, blank.row);
        self.pen.change_ground(blank.bg, VISIBLE_ON_BLANK, &mut self.frame);
        let end = blank.column + blank.n;
        self.cover(blank.column, end, blank.row);
        let may_erase = self.erases_in_colour || blank.bg == Color::Reset;
        if may_erase && end >= self.size.0 && blank.n > 3 {
            self.frame.push_str("\x1b[K");
        } else if may_erase && blank.n > 8 {
            let _ = write!(self.frame, "\x1b[{}X", blank.n);
        } else {
            self.frame.extend(std::iter::repeat_n(' ', usize::from(blank.n)));
            if end >= self.size.0 {
                self.lose_cursor();
            } else {
                self.column = Some(end);
            }
        }
    }
}

/// Whether a symbol is a block character or a drawn line.
fn is_drawn(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    matches!((chars.next(), chars.next()), (Some('\u{2500}'..='\u{259F}' | '\u{1FB00}'..='\u{1FB3B}'), None))
}

impl Writer<Vec<u8>> {
    /// The bytes of the frames that were written since the last time.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out)
    }
}

impl<W: Write> Backend for Writer<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut blank: Option<Blank> = None;
        for (column, row, cell) in content {
            let is_blank = cell.symbol() == " " && !cell.modifier.intersects(VISIBLE_ON_BLANK);
            if let Some(run) = &mut blank {
                if is_blank && run.row == row && run.column + run.n == column && run.bg == cell.bg {
                    run.n += 1;
                    continue;
                }
                let run = *run;
                self.put_blank(run);
                blank = None;
            }
            self.mend(Some((column, row)));
            if is_blank {
                blank = Some(Blank { column, row, n: 1, bg: cell.bg });
            } else {
                self.put(column, row, cell);
            }
        }
        if let Some(run) = blank {
            self.put_blank(run);
        }
        self.mend(None);
        self.link_to(None);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        Ok(()) // hidden from the start to the end
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN) // asked by inline viewports only; a terminal is never waited for
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, _: P) -> io::Result<()> {
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.link_to(None);
        self.pen.reset(&mut self.frame);
        self.frame.push_str("\x1b[m\x1b[2J");
        self.wide.clear();
        self.lose_cursor();
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        Ok(Size::new(self.size.0, self.size.1))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    /// Writes the frame, if there is anything in it.
    fn flush(&mut self) -> io::Result<()> {
        if !self.frame.is_empty() {
            let frame = format!("{BEGIN}{}{END}", self.frame);
            self.frame.clear();
            self.out.write_all(frame.as_bytes())?;
            self.out.flush()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paint::{Look, paint};
    use crate::scene::{Lead, Page, Role, Run};
    use crate::text::{Ambiguous, Clusters, Lang, Strictness, WidthPolicy};
    use crate::theme::{Depth, Theme};
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use std::collections::BTreeMap;

    fn painted(runs: &[Run], size: (u16, u16), policy: WidthPolicy) -> Buffer {
        let theme = Theme::built_in("paper").unwrap();
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        paint(runs, &[], Look { theme: &theme, depth: Depth::Ansi256, policy }, &mut buffer);
        buffer
    }

    /// Writes one buffer after another; gives the bytes.
    fn written(buffers: &[Buffer], size: (u16, u16)) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut writer = Writer::new(&mut bytes, size);
        let mut before = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        for buffer in buffers {
            writer.turn(&before, buffer).unwrap();
            writer.flush().unwrap();
            before = buffer.clone();
        }
        bytes
    }

    /// What an emulator shows after the bytes, cell by cell, is the buffer.
    #[track_caller]
    fn assert_shown(bytes: &[u8], buffer: &Buffer) {
        let (columns, rows) = (buffer.area.width, buffer.area.height);
        let mut emulator = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        emulator.process(bytes);
        for row in 0..rows {
            let mut column = 0;
            while column < columns {
                let cell = &buffer[(column, row)];
                let shown = emulator.screen().cell(row, column).expect("inside the screen");
                // The emulator puts the two halves of a flag into a cell each, as many terminals do.
                let span = column..column + cell.cell_width().max(1);
                let parts = span.filter_map(|c| emulator.screen().cell(row, c)).map(vt100::Cell::contents);
                let contents =
                    Some(parts.collect::<String>()).filter(|c| !c.is_empty()).unwrap_or(" ".to_owned());
                assert_eq!(contents.trim_end(), hyperlink(cell.symbol()).1.trim_end(), "at {column},{row}");
                let index = |colour: Color| match colour {
                    Color::Indexed(n) => vt100::Color::Idx(n),
                    _ => vt100::Color::Default,
                };
                assert_eq!(shown.bgcolor(), index(cell.bg), "ground at {column},{row}");
                if contents != " " {
                    assert_eq!(shown.fgcolor(), index(cell.fg), "colour at {column},{row}");
                    assert_eq!(
                        shown.bold(),
                        cell.modifier.contains(Modifier::BOLD),
                        "bold at {column},{row}"
                    );
                }
                assert_eq!(
                    shown.underline(),
                    cell.modifier.contains(Modifier::UNDERLINED),
                    "line at {column},{row}"
                );
                column += cell.cell_width().max(1);
            }
        }
    }

    fn any_runs(size: (u16, u16)) -> impl Strategy<Value = Vec<Run>> {
        let text = prop_oneof![
            "[一-龥]{1,12}",
            "[a-z ]{1,12}",
            "[ぁ-ん가-힣，。「」…—]{1,8}",
            prop_oneof![Just("e\u{301}x"), Just("🇭🇰港"), Just("👍🏽ok"), Just("❤️x"), Just("👨‍👩‍👧y"), Just("ﾊﾟ")]
                .prop_map(str::to_owned)
        ];
        let roles = Role::ALL.to_vec();
        let target = proptest::option::of(proptest::sample::select(
            &["https://a", "https://b/港", "javascript:c"][..],
        ));
        let run = (0..size.1, 0..size.0, text, proptest::sample::select(roles), target).prop_map(
            |(row, column, text, role, target)| {
                let lead = target.map(|target| Lead::To(target.into(), None));
                Run { lead, ..Run::new(row, column.into(), text, role) }
            },
        );
        // Runs never overlap, so at most one a row here.
        proptest::collection::vec(run, 0..6).prop_map(|mut runs| {
            runs.sort_by_key(|r| r.row);
            runs.dedup_by_key(|r| r.row);
            runs
        })
    }

    proptest! {
        #[test]
        fn a_terminal_shows_what_the_buffer_holds(frames in proptest::collection::vec(any_runs((24, 6)), 1..4)) {
            let size = (24, 6);
            // What vt100 does with emoji of several code points: each by itself.
            let policy = WidthPolicy { ambiguous: Ambiguous::Narrow, clusters: Clusters::Plain };
            let buffers: Vec<Buffer> = frames.iter().map(|runs| painted(runs, size, policy)).collect();
            let bytes = written(&buffers, size);
            assert_shown(&bytes, buffers.last().expect("one at least"));
            assert_linked(&bytes, buffers.last().expect("one at least"));
        }
    }

    /// Each letter leads where its cell does, and no link goes on behind a frame.
    fn assert_linked(bytes: &[u8], buffer: &Buffer) {
        let (columns, rows) = (buffer.area.width, buffer.area.height);
        let mut emulator = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        let (mut link, mut shown) = (String::new(), BTreeMap::new());
        let mut rest = str::from_utf8(bytes).expect("text");
        while let Some(c) = rest.chars().next() {
            let (now, after) = match rest.strip_prefix("\x1b]8;").and_then(|rest| rest.split_once(ENDS)) {
                Some((parameters, after)) => {
                    parameters.split_once(';').expect("an id and a target").1.clone_into(&mut link);
                    ("", after)
                }
                None if c == '\x1b' => {
                    assert!(!rest.starts_with(END) || link.is_empty(), "a link goes on behind a frame");
                    rest.split_at(rest.find(|c: char| c.is_ascii_alphabetic()).expect("its end") + 1)
                }
                None => rest.split_at(c.len_utf8()),
            };
            let (row, column) = emulator.screen().cursor_position();
            emulator.process(now.as_bytes());
            if !c.is_control() && emulator.screen().cursor_position() != (row, column) {
                shown.insert((column, row), link.clone());
            }
            rest = after;
        }
        for (at, shown) in shown {
            let Some(cell) = buffer.cell(at).filter(|cell| !matches!(hyperlink(cell.symbol()).1, "" | " "))
            else {
                continue;
            };
            assert_eq!(hyperlink(cell.symbol()).0.map_or("", |link| link.target), shown, "at {at:?}");
        }
    }

    const ENDS: &str = "\x1b\\";

    #[test]
    fn a_link_is_opened_once_a_row_and_where_it_leads_elsewhere_with_the_same_words_it_is_written_anew() {
        let size = (20, 2);
        let run = |row, target: &str| Run {
            lead: Some(Lead::To(target.into(), None)),
            ..Run::new(row, 2, "港口網", Role::Link)
        };
        let frame = |target| painted(&[run(0, target), run(1, target)], size, WidthPolicy::default());
        let first = String::from_utf8(written(&[frame("https://a")], size)).unwrap();
        assert_eq!((first.matches("https://a").count(), first.matches(UNLINK).count()), (2, 2), "{first:?}");
        let both = String::from_utf8(written(&[frame("https://a"), frame("https://b")], size)).unwrap();
        assert_eq!((both.matches("https://b").count(), both.matches("港口網").count()), (1, 4), "{both:?}");
        let unsafe_ones =
            String::from_utf8(written(&[frame("https://a\u{7}b"), frame("file:///a")], size)).unwrap();
        assert!(!unsafe_ones.contains("\x1b]8"), "{unsafe_ones:?}");
    }

    #[test]
    fn the_half_of_a_character_written_over_keeps_its_line() {
        let size = (12, 1);
        let frame = |text: &str| painted(&[Run::new(0, 2, text, Role::Link)], size, WidthPolicy::default());
        let frames = [frame("港務局"), frame("a月 局")];
        assert!(frames[1][(5, 0)].modifier.contains(Modifier::UNDERLINED));
        assert_shown(&written(&frames, size), &frames[1]);
    }

    #[test]
    fn three_thousand_strings_are_shown_as_the_buffer_holds_them() {
        let size = (46, 14);
        let policy = WidthPolicy { ambiguous: Ambiguous::Narrow, clusters: Clusters::Plain };
        let mut bytes = Vec::new();
        let mut before = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        // One terminal for all, so that each frame is drawn over the last; a fresh one now and then keeps it quick.
        for (n, (text, lang)) in crate::text::corpus::strings().enumerate() {
            let columns = 8 + u16::try_from(n % 38).expect("below 38");
            let page = Page {
                columns,
                rows: size.1,
                policy,
                lang,
                strictness: Strictness::Strict,
                blocks: crate::text::large::Blocks::None,
                links: crate::scene::Links::Listed,
            };
            let slide =
                crate::deck::Slide::new(crate::deck::Content::Body(crate::text::inline::escape(&text)));
            let scene = crate::scene::lay_out(&slide, page);
            let buffer = painted(&scene.screens[0].runs, size, policy);
            let mut frame = Vec::new();
            let mut writer = Writer::new(&mut frame, size);
            if n % 50 == 0 {
                bytes.clear();
                before = Buffer::empty(Rect::new(0, 0, size.0, size.1));
            }
            writer.wide = wide_of(&before);
            writer.turn(&before, &buffer).unwrap();
            writer.flush().unwrap();
            bytes.extend(b"\x1b[m");
            bytes.extend(frame);
            assert_shown(&bytes, &buffer);
            before = buffer;
        }
    }

    /// What a writer that has drawn `buffer` knows of its wide characters.
    fn wide_of(buffer: &Buffer) -> Wide {
        let mut wide = Wide::new((buffer.area.width, buffer.area.height));
        for row in 0..buffer.area.height {
            for column in 0..buffer.area.width {
                let cell = &buffer[(column, row)];
                if cell.cell_width() > 1 {
                    wide.set(column, row, cell.style());
                }
            }
        }
        wide
    }

    #[test]
    fn single_spaces_that_stay_are_written_and_not_jumped_over() {
        let size = (40, 2);
        let frame = |text: &str| painted(&[Run::new(0, 2, text, Role::Text)], size, WidthPolicy::default());
        let turned = |before: &str, now: &str| {
            let first = written(&[frame(before)], size).len();
            let both = written(&[frame(before), frame(now)], size);
            assert_shown(&both, &frame(now));
            String::from_utf8(both[first..].to_vec()).unwrap().replace("\x1b[38;5;236m", "")
        };
        let row = |drawn: &str| format!("{BEGIN}\x1b[1;3H{drawn}{END}");
        assert_eq!(turned("", "new rules for ships"), row("new rules for ships"));
        assert_eq!(turned("new rules for ships", ""), row("\x1b[19X"));
        assert_eq!(turned("abc ef", "xbc yf"), row("xbc y"));
        assert_eq!(turned("一二三", "四二五"), row("四二五"));
        // A jump is as short.
        assert_eq!(turned("abcde", "xbcdy"), row("xbcdy"));
        assert_eq!(turned("abcdef", "xbcdey"), row("x\x1b[8Gy"));
        assert_eq!(turned("一二三四", "五二三六"), row("五\x1b[9G六"));
        // Behind a character of no sure width the cursor is set in any case.
        assert_eq!(turned("• a", "* b"), row("* b"));
        assert_eq!(turned("* a", "… b"), row("…\x1b[5Gb"));
    }

    #[test]
    fn a_terminal_that_erases_without_colour_is_written_blanks() {
        let size = (24, 4);
        let buffer = painted(&[], size, WidthPolicy::default());
        let mut bytes = Vec::new();
        let mut writer = Writer::new(&mut bytes, size);
        writer.write_blanks();
        writer.draw(Buffer::empty(Rect::new(0, 0, size.0, size.1)).diff_iter(&buffer)).unwrap();
        writer.flush().unwrap();
        assert!(!bytes.contains(&b'K') && !bytes.contains(&b'X'));
        assert_shown(&bytes, &buffer);
    }

    #[test]
    fn a_slide_of_chinese_takes_about_its_own_bytes() {
        let deck =
            crate::deck::read(include_str!("../../decks/welcome.yaml")).expect("the welcome deck is read");
        let page = Page {
            columns: 80,
            rows: 24,
            policy: WidthPolicy::default(),
            lang: Lang::ZhHant,
            strictness: Strictness::Strict,
            blocks: crate::text::large::Blocks::None,
            links: crate::scene::Links::Listed,
        };
        let shown: Vec<Buffer> = deck.slides[1..3]
            .iter()
            .map(|s| painted(&crate::scene::lay_out(s, page).screens[0].runs, (80, 24), page.policy))
            .collect();
        let both = written(&shown, (80, 24)).len();
        let first = written(&shown[..1], (80, 24)).len();
        assert!(both - first <= 1200, "{} bytes for the next slide", both - first);

        let mut stock = Vec::new();
        let mut backend = ratatui_crossterm::CrosstermBackend::new(&mut stock);
        backend.draw(shown[0].diff_iter(&shown[1])).unwrap();
        assert!((both - first) * 4 < stock.len() * 3, "{} of {} bytes", both - first, stock.len());
    }

    #[test]
    fn the_cursor_goes_the_shortest_way() {
        for (from, to, expected) in [
            ((Some(3), Some(4)), (4, 3), ""),
            ((Some(3), Some(4)), (0, 3), "\r"),
            ((Some(3), None), (0, 3), "\r"),
            ((Some(3), Some(4)), (0, 4), "\r\n"),
            ((Some(3), Some(4)), (0, 5), "\x1b[6H"),
            ((Some(3), Some(4)), (0, 2), "\x1b[3H"),
            ((Some(3), Some(4)), (5, 3), "\x1b[C"),
            ((Some(3), Some(9)), (11, 3), "\x1b[2C"),
            ((Some(3), Some(4)), (6, 3), "\x1b[7G"),
            ((Some(3), Some(4)), (2, 3), "\x1b[3G"),
            ((Some(3), None), (5, 3), "\x1b[6G"),
            ((Some(3), Some(4)), (5, 4), "\x1b[5;6H"),
            ((None, Some(4)), (4, 3), "\x1b[4;5H"),
            ((None, None), (0, 3), "\x1b[4H"),
        ] {
            let mut writer = Writer::new(Vec::new(), (80, 24));
            (writer.row, writer.column) = from;
            let (column, row) = to;
            writer.move_to(column, row);
            assert_eq!(writer.frame, expected, "{from:?} {to:?}");
            assert_eq!((writer.row, writer.column), (Some(row), Some(column)));
        }
    }

    #[test]
    fn blanks_are_erased_where_that_takes_fewer_bytes() {
        for (column, n, bg, erases, expected) in [
            (10, 3, Color::Reset, true, "   "),
            (10, 8, Color::Reset, true, "        "),
            (10, 9, Color::Reset, true, "\x1b[9X"),
            (10, 9, Color::Reset, false, "\x1b[9X"),
            (10, 9, Color::Indexed(7), false, "         "),
            (17, 3, Color::Reset, true, "   "),
            (16, 4, Color::Reset, true, "\x1b[K"),
            (16, 4, Color::Indexed(7), false, "    "),
            (15, 4, Color::Reset, true, "    "),
        ] {
            let mut writer = Writer::new(Vec::new(), (20, 9));
            writer.erases_in_colour = erases;
            (writer.row, writer.column) = (Some(0), Some(column));
            writer.put_blank(Blank { column, row: 0, n, bg });
            let frame = writer.frame.as_str();
            assert!(frame.ends_with(expected), "{column} {n}: {frame:?}");
            assert_eq!(
                frame.chars().filter(|c| *c == ' ').count(),
                expected.chars().filter(|c| *c == ' ').count()
            );
            let is_lost = column + n >= 20 && expected.starts_with(' ');
            assert_eq!(writer.column.is_none(), is_lost, "{column} {n}");
        }
    }
}
