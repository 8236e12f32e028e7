//! The last row: the deck's title, or what there is to tell, and where the talk stands.

use super::super::{Lead, Person, Talk, Window, Word, company};
use crate::deck::Content;
use crate::scene::{Role, Run};
use crate::text::{Ambiguous, clean, fit, inline};
use std::time::Duration;

/// From this many columns on there is room for words beside the numbers.
const WIDE: u16 = 40;

/// Draws the footer of a slide that is at one screen of so many.
pub(super) fn view(talk: &Talk, window: &Window, screens: (usize, usize)) -> Vec<Run> {
    let (columns, rows) = (usize::from(window.size.0), window.size.1);
    let n_rows = window.n_footer_rows(talk);
    if n_rows == 0 {
        return Vec::new();
    }
    let fault = window.fault_rows(talk);
    if !fault.is_empty() {
        let filled = |text: String| {
            let n_free = columns.saturating_sub(window.policy.columns(&text));
            text + &" ".repeat(n_free)
        };
        let lines = (rows - n_rows..).zip(fault).take(usize::from(n_rows));
        return lines.map(|(row, text)| Run::new(row, 0, filled(text), Role::Error)).collect();
    }
    let (row, margin) = (rows - 1, if columns >= 24 { 2 } else { 0 });
    let (text, role) = told(talk, window);
    let numbers = numbers(talk, window, screens);
    let n_numbers = window.policy.columns(&numbers);
    let room = |n_numbers: usize| columns.saturating_sub(n_numbers + 2 * margin + 2);
    // What is said for a moment has the row to itself where there is no room for both.
    let n_numbers = match role {
        Role::Notice if window.policy.columns(&text) > room(n_numbers) => 0,
        _ => n_numbers,
    };
    let mut out = Vec::new();
    if n_numbers > 0 && n_numbers + margin <= columns {
        out.push(Run::new(row, columns - n_numbers - margin, numbers, Role::Muted));
    }
    // The line gives way to words.
    let n_line = n_hairline(columns);
    let n_line = if n_numbers > 0 && n_line > 0 { n_line + 2 } else { 0 };
    let n_line = if window.policy.columns(&text) + n_line <= room(n_numbers) { n_line } else { 0 };
    if n_line > 0 {
        out.extend(hairline(talk, window, row, columns - n_numbers - margin - n_line));
    }
    let text = fit(&text, room(n_numbers + n_line), window.policy).into_owned();
    if !text.is_empty() {
        out.push(Run::new(row, margin, text, role));
    }
    out
}

/// `12:34  •2/5  3/40`, and where a slide has more than one screen, `3/40 (1/2)`.
fn numbers(talk: &Talk, window: &Window, (screen_idx, n_screens): (usize, usize)) -> String {
    let mut parts = Vec::new();
    parts.extend(together(talk, window));
    if let Some(elapsed) = talk.shown_time() {
        parts.push(time(elapsed));
    }
    if let Some(count) = window.count {
        parts.push(format!("{count}…"));
    }
    if let Some((step, n_steps)) = talk.steps() {
        let name = if window.size.0 >= WIDE { window.language(talk).say(Word::OneByOne) } else { "•" };
        parts.push(match n_steps {
            0 => name.to_owned(),
            _ => format!("{name} {}/{n_steps}", step.min(n_steps)),
        });
    }
    if let (Some(reviewer), Some(review)) = (&window.reviewer, talk.review()) {
        let tally = review.tally();
        let language = window.language(talk);
        if reviewer.slow_at().is_some_and(|at| at <= talk.now) {
            parts.push(language.say(Word::Saving).to_owned());
        }
        if tally.n_flagged > 0 {
            parts.push(match window.size.0 {
                WIDE.. => language.say_of(Word::NFlagged, &tally.n_flagged.to_string()),
                _ => format!("F{}", tally.n_flagged),
            });
        }
        let counted = format!("{}/{}", tally.n_approved, tally.n_claims);
        parts.push(match window.size.0 {
            WIDE.. => language.say_of(Word::NApproved, &counted),
            _ => format!("A{counted}"),
        });
    }
    if let (Some(_), Some(sources)) = (window.source, talk.sources()) {
        let (n_verbatim, n_sourced) = sources.n_verbatim();
        let counted = format!("{n_verbatim}/{n_sourced}");
        parts.push(match window.size.0 {
            WIDE.. => window.language(talk).say_of(Word::NVerbatim, &counted),
            _ => format!("✓{counted}"),
        });
    }
    let n_slides = talk.deck().slides.len();
    let mut number = format!("{}/{n_slides}", (talk.place().slide_idx + 1).min(n_slides));
    if n_screens > 1 {
        number += &format!(" ({}/{n_screens})", screen_idx + 1);
    }
    parts.push(number);
    parts.join("  ")
}

/// `12:34`, `1:02:03`.
pub(in crate::app) fn time(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes:02}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// Who leads, and who else is here.
fn together(talk: &Talk, window: &Window) -> Option<String> {
    let together = window.together.as_ref()?;
    let (columns, language) = (usize::from(window.size.0), window.language(talk));
    let mut parts = Vec::new();
    if window.size.0 >= WIDE {
        match &together.company.lead {
            Lead::Nobody => {}
            Lead::Me { .. } => parts.push(language.say(Word::YouLead).to_owned()),
            Lead::Other { name } => {
                let word = if together.is_following { Word::Following } else { Word::LeadsOther };
                parts.push(language.say_of(word, &fit(&clean(name), columns / 6, window.policy)));
            }
        }
    }
    // Where the one who is followed stands is seen.
    let is_elsewhere =
        |person: &&Person| !(together.is_following && together.company.lead.is_of(&person.name));
    let others: Vec<Person> = together.company.others.iter().filter(is_elsewhere).cloned().collect();
    if !others.is_empty() {
        parts.push(company::here(&others, columns / 4, window.policy));
    }
    Some(parts.join("  ")).filter(|text| !text.is_empty())
}

fn told(talk: &Talk, window: &Window) -> (String, Role) {
    if let Some(notice) = &window.notice {
        return (format!(" {} ", clean(&notice.text)), Role::Notice);
    }
    if let Some(slide_idx) = window.offer {
        let text = window.told_of(talk, Word::LeftOffAt, &(slide_idx + 1).to_string());
        return (format!(" {text} "), Role::Notice);
    }
    if let Some(told) = super::review::told_here(talk, window) {
        return (told, Role::Muted);
    }
    (named(talk, window), Role::Muted)
}

/// What the footer says of the deck: by its template, or else its title and the section.
fn named(talk: &Talk, window: &Window) -> String {
    let deck = talk.deck();
    let shown = |text: &str| inline::shown(text).text;
    let cover = || {
        deck.slides.iter().find_map(|slide| match &slide.content {
            Content::Cover { by, date, .. } => Some((by.as_deref(), date.as_deref())),
            _ => None,
        })
    };
    let value = |name: &str| match name {
        "title" => deck.title.as_deref().map(shown).or_else(|| Some(clean(&window.name).into_owned())),
        "section" => talk.section().map(shown),
        "heading" => talk.slide().and_then(|slide| slide.heading.as_deref()).map(shown),
        "by" => cover()?.0.map(shown),
        "date" => cover()?.1.map(shown),
        _ => None,
    };
    match &deck.footer {
        Some(footer) => clean(&footer.fill(value)).into_owned(),
        None => ["title", "section"].into_iter().filter_map(value).collect::<Vec<_>>().join(" · "),
    }
}

/// The columns of the hairline: an eighth of the footer. On 80 columns the numbers tell as much, and a key that moves
/// the line too would cost 27 bytes more.
fn n_hairline(columns: usize) -> usize {
    if columns < 100 { 0 } else { (columns / 8).min(24) }
}

/// How far the talk has come: a line, the part that is behind it heavier. ASCII where lines are wide.
fn hairline(talk: &Talk, window: &Window, row: u16, column: usize) -> Vec<Run> {
    let n_columns = n_hairline(usize::from(window.size.0));
    let n_slides = talk.deck().slides.len().max(1);
    let n_done = (n_columns * (talk.place().slide_idx + 1) / n_slides).min(n_columns);
    let (heavy, light) = match window.policy.ambiguous {
        Ambiguous::Narrow | Ambiguous::Print => ("━", "─"),
        Ambiguous::Wide => ("=", "-"),
    };
    let parts = [(0, heavy, n_done), (n_done, light, n_columns - n_done)];
    let parts = parts.into_iter().filter(|(_, _, n)| *n > 0);
    parts.map(|(at, mark, n)| Run::new(row, column + at, mark.repeat(n), Role::Rule)).collect()
}
