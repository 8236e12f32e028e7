//! A speaker's window: how the time stands, the slide as the audience has it, what comes next, and the notes.

use super::super::speaker::{Layout, Tone, rehearsed, told};
use super::super::window::Pane;
use super::super::{Talk, Window, Word};
use super::{filled, footer, is_passed, is_shown, marked};
use crate::deck::{Element, Slide};
use crate::scene::{Placed, Role, Run, Scene, Screen};
use crate::text::fit;
use std::collections::BTreeMap;

/// Draws it.
pub(super) fn view(talk: &Talk, window: &mut Window, layout: Layout, pictures: &mut Vec<Placed>) -> Vec<Run> {
    let scene = window.scene(talk);
    let screen_idx = scene.screen_at(talk.place().spot);
    let mut runs = status(talk, window);
    runs.extend(slide(talk, window, &scene, screen_idx, layout.slide));
    let of_screen = scene.screens.get(screen_idx).map_or(&[][..], |screen| &screen.placed);
    runs.extend(shown_in(layout.slide, of_screen, talk.shown(), talk, window, pictures));
    runs.extend(next(talk, window, layout, pictures));
    runs.extend(rule(talk, window, layout));
    runs.extend(notes(talk, window, layout.notes));
    let stepping = window.stepping_scene(talk);
    let screens = (stepping.screen_at(talk.place().spot), stepping.screens.len());
    runs.extend(footer::view(talk, window, screens));
    runs
}

/// The time and who is there in the first row: as much as there is room for, the first first.
pub(super) fn status(talk: &Talk, window: &mut Window) -> Vec<Run> {
    let Some(speaker) = window.speaker.clone().filter(|_| window.size.1 > 0) else { return Vec::new() };
    let plan = window.plan(talk);
    let language = window.language(talk);
    let mut words = Vec::new();
    if talk.is_blank() {
        words.push((language.say(Word::Blanked).to_owned(), Tone::Late));
    }
    words.extend(told(talk, &plan, &speaker, language));
    if let Some(linked) = &window.linked {
        match (linked.is_in_step, linked.peers.n_audiences) {
            // Whoever speaks to nobody is told so before all else.
            (false, _) => words.insert(1, (window.told(talk, Word::OutOfStep), Tone::Late)),
            (true, 0) => words.insert(1, (language.say(Word::NoScreen).to_owned(), Tone::Late)),
            (true, n) => words.push((language.say_of(Word::NScreens, &n.to_string()), Tone::Plain)),
        }
    }
    let columns = usize::from(window.size.0);
    let (mut column, mut out) = (if columns >= 24 { 2 } else { 0 }, Vec::new());
    for (text, tone) in words {
        let text = match tone {
            Tone::Late => format!(" {text} "),
            Tone::Plain | Tone::Early => text,
        };
        let n_columns = window.policy.columns(&text);
        if column + n_columns > columns {
            continue;
        }
        out.push(Run::new(0, column, text, role(tone)));
        column += n_columns + 2;
    }
    out
}

/// The slide: what the audience does not see yet stands there too, faintly.
fn slide(talk: &Talk, window: &Window, scene: &Scene, screen_idx: usize, pane: Pane) -> Vec<Run> {
    let shown = scene.screens.get(screen_idx).into_iter().flat_map(|screen| &screen.runs);
    let shown = shown.filter(|run| !is_passed(run, talk.slide(), talk.shown()));
    let is_unsaid = |run: &Run| run.step > talk.shown();
    let shown =
        shown.map(|run| Run { role: if is_unsaid(run) { Role::Muted } else { run.role }, ..run.clone() });
    let shown: Vec<Run> = shown.collect();
    let marks = unsaid(&shown, talk.shown());
    let shown = marked(shown, talk.slide(), &window.query, window.policy);
    placed(marks.into_iter().chain(shown).collect(), pane)
}

/// A mark in the margin before each step that the audience does not see yet: the next one's is another.
fn unsaid(runs: &[Run], shown: usize) -> Vec<Run> {
    let mut first_of: BTreeMap<usize, u16> = BTreeMap::new();
    for run in runs.iter().filter(|run| run.step > shown) {
        let row = first_of.entry(run.step).or_insert(run.row);
        *row = run.row.min(*row);
    }
    let is_free = |row: u16| runs.iter().all(|run| run.row != row || run.column > 1);
    let rows = first_of.into_iter().filter(|(_, row)| is_free(*row));
    let mark = |step| if step == shown + 1 { ">" } else { "-" };
    rows.map(|(step, row)| Run::new(row, 0, mark(step), Role::Marker)).collect()
}

fn placed(runs: Vec<Run>, pane: Pane) -> Vec<Run> {
    let inside = runs.into_iter().filter(|run| run.row < pane.rows);
    inside.map(|run| Run { row: run.row + pane.row, column: run.column + pane.column, ..run }).collect()
}

/// The step, the screen or the slide that comes next: as it will be, or its name.
fn next(talk: &Talk, window: &mut Window, layout: Layout, pictures: &mut Vec<Placed>) -> Vec<Run> {
    let language = window.language(talk);
    let label = language.say(Word::NextUp);
    let name = next_name(talk, window).unwrap_or_else(|| window.told(talk, Word::LastSlide));
    if let Some(row) = layout.next_row {
        let columns = usize::from(window.size.0);
        let margin = if columns >= 24 { 2 } else { 0 };
        let text =
            fit(&format!("{label} {name}"), columns.saturating_sub(margin), window.policy).into_owned();
        return vec![Run::new(row, margin, text, Role::Muted)];
    }
    let Some(pane) = layout.next else { return Vec::new() };
    let column = usize::from(pane.column);
    let text = fit(&format!("{label} {name}"), usize::from(pane.columns), window.policy).into_owned();
    let mut runs = vec![Run::new(pane.row - 1, column, text, Role::Muted)];
    let bar = (pane.row..pane.row + pane.rows).map(|row| Run::new(row, column - 1, "|", Role::Rule));
    runs.extend(bar);
    let of_pane = talk.page(pane.columns, pane.rows, window.policy).with_links(window.links());
    let (screen, step) = match step_after(talk, window) {
        After::Step(step) => {
            let scene = window.next_scene(talk, talk.place().slide_idx, of_pane);
            let spot = talk.spot_of_step(step).unwrap_or_default();
            (scene.screens.get(scene.screen_at(spot)).cloned(), step)
        }
        After::Spot(spot) => {
            let scene = window.next_scene(talk, talk.place().slide_idx, of_pane);
            (scene.screens.get(scene.screen_at(spot)).cloned(), usize::MAX)
        }
        After::Slide(slide_idx) => {
            let step = if talk.steps().is_some() { 0 } else { usize::MAX };
            (window.next_scene(talk, slide_idx, of_pane).screens.first().cloned(), step)
        }
        After::Nothing => (None, 0),
    };
    let Screen { runs: shown, placed: of_screen, .. } = screen.unwrap_or_default();
    let shown = shown.into_iter().filter(|run| is_shown(run, talk.slide(), step));
    runs.extend(placed(shown.collect(), pane));
    let of_screen: Vec<Placed> = of_screen.into_iter().filter(|picture| picture.step <= step).collect();
    runs.extend(shown_in(pane, &of_screen, usize::MAX, talk, window, pictures));
    runs
}

/// Puts pictures into a pane, as far as they fit; gives the frames of those that cannot be had, or that come with a
/// later step.
fn shown_in(
    pane: Pane,
    of_screen: &[Placed],
    step: usize,
    talk: &Talk,
    window: &Window,
    pictures: &mut Vec<Placed>,
) -> Vec<Run> {
    let fits = |picture: &&Placed| picture.row + picture.rows <= pane.rows;
    let (said, unsaid): (Vec<&Placed>, Vec<&Placed>) =
        of_screen.iter().filter(fits).partition(|picture| picture.step <= step);
    let filled = filled(said.into_iter().cloned().collect(), talk, window);
    let on = window.page(talk);
    let frames = unsaid.into_iter().flat_map(|picture| picture.frame(None, on));
    let runs = placed(filled.runs.into_iter().chain(frames).collect(), pane);
    let moved = |p: Placed| Placed { row: p.row + pane.row, column: p.column + pane.column, ..p };
    pictures.extend(filled.placed.into_iter().map(moved));
    runs
}

/// What the next key shows.
enum After {
    Step(usize),
    Spot(crate::deck::Spot),
    Slide(usize),
    Nothing,
}

fn step_after(talk: &Talk, window: &mut Window) -> After {
    let scene = window.stepping_scene(talk);
    let screen_idx = scene.screen_at(talk.place().spot);
    let last_step = scene.screens.get(screen_idx).map_or(0, |screen| screen.last_step);
    if talk.shown() < last_step {
        return After::Step(talk.shown() + 1);
    }
    if let Some(spot) = (screen_idx + 1..scene.screens.len()).find_map(|idx| scene.first_spot(idx)) {
        return After::Spot(spot);
    }
    let next = talk.place().slide_idx + 1;
    if next < talk.deck().slides.len() { After::Slide(next) } else { After::Nothing }
}

/// What it is called: the words of the step, or the slide's name.
pub(in crate::app) fn next_name(talk: &Talk, window: &mut Window) -> Option<String> {
    let elements = talk.slide().map(Slide::elements).unwrap_or_default();
    match step_after(talk, window) {
        After::Step(step) => elements.iter().find(|e| e.step == step).map(Element::text),
        After::Spot(spot) => elements.get(spot.element_idx).map(Element::text),
        After::Slide(idx) => {
            let slide = &talk.deck().slides[idx];
            Some(format!("{}  {}", idx + 1, crate::text::inline::shown(&slide.name()).text))
        }
        After::Nothing => None,
    }
}

/// The rule over the notes, with how long the slide took in rehearsals.
fn rule(talk: &Talk, window: &mut Window, layout: Layout) -> Vec<Run> {
    let Some(row) = layout.rule else { return Vec::new() };
    let mut runs = vec![Run::new(row, 0, "-".repeat(window.size.0.into()), Role::Rule)];
    if let Some((text, tone)) = rehearsed(talk, window) {
        let text = format!(" {text} ");
        // On the right of it stands how far the notes have been read.
        if 2 + window.policy.columns(&text) + N_READ <= usize::from(window.size.0) {
            runs.push(Run::new(row, 2, text, role(tone)));
        }
    }
    runs
}

/// The columns that are left for how far the notes have been read.
const N_READ: usize = 12;

const fn role(tone: Tone) -> Role {
    match tone {
        Tone::Plain => Role::Muted,
        Tone::Early => Role::Strong,
        Tone::Late => Role::Notice,
    }
}

fn notes(talk: &Talk, window: &mut Window, pane: Pane) -> Vec<Run> {
    if pane.rows == 0 {
        return Vec::new();
    }
    let scene = window.notes_scene(talk);
    let screen_idx = scene.screen_at(window.notes.unwrap_or_default());
    let shown = scene.screens.get(screen_idx).map(|screen| screen.runs.clone()).unwrap_or_default();
    let mut runs = placed(marked(shown, talk.slide(), &window.query, window.policy), pane);
    if scene.screens.len() > 1 && pane.row > 1 && window.size.0 >= 24 {
        let number = format!(" [{}/{}] ", screen_idx + 1, scene.screens.len());
        let column = usize::from(window.size.0).saturating_sub(number.len() + 2);
        runs.push(Run::new(pane.row - 1, column, number, Role::Muted));
    }
    runs.retain(|run| !run.text.is_empty());
    runs
}
