//! Arguments, errors with hints, exit codes.

use crate::cmd;
use crate::text::Ambiguous;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::Write;
use std::path::PathBuf;
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
(plain text or Markdown); the content tells which.";

const AFTER_HELP: &str = "\
Examples:
  jianbao decks/welcome.yaml                learn the keys
  jianbao read article.txt                  the article, repaired
  jianbao build article.txt -o deck.yaml    a deck to edit
  jianbao deck.yaml                         present it
  jianbao check deck.yaml --size 80x24      does it fit, is it still verbatim

While presenting, ? lists all keys.
Exit status: 0 done, 1 problems found or an error, 2 wrong arguments.";

/// What to do.
#[derive(Debug, Subcommand)]
enum Command {
    /// Repair an article and print it
    Read(ReadArgs),
    /// Build a deck out of articles
    Build(BuildArgs),
    /// Present a deck, or an article as a deck
    Present(PresentArgs),
    /// Find problems in decks: keys, sources, sizes
    Check(CheckArgs),
    /// Write a deck's screens as text, ANSI or SVG
    Export(ExportArgs),
    /// List the themes, or print one
    Themes {
        /// The theme to print as YAML, to start your own from
        name: Option<String>,
    },
    /// Print the JSON schema of a deck, for editors
    Schema,
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff)
    Man,
}

/// Arguments of `read`.
#[derive(Debug, Args)]
pub(crate) struct ReadArgs {
    /// The article: plain text or Markdown; `-` is standard input
    pub(crate) article: PathBuf,
    /// What to print: json says also what was dropped and joined, and why
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReadFormat,
}

/// What `read` prints.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ReadFormat {
    Text,
    Markdown,
    Json,
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub(crate) struct BuildArgs {
    /// The articles; `-` is standard input
    #[arg(required = true)]
    pub(crate) articles: Vec<PathBuf>,
    /// Write the deck here instead of to standard output
    #[arg(short, long, value_name = "DECK.yaml")]
    pub(crate) output: Option<PathBuf>,
    /// The most points on a slide; more go on to a slide under the same heading
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=50))]
    pub(crate) points: u8,
    /// Write over an existing file
    #[arg(long)]
    pub(crate) force: bool,
}

/// Arguments of `present`.
#[derive(Debug, Args)]
pub(crate) struct PresentArgs {
    /// The deck or the article; `-` is standard input
    #[arg(required = true)]
    pub(crate) file: Option<PathBuf>,
    /// A theme by name (`jianbao themes`) or file
    #[arg(long, value_name = "THEME")]
    pub(crate) theme: Option<String>,
    /// Begin at slide N
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) at: Option<u32>,
    /// Show points one by one from the start
    #[arg(long)]
    pub(crate) reveal: bool,
    /// Take the mouse: buttons and wheel go to the next slide and back
    #[arg(long)]
    pub(crate) mouse: bool,
    /// The width of ambiguous characters (… — “ ”); auto asks the terminal and does not wait
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) ambiguous: AmbiguousArg,
}

/// The width of ambiguous characters, as an argument.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum AmbiguousArg {
    Narrow,
    Wide,
    Auto,
}

impl AmbiguousArg {
    /// The width to begin with.
    pub(crate) const fn first_guess(self) -> Ambiguous {
        match self {
            Self::Wide => Ambiguous::Wide,
            Self::Narrow | Self::Auto => Ambiguous::Narrow,
        }
    }
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The decks
    #[arg(required = true)]
    pub(crate) decks: Vec<PathBuf>,
    /// Also say which slides need more than one screen at this size
    #[arg(long = "size", value_name = "CxR", default_value = "80x24", value_parser = size)]
    pub(crate) sizes: Vec<(u16, u16)>,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// The deck or the article; `-` is standard input
    pub(crate) deck: PathBuf,
    /// The format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) to: ExportFormat,
    /// Columns and rows of a screen
    #[arg(long, value_name = "CxR", default_value = "80x24", value_parser = size)]
    pub(crate) size: (u16, u16),
    /// Only slide N
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) at: Option<u32>,
    /// A theme by name or file
    #[arg(long, value_name = "THEME")]
    pub(crate) theme: Option<String>,
    /// The width of ambiguous characters
    #[arg(long, value_enum, default_value = "narrow")]
    pub(crate) ambiguous: AmbiguousArg,
    /// Write here instead of to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write over an existing file
    #[arg(long)]
    pub(crate) force: bool,
}

/// The formats of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    Text,
    Ansi,
    Svg,
}

/// The largest page, in columns and rows: more cells than any terminal has.
const MAX_SIZE: (u16, u16) = (1000, 1000);

fn size(text: &str) -> Result<(u16, u16), String> {
    let parsed = text.split_once(['x', 'X', '×']).and_then(|(c, r)| Some((c.parse().ok()?, r.parse().ok()?)));
    match parsed {
        Some((c, r)) if (1..=MAX_SIZE.0).contains(&c) && (1..=MAX_SIZE.1).contains(&r) => Ok((c, r)),
        _ => Err("a size is columns x rows, such as 80x24, each from 1 to 1000".to_owned()),
    }
}

/// Runs the program on its arguments.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        None => cmd::present::run(&cli.present),
        Some(Command::Present(args)) => cmd::present::run(&args),
        Some(Command::Read(args)) => cmd::read::run(&args),
        Some(Command::Build(args)) => cmd::build::run(&args),
        Some(Command::Check(args)) => cmd::check::run(&args),
        Some(Command::Export(args)) => cmd::export::run(&args),
        Some(Command::Themes { name }) => cmd::themes::run(name.as_deref()),
        Some(Command::Schema) => cmd::print(crate::deck::SCHEMA),
        Some(Command::Completions { shell }) => cmd::completions(shell),
        Some(Command::Man) => cmd::man(),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let message = format!("{error:#}");
            // A hint stands in a line of its own, wherever it was in the chain.
            let (message, hint) =
                message.split_once("\nhint: ").map_or((message.as_str(), None), |(m, h)| (m, Some(h)));
            let text = crate::text::clean(message);
            let mut stderr = std::io::stderr().lock();
            let _ = writeln!(stderr, "error: {text}");
            if let Some(hint) = hint {
                let _ = writeln!(stderr, "hint: {}", crate::text::clean(hint));
            }
            ExitCode::FAILURE
        }
    }
}

/// `jianbao read … | head` ends well.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>());
    io.is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}
