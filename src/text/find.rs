//! Where words stand in a text, the case of letters aside.

use std::ops::Range;

/// Finds `query` in `text`: ranges in bytes of `text`, ascending and apart. An empty query is nowhere.
pub fn find(text: &str, query: &str) -> Vec<Range<usize>> {
    let wanted = query.to_lowercase();
    let lower = text.to_lowercase();
    if wanted.is_empty() || !lower.contains(&wanted) {
        return Vec::new();
    }
    // Lower case may be longer or shorter than the letter, so each of its bytes is told which letter it is of.
    let mut letters = Vec::with_capacity(lower.len());
    for (at, c) in text.char_indices() {
        let n_bytes = c.to_lowercase().map(char::len_utf8).sum();
        letters.extend(std::iter::repeat_n(at..at + c.len_utf8(), n_bytes));
    }
    let found = lower.match_indices(&wanted).filter_map(|(at, words)| {
        let (first, last) = (letters.get(at)?, letters.get(at + words.len() - 1)?);
        Some(first.start..last.end)
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_case() {
        for (text, query, expected) in [
            ("處理三千個貨櫃", "三千", &["三千"][..]),
            ("Port, port, PORT", "port", &["Port", "port", "PORT"]),
            ("İzmir and izmir", "izmir", &["izmir"]),
            ("ẞ港ẞ港", "港", &["港", "港"]),
            ("aaaa", "aa", &["aa", "aa"]),
            ("港", "", &[]),
            ("", "港", &[]),
        ] {
            let found: Vec<&str> =
                find(text, query).into_iter().map(|r| crate::text::slice(text, r)).collect();
            assert_eq!(found, expected, "{query} in {text}");
        }
    }
}
