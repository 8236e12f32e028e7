//! `jianbao build --update`: a deck brought up to date with its articles.

use super::build::BuildArgs;
use super::{Done, open};
use crate::article::Article;
use crate::check::{Gravity, Problem, Sources};
use crate::deck::{self, Deck, Origin, Slide};
use crate::fault::{self, Fault};
use crate::loader::IncludedFiles;
use crate::outline::{self, Source};
use crate::{store, update};
use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

/// Brings the deck of `--update` up to date.
pub(crate) fn run(args: &BuildArgs) -> Done {
    let path = args.update.as_deref().unwrap_or(Path::new("-"));
    if path == Path::new("-") {
        return Err(Fault::new("a deck from standard input cannot be written").hint("give a file").into());
    }
    let before = open::deck_text(path)?;
    let deck = deck::read(&before).map_err(|fault| fault.in_file(path))?;
    let included = included(&deck, &before, path)?;
    let files = Files::of(&deck, path, args)?;
    let options = args.options_of(deck.built.as_ref().and_then(|built| built.with.as_deref()))?;
    let sources: Vec<Source<'_>> = files.sources().collect();
    let mut rebuilt = outline::build(&sources, options);
    rebuilt.built = Some(update::record(&rebuilt, files.whole(), None));
    let updated = update::update(&before, &included, &files, &rebuilt, args.adds)
        .map_err(|fault| fault.in_file(path))?;
    if updated.text != before {
        // Somebody may have saved it while the articles were read.
        if store::read(path)? != before.as_bytes() {
            return Err(Fault::with(path, "has changed meanwhile").hint("run it again").into());
        }
        store::write(path, updated.text.as_bytes(), true)?;
    }
    super::print(&update::report(&updated, &fault::name(path)))?;
    let is_wrong = |problem: &Problem| problem.gravity == Gravity::Problem;
    Ok(!updated.problems.iter().any(is_wrong) && !updated.told.iter().any(update::Told::is_open))
}

/// The slides of the decks that a deck includes.
fn included(deck: &Deck, text: &str, path: &Path) -> Result<Vec<Slide>, Fault> {
    if !deck.has_includes() {
        return Ok(Vec::new());
    }
    let whole = open::read_deck(text, path, path, &IncludedFiles::default())?;
    let is_included = |slide: &Slide| slide.rows.as_ref().is_some_and(|rows| rows.len() > 1);
    Ok(whole.slides.into_iter().filter(is_included).collect())
}

/// The articles of a deck, by the names that it cites: those on it, and those that are given.
struct Files {
    names: Vec<String>,
    articles: HashMap<String, (Vec<Article>, Rc<Article>)>,
}

impl Files {
    fn of(deck: &Deck, path: &Path, args: &BuildArgs) -> Result<Self, Fault> {
        let mut files = Self { names: Vec::new(), articles: HashMap::new() };
        let folder = path.parent().unwrap_or(Path::new(""));
        // First those that it was built of, in their order, so that it is built of them in the same way.
        for (file, _) in deck.built.iter().flat_map(update::built_of) {
            files.add_if_there(file, path)?;
        }
        for article in &args.articles {
            let name = super::build::cited(article, folder);
            if name.is_empty() {
                super::build::uncited(article);
            }
            files.add(name, article)?;
        }
        let slides = deck.slides.iter().flat_map(Slide::elements).collect::<Vec<_>>();
        let origins = slides.iter().filter_map(|e| e.from).flat_map(Origin::each);
        for origin in origins.filter(|origin| origin.is_citation()) {
            files.add_if_there(&origin.file, path)?;
        }
        Ok(files)
    }

    /// Adds a file that the deck names. One that is not there is told of each claim that cites it.
    fn add_if_there(&mut self, file: &str, deck: &Path) -> Result<(), Fault> {
        let path = open::beside(deck, file);
        if path.exists() { self.add(file.to_owned(), &path) } else { Ok(()) }
    }

    fn add(&mut self, name: String, path: &Path) -> Result<(), Fault> {
        if !self.articles.contains_key(&name) {
            let articles = open::articles(path)?;
            let whole = super::build::whole(path, &articles)?;
            self.articles.insert(name.clone(), (articles, Rc::new(whole)));
            self.names.push(name);
        }
        Ok(())
    }

    fn sources(&self) -> impl Iterator<Item = Source<'_>> {
        let of = |name: &String| self.articles.get_key_value(name);
        self.names
            .iter()
            .filter_map(of)
            .flat_map(|(file, (articles, _))| articles.iter().map(move |article| Source { article, file }))
    }

    /// Each file as one article, by its name.
    fn whole(&self) -> impl Iterator<Item = (&str, &Article)> {
        let of = |name: &String| self.articles.get_key_value(name);
        self.names.iter().filter_map(of).map(|(name, (_, whole))| (name.as_str(), &**whole))
    }
}

impl Sources for Files {
    fn article(&self, file: &str) -> Option<Rc<Article>> {
        self.articles.get(file).map(|(_, whole)| Rc::clone(whole))
    }
}
