//! Large type: which words of a slide may be set in it, and whether they fit.

use super::{Area, Large, margin, pairs, picture, set_slide};
use crate::deck::{Content, Element, Part, Slide};
use crate::scene::galley::{Frame, Galley, Row, set};
use crate::scene::{Page, Role};
use crate::text::large::{Blocks, Face};
use crate::text::{Line, Measure, WidthPolicy, inline, kinsoku, phrase, slice, wrap};

/// The most lines that large type goes on for.
const MAX_LINES: usize = 3;
/// The most lines of a heading over what it heads.
const MAX_HEAD_LINES: usize = 2;
/// What a boundary between phrases scores at least where a line of large type may end (see [`phrase::scores`]): below it
/// words such as 這一天 and 本港 were parted.
const SURE: i64 = 4_000;

/// Sets a slide with what matters most on it in `face`; nothing where it is of a kind without large type, where a
/// character has no glyph, where a line would end inside a phrase, or where it does not fit on one screen.
pub(super) fn galley(slide: &Slide, face: Face, page: Page) -> Option<Galley> {
    // Of others the elements need not be looked at.
    let has_large = matches!(
        slide.content,
        Content::Cover { .. } | Content::Section | Content::Quote { .. } | Content::Figures(_)
    );
    if !has_large {
        return None;
    }
    let elements = slide.elements();
    let words: Vec<&Element<'_>> = elements.iter().filter(|e| is_large(e, slide)).collect();
    let area = Area::of(page, Large::NONE);
    let is_beside = picture::is_beside(slide);
    let has_beside = elements.iter().any(|e| is_beside(e) && e.image.is_some());
    let area = picture::parted(area).filter(|_| has_beside).map_or(area, |(text, _)| text);
    // Figures stand at the edge of the text, with what they mean beside or below them.
    let room_for = |e: &Element<'_>| if e.part == Part::Value { area.room } else { area.large(page).room };
    let rooms: Option<Vec<usize>> =
        words.iter().map(|e| room(e, face, (room_for(e), n_lines(e)), page)).collect();
    let large = Large { face, room: rooms?.into_iter().min()? };
    let is_figures = matches!(slide.content, Content::Figures(_));
    let of_figures: Vec<&Element<'_>> =
        elements.iter().filter(|e| is_figures && e.is_on_slide() && e.part != Part::Heading).collect();
    if !pairs::has_room_for_trends(&of_figures, Area { large, ..area }, page) {
        return None;
    }
    let galley = set_slide(slide, large, page);
    is_roomy(&galley, page).then_some(galley)
}

/// Whether a slide stands on one screen, and not from edge to edge, which is no composition.
pub(super) fn is_roomy(galley: &Galley, page: Page) -> bool {
    let n_rows = galley.n_rows(1).max(galley.n_head(1) + galley.aside.len());
    n_rows * 20 <= usize::from(page.rows) * 17
}

/// A heading in the faces that it may have, the largest first, below which what a slide says may be in `below`. On a
/// large page ordinary type is too small to be told from the text at a glance.
pub(super) fn heads(heading: &Element<'_>, below: Face, page: Page) -> impl Iterator<Item = Vec<Row>> {
    let area = Area::of(page, Large::NONE);
    let room = area.end.saturating_sub(area.column + margin(area.end));
    let set_in = move |&face: &Face| {
        // What matters most is no smaller than what is over it.
        let is_over = below != Face::Text && face.rows() >= below.rows();
        let columns = self::room(heading, face, (room, MAX_HEAD_LINES), page).filter(|_| !is_over)?;
        let room = columns * face.columns();
        let frame = Frame { room, measure: Measure::Balanced, face, ..area.frame(Role::Heading, heading) };
        Some(set(heading.source, frame, page))
    };
    faces_of_headings(page).iter().filter_map(set_in)
}

/// The faces of headings over what they head: those of blocks are for large screens, as they cost some bytes.
fn faces_of_headings(page: Page) -> &'static [Face] {
    let is_large = page.columns >= 160 && page.rows >= 50;
    match page.blocks {
        Blocks::Half if is_large => &[Face::Half10],
        Blocks::Sextants if is_large => &[Face::Half10, Face::Sextant12],
        Blocks::Scaled if page.rows >= 50 => &[Face::Scaled(3), Face::Scaled(2)],
        Blocks::Scaled if page.rows >= 30 => &[Face::Scaled(2)],
        _ => &[],
    }
}

/// Whether an element is what matters most on a slide of its kind.
fn is_large(element: &Element<'_>, slide: &Slide) -> bool {
    match element.part {
        Part::Title | Part::Value | Part::Quotation => true,
        Part::Heading => slide.content == Content::Section,
        _ => false,
    }
}

/// The most lines of what matters most: a number has one.
fn n_lines(element: &Element<'_>) -> usize {
    if element.part == Part::Value { 1 } else { MAX_LINES }
}

/// The columns of text that words may take in a face for few lines (`most`) that end with their phrases, at most `room`
/// columns of the page; nothing where no room gives such lines.
fn room(element: &Element<'_>, face: Face, (room, most): (usize, usize), page: Page) -> Option<usize> {
    let inline::Inlined { text, links, notes, .. } = inline::shown(element.source);
    // Links and marks are small things in words.
    if !links.is_empty() || !notes.is_empty() {
        return None;
    }
    if text.trim().is_empty() || !face.draws(&text, page.lang, page.policy) {
        return None;
    }
    let mark = if element.part == Part::Quotation { hanging(&text, page.policy) } else { 0 };
    let widest = (room / face.columns()).checked_sub(mark)?;
    let n_columns = page.policy.columns(&text);
    if widest == 0
        || n_columns > widest * most
        || (face.rows() * n_columns.div_ceil(widest)) * 20 > usize::from(page.rows) * 11
    {
        return None;
    }
    // A narrower room may end its lines better.
    let narrowest = n_columns.div_ceil(most).min(widest);
    let room = (narrowest..=widest).rev().find(|&room| ends_well(&text, room, most, face, page))?;
    Some(room + mark)
}

/// Whether the lines of a room are few and low enough, and each ends with a phrase.
fn ends_well(text: &str, room: usize, most: usize, face: Face, page: Page) -> bool {
    let lines = wrap(text, room, page.setting(Measure::Balanced));
    let n_rows = lines.len() * (face.rows() + 1) - 1;
    let is_between = |pair: &[Line]| {
        // The space between two lines is of neither.
        let has_space = pair[0].bytes.end < pair[1].bytes.start;
        let right = slice(text, pair[1].bytes.start..text.len());
        has_space || is_between_phrases(slice(text, 0..pair[0].bytes.end), right, page)
    };
    lines.len() <= most
        && lines.iter().all(|line| line.columns <= room)
        && n_rows * 20 <= usize::from(page.rows) * 11
        && lines.windows(2).all(is_between)
}

/// The columns of a quotation's opening mark, from which its lines hang.
pub(super) fn hanging(text: &str, policy: WidthPolicy) -> usize {
    let mark = text.chars().next().filter(|&c| kinsoku::forbids_end(c)).map(String::from);
    mark.map_or(0, |mark| policy.columns(&mark))
}

/// Whether a line that ends here ends with a phrase: behind a mark or a space, or where the words say so.
fn is_between_phrases(left: &str, right: &str, page: Page) -> bool {
    let is_mark = |c: char| !c.is_alphanumeric();
    left.ends_with(is_mark)
        || right.starts_with(is_mark)
        || phrase::score_between(left, right, page.lang) >= SURE
        || !phrase::has_model(page.lang)
}
