//! Attributions in Japanese: `……は「……」と話した`, `「……」と、……は……`, `……は、……と発表した`, `……によると、`.

use super::speakers::{Said, Speakers, Voice, shift};
use crate::outline::words::{any_of, ja};
use crate::text::{is_han, slice};
use std::ops::Range;

impl Speakers {
    pub(super) fn take_japanese(&mut self, text: &str, sentence: Range<usize>) -> Said {
        let words = slice(text, sentence.clone());
        let narrated = Said { span: sentence.clone(), by: None, is_quotation: false };
        let said = |span: Range<usize>, voice: Option<Voice>, is_quotation| {
            voice.map(|voice| Said { span: shift(span, sentence.start), by: Some(voice.name), is_quotation })
        };
        let told = self.told.take();
        self.told = topic_of(words).map(Voice::person).or_else(|| told.clone());
        let close = words.rfind(ja::CLOSES_QUOTED);
        if let Some((open, close)) = close.and_then(|close| Some((opening(words, close)?, close))) {
            let end = close + '」'.len_utf8();
            let lead = slice(words, 0..open).trim_end_matches('、');
            let behind = slice(words, end..words.len());
            let is_said =
                behind.starts_with(ja::HOLDS) || !ja::NOT_SAID.iter().any(|w| behind.starts_with(w));
            if open < close
                && is_said
                && let Some(topic) = topic_at_end(lead)
            {
                return said(open..end, self.japanese_voice(topic, true), true).unwrap_or(narrated);
            }
            // 「……」と、森下さんは目を細めた: the speaker follows.
            let tail = slice(words, end..words.len()).trim_start_matches([ja::QUOTES, '、']);
            if open == 0
                && is_said
                && let Some((speaker, _)) = tail.split_once(ja::TOPIC)
                && speaker.chars().count() <= 16
            {
                return said(open..end, self.japanese_voice(speaker, true), true).unwrap_or(narrated);
            }
            // 鳥居さんは計画に反対している。「海が見えない」と話す。
            let verb = tail.trim_end_matches('。');
            if open == 0 && is_said && ja::SAYS.contains(&verb) && self.uses("told before") {
                self.told.clone_from(&told);
                return said(open..end, told, true).unwrap_or(narrated);
            }
        }
        let cited = ja::ACCORDING_TO.iter().find_map(|w| Some((words.find(w)?, w.len())));
        let from = cited.map_or(0, |(at, n)| at + n);
        if let Some((claim_end, speaker)) = behind(slice(words, from..words.len()))
            && let Some(voice) = self.japanese_voice(speaker, true)
        {
            return said(from..from + claim_end, Some(voice), false).unwrap_or(narrated);
        }
        // ……は、……と発表した: what a source says of somebody's words is theirs.
        if let Some((topic, claim)) = reported(slice(words, from..words.len())) {
            let claim = claim.start + from..claim.end + from;
            if let Some(voice) = self.japanese_voice(topic, true) {
                return said(claim, Some(voice), false).unwrap_or(narrated);
            }
            let stated = ja::STATES.iter().any(|w| words.trim_end_matches('。').ends_with(w));
            if stated
                && cited.is_none()
                && !topic.contains('「')
                && close.is_none()
                && let Some(body) = self.last_body.clone()
            {
                return said(0..claim.end, Some(Voice::body(body)), false).unwrap_or(narrated);
            }
        }
        if let Some((at, n)) = cited.filter(|(at, _)| slice(words, 0..*at).chars().count() <= 24) {
            // A source that is cited is not whom としている means later.
            let last_body = self.last_body.clone();
            let voice = self.japanese_voice(slice(words, 0..at), false);
            self.last_body = last_body;
            return said(at + n..words.len(), voice, false).unwrap_or(narrated);
        }
        narrated
    }

    /// Whom the words in front of は name: what their last run without a particle says.
    fn japanese_voice(&mut self, topic: &str, must_act: bool) -> Option<Voice> {
        let name = noun_at_end(topic);
        let name = if ja::UNNAMED.contains(&name) { with_house(topic, name) } else { name };
        let (name, short) = match name.split_once(['(', '（']) {
            Some((full, short)) => {
                (full, Some(short.trim_end_matches([')', '）']).trim_start_matches(ja::HEREAFTER)))
            }
            None => (name, None),
        };
        let full = self.short.get(name).cloned().unwrap_or_else(|| name.to_owned());
        let is_person = ja::HONORIFICS.iter().any(|w| full.ends_with(w));
        let is_known = self.known.contains(&full) || self.bodies.contains(&full);
        let is_other = ja::NO_BODIES.iter().any(|w| full.ends_with(w));
        let acts = is_person
            || is_known
            || short.is_some()
            || (!is_other && ja::BODY_ENDINGS.iter().any(|w| full.ends_with(w)))
            || ja::UNNAMED.iter().any(|w| full.ends_with(w))
            || full.chars().all(|c| c.is_ascii_alphanumeric());
        if full.is_empty()
            || ja::HONORIFICS_ALONE.contains(&full.as_str())
            || full.chars().count() > 24
            || (must_act && !acts)
        {
            return None;
        }
        if let Some(short) = short {
            self.short.insert(short.to_owned(), full.clone());
        }
        if is_person {
            self.learn(&full);
            return Some(Voice::person(full));
        }
        self.learn_body(&full);
        Some(Voice::body(full))
    }
}

/// The words in front of the particle that a clause ends with.
fn topic_at_end(lead: &str) -> Option<&str> {
    lead.strip_suffix(ja::TOPIC).or_else(|| lead.strip_suffix(ja::SUBJECT)).or_else(|| {
        let (topic, rest) = lead.rsplit_once(ja::TOPIC)?;
        (rest.chars().count() <= 12).then_some(topic)
    })
}

/// `……と漁協は主張している`: where the claim ends, and who says it.
fn behind(words: &str) -> Option<(usize, &str)> {
    let body = words.trim_end_matches('。');
    let rest = ja::SAYS.iter().filter_map(|verb| body.strip_suffix(verb)).min_by_key(|rest| rest.len())?;
    let rest = rest.strip_suffix(ja::TOPIC)?;
    let at = rest.rfind(ja::QUOTES).filter(|&at| at > 0)?;
    let speaker = slice(rest, at + ja::QUOTES.len_utf8()..rest.len()).trim_start_matches('、');
    (2..=16).contains(&speaker.chars().count()).then_some((at, speaker))
}

/// `……は、……と発表した`: the topic and the claim.
fn reported(words: &str) -> Option<(&str, Range<usize>)> {
    let end = words.trim_end_matches('。').len();
    let body = slice(words, 0..end);
    let claim_end = ja::REPORTS.iter().filter(|w| body.ends_with(*w)).map(|w| end - w.len()).min()?;
    let claim_end = slice(words, 0..claim_end).trim_end_matches('、').len();
    let clause = slice(words, 0..claim_end);
    let at = clause.find(ja::TOPIC)?;
    let start = at + ja::TOPIC.len_utf8();
    let start =
        start + (clause.len() - start - slice(clause, start..clause.len()).trim_start_matches('、').len());
    (start < claim_end).then(|| (slice(clause, 0..at), start..claim_end))
}

/// Where the quotation opens whose mark closes at `close`: 「みのり」 before it is a name.
fn opening(words: &str, close: usize) -> Option<usize> {
    let mut depth = 0usize;
    let marks = slice(words, 0..close).char_indices().rev();
    for (at, c) in marks.filter(|(_, c)| matches!(c, '「' | '」')) {
        match (c, depth) {
            ('「', 0) => return Some(at),
            ('「', _) => depth -= 1,
            _ => depth += 1,
        }
    }
    None
}

/// The person whom a sentence tells of: the topic that it opens with.
fn topic_of(words: &str) -> Option<&str> {
    let (topic, _) = words.split_once(ja::TOPIC).filter(|(topic, _)| topic.chars().count() <= MAX_TOPIC)?;
    let name = noun_at_end(topic);
    let is_person = ja::HONORIFICS.iter().any(|w| name.ends_with(w)) && !ja::HONORIFICS_ALONE.contains(&name);
    is_person.then_some(name)
}

/// The longest description of whom a sentence tells, in characters.
const MAX_TOPIC: usize = 40;

/// Somebody without a name, with whose they are: `県の`担当者.
fn with_house<'a>(topic: &'a str, name: &'a str) -> &'a str {
    let before = topic.strip_suffix(any_of(ja::AFTER_NOUN)).unwrap_or(topic).strip_suffix(name);
    let Some(before) = before.and_then(|before| before.strip_suffix(ja::OF)) else { return name };
    let house = noun_at_end(before);
    let start = before.len() - house.len();
    slice(topic, start..start + house.len() + ja::OF.len_utf8() + name.len())
}

/// The longest given name that is spelt out, in characters.
const MAX_GIVEN: usize = 4;

/// The noun that words end with: its last run without a particle.
fn noun_at_end(words: &str) -> &str {
    let words =
        ja::OPENINGS.iter().find_map(|w| words.strip_prefix(w)).unwrap_or(words).trim_start_matches('、');
    let words = words.rsplit('、').next().unwrap_or(words);
    let words = words.strip_suffix(any_of(ja::AFTER_NOUN)).unwrap_or(words);
    let honorific = ja::HONORIFICS.iter().find(|w| words.ends_with(**w)).map_or(0, |w| w.len());
    let is_noun = |c: char| {
        is_han(c)
            || matches!(u32::from(c), 0x30A0..=0x30FF)
            || c.is_alphanumeric() && !matches!(u32::from(c), 0x3041..=0x309F)
            || "()（）・ー『』々-".contains(c)
    };
    let before = slice(words, 0..words.len() - honorific);
    // 水野あかりさん: a given name may be spelt out, behind a surname.
    let is_spelt = |c: char| matches!(u32::from(c), 0x3041..=0x309F);
    let given = before.trim_end_matches(is_spelt);
    let n_spelt = slice(before, given.len()..before.len()).chars().count();
    let has_given = honorific > 0 && (1..=MAX_GIVEN).contains(&n_spelt) && given.ends_with(is_han);
    let noun = if has_given { given } else { before };
    let start =
        noun.char_indices().rev().take_while(|&(_, c)| is_noun(c)).last().map_or(noun.len(), |(at, _)| at);
    slice(words, start..words.len())
}
