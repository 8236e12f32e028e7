//! Where a claim names several sources: the first has its words, and each of the others must say the same in its own.

use super::cited::Cited;
use super::words::{pairs, singles, words};
use crate::deck::{Element, Origin, stands_in};
use crate::text::inline;
use std::collections::HashSet;

/// A source says the same where it has this share of the claim's words and pairs of them, in hundredths. A builder asks
/// for more before it puts two together, so that what it wrote is not told.
const SAME: usize = 25;

/// What is wrong with `other`, a further source of a claim: the message, and what to do.
pub(super) fn problem(element: &Element<'_>, other: &Origin, cited: &Cited) -> Option<(String, String)> {
    let claim = inline::parse(element.source).text;
    let hint = || "take it out of \"from\", or name the lines that say it".to_owned();
    let blocks = cited.at(other);
    if blocks.iter().any(|&block_idx| stands_in(&claim, cited.ink(block_idx))) {
        return None;
    }
    let wanted = parts(&claim);
    let held: HashSet<u64> =
        blocks.iter().flat_map(|&block_idx| parts(&cited.block(block_idx).0.text)).collect();
    let n_shared = wanted.intersection(&held).count();
    if 100 * n_shared < SAME * wanted.len() {
        return Some((format!("{} does not say this", other.first()), hint()));
    }
    // Another report leaves figures out, but it has not others instead.
    let theirs: HashSet<&str> =
        blocks.iter().flat_map(|&block_idx| digits(&cited.block(block_idx).0.text)).collect();
    let (mut ours, is_rival) = (digits(&claim).peekable(), !theirs.is_empty());
    let first = ours.peek().copied().filter(|_| is_rival)?;
    let has_one = ours.any(|number| theirs.contains(number));
    (!has_one).then(|| (format!("{} says nothing of {first}", other.first()), hint()))
}

/// What is compared: the words, and the pairs of them.
fn parts(text: &str) -> HashSet<u64> {
    let words = words(text);
    pairs(text, &words).chain(singles(text, &words)).collect()
}

/// The numbers of a text in figures: 1,200 is one.
fn digits(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'))
        .map(|run| run.trim_matches([',', '.']))
        .filter(|run| !run.is_empty())
}
