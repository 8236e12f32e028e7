//! Does a deck still say what its sources say, is all there that it names, and does it fit?
//!
//! One walk over what each slide says: `claim` holds an element to the lines that it cites, `note` the notes to the
//! articles that their slide cites; `cited` is an article made ready for both. `trace` shows where a claim stands.

mod also;
mod bar;
mod cited;
mod claim;
mod located;
mod marks;
mod note;
mod trace;
mod words;

pub use cited::Cited;
pub use trace::{Held, Mark, Trace, cited_file, trace};

use crate::article::Article;
use crate::deck::{Content, Deck, Element, Excerpt, Length, Origin, Part, Position, Segment, Slide};
use crate::fault::Fault;
use crate::pace::{self, Conflict};
use crate::picture::Refusal;
use crate::scene::{self, Page};
use crate::text::WidthPolicy;
use located::located;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;
use std::time::Duration;

/// What `check` found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub gravity: Gravity,
    /// The deck's file that it is in, from the folder of the whole, where it is one that is included.
    pub file: Option<String>,
    /// Where it is in the text of that deck.
    pub position: Position,
    /// What it is.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// How bad something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gravity {
    /// It is wrong.
    Problem,
    /// It is good to know.
    Note,
}

/// The files that a deck names, by the names it gives them.
pub trait Sources {
    /// The article in a file, if it is there.
    fn article(&self, file: &str) -> Option<Rc<Article>>;
    /// Why the picture in a file cannot be shown; nothing where it can, or nobody looks.
    fn picture_fault(&self, _file: &str) -> Option<Refusal> {
        None
    }
    /// Why the theme of this name cannot be used; nothing where it can, or nobody looks.
    fn theme_fault(&self, _name: &str) -> Option<Fault> {
        None
    }
}

/// A finding before its place in the text is looked up.
struct Finding {
    path: Vec<Segment>,
    gravity: Gravity,
    message: String,
    hint: Option<String>,
}

impl Finding {
    /// A fault with what the deck says at `key`.
    fn of(fault: Fault, key: &'static str) -> Self {
        let path = vec![Segment::Key(key.into())];
        Self { path, gravity: Gravity::Problem, message: fault.message, hint: fault.hint }
    }
}

/// Lists what is wrong with `deck`, in the order of its `text`, and then of those that it includes: claims that are no
/// longer verbatim in their source, speakers whom it does not name, notes that change its words, files and a theme that are
/// not there, points without words. Notes say which slides need more than one screen at each of `sizes` (columns, rows).
pub fn problems(deck: &Deck, text: &str, sources: &dyn Sources, sizes: &[(u16, u16)]) -> Vec<Problem> {
    let mut check = Check::new(sources);
    // The rows that the presenter leaves to a slide: one is the footer's.
    let page_of = |&(columns, rows): &(u16, u16)| {
        Page::of(deck, columns, rows.saturating_sub(u16::from(rows >= 4)), WidthPolicy::default())
    };
    let pages: Vec<Page> = sizes.iter().map(page_of).collect();
    for (slide_idx, slide) in deck.unfolded().slides.iter().enumerate() {
        check.path = slide.path(slide_idx);
        check.slide(slide);
        for (&(columns, rows), page) in sizes.iter().zip(&pages) {
            let n_screens = scene::lay_out(slide, *page).screens.len();
            if n_screens > 1 {
                let message =
                    format!("slide {} needs {n_screens} screens at {columns}x{rows}", slide_idx + 1);
                check.find(Gravity::Note, &[], message, None);
            }
        }
    }
    for conflict in pace::conflicts(deck) {
        check.findings.push(of_times(conflict, deck));
    }
    check.findings.extend(lost_markings(deck));
    if let Some(fault) = deck.theme.as_deref().and_then(|name| sources.theme_fault(name)) {
        check.findings.push(Finding::of(fault.of_named("theme"), "theme"));
    }
    check.findings.extend(deck.nothing_to_present().map(|fault| Finding::of(fault, "slides")));
    located(check.findings, deck, text)
}

/// Lists what is wrong beside the words of the claims: speakers and what they are called, notes, pictures, further
/// sources.
pub fn beside_words(deck: &Deck, text: &str, sources: &dyn Sources) -> Vec<Problem> {
    let mut check = Check { skips_words: true, ..Check::new(sources) };
    for (slide_idx, slide) in deck.unfolded().slides.iter().enumerate() {
        check.path = slide.path(slide_idx);
        check.slide(slide);
    }
    located(check.findings, deck, text)
}

/// Times that do not add up.
fn of_times(conflict: Conflict, deck: &Deck) -> Finding {
    let Conflict { slide_idx, given, within } = conflict;
    let (path, whole) = match slide_idx {
        Some(idx) => {
            let path = deck.slides.get(idx).map(|slide| slide.path(idx)).unwrap_or_default();
            (path, format!("the section of slide {}", idx + 1))
        }
        None => (vec![Segment::Key("minutes".into())], "the deck".to_owned()),
    };
    let told = |time: Duration| {
        Length::from_seconds(u32::try_from(time.as_secs()).unwrap_or(u32::MAX))
            .map_or_else(|| format!("{} minutes", time.as_secs() / 60), |l| l.to_string())
    };
    let message = format!("what is in {whole} takes {}, and {whole} is given {}", told(within), told(given));
    let hint = Some("change `minutes`, or the `time` of slides".to_owned());
    Finding { path, gravity: Gravity::Problem, message, hint }
}

/// Decks that are marked as confidential, in one that is not.
fn lost_markings(deck: &Deck) -> impl Iterator<Item = Finding> {
    let marked = deck.includes.iter().filter_map(|included| Some((included, included.marking.as_ref()?)));
    marked.filter(|_| deck.marking().is_none()).map(|(included, marking)| {
        let rows = included.rows.iter();
        Finding {
            path: rows.flat_map(|row| [Segment::Key("slides".into()), Segment::Index(*row)]).collect(),
            gravity: Gravity::Problem,
            message: format!("{} is marked {marking}, and this deck is not", included.file),
            hint: Some(format!("write `marking: {marking}` before `slides`")),
        }
    })
}

/// A check under way.
struct Check<'a> {
    sources: &'a dyn Sources,
    /// Each article that was asked for, made ready once.
    articles: HashMap<String, Option<Rc<Cited>>>,
    /// The path to the slide that is looked at.
    path: Vec<Segment>,
    findings: Vec<Finding>,
    /// Whether somebody else looks at the words of claims, and whether their sources are there.
    skips_words: bool,
}

impl<'a> Check<'a> {
    fn new(sources: &'a dyn Sources) -> Self {
        Self { sources, articles: HashMap::new(), path: Vec::new(), findings: Vec::new(), skips_words: false }
    }

    /// Notes something about the slide, at a path that begins there.
    fn find(&mut self, gravity: Gravity, path: &[Segment], message: String, hint: Option<String>) {
        let path = [&self.path, path].concat();
        self.findings.push(Finding { path, gravity, message, hint });
    }

    fn problem(&mut self, path: &[Segment], message: &str, hint: impl Into<Option<String>>) {
        self.find(Gravity::Problem, path, message.to_owned(), hint.into());
    }

    fn article(&mut self, file: &str) -> Option<Rc<Cited>> {
        if !self.articles.contains_key(file) {
            let cited = self.sources.article(file).map(|article| Rc::new(Cited::of(article)));
            self.articles.insert(file.to_owned(), cited);
        }
        self.articles.get(file).cloned().flatten()
    }

    fn slide(&mut self, slide: &Slide) {
        if matches!(&slide.content, Content::Points { points, .. } if points.is_empty()) {
            self.problem(&[], "a slide without points", None);
        }
        if matches!(&slide.content, Content::Chart(chart) if chart.rows.is_empty()) {
            self.problem(&[], "a chart without rows", None);
        }
        if let Content::Code { text, excerpt: Some(Excerpt { is_missing: true, .. }), .. } = &slide.content {
            let hint = "give its path from the deck's folder, and lines that it has".to_owned();
            self.problem(&[Segment::Key("file".into())], &format!("the code of {text}"), hint);
        }
        let elements = slide.elements();
        // Parts of one thing share its path, and what is wrong with the whole is told once.
        let mut told: HashSet<(Vec<Segment>, String)> = HashSet::new();
        for pair in elements.windows(2) {
            self.pair([&pair[0], &pair[1]]);
        }
        for element in &elements {
            self.see(element);
            if matches!(element.part, Part::Point { .. }) && element.source.trim().is_empty() {
                self.problem(&element.path, "a point without words", None);
            }
            self.picture(element);
            self.lines(element, &mut told);
            if let Some(origin) = citation(element).filter(|_| element.is_claim()) {
                self.claim(element, origin, &mut told);
                self.others(element, origin, &mut told);
            }
        }
        self.bars(&elements);
        self.marks(slide, &elements);
        self.notes(&elements);
        self.asked(slide);
    }

    /// What is still to be written of the questions that may be asked.
    fn asked(&mut self, slide: &Slide) {
        for (i, asked) in slide.asked.iter().enumerate() {
            let message = match asked.line.as_deref().map(str::trim) {
                _ if asked.question.trim().is_empty() => "a question that nobody has written yet",
                None | Some("") => "a question without a line to take",
                Some(_) => continue,
            };
            let path = [Segment::Key("asked".into()), Segment::Index(i)];
            self.find(Gravity::Note, &path, message.to_owned(), None);
        }
    }

    /// Each value of a chart must stand by what it is drawn for.
    fn bars(&mut self, elements: &[Element<'_>]) {
        for row in elements.chunk_by(|a, b| a.path == b.path).filter(|row| row[0].part == Part::Category) {
            let Some(origin) = citation(&row[0]) else { continue };
            let Some(cited) = self.article(&origin.file) else { continue };
            for (path, message, hint) in bar::problems(elements, origin, row, &cited) {
                self.problem(&path, &message, hint);
            }
        }
    }

    /// A figure's number must stand with its label, and a date with what happened.
    fn pair(&mut self, pair: [&Element<'_>; 2]) {
        let [first, second] = pair;
        let is_pair =
            matches!((first.part, second.part), (Part::Value, Part::Label) | (Part::When, Part::What));
        let Some(origin) = citation(first).filter(|_| is_pair && first.path == second.path) else { return };
        let Some(cited) = self.article(&origin.file) else { return };
        if let Some((message, hint)) = claim::pair_problem(pair, origin, &cited) {
            self.problem(&first.path, &message, hint);
        }
    }

    /// The slide that a point names must be there.
    fn see(&mut self, element: &Element<'_>) {
        if let Some(see) = element.see.filter(|see| see.number.is_none()) {
            let hint = "give the heading of a slide of this deck, or take \"see\" out".to_owned();
            let message = format!("no other slide is called {}", see.slide.trim());
            self.problem(&claim::aside_path(element, "see"), &message, hint);
        }
    }

    fn picture(&mut self, element: &Element<'_>) {
        let Some(image) = element.image.filter(|image| !image.contains("://")) else { return };
        let Some(refusal) = self.sources.picture_fault(image) else { return };
        let (why, hint) = match refusal {
            Refusal::Missing => {
                ("it is not there, or not below the deck's folder", "give its path from the deck's folder")
            }
            Refusal::TooLarge => ("it is too large to be shown", "make it smaller"),
            Refusal::Unknown => ("it is no picture", "give a JPEG, PNG, GIF or WebP"),
            Refusal::Damaged => ("it is damaged", "save it anew"),
        };
        let hint = format!("{hint}, or take \"image\" out");
        self.problem(&element.path, &format!("the picture {image}: {why}"), hint);
    }

    /// A source that names lines, but not as lines are written, would be none: nobody would look the words up.
    fn lines(&mut self, element: &Element<'_>, told: &mut HashSet<(Vec<Segment>, String)>) {
        for origin in element.from.into_iter().flat_map(Origin::each).filter(|_| element.is_claim()) {
            let Some((file, meant)) = origin.mistyped() else { continue };
            let is_file = meant.is_some() && has_ending(file) || self.article(file).is_some();
            if !is_file || self.article(&origin.file).is_some() {
                continue;
            }
            let message = format!("{} names no lines of {file}", origin.file);
            let hint = meant.unwrap_or_else(|| format!("{file}:3, {file}:3-5 or {file}:3,7-9"));
            if told.insert((element.path.clone(), message.clone())) {
                self.problem(&element.path, &message, format!("write {hint}"));
            }
        }
    }

    /// A claim that names lines of a file must stand there word for word, and whoever says it must be named there.
    fn claim(&mut self, element: &Element<'_>, origin: &Origin, told: &mut HashSet<(Vec<Segment>, String)>) {
        let Some(cited) = self.article(&origin.file) else {
            if !self.skips_words && told.insert((element.path.clone(), origin.file.clone())) {
                let hint = "give its path from the deck's folder, or take \"from\" out".to_owned();
                self.problem(&element.path, &format!("the source {} is not there", origin.file), hint);
            }
            return;
        };
        let words = if self.skips_words { None } else { claim::words_problem(element, origin, &cited) };
        if let Some((message, hint)) = words {
            self.problem(&place(element), &message, hint);
        }
        for (gravity, path, message, hint) in beside(element, origin, &cited) {
            if told.insert((path.clone(), message.clone())) {
                self.find(gravity, &path, message, Some(hint));
            }
        }
    }

    /// What else a claim names must say the same.
    fn others(&mut self, element: &Element<'_>, origin: &Origin, told: &mut HashSet<(Vec<Segment>, String)>) {
        for other in origin.also.iter().filter(|other| other.is_citation()) {
            let found = if let Some(cited) = self.article(&other.file) {
                also::problem(element, other, &cited)
            } else if self.skips_words {
                None
            } else {
                let hint = "give its path from the deck's folder, or take it out of \"from\"".to_owned();
                Some((format!("the source {} is not there", other.file), hint))
            };
            if let Some((message, hint)) = found
                && told.insert((element.path.clone(), message.clone()))
            {
                self.problem(&element.path, &message, hint);
            }
        }
    }

    /// Notes must not change the words of the articles that their slide cites.
    fn notes(&mut self, elements: &[Element<'_>]) {
        let mut notes = elements.iter().filter(|e| e.part == Part::Note).peekable();
        if notes.peek().is_none() {
            return;
        }
        let files: BTreeSet<&str> =
            elements.iter().filter_map(citation).flat_map(Origin::each).map(|o| o.file.as_str()).collect();
        let articles: Vec<(&str, Rc<Cited>)> =
            files.into_iter().filter_map(|file| Some((file, self.article(file)?))).collect();
        let articles: Vec<(&str, &Cited)> = articles.iter().map(|(file, cited)| (*file, &**cited)).collect();
        for note in notes {
            for message in note::problems(note, &articles) {
                let hint =
                    "take the source's words, with …… for what is left out, or say it in your own".to_owned();
                self.problem(&note.path, &message, hint);
            }
        }
    }
}

/// What is wrong with what stands beside the words of a claim: whom it is about, who says it, and when.
fn beside(
    element: &Element<'_>,
    origin: &Origin,
    cited: &Cited,
) -> Vec<(Gravity, Vec<Segment>, String, String)> {
    let problem =
        |path: Vec<Segment>| move |(message, hint): (String, String)| (Gravity::Problem, path, message, hint);
    let aside = |(key, words): (&'static str, Option<&str>)| {
        let found = claim::aside_problem(key, words?, origin, cited)?;
        Some(problem(claim::aside_path(element, key))(found))
    };
    let asides = [("about", element.about), ("role", element.role)].into_iter().filter_map(aside);
    let time = claim::time_problem(element, cited).map(|(gravity, message, hint)| {
        let is_note = gravity == Gravity::Note;
        let path = if is_note { place(element) } else { claim::aside_path(element, "when") };
        (gravity, path, message, hint)
    });
    let by = element.by.unwrap_or_default();
    let misnamed = element.role.and_then(|role| claim::role_problem(role, by, origin, cited));
    let misnamed = misnamed.map(problem(claim::aside_path(element, "role")));
    let unnamed = claim::speaker_problem(by, origin, cited).map(problem(claim::speaker_path(element)));
    let other = claim::mouth_problem(element, by, origin, cited).filter(|_| unnamed.is_none());
    let other = other.map(|(gravity, message, hint)| (gravity, claim::speaker_path(element), message, hint));
    asides.chain(misnamed).chain(time).chain(unnamed).chain(other).collect()
}

/// Whether a name ends as a file's does: `port.txt`, and not `No. 5`.
fn has_ending(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| {
        matches!(ending.len(), 1..=5)
            && ending.chars().all(|c| c.is_ascii_alphanumeric())
            && ending.contains(|c: char| c.is_ascii_alphabetic())
    })
}

/// The lines of a file that an element cites.
fn citation<'a>(element: &Element<'a>) -> Option<&'a Origin> {
    element.from.filter(|origin| origin.is_citation())
}

/// Where an element's words are told to be wrong: parts of one thing by themselves.
fn place(element: &Element<'_>) -> Vec<Segment> {
    match element.part {
        Part::Value
        | Part::Label
        | Part::Trend { .. }
        | Part::When
        | Part::What
        | Part::Cell { .. }
        | Part::Line
        | Part::Background
        | Part::Category
        | Part::Quantity { .. } => element.scalar_path(),
        _ => element.path.clone(),
    }
}

#[cfg(test)]
mod tests;
