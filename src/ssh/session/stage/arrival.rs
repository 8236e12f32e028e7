//! What a client finds on a stage when it comes: the list of decks, or one of them.

use super::{Sitting, Stage, Visit, What, blocking, decks_of};
use crate::app::{Language, Loadable, Reviewer, Setup, Talk, Window, Word};
use crate::deck::{Content, Deck, Slide};
use crate::loader::ReviewFiles;
use crate::review::Who;
use crate::session::{Driver, Event, Loaded};
use crate::ssh::keyring::Role;
use crate::ssh::room::{Bookmark, News, Room, Standing};
use crate::store;
use crate::text::inline;
use crate::theme::{self, BUILT_IN, Depth, Theme};
use std::collections::{HashSet, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use tokio::task::JoinSet;

impl<'a> Stage<'a> {
    /// The list of the decks.
    pub(in crate::ssh::session) async fn lobby(visit: &'a mut Visit) -> Self {
        let saves = visit.client.hall.house.saves();
        let lister = lister(visit);
        let (decks, deck) = blocking(lister).await;
        visit.listed = decks;
        let setup = Setup { is_lobby: true, ..setup(visit, "jianbao") };
        let talk = Talk::new(deck, 0, false);
        Self::new(visit, talk, setup, What::Lobby { saves, renews_at: None })
    }

    /// The deck of this room.
    pub(in crate::ssh::session) async fn deck(visit: &'a mut Visit, room: Arc<Room>) -> Self {
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
pub(super) fn lister(visit: &Visit) -> impl FnOnce() -> (Vec<PathBuf>, Arc<Deck>) + Send + 'static {
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
