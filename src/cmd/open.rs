//! The one door that files come in by: every command opens its decks and articles here.

use crate::article::{self, Article, Format, Refusal, Sniffed};
use crate::deck::{self, Deck};
use crate::fault::Fault;
use crate::loader::IncludedFiles;
use crate::outline::{self, Source};
use crate::review;
use crate::store;
use crate::theme::Theme;
use std::path::{Path, PathBuf};

/// What a file turned out to be: a name in `.yaml` tells, and otherwise the content.
enum Opened {
    /// A deck's text.
    Deck(String),
    /// The text of an article, or of several.
    Text(String),
    /// A document's article.
    Document(Box<Illustrated>),
}

/// An article, and the document that its pictures are in.
pub(super) struct Illustrated {
    pub(super) article: Article,
    /// What it was read from; nothing where it has no pictures in it.
    pub(super) bytes: Vec<u8>,
    pub(super) format: Option<Format>,
}

impl Illustrated {
    fn bare(article: Article) -> Self {
        Self { article, bytes: Vec::new(), format: None }
    }

    /// The article alone. The pictures of a document are in it, where no deck finds them.
    fn alone(mut self) -> Article {
        if self.format.is_some() {
            self.article.blocks.iter_mut().for_each(|block| block.image = None);
        }
        self.article
    }
}

/// A deck that is to be shown, without what is skipped, and its text; none of an article that was made one.
pub(super) struct Shown {
    pub(super) deck: Deck,
    pub(super) text: String,
}

/// Opens a deck, or an article as a deck, to be shown.
pub(super) fn as_deck(path: &Path) -> anyhow::Result<Shown> {
    let opened = understood(store::read(path)?, path)?;
    let text = if let Opened::Deck(text) = &opened { text.clone() } else { String::new() };
    Ok(Shown { deck: presented(deck_of(opened, path)?, path, Some(&text))?, text })
}

/// The deck at `path` as it is presented, without what is skipped; one of which nothing is left is refused. Its `text` is
/// read again where it is not at hand.
pub(super) fn presented(deck: Deck, path: &Path, text: Option<&str>) -> Result<Deck, Fault> {
    match deck.nothing_to_present() {
        Some(fault) => Err(told_at("slides", fault, path, text)),
        None => Ok(deck.without_skipped()),
    }
}

/// The theme that the deck at `path` names, and its name from here. `text` is the deck's, and is read again where it is
/// not at hand.
pub(super) fn theme(path: &Path, name: &str, text: Option<&str>) -> Result<(String, Theme), Fault> {
    let name = store::theme_beside(path, name);
    match store::find_theme(&name) {
        Ok(theme) => Ok((name, theme)),
        Err(fault) => Err(told_at("theme", fault.of_named("theme"), path, text)),
    }
}

/// A fault with what the deck at `path` says at `key`.
fn told_at(key: &'static str, fault: Fault, path: &Path, text: Option<&str>) -> Fault {
    let again = || store::read_article(path).ok().map(|bytes| article::decode(&bytes));
    let text = text.map(str::to_owned).or_else(again).unwrap_or_default();
    let fault = fault.in_file(path);
    match deck::locate(&text, &[vec![deck::Segment::Key(key.into())]]).first() {
        Some(position) if !text.is_empty() => fault.at(&text, *position),
        _ => fault,
    }
}

/// Opens a deck, or an article as a deck, with the hash of what its files say: the same for all who read it, also by SSH.
pub(super) fn as_hashed_deck(path: &Path, included: &IncludedFiles) -> anyhow::Result<(Deck, String)> {
    let bytes = store::read(path)?;
    let sniffed = sniffed(&bytes, path);
    let hashed = |text: &str| {
        let deck = read_deck(text, path, path, included)?;
        let hash = review::whole_hash(&deck, text);
        Ok((deck, hash))
    };
    // Most decks are read where their bytes are.
    if let (true, Some(text)) = (is_yaml(path) && sniffed == Sniffed::Text, article::utf8(&bytes)) {
        return hashed(&text);
    }
    // A copy costs a tenth of a hash, of which one is enough.
    let copy = bytes.clone();
    match understood_as(sniffed, bytes, path)? {
        Opened::Deck(text) => hashed(&text),
        opened => Ok((deck_of(opened, path)?, review::deck_hash(&String::from_utf8_lossy(&copy)))),
    }
}

fn deck_of(opened: Opened, path: &Path) -> anyhow::Result<Deck> {
    match opened {
        Opened::Deck(text) => Ok(read_deck(&text, path, path, &IncludedFiles::default())?),
        other => {
            let articles: Vec<Article> = all_of(other, path)?.into_iter().map(Illustrated::alone).collect();
            let sources: Vec<Source<'_>> =
                articles.iter().map(|article| Source { article, file: cited(path) }).collect();
            Ok(outline::build(&sources, outline::Options::default()))
        }
    }
}

/// Reads a deck that is the `text` of the file at `path`, which goes by the name of `shown`: with the slides of the decks
/// that it includes, whose files are remembered, and with the program text that is in files. All are below its folder.
pub(super) fn read_deck(
    text: &str,
    path: &Path,
    shown: &Path,
    included: &IncludedFiles,
) -> Result<Deck, Fault> {
    let deck = deck::read(text).map_err(|fault| fault.in_file(shown))?;
    let deck = if deck.has_includes() {
        let read = |name: &str| {
            let (folder, name_of) = (folder(path), Path::new(name));
            let place = store::inside(folder, name_of).ok().or_else(|| store::place_inside(folder, name_of));
            if let Some(place) = place {
                included.add(place);
            }
            store::read_included(folder, name)
        };
        let name = store::name_inside(folder(path), path);
        deck.with_includes(text, name.as_deref(), read).map_err(|fault| fault.in_deck(shown))?
    } else {
        deck
    };
    Ok(deck.with_files(|name| store::read_code(folder(path), name)))
}

/// Opens a deck, with what [`read_deck`] reads of other files; an article is refused.
pub(super) fn deck(path: &Path) -> Result<Deck, Fault> {
    read_deck(&deck_text(path)?, path, path, &IncludedFiles::default())
}

/// Opens a file that a deck cites as one article, whose blocks are all that it holds; a deck is refused, and so is what
/// is no file.
pub(super) fn article(path: &Path) -> Result<Article, Fault> {
    let article = match understood(store::read_article(path)?, path)? {
        Opened::Text(text) => article::read(text.as_bytes(), &path.to_string_lossy()),
        Opened::Document(read) => read.alone(),
        Opened::Deck(_) => return Err(is_deck(path)),
    };
    if article.blocks.is_empty() { Err(no_text(path)) } else { Ok(article) }
}

/// Opens the articles of a file; a deck is refused.
pub(super) fn articles(path: &Path) -> Result<Vec<Article>, Fault> {
    Ok(illustrated(path)?.into_iter().map(Illustrated::alone).collect())
}

/// Opens the articles of a file, each with the document that its pictures are in; a deck is refused.
pub(super) fn illustrated(path: &Path) -> Result<Vec<Illustrated>, Fault> {
    all_of(open(path)?, path)
}

fn all_of(opened: Opened, path: &Path) -> Result<Vec<Illustrated>, Fault> {
    let articles = match opened {
        Opened::Text(text) => {
            let articles = article::read_all(text.as_bytes(), &path.to_string_lossy());
            articles.into_iter().map(Illustrated::bare).collect()
        }
        Opened::Document(read) => vec![*read],
        Opened::Deck(_) => return Err(is_deck(path)),
    };
    if articles.iter().all(|read| read.article.blocks.is_empty()) { Err(no_text(path)) } else { Ok(articles) }
}

fn no_text(path: &Path) -> Fault {
    Fault::with(path, "has no text").hint("give a deck (YAML) or an article")
}

fn is_deck(path: &Path) -> Fault {
    let file = path.display();
    let hint = format!("`jianbao check {file}` finds what is wrong with it, `jianbao {file}` presents it");
    Fault::with(path, "is a deck, not an article").hint(hint)
}

/// Opens a deck and gives its text; an article is refused.
pub(super) fn deck_text(path: &Path) -> Result<String, Fault> {
    match open(path)? {
        Opened::Deck(text) => Ok(text),
        Opened::Text(_) | Opened::Document(_) => {
            let deck = path.with_extension("yaml");
            let hint = format!("build a deck first: jianbao build {} -o {}", path.display(), deck.display());
            Err(Fault::with(path, "is an article, not a deck").hint(hint))
        }
    }
}

/// The file that the deck at `path` calls `name`.
pub(super) fn beside(path: &Path, name: &str) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).join(name)
}

/// The folder of a deck, in which its pictures are, or below.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file's name as a deck cites it; nobody can look up what came from standard input.
pub(super) fn cited(path: &Path) -> &str {
    if path == Path::new("-") { "" } else { path.to_str().unwrap_or_default() }
}

fn open(path: &Path) -> Result<Opened, Fault> {
    understood(store::read(path)?, path)
}

fn sniffed(bytes: &[u8], path: &Path) -> Sniffed {
    article::sniff(bytes, &path.to_string_lossy())
}

/// What a file's bytes are.
fn understood(bytes: Vec<u8>, path: &Path) -> Result<Opened, Fault> {
    understood_as(sniffed(&bytes, path), bytes, path)
}

/// What a file's bytes are, of what they were told to be.
fn understood_as(sniffed: Sniffed, bytes: Vec<u8>, path: &Path) -> Result<Opened, Fault> {
    let refused = |refusal: Refusal| Fault::with(path, refusal.to_string()).hint(refusal.hint);
    match sniffed {
        Sniffed::Pdf => {
            let article = article::read_layout(&store::pdf_layout(bytes, path)?).map_err(refused)?;
            if article.blocks.is_empty() {
                let hint = "`ocrmypdf` reads the words of a scan into it, or `tesseract` into a text";
                return Err(Fault::with(path, "is a PDF without words: a scan").hint(hint));
            }
            return Ok(Opened::Document(Box::new(Illustrated::bare(article))));
        }
        Sniffed::Refused(refusal) => return Err(refused(refusal)),
        Sniffed::Document(format) => {
            let article = article::read_document(&bytes, format).map_err(refused)?;
            return Ok(Opened::Document(Box::new(Illustrated { article, bytes, format: Some(format) })));
        }
        Sniffed::Text => {}
    }
    // Most files are UTF-8, whose bytes become the text without a copy.
    let text = String::from_utf8(bytes).unwrap_or_else(|other| article::decode(other.as_bytes()));
    if is_yaml(path) || article::is_deck(&text) {
        return Ok(Opened::Deck(text));
    }
    Ok(Opened::Text(text))
}

/// Nobody writes an article in YAML: where its `slides` are missing or misspelt, that is the fault.
fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "yaml" || e == "yml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_what_the_file_says_whatever_it_is_and_is_called() {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in [
            ("a.yaml", "slides:\n- heading: 港口\n"),
            ("b.txt", "slides:\n- heading: 港口\n"),
            ("c.txt", "港口三年回顧\n\n林海生表示，新碼頭將於明年6月啟用。\n"),
            ("d.yaml", "<!doctype html><html><body><p>林海生表示，新碼頭將於明年6月啟用。</p></body></html>"),
        ] {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("written");
            let (deck, hash) = as_hashed_deck(&path, &IncludedFiles::default()).expect("a deck");
            assert_eq!((deck.slides.is_empty(), hash), (false, review::deck_hash(text)), "{name}");
        }
    }

    #[test]
    fn the_hash_of_a_deck_is_that_of_its_text_in_whatever_encoding() {
        let folder = tempfile::tempdir().expect("a folder");
        let text =
            "slides:\n- heading: 港務局今日公布新規例\n- body: 碼頭將於明年六月啟用，工程費用為三億元。\n";
        let (big5, _, _) = encoding_rs::BIG5.encode(text);
        for (name, bytes) in [("a.yaml", text.as_bytes()), ("b.yaml", &big5)] {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).expect("written");
            let (deck, hash) = as_hashed_deck(&path, &IncludedFiles::default()).expect("a deck");
            assert_eq!((deck.slides.len(), hash), (2, review::deck_hash(text)), "{name}");
        }
    }
}
