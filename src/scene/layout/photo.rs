//! Photos with their captions: beside each other where the page is wide enough, or below each other.

use super::picture::{named, with_caption};
use super::{Area, LOW, block};
use crate::deck::Element;
use crate::scene::Page;
use crate::scene::galley::{Block, Row, beside};

/// Narrower than this a photo beside another says little.
const MIN_BESIDE: usize = 24;
/// The most photos beside each other.
const MAX_BESIDE: usize = 3;
/// Fewer rows than this for each of several photos, and each has a screen.
const MIN_EACH: usize = 8;

pub(super) fn blocks(elements: &[&Element<'_>], n_head: usize, area: Area, page: Page) -> Vec<Block> {
    // A free row below, where there are enough.
    let n_below = area.gap + usize::from((16..LOW).contains(&usize::from(page.rows)));
    let most = usize::from(page.rows).saturating_sub(n_head + n_below);
    let n_pictured = elements.iter().filter(|e| e.image.is_some()).count();
    if n_pictured < elements.len() || elements.len() < 2 {
        let n_named = elements.len() - n_pictured;
        let between = if elements.len() > 1 { area.gap } else { 0 };
        let each = (most.saturating_sub(n_named * 2) / n_pictured.max(1)).max(MIN_EACH.min(most));
        let each = each.saturating_sub(between);
        let set_photo = |element: &&Element<'_>| match element.image {
            Some(_) => with_caption(element, each, area, page),
            None => named(element, area, page),
        };
        return elements.iter().map(set_photo).collect();
    }
    let n_beside = elements.len().min(MAX_BESIDE).min((area.room + 3) / (MIN_BESIDE + 3)).max(1);
    let n_rows = elements.len().div_ceil(n_beside);
    let each = (most / n_rows).max(MIN_EACH.min(most)).saturating_sub(area.gap);
    elements.chunks(n_beside).map(|row| set_row(row, (n_beside, each), area, page)).collect()
}

/// Sets photos beside each other, their captions on the same row.
fn set_row(photos: &[&Element<'_>], (n, most): (usize, usize), area: Area, page: Page) -> Block {
    let width = (area.room - 3 * (n - 1)) / n;
    let column = |i: usize| Area { column: area.column + i * (width + 3), room: width, ..area };
    let set_photo = |(i, photo): (usize, &&Element<'_>)| with_caption(photo, most, column(i), page).rows;
    let mut columns: Vec<Vec<Row>> = photos.iter().enumerate().map(set_photo).collect();
    let n_picture = |rows: &[Row]| rows.first().and_then(|row| row.slots.first()).map_or(0, |slot| slot.rows);
    let highest = columns.iter().map(|rows| n_picture(rows)).max().unwrap_or(0);
    for rows in &mut columns {
        let n = n_picture(rows);
        let free = std::iter::repeat_n(Row::default(), highest - n);
        rows.splice(0..0, free);
    }
    block(beside(columns), area.gap)
}
