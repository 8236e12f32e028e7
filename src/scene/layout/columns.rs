//! Text in columns beside each other, or below each other where they would be too narrow.

use super::points::{self, Points};
use super::{Area, MIN_COLUMN, block, spacing};
use crate::deck::{Element, Part, Segment};
use crate::scene::galley::{Block, Frame, Piece, Row, beside, set};
use crate::scene::{Page, Role};
use crate::text::Measure;

pub(super) fn blocks(
    elements: &[&Element<'_>],
    n_columns: usize,
    area: Area,
    page: Page,
    n_head: usize,
) -> Vec<Block> {
    let n = n_columns.max(1);
    let of_columns = by_column(elements, n);
    let gap = (area.room / 8).clamp(2, 4);
    let width = area.room.saturating_sub(gap * (n - 1)) / n;
    if width < MIN_COLUMN {
        return of_columns.iter().flat_map(|elements| column(elements, 0, area, page)).collect();
    }
    let left = |i: usize| area.column + i * (width + gap);
    let set_all = |gap: usize| -> Vec<Vec<Block>> {
        let set = |(i, elements): (usize, &Vec<&Element<'_>>)| {
            column(elements, gap, Area { column: left(i), room: width, ..area }, page)
        };
        of_columns.iter().enumerate().map(set).collect()
    };
    // The gaps of the longest column are those of all.
    let n_rows = |columns: &[Vec<Block>], spacing: usize| {
        columns.iter().map(|c| joined(c, spacing).len()).max().unwrap_or(0)
    };
    let room = usize::from(page.rows).saturating_sub(n_head);
    // Points stand apart as elsewhere, where all of them have room so.
    let apart = Some(set_all(area.gap)).filter(|columns| n_rows(columns, 1) <= room);
    let columns = apart.unwrap_or_else(|| set_all(0));
    let spacing = (2..=spacing(page)).rev().find(|&s| n_rows(&columns, s) + s <= room).unwrap_or(1);
    let mut rows = beside(columns.iter().map(|column| joined(column, spacing)).collect());
    if gap >= 3 {
        (1..n).for_each(|i| rule(&mut rows, left(i) - gap / 2 - 1, page));
    }
    // Columns go on to the next screen together, row by row.
    rows.into_iter().map(|row| block(vec![row], 0)).collect()
}

/// What stands in each of so many columns.
fn by_column<'a, 'e>(elements: &[&'a Element<'e>], n_columns: usize) -> Vec<Vec<&'a Element<'e>>> {
    let mut columns = vec![Vec::new(); n_columns];
    for element in elements {
        if let Some(Segment::Index(i)) = element.path.get(1)
            && let Some(column) = columns.get_mut(*i)
        {
            column.push(*element);
        }
    }
    columns
}

/// The rows of a column below each other, with the free rows between its parts.
fn joined(column: &[Block], spacing: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut above: Option<&Block> = None;
    for block in column {
        let n_free = match above {
            None => 0,
            // A heading stands nearer to what it heads than that stands apart.
            Some(above) if is_heading(above) => spacing - 1,
            Some(_) => block.gap * spacing,
        };
        rows.extend(std::iter::repeat_n(Row::default(), n_free));
        rows.extend(block.rows.iter().cloned());
        above = Some(block);
    }
    rows
}

fn is_heading(block: &Block) -> bool {
    let first = block.rows.first().and_then(|row| row.pieces.first());
    block.keep_with_next && first.is_some_and(|piece| piece.role == Role::Strong)
}

/// Draws a rule between two columns, at this column of the page, as far down as there is text.
fn rule(rows: &mut [Row], column: usize, page: Page) {
    let Some(mut beside) = rows.iter().flat_map(|row| &row.pieces).next().cloned() else { return };
    for row in rows {
        // The rule stands and goes with what is beside it.
        let at = row.pieces.partition_point(|piece| piece.column < column);
        if let Some(piece) = row.pieces.get(at.saturating_sub(1)) {
            beside = piece.clone();
        }
        let rule = Piece {
            column,
            text: page.line("│", "|").to_owned(),
            role: Role::Rule,
            step: 0,
            lead: None,
            ..beside.clone()
        };
        row.pieces.insert(at, rule);
    }
}

/// The blocks of a column, its points so many rows apart.
fn column(elements: &[&Element<'_>], gap: usize, area: Area, page: Page) -> Vec<Block> {
    let mut blocks = Vec::new();
    for element in elements {
        match element.part {
            Part::ColumnHeading => {
                let frame = Frame { measure: Measure::Balanced, ..area.frame(Role::Strong, element) };
                blocks.push(Block {
                    rows: set(element.source, frame, page),
                    gap: area.gap,
                    keep_with_next: true,
                });
            }
            // What a heading heads stands close below it, in each column alike.
            Part::Paragraph => {
                let gap = if blocks.last().is_some_and(|b| b.keep_with_next) { 0 } else { area.gap };
                blocks.push(block(set(element.source, area.frame(Role::Text, element), page), gap));
            }
            _ => {}
        }
    }
    // Points below paragraphs stand off from them; below a heading they stand close.
    let n_above = blocks.len();
    let has_text = blocks.last().is_some_and(|b| !b.keep_with_next);
    points::push(elements, Points { numbered: false, shared: None, gap }, area, page, &mut blocks);
    if let Some(first) = blocks.get_mut(n_above) {
        first.gap = if has_text { area.gap } else { 0 };
    }
    blocks.retain(|b| !b.rows.is_empty());
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Column, Content, Slide};

    #[test]
    fn what_stands_in_columns_is_gone_through_once_and_not_for_each_of_them() {
        let n_columns = 200_000;
        let column =
            |n: usize| Column { heading: Some(n.to_string()), body: Some("文".into()), points: vec![] };
        let content = Content::Columns((0..n_columns).map(column).collect());
        let slide = Slide::new(content);
        let elements = slide.elements();
        let columns = by_column(&elements.iter().collect::<Vec<_>>(), n_columns);
        assert_eq!(columns.len(), n_columns);
        for (n, column) in columns.iter().enumerate() {
            assert_eq!(column.iter().map(|e| e.source).collect::<Vec<_>>(), [n.to_string().as_str(), "文"]);
        }
    }
}
