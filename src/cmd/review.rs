//! `jianbao review`: a deck opened for its claims to be read against their sources, approved or flagged.

use super::Done;
use super::args::ScreenArgs;
use super::present::{self, PresentArgs, Purpose};
use crate::app::Reviewer;
use crate::fault::Fault;
use crate::review::Who;
use crate::store;
use clap::Args;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Arguments of `review`.
#[derive(Debug, Args)]
pub(crate) struct ReviewArgs {
    /// The deck
    deck: PathBuf,
    /// Review under this name; else that of the person who is logged in
    #[arg(long = "as", value_name = "NAME")]
    name: Option<String>,
    /// Take suggestions into the deck with a key
    #[arg(long)]
    edit: bool,
    #[command(flatten)]
    screen: ScreenArgs,
    /// Begin at slide N
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    at: Option<u32>,
}

/// The longest name of a reviewer, in characters.
const MAX_NAME: usize = 60;

pub(crate) fn run(args: &ReviewArgs) -> Done {
    let deck = args.deck.as_path();
    if deck == Path::new("-") {
        return Err(Fault::new("a deck from standard input has no journal").hint("give a file").into());
    }
    if !std::io::stdout().is_terminal() {
        let hint = format!("`jianbao status {}` tells where the review stands", deck.display());
        return Err(Fault::new("reviewing needs a terminal").hint(hint).into());
    }
    // An article is refused before the terminal is taken, and so is a deck that cannot be read.
    super::open::deck_text(deck)?;
    let name = reviewer(args.name.as_deref())?;
    let draft = store::draft_file(deck, &name);
    let kept = draft.as_deref().and_then(store::read_draft).unwrap_or_default();
    let reviewer = Reviewer::new(Who::named(name), args.edit, store::stamp().at, store::seed(), kept);
    let present = PresentArgs {
        file: Some(args.deck.clone()),
        at: args.at,
        screen: args.screen.clone(),
        ..PresentArgs::default()
    };
    present::show(&present, Purpose::Review(reviewer, draft))
}

/// The name to review under.
fn reviewer(given: Option<&str>) -> Result<String, Fault> {
    let of_system = || ["USER", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    let name = given.map(str::to_owned).or_else(of_system).unwrap_or_default();
    let name = crate::text::clean(name.trim()).into_owned();
    let hint = "say who reviews: --as NAME";
    match name.chars().count() {
        0 => Err(Fault::new("a reviewer needs a name").hint(hint)),
        n if n > MAX_NAME => Err(Fault::new(format!("a name of {n} characters is too long")).hint(hint)),
        _ => Ok(name),
    }
}
