//! Whether what a theme says can be read: the contrast of its words on their ground (WCAG 2.2), and whether what differs in
//! meaning looks different where there are few colours or none.

use super::{Depth, Theme};
use crate::scene::Role;
use anstyle::RgbColor;

/// The least contrast of words on their ground: WCAG 2.2, level AA.
pub const LEAST: f64 = 4.5;
/// The least of a rule, which is no text.
const LEAST_OF_RULE: f64 = 1.5;
/// The least that the nearest of sixteen colours is kept at: terminals differ in what they make of them.
pub(super) const LEAST_OF_16: f64 = 3.0;
/// The luminance between black and white, on which both are read alike.
pub(super) const MIDDLE: f64 = 0.179;

/// How well a role can be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The role.
    pub role: Role,
    /// The contrast of its words on their ground, from 1 to 21.
    pub ratio: f64,
    /// What it has to be at least.
    pub least: f64,
}

/// Two roles that differ in meaning and look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The one.
    pub role: Role,
    /// The other.
    pub other: Role,
    /// Where.
    pub depth: Depth,
}

/// Roles that a reader has to tell apart where they stand beside each other: a state must not be told by colour alone.
const STATES: [(Role, Role); 23] = [
    (Role::Heading, Role::Text),
    (Role::Strong, Role::Text),
    (Role::Emphasis, Role::Text),
    (Role::Link, Role::Text),
    (Role::Link, Role::Emphasis),
    (Role::Link, Role::Strong),
    (Role::Link, Role::Heading),
    (Role::Selected, Role::Text),
    (Role::Match, Role::Text),
    (Role::Match, Role::Selected),
    (Role::Match, Role::Strong),
    (Role::Match, Role::Emphasis),
    (Role::Match, Role::Link),
    (Role::Match, Role::Heading),
    (Role::Selected, Role::Strong),
    (Role::Error, Role::Text),
    (Role::Notice, Role::Muted),
    (Role::Error, Role::Notice),
    (Role::Cited, Role::Text),
    (Role::Elided, Role::Text),
    (Role::Elided, Role::Cited),
    (Role::Attribution, Role::Cited),
    (Role::Differs, Role::Cited),
];

impl Theme {
    /// How well each role can be read whose colours the theme gives; a terminal's own colours are its own affair.
    pub fn readings(&self) -> Vec<Reading> {
        let reading = |role: Role| {
            let look = self.look(role);
            let least = if role == Role::Rule { LEAST_OF_RULE } else { LEAST };
            Some(Reading { role, ratio: ratio(look.fg?, look.bg?), least })
        };
        Role::ALL.into_iter().filter_map(reading).collect()
    }

    /// The roles that cannot be told apart in sixteen colours, or without any.
    pub fn alike(&self) -> Vec<Alike> {
        let at = |depth: Depth| {
            let is_alike =
                move |(role, other): &(Role, Role)| self.style(*role, depth) == self.style(*other, depth);
            STATES.into_iter().filter(is_alike).map(move |(role, other)| Alike { role, other, depth })
        };
        at(Depth::Ansi16).chain(at(Depth::None)).collect()
    }
}

/// The contrast ratio of WCAG 2.2, from 1 to 21.
pub(super) fn ratio(a: RgbColor, b: RgbColor) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance of WCAG 2.2, from 0 to 1.
pub(super) fn luminance(RgbColor(r, g, b): RgbColor) -> f64 {
    let channel = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::BUILT_IN;
    use ratatui::style::Color;

    #[test]
    fn every_role_can_be_read_in_every_theme() {
        for (name, _) in BUILT_IN {
            let theme = Theme::built_in(name).unwrap();
            // WCAG AAA where that is what a theme is for.
            let aim = if matches!(name, "contrast" | "projector") { 7.0 } else { LEAST };
            for Reading { role, ratio, least } in theme.readings() {
                let least = if role == Role::Rule { least } else { aim };
                assert!(ratio >= least, "{name} {role:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn every_state_is_told_in_sixteen_colours_and_without_any() {
        for (name, _) in BUILT_IN {
            assert_eq!(Theme::built_in(name).unwrap().alike(), [], "{name}");
        }
    }

    #[test]
    fn a_theme_that_cannot_be_read_is_told() {
        let yaml = "about: t\npage: { fg: '#777777', bg: '#888888' }\n";
        let theme = Theme::parse(yaml, &|_| None).unwrap();
        assert_eq!(theme.readings().iter().filter(|r| r.ratio < r.least).count(), Role::ALL.len());
        assert!(theme.alike().iter().any(|alike| alike.role == Role::Selected && alike.depth == Depth::None));
    }

    #[test]
    fn in_sixteen_colours_words_stand_out_from_any_ground() {
        for ground in ["#888888", "#808080", "#a0a0a0", "#101010", "#00a0a0"] {
            let yaml = format!("about: t\npage: {{ fg: '#888888', bg: '{ground}' }}\n");
            let style = Theme::parse(&yaml, &|_| None).unwrap().style(Role::Text, Depth::Ansi16);
            assert_ne!(style.fg, style.bg, "{ground}");
        }
        let style = Theme::built_in("dark").unwrap().style(Role::Text, Depth::Ansi16);
        assert_eq!((style.fg, style.bg), (Some(Color::White), Some(Color::Black)));
    }
}
