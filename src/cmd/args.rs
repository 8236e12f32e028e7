//! Arguments that several commands take.

use crate::app::Language;
use crate::deck::Deck;
use crate::fault::Fault;
use crate::text::Ambiguous;
use clap::{Args, ValueEnum};

/// How a deck is shown in this terminal, whatever it is opened for.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct ScreenArgs {
    /// A theme by name (`jianbao themes`) or file
    #[arg(long, value_name = "THEME")]
    pub(super) theme: Option<String>,
    /// Take the mouse: buttons and wheel go to the next slide and back; in a review a click chooses a claim
    #[arg(long)]
    pub(super) mouse: bool,
    /// The language of messages and keys; else that of config.yaml, the environment's (`LC_ALL`, `LC_MESSAGES`, `LANG`), the deck's
    #[arg(long, value_enum, value_name = "LANG")]
    pub(super) lang: Option<LanguageArg>,
    /// The width of ambiguous characters (… — “ ”); auto (the default) asks the terminal and does not wait
    #[arg(long, value_enum, value_name = "WIDTH")]
    pub(super) ambiguous: Option<AmbiguousArg>,
    /// Links as the terminal's own (OSC 8), or where they lead at the slide's foot; auto (the default): as far as it is known that the terminal takes them
    #[arg(long, value_enum, value_name = "WHEN", num_args = 0..=1, require_equals = true, default_missing_value = "always")]
    pub(super) links: Option<LinksArg>,
}

/// When links are the terminal's own, as an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LinksArg {
    Auto,
    Always,
    Never,
}

/// The width of ambiguous characters, as an argument.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum AmbiguousArg {
    Narrow,
    Wide,
    Auto,
}

impl AmbiguousArg {
    /// The width to begin with.
    pub(crate) const fn first_guess(self) -> Ambiguous {
        match self {
            Self::Wide => Ambiguous::Wide,
            Self::Narrow | Self::Auto => Ambiguous::Narrow,
        }
    }
}

/// A language of the interface, as an argument.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LanguageArg {
    En,
    #[value(name = "zh-Hant")]
    ZhHant,
    #[value(name = "zh-Hans")]
    ZhHans,
    Ja,
    Ko,
}

impl LanguageArg {
    pub(crate) const fn language(self) -> Language {
        match self {
            Self::En => Language::English,
            Self::ZhHant => Language::TraditionalChinese,
            Self::ZhHans => Language::SimplifiedChinese,
            Self::Ja => Language::Japanese,
            Self::Ko => Language::Korean,
        }
    }
}

/// The largest page, in columns and rows: more cells than any terminal has.
const MAX_SIZE: (u16, u16) = (1000, 1000);

/// Reads a page's columns and rows, `80x24`.
pub(crate) fn size(text: &str) -> Result<(u16, u16), String> {
    let parsed = text.split_once(['x', 'X', '×']).and_then(|(c, r)| Some((c.parse().ok()?, r.parse().ok()?)));
    match parsed {
        Some((c, r)) if (1..=MAX_SIZE.0).contains(&c) && (1..=MAX_SIZE.1).contains(&r) => Ok((c, r)),
        _ => Err("a size is columns x rows, such as 80x24, each from 1 to 1000".to_owned()),
    }
}

/// The slide (from 0) that `--at` names, the first where it is not given.
pub(crate) fn slide_idx(at: Option<u32>, deck: &Deck) -> Result<usize, Fault> {
    let Some(number) = at else { return Ok(0) };
    let slide_idx = usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1);
    if slide_idx < deck.slides.len() {
        return Ok(slide_idx);
    }
    Err(Fault::new(format!("there is no slide {number}")).hint(format!("the deck has {}", deck.slides.len())))
}
