//! Back to where one was before a jump: a search, a choice from the list, another end of the deck. A short history.

use super::{Place, Talk, Window, Word};
use crate::deck::Slide;

/// How many places are kept.
const MAX_JUMPS: usize = 50;

/// Where one was: the deck may change, so the slide's name is kept with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Jump {
    name: String,
    place: Place,
}

/// Goes somewhere, and keeps where one was if that is another slide.
pub(super) fn jump(talk: &mut Talk, window: &mut Window, go: impl FnOnce(&mut Talk, &mut Window)) {
    let from = Jump { name: talk.slide().map(Slide::name).unwrap_or_default(), place: talk.place() };
    go(talk, window);
    if talk.place().slide_idx == from.place.slide_idx {
        return;
    }
    if window.jumps.len() == MAX_JUMPS {
        window.jumps.remove(0);
    }
    window.jumps.push(from);
}

/// Goes back to where one was before the last jump, wherever its slide is now.
pub(super) fn back(talk: &mut Talk, window: &mut Window) {
    let Some(jump) = window.jumps.pop() else { return window.say(talk, Word::NoJump) };
    let slides = talk.deck().slides.iter().enumerate().filter(|(_, slide)| slide.name() == jump.name);
    let nearest = slides.map(|(i, _)| i).min_by_key(|i| i.abs_diff(jump.place.slide_idx));
    talk.go_to_slide(nearest.unwrap_or(jump.place.slide_idx));
    talk.go_to_spot(jump.place.spot);
    talk.reveal_to(talk.step_of(jump.place.spot));
    window.turn_notes_back();
}
