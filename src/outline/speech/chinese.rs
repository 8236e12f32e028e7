//! Attributions in Chinese: `[speaker][words between][verb of saying](，|：)` in front of a claim, or behind a quotation.
//!
//! `chinese/speaker` tells whom the words in front of a verb name, `chinese/narration` when the reporter goes on.

mod narration;
mod speaker;

use super::speakers::{Said, Speakers, Voice, shift};
use crate::outline::sentence::{self, says, verbs_of};
use crate::outline::words::{Manner, Verb, any_of, zh};
use crate::text::{Lang, slice};
pub(super) use speaker::{called, introduced};
use speaker::{n_chars, several_bodies, starts_with_name};
use std::ops::Range;

/// How far into a clause a verb of saying is looked for, in characters.
const MAX_HEAD: usize = 60;

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
        } else {
            self.learn(&voice.name);
        }
        if attribution.is_on_paper {
            self.stated = Some(voice.clone());
        }
        if let Some(role) = &attribution.role {
            self.learn_role(&voice.name, role);
        }
    }

    /// `「我答應過它。」她笑着說。`
    fn quotation_first(&mut self, words: &str, base: usize) -> Option<Said> {
        let open = words.chars().next().filter(|c| zh::OPENS_QUOTED.contains(*c))?;
        let close = closing(open);
        let end = words.find(close)? + close.len_utf8();
        let tail = slice(words, end..words.len());
        if tail.chars().count() > 24 || !says(tail) {
            return None;
        }
        let &(at, ..) = verbs_of(tail, zh::SAYS).first()?;
        let found = self.speaker(slice(tail, 0..at).trim_start_matches('，'), true, false);
        let attribution = found.map(|(voice, role)| Attribution { voice, role, ..Attribution::default() });
        if let Some(attribution) = &attribution {
            self.speaks(attribution);
        }
        self.running = None;
        let by = attribution.and_then(|a| a.name());
        // Without a name the words that tell whose it is stay.
        let end = if by.is_some() { end } else { words.len() };
        Some(Said { span: base..base + end, by, is_quotation: end < words.len() })
    }

    /// `他推開門，「這裏全是煙！」`: words in quotation marks at the end of what is told of somebody.
    fn quotation_last(&self, words: &str) -> Option<(Range<usize>, Voice)> {
        if !self.uses("quotation last") {
            return None;
        }
        let end = words.trim_end_matches('。').len();
        let close = slice(words, 0..end).chars().next_back().filter(|c| zh::CLOSES_QUOTED.contains(*c))?;
        let inside_end = end - close.len_utf8();
        let open = slice(words, 0..inside_end).rfind(|c| closing(c) == close && c != close)?;
        let inside = slice(words, open..inside_end);
        let lead = slice(words, 0..open);
        let is_spoken = inside.contains(['。', '！', '？', '，', '!', '?']) && n_chars(inside) > 6;
        if !is_spoken || !lead.ends_with(['，', '：', ':', '︰']) {
            return None;
        }
        let subject = self.subject(lead)?;
        Some((open..end, subject))
    }

    /// Whom the words in front of a quotation tell of: a pronoun or a person known, at the start of a clause.
    fn subject(&self, lead: &str) -> Option<Voice> {
        let clauses = sentence::clauses(lead, 0..lead.len(), Lang::ZhHant);
        clauses.into_iter().rev().find_map(|clause| {
            let words = slice(lead, clause).trim_start_matches(any_of(zh::TURNS));
            let words = zh::THEN.opening(words).map_or(words, |word| slice(words, word.len()..words.len()));
            if words.starts_with(any_of(zh::HE_OR_SHE))
                && !words.chars().nth(1).is_some_and(|c| zh::AFTER_PRONOUN.contains(c))
            {
                return self.person(words.chars().next()?);
            }
            self.known_in_head(words).map(Voice::person)
        })
    }

    /// A person known whose name `words` open with.
    fn known_at_start(&self, words: &str) -> Option<&str> {
        self.known.iter().find(|name| starts_with_name(words, name)).map(String::as_str)
    }

    /// Whom a clause names that goes on with when or where: 議員林海生`今日`發聲明.
    fn actor(&self, lead: &str) -> Option<Voice> {
        let clauses = sentence::clauses(lead, 0..lead.len(), Lang::ZhHant);
        clauses.into_iter().rev().find_map(|clause| {
            let words = slice(lead, clause);
            let end = words.char_indices().nth(MAX_HEAD).map_or(words.len(), |(at, _)| at);
            // Of a list what it is called at its end: ……、……四個團體.
            several_bodies(words.trim_end_matches('，')).or_else(|| {
                self.speaker(slice(words, 0..end).trim_end_matches('，'), false, false)
                    .and_then(|(voice, _)| voice)
            })
        })
    }

    /// A person known whom a clause names near its start: 住在南區的`陳女士`.
    fn known_in_head(&self, clause: &str) -> Option<&str> {
        let end = clause.char_indices().nth(MAX_BEFORE_NAME).map_or(clause.len(), |(at, _)| at);
        let head = slice(clause, 0..end).to_ascii_lowercase();
        let place = |name: &String| head.find(name.to_ascii_lowercase().as_str());
        let of_known = self.known.iter().filter_map(|name| Some((place(name)?, name)));
        of_known.min().map(|(_, name)| name.as_str())
    }

    /// Whom a quotation at the start of a paragraph belongs to: the person whom the next sentence is about.
    fn announced(&self, text: &str, sentence: &Range<usize>) -> Option<Voice> {
        if sentence.start > 0 || !self.uses("announced") {
            return None;
        }
        let next = slice(text, sentence.end..text.len());
        let end = next.char_indices().nth(MAX_HEAD).map_or(next.len(), |(at, _)| at);
        let clause = slice(next, 0..end).split(['，', '。']).next().unwrap_or_default();
        if let Some(name) = self.known_at_start(clause) {
            return Some(Voice::person(name));
        }
        let &(at, ..) = verbs_of(clause, zh::SAYS).iter().find(|(at, ..)| *at > 0)?;
        self.speaker(slice(clause, 0..at), false, false).and_then(|(voice, _)| voice)
    }

    /// Finds `[speaker][words between][verb](，|：)` at the start of clauses.
    fn attributions(&self, sentence: &str, verbs: &[Verb]) -> Vec<Attribution> {
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
            let is_pronoun = zh::PERSONS
                .has(head.trim_start_matches(any_of(zh::TURNS)).get(..'他'.len_utf8()).unwrap_or_default());
            let named = || self.subject(lead).or_else(|| self.actor(lead).filter(|voice| !voice.is_body));
            let voice = if is_pronoun { named().or(voice) } else { voice };
            let is_body = voice.as_ref().is_some_and(|voice| voice.is_body);
            // Without a mark, a body's verb must be one that nothing else is: 局方`回應`訴求.
            if !is_marked && (is_body && !zh::BODIES_SAY.has(form)) {
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
                claim,
                unnamed: clause.start,
                goes_on,
                is_on_paper,
            })
        })
    }

    /// `林海生到訪船塢，表示，……`: a clause that opens with the verb, its speaker the subject of the sentence.
    fn verb_alone(&self, sentence: &str, clause: Range<usize>, is_first: bool) -> Option<Attribution> {
        if !self.uses("verb alone") || clause.start == 0 || !is_first {
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
            claim,
            unnamed: clause.start,
            goes_on,
            is_on_paper,
        })
    }
}

/// A lead of fewer characters is none without the words that it leads to.
const MIN_LEAD: usize = 48;
/// What stands in front of a name at most, in characters with the name.
const MAX_BEFORE_NAME: usize = 18;
/// The clauses in front of one, as many as are looked at: a sentence of a thousand clauses costs no more a clause.
fn lead(sentence: &str, end: usize) -> &str {
    let lead = slice(sentence, 0..end);
    let start = lead.char_indices().rev().nth(MAX_LEAD).map_or(0, |(at, _)| at);
    slice(lead, start..lead.len())
}

/// So many clauses of a sentence are asked who speaks.
const MAX_CLAUSES: usize = 24;
/// So many characters in front of a clause are looked at.
const MAX_LEAD: usize = 160;
/// So many characters in quotation marks are somebody's words, and no title.
const MIN_OWN_WORDS: usize = 8;

/// An attribution in a sentence, in bytes of the sentence.
#[derive(Clone, Debug, Default)]
struct Attribution {
    /// Where its clause starts.
    clause: usize,
    /// The speaker, where one can be named.
    voice: Option<Voice>,
    /// What the words call the speaker.
    role: Option<String>,
    /// Where the claim starts.
    claim: usize,
    /// Where it starts if nobody can be named.
    unnamed: usize,
    /// Whether what follows may be theirs too.
    goes_on: bool,
    /// Whether it is in a statement that is handed out.
    is_on_paper: bool,
}

impl Attribution {
    fn name(&self) -> Option<String> {
        self.voice.as_ref().map(|voice| voice.name.clone())
    }
}

fn closing(open: char) -> char {
    match open {
        '「' => '」',
        '『' => '』',
        '“' => '”',
        other => other,
    }
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

fn is_all_quotation(words: &str) -> bool {
    let words = words.trim_end_matches(['。', '，']);
    let open = words.chars().next().filter(|c| zh::OPENS_QUOTED.contains(*c));
    open.is_some_and(|open| {
        words.ends_with(closing(open)) && words.find(closing(open)) == words.rfind(closing(open))
    })
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
}
