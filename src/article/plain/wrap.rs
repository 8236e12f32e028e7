//! The width that a text was wrapped at by hand, if it was.
//!
//! Whoever wraps breaks a line where the next word would not fit, and only there. So the width is the one that
//! explains the most line ends, and a line end that it does not explain is the end of a paragraph.

use super::super::rows as table;
use super::rows::NOT_WRAPPED;
use super::{Inked, lines};
use crate::text::{Ambiguous, Clusters, WidthPolicy, is_east_asian};

/// Nobody wraps by hand at less or at more, in columns.
const MIN_COLUMNS: usize = 16;
const MAX_COLUMNS: usize = 132;
/// From this many paragraphs on their middle width says something.
const MIN_PARAGRAPHS: usize = 3;
/// How many lines between blank lines make a paragraph and not a page.
const MAX_PARAGRAPH_LINES: usize = 15;
/// How much wider a line may be whose marks (▲, “, …) whoever wrapped it took for narrower, in columns.
const SLACK: usize = 6;
/// How much of a word is measured, in characters: more fits no line.
const MAX_WORD_CHARS: usize = 140;

/// How widths are measured here.
pub(super) const POLICY: WidthPolicy = WidthPolicy { ambiguous: Ambiguous::Wide, clusters: Clusters::Joined };

/// How a text was wrapped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wrap {
    measure: Measure,
    width: usize,
    /// Blank lines or indents tell where paragraphs start.
    pub(super) is_parted: bool,
    /// How wide its paragraphs are, set in one line: the middle one of those that end with room to spare.
    pub(super) usual: Option<usize>,
}

/// What was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    /// Columns, and words were kept whole.
    Columns,
    /// Characters, and lines were cut at just so many.
    Chars,
}

impl Measure {
    /// The widths that explain why `line` ends before `next`: from the first up to the second.
    fn explains(self, line: &Inked<'_>, next: &Inked<'_>) -> (usize, usize) {
        match self {
            Self::Columns => (line.columns - hanging(line.text), line.columns + word(line.text, next.text)),
            Self::Chars => (line.n_chars, line.n_chars + 1),
        }
    }

    /// The width that explains the most line ends, and how many.
    fn width(self, groups: &[Vec<Inked<'_>>]) -> (usize, usize) {
        // How many each width explains, as differences from the width before it.
        let mut explained = [0_isize; MAX_COLUMNS + 2];
        for (line, next) in line_ends(groups) {
            let (from, to) = self.explains(line, next);
            if from <= MAX_COLUMNS {
                explained[from] += 1;
                explained[to.min(MAX_COLUMNS + 1)] -= 1;
            }
        }
        let mut sum = 0;
        let totals = explained.iter().map(|difference| {
            sum += difference;
            sum
        });
        let widths = totals.enumerate().skip(MIN_COLUMNS).take(MAX_COLUMNS + 1 - MIN_COLUMNS);
        let (width, n) = widths.max_by_key(|(_, n)| *n).unwrap_or_default();
        (width, usize::try_from(n).unwrap_or(0))
    }
}

/// How well a width fits a text.
#[expect(clippy::struct_field_names, reason = "four counts, each named as counts are")]
pub(super) struct Fit {
    /// How many line ends no blank line follows, and how many of them the width explains.
    pub(super) n_ends: usize,
    pub(super) n_explained: usize,
    /// How many lines are wider.
    pub(super) n_wider: usize,
    /// How many full lines end with a sentence.
    pub(super) n_finished: usize,
}

impl Wrap {
    /// Finds the width, where most line ends that no blank line follows are explained by one.
    pub(super) fn of(groups: &[Vec<Inked<'_>>]) -> Option<Self> {
        let n_ends = line_ends(groups).count();
        let [columns, chars] =
            [Measure::Columns, Measure::Chars].map(|measure| (measure, measure.width(groups)));
        // The stricter measure, unless the other explains more.
        let (measure, (width, n_explained)) =
            if chars.1.1 * 100 >= columns.1.1 * 97 { chars } else { columns };
        let mut wrap = Self { measure, width, is_parted: is_parted(groups), usual: None };
        let is_finished = |(line, next): &(&Inked<'_>, &Inked<'_>)| {
            lines::is_finished(line.text) && wrap.is_full(line, next)
        };
        let fit = Fit {
            n_ends,
            n_explained,
            n_wider: groups.iter().flatten().filter(|line| wrap.is_wider(line)).count(),
            n_finished: line_ends(groups).filter(is_finished).count(),
        };
        if table::any(NOT_WRAPPED, |holds| holds(&fit)) {
            return None;
        }
        wrap.usual = wrap.usual(groups);
        Some(wrap)
    }

    fn usual(self, groups: &[Vec<Inked<'_>>]) -> Option<usize> {
        let mut widths = Vec::new();
        for group in groups {
            let (mut columns, mut n_lines) = (0, 0);
            for (line, next) in group.iter().zip(group.iter().skip(1)) {
                (columns, n_lines) = (columns + line.columns, n_lines + 1);
                if !self.is_full(line, next) {
                    if n_lines > 1 && lines::is_finished(line.text) {
                        widths.push(columns);
                    }
                    (columns, n_lines) = (0, 0);
                }
            }
        }
        widths.sort_unstable();
        widths.get(widths.len() / 2).copied().filter(|_| widths.len() >= MIN_PARAGRAPHS)
    }

    /// Tells whether `line` is wider than anybody who wraps at this width would leave it.
    fn is_wider(self, line: &Inked<'_>) -> bool {
        match self.measure {
            Measure::Columns => line.columns > self.width + hanging(line.text) + SLACK,
            Measure::Chars => line.n_chars > self.width,
        }
    }

    /// Tells whether `line` ends where it does because the first word of `next` would not fit.
    pub(super) fn is_full(self, line: &Inked<'_>, next: &Inked<'_>) -> bool {
        self.measure.explains(line, next).1 > self.width && !self.is_wider(line)
    }

    /// The same of a heading: the space between its halves is lost at a line's end, and took the room of a character.
    pub(super) fn is_full_couplet(self, line: &Inked<'_>, next: &Inked<'_>) -> bool {
        self.measure == Measure::Columns
            && !lines::is_finished(line.text)
            && next.text.starts_with(is_east_asian)
            && line.columns + word(line.text, next.text) + 2 > self.width
            && !self.is_wider(line)
    }
}

/// The line ends that no blank line follows: each line with the next.
fn line_ends<'a, 'b>(groups: &'a [Vec<Inked<'b>>]) -> impl Iterator<Item = (&'a Inked<'b>, &'a Inked<'b>)> {
    groups.iter().flat_map(|group| group.iter().zip(group.iter().skip(1)))
}

fn is_parted(groups: &[Vec<Inked<'_>>]) -> bool {
    let n_lines: usize = groups.iter().map(Vec::len).sum();
    let n_indented = groups.iter().flatten().filter(|line| line.is_indented).count();
    let is_indented = n_indented * 30 >= n_lines && n_indented * 2 <= n_lines;
    is_indented || groups.len() > 2 && n_lines <= groups.len() * MAX_PARAGRAPH_LINES
}

/// The width of the mark that may hang over the margin at the line's end.
fn hanging(text: &str) -> usize {
    let last = text.chars().next_back().filter(|&c| may_hang(c));
    last.map_or(0, |c| POLICY.columns(c.encode_utf8(&mut [0; 4])))
}

/// Whether a mark may hang over the margin, or start a line where lines are cut anywhere.
pub(super) fn may_hang(c: char) -> bool {
    lines::closes(c) || "，。、；：？！,.;:?!".contains(c)
}

/// The width of what may not be parted at the start of `next`, with the space before it: a word, or a character of
/// Chinese with the marks around it.
fn word(before: &str, next: &str) -> usize {
    let mut n_bytes = 0;
    let mut has_core = false;
    for c in next.chars().take(MAX_WORD_CHARS) {
        let is_core = !lines::opens(c) && !may_hang(c);
        if c.is_whitespace() || has_core && is_core && (is_east_asian(c) || ends_east_asian(next, n_bytes)) {
            break;
        }
        has_core |= is_core;
        n_bytes += c.len_utf8();
    }
    let word = next.get(..n_bytes).unwrap_or(next);
    let is_spaced = !before.ends_with(is_east_asian) && !word.starts_with(is_east_asian);
    POLICY.columns(word) + usize::from(is_spaced)
}

fn ends_east_asian(text: &str, n_bytes: usize) -> bool {
    let head = text.get(..n_bytes).unwrap_or_default();
    head.trim_end_matches(may_hang).ends_with(is_east_asian)
}
