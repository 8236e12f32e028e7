//! The notes of the slide and where it comes from, under a rule.

use super::super::{Talk, Window};
use super::marked;
use crate::scene::{Role, Run};

pub(super) fn view(talk: &Talk, window: &mut Window) -> Vec<Run> {
    let n_rows = window.n_notes_rows();
    let (Some(spot), true) = (window.notes, n_rows > 0) else { return Vec::new() };
    let top = window.size.1.saturating_sub(n_rows + window.n_footer_rows(talk));
    let columns = usize::from(window.size.0);
    let scene = window.notes_scene(talk);
    let screen_idx = scene.screen_at(spot);
    let number = if scene.screens.len() > 1 {
        format!(" [{}/{}] ", screen_idx + 1, scene.screens.len())
    } else {
        String::new()
    };
    let at = columns.saturating_sub(window.policy.columns(&number) + if number.is_empty() { 0 } else { 2 });
    let mut runs = vec![Run::new(top, 0, "-".repeat(at), Role::Rule), Run::new(top, at, number, Role::Muted)];
    let shown = scene.screens.get(screen_idx).map(|s| s.runs.clone()).unwrap_or_default();
    let shown = shown.into_iter().map(|r| Run { row: r.row + top + 1, ..r }).collect();
    runs.extend(marked(shown, talk.slide(), &window.query, window.policy));
    runs.retain(|r| !r.text.is_empty());
    runs
}
