//! What is printed again, and where it was read before.
//!
//! A page of linked text frames is often dumped as "the rest of the story" once for each frame. So a repeat is a
//! run of text seen before, and may start in the middle of a paragraph. Only exact text counts as a repeat, white
//! space aside: a caption in nearly the words of a paragraph is no repeat of it. Nothing is dropped here, only told.

mod rows;

use super::pairs::Pairs;
use super::{Lines, Nature, Raw, lines};
use crate::text::Lang;
use rows::Block;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

/// From this many characters, text found inside what was read before is a repeat; shorter text must match a block.
const MIN_REPEAT_CHARS: usize = 14;
/// How many characters are looked up at once, and how many places are tried, in text that repeats itself.
const GRAM: usize = 6;
const MAX_TRIES: usize = 48;

/// What a block is beside those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Print {
    /// Read here for the first time; its last character is at `end` among all that was read.
    First {
        /// Where its text ends.
        end: usize,
    },
    /// Printed before.
    Again {
        /// The lines that it was read on.
        of: Lines,
        /// Where that text ends.
        end: usize,
        /// Whether it is a piece from the middle of a block.
        is_inner: bool,
    },
    /// A piece that a later block, which is at this place among the blocks, prints whole.
    Piece {
        /// The later block.
        whole: usize,
    },
}

/// What has been read so far, without white space, with where each stretch came from.
struct Seen {
    chars: Vec<char>,
    /// The openings that some block of the article has, and where they were read.
    openings: HashMap<[char; GRAM], Vec<usize>>,
    /// How they start.
    starts: Pairs,
    /// Start of each block in `chars`, with its lines, ascending.
    blocks: Vec<(usize, Lines)>,
    whole: HashMap<u64, usize>,
    hasher: RandomState,
}

impl Seen {
    /// Made ready to look up the blocks of `body`, and no other text.
    fn new(body: &[Raw]) -> Self {
        let openings =
            body.iter().filter_map(|raw| opening(&raw.text)).map(|gram| (gram, Vec::new())).collect();
        let mut starts = Pairs::new();
        body.iter().filter_map(|raw| opening(&raw.text)).for_each(|[a, b, ..]| starts.add([a, b]));
        let hasher = RandomState::new();
        // Three bytes a character of Chinese, one of English: less than this grows by itself.
        let chars = Vec::with_capacity(body.iter().map(|raw| raw.text.len()).sum::<usize>() / 3);
        Self { chars, openings, starts, blocks: Vec::new(), whole: HashMap::new(), hasher }
    }

    fn push(&mut self, ink: &[char], lines: Lines) {
        let start = self.chars.len();
        self.blocks.push((start, lines));
        self.whole.entry(self.hasher.hash_one(ink)).or_insert(start);
        self.chars.extend(ink);
        for at in start.saturating_sub(GRAM - 1)..(start + ink.len()).saturating_sub(GRAM - 1) {
            if !self.starts.may_have([self.chars[at], self.chars[at + 1]]) {
                continue;
            }
            let gram: [char; GRAM] =
                self.chars[at..at + GRAM].try_into().expect("a window of GRAM characters");
            if let Some(places) = self.openings.get_mut(&gram).filter(|places| places.len() < MAX_TRIES) {
                places.push(at);
            }
        }
    }

    /// Where `ink` starts in what was read, if it was read before.
    fn find(&self, ink: &[char]) -> Option<usize> {
        let places = self.openings.get(ink.first_chunk::<GRAM>()?)?;
        places.iter().copied().find(|&at| self.follows_at(at, ink))
    }

    /// Where a block of just this text starts.
    fn find_whole(&self, ink: &[char]) -> Option<usize> {
        self.whole.get(&self.hasher.hash_one(ink)).copied().filter(|&at| self.follows_at(at, ink))
    }

    fn follows_at(&self, at: usize, ink: &[char]) -> bool {
        self.chars.get(at..at + ink.len()) == Some(ink)
    }

    /// The block that holds the character at `at`: where it starts, where the next one does, and its lines.
    fn block_at(&self, at: usize) -> (usize, usize, Lines) {
        let i = self.blocks.partition_point(|(start, _)| *start <= at);
        let end = self.blocks.get(i).map_or(self.chars.len(), |(start, _)| *start);
        self.blocks
            .get(i.saturating_sub(1))
            .map_or((0, end, Lines::one(1)), |(start, lines)| (*start, end, *lines))
    }
}

fn ink(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn opening(text: &str) -> Option<[char; GRAM]> {
    let mut chars = text.chars().filter(|c| !c.is_whitespace());
    let mut gram = ['\0'; GRAM];
    for slot in &mut gram {
        *slot = chars.next()?;
    }
    Some(gram)
}

/// Tells of each block whether it was printed before.
pub(super) fn prints(body: &[Raw], lang: Lang) -> Vec<Print> {
    let mut seen = Seen::new(body);
    let mut prints: Vec<Print> = Vec::with_capacity(body.len());
    // The unfinished blocks that a later one may print whole, by their first characters.
    let mut pieces: HashMap<Vec<char>, Vec<usize>> = HashMap::new();
    // Where in `seen` the running repeat would go on.
    let mut goes_on_at = None;
    let mut next = body.first().map(|raw| ink(&raw.text)).unwrap_or_default();
    for (i, raw) in body.iter().enumerate() {
        let here = next;
        next = body.get(i + 1).map(|raw| ink(&raw.text)).unwrap_or_default();
        let block = Block {
            seen: &seen,
            here: &here,
            next: &next,
            goes_on_at,
            has_markup: raw.nature != Nature::Unknown,
            is_heading_like: lines::is_heading_like(&raw.text, lang),
        };
        if let Some(at) = block.repeated_at() {
            let end = at + here.len();
            goes_on_at = Some(end);
            let (start, block_end, of) = seen.block_at(at);
            prints.push(Print::Again { of, end, is_inner: start < at || end < block_end });
            continue;
        }
        goes_on_at = None;
        if let Some(opening) = here.get(..MIN_REPEAT_CHARS) {
            // A piece cut short, printed again whole: the whole is kept.
            if let Some(same) = pieces.get_mut(opening) {
                same.retain(|&at| {
                    let piece = ink(&body[at].text);
                    let is_kept = piece.len() >= here.len() || !here.starts_with(&piece);
                    if !is_kept {
                        prints[at] = Print::Piece { whole: i };
                    }
                    is_kept
                });
                same.truncate(MAX_TRIES);
            }
            if raw.nature == Nature::Unknown && !lines::is_finished(&raw.text) {
                pieces.entry(opening.to_vec()).or_default().push(i);
            }
        }
        seen.push(&here, super::spans(raw));
        prints.push(Print::First { end: seen.chars.len() });
    }
    prints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_that_holds_a_character() {
        let raws: Vec<Raw> = ["一二三四五六七", "八九十甲乙丙丁戊"]
            .map(|text| Raw { text: text.to_owned(), parts: vec![], nature: Nature::Unknown })
            .into();
        let mut seen = Seen::new(&raws);
        for (i, raw) in raws.iter().enumerate() {
            seen.push(&ink(&raw.text), Lines::one(i + 1));
        }
        let block = |at: usize| seen.block_at(at);
        assert_eq!((block(0), block(6)), ((0, 7, Lines::one(1)), (0, 7, Lines::one(1))));
        assert_eq!((block(7), block(14)), ((7, 15, Lines::one(2)), (7, 15, Lines::one(2))));
        let find = |text: &str| (seen.find(&ink(text)), seen.find_whole(&ink(text)));
        assert_eq!(find("八九十甲乙丙丁戊"), (Some(7), Some(7)));
        assert_eq!(find("八九十甲乙丙"), (Some(7), None), "a part from its start");
        assert_eq!(find("一二三四五六七"), (Some(0), Some(0)));
        assert_eq!(find("八九十甲乙丙己"), (None, None));
        assert_eq!(find("一二三四五"), (None, None), "too short to be looked up");
        assert!(seen.follows_at(5, &['六', '七', '八']) && !seen.follows_at(14, &['戊', '己']));
        assert_eq!(
            (opening("一 二三四五六七"), opening("一二三四五")),
            (Some(['一', '二', '三', '四', '五', '六']), None)
        );
    }

    #[test]
    fn an_opening_that_some_block_has_is_found_across_two() {
        let raw = |text: &str| Raw { text: text.to_owned(), parts: vec![], nature: Nature::Unknown };
        // The third block opens as what stands across the end of the first and the start of the second.
        let raws = ["甲乙丙丁戊己庚", "辛壬癸子丑寅", "戊己庚辛壬癸子丑寅卯辰巳午未"].map(raw);
        let mut seen = Seen::new(&raws);
        seen.push(&ink(&raws[0].text), Lines::one(1));
        seen.push(&ink(&raws[1].text), Lines::one(2));
        assert_eq!(seen.find(&ink("戊己庚辛壬癸子丑寅")), Some(4));
    }
}
