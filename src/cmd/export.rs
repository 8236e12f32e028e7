//! `jianbao export`: every slide's screens, through the cells that a terminal gets.

#[cfg(feature = "png")]
mod png;

use super::args::AmbiguousArg;
use super::open::Shown;
use super::{Done, args};
use crate::app::Language;
use crate::deck::Slide;
use crate::export::svg::Sheet;
use crate::export::{self, ansi, asked, svg, text};
use crate::paint::Look;
use crate::picture::{self, Detail, USUAL_CELL};
use crate::scene::{self, Found, Links, Page, Screen};
use crate::store;
use crate::text::large::{Blocks, Large};
use crate::text::{Ambiguous, WidthPolicy};
use crate::theme::{BUILT_IN, Depth};
use clap::{Args, ValueEnum};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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
    /// Write here instead of to standard output (-); several bitmaps go to NAME-1.png, NAME-2.png and so on
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
    /// The questions that may be asked, as a sheet in Markdown: not for the audience
    Asked,
    #[cfg(feature = "png")]
    Png,
}

impl ExportFormat {
    /// Whether it is a picture, which shows glyphs as fonts have them.
    const fn is_picture(self) -> bool {
        !matches!(self, Self::Text | Self::Ansi | Self::Asked)
    }

    /// What it takes of a slide's pictures; text has their words.
    const fn detail(self) -> Option<Detail> {
        match self {
            Self::Text | Self::Asked => None,
            Self::Ansi => Some(Detail::Blocks),
            Self::Svg => Some(Detail::Jpeg),
            #[cfg(feature = "png")]
            Self::Png => Some(Detail::Jpeg),
        }
    }
}

/// The screens of a slide with its pictures in them.
fn pictured(slide: &Slide, page: Page, deck: &Path, detail: Detail) -> Vec<Screen> {
    let read = |file: &str| store::read_picture(super::open::folder(deck), file);
    let pictures: BTreeMap<&str, _> = slide
        .images()
        .map(|file| (file, read(file).and_then(|bytes| picture::decode(&bytes, detail))))
        .collect();
    let cell = if detail == Detail::Jpeg { svg::CELL } else { USUAL_CELL };
    let shaped = slide.shaped(|file| Some(pictures.get(file)?.as_ref().ok()?.shape(cell)));
    let mut screens = scene::lay_out(&shaped, page).screens;
    for screen in &mut screens {
        screen.fill(page, |file| match pictures.get(file) {
            Some(Ok(picture)) => Found::Here(picture.clone()),
            Some(Err(_)) if !picture::can_decode() => Found::Absent(None),
            Some(Err(refusal)) => Found::Absent(Some(refusal.to_string())),
            None => Found::Coming,
        });
    }
    screens
}

/// Writes screens behind each other, with what stands between two of them: a screen is dropped before the next one is
/// laid out, since all of them are a thousand times as large as what they say.
fn joined<S>(screens: impl Iterator<Item = S>, between: &str, write: impl Fn(S) -> String) -> String {
    let mut out = String::new();
    for (nth, screen) in screens.enumerate() {
        if nth > 0 {
            out.push_str(between);
        }
        out.push_str(&write(screen));
    }
    out
}

pub(crate) fn run(args: &ExportArgs) -> Done {
    super::not_over(args.output.as_deref(), [&args.deck])?;
    let Shown { deck, text } = super::open::as_deck(&args.deck)?;
    let theme = match (&args.theme, &deck.theme) {
        (None, Some(name)) => super::open::theme(&args.deck, name, Some(&text))?.1,
        (named, _) => store::find_theme(named.as_deref().unwrap_or(BUILT_IN[0].0))?,
    };
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
    // In an SVG links can be followed.
    let page = page.with_links(if args.to == ExportFormat::Svg { Links::Followed } else { Links::Listed });
    let look = Look { theme: &theme, depth: Depth::True, policy };
    let first = args::slide_idx(args.at, &deck)?;
    let n_slides = if args.at.is_some() { 1 } else { deck.slides.len() };
    let slides = deck.slides.iter().skip(first).take(n_slides);
    let detail = args.to.detail();
    let language = Language::of_deck(&deck);
    let say = |mark, words: &str| language.say_mark(mark, words);
    let lay_out = |slide: &Slide| match detail {
        None => scene::lay_out(&slide.in_words().with_marks_said(say).with_links_said(), page).screens,
        Some(detail) => pictured(slide, page, &args.deck, detail),
    };
    let screens = slides.flat_map(lay_out).map(|screen| match marking {
        Some(marking) => screen.marked(marking, (columns, inner), policy),
        None => screen,
    });
    let cells = |screen: Screen| export::cells(&screen, columns, rows, look);
    let sheet = |screen: Screen| Sheet {
        cells: export::bare_cells(&screen, columns, rows, look),
        title: screen.large(),
        pictures: screen.placed,
    };
    let out = match args.to {
        ExportFormat::Text => joined(screens, "\u{c}", |screen| text::write(&cells(screen))),
        ExportFormat::Ansi => joined(screens, "\n", |screen| ansi::write(&cells(screen))),
        ExportFormat::Asked => asked::write(&deck),
        ExportFormat::Svg => svg::write(screens.map(sheet), page.lang),
        #[cfg(feature = "png")]
        ExportFormat::Png => {
            let pictures = screens.map(|screen| svg::write([sheet(screen)], page.lang));
            return png::write(&pictures.collect::<Vec<_>>(), args.output.as_deref(), args.force);
        }
    };
    match args.to {
        ExportFormat::Ansi => super::write_styled(args.output.as_deref(), &out, args.force),
        _ => super::write(args.output.as_deref(), &out, args.force),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    #[test]
    fn a_screen_is_dropped_before_the_next_one_is_laid_out() {
        let all = Rc::new(());
        let screens = (0..3).map(|n| {
            assert_eq!(Rc::strong_count(&all), 1);
            (n, Rc::clone(&all))
        });
        assert_eq!(joined(screens, "|", |(n, _)| n.to_string()), "0|1|2");
    }
}
