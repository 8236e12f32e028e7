//! What a window lays out besides slides: notes, the keys, an article, a fault. Values in, scenes out.

use super::keys::Tables;
use super::{Keymap, Language, Word, remarks};
use crate::article::{Article, Kind};
use crate::deck::{Asked, Content, Element, Figure, Origin, Part, Slide, Spot};
use crate::review::Said;
use crate::scene::{self, Align, Block, Frame, Galley, Page, Role, Scene, Stand, set};
use crate::text::large::Face;
use crate::text::{Lang, Measure, inline};

/// Sets the notes of a slide on their page, with its sources behind them.
pub(super) fn notes(slide: Option<&Slide>, page: Page, language: Language) -> Scene {
    let margin = if page.columns >= 24 { 2 } else { 0 };
    let frame = |spot| frame(page, margin, Role::Notes, Some(spot));
    let elements = slide.map(Slide::elements).unwrap_or_default();
    let mut blocks = Vec::new();
    for note in elements.iter().filter(|e| e.part == Part::Note) {
        let spot = Spot { element_idx: note.idx, byte: 0 };
        // Notes are plain text: their marks stand as they are.
        blocks.push(Block { rows: set(&inline::escape(note.source), frame(spot), page), ..Block::default() });
    }
    let origins = origins(&elements);
    let last = if !origins.is_empty() {
        Some(format!("{}: {}", language.say(Word::Sources), origins.join(" · ")))
    } else if blocks.is_empty() {
        Some(language.say(Word::NoNotes).to_owned())
    } else {
        None
    };
    if let Some(line) = last {
        let spot = Spot { element_idx: elements.len(), byte: 0 };
        blocks.push(Block { rows: set(&inline::escape(&line), frame(spot), page), ..Block::default() });
    }
    scene::paginate(Galley { blocks, ..Galley::default() }, page)
}

/// Where a slide and what is on it come from, each source once.
fn origins(elements: &[Element<'_>]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for origin in elements
        .iter()
        .filter(|e| !e.is_asked())
        .filter_map(|e| e.from)
        .flat_map(Origin::each)
        .map(|one| one.first().to_string())
    {
        if !out.contains(&origin) {
            out.push(origin);
        }
    }
    out
}

/// The `scene` of a slide for its reviewer: what may be asked stands on further screens, or alone where there is nothing
/// else.
pub(super) fn with_asked(scene: Scene, slide: &Slide, page: Page, language: Language) -> Scene {
    let mut screens = scene.screens;
    if slide.content == Content::Asked {
        screens.clear();
    }
    if !slide.asked.is_empty() {
        screens.extend(asked(&slide.elements(), &slide.asked, page, language).screens);
    }
    Scene::new(screens)
}

/// Questions that may be asked, whole, by the elements of their slide.
pub(super) fn asked(elements: &[Element<'_>], asked: &[Asked], page: Page, language: Language) -> Scene {
    let elements: Vec<&Element<'_>> = elements.iter().filter(|e| e.is_asked()).collect();
    let blocks = elements.chunk_by(|a, b| a.path == b.path).zip(asked);
    let blocks = blocks.flat_map(|(parts, asked)| question(parts, asked, page, language)).collect();
    scene::paginate(Galley { blocks, stand: Stand::Raised, is_set: true, ..Galley::default() }, page)
}

/// A question, the line to take, where that is from and who cleared it, and what is behind it.
fn question(parts: &[&Element<'_>], asked: &Asked, page: Page, language: Language) -> Vec<Block> {
    let margin = if page.columns >= 24 { 2 } else { 0 };
    let mut blocks = Vec::new();
    let mut spot = None;
    let mut push = |text: &str, role: Role, spot: Option<Spot>, gap: usize| {
        let rows = set(text, frame(page, margin, role, spot), page);
        if rows.iter().any(|row| !row.pieces.is_empty()) {
            blocks.push(Block { rows, gap, keep_with_next: role == Role::Heading });
        }
    };
    let behind = asked.background.as_ref();
    let label = behind.map(|b| if b.is_usable { Word::MayBeUsed } else { Word::NotForUse });
    let beside = beside(asked, language);
    let mut beside = (!beside.is_empty()).then_some(beside);
    for (nth, part) in parts.iter().enumerate() {
        let gap = usize::from(nth == 0 || parts[nth - 1].part != part.part);
        if part.part == Part::Background && gap == 1 {
            // They stand behind the line, before what is behind it.
            if let Some(beside) = beside.take() {
                push(&beside, Role::Muted, spot, 0);
            }
            push(label.map_or("", |label| language.say(label)), Role::Muted, spot, 1);
        }
        spot = Some(Spot { element_idx: part.idx, byte: 0 });
        match part.part {
            Part::Question if part.text().trim().is_empty() => {
                push(language.say(Word::NoQuestion), Role::Muted, spot, gap);
            }
            Part::Question => push(part.source, Role::Heading, spot, gap),
            Part::Line => push(part.source, Role::Text, spot, gap),
            _ => push(part.source, Role::Notes, spot, 0),
        }
    }
    if let Some(beside) = beside {
        push(&beside, Role::Muted, spot, 0);
    }
    blocks
}

/// A question in lines: it, the line to take, where that is from and who cleared it, and what is behind it.
pub(super) fn asked_told(asked: &Asked, language: Language) -> Vec<String> {
    let text = |source: &str| inline::shown(source).text;
    let question = Some(text(&asked.question)).filter(|question| !question.trim().is_empty());
    let question = question.unwrap_or_else(|| language.say(Word::NoQuestion).to_owned());
    let mut out = vec![question];
    out.extend(asked.line.as_deref().map(text));
    out.push(inline::shown(&beside(asked, language)).text);
    if let Some(behind) = &asked.background {
        let word = if behind.is_usable { Word::MayBeUsed } else { Word::NotForUse };
        out.extend([language.say(word).to_owned(), text(&behind.text)]);
    }
    out.retain(|line| !line.is_empty());
    out
}

/// Who says the line, where it is from, who cleared it: in a row, with its marks as they stand.
fn beside(asked: &Asked, language: Language) -> String {
    let by = asked.by.as_deref().map(|by| format!("〔{by}〕"));
    let from = asked.from.as_ref();
    let from =
        from.map(|from| from.each().map(|one| one.first().to_string()).collect::<Vec<_>>().join(" · "));
    let from = from.map(|from| format!("{}: {from}", language.say(Word::Sources)));
    let cleared = asked.cleared.as_deref().map(|who| language.say_of(Word::Cleared, who));
    let parts: Vec<String> = [by, from, cleared].into_iter().flatten().collect();
    inline::escape(&parts.join("  "))
}

/// The keys, as a slide of figures is laid out.
pub(super) fn help(page: Page, language: Language, tables: Tables, keymap: &Keymap) -> Scene {
    let rows = tables.rows().filter(|binding| !keymap.names(binding).is_empty()).map(|binding| Figure {
        trend: Vec::new(),
        value: inline::escape(&keymap.names(binding).join(" ")),
        label: inline::escape(&keymap.say(language, binding.label)),
        from: None,
    });
    let heading = Some(language.say(Word::Keys).to_owned());
    let slide = Slide { heading, ..Slide::new(Content::Figures(rows.collect())) };
    // Close together: a list to look something up in.
    scene::lay_out_close(&slide, Page { lang: Lang::Other, ..page })
}

/// Sets an article in one piece: a block a group, each block's text with its place among the blocks.
pub(super) fn article(article: &Article, page: Page) -> Scene {
    let set_block = |(element_idx, block): (usize, &crate::article::Block)| {
        let role = match block.kind {
            Kind::Title | Kind::Heading => Role::Heading,
            Kind::Caption => Role::Caption,
            Kind::Standfirst | Kind::Paragraph => Role::Text,
        };
        let frame = frame(page, 0, role, Some(Spot { element_idx, byte: 0 }));
        // An article has no marks of ours: what looks like one stands as it is.
        Block { rows: set(&inline::escape(&block.text), frame, page), gap: 1, keep_with_next: false }
    };
    let blocks = article.blocks.iter().enumerate().map(set_block).collect();
    scene::paginate(Galley { blocks, ..Galley::default() }, Page { rows: u16::MAX, ..page })
}

/// The frame of running text with a margin on both sides.
pub(super) fn frame(page: Page, margin: usize, role: Role, spot: Option<Spot>) -> Frame {
    let room = usize::from(page.columns).saturating_sub(2 * margin).max(1);
    let (measure, align, face) = (Measure::Body, Align::Left, Face::Text);
    Frame { column: margin, room, role, step: 0, measure, is_evened: false, align, spot, face }
}

/// Why the file could not be read again, in rows with a free column in front.
pub(super) fn fault(text: &str, page: Page) -> Vec<String> {
    let text = text.replace(['`', '*'], "'");
    let rows = text.lines().flat_map(|line| set(line, frame(page, 1, Role::Error, None), page));
    rows.map(|row| format!(" {}", row.pieces.into_iter().map(|p| p.text).collect::<String>())).collect()
}

/// What was said in open threads, a line each that is wrapped to so many columns: the flags first.
pub(super) fn said(said: &Said<'_>, page: Page, language: Language) -> Vec<String> {
    let frame = frame(page, 2, Role::Notes, None);
    let lines = said.flags.iter().chain(&said.remarks).map(|thread| {
        let late = language.say(Word::OutOfDate);
        let late = if thread.is_out_of_date { format!("[{late}] ") } else { String::new() };
        format!("{} {late}{}", remarks::mark(thread.root), remarks::told(thread))
    });
    let rows = lines.flat_map(|line| set(&inline::escape(&line), frame, page));
    rows.map(|row| row.pieces.into_iter().map(|p| p.text).collect()).collect()
}
