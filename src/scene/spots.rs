//! Which screen of a slide shows what: looked up for each key, and kept with the scene, as a slide may have a thousand screens.

use super::Screen;
use crate::deck::Spot;

/// The spots of a slide by the screens that show them first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spots {
    /// Each spot with the first screen (from 0) that shows it, in the order of spots.
    screens: Vec<(Spot, usize)>,
    /// For each screen the first of the spots that no screen before it shows.
    firsts: Vec<Option<Spot>>,
}

impl Spots {
    pub(super) fn of(screens: &[Screen]) -> Self {
        let on_screen = |(idx, screen)| Screen::spots(screen).map(move |spot| (spot, idx));
        let mut sorted: Vec<(Spot, usize)> = screens.iter().enumerate().flat_map(on_screen).collect();
        sorted.sort_unstable();
        sorted.dedup_by_key(|(spot, _)| *spot);
        let mut firsts = vec![None; screens.len()];
        for &(spot, idx) in &sorted {
            firsts[idx].get_or_insert(spot);
        }
        Self { screens: sorted, firsts }
    }

    /// The first screen with this spot, or else with the last one before it; 0 where there is none.
    pub(super) fn screen_at(&self, spot: Spot) -> usize {
        let n_before = self.screens.partition_point(|(at, _)| *at <= spot);
        n_before.checked_sub(1).map_or(0, |i| self.screens[i].1)
    }

    /// The first spot of a screen that none before it shows.
    pub(super) fn first(&self, screen_idx: usize) -> Option<Spot> {
        self.firsts.get(screen_idx).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::{Spot, arbitrary};
    use crate::scene::{Scene, Screen, lay_out, tests::any_page};
    use proptest::prelude::*;

    /// The first screen with the last spot up to this one, by looking at all of them.
    fn screen_at(scene: &Scene, spot: Spot) -> usize {
        let shown = |screen: &Screen| screen.spots().filter(|s| *s <= spot).max();
        let last = scene.screens.iter().filter_map(shown).max();
        last.and_then(|last| scene.screens.iter().position(|s| s.spots().any(|s| s == last))).unwrap_or(0)
    }

    proptest! {
        #[test]
        fn screens_are_found_as_by_looking_at_all(slide in arbitrary::slide(), page in any_page()) {
            let scene = lay_out(&slide, page);
            prop_assert_eq!(&scene, &Scene::new(scene.screens.clone()), "it was changed once made");
            let spots = scene.screens.iter().flat_map(Screen::spots);
            let spots = spots.flat_map(|s| [s, Spot { byte: s.byte + 1, ..s }]).chain([Spot::default()]);
            for spot in spots {
                prop_assert_eq!(scene.screen_at(spot), screen_at(&scene, spot));
            }
            for (idx, screen) in scene.screens.iter().enumerate() {
                let own = screen.spots().filter(|spot| screen_at(&scene, *spot) == idx);
                prop_assert_eq!(scene.first_spot(idx), own.min());
            }
            prop_assert_eq!(scene.first_spot(scene.screens.len()), None);
        }
    }
}
