//! A stranger's text made safe and short, for names and for the log.

use crate::text::{clean, graphemes};

/// Frees `text` of what must not reach a terminal, and cuts it with `…` between two grapheme clusters where it would
/// have more than `n_chars` characters.
pub(super) fn plain(text: &str, n_chars: usize) -> String {
    let text = clean(text);
    if text.chars().nth(n_chars).is_none() {
        return text.into_owned();
    }
    let mut n_taken = "…".chars().count();
    let kept = graphemes(&text).take_while(|grapheme| {
        n_taken += grapheme.chars().count();
        n_taken <= n_chars
    });
    kept.chain(["…"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_freed_of_controls_and_cut_between_graphemes() {
        for (text, n_chars, expected) in [
            ("陳大文", 3, "陳大文"),
            ("陳大文", 2, "陳…"),
            ("a\x1b[31m\u{202e}b\nc", 60, "a[31mb c"),
            ("abe\u{301}d", 4, "ab…"),
            ("e\u{301}\u{301}\u{301}", 2, "…"),
            ("", 0, ""),
        ] {
            assert_eq!(plain(text, n_chars), expected, "{text:?} in {n_chars}");
        }
    }
}
