//! What is on a slide with where it comes from.

use super::speech::Speakers;
use super::unit::{Parts, Unit};
use super::when;
use crate::article::{Block, Lines};
use crate::deck::{Aside, Content, Origin, Photo, Point, Slide};
use crate::text::inline;
use std::collections::HashSet;

/// A claim as a point.
pub(super) fn point(parts: &Parts<'_>, unit: &Unit) -> Point {
    let mut from = origin(parts.source.file, &parts.lines_of(&unit.claim, parts.paragraph(unit)));
    if let Some(from) = &mut from {
        unit.also.iter().for_each(|other| from.add(other));
    }
    let article = parts.source.article;
    let when = article.date.as_deref().and_then(|date| when::resolved(&unit.text, article.lang, date));
    let (by, about) = (unit.claim.by.clone(), unit.claim.about.clone());
    let aside = Aside { by, about, when, role: None }.boxed();
    Point { text: inline::escape(&unit.text), aside, from: from.map(Box::new), ..Point::default() }
}

/// Says what each speaker is called where they are named first.
pub(super) fn give_roles(slides: &mut [Slide], speakers: &[&Speakers]) {
    let mut named: HashSet<String> = HashSet::new();
    for slide in slides {
        let Content::Points { points, .. } = &mut slide.content else { continue };
        for point in points {
            let Some(by) = &point.aside().by else { continue };
            if named.insert(by.clone()) {
                let role = speakers.iter().find_map(|s| s.role(by)).map(str::to_owned);
                point.change_aside(|aside| aside.role = role);
            }
        }
    }
}

/// A caption as a photo.
pub(super) fn photo(caption: &Block, file: &str) -> Photo {
    let from = origin(file, &caption.lines());
    Photo { text: inline::escape(&caption.text), image: caption.image.clone(), size: None, from }
}

/// The citation of lines, where the file can be cited.
pub(super) fn origin(file: &str, lines: &[Lines]) -> Option<Origin> {
    (!file.is_empty()).then(|| Origin { file: file.to_owned(), lines: lines.to_vec(), ..Origin::default() })
}
