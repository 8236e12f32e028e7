//! `jianbao speak`: the speaker's terminal of a talk that another one shows.

use super::Done;
use super::args::ScreenArgs;
use super::present::{self, PresentArgs, Purpose};
use crate::app::Speaker;
use crate::fault::Fault;
use crate::pace::{Run, read_runs};
use crate::store;
use clap::Args;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Arguments of `speak`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct SpeakArgs {
    /// The deck or the article that is presented
    file: PathBuf,
    /// How much is spoken in a minute: characters (220), or words where words are spaced (140); else as the deck says
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=2000))]
    pace: Option<u32>,
    /// Open the prompter: the script in large measure, to be read from afar
    #[arg(long, conflicts_with = "linear")]
    prompter: bool,
    /// Tell each step in lines and draw nothing, with notes, time and what comes next: for screen readers
    #[arg(long)]
    linear: bool,
    /// Hand what is told to a program's standard input: --say 'espeak-ng -v yue'
    #[arg(long, value_name = "COMMAND", requires = "linear")]
    say: Option<String>,
    #[command(flatten)]
    screen: ScreenArgs,
}

const AFTER_HELP: &str = "\
In step with every `jianbao FILE` of the same person on this machine: what one does, all do, whichever was first. In tmux:
  tmux split-window -h 'jianbao speak deck.yaml'
The plan is the deck's `minutes`, its sections' `minutes` and its slides' `time`; else what there is to say.";

pub(crate) fn run(args: &SpeakArgs) -> Done {
    if args.file == Path::new("-") {
        let fault = Fault::new("a deck from standard input has no other terminals");
        return Err(fault.hint("give a file").into());
    }
    if !std::io::stdout().is_terminal() {
        let hint = format!("`jianbao export {}` writes its slides", args.file.display());
        return Err(Fault::new("speaking needs a terminal").hint(hint).into());
    }
    let present = PresentArgs {
        file: Some(args.file.clone()),
        linear: args.linear,
        say: args.say.clone(),
        screen: args.screen.clone(),
        ..PresentArgs::default()
    };
    let speaker = Speaker::new(store::time_of_day(), args.pace).with_runs(&runs(&args.file));
    let speaker = if args.prompter { speaker.with_prompter() } else { speaker };
    present::show(&present, Purpose::Speak(speaker))
}

/// The runs of rehearsals that are kept of a deck: none where they cannot be read, which `jianbao pace` tells.
fn runs(deck: &Path) -> Vec<Run> {
    let text = store::runs_file(deck).and_then(|file| store::read_runs(&file).ok());
    read_runs(&text.unwrap_or_default()).0
}
