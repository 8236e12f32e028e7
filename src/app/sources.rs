//! The deck's claims beside their articles: what a talk knows once somebody has asked for a source.

use crate::article::Article;
use crate::check::{Held, Trace, cited_file, trace};
use crate::deck::{Claim, Deck, Origin, Part, Spot};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Claims, articles, and whether the ones stand in the others.
#[derive(Clone, Debug)]
pub struct Sources {
    claims: Arc<[Claim]>,
    /// The claims of each slide, by their places among all.
    of_slide: Vec<Range<usize>>,
    /// The articles that have been read, by the names that the deck gives them; none where one could not be.
    articles: BTreeMap<String, Option<Arc<Article>>>,
    held: Vec<Held>,
}

impl Sources {
    /// The claims of a deck, with the articles that are known already. Where not `has_asked`, no slide has those of
    /// what may be asked: an audience looks at it.
    pub(super) fn of(deck: &Deck, articles: BTreeMap<String, Option<Arc<Article>>>, has_asked: bool) -> Self {
        let claims: Arc<[Claim]> = deck.claims().into();
        let mut of_slide = Vec::with_capacity(deck.slides.len());
        let mut start = 0;
        for slide_idx in 0..deck.slides.len() {
            let here = claims.iter().skip(start).take_while(|c| c.slide_idx == slide_idx);
            let n = here.clone().count();
            let n_shown = here.filter(|c| has_asked || c.part != Part::Question).count();
            of_slide.push(start..start + n_shown);
            start += n;
        }
        let mut sources = Self { held: vec![Held::Unsourced; claims.len()], claims, of_slide, articles };
        sources.hold(|_| true);
        sources
    }

    /// The articles so far, for the sources of another deck.
    pub(super) fn into_articles(self) -> BTreeMap<String, Option<Arc<Article>>> {
        self.articles
    }

    /// The files that the claims cite and that have not been read, each once.
    pub(super) fn unread(&self) -> Vec<String> {
        let mut files: Vec<String> = Vec::new();
        let origins = self.claims.iter().filter_map(|claim| claim.from.as_ref()).flat_map(Origin::each);
        for file in origins.filter(|origin| origin.is_citation()).map(|origin| origin.file.as_str()) {
            if !self.articles.contains_key(file) && !files.iter().any(|f| f == file) {
                files.push(file.to_owned());
            }
        }
        files
    }

    /// Takes an article as it is now; none where it cannot be read.
    pub(super) fn take(&mut self, file: &str, article: Option<Arc<Article>>) {
        self.articles.insert(file.to_owned(), article);
        self.hold(|cited| cited == file);
    }

    /// Holds the claims that cite a file of which `is_due` to it.
    fn hold(&mut self, is_due: impl Fn(&str) -> bool) {
        for (held, claim) in self.held.iter_mut().zip(self.claims.iter()) {
            if let Some(file) = cited_file(claim).filter(|file| is_due(file)) {
                *held = trace(claim, self.articles.get(file).and_then(Option::as_deref)).held;
            }
        }
    }

    /// All claims, in reading order.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// The places of a slide's claims among all.
    pub fn of_slide(&self, slide_idx: usize) -> Range<usize> {
        self.of_slide.get(slide_idx).cloned().unwrap_or(0..0)
    }

    /// Whether a claim stands in its source.
    pub fn held(&self, claim_idx: usize) -> Held {
        self.held.get(claim_idx).copied().unwrap_or(Held::Unsourced)
    }

    /// How many sources a claim names.
    pub fn n_sources(&self, claim_idx: usize) -> usize {
        self.claims.get(claim_idx).and_then(|claim| claim.from.as_ref()).map_or(0, |from| from.each().count())
    }

    /// The claim as it cites the `nth` of its sources alone, that article, and where in it the claim stands.
    pub fn traced(&self, claim_idx: usize, nth: usize) -> Option<(Claim, Option<Arc<Article>>, Trace)> {
        let claim = self.claims.get(claim_idx)?;
        let from = claim.from.as_ref().and_then(|from| from.each().nth(nth)).map(Origin::first);
        let claim = Claim { from, ..claim.clone() };
        let article = cited_file(&claim).and_then(|file| self.articles.get(file)).cloned().flatten();
        let trace = trace(&claim, article.as_deref());
        Some((claim, article, trace))
    }

    /// How many claims stand word for word in their source, and how many cite one.
    pub fn n_verbatim(&self) -> (usize, usize) {
        let held = || self.of_slide.iter().cloned().flatten().map(|claim_idx| self.held(claim_idx));
        let is = |wanted: Held| held().filter(|held| *held == wanted).count();
        (is(Held::Verbatim), held().count() - is(Held::Unsourced))
    }

    /// The claim at a spot of a slide: the one that it is in, or else the one before it, or else the first.
    pub fn at(&self, slide_idx: usize, spot: Spot) -> Option<usize> {
        let mut of_slide = self.of_slide(slide_idx);
        let first = of_slide.clone().next();
        of_slide.rfind(|&i| self.claims[i].elements.start <= spot.element_idx).or(first)
    }
}
