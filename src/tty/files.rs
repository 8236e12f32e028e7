//! What the shell reads, watches and writes, each in a thread of its own: no key waits for a file.

use super::threads::watch;
use super::{Shell, Wake};
use crate::app::{Edit, Loadable};
use crate::deck::Deck;
use crate::picture::Detail;
use crate::review;
use crate::session::{Event, Loaded};
use crate::store;
use anyhow::{Result, bail};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

/// How long events that are being written are waited for when leaving.
const WRITING: Duration = Duration::from_secs(3);

impl Shell {
    /// Writes events into the journal in a thread of its own; before them, what they tell of into the deck.
    pub(super) fn append(&self, events: Vec<review::Event>, edit: Option<Edit>) {
        let (Some(files), sender) = (self.presentation.review.clone(), self.sender.clone()) else { return };
        self.n_writing.fetch_add(1, Ordering::SeqCst);
        let n_writing = Arc::clone(&self.n_writing);
        thread::spawn(move || {
            let fault = files.append(&events, edit.as_ref()).err();
            let _ = sender.send(Wake::Event(Event::Appended(events, fault)));
            n_writing.fetch_sub(1, Ordering::SeqCst);
        });
    }

    /// Loads a thing; an article is watched from the first time on.
    pub(super) fn load(&mut self, serial: u64, what: Loadable) {
        if let Loadable::Article(name) = &what
            && self.watched.insert(name.clone())
        {
            watch(&(self.presentation.loader.article_file)(name), what.clone(), self.sender.clone());
        }
        let (loader, sender) = (self.presentation.loader.clone(), self.sender.clone());
        // In a thread of its own: whatever its file is, no key waits for it.
        thread::spawn(move || {
            let load = std::panic::AssertUnwindSafe(|| loader.load(what));
            let outcome = std::panic::catch_unwind(load);
            let _ = sender.send(outcome.map_or(Wake::Died, |thing| Wake::Loaded(serial, thing)));
        });
    }

    /// Loads a picture; its file is watched from the first time on.
    pub(super) fn load_picture(&mut self, serial: u64, file: String, detail: Detail) {
        if let Some(place) = (self.presentation.loader.picture_place)(&file)
            && self.watched_pictures.insert(file.clone())
        {
            watch(&place, Loadable::Picture(file.clone()), self.sender.clone());
        }
        let (loader, sender) = (self.presentation.loader.clone(), self.sender.clone());
        thread::spawn(move || {
            let load = std::panic::AssertUnwindSafe(|| loader.load_picture(&file, detail));
            let outcome = std::panic::catch_unwind(load);
            let wake = outcome.map(|picture| Wake::Loaded(serial, Ok(Loaded::Picture(file, picture))));
            let _ = sender.send(wake.unwrap_or(Wake::Died));
        });
    }

    /// Watches the files that a deck has program text of: what is saved there is in the deck as it is loaded next.
    pub(super) fn watch_code(&mut self, deck: &Deck) {
        for file in deck.files() {
            if let Some(place) = (self.presentation.loader.picture_place)(file)
                && self.watched_code.insert(file.to_owned())
            {
                watch(&place, Loadable::Deck, self.sender.clone());
            }
        }
    }

    /// Watches the decks that it includes, also those that it could not be read with: one thread a folder.
    pub(super) fn watch_included(&mut self) {
        for folder in self.presentation.loader.included.folders() {
            if self.watched_folders.insert(folder.clone()) {
                let (included, sender) = (self.presentation.loader.included.clone(), self.sender.clone());
                store::watch_folder(&folder.clone(), move |name| {
                    let changed = || sender.send(Wake::Event(Event::Changed(Loadable::Deck))).is_ok();
                    !included.has(&folder.join(name)) || changed()
                });
            }
        }
    }

    /// Lets what was decided arrive on the disk.
    pub(super) fn finish_appending(&self) -> Result<()> {
        let until = Instant::now() + WRITING;
        loop {
            let wait = match self.n_writing.load(Ordering::SeqCst) {
                0 => Duration::ZERO,
                _ => until.saturating_duration_since(Instant::now()),
            };
            match self.wakes.recv_timeout(wait) {
                Ok(Wake::Event(Event::Appended(_, Some(fault)))) => bail!("a verdict was not saved: {fault}"),
                Ok(_) => {}
                Err(_) => return Ok(()),
            }
        }
    }
}
