//! `jianbao export`: every slide's screens, through the cells that a terminal gets.

#[cfg(feature = "png")]
mod png;

use super::args::AmbiguousArg;
use super::{Done, args};
use crate::export::{self, ansi, svg, text};
use crate::paint::Look;
use crate::scene::{self, Page, Screen};
use crate::store;
use crate::text::large::{Blocks, Large};
use crate::text::{Ambiguous, WidthPolicy};
use crate::theme::{BUILT_IN, Depth};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `export`.
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// The deck or the article; `-` is standard input
    deck: PathBuf,
    /// The format
    #[arg(long, value_enum, default_value = "text")]
    to: ExportFormat,
    /// Columns and rows of a screen
    #[arg(long, value_name = "CxR", default_value = "80x24", value_parser = args::size)]
    size: (u16, u16),
    /// Only slide N
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    at: Option<u32>,
    /// A theme by name or file
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,
    /// The width of ambiguous characters; without it, that of fonts in pictures of Chinese and Japanese, else narrow
    #[arg(long, value_enum)]
    ambiguous: Option<AmbiguousArg>,
    /// Write here instead of to standard output; several bitmaps go to NAME-1.png, NAME-2.png and so on
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over an existing file
    #[arg(long)]
    force: bool,
}

/// The formats of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    Text,
    Ansi,
    Svg,
    #[cfg(feature = "png")]
    Png,
}

impl ExportFormat {
    /// Whether it is a picture, which shows glyphs as fonts have them.
    const fn is_picture(self) -> bool {
        !matches!(self, Self::Text | Self::Ansi)
    }
}

pub(crate) fn run(args: &ExportArgs) -> Done {
    let deck = super::open::as_deck(&args.deck)?;
    let name = args.theme.as_deref().or(deck.theme.as_deref()).unwrap_or(BUILT_IN[0].0);
    let theme = store::find_theme(name)?;
    let (columns, rows) = args.size;
    // A marking takes a row at the top and one at the bottom.
    let marking = deck.marking().filter(|_| rows >= 3);
    let inner = if marking.is_some() { rows - 2 } else { rows };
    let page = Page::of(&deck, columns, inner, WidthPolicy::default());
    let ambiguous = match args.ambiguous {
        Some(ambiguous) => ambiguous.first_guess(),
        None if args.to.is_picture() && page.lang.is_unspaced() => Ambiguous::Print,
        None => Ambiguous::Narrow,
    };
    let policy = WidthPolicy { ambiguous, ..WidthPolicy::default() };
    let page = page.resized(columns, inner, policy);
    // Text carries the words; the others show what an audience sees.
    let page = match args.to {
        ExportFormat::Text => page,
        _ if theme.large == Large::Off => page,
        _ => page.with_blocks(Blocks::Half, &deck),
    };
    let look = Look { theme: &theme, depth: Depth::True, policy };
    let first = args::slide_idx(args.at, &deck)?;
    let n_slides = if args.at.is_some() { 1 } else { deck.slides.len() };
    let slides = deck.slides.iter().skip(first).take(n_slides);
    let screens = slides.flat_map(|slide| scene::lay_out(slide, page).screens);
    let screens: Vec<Screen> = match marking {
        Some(marking) => screens.map(|screen| screen.marked(marking, (columns, inner), policy)).collect(),
        None => screens.collect(),
    };
    let cells: Vec<_> = screens.iter().map(|screen| export::cells(screen, columns, rows, look)).collect();
    let out = match args.to {
        ExportFormat::Text => cells.iter().map(text::write).collect::<Vec<_>>().join("\u{c}"),
        ExportFormat::Ansi => cells.iter().map(ansi::write).collect::<Vec<_>>().join("\n"),
        ExportFormat::Svg => {
            svg::write(&cells, page.lang, &screens.iter().map(Screen::large).collect::<Vec<_>>())
        }
        #[cfg(feature = "png")]
        ExportFormat::Png => {
            let pictures = cells.iter().map(|cells| svg::write(std::slice::from_ref(cells), page.lang, &[]));
            return png::write(&pictures.collect::<Vec<_>>(), args.output.as_deref(), args.force);
        }
    };
    super::write(args.output.as_deref(), &out, args.force)
}
