//! Slides on pages of any size, and screens on a terminal.

use super::text::setting;
use jianbao::deck::{self, Content, Deck, Slide};
use jianbao::paint::{Look, paint};
use jianbao::scene::{self, Page, Role, Run, Scene};
use jianbao::session::Writer;
use jianbao::text::large::Blocks;
use jianbao::text::{Ambiguous, Clusters, WidthPolicy, clean, graphemes, inline};
use jianbao::theme::{Depth, Theme};
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use std::collections::HashSet;
use std::num::NonZero;

/// A deck on a page: the first three bytes say of what size, and whose typography holds. What is no deck is a slide of
/// as much text.
pub(super) fn layout(bytes: &[u8]) {
    let Some((&[columns, rows, how], rest)) = bytes.split_first_chunk() else { return };
    let text = String::from_utf8_lossy(rest);
    let deck = deck::read(&text).unwrap_or_else(|_| of_text(&text));
    let blocks = [Blocks::None, Blocks::Half, Blocks::Sextants, Blocks::Scaled][usize::from(how >> 6)];
    let setting = setting(how);
    let page = Page {
        columns: columns.into(),
        rows: rows.into(),
        policy: setting.policy,
        lang: setting.lang,
        strictness: setting.strictness,
        blocks,
        links: if how & 1 == 1 { scene::Links::Followed } else { scene::Links::Listed },
    };
    for slide in deck.slides.iter().take(8) {
        let scene = scene::lay_out(slide, page);
        check_cells(&scene, page);
        check_places(&scene, slide);
        let _ = (scene::lay_out_long(slide, page), scene::lay_out_close(slide, page));
    }
}

fn of_text(text: &str) -> Deck {
    let slide = Slide {
        heading: text.lines().next().map(str::to_owned),
        ..Slide::new(Content::Body(text.to_owned()))
    };
    Deck { slides: vec![slide], ..Deck::default() }
}

/// Each run is on the page, and no cell has two.
fn check_cells(scene: &Scene, page: Page) {
    assert!(!scene.screens.is_empty(), "a slide has a screen");
    for screen in &scene.screens {
        let mut taken = HashSet::new();
        for run in &screen.runs {
            assert!(run.row < page.rows.max(1), "{run:?} is below the page");
            assert_eq!(run.text.chars().find(|&c| clean::is_unsafe(c)), None, "{run:?}");
            let end = usize::from(run.column) + run.columns(page.policy);
            let is_one = graphemes(&run.text).count() == 1;
            assert!(end <= usize::from(page.columns.max(1)) || is_one, "{run:?} is cut");
            for column in usize::from(run.column)..end {
                assert!(taken.insert((run.row, column)), "{run:?} overprints");
            }
        }
    }
}

/// Each run is of an element, and stands where its words stand.
fn check_places(scene: &Scene, slide: &Slide) {
    let elements = slide.elements();
    for run in scene.screens.iter().flat_map(|screen| &screen.runs) {
        let spot = run.spot.expect("a slide shows its own words alone");
        let element = elements.get(spot.element_idx).expect("an element of the slide");
        // What is drawn beside an element's words stands a byte behind them, and nothing else does; a name goes on from
        // there, with a dash or brackets around it, for as many rows as it takes.
        let names = [element.by, element.role].into_iter().flatten();
        let n_behind = match run.role {
            Role::By => names.map(str::len).sum::<usize>() + "—— （，）".len(),
            // The mark of a note stands behind all words, and before the foot.
            Role::Marker if spot.byte >= 1 << 29 => continue,
            Role::Marker
            | Role::Rule
            | Role::Muted
            | Role::Series1
            | Role::Series2
            | Role::Series3
            | Role::Series4 => 1,
            _ => 0,
        };
        assert!(spot.byte <= element.text().len() + n_behind, "{run:?} is behind the words of {element:?}");
    }
    for (screen_idx, screen) in scene.screens.iter().enumerate() {
        if let Some(spot) = scene.first_spot(screen_idx) {
            assert_eq!(scene.screen_at(spot), screen_idx, "{screen:?}");
        }
    }
}

/// Screens one after the other, parted by form feeds: of each line the first byte says in which role it is, and the
/// second in which column.
pub(super) fn writer(bytes: &[u8]) {
    let Some((&[columns, rows], rest)) = bytes.split_first_chunk() else { return };
    let size = (u16::from(columns % 60) + 1, u16::from(rows % 12) + 1);
    let theme = Theme::built_in("paper").expect("a theme of ours");
    // What the emulator does with emoji of several code points: each by itself.
    let policy = WidthPolicy { ambiguous: Ambiguous::Narrow, clusters: Clusters::Plain };
    let look = Look { theme: &theme, depth: Depth::Ansi256, policy };
    let mut terminal = Terminal::new(size);
    let mut out = Vec::new();
    let mut writer = Writer::new(&mut out, size);
    let mut before = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    for frame in rest.split(|&b| b == 0x0c).take(8) {
        let mut buffer = Buffer::empty(before.area);
        paint(&runs(frame, size), &[], look, &mut buffer);
        writer.turn(&before, &buffer);
        writer.flush().expect("memory takes it");
        before = buffer;
    }
    drop(writer);
    terminal.take(&out);
    terminal.assert_shows(&before);
}

fn runs(frame: &[u8], (columns, rows): (u16, u16)) -> Vec<Run> {
    let line = |(row, line): (u16, &[u8])| {
        let (&[role, column], text) = line.split_first_chunk()?;
        let text = inline::shown(&String::from_utf8_lossy(text)).text;
        let text: String = text.chars().filter(|&c| is_sure(c)).collect();
        let role = Role::ALL[usize::from(role) % Role::ALL.len()];
        Some(Run::new(row, usize::from(column) % usize::from(columns), text, role))
    };
    (0..rows).zip(frame.split(|&b| b == b'\n')).filter_map(line).collect()
}

/// Whether the emulator takes a character for as wide as we do: where terminals differ, a row is told them by its places.
fn is_sure(c: char) -> bool {
    matches!(u32::from(c), 0x20..=0x7E | 0xC0..=0x24F | 0x300..=0x36F | 0x2014 | 0x2026 | 0x2500..=0x259F | 0x3000..=0x3029
        | 0x3041..=0x3096 | 0x30A1..=0x30FA | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xFF01..=0xFF9D | 0x1F300..=0x1F320)
}

/// A terminal's emulator.
pub(super) struct Terminal(vt100::Parser);

impl Terminal {
    pub(super) fn new((columns, rows): (u16, u16)) -> Self {
        let some = |n: u16| NonZero::new(n).unwrap_or(NonZero::<u16>::MIN);
        Self(vt100::Parser::new(some(rows), some(columns), 0))
    }

    /// Shows bytes. The emulator passes over U+FFFD, which terminals draw in a column: it is given another letter.
    pub(super) fn take(&mut self, bytes: &[u8]) {
        self.0.process(String::from_utf8_lossy(bytes).replace('\u{FFFD}', "?").as_bytes());
    }

    /// The words that it shows, and how it shows them, cell by cell.
    pub(super) fn cells(&self) -> Vec<String> {
        let screen = self.0.screen();
        let (rows, columns) = screen.size();
        let (rows, columns) = (rows.get(), columns.get());
        let cell = |row, column| {
            let Some(cell) = screen.cell(row, column) else { return String::new() };
            let is_blank = cell.contents().trim().is_empty();
            // Of an empty cell only the ground is seen, and what is drawn over it.
            let ink = (!is_blank).then(|| {
                (cell.contents().to_owned(), cell.fgcolor(), cell.bold(), cell.italic(), cell.dim())
            });
            format!("{ink:?} {:?} {} {}", cell.bgcolor(), cell.underline(), cell.inverse())
        };
        (0..rows)
            .flat_map(|row| (0..columns).map(move |column| (row, column)))
            .map(|(r, c)| cell(r, c))
            .collect()
    }

    fn assert_shows(&self, buffer: &Buffer) {
        for row in 0..buffer.area.height {
            let mut column = 0;
            while column < buffer.area.width {
                let cell = &buffer[(column, row)];
                let shown = self.0.screen().cell(row, column).expect("inside of the screen");
                assert_eq!(shown.contents().trim_end(), cell.symbol().trim_end(), "at {column},{row}");
                let ground = match cell.bg {
                    ratatui::style::Color::Indexed(n) => vt100::Color::Idx(n),
                    _ => vt100::Color::Default,
                };
                assert_eq!(shown.bgcolor(), ground, "the ground at {column},{row}");
                column += cell.cell_width().max(1);
            }
        }
    }
}
