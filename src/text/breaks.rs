//! Where a line may break: the opportunities of UAX #14 (Unicode 18.0), tailored by what print asks for.
//!
//! Each boundary between two grapheme clusters gets a level and a price. A breaker uses the boundaries of a level
//! only inside a piece that is too wide for the line without them, so numbers, words and URLs stay whole where
//! they fit, and only a run of punctuation wider than the line is cut against the rules.

use super::kinsoku::{self, Traits};
use super::uax14::uax14;
use super::{Lang, WidthPolicy, lexicon, phrase};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How strictly Chinese and Japanese are set: CSS `line-break`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "strictness")]
pub enum Strictness {
    /// Small kana and the length mark start no line.
    #[default]
    Strict,
    /// Small kana and the length mark may start a line, as in newspapers; so may 〜 and ゠.
    Normal,
    /// Iteration marks, hyphens, marks in the middle of their square (・：；！？) and signs behind a number (％℃) too, and
    /// ￥ and ＄ may end one: for narrow columns.
    Loose,
}

/// How bad it is to break at a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// A break as print makes it.
    Free,
    /// Inside a number with its unit, a Hangul word, a URL: only where the whole does not fit on a line.
    Kept,
    /// Inside a word: only where the word does not fit on a line.
    Cluster,
    /// Against 避頭尾: only inside a run of marks that does not fit on a line.
    Forced,
}

/// A grapheme cluster with the boundary in front of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cluster {
    /// Where it starts, in bytes.
    pub(super) start: usize,
    /// Its columns.
    pub(super) columns: usize,
    /// Its first character.
    pub(super) first: char,
    /// What the tables say of that.
    traits: Traits,
    /// Whether it is white space that goes at a line's end.
    pub(super) is_space: bool,
    /// The boundary in front of it.
    pub(super) level: Level,
    /// The price of breaking in front of it, in squared columns; negative where a break is welcome.
    pub(super) price: i64,
    /// Whether a break in front of it cuts a word that was looked for; see [`Prices::word`].
    pub(super) cuts_word: bool,
}

/// What a break costs that is not where a reader pauses, in squared columns; see [`price`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Prices {
    /// Inside a phrase, at most.
    pub(super) phrase: i64,
    /// Inside a word that the phrases would cut, on top; 0 where no word is looked for.
    pub(super) word: i64,
    /// Anywhere but behind a pause.
    pub(super) pause: i64,
}

impl Prices {
    /// For boundaries alone.
    pub(super) const NONE: Self = Self { phrase: 0, word: 0, pause: 0 };
}

/// A boundary between two clusters, as print sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// Where it is, in bytes.
    pub at: usize,
    /// The rule that keeps a line from breaking here; none where it may.
    pub rule: Option<&'static str>,
    /// Whether a break here would start or end a line with a mark that must not.
    pub is_against_kinsoku: bool,
}

/// Lists all boundaries of `text` (one paragraph, no line feeds) with the rules that close them.
pub fn boundaries(text: &str, lang: Lang, strictness: Strictness) -> Vec<Boundary> {
    let clusters = clusters(text, WidthPolicy::default(), lang, strictness, Prices::NONE);
    let rule = |i: usize| match clusters[i].level {
        Level::Free => None,
        Level::Kept if (Around { clusters: &clusters, i, lang }).is_inside_number() => {
            Some("a digit and its unit, or digits of one number, stay together")
        }
        Level::Kept => Some("a word of Hangul, a URL or a compound with digits stays together"),
        Level::Cluster => Some("no opportunity (UAX #14)"),
        Level::Forced if kinsoku::forbids_end(clusters[i - 1].first) => {
            Some("a mark that ends no line (CLREQ, JLREQ)")
        }
        Level::Forced => Some("a mark that starts no line (CLREQ, JLREQ)"),
    };
    let boundary = |i: usize| Boundary {
        at: clusters[i].start,
        rule: rule(i),
        is_against_kinsoku: clusters[i].level == Level::Forced,
    };
    (1..clusters.len()).map(boundary).collect()
}

/// Cuts `text` (one paragraph, no line feeds) into clusters, each with the boundary in front of it.
pub(super) fn clusters(
    text: &str,
    policy: WidthPolicy,
    lang: Lang,
    strictness: Strictness,
    prices: Prices,
) -> Vec<Cluster> {
    let mut clusters = cut(text, policy);
    let mut opportunities = uax14(text, lang, strictness);
    let mut opportunity = opportunities.next();
    let phrases = phrase_scores(&clusters, lang, prices);
    let words = inside_words(&clusters, lang, prices);
    let urls = url_ranges(text);
    for i in 1..clusters.len() {
        let (before, here) = (&clusters[i - 1], &clusters[i]);
        while opportunity.is_some_and(|at| at < here.start) {
            opportunity = opportunities.next();
        }
        let is_open = opportunity == Some(here.start);
        if !is_open && before.is_bare() && here.is_bare() {
            // What all that follows comes to, too: most boundaries of a Latin text are such.
            let is_in_word = before.first.is_ascii_alphabetic() && here.first.is_ascii_alphabetic();
            clusters[i].price = if is_in_word { PRICE_IN_WORD } else { 3_000 };
            continue;
        }
        let (before, here) = (*before, *here);
        let around = Around { clusters: &clusters, i, lang };
        let yields = Yields { is_open, is_cj: lang.is_unspaced(), strictness };
        let level = if is_forbidden(before, here, yields) {
            Level::Forced
        } else if !is_open {
            Level::Cluster
        } else if around.is_inside_number() || around.is_inside_word(&urls) || around.is_before_bar() {
            Level::Kept
        } else {
            Level::Free
        };
        let inside = Inside {
            phrase_score: phrases.get(i).copied(),
            is_in_word: words.get(i) == Some(&true) || (prices.word > 0 && around.is_inside_katakana()),
            is_in_count: prices.word > 0 && around.is_behind_digit(),
            is_between_words: !around.is_behind_apart(),
        };
        clusters[i].level = level;
        clusters[i].price = price(before, here, level, inside, prices);
        clusters[i].cuts_word = level == Level::Free && (inside.is_in_word || inside.is_in_count);
    }
    soften_inside_quotations(&mut clusters, prices);
    clusters
}

fn cut(text: &str, policy: WidthPolicy) -> Vec<Cluster> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        let cluster = |(start, byte): (usize, u8)| Cluster::new(start, 1, byte.into(), byte == b' ');
        return text.bytes().enumerate().map(cluster).collect();
    }
    // Three bytes a Han character, one a letter: what is too little grows.
    let mut out = Vec::with_capacity(if text.is_ascii() { text.len() } else { text.len() / 3 + 8 });
    for (start, g) in super::grapheme_indices(text) {
        let first = g.chars().next().unwrap_or(' ');
        // Nearly everything is a Han character or ASCII by itself: known without a lookup.
        let columns = match (g.len(), first) {
            (1, ' '..='~') => 1,
            (3, '\u{4E00}'..='\u{9FFF}') => 2,
            _ => policy.cluster(g),
        };
        out.push(Cluster::new(start, columns, first, matches!(g, " " | "\u{3000}")));
    }
    out
}

impl Cluster {
    /// Whether it is a letter, a space or a mark of ASCII of which the tables say nothing.
    const fn is_bare(&self) -> bool {
        self.first.is_ascii() && !self.traits.is(u32::MAX)
    }

    fn new(start: usize, columns: usize, first: char, is_space: bool) -> Self {
        let traits = Traits::of(first);
        Self { start, columns, first, traits, is_space, level: Level::Cluster, price: 0, cuts_word: false }
    }
}

fn phrase_scores(clusters: &[Cluster], lang: Lang, prices: Prices) -> Vec<i64> {
    if prices.phrase == 0 || !phrase::has_model(lang) || !clusters.iter().any(|c| !c.first.is_ascii()) {
        return Vec::new();
    }
    // A cluster's first character stands for it: marks on kana are part of the letter for the model too.
    let chars: Vec<char> = clusters.iter().map(|c| c.first).collect();
    phrase::scores(&chars, lang)
}

fn inside_words(clusters: &[Cluster], lang: Lang, prices: Prices) -> Vec<bool> {
    if prices.word == 0 || !matches!(lang, Lang::ZhHant | Lang::ZhHans) {
        return Vec::new();
    }
    let chars: Vec<char> = clusters.iter().map(|c| c.first).collect();
    lexicon::inside_words(&chars)
}

/// The rules that hold at any width: 避頭尾, and marks that stay whole.
fn is_forbidden(before: Cluster, here: Cluster, yields: Yields) -> bool {
    if here.first == '\u{200D}' || before.first == '\u{2060}' || here.first == '\u{2060}' {
        return true;
    }
    let starts_badly =
        here.traits.is(Traits::NO_START) && !is_spaced(before, here) && !yields.to(here, Yields::START);
    starts_badly || (before.traits.is(Traits::NO_END) && !yields.to(before, Yields::END))
}

/// A mark with a space in front of it is no closing mark: `-- …`, ` .gitignore`, ` — ` in Latin text.
fn is_spaced(before: Cluster, here: Cluster) -> bool {
    before.first == ' ' && (here.first.is_ascii() || here.traits.is(Traits::SPACED_DASH))
}

/// Where the tables give way: a deck that is not set strictly takes breaks that UAX #14 has by CSS and print forbids.
#[derive(Clone, Copy)]
struct Yields {
    /// Whether UAX #14 has one here.
    is_open: bool,
    /// Whether the text is Chinese or Japanese.
    is_cj: bool,
    strictness: Strictness,
}

impl Yields {
    const START: [u32; 2] = [Traits::STARTS_NORMAL, Traits::STARTS_LOOSE];
    const END: [u32; 2] = [0, Traits::ENDS_LOOSE];

    fn to(self, mark: Cluster, [normal, loose]: [u32; 2]) -> bool {
        let traits = match self.strictness {
            Strictness::Strict => return false,
            Strictness::Normal => normal,
            Strictness::Loose => loose,
        };
        self.is_open && self.is_cj && mark.traits.is(traits)
    }
}

/// No unit of [`kinsoku::LONG_UNITS`] has more characters.
const MAX_LONG_UNIT: usize = 4;

/// A boundary with its neighbours.
#[derive(Clone, Copy)]
struct Around<'a> {
    clusters: &'a [Cluster],
    i: usize,
    lang: Lang,
}

impl Around<'_> {
    fn at(self, offset: isize) -> Option<Cluster> {
        self.clusters.get(self.i.checked_add_signed(offset)?).copied()
    }

    fn is(self, offset: isize, traits: u32) -> bool {
        self.at(offset).is_some_and(|c| c.traits.is(traits))
    }

    fn is_space(self, offset: isize) -> bool {
        self.at(offset).is_some_and(|c| c.is_space)
    }

    /// Inside `3.5億`, `2024年8月`, `第45屆`, `3.5億元`, `10～20`, `40 人`, `２０２４`, `ＡＢＣ`.
    fn is_inside_number(self) -> bool {
        let (Some(before), Some(here)) = (self.at(-1), self.at(0)) else { return false };
        let is_wide_letter = |c: Cluster| matches!(c.first, 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
        if here.traits.is(Traits::DIGIT) {
            let joins = Traits::WITHIN_DATE | Traits::JOINS_DIGITS;
            // The digits before it, or the part of ten thousands (`84億3700万`).
            self.is_behind_number(0)
                || self.is_between_groups()
                || before.first == '第'
                || (before.traits.is(joins)
                    && (self.is(-2, Traits::DIGIT) || self.is_space(-2) && self.is(-3, Traits::DIGIT)))
        } else if here.traits.is(Traits::UNIT) && self.is_counted(0) {
            true
        } else if here.first == '%' {
            // Without a space there is no opportunity; and signs that are no ASCII start no line.
            self.is_space(-1) && self.is(-2, Traits::DIGIT)
        } else {
            is_wide_letter(before) && is_wide_letter(here) || self.is_inside_long_unit()
        }
    }

    /// Between two groups of three or four digits with a space between them, as telephone numbers have them (`2852 3994`).
    fn is_between_groups(self) -> bool {
        let Some(space) = self.i.checked_sub(1).filter(|&at| self.clusters[at].first == ' ') else {
            return false;
        };
        let is_digit = |c: &&Cluster| c.traits.is(Traits::DIGIT);
        let n_left = self.clusters[..space].iter().rev().take(5).take_while(is_digit).count();
        let n_right = self.clusters[self.i..].iter().take(5).take_while(is_digit).count();
        [n_left, n_right].iter().all(|n| (3..=4).contains(n))
    }

    /// Whether digits, with numerals of ten thousand and more behind them or not, end so many clusters before.
    fn is_behind_number(self, n_before: usize) -> bool {
        let Some(end) = self.i.checked_sub(n_before) else { return false };
        let is_numeral = |c: &&Cluster| c.traits.is(Traits::LARGE_NUMERAL);
        let n_numerals = self.clusters[..end].iter().rev().take(4).take_while(is_numeral).count();
        let digits = end - n_numerals;
        // As in 2,000 萬.
        let n_spaces = usize::from(n_numerals > 0 && digits > 0 && self.clusters[digits - 1].is_space);
        let last = digits.checked_sub(n_spaces + 1);
        last.is_some_and(|at| self.clusters[at].traits.is(Traits::DIGIT))
    }

    /// Whether a number ends so many clusters before, or a space behind one.
    fn is_counted(self, n_before: usize) -> bool {
        let is_spaced = || isize::try_from(n_before).is_ok_and(|n| self.is_space(-1 - n));
        self.is_behind_number(n_before) || is_spaced() && self.is_behind_number(n_before + 1)
    }

    /// Between a number and its unit of several characters, or inside that.
    fn is_inside_long_unit(self) -> bool {
        let is_part = |c: Option<Cluster>| c.is_some_and(|c| c.traits.is(Traits::LONG_UNIT));
        let is_at = |unit: &str, n_before: usize| {
            let Some(from) = self.i.checked_sub(n_before) else { return false };
            let here = self.clusters[from..].iter().map(|c| c.first);
            unit.chars().count() > n_before && here.take(unit.chars().count()).eq(unit.chars())
        };
        is_part(self.at(0))
            && (0..MAX_LONG_UNIT).any(|n_before| {
                self.is_counted(n_before) && kinsoku::LONG_UNITS.iter().any(|unit| is_at(unit, n_before))
            })
    }

    /// Inside an eojeol of Korean, a URL, or a compound with digits (`COVID-19`).
    fn is_inside_word(self, urls: &[(usize, usize)]) -> bool {
        let (Some(before), Some(here)) = (self.at(-1), self.at(0)) else { return false };
        let is_hangul = |c: char| matches!(u32::from(c), 0xAC00..=0xD7A3 | 0x1100..=0x11FF | 0x3130..=0x318F);
        let is_eojeol = self.lang == Lang::Ko
            && is_hangul(here.first)
            && (is_hangul(before.first) || before.first.is_ascii_alphanumeric());
        let is_compound = before.traits.is(Traits::COMPOUNDER)
            && (here.traits.is(Traits::DIGIT) || self.is(-2, Traits::DIGIT))
            && !here.is_space
            && self.at(-2).is_some_and(|c| c.first.is_ascii_alphanumeric());
        is_eojeol || is_compound || urls.iter().any(|&(from, to)| from < here.start && here.start < to)
    }

    /// Before a bar, which parts what stands before it from what follows: it ends its line (`專題｜港口`).
    fn is_before_bar(self) -> bool {
        self.is(0, Traits::BAR)
    }

    /// Inside a run of katakana: a word from abroad (`コンテナ`), or some that only a reader can tell apart.
    fn is_inside_katakana(self) -> bool {
        let is_katakana = |c: Cluster| matches!(c.first, 'ァ'..='ヺ' | 'ー');
        self.at(-1).is_some_and(is_katakana) && self.at(0).is_some_and(is_katakana)
    }

    /// Behind a space that stands between the halves of a heading, as Chinese has none between words: not beside a
    /// letter or a figure.
    fn is_behind_apart(self) -> bool {
        let is_apart = |c: Cluster| !c.first.is_alphanumeric() || c.traits.is(Traits::HAN_OR_KANA);
        self.at(-1).is_some_and(|c| c.first == '\u{3000}')
            || (self.at(-2).is_some_and(is_apart) && self.at(0).is_some_and(is_apart))
    }

    /// Between a number and what it counts (`3負責人`).
    fn is_behind_digit(self) -> bool {
        self.is(-1, Traits::DIGIT) && self.is(0, Traits::HAN_OR_KANA)
    }
}

/// What a break is inside of.
#[derive(Clone, Copy)]
struct Inside {
    /// The phrase model's word on it: see [`phrase::scores`].
    phrase_score: Option<i64>,
    is_in_word: bool,
    is_in_count: bool,
    /// Behind a space as any text has it that writes words apart.
    is_between_words: bool,
}

/// The URLs of `text`, in bytes: from the scheme to the first character that no URL has.
fn url_ranges(text: &str) -> Vec<(usize, usize)> {
    let is_url =
        |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '`' | '{' | '}' | '|' | '\\');
    text.match_indices("://")
        .map(|(at, _)| {
            let head = text.get(..at).unwrap_or_default();
            let from = head
                .rfind(|c: char| !c.is_ascii_alphanumeric())
                .map_or(0, |p| p + head.get(p..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8));
            let tail = text.get(at..).unwrap_or_default();
            (from, at + tail.find(|c| !is_url(c)).unwrap_or(tail.len()))
        })
        .collect()
}

/// What a break inside a word costs that does not fit on a line.
const PRICE_IN_WORD: i64 = 3_600;

/// The price of breaking between `before` and `here`, in squared columns: what a reader would rather not see.
fn price(before: Cluster, here: Cluster, level: Level, inside: Inside, prices: Prices) -> i64 {
    let is_letter = |c: Cluster| c.first.is_alphanumeric() && !c.traits.is(Traits::HAN_OR_KANA);
    match level {
        Level::Forced => return 20_000,
        Level::Cluster => {
            let is_in_word = is_letter(before) && is_letter(here);
            let is_in_number =
                before.traits.is(Traits::DIGIT) && (here.traits.is(Traits::DIGIT) || here.first == '.');
            let within = if is_in_word { PRICE_IN_WORD } else { 3_000 };
            return within + if is_in_number { 2_000 } else { 0 };
        }
        // A number wider than the line is parted from its unit last: between the parts of a date, or at a sign.
        Level::Kept => return if here.traits.is(Traits::UNIT | Traits::LONG_UNIT) { 2_500 } else { 600 },
        Level::Free => {}
    }
    if before.traits.is(Traits::LONG_PAUSE) {
        return -6;
    }
    if before.is_space {
        return if inside.is_between_words { -10 - prices.phrase * 2 / 5 + prices.pause } else { -10 };
    }
    if before.traits.is(Traits::PAUSE) {
        return -6 + prices.pause / 2;
    }
    if matches!(before.first, '-' | '/' | '‐') {
        return 30 + prices.pause;
    }
    let mut total = prices.pause;
    if inside.is_in_word || inside.is_in_count {
        total += prices.word;
    }
    if before.traits.is(Traits::APPROXIMATE) && here.traits.is(Traits::DIGIT) {
        total += 25;
    }
    if before.traits.is(Traits::HAN_NUMERAL) && here.traits.is(Traits::UNIT) {
        total += 40;
    }
    if here.traits.is(Traits::ENCLITIC) {
        total += 7.max(prices.phrase / 2);
    }
    let is_han_or_kana = |c: Cluster| c.traits.is(Traits::HAN_OR_KANA);
    if let Some(score) =
        inside.phrase_score.filter(|&s| s <= 0 && is_han_or_kana(before) && is_han_or_kana(here))
    {
        total += prices.phrase * (2_000 + 3 * (-score).min(5_000) * 1_000 / 5_000) / 5_000;
    }
    total
}

/// A name in brackets is read as one word: a break inside 「…」, 《…》 or “…” of up to nine characters costs.
fn soften_inside_quotations(clusters: &mut [Cluster], prices: Prices) {
    let mut open = None;
    for i in 0..clusters.len() {
        if clusters[i].traits.is(Traits::OPENS_NAME) {
            open = Some(i);
        } else if clusters[i].traits.is(Traits::CLOSES_NAME)
            && let Some(from) = open.take().filter(|from| i - from <= 10)
        {
            for inner in clusters[from + 1..=i].iter_mut().filter(|c| c.level == Level::Free) {
                // Behind a pause inside the brackets is still the best place of a bad lot.
                inner.price += if inner.price < 0 { 10 } else { 30 } + prices.phrase * 4 / 5;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks the boundaries of `text`: `|` free, `¦` kept.
    #[track_caller]
    fn check(lang: Lang, marked: &str) {
        let text: String = marked.chars().filter(|c| !matches!(c, '|' | '¦')).collect();
        let clusters = clusters(&text, WidthPolicy::default(), lang, Strictness::Strict, Prices::NONE);
        let mut got = String::new();
        for (i, c) in clusters.iter().enumerate() {
            match c.level {
                Level::Free if i > 0 => got.push('|'),
                Level::Kept if i > 0 => got.push('¦'),
                _ => {}
            }
            let end = clusters.get(i + 1).map_or(text.len(), |next| next.start);
            got.push_str(crate::text::slice(&text, c.start..end));
        }
        assert_eq!(got, marked);
    }

    #[test]
    fn chinese_breaks_as_print_breaks_it() {
        check(Lang::ZhHant, "他|說：|「你|好。」");
        check(Lang::ZhHant, "增|長|12.5%，|達|3.5¦億¦元");
        check(Lang::ZhHant, "2024¦年¦8¦月，|NT$1,200");
        check(Lang::ZhHant, "融|入|“一|帶|一|路”|建|設");
        check(Lang::ZhHant, "是——|他|說……|好");
        check(Lang::ZhHant, "愛|德|華·|馮|與|CMA|檢|定");
        check(Lang::ZhHant, "第¦45¦屆|10～¦20¦宗");
        check(Lang::ZhHant, "176¦死|69¦人|傷|8¦點¦30¦分，|2000¦張|票|3¦戶");
        check(Lang::ZhHant, "1000¦萬¦港¦元，|8¦小¦時|後|30¦分¦鐘|3¦萬¦億¦元|80¦多¦人|84¦億¦37¦万");
        check(Lang::ZhHant, "其|中|40 ¦人，|11 ¦月¦27 ¦日|捐|2,000 ¦萬¦港¦元|及 |30　¦分¦鐘");
        check(Lang::ZhHant, "減|少|50 ¦%，|及 |% |號");
        check(Lang::Other, "It |was |50 ¦% |of |a |% |sign |at |20 °C");
        check(Lang::ZhHant, "致|電|2005 ¦0134|或|182 ¦183。|2031 |12|及|31415 |9265");
        // A unit without a number is a word like others.
        check(Lang::ZhHant, "港|元|匯|價|小|時|候");
    }

    #[test]
    fn korean_breaks_by_word() {
        check(Lang::Ko, "항¦만 |개¦발¦은 |내¦년¦에");
    }

    #[test]
    fn urls_and_compounds_stay_whole() {
        check(Lang::Other, "see |https://¦example.org/¦a-¦b?¦c=d |or |COVID-19 |well-|known");
    }

    fn one(c: char) -> Cluster {
        cut(&c.to_string(), WidthPolicy::default())[0]
    }

    const NOWHERE: Inside =
        Inside { phrase_score: None, is_in_word: false, is_in_count: false, is_between_words: false };

    #[test]
    fn what_a_break_costs() {
        let prices = Prices { phrase: 50, word: 40, pause: 10 };
        for (before, here, level, expected) in [
            ('港', '口', Level::Forced, 20_000),
            ('a', 'b', Level::Cluster, 3_600),
            ('1', '2', Level::Cluster, 5_600),
            ('1', '.', Level::Cluster, 5_000),
            ('a', '.', Level::Cluster, 3_000),
            ('港', '口', Level::Cluster, 3_000),
            ('a', '口', Level::Cluster, 3_000),
            ('港', 'b', Level::Cluster, 3_000),
            ('1', '口', Level::Cluster, 3_000),
            ('港', '1', Level::Cluster, 3_000),
            ('1', '年', Level::Kept, 2_500),
            ('1', '鎊', Level::Kept, 2_500),
            ('1', '港', Level::Kept, 2_500),
            ('1', '口', Level::Kept, 600),
            ('。', '口', Level::Free, -6),
            ('、', '口', Level::Free, -1),
            (' ', '口', Level::Free, -10),
            ('-', '口', Level::Free, 40),
            ('/', '口', Level::Free, 40),
            ('‐', '口', Level::Free, 40),
            ('港', '口', Level::Free, 10),
            ('約', '1', Level::Free, 35),
            ('約', '口', Level::Free, 10),
            ('港', '1', Level::Free, 10),
            ('三', '年', Level::Free, 50),
            ('三', '口', Level::Free, 10),
            ('港', '年', Level::Free, 10),
            ('港', '的', Level::Free, 35),
        ] {
            assert_eq!(
                price(one(before), one(here), level, NOWHERE, prices),
                expected,
                "{before}{here} {level:?}"
            );
        }
        let free = |before, here, inside| price(one(before), one(here), Level::Free, inside, prices);
        assert_eq!(free(' ', '口', Inside { is_between_words: true, ..NOWHERE }), -20);
        assert_eq!(free('港', '口', Inside { is_in_word: true, ..NOWHERE }), 50);
        assert_eq!(free('港', '口', Inside { is_in_count: true, ..NOWHERE }), 50);
        for (score, expected) in [(1, 10), (0, 30), (-2_500, 45), (-5_000, 60), (-9_000, 60)] {
            assert_eq!(
                free('港', '口', Inside { phrase_score: Some(score), ..NOWHERE }),
                expected,
                "{score}"
            );
        }
        let low = Inside { phrase_score: Some(-5_000), ..NOWHERE };
        assert_eq!((free('a', '口', low), free('港', 'b', low)), (10, 10), "the model knows no letters");
        let small = Prices { phrase: 10, ..prices };
        assert_eq!(price(one('港'), one('的'), Level::Free, NOWHERE, small), 17);
    }

    #[test]
    fn where_the_tables_give_way() {
        let yields = |is_open, is_cj, strictness| Yields { is_open, is_cj, strictness };
        let all = [Strictness::Strict, Strictness::Normal, Strictness::Loose];
        for (mark, kind, expected) in [
            ('〜', Yields::START, [false, true, true]),
            ('・', Yields::START, [false, false, true]),
            ('，', Yields::START, [false, false, false]),
            ('＄', Yields::END, [false, false, true]),
            ('「', Yields::END, [false, false, false]),
        ] {
            let to =
                |is_open, is_cj| all.map(|strictness| yields(is_open, is_cj, strictness).to(one(mark), kind));
            assert_eq!(to(true, true), expected, "{mark}");
            assert_eq!((to(false, true), to(true, false)), ([false; 3], [false; 3]), "{mark}");
        }
    }

    #[test]
    fn what_holds_at_any_width() {
        let strict = Yields { is_open: true, is_cj: true, strictness: Strictness::Strict };
        for (before, here, expected) in [
            ('港', '口', false),
            ('港', '，', true),
            (' ', '，', true),
            (' ', '.', false),
            ('港', '.', true),
            (' ', '—', false),
            ('「', '港', true),
            ('港', '「', false),
            ('a', '\u{200D}', true),
            ('\u{2060}', 'a', true),
            ('a', '\u{2060}', true),
        ] {
            assert_eq!(is_forbidden(one(before), one(here), strict), expected, "{before}{here}");
        }
    }

    #[test]
    fn a_name_in_brackets_is_rather_kept_whole() {
        let prices = |text: &str| {
            let priced = Prices { phrase: 50, word: 0, pause: 0 };
            let with = clusters(text, WidthPolicy::default(), Lang::Other, Strictness::Strict, priced);
            with.iter().map(|c| c.price).collect::<Vec<_>>()
        };
        let name = |n: usize| format!("港「{}」口", "灣".repeat(n));
        let softened = |n: usize| prices(&name(n)).iter().filter(|price| **price == 70).count();
        assert_eq!([softened(1), softened(2), softened(9), softened(10)], [0, 1, 8, 0]);
        assert_eq!(prices("港「灣、灣」口")[4], -6 + 10 + 40, "behind a pause");
        assert!(!prices("港「灣灣灣口").contains(&70), "never closed");
    }

    #[test]
    fn a_word_of_katakana_or_a_count_is_a_word() {
        let priced = Prices { phrase: 0, word: 9, pause: 0 };
        let cuts = |text: &str, lang| {
            let all = clusters(text, WidthPolicy::default(), lang, Strictness::Loose, priced);
            all.iter().map(|c| c.cuts_word).collect::<Vec<_>>()
        };
        assert_eq!(cuts("港コンテナ", Lang::Ja), [false, false, true, true, true]);
        assert!(cuts("3負責人", Lang::Other)[1]);
        let none = clusters("コンテナ3負", WidthPolicy::default(), Lang::Ja, Strictness::Loose, Prices::NONE);
        assert!(none.iter().all(|c| !c.cuts_word));
    }

    #[test]
    fn a_compound_has_letters_and_a_digit_around_its_mark() {
        for (text, expected) in
            [("COVID-19", "COVID-19"), ("F-A 港", "F-|A |港"), ("3-A 港", "3-A |港"), ("A- 港", "A- |港")]
        {
            let text = text.to_owned();
            let all = clusters(&text, WidthPolicy::default(), Lang::ZhHant, Strictness::Strict, Prices::NONE);
            let shown: String = all
                .iter()
                .enumerate()
                .map(|(i, c)| {
                    if i > 0 && c.level == Level::Free {
                        format!("|{}", c.first)
                    } else {
                        c.first.to_string()
                    }
                })
                .collect::<Vec<_>>()
                .concat();
            assert_eq!(shown, expected, "{text}");
        }
    }

    #[test]
    fn what_stands_behind_a_unit_or_before_an_address_is_free() {
        check(Lang::ZhHant, "3¦公¦里|公|園");
        check(Lang::ZhHant, "港|http://¦a.b|港");
        check(Lang::ZhHant, "항|구");
        check(Lang::Ko, "항¦구");
        check(Lang::Ko, "A¦항");
        check(Lang::Ko, "항|港");
    }

    #[test]
    fn a_closed_boundary_names_its_rule() {
        let rules = |text: &str| -> Vec<Option<&'static str>> {
            boundaries(text, Lang::ZhHant, Strictness::Strict)
                .into_iter()
                .map(|boundary| boundary.rule)
                .collect()
        };
        assert_eq!(rules("「港"), [Some("a mark that ends no line (CLREQ, JLREQ)")]);
        assert_eq!(rules("港，"), [Some("a mark that starts no line (CLREQ, JLREQ)")]);
        assert_eq!(rules("港口"), [None]);
        assert_eq!(rules("ab"), [Some("no opportunity (UAX #14)")]);
        assert_eq!(rules("3年"), [Some("a digit and its unit, or digits of one number, stay together")]);
    }
}
