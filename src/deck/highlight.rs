//! `highlight: [1, 3-5]`: the lines of program text that are spoken of.

use super::Segment;
use super::origin::parse_lines;
use crate::article::Lines;
use crate::fault::Fault;
use crate::text::clean;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;

/// Lines as they are written: `3` or `3-5`.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Stretch(pub(super) Lines);

impl TryFrom<String> for Stretch {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        parse_lines(text.trim()).map(Self).ok_or_else(|| format!("\"{text}\" is no line: write 3, or 3-5"))
    }
}

impl Serialize for Stretch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Lines { first, last } = self.0;
        if first == last { first.serialize(serializer) } else { self.0.to_string().serialize(serializer) }
    }
}

impl JsonSchema for Stretch {
    fn schema_name() -> Cow<'static, str> {
        "lines".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["integer", "string"],
            "description": "A line or several: 3, or 3-5.",
        })
    }
}

/// What is wrong with lines of a program's text, and where: they go from the top down, and are there, where the text is.
pub(super) fn fault(text: Option<&String>, highlight: &[Lines]) -> Option<(Vec<Segment>, Fault)> {
    let n_lines = text.map_or(usize::MAX, |text| clean::verbatim(text).split('\n').count());
    let mut before = 0;
    for (n, lines) in highlight.iter().enumerate() {
        let is_in_order = lines.first > before;
        before = lines.last;
        let fault = if lines.last > n_lines {
            Fault::new(format!("there is no line {}", lines.last)).hint(format!("the code has {n_lines}"))
        } else if is_in_order {
            continue;
        } else {
            let message = format!("line {} comes again, or after a later one", lines.first);
            Fault::new(message).hint("name the lines from the top down, each once")
        };
        return Some((vec![Segment::Key("highlight".into()), Segment::Index(n)], fault));
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::deck::{read, write};

    #[track_caller]
    fn check_error(highlight: &str, expected: &str) {
        let text = format!("slides:\n- code: |-\n    a\n    b\n    c\n  highlight: {highlight}\n");
        let fault = read(&text).expect_err("a fault");
        assert_eq!(crate::fault::brief(&fault).join("\n"), expected);
    }

    #[test]
    fn lines_are_there_and_go_from_the_top_down() {
        check_error("[1, 3-4]", "6:18: there is no line 4\nhint: the code has 3");
        let again = "comes again, or after a later one\nhint: name the lines from the top down, each once";
        check_error("[2, 1]", &format!("6:18: line 1 {again}"));
        check_error("[1-2, 2]", &format!("6:20: line 2 {again}"));
        check_error("[0]", "6:14: \"0\" is no line: write 3, or 3-5");
    }

    #[test]
    fn lines_are_written_as_they_were_read() {
        let text = "slides:\n- code: |-\n    a\n    b\n    c\n  language: c\n  highlight:\n  - 1\n  - 2-3\n";
        assert_eq!(write(&read(text).unwrap()), text);
    }
}
