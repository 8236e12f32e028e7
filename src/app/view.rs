//! Talk × window → what the window shows: the slide with its footer, or the views that stand in its place.

mod footer;
mod help;
mod notes;
mod prompter;
mod review;
mod source;
mod speaker;

pub(super) use footer::time as footer_time;
pub(super) use help::numbered;
pub(super) use source::told as source_told;
pub(super) use speaker::next_name;

use super::{Mode, Prompt, Talk, Window, Word, pictures};
use crate::deck::{Content, Slide};
use crate::scene::{self, Placed, Role, Run, Screen};
use crate::text::{WidthPolicy, find, fit, slice};
use std::ops::Range;

/// Draws a window: all that it shows now, what is not revealed yet left out.
pub fn view(talk: &Talk, window: &mut Window) -> Screen {
    let is_dark = talk.is_blank() && window.speaker.is_none();
    let mut screen = Screen::default();
    if !is_dark {
        screen.runs = drawn(talk, window, &mut screen.placed);
    }
    if let (Some(marking), 1, false) = (&window.marking, window.n_marking_rows, talk.is_blank()) {
        screen = screen.marked(marking, window.size, window.policy);
    }
    if let (Some(banner), true) = (window.banner, window.n_banner_rows > 0) {
        let (columns, (_, rows)) = (usize::from(window.size.0), window.size());
        let text = fit(window.language(talk).say(banner), columns, window.policy).into_owned();
        let n_free = columns.saturating_sub(window.policy.columns(&text));
        screen.runs.push(Run::new(rows - 1, 0, text + &" ".repeat(n_free), Role::Error));
    }
    screen
}

/// The runs of what is shown, and its pictures.
fn drawn(talk: &Talk, window: &mut Window, placed: &mut Vec<Placed>) -> Vec<Run> {
    match &window.mode {
        Mode::Slide | Mode::ApproveAll => slide(talk, window, placed),
        Mode::Search(prompt) => {
            let prompt = prompt.clone();
            let mut runs = slide(talk, window, placed);
            draw_prompt(&prompt, window, &mut runs);
            runs
        }
        Mode::Overview(overview) => {
            let others = window.together.as_ref().map(|t| t.company.others.as_slice()).unwrap_or_default();
            overview.view(window.size, window.policy, window.language(talk), others)
        }
        Mode::Help(spot) => help::view(talk, window, *spot),
        Mode::Remarks(remarks) => remarks.view(window.size, window.policy, window.language(talk)),
        Mode::Unchosen(list) => list.view(window.size, window.policy, window.language(talk)),
        Mode::Questions(list) => list.view(talk, window),
        Mode::Remark(remark) => {
            let remark = remark.clone();
            let mut runs = slide(talk, window, placed);
            let top = review::typing(talk, window, &remark, &mut runs);
            placed.retain(|p| p.row + p.rows <= top);
            runs
        }
    }
}

fn slide(talk: &Talk, window: &mut Window, placed: &mut Vec<Placed>) -> Vec<Run> {
    if let Some(layout) = window.speaker_layout(talk) {
        if window.is_prompting() {
            return prompter::view(talk, window);
        }
        return speaker::view(talk, window, layout, placed);
    }
    let scene = window.scene(talk);
    let screen_idx = scene.screen_at(talk.place().spot);
    let shown = scene.screens.get(screen_idx).into_iter().flat_map(|s| &s.runs);
    let shown = shown.filter(|run| is_shown(run, talk.slide(), talk.shown())).cloned();
    let mut runs = marked(shown.collect(), talk.slide(), &window.query, window.policy);
    let panes = window.panes(talk);
    if panes.slide.is_some() {
        let of_screen = scene.screens.get(screen_idx).into_iter().flat_map(|s| &s.placed);
        let of_screen = of_screen.filter(|p| p.step <= talk.shown()).cloned();
        let filled = filled(of_screen.collect(), talk, window);
        let aside = |p: Placed| Placed { column: p.column.saturating_add(panes.margin), ..p };
        placed.extend(filled.placed.into_iter().map(aside));
        runs.extend(filled.runs);
    }
    if panes.slide.is_none() {
        runs.clear();
    } else if panes.margin > 0 {
        review::margin(talk, window, panes.margin, &mut runs);
    } else if panes.source.is_some() {
        runs.extend(pointed(talk, &runs));
    }
    if talk.deck().slides.is_empty() {
        let slide = Slide::new(Content::Body(window.language(talk).say(Word::EmptyDeck).to_owned()));
        runs = scene::lay_out(&slide, window.page(talk)).screens.swap_remove(0).runs;
    }
    runs.extend(source::view(talk, window, &panes));
    runs.extend(review::said(talk, window, panes.said.0, panes.said.1));
    runs.extend(footer::view(talk, window, (screen_idx, scene.screens.len())));
    runs.extend(notes::view(talk, window));
    runs
}

/// Whether a run is seen at a step of its slide. Of program text only those lines are marked that are spoken of now, or
/// all where nothing is shown one by one.
fn is_shown(run: &Run, slide: Option<&Slide>, step: usize) -> bool {
    run.step <= step && !is_passed(run, slide, step)
}

/// Whether a run marks lines of program text that were spoken of before.
fn is_passed(run: &Run, slide: Option<&Slide>, step: usize) -> bool {
    let is_code = slide.is_some_and(|slide| matches!(slide.content, Content::Code { .. }));
    is_code && run.role == Role::Marker && (1..step).contains(&run.step) && step != usize::MAX
}

/// Pictures in these places, or frames where there are none.
fn filled(placed: Vec<Placed>, talk: &Talk, window: &Window) -> Screen {
    let mut screen = Screen { placed, ..Screen::default() };
    screen.fill(window.page(talk), |file| pictures::found(talk, window, file));
    screen
}

/// The mark beside the claim that the talk stands at.
fn pointed(talk: &Talk, runs: &[Run]) -> Option<Run> {
    let claim = talk.sources()?.claims().get(talk.claim_idx()?)?;
    // A name over all points is nobody's claim.
    let is_claims =
        |r: &&Run| r.role != Role::By && r.spot.is_some_and(|s| claim.elements.contains(&s.element_idx));
    let row = runs.iter().filter(is_claims).map(|r| r.row).min()?;
    Some(Run::new(row, 0, ">", Role::Marker))
}

/// Marks what is looked for, also where it stands in several styles or on several lines. Where nothing is, a slide of
/// five thousand points is not walked for it at each key.
fn marked(runs: Vec<Run>, slide: Option<&Slide>, query: &str, policy: WidthPolicy) -> Vec<Run> {
    if query.is_empty() {
        return runs;
    }
    let elements = slide.map(Slide::elements).unwrap_or_default();
    let texts: Vec<(String, Vec<Range<usize>>)> = elements
        .iter()
        .map(|e| {
            let text = e.text();
            let found = find(&text, query);
            (text, found)
        })
        .collect();
    let mark = |run: Run| {
        let of_element = run.spot.and_then(|spot| Some((spot.byte, texts.get(spot.element_idx)?)));
        match of_element {
            // The words of the element itself: places count from the run's own first byte.
            Some((byte, (text, found)))
                if text.get(byte..).is_some_and(|rest| rest.starts_with(&run.text)) =>
            {
                let end = byte + run.text.len();
                let inside = found.iter().filter(|r| r.start < end && r.end > byte);
                let here = inside.map(|r| (r.start.max(byte) - byte..r.end.min(end) - byte, Role::Match));
                cut(&run, &here.collect::<Vec<_>>(), policy)
            }
            // Who says it, and the like.
            _ => {
                let found: Vec<_> = find(&run.text, query).into_iter().map(|r| (r, Role::Match)).collect();
                cut(&run, &found, policy)
            }
        }
    };
    runs.into_iter().flat_map(mark).collect()
}

/// Cuts a run where marked stretches of it (in bytes) begin and end, and gives these their roles.
pub(super) fn cut(run: &Run, stretches: &[(Range<usize>, Role)], policy: WidthPolicy) -> Vec<Run> {
    let (mut out, mut at, mut column) = (Vec::new(), 0, run.column);
    let mut push = |bytes: Range<usize>, role: Role| {
        let text = slice(&run.text, bytes.clone()).to_owned();
        if !text.is_empty() {
            let spot = run.spot.map(|s| crate::deck::Spot { byte: s.byte + bytes.start, ..s });
            let cut = Run { column, text, role, spot, ..run.clone() };
            column = column.saturating_add(u16::try_from(cut.columns(policy)).unwrap_or(u16::MAX));
            out.push(cut);
        }
    };
    for (stretch, role) in stretches {
        push(at..stretch.start, run.role);
        at = stretch.end;
        push(stretch.clone(), *role);
    }
    push(at..run.text.len(), run.role);
    out
}

/// Where the search is typed: the last row.
fn draw_prompt(prompt: &Prompt, window: &Window, runs: &mut Vec<Run>) {
    let (columns, rows) = (usize::from(window.size.0), window.size.1);
    let row = rows.saturating_sub(1);
    runs.retain(|r| r.row != row);
    // The end of what is typed stays in sight, with a cell for the cursor behind it.
    let room = columns.max(2) - 1;
    let whole = prompt.tail(room.saturating_sub(1), window.policy);
    let shown = if whole.len() == prompt.text().len() {
        format!("/{whole}")
    } else {
        prompt.tail(room, window.policy).to_owned()
    };
    let end = window.policy.columns(&shown);
    runs.push(Run::new(row, 0, shown, Role::Text));
    runs.push(Run::new(row, end, " ", Role::Selected));
}
