//! Which block may go on with which: where the right half of a cut paragraph stands, a row a place.

use super::super::repeats::Print;
use super::super::rows::{self, Row};
use super::{Raw, lines};
use crate::article::Nature;

/// Where the right half stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// It is the block printed next.
    Next,
    /// It is the next block that is kept.
    BehindDump,
    /// It is the block printed next, which was dropped as printed before.
    Dropped,
    /// It is the block printed next, and the left half was dropped.
    Revived,
}

impl Found {
    /// Whether one of the two was printed before: then it says itself whether they belong together.
    pub(super) fn is_again(self) -> bool {
        matches!(self, Self::Dropped | Self::Revived)
    }
}

/// An open block among its neighbours.
struct Spot {
    print: Print,
    /// What follows it.
    after: Print,
    /// What stands just before the next block that is kept.
    before_kept: Option<Print>,
}

/// A row of the table. Its example is an article.
type HalfRow = Row<fn(&Spot) -> bool, Found>;

/// The table: the first row that holds says where the right half is; where none does, it is lost.
static HALVES: &[HalfRow] = &[
    HalfRow {
        name: "both are printed for the first time",
        says: Found::Next,
        holds: |spot| is_first(spot.print) && is_first(spot.after),
        zh: Some(
            "新碼頭明年啟用\n\n港務局今日公布新碼頭的設計，並表示工程會在明年展\n\n開，可以停泊六艘貨船。",
        ),
        en: Some(
            "A new pier\n\nThe board approved the plan for the new pier on Friday after a long debate about the\n\ncost of the crane.",
        ),
        source: "print cuts paragraphs at a column's end",
    },
    HalfRow {
        name: "its column was printed again in between, down to this block",
        says: Found::BehindDump,
        holds: |spot| match (spot.print, spot.before_kept) {
            (Print::First { end }, Some(Print::Again { end: again, .. })) => end == again,
            _ => false,
        },
        zh: Some(
            "新碼頭明年啟用\n\n漁會認為，計劃應顧及小型船塢的收費。\n\n港務局今日公布新碼頭的設計，並表示工程會在明年展\n\n漁會認為，計劃應顧及小型船塢的收費。\n\n港務局今日公布新碼頭的設計，並表示工程會在明年展\n\n開，可以停泊六艘貨船。",
        ),
        en: Some(
            "A new pier\n\nThe guild said that small docks should be kept.\n\nThe board approved the plan for the new pier on Friday after a long debate about the\n\nThe guild said that small docks should be kept.\n\nThe board approved the plan for the new pier on Friday after a long debate about the\n\ncost of the crane.",
        ),
        source: "linked text frames are dumped once for each frame",
    },
    HalfRow {
        name: "a piece from the middle of another block follows",
        says: Found::Dropped,
        holds: |spot| is_first(spot.print) && is_inner(spot.after),
        zh: Some(
            "新碼頭明年啟用\n\n港務局公布設計，並表示工程會在明年展開，可以停泊六艘大型的貨船。\n\n局長林海生同意，並表示工程會在明年展\n\n開，可以停泊六艘大型的貨船。",
        ),
        en: Some(
            "A new pier\n\nThe guild thanked the board after a long debate about the cost of the new crane.\n\nThe union met on Friday after a long debate about the\n\ncost of the new crane.",
        ),
        source: "a standfirst may say what a paragraph says",
    },
    HalfRow {
        name: "it is a piece from the middle of another block, and what follows is new",
        says: Found::Revived,
        holds: |spot| is_inner(spot.print) && is_first(spot.after),
        zh: Some(
            "新碼頭明年啟用\n\n港務局今日公布新碼頭的設計。局長林海生並表示整個工程會在明年的六月展開，可以停泊六艘大型的貨船。\n\n今日公布新碼頭的設計。局長林海生並表示整個工程會在明年的六月展\n\n開，可以停泊六艘大型的貨船，漁會則反對。",
        ),
        en: Some(
            "A new pier\n\nThe guild thanked the board after a long debate about the cost of the new crane.\n\nafter a long debate about the\n\ncost of the new crane and of the pier.",
        ),
        source: "a standfirst may say what a paragraph says",
    },
];

fn is_first(print: Print) -> bool {
    matches!(print, Print::First { .. })
}

fn is_inner(print: Print) -> bool {
    matches!(print, Print::Again { is_inner: true, .. })
}

/// For each block the one that may go on with it, and where that stands.
pub(super) struct Halves(pub(super) Vec<Option<(usize, Found)>>);

impl Halves {
    pub(super) fn find(body: &[Raw], prints: &[Print]) -> Self {
        let mut halves = vec![None; body.len()];
        // The next block that is kept, from the end backwards.
        let mut next_kept: Option<usize> = None;
        for i in (0..body.len()).rev() {
            if is_open(&body[i])
                && let Some(&after) = prints.get(i + 1)
            {
                let before_kept = next_kept.and_then(|next| prints.get(next.checked_sub(1)?)).copied();
                let spot = Spot { print: prints[i], after, before_kept };
                let found = rows::first(HALVES, |holds| holds(&spot));
                let at = |found| if found == Found::BehindDump { next_kept } else { Some(i + 1) };
                halves[i] = found
                    .and_then(|found| Some((at(found)?, found)))
                    .filter(|(next, _)| body[*next].nature == Nature::Unknown);
            }
            if is_first(prints[i]) {
                next_kept = Some(i);
            }
        }
        Self(halves)
    }

    /// The two sides of each cut.
    pub(super) fn cuts(&self) -> impl Iterator<Item = (usize, usize)> {
        self.0.iter().enumerate().filter_map(|(left, right)| Some((left, (*right)?.0)))
    }
}

/// Whether a sentence may go on after the block. A finished one never does, whatever bracket is open.
fn is_open(raw: &Raw) -> bool {
    raw.nature == Nature::Unknown && !lines::is_finished(&raw.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{self, rows::tests::each_decides};

    #[test]
    fn each_row_decides_its_examples() {
        each_decides(HALVES, |text| {
            let article = article::read(text.as_bytes(), "a.txt");
            article.blocks.into_iter().map(|block| block.text).collect::<Vec<_>>()
        });
    }

    #[test]
    fn where_the_right_half_stands_is_told_by_what_was_printed_before() {
        let first = |end| Print::First { end };
        let again = |end, is_inner| Print::Again { of: crate::article::Lines::one(1), end, is_inner };
        for (print, after, before_kept, expected) in [
            (first(1), first(2), None, Some(Found::Next)),
            (first(1), again(9, true), Some(again(1, false)), Some(Found::BehindDump)),
            (first(1), again(9, false), Some(again(1, true)), Some(Found::BehindDump)),
            (first(1), again(9, true), Some(again(2, false)), Some(Found::Dropped)),
            (first(1), again(9, true), Some(first(1)), Some(Found::Dropped)),
            (first(1), again(9, false), Some(again(2, false)), None),
            (first(1), again(9, false), None, None),
            (first(1), Print::Piece { whole: 1 }, None, None),
            (again(1, true), first(2), None, Some(Found::Revived)),
            (again(1, false), first(2), None, None),
            (again(1, true), again(2, true), None, None),
            (Print::Piece { whole: 1 }, first(2), None, None),
        ] {
            let spot = Spot { print, after, before_kept };
            assert_eq!(
                rows::first(HALVES, |holds| holds(&spot)),
                expected,
                "{print:?} {after:?} {before_kept:?}"
            );
        }
        let are_again = [Found::Next, Found::BehindDump, Found::Dropped, Found::Revived].map(Found::is_again);
        assert_eq!(are_again, [false, false, true, true]);
    }

    #[test]
    fn a_sentence_may_go_on_behind_open_text_alone() {
        let raw = |text: &str, nature: Nature| Raw { text: text.into(), parts: vec![], nature };
        assert!(is_open(&raw("港務局公布", Nature::Unknown)));
        assert!(!is_open(&raw("港務局公布。", Nature::Unknown)));
        assert!(!is_open(&raw("港務局公布", Nature::Heading)));
        assert!(!is_open(&raw("港務局（公布。", Nature::Unknown)));
    }
}
