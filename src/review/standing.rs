//! A deck under review: what is said of each claim, and what that comes to.
//!
//! What a screen asks for at every key (a claim's standing, the tally) is kept; what it asks for one claim at a time is
//! gathered then, from that claim's own events.

use super::home::{Claims, Home, home};
use super::state::{State, Thread, by_time};
use super::{Event, Identity, Kind, Target};
use crate::deck::Claim;
use std::collections::{BTreeMap, HashSet};

/// A deck's claims with what its journal says of them.
#[derive(Clone, Debug, Default)]
pub struct Review {
    claims: Claims,
    state: State,
    /// The home of each of the state's words.
    homes: Vec<Home>,
    /// By claim, those of the state's words that are at home there.
    at_home: Vec<Vec<usize>>,
    standings: Vec<Standing>,
    tally: Tally,
}

/// What a claim has come to, in a word. The first that is so, in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Standing {
    /// A flag is open, on these words or on former ones.
    Flagged,
    /// So many have approved these words.
    Approved {
        /// How many, each identity once; at least one.
        n: usize,
    },
    /// Former words were approved, and nobody has approved these.
    OutOfDate,
    /// Somebody has remarked on it, and nobody has approved it.
    Remarked,
    /// Nobody has said anything.
    #[default]
    Unseen,
}

/// What an identity says of a claim's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// They are right.
    Approved,
    /// They are not.
    Flagged,
}

/// How many claims there are of each standing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All claims.
    pub n_claims: usize,
    /// With an open flag.
    pub n_flagged: usize,
    /// Approved by somebody, and not flagged.
    pub n_approved: usize,
    /// Approved with other words.
    pub n_out_of_date: usize,
    /// Remarked on only.
    pub n_remarked: usize,
    /// Not seen by anybody.
    pub n_unseen: usize,
}

/// All that is said of a claim. Everything in it is by time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said<'a> {
    /// The approvals of its words, one an identity.
    pub approvals: Vec<&'a Event>,
    /// Approvals of former words by those who have no verdict on these.
    pub out_of_date: Vec<&'a Event>,
    /// The open flags, those on former words too.
    pub flags: Vec<Thread<'a>>,
    /// The open comments and suggestions.
    pub remarks: Vec<Thread<'a>>,
    /// The threads that are settled.
    pub settled: Vec<Thread<'a>>,
}

/// What has no home in the deck any more, by the words that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan<'a> {
    /// The words, and where they were.
    pub target: &'a Target,
    /// The approvals of them.
    pub approvals: Vec<&'a Event>,
    /// The threads about them, open and settled.
    pub threads: Vec<Thread<'a>>,
}

impl Review {
    /// Finds the home of each event in a deck of these claims, and what each claim has come to.
    pub fn new(claims: Vec<Claim>, state: State) -> Self {
        let mut review = Self { claims: Claims::new(claims), state, ..Self::default() };
        review.settle_anew();
        review
    }

    /// The same journal, with the claims of the deck as it is now.
    pub fn renew(&mut self, claims: Vec<Claim>) {
        self.claims = Claims::new(claims);
        self.settle_anew();
    }

    /// Adds an event, at the cost of the claims that it touches.
    pub fn add(&mut self, event: Event) {
        self.extend([event]);
    }

    /// Adds events.
    pub fn extend(&mut self, events: impl IntoIterator<Item = Event>) {
        let n_before = self.state.n_events();
        if self.state.extend(events) {
            return self.settle_anew();
        }
        let about: Vec<usize> =
            (n_before..self.state.n_events()).filter_map(|idx| self.state.words_of(idx)).collect();
        let touched: HashSet<usize> = about.into_iter().flat_map(|words| self.house(words)).collect();
        for claim_idx in touched {
            self.stand(claim_idx);
        }
    }

    /// The claims, in reading order. Indices of claims are places in this.
    pub fn claims(&self) -> &[Claim] {
        &self.claims.list
    }

    /// The hash of a claim's words and speaker.
    pub fn hash(&self, claim_idx: usize) -> &str {
        self.claims.hashes.get(claim_idx).map_or("", String::as_str)
    }

    /// The fold of the journal.
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// What a claim has come to.
    pub fn standing(&self, claim_idx: usize) -> Standing {
        self.standings.get(claim_idx).copied().unwrap_or_default()
    }

    /// How many claims there are of each standing.
    pub const fn tally(&self) -> Tally {
        self.tally
    }

    /// All that is said of a claim.
    pub fn said(&self, claim_idx: usize) -> Said<'_> {
        let mut said = Said::default();
        let mut verdicts = BTreeMap::new();
        let mut former = BTreeMap::new();
        for &words in self.at_home.get(claim_idx).into_iter().flatten() {
            let is_out_of_date = self.homes[words] != Home::Current(claim_idx);
            let last = if is_out_of_date { &mut former } else { &mut verdicts };
            let events = &self.state.words()[words].events;
            for idx in events {
                self.judge(*idx, last);
            }
            for thread in self.state.threads(events, is_out_of_date) {
                match (thread.is_open(), &thread.root.kind) {
                    (true, Kind::Flag) => said.flags.push(thread),
                    (true, _) => said.remarks.push(thread),
                    (false, _) => said.settled.push(thread),
                }
            }
        }
        former.retain(|identity, _| !verdicts.contains_key(identity));
        said.approvals = approvals(verdicts);
        said.out_of_date = approvals(former);
        for threads in [&mut said.flags, &mut said.remarks, &mut said.settled] {
            threads.sort_unstable_by(|a, b| by_time(a.root, b.root));
        }
        said
    }

    /// What an identity says of a claim's words as they are, where it says anything.
    pub fn verdict(&self, claim_idx: usize, identity: Identity<'_>) -> Option<Verdict> {
        let mut verdicts = BTreeMap::new();
        self.about_words(claim_idx).for_each(|idx| self.judge(idx, &mut verdicts));
        let verdict = verdicts.get(&identity)?;
        Some(if verdict.kind == Kind::Approve { Verdict::Approved } else { Verdict::Flagged })
    }

    /// Whether an identity has approved, flagged or remarked on a claim's words as they are, and not taken it back.
    pub fn has_seen(&self, claim_idx: usize, identity: Identity<'_>) -> bool {
        let is_theirs = |idx: &usize| self.state.event(*idx).who.identity() == identity;
        self.about_words(claim_idx).any(|idx| is_theirs(&idx) && !self.state.is_taken_back(idx))
    }

    /// What has no home, by path and words: listed, so that nothing is lost when a slide goes.
    pub fn orphans(&self) -> Vec<Orphan<'_>> {
        let mut orphans: Vec<Orphan<'_>> = (0..self.homes.len())
            .filter(|words| self.homes[*words] == Home::Orphan)
            .filter_map(|words| self.orphan(words))
            .collect();
        orphans.sort_unstable_by_key(|orphan| (&orphan.target.path, &orphan.target.hash));
        orphans
    }

    /// The claim that an event is about, through its parents, and whether it has the same words still.
    pub fn home(&self, event: &Event) -> Option<Home> {
        let words = self.state.words_of(self.state.idx_of(&event.id)?)?;
        self.homes.get(words).copied()
    }

    fn orphan(&self, words: usize) -> Option<Orphan<'_>> {
        let events = &self.state.words()[words].events;
        let mut verdicts = BTreeMap::new();
        for idx in events {
            self.judge(*idx, &mut verdicts);
        }
        let approvals = approvals(verdicts);
        let threads = self.state.threads(events, true);
        let target = events.iter().filter_map(|idx| self.state.event(*idx).element.as_ref()).min()?;
        (!approvals.is_empty() || !threads.is_empty()).then_some(Orphan { target, approvals, threads })
    }

    /// The events about the words that a claim has now.
    fn about_words(&self, claim_idx: usize) -> impl Iterator<Item = usize> {
        let all = self.at_home.get(claim_idx).into_iter().flatten();
        let current = all.filter(move |words| self.homes[**words] == Home::Current(claim_idx));
        current.flat_map(|words| self.state.words()[*words].events.iter().copied())
    }

    /// Puts an event in its identity's place, where it is a verdict and the last so far.
    fn judge<'a>(&'a self, idx: usize, verdicts: &mut BTreeMap<Identity<'a>, &'a Event>) {
        let event = self.state.event(idx);
        if !matches!(event.kind, Kind::Approve | Kind::Flag) || self.state.is_taken_back(idx) {
            return;
        }
        let last = verdicts.entry(event.who.identity()).or_insert(event);
        if by_time(last, event).is_lt() {
            *last = event;
        }
    }

    /// Finds all homes and standings anew.
    fn settle_anew(&mut self) {
        self.homes.clear();
        self.at_home = vec![Vec::new(); self.claims.list.len()];
        self.standings = vec![Standing::Unseen; self.claims.list.len()];
        self.tally =
            Tally { n_claims: self.standings.len(), n_unseen: self.standings.len(), ..Tally::default() };
        for words in self.state.words() {
            let home = home(words, &self.claims, &self.state);
            if let Some(claim_idx) = home.claim_idx() {
                self.at_home[claim_idx].push(self.homes.len());
            }
            self.homes.push(home);
        }
        (0..self.standings.len()).for_each(|claim_idx| self.stand(claim_idx));
    }

    /// Finds the home of words that are new, and of those that they show to have moved. The claims that this touches.
    fn house(&mut self, words: usize) -> Vec<usize> {
        let mut touched = Vec::new();
        while self.homes.len() <= words {
            let new = &self.state.words()[self.homes.len()];
            let home = home(new, &self.claims, &self.state);
            if let Some(claim_idx) = home.claim_idx() {
                self.at_home[claim_idx].push(self.homes.len());
            }
            self.homes.push(home);
            touched.extend(self.rehouse_beside(self.homes.len() - 1));
        }
        touched.extend(self.homes[words].claim_idx());
        touched
    }

    /// That words are named at one path shows of the same words at another that they have moved there: what was there
    /// before has no home in them.
    fn rehouse_beside(&mut self, words: usize) -> Vec<usize> {
        let named = &self.state.words()[words];
        let moved: Vec<usize> = self.claims.with_words(&named.hash).to_vec();
        let mut touched = Vec::new();
        for claim_idx in moved {
            let path = &self.claims.list[claim_idx].path;
            let n_housed = self.homes.len();
            for beside in self.state.words_at(path).filter(|beside| *beside < n_housed) {
                let now = home(&self.state.words()[beside], &self.claims, &self.state);
                if let (Home::OutOfDate(former), Home::Orphan) = (self.homes[beside], now) {
                    self.homes[beside] = now;
                    self.at_home[former].retain(|at_home| *at_home != beside);
                    touched.push(former);
                }
            }
        }
        touched
    }

    /// Finds what a claim has come to, and counts it.
    fn stand(&mut self, claim_idx: usize) {
        let said = self.said(claim_idx);
        let standing = if !said.flags.is_empty() {
            Standing::Flagged
        } else if !said.approvals.is_empty() {
            Standing::Approved { n: n_identities(&said.approvals) }
        } else if !said.out_of_date.is_empty() {
            Standing::OutOfDate
        } else if said.remarks.is_empty() && said.settled.is_empty() {
            Standing::Unseen
        } else {
            Standing::Remarked
        };
        *self.tally.of(self.standings[claim_idx]) -= 1;
        *self.tally.of(standing) += 1;
        self.standings[claim_idx] = standing;
    }
}

impl Tally {
    const fn of(&mut self, standing: Standing) -> &mut usize {
        match standing {
            Standing::Flagged => &mut self.n_flagged,
            Standing::Approved { .. } => &mut self.n_approved,
            Standing::OutOfDate => &mut self.n_out_of_date,
            Standing::Remarked => &mut self.n_remarked,
            Standing::Unseen => &mut self.n_unseen,
        }
    }
}

/// The approvals among verdicts, by time.
fn approvals<'a>(verdicts: BTreeMap<Identity<'a>, &'a Event>) -> Vec<&'a Event> {
    let mut approvals: Vec<&Event> =
        verdicts.into_values().filter(|event| event.kind == Kind::Approve).collect();
    approvals.sort_unstable_by(|a, b| by_time(a, b));
    approvals
}

/// How many have approved. Somebody by name alone is not counted beside a key that bears the same name: whoever reviews
/// once at the desk and once over SSH is one person, and two pairs of eyes were asked for.
pub fn n_identities(approvals: &[&Event]) -> usize {
    let keyed: HashSet<&str> = approvals
        .iter()
        .filter(|e| matches!(e.who.identity(), Identity::Key(_)))
        .map(|e| e.who.name.as_str())
        .collect();
    let counts = |event: &&&Event| match event.who.identity() {
        Identity::Key(_) => true,
        Identity::Name(name) => !keyed.contains(name),
    };
    approvals.iter().filter(counts).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_claim_has_the_hash_of_its_words() {
        let deck = crate::review::tests::claims("- {heading: 目錄, points: [甲, 乙, 甲]}\n");
        let review = Review::new(deck.clone(), State::of([]));
        let hashes: Vec<&str> = (0..deck.len()).map(|idx| review.hash(idx)).collect();
        for (claim, hash) in deck.iter().zip(&hashes) {
            assert_eq!(*hash, crate::review::hash(claim));
        }
        assert_eq!(review.hash(deck.len()), "");
        assert!(hashes.iter().all(|hash| hash.len() >= 32));
    }
}
