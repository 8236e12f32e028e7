//! The talk that terminals on the server's machine show of the deck: its visitors follow it, where none of them leads.
//!
//! The terminals are of the person who runs the server, and nobody else's: see `link`. Nothing goes the other way.

use super::{Room, lock};
use crate::app::{Live, Peers};
use crate::link::{Kind, Link, News};
use crate::store;
use std::sync::Arc;
use std::time::Instant;

impl Room {
    /// Finds the terminals that show the deck, whose time is told since `started`. Where there is no place to meet
    /// them, there is nobody to follow.
    pub(in crate::ssh) fn join_local(self: &Arc<Self>, started: Instant) {
        let mut link = lock(&self.link);
        if link.is_some() {
            return;
        }
        let room = Arc::downgrade(self);
        let on_news = Box::new(move |news| room.upgrade().is_some_and(|room| room.hear(news)));
        let (id, nothing) = (store::seed_number(), ("", Live::default()));
        *link = Link::join(&self.files.deck, Kind::Server, id, nothing, (0, 0), started, on_news).ok();
    }

    /// Leaves them where nobody is here who could follow.
    pub(super) fn leave_local(&self) {
        let mut link = lock(&self.link);
        let mut people = lock(&self.people);
        if !people.here.is_empty() {
            return;
        }
        people.local = None;
        drop(people);
        let left = link.take();
        drop(link);
        drop(left);
    }

    /// Takes what the terminals show, or that they are gone; tells whether anybody is here.
    pub(super) fn hear(&self, news: News) -> bool {
        let news = match news {
            News::Live(hash, live) => News::Live(hash, self.among_all(live)),
            news @ News::Peers(_) => news,
        };
        let mut people = lock(&self.people);
        match news {
            News::Live(hash, live) => people.local = Some((hash, live)),
            News::Peers(Peers { n_audiences: 0, n_speakers: 0, .. }) => people.local = None,
            News::Peers(_) => return true,
        }
        if people.leads.is_none() {
            self.tell_lead(&people);
        }
        true
    }

    /// What a terminal here shows, as it stands in the deck of the visitors, who review the slides that are skipped too.
    fn among_all(&self, mut live: Live) -> Live {
        if let Ok((deck, _)) = self.deck() {
            live.place.slide_idx = deck.place_of_presented(live.place.slide_idx);
        }
        live
    }
}
