//! The keys, a screen at a time.

use super::super::{Talk, Window};
use crate::deck::Spot;
use crate::scene::{Role, Run, Scene};

pub(super) fn view(talk: &Talk, window: &mut Window, spot: Spot) -> Vec<Run> {
    let scene = window.help_scene(talk);
    numbered(&scene, scene.screen_at(spot), window.size)
}

/// A screen of several, with its number at the foot where there is room.
pub(in crate::app) fn numbered(scene: &Scene, screen_idx: usize, (columns, rows): (u16, u16)) -> Vec<Run> {
    let mut runs = scene.screens.get(screen_idx).map(|s| s.runs.clone()).unwrap_or_default();
    if scene.screens.len() > 1 && rows >= 4 {
        let number = format!("{}/{}", screen_idx + 1, scene.screens.len());
        let at = usize::from(columns).saturating_sub(number.len() + 2);
        runs.push(Run::new(rows - 1, at, number, Role::Muted));
    }
    runs
}
