//! Events in, requests and frames out: without a terminal, without a clock.

use super::super::input::ESCAPE_TIME;
use super::*;
use crate::app::Setup;
use crate::deck;

mod bytes;

const DECK: &str = "lang: zh-Hant\nslides:\n- {heading: 甲頁, points: [一點]}\n- {heading: 乙頁, points: [二點]}\n- heading: 丙頁\n";

fn emulator(columns: u16, rows: u16) -> vt100::Parser {
    vt100::Parser::new(rows.try_into().expect("a size"), columns.try_into().expect("a size"), 0)
}

/// A driver with its talk, a terminal emulator behind it, and a time that the test sets.
struct Rig {
    talk: Talk,
    driver: Driver,
    emulator: vt100::Parser,
    now: Duration,
    n_frames: usize,
    /// The bytes of the last frame.
    last: String,
}

impl Rig {
    fn new(traits: Traits) -> Self {
        Self::of(DECK, traits)
    }

    fn of(deck: &str, traits: Traits) -> Self {
        Self::themed("dark", deck, traits)
    }

    fn themed(theme: &str, deck: &str, traits: Traits) -> Self {
        let talk = Talk::new(Arc::new(deck::read(deck).expect("a deck")), 0, false);
        let setup = Setup {
            name: "deck.yaml".to_owned(),
            has_file: true,
            themes: vec!["dark".to_owned(), "light".to_owned()],
            themes_by_ground: traits.asks_ground.then_some(["dark", "light"]),
            size: (40, 8),
            ..Setup::default()
        };
        let window = Window::new(&talk, setup);
        let theme = Theme::built_in(theme).expect("a theme of ours");
        let driver = Driver::new(window, theme, traits);
        let mut rig = Self {
            talk,
            driver,
            emulator: emulator(40, 8),
            now: Duration::ZERO,
            n_frames: 0,
            last: String::new(),
        };
        rig.draw();
        rig
    }

    fn draw(&mut self) -> bool {
        let frame = self.driver.frame(&self.talk);
        if let Some(bytes) = &frame {
            self.emulator.process(bytes);
            self.n_frames += 1;
            self.last = String::from_utf8_lossy(bytes).into_owned();
        }
        frame.is_some()
    }

    fn send(&mut self, event: Event) -> Vec<Request> {
        self.driver.handle(&mut self.talk, event, self.now);
        self.driver.requests()
    }

    fn keys(&mut self, bytes: &[u8]) -> Vec<Request> {
        self.send(Event::Bytes(bytes.to_vec()))
    }

    /// Lets time pass to the deadline.
    fn wait(&mut self) -> Vec<Request> {
        self.now = self.driver.deadline(&self.talk).expect("a deadline");
        self.send(Event::Deadline)
    }

    fn screen(&self) -> String {
        self.emulator.screen().contents()
    }

    #[track_caller]
    fn shows(&mut self, words: &str) {
        self.draw();
        assert!(self.screen().contains(words), "no {words} on\n{}", self.screen());
    }
}

#[test]
fn keys_that_have_piled_up_become_one_frame() {
    let mut rig = Rig::new(Traits::default());
    let n_before = rig.n_frames;
    rig.keys(b"j");
    rig.keys(b"jh\x1b[C");
    rig.shows("丙頁");
    assert_eq!(rig.n_frames, n_before + 1);
}

/// How words look: each cell of their row from them on, with what is told of it without colours.
fn look_of(words: &str, rig: &Rig) -> Vec<(String, [bool; 5])> {
    let screen = rig.emulator.screen();
    let (rows, columns) = (screen.size().0.get(), screen.size().1.get());
    let row = (0..rows).find(|&row| screen.contents_between(row, 0, row, columns).contains(words));
    let row = row.unwrap_or_else(|| panic!("no {words} on\n{}", rig.screen()));
    let cells = (0..columns).filter_map(|column| screen.cell(row, column));
    let look = |cell: &vt100::Cell| {
        let styles = [cell.bold(), cell.dim(), cell.italic(), cell.underline(), cell.inverse()];
        (cell.contents().to_owned(), styles)
    };
    cells.map(look).collect()
}

/// Each state looks otherwise than those that it may be taken for, by signs or by bold, dim, underlined and reversed cells.
#[test]
fn states_are_told_apart_without_colours() {
    let points = |point: &str| {
        format!("slides:\n- {{heading: 甲, points: ['{point}']}}\n- {{heading: 乙, points: [二]}}\n")
    };
    let code = |lines: &str| format!("slides:\n- {{code: \"let a\\nlet b\", highlight: [{lines}]}}\n");
    let linked = points("見[港務局](https://a.example)");
    // Keys, and the words that are looked at; in a row, what must not be taken for one another.
    let groups: Vec<Vec<(String, &str)>> = vec![
        ["港務局", "[ ] 港務局", "[x] 港務局", "[!] 港務局"].map(|point| (points(point), "")).to_vec(),
        ["見港務局", "見*港務局*", "見**港務局**"]
            .map(|point| (points(point), ""))
            .into_iter()
            .chain([(linked.clone(), "")])
            .collect(),
        vec![(points("見港務局"), ""), (points("見港務局"), "/港務\r")],
        vec![(points("見**港務局**"), ""), (points("見**港務局**"), "/港務\r")],
        vec![(points("見*港務局*"), ""), (points("見*港務局*"), "/港務\r")],
        vec![(linked.clone(), ""), (linked, "/港務\r")],
        vec![(points("一").replace('甲', "港務局"), ""), (points("一").replace('甲', "港務局"), "/港務\r")],
        vec![(points("一").replace('甲', "港務局"), "o"), (points("一").replace('甲', "港務局"), "o\x1b[B")],
    ];
    for (theme, depth) in [("mono", Depth::True), ("dark", Depth::None), ("newspaper", Depth::None)] {
        let traits = Traits { depth, links: Some(true), ..Traits::default() };
        let shown = |(deck, keys): &(String, &str), words: &str| {
            let mut rig = Rig::themed(theme, deck, traits);
            rig.keys(keys.as_bytes());
            rig.draw();
            look_of(words, &rig)
        };
        for group in &groups {
            let looks: Vec<_> = group.iter().map(|state| shown(state, "港務局")).collect();
            for (n, look) in looks.iter().enumerate() {
                assert!(!looks[..n].contains(look), "{theme}: {:?}", group[n]);
            }
        }
        let marked = [code("1"), code("2")].map(|deck| shown(&(deck, ""), "let a"));
        assert_ne!(marked[0], marked[1], "{theme}");
    }
}

#[test]
fn nothing_is_drawn_when_nothing_has_changed() {
    let mut rig = Rig::new(Traits::default());
    rig.wait();
    rig.draw();
    assert_eq!(rig.driver.deadline(&rig.talk), None, "nobody wakes for nothing");
    rig.send(Event::Deadline);
    rig.keys(b"g");
    rig.keys(b"g");
    assert!(!rig.draw(), "the first slide is shown already");
    rig.keys(b"\x0c");
    assert!(rig.draw(), "but for Ctrl-L, which draws the screen anew");
    rig.keys(b"j");
    assert!(rig.draw());
}

#[test]
fn what_is_told_between_two_frames_is_drawn_by_the_next() {
    let mut rig = Rig::new(Traits::default());
    rig.draw();
    assert!(!rig.draw());
    rig.driver.notify(&rig.talk, "朗讀器沒有回應");
    rig.shows("朗讀器沒有回應");
}

#[test]
fn who_shows_a_link_is_asked_and_has_it_in_its_words_once_it_is_known_to_take_links() {
    let deck =
        "slides:\n- {heading: 甲, points: ['[港務局](https://a.example)']}\n- {heading: 乙, points: [二]}\n";
    let mut rig = Rig::of(deck, Traits::default());
    assert!(rig.last.ends_with(Input::NAME_QUERY) && rig.screen().contains("https://a.example"));
    assert_eq!((rig.driver.links(), rig.last.contains("\x1b]8")), (Some(false), false));
    rig.keys(b"\x1bP>|VTE(7600)\x1b\\\x1b[?65;1c");
    rig.draw();
    assert!(!rig.driver.awaits_answer() && !rig.screen().contains("https://a.example"));
    assert!(rig.last.contains("\x1b]8;id=1.0;https://a.example\x1b\\港務局\x1b]8;;\x1b\\"), "{:?}", rig.last);
    assert_eq!(rig.driver.links(), Some(true));
    // Of tmux it is not known, whatever is around it; and who is known is asked nothing.
    let mut rig = Rig::of(deck, Traits::default());
    rig.keys(b"\x1bP>|tmux 3.4\x1b\\\x1b[?1;2c");
    rig.draw();
    assert!(rig.screen().contains("https://a.example"));
    for links in [true, false] {
        let mut rig = Rig::of(deck, Traits { links: Some(links), ..Traits::default() });
        assert!(!rig.driver.awaits_answer() && rig.last.contains("\x1b]8") == links);
        rig.keys(b"\x1bP>|VTE(7600)\x1b\\\x1b[?65;1c");
        rig.draw();
        assert_eq!(rig.screen().contains("https://a.example"), !links);
    }
    // A slide without links asks nothing.
    assert!(!Rig::new(Traits::default()).driver.awaits_answer());
}

#[test]
fn a_lone_escape_is_a_key_after_a_while_and_no_key_before() {
    let mut rig = Rig::new(Traits::default());
    rig.keys(b"?");
    rig.shows("按鍵");
    rig.now = Duration::from_secs(9);
    rig.send(Event::Deadline);
    rig.keys(b"\x1b");
    assert_eq!(rig.driver.deadline(&rig.talk), Some(rig.now + ESCAPE_TIME));
    rig.shows("按鍵");
    rig.wait();
    rig.shows("甲頁");
    // The rest of a sequence that comes late, but before the deadline is told.
    rig.keys(b"\x1b");
    rig.now += 2 * ESCAPE_TIME;
    rig.keys(b"[C");
    rig.shows("乙頁");
    // Half a character waits for its other half as long as it takes.
    rig.keys(&"港".as_bytes()[..1]);
    assert_eq!(rig.driver.deadline(&rig.talk), None);
}

#[test]
fn the_time_is_told_before_the_key() {
    let mut rig = Rig::new(Traits::default());
    rig.now = Duration::from_millis(5_700);
    rig.keys(b" t");
    rig.shows("00:00");
    assert_eq!(rig.driver.deadline(&rig.talk), Some(Duration::from_millis(6_700)));
    rig.wait();
    rig.shows("00:01");
}

#[test]
fn a_save_is_loaded_once_and_the_last_answer_counts() {
    let mut rig = Rig::new(Traits::default());
    rig.now = Duration::from_secs(20);
    rig.send(Event::Deadline);
    for _ in 0..5 {
        assert!(rig.send(Event::Changed(Loadable::Deck)).is_empty());
        rig.now += Duration::from_millis(2);
    }
    assert_eq!(rig.wait(), [Request::Load(1, Loadable::Deck)]);
    rig.send(Event::Changed(Loadable::Deck));
    assert_eq!(rig.wait(), [Request::Load(2, Loadable::Deck)]);
    let deck = |words: &str| {
        Loaded::Deck(Ok((Arc::new(deck::read(&DECK.replace("一點", words)).expect("a deck")), String::new())))
    };
    // The first load was of a file that took its time.
    rig.send(Event::Loaded(2, deck("新的")));
    rig.send(Event::Loaded(1, deck("舊的")));
    rig.shows("新的");
    assert_eq!(rig.keys(b"R"), [Request::Load(3, Loadable::Deck)]);
    rig.send(Event::Loaded(3, Loaded::Deck(Err("deck.yaml:3:1: torn".to_owned()))));
    rig.shows("torn");
    rig.shows("新的");
}

#[test]
fn a_theme_is_drawn_when_it_has_been_loaded() {
    let mut rig = Rig::new(Traits { depth: Depth::True, ..Traits::default() });
    let ground = |rig: &Rig| rig.emulator.screen().cell(0, 0).expect("a cell").bgcolor();
    let dark = ground(&rig);
    assert_eq!(rig.keys(b"c"), [Request::Load(1, Loadable::Theme("light".to_owned()))]);
    rig.draw();
    assert_eq!(ground(&rig), dark);
    let theme = Theme::built_in("light").expect("a theme of ours");
    rig.send(Event::Loaded(1, Loaded::Theme("light".to_owned(), Ok(Box::new(theme.clone())))));
    rig.draw();
    assert_ne!(ground(&rig), dark);
    rig.keys(b"c");
    rig.send(Event::Loaded(2, Loaded::Theme("dark".to_owned(), Err("dark.yaml: is no theme".to_owned()))));
    rig.shows("is no theme");
}

#[test]
fn a_resize_and_coming_back_draw_everything() {
    let mut rig = Rig::new(Traits { has_mouse: true, ..Traits::default() });
    rig.emulator = emulator(30, 6);
    rig.emulator.process(b"\x1b[2Jleft over");
    rig.send(Event::Resized(30, 6));
    rig.shows("甲頁");
    assert!(!rig.screen().contains("left over"));
    rig.emulator = emulator(30, 6);
    rig.emulator.process(b"shell$ ");
    rig.send(Event::Resumed);
    rig.shows("甲頁");
    assert!(rig.emulator.screen().alternate_screen() && rig.emulator.screen().hide_cursor());
    assert_ne!(rig.emulator.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
}

#[test]
fn a_click_reaches_the_row_that_it_is_on() {
    let mut rig = Rig::new(Traits { has_mouse: true, ..Traits::default() });
    rig.keys(b"o\x1b[<0;5;4M");
    rig.shows("丙頁");
    assert_eq!(rig.talk.place().slide_idx, 2);
}

#[test]
fn leaving_and_stopping_are_asked_of_the_outside() {
    let mut rig = Rig::new(Traits::default());
    assert_eq!(rig.keys(b"\x1a"), [Request::Suspend]);
    assert_eq!(rig.keys(b"q"), [Request::Quit]);
    assert_eq!(rig.send(Event::Quit), [Request::Quit]);
    assert!(rig.driver.requests().is_empty());
}

#[test]
fn the_answer_about_widths_sets_the_slide_anew() {
    let mut rig = Rig::new(Traits { asks_width: true, ..Traits::default() });
    assert!(rig.driver.awaits_answer());
    rig.emulator.process("\x1b[6;1H錯位".as_bytes());
    rig.keys(b"\x1b[1;3R");
    assert!(!rig.driver.awaits_answer());
    assert_eq!(rig.driver.window().policy().ambiguous, crate::text::Ambiguous::Wide);
    assert!(rig.draw());
    assert!(!rig.screen().contains("錯位"), "what was drawn in the belief of another width is gone");
}

#[test]
fn the_theme_follows_the_terminal_until_somebody_turns_it() {
    let mut rig = Rig::new(Traits { asks_ground: true, ..Traits::default() });
    assert!(
        rig.last.contains(Input::GROUND_QUERY) && rig.screen().contains("甲頁"),
        "asked, and not waited for"
    );
    let light = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\";
    assert_eq!(rig.keys(light), [Request::Load(1, Loadable::Theme("light".to_owned()))]);
    assert_eq!(rig.keys(light), []);
    assert_eq!(rig.keys(b"c"), [Request::Load(2, Loadable::Theme("dark".to_owned()))]);
    assert_eq!(rig.keys(light), []);
    let mut named = Rig::new(Traits::default());
    assert!(!named.last.contains(Input::GROUND_QUERY));
    assert_eq!(named.keys(light), []);
}

#[test]
fn a_paste_of_eight_thousand_characters_is_drawn_in_one_frame() {
    let mut rig = Rig::new(Traits::default());
    rig.keys(b"/");
    let paste = format!("\x1b[200~{}末\x1b[201~", "港".repeat(8_000));
    let n_before = rig.n_frames;
    rig.keys(paste.as_bytes());
    rig.shows("港末");
    assert_eq!(rig.n_frames, n_before + 1);
}

#[test]
fn what_was_not_asked_for_counts_like_what_was() {
    let mut rig = Rig::new(Traits::default());
    let deck = |heading: &str| {
        let text = format!("slides:\n- heading: {heading}\n");
        Loaded::Deck(Ok((Arc::new(deck::read(&text).expect("a deck")), String::new())))
    };
    rig.send(Event::Given(Loaded::Deck(Err("deck.yaml: is torn".to_owned()))));
    rig.shows("is torn");
    for heading in ["丁頁", "戊頁"] {
        rig.send(Event::Given(deck(heading)));
        rig.shows(heading);
    }
    let asked = rig.keys(b"R");
    let [Request::Load(serial, Loadable::Deck)] = asked[..] else { panic!("{asked:?}") };
    rig.send(Event::Loaded(serial, deck("己頁")));
    rig.shows("己頁");
}

/// A driver on a window of 120 columns and 40 rows, at a section of two characters and a slide behind it.
fn large(traits: Traits, theme: &str) -> (Talk, Driver) {
    let deck = deck::read("lang: zh-Hant\nslides:\n- heading: 港口\n- body: 航線\n").expect("a deck");
    let talk = Talk::new(Arc::new(deck), 0, false);
    let window = Window::new(&talk, Setup { size: (120, 40), ..Setup::default() });
    (talk, Driver::new(window, Theme::parse(theme, &|_| None).expect("a theme"), traits))
}

fn text(bytes: Option<Vec<u8>>) -> String {
    String::from_utf8(bytes.unwrap_or_default()).expect("characters")
}

#[test]
fn large_type_is_drawn_with_what_the_terminal_has() {
    let theme = "about: a\npage: {}\n";
    for (blocks, theme, is_drawn) in [
        (Blocks::Half, theme.to_owned(), true),
        (Blocks::None, theme.to_owned(), false),
        (Blocks::Half, format!("large: off\n{theme}"), false),
    ] {
        let (talk, mut driver) = large(Traits { blocks, ..Traits::default() }, &theme);
        let frame = text(driver.frame(&talk));
        assert_eq!(frame.contains("██"), is_drawn, "{blocks:?} {theme}");
        assert_ne!(frame.contains("港口"), is_drawn, "{blocks:?} {theme}");
    }
}

#[test]
fn a_terminal_that_says_so_enlarges_the_words_itself() {
    let (mut talk, mut driver) =
        large(Traits { blocks: Blocks::Sextants, ..Traits::default() }, "about: a\npage: {}\n");
    assert!(driver.awaits_answer());
    assert!(text(driver.frame(&talk)).contains(Input::SCALE_QUERY));
    driver.handle(&mut talk, Event::Bytes(b"\x1b[1;3R".to_vec()), Duration::ZERO);
    let frame = text(driver.frame(&talk));
    assert!(frame.contains("\x1b]66;s=7;港\x1b\\"), "{frame:?}");
    // Writing over the first cell takes all of a character away; what stands below is written after it.
    driver.handle(&mut talk, Event::Bytes(b"j".to_vec()), Duration::ZERO);
    let next = text(driver.frame(&talk));
    assert!(next.contains("航線") && !next.contains("]66;"), "{next:?}");
}

#[test]
fn the_cursor_is_set_once_for_a_row_of_blocks() {
    let (talk, mut driver) =
        large(Traits { blocks: Blocks::Half, ..Traits::default() }, "about: a\npage: {}\n");
    let frame = text(driver.frame(&talk));
    let (n_moves, n_rows) = (frame.matches('H').count() + frame.matches('G').count(), 12);
    assert!(n_moves < 2 * n_rows, "{n_moves} moves in {frame:?}");
}

#[cfg(feature = "pictures")]
mod pictures {
    use super::*;
    use crate::paint::{PLACEHOLDER, paint};
    use crate::picture::{Detail, decode};
    use crate::session::input::Input;
    use ratatui::buffer::{Buffer, CellWidth};
    use ratatui::layout::Rect;
    use std::collections::HashSet;

    const PICTURED: &str =
        "lang: zh-Hant\nslides:\n- {photo: 吊機, image: a.png}\n- {heading: 乙頁, points: [二點]}\n";
    const CRANE: &[u8] = include_bytes!("../../../decks/crane.png");
    const KITTY: &[u8] = b"\x1bP>|kitty(0.35.2)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62c";

    impl Rig {
        /// Answers all requests for pictures; gives in which detail they were wanted.
        fn load(&mut self, requests: Vec<Request>) -> Vec<Detail> {
            let mut details = Vec::new();
            for request in requests {
                let Request::Picture(serial, file, detail) = request else { continue };
                details.push(detail);
                self.send(Event::Loaded(serial, Loaded::Picture(file, decode(CRANE, detail))));
            }
            details
        }

        fn n_cells(&self, is_it: impl Fn(&str) -> bool) -> usize {
            let screen = self.emulator.screen();
            let (columns, rows) = self.driver.window.size();
            let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
            cells
                .filter(|&(row, column)| screen.cell(row, column).is_some_and(|c| is_it(c.contents())))
                .count()
        }

        fn resize(&mut self, columns: u16, rows: u16) {
            let cells = |n: u16| n.try_into().expect("a size");
            self.emulator.screen_mut().set_size(cells(rows), cells(columns));
            self.send(Event::Resized(columns, rows));
        }

        fn n_placeholders(&self) -> usize {
            self.n_cells(|text| text.starts_with(PLACEHOLDER))
        }

        fn n_blocks(&self) -> usize {
            self.n_cells(|text| "▘▝▀▖▌▞▛".contains(text) && !text.is_empty())
        }

        /// What the emulator shows is what was painted, cell by cell.
        #[track_caller]
        fn assert_shown(&self) {
            let (columns, rows) = self.driver.window.size();
            let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
            let drawn = self.driver.drawn.as_ref().expect("a frame");
            let shown = shown(drawn, self.driver.traits.depth, self.driver.window.policy());
            paint(shown.runs, shown.laid, shown.look, &mut buffer);
            for row in 0..rows {
                let mut column = 0;
                while column < columns {
                    let cell = &buffer[(column, row)];
                    let is = self.emulator.screen().cell(row, column).expect("on the screen");
                    assert_eq!(is.contents().trim_end(), cell.symbol().trim_end(), "at {column},{row}");
                    if let ratatui::style::Color::Rgb(r, g, b) = cell.bg {
                        assert_eq!(is.bgcolor(), vt100::Color::Rgb(r, g, b), "ground at {column},{row}");
                    }
                    column += cell.cell_width().max(1);
                }
            }
        }

        fn draw_all(&mut self) {
            while self.draw() {}
        }
    }

    #[test]
    fn a_picture_is_asked_for_and_stands_in_its_cells() {
        let mut rig = Rig::of(PICTURED, Traits::default());
        let requests = rig.send(Event::Opened);
        assert_eq!(rig.load(requests), [Detail::Blocks]);
        rig.draw_all();
        assert!(rig.n_blocks() > 20, "{}", rig.screen());
        rig.assert_shown();
        // Away, back, in a smaller window, and when the deck has lost it.
        rig.keys(b"j");
        rig.draw_all();
        assert_eq!(rig.n_blocks(), 0);
        rig.assert_shown();
        rig.keys(b"k");
        rig.draw_all();
        rig.resize(30, 7);
        rig.draw_all();
        assert!(rig.n_blocks() > 10);
        rig.assert_shown();
        let other = deck::read("slides:\n- {photo: 吊機}\n").expect("a deck");
        rig.send(Event::Given(Loaded::Deck(Ok((Arc::new(other), String::new())))));
        rig.draw_all();
        assert_eq!(rig.n_blocks(), 0);
        rig.assert_shown();
    }

    #[test]
    fn a_terminal_is_asked_once_and_only_where_there_is_a_picture() {
        let mut rig = Rig::new(Traits::default());
        rig.send(Event::Opened);
        assert!(!rig.driver.awaits_answer());
        for depth in [Depth::Ansi256, Depth::Ansi16, Depth::None] {
            let mut rig = Rig::of(PICTURED, Traits { depth, ..Traits::default() });
            let requests = rig.send(Event::Opened);
            assert_eq!(rig.load(requests).len(), usize::from(depth == Depth::Ansi256));
            rig.draw_all();
            assert!(!rig.driver.awaits_answer());
            assert_eq!(rig.n_blocks() > 0, depth == Depth::Ansi256, "{depth:?}");
        }
        let mut rig = Rig::of(PICTURED, Traits::default());
        let requests = rig.send(Event::Opened);
        rig.load(requests);
        let frame = rig.driver.frame(&rig.talk).expect("a frame");
        assert!(frame.ends_with(Input::GRAPHICS_QUERY.as_bytes()), "behind the frame");
        rig.keys(b"\x0c");
        let again = rig.driver.frame(&rig.talk).expect("a frame");
        assert!(!again.ends_with(Input::GRAPHICS_QUERY.as_bytes()));
    }

    #[test]
    fn a_terminal_that_draws_pictures_has_them_in_place_of_blocks() {
        let mut rig = Rig::of(PICTURED, Traits::default());
        let requests = rig.send(Event::Opened);
        rig.load(requests);
        rig.draw_all();
        let (n_blocks, slide_idx) = (rig.n_blocks(), rig.talk.place().slide_idx);
        assert!(n_blocks > 0 && rig.driver.awaits_answer());
        let requests = rig.keys(KITTY);
        assert_eq!(rig.load(requests), [Detail::Png]);
        assert_eq!(rig.talk.place().slide_idx, slide_idx, "an answer is no key");
        rig.draw_all();
        let n = rig.n_placeholders();
        assert!(n > 60 && rig.n_blocks() == 0, "{n} of them on\n{}", rig.screen());
        assert!(rig.driver.has_sent_pictures());
        rig.assert_shown();
        rig.keys(b"j");
        rig.draw_all();
        assert_eq!(rig.n_placeholders(), 0);
        rig.assert_shown();
        rig.keys(b"k");
        rig.draw();
        assert_eq!(rig.n_placeholders(), n, "the terminal has kept it");
        // In another size it is placed anew; a terminal that was left has lost it.
        rig.resize(30, 7);
        rig.draw_all();
        assert!((1..n).contains(&rig.n_placeholders()));
        rig.assert_shown();
        rig.send(Event::Resumed);
        rig.draw();
        assert!(rig.n_placeholders() == 0 && rig.n_blocks() > 0);
        rig.draw_all();
        assert!(rig.n_placeholders() > 0);
        rig.assert_shown();
    }

    #[test]
    fn a_picture_that_changes_is_loaded_again_and_one_at_fault_is_a_frame() {
        let mut rig = Rig::of(PICTURED, Traits::default());
        let requests = rig.send(Event::Opened);
        rig.load(requests);
        rig.draw_all();
        rig.send(Event::Changed(Loadable::Picture("a.png".to_owned())));
        let requests = rig.wait();
        let Some(Request::Picture(serial, file, _)) = requests.first() else { panic!("{requests:?}") };
        rig.send(Event::Loaded(*serial, Loaded::Picture(file.clone(), Err(Refusal::Damaged))));
        rig.draw_all();
        assert_eq!(rig.n_blocks(), 0);
        rig.shows("圖片已損壞");
        rig.assert_shown();
    }

    const SIXELS: &[u8] = b"\x1bP>|XTerm(390)\x1b\\\x1b[6;20;10t\x1b[?63;1;4;22c";
    const FILES: &[u8] = b"\x1bP>|iTerm2 3.5.0\x1b\\\x1b[?62;4c";

    /// The cells that a terminal has pieces of pictures over, and an emulator that tells what is written later and takes
    /// their place.
    struct Over(HashSet<(u16, u16)>, vt100::Parser);

    impl Over {
        /// Takes all that is drawn until nothing is left to draw.
        fn draw_all(&mut self, rig: &mut Rig) {
            while rig.draw() {
                let size = rig.driver.window.size();
                match piece(&rig.last) {
                    Some((row, column, n)) => self.0.extend((column..column + n).map(|column| (row, column))),
                    None => self.write(rig.last.as_bytes(), size),
                }
            }
        }

        /// Takes away what is written over: all that does not stay as it was on a screen full of a mark. The cursor is
        /// where the last frame left it.
        fn write(&mut self, bytes: &[u8], (columns, rows): (u16, u16)) {
            let Self(cells, screen) = self;
            let (row, column) = screen.screen().cursor_position();
            let full = "▩".repeat(columns.into());
            for row in 0..rows {
                screen.process(format!("\x1b[?7l\x1b[{}H{full}", row + 1).as_bytes());
            }
            screen.process(format!("\x1b[{};{}H", row + 1, column + 1).as_bytes());
            screen.process(bytes);
            cells.retain(|&(row, column)| {
                screen.screen().cell(row, column).is_some_and(|cell| cell.contents() == "▩")
            });
        }

        /// Pieces are over pictures and over nothing else, and over all of a picture where nothing is written on it.
        #[track_caller]
        fn assert_over_pictures(&self, rig: &Rig) {
            let drawn = rig.driver.drawn.as_ref().expect("a frame");
            let laid = || drawn.laid.iter().map(|laid| &laid.placed);
            for &(row, column) in &self.0 {
                assert!(laid().any(|placed| placed.covers(column, row)), "a rest at {column},{row}");
            }
            let has_runs = |row| drawn.screen.runs.iter().any(|run| run.row == row);
            let (columns, rows) = rig.driver.window.size();
            for (row, column) in (0..rows - 1).flat_map(|row| (0..columns).map(move |column| (row, column))) {
                if laid().any(|placed| placed.covers(column, row)) && !has_runs(row) {
                    assert!(self.0.contains(&(row, column)), "nothing at {column},{row}");
                }
            }
            rig.assert_shown();
        }
    }

    /// Where a piece of a picture goes: its row, its first column, and how many it has.
    fn piece(bytes: &str) -> Option<(u16, u16, u16)> {
        let (at, rest) = bytes.strip_prefix("\x1b[")?.split_once('H')?;
        let (row, column) = at.split_once(';')?;
        let number = |text: &str| {
            text.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u16>().ok()
        };
        let n = if let Some(sixels) = rest.strip_prefix("\x1bP0;1;0q\"1;1;") {
            number(sixels)? / 10
        } else {
            number(rest.strip_prefix("\x1b]1337;File=")?.split_once(";width=")?.1)?
        };
        Some((number(row)? - 1, number(column)? - 1, n))
    }

    #[test]
    fn a_picture_over_cells_stands_there_until_something_is_written_into_them() {
        for answers in [SIXELS, FILES] {
            let (mut rig, mut over) =
                (Rig::of(PICTURED, Traits::default()), Over(HashSet::new(), emulator(40, 8)));
            let requests = rig.send(Event::Opened);
            rig.load(requests);
            over.draw_all(&mut rig);
            assert!(over.0.is_empty() && rig.driver.awaits_answer());
            let requests = rig.keys(answers);
            assert_eq!(rig.load(requests), [Detail::Pixels]);
            over.draw_all(&mut rig);
            assert!(over.0.len() > 60, "{} cells", over.0.len());
            over.assert_over_pictures(&rig);
            let n_before = rig.n_frames;
            over.draw_all(&mut rig);
            assert_eq!(rig.n_frames, n_before, "it is sent once");
            for keys in ["j", "k", "?", "?", "s", "s", "b", "b", "/", "\r", "o", "\r", "\x0c"] {
                rig.keys(keys.as_bytes());
                over.draw_all(&mut rig);
                over.assert_over_pictures(&rig);
            }
            assert!(over.0.len() > 60, "{} cells", over.0.len());
            assert!(!rig.driver.has_sent_pictures(), "the terminal keeps none");
            // In another size a cell may have other pixels: the terminal is asked again.
            rig.resize(30, 7);
            let by_pixels = answers == SIXELS;
            over = Over(HashSet::new(), emulator(30, 7));
            over.draw_all(&mut rig);
            assert_eq!((over.0.is_empty(), rig.driver.awaits_answer()), (by_pixels, by_pixels));
            rig.keys(answers);
            over.draw_all(&mut rig);
            assert!(!over.0.is_empty());
            over.assert_over_pictures(&rig);
            rig.send(Event::Resumed);
            over.draw_all(&mut rig);
            over.assert_over_pictures(&rig);
        }
    }
}

#[test]
fn a_theme_that_nobody_waits_for_any_more_is_not_drawn() {
    let mut rig = Rig::new(Traits { depth: Depth::True, ..Traits::default() });
    rig.draw();
    let ground = |rig: &Rig| rig.emulator.screen().cell(0, 0).expect("a cell").bgcolor();
    let dark = ground(&rig);
    rig.keys(b"c");
    let theme = Theme::built_in("light").expect("a theme of ours");
    rig.send(Event::Loaded(1, Loaded::Theme("another".to_owned(), Ok(Box::new(theme.clone())))));
    rig.draw();
    assert_eq!(ground(&rig), dark);
}
