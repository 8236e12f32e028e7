//! The prompter of a speaker's terminal: the script of the whole talk in short lines, and the line that is read. It goes
//! along with the live slide, by lines with keys, or by itself at so many characters or words a minute.

use super::{Key, Mode, Talk, Window, Word, pages};
use crate::deck::{Deck, Slide, Spot};
use crate::pace;
use crate::scene::{Frame, Page, Role, set};
use crate::text::{Measure, inline};
use std::time::Duration;

/// The most columns of a line: 20 Han characters, what an eye takes at a glance from afar.
const MAX_COLUMNS: usize = 40;
/// From this many rows on there is room for a free one between two lines.
const ROOMY: u16 = 16;
/// Below this much of a line's time it is not left by itself: an eye needs as long to come to the next.
const LEAST: Duration = Duration::from_millis(400);
/// What has been waited for longer than this was away, and nothing is caught up with.
const AWAY: Duration = Duration::from_secs(1);
/// How much faster or slower one key is, in characters or words a minute, and the slowest and fastest.
const STEP: u32 = 10;
const RATES: (u32, u32) = (20, 1000);

/// Where the script is read, and how it goes on by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Prompter {
    /// The line that is read begins at this place, or the place is in it.
    at: At,
    /// What it is read at; without it, the rate of the talk.
    per_minute: Option<u32>,
    /// When the next line comes by itself.
    due: Option<Duration>,
}

/// A place in the script: a slide, and a paragraph and byte of what is said there; none is before the first.
type At = (usize, Option<Spot>);

impl Prompter {
    pub(super) const fn new() -> Self {
        Self { at: (0, None), per_minute: None, due: None }
    }

    /// When it changes by itself.
    pub(super) const fn due(&self) -> Option<Duration> {
        self.due
    }
}

/// The script of a talk, laid out in lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Script {
    pub(super) lines: Vec<Line>,
    /// The column that all begin at.
    pub(super) column: usize,
}

/// A line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    at: At,
    pub(super) text: String,
    /// How much there is to say of it, in characters or words.
    n_spoken: usize,
}

impl Line {
    /// The slide whose script it belongs to, from 0.
    pub(super) const fn slide_idx(&self) -> usize {
        self.at.0
    }

    /// Whether it names its slide and is not said.
    pub(super) const fn is_name(&self) -> bool {
        self.at.1.is_none()
    }
}

impl Script {
    /// Lays the script of a deck out for a page: what is said on each slide, under the slide's name.
    pub(super) fn of(deck: &Deck, page: Page) -> Self {
        let columns = usize::from(page.columns);
        let room = (columns * 2 / 3).max(columns.saturating_sub(8)).clamp(1, MAX_COLUMNS);
        let column = columns.saturating_sub(room) / 2;
        let lines = deck.slides.iter().enumerate().flat_map(|(slide_idx, slide)| {
            let name = Line { at: (slide_idx, None), text: slide.name(), n_spoken: 0 };
            std::iter::once(name).chain(said(slide_idx, slide, (column, room), page))
        });
        Self { lines: lines.collect(), column }
    }

    /// The line of a place, by its own place among all; the next one that is said where it is a slide's name.
    pub(super) fn line_at(&self, at: At) -> usize {
        let first_behind = self.lines.partition_point(|line| line.at <= at);
        let found = first_behind.saturating_sub(1);
        let is_name = self.lines.get(found).is_some_and(Line::is_name);
        let next = self.lines.get(found + 1).filter(|next| is_name && next.slide_idx() == at.0);
        if next.is_some() { found + 1 } else { found }
    }

    /// The line so many further on, or back: names are passed over where something is said on their slide.
    fn moved(&self, from: usize, n_lines: usize, is_forward: bool) -> usize {
        let is_stop = |idx: &usize| self.line_at(self.lines[*idx].at) == *idx;
        let found = if is_forward {
            (from + 1..self.lines.len()).filter(is_stop).take(n_lines).last()
        } else {
            (0..from).rev().filter(is_stop).take(n_lines).last()
        };
        found.unwrap_or(from)
    }
}

/// What is said on a slide, in lines that are broken between phrases.
fn said(slide_idx: usize, slide: &Slide, (column, room): (usize, usize), page: Page) -> Vec<Line> {
    let script = pace::script(slide);
    let paragraphs = script.lines().filter(|line| !line.trim().is_empty()).enumerate();
    let rows = paragraphs.flat_map(|(element_idx, paragraph)| {
        let spot = Some(Spot { element_idx, byte: 0 });
        let measure = Measure::Balanced;
        let frame = Frame { column, room, measure, ..pages::frame(page, 0, Role::Text, spot) };
        set(&inline::escape(paragraph), frame, page)
    });
    let line = |row: crate::scene::Row| {
        let spot = row.pieces.first()?.spot?;
        let text: String = row.pieces.into_iter().map(|piece| piece.text).collect();
        let n_spoken = pace::n_spoken(&text, page.lang);
        Some(Line { at: (slide_idx, Some(spot)), text, n_spoken })
    };
    rows.filter_map(line).collect()
}

impl Window {
    /// Whether the prompter stands in place of the slide.
    pub(super) fn is_prompting(&self) -> bool {
        self.source.is_none() && self.speaker.as_ref().is_some_and(|speaker| speaker.prompter.is_some())
    }

    /// The line that is read, and whether it goes on by itself.
    pub(super) fn prompted(&mut self, talk: &Talk) -> Option<(usize, bool)> {
        // The script is all of the deck's: who has no prompter open does not pay for it.
        let prompter = self.speaker.as_ref()?.prompter.as_ref()?;
        let (at, is_rolling) = (prompter.at, prompter.due.is_some());
        Some((self.script(talk).line_at(at), is_rolling))
    }

    fn prompter_mut(&mut self) -> Option<&mut Prompter> {
        self.speaker.as_mut()?.prompter.as_mut()
    }
}

/// Which way a key goes by a line, if it does.
pub(super) const fn line_key(key: Key) -> Option<bool> {
    match key {
        Key::Down | Key::Char('j') => Some(true),
        Key::Up | Key::Char('k') => Some(false),
        _ => None,
    }
}

/// The free rows between two lines, on so many rows, and how many lines stand there.
pub(super) fn spacing(rows: u16) -> (u16, u16) {
    let each = if rows >= ROOMY { 2 } else { 1 };
    (each, rows.div_ceil(each))
}

/// Opens it at the live slide, or closes it.
pub(super) fn turn(talk: &Talk, window: &mut Window) {
    if let Some(speaker) = &mut window.speaker {
        let at = (talk.place().slide_idx, None);
        speaker.prompter = match speaker.prompter.take() {
            Some(_) => None,
            None => Some(Prompter { at, ..Prompter::new() }),
        };
    }
}

/// So many lines on, or back.
pub(super) fn step(talk: &Talk, window: &mut Window, n_lines: usize, is_forward: bool) {
    let Some((line_idx, is_rolling)) = window.prompted(talk) else { return };
    let script = window.script(talk);
    let line_idx = script.moved(line_idx, n_lines, is_forward);
    go_to(talk, window, script.lines.get(line_idx).map(|line| line.at), is_rolling);
}

/// As many lines as the window shows, but two.
pub(super) fn page(talk: &Talk, window: &mut Window, is_forward: bool) {
    let (_, n_lines) = spacing(window.size.1.saturating_sub(2));
    step(talk, window, usize::from(n_lines.saturating_sub(2).max(1)), is_forward);
}

/// Back to the beginning of the live slide.
pub(super) fn go_live(talk: &Talk, window: &mut Window) {
    let is_rolling = window.prompted(talk).is_some_and(|(_, is_rolling)| is_rolling);
    go_to(talk, window, Some((talk.place().slide_idx, None)), is_rolling);
}

fn go_to(talk: &Talk, window: &mut Window, at: Option<At>, is_rolling: bool) {
    if let (Some(prompter), Some(at)) = (window.prompter_mut(), at) {
        prompter.at = at;
    }
    schedule(talk, window, talk.now(), is_rolling);
}

/// The script goes on by itself, or stops.
pub(super) fn roll(talk: &Talk, window: &mut Window) {
    if !window.is_prompting() {
        turn(talk, window);
    }
    let Some((_, was_rolling)) = window.prompted(talk) else { return };
    schedule(talk, window, talk.now(), !was_rolling);
    if was_rolling { window.say(talk, Word::RollStopped) } else { tell_rate(talk, window) }
}

/// Faster, or slower.
pub(super) fn speed(talk: &Talk, window: &mut Window, is_more: bool) {
    let rate = rate(talk, window);
    let (least, most) = RATES;
    let rate = if is_more { rate.saturating_add(STEP) } else { rate.saturating_sub(STEP) };
    let is_rolling = window.prompted(talk).is_some_and(|(_, is_rolling)| is_rolling);
    if let Some(prompter) = window.prompter_mut() {
        prompter.per_minute = Some(rate.clamp(least, most));
    }
    schedule(talk, window, talk.now(), is_rolling);
    tell_rate(talk, window);
}

fn tell_rate(talk: &Talk, window: &mut Window) {
    let text = window.language(talk).say_of(Word::PerMinute, &rate(talk, window).to_string());
    window.notify(talk, text);
}

/// What is read in a minute: characters or words.
fn rate(talk: &Talk, window: &Window) -> u32 {
    let own = window.speaker.as_ref().and_then(|speaker| speaker.prompter.as_ref()?.per_minute);
    own.or_else(|| window.per_minute(talk)).unwrap_or_else(|| pace::rate(talk.deck().language()))
}

/// Says when the next line comes, counted from a time: by how much there is to say of this one. There is none behind
/// the last.
fn schedule(talk: &Talk, window: &mut Window, from: Duration, is_rolling: bool) {
    let rate = rate(talk, window);
    let Some((line_idx, _)) = window.prompted(talk) else { return };
    let script = window.script(talk);
    let is_last = script.moved(line_idx, 1, true) == line_idx;
    let n = script.lines.get(line_idx).map_or(0, |line| u32::try_from(line.n_spoken).unwrap_or(u32::MAX));
    let length = (Duration::from_mins(1) * n / rate.max(1)).max(LEAST);
    if let Some(prompter) = window.prompter_mut() {
        prompter.due = (is_rolling && !is_last).then_some(from + length);
    }
}

/// Takes the time: the next line comes when it is due, one for one, however late it is.
pub(super) fn tick(talk: &Talk, window: &mut Window) {
    let now = talk.now();
    let due = window.prompter_mut().and_then(|prompter| prompter.due).filter(|due| *due <= now);
    let Some(due) = due else { return };
    let Some((line_idx, _)) = window.prompted(talk) else { return };
    let script = window.script(talk);
    let next = script.lines.get(script.moved(line_idx, 1, true)).map(|line| line.at);
    if let (Some(prompter), Some(next)) = (window.prompter_mut(), next) {
        prompter.at = next;
    }
    let from = if now.saturating_sub(due) > AWAY { now } else { due };
    schedule(talk, window, from, true);
}

/// After each message: the prompter goes along with the live slide, where its script is not read already.
pub(super) fn keep(talk: &Talk, window: &mut Window, slide_idx_before: usize) {
    let slide_idx = talk.place().slide_idx;
    if slide_idx != slide_idx_before
        && let Some(prompter) = window.prompter_mut()
        && prompter.at.0 != slide_idx
    {
        go_live(talk, window);
    }
}

/// Whether keys go by its lines.
pub(super) fn takes_lines(window: &Window) -> bool {
    window.is_prompting() && window.mode == Mode::Slide
}
