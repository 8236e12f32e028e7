//! Quotation marks that go wrong in a deck: the fault is told where a mark opens, not where the text stops making
//! sense, which may be slides below it.

use crate::fault::{Fault, Position};
use saphyr_parser::Parser;
use serde::de::IgnoredAny;

/// What is wrong with a deck's quotation marks, where that is why its `text` could not be read.
///
/// The `error` comes from a parser that lets a quoted text go on at any indentation, and so takes what follows for a
/// part of it up to the next mark. YAML 1.2 does not, and the stricter parser that finds places in a deck says where.
pub(super) fn fault(text: &str, error: &serde_yaml::Error) -> Option<Fault> {
    // Text that is YAML after all has another fault: an unknown key, say.
    if serde_yaml::from_str::<IgnoredAny>(text).is_ok() {
        return None;
    }
    let first = Parser::new_from_str(text).find_map(Result::err);
    let (info, at) = first.as_ref().map_or(("", None), |e| (e.info(), Some(e.marker())));
    let position = at.map(|at| Position { line: at.line(), column: at.col() + 1 });
    if info.contains("invalid trailing content after") {
        let fault = Fault::new("there is text after a closing quotation mark");
        return Some(
            fault.hint("put the whole into '…', with each ' in it written twice").at(text, position?),
        );
    }
    let opening = if info.contains("quoted scalar") { position } else { opening(&error.to_string()) };
    let fault = Fault::new("a quotation mark opens here and does not close on its line");
    Some(fault.hint("close it, or take it out").at(text, opening?))
}

/// Where the parser says that it began to read a quoted text.
fn opening(message: &str) -> Option<Position> {
    let (_, at) = message.split_once("while scanning a quoted scalar at line ")?;
    let (line, column) = at.split_once(" column ")?;
    Some(Position { line: line.parse().ok()?, column: column.split(' ').next()?.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use crate::deck;
    use crate::fault::lines;

    #[track_caller]
    fn check(slides: &str, expected: &str) {
        let text = format!("lang: zh-Hant\nslides:\n{slides}");
        let fault = deck::read(&text).expect_err("quotation marks that go wrong");
        assert_eq!(lines(&fault, 80).join("\n"), expected);
    }

    #[test]
    fn a_mark_that_is_not_closed_is_told_where_it_opens() {
        let unclosed = "a quotation mark opens here and does not close on its line";
        let hint = "hint: close it, or take it out";
        check(
            "- heading: \"港口\n  points:\n  - 一\n",
            &format!("3:12: {unclosed}\n  - heading: \"港口\n             ^\n{hint}"),
        );
        check("- points:\n  - '一\n  - 二\n", &format!("4:5: {unclosed}\n    - '一\n      ^\n{hint}"));
        // The next mark closes it, slides below.
        check(
            "- points:\n  - \"一\n  - 二\n- quote: \"三\"\n",
            &format!("4:5: {unclosed}\n    - \"一\n      ^\n{hint}"),
        );
        check(
            "- {heading: 港口, code: \"x}\n",
            &format!(
                "3:23: {unclosed}\n  - {{heading: 港口, code: \"x}}\n                          ^\n{hint}"
            ),
        );
    }

    #[test]
    fn text_after_a_closing_mark_is_told_where_it_stands() {
        check(
            "- heading: 'it's'\n",
            "3:16: there is text after a closing quotation mark\n  - heading: 'it's'\n                 ^\nhint: put the whole into '…', with each ' in it written twice",
        );
    }

    #[test]
    fn a_mark_that_closes_far_to_the_left_is_not_blamed_for_another_fault() {
        check(
            "- heading: \"港\n口\"\n  pionts: []\n",
            "5:3: unknown field \"pionts\"\n    pionts: []\n    ^\nhint: did you mean \"points\"?",
        );
    }

    #[test]
    fn quotation_marks_that_are_right_are_no_fault() {
        for slides in [
            "- heading: \"港口\"\n",
            "- heading: \"港\n    口\"\n",
            "- heading: 5\" screens, it's said\n",
            "- code: |\n    print(\"x)\n",
        ] {
            assert!(deck::read(&format!("slides:\n{slides}")).is_ok(), "{slides}");
        }
    }
}
