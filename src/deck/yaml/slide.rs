//! A slide as it is written, and as it is: that its keys fit together is checked on the way in.

use super::footnotes::Footnotes;
use super::forms::Photos;
use crate::deck::highlight::Stretch;
use crate::deck::schema::{Plain, Text};
use crate::deck::{
    Asked, Chart, Column, Content, Excerpt, Figure, Include, Length, Moment, Origin, Photo, Point, Slide,
    Slides,
};
use crate::fault::Fault;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

/// A slide as it is written.
#[derive(Default, JsonSchema, Serialize, Deserialize)]
#[schemars(rename = "slide", description = description(), extend("minProperties" = 1))]
#[serde(deny_unknown_fields, expecting = "a slide: a mapping whose keys name its kind")]
pub(super) struct RawSlide {
    /// The line over the content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Text")]
    heading: Option<String>,
    /// The title on the first slide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Text")]
    cover: Option<String>,
    /// A line below a cover's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Text")]
    subtitle: Option<String>,
    /// Whether points, or the lines of code, are numbered.
    #[serde(default, skip_serializing_if = "is_false")]
    numbered: bool,
    /// Talking points, one claim each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    points: Option<Vec<Point>>,
    /// Somebody's words, in quotation marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Text")]
    quote: Option<String>,
    /// Who presents (cover) or speaks (quote).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    by: Option<String>,
    /// What whoever speaks is called (quote).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    role: Option<String>,
    /// When, on a cover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    date: Option<String>,
    /// Photos by their captions; on a cover, a name-plate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    photo: Option<Photos>,
    /// The picture of a single photo, or one beside what is on the slide: a file below the deck's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    /// The words of the picture beside what is on the slide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Text")]
    caption: Option<String>,
    /// Numbers that matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    figures: Option<Vec<Figure>>,
    /// Dates and what happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    timeline: Option<Vec<Moment>>,
    /// Rows of cells; the first row heads the columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Vec<Vec<Text>>>")]
    table: Option<Vec<Vec<String>>>,
    /// Numbers drawn to scale, with their words beside them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    chart: Option<Chart>,
    /// Program text, set as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    code: Option<String>,
    /// A file below the deck's folder that the program text is in, in place of "code".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    /// The lines of it that are shown: 3 or 3-20.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lines: Option<Stretch>,
    /// The language of the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    /// The lines of the code that are spoken of, from the top down, marked one by one: 3 or 3-5.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    highlight: Vec<Stretch>,
    /// Running text, a paragraph a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Text")]
    body: Option<String>,
    /// Text in columns beside each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    columns: Option<Vec<Column>>,
    /// Another deck, a file below the deck's folder, whose slides stand here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    include: Option<String>,
    /// Those of them that do, by their numbers there: 3, 3-7, or 3- to the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    slides: Option<Slides>,
    /// What stands at the slide's foot, by the labels of the marks that point to it: `[^1]` in a line.
    #[serde(default, skip_serializing_if = "Footnotes::is_empty")]
    footnotes: Footnotes,
    /// Where the slide as a whole comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Box<Origin>>,
    /// What the speaker sees and the audience does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    notes: Option<String>,
    /// Questions that may be asked, for the speaker alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    asked: Vec<Asked>,
    /// How long the slide is meant to take: 90s, 2m.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    time: Option<Length>,
    /// How many minutes the section is meant to take that the slide opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 1440))]
    minutes: Option<u32>,
    /// Whether the slide's things are shown one by one, or all at once, whatever the talk does otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reveal: Option<bool>,
    /// Whether talks and exports leave the slide out.
    #[serde(default, skip_serializing_if = "is_false")]
    skip: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// A kind of slide, named by a key of its own.
struct Kind {
    /// The key.
    name: &'static str,
    /// The keys that may stand beside it; `heading`, `image`, `caption`, `footnotes`, `notes`, `asked`, `time` and `from` may beside each.
    beside: &'static [&'static str],
    /// What is on the slide, for the README.
    about: &'static str,
    /// Whether a slide has the key.
    is_there: fn(&RawSlide) -> bool,
    /// Takes the content out of a slide that has the key.
    take: fn(&mut RawSlide) -> Option<Content>,
}

/// The kinds; one that may have another's key beside it comes before that one.
const KINDS: [Kind; 12] = [
    Kind {
        name: "cover",
        beside: &["subtitle", "by", "date", "photo"],
        about: "the title; `photo` is a name-plate",
        is_there: |raw| raw.cover.is_some(),
        take: |raw| {
            let title = raw.cover.take()?;
            let photo = raw.photo.take().map(|Photos(photos)| photos).unwrap_or_default();
            let (subtitle, by, date) = (raw.subtitle.take(), raw.by.take(), raw.date.take());
            Some(Content::Cover { title, subtitle, by, date, photo })
        },
    },
    Kind {
        name: "points",
        beside: &["numbered"],
        about: "talking points, nested by `points` in a point; `numbered: true` numbers them",
        is_there: |raw| raw.points.is_some(),
        take: |raw| Some(Content::Points { points: raw.points.take()?, numbered: raw.numbered }),
    },
    Kind {
        name: "quote",
        beside: &["by", "role"],
        about: "somebody's words",
        is_there: |raw| raw.quote.is_some(),
        take: |raw| {
            Some(Content::Quote { text: raw.quote.take()?, by: raw.by.take(), role: raw.role.take() })
        },
    },
    Kind {
        name: "photo",
        beside: &["image"],
        about: "one caption or a list; a long form has `text`, `image`, `from`",
        is_there: |raw| raw.photo.is_some(),
        take: |raw| {
            let Photos(mut photos) = raw.photo.take()?;
            if let [photo @ Photo { image: None, .. }] = photos.as_mut_slice() {
                photo.image = raw.image.take();
            }
            Some(Content::Photo(photos))
        },
    },
    Kind {
        name: "figures",
        beside: &[],
        about: "numbers that matter, each with `value` and `label`, and perhaps a `trend`",
        is_there: |raw| raw.figures.is_some(),
        take: |raw| raw.figures.take().map(Content::Figures),
    },
    Kind {
        name: "timeline",
        beside: &[],
        about: "what happened, each with `when` and `what`",
        is_there: |raw| raw.timeline.is_some(),
        take: |raw| raw.timeline.take().map(Content::Timeline),
    },
    Kind {
        name: "table",
        beside: &[],
        about: "rows of cells, the first row heads the columns",
        is_there: |raw| raw.table.is_some(),
        take: |raw| raw.table.take().map(Content::Table),
    },
    Kind {
        name: "chart",
        beside: &[],
        about: "`rows` of `label` and `value`, or `values` of named `series`; `type`: `bars`, `stacked`, `lines`; `unit`",
        is_there: |raw| raw.chart.is_some(),
        take: |raw| raw.chart.take().map(Content::Chart),
    },
    Kind {
        name: "code",
        beside: &["file", "lines", "language", "highlight", "numbered"],
        about: "text as it stands, or `file: src/a.rs` (and `lines: 3-20` of it); `highlight: [1, 3-5]` marks lines one by one, \
                `numbered: true` numbers all",
        is_there: |raw| raw.code.is_some() || raw.file.is_some(),
        take: |raw| {
            let highlight =
                std::mem::take(&mut raw.highlight).into_iter().map(|Stretch(lines)| lines).collect();
            let (text, language) = (raw.code.take().unwrap_or_default(), raw.language.take());
            let lines = raw.lines.take().map(|Stretch(lines)| lines);
            let excerpt = raw.file.take().map(|file| Excerpt { file, lines, is_missing: false });
            Some(Content::Code { text, excerpt, language, highlight, is_numbered: raw.numbered })
        },
    },
    Kind {
        name: "body",
        beside: &[],
        about: "running text, a paragraph a line",
        is_there: |raw| raw.body.is_some(),
        take: |raw| raw.body.take().map(Content::Body),
    },
    Kind {
        name: "columns",
        beside: &[],
        about: "`heading`, `body`, `points` beside each other",
        is_there: |raw| raw.columns.is_some(),
        take: |raw| raw.columns.take().map(Content::Columns),
    },
    Kind {
        name: "include",
        beside: &["slides"],
        about: "another deck's file, for its slides: all, or `slides: 3-7` (3, 3-); what they name is found from their own folder",
        is_there: |raw| raw.include.is_some(),
        take: |raw| {
            let slides = raw.slides.take();
            raw.include.take().map(|file| Content::Include(Include { file, slides }))
        },
    },
];

/// Whether a slide has a key.
type IsThere = fn(&RawSlide) -> bool;

/// The keys that belong to some kinds and name none.
const EXTRAS: [(&str, IsThere); 9] = [
    ("subtitle", |raw| raw.subtitle.is_some()),
    ("date", |raw| raw.date.is_some()),
    ("by", |raw| raw.by.is_some()),
    ("role", |raw| raw.role.is_some()),
    ("numbered", |raw| raw.numbered),
    ("language", |raw| raw.language.is_some()),
    ("highlight", |raw| !raw.highlight.is_empty()),
    ("lines", |raw| raw.lines.is_some()),
    ("slides", |raw| raw.slides.is_some()),
];

/// The kinds of slides as a table in Markdown, for the README.
pub fn kinds_markdown() -> String {
    let mut table = "| kind | beside it | what is on the slide |\n| --- | --- | --- |\n".to_owned();
    for Kind { name, beside, about, .. } in &KINDS {
        let beside = beside.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        table += &format!("| `{name}` | {beside} | {about} |\n");
    }
    table
}

/// What the schema says of a slide.
fn description() -> String {
    let kinds = either(KINDS.iter().map(|kind| kind.name));
    format!("A slide; the key {kinds} names its kind. With only a heading it opens a section.")
}

/// A slide, or what is wrong with its keys: made where they are read, since the keys of all slides take more memory than
/// the slides.
pub(super) struct ReadSlide(pub(super) Result<Slide, Box<Fault>>);

impl<'de> Deserialize<'de> for ReadSlide {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The keys stay where they are read: they are three times as long as a slide.
        match RawSlide::deserialize(deserializer) {
            Ok(ref mut raw) => Ok(Self(slide(raw).map_err(Box::new))),
            Err(error) => Err(error),
        }
    }
}

/// Makes a slide of its keys, which it takes.
fn slide(raw: &mut RawSlide) -> Result<Slide, Fault> {
    let kind = kind(raw)?;
    misplaced(raw, kind)?;
    let has_code = raw.code.is_some();
    if has_code && raw.file.is_some() {
        return Err(
            Fault::new("a slide has its code in it or in a \"file\", and not both").hint("take one out")
        );
    }
    if has_code && raw.lines.is_some() {
        return Err(Fault::new("\"lines\" are those of a \"file\"").hint("name the file, or take them out"));
    }
    let content = kind.and_then(|kind| (kind.take)(raw)).unwrap_or(Content::Section);
    if let Content::Include(_) = content
        && let Some(key) = first_key(raw)
    {
        return Err(Fault::new(format!("\"{key}\" does not stand beside \"include\""))
            .hint("write it into the other deck, or on a slide before this one"));
    }
    let picture = beside(raw.image.take(), raw.caption.take(), &content)?;
    if raw.minutes.is_some() && content != Content::Section {
        return Err(Fault::new("\"minutes\" belongs to a slide that opens a section")
            .hint("write `time: 90s` for a slide, or `minutes` before `slides` for all"));
    }
    if raw.minutes == Some(0) {
        return Err(Fault::new("a section takes a minute at least").hint("take it out, or write `time: 30s`"));
    }
    Ok(Slide {
        heading: raw.heading.take(),
        content,
        picture: picture.map(Box::new),
        footnotes: std::mem::take(&mut raw.footnotes.0),
        notes: raw.notes.take(),
        asked: std::mem::take(&mut raw.asked),
        from: raw.from.take(),
        time: raw.time,
        minutes: raw.minutes,
        reveal: raw.reveal,
        is_skipped: raw.skip,
        rows: None,
        lang: None,
    })
}

/// The first key that is left of a slide beside `skip`.
fn first_key(raw: &RawSlide) -> Option<String> {
    let value = serde_yaml::to_value(raw).ok()?;
    value.as_mapping()?.keys().filter_map(|key| key.as_str()).find(|key| *key != "skip").map(str::to_owned)
}

/// The picture beside the content.
fn beside(image: Option<String>, caption: Option<String>, content: &Content) -> Result<Option<Photo>, Fault> {
    let is_photo = matches!(content, Content::Photo(_));
    match (image, caption) {
        (Some(_), _) if is_photo => {
            Err(Fault::new("\"image\" stands beside one photo").hint("write it into each photo of a list"))
        }
        (None, Some(_)) if is_photo => {
            Err(Fault::new("a photo slide has no \"caption\": \"photo\" is it").hint("take it out"))
        }
        (None, Some(_)) => Err(Fault::new("\"caption\" is the words of an \"image\"")
            .hint("name the picture's file, or take it out")),
        (image, text) => Ok(image.map(|image| Photo {
            text: text.unwrap_or_default(),
            image: Some(image),
            ..Photo::default()
        })),
    }
}

/// The kind that a slide's keys name; none is a section's, which is its heading alone.
fn kind(raw: &RawSlide) -> Result<Option<&'static Kind>, Fault> {
    let mut named = KINDS.iter().filter(|kind| (kind.is_there)(raw));
    let Some(kind) = named.next() else {
        if raw.heading.is_some() {
            return Ok(None);
        }
        let hint = format!("write {}", either(KINDS.iter().map(|kind| kind.name)));
        return Err(Fault::new("a slide needs a heading or a kind").hint(hint));
    };
    let Some(other) = named.find(|other| !kind.beside.contains(&other.name)) else { return Ok(Some(kind)) };
    let (one, two) = (kind.name, other.name);
    let message = format!("a slide is of one kind, but this one has {one} and {two}");
    Err(Fault::new(message).hint("make it two slides"))
}

/// Finds a key that belongs to another kind of slide.
fn misplaced(raw: &RawSlide, kind: Option<&Kind>) -> Result<(), Fault> {
    let (name, beside) = kind.map_or(("section", &[][..]), |kind| (kind.name, kind.beside));
    let Some((key, _)) = EXTRAS.iter().find(|(key, is_there)| is_there(raw) && !beside.contains(key)) else {
        return Ok(());
    };
    let homes = either(KINDS.iter().filter(|kind| kind.beside.contains(key)).map(|kind| kind.name));
    let message = format!("\"{key}\" belongs to {} slide, not to {} slide", one(&homes), one(name));
    Err(Fault::new(message).hint("take it out"))
}

/// `a cover`, `an include`.
fn one(name: &str) -> String {
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {name}")
}

/// `cover, points or quote`.
fn either(names: impl Iterator<Item = &'static str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// Makes keys of a slide.
pub(super) fn raw_slide(slide: &Slide) -> RawSlide {
    let mut raw = RawSlide {
        heading: slide.heading.clone(),
        footnotes: Footnotes(slide.footnotes.clone()),
        notes: slide.notes.clone(),
        asked: slide.asked.clone(),
        from: slide.from.clone(),
        time: slide.time,
        minutes: slide.minutes,
        reveal: slide.reveal,
        skip: slide.is_skipped,
        ..RawSlide::default()
    };
    match slide.content.clone() {
        Content::Cover { title, subtitle, by, date, photo } => {
            raw.cover = Some(title);
            raw.subtitle = subtitle;
            raw.by = by;
            raw.date = date;
            raw.photo = (!photo.is_empty()).then_some(Photos(photo));
        }
        Content::Section | Content::Asked => raw.heading = Some(slide.heading.clone().unwrap_or_default()),
        Content::Points { points, numbered } => {
            raw.points = Some(points);
            raw.numbered = numbered;
        }
        Content::Quote { text, by, role } => {
            raw.quote = Some(text);
            (raw.by, raw.role) = (by, role);
        }
        Content::Photo(photos) => raw.photo = Some(Photos(photos)),
        Content::Figures(figures) => raw.figures = Some(figures),
        Content::Timeline(moments) => raw.timeline = Some(moments),
        Content::Table(rows) => raw.table = Some(rows),
        Content::Chart(chart) => raw.chart = Some(chart),
        Content::Code { text, excerpt, language, highlight, is_numbered } => {
            match excerpt {
                Some(Excerpt { file, lines, .. }) => (raw.file, raw.lines) = (Some(file), lines.map(Stretch)),
                None => raw.code = Some(text),
            }
            raw.language = language;
            raw.highlight = highlight.into_iter().map(Stretch).collect();
            raw.numbered = is_numbered;
        }
        Content::Body(text) => raw.body = Some(text),
        Content::Columns(columns) => raw.columns = Some(columns),
        Content::Include(Include { file, slides }) => (raw.include, raw.slides) = (Some(file), slides),
    }
    if let Some(Photo { text, image, .. }) = slide.picture.as_deref().cloned() {
        raw.image = image;
        raw.caption = Some(text).filter(|text| !text.is_empty());
    }
    raw
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{read, write};

    #[track_caller]
    fn told(slide: &str) -> String {
        let fault = read(&format!("slides:\n- {slide}\n")).expect_err("keys that do not fit together");
        format!("{}; {}", fault.message, fault.hint.unwrap_or_default())
    }

    #[test]
    fn each_kind_is_read_from_its_key_and_written_to_it() {
        let examples = [
            "{cover: 港口, subtitle: 三年, by: 林海生, date: '2031', photo: 局長}",
            "{points: [一], numbered: true}",
            "{quote: 「一」, by: 林海生, role: 局長}",
            "{photo: 吊機, image: a.jpg}",
            "{figures: [{value: 三千, label: 貨櫃}]}",
            "{timeline: [{when: 明年, what: 啟用}]}",
            "{table: [[甲, 乙]]}",
            "{chart: {rows: [{label: 東港, value: 3}]}}",
            "{code: x, language: rust, highlight: [1], numbered: true}\n- {file: a.rs, lines: 3-20}",
            "{body: 一}",
            "{columns: [{heading: 甲, body: 一, points: [二]}]}",
            "{include: other.yaml, slides: 3-7}",
        ];
        for (kind, example) in KINDS.iter().zip(examples) {
            let deck = read(&format!("slides:\n- {example}\n")).unwrap();
            let written = write(&deck);
            for key in kind.beside.iter().chain([&kind.name]) {
                assert!(
                    written.contains(&format!("{key}: ")) || written.contains(&format!("{key}:\n")),
                    "{written}"
                );
            }
            assert_eq!(read(&written).unwrap(), deck);
            assert!(!matches!(deck.slides[0].content, Content::Section), "{example}");
        }
    }

    #[test]
    fn each_key_has_a_kind_that_it_belongs_to() {
        for (key, _) in EXTRAS {
            assert!(KINDS.iter().any(|kind| kind.beside.contains(&key)), "{key}");
            let value = match key {
                "highlight" => "[1]",
                "lines" | "slides" => "3",
                _ => "true",
            };
            assert!(
                told(&format!("{{heading: a, {key}: {value}}}"))
                    .starts_with(&format!("\"{key}\" belongs to a"))
            );
        }
        for key in KINDS.iter().flat_map(|kind| kind.beside) {
            let is_kind = KINDS.iter().any(|kind| kind.name == *key);
            // Beside any kind, but a photo's is its own.
            // A file is where code is, and names the kind too.
            assert!(
                is_kind || matches!(*key, "image" | "file") || EXTRAS.iter().any(|(extra, _)| extra == key),
                "{key}"
            );
        }
    }

    #[test]
    fn a_picture_stands_beside_any_kind_but_a_photo() {
        for slide in
            ["{heading: a, image: b}", "{cover: a, photo: b, image: c, caption: d}", "{code: x, image: c}"]
        {
            let deck = read(&format!("slides:\n- {slide}\n")).unwrap();
            assert!(deck.slides[0].picture.is_some());
            assert_eq!(read(&write(&deck)).unwrap(), deck);
        }
        let element = |slide: &str| {
            let deck = read(&format!("slides:\n- {slide}\n")).unwrap();
            let elements = deck.slides[0].elements();
            let first = elements.first().unwrap();
            (first.is_claim(), first.scalar_path().len(), first.image.map(str::to_owned))
        };
        assert_eq!(element("{body: a, image: b.png}"), (false, 1, Some("b.png".to_owned())));
        assert_eq!(element("{body: a, image: b.png, caption: c}"), (true, 1, Some("b.png".to_owned())));
        assert_eq!(element("{photo: a, image: b.png}"), (true, 2, Some("b.png".to_owned())));
    }

    #[test]
    fn keys_that_do_not_fit_together_are_told_by_the_table() {
        for (slide, expected) in [
            (
                "{quote: a, points: [b]}",
                "a slide is of one kind, but this one has points and quote; make it two slides",
            ),
            (
                "{cover: a, photo: b, body: c}",
                "a slide is of one kind, but this one has cover and body; make it two slides",
            ),
            (
                "{cover: a, caption: b}",
                "\"caption\" is the words of an \"image\"; name the picture's file, or take it out",
            ),
            ("{photo: a, caption: b}", "a photo slide has no \"caption\": \"photo\" is it; take it out"),
            (
                "{photo: a, image: b, caption: c}",
                "a photo slide has no \"caption\": \"photo\" is it; take it out",
            ),
            (
                "{points: [a], by: b}",
                "\"by\" belongs to a cover or quote slide, not to a points slide; take it out",
            ),
            (
                "{include: a, date: b}",
                "\"date\" belongs to a cover slide, not to an include slide; take it out",
            ),
            (
                "{heading: a, date: b}",
                "\"date\" belongs to a cover slide, not to a section slide; take it out",
            ),
            (
                "{photo: [a, b], image: c}",
                "\"image\" stands beside one photo; write it into each photo of a list",
            ),
            (
                "{photo: {text: a, image: b}, image: c}",
                "\"image\" stands beside one photo; write it into each photo of a list",
            ),
            (
                "{points: [a], minutes: 3}",
                "\"minutes\" belongs to a slide that opens a section; write `time: 90s` for a slide, or `minutes` \
                 before `slides` for all",
            ),
            (
                "{heading: a, minutes: 0}",
                "a section takes a minute at least; take it out, or write `time: 30s`",
            ),
            (
                "{notes: a}",
                "a slide needs a heading or a kind; write cover, points, quote, photo, figures, timeline, table, \
                 chart, code, body, columns or include",
            ),
        ] {
            assert_eq!(told(slide), expected);
        }
    }
}
