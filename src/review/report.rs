//! Whether decks are signed off, and what is still wanting: a report as data, and as text, Markdown and JSON.

mod json;
mod markdown;
mod text;

pub use json::to_json;
pub use markdown::to_markdown;
pub use text::to_text;

use super::{Event, Orphan, PassedOver, Review, Said, Standing, Thread, n_identities};
use crate::deck::{Deck, Element, Slide};

/// What signing off takes, of each claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// How many must have approved its words as they are.
    pub n_approvals: usize,
    /// Who must be among them: names, or fingerprints of keys.
    pub by: Vec<String>,
}

/// Where a deck stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report<'a> {
    /// The deck's file, as the person named it.
    pub file: &'a str,
    /// The deck's title.
    pub title: Option<&'a str>,
    /// The slides that make claims, in order.
    pub slides: Vec<SlideReport>,
    /// All slides together, and what is said of the deck as a whole or has no home in it.
    pub total: Counts,
    /// For each of those who must approve, how many claims they have not.
    pub wanting: Vec<(&'a str, usize)>,
    /// The open flags, in the deck's order.
    pub flags: Vec<Flag<'a>>,
    /// What has no home in the deck any more.
    pub orphans: Vec<Orphan<'a>>,
    /// What of the journal counts for nothing, in words.
    pub notes: Vec<String>,
}

/// Where a slide stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlideReport {
    /// The slide's number, from 1.
    pub number: usize,
    /// Its heading, or the first thing that it says.
    pub name: String,
    /// Its claims.
    pub counts: Counts,
}

/// How many claims, flags and remarks there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Claims.
    pub n_claims: usize,
    /// Claims that all have approved who must, as they are.
    pub n_approved: usize,
    /// Claims that are not approved, and were with other words.
    pub n_out_of_date: usize,
    /// Open flags.
    pub n_flags: usize,
    /// Open comments and suggestions.
    pub n_remarks: usize,
    /// Claims that nobody has said anything of.
    pub n_unseen: usize,
}

/// An open flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag<'a> {
    /// The slide's number, from 1; none for the deck as a whole, and for what is not in it any more.
    pub slide: Option<usize>,
    /// The words that were flagged; none for the deck as a whole.
    pub words: Option<&'a str>,
    /// The flag and its answers.
    pub thread: Thread<'a>,
}

impl Report<'_> {
    /// Whether every claim is approved by all who must, and no flag is open.
    pub const fn is_signed(&self) -> bool {
        self.total.n_approved == self.total.n_claims && self.total.n_flags == 0
    }
}

/// Reports on a deck. Of its journal, `passed_over` are the lines that are no events.
pub fn report<'a>(
    file: &'a str,
    deck: &'a Deck,
    review: &'a Review,
    demand: &'a Demand,
    passed_over: PassedOver,
) -> Report<'a> {
    let mut slides: Vec<SlideReport> = Vec::new();
    let mut flags = Vec::new();
    let mut wanting: Vec<(&str, usize)> = demand.by.iter().map(|name| (name.as_str(), 0)).collect();
    for (claim_idx, claim) in review.claims().iter().enumerate() {
        let number = claim.slide_idx + 1;
        if slides.last().is_none_or(|slide| slide.number != number) {
            slides.push(SlideReport { number, name: name(deck, claim.slide_idx), counts: Counts::default() });
        }
        let said = review.said(claim_idx);
        for (name, n_claims) in &mut wanting {
            *n_claims += usize::from(!has_approved(&said, name));
        }
        if let Some(slide) = slides.last_mut() {
            slide.counts.add(counts(&said, review.standing(claim_idx), demand));
        }
        flags.extend(said.flags.into_iter().map(|thread| flag(Some(number), thread)));
    }
    let orphans = review.orphans();
    let on_deck = review.state().on_deck();
    let astray = on_deck.iter().chain(orphans.iter().flat_map(|orphan| &orphan.threads));
    let (flagged, remarked): (Vec<_>, Vec<_>) =
        astray.filter(|thread| thread.is_open()).cloned().partition(Thread::is_flag);
    let mut total = Counts { n_flags: flagged.len(), n_remarks: remarked.len(), ..Counts::default() };
    for slide in &slides {
        total.add(slide.counts);
    }
    flags.extend(flagged.into_iter().map(|thread| flag(None, thread)));
    let notes = notes(review, passed_over);
    Report { file, title: deck.title.as_deref(), slides, total, wanting, flags, orphans, notes }
}

impl Counts {
    const fn add(&mut self, more: Self) {
        self.n_claims += more.n_claims;
        self.n_approved += more.n_approved;
        self.n_out_of_date += more.n_out_of_date;
        self.n_flags += more.n_flags;
        self.n_remarks += more.n_remarks;
        self.n_unseen += more.n_unseen;
    }

    /// The counts with their names, in the order in which they are told.
    pub(super) const fn named(self) -> [(&'static str, usize); 6] {
        [
            ("claims", self.n_claims),
            ("approved", self.n_approved),
            ("out of date", self.n_out_of_date),
            ("flags", self.n_flags),
            ("remarks", self.n_remarks),
            ("not seen", self.n_unseen),
        ]
    }
}

fn counts(said: &Said<'_>, standing: Standing, demand: &Demand) -> Counts {
    let is_approved = n_identities(&said.approvals) >= demand.n_approvals
        && demand.by.iter().all(|name| has_approved(said, name));
    Counts {
        n_claims: 1,
        n_approved: usize::from(is_approved),
        n_out_of_date: usize::from(!is_approved && !said.out_of_date.is_empty()),
        n_flags: said.flags.len(),
        n_remarks: said.remarks.len(),
        n_unseen: usize::from(standing == Standing::Unseen),
    }
}

/// Whether the bearer of a name, or the holder of a key, has approved the words as they are.
fn has_approved(said: &Said<'_>, name: &str) -> bool {
    let is_theirs = |event: &&Event| event.who.name == name || event.who.key.as_deref() == Some(name);
    said.approvals.iter().any(is_theirs)
}

fn flag(slide: Option<usize>, thread: Thread<'_>) -> Flag<'_> {
    Flag { slide, words: thread.root.element.as_ref().map(|element| element.text.as_str()), thread }
}

fn name(deck: &Deck, slide_idx: usize) -> String {
    if slide_idx >= deck.slides.len() {
        return "Questions".to_owned();
    }
    let elements = deck.slides.get(slide_idx).map(Slide::elements).unwrap_or_default();
    elements.first().map(Element::text).unwrap_or_default()
}

fn notes(review: &Review, passed_over: PassedOver) -> Vec<String> {
    let state = review.state();
    let (n_unknown, n_strays) = (state.n_unknown(), state.strays().len());
    let conflicts: Vec<&str> = state.conflicts().collect();
    let rows = [
        (
            "lines that are no events",
            passed_over.n_lines,
            passed_over.first.map(|n| format!("the first is line {n}")),
        ),
        ("events of a kind or version that is not known", n_unknown, None),
        ("events that follow one that is not there, or that they cannot follow", n_strays, None),
        (
            "ids of two different events, of which the objection counts",
            conflicts.len(),
            Some(conflicts.join(", ")),
        ),
    ];
    let told = |(what, n, which): (&str, usize, Option<String>)| {
        let which = which.map(|which| format!(" ({which})")).unwrap_or_default();
        (n > 0).then(|| format!("{what}: {n}{which}"))
    };
    rows.into_iter().filter_map(told).collect()
}

/// `3 of 12 claims approved, 1 out of date, 2 flags, 5 not seen`.
fn summary(total: Counts) -> String {
    let [(claims, n_claims), (approved, n_approved), rest @ ..] = total.named();
    let first = format!("{n_approved} of {n_claims} {claims} {approved}");
    let rest = rest.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| match (name, n) {
        ("flags", 1) => "1 flag".to_owned(),
        ("remarks", 1) => "1 remark".to_owned(),
        _ => format!("{n} {name}"),
    });
    std::iter::once(first).chain(rest).collect::<Vec<_>>().join(", ")
}

/// `陳大文, 2031-08-14 09:30 UTC`.
fn signature(event: &Event) -> String {
    format!("{}, {} UTC", event.who.name, event.at.strftime("%Y-%m-%d %H:%M"))
}

/// `approved by 陳大文, 1 open flag`.
fn fate(orphan: &Orphan<'_>) -> String {
    let n_open = orphan.threads.iter().filter(|thread| thread.is_open()).count();
    let by: Vec<&str> = orphan.approvals.iter().map(|event| event.who.name.as_str()).collect();
    let approved = (!by.is_empty()).then(|| format!("approved by {}", by.join(", ")));
    let open = (n_open > 0).then(|| format!("{n_open} open"));
    let settled =
        (n_open < orphan.threads.len()).then(|| format!("{} settled", orphan.threads.len() - n_open));
    [approved, open, settled].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
