//! The languages that print sets differently, and how to tell them by a tag or by the text itself.

/// A typographic language: what decides line breaking, quotation marks and interface words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Chinese in traditional characters.
    ZhHant,
    /// Chinese in simplified characters.
    ZhHans,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
    /// Everything else, set by the default rules of UAX #14.
    #[default]
    Other,
}

/// Characters that only one of the two Chinese scripts uses, in pairs of traditional and simplified.
const SCRIPT_PAIRS: &str = "們们個个國国發发會会學学說说這这來来對对時时為为與与從从過过還还後后開开關关長长動动\
    實实現现業业產产經经濟济區区際际機机構构應应當当體体點点無无論论話话語语請请讓让認认識识議议設设計计記记\
    許许訊讯訪访詢询該该調调談谈變变門门間间問问聞闻頭头題题顯显風风飛飞馬马報报場场處处備备傳传價价億亿\
    優优內内兩两別别創创劃划辦办務务勢势勵励協协單单衛卫歷历參参雙双員员團团圖图圍围";

impl Lang {
    /// Reads a BCP 47 tag (`zh-Hant`, `zh_TW.UTF-8`, `ja`, …); what it does not know is [`Lang::Other`].
    pub fn from_tag(tag: &str) -> Self {
        let mut parts = tag.split(['-', '_', '.', '@']);
        let is_any = |part: &str, of: &[&str]| of.iter().any(|known| part.eq_ignore_ascii_case(known));
        let language = parts.next().unwrap_or_default();
        if is_any(language, &["zh", "yue", "cmn"]) {
            // The script stands before the region, and says it whatever that is.
            let tells = |part: &&str| is_any(part, &["hans", "hant", "tw", "hk", "mo"]);
            let is_traditional = parts.find(tells).is_some_and(|part| !part.eq_ignore_ascii_case("hans"));
            if is_traditional { Self::ZhHant } else { Self::ZhHans }
        } else if is_any(language, &["ja"]) {
            Self::Ja
        } else if is_any(language, &["ko"]) {
            Self::Ko
        } else {
            Self::Other
        }
    }

    /// The BCP 47 tag that a deck in this language carries.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhHant => "zh-Hant",
            Self::ZhHans => "zh-Hans",
            Self::Ja => "ja",
            Self::Ko => "ko",
            Self::Other => "en",
        }
    }

    /// Tells the language of `text` by its script: kana, Hangul, or the forms of its Han characters.
    pub fn detect(text: &str) -> Self {
        let (mut han, mut kana, mut hangul, mut letters) = (0usize, 0usize, 0usize, 0usize);
        let (mut n_traditional, mut n_simplified) = (0usize, 0usize);
        for c in text.chars().take(20_000) {
            match u32::from(c) {
                0x3041..=0x30FA => kana += 1,
                0x1100..=0x11FF | 0xAC00..=0xD7A3 => hangul += 1,
                0x3400..=0x9FFF | 0x20000..=0x323AF => {
                    han += 1;
                    // A traditional form stands at an even place of the list, a simplified one at an odd place.
                    match SCRIPT_PAIRS.chars().filter(|p| !p.is_whitespace()).position(|p| p == c) {
                        Some(place) if place % 2 == 0 => n_traditional += 1,
                        Some(_) => n_simplified += 1,
                        None => {}
                    }
                }
                _ if c.is_alphabetic() => letters += 1,
                _ => {}
            }
        }
        // A Latin word stands for about two Han characters, so letters count less.
        let east = han + kana + hangul;
        if east == 0 || east * 8 < letters {
            Self::Other
        } else if kana * 10 > east {
            Self::Ja
        } else if hangul * 4 > east {
            Self::Ko
        } else if n_simplified > n_traditional {
            Self::ZhHans
        } else {
            Self::ZhHant
        }
    }

    /// Tells whether lines of this language join without a space between them.
    pub const fn is_unspaced(self) -> bool {
        matches!(self, Self::ZhHant | Self::ZhHans | Self::Ja)
    }
}

/// Tells whether `c` belongs to a script that is written without spaces, its punctuation included.
pub(crate) fn is_east_asian(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x20000..=0x323AF)
}

/// Tells whether `c` is a Han character.
pub(crate) fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF | 0x3005 | 0x3007)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_its_language() {
        for (text, lang) in [
            ("港口發展局表示，這項計劃會帶來新機遇。", Lang::ZhHant),
            ("港口发展局表示，这项计划会带来新机遇。", Lang::ZhHans),
            ("港の整備は来年から始まる予定です。", Lang::Ja),
            ("항만 개발은 내년에 시작됩니다.", Lang::Ko),
            ("The harbour board approved the plan.", Lang::Other),
            ("The board (港務局) approved the plan for the new harbour terminal.", Lang::Other),
            ("", Lang::Other),
        ] {
            assert_eq!(Lang::detect(text), lang, "{text}");
        }
    }

    #[test]
    fn a_tag_names_its_language() {
        for (tag, lang) in [
            ("zh-Hant-HK", Lang::ZhHant),
            ("zh_TW.UTF-8", Lang::ZhHant),
            ("zh", Lang::ZhHans),
            ("zh-CN", Lang::ZhHans),
            ("ja_JP.UTF-8", Lang::Ja),
            ("JA@calendar", Lang::Ja),
            ("yue_HK", Lang::ZhHant),
            ("cmn-Hant", Lang::ZhHant),
            ("zh-Hans-HK", Lang::ZhHans),
            ("ko", Lang::Ko),
            ("C.UTF-8", Lang::Other),
            ("", Lang::Other),
        ] {
            assert_eq!(Lang::from_tag(tag), lang, "{tag}");
        }
    }

    #[test]
    fn a_language_is_told_by_shares_of_its_letters() {
        let text = |han: usize, kana: usize, hangul: usize, letters: usize| {
            format!("{}{}{}{}", "港".repeat(han), "の".repeat(kana), "항".repeat(hangul), "a".repeat(letters))
        };
        for (counts, expected) in [
            ((0, 0, 0, 9), Lang::Other),
            ((0, 0, 0, 0), Lang::Other),
            ((1, 0, 0, 8), Lang::ZhHant),
            ((1, 0, 0, 9), Lang::Other),
            ((9, 1, 0, 0), Lang::ZhHant),
            ((8, 1, 0, 0), Lang::Ja),
            ((3, 0, 1, 0), Lang::ZhHant),
            ((2, 0, 1, 0), Lang::Ko),
            ((0, 1, 0, 8), Lang::Ja),
            ((0, 0, 1, 8), Lang::Ko),
            ((0, 1, 1, 16), Lang::Ja),
            ((0, 1, 1, 17), Lang::Other),
        ] {
            let (han, kana, hangul, letters) = counts;
            assert_eq!(Lang::detect(&text(han, kana, hangul, letters)), expected, "{counts:?}");
        }
        for (text, expected) in [
            ("港口國国", Lang::ZhHant),
            ("港口国", Lang::ZhHans),
            ("港口國国国", Lang::ZhHans),
            ("1,200!", Lang::Other),
        ] {
            assert_eq!(Lang::detect(text), expected, "{text}");
        }
        // The first twenty thousand characters tell.
        assert_eq!(Lang::detect(&("港".repeat(20_000) + &"の".repeat(20_000))), Lang::ZhHant);
    }
}
