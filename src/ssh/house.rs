//! The decks that are served: those that were named, and those of the folders that were.

use super::lock;
use super::room::Room;
use crate::article::Article;
use crate::fault::Fault;
use crate::loader::{IncludedFiles, Journal, Loader, Opened};
use crate::store;
use anyhow::Result;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, Weak};
use tokio::sync::watch;

/// How files are opened: the door that all files come in by is the command's.
#[derive(Clone, Copy)]
pub struct Doors {
    /// Opens a deck, and remembers the files of those that it includes.
    pub deck: fn(&Path, &IncludedFiles) -> Result<Opened>,
    /// Whether a YAML file of a folder is a deck.
    pub is_deck: fn(&Path) -> bool,
    /// Opens an article.
    pub article: fn(&Path) -> Result<Article>,
}

/// All that is served.
pub(super) struct House {
    /// Decks and folders, as they were named, links followed.
    served: Vec<PathBuf>,
    doors: Doors,
    rooms: Mutex<HashMap<PathBuf, Arc<Room>>>,
    watched: Mutex<HashSet<PathBuf>>,
    /// Grows with each save of a file of any room.
    saves: watch::Sender<u64>,
    /// Held while a picture of any room is decoded.
    decoding: Arc<Mutex<()>>,
}

impl House {
    /// The house of these decks and folders.
    ///
    /// # Errors
    /// Where one of them is not there.
    pub(super) fn new(served: &[PathBuf], doors: Doors) -> Result<Arc<Self>, Fault> {
        let found = |path: &PathBuf| {
            std::fs::canonicalize(path).map_err(|error| {
                Fault::with(path, format!("cannot be served: {}", error.kind()))
                    .hint("give a deck or a folder of decks")
            })
        };
        let served = served.iter().map(found).collect::<Result<_, _>>()?;
        Ok(Arc::new(Self {
            served,
            doors,
            rooms: Mutex::default(),
            watched: Mutex::default(),
            saves: watch::Sender::default(),
            decoding: Arc::default(),
        }))
    }

    /// The decks that there are now, in the order in which they were named, those of a folder by name.
    pub(super) fn decks(&self) -> Vec<PathBuf> {
        let mut decks = Vec::new();
        for path in &self.served {
            if path.is_dir() {
                let files = store::yaml_files(path).unwrap_or_default();
                decks.extend(files.into_iter().filter(|file| (self.doors.is_deck)(file)));
            } else if refuse_what_is_elsewhere(path).is_ok() {
                decks.push(path.clone());
            }
        }
        let mut seen = HashSet::new();
        decks.retain(|deck| seen.insert(deck.clone()));
        decks
    }

    /// Whether one deck and nothing else was named, so that there is nothing to choose.
    pub(super) fn is_single(&self) -> bool {
        matches!(self.served.as_slice(), [path] if !path.is_dir())
    }

    /// Told of each save.
    pub(super) fn saves(&self) -> watch::Receiver<u64> {
        self.saves.subscribe()
    }

    /// The room of a deck, which is the same for all.
    pub(super) fn room(self: &Arc<Self>, deck: &Path) -> Arc<Room> {
        let mut rooms = lock(&self.rooms);
        let room = rooms.entry(deck.to_owned()).or_insert_with(|| {
            let journal = store::journal_path(deck).unwrap_or_default();
            Arc::new(Room::new(deck, journal, self.loader(deck)))
        });
        let room = Arc::clone(room);
        drop(rooms);
        if let Some(folder) = deck.parent() {
            self.watch(folder);
        }
        room
    }

    /// Tells the rooms of what is saved in a folder, from now on.
    pub(super) fn watch(self: &Arc<Self>, folder: &Path) {
        if !lock(&self.watched).insert(folder.to_owned()) {
            return;
        }
        let (house, in_folder) = (Arc::downgrade(self), folder.to_owned());
        store::watch_folder(folder, move |name| {
            let Some(house) = Weak::upgrade(&house) else { return false };
            house.saved(&in_folder.join(name));
            true
        });
    }

    fn saved(&self, path: &Path) {
        let rooms: Vec<_> = lock(&self.rooms).values().cloned().collect();
        let is_new = self.served.iter().any(|served| path.parent() == Some(served));
        if rooms.iter().filter(|room| room.saved(path)).count() > 0 || is_new {
            self.saves.send_modify(|n| *n += 1);
        }
    }

    /// Loads what belongs to a deck, and nothing from outside of its folder.
    fn loader(&self, deck: &Path) -> Loader {
        let (doors, file) = (self.doors, deck.to_owned());
        let folder = deck.parent().unwrap_or(Path::new("/")).to_owned();
        let (of_article, of_theme) = (folder.clone(), folder.clone());
        let (of_place, of_picture) = (folder.clone(), folder.clone());
        let article_folder = folder;
        let included = IncludedFiles::default();
        let of_deck = included.clone();
        Loader {
            deck: Arc::new(move || {
                refuse_what_is_elsewhere(&file)?;
                (doors.deck)(&file, &of_deck)
            }),
            theme: Arc::new(move |name| Ok(store::find_theme_in(&of_theme, name)?)),
            article_file: Arc::new(move |name| {
                let path = Path::new(name);
                store::inside(&article_folder, path).unwrap_or_else(|_| article_folder.join(OUTSIDE))
            }),
            article: Arc::new(move |path| {
                // Again: the file may have been put there since.
                (doors.article)(&store::inside(&of_article, path)?)
            }),
            journal: Journal::default(),
            picture_place: Arc::new(move |name| store::place_inside(&of_place, Path::new(name))),
            picture: Arc::new(move |name| store::read_picture(&of_picture, name)),
            included,
            decoding: Arc::clone(&self.decoding),
        }
    }
}

/// What stands for a file outside of the folder: there is none of this name.
const OUTSIDE: &str = ".outside/of/this/folder";

/// A deck may have become a link since it was found, and leads elsewhere; a pipe would keep the thread that reads it for
/// ever. One that is not there is left to the door, which has words for it.
fn refuse_what_is_elsewhere(path: &Path) -> Result<(), Fault> {
    match std::fs::canonicalize(path) {
        Ok(real) if real != path || !real.is_file() => {
            Err(Fault::with(path, "is no file of its folder").without_folder(path))
        }
        _ => Ok(()),
    }
}
