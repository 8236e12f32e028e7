//! The first slides: a cover that says what this is and who it is about, and the points that say it all.

use crate::deck::{Content, Slide};
use crate::outline::cite::{origin, photo, point};
use crate::outline::grams::grams;
use crate::outline::name::is_name;
use crate::outline::plan::{Plan, is_repeat};
use crate::outline::unit::Parts;
use crate::outline::words::labels::Labels;
use crate::text::{inline, slice};

/// The longest that may be said of a person, in characters.
const MAX_ROLE: usize = 40;

/// An article's cover: its title, where and when it was printed, whom it is about, and the captions of portraits.
pub(in crate::outline) fn cover(parts: &Parts<'_>) -> Option<Slide> {
    let article = parts.source.article;
    let title = article.title()?;
    let by = about(parts).map(inline::escape);
    let lang = article.lang;
    let is_told = |text: &str| by.as_ref().is_some_and(|by| is_repeat(&grams(text, lang), &grams(by, lang)));
    let shown = parts.plates.iter().filter(|plate| plate.image.is_some() || !is_told(&plate.text));
    let photos = shown.map(|caption| photo(caption, parts.source.file)).collect();
    let content = Content::Cover {
        title: inline::escape(&title.text),
        subtitle: article.source.as_deref().map(inline::escape),
        by,
        date: article.date.clone(),
        photo: photos,
    };
    Some(Slide { from: origin(parts.source.file, &title.lines()), ..Slide::new(content) })
}

/// The person whom the title names (`林海生：……`) with their role, as the article first says it: 港務局局長林海生.
fn about<'a>(parts: &Parts<'a>) -> Option<&'a str> {
    let article = parts.source.article;
    let (name, _) = article.title()?.text.split_once('：')?;
    if !is_name(name) {
        return None;
    }
    parts.sentences.iter().find_map(|sentence| {
        let end = sentence.words.find(name)? + name.len();
        let before = slice(sentence.words, 0..end);
        let start = before.rfind(['，', '。', '；', '：', '」']).map_or(0, |at| {
            at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
        });
        let role = slice(before, start..end);
        let n_chars = role.chars().count();
        let is_role = role.chars().count() > name.chars().count() + 1 && n_chars <= MAX_ROLE;
        is_role.then_some(role)
    })
}

/// The key points, each with the slide that says more of it: `slide_of` gives its number.
pub(in crate::outline) fn key_points(
    parts: &Parts<'_>,
    plan: &Plan,
    slide_of: impl Fn(usize) -> Option<usize>,
) -> Option<Slide> {
    if plan.key.is_empty() {
        return None;
    }
    let labels = Labels::of(parts.source.article.lang);
    let points = plan.key.iter().map(|&idx| point(parts, &parts.units[idx])).collect();
    let cite = |(nth, &idx): (usize, &usize)| slide_of(idx).map(|slide| format!("{} → {slide}", nth + 1));
    let cited: Vec<String> = plan.key.iter().enumerate().filter_map(cite).collect();
    let mut notes = Vec::new();
    if !cited.is_empty() {
        notes.push(format!("{}: {}", labels.slide, cited.join(", ")));
    }
    if plan.has_opening {
        notes.extend(parts.sections[0].paragraphs.iter().map(|b| b.text.clone()));
    }
    let content = Content::Points { points, numbered: true };
    Some(Slide {
        heading: Some(labels.key_points.to_owned()),
        notes: (!notes.is_empty()).then(|| notes.join("\n\n")),
        ..Slide::new(content)
    })
}
