//! Does a sentence go on from one block to the next? The evidence, weighed.
//!
//! Print cuts paragraphs in mid-sentence at a column's end, and a short left half looks just like a heading. What
//! tells them apart are the rows of `reads_on/rows.rs`: each a question about the two sides of a cut. Where the sum
//! is thin, the halves stay apart and the article says so.

mod rows;

use super::items::{self, Item};
use super::lines;
use super::neighbours::{Near, Neighbours};
use super::rows::{self as table, Row};
use crate::text::{Lang, is_east_asian, is_han, phrase};
use rows::ROWS;

/// How much of either side is looked at, in bytes.
const MAX_SIDE_BYTES: usize = 1200;

/// What is to be done with the two sides of a cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// One sentence: joined.
    ReadsOn,
    /// Perhaps one sentence: left apart, and said.
    Unsure,
    /// Two blocks.
    Apart,
}

impl Verdict {
    const fn of(weight: i64) -> Self {
        match weight {
            READS_ON.. => Self::ReadsOn,
            UNSURE.. => Self::Unsure,
            _ => Self::Apart,
        }
    }
}

/// What the left side says at most: that its sentence is open. Whether the right side goes on with it is for the other.
const MOST_LEFT: i64 = 21;
/// From this weight the two sides are one sentence, and from this one they may be.
const READS_ON: i64 = 10;
const UNSURE: i64 = -5;

/// The two sides of a cut, and what is known of them.
pub(super) struct Cut<'a> {
    pub(super) left: &'a str,
    pub(super) right: &'a str,
    /// The characters at the cut.
    last: char,
    first: char,
    /// How many characters stand on the left, white space aside.
    n_left: usize,
    /// Brackets that stay open on the left, and those that close on the right what was not opened there.
    n_open: usize,
    n_stray: usize,
    is_east_asian: bool,
    is_han: bool,
    /// How sure `BudouX` is that a phrase ends at the cut; below zero, that none does.
    boundary: i64,
    near: Near,
    is_heading_like: (bool, bool),
    /// What makes the right side an item of a list.
    item: Option<Item>,
}

/// What a row says: which side it is evidence of, and how much a yes weighs. A join needs evidence on both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// That the sentence on the left is open.
    Left(i64),
    /// That the right side goes on with it, or starts a block of its own.
    Right(i64),
}

/// A row of the table. Its example is the left side, the right side and what else is printed, a line each.
type CutRow = Row<fn(&Cut<'_>) -> bool, Says>;

impl<'a> Cut<'a> {
    /// The cut between two blocks, of which `left` does not end a sentence; nothing where a side is empty.
    pub(super) fn new(left: &'a str, right: &'a str, lang: Lang, neighbours: &Neighbours) -> Option<Self> {
        let (left, right) = (tail(left), head(right));
        let (last, first) = (left.chars().next_back()?, right.chars().next()?);
        Some(Self {
            left,
            right,
            last,
            first,
            n_left: super::n_ink(left),
            n_open: lines::open_brackets(left).0,
            n_stray: lines::open_brackets(right).1,
            is_east_asian: is_east_asian(last) || is_east_asian(first),
            is_han: is_han(last) && is_han(first),
            boundary: phrase::score_between(left, right, lang),
            near: neighbours.near(left, right),
            is_heading_like: (lines::is_heading_like(left, lang), lines::is_heading_like(right, lang)),
            item: items::item(right),
        })
    }

    /// What the evidence comes to.
    pub(super) fn verdict(&self) -> Verdict {
        Verdict::of(self.weight())
    }

    /// The sum of the rows that hold, the left side's capped.
    pub(super) fn weight(&self) -> i64 {
        let sum = |weight: fn(Says) -> i64| -> i64 { self.held().map(|row| weight(row.says)).sum() };
        sum(Says::left).min(MOST_LEFT) + sum(Says::right)
    }

    /// The rows that hold.
    fn held(&self) -> impl Iterator<Item = &'static CutRow> {
        table::held(ROWS, |holds| holds(self))
    }

    /// The rows that hold, each with its weight.
    pub(super) fn evidence(&self) -> Vec<(&'static str, i64)> {
        self.held().map(|row| (row.name, row.says.left() + row.says.right())).collect()
    }
}

impl Says {
    const fn left(self) -> i64 {
        if let Self::Left(weight) = self { weight } else { 0 }
    }

    const fn right(self) -> i64 {
        if let Self::Right(weight) = self { weight } else { 0 }
    }
}

/// The end of a text, as far as it is looked at.
pub(super) fn tail(text: &str) -> &str {
    let at = text.ceil_char_boundary(text.len().saturating_sub(MAX_SIDE_BYTES));
    text.get(at..).unwrap_or(text)
}

fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MAX_SIDE_BYTES)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::rows::tests::each_decides;
    use std::iter;

    /// The verdict on a cut, and how it came about.
    fn verdict(example: &str) -> (Verdict, String) {
        let mut lines = example.lines().chain(iter::repeat(""));
        let texts = [(); 3].map(|()| lines.next().expect("there is no end of them"));
        let [left, right, _] = texts;
        let lang = Lang::detect(&format!("{left}{right}"));
        let neighbours = Neighbours::of(iter::once((left, right)), texts.into_iter(), texts.into_iter());
        let cut = Cut::new(left, right, lang, &neighbours).expect("two sides");
        (cut.verdict(), format!("{left} | {right}: {} {:?}", cut.weight(), cut.evidence()))
    }

    #[test]
    fn each_row_decides_its_examples() {
        each_decides(ROWS, |example| verdict(example).0);
    }

    #[track_caller]
    fn check(left: &str, right: &str, expected: Verdict) {
        let (verdict, how) = verdict(&format!("{left}\n{right}"));
        assert_eq!(verdict, expected, "{how}");
    }

    #[test]
    fn a_cut_sentence_reads_on() {
        let on = Verdict::ReadsOn;
        check("他們又計劃在明年春天以前，於碼頭一帶的舊倉", "庫開設一所航海學校，供居民報讀。", on);
        check("局長形容「這是全", "港的機會」，並承諾加快工程。", on);
        check("林海生接受訪問時表示港務局將", "會加快工程。", on);
        check("The board said that it would build the", "Terminal in the north of the bay.", on);
        check("The board said that it would", "build the terminal in the north.", on);
    }

    #[test]
    fn a_heading_does_not_read_on() {
        check("鞏固航線 創造新機遇", "林海生表示，港口是城市的命脈。", Verdict::Apart);
        check("為下一代留住海岸", "港務局去年在海岸種了三萬棵樹。", Verdict::Apart);
        check("A port remade", "The board approved the plan on Friday.", Verdict::Apart);
    }

    #[test]
    fn thin_evidence_is_told() {
        check("港務局昨日起計劃在內港", "興建新碼頭，供漁船停泊。", Verdict::Unsure);
    }

    /// Whether a row of this name holds of a cut, in an article that prints nothing else.
    fn holds(name: &str, left: &str, right: &str) -> bool {
        let lang = Lang::detect(&format!("{left}{right}"));
        let cut = Cut::new(left, right, lang, &Neighbours::none()).expect("two sides");
        assert!(ROWS.iter().any(|row| row.name == name), "{name}");
        cut.evidence().iter().any(|(row, weight)| *row == name && *weight != 0)
    }

    #[test]
    fn each_question_has_two_answers() {
        let han = |n: usize| "港".repeat(n);
        let short = "the left side is very short";
        assert!(holds(short, &han(10), "口") && !holds(short, &han(11), "口") && !holds(short, "abc", "def"));
        let long = "the left side is too long for a heading";
        assert!(holds(long, &han(35), "口") && !holds(long, &han(34), "口"));
        assert!(holds(long, &"x".repeat(101), "y") && !holds(long, &"x".repeat(100), "y"));
        for (name, left, right, expected) in [
            ("a bracket closes across the cut", "「新航", "線」首日", true),
            ("a bracket closes across the cut", "新航", "線」首日", false),
            ("a bracket closes across the cut", "「新航", "線首日", false),
            ("a closing mark opens the right side", "新航", "，首日", true),
            ("a closing mark opens the right side", "新航", "」首日", true),
            ("a closing mark opens the right side", "新航", "首日", false),
            ("a comma ends the left side", "新航、", "首日", true),
            ("a comma ends the left side", "新航「", "首日", true),
            ("a comma ends the left side", "新航", "首日", false),
            ("a quotation or a bracket opens on the right", "新航", "「首日", true),
            ("a quotation or a bracket opens on the right", "新航", "首日「", false),
            ("the right side stands in brackets", "新航", "（首日）", true),
            ("the right side stands in brackets", "新航", "（首日", false),
            ("the right side stands in brackets", "新航", "首日）", false),
            ("a bracket or a quotation closes on the left", "新航」", "首日", true),
            ("a bracket or a quotation closes on the left", "新航", "首日", false),
            ("the left side holds a comma or a stop", "新，航", "首日", true),
            ("the left side holds a comma or a stop", "新。航", "首日", true),
            ("the left side holds a comma or a stop", "a, b", "c", true),
            ("the left side holds a comma or a stop", "新航", "首，日", false),
            ("the left side opens with a tag", "【港聞】新航", "首日", true),
            ("the left side opens with a tag", "【港聞】", "首日", false),
            ("the left side opens with a tag", "新航", "首日", false),
            ("a sentence ends on the right", "新航", "首日。", true),
            ("a sentence ends on the right", "新航", "首日", false),
            ("the right side starts small", "The crane", "moved on", true),
            ("the right side starts small", "The crane", "Moved on", false),
            ("the right side starts small", "新航", "moved on", false),
            ("the right side starts big", "The crane", "Moved on", true),
            ("the right side starts big", "The crane", "moved on", false),
            ("the right side starts big", "新航", "Moved on", false),
            ("a hyphen ends the left side", "The auto-", "mated", true),
            ("a hyphen ends the left side", "The auto", "mated", false),
            ("a bullet or a number opens on the right", "新航", "1. 首日", true),
            ("a bullet or a number opens on the right", "新航", "首日", false),
            ("a label, a time, a contact or a place opens on the right", "新航", "地址：海傍道", true),
            ("a label, a time, a contact or a place opens on the right", "新航", "1. 首日", false),
        ] {
            assert_eq!(holds(name, left, right), expected, "{name}: {left}|{right}");
        }
    }

    #[test]
    fn a_side_is_looked_at_so_far() {
        let text = "港".repeat(500);
        assert_eq!((tail(&text).len(), head(&text).len(), tail("港"), head("港")), (1200, 1200, "港", "港"));
        let (odd, even) = (format!("{text}x"), format!("x{text}"));
        assert_eq!((tail(&odd).len(), head(&even).len()), (1198, 1198));
        let none = Neighbours::none();
        assert!(
            Cut::new("", "港", Lang::ZhHant, &none).is_none()
                && Cut::new("港", "", Lang::ZhHant, &none).is_none()
        );
        for (weight, expected) in
            [(10, Verdict::ReadsOn), (9, Verdict::Unsure), (-5, Verdict::Unsure), (-6, Verdict::Apart)]
        {
            assert_eq!(Verdict::of(weight), expected, "{weight}");
        }
    }
}
