//! This terminal: raw mode, signals, keys, output; and whatever happens, the terminal as it was.
//!
//! Threads wait in the kernel and send what they got down one channel; nothing polls, so idling costs no wakeups. The
//! thread that serves keys never reads a file, never waits for an answer and never writes to a terminal that may not
//! be reading: a thread of its own does each of these.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the shell: a terminal")]

mod away;
mod editor;
mod files;
mod guard;
mod rehearsal;
mod say;
mod threads;

use crate::app::{Draft, Live, Loadable, Talk};
use crate::deck::Deck;
use crate::link::{Kind, Link, News};
use crate::loader::{Loader, Opened, ReviewFiles};
use crate::session::{Driver, Event, Loaded, driver::Request};
use crate::store;
use anyhow::{Context, Result, bail};
use guard::{Guard, Hold};
use rehearsal::Rehearsal;
use say::Say;
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use std::collections::HashSet;
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use threads::{keep_drafts, keyboard, listen_to_keys, listen_to_signals, watch, write_frames};

/// How long the deck may take to load before the terminal is taken and says so.
const LOADING: Duration = Duration::from_millis(200);
/// The most events before a frame: a flood of them must not keep the screen from showing what they did.
const MAX_EVENTS: usize = 256;

/// What is presented, and how it is loaded.
pub struct Presentation {
    /// The file, to watch and to keep the place of; none where it came down a pipe.
    pub file: Option<PathBuf>,
    /// Whether the mouse is asked for.
    pub has_mouse: bool,
    /// Whether what is new is written in lines, and the screen is not taken.
    pub is_linear: bool,
    /// The words of a program that speaks these lines.
    pub say: Option<Vec<String>>,
    /// Loads what it shows.
    pub loader: Loader,
    /// The review's files, where there is a file to review.
    pub review: Option<ReviewFiles>,
    /// What this terminal shows of a talk that other terminals may show too.
    pub link: Option<Kind>,
    /// Where the times of a rehearsal are kept, where this is one.
    pub runs: Option<PathBuf>,
}

impl Presentation {
    const fn hold(&self) -> Hold {
        match (self.is_linear, self.has_mouse) {
            (true, _) => Hold::Lines,
            (false, false) => Hold::Screen,
            (false, true) => Hold::ScreenAndMouse,
        }
    }
}

/// What comes down the channel.
enum Wake {
    Event(Event),
    Loaded(u64, Result<Loaded, String>),
    /// Something has come from another terminal of the talk.
    News(News),
    /// The deck has been opened for the first time.
    Opened(Result<Opened>),
    Signal(i32),
    /// There is something to tell.
    Notice(String),
    /// The frame has been written, or the terminal is gone.
    Written(io::Result<()>),
    /// A thread of ours has panicked: what it was for will not happen.
    Died,
}

/// What the other terminals are told: the deck's hash, what is shown of it, in how much room.
type Told = (String, Live, (u16, u16));

fn told(talk: &Talk, driver: &Driver) -> Told {
    (talk.deck_hash().to_owned(), talk.live(), driver.window().room(talk))
}

/// The largest window, in columns and rows: more than any screen shows, and a cell costs memory. What a terminal says to
/// have beyond it stays empty.
const MAX_SIZE: (u16, u16) = (1000, 1000);

/// The window's columns and rows, within bounds; 80 by 24 where it is not known.
pub fn size() -> (u16, u16) {
    let (columns, rows) =
        crossterm::terminal::size().ok().filter(|&(c, r)| c > 0 && r > 0).unwrap_or((80, 24));
    (columns.min(MAX_SIZE.0), rows.min(MAX_SIZE.1))
}

/// Tells what the system says of the pixels of the window, where it says anything.
fn tell_cell(talk: &mut Talk, driver: &mut Driver, now: Duration) {
    let Ok(window) = crossterm::terminal::window_size() else { return };
    let cell = (window.width.checked_div(window.columns), window.height.checked_div(window.rows));
    if let (Some(width @ 1..), Some(height @ 1..)) = cell {
        driver.handle(talk, Event::Cell(width, height), now);
    }
}

/// Presents until the user leaves. The deck is read again when its file changes.
///
/// `begin` makes a talk and a driver of the deck: of the one `at_hand`, or else of the one that is loaded, and where
/// that takes its time, `waiting` makes those that are shown meanwhile. Leaving before the deck has come ends the
/// program: whatever it is read from may never let go of the thread.
///
/// # Errors
/// The deck cannot be loaded, `begin` refuses it, there is no terminal, or the terminal has gone away.
pub fn present(
    presentation: Presentation,
    at_hand: Option<Opened>,
    waiting: impl FnOnce() -> (Talk, Driver) + Send + 'static,
    begin: impl FnOnce(Opened) -> Result<(Talk, Driver)> + Send + 'static,
) -> Result<()> {
    let (sender, wakes) = channel();
    if let Some(deck) = at_hand {
        let (talk, driver) = begin(deck)?;
        return Shell::enter(presentation, sender, wakes)?.serve(talk, driver);
    }
    let load_deck = Arc::clone(&presentation.loader.deck);
    let is_loaded = Arc::new(AtomicBool::new(false));
    let (shell_sender, shell_is_loaded) = (sender.clone(), Arc::clone(&is_loaded));
    let shell = thread::spawn(move || {
        let outcome = await_deck(presentation, shell_sender, wakes, waiting, begin);
        if !shell_is_loaded.load(Ordering::SeqCst) {
            std::process::exit(i32::from(outcome.is_err()));
        }
        outcome
    });
    let deck = load_deck();
    is_loaded.store(true, Ordering::SeqCst);
    let _ = sender.send(Wake::Opened(deck));
    shell.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn await_deck(
    presentation: Presentation,
    sender: Sender<Wake>,
    wakes: Receiver<Wake>,
    waiting: impl FnOnce() -> (Talk, Driver),
    begin: impl FnOnce(Opened) -> Result<(Talk, Driver)>,
) -> Result<()> {
    let early = match wakes.recv_timeout(LOADING) {
        Ok(Wake::Opened(deck)) => Some(deck?),
        Ok(_) => bail!("the deck could not be loaded"),
        Err(_) => None,
    };
    // What is wrong is told while the terminal is whole.
    let ready = match early {
        Some(deck) => Ok(begin(deck)?),
        None => Err(begin),
    };
    let mut shell = Shell::enter(presentation, sender, wakes)?;
    let (talk, driver) = match ready {
        Ok(ready) => ready,
        Err(begin) => {
            let (mut talk, mut driver) = waiting();
            let is_deck = |wake: &Wake| matches!(wake, Wake::Opened(_));
            match shell.run(&mut talk, &mut driver, is_deck)? {
                Some(Wake::Opened(deck)) => begin(deck?)?,
                _ => return Ok(()),
            }
        }
    };
    shell.serve(talk, driver)
}

/// The terminal while it is ours.
struct Shell {
    presentation: Presentation,
    sender: Sender<Wake>,
    wakes: Receiver<Wake>,
    guard: Option<Guard>,
    keyboard: File,
    /// Whose turn it is to read it: ours, or an editor's.
    turn: Arc<Mutex<()>>,
    /// Where frames go to be written.
    frames: Sender<Vec<u8>>,
    /// Whether a frame is being written.
    is_writing: bool,
    started: Instant,
    /// Where drafts go to be kept.
    drafts: Sender<Vec<Draft>>,
    /// Who keeps them.
    keeper: Option<JoinHandle<()>>,
    /// How many appends are under way.
    n_writing: Arc<AtomicUsize>,
    /// The articles that are watched, by the names that the deck gives them.
    watched: HashSet<String>,
    /// To the other terminals of the talk, and what they were told last.
    link: Option<Link>,
    told: Option<Told>,
    /// The pictures that are.
    watched_pictures: HashSet<String>,
    watched_code: HashSet<String>,
    /// The folders of the decks that are included.
    watched_folders: HashSet<PathBuf>,
    /// Who speaks what is told.
    say: Option<Say>,
    /// What a rehearsal records.
    rehearsal: Option<Rehearsal>,
    /// Whether we stopped ourselves, and the signal to continue is the answer.
    has_stopped: bool,
    /// The decks of the talk, the one that is shown last.
    decks: Vec<Arc<Deck>>,
}

/// Puts the deck that is shown among those that were; gives those of them that nobody else has any more.
fn no_longer_shown(decks: &mut Vec<Arc<Deck>>, shown: &Arc<Deck>) -> Vec<Arc<Deck>> {
    if decks.last().is_none_or(|last| !Arc::ptr_eq(last, shown)) {
        decks.push(Arc::clone(shown));
    }
    decks.extract_if(.., |deck| Arc::strong_count(deck) == 1).collect()
}

impl Shell {
    fn enter(presentation: Presentation, sender: Sender<Wake>, wakes: Receiver<Wake>) -> Result<Self> {
        let keyboard = keyboard()?;
        // First, or a signal between the two would leave the terminal raw.
        listen_to_signals(sender.clone())?;
        let guard = Some(Guard::enter(presentation.hold())?);
        let turn = Arc::default();
        listen_to_keys(keyboard.try_clone()?, Arc::clone(&turn), sender.clone());
        if let Some(file) = &presentation.file {
            watch(file, Loadable::Deck, sender.clone());
        }
        let journal = presentation.review.as_ref().map(|files| files.journal.clone());
        if let Some(journal) = &journal {
            watch(journal, Loadable::Journal, sender.clone());
        }
        let (drafts, keeper) =
            keep_drafts(presentation.review.as_ref().and_then(|files| files.draft.clone()));
        let frames = write_frames(sender.clone());
        let say = presentation.say.clone().map(|words| Say::new(words, sender.clone()));
        let rehearsal = presentation.runs.clone().map(Rehearsal::new);
        Ok(Self {
            presentation,
            sender,
            wakes,
            guard,
            keyboard,
            turn,
            frames,
            is_writing: false,
            started: Instant::now(),
            drafts,
            keeper,
            n_writing: Arc::default(),
            watched: HashSet::new(),
            link: None,
            told: None,
            watched_pictures: HashSet::new(),
            watched_code: HashSet::new(),
            watched_folders: HashSet::new(),
            say,
            rehearsal,
            has_stopped: false,
            decks: Vec::new(),
        })
    }

    /// Runs until the user leaves.
    fn serve(mut self, mut talk: Talk, mut driver: Driver) -> Result<()> {
        tell_cell(&mut talk, &mut driver, self.started.elapsed());
        self.watch_code(talk.deck());
        self.watch_included();
        driver.handle(&mut talk, Event::Opened, self.started.elapsed());
        self.fulfil(&mut talk, &mut driver)?;
        self.join(&talk, &mut driver);
        if let Some(rehearsal) = &mut self.rehearsal {
            rehearsal.look(&talk);
        }
        let outcome = self.run(&mut talk, &mut driver, |_| false);
        // A terminal that has gone away ends a rehearsal as any other end does.
        self.leave(&talk, &mut driver).and(outcome.map(drop))
    }

    /// Runs until the user leaves, or until something comes that `ends` it, which is given back.
    fn run(&mut self, talk: &mut Talk, driver: &mut Driver, ends: fn(&Wake) -> bool) -> Result<Option<Wake>> {
        loop {
            if !self.is_writing
                && let Some(bytes) = driver.frame(talk)
            {
                self.is_writing = self.frames.send(bytes).is_ok();
                guard::keeps_pictures(driver.has_sent_pictures());
                if let (Some(say), Some(said)) = (&self.say, driver.said()) {
                    say.say(said);
                }
            }
            self.free_decks(talk);
            let mut wake = Some(self.wait(driver.deadline(talk)));
            // Keys that have piled up become one frame.
            for _ in 0..MAX_EVENTS {
                let Some(wake) = wake.take().or_else(|| self.wakes.try_recv().ok()) else { break };
                if ends(&wake) {
                    return Ok(Some(wake));
                }
                self.handle(talk, driver, wake)?;
                if !self.fulfil(talk, driver)? {
                    return Ok(None);
                }
            }
        }
    }

    /// Frees decks that nobody shows any more in a thread of its own: of ten thousand slides that takes as long as a
    /// frame.
    fn free_decks(&mut self, talk: &Talk) {
        let gone = no_longer_shown(&mut self.decks, talk.deck());
        if !gone.is_empty() {
            thread::spawn(move || drop(gone));
        }
    }

    /// Does what the driver asks for; tells whether it goes on.
    fn fulfil(&mut self, talk: &mut Talk, driver: &mut Driver) -> Result<bool> {
        for request in driver.requests() {
            match request {
                Request::Quit => return Ok(false),
                Request::Suspend => self.suspend(talk, driver)?,
                Request::EditFile(place) => self.edit(talk, driver, &place)?,
                Request::Load(serial, what) => self.load(serial, what),
                Request::Picture(serial, file, detail) => self.load_picture(serial, file, detail),
                Request::Append(events) => self.append(events, None),
                Request::Edit(edit) => self.append(edit.events(), Some(*edit)),
                // One is alone in a terminal, with one deck.
                Request::Lead | Request::Open(_) => {}
                Request::KeepDrafts(drafts) => {
                    let _ = self.drafts.send(drafts);
                }
            }
        }
        Ok(true)
    }

    /// Waits for what happens next, no longer than to the deadline.
    fn wait(&self, deadline: Option<Duration>) -> Wake {
        let gone = Wake::Event(Event::Quit);
        let Some(deadline) = deadline else { return self.wakes.recv().unwrap_or(gone) };
        match self.wakes.recv_timeout(deadline.saturating_sub(self.started.elapsed())) {
            Ok(wake) => wake,
            Err(RecvTimeoutError::Timeout) => Wake::Event(Event::Deadline),
            Err(RecvTimeoutError::Disconnected) => gone,
        }
    }

    fn handle(&mut self, talk: &mut Talk, driver: &mut Driver, wake: Wake) -> Result<()> {
        if let Wake::Loaded(_, Ok(Loaded::Deck(deck))) = &wake {
            self.watch_included();
            if let Ok((deck, _)) = deck {
                self.watch_code(deck);
            }
        }
        let event = match wake {
            Wake::Event(event) => event,
            Wake::News(News::Live(hash, live)) => Event::InStep(hash, live),
            Wake::News(News::Peers(peers)) => Event::Peers(peers),
            Wake::Loaded(serial, Ok(loaded)) => Event::Loaded(serial, loaded),
            Wake::Loaded(_, Err(fault)) => Event::Appended(Vec::new(), Some(fault)),
            // It is awaited before there is a talk.
            Wake::Opened(_) => return Ok(()),
            Wake::Notice(text) => {
                driver.notify(talk, text);
                return Ok(());
            }
            Wake::Written(outcome) => {
                self.is_writing = false;
                return outcome.context("the terminal has gone away");
            }
            Wake::Signal(SIGWINCH) => {
                tell_cell(talk, driver, self.started.elapsed());
                let (columns, rows) = size();
                Event::Resized(columns, rows)
            }
            Wake::Signal(SIGTSTP) => Event::Suspend,
            Wake::Signal(SIGCONT) if std::mem::take(&mut self.has_stopped) => return Ok(()),
            Wake::Signal(SIGCONT) => return self.come_back(talk, driver),
            Wake::Signal(_) => Event::Quit,
            // Its message has been told, on a terminal given back.
            Wake::Died => std::panic::resume_unwind(Box::new("a thread of ours has panicked")),
        };
        let is_news = matches!(event, Event::InStep(..));
        driver.handle(talk, event, self.started.elapsed());
        self.tell(talk, driver, is_news);
        if let Some(rehearsal) = &mut self.rehearsal {
            rehearsal.look(talk);
        }
        Ok(())
    }

    /// Finds the other terminals of the talk. Without them it goes on by itself, and a speaker is told why.
    fn join(&mut self, talk: &Talk, driver: &mut Driver) {
        let (Some(kind), Some(file)) = (self.presentation.link, &self.presentation.file) else { return };
        let sender = self.sender.clone();
        let on_news = Box::new(move |news| sender.send(Wake::News(news)).is_ok());
        let shown = (talk.deck_hash(), talk.live());
        let id = store::seed_number();
        match Link::join(file, kind, id, shown, driver.window().room(talk), self.started, on_news) {
            Ok(link) => self.link = Some(link),
            Err(why) if kind == Kind::Speaker => driver.notify(talk, why),
            Err(_) => {}
        }
        self.told = Some(told(talk, driver));
    }

    /// Tells the other terminals what is shown here, where that is not what they have just told.
    fn tell(&mut self, talk: &Talk, driver: &Driver, is_news: bool) {
        let Some(link) = &self.link else { return };
        let now = told(talk, driver);
        if self.told.as_ref() == Some(&now) {
            return;
        }
        if !is_news && driver.window().is_in_step() {
            link.tell(talk.deck_hash(), talk.live(), driver.window().room(talk));
        }
        self.told = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deck_is_ours_to_free_when_nobody_else_has_it() {
        let [old, new] = [(), ()].map(|()| Arc::new(Deck::default()));
        let mut decks = Vec::new();
        assert_eq!(no_longer_shown(&mut decks, &old).len(), 0);
        let still_shown = Arc::clone(&old);
        drop(old);
        assert_eq!((no_longer_shown(&mut decks, &new).len(), decks.len()), (0, 2), "a frame has it still");
        drop(still_shown);
        assert_eq!((no_longer_shown(&mut decks, &new).len(), decks.len()), (1, 1));
        assert_eq!((no_longer_shown(&mut decks, &new).len(), decks.len()), (0, 1));
    }
}
