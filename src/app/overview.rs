//! The list of slides: typed to filter, a row chosen by keys or by the mouse.

use super::{Key, Language, Person, Prompt, Word};
use crate::deck::{Deck, Slide};
use crate::scene::{Role, Run};
use crate::text::{WidthPolicy, clean, fit};
use std::sync::Arc;

/// The list of slides, and where in it one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    entries: Arc<[Entry]>,
    pub(super) filter: Prompt,
    /// The slides whose names contain the filter.
    found: Vec<usize>,
    /// The chosen row of those.
    cursor: usize,
    /// What there are so many of.
    head: Word,
}

/// A slide in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    name: String,
    /// Its place among its neighbours of the same name, from 1, and how many they are.
    of_name: (usize, usize),
    /// What it says first, which tells it from those.
    first: String,
}

/// What a key did in the list.
pub(super) enum Turn {
    /// Nothing that closes it.
    Stay,
    /// Close it.
    Close,
    /// Close it and go to this slide.
    Go(usize),
}

impl Overview {
    /// The list of a deck's slides, with one of them chosen.
    pub(super) fn new(deck: &Deck, slide_idx: usize) -> Self {
        let entries = entries(&deck.slides);
        let found = (0..entries.len()).collect();
        Self { entries, filter: Prompt::default(), found, cursor: slide_idx, head: Word::Slides }
    }

    /// The list of decks, of a deck that has a slide for each.
    pub(super) fn of_decks(deck: &Deck) -> Self {
        Self { head: Word::Decks, ..Self::new(deck, 0) }
    }

    /// Whether it lists decks.
    pub(super) const fn is_of_decks(&self) -> bool {
        matches!(self.head, Word::Decks)
    }

    /// The list of the deck as it is now.
    pub(super) fn renewed(&self, deck: &Deck) -> Self {
        let mut renewed = Self { entries: entries(&deck.slides), ..self.clone() };
        renewed.look();
        renewed
    }

    /// Finds the slides whose names contain the filter; a number finds the slide of that number too.
    fn look(&mut self) {
        let wanted = self.filter.text().to_lowercase();
        let is_wanted = |(i, entry): &(usize, &Entry)| {
            wanted.is_empty() || entry.name.to_lowercase().contains(&wanted) || (i + 1).to_string() == wanted
        };
        self.found = self.entries.iter().enumerate().filter(is_wanted).map(|(i, _)| i).collect();
        self.cursor = self.cursor.min(self.found.len().saturating_sub(1));
    }

    /// Takes text that was pasted.
    pub(super) fn paste(&mut self, text: &str) {
        self.filter.paste(text);
        self.cursor = 0;
        self.look();
    }

    /// Takes a key; `rows` is the window's height.
    pub(super) fn press(&mut self, key: Key, rows: u16) -> Turn {
        let n_visible = n_list_rows(rows);
        match key {
            Key::Enter => return self.found.get(self.cursor).map_or(Turn::Close, |&i| Turn::Go(i)),
            Key::Escape | Key::Tab => return Turn::Close,
            Key::Backspace if self.filter.text().is_empty() => return Turn::Close,
            Key::Down | Key::Ctrl('n') => self.step(1),
            Key::Up | Key::Ctrl('p') => self.cursor = self.cursor.saturating_sub(1),
            Key::PageDown => self.step(n_visible),
            Key::PageUp => self.cursor = self.cursor.saturating_sub(n_visible),
            Key::Home => self.cursor = 0,
            Key::End => self.step(usize::MAX),
            key if self.filter.edit(key) => {
                self.cursor = 0;
                self.look();
            }
            _ => {}
        }
        Turn::Stay
    }

    fn step(&mut self, n: usize) {
        self.cursor = self.cursor.saturating_add(n).min(self.found.len().saturating_sub(1));
    }

    /// The slide whose row is clicked.
    pub(super) fn click(&self, row: u16, rows: u16) -> Turn {
        let first_row = usize::from(rows >= 2);
        let nth = usize::from(row).checked_sub(first_row).map(|n| n + self.top(rows));
        nth.and_then(|n| self.found.get(n)).map_or(Turn::Stay, |&slide_idx| Turn::Go(slide_idx))
    }

    /// The first row of the list that is in sight.
    fn top(&self, rows: u16) -> usize {
        let n_list = n_list_rows(rows);
        (self.cursor + 1).saturating_sub(n_list.div_ceil(2)).min(self.found.len().saturating_sub(n_list))
    }

    /// Draws the list: a row a slide, the chosen one marked and in sight, and who is on each.
    pub(super) fn view(
        &self,
        size: (u16, u16),
        policy: WidthPolicy,
        language: Language,
        others: &[Person],
    ) -> Vec<Run> {
        let (columns, rows) = (usize::from(size.0), size.1);
        let mut runs = Vec::new();
        if rows >= 2 {
            let n_slides = self.entries.len().to_string();
            let head = match self.filter.text() {
                "" => language.say_of(self.head, &n_slides),
                filter => format!("> {filter}  {}/{n_slides}", self.found.len()),
            };
            runs.push(Run::new(0, 0, fit(&head, columns, policy), Role::Heading));
            if self.found.is_empty() {
                runs.push(Run::new(1, 0, fit(language.say(Word::NoMatch), columns, policy), Role::Muted));
            }
        }
        let top = self.top(rows);
        for (row, nth) in (u16::from(rows >= 2)..).zip(top..self.found.len()).take(n_list_rows(rows)) {
            self.draw_row(row, nth, columns, policy, others, &mut runs);
        }
        runs
    }

    /// The list in lines, or what has changed since it was told: the rows that a filter finds, or the chosen one.
    pub(super) fn told(&self, before: Option<&Self>, language: Language) -> Vec<String> {
        let row = |nth: usize| {
            let (slide_idx, sign) = (self.found[nth], if nth == self.cursor { "> " } else { "" });
            format!("{sign}{} {}", slide_idx + 1, self.entries[slide_idx].name)
        };
        if let Some(before) = before.filter(|before| before.found == self.found) {
            let has_moved = before.cursor != self.cursor && self.cursor < self.found.len();
            return if has_moved { vec![row(self.cursor)] } else { Vec::new() };
        }
        let head = match self.found.len() {
            0 => language.say(Word::NoMatch).to_owned(),
            n => language.say_of(self.head, &n.to_string()),
        };
        std::iter::once(head).chain((0..self.found.len()).map(row)).collect()
    }

    fn draw_row(
        &self,
        row: u16,
        nth: usize,
        columns: usize,
        policy: WidthPolicy,
        others: &[Person],
        runs: &mut Vec<Run>,
    ) {
        let slide_idx = self.found[nth];
        let entry = &self.entries[slide_idx];
        let n_digits = self.entries.len().to_string().len();
        let mut name = format!(" {:>n_digits$}  {}", slide_idx + 1, entry.name);
        if entry.of_name.1 > 1 {
            name += &format!(" ({}/{})", entry.of_name.0, entry.of_name.1);
        }
        for person in others.iter().filter(|person| person.slide_idx == slide_idx) {
            name += &format!(" @{}", clean(&person.name));
        }
        if self.is_of_decks() {
            // Where a deck stands is what is looked for.
            let n_standing = policy.columns(&entry.first).min(columns / 2);
            name = fit(&name, columns.saturating_sub(n_standing + 2), policy).into_owned();
        }
        let is_chosen = nth == self.cursor;
        let n_name = policy.columns(&name);
        let room = columns.saturating_sub(n_name + 2);
        let first = if room >= MIN_FIRST { fit(&entry.first, room, policy) } else { "".into() };
        if is_chosen {
            let line = if first.is_empty() { name } else { format!("{name}  {first}") };
            let mut line = fit(&line, columns, policy).into_owned();
            let n_free = columns.saturating_sub(policy.columns(&line));
            line.push_str(&" ".repeat(n_free));
            runs.push(Run::new(row, 0, line, Role::Selected));
        } else {
            runs.push(Run::new(row, 0, fit(&name, columns, policy), Role::Text));
            if !first.is_empty() {
                runs.push(Run::new(row, n_name + 2, first, Role::Muted));
            }
        }
    }
}

/// Columns below which what a slide says first is not begun.
const MIN_FIRST: usize = 8;

fn n_list_rows(rows: u16) -> usize {
    usize::from(if rows >= 2 { rows - 1 } else { 1 })
}

fn entries(slides: &[Slide]) -> Arc<[Entry]> {
    let names: Vec<String> = slides.iter().map(Slide::name).collect();
    let mut entries = Vec::with_capacity(names.len());
    let mut rest = slides.iter();
    for same in names.chunk_by(|a, b| a == b && !a.is_empty()) {
        for (i, (name, slide)) in same.iter().zip(rest.by_ref().take(same.len())).enumerate() {
            let elements = slide.elements();
            let first = elements
                .iter()
                .skip(1)
                .find(|e| slide.heading.is_some() && e.is_on_slide() && !e.is_beside());
            let first = first.map(|e| e.text().lines().next().unwrap_or_default().to_owned());
            let of_name = (i + 1, same.len());
            entries.push(Entry { name: name.clone(), of_name, first: first.unwrap_or_default() });
        }
    }
    entries.into()
}
