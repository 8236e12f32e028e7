//! The loop between a terminal and a talk, without the terminal: events go in with the time at which they happened;
//! effects, the next deadline and the bytes of a frame come out. No IO, no clock, no thread.
//!
//! The shell around it (`tty`, an SSH session) moves bytes, and asks for a frame when the last one has been written:
//! keys that have piled up become one frame, and a terminal that does not read delays nothing but itself.

use super::graphics::{self, Form, Graphics, Ink};
use super::input::{Answer, Input};
use super::rows::{Shown, turn};
use super::{ENTER, MOUSE_ON, Writer, links};
use crate::app::{
    self, Company, Draft, Edit, Effect, FilePlace, LINEAR_ROWS, Linear, Live, Loadable, Message, Peers, Talk,
    Window,
};
use crate::article::Article;
use crate::deck::{Deck, Point};
use crate::paint::{Laid, Look};
use crate::picture::{Detail, Picture, Refusal};
use crate::review;
use crate::scene::{Links, Role, Screen};
use crate::text::WidthPolicy;
use crate::text::large::{Blocks, Large};
use crate::theme::{Depth, Theme};
use base64ct::{Base64, Encoding};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// How long a change of a file waits for more of the same save: editors write and rename within this time.
const SAVE_TIME: Duration = Duration::from_millis(30);

/// What happened outside.
#[derive(Clone, Debug)]
pub enum Event {
    /// The terminal sent bytes: keys, pastes, the mouse, replies.
    Bytes(Vec<u8>),
    /// The window has these columns and rows now.
    Resized(u16, u16),
    /// A cell has this width and height in pixels, by what the system knows of the window: where the terminal does not
    /// say it itself. Comes before what the window's size is now.
    Cell(u16, u16),
    /// The deadline has come and nothing else.
    Deadline,
    /// The file of this was written.
    Changed(Loadable),
    /// What an [`Effect::Load`] asked for. Of two answers to the same question the later question's counts: the
    /// serial is that of the [`Request`].
    Loaded(u64, Loaded),
    /// Something has come that was not asked for.
    Given(Loaded),
    /// The terminal is ours again: whoever had it may have left anything on it.
    Resumed,
    /// The window is there, and asks for what it needs.
    Opened,
    /// Events are in the journal, or why they are not.
    Appended(Vec<review::Event>, Option<String>),
    /// Who else has the deck open.
    Company(Company),
    /// What the one who leads shows, and the hash of the deck in which that is.
    Live(Option<(String, Live)>),
    /// What another terminal of this talk shows now, and the hash of the deck in which that is.
    InStep(String, Live),
    /// How many other terminals show this talk.
    Peers(Peers),
    /// Somebody asked to stop for a while.
    Suspend,
    /// Somebody asked to leave, or the terminal has gone.
    Quit,
}

/// What was loaded, or why it could not be.
#[derive(Clone, Debug)]
pub enum Loaded {
    /// The deck, and the hash of its text where it is reviewed.
    Deck(Result<(Arc<Deck>, String), String>),
    /// A theme, by its name.
    Theme(String, Result<Box<Theme>, String>),
    /// An article, by the name that the deck gives it; none where it cannot be read.
    Article(String, Option<Arc<Article>>),
    /// The claims of an article, by the name that the deck gives it.
    Claims(String, Vec<Point>),
    /// A picture, by the name that the deck gives its file, or why it cannot be shown.
    Picture(String, Result<Picture, Refusal>),
    /// What has come to the journal.
    Journal {
        /// The events.
        events: Vec<review::Event>,
        /// Whether these are all, and what was known before is void.
        is_whole: bool,
        /// How many lines could not be read so far.
        n_passed_over: usize,
    },
}

impl Loaded {
    /// What was asked for.
    fn what(&self) -> Loadable {
        match self {
            Self::Deck(_) => Loadable::Deck,
            Self::Theme(name, _) => Loadable::Theme(name.clone()),
            Self::Article(file, _) => Loadable::Article(file.clone()),
            Self::Claims(file, _) => Loadable::Claims(file.clone()),
            Self::Picture(file, _) => Loadable::Picture(file.clone()),
            Self::Journal { .. } => Loadable::Journal,
        }
    }
}

/// What the outside has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Leave.
    Quit,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Write these into the journal, and answer with [`Event::Appended`].
    Append(Vec<review::Event>),
    /// Keep what is typed, in place of what was kept.
    KeepDrafts(Vec<Draft>),
    /// Change the deck's file, write what events tell of it into the journal, and answer with [`Event::Appended`].
    Edit(Box<Edit>),
    /// Lead, ask for the lead, or hand it over.
    Lead,
    /// Open the deck of this place in the list of decks.
    Open(usize),
    /// Open the file at this place in the person's editor, and read it again.
    EditFile(FilePlace),
    /// Load this, off the thread that serves keys, and answer with [`Event::Loaded`] and the serial.
    Load(u64, Loadable),
    /// Load the picture of this file, as much of it as is wanted, likewise.
    Picture(u64, String, Detail),
}

/// What is known of a terminal before it is drawn on.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact by itself")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// How many colours there are.
    pub depth: Depth,
    /// What it draws large type with.
    pub blocks: Blocks,
    /// Whether the mouse is asked for.
    pub has_mouse: bool,
    /// Whether the terminal is asked how wide it draws ambiguous characters.
    pub asks_width: bool,
    /// Whether it is asked for its ground, so that the theme can follow.
    pub asks_ground: bool,
    /// Whether the terminal erases in its own colour and not in the page's, as GNU screen does.
    pub writes_blanks: bool,
    /// How it takes pictures, where it has been asked before.
    pub form: Option<Form>,
    /// Whether it takes links, where that is known.
    pub links: Option<bool>,
    /// Whether what is new is told in lines, and nothing is drawn.
    pub is_linear: bool,
}

/// One window of a talk on one terminal.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact by itself")]
pub struct Driver {
    window: Window,
    traits: Traits,
    theme: Arc<Theme>,
    /// The name of the theme that was asked for last.
    theme_name: String,
    input: Input,
    /// When bytes that are held back are taken for what they are.
    escape_at: Option<Duration>,
    /// What has changed and when it is loaded.
    load_at: HashMap<Loadable, Duration>,
    serial: u64,
    /// The serial of each thing that was taken last.
    taken: HashMap<Loadable, u64>,
    requests: Vec<Request>,
    writer: Writer<Vec<u8>>,
    /// What the terminal shows; nothing where it is empty.
    drawn: Option<Drawn>,
    graphics: Graphics,
    /// Whether it is still to be asked how it takes pictures.
    asks_graphics: bool,
    /// Whether it is still to be asked who it is, for its links.
    asks_name: bool,
    /// Whether there are bytes to send that draw nothing.
    is_owed: bool,
    /// Whether nothing has happened since it was looked what there is to draw.
    is_looked_at: bool,
    /// What was told, where nothing is drawn, and what of it is to be spoken.
    linear: Option<Linear>,
    said: Option<String>,
}

/// What is shown, and how.
#[derive(PartialEq)]
struct Drawn {
    screen: Screen,
    laid: Vec<Laid>,
    theme: Arc<Theme>,
}

impl Driver {
    /// A driver of `window`. The first frame takes the terminal.
    pub fn new(window: Window, theme: Theme, traits: Traits) -> Self {
        let mut writer = Writer::new(Vec::new(), window.size());
        if traits.writes_blanks {
            writer.write_blanks();
        }
        let mut driver = Self {
            theme_name: window.theme().to_owned(),
            window,
            traits,
            theme: Arc::new(theme),
            input: Input::default(),
            escape_at: None,
            load_at: HashMap::new(),
            serial: 0,
            taken: HashMap::new(),
            requests: Vec::new(),
            writer,
            drawn: None,
            graphics: Graphics::default(),
            asks_graphics: traits.form.is_none()
                && traits.depth == Depth::True
                && graphics::shows(traits.depth),
            asks_name: traits.links.is_none(),
            is_owed: false,
            is_looked_at: false,
            linear: traits.is_linear.then(Linear::default),
            said: None,
        };
        driver.graphics.set_form(traits.form.unwrap_or_default());
        driver.window.show_pictures(graphics::shows(traits.depth) && !traits.is_linear);
        if traits.links == Some(true) {
            driver.window.set_links(Links::Followed);
        }
        driver.dress();
        driver.enter();
        if traits.asks_ground {
            driver.writer.raw(Input::GROUND_QUERY);
        }
        if traits.asks_width {
            driver.writer.raw(Input::WIDTH_QUERY);
            driver.input.expect_width();
        }
        // Terminals that are known by name ignore what they do not know; of others that is not sure.
        if traits.blocks == Blocks::Sextants {
            driver.writer.raw(Input::SCALE_QUERY);
            driver.input.expect_scale();
        }
        driver
    }

    /// Tells the window what the theme has for it.
    fn dress(&mut self) {
        let is_off = self.theme.large == Large::Off;
        self.window.set_blocks(if is_off { Blocks::None } else { self.traits.blocks });
    }

    fn enter(&mut self) {
        if self.linear.is_some() {
            return;
        }
        self.writer.raw(ENTER);
        if self.traits.has_mouse {
            self.writer.raw(MOUSE_ON);
        }
    }

    /// The window.
    pub const fn window(&self) -> &Window {
        &self.window
    }

    /// Says something at the foot of the window, for a moment.
    pub fn notify(&mut self, talk: &Talk, text: impl Into<String>) {
        self.is_looked_at = false;
        self.window.notify(talk, text);
    }

    /// Whether the terminal still owes an answer.
    pub const fn awaits_answer(&self) -> bool {
        self.input.awaits_answer()
    }

    /// Takes the answers that are among what the terminal sends, and nothing else of it.
    pub fn pass_over(&mut self, bytes: &[u8]) {
        drop(self.input.feed(bytes));
    }

    /// How the terminal takes pictures, where it has been asked.
    pub const fn form(&self) -> Option<Form> {
        if self.asks_graphics { None } else { Some(self.graphics.form()) }
    }

    /// Whether the terminal takes links, where that is known or has been asked.
    pub const fn links(&self) -> Option<bool> {
        if self.asks_name { None } else { Some(matches!(self.window.links(), Links::Followed)) }
    }

    /// Whether the terminal keeps pictures that must be deleted when it is left.
    pub const fn has_sent_pictures(&self) -> bool {
        self.graphics.has_sent()
    }

    /// Takes an event that happened at `now`, the time since the start; draws nothing.
    pub fn handle(&mut self, talk: &mut Talk, event: Event, now: Duration) {
        self.is_looked_at = false;
        // Before a key: the timer counts from the key that started it.
        self.tell(talk, Message::Tick(now));
        match event {
            Event::Bytes(bytes) => {
                let messages = self.input.feed(&bytes);
                self.hear(talk);
                self.escape_at = self.input.patience(&bytes).map(|patience| now + patience);
                if self.input.enlarges() && self.traits.blocks != Blocks::Scaled {
                    self.traits.blocks = Blocks::Scaled;
                    self.dress();
                }
                self.tell_all(talk, messages);
            }
            Event::Resized(columns, _) if self.linear.is_some() => {
                self.tell(talk, Message::Resize(columns, LINEAR_ROWS));
            }
            Event::Resized(columns, rows) => {
                self.writer.resized((columns, rows));
                self.asks_graphics |= self.graphics.resized();
                self.forget();
                self.tell(talk, Message::Resize(columns, rows));
            }
            Event::Cell(width, height) => self.graphics.set_cell((width, height)),
            Event::Deadline => self.settle(talk, now),
            Event::Changed(what) => {
                self.load_at.entry(what).or_insert(now + SAVE_TIME);
            }
            Event::Loaded(serial, loaded) => self.take(talk, serial, loaded),
            Event::Given(loaded) => {
                self.serial += 1;
                self.take(talk, self.serial, loaded);
            }
            Event::Resumed => {
                self.enter();
                self.graphics.lose();
                self.forget();
            }
            Event::Opened => self.tell(talk, Message::Opened),
            Event::Appended(events, fault) => self.tell(talk, Message::Appended(events, fault)),
            Event::Company(company) => self.tell(talk, Message::Company(company)),
            Event::Live(live) => self.tell(talk, Message::Live(live)),
            Event::InStep(hash, live) => self.tell(talk, Message::InStep(hash, live)),
            Event::Peers(peers) => self.tell(talk, Message::Peers(peers)),
            Event::Suspend => self.requests.push(Request::Suspend),
            Event::Quit => self.requests.push(Request::Quit),
        }
    }

    /// Does what was put off until `now`.
    fn settle(&mut self, talk: &mut Talk, now: Duration) {
        if self.escape_at.take_if(|at| *at <= now).is_some() {
            let messages = self.input.settle();
            self.tell_all(talk, messages);
        }
        for (what, _) in self.load_at.extract_if(|_, at| *at <= now).collect::<Vec<_>>() {
            self.load(what);
        }
    }

    /// Takes what the terminal has answered.
    fn hear(&mut self, talk: &mut Talk) {
        for answer in self.input.answers() {
            if let Answer::Cell(width, height) = answer {
                self.tell(talk, Message::Cell(width, height));
            }
            if let (None, Answer::Name(name)) = (self.traits.links, &answer)
                && links::takes(name)
            {
                self.window.set_links(Links::Followed);
            }
            if self.graphics.hear(answer) {
                self.tell(talk, Message::PicturesAnew);
            }
            if let Form::Over(Ink::Sixels(width, height)) = self.graphics.form() {
                self.tell(talk, Message::Cell(width, height));
            }
        }
    }

    fn take(&mut self, talk: &mut Talk, serial: u64, loaded: Loaded) {
        let taken = self.taken.entry(loaded.what()).or_default();
        // What comes to a journal is added, and in any order.
        if serial <= *taken && !matches!(loaded, Loaded::Journal { .. }) {
            return;
        }
        *taken = serial;
        match loaded {
            Loaded::Deck(Ok((deck, hash))) => {
                self.tell(talk, Message::DeckHash(hash));
                self.tell(talk, Message::Reloaded(Ok(deck)));
            }
            Loaded::Deck(Err(fault)) => self.tell(talk, Message::Reloaded(Err(fault))),
            Loaded::Journal { events, is_whole, n_passed_over } => {
                self.tell(talk, Message::Journal { events, is_whole, n_passed_over });
            }
            Loaded::Article(file, article) => self.tell(talk, Message::Article(file, article)),
            Loaded::Claims(file, claims) => self.tell(talk, Message::Claims(file, claims)),
            Loaded::Picture(file, picture) => self.tell(talk, Message::Picture(file, picture)),
            Loaded::Theme(name, Ok(theme)) if name == self.theme_name => {
                self.theme = Arc::from(theme);
                self.dress();
            }
            Loaded::Theme(_, Ok(_)) => {}
            Loaded::Theme(_, Err(fault)) => self.window.notify(talk, fault),
        }
    }

    fn tell_all(&mut self, talk: &mut Talk, messages: Vec<Message>) {
        for message in messages {
            self.tell(talk, message);
        }
    }

    fn tell(&mut self, talk: &mut Talk, message: Message) {
        let policy = self.window.policy();
        let effects = app::update(talk, &mut self.window, message);
        if self.window.policy() != policy {
            // What was drawn in the belief of another width may stand anywhere.
            self.forget();
        }
        if self.window.theme() != self.theme_name {
            self.window.theme().clone_into(&mut self.theme_name);
            self.load(Loadable::Theme(self.theme_name.clone()));
        }
        for effect in effects {
            match effect {
                Effect::Redraw => {
                    self.graphics.lose();
                    self.forget();
                }
                Effect::Quit => self.requests.push(Request::Quit),
                Effect::Suspend => self.requests.push(Request::Suspend),
                Effect::Load(what) => self.load(what),
                Effect::Append(events) => self.requests.push(Request::Append(events)),
                Effect::KeepDrafts(drafts) => self.requests.push(Request::KeepDrafts(drafts)),
                Effect::Lead => self.requests.push(Request::Lead),
                Effect::Open(deck_idx) => self.requests.push(Request::Open(deck_idx)),
                Effect::Copy(words) => {
                    self.writer.raw(&clipboard(&words));
                    self.is_owed = true;
                }
                Effect::EditFile(place) => self.requests.push(Request::EditFile(place)),
                Effect::Edit(edit) => self.requests.push(Request::Edit(edit)),
            }
        }
    }

    fn load(&mut self, what: Loadable) {
        self.serial += 1;
        self.requests.push(match what {
            Loadable::Picture(file) => Request::Picture(self.serial, file, self.graphics.detail()),
            what => Request::Load(self.serial, what),
        });
    }

    /// Forgets what the terminal shows, so that the next frame is drawn whole.
    fn forget(&mut self) {
        if self.linear.is_some() {
            return;
        }
        self.graphics.clear();
        self.drawn = None;
    }

    /// What the outside has to do, in this order; each is told once.
    pub fn requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    /// When, since the start, an [`Event::Deadline`] is due if nothing else happens.
    pub fn deadline(&self, talk: &Talk) -> Option<Duration> {
        let load_at = self.load_at.values().min().copied();
        [self.escape_at, load_at, self.window.deadline(talk)].into_iter().flatten().min()
    }

    /// Draws what the window shows now: the bytes that bring the terminal there. Where it is there already, a piece of
    /// the pictures that it is still to be sent, or nothing.
    pub fn frame(&mut self, talk: &Talk) -> Option<Vec<u8>> {
        if self.linear.is_some() {
            return self.lines(talk);
        }
        // Each frame that has been written asks for the next.
        let has_no_pictures = self.drawn.as_ref().is_some_and(|drawn| drawn.laid.is_empty());
        if std::mem::replace(&mut self.is_looked_at, true) && has_no_pictures {
            return self.piece();
        }
        let (screen, theme) = (app::view(talk, &mut self.window), Arc::clone(&self.theme));
        let (depth, policy) = (self.traits.depth, self.window.policy());
        let look = Look { theme: &theme, depth, policy };
        let laid = self.graphics.lay(&screen, self.window.size().1, &theme, look);
        let now = Drawn { screen, laid, theme };
        if !std::mem::take(&mut self.is_owed) && self.drawn.as_ref() == Some(&now) {
            return self.piece();
        }
        let before = self.drawn.as_ref().map(|before| shown(before, depth, policy));
        turn(before, shown(&now, depth, policy), self.window.size(), &mut self.writer).expect(IN_MEMORY);
        let mut bytes = self.writer.take();
        if self.asks_graphics && !now.laid.is_empty() {
            // Behind the first frame that has a picture: who shows none is asked nothing.
            self.asks_graphics = false;
            bytes.extend_from_slice(Input::GRAPHICS_QUERY.as_bytes());
            self.input.expect_attributes();
            self.asks_name = false;
        }
        if self.asks_name && now.screen.runs.iter().any(|run| run.role == Role::Link) {
            self.asks_name = false;
            bytes.extend_from_slice(Input::NAME_QUERY.as_bytes());
            self.input.expect_attributes();
        }
        self.drawn = Some(now);
        if bytes.is_empty() { self.piece() } else { Some(bytes) }
    }

    /// The next piece of a picture, which may leave the terminal's cursor anywhere.
    fn piece(&mut self) -> Option<Vec<u8>> {
        let piece = self.graphics.piece();
        if piece.is_some() {
            self.writer.lose_cursor();
        }
        piece
    }

    /// What is new, in lines.
    fn lines(&mut self, talk: &Talk) -> Option<Vec<u8>> {
        let told = self.linear.as_mut()?.told(talk, &mut self.window);
        let mut out = self.writer.take_raw();
        if let Some(told) = told {
            out += &told.shown.replace('\n', "\r\n");
            self.said = Some(told.said).filter(|said| !said.trim().is_empty()).or(self.said.take());
        }
        Some(out.into_bytes()).filter(|bytes| !bytes.is_empty())
    }

    /// What of the last frame is to be spoken; each is told once.
    pub const fn said(&mut self) -> Option<String> {
        self.said.take()
    }
}

/// What puts words on the clipboard of whoever sits at the terminal (OSC 52), where it lets a program.
fn clipboard(words: &str) -> String {
    format!("\x1b]52;c;{}\x1b\\", Base64::encode_string(words.as_bytes()))
}

fn shown(drawn: &Drawn, depth: Depth, policy: WidthPolicy) -> Shown<'_> {
    let look = Look { theme: &drawn.theme, depth, policy };
    Shown { runs: &drawn.screen.runs, laid: &drawn.laid, look }
}

const IN_MEMORY: &str = "writing to memory does not fail";

#[cfg(test)]
mod tests;
