//! A slide as it is written, and as it is: that its keys fit together is checked on the way in.

use super::forms::Photos;
use crate::deck::{Column, Content, Figure, Moment, Origin, Point, Slide};
use crate::fault::Fault;
use serde::{Deserialize, Serialize};

/// A slide as it is written.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSlide {
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

/// Makes a slide of its keys.
pub(super) fn slide(mut raw: RawSlide) -> Result<Slide, Fault> {
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

/// Makes keys of a slide.
pub(super) fn raw_slide(slide: &Slide) -> RawSlide {
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
