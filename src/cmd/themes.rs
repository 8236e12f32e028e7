//! `jianbao themes`: the themes by name, one as YAML, whether they can be read, and a slide in each.

use super::Done;
use super::present::of_environment;
use crate::app::Language;
use crate::deck;
use crate::export::{self, ansi};
use crate::fault::Fault;
use crate::paint::Look;
use crate::scene::{self, Page};
use crate::store;
use crate::text::WidthPolicy;
use crate::theme::{self, BUILT_IN, Depth, LEAST, Theme};
use anyhow::Result;
use clap::Args;
use std::io::IsTerminal;

/// Arguments of `themes`.
#[derive(Debug, Args)]
pub(crate) struct ThemesArgs {
    /// The theme to print as YAML, to start your own from; with --check and --preview also a file
    name: Option<String>,
    /// Tell the contrast of words on their ground, and what looks alike in 16 colours or none
    #[arg(long)]
    check: bool,
    /// Show a slide in each
    #[arg(long, conflicts_with = "check")]
    preview: bool,
}

pub(crate) fn run(args: &ThemesArgs) -> Done {
    if args.check {
        return check(&meant(args.name.as_deref())?);
    }
    if args.preview {
        return preview(&meant(args.name.as_deref())?);
    }
    let Some(name) = args.name.as_deref() else {
        let about = |name: &str| Theme::built_in(name).map(|t| t.about).unwrap_or_default();
        let lines = BUILT_IN.map(|(name, _)| format!("{name:10} {}\n", about(name)));
        return super::print(&lines.concat());
    };
    let Some(yaml) = theme::built_in_yaml(name) else {
        let names = BUILT_IN.map(|(n, _)| n).join(", ");
        return Err(Fault::new(format!("no theme is called \"{name}\"")).hint(format!("there are {names}")))?;
    };
    super::print(yaml)
}

/// The theme of this name or file, or all that come with the program.
fn meant(name: Option<&str>) -> Result<Vec<(String, Theme)>> {
    let names = name.map_or_else(|| BUILT_IN.map(|(name, _)| name).to_vec(), |name| vec![name]);
    names.into_iter().map(|name| Ok((name.to_owned(), store::find_theme(name)?))).collect()
}

/// A line a theme, and below it what is wrong with it.
fn check(themes: &[(String, Theme)]) -> Done {
    let (mut out, mut is_good) = (String::new(), true);
    for (name, theme) in themes {
        let readings = theme.readings();
        let words = readings.iter().filter(|reading| reading.least >= LEAST);
        let worst = words.min_by(|a, b| a.ratio.total_cmp(&b.ratio));
        out += &match worst {
            Some(worst) => format!("{name:10} {:5.2} : 1 at least ({:?})\n", worst.ratio, worst.role),
            None => format!("{name:10} the terminal's own colours\n"),
        };
        for reading in readings.iter().filter(|reading| reading.ratio < reading.least) {
            is_good = false;
            out += &format!("  {:?}: {:.2} : 1, less than {}\n", reading.role, reading.ratio, reading.least);
        }
        for alike in theme.alike() {
            is_good = false;
            let depth = if alike.depth == Depth::None { "without colours" } else { "in 16 colours" };
            out += &format!("  {:?} and {:?} look alike {depth}\n", alike.role, alike.other);
        }
    }
    super::print(&out)?;
    Ok(is_good)
}

/// The slide that themes are shown on.
const SLIDE_CHINESE: &str = "lang: zh-Hant\nslides:\n- heading: 新碼頭啟用，航線增至十二條\n  points:\n  \
    - {text: '新碼頭每日可處理**三千個**貨櫃，比去年多*兩成*', by: 林海生}\n  - 舊碼頭改建為`海濱長廊`\n";
const SLIDE_ENGLISH: &str = "lang: en\nslides:\n- heading: The new terminal opens with twelve lines\n  points:\n  \
    - {text: 'It handles **three thousand** boxes a day, *a fifth* more than last year', by: Lena Marsh}\n  \
    - The old one becomes a `promenade`\n";
/// Its columns and rows.
const SIZE: (u16, u16) = (64, 9);

fn preview(themes: &[(String, Theme)]) -> Done {
    let is_chinese =
        matches!(of_environment(), Some(Language::TraditionalChinese | Language::SimplifiedChinese));
    let deck = deck::read(if is_chinese { SLIDE_CHINESE } else { SLIDE_ENGLISH })?;
    let policy = WidthPolicy::default();
    // Into a file or a pager it goes with all its colours.
    let is_terminal = std::io::stdout().is_terminal();
    let depth = if is_terminal { Depth::detect(|name| std::env::var(name).ok()) } else { Depth::True };
    let page = Page::of(&deck, SIZE.0, SIZE.1, policy);
    let mut out = String::new();
    for (name, theme) in themes {
        let look = Look { theme, depth, policy };
        for screen in scene::lay_out(&deck.slides[0], page).screens {
            out += &format!("{name}: {}\n", theme.about);
            out += &ansi::write(&export::cells(&screen, SIZE.0, SIZE.1, look));
        }
    }
    super::print_styled(&out)
}
