//! Attributions in Chinese: `[speaker][words between][verb of saying](，|：)` in front of a claim, or behind a quotation.
//!
//! `chinese/speaker` tells whom the words in front of a verb name, `chinese/narration` when the reporter goes on.

mod attribution;
mod narration;
mod quoted;
mod speaker;
mod subject;

use super::speakers::{Said, Speakers, shift};
use crate::outline::words::{any_of, zh};
use crate::text::slice;
use attribution::Attribution;
use quoted::closing;
use speaker::n_chars;
pub(super) use speaker::{called, introduced};
use std::ops::Range;

impl Speakers {
    pub(super) fn take_chinese(&mut self, text: &str, sentence: Range<usize>) -> Vec<Said> {
        let words = slice(text, sentence.clone());
        if let Some(said) = self.quotation_first(words, sentence.start) {
            return vec![said];
        }
        let found = self.attributions(words, zh::SAYS);
        if found.is_empty() {
            return self.without_attribution(text, sentence);
        }
        let mut said: Vec<Said> = Vec::new();
        let first = &found[0];
        // What stands in front of a speaker's name after a semicolon is theirs too: 在未來，他亦會……；他表示……
        let lead = slice(words, 0..first.clause);
        let is_theirs = lead.contains('；') && lead.contains(any_of(zh::HE_OR_SHE));
        let mut by = if is_theirs { first.name() } else { None };
        let mut from = 0;
        for (nth, attribution) in found.iter().enumerate() {
            let lead = from..attribution.clause;
            // Of what stands in front of the first only what a semicolon ends; between two all of it.
            let end = slice(words, lead.clone()).rfind('；').map(|at| lead.start + at);
            if let Some(lead) = if nth > 0 { Some(lead) } else { end.map(|end| lead.start..end) } {
                said.push(Said { span: shift(lead, sentence.start), by: by.clone(), is_quotation: false });
            }
            self.speaks(attribution);
            by = attribution.name();
            // Where nobody can be named, whose words they are stays in the words.
            from = if by.is_some() { attribution.claim } else { attribution.unnamed };
        }
        let rest = slice(words, from..words.len());
        let is_quotation = is_all_quotation(rest);
        // After somebody's own words in quotation marks the reporter goes on.
        let voice = found.last().and_then(|a| a.voice.clone());
        // 宣布撥款 is something done, and nothing said that could go on.
        let goes_on = found.last().is_some_and(|a| a.goes_on)
            && (!is_quotation || voice.as_ref().is_some_and(|v| v.is_body));
        if goes_on || self.running != voice {
            self.running = voice.filter(|_| goes_on);
        }
        said.push(Said { span: shift(from..words.len(), sentence.start), by, is_quotation });
        said.retain(|s| !slice(text, s.span.clone()).trim_matches(|c: char| !c.is_alphanumeric()).is_empty());
        said
    }

    fn without_attribution(&mut self, text: &str, sentence: Range<usize>) -> Vec<Said> {
        let words = slice(text, sentence.clone());
        let whole = Said { span: sentence.clone(), by: None, is_quotation: is_all_quotation(words) };
        if whole.is_quotation && n_chars(words) >= MIN_OWN_WORDS {
            let running = self.running.clone().filter(|voice| !voice.is_body || self.release.is_some());
            let voice = running.or_else(|| self.told.clone()).or_else(|| self.announced(text, &sentence));
            return vec![Said { by: voice.map(|voice| voice.name), ..whole }];
        }
        if let Some((quotation, voice)) = self.quotation_last(words) {
            self.running = None;
            let lead = Said { span: shift(0..quotation.start, sentence.start), ..whole.clone() };
            let quotation =
                Said { span: shift(quotation, sentence.start), by: Some(voice.name), is_quotation: true };
            // What leads to somebody's own words is for the notes, unless it is a claim of its own.
            let is_short = n_chars(slice(text, lead.span.clone())) < MIN_LEAD;
            return if is_short { vec![quotation] } else { vec![lead, quotation] };
        }
        if zh::SAID.is_in(words) {
            // Somebody spoke whom no row could name: no pronoun behind it means anybody named before.
            self.last = None;
        }
        self.n_carried += 1;
        if self.narrates(words) {
            self.running = None;
        } else if self.running.is_none() {
            self.running = self.carried.take().filter(|voice| self.states_on(words, voice));
        }
        self.carried = None;
        vec![Said { by: self.running.as_ref().map(|voice| voice.name.clone()), ..whole }]
    }

    fn speaks(&mut self, attribution: &Attribution) {
        self.carried = None;
        self.n_carried = 0;
        let Some(voice) = &attribution.voice else { return };
        if voice.is_body {
            self.learn_body(&voice.name);
            // Whoever has a name that no row knows is who 他 is now.
            let mut roles = zh::ORDINARY_PEOPLE.forms().chain(zh::ROLES_ALONE.forms());
            if roles.any(|role| is_behind(&voice.name, role)) && self.uses("somebody new") {
                self.last = None;
            }
        } else {
            self.learn(&voice.name);
        }
        if attribution.is_on_paper {
            self.stated = Some(voice.clone());
        }
        if let Some(pronoun) = attribution.pronoun.filter(|_| !voice.is_body) {
            self.pronouns.entry(voice.name.clone()).or_insert(pronoun);
        }
        if let Some(role) = &attribution.role {
            self.learn_role(&voice.name, role);
        }
    }
}

/// Whether two or three characters stand behind a role: 村代表`雲帆`.
fn is_behind(name: &str, role: &str) -> bool {
    let name = name.rsplit_once(role).map_or("", |(_, name)| name);
    (2..=3).contains(&n_chars(name)) && !name.ends_with(any_of(zh::BODY_ENDINGS))
}

/// A lead of fewer characters is none without the words that it leads to.
const MIN_LEAD: usize = 48;
/// So many characters in quotation marks are somebody's words, and no title.
const MIN_OWN_WORDS: usize = 8;

fn is_all_quotation(words: &str) -> bool {
    let words = words.trim_end_matches(['。', '，']);
    let open = words.chars().next().filter(|c| zh::OPENS_QUOTED.contains(*c));
    open.is_some_and(|open| {
        words.ends_with(closing(open)) && words.find(closing(open)) == words.rfind(closing(open))
    })
}

#[cfg(test)]
mod tests {
    /// Who says the last of a paragraph, with a rule left out.
    fn by_without(paragraph: &str, rule: Option<&'static str>) -> Option<String> {
        crate::outline::speech::tests::last_by(paragraph, rule)
    }

    #[test]
    fn each_way_to_find_a_speaker_has_its_work() {
        for (rule, paragraph, by) in [
            ("quotation last", "林海生表示，碼頭起火。他推開門，「這裏全是煙，快走！」", "林海生"),
            (
                "announced",
                "「一晚都睡不着，很擔心。」街坊林女士昨日冒着大雨來到堤岸放下一束白花時表示，風很大。",
                "林女士",
            ),
            ("verb alone", "林海生昨日到訪船塢，表示，碼頭會擴建。", "林海生"),
        ] {
            let first = |rule| {
                if rule == Some("announced") || paragraph.starts_with('「') {
                    crate::outline::speech::tests::first_by(paragraph, rule)
                } else {
                    by_without(paragraph, rule)
                }
            };
            assert_eq!(first(None).as_deref(), Some(by), "{paragraph}");
            assert_eq!(first(Some(rule)), None, "{paragraph}");
        }
    }

    use super::*;

    /// What is said in each sentence of a paragraph, whose it is and whether it is quoted.
    fn said(mut speakers: Speakers, text: &str) -> Vec<(String, Option<String>, bool)> {
        let sentences = crate::outline::sentence::sentences(text, crate::text::Lang::ZhHant);
        let said = sentences.into_iter().flat_map(|sentence| speakers.take_chinese(text, sentence));
        said.map(|said| (slice(text, said.span).to_owned(), said.by, said.is_quotation)).collect()
    }

    #[test]
    fn each_part_of_a_sentence_is_whose_it_plainly_is() {
        let (lin, he) = (Some("林海生"), Some("何玉梅"));
        for (text, expected) in [
            // What a semicolon ends in front of the first is the reporter's, unless it tells of a pronoun.
            ("船停航；林海生表示，會重開。", &[("船停航", None, false), ("會重開。", lin, false)][..]),
            ("他會停航；林海生表示，會重開。", &[("他會停航", lin, false), ("會重開。", lin, false)]),
            ("船停航，林海生表示，會重開。", &[("會重開。", lin, false)]),
            (
                "林海生表示，船停航；何玉梅表示，會重開。",
                &[("船停航；", lin, false), ("會重開。", he, false)],
            ),
            ("林海生表示，船停航", &[("船停航", lin, false)]),
            // In marks.
            ("林海生表示：「船會停航。」", &[("「船會停航。」", lin, true)]),
            (
                "林海生表示：「船會停航。」「會重開。」",
                &[("「船會停航。」", lin, true), ("「會重開。」", None, true)],
            ),
            ("「船會停航。」林海生說。", &[("「船會停航。」", lin, true)]),
            ("「船會停航。」漁船說。", &[("「船會停航。」漁船說。", None, false)]),
            // After somebody's own words the reporter goes on, and not after a body's statement.
            (
                "林海生表示：「船會停航。」會重開。",
                &[("「船會停航。」", lin, true), ("會重開。", None, false)],
            ),
            (
                "港務署表示：「船會停航。」會重開。",
                &[("「船會停航。」", Some("港務署"), true), ("會重開。", Some("港務署"), false)],
            ),
            ("林海生表示，船會停航。會重開。", &[("船會停航。", lin, false), ("會重開。", lin, false)]),
            ("林海生宣布撥款。會重開。", &[("宣布撥款。", lin, false), ("會重開。", None, false)]),
            (
                "林海生表示，會停航。林海生宣布撥款。會重開。",
                &[("會停航。", lin, false), ("宣布撥款。", lin, false), ("會重開。", lin, false)],
            ),
            (
                "林海生表示，會停航。何玉梅宣布撥款。會重開。",
                &[("會停航。", lin, false), ("宣布撥款。", he, false), ("會重開。", None, false)],
            ),
            // Words in marks alone.
            (
                "林海生表示，會停航。「我們明年會重開。」",
                &[("會停航。", lin, false), ("「我們明年會重開。」", lin, true)],
            ),
            ("林海生表示，會停航。「會重開。」", &[("會停航。", lin, false), ("「會重開。」", lin, true)]),
            (
                "港務署表示，會停航。「我們明年會重開。」",
                &[("會停航。", Some("港務署"), false), ("「我們明年會重開。」", None, true)],
            ),
        ] {
            let expected: Vec<_> = expected
                .iter()
                .map(|&(words, by, is_quotation)| (words.to_owned(), by.map(str::to_owned), is_quotation))
                .collect();
            assert_eq!(said(Speakers::default(), text), expected, "{text}");
        }
        let release = Some(super::super::speakers::Voice::body("港務署"));
        let found =
            said(Speakers { release, ..Speakers::default() }, "港務署表示，會停航。「我們明年會重開。」");
        assert_eq!(found[1].1.as_deref(), Some("港務署"));
    }

    #[test]
    fn what_leads_to_somebodys_own_words_is_a_claim_where_it_is_long() {
        let of = |n: usize| {
            let speakers = Speakers { known: vec!["林海生".to_owned()], ..Speakers::default() };
            let text = format!("林海生{}，「這裏全是煙，快走！」", "跑".repeat(n - 4));
            said(speakers, &text)
        };
        let quoted = ("「這裏全是煙，快走！」".to_owned(), Some("林海生".to_owned()), true);
        assert_eq!(of(47), std::slice::from_ref(&quoted));
        assert_eq!(of(48), [(format!("林海生{}，", "跑".repeat(44)), None, false), quoted]);
        for (name, role, expected) in [
            ("村代表雲帆", "代表", true),
            ("村代表雲", "代表", false),
            ("村代表雲帆飛船", "代表", false),
            ("村代表協會", "代表", false),
            ("雲帆", "代表", false),
        ] {
            assert_eq!(is_behind(name, role), expected, "{name}");
        }
        for (words, expected) in [
            ("「停航。」", true),
            ("「停航」。", true),
            ("「停」和「航」", false),
            ("「停航", false),
            ("停航」", false),
            ("", false),
        ] {
            assert_eq!(is_all_quotation(words), expected, "{words}");
        }
    }

    #[test]
    fn a_quotation_has_its_speaker_right_behind_it() {
        let of = |n: usize| {
            let text = format!("「船停。」林海生{}說。", "笑".repeat(n - 5));
            Speakers::default().quotation_first(&text, 0).is_some()
        };
        assert_eq!([24, 25].map(of), [true, false]);
        let last = |lead: &str, inside: &str| {
            let speakers = Speakers { known: vec!["林海生".to_owned()], ..Speakers::default() };
            let text = format!("{lead}「{inside}」");
            speakers.quotation_last(&text).map(|(span, voice)| (slice(&text, span).to_owned(), voice.name))
        };
        let found = |inside: &str| Some((format!("「{inside}」"), "林海生".to_owned()));
        for (lead, inside, expected) in [
            ("林海生推門，", "這裏全是煙，快走！", true),
            ("林海生推門：", "這裏全是煙，快走！", true),
            ("林海生推門", "這裏全是煙，快走！", false),
            ("漁船停航，", "這裏全是煙，快走！", false),
            ("林海生推門，", "這裏全是煙快走", false),
            ("林海生推門，", "全是煙快走！", true),
            ("林海生推門，", "是煙快走！", false),
        ] {
            assert_eq!(last(lead, inside), found(inside).filter(|_| expected), "{lead}{inside}");
        }
    }
}
