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
//! bytes ──read──▶ Article ──plan──▶ Deck ⇄ deck.yaml           a person edits the YAML: it is the product
//!                                    │
//! key, click, resize, tick ─▶ Message ─update─▶ Model ─view─▶ runs ─paint─▶ Buffer
//!                                      │                                     ├─▶ this terminal (tty)
//!                                      └─▶ Option<Effect>, for the shell     └─▶ text, ANSI, SVG (export)
//! ```
//!
//! # Codemap
//!
//! | module | what lives there |
//! | --- | --- |
//! | [`cli`], `cmd` | the command line and exit codes; one file a subcommand, with its arguments |
//! | [`fault`] | what went wrong, where, and what to do: an error as data, and its lines |
//! | [`article`] | what an article is; one reader a format; `lines`, `reads_on` and `repair` undo print extraction |
//! | [`outline`] | sentences, speakers, claims, where captions belong: Article → Deck |
//! | [`deck`] | the format: types, YAML in and out, JSON schema |
//! | [`check`] | a deck held against its articles and against pages: the one place that knows both |
//! | [`text`] | the only place that knows columns: widths, graphemes, line breaking, balance; tables as data |
//! | [`theme`] | role → style, read from YAML; colour depth |
//! | [`scene`] | slide + page → screens of placed runs with roles |
//! | [`paint`] | runs + theme → ratatui `Buffer` |
//! | [`app`] | Model, Message, update, view; the key table; the interface's words |
//! | [`session`] | a model, a theme and a terminal over any writer; bytes → messages |
//! | [`export`] | buffers → bytes, one file a format |
//! | [`tty`], [`store`] | the outside world: this terminal; files |
//!
//! # Invariants
//!
//! 1. Nothing above `session` does IO, reads a clock or the environment, or holds a lock. Time arrives as a message.
//! 2. Reading an article never fails and loses nothing: every line of the source is in a block, or in one marked as
//!    a repeat or as furniture. Reading a deck fails with line, column and hint. `read(write(deck)) == deck`.
//! 3. A [`scene::Scene`] is a value. Any size is laid out, 0×0 too. What does not fit goes on to a next screen of
//!    the same slide: nothing is cut, nothing is overprinted. (A character of two columns on a page of one is shown
//!    as `~`, the one thing that cannot be.)
//! 4. Only `text` measures text; only `paint` touches cells; only `session` owns a `Terminal`.
//! 5. Every cell output goes through the same `Buffer`, and what a terminal emulator shows equals the buffer.
//! 6. Text from a file never reaches a terminal, a page or a file name unfiltered (`text::clean`).
//! 7. A panic or a signal leaves the terminal as it was, and what was saved stays whole.
//! 8. Every claim that the builder writes is verbatim from its article, span by span, and names its lines.

pub mod app;
pub mod article;
pub mod check;
pub mod cli;
mod cmd;
pub mod deck;
pub mod export;
pub mod fault;
pub mod outline;
pub mod paint;
pub mod scene;
pub mod session;
pub mod store;
pub mod text;
pub mod theme;
pub mod tty;
