//! `jianbao diff`: what changed between two decks.

use super::{Done, open};
use crate::deck::{self, Claim, Deck};
use crate::diff::{self, Change, Files, Said};
use crate::fault::{self, Fault};
use crate::review::{self, Since, State};
use crate::store;
use clap::{Args, ValueEnum};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

const AFTER_HELP: &str = "\
JSON: old, new, counts, changes; each change has kinds, what, old, new, words, figures,
and each side of it path, slide (from 1), slide_name, text, by, from, image.

Exit status: 0 no difference, 1 differences, 2 an error.";

/// Arguments of `diff`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct DiffArgs {
    /// The deck as it was; `-` is standard input; with --since, the deck as it is
    old: PathBuf,
    /// The deck as it is
    #[arg(required_unless_present = "since", conflicts_with = "since")]
    new: Option<PathBuf>,
    /// Compare the deck with what was approved in its review: last by a reviewer of this name, or until this time
    /// (2031-08-14, 2031-08-14T09:00Z)
    #[arg(long, value_name = "TIME|NAME")]
    since: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value = "text")]
    format: DiffFormat,
    /// Write slides of what changed: a deck
    #[arg(long, conflicts_with = "format")]
    deck: bool,
    /// Write here instead of to standard output (-)
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
    super::not_over(args.output.as_deref(), std::iter::once(&args.old).chain(&args.new))?;
    let (changes, new, names) = match (&args.new, &args.since) {
        (Some(path), _) => {
            let (old, new) = (open::deck(&args.old)?, open::deck(path)?);
            (diff::diff(&old, &new), new, (fault::name(&args.old), fault::name(path)))
        }
        (None, since) => {
            let since = since.as_deref().unwrap_or_default();
            let new = open::deck(&args.old)?;
            let changes = since_approved(&args.old, &new, since)?;
            (changes, new, (format!("what was approved ({since})"), fault::name(&args.old)))
        }
    };
    let (old_name, new_name) = names;
    let files = Files { old: &old_name, new: &new_name };
    let out = match args.format {
        _ if args.deck => deck::write(&diff::deck(&changes, files, new.lang.as_deref())),
        DiffFormat::Text => diff::text(&changes, files, super::COLUMNS),
        DiffFormat::Markdown => diff::markdown(&changes, files),
        DiffFormat::Json => super::json(&diff::json(&changes, files))?,
    };
    super::write(args.output.as_deref(), &out, args.force)?;
    Ok(changes.is_empty())
}

/// What changed since it was approved, by the journal beside the deck.
fn since_approved(path: &Path, deck: &Deck, since: &str) -> Result<Vec<Change>, Fault> {
    let journal = store::journal_path(path).ok_or_else(|| Fault::with(path, "has no journal"))?;
    let state = State::of(store::read_journal(&journal)?.events);
    let approved = review::last_approved(&state, &Since::from_text(since));
    if approved.is_empty() {
        let hint = format!("`jianbao status {}` tells who has approved what", path.display());
        return Err(Fault::with(&journal, format!("has no approval for \"{since}\"")).hint(hint));
    }
    let claims = deck.claims();
    let hashes: HashMap<String, &Claim> = claims.iter().map(|claim| (review::hash(claim), claim)).collect();
    let paths: HashMap<&str, &Claim> = claims.iter().map(|claim| (claim.path.as_str(), claim)).collect();
    let targets = approved.iter().filter_map(|event| event.element.as_ref());
    let said = targets.map(|target| {
        // An event has no speaker but in its hash: of the same words another one stands there now, or the same.
        let here = paths.get(target.path.as_str()).filter(|claim| claim.text != target.text);
        let by = hashes.get(&target.hash).or(here).and_then(|claim| claim.by.as_deref());
        Said { path: &target.path, text: &target.text, by }
    });
    Ok(diff::against(&said.collect::<Vec<_>>(), deck))
}
