//! A talk: the deck, where in it one stands, and what all its windows share. It has no size, no theme and no IO.

use super::{Live, Sources};
use crate::article::Article;
use crate::deck::{Deck, Element, Slide, Spot};
use crate::review::{Event, Review, State};
use crate::scene::Page;
use crate::text::WidthPolicy;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// Where a talk stands. The screen that a window shows is derived from it and from the window's page, so that no
/// change of either loses it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The slide, from 0.
    pub slide_idx: usize,
    /// The element on it, and the byte of its text.
    pub spot: Spot,
}

/// A talk that is being given.
#[derive(Clone, Debug)]
pub struct Talk {
    deck: Arc<Deck>,
    place: Place,
    /// How many steps of the slide are shown, where things are shown one by one.
    revealed: Option<usize>,
    timer: Timer,
    /// Whether the screens are empty for a while.
    pub(super) is_blank: bool,
    /// The time since the program's start.
    pub(super) now: Duration,
    /// The claims beside their articles, once somebody has asked.
    sources: Option<Sources>,
    /// What the journal says of the claims, where it was read.
    review: Option<Review>,
    /// The hash of the deck's text, for those who review it.
    deck_hash: String,
    /// The deck's typography, on no page yet: a deck that names no language has it guessed once.
    page: Page,
}

/// The time since somebody began to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Timer {
    zero: Option<Duration>,
    is_shown: bool,
}

impl Talk {
    /// A talk at the beginning of a slide (from 0), or of the last one where there are fewer.
    pub fn new(deck: Arc<Deck>, slide_idx: usize, has_reveal: bool) -> Self {
        let page = Page::of(&deck, 0, 0, WidthPolicy::default());
        let slide_idx = slide_idx.min(deck.slides.len().saturating_sub(1));
        Self {
            deck,
            place: Place { slide_idx, spot: Spot::default() },
            revealed: has_reveal.then_some(0),
            timer: Timer::default(),
            is_blank: false,
            now: Duration::ZERO,
            sources: None,
            review: None,
            deck_hash: String::new(),
            page,
        }
    }

    /// The deck.
    pub const fn deck(&self) -> &Arc<Deck> {
        &self.deck
    }

    /// Where the talk stands.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The slide that is shown; none where the deck has none.
    pub fn slide(&self) -> Option<&Slide> {
        self.deck.slides.get(self.place.slide_idx)
    }

    /// What those who follow this talk see.
    pub const fn live(&self) -> Live {
        Live { place: self.place, revealed: self.revealed, is_blank: self.is_blank }
    }

    /// Shows what another shows, of the same deck.
    pub(super) fn show(&mut self, live: Live) {
        let slide_idx = live.place.slide_idx.min(self.deck.slides.len().saturating_sub(1));
        self.place = Place { slide_idx, ..live.place };
        (self.revealed, self.is_blank) = (live.revealed, live.is_blank);
    }

    /// Whether the screens are blank.
    pub const fn is_blank(&self) -> bool {
        self.is_blank
    }

    /// How many of the slide's steps are shown, and how many it has; nothing where all are shown at once.
    pub fn steps(&self) -> Option<(usize, usize)> {
        Some((self.revealed?, self.slide().map_or(0, n_steps)))
    }

    /// The last step that is shown.
    pub(super) fn shown(&self) -> usize {
        self.revealed.unwrap_or(usize::MAX)
    }

    /// A page of this deck's typography.
    pub(super) const fn page(&self, columns: u16, rows: u16, policy: WidthPolicy) -> Page {
        self.page.resized(columns, rows, policy)
    }

    /// Goes to the beginning of a slide, or of the last one.
    pub fn go_to_slide(&mut self, slide_idx: usize) {
        let slide_idx = slide_idx.min(self.deck.slides.len().saturating_sub(1));
        self.place = Place { slide_idx, spot: Spot::default() };
        self.revealed = self.revealed.map(|_| 0);
    }

    /// Goes to a spot of the slide; what is revealed stays.
    pub(super) const fn go_to_spot(&mut self, spot: Spot) {
        self.place.spot = spot;
    }

    /// Shows as many steps, where they are shown one by one.
    pub(super) fn reveal_to(&mut self, step: usize) {
        self.revealed = self.revealed.map(|_| step);
    }

    /// Shows one step more, and goes to what it shows.
    pub(super) fn reveal_next(&mut self) {
        let step = self.revealed.map_or(0, |step| step + 1);
        self.reveal_to(step);
        if let Some(spot) = self.spot_of_step(step) {
            self.go_to_spot(spot);
        }
    }

    /// What a step shows first.
    pub(super) fn spot_of_step(&self, step: usize) -> Option<Spot> {
        let element_idx = self.elements().iter().find(|e| e.step == step)?.idx;
        Some(Spot { element_idx, byte: 0 })
    }

    /// Things one by one from here on, or all at once again; tells which. What has been reached stays in sight.
    pub(super) fn turn_reveal(&mut self) -> bool {
        let here = self.place.spot;
        let reached = self.elements().get(here.element_idx).map_or(0, |e| e.step);
        self.revealed = match self.revealed {
            Some(_) => None,
            None if here == Spot::default() => Some(0),
            None => Some(reached),
        };
        self.revealed.is_some()
    }

    fn elements(&self) -> Vec<Element<'_>> {
        self.slide().map(Slide::elements).unwrap_or_default()
    }

    /// The claims beside their articles, once somebody has asked for them.
    pub const fn sources(&self) -> Option<&Sources> {
        self.sources.as_ref()
    }

    /// Looks the claims up; gives the names of the articles that have to be read for it.
    pub(super) fn look_up(&mut self) -> Vec<String> {
        let deck = &self.deck;
        self.sources.get_or_insert_with(|| Sources::of(deck, BTreeMap::new())).unread()
    }

    pub(super) fn take_article(&mut self, file: &str, article: Option<Arc<Article>>) {
        if let Some(sources) = &mut self.sources {
            sources.take(file, article);
        }
    }

    /// What the journal says, where it was read.
    pub const fn review(&self) -> Option<&Review> {
        self.review.as_ref()
    }

    /// The hash of the deck's text, where somebody reviews it.
    pub fn deck_hash(&self) -> &str {
        &self.deck_hash
    }

    /// Says what the hash of the deck's text is.
    pub fn set_deck_hash(&mut self, hash: String) {
        self.deck_hash = hash;
    }

    /// Takes what a journal says: all of it, in place of what was known.
    pub(super) fn set_events(&mut self, events: Vec<Event>) {
        self.review = Some(Review::new(self.deck.claims(), State::of(events)));
    }

    /// Takes what has come to the journal.
    pub(super) fn add_events(&mut self, events: Vec<Event>) {
        match &mut self.review {
            Some(review) => review.extend(events),
            None => self.set_events(events),
        }
    }

    /// The claim that the talk stands at, by its place among all.
    pub fn claim_idx(&self) -> Option<usize> {
        self.sources.as_ref()?.at(self.place.slide_idx, self.place.spot)
    }

    /// Goes to a claim by its place among all, and shows it.
    pub(super) fn go_to_claim(&mut self, claim_idx: usize) {
        let found = self.sources.as_ref().and_then(|s| s.claims().get(claim_idx));
        let Some((slide_idx, element_idx)) = found.map(|c| (c.slide_idx, c.elements.start)) else { return };
        if slide_idx != self.place.slide_idx {
            self.go_to_slide(slide_idx);
        }
        self.place.spot = Spot { element_idx, byte: 0 };
        let step = self.elements().get(element_idx).map_or(0, |e| e.step);
        self.revealed = self.revealed.map(|shown| shown.max(step));
    }

    /// Shows the time, or hides it; it counts from the first time that it was asked for.
    pub(super) fn turn_timer(&mut self) {
        self.timer.zero.get_or_insert(self.now);
        self.timer.is_shown = !self.timer.is_shown;
    }

    /// Shows the time, from zero.
    pub(super) const fn restart_timer(&mut self) {
        self.timer = Timer { zero: Some(self.now), is_shown: true };
    }

    /// The time that is shown.
    pub fn elapsed(&self) -> Option<Duration> {
        let zero = self.timer.zero.filter(|_| self.timer.is_shown)?;
        Some(self.now.saturating_sub(zero))
    }

    /// When the time that is shown changes next.
    pub(super) fn next_second(&self) -> Option<Duration> {
        let zero = self.timer.zero.filter(|_| self.timer.is_shown)?;
        Some(zero + Duration::from_secs(self.elapsed()?.as_secs() + 1))
    }

    /// Takes the deck as it is now, and stays at the words where one stands, wherever they have moved.
    pub fn replace_deck(&mut self, deck: Arc<Deck>) {
        let old = std::mem::replace(self, Self::new(deck, 0, false));
        self.now = old.now;
        self.timer = old.timer;
        self.is_blank = old.is_blank;
        self.deck_hash.clone_from(&old.deck_hash);
        self.review.clone_from(&old.review);
        if let Some(review) = &mut self.review {
            review.renew(self.deck.claims());
        }
        if let Some(sources) = old.sources.clone() {
            self.sources = Some(Sources::of(&self.deck, sources.into_articles()));
        }
        let last = self.deck.slides.len().saturating_sub(1);
        let Some(was) = old.slide() else { return self.revealed = old.revealed };
        let name = was.name();
        let is_same = |i: &usize| self.deck.slides[*i].name() == name;
        let nearest =
            (0..self.deck.slides.len()).filter(is_same).min_by_key(|i| i.abs_diff(old.place.slide_idx));
        self.place.slide_idx = nearest.unwrap_or(old.place.slide_idx).min(last);
        let Some(is) = self.slide() else { return self.revealed = old.revealed };
        let spot = moved(old.place.spot, was, is);
        self.revealed = old.revealed.map(|step| step.min(n_steps(is)));
        self.place.spot = spot;
    }
}

/// The last step of a slide.
fn n_steps(slide: &Slide) -> usize {
    slide.elements().iter().map(|e| e.step).max().unwrap_or(0)
}

/// Where a spot of the slide that `was` is in the one that it is now: the same words, or else the same place.
fn moved(spot: Spot, was: &Slide, is: &Slide) -> Spot {
    let (before, now) = (was.elements(), is.elements());
    let Some(element) = before.get(spot.element_idx).filter(|_| spot != Spot::default()) else {
        return Spot::default();
    };
    let words = element.text();
    let has_words = |e: &&Element<'_>| e.part == element.part && e.text() == words;
    let is_there = |e: &&Element<'_>| e.path == element.path && e.part == element.part;
    let found = now
        .iter()
        .find(|e| is_there(e) && has_words(e))
        .or_else(|| now.iter().find(has_words))
        .or_else(|| now.iter().find(is_there))
        .or_else(|| now.iter().rfind(|e| e.is_on_slide()));
    found.map_or_else(Spot::default, |e| Spot { element_idx: e.idx, byte: spot.byte.min(e.text().len()) })
}
