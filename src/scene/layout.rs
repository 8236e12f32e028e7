//! A slide's galley: which text stands where, for each kind of slide.

mod body;
mod columns;
mod cover;
mod pairs;
mod photo;
mod points;
mod quote;
mod table;

use super::galley::{Align, Block, Frame, Galley, Row, set, set_verbatim};
use super::{Page, Role};
use crate::deck::{Content, Figure, Moment, Slide};
use crate::text::Measure;

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
            cover::blocks(area, page, title, [subtitle, by, date].map(Option::as_deref), photo)
        }
        Content::Section => {
            let heading = slide.heading.as_deref().unwrap_or_default();
            vec![block(cover::centred(heading, Role::Title, area.narrowed(MAX_QUOTE), page), 0)]
        }
        Content::Points { points, numbered } => points::blocks(points, *numbered, area, page, n_head),
        Content::Quote { text, by } => quote::blocks(text, by.as_deref(), area, page),
        Content::Photo(photos) => photo::blocks(photos, area, page),
        Content::Figures(figures) => {
            let pairs = figures.iter().map(|Figure { value, label, .. }| (value.as_str(), label.as_str()));
            pairs::blocks(pairs.collect(), area, page)
        }
        Content::Timeline(moments) => {
            let pairs = moments.iter().map(|Moment { when, what, .. }| (when.as_str(), what.as_str()));
            pairs::blocks(pairs.collect(), area, page)
        }
        Content::Table(rows) => table::blocks(rows, area, page),
        Content::Code { text, language } => {
            let mut rows =
                language.as_deref().map_or_else(Vec::new, |l| set(l, area.frame(Role::Muted, 0), page));
            rows.extend(set_verbatim(text, area.frame(Role::Code, 0), page));
            vec![block(rows, 0)]
        }
        Content::Body(text) => body::blocks(text, Role::Text, area, page),
        Content::Columns(columns) => columns::blocks(columns, area, page),
    };
    galley.blocks.retain(|b| !b.rows.is_empty());
    galley
}

fn block(rows: Vec<Row>, gap: usize) -> Block {
    Block { rows, gap, keep_with_next: false }
}
