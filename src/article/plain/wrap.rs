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

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(text: &str) -> Vec<Vec<Inked<'_>>> {
        super::super::groups(text)
    }

    fn wrap(measure: Measure, width: usize) -> Wrap {
        Wrap { measure, width, is_parted: false, usual: None }
    }

    #[test]
    fn what_must_stay_together_at_the_start_of_a_line() {
        for (before, next, expected) in [
            ("港口", "明年", 2),
            ("the", "port is", 5),
            ("港口", "port is", 4),
            ("port", "港口", 2),
            ("港", "「明年", 4),
            ("港", "明，年", 4),
            ("port", "（明年", 4),
            ("a", "b港", 2),
            ("a", "port,", 6),
            ("a", "", 1),
            ("港", "", 0),
        ] {
            assert_eq!(word(before, next), expected, "{before}|{next}");
        }
        assert_eq!(word("a", &"x".repeat(200)), MAX_WORD_CHARS + 1);
        for (text, expected) in [("港口，", 2), ("port,", 1), ("port", 0), ("「", 0), ("港）", 2), ("", 0)]
        {
            assert_eq!(hanging(text), expected, "{text}");
        }
    }

    #[test]
    fn the_width_is_the_one_that_explains_the_most_line_ends() {
        let of =
            |measure: Measure, line: &str, n: usize| measure.width(&grouped(&format!("{line}\n").repeat(n)));
        let han = |n: usize| "港".repeat(n);
        assert_eq!(of(Measure::Columns, &han(10), 3), (21, 2));
        assert_eq!(of(Measure::Columns, &han(66), 3), (132, 2));
        assert_eq!(of(Measure::Columns, &han(67), 3).1, 0, "wider than anybody wraps");
        assert_eq!(of(Measure::Columns, &han(7), 3).1, 0, "narrower");
        assert_eq!(of(Measure::Columns, &han(8), 3), (17, 2));
        assert_eq!(of(Measure::Chars, &han(20), 4), (20, 3));
        assert_eq!(of(Measure::Chars, &han(132), 4), (132, 3));
        assert_eq!(of(Measure::Chars, &han(133), 4).1, 0);
        // A mark that hangs over the margin counts for the line and for the line without it.
        let text = format!("{}，\n{}\n{}", han(9), han(10), han(3));
        assert_eq!(Measure::Columns.width(&grouped(&text)), (21, 2));
    }

    #[test]
    fn a_line_is_full_where_the_next_word_would_not_fit() {
        let lines = grouped("港務局今日公布\n設計");
        let [line, next] = lines[0].as_slice() else { panic!("two lines") };
        let is_full = |measure, width| wrap(measure, width).is_full(line, next);
        // Fourteen columns; the next character takes two.
        assert_eq!([7, 8, 15, 16].map(|width| is_full(Measure::Columns, width)), [false, true, true, false]);
        assert_eq!([6, 7, 8].map(|width| is_full(Measure::Chars, width)), [false, true, false]);
    }

    #[test]
    fn a_heading_in_two_halves_is_full_with_the_space_that_was_lost() {
        let is_full = |measure, width, text: &str| {
            let lines = grouped(text);
            wrap(measure, width).is_full_couplet(&lines[0][0], &lines[0][1])
        };
        let couplet = "鞏固航線\n創造機遇";
        // Eight columns, the space of two, and the next character.
        assert_eq!(
            [1, 2, 11, 12].map(|width| is_full(Measure::Columns, width, couplet)),
            [false, true, true, false]
        );
        assert!(!is_full(Measure::Chars, 8, couplet));
        assert!(!is_full(Measure::Columns, 8, "鞏固航。\n創造機遇"));
        assert!(!is_full(Measure::Columns, 8, "鞏固航線\nports"));
    }

    #[test]
    fn indents_or_blank_lines_part_a_page() {
        let indented = |n: usize, n_indented: usize| {
            let lines = (0..n).map(|i| if i < n_indented { "\u{3000}甲\n" } else { "甲\n" });
            is_parted(&grouped(&lines.collect::<String>()))
        };
        assert_eq!([indented(30, 1), indented(31, 1), indented(40, 0)], [true, false, false]);
        assert_eq!([indented(4, 2), indented(3, 2), indented(4, 3)], [true, false, false]);
        let blank = |groups: &[usize]| {
            is_parted(&grouped(&groups.iter().map(|n| "甲\n".repeat(*n) + "\n").collect::<String>()))
        };
        assert_eq!(
            [blank(&[1, 1]), blank(&[1, 1, 1]), blank(&[15, 15, 15]), blank(&[15, 16, 15])],
            [false, true, true, false]
        );
    }

    #[test]
    fn paragraphs_are_usually_as_wide_as_the_middle_one_of_three() {
        let line = "港務局今日公布";
        let paragraph = |n: usize| format!("{}{}\n", format!("{line}\n").repeat(n), "設計。");
        let usual = |n: &[usize]| {
            let text: String = n.iter().map(|n| paragraph(*n)).collect();
            wrap(Measure::Columns, 14).usual(&grouped(&(text + "甲\n甲")))
        };
        assert_eq!(usual(&[1, 3, 2]), Some(2 * 14 + 6));
        assert_eq!(usual(&[1, 3]), None, "too few");
        assert_eq!(usual(&[1, 2, 3, 4]), Some(3 * 14 + 6));
        assert_eq!(usual(&[1, 3, 0, 0, 0, 2]), Some(2 * 14 + 6));
        assert_eq!(usual(&[1, 3, 0, 2]), Some(2 * 14 + 6), "a line by itself is none");
    }
}
