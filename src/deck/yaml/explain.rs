//! What the YAML library says of a fault, in our words.

use super::quotes;
use crate::fault::{Fault, Position, nearest};
use crate::text::{WidthPolicy, fit};
use saphyr_parser::{Event, Parser};

/// Tells what is wrong with the YAML `text`, where, and what to do.
pub(crate) fn explain(text: &str, error: &serde_yaml::Error) -> Fault {
    if let Some(fault) = quotes::fault(text, error) {
        return fault;
    }
    if let Some(fault) = second_document(text, error) {
        return fault;
    }
    let position = error.location().map(|at| position(text, at.line().max(1), at.column().max(1)));
    let mut message = error.to_string();
    // The library writes the place and the path into its message; we print the place once, in front.
    if let Some(at) = message.rfind(" at line ") {
        message.truncate(at);
    }
    if let Some((path, rest)) = message.split_once(": ")
        && path.starts_with(|c: char| c.is_ascii_lowercase() || c == '.')
        && !path.contains(' ')
    {
        message = rest.to_owned();
    }
    let hint = position.and_then(|at| of_hidden_break(text, at));
    let hint = hint.or_else(|| hint_of(&message)).or_else(|| of_mark(text, position?));
    if let Some(at) = message.find(", expected one of").or_else(|| message.find(", expected `")) {
        message.truncate(at);
    }
    if let Some(shorter) = shortened(&message) {
        message = shorter;
    }
    for (theirs, ours) in PLAIN_WORDS {
        if let Some(before) = message.strip_suffix(theirs) {
            message = format!("{before}{ours}");
        }
    }
    if let Some(word) = message.strip_prefix("unknown variant ") {
        message = format!("unknown word {word}");
    }
    let fault = Fault { hint, ..Fault::new(message.replace('`', "\"")) };
    match position {
        Some(position) => fault.at(text, position),
        None => fault,
    }
}

/// The characters that end a line in YAML 1.1 and in no editor: they come along with what is copied from pages.
const HIDDEN_BREAKS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

/// The place in an editor of a line and a column that are counted as YAML does.
fn position(text: &str, line: usize, column: usize) -> Position {
    if !text.contains(HIDDEN_BREAKS) {
        return Position { line, column };
    }
    let breaks = text.match_indices(|c| c == '\n' || HIDDEN_BREAKS.contains(&c));
    let start = line.checked_sub(2).and_then(|nth| breaks.map(|(at, end)| at + end.len()).nth(nth));
    let before = text.get(..start.unwrap_or_default()).unwrap_or_default();
    let (n_breaks, last) = (before.matches('\n').count(), before.rsplit('\n').next().unwrap_or_default());
    Position { line: n_breaks + 1, column: last.chars().count() + column }
}

fn of_hidden_break(text: &str, position: Position) -> Option<String> {
    let mut near = text.lines().skip(position.line.saturating_sub(2)).take(position.line.min(2));
    let found = near.find_map(|line| line.chars().find(|c| HIDDEN_BREAKS.contains(c)))?;
    Some(format!(
        "take out U+{:04X}, here or in the line before: to YAML a line ends there",
        u32::from(found)
    ))
}

/// A second document behind the first, of which the library does not say where it begins.
fn second_document(text: &str, error: &serde_yaml::Error) -> Option<Fault> {
    if !error.to_string().contains("more than one document") {
        return None;
    }
    let is_start = |event: &Event<'_>| matches!(event, Event::DocumentStart(..));
    let events = Parser::new_from_str(text).map_while(Result::ok);
    let (_, span) = events.filter(|(event, _)| is_start(event)).nth(1)?;
    let position = Position { line: span.start.line(), column: span.start.col() + 1 };
    let hint = "take the line out, or put what follows it into a file of its own";
    Some(Fault::new("a second YAML document begins here").hint(hint).at(text, position))
}

/// What the library expects, and what a person would call it.
const PLAIN_WORDS: [(&str, &str); 3] = [
    (", expected u32", ", expected a whole number such as 15"),
    (", expected a boolean", ", expected true or false"),
    (", expected a YAML mapping", ", expected a mapping"),
];

fn hint_of(message: &str) -> Option<String> {
    if message.starts_with("missing field `slides`") {
        return Some("a deck is a mapping with a list \"slides\"; see `jianbao schema`".to_owned());
    }
    let strange = ["unknown field `", "unknown variant `"].iter().find_map(|kind| message.strip_prefix(kind));
    // Of what is no word at all, none is near.
    let unknown = strange.map_or(Some(""), |rest| rest.split('`').next())?;
    let known: Vec<&str> = message.rsplit_once(", expected ")?.1.split('`').skip(1).step_by(2).collect();
    if known.is_empty() {
        return None;
    }
    Some(match nearest(unknown, known.iter().copied()) {
        Some(nearest) => format!("did you mean \"{nearest}\"?"),
        None => format!("known here: {}", known.join(", ")),
    })
}

/// A point that opens with a mark is a list to YAML, or a tag.
fn of_mark(text: &str, position: Position) -> Option<String> {
    let line = text.lines().nth(position.line.checked_sub(1)?)?;
    let is_mark =
        ["- [ ] ", "- [x] ", "- [X] ", "- [!] "].iter().any(|mark| line.trim_start().starts_with(mark));
    is_mark.then(|| "put a point that opens with a mark into '…': '[x] …'".to_owned())
}

/// The columns of a text that stands where it should not.
const MAX_QUOTED: usize = 40;

/// A whole paragraph may stand where a list should; its beginning is enough to know it by.
fn shortened(message: &str) -> Option<String> {
    let (before, rest) = message.split_once("string \"")?;
    let (text, after) = rest.rsplit_once("\", expected ")?;
    let text = fit(text, MAX_QUOTED, WidthPolicy::default());
    Some(format!("{before}string \"{text}\", expected {after}"))
}

#[cfg(test)]
mod tests {
    use crate::deck;

    #[test]
    fn a_mark_outside_of_quotation_marks_is_told_what_to_do() {
        for mark in ["[ ]", "[x]", "[!]"] {
            let fault =
                deck::read(&format!("slides:\n- points:\n  - 一\n  - {mark} 二\n")).expect_err("no point");
            assert_eq!(
                fault.hint.as_deref(),
                Some("put a point that opens with a mark into '…': '[x] …'"),
                "{mark}"
            );
        }
        let other = deck::read("slides:\n- points:\n  - [二]\n").expect_err("no point");
        assert_eq!(other.hint, None);
    }

    #[test]
    fn a_break_that_no_editor_shows_is_told_where_an_editor_counts_it() {
        for c in ['\u{85}', '\u{2028}', '\u{2029}'] {
            let hint = format!(
                "take out U+{:04X}, here or in the line before: to YAML a line ends there",
                u32::from(c)
            );
            for (yaml, line, column) in [
                (format!("title: A\nslides:\n- cover: one{c}two\n- heading: x\n"), 4, 1),
                (format!("slides:\n- points:\n  - one{c}two: three\n"), 3, 9),
                (format!("slides:{c}- headin: x\n"), 1, 11),
            ] {
                let fault = deck::read(&yaml).expect_err("a fault");
                let place = fault.position.map(|at| (at.line, at.column));
                assert_eq!((place, fault.hint.as_deref()), (Some((line, column)), Some(&*hint)), "{yaml:?}");
            }
            // What is wrong further on has its own place and hint; so it has where lines end as they did on old machines.
            let old = "title: A\rslides:\r- headin: x\r";
            let place = deck::read(old).expect_err("a fault").position.map(|at| (at.line, at.column));
            assert_eq!(place, Some((3, 3)));
            let far = format!("title: 'one{c}{c}two'\nlang: en\nslides:\n- headin: x\n");
            let fault = deck::read(&far).expect_err("a fault");
            assert_eq!(fault.position.map(|at| (at.line, at.column)), Some((4, 3)));
            assert_eq!(fault.hint.as_deref(), Some("did you mean \"heading\"?"));
        }
    }

    #[test]
    fn a_word_that_is_not_known_is_told_with_those_that_are() {
        let chart = "slides:\n- chart: {type: VALUE, rows: [{label: a, value: 1}]}\n";
        let (line_break, large) = ("line_break: VALUE\nslides: []\n", "slides: []\nlarge: VALUE\n");
        let forms = "known here: bars, stacked, lines";
        for (yaml, value, message, hint) in [
            (chart, "pie", "unknown word \"pie\"", forms),
            (chart, "line", "unknown word \"line\"", "did you mean \"lines\"?"),
            (chart, "{}", "invalid type: map", forms),
            (chart, "[bars]", "invalid type: sequence", forms),
            (line_break, "x", "unknown word \"x\"", "known here: strict, normal, loose"),
            (line_break, "{strict: 1}", "invalid type: map", "known here: strict, normal, loose"),
            (large, "3", "unknown word \"3\"", "known here: auto, off"),
            (large, "of", "unknown word \"of\"", "did you mean \"off\"?"),
        ] {
            let fault = deck::read(&yaml.replace("VALUE", value)).expect_err("no such word");
            assert_eq!((&*fault.message, fault.hint.as_deref()), (message, Some(hint)), "{value}");
            assert!(fault.position.is_some(), "{value}");
        }
        for word in ["strict", "'strict'", "~", ""] {
            deck::read(&line_break.replace("VALUE", word)).expect("a word, or none");
        }
    }

    #[test]
    fn numbers_and_flags_are_told_in_plain_words() {
        for (key, value, expected) in [
            ("pace", "-1", "invalid type: integer \"-1\", expected a whole number such as 15"),
            (
                "minutes",
                "99999999999",
                "invalid value: integer \"99999999999\", expected a whole number such as 15",
            ),
            ("reveal", "3", "invalid type: integer \"3\", expected true or false"),
        ] {
            let fault = deck::read(&format!("{key}: {value}\nslides: []\n")).expect_err("no such value");
            assert_eq!(fault.message, expected);
        }
    }

    #[test]
    fn a_second_document_is_told_where_it_begins() {
        for (text, line) in [
            ("slides:\n- heading: 甲\n---\nslides: []\n", 3),
            ("---\nslides:\n- body: |\n    一\n    ---\n# c\n--- # c\n\ntitle: 乙\n", 7),
            ("slides: []\n---\n", 2),
        ] {
            let fault = deck::read(text).expect_err("two documents");
            assert_eq!(fault.message, "a second YAML document begins here", "{text}");
            assert_eq!(fault.position.map(|at| (at.line, at.column)), Some((line, 1)), "{text}");
            assert!(fault.hint.is_some(), "{text}");
        }
        deck::read("---\nslides: []\n...\n").expect("one document");
    }

    #[test]
    fn a_path_in_front_of_a_message_is_left_out() {
        for (yaml, expected) in [
            ("slides:\n- headin: 甲\n", "unknown field \"headin\""),
            ("slides: 3\n", "invalid type: integer \"3\""),
            ("title: [甲]\nslides: []\n", "invalid type"),
        ] {
            let fault = crate::deck::read(yaml).expect_err("a fault");
            assert!(fault.message.starts_with(expected), "{yaml}: {}", fault.message);
            assert!(
                !fault.message.contains(" at line ") && !fault.message.contains('`'),
                "{}",
                fault.message
            );
        }
    }
}
