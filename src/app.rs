//! What the presenter does: a talk, windows on it, messages, and a pure `update` between them.
//!
//! No IO, no clock, no colours: time arrives as a message, and what the outside has to do leaves as an effect.

mod clock;
mod company;
mod editor;
mod jumps;
pub mod keymap;
mod keys;
mod linear;
mod linked;
mod list;
mod moves;
mod overview;
mod pages;
mod pictures;
mod point;
mod prompt;
mod prompter;
mod questions;
mod recorder;
mod remarks;
mod reviewing;
mod sources;
mod speaker;
mod talk;
mod unchosen;
mod update;
mod view;
mod window;
mod words;

pub use clock::Clock;
pub use company::{Company, Lead, Live, Person};
pub use editor::Editor;
pub use keymap::Keymap;
pub use keys::{
    Action, Binding, Key, LINKED_TABLE, REVIEW_TABLE, SPEAKER_TABLE, TABLE, TALK_TABLE, TOGETHER_TABLE,
};
pub use linear::{LINEAR_ROWS, Linear, Told, slide_lines};
pub use linked::Peers;
pub use overview::Overview;
pub use pictures::Pictures;
pub use point::FilePlace;
pub use prompt::Prompt;
pub use questions::Questions;
pub use recorder::Recorder;
pub use remarks::Remarks;
pub use reviewing::{Draft, Edit, Remark, RemarkKind, Reviewer};
pub use sources::Sources;
pub use speaker::{Seat, Speaker};
pub use talk::{Place, Talk};
pub use unchosen::Unchosen;
pub use update::update;
use view::footer_time;
pub use view::view;
pub use window::{Mode, Setup, Window};

use window::{MARGIN, Pane};
pub use words::{Language, Word};

use crate::article::Article;
use crate::deck::{Deck, Point};
use crate::picture::{Picture, Refusal};
use crate::review::Event;
use crate::text::Ambiguous;
use std::sync::Arc;
use std::time::Duration;

/// The ground that a terminal has by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Dark: light words stand on it.
    Dark,
    /// Light.
    Light,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// Text was pasted that is too long to be taken; none of it was.
    PasteTooLong,
    /// A button of the mouse was pressed, or its wheel turned.
    Mouse(Mouse),
    /// The window has these columns and rows.
    Resize(u16, u16),
    /// This much time has passed since the start.
    Tick(Duration),
    /// The deck was read again: the new one, or why it could not be read.
    Reloaded(Result<Arc<Deck>, String>),
    /// An article that the deck cites was read, by the name that the deck gives it; none where it cannot be.
    Article(String, Option<Arc<Article>>),
    /// The claims of an article that the deck cites by this name, as points.
    Claims(String, Vec<Point>),
    /// A picture was loaded, by the name that the deck gives its file, or why it cannot be.
    Picture(String, Result<Picture, Refusal>),
    /// The terminal's cells are so many pixels wide and high.
    Cell(u16, u16),
    /// Pictures are wanted in another form.
    PicturesAnew,
    /// The window has been opened: what it needs is asked for.
    Opened,
    /// The journal beside the deck was read: whole, or what has come to it.
    Journal {
        /// The events.
        events: Vec<Event>,
        /// Whether these are all, and what was known before is void.
        is_whole: bool,
        /// How many lines could not be read so far.
        n_passed_over: usize,
    },
    /// Events were written into the journal, or why they could not be.
    Appended(Vec<Event>, Option<String>),
    /// The hash of the deck's text that is read next.
    DeckHash(String),
    /// The terminal draws ambiguous characters this wide.
    Ambiguous(Ambiguous),
    /// The terminal has told what its own ground is.
    Ground(Ground),
    /// Who else has the deck open.
    Company(Company),
    /// What the one who leads shows, and the hash of the deck in which that is.
    Live(Option<(String, Live)>),
    /// What another terminal of this talk shows now, and the hash of the deck in which that is.
    InStep(String, Live),
    /// How many other terminals show this talk.
    Peers(Peers),
}

/// What a mouse did, and over which cell of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub gesture: Gesture,
    /// The column, from 0.
    pub column: u16,
    /// The row, from 0.
    pub row: u16,
}

/// What a mouse does here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The left button.
    Click,
    /// The right button.
    RightClick,
    /// The wheel towards the user.
    WheelDown,
    /// The wheel away.
    WheelUp,
}

/// What the outside has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Load a thing, off the thread that serves keys, and say what became of it.
    Load(Loadable),
    /// Draw everything anew.
    Redraw,
    /// Write these into the journal, all together.
    Append(Vec<Event>),
    /// Keep what is typed, so that nothing can lose it, in place of what was kept.
    KeepDrafts(Vec<Draft>),
    /// Change the deck's file.
    Edit(Box<Edit>),
    /// Lead, ask for the lead, or hand it over.
    Lead,
    /// Open the deck of this place in the list of decks.
    Open(usize),
    /// Put these words on the clipboard.
    Copy(String),
    /// Open the file at this place in the person's editor, and read it again.
    EditFile(FilePlace),
}

/// What is loaded while a talk is given.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Loadable {
    /// The deck, or the article that it is built from.
    Deck,
    /// The theme of this name.
    Theme(String),
    /// The article that the deck cites by this name.
    Article(String),
    /// The claims of that article.
    Claims(String),
    /// The picture whose file the deck names so.
    Picture(String),
    /// The journal beside the deck.
    Journal,
}

#[cfg(test)]
mod tests;
