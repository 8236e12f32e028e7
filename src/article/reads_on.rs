//! Does a sentence go on from one block to the next? The evidence, weighed.
//!
//! Print cuts paragraphs in mid-sentence at a column's end, and a short left half looks just like a heading. What
//! tells them apart: brackets left open, words that end or start nothing, whether a phrase ends there (`BudouX`),
//! and whether the two characters at the cut stand side by side elsewhere in the article.

use super::lines;
use super::words::{Manner, en, zh};
use crate::text::{Lang, is_east_asian, is_han, phrase};
use std::collections::HashSet;

/// The pairs and triples of characters that stand side by side inside the article's blocks.
pub(super) struct Neighbours {
    runs: HashSet<[char; 3]>,
}

impl Neighbours {
    /// Gathers them from the texts of the blocks. A pair is a run of three with a NUL at its end.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut runs = HashSet::new();
        for text in texts {
            let chars: Vec<char> = text.chars().collect();
            runs.extend(chars.windows(3).map(|w| [w[0], w[1], w[2]]));
            runs.extend(chars.windows(2).map(|w| [w[0], w[1], '\0']));
        }
        Self { runs }
    }
}

/// Weighs whether `right` goes on with the sentence of `left`: above zero it does. `left` does not end a sentence.
pub(super) fn weigh(left: &str, right: &str, lang: Lang, neighbours: &Neighbours) -> i64 {
    let (Some(last), Some(first)) = (left.chars().next_back(), right.chars().next()) else { return -100 };
    let (n_open, _) = lines::open_brackets(left);
    let (_, n_stray) = lines::open_brackets(right);
    let mut weight = -14;
    if n_open > 0 {
        weight += if n_stray > 0 { 200 } else { 60 };
    }
    if lines::closes(first) || "，。、；：？！,.;:".contains(first) {
        weight += 150;
    }
    if "，、—（「『《〈,(".contains(last) {
        weight += 60;
    }
    // What stands in capitals or quotation marks, or is short itself, starts a block of its own.
    if lines::is_heading_like(right, lang) {
        weight -= 25;
    }
    if is_east_asian(last) || is_east_asian(first) {
        weight + weigh_east_asian(left, right, lang, neighbours)
    } else {
        weight + weigh_latin(left, right)
    }
}

fn weigh_east_asian(left: &str, right: &str, lang: Lang, neighbours: &Neighbours) -> i64 {
    let tail: Vec<char> = left.chars().rev().take(2).collect();
    let head: Vec<char> = right.chars().take(2).collect();
    let (last, first) = (tail[0], head[0]);
    let mut weight = 0;
    // How it reads across the cut.
    weight -= (phrase::score_between(left, right, lang) / 220).clamp(-16, 14);
    if is_han(last) && is_han(first) {
        let has = |run| neighbours.runs.contains(&run);
        if has([last, first, '\0']) {
            weight += 9;
        }
        let before = tail.get(1).is_some_and(|&c| has([c, last, first]));
        let after = head.get(1).is_some_and(|&c| has([last, first, c]));
        weight += 14 * (i64::from(before) + i64::from(after));
    }
    if zh::ENDS_NOTHING.contains(last) {
        weight += 22;
    }
    if zh::STARTS_NOTHING.contains(first) {
        weight += 14;
    }
    if zh::OPENS_BODY.opening(right).is_some() {
        weight -= 14;
    }
    // A verb of saying has its speaker in front of it.
    if says().any(|w| right.starts_with(w)) {
        weight += 30;
    }
    // What the left block looks like by itself.
    let n_chars = left.chars().filter(|c| !c.is_whitespace()).count();
    weight += match n_chars {
        0..=10 => -14,
        11..=16 => -4,
        17..=24 => 2,
        25..=34 => 14,
        _ => 45,
    };
    if lines::is_couplet(left) {
        weight -= 30;
    }
    if left.contains('。') {
        weight += 60;
    }
    weight += 13 * i64::try_from(left.matches('，').count().min(4)).unwrap_or(4);
    if zh::OPENS_BODY.opening(left).is_some() {
        weight += 12;
    }
    if !left.contains('：') && says().any(|w| left.contains(w)) {
        weight += 16;
        weight += if says().any(|w| left.contains(&format!("{w}，"))) { 25 } else { 0 };
    }
    if zh::COUNTS.contains(last) {
        weight += 12;
    }
    if left.contains(['？', '！'])
        || left.starts_with(|c: char| c.is_ascii_digit()) && left.contains(['.', '、'])
    {
        weight -= 10;
    }
    weight
}

/// The verbs that make a short block without a colon a sentence. One character is no evidence, and what `Tells` is a
/// noun as well, which headings are made of (專家`建議`).
fn says() -> impl Iterator<Item = &'static str> {
    zh::SAYS
        .iter()
        .filter(|verb| verb.manner == Manner::Says && !verb.is_brief())
        .flat_map(|verb| verb.forms())
}

fn weigh_latin(left: &str, right: &str) -> i64 {
    let mut weight = 0;
    let first = right.chars().find(|c| c.is_alphanumeric()).unwrap_or(' ');
    if first.is_lowercase() {
        weight += 45;
    }
    let last_word = left.rsplit(' ').next().unwrap_or_default();
    if en::ENDS_NOTHING.contains(&last_word) {
        weight += 45;
    }
    if left.ends_with('-') {
        weight += 40;
    }
    if left.chars().count() > 100 || left.contains(". ") {
        weight += 30;
    }
    weight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str, reads_on: bool) {
        let lang = Lang::detect(&format!("{left}{right}"));
        let neighbours = Neighbours::of([left, right].into_iter());
        let weight = weigh(left, right, lang, &neighbours);
        assert_eq!(weight > 0, reads_on, "{weight}: {left} | {right}");
    }

    #[test]
    fn a_cut_sentence_reads_on() {
        check("他們又計劃在明年春天以前，於碼頭一帶的舊倉", "庫開設一所航海學校，供居民報讀。", true);
        check("局長形容「這是全", "港的機會」，並承諾加快工程。", true);
        check("林海生接受訪問時表示港務局將", "會加快工程。", true);
        check("The board said that it would build the", "Terminal in the north of the bay.", true);
        check("The board said that it would", "build the terminal in the north.", true);
    }

    #[test]
    fn a_verb_of_saying_makes_a_sentence_of_a_short_block() {
        check("林海生解釋，碼頭", "工程要分三期，先擴建內港。", true);
        check("林海生身旁，碼頭", "工程要分三期，先擴建內港。", false);
        check("專家的建議，碼頭", "工程要分三期，先擴建內港。", false);
    }

    #[test]
    fn a_heading_does_not_read_on() {
        check("鞏固航線 創造新機遇", "林海生表示，港口是城市的命脈。", false);
        check("為下一代留住海岸", "港務局去年在海岸種了三萬棵樹。", false);
        check("A port remade", "The board approved the plan on Friday.", false);
    }
}
