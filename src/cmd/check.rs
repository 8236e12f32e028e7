//! `jianbao check`: problems in decks, each with its place.

use super::{Done, args, open};
use crate::article::Article;
use crate::check::{Gravity, Problem, Sources, problems};
use crate::deck::Position;
use crate::fault::{self, Fault};
use crate::loader::IncludedFiles;
use crate::picture::{self, Detail, Refusal};
use crate::store;
use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::json;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The decks
    #[arg(required = true)]
    decks: Vec<PathBuf>,
    /// Also say which slides need more than one screen at this size
    #[arg(long = "size", value_name = "CxR", default_value = "80x24", value_parser = args::size)]
    sizes: Vec<(u16, u16)>,
    /// Let notes count too: exit 1 where there are any
    #[arg(long)]
    strict: bool,
    /// How it is told: `text`, or `json` for scripts, an object with `decks` (each with its `file` and its `problems`,
    /// each with `gravity`, `line`, `column`, `message` and `hint`, and with `file` where it is in a deck that is
    /// included), `problems` and `notes`, the numbers of them
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How the problems are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// A deck with what was found in it.
#[derive(Serialize)]
struct Checked<'a> {
    file: Cow<'a, str>,
    problems: Vec<Told>,
    /// Why it could not be read, in lines.
    #[serde(skip)]
    unread: Vec<String>,
}

/// Something that was found, as scripts take it.
#[derive(Serialize)]
struct Told {
    gravity: &'static str,
    /// The deck's file, where it is one that is included.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    hint: Option<String>,
}

impl Told {
    /// What was found in the deck at `path`.
    fn of(problem: Problem, path: &Path) -> Self {
        let gravity = if problem.gravity == Gravity::Note { NOTE } else { PROBLEM };
        let Position { line, column, .. } = problem.position;
        Self {
            gravity,
            file: problem.file.map(|file| fault::name(&open::beside(path, &file))),
            line: Some(line),
            column: Some(column),
            message: problem.message,
            hint: problem.hint,
        }
    }

    fn of_fault(fault: &Fault, path: &Path) -> Self {
        let (line, column) = fault.position.map_or((None, None), |at| (Some(at.line), Some(at.column)));
        let file = fault.file.clone().filter(|file| *file != fault::name(path));
        Self { gravity: PROBLEM, file, line, column, message: fault.told(), hint: fault.hint.clone() }
    }
}

const PROBLEM: &str = "problem";
const NOTE: &str = "note";

pub(crate) fn run(args: &CheckArgs) -> Done {
    let checked: Vec<Checked<'_>> =
        args.decks.iter().map(|path| checked(path, &args.sizes)).collect::<anyhow::Result<_>>()?;
    let n_of =
        |gravity: &str| checked.iter().flat_map(|c| &c.problems).filter(|p| p.gravity == gravity).count();
    let (n_problems, n_notes) = (n_of(PROBLEM), n_of(NOTE));
    super::print(&match args.format {
        Format::Json => {
            let report = json!({ "decks": checked, "problems": n_problems, "notes": n_notes });
            super::json(&report)?
        }
        Format::Text => report(&checked, n_problems, if args.strict { n_notes } else { 0 }),
    })?;
    Ok(n_problems == 0 && !(args.strict && n_notes > 0))
}

/// Checks a deck.
fn checked<'a>(path: &'a Path, sizes: &[(u16, u16)]) -> anyhow::Result<Checked<'a>> {
    let text = open::deck_text(path)?;
    let file = path.to_string_lossy();
    Ok(match open::read_deck(&text, path, path, &IncludedFiles::default()) {
        Err(fault) => {
            let problems = vec![Told::of_fault(&fault, path)];
            Checked { file, problems, unread: fault::lines(&fault, super::COLUMNS) }
        }
        Ok(deck) => {
            let files = Files { deck: path, read: RefCell::default(), looked_at: RefCell::default() };
            let problems = problems(&deck, &text, &files, sizes);
            let problems = problems.into_iter().map(|problem| Told::of(problem, path)).collect();
            Checked { file, problems, unread: Vec::new() }
        }
    })
}

/// What was found, for people.
fn report(checked: &[Checked<'_>], n_problems: usize, n_notes: usize) -> String {
    let mut report = String::new();
    for Checked { file, problems, unread } in checked {
        if unread.is_empty() {
            report.extend(problems.iter().map(|problem| told(file, problem)));
        }
        report.extend(unread.iter().map(|line| format!("{line}\n")));
    }
    let n_decks = checked.len();
    let counted = [(n_problems, "problem"), (n_notes, "note")].into_iter().filter(|(n, _)| *n > 0);
    let counted: Vec<String> = counted.map(|(n, word)| format!("{n} {}", plural(n, word))).collect();
    let found = if counted.is_empty() { "no problems".to_owned() } else { counted.join(", ") };
    report + &format!("{n_decks} {} checked: {found}\n", plural(n_decks, "deck"))
}

fn plural(n: usize, word: &str) -> String {
    if n == 1 { word.to_owned() } else { format!("{word}s") }
}

fn told(file: &str, problem: &Told) -> String {
    let gravity = if problem.gravity == NOTE { "note: " } else { "" };
    let file = problem.file.as_deref().unwrap_or(file);
    let fault = Fault::with(Path::new(file), format!("{gravity}{}", problem.message));
    let position = problem.line.zip(problem.column).map(|(line, column)| Position { line, column });
    let fault = Fault { position, hint: problem.hint.clone(), ..fault };
    fault::brief(&fault).join("\n") + "\n"
}

/// The files beside a deck, each article and each picture read once.
struct Files<'a> {
    deck: &'a Path,
    read: RefCell<HashMap<String, Option<Rc<Article>>>>,
    looked_at: RefCell<HashMap<String, Option<Refusal>>>,
}

impl Sources for Files<'_> {
    fn article(&self, file: &str) -> Option<Rc<Article>> {
        let mut read = self.read.borrow_mut();
        let load = || open::article(&open::beside(self.deck, file)).ok().map(Rc::new);
        read.entry(file.to_owned()).or_insert_with(load).clone()
    }

    fn picture_fault(&self, file: &str) -> Option<Refusal> {
        let mut looked_at = self.looked_at.borrow_mut();
        *looked_at.entry(file.to_owned()).or_insert_with(|| {
            let read = store::read_picture(open::folder(self.deck), file);
            // Without a decoder no picture is shown, and none is to blame.
            let is_to_decode = picture::can_decode() || read.is_err();
            let decoded = read.and_then(|bytes| picture::decode(&bytes, Detail::Blocks));
            decoded.err().filter(|_| is_to_decode)
        })
    }

    fn theme_fault(&self, name: &str) -> Option<Fault> {
        store::find_theme(&store::theme_beside(self.deck, name)).err()
    }
}
