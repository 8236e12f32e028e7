//! What stands at a slide's foot: its footnotes, and where its links lead on a page on which none can be followed.
//!
//! A mark in the words points to each, as print has it; the words themselves stay as they are, so that a claim is verbatim
//! and nothing that is found in it moves.

use super::{Column, Content, Element, Footnote, Point, Segment, Slide, Spot};
use crate::text::inline::{self, Inlined, Link, NoteMark};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What a mark is called that has its number: no one writes one so.
const NUMBERED: char = '#';

/// The byte at which the foot begins of what belongs to the last element: no words are as long.
const BEHIND: usize = 1 << 30;

/// A line at a slide's foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootNote {
    /// Its number, from 1.
    pub number: usize,
    /// Its words, with marks.
    pub source: String,
    /// The step that reveals the first mark that points to it.
    pub step: usize,
    /// Where a talk stands that has come to it: behind all that is on the slide.
    pub spot: Spot,
}

/// What a mark leads to.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Entry {
    /// A footnote, by its label.
    Note(String),
    /// Somewhere outside.
    Target(String),
}

/// What a slide's marks lead to, in the order in which they are read, each with the step that reveals it.
#[derive(Default)]
struct Entries {
    all: Vec<(Entry, usize)>,
    places: HashMap<Entry, usize>,
}

impl Entries {
    fn add(&mut self, entry: Entry, step: usize) {
        if !self.places.contains_key(&entry) {
            self.places.insert(entry.clone(), self.all.len());
            self.all.push((entry, step));
        }
    }

    /// The number of what is known, from 1.
    fn number(&self, entry: &Entry) -> Option<usize> {
        self.places.get(entry).map(|idx| idx + 1)
    }
}

impl Slide {
    /// The slide with its marks numbered in the order in which they are read, and what they lead to; nothing where there
    /// are none. Where targets are listed, a number stands behind each link too; one target has one number.
    pub fn with_notes_numbered(&self, lists_targets: bool) -> Option<(Self, Vec<FootNote>)> {
        let entries = self.entries(lists_targets);
        if entries.all.is_empty() {
            return None;
        }
        let mut slide = self.clone();
        slide.rewrite(|source, mark| {
            let written = crate::text::slice(source, mark.source());
            let before = if let Mark::Link(_) = mark { written } else { "" };
            entries.number(&mark.entry()).map(|n| format!("{before}[^{}]", numbered(n)))
        });
        // The marks have numbers now, and so have the footnotes: they come in the same order, with the same steps.
        for Footnote { label, .. } in &mut slide.footnotes {
            if let Some(number) = entries.number(&Entry::Note(label.clone())) {
                *label = numbered(number);
            }
        }
        let notes = foot_notes(&slide, &entries);
        Some((slide, notes))
    }

    /// What its marks lead to, and last the footnotes to which none does.
    fn entries(&self, lists_targets: bool) -> Entries {
        let labels: HashSet<&str> = self.footnotes.iter().map(|footnote| footnote.label.as_str()).collect();
        let mut entries = Entries::default();
        for element in self.elements().iter().filter(|e| e.is_on_slide() && e.has_marks()) {
            let inlined = inline::shown(element.source);
            for mark in marks(&inlined) {
                let is_listed = match &mark {
                    Mark::Link(_) => lists_targets,
                    Mark::Note(note) => labels.contains(note.label.as_str()),
                };
                if is_listed {
                    entries.add(mark.entry(), element.step);
                }
            }
        }
        for Footnote { label, .. } in &self.footnotes {
            entries.add(Entry::Note(label.clone()), 0);
        }
        entries
    }

    /// The slide with `words (target)` in place of its links: for whoever reads it as text.
    #[must_use]
    pub fn with_links_said(mut self) -> Self {
        self.rewrite(|source, mark| match mark {
            Mark::Link(link) => Some(said(source, link)),
            Mark::Note(_) => None,
        });
        self
    }

    /// The slide as it is read out: so are its links, and the marks of its footnotes are numbers in brackets.
    #[must_use]
    pub fn said(&self) -> Cow<'_, Self> {
        let has_marks = self.elements().iter().any(|e| e.is_on_slide() && e.has_marks());
        if !has_marks {
            return Cow::Borrowed(self);
        }
        let numbered = self.with_notes_numbered(false);
        let mut slide = numbered.map_or_else(|| self.clone(), |(slide, _)| slide);
        slide.rewrite(|source, mark| match mark {
            Mark::Link(link) => Some(said(source, link)),
            // The mark stays behind what is read of it, so that its footnote comes where and when it did.
            Mark::Note(NoteMark { label, .. }) => Some(match number(label) {
                Some(number) => format!("\\[{number}][^{label}]"),
                None => format!("\\[^{label}]"),
            }),
        });
        Cow::Owned(slide)
    }

    /// Puts something else in the places of marks, wherever the slide's words may have any.
    fn rewrite(&mut self, instead: impl Fn(&str, Mark<'_>) -> Option<String>) {
        self.each_text(&mut |text| {
            if text.contains('[') {
                let lines = text.split('\n').map(|line| rewritten(line, &instead));
                *text = lines.collect::<Vec<_>>().join("\n");
            }
        });
    }

    /// Goes over all the words that the audience sees and that may have marks in them.
    fn each_text(&mut self, f: &mut impl FnMut(&mut String)) {
        self.heading.iter_mut().for_each(&mut *f);
        self.picture.iter_mut().map(|photo| &mut photo.text).for_each(&mut *f);
        match &mut self.content {
            Content::Cover { title, subtitle, by, date, photo } => {
                f(title);
                [subtitle, by, date].into_iter().flatten().for_each(&mut *f);
                photo.iter_mut().map(|photo| &mut photo.text).for_each(&mut *f);
            }
            Content::Points { points, .. } => of_points(points, f),
            Content::Quote { text, .. } | Content::Body(text) => f(text),
            Content::Photo(photos) => photos.iter_mut().map(|photo| &mut photo.text).for_each(&mut *f),
            Content::Figures(figures) => {
                figures
                    .iter_mut()
                    .flat_map(|figure| [&mut figure.value, &mut figure.label])
                    .for_each(&mut *f);
            }
            Content::Timeline(moments) => {
                moments.iter_mut().flat_map(|moment| [&mut moment.when, &mut moment.what]).for_each(&mut *f);
            }
            Content::Table(rows) => rows.iter_mut().flatten().for_each(&mut *f),
            Content::Chart(chart) => {
                let labels = chart.rows.iter_mut().map(|row| &mut row.label);
                chart.unit.iter_mut().chain(&mut chart.series).chain(labels).for_each(&mut *f);
            }
            Content::Columns(columns) => {
                for Column { heading, body, points } in columns {
                    [heading, body].into_iter().flatten().for_each(&mut *f);
                    of_points(points, f);
                }
            }
            Content::Code { .. } | Content::Section | Content::Include(_) | Content::Asked => {}
        }
        self.footnotes.iter_mut().map(|note| &mut note.text).for_each(f);
    }
}

fn of_points(points: &mut [Point], f: &mut impl FnMut(&mut String)) {
    for point in points {
        f(&mut point.text);
        of_points(&mut point.points, f);
    }
}

/// What stands in a line besides words.
enum Mark<'a> {
    Link(&'a Link),
    Note(&'a NoteMark),
}

impl Mark<'_> {
    fn entry(&self) -> Entry {
        match self {
            Self::Link(link) => Entry::Target(link.target.clone()),
            Self::Note(note) => Entry::Note(note.label.clone()),
        }
    }

    fn source(&self) -> Range<usize> {
        match self {
            Self::Link(link) => link.source.clone(),
            Self::Note(note) => note.source.clone(),
        }
    }
}

/// The lines at the foot of a slide whose marks have numbers.
fn foot_notes(slide: &Slide, entries: &Entries) -> Vec<FootNote> {
    let elements = slide.elements();
    let last = elements.iter().rfind(|e| e.is_on_slide()).map_or(0, |e| e.idx);
    let mut behind = Spot { element_idx: last, byte: BEHIND };
    let footnotes = elements.iter().filter(|e| e.is_footnote());
    let of_labels: HashMap<&Segment, &Element<'_>> =
        footnotes.filter_map(|e| Some((e.path.last()?, e))).collect();
    let mut notes = Vec::with_capacity(entries.all.len());
    for (number, (entry, step)) in (1..).zip(&entries.all) {
        let (source, spot) = match entry {
            Entry::Note(_) => {
                let Some(element) = of_labels.get(&Segment::Key(numbered(number).into())) else { continue };
                (element.source.to_owned(), Spot { element_idx: element.idx, byte: 0 })
            }
            Entry::Target(target) => {
                let spot = behind;
                behind.byte += target.len() + 1;
                (inline::escape(target), spot)
            }
        };
        notes.push(FootNote { number, source, step: *step, spot });
    }
    notes
}

/// All of a line's, in their order.
fn marks(inlined: &Inlined) -> Vec<Mark<'_>> {
    let mut marks: Vec<Mark<'_>> = inlined.links.iter().map(Mark::Link).collect();
    marks.extend(inlined.notes.iter().map(Mark::Note));
    marks.sort_by_key(|mark| mark.source().start);
    marks
}

/// A link as it is read out.
fn said(source: &str, link: &Link) -> String {
    let words = crate::text::slice(source, link.words.clone());
    format!("{words} ({})", inline::escape(&link.target))
}

fn rewritten(line: &str, instead: &impl Fn(&str, Mark<'_>) -> Option<String>) -> String {
    let inlined = inline::parse(line);
    let (mut out, mut at) = (String::new(), 0);
    for mark in marks(&inlined) {
        let range = mark.source();
        if let Some(new) = instead(line, mark) {
            out.push_str(crate::text::slice(line, at..range.start));
            out.push_str(&new);
            at = range.end;
        }
    }
    out + crate::text::slice(line, at..line.len())
}

/// What the mark and the footnote of a number are called.
fn numbered(number: usize) -> String {
    format!("{NUMBERED}{number}")
}

/// The number of a mark that has one.
pub(crate) fn number(label: &str) -> Option<usize> {
    label.strip_prefix(NUMBERED)?.parse().ok()
}

/// A line whose links are read out.
pub(crate) fn links_said(source: &str) -> Cow<'_, str> {
    if !source.contains('[') {
        return Cow::Borrowed(source);
    }
    Cow::Owned(rewritten(source, &|source, mark| match mark {
        Mark::Link(link) => Some(said(source, link)),
        Mark::Note(_) => None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck;

    #[track_caller]
    fn slide(yaml: &str) -> Slide {
        deck::read(&format!("slides:\n- {}", yaml.replace('\n', "\n  "))).expect("a deck").slides.remove(0)
    }

    #[test]
    fn targets_are_listed_once_in_the_order_in_which_they_are_read() {
        let slide = slide(
            "heading: '[甲](https://a)'\npoints: ['[x] [乙](https://b)、[丙](https://a)', {text: 丁, points: ['**[戊](https://c)**']}]",
        );
        let (numbered, notes) = slide.with_notes_numbered(true).expect("links");
        let texts = |slide: &Slide| slide.elements().iter().map(Element::text).collect::<Vec<_>>();
        assert_eq!(texts(&numbered), texts(&slide), "the words stay");
        let marks = |e: &deck::Element<'_>| {
            inline::shown(e.source).notes.iter().filter_map(|n| number(&n.label)).collect::<Vec<_>>()
        };
        assert_eq!(
            numbered.elements().iter().map(marks).collect::<Vec<_>>(),
            [vec![1], vec![2, 1], vec![], vec![3]]
        );
        let notes: Vec<_> = notes.iter().map(|n| (n.number, n.source.as_str(), n.step)).collect();
        assert_eq!(notes, [(1, "https://a", 0), (2, "https://b", 1), (3, "https://c", 3)]);
        assert_eq!(self::slide("points: [一, '`[a](https://a)`']").with_notes_numbered(true), None);
    }

    #[test]
    fn footnotes_are_numbered_by_their_first_marks() {
        let slide =
            slide("points: ['一[^b]', '二[^1][^b][^c]']\nfootnotes: {1: 甲, x: 戊, b: '乙[丙](https://a)'}");
        let (numbered, notes) = slide.with_notes_numbered(true).expect("notes");
        let texts: Vec<&str> = numbered.elements().iter().map(|e| e.source).collect();
        assert_eq!(texts, ["一[^#1]", "二[^#2][^#1][^c]", "乙[丙](https://a)[^#3]", "甲", "戊"]);
        let notes: Vec<_> = notes.iter().map(|n| (n.number, n.source.as_str(), n.step)).collect();
        assert_eq!(
            notes,
            [(1, "乙[丙](https://a)[^#3]", 1), (2, "甲", 2), (3, "https://a", 1), (4, "戊", 0)]
        );
        let said: Vec<String> = slide.said().elements().iter().map(Element::text).collect();
        assert_eq!(said, ["一[1]", "二[2][1][^c]", "乙丙 (https://a)", "甲", "戊"]);
        assert!(matches!(self::slide("body: 甲").said(), Cow::Borrowed(_)));
    }

    #[test]
    fn links_are_said_wherever_words_are() {
        for yaml in [
            "cover: L\nsubtitle: L\nby: L\ndate: L\nphoto: L",
            "heading: L",
            "points: [{text: '[ ] R', points: [L]}]",
            "quote: L",
            "photo: [L, L]",
            "figures: [{value: L, label: L}]",
            "timeline: [{when: L, what: L}]",
            "table: [[L], [L]]",
            "chart: {unit: L, series: [L], rows: [{label: L, values: [3]}]}",
            "body: |-\n  R\n  R",
            "columns: [{heading: L, body: L, points: [L]}]",
            "body: L\nimage: a.png\ncaption: L",
        ] {
            let written = yaml.replace('L', "\"[甲](https://a_*b)\"").replace('R', "[甲](https://a_*b)");
            let slide = slide(&written);
            let said = slide.with_links_said();
            let all: Vec<String> = said
                .elements()
                .iter()
                .filter(|e| e.part != deck::Part::Quantity { series: 0, n_series: 1 })
                .map(Element::text)
                .collect();
            assert!(all.iter().all(|text| text == "甲 (https://a_*b)"), "{yaml}: {all:?}");
        }
    }

    #[test]
    fn targets_at_the_foot_stand_one_behind_the_other() {
        let slide = slide("points: ['[甲](https://a.bc)', '[乙](https://d)', '[丙](https://e)']");
        let (_, notes) = slide.with_notes_numbered(true).expect("links");
        let spots: Vec<_> = notes.iter().map(|note| note.spot.byte - BEHIND).collect();
        assert_eq!(spots, [0, "https://a.bc".len() + 1, "https://a.bchttps://d".len() + 2]);
    }
}
