//! The questions that may be asked, in a list of a speaker's terminal that filters by what is typed; one of them whole.

use super::view::numbered;
use super::{Key, Language, Prompt, Talk, Window, Word, pages};
use crate::deck::{Asked, Deck, Slide};
use crate::scene::{Role, Run, Scene};
use crate::text::{WidthPolicy, find, fit, inline};
use std::sync::Arc;

/// The list, what is typed, the row that is chosen, and the screen of it where it is read whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions {
    entries: Arc<[Entry]>,
    filter: Prompt,
    /// Those that contain it, by their places in the list.
    found: Vec<usize>,
    cursor: usize,
    screen_idx: Option<usize>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    /// The slide that it may be asked at (from 0); none where it is of the whole.
    slide_idx: Option<usize>,
    /// Its place among those of the slide.
    nth: usize,
    question: String,
    line: String,
    /// All that is written of it, as it is looked for.
    words: String,
}

/// What a key leads to.
pub(super) enum Turn {
    Stay,
    Close,
}

/// Opens the list: this slide's questions first, then those of the whole, then the others'.
pub(super) fn open(talk: &Talk, window: &mut Window) {
    let list = Questions::of(talk.deck(), talk.place().slide_idx);
    if list.entries.is_empty() {
        return window.say(talk, Word::NoQuestions);
    }
    window.mode = super::Mode::Questions(list);
}

impl Questions {
    fn of(deck: &Deck, here: usize) -> Self {
        let mut entries: Vec<Entry> = deck
            .slides
            .iter()
            .enumerate()
            .flat_map(|(slide_idx, slide)| of_slide(Some(slide_idx), &slide.asked))
            .collect();
        let (mut first, others): (Vec<Entry>, Vec<Entry>) =
            entries.drain(..).partition(|entry| entry.slide_idx == Some(here));
        first.extend(of_slide(None, &deck.asked));
        first.extend(others);
        let found = (0..first.len()).collect();
        let (filter, cursor, screen_idx) = (Prompt::default(), 0, None);
        Self { entries: first.into(), filter, found, cursor, screen_idx }
    }

    /// The list of the deck as it is now: what is typed stays, and the row that is chosen.
    pub(super) fn renewed(&self, deck: &Deck, here: usize) -> Self {
        let mut renewed = Self { filter: self.filter.clone(), ..Self::of(deck, here) };
        renewed.look();
        let words = self.chosen().map(|entry| &entry.words);
        let same = renewed.found.iter().position(|&i| Some(&renewed.entries[i].words) == words);
        renewed.cursor = same.unwrap_or(self.cursor.min(renewed.found.len().saturating_sub(1)));
        renewed.screen_idx = self.screen_idx.filter(|_| same.is_some());
        renewed
    }

    fn chosen(&self) -> Option<&Entry> {
        self.found.get(self.cursor).map(|&i| &self.entries[i])
    }

    fn look(&mut self) {
        let wanted = self.filter.text();
        let has = |entry: &Entry| wanted.is_empty() || !find(&entry.words, wanted).is_empty();
        self.found = (0..self.entries.len()).filter(|&i| has(&self.entries[i])).collect();
        self.cursor = 0;
    }

    /// Takes text that was pasted into the filter.
    pub(super) fn paste(&mut self, text: &str) {
        if self.screen_idx.is_none() {
            self.filter.paste(text);
            self.look();
        }
    }

    /// Takes a key; `n_screens` has the question that is chosen, and `rows` the window.
    pub(super) fn press(&mut self, key: Key, n_screens: usize, rows: u16) -> Turn {
        let bottom = self.found.len().saturating_sub(1);
        let n_visible = usize::from(rows.saturating_sub(1).max(1));
        if let Some(screen_idx) = self.screen_idx {
            self.screen_idx = match key {
                Key::Escape | Key::Backspace | Key::Left => None,
                Key::Up | Key::PageUp | Key::Char('k' | '[') => Some(screen_idx.saturating_sub(1)),
                Key::Down | Key::PageDown | Key::Char('j' | ']' | ' ') => {
                    Some((screen_idx + 1).min(n_screens.saturating_sub(1)))
                }
                _ => Some(screen_idx),
            };
            return Turn::Stay;
        }
        match key {
            Key::Enter if self.chosen().is_some() => self.screen_idx = Some(0),
            Key::Escape => return Turn::Close,
            Key::Backspace if self.filter.text().is_empty() => return Turn::Close,
            Key::Down | Key::Ctrl('n') | Key::Tab => self.cursor = (self.cursor + 1).min(bottom),
            Key::Up | Key::Ctrl('p') | Key::BackTab => self.cursor = self.cursor.saturating_sub(1),
            Key::PageDown => self.cursor = (self.cursor + n_visible).min(bottom),
            Key::PageUp => self.cursor = self.cursor.saturating_sub(n_visible),
            Key::Home => self.cursor = 0,
            Key::End => self.cursor = bottom,
            key if self.filter.edit(key) => self.look(),
            _ => {}
        }
        Turn::Stay
    }

    /// The question that is chosen.
    fn asked<'a>(&self, talk: &'a Talk) -> Option<&'a Asked> {
        let entry = self.chosen()?;
        let deck = talk.deck();
        let list = match entry.slide_idx {
            Some(slide_idx) => deck.slides.get(slide_idx)?.asked.as_slice(),
            None => deck.asked.as_slice(),
        };
        list.get(entry.nth)
    }

    /// It laid out on the window's page without its last row.
    pub(super) fn scene(&self, talk: &Talk, window: &Window) -> Scene {
        let Some(asked) = self.asked(talk) else { return Scene::default() };
        let (columns, rows) = window.size;
        let page = talk.page(columns, if rows >= 4 { rows - 1 } else { rows }, window.policy);
        let slide = Slide { asked: vec![asked.clone()], ..Slide::new(crate::deck::Content::Asked) };
        pages::asked(&slide.elements(), &slide.asked, page, window.language(talk))
    }

    /// The list in lines, or what has changed since it was told: the rows that a filter finds, the chosen one, or all
    /// of it where it is read.
    pub(super) fn told(&self, talk: &Talk, before: Option<&Self>, language: Language) -> Vec<String> {
        let is_same = before.is_some_and(|before| before.found == self.found);
        let was_read = before.is_some_and(|before| before.screen_idx.is_some());
        if self.screen_idx.is_some() {
            let asked = self.asked(talk).filter(|_| !was_read);
            return asked.map(|asked| pages::asked_told(asked, language)).unwrap_or_default();
        }
        let row = |nth: usize| {
            let entry = &self.entries[self.found[nth]];
            let place = entry.slide_idx.map_or_else(|| "-".to_owned(), |idx| (idx + 1).to_string());
            let sign = if nth == self.cursor { "> " } else { "" };
            let question =
                if entry.question.is_empty() { language.say(Word::NoQuestion) } else { &entry.question };
            format!("{sign}{place} {question}")
        };
        if is_same {
            let has_moved = was_read || before.is_some_and(|before| before.cursor != self.cursor);
            return (has_moved && self.cursor < self.found.len())
                .then(|| row(self.cursor))
                .into_iter()
                .collect();
        }
        let head = match self.found.len() {
            0 => language.say(Word::NoQuestions).to_owned(),
            n => language.say_of(Word::Questions, &n.to_string()),
        };
        std::iter::once(head).chain((0..self.found.len()).map(row)).collect()
    }

    /// Draws the list, or the question that is read.
    pub(super) fn view(&self, talk: &Talk, window: &Window) -> Vec<Run> {
        let Some(screen_idx) = self.screen_idx else {
            return self.draw_list(window.size, window.policy, window.language(talk));
        };
        let scene = self.scene(talk, window);
        numbered(&scene, screen_idx.min(scene.screens.len().saturating_sub(1)), window.size)
    }

    fn draw_list(&self, size: (u16, u16), policy: WidthPolicy, language: Language) -> Vec<Run> {
        let (columns, rows) = (usize::from(size.0), size.1);
        let n_all = self.entries.len().to_string();
        let head = match self.filter.text() {
            "" => language.say_of(Word::Questions, &n_all),
            filter => format!("> {filter}  {}/{n_all}", self.found.len()),
        };
        let mut runs = vec![Run::new(0, 0, fit(&head, columns, policy), Role::Heading)];
        if self.found.is_empty() && rows > 1 {
            runs.push(Run::new(1, 0, fit(language.say(Word::NoQuestions), columns, policy), Role::Muted));
        }
        let n_list = usize::from(rows.saturating_sub(1));
        let top =
            (self.cursor + 1).saturating_sub(n_list.div_ceil(2)).min(self.found.len().saturating_sub(n_list));
        for (row, nth) in (1..rows).zip(top..self.found.len()) {
            self.draw_row((row, nth), columns, policy, language, &mut runs);
        }
        runs
    }

    /// A row: the slide's number, the question, and as much of the line as there is room for.
    fn draw_row(
        &self,
        (row, nth): (u16, usize),
        columns: usize,
        policy: WidthPolicy,
        language: Language,
        runs: &mut Vec<Run>,
    ) {
        let entry = &self.entries[self.found[nth]];
        let number = entry.slide_idx.map_or_else(|| "-".to_owned(), |idx| (idx + 1).to_string());
        let question = match entry.question.trim() {
            "" => language.say(Word::NoQuestion),
            question => question,
        };
        let text = fit(&format!(" {number:>3}  {question}"), columns, policy).into_owned();
        let n_text = policy.columns(&text);
        let room = columns.saturating_sub(n_text + 2);
        let line = if room >= MIN_LINE { fit(&entry.line, room, policy) } else { "".into() };
        if nth == self.cursor {
            let whole = if line.is_empty() { text } else { format!("{text}  {line}") };
            let n_free = columns.saturating_sub(policy.columns(&whole));
            runs.push(Run::new(row, 0, whole + &" ".repeat(n_free), Role::Selected));
            return;
        }
        runs.push(Run::new(row, 0, text, Role::Text));
        if !line.is_empty() {
            runs.push(Run::new(row, n_text + 2, line, Role::Muted));
        }
    }
}

/// Columns below which a line is not begun behind its question.
const MIN_LINE: usize = 8;

fn of_slide(slide_idx: Option<usize>, asked: &[Asked]) -> Vec<Entry> {
    let text = |source: &str| inline::shown(source).text;
    let entry = |(nth, asked): (usize, &Asked)| {
        let (question, line) = (text(&asked.question), text(asked.line.as_deref().unwrap_or_default()));
        let background = asked.background.as_ref().map(|b| text(&b.text)).unwrap_or_default();
        let words = [&*question, &line, &background, asked.by.as_deref().unwrap_or_default()].join("\n");
        Entry { slide_idx, nth, question, line, words }
    };
    asked.iter().enumerate().map(entry).collect()
}
