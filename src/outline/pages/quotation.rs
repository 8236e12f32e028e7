//! The one direct quotation that is worth a slide, where there is one: rows say what speaks for it and against it.

use crate::deck::{Content, Slide, has_elision};
use crate::outline::cite::origin;
use crate::outline::name::name_at_end;
use crate::outline::plan::n_spoken;
use crate::outline::rank::{self, rows::ROWS as MATTERS};
use crate::outline::unit::{Parts, Unit};
use crate::outline::words::{Words, matter, quoted};
use crate::text::{Lang, inline};
use std::ops::RangeInclusive;

/// How long it may be, in characters; in words of Latin text.
const LENGTH: RangeInclusive<usize> = 10..=60;
const LENGTH_EN: RangeInclusive<usize> = 6..=35;
/// What it must score.
const WORTH: i64 = 5;

/// A quotation that is looked at.
struct Seen<'a> {
    /// Its words, without marks.
    words: &'a str,
    lower: String,
    by: &'a str,
    title: &'a str,
    lang: Lang,
}

/// A reason for or against a quotation.
#[derive(Clone, Copy)]
struct Row {
    #[cfg(test)]
    name: &'static str,
    weight: i64,
    test: fn(&Seen<'_>) -> bool,
    /// An article, and what is quoted because of this row; nothing where the row speaks against.
    #[cfg(test)]
    example: (&'static str, Option<&'static str>),
    /// Where it comes from.
    #[cfg(test)]
    source: &'static str,
}

const ROWS: &[Row] = &[
    Row {
        #[cfg(test)]
        name: "a person",
        weight: 3,
        test: |s| is_person(s.by, s.lang),
        #[cfg(test)]
        example: (
            "題\n\n林海生說：「我們等這一天等了足足十個寒暑。」",
            Some("「我們等這一天等了足足十個寒暑。」"),
        ),
        #[cfg(test)]
        source: "a quotation gives a person's voice; an office's is a statement",
    },
    Row {
        #[cfg(test)]
        name: "own voice",
        weight: 2,
        test: |s| has(s, quoted::OWN_VOICE, quoted::OWN_VOICE_JA, quoted::OWN_VOICE_EN),
        #[cfg(test)]
        example: (
            "題\n\n林海生說：「大家都在等渡輪回到老碼頭去。」",
            Some("「大家都在等渡輪回到老碼頭去。」"),
        ),
        #[cfg(test)]
        source: "what only this speaker can say is quoted, the rest is reported (Cappon 1982)",
    },
    Row {
        #[cfg(test)]
        name: "stance",
        weight: 2,
        test: |s| has(s, quoted::STANCES, quoted::STANCES_JA, quoted::STANCES_EN),
        #[cfg(test)]
        example: (
            "Port\n\n“The board must never close the old quay again,” said Mary Lee.",
            Some("“The board must never close the old quay again”"),
        ),
        #[cfg(test)]
        source: "opinion and commitment are quoted, facts are not (Cappon 1982)",
    },
    Row {
        #[cfg(test)]
        name: "of whom it is about",
        weight: 2,
        test: |s| {
            s.title.contains(s.by) || s.by.rsplit(' ').next().is_some_and(|last| s.title.contains(last))
        },
        #[cfg(test)]
        example: (
            "林海生：重開碼頭\n\n林海生說：「渡輪是老城和北岸之間的橋樑。」",
            Some("「渡輪是老城和北岸之間的橋樑。」"),
        ),
        #[cfg(test)]
        source: "a profile is its subject's",
    },
    Row {
        #[cfg(test)]
        name: "figures",
        weight: -2,
        test: |s| s.words.contains(|c: char| c.is_ascii_digit()),
        #[cfg(test)]
        example: ("題\n\n林海生說：「我們在北岸種了1200棵樹和花。」", None),
        #[cfg(test)]
        source: "a figure is shown as one",
    },
    Row {
        #[cfg(test)]
        name: "points back",
        weight: -3,
        test: |s| points_back(s),
        #[cfg(test)]
        example: ("題\n\n林海生說：「這使我們的渡輪又回到了碼頭。」", None),
        #[cfg(test)]
        source: "it stands alone on a slide",
    },
    Row {
        #[cfg(test)]
        name: "courtesy",
        weight: -3,
        test: |s| has(s, quoted::COURTESIES, quoted::COURTESIES_JA, quoted::COURTESIES_EN),
        #[cfg(test)]
        example: ("題\n\n林海生說：「我感謝所有在碼頭上幫忙的街坊。」", None),
        #[cfg(test)]
        source: "thanks and greetings say nothing of the matter",
    },
    Row {
        #[cfg(test)]
        name: "in pieces",
        weight: -3,
        test: |s| has_elision(s.words) || s.words.contains(['（', '(', '[']),
        #[cfg(test)]
        example: ("題\n\n林海生說：「（渡輪）是我們老城的人最掛念的。」", None),
        #[cfg(test)]
        source: "what is shown large is whole",
    },
];

/// The claim that is worth a slide of its own, by its place among the article's.
pub(in crate::outline) fn quotation(parts: &Parts<'_>) -> Option<usize> {
    best(parts, ROWS)
}

fn best(parts: &Parts<'_>, rows: &[Row]) -> Option<usize> {
    let article = parts.source.article;
    let title = article.title().map_or("", |b| b.text.as_str());
    let worth = |unit: &Unit| {
        let words = quoted_words(unit)?;
        let by = unit.claim.by.as_deref()?;
        let seen = Seen { words, lower: words.to_lowercase(), by, title, lang: article.lang };
        let length = if seen.lang.is_unspaced() { LENGTH } else { LENGTH_EN };
        let worth: i64 = rows.iter().filter(|row| (row.test)(&seen)).map(|row| row.weight).sum();
        (length.contains(&n_spoken(words, seen.lang)) && worth >= WORTH).then_some(worth)
    };
    let found: Vec<(usize, i64)> =
        parts.units.iter().enumerate().filter_map(|(idx, unit)| Some((idx, worth(unit)?))).collect();
    if found.is_empty() {
        return None;
    }
    let scores = rank::scores(parts, MATTERS, parts.units.len());
    let best = found.into_iter().max_by_key(|&(idx, worth)| (worth, scores[idx], std::cmp::Reverse(idx)));
    best.map(|(idx, _)| idx)
}

/// The words of a claim that is one quotation from its opening mark to its closing one.
fn quoted_words(unit: &Unit) -> Option<&str> {
    let marks = [("「", "」"), ("“", "”"), ("\"", "\""), ("『", "』")];
    let (words, (open, close)) = marks.iter().find_map(|marks| {
        let inside = unit.text.strip_prefix(marks.0)?.strip_suffix(marks.1)?;
        Some((inside, *marks))
    })?;
    (!words.contains(open) && !words.contains(close)).then_some(words)
}

/// A slide of the quotation, with who said it and what they are called.
pub(super) fn slide(parts: &Parts<'_>, idx: usize) -> Slide {
    let unit = &parts.units[idx];
    let by = unit.claim.by.clone();
    let role = by.as_deref().and_then(|by| parts.speakers.role(by)).map(str::to_owned);
    // A comma in front of the closing mark belongs to the sentence that the words were cut from.
    let without_comma = [",”", ",\""].iter().find_map(|end| {
        let mark = end.trim_start_matches(',');
        unit.text.strip_suffix(end).map(|words| format!("{words}{mark}"))
    });
    let text = inline::escape(without_comma.as_deref().unwrap_or(&unit.text));
    let content = Content::Quote { text, by, role };
    let from = origin(parts.source.file, &parts.lines_of(&unit.claim, parts.paragraph(unit)));
    Slide { from: from.map(Box::new), ..Slide::new(content) }
}

/// Whether one of the words of its language stands in it.
fn has(seen: &Seen<'_>, chinese: Words, japanese: &[&str], english: &[&str]) -> bool {
    match seen.lang {
        Lang::ZhHant | Lang::ZhHans => chinese.is_in(seen.words),
        Lang::Ja => japanese.iter().any(|word| seen.words.contains(word)),
        Lang::Ko | Lang::Other => {
            let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
            let words = seen.lower.split(|c| !is_letter(c));
            words.map(|word| word.replace('’', "'")).any(|word| english.contains(&word.as_str()))
        }
    }
}

/// Whether it begins with what the words before it would explain.
fn points_back(seen: &Seen<'_>) -> bool {
    if seen.lang.is_unspaced() {
        let openings = [matter::POINTS_BACK, quoted::GOES_ON];
        return openings.iter().any(|words| words.opening(seen.words).is_some());
    }
    let first = seen.lower.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_own = quoted::OWN_VOICE_EN.contains(&first);
    !is_own && (matter::POINTS_BACK_EN.contains(&first) || quoted::GOES_ON_EN.contains(&first))
}

/// Whether a speaker is somebody with a name.
fn is_person(by: &str, lang: Lang) -> bool {
    if by.is_ascii() {
        return by.starts_with(|c: char| c.is_ascii_uppercase())
            && by.chars().any(|c| c.is_ascii_lowercase());
    }
    match lang {
        Lang::Ja => quoted::TITLES_JA.iter().any(|title| by.ends_with(title)),
        Lang::ZhHant | Lang::ZhHans => name_at_end(by).is_some() || by.contains('·'),
        Lang::Ko | Lang::Other => by.starts_with(char::is_uppercase),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::outline::Source;

    /// What is quoted of an article by these rows.
    fn quoted_of(rows: &[Row], text: &str) -> Option<String> {
        let article = article::read(text.as_bytes(), "a.txt");
        let parts = Parts::of(Source { article: &article, file: "a.txt" });
        best(&parts, rows).map(|idx| parts.units[idx].text.clone())
    }

    #[test]
    fn each_row_has_an_example_that_flips_without_it() {
        for (idx, row) in ROWS.iter().enumerate() {
            let (text, expected) = row.example;
            let others: Vec<Row> = (0..).zip(ROWS).filter(|(i, _)| *i != idx).map(|(_, r)| *r).collect();
            assert_eq!(quoted_of(ROWS, text).as_deref(), expected, "{}", row.name);
            assert_ne!(quoted_of(&others, text).as_deref(), expected, "{} does nothing", row.name);
            assert!(!row.source.is_empty());
        }
    }

    #[test]
    fn the_best_of_several_is_quoted_and_only_a_whole_one() {
        let text =
            "題\n\n林海生說：「我們等這一天等了足足十個寒暑。」\n\n何小玲說：「我們絕不會再讓老碼頭關門。」";
        assert_eq!(quoted_of(ROWS, text).as_deref(), Some("「我們絕不會再讓老碼頭關門。」"));
        for text in [
            "題\n\n林海生說我們等這一天等了足足十個寒暑。",
            "題\n\n「我們等這一天等了足足十個寒暑。」",
            "題\n\n林海生說：「我們等。」",
            "題\n\n「老碼頭之友」和我們的渡輪公司合辦了首屆碼頭節。",
        ] {
            assert_eq!(quoted_of(ROWS, text), None, "{text}");
        }
    }

    #[test]
    fn a_quotation_is_found_in_each_language() {
        for (text, expected) in [
            ("題\n\n林海生说：“我们绝不会再让老码头关门。”", "“我们绝不会再让老码头关门。”"),
            (
                "題\n\n港務局の森田港長は「私たちは二度とこの港を閉じない」と述べた。",
                "「私たちは二度とこの港を閉じない」",
            ),
            (
                "Port\n\n“We will never close this quay again,” said Mary Lee.",
                "“We will never close this quay again”",
            ),
        ] {
            assert_eq!(quoted_of(ROWS, text).as_deref(), Some(expected));
        }
    }

    fn seen(words: &str, lang: Lang) -> Seen<'_> {
        Seen { words, lower: words.to_lowercase(), by: "", title: "", lang }
    }

    #[test]
    fn somebody_with_a_name_is_a_person() {
        for (by, lang, expected) in [
            ("Mary Lee", Lang::Other, true),
            ("SEA", Lang::Other, false),
            ("officials", Lang::Other, false),
            ("Ærik Å", Lang::Other, true),
            ("ærik å", Lang::Other, false),
            ("森田港長", Lang::Ja, true),
            ("北川さん", Lang::Ja, true),
            ("港務局", Lang::Ja, false),
            ("林海生", Lang::ZhHant, true),
            ("阿拉·馬克", Lang::ZhHant, true),
            ("港務局", Lang::ZhHant, false),
        ] {
            assert_eq!(is_person(by, lang), expected, "{by}");
        }
    }

    #[test]
    fn a_word_is_one_of_its_language() {
        for (words, lang, own, points_back_) in [
            ("我不會走", Lang::ZhHant, true, false),
            ("這不會走", Lang::ZhHant, false, true),
            ("但是我走", Lang::ZhHant, true, true),
            ("船不會走", Lang::ZhHant, false, false),
            ("私は行く", Lang::Ja, true, false),
            ("船は行く", Lang::Ja, false, false),
            ("We will go", Lang::Other, true, false),
            ("We’re there", Lang::Other, true, false),
            ("Boats must go", Lang::Other, false, false),
            ("They will go", Lang::Other, false, true),
            ("Because boats go", Lang::Other, false, true),
            ("Wet boats go", Lang::Other, false, false),
        ] {
            let seen = seen(words, lang);
            let is_own = has(&seen, quoted::OWN_VOICE, quoted::OWN_VOICE_JA, quoted::OWN_VOICE_EN);
            assert_eq!((is_own, points_back(&seen)), (own, points_back_), "{words}");
        }
    }

    #[test]
    fn a_quotation_is_whole_and_of_a_length_that_is_read_at_once() {
        let quoted_of = |words: &str| quoted_of(ROWS, &format!("題\n\n林海生說：「{words}」"));
        let of = |n: usize| quoted_of(&format!("我們{}。", "等".repeat(n - 3))).is_some();
        assert_eq!([9, 10, 45].map(of), [false, true, true]);
        let of = |n: usize| {
            let text = format!("題\n\n港務局の森田港長は「私たちは{}」と述べた。", "待".repeat(n - 4));
            super::tests::quoted_of(ROWS, &text).is_some()
        };
        assert_eq!([60, 61].map(of), [true, false]);
        assert_eq!(quoted_of("我們等了「十年」又等了「十年」。"), None);
        let of = |n: usize| {
            let text = format!("Port\n\n“We must{},” said Mary Lee.", " wait".repeat(n - 2));
            super::tests::quoted_of(ROWS, &text).is_some()
        };
        assert_eq!([5, 6, 7].map(of), [false, true, true]);
    }

    #[test]
    fn of_two_that_are_worth_as_much_the_one_that_matters_more_is_quoted() {
        let text = "碼頭\n\n林海生說：「我們等這一天等了足足十個寒暑。」\n\n何小玲說：「我們等這一天等了足足十二個年頭。」";
        assert_eq!(quoted_of(ROWS, text).as_deref(), Some("「我們等這一天等了足足十個寒暑。」"));
    }

    #[test]
    fn a_slide_of_a_quotation_names_who_said_it_and_what_they_are() {
        let text =
            "Port\n\nHarbour Master Mary Lee left. “We will never close this quay again,” Mary Lee said.";
        let article = article::read(text.as_bytes(), "a.txt");
        let parts = Parts::of(Source { article: &article, file: "a.txt" });
        let idx = quotation(&parts).expect("one");
        let shown = match slide(&parts, idx).content {
            Content::Quote { text, by, .. } => (text, by),
            other => panic!("{other:?}"),
        };
        assert_eq!(shown, ("“We will never close this quay again”".to_owned(), Some("Mary Lee".to_owned())));
    }
}
