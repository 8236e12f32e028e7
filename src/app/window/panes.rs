//! How a window is divided: the slide and its source, the notes, what was said of a claim, the footer.

use super::super::{Talk, pages};
use super::{MARGIN, NARROW_MARGIN, Window};
use crate::scene::{Page, Role, Run};

/// A rectangle of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) struct Pane {
    pub(in crate::app) column: u16,
    pub(in crate::app) row: u16,
    pub(in crate::app) columns: u16,
    pub(in crate::app) rows: u16,
}

/// What parts two panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Rule {
    /// A column of that many rows.
    Column { column: u16, rows: u16 },
    /// A row of that many columns.
    Row { row: u16, columns: u16 },
}

/// How the window is divided: the slide above the footer, and the source where it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) struct Panes {
    pub(in crate::app) slide: Option<Pane>,
    pub(in crate::app) source: Option<Pane>,
    pub(in crate::app) rule: Option<Rule>,
    /// The columns at the slide's left that say how its claims stand.
    pub(in crate::app) margin: u16,
    /// The rows above the footer that say what was said of a claim, and where they begin.
    pub(in crate::app) said: (u16, u16),
}

impl Rule {
    /// The rule's runs.
    pub(in crate::app) fn runs(self) -> Vec<Run> {
        match self {
            Self::Column { column, rows } => {
                (0..rows).map(|row| Run::new(row, column.into(), "|", Role::Rule)).collect()
            }
            Self::Row { row, columns } => vec![Run::new(row, 0, "-".repeat(columns.into()), Role::Rule)],
        }
    }
}

/// From this many columns on, a slide and its source stand beside each other; from this many rows, below each other.
const BESIDE: u16 = 72;
const BELOW: u16 = 20;

impl Window {
    /// The rows at the bottom that are not the slide's: none where the window is too low to spare one.
    pub(in crate::app) fn n_footer_rows(&self, talk: &Talk) -> u16 {
        let (columns, rows) = self.size;
        let n_fault = self.fault_rows(talk).len();
        if n_fault > 0 && rows > 1 {
            return u16::try_from(n_fault).unwrap_or(1).min(rows / 2).max(1);
        }
        u16::from(rows >= 4 && columns >= 8)
    }

    /// Why the file could not be read again, in rows.
    pub(in crate::app) fn fault_rows(&self, talk: &Talk) -> Vec<String> {
        let page = talk.page(self.size.0, self.size.1, self.policy);
        self.fault.as_ref().map(|fault| pages::fault(fault, page)).unwrap_or_default()
    }

    /// The rows of the notes: a third of the window.
    pub(in crate::app) fn n_notes_rows(&self) -> u16 {
        let is_open = self.notes.is_some() && self.source.is_none() && self.size.1 >= 6;
        if is_open { self.size.1 / 3 } else { 0 }
    }

    /// How the window is divided: without the footer and the notes, between the slide and its source.
    pub(in crate::app) fn panes(&self, talk: &Talk) -> Panes {
        let (columns, all_rows) = self.size;
        let n_taken = self.n_footer_rows(talk) + self.n_notes_rows();
        let rows = all_rows.saturating_sub(n_taken);
        let said = self.n_said_rows(talk, rows);
        let rows = rows - said;
        let said = (rows, said);
        let whole = Pane { column: 0, row: 0, columns, rows };
        let margin = |columns: u16| match &self.reviewer {
            Some(_) if columns >= 60 => MARGIN,
            Some(_) if columns >= 20 => NARROW_MARGIN,
            _ => 0,
        };
        if self.source.is_none() {
            return Panes { slide: Some(whole), source: None, rule: None, margin: margin(columns), said };
        }
        if columns >= BESIDE {
            let left = columns / 2;
            let source = Pane { column: left + 2, columns: columns - left - 3, ..whole };
            let rule = Some(Rule::Column { column: left, rows });
            let slide = Some(Pane { columns: left, ..whole });
            return Panes { slide, source: Some(source), rule, margin: margin(left), said };
        }
        let (column, columns) = if columns >= 24 { (2, columns - 4) } else { (0, columns) };
        if rows >= BELOW {
            let top = rows / 2;
            let source = Pane { column, row: top + 1, columns, rows: rows - top - 1 };
            let rule = Some(Rule::Row { row: top, columns: whole.columns });
            let slide = Some(Pane { rows: top, ..whole });
            return Panes { slide, source: Some(source), rule, margin: margin(whole.columns), said };
        }
        let source = Some(Pane { column, columns, ..whole });
        Panes { slide: None, source, rule: None, margin: 0, said }
    }

    /// What was said of the claim that one stands at, in rows; open threads only.
    pub(in crate::app) fn said_rows(&self, talk: &Talk) -> Vec<String> {
        let (Some(claim_idx), Some(review), Some(_)) = (talk.claim_idx(), talk.review(), &self.reviewer)
        else {
            return Vec::new();
        };
        let page = talk.page(self.size.0, 0, self.policy);
        pages::said(&review.said(claim_idx), page, self.language(talk))
    }

    /// The rows that what was said of a claim takes, its rule among them: a third at most.
    fn n_said_rows(&self, talk: &Talk, rows: u16) -> u16 {
        let n_lines = self.said_rows(talk).len();
        let wanted = u16::try_from(n_lines + 1).unwrap_or(u16::MAX);
        if n_lines == 0 || rows < 6 { 0 } else { wanted.min(rows / 3) }
    }

    /// The columns that a remark is typed in.
    pub(in crate::app) fn box_room(&self) -> usize {
        let columns = usize::from(self.size.0);
        (if columns >= 24 { columns - 4 } else { columns }).max(1)
    }

    /// The columns and rows that a slide has here.
    pub fn room(&self, talk: &Talk) -> (u16, u16) {
        let page = self.page(talk);
        (page.columns, page.rows)
    }

    /// The page that slides are laid out on.
    pub(in crate::app) fn page(&self, talk: &Talk) -> Page {
        if let Some(layout) = self.speaker_layout(talk) {
            return talk.page(layout.slide.columns, layout.slide.rows, self.policy).with_links(self.links);
        }
        let panes = self.panes(talk);
        let (columns, rows) = panes.slide.map_or(self.size, |pane| (pane.columns - panes.margin, pane.rows));
        let page = talk.page(columns, rows, self.policy).with_links(self.links);
        // Who goes by claims has come to read.
        if self.goes_by_claims() { page } else { page.with_blocks(self.blocks, talk.deck()) }
    }
}
