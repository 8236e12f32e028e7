//! A claim and its source: the words, and who says them.

use super::cited::Cited;
use super::words::words;
use crate::article::Block;
use crate::deck::{Element, Origin, Part, Segment, ink, stands_in};
use crate::text::inline;

/// Shorter words than these, in characters, stand somewhere else by chance.
const MIN_TELLING: usize = 4;

/// What is wrong with the words of a claim that cites `origin`: the message, and what to do.
pub(super) fn words_problem(
    element: &Element<'_>,
    origin: &Origin,
    cited: &Cited,
) -> Option<(String, String)> {
    let claim = inline::parse(element.source).text;
    if cited.at(origin).into_iter().any(|block_idx| stands_in(&claim, cited.ink(block_idx))) {
        return None;
    }
    Some(match elsewhere(&claim, cited).and_then(|block| block.lines().first().copied()) {
        Some(lines) => (
            format!("this is no longer at {origin}, but at line {lines}"),
            format!("from: {}:{lines}", origin.file),
        ),
        None => (
            format!("this is no longer verbatim in {origin}"),
            "take the source's words, or take \"from\" out if the words are your own".to_owned(),
        ),
    })
}

fn elsewhere<'a>(claim: &str, cited: &'a Cited) -> Option<&'a Block> {
    if ink(claim).chars().count() < MIN_TELLING {
        return None;
    }
    let holders = cited.holding(claim, &words(claim)).iter();
    holders.copied().find(|&i| stands_in(claim, cited.ink(i))).map(|i| cited.block(i).0)
}

/// What is wrong with who is said to say it.
pub(super) fn speaker_problem(by: &str, origin: &Origin, cited: &Cited) -> Option<(String, String)> {
    let is_named = by.trim().is_empty() || cited.names(by);
    (!is_named).then(|| {
        (
            format!("{} is not named in {}", by.trim(), origin.file),
            "give the speaker that the source names, or take \"by\" out".to_owned(),
        )
    })
}

/// What is wrong with whom or what a claim is said to be about, or with what its speaker is called.
pub(super) fn aside_problem(
    key: &str,
    words: &str,
    origin: &Origin,
    cited: &Cited,
) -> Option<(String, String)> {
    let words = words.trim();
    (!words.is_empty() && !cited.has(words)).then(|| {
        (
            format!("{words} does not stand in {}", origin.file),
            format!("take the source's words, or take \"{key}\" out"),
        )
    })
}

/// The path to who says an element: a quotation's stands beside it on the slide.
pub(super) fn speaker_path(element: &Element<'_>) -> Vec<Segment> {
    let mut path = if element.part == Part::Quotation { Vec::new() } else { element.path.clone() };
    path.push(Segment::Key("by".into()));
    path
}
