//! A text in tokens: numbers and names whole, Latin words, Han characters and marks one by one.
//!
//! Phrases of Chinese were tried for tokens: where they end depends on what stands around them, so that words which
//! had not changed were told as changed.

use super::figures;
use crate::text::{grapheme_indices, is_east_asian, slice};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

/// Cuts `text` into tokens; together they are the text, and none ends inside a grapheme.
pub(super) fn tokens<'t>(text: &'t str, names: &[&str]) -> Vec<&'t str> {
    let mut wholes = figures::spans(text);
    wholes
        .extend(names.iter().flat_map(|name| text.match_indices(name)).map(|(at, name)| at..at + name.len()));
    wholes.sort_by_key(|span| (span.start, Reverse(span.end)));
    let mut ends = BTreeSet::from([text.len()]);
    let mut at = 0;
    for whole in wholes {
        if whole.start < at {
            continue;
        }
        ends.extend(starts(text, at..whole.start));
        ends.extend([whole.start, whole.end]);
        at = whole.end;
    }
    ends.extend(starts(text, at..text.len()));
    let mut start = 0;
    let graphemes = grapheme_indices(text).map(|(at, _)| at).chain([text.len()]);
    let cuts = graphemes.filter(|at| *at > 0 && ends.contains(at));
    cuts.map(|end| slice(text, std::mem::replace(&mut start, end)..end)).collect()
}

/// What sort of token a character is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Word,
    Space,
    /// A token by itself.
    One,
}

fn sort(c: char, is_within_word: bool) -> Sort {
    if is_east_asian(c) {
        Sort::One
    } else if c.is_alphanumeric() || (is_within_word && matches!(c, '\'' | '’' | '-' | '.' | '&' | '_')) {
        Sort::Word
    } else if c.is_whitespace() {
        Sort::Space
    } else {
        Sort::One
    }
}

/// Where the tokens start in a stretch without numbers and names, in bytes of the text.
fn starts(text: &str, span: Range<usize>) -> Vec<usize> {
    // A grapheme is of the sort of its letter, whatever stands on that.
    let graphemes = grapheme_indices(slice(text, span.clone()));
    let chars: Vec<(usize, char)> = graphemes.filter_map(|(at, g)| Some((at, g.chars().next()?))).collect();
    let is_letter = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(|(_, c)| c.is_alphanumeric());
    let is_within = |i: usize| is_letter(i.checked_sub(1)) && is_letter(Some(i + 1));
    let sorted: Vec<(usize, Sort)> =
        chars.iter().enumerate().map(|(i, &(at, c))| (span.start + at, sort(c, is_within(i)))).collect();
    let tokens = sorted.chunk_by(|(_, a), (_, b)| a == b && *a != Sort::One);
    tokens.filter_map(|token| token.first().map(|(at, _)| *at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(names: &[&str], expected: &str) {
        let text: String = expected.chars().filter(|&c| c != '|').collect();
        assert_eq!(tokens(&text, names).join("|"), expected);
    }

    #[test]
    fn numbers_and_names_stay_whole() {
        check(&[], "推|動|，|每|日|三千個|貨|櫃");
        check(&["林海生"], "局|長|林海生|在|2031年8月|說");
        check(&["Ines Falk"], "Ines Falk| |paid| |NT$1,200| |to| |J.Hill's| |CMA|+");
        check(&[], "甲|乙| |e\u{301}a|👨‍👩‍👧|!");
        check(&[], "");
    }

    proptest! {
        #[test]
        fn tokens_together_are_the_text(text in "([一-龥ぁ-ん]|[a-z0-9 .,%-]|e\u{301}|👨‍👩‍👧|[三千個年月]){0,40}") {
            let tokens = tokens(&text, &["一二", "ab"]);
            prop_assert_eq!(&tokens.concat(), &text);
            prop_assert!(tokens.iter().all(|token| !token.is_empty()));
        }
    }
}
