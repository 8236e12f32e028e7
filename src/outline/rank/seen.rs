//! A claim as the rows see it.

use crate::outline::grams::Gram;
use crate::outline::unit::{Sentence, Unit};
use crate::text::Lang;

/// A claim as the rows see it.
pub(in crate::outline) struct Seen<'a> {
    pub(in crate::outline) lang: Lang,
    /// The sentence that it is cut from.
    pub(in crate::outline) sentence: &'a Sentence<'a>,
    pub(in crate::outline) unit: &'a Unit,
    /// How many sentences the article has.
    pub(in crate::outline) n_sentences: usize,
    /// Its sentence, counted from the first that tells the news; none where it stands before that.
    pub(in crate::outline) lead_idx: Option<usize>,
    /// How many claims of the article are wanted.
    pub(in crate::outline) n_wanted: usize,
    /// How much of what the sentence says is said again elsewhere; 1 for the sentence of the article that has most.
    pub(in crate::outline) centrality: f64,
    /// The same of the claim's own words, beside those of the claim that has most.
    pub(in crate::outline) own_centrality: f64,
    pub(in crate::outline) title: &'a [Gram],
    /// The words of its section's heading; none where that is the title.
    pub(in crate::outline) heading: &'a [Gram],
    pub(in crate::outline) cues: Cues,
    /// How much of what the sentence says was not said before it.
    pub(in crate::outline) newness: f64,
    /// How much of it is said again elsewhere, whatever its length, from 0 to about 1: of the sentence and of the claim.
    pub(in crate::outline) density: f64,
    pub(in crate::outline) own_density: f64,
    /// Whether the text is talk taken down.
    pub(in crate::outline) is_talk: bool,
}

/// How many words of a sentence stand in the tables of what matters.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::outline) struct Cues {
    pub(in crate::outline) deeds: usize,
    pub(in crate::outline) feelings: usize,
    pub(in crate::outline) services: usize,
}
