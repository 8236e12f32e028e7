//! What a terminal here and an SSH client share: bytes in become messages, what a window shows becomes bytes.
//!
//! It owns no file, no thread and no clock. `driver` is the loop between the two, `input` and `writer` its ends, `rows`
//! what is written, `graphics` the pictures in it, `links` who takes links.

pub mod driver;
mod graphics;
pub mod input;
mod links;
mod rows;
mod writer;

pub use driver::{Driver, Event, Loaded};
pub use graphics::{FORGET_PICTURES, Form, Ink};
pub use links::detect as detect_links;
pub use writer::Writer;

/// What enters the alternate screen: with the cursor and line wrap off, and bracketed paste on.
pub const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h";
/// What gives the terminal back as it was; without a style at last, since one that has a single place for what is saved
/// (DECSC) takes the slide's style there for the shell's.
pub const LEAVE: &str = "\x1b[?2026l\x1b[m\x1b[?2004l\x1b[?7h\x1b[2J\x1b[?1049l\x1b[m\x1b[?25h";
/// What asks for the buttons and the wheel of the mouse, and what ends that.
pub const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
/// See [`MOUSE_ON`].
pub const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";
