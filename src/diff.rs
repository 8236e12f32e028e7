//! What changed between two decks, by claim and not by line: added, cut, reworded, moved, another speaker, figure or
//! source.
//!
//! Marks inside a line (`**`) and how the YAML is written are no difference. Each thing is paired with one of the
//! other deck at most: by its words, then by its place and likeness. No pairing is quadratic in the decks' size.

mod figures;
mod items;
mod likeness;
mod order;
mod pairs;
mod report;
#[cfg(test)]
mod tests;
mod tokens;
mod what;
mod words;

pub use items::{Said, Side};
pub use report::{Files, deck, json, markdown, text};
pub use what::What;
pub use words::{Is, Stretch};

use crate::deck::Deck;
use items::Outline;
use pairs::Pairs;

/// A thing that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// In which ways; one at least. Where it is added or cut, that alone.
    pub kinds: Vec<Kind>,
    /// What it is.
    pub what: What,
    /// The slide that it is told of.
    pub slide: Where,
    /// As it was, unless it is added.
    pub old: Option<Side>,
    /// As it is, unless it is cut.
    pub new: Option<Side>,
    /// Where it is reworded, the old words and the new in one.
    pub words: Vec<Stretch>,
    /// Where it has other figures, those that only the old words have and those that only the new have.
    pub figures: [Vec<String>; 2],
}

/// A slide of the two decks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Where {
    /// Its place in the old deck, from 0, if it is there.
    pub old_idx: Option<usize>,
    /// Its place in the new deck, from 0, if it is there. What the deck as a whole is set to is on no slide.
    pub new_idx: Option<usize>,
    /// What names it in a list.
    pub name: String,
}

/// A way in which something may have changed; what a desk looks for first comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Reworded so that a number, with its unit, is another.
    Figure,
    /// Somebody else says it.
    Speaker,
    /// Other words, the same numbers.
    Reworded,
    /// Not there before.
    Added,
    /// No longer there.
    Cut,
    /// In another place among the others.
    Moved,
    /// It comes from elsewhere.
    Source,
    /// Another picture's file.
    Picture,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Figure,
        Self::Speaker,
        Self::Reworded,
        Self::Added,
        Self::Cut,
        Self::Moved,
        Self::Source,
        Self::Picture,
    ];

    /// Its name: `other figure`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Figure => "other figure",
            Self::Speaker => "other speaker",
            Self::Reworded => "reworded",
            Self::Added => "added",
            Self::Cut => "cut",
            Self::Moved => "moved",
            Self::Source => "other source",
            Self::Picture => "other picture",
        }
    }

    /// Its name in JSON: `figure`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Speaker => "speaker",
            Self::Source => "source",
            Self::Picture => "picture",
            _ => self.name(),
        }
    }
}

/// Compares two decks: all that changed, in the order of the new one.
pub fn diff(old: &Deck, new: &Deck) -> Vec<Change> {
    changes(&Outline::of(old), &Outline::of(new))
}

/// Compares claims as they once were, say when somebody approved them, with those of a deck as it is.
///
/// The old ones may come in any order. Only claims are told, and no sources or pictures: the old ones have none.
pub fn against(old: &[Said<'_>], new: &Deck) -> Vec<Change> {
    changes(&Outline::of_said(old), &Outline::of_claims(new))
}

fn changes(old: &Outline, new: &Outline) -> Vec<Change> {
    let pairs = Pairs::new(old, new);
    let moved = order::moved(old, new, &pairs);
    let (names, places) = (names(old, new), pairs.places(old, new));
    let slide = |from: Option<usize>, to: Option<usize>| {
        let (from, to) = (from.map(|idx| &old.groups[idx]), to.map(|idx| &new.groups[idx]));
        let (old_idx, new_idx) =
            (from.and_then(|group| group.slide_idx), to.and_then(|group| group.slide_idx));
        Where { old_idx, new_idx, name: to.or(from).map(|group| group.name.clone()).unwrap_or_default() }
    };
    let mut out = Vec::new();
    for (from, to) in moved.groups.iter().copied() {
        let sides = (old.group_side(from), new.group_side(to));
        out.push((
            items::Place::of_group(to),
            Change::of(Kind::Moved, What::Slide, slide(Some(from), Some(to)), sides),
        ));
    }
    for (old_idx, item) in old.items.iter().enumerate() {
        let place = places[old_idx];
        match pairs.items[old_idx].map(|idx| &new.items[idx]) {
            None => {
                let slide = slide(Some(item.group), pairs.groups[item.group]);
                out.push((place, Change::of(Kind::Cut, item.what, slide, (Some(old.side(item)), None))));
            }
            Some(now) => {
                let slide = slide(pairs.old_groups[now.group], Some(now.group));
                let change =
                    Change::of(Kind::Moved, now.what, slide, (Some(old.side(item)), Some(new.side(now))));
                let is_moved = moved.items.contains(&old_idx);
                out.extend(compared(change, is_moved, &names).map(|c| (place, c)));
            }
        }
    }
    for (new_idx, item) in new.items.iter().enumerate().filter(|(idx, _)| !pairs.is_taken(*idx)) {
        let slide = slide(pairs.old_groups[item.group], Some(item.group));
        out.push((
            new.place_of(new_idx),
            Change::of(Kind::Added, item.what, slide, (None, Some(new.side(item)))),
        ));
    }
    out.sort_by_key(|(place, _)| *place);
    out.into_iter().map(|(_, change)| change).collect()
}

/// Tells what changed between the two sides of `change`, if anything did.
fn compared(change: Change, is_moved: bool, names: &[&str]) -> Option<Change> {
    let (old, new) = (change.old.as_ref()?, change.new.as_ref()?);
    let is_reworded = old.text != new.text;
    // An option's numbers are no figures: nobody reads them out.
    let has_words = is_reworded && change.what != What::Option;
    let figures = if has_words { figures::differing(&old.text, &new.text) } else { Default::default() };
    let has_figures = figures.iter().any(|side| !side.is_empty());
    let tests = [
        (Kind::Figure, has_figures),
        (Kind::Speaker, old.by != new.by),
        (Kind::Reworded, is_reworded && !has_figures),
        (Kind::Moved, is_moved),
        (Kind::Source, old.from != new.from),
        (Kind::Picture, old.image != new.image),
    ];
    let kinds: Vec<Kind> = tests.into_iter().filter_map(|(kind, is_so)| is_so.then_some(kind)).collect();
    if kinds.is_empty() {
        return None;
    }
    let words = if is_reworded { words::compare(&old.text, &new.text, names) } else { Vec::new() };
    Some(Change { kinds, words, figures, ..change })
}

impl Change {
    fn of(kind: Kind, what: What, slide: Where, (old, new): (Option<Side>, Option<Side>)) -> Self {
        Self { kinds: vec![kind], what, slide, old, new, words: Vec::new(), figures: Default::default() }
    }
}

/// The speakers of both, the longer names first: names stay whole where words are compared.
fn names<'a>(old: &'a Outline, new: &'a Outline) -> Vec<&'a str> {
    let items = old.items.iter().chain(&new.items);
    let mut names: Vec<&str> =
        items.filter_map(|item| item.by.as_deref()).filter(|name| !name.is_empty()).collect();
    names.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    names.dedup();
    names
}
