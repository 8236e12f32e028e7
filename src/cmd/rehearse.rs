//! `jianbao rehearse`: a presentation whose times are kept.

use super::Done;
use super::args::ScreenArgs;
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
    #[command(flatten)]
    screen: ScreenArgs,
    /// Show points one by one from the start
    #[arg(long)]
    reveal: bool,
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
        reveal: args.reveal,
        screen: args.screen.clone(),
        ..PresentArgs::default()
    };
    present::show(&present, Purpose::Rehearse(runs))
}
