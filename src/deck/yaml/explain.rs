//! What the YAML library says of a fault, in our words.

use super::quotes;
use crate::fault::{Fault, Position, nearest};
use crate::text::{WidthPolicy, fit};

/// Tells what is wrong with the YAML `text`, where, and what to do.
pub(crate) fn explain(text: &str, error: &serde_yaml::Error) -> Fault {
    if let Some(fault) = quotes::fault(text, error) {
        return fault;
    }
    let position = error.location().map(|at| Position { line: at.line().max(1), column: at.column().max(1) });
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
    let hint = hint(&message).or_else(|| of_mark(text, position?));
    if let Some(at) = message.find(", expected one of").or_else(|| message.find(", expected `")) {
        message.truncate(at);
    }
    if let Some(shorter) = shortened(&message) {
        message = shorter;
    }
    let fault = Fault { hint, ..Fault::new(message.replace('`', "\"")) };
    match position {
        Some(position) => fault.at(text, position),
        None => fault,
    }
}

fn hint(message: &str) -> Option<String> {
    if message.starts_with("missing field `slides`") {
        return Some("a deck is a mapping with a list \"slides\"; see `jianbao schema`".to_owned());
    }
    let unknown = message.strip_prefix("unknown field `")?.split('`').next()?;
    let known: Vec<&str> = message.split_once("expected ")?.1.split('`').skip(1).step_by(2).collect();
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
