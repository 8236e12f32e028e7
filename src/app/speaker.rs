//! What a speaker's terminal has of its own: how its window is divided, the plan of the talk, and the time of day.

use super::footer_time as time;
use super::prompter::{Prompter, line_key};
use super::{Action, Key, Language, Mode, Pane, Talk, Window, Word, keymap};
use crate::pace::{self, Drift, Plan};
use crate::scene::Scene;
use std::sync::Arc;
use std::time::Duration;

/// From these columns and rows on, the slide and what comes next stand beside each other.
const BESIDE: (u16, u16) = (72, 14);
/// How many runs of rehearsals are shown.
const N_RUNS: usize = 3;
/// A day.
const DAY: Duration = Duration::from_hours(24);

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The local time of day when the program's time began.
    pub time_of_day: Duration,
    /// What is spoken in a minute: characters or words; without it what the deck says.
    pub per_minute: Option<u32>,
    /// The runs of rehearsals that are shown, the latest last.
    pub(super) runs: Arc<[pace::Run]>,
    /// How much of the window the notes take: so many sixths.
    pub(super) notes_share: u16,
    /// The script in large measure, where it is read.
    pub(super) prompter: Option<Prompter>,
}

impl Speaker {
    /// A speaker's terminal that is opened at a time of day.
    pub fn new(time_of_day: Duration, per_minute: Option<u32>) -> Self {
        Self { time_of_day, per_minute, runs: Arc::default(), notes_share: 3, prompter: None }
    }

    /// The same with the last of these runs of rehearsals beside the plan.
    #[must_use]
    pub fn with_runs(self, runs: &[pace::Run]) -> Self {
        Self { runs: runs[runs.len().saturating_sub(N_RUNS)..].into(), ..self }
    }

    /// The same with the prompter open.
    #[must_use]
    pub fn with_prompter(self) -> Self {
        Self { prompter: Some(Prompter::new()), ..self }
    }

    /// More room for the notes, or less.
    pub(super) fn resize_notes(&mut self, is_more: bool) {
        self.notes_share = if is_more { self.notes_share + 1 } else { self.notes_share - 1 }.clamp(1, 5);
    }
}

/// What a terminal is in a talk that others of the same person may show too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seat {
    /// It shows the slides to an audience.
    Audience,
    /// It is the speaker's.
    Speaker(Speaker),
}

/// How a speaker's window is divided, from top to bottom: how the time stands; the slide, and what comes next beside it
/// or in one row; the notes; the footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) slide: Pane,
    /// What comes next, where there is room beside the slide; else its name is in the last row of the slide's half.
    pub(super) next: Option<Pane>,
    pub(super) next_row: Option<u16>,
    pub(super) notes: Pane,
    /// The row of the rule over the notes.
    pub(super) rule: Option<u16>,
}

impl Layout {
    /// The layout of a window: of any, also of one without a cell.
    pub(super) fn of((columns, rows): (u16, u16), n_footer_rows: u16, notes_share: u16) -> Self {
        let pane = |column, row, columns, rows| Pane { column, row, columns, rows };
        // One for the time.
        let (top, end) = (rows.min(1), rows.saturating_sub(n_footer_rows).max(rows.min(1)));
        let free = end - top;
        if free < 5 {
            let notes = pane(0, top, columns, free);
            return Self { slide: pane(0, top, columns, 0), next: None, next_row: None, notes, rule: None };
        }
        let part = |whole: u16, of: u16, parts: u16| {
            u16::try_from(u32::from(whole) * u32::from(of) / u32::from(parts)).unwrap_or(whole)
        };
        let n_notes = part(free, notes_share, 6).clamp(2, free - 3);
        let rule = end - n_notes;
        let notes = pane(0, rule + 1, columns, n_notes - 1);
        let n_top = rule - top;
        if columns >= BESIDE.0 && rows >= BESIDE.1 {
            let left = part(columns, 3, 5);
            let next = Some(pane(left + 1, top + 1, columns - left - 1, n_top - 1));
            return Self { slide: pane(0, top, left, n_top), next, next_row: None, notes, rule: Some(rule) };
        }
        let slide = pane(0, top, columns, n_top - 1);
        Self { slide, next: None, next_row: Some(rule - 1), notes, rule: Some(rule) }
    }
}

impl Window {
    /// The layout, where this is a speaker's window and no source stands in its place.
    pub(super) fn speaker_layout(&self, talk: &Talk) -> Option<Layout> {
        let speaker = self.speaker.as_ref().filter(|_| self.source.is_none())?;
        Some(Layout::of(self.size, self.n_footer_rows(talk), speaker.notes_share))
    }

    /// The slide's scene by whose screens one goes on and back: the audience's, where there is one.
    pub(super) fn stepping_scene(&mut self, talk: &Talk) -> Arc<Scene> {
        let page = self
            .linked
            .as_ref()
            .filter(|l| self.speaker.is_some() && l.is_in_step)
            .and_then(|l| l.peers.page);
        match page {
            Some((columns, rows)) => {
                self.scene_on(talk, talk.page(columns, rows, self.policy).with_links(self.links()))
            }
            None => self.scene(talk),
        }
    }

    /// Whether a key does something to what only the speaker sees: it leaves a blank screen blank.
    pub(super) fn looks_elsewhere(&self, key: Key) -> bool {
        if matches!(self.mode, Mode::Questions(_))
            || (self.is_prompting() && (key == Key::Escape || line_key(key).is_some()))
        {
            return true;
        }
        let own = [
            Action::NextNotes,
            Action::PreviousNotes,
            Action::MoreNotes,
            Action::LessNotes,
            Action::Pause,
            Action::Asked,
            Action::Prompter,
            Action::Roll,
        ];
        let found = self.keymap.find(&[key], self.tables());
        self.speaker.is_some() && matches!(found, keymap::Found::Action(action) if own.contains(&action))
    }

    /// When something in a speaker's window changes by itself.
    pub(super) fn speaker_deadline(&self, talk: &Talk) -> Option<Duration> {
        let speaker = self.speaker.as_ref()?;
        // When it is a minute later on a watch that goes before ours.
        let minute = |before: Duration| {
            let day = speaker.time_of_day + talk.now() + before;
            Duration::from_mins(day.as_secs() / 60 + 1).saturating_sub(speaker.time_of_day + before)
        };
        // The end of a talk that does not go on comes later and later.
        let standing = self.kept_plan(talk).filter(|_| !talk.clock().is_running());
        let end = standing.map(|plan| minute(left(talk, plan)));
        let due = speaker.prompter.as_ref().and_then(Prompter::due);
        let next_second = talk.clock().next_second(talk.now());
        [Some(minute(Duration::ZERO)), next_second, end, due].into_iter().flatten().min()
    }
}

/// How much longer the talk takes, from the second on that its clock shows.
fn left(talk: &Talk, plan: &Plan) -> Duration {
    let clock = talk.clock();
    plan.left(talk.place().slide_idx, clock.on_slide(clock.last_second(talk.now())))
}

/// How the time stands, in words, what matters most first: `12:34 / 15:00`, `1:02 / 1:30`, `behind 0:20`, `ends 14:08`,
/// `14:05`. All but the last is as of the second that the talk's clock shows, so that it changes with that.
pub(super) fn told(talk: &Talk, plan: &Plan, speaker: &Speaker, language: Language) -> Vec<(String, Tone)> {
    let (clock, slide_idx) = (talk.clock(), talk.place().slide_idx);
    let at = clock.last_second(talk.now());
    let (elapsed, on_slide) = (clock.elapsed(at), clock.on_slide(at));
    let of_day = |at: Duration| {
        let minutes = (speaker.time_of_day + at).as_secs() % DAY.as_secs() / 60;
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    };
    let mut out = vec![(format!("{} / {}", time(elapsed), time(plan.total())), Tone::Plain)];
    if clock.has_begun() && !clock.is_running() {
        out.push((language.say(Word::Paused).to_owned(), Tone::Late));
    }
    if clock.has_begun() {
        out.push(match plan.drift(slide_idx, elapsed) {
            Drift::Behind(by) => (language.say_of(Word::Behind, &short(by)), Tone::Late),
            Drift::Ahead(by) => (language.say_of(Word::Ahead, &short(by)), Tone::Early),
            Drift::OnTime => (language.say(Word::OnTime).to_owned(), Tone::Plain),
        });
    }
    let spent = format!("{} / {}", short(on_slide), short(plan.slide(slide_idx)));
    out.push((language.say_of(Word::ThisSlide, &spent), Tone::Plain));
    let end = of_day(at + left(talk, plan));
    out.push((language.say_of(Word::EndsAt, &end), Tone::Plain));
    out.push((of_day(talk.now()), Tone::Plain));
    out
}

/// How long the slide took in rehearsals, the latest last (`rehearsed 1:10 0:58 1:31`), and whether it always overran.
pub(super) fn rehearsed(talk: &Talk, window: &mut Window) -> Option<(String, Tone)> {
    let report = window.rehearsals(talk)?;
    let row = report.slides.get(talk.place().slide_idx)?;
    let taken: Vec<String> = row.runs.iter().flatten().copied().map(short).collect();
    let tone = if row.always_overruns() { Tone::Late } else { Tone::Plain };
    let text = window.language(talk).say_of(Word::Rehearsed, &taken.join(" "));
    (!taken.is_empty()).then_some((text, tone))
}

/// How a word about the time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Early,
    Late,
}

/// `0:20`, `12:05`: a length of time, the hours as minutes.
fn short(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Clock, Live, Place, Setup};
    use crate::deck;

    #[test]
    fn panes_cover_every_window_and_no_cell_twice() {
        for columns in [0, 1, 5, 24, 40, 71, 72, 80, 120, 200, u16::MAX] {
            for rows in [0, 1, 2, 4, 6, 7, 12, 13, 14, 24, 40, u16::MAX] {
                for share in 1..=5 {
                    let n_footer = u16::from(rows >= 4);
                    let Layout { slide, next, next_row, notes, rule } =
                        Layout::of((columns, rows), n_footer, share);
                    let bottom = |pane: Pane| pane.row + pane.rows;
                    assert!(
                        bottom(slide) <= notes.row && bottom(notes) + n_footer <= rows,
                        "{columns}x{rows}"
                    );
                    assert!(rule.is_none_or(|rule| rule >= bottom(slide) && rule < notes.row));
                    assert!(next_row.is_none_or(|row| row == bottom(slide) && Some(row + 1) == rule));
                    if let Some(next) = next {
                        assert!(next.column > slide.columns && next.column + next.columns <= columns);
                        assert!(Some(bottom(next)) == rule && next.rows > 0);
                    }
                }
            }
        }
    }

    #[test]
    fn the_time_is_told_in_words() {
        let deck = "slides:\n- {body: a, time: 60s}\n- {body: b, time: 30s}\n- {body: c, time: 30s}\n";
        let mut talk = Talk::new(Arc::new(deck::read(deck).expect("a deck")), 0, false);
        let plan = Plan::of(talk.deck(), None);
        let s = Duration::from_secs;
        // Ten to two at the start.
        let speaker = Speaker::new(s(14 * 3600 - 600), None);
        let mut told_at = |slide_idx: usize, (now, elapsed, on_slide): (u64, u64, u64), is_running| {
            talk.set_now(s(now));
            let clock = Clock::at(s(now), s(elapsed), s(on_slide), is_running);
            let place = Place { slide_idx, ..Place::default() };
            talk.show(Live { place, clock, ..Live::default() });
            let words = told(&talk, &plan, &speaker, Language::TraditionalChinese);
            words.into_iter().map(|(word, _)| word).collect::<Vec<_>>().join(" | ")
        };
        assert_eq!(
            told_at(0, (600, 80, 80), true),
            "01:20 / 02:00 | 落後 0:20 | 本頁 1:20 / 1:00 | 14:01 結束 | 14:00"
        );
        assert_eq!(
            told_at(2, (660, 60, 10), true),
            "01:00 / 02:00 | 超前 0:30 | 本頁 0:10 / 0:30 | 14:01 結束 | 14:01"
        );
        assert_eq!(
            told_at(1, (11 * 3600, 70, 10), false),
            "01:10 / 02:00 | 已暫停 | 準時 | 本頁 0:10 / 0:30 | 00:50 結束 | 00:50"
        );
    }

    #[test]
    fn what_is_told_of_the_time_changes_when_it_is_due_and_at_no_other_time() {
        let deck = "slides:\n- cover: 港\n- {body: 港口, time: 2s}\n- body: 碼頭碼頭碼頭\n";
        let mut talk = Talk::new(Arc::new(deck::read(deck).expect("a deck")), 0, false);
        let ms = Duration::from_millis;
        let speaker = Speaker::new(ms(35_950_250), None);
        let setup = Setup { seat: Some(Seat::Speaker(speaker.clone())), ..Setup::default() };
        let mut window = Window::new(&talk, setup);
        let plan = window.plan(&talk);
        for (slide_idx, on_slide, is_running) in [(0, 7, true), (1, 1310, true), (2, 3, true), (1, 20, false)]
        {
            talk.set_now(ms(7));
            let clock = Clock::at(ms(7), ms(2_600), ms(on_slide), is_running);
            let place = Place { slide_idx, ..Place::default() };
            talk.show(Live { place, clock, ..Live::default() });
            let (mut before, mut due) = (None, Duration::ZERO);
            for now in (7..130_000).step_by(9) {
                talk.set_now(ms(now));
                let told = told(&talk, &plan, &speaker, Language::English);
                if ms(now) >= due {
                    before = None;
                    due = window.speaker_deadline(&talk).expect("a watch goes on");
                }
                assert_eq!(before.get_or_insert(told.clone()), &told, "at {now} ms of slide {slide_idx}");
            }
        }
    }

    #[test]
    fn nobody_is_late_by_less_than_a_second() {
        let deck = deck::read("slides:\n- cover: 港\n- {body: 港口, time: 2s}\n").expect("a deck");
        let plan = Plan::of(&deck, None);
        assert_eq!(plan.drift(0, Duration::from_millis(999)), Drift::OnTime);
        assert_eq!(plan.drift(0, Duration::from_millis(1999)), Drift::Behind(Duration::from_secs(1)));
    }
}
