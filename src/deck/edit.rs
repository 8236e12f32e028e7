//! Surgical edits: one text of a deck is replaced in its YAML, and every other byte of the file stays as it was:
//! comments, order, quotation marks, line ends.
//!
//! An edit that cannot be proven is not made: what is to be written is read back first, and must be the old deck with
//! just that text changed. Files and locks are not seen here.

mod insert;
mod many;
mod points;
mod render;
mod site;
#[cfg(test)]
mod tests;

pub use insert::{append_built, insert_point};
pub use many::{Edit, replace_scalars};
pub use points::{add_point, add_row, add_slide, cut_point};

use super::locate::walk;
use super::{Element, Part, Segment, read, yaml};
use crate::fault::Fault;
use saphyr_parser::Event;
use serde_yaml::Value;
use std::borrow::Cow;

/// Replaces the text at `path` in the deck's YAML `text` by `new`, and gives the whole YAML.
///
/// `path` leads from the top of the deck to the text: `slides`, 0, `points`, 1, with or without the `text` of the long
/// form. `expected` is the text that stands there now. The new one is written as the old one was (plain, quoted, as a
/// block) if it can be.
///
/// # Errors
/// Where the deck cannot be read, nothing stands at `path`, something else than `expected` does, or an anchor or an
/// alias makes it stand in several places.
pub fn replace_scalar(text: &str, path: &[Segment], expected: &str, new: &str) -> Result<String, Fault> {
    let yaml = text.trim_start_matches('\u{FEFF}');
    let mut meant = yaml::value(&read(yaml)?);
    let stands = text_at(&mut meant, path).ok_or_else(gone)?;
    if stands != expected {
        return Err(gone());
    }
    new.clone_into(stands);
    let site = site::find(yaml, &forms(path))?;
    if new == expected {
        return Ok(text.to_owned());
    }
    let (before, after) =
        (text.get(..text.len() - yaml.len() + site.bytes.start), yaml.get(site.bytes.end..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    render::renderings(&site, new)
        .into_iter()
        .map(|rendering| [before, &rendering, after].concat())
        .find(|edited| is_as_meant(text, edited, &site, new, &meant))
        .ok_or_else(|| Fault::new("this text cannot be written here safely").hint("edit the file by hand"))
}

/// Replaces the words of one element of a slide, as they are written, marks included: see [`replace_scalar`].
///
/// A paragraph of a quotation, of running text or of notes is replaced by itself, and the others stay; so does a point's
/// mark.
///
/// # Errors
/// As of [`replace_scalar`]; also where the slide has no such element.
pub fn replace_element(
    text: &str,
    slide_idx: usize,
    element_idx: usize,
    expected: &str,
    new: &str,
) -> Result<String, Fault> {
    let deck = read(text)?;
    let deck = deck.unfolded();
    let slide = deck.slides.get(slide_idx).ok_or_else(gone)?;
    let elements = slide.elements();
    let element = elements.get(element_idx).filter(|e| e.source == expected).ok_or_else(gone)?;
    let mut path = slide.path(slide_idx);
    path.extend(element.scalar_path());
    let is_paragraph = matches!(
        element.part,
        Part::Quotation | Part::Paragraph | Part::Note | Part::Line | Part::Background
    );
    if !is_paragraph && element.mark.is_none() {
        return replace_scalar(text, &path, expected, new);
    }
    let mut value = yaml::value(&deck);
    let whole = text_at(&mut value, &path).ok_or_else(gone)?;
    let edited = with_paragraph(whole, &elements, element, new).ok_or_else(gone)?;
    replace_scalar(text, &path, whole, &edited)
}

fn gone() -> Fault {
    Fault::new("the deck has changed: these words no longer stand there").hint("look at it again first")
}

/// The `whole` text with `element`, a paragraph of it or what is behind its mark, replaced.
fn with_paragraph(whole: &str, elements: &[Element<'_>], element: &Element<'_>, new: &str) -> Option<String> {
    if element.mark.is_some() {
        return Some(whole.strip_suffix(element.source)?.to_owned() + new);
    }
    let is_beside = |e: &&Element<'_>| e.path == element.path && e.part == element.part;
    let nth = elements.iter().take(element.idx).filter(is_beside).count();
    let line = whole.lines().filter(|line| !line.trim().is_empty()).nth(nth)?;
    let line_start = line.as_ptr().addr() - whole.as_ptr().addr();
    let start = line_start + line.find(element.source)?;
    Some([whole.get(..start)?, new, whole.get(start + element.source.len()..)?].concat())
}

/// The same place in each of the forms in which a deck may write it: a point is a line of text or has a key `text`,
/// and one photo or source is itself or a list of one.
fn forms(path: &[Segment]) -> Vec<Vec<Segment>> {
    let text = Segment::Key("text".into());
    let mut forms = vec![path.to_vec(), [path, std::slice::from_ref(&text)].concat()];
    if let Some((last, above)) = path.split_last()
        && *last == text
    {
        forms.push(above.to_vec());
    }
    // One source may be a list of one.
    if path.last() == Some(&Segment::Key("from".into())) {
        forms.push([path, &[Segment::Index(0)]].concat());
    }
    if path.get(2) == Some(&Segment::Key("photo".into())) {
        let others = forms.clone().into_iter().map(|mut form| {
            match form.get(3) {
                Some(Segment::Index(0)) => drop(form.remove(3)),
                Some(Segment::Index(_)) => {}
                _ => form.insert(3, Segment::Index(0)),
            }
            form
        });
        forms.extend(others);
    }
    forms
}

/// The text at `path`, in whichever form it stands there.
fn text_at<'v>(value: &'v mut Value, path: &[Segment]) -> Option<&'v mut String> {
    let is_text = |form: &&Vec<Segment>| descend(value, form).is_some_and(Value::is_string);
    let forms = forms(path);
    let form = forms.iter().find(is_text)?.clone();
    form.iter()
        .try_fold(value, |value, segment| match segment {
            Segment::Key(key) => value.get_mut(key.as_ref()),
            Segment::Index(idx) => value.get_mut(*idx),
        })
        .and_then(|value| match value {
            Value::String(text) => Some(text),
            _ => None,
        })
}

fn descend<'v>(value: &'v Value, path: &[Segment]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, segment| match segment {
        Segment::Key(key) => value.get(key.as_ref()),
        Segment::Index(idx) => value.get(*idx),
    })
}

/// Tells whether `edited` is the deck that is `meant`, and whether YAML's other parser finds the same in it as in
/// `text`, but for `new` at the site: our reader follows YAML 1.1, most others 1.2.
fn is_as_meant(text: &str, edited: &str, site: &site::Site, new: &str, meant: &Value) -> bool {
    let mut expected = events(text);
    match expected.get_mut(site.event_idx) {
        Some(Event::Scalar(value, ..)) => *value = Cow::Borrowed(new),
        _ => return false,
    }
    events(edited) == expected && read(edited).is_ok_and(|deck| yaml::value(&deck) == *meant)
}

/// The events of the YAML `text`, without what does not matter to a reader: how its scalars are written.
fn events(text: &str) -> Vec<Event<'_>> {
    let mut events = Vec::new();
    walk(text.trim_start_matches('\u{FEFF}'), |_, event, _| {
        events.push(match event.clone() {
            Event::Scalar(value, _, anchor, tag) => {
                Event::Scalar(value, saphyr_parser::ScalarStyle::Plain, anchor, tag)
            }
            other => other,
        });
    });
    events
}
