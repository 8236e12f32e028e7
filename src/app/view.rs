//! Model → runs: the slide with its footer, and the views that stand in its place.

use super::{Mode, Model, TABLE, Word, filtered};
use crate::deck::{Content, Figure, Slide};
use crate::scene::{self, Align, Block, Frame as TextFrame, Galley, Page, Role, Run, Scene, Screen, set};
use crate::text::{Measure, clean, fit};

/// All that a frame shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The runs.
    pub runs: Vec<Run>,
    /// The last step that is revealed.
    pub shown: usize,
}

/// Draws the model.
pub fn view(model: &Model) -> Frame {
    if model.is_blank {
        return Frame::default();
    }
    match &model.mode {
        Mode::Slide => slide(model),
        Mode::Search { text } => {
            let mut frame = slide(model);
            prompt(model, text, &mut frame.runs);
            frame
        }
        Mode::Overview { cursor, filter } => {
            Frame { runs: overview(model, *cursor, filter), shown: usize::MAX }
        }
        Mode::Help { screen_idx } => Frame { runs: help(model, *screen_idx), shown: usize::MAX },
    }
}

/// The rows at the bottom that are not the slide's: none where the window is too low to spare one.
pub(super) fn n_footer_rows(model: &Model) -> u16 {
    let (columns, rows) = model.size;
    let n_fault = fault_rows(model).len();
    if n_fault > 0 && rows > 1 {
        return u16::try_from(n_fault).unwrap_or(1).min(rows / 2).max(1);
    }
    u16::from(rows >= 4 && columns >= 8)
}

/// The rows of the notes: a third of the window.
pub(super) fn n_notes_rows(model: &Model) -> u16 {
    if model.has_notes && model.size.1 >= 6 { model.size.1 / 3 } else { 0 }
}

fn slide(model: &Model) -> Frame {
    let scene = model.scene();
    let mut runs = scene.screens.get(model.screen_idx).map(|s| s.runs.clone()).unwrap_or_default();
    if !model.query.is_empty() {
        runs = runs.into_iter().flat_map(|run| marked(run, &model.query.to_lowercase(), model)).collect();
    }
    if model.deck.slides.is_empty() {
        runs = message(model, model.words().get(Word::EmptyDeck));
    }
    runs.extend(footer(model, scene.screens.len()));
    if n_notes_rows(model) > 0 {
        runs.extend(notes(model));
    }
    Frame { runs, shown: if model.reveal { model.step } else { usize::MAX } }
}

/// Cuts a run where a search finds its words.
fn marked(run: Run, query: &str, model: &Model) -> Vec<Run> {
    let lower = run.text.to_lowercase();
    // Where lower case changes the length of a letter, the places would not fit.
    if lower.len() != run.text.len() || !lower.contains(query) {
        return vec![run];
    }
    let (mut out, mut at, mut column) = (Vec::new(), 0, run.column);
    let mut push = |text: &str, role: Role| {
        if !text.is_empty() {
            out.push(Run { text: text.to_owned(), column, role, ..run });
            column += u16::try_from(model.policy.columns(text)).unwrap_or(u16::MAX);
        }
    };
    for (found, words) in lower.match_indices(query) {
        push(run.text.get(at..found).unwrap_or_default(), run.role);
        at = found + words.len();
        push(run.text.get(found..at).unwrap_or_default(), Role::Match);
    }
    push(run.text.get(at..).unwrap_or_default(), run.role);
    out
}

fn run(row: u16, column: usize, text: impl Into<String>, role: Role) -> Run {
    Run {
        row,
        column: u16::try_from(column).unwrap_or(u16::MAX),
        text: text.into(),
        role,
        step: 0,
        spot: None,
    }
}

fn message(model: &Model, text: &str) -> Vec<Run> {
    let slide = Slide::new(Content::Body(text.to_owned()));
    scene::lay_out(&slide, model.page()).screens.swap_remove(0).runs
}

/// The last row: the deck's title, or what there is to tell, and the slide's number.
fn footer(model: &Model, n_screens: usize) -> Vec<Run> {
    let (columns, rows) = (usize::from(model.size.0), model.size.1);
    let n_rows = n_footer_rows(model);
    if n_rows == 0 {
        return Vec::new();
    }
    let fault = fault_rows(model);
    if !fault.is_empty() {
        let top = rows - n_rows;
        let filled = |text: String| {
            let n_free = columns.saturating_sub(model.policy.columns(&text));
            text + &" ".repeat(n_free)
        };
        let lines = (top..).zip(fault).take(usize::from(n_rows));
        return lines.map(|(row, text)| run(row, 0, filled(text), Role::Error)).collect();
    }
    let (row, margin) = (rows - 1, if columns >= 24 { 2 } else { 0 });
    let number = number(model, n_screens);
    let n_number = model.policy.columns(&number);
    let mut out = Vec::new();
    let at = columns.saturating_sub(n_number + margin);
    if n_number + margin <= columns {
        out.push(run(row, at, number, Role::Muted));
    }
    let room = at.saturating_sub(margin + 2);
    let (text, role) = told(model);
    let text = fit(&text, room, model.policy).into_owned();
    if !text.is_empty() {
        out.push(run(row, margin, text, role));
    }
    out
}

/// `12:34  3/40`, and where a slide has more than one screen, `3/40 (1/2)`.
fn number(model: &Model, n_screens: usize) -> String {
    let mut text = String::new();
    if let Some(since) = model.timer {
        let seconds = model.now.saturating_sub(since).as_secs();
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        text += &if hours > 0 {
            format!("{hours}:{minutes:02}:{:02}  ", seconds % 60)
        } else {
            format!("{minutes:02}:{:02}  ", seconds % 60)
        };
    }
    if let Some(count) = model.count {
        text += &format!("{count}…  ");
    }
    text += &format!("{}/{}", (model.slide_idx + 1).min(model.deck.slides.len()), model.deck.slides.len());
    if n_screens > 1 {
        text += &format!(" ({}/{n_screens})", model.screen_idx + 1);
    }
    text
}

fn told(model: &Model) -> (String, Role) {
    if let Some(notice) = &model.notice {
        return (format!(" {} ", clean(notice)), Role::Notice);
    }
    if let Some(slide_idx) = model.offer {
        let text = model.words().get(Word::LeftOffAt).replace("{}", &(slide_idx + 1).to_string());
        return (format!(" {text} "), Role::Notice);
    }
    let title = model.deck.title.as_deref().map(crate::text::inline::parse);
    (clean(&title.map_or_else(|| model.name.clone(), |t| t.text)).into_owned(), Role::Muted)
}

/// Why the file could not be read again, in rows.
fn fault_rows(model: &Model) -> Vec<String> {
    let Some(fault) = &model.fault else { return Vec::new() };
    let room = usize::from(model.size.0).saturating_sub(2).max(1);
    let page = Page::of(&model.deck, model.size.0, model.size.1, model.policy);
    let frame = TextFrame {
        column: 1,
        room,
        role: Role::Error,
        step: 0,
        measure: Measure::Body,
        align: Align::Left,
        spot: None,
    };
    let text = fault.replace(['`', '*'], "'");
    let rows = text.lines().flat_map(|line| set(line, frame, page));
    rows.map(|row| format!(" {}", row.pieces.into_iter().map(|p| p.text).collect::<String>())).collect()
}

/// Where the search is typed: the last row.
fn prompt(model: &Model, text: &str, runs: &mut Vec<Run>) {
    let (columns, rows) = (usize::from(model.size.0), model.size.1);
    let row = rows.saturating_sub(1);
    runs.retain(|r| r.row != row);
    let line = format!("/{text}");
    // The end of what is typed stays in sight.
    let mut shown = line.as_str();
    while model.policy.columns(shown) + 1 > columns.max(2) {
        let first = crate::text::graphemes(shown).next().map_or(shown.len(), str::len);
        shown = shown.get(first..).unwrap_or_default();
    }
    let end = model.policy.columns(shown);
    runs.push(run(row, 0, shown, Role::Text));
    runs.push(run(row, end, " ", Role::Selected));
}

/// The notes of the slide and where it comes from, under a rule.
fn notes(model: &Model) -> Vec<Run> {
    let n_rows = n_notes_rows(model);
    let top = model.size.1.saturating_sub(n_rows + n_footer_rows(model));
    let columns = usize::from(model.size.0);
    let mut runs = vec![run(top, 0, "-".repeat(columns), Role::Rule)];
    let scene = notes_scene(model);
    let screen = scene.screens.get(model.notes_idx).or(scene.screens.first()).cloned().unwrap_or_default();
    runs.extend(screen.runs.into_iter().map(|r| Run { row: r.row + top + 1, ..r }));
    if scene.screens.len() > 1 {
        let number = format!(" [{}/{}] ", model.notes_idx + 1, scene.screens.len());
        let at = columns.saturating_sub(model.policy.columns(&number) + 2);
        runs[0] = run(top, 0, "-".repeat(at), Role::Rule);
        runs.push(run(top, at, number, Role::Muted));
    }
    runs
}

fn notes_scene(model: &Model) -> Scene {
    let words = model.words();
    let mut text = String::new();
    if let Some(slide) = model.slide() {
        text = slide.notes.clone().unwrap_or_default();
        let origins = origins(slide);
        if !origins.is_empty() {
            text = format!("{}\n{}: {}", text.trim_end(), words.get(Word::Sources), origins.join(" · "));
        }
    }
    if text.trim().is_empty() {
        words.get(Word::NoNotes).clone_into(&mut text);
    }
    let (columns, rows) = (model.size.0, n_notes_rows(model).saturating_sub(1).max(1));
    let page = Page::of(&model.deck, columns, rows, model.policy);
    let margin = if columns >= 24 { 2 } else { 0 };
    let frame = TextFrame {
        column: margin,
        room: usize::from(columns).saturating_sub(2 * margin).max(1),
        role: Role::Notes,
        step: 0,
        measure: Measure::Body,
        align: Align::Left,
        spot: None,
    };
    let paragraphs = text
        .lines()
        .map(|line| Block { rows: set(&crate::text::inline::escape(line), frame, page), ..Block::default() });
    let blocks = paragraphs.filter(|b| !b.rows.is_empty()).collect();
    scene::paginate(Galley { blocks, ..Galley::default() }, page)
}

pub(super) fn n_notes_screens(model: &Model) -> usize {
    notes_scene(model).screens.len()
}

/// Where a slide and its points come from, each source once.
fn origins(slide: &Slide) -> Vec<String> {
    let elements = slide.elements();
    let mut out: Vec<String> = Vec::new();
    for origin in slide
        .from
        .iter()
        .map(ToString::to_string)
        .chain(elements.iter().filter_map(|e| e.from.map(ToString::to_string)))
    {
        if !out.contains(&origin) {
            out.push(origin);
        }
    }
    out
}

/// The list of slides: a row each, the chosen one marked and in sight.
fn overview(model: &Model, cursor: usize, filter: &str) -> Vec<Run> {
    let (columns, rows) = (usize::from(model.size.0), usize::from(model.size.1).max(1));
    let words = model.words();
    let places = filtered(&model.deck, filter);
    let mut runs = Vec::new();
    let n_list = if rows >= 2 { rows - 1 } else { rows };
    if rows >= 2 {
        let head = if filter.is_empty() {
            format!("{} {}", model.deck.slides.len(), words.get(Word::Slides))
        } else {
            format!("> {}  {}/{}", clean(filter), places.len(), model.deck.slides.len())
        };
        runs.push(run(0, 0, fit(&head, columns, model.policy), Role::Heading));
    }
    let first_row = rows - n_list;
    if places.is_empty() && rows >= 2 {
        runs.push(run(1, 0, fit(words.get(Word::NoMatch), columns, model.policy), Role::Muted));
    }
    let top = (cursor + 1).saturating_sub(n_list.div_ceil(2)).min(places.len().saturating_sub(n_list));
    let n_digits = model.deck.slides.len().to_string().len();
    for (i, &slide_idx) in places.iter().enumerate().skip(top).take(n_list) {
        let slide = &model.deck.slides[slide_idx];
        let name = slide.name();
        let line = format!(" {:>n_digits$}  {name}", slide_idx + 1);
        let mut line = fit(&line, columns, model.policy).into_owned();
        let role = if i == cursor { Role::Selected } else { Role::Text };
        if i == cursor {
            let n_free = columns.saturating_sub(model.policy.columns(&line));
            line.push_str(&" ".repeat(n_free));
        }
        runs.push(run(u16::try_from(first_row + i - top).unwrap_or(u16::MAX), 0, line, role));
    }
    runs
}

/// The keys, laid out as a slide of two columns is.
pub(super) fn help_scene(model: &Model) -> Scene {
    let words = model.words();
    let rows = TABLE.iter().map(|binding| Figure {
        value: crate::text::inline::escape(&binding.names().join(" ")),
        label: binding.label(words).to_owned(),
        from: None,
    });
    let slide = Slide {
        heading: Some(words.get(Word::Keys).to_owned()),
        ..Slide::new(Content::Figures(rows.collect()))
    };
    let (columns, rows) = model.size;
    // The last row says whether there is more.
    let rows = if rows >= 4 { rows - 1 } else { rows };
    let page = Page { lang: crate::text::Lang::Other, ..Page::of(&model.deck, columns, rows, model.policy) };
    // Close together: a list to look something up in.
    scene::lay_out_close(&slide, page)
}

fn help(model: &Model, screen_idx: usize) -> Vec<Run> {
    let scene = help_scene(model);
    let screen = scene.screens.get(screen_idx).or(scene.screens.last()).cloned();
    let mut runs = screen.map(|Screen { runs, .. }| runs).unwrap_or_default();
    if scene.screens.len() > 1 && model.size.1 >= 4 {
        let number = format!("{}/{}", screen_idx + 1, scene.screens.len());
        let at = usize::from(model.size.0).saturating_sub(number.len() + 2);
        runs.push(run(model.size.1 - 1, at, number, Role::Muted));
    }
    runs
}
