//! Where what was reviewed is now: the homes of journal entries in a deck that has changed since.
//!
//! A verdict binds to words and their speaker, so these decide, and never likeness: a sentence that only resembles
//! the one that was approved is another sentence.

use super::hash;
use super::state::{Naming, State, Words};
use crate::deck::Claim;
use std::collections::HashMap;

/// Where the words that an event is about are in the deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// This claim has these words: at the same path, or, where no claim there has, the only one in the deck.
    Current(usize),
    /// This claim is where they were, and has other words.
    OutOfDate(usize),
    /// Nowhere.
    Orphan,
}

impl Home {
    /// The claim that is the home.
    pub const fn claim_idx(self) -> Option<usize> {
        match self {
            Self::Current(claim_idx) | Self::OutOfDate(claim_idx) => Some(claim_idx),
            Self::Orphan => None,
        }
    }
}

/// A deck's claims, to be found by path and by words.
#[derive(Clone, Debug, Default)]
pub(super) struct Claims {
    pub(super) list: Vec<Claim>,
    /// The hash of each.
    pub(super) hashes: Vec<String>,
    by_path: HashMap<String, usize>,
    by_hash: HashMap<String, Vec<usize>>,
}

impl Claims {
    pub(super) fn new(list: Vec<Claim>) -> Self {
        let hashes: Vec<String> = list.iter().map(hash).collect();
        let by_path = list.iter().enumerate().map(|(idx, claim)| (claim.path.clone(), idx)).collect();
        let mut by_hash: HashMap<String, Vec<usize>> = HashMap::with_capacity(list.len());
        for (idx, hash) in hashes.iter().enumerate() {
            by_hash.entry(hash.clone()).or_default().push(idx);
        }
        Self { list, hashes, by_path, by_hash }
    }

    /// The claims that have the words of a hash.
    pub(super) fn with_words(&self, hash: &str) -> &[usize] {
        self.by_hash.get(hash).map_or(&[], Vec::as_slice)
    }
}

/// Finds the home of words at a path.
///
/// A claim at that path with other words is their home, out of date, unless some event names its words at another
/// path: then it has moved there, and what was there before it has gone.
pub(super) fn home(words: &Words, claims: &Claims, state: &State) -> Home {
    let here = claims.by_path.get(&words.path).copied();
    match (here, claims.with_words(&words.hash)) {
        (Some(idx), _) if claims.hashes[idx] == words.hash => Home::Current(idx),
        (_, &[only]) => Home::Current(only),
        (Some(idx), _) if !is_named_elsewhere(&claims.hashes[idx], &words.path, state) => {
            Home::OutOfDate(idx)
        }
        _ => Home::Orphan,
    }
}

fn is_named_elsewhere(hash: &str, path: &str, state: &State) -> bool {
    match state.naming(hash) {
        None => false,
        Some(Naming::One(named)) => named != path,
        Some(Naming::Several) => true,
    }
}
