//! What a built deck says beside its claims: the paragraphs in its notes, and the table of its sources. Where an article
//! has changed, these are what it says now; a paragraph that a person worded stays.

use super::{ink, mark_of};
use crate::article::{Article, Kind, Lines, n_ink};
use crate::check::{Cited, Sources};
use crate::deck::edit::{Edit, add_row, replace_scalars};
use crate::deck::{Content, Deck, Origin, Segment, Slide};
use crate::text::inline;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

/// What stands between two paragraphs of notes.
const BETWEEN: &str = "\n\n";
/// The cells of a row of sources that are the article's: its title, date, length and repairs; and how much of it is on
/// slides.
const OF_ARTICLE: [usize; 4] = [1, 2, 3, 5];
const LENGTH: usize = 3;
const ON_SLIDES: usize = 4;

/// The articles of a deck, by the names that it cites.
pub(super) struct Articles {
    /// Those that are others than when it was built.
    pub(super) changed: BTreeMap<String, (Rc<Article>, Rc<Cited>)>,
    /// The others.
    pub(super) unchanged: Vec<Rc<Cited>>,
}

/// The fingerprints of the paragraphs in a deck's notes.
pub(super) fn marks(deck: &Deck) -> impl Iterator<Item = String> {
    deck.slides
        .iter()
        .filter_map(|slide| slide.notes.as_deref())
        .flat_map(|notes| notes.split(BETWEEN))
        .map(mark_of)
}

/// The edits that bring notes and sources up to date: `built` are the fingerprints of the paragraphs as they were built.
pub(super) fn edits(deck: &Deck, rebuilt: &Deck, articles: &Articles, built: &HashSet<String>) -> Vec<Edit> {
    if articles.changed.is_empty() {
        return Vec::new();
    }
    let mut edits = Vec::new();
    for (slide_idx, slide) in deck.slides.iter().enumerate() {
        let table = sources_of(slide, rebuilt);
        if let (Content::Table(rows), Some(rows_now)) = (&slide.content, table) {
            edits.extend(cells(deck, slide_idx, rows, rows_now, articles));
        }
        let Some(notes) = &slide.notes else { continue };
        let now =
            if table.is_some() { untaken(notes, deck, articles) } else { renewed(notes, articles, built) };
        let path = path(slide_idx, [Segment::Key("notes".into())]);
        edits.push(Edit { path, expected: notes.clone(), new: now });
    }
    edits.retain(|edit| edit.expected != edit.new);
    edits
}

fn path(slide_idx: usize, rest: impl IntoIterator<Item = Segment>) -> Vec<Segment> {
    [Segment::Key("slides".into()), Segment::Index(slide_idx)].into_iter().chain(rest).collect()
}

/// The rows of the sources as they are now, where a slide is the table of a deck's sources.
fn sources_of<'a>(slide: &Slide, rebuilt: &'a Deck) -> Option<&'a [Vec<String>]> {
    let Content::Table(rows) = &slide.content else { return None };
    rebuilt.slides.iter().rev().find_map(|other| match &other.content {
        Content::Table(now) if now.first() == rows.first() => Some(now.as_slice()),
        _ => None,
    })
}

fn cells(
    deck: &Deck,
    slide_idx: usize,
    rows: &[Vec<String>],
    now: &[Vec<String>],
    articles: &Articles,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (row_idx, row) in rows.iter().enumerate().skip(1) {
        let file = row.first().map(|cell| inline::parse(cell).text).unwrap_or_default();
        let row_now = now
            .iter()
            .find(|other| other.first() == row.first())
            .filter(|_| articles.changed.contains_key(&file));
        let Some(row_now) = row_now else { continue };
        let mut set = |cell: usize, new: Option<String>| {
            if let (Some(expected), Some(new)) = (row.get(cell), new) {
                let at =
                    ["table".into()].map(Segment::Key).into_iter().chain([row_idx, cell].map(Segment::Index));
                edits.push(Edit { path: path(slide_idx, at), expected: expected.clone(), new });
            }
        };
        for cell in OF_ARTICLE {
            set(cell, row_now.get(cell).cloned());
        }
        set(ON_SLIDES, share(deck, &file, row_now.get(LENGTH)));
    }
    edits
}

/// The deck in `text` with a row in the table of its sources for each article that is new to it, and in the notes the
/// lines of it from which the deck has no point; gives also how many rows. A table that a person wrote in another way
/// than a cell a line stays.
pub(super) fn with_rows(
    mut text: String,
    rebuilt: &Deck,
    newcomers: &HashSet<String>,
    sources: &dyn Sources,
) -> (String, usize) {
    let mut n_rows = 0;
    for file in newcomers.iter().collect::<BTreeSet<_>>() {
        if let Some(article) = sources.article(file)
            && let Some((edited, n)) = with_rows_of(&text, rebuilt, file, &article)
        {
            (text, n_rows) = (edited, n_rows + n);
        }
    }
    (text, n_rows)
}

fn with_rows_of(text: &str, rebuilt: &Deck, file: &str, article: &Article) -> Option<(String, usize)> {
    let deck = crate::deck::read(text).ok()?;
    let is_of = |row: &&Vec<String>| row.first().is_some_and(|cell| inline::parse(cell).text == file);
    let (slide_idx, rows_now) =
        deck.slides.iter().enumerate().find_map(|(idx, slide)| Some((idx, sources_of(slide, rebuilt)?)))?;
    let slide = &deck.slides[slide_idx];
    let Content::Table(rows) = &slide.content else { return None };
    if rows.iter().any(|row| is_of(&row)) {
        return None;
    }
    let (mut edited, mut n_rows) = (text.to_owned(), 0);
    for row in rows_now.iter().filter(is_of) {
        let mut row = row.clone();
        let on_slides = share(&deck, file, row.get(LENGTH));
        if let (Some(cell), Some(share)) = (row.get_mut(ON_SLIDES), on_slides) {
            *cell = share;
        }
        edited = add_row(&edited, slide_idx, &row).ok()?;
        n_rows += 1;
    }
    let lines = untaken_lines(article, file, &deck);
    let mut paragraphs =
        rebuilt.slides.iter().filter_map(|slide| slide.notes.as_deref()).flat_map(|n| n.split(BETWEEN));
    let label = paragraphs.find_map(|paragraph| paragraph.split_once(&format!(": {file}:")));
    if let (Some((label, _)), Some(notes), false) = (label, &slide.notes, lines.is_empty()) {
        let new = format!("{notes}{BETWEEN}{label}: {file}:{lines}");
        let notes = path(slide_idx, [Segment::Key("notes".into())]);
        let edit = Edit { path: notes, expected: slide.notes.clone()?, new };
        edited = replace_scalars(&edited, &[edit]).unwrap_or(edited);
    }
    Some((edited, n_rows))
}

/// How much of an article of a length is on the slides of the deck, as a person has it.
fn share(deck: &Deck, file: &str, length: Option<&String>) -> Option<String> {
    let n_all: usize = length?.split(' ').next()?.parse().ok()?;
    let is_unspaced = deck.language().is_unspaced();
    let n = |text: &str| if is_unspaced { n_ink(text) } else { text.split_whitespace().count() };
    let texts: BTreeSet<String> = points(deck)
        .filter(|(origin, _)| origin.file == file)
        .map(|(_, text)| inline::parse(text).text)
        .collect();
    let n_on: usize = texts.iter().map(|text| n(text)).sum();
    Some(format!("{} %", (n_on * 100 + n_all / 2) / n_all.max(1)))
}

/// The points of a deck with their sources.
fn points(deck: &Deck) -> impl Iterator<Item = (&Origin, &str)> {
    let points = deck.slides.iter().filter_map(|slide| match &slide.content {
        Content::Points { points, .. } => Some(points),
        _ => None,
    });
    points.flatten().filter_map(|point| Some((point.from.as_deref()?, point.text.as_str())))
}

/// The notes of the sources with the lines from which the deck has no point, as they are now.
fn untaken(notes: &str, deck: &Deck, articles: &Articles) -> String {
    let told = |paragraph: &str| {
        let of = |(file, (article, _)): (&String, &(Rc<Article>, Rc<Cited>))| {
            let (label, _) = paragraph.split_once(&format!(": {file}:"))?;
            let lines = untaken_lines(article, file, deck);
            Some((!lines.is_empty()).then(|| format!("{label}: {file}:{lines}")))
        };
        articles.changed.iter().find_map(of).unwrap_or_else(|| Some(paragraph.to_owned()))
    };
    notes.split(BETWEEN).filter_map(told).collect::<Vec<_>>().join(BETWEEN)
}

fn untaken_lines(article: &Article, file: &str, deck: &Deck) -> String {
    let origins = points(deck).flat_map(|(origin, _)| origin.each()).filter(|origin| origin.file == file);
    let taken: HashSet<usize> =
        origins.flat_map(|origin| &origin.lines).flat_map(|lines| lines.first..=lines.last).collect();
    let is_taken = |lines: &Lines| (lines.first..=lines.last).any(|line| taken.contains(&line));
    let paragraphs = article.blocks.iter().filter(|b| matches!(b.kind, Kind::Standfirst | Kind::Paragraph));
    let left = paragraphs.map(crate::article::Block::lines).filter(|lines| !lines.iter().any(is_taken));
    left.flatten().map(|lines| lines.to_string()).collect::<Vec<_>>().join(",")
}

/// Notes in which each paragraph that stands as it was built, and in no article any more, is what the article says now.
fn renewed(notes: &str, articles: &Articles, built: &HashSet<String>) -> String {
    let mut held: HashSet<String> = notes.split(BETWEEN).map(ink).collect();
    let now = |paragraph: &str| {
        let is_built = built.contains(&mark_of(paragraph));
        let all = || articles.changed.values().map(|(_, cited)| cited).chain(&articles.unchanged);
        let stands = || all().any(|cited| cited.find(paragraph, 0).is_some());
        if !is_built || paragraph.is_empty() || stands() {
            return Some(paragraph.to_owned());
        }
        let text =
            articles.changed.values().find_map(|(article, cited)| most_like(paragraph, article, cited));
        match text {
            // What has gone from the article has gone from its notes; what is there already is there once.
            Some(text) => held.insert(ink(&text)).then_some(text),
            None if articles.changed.len() == 1 && articles.unchanged.is_empty() => None,
            None => Some(paragraph.to_owned()),
        }
    };
    notes.split(BETWEEN).filter_map(now).collect::<Vec<_>>().join(BETWEEN)
}

/// The paragraph of an article that has a sentence of another, or one most like it.
fn most_like(paragraph: &str, article: &Article, cited: &Cited) -> Option<String> {
    let sentences = paragraph.split_inclusive(['。', '！', '？', '.', '!', '?']);
    let lines = |sentence: &str| {
        let found = cited.find(sentence.trim(), 0);
        found.or_else(|| cited.most_like(sentence).map(|(_, lines)| lines))
    };
    let lines = sentences.filter(|s| n_ink(s) > 3).find_map(lines)?;
    article.block_at(lines.first()?.first).map(|block| block.text.clone())
}
