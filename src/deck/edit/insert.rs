//! Something put into a deck's YAML, and every byte that is there stays: a point behind another, the record at the end.

use super::points::add_point;
use crate::deck::{Built, Content, Point, read};
use crate::fault::Fault;

/// Puts `point` behind the `after_idx`th of the points of a slide, written in lines as a deck is written.
///
/// # Errors
/// Where the slide has no such point; and those of [`add_point`].
pub fn insert_point(text: &str, slide_idx: usize, after_idx: usize, point: &Point) -> Result<String, Fault> {
    match read(text)?.slides.get(slide_idx).map(|slide| &slide.content) {
        Some(Content::Points { points, .. }) if after_idx < points.len() => {}
        _ => return Err(super::gone()),
    }
    add_point(text, slide_idx, after_idx + 1, point)
}

/// Puts the record of what was built behind a deck that has none.
///
/// # Errors
/// Where the deck cannot be read, has one, or does not end where a key may follow.
pub fn append_built(text: &str, built: &Built) -> Result<String, Fault> {
    let mut meant = read(text)?;
    if meant.built.replace(built.clone()).is_some() {
        return Err(super::gone());
    }
    let gap = if text.ends_with('\n') { "" } else { "\n" };
    let record = std::collections::BTreeMap::from([("built", built)]);
    let written = serde_yaml::to_string(&record).unwrap_or_default();
    let edited = [text, gap, &written].concat();
    if read(&edited).is_ok_and(|deck| deck == meant) {
        return Ok(edited);
    }
    Err(Fault::new("the record of what was built cannot be added at the end").hint("write the deck in lines"))
}
