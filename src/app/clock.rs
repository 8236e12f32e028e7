//! The time that a talk has taken, on the talk's own clock: it begins with the first step to another slide, stops while
//! somebody pauses it, and no plan depends on it.

use std::time::Duration;

/// The time since a talk began, without its pauses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// What had passed when it was started last.
    kept: Duration,
    /// When it was started last; none while it stands.
    since: Option<Duration>,
    /// Whether the talk has begun.
    has_begun: bool,
    /// What had passed when the slide was come to.
    entered: Duration,
}

impl Clock {
    /// A clock that shows `elapsed` at `now`, `on_slide` of it on this slide.
    pub fn at(now: Duration, elapsed: Duration, on_slide: Duration, is_running: bool) -> Self {
        let (since, entered) = (is_running.then_some(now), elapsed.saturating_sub(on_slide));
        Self { kept: elapsed, since, has_begun: true, entered }
    }

    /// A clock that begins now.
    pub fn begun(now: Duration) -> Self {
        Self::at(now, Duration::ZERO, Duration::ZERO, true)
    }

    /// Whether the talk has begun.
    pub const fn has_begun(&self) -> bool {
        self.has_begun
    }

    /// Whether it goes.
    pub const fn is_running(&self) -> bool {
        self.since.is_some()
    }

    /// What has passed since the talk began.
    pub fn elapsed(&self, now: Duration) -> Duration {
        self.kept + self.since.map_or(Duration::ZERO, |since| now.saturating_sub(since))
    }

    /// What has passed since the slide was come to.
    pub fn on_slide(&self, now: Duration) -> Duration {
        self.elapsed(now).saturating_sub(self.entered)
    }

    /// Stops it, or lets it go on.
    pub(super) fn turn(&mut self, now: Duration) {
        self.kept = self.elapsed(now);
        self.since = match self.since {
            Some(_) => None,
            None => Some(now),
        };
    }

    /// Comes to another slide; gives what the one before has taken.
    pub(super) fn enter(&mut self, now: Duration) -> Duration {
        let taken = self.on_slide(now);
        self.entered = self.elapsed(now);
        taken
    }

    /// When it came to the second that it shows: now, where it stands.
    pub(super) fn last_second(&self, now: Duration) -> Duration {
        let n_nanos = if self.is_running() { self.elapsed(now).subsec_nanos() } else { 0 };
        now.saturating_sub(Duration::from_nanos(n_nanos.into()))
    }

    /// When it shows another second.
    pub(super) fn next_second(&self, now: Duration) -> Option<Duration> {
        let since = self.since?;
        let next = Duration::from_secs(self.elapsed(now).as_secs() + 1);
        Some(since + next.saturating_sub(self.kept))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_pause_does_not_count() {
        let mut clock = Clock::begun(s(100));
        assert_eq!(clock.elapsed(s(130)), s(30));
        clock.turn(s(130));
        assert!(!clock.is_running() && clock.has_begun());
        assert_eq!(
            (clock.elapsed(s(500)), clock.on_slide(s(500)), clock.next_second(s(500))),
            (s(30), s(30), None)
        );
        clock.turn(s(600));
        assert_eq!(clock.elapsed(s(601)), s(31));
        assert_eq!(clock.enter(s(610)), s(40));
        assert_eq!((clock.elapsed(s(615)), clock.on_slide(s(615))), (s(45), s(5)));
    }

    #[test]
    fn it_says_when_it_shows_another_second() {
        let clock = Clock::at(Duration::from_millis(5_300), Duration::from_millis(1_700), s(1), true);
        assert_eq!(clock.elapsed(Duration::from_millis(5_300)), Duration::from_millis(1_700));
        assert_eq!(clock.next_second(Duration::from_millis(5_400)), Some(Duration::from_millis(5_600)));
        assert_eq!(clock.next_second(Duration::from_millis(5_600)), Some(Duration::from_millis(6_600)));
        assert_eq!(clock.on_slide(Duration::from_millis(5_300)), s(1));
        assert_eq!(Clock::default().next_second(s(3)), None);
    }
}
