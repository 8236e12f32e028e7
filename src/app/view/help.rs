//! The keys, laid out as a slide of figures is.

use super::super::{Language, TABLE, Talk, Window, Word};
use super::run;
use crate::deck::{Content, Figure, Slide, Spot};
use crate::scene::{self, Page, Role, Run, Scene};
use crate::text::{Lang, inline};

pub(in crate::app) fn lay_out(page: Page, language: Language) -> Scene {
    let rows = TABLE.iter().map(|binding| Figure {
        value: inline::escape(&binding.names().join(" ")),
        label: inline::escape(language.say(binding.label)),
        from: None,
    });
    let heading = Some(language.say(Word::Keys).to_owned());
    let slide = Slide { heading, ..Slide::new(Content::Figures(rows.collect())) };
    // Close together: a list to look something up in.
    scene::lay_out_close(&slide, Page { lang: Lang::Other, ..page })
}

pub(super) fn view(talk: &Talk, window: &mut Window, spot: Spot) -> Vec<Run> {
    let scene = window.help_scene(talk);
    let screen_idx = scene.screen_at(spot);
    let mut runs = scene.screens.get(screen_idx).map(|s| s.runs.clone()).unwrap_or_default();
    let (columns, rows) = window.size;
    if scene.screens.len() > 1 && rows >= 4 {
        let number = format!("{}/{}", screen_idx + 1, scene.screens.len());
        let at = usize::from(columns).saturating_sub(number.len() + 2);
        runs.push(run(rows - 1, at, number, Role::Muted));
    }
    runs
}
