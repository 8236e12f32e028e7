//! Which slide of the old deck is which of the new one, and which thing which: by words first, then by likeness.

use super::items::{Item, Outline, Place};
use super::likeness;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

/// What belongs together in two decks.
#[derive(Debug)]
pub(super) struct Pairs {
    /// The new group of each old one.
    pub groups: Vec<Option<usize>>,
    /// The old group of each new one.
    pub old_groups: Vec<Option<usize>>,
    /// The new thing of each old one.
    pub items: Vec<Option<usize>>,
    /// Whether a new thing is in a pair.
    taken: Vec<bool>,
}

impl Pairs {
    pub(super) fn new(old: &Outline, new: &Outline) -> Self {
        let groups = groups(old, new);
        let mut old_groups = vec![None; new.groups.len()];
        for (from, to) in groups.of_old.iter().enumerate() {
            if let Some(slot) = to.and_then(|to| old_groups.get_mut(to)) {
                *slot = Some(from);
            }
        }
        let items = items(old, new, &groups.of_old);
        Self { groups: groups.of_old, old_groups, items: items.of_old, taken: items.taken }
    }

    /// Whether a new thing was there before.
    pub(super) fn is_taken(&self, new_idx: usize) -> bool {
        self.taken[new_idx]
    }

    /// Where each old thing is told: where it is now, or else behind what it stood behind.
    pub(super) fn places(&self, old: &Outline, new: &Outline) -> Vec<Place> {
        let mut places = Vec::with_capacity(old.items.len());
        let mut here = Place::default();
        for (group, to) in old.groups.iter().zip(&self.groups) {
            match to {
                Some(to) => here = Place { group: *to, ..Place::default() },
                None => here = Place { is_behind: true, item: 0, ..here },
            }
            for new_idx in &self.items[group.items.clone()] {
                let place = new_idx.map(|idx| new.place_of(idx));
                if place.is_none() {
                    here.nth_cut += 1;
                }
                places.push(place.unwrap_or(here));
                if let Some(place) = place.filter(|place| Some(place.group) == *to) {
                    here = place;
                }
            }
        }
        places
    }
}

/// Pairs under way.
struct Matching {
    of_old: Vec<Option<usize>>,
    taken: Vec<bool>,
}

/// What to do with several that have the same key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Repeats {
    Leave,
    PairInOrder,
}

impl Matching {
    fn new(n_old: usize, n_new: usize) -> Self {
        Self { of_old: vec![None; n_old], taken: vec![false; n_new] }
    }

    fn pair(&mut self, old_idx: usize, new_idx: usize) {
        if self.of_old[old_idx].is_none() && !self.taken[new_idx] {
            self.of_old[old_idx] = Some(new_idx);
            self.taken[new_idx] = true;
        }
    }

    fn free_old(&self) -> impl Iterator<Item = usize> {
        self.of_old.iter().enumerate().filter_map(|(idx, to)| to.is_none().then_some(idx))
    }

    fn free_new(&self) -> impl Iterator<Item = usize> {
        self.taken.iter().enumerate().filter_map(|(idx, is_taken)| (!is_taken).then_some(idx))
    }

    /// Pairs those that have the same key; without a key there is no pair.
    fn by_key<K: Hash + Eq>(
        &mut self,
        old_key: impl Fn(usize) -> Option<K>,
        new_key: impl Fn(usize) -> Option<K>,
        repeats: Repeats,
    ) {
        let mut same: HashMap<K, [Vec<usize>; 2]> = HashMap::new();
        for (old_idx, key) in self.free_old().filter_map(|idx| Some((idx, old_key(idx)?))) {
            same.entry(key).or_default()[0].push(old_idx);
        }
        for (new_idx, key) in self.free_new().filter_map(|idx| Some((idx, new_key(idx)?))) {
            if let Some([_, news]) = same.get_mut(&key) {
                news.push(new_idx);
            }
        }
        for [olds, news] in same.into_values() {
            if repeats == Repeats::PairInOrder || (olds.len() == 1 && news.len() == 1) {
                olds.into_iter().zip(news).for_each(|(old_idx, new_idx)| self.pair(old_idx, new_idx));
            }
        }
    }

    /// Pairs what is like each other among `olds` and `news`, each with its text.
    fn by_likeness<T: AsRef<str>>(
        &mut self,
        olds: &[(usize, T)],
        news: &[(usize, T)],
        prefers: impl Fn(usize, usize) -> bool,
    ) {
        if olds.is_empty() || news.is_empty() {
            return;
        }
        let old_texts: Vec<&str> = olds.iter().map(|(_, text)| text.as_ref()).collect();
        let new_texts: Vec<&str> = news.iter().map(|(_, text)| text.as_ref()).collect();
        for (a, b) in likeness::pairs(&old_texts, &new_texts, |a, b| prefers(olds[a].0, news[b].0)) {
            self.pair(olds[a].0, news[b].0);
        }
    }
}

/// Slides: by all that is on them, by a name that no other has, by what most of their claims say, by name in order,
/// by likeness.
fn groups(old: &Outline, new: &Outline) -> Matching {
    let mut found = Matching::new(old.groups.len(), new.groups.len());
    found.pair(0, 0);
    let content = |outline: &Outline, idx: usize| {
        let texts = outline.items[outline.groups[idx].items.clone()].iter().map(|item| item.text.clone());
        Some(texts.collect::<Vec<_>>()).filter(|texts| !texts.is_empty())
    };
    let name =
        |outline: &Outline, idx: usize| Some(outline.groups[idx].name.clone()).filter(|n| !n.is_empty());
    found.by_key(|idx| content(old, idx), |idx| content(new, idx), Repeats::PairInOrder);
    found.by_key(|idx| name(old, idx), |idx| name(new, idx), Repeats::Leave);
    by_votes(&mut found, old, new);
    found.by_key(|idx| name(old, idx), |idx| name(new, idx), Repeats::PairInOrder);
    let texts = |outline: &Outline, free: Vec<usize>| -> Vec<(usize, String)> {
        free.into_iter().filter_map(|idx| Some((idx, content(outline, idx)?.join("\n")))).collect()
    };
    let (olds, news) = (texts(old, found.free_old().collect()), texts(new, found.free_new().collect()));
    found.by_likeness(&olds, &news, |_, _| false);
    by_neighbours(&mut found, old, new);
    found
}

/// Pairs slides without claims, program text and sections, that stand alone between the same two.
fn by_neighbours(found: &mut Matching, old: &Outline, new: &Outline) {
    for from in found.free_old().collect::<Vec<_>>() {
        let before = from.checked_sub(1).and_then(|idx| found.of_old[idx]);
        let Some(to) = before.map(|idx| idx + 1).filter(|&to| to < new.groups.len()) else { continue };
        let meets = match found.of_old.get(from + 1) {
            Some(next) => *next == Some(to + 1),
            None => to + 1 == new.groups.len(),
        };
        if meets && n_claims(old, from) + n_claims(new, to) == 0 {
            found.pair(from, to);
        }
    }
}

fn n_claims(outline: &Outline, group: usize) -> usize {
    outline.items[outline.groups[group].items.clone()].iter().filter(|item| item.what.is_claim()).count()
}

/// Pairs slides that share half of the claims of the one that has fewer.
fn by_votes(found: &mut Matching, old: &Outline, new: &Outline) {
    let mut claims = Matching::new(old.items.len(), new.items.len());
    let key = |item: &Item| item.what.is_claim().then(|| item.text.clone());
    claims.by_key(|idx| key(&old.items[idx]), |idx| key(&new.items[idx]), Repeats::Leave);
    let mut votes: HashMap<(usize, usize), usize> = HashMap::new();
    for (old_idx, new_idx) in claims.of_old.iter().enumerate() {
        let Some(new_idx) = new_idx else { continue };
        *votes.entry((old.items[old_idx].group, new.items[*new_idx].group)).or_default() += 1;
    }
    let mut votes: Vec<_> = votes.into_iter().map(|(pair, n)| (Reverse(n), pair)).collect();
    votes.sort_unstable();
    for (Reverse(n), (from, to)) in votes {
        if 2 * n >= n_claims(old, from).min(n_claims(new, to)) {
            found.pair(from, to);
        }
    }
}

/// Things: claims by their words on the same slide, all else by its place on it; claims by their words anywhere; then
/// by likeness, on the same slide and anywhere.
fn items(old: &Outline, new: &Outline, groups: &[Option<usize>]) -> Matching {
    let mut found = Matching::new(old.items.len(), new.items.len());
    let (of_old, of_new) = (|idx: usize| &old.items[idx], |idx: usize| &new.items[idx]);
    let words = |item: &'_ Item| item.what.is_claim().then(|| item.text.clone());
    found.by_key(
        |idx| Some((groups[of_old(idx).group]?, words(of_old(idx))?)),
        |idx| Some((of_new(idx).group, words(of_new(idx))?)),
        Repeats::PairInOrder,
    );
    let field = |item: &Item| (!item.what.is_claim()).then(|| item.inner_path().to_owned());
    found.by_key(
        |idx| Some((groups[of_old(idx).group]?, field(of_old(idx))?)),
        |idx| Some((of_new(idx).group, field(of_new(idx))?)),
        Repeats::PairInOrder,
    );
    found.by_key(|idx| words(of_old(idx)), |idx| words(of_new(idx)), Repeats::PairInOrder);
    for (from, to) in groups.iter().enumerate().filter_map(|(from, to)| Some((from, (*to)?))) {
        let olds: Vec<_> =
            old.groups[from].items.clone().filter(|&idx| found.of_old[idx].is_none()).collect();
        let news: Vec<_> = new.groups[to].items.clone().filter(|&idx| !found.taken[idx]).collect();
        let prefers = |a: usize, b: usize| of_old(a).inner_path() == of_new(b).inner_path();
        found.by_likeness(&claims(old, olds), &claims(new, news), prefers);
    }
    let (olds, news) = (found.free_old().collect(), found.free_new().collect());
    found.by_likeness(&claims(old, olds), &claims(new, news), |_, _| false);
    found
}

/// Those of the things that are claims, with their words.
fn claims(outline: &Outline, items: Vec<usize>) -> Vec<(usize, &str)> {
    let claims = items.into_iter().map(|idx| (idx, &outline.items[idx]));
    claims.filter(|(_, item)| item.what.is_claim()).map(|(idx, item)| (idx, item.text.as_str())).collect()
}
