//! Stretches of a paragraph as a claim counts and trims them.

use crate::outline::words::{any_of, en, ja, ko, zh};
use crate::text::{Lang, slice};
use std::collections::HashSet;
use std::ops::Range;

/// A point of Chinese has so many characters at least.
pub(in crate::outline) const MIN_CHARS: usize = 12;

pub(super) fn bigrams(text: &str) -> HashSet<(char, char)> {
    let chars: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    chars.windows(2).map(|w| (w[0], w[1])).collect()
}

pub(super) fn n_chars(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The span without the marks that end a clause.
pub(super) fn without_stop(text: &str, span: Range<usize>) -> Range<usize> {
    let words = slice(text, span.clone());
    span.start
        ..span.start + words.trim_end_matches(['，', '。', '；', '、', '：', ',', ';', ':', ' ', '.']).len()
}

/// The span without the words that lead on from what stood before.
pub(super) fn without_connective(text: &str, span: Range<usize>, lang: Lang) -> Range<usize> {
    let mut start = span.start;
    while let Some(word) = connective(slice(text, start..span.end), lang) {
        // 並非, 而是, 但凡: the character is part of a word.
        let rest = slice(text, start + word.len()..span.end);
        let is_word =
            word.chars().count() == 1 && rest.starts_with(any_of(zh::GOES_ON_IN_A_WORD)) && word != ja::COMMA;
        if is_word || n_chars(rest) < 4 {
            break;
        }
        start += word.len();
    }
    start..span.end
}

fn connective(text: &str, lang: Lang) -> Option<&'static str> {
    if lang == Lang::Ja {
        let leads = |word: &&str| text.strip_prefix(*word).is_some_and(|rest| rest.starts_with(ja::COMMA));
        return ja::OPENINGS
            .into_iter()
            .find(leads)
            .or_else(|| text.starts_with(ja::COMMA).then_some(ja::COMMA));
    }
    if lang.is_unspaced() {
        zh::CONNECTIVES.opening(text)
    } else {
        en::CONNECTIVES.into_iter().chain(ko::OPENINGS).find(|word| text.starts_with(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_on_goes_where_enough_is_left() {
        for (text, lang, expected) in [
            ("同時，碼頭會擴建", Lang::ZhHant, "碼頭會擴建"),
            ("同時，此外，碼頭會擴建", Lang::ZhHant, "碼頭會擴建"),
            ("但碼頭會擴建", Lang::ZhHant, "碼頭會擴建"),
            ("但碼頭擴建", Lang::ZhHant, "碼頭擴建"),
            ("但碼頭會", Lang::ZhHant, "但碼頭會"),
            // A part of a word.
            ("並非碼頭擴建", Lang::ZhHant, "並非碼頭擴建"),
            ("而且非碼頭擴建", Lang::ZhHant, "非碼頭擴建"),
            ("しかし、港が開く", Lang::Ja, "港が開く"),
            ("、大きな港が開く", Lang::Ja, "大きな港が開く"),
            ("しかし港が開く", Lang::Ja, "しかし港が開く"),
            ("However, the quay is closed", Lang::Other, "the quay is closed"),
            ("그러나 부두는 조용하다", Lang::Ko, "부두는 조용하다"),
            ("碼頭會擴建", Lang::ZhHant, "碼頭會擴建"),
        ] {
            assert_eq!(slice(text, without_connective(text, 0..text.len(), lang)), expected, "{text}");
        }
        assert_eq!(without_stop("，甲，。 ", 3..13), 3..6);
        assert_eq!(n_chars("甲 乙\u{3000}丙"), 3);
        assert_eq!(bigrams("甲，乙丙"), HashSet::from([('甲', '乙'), ('乙', '丙')]));
    }
}
