//! Whether words end where a thought does: no lead-in without what it leads to, no clause that waits for the next, and
//! no "as follows".

use super::alone::Tongue;
use crate::outline::words::{any_of, en, ja, ko, zh};
use crate::text::{Lang, slice};

/// A way in which words break off.
pub(super) struct Row {
    #[cfg_attr(not(test), expect(dead_code, reason = "what the row's test reads"))]
    pub(super) name: &'static str,
    lang: Tongue,
    breaks_off: fn(&str) -> bool,
    /// Words that break off by this row, and by no other.
    #[cfg_attr(not(test), expect(dead_code, reason = "what the row's test reads"))]
    pub(super) example: &'static str,
    /// Where it was seen that such a row is needed.
    #[cfg_attr(not(test), expect(dead_code, reason = "what the row's test reads"))]
    pub(super) source: &'static str,
}

const READ: &str = "points of decks of 38 articles, read one by one";
const WRITTEN: &str = "articles written for it";

/// The rows.
const ROWS: &[Row] = &[
    Row {
        name: "lead-in",
        lang: Tongue::Chinese,
        breaks_off: |words| waits(last_clause(words)),
        example: "港務局在擴建碼頭的基礎上",
        source: READ,
    },
    Row {
        name: "measure",
        lang: Tongue::Chinese,
        breaks_off: |words| measures(last_clause(words)),
        example: "每份高出五元，以每天供餐四萬份計算",
        source: WRITTEN,
    },
    Row {
        name: "when",
        lang: Tongue::Chinese,
        // 出任所長時: what happened then is left out; 小時 and 同時 end what they like.
        breaks_off: |words| {
            let before = last_clause(words).strip_suffix(any_of(zh::WHEN));
            before.is_some_and(|before| {
                before.chars().count() > 2 && !before.ends_with(any_of(zh::BEFORE_HOUR))
            })
        },
        example: "林海生在北岸的船塢開始擔任碼頭的負責人時",
        source: READ,
    },
    Row {
        name: "purpose",
        lang: Tongue::Chinese,
        // 為應對大雨: a clause by itself, without what was done for it.
        breaks_off: |words| !words.contains(['，', '：', ',', ':']) && is_purpose(words),
        example: "為表達對遇難船員的沉痛哀悼",
        source: READ,
    },
    Row {
        name: "dates",
        lang: Tongue::Chinese,
        breaks_off: |words| {
            let rest = words.trim_start_matches(zh::FROM_DATE);
            let of_dates = |c: char| c.is_ascii_digit() || zh::IN_DATES.contains(c);
            rest.len() < words.len() && !rest.is_empty() && rest.chars().all(of_dates)
        },
        example: "由十一月九日至十二月一日",
        source: READ,
    },
    Row {
        name: "as follows",
        lang: Tongue::Chinese,
        breaks_off: |words| {
            let clause = last_clause(words);
            let is_below = |word: &str| {
                let before = clause.split(word).next().filter(|before| before.len() < clause.len());
                before.is_some_and(|before| !before.ends_with(any_of(zh::BEFORE_LIMIT)))
            };
            !clause.contains('：') && zh::AS_FOLLOWS.forms().any(is_below)
        },
        example: "港務局作出以下安排",
        source: READ,
    },
    Row {
        name: "Japanese clause",
        lang: Tongue::Japanese,
        breaks_off: |words| {
            let is_noun = ja::NOUNS_LIKE_CLAUSES.iter().any(|noun| words.ends_with(noun));
            words.ends_with(any_of(ja::GOES_ON)) && !is_noun
        },
        example: "漁協は堤防を高くし",
        source: READ,
    },
    Row {
        name: "Japanese lead-in",
        lang: Tongue::Japanese,
        breaks_off: |words| ja::LEADS_ON.iter().any(|lead| words.ends_with(lead)),
        example: "大雨で船が止まったほか",
        source: READ,
    },
    Row {
        name: "Japanese as follows",
        lang: Tongue::Japanese,
        breaks_off: |words| {
            // 二十歳以下の is a limit.
            let is_below = |(at, _): (usize, &str)| !slice(words, 0..at).ends_with(char::is_alphanumeric);
            ja::AS_FOLLOWS.iter().any(|word| words.match_indices(word).any(is_below))
        },
        example: "以下の港を閉鎖した",
        source: READ,
    },
    Row {
        name: "Korean clause",
        lang: Tongue::Spaced,
        breaks_off: |words| {
            let is_noun = ko::NOUNS_LIKE_CLAUSES.iter().any(|noun| words.ends_with(noun));
            ko::GOES_ON.iter().any(|end| words.ends_with(end)) && !is_noun
        },
        example: "새 부두는 내년에 문을 열 예정이라",
        source: WRITTEN,
    },
    Row {
        name: "not only",
        lang: Tongue::Spaced,
        breaks_off: |words| words.starts_with(en::NOT_ONLY) && !words.contains(en::BUT),
        example: "Not only have they closed the quay",
        source: READ,
    },
    Row {
        name: "age",
        lang: Tongue::Spaced,
        // The skipper Tom Hill, 48, and his mate Sam Lee, 51: who it is, and not what they did.
        breaks_off: |words| {
            let age = words.rsplit_once(", ").map_or("", |(_, age)| age);
            (1..=2).contains(&age.len()) && age.bytes().all(|b| b.is_ascii_digit())
        },
        example: "The skipper Tom Hill, 48, and his mate Sam Lee, 51",
        source: READ,
    },
    Row {
        name: "the following",
        lang: Tongue::Spaced,
        breaks_off: |words| en::AS_FOLLOWS.iter().any(|end| words.ends_with(end)),
        example: "The board announced the following",
        source: WRITTEN,
    },
];

fn last_clause(words: &str) -> &str {
    words.rsplit(['，', '；', ',']).next().unwrap_or(words)
}

/// Whether a Chinese clause waits for the next whatever its length: 在……的基礎上, 除……外.
pub(super) fn waits(clause: &str) -> bool {
    zh::LEFT_OPEN.forms().any(|end| clause.ends_with(end))
        || (clause.starts_with(zh::EXCEPT)
            && clause.strip_suffix(zh::CLOSES_LEAD).is_some_and(|rest| rest.chars().count() > 2))
}

/// Whether a Chinese clause only gives what the next is reckoned by: 以每天供餐四萬份計算.
pub(super) fn measures(clause: &str) -> bool {
    zh::OPENS_MEASURE.opening(clause).is_some() && zh::ENDS_MEASURE.forms().any(|end| clause.ends_with(end))
}

/// Whether a Chinese clause only tells why or for what.
pub(super) fn is_purpose(clause: &str) -> bool {
    zh::OPENS_PURPOSE.opening(clause).is_some() && zh::NO_PURPOSE.opening(clause).is_none()
}

/// Whether words of a claim, without the marks at its end, break off in mid-thought.
pub(super) fn breaks_off(words: &str, lang: Lang) -> bool {
    breaks_off_by(words, lang, |_| true).is_some()
}

fn breaks_off_by(words: &str, lang: Lang, uses: impl Fn(&Row) -> bool) -> Option<&'static Row> {
    let mut rows = ROWS.iter().filter(|row| row.lang == Tongue::of(lang) && uses(row));
    rows.find(|row| (row.breaks_off)(words))
}

/// How many bytes of a Japanese clause make a sentence of its own, where all but its last particle does: 始めた`が`.
pub(super) fn without_but(words: &str) -> Option<usize> {
    let bare = words.strip_suffix(ja::SUBJECT)?;
    bare.ends_with(any_of(ja::ENDS_SENTENCE)).then_some(bare.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_tells_what_no_other_does() {
        for row in ROWS {
            let lang = Lang::detect(row.example);
            assert_eq!(breaks_off_by(row.example, lang, |_| true).map(|r| r.name), Some(row.name));
            assert!(breaks_off_by(row.example, lang, |r| r.name != row.name).is_none(), "{}", row.example);
            assert!(!row.source.is_empty());
        }
    }

    #[test]
    fn what_ends_where_its_thought_does_is_whole() {
        for words in [
            "港務局在北岸擴建碼頭",
            "會費為十六歲以下兒童減半",
            "港務局作出以下安排：加開班次",
            "碼頭由十一月九日至十二月一日關閉",
            "意料之外",
            "堤防の工事を来年始める見通し",
            "漁協は堤防を高くした",
            "부두에서 사고",
            "새 부두는 내년에 문을 연다",
            "Not only boats but people wait",
        ] {
            assert!(!breaks_off(words, Lang::detect(words)), "{words}");
        }
    }

    #[test]
    fn a_but_behind_a_sentence_goes() {
        assert_eq!(without_but("工事を始めたが"), Some("工事を始めた".len()));
        assert_eq!(without_but("堤防の工事が"), None);
    }

    #[test]
    fn a_row_holds_where_its_rule_does() {
        for (name, words, expected) in [
            ("lead-in", "船停，在擴建碼頭的基礎上", true),
            ("lead-in", "在擴建碼頭的基礎上，船停", false),
            ("measure", "以每天四萬份計算", true),
            ("measure", "以每天四萬份，船停", false),
            ("when", "船員開始上任時", true),
            ("when", "船員時", false),
            ("when", "老船員時", true),
            ("when", "船開了兩小時", false),
            ("when", "船開了", false),
            ("purpose", "為應對大雨", true),
            ("purpose", "為應對大雨，船停", false),
            ("purpose", "為應對大雨：船停", false),
            ("purpose", "為何停航", false),
            ("dates", "由十一月九日至十二月一日", true),
            ("dates", "由十一月九日停航", false),
            ("dates", "十一月九日", false),
            ("dates", "由", false),
            ("as follows", "作出以下安排", true),
            ("as follows", "作出以下安排：停航", false),
            ("as follows", "十六歲以下兒童", false),
            ("as follows", "以下安排", true),
            ("as follows", "作出安排", false),
            ("Japanese clause", "堤防を高くし", true),
            ("Japanese clause", "来年始める見通し", false),
            ("Japanese clause", "堤防を高くした", false),
            ("Japanese lead-in", "船が止まったほか", true),
            ("Japanese lead-in", "船が止まった", false),
            ("Japanese as follows", "以下の港", true),
            ("Japanese as follows", "、以下の港", true),
            ("Japanese as follows", "を以下の港", false),
            ("Japanese as follows", "二十歳以下の人", false),
            ("Japanese as follows", "20以下の人", false),
            ("Korean clause", "문을 열 예정이라", true),
            ("Korean clause", "새 마을", false),
            ("Korean clause", "문을 연다", false),
            ("not only", "Not only have they left", true),
            ("not only", "Not only they but we left", false),
            ("not only", "They left", false),
            ("age", "Tom Hill, 4", true),
            ("age", "Tom Hill, 48", true),
            ("age", "Tom Hill, 148", false),
            ("age", "Tom Hill, 4a", false),
            ("age", "Tom Hill, ", false),
            ("age", "48", false),
            ("the following", "announced the following", true),
            ("the following", "the following boats", false),
        ] {
            let row = ROWS.iter().find(|row| row.name == name).expect("a row");
            assert_eq!((row.breaks_off)(words), expected, "{name}: {words}");
        }
        for (clause, expected) in [
            ("在擴建碼頭的同時", true),
            ("除碼頭外", true),
            ("除外", false),
            ("除船外", false),
            ("碼頭外", false),
            ("除碼頭", false),
        ] {
            assert_eq!(waits(clause), expected, "{clause}");
        }
        assert!(measures("按人口來看") && !measures("人口來看") && !measures("按人口"));
        assert!(is_purpose("因應大雨") && !is_purpose("為期三天") && !is_purpose("大雨"));
        assert_eq!(without_but("工事を始めて"), None);
        assert_eq!(without_but("船が"), None);
    }
}
