//! `jianbao present`: a presentation in this terminal, or the slides as text where there is none.

use super::args::AmbiguousArg;
use super::{Done, args};
use crate::app::{Model, Options};
use crate::deck::Deck;
use crate::export;
use crate::fault::Fault;
use crate::scene::{self, Page};
use crate::text::{Lang, WidthPolicy};
use crate::theme::{BUILT_IN, Depth};
use crate::{store, tty};
use anyhow::Result;
use clap::Args;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Arguments of `present`.
#[derive(Debug, Args)]
pub(crate) struct PresentArgs {
    /// The deck or the article; `-` is standard input
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// A theme by name (`jianbao themes`) or file
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,
    /// Begin at slide N
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    at: Option<u32>,
    /// Show points one by one from the start
    #[arg(long)]
    reveal: bool,
    /// Take the mouse: buttons and wheel go to the next slide and back
    #[arg(long)]
    mouse: bool,
    /// The width of ambiguous characters (… — “ ”); auto asks the terminal and does not wait
    #[arg(long, value_enum, default_value = "auto")]
    ambiguous: AmbiguousArg,
}

pub(crate) fn run(args: &PresentArgs) -> Done {
    let path = args.file.as_deref().ok_or_else(|| Fault::new("which file?").hint("jianbao FILE"))?;
    let deck = super::open::as_deck(path)?;
    let is_file = path != Path::new("-");
    let themes = themes(args.theme.as_deref(), &deck)?;
    let policy = WidthPolicy { ambiguous: args.ambiguous.first_guess(), ..WidthPolicy::default() };
    let slide_idx = args::slide_idx(args.at, &deck)?;
    let is_dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    if !std::io::stdout().is_terminal() || is_dumb {
        return super::print(&as_text(&deck, slide_idx, policy));
    }
    let model = Model::new(
        Arc::new(deck),
        Options {
            name: path.display().to_string(),
            themes,
            slide_idx,
            last_place: if is_file { store::last_place(path) } else { None },
            reveal: args.reveal,
            size: tty::size(),
            policy,
            locale: locale(),
        },
    );
    let options = tty::Options {
        depth: Depth::detect(|name| std::env::var(name).ok()),
        mouse: args.mouse,
        ask_width: matches!(args.ambiguous, AmbiguousArg::Auto),
        // tmux goes by the name of screen too, but erases in colour.
        write_blanks: std::env::var("TERM").is_ok_and(|term| term.starts_with("screen"))
            && std::env::var_os("TMUX").is_none(),
        file: is_file.then(|| path.to_owned()),
        open: super::open::as_deck,
    };
    tty::present(model, &options, Box::new(|name| store::find_theme(name).ok()))?;
    Ok(true)
}

/// The chosen theme, and then the others to change to.
fn themes(chosen: Option<&str>, deck: &Deck) -> Result<Vec<String>> {
    let first = chosen.or(deck.theme.as_deref()).unwrap_or(BUILT_IN[0].0).to_owned();
    // A theme that is no good is told of before the terminal is taken; those that come with us are good.
    if BUILT_IN.iter().all(|(name, _)| *name != first) {
        store::find_theme(&first)?;
    }
    let others = BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).filter(|name| *name != first);
    Ok(std::iter::once(first.clone()).chain(others).collect())
}

fn locale() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    set.map_or(Lang::Other, |tag| Lang::from_tag(&tag))
}

/// The slides from `slide_idx` on as text, each on a page as high as it needs.
fn as_text(deck: &Deck, slide_idx: usize, policy: WidthPolicy) -> String {
    let page = Page::of(deck, 80, 1000, policy);
    let slides = deck.slides.iter().skip(slide_idx).map(|slide| {
        let screens = scene::lay_out(slide, page).screens;
        let text: String = screens.iter().map(|s| export::text::screen(&s.runs, page)).collect();
        let lines: Vec<&str> = text.lines().skip_while(|line| line.is_empty()).collect();
        lines.join("\n").trim_end().to_owned() + "\n"
    });
    slides.collect::<Vec<_>>().join("\n\n")
}
