//! The notes of the slide and where it comes from, under a rule.

use super::super::{Language, Talk, Window, Word};
use super::{marked, n_footer_rows, run};
use crate::deck::{Element, Part, Slide, Spot};
use crate::scene::{self, Align, Block, Frame, Galley, Page, Role, Run, Scene, set};
use crate::text::{Measure, inline};

/// The rows of the notes: a third of the window.
pub(in crate::app) fn n_rows(window: &Window) -> u16 {
    if window.notes.is_some() && window.source.is_none() && window.size.1 >= 6 {
        window.size.1 / 3
    } else {
        0
    }
}

/// Sets the notes of a slide on their page, with its sources behind them.
pub(in crate::app) fn lay_out(slide: Option<&Slide>, page: Page, language: Language) -> Scene {
    let margin = if page.columns >= 24 { 2 } else { 0 };
    let frame = |spot| Frame {
        column: margin,
        room: usize::from(page.columns).saturating_sub(2 * margin).max(1),
        role: Role::Notes,
        step: 0,
        measure: Measure::Body,
        align: Align::Left,
        spot: Some(spot),
    };
    let elements = slide.map(Slide::elements).unwrap_or_default();
    let mut blocks = Vec::new();
    for note in elements.iter().filter(|e| e.part == Part::Note) {
        let spot = Spot { element_idx: note.idx, byte: 0 };
        // Notes are plain text: their marks stand as they are.
        blocks.push(Block { rows: set(&inline::escape(note.source), frame(spot), page), ..Block::default() });
    }
    let origins = origins(&elements);
    let last = if !origins.is_empty() {
        Some(format!("{}: {}", language.say(Word::Sources), origins.join(" · ")))
    } else if blocks.is_empty() {
        Some(language.say(Word::NoNotes).to_owned())
    } else {
        None
    };
    if let Some(line) = last {
        let spot = Spot { element_idx: elements.len(), byte: 0 };
        blocks.push(Block { rows: set(&inline::escape(&line), frame(spot), page), ..Block::default() });
    }
    scene::paginate(Galley { blocks, ..Galley::default() }, page)
}

/// Where a slide and what is on it come from, each source once.
fn origins(elements: &[Element<'_>]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for origin in elements.iter().filter_map(|e| e.from).map(ToString::to_string) {
        if !out.contains(&origin) {
            out.push(origin);
        }
    }
    out
}

pub(super) fn view(talk: &Talk, window: &mut Window, elements: &[Element<'_>]) -> Vec<Run> {
    let n_rows = n_rows(window);
    let (Some(spot), true) = (window.notes, n_rows > 0) else { return Vec::new() };
    let top = window.size.1.saturating_sub(n_rows + n_footer_rows(talk, window));
    let columns = usize::from(window.size.0);
    let scene = window.notes_scene(talk);
    let screen_idx = scene.screen_at(spot);
    let number = if scene.screens.len() > 1 {
        format!(" [{}/{}] ", screen_idx + 1, scene.screens.len())
    } else {
        String::new()
    };
    let at = columns.saturating_sub(window.policy.columns(&number) + if number.is_empty() { 0 } else { 2 });
    let mut runs = vec![run(top, 0, "-".repeat(at), Role::Rule), run(top, at, number, Role::Muted)];
    let shown = scene.screens.get(screen_idx).map(|s| s.runs.clone()).unwrap_or_default();
    let shown = shown.into_iter().map(|r| Run { row: r.row + top + 1, ..r }).collect();
    runs.extend(marked(shown, elements, &window.query, window.policy));
    runs.retain(|r| !r.text.is_empty());
    runs
}
