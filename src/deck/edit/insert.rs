//! Something put into a deck's YAML, and every byte that is there stays: a point behind another, the record at the end.

use crate::deck::{Built, Content, Point, Segment, locate, read};
use crate::fault::Fault;

/// Puts `point` behind the `after_idx`th of the points of a slide, written in lines as a deck is written.
///
/// # Errors
/// Where the deck cannot be read, the slide has no such point, or its points do not stand in lines of their own.
pub fn insert_point(text: &str, slide_idx: usize, after_idx: usize, point: &Point) -> Result<String, Fault> {
    let mut meant = read(text)?;
    match meant.slides.get_mut(slide_idx).map(|slide| &mut slide.content) {
        Some(Content::Points { points, .. }) if after_idx < points.len() => {
            points.insert(after_idx + 1, point.clone());
        }
        _ => return Err(super::gone()),
    }
    let edited = inserted(text, slide_idx, after_idx, point)
        .filter(|edited| read(edited).is_ok_and(|deck| deck == meant));
    edited.ok_or_else(|| {
        Fault::new(format!("a point cannot be added to slide {} safely", slide_idx + 1))
            .hint("add it by hand")
    })
}

fn inserted(text: &str, slide_idx: usize, after_idx: usize, point: &Point) -> Option<String> {
    let key = |name: &'static str| Segment::Key(name.into());
    let path = vec![key("slides"), Segment::Index(slide_idx), key("points"), Segment::Index(after_idx)];
    let position = locate(text.trim_start_matches('\u{FEFF}'), &[path]).into_iter().next()?;
    let mut lines = text.split_inclusive('\n').enumerate().skip(position.line.checked_sub(1)?);
    let (_, first) = lines.next()?;
    let first = first.trim_start_matches('\u{FEFF}');
    let indent = first.len() - first.trim_start_matches(' ').len();
    if !first.get(indent..)?.starts_with("- ") {
        return None;
    }
    let n_spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_own = |line: &str| line.trim().is_empty() || n_spaces(line) > indent;
    // Blank lines behind the point part it from what follows.
    let own = lines.take_while(|(_, line)| is_own(line)).filter(|(_, line)| !line.trim().is_empty());
    let last = own.last().map_or(position.line - 1, |(idx, _)| idx);
    let at: usize = text.split_inclusive('\n').take(last + 1).map(str::len).sum();
    let (before, after) = text.split_at_checked(at)?;
    let gap = if before.ends_with('\n') { "" } else { "\n" };
    let written = serde_yaml::to_string(&[point]).ok()?;
    let indent = " ".repeat(indent);
    let written: String = written.split_inclusive('\n').flat_map(|line| [indent.as_str(), line]).collect();
    Some([before, gap, &written, after].concat())
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
