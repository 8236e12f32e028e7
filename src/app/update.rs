//! What a message does to the model: the whole behaviour of the presenter, without IO.

use super::keys::{self, Action, Key};
use super::{Effect, Message, Mode, Model, Mouse, Word, filtered, view};
use crate::text::clean::is_unsafe;
use std::sync::Arc;
use std::time::Duration;

/// The most moves of one key: each lays a slide out, and a number typed by mistake should not take seconds.
const MAX_MOVES: usize = 500;

/// Takes a message; gives what the outside has to do.
pub fn update(model: &mut Model, message: Message) -> Option<Effect> {
    match message {
        Message::Key(key) => return press(model, key),
        Message::Paste(text) => {
            let text: String = text.chars().filter(|&c| !is_unsafe(c)).collect();
            if let Mode::Search { text: typed } | Mode::Overview { filter: typed, .. } = &mut model.mode {
                typed.push_str(&text);
            }
        }
        Message::Mouse(Mouse::Next) => return act(model, Action::Next),
        Message::Mouse(Mouse::Back) => return act(model, Action::Back),
        Message::Resize(columns, rows) => model.relaid(|m| m.size = (columns, rows)),
        Message::Tick(now) => model.now = now,
        Message::Reloaded(Ok(deck)) => {
            if *deck != *model.deck {
                model.notice = Some(model.words().get(Word::Reloaded).to_owned());
            }
            model.take_deck(deck);
        }
        Message::Reloaded(Err(fault)) => model.relaid(|m| m.fault = Some(fault)),
        Message::Ambiguous(ambiguous) => model.relaid(|m| m.policy.ambiguous = ambiguous),
    }
    None
}

fn press(model: &mut Model, key: Key) -> Option<Effect> {
    model.notice = None;
    if key == Key::Ctrl('c') {
        return Some(Effect::Quit);
    }
    match &mut model.mode {
        Mode::Search { .. } => type_search(model, key),
        Mode::Overview { .. } => type_filter(model, key),
        Mode::Help { .. } | Mode::Slide => return command(model, key),
    }
    None
}

fn type_search(model: &mut Model, key: Key) {
    let Mode::Search { text } = &mut model.mode else { return };
    match key {
        Key::Char(c) if is_unsafe(c) => {}
        Key::Char(c) => text.push(c),
        Key::Backspace if text.is_empty() => model.mode = Mode::Slide,
        Key::Backspace => {
            pop_grapheme(text);
        }
        Key::Ctrl('u') => text.clear(),
        Key::Enter => {
            if !text.is_empty() {
                model.query = std::mem::take(text);
            }
            model.mode = Mode::Slide;
            model.search(true);
        }
        Key::Escape => model.mode = Mode::Slide,
        _ => {}
    }
}

fn pop_grapheme(text: &mut String) {
    let n_kept = crate::text::graphemes(text).last().map_or(0, |last| text.len() - last.len());
    text.truncate(n_kept);
}

fn type_filter(model: &mut Model, key: Key) {
    let deck = Arc::clone(&model.deck);
    let n_visible = usize::from(model.size.1).saturating_sub(1).max(1);
    let Mode::Overview { cursor, filter } = &mut model.mode else { return };
    let n_rows = filtered(&deck, filter).len();
    let last = n_rows.saturating_sub(1);
    match key {
        Key::Char(c) if is_unsafe(c) => {}
        Key::Char(c) => {
            filter.push(c);
            *cursor = 0;
        }
        Key::Backspace if !filter.is_empty() => {
            pop_grapheme(filter);
            *cursor = 0;
        }
        Key::Ctrl('u') => {
            filter.clear();
            *cursor = 0;
        }
        Key::Down | Key::Ctrl('n') => *cursor = (*cursor + 1).min(last),
        Key::Up | Key::Ctrl('p') => *cursor = cursor.saturating_sub(1),
        Key::PageDown => *cursor = (*cursor + n_visible).min(last),
        Key::PageUp => *cursor = cursor.saturating_sub(n_visible),
        Key::Home => *cursor = 0,
        Key::End => *cursor = last,
        Key::Enter => {
            let chosen = filtered(&deck, filter).get(*cursor).copied();
            model.mode = Mode::Slide;
            if let Some(slide_idx) = chosen {
                model.go_to(slide_idx);
            }
        }
        Key::Escape | Key::Backspace | Key::Tab => model.mode = Mode::Slide,
        _ => {}
    }
}

/// A key outside of typing: a digit of a number, the first stroke of two, or an action.
fn command(model: &mut Model, key: Key) -> Option<Effect> {
    let pending = model.pending.take();
    if let Key::Char(c @ '0'..='9') = key
        && (c != '0' || model.count.is_some())
    {
        let digit = c.to_digit(10).unwrap_or(0) as usize;
        let number = model.count.unwrap_or(0).saturating_mul(10).saturating_add(digit);
        model.count = Some(number.min(9_999_999));
        return None;
    }
    let strokes: Vec<Key> = pending.into_iter().chain([key]).collect();
    match keys::find(&strokes) {
        keys::Found::Action(action) => act(model, action),
        keys::Found::Begins => {
            model.pending = Some(key);
            None
        }
        keys::Found::Nothing if strokes.len() > 1 => command(model, key),
        keys::Found::Nothing => {
            model.count = None;
            None
        }
    }
}

fn act(model: &mut Model, action: Action) -> Option<Effect> {
    let count = model.count.take();
    if let Mode::Help { screen_idx } = model.mode
        && !matches!(
            action,
            Action::Quit | Action::Suspend | Action::Redraw | Action::NextTheme | Action::PreviousTheme
        )
    {
        let n_screens = view::help_scene(model).screens.len();
        model.mode = match action {
            Action::Next if screen_idx + 1 < n_screens => Mode::Help { screen_idx: screen_idx + 1 },
            Action::Back if screen_idx > 0 => Mode::Help { screen_idx: screen_idx - 1 },
            _ => Mode::Slide,
        };
        return None;
    }
    // A blank screen comes back at any key, and that key does nothing else.
    if model.is_blank && action != Action::Quit {
        model.is_blank = false;
        return None;
    }
    let n_themes = model.themes.len().max(1);
    match action {
        Action::Next => {
            (0..count.unwrap_or(1).min(MAX_MOVES)).for_each(|_| model.next());
        }
        Action::Back => {
            (0..count.unwrap_or(1).min(MAX_MOVES)).for_each(|_| model.back());
        }
        Action::First => model.go_to(count.map_or(0, |n| n.saturating_sub(1))),
        Action::Last => model.go_to(count.map_or(usize::MAX, |n| n.saturating_sub(1))),
        Action::Reveal => {
            model.reveal = !model.reveal;
            model.step = 0;
            let word = if model.reveal { Word::RevealOn } else { Word::RevealOff };
            model.notice = Some(model.words().get(word).to_owned());
        }
        Action::Overview => model.mode = Mode::Overview { cursor: model.slide_idx, filter: String::new() },
        Action::Search => model.mode = Mode::Search { text: String::new() },
        Action::NextMatch => model.search(true),
        Action::PreviousMatch => model.search(false),
        Action::Notes => model.relaid(|m| {
            m.has_notes = !m.has_notes;
            m.notes_idx = 0;
        }),
        Action::NextNotes => {
            model.notes_idx = (model.notes_idx + 1).min(view::n_notes_screens(model).saturating_sub(1));
        }
        Action::PreviousNotes => model.notes_idx = model.notes_idx.saturating_sub(1),
        Action::Timer => model.timer = if model.timer.is_some() { None } else { Some(Duration::ZERO) },
        Action::RestartTimer => model.timer = Some(model.now),
        Action::Blank => model.is_blank = true,
        Action::NextTheme => model.theme_idx = (model.theme_idx + 1) % n_themes,
        Action::PreviousTheme => model.theme_idx = (model.theme_idx + n_themes - 1) % n_themes,
        Action::LastPlace => {
            if let Some(slide_idx) = model.offer.take() {
                model.go_to(slide_idx);
            }
        }
        Action::Help => model.mode = Mode::Help { screen_idx: 0 },
        Action::Cancel => model.query.clear(),
        Action::Reload => return Some(Effect::Reload),
        Action::Redraw => return Some(Effect::Redraw),
        Action::Suspend => return Some(Effect::Suspend),
        Action::Quit => return Some(Effect::Quit),
    }
    // An offer that was not taken up is not made for ever.
    if !matches!(action, Action::Help | Action::NextTheme | Action::PreviousTheme) {
        model.offer = None;
    }
    if matches!(action, Action::NextTheme | Action::PreviousTheme) {
        model.notice = Some(model.theme().to_owned());
    }
    None
}
