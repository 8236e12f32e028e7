//! A deck that is served, and who is in it: read once for all, told to all, and followed by those who follow.
//!
//! What has changed is told as a state (numbers that have grown), never as a queue: a session that was busy, or whose
//! client does not read, sees the latest when it comes to look.

mod local;

use super::lock;
use crate::app::{Company, Lead, Live, Person};
use crate::deck::Deck;
use crate::link::Link;
use crate::loader::{Loader, ReviewFiles};
use crate::picture::{Detail, Picture, Refusal};
use crate::review::report::{Demand, report};
use crate::review::{Event, Review, State};
use crate::session::Loaded;
use crate::store::{self, Tail, Version};
use crate::{app, article};
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use tokio::sync::watch;

/// How long those who come, go and turn slides are gathered before all are told.
const GATHERING: Duration = Duration::from_millis(250);

/// A deck, or why it cannot be read.
type DeckRead = Result<(Arc<Deck>, String), String>;
/// What a deck's file is like, and those of the decks that it includes.
type DeckVersion = (Option<Version>, Vec<(PathBuf, Option<Version>)>);
/// An article; none where it cannot be read.
type ArticleRead = Option<Arc<article::Article>>;

/// A picture as its file was, or why it cannot be shown.
struct PictureRead {
    name: String,
    detail: Detail,
    version: Option<Version>,
    picture: Result<Picture, Refusal>,
}

/// The most pictures that are kept for those who come to them next.
const MAX_PICTURES: usize = 12;

/// A deck that is served.
pub(super) struct Room {
    /// The name that the deck goes by: its file's.
    pub(super) name: String,
    files: ReviewFiles,
    loader: Loader,
    deck: Mutex<Option<(DeckVersion, DeckRead)>>,
    articles: Mutex<HashMap<String, (Option<Version>, ArticleRead)>>,
    /// The pictures that were asked for last, as many as a talk turns through.
    pictures: Mutex<VecDeque<PictureRead>>,
    /// All that were asked for, by the names that the deck gives their files.
    pictured: Mutex<BTreeSet<String>>,
    journal: Mutex<Journal>,
    /// Held by who changes the deck.
    edits: Mutex<()>,
    people: Mutex<People>,
    /// To the terminals on this machine that show the deck, while anybody is here.
    link: Mutex<Option<Link>>,
    is_gathering: AtomicBool,
    news: watch::Sender<News>,
}

/// What has changed since somebody last looked: each number grows with each change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct News {
    pub(super) deck: u64,
    pub(super) journal: u64,
    pub(super) articles: u64,
    pub(super) pictures: u64,
    pub(super) company: u64,
    /// Who leads, and what they show of which deck.
    pub(super) live: Option<(u64, String, Live)>,
}

/// The journal, as far as it was read.
#[derive(Default)]
struct Journal {
    tail: Tail,
    /// How often it was read from its start.
    edition: u64,
    events: Vec<Event>,
}

/// Up to where somebody knows the journal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bookmark {
    edition: u64,
    n_events: usize,
}

/// Where a deck stands, for the list of decks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) title: String,
    pub(super) n_claims: usize,
    pub(super) n_approved: usize,
    pub(super) n_flagged: usize,
    pub(super) is_signed: bool,
}

#[derive(Default)]
struct People {
    n_came: u64,
    here: BTreeMap<u64, Visitor>,
    leads: Option<u64>,
    asks: Option<u64>,
    /// What the talk of terminals on this machine shows of which deck, where there is one.
    local: Option<(String, Live)>,
}

/// Who leads where a talk of this machine does: no visitor.
const LOCAL: u64 = 0;

struct Visitor {
    name: String,
    hash: String,
    live: Live,
}

impl Room {
    pub(super) fn new(deck: &Path, journal: PathBuf, loader: Loader) -> Self {
        Self {
            name: crate::fault::base_name(deck),
            deck: Mutex::default(),
            articles: Mutex::default(),
            pictures: Mutex::default(),
            pictured: Mutex::default(),
            journal: Mutex::new(Journal { tail: Tail::new(&journal), ..Journal::default() }),
            edits: Mutex::default(),
            files: ReviewFiles { deck: deck.to_owned(), journal, draft: None },
            loader,
            people: Mutex::default(),
            link: Mutex::default(),
            is_gathering: AtomicBool::new(false),
            news: watch::Sender::default(),
        }
    }

    /// The turn to change the deck.
    pub(super) fn edit(&self) -> MutexGuard<'_, ()> {
        lock(&self.edits)
    }

    /// The deck's file and its journal's.
    pub(super) const fn files(&self) -> &ReviewFiles {
        &self.files
    }

    /// Whether anybody has reviewed the deck.
    pub(super) fn has_journal(&self) -> bool {
        store::version(&self.files.journal).is_some()
    }

    pub(super) fn news(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }

    /// Takes that a file has been saved; tells whether it is one of this room.
    pub(super) fn saved(&self, path: &Path) -> bool {
        let is_article = || {
            let articles = lock(&self.articles);
            articles.keys().any(|name| (self.loader.article_file)(name) == path)
        };
        let is_picture = || {
            let pictured = lock(&self.pictured);
            pictured.iter().any(|name| self.picture_place(name).is_some_and(|place| place == path))
        };
        let tell = |grow: fn(&mut News)| {
            self.news.send_modify(grow);
            true
        };
        if path == self.files.deck || self.loader.included.has(path) {
            tell(|news| news.deck += 1)
        } else if path == self.files.journal {
            tell(|news| news.journal += 1)
        } else if is_article() {
            tell(|news| news.articles += 1)
        } else if is_picture() {
            tell(|news| news.pictures += 1)
        } else {
            false
        }
    }

    /// The deck as its file is now: read where it has changed, for all who ask.
    pub(super) fn deck(&self) -> DeckRead {
        let mut kept = lock(&self.deck);
        match &*kept {
            Some((known, read)) if *known == self.version() && known.0.is_some() => read.clone(),
            _ => {
                let (version, before) = self.version();
                let read = self.loader.load_deck();
                // Of a file that it is found to include only now nobody knows what it was like when it was read: it is read again.
                let now = self.loader.included.all();
                let known = |file: PathBuf| {
                    let version = before.iter().find(|(of, _)| *of == file).and_then(|(_, version)| *version);
                    (file, version)
                };
                let included = now.into_iter().map(known).collect();
                *kept = Some(((version, included), read.clone()));
                read
            }
        }
    }

    /// What the files of the deck are like now.
    fn version(&self) -> DeckVersion {
        let of = |file: PathBuf| {
            let version = store::version(&file);
            (file, version)
        };
        let included = self.loader.included.all().into_iter().map(of);
        (store::version(&self.files.deck), included.collect())
    }

    /// The folders of the decks that it includes.
    pub(super) fn included_folders(&self) -> BTreeSet<PathBuf> {
        self.loader.included.folders()
    }

    /// The file of an article that the deck cites by this name.
    pub(super) fn article_file(&self, name: &str) -> PathBuf {
        (self.loader.article_file)(name)
    }

    fn article(&self, name: &str) -> ArticleRead {
        let version = store::version(&self.article_file(name));
        let mut kept = lock(&self.articles);
        if let Some((known, article)) = kept.get(name)
            && *known == version
        {
            return article.clone();
        }
        let article = self.loader.load_article(name);
        kept.insert(name.to_owned(), (version, article.clone()));
        article
    }

    /// Where the picture is that the deck names so, if it is of the deck's folder.
    pub(super) fn picture_place(&self, name: &str) -> Option<PathBuf> {
        (self.loader.picture_place)(name)
    }

    /// A picture as its file is now: decoded once for all who ask, one after the other.
    pub(super) fn picture(&self, name: &str, detail: Detail) -> Result<Picture, Refusal> {
        lock(&self.pictured).insert(name.to_owned());
        let version = self.picture_place(name).and_then(|place| store::version(&place));
        let mut kept = lock(&self.pictures);
        let is_it = |read: &PictureRead| read.name == name && read.detail == detail;
        if let Some(read) = kept.iter().find(|read| is_it(read) && read.version == version) {
            return read.picture.clone();
        }
        let picture = self.loader.load_picture(name, detail);
        kept.retain(|read| !is_it(read));
        kept.truncate(MAX_PICTURES - 1);
        kept.push_front(PictureRead { name: name.to_owned(), detail, version, picture: picture.clone() });
        picture
    }

    /// What has come to the journal since a bookmark, and the bookmark behind it.
    pub(super) fn journal(&self, from: Bookmark) -> (Result<Loaded, String>, Bookmark) {
        let mut journal = lock(&self.journal);
        let more = match journal.tail.more() {
            Ok(more) => more,
            Err(fault) => return (Err(fault.to_string()), from),
        };
        if more.is_anew {
            journal.edition += 1;
            journal.events.clear();
        }
        journal.events.extend(more.events);
        let is_whole = from.edition != journal.edition;
        let known = if is_whole { 0 } else { from.n_events.min(journal.events.len()) };
        let events = journal.events[known..].to_vec();
        let n_passed_over = journal.tail.passed_over().n_lines;
        let to = Bookmark { edition: journal.edition, n_events: journal.events.len() };
        (Ok(Loaded::Journal { events, is_whole, n_passed_over }), to)
    }

    /// Loads anything but the journal.
    pub(super) fn load(&self, what: app::Loadable) -> Result<Loaded, String> {
        match what {
            app::Loadable::Deck => Ok(Loaded::Deck(self.deck())),
            app::Loadable::Article(name) => {
                let article = self.article(&name);
                Ok(Loaded::Article(name, article))
            }
            what => self.loader.load(what),
        }
    }

    /// Where the deck stands; why it cannot be read.
    pub(super) fn standing(&self, n_approvals: usize) -> Result<Standing, String> {
        let (deck, _) = self.deck()?;
        let (journal, _) = self.journal(Bookmark::default());
        let events = match journal {
            Ok(Loaded::Journal { events, .. }) => events,
            Ok(_) => Vec::new(),
            Err(fault) => return Err(fault),
        };
        let passed_over = lock(&self.journal).tail.passed_over();
        let review = Review::new(deck.claims(), State::of(events));
        let demand = Demand { n_approvals, by: Vec::new() };
        let report = report(&self.name, &deck, &review, &demand, passed_over);
        Ok(Standing {
            title: report.title.unwrap_or(&self.name).to_owned(),
            n_claims: report.total.n_claims,
            n_approved: report.total.n_approved,
            n_flagged: report.total.n_flags,
            is_signed: report.is_signed(),
        })
    }

    /// Somebody comes in, and is in until their seat is given up.
    pub(super) fn enter(self: &Arc<Self>, name: &str) -> Seat {
        let mut people = lock(&self.people);
        people.n_came += 1;
        let id = people.n_came;
        let visitor = Visitor { name: name.to_owned(), hash: String::new(), live: Live::default() };
        people.here.insert(id, visitor);
        drop(people);
        self.gather();
        Seat { room: Arc::clone(self), id }
    }

    /// Tells all who is here in a moment, whatever happens until then.
    fn gather(self: &Arc<Self>) {
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        if self.is_gathering.swap(true, Ordering::SeqCst) {
            return;
        }
        let room = Arc::clone(self);
        runtime.spawn(async move {
            tokio::time::sleep(GATHERING).await;
            room.is_gathering.store(false, Ordering::SeqCst);
            room.news.send_modify(|news| news.company += 1);
        });
    }

    /// Tells all at once who leads and what they show.
    fn tell_lead(&self, people: &People) {
        let leader = people.leads.and_then(|id| Some((id, people.here.get(&id)?)));
        let live = leader.map(|(id, visitor)| (id, visitor.hash.clone(), visitor.live));
        let local = || people.local.clone().map(|(hash, live)| (LOCAL, hash, live));
        let live = live.or_else(local);
        self.news.send_modify(|news| {
            news.company += 1;
            news.live = live;
        });
    }
}

/// Somebody's place in a room.
pub(super) struct Seat {
    room: Arc<Room>,
    pub(super) id: u64,
}

impl Seat {
    /// Tells what this visitor sees now, of the deck of this hash.
    pub(super) fn moved(&self, hash: &str, live: Live) {
        let mut people = lock(&self.room.people);
        let is_leading = people.leads == Some(self.id);
        let Some(visitor) = people.here.get_mut(&self.id) else { return };
        let has_turned = visitor.live.place.slide_idx != live.place.slide_idx;
        if visitor.hash != hash {
            hash.clone_into(&mut visitor.hash);
        }
        visitor.live = live;
        if is_leading {
            let live = Some((self.id, hash.to_owned(), live));
            self.room.news.send_modify(|news| news.live = live);
        }
        drop(people);
        if has_turned {
            self.room.gather();
        }
    }

    /// Leads where nobody does; asks who does; hands over to who asks, or to nobody.
    pub(super) fn press_lead(&self) {
        let mut people = lock(&self.room.people);
        match people.leads {
            None => people.leads = Some(self.id),
            Some(id) if id == self.id => people.leads = people.asks.take(),
            Some(_) => people.asks = Some(self.id),
        }
        self.room.tell_lead(&people);
    }

    /// Who else is here, as this visitor sees them; `speaker` is the name of whoever speaks on this machine, who leads
    /// where none of the visitors does.
    pub(super) fn company(&self, speaker: &str) -> Company {
        let people = lock(&self.room.people);
        let name = |id: u64| people.here.get(&id).map(|visitor| visitor.name.clone());
        let lead = match people.leads {
            None if people.local.is_some() => Lead::Other { name: speaker.to_owned() },
            None => Lead::Nobody,
            Some(id) if id == self.id => Lead::Me { asked_by: people.asks.and_then(name) },
            Some(id) => Lead::Other { name: name(id).unwrap_or_default() },
        };
        let others = people.here.iter().filter(|(id, _)| **id != self.id);
        let others = others
            .map(|(_, visitor)| Person {
                name: visitor.name.clone(),
                slide_idx: visitor.live.place.slide_idx,
            })
            .collect();
        Company { others, lead }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut people = lock(&self.room.people);
        people.here.remove(&self.id);
        people.asks.take_if(|id| *id == self.id);
        if people.leads == Some(self.id) {
            people.leads = people.asks.take();
            self.room.tell_lead(&people);
        }
        let is_empty = people.here.is_empty();
        drop(people);
        if is_empty {
            self.room.leave_local();
        }
        self.room.gather();
    }
}

#[cfg(test)]
mod tests;
