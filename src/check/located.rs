//! Where what was found stands: in the deck's own text, or in that of one that it includes.

use super::{Finding, Problem};
use crate::deck::{Deck, Segment, locate};
use std::collections::{BTreeMap, HashSet};

/// Gives each finding its place, all of a file in one pass over its text. What is included twice is told once.
pub(super) fn located(findings: Vec<Finding>, deck: &Deck, text: &str) -> Vec<Problem> {
    let mut of_file: BTreeMap<Option<&str>, (&str, Vec<Finding>)> = BTreeMap::new();
    for finding in findings {
        let (included, path) = deck.written_path(&finding.path);
        let path = path.to_vec();
        let (file, text) = included.map_or((None, text), |included| (Some(&*included.file), &*included.text));
        of_file.entry(file).or_insert((text, Vec::new())).1.push(Finding { path, ..finding });
    }
    of_file.into_iter().flat_map(|(file, (text, findings))| located_in(file, text, findings)).collect()
}

fn located_in(file: Option<&str>, text: &str, findings: Vec<Finding>) -> Vec<Problem> {
    let paths: Vec<Vec<Segment>> = findings.iter().map(|f| f.path.clone()).collect();
    let positions = locate(text, &paths);
    let located = findings.into_iter().zip(positions).map(|(f, position)| Problem {
        gravity: f.gravity,
        file: file.map(str::to_owned),
        position,
        message: f.message,
        hint: f.hint,
    });
    let mut problems: Vec<Problem> = located.collect();
    problems.sort_by_key(|p| p.position);
    if file.is_some() {
        let mut seen = HashSet::new();
        problems.retain(|p| seen.insert((p.position, p.message.clone())));
    }
    problems
}
