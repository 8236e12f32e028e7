//! What the builder left in a slide's notes: the claims that were not chosen, in a list. One of them is put on the slide.

use super::{Edit, Effect, Key, Language, Loadable, Mode, Talk, Window, Word, list, reviewing};
use crate::deck::{Content, Deck, Element, Part, Point, is_verbatim};
use crate::scene::Run;
use crate::text::{WidthPolicy, inline};
use std::collections::{BTreeSet, HashSet};

/// The list, and the row that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchosen {
    slide_idx: usize,
    /// The files whose claims have not come yet.
    awaited: BTreeSet<String>,
    points: Vec<Point>,
    cursor: usize,
}

/// Opens the list for the slide that is shown, and asks for the claims of the articles that it cites.
pub(super) fn open(talk: &Talk, window: &mut Window) -> Vec<Effect> {
    let Some(slide) = talk.slide() else { return Vec::new() };
    let elements = slide.elements();
    let has_notes = elements.iter().any(|e| e.part == Part::Note);
    let is_points = matches!(slide.content, Content::Points { .. });
    let cited = elements.iter().filter_map(|e| e.from.filter(|origin| origin.is_citation()));
    let awaited: BTreeSet<String> = cited.map(|origin| origin.file.clone()).collect();
    if !is_points || !has_notes || awaited.is_empty() {
        window.say(talk, Word::NothingUnchosen);
        return Vec::new();
    }
    let effects = awaited.iter().cloned().map(|file| Effect::Load(Loadable::Claims(file))).collect();
    let slide_idx = talk.place().slide_idx;
    window.mode = Mode::Unchosen(Unchosen { slide_idx, awaited, points: Vec::new(), cursor: 0 });
    effects
}

/// Takes the claims of an article: those that stand in the slide's notes and nowhere on a slide.
pub(super) fn take(talk: &Talk, window: &mut Window, file: &str, claims: Vec<Point>) {
    let Mode::Unchosen(list) = &mut window.mode else { return };
    if !list.awaited.remove(file) {
        return;
    }
    let notes =
        talk.deck().slides.get(list.slide_idx).and_then(|slide| slide.notes.as_deref()).unwrap_or_default();
    let said = said(talk.deck());
    let words = |point: &Point| inline::parse(&point.text).text;
    list.points.extend(claims.into_iter().filter(|point| {
        let words = words(point);
        !said.contains(&words) && is_verbatim(&words, notes)
    }));
    if list.awaited.is_empty() && list.points.is_empty() {
        window.mode = Mode::Slide;
        window.say(talk, Word::NothingUnchosen);
    }
}

/// All that is said on slides.
fn said(deck: &Deck) -> HashSet<String> {
    deck.slides
        .iter()
        .flat_map(|slide| {
            slide.elements().iter().filter(|e| e.is_on_slide()).map(Element::text).collect::<Vec<_>>()
        })
        .collect()
}

/// Takes a key in the list.
pub(super) fn press(talk: &Talk, window: &mut Window, key: Key) -> Vec<Effect> {
    let n_visible = usize::from(window.size().1.saturating_sub(1).max(1));
    let Mode::Unchosen(list) = &mut window.mode else { return Vec::new() };
    let bottom = list.points.len().saturating_sub(1);
    match key {
        Key::Enter => return add(talk, window),
        Key::Escape | Key::Backspace | Key::Char('i' | 'q') => window.mode = Mode::Slide,
        Key::Down | Key::Char('j' | ' ') | Key::Tab => list.cursor = (list.cursor + 1).min(bottom),
        Key::Up | Key::Char('k') | Key::BackTab => list.cursor = list.cursor.saturating_sub(1),
        Key::PageDown => list.cursor = (list.cursor + n_visible).min(bottom),
        Key::PageUp => list.cursor = list.cursor.saturating_sub(n_visible),
        Key::Home => list.cursor = 0,
        Key::End => list.cursor = bottom,
        _ => {}
    }
    Vec::new()
}

/// Asks for the chosen claim to be put on its slide, where the article has it among the others.
fn add(talk: &Talk, window: &mut Window) -> Vec<Effect> {
    let Mode::Unchosen(list) = &window.mode else { return Vec::new() };
    let (slide_idx, chosen) = (list.slide_idx, list.points.get(list.cursor).cloned());
    let (Some(mut point), Some(points)) = (chosen, points_of(talk.deck(), slide_idx)) else {
        return Vec::new();
    };
    // A speaker who is named on a slide already is known.
    let by = point.aside().by.as_deref();
    if by.is_some() && is_named(talk.deck(), by) {
        point.change_aside(|aside| aside.role = None);
    }
    let line = |point: &Point| {
        let origin = point.from.as_ref()?;
        Some((origin.file.clone(), origin.lines.first()?.first))
    };
    let nth = points
        .iter()
        .rposition(|other| line(other).is_none() || line(other) <= line(&point))
        .map_or(0, |at| at + 1);
    let at = talk.deck().written(slide_idx);
    let effects = reviewing::edit(talk, window, Edit::Add { at, nth, point: Box::new(point.clone()) });
    // Also where it may not be: the foot of the slide says so.
    window.mode = Mode::Slide;
    if let Some(reviewer) = window.reviewer.as_mut().filter(|_| !effects.is_empty()) {
        reviewer.added.push((reviewer.n_made, point));
    }
    effects
}

fn is_named(deck: &Deck, by: Option<&str>) -> bool {
    deck.slides.iter().any(|slide| slide.elements().iter().any(|e| e.by == by))
}

fn points_of(deck: &Deck, slide_idx: usize) -> Option<&[Point]> {
    match &deck.slides.get(slide_idx)?.content {
        Content::Points { points, .. } => Some(points),
        _ => None,
    }
}

/// Takes the point off again that was put on a slide last, where nothing was done since; nothing where it was not so.
pub(super) fn undo(talk: &Talk, window: &mut Window) -> Option<Vec<Effect>> {
    let reviewer = window.reviewer.as_mut()?;
    let n_made = reviewer.n_made;
    let (_, point) = reviewer.added.pop_if(|(n, _)| *n == n_made)?;
    let slides = 0..talk.deck().slides.len();
    let found = slides.into_iter().find_map(|slide_idx| {
        let nth = points_of(talk.deck(), slide_idx)?.iter().position(|other| *other == point)?;
        Some((slide_idx, nth))
    });
    let (slide_idx, nth) = found?;
    let at = talk.deck().written(slide_idx);
    Some(reviewing::edit(talk, window, Edit::Cut { at, nth, point: Box::new(point) }))
}

impl Unchosen {
    pub(super) fn view(&self, size: (u16, u16), policy: WidthPolicy, language: Language) -> Vec<Run> {
        let head = match self.points.len() {
            0 => language.say(Word::ReadingArticle).to_owned(),
            n => language.say_of(Word::Unchosen, &n.to_string()),
        };
        list::view(&head, self.points.len(), self.cursor, size, policy, |nth| {
            let point = &self.points[nth];
            let by = point.aside().by.as_deref().map(|by| format!("{by}: ")).unwrap_or_default();
            inline::shown(&format!(" {}{}", inline::escape(&by), point.text)).text
        })
    }
}
