//! Going on and back: by steps, by the screens of this window, by slides; and to what a search finds.

use super::{Talk, Window, Word};
use crate::deck::{Deck, Element, Slide, Spot};
use crate::text::find;
use std::sync::Arc;

/// The next point, screen or slide.
pub(super) fn next(talk: &mut Talk, window: &mut Window) {
    let scene = window.stepping_scene(talk);
    let screen_idx = scene.screen_at(talk.place().spot);
    let last_step = scene.screens.get(screen_idx).map_or(0, |s| s.last_step);
    if talk.shown() < last_step {
        talk.reveal_next();
    } else if let Some(spot) = (screen_idx + 1..scene.screens.len()).find_map(|i| scene.first_spot(i)) {
        talk.go_to_spot(spot);
    } else if talk.place().slide_idx + 1 < talk.deck().slides.len() {
        talk.go_to_slide(talk.place().slide_idx + 1);
        window.turn_notes_back();
    } else {
        window.say(talk, Word::LastSlide);
    }
}

/// The one before.
pub(super) fn back(talk: &mut Talk, window: &mut Window) {
    let scene = window.stepping_scene(talk);
    let screen_idx = scene.screen_at(talk.place().spot);
    let last_step_of = |screen_idx: usize| scene.screens.get(screen_idx).map_or(0, |s| s.last_step);
    let step_before = screen_idx.checked_sub(1).map_or(0, last_step_of);
    // What is hidden step by step is what this screen shows.
    let hidden =
        talk.steps().map(|(step, _)| step.min(last_step_of(screen_idx))).filter(|&s| s > step_before);
    if let Some(step) = hidden {
        let spot =
            if step - 1 > step_before { talk.spot_of_step(step - 1) } else { scene.first_spot(screen_idx) };
        talk.reveal_to(step - 1);
        talk.go_to_spot(spot.unwrap_or_default());
    } else if let Some((i, spot)) = (0..screen_idx).rev().find_map(|i| Some((i, scene.first_spot(i)?))) {
        talk.go_to_spot(spot);
        talk.reveal_to(last_step_of(i));
    } else if talk.place().slide_idx > 0 {
        talk.go_to_slide(talk.place().slide_idx - 1);
        window.turn_notes_back();
        let scene = window.stepping_scene(talk);
        let last = (0..scene.screens.len()).rev().find_map(|i| Some((i, scene.first_spot(i)?)));
        if let Some((screen_idx, spot)) = last.filter(|(i, _)| *i > 0) {
            talk.go_to_spot(spot);
            talk.reveal_to(scene.screens.get(screen_idx).map_or(0, |s| s.last_step));
        } else {
            talk.reveal_to(scene.screens.first().map_or(0, |s| s.last_step));
        }
    } else {
        window.say(talk, Word::FirstSlide);
    }
}

/// Where on a slide what is looked for stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    slide_idx: usize,
    spot: Spot,
    /// Whether it is on the slide, and not in its notes.
    is_on_slide: bool,
}

/// The slides of a deck that say what is looked for.
pub(super) fn hits(deck: &Deck, query: &str) -> Arc<[Hit]> {
    deck.slides.iter().enumerate().filter_map(|(slide_idx, slide)| found(slide, slide_idx, query)).collect()
}

/// Where on a slide words stand: the first element that says them, or whose speaker is of that name.
fn found(slide: &Slide, slide_idx: usize, query: &str) -> Option<Hit> {
    let spot_of = |e: &Element<'_>| {
        let text = e.text();
        let byte = find(&text, query).first().map(|range| range.start);
        byte.or_else(|| e.by.is_some_and(|by| !find(by, query).is_empty()).then_some(text.len()))
    };
    let found = |e: &Element<'_>| {
        let spot = Spot { element_idx: e.idx, byte: spot_of(e)? };
        Some(Hit { slide_idx, spot, is_on_slide: e.is_on_slide() })
    };
    // What may be asked is found where it is looked for.
    slide.elements().iter().filter(|e| !e.is_asked()).find_map(found)
}

/// Goes to the next slide that says what is looked for, or to the one before; around the ends of the deck.
pub(super) fn search(talk: &mut Talk, window: &mut Window, is_forward: bool) {
    if window.query.is_empty() {
        return window.say(talk, Word::NoSearch);
    }
    let here = talk.place().slide_idx;
    let hits = window.hits(talk);
    // The first slide from here on, or behind it, that says it.
    let next = if is_forward {
        let next = hits.partition_point(|hit| hit.slide_idx <= here);
        if next < hits.len() { next } else { 0 }
    } else {
        hits.partition_point(|hit| hit.slide_idx < here)
            .checked_sub(1)
            .unwrap_or(hits.len().saturating_sub(1))
    };
    let Some(&Hit { slide_idx, spot, is_on_slide }) = hits.get(next) else {
        let text = window.language(talk).say_of(Word::NotFound, &window.query);
        return window.notify(talk, text);
    };
    talk.go_to_slide(slide_idx);
    if is_on_slide {
        window.turn_notes_back();
        talk.go_to_spot(spot);
    } else {
        window.notes = Some(spot);
    }
    // All that stands on this screen is shown.
    let scene = window.scene(talk);
    talk.reveal_to(scene.screens.get(scene.screen_at(talk.place().spot)).map_or(0, |s| s.last_step));
    window.notify(talk, format!("{}: {}/{}", window.query, next + 1, hits.len()));
}

/// The claim so many further on in the deck, or back; a slide without claims is stopped at as one.
pub(super) fn claim(talk: &mut Talk, window: &mut Window, n: usize, is_forward: bool) {
    for _ in 0..n {
        if !step_claim(talk, is_forward) {
            return window.say(talk, if is_forward { Word::LastSlide } else { Word::FirstSlide });
        }
    }
    window.source = window.source.map(|_| 0);
    window.turn_notes_back();
}

/// One claim further or back; tells whether there was one, or a slide.
fn step_claim(talk: &mut Talk, is_forward: bool) -> bool {
    let Some(sources) = talk.sources() else { return false };
    let slide_idx = talk.place().slide_idx;
    let mut of_slide = sources.of_slide(slide_idx);
    let found = talk.claim_idx().and_then(|here| {
        if is_forward { of_slide.find(|i| *i > here) } else { of_slide.rfind(|i| *i < here) }
    });
    if let Some(claim_idx) = found {
        talk.go_to_claim(claim_idx);
        return true;
    }
    let next = if is_forward { Some(slide_idx + 1) } else { slide_idx.checked_sub(1) };
    let Some(next) = next.filter(|i| *i < talk.deck().slides.len()) else { return false };
    let mut of_next = sources.of_slide(next);
    let claim_idx = if is_forward { of_next.next() } else { of_next.next_back() };
    talk.go_to_slide(next);
    if let Some(claim_idx) = claim_idx {
        talk.go_to_claim(claim_idx);
    }
    true
}

/// More of the notes, or back in them.
pub(super) fn turn_notes(talk: &Talk, window: &mut Window, is_forward: bool) {
    let Some(spot) = window.notes else { return window.say(talk, Word::NotesClosed) };
    let scene = window.notes_scene(talk);
    let screen_idx = scene.screen_at(spot);
    let next = if is_forward {
        (screen_idx + 1..scene.screens.len()).find_map(|i| scene.first_spot(i))
    } else {
        (0..screen_idx).rev().find_map(|i| scene.first_spot(i))
    };
    window.notes = next.or(window.notes);
}

impl Window {
    /// Another slide's notes are read from their beginning.
    pub(super) fn turn_notes_back(&mut self) {
        self.notes = self.notes.map(|_| Spot::default());
    }
}
