//! Words of Chinese, so that a heading is not broken inside one where the phrase model would.
//!
//! A text is cut into the words that are together the most likely, each by its share of a corpus (a unigram model, as
//! jieba has it). The list is jieba's (MIT) in simplified characters, and `OpenCC`'s table (Apache-2.0) folds traditional
//! ones to them: see `lexicon/NOTICE`, and `lexicon/make.py` for how it is made. The build script packs it.

/// Words by their hash: see `phrase/pack.rs`.
static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
/// Traditional and simplified characters in pairs, by the first.
static FOLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/fold.bin"));

/// No word of the list has more characters.
const MAX_CHARS: usize = 8;
/// The cost of a character that the list has not: more than of any that it has.
const UNKNOWN: u32 = 160;

/// Tells for each character whether the boundary in front of it is inside a word.
pub fn inside_words(chars: &[char]) -> Vec<bool> {
    let units: Vec<Option<u16>> = chars.iter().map(|&c| folded(c)).collect();
    // The cheapest way to cut the characters before `i` into words, and the characters of its last word.
    let mut best = vec![(u32::MAX, 0usize); chars.len() + 1];
    best[0] = (0, 0);
    for from in 0..chars.len() {
        let (so_far, mut hash) = (best[from].0, 0u64);
        for (n, unit) in units[from..].iter().take(MAX_CHARS).enumerate() {
            let Some(unit) = unit else {
                offer(&mut best[from + 1], (so_far, 1), n == 0);
                break;
            };
            hash = (hash ^ u64::from(*unit)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
            let cost = cost(hash).or((n == 0).then_some(UNKNOWN));
            if let Some(cost) = cost {
                offer(&mut best[from + n + 1], (so_far + cost, n + 1), true);
            }
        }
    }
    let mut inside = vec![false; chars.len()];
    let mut to = chars.len();
    while to > 0 {
        let from = to - best[to].1.max(1);
        inside[from + 1..to].fill(true);
        to = from;
    }
    inside
}

fn offer(best: &mut (u32, usize), found: (u32, usize), is_meant: bool) {
    if is_meant && found.0 < best.0 {
        *best = found;
    }
}

/// A Han character in its simplified form; nothing for any other.
fn folded(c: char) -> Option<u16> {
    let unit = u16::try_from(u32::from(c)).ok().filter(|unit| (0x4E00..=0x9FFF).contains(unit))?;
    let pair = |n: usize| {
        let at = 4 * n;
        (u16::from_le_bytes([FOLD[at], FOLD[at + 1]]), u16::from_le_bytes([FOLD[at + 2], FOLD[at + 3]]))
    };
    let (mut low, mut high) = (0, FOLD.len() / 4);
    while low < high {
        let middle = low.midpoint(high);
        match pair(middle) {
            (traditional, simplified) if traditional == unit => return Some(simplified),
            (traditional, _) if traditional < unit => low = middle + 1,
            _ => high = middle,
        }
    }
    Some(unit)
}

/// The cost of a word, if the list has it.
fn cost(hash: u64) -> Option<u32> {
    let capacity = WORDS.len() as u64 / 4;
    let mut slot = (((hash >> 32) * capacity) >> 32) as usize;
    loop {
        let entry: [u8; 4] = WORDS[4 * slot..4 * slot + 4].try_into().expect("four bytes");
        let entry = u32::from_le_bytes(entry);
        if entry == 0 {
            return None;
        }
        // The check is of other bits of the hash than the slot: two words that are alike in both are one in 2^40.
        if u64::from(entry >> 8) == (hash >> 8) & 0xFF_FFFF {
            return Some(entry & 0xFF);
        }
        slot = if slot + 1 == WORDS.len() / 4 { 0 } else { slot + 1 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(marked: &str) {
        let chars: Vec<char> = marked.chars().filter(|&c| c != '|').collect();
        let cut = inside_words(&chars)
            .iter()
            .zip(&chars)
            .enumerate()
            .flat_map(|(i, (&is_inside, &c))| (i > 0 && !is_inside).then_some('|').into_iter().chain([c]))
            .collect::<String>();
        assert_eq!(cut, marked);
    }

    #[test]
    fn words_are_the_most_likely_ones_in_either_script() {
        check("發展中國家|的|高質量|發展");
        check("海港|城市|推動|綠色|航運");
        check("发展中国家|的|高质量|发展");
        check("售票處");
        check("碼頭|A|1|倒塌");
        check("");
    }

    #[test]
    fn traditional_characters_are_folded_to_simplified_ones() {
        for (c, expected) in [
            ('國', Some('国')),
            ('国', Some('国')),
            ('港', Some('港')),
            ('發', Some('发')),
            ('一', Some('一')),
            ('龜', Some('龟')),
            ('a', None),
            ('の', None),
            ('𠀀', None),
        ] {
            assert_eq!(folded(c).and_then(|unit| char::from_u32(u32::from(unit))), expected, "{c}");
        }
        let all = FOLD.chunks(4).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let firsts: Vec<u16> = all.filter(|first| (0x4E00..=0x9FFF).contains(first)).collect();
        assert!(firsts.is_sorted());
        for first in [
            firsts[0],
            firsts[1],
            firsts[firsts.len() / 2],
            firsts[firsts.len() - 2],
            firsts[firsts.len() - 1],
        ] {
            let c = char::from_u32(u32::from(first)).expect("a character");
            assert!(folded(c).is_some_and(|unit| unit != first), "{c}");
        }
        assert_eq!((cost(0).is_some(), inside_words(&[]).len()), (false, 0));
    }
}
