//! `jianbao rehearse`: a presentation whose times are kept.

use super::Done;
use super::args::{AmbiguousArg, LanguageArg};
use super::present::{self, PresentArgs, Purpose};
use crate::fault::Fault;
use crate::store;
use clap::Args;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Arguments of `rehearse`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct RehearseArgs {
    /// The deck or the article
    file: PathBuf,
    /// A theme by name (`jianbao themes`) or file
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,
    /// Show points one by one from the start
    #[arg(long)]
    reveal: bool,
    /// Take the mouse: buttons and wheel go to the next slide and back
    #[arg(long)]
    mouse: bool,
    /// The language of messages and keys; else the environment's, else the deck's
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Option<LanguageArg>,
    /// The width of ambiguous characters (… — “ ”); auto (the default) asks the terminal and does not wait
    #[arg(long, value_enum, value_name = "WIDTH")]
    ambiguous: Option<AmbiguousArg>,
}

const AFTER_HELP: &str = "\
The times begin with the first step to another slide; p pauses them, T begins another run. Each slide that is left is
recorded with its seconds in the state folder ($XDG_STATE_HOME/jianbao/rehearsals), for you alone. `jianbao speak DECK`
in another terminal is in step. `jianbao pace DECK` compares the runs.";

pub(crate) fn run(args: &RehearseArgs) -> Done {
    if args.file == Path::new("-") {
        let fault = Fault::new("the runs of a deck from standard input are not kept");
        return Err(fault.hint("give a file").into());
    }
    if !std::io::stdout().is_terminal() {
        return Err(Fault::new("rehearsing needs a terminal").into());
    }
    let no_place = || Fault::new("there is no folder to keep runs in").hint("set HOME or XDG_STATE_HOME");
    let runs = store::runs_file(&args.file).ok_or_else(no_place)?;
    let present = PresentArgs {
        file: Some(args.file.clone()),
        theme: args.theme.clone(),
        at: None,
        reveal: args.reveal,
        mouse: args.mouse,
        lang: args.lang,
        ambiguous: args.ambiguous,
        linear: false,
        say: None,
        usual_theme: None,
    };
    present::show(&present, Purpose::Rehearse(runs))
}
