//! A slide with what stands at its foot: its footnotes, and where its links lead where nobody can follow them.
//!
//! Print has notes on the page that points to them. So has each screen, below a short rule; where they would take more than
//! a third of it, all stand behind the slide's matter.

use super::galley::{Block, Galley, Row};
use super::{Page, Scene, Screen, layout, paginate, place, spaced};
use crate::deck::{Slide, Spot};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What becomes of links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Links {
    /// They have numbers, and where they lead stands at the foot.
    #[default]
    Listed,
    /// Whoever looks at the page can follow them.
    Followed,
}

/// What a run leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// Somewhere outside, and the first byte of the link, by which the parts of it on several rows are one.
    To(Arc<str>, Option<Spot>),
    /// The note of this number at the foot.
    Note(usize),
}

/// The most of a screen that notes take: a third.
const MOST: usize = 3;

/// A slide's notes, set.
struct Foot {
    rule: Row,
    /// Their numbers and rows.
    notes: Vec<(usize, Vec<Row>)>,
}

impl Foot {
    fn n_rows(&self) -> usize {
        1 + self.notes.iter().map(|(_, rows)| rows.len()).sum::<usize>()
    }

    /// All of it, to stand behind the slide's matter; without the rule, which might be alone on a screen.
    fn block(self) -> Block {
        let rows = self.notes.into_iter().flat_map(|(_, rows)| rows);
        Block { rows: rows.collect(), gap: 1, keep_with_next: false }
    }

    /// The rows for a screen: the notes that it points to, and on the last one those that none does.
    fn of(&self, screen: &Screen, unseen: &mut BTreeSet<usize>, is_last: bool) -> Vec<Row> {
        let on_screen: BTreeSet<usize> =
            screen.runs.iter().filter_map(|run| noted(run.lead.as_ref())).collect();
        unseen.retain(|number| !on_screen.contains(number));
        let is_here = |number: &usize| on_screen.contains(number) || is_last && unseen.contains(number);
        let here = self.notes.iter().filter(|(number, _)| is_here(number));
        let rows: Vec<Row> = here.flat_map(|(_, rows)| rows.iter().cloned()).collect();
        if rows.is_empty() { rows } else { std::iter::once(self.rule.clone()).chain(rows).collect() }
    }
}

fn noted(lead: Option<&Lead>) -> Option<usize> {
    if let Some(Lead::Note(number)) = lead { Some(*number) } else { None }
}

/// The slide as it is set, and its notes.
fn footed(slide: &Slide, page: Page) -> Option<(Slide, Foot)> {
    let (slide, notes) = slide.with_notes_numbered(page.links == Links::Listed)?;
    let (rule, notes) = layout::foot(&notes, page);
    Some((slide, Foot { rule, notes }))
}

/// Lays a slide out, its notes at the foot of each screen.
pub(super) fn lay_out(slide: &Slide, page: Page) -> Scene {
    let Some((slide, foot)) = footed(slide, page) else {
        return paginate(spaced(layout::galley(slide, page), page), page);
    };
    let n_foot = u16::try_from(foot.n_rows()).unwrap_or(u16::MAX);
    if usize::from(n_foot) * MOST > usize::from(page.rows) {
        let galley = behind(layout::galley(&slide, page), foot);
        return paginate(spaced(galley, page), page);
    }
    let above = Page { rows: page.rows - n_foot, ..page };
    let Scene { mut screens, .. } = paginate(spaced(layout::galley(&slide, above), above), above);
    let mut unseen = foot.notes.iter().map(|(number, _)| *number).collect();
    let last = screens.len().saturating_sub(1);
    for (screen_idx, screen) in screens.iter_mut().enumerate() {
        let rows = foot.of(screen, &mut unseen, screen_idx == last);
        let top = usize::from(page.rows) - rows.len();
        let placed = place(rows, top, page);
        screen.last_step = screen.last_step.max(placed.last_step);
        screen.runs.extend(placed.runs);
    }
    Scene::new(screens)
}

/// Sets a slide with its notes behind its matter.
pub(super) fn galley(slide: &Slide, page: Page) -> Galley {
    match footed(slide, page) {
        Some((slide, foot)) => behind(layout::galley(&slide, page), foot),
        None => layout::galley(slide, page),
    }
}

fn behind(mut galley: Galley, foot: Foot) -> Galley {
    galley.blocks.push(foot.block());
    galley
}
