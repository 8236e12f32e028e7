//! How long a talk is meant to take, slide by slide, and how far somebody who gives it is ahead or behind.
//!
//! A deck says `minutes`, a section `minutes`, a slide `time`; what nobody has said is shared out by how much there is
//! to say, at 220 characters (Chinese, Japanese) or 140 words a minute: the rates at which people read aloud
//! (newsreaders are a fifth faster). A cover takes none, unless it says so: it stands while people come in.

pub mod report;
mod run;

pub use run::{Entry, Run, SlideKey, keys, last_runs, read_runs};

use crate::deck::{Content, Deck, Slide};
use crate::text::Lang;
use std::time::Duration;

/// How long each slide of a deck is meant to take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// When each slide is meant to end, from the start.
    ends: Vec<Duration>,
}

/// Times that cannot all be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The slide that opens the section (from 0); none where it is the deck's `minutes`.
    pub slide_idx: Option<usize>,
    /// How long it is meant to take.
    pub given: Duration,
    /// How long what is in it is meant to take.
    pub within: Duration,
}

/// Whether a talk keeps to its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drift {
    /// The slide was reached before its time, by this much.
    Ahead(Duration),
    /// The slide is shown in its time.
    OnTime,
    /// The slide is shown though its time has passed, by this much.
    Behind(Duration),
}

/// What is spoken in a minute where nobody says: characters of a language that writes no spaces, or else words.
pub const fn rate(lang: Lang) -> u32 {
    if lang.is_unspaced() { 220 } else { 140 }
}

/// How much there is to say of a text: characters, a digit one and a word in Latin letters two; or words.
pub fn n_spoken(text: &str, lang: Lang) -> usize {
    if !lang.is_unspaced() {
        return text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    }
    let (mut n, mut is_in_word) = (0, false);
    for c in text.chars() {
        let is_word = c.is_ascii_alphabetic();
        n += match c {
            _ if is_word => {
                if is_in_word {
                    0
                } else {
                    2
                }
            }
            _ => usize::from(c.is_alphanumeric()),
        };
        is_in_word = is_word;
    }
    n
}

/// How long a text takes at a rate.
pub fn length(text: &str, lang: Lang, per_minute: u32) -> Duration {
    let n = u32::try_from(n_spoken(text, lang)).unwrap_or(u32::MAX);
    Duration::from_mins(1) * n / per_minute.max(1)
}

impl Plan {
    /// The plan of a deck; `per_minute` in place of the rate that the deck gives.
    pub fn of(deck: &Deck, per_minute: Option<u32>) -> Self {
        let lang = deck.language();
        let per_minute = per_minute.or(deck.pace).unwrap_or(rate(lang));
        let mut lengths: Vec<Option<Duration>> = deck.slides.iter().map(|s| s.time.map(Into::into)).collect();
        if deck.slides.len() > 1 && matches!(deck.slides[0].content, Content::Cover { .. }) {
            // The time begins with the step from it: a share of its own would make everybody ahead.
            lengths[0].get_or_insert(Duration::ZERO);
        }
        let weight = |slide: &Slide| {
            let of_slide = slide.lang.unwrap_or(lang);
            // Of characters the deck's rate says nothing about words.
            let per_minute = if rate(of_slide) == rate(lang) { per_minute } else { rate(of_slide) };
            length(&script(slide), of_slide, per_minute)
        };
        let weights: Vec<Duration> = deck.slides.iter().map(weight).collect();
        for section in sections(deck) {
            if let Some(minutes) = deck.slides[section.start].minutes {
                share(in_minutes(minutes), &mut lengths[section.clone()], &weights[section]);
            }
        }
        if let Some(minutes) = deck.minutes {
            share(in_minutes(minutes), &mut lengths, &weights);
        }
        let mut end = Duration::ZERO;
        let ends = lengths.iter().zip(weights).map(|(length, weight)| {
            end += length.unwrap_or(weight);
            end
        });
        Self { ends: ends.collect() }
    }

    /// How long a slide (from 0) is meant to take.
    pub fn slide(&self, slide_idx: usize) -> Duration {
        self.end(slide_idx).saturating_sub(self.start(slide_idx))
    }

    /// When a slide is meant to come, from the start.
    pub fn start(&self, slide_idx: usize) -> Duration {
        slide_idx.checked_sub(1).map_or(Duration::ZERO, |before| self.end(before))
    }

    /// When a slide is meant to end, from the start.
    pub fn end(&self, slide_idx: usize) -> Duration {
        self.ends.get(slide_idx).or(self.ends.last()).copied().unwrap_or_default()
    }

    /// How long the whole is meant to take.
    pub fn total(&self) -> Duration {
        self.ends.last().copied().unwrap_or_default()
    }

    /// Whether a talk that has taken `elapsed` and shows this slide is ahead or behind, in whole seconds: nobody is late by
    /// less than one.
    pub fn drift(&self, slide_idx: usize, elapsed: Duration) -> Drift {
        let seconds = elapsed.as_secs();
        let (start, end) = (self.start(slide_idx).as_secs(), self.end(slide_idx).as_secs());
        if seconds < start {
            Drift::Ahead(Duration::from_secs(start - seconds))
        } else if seconds > end {
            Drift::Behind(Duration::from_secs(seconds - end))
        } else {
            Drift::OnTime
        }
    }

    /// How much longer a talk takes that has shown this slide for `on_slide`, if the rest goes by its plan.
    pub fn left(&self, slide_idx: usize, on_slide: Duration) -> Duration {
        self.slide(slide_idx).saturating_sub(on_slide) + self.total().saturating_sub(self.end(slide_idx))
    }
}

/// What in a deck is meant to take longer than what it is in, or all that it has been given and not as long.
pub fn conflicts(deck: &Deck) -> Vec<Conflict> {
    let time = |slide: &Slide| slide.time.map(Duration::from);
    let mut out = Vec::new();
    // What is known of the deck: its sections with minutes, and the slides with times that are in none.
    let (mut known, mut is_all_known) = (Duration::ZERO, !deck.slides.is_empty());
    for section in sections(deck) {
        let slides = &deck.slides[section.clone()];
        let within: Duration = slides.iter().filter_map(time).sum();
        let is_whole = slides.iter().all(|slide| slide.time.is_some());
        let Some(given) = slides[0].minutes.map(in_minutes) else {
            known += within;
            is_all_known &= is_whole;
            continue;
        };
        known += given;
        if within > given || (is_whole && within < given) {
            out.push(Conflict { slide_idx: Some(section.start), given, within });
        }
    }
    let given = deck.minutes.map(in_minutes);
    if let Some(given) = given.filter(|given| known > *given || (is_all_known && known < *given)) {
        out.push(Conflict { slide_idx: None, given, within: known });
    }
    out
}

const fn in_minutes(minutes: u32) -> Duration {
    Duration::from_secs(60 * minutes as u64)
}

/// The slides of each section, with the one that opens it; those before the first are one too.
fn sections(deck: &Deck) -> Vec<std::ops::Range<usize>> {
    let opens = |idx: &usize| *idx > 0 && deck.slides[*idx].content == Content::Section;
    let n_slides = deck.slides.len();
    let mut bounds: Vec<usize> = (0..n_slides).filter(|idx| *idx == 0 || opens(idx)).collect();
    bounds.push(n_slides);
    bounds.windows(2).map(|pair| pair[0]..pair[1]).filter(|range| !range.is_empty()).collect()
}

/// Gives what is left of `whole` to those that have no length yet, by their weights.
fn share(whole: Duration, lengths: &mut [Option<Duration>], weights: &[Duration]) {
    let left = whole.saturating_sub(lengths.iter().flatten().sum());
    let free: Vec<usize> = (0..lengths.len()).filter(|&idx| lengths[idx].is_none()).collect();
    let has_words = free.iter().any(|&idx| !weights[idx].is_zero());
    // Where there is nothing to say anywhere, all get the same.
    let weight = |idx: usize| if has_words { weights[idx].as_nanos() } else { 1 };
    let sum: u128 = free.iter().map(|&idx| weight(idx)).sum();
    let (mut passed, mut end) = (0, Duration::ZERO);
    for &idx in &free {
        passed += weight(idx);
        // Each ends where its part of the whole does, so that nothing is lost in rounding.
        let next = left.as_millis() * passed / sum.max(1);
        let next = Duration::from_millis(u64::try_from(next).unwrap_or(u64::MAX));
        lengths[idx] = Some(next.saturating_sub(end));
        end = next;
    }
}

/// What is said while a slide is shown: its notes, or else its own words.
pub fn script(slide: &Slide) -> String {
    if let Some(notes) = slide.notes.as_ref().filter(|notes| !notes.trim().is_empty()) {
        return notes.clone();
    }
    let elements = slide.elements();
    let spoken =
        elements.iter().filter(|e| e.is_on_slide() && !e.is_footnote()).map(crate::deck::Element::text);
    spoken.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
