//! Talking points: a mark, the words hanging from it, and who says them.

use super::{Area, named};
use crate::deck::{Element, Part, PointMark};
use crate::scene::galley::{Block, Frame, Row, set, set_name};
use crate::scene::{Page, Role};
use crate::text::{Lang, clean};

/// How a list of points is set.
#[derive(Clone, Copy)]
pub(super) struct Points<'a> {
    pub(super) numbered: bool,
    /// Who says all of them, and is named over them.
    pub(super) shared: Option<&'a str>,
    pub(super) gap: usize,
}

pub(super) fn blocks(
    elements: &[&Element<'_>],
    numbered: bool,
    area: Area,
    page: Page,
    n_head: usize,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    let shared = shared_speaker(elements).map(|by| (by, speaker_rows(by, elements, area, page)));
    // A name that would stand on a screen by itself is nobody's: then each point has its own.
    let shared = shared.filter(|(_, rows)| usize::from(page.rows) > n_head + rows.len() + area.gap);
    let by = shared.as_ref().map(|(by, _)| *by);
    blocks.extend(shared.map(|(_, rows)| Block { rows, gap: area.gap, keep_with_next: true }));
    push(elements, Points { numbered, shared: by, gap: area.gap }, area, page, &mut blocks);
    blocks
}

/// The name over all points, which stands where the first of them does.
fn speaker_rows(by: &str, elements: &[&Element<'_>], area: Area, page: Page) -> Vec<Row> {
    let Some(first) = elements.first() else { return Vec::new() };
    let frame = Frame { step: 0, ..area.frame(Role::By, first) };
    let mut rows = set_name(by, frame, page);
    for piece in rows.iter_mut().flat_map(|row| &mut row.pieces) {
        piece.spot = frame.spot;
    }
    rows
}

/// Where a point stands among the others: how deep, and its place among how many.
fn standing(element: &Element<'_>) -> Option<(usize, usize, usize)> {
    match element.part {
        Part::Point { depth, nth, n_beside } => Some((depth, nth, n_beside)),
        _ => None,
    }
}

/// The speaker of all points of a slide, who is named once; a lone point names its own.
fn shared_speaker<'a>(elements: &[&Element<'a>]) -> Option<&'a str> {
    let by = elements.first()?.by?;
    let mut top = elements.iter().filter(|e| standing(e).is_some_and(|(depth, ..)| depth == 0));
    (elements.len() > 1 && standing(elements[0])?.2 > 1 && top.all(|e| e.by == Some(by))).then_some(by)
}

/// A point's mark, and the columns that it and its space take: as wide as this terminal draws it, or wider where others
/// have `signs`, so that the words of all stand below each other.
fn marker(
    numbered: bool,
    mark: Option<PointMark>,
    (depth, nth, n_beside): (usize, usize, usize),
    has_signs: bool,
    page: Page,
) -> (String, usize) {
    let sign = mark.map(|mark| sign(mark, page));
    let number = || format!("{:>width$}.", nth + 1, width = n_beside.to_string().len());
    let mark = match (depth, sign) {
        (0, Some(sign)) if numbered => format!("{} {sign}", number()),
        (0, None) if numbered => number(),
        (_, Some(sign)) => sign.to_owned(),
        (0, None) => "•".to_owned(),
        (_, None) => "–".to_owned(),
    };
    // Fonts draw signs wider than the cell that terminals give them: those of one column have a second free one.
    let sign_columns = |sign: &str| page.policy.columns(sign).max(2);
    let columns = match sign {
        Some(sign) => page.policy.columns(&mark) - page.policy.columns(sign) + sign_columns(sign) + 1,
        None => page.policy.columns(&mark) + 1,
    };
    let is_number = depth == 0 && numbered;
    let least = if has_signs && !is_number { sign_columns(self::sign(PointMark::Open, page)) + 1 } else { 0 };
    (mark, columns.max(least))
}

/// What a mark looks like. Terminals that draw doubtful characters wide do so with boxes too, whatever Unicode has.
const fn sign(mark: PointMark, page: Page) -> &'static str {
    match mark {
        PointMark::Open => page.line("☐", "[ ]"),
        PointMark::Done => page.line("☑", "[x]"),
        PointMark::Alert => page.line("⚠", "[!]"),
    }
}

/// Sets the points among `elements`.
pub(super) fn push(
    elements: &[&Element<'_>],
    how: Points<'_>,
    area: Area,
    page: Page,
    blocks: &mut Vec<Block>,
) {
    // The areas of the points that the next one may stand under, the outermost first.
    let mut areas = vec![area];
    let has_signs = elements.iter().any(|element| element.mark.is_some());
    let mut points = elements.iter().filter_map(|e| Some((e, standing(e)?))).peekable();
    while let Some((element, at)) = points.next() {
        let depth = at.0;
        areas.truncate(depth + 1);
        let outer = areas.last().copied().unwrap_or(area);
        let (mark, columns) = marker(how.numbered, element.mark, at, has_signs, page);
        // Where a mark would leave no room for text, there is no mark.
        let has_mark = outer.room >= columns + 2;
        let inner = if has_mark { outer.indented(columns) } else { outer };
        let behind = said_behind(element, how.shared.is_none(), page);
        let mut rows = set_before(element, &behind, inner, page);
        for (words, role) in behind {
            push_behind(&words, role, &mut rows, element, inner, page);
        }
        if let Some(see) = element.see.filter(|see| !see.slide.trim().is_empty()) {
            let slide = see.number.map_or_else(|| clean(&see.slide).into_owned(), |n| n.to_string());
            push_behind(&format!("→ {slide}"), Role::Muted, &mut rows, element, inner, page);
        }
        if has_mark {
            let piece = outer.frame(Role::Marker, element).piece(outer.column, mark);
            rows[0].pieces.insert(0, piece);
        }
        let is_led_on = points.peek().is_some_and(|(_, next)| next.0 > depth);
        blocks.push(Block { rows, gap: if depth == 0 { how.gap } else { 0 }, keep_with_next: is_led_on });
        areas.push(inner);
    }
}

/// What stands behind a point's words: whom it is about, what its times mean, and who says it.
fn said_behind(element: &Element<'_>, has_name: bool, page: Page) -> Vec<(String, Role)> {
    let asides = [element.about, element.when].into_iter().flatten().filter(|words| !words.trim().is_empty());
    let asides = asides.map(|aside| (in_round_brackets(&clean(aside), page), Role::Muted));
    let by = element.by.filter(|_| has_name);
    let by = by.map(|by| (bracketed(&named(by, element.role, page), page), Role::By));
    asides.chain(by).collect()
}

/// Sets a point's words. Where what stands behind them would have a row to itself, some of the words go down to it.
fn set_before(element: &Element<'_>, behind: &[(String, Role)], area: Area, page: Page) -> Vec<Row> {
    let frame = area.frame(Role::Text, element);
    let mut rows = set(element.source, frame, page);
    if rows.is_empty() {
        rows.push(Row::default());
    }
    let n_behind: usize = behind.iter().map(|(words, _)| page.policy.columns(words) + 1).sum();
    let has_room =
        |rows: &[Row]| rows.last().is_some_and(|row| row.end(page) + n_behind <= area.column + area.room);
    if n_behind == 0 || has_room(&rows) {
        return rows;
    }
    let narrower =
        (1..=4).map(|n| set(element.source, Frame { room: area.room - n * area.room / 8, ..frame }, page));
    let mut with_one_more = narrower.filter(|tried| tried.len() == rows.len() + 1 && has_room(tried));
    with_one_more.next().unwrap_or(rows)
}

/// Sets what belongs to a point behind its last words where there is room, or else in a row below.
fn push_behind(name: &str, role: Role, rows: &mut Vec<Row>, element: &Element<'_>, area: Area, page: Page) {
    let frame = area.frame(role, element).behind(rows);
    let width = page.policy.columns(name);
    let end = rows.last().map_or(0, |row| row.end(page));
    if let (true, Some(row)) = (end > 0 && end + 1 + width <= area.column + area.room, rows.last_mut()) {
        row.pieces.push(frame.piece(end + 1, name.to_owned()));
    } else {
        rows.extend(set_name(name, frame, page));
    }
}

/// What is beside the matter, in brackets that no name has.
fn in_round_brackets(words: &str, page: Page) -> String {
    if page.lang == Lang::Other { format!("[{words}]") } else { format!("（{words}）") }
}

/// A name beside somebody's words, in the brackets of its script, so that it is told apart without colours too.
fn bracketed(by: &str, page: Page) -> String {
    if page.lang == Lang::Other { format!("({by})") } else { format!("〔{by}〕") }
}
