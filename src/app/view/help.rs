//! The keys, a screen at a time.

use super::super::{Talk, Window};
use crate::deck::Spot;
use crate::scene::{Role, Run};

pub(super) fn view(talk: &Talk, window: &mut Window, spot: Spot) -> Vec<Run> {
    let scene = window.help_scene(talk);
    let screen_idx = scene.screen_at(spot);
    let mut runs = scene.screens.get(screen_idx).map(|s| s.runs.clone()).unwrap_or_default();
    let (columns, rows) = window.size;
    if scene.screens.len() > 1 && rows >= 4 {
        let number = format!("{}/{}", screen_idx + 1, scene.screens.len());
        let at = usize::from(columns).saturating_sub(number.len() + 2);
        runs.push(Run::new(rows - 1, at, number, Role::Muted));
    }
    runs
}
