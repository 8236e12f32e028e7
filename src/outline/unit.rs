//! What may be put on a slide: an article's claims, each with the sentence and the section that it stands in.

use super::claim::{self, Claim};
use super::grams::{Gram, grams};
use super::ink::Ink;
use super::options::Source;
use super::section::{self, Section};
use super::sentence;
use super::speech::Speakers;
use crate::article::{Block, Kind, Lines, n_ink};
use crate::deck::Origin;
use crate::text::{Lang, slice};
use std::collections::HashMap;
use std::ops::Range;

/// An article taken apart.
pub(super) struct Parts<'a> {
    pub(super) source: Source<'a>,
    pub(super) sections: Vec<Section<'a>>,
    /// The captions that name somebody, for the cover.
    pub(super) plates: Vec<&'a Block>,
    pub(super) sentences: Vec<Sentence<'a>>,
    pub(super) units: Vec<Unit>,
    pub(super) speakers: Speakers,
    /// The ink of each paragraph, by where the article keeps it.
    inks: HashMap<*const Block, Ink>,
}

/// A sentence of the body.
pub(super) struct Sentence<'a> {
    pub(super) words: &'a str,
    pub(super) grams: Vec<Gram>,
}

/// A claim that may be chosen.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) claim: Claim,
    /// Its words, verbatim.
    pub(super) text: String,
    pub(super) grams: Vec<Gram>,
    /// The section, and the paragraph of it.
    pub(super) section_idx: usize,
    pub(super) paragraph_idx: usize,
    /// Its sentence, counted through the article.
    pub(super) sentence_idx: usize,
    /// Where else it is said.
    pub(super) also: Vec<Origin>,
    /// By how many other articles in words of their own.
    pub(super) n_heard: usize,
    /// Whether another claim says it, which is taken for both.
    pub(super) is_again: bool,
    /// Whether it is too short for a point, where another of its paragraph is not.
    pub(super) is_short: bool,
}

impl<'a> Parts<'a> {
    /// Takes an article apart.
    pub(super) fn of(source: Source<'a>) -> Self {
        let article = source.article;
        let mut sections = section::sections(article);
        let (plates, others) = section::part_plates(article.of_kind(Kind::Caption), article);
        section::place_captions(&mut sections, &others, article.lang);
        let mut parts = Self {
            source,
            sections: Vec::new(),
            plates,
            sentences: Vec::new(),
            units: Vec::new(),
            speakers: Speakers::of(article),
            inks: HashMap::new(),
        };
        for (section_idx, section) in sections.iter().enumerate() {
            for (paragraph_idx, paragraph) in section.paragraphs.iter().enumerate() {
                let heading = section.heading_text();
                let found = claim::claims(&paragraph.text, article.lang, heading, &mut parts.speakers);
                parts.add(found, paragraph, (section_idx, paragraph_idx));
                parts.inks.insert(std::ptr::from_ref(*paragraph), Ink::of(paragraph));
            }
        }
        Self { sections, ..parts }
    }

    fn add(
        &mut self,
        claims: Vec<Claim>,
        paragraph: &'a Block,
        (section_idx, paragraph_idx): (usize, usize),
    ) {
        let lang = self.source.article.lang;
        let spans = sentence::sentences(&paragraph.text, lang);
        let first = self.sentences.len();
        self.sentences.extend(spans.iter().map(|span| {
            let words = slice(&paragraph.text, span.clone());
            Sentence { words, grams: grams(words, lang) }
        }));
        let n_before = self.units.len();
        for claim in claims {
            let text = claim.text(&paragraph.text);
            let sentence_idx = first + holding(&spans, &claim);
            self.units.push(Unit {
                claim,
                grams: grams(&text, lang),
                text,
                section_idx,
                paragraph_idx,
                sentence_idx,
                also: Vec::new(),
                n_heard: 0,
                is_again: false,
                is_short: false,
            });
        }
        let of_paragraph = self.units.get_mut(n_before..).unwrap_or_default();
        if of_paragraph.iter().any(|unit| !is_short(&unit.text, lang)) {
            for unit in of_paragraph {
                unit.is_short = is_short(&unit.text, lang);
            }
        }
    }

    /// The source lines that a claim's own words stand on, which may be fewer than its paragraph's.
    pub(super) fn lines_of(&self, claim: &Claim, paragraph: &Block) -> Vec<Lines> {
        match self.inks.get(&std::ptr::from_ref(paragraph)) {
            Some(ink) => ink.lines(paragraph, &claim.spans),
            None => Ink::of(paragraph).lines(paragraph, &claim.spans),
        }
    }

    /// The paragraph that a claim stands in.
    pub(super) fn paragraph(&self, unit: &Unit) -> &'a Block {
        self.sections[unit.section_idx].paragraphs[unit.paragraph_idx]
    }
}

/// Whether words are too few for a point of Chinese. A quotation is whole as it is.
fn is_short(text: &str, lang: Lang) -> bool {
    matches!(lang, Lang::ZhHant | Lang::ZhHans)
        && n_ink(&text.replace('…', "")) < claim::MIN_CHARS
        && !text.starts_with(claim::is_quotation_mark)
}

/// The sentence that a claim is cut from.
fn holding(sentences: &[Range<usize>], claim: &Claim) -> usize {
    let start = claim.spans.last().map_or(0, |span| span.start);
    sentences.partition_point(|s| s.end <= start).min(sentences.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_of_chinese_has_twelve_characters_or_is_quoted() {
        let n = |n: usize| "潮".repeat(n);
        for (text, lang, expected) in [
            (n(11), Lang::ZhHant, true),
            (n(12), Lang::ZhHant, false),
            (n(11), Lang::ZhHans, true),
            (n(11), Lang::Ja, false),
            ("The quay".to_owned(), Lang::Other, false),
            (format!("{}……{}", n(5), n(6)), Lang::ZhHant, true),
            (format!("「{}」", n(5)), Lang::ZhHant, false),
        ] {
            assert_eq!(is_short(&text, lang), expected, "{text}");
        }
        let kept = |text: &str| {
            let article = crate::article::read(text.as_bytes(), "a.txt");
            let parts = Parts::of(Source { article: &article, file: "a.txt" });
            parts.units.iter().map(|unit| unit.is_short).collect::<Vec<_>>()
        };
        // Where no other of its paragraph is longer a short one is one.
        assert_eq!(kept("題\n\n船停航了。"), [false]);
        assert_eq!(kept("題\n\n船今年停航90次。漁船停在南邊的小島旁邊等着潮水。"), [true, false]);
    }

    #[test]
    fn a_claim_is_cut_from_the_sentence_that_its_last_words_stand_in() {
        let sentences = [0..9, 9..20];
        for (spans, expected) in [
            (&[][..], 0),
            (&[(0, 3)], 0),
            (&[(8, 9)], 0),
            (&[(9, 12)], 1),
            (&[(0, 3), (10, 12)], 1),
            (&[(40, 42)], 1),
        ] {
            let spans = spans.iter().map(|&(start, end)| Range { start, end }).collect();
            let claim = Claim { spans, ..Claim::default() };
            assert_eq!(holding(&sentences, &claim), expected, "{:?}", claim.spans);
        }
        assert_eq!(holding(&[], &Claim::default()), 0);
    }
}
