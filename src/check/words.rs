//! The words of a text, to compare it with another: what stands between words only parts them into clauses.

use crate::text::{is_east_asian, slice};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// A word, or a character of a script that has no space between words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its bytes in the text.
    pub(super) bytes: Range<usize>,
    /// What begins with it.
    pub(super) begins: Begins,
}

/// What begins with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Begins {
    /// Nothing: it goes on.
    Nothing,
    /// A clause: a mark of any kind stands before it.
    Clause,
    /// A sentence, or what follows an elision.
    Sentence,
}

/// Signs that say as much as a word does.
const SIGNS: &str = "%％‰$＄€£¥￥℃°";
/// Marks that end a sentence, or stand where words were left out.
const STOPS: &str = "。．！？；｡!?;…\n";
/// Marks that join two pieces of one word where they stand between letters.
const JOINTS: &str = "'’-‐‑.,&/";

/// Cuts `text` into words.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut begins = Begins::Sentence;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let next = chars.peek().map(|&(_, next)| next);
        let is_spaced = |c: char| (c.is_alphanumeric() && !is_east_asian(c)) || is_combining(c);
        let last = words.last_mut().filter(|word| word.bytes.end == at && begins == Begins::Nothing);
        let follows = last.as_ref().and_then(|word| slice(text, word.bytes.clone()).chars().next_back());
        let is_joint = JOINTS.contains(c) && follows.is_some_and(is_spaced) && next.is_some_and(is_spaced);
        let goes_on = is_spaced(c) && follows.is_some_and(|c| is_spaced(c) || JOINTS.contains(c));
        match last {
            Some(last) if goes_on || is_joint || is_combining(c) => last.bytes.end = end,
            _ if c.is_alphanumeric() || SIGNS.contains(c) => {
                words.push(Word { bytes: at..end, begins });
                begins = Begins::Nothing;
            }
            _ if c.is_whitespace() && c != '\n' => {}
            _ if STOPS.contains(c) || c == '.' => begins = Begins::Sentence,
            _ => begins = begins.max(Begins::Clause),
        }
    }
    words
}

const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}')
}

/// The spans of `words` that are a sentence each.
pub(super) fn sentences(words: &[Word]) -> Vec<Range<usize>> {
    let starts = (1..words.len()).filter(|&i| words[i].begins == Begins::Sentence);
    let starts: Vec<usize> = std::iter::once(0).chain(starts).chain([words.len()]).collect();
    starts.windows(2).map(|pair| pair[0]..pair[1]).filter(|span| !span.is_empty()).collect()
}

/// The pairs of words beside each other in a sentence, as hashes; a lone word is one of its own.
pub(super) fn pairs<'a>(text: &'a str, words: &'a [Word]) -> impl Iterator<Item = u64> + 'a {
    let of = |pair: &'a [Word]| hash(pair.iter().map(|word| slice(text, word.bytes.clone())));
    let is_lone = words.len() == 1;
    let beside = words.windows(2).filter(|pair| pair[1].begins < Begins::Sentence);
    beside.map(of).chain(is_lone.then(|| of(words)))
}

/// Each word by itself, as a hash.
pub(super) fn singles<'a>(text: &'a str, words: &'a [Word]) -> impl Iterator<Item = u64> + 'a {
    words.iter().map(|word| hash(std::iter::once(slice(text, word.bytes.clone()))))
}

/// The same for the same words in every run.
fn hash<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.for_each(|word| word.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words with `,` before a clause and `.` before a sentence.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown: Vec<String> = words(text)
            .into_iter()
            .map(|word| {
                let mark = match word.begins {
                    Begins::Nothing => "",
                    Begins::Clause => ",",
                    Begins::Sentence => ".",
                };
                format!("{mark}{}", slice(text, word.bytes))
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn words_are_told_apart_with_what_begins_with_them() {
        check("港務局，「今日」。明年", ".港 務 局 ,今 日 .明 年");
        check("Dr. Falk's reef, 1.6 million.", ".Dr .Falk's reef ,1.6 million");
        check("NT$1,200萬、40%", ".NT $ 1,200 萬 ,40 %");
        check("cafe\u{301}s", ".cafe\u{301}s");
        check("港……務\n局", ".港 .務 .局");
        check("「（」", "");
    }

    #[test]
    fn pairs_stand_in_one_sentence() {
        let n_pairs = |text: &str| {
            let all = words(text);
            (pairs(text, &all).count(), singles(text, &all).count())
        };
        for (text, expected) in [
            ("a b c", (2, 3)),
            ("a b. c", (1, 3)),
            ("a, b", (1, 2)),
            ("a", (1, 1)),
            ("a. b", (0, 2)),
            ("", (0, 0)),
        ] {
            assert_eq!(n_pairs(text), expected, "{text}");
        }
        let spans = |text: &str| sentences(&words(text));
        assert_eq!(spans("a b. c"), [0..2, 2..3]);
        assert_eq!((spans("a, b").first(), spans("").len()), (Some(&(0..2)), 0));
    }
}
