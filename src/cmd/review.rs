//! `jianbao review`: a deck opened for its claims to be read against their sources, approved or flagged.

use super::Done;
use super::args::{AmbiguousArg, LanguageArg};
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
    /// A theme by name (`jianbao themes`) or file
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,
    /// Begin at slide N
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    at: Option<u32>,
    /// Take the mouse: a click chooses a claim
    #[arg(long)]
    mouse: bool,
    /// The language of messages and keys; else the environment's, else the deck's
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Option<LanguageArg>,
    /// The width of ambiguous characters (… — “ ”); auto (the default) asks the terminal and does not wait
    #[arg(long, value_enum, value_name = "WIDTH")]
    ambiguous: Option<AmbiguousArg>,
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
        theme: args.theme.clone(),
        at: args.at,
        reveal: false,
        mouse: args.mouse,
        lang: args.lang,
        ambiguous: args.ambiguous,
        linear: false,
        say: None,
        usual_theme: None,
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
