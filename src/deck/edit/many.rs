//! Many texts replaced at once: each where it stands as it is written, all proven by one reading. What that cannot do
//! (an escape, a block, an anchor) is left to the edit of one text.

use super::{events, replace_scalar, text_at};
use crate::deck::{Segment, locate, read, yaml};
use crate::fault::Fault;
use saphyr_parser::Event;

/// A text to replace: see [`replace_scalar`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where it stands.
    pub path: Vec<Segment>,
    /// What stands there.
    pub expected: String,
    /// What is to stand there.
    pub new: String,
}

/// Replaces many texts of one line, in one pass over the deck where they are written plainly.
///
/// # Errors
/// As of [`replace_scalar`], for any of them; nothing is replaced then.
pub fn replace_scalars(text: &str, edits: &[Edit]) -> Result<String, Fault> {
    let edits: Vec<&Edit> = edits.iter().filter(|edit| edit.expected != edit.new).collect();
    if edits.is_empty() {
        return Ok(text.to_owned());
    }
    if let Some(edited) = at_once(text, &edits) {
        return Ok(edited);
    }
    edits
        .iter()
        .try_fold(text.to_owned(), |text, edit| replace_scalar(&text, &edit.path, &edit.expected, &edit.new))
}

fn at_once(text: &str, edits: &[&Edit]) -> Option<String> {
    let mut meant = yaml::value(&read(text).ok()?);
    for edit in edits {
        let stands = text_at(&mut meant, &edit.path).filter(|stands| **stands == edit.expected)?;
        edit.new.clone_into(stands);
    }
    let yaml = text.trim_start_matches('\u{FEFF}');
    let paths: Vec<Vec<Segment>> = edits.iter().map(|edit| edit.path.clone()).collect();
    let starts: Vec<usize> =
        std::iter::once(0).chain(yaml.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut places: Vec<(usize, &Edit)> = Vec::new();
    for (position, edit) in locate(yaml, &paths).into_iter().zip(edits) {
        let line = yaml.get(*starts.get(position.line.checked_sub(1)?)?..)?;
        let (column, _) = line.char_indices().nth(position.column.checked_sub(1)?)?;
        let rest = line.get(column..)?;
        let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"')).map_or(0, char::len_utf8);
        let at = yaml.len() - rest.len() + quote;
        places.push((yaml.get(at..)?.starts_with(&edit.expected).then_some(at)?, edit));
    }
    places.sort_by_key(|(at, _)| *at);
    let mut edited = text.get(..text.len() - yaml.len())?.to_owned();
    let mut done = 0;
    for (at, edit) in places {
        edited += yaml.get(done..at)?;
        edited += &edit.new;
        done = at + edit.expected.len();
    }
    edited += yaml.get(done..)?;
    let is_meant =
        read(&edited).is_ok_and(|deck| yaml::value(&deck) == meant) && differ_by(text, &edited, edits);
    is_meant.then_some(edited)
}

/// Whether YAML's other parser finds the same in both but for the edits.
fn differ_by(text: &str, edited: &str, edits: &[&Edit]) -> bool {
    let (before, after) = (events(text), events(edited));
    let differing: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).collect();
    let is_edit = |a: &Event<'_>, b: &Event<'_>| match (a, b) {
        (Event::Scalar(a, ..), Event::Scalar(b, ..)) => edits.iter().any(|e| e.expected == *a && e.new == *b),
        _ => false,
    };
    before.len() == after.len()
        && differing.len() == edits.len()
        && differing.iter().all(|(a, b)| is_edit(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_texts_differ_by_their_edits_and_by_nothing_else() {
        let edit =
            |expected: &str, new: &str| Edit { path: vec![], expected: expected.into(), new: new.into() };
        let (one, other) = (edit("甲", "乙"), edit("丙", "丁"));
        for (text, edited, edits, expected) in [
            ("a: 甲\nb: 丙\n", "a: 乙\nb: 丙\n", &[&one][..], true),
            ("a: 甲\nb: 丙\n", "a: 乙\nb: 丁\n", &[&one, &other], true),
            ("a: 甲\nb: 丙\n", "a: 乙\nb: 丙\n", &[&one, &other], false),
            ("a: 甲\nb: 丙\n", "a: 乙\nb: 丁\n", &[&one], false),
            ("a: 甲\n", "a: 戊\n", &[&one], false),
            ("a: 甲\n", "a: 丁\n", &[&one], false),
            ("a: 甲\n", "a: 乙\nb: 丙\n", &[&one], false),
            ("a: 甲\n", "a: [乙]\n", &[&one], false),
            ("a: 甲\n", "a: 甲\n", &[], true),
        ] {
            assert_eq!(differ_by(text, edited, edits), expected, "{text} {edited}");
        }
    }
}
