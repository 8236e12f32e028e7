//! Cells for pictures: beside what a slide says where the page is wide, or over it.

use super::{Area, MAX_MEASURE};
use crate::deck::{Content, Element, Slide, Spot};
use crate::picture::{USUAL_CELL, fitted};
use crate::scene::galley::{Block, Row, set, set_verbatim};
use crate::scene::picture::Slot;
use crate::scene::{Page, Role};

/// The shape of a picture that nobody has looked at yet: that of a photo.
const USUAL_SHAPE: (u32, u32) = (3, 2);
/// From this many columns of text on, a picture stands beside it; the text keeps three fifths.
const BESIDE: usize = 56;
/// Fewer rows or columns than these show nothing.
const MIN_ROWS: usize = 4;
const MIN_COLUMNS: usize = 8;
/// Columns between text and a picture.
const GAP: usize = 3;

/// Whether an element is of the picture that stands beside what the slide says, or over it.
pub(super) fn is_beside(slide: &Slide) -> impl Fn(&Element<'_>) -> bool {
    let is_cover = matches!(slide.content, Content::Cover { .. });
    move |element| element.is_beside() || is_cover && element.image.is_some()
}

/// The areas of the text and of a picture beside it; nothing where there is no room for both.
///
/// Text ends where a line would be too long to read. A picture goes on to the page's margin, but is no wider than the
/// text and half of it.
pub(super) fn parted(area: Area) -> Option<(Area, Area)> {
    if area.room < BESIDE {
        return None;
    }
    let room = (area.room - GAP) * 2 / 5;
    let text = Area { room: area.room - GAP - room, end: area.column + area.room - room, ..area };
    let right = area.end.saturating_sub(super::margin(area.end));
    let n_beyond = right.saturating_sub(area.column + area.room);
    let widened = (room + n_beyond).min(text.room * 3 / 2).max(room);
    let image = Area { column: area.column + text.room + GAP, room: widened, ..area };
    Some((text, image))
}

/// Parts the area into that of the text and a picture's beside it: the rows of the picture, with its words below, which
/// stand on each screen of the slide. Nothing where the page is too small for both.
pub(super) fn beside(
    element: &Element<'_>,
    n_head: usize,
    area: Area,
    page: Page,
) -> Option<(Area, Vec<Row>)> {
    let file = element.image?;
    let (text, image) = parted(area)?;
    let caption = set(element.source, image.frame(Role::Caption, element), page);
    let most = usize::from(page.rows).checked_sub(n_head + 2 * area.gap + caption.len())?;
    if most < MIN_ROWS {
        return None;
    }
    let room = image.room;
    let (columns, rows) = fitted(element.image_size.unwrap_or(USUAL_SHAPE), (room, most), USUAL_CELL);
    let column = image.column;
    let mut aside = cells(element, file, (column, columns, rows));
    aside.extend(caption);
    Some((text, aside))
}

/// A picture with its words below it, in an area and so many rows; where these are too few, its words behind a mark.
pub(super) fn with_caption(element: &Element<'_>, most: usize, area: Area, page: Page) -> Block {
    let caption = set(element.source, area.frame(Role::Caption, element), page);
    let most = most.saturating_sub(caption.len());
    let Some(file) = element.image.filter(|_| most >= MIN_ROWS && area.room >= MIN_COLUMNS) else {
        return named(element, area, page);
    };
    let room = area.room.min(MAX_MEASURE);
    let (columns, rows) = fitted(element.image_size.unwrap_or(USUAL_SHAPE), (room, most), USUAL_CELL);
    let column = area.column + (area.room - columns) / 2;
    let mut block = cells(element, file, (column, columns, rows));
    // The words stand under the picture's edge, where they have room there.
    let words = area.indented(column - area.column);
    let is_roomy = words.room >= page.policy.columns(element.source);
    let words = if is_roomy { words } else { area };
    block.extend(set(element.source, words.frame(Role::Caption, element), page));
    Block { rows: block, gap: area.gap, keep_with_next: false }
}

/// The rows of a picture's cells.
fn cells(element: &Element<'_>, file: &str, (column, columns, rows): (usize, usize, usize)) -> Vec<Row> {
    let spot = Some(Spot { element_idx: element.idx, byte: 0 });
    let picture = Slot { file: file.to_owned(), column, columns, rows, step: element.step, spot };
    let mut out = vec![Row::default(); rows];
    if let Some(first) = out.first_mut() {
        first.slots.push(picture);
    }
    out
}

/// A photo by its words, or by its file's name where it has none: an audience has no use for both.
pub(super) fn named(element: &Element<'_>, area: Area, page: Page) -> Block {
    let mark = "▣";
    let columns = page.policy.columns(mark) + 1;
    let has_mark = area.room >= columns + 2;
    let inner = if has_mark { area.indented(columns) } else { area };
    let mut rows = set(element.source, inner.frame(Role::Caption, element), page);
    if let (true, Some(image)) = (rows.is_empty(), element.image) {
        let frame = inner.frame(Role::Muted, element).behind(&rows);
        rows.extend(set_verbatim(image, frame, page));
    }
    if let (true, Some(row)) = (has_mark, rows.first_mut()) {
        let piece = area.frame(Role::Marker, element).piece(area.column, mark.to_owned());
        row.pieces.insert(0, piece);
    }
    super::block(rows, area.gap)
}
