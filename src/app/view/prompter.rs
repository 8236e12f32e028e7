//! The prompter: the time, the script in large measure with the line that is read at the mark, and where the live slide
//! is once one has gone from it.

use super::super::prompter::{Line, Script, spacing};
use super::super::{Talk, Window, Word};
use super::{footer, speaker};
use crate::scene::{Role, Run};
use crate::text::{fit, inline};

/// Draws it: of any size.
pub(super) fn view(talk: &Talk, window: &mut Window) -> Vec<Run> {
    let (script, Some((line_idx, _))) = (window.script(talk), window.prompted(talk)) else {
        return Vec::new();
    };
    let top = window.size.1.min(1);
    let rows = window.size.1.saturating_sub(top + window.n_footer_rows(talk));
    let mut runs = lines(talk, window, &script, line_idx, (top, rows));
    if let Some((row, text)) = arrow(talk, window, &script, line_idx, (top, rows)) {
        runs.retain(|run| run.row != row);
        let text = fit(&text, window.size.0.into(), window.policy).into_owned();
        let column = usize::from(window.size.0).saturating_sub(window.policy.columns(&text) + 2);
        runs.push(Run::new(row, column, text, Role::Notice));
    }
    runs.extend(speaker::status(talk, window));
    let stepping = window.stepping_scene(talk);
    let screens = (stepping.screen_at(talk.place().spot), stepping.screens.len());
    runs.extend(footer::view(talk, window, screens));
    runs
}

/// The lines around the one that is read, which stands a third of the way down: what comes is more than what was.
fn lines(
    talk: &Talk,
    window: &Window,
    script: &Script,
    line_idx: usize,
    (top, rows): (u16, u16),
) -> Vec<Run> {
    let (each, n_lines) = spacing(rows);
    let n_above = usize::from(n_lines.saturating_sub(1) / 3);
    let first = line_idx.saturating_sub(n_above);
    // At the beginning there is nothing above the mark.
    let first_row = top + each * u16::try_from(n_above.saturating_sub(line_idx)).unwrap_or(0);
    let rows = (first_row..top + rows).step_by(usize::from(each));
    let mut runs = Vec::new();
    for (row, (idx, line)) in rows.zip(script.lines.iter().enumerate().skip(first)) {
        if idx == line_idx && script.column >= 2 {
            runs.push(Run::new(row, script.column - 2, ">", Role::Marker));
        }
        let (text, role) = dressed(talk, window, line, idx == line_idx);
        let room = usize::from(window.size.0).saturating_sub(script.column);
        runs.push(Run::new(row, script.column, fit(&text, room, window.policy).into_owned(), role));
    }
    runs.retain(|run| !run.text.is_empty());
    runs
}

/// A line as it is shown: a name says which slide it is of, and which of them is live and comes next.
fn dressed(talk: &Talk, window: &Window, line: &Line, is_read: bool) -> (String, Role) {
    let here = talk.place().slide_idx;
    let is_live = line.slide_idx() == here;
    if !line.is_name() {
        return match (is_read, is_live) {
            (true, _) => (line.text.clone(), Role::Strong),
            (false, true) => (line.text.clone(), Role::Text),
            (false, false) => (line.text.clone(), Role::Muted),
        };
    }
    let language = window.language(talk);
    let name = format!("{}  {}", line.slide_idx() + 1, inline::shown(&line.text).text);
    match line.slide_idx().checked_sub(here) {
        Some(0) => (format!("[{}] {name}", language.say(Word::NowAt)), Role::Heading),
        Some(1) => (format!("[{}] {name}", language.say(Word::ThenAt)), Role::Label),
        _ => (name, Role::Muted),
    }
}

/// Where the live slide is, in the first row or the last, once the line that is read is another's.
fn arrow(
    talk: &Talk,
    window: &Window,
    script: &Script,
    line_idx: usize,
    (top, rows): (u16, u16),
) -> Option<(u16, String)> {
    let here = talk.place().slide_idx;
    let read = script.lines.get(line_idx)?.slide_idx();
    if read == here || rows < 2 {
        return None;
    }
    let (row, sign) = if here < read { (top, "↑") } else { (top + rows - 1, "↓") };
    let live = window.told_of(talk, Word::LiveAt, &(here + 1).to_string());
    Some((row, format!(" {sign} {live} ")))
}
