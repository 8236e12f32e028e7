//! YAML to a deck and back.
//!
//! The types here mirror the text: a slide is a mapping of optional keys, and one of them names its kind. That the
//! keys fit together is checked on the way in, so that the rest of the program has no wrong states to fear.

use super::quotes;
use super::{Column, Content, Deck, Figure, Moment, Origin, Photo, Point, Position, Segment, Slide, locate};
use crate::fault::{Fault, nearest};
use crate::text::Strictness;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// Reads a deck.
///
/// # Errors
/// The first fault in the text: YAML that does not parse, an unknown or misplaced key, a missing one.
pub fn read(text: &str) -> Result<Deck, Fault> {
    let text = text.trim_start_matches('\u{FEFF}');
    let raw: RawDeck = serde_yaml::from_str(text).map_err(|e| explain(text, &e))?;
    let mut slides = Vec::with_capacity(raw.slides.len());
    for (slide_idx, raw) in raw.slides.into_iter().enumerate() {
        slides.push(slide(raw).map_err(|fault| misfit(fault, text, slide_idx))?);
    }
    Ok(Deck { title: raw.title, lang: raw.lang, theme: raw.theme, line_break: raw.line_break, slides })
}

/// Writes a deck, the same text for the same deck.
pub fn write(deck: &Deck) -> String {
    let raw = RawDeck {
        title: deck.title.clone(),
        lang: deck.lang.clone(),
        theme: deck.theme.clone(),
        line_break: deck.line_break,
        slides: deck.slides.iter().map(raw_slide).collect(),
    };
    serde_yaml::to_string(&raw).expect("a deck is made of strings, lists and maps")
}

/// A slide whose keys do not fit together: serde would name the place of the whole list.
fn misfit(fault: Fault, text: &str, slide_idx: usize) -> Fault {
    let path = vec![Segment::Key("slides".into()), Segment::Index(slide_idx)];
    match locate(text, &[path]).first() {
        Some(position) => fault.at(text, *position),
        None => fault,
    }
}

fn explain(text: &str, error: &serde_yaml::Error) -> Fault {
    if let Some(fault) = quotes::fault(text, error) {
        return fault;
    }
    let position = error.location().map(|at| Position { line: at.line().max(1), column: at.column().max(1) });
    let mut message = error.to_string();
    // The library writes the place and the path into its message; we print the place once, in front.
    if let Some(at) = message.rfind(" at line ") {
        message.truncate(at);
    }
    if let Some((path, rest)) = message.split_once(": ")
        && path.starts_with(|c: char| c.is_ascii_lowercase() || c == '.')
        && !path.contains(' ')
    {
        message = rest.to_owned();
    }
    let hint = hint(&message);
    if let Some(at) = message.find(", expected one of").or_else(|| message.find(", expected `")) {
        message.truncate(at);
    }
    let fault = Fault { hint, ..Fault::new(message.replace('`', "\"")) };
    match position {
        Some(position) => fault.at(text, position),
        None => fault,
    }
}

fn hint(message: &str) -> Option<String> {
    if message.starts_with("missing field `slides`") {
        return Some("a deck is a mapping with a list \"slides\"; see `jianbao schema`".to_owned());
    }
    let unknown = message.strip_prefix("unknown field `")?.split('`').next()?;
    let known: Vec<&str> = message.split_once("expected ")?.1.split('`').skip(1).step_by(2).collect();
    Some(match nearest(unknown, known.iter().copied()) {
        Some(nearest) => format!("did you mean \"{nearest}\"?"),
        None => format!("known here: {}", known.join(", ")),
    })
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDeck {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    theme: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line_break: Option<Strictness>,
    slides: Vec<RawSlide>,
}

/// A slide as it is written.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSlide {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cover: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subtitle: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    numbered: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    points: Option<Vec<Point>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    photo: Option<Photos>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    figures: Option<Vec<Figure>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    timeline: Option<Vec<Moment>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    table: Option<Vec<Vec<String>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    columns: Option<Vec<Column>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Origin>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notes: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

fn slide(mut raw: RawSlide) -> Result<Slide, Fault> {
    let is_cover = raw.cover.is_some();
    let kinds = [
        ("cover", is_cover),
        ("points", raw.points.is_some()),
        ("quote", raw.quote.is_some()),
        ("photo", raw.photo.is_some() && !is_cover),
        ("figures", raw.figures.is_some()),
        ("timeline", raw.timeline.is_some()),
        ("table", raw.table.is_some()),
        ("code", raw.code.is_some()),
        ("body", raw.body.is_some()),
        ("columns", raw.columns.is_some()),
    ];
    let named: Vec<&str> = kinds.iter().filter(|(_, is_there)| *is_there).map(|(name, _)| *name).collect();
    let kind = match named.as_slice() {
        [] if raw.heading.is_some() => "section",
        [] => {
            return Err(Fault::new("a slide needs a heading or a kind")
                .hint("write points, quote, photo or another kind"));
        }
        [kind] => kind,
        [one, two, ..] => {
            return Err(Fault::new(format!("a slide is of one kind, but this one has {one} and {two}"))
                .hint("make it two slides"));
        }
    };
    let extras = [
        ("subtitle", raw.subtitle.is_some(), &["cover"][..]),
        ("date", raw.date.is_some(), &["cover"]),
        ("by", raw.by.is_some(), &["cover", "quote"]),
        ("image", raw.image.is_some(), &["photo"]),
        ("numbered", raw.numbered, &["points"]),
        ("language", raw.language.is_some(), &["code"]),
    ];
    if let Some((name, _, homes)) =
        extras.iter().find(|(_, is_there, homes)| *is_there && !homes.contains(&kind))
    {
        let homes = homes.join(" or ");
        let message = format!("\"{name}\" belongs to a {homes} slide, not to a {kind} slide");
        return Err(Fault::new(message).hint("take it out"));
    }
    let content = if let Some(title) = raw.cover.take() {
        let photo = raw.photo.take().map(|Photos(photos)| photos).unwrap_or_default();
        Content::Cover { title, subtitle: raw.subtitle, by: raw.by, date: raw.date, photo }
    } else if let Some(points) = raw.points {
        Content::Points { points, numbered: raw.numbered }
    } else if let Some(text) = raw.quote {
        Content::Quote { text, by: raw.by }
    } else if let Some(Photos(mut photos)) = raw.photo {
        if let Some(image) = raw.image {
            match photos.as_mut_slice() {
                [photo] if photo.image.is_none() => photo.image = Some(image),
                _ => {
                    return Err(Fault::new("\"image\" stands beside one photo")
                        .hint("write it into each photo of a list"));
                }
            }
        }
        Content::Photo(photos)
    } else if let Some(figures) = raw.figures {
        Content::Figures(figures)
    } else if let Some(moments) = raw.timeline {
        Content::Timeline(moments)
    } else if let Some(rows) = raw.table {
        Content::Table(rows)
    } else if let Some(text) = raw.code {
        Content::Code { text, language: raw.language }
    } else if let Some(text) = raw.body {
        Content::Body(text)
    } else if let Some(columns) = raw.columns {
        Content::Columns(columns)
    } else {
        Content::Section
    };
    Ok(Slide { heading: raw.heading, content, notes: raw.notes, from: raw.from })
}

fn raw_slide(slide: &Slide) -> RawSlide {
    let mut raw = RawSlide {
        heading: slide.heading.clone(),
        notes: slide.notes.clone(),
        from: slide.from.clone(),
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
        Content::Section => raw.heading = Some(slide.heading.clone().unwrap_or_default()),
        Content::Points { points, numbered } => {
            raw.points = Some(points);
            raw.numbered = numbered;
        }
        Content::Quote { text, by } => {
            raw.quote = Some(text);
            raw.by = by;
        }
        Content::Photo(photos) => raw.photo = Some(Photos(photos)),
        Content::Figures(figures) => raw.figures = Some(figures),
        Content::Timeline(moments) => raw.timeline = Some(moments),
        Content::Table(rows) => raw.table = Some(rows),
        Content::Code { text, language } => {
            raw.code = Some(text);
            raw.language = language;
        }
        Content::Body(text) => raw.body = Some(text),
        Content::Columns(columns) => raw.columns = Some(columns),
    }
    raw
}

/// The long form of a point.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PointText {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Origin>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    points: Vec<Point>,
}

/// The long form of a photo.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PhotoText {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Origin>,
}

impl From<PointText> for Point {
    fn from(PointText { text, by, from, points }: PointText) -> Self {
        Self { text, by, from, points }
    }
}

impl From<PhotoText> for Photo {
    fn from(PhotoText { text, image, from }: PhotoText) -> Self {
        Self { text, image, from }
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { text, by, from, points } = self.clone();
        if by.is_none() && from.is_none() && points.is_empty() {
            return text.serialize(serializer);
        }
        PointText { text, by, from, points }.serialize(serializer)
    }
}

impl Serialize for Photo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { text, image, from } = self.clone();
        if image.is_none() && from.is_none() {
            return text.serialize(serializer);
        }
        PhotoText { text, image, from }.serialize(serializer)
    }
}

/// Reads a thing that is a line of text in its short form and a mapping in its long form.
struct ShortOrLong<T> {
    what: &'static str,
    short: fn(String) -> T,
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let visitor = ShortOrLong { what: "a point", short: PointText::short };
        deserializer.deserialize_any(visitor).map(Into::into)
    }
}

impl<'de> Deserialize<'de> for Photo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let visitor = ShortOrLong { what: "a photo", short: PhotoText::short };
        deserializer.deserialize_any(visitor).map(Into::into)
    }
}

impl PointText {
    const fn short(text: String) -> Self {
        Self { text, by: None, from: None, points: Vec::new() }
    }
}

impl PhotoText {
    const fn short(text: String) -> Self {
        Self { text, image: None, from: None }
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for ShortOrLong<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: a line of text, or a mapping with \"text\"", self.what)
    }

    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok((self.short)(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<T, E> {
        Ok((self.short)(text))
    }

    fn visit_u64<E>(self, number: u64) -> Result<T, E> {
        Ok((self.short)(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<T, E> {
        Ok((self.short)(number.to_string()))
    }

    // 3.10 would come out as 3.1: better to ask than to change a figure.
    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<T, E> {
        Err(E::custom(format!("{} that is a decimal number: put it in quotation marks", self.what)))
    }

    fn visit_bool<E>(self, value: bool) -> Result<T, E> {
        Ok((self.short)(value.to_string()))
    }

    // A dash with nothing behind it, while somebody is typing.
    fn visit_unit<E>(self) -> Result<T, E> {
        Ok((self.short)(String::new()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

/// One photo, or a list of them.
#[derive(Clone)]
struct Photos(Vec<Photo>);

impl Serialize for Photos {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [photo] => photo.serialize(serializer),
            photos => photos.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Photos {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMany;
        impl<'de> Visitor<'de> for OneOrMany {
            type Value = Photos;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a caption, a mapping with \"text\", or a list of these")
            }

            fn visit_str<E>(self, text: &str) -> Result<Photos, E> {
                Ok(Photos(vec![Photo { text: text.to_owned(), ..Photo::default() }]))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Photos, E> {
                Ok(Photos(vec![Photo { text: number.to_string(), ..Photo::default() }]))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Photos, A::Error> {
                let photo = PhotoText::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Photos(vec![photo.into()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Photos, A::Error> {
                let mut photos = Vec::new();
                while let Some(photo) = items.next_element()? {
                    photos.push(photo);
                }
                Ok(Photos(photos))
            }
        }
        deserializer.deserialize_any(OneOrMany)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check_error(text: &str, expected: &str) {
        let error = read(text).expect_err("a fault");
        assert_eq!(crate::fault::brief(&error).join("\n"), expected);
    }

    #[test]
    fn a_fault_is_told_with_its_place_and_a_hint() {
        check_error(
            "title: 港\nslides:\n  - heading: 甲\n    pionts: []\n",
            "4:5: unknown field \"pionts\"\nhint: did you mean \"points\"?",
        );
        check_error(
            "slides:\n  - quote: 「甲」\n    points: [一]\n",
            "2:5: a slide is of one kind, but this one has points and quote\nhint: make it two slides",
        );
        check_error(
            "slides:\n  - points: [a]\n    by: 乙\n",
            "2:5: \"by\" belongs to a cover or quote slide, not to a points slide\nhint: take it out",
        );
        check_error(
            "slides:\n  - points:\n      - text: a\n        form: x\n",
            "4:9: unknown field \"form\"\nhint: did you mean \"from\"?",
        );
        check_error(
            "slides:\n  - points:\n      - 3.10\n",
            "3:9: a point that is a decimal number: put it in quotation marks",
        );
        check_error(
            "title: 港\n",
            "1:1: missing field \"slides\"\nhint: a deck is a mapping with a list \"slides\"; see `jianbao schema`",
        );
        check_error(
            "slides:\n  - {}\n",
            "2:5: a slide needs a heading or a kind\nhint: write points, quote, photo or another kind",
        );
    }

    #[test]
    fn short_forms_are_read_and_written_short() {
        let text = "title: 港口\nslides:\n- heading: 甲\n  points:\n  - 一\n  - text: 二\n    by: 丙\n    from: a.txt:3\n- photo: 吊機\n- heading: 乙\n";
        let deck = read(text).unwrap();
        assert_eq!(write(&deck), text);
        assert_eq!(
            deck.slides[1].content,
            Content::Photo(vec![Photo { text: "吊機".into(), ..Photo::default() }])
        );
    }

    fn any_words() -> impl Strategy<Value = String> {
        prop_oneof![
            "[一-龥，。「」：]{0,12}",
            "[ -~]{0,12}",
            any::<String>(),
            prop_oneof![
                Just("null"),
                Just("true"),
                Just("3.10"),
                Just("- x"),
                Just("a: b"),
                Just("#"),
                Just("\n\n a\n")
            ]
            .prop_map(str::to_owned),
        ]
    }

    fn any_slide() -> impl Strategy<Value = Slide> {
        let origin = any_words().prop_map(Origin::from).boxed();
        let option = |s: proptest::strategy::BoxedStrategy<String>| proptest::option::of(s);
        let words = || any_words().boxed();
        let point = (words(), option(words()), proptest::option::of(origin.clone()))
            .prop_map(|(text, by, from)| Point { text, by, from, points: Vec::new() })
            .boxed();
        let nested = (point.clone(), proptest::collection::vec(point, 0..3))
            .prop_map(|(point, points)| Point { points, ..point });
        let photo = (words(), option(words()), proptest::option::of(origin))
            .prop_map(|(text, image, from)| Photo { text, image, from })
            .boxed();
        let photos = || proptest::collection::vec(photo.clone(), 0..3);
        let content = prop_oneof![
            (proptest::collection::vec(nested, 0..4), any::<bool>())
                .prop_map(|(points, numbered)| Content::Points { points, numbered }),
            (words(), option(words())).prop_map(|(text, by)| Content::Quote { text, by }),
            (words(), option(words()), option(words()), photos()).prop_map(|(title, subtitle, by, photo)| {
                Content::Cover { title, subtitle, by, date: None, photo }
            }),
            photos().prop_map(Content::Photo),
            words().prop_map(Content::Body),
            (words(), option(words())).prop_map(|(text, language)| Content::Code { text, language }),
            proptest::collection::vec(proptest::collection::vec(words(), 0..3), 0..3)
                .prop_map(Content::Table),
            (words(), words()).prop_map(|(value, label)| Content::Figures(vec![Figure {
                value,
                label,
                from: None
            }])),
            (words(), words()).prop_map(|(when, what)| Content::Timeline(vec![Moment {
                when,
                what,
                from: None
            }])),
            (option(words()), option(words())).prop_map(|(heading, body)| Content::Columns(vec![Column {
                heading,
                body,
                points: vec![]
            }])),
        ];
        (option(words()), content, option(words())).prop_map(|(heading, content, notes)| Slide {
            heading,
            content,
            notes,
            from: None,
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(title in proptest::option::of(any_words()), slides in proptest::collection::vec(any_slide(), 0..4)) {
            let deck = Deck { title, slides, ..Deck::default() };
            let text = write(&deck);
            prop_assert_eq!(read(&text).map_err(|e| format!("{e:?} in {text}")), Ok(deck));
        }

        #[test]
        fn any_text_is_read_or_refused(text in prop_oneof![any::<String>(), "(slides:|[ \n-]{0,4}|points:|heading: |[{}\\[\\]&*!|>'\"%@`]|港){0,20}"]) {
            let _ = read(&text);
        }
    }
}
