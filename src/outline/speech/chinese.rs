//! Attributions in Chinese: `[speaker][words between][verb of saying](，|：)` in front of a claim, or behind a quotation.

use super::speakers::{Said, Speakers, shift};
use crate::outline::name::{is_name, name_at_end};
use crate::outline::sentence::{self, says, verbs_of};
use crate::outline::words::{Manner, Verb, any_of, zh};
use crate::text::{Lang, slice};
use std::ops::Range;

impl Speakers {
    pub(super) fn take_chinese(&mut self, text: &str, sentence: Range<usize>) -> Vec<Said> {
        let words = slice(text, sentence.clone());
        if let Some(said) = self.quotation_first(words, sentence.start) {
            return vec![said];
        }
        let found = attributions(words, zh::SAYS);
        let mut said: Vec<Said> = Vec::new();
        let mut by = match found.first() {
            // What stands in front of a speaker's name after a semicolon is theirs too: 在未來，他亦會……；他表示……
            Some(first)
                if first.clause > 0 && words.get(..first.clause).is_some_and(|lead| lead.contains('；')) =>
            {
                self.name(slice(words, first.speaker.clone()))
            }
            Some(_) => None,
            None => {
                // Nobody speaks of themselves by name.
                let is_about_somebody = self.known.iter().any(|k| words.starts_with(k.as_str()));
                if is_about_somebody || narrates(words) {
                    self.running = None;
                }
                self.running.clone()
            }
        };
        let mut from = 0;
        for attribution in &found {
            let lead = from..attribution.clause;
            let part_of_lead = slice(words, lead.clone()).rfind('；').map(|at| lead.start..lead.start + at);
            if let Some(lead) = part_of_lead {
                said.push(Said { span: shift(lead, sentence.start), by: by.clone(), is_quotation: false });
            }
            by = self.name(slice(words, attribution.speaker.clone()));
            from = attribution.claim;
        }
        let rest = slice(words, from..words.len());
        let is_quotation = !found.is_empty() && is_all_quotation(rest);
        if !found.is_empty() {
            // After somebody's own words in quotation marks the reporter goes on.
            self.running = if is_quotation { None } else { by.clone() };
        }
        said.push(Said { span: shift(from..words.len(), sentence.start), by, is_quotation });
        said.retain(|s| !slice(text, s.span.clone()).trim_matches(|c: char| !c.is_alphanumeric()).is_empty());
        said
    }

    /// `「我答應過它。」她笑着說。`
    fn quotation_first(&mut self, words: &str, base: usize) -> Option<Said> {
        let inside = words.strip_prefix('「')?;
        let end = words.len() - inside.len() + inside.find('」')? + '」'.len_utf8();
        let tail = slice(words, end..words.len());
        if tail.chars().count() > 24 || !says(tail) {
            return None;
        }
        let &(at, ..) = verbs_of(tail, zh::SAYS).first()?;
        let speaker = trim_between(slice(tail, 0..at));
        let by = self.name(speaker);
        self.running = None;
        Some(Said { span: base..base + end, by, is_quotation: true })
    }

    /// The full name for what stands in front of a verb of saying.
    fn name(&mut self, speaker: &str) -> Option<String> {
        let speaker = speaker.trim();
        let is_known = [zh::PERSONS, zh::COUNTERPARTS, zh::SELVES].iter().any(|words| words.has(speaker));
        if is_known || speaker.is_empty() {
            return self.last.clone();
        }
        if let Some(known) = self.known.iter().find(|k| speaker.ends_with(k.as_str())).cloned() {
            self.last = Some(known.clone());
            return Some(known);
        }
        if let Some(name) = name_at_end(speaker) {
            self.learn(&name);
            return Some(name);
        }
        // A body speaks: it is named as it stands, without what precedes a comma, and 他 is still the person.
        Some(speaker.trim_start_matches(|c| zh::CITES.contains(c) || zh::TURNS.contains(c)).to_owned())
    }
}

/// An attribution in a sentence, in bytes of the sentence.
#[derive(Debug)]
struct Attribution {
    /// Where its clause starts.
    clause: usize,
    /// The speaker.
    speaker: Range<usize>,
    /// Where the claim starts.
    claim: usize,
}

/// Finds `[speaker][words between][verb](，|：)` at the start of clauses.
fn attributions(sentence: &str, verbs: &[Verb]) -> Vec<Attribution> {
    let mut found = Vec::new();
    for clause in sentence::clauses(sentence, 0..sentence.len(), Lang::ZhHant) {
        // 另一方面, 一方面 and the like in front of a second attribution belong to it; quotations have none.
        if let Some(attribution) = attribution(sentence, clause.clone(), verbs) {
            let is_first = found.is_empty();
            if is_first || sentence.get(..clause.start).is_some_and(|lead| lead.contains('；')) {
                found.push(attribution);
            }
        }
    }
    found.truncate(2);
    found
}

fn attribution(sentence: &str, clause: Range<usize>, verbs: &[Verb]) -> Option<Attribution> {
    let words = slice(sentence, clause.clone());
    let after = |at: usize, form: &str| behind_verbs(slice(words, at + form.len()..words.len()), verbs);
    let is_marked = |after: &str| after.starts_with(['，', '：', ',', ':']);
    // One character without a mark behind it is part of another word: 指 of 指數, 說 of 小說.
    let (at, form, verb) = verbs_of(words, verbs)
        .into_iter()
        .find(|&(at, form, verb)| !verb.is_brief() || is_marked(after(at, form)))?;
    let head = slice(words, 0..at);
    if head.contains(['「', '《', '“', '：']) && !head.contains('」') {
        return None;
    }
    let speaker = trim_between(head.strip_prefix(any_of(zh::CITES)).unwrap_or(head));
    let speaker = without_occasion(speaker.trim_start_matches(any_of(zh::TURNS)));
    let after = after(at, form);
    let is_marked = is_marked(after);
    let is_pronoun = zh::PERSONS.has(speaker);
    if !is_speaker(speaker) {
        return None;
    }
    let keeps_verb = verb.manner == Manner::Tells && !is_marked;
    // Without a comma only a pronoun or a name makes sure that the verb is one of saying.
    if !is_marked && !is_pronoun && name_at_end(speaker).is_none() {
        return None;
    }
    let claim = if keeps_verb {
        clause.start + at
    } else {
        let mark = if is_marked { after.chars().next().map_or(0, char::len_utf8) } else { 0 };
        clause.end - after.len() + mark
    };
    let speaker_start = clause.start + (speaker.as_ptr() as usize - words.as_ptr() as usize);
    Some(Attribution { clause: clause.start, speaker: speaker_start..speaker_start + speaker.len(), claim })
}

/// What stands behind a chain of verbs: 回應`時說`, 補充`說`.
fn behind_verbs<'a>(after: &'a str, verbs: &[Verb]) -> &'a str {
    let rest = after.strip_prefix(any_of(zh::WHILE)).unwrap_or(after);
    let mut brief = verbs.iter().filter(|verb| verb.is_brief()).flat_map(|verb| verb.forms());
    brief.find_map(|form| rest.strip_prefix(form)).map_or(after, |rest| behind_verbs(rest, verbs))
}

fn trim_between(head: &str) -> &str {
    let mut head = head.trim();
    while let Some(word) = zh::BETWEEN.forms().find(|w| head.ends_with(w) && head.len() > w.len()) {
        head = slice(head, 0..head.len() - word.len());
    }
    head
}

/// `鄭雅文今早在記者會上表示`: between the name and the verb stands when and where it was said.
fn without_occasion(speaker: &str) -> &str {
    if is_speaker(speaker) && name_at_end(speaker).is_some() {
        return speaker;
    }
    let cuts = zh::OCCASIONS
        .forms()
        .flat_map(|word| speaker.match_indices(word))
        .map(|(at, _)| slice(speaker, 0..at));
    cuts.filter(|head| name_at_end(head).is_some()).min_by_key(|head| head.len()).unwrap_or(speaker)
}

/// Names that the reporter introduces: `林語是一名植物學家`.
pub(super) fn introduced(sentence: &str) -> Option<&str> {
    let at = zh::INTRODUCES.forms().filter_map(|w| sentence.find(w)).min()?;
    let name = slice(sentence, 0..at);
    is_name(name).then_some(name)
}

fn is_speaker(speaker: &str) -> bool {
    let n_chars = speaker.chars().count();
    let Some(last) = speaker.chars().next_back() else { return false };
    zh::PERSONS.has(speaker)
        || zh::COUNTERPARTS.has(speaker)
        || (n_chars <= 40
            && (name_at_end(speaker).is_some()
                || ((2..=24).contains(&n_chars) && zh::BODY_ENDINGS.contains(last))))
}

/// Tells whether a sentence without an attribution is the reporter's, not the speaker's.
fn narrates(sentence: &str) -> bool {
    zh::OPENS_NARRATION.opening(sentence).is_some() || zh::REPORTS_FACTS.is_in(sentence)
}

fn is_all_quotation(words: &str) -> bool {
    let words = words.trim_end_matches(['。', '，']);
    words.starts_with('「') && words.ends_with('」')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whose words a sentence gives, and which.
    fn said<'a>(sentence: &'a str, verbs: &[Verb]) -> Option<(&'a str, &'a str)> {
        let found = attributions(sentence, verbs).pop()?;
        Some((slice(sentence, found.speaker), slice(sentence, found.claim..sentence.len())))
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
                assert_eq!(said(&sentence, zh::SAYS), Some(("林海生", claim.as_str())), "{sentence}");
                assert_ne!(said(&sentence, &others), Some(("林海生", claim.as_str())), "{sentence}");
            }
        }
    }

    #[test]
    fn a_new_verb_is_one_row_and_leaves_the_words_alone_that_it_is_part_of() {
        let cantonese = Verb { traditional: "話", simplified: "话", manner: Manner::Says };
        let verbs = [zh::SAYS, &[cantonese]].concat();
        let claim = Some(("林海生", "碼頭會擴建。"));
        assert_eq!(said("林海生話，碼頭會擴建。", zh::SAYS), None);
        assert_eq!(said("林海生話，碼頭會擴建。", &verbs), claim);
        assert_eq!(said("林海生在電話中表示，碼頭會擴建。", &verbs), claim);
        assert_eq!(said("林海生的電話打不通。", &verbs), None);
    }
}
