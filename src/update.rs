//! A deck that was built and edited, held against its articles as they are now: what stands, on which lines, what does
//! not, and what is new. What a person edited, moved, added or cut stays as it is.
//!
//! Three sides are known: the deck, the articles as they are, and the claims that were built, by the fingerprints that
//! the deck keeps of them. So a claim that is neither on a slide nor among these is new; one that is among these was
//! cut. Only the lines in `from` are changed, and the record; and where it is asked for, new points are added.

mod beside;
mod report;
mod site;

pub use report::report;

use crate::article::{Article, Lines};
use crate::check::{self, Cited, Problem, Sources};
use crate::deck::edit::{self, Edit};
use crate::deck::{
    Built, Claim, Content, Deck, Origin, Part, Point, Position, Segment, Slide, ink, locate, stands_in,
};
use crate::fault::Fault;
use crate::text::inline;
use sha2::{Digest, Sha256};
use site::Site;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;
use std::rc::Rc;

/// A deck brought up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Updated {
    /// The deck's YAML.
    pub text: String,
    /// What there is to tell of its claims, in its order, and of the new ones behind them.
    pub told: Vec<Told>,
    /// What is wrong beside the words: speakers, notes, further sources.
    pub problems: Vec<Problem>,
    /// How many claims stand as they were.
    pub n_unchanged: usize,
    /// How many slides' notes and cells of the sources say now what the articles say.
    pub n_beside: usize,
}

/// What there is to tell of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Where it stands in the deck that was read; none where it is new.
    pub position: Option<Position>,
    /// Its words.
    pub words: String,
    /// What it is.
    pub what: What,
}

/// What has become of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Its words stand on other lines, which it cites now.
    Moved {
        /// What it cited.
        from: String,
        /// What it cites.
        to: String,
    },
    /// Its words stand there no more.
    Changed {
        /// What it cites.
        from: String,
        /// Whether they were a person's before the article changed.
        is_edited: bool,
        /// What the article says that is most like it, and where.
        now: Option<(String, String)>,
    },
    /// The article that it cites is not there.
    Missing {
        /// What it cites.
        from: String,
    },
    /// A builder chooses it now, and it is on no slide.
    New {
        /// Where it comes from.
        from: String,
        /// The slide that it was added to, from 1.
        slide: Option<usize>,
    },
}

impl Told {
    /// Whether a person has to look at it.
    pub const fn is_open(&self) -> bool {
        !matches!(self.what, What::Moved { .. } | What::New { slide: Some(_), .. })
    }
}

/// The record of a deck as it was built of `articles`, by the names that it cites, `with` the options that were not the
/// default.
pub fn record<'a>(
    deck: &Deck,
    articles: impl IntoIterator<Item = (&'a str, &'a Article)>,
    with: Option<String>,
) -> Built {
    let of_articles = articles.into_iter().map(|(file, article)| format!("{} {file}", fingerprint(article)));
    let mut seen = HashSet::new();
    // A question that may be asked is no place for what was chosen.
    let is_said = |claim: &Claim| is_cited(claim) && claim.part != Part::Question;
    let claims = deck.claims().into_iter().filter(is_said).map(|claim| mark_of(&claim.text));
    let claims: Vec<String> = claims.filter(|mark| seen.insert(mark.clone())).collect();
    let mut seen = HashSet::new();
    let notes: Vec<String> = beside::marks(deck).filter(|mark| seen.insert(mark.clone())).collect();
    let notes = (!notes.is_empty()).then(|| notes.join(" "));
    Built { with, articles: of_articles.collect::<Vec<_>>().join(BETWEEN), claims: claims.join(" "), notes }
}

/// What stands between two articles of a record.
const BETWEEN: &str = ", ";
/// The characters of an article's fingerprint.
const N_FINGERPRINT: usize = 8;

/// The files that a deck was built of, in their order, each with its fingerprint: `5d0c1f77 port.txt, …`.
pub fn built_of(built: &Built) -> Vec<(&str, &str)> {
    let text = built.articles.as_str();
    let starts_one = |piece: &str| {
        let mark = piece.split(' ').next().unwrap_or_default();
        mark.len() == N_FINGERPRINT && mark.chars().all(|c| c.is_ascii_hexdigit()) && piece.len() > mark.len()
    };
    // A file's name may have what stands between two.
    let cuts = text.match_indices(BETWEEN).map(|(at, _)| at + BETWEEN.len());
    let cuts = cuts.filter(|&at| text.get(at..).is_some_and(starts_one));
    let starts: Vec<usize> = std::iter::once(0).chain(cuts).collect();
    let ends = starts.iter().skip(1).map(|start| start - BETWEEN.len()).chain([text.len()]);
    let pieces = starts.iter().zip(ends).filter_map(|(&start, end)| text.get(start..end));
    pieces.filter_map(|piece| piece.split_once(' ')).map(|(mark, file)| (file, mark)).collect()
}

/// Brings the deck in `text` up to date: `articles` by the names that it cites, and `rebuilt`, what a builder makes of them
/// now. New claims are told, and where `adds`, put behind their neighbours; what is on a slide of the decks that it includes,
/// which are `included` and stay as they are, is not new.
///
/// # Errors
/// Where the deck cannot be read, or holds a source in a way that cannot be changed safely.
pub fn update(
    text: &str,
    included: &[Slide],
    sources: &dyn Sources,
    rebuilt: &Deck,
    adds: bool,
) -> Result<Updated, Fault> {
    let deck = crate::deck::read(text)?;
    let mut update = Update::new(&deck, sources);
    let unfolded = deck.unfolded();
    let sites: Vec<Site<'_>> =
        unfolded.slides.iter().enumerate().flat_map(|(i, slide)| site::sites(slide, i)).collect();
    for site in &sites {
        update.site(site);
    }
    for site in included.iter().flat_map(|slide| site::sites(slide, 0)) {
        for origin in site.origin.each().filter(|origin| origin.is_citation()) {
            update.hold(&site, &origin.file, &origin.lines);
        }
    }
    let news = update.news(&deck, rebuilt);
    let paths: Vec<Vec<Segment>> = update.told.iter().map(|(path, _)| path.clone()).collect();
    let positions = locate(text, &paths);
    let mut told: Vec<Told> = std::mem::take(&mut update.told).into_iter().map(|(_, told)| told).collect();
    told.iter_mut().zip(positions).for_each(|(told, position)| told.position = Some(position));
    told.sort_by_key(|told| told.position);
    let mut text = edit::replace_scalars(text, &update.edits)?;
    let fingerprints = rebuilt.built.as_ref().map_or("", |built| &built.articles);
    let newcomers = newcomers(&deck, rebuilt);
    let mut added = Vec::new();
    for new in news {
        let slide = if adds { add(&mut text, &new, rebuilt, &newcomers) } else { None };
        added.extend(slide.is_some().then(|| mark_of(&new.text)));
        let from = new.from.as_ref().map_or(String::new(), ToString::to_string);
        told.push(Told { position: None, words: new.text, what: What::New { from, slide } });
    }
    let now = crate::deck::read(&text)?;
    let marks = deck.built.as_ref().and_then(|built| built.notes.as_deref()).unwrap_or_default();
    let marks: HashSet<String> = marks.split(' ').map(str::to_owned).collect();
    let edits = beside::edits(&now, rebuilt, &update.articles_beside(), &marks);
    let text = edit::replace_scalars(&text, &edits)?;
    let (text, n_rows) = beside::with_rows(text, rebuilt, &newcomers, sources);
    let n_beside = edits.len() + n_rows;
    let text = recorded(text, &deck, fingerprints, &added)?;
    let deck = crate::deck::read(&text)?;
    let problems = check::beside_words(&deck, &text, sources);
    Ok(Updated { text, told, problems, n_unchanged: update.n_unchanged, n_beside })
}

/// An update under way.
struct Update<'a> {
    sources: &'a dyn Sources,
    articles: HashMap<String, Option<Rc<Cited>>>,
    /// The fingerprints of the articles that were built of, by file, and of the claims; none where the deck has no record.
    built_of: HashMap<String, String>,
    built: Option<HashSet<String>>,
    /// The words on the slides, as ink, and of each line of a file those that cite it.
    held: HashSet<String>,
    by_line: HashMap<(String, usize), Vec<String>>,
    told: Vec<(Vec<Segment>, Told)>,
    edits: Vec<Edit>,
    n_unchanged: usize,
}

impl<'a> Update<'a> {
    fn new(deck: &Deck, sources: &'a dyn Sources) -> Self {
        let owned = |(file, mark): (&str, &str)| (file.to_owned(), mark.to_owned());
        let marks = |text: &str| text.split(' ').map(str::to_owned).collect::<HashSet<String>>();
        Self {
            sources,
            articles: HashMap::new(),
            built_of: deck.built.iter().flat_map(built_of).map(owned).collect(),
            built: deck.built.as_ref().map(|built| marks(&built.claims)),
            held: HashSet::new(),
            by_line: HashMap::new(),
            told: Vec::new(),
            edits: Vec::new(),
            n_unchanged: 0,
        }
    }

    fn article(&mut self, file: &str) -> Option<Rc<Cited>> {
        let sources = self.sources;
        let load = || sources.article(file).map(|article| Rc::new(Cited::of(article)));
        self.articles.entry(file.to_owned()).or_insert_with(load).clone()
    }

    /// Whether a file is as it was when the deck was built.
    fn is_unchanged(&self, file: &str) -> bool {
        let is_it = |mark: &String| self.sources.article(file).is_some_and(|a| fingerprint(&a) == *mark);
        self.built_of.get(file).is_some_and(is_it)
    }

    /// The articles that the deck was built of: those that are others now, and the rest.
    fn articles_beside(&self) -> beside::Articles {
        let mut articles = beside::Articles { changed: BTreeMap::new(), unchanged: Vec::new() };
        for file in self.built_of.keys() {
            let Some(article) = self.sources.article(file) else { continue };
            let cited = Rc::new(Cited::of(article.clone()));
            if self.is_unchanged(file) {
                articles.unchanged.push(cited);
            } else {
                articles.changed.insert(file.clone(), (article, cited));
            }
        }
        articles
    }

    /// Holds what cites one source, or several, to them as they are.
    fn site(&mut self, site: &Site<'_>) {
        let mut is_first = true;
        for (nth, origin) in site.origin.each().enumerate() {
            if origin.is_citation() {
                let path = site.path_of(nth);
                let lines = self.citation(site, origin, is_first);
                if let Some(lines) = &lines {
                    let to = Origin { lines: lines.clone(), ..origin.first() };
                    self.edits.push(Edit { path, expected: origin.first().to_string(), new: to.to_string() });
                }
                self.hold(site, &origin.file, lines.as_ref().unwrap_or(&origin.lines));
            }
            is_first = false;
        }
    }

    /// The lines that a citation has now, where they are others.
    fn citation(&mut self, site: &Site<'_>, origin: &Origin, is_first: bool) -> Option<Vec<Lines>> {
        let from = origin.first().to_string();
        let Some(cited) = self.article(&origin.file) else {
            self.tell(site, What::Missing { from });
            return None;
        };
        let near = origin.lines.first().map_or(0, |lines| lines.first);
        let found: Option<Vec<Vec<Lines>>> = site.texts.iter().map(|text| cited.find(text, near)).collect();
        let is_unchanged = self.is_unchanged(&origin.file);
        let Some(found) = found else {
            // What a person worded did not stand there before. What was built did, and is told until it is mended.
            if is_unchanged && (!is_first || self.is_edited(site)) {
                self.n_unchanged += usize::from(is_first);
                return None;
            }
            return self.not_found(site, origin, &cited, is_first);
        };
        let lines = union(found);
        let has_all =
            lines.iter().all(|l| origin.lines.iter().any(|o| o.first <= l.first && l.last <= o.last));
        if has_all || is_unchanged {
            self.n_unchanged += usize::from(is_first);
            return None;
        }
        let to = Origin { lines: lines.clone(), ..origin.first() }.to_string();
        self.tell(site, What::Moved { from, to });
        Some(lines)
    }

    /// The words stand there no more: the lines follow what is most like them, so that who looks there sees what differs.
    /// A further source says the same in words of its own, and nothing is told of it but where.
    fn not_found(
        &mut self,
        site: &Site<'_>,
        origin: &Origin,
        cited: &Cited,
        is_first: bool,
    ) -> Option<Vec<Lines>> {
        let most_like = cited.most_like(&site.words);
        let is_edited = self.is_edited(site);
        let from = origin.first().to_string();
        let to = most_like.as_ref().map(|(_, lines)| Origin { lines: lines.clone(), ..origin.first() });
        let lines = most_like.as_ref().map(|(_, lines)| lines.clone()).filter(|lines| *lines != origin.lines);
        if is_first {
            let now = most_like.zip(to.as_ref()).map(|((words, _), to)| (words, to.to_string()));
            self.tell(site, What::Changed { from, is_edited, now });
            return lines.filter(|_| !self.is_unchanged(&origin.file));
        }
        if let (Some(to), true) = (to, lines.is_some()) {
            self.tell(site, What::Moved { from, to: to.to_string() });
        }
        lines
    }

    /// Whether a person has worded it; without a record nobody knows.
    fn is_edited(&self, site: &Site<'_>) -> bool {
        self.built.as_ref().is_some_and(|built| !built.contains(&mark_of(&site.words)))
    }

    fn tell(&mut self, site: &Site<'_>, what: What) {
        self.told.push((site.place.clone(), Told { position: None, words: site.words.clone(), what }));
    }

    /// Keeps what is on the slides, by its words and by its lines.
    fn hold(&mut self, site: &Site<'_>, file: &str, lines: &[Lines]) {
        let words = ink(&site.words);
        for line in lines.iter().flat_map(|l| l.first..=l.last) {
            self.by_line.entry((file.to_owned(), line)).or_default().push(words.clone());
        }
        self.held.insert(words);
    }

    /// What a builder chooses now, and that is on no slide in these words or in more, was not cut from them, and does not
    /// stand in what is told of another.
    fn news(&self, deck: &Deck, rebuilt: &Deck) -> Vec<Claim> {
        let now = |told: &Told| match &told.what {
            What::Changed { now: Some((words, _)), .. } => Some(ink(words)),
            _ => None,
        };
        let nows: Vec<String> = self.told.iter().filter_map(|(_, told)| now(told)).collect();
        let shared: HashSet<(String, usize)> =
            deck.claims().iter().flat_map(|claim| cited_together(claim.from.as_ref())).collect();
        let mut seen: HashSet<String> = HashSet::new();
        let mut found: Vec<Claim> = Vec::new();
        for claim in rebuilt.claims() {
            let words = ink(&claim.text);
            let was_cut = self.built.as_ref().is_some_and(|built| built.contains(&mark_of(&claim.text)));
            let is_own = !is_cited(&claim) || claim.part == Part::Title;
            // What several say is on a slide already, in the words of another of them.
            let is_shared = cited_together(claim.from.as_ref()).any(|line| shared.contains(&line));
            if is_own || was_cut || is_shared || self.held.contains(&words) || !seen.insert(words) {
                continue;
            }
            let beside = self.beside(&claim);
            // A figure's number and its label stand in the point that they are taken from.
            let of_news = found.iter().filter(|new| new.from == claim.from).map(|new| ink(&new.text));
            let texts: Vec<String> = beside.chain(nows.iter().cloned()).chain(of_news).collect();
            if !texts.iter().any(|text| says(text, &claim)) {
                found.push(claim);
            }
        }
        found
    }

    /// The words on the slides that cite a line that the claim cites.
    fn beside(&self, claim: &Claim) -> impl Iterator<Item = String> {
        let origins = claim.from.iter().flat_map(Origin::each);
        let lines = origins.flat_map(|from| from.lines.iter().map(|lines| (from.file.clone(), lines.first)));
        let held: Vec<String> = lines.filter_map(|line| self.by_line.get(&line)).flatten().cloned().collect();
        held.into_iter()
    }
}

/// Whether a text (as ink) has the words of a claim, each of its parts, or stands in them.
fn says(text: &str, claim: &Claim) -> bool {
    claim.words.iter().all(|words| stands_in(words, text)) || ink(&claim.text).contains(text)
}

/// Whether a builder took it from an article.
fn is_cited(claim: &Claim) -> bool {
    claim.from.as_ref().is_some_and(Origin::is_citation) && claim.part != Part::Heading
}

/// Lines of several claims as one, ascending.
fn union(found: Vec<Vec<Lines>>) -> Vec<Lines> {
    let mut all: Vec<Lines> = found.into_iter().flatten().collect();
    all.sort_by_key(|lines| (lines.first, lines.last));
    let mut out: Vec<Lines> = Vec::new();
    for lines in all {
        match out.last_mut() {
            Some(last) if lines.first <= last.last + 1 => last.last = last.last.max(lines.last),
            _ => out.push(lines),
        }
    }
    out
}

/// The files that a deck with a record was not built of and is now.
fn newcomers(deck: &Deck, rebuilt: &Deck) -> HashSet<String> {
    let Some(built) = &deck.built else { return HashSet::new() };
    let before: HashSet<&str> = built_of(built).into_iter().map(|(file, _)| file).collect();
    let now = rebuilt.built.iter().flat_map(built_of).map(|(file, _)| file);
    now.filter(|file| !before.contains(file)).map(str::to_owned).collect()
}

/// Puts a new point on the slide that has the points nearest to it, behind the last of those before it; gives the slide's
/// number, or nothing where it is no point, or there is no such slide. A point of an article that is new to the deck goes
/// to a slide of that article: the last with its heading, or one of its own.
fn add(text: &mut String, new: &Claim, rebuilt: &Deck, newcomers: &HashSet<String>) -> Option<usize> {
    let from = new.from.as_ref().filter(|_| matches!(new.part, Part::Point { .. }))?;
    let line = from.lines.first()?.first;
    let deck = crate::deck::read(text).ok()?;
    let (heading, point) = as_built(new, rebuilt)?;
    let is_new = newcomers.contains(&from.file);
    let mut places: Vec<(usize, usize, usize)> = Vec::new();
    for (slide_idx, slide) in deck.slides.iter().enumerate() {
        // The key points are numbered: they say what the other slides say.
        let Content::Points { points, numbered: false } = &slide.content else { continue };
        for (idx, point) in points.iter().enumerate() {
            let origins = point.from.iter().filter(|o| o.file == from.file);
            places.extend(origins.filter_map(|o| o.lines.first()).map(|l| (slide_idx, idx, l.first)));
        }
    }
    let has_heading =
        |slide_idx: &usize| deck.slides.get(*slide_idx).is_some_and(|slide| slide.heading == *heading);
    if is_new && !places.iter().any(|(slide_idx, ..)| has_heading(slide_idx)) {
        let is_table = |slide: &Slide| matches!(slide.content, Content::Table(_));
        let n_shown = deck.slides.len() - usize::from(deck.slides.last().is_some_and(is_table));
        let behind_its_own = places.iter().map(|(slide_idx, ..)| slide_idx + 1).max();
        let slide_idx = behind_its_own.unwrap_or(n_shown);
        let slide = Slide {
            heading: heading.clone(),
            ..Slide::new(Content::Points { points: vec![point.clone()], numbered: false })
        };
        *text = edit::add_slide(text, slide_idx, &slide).ok()?;
        return Some(slide_idx + 1);
    }
    if is_new {
        places.retain(|(slide_idx, ..)| has_heading(slide_idx));
    }
    let (slide_idx, nearest, _) = *places.iter().min_by_key(|(.., at)| (at.abs_diff(line), *at > line))?;
    let before =
        places.iter().filter(|(slide, _, at)| *slide == slide_idx && *at <= line).map(|(_, idx, _)| *idx);
    *text = edit::insert_point(text, slide_idx, before.max().unwrap_or(nearest), point).ok()?;
    Some(slide_idx + 1)
}

/// A claim as the builder has it: under its section's heading rather than among the key points.
fn as_built<'a>(new: &Claim, rebuilt: &'a Deck) -> Option<(&'a Option<String>, &'a Point)> {
    let found = |slide: &'a Slide| match &slide.content {
        Content::Points { points, numbered } => {
            let point = points.iter().find(|point| inline::shown(&point.text).text == new.text)?;
            Some((*numbered, &slide.heading, point))
        }
        _ => None,
    };
    let (_, heading, point) = rebuilt.slides.iter().filter_map(found).min_by_key(|(is_key, ..)| *is_key)?;
    Some((heading, point))
}

/// The deck with its record brought up to date: the articles as they are, and what was added.
fn recorded(text: String, deck: &Deck, articles: &str, added: &[String]) -> Result<String, Fault> {
    let path = |key: &'static str| vec![Segment::Key("built".into()), Segment::Key(key.into())];
    let Some(built) = &deck.built else {
        if added.is_empty() {
            return Ok(text);
        }
        let now = crate::deck::read(&text)?;
        let record = Built { articles: articles.to_owned(), ..record(&now, [], None) };
        return edit::append_built(&text, &record);
    };
    let claims = std::iter::once(built.claims.as_str()).chain(added.iter().map(String::as_str));
    let claims = claims.filter(|marks| !marks.is_empty()).collect::<Vec<_>>().join(" ");
    let mut edits =
        vec![("articles", &built.articles, articles.to_owned()), ("claims", &built.claims, claims)];
    // A paragraph that was put in the place of one that was built is one.
    let of_notes = built.notes.as_ref().map(|marks| (marks, noted(marks, deck, &text)));
    edits.extend(of_notes.map(|(expected, new)| ("notes", expected, new)));
    let edits: Vec<Edit> = edits
        .into_iter()
        .map(|(key, expected, new)| Edit { path: path(key), expected: expected.clone(), new })
        .collect();
    edit::replace_scalars(&text, &edits)
}

/// The record of the notes: what it has, and the paragraphs that are in the deck's `text` and were not in the deck.
fn noted(marks: &str, deck: &Deck, text: &str) -> String {
    let before: HashSet<String> = beside::marks(deck).collect();
    let mut seen: HashSet<String> = marks.split(' ').map(str::to_owned).collect();
    let now = crate::deck::read(text).map(|now| beside::marks(&now).collect::<Vec<_>>()).unwrap_or_default();
    let new = now.into_iter().filter(|mark| !before.contains(mark) && seen.insert(mark.clone()));
    std::iter::once(marks.to_owned()).chain(new).collect::<Vec<_>>().join(" ")
}

/// A claim's fingerprint: of its words, white space aside. 24 bits tell apart what a deck can hold.
fn mark_of(words: &str) -> String {
    hex(&Sha256::digest(ink(words)), 3)
}

/// An article's fingerprint: of its words and the lines that they stand on.
fn fingerprint(article: &Article) -> String {
    let mut sha = Sha256::new();
    for part in article.blocks.iter().flat_map(|block| &block.parts) {
        sha.update(part.lines.first.to_le_bytes());
        sha.update(part.text.as_bytes());
        sha.update([0]);
    }
    hex(&sha.finalize(), 4)
}

/// The files and first lines of a claim that has several sources.
fn cited_together(from: Option<&Origin>) -> impl Iterator<Item = (String, usize)> {
    let several = from.filter(|from| !from.also.is_empty());
    several.into_iter().flat_map(|from| {
        let all = std::iter::once(from).chain(&from.also);
        all.filter_map(|origin| Some((origin.file.clone(), origin.lines.first()?.first))).collect::<Vec<_>>()
    })
}

fn hex(bytes: &[u8], n: usize) -> String {
    bytes.iter().take(n).fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests;
