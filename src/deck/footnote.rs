//! A footnote: what it is called in the words that point to it, and what it says. In Markdown (GFM) `[^label]` and
//! `[^label]: text`; in a deck the texts stand by their labels under `footnotes`.

use crate::text::clean;

/// The longest label, in bytes.
const MAX_LABEL: usize = 64;

/// A note at a slide's foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// What marks call it.
    pub label: String,
    /// What it says.
    pub text: String,
}

/// Whether a mark may call a footnote so.
pub(crate) fn is_label(label: &str) -> bool {
    let has_no_place = |c: char| c.is_whitespace() || clean::is_unsafe(c) || "[]^*`\\".contains(c);
    !label.is_empty() && label.len() <= MAX_LABEL && !label.starts_with('#') && !label.contains(has_no_place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_mark_may_call_a_footnote() {
        for (label, expected) in [
            ("a", true),
            ("註一", true),
            ("1", true),
            ("", false),
            ("#1", false),
            ("a#", true),
            ("a b", false),
            ("a[", false),
            ("a]", false),
            ("a^", false),
            ("a*", false),
            ("a`", false),
            ("a\\", false),
            ("a\u{202E}", false),
        ] {
            assert_eq!(is_label(label), expected, "{label:?}");
        }
        assert!(is_label(&"x".repeat(64)) && !is_label(&"x".repeat(65)));
    }
}
