//! What makes a block a repeat of what was read before, a row each. Examples are articles.

use super::super::rows::{Row, first};
use super::{MIN_REPEAT_CHARS, Seen};

/// A block, and what was read before it.
pub(super) struct Block<'a> {
    pub(super) seen: &'a Seen,
    /// Its text without white space, and that of the block behind it.
    pub(super) here: &'a [char],
    pub(super) next: &'a [char],
    /// Where the repeat that the block before was of would go on.
    pub(super) goes_on_at: Option<usize>,
    /// The format says what it is: a heading, an item.
    pub(super) has_markup: bool,
    pub(super) is_heading_like: bool,
}

/// Where a block was read before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Where the repeat of the block before goes on.
    GoesOn,
    /// Anywhere in what was read.
    Anywhere,
    /// As a block of its own.
    Whole,
    /// Nowhere: it is no repeat.
    Nowhere,
}

/// A row of the table.
type RepeatRow = Row<fn(&Block<'_>) -> bool, Place>;

/// The table: the first row that holds says where.
static REPEATS: &[RepeatRow] = &[
    RepeatRow {
        name: "it goes on as the repeated text does",
        says: Place::GoesOn,
        holds: |b| b.goes_on_at.is_some_and(|at| b.seen.follows_at(at, b.here)),
        zh: Some(
            "新碼頭明年啟用\n\n漁會認為，計劃應顧及小型船塢。局長說會\n\n再看。\n\n港務局說好。\n\n漁會認為，計劃應顧及小型船塢。局長說會再\n\n看。",
        ),
        en: Some(
            "A new pier\n\nThe guild said that small docks should be kept. The board will\n\nlook at it.\n\nIt met on Friday.\n\nThe guild said that small docks should be kept. The board will look\n\nat it.",
        ),
        source: "linked text frames are dumped once for each frame, cut elsewhere",
    },
    RepeatRow {
        name: "it is a few words, and marked up",
        says: Place::Nowhere,
        holds: |b| b.here.len() < MIN_REPEAT_CHARS && b.has_markup,
        zh: Some("# 新碼頭明年啟用\n\n- 泊位\n- 泊位\n- 吊機\n\n港務局今日公布。"),
        en: Some("# A new pier\n\n- A berth\n- A berth\n- A crane\n\nThe board met."),
        source: "two items of a list may well be the same few words",
    },
    RepeatRow {
        name: "it is long, and no heading",
        says: Place::Anywhere,
        holds: |b| b.here.len() >= MIN_REPEAT_CHARS && !b.is_heading_like,
        zh: Some(
            "新碼頭明年啟用\n\n港務局說，漁會認為計劃應顧及小型船塢，收費不變。\n\n局長說好。\n\n漁會認為計劃應顧及小型船塢，收費不變。\n\n船公會說不。",
        ),
        en: Some(
            "A new pier\n\nThe board met on Friday. The guild said that small docks should be kept.\n\nThe union met.\n\nThe guild said that small docks should be kept.\n\nIt left.",
        ),
        source: "a dump may start in the middle of a paragraph",
    },
    RepeatRow {
        name: "it was a block, and so is what follows it",
        says: Place::Whole,
        holds: |b| {
            b.whole().is_some_and(|end| {
                let is_next = b.seen.follows_at(end, b.next);
                b.goes_on_at.is_some()
                    || is_next
                    || b.next.len() >= MIN_REPEAT_CHARS && b.seen.find(b.next).is_some()
            })
        },
        zh: Some(
            "新碼頭明年啟用\n\n收費\n\n漁會認為，計劃應顧及小型船塢。\n\n港務局說好。\n\n收費\n\n漁會認為，計劃應顧及小型船塢。",
        ),
        en: Some(
            "A new pier\n\nFees\n\nThe guild said that small docks should be kept.\n\nThe board met.\n\nFees\n\nThe guild said that small docks should be kept.",
        ),
        source: "two sections of one name stay two",
    },
    RepeatRow {
        name: "it is the block before, once more",
        says: Place::Whole,
        holds: |b| b.whole() == Some(b.seen.chars.len()),
        zh: Some("新碼頭明年啟用\n\n收費不變\n\n收費不變\n\n漁會認為，計劃應顧及小型船塢。"),
        en: Some("A new pier\n\nFees stay\n\nFees stay\n\nThe guild said that small docks should be kept."),
        source: "headings of print are set over two columns, and extracted twice",
    },
    RepeatRow {
        name: "it is a long heading, and was a block",
        says: Place::Whole,
        holds: |b| b.here.len() >= MIN_REPEAT_CHARS,
        zh: Some(
            "新碼頭明年啟用\n\n漁會促請當局顧及小型船塢的收費\n\n漁會說好。\n\n漁會促請當局顧及小型船塢的收費\n\n局長說不。",
        ),
        en: Some(
            "A new pier\n\nGuild asks board to keep the small docks\n\nThe guild met.\n\nGuild asks board to keep the small docks\n\nIt left.",
        ),
        source: "two sections have no long name in common",
    },
];

impl Block<'_> {
    /// Where the text starts that the block repeats, if it is a repeat.
    pub(super) fn repeated_at(&self) -> Option<usize> {
        if self.here.is_empty() {
            return None;
        }
        match first(REPEATS, |holds| holds(self))? {
            Place::GoesOn => self.goes_on_at,
            Place::Anywhere => self.seen.find(self.here),
            Place::Whole => self.seen.find_whole(self.here),
            Place::Nowhere => None,
        }
    }

    /// Where a block of the same words ends.
    fn whole(&self) -> Option<usize> {
        self.seen.find_whole(self.here).map(|at| at + self.here.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{self, rows::tests::each_decides};

    #[test]
    fn each_row_decides_its_examples() {
        each_decides(REPEATS, |text| {
            let article = article::read(text.as_bytes(), "");
            article.blocks.into_iter().map(|block| block.text).collect::<Vec<_>>()
        });
    }
}
