//! What a mark before a line means on this page: a caption, an item of a list, or a heading between two marks.
//!
//! Print sets ● before the words of a photo, and service lists set it before their items. The page tells: captions
//! stand apart by more white lines than its paragraphs do, and items hold labels, numbers and places.

use super::items;
use super::{Nature, Raw, n_ink, spans};
use std::collections::HashMap;

/// From this many items with a mark, and when they are a third of all that have it, the mark is a bullet.
const MIN_ITEMS: usize = 3;
/// How much of an item is its label at most, in characters.
const MAX_LABEL_CHARS: usize = 24;

/// Makes body text of the marked lines that are no captions, mark and all.
pub(super) fn sort_out_lists(mut raws: Vec<Raw>) -> Vec<Raw> {
    let gaps = gaps(&raws);
    let usual = usual_gap(&raws, &gaps);
    // For each mark how many lines it has, and how many of them are like items.
    let mut marks: HashMap<char, (usize, usize)> = HashMap::new();
    for raw in &raws {
        if let Some(mark) = mark(raw) {
            let (n_all, n_items) = marks.entry(mark).or_default();
            *n_all += 1;
            *n_items += usize::from(is_item_like(&raw.text));
        }
    }
    for (raw, gap) in raws.iter_mut().zip(gaps) {
        let Some(mark) = mark(raw) else { continue };
        let (n_all, n_items) = marks[&mark];
        let is_bullet = n_items >= MIN_ITEMS && n_items * 3 >= n_all && gap <= usual;
        if is_bullet || raw.text.ends_with(mark) {
            unmark(raw);
        }
    }
    raws
}

/// The mark of a caption that is known by it alone.
fn mark(raw: &Raw) -> Option<char> {
    let is_marked = matches!(raw.nature, Nature::Caption { image: None });
    let first = raw.parts.first()?.text.chars().next()?;
    (is_marked && !raw.text.starts_with(first) && !first.is_alphanumeric()).then_some(first)
}

/// Gives a caption its mark back, as body text.
fn unmark(raw: &mut Raw) {
    let Some(first) = raw.parts.first_mut() else { return };
    let n_marked = n_ink(&first.text) - first.n_inked;
    let marked: String = first.text.chars().filter(|c| !c.is_whitespace()).take(n_marked).collect();
    let space = if first.text.chars().nth(n_marked).is_some_and(char::is_whitespace) { " " } else { "" };
    raw.text = format!("{marked}{space}{}", raw.text);
    first.n_inked = n_ink(&first.text);
    raw.nature = Nature::Unknown;
}

/// How many lines are left white before each block.
fn gaps(raws: &[Raw]) -> Vec<usize> {
    let mut last = 0;
    let gap = |raw: &Raw| {
        let lines = spans(raw);
        let gap = lines.first.saturating_sub(last + 1);
        last = lines.last;
        gap
    };
    raws.iter().map(gap).collect()
}

/// The gap that most of the body's blocks have before them.
fn usual_gap(raws: &[Raw], gaps: &[usize]) -> usize {
    let mut gaps: Vec<usize> =
        raws.iter().zip(gaps).filter(|(raw, _)| raw.nature == Nature::Unknown).map(|(_, gap)| *gap).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).copied().unwrap_or(0)
}

fn is_item_like(text: &str) -> bool {
    let label = text.split_once(['：', ':']).map(|(label, _)| label);
    items::item(text).is_some()
        || text.starts_with('【')
        || label.is_some_and(|label| label.chars().count() <= MAX_LABEL_CHARS && !label.contains('，'))
}
