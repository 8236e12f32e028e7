//! Two pieces of text made one.

use super::Part;
use crate::text::is_east_asian;

/// Appends a line or a piece to the text before it: without a space in Chinese and Japanese, with one elsewhere,
/// and a word hyphenated at the line's end made whole. `parts` are those of the text, and one less inked then.
pub(super) fn append(text: &mut String, parts: &mut [Part], more: &str) {
    let (Some(left), Some(right)) = (text.chars().next_back(), more.chars().next()) else {
        text.push_str(more);
        return;
    };
    let is_hyphenated =
        left == '-' && right.is_lowercase() && text.chars().rev().nth(1).is_some_and(char::is_lowercase);
    if is_hyphenated {
        text.pop();
        // The last line may be all markup.
        if let Some(last) = parts.iter_mut().rev().find(|part| part.n_inked > 0) {
            last.n_inked -= 1;
        }
    } else if ![left, right].into_iter().any(is_east_asian) && !left.is_whitespace() {
        text.push(' ');
    }
    text.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_joined_as_their_language_has_it() {
        for (text, more, expected) in [
            ("港口", "明年", "港口明年"),
            ("port", "side", "port side"),
            ("port ", "side", "port side"),
            ("港口", "port", "港口port"),
            ("port", "港口", "port港口"),
            ("auto-", "mated", "automated"),
            ("auto-", "Mated", "auto- Mated"),
            ("A-", "mated", "A- mated"),
            ("auto", "mated", "auto mated"),
            ("", "mated", "mated"),
            ("auto", "", "auto"),
        ] {
            let mut text = text.to_owned();
            append(&mut text, &mut [], more);
            assert_eq!(text, expected);
        }
        let mut parts = [Part::line(1, "auto-"), Part { n_inked: 0, ..Part::line(2, "x") }];
        append(&mut "auto-".to_owned(), &mut parts, "mated");
        assert_eq!(parts.map(|part| part.n_inked), [4, 0]);
    }
}
