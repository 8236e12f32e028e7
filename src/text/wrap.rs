//! Choosing among the breaks: least ragged lines for paragraphs, even lines for headings.
//!
//! Both look at the whole paragraph (as Knuth and Plass do), with a dynamic programme over the boundaries that are
//! allowed at this width. Measures in columns; prices in squared columns.

use super::breaks::{self, Cluster, Level, Prices, Strictness};
use super::lang::is_han;
use super::{Lang, WidthPolicy, graphemes, slice};
use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;

/// How a paragraph is broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Full lines and as little raggedness as the text allows; no last line of one character.
    #[default]
    Body,
    /// Lines of like width, broken between phrases: for headings.
    Balanced,
}

/// All that line breaking depends on besides the text and the room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Setting {
    /// How wide the characters are.
    pub policy: WidthPolicy,
    /// Whose rules of typography hold.
    pub lang: Lang,
    /// How strict Japanese is.
    pub strictness: Strictness,
    /// Paragraph or heading.
    pub measure: Measure,
}

/// One line of a broken text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line's bytes in the text, without the white space at its end.
    pub bytes: Range<usize>,
    /// The columns that it takes.
    pub columns: usize,
}

/// The price of one more line of a paragraph, and of a heading. A heading has one more only to save a word.
const BODY_LINE: i64 = 400;
const HEADING_LINE: i64 = 250;
/// The most lines that are made alike: a heading of more is none, and the cost grows with their square.
const MAX_BALANCED: usize = 32;
/// The price of a last line of one character (孤字不成行).
const ORPHAN: i64 = 2_000;
/// What breaking inside a phrase costs in a paragraph: a reader is in it already, and wants even lines.
const BODY: Prices = Prices { phrase: 14, word: 0, pause: 0 };
/// A heading is read by its phrases. Two lines that differ by 26 columns are as bad as a break where nobody pauses; a
/// word cut in two is worse than either, and worse than one more line.
const HEADING: Prices = Prices { phrase: 300, word: 700, pause: 350 };

/// Breaks `text` into lines of at most `room` columns.
///
/// No line is wider than `room` unless it is one grapheme that is; no grapheme is cut; nothing is lost but white
/// space at line ends. Line feeds end lines. An empty text is one empty line. A `room` of zero counts as one.
pub fn wrap(text: &str, room: usize, setting: Setting) -> Vec<Line> {
    let mut lines = Vec::new();
    for mut part in parts(text, setting) {
        part.break_into(room, &mut lines);
    }
    lines
}

/// Breaks `text` as [`wrap`] does; where the last line is under a quarter of the room, in a narrower one, if that takes no
/// more lines.
///
/// The room is narrowed as little as brings the last line to a third, or nearly so, and never by more than a third.
pub fn wrap_evened(text: &str, room: usize, setting: Setting) -> Vec<Line> {
    let mut parts: Vec<Part<'_>> = parts(text, setting).collect();
    let mut broken = |room: usize| {
        let mut lines = Vec::new();
        for part in &mut parts {
            part.break_into(room, &mut lines);
        }
        lines
    };
    let lines = broken(room);
    let n_others = lines.len().saturating_sub(1);
    let Some(last) = lines.last().filter(|last| n_others > 0 && last.columns * 4 < room) else {
        return lines;
    };
    // Lines are as wide as their breaks let them: the first try may fall short, the others go on from there.
    let wanted = (room / 3).saturating_sub(last.columns).div_ceil(n_others);
    let tries = (0..4).map(|n| wanted + 2 * n).take_while(|less| less * 3 <= room);
    let mut fit = tries.map(|less| broken(room - less)).take_while(|tried| tried.len() == lines.len());
    fit.find(|tried| tried.last().is_some_and(|last| last.columns * 4 >= room)).unwrap_or(lines)
}

/// The paragraphs of a text: line feeds end them.
fn parts(text: &str, setting: Setting) -> impl Iterator<Item = Part<'_>> {
    let mut start = 0;
    text.split('\n').map(move |text| {
        let part = Part { text, start, setting, paragraph: None };
        start += text.len() + 1;
        part
    })
}

/// A paragraph of a text, whose boundaries are looked for once, in whatever rooms it is set.
struct Part<'a> {
    text: &'a str,
    /// Where it starts in the text, in bytes.
    start: usize,
    setting: Setting,
    /// Its boundaries, where it has been wider than a room: it is than all narrower ones.
    paragraph: Option<Paragraph>,
}

impl Part<'_> {
    /// Adds its lines in a room.
    fn break_into(&mut self, room: usize, lines: &mut Vec<Line>) {
        let (room, Setting { policy, lang, strictness, measure }) = (room.max(1), self.setting);
        // Most points fit on one line. Three bytes take at most two columns but for emoji, so this costs a look only.
        if self.paragraph.is_none() && self.text.len() <= room.saturating_mul(3) {
            let end = self.text.trim_end_matches([' ', '\u{3000}']).len();
            let columns = policy.columns(slice(self.text, 0..end));
            if columns <= room {
                return lines.push(Line { bytes: self.start..self.start + end, columns });
            }
        }
        let text = self.text;
        let paragraph = self.paragraph.get_or_insert_with(|| {
            let prices = match measure {
                Measure::Body => BODY,
                Measure::Balanced => HEADING,
            };
            Paragraph::new(breaks::clusters(text, policy, lang, strictness, prices), text.len())
        });
        let nodes = paragraph.nodes(room);
        let chosen = match measure {
            Measure::Body => paragraph.least_ragged(&nodes, room),
            Measure::Balanced => paragraph.balanced(&nodes, room),
        };
        lines.extend(chosen.windows(2).map(|pair| {
            let line = paragraph.line(pair[0], pair[1]);
            Line { bytes: line.bytes.start + self.start..line.bytes.end + self.start, ..line }
        }));
    }
}

/// Clusters with running widths, so that any line's width is one subtraction.
struct Paragraph {
    clusters: Vec<Cluster>,
    n_bytes: usize,
    /// `columns_before[i]`: columns of the clusters before `i`.
    columns_before: Vec<usize>,
    /// `tight[i]`: the same, without the white space that ends there.
    tight: Vec<usize>,
    /// The free boundaries, the start and the end among them.
    free: Vec<usize>,
}

impl Paragraph {
    fn new(clusters: Vec<Cluster>, n_bytes: usize) -> Self {
        let (mut columns_before, mut tight) =
            (Vec::with_capacity(clusters.len() + 1), Vec::with_capacity(clusters.len() + 1));
        let (mut total, mut last_ink) = (0, 0);
        columns_before.push(0);
        tight.push(0);
        for cluster in &clusters {
            total += cluster.columns;
            if !cluster.is_space {
                last_ink = total;
            }
            columns_before.push(total);
            tight.push(last_ink);
        }
        let n = clusters.len();
        let inner = (1..n).filter(|&i| clusters[i].level == Level::Free);
        let free = std::iter::once(0).chain(inner).chain([n]).collect();
        Self { clusters, n_bytes, columns_before, tight, free }
    }

    fn width(&self, from: usize, to: usize) -> usize {
        self.tight[to].saturating_sub(self.columns_before[from])
    }

    fn line(&self, from: usize, to: usize) -> Line {
        let n_spaces = self.clusters[from..to].iter().rev().take_while(|c| c.is_space).count();
        let start = |i: usize| self.clusters.get(i).map_or(self.n_bytes, |c| c.start);
        Line { bytes: start(from)..start(to - n_spaces), columns: self.width(from, to) }
    }

    /// The boundaries that may be used at this width, the start and the end among them: the free ones, and worse
    /// ones only inside pieces that would not fit.
    fn nodes(&self, room: usize) -> Vec<usize> {
        let is_at = |level: Level, i: &usize| self.clusters[*i].level == level;
        let mut nodes = self.free.clone();
        for level in [Level::Kept, Level::Cluster, Level::Forced] {
            let is_tight = |pair: &[usize]| self.width(pair[0], pair[1]) > room;
            if !nodes.windows(2).any(is_tight) {
                break;
            }
            let mut finer = vec![0];
            for pair in nodes.windows(2) {
                if is_tight(pair) {
                    finer.extend((pair[0] + 1..pair[1]).filter(|i| is_at(level, i)));
                }
                finer.push(pair[1]);
            }
            nodes = finer;
        }
        nodes
    }

    fn price(&self, at: usize) -> i64 {
        self.clusters.get(at).map_or(0, |c| c.price)
    }

    /// One Han character with or without a mark is no last line; nor is one letter.
    fn is_orphan(&self, from: usize) -> bool {
        let mut n_letters = 0;
        for cluster in &self.clusters[from..] {
            n_letters += usize::from(cluster.first.is_alphanumeric() || is_han(cluster.first));
            if n_letters > 1 {
                return false;
            }
        }
        true
    }

    /// Breaks with the least sum of squared slack, the last line's not counted.
    fn least_ragged(&self, nodes: &[usize], room: usize) -> Vec<usize> {
        let last = nodes.len() - 1;
        let starts: Vec<usize> = nodes.iter().map(|&node| self.columns_before[node]).collect();
        let mut best = vec![(i64::MAX, 0usize); nodes.len()];
        best[0] = (0, 0);
        // The first node that a line ending at `j` can start from: it only ever moves on.
        let mut first = 0;
        // Among the nodes from there on, those with none cheaper behind them: the first is the cheapest of all.
        let mut cheapest: VecDeque<usize> = VecDeque::with_capacity(nodes.len());
        for j in 1..=last {
            while cheapest.back().is_some_and(|&i| best[i].0 >= best[j - 1].0) {
                cheapest.pop_back();
            }
            cheapest.push_back(j - 1);
            let end = self.tight[nodes[j]];
            while first + 1 < j && end.saturating_sub(starts[first]) > room {
                first += 1;
            }
            while cheapest.front().is_some_and(|&i| i < first) {
                cheapest.pop_front();
            }
            let floor = cheapest.front().map_or(0, |&i| best[i].0);
            let mut chosen = (i64::MAX, first);
            for i in first..j {
                let slack = signed(room.saturating_sub(end.saturating_sub(starts[i])));
                let raggedness = match (j < last, i) {
                    (true, _) => slack * slack / 2,
                    (false, 1..) if self.is_orphan(nodes[i]) => ORPHAN,
                    (false, _) => 0,
                };
                // Lines only get shorter from here, so nothing better can come.
                if j < last && floor + raggedness >= chosen.0 {
                    break;
                }
                let cost = best[i].0 + raggedness;
                if cost < chosen.0 {
                    chosen = (cost, i);
                }
            }
            best[j] = (chosen.0 + BODY_LINE + self.price(nodes[j]), chosen.1);
        }
        trace(nodes, |j| best[j].1)
    }

    /// Breaks into lines of like width, at pauses before all: as few lines as fit, or one more where that saves a word
    /// from being cut.
    fn balanced(&self, nodes: &[usize], room: usize) -> Vec<usize> {
        let n_least = self.n_least_lines(nodes, room);
        if n_least > MAX_BALANCED {
            return self.least_ragged(nodes, room);
        }
        let total = signed(self.width(0, self.clusters.len()));
        let in_lines = |n_lines: usize| self.in_lines(nodes, room, n_lines, total / signed(n_lines));
        let least = in_lines(n_least);
        let is_cut =
            |at: &usize| self.clusters.get(*at).is_some_and(|c| c.cuts_word || c.level > Level::Free);
        let needs_more = least.as_ref().is_none_or(|(_, breaks)| breaks.iter().skip(1).any(is_cut));
        let more = needs_more.then(|| in_lines(n_least + 1)).flatten();
        let chosen = least.into_iter().chain(more).min_by_key(|(cost, _)| *cost);
        chosen.map_or_else(|| self.least_ragged(nodes, room), |(_, breaks)| breaks)
    }

    fn n_least_lines(&self, nodes: &[usize], room: usize) -> usize {
        let (mut n_lines, mut from) = (1, 0);
        for pair in nodes.windows(2) {
            if self.width(from, pair[1]) > room && pair[0] > from {
                n_lines += 1;
                from = pair[0];
            }
        }
        n_lines
    }

    fn in_lines(
        &self,
        nodes: &[usize],
        room: usize,
        n_lines: usize,
        target: i64,
    ) -> Option<(i64, Vec<usize>)> {
        let last = nodes.len() - 1;
        let mut rows: Vec<Vec<(i64, usize)>> = vec![vec![(i64::MAX, 0); nodes.len()]];
        rows[0][0] = (0, 0);
        for n in 1..=n_lines {
            let mut row = vec![(i64::MAX, 0usize); nodes.len()];
            for j in 1..=last {
                for i in (0..j).rev() {
                    let columns = self.width(nodes[i], nodes[j]);
                    if columns > room && i + 1 < j {
                        break;
                    }
                    let before = rows[n - 1][i].0;
                    if before == i64::MAX {
                        continue;
                    }
                    let off = signed(columns) - target;
                    let mut cost = before + off * off + self.price(nodes[j]) + HEADING_LINE;
                    if j == last && i > 0 && self.is_orphan(nodes[i]) {
                        cost += ORPHAN;
                    }
                    if cost < row[j].0 {
                        row[j] = (cost, i);
                    }
                }
            }
            rows.push(row);
        }
        let (cost, _) = rows[n_lines][last];
        (cost < i64::MAX).then(|| {
            let mut n = n_lines;
            let breaks = trace(nodes, |j| {
                n -= 1;
                rows[n + 1][j].1
            });
            (cost, breaks)
        })
    }
}

/// Walks back from the last node; `before` gives the node that a line ending at `j` starts from.
fn trace(nodes: &[usize], mut before: impl FnMut(usize) -> usize) -> Vec<usize> {
    let mut j = nodes.len() - 1;
    let mut out = vec![nodes[j]];
    while j > 0 {
        j = before(j);
        out.push(nodes[j]);
    }
    out.reverse();
    out
}

fn signed(columns: usize) -> i64 {
    i64::try_from(columns).unwrap_or(i64::MAX)
}

/// Shortens `text` to at most `room` columns, with `…` where something was left out: for the names of things in
/// the interface, never for a slide's text.
pub fn fit(text: &str, room: usize, policy: WidthPolicy) -> Cow<'_, str> {
    if policy.columns(text) <= room {
        return Cow::Borrowed(text);
    }
    let ellipsis = "…";
    let Some(room) = room.checked_sub(policy.columns(ellipsis)) else { return Cow::Borrowed("") };
    let mut columns = 0;
    let kept: String = graphemes(text)
        .take_while(|g| {
            columns += policy.cluster(g);
            columns <= room
        })
        .collect();
    Cow::Owned(kept + ellipsis)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Ambiguous, Clusters, kinsoku};
    use proptest::prelude::*;

    const HANT: Setting = Setting {
        policy: WidthPolicy { ambiguous: Ambiguous::Narrow, clusters: Clusters::Joined },
        lang: Lang::ZhHant,
        strictness: Strictness::Strict,
        measure: Measure::Body,
    };
    const HEADING: Setting = Setting { measure: Measure::Balanced, ..HANT };

    #[track_caller]
    fn check(setting: Setting, room: usize, expected: &[&str]) {
        let text = expected.concat();
        check_text(setting, &text, room, expected);
    }

    #[track_caller]
    fn check_text(setting: Setting, text: &str, room: usize, expected: &[&str]) {
        let got: Vec<_> =
            wrap(text, room, setting).into_iter().map(|l| slice(text, l.bytes).to_owned()).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn a_sign_of_money_never_ends_a_line() {
        for room in 6..30 {
            let text = "泊位的月費以＄（元）計算收取一年";
            let lines = wrap(text, room, HANT);
            assert!(lines.into_iter().all(|l| !slice(text, l.bytes).ends_with('＄')), "at {room}");
        }
    }

    #[test]
    fn a_closing_mark_never_starts_a_line() {
        check(HANT, 12, &["港務局今日", "公布新規例。"]);
        check(HANT, 10, &["他說：「明", "日啟航。」"]);
    }

    /// Marks that UAX #14 would let begin or end a line (clreq, jlreq) are bound where lines are made.
    #[test]
    fn marks_that_unicode_leaves_free_are_bound() {
        for mark in "·‧・…—～".chars() {
            let text = format!("港口{mark}碼頭新泊位{mark}啟用");
            for room in 4..20 {
                let lines = wrap(&text, room, HANT);
                assert!(
                    lines.iter().all(|l| !slice(&text, l.bytes.clone()).starts_with(mark)),
                    "{mark} at {room}"
                );
            }
        }
    }

    #[test]
    fn a_heading_of_a_hundred_lines_is_set_as_a_paragraph() {
        let text = "港口新碼頭".repeat(402);
        let last = |setting| wrap(&text, 40, setting).pop().expect("lines").columns;
        assert_eq!((last(HEADING), last(HANT)), (20, 20));
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        check(HANT, 16, &["碼頭今年處理貨物", "3.5億噸。"]);
        check(HANT, 12, &["新泊位將於", "2031年8月", "啟用。"]);
    }

    #[test]
    fn quotation_marks_open_and_close_in_chinese() {
        check(HANT, 18, &["港口要融入", "“一帶一路”建設"]);
        check(HANT, 8, &["要融入", "“一帶一", "路”建設"]);
    }

    #[test]
    fn headings_break_between_phrases_and_evenly() {
        check_text(HEADING, "對接海外新航線 拓展區域合作", 20, &["對接海外新航線", "拓展區域合作"]);
    }

    #[test]
    fn headings_break_at_pauses_however_uneven() {
        check(HEADING, 30, &["碼頭停電：", "港務局連夜搶修電力系統"]);
        check(HEADING, 30, &["【專題】漁民上岸之後：", "一個海灣城鎮的三十年變遷"]);
        check_text(
            HEADING,
            "聽民聲匯民智 共繪海灣新藍圖及遠景",
            30,
            &["聽民聲匯民智", "共繪海灣新藍圖及遠景"],
        );
        // A space beside a letter is no pause.
        check_text(HEADING, "港務局的 App 更新後無法登入", 20, &["港務局的 App", "更新後無法登入"]);
        check_text(HEADING, "用 AI 翻譯航海日誌三年的得失", 20, &["用 AI 翻譯航海日誌", "三年的得失"]);
        // But the lines of a heading are as few as they can be.
        check(HEADING, 30, &["港口自動化三年回顧：機器多了，", "人手少了，效率高了嗎？"]);
    }

    #[test]
    fn a_bar_ends_its_line_and_starts_none() {
        check(HEADING, 30, &["渡輪新航線下月啟航｜", "票價二十元起，長者可享半價優惠"]);
        for bar in ["｜", "︱", "│", " | "] {
            let text = format!("持續更新{bar}林海生談新航線的三個難題");
            for room in 12..40 {
                for line in wrap(&text, room, HEADING).iter().skip(1) {
                    assert!(!slice(&text, line.bytes.clone()).starts_with(bar.trim()), "{bar} at {room}");
                }
            }
        }
    }

    /// Each of these the phrase model cuts.
    #[test]
    fn headings_keep_words_that_the_phrases_would_cut() {
        check(HEADING, 20, &["為何竹棚仍然", "比鋼架普遍？", "工程師拆解三大原因"]);
        check(HEADING, 18, &["推動產業升級", "發展新質生產力"]);
        check(HEADING, 18, &["他用三年研究", "3負責人的帳目"]);
        let ja = Setting { lang: Lang::Ja, ..HEADING };
        check(ja, 20, &["新ターミナルの", "コンテナ取扱量"]);
    }

    #[test]
    fn a_last_line_is_never_one_character() {
        check(HANT, 20, &["港務局今日公布一套", "新的船舶規例"]);
        check(HANT, 12, &["港務局今日", "公布"]);
    }

    #[test]
    fn a_word_is_cut_only_when_it_is_wider_than_the_line() {
        let latin = Setting { lang: Lang::Other, ..HANT };
        check_text(latin, "an internationalization", 10, &["an", "internatio", "nalization"]);
        check_text(latin, "a b", 1, &["a", "b"]);
        check_text(HANT, "簡報", 1, &["簡", "報"]);
        check_text(HANT, "", 0, &[""]);
        check_text(HANT, "甲\n\n乙", 9, &["甲", "", "乙"]);
    }

    #[test]
    fn a_space_with_a_mark_on_it_is_no_white_space() {
        check_text(HANT, "甲 \u{CF3}乙", 2, &["甲", " \u{CF3}", "乙"]);
    }

    #[test]
    fn a_name_too_long_for_its_place_is_shortened() {
        assert_eq!(fit("港口自動化", 7, HANT.policy), "港口自…");
        assert_eq!(fit("港口", 4, HANT.policy), "港口");
        assert_eq!(fit("港口", 0, HANT.policy), "");
    }

    fn any_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[一-龥]{1,6}",
            "[，。、；：？！「」『』《》（）…—·～“”]{1,3}",
            "[a-zA-Z]{1,12}",
            "[0-9]{1,5}(\\.[0-9]{1,2})?(%|億|年)?",
            "[ぁ-ヶー]{1,5}",
            "[가-힣]{1,5}",
            prop_oneof![Just(" "), Just("👨‍👩‍👧‍👦"), Just("e\u{301}"), Just("🇭🇰"), Just("\u{3000}"), Just("❤️")]
                .prop_map(str::to_owned),
            any::<char>().prop_filter("one paragraph", |c| !c.is_control()).prop_map(String::from),
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    fn any_setting() -> impl Strategy<Value = Setting> {
        let langs = [Lang::ZhHant, Lang::ZhHans, Lang::Ja, Lang::Ko, Lang::Other];
        let ambiguous = prop_oneof![Just(Ambiguous::Narrow), Just(Ambiguous::Wide)];
        let clusters = prop_oneof![Just(Clusters::Joined), Just(Clusters::Plain)];
        let measure = prop_oneof![Just(Measure::Body), Just(Measure::Balanced)];
        (proptest::sample::select(langs.to_vec()), ambiguous, clusters, measure).prop_map(
            |(lang, ambiguous, clusters, measure)| Setting {
                policy: WidthPolicy { ambiguous, clusters },
                lang,
                strictness: Strictness::Strict,
                measure,
            },
        )
    }

    proptest! {
        #[test]
        fn lines_fit_and_nothing_is_lost(text in any_text(), room in 0usize..60, setting in any_setting()) {
            let lines = wrap(&text, room, setting);
            let kept: String = lines.iter().map(|l| slice(&text, l.bytes.clone())).collect();
            let ink = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(ink(&kept), ink(&text));
            for line in &lines {
                let shown = slice(&text, line.bytes.clone());
                prop_assert_eq!(setting.policy.columns(shown), line.columns);
                prop_assert!(line.columns <= room.max(1) || graphemes(shown).count() == 1, "{shown:?} in {room}");
            }
        }

        #[test]
        fn no_line_starts_with_a_closing_mark(text in "[一-龥]{2}([一-龥]{1,3}[，。、；：？！」』》）…‧・～]){1,8}", room in 6usize..40) {
            for line in wrap(&text, room, HANT).iter().skip(1) {
                let first = slice(&text, line.bytes.clone()).chars().next();
                prop_assert!(!first.is_some_and(kinsoku::forbids_start), "{text} at {room}");
            }
        }
    }

    /// The least that any choice of breaks costs, and what `chosen` costs: `line` prices a line from one node to another,
    /// and whether it is the last. A line may be wider than `room` only where nothing breaks it.
    fn least_cost(
        paragraph: &Paragraph,
        (nodes, room): (&[usize], usize),
        n_lines: Option<usize>,
        chosen: &[usize],
        line: impl Fn(usize, usize) -> i64,
    ) -> (i64, i64) {
        let cost = |breaks: &[usize]| -> Option<i64> {
            breaks.windows(2).try_fold(0, |sum, pair| {
                let steps = nodes.iter().filter(|node| pair[0] < **node && **node < pair[1]).count();
                (steps == 0 || paragraph.width(pair[0], pair[1]) <= room)
                    .then(|| sum + line(pair[0], pair[1]))
            })
        };
        let inner = &nodes[1..nodes.len() - 1];
        let all = (0..1_u32 << inner.len()).filter_map(|taken| {
            let taken = inner.iter().enumerate().filter(|(i, _)| taken >> i & 1 == 1).map(|(_, node)| *node);
            let breaks: Vec<usize> =
                std::iter::once(0).chain(taken).chain([nodes[nodes.len() - 1]]).collect();
            if n_lines.is_none_or(|n| breaks.len() == n + 1) { cost(&breaks) } else { None }
        });
        (all.min().expect("there is a way"), cost(chosen).expect("what was chosen fits"))
    }

    /// Short enough that every choice of breaks can be looked at.
    const SHORT: [&str; 7] = [
        "港務局今日公布新碼頭的設計",
        "新碼頭，明年六月啟用了",
        "第45屆海港節 明年舉行",
        "售票處 the new pier 開放",
        "碼頭的「新航線」首日",
        "a bb ccc dddd eeeee ff",
        "internationally 港口",
    ];

    #[test]
    fn the_lines_of_a_paragraph_are_the_least_ragged_of_all() {
        for text in SHORT {
            let clusters = breaks::clusters(text, HANT.policy, HANT.lang, HANT.strictness, BODY);
            let paragraph = Paragraph::new(clusters, text.len());
            for room in 2..20 {
                let nodes = paragraph.nodes(room);
                if nodes.len() > 11 {
                    continue;
                }
                let breaks = paragraph.least_ragged(&nodes, room);
                let price = |from: usize, to: usize| {
                    let slack = signed(room.saturating_sub(paragraph.width(from, to)));
                    let is_last = to == paragraph.clusters.len();
                    let raggedness = if !is_last {
                        slack * slack / 2
                    } else if from > 0 && paragraph.is_orphan(from) {
                        ORPHAN
                    } else {
                        0
                    };
                    raggedness + BODY_LINE + paragraph.price(to)
                };
                let (least, cost) = least_cost(&paragraph, (&nodes, room), None, &breaks, price);
                assert_eq!(cost, least, "{text} {room} {breaks:?}");
            }
        }
    }

    #[test]
    fn the_lines_of_a_heading_are_the_most_alike_of_all_that_many() {
        for text in SHORT {
            let clusters = breaks::clusters(text, HANT.policy, HANT.lang, HANT.strictness, super::HEADING);
            let paragraph = Paragraph::new(clusters, text.len());
            let total = signed(paragraph.width(0, paragraph.clusters.len()));
            for room in 4..20 {
                let nodes = paragraph.nodes(room);
                if nodes.len() > 11 {
                    continue;
                }
                let n_least = paragraph.n_least_lines(&nodes, room);
                for n_lines in [n_least, n_least + 1] {
                    let target = total / signed(n_lines);
                    let Some((told, breaks)) = paragraph.in_lines(&nodes, room, n_lines, target) else {
                        continue;
                    };
                    let price = |from: usize, to: usize| {
                        let off = signed(paragraph.width(from, to)) - target;
                        let is_orphan =
                            to == paragraph.clusters.len() && from > 0 && paragraph.is_orphan(from);
                        off * off + paragraph.price(to) + HEADING_LINE + if is_orphan { ORPHAN } else { 0 }
                    };
                    let (least, cost) = least_cost(&paragraph, (&nodes, room), Some(n_lines), &breaks, price);
                    assert_eq!((cost, told), (least, least), "{text} {room} {n_lines} {breaks:?}");
                }
                assert!(
                    n_least < 2 || paragraph.in_lines(&nodes, room, n_least - 1, total).is_none(),
                    "{text} {room}"
                );
                assert!(paragraph.in_lines(&nodes, room, n_least, total).is_some(), "{text} {room}");
            }
        }
    }

    #[test]
    fn as_many_lines_as_a_text_needs() {
        let n_lines = |text: &str, room: usize| {
            let clusters = breaks::clusters(text, HANT.policy, HANT.lang, HANT.strictness, super::HEADING);
            let paragraph = Paragraph::new(clusters, text.len());
            paragraph.n_least_lines(&paragraph.nodes(room), room)
        };
        for (text, room, expected) in [
            ("港口港口", 8, 1),
            ("港口港口", 7, 2),
            ("港口港口", 4, 2),
            ("港口港口", 2, 4),
            ("abcdef", 3, 2),
            ("港", 1, 1),
        ] {
            assert_eq!(n_lines(text, room), expected, "{text} {room}");
        }
    }

    #[test]
    fn a_heading_takes_a_line_more_only_where_that_saves_a_word() {
        for text in SHORT {
            let clusters = breaks::clusters(text, HANT.policy, HANT.lang, HANT.strictness, super::HEADING);
            let paragraph = Paragraph::new(clusters, text.len());
            let total = signed(paragraph.width(0, paragraph.clusters.len()));
            for room in 4..20 {
                let nodes = paragraph.nodes(room);
                let n_least = paragraph.n_least_lines(&nodes, room);
                let of = |n: usize| paragraph.in_lines(&nodes, room, n, total / signed(n));
                let (cost, breaks) = of(n_least).expect("as many lines as it needs");
                let is_cut = |at: &usize| {
                    paragraph.clusters.get(*at).is_some_and(|c| c.cuts_word || c.level > Level::Free)
                };
                let more = of(n_least + 1).filter(|(more, _)| breaks[1..].iter().any(is_cut) && *more < cost);
                let expected = more.map_or(breaks, |(_, breaks)| breaks);
                assert_eq!(paragraph.balanced(&nodes, room), expected, "{text} {room}");
            }
        }
    }
}
