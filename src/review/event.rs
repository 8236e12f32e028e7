//! The journal's format: one event a JSON object, one object a line.
//!
//! It says what a line is, not what the events together mean: that is `state`. Fields that are not known are passed
//! over, and stay in the file, which nobody rewrites.

use crate::text::clean;
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The version of the format that is written.
pub const VERSION: u8 = 1;

/// One act of one person: a line of the journal.
///
/// Events have a total order, which decides between two of one id: what objects comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Event {
    /// The version of the format.
    pub version: u8,
    /// Names the event, and no other.
    pub id: String,
    /// What was done.
    pub kind: Kind,
    /// When, in milliseconds, by the clock of whoever did it.
    #[serde(serialize_with = "milliseconds")]
    pub at: Timestamp,
    /// Who did it.
    pub who: Who,
    /// The hash of the deck's text as it was, by [`deck_hash`](super::deck_hash).
    pub deck: String,
    /// What it is about; the deck as a whole where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<Target>,
    /// The id of the event that it answers, settles or takes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// A remark, or the wording that is suggested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What an event does. The order is that of [`Event`]: of two events of one id, the objection is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Objects to an element, with a remark. It opens a thread, and is its author's verdict.
    Flag,
    /// Remarks on an element. It opens a thread.
    Comment,
    /// Suggests another wording. It opens a thread.
    Suggest,
    /// Answers in the thread of its parent.
    Answer,
    /// Undoes the resolve, or the take, that is its parent.
    Reopen,
    /// Settles the thread that its parent opened.
    Resolve,
    /// Tells that the suggestion that is its parent was taken into the deck, which settles it.
    Take,
    /// Approves an element's words: its author's verdict.
    Approve,
    /// Takes back its parent, which must be of the same identity.
    Withdraw,
    /// Something that this version does not know: kept, and passed over.
    Other(String),
}

/// The words for kinds, in the journal.
const KINDS: [(&str, Kind); 9] = [
    ("flag", Kind::Flag),
    ("comment", Kind::Comment),
    ("suggest", Kind::Suggest),
    ("answer", Kind::Answer),
    ("reopen", Kind::Reopen),
    ("resolve", Kind::Resolve),
    ("take", Kind::Take),
    ("approve", Kind::Approve),
    ("withdraw", Kind::Withdraw),
];

impl Kind {
    /// The word for it in the journal.
    pub fn name(&self) -> &str {
        match self {
            Self::Other(name) => name,
            known => KINDS.iter().find(|(_, kind)| kind == known).map_or("", |(name, _)| name),
        }
    }

    /// Whether it opens a thread.
    pub const fn opens_thread(&self) -> bool {
        matches!(self, Self::Flag | Self::Comment | Self::Suggest)
    }

    /// Whether it says something of an element by itself, and not of another event.
    pub const fn is_about_element(&self) -> bool {
        self.opens_thread() || matches!(self, Self::Approve)
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let known = KINDS.into_iter().find(|(known, _)| *known == name);
        Ok(known.map_or(Self::Other(name), |(_, kind)| kind))
    }
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Who {
    /// The name, as its bearer gives it. Not filtered: whoever shows it must.
    pub name: String,
    /// The fingerprint of the key that proved it, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// Whom an event counts for: the holder of a key, or, where no key proved it, the bearer of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity<'a> {
    /// A key's fingerprint. One key with two names is one identity.
    Key(&'a str),
    /// A name that no key stands behind.
    Name(&'a str),
}

impl Who {
    /// Somebody by name alone.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), key: None }
    }

    /// Whom this counts for.
    pub fn identity(&self) -> Identity<'_> {
        match self.key.as_deref() {
            Some(key) if !key.is_empty() => Identity::Key(key),
            _ => Identity::Name(&self.name),
        }
    }
}

/// The element that an event is about, as it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Target {
    /// Where it stood in the deck: `slides.3.points.1`.
    pub path: String,
    /// The hash of its words and speaker, by [`hash`](super::hash()).
    pub hash: String,
    /// Its words.
    pub text: String,
}

impl Event {
    /// Writes the event as a line of a journal, with its line feed.
    ///
    /// What must not reach a terminal is escaped, so that a journal can be looked at with `cat`.
    pub fn to_line(&self) -> String {
        let json = serde_json::to_string(self).expect("an event is strings and numbers");
        clean::json(&json).into_owned() + "\n"
    }

    /// Whether this version knows what it means.
    pub const fn is_known(&self) -> bool {
        self.version == VERSION && !matches!(self.kind, Kind::Other(_))
    }
}

/// `2031-08-14T09:30:00.000Z`.
fn milliseconds<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{at:.3}"))
}

/// The events of some lines, and what of the text is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The events, in their order.
    pub events: Vec<Event>,
    /// What was passed over.
    pub passed_over: PassedOver,
    /// The bytes that were read: all but a last line that is not whole.
    pub n_bytes: usize,
    /// The line feeds in them.
    pub n_lines: usize,
}

/// Lines that are no events: torn by a writer that was killed, or never JSON. Empty ones do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PassedOver {
    /// How many there are.
    pub n_lines: usize,
    /// The number of the first, from 1.
    pub first: Option<usize>,
}

impl PassedOver {
    /// Counts line `number` (from 1) among them.
    pub fn add(&mut self, number: usize) {
        self.n_lines += 1;
        self.first = Some(self.first.map_or(number, |first| first.min(number)));
    }
}

/// Reads the lines of a journal, of which `n_before` stand before them. Never fails.
///
/// A last line without its line feed is an event where it is a whole one, which a torn object never is; otherwise it
/// is left, to be read when it is complete.
pub fn read_lines(bytes: &[u8], n_before: usize) -> Lines {
    let mut lines = Lines::default();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let is_ended = line.ends_with(b"\n");
        let event = serde_json::from_slice(line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line));
        match event {
            Ok(event) => lines.events.push(event),
            Err(_) if !is_ended => break,
            Err(_) if line.iter().all(u8::is_ascii_whitespace) => {}
            Err(_) => lines.passed_over.add(n_before + lines.n_lines + 1),
        }
        lines.n_lines += usize::from(is_ended);
        lines.n_bytes += line.len();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::tests::{author, claims};
    use crate::review::{approve, flag};

    #[test]
    fn an_event_is_one_line_of_json() {
        let line = approve(author("陳大文", 1), &claims("- points: [新碼頭啟用]\n")[0]).to_line();
        assert_eq!(
            line,
            "{\"version\":1,\"id\":\"01RJXKF5E100000000000000G1\",\"kind\":\"approve\",\"at\":\"2031-08-14T09:30:00.001Z\",\
             \"who\":{\"name\":\"陳大文\"},\"deck\":\"d\",\"element\":{\"path\":\"slides.0.points.0\",\
             \"hash\":\"c0b23b749d18c235845a51590caee435\",\"text\":\"新碼頭啟用\"}}\n"
        );
    }

    #[test]
    fn a_line_is_read_back_as_it_was_written_and_is_safe_to_look_at() {
        let mut event =
            flag(author("a\u{9b}31m", 1), None, "x\ny\u{202e}z\u{2028}\x1b[2J\u{e0041}簡報 \\u0041 \"")
                .expect("words");
        event.who.key = Some("SHA256:x".into());
        let line = event.to_line();
        assert!(!line.trim_end_matches('\n').chars().any(clean::is_unsafe), "{line:?}");
        assert_eq!(read_lines(line.as_bytes(), 0).events, [event]);
    }

    /// The events' ids, what was passed over, and the bytes and lines that were read.
    #[track_caller]
    fn check(bytes: &[u8], ids: &[&str], passed_over: (usize, Option<usize>), read: (usize, usize)) {
        let lines = read_lines(bytes, 0);
        assert_eq!(lines.events.iter().map(|e| e.id.as_str()).collect::<Vec<_>>(), ids);
        assert_eq!((lines.passed_over.n_lines, lines.passed_over.first), passed_over);
        assert_eq!((lines.n_bytes, lines.n_lines), read);
    }

    fn line(id: &str) -> String {
        let who = "{\"name\":\"a\",\"mail\":7}";
        format!(
            "{{\"version\":1,\"id\":\"{id}\",\"kind\":\"nod\",\"at\":\"2031-08-14T17:30:00+08:00\",\"who\":{who},\"deck\":\"\",\"x\":[{{}}]}}"
        )
    }

    #[test]
    fn what_is_no_event_is_passed_over_and_counted() {
        let (a, b) = (line("a"), line("b"));
        let n = a.len();
        check(format!("{a}\r\n{b}\n").as_bytes(), &["a", "b"], (0, None), (2 * n + 3, 2));
        check(format!("\u{feff}{a}\n\n \r\n{b}\n").as_bytes(), &["a", "b"], (0, None), (2 * n + 9, 4));
        let torn = a.strip_suffix("]}").expect("its end");
        check(format!("{a}\n{torn}\n[]\n{b}\n").as_bytes(), &["a", "b"], (2, Some(2)), (3 * n + 4, 4));
        check(&[b"\xff\n{\"\xff\":1}\n", b.as_bytes(), b"\n"].concat(), &["b"], (2, Some(1)), (n + 11, 3));
        check(b"", &[], (0, None), (0, 0));
    }

    #[test]
    fn a_last_line_without_its_end_is_left_until_it_is_whole() {
        let (a, b) = (line("a"), line("b"));
        let n = a.len();
        for (torn, _) in b.char_indices() {
            let b = crate::text::slice(&b, 0..torn);
            check(format!("{a}\n{b}").as_bytes(), &["a"], (0, None), (n + 1, 1));
        }
        check(format!("{a}\n{b}").as_bytes(), &["a", "b"], (0, None), (2 * n + 1, 1));
    }

    #[test]
    fn a_time_of_any_offset_is_the_same_moment() {
        let event = &read_lines(line("a").as_bytes(), 0).events[0];
        assert!(event.to_line().contains("\"at\":\"2031-08-14T09:30:00.000Z\""));
        assert_eq!((event.kind.name(), event.is_known()), ("nod", false));
    }

    #[test]
    fn somebody_is_known_by_a_key_or_else_by_name() {
        let who = |key: Option<&str>| Who { key: key.map(str::to_owned), ..Who::named("a") };
        assert_eq!(who(Some("k")).identity(), Identity::Key("k"));
        assert_eq!(
            (who(Some("")).identity(), who(None).identity()),
            (Identity::Name("a"), Identity::Name("a"))
        );
    }
}
