//! Attributions in front of a claim: `[speaker][words between][verb of saying](，|：)` at the start of a clause.

use super::speaker::MAX_HEAD;
use crate::outline::sentence::{self, verbs_of};
use crate::outline::speech::speakers::{Speakers, Voice};
use crate::outline::words::{Manner, Verb, any_of, zh};
use crate::text::{Lang, slice};
use std::ops::Range;

/// So many clauses of a sentence are asked who speaks.
const MAX_CLAUSES: usize = 24;
/// So many characters in front of a clause are looked at.
const MAX_LEAD: usize = 160;

/// An attribution in a sentence, in bytes of the sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Attribution {
    /// Where its clause starts.
    pub(super) clause: usize,
    /// The speaker, where one can be named.
    pub(super) voice: Option<Voice>,
    /// What the words call the speaker.
    pub(super) role: Option<String>,
    /// The pronoun that stands for them.
    pub(super) pronoun: Option<char>,
    /// Where the claim starts.
    pub(super) claim: usize,
    /// Where it starts if nobody can be named.
    pub(super) unnamed: usize,
    /// Whether what follows may be theirs too.
    pub(super) goes_on: bool,
    /// Whether it is in a statement that is handed out.
    pub(super) is_on_paper: bool,
}

impl Attribution {
    pub(super) fn name(&self) -> Option<String> {
        self.voice.as_ref().map(|voice| voice.name.clone())
    }
}

impl Speakers {
    /// Finds `[speaker][words between][verb](，|：)` at the start of clauses.
    pub(super) fn attributions(&self, sentence: &str, verbs: &[Verb]) -> Vec<Attribution> {
        let mut found: Vec<Attribution> = Vec::new();
        let clauses = sentence::clauses(sentence, 0..sentence.len(), Lang::ZhHant);
        let mut is_apart = true;
        for clause in clauses.into_iter().take(MAX_CLAUSES) {
            // 林海生表示，……，但他強調……: the same one speaks on.
            let again = found.first().and_then(|first| self.again(sentence, clause.clone(), verbs, first));
            if let Some(again) = again.filter(|_| !is_apart) {
                found.push(again);
            } else if found.is_empty() || is_apart {
                // 另一方面, 一方面 and the like in front of a second attribution belong to it; quotations have none.
                let attribution = self.attribution(sentence, clause.clone(), verbs);
                found.extend(
                    attribution.or_else(|| self.verb_alone(sentence, clause.clone(), found.is_empty())),
                );
            }
            is_apart = slice(sentence, clause).ends_with('；');
            if found.len() == 2 {
                break;
            }
        }
        found
    }

    /// A clause that says what the one speaks on whom the sentence named: `但他強調`……
    fn again(
        &self,
        sentence: &str,
        clause: Range<usize>,
        verbs: &[Verb],
        first: &Attribution,
    ) -> Option<Attribution> {
        let words = slice(sentence, clause.clone()).trim_start_matches(any_of(zh::TURNS));
        let voice = first.voice.clone().filter(|voice| !voice.is_body)?;
        let is_he = words.starts_with(any_of(zh::HE_OR_SHE)) && self.uses("speaks on");
        let again = is_he.then(|| self.attribution(sentence, clause, verbs)).flatten()?;
        Some(Attribution { voice: Some(voice), role: None, ..again })
    }

    fn attribution(&self, sentence: &str, clause: Range<usize>, verbs: &[Verb]) -> Option<Attribution> {
        let words = slice(sentence, clause.clone());
        let looked_at = words.char_indices().nth(MAX_HEAD).map_or(words.len(), |(at, _)| at);
        verbs_of(slice(words, 0..looked_at), verbs).into_iter().find_map(|(at, form, verb)| {
            let rest = slice(words, at + form.len()..words.len());
            let after = behind_verbs(rest, verbs);
            // 規劃建議指出: what speaks, and no verb.
            if verb.manner == Manner::Tells && after.len() < rest.len() {
                return None;
            }
            let is_marked = starts_with_mark(after);
            let head = slice(words, 0..at);
            let is_noun = head.ends_with(any_of(zh::BEFORE_ANY_NOUN)) && verb.manner == Manner::Tells;
            if head.is_empty() || is_noun || has_open_quotation(head) || is_in_a_word(words, at, form, verb) {
                return None;
            }
            let lead = lead(sentence, clause.start);
            // Without a mark, one character says something only right behind whoever says it.
            let is_near = verb.is_brief() && !is_marked;
            let (voice, role) = self.speaker(head, is_marked, is_near)?;
            // 陳女士趕來，她說……: the one whom the same sentence names.
            let pronoun = head.trim_start_matches(any_of(zh::TURNS)).chars().next();
            let pronoun = pronoun.filter(|&c| zh::HE_OR_SHE.contains(c));
            let named = || self.subject(lead).or_else(|| self.actor(lead).filter(|voice| !voice.is_body));
            let voice = if pronoun.is_some() { named().or(voice) } else { voice };
            let is_body = voice.as_ref().is_some_and(|voice| voice.is_body);
            // Without a mark, a body's verb must be one that nothing else is: 局方`回應`訴求.
            if !is_marked && (is_body && !zh::BODIES_SAY.has(form)) {
                return None;
            }
            // 由局長交代跟進: what somebody is there for.
            if !is_marked && super::speaker::is_by_somebody(head) {
                return None;
            }
            // 響應政府呼籲，: the call, and nobody calls.
            let is_noun = verb.manner == Manner::Tells
                && (head.starts_with(any_of(zh::BEFORE_NOUN)) || zh::BEFORE_NOUNS.is_in(head));
            if is_noun {
                return None;
            }
            // 表示深切慰問: what is shown, and not what is said.
            let shows = zh::SHOWN.opening(after).is_some();
            let claim = if !is_marked && (verb.manner == Manner::Tells || shows) {
                clause.start + at
            } else {
                let mark = if is_marked { after.chars().next().map_or(0, char::len_utf8) } else { 0 };
                clause.end - after.len() + mark
            };
            let is_on_paper = zh::PAPERS.is_in(head) || zh::PAPERS.is_in(lead);
            let goes_on = is_marked || verb.manner != Manner::Tells;
            Some(Attribution {
                clause: clause.start,
                voice,
                role,
                pronoun,
                claim,
                unnamed: clause.start,
                goes_on,
                is_on_paper,
            })
        })
    }

    /// `林海生到訪船塢，表示，……`: a clause that opens with the verb, its speaker the subject of the sentence.
    fn verb_alone(&self, sentence: &str, clause: Range<usize>, is_first: bool) -> Option<Attribution> {
        if !self.uses("verb alone") || !is_first {
            return None;
        }
        let words = slice(sentence, clause.clone());
        let bare = words.trim_start_matches(any_of(zh::ADDS));
        let lead = lead(sentence, clause.start);
        let is_on_paper = zh::PAPERS.is_in(lead);
        let of_paper = is_on_paper.then(|| zh::BRIEF.opening(bare)).flatten();
        let points_out = bare.starts_with(zh::POINTS_OUT)
            && !zh::WORDS_WITH_VERBS.forms().any(|word| bare.starts_with(word));
        let form =
            zh::OPENS_SPEECH.opening(bare).or_else(|| points_out.then_some(zh::POINTS_OUT)).or(of_paper)?;
        let after = behind_verbs(slice(bare, form.len()..bare.len()), zh::SAYS);
        let voice = self.subject(lead).or_else(|| self.body_at_start(lead)).or_else(|| self.actor(lead))?;
        let mark = if starts_with_mark(after) { after.chars().next().map_or(0, char::len_utf8) } else { 0 };
        let claim = clause.end - after.len() + mark;
        let goes_on = starts_with_mark(after);
        Some(Attribution {
            clause: clause.start,
            voice: Some(voice),
            role: None,
            pronoun: None,
            claim,
            unnamed: clause.start,
            goes_on,
            is_on_paper,
        })
    }
}

/// The clauses in front of one, as many as are looked at: a sentence of a thousand clauses costs no more a clause.
fn lead(sentence: &str, end: usize) -> &str {
    let lead = slice(sentence, 0..end);
    let start = lead.char_indices().rev().nth(MAX_LEAD).map_or(0, |(at, _)| at);
    slice(lead, start..lead.len())
}

fn starts_with_mark(after: &str) -> bool {
    after.starts_with(['，', '：', ',', ':', '︰'])
}

fn has_open_quotation(head: &str) -> bool {
    let n = |marks: &[char]| head.chars().filter(|c| marks.contains(c)).count();
    n(&['「', '『', '《', '“', '（']) != n(&['」', '』', '》', '”', '）']) || head.contains(['：', '︰'])
}

/// Whether a verb of one character is part of another word there: 指 of 指數, 說 of 小說.
fn is_in_a_word(clause: &str, at: usize, form: &str, verb: Verb) -> bool {
    let holds = |word: &'static str| {
        word.match_indices(form).any(|(n, _)| {
            at.checked_sub(n).and_then(|start| clause.get(start..start + word.len())) == Some(word)
        })
    };
    verb.is_brief() && zh::WORDS_WITH_VERBS.forms().any(holds)
}

/// What stands behind a chain of verbs: 回應`時說`, 補充`說`.
fn behind_verbs<'a>(after: &'a str, verbs: &[Verb]) -> &'a str {
    let rest = after.strip_prefix(any_of(zh::WHILE)).unwrap_or(after);
    let next = verbs.iter().flat_map(|verb| verb.forms()).find_map(|form| rest.strip_prefix(form));
    let next = next.map(|next| behind_verbs(next, verbs));
    next.filter(|next| starts_with_mark(next)).unwrap_or(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whose words a sentence gives, and which.
    fn said<'a>(sentence: &'a str, verbs: &[Verb]) -> Option<(String, &'a str)> {
        let found = Speakers::default().attributions(sentence, verbs).pop()?;
        Some((found.name()?, slice(sentence, found.claim..sentence.len())))
    }

    /// A sentence that only this verb makes somebody's, and the words that it gives.
    fn example(verb: Verb, form: &str) -> (String, String) {
        let claim = "碼頭會擴建。";
        match verb.manner {
            Manner::Trails => (format!("林海生回應{form}，{claim}"), claim.to_owned()),
            _ if verb.is_brief() => (format!("林海生{form}，{claim}"), claim.to_owned()),
            Manner::Says => (format!("林海生{form}{claim}"), claim.to_owned()),
            Manner::Tells => (format!("林海生{form}{claim}"), format!("{form}{claim}")),
        }
    }

    #[test]
    fn each_verb_of_saying_tells_who_speaks_and_no_other_row_does_its_work() {
        for verb in zh::SAYS {
            let others: Vec<Verb> = zh::SAYS.iter().filter(|v| *v != verb).copied().collect();
            for form in verb.forms() {
                let (sentence, claim) = example(*verb, form);
                let expected = Some(("林海生".to_owned(), claim.as_str()));
                assert_eq!(said(&sentence, zh::SAYS), expected, "{sentence}");
                assert_ne!(said(&sentence, &others), expected, "{sentence}");
            }
        }
    }

    #[test]
    fn a_new_verb_is_one_row_and_leaves_the_words_alone_that_it_is_part_of() {
        let cantonese = Verb { traditional: "話", simplified: "话", manner: Manner::Says };
        let verbs = [zh::SAYS, &[cantonese]].concat();
        let claim = Some(("林海生".to_owned(), "碼頭會擴建。"));
        assert_eq!(said("林海生話，碼頭會擴建。", zh::SAYS), None);
        assert_eq!(said("林海生話，碼頭會擴建。", &verbs), claim);
        assert_eq!(said("林海生在電話中表示，碼頭會擴建。", &verbs), claim);
        assert_eq!(said("林海生的電話打不通。", &verbs), None);
    }

    #[test]
    fn a_verb_is_none_where_it_is_part_of_a_word_or_a_noun() {
        assert_eq!(said("林海生指數上升。", zh::SAYS), None);
        assert_eq!(said("林海生指碼頭會擴建。", zh::SAYS), Some(("林海生".to_owned(), "碼頭會擴建。")));
        assert_eq!(said("商戶響應港務署呼籲，提早關門。", zh::SAYS), None);
        assert_eq!(said("港務署回應訴求。", zh::SAYS), None);
    }

    /// Whose words each part of a sentence gives, and which, where some are known.
    fn all(sentence: &str) -> Vec<(Option<String>, String)> {
        let known = ["林海生", "陳女士"].map(str::to_owned).to_vec();
        let speakers = Speakers { known, ..Speakers::default() };
        let found = speakers.attributions(sentence, zh::SAYS);
        found.iter().map(|a| (a.name(), slice(sentence, a.claim..sentence.len()).to_owned())).collect()
    }

    #[test]
    fn a_sentence_may_tell_twice_who_speaks() {
        let (lin, he) = (Some("林海生"), Some("何玉梅"));
        for (sentence, expected) in [
            (
                "林海生表示，船停航，但他強調會重開。",
                &[(lin, "船停航，但他強調會重開。"), (lin, "會重開。")][..],
            ),
            ("林海生表示，船停航，但何玉梅強調會重開。", &[(lin, "船停航，但何玉梅強調會重開。")]),
            (
                "林海生表示，船停航；何玉梅表示，會重開。",
                &[(lin, "船停航；何玉梅表示，會重開。"), (he, "會重開。")],
            ),
            ("林海生表示，船停航；續指，會重開。", &[(lin, "船停航；續指，會重開。")]),
            (
                "林海生表示，甲；何玉梅表示，乙；林海生表示，丙。",
                &[(lin, "甲；何玉梅表示，乙；林海生表示，丙。"), (he, "乙；林海生表示，丙。")],
            ),
            ("林海生到訪船塢，表示，會重開。", &[(lin, "會重開。")]),
            ("林海生到訪船塢，表示會重開。", &[(lin, "會重開。")]),
            ("林海生到訪船塢，指會重開。", &[(lin, "會重開。")]),
            ("林海生到訪船塢，指數上升。", &[]),
            ("表示，會重開。", &[]),
            ("漁船停航，表示，會重開。", &[]),
            // 陳女士趕來，她說: whom the sentence names.
            ("街坊陳女士趕到，她說，火很大。", &[(Some("陳女士"), "火很大。")]),
            ("工會主席何玉梅今早趕到，她說，火很大。", &[(he, "火很大。")]),
            ("港務署今早趕到，她說，火很大。", &[(None, "火很大。")]),
            ("港務署趕到，她說，火很大。", &[(None, "火很大。")]),
        ] {
            let expected: Vec<_> =
                expected.iter().map(|&(by, words)| (by.map(str::to_owned), words.to_owned())).collect();
            assert_eq!(all(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn a_verb_says_something_only_of_whoever_says_it() {
        for (sentence, expected) in [
            ("林海生呼籲，船停航。", Some("林海生")),
            ("應林海生呼籲，船停航。", None),
            ("商戶因應林海生呼籲，船停航。", None),
            ("林海生的呼籲，船停航。", None),
            ("「林海生表示，船停航。", None),
            ("題目：林海生表示，船停航。", None),
            ("由局長林海生交代停航。", None),
            ("由局長林海生表示，船停航。", Some("林海生")),
            ("港務署表示船停航。", Some("港務署")),
            ("港務署指，船停航。", Some("港務署")),
        ] {
            let found = all(sentence).into_iter().next().and_then(|(by, _)| by);
            assert_eq!(found.as_deref(), expected, "{sentence}");
        }
        // What is shown is not said: the verb stays.
        assert_eq!(all("林海生表示深切慰問。")[0].1, "表示深切慰問。");
        assert_eq!(all("林海生表示，深切慰問。")[0].1, "深切慰問。");
        for (head, expected) in [
            ("「林海生", true),
            ("林海生」", true),
            ("「林海生」", false),
            ("題：林", true),
            ("題︰林", true),
            ("林", false),
        ] {
            assert_eq!(has_open_quotation(head), expected, "{head}");
        }
        for (after, expected) in
            [("時說，船停", "，船停"), ("說，船停", "，船停"), ("時船停", "時船停"), ("說船停", "說船停")]
        {
            assert_eq!(behind_verbs(after, zh::SAYS), expected, "{after}");
        }
        let long = |n: usize| lead(&"潮".repeat(n), 3 * n).chars().count();
        assert_eq!([160, 161, 200].map(long), [160, 161, 161]);
        assert_eq!(lead("甲，乙", 6), "甲，");
    }

    #[test]
    fn a_statement_is_on_paper_and_goes_on_where_its_words_say_so() {
        for (sentence, is_on_paper, goes_on) in [
            ("林海生表示，船停航。", false, true),
            ("林海生表示船停航。", false, true),
            ("林海生宣布，船停航。", false, true),
            ("林海生宣布撥款。", false, false),
            ("林海生發聲明表示，船停航。", true, true),
            ("船員發出聲明，林海生表示，船停航。", true, true),
        ] {
            let found = Speakers::default().attributions(sentence, zh::SAYS);
            let first = found.first().expect("one");
            assert_eq!((first.is_on_paper, first.goes_on), (is_on_paper, goes_on), "{sentence}");
        }
    }
}
