//! Does a sentence go on from one block to the next? The evidence, weighed.
//!
//! Print cuts paragraphs in mid-sentence at a column's end, and a short left half looks just like a heading. What
//! tells them apart: brackets left open, words that end or start nothing, whether a phrase ends there (`BudouX`),
//! and whether the two characters at the cut stand side by side elsewhere in the article.

use super::lines;
use crate::text::{Lang, is_east_asian, is_han, phrase};
use std::collections::HashSet;

/// Words that no heading and no paragraph ends with in Chinese: prepositions, conjunctions, adverbs, 的.
const ENDS_NOTHING: &str = "的在和與与及將将於于對对是以從从把被由向並并而或也都又更各每該该此這这那其為为讓让使令但因若如則则亦曾未再僅仅只尤\
    甚至跟同就當当已正還还會会可應应須须要能";
/// Characters that a paragraph hardly starts with: suffixes and particles.
const STARTS_NOTHING: &str =
    "的了着著們们性化者等及與与和或之地得過过於于嗎吗呢吧亦也則则便才就上下中後后裏里內内來来去到起出";
/// Words that paragraphs of the body open with, and headings do not.
const OPENS_BODY: [&str; 36] = [
    "他", "她", "據", "据", "記者", "记者", "此外", "另外", "然而", "不過", "不过", "同時", "同时", "而",
    "但", "在", "為了", "为了", "由於", "由于", "雖然", "虽然", "至於", "至于", "對於", "对于", "當", "当",
    "我們", "我们", "這", "这", "除了", "談到", "谈到", "根據",
];
/// Verbs of saying: inside a short block without a colon they make it a sentence.
const SAYS: [&str; 16] = [
    "表示", "指出", "認為", "认为", "強調", "强调", "透露", "補充", "补充", "續指", "憶述", "提到", "坦言",
    "直言", "形容", "接受",
];
/// English words that nothing ends with.
const ENGLISH_ENDS_NOTHING: [&str; 34] = [
    "the", "a", "an", "of", "and", "or", "to", "in", "on", "at", "by", "for", "with", "from", "that",
    "which", "who", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "its",
    "their", "his", "her", "as", "but",
];

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
    if ENDS_NOTHING.contains(last) {
        weight += 22;
    }
    if STARTS_NOTHING.contains(first) {
        weight += 14;
    }
    if OPENS_BODY.iter().any(|w| right.starts_with(w)) {
        weight -= 14;
    }
    // A verb of saying has its speaker in front of it.
    if SAYS.iter().any(|w| right.starts_with(w)) {
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
    if OPENS_BODY.iter().any(|w| left.starts_with(w)) {
        weight += 12;
    }
    if !left.contains('：') && SAYS.iter().any(|w| left.contains(w)) {
        weight += 16;
        weight += if SAYS.iter().any(|w| left.contains(&format!("{w}，"))) { 25 } else { 0 };
    }
    if "一二三四五六七八九十百千萬万兩两數数幾几".contains(last) {
        weight += 12;
    }
    if left.contains(['？', '！'])
        || left.starts_with(|c: char| c.is_ascii_digit()) && left.contains(['.', '、'])
    {
        weight -= 10;
    }
    weight
}

fn weigh_latin(left: &str, right: &str) -> i64 {
    let mut weight = 0;
    let first = right.chars().find(|c| c.is_alphanumeric()).unwrap_or(' ');
    if first.is_lowercase() {
        weight += 45;
    }
    let last_word = left.rsplit(' ').next().unwrap_or_default();
    if ENGLISH_ENDS_NOTHING.contains(&last_word) {
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
    fn a_heading_does_not_read_on() {
        check("鞏固航線 創造新機遇", "林海生表示，港口是城市的命脈。", false);
        check("為下一代留住海岸", "港務局去年在海岸種了三萬棵樹。", false);
        check("A port remade", "The board approved the plan on Friday.", false);
    }
}
