//! An article made ready to be looked things up in: what stands at a line, which blocks may hold some words.
//!
//! Made once an article and in one pass over it, so that a check costs what the deck says, not that times the article:
//! lines lead to their blocks by a map, and words by the pairs of them that stand beside each other.

use super::words::{Word, pairs, sentences, singles, words};
use crate::article::{Article, Block, Lines, Reason};
use crate::deck::{Aside, Origin, Point, ink, stands_in, stretches};
use crate::outline;
use crate::text::{inline, is_east_asian, slice};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// An article that a deck cites, made ready for claims to be found in it.
pub struct Cited {
    article: Rc<Article>,
    blocks: Vec<Ready>,
    /// The block that each line belongs to, or that keeps the text of a line printed again.
    by_line: BTreeMap<usize, usize>,
    /// The blocks that have a word, or a pair of them, ascending.
    by_words: HashMap<u64, Vec<usize>>,
    /// All that was printed, bylines too.
    print: Print,
    /// As the builder reads the article. Asked for once.
    speakers: OnceCell<Speakers>,
}

/// Who says what in an article, and what they are called.
#[derive(Default)]
struct Speakers {
    /// The claims of each block that somebody says: their ink, and who.
    said: HashMap<usize, Vec<(String, String)>>,
    /// The role of each who has one.
    roles: BTreeMap<String, String>,
}

/// A block with what is compared.
struct Ready {
    ink: String,
    words: Vec<Word>,
}

/// Who may be named: the words of the print, and whom it was asked for.
struct Print {
    ink: String,
    words: HashSet<String>,
    asked: RefCell<HashMap<String, bool>>,
}

/// Fewer characters than these are no part of a claim that tells who says it.
const MIN_PART: usize = 8;
/// So many of a text's rarest pairs have a say in which blocks are near it, each for so many blocks.
const RAREST: usize = 16;
const VOTES: usize = 64;
/// The blocks that are looked at closely.
const NEAREST: usize = 4;

impl Cited {
    /// Makes an article ready.
    pub fn of(article: Rc<Article>) -> Self {
        let (mut blocks, mut by_words) = (Vec::new(), HashMap::<u64, Vec<usize>>::new());
        for (block_idx, block) in article.blocks.iter().enumerate() {
            let words = words(&block.text);
            for hash in pairs(&block.text, &words).chain(singles(&block.text, &words)) {
                let holders = by_words.entry(hash).or_default();
                if holders.last() != Some(&block_idx) {
                    holders.push(block_idx);
                }
            }
            blocks.push(Ready { ink: ink(&block.text), words });
        }
        let (by_line, print) = (by_line(&article), Print::of(&article));
        Self { article, blocks, by_line, by_words, print, speakers: OnceCell::new() }
    }

    /// The article.
    pub(super) fn article(&self) -> &Article {
        &self.article
    }

    /// Who says a claim of a block or a part of one, as the builder reads the article; nothing where it makes no such
    /// claim, or nobody says it.
    pub(super) fn speaker_of(&self, claim: &str, block_idx: usize) -> Option<&str> {
        let claim = ink(claim);
        let of_block = self.speakers().said.get(&block_idx)?;
        let whole = of_block.iter().find(|(said, _)| *said == claim);
        let part = || of_block.iter().find(|(said, _)| said.contains(&claim));
        let found = whole.or_else(|| if claim.chars().count() < MIN_PART { None } else { part() });
        found.map(|(_, by)| by.as_str())
    }

    /// Whom the article calls by a role, as the builder reads it.
    pub(super) fn called(&self, role: &str) -> impl Iterator<Item = &str> {
        let is_it = move |(_, called): &(&String, &String)| called.as_str() == role;
        self.speakers().roles.iter().filter(is_it).map(|(name, _)| name.as_str())
    }

    fn speakers(&self) -> &Speakers {
        self.speakers.get_or_init(|| {
            let mut speakers = Speakers::default();
            for Point { text, aside, from, .. } in outline::claims(&self.article, "-") {
                let Some(Aside { by: Some(by), role, .. }) = aside.map(|aside| *aside) else { continue };
                speakers.roles.extend(role.map(|role| (by.clone(), role)));
                let line = from.and_then(|origin| origin.lines.first().map(|lines| lines.first));
                if let Some(block_idx) = line.and_then(|line| self.by_line.get(&line)) {
                    let said = ink(&inline::parse(&text).text);
                    speakers.said.entry(*block_idx).or_default().push((said, by));
                }
            }
            speakers
        })
    }

    /// The sentences of a block that a claim's words begin and end in, with what lies between.
    pub(super) fn sentences_of(&self, claim: &str, block_idx: usize) -> Option<&str> {
        let (block, words) = self.block(block_idx);
        let start = block.text.find(claim)?;
        let end = start + claim.len();
        let spans = sentences(words).into_iter().map(|span| {
            let last = &words[span.end - 1];
            words[span.start].bytes.start..last.bytes.end
        });
        let touched = spans.filter(|bytes| bytes.start < end && start < bytes.end);
        let (from, to) = touched.fold((start, end), |(from, to), b| (from.min(b.start), to.max(b.end)));
        block.text.get(from..to)
    }

    /// The lines that the words of a claim stand on, word for word; where they stand in several paragraphs, those nearest
    /// to line `near`.
    pub fn find(&self, claim: &str, near: usize) -> Option<Vec<Lines>> {
        let holders = self.holding(claim, &words(claim)).iter().copied();
        let first_line = |block_idx: &usize| self.block(*block_idx).0.lines().first().map_or(0, |l| l.first);
        let stands = |block_idx: &usize| stands_in(claim, self.ink(*block_idx));
        let held = holders.filter(stands).min_by_key(|block_idx| first_line(block_idx).abs_diff(near));
        // Hardly a word (`a:.a' .`) is in no list of words.
        let anywhere = || {
            let all = (0..self.blocks.len()).filter(stands);
            all.min_by_key(|block_idx| first_line(block_idx).abs_diff(near))
        };
        let block_idx = held.or_else(anywhere)?;
        Some(lines_in(self.block(block_idx).0, claim))
    }

    /// A block by its place.
    pub(super) fn block(&self, block_idx: usize) -> (&Block, &[Word]) {
        (&self.article.blocks[block_idx], &self.blocks[block_idx].words)
    }

    /// A block's text as `deck::stands_in` looks at it.
    pub(super) fn ink(&self, block_idx: usize) -> &str {
        &self.blocks[block_idx].ink
    }

    /// The blocks at the lines of `origin`.
    pub(super) fn at(&self, origin: &Origin) -> BTreeSet<usize> {
        let blocks = |lines: &crate::article::Lines| self.by_line.range(lines.first..=lines.last);
        origin.lines.iter().flat_map(blocks).map(|(_, &block_idx)| block_idx).collect()
    }

    /// The blocks that may have all of the `words` of `text`: those that have the rarest pair of them.
    pub(super) fn holding(&self, text: &str, words: &[Word]) -> &[usize] {
        let holders = |hash| self.by_words.get(&hash).map_or(&[][..], Vec::as_slice);
        pairs(text, words).map(holders).min_by_key(|blocks| blocks.len()).unwrap_or_default()
    }

    /// The few blocks that have most of the rarest pairs of `words`, whatever the others are.
    pub(super) fn near(&self, text: &str, words: &[Word]) -> Vec<usize> {
        let mut rarest: Vec<&Vec<usize>> =
            pairs(text, words).filter_map(|hash| self.by_words.get(&hash)).collect();
        rarest.sort_by_key(|blocks| blocks.len());
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for &block_idx in rarest.iter().take(RAREST).flat_map(|blocks| blocks.iter().take(VOTES)) {
            *votes.entry(block_idx).or_default() += 1;
        }
        let mut nearest: Vec<(usize, usize)> = votes.into_iter().collect();
        nearest.sort_by_key(|&(_, n_votes)| std::cmp::Reverse(n_votes));
        nearest.into_iter().take(NEAREST).map(|(block_idx, _)| block_idx).collect()
    }

    /// Tells whether words stand in the article as they are written, white space aside.
    pub(super) fn has(&self, words: &str) -> bool {
        self.print.ink.contains(&ink(words))
    }

    /// Tells whether the article names somebody.
    pub(super) fn names(&self, name: &str) -> bool {
        let mut asked = self.print.asked.borrow_mut();
        *asked.entry(name.to_owned()).or_insert_with_key(|name| self.print.names(name))
    }
}

/// The lines of a block that a claim's stretches stand on.
fn lines_in(block: &Block, claim: &str) -> Vec<Lines> {
    let inked = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let source = inked(&block.text);
    let whole = inked(claim);
    let is_there = |words: &[char]| source.windows(words.len().max(1)).any(|window| window == words);
    let stretches = if is_there(&whole) { vec![whole] } else { stretches(claim).map(inked).collect() };
    let (mut spans, mut from) = (Vec::new(), 0);
    for stretch in stretches.iter().filter(|stretch| !stretch.is_empty()) {
        let rest = source.get(from..).unwrap_or_default();
        let at = rest.windows(stretch.len()).position(|window| window == stretch.as_slice());
        let Some(at) = at else { return block.lines() };
        spans.push(from + at..from + at + stretch.len());
        from += at + stretch.len();
    }
    let (mut lines, mut start): (Vec<Lines>, usize) = (Vec::new(), 0);
    for part in &block.parts {
        let end = start + part.n_inked;
        if spans.iter().any(|span| span.start < end && span.end > start) {
            match lines.last_mut() {
                Some(last) if part.lines.first == last.last + 1 => last.last = part.lines.last,
                _ => lines.push(part.lines),
            }
        }
        start = end;
    }
    if lines.is_empty() { block.lines() } else { lines }
}

fn by_line(article: &Article) -> BTreeMap<usize, usize> {
    let mut by_line = BTreeMap::new();
    for (block_idx, block) in article.blocks.iter().enumerate() {
        for line in block.parts.iter().flat_map(|part| part.lines.first..=part.lines.last) {
            by_line.entry(line).or_insert(block_idx);
        }
    }
    for dropped in &article.dropped {
        let Reason::Repeat { of } = dropped.reason else { continue };
        let Some(&block_idx) = by_line.get(&of.first) else { continue };
        for line in dropped.part.lines.first..=dropped.part.lines.last {
            by_line.entry(line).or_insert(block_idx);
        }
    }
    by_line
}

impl Print {
    fn of(article: &Article) -> Self {
        let blocks = article.blocks.iter().map(|block| block.text.as_str());
        let texts: Vec<&str> = blocks.chain(article.dropped.iter().map(|d| d.part.text.as_str())).collect();
        let names = |text: &&str| -> Vec<String> { words(text).into_iter().map(|w| bare(text, w)).collect() };
        Self {
            ink: texts.iter().map(|text| ink(text)).collect::<Vec<_>>().join("\n"),
            words: texts.iter().flat_map(names).collect(),
            asked: RefCell::default(),
        }
    }

    /// Whether the name stands here as it is written, white space aside. In a script with spaces the surname will do:
    /// the last word of what stands before the first comma.
    fn names(&self, name: &str) -> bool {
        if name.contains(is_east_asian) {
            return self.ink.contains(&ink(name));
        }
        let person = name.split([',', '(']).next().unwrap_or_default();
        words(person).pop().is_some_and(|surname| self.words.contains(&bare(person, surname)))
    }
}

/// A word without its `'s`.
fn bare(text: &str, word: Word) -> String {
    let word = slice(text, word.bytes);
    word.split(['\'', '’'])
        .next()
        .filter(|bare| word.len() - bare.len() <= "’s".len())
        .unwrap_or(word)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_claim_are_those_that_its_stretches_stand_on() {
        let text = "新碼頭明年啟用\n\n港務局今日公布新碼頭的\n設計，並表示公布工程在\n明年展開，有三年。";
        let article = crate::article::read(text.as_bytes(), "a.txt");
        let block = article.blocks.iter().find(|block| block.parts.len() == 3).expect("a wrapped paragraph");
        for (claim, expected) in [
            ("公布新碼頭", "3"),
            ("港務局……展開", "3 5"),
            ("今日……設計……展開", "3-5"),
            ("公布……公布", "3-4"),
            ("碼頭的設計", "3-4"),
            ("設計", "4"),
            ("公布……公布……公布", "3-5"),
            ("沒有的話", "3-5"),
            ("", "3-5"),
        ] {
            let lines: Vec<String> = lines_in(block, claim).iter().map(ToString::to_string).collect();
            assert_eq!(lines.join(" "), expected, "{claim}");
        }
    }

    #[test]
    fn a_word_is_bare_without_its_s() {
        for (word, expected) in [
            ("Lee's", "Lee"),
            ("Lee’s", "Lee"),
            ("O'Hara", "O'Hara"),
            ("Lees'", "Lees"),
            ("Lee", "Lee"),
            ("Dell'Acqua", "Dell'Acqua"),
        ] {
            let one = words(word).pop().expect("a word");
            assert_eq!(bare(word, one), expected, "{word}");
        }
    }
}
