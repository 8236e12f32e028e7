//! `jianbao status`: whether decks are signed off, for people and for release scripts.

use super::{Done, open};
use crate::fault::{self, Fault};
use crate::review::report::{Demand, Report, report, to_json, to_markdown, to_text};
use crate::review::{Lines, Review, State};
use crate::{deck, store};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Arguments of `status`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct StatusArgs {
    /// The decks
    #[arg(required = true)]
    pub(super) decks: Vec<PathBuf>,
    /// How many must have approved each claim as it is
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) need: u16,
    /// Who must be among them: a name, or a key's fingerprint; repeat it for several
    #[arg(long, value_name = "NAME")]
    pub(super) by: Vec<String>,
    /// For a terminal, for mail, or for scripts
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

const AFTER_HELP: &str = "\
Exit status: 0 when every claim is approved and no flag is open, 1 when not, 2 for wrong arguments.

  jianbao status brief.yaml --need 2 && release brief.yaml

JSON: \"signed\", \"need\", \"by\", and \"decks\", each with \"file\", \"title\", \"signed\", \"claims\", \"approved\",
\"out_of_date\", \"flags\", \"remarks\", \"unseen\", \"wanting\" (\"name\", \"claims\"), \"slides\" (\"number\", \"name\",
the counts), \"open_flags\" (\"slide\", \"text\", \"out_of_date\", \"remark\", \"answers\"), \"orphans\" (\"path\", \"text\",
\"approved\", \"open\", \"settled\") and \"notes\". A remark has \"id\", \"who\", \"key\", \"at\" and \"text\".";

/// How the report is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    Text,
    Markdown,
    Json,
}

pub(crate) fn run(args: &StatusArgs) -> Done {
    let (told, is_signed) = tell(args, fault::name)?;
    super::print(&told)?;
    Ok(is_signed)
}

/// The report on decks by these names, and whether all of them are signed off.
pub(super) fn tell(args: &StatusArgs, name: fn(&Path) -> String) -> anyhow::Result<(String, bool)> {
    let demand = Demand { n_approvals: args.need.into(), by: args.by.clone() };
    let decks = args.decks.iter().map(|path| reviewed(path, name)).collect::<anyhow::Result<Vec<_>>>()?;
    let reports: Vec<_> = decks
        .iter()
        .map(|deck| report(&deck.file, &deck.deck, &deck.review, &demand, deck.journal.passed_over))
        .collect();
    let told = match args.format {
        Format::Text => to_text(&reports, super::COLUMNS),
        Format::Markdown => to_markdown(&reports),
        Format::Json => super::json(&to_json(&reports, &demand))?,
    };
    Ok((told, reports.iter().all(Report::is_signed)))
}

/// A deck with its journal.
struct Reviewed {
    file: String,
    deck: deck::Deck,
    review: Review,
    journal: Lines,
}

fn reviewed(path: &Path, name: fn(&Path) -> String) -> anyhow::Result<Reviewed> {
    let deck = open::deck(path)?;
    let no_journal = || Fault::with(path, "has no journal beside it").hint("give the deck's file");
    let journal_path = store::journal_path(path).ok_or_else(no_journal)?;
    let mut journal = store::read_journal(&journal_path)?;
    let review = Review::new(deck.claims(), State::of(std::mem::take(&mut journal.events)));
    Ok(Reviewed { file: name(path), deck, review, journal })
}
