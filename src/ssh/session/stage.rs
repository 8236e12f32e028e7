//! What a client has before it: a deck, or the list of decks. The loop around a driver.

use super::{Client, Visit, blocking, decks_of};
use crate::app::{Draft, Edit, Language, Live, Loadable, Reviewer, Setup, Talk, Window, Word};
use crate::deck::{Content, Deck, Slide};
use crate::loader::ReviewFiles;
use crate::picture::Detail;
use crate::review::{Event as Verdict, Who};
use crate::session::driver::Request;
use crate::session::{Driver, Event, Loaded};
use crate::ssh::keyring::Role;
use crate::ssh::room::{Bookmark, News, Room, Seat, Standing};
use crate::store;
use crate::text::inline;
use crate::theme::{self, BUILT_IN, Depth, Theme};
use std::collections::{HashSet, VecDeque};
use std::future::Future;
use std::path::PathBuf;
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
/// Events for the journal, with the change of the deck that they tell of.
type Write = (Vec<Verdict>, Option<Box<Edit>>);
/// How long what is being written is waited for when leaving.
const WRITING: Duration = Duration::from_secs(3);

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

/// What a thread has done.
enum Done {
    Loaded(u64, Result<Loaded, String>),
    Journal(u64, Result<Loaded, String>, Bookmark),
    Written(Vec<Verdict>, Option<String>),
    Kept,
    Listed(Vec<PathBuf>, Arc<Deck>),
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

impl<'a> Stage<'a> {
    /// The list of the decks.
    pub(super) async fn lobby(visit: &'a mut Visit) -> Self {
        let saves = visit.client.hall.house.saves();
        let lister = lister(visit);
        let (decks, deck) = blocking(lister).await;
        visit.listed = decks;
        let setup = Setup { is_lobby: true, ..setup(visit, "jianbao") };
        let talk = Talk::new(deck, 0, false);
        Self::new(visit, talk, setup, What::Lobby { saves, renews_at: None })
    }

    /// The deck of this room.
    pub(super) async fn deck(visit: &'a mut Visit, room: Arc<Room>) -> Self {
        let reader = Arc::clone(&room);
        let read = blocking(move || reader.deck()).await;
        let (deck, fault) = match read {
            Ok(read) => (read, None),
            // Shown where slides are, and mended as soon as the file is.
            Err(fault) => (<(Arc<Deck>, String)>::default(), Some(fault)),
        };
        let (deck, hash) = deck;
        let themes_by_ground = deck.theme.is_none().then_some(theme::BY_GROUND);
        let first = deck.theme.clone().unwrap_or_else(|| BUILT_IN[0].0.to_owned());
        let (reader, name) = (Arc::clone(&room), first.clone());
        let theme = blocking(move || reader.load(Loadable::Theme(name))).await;
        let theme = theme.unwrap_or_else(|fault| Loaded::Theme(first.clone(), Err(fault)));
        let draft = store::draft_file(&room.files().deck, &visit.client.guest.fingerprint);
        let files = ReviewFiles { draft, ..room.files().clone() };
        let role = visit.client.guest.role;
        let reviewer = if role >= Role::Reviewer { Some(reviewer(visit, &files).await) } else { None };
        let setup = Setup {
            themes: theme::and_others(&first),
            themes_by_ground,
            has_journal: reviewer.is_some() || room.has_journal(),
            reviewer,
            has_file: true,
            together: Some(role == Role::Presenter),
            ..setup(visit, &room.name)
        };
        let mut talk = Talk::new(deck, 0, false);
        talk.set_deck_hash(hash);
        let (seat, news) = (room.enter(&visit.client.guest.name), room.news());
        let (local, started) = (Arc::clone(&room), visit.client.hall.started());
        blocking(move || local.join_local(started)).await;
        let sitting = Sitting {
            seen: News::default(),
            told: None,
            asked: HashSet::new(),
            pictured: HashSet::new(),
            journal: Bookmark::default(),
            is_reading_journal: false,
            reads_journal_again: None,
            room,
            seat,
            news,
            files,
        };
        let mut stage = Self::new(visit, talk, setup, What::Deck(Box::new(sitting)));
        stage.watch_included();
        stage.handle(Event::Opened);
        if let Some(fault) = fault {
            stage.handle(Event::Given(Loaded::Deck(Err(fault))));
        }
        stage.handle(Event::Given(theme));
        stage.take_news();
        stage
    }

    fn new(visit: &'a mut Visit, mut talk: Talk, setup: Setup, what: What) -> Self {
        let mut traits = visit.client.terminal.traits();
        traits.asks_width = !std::mem::replace(&mut visit.has_asked_width, true);
        traits.asks_ground = setup.themes_by_ground.is_some() && traits.depth != Depth::None;
        talk.set_now(visit.client.hall.started().elapsed());
        traits.form = visit.form;
        traits.links = traits.links.or(visit.links);
        let window = Window::new(&talk, setup);
        let theme = Theme::built_in(BUILT_IN[0].0).expect("the first theme comes with the program");
        let driver = Driver::new(window, theme, traits);
        Self {
            visit,
            talk,
            driver,
            what,
            jobs: JoinSet::new(),
            sending: None,
            pieces: VecDeque::new(),
            rests_until: None,
            resizes_at: None,
            writes: VecDeque::new(),
            is_writing: false,
            drafts: None,
            is_keeping: false,
        }
    }

    /// Lists the decks anew.
    fn renew_list(&mut self) {
        let lister = lister(self.visit);
        self.jobs.spawn_blocking(move || {
            let (decks, deck) = lister();
            Done::Listed(decks, deck)
        });
    }

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

    fn load(&mut self, serial: u64, what: Loadable) {
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
    fn watch_included(&self) {
        let What::Deck(sitting) = &self.what else { return };
        for folder in sitting.room.included_folders() {
            self.visit.client.hall.house.watch(&folder);
        }
    }

    fn load_picture(&mut self, serial: u64, file: String, detail: Detail) {
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
    fn write_next(&mut self) {
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
    fn keep_next(&mut self) {
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

    fn settle(&mut self, done: Done) {
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
    async fn finish(&mut self) {
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

/// What a window starts with, on any stage.
fn setup(visit: &Visit, name: &str) -> Setup {
    Setup {
        name: name.to_owned(),
        size: *visit.client.size.borrow(),
        policy: visit.policy,
        language: visit.language,
        banner: visit.client.hall.is_open_door.then_some(Word::AnyKey),
        ..Setup::default()
    }
}

/// Who reviews here, with what they typed last time and did not send.
async fn reviewer(visit: &Visit, files: &ReviewFiles) -> Reviewer {
    let draft = files.draft.clone();
    let drafts = blocking(move || draft.as_deref().and_then(store::read_draft).unwrap_or_default()).await;
    let guest = &visit.client.guest;
    let who = Who { name: guest.name.clone(), key: Some(guest.fingerprint.clone()) };
    let stamp = store::stamp();
    // Times are told since the server began.
    let started = stamp.at.checked_sub(visit.client.hall.started().elapsed()).unwrap_or(stamp.at);
    let can_edit = visit.client.hall.can_edit && guest.role == Role::Presenter;
    Reviewer::new(who, can_edit, started, store::seed(), drafts)
}

/// Looks where each deck of the guest stands; gives a deck with a slide for each.
fn lister(visit: &Visit) -> impl FnOnce() -> (Vec<PathBuf>, Arc<Deck>) + Send + 'static {
    let (hall, guest) = (Arc::clone(&visit.client.hall), visit.client.guest.clone());
    let language = visit.language.unwrap_or_default();
    move || {
        let decks = decks_of(&hall, &guest);
        let slide = |path: &PathBuf| {
            let room = hall.house.room(path);
            let (title, standing) = match room.standing(hall.n_approvals) {
                Ok(standing) => (standing.title.clone(), told(&standing, language)),
                Err(_) => (room.name.clone(), language.say(Word::Unreadable).to_owned()),
            };
            let body = inline::escape(&format!("{standing}  {}", room.name));
            let heading = Some(inline::escape(&inline::shown(&title).text));
            Slide { heading, ..Slide::new(Content::Body(body)) }
        };
        let slides = decks.iter().map(slide).collect();
        (decks, Arc::new(Deck { slides, ..Deck::default() }))
    }
}

/// Where a deck stands, in words.
fn told(standing: &Standing, language: Language) -> String {
    if standing.is_signed {
        return language.say(Word::SignedOff).to_owned();
    }
    let counted = format!("{}/{}", standing.n_approved, standing.n_claims);
    let mut told = vec![language.say_of(Word::NApproved, &counted)];
    if standing.n_flagged > 0 {
        told.push(language.say_of(Word::NFlagged, &standing.n_flagged.to_string()));
    }
    told.join("  ")
}
