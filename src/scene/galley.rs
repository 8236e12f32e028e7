//! Rows of set text before they are cut into screens: paragraphs with hanging indents, styled words, columns.

use super::marked::{Marked, Stretch};
use super::picture::Slot;
use super::{Lead, Links, Page, Role};
use crate::deck::{Element, Spot};
use crate::text::large::{Drawn, Face};
use crate::text::{Measure, clean, fold, inline, is_east_asian, slice, wrap, wrap_evened};
use std::ops::Range;

/// A slide's rows: a head that may stand over each screen, and blocks that go below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Galley {
    /// The heading's rows.
    pub head: Vec<Row>,
    /// Free rows between the heading and what it heads.
    pub head_gap: usize,
    /// What stands below the heading, and over each screen too: the names of a table's columns.
    pub under: Vec<Row>,
    /// The content.
    pub blocks: Vec<Block>,
    /// Whether the gaps between blocks are as they shall be, whatever room there is.
    pub is_set: bool,
    /// Where a single screen stands from top to bottom.
    pub stand: Stand,
    /// Rows left free at the top and at the bottom of several screens.
    pub margin: usize,
    /// Whether its blocks are told apart without free rows between them, as points are by their marks.
    pub closes: bool,
    /// What stands beside the content on each screen: rows from the one below the head on.
    pub aside: Vec<Row>,
}

/// Where the rows of a slide of one screen stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stand {
    /// At the top.
    #[default]
    Top,
    /// At the optical centre, but no lower than the first quarter: headings stand at like heights.
    Raised,
    /// At the optical centre.
    Centred,
}

/// Rows that stay together on a screen where they fit on one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The rows.
    pub rows: Vec<Row>,
    /// Free rows above, but not at the top of a screen.
    pub gap: usize,
    /// Whether the next block must not be parted from this one.
    pub keep_with_next: bool,
}

/// One row: pieces from left to right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The pieces.
    pub pieces: Vec<Piece>,
    /// Pictures whose first row this is.
    pub slots: Vec<Slot>,
}

/// Text at a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The column on the page, from 0.
    pub column: usize,
    /// The text.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// The step that reveals it.
    pub step: usize,
    /// What of the slide it shows, and from which byte on.
    pub spot: Option<Spot>,
    /// How it is drawn.
    pub drawn: Drawn,
    /// What it leads to.
    pub lead: Option<Lead>,
}

/// Where a paragraph is set and how.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The first column.
    pub column: usize,
    /// The columns that there are.
    pub room: usize,
    /// What the text is.
    pub role: Role,
    /// The step that reveals it.
    pub step: usize,
    /// How lines are broken.
    pub measure: Measure,
    /// Whether a last line of a few characters is made longer by narrower lines before it.
    pub is_evened: bool,
    /// Where lines stand in the room.
    pub align: Align,
    /// What of the slide the text's first byte is.
    pub spot: Option<Spot>,
    /// How the text is drawn.
    pub face: Face,
}

/// Where a line stands in its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    Centre,
    /// At the right edge.
    Right,
}

impl Galley {
    /// The rows that all of it takes below each other, with its gaps so many times as large.
    pub(super) fn n_rows(&self, spacing: usize) -> usize {
        let gaps: usize = self.blocks.iter().skip(1).map(|b| b.gap).sum();
        let rows: usize = self.blocks.iter().map(|b| b.rows.len()).sum();
        self.n_head(spacing) + self.under.len() + gaps * spacing + rows
    }

    /// The rows of the heading with the gap below it, so many times as large.
    pub(super) fn n_head(&self, spacing: usize) -> usize {
        let gap = if self.head.is_empty() { 0 } else { self.head_gap * spacing.max(1) };
        self.head.len() + gap
    }
}

/// Sets a paragraph: cleaned, its inline marks made roles, broken to the room. An empty text is no row.
pub fn set(source: &str, frame: Frame, page: Page) -> Vec<Row> {
    let inlined = inline::shown(source);
    if inlined.text.is_empty() {
        return Vec::new();
    }
    let room = frame.room / frame.face.columns();
    let marked = Marked::of(&inlined, page);
    let is_evened = frame.is_evened && frame.measure == Measure::Body;
    let lines = if is_evened { wrap_evened } else { wrap }(&marked.text, room, page.setting(frame.measure));
    let rows = lines.into_iter().map(|line| {
        let n_between = n_between_scripts(slice(&marked.text, line.bytes.clone()), frame.face);
        let columns = line.columns * frame.face.columns();
        // Where a line fills its room there is nothing to spare.
        let n_between = if columns + n_between > frame.room { 0 } else { n_between };
        let n_free = frame.room.saturating_sub(columns + n_between);
        let shift = match frame.align {
            Align::Left => 0,
            Align::Centre => n_free / 2,
            Align::Right => n_free,
        };
        let row = styled((&inlined, &marked), line.bytes, frame, frame.column + shift, page);
        if n_between > 0 { apart(row, page) } else { row }
    });
    if frame.face == Face::Text { rows.collect() } else { heightened(rows, frame.face, page) }
}

/// The columns that a line needs besides those of its characters, where scripts meet in it.
pub(super) fn n_between_scripts(text: &str, face: Face) -> usize {
    // Ordinary type has no such columns, and its text need not be looked at.
    match face.between_scripts() {
        0 => 0,
        n => n * boundaries(text).count(),
    }
}

/// Where a letter or a figure meets a character of Chinese, Japanese or Korean, in bytes.
fn boundaries(text: &str) -> impl Iterator<Item = usize> + '_ {
    let is_latin = |c: char| c.is_alphanumeric() && !is_east_asian(c);
    // Marks of Chinese and Japanese have room in them.
    let is_east_asian = |c: char| c.is_alphanumeric() && is_east_asian(c);
    let pairs = text.char_indices().zip(text.chars().skip(1));
    pairs.filter_map(move |((at, a), b)| {
        let meets = is_latin(a) && is_east_asian(b) || is_east_asian(a) && is_latin(b);
        meets.then_some(at + a.len_utf8())
    })
}

/// Cuts a row of large type where scripts meet, and moves what is behind.
fn apart(row: Row, page: Page) -> Row {
    let (mut out, mut n_moved) = (Row { pieces: Vec::new(), ..row }, 0);
    let mut last: Option<char> = None;
    for piece in row.pieces {
        let gap = piece.drawn.face.between_scripts();
        let pair: String = last.into_iter().chain(piece.text.chars().next()).collect();
        n_moved += gap * boundaries(&pair).count();
        last = piece.text.chars().last();
        let (mut at, mut column) = (0, piece.column);
        for end in boundaries(&piece.text).chain([piece.text.len()]).collect::<Vec<_>>() {
            let text = slice(&piece.text, at..end).to_owned();
            let spot = piece.spot.map(|spot| Spot { byte: spot.byte + at, ..spot });
            let n_columns = page.policy.columns(&text) * piece.drawn.face.columns();
            out.pieces.push(Piece { column: column + n_moved, text, spot, ..piece.clone() });
            (at, column) = (end, column + n_columns);
            n_moved += if end < piece.text.len() { gap } else { 0 };
        }
    }
    out
}

/// A line of large type as the rows that it takes, with a free row between two lines.
fn heightened(lines: impl Iterator<Item = Row>, face: Face, page: Page) -> Vec<Row> {
    let mut rows = Vec::new();
    for line in lines {
        if !rows.is_empty() {
            rows.push(Row::default());
        }
        rows.extend((0..face.rows()).map(|row| {
            let drawn = Drawn { face, row, lang: page.lang };
            Row {
                pieces: line.pieces.iter().map(|piece| Piece { drawn, ..piece.clone() }).collect(),
                ..Row::default()
            }
        }));
    }
    rows
}

/// Sets a name as it stands, on as many rows as it takes: what would be marks in a line are letters of it.
pub(super) fn set_name(name: &str, frame: Frame, page: Page) -> Vec<Row> {
    set(&inline::escape(name), frame, page)
}

/// One line's pieces, cut where its style changes and where a footnote's mark stands.
fn styled(
    (inlined, marked): (&inline::Inlined, &Marked<'_>),
    line: Range<usize>,
    frame: Frame,
    column: usize,
    page: Page,
) -> Row {
    let mut row = Row::default();
    let mut push = |piece: Piece| {
        if !piece.text.is_empty() {
            // Most lines are one piece, which nobody has to measure again.
            let column = row.pieces.last().map_or(column, |p| p.end(page));
            row.pieces.push(Piece { column, ..piece });
        }
    };
    let words = |bytes: Range<usize>, role: Role, lead: Option<Lead>| {
        let (spot, text) = (frame.spot_at(bytes.start), slice(&inlined.text, bytes).to_owned());
        Piece { role, spot, lead, ..frame.piece(0, text) }
    };
    for stretch in marked.stretches(line) {
        let bytes = match stretch {
            Stretch::Words(bytes) => bytes,
            Stretch::Mark { sign, number, byte } => {
                let here = Frame { spot: frame.spot_at(byte), role: Role::Marker, ..frame };
                push(Piece { lead: number.map(Lead::Note), ..here.piece(0, sign.to_owned()) });
                continue;
            }
        };
        let mut at = bytes.start;
        let first = inlined.styles.partition_point(|(span, _)| span.end <= bytes.start);
        let styles = inlined.styles.iter().skip(first);
        for (span, style) in styles.take_while(|(span, _)| span.start < bytes.end) {
            let (from, to) = (span.start.max(at), span.end.min(bytes.end));
            push(words(at..from, frame.role, None));
            let (role, lead) = dressed(*style, span.start, inlined, frame, page);
            push(words(from..to, role, lead));
            at = to;
        }
        push(words(at..bytes.end, frame.role, None));
    }
    row
}

/// What a style makes of words, and where they lead.
fn dressed(
    style: inline::Inline,
    start: usize,
    inlined: &inline::Inlined,
    frame: Frame,
    page: Page,
) -> (Role, Option<Lead>) {
    match style {
        inline::Inline::Strong => (Role::Strong, None),
        inline::Inline::Emphasis => (Role::Emphasis, None),
        inline::Inline::Code => (Role::Code, None),
        inline::Inline::Link(idx) => {
            let link = inlined.links.get(idx).filter(|_| page.links == Links::Followed);
            (Role::Link, link.map(|link| Lead::To(link.target.as_str().into(), frame.spot_at(start))))
        }
    }
}

/// What a row of program text starts with that goes on from the row above.
pub(super) const GOES_ON: &str = "↪ ";
/// The columns that there must be for it.
const MIN_HANGING: usize = 12;

/// Sets text as it stands, a line a line: what is too long is cut at a word's end and goes on in the next row, hanging
/// from a mark.
pub(super) fn set_verbatim(source: &str, frame: Frame, page: Page) -> Vec<Row> {
    let (mut rows, mut start) = (Vec::new(), 0);
    for line in clean::verbatim(source).split('\n') {
        rows.extend(verbatim_rows(line, start, frame, page));
        start += line.len() + 1;
    }
    rows
}

/// The rows of a line that starts at a byte of its text: each ends with the piece of the line that it shows.
pub(super) fn verbatim_rows(line: &str, start: usize, frame: Frame, page: Page) -> Vec<Row> {
    let hang = if frame.room < MIN_HANGING { 0 } else { page.policy.columns(GOES_ON) };
    let rows = fold(line, (frame.room, frame.room - hang), page.policy).into_iter().enumerate();
    let row = |(n, bytes): (usize, Range<usize>)| {
        let here = Frame { spot: frame.spot_at(start + bytes.start), ..frame };
        let indent = if n == 0 { 0 } else { hang };
        let mark = (indent > 0)
            .then(|| Frame { role: Role::Muted, ..here }.piece(here.column, GOES_ON.trim_end().to_owned()));
        let text = here.piece(here.column + indent, slice(line, bytes).to_owned());
        Row { pieces: mark.into_iter().chain([text]).collect(), ..Row::default() }
    };
    rows.map(row).collect()
}

impl Frame {
    fn spot_at(&self, byte: usize) -> Option<Spot> {
        self.spot.map(|spot| Spot { byte: spot.byte + byte, ..spot })
    }

    /// The frame for what belongs to the same element and stands behind `rows`, its words.
    pub(super) fn behind(self, rows: &[Row]) -> Self {
        let last = rows.iter().rev().find_map(|row| row.pieces.last());
        let end = last.and_then(|p| Some(Spot { byte: p.spot?.byte + p.text.len(), ..p.spot? }));
        // A byte on, also where there are no words: what stands before them (a point's mark) is at the first byte.
        let spot = end.or(self.spot).map(|spot| Spot { byte: spot.byte + 1, ..spot });
        Self { spot, ..self }
    }

    /// The frame for what is drawn of an element and is none of its words, which it stands a byte behind.
    pub(super) fn aside(self, element: &Element<'_>) -> Self {
        let spot = self.spot.map(|spot| Spot { byte: element.text().len() + 1, ..spot });
        Self { spot, ..self }
    }

    /// A piece of this frame's role: a mark, a rule, whatever is not set but put.
    pub(super) fn piece(self, column: usize, text: String) -> Piece {
        let Self { role, step, spot, face, .. } = self;
        Piece { column, text, role, step, spot, drawn: Drawn { face, ..Drawn::default() }, lead: None }
    }
}

impl Row {
    /// The column after the last piece.
    pub(super) fn end(&self, page: Page) -> usize {
        self.pieces.last().map_or(0, |p| p.end(page))
    }
}

impl Piece {
    /// The column after it.
    fn end(&self, page: Page) -> usize {
        self.column + page.policy.columns(&self.text) * self.drawn.face.columns()
    }
}

/// Lays rows beside each other: the first of each in one row, and so on.
pub(super) fn beside(columns: Vec<Vec<Row>>) -> Vec<Row> {
    let n_rows = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows = vec![Row::default(); n_rows];
    for column in columns {
        for (row, part) in rows.iter_mut().zip(column) {
            row.pieces.extend(part.pieces);
            row.slots.extend(part.slots);
        }
    }
    rows
}
