//! How long a deck's slides took in rehearsals, beside what was planned: as data, and as text, Markdown and JSON.

mod json;
mod text;

pub use json::to_json;
pub use text::{to_markdown, to_text};

use super::{Plan, Run, keys, sections};
use crate::deck::{Deck, Slide};
use jiff::Timestamp;
use std::time::Duration;

/// A slide overruns by at least this, and by a fifth of its plan: less is within what one and the same speaker needs from
/// one time to the next.
const OVERRUN: Duration = Duration::from_secs(10);
/// In so many runs at least, before it is said to do so always.
const N_ALWAYS: usize = 2;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The deck's file, as the person named it.
    pub file: String,
    /// The deck's title.
    pub title: Option<String>,
    /// The last runs, the latest last.
    pub runs: Vec<RunHead>,
    /// How many runs are kept.
    pub n_kept: usize,
    /// How many lines of the file are no runs' of ours.
    pub n_passed_over: usize,
    /// The slides, in the deck's order.
    pub slides: Vec<Row>,
    /// The sections that say how many minutes they are meant to take.
    pub sections: Vec<Row>,
    /// What the runs showed that is not in the deck now: cut, or of another name.
    pub cut: Vec<Option<Duration>>,
    /// All together.
    pub total: Row,
}

/// A run, but for its slides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunHead {
    /// Its name.
    pub id: String,
    /// When it began.
    pub began: Timestamp,
    /// Whether the deck has not changed since.
    pub is_of_this_deck: bool,
}

/// What was planned and what was taken: of a slide, a section or the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The number of the slide, or of the one that opens the section, from 1.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// When it is meant to come.
    pub start: Duration,
    /// How long it is meant to take.
    pub plan: Duration,
    /// How long it took in each run; none where it was not shown.
    pub runs: Vec<Option<Duration>>,
    /// How long it took in the mean of the runs that showed it; of several slides the sum of that.
    pub mean: Option<Duration>,
}

impl Row {
    /// How much longer it took than planned, in the mean; in seconds, less than 0 where it was shorter.
    pub fn difference(&self) -> Option<i64> {
        let seconds = |time: Duration| i64::try_from((time.as_millis() + 500) / 1000).unwrap_or(i64::MAX);
        Some(seconds(self.mean?).saturating_sub(seconds(self.plan)))
    }

    /// Whether it overran in every run that showed it.
    pub fn always_overruns(&self) -> bool {
        let overruns = |taken: &Duration| *taken >= (self.plan + OVERRUN).max(self.plan * 6 / 5);
        let mut taken = self.runs.iter().flatten();
        taken.clone().count() >= N_ALWAYS && taken.all(overruns)
    }
}

/// Reports on the last `n_runs` of the `runs` of a deck, whose text has this hash now.
pub fn report(file: String, deck: &Deck, hash: &str, plan: &Plan, runs: &[Run], n_runs: usize) -> Report {
    let last = &runs[runs.len().saturating_sub(n_runs)..];
    let keys = keys(deck.slides.iter().map(Slide::name));
    let slide = |(idx, key): (usize, &super::SlideKey)| {
        let taken: Vec<Option<Duration>> = last.iter().map(|run| run.slides.get(key).copied()).collect();
        let mean = mean(&taken);
        let (start, plan) = (plan.start(idx), plan.slide(idx));
        Row { number: idx + 1, name: key.name.clone(), start, plan, runs: taken, mean }
    };
    let slides: Vec<Row> = keys.iter().enumerate().map(slide).collect();
    let minutes = |range: &std::ops::Range<usize>| deck.slides[range.start].minutes;
    let sections = sections(deck).into_iter().filter_map(|range| {
        let plan = super::in_minutes(minutes(&range)?);
        Some(Row { plan, ..together(&slides[range], last.len()) })
    });
    let cut = |run: &Run| {
        let shown: Duration = keys.iter().filter_map(|key| run.slides.get(key)).sum();
        Some(run.total().saturating_sub(shown)).filter(|time| !time.is_zero())
    };
    let mut total = together(&slides, last.len());
    for (total, run) in total.runs.iter_mut().zip(last) {
        *total = Some(run.total());
    }
    Report {
        file,
        title: deck.title.clone(),
        runs: last.iter().map(|run| head(run, hash)).collect(),
        n_kept: runs.len(),
        n_passed_over: 0,
        sections: sections.collect(),
        cut: last.iter().map(cut).collect(),
        total: Row { number: 0, name: String::new(), plan: plan.total(), ..total },
        slides,
    }
}

impl Report {
    /// The slides that overran in every run that showed them, of two or more.
    pub fn overrunning(&self) -> impl Iterator<Item = &Row> {
        self.slides.iter().filter(|slide| slide.always_overruns())
    }
}

fn head(run: &Run, hash: &str) -> RunHead {
    RunHead { id: run.id.clone(), began: run.began, is_of_this_deck: run.deck == hash }
}

fn mean(taken: &[Option<Duration>]) -> Option<Duration> {
    let n = u32::try_from(taken.iter().flatten().count()).ok().filter(|n| *n > 0)?;
    Some(taken.iter().flatten().sum::<Duration>() / n)
}

/// Slides as one row.
fn together(slides: &[Row], n_runs: usize) -> Row {
    let sum = |of: &dyn Fn(&Row) -> Option<Duration>| {
        slides
            .iter()
            .filter_map(of)
            .fold(None, |sum: Option<Duration>, time| Some(sum.unwrap_or_default() + time))
    };
    Row {
        number: slides.first().map_or(0, |slide| slide.number),
        name: slides.first().map(|slide| slide.name.clone()).unwrap_or_default(),
        start: slides.first().map(|slide| slide.start).unwrap_or_default(),
        plan: slides.iter().map(|slide| slide.plan).sum(),
        runs: (0..n_runs).map(|run| sum(&|slide| slide.runs[run])).collect(),
        mean: sum(&|slide| slide.mean),
    }
}

#[cfg(test)]
mod tests;
