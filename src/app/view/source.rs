//! The article of the claim that the talk stands at, scrolled to its words, beside or below the slide.

use super::super::window::{Pane, Panes};
use super::super::{Language, Talk, Window, Word, pages};
use super::cut;
use crate::check::{Held, Mark, Trace};
use crate::deck::{Claim, Spot};
use crate::scene::{self, Block, Galley, Role, Run, Scene, set};
use crate::text::{clean, fit, inline};

/// A claim's standing in its source, as a sign and a word: never colour alone.
pub(in crate::app) fn told(held: Held, language: Language) -> (char, &'static str) {
    match held {
        Held::Verbatim => ('✓', language.say(Word::HeldVerbatim)),
        Held::Changed => ('≠', language.say(Word::HeldChanged)),
        Held::Missing => ('?', language.say(Word::HeldMissing)),
        Held::Unsourced => ('-', language.say(Word::HeldUnsourced)),
    }
}

/// Draws the pane of the source, if it is open.
pub(super) fn view(talk: &Talk, window: &mut Window, panes: &Panes) -> Vec<Run> {
    let (Some(pane), Some(sources)) = (panes.source, talk.sources()) else { return Vec::new() };
    let place = talk.place();
    let mut runs = panes.rule.iter().flat_map(|rule| rule.runs()).collect::<Vec<_>>();
    let Some(claim_idx) = sources.at(place.slide_idx, place.spot) else {
        runs.extend(at(pane, [head(talk, window, pane, Held::Unsourced, None)]));
        return runs;
    };
    let nth = window.nth_source(claim_idx);
    let Some((claim, article, trace)) = sources.traced(claim_idx, nth) else { return runs };
    let of = (nth, sources.n_sources(claim_idx));
    let mut lines = vec![head(talk, window, pane, trace.held, Some((&claim, of)))];
    // Without the slide in sight, or where the words differ, the claim stands over its article.
    if panes.slide.is_none() || trace.held == Held::Changed {
        lines.extend(words(talk, window, pane, &claim, &trace));
    }
    let n_over = lines.iter().map(|r| r.row + 1).max().unwrap_or(0);
    runs.extend(at(pane, lines));
    if let Some(article) = article {
        let below = Pane { row: pane.row + n_over + 1, rows: pane.rows.saturating_sub(n_over + 1), ..pane };
        let scene = window.article_scene(talk, &article, below.columns);
        runs.extend(scrolled(&scene, &trace, below, window));
    }
    runs
}

/// `✓ verbatim  port.txt:12`; of several sources which: `≈ in other words  b.txt:9  2/2`.
fn head(
    talk: &Talk,
    window: &Window,
    pane: Pane,
    held: Held,
    claim: Option<(&Claim, (usize, usize))>,
) -> Run {
    let (nth, n_sources) = claim.map_or((0, 0), |(_, of)| of);
    // A further source says the same in words of its own.
    let (sign, word) = match held {
        Held::Changed if nth > 0 => ('≈', window.language(talk).say(Word::HeldInOtherWords)),
        _ => told(held, window.language(talk)),
    };
    let origin =
        claim.and_then(|(claim, _)| claim.from.as_ref()).map(ToString::to_string).unwrap_or_default();
    let of = if n_sources > 1 { format!("  {}/{n_sources}", nth + 1) } else { String::new() };
    let text = format!("{sign} {word}  {}{of}", clean(&origin));
    Run::new(0, 0, fit(text.trim_end(), usize::from(pane.columns), window.policy), Role::Strong)
}

/// The claim's own words with what differs marked, in at most a third of the pane.
fn words(talk: &Talk, window: &Window, area: Pane, claim: &Claim, trace: &Trace) -> Vec<Run> {
    let page = talk.page(area.columns, (area.rows / 3).max(1), window.policy);
    let rows = claim.cited.lines().scan(0, |start, line| {
        let spot = Spot { element_idx: 0, byte: *start };
        *start += line.len() + 1;
        Some(set(&inline::escape(line), pages::frame(page, 0, Role::Quote, Some(spot)), page))
    });
    let rows = rows.flatten().take(usize::from(page.rows)).collect();
    let galley = Galley { blocks: vec![Block { rows, ..Block::default() }], ..Galley::default() };
    let screen = scene::paginate(galley, page).screens.swap_remove(0);
    let differs: Vec<_> = trace.differs.iter().map(|range| (range.clone(), Role::Differs)).collect();
    let marked = screen.runs.iter().flat_map(|run| cut(run, &within(run, &differs), window.policy));
    marked.map(|r| Run { row: r.row + 1, spot: None, ..r }).collect()
}

/// The marked stretches of a text that fall into a run of it, in bytes of the run.
fn within(run: &Run, marked: &[(std::ops::Range<usize>, Role)]) -> Vec<(std::ops::Range<usize>, Role)> {
    let start = run.spot.map_or(0, |spot| spot.byte);
    let end = start + run.text.len();
    let inside = marked.iter().filter(|(range, _)| range.start < end && range.end > start);
    inside.map(|(range, role)| (range.start.max(start) - start..range.end.min(end) - start, *role)).collect()
}

/// The part of the article that the pane shows: the cited words in its upper third, or where it was scrolled to.
fn scrolled(scene: &Scene, trace: &Trace, pane: Pane, window: &Window) -> Vec<Run> {
    let Some(screen) = scene.screens.first() else { return Vec::new() };
    let marked: Vec<_> = trace
        .marks
        .iter()
        .map(|(range, mark)| {
            let role = match mark {
                Mark::Cited => Role::Cited,
                Mark::Elided => Role::Elided,
                Mark::Attribution => Role::Attribution,
                Mark::Differs => Role::Differs,
            };
            (range.clone(), role)
        })
        .collect();
    let is_of_block = |r: &&Run| r.spot.map(|s| s.element_idx) == trace.block_idx;
    let first =
        screen.runs.iter().filter(is_of_block).find(|r| !within(r, &marked).is_empty() || marked.is_empty());
    let n_rows = screen.runs.iter().map(|r| r.row + 1).max().unwrap_or(0);
    let wanted = i32::from(first.map_or(0, |r| r.row)) - i32::from(pane.rows / 3) + window.source_shift();
    let top = u16::try_from(wanted.max(0)).unwrap_or(0).min(n_rows.saturating_sub(pane.rows));
    let mut runs = Vec::new();
    for shown in screen.runs.iter().filter(|r| r.row >= top && r.row - top < pane.rows) {
        let placed = Run { row: shown.row - top, spot: shown.spot, ..shown.clone() };
        if is_of_block(&shown) {
            runs.extend(cut(&placed, &within(shown, &marked), window.policy));
        } else {
            runs.push(placed);
        }
    }
    at(pane, runs.into_iter().map(|r| Run { spot: None, ..r }))
}

/// Moves runs into a pane.
fn at(pane: Pane, runs: impl IntoIterator<Item = Run>) -> Vec<Run> {
    let moved = runs.into_iter().filter(|r| r.row < pane.rows);
    moved.map(|r| Run { row: r.row + pane.row, column: r.column + pane.column, ..r }).collect()
}
