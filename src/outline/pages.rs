//! Slides out of what was chosen: a cover, and the sections with their points, notes and photos.

mod events;
mod figures;
mod front;
mod quotation;
mod sources;

pub(super) use events::timeline;
pub(super) use figures::figures;
pub(super) use front::{cover, key_points};
pub(super) use quotation::quotation;
pub(super) use sources::sources;

use super::cite::{photo, point};
use super::grams::{Gram, grams};
use super::plan::{Group, Plan, is_repeat, paragraph_of};
use super::section::Section;
use super::unit::Parts;
use super::words::labels::Labels;
use crate::article::Block;
use crate::deck::{Content, Photo, Slide};
use crate::text::inline;

/// The slides of an article's sections, its quotation, its pictures and dates, each with the claims that are on it; those
/// that the key points may cite.
pub(super) fn body(parts: &Parts<'_>, plan: &Plan, n_extras: usize) -> Vec<(Slide, Vec<usize>)> {
    let mut slides: Vec<(Slide, Vec<usize>)> = Vec::new();
    let mut unsaid = String::new();
    // What the opening quotes comes first: it has no slide of its own.
    let section_of = |idx: usize| parts.units[idx].section_idx;
    let is_open = |idx: &usize| !plan.groups.iter().any(|group| group.sections.contains(&section_of(*idx)));
    slides.extend(plan.quoted.filter(is_open).map(|idx| (quotation::slide(parts, idx), vec![idx])));
    for group in &plan.groups {
        let pages = group_slides(parts, group);
        if pages.is_empty() {
            // No point was taken: the paragraphs are kept in the notes of the slide before.
            match slides.last_mut() {
                Some((slide, _)) => add_notes(slide, &group_notes(parts, group, None)),
                None => unsaid += &group_notes(parts, group, None),
            }
        }
        slides.extend(pages);
        let is_here = |idx: &usize| group.sections.contains(&section_of(*idx));
        slides.extend(plan.quoted.filter(is_here).map(|idx| (quotation::slide(parts, idx), vec![idx])));
        slides.extend(pictures(parts, group).map(|slide| (slide, Vec::new())));
    }
    if let Some((slide, _)) = slides.first_mut().filter(|_| !unsaid.is_empty()) {
        add_notes(slide, &unsaid);
    }
    let events = timeline(parts);
    let is_taken = events.as_ref().is_some_and(|timeline| take_section(&mut slides, timeline));
    let events =
        events.filter(|timeline| is_taken || !slides.iter().any(|(slide, _)| tells(slide, timeline)));
    let captions = captions(parts, events.as_ref());
    let extras = [figures(parts), events.filter(|_| !is_taken), captions];
    slides.extend(extras.into_iter().flatten().take(n_extras).map(|slide| (slide, Vec::new())));
    slides
}

/// Makes the timeline of a section that is one, and that it says all of; false where there is none.
fn take_section(slides: &mut [(Slide, Vec<usize>)], timeline: &Slide) -> bool {
    let Content::Timeline(moments) = &timeline.content else { return false };
    let is_one = |slide: &Slide| match &slide.content {
        Content::Points { points, .. } => {
            points.len() > 1 && points.iter().all(|p| moments.iter().any(|m| p.text.contains(&m.what)))
        }
        _ => false,
    };
    let Some((slide, _)) = slides.iter_mut().find(|(slide, _)| is_one(slide)) else { return false };
    slide.content = timeline.content.clone();
    true
}

/// Whether the points of one slide say all of a timeline.
fn tells(slide: &Slide, timeline: &Slide) -> bool {
    let (Content::Points { points, .. }, Content::Timeline(moments)) = (&slide.content, &timeline.content)
    else {
        return false;
    };
    moments.iter().all(|moment| points.iter().any(|point| point.text.contains(&moment.what)))
}

/// Keeps the paragraphs of the opening in the notes of a slide, where there are no key points that hold them.
pub(super) fn add_opening(slide: &mut Slide, parts: &Parts<'_>) {
    let paragraphs: Vec<&str> = parts.sections[0].paragraphs.iter().map(|b| b.text.as_str()).collect();
    add_notes(slide, &paragraphs.join("\n\n"));
}

/// Adds a paragraph to a slide's notes.
pub(super) fn add_notes(slide: &mut Slide, notes: &str) {
    let held = slide.notes.take().filter(|held| !held.is_empty());
    slide.notes = Some(held.map_or(String::new(), |held| held + "\n\n") + notes);
}

fn group_slides(parts: &Parts<'_>, group: &Group) -> Vec<(Slide, Vec<usize>)> {
    let n_pages = group.pages.len();
    let slide = |(nth, page): (usize, &Vec<usize>)| {
        let points = page.iter().map(|&idx| point(parts, &parts.units[idx])).collect();
        let notes = group_notes(parts, group, Some(nth));
        let heading = heading(parts, group).map(|h| numbered(&h, nth, n_pages, parts));
        let content = Content::Points { points, numbered: false };
        let notes = (!notes.is_empty()).then_some(notes);
        (Slide { heading, notes, ..Slide::new(content) }, page.clone())
    };
    group.pages.iter().enumerate().map(slide).collect()
}

/// `碼頭（1/2）`.
fn numbered(heading: &str, nth: usize, n_pages: usize, parts: &Parts<'_>) -> String {
    match (n_pages, parts.source.article.lang.is_unspaced()) {
        (0 | 1, _) => heading.to_owned(),
        (_, true) => format!("{heading}（{}/{n_pages}）", nth + 1),
        (_, false) => format!("{heading} ({}/{n_pages})", nth + 1),
    }
}

/// The headings of a group: of more than two the first and the last.
fn heading(parts: &Parts<'_>, group: &Group) -> Option<String> {
    let headings: Vec<String> = parts.sections[group.sections.clone()]
        .iter()
        .filter_map(|s| s.heading.map(|b| inline::escape(&b.text)))
        .collect();
    match headings.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [first, second] => Some(format!("{first} / {second}")),
        [first, .., last] => Some(format!("{first} … {last}")),
    }
}

/// The paragraphs of a slide's notes: each of the group's stands in those of one slide, under its section's heading where
/// that is not the slide's.
fn group_notes(parts: &Parts<'_>, group: &Group, nth: Option<usize>) -> String {
    let first_of = |page: &Vec<usize>| page.first().map(|&idx| paragraph_of(&parts.units[idx]));
    let last_of = |page: &Vec<usize>| page.last().map(|&idx| paragraph_of(&parts.units[idx]));
    // A page begins with its first claim's paragraph, unless that is on the page before too.
    let start_of = |nth: usize| {
        let before = nth.checked_sub(1).and_then(|before| last_of(&group.pages[before]));
        let first = group.pages.get(nth).and_then(first_of);
        first.map(|first| if before == Some(first) { (first.0, first.1 + 1) } else { first })
    };
    let from = nth.filter(|&nth| nth > 0).and_then(start_of).unwrap_or((0, 0));
    let to = nth.and_then(|nth| start_of(nth + 1)).unwrap_or((usize::MAX, 0));
    let mut notes: Vec<&str> = Vec::new();
    for section_idx in group.sections.clone() {
        let section: &Section<'_> = &parts.sections[section_idx];
        let held = section.paragraphs.iter().enumerate().filter(|(i, _)| {
            let at = (section_idx, *i);
            from <= at && at < to
        });
        let held: Vec<&str> = held.map(|(_, b)| b.text.as_str()).collect();
        let is_led = section_idx > group.sections.start || nth.is_none();
        notes.extend(section.heading.filter(|_| is_led && !held.is_empty()).map(|b| b.text.as_str()));
        notes.extend(held);
    }
    notes.join("\n\n")
}

/// The photos of a group that have pictures.
fn pictures<'a>(parts: &'a Parts<'_>, group: &Group) -> impl Iterator<Item = Slide> + use<'a> {
    parts.sections[group.sections.clone()].iter().filter_map(|section| {
        let pictured = section.captions.iter().filter(|c| c.image.is_some());
        let photos: Vec<Photo> = pictured.map(|c| photo(c, parts.source.file)).collect();
        let heading = section.heading.map(|b| inline::escape(&b.text));
        (!photos.is_empty()).then(|| Slide { heading, ..Slide::new(Content::Photo(photos)) })
    })
}

/// The captions without pictures that say what nothing else on a slide says.
pub(super) fn captions(parts: &Parts<'_>, timeline: Option<&Slide>) -> Option<Slide> {
    let lang = parts.source.article.lang;
    let on_timeline: Vec<&str> = timeline.map_or_else(Vec::new, |slide| match &slide.content {
        Content::Timeline(moments) => moments.iter().map(|m| m.what.as_str()).collect(),
        _ => Vec::new(),
    });
    let said: Vec<&[Gram]> = parts.sentences.iter().map(|s| s.grams.as_slice()).collect();
    // Each is held against every sentence, so only so many are looked at.
    let captions = parts.sections.iter().flat_map(|s| s.captions.iter().copied()).take(40);
    let is_new = |caption: &&Block| {
        let words = grams(&caption.text, lang);
        let escaped = inline::escape(&caption.text);
        caption.image.is_none()
            && !on_timeline.iter().any(|what| escaped.contains(what))
            && !said.iter().any(|sentence| is_repeat(&words, sentence))
    };
    let mut new: Vec<&Block> = captions.filter(is_new).take(8).collect();
    new.sort_by_key(|caption| caption.lines().first().map_or(0, |lines| lines.first));
    let photos: Vec<Photo> = new.into_iter().map(|c| photo(c, parts.source.file)).collect();
    let heading = Some(Labels::of(lang).photos.to_owned());
    (!photos.is_empty()).then(|| Slide { heading, ..Slide::new(Content::Photo(photos)) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::deck::{Moment, Point};
    use crate::outline::Source;

    fn of<T>(text: &str, look: impl FnOnce(&Parts<'_>) -> T) -> T {
        let article = article::read(text.as_bytes(), "a.md");
        look(&Parts::of(Source { article: &article, file: "a.md" }))
    }

    const TEXT: &str = "# 題\n\n## 一\n\n碼頭會擴建。船員會罷工。\n\n渡輪會停航。\n\n燈塔會熄滅。\n\n## 二\n\n學校會搬遷。\n\n市集會重開。\n\n## 三\n\n鐘樓會拆卸。";

    #[test]
    fn a_paragraph_stands_in_the_notes_of_the_slide_that_first_has_a_claim_of_it() {
        let notes = |pages: &[&[usize]], nth: Option<usize>| {
            let pages = pages.iter().map(|page| page.to_vec()).collect();
            of(TEXT, |parts| group_notes(parts, &Group { sections: 0..2, pages }, nth).replace("\n\n", "|"))
        };
        let all = "碼頭會擴建。船員會罷工。|渡輪會停航。|燈塔會熄滅。|二|學校會搬遷。|市集會重開。";
        assert_eq!(notes(&[], None), format!("一|{all}"));
        assert_eq!(notes(&[&[0]], Some(0)), all);
        let pages: &[&[usize]] = &[&[0, 2], &[3, 4, 5]];
        assert_eq!(notes(pages, Some(0)), "碼頭會擴建。船員會罷工。|渡輪會停航。");
        assert_eq!(notes(pages, Some(1)), "燈塔會熄滅。|二|學校會搬遷。|市集會重開。");
        // A paragraph of both is in the notes of the first.
        let pages: &[&[usize]] = &[&[0], &[1, 3], &[4]];
        assert_eq!(notes(pages, Some(0)), "碼頭會擴建。船員會罷工。");
        assert_eq!(notes(pages, Some(1)), "渡輪會停航。|燈塔會熄滅。");
        assert_eq!(notes(pages, Some(2)), "二|學校會搬遷。|市集會重開。");
    }

    #[test]
    fn a_slide_of_several_sections_or_of_one_of_several_slides_says_so() {
        let named = |sections: std::ops::Range<usize>| {
            of(TEXT, |parts| heading(parts, &Group { sections, pages: Vec::new() }))
        };
        assert_eq!([named(0..0), named(0..1)], [None, Some("一".to_owned())]);
        assert_eq!([named(0..2), named(0..3)], [Some("一 / 二".to_owned()), Some("一 … 三".to_owned())]);
        let numbered = |text: &str, nth: usize, n: usize| of(text, |parts| numbered("A", nth, n, parts));
        assert_eq!([numbered(TEXT, 0, 1), numbered(TEXT, 1, 2)], ["A", "A（2/2）"]);
        assert_eq!(numbered("# Port\n\nThe quay is closed.", 0, 2), "A (1/2)");
        let of_notes = |held: Option<&str>| {
            let mut slide = Slide { notes: held.map(str::to_owned), ..Slide::new(Content::Section) };
            add_notes(&mut slide, "b");
            slide.notes
        };
        assert_eq!([of_notes(None), of_notes(Some(""))], [Some("b".to_owned()), Some("b".to_owned())]);
        assert_eq!(of_notes(Some("a")).as_deref(), Some("a\n\nb"));
    }

    fn points(texts: &[&str]) -> Slide {
        let point = |text: &&str| Point { text: (*text).to_owned(), ..Point::default() };
        Slide::new(Content::Points { points: texts.iter().map(point).collect(), numbered: false })
    }

    fn moments(texts: &[&str]) -> Slide {
        let moment = |what: &&str| Moment { when: String::new(), what: (*what).to_owned(), from: None };
        Slide::new(Content::Timeline(texts.iter().map(moment).collect()))
    }

    #[test]
    fn a_section_of_dates_is_their_timeline() {
        let timeline = moments(&["試航", "開課"]);
        for (texts, takes, all) in [
            (&["5月試航", "6月開課"][..], true, true),
            (&["5月試航", "6月試航"], true, false),
            (&["5月試航"], false, false),
            (&["5月試航", "6月停航"], false, false),
            (&["5月試航", "6月開課", "7月停航"], false, true),
        ] {
            let mut slides = vec![(points(&["風大"]), vec![]), (points(texts), vec![])];
            assert_eq!(tells(&slides[1].0, &timeline), all, "{texts:?}");
            assert_eq!(take_section(&mut slides, &timeline), takes, "{texts:?}");
            assert_eq!(matches!(slides[1].0.content, Content::Timeline(_)), takes);
            assert!(matches!(slides[0].0.content, Content::Points { .. }));
        }
        assert!(!take_section(&mut [], &points(&[])) && !tells(&timeline, &timeline));
    }

    #[test]
    fn a_caption_is_shown_that_says_what_nothing_else_does() {
        let shown = |text: &str, timeline: Option<&Slide>| {
            let article = article::read(text.as_bytes(), "a.txt");
            let parts = Parts::of(Source { article: &article, file: "a.txt" });
            captions(&parts, timeline).map_or(Vec::new(), |slide| match slide.content {
                Content::Photo(photos) => photos.into_iter().map(|photo| photo.text).collect(),
                _ => Vec::new(),
            })
        };
        let text = "題\n\n港務局昨日宣布擴建碼頭。\n\n●港務局昨日宣布擴建碼頭\n\n●鯨魚在灣口噴水";
        assert_eq!(shown(text, None), ["鯨魚在灣口噴水"]);
        assert_eq!(shown(text, Some(&moments(&["灣口噴水"]))), [""; 0]);
        let many = (0..50).map(|i| format!("●第{i}條鯨魚在灣口噴水")).collect::<Vec<_>>().join("\n\n");
        assert_eq!(shown(&format!("題\n\n港務局昨日宣布擴建碼頭。\n\n{many}"), None).len(), 8);
    }

    #[test]
    fn the_photos_of_a_section_have_its_heading() {
        let text = "# 題\n\n## 一\n\n碼頭會擴建。\n\n![鯨魚在灣口](a.png)\n\n## 二\n\n學校會搬遷。";
        let shown = of(text, |parts| {
            pictures(parts, &Group { sections: 0..2, pages: Vec::new() })
                .map(|slide| {
                    (slide.heading, matches!(slide.content, Content::Photo(photos) if photos.len() == 1))
                })
                .collect::<Vec<_>>()
        });
        assert_eq!(shown, [(Some("一".to_owned()), true)]);
    }

    #[test]
    fn the_opening_is_kept_in_the_notes() {
        let mut slide = Slide::new(Content::Section);
        of("# 題\n\n碼頭會擴建。\n\n船會停航。\n\n## 一\n\n學校會搬遷。", |parts| {
            add_opening(&mut slide, parts);
        });
        assert_eq!(slide.notes.as_deref(), Some("碼頭會擴建。\n\n船會停航。"));
    }
}
