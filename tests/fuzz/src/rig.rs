//! A talk on a terminal, here and by SSH: keys, sizes, replies, and what the outside answers.

use super::screen::Terminal;
use jianbao::app::{Language, Reviewer, Seat, Setup, Speaker, Talk, Window};
use jianbao::article;
use jianbao::deck::{self, Deck};
use jianbao::review::{self, Who};
use jianbao::session::driver::{Request, Traits};
use jianbao::session::{Driver, Event, Loaded};
use jianbao::ssh::log::{Format, Log};
use jianbao::text::large::Blocks;
use jianbao::text::{Ambiguous, Clusters, WidthPolicy, clean};
use jianbao::theme::{self, Depth, Theme};
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

const DECKS: [&str; 3] = [
    include_str!("../../../decks/harbour.yaml"),
    include_str!("../../../decks/welcome.yaml"),
    "lang: zh-Hant\nmarking: 內部文件\nslides:\n- {heading: 甲頁, points: [一點, {text: 二點, from: 'a.txt:1'}], asked: [{question: 何時, line: 明年}]}\n- heading: 丙頁\n",
];

/// Keys and sizes, a line a step: the first byte of a line says what happens, the rest how.
pub(super) fn driver(bytes: &[u8]) {
    let (&[how], steps) = bytes.split_at(bytes.len().min(1)) else { return };
    let seat = match how & 3 {
        1 => Some(Seat::Audience),
        2 => Some(Seat::Speaker(Speaker::new(Duration::from_hours(9), None))),
        3 => Some(Seat::Speaker(Speaker::new(Duration::from_hours(9), None).with_prompter())),
        _ => None,
    };
    let traits = Traits {
        depth: Depth::Ansi256,
        is_linear: how & 0x3C == 0x3C,
        has_mouse: how & 64 != 0,
        ..Traits::default()
    };
    let mut rig = Rig::new(seat, how & 4 != 0, traits);
    for step in steps.split(|&b| b == b'\n').take(64) {
        rig.step(step);
    }
    rig.shows_what_it_would_draw_anew();
}

/// What a client by SSH says of itself, a line each, and what it then types.
pub(super) fn ssh(bytes: &[u8]) {
    let mut parts = bytes.splitn(4, |&b| b == b'\n');
    let mut next = || String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
    let (term, colours, lang) = (next(), next(), next());
    let typed = parts.next().unwrap_or_default();
    let variable = |name: &str| match name {
        "TERM" => Some(term.clone()),
        "COLORTERM" => Some(colours.clone()),
        _ => None,
    };
    let _ = Language::from_tag(&lang);
    told_in_lines(&[&term, &colours, &lang]);
    let traits = Traits {
        depth: Depth::detect(variable),
        blocks: Blocks::detect(variable),
        asks_width: true,
        ..Traits::default()
    };
    let mut rig = Rig::new(None, true, traits);
    // As the server serves it: a piece, and then others have their turn.
    for piece in typed.chunks(64) {
        rig.send(Event::Bytes(piece.to_vec()));
        rig.draw();
    }
    rig.wait();
    rig.draw();
}

/// A stranger's words are in the log's lines, and make no others.
fn told_in_lines(words: &[&str]) {
    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);
    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let at = jiff::Timestamp::UNIX_EPOCH;
    for format in [Format::Text, Format::Json] {
        let lines = Lines::default();
        let log = Log::new(format, lines.clone());
        for word in words {
            log.write(at, "login", &[("name", (*word).into())]);
            log.write_sparingly(at, "refused", IpAddr::V4(Ipv4Addr::LOCALHOST), &[("what", (*word).into())]);
        }
        let written = lines.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let written = String::from_utf8(written).expect("the log is UTF-8");
        assert_eq!(written.chars().find(|&c| c != '\n' && clean::is_unsafe(c)), None, "{written:?}");
        assert_eq!(written.lines().count(), 2 * words.len(), "{written:?}");
    }
}

/// A driver with its talk, and the terminal that it draws on.
struct Rig {
    talk: Talk,
    driver: Driver,
    terminal: Terminal,
    size: (u16, u16),
    now: Duration,
    n_steps: usize,
    is_linear: bool,
}

impl Rig {
    fn new(seat: Option<Seat>, reviews: bool, traits: Traits) -> Self {
        let talk = Talk::new(deck_of(0), 0, false);
        let size = (60, 16);
        let reviewer = reviews.then(|| Reviewer {
            who: Who::named("陳大文"),
            can_edit: true,
            started: jiff::Timestamp::UNIX_EPOCH,
            seed: [7; 16],
            n_made: 0,
            drafts: Vec::new(),
            n_pending: 0,
            pending_since: Duration::ZERO,
            added: Vec::new(),
        });
        let setup = Setup {
            name: "deck.yaml".to_owned(),
            has_file: true,
            themes: theme::and_others("dark"),
            size,
            policy: WidthPolicy { ambiguous: Ambiguous::Narrow, clusters: Clusters::Plain },
            reviewer,
            has_journal: reviews,
            seat,
            ..Setup::default()
        };
        let window = Window::new(&talk, setup);
        let driver = Driver::new(window, Theme::built_in("dark").expect("a theme of ours"), traits);
        let is_linear = traits.is_linear;
        let mut rig = Self {
            talk,
            driver,
            terminal: Terminal::new(size),
            size,
            now: Duration::ZERO,
            n_steps: 0,
            is_linear,
        };
        if reviews {
            rig.send(journal(b"", true));
        }
        rig
    }

    fn step(&mut self, step: &[u8]) {
        self.now += Duration::from_millis(7);
        match step {
            [b's', columns, rows, ..] => {
                self.size = (u16::from(*columns), u16::from(*rows));
                self.terminal = Terminal::new(self.size);
                self.send(Event::Resized(self.size.0, self.size.1));
            }
            [b'd', ..] => self.wait(),
            [b'r', n, ..] => {
                self.send(Event::Given(Loaded::Deck(Ok((deck_of((*n).into()), "hash".to_owned())))));
            }
            [b'f', ..] => {
                self.send(Event::Given(Loaded::Deck(Err("4:5: a fault\nhint: mend it".to_owned()))));
            }
            [b'c', ..] => {
                self.terminal = Terminal::new(self.size);
                self.send(Event::Resumed);
            }
            [b'j', lines @ ..] => self.send(journal(lines, false)),
            [b'o', ..] => self.send(Event::Opened),
            [b'k', keys @ ..] => self.send(Event::Bytes(keys.to_vec())),
            _ => {}
        }
        self.draw();
    }

    fn send(&mut self, event: Event) {
        self.driver.handle(&mut self.talk, event, self.now);
        for request in self.driver.requests() {
            self.answer(request);
        }
    }

    fn wait(&mut self) {
        if let Some(deadline) = self.driver.deadline(&self.talk) {
            self.now = self.now.max(deadline);
            self.send(Event::Deadline);
            let next = self.driver.deadline(&self.talk);
            assert!(next.is_none_or(|next| next > deadline), "a deadline that has passed is not set again");
        }
    }

    /// What the outside would do.
    fn answer(&mut self, request: Request) {
        use jianbao::app::Loadable;
        self.n_steps += 1;
        // Two windows that answer each other for ever would do so here.
        assert!(self.n_steps < 10_000, "asked without an end");
        let loaded = match request {
            Request::Load(serial, Loadable::Deck) => {
                (serial, Loaded::Deck(Ok((deck_of(self.n_steps), "hash".to_owned()))))
            }
            Request::Load(serial, Loadable::Theme(name)) => {
                let theme = Theme::built_in(&name).map(Box::new).ok_or_else(|| "no such theme".to_owned());
                (serial, Loaded::Theme(name, theme))
            }
            Request::Load(serial, Loadable::Article(file)) => {
                let article = article::read("港口三年回顧\n\n新碼頭將於明年啟用。\n".as_bytes(), &file);
                (serial, Loaded::Article(file, Some(Arc::new(article))))
            }
            Request::Load(serial, Loadable::Claims(file)) => (serial, Loaded::Claims(file, Vec::new())),
            Request::Append(events) => return self.send(Event::Appended(events, None)),
            Request::Edit(_) => {
                return self.send(Event::Appended(Vec::new(), Some("it cannot be written".to_owned())));
            }
            _ => return,
        };
        self.send(Event::Loaded(loaded.0, loaded.1));
    }

    fn draw(&mut self) {
        for _ in 0..1000 {
            let Some(bytes) = self.driver.frame(&self.talk) else { return };
            if !self.is_linear {
                self.terminal.take(&bytes);
            }
        }
        panic!("frames without an end");
    }

    /// What the terminal shows is what one that has just been taken would.
    fn shows_what_it_would_draw_anew(&mut self) {
        if self.is_linear || self.size.0 == 0 || self.size.1 == 0 {
            return;
        }
        // What is due by now is no fault of the last frame.
        while self.driver.deadline(&self.talk).is_some_and(|deadline| deadline <= self.now) {
            self.send(Event::Deadline);
        }
        self.draw();
        let shown = self.terminal.cells();
        self.terminal = Terminal::new(self.size);
        self.driver.handle(&mut self.talk, Event::Resumed, self.now);
        self.draw();
        let anew = self.terminal.cells();
        let columns = usize::from(self.size.0);
        for (at, (shown, anew)) in shown.iter().zip(&anew).enumerate() {
            assert_eq!(shown, anew, "at {},{}", at % columns, at / columns);
        }
    }
}

/// What has come to the journal.
fn journal(lines: &[u8], is_whole: bool) -> Event {
    let lines = review::read_lines(lines, 0);
    Event::Given(Loaded::Journal { events: lines.events, is_whole, n_passed_over: lines.passed_over.n_lines })
}

fn deck_of(n: usize) -> Arc<Deck> {
    Arc::new(deck::read(DECKS[n % DECKS.len()]).expect("a deck of ours"))
}

pub(super) const KEYS: &[&str] = &[
    "\nkj",
    "\nk ",
    "\nkG",
    "\nkgg",
    "\nk/港\r",
    "\nkn",
    "\nkN",
    "\nk?",
    "\nko",
    "\nkt",
    "\nkT",
    "\nkr",
    "\nkc",
    "\nkp",
    "\nks",
    "\nkv",
    "\nka",
    "\nkf",
    "\nk\x1b",
    "\nd",
    "\ns\x28\x08",
    "\ns\x01\x01",
    "\ns\x00\x00",
    "\ns\x78\x28",
    "\nr1",
    "\nr2",
    "\nf",
    "\nc",
    "\no",
    "\nk\x0c",
    "\nk[",
    "\nk]",
    "\nku",
    "\nkA",
    "\nkx",
    "\nk\t",
    "\nk12G",
    "\nkP",
    "\nk\x1b[200~港口\r三年\x1b[201~",
    "\nk\r",
    "\nk\x1b[<0;3;4M",
    "\nk\x1b[<64;3;4M",
    "\nk\x1b[<65;3;4M",
    "\nk\x1b[A",
    "\nk\x1b[B",
    "\nk\x1b[5~",
    "\nk\x7f",
    "\nk\x0f",
    "\nkY",
    "\nk\x05",
    "\nkb",
    "\nk.",
    "\nkm",
    "\nky",
    "\nkU",
    "\nk+",
    "\nk-",
];
