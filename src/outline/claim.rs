//! Which words of a sentence make the point: a run of whole clauses, verbatim, as an editor would mark it.
//!
//! Chinese sentences run to 45–65 characters, an editor's bullet to 16–57. So windows of clauses are scored: by what
//! they say (figures, dates, what is to be done), by whether they stand alone, and by their length.

use super::sentence;
use super::speech::{Said, Speakers};
use crate::text::{Lang, slice};
use std::collections::HashSet;
use std::ops::Range;

/// A claim: spans of its paragraph in bytes, with an elision between them, and its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) spans: Vec<Range<usize>>,
    pub(super) by: Option<String>,
}

/// What stands between two spans of a claim.
const ELISION: &str = "……";
/// The longest claim that is taken whole, and the longest window, in characters of Chinese; and of English.
const MAX_WHOLE: usize = 57;
const MAX_WINDOW: usize = 57;
const MAX_LATIN: usize = 150;
/// From this length on a stretch may give two claims.
const MIN_FOR_TWO: usize = 58;

/// Words that lead a claim on from the one before, and go when it stands alone. Longest first.
const CONNECTIVES: [&str; 60] = [
    "這亦可以",
    "這也可以",
    "这也可以",
    "還",
    "與此同時，",
    "与此同时，",
    "另一方面，",
    "一方面，",
    "事實上，",
    "事实上，",
    "除此之外，",
    "更重要的是，",
    "值得一提的是，",
    "同時，",
    "同时，",
    "此外，",
    "另外，",
    "其中，",
    "其實，",
    "其实，",
    "不過，",
    "不过，",
    "然而，",
    "因此，",
    "首先，",
    "其次，",
    "最後，",
    "最后，",
    "再者，",
    "而且，",
    "如今，",
    "總之，",
    "总之，",
    "至於",
    "至于",
    "不但",
    "不僅",
    "不仅",
    "這亦",
    "這也",
    "这也",
    "而且",
    "因而",
    "從而",
    "从而",
    "繼而",
    "继而",
    "但是",
    "可是",
    "並且",
    "并且",
    "而",
    "但",
    "並",
    "并",
    "亦",
    "更",
    "也",
    "又",
    "則",
];
pub(super) const LATIN_CONNECTIVES: [&str; 14] = [
    "However, ",
    "Instead, ",
    "Meanwhile, ",
    "Moreover, ",
    "Furthermore, ",
    "Still, ",
    "Therefore, ",
    "As a result, ",
    "In addition, ",
    "Also, ",
    "But ",
    "And ",
    "So ",
    "Yet ",
];
/// Clauses that hang on what stands before them: purposes, examples, effects.
const HANGS_BACK: [&str; 28] = [
    "以",
    "冀",
    "尤其",
    "特別是",
    "特别是",
    "例如",
    "相信",
    "從而",
    "从而",
    "繼而",
    "继而",
    "讓",
    "让",
    "使",
    "令",
    "對此",
    "这对",
    "這對",
    "這不僅",
    "这不仅",
    "包括",
    "為",
    "为",
    "把",
    "將其",
    "導致",
    "藉",
    "借",
];
/// Verbs that go on with the subject of the clause before.
const GOES_ON: [&str; 10] = ["幫助", "帮助", "協助", "协助", "推動", "推动", "促進", "促进", "共同", "了解"];
/// Clauses that hang on what follows: conditions, concessions, times.
const HANGS_FORWARD: [&str; 36] = [
    "除了", "雖然", "虽然", "由於", "由于", "如果", "若", "當", "当", "每逢", "既要", "既", "因為", "因为",
    "儘管", "尽管", "為了", "为了", "隨著", "隨着", "随着", "作為", "作为", "在", "談到", "谈到", "對於",
    "对于", "從", "从", "早在", "與其", "不但", "不僅", "不仅", "無論",
];
/// What marks a clause of time or place at its end, before the comma.
const ENDS_LEAD: &str = "下後后時时中上前外間间來来";
/// What makes a claim worth a point.
const CUES: [&str; 40] = [
    "應", "应", "須", "须", "可", "會", "会", "將", "将", "計劃", "计划", "推出", "成立", "簽訂", "签订",
    "舉辦", "举办", "撥款", "拨款", "支持", "增加", "減少", "减少", "提升", "打造", "建立", "是", "首", "最",
    "必", "建議", "建议", "目標", "目标", "擴", "扩", "啟用", "開", "投資", "完成",
];
const DATES: [&str; 12] =
    ["今年", "明年", "去年", "後年", "后年", "年", "月", "季", "未來", "未来", "目前", "現時"];

impl Claim {
    /// The claim's words: its spans of `paragraph` with an elision between them, without a comma or stop at the
    /// end (a quotation keeps its marks).
    pub(super) fn text(&self, paragraph: &str) -> String {
        let mut text = String::new();
        for (i, span) in self.spans.iter().enumerate() {
            if i > 0 {
                text.push_str(ELISION);
            }
            text.push_str(slice(paragraph, span.clone()));
        }
        // A quotation cut short ends in an elision, and its marks are closed as they were opened.
        text
    }
}

/// Finds the claims of a paragraph, in order: one a sentence, two where a long one makes two.
pub(super) fn claims(paragraph: &str, lang: Lang, heading: &str, speakers: &mut Speakers) -> Vec<Claim> {
    speakers.begin_paragraph();
    let heading = bigrams(heading);
    let mut found: Vec<(Claim, i64)> = Vec::new();
    for sentence in sentence::sentences(paragraph, lang) {
        for said in speakers.take(paragraph, sentence, lang) {
            let known = speakers.known();
            found.extend(if lang.is_unspaced() {
                from_east_asian(paragraph, &said, lang, &heading, known)
            } else {
                from_latin(paragraph, &said)
            });
        }
    }
    // A weak claim is left to the notes, but for a paragraph's only one.
    let best = found.iter().map(|(_, score)| *score).max().unwrap_or(0);
    found.retain(|(_, score)| *score >= MIN_SCORE || *score == best);
    found.into_iter().map(|(claim, _)| claim).collect()
}

/// Below this a stretch is no point of its own, in tenths.
const MIN_SCORE: i64 = 0;

fn bigrams(text: &str) -> HashSet<(char, char)> {
    let chars: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    chars.windows(2).map(|w| (w[0], w[1])).collect()
}

fn n_chars(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The span without the marks that end a clause.
fn without_stop(text: &str, span: Range<usize>) -> Range<usize> {
    let words = slice(text, span.clone());
    span.start..span.start + words.trim_end_matches(['，', '。', '；', ',', ';', ' ', '.']).len()
}

/// The span without the words that lead on from what stood before.
fn without_connective(text: &str, span: Range<usize>, connectives: &[&str]) -> Range<usize> {
    let mut start = span.start;
    while let Some(word) = connectives.iter().find(|w| slice(text, start..span.end).starts_with(**w)) {
        // 並非, 而是, 但凡: the character is part of a word.
        let rest = slice(text, start + word.len()..span.end);
        let is_word = word.chars().count() == 1
            && rest.starts_with([
                '非', '不', '是', '無', '凡', '且', '許', '高', '大', '多', '好', '新', '便', '早', '一',
            ]);
        if is_word || n_chars(rest) < 4 {
            break;
        }
        start += word.len();
    }
    start..span.end
}

fn from_east_asian(
    paragraph: &str,
    said: &Said,
    lang: Lang,
    heading: &HashSet<(char, char)>,
    known: &[String],
) -> Vec<(Claim, i64)> {
    if said.is_quotation {
        return vec![(quotation(paragraph, said, lang, heading), 30)];
    }
    let mut out = Vec::new();
    // A semicolon parts two statements.
    for part in parts(paragraph, said.span.clone()) {
        let whole = without_connective(paragraph, without_stop(paragraph, part.clone()), &CONNECTIVES);
        let judge = Judge { paragraph, heading, known };
        let clauses = split(paragraph, whole.clone(), lang);
        let n_whole = n_chars(slice(paragraph, whole.clone()));
        if clauses.len() <= 1 || (n_whole <= MAX_WHOLE && !judge.trails_off(&clauses)) {
            let score = judge.score(&clauses, 0, clauses.len()) + 10;
            out.push((Claim { spans: vec![whole], by: said.by.clone() }, score));
            continue;
        }
        let Some((best, score)) = judge.best_window(&clauses, |_, _| true) else { continue };
        let first = (judge.claim(&clauses, best.clone(), said), score);
        let is_apart = |from: usize, to: usize| to <= best.start || from >= best.end;
        let second = (n_whole >= MIN_FOR_TWO).then(|| judge.best_window(&clauses, is_apart)).flatten();
        let mut windows = vec![(best.start, first)];
        windows.extend(
            second
                .filter(|(_, score)| *score >= MIN_FOR_SECOND)
                .map(|(window, score)| (window.start, (judge.claim(&clauses, window, said), score))),
        );
        windows.sort_by_key(|(start, _)| *start);
        out.extend(windows.into_iter().map(|(_, found)| found));
    }
    out
}

/// What a sentence's second claim must score, in tenths.
const MIN_FOR_SECOND: i64 = 16;

fn parts(paragraph: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let clauses = sentence::clauses(paragraph, span, Lang::ZhHant);
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for clause in clauses {
        let ends = slice(paragraph, clause.clone()).ends_with('；');
        match parts.last_mut() {
            Some(part) if is_open => part.end = clause.end,
            _ => parts.push(clause),
        }
        is_open = !ends;
    }
    parts
}

fn split(paragraph: &str, span: Range<usize>, lang: Lang) -> Vec<Range<usize>> {
    if lang != Lang::Ja {
        return sentence::clauses(paragraph, span, lang);
    }
    // Japanese parts clauses with 、, which Chinese keeps for lists.
    let (mut out, mut start) = (Vec::new(), span.start);
    for (at, mark) in slice(paragraph, span.clone()).match_indices('、') {
        out.push(start..span.start + at + mark.len());
        start = span.start + at + mark.len();
    }
    out.push(start..span.end);
    out
}

/// A quotation as a point: whole, or its strongest clauses with elisions inside its marks.
fn quotation(paragraph: &str, said: &Said, lang: Lang, heading: &HashSet<(char, char)>) -> Claim {
    let words = slice(paragraph, said.span.clone()).trim_end_matches(['。', '，']);
    let span = said.span.start..said.span.start + words.len();
    let by = said.by.clone();
    let (Some(open), Some(close)) = (words.chars().next(), words.chars().next_back()) else {
        return Claim { spans: vec![span], by };
    };
    if n_chars(words) <= MAX_WINDOW || !words.ends_with(['」', '』', '”']) {
        return Claim { spans: vec![span], by };
    }
    let inside = span.start + open.len_utf8()..span.end - close.len_utf8();
    let judge = Judge { paragraph, heading, known: &[] };
    let best = sentence::sentences(slice(paragraph, inside.clone()), lang)
        .into_iter()
        .filter_map(|s| {
            let s = s.start + inside.start..s.end + inside.start;
            let clauses = sentence::clauses(paragraph, s, lang);
            let (window, score) = judge.best_window(&clauses, |_, _| true)?;
            Some((score, clauses[window.start].start..clauses[window.end - 1].end))
        })
        .max_by_key(|(score, span)| (*score, usize::MAX - span.start));
    let Some((_, best)) = best else { return Claim { spans: vec![span], by } };
    let mut spans = Vec::new();
    let best = if best.start == inside.start {
        span.start..best.end
    } else {
        spans.push(span.start..inside.start);
        without_connective(paragraph, best, &CONNECTIVES)
    };
    if best.end >= inside.end {
        spans.push(best.start..span.end);
    } else {
        spans.push(without_stop(paragraph, best));
        spans.push(inside.end..span.end);
    }
    Claim { spans, by }
}

/// Weighs windows of clauses.
struct Judge<'a> {
    paragraph: &'a str,
    heading: &'a HashSet<(char, char)>,
    known: &'a [String],
}

impl Judge<'_> {
    fn words(&self, clause: &Range<usize>) -> &str {
        slice(self.paragraph, clause.clone())
    }

    /// The best window of clauses among those that `allows` takes, with its score in tenths.
    fn best_window(
        &self,
        clauses: &[Range<usize>],
        allows: impl Fn(usize, usize) -> bool,
    ) -> Option<(Range<usize>, i64)> {
        let mut best: Option<(Range<usize>, i64)> = None;
        for from in 0..clauses.len() {
            for to in from + 1..=clauses.len() {
                let n = n_chars(slice(self.paragraph, clauses[from].start..clauses[to - 1].end));
                if !allows(from, to) || (n > MAX_WINDOW && to > from + 1) {
                    continue;
                }
                let score = self.score(clauses, from, to);
                if best.as_ref().is_none_or(|(_, most)| score > *most) {
                    best = Some((from..to, score));
                }
            }
        }
        best
    }

    /// How good a point the clauses from `from` to before `to` make, in tenths.
    fn score(&self, clauses: &[Range<usize>], from: usize, to: usize) -> i64 {
        let (Some(first), Some(last)) = (clauses.get(from), clauses.get(to.saturating_sub(1))) else {
            return -100;
        };
        let window = slice(self.paragraph, first.start..last.end);
        let n = i64::try_from(n_chars(window)).unwrap_or(i64::MAX);
        let mut score = self.content(window);
        // Length: too short says little, too long is no point.
        score += match n {
            0..=7 => -40,
            8..=13 => -8,
            14..=19 => 4,
            20..=48 => 10,
            _ => 10 - 2 * (n - 48).min(60),
        } + n.min(45) / 5;
        let head = self.words(first);
        score += if from == 0 { 22 } else { 0 };
        if from > 0 {
            if self.known.iter().any(|k| head.starts_with(k.as_str())) || starts_with_body(head) {
                score += 16;
            }
            if HANGS_BACK.iter().any(|w| head.starts_with(w)) {
                score -= 26;
            }
            if GOES_ON.iter().any(|w| head.starts_with(w)) {
                score -= 8;
            }
            if head.starts_with(['並', '并', '亦', '也', '更', '還', '还', '又', '則', '而']) {
                score -= 6;
            }
        }
        let is_demonstrative =
            head.starts_with(['這', '这']) && !CONNECTIVES.iter().any(|w| w.len() > 6 && head.starts_with(w));
        if is_demonstrative || head.starts_with(['他', '她', '其', '它']) {
            score -= 12;
        }
        // An example in the middle, or a lead-in in front, that an editor would drop.
        if to - from > 2 && clauses[from + 1..to].iter().any(|c| self.words(c).starts_with("例如")) {
            score -= 24;
        }
        // A purpose, a hope or a display at the end is for the notes.
        if to - from > 1 && ["展示", "冀", "相信"].iter().any(|w| self.words(last).starts_with(w)) {
            score -= 14;
        }
        if to - from > 1 && head.starts_with(['在', '當', '当', '作', '除']) && leads_on(head) {
            score -= 8;
        }
        let tail = self.words(last);
        if to < clauses.len() && leads_on(tail) {
            score -= 40;
        }
        // What a lead-in leads to belongs with it; without it, the claim loses a condition at most.
        if to - from == 1 && leads_on(tail) {
            score -= 30;
        }
        if from > 0
            && leads_on(self.words(&clauses[from - 1]))
            && !self.words(&clauses[from - 1]).starts_with("在")
        {
            score -= 4;
        }
        score
    }

    fn content(&self, window: &str) -> i64 {
        let mut score = 0;
        let has_number = window.chars().any(|c| c.is_ascii_digit()) || has_han_number(window);
        score += if has_number { 14 } else { 0 };
        score += if DATES.iter().any(|d| window.contains(d)) { 8 } else { 0 };
        let n_cues = CUES.iter().filter(|c| window.contains(**c)).count();
        score += 5 * i64::try_from(n_cues.min(3)).unwrap_or(3);
        score += if window.contains(['「', '《']) { 5 } else { 0 };
        let n_shared = bigrams(window).intersection(self.heading).count();
        score + 4 * i64::try_from(n_shared.min(4)).unwrap_or(4)
    }

    /// Whether a sentence that would fit ends in a tail that an editor drops: a purpose, an example.
    fn trails_off(&self, clauses: &[Range<usize>]) -> bool {
        let n = n_chars(slice(self.paragraph, clauses[0].start..clauses[clauses.len() - 1].end));
        n > 40 && self.words(&clauses[clauses.len() - 1]).starts_with(['冀', '繼', '继'])
    }

    /// The claim of a window: connectives off, and where the window has lost its subject, an organisation that the
    /// sentence opens with put back in front of an elision.
    fn claim(&self, clauses: &[Range<usize>], window: Range<usize>, said: &Said) -> Claim {
        let whole = clauses[window.start].start..clauses[window.end - 1].end;
        let span = without_connective(self.paragraph, without_stop(self.paragraph, whole), &CONNECTIVES);
        let mut spans = vec![span.clone()];
        if window.start > 0
            && let Some(subject) = self.subject(&clauses[0])
            && !starts_with_body(slice(self.paragraph, span))
        {
            spans.insert(0, subject);
        }
        Claim { spans, by: said.by.clone() }
    }

    /// `特區政府` of `特區政府近年投入……`: the organisation that a sentence opens with.
    fn subject(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let words = self.words(clause);
        let end = words
            .char_indices()
            .take(14)
            .filter(|&(at, c)| {
                "府署局會社部".contains(c)
                    && ["近年", "已", "今年", "去年", "早前", "將", "会", "會", "一直", "亦", "在"]
                        .iter()
                        .any(|w| slice(words, at + c.len_utf8()..words.len()).starts_with(w))
            })
            .map(|(at, c)| at + c.len_utf8())
            .last()?;
        (n_chars(slice(words, 0..end)) >= 3).then(|| clause.start..clause.start + end)
    }
}

/// Whether a clause waits for the next: a condition, a time, a place.
fn leads_on(clause: &str) -> bool {
    let bare = clause.trim_end_matches(['，', ',']);
    HANGS_FORWARD.iter().any(|w| bare.starts_with(w)) && !bare.contains("是")
        || bare.chars().next_back().is_some_and(|c| ENDS_LEAD.contains(c) && n_chars(bare) <= 16)
}

/// Whether a clause opens with an organisation or a quoted name.
fn starts_with_body(clause: &str) -> bool {
    clause.starts_with('「')
        || clause.chars().take(10).zip(clause.chars().skip(1)).skip(1).any(|(c, next)| {
            "府署局會社部心校".contains(c) && "將会會亦已在近今應应可需须須正更也一相".contains(next)
        })
}

fn has_han_number(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    chars.windows(2).any(|w| {
        "一二三四五六七八九十百千萬万億亿兩两".contains(w[0])
            && "十百千萬万億亿元名個个成年月人間间項项倍公噸年歲度座家次處".contains(w[1])
    })
}

fn from_latin(paragraph: &str, said: &Said) -> Vec<(Claim, i64)> {
    let by = said.by.clone();
    if said.is_quotation {
        return vec![(Claim { spans: vec![said.span.clone()], by }, 30)];
    }
    let whole = without_stop(paragraph, without_connective(paragraph, said.span.clone(), &LATIN_CONNECTIVES));
    let words = slice(paragraph, whole.clone());
    let score = latin_score(words);
    if n_chars(words) <= MAX_LATIN {
        return vec![(Claim { spans: vec![whole], by }, score)];
    }
    // As many whole clauses from the start as fit.
    let clauses = sentence::clauses(paragraph, whole.clone(), Lang::Other);
    let fits = |clause: &&Range<usize>| n_chars(slice(paragraph, whole.start..clause.end)) <= MAX_LATIN;
    let end = clauses.iter().take_while(fits).last().map_or(whole.end, |c| c.end);
    vec![(Claim { spans: vec![without_stop(paragraph, whole.start..end)], by }, score)]
}

fn latin_score(words: &str) -> i64 {
    let lower = words.to_lowercase();
    let has = |list: &[&str]| list.iter().any(|w| lower.split([' ', ',']).any(|word| word == *w));
    let mut score = if words.chars().any(|c| c.is_ascii_digit()) { 20 } else { 0 };
    score += if has(&[
        "will", "should", "must", "plans", "plan", "could", "would", "hopes", "first", "largest", "most",
    ]) {
        12
    } else {
        0
    };
    score += if lower.split(' ').count() < 5 { -20 } else { 6 };
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paragraph: &str, expected: &[&str]) {
        let lang = Lang::detect(paragraph);
        let found = claims(paragraph, lang, "", &mut Speakers::default());
        let texts: Vec<_> = found.iter().map(|c| c.text(paragraph)).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn a_short_sentence_is_a_point_whole() {
        check(
            "林海生表示，自動化是港口發展的必經之路，亦是鞏固航線的黃金機會。",
            &["自動化是港口發展的必經之路，亦是鞏固航線的黃金機會"],
        );
    }

    #[test]
    fn purposes_and_examples_are_left_to_the_notes() {
        check(
            "他透露，港務局將於明年9月舉辦首屆海灣國際電動船展，展示本地船廠在電池、船體輕量化及岸電設施等方面的成果，冀能為業界爭取更多海外訂單。",
            &["港務局將於明年9月舉辦首屆海灣國際電動船展"],
        );
    }

    #[test]
    fn a_semicolon_parts_two_points() {
        check(
            "他表示，局方的職責是在航運、環境和民生之間取得平衡；而會長的身份則讓他能夠直接聽到船員的意見。",
            &["局方的職責是在航運、環境和民生之間取得平衡", "會長的身份則讓他能夠直接聽到船員的意見"],
        );
    }

    #[test]
    fn a_long_quotation_is_elided_inside_its_marks() {
        let text = "他憶述：「十年前，我在水文中心當主任時，團隊只有六個人，在簡陋的儀器上，逐步建立起潮汐資料庫，以配合小型船隻的需要。後來，中心先後成立了數據科技組和電動船測試組，全力彌補本地研發的不足，並帶動新材料的應用。」";
        let found = claims(text, Lang::ZhHant, "", &mut Speakers::default());
        let shown = found[0].text(text);
        assert_eq!(
            shown,
            "「十年前，我在水文中心當主任時，團隊只有六個人，在簡陋的儀器上，逐步建立起潮汐資料庫……」"
        );
    }
}
