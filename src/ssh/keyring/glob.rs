//! Patterns of `*` and `?`, over the whole text, as OpenSSH has them.

/// Tells whether `pattern` describes all of `text`: `*` stands for any characters, `?` for one.
///
/// It only ever goes back to the last `*`, so that no pattern costs more than its length times that of the text.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let (mut pattern, mut text) = (pattern.chars(), text.chars());
    // What follows the last star, and the text that it has not taken yet.
    let mut last_star = None;
    loop {
        let rest = text.clone();
        match (pattern.next(), text.next()) {
            (Some('*'), _) => {
                text = rest;
                last_star = Some((pattern.clone(), text.clone()));
            }
            (Some('?'), Some(_)) => {}
            (Some(expected), Some(found)) if expected == found => {}
            (None, None) => return true,
            _ => {
                let Some((after, left)) = &mut last_star else { return false };
                if left.next().is_none() {
                    return false;
                }
                (pattern, text) = (after.clone(), left.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_describes_the_whole_text() {
        for (pattern, text, expected) in [
            ("brief.yaml", "brief.yaml", true),
            ("brief.yaml", "brief.yaml2", false),
            ("brief", "brief.yaml", false),
            ("*", "", true),
            ("?", "", false),
            ("*.yaml", "港口.yaml", true),
            ("港?.yaml", "港口.yaml", true),
            ("港??.yaml", "港口.yaml", false),
            ("a*b*c", "aXbXbXc", true),
            ("a*b*c", "aXbXbX", false),
            ("**a**", "bab", true),
            ("*a", "aab", false),
            ("*aab", "aaab", true),
            ("", "", true),
            ("", "x", false),
            ("A", "a", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} on {text}");
        }
    }

    #[test]
    fn no_pattern_takes_long() {
        let pattern = "a*".repeat(500) + "b";
        assert!(!matches(&pattern, &"a".repeat(20_000)));
    }
}
