//! What threads do for a stage, so that nobody's keys wait: reading, writing, keeping drafts.

use super::arrival::lister;
use super::{Stage, What};
use crate::app::{Edit, Loadable};
use crate::deck::Deck;
use crate::picture::Detail;
use crate::review::Event as Verdict;
use crate::session::{Event, Loaded};
use crate::ssh::room::Bookmark;
use crate::store;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Events for the journal, with the change of the deck that they tell of.
pub(super) type Write = (Vec<Verdict>, Option<Box<Edit>>);

/// How long what is being written is waited for when leaving.
const WRITING: Duration = Duration::from_secs(3);
/// What a thread has done.
pub(super) enum Done {
    Loaded(u64, Result<Loaded, String>),
    Journal(u64, Result<Loaded, String>, Bookmark),
    Written(Vec<Verdict>, Option<String>),
    Kept,
    Listed(Vec<PathBuf>, Arc<Deck>),
}

impl Stage<'_> {
    /// Lists the decks anew.
    pub(super) fn renew_list(&mut self) {
        let lister = lister(self.visit);
        self.jobs.spawn_blocking(move || {
            let (decks, deck) = lister();
            Done::Listed(decks, deck)
        });
    }

    pub(super) fn load(&mut self, serial: u64, what: Loadable) {
        let What::Deck(sitting) = &mut self.what else { return };
        let room = Arc::clone(&sitting.room);
        if what == Loadable::Journal {
            if std::mem::replace(&mut sitting.is_reading_journal, true) {
                sitting.reads_journal_again = Some(serial);
                return;
            }
            let from = sitting.journal;
            self.jobs.spawn_blocking(move || {
                let (read, to) = room.journal(from);
                Done::Journal(serial, read, to)
            });
            return;
        }
        if let Loadable::Article(name) = &what
            && sitting.asked.insert(name.clone())
            && let Some(folder) = sitting.room.article_file(name).parent()
        {
            self.visit.client.hall.house.watch(folder);
        }
        self.jobs.spawn_blocking(move || Done::Loaded(serial, room.load(what)));
    }

    /// Watches the decks that this one includes.
    pub(super) fn watch_included(&self) {
        let What::Deck(sitting) = &self.what else { return };
        for folder in sitting.room.included_folders() {
            self.visit.client.hall.house.watch(&folder);
        }
    }

    pub(super) fn load_picture(&mut self, serial: u64, file: String, detail: Detail) {
        let What::Deck(sitting) = &mut self.what else { return };
        let room = Arc::clone(&sitting.room);
        let is_new = sitting.pictured.insert(file.clone());
        if let (true, Some(place)) = (is_new, room.picture_place(&file))
            && let Some(folder) = place.parent()
        {
            self.visit.client.hall.house.watch(folder);
        }
        self.jobs.spawn_blocking(move || {
            let picture = room.picture(&file, detail);
            Done::Loaded(serial, Ok(Loaded::Picture(file, picture)))
        });
    }

    /// Writes what comes next into the journal, and into the deck, when what came before is there.
    pub(super) fn write_next(&mut self) {
        let What::Deck(sitting) = &self.what else { return };
        if self.is_writing {
            return;
        }
        let Some((events, edit)) = self.writes.pop_front() else { return };
        self.is_writing = true;
        let (files, room) = (sitting.files.clone(), Arc::clone(&sitting.room));
        self.jobs.spawn_blocking(move || {
            // Of two who change the deck at once the second sees what the first has done.
            let _turn = edit.as_ref().map(|_| room.edit());
            let fault = files.append(&events, edit.as_deref()).err();
            Done::Written(events, fault)
        });
    }

    /// Keeps the latest drafts, when those before are kept.
    pub(super) fn keep_next(&mut self) {
        let What::Deck(sitting) = &self.what else { return };
        if self.is_keeping {
            return;
        }
        let (Some(file), Some(drafts)) = (sitting.files.draft.clone(), self.drafts.take()) else { return };
        self.is_keeping = true;
        self.jobs.spawn_blocking(move || {
            store::keep_draft(&file, Some(&drafts).filter(|drafts| !drafts.is_empty()));
            Done::Kept
        });
    }

    pub(super) fn settle(&mut self, done: Done) {
        match done {
            Done::Loaded(serial, Ok(loaded)) => {
                if matches!(loaded, Loaded::Deck(_)) {
                    self.watch_included();
                }
                self.handle(Event::Loaded(serial, loaded));
            }
            Done::Loaded(_, Err(fault)) => self.handle(Event::Appended(Vec::new(), Some(fault))),
            Done::Journal(serial, read, to) => {
                let mut again = None;
                if let What::Deck(sitting) = &mut self.what {
                    (sitting.journal, sitting.is_reading_journal) = (to, false);
                    again = sitting.reads_journal_again.take();
                }
                match read {
                    Ok(loaded) => self.handle(Event::Loaded(serial, loaded)),
                    Err(fault) => self.handle(Event::Appended(Vec::new(), Some(fault))),
                }
                if let Some(serial) = again {
                    self.load(serial, Loadable::Journal);
                }
            }
            Done::Written(events, fault) => {
                self.is_writing = false;
                if let Some(fault) = &fault {
                    self.visit.client.hall.log("not-written", &[("why", fault.as_str().into())]);
                }
                self.handle(Event::Appended(events, fault));
                self.write_next();
            }
            Done::Kept => {
                self.is_keeping = false;
                self.keep_next();
            }
            Done::Listed(decks, deck) => {
                self.visit.listed = decks;
                self.handle(Event::Given(Loaded::Deck(Ok((deck, String::new())))));
            }
        }
    }

    /// Lets what was decided and typed arrive on the disk.
    pub(super) async fn finish(&mut self) {
        self.sending = None;
        let end = async {
            while self.is_writing || self.is_keeping || !self.writes.is_empty() || self.drafts.is_some() {
                match self.jobs.join_next().await {
                    Some(Ok(done)) => self.settle(done),
                    _ => return,
                }
            }
        };
        let _ = tokio::time::timeout(WRITING, end).await;
    }
}
