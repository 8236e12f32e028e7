//! The one walk over everything that a slide says: words, search, sources, checks, layout and review go along it.
//!
//! An element is a stretch of text with a place in the YAML. Several elements may be of one thing: a figure's value
//! and its label, the cells of a table's row, the paragraphs of a quotation. They share its path.

use super::pause::{Steps, is_pause};
use super::{
    Aside, Asked, Chart, Column, Content, Excerpt, Footnote, Origin, Photo, Point, PointMark, See, Segment,
    Slide, links_said,
};
use crate::text::{clean, inline};
use std::collections::HashMap;

/// One thing that a slide says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element<'a> {
    /// Its place in the walk, from 0: what a run of a scene carries.
    pub idx: usize,
    /// The keys and places that lead from the slide to the thing it belongs to: `points`, 1.
    pub path: Vec<Segment>,
    /// Which part of the thing it is.
    pub part: Part,
    /// Its words as they are written, marks included: one line, but for code.
    pub source: &'a str,
    /// What a point is marked as, in front of its words.
    pub mark: Option<PointMark>,
    /// Who says it.
    pub by: Option<&'a str>,
    /// What the speaker is called, where they are named first.
    pub role: Option<&'a str>,
    /// Whom or what a point is about, where its own words do not say it.
    pub about: Option<&'a str>,
    /// What the times in a point resolve to.
    pub when: Option<&'a str>,
    /// The slide that says more of a point.
    pub see: Option<&'a See>,
    /// Where it comes from: its own source, or that of the slide.
    pub from: Option<&'a Origin>,
    /// The picture that it is the caption of.
    pub image: Option<&'a str>,
    /// That picture's columns and rows of pixels, where they are known.
    pub image_size: Option<(u32, u32)>,
    /// The step that reveals it, where things are shown one by one; 0 is there from the start.
    pub step: usize,
}

/// Which part of a slide, or of a thing on it, an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The line over the content.
    Heading,
    /// A cover's title.
    Title,
    /// The line below it.
    Subtitle,
    /// Who presents.
    Presenter,
    /// When.
    Date,
    /// A talking point.
    Point {
        /// How many points it stands under.
        depth: usize,
        /// Its place among those beside it, from 0.
        nth: usize,
        /// How many there are of these, itself among them.
        n_beside: usize,
    },
    /// A paragraph of a quotation.
    Quotation,
    /// A photo's words.
    Caption,
    /// A figure's number.
    Value,
    /// What it counts.
    Label,
    /// One of its numbers so far; none for one that is missing.
    Trend {
        /// Its place among them, from 0.
        nth: usize,
    },
    /// A moment's date.
    When,
    /// What happened then.
    What,
    /// A cell of a table.
    Cell {
        /// The column, from 0.
        column: usize,
    },
    /// What a chart's numbers are of.
    Unit,
    /// The name of a chart's series.
    Series {
        /// Its place among them, from 0.
        nth: usize,
    },
    /// What has a chart's numbers: a place, a year.
    Category,
    /// One of its numbers; without words where it is missing.
    Quantity {
        /// The series, from 0.
        series: usize,
        /// How many there are.
        n_series: usize,
    },
    /// The language of program text.
    Language,
    /// Program text.
    Code,
    /// A paragraph of running text.
    Paragraph,
    /// The line over a column.
    ColumnHeading,
    /// A note at the foot.
    Footnote {
        /// Its number, from 1: by the first mark that points to it.
        number: usize,
    },
    /// A paragraph of the speaker's notes.
    Note,
    /// A question that may be asked.
    Question,
    /// A paragraph of the line to take.
    Line,
    /// A paragraph of what is behind it.
    Background,
}

/// A place in a slide: an element, and a byte of its text. Ordered as the slide is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The element's place in the walk.
    pub element_idx: usize,
    /// The byte of its text without marks; what belongs to the element and stands behind its words (who says it, the
    /// picture's file) counts on from their end.
    pub byte: usize,
}

impl Element<'_> {
    /// The words as they are read: without marks, on one line (code has its lines), safe for a terminal.
    pub fn text(&self) -> String {
        if self.part == Part::Code { clean::verbatim(self.source) } else { inline::shown(self.source).text }
    }

    /// The words as they are read out: with where their links lead behind these.
    pub fn said(&self) -> String {
        if self.part == Part::Code { self.text() } else { inline::shown(&links_said(self.source)).text }
    }

    /// Whether marks in it are read, and are not letters.
    pub fn has_marks(&self) -> bool {
        self.part != Part::Code && self.source.contains('[')
    }

    /// Whether the audience sees it.
    pub fn is_on_slide(&self) -> bool {
        self.part != Part::Note && !self.is_asked()
    }

    /// Whether it is a note at the foot: beside the matter, and not spoken.
    pub const fn is_footnote(&self) -> bool {
        matches!(self.part, Part::Footnote { .. })
    }

    /// Whether it belongs to a question that may be asked.
    pub const fn is_asked(&self) -> bool {
        matches!(self.part, Part::Question | Part::Line | Part::Background)
    }

    /// Whether it may claim something that a source says: the words of headings and the like are the author's own.
    pub fn is_claim(&self) -> bool {
        let is_bare_picture = self.part == Part::Caption && self.source.is_empty();
        !is_bare_picture
            && !matches!(
                self.part,
                Part::Heading
                    | Part::Subtitle
                    | Part::Presenter
                    | Part::Date
                    | Part::Unit
                    | Part::Series { .. }
                    | Part::Language
                    | Part::Code
                    | Part::ColumnHeading
                    | Part::Footnote { .. }
                    | Part::Note
                    | Part::Question
            )
    }

    /// Whether it is of the picture beside a slide's content.
    pub fn is_beside(&self) -> bool {
        self.part == Part::Caption && self.path.first() != Some(&key("photo"))
    }

    /// The path from the slide to the scalar that holds the words, in the long form of whatever it belongs to.
    pub fn scalar_path(&self) -> Vec<Segment> {
        let mut path = self.path.clone();
        if matches!(self.part, Part::Quantity { n_series, .. } if n_series > 1) {
            path.push(key("values"));
        }
        if matches!(self.part, Part::Trend { .. }) {
            path.push(key("trend"));
        }
        path.extend(match self.part {
            Part::Caption if self.is_beside() => None,
            Part::Point { .. } | Part::Caption => Some(key("text")),
            Part::Value | Part::Quantity { n_series: 1, .. } => Some(key("value")),
            Part::Quantity { series: nth, .. } | Part::Trend { nth } => Some(Segment::Index(nth)),
            Part::Label | Part::Category => Some(key("label")),
            Part::When => Some(key("when")),
            Part::What => Some(key("what")),
            Part::Cell { column } => Some(Segment::Index(column)),
            Part::Question => Some(key("question")),
            Part::Line => Some(key("line")),
            _ => None,
        });
        if self.part == Part::Background {
            path.extend([key("background"), key("text")]);
        }
        path
    }
}

fn key(name: &'static str) -> Segment {
    Segment::Key(name.into())
}

fn under(path: &[Segment], name: &'static str, idx: usize) -> Vec<Segment> {
    let mut path = path.to_vec();
    path.extend([key(name), Segment::Index(idx)]);
    path
}

/// The lines with ink on them: a paragraph each.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty())
}

impl Slide {
    /// Lists everything that the slide says, in the order in which it is read; its notes come behind that, and last
    /// what may be asked.
    pub fn elements(&self) -> Vec<Element<'_>> {
        let mut walk = Walk { slide: self, has_pauses: self.has_pauses(), elements: Vec::new() };
        walk.content();
        walk.footnotes();
        if let Some(notes) = &self.notes {
            for paragraph in paragraphs(notes) {
                walk.push(vec![key("notes")], Part::Note, paragraph);
            }
        }
        for (i, asked) in self.asked.iter().enumerate() {
            walk.asked(asked, &under(&[], "asked", i));
        }
        walk.elements
    }

    /// How many steps there are, where things are shown one by one.
    pub fn n_steps(&self) -> usize {
        self.spots_of_steps().len() - 1
    }

    /// What each step shows first, from step 0 on, which is there from the start: an element, or a line of program text;
    /// nothing where a step shows nothing more.
    pub fn spots_of_steps(&self) -> Vec<Option<Spot>> {
        let elements = self.elements();
        if let Content::Code { highlight, excerpt, .. } = &self.content {
            let first = excerpt.as_ref().map_or(1, Excerpt::first);
            let code = elements.iter().find(|e| e.part == Part::Code);
            let text = code.map(Element::text).unwrap_or_default();
            let spot_of = |line: usize| {
                let before = text.split_inclusive('\n').take(line.saturating_sub(first));
                Some(Spot { element_idx: code?.idx, byte: before.map(str::len).sum() })
            };
            return std::iter::once(None).chain(highlight.iter().map(|lines| spot_of(lines.first))).collect();
        }
        let mut spots = vec![None];
        for element in &elements {
            if element.step >= spots.len() {
                spots.resize(element.step + 1, None);
            }
            spots[element.step].get_or_insert(Spot { element_idx: element.idx, byte: 0 });
        }
        spots
    }

    /// The words that name the slide in a list, without marks: its heading, or else the first that say something.
    pub fn name(&self) -> String {
        let first_line = |text: &str| text.lines().next().unwrap_or_default().to_owned();
        // It is the first that is walked to: lists of slides need no other.
        if let Some(heading) = &self.heading {
            return first_line(&inline::shown(heading).text);
        }
        let elements = self.elements();
        let names = |e: &&Element<'_>| {
            (e.is_on_slide() || self.content == Content::Asked)
                && !e.is_beside()
                && !matches!(
                    e.part,
                    Part::Value | Part::When | Part::Language | Part::Unit | Part::Series { .. }
                )
        };
        first_line(&elements.iter().find(names).map(Element::text).unwrap_or_default())
    }
}

/// A walk under way.
struct Walk<'a> {
    slide: &'a Slide,
    has_pauses: bool,
    elements: Vec<Element<'a>>,
}

impl<'a> Walk<'a> {
    fn push(&mut self, path: Vec<Segment>, part: Part, source: &'a str) -> &mut Element<'a> {
        let from = self.slide.from.as_deref();
        let idx = self.elements.len();
        let bare = Element {
            idx,
            path,
            part,
            source,
            mark: None,
            by: None,
            role: None,
            about: None,
            when: None,
            see: None,
            from,
            image: None,
            image_size: None,
            step: 0,
        };
        self.elements.push(bare);
        &mut self.elements[idx]
    }

    fn content(&mut self) {
        if let Some(heading) = &self.slide.heading {
            self.push(vec![key("heading")], Part::Heading, heading);
        }
        self.picture();
        match &self.slide.content {
            Content::Cover { title, subtitle, by, date, photo } => {
                self.push(vec![key("cover")], Part::Title, title);
                for (name, part, line) in [
                    ("subtitle", Part::Subtitle, subtitle),
                    ("by", Part::Presenter, by),
                    ("date", Part::Date, date),
                ] {
                    if let Some(line) = line {
                        self.push(vec![key(name)], part, line);
                    }
                }
                self.photos(photo, false);
            }
            Content::Section | Content::Include(_) | Content::Asked => {}
            Content::Points { points, .. } => self.points(points, &[], 0, &mut self.steps()),
            Content::Quote { text, by, role } => {
                for paragraph in paragraphs(text) {
                    let element = self.push(vec![key("quote")], Part::Quotation, paragraph.trim());
                    (element.by, element.role) = (by.as_deref(), role.as_deref());
                }
            }
            Content::Photo(photos) => self.photos(photos, true),
            Content::Figures(figures) => {
                for (i, figure) in figures.iter().enumerate() {
                    let words = [(Part::Value, &*figure.value), (Part::Label, &*figure.label)];
                    let path = under(&[], "figures", i);
                    self.pair(&path, words, figure.from.as_ref(), i + 1);
                    for (nth, value) in figure.trend.iter().enumerate().filter(|(_, v)| !v.is_missing()) {
                        let element = self.push(path.clone(), Part::Trend { nth }, &value.text);
                        element.from = figure.from.as_ref().or(element.from);
                        element.step = i + 1;
                    }
                }
            }
            Content::Timeline(moments) => {
                for (i, moment) in moments.iter().enumerate() {
                    let words = [(Part::When, &*moment.when), (Part::What, &*moment.what)];
                    self.pair(&under(&[], "timeline", i), words, moment.from.as_ref(), i + 1);
                }
            }
            Content::Table(rows) => {
                for (i, row) in rows.iter().enumerate() {
                    for (column, cell) in row.iter().enumerate() {
                        self.push(under(&[], "table", i), Part::Cell { column }, cell).step = i;
                    }
                }
            }
            Content::Chart(chart) => self.chart(chart),
            Content::Code { text, language, .. } => {
                if let Some(language) = language {
                    self.push(vec![key("language")], Part::Language, language);
                }
                self.push(vec![key("code")], Part::Code, text);
            }
            Content::Body(text) => {
                let mut steps = self.steps();
                for paragraph in paragraphs(text) {
                    if is_pause(paragraph) {
                        steps.pause();
                    } else {
                        self.push(vec![key("body")], Part::Paragraph, paragraph).step = steps.next();
                    }
                }
            }
            Content::Columns(columns) => {
                for (i, column) in columns.iter().enumerate() {
                    self.column(column, &under(&[], "columns", i));
                }
            }
        }
    }

    /// The steps of the slide, none of them taken.
    fn steps(&self) -> Steps {
        Steps::new(self.has_pauses)
    }

    /// Points with those under them. Steps count on over all of them.
    fn points(&mut self, points: &'a [Point], above: &[Segment], depth: usize, steps: &mut Steps) {
        let n_beside = points.iter().filter(|point| !point.is_pause()).count();
        let mut nth = 0;
        for (idx, point) in points.iter().enumerate() {
            if point.is_pause() {
                steps.pause();
                continue;
            }
            let path = under(above, "points", idx);
            let (mark, words) = PointMark::read(&point.text);
            let element = self.push(path.clone(), Part::Point { depth, nth, n_beside }, words);
            nth += 1;
            element.mark = mark;
            let Aside { by, role, about, when } = point.aside();
            (element.by, element.role) = (by.as_deref(), role.as_deref());
            (element.about, element.when) = (about.as_deref(), when.as_deref());
            element.see = point.see.as_deref();
            element.from = point.from.as_deref().or(element.from);
            element.step = steps.next();
            self.points(&point.points, &path, depth + 1, steps);
        }
    }

    /// The picture beside the content: its caption, or else the file's name, has a key of its own.
    fn picture(&mut self) {
        let Some(photo) = &self.slide.picture else { return };
        let name = if photo.text.is_empty() { "image" } else { "caption" };
        let element = self.push(vec![key(name)], Part::Caption, &photo.text);
        (element.image, element.image_size) = (photo.image.as_deref(), photo.size);
    }

    fn photos(&mut self, photos: &'a [Photo], has_steps: bool) {
        for (i, photo) in photos.iter().enumerate() {
            let path = if photos.len() > 1 { under(&[], "photo", i) } else { vec![key("photo")] };
            let element = self.push(path, Part::Caption, &photo.text);
            element.from = photo.from.as_ref().or(element.from);
            (element.image, element.image_size) = (photo.image.as_deref(), photo.size);
            element.step = if has_steps { i + 1 } else { 0 };
        }
    }

    fn pair(&mut self, path: &[Segment], words: [(Part, &'a str); 2], from: Option<&'a Origin>, step: usize) {
        for (part, source) in words {
            let element = self.push(path.to_vec(), part, source);
            element.from = from.or(element.from);
            element.step = step;
        }
    }

    /// A question with the line to take and what is behind it: each has its own source or none.
    fn asked(&mut self, asked: &'a Asked, path: &[Segment]) {
        self.push(path.to_vec(), Part::Question, &asked.question).from = None;
        for paragraph in asked.line.iter().flat_map(|line| paragraphs(line)) {
            let element = self.push(path.to_vec(), Part::Line, paragraph);
            (element.by, element.from) = (asked.by.as_deref(), asked.from.as_ref());
        }
        let background = asked.background.iter();
        for (from, paragraph) in background.flat_map(|b| paragraphs(&b.text).map(move |p| (&b.from, p))) {
            self.push(path.to_vec(), Part::Background, paragraph).from = from.as_ref();
        }
    }

    /// A chart: what stands over it, and then its rows, revealed one by one.
    fn chart(&mut self, chart: &'a Chart) {
        let path = vec![key("chart")];
        if let Some(unit) = &chart.unit {
            self.push([&path[..], &[key("unit")]].concat(), Part::Unit, unit);
        }
        for (nth, name) in chart.series.iter().enumerate() {
            self.push(under(&path, "series", nth), Part::Series { nth }, name);
        }
        let n_series = chart.n_series();
        for (i, row) in chart.rows.iter().enumerate() {
            let values = row.values.iter().enumerate();
            let values = values.map(|(series, value)| (Part::Quantity { series, n_series }, &*value.text));
            for (part, source) in std::iter::once((Part::Category, &*row.label)).chain(values) {
                let element = self.push(under(&path, "rows", i), part, source);
                element.from = row.from.as_ref().or(element.from);
                element.step = i + 1;
            }
        }
    }

    /// The notes at the foot, in the order of the marks that point to them; last, those to which none does.
    fn footnotes(&mut self) {
        let slide = self.slide;
        if slide.footnotes.is_empty() {
            return;
        }
        let mut marked: HashMap<String, (usize, usize)> = HashMap::new();
        for element in self.elements.iter().filter(|e| e.has_marks()) {
            for note in inline::shown(element.source).notes {
                let nth = marked.len();
                marked.entry(note.label).or_insert((nth, element.step));
            }
        }
        let mut notes: Vec<&Footnote> = slide.footnotes.iter().collect();
        notes.sort_by_key(|note| marked.get(&note.label).map_or(usize::MAX, |(nth, _)| *nth));
        for (idx, note) in notes.into_iter().enumerate() {
            let path = vec![key("footnotes"), Segment::Key(note.label.clone().into())];
            let step = marked.get(&note.label).map_or(0, |(_, step)| *step);
            self.push(path, Part::Footnote { number: idx + 1 }, &note.text).step = step;
        }
    }

    /// A column. Its points are revealed beside those of the other columns.
    fn column(&mut self, column: &'a Column, path: &[Segment]) {
        let inside = |name: &'static str| path.iter().cloned().chain([key(name)]).collect();
        if let Some(heading) = &column.heading {
            self.push(inside("heading"), Part::ColumnHeading, heading);
        }
        let mut steps = self.steps();
        for paragraph in column.body.iter().flat_map(|body| paragraphs(body)) {
            if is_pause(paragraph) {
                steps.pause();
            } else {
                self.push(inside("body"), Part::Paragraph, paragraph).step = steps.along();
            }
        }
        self.points(&column.points, path, 0, &mut steps);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck;

    #[test]
    fn a_heading_names_its_slide_by_the_words_that_are_read() {
        for (slide, name) in [
            ("{heading: '**甲** [乙](https://a)', points: [丙]}", "甲 乙"),
            ("{heading: '', points: [丙]}", ""),
            ("points: ['*丙*', 丁]", "丙"),
            ("{figures: [{value: 3, label: 船}]}", "船"),
        ] {
            let deck = deck::read(&format!("slides:\n- {slide}\n")).expect("a deck");
            assert_eq!(deck.slides[0].name(), name);
        }
    }

    #[test]
    fn a_mark_is_no_part_of_a_points_words() {
        check(
            "points: ['[x] 一', {text: '[ ] **二**', by: 甲, points: ['[!] 三']}]",
            &["points.0.text: 一 #1", "points.1.text: 二 [甲] #2", "points.1.points.0.text: 三 #3"],
        );
    }

    /// Each element as `path part: text [speaker] source #step`.
    #[track_caller]
    fn check(slide: &str, expected: &[&str]) {
        let deck = deck::read(&format!("slides:\n- {}", slide.replace('\n', "\n  "))).expect("a deck");
        let shown: Vec<String> = deck.slides[0]
            .elements()
            .into_iter()
            .enumerate()
            .map(|(idx, e)| {
                assert_eq!(e.idx, idx);
                let path: Vec<String> = e
                    .scalar_path()
                    .iter()
                    .map(|step| match step {
                        Segment::Key(key) => key.to_string(),
                        Segment::Index(i) => i.to_string(),
                    })
                    .collect();
                let by = e.by.map(|by| format!(" [{by}]")).unwrap_or_default();
                let from = e.from.map(|from| format!(" {from}")).unwrap_or_default();
                format!("{}: {}{by}{from} #{}", path.join("."), e.text(), e.step)
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_walk_goes_over_all_that_a_slide_says() {
        check(
            "heading: 甲\npoints:\n- text: 一**二**\n  by: 林海生\n  from: a.txt:3\n  points: [三]\n- 四\nnotes: |-\n  備\n\n  註\nfrom: b.txt:1",
            &[
                "heading: 甲 b.txt:1 #0",
                "points.0.text: 一二 [林海生] a.txt:3 #1",
                "points.0.points.0.text: 三 b.txt:1 #2",
                "points.1.text: 四 b.txt:1 #3",
                "notes: 備 b.txt:1 #0",
                "notes: 註 b.txt:1 #0",
            ],
        );
        check(
            "cover: 題\nsubtitle: 副\nby: 人\ndate: 日\nphoto: [{text: 甲, from: 'a.txt:3'}, 乙]",
            &[
                "cover: 題 #0",
                "subtitle: 副 #0",
                "by: 人 #0",
                "date: 日 #0",
                "photo.0.text: 甲 a.txt:3 #0",
                "photo.1.text: 乙 #0",
            ],
        );
        check("quote: |-\n  「一\n\n  二」\nby: 人", &["quote: 「一 [人] #0", "quote: 二」 [人] #0"]);
        check("photo: 船", &["photo.text: 船 #1"]);
        check(
            "figures:\n- {value: 三千, label: 箱, from: 'a.txt:3'}",
            &["figures.0.value: 三千 a.txt:3 #1", "figures.0.label: 箱 a.txt:3 #1"],
        );
        check(
            "timeline:\n- {when: 三月, what: 啟用}",
            &["timeline.0.when: 三月 #1", "timeline.0.what: 啟用 #1"],
        );
        check(
            "table: [[港, 噸], [東, 三]]",
            &["table.0.0: 港 #0", "table.0.1: 噸 #0", "table.1.0: 東 #1", "table.1.1: 三 #1"],
        );
        check(
            "chart:\n  unit: 萬個\n  series: [東, 西]\n  rows:\n  - {label: 今年, values: [3, ~], from: 'a.txt:3'}",
            &[
                "chart.unit: 萬個 #0",
                "chart.series.0: 東 #0",
                "chart.series.1: 西 #0",
                "chart.rows.0.label: 今年 a.txt:3 #1",
                "chart.rows.0.values.0: 3 a.txt:3 #1",
                "chart.rows.0.values.1:  a.txt:3 #1",
            ],
        );
        check(
            "chart: {rows: [{label: 東, value: 3}]}",
            &["chart.rows.0.label: 東 #1", "chart.rows.0.value: 3 #1"],
        );
        check("code: a*b*\nlanguage: c", &["language: c #0", "code: a*b* #0"]);
        check("body: |-\n  一\n  二", &["body: 一 #1", "body: 二 #2"]);
        check(
            "columns:\n- {heading: 左, body: 文, points: [一]}\n- {points: [二]}",
            &[
                "columns.0.heading: 左 #0",
                "columns.0.body: 文 #0",
                "columns.0.points.0.text: 一 #1",
                "columns.1.points.0.text: 二 #1",
            ],
        );
        check("heading: 節", &["heading: 節 #0"]);
        check(
            "body: 文\nfrom: a.txt:1\nasked: [{question: 何？, line: \"一\\n二\", by: 林海生, from: 'b.txt:2', background: {text: 三, from: 'c.txt:3'}}]",
            &[
                "body: 文 a.txt:1 #1",
                "asked.0.question: 何？ #0",
                "asked.0.line: 一 [林海生] b.txt:2 #0",
                "asked.0.line: 二 [林海生] b.txt:2 #0",
                "asked.0.background.text: 三 c.txt:3 #0",
            ],
        );
    }

    #[test]
    fn a_slide_is_named_by_its_first_words() {
        for (slide, name) in [
            ("{heading: 甲**乙**, points: [一]}", "甲乙"),
            ("{points: [一, 二]}", "一"),
            ("{figures: [{value: 三, label: 箱}]}", "箱"),
            ("{timeline: [{when: 三月, what: 啟用}]}", "啟用"),
            ("{code: \"a\\nb\", language: c}", "a"),
            ("{points: [], notes: 備註}", ""),
        ] {
            let deck = deck::read(&format!("slides:\n- {slide}")).expect("a deck");
            assert_eq!(deck.slides[0].name(), name, "{slide}");
        }
    }

    #[test]
    fn the_values_of_a_figure_come_with_it() {
        let deck = deck::read(
            "slides:\n- figures:\n  - {value: 3, label: 船, trend: [1, 2, 3]}\n  - {value: 4, label: 人, trend: [5, 4]}\n",
        );
        let slide = deck.expect("a deck").slides.remove(0);
        let steps = |is: fn(Part) -> bool| -> Vec<usize> {
            slide.elements().iter().filter(|e| is(e.part)).map(|e| e.step).collect()
        };
        assert_eq!(steps(|part| matches!(part, Part::Trend { .. })), [1, 1, 1, 2, 2]);
        assert_eq!(steps(|part| part == Part::Value), [1, 2]);
    }

    #[test]
    fn a_deck_that_names_no_language_is_in_that_of_its_words() {
        use crate::text::Lang;
        let language = |text: &str| deck::read(text).expect("a deck").language();
        for (words, expected) in [
            ("The pier opens", Lang::Other),
            ("港の整備のこと", Lang::Ja),
            ("항구가 열린다", Lang::Ko),
            ("码头发展", Lang::ZhHans),
            ("碼頭發展", Lang::ZhHant),
        ] {
            assert_eq!(language(&format!("slides:\n- heading: {words}\n")), expected, "{words}");
        }
        assert_eq!(language("lang: ja\nslides:\n- heading: The pier\n"), Lang::Ja);
        assert_eq!(
            language("slides:\n- heading: The pier\n  notes: 碼頭發展碼頭發展碼頭發展\n"),
            Lang::Other,
            "notes are not shown"
        );
    }
}
