//! Jianbao (簡報: both "slideshow" and "briefing") makes briefings out of articles and presents them in a terminal.
//!
//! ```
//! use jianbao::{article, deck, outline};
//!
//! let text = "港口三年回顧\n\n為何現在\n\n林海生表示，新碼頭將於明年6月啟用。";
//! let article = article::read(text.as_bytes(), "port.txt");
//! let source = outline::Source { article: &article, file: "port.txt" };
//! let deck = outline::build(&[source], outline::Options::default());
//! assert!(deck::write(&deck).contains("- text: 新碼頭將於明年6月啟用\n    by: 林海生\n    from: port.txt:5\n"));
//! assert_eq!(deck::read(&deck::write(&deck)), Ok(deck));
//! ```
//!
//! # The way of the data
//!
//! ```text
//! bytes ──read──▶ Article ──build──▶ Deck ⇄ deck.yaml          a person edits the YAML: it is the product
//!                    └───────────────┴─check──▶ problems        words, speakers, notes, pictures, screens
//!
//! event ─Driver─▶ Message ─update─▶ Talk × Window ─view─▶ runs ─paint─▶ Buffer ─Writer─▶ this terminal (tty)
//!   ▲    │                  │                               ▲             └─▶ text, ANSI, SVG (export)
//!   │    └─▶ deadline       └─▶ Effect, done by the shell   └── slide + page ─▶ Scene
//!   └── bytes, sizes, ticks, loaded things
//! ```
//!
//! # Codemap
//!
//! A test reads this table: a module imports what its row says, all of it, and no imports go in a circle.
//!
//! | module | what lives there | may import |
//! | --- | --- | --- |
//! | [`text`] | the only place that knows columns: widths, graphemes, line breaking, balance; large type; tables as data | |
//! | [`fault`] | what went wrong, where, and what to do: an error as data, and its lines | `text` |
//! | [`yaml`] | YAML as strangers write it: what it may cost; what is plain, read line by line | `fault` `text` |
//! | [`article`] | what an article is; one reader a format, told by content; `lines`, `reads_on`, `repair` undo print extraction | `text` |
//! | [`deck`] | the format: types, YAML in and out, JSON schema; `elements`, the one walk over what a slide says; `edit`, one text replaced and no other byte; `include`, slides that stand in another deck's file | `article` `fault` `text` `yaml` |
//! | [`pace`] | how long each slide is meant to take, who is ahead or behind; `run` and `report`, how long they took in rehearsals | `deck` `text` |
//! | [`outline`] | sentences, speakers, claims, where captions belong: Article → Deck | `article` `deck` `text` |
//! | [`picture`] | pictures as values: decoded within limits, upright, small; fitted to cells | |
//! | [`scene`] | slide + page → screens of placed runs and pictures with roles; `layout`, one file a kind of slide | `deck` `picture` `text` |
//! | [`check`] | a deck held against its articles and against pages: the one place that knows both | `article` `deck` `fault` `outline` `pace` `picture` `scene` `text` |
//! | [`update`] | a deck held against its articles as they are now: lines that moved, words that changed, claims that are new | `article` `check` `deck` `fault` `text` |
//! | [`diff`] | what changed between two decks, by claim; told as text, Markdown, JSON, or as slides | `deck` `text` |
//! | [`review`] | verdicts and remarks on claims: the journal's events, their fold, and where they are at home | `deck` `text` |
//! | [`theme`] | role → style, read from YAML; colour depth | `scene` `text` `yaml` |
//! | [`paint`] | runs, pictures + theme → ratatui `Buffer`: the only place that knows cells and colours | `deck` `picture` `scene` `text` `theme` |
//! | [`export`] | buffers → bytes, one file a format; what may be asked as a sheet | `deck` `paint` `picture` `scene` `text` `theme` |
//! | [`app`] | `talk`: the deck, the place in it, reveal, timer; `window`: what one terminal has of its own; `update`, `view`; the key table; the interface's words | `article` `check` `deck` `fault` `pace` `picture` `review` `scene` `text` |
//! | [`config`] | a person's settings, `config.yaml`: theme, language, keys; what is wrong in them | `app` `deck` `fault` `yaml` |
//! | [`session`] | `driver`: events in, effects and a deadline out, sans IO; bytes → messages (`input`), frames → bytes (`writer`) | `app` `article` `deck` `paint` `picture` `review` `scene` `text` `theme` |
//! | [`store`] | files: input, atomic writes, journals, where talks were left, watching; `pdftotext` | `deck` `fault` `pace` `picture` `review` `theme` `yaml` |
//! | [`loader`] | what a talk is loaded from, as the driver takes it: for `tty` and the server alike | `app` `article` `deck` `fault` `outline` `picture` `review` `session` `store` `theme` |
//! | [`link`] | terminals of one person that show the same talk, in step: a socket between them | `app` `deck` |
//! | [`tty`] | this terminal: raw mode, signals, threads, the clock | `app` `deck` `fault` `link` `loader` `pace` `picture` `review` `session` `store` |
//! | [`ssh`] | the server: `keyring` and `gate`, who gets in; `connection`, what a client may ask; `session`, a driver for each; `room`, what they share | `app` `article` `deck` `fault` `link` `loader` `picture` `review` `session` `store` `text` `theme` |
//! | `cmd` | one file a subcommand, with its arguments: it reads, calls and writes | `app` `article` `check` `config` `deck` `diff` `export` `fault` `link` `loader` `outline` `pace` `paint` `picture` `review` `scene` `session` `ssh` `store` `text` `theme` `tty` `update` |
//! | [`cli`] | the command line as a type, and exit codes | `cmd` `config` `deck` `fault` `text` |
//!
//! # Invariants
//!
//! 1. Nothing above the shell (`cli`, `cmd`, `loader`, `ssh`, `store`, `tty`) does IO, reads a clock or the environment, starts a thread
//!    or holds a lock: `.clippy.toml` forbids it. Time arrives with the events.
//! 2. Reading a text never fails and loses nothing: every line of the source is in a block, or in one marked as a
//!    repeat or as furniture. So is all that a document shows, which is refused only where it is damaged or too large. Reading a deck fails with line, column and hint. `read(write(deck)) == deck`.
//! 3. A [`scene::Scene`] is a value: same slide, same page, same scene, for every kind of slide. Any size is laid out,
//!    0×0 too. What does not fit goes on to a next screen of the same slide: nothing is cut, nothing is overprinted. (A
//!    character of two columns on a page of one is shown as `~`, the one thing that cannot be.)
//! 4. Only `text` measures text; only `paint` touches cells and colours; only `session` compares what is shown; only
//!    `ssh` knows the async runtime.
//! 5. Every cell output is that of the same `Buffer` (a row of words comes to a terminal as [`paint`] paints it into one, but
//!    in numbers), and what a terminal emulator shows equals the buffer.
//! 6. Text from a file or a client never reaches a terminal, a page or a file name unfiltered (`text::clean`).
//! 7. A panic or a signal leaves the terminal as it was, and what was saved stays whole.
//! 8. Every claim that the builder writes is verbatim from its article, span by span, and names its lines. `check` finds
//!    later where one is not, or is in the mouth of somebody whom the article does not name: in points, quotations,
//!    captions, figures and cells alike, and in notes that take the article's words and change them.
//! 9. A talk stands at a [`app::Place`]: a slide, an element of it and a byte. The screen shown is derived from the place
//!    and the page, so that no new size, theme or deck loses it; nothing keeps the number of a screen.
//! 10. Work is linear in what is read, and no key waits for a file, for an answer, or for a terminal that does not read.
//! 11. Who reviews by SSH is who has proven to hold a key. A client costs itself time and the others nothing, and of a
//!     deck nothing is run, and nothing outside of its folder is read.

pub mod app;
pub mod article;
pub mod check;
pub mod cli;
mod cmd;
pub mod config;
pub mod deck;
pub mod diff;
pub mod export;
pub mod fault;
pub mod link;
pub mod loader;
pub mod outline;
pub mod pace;
pub mod paint;
pub mod picture;
pub mod review;
pub mod scene;
pub mod session;
#[cfg(feature = "ssh")]
pub mod ssh;
pub mod store;
pub mod text;
pub mod theme;
pub mod tty;
pub mod update;
pub mod yaml;
