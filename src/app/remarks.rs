//! The list of all remarks: open ones first, then what has lost its place in the deck, then what is settled.

use super::{Key, Language, Word, list};
use crate::review::{Event, Kind, Review, Thread};
use crate::scene::Run;
use crate::text::{WidthPolicy, clean};

/// The list, and the row that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remarks {
    rows: Vec<Row>,
    cursor: usize,
}

/// A remark in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    /// The claim that it is about, by its place among all; none where the deck has it no more.
    claim_idx: Option<usize>,
    /// The slide's number, from 1.
    number: Option<usize>,
    mark: char,
    text: String,
    note: Option<Word>,
}

/// What a key did in the list.
pub(super) enum Turn {
    /// Nothing that closes it.
    Stay,
    /// Close it.
    Close,
    /// Close it and go to this claim.
    Go(usize),
}

impl Remarks {
    pub(super) fn of(review: &Review) -> Self {
        let (mut open, mut settled) = (Vec::new(), Vec::new());
        for (claim_idx, claim) in review.claims().iter().enumerate() {
            let said = review.said(claim_idx);
            let row = |thread: &Thread<'_>, note| Row {
                claim_idx: Some(claim_idx),
                number: Some(claim.slide_idx + 1),
                mark: mark(thread.root),
                text: told(thread),
                note,
            };
            let late = |thread: &Thread<'_>| thread.is_out_of_date.then_some(Word::OutOfDate);
            open.extend(said.flags.iter().chain(&said.remarks).map(|t| row(t, late(t))));
            settled.extend(said.settled.iter().map(|t| row(t, Some(Word::Settled))));
        }
        for orphan in review.orphans() {
            for thread in &orphan.threads {
                let text = format!("{} ({})", told(thread), orphan.target.text.replace('\n', " "));
                let row = Row {
                    claim_idx: None,
                    number: None,
                    mark: mark(thread.root),
                    text,
                    note: Some(Word::Orphan),
                };
                open.push(row);
            }
            for event in &orphan.approvals {
                let text = format!("{}: {}", event.who.name, orphan.target.text.replace('\n', " "));
                open.push(Row { claim_idx: None, number: None, mark: 'A', text, note: Some(Word::Orphan) });
            }
        }
        open.append(&mut settled);
        Self { rows: open, cursor: 0 }
    }

    /// The list anew, with the same row chosen.
    pub(super) fn renewed(&self, review: &Review) -> Self {
        let renewed = Self::of(review);
        Self { cursor: self.cursor.min(renewed.rows.len().saturating_sub(1)), ..renewed }
    }

    pub(super) fn press(&mut self, key: Key, rows: u16) -> Turn {
        let n_visible = usize::from(rows.saturating_sub(1).max(1));
        let last = self.rows.len().saturating_sub(1);
        match key {
            Key::Enter => match self.rows.get(self.cursor).and_then(|row| row.claim_idx) {
                Some(claim_idx) => return Turn::Go(claim_idx),
                None => return Turn::Stay,
            },
            Key::Escape | Key::Backspace | Key::Char('M' | 'q') => return Turn::Close,
            Key::Down | Key::Char('j' | ' ') | Key::Tab => self.cursor = (self.cursor + 1).min(last),
            Key::Up | Key::Char('k') | Key::BackTab => self.cursor = self.cursor.saturating_sub(1),
            Key::PageDown => self.cursor = (self.cursor + n_visible).min(last),
            Key::PageUp => self.cursor = self.cursor.saturating_sub(n_visible),
            Key::Home => self.cursor = 0,
            Key::End => self.cursor = last,
            _ => {}
        }
        Turn::Stay
    }

    pub(super) fn view(&self, size: (u16, u16), policy: WidthPolicy, language: Language) -> Vec<Run> {
        let head = match self.rows.len() {
            0 => language.say(Word::NoRemarks).to_owned(),
            n => language.say_of(Word::Remarks, &n.to_string()),
        };
        list::view(&head, self.rows.len(), self.cursor, size, policy, |nth| {
            let entry = &self.rows[nth];
            let number = entry.number.map_or_else(|| "-".to_owned(), |n| n.to_string());
            let note = entry.note.map(|word| format!("[{}] ", language.say(word))).unwrap_or_default();
            format!(" {} {number:>3}  {note}{}", entry.mark, clean(&entry.text))
        })
    }
}

/// The letter of what opened a thread.
pub(super) const fn mark(root: &Event) -> char {
    match root.kind {
        Kind::Flag => 'F',
        Kind::Suggest => 'S',
        _ => 'R',
    }
}

/// Who said what, with the last answer.
pub(super) fn told(thread: &Thread<'_>) -> String {
    let said = |event: &Event| {
        let text = event.text.as_deref().unwrap_or_default().replace('\n', " ");
        format!("{}: {text}", event.who.name)
    };
    let answers = thread.answers.iter().map(|answer| format!(" > {}", said(answer)));
    said(thread.root) + &answers.collect::<String>()
}
