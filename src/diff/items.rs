//! A deck as a list of things, each with its words: what is paired with the things of another deck.

use super::what::What;
use crate::deck::{Content, Deck, Element, Footer, Form, Part, Segment, Slide};
use crate::text::Strictness;
use crate::text::large::Large;
use std::ops::Range;

/// A claim as somebody once read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    /// The path to it then: `slides.3.points.1`.
    pub path: &'a str,
    /// Its words, as [`Claim::text`](crate::deck::Claim::text) has them.
    pub text: &'a str,
    /// Who said it.
    pub by: Option<&'a str>,
}

/// A thing as it stands in one of the decks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The path to it in the deck's YAML: `slides.3.points.1`.
    pub path: String,
    /// The slide, from 0; a setting is on none.
    pub slide_idx: Option<usize>,
    /// What names the slide in a list.
    pub slide: String,
    /// Its words.
    pub text: String,
    /// Who says it.
    pub by: Option<String>,
    /// Where it comes from: its own source, or its slide's.
    pub from: Option<String>,
    /// The picture's file.
    pub image: Option<String>,
}

/// One thing.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub path: String,
    pub what: What,
    pub text: String,
    pub by: Option<String>,
    pub from: Option<String>,
    pub image: Option<String>,
    /// The group that it is in.
    pub group: usize,
}

impl Item {
    /// The path from the slide on.
    pub(super) fn inner_path(&self) -> &str {
        self.path.splitn(3, '.').nth(2).unwrap_or(&self.path)
    }
}

/// A slide's things; those of the deck as a whole are a group, too, the first.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub name: String,
    pub items: Range<usize>,
    pub slide_idx: Option<usize>,
}

/// A deck in groups of things.
#[derive(Debug)]
pub(super) struct Outline {
    pub groups: Vec<Group>,
    pub items: Vec<Item>,
}

/// Where a change is told, among the others: as in the new deck. What was cut stands behind what it stood behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub group: usize,
    /// Whether it was in a slide that is gone, which stood behind `group`.
    pub is_behind: bool,
    /// 0 is before all of them.
    pub item: usize,
    /// Counts those that were cut one after the other.
    pub nth_cut: usize,
}

impl Place {
    /// Before all that is in the group.
    pub(super) fn of_group(group: usize) -> Self {
        Self { group, ..Self::default() }
    }
}

impl Outline {
    /// All that a deck says and sets.
    pub(super) fn of(deck: &Deck) -> Self {
        let mut outline = Self { groups: Vec::new(), items: Vec::new() };
        outline.push(String::new(), None, settings(deck));
        for (slide_idx, slide) in deck.unfolded().slides.iter().enumerate() {
            outline.push(slide.name(), number(slide, slide_idx), slide_items(slide, slide_idx));
        }
        outline
    }

    /// What a deck claims, as old claims are compared with it.
    pub(super) fn of_claims(deck: &Deck) -> Self {
        let mut outline = Self { groups: Vec::new(), items: Vec::new() };
        outline.push(String::new(), None, Vec::new());
        for (slide_idx, slide) in deck.unfolded().slides.iter().enumerate() {
            let claims = slide.claims(slide_idx).into_iter();
            let items = claims.map(|c| bare(c.path, c.text, c.by)).collect();
            outline.push(slide.name(), number(slide, slide_idx), items);
        }
        outline
    }

    /// Old claims. Their slides have no name but the first words that are known of them.
    pub(super) fn of_said(said: &[Said<'_>]) -> Self {
        let mut outline = Self { groups: Vec::new(), items: Vec::new() };
        outline.push(String::new(), None, Vec::new());
        let slide_idx = |said: &Said<'_>| {
            said.path.strip_prefix("slides.")?.split('.').next().and_then(|n| n.parse::<usize>().ok())
        };
        let mut said = said.to_vec();
        said.sort_by_cached_key(|said| (slide_idx(said), place_on_slide(said.path)));
        for claims in said.chunk_by(|a, b| slide_idx(a) == slide_idx(b)) {
            let items =
                claims.iter().map(|c| bare(c.path.to_owned(), c.text.to_owned(), c.by.map(str::to_owned)));
            let first = claims.first();
            let name =
                first.map(|c| c.text.lines().next().unwrap_or_default().to_owned()).unwrap_or_default();
            outline.push(name, first.and_then(slide_idx), items.collect());
        }
        outline
    }

    fn push(&mut self, name: String, slide_idx: Option<usize>, items: Vec<Item>) {
        let (start, group) = (self.items.len(), self.groups.len());
        self.items.extend(items.into_iter().map(|item| Item { group, ..item }));
        self.groups.push(Group { name, items: start..self.items.len(), slide_idx });
    }

    pub(super) fn side(&self, item: &Item) -> Side {
        let group = &self.groups[item.group];
        Side {
            path: item.path.clone(),
            slide_idx: group.slide_idx,
            slide: group.name.clone(),
            text: item.text.clone(),
            by: item.by.clone(),
            from: item.from.clone(),
            image: item.image.clone(),
        }
    }

    /// A slide as a whole.
    pub(super) fn group_side(&self, group_idx: usize) -> Option<Side> {
        let group = self.groups.get(group_idx)?;
        let path = format!("slides.{}", group.slide_idx?);
        let (slide, text) = (group.name.clone(), group.name.clone());
        Some(Side { path, slide_idx: group.slide_idx, slide, text, by: None, from: None, image: None })
    }

    pub(super) fn place_of(&self, item_idx: usize) -> Place {
        Place { group: self.items[item_idx].group, item: item_idx + 1, ..Place::default() }
    }
}

/// The slide's place; the questions of the whole deck are on none.
fn number(slide: &Slide, slide_idx: usize) -> Option<usize> {
    (slide.content != Content::Asked).then_some(slide_idx)
}

/// A path from the slide on, such that a cover or heading comes before all else, and the second before the tenth.
fn place_on_slide(path: &str) -> Vec<(bool, Result<usize, String>)> {
    let is_first = |key: &str| matches!(key, "cover" | "heading");
    path.split('.').skip(2).map(|key| (!is_first(key), key.parse().map_err(|_| key.to_owned()))).collect()
}

/// A thing without source and picture.
fn bare(path: String, text: String, by: Option<String>) -> Item {
    let what = What::of_path(&path);
    Item { path, what, text, by, from: None, image: None, group: 0 }
}

fn settings(deck: &Deck) -> Vec<Item> {
    let strictness = deck.line_break.map(|strictness| match strictness {
        Strictness::Strict => "strict",
        Strictness::Normal => "normal",
        Strictness::Loose => "loose",
    });
    let number = |name: &str, n: Option<u32>| n.map(|n| format!("{name}: {n}"));
    let (minutes, pace) = (number("minutes", deck.minutes), number("pace", deck.pace));
    let settings = [
        ("title", deck.title.as_deref()),
        ("lang", deck.lang.as_deref()),
        ("theme", deck.theme.as_deref()),
        ("line_break", strictness),
        ("marking", deck.marking.as_deref()),
        ("footer", deck.footer.as_ref().map(Footer::as_str)),
        ("large", (deck.large == Large::Off).then_some("off")),
        ("reveal", deck.reveal.then_some("reveal: true")),
        ("minutes", minutes.as_deref()),
        ("pace", pace.as_deref()),
    ];
    let settings = settings.into_iter().filter_map(|(path, text)| Some((path, text?)));
    let item = |(path, text): (&str, &str)| Item {
        what: What::Setting,
        ..bare(path.to_owned(), text.to_owned(), None)
    };
    settings.map(item).collect()
}

fn slide_items(slide: &Slide, slide_idx: usize) -> Vec<Item> {
    let elements = slide.elements();
    let mut items: Vec<Item> = elements
        .chunk_by(|a, b| a.path == b.path)
        .filter_map(|parts| item(parts, &slide.path(slide_idx)))
        .collect();
    if let Content::Points { numbered: true, .. } = slide.content {
        let path = format!("slides.{slide_idx}.numbered");
        let what = What::Numbering;
        items.push(Item { what, ..bare(path, "numbered".to_owned(), None) });
    }
    items.extend(options(slide).into_iter().map(|(key, text)| Item {
        what: What::Option,
        ..bare(format!("slides.{slide_idx}.{key}"), text, None)
    }));
    items
}

/// How a slide is shown, where that is not as usual: by its key in the deck, as it would be written.
fn options(slide: &Slide) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    let mut push = |key: &'static str, value: Option<String>| {
        out.extend(value.map(|value| (key, format!("{key}: {value}"))));
    };
    match &slide.content {
        Content::Chart(chart) => {
            let form = match chart.form {
                Form::Bars => None,
                Form::Stacked => Some("stacked"),
                Form::Lines => Some("lines"),
            };
            push("type", form.map(str::to_owned));
        }
        Content::Code { highlight, is_numbered, .. } => {
            let lines: Vec<String> = highlight.iter().map(ToString::to_string).collect();
            push("highlight", Some(lines.join(", ")).filter(|lines| !lines.is_empty()));
            push("numbered", is_numbered.then(|| "true".to_owned()));
        }
        _ => {}
    }
    push("reveal", slide.reveal.map(|is_on| is_on.to_string()));
    push("skip", slide.is_skipped.then(|| "true".to_owned()));
    push("time", slide.time.map(|time| time.to_string()));
    push("minutes", slide.minutes.map(|minutes| minutes.to_string()));
    out
}

/// The thing that elements with one path are the parts of.
fn item(parts: &[Element<'_>], slide: &[Segment]) -> Option<Item> {
    let first = parts.first()?;
    let gap = if first.is_asked() || matches!(first.part, Part::Quotation | Part::Paragraph | Part::Note) {
        "\n"
    } else {
        " "
    };
    // A point that was ticked off has changed, though its words have not.
    let mark = first.mark.map(|mark| format!("{} ", mark.written())).unwrap_or_default();
    // So has a link that leads elsewhere.
    let texts: Vec<String> = parts.iter().map(Element::said).collect();
    let path = slide.iter().chain(&first.path).map(|segment| match segment {
        Segment::Key(key) => key.to_string(),
        Segment::Index(idx) => idx.to_string(),
    });
    Some(Item {
        path: path.collect::<Vec<_>>().join("."),
        what: What::of(first.part),
        text: mark + &texts.join(gap),
        by: parts.iter().find_map(|e| e.by).map(str::to_owned),
        from: parts.iter().find_map(|e| e.from).map(ToString::to_string),
        image: first.image.map(str::to_owned),
        group: 0,
    })
}
