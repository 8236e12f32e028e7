//! Runs of a talk as they were recorded: a line (JSON) for each time that a slide was left, so that whatever ends a run
//! loses no more than its last slide.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::time::Duration;

/// The longest that a slide is believed to have been shown: a line that says more is no line of ours.
const MAX_SECONDS: f64 = 7.0 * 24.0 * 3600.0;

/// What tells a slide from the others of its deck, wherever it has moved: its name, and which of that name it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SlideKey {
    /// The slide's name.
    pub name: String,
    /// Of the slides of this name the first (1), the second, …
    pub nth: usize,
}

/// The keys of slides with these names, in their order.
pub fn keys(names: impl Iterator<Item = String>) -> Vec<SlideKey> {
    let mut n_of: HashMap<String, usize> = HashMap::new();
    let key = |name: String| {
        let nth = n_of.entry(name.clone()).or_default();
        *nth += 1;
        SlideKey { nth: *nth, name }
    };
    names.map(key).collect()
}

/// A line: a slide was shown in a run, and left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The run's name, which no other has.
    pub run: String,
    /// When the run began.
    pub began: Timestamp,
    /// The hash of the deck's text.
    pub deck: String,
    /// The slide's number, from 1.
    pub slide: usize,
    /// Which slide it is.
    #[serde(flatten)]
    pub key: SlideKey,
    /// How long it was shown, this time.
    pub seconds: f64,
}

impl Entry {
    /// The line, with its end.
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).expect("it has nothing that JSON has not") + "\n"
    }

    fn from_line(line: &str) -> Option<Self> {
        let entry: Self = serde_json::from_str(line).ok()?;
        (entry.seconds >= 0.0 && entry.seconds <= MAX_SECONDS).then_some(entry)
    }
}

/// A run: how long each slide was shown, all its times together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its name.
    pub id: String,
    /// When it began.
    pub began: Timestamp,
    /// The hash of the deck's text when it ended.
    pub deck: String,
    /// The slides.
    pub slides: HashMap<SlideKey, Duration>,
}

impl Run {
    /// How long it took.
    pub fn total(&self) -> Duration {
        self.slides.values().sum()
    }
}

/// Reads runs, in the order in which they began; also how many lines are none of ours.
pub fn read_runs(text: &str) -> (Vec<Run>, usize) {
    let (mut runs, mut n_passed_over): (Vec<Run>, _) = (Vec::new(), 0);
    let mut idx_of: HashMap<String, usize> = HashMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let Some(Entry { run: id, began, deck, key, seconds, .. }) = Entry::from_line(line) else {
            n_passed_over += 1;
            continue;
        };
        let idx = *idx_of.entry(id.clone()).or_insert_with(|| {
            runs.push(Run { id, began, deck: String::new(), slides: HashMap::new() });
            runs.len() - 1
        });
        runs[idx].deck = deck;
        *runs[idx].slides.entry(key).or_default() += Duration::from_secs_f64(seconds);
    }
    runs.sort_by_key(|run| run.began);
    (runs, n_passed_over)
}

/// The lines of the last runs, as many whole runs as go into `max_bytes`: the last always, however long it is, and what is
/// no line of ours never.
pub fn last_runs(text: &str, max_bytes: usize) -> String {
    let entries: Vec<(&str, String)> =
        text.lines().filter_map(|line| Some((line, Entry::from_line(line)?.run))).collect();
    let mut n_bytes_of: HashMap<&str, usize> = HashMap::new();
    for (line, run) in &entries {
        *n_bytes_of.entry(run).or_default() += line.len() + 1;
    }
    let (mut kept, mut seen, mut n_bytes) = (HashSet::new(), HashSet::new(), 0);
    for (_, run) in entries.iter().rev() {
        if seen.insert(run.as_str()) {
            n_bytes += n_bytes_of[run.as_str()];
            if n_bytes > max_bytes && !kept.is_empty() {
                break;
            }
            kept.insert(run.as_str());
        }
    }
    let lines = entries.iter().filter(|(_, run)| kept.contains(run.as_str()));
    lines.flat_map(|(line, _)| [*line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(run: &str, began: &str, name: &str, seconds: f64) -> Entry {
        let key = SlideKey { name: name.to_owned(), nth: 1 };
        let began = began.parse().expect("a time");
        Entry { run: run.to_owned(), began, deck: "h".to_owned(), slide: 1, key, seconds }
    }

    #[test]
    fn a_slide_that_was_shown_twice_has_both_times() {
        let lines = [
            entry("b", "2031-08-15T09:00:00Z", "甲", 10.0),
            entry("a", "2031-08-14T09:00:00Z", "甲", 1.5),
            entry("b", "2031-08-15T09:00:00Z", "乙", 4.0),
            entry("b", "2031-08-15T09:00:00Z", "甲", 2.0),
        ];
        let text: String = lines.iter().map(Entry::to_line).collect();
        let (runs, n_passed_over) = read_runs(&text);
        assert_eq!(n_passed_over, 0);
        assert_eq!(runs.iter().map(|run| run.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(runs[1].slides[&lines[0].key], Duration::from_secs(12));
        assert_eq!(runs[1].total(), Duration::from_secs(16));
    }

    #[test]
    fn broken_lines_are_passed_over() {
        let good = entry("a", "2031-08-14T09:00:00Z", "甲", 3.0).to_line();
        let torn = crate::text::slice(&good, 0..20);
        for broken in [
            torn,
            "\0\0",
            "[]",
            &good.replace("3.0", "-3.0"),
            &good.replace("3.0", "1e300"),
            &good.replace("2031", "x"),
        ] {
            let text = format!("{good}{broken}\n{good}");
            let (runs, n_passed_over) = read_runs(&text);
            assert_eq!((runs.len(), n_passed_over), (1, 1), "{broken}");
            assert_eq!(runs[0].total(), Duration::from_secs(6));
        }
    }

    #[test]
    fn the_last_runs_are_kept_whole() {
        let line = |run: &str| entry(run, "2031-08-14T09:00:00Z", "甲", 3.0).to_line();
        let text = [line("a"), "torn".to_owned() + "\n", line("b"), line("c"), line("b"), line("c")].concat();
        let n_bytes = line("a").len();
        for (max, kept) in
            [(0, "cc"), (3 * n_bytes, "cc"), (4 * n_bytes, "bcbc"), (5 * n_bytes, "abcbc"), (9999, "abcbc")]
        {
            let expected: String = kept.chars().map(|run| line(&run.to_string())).collect();
            assert_eq!(last_runs(&text, max), expected, "{max}");
        }
    }

    #[test]
    fn slides_of_one_name_are_told_apart() {
        let keys = keys(["甲", "乙", "甲", ""].map(str::to_owned).into_iter());
        assert_eq!(keys.iter().map(|key| key.nth).collect::<Vec<_>>(), [1, 1, 2, 1]);
    }
}
