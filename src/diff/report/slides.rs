//! Changes as a deck: how many, then a few slides for each kind, the old words beside the new.

use super::{Files, attributes, counts, pieces};
use crate::deck::{Aside, Content, Deck, Figure, Point, Slide};
use crate::diff::{Change, Kind, Side};
use crate::text::{clean, inline};

/// How many changes stand on a slide.
const MAX_ROWS: usize = 4;

/// Makes a deck of the changes, in the language `lang` for the rules of line breaking.
pub fn deck(changes: &[Change], files: Files<'_>, lang: Option<&str>) -> Deck {
    let title = "What changed".to_owned();
    let names = inline::escape(&format!("{} → {}", clean(files.old), clean(files.new)));
    let cover = Content::Cover {
        title: title.clone(),
        subtitle: Some(names),
        by: None,
        date: None,
        photo: Vec::new(),
    };
    let mut slides = vec![Slide::new(cover), in_short(changes)];
    for kind in Kind::ALL {
        // What changed in several ways is shown once, under the first of them.
        let of_kind: Vec<&Change> =
            changes.iter().filter(|change| change.kinds.first() == Some(&kind)).collect();
        slides.extend(of_kind.chunks(MAX_ROWS).map(|some| slide(kind, some)));
    }
    Deck { title: Some(title), lang: lang.map(str::to_owned), slides, ..Deck::default() }
}

/// The counts as figures.
fn in_short(changes: &[Change]) -> Slide {
    let figure = |(_, n, name): (Kind, usize, String)| Figure {
        value: n.to_string(),
        label: name,
        trend: Vec::new(),
        from: None,
    };
    let figures: Vec<Figure> = counts(changes).into_iter().map(figure).collect();
    let content = if figures.is_empty() {
        Content::Points { points: vec![Point::new("No difference")], numbered: false }
    } else {
        Content::Figures(figures)
    };
    Slide { heading: Some("In short".to_owned()), ..Slide::new(content) }
}

fn slide(kind: Kind, changes: &[&Change]) -> Slide {
    let mut heading = kind.name().to_owned();
    if let Some(first) = heading.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let content = match kind {
        Kind::Added | Kind::Cut => {
            Content::Points { points: changes.iter().copied().filter_map(point).collect(), numbered: false }
        }
        _ => {
            let head = ["Slide", "Before", "Now"].map(str::to_owned).to_vec();
            Content::Table(std::iter::once(head).chain(changes.iter().map(|change| row(change))).collect())
        }
    };
    Slide { heading: Some(heading), ..Slide::new(content) }
}

/// What was added or cut.
fn point(change: &Change) -> Option<Point> {
    let side = change.new.as_ref().or(change.old.as_ref())?;
    let text = format!("{}: {}", place(change), words(change, side));
    let by = side.by.as_deref().map(|by| clean(by).into_owned());
    Some(Point { aside: Aside { by, ..Aside::default() }.boxed(), ..Point::new(text) })
}

/// `Slide 4, point`.
fn place(change: &Change) -> String {
    let side = change.new.as_ref().or(change.old.as_ref());
    let number = side.and_then(|side| side.slide_idx).map(|idx| format!("slide {}, ", idx + 1));
    format!("{}{}", number.unwrap_or_default(), change.what.name())
}

/// The slide, and both sides beside each other: the words, and what else changed.
fn row(change: &Change) -> Vec<String> {
    let mut cells = [change.old.as_ref(), change.new.as_ref()]
        .map(|side| side.map(|side| words(change, side)).unwrap_or_default());
    for (name, old, new) in attributes(change) {
        for (cell, value) in cells.iter_mut().zip([old, new]) {
            *cell += &format!(" ({name}: {})", inline::escape(&value));
        }
    }
    std::iter::once(place(change)).chain(cells).collect()
}

/// The words of one side, with those in bold that the other has not.
fn words(change: &Change, side: &Side) -> String {
    let strong = |text: String| {
        let escaped = inline::escape(&text);
        let words = escaped.trim();
        // A mark beside a space opens nothing, and one behind a backslash or a star closes nothing.
        if words.is_empty() || words.ends_with(['\\', '*']) {
            return escaped;
        }
        escaped.replacen(words, &format!("**{words}**"), 1)
    };
    let pieces = pieces(change, side).into_iter();
    pieces.map(|p| if p.is_changed { strong(p.text) } else { inline::escape(&p.text) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::diff;
    use proptest::prelude::*;

    fn changed(old: &Point, new: &Point) -> Vec<Change> {
        let deck = |point: &Point| Deck {
            slides: vec![Slide {
                heading: Some("甲".to_owned()),
                ..Slide::new(Content::Points { points: vec![point.clone()], numbered: false })
            }],
            ..Deck::default()
        };
        diff(&deck(old), &deck(new))
    }

    #[test]
    fn what_changed_in_several_ways_is_shown_once() {
        let point = |text: &str, by: &str| Point { aside: Aside::by(by).boxed(), ..Point::new(text) };
        let changes = changed(&point("每日三千個貨櫃", "林海生"), &point("每日三萬個貨櫃", "陳大文"));
        let shown = deck(&changes, Files { old: "a_*b*.yaml", new: "b" }, None);
        let names: Vec<String> = shown.slides.iter().map(Slide::name).collect();
        assert_eq!(names, ["What changed", "In short", "Other figure"]);
        let Content::Table(rows) = &shown.slides[2].content else { panic!("a table") };
        let cells = [
            "slide 1, point",
            "每日**三千個**貨櫃 (speaker: 林海生)",
            "每日**三萬個**貨櫃 (speaker: 陳大文)",
        ];
        assert_eq!(rows[1], cells);
        assert_eq!(shown.slides[0].elements()[1].text(), "a_*b*.yaml → b");
    }

    proptest! {
        #[test]
        fn words_are_shown_as_they_stand(old in "[a*`\\\\ 甲三千]{0,12}", new in "[a*`\\\\ 甲三千]{0,12}") {
            let point = |text: &str| Point::new(inline::escape(&format!("港口港口港口港口{text}。")));
            let changes = changed(&point(&old), &point(&new));
            for change in changes.iter().filter(|change| !change.words.is_empty()) {
                for (side, text) in [(&change.old, &old), (&change.new, &new)] {
                    let shown = words(change, side.as_ref().expect("a side"));
                    prop_assert_eq!(inline::parse(&shown).text, format!("港口港口港口港口{text}。"), "{}", shown);
                }
            }
        }
    }
}
