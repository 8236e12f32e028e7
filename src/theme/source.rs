//! A theme's YAML: what it extends, its palette, and its roles, made one theme.

use super::{Look, Theme};
use crate::scene::Role;
use crate::text::large::Large;
use crate::yaml::plain;
use anstyle::RgbColor;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// Gives the YAML of a theme by its name, if there is one.
pub type Base<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Why a text is no theme.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// It is no YAML, or of another form.
    #[error("{0}")]
    Form(#[from] serde_yaml::Error),
    /// A colour is neither written out nor in the palette.
    #[error("{place}: a colour is \"#rrggbb\" or a name in the palette ({names}), not \"{colour}\"")]
    Colour {
        /// The role, or the page.
        place: String,
        /// What stands there.
        colour: String,
        /// The names in the palette.
        names: String,
    },
    /// The theme that it extends is no YAML, or of another form.
    #[error("extends: \"{0}\" is no theme: {1}")]
    BaseForm(String, serde_yaml::Error),
    /// There is no theme of the name that it extends.
    #[error("extends: no theme is called \"{0}\"")]
    Base(String),
    /// More themes extend each other than eight, or they do in a circle.
    #[error("extends: \"{0}\" and others extend each other without an end")]
    Circle(String),
}

/// No theme stands on more others.
const MAX_BASES: usize = 8;

/// A theme as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    about: String,
    extends: Option<String>,
    large: Option<Large>,
    #[serde(default)]
    palette: BTreeMap<String, Exact>,
    #[serde(default)]
    page: Wanted,
    #[serde(default)]
    roles: BTreeMap<Role, Wanted>,
}

/// A colour written out.
#[derive(Clone, Copy)]
struct Exact(RgbColor);

/// What a theme says of a role: what it leaves out is as in the theme that it extends.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Wanted {
    fg: Option<String>,
    bg: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    underline: Option<bool>,
    dim: Option<bool>,
    reverse: Option<bool>,
    strike: Option<bool>,
}

/// Reads a theme and what it extends.
pub(super) fn read(yaml: &str, find: Base<'_>) -> Result<Theme, Unfit> {
    let mut whole = source(yaml)?;
    for _ in 0..MAX_BASES {
        let Some(name) = whole.extends.take() else { return resolve(whole) };
        let Some(base) = find(&name) else { return Err(Unfit::Base(name)) };
        let base = source(&base).map_err(|error| Unfit::BaseForm(name, error))?;
        whole = over(base, whole);
    }
    match whole.extends.take() {
        Some(name) => Err(Unfit::Circle(name)),
        None => resolve(whole),
    }
}

/// A theme as it is written: read line by line as most are, or else by YAML's parser, which tells what is wrong.
fn source(yaml: &str) -> Result<Source, serde_yaml::Error> {
    plain::read(yaml).map_or_else(|| serde_yaml::from_str(yaml), Ok)
}

/// A theme over the one that it extends.
fn over(base: Source, mut top: Source) -> Source {
    let mut roles = base.roles;
    for (role, wanted) in std::mem::take(&mut top.roles) {
        let below = roles.remove(&role).unwrap_or_default();
        roles.insert(role, wanted.over(below));
    }
    let mut palette = base.palette;
    palette.extend(top.palette);
    let (large, page) = (top.large.or(base.large), top.page.over(base.page));
    Source { about: top.about, extends: base.extends, large, palette, page, roles }
}

impl Wanted {
    fn over(self, below: Self) -> Self {
        Self {
            fg: self.fg.or(below.fg),
            bg: self.bg.or(below.bg),
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            underline: self.underline.or(below.underline),
            dim: self.dim.or(below.dim),
            reverse: self.reverse.or(below.reverse),
            strike: self.strike.or(below.strike),
        }
    }

    fn look(&self, place: &str, palette: &BTreeMap<String, Exact>) -> Result<Look, Unfit> {
        let colour = |colour: &Option<String>| {
            colour.as_deref().map(|text| in_palette(text, place, palette)).transpose()
        };
        Ok(Look {
            fg: colour(&self.fg)?,
            bg: colour(&self.bg)?,
            bold: self.bold.unwrap_or_default(),
            italic: self.italic.unwrap_or_default(),
            underline: self.underline.unwrap_or_default(),
            dim: self.dim.unwrap_or_default(),
            reverse: self.reverse.unwrap_or_default(),
            strike: self.strike.unwrap_or_default(),
        })
    }
}

/// The theme with its colours looked up: after all that extend it, so that a palette alone makes a new theme.
fn resolve(source: Source) -> Result<Theme, Unfit> {
    let page = source.page.look("page", &source.palette)?;
    let of_role = |(role, wanted): (&Role, &Wanted)| {
        let place = format!("{role:?}").to_lowercase();
        Ok((*role, wanted.look(&place, &source.palette)?))
    };
    let roles = source.roles.iter().map(of_role).collect::<Result<_, Unfit>>()?;
    Ok(Theme { about: source.about, large: source.large.unwrap_or_default(), page, roles })
}

fn in_palette(text: &str, place: &str, palette: &BTreeMap<String, Exact>) -> Result<RgbColor, Unfit> {
    let named = palette.get(text).map(|exact| exact.0);
    named.or_else(|| written_out(text)).ok_or_else(|| Unfit::Colour {
        place: place.to_owned(),
        colour: text.to_owned(),
        names: palette.keys().map(String::as_str).collect::<Vec<_>>().join(", "),
    })
}

/// The colour that is written `#rrggbb`.
fn written_out(text: &str) -> Option<RgbColor> {
    let hex =
        text.strip_prefix('#').filter(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let [_, r, g, b] = u32::from_str_radix(hex, 16).ok()?.to_be_bytes();
    Some(RgbColor(r, g, b))
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let fault = || serde::de::Error::custom(format!("a colour is \"#rrggbb\", not \"{text}\""));
        written_out(&text).map(Self).ok_or_else(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Depth;
    use ratatui::style::{Color, Modifier};

    fn read_over(yaml: &str, bases: &[(&str, &str)]) -> Result<Theme, String> {
        let find =
            |name: &str| bases.iter().find(|(known, _)| *known == name).map(|(_, yaml)| (*yaml).to_owned());
        read(yaml, &find).map_err(|unfit| unfit.to_string())
    }

    const BASE: (&str, &str) = (
        "base",
        "about: b\npalette: { ink: '#000000', red: '#800000' }\npage: { fg: ink, bg: '#ffffff' }\n\
         roles: { heading: { fg: red, bold: true }, quote: { italic: true } }\n",
    );

    /// One of them is read before the first slide.
    #[test]
    fn the_themes_that_come_with_the_program_are_read_line_by_line() {
        for (name, yaml) in crate::theme::BUILT_IN {
            assert!(plain::read::<Source>(yaml).is_some(), "{name}");
        }
    }

    #[test]
    fn a_palette_alone_makes_a_new_theme() {
        let theme = read_over("about: t\nextends: base\npalette: { red: '#008000' }\n", &[BASE]).unwrap();
        let heading = theme.style(Role::Heading, Depth::True);
        assert_eq!((heading.fg, heading.bg), (Some(Color::Rgb(0, 0x80, 0)), Some(Color::Rgb(255, 255, 255))));
        assert!(heading.add_modifier.contains(Modifier::BOLD));
        assert_eq!(theme.about, "t");
    }

    #[test]
    fn a_role_is_as_below_but_for_what_it_says() {
        let yaml = "about: t\nextends: base\nroles: { quote: { italic: false, underline: true }, heading: { fg: ink } }\n";
        let theme = read_over(yaml, &[BASE]).unwrap();
        let quote = theme.style(Role::Quote, Depth::True);
        assert_eq!(quote.add_modifier, Modifier::UNDERLINED);
        let heading = theme.style(Role::Heading, Depth::True);
        assert_eq!((heading.fg, heading.add_modifier), (Some(Color::Rgb(0, 0, 0)), Modifier::BOLD));
    }

    #[test]
    fn what_is_no_theme_says_why() {
        #[track_caller]
        fn check(yaml: &str, fault: &str) {
            let told = read_over(
                yaml,
                &[BASE, ("a", "about: a\nextends: b"), ("b", "about: b\nextends: a"), ("c", "abuot: c")],
            );
            let told = told.expect_err("no theme");
            assert!(told.contains(fault), "{told}");
        }
        check(
            "about: t\nextends: base\nroles: { text: { fg: rde } }",
            "text: a colour is \"#rrggbb\" or a name in the palette (ink, red), not \"rde\"",
        );
        check("about: t\npage: { fg: '#12345' }", "page: a colour");
        check("about: t\npalette: { ink: black }", "a colour is \"#rrggbb\", not \"black\"");
        check("about: t\nextends: none", "no theme is called \"none\"");
        check("about: t\nextends: a", "without an end");
        check("about: t\nextends: c", "extends: \"c\" is no theme: unknown field `abuot`");
        check("about: t\nroles: { text: { blink: true } }", "unknown field `blink`");
    }
}
