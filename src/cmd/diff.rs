//! `jianbao diff`: what changed between two decks.

use super::{Done, open};
use crate::deck::{self, Deck};
use crate::diff::{self, Files};
use crate::fault;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Arguments of `diff`.
#[derive(Debug, Args)]
#[command(after_help = "Exit status: 0 no difference, 1 differences, 2 an error.")]
pub(crate) struct DiffArgs {
    /// The deck as it was; `-` is standard input
    old: PathBuf,
    /// The deck as it is
    new: PathBuf,
    /// What to print
    #[arg(long, value_enum, default_value = "text")]
    format: DiffFormat,
    /// Write slides of what changed: a deck
    #[arg(long, conflicts_with = "format")]
    deck: bool,
    /// Write here instead of to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over an existing file
    #[arg(long)]
    force: bool,
}

/// What `diff` prints.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum DiffFormat {
    Text,
    Markdown,
    Json,
}

pub(crate) fn run(args: &DiffArgs) -> Done {
    let (old, new) = (read(&args.old)?, read(&args.new)?);
    let changes = diff::diff(&old, &new);
    let (old_name, new_name) = (fault::name(&args.old), fault::name(&args.new));
    let files = Files { old: &old_name, new: &new_name };
    let out = match args.format {
        _ if args.deck => deck::write(&diff::deck(&changes, files, new.lang.as_deref())),
        DiffFormat::Text => diff::text(&changes, files, super::COLUMNS),
        DiffFormat::Markdown => diff::markdown(&changes, files),
        DiffFormat::Json => serde_json::to_string_pretty(&diff::json(&changes, files))? + "\n",
    };
    super::write(args.output.as_deref(), &out, args.force)?;
    Ok(changes.is_empty())
}

fn read(path: &Path) -> Result<Deck, fault::Fault> {
    let text = open::deck_text(path)?;
    deck::read(&text).map_err(|fault| fault.in_file(path))
}
