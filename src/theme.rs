//! What each role looks like: styles read from YAML, and made to fit the terminal's colours.
//!
//! The rest of the program speaks of roles (heading, point, caption); colours are named only in `themes/`. `source` reads
//! the YAML, with what a theme extends and its palette; `contrast` tells whether what it says can be read.

mod contrast;
mod source;

pub use contrast::{Alike, LEAST, Reading};
pub use source::{Base, Unfit};

use crate::scene::Role;
use crate::text::large::Large;
use anstyle::{AnsiColor, RgbColor};
use anstyle_lossy::palette::DEFAULT as PALETTE;
use ratatui::style::{Color, Modifier, Style};
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

/// What tells roles apart without colours where a theme's colours do it: a ground of their own, or a colour over the
/// line that emphasised words have too.
const WITHOUT_COLOURS: [(Role, Modifier); 7] = [
    (Role::Link, Modifier::DIM),
    (Role::Notice, Modifier::REVERSED),
    (Role::Error, Modifier::REVERSED),
    (Role::Selected, Modifier::REVERSED),
    (Role::Match, Modifier::REVERSED),
    (Role::Differs, Modifier::REVERSED),
    (Role::Marking, Modifier::REVERSED),
];

/// A theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// One line about it.
    pub about: String,
    /// Whether type may be large.
    pub large: Large,
    /// The page, whose colours every role has unless it says otherwise.
    page: Look,
    roles: BTreeMap<Role, Look>,
}

/// Colours and attributes, each optional.
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the YAML")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Look {
    fg: Option<RgbColor>,
    bg: Option<RgbColor>,
    bold: bool,
    italic: bool,
    underline: bool,
    dim: bool,
    reverse: bool,
    strike: bool,
}

/// The themes that come with the program, by name, as YAML: the first is the one for a dark terminal, the second for a
/// light one.
pub const BUILT_IN: [(&str, &str); 11] = [
    ("dark", include_str!("../themes/dark.yaml")),
    ("light", include_str!("../themes/light.yaml")),
    ("contrast", include_str!("../themes/contrast.yaml")),
    ("paper", include_str!("../themes/paper.yaml")),
    ("newspaper", include_str!("../themes/newspaper.yaml")),
    ("projector", include_str!("../themes/projector.yaml")),
    ("slate", include_str!("../themes/slate.yaml")),
    ("jade", include_str!("../themes/jade.yaml")),
    ("plum", include_str!("../themes/plum.yaml")),
    ("harbour", include_str!("../themes/harbour.yaml")),
    ("mono", include_str!("../themes/mono.yaml")),
];

/// The themes of a dark terminal and of a light one, where nobody names one.
pub const BY_GROUND: [&str; 2] = [BUILT_IN[0].0, BUILT_IN[1].0];

/// The names of the themes to change to, `first` and then those that come with the program.
pub fn and_others(first: &str) -> Vec<String> {
    let others = BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).filter(|name| *name != first);
    std::iter::once(first.to_owned()).chain(others).collect()
}

/// The YAML of the built-in theme called `name`.
pub fn built_in_yaml(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, yaml)| *yaml)
}

impl Theme {
    /// Reads a theme from YAML. `find` gives the YAML of a theme that it extends, by its name.
    ///
    /// # Errors
    /// The first fault: with its line where it is one of YAML.
    pub fn parse(yaml: &str, find: Base<'_>) -> Result<Self, Unfit> {
        source::read(yaml, find)
    }

    /// The built-in theme called `name`.
    pub fn built_in(name: &str) -> Option<Self> {
        let theme = Self::parse(built_in_yaml(name)?, &|base| built_in_yaml(base).map(str::to_owned));
        Some(theme.expect("built-in themes are tested to parse"))
    }

    /// Whether its page is light; nothing where it keeps the terminal's own.
    pub fn is_light(&self) -> Option<bool> {
        self.page.bg.map(|ground| contrast::luminance(ground) > contrast::MIDDLE)
    }

    /// The style of a page's empty cells.
    pub fn page(&self, depth: Depth) -> Style {
        style(self.page, depth, contrast::LEAST_OF_16)
    }

    /// The colour of the page, in red, green and blue: black where the terminal's own is kept.
    pub fn ground(&self) -> [u8; 3] {
        self.page.bg.map_or([0; 3], |RgbColor(r, g, b)| [r, g, b])
    }

    /// The style of a role, over the page's.
    pub fn style(&self, role: Role, depth: Depth) -> Style {
        // A rule is no text, and may be faint.
        let least = if role == Role::Rule { 1.0 } else { contrast::LEAST_OF_16 };
        let style = style(self.look(role), depth, least);
        if depth != Depth::None {
            return style;
        }
        let has_colours = self.roles.get(&role).is_some_and(|own| own.fg.or(own.bg).is_some());
        let told = WITHOUT_COLOURS.iter().find(|(told, _)| *told == role && has_colours);
        told.map_or(style, |(_, modifier)| style.add_modifier(*modifier))
    }

    fn look(&self, role: Role) -> Look {
        let look = self.roles.get(&role).copied().unwrap_or_default();
        Look { fg: look.fg.or(self.page.fg), bg: look.bg.or(self.page.bg), ..look }
    }
}

fn style(look: Look, depth: Depth, least: f64) -> Style {
    let (fg, bg) = match (depth, look.fg, look.bg) {
        (Depth::Ansi16, Some(fg), Some(bg)) => sixteen(fg, bg, least),
        _ => (adapt(look.fg, depth), adapt(look.bg, depth)),
    };
    let mut style = Style::new().fg(fg).bg(bg);
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

/// The nearest of sixteen colours; black or white on a ground that the nearest cannot be read on.
fn sixteen(fg: RgbColor, bg: RgbColor, least: f64) -> (Color, Color) {
    let nearest = |colour| anstyle_lossy::rgb_to_ansi(colour, PALETTE);
    let exact = |colour| anstyle_lossy::ansi_to_rgb(colour, PALETTE);
    let (fg, bg) = (nearest(fg), nearest(bg));
    let ratio = |fg| contrast::ratio(exact(fg), exact(bg));
    if ratio(fg) >= least {
        return (ansi(fg), ansi(bg));
    }
    let is_black = ratio(AnsiColor::Black) > ratio(AnsiColor::BrightWhite);
    (if is_black { Color::Black } else { Color::White }, ansi(bg))
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

    #[test]
    fn a_theme_is_light_by_its_page() {
        for (name, expected) in [
            ("light", Some(true)),
            ("paper", Some(true)),
            ("dark", Some(false)),
            ("slate", Some(false)),
            ("mono", None),
        ] {
            assert_eq!(Theme::built_in(name).unwrap().is_light(), expected, "{name}");
        }
    }
}
