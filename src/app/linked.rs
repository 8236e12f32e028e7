//! Other terminals of the same person that show the same talk: what one of them does, all do.

use super::{Effect, Live, Loadable, Mode, Talk, Window, Word};

/// How many other terminals show the talk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Peers {
    /// The columns and rows that the first of the audiences' terminals has for a slide.
    pub page: Option<(u16, u16)>,
    /// Those that show it to an audience.
    pub n_audiences: usize,
    /// Those that a speaker looks at.
    pub n_speakers: usize,
}

/// What a window knows of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) peers: Peers,
    /// What the talk shows, and the hash of the deck in which that is.
    live: Option<(String, Live)>,
    pub(super) is_in_step: bool,
}

impl Linked {
    pub(super) const fn new() -> Self {
        Self { peers: Peers { page: None, n_audiences: 0, n_speakers: 0 }, live: None, is_in_step: true }
    }
}

/// Takes what the talk shows. A deck that is not ours is read again: its file has changed.
pub(super) fn take(talk: &mut Talk, window: &mut Window, hash: String, live: Live) -> Vec<Effect> {
    let Some(linked) = &mut window.linked else { return Vec::new() };
    let is_other = hash != talk.deck_hash();
    linked.live = Some((hash, live));
    if !linked.is_in_step {
        return Vec::new();
    }
    // What the speaker goes on to is seen, whatever was looked up on the audience's screen.
    if matches!(window.mode, Mode::Overview(_) | Mode::Help(_) | Mode::Search(_)) && !live.shows(&talk.live())
    {
        window.mode = Mode::Slide;
    }
    if is_other && window.has_file { vec![Effect::Load(Loadable::Deck)] } else { Vec::new() }
}

/// Takes who else there is. An audience is told of other screens only: what the speaker has is nothing for it.
pub(super) fn meet(talk: &Talk, window: &mut Window, peers: Peers) {
    let Some(linked) = &mut window.linked else { return };
    let before = std::mem::replace(&mut linked.peers, peers);
    if peers.n_audiences > before.n_audiences && window.speaker.is_none() {
        window.say(talk, Word::AlsoShown);
    }
}

/// After each message: what this window did is what holds, and what another did is shown, as soon as a slide of the
/// same deck is looked at.
pub(super) fn keep_step(talk: &mut Talk, window: &mut Window, has_moved: bool) {
    let is_on_slide = window.is_on_slide();
    let Some(linked) = window.linked.as_mut().filter(|linked| linked.is_in_step) else { return };
    if has_moved {
        linked.live = None;
    } else if is_on_slide && let Some((_, live)) = linked.live.take_if(|(hash, _)| hash == talk.deck_hash()) {
        talk.show(live);
    }
}

/// Goes in step with the others, or one's own way.
pub(super) fn turn(talk: &Talk, window: &mut Window) {
    let Some(linked) = &mut window.linked else { return };
    linked.is_in_step = !linked.is_in_step;
    let word = if linked.is_in_step { Word::InStep } else { Word::OutOfStep };
    window.say(talk, word);
}

impl Window {
    /// Whether what is done here is done in the other terminals of the talk.
    pub fn is_in_step(&self) -> bool {
        self.linked.as_ref().is_some_and(|linked| linked.is_in_step)
    }
}
