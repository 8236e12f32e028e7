//! The command line as a type, errors with hints, exit codes. Each command's own arguments stand with the command.

#![expect(clippy::disallowed_methods, reason = "the shell: arguments")]

use crate::cmd;
use crate::cmd::build::BuildArgs;
use crate::cmd::check::CheckArgs;
use crate::cmd::completions::CompletionsArgs;
use crate::cmd::diff::DiffArgs;
use crate::cmd::export::ExportArgs;
use crate::cmd::keys::KeysArgs;
use crate::cmd::man::ManArgs;
use crate::cmd::pace::PaceArgs;
use crate::cmd::present::PresentArgs;
use crate::cmd::read::ReadArgs;
use crate::cmd::rehearse::RehearseArgs;
use crate::cmd::review::ReviewArgs;
#[cfg(feature = "ssh")]
use crate::cmd::serve::ServeArgs;
use crate::cmd::speak::SpeakArgs;
use crate::cmd::status::StatusArgs;
use crate::cmd::themes::ThemesArgs;
use crate::fault::{self, Fault, nearest};
use crate::text::clean;
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::borrow::Cow;
use std::error::Error;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Terminal briefings: make slide decks out of articles, and present them.
#[derive(Debug, Parser)]
#[command(name = "jianbao", version, about, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    present: PresentArgs,
}

const LONG_ABOUT: &str = "Terminal briefings: make slide decks out of articles, and present them, with Chinese, \
Japanese and Korean text set as print sets it.\n\n`jianbao FILE` presents FILE, which is a deck (YAML) or an article \
(text, Markdown, HTML, DOCX, EPUB, RTF or PDF); the content tells which.";

const AFTER_HELP: &str = "\
Examples:
  jianbao                                   a tour: learn the keys
  jianbao read article.txt                  the article, repaired
  jianbao build article.txt -o deck.yaml    a deck to edit
  jianbao deck.yaml                         present it
  jianbao speak deck.yaml                   beside it: next slide, notes, time
  jianbao rehearse deck.yaml                present it, and keep how long each slide took
  jianbao pace deck.yaml                    the plan beside the last rehearsals
  jianbao check deck.yaml --size 80x24      does it fit, is it still verbatim
  jianbao review deck.yaml --as NAME        approve or flag its claims
  jianbao status deck.yaml --need 2         is it signed off
  jianbao serve briefs/ --keys reviewers    the same by SSH, for those who have a key

While presenting, ? lists all keys.
Exit status: 0 done, 1 problems found or an error, 2 wrong arguments.";

/// What to do.
#[derive(Debug, Subcommand)]
enum Command {
    /// Repair an article and print it
    Read(Of<ReadArgs>),
    /// Build a deck out of articles
    Build(Of<BuildArgs>),
    /// Present a deck, or an article as a deck
    Present(Of<PresentArgs>),
    /// The speaker's terminal of a talk: slide, next, notes, time
    Speak(Of<SpeakArgs>),
    /// Present a deck and record how long each slide takes
    Rehearse(Of<RehearseArgs>),
    /// Print a talk's plan and how long its slides took in rehearsals
    Pace(Of<PaceArgs>),
    /// Read a deck's claims against their sources, approve or flag them
    Review(Of<ReviewArgs>),
    /// Serve decks by SSH, to be reviewed, followed and signed off
    #[cfg(feature = "ssh")]
    Serve(Of<ServeArgs>),
    /// Find problems in decks: keys, sources, sizes
    Check(Of<CheckArgs>),
    /// Tell whether decks are signed off, by the journals of their reviews
    Status(Of<StatusArgs>),
    /// Tell what changed between two decks, by claim
    Diff(Of<DiffArgs>),
    /// Write a deck's screens as text, ANSI or SVG
    Export(Of<ExportArgs>),
    /// List the themes, or print one
    Themes(Of<ThemesArgs>),
    /// Find the words of a PDF (standard input): what reading one runs in a process of its own
    #[cfg(feature = "pdf")]
    #[command(hide = true)]
    PdfLayout,
    /// Print the keys in force, your own among them
    Keys(Of<KeysArgs>),
    /// Print the JSON schema of a deck, for editors
    Schema {
        /// Of the settings (config.yaml) instead
        #[arg(long)]
        config: bool,
    },
    /// Print completions for a shell
    Completions(Of<CompletionsArgs>),
    /// Print the manual page of the program, or of a command (roff)
    Man(Of<ManArgs>),
}

/// The arguments of a command, which are made when it is the one that is given: to make those of all takes longer than to
/// read a deck.
#[derive(Debug)]
struct Of<A>(A);

/// Adds arguments to a command, whose own words say what it does.
fn with_arguments<A: Args>(command: clap::Command) -> clap::Command {
    let about = command.get_about().cloned().unwrap_or_default();
    A::augment_args(command).about(about).long_about(None)
}

impl<A: Args> Args for Of<A> {
    fn augment_args(command: clap::Command) -> clap::Command {
        command.defer(with_arguments::<A>)
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}

impl<A: FromArgMatches> FromArgMatches for Of<A> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        A::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

/// Runs the program on its arguments.
pub fn main() -> ExitCode {
    if let Some(fault) = std::env::args_os().nth(1).and_then(|first| misspelt(&first)) {
        tell(&fault);
        return ExitCode::from(2);
    }
    let cli = Cli::try_parse().unwrap_or_else(|error| refuse(&error));
    // As of diff(1): 1 is that there are differences.
    let tells = match &cli.command {
        Some(Command::Diff(_)) => true,
        Some(Command::Build(Of(args))) => args.is_update(),
        _ => false,
    };
    let trouble = if tells { ExitCode::from(2) } else { ExitCode::FAILURE };
    let done = match cli.command {
        None => cmd::present::run(&cli.present),
        Some(Command::Present(Of(args))) => cmd::present::run(&args),
        Some(Command::Speak(Of(args))) => cmd::speak::run(&args),
        Some(Command::Rehearse(Of(args))) => cmd::rehearse::run(&args),
        Some(Command::Pace(Of(args))) => cmd::pace::run(&args),
        Some(Command::Review(Of(args))) => cmd::review::run(&args),
        #[cfg(feature = "ssh")]
        Some(Command::Serve(Of(args))) => cmd::serve::run(&args),
        Some(Command::Read(Of(args))) => cmd::read::run(&args),
        Some(Command::Build(Of(args))) if args.is_update() => cmd::update::run(&args),
        Some(Command::Build(Of(args))) => cmd::build::run(&args),
        Some(Command::Check(Of(args))) => cmd::check::run(&args),
        Some(Command::Status(Of(args))) => cmd::status::run(&args),
        Some(Command::Diff(Of(args))) => cmd::diff::run(&args),
        Some(Command::Export(Of(args))) => cmd::export::run(&args),
        Some(Command::Themes(Of(args))) => cmd::themes::run(&args),
        #[cfg(feature = "pdf")]
        Some(Command::PdfLayout) => cmd::pdf_layout::run(),
        Some(Command::Keys(Of(args))) => cmd::keys::run(&args),
        Some(Command::Schema { config: true }) => cmd::print(&crate::config::schema()),
        Some(Command::Schema { config: false }) => cmd::print(&crate::deck::schema()),
        Some(Command::Completions(Of(args))) => cmd::completions::run(&args, Cli::command()),
        Some(Command::Man(Of(args))) => cmd::man::run(&args, Cli::command()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            tell(error.as_ref());
            trouble
        }
    }
}

/// Ends the program with what is wrong with its arguments, or with the help that they ask for. An argument stands in a
/// message as it was given: where it could harm the terminal, the message goes without its colours and without that.
fn refuse(error: &clap::Error) -> ! {
    let told = error.render().to_string();
    if let Cow::Owned(safe) = clean::printable(&told) {
        let _ = write!(io::stderr(), "{safe}");
        std::process::exit(error.exit_code());
    }
    error.exit()
}

fn tell(error: &(dyn Error + 'static)) {
    // There is nobody to tell that standard error is gone.
    let _ = writeln!(io::stderr(), "error: {}", fault::lines(error, cmd::COLUMNS).join("\n"));
}

/// The command that a first word which is no file was meant for.
fn misspelt(first: &OsStr) -> Option<Fault> {
    let is_known = |word: &str| word == "help" || Command::has_subcommand(word);
    let is_word = |word: &&str| !word.starts_with('-') && !is_known(word) && !Path::new(word).exists();
    let word = first.to_str().filter(is_word)?;
    let cli = Cli::command();
    let name = nearest(word, cli.get_subcommands().map(clap::Command::get_name).chain(["help"]))?;
    let fault = Fault::new(format!("there is no command and no file \"{word}\""));
    Some(fault.hint(format!("did you mean \"jianbao {name}\"?")))
}

/// `jianbao read … | head` ends well.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>());
    io.is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_command_says_what_it_does_and_takes_its_arguments() {
        let mut program = Cli::command();
        program.build();
        let told = |name: &str| {
            let command = program.find_subcommand(name).expect("a command");
            (command.get_about().expect("what it does").to_string(), command.get_positionals().count())
        };
        assert_eq!(told("read"), ("Repair an article and print it".to_owned(), 1));
        assert_eq!(told("diff"), ("Tell what changed between two decks, by claim".to_owned(), 2));
        for command in program.get_subcommands() {
            let about = command.get_about().expect("what it does").to_string();
            assert!(!about.contains('`') && command.get_long_about().is_none(), "{about}");
        }
        Cli::command().debug_assert();
    }
}
