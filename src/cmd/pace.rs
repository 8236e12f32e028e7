//! `jianbao pace`: the plan of a talk, and how long its slides took in rehearsals.

use super::{Done, config, open};
use crate::fault;
use crate::loader::IncludedFiles;
use crate::pace::report::{report, to_json, to_markdown, to_text};
use crate::pace::{Plan, read_runs};
use crate::store;
use clap::{Args, ValueEnum};
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// Arguments of `pace`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct PaceArgs {
    /// The deck or the article
    file: PathBuf,
    /// How many runs stand beside each other: the last
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=100))]
    runs: u16,
    /// How much is spoken in a minute: characters (220), or words where words are spaced (140); else as the deck says
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=2000))]
    pace: Option<u32>,
    /// For a terminal, for mail, or for scripts
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

const AFTER_HELP: &str = "\
`jianbao rehearse DECK` records runs. A slide is known by its name wherever it has moved; the times of those that are no
longer in the deck stand together. The cover's time is none of the talk's. Always over is a slide that took ten seconds
and a fifth more than planned in each of the runs shown that have it, two at least. Diff is the mean less the plan.

JSON, in seconds: \"file\", \"title\", \"plan\", \"mean\", \"difference\", \"kept\" and \"passed_over\" (runs kept, lines that
cannot be read), \"runs\" (the last is the latest: \"id\", \"began\", \"same_deck\", \"seconds\", \"not_in_deck\"), \"slides\" and
\"sections\" (those with `minutes`), each with \"number\", \"name\", \"start\", \"plan\", \"runs\" (null: not shown), \"mean\",
\"difference\", \"overruns\".";

/// How the report is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

pub(crate) fn run(args: &PaceArgs) -> Done {
    let (deck, hash) = open::as_hashed_deck(&args.file, &IncludedFiles::default())?;
    let kept = store::runs_file(&args.file).filter(|_| args.file != Path::new("-"));
    let text = kept.map_or_else(|| Ok(String::new()), |file| store::read_runs(&file))?;
    let (runs, n_passed_over) = read_runs(&text);
    let (config, faults) = config::load();
    faults.iter().for_each(super::warn);
    let plan = Plan::of(&deck, args.pace.or(deck.pace).or(config.pace));
    let told = report(fault::name(&args.file), &deck, &hash, &plan, &runs, args.runs.into());
    let told = crate::pace::report::Report { n_passed_over, ..told };
    super::print(&match args.format {
        Format::Text => to_text(&told, super::COLUMNS, &TimeZone::system()),
        Format::Markdown => to_markdown(&told, &TimeZone::system()),
        Format::Json => serde_json::to_string_pretty(&to_json(&told))? + "\n",
    })
}
