//! What one stands at, for the outside: its words for the clipboard, its place in the file for an editor.

use super::{Effect, Talk, Window, Word};
use crate::deck::{Element, Origin, Segment, Slide};
use std::borrow::Cow;

/// The most that is copied, in bytes: what terminals take of OSC 52, which carries four for three.
const MAX_COPIED: usize = 48 << 10;

/// A place in the file of a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePlace {
    /// The file of the deck that is included and has it, from the folder of the talk's; none for the talk's own.
    pub file: Option<String>,
    /// The path in that deck.
    pub path: Vec<Segment>,
    /// Where the words come from: the place where the file is the article itself.
    pub from: Option<Origin>,
}

/// Copies the claim or the point that one stands at; of a slide that is shown whole all that stands on it.
pub(super) fn copy(talk: &Talk, window: &mut Window) -> Vec<Effect> {
    let words = words(talk, window);
    if words.is_empty() || words.len() > MAX_COPIED {
        window.say(talk, if words.is_empty() { Word::NothingToCopy } else { Word::TooLongToCopy });
        return Vec::new();
    }
    let first = words.lines().next().unwrap_or_default();
    let text = window.told_of(talk, Word::Copied, first);
    window.notify(talk, text);
    vec![Effect::Copy(words)]
}

fn words(talk: &Talk, window: &Window) -> String {
    if window.goes_by_claims() {
        let claim = talk.sources().zip(talk.claim_idx()).and_then(|(sources, i)| sources.claims().get(i));
        return claim.map(|claim| crate::text::clean::verbatim(&claim.text)).unwrap_or_default();
    }
    let elements = talk.slide().map(Slide::elements).unwrap_or_default();
    let here = talk.place().spot.element_idx;
    let is_here = |e: &&Element<'_>| match talk.steps() {
        Some(_) => e.idx == here,
        None => e.is_on_slide(),
    };
    elements.iter().filter(is_here).map(Element::text).collect::<Vec<_>>().join("\n")
}

/// Where in the file one stands.
pub(super) fn place(talk: &Talk) -> FilePlace {
    let at = talk.place();
    let first = || vec![Segment::Key(Cow::Borrowed("slides")), Segment::Index(at.slide_idx)];
    let mut path = talk.slide().map_or_else(first, |slide| slide.path(at.slide_idx));
    let elements = talk.slide().map(Slide::elements).unwrap_or_default();
    // From the beginning of a slide, to the slide.
    let element = elements.get(at.spot.element_idx).filter(|_| at.spot.element_idx > 0);
    path.extend(element.into_iter().flat_map(|e| e.path.clone()));
    let from = element.and_then(|e| e.from).or_else(|| elements.iter().find_map(|e| e.from));
    let (included, path) = talk.deck().written_path(&path);
    let file = included.map(|included| included.file.clone());
    FilePlace { file, path: path.to_vec(), from: from.cloned() }
}
