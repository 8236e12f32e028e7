//! What a mark before a line means on this page: a caption, an item of a list, or a heading between two marks.
//!
//! Print sets ● before the words of a photo, and service lists set it before their items. The page tells: captions
//! stand apart by more white lines than its paragraphs do, and items hold labels, numbers and places.

use super::items;
use super::rows::{self, Row};
use super::{Nature, Raw, n_ink, spans};
use std::collections::HashMap;

/// From this many items with a mark, and when they are a third of all that have it, the mark is a bullet.
const MIN_ITEMS: usize = 3;
/// How much of an item is its label at most, in characters.
const MAX_LABEL_CHARS: usize = 24;

/// A marked line, and what the page says of its mark.
struct Marked<'a> {
    mark: char,
    text: &'a str,
    /// How many lines have the mark, and how many of them are like items.
    n_all: usize,
    n_items: usize,
    /// No more lines are left white before it than before most blocks.
    is_close: bool,
}

/// A row of the table of marked lines. Its example is an article.
type MarkRow = Row<fn(&Marked<'_>) -> bool, ()>;

/// What makes a marked line no caption.
static NO_CAPTIONS: &[MarkRow] = &[
    MarkRow {
        name: "the mark is the bullet of a list",
        says: (),
        holds: |line| line.n_items >= MIN_ITEMS && line.n_items * 3 >= line.n_all && line.is_close,
        zh: Some(
            "開放日\n\n港務局今日公布詳情。\n\n●地址：海傍道5號\n\n●電話：5550 1234\n\n●收費：全免\n\n歡迎參觀。",
        ),
        en: Some(
            "Open day\n\nThe board met on Friday.\n\n■ Venue: the old dock\n\n■ Phone: 5550 1234\n\n■ Tickets: free\n\nAll may come.",
        ),
        source: "service lists of three papers: an item holds a label, a number or a place",
    },
    MarkRow {
        name: "the mark closes the line too",
        says: (),
        holds: |line| line.text.ends_with(line.mark),
        zh: Some("開放日\n\n港務局今日公布詳情。\n\n■參觀須知■\n\n歡迎參觀。"),
        en: Some("Open day\n\nThe board met on Friday.\n\n■ How to come ■\n\nAll may come."),
        source: "a heading may stand between two marks",
    },
];

/// A row of the table of items. Its example is an article with three of them.
type ItemRow = Row<fn(&str) -> bool, ()>;

/// What makes the words behind a mark those of an item.
static ITEM_LIKE: &[ItemRow] = &[
    ItemRow {
        name: "it would be an item without the mark",
        says: (),
        holds: |text| items::item(text).is_some(),
        zh: Some("開放日\n\n港務局今日公布詳情。\n\n●1. 參觀\n\n●2. 導賞\n\n●3. 表演\n\n歡迎參觀。"),
        en: Some(
            "Open day\n\nThe board met on Friday.\n\n■ 1. a tour\n\n■ 2. a talk\n\n■ 3. a show\n\nAll may come.",
        ),
        source: "service lists of three papers",
    },
    ItemRow {
        name: "a label in brackets opens it",
        says: (),
        holds: |text| text.starts_with('【'),
        zh: Some("開放日\n\n港務局今日公布詳情。\n\n●【甲】參觀\n\n●【乙】導賞\n\n●【丙】表演\n\n歡迎參觀。"),
        en: None,
        source: "service lists of three papers",
    },
    ItemRow {
        name: "a colon parts it from a label of many words",
        says: (),
        holds: |text| {
            let label = text.split_once(['：', ':']).map(|(label, _)| label);
            label.is_some_and(|label| label.chars().count() <= MAX_LABEL_CHARS && !label.contains('，'))
        },
        zh: Some(
            "開放日\n\n港務局今日公布詳情。\n\n●北灣大道漁會新會址的泊位數目：六個\n\n●北灣大道漁會新會址的泊位收費：不變\n\n●北灣大道漁會新會址的泊位長度：不詳\n\n歡迎參觀。",
        ),
        en: Some(
            "Open day\n\nThe board met on Friday.\n\n■ Berths of the guild hall: six\n\n■ Cranes of the guild hall: two\n\n■ Docks of the guild hall: none\n\nAll may come.",
        ),
        source: "service lists of three papers",
    },
];

/// Makes body text of the marked lines that are no captions, mark and all.
pub(super) fn sort_out_lists(mut raws: Vec<Raw>) -> Vec<Raw> {
    let gaps = gaps(&raws);
    let usual = usual_gap(&raws, &gaps);
    // For each mark how many lines it has, and how many of them are like items.
    let mut marks: HashMap<char, (usize, usize)> = HashMap::new();
    for raw in &raws {
        if let Some(mark) = mark(raw) {
            let (n_all, n_items) = marks.entry(mark).or_default();
            *n_all += 1;
            *n_items += usize::from(is_item_like(&raw.text));
        }
    }
    for (raw, gap) in raws.iter_mut().zip(gaps) {
        let Some(mark) = mark(raw) else { continue };
        let (n_all, n_items) = marks[&mark];
        let line = Marked { mark, text: &raw.text, n_all, n_items, is_close: gap <= usual };
        if rows::any(NO_CAPTIONS, |holds| holds(&line)) {
            unmark(raw);
        }
    }
    raws
}

/// The mark of a caption that is known by it alone.
fn mark(raw: &Raw) -> Option<char> {
    let is_marked = matches!(raw.nature, Nature::Caption { image: None });
    let first = raw.parts.first()?.text.chars().next()?;
    (is_marked && !raw.text.starts_with(first) && !first.is_alphanumeric()).then_some(first)
}

/// Gives a caption its mark back, as body text.
fn unmark(raw: &mut Raw) {
    let Some(first) = raw.parts.first_mut() else { return };
    let n_marked = n_ink(&first.text) - first.n_inked;
    let marked: String = first.text.chars().filter(|c| !c.is_whitespace()).take(n_marked).collect();
    let space = if first.text.chars().nth(n_marked).is_some_and(char::is_whitespace) { " " } else { "" };
    raw.text = format!("{marked}{space}{}", raw.text);
    first.n_inked = n_ink(&first.text);
    raw.nature = Nature::Unknown;
}

/// How many lines are left white before each block.
fn gaps(raws: &[Raw]) -> Vec<usize> {
    let mut last = 0;
    let gap = |raw: &Raw| {
        let lines = spans(raw);
        let gap = lines.first.saturating_sub(last + 1);
        last = lines.last;
        gap
    };
    raws.iter().map(gap).collect()
}

/// The gap that most of the body's blocks have before them.
fn usual_gap(raws: &[Raw], gaps: &[usize]) -> usize {
    let mut gaps: Vec<usize> =
        raws.iter().zip(gaps).filter(|(raw, _)| raw.nature == Nature::Unknown).map(|(_, gap)| *gap).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).copied().unwrap_or(0)
}

fn is_item_like(text: &str) -> bool {
    rows::any(ITEM_LIKE, |holds| holds(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{self, Kind, rows::tests::each_decides};

    #[test]
    fn each_row_decides_its_examples() {
        let n_captions = |text: &str| article::read(text.as_bytes(), "a.txt").of_kind(Kind::Caption).count();
        each_decides(NO_CAPTIONS, n_captions);
        each_decides(ITEM_LIKE, n_captions);
    }

    fn caption(line: &str, number: usize) -> Raw {
        let words = line.trim_start_matches(['●', ' ']);
        let part = super::super::Part { n_inked: n_ink(words), ..super::super::Part::line(number, line) };
        Raw { text: words.to_owned(), parts: vec![part], nature: Nature::Caption { image: None } }
    }

    /// How many of the lines stay captions.
    fn n_captions(n_items: usize, n_others: usize) -> usize {
        let item = |i: usize| caption("●地址：海傍道", i + 1);
        let other = |i: usize| caption("●局長在場", n_items + i + 1);
        let raws = (0..n_items).map(item).chain((0..n_others).map(other)).collect();
        sort_out_lists(raws).iter().filter(|raw| mark(raw).is_some()).count()
    }

    #[test]
    fn a_third_of_items_and_three_of_them_make_a_list() {
        for (n_items, n_others, expected) in [(3, 6, 0), (3, 7, 10), (2, 0, 2), (3, 0, 0), (4, 9, 13)] {
            assert_eq!(n_captions(n_items, n_others), expected, "{n_items} {n_others}");
        }
    }

    #[test]
    fn a_caption_gets_its_mark_back_as_it_stood() {
        for line in ["●地址：海傍道", "● 地址：海傍道"] {
            let mut raw = caption(line, 1);
            assert_eq!(mark(&raw), Some('●'));
            unmark(&mut raw);
            assert_eq!(
                (raw.text.as_str(), raw.parts[0].n_inked, raw.nature),
                (line, line.chars().filter(|c| *c != ' ').count(), Nature::Unknown)
            );
        }
        assert_eq!(mark(&caption("地址：海傍道", 1)), None);
        assert_eq!(mark(&Raw { nature: Nature::Unknown, ..caption("●地址", 1) }), None);
        let image = Nature::Caption { image: Some("a".into()) };
        assert_eq!(mark(&Raw { nature: image, ..caption("●地址", 1) }), None);
        assert_eq!(mark(&Raw { text: "址".into(), ..caption("地址", 1) }), None, "a letter is no mark");
    }

    #[test]
    fn lines_with_more_white_before_them_than_most_are_captions() {
        let at = |n: &[usize]| -> Vec<Raw> {
            n.iter().map(|n| Raw { nature: Nature::Unknown, ..caption("甲", *n) }).collect()
        };
        assert_eq!(gaps(&at(&[1, 2, 5, 9])), [0, 0, 2, 3]);
        assert_eq!(gaps(&at(&[3])), [2]);
        let raws = at(&[1, 3, 5, 9]);
        assert_eq!(usual_gap(&raws, &[0, 1, 1, 3]), 1);
        assert_eq!(usual_gap(&raws[..2], &[0, 4]), 4);
        assert_eq!(usual_gap(&[caption("●甲", 1)], &[4]), 0, "of text alone");
        let items = |gap: usize| {
            let text = |n: usize| Raw { nature: Nature::Unknown, ..caption("甲", n) };
            let list = (0..3).map(|i| caption("●地址：海傍道", 8 + i * gap));
            let raws = [text(2), text(4), text(6)].into_iter().chain(list).collect();
            sort_out_lists(raws).iter().filter(|raw| mark(raw).is_some()).count()
        };
        assert_eq!((items(2), items(3)), (0, 2), "the first stands as near as text does");
    }
}
