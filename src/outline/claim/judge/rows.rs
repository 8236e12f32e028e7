//! The rows: what makes a run of clauses a point, and what speaks against it. They were read off points that editors
//! made of newspaper features by hand, and weighed so that what is printed of news is found.

use super::Window;
use super::clause::starts_with_body;
use crate::outline::claim::alone::{hangs, wants_subject};
use crate::outline::claim::ends::{breaks_off, is_purpose, without_but};
use crate::outline::words::{any_of, ja, zh};
use crate::text::Lang;

/// A reason for or against a window.
#[derive(Clone, Copy)]
pub(super) struct Row {
    #[cfg_attr(not(test), expect(dead_code, reason = "what the row's test reads"))]
    pub(super) name: &'static str,
    /// What it counts, in tenths, each time.
    pub(super) weight: i64,
    pub(super) tongue: Tongue,
    /// How many times.
    n_times: fn(&Window<'_>) -> usize,
    /// Two windows, each between bars in its sentence, of which the first is better because of this row.
    #[cfg(test)]
    example: (&'static str, &'static str),
}

/// The languages that a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    Both,
    Chinese,
    Japanese,
}

impl Tongue {
    pub(super) fn is_of(self, lang: Lang) -> bool {
        match self {
            Self::Both => true,
            Self::Chinese => lang != Lang::Ja,
            Self::Japanese => lang == Lang::Ja,
        }
    }
}

impl Row {
    /// What the row adds to a window's score or takes off, in tenths.
    pub(super) fn score(&self, window: &Window<'_>) -> i64 {
        self.weight * i64::try_from((self.n_times)(window)).unwrap_or(i64::MAX / 1000)
    }
}

/// What weighs, the only list of it.
pub(super) const ROWS: &[Row] = &[
    Row {
        name: "figures",
        weight: 14,
        tongue: Tongue::Both,
        n_times: |w| n(w.inside().iter().any(|c| c.has_number)),
        #[cfg(test)]
        example: ("|漁船停在南邊等着90名學生們|", "|漁船停在南邊的小島旁邊等着潮水漲起|"),
    },
    Row {
        name: "dates",
        weight: 4,
        tongue: Tongue::Both,
        n_times: |w| n(w.inside().iter().any(|c| c.has_date)),
        #[cfg(test)]
        example: ("|漁船明年停在南邊的小島旁邊等潮水|", "|漁船停在南邊的小島旁邊等着潮水漲起|"),
    },
    Row {
        name: "cues",
        weight: 4,
        tongue: Tongue::Chinese,
        n_times: |w| w.sum(|c| c.n_cues).min(3),
        #[cfg(test)]
        example: ("|漁船會停在南邊的小島旁邊等潮水漲|", "|漁船停在南邊的小島旁邊等着潮水漲起|"),
    },
    Row {
        name: "marks",
        weight: 5,
        tongue: Tongue::Both,
        n_times: |w| n(w.inside().iter().any(|c| c.words.contains(['「', '《', '“']))),
        #[cfg(test)]
        example: ("|漁船停在「南邊」小島旁邊等潮水漲|", "|漁船停在南邊的小島旁邊等着潮水漲起|"),
    },
    Row {
        name: "heading",
        weight: 4,
        tongue: Tongue::Both,
        n_times: |w| w.sum(|c| c.n_of_heading).min(4),
        #[cfg(test)]
        example: ("|船員停在南邊的小島旁邊等潮水漲起|", "|漁船停在南邊的小島旁邊等着潮水漲起|"),
    },
    Row {
        name: "short",
        weight: -3,
        tongue: Tongue::Both,
        n_times: |w| 20 - w.n_chars.min(20),
        #[cfg(test)]
        example: ("|漁船停在南邊的小島旁邊等着潮水漲起|", "|漁船停在90名學生旁|"),
    },
    Row {
        name: "length",
        weight: 4,
        tongue: Tongue::Both,
        n_times: |w| w.n_chars.min(48) / 5,
        #[cfg(test)]
        example: (
            "|漁船停在南邊的小島旁邊等着潮水漲起再回到老城的鐘樓和集市和燈塔的北岸去|",
            "|漁船停在南邊的小島等着90名學生們|",
        ),
    },
    Row {
        name: "too long",
        weight: -2,
        tongue: Tongue::Chinese,
        n_times: |w| w.n_chars.saturating_sub(48).min(40),
        #[cfg(test)]
        example: (
            "|漁船停在南邊的小島旁邊等着潮水漲起再回到老城的鐘樓和集市和燈塔的北岸去|",
            "|漁船停在南邊的小島旁邊等着潮水漲起再回到老城的鐘樓和集市和燈塔的北岸去接90名學生和老師傅們到了港口的對岸去看鯨魚和日出|",
        ),
    },
    Row {
        name: "opening",
        weight: 22,
        tongue: Tongue::Both,
        n_times: |w| n(w.from <= w.n_leads),
        #[cfg(test)]
        example: (
            "|漁船停在南邊的小島旁邊等着潮水漲起，|學生在北岸",
            "漁船停了，|老師傅修了學生們的船又補了好些網在北岸的鐘樓旁邊|",
        ),
    },
    Row {
        name: "subject",
        weight: 24,
        tongue: Tongue::Both,
        n_times: |w| {
            let is_known = w.judge.known.iter().any(|k| w.head().words.starts_with(k.as_str()));
            n(w.is_later() && (is_known || starts_with_body(w.head().words)))
        },
        #[cfg(test)]
        example: ("漁船停了，|林海生修了學生們的船又補了|", "漁船停了，|老師傅修了學生們的船又補了好些|"),
    },
    Row {
        name: "leans",
        weight: -18,
        tongue: Tongue::Chinese,
        n_times: |w| {
            let bare = w.head().words.trim_start_matches(any_of(zh::ADDS));
            n(w.is_later() && !w.has_subject() && hangs(bare, Lang::ZhHant, w.said()).is_some())
        },
        #[cfg(test)]
        example: (
            "漁船停了，|老師傅修了學生們的船又補了些網|",
            "漁船停了，|協助學生們修船又補了好些網在北岸的鐘樓旁邊|",
        ),
    },
    Row {
        name: "effect",
        weight: -26,
        tongue: Tongue::Chinese,
        n_times: |w| {
            let head = w.head().words;
            n(w.is_later() && (zh::HANGS_BACK.opening(head).is_some() || is_aim(head)))
        },
        #[cfg(test)]
        example: (
            "漁船停了，|老師傅修了學生們的船又補了些網|",
            "漁船停了，|以便學生們修船又補了好些網在北岸的鐘樓旁邊|",
        ),
    },
    Row {
        name: "goes on",
        weight: -8,
        tongue: Tongue::Chinese,
        n_times: |w| n(w.is_later() && zh::GOES_ON.opening(w.head().words).is_some()),
        #[cfg(test)]
        example: ("漁船停了，|老師傅修了學生們的船又補了網|", "漁船停了，|共同修好學生們的船又補了好些網|"),
    },
    Row {
        name: "adverb",
        weight: -6,
        tongue: Tongue::Chinese,
        n_times: |w| n(w.is_later() && !w.has_subject() && w.head().words.starts_with(any_of(zh::ADDS))),
        #[cfg(test)]
        example: ("漁船停了，|明年老師傅修學生們的船又補網|", "漁船停了，|亦有學生們修好了船又補了好些網|"),
    },
    Row {
        name: "pronoun",
        weight: -12,
        tongue: Tongue::Chinese,
        n_times: |w| {
            let head = w.head().words;
            n(head.starts_with(any_of(zh::THIS)) || head.starts_with(any_of(zh::THEY)))
        },
        #[cfg(test)]
        example: ("|漁船停在南邊的小島旁邊等着潮水|", "|他們停在南邊的小島旁邊等着潮水漲起|"),
    },
    Row {
        name: "example",
        weight: -24,
        tongue: Tongue::Chinese,
        n_times: |w| {
            let mut behind = w.inside().iter().skip(1);
            n(w.inside().len() > 2 && behind.any(|c| c.words.starts_with(zh::FOR_EXAMPLE)))
        },
        #[cfg(test)]
        example: ("|漁船停在南邊的小島旁邊等着潮水|", "|漁船停了，例如老城的，在南邊等着潮水漲起|"),
    },
    Row {
        name: "for the notes",
        weight: -14,
        tongue: Tongue::Chinese,
        n_times: |w| {
            let is_for_notes = |words: &str| zh::FOR_THE_NOTES.opening(words).is_some();
            n(w.to > 1 && is_for_notes(w.tail().words)) + n(w.is_later() && is_for_notes(w.head().words))
        },
        #[cfg(test)]
        example: ("|漁船停在南邊的小島旁邊等着潮水|", "|漁船停在南邊等着潮水漲起，冀能補網|"),
    },
    Row {
        name: "lead-in",
        weight: -16,
        tongue: Tongue::Chinese,
        n_times: |w| n(w.is_of_many() && w.head().may_go()),
        #[cfg(test)]
        example: ("|漁船停在南邊的小島旁邊等潮水|", "|今早，漁船停在南邊等着潮水漲起|"),
    },
    Row {
        name: "closes a lead-in",
        weight: -30,
        tongue: Tongue::Chinese,
        n_times: |w| n(w.is_later() && w.head().closes_lead()),
        #[cfg(test)]
        example: (
            "|漁船停在南邊的小島旁邊等着潮水|",
            "除了漁船停了，|老師傅們也在南邊的小島旁邊的鐘樓外，等着潮水|",
        ),
    },
    Row {
        name: "examples of nothing",
        weight: -60,
        tongue: Tongue::Chinese,
        n_times: |w| {
            let inside = w.inside();
            let n_examples = inside.iter().skip(1).rev().take_while(|c| c.is_example()).count();
            let kept = &inside[inside.len() - 1 - n_examples];
            n(n_examples > 0 && w.is_cut_short() && kept.leads_on())
        },
        #[cfg(test)]
        example: ("漁船停了，|老師傅修了船，|等潮水", "|在南邊的，例如老城，|漁船停了"),
    },
    Row {
        name: "leads on",
        weight: -40,
        tongue: Tongue::Chinese,
        n_times: |w| n(w.is_cut_short() && w.tail().leads_on()),
        #[cfg(test)]
        example: ("|漁船停在南邊等潮水|", "|漁船停在南邊等着，如果潮水不漲，|學生等着"),
    },
    Row {
        name: "leads nowhere",
        weight: -30,
        tongue: Tongue::Chinese,
        n_times: |w| n(!w.is_of_many() && w.tail().leads_on()),
        #[cfg(test)]
        example: ("漁船停了，|老師傅修了船|", "漁船停了，|如果潮水不漲到南邊的小島上面|"),
    },
    Row {
        name: "purpose alone",
        weight: -40,
        tongue: Tongue::Chinese,
        n_times: |w| n(!w.is_later() && !w.is_of_many() && w.is_cut_short() && is_purpose(w.head().words)),
        #[cfg(test)]
        example: ("|漁船停在南邊的小島等着，|學生在北岸", "|因應船員送行的學生們90名，|學生在北岸"),
    },
    Row {
        name: "without its lead-in",
        weight: -4,
        tongue: Tongue::Chinese,
        n_times: |w| {
            let before = w.from.checked_sub(1).map(|i| &w.clauses[i]);
            n(before.is_some_and(|c| c.leads_on() && !c.words.starts_with(zh::AT)))
        },
        #[cfg(test)]
        example: ("|明年老師傅修學生們的船又補網|", "隨着潮水漲起，|漁船停在南邊的小島旁邊等着潮水|"),
    },
    Row {
        name: "without its condition",
        weight: -20,
        tongue: Tongue::Chinese,
        n_times: |w| {
            let before = w.from.checked_sub(1).map(|i| &w.clauses[i]);
            n(before.is_some_and(|c| c.leads_on() && !c.may_go()))
        },
        #[cfg(test)]
        example: ("漁船停了，|老師傅修了船又補了網|", "如果潮水漲起，|漁船停在南邊的小島旁邊等着潮水|"),
    },
    Row {
        name: "without its means",
        weight: -16,
        tongue: Tongue::Chinese,
        n_times: |w| {
            let before = w.from.checked_sub(1).map(|i| &w.clauses[i]);
            let is_means = before.is_some_and(|c| zh::MEANS.opening(c.words).is_some());
            n(is_means && wants_subject(w.head().words, Lang::ZhHant))
        },
        #[cfg(test)]
        example: (
            "|漁船停在南邊的小島旁邊等潮水|",
            "利用潮水漲起，|提取了90名學生明年在「北岸」種的海草和貝殼和海螺|",
        ),
    },
    Row {
        name: "no verb",
        weight: -100,
        tongue: Tongue::Japanese,
        n_times: |w| n(!w.tail().ends),
        #[cfg(test)]
        example: ("港の船90隻、|来年動く|", "|港の船90隻、|来年動く"),
    },
    Row {
        name: "breaks off",
        weight: -46,
        tongue: Tongue::Japanese,
        n_times: |w| {
            let bare = w.tail().words.trim_end_matches(ja::COMMA);
            n(w.is_cut_short() && without_but(bare).is_none() && breaks_off(bare, Lang::Ja))
        },
        #[cfg(test)]
        example: ("港の船は、|来年動く|", "|港の船は丸くて、|来年動く"),
    },
    Row {
        name: "topic",
        weight: 24,
        tongue: Tongue::Japanese,
        n_times: |w| n(w.is_later() && w.has_subject()),
        #[cfg(test)]
        example: ("港の船は北岸で、|来年動いた|", "北岸で、|来年船が丸く動いた|"),
    },
];

/// `以形成網絡`: what something is done for; 以船為家 and 以3比1 are how it is done.
fn is_aim(clause: &str) -> bool {
    let rest = clause.strip_prefix(zh::AIM).unwrap_or_default();
    let is_verb = |c: char| !c.is_ascii() && !zh::NO_AIM.contains(c) && !zh::NUMERALS.contains(c);
    rest.starts_with(is_verb) && !rest.contains(any_of(zh::PURPOSE))
}

fn n(holds: bool) -> usize {
    usize::from(holds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::claim::judge::Judge;
    use crate::outline::claim::span::bigrams;
    use crate::outline::claim::split;

    #[test]
    fn an_aim_is_told_from_how_something_is_done() {
        for aim in ["以形成一種網絡", "以培訓船員"] {
            assert!(is_aim(aim), "{aim}");
        }
        for other in
            ["以色列漁船停航", "以3比1擊敗對手", "以三比一擊敗對手", "以漁船為家", "以及兩座橋", "漁船停航"]
        {
            assert!(!is_aim(other), "{other}");
        }
    }

    /// What the window between bars scores by these rows.
    fn score(rows: &[Row], marked: &str) -> i64 {
        let parts: Vec<&str> = marked.split('|').collect();
        let paragraph = parts.concat();
        let lang = Lang::detect(&paragraph);
        let known = ["林海生".to_owned()];
        let judge = Judge {
            paragraph: &paragraph,
            lang,
            heading: &bigrams("培育船員"),
            known: &known,
            bodies: &[],
            is_said: false,
        };
        let clauses = judge.clauses(&split(&paragraph, 0..paragraph.len(), lang));
        let from = clauses.iter().position(|c| c.span.start >= parts[0].len()).unwrap();
        let to = clauses.iter().rposition(|c| c.span.end <= parts[0].len() + parts[1].len()).unwrap() + 1;
        judge.window(&clauses, from, to).score(rows)
    }

    #[test]
    fn each_row_has_an_example_that_flips_without_it() {
        for (idx, row) in ROWS.iter().enumerate() {
            let (better, worse) = row.example;
            let others: Vec<Row> = (0..).zip(ROWS).filter(|(i, _)| *i != idx).map(|(_, r)| *r).collect();
            let (a, b) = (score(ROWS, better), score(ROWS, worse));
            assert!(a > b, "{}: {a} {b}", row.name);
            let (a, b) = (score(&others, better), score(&others, worse));
            assert!(a < b, "{} does nothing: {a} {b}", row.name);
        }
    }

    /// How many times a row holds of the window between bars, where it is said by somebody or not.
    fn n_times(name: &str, marked: &str) -> i64 {
        let row: Vec<Row> = ROWS.iter().filter(|row| row.name == name).copied().collect();
        score(&row, marked) / row[0].weight
    }

    #[test]
    fn a_row_holds_as_often_as_its_rule_does() {
        for (name, marked, expected) in [
            ("figures", "|漁船有90名學生|", 1),
            ("figures", "|漁船，|有90名學生", 0),
            ("figures", "|漁船有三百名，學生三百|", 1),
            ("dates", "|漁船明年和今年停航|", 1),
            ("cues", "|漁船會停|", 1),
            ("cues", "|漁船會須停，應可啟用|", 3),
            ("marks", "|漁船停在「南邊」，「北邊」|", 1),
            ("heading", "|船員停在|", 1),
            ("heading", "|培育船員，培育船員，培育船員|", 4),
            ("short", "|漁船停在南邊|", 14),
            ("short", "|漁船停在南邊的小島旁邊等着潮水漲起來了|", 1),
            ("short", "|漁船停在南邊的小島旁邊等着潮水漲起來了啊|", 0),
            ("length", "|漁船停在南邊|", 1),
            ("length", "|漁船停在南|", 1),
            ("length", "|漁船停在|", 0),
            ("opening", "|漁船停了，|學生在北岸", 1),
            ("opening", "今早，|漁船停了，|學生在北岸", 1),
            ("opening", "今早，漁船停了，|學生在北岸|", 0),
            ("subject", "漁船停了，|林海生修船|", 1),
            ("subject", "漁船停了，|港務局將修船|", 1),
            ("subject", "|林海生修船，|漁船停了", 0),
            ("subject", "漁船停了，|學生修船|", 0),
            ("leans", "漁船停了，|協助學生們修船|", 1),
            ("leans", "漁船停了，|並協助學生們修船|", 1),
            ("leans", "|協助學生們修船，|漁船停了", 0),
            ("leans", "港務局已停航，|協助學生們修船|", 0),
            ("effect", "漁船停了，|以便學生修船|", 1),
            ("effect", "漁船停了，|令學生修船|", 1),
            ("effect", "|令學生修船，|漁船停了", 0),
            ("goes on", "漁船停了，|共同修船|", 1),
            ("goes on", "|共同修船，|漁船停了", 0),
            ("adverb", "漁船停了，|亦有學生|", 1),
            ("adverb", "|亦有學生，|漁船停了", 0),
            ("adverb", "港務局已停航，|亦會撥款|", 0),
            ("pronoun", "|他們停在南邊|", 1),
            ("pronoun", "|這艘船停在南邊|", 1),
            ("pronoun", "|這亦是一艘船|", 1),
            ("pronoun", "|漁船停在南邊|", 0),
            ("example", "|漁船停了，例如老城的，在南邊|", 1),
            ("example", "|漁船停了，例如老城的|", 0),
            ("example", "|例如漁船，停在老城，在南邊|", 0),
            ("for the notes", "|漁船停了，冀能補網|", 1),
            ("for the notes", "漁船停了，|冀能補網，|學生在北岸", 2),
            ("for the notes", "|冀能補網，|漁船停了", 0),
            ("for the notes", "|漁船停了，|冀能補網", 0),
            ("lead-in", "|今早，漁船停了|", 1),
            ("lead-in", "|今早，|漁船停了", 0),
            ("lead-in", "|漁船停了，學生在北岸|", 0),
            ("closes a lead-in", "除了漁船停了，|鐘樓外，|學生在北岸", 1),
            ("closes a lead-in", "|鐘樓外，|學生在北岸", 0),
            ("closes a lead-in", "漁船停了，|除此之外，|學生在北岸", 0),
            ("examples of nothing", "|在南邊的，例如老城，|漁船停了", 1),
            ("examples of nothing", "|在南邊的，例如老城，例如新城，|漁船停了", 1),
            ("examples of nothing", "|在南邊的，例如老城|", 0),
            ("examples of nothing", "|漁船在南邊，例如老城，|漁船停了", 0),
            ("examples of nothing", "|在南邊的，|漁船停了", 0),
            ("leads on", "|如果潮水不漲，|學生等着", 1),
            ("leads on", "學生等着，|如果潮水不漲|", 0),
            ("leads on", "|漁船停了，|學生等着", 0),
            ("leads nowhere", "漁船停了，|如果潮水不漲|", 1),
            ("leads nowhere", "|漁船停了，如果潮水不漲|", 0),
            ("leads nowhere", "漁船停了，|潮水不漲|", 0),
            ("purpose alone", "|因應船員送行，|學生在北岸", 1),
            ("purpose alone", "|因應船員送行|", 0),
            ("purpose alone", "漁船停了，|因應船員送行，|學生在北岸", 0),
            ("purpose alone", "|因應船員送行，漁船停了，|學生在北岸", 0),
            ("purpose alone", "|漁船停了，|學生在北岸", 0),
            ("without its lead-in", "隨着潮水漲起，|漁船停了|", 1),
            ("without its lead-in", "在潮水漲起時，|漁船停了|", 0),
            ("without its lead-in", "學生等着，|漁船停了|", 0),
            ("without its lead-in", "|漁船停了，|學生等着", 0),
            ("without its condition", "如果潮水漲起，|漁船停了|", 1),
            ("without its condition", "隨着潮水漲起，|漁船停了|", 0),
            ("without its condition", "學生等着，|漁船停了|", 0),
            ("without its means", "利用潮水漲起，|提取了海草|", 1),
            ("without its means", "利用潮水漲起，|漁船停了|", 0),
            ("without its means", "學生等着，|提取了海草|", 0),
            ("no verb", "|港の船90隻、|来年動く", 1),
            ("no verb", "|港の船90隻、来年動く|", 0),
            ("breaks off", "|港の船は丸くて、|来年動く", 1),
            ("breaks off", "来年動く、|港の船は丸くて|", 0),
            ("breaks off", "|港の船は丸いが、|来年動く", 0),
            ("topic", "港の船は北岸で、|来年動いた|", 1),
            ("topic", "|港の船は北岸で、|来年動いた", 0),
            ("topic", "北岸で、|来年船が丸く動いた|", 0),
        ] {
            assert_eq!(n_times(name, marked), expected, "{name}: {marked}");
        }
        let long = |n: usize| format!("|{}|", "潮".repeat(n));
        assert_eq!([47, 50, 53, 99].map(|n| n_times("length", &long(n))), [9, 9, 9, 9]);
        assert_eq!([48, 49, 88, 99].map(|n| n_times("too long", &long(n))), [0, 1, 40, 40]);
    }

    #[test]
    fn a_row_is_of_its_languages() {
        for (tongue, expected) in [
            (Tongue::Both, [true, true, true]),
            (Tongue::Chinese, [true, true, false]),
            (Tongue::Japanese, [false, false, true]),
        ] {
            assert_eq!([Lang::ZhHant, Lang::ZhHans, Lang::Ja].map(|lang| tongue.is_of(lang)), expected);
        }
    }
}
