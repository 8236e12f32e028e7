//! The server's log: one line an event, as text or as JSON, and nothing in it that a stranger could forge or flood.
//!
//! It does not choose what is told, nor where: lines go to a writer. A writer that blocks holds up whoever logs.

#![expect(clippy::disallowed_types, reason = "the shell: several tasks write one log")]

use super::gate::site;
use super::plain::plain;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::io::Write;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A value has at most this many characters.
const MAX_VALUE: usize = 300;
/// How many lines of a kind are written of a site in a minute, before they are only counted.
const N_WRITTEN: u64 = 5;
/// Of how many sites lines are written in a minute; those of all others are only counted, together.
const MAX_SITES: usize = 100;
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// How lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `2026-11-25T09:01:02Z login name=陳大文 from=127.0.0.1:5022`.
    Text,
    /// `{"at":"2026-11-25T09:01:02Z","event":"login","name":"陳大文","from":"127.0.0.1:5022"}`.
    Json,
}

/// What a field says. Text may be anybody's: it is freed of controls, and cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A count.
    Number(u64),
}

/// A field: its name, which is ours, and what it says.
pub type Field = (&'static str, Value);

/// The log, which several tasks may share.
pub struct Log {
    format: Format,
    state: Mutex<State>,
}

struct State {
    writer: Box<dyn Write + Send>,
    flood: Flood,
}

impl Log {
    /// A log that writes to `writer`, a whole line at a time.
    pub fn new(format: Format, writer: impl Write + Send + 'static) -> Self {
        let state = State { writer: Box::new(writer), flood: Flood::default() };
        Self { format, state: Mutex::new(state) }
    }

    /// Writes an event. What cannot be written is lost: the server goes on with a full disk.
    pub fn write(&self, at: Timestamp, event: &'static str, fields: &[Field]) {
        let mut state = self.state();
        self.settle(&mut state, at);
        self.put(&mut state, at, event, fields);
    }

    /// Writes an event that strangers at `address` can bring about as often as they like: the first in a minute, and
    /// of the rest a line with `not-written` when the minute is over.
    pub fn write_sparingly(&self, at: Timestamp, event: &'static str, address: IpAddr, fields: &[Field]) {
        let mut state = self.state();
        self.settle(&mut state, at);
        if state.flood.admits(at, event, site(address)) {
            self.put(&mut state, at, event, fields);
        }
    }

    /// Writes what was counted in a minute that is over. Any other event does so too; this is for when there is none.
    pub fn tick(&self, at: Timestamp) {
        self.settle(&mut self.state(), at);
    }

    /// Writes what was counted, before the server ends.
    pub fn finish(&self, at: Timestamp) {
        self.put_counts(&mut self.state(), at);
    }

    /// A task that panics between two lines leaves nothing half done.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn settle(&self, state: &mut State, at: Timestamp) {
        if state.flood.is_over(at) {
            self.put_counts(state, at);
        }
    }

    fn put_counts(&self, state: &mut State, at: Timestamp) {
        for (event, site, n_unwritten) in state.flood.end() {
            let from = match site {
                None => "others".to_owned(),
                Some(site @ IpAddr::V4(_)) => site.to_string(),
                Some(site @ IpAddr::V6(_)) => format!("{site}/64"),
            };
            let fields = [("from", from.into()), ("not-written", n_unwritten.into())];
            self.put(state, at, event, &fields);
        }
    }

    fn put(&self, state: &mut State, at: Timestamp, event: &str, fields: &[Field]) {
        let line = match self.format {
            Format::Text => text(at, event, fields),
            Format::Json => json(at, event, fields),
        };
        let _ = state.writer.write_all(line.as_bytes()).and_then(|()| state.writer.flush());
    }
}

/// The events of a minute that are written sparingly.
#[derive(Debug, Default)]
struct Flood {
    begun: Option<Timestamp>,
    /// How many there were of each site.
    counts: BTreeMap<(&'static str, IpAddr), u64>,
    /// How many there were of the sites for which there was no place.
    others: BTreeMap<&'static str, u64>,
}

impl Flood {
    /// Counts an event, and tells whether it is to be written.
    fn admits(&mut self, at: Timestamp, event: &'static str, site: IpAddr) -> bool {
        self.begun.get_or_insert(at);
        let n_sites = self.counts.len();
        let count = match self.counts.get_mut(&(event, site)) {
            Some(count) => count,
            None if n_sites < MAX_SITES => self.counts.entry((event, site)).or_default(),
            None => {
                *self.others.entry(event).or_default() += 1;
                return false;
            }
        };
        *count += 1;
        *count <= N_WRITTEN
    }

    /// Tells whether the minute is over, or the clock was set back.
    fn is_over(&self, at: Timestamp) -> bool {
        self.begun.is_some_and(|begun| at < begun || at.duration_since(begun) >= MINUTE)
    }

    /// Ends the minute: what was not written, by event and site.
    fn end(&mut self) -> Vec<(&'static str, Option<IpAddr>, u64)> {
        let Self { counts, others, .. } = std::mem::take(self);
        let of_sites =
            counts.into_iter().map(|((event, site), n)| (event, Some(site), n.saturating_sub(N_WRITTEN)));
        let of_others = others.into_iter().map(|(event, n)| (event, None, n));
        of_sites.chain(of_others).filter(|(_, _, n_unwritten)| *n_unwritten > 0).collect()
    }
}

fn text(at: Timestamp, event: &str, fields: &[Field]) -> String {
    let field = |(name, value): &Field| match value {
        Value::Number(number) => format!(" {name}={number}"),
        Value::Text(text) => format!(" {name}={}", quoted(&plain(text, MAX_VALUE))),
    };
    format!("{at:.0} {event}{}\n", fields.iter().map(field).collect::<String>())
}

/// In quotation marks where a reader could take it for more, or for less, than one value.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| !c.is_whitespace() && !matches!(c, '"' | '\\' | '=');
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn json(at: Timestamp, event: &str, fields: &[Field]) -> String {
    let string = |text: &str| serde_json::Value::from(text).to_string();
    let field = |(name, value): &Field| match value {
        Value::Number(number) => format!(",{}:{number}", string(name)),
        Value::Text(text) => format!(",{}:{}", string(name), string(&plain(text, MAX_VALUE))),
    };
    let fields: String = fields.iter().map(field).collect();
    format!("{{\"at\":{},\"event\":{}{fields}}}\n", string(&format!("{at:.0}")), string(event))
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;
    use std::sync::Arc;

    /// What a log has written.
    #[derive(Clone, Default)]
    struct Paper(Arc<Mutex<Vec<u8>>>);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Paper {
        /// Takes the lines that have been written, without their times.
        fn lines(&self) -> Vec<String> {
            let bytes = std::mem::take(&mut *self.0.lock().unwrap());
            let text = String::from_utf8(bytes).unwrap();
            text.lines().map(|line| line.split_once(' ').unwrap().1.to_owned()).collect()
        }
    }

    fn at(seconds: i64) -> Timestamp {
        "2026-11-25T09:01:02.9Z".parse::<Timestamp>().unwrap() + SignedDuration::from_secs(seconds)
    }

    #[track_caller]
    fn check(fields: &[Field], as_text: &str, as_json: &str) {
        for (format, expected) in [(Format::Text, as_text), (Format::Json, as_json)] {
            let paper = Paper::default();
            Log::new(format, paper.clone()).write(at(0), "login", fields);
            assert_eq!(String::from_utf8(paper.0.lock().unwrap().clone()).unwrap(), expected);
        }
    }

    #[test]
    fn an_event_is_a_line() {
        check(
            &[
                ("name", "陳大文".into()),
                ("key", "SHA256:x+/y".into()),
                ("from", "127.0.0.1:5022".into()),
                ("n", 3u64.into()),
            ],
            "2026-11-25T09:01:02Z login name=陳大文 key=SHA256:x+/y from=127.0.0.1:5022 n=3\n",
            "{\"at\":\"2026-11-25T09:01:02Z\",\"event\":\"login\",\"name\":\"陳大文\",\"key\":\"SHA256:x+/y\",\
             \"from\":\"127.0.0.1:5022\",\"n\":3}\n",
        );
        check(&[], "2026-11-25T09:01:02Z login\n", "{\"at\":\"2026-11-25T09:01:02Z\",\"event\":\"login\"}\n");
    }

    #[test]
    fn nobody_forges_a_field_or_a_line() {
        for (value, as_text, as_json) in [
            ("a b", r#""a b""#, "a b"),
            ("a\u{3000}b", "\"a\u{3000}b\"", "a\u{3000}b"),
            (r#"a" key="b"#, r#""a\" key=\"b""#, r#"a\" key=\"b"#),
            (r"a\", r#""a\\""#, r"a\\"),
            ("key=b", r#""key=b""#, "key=b"),
            ("", r#""""#, ""),
            (
                "a\n2026-11-25T09:01:02Z login",
                r#""a 2026-11-25T09:01:02Z login""#,
                "a 2026-11-25T09:01:02Z login",
            ),
            ("a\r\nb\u{2028}c\u{85}d", r#""a b c d""#, "a b c d"),
            ("\u{1b}[2J\u{9b}31m\u{7}\u{202e}\u{2066}x\0", "[2J31mx", "[2J31mx"),
        ] {
            check(
                &[("name", value.into())],
                &format!("2026-11-25T09:01:02Z login name={as_text}\n"),
                &format!("{{\"at\":\"2026-11-25T09:01:02Z\",\"event\":\"login\",\"name\":\"{as_json}\"}}\n"),
            );
        }
    }

    #[test]
    fn a_value_is_cut() {
        let cut = format!("{}…", "長".repeat(299));
        check(
            &[("name", "長".repeat(100_000).into())],
            &format!("2026-11-25T09:01:02Z login name={cut}\n"),
            &format!("{{\"at\":\"2026-11-25T09:01:02Z\",\"event\":\"login\",\"name\":\"{cut}\"}}\n"),
        );
    }

    #[test]
    fn a_flood_of_one_address_is_counted() {
        let paper = Paper::default();
        let log = Log::new(Format::Text, paper.clone());
        let turned = |at, from: &str, n: usize| {
            let fields = [("from", from.into())];
            (0..n).for_each(|_| log.write_sparingly(at, "turned-away", from.parse().unwrap(), &fields));
        };
        turned(at(0), "192.0.2.1", 1000);
        turned(at(1), "192.0.2.2", 5);
        turned(at(2), "2001:db8::1", 3);
        turned(at(2), "2001:db8::2", 4);
        log.write_sparingly(at(2), "denied", "192.0.2.1".parse().unwrap(), &[]);
        let (one, two) = ("turned-away from=192.0.2.1", "turned-away from=192.0.2.2");
        let (three, four) = ("turned-away from=2001:db8::1", "turned-away from=2001:db8::2");
        let expected = [[one; 5].as_slice(), &[two; 5], &[three; 3], &[four; 2], &["denied"]].concat();
        assert_eq!(paper.lines(), expected);
        log.tick(at(59));
        assert_eq!(paper.lines(), [""; 0]);
        log.write(at(60), "login", &[]);
        let counted =
            ["turned-away from=192.0.2.1 not-written=995", "turned-away from=2001:db8::/64 not-written=2"];
        assert_eq!(paper.lines(), [counted.as_slice(), &["login"]].concat());
        // A new minute; and the end tells of it at once.
        turned(at(61), "192.0.2.1", 7);
        assert_eq!(paper.lines(), [one; 5]);
        log.finish(at(62));
        assert_eq!(paper.lines(), ["turned-away from=192.0.2.1 not-written=2"]);
        log.finish(at(200));
        assert_eq!(paper.lines(), [""; 0]);
    }

    #[test]
    fn a_flood_of_many_addresses_is_counted_too() {
        let paper = Paper::default();
        let log = Log::new(Format::Text, paper.clone());
        for n in 0..100_000u32 {
            log.write_sparingly(at(0), "turned-away", IpAddr::V4(n.into()), &[]);
        }
        assert_eq!(paper.lines().len(), MAX_SITES);
        log.tick(at(60));
        assert_eq!(paper.lines(), ["turned-away from=others not-written=99900"]);
    }

    #[test]
    fn a_clock_that_is_set_back_silences_nothing() {
        let paper = Paper::default();
        let log = Log::new(Format::Text, paper.clone());
        for at in [at(0), at(-86_400)] {
            (0..6).for_each(|_| log.write_sparingly(at, "denied", IpAddr::V4(1.into()), &[]));
        }
        let counted = "denied from=0.0.0.1 not-written=1";
        assert_eq!(paper.lines(), [["denied"; 5].as_slice(), &[counted], &["denied"; 5]].concat());
    }

    #[test]
    fn lines_of_several_tasks_stay_whole() {
        let paper = Paper::default();
        let log = Arc::new(Log::new(Format::Text, paper.clone()));
        let tasks = [0, 1, 2, 3].map(|n: usize| {
            let log = Arc::clone(&log);
            #[expect(clippy::disallowed_methods, reason = "a test of several threads")]
            std::thread::spawn(move || (0..200).for_each(|_| log.write(at(0), "left", &[("n", n.into())])))
        });
        for task in tasks {
            task.join().unwrap();
        }
        let lines = paper.lines();
        assert_eq!(lines.len(), 800);
        assert!(lines.iter().all(|line| line.starts_with("left n=") && line.len() == 8), "{lines:?}");
    }
}
