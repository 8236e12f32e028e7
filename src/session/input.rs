//! Bytes from a terminal → messages: keys, pastes, the mouse, and the terminal's replies, which are never keys.
//!
//! The parser is termina's, which takes bytes as they come: split in the middle of a character or a sequence, or
//! many keys at once. A lone Escape cannot be told from the start of a sequence until some time has passed: the
//! caller waits [`ESCAPE_TIME`] and then calls [`Input::settle`].

mod replies;

use crate::app::{Gesture, Ground, Key, Message, Mouse};
use crate::text::Ambiguous;
pub use replies::Answer;
use replies::Replies;
use std::time::Duration;
use termina::Parser;
use termina::escape::csi::{Csi, Cursor};
use termina::escape::osc::{ColorOrQuery, DynamicColorNumber, Osc};
use termina::event::{Event, KeyCode, KeyEvent, KeyEventKind, Modifiers, MouseButton, MouseEventKind};

/// How long to wait for the rest of an escape sequence.
pub const ESCAPE_TIME: Duration = Duration::from_millis(40);
/// How long to wait for the rest of an answer that came in pieces.
const ANSWER_TIME: Duration = Duration::from_secs(1);
/// How long to wait for the rest of a paste that is too long: a line may stall, and what comes then is no key.
const PASTE_TIME: Duration = Duration::from_secs(2);
/// More bytes than this without an event are no key: a paste that is too long or has no end, a reply gone wrong.
const MAX_PENDING: usize = 64 * 1024;
/// No key's escape sequence is longer, in bytes.
const MAX_SEQUENCE: usize = 32;

/// What a terminal puts around a paste.
const PASTE_BEGINS: &[u8; 6] = b"\x1b[200~";
const PASTE_ENDS: &[u8; 6] = b"\x1b[201~";

/// The number of the picture that a terminal is asked about, and that nobody shows.
const QUERY_ID: u32 = 31;

/// The state of reading one terminal.
#[derive(Default)]
pub struct Input {
    replies: Replies,
    parser: Parser,
    n_pending: usize,
    /// Whether a cursor-position report is awaited.
    awaits_width: bool,
    /// Whether another is awaited behind it, which says if the terminal enlarges text.
    awaits_scale: bool,
    enlarges: bool,
    /// How many times it was asked what it answers with its attributes behind all else.
    n_awaited: u8,
    paste: Paste,
}

/// Where in a paste the bytes are.
#[derive(Default)]
struct Paste {
    /// The last bytes.
    recent: [u8; 6],
    /// Whether one has begun and not ended.
    is_open: bool,
    /// Whether it is too long, and what is left of it is thrown away.
    is_refused: bool,
}

impl Paste {
    /// Takes a byte.
    fn take(&mut self, byte: u8) {
        self.recent.rotate_left(1);
        self.recent[5] = byte;
        self.is_open = match &self.recent {
            PASTE_BEGINS => true,
            PASTE_ENDS => false,
            _ => self.is_open,
        };
        self.is_refused &= self.is_open;
    }
}

impl Input {
    /// What asks a terminal how wide it draws an ambiguous character: one is drawn at the start of a row, the
    /// cursor's place is asked for, and the row is cleared again. Goes in front of a frame that draws the row.
    pub const WIDTH_QUERY: &str = "\x1b[H\u{2026}\x1b[6n\r\x1b[K";

    /// What asks a terminal for the colour of its ground (OSC 11). Nothing waits for the answer, and many give none.
    pub const GROUND_QUERY: &str = "\x1b]11;?\x1b\\";

    /// Tells that [`WIDTH_QUERY`](Self::WIDTH_QUERY) was written.
    pub const fn expect_width(&mut self) {
        self.awaits_width = true;
    }

    /// What asks a terminal whether it enlarges text, by kitty's text sizing protocol: a space of twice the size is
    /// drawn, and the cursor's place is asked for. Goes behind [`WIDTH_QUERY`](Self::WIDTH_QUERY) where that is written.
    pub const SCALE_QUERY: &str = "\x1b[H\x1b]66;s=2; \x1b\\\x1b[6n\r\x1b[K";

    /// Tells that [`SCALE_QUERY`](Self::SCALE_QUERY) was written.
    pub const fn expect_scale(&mut self) {
        self.awaits_scale = true;
    }

    /// Whether the terminal has answered that it enlarges text.
    pub const fn enlarges(&self) -> bool {
        self.enlarges
    }

    /// What asks a terminal about pictures: its name, whether it takes kitty's (a pixel, to be looked at and not kept),
    /// how large a cell is; and last what every terminal answers, so that nothing is waited for that will not come.
    pub const GRAPHICS_QUERY: &str = "\x1b[>q\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[16t\x1b[c";

    /// What asks a terminal for its name alone, and last what every terminal answers.
    pub const NAME_QUERY: &str = "\x1b[>q\x1b[c";

    /// Tells that [`GRAPHICS_QUERY`](Self::GRAPHICS_QUERY) or [`NAME_QUERY`](Self::NAME_QUERY) was written.
    pub const fn expect_attributes(&mut self) {
        self.n_awaited = self.n_awaited.saturating_add(1);
    }

    /// Whether the terminal still owes an answer.
    pub const fn awaits_answer(&self) -> bool {
        self.awaits_width || self.awaits_scale || self.n_awaited > 0
    }

    /// What the terminal has answered about itself and about pictures since the last time; nothing that it was not asked.
    pub fn answers(&mut self) -> Vec<Answer> {
        let answers = self.replies.answers();
        if self.n_awaited == 0 {
            return Vec::new();
        }
        let n_ended = answers.iter().filter(|answer| matches!(answer, Answer::Attributes { .. })).count();
        self.n_awaited = self.n_awaited.saturating_sub(u8::try_from(n_ended).unwrap_or(u8::MAX));
        answers
    }

    /// Whether bytes are held back that may be the start of a sequence.
    pub fn is_pending(&self) -> bool {
        self.n_pending > 0 || self.replies.is_holding()
    }

    /// How long to wait for more where nothing comes before [`settle`](Self::settle) is called; none where nothing is
    /// held back, or what is held back is no escape sequence and can wait for ever.
    pub fn patience(&self, last: &[u8]) -> Option<Duration> {
        // A character of several bytes may be held back too, for as long as its rest takes.
        let has_escape = || last.iter().rev().take(MAX_SEQUENCE).any(|&b| b == 0x1b);
        if self.paste.is_refused {
            return Some(PASTE_TIME);
        }
        if self.replies.is_answer() {
            return Some(ANSWER_TIME);
        }
        (self.replies.is_holding() || self.n_pending > 0 && has_escape()).then_some(ESCAPE_TIME)
    }

    /// Takes bytes; gives the messages that they complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Message> {
        let mut through = Vec::with_capacity(bytes.len());
        for &byte in bytes {
            let (was_open, was_refused) = (self.paste.is_open, self.paste.is_refused);
            self.paste.take(byte);
            match (was_refused, was_open) {
                (true, _) => {}
                // What is pasted may look like anything.
                (false, true) => through.push(byte),
                (false, false) => self.replies.take(byte, &mut through),
            }
        }
        self.parser.parse(&through, true);
        self.n_pending += through.len();
        let mut messages = self.drain();
        if self.n_pending > MAX_PENDING {
            (self.parser, self.n_pending) = (Parser::default(), 0);
            self.paste.is_refused = self.paste.is_open;
            messages.extend(self.paste.is_open.then_some(Message::PasteTooLong));
        }
        messages
    }

    /// Tells that no more bytes came: what is held back is taken for what it is.
    pub fn settle(&mut self) -> Vec<Message> {
        let mut through = Vec::new();
        self.replies.settle(&mut through);
        self.parser.parse(&through, false);
        let messages = self.drain();
        self.n_pending = 0;
        if self.paste.is_refused {
            self.paste = Paste::default();
        }
        messages
    }

    fn drain(&mut self) -> Vec<Message> {
        let mut messages = Vec::new();
        while let Some(event) = self.parser.pop() {
            self.n_pending = 0;
            messages.extend(self.message(event));
        }
        messages
    }

    fn message(&mut self, event: Event) -> Option<Message> {
        match event {
            Event::Key(key) => message_of_key(key),
            Event::Paste(text) => Some(Message::Paste(text)),
            Event::Mouse(mouse) => {
                let gesture = match mouse.kind {
                    MouseEventKind::Down(MouseButton::Left) => Gesture::Click,
                    MouseEventKind::Down(MouseButton::Right) => Gesture::RightClick,
                    MouseEventKind::ScrollDown => Gesture::WheelDown,
                    MouseEventKind::ScrollUp => Gesture::WheelUp,
                    _ => return None,
                };
                Some(Message::Mouse(Mouse { gesture, column: mouse.column, row: mouse.row }))
            }
            Event::Osc(Osc::ChangeDynamicColors(DynamicColorNumber::TextBackgroundColor, colours)) => {
                colours.into_iter().find_map(ground).map(Message::Ground)
            }
            Event::Csi(Csi::Cursor(Cursor::ActivePositionReport { col, .. })) if self.awaits_width => {
                self.awaits_width = false;
                let ambiguous = if col.get() > 2 { Ambiguous::Wide } else { Ambiguous::Narrow };
                Some(Message::Ambiguous(ambiguous))
            }
            Event::Csi(Csi::Cursor(Cursor::ActivePositionReport { col, .. })) if self.awaits_scale => {
                self.awaits_scale = false;
                self.enlarges = col.get() == 3;
                None
            }
            _ => None,
        }
    }
}

/// Whether a colour is dark or light, by the luma of ITU-R BT.601.
fn ground(colour: ColorOrQuery) -> Option<Ground> {
    let ColorOrQuery::Color(colour) = colour else { return None };
    let luma = 299 * u32::from(colour.red) + 587 * u32::from(colour.green) + 114 * u32::from(colour.blue);
    Some(if luma > 127_500 { Ground::Light } else { Ground::Dark })
}

fn message_of_key(event: KeyEvent) -> Option<Message> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let is_control = event.modifiers.contains(Modifiers::CONTROL);
    let key = match event.code {
        // Ctrl-J is the line feed that some keyboards and all pastes send for Return; Ctrl-H is a Backspace.
        KeyCode::Char('j') if is_control => Key::Enter,
        KeyCode::Char('h') if is_control => Key::Backspace,
        KeyCode::Char(c) if is_control => Key::Ctrl(c.to_ascii_lowercase()),
        KeyCode::Char(c) if !event.modifiers.contains(Modifiers::ALT) => Key::Char(c),
        KeyCode::Enter if event.modifiers.intersects(Modifiers::ALT | Modifiers::SHIFT) => Key::Newline,
        KeyCode::Enter => Key::Enter,
        KeyCode::Escape => Key::Escape,
        KeyCode::Backspace | KeyCode::Delete => Key::Backspace,
        KeyCode::Tab if event.modifiers.contains(Modifiers::SHIFT) => Key::BackTab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Tab => Key::Tab,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::Function(n) => Key::Function(n),
        _ => return None,
    };
    Some(Message::Key(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(chunks: &[&[u8]]) -> Vec<Message> {
        let mut input = Input::default();
        let mut messages: Vec<Message> = chunks.iter().flat_map(|chunk| input.feed(chunk)).collect();
        messages.extend(input.settle());
        messages
    }

    #[test]
    fn keys_come_split_or_batched() {
        let key = Message::Key;
        assert_eq!(keys(&[b"jjq"]), [key(Key::Char('j')), key(Key::Char('j')), key(Key::Char('q'))]);
        assert_eq!(keys(&[b"\x1b", b"[C"]), [key(Key::Right)]);
        assert_eq!(keys(&[b"\x1b"]), [key(Key::Escape)]);
        let han = "港".as_bytes();
        assert_eq!(keys(&[&han[..1], &han[1..]]), [key(Key::Char('港'))]);
        assert_eq!(keys(&[b"\r\n"]), [key(Key::Enter), key(Key::Enter)]);
        assert_eq!(
            keys(&[b"\x1b[6~\x1b[H\x1bOP"]),
            [key(Key::PageDown), key(Key::Home), key(Key::Function(1))]
        );
        assert_eq!(keys(&[b"\xff\xfeq"]), [key(Key::Char('q'))]);
    }

    #[test]
    fn replies_are_no_keys() {
        let ground = Message::Ground(Ground::Light);
        assert_eq!(keys(&[b"\x1b[1;2R\x1b]11;rgb:0000/ffff/0000\x1b\\\x1b[?62;22c\x1b[?2027;0$y"]), [ground]);
        let mut input = Input::default();
        input.expect_width();
        assert_eq!(input.feed(b"\x1b[1;3R"), [Message::Ambiguous(Ambiguous::Wide)]);
        assert!(!input.awaits_answer());
        input.expect_width();
        assert_eq!(
            input.feed(b"j\x1b[1;2R"),
            [Message::Key(Key::Char('j')), Message::Ambiguous(Ambiguous::Narrow)]
        );
    }

    #[test]
    fn a_terminal_tells_whether_its_ground_is_dark() {
        for (reply, ground) in [
            (&b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"[..], Ground::Light),
            (b"\x1b]11;rgb:fdfd/f6f6/e3e3\x07", Ground::Light),
            (b"\x1b]11;rgb:0000/2b2b/3636\x07", Ground::Dark),
            (b"\x1b]11;rgb:1e/1e/2e\x1b\\", Ground::Dark),
        ] {
            assert_eq!(keys(&[reply]), [Message::Ground(ground)], "{}", String::from_utf8_lossy(reply));
        }
        assert_eq!(keys(&[b"\x1b]10;rgb:ffff/ffff/ffff\x07\x1b]11;?\x07"]), [], "of words, and a question");
    }

    #[test]
    fn a_terminal_enlarges_text_where_the_cursor_has_gone_two_columns() {
        for (reply, enlarges) in [(b"\x1b[1;3R", true), (b"\x1b[1;1R", false), (b"\x1b[1;2R", false)] {
            let mut input = Input::default();
            input.expect_width();
            input.expect_scale();
            assert_eq!(input.feed(b"\x1b[1;2R"), [Message::Ambiguous(Ambiguous::Narrow)]);
            assert!(input.awaits_answer() && !input.enlarges());
            assert_eq!(input.feed(reply), []);
            assert_eq!((input.awaits_answer(), input.enlarges()), (false, enlarges));
        }
    }

    #[test]
    fn what_a_terminal_says_of_pictures_is_no_keys_however_it_comes() {
        let bytes = b"j\x1bP>|kitty(0.35.2)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;4;22ck";
        let expected = [
            Answer::Name("kitty(0.35.2)".to_owned()),
            Answer::Graphics(true),
            Answer::Cell(10, 20),
            Answer::Attributes { has_sixels: true },
        ];
        for n in 1..bytes.len() {
            let mut input = Input::default();
            input.expect_attributes();
            let mut messages: Vec<Message> = bytes.chunks(n).flat_map(|chunk| input.feed(chunk)).collect();
            messages.extend(input.settle());
            assert_eq!(messages, [Message::Key(Key::Char('j')), Message::Key(Key::Char('k'))], "by {n}");
            assert!(input.awaits_answer());
            assert_eq!(input.answers(), expected, "by {n}");
            assert!(!input.awaits_answer());
        }
    }

    #[test]
    fn what_was_not_asked_is_neither_an_answer_nor_a_key() {
        let mut input = Input::default();
        assert_eq!(input.feed(b"\x1b_Gi=31;ENOENT:no\x1b\\\x1bP>|Q\x1b\\"), []);
        assert_eq!(input.answers(), []);
        input.expect_attributes();
        assert_eq!(input.feed(b"\x1b_Gi=7;OK\x1b\\\x1b_x\x1b\\\x1b[6;0;10t\x1b[4;9;9t\x1b[c"), []);
        assert_eq!(input.answers(), []);
        assert_eq!(input.feed(b"\x1b_Gi=31;EINVAL:no\x1b\\"), []);
        assert_eq!(input.answers(), [Answer::Graphics(false)]);
    }

    #[test]
    fn an_answer_without_an_end_does_not_hang_the_keys() {
        let (q, escape) = (Message::Key(Key::Char('q')), Message::Key(Key::Escape));
        let fed = |chunks: &[&[u8]]| keys(chunks);
        // A key with a control character, another sequence, silence, and more than any answer has.
        assert_eq!(fed(&[b"\x1b_Gi=31\rq"]), [Message::Key(Key::Enter), q.clone()]);
        assert_eq!(fed(&[b"\x1b_Gi=31;O\x1b[Cq"]), [Message::Key(Key::Right), q.clone()]);
        assert_eq!(fed(&[b"\x1bP\x1b"]), []);
        assert_eq!(fed(&[b"\x1b"]), [escape]);
        let long = [b"\x1b_G".to_vec(), vec![b'a'; 1024], b"q".to_vec()].concat();
        assert_eq!(fed(&[&long]), std::slice::from_ref(&q));
        let mut input = Input::default();
        input.feed(b"\x1b_Gi=31;");
        assert_eq!(input.patience(b"x"), Some(ANSWER_TIME));
        assert_eq!(input.settle(), []);
        assert_eq!((input.feed(b"q"), input.patience(b"q")), (vec![q], None));
    }

    #[test]
    fn what_is_pasted_is_no_answer() {
        let text = "\u{1b}_Gi=31;OK\u{1b}\\";
        let pasted = keys(&[format!("\u{1b}[200~a{text}\u{1b}[201~").as_bytes(), b"j"]);
        assert_eq!(pasted, [Message::Paste(format!("a{text}")), Message::Key(Key::Char('j'))]);
    }

    #[test]
    fn the_mouse_is_over_a_cell() {
        let at = |gesture| Message::Mouse(Mouse { gesture, column: 2, row: 3 });
        let bytes = b"\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<65;3;4M\x1b[<2;3;4M\x1b[<64;3;4M";
        let gestures = [Gesture::Click, Gesture::WheelDown, Gesture::RightClick, Gesture::WheelUp];
        assert_eq!(keys(&[bytes]), gestures.map(at));
    }

    #[test]
    fn a_paste_that_is_too_long_is_told_and_none_of_it_becomes_keys() {
        let mut input = Input::default();
        let mut messages = input.feed(b"j\x1b[200~");
        for _ in 0..700 {
            messages.extend(input.feed(&[b'a'; 1500]));
        }
        assert_eq!(input.patience(b"a"), Some(PASTE_TIME));
        for torn in [&b"aa\x1b[20"[..], b"1~q"] {
            messages.extend(input.feed(torn));
        }
        assert_eq!(
            messages,
            [Message::Key(Key::Char('j')), Message::PasteTooLong, Message::Key(Key::Char('q'))]
        );
        assert_eq!(input.patience(b"q"), None);
        let short = input.feed(b"\x1b[200~aa\x1b[201~");
        assert_eq!(short, [Message::Paste("aa".to_owned())]);
    }

    #[test]
    fn a_paste_without_an_end_does_not_hang_the_keys() {
        let mut input = Input::default();
        input.feed(b"\x1b[200~");
        for _ in 0..70 {
            input.feed(&[b'a'; 1024]);
        }
        assert_eq!(input.feed(b"q"), [], "more of it may come");
        assert_eq!(input.settle(), []);
        assert_eq!(input.feed(b"q"), [Message::Key(Key::Char('q'))]);
    }

    #[test]
    fn a_sequence_without_an_end_does_not_hang_the_keys() {
        let mut input = Input::default();
        input.feed(b"\x1b]52;");
        for _ in 0..70 {
            input.feed(&[b'a'; 1024]);
        }
        assert_eq!(input.feed(b"q"), [Message::Key(Key::Char('q'))]);
    }

    #[test]
    fn each_key_of_a_terminal_is_ours() {
        use KeyCode as Code;
        let none = Modifiers::NONE;
        for (code, modifiers, expected) in [
            (Code::Char('j'), Modifiers::CONTROL, Some(Key::Enter)),
            (Code::Char('h'), Modifiers::CONTROL, Some(Key::Backspace)),
            (Code::Char('C'), Modifiers::CONTROL, Some(Key::Ctrl('c'))),
            (Code::Char('j'), none, Some(Key::Char('j'))),
            (Code::Char('h'), none, Some(Key::Char('h'))),
            (Code::Char('J'), Modifiers::SHIFT, Some(Key::Char('J'))),
            (Code::Char('j'), Modifiers::ALT, None),
            (Code::Enter, none, Some(Key::Enter)),
            (Code::Enter, Modifiers::ALT, Some(Key::Newline)),
            (Code::Enter, Modifiers::SHIFT, Some(Key::Newline)),
            (Code::Escape, none, Some(Key::Escape)),
            (Code::Backspace, none, Some(Key::Backspace)),
            (Code::Delete, none, Some(Key::Backspace)),
            (Code::Tab, none, Some(Key::Tab)),
            (Code::Tab, Modifiers::SHIFT, Some(Key::BackTab)),
            (Code::BackTab, none, Some(Key::BackTab)),
            (Code::Left, none, Some(Key::Left)),
            (Code::Right, none, Some(Key::Right)),
            (Code::Up, none, Some(Key::Up)),
            (Code::Down, none, Some(Key::Down)),
            (Code::PageUp, none, Some(Key::PageUp)),
            (Code::PageDown, none, Some(Key::PageDown)),
            (Code::Home, none, Some(Key::Home)),
            (Code::End, none, Some(Key::End)),
            (Code::Function(5), none, Some(Key::Function(5))),
            (Code::Insert, none, None),
        ] {
            let event = KeyEvent::new(code, modifiers);
            assert_eq!(message_of_key(event), expected.map(Message::Key), "{code:?} {modifiers:?}");
            assert_eq!(message_of_key(KeyEvent { kind: KeyEventKind::Release, ..event }), None, "{code:?}");
        }
    }

    #[test]
    fn how_long_to_wait_is_told_by_what_is_held_back() {
        let after = |bytes: &[u8]| {
            let mut input = Input::default();
            input.feed(bytes);
            (input.is_pending(), input.patience(bytes))
        };
        assert_eq!(after(b""), (false, None));
        assert_eq!(after(b"q"), (false, None));
        assert_eq!(after(b"\x1b"), (true, Some(ESCAPE_TIME)));
        assert_eq!(after(b"\x1b["), (true, Some(ESCAPE_TIME)));
        assert_eq!(after("港".as_bytes()), (false, None));
        assert_eq!(after(&"港".as_bytes()[..2]), (true, None), "the rest of a character may take long");
        assert_eq!(after(b"\x1b_"), (true, Some(ESCAPE_TIME)));
        assert_eq!(after(b"\x1b_G"), (true, Some(ANSWER_TIME)));
        assert_eq!(after(b"\x1bP>|"), (true, Some(ANSWER_TIME)));
        assert_eq!(after(b"\x1bPx"), (true, Some(ESCAPE_TIME)));
        assert_eq!(after(b"\x1b[Cq"), (false, None), "an Escape that is done with");
    }

    #[test]
    fn so_many_bytes_without_an_event_are_held_back() {
        let held = |n: usize| {
            let mut input = Input::default();
            input.feed(b"\x1b]52;");
            input.feed(&vec![b'a'; n - 5]);
            input.is_pending()
        };
        assert!(held(MAX_PENDING) && !held(MAX_PENDING + 1));
    }

    #[test]
    fn green_is_lighter_than_red_and_red_than_blue() {
        let ground_of = |red: u8, green: u8, blue: u8| {
            keys(&[format!("\x1b]11;rgb:{red:02x}/{green:02x}/{blue:02x}\x1b\\").as_bytes()])
        };
        let (light, dark) = ([Message::Ground(Ground::Light)], [Message::Ground(Ground::Dark)]);
        assert_eq!(ground_of(127, 127, 127), dark);
        assert_eq!(ground_of(128, 128, 128), light);
        assert_eq!(
            (ground_of(0, 255, 0), ground_of(255, 0, 0), ground_of(0, 0, 255)),
            (light.to_vec(), dark.to_vec(), dark.to_vec())
        );
        assert_eq!(ground_of(255, 0, 255), dark);
        assert_eq!(ground_of(255, 88, 0), light);
        assert_eq!(ground_of(255, 85, 0), dark);
        assert_eq!(ground_of(0, 200, 90), light);
        assert_eq!(ground_of(0, 200, 87), dark);
    }

    #[test]
    fn a_sequence_that_another_cuts_off_is_none() {
        let mut input = Input::default();
        input.expect_attributes();
        input.feed(b"\x1b[6;20\x1b[6;18;9t\x1b[?62c");
        let answers = input.answers();
        assert_eq!(answers, [Answer::Cell(9, 18), Answer::Attributes { has_sixels: false }]);
        input.expect_attributes();
        input.feed(b"\x1b[?62;22c");
        assert_eq!(input.answers(), [Answer::Attributes { has_sixels: false }]);
    }
}
