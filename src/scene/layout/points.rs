//! Talking points: a mark, the words hanging from it, and who says them.

use super::Area;
use crate::deck::Point;
use crate::scene::galley::{Block, Piece, Row, set};
use crate::scene::{Page, Role};
use crate::text::{Lang, clean};

/// A point's mark, and the columns that it and its space take: as wide as this terminal draws it.
fn marker(number: Option<usize>, n_points: usize, depth: usize, page: Page) -> (String, usize) {
    let mark = match (number, depth) {
        (Some(n), 0) => {
            let width = n_points.to_string().len();
            format!("{n:>width$}.")
        }
        (_, 0) => "•".to_owned(),
        _ => "–".to_owned(),
    };
    let columns = page.policy.columns(&mark) + 1;
    (mark, columns)
}

/// How a list of points is set.
#[derive(Clone, Copy)]
pub(super) struct Points<'a> {
    pub(super) numbered: bool,
    /// Who says all of them, and is named over them.
    pub(super) shared: Option<&'a str>,
    pub(super) gap: usize,
    pub(super) depth: usize,
}

pub(super) fn blocks(points: &[Point], numbered: bool, area: Area, page: Page, n_head: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let how = Points { numbered, shared: shared_speaker(points), gap: area.gap, depth: 0 };
    if let Some(by) = how.shared {
        let rows = set(by, area.frame(Role::By, 0), page);
        blocks.push(Block { rows, gap: 0, keep_with_next: true });
    }
    let n_above = n_head + blocks.len();
    push_points(points, how, area, page, &mut 0, &mut blocks);
    // Points that do not fit with free rows between them stand close.
    let n_rows: usize = blocks.iter().map(|b| b.rows.len() + b.gap).sum();
    if n_above + n_rows > usize::from(page.rows) + 1 {
        for block in &mut blocks {
            block.gap = 0;
        }
    }
    blocks
}

/// The speaker of all points of a slide, who is named once; a lone point names its own.
fn shared_speaker(points: &[Point]) -> Option<&str> {
    let by = points.first()?.by.as_deref()?;
    (points.len() > 1 && points.iter().all(|p| p.by.as_deref() == Some(by))).then_some(by)
}

pub(super) fn push_points(
    points: &[Point],
    how: Points<'_>,
    area: Area,
    page: Page,
    step: &mut usize,
    blocks: &mut Vec<Block>,
) {
    for (i, point) in points.iter().enumerate() {
        *step += 1;
        let number = how.numbered.then_some(i + 1);
        let (mark, columns) = marker(number, points.len(), how.depth, page);
        // Where a mark would leave no room for text, there is no mark.
        let has_mark = area.room >= columns + 2;
        let inner = if has_mark { area.indented(columns) } else { area };
        let mut rows = set(&point.text, inner.frame(Role::Text, *step), page);
        if rows.is_empty() {
            rows.push(Row::default());
        }
        if let Some(by) = point.by.as_deref().filter(|_| how.shared.is_none()) {
            push_speaker(by, &mut rows, inner, page, *step);
        }
        if has_mark {
            let piece = Piece { column: area.column, text: mark, role: Role::Marker, step: *step };
            rows[0].pieces.insert(0, piece);
        }
        let gap = if how.depth == 0 { how.gap } else { 0 };
        blocks.push(Block { rows, gap, keep_with_next: !point.points.is_empty() });
        push_points(&point.points, Points { depth: how.depth + 1, ..how }, inner, page, step, blocks);
    }
}

/// Names the speaker behind the last words where there is room, or else in a row below.
fn push_speaker(by: &str, rows: &mut Vec<Row>, area: Area, page: Page, step: usize) {
    let name = bracketed(&clean(by), page);
    let width = page.policy.columns(&name);
    let end = rows.last().map_or(0, |row| row.end(page));
    if end > 0 && end + 1 + width <= area.column + area.room {
        let piece = Piece { column: end + 1, text: name, role: Role::By, step };
        if let Some(row) = rows.last_mut() {
            row.pieces.push(piece);
        }
    } else {
        rows.extend(set(&name, area.frame(Role::By, step), page));
    }
}

/// A name beside somebody's words, in the brackets of its script, so that it is told apart without colours too.
fn bracketed(by: &str, page: Page) -> String {
    if page.lang == Lang::Other { format!("({by})") } else { format!("〔{by}〕") }
}
