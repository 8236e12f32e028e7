//! One file a subcommand: each holds its own arguments, and only reads, calls and writes.

mod args;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod export;
pub(crate) mod man;
pub(crate) mod present;
pub(crate) mod read;
pub(crate) mod themes;

use crate::article::{self, Article};
use crate::deck::{self, Deck};
use crate::outline::{self, Source};
use crate::{store, tty};
use anyhow::{Result, anyhow};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Whether nothing was found at fault.
pub(crate) type Done = Result<bool>;

/// Prints text to standard output.
pub(crate) fn print(text: &str) -> Done {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(true)
}

/// Opens a deck, or an article as a deck; the content tells which.
pub(crate) fn open(path: &Path) -> Result<Deck> {
    let bytes = store::read(path)?;
    let name = shown(path);
    let text = article::decode(&bytes);
    if is_deck(&text) {
        return deck::read(&text).map_err(|e| anyhow!(tty::describe(&name, &e)));
    }
    let file = path.to_string_lossy();
    let article = article::read(&bytes, &file);
    if article.blocks.is_empty() {
        return Err(anyhow!(
            "{}: has no text\nhint: give a deck (YAML) or an article (text or Markdown)",
            name.display()
        ));
    }
    Ok(outline::build(&[Source { article: &article, file: &file }], outline::Options::default()))
}

/// A deck has `slides:` at the left edge, or is JSON with "slides"; no article has.
fn is_deck(text: &str) -> bool {
    let has_key = |line: &str| {
        let key = line.trim_start_matches(['\u{FEFF}']).split_once(':').map(|(key, _)| key.trim_end());
        matches!(key, Some("slides" | "\"slides\"" | "'slides'"))
    };
    text.lines().any(has_key) || (text.trim_start().starts_with('{') && text.contains("\"slides\""))
}

/// A file's name in messages.
pub(crate) fn shown(path: &Path) -> PathBuf {
    if path == Path::new("-") { PathBuf::from("(standard input)") } else { path.to_owned() }
}

/// Reads an article.
pub(crate) fn read_article(path: &Path) -> Result<Article> {
    let bytes = store::read(path)?;
    Ok(article::read(&bytes, &path.to_string_lossy()))
}

/// Writes to a file, or to standard output where there is none.
pub(crate) fn write(output: Option<&Path>, text: &str, force: bool) -> Done {
    match output {
        Some(path) => store::write(path, text.as_bytes(), force).map(|()| true),
        None => print(text),
    }
}
