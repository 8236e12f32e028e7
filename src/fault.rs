//! What went wrong, where, and what to do: an error as data, and the lines that it becomes on a terminal.
//!
//! Whoever finds a fault says what it is; only here is it put into lines, and only here is its text made safe.

use crate::text::{WidthPolicy, clean, fit, graphemes};
use std::error::Error;
use std::fmt;
use std::path::Path;

/// A position in a text, line and column counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Something that is wrong with what a person gave us.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// The file it is in, as the person named it.
    pub file: Option<String>,
    /// Where in the file.
    pub position: Option<Position>,
    /// The line of the file at that position.
    pub excerpt: Option<Box<str>>,
    /// What is wrong, in one line.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The row that led to the file, where it is a deck that another includes.
    pub included_at: Option<Box<IncludedAt>>,
}

/// A row of a deck that includes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncludedAt {
    /// The file of the deck that has the row.
    pub file: Option<String>,
    /// Where in the file.
    pub position: Position,
    /// The row that led there in turn.
    pub included_at: Option<Box<Self>>,
}

impl IncludedAt {
    /// This row and those that led to it.
    fn each(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |row| row.included_at.as_deref())
    }

    fn named(self, name: &impl Fn(Option<String>) -> Option<String>) -> Self {
        let included_at = self.included_at.map(|outer| Box::new(outer.named(name)));
        Self { file: name(self.file), included_at, ..self }
    }
}

impl Fault {
    /// A fault that is in no file.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }

    /// A fault with the file at `path` as a whole.
    pub fn with(path: &Path, message: impl Into<String>) -> Self {
        Self::new(message).in_file(path)
    }

    /// The same fault, in the file at `path`.
    #[must_use]
    pub fn in_file(self, path: &Path) -> Self {
        Self { file: Some(name(path)), ..self }
    }

    /// The same fault, in the deck at `path`: what was in no file is in this one, and what was in a file that it includes has
    /// been named from its folder.
    #[must_use]
    pub fn in_deck(self, path: &Path) -> Self {
        let named = |file: Option<String>| {
            let below = |file: String| path.parent().unwrap_or(Path::new("")).join(file);
            Some(file.map_or_else(|| name(path), |file| name(&below(file))))
        };
        let included_at = self.included_at.map(|row| Box::new(row.named(&named)));
        Self { file: named(self.file), included_at, ..self }
    }

    /// The same fault, told with the row at `position` of `file` that led to where it is, or to the rows that did.
    #[must_use]
    pub fn led_by(mut self, file: Option<String>, position: Position) -> Self {
        let mut last = &mut self.included_at;
        while let Some(row) = last {
            last = &mut row.included_at;
        }
        *last = Some(Box::new(IncludedAt { file, position, included_at: None }));
        self
    }

    /// The same fault, told by whoever names the file that it is in, as their `what`: `the theme mine.yaml:3:5: …`. One that
    /// is in no file is as it was.
    #[must_use]
    pub fn of_named(self, what: &str) -> Self {
        let message = if self.file.is_some() { format!("the {what} {self}") } else { self.message };
        Self { hint: self.hint, ..Self::new(message) }
    }

    /// What is wrong, and by which rows the file is included that it is in.
    pub fn told(&self) -> String {
        let mut told = self.message.clone();
        for (n, row) in self.included_at.iter().flat_map(|row| row.each()).enumerate() {
            let gap = if n == 0 { " (included by " } else { ", by " };
            let file = row.file.as_ref().map(|file| format!("{file}:")).unwrap_or_default();
            told += &format!("{gap}{file}{}:{}", row.position.line, row.position.column);
        }
        if self.included_at.is_some() { told + ")" } else { told }
    }

    /// The same fault for those who are not to know where files are: the file at `path` goes by its name alone.
    #[must_use]
    pub fn without_folder(self, path: &Path) -> Self {
        let (whole, base) = (path.display().to_string(), base_name(path));
        let file = self.file.map(|file| if file == whole { base.clone() } else { file });
        let hint = self.hint.map(|hint| hint.replace(&whole, &base));
        Self { file, hint, ..self }
    }

    /// The same fault, at a position of `text`.
    #[must_use]
    pub fn at(self, text: &str, position: Position) -> Self {
        let line = text.lines().nth(position.line.saturating_sub(1));
        let excerpt = line.filter(|line| !line.trim().is_empty()).map(Box::from);
        Self { position: Some(position), excerpt, ..self }
    }

    /// The same fault, with what to do about it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// `deck.yaml:5:7: unknown field "pionts"`.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file}:")?;
        }
        if let Some(Position { line, column }) = self.position {
            write!(f, "{line}:{column}:")?;
        }
        let gap = if self.file.is_some() || self.position.is_some() { " " } else { "" };
        write!(f, "{gap}{}", self.told())
    }
}

impl Error for Fault {}

/// A file's name in messages without its folder, for those who are not to know where files are.
pub fn base_name(path: &Path) -> String {
    name(Path::new(path.file_name().unwrap_or_default()))
}

/// A file's name in messages.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "(standard input)".to_owned() } else { path.display().to_string() }
}

/// The one of `known` that `word` may have been meant for: a letter in three may be wrong.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let n_chars = |text: &str| text.chars().count();
    let near = |k: &&str| strsim::osa_distance(word, k) <= (n_chars(word).min(n_chars(k)) / 3).max(1);
    known.into_iter().filter(near).min_by_key(|k| strsim::osa_distance(word, k))
}

/// An error in lines for a terminal: what is wrong and where, the source line with a caret under the place, what to
/// do. No excerpt is wider than `columns`.
pub fn lines(error: &(dyn Error + 'static), columns: usize) -> Vec<String> {
    let (first, fault) = told(error);
    let mut lines = vec![first];
    lines.extend(fault.and_then(|f| excerpt(f, columns)).into_iter().flatten());
    lines.extend(fault.and_then(hint));
    lines
}

/// An error in few lines, for where no room is: what is wrong and where, and what to do.
pub fn brief(error: &(dyn Error + 'static)) -> Vec<String> {
    let (first, fault) = told(error);
    std::iter::once(first).chain(fault.and_then(hint)).collect()
}

/// The error and what led to it in one line, and the fault among them.
fn told<'a>(error: &'a (dyn Error + 'static)) -> (String, Option<&'a Fault>) {
    let chain = || std::iter::successors(Some(error), |&e| e.source());
    let whole = chain().map(ToString::to_string).collect::<Vec<_>>().join(": ");
    (clean(&whole).into_owned(), chain().find_map(|e| e.downcast_ref()))
}

fn hint(fault: &Fault) -> Option<String> {
    fault.hint.as_ref().map(|hint| format!("hint: {}", clean(hint)))
}

/// The columns before an excerpt.
const INDENT: &str = "  ";

/// The source line, cut around the place where it is long, and a caret that stands under the place.
fn excerpt(fault: &Fault, columns: usize) -> Option<[String; 2]> {
    let policy = WidthPolicy::default();
    let (line, position) = (fault.excerpt.as_ref()?, fault.position?);
    let room = columns.saturating_sub(INDENT.len()).max(2);
    let at = line.char_indices().nth(position.column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let (before, after) = line.split_at(at);
    let (before, after) = (clean(before), clean(after));
    let before = fit_end(&before, room.saturating_sub(policy.columns(&after)).max(room / 2), policy);
    let shift = policy.columns(&before);
    let after = fit(&after, room - shift, policy);
    Some([format!("{INDENT}{before}{after}"), format!("{INDENT}{}^", " ".repeat(shift))])
}

/// Shortens `text` to at most `room` columns at its beginning.
fn fit_end(text: &str, room: usize, policy: WidthPolicy) -> String {
    let mut n_over = policy.columns(text).saturating_sub(room);
    if n_over == 0 {
        return text.to_owned();
    }
    n_over += policy.columns("…");
    let kept = graphemes(text).skip_while(|g| {
        let is_over = n_over > 0;
        n_over = n_over.saturating_sub(policy.cluster(g));
        is_over
    });
    std::iter::once("…").chain(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(fault: &Fault, columns: usize, expected: &str) {
        assert_eq!(lines(fault, columns).join("\n"), expected);
    }

    #[test]
    fn a_fault_is_told_with_its_place_and_a_caret_under_it() {
        let fault = Fault::new("unknown field \"pionts\"").hint("did you mean \"points\"?");
        check(&fault, 80, "unknown field \"pionts\"\nhint: did you mean \"points\"?");
        let fault = fault.in_file(Path::new("a.yaml"));
        check(&fault, 80, "a.yaml: unknown field \"pionts\"\nhint: did you mean \"points\"?");
        let fault = fault.at("slides:\n- {heading: 港口, pionts: []}", Position { line: 2, column: 17 });
        check(
            &fault,
            80,
            "a.yaml:2:17: unknown field \"pionts\"\n  - {heading: 港口, pionts: []}\n                    ^\nhint: did you mean \"points\"?",
        );
        assert_eq!(
            brief(&fault),
            ["a.yaml:2:17: unknown field \"pionts\"", "hint: did you mean \"points\"?"]
        );
        check(&Fault::with(Path::new("-"), "is empty"), 80, "(standard input): is empty");
    }

    #[test]
    fn a_fault_of_a_file_that_another_names_keeps_its_place_in_the_words() {
        let fault = Fault::new("no colour").hint("write one").at("a: b", Position { line: 1, column: 4 });
        check(
            &fault.clone().in_file(Path::new("t.yaml")).of_named("theme"),
            80,
            "the theme t.yaml:1:4: no colour\nhint: write one",
        );
        check(&Fault::new("no colour").of_named("theme"), 80, "no colour");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = "甲乙丙丁戊己庚辛壬癸!子丑寅卯辰巳午未申酉";
        let fault = Fault::new("no").at(text, Position { line: 1, column: 11 });
        check(&fault, 22, "1:11: no\n  …庚辛壬癸!子丑寅卯…\n           ^");
        check(&fault, 80, &format!("1:11: no\n  {text}\n{}^", " ".repeat(22)));
    }

    #[test]
    fn a_place_without_a_line_has_no_excerpt() {
        for (line, column) in [(3, 1), (2, 1), (9, 9), (0, 0)] {
            let fault = Fault::new("no").at("a\n \n", Position { line, column });
            assert_eq!(lines(&fault, 80).len(), if line == 0 { 3 } else { 1 }, "{line}");
        }
        let after_the_end = Fault::new("no").at("a: 港", Position { line: 1, column: 99 });
        check(&after_the_end, 80, "1:99: no\n  a: 港\n       ^");
    }

    #[test]
    fn no_text_of_a_file_reaches_the_terminal_unfiltered() {
        let evil = "\x1b[31m\u{202e}x\ny\u{9b}2J";
        let fault = Fault::with(Path::new(evil), evil)
            .hint(evil)
            .at("\x1b]0;x\x07\t: y", Position { line: 1, column: 9 });
        for line in lines(&fault, 80).into_iter().chain(brief(&fault)) {
            assert!(!line.chars().any(crate::text::clean::is_unsafe), "{line:?}");
        }
    }

    #[test]
    fn what_led_to_a_fault_stands_in_front_of_it() {
        let error = anyhow::Error::from(Fault::new("no").hint("yes")).context("theme");
        assert_eq!(lines(error.as_ref(), 80), ["theme: no", "hint: yes"]);
    }

    #[test]
    fn a_word_is_near_another_with_a_letter_in_three_wrong() {
        for (word, known, expected) in [
            ("biuld", &["build", "read"][..], Some("build")),
            ("form", &["from", "for"], Some("from")),
            ("港", &["港口"], Some("港口")),
            ("deck", &["check"], None),
            ("nowhere", &["welcome"], None),
            ("", &["by"], None),
        ] {
            assert_eq!(nearest(word, known.iter().copied()), expected, "{word}");
        }
    }

    proptest! {
        #[test]
        fn no_excerpt_is_wider_than_its_room(line in "[a-z]{0,30}([一-龥a\u{301}👨\t。]{0,40})", column in 0usize..90, columns in 4usize..60) {
            let fault = Fault::new("").at(&line, Position { line: 1, column });
            for line in lines(&fault, columns).iter().skip(1) {
                prop_assert!(WidthPolicy::default().columns(line.trim_end_matches('^')) <= columns, "{line:?}");
            }
        }
    }
}
