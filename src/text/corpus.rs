//! Mixed strings to try the layout on: Chinese, Japanese, Korean, Latin, digits, punctuation and emoji.
//!
//! Made by a counter, not by chance, so that a failure is the same everywhere.

use super::Lang;

/// How many strings there are.
pub(crate) const N_STRINGS: u64 = 3_200;

const WORDS: [&str; 72] = [
    "港務局",
    "今日公布",
    "新碼頭",
    "的",
    "一帶一路",
    "發展綠色航運",
    "年輕人",
    "我們認為",
    "这项计划",
    "减少排放",
    "居民",
    "に",
    "ついて",
    "キャンプ",
    "データセンター",
    "しょっちゅう",
    "々人々",
    "東京駅",
    "ｶﾞｲﾄﾞ",
    "です",
    "ー",
    "항만",
    "개발은",
    " 내년에",
    " 시작됩니다",
    " 있다.",
    "the harbour",
    " board ",
    "internationalization",
    "well-known",
    "CMA+",
    "COVID-19",
    "U.S.",
    "https://example.org/a/b?c=d&e=f",
    "user@example.org",
    "re-industrialization",
    "don't",
    "12.5%",
    "3.5億元",
    "2031年8月",
    "NT$1,200",
    "HK$3,000.50",
    "10～20",
    "第45屆",
    "90周年",
    "１２３",
    "℃",
    "±5",
    "7:30",
    "，",
    "。",
    "、",
    "；",
    "：",
    "？！",
    "……",
    "——",
    "・",
    "‧",
    "～",
    "！！！",
    "」",
    "』》",
    "）。",
    "「",
    "『",
    "（",
    "《",
    "“",
    "”",
    "👨‍👩‍👧‍👦",
    "👍🏽",
];
const MORE: [&str; 16] = [
    "🇭🇰",
    "❤️",
    "1️⃣",
    "e\u{301}",
    "n\u{303}",
    " ",
    "  ",
    "\u{3000}",
    "「引領者」",
    "《十年規劃》",
    "“超級聯繫人”",
    "（見圖）",
    "👩‍💻",
    "葛\u{E0101}",
    "\u{200B}",
    "𠮷",
];
/// Strings that have gone wrong somewhere.
const HARD: [&str; 14] = [
    "香港要積極融入“一帶一路”建設，發揮“超級聯繫人”和“超級增值人”的作用",
    "他說：「我們等了十年（整整十年）。」",
    "「「「『『（（《《《",
    "。。。』」』」））》》！？！？",
    "……………………………………………………………………",
    "————————————————————————",
    "這是「CMA+」與「潮汐數據中心PMC」的合作。",
    "愛德華·馮·布勞恩—海森堡",
    "佔12.5%，即NT$1,200或約3.5億元（2031年8月）",
    "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦",
    "キャンプファイヤー・パーティー〜夏の終わりに〜",
    "항만 개발은 내년에 시작됩니다. 국제물류센터도 함께 들어섭니다.",
    "A：B，C。D；E",
    "a🌞b ab 中文字",
];

const LANGS: [Lang; 5] = [Lang::ZhHant, Lang::ZhHans, Lang::Ja, Lang::Ko, Lang::Other];

/// The strings, each with the language that it is set in.
pub(crate) fn strings() -> impl Iterator<Item = (String, Lang)> {
    (0..N_STRINGS).map(|n| {
        let mut state = (n + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut roll = move |below: usize| {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            let high = usize::try_from(state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).expect("31 bits");
            high % below
        };
        let lang = LANGS[usize::try_from(n % 5).expect("below five")];
        let hard = HARD.get(usize::try_from(n / 5).expect("a small number"));
        let text = hard.map_or_else(
            || {
                let n_words = 2 + roll(22);
                let all = WORDS.len() + MORE.len();
                let word = |i: usize| {
                    WORDS.get(i).or_else(|| MORE.get(i - WORDS.len())).copied().unwrap_or_default()
                };
                (0..n_words).map(|_| word(roll(all))).collect()
            },
            |hard| (*hard).to_owned(),
        );
        (text, lang)
    })
}
