//! Whether words stand alone as a point: no pronoun, no connective and no verb without its subject at their front.

use crate::outline::words::{any_of, en, ja, zh};
use crate::text::Lang;

/// A way in which words hang on what stands before them.
pub(super) struct Row {
    pub(super) name: &'static str,
    lang: Tongue,
    hangs: fn(&str) -> bool,
    /// Whether they hang even where it is told who says them: a speaker is the subject of a verb without one.
    in_a_mouth: bool,
    /// Words that hang by this row, and by no other.
    #[cfg_attr(not(test), expect(dead_code, reason = "what the row's test reads"))]
    pub(super) example: &'static str,
    /// Where it was seen that such a row is needed.
    #[cfg_attr(not(test), expect(dead_code, reason = "what the row's test reads"))]
    pub(super) source: &'static str,
}

/// The languages that the rows are of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tongue {
    Chinese,
    Japanese,
    Spaced,
}

const LABELS: &str = "sentences that do not stand alone, by sub-editors";

/// The rows.
pub(super) const ROWS: &[Row] = &[
    Row {
        name: "pronoun",
        lang: Tongue::Chinese,
        hangs: |words| zh::OPENS_PRONOUN.opening(words).is_some() && zh::NO_PRONOUN.opening(words).is_none(),
        in_a_mouth: true,
        example: "其國際認受性很高",
        source: LABELS,
    },
    Row {
        name: "connective",
        lang: Tongue::Chinese,
        hangs: |words| {
            let rest = words.trim_start_matches(any_of(zh::ADDS));
            let is_adverb = rest.len() < words.len() && !rest.starts_with(any_of(zh::GOES_ON_IN_A_WORD));
            is_adverb || zh::OPENS_CONNECTIVE.opening(words).is_some()
        },
        in_a_mouth: true,
        example: "以及兩座新橋的工程",
        source: LABELS,
    },
    Row {
        name: "verb",
        lang: Tongue::Chinese,
        // 2011年調往急症室: a year says when, and not who.
        hangs: |words| {
            let words = without_date(words);
            zh::OPENS_VERB.opening(words).is_some() && zh::NO_VERB.opening(words).is_none()
        },
        in_a_mouth: false,
        example: "具有很高的國際認受性",
        source: "points of hand-read decks",
    },
    Row {
        name: "demonstrative",
        lang: Tongue::Japanese,
        hangs: |words| ja::HANGS.iter().any(|w| words.starts_with(w)),
        in_a_mouth: true,
        example: "それは来年始まる",
        source: LABELS,
    },
    Row {
        name: "English pronoun",
        lang: Tongue::Spaced,
        hangs: |words| {
            let is_pronoun = en::OPENS_PRONOUN.contains(&first_word(words).to_lowercase().as_str());
            is_pronoun && !stands_for_nothing(words)
        },
        in_a_mouth: true,
        example: "He left the quay at noon",
        source: LABELS,
    },
    Row {
        name: "English connective",
        lang: Tongue::Spaced,
        hangs: |words| en::OPENS_CONNECTIVE.contains(&first_word(words).to_lowercase().as_str()),
        in_a_mouth: true,
        example: "because the quay was closed",
        source: LABELS,
    },
];

/// Words without the year, the month or the day that they open with.
fn without_date(words: &str) -> &str {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_date = rest.len() < words.len() && rest.starts_with(any_of(zh::PARTS_OF_DATES));
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || zh::PARTS_OF_DATES.contains(c));
    if is_date { rest } else { words }
}

/// Whether words open with a verb whose subject was cut off or stands before them.
pub(super) fn wants_subject(words: &str, lang: Lang) -> bool {
    hangs(words, lang, false).is_some_and(|row| row.name == "verb")
}

/// "There is a threat": nothing named before is meant.
pub(in crate::outline) fn stands_for_nothing(words: &str) -> bool {
    let start: String = words.chars().take(24).collect::<String>().to_lowercase();
    en::NO_PRONOUN.iter().any(|opening| start.starts_with(opening))
}

fn first_word(words: &str) -> &str {
    let bare = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default()
}

/// The row by which words hang on what stands before them, if they do.
pub(super) fn hangs(words: &str, lang: Lang, has_speaker: bool) -> Option<&'static Row> {
    hangs_by(words, lang, has_speaker, |_| true)
}

fn hangs_by(words: &str, lang: Lang, has_speaker: bool, uses: impl Fn(&Row) -> bool) -> Option<&'static Row> {
    let tongue = match lang {
        Lang::ZhHant | Lang::ZhHans => Tongue::Chinese,
        Lang::Ja => Tongue::Japanese,
        Lang::Ko | Lang::Other => Tongue::Spaced,
    };
    let mut rows =
        ROWS.iter().filter(|row| row.lang == tongue && (row.in_a_mouth || !has_speaker) && uses(row));
    rows.find(|row| (row.hangs)(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_tells_what_no_other_does() {
        for row in ROWS {
            let lang = Lang::detect(row.example);
            assert_eq!(hangs(row.example, lang, false).map(|r| r.name), Some(row.name), "{}", row.example);
            let without = hangs_by(row.example, lang, false, |r| r.name != row.name);
            assert!(without.is_none(), "{}", row.example);
            assert!(!row.source.is_empty());
        }
    }

    #[test]
    fn words_with_their_subject_stand() {
        for words in [
            "其他船廠會跟進",
            "會議在島上舉行",
            "將軍澳的碼頭會擴建",
            "港務局會擴建碼頭",
            "並非所有碼頭都會擴建",
            "2031年碼頭會擴建",
            "The quay opens in May",
            "Itinerant traders left",
            "来年から始まる",
            "There are 12 ships in the bay",
            "It is possible that the quay was built for them",
        ] {
            assert!(hangs(words, Lang::detect(words), false).is_none(), "{words}");
        }
    }

    #[test]
    fn a_speaker_is_the_subject_of_a_verb() {
        assert!(hangs("會加快工程的進度", Lang::ZhHant, false).is_some());
        assert!(hangs("會加快工程的進度", Lang::ZhHant, true).is_none());
        assert!(hangs("他會加快工程的進度", Lang::ZhHant, true).is_some());
        assert!(hangs("2011年調往急症室", Lang::ZhHant, false).is_some());
    }
}
