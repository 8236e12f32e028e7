//! What a talk is loaded from: its deck, themes, articles and journal, each as the driver takes it. For a terminal here
//! and for the server alike; whoever calls does so off the thread that serves keys.

#![expect(clippy::disallowed_types, reason = "the shell: what threads share")]

use crate::app::{Edit, FilePlace, Loadable};
use crate::article::{self, Article};
use crate::deck::{self, Deck, Origin, Point, Written, edit};
use crate::fault::{self, Fault};
use crate::outline;
use crate::picture::{self, Detail, Picture, Refusal};
use crate::review::Event;
use crate::session::Loaded;
use crate::store::{self, Tail};
use crate::theme::Theme;
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The deck as it was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The deck.
    pub deck: Arc<Deck>,
    /// The hash of its text, where it is reviewed or followed.
    pub hash: String,
}

/// The files of a review.
#[derive(Clone, Debug)]
pub struct ReviewFiles {
    /// The deck's, in which suggestions are taken.
    pub deck: PathBuf,
    /// The journal's.
    pub journal: PathBuf,
    /// The draft's, where one can be kept.
    pub draft: Option<PathBuf>,
}

/// How the things of a talk are loaded.
#[derive(Clone)]
pub struct Loader {
    /// Loads the deck.
    pub deck: LoadDeck,
    /// Loads a theme by its name.
    pub theme: LoadTheme,
    /// The file of an article that the deck cites by this name.
    pub article_file: ArticleFile,
    /// Loads an article.
    pub article: LoadArticle,
    /// The journal, as far as it was read.
    pub journal: Journal,
    /// Where a picture is that the deck names so, in the deck's folder or below; also one that is still to come.
    pub picture_place: PicturePlace,
    /// Reads the file of a picture.
    pub picture: ReadPicture,
    /// The decks that the deck includes, as it was loaded last.
    pub included: IncludedFiles,
    /// Held while a picture is decoded: they take memory, one at a time.
    pub decoding: Arc<Mutex<()>>,
}

/// The files of the decks that a deck has been found to include, also of those that could not be read: a save of any of
/// them is a change of the deck.
#[derive(Clone, Debug, Default)]
pub struct IncludedFiles(Arc<Mutex<BTreeSet<PathBuf>>>);

impl IncludedFiles {
    /// Remembers a file.
    pub fn add(&self, file: PathBuf) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(file);
    }

    /// Whether it is one of them.
    pub fn has(&self, file: &Path) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(file)
    }

    /// All of them, by name.
    pub fn all(&self) -> Vec<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// The folders that they are in.
    pub fn folders(&self) -> BTreeSet<PathBuf> {
        self.all().iter().filter_map(|file| file.parent()).map(Path::to_owned).collect()
    }
}

/// A journal that several read on in.
#[derive(Clone, Debug, Default)]
pub struct Journal(Arc<Mutex<Tail>>);

impl Journal {
    /// The journal at `path`, from its start.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(Arc::new(Mutex::new(Tail::new(path))))
    }

    /// What has come to it.
    fn more(&self) -> Result<Loaded, String> {
        let mut tail = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let more = tail.more().map_err(|fault| fault.to_string())?;
        let n_passed_over = tail.passed_over().n_lines;
        Ok(Loaded::Journal { events: more.events, is_whole: more.is_anew, n_passed_over })
    }
}

/// See [`Loader`].
pub type LoadDeck = Arc<dyn Fn() -> Result<Opened> + Send + Sync>;
/// See [`Loader`].
pub type ArticleFile = Arc<dyn Fn(&str) -> PathBuf + Send + Sync>;
/// See [`Loader`].
pub type LoadArticle = Arc<dyn Fn(&Path) -> Result<Article> + Send + Sync>;
/// See [`Loader`].
pub type PicturePlace = Arc<dyn Fn(&str) -> Option<PathBuf> + Send + Sync>;
/// See [`Loader`].
pub type ReadPicture = Arc<dyn Fn(&str) -> Result<Vec<u8>, Refusal> + Send + Sync>;
/// See [`Loader`].
pub type LoadTheme = Arc<dyn Fn(&str) -> Result<Theme> + Send + Sync>;

impl Loader {
    /// Loads a thing.
    ///
    /// # Errors
    /// Why the journal cannot be read. What is wrong with another thing is in what was loaded.
    pub fn load(&self, what: Loadable) -> Result<Loaded, String> {
        Ok(match what {
            Loadable::Deck => Loaded::Deck(self.load_deck()),
            Loadable::Theme(name) => {
                let theme = (self.theme)(&name).map(Box::new).map_err(|error| text(&error));
                Loaded::Theme(name, theme)
            }
            Loadable::Article(name) => {
                let article = self.load_article(&name);
                Loaded::Article(name, article)
            }
            Loadable::Claims(name) => {
                let article = self.load_article(&name);
                let claims = article.map(|article| outline::claims(&article, &name)).unwrap_or_default();
                Loaded::Claims(name, claims)
            }
            Loadable::Picture(name) => {
                let picture = self.load_picture(&name, Detail::Blocks);
                Loaded::Picture(name, picture)
            }
            Loadable::Journal => self.journal.more()?,
        })
    }
}

impl Loader {
    /// Loads the deck, with the hash of its text.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn load_deck(&self) -> Result<(Arc<Deck>, String), String> {
        (self.deck)().map(|opened| (opened.deck, opened.hash)).map_err(|error| text(&error))
    }

    /// Loads a picture by the name that the deck gives its file.
    ///
    /// # Errors
    /// Why it cannot be shown.
    pub fn load_picture(&self, name: &str, detail: Detail) -> Result<Picture, Refusal> {
        let bytes = (self.picture)(name)?;
        let _one_at_a_time = self.decoding.lock().unwrap_or_else(PoisonError::into_inner);
        picture::decode(&bytes, detail)
    }

    /// Loads an article by the name that the deck gives it; none where it cannot be read.
    pub fn load_article(&self, name: &str) -> Option<Arc<Article>> {
        (self.article)(&(self.article_file)(name)).ok().map(Arc::new)
    }
}

/// The file that a place of a talk is in, whose own file is `file`: that, or one that it includes.
pub fn file_at(file: &Path, place: &FilePlace) -> PathBuf {
    match &place.file {
        Some(included) => file.parent().unwrap_or(Path::new("")).join(included),
        None => file.to_owned(),
    }
}

/// The line of such a file, from 1, at a place of the talk: in a deck where it is written, in an article where the
/// words come from.
pub fn line_of(file: &Path, place: &FilePlace) -> usize {
    let Ok(bytes) = store::read(file) else { return 1 };
    let text = String::from_utf8_lossy(&bytes);
    let is_yaml = file.extension().is_some_and(|e| e == "yaml" || e == "yml");
    if is_yaml || article::is_deck(&text) {
        return deck::locate(&text, std::slice::from_ref(&place.path)).first().map_or(1, |at| at.line);
    }
    let from = place.from.iter().flat_map(Origin::each).find(|from| file.ends_with(&from.file));
    from.and_then(|from| from.lines.first()).map_or(1, |lines| lines.first)
}

impl ReviewFiles {
    /// Writes events into the journal; before them, what they tell of into the deck.
    ///
    /// # Errors
    /// Why it could not be written.
    pub fn append(&self, events: &[Event], edit: Option<&Edit>) -> Result<(), String> {
        let edited = edit
            .map_or(Ok(()), |edit| store::edit_deck(&self.file_of(edit.at())?, |text| edited(text, edit)));
        let written = edited
            .and_then(|()| if events.is_empty() { Ok(()) } else { store::append(&self.journal, events) });
        written.map_err(|fault| fault.to_string())
    }
}

impl ReviewFiles {
    /// The file that a slide is written in: the deck's own, or that of one that it includes, which is still below its folder.
    fn file_of(&self, at: &Written) -> Result<PathBuf, Fault> {
        let Some(file) = &at.file else { return Ok(self.deck.clone()) };
        store::inside(self.deck.parent().unwrap_or(Path::new("")), Path::new(file))
    }
}

/// The text of the deck that has the slide, with the edit made.
fn edited(text: &str, edit: &Edit) -> Result<String, Fault> {
    match edit {
        Edit::Words { at, element_idx, expected, new, .. } => {
            edit::replace_element(text, at.slide_idx, *element_idx, expected, new)
        }
        Edit::Add { at, nth, point } => edit::add_point(text, at.slide_idx, *nth, &written_at(at, point)),
        Edit::Cut { at, nth, point } => edit::cut_point(text, at.slide_idx, *nth, &written_at(at, point)),
    }
}

/// A point as the deck that has it names its sources.
fn written_at(at: &Written, point: &Point) -> Point {
    match &at.file {
        Some(file) => point.clone().as_written_in(file),
        None => point.clone(),
    }
}

/// What is wrong, for the foot of a window.
fn text(error: &anyhow::Error) -> String {
    fault::brief(error.as_ref()).join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deck_is_opened_where_the_point_stands_and_an_article_where_its_words_come_from() {
        let folder = tempfile::tempdir().unwrap();
        let deck = "title: 港\nslides:\n- points:\n  - 一\n  - {text: 二, from: 'port.txt:3-4'}\n";
        let place = FilePlace {
            file: None,
            path: ["slides", "0", "points", "1"]
                .map(|key| match key.parse() {
                    Ok(idx) => deck::Segment::Index(idx),
                    Err(_) => deck::Segment::Key(key.into()),
                })
                .into(),
            from: crate::deck::read(deck).unwrap().slides[0].elements()[1].from.cloned(),
        };
        for (name, text, expected) in [
            ("brief.yaml", deck, 5),
            ("brief.yml", deck, 5),
            ("brief", deck, 5),
            ("port.txt", "題\n\n一\n二\n", 3),
            ("other.txt", "題\n\n一\n二\n", 1),
        ] {
            let file = folder.path().join(name);
            store::write(&file, text.as_bytes(), true).unwrap();
            assert_eq!(line_of(&file, &place), expected, "{name}");
        }
        assert_eq!(line_of(&folder.path().join("gone.yaml"), &place), 1);
    }
}
