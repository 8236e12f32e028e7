//! Whether words stand alone as a point: no pronoun, no connective and no verb without its subject at their front.

use crate::outline::words::{any_of, en, ja, zh};
use crate::text::{Lang, is_han};

/// A way in which words hang on what stands before them.
pub(super) struct Row {
    #[cfg_attr(not(test), expect(dead_code, reason = "what the row's test reads"))]
    pub(super) name: &'static str,
    lang: Tongue,
    hangs: fn(&str) -> bool,
    /// What they want.
    wants: Wants,
    /// Words that hang by this row, and by no other.
    #[cfg_attr(not(test), expect(dead_code, reason = "what the row's test reads"))]
    pub(super) example: &'static str,
    /// Where it was seen that such a row is needed.
    #[cfg_attr(not(test), expect(dead_code, reason = "what the row's test reads"))]
    pub(super) source: &'static str,
}

/// What words want that do not stand alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wants {
    /// What was named before them.
    Antecedent,
    /// The subject of their verb: who says them is one.
    Subject,
    /// Who thinks so, found it or asks for it: who says them is, clauses later too.
    Thinker,
    /// The rest of their sentence, where nobody is told to say them.
    Sentence,
}

/// Whether it is told who says words, who is then the subject of a verb without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Nobody is told to.
    None,
    /// Clauses before them.
    Far,
    /// In front of them.
    Near,
}

impl Subject {
    /// Whether words that want this hang all the same.
    fn leaves(self, wants: Wants) -> bool {
        match wants {
            Wants::Antecedent => true,
            Wants::Subject => self != Self::Near,
            Wants::Thinker | Wants::Sentence => self == Self::None,
        }
    }
}

/// The languages that the rows are of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    Chinese,
    Japanese,
    Spaced,
}

impl Tongue {
    pub(super) const fn of(lang: Lang) -> Self {
        match lang {
            Lang::ZhHant | Lang::ZhHans => Self::Chinese,
            Lang::Ja => Self::Japanese,
            Lang::Ko | Lang::Other => Self::Spaced,
        }
    }
}

const READ: &str = "points of decks of 38 articles, read one by one";
/// Fewer characters than these tell where, and not what somebody did.
const MIN_ACT: usize = 6;
const WRITTEN: &str = "articles written for it";
/// The words of a sentence that only takes up what another said.
const MAX_DENIAL: usize = 7;
const LABELS: &str = "sentences that do not stand alone, by sub-editors";

/// The rows.
pub(super) const ROWS: &[Row] = &[
    Row {
        name: "pronoun",
        lang: Tongue::Chinese,
        hangs: |words| zh::OPENS_PRONOUN.opening(words).is_some() && zh::NO_PRONOUN.opening(words).is_none(),
        wants: Wants::Antecedent,
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
        wants: Wants::Antecedent,
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
        wants: Wants::Subject,
        example: "具有很高的國際認受性",
        source: "points of hand-read decks",
    },
    Row {
        name: "did",
        lang: Tongue::Chinese,
        // No noun has 了 behind it, but for 了解 and its kin.
        hangs: |words| {
            let mut chars = words.chars();
            let is_verb = chars.by_ref().take(2).filter(|&c| is_han(c) && c != zh::DONE).count() == 2;
            is_verb
                && chars.next() == Some(zh::DONE)
                && !chars.next().is_some_and(|c| zh::BEHIND_DONE.contains(c))
        },
        wants: Wants::Subject,
        example: "提取了三個港口的水樣",
        source: "abstracts of papers with their titles",
    },
    Row {
        name: "thought",
        lang: Tongue::Chinese,
        hangs: |words| zh::OPENS_THOUGHT.opening(words).is_some() && zh::NO_VERB.opening(words).is_none(),
        wants: Wants::Thinker,
        example: "希望碼頭可以早日啟用",
        source: READ,
    },
    Row {
        name: "at",
        lang: Tongue::Chinese,
        // 在北岸會見船員，……: a clause that begins with where and ends with what somebody did.
        hangs: |words| {
            let clause = words.split('，').next().unwrap_or(words);
            let is_at = clause.starts_with(any_of(zh::AT_OR_IN)) && clause.len() < words.len();
            let is_lead = clause.ends_with(any_of(zh::ENDS_PLACE)) || clause.ends_with(any_of(zh::ENDS_TIME));
            is_at && !is_lead && !clause.contains(any_of(zh::OF)) && clause.chars().count() > MIN_ACT
        },
        wants: Wants::Subject,
        example: "在北岸碼頭會見船員，了解工程進度",
        source: READ,
    },
    Row {
        name: "copula",
        lang: Tongue::Chinese,
        hangs: |words| zh::OPENS_COPULA.opening(words).is_some() && zh::NO_COPULA.opening(words).is_none(),
        wants: Wants::Antecedent,
        example: "分別是兩名船長和一名船員",
        source: READ,
    },
    Row {
        name: "people again",
        lang: Tongue::Chinese,
        // 3人日前被捕: which three, the sentence before told.
        hangs: |words| {
            let rest = words.trim_start_matches(|c: char| c.is_ascii_digit() || zh::NUMERALS.contains(c));
            let behind = zh::COUNTED_AGAIN.opening(rest).map(|word| rest.trim_start_matches(word));
            let is_short = words.chars().count() - rest.chars().count() <= 2;
            rest.len() < words.len()
                && is_short
                && behind.is_some_and(|b| zh::TOLD_AGAIN.opening(b).is_some())
        },
        wants: Wants::Antecedent,
        example: "3人日前已遭警方拘捕",
        source: READ,
    },
    Row {
        name: "no topic",
        lang: Tongue::Japanese,
        hangs: |words| {
            let is_named = words.contains(any_of(ja::NAMES_WHO));
            let is_verb = words.ends_with(any_of(ja::ENDS_SENTENCE)) || words.contains(ja::DOES_AND);
            is_verb && !is_named
        },
        wants: Wants::Subject,
        example: "七万票差をつけて初当選した",
        source: READ,
    },
    Row {
        name: "same",
        lang: Tongue::Japanese,
        hangs: |words| {
            let is_other = ja::NO_SAME.iter().any(|word| words.starts_with(word));
            words.starts_with(ja::SAME) && !is_other && !ja::HANGS.iter().any(|w| words.starts_with(w))
        },
        wants: Wants::Antecedent,
        example: "同館は来年閉まる",
        source: READ,
    },
    Row {
        name: "demonstrative",
        lang: Tongue::Japanese,
        hangs: |words| ja::HANGS.iter().any(|w| words.starts_with(w)),
        wants: Wants::Antecedent,
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
        wants: Wants::Antecedent,
        example: "He left the quay at noon",
        source: LABELS,
    },
    Row {
        name: "English demonstrative",
        lang: Tongue::Spaced,
        // "Mr Lee disputed that account": which, the sentence before told.
        hangs: |words| {
            let is_that = words.rsplit(' ').nth(1).is_some_and(|word| en::DEMONSTRATIVES.contains(&word));
            is_that && words.split(' ').count() <= MAX_DENIAL
        },
        wants: Wants::Antecedent,
        example: "Mr Lee disputed that account",
        source: WRITTEN,
    },
    Row {
        name: "English fragment",
        lang: Tongue::Spaced,
        // "in a deal signed on Monday": what stood in front of it in its sentence is gone.
        hangs: |words| {
            let has_verb = words.split(' ').any(|word| en::FINITE.contains(&word));
            en::OPENS_FRAGMENT.contains(&words.split(' ').next().unwrap_or_default()) && !has_verb
        },
        wants: Wants::Sentence,
        example: "in a deal signed with the pilots on Monday",
        source: READ,
    },
    Row {
        name: "English connective",
        lang: Tongue::Spaced,
        hangs: |words| en::OPENS_CONNECTIVE.contains(&first_word(words).to_lowercase().as_str()),
        wants: Wants::Antecedent,
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
    hangs(words, lang, Subject::None).is_some_and(|row| matches!(row.wants, Wants::Subject | Wants::Thinker))
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
pub(super) fn hangs(words: &str, lang: Lang, subject: Subject) -> Option<&'static Row> {
    hangs_by(words, lang, subject, |_| true)
}

fn hangs_by(words: &str, lang: Lang, subject: Subject, uses: impl Fn(&Row) -> bool) -> Option<&'static Row> {
    let is_of = |row: &&Row| row.lang == Tongue::of(lang) && subject.leaves(row.wants);
    let mut rows = ROWS.iter().filter(is_of).filter(|row| uses(row));
    rows.find(|row| (row.hangs)(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_tells_what_no_other_does() {
        for row in ROWS {
            let lang = Lang::detect(row.example);
            assert_eq!(
                hangs(row.example, lang, Subject::None).map(|r| r.name),
                Some(row.name),
                "{}",
                row.example
            );
            let without = hangs_by(row.example, lang, Subject::None, |r| r.name != row.name);
            assert!(without.is_none(), "{}", row.example);
            assert!(!row.source.is_empty());
        }
    }

    #[test]
    fn words_with_their_subject_stand() {
        for words in [
            "其他船廠會跟進",
            "船員了解潮水的漲落",
            "是次工程耗資三億元",
            "在北岸的碼頭，船員等着潮水",
            "3人死亡，兩人受傷",
            "北岸の堤防は来年できた",
            "同時に堤防が高くなった",
            "會議在島上舉行",
            "將軍澳的碼頭會擴建",
            "港務局會擴建碼頭",
            "並非所有碼頭都會擴建",
            "2031年碼頭會擴建",
            "The quay opens in May",
            "Itinerant traders left",
            "工事は来年から始まる",
            "There are 12 ships in the bay",
            "The board of the harbour and all of its pilots wanted those boats",
            "It is possible that the quay was built for them",
        ] {
            assert!(hangs(words, Lang::detect(words), Subject::None).is_none(), "{words}");
        }
    }

    #[test]
    fn a_speaker_is_the_subject_of_a_verb() {
        assert!(hangs("會加快工程的進度", Lang::ZhHant, Subject::None).is_some());
        assert!(hangs("會加快工程的進度", Lang::ZhHant, Subject::Near).is_none());
        assert!(hangs("他會加快工程的進度", Lang::ZhHant, Subject::Near).is_some());
        assert!(hangs("希望早日完工", Lang::ZhHant, Subject::Far).is_none());
        assert!(hangs("會加快工程的進度", Lang::ZhHant, Subject::Far).is_some());
        assert!(hangs("2011年調往急症室", Lang::ZhHant, Subject::None).is_some());
    }

    #[test]
    fn what_was_pointed_out_wants_who_did() {
        let words = "指明新碼頭明年6月啟用";
        assert!(hangs(words, Lang::detect(words), Subject::None).is_some());
    }

    #[test]
    fn a_row_holds_where_its_rule_does() {
        for (name, words, expected) in [
            ("pronoun", "其認受性", true),
            ("pronoun", "其他船", false),
            ("pronoun", "漁船", false),
            ("connective", "並擴建碼頭", true),
            ("connective", "並非如此", false),
            ("connective", "以及碼頭", true),
            ("connective", "碼頭", false),
            ("verb", "具有認受性", true),
            ("verb", "2011年調往港務局", true),
            ("verb", "會員到訪", false),
            ("verb", "碼頭", false),
            ("did", "提取了水樣", true),
            ("did", "提取了", true),
            ("did", "船員了解潮水", false),
            ("did", "提取水樣", false),
            ("did", "A取了水樣", false),
            ("did", "提了水樣", false),
            ("thought", "希望碼頭啟用", true),
            ("thought", "希望小學啟用", false),
            ("at", "在北岸會見船員，了解進度", true),
            ("at", "在北岸會見船員", false),
            ("at", "漁船會見船員，了解進度", false),
            ("at", "在北岸會見區，了解進度", false),
            ("at", "在北岸會見日，了解進度", false),
            ("at", "在北岸的船員，了解進度", false),
            ("at", "在島會見人，了解進度", false),
            ("at", "在島會見船員，了解進度", false),
            ("at", "在島上會見船員，了解進度", true),
            ("copula", "分別是兩名船長", true),
            ("copula", "是次工程", false),
            ("people again", "3人日前被捕", true),
            ("people again", "12人日前被捕", true),
            ("people again", "123人日前被捕", false),
            ("people again", "3船日前被捕", false),
            ("people again", "3人到訪", false),
            ("people again", "人日前被捕", false),
            ("no topic", "初当選した", true),
            ("no topic", "従軍し、帰国", true),
            ("no topic", "北川は当選した", false),
            ("no topic", "北岸の堤防", false),
            ("same", "同館へ", true),
            ("same", "同時に", false),
            ("same", "同社へ", false),
            ("same", "館へ", false),
            ("English pronoun", "He left", true),
            ("English pronoun", "“He left", true),
            ("English pronoun", "There is a threat", false),
            ("English pronoun", "There came a boat", true),
            ("English pronoun", "Heather left", false),
            ("English demonstrative", "The old sea pilot disputed that account", true),
            ("English demonstrative", "The very old sea pilot disputed that account", false),
            ("English demonstrative", "The pilot disputed the account", false),
            ("English fragment", "in a deal signed", true),
            ("English fragment", "in a deal it was signed", false),
            ("English fragment", "a deal signed", false),
            ("English connective", "because boats left", true),
            ("English connective", "Boats left", false),
        ] {
            let row = ROWS.iter().find(|row| row.name == name).expect("a row");
            assert_eq!((row.hangs)(words), expected, "{name}: {words}");
        }
    }

    #[test]
    fn who_says_words_is_the_subject_that_they_want() {
        let all = [Subject::None, Subject::Far, Subject::Near];
        for (wants, expected) in [
            (Wants::Antecedent, [true, true, true]),
            (Wants::Subject, [true, true, false]),
            (Wants::Thinker, [true, false, false]),
            (Wants::Sentence, [true, false, false]),
        ] {
            assert_eq!(all.map(|subject| subject.leaves(wants)), expected);
        }
        for (words, lang, expected) in [
            ("具有認受性", Lang::ZhHant, true),
            ("希望碼頭啟用", Lang::ZhHant, true),
            ("其認受性", Lang::ZhHant, false),
            ("漁船", Lang::ZhHant, false),
            ("in a deal signed", Lang::Other, false),
        ] {
            assert_eq!(wants_subject(words, lang), expected, "{words}");
        }
        for (words, expected) in [
            ("2011年調往", "調往"),
            ("3月5日調往", "調往"),
            ("12人", "12人"),
            ("年調往", "年調往"),
            ("調往", "調往"),
        ] {
            assert_eq!(without_date(words), expected, "{words}");
        }
        for (words, expected) in
            [("“Well-off people", "Well-off"), ("He's", "He"), ("  so, it", "so"), ("", "")]
        {
            assert_eq!(first_word(words), expected, "{words}");
        }
    }
}
