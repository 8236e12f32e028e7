//! What a rehearsal records of a talk: each slide that is left, with how long it was shown.

use super::Talk;
use crate::deck::{Deck, Slide};
use crate::pace::{Entry, SlideKey, keys};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// A slide that was shown no longer was passed over on the way to another.
const SHORTEST: Duration = Duration::from_millis(100);

/// See the module.
#[derive(Clone, Debug)]
pub struct Recorder {
    /// The name of the run; where the time begins anew, the next is one more.
    id: u64,
    /// When the program's time began.
    started_at: Timestamp,
    /// What was shown when it was looked at last.
    seen: Option<(Arc<Deck>, usize)>,
    run: Option<Run>,
}

/// The run that is going on.
#[derive(Clone, Debug)]
struct Run {
    began: Timestamp,
    /// How much of the slides' times is recorded.
    recorded: HashMap<SlideKey, Duration>,
    /// What had passed when it was looked at last.
    elapsed: Duration,
    /// Whether there was a step from a slide to another: else nothing was said.
    has_stepped: bool,
}

impl Recorder {
    /// A recorder of a program whose time began at `started_at`; no other records by the name of `id`.
    pub const fn new(id: u64, started_at: Timestamp) -> Self {
        Self { id, started_at, seen: None, run: None }
    }

    /// Looks at the talk; gives what there is to be kept: the slides that were left.
    pub fn look(&mut self, talk: &Talk) -> Vec<Entry> {
        self.record(talk, false)
    }

    /// Looks at the talk a last time: the slide that is shown is left, too.
    pub fn end(&mut self, talk: &Talk) -> Vec<Entry> {
        self.record(talk, true)
    }

    fn record(&mut self, talk: &Talk, is_end: bool) -> Vec<Entry> {
        let elapsed = talk.clock().elapsed(talk.now());
        if self.run.as_ref().is_some_and(|run| elapsed < run.elapsed) {
            // The time was begun anew.
            self.run = None;
            self.id = self.id.wrapping_add(1);
        }
        let now = (Arc::clone(talk.deck()), talk.place().slide_idx);
        let has_turned = self.seen.as_ref().is_some_and(|seen| seen.1 != now.1);
        let is_same = !has_turned && self.seen.as_ref().is_some_and(|seen| Arc::ptr_eq(&seen.0, &now.0));
        self.seen = Some(now);
        if !talk.clock().has_begun() {
            return Vec::new();
        }
        if let Some(run) = &mut self.run {
            run.elapsed = elapsed;
            if is_same && !is_end {
                return Vec::new();
            }
        }
        let slides = keys(talk.deck().slides.iter().map(Slide::name));
        let run = self.run.get_or_insert_with(|| Run::begun(self.started_at, talk, &slides));
        run.has_stepped |= has_turned;
        let kept = if is_end { None } else { Some(talk.place().slide_idx) };
        let left = run.left(talk, slides, kept);
        let entry = |(slide_idx, key, taken): (usize, SlideKey, Duration)| Entry {
            run: format!("{:016x}", self.id),
            began: run.began,
            deck: talk.deck_hash().to_owned(),
            slide: slide_idx + 1,
            key,
            seconds: (taken.as_secs_f64() * 10.0).round() / 10.0,
        };
        left.into_iter().map(entry).collect()
    }
}

impl Run {
    /// A run that begins now; what was shown before is no part of it: in step with others, one may join a talk of theirs.
    fn begun(started_at: Timestamp, talk: &Talk, slides: &[SlideKey]) -> Self {
        let (now, clock) = (talk.now(), talk.clock());
        let since = SignedDuration::try_from(now).unwrap_or_default();
        let began = started_at.checked_add(since).unwrap_or(started_at);
        let mut recorded: HashMap<SlideKey, Duration> = slides.iter().cloned().zip(talk.spent()).collect();
        if let Some(here) = slides.get(talk.place().slide_idx).and_then(|key| recorded.get_mut(key)) {
            *here = here.saturating_sub(clock.on_slide(now));
        }
        Self { began, recorded, elapsed: clock.elapsed(now), has_stepped: false }
    }

    /// What was shown longer than is recorded, and is recorded now: all but the slide that is shown on.
    fn left(
        &mut self,
        talk: &Talk,
        slides: Vec<SlideKey>,
        shown: Option<usize>,
    ) -> Vec<(usize, SlideKey, Duration)> {
        let mut left = Vec::new();
        if !self.has_stepped {
            return left;
        }
        for (slide_idx, (key, spent)) in slides.into_iter().zip(talk.spent()).enumerate() {
            if shown == Some(slide_idx) {
                continue;
            }
            let recorded = self.recorded.entry(key.clone()).or_default();
            let taken = spent.saturating_sub(*recorded);
            if taken >= SHORTEST {
                left.push((slide_idx, key, taken));
            } else if spent >= *recorded {
                continue;
            }
            // Less than was recorded has a slide that was taken out of the deck and put back.
            *recorded = spent;
        }
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Clock, Live, Place};
    use crate::deck;

    const DECK: &str = "slides:\n- {body: 甲}\n- {body: 乙}\n- {body: 丙}\n- {body: 乙}\n";

    struct Rehearsal {
        talk: Talk,
        recorder: Recorder,
        told: Vec<String>,
    }

    impl Rehearsal {
        fn new() -> Self {
            let talk = Talk::new(Arc::new(deck::read(DECK).expect("a deck")), 0, false);
            let recorder = Recorder::new(10, "2031-08-14T09:00:00Z".parse().expect("a time"));
            let mut new = Self { talk, recorder, told: Vec::new() };
            new.look();
            new
        }

        fn look(&mut self) {
            let entries = self.recorder.look(&self.talk);
            self.take(&entries);
        }

        fn take(&mut self, entries: &[Entry]) {
            self.told.extend(entries.iter().map(|e| {
                format!(
                    "{} {}{} {} {}",
                    e.run.trim_start_matches('0'),
                    e.key.name,
                    e.key.nth,
                    e.slide,
                    e.seconds
                )
            }));
        }

        /// Goes to a slide (from 0) at a second.
        fn step(&mut self, second: u64, slide_idx: usize) {
            let from = self.talk.place().slide_idx;
            self.talk.set_now(Duration::from_secs(second));
            self.talk.go_to_slide(slide_idx);
            self.talk.has_turned(from);
            self.look();
        }

        #[track_caller]
        fn ends(mut self, second: u64, expected: &[&str]) {
            self.talk.set_now(Duration::from_secs(second));
            let entries = self.recorder.end(&self.talk);
            self.take(&entries);
            assert_eq!(self.told, expected);
        }
    }

    #[test]
    fn each_slide_that_is_left_is_recorded_and_the_last_when_all_ends() {
        let mut rehearsal = Rehearsal::new();
        rehearsal.step(100, 1);
        rehearsal.step(130, 2);
        assert_eq!(rehearsal.told, ["a 乙1 2 30"]);
        rehearsal.step(140, 3);
        rehearsal.step(145, 1);
        rehearsal.ends(147, &["a 乙1 2 30", "a 丙1 3 10", "a 乙2 4 5", "a 乙1 2 2"]);
    }

    #[test]
    fn a_run_of_which_nothing_was_said_is_not_kept() {
        Rehearsal::new().ends(60, &[]);
        let mut rehearsal = Rehearsal::new();
        rehearsal.talk.restart_clock();
        rehearsal.look();
        rehearsal.ends(60, &[]);
    }

    #[test]
    fn time_that_begins_anew_is_another_run() {
        let mut rehearsal = Rehearsal::new();
        rehearsal.step(10, 1);
        rehearsal.step(20, 2);
        rehearsal.talk.restart_clock();
        rehearsal.look();
        rehearsal.step(25, 0);
        rehearsal.ends(28, &["a 乙1 2 10", "b 丙1 3 5", "b 甲1 1 3"]);
    }

    #[test]
    fn what_another_terminal_showed_before_is_no_part_of_the_run() {
        let mut rehearsal = Rehearsal::new();
        let s = Duration::from_secs;
        rehearsal.talk.set_now(s(5));
        let place = Place { slide_idx: 2, ..Place::default() };
        rehearsal.talk.show(Live { place, clock: Clock::at(s(5), s(500), s(20), true), ..Live::default() });
        rehearsal.look();
        rehearsal.step(15, 3);
        rehearsal.ends(19, &["a 丙1 3 30", "a 乙2 4 4"]);
    }

    #[test]
    fn slides_take_their_times_along_when_the_deck_changes() {
        let mut rehearsal = Rehearsal::new();
        rehearsal.step(10, 1);
        rehearsal.step(20, 2);
        let moved = "slides:\n- {body: 丙}\n- {body: 新}\n- {body: 乙}\n";
        rehearsal.talk.replace_deck(Arc::new(deck::read(moved).expect("a deck")));
        rehearsal.look();
        rehearsal.step(27, 2);
        rehearsal.ends(30, &["a 乙1 2 10", "a 丙1 1 7", "a 乙1 3 3"]);
    }
}
