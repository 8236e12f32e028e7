//! What each role looks like: styles read from YAML, and made to fit the terminal's colours.
//!
//! The rest of the program speaks of roles (heading, point, caption); colours are named only in `themes/`.

use crate::scene::Role;
use anstyle::{AnsiColor, RgbColor};
use anstyle_lossy::palette::DEFAULT as PALETTE;
use ratatui::style::{Color, Modifier, Style};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Depth {
    /// None: bold, underline and reverse only.
    None,
    /// The sixteen of ANSI.
    Ansi16,
    /// The palette of 256.
    Ansi256,
    /// 24 bits.
    #[default]
    True,
}

impl Depth {
    /// Tells the depth from the environment that the terminal (or the SSH client) gives; nothing is asked of it.
    ///
    /// `NO_COLOR` (when not empty) and `TERM=dumb` mean none; then `COLORTERM`; then the name in `TERM`.
    pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Self {
        let term = variable("TERM").unwrap_or_default();
        if variable("NO_COLOR").is_some_and(|v| !v.is_empty()) || term == "dumb" {
            return Self::None;
        }
        let colorterm = variable("COLORTERM").unwrap_or_default().to_ascii_lowercase();
        let has_true = ["-direct", "kitty", "ghostty", "alacritty", "wezterm", "foot"];
        if colorterm.contains("truecolor")
            || colorterm.contains("24bit")
            || has_true.iter().any(|n| term.contains(n))
        {
            Self::True
        } else if term.contains("256color") {
            Self::Ansi256
        } else {
            Self::Ansi16
        }
    }
}

/// A theme.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// One line about it.
    pub about: String,
    /// The page, whose colours every role has unless it says otherwise.
    page: Look,
    #[serde(default)]
    roles: BTreeMap<Role, Look>,
}

/// Colours and attributes, each optional.
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the YAML")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Look {
    #[serde(deserialize_with = "colour")]
    fg: Option<RgbColor>,
    #[serde(deserialize_with = "colour")]
    bg: Option<RgbColor>,
    bold: bool,
    italic: bool,
    underline: bool,
    dim: bool,
    reverse: bool,
    strike: bool,
}

fn colour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<RgbColor>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let number =
        text.strip_prefix('#').filter(|hex| hex.len() == 6).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    let Some(number) = number else {
        return Err(serde::de::Error::custom(format!("a colour is \"#rrggbb\", not \"{text}\"")));
    };
    let [_, r, g, b] = number.to_be_bytes();
    Ok(Some(RgbColor(r, g, b)))
}

/// The themes that come with the program, by name, as YAML.
pub const BUILT_IN: [(&str, &str); 5] = [
    ("dark", include_str!("../themes/dark.yaml")),
    ("light", include_str!("../themes/light.yaml")),
    ("contrast", include_str!("../themes/contrast.yaml")),
    ("paper", include_str!("../themes/paper.yaml")),
    ("mono", include_str!("../themes/mono.yaml")),
];

/// The names of the themes to change to, `first` and then those that come with the program.
pub fn and_others(first: &str) -> Vec<String> {
    let others = BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).filter(|name| *name != first);
    std::iter::once(first.to_owned()).chain(others).collect()
}

impl Theme {
    /// Reads a theme from YAML.
    ///
    /// # Errors
    /// The first fault, with its line.
    pub fn parse(yaml: &str) -> Result<Self, serde_yaml::Error> {
        serde_yaml::from_str(yaml)
    }

    /// The built-in theme called `name`.
    pub fn built_in(name: &str) -> Option<Self> {
        let (_, yaml) = BUILT_IN.iter().find(|(n, _)| *n == name)?;
        Some(Self::parse(yaml).expect("built-in themes are tested to parse"))
    }

    /// The style of a page's empty cells.
    pub fn page(&self, depth: Depth) -> Style {
        style(self.page, depth)
    }

    /// The style of a role, over the page's.
    pub fn style(&self, role: Role, depth: Depth) -> Style {
        style(self.look(role), depth)
    }

    fn look(&self, role: Role) -> Look {
        let look = self.roles.get(&role).copied().unwrap_or_default();
        Look { fg: look.fg.or(self.page.fg), bg: look.bg.or(self.page.bg), ..look }
    }
}

fn style(look: Look, depth: Depth) -> Style {
    let mut style = Style::new().fg(adapt(look.fg, depth)).bg(adapt(look.bg, depth));
    for (is_set, modifier) in [
        (look.bold, Modifier::BOLD),
        (look.italic, Modifier::ITALIC),
        (look.underline, Modifier::UNDERLINED),
        (look.dim, Modifier::DIM),
        (look.reverse, Modifier::REVERSED),
        (look.strike, Modifier::CROSSED_OUT),
    ] {
        if is_set {
            style = style.add_modifier(modifier);
        }
    }
    style
}

fn adapt(colour: Option<RgbColor>, depth: Depth) -> Color {
    match (colour, depth) {
        (None, _) | (_, Depth::None) => Color::Reset,
        (Some(RgbColor(r, g, b)), Depth::True) => Color::Rgb(r, g, b),
        (Some(rgb), Depth::Ansi256) => Color::Indexed(anstyle_lossy::rgb_to_xterm(rgb).0),
        (Some(rgb), Depth::Ansi16) => ansi(anstyle_lossy::rgb_to_ansi(rgb, PALETTE)),
    }
}

const fn ansi(colour: AnsiColor) -> Color {
    match colour {
        AnsiColor::Black => Color::Black,
        AnsiColor::Red => Color::Red,
        AnsiColor::Green => Color::Green,
        AnsiColor::Yellow => Color::Yellow,
        AnsiColor::Blue => Color::Blue,
        AnsiColor::Magenta => Color::Magenta,
        AnsiColor::Cyan => Color::Cyan,
        AnsiColor::White => Color::Gray,
        AnsiColor::BrightBlack => Color::DarkGray,
        AnsiColor::BrightRed => Color::LightRed,
        AnsiColor::BrightGreen => Color::LightGreen,
        AnsiColor::BrightYellow => Color::LightYellow,
        AnsiColor::BrightBlue => Color::LightBlue,
        AnsiColor::BrightMagenta => Color::LightMagenta,
        AnsiColor::BrightCyan => Color::LightCyan,
        AnsiColor::BrightWhite => Color::White,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast ratio of WCAG 2.2.
    fn contrast(a: RgbColor, b: RgbColor) -> f64 {
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = |RgbColor(r, g, b)| 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_role_can_be_read_in_every_theme() {
        for (name, _) in BUILT_IN {
            let theme = Theme::built_in(name).unwrap();
            for role in Role::ALL {
                let look = theme.look(role);
                let (Some(fg), Some(bg)) = (look.fg, look.bg) else { continue };
                let least = match (name, role) {
                    (_, Role::Rule) => 1.5, // a rule is no text
                    ("contrast", _) => 7.0, // WCAG AAA
                    _ => 4.5,               // WCAG AA
                };
                let ratio = contrast(fg, bg);
                assert!(ratio >= least, "{name} {role:?}: {ratio:.2}");
                if role != Role::Rule {
                    let sixteen = theme.style(role, Depth::Ansi16);
                    assert_ne!(sixteen.fg, sixteen.bg, "{name} {role:?} in 16 colours");
                }
            }
        }
    }

    #[test]
    fn without_colours_only_attributes_are_left() {
        for (name, _) in BUILT_IN {
            let theme = Theme::built_in(name).unwrap();
            for role in Role::ALL {
                let style = theme.style(role, Depth::None);
                assert_eq!((style.fg, style.bg), (Some(Color::Reset), Some(Color::Reset)));
            }
            let is_marked = |role| !theme.style(role, Depth::None).add_modifier.is_empty();
            assert!(
                is_marked(Role::Selected) && is_marked(Role::Heading),
                "{name}: nothing is told by colour alone"
            );
        }
    }

    #[test]
    fn the_depth_is_told_by_the_environment() {
        for (variables, depth) in [
            (&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")][..], Depth::True),
            (&[("TERM", "xterm-256color")], Depth::Ansi256),
            (&[("TERM", "xterm-kitty")], Depth::True),
            (&[("TERM", "linux")], Depth::Ansi16),
            (&[("TERM", "xterm-256color"), ("NO_COLOR", "1")], Depth::None),
            (&[("TERM", "xterm-256color"), ("NO_COLOR", "")], Depth::Ansi256),
            (&[("TERM", "dumb")], Depth::None),
            (&[], Depth::Ansi16),
        ] {
            let lookup =
                |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
            assert_eq!(Depth::detect(lookup), depth, "{variables:?}");
        }
    }
}
