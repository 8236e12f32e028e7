//! 避頭尾 and 禁則 as tables: what may not start a line, what may not end one, and what stays whole.
//!
//! Sources: clreq (level "strict"), jlreq (classes cl-01 to cl-12), klreq. UAX #14 keeps most of these; the rows
//! here also bind where it leaves a choice (— … ‥ · ‧ ～ before a break).

/// Marks that never start a line: closing brackets and quotation marks, pauses and stops, interpuncts, dashes,
/// ellipses, iteration and length marks (the last two only where Japanese is set strictly: see UAX #14 class CJ).
pub const NO_START: &str = "，。、；：？！．,.;:?!」』》〉）〕】〗〙〛］｝｠”’»›)]}…‥⋯—–―⸺⸻·‧・･～〜゠％‰℃°′″%¢´\
    ｡､｣︑︒︓︔︕︖︶︸︺︼︾﹀﹂﹄";

/// Marks that never end a line: opening brackets and quotation marks, and signs that stand before a number.
pub const NO_END: &str = "「『《〈（〔【〖〘〚［｛｟“‘«‹([{＄￥￡￦$€£¥₩№＃｢︵︷︹︻︽︿﹁﹃";

/// Marks of [`NO_START`] that may start a line where Chinese or Japanese is set normally (CSS `line-break: normal`).
pub const STARTS_NORMAL: &str = "〜゠";
/// The same where it is set loosely: the marks in the middle of their square, hyphens, and signs behind a number.
pub const STARTS_LOOSE: &str = "〜゠・･：；！？‼⁇⁈⁉‐–°‰′″‵℃℉﹪％￠…‥⋯～";
/// Marks of [`NO_END`] that may end a line where Chinese or Japanese is set loosely.
pub const ENDS_LOOSE: &str = "＄￥￡￦€№";

/// Marks that stay whole with their like: the Chinese dash (——) and ellipsis (……) are one mark of two squares.
pub const PAIRED: &str = "—―⸺⸻…‥⋯";

/// Signs and counters that stay with the digits in front of them (`3.5億`, `20名`, `90周年`, `6月`).
pub const UNITS: &str = "年月日時时分秒號号億亿萬万千百兆元圓円名人位個个項项屆届歲岁宗間间家次倍度噸吨箱艘輛辆所座條条米公里斤升層层樓楼周週季代頁页條章節节期\
    成折％‰℃+＋억만천원년월일명개";

/// Counters that stay with the digits in front of them as [`UNITS`] do (`3戶`, `128死`), and words for a little more
/// (`80多人`). Many are common nouns too, so that they alone tell no figure.
pub const COUNTERS: &str = "點点戶户幢回件架死傷伤室頭头台臺例組组強强張张份枚隻只匹棟栋輪轮版級级席票球班筆笔款封本冊册幅瓶包袋粒顆颗棵株支枝門门處处場\
    场種种類类對对雙双套篇段句字行列排隊队群車车堂課课題题步圈屋床桌戰战勝胜敗败歩階歳軒羽店社校国國ヶカか多餘余幾几";

/// Units of several characters, which stay with the digits in front of them and are not cut (`1000萬港元`, `8小時`).
#[rustfmt::skip]
pub const LONG_UNITS: [&str; 44] = [
    "港元", "港幣", "港币", "美元", "美金", "歐元", "欧元", "英鎊", "英镑", "日圓", "日元", "台幣", "新台幣", "臺幣", "人民幣",
    "人民币", "韓元", "韩元", "小時", "小时", "分鐘", "分钟", "秒鐘", "秒钟", "公里", "公斤", "公頃", "公顷", "公噸", "公吨",
    "公尺", "海里", "英里", "千米", "千克", "厘米", "毫米", "平方", "立方", "個月", "个月", "時間", "キロ", "メートル",
];

/// What joins digits into one number or one span of time (`10～20`, `2024年8月`).
pub const WITHIN_DATES: &str = "年月日號号時时點点分年월년";

/// Words that lean on the one before them, so that a line rather does not start with them.
pub const ENCLITICS: &str = "的了着著過过們们地得之性化者等吧嗎吗呢";

/// What joins the digits of one number or of a range.
pub const JOINS_DIGITS: &str = "．.，,：:／/～~-－–%";
/// Numerals of ten thousand and more, and words for a little more, between a number and its unit (`3.5億元`, `80多人`).
pub const LARGE_NUMERALS: &str = "億亿萬万千百兆多餘余幾几";
/// Han numerals, which rather stay with their unit.
pub const HAN_NUMERALS: &str = "一二三四五六七八九十百千萬億兩数數";
/// Words that lead on to a number.
pub const APPROXIMATES: &str = "約约逾達达近超";
/// Marks that a line likes to end with.
pub const PAUSES: &str = "，。；：、！？」』》）";
/// Those of them at which a heading rather breaks than anywhere else, however uneven its lines; bars among them.
pub const LONG_PAUSES: &str = "，。；：！？】｜︱│|";
/// Bars between the parts of a heading: one ends its line, and starts none.
pub const BARS: &str = "｜︱│|";
/// Marks that stand apart from a word in Latin text, where a space goes before them.
pub const SPACED_DASHES: &str = "—–―…·";
/// What makes a compound of letters and digits.
pub const COMPOUNDERS: &str = "-‐/+&@_=";
/// Marks that open and close a quoted name.
pub const OPENS_NAME: &str = "「《“『〈";
/// See [`OPENS_NAME`].
pub const CLOSES_NAME: &str = "」》”』〉";

/// What the tables say of a character, in one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Traits(u32);

impl Traits {
    pub(super) const NO_START: u32 = 1;
    pub(super) const NO_END: u32 = 1 << 1;
    pub(super) const UNIT: u32 = 1 << 2;
    pub(super) const WITHIN_DATE: u32 = 1 << 3;
    pub(super) const ENCLITIC: u32 = 1 << 4;
    pub(super) const JOINS_DIGITS: u32 = 1 << 5;
    pub(super) const LARGE_NUMERAL: u32 = 1 << 6;
    pub(super) const HAN_NUMERAL: u32 = 1 << 7;
    pub(super) const APPROXIMATE: u32 = 1 << 8;
    pub(super) const PAUSE: u32 = 1 << 9;
    pub(super) const SPACED_DASH: u32 = 1 << 10;
    pub(super) const COMPOUNDER: u32 = 1 << 11;
    pub(super) const OPENS_NAME: u32 = 1 << 12;
    pub(super) const CLOSES_NAME: u32 = 1 << 13;
    pub(super) const DIGIT: u32 = 1 << 14;
    pub(super) const HAN_OR_KANA: u32 = 1 << 15;

    pub(super) const LONG_PAUSE: u32 = 1 << 16;
    pub(super) const BAR: u32 = 1 << 17;

    pub(super) const STARTS_NORMAL: u32 = 1 << 18;
    pub(super) const STARTS_LOOSE: u32 = 1 << 19;
    pub(super) const ENDS_LOOSE: u32 = 1 << 20;
    /// A character of [`LONG_UNITS`].
    pub(super) const LONG_UNIT: u32 = 1 << 21;

    /// The traits of a character. Those outside the Basic Multilingual Plane are in no table.
    pub(super) fn of(c: char) -> Self {
        match TRAITS.get(c as usize) {
            Some(&traits) => Self(traits),
            None if super::is_han(c) => Self(Self::HAN_OR_KANA),
            None => Self(0),
        }
    }

    /// Whether it has one of the traits.
    pub(super) const fn is(self, traits: u32) -> bool {
        self.0 & traits != 0
    }
}

static TRAITS: [u32; 0x1_0000] = build();

/// The tables by character, made when the program is compiled.
#[expect(clippy::large_stack_arrays, reason = "runs in the compiler alone")]
const fn build() -> [u32; 0x1_0000] {
    let mut traits = [0; 0x1_0000];
    let tables = [
        (NO_START, Traits::NO_START),
        (NO_END, Traits::NO_END),
        (UNITS, Traits::UNIT),
        (COUNTERS, Traits::UNIT),
        (WITHIN_DATES, Traits::WITHIN_DATE),
        (ENCLITICS, Traits::ENCLITIC),
        (JOINS_DIGITS, Traits::JOINS_DIGITS),
        (LARGE_NUMERALS, Traits::LARGE_NUMERAL),
        (HAN_NUMERALS, Traits::HAN_NUMERAL),
        (APPROXIMATES, Traits::APPROXIMATE),
        (PAUSES, Traits::PAUSE),
        (LONG_PAUSES, Traits::LONG_PAUSE),
        (BARS, Traits::BAR),
        (SPACED_DASHES, Traits::SPACED_DASH),
        (STARTS_NORMAL, Traits::STARTS_NORMAL),
        (STARTS_LOOSE, Traits::STARTS_LOOSE),
        (ENDS_LOOSE, Traits::ENDS_LOOSE),
        (COMPOUNDERS, Traits::COMPOUNDER),
        (OPENS_NAME, Traits::OPENS_NAME),
        (CLOSES_NAME, Traits::CLOSES_NAME),
        ("0123456789０１２３４５６７８９", Traits::DIGIT),
    ];
    let mut n = 0;
    while n < tables.len() {
        let (table, flag) = tables[n];
        mark(&mut traits, table, flag);
        n += 1;
    }
    n = 0;
    while n < LONG_UNITS.len() {
        mark(&mut traits, LONG_UNITS[n], Traits::LONG_UNIT);
        n += 1;
    }
    let mut code = 0;
    while code < 0x1_0000 {
        if matches!(code, 0x3005 | 0x3007 | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF) {
            traits[code] |= Traits::HAN_OR_KANA;
        }
        code += 1;
    }
    traits
}

/// Marks the characters of a table.
const fn mark(traits: &mut [u32; 0x1_0000], table: &str, flag: u32) {
    let bytes = table.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let (code, n_bytes) = decode(bytes, at);
        traits[code] |= flag;
        at += n_bytes;
    }
}

/// The code point at a place of UTF-8 text, and its bytes: the tables have none of more than three.
const fn decode(bytes: &[u8], at: usize) -> (usize, usize) {
    let first = bytes[at] as usize;
    if first < 0x80 {
        (first, 1)
    } else if first < 0xE0 {
        ((first & 0x1F) << 6 | (bytes[at + 1] as usize & 0x3F), 2)
    } else {
        ((first & 0x0F) << 12 | (bytes[at + 1] as usize & 0x3F) << 6 | (bytes[at + 2] as usize & 0x3F), 3)
    }
}

/// Tells whether a line may not start with `c`.
pub fn forbids_start(c: char) -> bool {
    Traits::of(c).is(Traits::NO_START)
}

/// Tells whether a line may not end with `c`.
pub fn forbids_end(c: char) -> bool {
    Traits::of(c).is(Traits::NO_END)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_the_brief_are_bound() {
        for c in "，。、；：？！」』》）…·‧・･～".chars() {
            assert!(forbids_start(c), "{c} may not start a line");
        }
        for c in "「『《（“‘＄$".chars() {
            assert!(forbids_end(c), "{c} may not end a line");
        }
        assert!(NO_START.chars().all(|c| !forbids_end(c)), "a mark cannot be both");
    }
}
