//! A line of the link: JSON, the whole state each time.

use super::Kind;
use crate::app::{Clock, Live, Peers, Place};
use crate::deck::Spot;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What the lines of this program mean; those of another are not taken.
const PROTOCOL: u32 = 1;

/// Which of two states holds: the greater one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Version {
    pub(super) number: u64,
    pub(super) id: u64,
}

/// What a talk shows, in terms that mean the same in every terminal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    /// Of the deck's file.
    pub(super) hash: String,
    slide: usize,
    element: usize,
    byte: usize,
    revealed: Option<usize>,
    is_blank: bool,
    time: Option<Time>,
}

/// The talk's time, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Time {
    elapsed: u64,
    on_slide: u64,
    is_running: bool,
}

/// What one terminal says to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) version: Version,
    /// What the terminal shows that says it.
    pub(super) kind: Kind,
    /// Everybody that it knows of, itself among them.
    pub(super) peers: Peers,
    pub(super) state: State,
}

#[derive(Serialize, Deserialize)]
struct Written {
    protocol: u32,
    version: Version,
    kind: Kind,
    n_audiences: usize,
    n_speakers: usize,
    page: Option<(u16, u16)>,
    state: State,
}

impl State {
    pub(super) fn of(hash: &str, live: Live, now: Duration) -> Self {
        let Live { place: Place { slide_idx, spot }, revealed, is_blank, clock } = live;
        let time = clock.has_begun().then(|| Time {
            elapsed: milliseconds(clock.elapsed(now)),
            on_slide: milliseconds(clock.on_slide(now)),
            is_running: clock.is_running(),
        });
        let hash = hash.to_owned();
        Self { hash, slide: slide_idx, element: spot.element_idx, byte: spot.byte, revealed, is_blank, time }
    }

    /// What it shows where so much time has passed since the start.
    pub(super) fn live(&self, now: Duration) -> Live {
        let spot = Spot { element_idx: self.element, byte: self.byte };
        let clock = self.time.map(|time| {
            let [elapsed, on_slide] = [time.elapsed, time.on_slide].map(Duration::from_millis);
            Clock::at(now, elapsed, on_slide, time.is_running)
        });
        Live {
            place: Place { slide_idx: self.slide, spot },
            revealed: self.revealed,
            is_blank: self.is_blank,
            clock: clock.unwrap_or_default(),
        }
    }

    /// The same so much later.
    pub(super) fn later(&self, passed: Duration) -> Self {
        let passed = milliseconds(passed);
        let time = self.time.map(|time| {
            if time.is_running {
                Time { elapsed: time.elapsed + passed, on_slide: time.on_slide + passed, ..time }
            } else {
                time
            }
        });
        Self { time, ..self.clone() }
    }
}

/// At most a year: no sum of two overflows.
fn milliseconds(time: Duration) -> u64 {
    const YEAR: u64 = 366 * 24 * 60 * 60 * 1000;
    u64::try_from(time.as_millis()).unwrap_or(YEAR).min(YEAR)
}

impl Line {
    /// Reads a line; none where it is no whole line of this program's.
    pub(super) fn read(line: &[u8]) -> Option<Self> {
        let line = line.strip_suffix(b"\n")?;
        let written: Written =
            serde_json::from_slice(line).ok().filter(|w: &Written| w.protocol == PROTOCOL)?;
        let Written { version, kind, n_audiences, n_speakers, page, state, .. } = written;
        let state = state.bounded();
        Some(Self { version, kind, peers: Peers { page, n_audiences, n_speakers }, state })
    }

    pub(super) fn write(&self) -> String {
        let written = Written {
            protocol: PROTOCOL,
            version: self.version,
            kind: self.kind,
            n_audiences: self.peers.n_audiences,
            n_speakers: self.peers.n_speakers,
            page: self.peers.page,
            state: self.state.clone(),
        };
        serde_json::to_string(&written).expect("numbers and strings are JSON") + "\n"
    }

    /// Who else there is for one of this kind.
    pub(super) fn peers_but(&self, kind: Kind) -> Peers {
        let less = |n: usize, of: Kind| n.saturating_sub(usize::from(kind == of));
        let Peers { page, n_audiences, n_speakers } = self.peers;
        Peers {
            page,
            n_audiences: less(n_audiences, Kind::Audience),
            n_speakers: less(n_speakers, Kind::Speaker),
        }
    }
}

impl State {
    /// Times that no sum overflows.
    fn bounded(mut self) -> Self {
        if let Some(time) = &mut self.time {
            time.elapsed = milliseconds(Duration::from_millis(time.elapsed));
            time.on_slide = milliseconds(Duration::from_millis(time.on_slide));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_means_the_same_at_another_time_of_another_start() {
        let s = Duration::from_secs;
        let clock = Clock::at(s(100), s(50), s(20), true);
        let place = Place { slide_idx: 3, spot: Spot { element_idx: 2, byte: 6 } };
        let live = Live { place, revealed: Some(1), is_blank: true, clock };
        let said = Line {
            version: Version { number: 7, id: 9 },
            kind: Kind::Speaker,
            peers: Peers { page: Some((80, 23)), n_audiences: 1, n_speakers: 1 },
            state: State::of("h", live, s(110)).later(s(5)),
        };
        let read = Line::read(said.write().as_bytes()).expect("a line");
        assert_eq!(read, said);
        let shown = read.state.live(s(4));
        assert!(shown.shows(&live));
        assert_eq!((shown.clock.elapsed(s(4)), shown.clock.on_slide(s(5))), (s(65), s(36)));
        assert_eq!(
            read.peers_but(Kind::Speaker),
            Peers { page: Some((80, 23)), n_audiences: 1, n_speakers: 0 }
        );
    }

    #[test]
    fn what_is_no_line_of_ours_is_not_taken() {
        let line = Line {
            version: Version { number: 1, id: 1 },
            kind: Kind::Audience,
            peers: Peers::default(),
            state: State::of("h", Live::default(), Duration::ZERO),
        };
        let text = line.write();
        for broken in
            ["", "\n", "{}\n", "[[[[\n", text.trim_end(), &text.replace("\"protocol\":1", "\"protocol\":2")]
        {
            assert_eq!(Line::read(broken.as_bytes()), None, "{broken}");
        }
        let later = text.replace(
            "\"time\":null",
            "\"time\":{\"elapsed\":18446744073709551615,\"on_slide\":3,\"is_running\":true}",
        );
        let read = Line::read(later.as_bytes()).expect("a line");
        assert!(
            read.state.later(Duration::MAX).live(Duration::ZERO).clock.elapsed(Duration::ZERO)
                > Duration::ZERO
        );
    }
}
