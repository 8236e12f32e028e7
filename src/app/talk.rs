//! A talk: the deck, where in it one stands, and what all its windows share. It has no size, no theme and no IO.

use super::{Clock, Live, Pictures, Sources};
use crate::article::Article;
use crate::deck::{Content, Deck, Element, Slide, Spot};
use crate::review::{Event, Review, State};
use crate::scene::Page;
use crate::text::WidthPolicy;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
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
#[expect(clippy::struct_excessive_bools, reason = "each is a fact by itself")]
#[derive(Clone, Debug)]
pub struct Talk {
    deck: Arc<Deck>,
    place: Place,
    /// How many steps of the slide are shown, where things are shown one by one.
    revealed: Option<usize>,
    /// Whether things are shown one by one on slides that do not say.
    has_reveal: bool,
    clock: Clock,
    /// Whether the audience sees it.
    is_clock_shown: bool,
    /// How long each slide was shown, all its times together.
    spent: Vec<Duration>,
    /// Whether the screens are empty for a while.
    pub(super) is_blank: bool,
    /// The time since the program's start.
    pub(super) now: Duration,
    /// Whether it goes over what may be asked too.
    has_asked: bool,
    /// The claims beside their articles, once somebody has asked.
    sources: Option<Sources>,
    pictures: Pictures,
    /// What the journal says of the claims, where it was read.
    review: Option<Review>,
    /// The hash of the deck's text, for those who review it.
    deck_hash: String,
    /// The deck's typography, on no page yet: a deck that names no language has it guessed once.
    page: Page,
    /// The slides that open sections, in their order.
    sections: Arc<[usize]>,
    kept_steps: Option<KeptSteps>,
}

/// What each step of a slide shows first: a slide may have thousands, and each key asks.
#[derive(Clone, Debug)]
struct KeptSteps {
    deck: Arc<Deck>,
    slide_idx: usize,
    spots: Arc<[Option<Spot>]>,
}

impl Talk {
    /// A talk at the beginning of a slide (from 0), or of the last one where there are fewer.
    pub fn new(deck: Arc<Deck>, slide_idx: usize, has_reveal: bool) -> Self {
        let page = Page::of(&deck, 0, 0, WidthPolicy::default());
        let slide_idx = slide_idx.min(deck.slides.len().saturating_sub(1));
        let has_reveal = has_reveal || deck.reveal;
        let sections = deck.slides.iter().enumerate().filter(|(_, slide)| slide.content == Content::Section);
        let sections = sections.map(|(idx, _)| idx).collect();
        let talk = Self {
            deck,
            place: Place { slide_idx, spot: Spot::default() },
            revealed: None,
            has_reveal,
            clock: Clock::default(),
            is_clock_shown: false,
            spent: Vec::new(),
            is_blank: false,
            now: Duration::ZERO,
            has_asked: false,
            sources: None,
            pictures: Pictures::default(),
            review: None,
            deck_hash: String::new(),
            page,
            sections,
            kept_steps: None,
        };
        Self { revealed: talk.at_first(), ..talk }
    }

    /// How many steps are shown on coming to the slide: none, or all at once.
    fn at_first(&self) -> Option<usize> {
        self.slide().and_then(Slide::reveals).unwrap_or(self.has_reveal).then_some(0)
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
        Live { place: self.place, revealed: self.revealed, is_blank: self.is_blank, clock: self.clock }
    }

    /// Shows what another shows, of the same deck.
    pub(super) fn show(&mut self, live: Live) {
        let slide_idx = live.place.slide_idx.min(self.deck.slides.len().saturating_sub(1));
        // What had passed before this terminal came was not spent on its slide.
        if slide_idx != self.place.slide_idx && self.clock.has_begun() {
            self.spend(live.clock.elapsed(self.now).saturating_sub(live.clock.on_slide(self.now)));
        }
        self.place = Place { slide_idx, ..live.place };
        (self.revealed, self.is_blank, self.clock) = (live.revealed, live.is_blank, live.clock);
        if self.slide().is_some_and(|slide| slide.reveals().is_none()) {
            self.has_reveal = self.revealed.is_some();
        }
    }

    /// Whether the screens are blank.
    pub const fn is_blank(&self) -> bool {
        self.is_blank
    }

    /// How many of the slide's steps are shown, and how many it has; nothing where all are shown at once.
    pub fn steps(&self) -> Option<(usize, usize)> {
        Some((self.revealed?, self.spots_of_steps().len().saturating_sub(1)))
    }

    /// What each step of the slide shows first.
    pub(super) fn spots_of_steps(&self) -> Arc<[Option<Spot>]> {
        let is_of_here =
            |kept: &&KeptSteps| kept.slide_idx == self.place.slide_idx && Arc::ptr_eq(&kept.deck, &self.deck);
        let walked = || self.slide().map(Slide::spots_of_steps).unwrap_or_default().into();
        self.kept_steps.as_ref().filter(is_of_here).map_or_else(walked, |kept| Arc::clone(&kept.spots))
    }

    /// Walks the steps of the slide once, where things are shown one by one.
    pub(super) fn keep_steps(&mut self) {
        if self.revealed.is_some() {
            let (deck, slide_idx) = (Arc::clone(&self.deck), self.place.slide_idx);
            self.kept_steps = Some(KeptSteps { deck, slide_idx, spots: self.spots_of_steps() });
        }
    }

    /// The last step that is shown.
    pub(super) fn shown(&self) -> usize {
        self.revealed.unwrap_or(usize::MAX)
    }

    /// A page of this deck's typography.
    pub(super) const fn page(&self, columns: u16, rows: u16, policy: WidthPolicy) -> Page {
        self.page.resized(columns, rows, policy)
    }

    /// The heading of the section that the talk is in; its own slide says so itself.
    pub(super) fn section(&self) -> Option<&str> {
        let n_before = self.sections.partition_point(|idx| *idx < self.place.slide_idx);
        let section = self.sections.get(n_before.checked_sub(1)?)?;
        self.deck.slides.get(*section)?.heading.as_deref()
    }

    /// Goes to the beginning of a slide, or of the last one.
    pub fn go_to_slide(&mut self, slide_idx: usize) {
        let slide_idx = slide_idx.min(self.deck.slides.len().saturating_sub(1));
        self.place = Place { slide_idx, spot: Spot::default() };
        self.revealed = self.at_first();
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
        self.spots_of_steps().get(step).copied().flatten()
    }

    /// The step that shows a spot.
    pub(super) fn step_of(&self, spot: Spot) -> usize {
        self.elements().get(spot.element_idx).map_or(0, |e| e.step)
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
        self.has_reveal = self.revealed.is_some();
        self.has_reveal
    }

    fn elements(&self) -> Vec<Element<'_>> {
        self.slide().map(Slide::elements).unwrap_or_default()
    }

    /// Goes over what may be asked too: for somebody who reviews.
    pub(super) fn unfold(&mut self) {
        self.has_asked = true;
        if let Cow::Owned(deck) = self.deck.unfolded() {
            self.deck = Arc::new(deck);
        }
    }

    /// Whether a deck as it was read is the one that is shown.
    pub(super) fn is_of(&self, deck: &Deck) -> bool {
        if self.has_asked { *deck.unfolded() == *self.deck } else { *deck == *self.deck }
    }

    /// The claims beside their articles, once somebody has asked for them.
    pub const fn sources(&self) -> Option<&Sources> {
        self.sources.as_ref()
    }

    /// Looks the claims up; gives the names of the articles that have to be read for it.
    pub(super) fn look_up(&mut self) -> Vec<String> {
        let deck = &self.deck;
        self.sources.get_or_insert_with(|| Sources::of(deck, BTreeMap::new(), self.has_asked)).unread()
    }

    pub(super) fn take_article(&mut self, file: &str, article: Option<Arc<Article>>) {
        if let Some(sources) = &mut self.sources {
            sources.take(file, article);
        }
    }

    /// The pictures on its slides.
    pub(super) const fn pictures(&self) -> &Pictures {
        &self.pictures
    }

    pub(super) const fn pictures_mut(&mut self) -> &mut Pictures {
        &mut self.pictures
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

    /// The clock of the talk.
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The time since the program's start.
    pub const fn now(&self) -> Duration {
        self.now
    }

    /// Says how much time has passed since the program's start.
    pub const fn set_now(&mut self, now: Duration) {
        self.now = now;
    }

    /// Shows the time to the audience, or hides it.
    pub(super) const fn turn_clock(&mut self) {
        self.is_clock_shown = !self.is_clock_shown;
    }

    /// Begins anew with the time, and shows it. What was planned stays.
    pub(super) fn restart_clock(&mut self) {
        (self.clock, self.is_clock_shown) = (Clock::begun(self.now), true);
        self.spent.clear();
    }

    /// Stops the time, or lets it go on; tells whether it has begun.
    pub(super) fn pause_clock(&mut self) -> bool {
        if self.clock.has_begun() {
            self.clock.turn(self.now);
        }
        self.clock.has_begun()
    }

    /// Has come from a slide to another one by a step of its own: the first one begins the talk.
    pub(super) fn has_turned(&mut self, from: usize) {
        if !self.clock.has_begun() {
            self.clock = Clock::begun(self.now);
            return;
        }
        let taken = self.clock.enter(self.now);
        self.add_spent(from, taken);
    }

    /// The slide that is shown is left, when so much had passed since the talk began.
    fn spend(&mut self, left_at: Duration) {
        let entered = self.clock.elapsed(self.now).saturating_sub(self.clock.on_slide(self.now));
        self.add_spent(self.place.slide_idx, left_at.saturating_sub(entered));
    }

    fn add_spent(&mut self, slide_idx: usize, taken: Duration) {
        if self.spent.len() <= slide_idx {
            self.spent.resize(slide_idx + 1, Duration::ZERO);
        }
        self.spent[slide_idx] += taken;
    }

    /// How long each slide was shown so far, by its place; the one that is shown until now.
    pub fn spent(&self) -> Vec<Duration> {
        let mut spent = self.spent.clone();
        spent.resize(self.deck.slides.len(), Duration::ZERO);
        if let Some(here) = spent.get_mut(self.place.slide_idx) {
            *here += self.clock.on_slide(self.now);
        }
        spent
    }

    /// The time that the audience is shown.
    pub fn shown_time(&self) -> Option<Duration> {
        self.is_clock_shown.then(|| self.clock.elapsed(self.now))
    }

    /// When the time that is shown changes next.
    pub(super) fn next_second(&self) -> Option<Duration> {
        self.clock.next_second(self.now).filter(|_| self.is_clock_shown)
    }

    /// Takes the deck as it is now, and stays at the words where one stands, wherever they have moved.
    pub fn replace_deck(&mut self, deck: Arc<Deck>) {
        let old = std::mem::replace(self, Self::new(deck, 0, false));
        if old.has_asked {
            self.unfold();
        }
        (self.now, self.has_reveal) = (old.now, old.has_reveal);
        (self.clock, self.is_clock_shown) = (old.clock, old.is_clock_shown);
        self.spent = respent(&old, &self.deck);
        self.is_blank = old.is_blank;
        self.deck_hash.clone_from(&old.deck_hash);
        self.review.clone_from(&old.review);
        self.pictures.clone_from(&old.pictures);
        self.pictures.retry();
        if let Some(review) = &mut self.review {
            review.renew(self.deck.claims());
        }
        if let Some(sources) = old.sources.clone() {
            self.sources = Some(Sources::of(&self.deck, sources.into_articles(), self.has_asked));
        }
        let last = self.deck.slides.len().saturating_sub(1);
        let Some(was) = old.slide() else { return self.revealed = old.revealed };
        let name = was.name();
        let is_same = |i: &usize| self.deck.slides.get(*i).is_some_and(|slide| slide.name() == name);
        // From here outwards: a save leaves most slides where they are.
        let at = old.place.slide_idx;
        let aside = |n: usize| [at.checked_sub(n), at.checked_add(n)].into_iter().flatten();
        let nearest = (0..=self.deck.slides.len().max(at)).flat_map(aside).find(is_same);
        self.place.slide_idx = nearest.unwrap_or(old.place.slide_idx).min(last);
        let Some(is) = self.slide() else { return self.revealed = old.revealed };
        let spot = moved(old.place.spot, was, is);
        let as_before = old.revealed.map(|step| step.min(is.n_steps()));
        self.revealed = if is.reveals() == was.reveals() { as_before } else { self.at_first() };
        self.place.spot = spot;
    }
}

/// How long the slides of the new deck were shown: each takes its old time along, wherever it has moved.
fn respent(old: &Talk, deck: &Deck) -> Vec<Duration> {
    if old.spent.is_empty() {
        return Vec::new();
    }
    let mut kept: HashMap<String, Vec<Duration>> = HashMap::new();
    for (slide, spent) in old.deck.slides.iter().zip(&old.spent).rev() {
        kept.entry(slide.name()).or_default().push(*spent);
    }
    // Mostly all have been found long before the deck ends.
    let mut n_left = old.deck.slides.len().min(old.spent.len());
    let take = |slide: &Slide| {
        (n_left > 0).then(|| {
            let taken = kept.get_mut(&slide.name()).and_then(Vec::pop);
            n_left -= usize::from(taken.is_some());
            taken.unwrap_or_default()
        })
    };
    deck.slides.iter().map_while(take).collect()
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
