//! A slide's galley: which text stands where, for each kind of slide.

use super::galley::{Align, Block, Frame, Galley, Piece, Row, beside, set, set_verbatim};
use super::{Page, Role};
use crate::deck::{Column, Content, Figure, Moment, Photo, Point, Slide};
use crate::text::{Lang, Measure, clean, kinsoku};

/// The widest that text is set, in columns: 44 Han characters, about what CLREQ calls a comfortable line.
const MAX_MEASURE: usize = 88;
/// The widest that a quotation and a cover's title are set.
const MAX_QUOTE: usize = 64;
/// Below this a column beside another is too narrow, and they stand one below the other.
const MIN_COLUMN: usize = 14;

/// The rectangle of text on a page.
#[derive(Clone, Copy)]
struct Area {
    column: usize,
    room: usize,
    /// Rows to spare between things.
    gap: usize,
}

impl Area {
    fn of(page: Page) -> Self {
        let columns = usize::from(page.columns).max(1);
        let margin = match columns {
            0..8 => 0,
            8..24 => 1,
            24..60 => 2,
            _ => (columns / 14).max(4),
        };
        let room = (columns - 2 * margin).min(MAX_MEASURE);
        Self { column: (columns - room) / 2, room, gap: usize::from(page.rows >= 8) }
    }

    fn frame(self, role: Role, step: usize) -> Frame {
        Frame { column: self.column, room: self.room, role, step, measure: Measure::Body, align: Align::Left }
    }

    /// The same area without its first `columns` columns.
    fn indented(self, columns: usize) -> Self {
        let columns = columns.min(self.room.saturating_sub(1));
        Self { column: self.column + columns, room: self.room - columns, ..self }
    }

    /// A narrower area in the middle.
    fn narrowed(self, room: usize) -> Self {
        let room = room.min(self.room);
        Self { column: self.column + (self.room - room) / 2, room, ..self }
    }
}

/// Sets a slide.
pub(super) fn galley(slide: &Slide, page: Page) -> Galley {
    let area = Area::of(page);
    let mut galley = Galley { top: usize::from(page.rows) / 10, ..Galley::default() };
    if let (Some(heading), false) = (&slide.heading, matches!(slide.content, Content::Section)) {
        let frame = Frame { measure: Measure::Balanced, ..area.frame(Role::Heading, 0) };
        galley.head = set(heading, frame, page);
        if !galley.head.is_empty() && page.rows >= 5 {
            galley.head.push(Row::default());
        }
    }
    galley.is_centred =
        matches!(slide.content, Content::Cover { .. } | Content::Section | Content::Quote { .. });
    let n_head = galley.head.len();
    galley.blocks = match &slide.content {
        Content::Cover { title, subtitle, by, date, photo } => {
            cover(area, page, title, [subtitle, by, date].map(Option::as_deref), photo)
        }
        Content::Section => {
            let heading = slide.heading.as_deref().unwrap_or_default();
            vec![block(centred(heading, Role::Title, area.narrowed(MAX_QUOTE), page), 0)]
        }
        Content::Points { points, numbered } => points_blocks(points, *numbered, area, page, n_head),
        Content::Quote { text, by } => quote(text, by.as_deref(), area, page),
        Content::Photo(photos) => photos_blocks(photos, area, page),
        Content::Figures(figures) => {
            let pairs = figures.iter().map(|Figure { value, label, .. }| (value.as_str(), label.as_str()));
            pairs_blocks(pairs.collect(), area, page)
        }
        Content::Timeline(moments) => {
            let pairs = moments.iter().map(|Moment { when, what, .. }| (when.as_str(), what.as_str()));
            pairs_blocks(pairs.collect(), area, page)
        }
        Content::Table(rows) => table(rows, area, page),
        Content::Code { text, language } => {
            let mut rows =
                language.as_deref().map_or_else(Vec::new, |l| set(l, area.frame(Role::Muted, 0), page));
            rows.extend(set_verbatim(text, area.frame(Role::Code, 0), page));
            vec![block(rows, 0)]
        }
        Content::Body(text) => body(text, Role::Text, area, page),
        Content::Columns(columns) => columns_blocks(columns, area, page),
    };
    galley.blocks.retain(|b| !b.rows.is_empty());
    galley
}

fn block(rows: Vec<Row>, gap: usize) -> Block {
    Block { rows, gap, keep_with_next: false }
}

fn centred(text: &str, role: Role, area: Area, page: Page) -> Vec<Row> {
    set(text, Frame { align: Align::Centre, measure: Measure::Balanced, ..area.frame(role, 0) }, page)
}

fn cover(area: Area, page: Page, title: &str, lines: [Option<&str>; 3], photos: &[Photo]) -> Vec<Block> {
    let narrow = area.narrowed(MAX_QUOTE);
    let mut blocks = vec![block(centred(title, Role::Title, narrow, page), 0)];
    let roles = [Role::Subtitle, Role::By, Role::Subtitle];
    for (line, role) in lines.into_iter().zip(roles) {
        if let Some(line) = line {
            blocks.push(block(centred(line, role, narrow, page), area.gap));
        }
    }
    for (i, photo) in photos.iter().enumerate() {
        let rows = centred(&photo.text, Role::Caption, narrow, page);
        blocks.push(block(rows, if i == 0 { 2 * area.gap } else { 0 }));
    }
    blocks
}

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
struct Points<'a> {
    numbered: bool,
    /// Who says all of them, and is named over them.
    shared: Option<&'a str>,
    gap: usize,
    depth: usize,
}

fn points_blocks(points: &[Point], numbered: bool, area: Area, page: Page, n_head: usize) -> Vec<Block> {
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

fn push_points(
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

fn quote(text: &str, by: Option<&str>, area: Area, page: Page) -> Vec<Block> {
    let area = area.narrowed(MAX_QUOTE);
    let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
    let mut blocks: Vec<Block> =
        paragraphs.map(|line| block(hanging_quotation(line.trim(), area, page), area.gap)).collect();
    if let Some(by) = by {
        let frame = Frame { align: Align::Right, ..area.frame(Role::By, 0) };
        blocks.push(block(set(&format!("—— {by}"), frame, page), area.gap));
    }
    blocks
}

/// A quotation's lines stand under its first word, not under its mark.
fn hanging_quotation(text: &str, area: Area, page: Page) -> Vec<Row> {
    let mark = text.chars().next().filter(|&c| kinsoku::forbids_end(c)).map(String::from);
    let mark_columns = mark.as_deref().map_or(0, |m| page.policy.columns(m));
    let (Some(mark), true) = (mark, area.room >= mark_columns + 6) else {
        return set(text, area.frame(Role::Quote, 0), page);
    };
    let words = text.strip_prefix(mark.as_str()).unwrap_or(text);
    let mut rows = set(words, area.indented(mark_columns).frame(Role::Quote, 0), page);
    let piece = Piece { column: area.column, text: mark, role: Role::Quote, step: 0 };
    match rows.first_mut() {
        Some(row) => row.pieces.insert(0, piece),
        None => rows.push(Row { pieces: vec![piece] }),
    }
    rows
}

fn body(text: &str, role: Role, area: Area, page: Page) -> Vec<Block> {
    let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
    paragraphs.map(|line| block(set(line, area.frame(role, 0), page), area.gap)).collect()
}

fn photos_blocks(photos: &[Photo], area: Area, page: Page) -> Vec<Block> {
    let mark = "▣";
    let columns = page.policy.columns(mark) + 1;
    let has_mark = area.room >= columns + 2;
    let inner = if has_mark { area.indented(columns) } else { area };
    let set_photo = |(i, photo): (usize, &Photo)| {
        let step = i + 1;
        let mut rows = set(&photo.text, inner.frame(Role::Caption, step), page);
        if let Some(image) = &photo.image {
            rows.extend(set_verbatim(image, inner.frame(Role::Muted, step), page));
        }
        if let (true, Some(row)) = (has_mark, rows.first_mut()) {
            let piece = Piece { column: area.column, text: mark.to_owned(), role: Role::Marker, step };
            row.pieces.insert(0, piece);
        }
        block(rows, area.gap)
    };
    photos.iter().enumerate().map(set_photo).collect()
}

/// Figures and timelines: what stands left is short, what it means stands beside it, or below where it is narrow.
fn pairs_blocks(pairs: Vec<(&str, &str)>, area: Area, page: Page) -> Vec<Block> {
    let widest = pairs.iter().map(|(left, _)| page.policy.columns(&clean(left))).max().unwrap_or(0);
    let is_beside = widest + 2 + MIN_COLUMN <= area.room && widest * 2 <= area.room;
    let mut blocks = Vec::new();
    for (i, (left, right)) in pairs.into_iter().enumerate() {
        let step = i + 1;
        if is_beside {
            let key = Frame { room: widest.max(1), ..area.frame(Role::Figure, step) };
            let value = area.indented(widest + 2).frame(Role::Label, step);
            blocks.push(block(beside(vec![set(left, key, page), set(right, value, page)]), area.gap));
        } else {
            let rows = set(left, area.frame(Role::Figure, step), page);
            blocks.push(Block { rows, gap: area.gap, keep_with_next: true });
            blocks.push(block(set(right, area.frame(Role::Label, step), page), 0));
        }
    }
    blocks
}

fn table(rows: &[Vec<String>], area: Area, page: Page) -> Vec<Block> {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let Some(widths) = table_widths(rows, n_columns, area.room, page) else {
        return stacked_table(rows, area, page);
    };
    let mut blocks = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let role = if i == 0 { Role::Strong } else { Role::Text };
        let mut column = area.column;
        let mut cells = Vec::new();
        for (cell, &room) in row.iter().zip(&widths) {
            cells.push(set(cell, Frame { column, room, ..area.frame(role, i) }, page));
            column += room + 2;
        }
        let mut lines = beside(cells);
        if i == 0 {
            let text = "-".repeat(widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1));
            lines.push(Row { pieces: vec![Piece { column: area.column, text, role: Role::Rule, step: 0 }] });
        }
        blocks.push(Block { rows: lines, gap: 0, keep_with_next: i == 0 });
    }
    blocks
}

/// Each column as wide as its widest cell, the widest ones cut down until all fit; none where that is too narrow.
fn table_widths(rows: &[Vec<String>], n_columns: usize, room: usize, page: Page) -> Option<Vec<usize>> {
    let mut widths = vec![1usize; n_columns];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(page.policy.columns(&clean(cell))).min(room.max(1));
        }
    }
    let gaps = 2 * n_columns.saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        let widest = widths.iter_mut().max()?;
        if *widest <= 6 {
            return None;
        }
        *widest -= 1;
    }
    Some(widths)
}

/// A table on a narrow page: each row's cells below each other, each under the name of its column.
fn stacked_table(rows: &[Vec<String>], area: Area, page: Page) -> Vec<Block> {
    let Some((head, rows)) = rows.split_first() else { return Vec::new() };
    let named = |role, text: &str, step, gap| block(set(text, area.frame(role, step), page), gap);
    if rows.is_empty() {
        return head.iter().map(|cell| named(Role::Strong, cell, 0, 0)).collect();
    }
    let cell = |row: &[String], n: usize| row.get(n).cloned().unwrap_or_default();
    let mut blocks = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        for n in 0..row.len().max(head.len()) {
            blocks.push(named(Role::Strong, &cell(head, n), i + 1, if n == 0 { area.gap } else { 0 }));
            blocks.push(named(Role::Text, &cell(row, n), i + 1, 0));
        }
    }
    blocks
}

fn columns_blocks(columns: &[Column], area: Area, page: Page) -> Vec<Block> {
    let n = columns.len().max(1);
    let gap = (area.room / 8).clamp(2, 4);
    let width = area.room.saturating_sub(gap * (n - 1)) / n;
    if width < MIN_COLUMN {
        return columns.iter().flat_map(|column| column_blocks(column, area, page)).collect();
    }
    let set_column = |(i, column): (usize, &Column)| {
        let area = Area { column: area.column + i * (width + gap), room: width, ..area };
        let mut rows = Vec::new();
        for block in column_blocks(column, area, page) {
            if !rows.is_empty() {
                rows.extend(std::iter::repeat_n(Row::default(), block.gap));
            }
            rows.extend(block.rows);
        }
        rows
    };
    // Columns go on to the next screen together, row by row.
    let rows = beside(columns.iter().enumerate().map(set_column).collect());
    rows.into_iter().map(|row| block(vec![row], 0)).collect()
}

fn column_blocks(column: &Column, area: Area, page: Page) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(heading) = &column.heading {
        let frame = Frame { measure: Measure::Balanced, ..area.frame(Role::Strong, 0) };
        blocks.push(Block { rows: set(heading, frame, page), gap: area.gap, keep_with_next: true });
    }
    if let Some(text) = &column.body {
        blocks.extend(body(text, Role::Text, area, page));
    }
    let how = Points { numbered: false, shared: None, gap: 0, depth: 0 };
    push_points(&column.points, how, area, page, &mut 0, &mut blocks);
    blocks.retain(|b| !b.rows.is_empty());
    blocks
}
