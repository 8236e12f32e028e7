//! What reviewing adds to a slide: each claim's standing in the margin, what was said of the one that one stands at,
//! and the box that a remark is typed in.

use super::super::reviewing::{Remark, RemarkKind, told};
use super::super::{MARGIN, Talk, Window, Word};
use super::source;
use crate::check::Held;
use crate::review::Standing;
use crate::scene::{Role, Run};
use crate::text::{Measure, clean, fit};

/// Moves the slide aside and says in the margin how each of its claims stands: a sign for its source, a letter and a
/// word for its review.
pub(super) fn margin(talk: &Talk, window: &Window, width: u16, runs: &mut Vec<Run>) {
    for run in runs.iter_mut() {
        run.column = run.column.saturating_add(width);
    }
    let (Some(sources), Some(review)) = (talk.sources(), talk.review()) else { return };
    let here = talk.claim_idx();
    let language = window.language(talk);
    for claim_idx in sources.of_slide(talk.place().slide_idx) {
        let elements = sources.claims()[claim_idx].elements.clone();
        let is_of_claim =
            |r: &&Run| r.role != Role::By && r.spot.is_some_and(|s| elements.contains(&s.element_idx));
        let Some(row) = runs.iter().filter(is_of_claim).map(|r| r.row).min() else { continue };
        let (letter, word) = told(review.standing(claim_idx), language);
        let sign = match sources.held(claim_idx) {
            Held::Unsourced => ' ',
            held => source::told(held, language).0,
        };
        let text = if width >= MARGIN { format!("{sign}{letter} {word}") } else { format!("{sign}{letter}") };
        let text = fit(&text, usize::from(width).saturating_sub(2), window.policy).into_owned();
        let (pointer, role) = match (here == Some(claim_idx), review.standing(claim_idx)) {
            (true, _) => (">", Role::Selected),
            (false, Standing::Flagged) => (" ", Role::Strong),
            (false, _) => (" ", Role::Muted),
        };
        runs.push(Run::new(row, 0, pointer, Role::Marker));
        runs.push(Run::new(row, 1, text, role));
    }
}

/// Draws what was said, under a rule, from a row on.
pub(super) fn said(talk: &Talk, window: &Window, top: u16, rows: u16) -> Vec<Run> {
    if rows == 0 {
        return Vec::new();
    }
    let columns = window.size.0;
    let mut runs = vec![Run::new(top, 0, "-".repeat(columns.into()), Role::Rule)];
    let lines = window.said_rows(talk);
    runs.extend((top + 1..top + rows).zip(lines).map(|(row, line)| Run::new(row, 2, line, Role::Notes)));
    runs
}

/// Draws the box over the lower half of the window; gives its first row.
pub(super) fn typing(talk: &Talk, window: &Window, remark: &Remark, runs: &mut Vec<Run>) -> u16 {
    let (columns, rows) = window.size;
    let language = window.language(talk);
    let n_box = (rows / 2).max(3).min(rows);
    let top = rows - n_box;
    runs.retain(|r| r.row < top);
    let title = language.say(match remark.kind {
        RemarkKind::Flag => Word::TypeFlag,
        RemarkKind::Comment => Word::TypeComment,
        RemarkKind::Suggest => Word::TypeSuggest,
        RemarkKind::Answer => Word::TypeAnswer,
    });
    let claim = talk.review().and_then(|r| r.claims().get(remark.claim_idx)).map_or("", |c| c.text.as_str());
    let head = format!(" {title}  {}", clean(&claim.replace('\n', " ")));
    let mut line = fit(&head, usize::from(columns), window.policy).into_owned();
    let n_free = usize::from(columns).saturating_sub(window.policy.columns(&line));
    line.push_str(&" ".repeat(n_free));
    runs.push(Run::new(top, 0, line, Role::Notice));
    let setting = talk.page(0, 0, window.policy).setting(Measure::Body);
    let room = window.box_room();
    let n_text = n_box.saturating_sub(2).max(1);
    let left = u16::try_from((usize::from(columns) - room.min(usize::from(columns))) / 2).unwrap_or(0);
    let text = remark.editor.view(room, n_text, setting);
    runs.extend(text.into_iter().map(|r| Run { row: r.row + top + 1, column: r.column + left, ..r }));
    if n_box >= 3 {
        let keys = fit(&window.told(talk, Word::TypeKeys), room, window.policy).into_owned();
        runs.push(Run::new(rows - 1, usize::from(left), keys, Role::Muted));
    }
    runs.retain(|r| r.row < rows);
    top
}

/// How the claim that one stands at stands, in words: for the footer, where the margin has no room for any.
pub(super) fn told_here(talk: &Talk, window: &Window) -> Option<String> {
    window.reviewer.as_ref()?;
    let (sources, review, claim_idx) = (talk.sources()?, talk.review()?, talk.claim_idx()?);
    let language = window.language(talk);
    let (letter, word) = told(review.standing(claim_idx), language);
    let names: Vec<&str> = review.said(claim_idx).approvals.iter().map(|e| e.who.name.as_str()).collect();
    let names = if names.is_empty() { String::new() } else { format!(": {}", names.join(", ")) };
    let (sign, source) = source::told(sources.held(claim_idx), language);
    Some(clean(&format!("{letter} {word}{names}  {sign} {source}")).into_owned())
}
