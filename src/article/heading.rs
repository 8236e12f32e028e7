//! Is a short line the heading of what follows? The evidence, weighed.
//!
//! By its form a line may be a heading (`lines`), but so may an item of a list, a name in a table, a line of credits.
//! The rows of `heading/rows.rs` ask what stands before and after it, and what it holds.

mod rows;

use super::cuts::Piece;
use super::items::{self, Item};
use super::rows::{self as table, Row};
use super::{Evidence, Nature, lines};
use crate::text::Lang;
use rows::ROWS;
use std::collections::HashMap;

/// How long a line that announces a list is at most, in characters.
const MAX_LABEL_CHARS: usize = 14;

/// A line that may be a heading, and what stands around it.
#[expect(clippy::struct_excessive_bools, reason = "four facts, each asked for by a row of its own")]
pub(super) struct Spot<'a> {
    pub(super) text: &'a str,
    /// The block after it; empty at the end.
    pub(super) after: &'a str,
    /// How many blocks of the article have just this text.
    n_same: usize,
    /// What makes it an item of a list, and the blocks before and after it.
    item: Option<Item>,
    item_before: Option<Item>,
    item_after: Option<Item>,
    /// The block after it may be a heading itself.
    is_like_after: bool,
    /// It is a line of a transcript, and so is one beside it.
    is_spoken: bool,
    /// It is perhaps a half of a sentence.
    is_half: bool,
    /// A line of its own announces the list that it stands in.
    is_announced: bool,
    /// How many short lines that are no items stand directly before and after it, up to two.
    run: (usize, usize),
}

/// A row of the table. Its example is blocks, a line each, of which the one behind `>` (else the first) is a heading or
/// none only because of the row; `?` stands before a half of a sentence.
type SpotRow = Row<fn(&Spot<'_>) -> bool, i64>;

/// Tells of each block whether it is a heading. What decided is added to `log`, if there is one.
pub(super) fn headings(pieces: &[Piece], lang: Lang, mut log: Option<&mut Vec<Evidence>>) -> Vec<bool> {
    let around = Around::of(pieces, lang);
    let tell = |i: usize| match pieces[i].raw.nature {
        Nature::Heading | Nature::Title => true,
        Nature::Unknown if lines::is_heading_like(&pieces[i].raw.text, lang) => {
            let spot = around.spot(i);
            if let Some(log) = log.as_deref_mut() {
                log.push(Evidence::of_spot(&spot));
            }
            spot.weight() > 0
        }
        _ => false,
    };
    (0..pieces.len()).map(tell).collect()
}

/// The blocks of an article, and what is to be known of them beforehand.
struct Around<'a> {
    pieces: &'a [Piece],
    lang: Lang,
    n_same: HashMap<&'a str, usize>,
    is_short: Vec<bool>,
    is_announced: Vec<bool>,
}

impl<'a> Around<'a> {
    fn of(pieces: &'a [Piece], lang: Lang) -> Self {
        let mut n_same: HashMap<&str, usize> = HashMap::new();
        for piece in pieces {
            *n_same.entry(&piece.raw.text).or_default() += 1;
        }
        let is_short = |piece: &Piece| {
            let raw = &piece.raw;
            raw.nature == Nature::Unknown
                && lines::is_heading_like(&raw.text, lang)
                && items::item(&raw.text).is_none()
                && !rows::is_bracketed(&raw.text)
        };
        let is_short = pieces.iter().map(is_short).collect();
        Self { pieces, lang, n_same, is_short, is_announced: announced(pieces) }
    }

    fn spot(&self, at: usize) -> Spot<'a> {
        let text = |i: usize| self.pieces.get(i).map_or("", |piece| piece.raw.text.as_str());
        let speaks = |text: &str| lines::speaker(text).is_some();
        let (before, here, after) = (at.checked_sub(1).map_or("", text), text(at), text(at + 1));
        Spot {
            text: here,
            after,
            n_same: self.n_same.get(here).copied().unwrap_or(1),
            item: items::item(here),
            item_before: items::item(before),
            item_after: items::item(after),
            is_like_after: lines::is_heading_like(after, self.lang),
            is_spoken: speaks(here) && (speaks(before) || speaks(after)),
            is_half: self.pieces[at].is_half,
            is_announced: self.is_announced[at],
            run: self.run(at),
        }
    }

    fn run(&self, at: usize) -> (usize, usize) {
        let before = self.is_short[..at].iter().rev().take(2).take_while(|is| **is).count();
        let after = self.is_short[at + 1..].iter().take(2).take_while(|is| **is).count();
        (before, after)
    }
}

/// Which blocks stand in a list that a line of its own announces (`物資如下：`), down to the next sentence.
fn announced(pieces: &[Piece]) -> Vec<bool> {
    let mut is_list = false;
    let tell = |piece: &Piece| {
        let was_list = is_list;
        let text = &piece.raw.text;
        is_list = if text.ends_with(['：', ':']) {
            text.chars().count() <= MAX_LABEL_CHARS
        } else {
            is_list && !text.contains('。')
        };
        was_list
    };
    pieces.iter().map(tell).collect()
}

impl Spot<'_> {
    /// The sum of the rows that hold: above zero it is a heading.
    pub(super) fn weight(&self) -> i64 {
        table::sum(ROWS, |holds| holds(self))
    }

    /// The rows that hold, each with its weight.
    pub(super) fn evidence(&self) -> Vec<(&'static str, i64)> {
        table::held(ROWS, |holds| holds(self)).map(|row| (row.name, row.says)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::rows::tests::each_decides;
    use crate::article::{Part, Raw};

    fn piece(line: &str) -> Piece {
        let text = line.trim_start_matches(['>', '?']).to_owned();
        let parts = vec![Part::line(1, &text)];
        Piece { raw: Raw { text, parts, nature: Nature::Unknown }, is_half: line.starts_with('?') }
    }

    /// Whether the line in question is a heading.
    fn is_heading(blocks: &str) -> bool {
        let pieces: Vec<Piece> = blocks.lines().map(piece).collect();
        let lang = Lang::detect(blocks);
        let at = blocks.lines().position(|line| line.starts_with('>')).unwrap_or(0);
        assert!(lines::is_heading_like(&pieces[at].raw.text, lang), "{blocks}");
        Around::of(&pieces, lang).spot(at).weight() > 0
    }

    #[test]
    fn each_row_decides_its_examples() {
        each_decides(ROWS, is_heading);
    }

    #[test]
    fn a_particle_inside_a_word_is_no_prose() {
        let paragraph = "青石水塘於1968年落成，容量為三百二十萬立方米，壩齡是居民最關注的事，署方指左岸岩基早在1974年已進行過一次灌漿，其後四十多年沒有再檢測。";
        assert!(is_heading(&format!("?專家：壩齡並非主因\n{paragraph}")));
        assert!(!is_heading(&format!("?專家：壩齡並不重要\n{paragraph}")));
    }

    #[test]
    fn what_stands_around_a_line_is_counted() {
        let pieces: Vec<Piece> =
            ["甲甲", "乙乙", "1. 丙", "丁丁", "戊戊", "己己", "漁會認為，計劃應顧及小型船塢的收費。", "甲甲"]
                .map(piece)
                .into();
        let around = Around::of(&pieces, Lang::ZhHant);
        let runs: Vec<(usize, usize)> = (0..pieces.len()).map(|at| around.run(at)).collect();
        assert_eq!(runs, [(0, 1), (1, 0), (2, 2), (0, 2), (1, 1), (2, 0), (2, 1), (0, 0)]);
        let spot = around.spot(0);
        assert_eq!((spot.text, spot.after, spot.n_same, spot.item_after), ("甲甲", "乙乙", 2, None));
        assert!(spot.is_like_after && !around.spot(5).is_like_after && !spot.is_half && !spot.is_spoken);
        assert_eq!(
            (around.spot(1).item_after, around.spot(3).item_before),
            (Some(Item::Number), Some(Item::Number))
        );
        assert_eq!(around.spot(7).after, "");
        let talk: Vec<Piece> = ["林海生：會", "何玉梅：不會", "甲甲", "陳大文：會"].map(piece).into();
        let around = Around::of(&talk, Lang::ZhHant);
        assert_eq!([0, 1, 2, 3].map(|at| around.spot(at).is_spoken), [true, true, false, false]);
    }

    #[test]
    fn a_label_with_a_colon_announces_lines_down_to_a_sentence() {
        let told = |lines: &[&str]| announced(&lines.iter().map(|line| piece(line)).collect::<Vec<_>>());
        assert_eq!(told(&["物資如下：", "甲", "乙", "丙。", "丁"]), [false, true, true, true, false]);
        assert_eq!(told(&["物資如下:", "甲"]), [false, true]);
        let label = |n: usize| told(&[&format!("{}：", "港".repeat(n - 1)), "甲"])[1];
        assert!(label(MAX_LABEL_CHARS) && !label(MAX_LABEL_CHARS + 1));
        assert_eq!(told(&["甲", "乙"]), [false, false]);
    }
}
