//! This terminal: raw mode, signals, keys, the deck's file; and whatever happens, the terminal as it was.
//!
//! Threads wait in the kernel and send what they got down one channel; nothing polls, so idling costs no wakeups.
//! The terminal is asked at most one question, and never waited for.

use crate::app::{Effect, Message, Model};
use crate::deck::Deck;
use crate::fault;
use crate::session::input::{ESCAPE_MS, Input};
use crate::session::{ENTER, FindTheme, LEAVE, MOUSE_OFF, MOUSE_ON, Session};
use crate::store;
use crate::theme::Depth;
use anyhow::{Context, Result};
use notify::{RecursiveMode, Watcher};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::QueueSelector;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How a presentation is run here.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many colours there are.
    pub depth: Depth,
    /// Whether the mouse is asked for.
    pub mouse: bool,
    /// Whether the terminal is asked how wide it draws ambiguous characters.
    pub ask_width: bool,
    /// Whether the terminal erases in its own colour and not in the page's, as GNU screen does.
    pub write_blanks: bool,
    /// The file, to watch and to keep the place of; none for standard input.
    pub file: Option<PathBuf>,
    /// Opens the file again when it has changed: a deck, or an article as a deck.
    pub open: fn(&Path) -> Result<Deck>,
}

/// What comes down the channel.
enum Event {
    Bytes(Vec<u8>),
    /// Nothing came after the bytes.
    Silence,
    Signal(i32),
    FileChanged,
    InputClosed,
}

/// The window's columns and rows; 80 by 24 where it is not known.
pub fn size() -> (u16, u16) {
    crossterm::terminal::size().ok().filter(|&(c, r)| c > 0 && r > 0).unwrap_or((80, 24))
}

/// Presents until the user leaves. Reads the deck again when its file changes.
///
/// # Errors
/// Where there is no terminal to read keys from, or it cannot be written to.
pub fn present(model: Model, options: &Options, find_theme: FindTheme) -> Result<()> {
    let tty = keyboard()?;
    let (sender, events) = channel();
    listen_to_signals(sender.clone())?;
    let _watcher = options.file.as_deref().and_then(|file| watch(file, sender.clone()));
    let guard = Guard::enter(options.mouse)?;
    let mut session = Session::new(model, find_theme, options.depth, io::stdout(), size())?;
    let mut input = Input::default();
    if options.write_blanks {
        session.write_blanks();
    }
    enter_screen(&mut session, options);
    if options.ask_width {
        session.write_raw(Input::WIDTH_QUERY);
        input.expect_width();
    }
    session.draw()?;
    listen_to_keys(tty.try_clone()?, sender);
    let mut run = Run { session, input, options, guard: Some(guard), started: Instant::now() };
    let outcome = run.until_the_end(&events);
    if run.input.awaits_width() {
        // An answer that is still on its way must not end up on the shell's command line.
        wait_for_input(&tty, Some(ESCAPE_MS));
        let _ = rustix::termios::tcflush(&tty, QueueSelector::IFlush);
    }
    // The terminal is given back last, so that what is typed from then on is the shell's.
    if let Some(file) = &options.file {
        store::keep_place(file, run.session.model().slide_idx());
    }
    drop(run);
    outcome
}

/// Takes the screen, in front of the next frame.
fn enter_screen(session: &mut Session<io::Stdout>, options: &Options) {
    session.write_raw(ENTER);
    if options.mouse {
        session.write_raw(MOUSE_ON);
    }
}

/// Where keys come from: standard input, or the terminal itself where that is a pipe.
fn keyboard() -> Result<File> {
    use std::io::IsTerminal;
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Ok(File::from(stdin.as_fd().try_clone_to_owned()?));
    }
    File::options()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .context("there is no keyboard: standard input is no terminal")
}

/// A presentation that runs.
struct Run<'a> {
    session: Session<io::Stdout>,
    input: Input,
    options: &'a Options,
    guard: Option<Guard>,
    started: Instant,
}

impl Run<'_> {
    fn until_the_end(&mut self, events: &Receiver<Event>) -> Result<()> {
        loop {
            let Some(event) = self.wait(events)? else { continue };
            let mut effect = self.take(event)?;
            // Keys that have piled up become one frame.
            while effect.is_none()
                && let Ok(event) = events.try_recv()
            {
                effect = self.take(event)?;
            }
            match effect {
                Some(Effect::Quit) => return Ok(()),
                Some(Effect::Suspend) => self.suspend()?,
                Some(Effect::Reload) => self.reload()?,
                Some(Effect::Redraw) | None => {}
            }
            self.session.draw()?;
        }
    }

    /// Waits for what happens next; while a timer is shown, no longer than to its next second.
    fn wait(&mut self, events: &Receiver<Event>) -> Result<Option<Event>> {
        if !self.session.model().wants_ticks() {
            return Ok(Some(events.recv().unwrap_or(Event::InputClosed)));
        }
        let elapsed = self.started.elapsed();
        let next_second = Duration::from_secs(elapsed.as_secs() + 1);
        match events.recv_timeout(next_second.saturating_sub(elapsed) + Duration::from_millis(1)) {
            Ok(event) => Ok(Some(event)),
            Err(RecvTimeoutError::Disconnected) => Ok(Some(Event::InputClosed)),
            Err(RecvTimeoutError::Timeout) => {
                self.session.take(Message::Tick(self.started.elapsed()))?;
                self.session.draw()?;
                Ok(None)
            }
        }
    }

    fn take(&mut self, event: Event) -> Result<Option<Effect>> {
        let messages = match event {
            Event::Bytes(bytes) => self.input.feed(&bytes),
            Event::Silence => self.input.settle(),
            Event::Signal(SIGWINCH) => {
                let (columns, rows) = size();
                vec![Message::Resize(columns, rows)]
            }
            Event::Signal(SIGTSTP) => return Ok(Some(Effect::Suspend)),
            Event::Signal(SIGCONT) => {
                self.come_back()?;
                Vec::new()
            }
            Event::Signal(_) | Event::InputClosed => return Ok(Some(Effect::Quit)),
            Event::FileChanged => {
                self.reload()?;
                Vec::new()
            }
        };
        for message in messages {
            // The timer counts from the key that started it.
            if matches!(message, Message::Key(_)) {
                self.session.take(Message::Tick(self.started.elapsed()))?;
            }
            if let Some(effect) = self.session.take(message)? {
                return Ok(Some(effect));
            }
        }
        Ok(None)
    }

    fn reload(&mut self) -> Result<()> {
        let Some(file) = &self.options.file else { return Ok(()) };
        let result = (self.options.open)(file).map(Arc::new).map_err(|e| fault::brief(e.as_ref()).join("\n"));
        self.session.take(Message::Reloaded(result))?;
        Ok(())
    }

    /// Gives the terminal back, stops, and takes it again when continued.
    fn suspend(&mut self) -> Result<()> {
        self.guard = None;
        signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
        self.come_back()
    }

    fn come_back(&mut self) -> Result<()> {
        // Whoever had the terminal meanwhile may have set it otherwise, so raw mode is entered anew; the guard
        // of before has nothing to give back.
        if let Some(guard) = self.guard.take() {
            std::mem::forget(guard);
            let _ = crossterm::terminal::disable_raw_mode();
        }
        self.guard = Some(Guard::enter(self.options.mouse)?);
        enter_screen(&mut self.session, self.options);
        let (columns, rows) = size();
        self.session.take(Message::Resize(columns, rows))?;
        self.session.forget()?;
        Ok(())
    }
}

/// The panic hook is set once, however often the terminal is given back and taken.
static RESTORE_IN_PANIC: std::sync::Once = std::sync::Once::new();

/// Whether the terminal is ours just now. A terminal belongs to the process, and a panic must know too: given back
/// twice, the cursor would go where it was at the start, over the panic's message.
static IS_HELD: AtomicBool = AtomicBool::new(false);

/// Raw mode while it lives. The terminal is given back when it goes, also in a panic.
struct Guard {
    has_mouse: bool,
}

impl Guard {
    fn enter(has_mouse: bool) -> Result<Self> {
        crossterm::terminal::enable_raw_mode().context("the terminal cannot be set to raw mode")?;
        RESTORE_IN_PANIC.call_once(|| {
            let before = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                restore(true);
                before(panic);
            }));
        });
        IS_HELD.store(true, Ordering::SeqCst);
        Ok(Self { has_mouse })
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore(self.has_mouse);
    }
}

fn restore(has_mouse: bool) {
    if !IS_HELD.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    // A terminal that has gone away cannot be restored, and nobody is there to be told.
    if has_mouse {
        let _ = out.write_all(MOUSE_OFF.as_bytes());
    }
    let _ = out.write_all(LEAVE.as_bytes());
    let _ = out.flush();
    let _ = crossterm::terminal::disable_raw_mode();
}

fn listen_to_signals(sender: Sender<Event>) -> Result<()> {
    let mut signals =
        signal_hook::iterator::Signals::new([SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if sender.send(Event::Signal(signal)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

fn listen_to_keys(mut tty: File, sender: Sender<Event>) {
    thread::spawn(move || {
        let mut buffer = [0u8; 4096];
        let mut is_escape = false;
        loop {
            // After an Escape the rest of a sequence comes at once, or it was the key.
            if is_escape && !wait_for_input(&tty, Some(ESCAPE_MS)) {
                is_escape = false;
                if sender.send(Event::Silence).is_err() {
                    return;
                }
                continue;
            }
            match tty.read(&mut buffer) {
                Ok(0) => break,
                Ok(n) => {
                    is_escape = buffer[..n].iter().rev().take(32).any(|&b| b == 0x1b);
                    if sender.send(Event::Bytes(buffer[..n].to_vec())).is_err() {
                        return;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        let _ = sender.send(Event::InputClosed);
    });
}

/// Waits until there is input, for a time at most; tells whether there is.
fn wait_for_input(tty: &File, timeout: Option<Duration>) -> bool {
    let timeout = timeout.and_then(|t| Timespec::try_from(t).ok());
    let mut fds = [PollFd::new(tty, PollFlags::IN)];
    poll(&mut fds, timeout.as_ref()).is_ok_and(|n| n > 0)
}

/// Watches a file by its folder, since editors put a new file in its place.
fn watch(file: &Path, sender: Sender<Event>) -> Option<impl Watcher> {
    let file = std::fs::canonicalize(file).ok()?;
    let (folder, name) = (file.parent()?.to_owned(), file.file_name()?.to_owned());
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        let is_ours = event.paths.iter().any(|p| p.file_name() == Some(&name));
        if is_ours && !event.kind.is_access() {
            let _ = sender.send(Event::FileChanged);
        }
    })
    .ok()?;
    watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
    Some(watcher)
}
