//! The fold: what a journal's events are together, whatever their order.
//!
//! It knows no deck. Everything here is a function of the set of events; the order of arrival is only that of memory.

use super::{Event, Identity, Kind};
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

/// A journal's events, each once, with their threads.
#[derive(Clone, Debug, Default)]
pub struct State {
    nodes: Vec<Node>,
    by_id: HashMap<String, usize>,
    /// The children of events that have not come.
    waiting: HashMap<String, Vec<usize>>,
    targets: Vec<Words>,
    by_path: HashMap<String, HashMap<String, usize>>,
    named_at: HashMap<String, Naming>,
    on_deck: Vec<usize>,
    conflicts: BTreeSet<String>,
}

#[derive(Clone, Debug)]
struct Node {
    event: Event,
    children: Vec<usize>,
    /// The parent, once it has come.
    parent: Option<usize>,
    /// The words that it is about, where it is about an element by itself.
    target: Option<usize>,
}

/// Words at a place in the deck, and the events about them.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) path: String,
    pub(super) hash: String,
    pub(super) events: Vec<usize>,
}

/// At which paths some words have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// At this one.
    One(String),
    /// At several.
    Several,
}

/// A remark with what was said to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread<'a> {
    /// What opened it: a flag, a comment or a suggestion.
    pub root: &'a Event,
    /// The answers, by time.
    pub answers: Vec<&'a Event>,
    /// The resolve, or the take, that counts; the last, where there are several. The thread is open where there is none.
    pub settled: Option<&'a Event>,
    /// Whether it is about words that are not in the deck any more.
    pub is_out_of_date: bool,
}

impl Thread<'_> {
    /// Whether it is an objection.
    pub fn is_flag(&self) -> bool {
        self.root.kind == Kind::Flag
    }

    /// Whether nobody has settled it.
    pub const fn is_open(&self) -> bool {
        self.settled.is_none()
    }
}

/// By time, and by id where two are of one time.
pub(super) fn by_time(a: &Event, b: &Event) -> Ordering {
    (a.at, &a.id).cmp(&(b.at, &b.id))
}

impl State {
    /// Folds events.
    pub fn of(events: impl IntoIterator<Item = Event>) -> Self {
        let mut state = Self::default();
        state.extend(events);
        state
    }

    /// Adds events. Whether one of them took the place of another of its id, so that what was derived is void.
    pub(super) fn extend(&mut self, events: impl IntoIterator<Item = Event>) -> bool {
        let n_before = self.nodes.len();
        let mut is_replaced = false;
        for event in events {
            is_replaced |= self.keep(event);
        }
        if is_replaced {
            self.link_anew();
        } else {
            (n_before..self.nodes.len()).for_each(|idx| self.link(idx));
        }
        is_replaced
    }

    /// Adds one event.
    pub fn add(&mut self, event: Event) {
        self.extend([event]);
    }

    /// The events, each once, in no order that means anything.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.nodes.iter().map(|node| &node.event)
    }

    /// The event of an id.
    pub fn get(&self, id: &str) -> Option<&Event> {
        self.by_id.get(id).map(|idx| &self.nodes[*idx].event)
    }

    /// Whether the event of this id was taken back by its author.
    pub fn is_withdrawn(&self, id: &str) -> bool {
        self.by_id.get(id).is_some_and(|idx| self.is_taken_back(*idx))
    }

    /// The ids under which two different events came. One is kept: an objection before an approval.
    pub fn conflicts(&self) -> impl Iterator<Item = &str> {
        self.conflicts.iter().map(String::as_str)
    }

    /// The events whose parent is missing, or is none that they can follow: nothing counts them. By time.
    pub fn strays(&self) -> Vec<&Event> {
        let is_stray =
            |node: &&Node| node.event.is_known() && !node.event.kind.is_about_element() && !self.fits(node);
        let mut strays: Vec<&Event> = self.nodes.iter().filter(is_stray).map(|node| &node.event).collect();
        strays.sort_unstable_by(|a, b| by_time(a, b));
        strays
    }

    /// How many events are of a kind, or of a version of the format, that this version does not know.
    pub fn n_unknown(&self) -> usize {
        self.events().filter(|event| !event.is_known()).count()
    }

    /// An identity's last event that can be taken back and was not.
    pub fn last_of(&self, identity: Identity<'_>) -> Option<&Event> {
        let is_theirs = |idx: &usize| {
            let event = &self.nodes[*idx].event;
            event.is_known()
                && event.kind != Kind::Withdraw
                && event.who.identity() == identity
                && !self.is_taken_back(*idx)
        };
        (0..self.nodes.len()).filter(is_theirs).map(|idx| self.event(idx)).max_by(|a, b| by_time(a, b))
    }

    /// The thread that the event of this id opened; none where it opened none, or was withdrawn.
    pub fn thread(&self, id: &str) -> Option<Thread<'_>> {
        self.thread_at(*self.by_id.get(id)?, false)
    }

    /// The open and the settled threads about the deck as a whole, by time.
    pub fn on_deck(&self) -> Vec<Thread<'_>> {
        self.threads(&self.on_deck, false)
    }

    /// Keeps the event, unlinked, and tells whether it took the place of another of its id.
    fn keep(&mut self, event: Event) -> bool {
        let Some(&idx) = self.by_id.get(&event.id) else {
            let idx = self.nodes.len();
            self.by_id.insert(event.id.clone(), idx);
            self.nodes.push(Node { event, children: Vec::new(), parent: None, target: None });
            return false;
        };
        let kept = &mut self.nodes[idx].event;
        if *kept == event {
            return false;
        }
        self.conflicts.insert(event.id.clone());
        if *kept < event {
            return false;
        }
        *kept = event;
        true
    }

    /// Links all events anew: seldom, since two events of one id are a fault of whoever wrote them.
    fn link_anew(&mut self) {
        for node in &mut self.nodes {
            (node.children, node.parent, node.target) = (Vec::new(), None, None);
        }
        self.waiting.clear();
        self.targets.clear();
        self.by_path.clear();
        self.named_at.clear();
        self.on_deck.clear();
        (0..self.nodes.len()).for_each(|idx| self.link(idx));
    }

    /// Links an event with its parent, its children that came before it, and the words that it is about.
    fn link(&mut self, idx: usize) {
        let event = &self.nodes[idx].event;
        if let Some(children) = self.waiting.remove(&event.id) {
            for child in &children {
                self.nodes[*child].parent = Some(idx);
            }
            self.nodes[idx].children.extend(children);
        }
        let event = &self.nodes[idx].event;
        if !event.is_known() {
            return;
        }
        if event.kind.is_about_element() {
            self.link_target(idx);
        } else if let Some(parent) = event.parent.clone() {
            match self.by_id.get(&parent) {
                Some(&parent) => {
                    self.nodes[parent].children.push(idx);
                    self.nodes[idx].parent = Some(parent);
                }
                None => self.waiting.entry(parent).or_default().push(idx),
            }
        }
    }

    fn link_target(&mut self, idx: usize) {
        let event = &self.nodes[idx].event;
        let Some(target) = &event.element else {
            if event.kind.opens_thread() {
                self.on_deck.push(idx);
            }
            return;
        };
        let known = self.by_path.get(&target.path).and_then(|words| words.get(&target.hash)).copied();
        let target = if let Some(known) = known {
            known
        } else {
            let (path, hash) = (target.path.clone(), target.hash.clone());
            self.new_target(path, hash)
        };
        self.targets[target].events.push(idx);
        self.nodes[idx].target = Some(target);
    }

    fn new_target(&mut self, path: String, hash: String) -> usize {
        let idx = self.targets.len();
        self.by_path.entry(path.clone()).or_default().insert(hash.clone(), idx);
        let several = |naming: &mut Naming| *naming = Naming::Several;
        self.named_at.entry(hash.clone()).and_modify(several).or_insert_with(|| Naming::One(path.clone()));
        self.targets.push(Words { path, hash, events: Vec::new() });
        idx
    }

    pub(super) fn event(&self, idx: usize) -> &Event {
        &self.nodes[idx].event
    }

    pub(super) fn idx_of(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// How many events there are, each once.
    pub fn n_events(&self) -> usize {
        self.nodes.len()
    }

    /// All words at places that events are about.
    pub(super) fn words(&self) -> &[Words] {
        &self.targets
    }

    /// The indices in [`words`](Self::words) of those at a path.
    pub(super) fn words_at(&self, path: &str) -> impl Iterator<Item = usize> {
        self.by_path.get(path).into_iter().flatten().map(|(_, idx)| *idx)
    }

    /// At which paths events name the words of a hash.
    pub(super) fn naming(&self, hash: &str) -> Option<&Naming> {
        self.named_at.get(hash)
    }

    /// The words that an event is about in the end, through its parents.
    pub(super) fn words_of(&self, idx: usize) -> Option<usize> {
        // Withdraw, reopen, resolve, root: a chain that is longer is none, and may be a circle.
        let parents = std::iter::successors(Some(idx), |idx| self.nodes[*idx].parent);
        parents.take(4).find_map(|idx| self.nodes[idx].target)
    }

    /// Whether its author withdrew it. A withdrawal itself is final.
    pub(super) fn is_taken_back(&self, idx: usize) -> bool {
        let node = &self.nodes[idx];
        let identity = node.event.who.identity();
        let withdraws = |event: &Event| event.kind == Kind::Withdraw && event.who.identity() == identity;
        node.event.kind != Kind::Withdraw && node.children.iter().any(|idx| withdraws(self.event(*idx)))
    }

    /// The threads that these events open, by time, without those that were withdrawn.
    pub(super) fn threads(&self, idxs: &[usize], is_out_of_date: bool) -> Vec<Thread<'_>> {
        let mut threads: Vec<Thread<'_>> =
            idxs.iter().filter_map(|idx| self.thread_at(*idx, is_out_of_date)).collect();
        threads.sort_unstable_by(|a, b| by_time(a.root, b.root));
        threads
    }

    fn thread_at(&self, idx: usize, is_out_of_date: bool) -> Option<Thread<'_>> {
        let root = self.event(idx);
        if !root.is_known() || !root.kind.opens_thread() || self.is_taken_back(idx) {
            return None;
        }
        let children = || self.nodes[idx].children.iter().filter(|child| !self.is_taken_back(**child));
        let of_kind = |kind| children().filter(move |child| self.event(**child).kind == kind);
        let mut answers: Vec<&Event> = of_kind(Kind::Answer).map(|idx| self.event(*idx)).collect();
        answers.sort_unstable_by(|a, b| by_time(a, b));
        let settled = self.settled(idx);
        Some(Thread { root, answers, settled, is_out_of_date })
    }

    /// The last event that settles the thread of a root and was not undone.
    pub(super) fn settled(&self, root: usize) -> Option<&Event> {
        let is_suggestion = self.event(root).kind == Kind::Suggest;
        let settles = |kind: &Kind| *kind == Kind::Resolve || (*kind == Kind::Take && is_suggestion);
        let is_reopened = |idx: usize| {
            let reopens =
                |child: &usize| self.event(*child).kind == Kind::Reopen && !self.is_taken_back(*child);
            self.nodes[idx].children.iter().any(reopens)
        };
        let children = self.nodes[root].children.iter().copied();
        let counts = children
            .filter(|idx| settles(&self.event(*idx).kind) && !self.is_taken_back(*idx) && !is_reopened(*idx));
        counts.map(|idx| self.event(idx)).max_by(|a, b| by_time(a, b))
    }

    /// Whether an event's parent is there, and one that it can follow.
    fn fits(&self, node: &Node) -> bool {
        let Some(parent) = node.parent.map(|idx| self.event(idx)).filter(|parent| parent.is_known()) else {
            return false;
        };
        match node.event.kind {
            Kind::Answer | Kind::Resolve => parent.kind.opens_thread(),
            Kind::Take => parent.kind == Kind::Suggest,
            Kind::Reopen => matches!(parent.kind, Kind::Resolve | Kind::Take),
            Kind::Withdraw => {
                parent.kind != Kind::Withdraw && parent.who.identity() == node.event.who.identity()
            }
            _ => true,
        }
    }
}
