//! What is seen of a clause, once: what it says and what it hangs on. Windows put it together.

use super::{Judge, bigrams, n_chars};
use crate::outline::claim::ends::{measures, waits};
use crate::outline::words::{any_of, ja, zh};
use crate::text::{Lang, slice};
use std::ops::Range;

/// A clause with what is seen of it.
#[derive(Debug)]
pub(in crate::outline::claim) struct Clause<'a> {
    pub(in crate::outline::claim) span: Range<usize>,
    pub(super) words: &'a str,
    /// Characters, white space aside.
    pub(in crate::outline::claim) n_chars: usize,
    pub(super) n_cues: usize,
    /// How many runs of two characters it shares with the heading.
    pub(super) n_of_heading: usize,
    pub(super) has_number: bool,
    pub(super) has_date: bool,
    pub(super) lead: Option<Lead>,
    /// Whether a sentence may end behind it: in Chinese any may, in Japanese what ends in a verb.
    pub(super) ends: bool,
}

/// What a clause is that waits for the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// A time, a place, a source: without it the sentence says the same.
    Aside,
    /// A condition, a concession, a half of a pair.
    Condition,
}

impl<'a> Judge<'a> {
    /// What is seen of a clause of the paragraph.
    pub(super) fn clause(&self, span: Range<usize>, is_last: bool) -> Clause<'a> {
        let words = slice(self.paragraph, span.clone());
        let is_japanese = self.lang == Lang::Ja;
        Clause {
            words,
            n_chars: n_chars(words),
            n_cues: zh::CUES.forms().filter(|cue| words.contains(cue)).count(),
            n_of_heading: if self.heading.is_empty() {
                0
            } else {
                bigrams(words).intersection(self.heading).count()
            },
            has_number: words.chars().any(|c| c.is_ascii_digit()) || has_han_number(words),
            has_date: zh::DATES.is_in(words),
            lead: if is_japanese { None } else { lead(words) },
            ends: is_last || !is_japanese || ja::ENDS_CLAUSE.iter().any(|end| words.ends_with(end)),
            span,
        }
    }
}

impl Clause<'_> {
    /// Whether it waits for the next.
    pub(super) fn leads_on(&self) -> bool {
        self.lead.is_some()
    }

    /// Whether it only has the subject and the time of the next: 港務局今早9時，`會`在北岸……
    pub(super) fn waits_for(&self, next: &Clause<'_>) -> bool {
        let bare = without_comma(self.words);
        let is_led = bare.ends_with(any_of(zh::ENDS_TIME)) && next.words.starts_with(any_of(zh::MODALS));
        self.lead.is_none() && (is_led || ends_at_time(bare))
    }

    /// Whether the sentence says the same without it, where it stands at the front.
    pub(super) fn may_go(&self) -> bool {
        self.lead == Some(Lead::Aside)
    }

    /// Whether it only gives examples of the one before.
    pub(super) fn is_example(&self) -> bool {
        zh::EXAMPLES.opening(self.words).is_some()
    }

    /// Whether a long sentence trails off with it: a hope, a consequence.
    pub(super) fn trails(&self) -> bool {
        self.words.starts_with(any_of(zh::TRAILS))
    }

    /// Whether it ends what one before it began: 除了……，……外.
    pub(super) fn closes_lead(&self) -> bool {
        let bare = without_comma(self.words);
        bare.ends_with(zh::CLOSES_LEAD) && !bare.starts_with(any_of(zh::OPENS_BEFORE_CLOSE))
    }
}

/// Whether nothing but a time stands behind the last `於`: 港務局局長於周四（27日）凌晨.
fn ends_at_time(clause: &str) -> bool {
    let is_time = |c: char| c.is_ascii_digit() || zh::NUMERALS.contains(c) || zh::OF_TIMES.contains(c);
    let tail = clause.rsplit_once(any_of(zh::AT_TIME)).map_or("", |(_, tail)| tail);
    !tail.is_empty() && tail.chars().all(is_time)
}

fn without_comma(clause: &str) -> &str {
    clause.trim_end_matches(['，', ',', '、'])
}

/// What a clause is that waits for the next: a condition, a time, a place, a source.
fn lead(clause: &str) -> Option<Lead> {
    let bare = without_comma(clause);
    if zh::HALVES.opening(bare).is_some() || zh::CONDITIONS.opening(bare).is_some() {
        return Some(Lead::Condition);
    }
    let n = n_chars(bare);
    let last = bare.chars().next_back();
    let is_time = n <= MAX_TIME
        && last.is_some_and(|c| zh::ENDS_TIME.contains(c))
        && (zh::OPENS_TIME.opening(bare).is_some()
            || bare.starts_with(|c: char| c.is_ascii_digit() || zh::NUMERALS.contains(c)));
    let is_source = zh::ENDS_SOURCE.forms().any(|end| bare.ends_with(end));
    if waits(bare) || measures(bare) {
        return Some(Lead::Condition);
    }
    let is_purpose = bare.starts_with(any_of(zh::PURPOSE)) && zh::NO_PURPOSE.opening(bare).is_none();
    let hangs = (zh::HANGS_FORWARD.opening(bare).is_some() || is_purpose) && !bare.contains(zh::IS);
    let is_called = bare.starts_with(zh::AT_CALL) && bare.ends_with(any_of(zh::CALLS));
    if is_time || is_source || hangs || is_called {
        return Some(Lead::Aside);
    }
    // 會議期間, 在他的帶領下
    let ends_lead = last.is_some_and(|c| zh::ENDS_LEAD.contains(c)) && n <= MAX_LEAD;
    ends_lead.then_some(Lead::Condition)
}

/// The longest time that is a clause, and the longest lead-in that its last character tells.
const MAX_TIME: usize = 18;
const MAX_LEAD: usize = 16;

/// Whether a clause opens with an organisation or a quoted name.
pub(super) fn starts_with_body(clause: &str) -> bool {
    clause.starts_with('「')
        || clause
            .chars()
            .take(10)
            .zip(clause.chars().skip(1))
            .skip(1)
            .any(|(c, next)| zh::SUBJECTS.contains(c) && zh::AFTER_SUBJECT.contains(next))
}

fn has_han_number(text: &str) -> bool {
    let mut last = ' ';
    text.chars().any(|c| zh::NUMERALS.contains(std::mem::replace(&mut last, c)) && zh::COUNTED.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_that_waits_for_the_next_is_a_condition_or_an_aside() {
        for (clause, expected) in [
            ("不僅漁船停了，", Some(Lead::Condition)),
            ("如果潮水不漲，", Some(Lead::Condition)),
            // A time of eighteen characters at most, that opens like one.
            ("今早，", Some(Lead::Aside)),
            ("三月二日，", Some(Lead::Aside)),
            ("3月2日，", Some(Lead::Aside)),
            ("今早漁船停了，", None),
            ("漁船停了三天，", None),
            ("今年北岸的老師傅修好了漁船的三天，", Some(Lead::Aside)),
            ("今年北岸的老師傅們修好了所有漁船的三天，", None),
            ("記者從港務局獲悉，", Some(Lead::Aside)),
            ("在擴建碼頭的同時，", Some(Lead::Condition)),
            ("以每天四萬份計算，", Some(Lead::Condition)),
            ("為方便市民，", Some(Lead::Aside)),
            ("為期三個工作天的會，", None),
            ("隨着潮水漲起，", Some(Lead::Aside)),
            ("在港口工作的是漁民，", None),
            ("應港務局邀請，", Some(Lead::Aside)),
            ("應港務局，", None),
            ("港務局邀請，", None),
            // What its last character tells.
            ("會議期間，", Some(Lead::Condition)),
            ("港務局局長林海生帶領大家走下，", Some(Lead::Condition)),
            ("港務局的局長林海生帶領了大家走下，", Some(Lead::Condition)),
            ("港務局的局長林海生帶領了大家來走下，", None),
            ("漁船停了，", None),
        ] {
            assert_eq!(lead(clause), expected, "{clause}");
        }
    }

    #[test]
    fn what_is_seen_of_a_clause_is_of_its_words_alone() {
        for (clause, expected) in [
            ("港務局局長於周四（27日）凌晨", true),
            ("港務局局長於周四開會", false),
            ("港務局局長於", false),
            ("周四凌晨", false),
        ] {
            assert_eq!(ends_at_time(clause), expected, "{clause}");
        }
        for (clause, expected) in [
            ("「北岸」停航", true),
            ("港務局將停航", true),
            ("老城的港務局將停航", true),
            ("局將停航", false),
            ("老城北岸碼頭的舊水務署將停航", false),
            ("老城北岸碼頭的水務署將停航", true),
            ("港務局停航", false),
            ("漁船將停航", false),
        ] {
            assert_eq!(starts_with_body(clause), expected, "{clause}");
        }
        for (words, expected) in [
            ("三百名", true),
            ("有十人", true),
            ("三艘", false),
            ("一起", false),
            ("百，元", false),
            ("", false),
        ] {
            assert_eq!(has_han_number(words), expected, "{words}");
        }
    }

    #[test]
    fn a_clause_has_its_numbers_dates_and_cues() {
        let paragraph = "漁船明年會停3天，今早，港務局，會在北岸，冀能補網，鐘樓外，除此之外，例如老城";
        let heading = super::bigrams("漁船停航");
        let judge = Judge {
            paragraph,
            lang: Lang::ZhHant,
            heading: &heading,
            known: &[],
            bodies: &[],
            is_said: false,
        };
        let clauses =
            judge.clauses(&crate::outline::claim::split(paragraph, 0..paragraph.len(), Lang::ZhHant));
        let [first, time, body, modal, hope, outside, besides, example] = &clauses[..] else {
            panic!("eight")
        };
        assert_eq!((first.n_chars, first.n_cues, first.n_of_heading), (9, 1, 1));
        assert!(first.has_number && first.has_date && first.lead.is_none() && first.ends);
        assert!(!body.has_number && !body.has_date && !body.leads_on());
        assert!(time.leads_on() && time.may_go() && !time.waits_for(body));
        assert!(!body.waits_for(modal) && !modal.waits_for(hope));
        assert!(hope.trails() && !body.trails());
        assert!(outside.closes_lead() && !besides.closes_lead() && !body.closes_lead());
        assert!(example.is_example() && !body.is_example());
    }

    #[test]
    fn a_subject_with_its_time_waits_for_what_it_does() {
        let waits = |text: &str| {
            let heading = std::collections::HashSet::new();
            let judge = Judge {
                paragraph: text,
                lang: Lang::ZhHant,
                heading: &heading,
                known: &[],
                bodies: &[],
                is_said: false,
            };
            judge.clauses(&crate::outline::claim::split(text, 0..text.len(), Lang::ZhHant))[0].lead
        };
        for (text, expected) in [
            ("港務局14日，會在北岸", Some(Lead::Condition)),
            ("港務局14日，在北岸", None),
            ("港務局今早開會，會在北岸", None),
            ("港務局於14日，在北岸", Some(Lead::Condition)),
            ("今早，會在北岸", Some(Lead::Aside)),
        ] {
            assert_eq!(waits(text), expected, "{text}");
        }
    }

    #[test]
    fn a_japanese_clause_ends_in_a_verb() {
        let heading = std::collections::HashSet::new();
        let paragraph = "港の船90隻、来年動き、北岸へ";
        let judge =
            Judge { paragraph, lang: Lang::Ja, heading: &heading, known: &[], bodies: &[], is_said: false };
        let clauses = judge.clauses(&crate::outline::claim::split(paragraph, 0..paragraph.len(), Lang::Ja));
        assert_eq!(clauses.iter().map(|clause| clause.ends).collect::<Vec<_>>(), [false, true, true]);
    }
}
