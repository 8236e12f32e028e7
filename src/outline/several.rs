//! A briefing on several articles: one cover, the key points of them all, each article's slides, what they count
//! differently, the figures and dates, the sources. What several say is on it once.

use super::cite::{give_roles, origin, point};
use super::grams::{grams, overlap};
use super::number;
use super::options::{Options, Source, Talk};
use super::pages;
use super::plan::{self, Plan, n_spoken};
use super::rank::{self, rows::ROWS};
use super::same::{self, At, Counted};
use super::sentence;
use super::unit::Parts;
use super::words::labels::Labels;
use crate::deck::{Content, Figure, Point, See, Slide, elide};
use crate::text::{Lang, inline, slice};
use std::collections::HashSet;

/// The most key points, the most things that are counted differently, and the most figures.
const MAX_KEY: usize = 5;
const MAX_DIFFERING: usize = 4;
const MAX_FIGURES: usize = 6;
/// What a second key point of an article loses: the others have something to say too.
const SAME_ARTICLE: i64 = 150;
/// A shorter paragraph may stand in the notes twice, a heading for one.
const MIN_PARAGRAPH: usize = 20;

/// The articles taken apart, with what several say marked, and what they count differently.
pub(super) fn parts<'a>(sources: &[Source<'a>]) -> (Vec<Parts<'a>>, Vec<Vec<Counted>>) {
    let mut all: Vec<Parts<'_>> = sources.iter().map(|source| Parts::of(*source)).collect();
    let scores: Vec<Vec<i64>> =
        all.iter().map(|parts| rank::scores(parts, ROWS, parts.units.len().max(1))).collect();
    let differing = same::mark(&mut all, &scores);
    (all, differing)
}

/// How many slides there are for what.
#[expect(clippy::struct_excessive_bools, reason = "each is a slide that there is or not")]
struct Frame {
    has_cover: bool,
    has_key: bool,
    has_differing: bool,
    has_sources: bool,
    n_extras: usize,
    /// Of an article.
    n_pages: usize,
}

impl Frame {
    fn of(n_articles: usize, max_slides: usize, has_differing: bool) -> Self {
        let mut n_left = n_articles * max_slides.saturating_sub(1);
        let mut has = |is_wanted: bool| {
            let has = is_wanted && n_left > 0;
            n_left -= usize::from(has);
            has
        };
        let (has_cover, has_key) = (has(true), has(true));
        let (has_differing, has_sources) = (has(has_differing), has(true));
        let n_extras = (n_left / 3).min(3);
        let n_pages = 1 + (n_left - n_extras) / n_articles.max(1);
        Self { has_cover, has_key, has_differing, has_sources, n_extras, n_pages }
    }
}

/// The slides of a briefing on several articles.
pub(super) fn slides(sources: &[Source<'_>], options: Options, talk: Talk) -> Vec<Slide> {
    let lang = sources.first().map_or(Lang::Other, |s| s.article.lang);
    let (all, differing) = parts(sources);
    let frame = Frame::of(all.len(), talk.max_slides.max(1), !differing.is_empty());
    let planned = planned(all, options, talk, frame.n_pages);
    let mut body: Vec<(Slide, Vec<At>)> = Vec::new();
    let labels = labels(&planned);
    for (article, (parts, plan)) in planned.iter().enumerate() {
        let mut slides = pages::body(parts, plan, 0);
        for (slide, _) in &mut slides {
            name_article(slide, parts, &labels[article]);
        }
        if let (true, Some((slide, _))) = (plan.has_opening, slides.first_mut()) {
            pages::add_opening(slide, parts);
        }
        let at = |claims: Vec<usize>| claims.into_iter().map(|unit| (article, unit)).collect();
        body.extend(slides.into_iter().map(|(slide, claims)| (slide, at(claims))));
    }
    keep_notes_once(body.iter_mut().map(|(slide, _)| slide));
    let cover = if frame.has_cover { cover(&planned) } else { None };
    let key = if frame.has_key { key(&planned, &differing, options, talk) } else { Vec::new() };
    let key = (!key.is_empty()).then(|| (key_points(&planned, &key, &body), key));
    let told = key.into_iter().chain(body).map(|(mut slide, claims)| {
        tell(&mut slide, &claims, &planned, &differing);
        slide
    });
    let told: Vec<Slide> = told.collect();
    let differ = frame.has_differing.then(|| differ(&planned, &differing, lang));
    let extras = extras(&planned, differ.as_ref(), frame.n_extras, lang);
    let sources = frame.has_sources.then(|| with_again(pages::sources(&planned, lang), &planned, lang));
    let mut slides: Vec<Slide> =
        cover.into_iter().chain(told).chain(differ).chain(extras).chain(sources).collect();
    let speakers: Vec<_> = planned.iter().map(|(parts, _)| &parts.speakers).collect();
    give_roles(&mut slides, &speakers);
    slides
}

/// What each article is called beside the headings of its sections: its paper, where no other is of the same; else its
/// title; else its file.
fn labels(planned: &[(Parts<'_>, Plan)]) -> Vec<String> {
    let article = |i: usize| planned[i].0.source.article;
    let is_alone = |i: usize, of: fn(&crate::article::Article) -> Option<&str>| {
        of(article(i)).filter(|name| (0..planned.len()).all(|j| i == j || of(article(j)) != Some(name)))
    };
    let label = |i: usize| {
        is_alone(i, |article| article.source.as_deref())
            .or_else(|| is_alone(i, |article| article.title().map(|title| title.text.as_str())))
            .unwrap_or(planned[i].0.source.file)
            .to_owned()
    };
    (0..planned.len()).map(label).collect()
}

/// Says in a slide's heading which article it is of, unless that is the article's title.
fn name_article(slide: &mut Slide, parts: &Parts<'_>, label: &str) {
    let article = parts.source.article;
    let label = inline::escape(label);
    let title = article.title().map(|title| inline::escape(&title.text));
    let is_said =
        |heading: &str| title.as_deref().is_some_and(|title| heading.starts_with(title)) || heading == label;
    slide.heading = match slide.heading.take() {
        None => Some(label),
        Some(heading) if is_said(&heading) || label.is_empty() => Some(heading),
        Some(heading) if article.lang.is_unspaced() => Some(format!("{heading}｜{label}")),
        Some(heading) => Some(format!("{heading} | {label}")),
    };
}

/// Plans each article: what is said in the time is shared out by what each has to say that no other says.
fn planned(all: Vec<Parts<'_>>, options: Options, talk: Talk, n_pages: usize) -> Vec<(Parts<'_>, Plan)> {
    let own = |parts: &Parts<'_>| -> usize {
        let own = parts.units.iter().filter(|unit| !unit.is_again);
        own.map(|unit| n_spoken(&unit.text, parts.source.article.lang)).sum()
    };
    let mut n_own: usize = all.iter().map(own).sum();
    let mut n_left = all.first().map_or(0, |parts| talk.n_spoken(parts.source.article.lang));
    all.into_iter()
        .map(|parts| {
            let n_mine = own(&parts);
            let n_allowed = n_left * n_mine / n_own.max(1);
            // A minute of the talk goes to the key points, which are chosen over all.
            let talk = Talk { minutes: 2, per_minute: Some(n_allowed), ..talk };
            let plan = plan::plan(&parts, options, talk, n_pages, |unit| plan::is_for_notes(&parts, unit));
            let taken = plan.groups.iter().flat_map(|group| group.pages.iter().flatten());
            let lang = parts.source.article.lang;
            let n_used: usize = taken.map(|&idx| n_spoken(&parts.units[idx].text, lang)).sum();
            (n_left, n_own) = (n_left.saturating_sub(n_used), n_own - n_mine);
            (parts, plan)
        })
        .collect()
}

/// The cover of the first article, with the titles of the others that are not its own in other words, and the days of
/// all.
fn cover(planned: &[(Parts<'_>, Plan)]) -> Option<Slide> {
    let (parts, _) = planned.iter().find(|(parts, _)| parts.source.article.title().is_some())?;
    let mut slide = pages::cover(parts)?;
    let articles: Vec<_> = planned.iter().map(|(parts, _)| parts.source.article).collect();
    let mut titles: Vec<&str> = Vec::new();
    for title in articles.iter().filter_map(|article| article.title()).map(|block| block.text.as_str()) {
        let of = |text: &str| grams(text, parts.source.article.lang);
        if !titles.iter().any(|other| overlap(&of(other), &of(title)) > 0.4) {
            titles.push(title);
        }
    }
    let mut papers: Vec<&str> = articles.iter().filter_map(|article| article.source.as_deref()).collect();
    papers.dedup();
    let mut days: Vec<&str> = articles.iter().filter_map(|article| article.date.as_deref()).collect();
    days.sort_unstable();
    days.dedup();
    if let Content::Cover { subtitle, date, photo, .. } = &mut slide.content {
        let others = titles.get(1..).filter(|others| !others.is_empty());
        let named = others.map_or_else(|| papers.join(" · "), |others| others.join(" / "));
        *subtitle = (!named.is_empty()).then(|| inline::escape(&named));
        *date = match days.as_slice() {
            [] => None,
            [day] => Some((*day).to_owned()),
            [first, .., last] => Some(format!("{first} – {last}")),
        };
        let others =
            planned.iter().filter(|(other, _)| !std::ptr::eq(other.source.article, parts.source.article));
        photo.extend(others.filter_map(|(other, _)| pages::cover(other)).flat_map(
            |slide| match slide.content {
                Content::Cover { photo, .. } => photo,
                _ => Vec::new(),
            },
        ));
    }
    Some(slide)
}

/// The claims that say it all: the best of each article's, as many as a minute allows, in the articles' order. Of what is
/// counted differently one.
fn key(planned: &[(Parts<'_>, Plan)], differing: &[Vec<Counted>], options: Options, talk: Talk) -> Vec<At> {
    let mut left: Vec<(i64, At)> = Vec::new();
    for (article, (parts, plan)) in planned.iter().enumerate() {
        let scores = rank::scores(parts, ROWS, MAX_KEY);
        left.extend(plan.key.iter().map(|&unit| (scores[unit], (article, unit))));
    }
    let lang = planned.first().map_or(Lang::Other, |(parts, _)| parts.source.article.lang);
    let mut n_left = talk.per_minute(lang);
    let mut key: Vec<At> = Vec::new();
    while key.len() < MAX_KEY.min(options.max_points) {
        let Some(best) = (0..left.len()).max_by_key(|&i| (left[i].0, std::cmp::Reverse(left[i].1))) else {
            break;
        };
        let (_, at) = left.swap_remove(best);
        let n = n_spoken(&planned[at.0].0.units[at.1].text, lang);
        // What another key point counts differently is told in the notes.
        let is_rival = |group: &Vec<Counted>| {
            let has = |at: At| group.iter().any(|counted| counted.at == at);
            has(at) && key.iter().any(|&other| has(other))
        };
        if n > n_left || differing.iter().any(is_rival) {
            continue;
        }
        n_left -= n;
        key.push(at);
        left.iter_mut().filter(|(_, other)| other.0 == at.0).for_each(|(score, _)| *score -= SAME_ARTICLE);
    }
    key.sort_unstable();
    key
}

/// The key points, each with the slide that says more of it.
fn key_points(planned: &[(Parts<'_>, Plan)], key: &[At], body: &[(Slide, Vec<At>)]) -> Slide {
    let labels = Labels::of(planned[0].0.source.article.lang);
    let slide_of =
        |at: &At| body.iter().find(|(_, claims)| claims.contains(at)).map(|(slide, _)| slide.name());
    let key_point = |at: &At| {
        let parts = &planned[at.0].0;
        Point { see: slide_of(at).map(See::of).map(Box::new), ..point(parts, &parts.units[at.1]) }
    };
    let content = Content::Points { points: key.iter().map(key_point).collect(), numbered: true };
    Slide { heading: Some(labels.key_points.to_owned()), ..Slide::new(content) }
}

/// Says in a slide's notes what another article counts differently.
fn tell(slide: &mut Slide, claims: &[At], planned: &[(Parts<'_>, Plan)], differing: &[Vec<Counted>]) {
    let lang = planned.first().map_or(Lang::Other, |(parts, _)| parts.source.article.lang);
    for group in differing.iter().filter(|group| group.iter().any(|counted| claims.contains(&counted.at))) {
        let told: Vec<String> =
            group.iter().map(|counted| same::told(counted, &planned[counted.at.0].0)).collect();
        pages::add_notes(slide, &format!("{}: {}", Labels::of(lang).differ, told.join(", ")));
    }
}

/// The slide of what is counted differently, side by side.
fn differ(planned: &[(Parts<'_>, Plan)], differing: &[Vec<Counted>], lang: Lang) -> Slide {
    let groups = differing.iter().take(MAX_DIFFERING);
    let figures = groups.flatten().map(|counted| figure(&planned[counted.at.0].0, counted)).collect();
    let heading = Some(Labels::of(lang).differ.to_owned());
    Slide { heading, ..Slide::new(Content::Figures(figures)) }
}

/// An amount with what it counts: the words of its clause on both sides.
fn figure(parts: &Parts<'_>, counted: &Counted) -> Figure {
    let unit = &parts.units[counted.at.1];
    let (text, span) = (&unit.text, counted.amount.span.clone());
    let clauses = sentence::clauses(text, 0..text.len(), parts.source.article.lang);
    let clause = clauses.into_iter().find(|clause| clause.contains(&span.start)).unwrap_or(0..text.len());
    let marks = ['，', '。', '；', ',', '.', ';', ' '];
    let before = slice(text, clause.start.min(span.start)..span.start).trim_matches(marks);
    let after = slice(text, span.end..clause.end.max(span.end)).trim_matches(marks);
    let from = origin(parts.source.file, &parts.lines_of(&unit.claim, parts.paragraph(unit)));
    let sides: Vec<&str> = [before, after].into_iter().filter(|side| !side.is_empty()).collect();
    let label = inline::escape(&elide(&sides));
    Figure { value: inline::escape(slice(text, span)), label, trend: Vec::new(), from }
}

/// The figures of all, the timeline of the one that dates most, the captions of all.
fn extras(planned: &[(Parts<'_>, Plan)], differ: Option<&Slide>, n_extras: usize, lang: Lang) -> Vec<Slide> {
    let differing = match differ.map(|slide| &slide.content) {
        Some(Content::Figures(figures)) => figures.as_slice(),
        _ => &[],
    };
    let mut figures: Vec<Figure> = Vec::new();
    for slide in planned.iter().filter_map(|(parts, _)| pages::figures(parts)) {
        let Content::Figures(more) = slide.content else { continue };
        for figure in more {
            let is_one = |other: &Figure| is_one_value(&other.value, &figure.value, lang);
            let is_new = !figures.iter().chain(differing).any(is_one);
            figures.extend(is_new.then_some(figure));
        }
    }
    figures.truncate(MAX_FIGURES);
    let heading = Some(Labels::of(lang).figures.to_owned());
    let figures = (!figures.is_empty()).then(|| Slide { heading, ..Slide::new(Content::Figures(figures)) });
    let n_moments = |slide: &Slide| match &slide.content {
        Content::Timeline(moments) => moments.len(),
        _ => 0,
    };
    let timelines = planned.iter().filter_map(|(parts, _)| pages::timeline(parts));
    let timeline =
        timelines.reduce(|best, slide| if n_moments(&slide) > n_moments(&best) { slide } else { best });
    let captions = planned.iter().filter_map(|(parts, _)| pages::captions(parts, timeline.as_ref()));
    let captions = captions.reduce(|mut all, slide| {
        if let (Content::Photo(photos), Content::Photo(more)) = (&mut all.content, slide.content) {
            let new = |photo: &crate::deck::Photo| !photos.iter().any(|other| other.text == photo.text);
            let new: Vec<_> = more.into_iter().filter(new).collect();
            photos.extend(new);
        }
        all
    });
    [figures, timeline, captions].into_iter().flatten().take(n_extras).collect()
}

/// Whether two figures are one: 3,500名 is 3500名, and 三億元 3億元.
fn is_one_value(some: &str, other: &str, lang: Lang) -> bool {
    let (some_amounts, amounts) = (number::amounts(some, lang), number::amounts(other, lang));
    some == other
        || matches!((some_amounts.as_slice(), amounts.as_slice()), ([one], [other]) if one.is_same(other))
}

/// The sources, with how much of each another article says too.
fn with_again(mut slide: Slide, planned: &[(Parts<'_>, Plan)], lang: Lang) -> Slide {
    let share = |(parts, _): &(Parts<'_>, Plan)| {
        let n = |is_counted: fn(&super::unit::Unit) -> bool| -> usize {
            let counted = parts.units.iter().filter(|unit| is_counted(unit));
            counted.map(|unit| n_spoken(&unit.text, parts.source.article.lang)).sum()
        };
        let percent = n(|unit| unit.is_again) * 100 / n(|_| true).max(1);
        (percent > 0).then(|| format!("{} {percent} %", parts.source.file).trim_start().to_owned())
    };
    let again: Vec<String> = planned.iter().filter_map(share).collect();
    if !again.is_empty() {
        pages::add_notes(&mut slide, &format!("{}: {}", Labels::of(lang).again, again.join(", ")));
    }
    slide
}

/// Leaves out of the notes what stands in those of a slide before: a paragraph that two papers print.
fn keep_notes_once<'s>(slides: impl Iterator<Item = &'s mut Slide>) {
    let mut held: HashSet<String> = HashSet::new();
    for slide in slides {
        let Some(notes) = slide.notes.take() else { continue };
        let is_new = |text: &&str| text.chars().count() < MIN_PARAGRAPH || held.insert((*text).to_owned());
        let kept: Vec<&str> = notes.split("\n\n").filter(is_new).collect();
        slide.notes = (!kept.is_empty()).then(|| kept.join("\n\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::deck::Element;
    use crate::outline::{Amount, build};
    use proptest::prelude::*;

    const FIRST: &str = "渡輪相撞三人死亡

兩艘渡輪今早在青嶼對開海面相撞，事故造成三人死亡，另有四十六名乘客受傷。

海事處處長梁啟文表示，其中一艘渡輪的雷達在事發前已失靈。

政府宣布成立獨立調查委員會，由退休法官主持，六個月內提交報告。

船公司承諾向每名死者家屬發放二十萬元慰問金。";
    const SECOND: &str = "青嶼海域渡輪相撞 至少五人遇難

兩艘渡輪今早在青嶼對開海面相撞，至少造成五人死亡，四十六名乘客受傷送院。

海事處處長梁啟文稱，其中一艘渡輪的雷達在事發前已經失靈，當局正調查維修記錄。

工會批評船公司多年來人手不足，要求檢討輪班制度。

船公司承諾向每名死者家屬發放二十萬元慰問金。";

    fn deck_of(texts: &[&str], talk: Talk) -> crate::deck::Deck {
        let articles: Vec<_> = texts.iter().map(|text| article::read(text.as_bytes(), "a.txt")).collect();
        let files: Vec<String> = ('a'..).take(texts.len()).map(|name| format!("{name}.txt")).collect();
        let sources: Vec<Source<'_>> =
            articles.iter().zip(&files).map(|(article, file)| Source { article, file }).collect();
        build(&sources, Options { max_points: 5, amount: Amount::Talk(talk) })
    }

    /// A slide a line: what is on it, and the sources of what has several.
    fn show(texts: &[&str]) -> String {
        let deck = deck_of(texts, Talk::default());
        let said = |e: &Element<'_>| match e.from.filter(|from| !from.also.is_empty()) {
            Some(from) => format!("{} [{from}]", e.text()),
            None => e.text(),
        };
        let line = |slide: &Slide| {
            let elements = slide.elements();
            let on_slide = elements.iter().filter(|e| e.is_on_slide()).map(said);
            on_slide.collect::<Vec<_>>().join("|")
        };
        deck.slides.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_figure_is_shown_once_however_it_is_written() {
        for (some, other, is_one) in [
            ("3,500名", "3500名", true),
            ("三億元", "3億元", true),
            ("3,500名", "3,501名", false),
            ("3,500名", "3500元", false),
        ] {
            assert_eq!(is_one_value(some, other, Lang::ZhHant), is_one, "{some} {other}");
        }
        assert!(is_one_value("1,200 containers", "1200 containers", Lang::Other));
        let article = |number: &str| {
            format!(
                "渡輪\n\n兩艘渡輪在青嶼對開海面相撞，船上載有{number}名乘客。\n\n政府撥款二億元修理碼頭。\n\n船公司承諾向每名傷者發放三萬元慰問金。"
            )
        };
        let (a, b) = (article("3,500"), article("3500"));
        let articles = [&a, &b].map(|text| article::read(text.as_bytes(), "a.txt"));
        let sources: Vec<Source<'_>> =
            articles.iter().map(|article| Source { article, file: "a.txt" }).collect();
        let values: Vec<String> = slides(&sources, Options::default(), Talk::default())
            .into_iter()
            .filter_map(|slide| match slide.content {
                Content::Figures(figures) => Some(figures.into_iter().map(|figure| figure.value)),
                _ => None,
            })
            .flatten()
            .collect();
        assert_eq!(values, ["3,500名", "二億元", "三萬元"]);
    }

    #[test]
    fn several_articles_are_one_briefing() {
        let deck = deck_of(&[FIRST, SECOND], Talk::default());
        let n_covers = deck.slides.iter().filter(|s| matches!(s.content, Content::Cover { .. })).count();
        assert_eq!(n_covers, 1);
        let headings: Vec<&str> = deck.slides.iter().filter_map(|slide| slide.heading.as_deref()).collect();
        assert_eq!(
            headings,
            ["要點", "渡輪相撞三人死亡", "青嶼海域渡輪相撞 至少五人遇難", "各文數字不同", "數字", "出處"]
        );
    }

    #[test]
    fn a_section_names_its_article() {
        let sections = "港口\n\n碼頭\n\n港務局擴建碼頭，新設四十個泊位。\n\n工程由市政府批准，預計後年完成。\n\n船員\n\n學校培訓兩百名船員。\n\n學徒可以在渡輪上實習。";
        let heads = |texts: &[&str]| -> Vec<String> {
            let deck = deck_of(texts, Talk::default());
            deck.slides.into_iter().filter_map(|slide| slide.heading).collect()
        };
        let found = heads(&[sections, SECOND]);
        assert!(
            found.contains(&"碼頭｜港口".to_owned()) && found.contains(&"船員｜港口".to_owned()),
            "{found:?}"
        );
        let printed = ["海港日報 2031年8月14日", sections].join("\n\n");
        let found = heads(&[&printed, SECOND]);
        assert!(found.contains(&"碼頭｜海港日報".to_owned()), "{found:?}");
    }

    #[test]
    fn a_fact_said_by_both_is_on_a_section_slide_once_with_both_sources() {
        let shown = show(&[FIRST, SECOND]);
        let sections: Vec<&str> = shown.lines().skip(2).take(2).collect();
        let both = sections.join("\n");
        assert_eq!(both.matches("雷達").count(), 1, "{both}");
        assert_eq!(both.matches("二十萬元").count(), 1, "{both}");
        assert!(both.contains("[a.txt:9, b.txt:9]") || both.contains("[b.txt:9, a.txt:9]"), "{both}");
        assert!(both.contains("[b.txt:5, a.txt:5]") || both.contains("[a.txt:5, b.txt:5]"), "{both}");
    }

    #[test]
    fn figures_that_differ_stand_side_by_side_and_are_told_in_the_notes() {
        let deck = deck_of(&[FIRST, SECOND], Talk::default());
        let differ = deck.slides.iter().find(|slide| slide.heading.as_deref() == Some("各文數字不同"));
        let Some(Content::Figures(figures)) = differ.map(|slide| &slide.content) else {
            panic!("no such slide")
        };
        let shown: Vec<String> = figures
            .iter()
            .map(|f| {
                format!(
                    "{} {} {}",
                    f.value,
                    f.label,
                    f.from.as_ref().map_or(String::new(), ToString::to_string)
                )
            })
            .collect();
        assert_eq!(shown, ["三人 事故造成……死亡 a.txt:3", "五人 至少造成……死亡 b.txt:3"]);
        let note = "各文數字不同: 三人 (a.txt:3), 五人 (b.txt:3)";
        let told =
            deck.slides.iter().filter(|s| s.notes.as_deref().is_some_and(|notes| notes.contains(note)));
        assert_eq!(told.count(), 2, "the key points, and the section");
    }

    #[test]
    fn the_same_text_twice_is_as_long_as_once() {
        let once = deck_of(&[FIRST], Talk::default());
        let twice = deck_of(&[FIRST, FIRST], Talk::default());
        let n_points = |deck: &crate::deck::Deck| {
            let points = |slide: &Slide| match &slide.content {
                Content::Points { points, numbered: false } => points.len(),
                _ => 0,
            };
            deck.slides.iter().map(points).sum::<usize>()
        };
        assert_eq!(n_points(&once), n_points(&twice));
        let notes: Vec<&str> = twice.slides.iter().filter_map(|slide| slide.notes.as_deref()).collect();
        assert_eq!(notes.join("\n\n").matches("雷達在事發前").count(), 1);
    }

    #[test]
    fn the_key_points_are_of_all_and_name_their_slides() {
        let deck = deck_of(&[FIRST, SECOND], Talk::default());
        let Content::Points { points, numbered: true } = &deck.slides[1].content else {
            panic!("key points")
        };
        let files: HashSet<&str> =
            points.iter().filter_map(|p| Some(p.from.as_ref()?.file.as_str())).collect();
        assert_eq!(files.len(), 2);
        let seen: Vec<_> = points.iter().filter_map(|p| Some((p, p.see.as_ref()?))).collect();
        assert!(!seen.is_empty());
        for (point, see) in seen {
            let slide = &deck.slides[see.number.expect("a slide of that name") - 1];
            let said = slide.elements().iter().any(|e| e.source == point.text);
            assert!(said, "{} is not on {}", point.text, see.slide);
        }
    }

    #[test]
    fn a_role_is_given_once_in_the_deck() {
        let deck = deck_of(&[FIRST, SECOND], Talk::default());
        let elements: Vec<_> = deck.slides.iter().flat_map(Slide::elements).collect();
        let roles = elements.iter().filter(|e| e.by == Some("梁啟文")).map(|e| e.role).collect::<Vec<_>>();
        assert_eq!(roles.iter().flatten().count(), 1, "{roles:?}");
        assert!(roles[0].is_some());
    }

    proptest! {
        #[test]
        fn a_deck_of_several_articles_is_no_larger_than_it_may_be_and_built_alike_again(
            sources in proptest::collection::vec("(([一-龥]{9,20}[，。]){1,4}\n\n|[一-龥]{4,8}\n\n|三人死亡，|五人死亡。){1,12}", 2..4),
            max_slides in 1usize..14,
        ) {
            let texts: Vec<&str> = sources.iter().map(String::as_str).collect();
            let talk = Talk { max_slides, ..Talk::default() };
            let deck = deck_of(&texts, talk);
            prop_assert!(deck.slides.len() <= max_slides * texts.len(), "{} slides", deck.slides.len());
            prop_assert_eq!(deck_of(&texts, talk), deck);
        }

        #[test]
        fn every_claim_of_several_articles_is_verbatim_in_the_first_that_it_cites(
            sources in proptest::collection::vec("([一-龥]{1,9}[，。；：「」…]?|林海生說：|三人死亡，|3[.]5億元|[a-z]{1,8}[ ,.]|\n\n|●){0,30}", 2..4),
        ) {
            let texts: Vec<&str> = sources.iter().map(String::as_str).collect();
            let articles: Vec<_> = texts.iter().map(|text| article::read(text.as_bytes(), "a.txt")).collect();
            for claim in deck_of(&texts, Talk::default()).claims() {
                let Some(from) = claim.from.filter(|_| claim.part != crate::deck::Part::Heading) else { continue };
                for origin in from.each() {
                    let article = &articles[usize::from(origin.file.as_bytes()[0] - b'a')];
                    let block = article.block_at(origin.lines[0].first).expect("a line of the article");
                    let is_first = origin.file == from.file && origin.lines == from.lines;
                    let holds = |words: &String| crate::deck::is_verbatim(words, &block.text);
                    prop_assert!(!is_first || claim.words.iter().all(holds), "{}", claim.text);
                }
            }
        }
    }

    #[test]
    fn a_deck_of_several_articles_has_a_frame_and_what_is_left() {
        // Articles, slides of each, whether they differ: cover, key points, differences, sources, extras, pages.
        for ((n, max, differ), expected) in [
            ((2, 0, true), (false, false, false, false, 0, 1)),
            ((2, 1, true), (false, false, false, false, 0, 1)),
            ((1, 2, true), (true, false, false, false, 0, 1)),
            ((2, 2, true), (true, true, false, false, 0, 1)),
            ((2, 3, true), (true, true, true, true, 0, 1)),
            ((2, 3, false), (true, true, false, true, 0, 1)),
            ((2, 5, true), (true, true, true, true, 1, 2)),
            ((2, 6, true), (true, true, true, true, 2, 3)),
            ((2, 12, false), (true, true, false, true, 3, 9)),
            ((0, 9, true), (false, false, false, false, 0, 1)),
        ] {
            let f = Frame::of(n, max, differ);
            let found = (f.has_cover, f.has_key, f.has_differing, f.has_sources, f.n_extras, f.n_pages);
            assert_eq!(found, expected, "{n} {max} {differ}");
        }
    }

    #[test]
    fn a_paragraph_that_two_print_is_in_the_notes_once() {
        let (long, short) = ("潮".repeat(20), "潮".repeat(19));
        let mut slides: Vec<Slide> =
            [format!("{long}\n\n{short}"), format!("{short}\n\n{long}"), long.clone(), String::new()]
                .into_iter()
                .map(|notes| Slide { notes: Some(notes), ..Slide::new(Content::Section) })
                .chain([Slide::new(Content::Section)])
                .collect();
        keep_notes_once(slides.iter_mut());
        let notes: Vec<Option<String>> = slides.into_iter().map(|slide| slide.notes).collect();
        let both = Some(format!("{long}\n\n{short}"));
        assert_eq!(notes, [both, Some(short), None, Some(String::new()), None]);
    }

    fn planned_of<T>(texts: &[&str], look: impl FnOnce(&mut Vec<(Parts<'_>, Plan)>) -> T) -> T {
        let name = |text: &str| if text.starts_with('#') { "a.md" } else { "a.txt" };
        let articles: Vec<_> = texts.iter().map(|text| article::read(text.as_bytes(), name(text))).collect();
        let files: Vec<String> = ('a'..).take(texts.len()).map(|name| format!("{name}.md")).collect();
        let plan = || Plan { has_opening: false, groups: Vec::new(), key: Vec::new(), quoted: None };
        let sources = articles.iter().zip(&files).map(|(article, file)| Source { article, file });
        look(&mut sources.map(|source| (Parts::of(source), plan())).collect())
    }

    #[test]
    fn a_slide_is_named_with_its_article() {
        for (text, heading, label, expected) in [
            ("# 碼頭擴建\n\n可以。", None, "海港報", "海港報"),
            ("# 碼頭擴建\n\n可以。", Some("工程"), "海港報", "工程｜海港報"),
            ("# 碼頭擴建\n\n可以。", Some("碼頭擴建（1/2）"), "海港報", "碼頭擴建（1/2）"),
            ("# 碼頭擴建\n\n可以。", Some("海港報"), "海港報", "海港報"),
            ("# 碼頭擴建\n\n可以。", Some("工程"), "", "工程"),
            ("# Port\n\nThe quay is closed.", Some("Work"), "Courier", "Work | Courier"),
        ] {
            planned_of(&[text], |planned| {
                let mut slide = Slide { heading: heading.map(str::to_owned), ..Slide::new(Content::Section) };
                name_article(&mut slide, &planned[0].0, label);
                assert_eq!(slide.heading.as_deref(), Some(expected));
            });
        }
        // The title, unless two have it: then the file.
        let labels = |texts: &[&str]| planned_of(texts, |planned| labels(planned));
        assert_eq!(labels(&["# 甲\n\n可以。", "# 乙\n\n不行。"]), ["甲", "乙"]);
        assert_eq!(labels(&["# 甲\n\n可以。", "# 甲\n\n不行。"]), ["a.md", "b.md"]);
    }

    #[test]
    fn the_cover_names_titles_of_other_things_and_the_days_of_all() {
        let of = |titles: &[&str], dates: &[Option<&str>]| {
            let mut articles: Vec<_> = titles
                .iter()
                .map(|title| article::read(format!("# {title}\n\n可以。").as_bytes(), "a.md"))
                .collect();
            for (article, date) in articles.iter_mut().zip(dates) {
                article.date = date.map(str::to_owned);
            }
            let plan = || Plan { has_opening: false, groups: Vec::new(), key: Vec::new(), quoted: None };
            let planned: Vec<_> = articles
                .iter()
                .map(|article| (Parts::of(Source { article, file: "a.md" }), plan()))
                .collect();
            match cover(&planned).expect("a cover").content {
                Content::Cover { title, subtitle, date, .. } => (title, subtitle, date),
                other => panic!("{other:?}"),
            }
        };
        let text = |text: &str| Some(text.to_owned());
        let (first, other) = ("渡輪碼頭擴建", "學校明年搬遷");
        assert_eq!(of(&[first, other], &[]), (first.to_owned(), text(other), None));
        assert_eq!(of(&[first, "渡輪碼頭將擴建", other, "學校搬遷"], &[]).1, text(other));
        assert_eq!(of(&[first, other], &[Some("2031-08-14"), None]).2, text("2031-08-14"));
        assert_eq!(
            of(&[first, other], &[Some("2031-08-14"), Some("2031-08-12")]).2,
            text("2031-08-12 – 2031-08-14")
        );
        assert_eq!(of(&[first, other], &[Some("2031-08-14"), Some("2031-08-14")]).2, text("2031-08-14"));
    }

    #[test]
    fn the_key_points_are_the_best_of_each_article() {
        let texts = [
            "# 甲\n\n港務局撥款三億元擴建碼頭。\n\n遠處有鐘聲，也有風聲。",
            "# 乙\n\n議會批准學校搬遷。\n\n岸邊有人釣魚，也有人唱歌。",
        ];
        planned_of(&texts, |planned| {
            let options = |max_points| Options { max_points, ..Options::default() };
            for (_, plan) in planned.iter_mut() {
                plan.key = vec![0, 1];
            }
            let of = |n: usize, per_minute: Option<usize>, differing: &[Vec<Counted>]| {
                key(planned, differing, options(n), Talk { per_minute, ..Talk::default() })
            };
            assert_eq!(of(2, None, &[]), [(0, 0), (1, 0)]);
            assert_eq!(of(9, None, &[]), [(0, 0), (0, 1), (1, 0), (1, 1)]);
            assert_eq!(of(0, None, &[]), []);
            // As many as a minute allows.
            assert_eq!(of(9, Some(13), &[]).len(), 1);
            assert_eq!(of(9, Some(0), &[]), []);
            // Of what is counted differently one.
            let counted =
                |at: At| Counted { at, amount: number::amounts("三人", Lang::ZhHant).swap_remove(0) };
            let rivals = vec![vec![counted((0, 0)), counted((1, 0))]];
            assert_eq!(of(9, None, &rivals), [(0, 0), (0, 1), (1, 1)]);
        });
    }

    #[test]
    fn an_amount_that_differs_is_told_with_its_clause() {
        let text = "# 甲\n\n船沉了，事故造成三人死亡，水很深。";
        planned_of(&[text], |planned| {
            let unit = &planned[0].0.units[0];
            let amount = number::amounts(&unit.text, Lang::ZhHant).swap_remove(0);
            let groups = vec![vec![Counted { at: (0, 0), amount }]];
            let figure = figure(&planned[0].0, &groups[0][0]);
            assert_eq!((figure.value.as_str(), figure.label.as_str()), ("三人", "事故造成……死亡"));
            let shown =
                |slide: Slide| matches!(slide.content, Content::Figures(figures) if figures.len() == 1);
            assert!(shown(differ(planned, &groups, Lang::ZhHant)));
            let mut slide = Slide::new(Content::Section);
            tell(&mut slide, &[(0, 1)], planned, &groups);
            assert_eq!(slide.notes, None);
            tell(&mut slide, &[(0, 0)], planned, &groups);
            assert!(slide.notes.is_some_and(|notes| notes.ends_with(": 三人 (a.md:3)")));
        });
    }

    #[test]
    fn the_sources_tell_how_much_another_says_too() {
        let text = "# 甲\n\n碼頭會擴建了。\n\n渡輪會停航了。\n\n燈塔會熄滅了。";
        planned_of(&[text], |planned| {
            let notes = |planned: &[(Parts<'_>, Plan)]| {
                with_again(Slide::new(Content::Section), planned, Lang::ZhHant).notes
            };
            assert_eq!(notes(planned), None);
            planned[0].0.units[1].is_again = true;
            assert!(notes(planned).is_some_and(|notes| notes.ends_with(": a.md 33 %")));
        });
    }

    #[test]
    fn the_extras_are_the_figures_of_all_one_timeline_and_the_captions_of_all() {
        let events = ["渡輪試航", "學校開課", "碼頭重開", "議會撥款"];
        let text = |title: &str, n: usize, captions: &[&str]| {
            let dated = (0..n).map(|i| format!("203{i}年5月，{}。", events[i]));
            let captions = captions.iter().map(|caption| format!("●{caption}"));
            [title.to_owned()].into_iter().chain(dated).chain(captions).collect::<Vec<_>>().join("\n\n")
        };
        let texts =
            [text("甲", 3, &["鯨魚在灣口噴水"]), text("乙", 4, &["鯨魚在灣口噴水", "海豚在灣外跳躍"])];
        let shown = |texts: [&str; 2], n_extras: usize| {
            planned_of(&texts, |planned| {
                let slides = extras(planned, None, n_extras, Lang::ZhHant).into_iter();
                let said = |slide: Slide| match slide.content {
                    Content::Timeline(moments) => format!("{} moments", moments.len()),
                    Content::Photo(photos) => format!("{} photos", photos.len()),
                    Content::Figures(figures) => format!("{} figures", figures.len()),
                    other => panic!("{other:?}"),
                };
                slides.map(said).collect::<Vec<_>>()
            })
        };
        let both = ["4 moments", "2 photos"];
        assert_eq!(shown([&texts[0], &texts[1]], 3), both);
        assert_eq!(shown([&texts[1], &texts[0]], 3), both);
        assert_eq!(shown([&texts[0], &texts[1]], 1), both[..1]);
        assert_eq!(shown(["甲\n\n碼頭會擴建。", "乙\n\n船會停航。"], 3), [""; 0]);
    }

    #[test]
    fn a_figure_that_is_counted_differently_is_no_figure_of_all() {
        let text = "甲\n\n港務局為碼頭撥款二億元作為工程經費。\n\n港務局為船塢撥款三億元作為工程經費。\n\n港務局為燈塔撥款四億元作為工程經費。";
        planned_of(&[text, text], |planned| {
            let values = |differ: Option<&Slide>| -> Vec<String> {
                extras(planned, differ, 3, Lang::ZhHant)
                    .into_iter()
                    .filter_map(|slide| match slide.content {
                        Content::Figures(figures) => Some(figures),
                        _ => None,
                    })
                    .flatten()
                    .map(|figure| figure.value)
                    .collect()
            };
            assert_eq!(values(None), ["二億元", "三億元", "四億元"]);
            let amount = number::amounts(&planned[0].0.units[1].text, Lang::ZhHant).swap_remove(0);
            let differ = differ(planned, &[vec![Counted { at: (0, 1), amount }]], Lang::ZhHant);
            assert_eq!(values(Some(&differ)), ["二億元", "四億元"]);
        });
    }
}
