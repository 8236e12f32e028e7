//! How like two texts are, and which of many are most like each other without comparing all with all.

use super::figures;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The likeness from which a text may be another reworded: half of its pairs of characters are the other's, too.
const MIN_LIKENESS: u32 = 500;

/// A pair of characters that more texts have than this tells nothing about which of them is meant.
const MAX_POSTINGS: usize = 64;

/// The texts that share most with one are compared with it in full.
const MAX_COMPARED: usize = 8;

/// A text as the pairs of characters in it, sorted; numbers are all alike, since another number is what is looked for.
pub(super) struct Grams(Vec<u64>);

impl Grams {
    pub(super) fn of(text: &str) -> Self {
        let chars: Vec<u64> =
            figures::blanked(text).filter(|c| !c.is_whitespace()).map(|c| u64::from(u32::from(c))).collect();
        let mut grams: Vec<u64> = if let [one] = chars.as_slice() {
            vec![*one]
        } else {
            chars.windows(2).map(|pair| pair[0] << 32 | pair[1]).collect()
        };
        grams.sort_unstable();
        Self(grams)
    }

    /// Dice's coefficient of the two, in thousandths.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        let (mut mine, mut others) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut n_shared = 0;
        while let (Some(a), Some(b)) = (mine.peek(), others.peek()) {
            let order = a.cmp(b);
            n_shared += usize::from(order.is_eq());
            if order.is_le() {
                mine.next();
            }
            if order.is_ge() {
                others.next();
            }
        }
        let n_grams = self.0.len() + other.0.len();
        u32::try_from(2000 * n_shared / n_grams.max(1)).unwrap_or(0)
    }
}

/// Pairs texts that are like each other, the most alike first; each is in one pair at most. `prefers` tells whether
/// two of them, by their places, rather belong together than others that are as like.
pub(super) fn pairs(
    old: &[&str],
    new: &[&str],
    prefers: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let new_grams: Vec<Grams> = new.iter().map(|text| Grams::of(text)).collect();
    let mut postings: HashMap<u64, Vec<usize>> = HashMap::new();
    for (new_idx, grams) in new_grams.iter().enumerate() {
        for gram in distinct(grams) {
            postings.entry(gram).or_default().push(new_idx);
        }
    }
    let mut likest = Vec::new();
    for (old_idx, text) in old.iter().enumerate() {
        let grams = Grams::of(text);
        for new_idx in candidates(&grams, &postings) {
            let likeness = grams.likeness(&new_grams[new_idx]);
            if likeness >= MIN_LIKENESS {
                likest.push((
                    Reverse(likeness),
                    !prefers(old_idx, new_idx),
                    old_idx.abs_diff(new_idx),
                    old_idx,
                    new_idx,
                ));
            }
        }
    }
    likest.sort_unstable();
    let (mut old_taken, mut new_taken) = (vec![false; old.len()], vec![false; new.len()]);
    let mut pairs = Vec::new();
    for (.., old_idx, new_idx) in likest {
        if !old_taken[old_idx] && !new_taken[new_idx] {
            (old_taken[old_idx], new_taken[new_idx]) = (true, true);
            pairs.push((old_idx, new_idx));
        }
    }
    pairs
}

fn distinct(grams: &Grams) -> impl Iterator<Item = u64> {
    grams.0.chunk_by(|a, b| a == b).filter_map(|same| same.first().copied())
}

/// The texts that share the most pairs of characters that tell something.
fn candidates(grams: &Grams, postings: &HashMap<u64, Vec<usize>>) -> Vec<usize> {
    let mut n_shared: HashMap<usize, usize> = HashMap::new();
    for gram in distinct(grams) {
        let texts = postings.get(&gram).filter(|texts| texts.len() <= MAX_POSTINGS);
        for &new_idx in texts.into_iter().flatten() {
            *n_shared.entry(new_idx).or_default() += 1;
        }
    }
    let mut candidates: Vec<(Reverse<usize>, usize)> =
        n_shared.into_iter().map(|(new_idx, n)| (Reverse(n), new_idx)).collect();
    candidates.sort_unstable();
    candidates.into_iter().take(MAX_COMPARED).map(|(_, new_idx)| new_idx).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_as_alike_as_the_pairs_of_characters_that_they_share() {
        for (a, b, expected) in [
            ("新碼頭啟用", "新碼頭啟用", 1000),
            ("新碼頭啟用", "舊碼頭啟用", 750),
            ("新碼頭啟用", "完全不同", 0),
            ("每日三千個貨櫃", "每日三萬個貨櫃", 1000),
            ("12.5% of ships", "15% of ships", 1000),
            ("甲", "甲", 1000),
            ("甲", "乙", 0),
            ("", "", 0),
        ] {
            assert_eq!(Grams::of(a).likeness(&Grams::of(b)), expected, "{a} {b}");
        }
    }

    #[test]
    fn the_most_alike_are_paired_and_each_once() {
        let old = ["新碼頭明年啟用", "局長感謝工程人員", "無人知曉"];
        let new = ["局長感謝全體工程人員", "新碼頭後年啟用", "新碼頭明年六月啟用"];
        let mut found = pairs(&old, &new, |_, _| false);
        found.sort_unstable();
        assert_eq!(found, [(0, 2), (1, 0)]);
    }

    #[test]
    fn of_those_that_are_as_alike_the_preferred_are_paired() {
        let (old, new) = (["三千個"], ["五千個", "六千個"]);
        assert_eq!(pairs(&old, &new, |_, _| false), [(0, 0)]);
        assert_eq!(pairs(&old, &new, |_, new_idx| new_idx == 1), [(0, 1)]);
    }
}
