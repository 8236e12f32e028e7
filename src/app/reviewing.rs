//! What a reviewer's keys do: verdicts and remarks on the claim that one stands at, as events for the journal.
//!
//! Nothing counts before the journal has it: an event changes what is shown when the outside says that it was written.

use super::{Editor, Effect, Key, Language, Mode, Talk, Window, Word};
use crate::deck::{Claim, Part, Point, Slide, Written};
use crate::review::{self, Author, Event, Kind, Refusal, Review, Stamp, Standing, Thread, Who};
use crate::text::{Measure, inline};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How long a write may take before it is said to be under way.
const SLOW: Duration = Duration::from_millis(150);

/// Who reviews in a window, and what their events are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewer {
    /// Who.
    pub who: Who,
    /// Whether they may take suggestions into the deck.
    pub can_edit: bool,
    /// When the program started.
    pub started: Timestamp,
    /// Drawn at random: tells the events of this session from all others.
    pub seed: [u8; 16],
    /// How many events were made so far.
    pub n_made: u64,
    /// What was typed and not sent, the latest last.
    pub drafts: Vec<Draft>,
    /// How many writes are under way.
    pub n_pending: usize,
    /// Since when there has been one.
    pub pending_since: Duration,
    /// The points that were put on slides, each with how many events had been made: what is undone first.
    pub added: Vec<(u64, Point)>,
}

/// What is typed about a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemarkKind {
    /// What is wrong.
    Flag,
    /// A remark.
    Comment,
    /// Another wording.
    Suggest,
    /// An answer in a thread.
    Answer,
}

/// A remark that was not sent, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What it is.
    pub kind: RemarkKind,
    /// The claim that it is about, by its path in the deck.
    pub path: String,
    /// The thread that it answers in.
    pub root: Option<String>,
    /// What was typed.
    pub text: String,
}

impl Draft {
    fn is_about(&self, kind: RemarkKind, path: &str, root: Option<&str>) -> bool {
        self.kind == kind && self.path == path && self.root.as_deref() == root
    }
}

/// A remark that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is.
    pub kind: RemarkKind,
    /// The claim that it is about, by its place among all.
    pub claim_idx: usize,
    /// The thread that it answers in.
    pub root: Option<String>,
    /// What is typed.
    pub editor: Editor,
}

impl Reviewer {
    /// A reviewer whose session began at `started` and is told from all others by `seed`.
    pub const fn new(
        who: Who,
        can_edit: bool,
        started: Timestamp,
        seed: [u8; 16],
        drafts: Vec<Draft>,
    ) -> Self {
        Self {
            who,
            can_edit,
            started,
            seed,
            n_made: 0,
            drafts,
            n_pending: 0,
            pending_since: Duration::ZERO,
            added: Vec::new(),
        }
    }

    /// When it is said that something is being written: a disk that is quick is not spoken of.
    pub(super) fn slow_at(&self) -> Option<Duration> {
        (self.n_pending > 0).then(|| self.pending_since + SLOW)
    }

    fn stamp(&mut self, now: Duration) -> Stamp {
        self.n_made += 1;
        Stamp::new(self.started.saturating_add(now).unwrap_or(self.started), &self.seed, self.n_made)
    }
}

/// A claim's standing as a letter and a word.
pub(super) fn told(standing: Standing, language: Language) -> (char, &'static str) {
    match standing {
        Standing::Flagged => ('F', language.say(Word::Flagged)),
        Standing::Approved { .. } => ('A', language.say(Word::Approved)),
        Standing::OutOfDate => ('O', language.say(Word::OutOfDate)),
        Standing::Remarked => ('R', language.say(Word::Remarked)),
        Standing::Unseen => ('N', language.say(Word::Unseen)),
    }
}

/// The claim that one stands at, with what is known of it.
fn here(talk: &Talk) -> Option<(usize, &Claim, &Review)> {
    let (claim_idx, review) = (talk.claim_idx()?, talk.review()?);
    Some((claim_idx, review.claims().get(claim_idx)?, review))
}

/// Makes an event as this window's reviewer, and asks for it to be written.
fn make(
    talk: &Talk,
    window: &mut Window,
    build: impl FnOnce(Author<'_>, &Review) -> Result<Event, Refusal>,
) -> Vec<Effect> {
    let (Some(reviewer), Some(review)) = (&mut window.reviewer, talk.review()) else { return Vec::new() };
    let stamp = reviewer.stamp(talk.now);
    match build(Author { who: &reviewer.who, stamp, deck: talk.deck_hash() }, review) {
        Ok(event) => {
            if reviewer.n_pending == 0 {
                reviewer.pending_since = talk.now;
            }
            reviewer.n_pending += 1;
            vec![Effect::Append(vec![event])]
        }
        Err(Refusal::Misplaced(_)) => {
            window.say(talk, Word::NoThread);
            Vec::new()
        }
        Err(refusal) => {
            window.notify(talk, refusal.to_string());
            Vec::new()
        }
    }
}

pub(super) fn approve(talk: &Talk, window: &mut Window) -> Vec<Effect> {
    let Some((claim_idx, ..)) = here(talk) else { return Vec::new() };
    make(talk, window, |author, review| Ok(review::approve(author, &review.claims()[claim_idx])))
}

/// The claims of this slide that this reviewer has no verdict on.
fn left_here(talk: &Talk, window: &Window) -> Vec<usize> {
    let (Some(sources), Some(review), Some(reviewer)) = (talk.sources(), talk.review(), &window.reviewer)
    else {
        return Vec::new();
    };
    let is_left = |i: &usize| review.verdict(*i, reviewer.who.identity()).is_none();
    sources.of_slide(talk.place().slide_idx).filter(is_left).collect()
}

/// Asks once before all that is left on the slide is approved.
pub(super) fn ask_for_all(talk: &Talk, window: &mut Window) {
    match left_here(talk, window).len() {
        0 => window.say(talk, Word::NothingLeft),
        n => {
            window.mode = Mode::ApproveAll;
            let text = window.language(talk).say_of(Word::ApproveAll, &n.to_string());
            window.ask(text);
        }
    }
}

/// Takes the answer: `y` or Enter approves.
pub(super) fn answer_for_all(talk: &Talk, window: &mut Window, key: Key) -> Vec<Effect> {
    window.mode = Mode::Slide;
    window.notice = None;
    if !matches!(key, Key::Char('y' | 'Y') | Key::Enter) {
        return Vec::new();
    }
    let mut events = Vec::new();
    for claim_idx in left_here(talk, window) {
        let made =
            make(talk, window, |author, review| Ok(review::approve(author, &review.claims()[claim_idx])));
        events.extend(made.into_iter().flat_map(|effect| match effect {
            Effect::Append(events) => events,
            _ => Vec::new(),
        }));
    }
    if events.is_empty() {
        return Vec::new();
    }
    // One write for all of them.
    if let Some(reviewer) = &mut window.reviewer {
        reviewer.n_pending = reviewer.n_pending + 1 - events.len();
    }
    vec![Effect::Append(events)]
}

/// The threads of a claim that are open, flags first.
fn open_threads(review: &Review, claim_idx: usize) -> Vec<Thread<'_>> {
    let said = review.said(claim_idx);
    said.flags.into_iter().chain(said.remarks).collect()
}

/// Opens the box: for a remark on the claim that one stands at.
pub(super) fn begin(talk: &Talk, window: &mut Window, kind: RemarkKind) {
    let Some((claim_idx, claim, review)) = here(talk) else { return };
    let root = match kind {
        RemarkKind::Answer => match open_threads(review, claim_idx).last() {
            Some(thread) => Some(thread.root.id.clone()),
            None => return window.say(talk, Word::NoThread),
        },
        _ => None,
    };
    let mut drafts = window.reviewer.iter().flat_map(|r| &r.drafts);
    let kept = drafts.find(|d| d.is_about(kind, &claim.path, root.as_deref()));
    let text = match kept {
        Some(draft) => draft.text.clone(),
        None if kind == RemarkKind::Suggest => claim.text.clone(),
        None => String::new(),
    };
    window.mode = Mode::Remark(Remark { kind, claim_idx, root, editor: Editor::new(text) });
}

/// Goes on with what was not sent, where it was about.
pub(super) fn resume(talk: &mut Talk, window: &mut Window) {
    let Some(draft) = window.reviewer.as_ref().and_then(|r| r.drafts.last().cloned()) else {
        return window.say(talk, Word::NoDraft);
    };
    let found = talk.review().and_then(|r| r.claims().iter().position(|c| c.path == draft.path));
    let claim_idx = found.or_else(|| talk.claim_idx()).unwrap_or(0);
    talk.go_to_claim(claim_idx);
    let editor = Editor::new(draft.text);
    window.mode = Mode::Remark(Remark { kind: draft.kind, claim_idx, root: draft.root, editor });
}

/// Takes a key in the box.
pub(super) fn type_remark(talk: &Talk, window: &mut Window, key: Key) -> Vec<Effect> {
    let (room, setting) = (window.box_room(), talk.page(0, 0, window.policy).setting(Measure::Body));
    let Mode::Remark(remark) = &mut window.mode else { return Vec::new() };
    match key {
        Key::Enter => return send(talk, window),
        Key::Escape => {
            window.mode = Mode::Slide;
            if window.reviewer.as_ref().is_some_and(|r| !r.drafts.is_empty()) {
                window.say(talk, Word::DraftKept);
            }
            return Vec::new();
        }
        key => {
            if !remark.editor.press(key, room, setting) {
                window.say(talk, Word::PasteTooLong);
            }
        }
    }
    keep_draft(talk, window)
}

/// Takes what was pasted into the box.
pub(super) fn paste(talk: &Talk, window: &mut Window, text: &str) -> Vec<Effect> {
    let Mode::Remark(remark) = &mut window.mode else { return Vec::new() };
    if !remark.editor.insert(text) {
        window.say(talk, Word::PasteTooLong);
    }
    keep_draft(talk, window)
}

/// Keeps what is typed so far, so that nothing can lose it.
fn keep_draft(talk: &Talk, window: &mut Window) -> Vec<Effect> {
    let (Mode::Remark(remark), Some(reviewer), Some(review)) =
        (&window.mode, &mut window.reviewer, talk.review())
    else {
        return Vec::new();
    };
    let path = review.claims().get(remark.claim_idx).map(|c| c.path.clone()).unwrap_or_default();
    let text = remark.editor.text().to_owned();
    let draft = Draft { kind: remark.kind, path, root: remark.root.clone(), text };
    let before = reviewer.drafts.clone();
    reviewer.drafts.retain(|d| !d.is_about(draft.kind, &draft.path, draft.root.as_deref()));
    reviewer.drafts.extend(Some(draft).filter(|d| !d.text.trim().is_empty()));
    if reviewer.drafts == before {
        return Vec::new();
    }
    vec![Effect::KeepDrafts(reviewer.drafts.clone())]
}

/// Sends what is in the box; it stays there where it is refused.
fn send(talk: &Talk, window: &mut Window) -> Vec<Effect> {
    let Mode::Remark(remark) = window.mode.clone() else { return Vec::new() };
    let text = remark.editor.text().trim().to_owned();
    let made = make(talk, window, |author, review| {
        let claim = review.claims().get(remark.claim_idx).ok_or(Refusal::Misplaced("remark on"))?;
        match remark.kind {
            RemarkKind::Flag => review::flag(author, Some(claim), &text),
            RemarkKind::Comment => review::comment(author, Some(claim), &text),
            RemarkKind::Suggest => review::suggest(author, claim, &text),
            RemarkKind::Answer => {
                let root = remark.root.as_ref().and_then(|id| review.state().get(id));
                review::answer(author, root.ok_or(Refusal::Misplaced("answer"))?, &text)
            }
        }
    });
    if !made.is_empty() {
        window.mode = Mode::Slide;
    }
    made
}

pub(super) fn resolve(talk: &Talk, window: &mut Window) -> Vec<Effect> {
    let Some((claim_idx, ..)) = here(talk) else { return Vec::new() };
    make(talk, window, |author, review| {
        let threads = open_threads(review, claim_idx);
        review::resolve(author, threads.first().ok_or(Refusal::Misplaced("resolve"))?.root, None)
    })
}

pub(super) fn reopen(talk: &Talk, window: &mut Window) -> Vec<Effect> {
    let Some((claim_idx, ..)) = here(talk) else { return Vec::new() };
    make(talk, window, |author, review| {
        let said = review.said(claim_idx);
        let settled = said.settled.last().and_then(|thread| thread.settled);
        review::reopen(author, settled.ok_or(Refusal::Misplaced("reopen"))?)
    })
}

/// Takes back this reviewer's own last event on the claim.
pub(super) fn withdraw(talk: &Talk, window: &mut Window) -> Vec<Effect> {
    let Some((claim_idx, ..)) = here(talk) else { return Vec::new() };
    make(talk, window, |author, review| {
        let said = review.said(claim_idx);
        let threads = said.flags.iter().chain(&said.remarks);
        let events = threads.flat_map(|t| std::iter::once(t.root).chain(t.answers.iter().copied()));
        let events = events.chain(said.approvals.iter().copied()).chain(said.out_of_date.iter().copied());
        let own = events.filter(|e| e.who.identity() == author.who.identity());
        let last = own.max_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        review::withdraw(author, last.ok_or(Refusal::Misplaced("withdraw"))?)
    })
}

pub(super) fn undo(talk: &Talk, window: &mut Window) -> Vec<Effect> {
    make(talk, window, |author, review| review::undo(author, review.state()))
}

/// Goes to the next claim, or the one before, that `is_wanted`, around the ends of the deck.
fn go_to_next(
    talk: &mut Talk,
    window: &mut Window,
    is_forward: bool,
    is_wanted: impl Fn(&Review, usize) -> bool,
) -> bool {
    let Some((here, _, review)) = here(talk) else { return false };
    let n = review.claims().len();
    let nth = |step: usize| if is_forward { (here + step) % n } else { (here + n - step) % n };
    let found = (1..n).map(nth).find(|i| is_wanted(review, *i));
    if let Some(claim_idx) = found {
        talk.go_to_claim(claim_idx);
        window.source = window.source.map(|_| 0);
    }
    found.is_some()
}

pub(super) fn go_to_unseen(talk: &mut Talk, window: &mut Window, is_forward: bool) {
    let Some(who) = window.reviewer.as_ref().map(|r| r.who.clone()) else { return };
    let is_unseen = |review: &Review, i| !review.has_seen(i, who.identity());
    if !go_to_next(talk, window, is_forward, is_unseen) {
        window.say(talk, Word::NoneUnseen);
    }
}

pub(super) fn go_to_flagged(talk: &mut Talk, window: &mut Window) {
    let is_flagged = |review: &Review, i| review.standing(i) == Standing::Flagged;
    if !go_to_next(talk, window, true, is_flagged) {
        let is_here = here(talk).is_some_and(|(i, _, review)| is_flagged(review, i));
        if !is_here {
            window.say(talk, Word::NoneFlagged);
        }
    }
}

/// Asks for the open suggestion on the claim to be written into the deck.
pub(super) fn take(talk: &Talk, window: &mut Window) -> Vec<Effect> {
    if !window.reviewer.as_ref().is_some_and(|r| r.can_edit) {
        window.say(talk, Word::NotEditing);
        return Vec::new();
    }
    let Some((claim_idx, claim, review)) = here(talk) else { return Vec::new() };
    let open = open_threads(review, claim_idx);
    let Some(root) = open.iter().rev().find(|t| t.root.kind == Kind::Suggest).map(|t| t.root.clone()) else {
        window.say(talk, Word::NoThread);
        return Vec::new();
    };
    let is_one = claim.elements.len() == 1 && !matches!(claim.part, Part::Cell { .. });
    let element = talk.slide().map(Slide::elements).unwrap_or_default();
    let Some(expected) = element.get(claim.elements.start).filter(|_| is_one).map(|e| e.source.to_owned())
    else {
        window.say(talk, Word::ManyParts);
        return Vec::new();
    };
    let (at, element_idx) = (talk.deck().written(claim.slide_idx), claim.elements.start);
    let new = inline::escape(root.text.as_deref().unwrap_or_default());
    let made = make(talk, window, |author, _| review::take(author, &root));
    let taken = made.into_iter().find_map(|effect| match effect {
        Effect::Append(mut events) => events.pop(),
        _ => None,
    });
    taken
        .map(|taken| {
            Effect::Edit(Box::new(Edit::Words { at, element_idx, expected, new, taken: Box::new(taken) }))
        })
        .into_iter()
        .collect()
}

/// A change of the deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// One text is replaced.
    Words {
        /// Where the slide is written.
        at: Written,
        /// The element of it.
        element_idx: usize,
        /// What stands there now, as it is written.
        expected: String,
        /// What is to stand there.
        new: String,
        /// The event for the journal, once it does.
        taken: Box<Event>,
    },
    /// A point comes onto a slide.
    Add {
        /// Where the slide is written.
        at: Written,
        /// Its place among the slide's points, from 0.
        nth: usize,
        /// The point.
        point: Box<Point>,
    },
    /// A point goes.
    Cut {
        /// Where the slide is written.
        at: Written,
        /// Its place among the slide's points, from 0.
        nth: usize,
        /// What stands there now.
        point: Box<Point>,
    },
}

impl Edit {
    /// Where the slide is written that is changed.
    pub const fn at(&self) -> &Written {
        match self {
            Self::Words { at, .. } | Self::Add { at, .. } | Self::Cut { at, .. } => at,
        }
    }

    /// What the journal is told of it.
    pub fn events(&self) -> Vec<Event> {
        match self {
            Self::Words { taken, .. } => vec![(**taken).clone()],
            Self::Add { .. } | Self::Cut { .. } => Vec::new(),
        }
    }
}

/// Asks for a change of the deck, where this reviewer may make one.
pub(super) fn edit(talk: &Talk, window: &mut Window, edit: Edit) -> Vec<Effect> {
    let Some(reviewer) = window.reviewer.as_mut().filter(|r| r.can_edit) else {
        window.say(talk, Word::NotEditing);
        return Vec::new();
    };
    if reviewer.n_pending == 0 {
        reviewer.pending_since = talk.now;
    }
    reviewer.n_pending += 1;
    vec![Effect::Edit(Box::new(edit))]
}

/// Takes the news that events have been written, or why not.
pub(super) fn appended(
    talk: &mut Talk,
    window: &mut Window,
    events: Vec<Event>,
    fault: Option<&str>,
) -> Vec<Effect> {
    if let Some(reviewer) = &mut window.reviewer {
        reviewer.n_pending = reviewer.n_pending.saturating_sub(1);
    }
    if let Some(fault) = fault {
        let text = window.language(talk).say_of(Word::NotSaved, fault);
        window.notify(talk, text);
        return Vec::new();
    }
    // What was typed is safe now.
    let sent = events.iter().find(|e| e.kind.opens_thread() || e.kind == Kind::Answer);
    let is_sent = |draft: &Draft| sent.is_some_and(|e| e.text.as_deref() == Some(draft.text.trim()));
    let mut effects = Vec::new();
    if let Some(reviewer) = &mut window.reviewer {
        let n_before = reviewer.drafts.len();
        reviewer.drafts.retain(|draft| !is_sent(draft));
        if reviewer.drafts.len() < n_before {
            effects.push(Effect::KeepDrafts(reviewer.drafts.clone()));
        }
    }
    if events.iter().any(|e| e.kind == Kind::Take) {
        window.say(talk, Word::Taken);
    }
    talk.add_events(events);
    effects
}

/// What is not signed off, in few words: nothing where all is.
pub(super) fn unsigned(review: &Review, language: Language) -> Option<String> {
    let tally = review.tally();
    let n_left = tally.n_claims - tally.n_approved - tally.n_flagged;
    let parts = [(Word::NFlagged, tally.n_flagged), (Word::Unseen, n_left)];
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(word, n)| match word {
            Word::NFlagged => language.say_of(word, &n.to_string()),
            _ => format!("{}/{}", tally.n_approved, tally.n_claims),
        })
        .collect();
    (!told.is_empty()).then(|| language.say_of(Word::Unsigned, &told.join(" · ")))
}
