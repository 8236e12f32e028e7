//! On which source lines the words of a paragraph stand, told from how much ink stands before them.

use crate::article::{Block, Lines, n_ink};
use crate::text::slice;
use std::ops::Range;

/// Between two counts lie about so many bytes.
const STEP: usize = 256;

/// A paragraph's ink, counted once, so that where a claim stands costs no walk from the paragraph's start.
#[derive(Debug)]
pub(super) struct Ink {
    /// How much ink stands before some bytes, in order, [`STEP`] and a little apart.
    before: Vec<(usize, usize)>,
    /// How much ink stands before the end of each of the block's parts.
    ends: Vec<usize>,
}

impl Ink {
    /// Counts a block's ink.
    pub(super) fn of(block: &Block) -> Self {
        let (mut before, mut n_inked) = (vec![(0, 0)], 0);
        for (at, c) in block.text.char_indices() {
            if at >= before.last().map_or(0, |&(at, _)| at) + STEP {
                before.push((at, n_inked));
            }
            n_inked += usize::from(!c.is_whitespace());
        }
        let add = |sum: &mut usize, n: usize| {
            *sum += n;
            Some(*sum)
        };
        let ends = block.parts.iter().map(|part| part.n_inked).scan(0, add).collect();
        Self { before, ends }
    }

    fn before(&self, text: &str, at: usize) -> usize {
        let idx = self.before.partition_point(|&(counted, _)| counted <= at).saturating_sub(1);
        let (counted, n_inked) = self.before[idx];
        n_inked + n_ink(slice(text, counted..at))
    }

    /// The source lines that spans of the block's text stand on, which may be fewer than the block's.
    pub(super) fn lines(&self, block: &Block, spans: &[Range<usize>]) -> Vec<Lines> {
        let mut parts: Vec<usize> = Vec::new();
        for span in spans {
            let (from, to) = (self.before(&block.text, span.start), self.before(&block.text, span.end));
            let first = self.ends.partition_point(|&end| end <= from);
            let n = self.ends.get(first..).map_or(0, |ends| ends.partition_point(|&end| end < to) + 1);
            parts.extend((first..first + n).filter(|&i| i < self.ends.len() && from < to));
        }
        parts.sort_unstable();
        parts.dedup();
        let mut lines: Vec<Lines> = Vec::new();
        for part in parts.into_iter().filter_map(|i| block.parts.get(i)).filter(|part| part.n_inked > 0) {
            match lines.last_mut() {
                Some(last) if part.lines.first == last.last + 1 => last.last = part.lines.last,
                _ => lines.push(part.lines),
            }
        }
        if lines.is_empty() { block.lines() } else { lines }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;

    #[test]
    fn each_word_stands_on_its_line() {
        let lines: Vec<String> = (0..300).map(|i| format!("The tide of day {i} came in and went.")).collect();
        let article = article::read(format!("# T\n\n{}", lines.join("\n")).as_bytes(), "a.md");
        let block = article.of_kind(article::Kind::Paragraph).next().unwrap();
        let ink = Ink::of(block);
        for n in [0, 1, 7, 130, 299] {
            let word = format!(" {n} came");
            let at = block.text.find(&word).unwrap();
            let found = ink.lines(block, std::slice::from_ref(&(at..at + word.len())));
            assert_eq!(found.iter().map(|l| (l.first, l.last)).collect::<Vec<_>>(), [(n + 3, n + 3)]);
        }
        let apart = [block.text.find("day 3 ").unwrap(), block.text.find("day 9 ").unwrap()];
        let found = ink.lines(block, &apart.map(|at| at..at + 5));
        assert_eq!(found.iter().map(|l| (l.first, l.last)).collect::<Vec<_>>(), [(6, 6), (12, 12)]);
        assert_eq!(ink.lines(block, &[]), block.lines());
    }

    #[test]
    fn a_span_stands_on_the_lines_of_its_first_and_its_last_word() {
        let article = article::read(b"# T\n\none two\nthree four\nfive six", "a.md");
        let block = article.of_kind(article::Kind::Paragraph).next().unwrap();
        let ink = Ink::of(block);
        let lines = |words: &str| {
            let at = block.text.find(words).expect(words);
            let found = ink.lines(block, std::slice::from_ref(&(at..at + words.len())));
            found.iter().map(|l| (l.first, l.last)).collect::<Vec<_>>()
        };
        for (words, expected) in [
            ("one", (3, 3)),
            ("one two", (3, 3)),
            ("two", (3, 3)),
            ("three", (4, 4)),
            ("four", (4, 4)),
            ("two three", (3, 4)),
            ("four five", (4, 5)),
            ("one two three four five six", (3, 5)),
            ("six", (5, 5)),
        ] {
            assert_eq!(lines(words), [expected], "{words}");
        }
        // Nothing stands on no line: the block's are told.
        assert_eq!(ink.lines(block, &[3..3, 4..4]), block.lines());
        let (first, last) = (0..3, block.text.len() - 3..block.text.len());
        let both: Vec<_> = ink.lines(block, &[last, first]).iter().map(|l| (l.first, l.last)).collect();
        assert_eq!(both, [(3, 3), (5, 5)]);
        assert_eq!([0, 1, 3, 4, 7].map(|at| ink.before(&block.text, at)), [0, 1, 3, 3, 6]);
    }
}
