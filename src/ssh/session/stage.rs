//! What a client has before it: a deck, or the list of decks. The loop around a driver.

mod arrival;
mod jobs;

use super::{Client, Visit, blocking, decks_of};
use crate::app::{Draft, Live, Loadable, Talk, Word};
use crate::loader::ReviewFiles;
use crate::session::driver::Request;
use crate::session::{Driver, Event};
use crate::ssh::room::{Bookmark, News, Room, Seat};
use jobs::{Done, Write};
use std::collections::{HashSet, VecDeque};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How long a client may press no key.
const IDLE: Duration = Duration::from_mins(30);
/// How long a session may last in all.
const LONGEST: Duration = Duration::from_hours(8);
/// How long sizes are gathered: a window that is dragged sends a hundred.
const RESIZING: Duration = Duration::from_millis(30);
/// How long changes of the list of decks are gathered.
const GATHERING: Duration = Duration::from_millis(300);
/// How many bytes are served at once: the most keys before others have their turn.
const PIECE: usize = 64;
/// Serving a piece of input may take so long without a rest behind it.
const BUSY: Duration = Duration::from_millis(5);
/// How long the longest rest is.
const REST: Duration = Duration::from_millis(300);
/// How many writes may wait for the one before them; input waits then.
const MAX_WRITES: usize = 16;

/// Why a stage, or a session, ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leave {
    /// The deck of this place in the list is opened.
    Open(usize),
    /// The person asked to.
    Quit,
    /// The client has gone.
    Gone,
    /// The client did not take a frame in time.
    Slow,
    /// Nobody has pressed a key for long.
    Idle,
    /// The session has lasted as long as it may.
    Long,
    /// The server ends.
    Closing,
    /// There is no deck that this guest may see.
    Nothing,
    /// Something has failed that must not: it is in the log.
    Failed,
}

impl Leave {
    /// What the person is told, and the exit status.
    pub(super) const fn told(self) -> (Option<Word>, u8) {
        match self {
            Self::Open(_) | Self::Quit | Self::Gone => (None, 0),
            Self::Slow => (Some(Word::LeftSlow), 1),
            Self::Idle => (Some(Word::LeftIdle), 0),
            Self::Long => (Some(Word::LeftLong), 0),
            Self::Closing => (Some(Word::LeftClosing), 0),
            Self::Nothing => (Some(Word::NoDecks), 1),
            Self::Failed => (Some(Word::LeftFailed), 1),
        }
    }
}

type Sending = Pin<Box<dyn Future<Output = bool> + Send>>;

/// See the module.
pub(super) struct Stage<'a> {
    visit: &'a mut Visit,
    talk: Talk,
    driver: Driver,
    what: What,
    jobs: JoinSet<Done>,
    sending: Option<Sending>,
    /// Input that has come and was not served yet.
    pieces: VecDeque<u8>,
    /// Until when input rests.
    rests_until: Option<Instant>,
    /// When the size that was told last is taken.
    resizes_at: Option<Instant>,
    /// What is written one after the other.
    writes: VecDeque<Write>,
    is_writing: bool,
    /// The latest drafts to be kept, and whether others are being kept.
    drafts: Option<Vec<Draft>>,
    is_keeping: bool,
}

/// What is on the stage.
enum What {
    Lobby { saves: watch::Receiver<u64>, renews_at: Option<Instant> },
    Deck(Box<Sitting>),
}

/// A deck that is open.
struct Sitting {
    room: Arc<Room>,
    seat: Seat,
    news: watch::Receiver<News>,
    seen: News,
    /// What the others were told last of where this is.
    told: Option<(String, Live)>,
    /// The articles that were asked for.
    asked: HashSet<String>,
    /// The pictures that were.
    pictured: HashSet<String>,
    journal: Bookmark,
    is_reading_journal: bool,
    /// The serial of a reading that was asked for while another went on.
    reads_journal_again: Option<u64>,
    files: ReviewFiles,
}

/// What woke the stage.
enum Wake {
    Sent(bool),
    Input(Option<Vec<u8>>),
    /// The rest is over, or there is more of what has come.
    More,
    Size,
    Done(Done),
    News,
    Saved,
    Closing,
    Deadline,
}

impl Stage<'_> {
    /// Runs until it is left.
    pub(super) async fn run(mut self) -> Leave {
        let leave = loop {
            if let Some(leave) = self.fulfil() {
                break leave;
            }
            self.draw();
            let wake = self.wait().await;
            if let Some(leave) = self.take(wake) {
                break leave;
            }
        };
        self.finish().await;
        self.visit.policy = self.driver.window().policy();
        self.visit.form = self.driver.form();
        self.visit.links = self.driver.links();
        leave
    }

    fn now(&self) -> Duration {
        self.visit.client.hall.started().elapsed()
    }

    fn handle(&mut self, event: Event) {
        let now = self.now();
        self.driver.handle(&mut self.talk, event, now);
        if let What::Deck(sitting) = &mut self.what {
            let live = self.talk.live();
            let is_told = sitting
                .told
                .as_ref()
                .is_some_and(|(hash, told)| *told == live && hash == self.talk.deck_hash());
            if !is_told {
                sitting.seat.moved(self.talk.deck_hash(), live);
                sitting.told = Some((self.talk.deck_hash().to_owned(), live));
            }
        }
    }

    /// Begins to send what the client has not seen, once it has taken the last frame.
    fn draw(&mut self) {
        if self.sending.is_some() {
            return;
        }
        if let Some(bytes) = self.driver.frame(&self.talk) {
            if self.driver.has_sent_pictures() {
                self.visit.client.keeps_pictures.store(true, Ordering::Relaxed);
            }
            let line = self.visit.client.line.clone();
            self.sending = Some(Box::pin(async move { line.send(bytes).await }));
        }
    }

    /// Waits for what happens next.
    async fn wait(&mut self) -> Wake {
        let deadline = self.deadline();
        let is_resting = self.rests_until.is_some();
        let has_pieces = !self.pieces.is_empty();
        let is_open = self.writes.len() < MAX_WRITES;
        let Visit { client: Client { input, size, .. }, is_closing, .. } = &mut *self.visit;
        let sent = async {
            match &mut self.sending {
                Some(sending) => sending.await,
                None => std::future::pending().await,
            }
        };
        let told = async {
            match &mut self.what {
                What::Deck(sitting) => sitting.news.changed().await.map_or(Wake::Closing, |()| Wake::News),
                What::Lobby { saves, .. } => saves.changed().await.map_or(Wake::Closing, |()| Wake::Saved),
            }
        };
        tokio::select! {
            sent = sent => Wake::Sent(sent),
            Some(done) = self.jobs.join_next() => match done {
                Ok(done) => Wake::Done(done),
                Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
                Err(_) => Wake::Closing,
            },
            changed = size.changed() => if changed.is_ok() { Wake::Size } else { Wake::Input(None) },
            () = async { is_closing.wait_for(|closing| *closing).await.map_or((), drop) } => Wake::Closing,
            wake = told => wake,
            () = tokio::task::yield_now(), if has_pieces && is_open && !is_resting => Wake::More,
            input = input.recv(), if !has_pieces && is_open && !is_resting => Wake::Input(input),
            () = tokio::time::sleep_until(deadline.into()) => Wake::Deadline,
        }
    }

    /// When something is due if nothing else happens.
    fn deadline(&self) -> Instant {
        let visit = &self.visit;
        let of_driver = self.driver.deadline(&self.talk).map(|at| visit.client.hall.started() + at);
        let of_lobby = match &self.what {
            What::Lobby { renews_at, .. } => *renews_at,
            What::Deck(_) => None,
        };
        let always = (visit.active + IDLE).min(visit.started + LONGEST);
        let soon = [of_driver, of_lobby, self.rests_until, self.resizes_at];
        soon.into_iter().flatten().fold(always, Instant::min)
    }

    fn take(&mut self, wake: Wake) -> Option<Leave> {
        match wake {
            Wake::Sent(true) => self.sending = None,
            Wake::Sent(false) => {
                return Some(if self.visit.client.input.is_closed() { Leave::Gone } else { Leave::Slow });
            }
            Wake::Input(None) => return Some(Leave::Gone),
            Wake::Input(Some(bytes)) => {
                self.visit.active = Instant::now();
                self.pieces.extend(bytes);
                self.serve_piece();
            }
            Wake::More => self.serve_piece(),
            Wake::Size => {
                self.visit.client.size.mark_unchanged();
                self.resizes_at.get_or_insert(Instant::now() + RESIZING);
            }
            Wake::Done(done) => self.settle(done),
            Wake::News => self.take_news(),
            Wake::Saved => {
                if let What::Lobby { renews_at, .. } = &mut self.what {
                    renews_at.get_or_insert(Instant::now() + GATHERING);
                }
            }
            Wake::Closing => return Some(Leave::Closing),
            Wake::Deadline => return self.pass_time(),
        }
        None
    }

    /// Does what is due.
    fn pass_time(&mut self) -> Option<Leave> {
        let now = Instant::now();
        let is_due = |at: &mut Instant| *at <= now;
        self.rests_until.take_if(is_due);
        if self.resizes_at.take_if(is_due).is_some() {
            let (columns, rows) = *self.visit.client.size.borrow_and_update();
            self.handle(Event::Resized(columns, rows));
        }
        if let What::Lobby { renews_at, .. } = &mut self.what
            && renews_at.take_if(is_due).is_some()
        {
            self.renew_list();
        }
        if now >= self.visit.started + LONGEST {
            return Some(Leave::Long);
        }
        if now >= self.visit.active + IDLE {
            return Some(Leave::Idle);
        }
        self.handle(Event::Deadline);
        None
    }

    /// Serves a little of what has come, so that others have their turn, and rests where that took its time.
    fn serve_piece(&mut self) {
        let n = self.pieces.len().min(PIECE);
        let piece: Vec<u8> = self.pieces.drain(..n).collect();
        let begun = Instant::now();
        self.handle(Event::Bytes(piece));
        let busy = begun.elapsed();
        if busy > BUSY {
            self.rests_until = Some(Instant::now() + (3 * busy).min(REST));
        }
    }

    /// Takes what has changed in the room.
    fn take_news(&mut self) {
        let What::Deck(sitting) = &mut self.what else { return };
        let news = sitting.news.borrow_and_update().clone();
        let seen = std::mem::replace(&mut sitting.seen, news.clone());
        let company = (news.company != seen.company || seen == News::default()).then(|| {
            let language = self.driver.window().language(&self.talk);
            sitting.seat.company(language.say(Word::TheSpeaker))
        });
        let live = (news.live != seen.live).then_some(news.live);
        let id = sitting.seat.id;
        let articles: Vec<String> = sitting.asked.iter().cloned().collect();
        let has_pictures = news.pictures != seen.pictures;
        let pictures: Vec<String> = sitting.pictured.iter().filter(|_| has_pictures).cloned().collect();
        if news.deck != seen.deck {
            self.handle(Event::Changed(Loadable::Deck));
        }
        if news.journal != seen.journal {
            self.handle(Event::Changed(Loadable::Journal));
        }
        if news.articles != seen.articles {
            for name in articles {
                self.handle(Event::Changed(Loadable::Article(name)));
            }
        }
        for name in pictures {
            self.handle(Event::Changed(Loadable::Picture(name)));
        }
        if let Some(company) = company {
            self.handle(Event::Company(company));
        }
        if let Some(live) = live {
            if live.as_ref().is_some_and(|(leader, ..)| *leader != id) {
                self.visit.active = Instant::now();
            }
            self.handle(Event::Live(live.map(|(_, hash, live)| (hash, live))));
        }
    }

    /// Does what the driver asks for.
    fn fulfil(&mut self) -> Option<Leave> {
        for request in self.driver.requests() {
            match request {
                Request::Quit => return Some(Leave::Quit),
                Request::Open(deck_idx) => return Some(Leave::Open(deck_idx)),
                Request::Load(serial, what) => self.load(serial, what),
                Request::Picture(serial, file, detail) => self.load_picture(serial, file, detail),
                Request::Append(events) => {
                    self.writes.push_back((events, None));
                    self.write_next();
                }
                Request::KeepDrafts(drafts) => {
                    self.drafts = Some(drafts);
                    self.keep_next();
                }
                Request::Lead => {
                    if let What::Deck(sitting) = &self.what {
                        sitting.seat.press_lead();
                    }
                }
                Request::Edit(edit) => {
                    self.writes.push_back((edit.events(), Some(edit)));
                    self.write_next();
                }
                // There is no shell.
                Request::Suspend | Request::EditFile(_) => {}
            }
        }
        None
    }
}
