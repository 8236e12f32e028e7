//! A model, a theme and a ratatui `Terminal` over any writer: what a terminal here and an SSH client share.
//!
//! It owns no file, no thread and no clock. Bytes in become messages (`input`), frames become bytes (`writer`).

pub mod input;
mod writer;

pub use writer::Writer;

use crate::app::{self, Effect, Message, Model};
use crate::paint::{Look, paint};
use crate::theme::{Depth, Theme};
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::io::{self, Write};

/// What enters the alternate screen: with the cursor and line wrap off, and bracketed paste on.
pub const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h";
/// What gives the terminal back as it was.
pub const LEAVE: &str = "\x1b[?2026l\x1b[m\x1b[?2004l\x1b[?7h\x1b[2J\x1b[?1049l\x1b[?25h";
/// What asks for the buttons and the wheel of the mouse, and what ends that.
pub const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
/// See [`MOUSE_ON`].
pub const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Finds a theme by its name.
pub type FindTheme = Box<dyn Fn(&str) -> Option<Theme>>;

/// A presentation on one terminal.
pub struct Session<W: Write> {
    model: Model,
    theme_name: String,
    theme: Theme,
    find_theme: FindTheme,
    depth: Depth,
    terminal: Terminal<Writer<W>>,
}

impl<W: Write> Session<W> {
    /// A session that writes to `out`; `size` is the window's. Nothing is written before [`draw`](Self::draw).
    ///
    /// # Errors
    /// Those of the writer.
    pub fn new(
        model: Model,
        find_theme: FindTheme,
        depth: Depth,
        out: W,
        size: (u16, u16),
    ) -> io::Result<Self> {
        let area = Rect::new(0, 0, size.0, size.1);
        let options = TerminalOptions { viewport: Viewport::Fixed(area) };
        let terminal = Terminal::with_options(Writer::new(out, size), options)?;
        let theme_name = model.theme().to_owned();
        let theme = find_theme(&theme_name)
            .unwrap_or_else(|| Theme::built_in("dark").expect("a theme that comes with the program"));
        Ok(Self { model, theme_name, theme, find_theme, depth, terminal })
    }

    /// The model.
    pub const fn model(&self) -> &Model {
        &self.model
    }

    /// Writes blanks where it would erase: for terminals that erase in their own colour and not in the page's.
    pub fn write_blanks(&mut self) {
        self.terminal.backend_mut().write_blanks();
    }

    /// Writes bytes as they are, in front of the next frame.
    pub fn write_raw(&mut self, bytes: &str) {
        self.terminal.backend_mut().raw(bytes);
    }

    /// Takes a message; gives what the outside has to do. Draws nothing, so that many can be taken before a frame.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn take(&mut self, message: Message) -> io::Result<Option<Effect>> {
        if let Message::Resize(columns, rows) = message {
            self.resize(columns, rows)?;
        }
        let policy = self.model.policy();
        let effect = app::update(&mut self.model, message);
        if self.model.policy() != policy {
            // What was drawn in the belief of another width may stand anywhere.
            self.forget()?;
        }
        if self.model.theme() != self.theme_name {
            self.model.theme().clone_into(&mut self.theme_name);
            if let Some(theme) = (self.find_theme)(&self.theme_name) {
                self.theme = theme;
            }
        }
        if effect == Some(Effect::Redraw) {
            self.forget()?;
            return Ok(None);
        }
        Ok(effect)
    }

    fn resize(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        self.terminal.backend_mut().resized((columns, rows));
        self.terminal.resize(Rect::new(0, 0, columns, rows))
    }

    /// Forgets what the terminal shows, so that the next frame is drawn whole.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn forget(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    /// Draws a frame: what has changed, in one write.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn draw(&mut self) -> io::Result<()> {
        let frame = app::view(&self.model);
        let look = Look { theme: &self.theme, depth: self.depth, policy: self.model.policy() };
        self.terminal.draw(|target| paint(&frame.runs, frame.shown, look, target.buffer_mut()))?;
        Ok(())
    }
}
