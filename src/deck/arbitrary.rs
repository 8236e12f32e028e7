//! Any slide, of every kind, for properties that must hold for all of them.

use super::{
    Aside, Asked, Background, Chart, ChartRow, Column, Content, Excerpt, Figure, Footnote, Form, Include,
    Length, Moment, Origin, Photo, Point, Quantity, See, Slide, Slides,
};
use proptest::collection::vec;
use proptest::option::of as option;
use proptest::prelude::*;

/// Any words: of several scripts, with marks, with what YAML takes for something else, or whatever a file may hold.
pub(crate) fn words() -> BoxedStrategy<String> {
    const TRAPS: &[&str] = &[
        "null",
        "true",
        "3.10",
        "- x",
        "a: b",
        "#",
        "\n\n a\n",
        "**甲**乙",
        "*a* `b`",
        "[x] 甲*乙*",
        "**[甲](https://a.example/b_(c))** [乙](mailto:a@b)",
        "甲[^1]乙[^b]",
        "[!] a",
        "👨‍👩‍👧",
        "e\u{301}",
        "（「",
    ];
    prop_oneof![
        3 => "[一-龥，。「」：a-z ]{0,30}",
        1 => "[一-龥，。「」：]{0,12}",
        1 => "[ -~]{0,12}",
        1 => "[一-龥]{0,4}\\*\\*[一-龥a-z ]{1,6}\\*\\*[一-龥，。]{0,6}",
        1 => "[一-龥]{0,4}\\[[一-龥a-z ]{1,6}\\]\\(https://[a-z/]{1,40}\\)[一-龥，。]{0,6}",
        1 => any::<String>(),
        1 => proptest::sample::select(TRAPS).prop_map(str::to_owned),
    ]
    .boxed()
}

/// Words over several lines, with free lines between them.
fn lines() -> BoxedStrategy<String> {
    (vec(words(), 1..5), "\n{1,2}").prop_map(|(lines, gap)| lines.join(&gap)).boxed()
}

fn origin() -> BoxedStrategy<Option<Origin>> {
    let one = || words().prop_map(Origin::from);
    option((one(), vec(one(), 0..3)).prop_map(|(first, also)| Origin { also, ..first })).boxed()
}

/// Points, with points under some of them.
fn points() -> BoxedStrategy<Vec<Point>> {
    let beside = (option(words()), option(words()), option(words()), option(words()));
    let bare = (words(), option(words()), beside, origin());
    let point = bare.prop_map(|(text, by, (role, about, when, see), from)| Point {
        text,
        aside: Aside { by, role, about, when }.boxed(),
        see: see.map(See::of).map(Box::new),
        from: from.map(Box::new),
        points: Vec::new(),
    });
    let nested = point.prop_recursive(2, 8, 3, |inner| {
        (inner.clone(), vec(inner, 0..3)).prop_map(|(point, points)| Point { points, ..point })
    });
    // One speaker for all of them is named once.
    (vec(nested, 0..5), option(words()))
        .prop_map(|(mut points, shared)| {
            if let Some(by) = shared.filter(|_| points.len() > 2) {
                for point in &mut points {
                    point.change_aside(|aside| aside.by = Some(by.clone()));
                }
            }
            points
        })
        .boxed()
}

fn photos() -> BoxedStrategy<Vec<Photo>> {
    let photo = (words(), option(words()), origin());
    vec(photo.prop_map(|(text, image, from)| Photo { text, image, size: None, from }), 0..3).boxed()
}

/// A number that is missing, small, huge, or in words.
fn quantity(is_signed: bool) -> BoxedStrategy<Quantity> {
    let magnitude = prop_oneof![
        1 => "",
        4 => "[0-9]{1,5}(\\.[0-9]{1,2})?",
        2 => "[1-9][0-9]{0,2}(,[0-9]{3}){0,5}[億萬個%]{0,2}",
        1 => "[一三九]千[二五]百個貨櫃",
        1 => "9{290}",
    ];
    let sign = any::<bool>().prop_map(move |is_negative| if is_signed && is_negative { "-" } else { "" });
    (sign, magnitude).prop_map(|(sign, magnitude)| Quantity::new(sign.to_owned() + &magnitude)).boxed()
}

fn chart() -> BoxedStrategy<Chart> {
    let form = proptest::sample::select(&[Form::Bars, Form::Stacked, Form::Lines][..]);
    let series = prop_oneof![3 => vec(words(), 0..4), 1 => vec(words(), 8..12)];
    (form, option(words()), series)
        .prop_flat_map(|(form, unit, series)| {
            let values = vec(quantity(form != Form::Stacked), series.len().max(1));
            let row = (words(), values, origin());
            let row = row.prop_map(|(label, values, from)| ChartRow { label, values, from });
            vec(row, 0..6).prop_map(move |rows| Chart {
                form,
                unit: unit.clone(),
                series: series.clone(),
                rows,
            })
        })
        .boxed()
}

/// Program text in languages that are known and in others, some of its lines marked.
fn code() -> BoxedStrategy<Content> {
    let known = proptest::sample::select(&["rust", "yaml", "sh"][..]).prop_map(str::to_owned);
    let language = option(prop_oneof![known, words()]);
    let text = prop_oneof![lines(), "([a-z =:#\"0-9]{0,24}\n){0,8}x"];
    let excerpt = (words(), option((1..9usize, 0..9usize)));
    let excerpt = excerpt.prop_map(|(file, lines)| Excerpt {
        file,
        lines: lines.map(|(first, n_more)| crate::article::Lines { first, last: first + n_more }),
        is_missing: false,
    });
    let excerpt = prop_oneof![4 => Just(None), 1 => excerpt.prop_map(Some)];
    (text, language, vec(any::<bool>(), 0..6), any::<bool>(), excerpt)
        .prop_map(|(text, language, marked, is_numbered, excerpt)| {
            // What is in a file is not in the deck.
            let text = if excerpt.is_some() { String::new() } else { text };
            let n_lines = crate::text::clean::verbatim(&text).split('\n').count();
            let marked = marked.into_iter().take(n_lines).enumerate().filter(|(_, is_marked)| *is_marked);
            let highlight = marked.map(|(n, _)| crate::article::Lines::one(n + 1)).collect();
            Content::Code { text, excerpt, language, highlight, is_numbered }
        })
        .boxed()
}

fn content() -> BoxedStrategy<Content> {
    let cover = (words(), option(words()), option(words()), option(words()), photos());
    let of_numbers = vec(quantity(true), 0..4).prop_map(|mut trend| {
        trend.extend(["98", "1,120.5"].map(Quantity::new));
        trend
    });
    let trend = prop_oneof![Just(Vec::new()), of_numbers];
    let figure = (words(), words(), trend, origin()).prop_map(|(value, label, trend, from)| Figure {
        value,
        label,
        trend,
        from,
    });
    let moment = (words(), words(), origin()).prop_map(|(when, what, from)| Moment { when, what, from });
    let column = (option(words()), option(lines()), points());
    let column = column.prop_map(|(heading, body, points)| Column { heading, body, points });
    prop_oneof![
        cover.prop_map(|(title, subtitle, by, date, photo)| Content::Cover {
            title,
            subtitle,
            by,
            date,
            photo
        }),
        (points(), any::<bool>()).prop_map(|(points, numbered)| Content::Points { points, numbered }),
        (lines(), option(words()), option(words())).prop_map(|(text, by, role)| Content::Quote {
            text,
            by,
            role
        }),
        photos().prop_map(Content::Photo),
        vec(figure, 0..4).prop_map(Content::Figures),
        vec(moment, 0..4).prop_map(Content::Timeline),
        vec(vec(words(), 0..4), 0..4).prop_map(Content::Table),
        chart().prop_map(Content::Chart),
        code(),
        lines().prop_map(Content::Body),
        vec(column, 0..4).prop_map(Content::Columns),
    ]
    .boxed()
}

/// Questions that may be asked.
pub(crate) fn asked() -> BoxedStrategy<Vec<Asked>> {
    let background = (lines(), origin(), any::<bool>());
    let background = background.prop_map(|(text, from, is_usable)| Background { text, from, is_usable });
    let asked = (words(), option(lines()), option(words()), origin(), option(words()), option(background));
    let asked = asked.prop_map(|(question, line, by, from, cleared, background)| Asked {
        question,
        line,
        by,
        from,
        cleared,
        background,
    });
    prop_oneof![2 => Just(Vec::new()), 1 => vec(asked, 0..3)].boxed()
}

/// Any slide, of every kind.
pub(crate) fn slide() -> BoxedStrategy<Slide> {
    let section = words().prop_map(|heading| (Some(heading), Content::Section));
    let kinds = prop_oneof![10 => (option(words()), content()), 1 => section];
    let picture = option((words(), option(words())));
    let timing = (option(1..86_400u32), option(1..1000u32), option(any::<bool>()), any::<bool>());
    let labels = proptest::collection::btree_map("1|b|[a-z一-龥0-9]{1,3}", words(), 0..3);
    let footnotes = prop_oneof![2 => Just(Vec::new()), 1 => labels.prop_map(|notes| {
        notes.into_iter().map(|(label, text)| Footnote { label, text }).collect()
    })];
    let of_its_own = (kinds, picture, (option(lines()), asked(), footnotes), origin(), timing).prop_map(
        |(
            (heading, content),
            picture,
            (notes, asked, footnotes),
            from,
            (seconds, minutes, reveal, is_skipped),
        )| {
            let picture = picture.map(|(image, text)| Photo {
                text: text.unwrap_or_default(),
                image: Some(image),
                ..Photo::default()
            });
            let picture = picture.filter(|_| !matches!(content, Content::Photo(_)));
            let minutes = minutes.filter(|_| content == Content::Section);
            let time = seconds.and_then(Length::from_seconds);
            Slide {
                heading,
                content,
                picture: picture.map(Box::new),
                footnotes,
                notes,
                asked,
                from: from.map(Box::new),
                time,
                minutes,
                reveal,
                is_skipped,
                rows: None,
                lang: None,
            }
        },
    );
    let slides = option((1usize..20, option(0usize..9)));
    let include = (words(), slides, any::<bool>()).prop_map(|(file, slides, is_skipped)| {
        let slides = slides.map(|(first, n)| Slides { first, last: n.map(|n| first + n) });
        Slide { is_skipped, ..Slide::new(Content::Include(Include { file, slides })) }
    });
    prop_oneof![20 => of_its_own, 1 => include].boxed()
}
