//! The deck format: what a person edits. Types, YAML in and out, and where in the text a value stands.
//!
//! A slide's kind is the key that names it (`points`, `quote`, `photo`, …). Short forms stay short: a point is a
//! line of text until it has a speaker. Reading fails with line, column and hint; `read(write(deck)) == deck`.

#[cfg(test)]
pub(crate) mod arbitrary;
mod aside;
mod asked;
mod chart;
mod claims;
pub mod edit;
mod elements;
mod excerpt;
mod folder;
mod foot;
mod footer;
mod footnote;
mod highlight;
mod include;
mod length;
mod locate;
mod mark;
mod origin;
mod pause;
mod quantity;
mod schema;
mod see;
mod verbatim;
mod yaml;

pub use crate::article::Lines;
pub use crate::fault::Position;
pub use aside::Aside;
pub use asked::{Asked, Background};
pub use chart::{Chart, ChartRow, Form};
pub use claims::Claim;
pub use elements::{Element, Part, Spot};
pub use excerpt::Excerpt;
pub use foot::FootNote;
pub(crate) use foot::{links_said, number as note_number};
pub use footer::Footer;
pub use footnote::Footnote;
pub use include::{DeckFile, Include, Included, Slides, Written};
pub use length::Length;
pub use locate::{Segment, locate};
pub use mark::PointMark;
pub use origin::Origin;
pub use quantity::{Quantity, number};
pub use see::See;
pub use verbatim::is_verbatim;
pub(crate) use verbatim::{around_elision, elide, has_elision, ink, places, stands_in, stretches};
pub(crate) use yaml::explain;
pub use yaml::{kinds_markdown, read, schema, write};

use crate::fault::Fault;
use crate::text::large::Large;
use crate::text::{Lang, Strictness, inline};
use schema::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A slide deck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deck {
    /// The name of the whole.
    pub title: Option<String>,
    /// The language of the text, a BCP 47 tag (`zh-Hant`).
    pub lang: Option<String>,
    /// The theme to present it in: a name or a file.
    pub theme: Option<String>,
    /// How strictly Chinese and Japanese are broken into lines (CSS `line-break`).
    pub line_break: Option<Strictness>,
    /// How many minutes the whole is meant to take.
    pub minutes: Option<u32>,
    /// How many characters (Chinese, Japanese, Korean) or words are spoken in a minute.
    pub pace: Option<u32>,
    /// Whether type may be large.
    pub large: Large,
    /// How confidential it is, shown at the top and at the bottom of every screen.
    pub marking: Option<String>,
    /// What stands in the footer beside the numbers.
    pub footer: Option<Footer>,
    /// Questions that may be asked of the whole: the speaker has them before them and the audience never.
    pub asked: Vec<Asked>,
    /// Whether things are shown one by one from the start.
    pub reveal: bool,
    /// The slides in order.
    pub slides: Vec<Slide>,
    /// The decks that it includes, whose slides are among its own, once they are read.
    pub includes: Vec<Included>,
    /// What a builder put on them, where one did.
    pub built: Option<Built>,
}

/// What a deck was built from and of, as fingerprints: by them `build --update` knows what a person has cut since.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[schemars(rename = "built")]
#[serde(deny_unknown_fields)]
pub struct Built {
    /// The options of `build` that were not the default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// The articles: a fingerprint each, with a space between.
    pub articles: String,
    /// The claims that were chosen: a fingerprint each, with a space between.
    pub claims: String,
    /// The paragraphs in the notes: a fingerprint each, with a space between.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// One slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// The line over the content.
    pub heading: Option<String>,
    /// What is on it.
    pub content: Content,
    /// A picture beside the content, and its words; on a photo slide the photos have theirs.
    pub picture: Option<Box<Photo>>,
    /// What stands at its foot, each where its words have its mark, `[^label]`.
    pub footnotes: Vec<Footnote>,
    /// What the speaker has before them and the audience has not.
    pub notes: Option<String>,
    /// Questions that may be asked here.
    pub asked: Vec<Asked>,
    /// Where the slide as a whole comes from.
    pub from: Option<Box<Origin>>,
    /// How long it is meant to take.
    pub time: Option<Length>,
    /// How many minutes the section is meant to take that it opens.
    pub minutes: Option<u32>,
    /// Whether its things are shown one by one, or all at once, whatever the talk does otherwise.
    pub reveal: Option<bool>,
    /// Whether talks and exports leave it out.
    pub is_skipped: bool,
    /// Where it is written, where its place among the slides does not say it: its row in its file, from 0, behind the rows
    /// that lead to that file. No deck says so.
    pub rows: Option<Box<[usize]>>,
    /// Its language, where it is in an included deck that says so. No slide says so itself.
    pub lang: Option<Lang>,
}

/// What is on a slide: its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The first slide: title, subtitle, who, when, and the words of a portrait.
    Cover {
        /// The title.
        title: String,
        /// A line below it.
        subtitle: Option<String>,
        /// Who presents or speaks.
        by: Option<String>,
        /// When.
        date: Option<String>,
        /// Captions that belong to the whole: a name-plate.
        photo: Vec<Photo>,
    },
    /// A heading by itself, between sections.
    Section,
    /// Talking points.
    Points {
        /// The points in order.
        points: Vec<Point>,
        /// Whether they are numbered.
        numbered: bool,
    },
    /// Somebody's words.
    Quote {
        /// The words, in the quotation marks that the author gave them.
        text: String,
        /// Who said them.
        by: Option<String>,
        /// What whoever said them is called: 港務局局長.
        role: Option<String>,
    },
    /// Photos, by their captions.
    Photo(Vec<Photo>),
    /// Numbers that matter.
    Figures(Vec<Figure>),
    /// Dates and what happened.
    Timeline(Vec<Moment>),
    /// Rows of cells; the first row heads the columns.
    Table(Vec<Vec<String>>),
    /// Numbers drawn to scale.
    Chart(Chart),
    /// Program text, set as it stands.
    Code {
        /// The program text; where it is in a file, what whoever opened the deck has read there.
        text: String,
        /// The file that it is in.
        excerpt: Option<Excerpt>,
        /// Its language, shown over it.
        language: Option<String>,
        /// The lines that are spoken of, from the top down: a step each.
        highlight: Vec<Lines>,
        /// Whether its lines are numbered though none is spoken of.
        is_numbered: bool,
    },
    /// Running text, a paragraph a line.
    Body(String),
    /// Text in columns beside each other.
    Columns(Vec<Column>),
    /// The slides of another deck, which is still to be read.
    Include(Include),
    /// The questions of the whole deck, behind its last slide: no deck is written so, but [`Deck::unfolded`] is.
    Asked,
}

/// One talking point: one claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// The claim, behind a [`PointMark`] where it has one.
    pub text: String,
    /// What stands beside it, where anything does: see [`Self::aside`].
    pub aside: Option<Box<Aside>>,
    /// The slide that says more of it.
    pub see: Option<Box<See>>,
    /// Where it comes from.
    pub from: Option<Box<Origin>>,
    /// Points under it.
    pub points: Vec<Self>,
}

/// A photo's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Photo {
    /// The caption.
    pub text: String,
    /// The picture's file.
    pub image: Option<String>,
    /// The picture's columns and rows of pixels where it has been looked at; no deck says so.
    pub size: Option<(u32, u32)>,
    /// Where the caption comes from.
    pub from: Option<Origin>,
}

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[schemars(rename = "figure")]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The number with its unit.
    #[schemars(with = "Text")]
    pub value: String,
    /// What it counts.
    #[schemars(with = "Text")]
    pub label: String,
    /// Its numbers so far, the oldest first: drawn as a small line beside them; ~ where one is missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trend: Vec<Quantity>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Origin>,
}

/// A moment on a timeline.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[schemars(rename = "moment")]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// The date, as people say it.
    #[schemars(with = "Text")]
    pub when: String,
    /// What happened.
    #[schemars(with = "Text")]
    pub what: String,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Origin>,
}

/// A column of text beside others.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[schemars(rename = "column")]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The line over it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Text")]
    pub heading: Option<String>,
    /// Running text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Text")]
    pub body: Option<String>,
    /// Points under the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Point>,
}

impl Deck {
    /// The language of its text; where it does not say, that of its first words.
    pub fn language(&self) -> Lang {
        self.lang.as_deref().map_or_else(|| self.guess_language(), Lang::from_tag)
    }

    fn guess_language(&self) -> Lang {
        let words = |slide: &Slide| {
            slide.elements().iter().filter(|e| e.is_on_slide()).map(|e| e.source).collect::<String>()
        };
        Lang::detect(&self.slides.iter().take(5).map(words).collect::<String>())
    }

    /// The deck as it is presented: without the slides that are skipped.
    #[must_use]
    pub fn without_skipped(mut self) -> Self {
        if !self.slides.iter().any(|slide| slide.is_skipped) {
            return self;
        }
        self.number_rows();
        self.slides.retain(|slide| !slide.is_skipped);
        // The numbers of slides that points name are others now.
        self.numbered()
    }

    /// Why there is nothing of it to present: it has no slides, or all of them are skipped.
    pub fn nothing_to_present(&self) -> Option<Fault> {
        if self.slides.is_empty() {
            return Some(
                Fault::new("the deck has no slides").hint("write one, such as \"- heading: Title\""),
            );
        }
        let is_all_skipped = self.slides.iter().all(|slide| slide.is_skipped);
        let fault = || {
            let hint = "take \"skip: true\" out of those that are to be presented";
            Fault::new("all slides of the deck are skipped").hint(hint)
        };
        is_all_skipped.then(fault)
    }

    /// The place among all slides of the one that is the `nth`, from 0, of those that are presented. Behind the last one
    /// it is the number itself.
    pub fn place_of_presented(&self, nth: usize) -> usize {
        let presented = self.slides.iter().enumerate().filter(|(_, slide)| !slide.is_skipped);
        presented.map(|(idx, _)| idx).nth(nth).unwrap_or(nth)
    }

    /// How confidential it is, if it says so.
    pub fn marking(&self) -> Option<&str> {
        self.marking.as_deref().filter(|marking| !marking.trim().is_empty())
    }
}

impl Figure {
    /// Puts the numbers of its trend behind its words.
    fn say_trend(&mut self) {
        let trend = std::mem::take(&mut self.trend);
        let said = trend.iter().map(|value| if value.is_missing() { "—" } else { &*value.text });
        let said = said.collect::<Vec<_>>().join(" → ");
        if !said.is_empty() {
            self.label += &format!(" ({said})");
        }
    }
}

impl Point {
    /// A point that is only its text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl Slide {
    /// The files of its pictures, as they are named.
    pub fn images(&self) -> impl Iterator<Item = &str> {
        let photos = match &self.content {
            Content::Photo(photos) | Content::Cover { photo: photos, .. } => photos.as_slice(),
            _ => &[],
        };
        self.picture.as_deref().into_iter().chain(photos).filter_map(|photo| photo.image.as_deref())
    }

    /// The slide with the shapes of its pictures in pixels, as far as somebody knows them by their files' names.
    #[must_use]
    pub fn shaped(&self, shape: impl Fn(&str) -> Option<(u32, u32)>) -> Self {
        let mut slide = self.clone();
        let shape = |photo: &mut Photo| photo.size = photo.image.as_deref().and_then(&shape);
        slide.picture.as_deref_mut().map(shape);
        if let Content::Photo(photos) | Content::Cover { photo: photos, .. } = &mut slide.content {
            photos.iter_mut().for_each(shape);
        }
        slide
    }

    /// The slide with the words of its pictures and without the pictures; one without words is told by its file.
    #[must_use]
    pub fn without_pictures(&self) -> Self {
        let mut slide = self.clone();
        let words = |photo: &mut Photo| {
            let file = photo.image.take().filter(|_| photo.text.trim().is_empty());
            photo.text = file.map_or_else(|| std::mem::take(&mut photo.text), |file| inline::escape(&file));
        };
        slide.picture.as_deref_mut().map(words);
        if let Content::Photo(photos) | Content::Cover { photo: photos, .. } = &mut slide.content {
            photos.iter_mut().for_each(words);
        }
        slide
    }

    /// The slide as it is read where nothing is drawn: a chart is a table of its values, a picture its words.
    #[must_use]
    pub fn in_words(&self) -> Self {
        let mut slide = self.without_pictures();
        match &mut slide.content {
            Content::Chart(chart) => slide.content = Content::Table(chart.as_table()),
            Content::Figures(figures) => figures.iter_mut().for_each(Figure::say_trend),
            _ => {}
        }
        slide
    }

    /// A slide without heading, picture, notes and source.
    pub const fn new(content: Content) -> Self {
        Self {
            heading: None,
            content,
            picture: None,
            footnotes: Vec::new(),
            notes: None,
            asked: Vec::new(),
            from: None,
            time: None,
            minutes: None,
            reveal: None,
            is_skipped: false,
            rows: None,
            lang: None,
        }
    }
}
