//! A slide's galley: which text stands where, for each kind of slide.

mod body;
mod chart;
mod code;
mod columns;
mod cover;
mod foot;
mod large;
mod pairs;
mod photo;
mod picture;
mod points;
mod quote;
mod table;
mod trend;

pub(super) use foot::foot;

use super::galley::{Align, Block, Frame, Galley, Row, Stand, set};
use super::{Page, Role};
use crate::deck::{Content, Element, Part, Slide, Spot};
use crate::text::large::Face;
use crate::text::{Measure, clean};

/// The widest that text is set, in columns: 44 Han characters, about what CLREQ calls a comfortable line.
const MAX_MEASURE: usize = 88;
/// The widest that a quotation and a cover's title are set.
const MAX_QUOTE: usize = 64;
/// Below this a column beside another is too narrow, and they stand one below the other.
const MIN_COLUMN: usize = 14;

/// Below so many rows a screen has none to spare: no margins, and points that go on stand close.
pub(super) const LOW: usize = 20;

/// The free rows between the parts of a slide where there is room for them: more on a higher page.
pub(super) fn spacing(page: Page) -> usize {
    ((usize::from(page.rows) + 11) / 20).clamp(1, 4)
}

/// The rectangle of text on a page.
#[derive(Clone, Copy)]
struct Area {
    column: usize,
    room: usize,
    /// Rows to spare between things.
    gap: usize,
    /// How what matters most is set: a title, a number, somebody's words.
    large: Large,
    /// The column at which what stands beside the text begins, or the page's end.
    end: usize,
}

/// A face, and the columns of text that a line of it has at most.
#[derive(Clone, Copy)]
struct Large {
    face: Face,
    room: usize,
}

impl Large {
    /// Ordinary type, as wide as there is room.
    const NONE: Self = Self { face: Face::Text, room: usize::MAX };
}

/// The free columns at each side of a page of so many.
fn margin(columns: usize) -> usize {
    match columns {
        0..8 => 0,
        8..24 => 1,
        24..60 => 2,
        _ => (columns / 14).max(4),
    }
}

impl Area {
    fn of(page: Page, large: Large) -> Self {
        let columns = usize::from(page.columns).max(1);
        let room = (columns - 2 * margin(columns)).min(MAX_MEASURE);
        let gap = usize::from(page.rows >= 8);
        Self { column: (columns - room) / 2, room, gap, large, end: columns }
    }

    /// Where large type stands: in the middle between margins, and no wider than its lines may be.
    fn large(self, page: Page) -> Self {
        let columns = usize::from(page.columns).max(1);
        let margin = (columns / 20).max(1).min(self.column);
        let whole = Self { column: margin, room: self.end.saturating_sub(2 * margin).max(1), ..self };
        whole.narrowed(self.large.room.saturating_mul(self.large.face.columns()))
    }

    /// The frame for an element.
    fn frame(self, role: Role, element: &Element<'_>) -> Frame {
        Frame {
            column: self.column,
            room: self.room,
            role,
            step: element.step,
            measure: Measure::Body,
            is_evened: true,
            align: Align::Left,
            spot: Some(Spot { element_idx: element.idx, byte: 0 }),
            face: Face::Text,
        }
    }

    /// The same area without its first `columns` columns.
    fn indented(self, columns: usize) -> Self {
        let columns = columns.min(self.room.saturating_sub(1));
        Self { column: self.column + columns, room: self.room - columns, ..self }
    }

    /// The last `columns` columns of it.
    fn last(self, columns: usize) -> Self {
        self.indented(self.room.saturating_sub(columns))
    }

    /// A narrower area in the middle.
    fn narrowed(self, room: usize) -> Self {
        let room = room.min(self.room);
        Self { column: self.column + (self.room - room) / 2, room, ..self }
    }
}

/// Sets a slide: what matters most on it in the largest type in which all of it fits on one screen.
pub(super) fn galley(slide: &Slide, page: Page) -> Galley {
    let mut large = page.blocks.faces().iter().filter_map(|&face| large::galley(slide, face, page));
    large.next().unwrap_or_else(|| set_slide(slide, Large::NONE, page))
}

/// Sets a slide under the largest heading below which all of it fits on one screen, or else under one in ordinary type.
fn set_slide(slide: &Slide, large: Large, page: Page) -> Galley {
    let elements = slide.elements();
    let heading = elements.iter().find(|e| e.part == Part::Heading && slide.content != Content::Section);
    let heads = heading.into_iter().flat_map(|heading| large::heads(heading, large.face, page));
    let mut roomy =
        heads.map(|head| set_below(slide, &elements, head, large, page)).filter(|g| large::is_roomy(g, page));
    roomy.next().unwrap_or_else(|| {
        let frame = |heading| Frame {
            measure: Measure::Balanced,
            ..Area::of(page, Large::NONE).frame(Role::Heading, heading)
        };
        let head = heading.map(|heading| set(heading.source, frame(heading), page));
        set_below(slide, &elements, head.unwrap_or_default(), large, page)
    })
}

/// Sets what a heading of these rows heads: the `elements` of the slide.
fn set_below(slide: &Slide, elements: &[Element<'_>], head: Vec<Row>, large: Large, page: Page) -> Galley {
    let area = Area::of(page, large);
    let (headings, elements): (Vec<_>, Vec<_>) = elements
        .iter()
        .filter(|e| e.is_on_slide() && !e.is_footnote())
        .partition(|e| e.part == Part::Heading);
    let stand = match slide.content {
        Content::Cover { .. } | Content::Section | Content::Quote { .. } => Stand::Centred,
        Content::Photo(_) if slide.heading.is_none() => Stand::Centred,
        _ => Stand::Raised,
    };
    let closes = matches!(slide.content, Content::Points { .. });
    let margin = usize::from(page.rows) / LOW;
    let mut galley = Galley { stand, margin, closes, ..Galley::default() };
    if slide.heading.is_some() && slide.content != Content::Section {
        galley.head = head;
        galley.head_gap = usize::from(page.rows >= 5);
    }
    let n_head = galley.head.len() + galley.head_gap + 2 * margin;
    // A cover's portrait stands beside its title as any slide's picture does.
    let beside = picture::is_beside(slide);
    let beside = elements.iter().copied().find(|e| beside(e));
    let elements: Vec<_> = elements.into_iter().filter(|e| beside.is_none_or(|b| b.idx != e.idx)).collect();
    let area = match beside.and_then(|e| picture::beside(e, n_head, area, page)) {
        Some((area, aside)) => {
            galley.aside = aside;
            area
        }
        None => area,
    };
    galley.blocks = match &slide.content {
        Content::Cover { .. } => cover::blocks(&elements, area, page),
        Content::Section => cover::section(&headings, area, page),
        // The audience sees none of the one; the other is shown once it is read.
        Content::Asked | Content::Include(_) => Vec::new(),
        Content::Points { numbered, .. } => points::blocks(&elements, *numbered, area, page, n_head),
        Content::Quote { .. } => quote::blocks(&elements, !galley.head.is_empty(), area, page),
        Content::Photo(_) => photo::blocks(&elements, n_head, area, page),
        Content::Figures(_) | Content::Timeline(_) => pairs::blocks(&elements, area, page),
        Content::Table(_) => {
            galley.is_set = true;
            let table = table::set_table(&elements, area, page, n_head);
            galley.under = table.head;
            table.rows
        }
        Content::Chart(chart) => {
            galley.is_set = true;
            let chart = chart::set_chart(chart.form, &elements, area, page, n_head);
            galley.under = chart.under;
            chart.blocks
        }
        Content::Code { highlight, is_numbered, excerpt, .. } => {
            let is_numbered = *is_numbered || !highlight.is_empty();
            let listing = code::Listing { highlight, is_numbered, excerpt: excerpt.as_ref() };
            code::blocks(&elements, listing, area, page)
        }
        Content::Body(_) => body::blocks(&elements, area, page),
        Content::Columns(columns) => columns::blocks(&elements, columns.len(), area, page, n_head),
    };
    if let (true, Some(element)) = (galley.aside.is_empty(), beside) {
        let n_over = n_head + galley.under.len() + area.gap;
        let most = usize::from(page.rows).saturating_sub(n_over) / 2;
        galley.blocks.insert(0, picture::with_caption(element, most, area, page));
    }
    galley.blocks.retain(|b| !b.rows.is_empty());
    galley
}

/// A name with what its bearer is called: 港務局局長林海生; Marian Okafor, harbour master.
fn named(by: &str, role: Option<&str>, page: Page) -> String {
    let by = clean(by);
    match role.map(clean).filter(|role| !role.trim().is_empty()) {
        Some(role) if page.lang.is_unspaced() => format!("{role}{by}"),
        Some(role) => format!("{by}, {role}"),
        None => by.into_owned(),
    }
}

fn block(rows: Vec<Row>, gap: usize) -> Block {
    Block { rows, gap, keep_with_next: false }
}
