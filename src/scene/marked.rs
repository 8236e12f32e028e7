//! Words with the marks of their footnotes among them, as lines are broken: a mark stays with the word before it.

use super::Page;
use crate::deck::note_number;
use crate::text::inline::{self, Inlined};
use crate::text::slice;
use std::borrow::Cow;
use std::ops::Range;

/// What keeps a mark with what stands before it (U+2060, UAX #14: WJ); it takes no column and is not drawn.
const JOINER: &str = "\u{2060}";
/// The byte behind all words of an element, and before the foot.
const BEHIND: usize = 1 << 29;
/// The digits of marks, as print has them.
const RAISED: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];

/// Text for lines to be broken.
pub(super) struct Marked<'a> {
    /// The words, with joiners and marks.
    pub(super) text: Cow<'a, str>,
    marks: Vec<Inserted>,
}

/// A mark in the text.
struct Inserted {
    /// Its bytes, with the joiner.
    bytes: Range<usize>,
    number: Option<usize>,
    /// The bytes of all marks before it: so much further on it is than in the words alone.
    n_before: usize,
}

/// A part of a line.
pub(super) enum Stretch<'a> {
    /// Words, by their bytes in the text without marks.
    Words(Range<usize>),
    /// A mark.
    Mark {
        /// What it looks like.
        sign: &'a str,
        /// The number that it has.
        number: Option<usize>,
        /// Where it stands, as a byte behind all words: no talk that stands at these is at a mark.
        byte: usize,
    },
}

/// The columns that a source's words take in one line, with the marks of their notes.
pub(super) fn columns(source: &str, page: Page) -> usize {
    columns_of(&inline::shown(source), page)
}

/// The same of words that have been parsed.
pub(super) fn columns_of(inlined: &Inlined, page: Page) -> usize {
    page.policy.columns(&Marked::of(inlined, page).text)
}

impl<'a> Marked<'a> {
    pub(super) fn of(inlined: &'a Inlined, page: Page) -> Self {
        if inlined.notes.is_empty() {
            return Self { text: Cow::Borrowed(&inlined.text), marks: Vec::new() };
        }
        let (mut text, mut marks, mut at, mut n_before) = (String::new(), Vec::new(), 0, 0);
        for note in &inlined.notes {
            text.push_str(slice(&inlined.text, at..note.byte));
            at = note.byte;
            let start = text.len();
            let number = note_number(&note.label);
            text.push_str(JOINER);
            text.push_str(&number.map_or_else(|| format!("[^{}]", note.label), |n| sign(n, page)));
            marks.push(Inserted { bytes: start..text.len(), number, n_before });
            n_before += text.len() - start;
        }
        text.push_str(slice(&inlined.text, at..inlined.text.len()));
        Self { text: Cow::Owned(text), marks }
    }

    /// The parts of a line.
    pub(super) fn stretches(&self, line: Range<usize>) -> Vec<Stretch<'_>> {
        let first = self.marks.partition_point(|mark| mark.bytes.end <= line.start);
        let n_before = |idx: usize| match (self.marks.get(idx), self.marks.last()) {
            (Some(mark), _) => mark.n_before,
            (None, Some(last)) => last.n_before + last.bytes.len(),
            (None, None) => 0,
        };
        let (mut out, mut at, mut n_marked) = (Vec::new(), line.start, n_before(first));
        for mark in self.marks.iter().skip(first).take_while(|mark| mark.bytes.start < line.end) {
            let (from, to) = (mark.bytes.start.max(at), mark.bytes.end.min(line.end));
            if at < from {
                out.push(Stretch::Words(at - n_marked..from - n_marked));
            }
            let sign = slice(&self.text, from..to).trim_start_matches(JOINER);
            out.push(Stretch::Mark { sign, number: mark.number, byte: BEHIND + from });
            (at, n_marked) = (to, mark.n_before + mark.bytes.len());
        }
        if at < line.end {
            out.push(Stretch::Words(at - n_marked..line.end - n_marked));
        }
        out
    }
}

/// A footnote's number as it stands in the words and before the note: raised, or in brackets where the terminal draws
/// raised digits two columns wide.
pub(super) fn sign(number: usize, page: Page) -> String {
    let digits = number.to_string();
    if page.line("¹", "").is_empty() {
        return format!("[{digits}]");
    }
    digits.bytes().map(|digit| RAISED[usize::from(digit.saturating_sub(b'0')).min(9)]).collect()
}
