//! `jianbao check`: problems in decks, each with its place.

use super::{Done, args, open};
use crate::article::Article;
use crate::check::{Gravity, Problem, Sources, problems};
use crate::deck;
use crate::fault;
use crate::fault::Fault;
use clap::Args;
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
}

pub(crate) fn run(args: &CheckArgs) -> Done {
    let mut report = String::new();
    let (mut n_problems, mut n_decks) = (0, 0);
    for path in &args.decks {
        n_decks += 1;
        let text = open::deck_text(path)?;
        match deck::read(&text) {
            Err(fault) => {
                n_problems += 1;
                let lines = fault::lines(&fault.in_file(path), super::COLUMNS);
                report.extend(lines.into_iter().map(|line| line + "\n"));
            }
            Ok(deck) => {
                let files = Files {
                    folder: path.parent().unwrap_or(Path::new("")).to_owned(),
                    read: RefCell::default(),
                };
                for problem in problems(&deck, &text, &files, &args.sizes) {
                    n_problems += usize::from(problem.gravity == Gravity::Problem);
                    report += &told(path, problem);
                }
            }
        }
    }
    report += &match n_problems {
        0 => format!("{n_decks} {} checked: no problems\n", plural(n_decks, "deck")),
        n => format!("{n_decks} {} checked: {n} {}\n", plural(n_decks, "deck"), plural(n, "problem")),
    };
    super::print(&report)?;
    Ok(n_problems == 0)
}

fn plural(n: usize, word: &str) -> String {
    if n == 1 { word.to_owned() } else { format!("{word}s") }
}

fn told(path: &Path, problem: Problem) -> String {
    let gravity = match problem.gravity {
        Gravity::Problem => "",
        Gravity::Note => "note: ",
    };
    let fault = Fault::with(path, format!("{gravity}{}", problem.message));
    let fault = Fault { position: Some(problem.position), hint: problem.hint, ..fault };
    fault::brief(&fault).join("\n") + "\n"
}

/// The files beside a deck, each article read once.
struct Files {
    folder: PathBuf,
    read: RefCell<HashMap<String, Option<Rc<Article>>>>,
}

impl Sources for Files {
    fn article(&self, file: &str) -> Option<Rc<Article>> {
        let mut read = self.read.borrow_mut();
        let load = || super::open::article(&self.folder.join(file)).ok().map(Rc::new);
        read.entry(file.to_owned()).or_insert_with(load).clone()
    }

    fn exists(&self, file: &str) -> bool {
        self.folder.join(file).exists()
    }
}
