//! Attributions in English: `X said that …`, `According to X, …`, `“…,” X said.`

use super::speakers::{Said, Speakers, shift};
use crate::outline::words::en::{self, Verb};
use crate::text::slice;
use std::ops::Range;

impl Speakers {
    pub(super) fn take_english(&mut self, text: &str, sentence: Range<usize>) -> Said {
        let words = slice(text, sentence.clone());
        if let Some((speaker, from)) = english_lead(words, en::SAYS) {
            let by = self.english_name(speaker);
            let is_quotation = slice(words, from..words.len()).starts_with(['“', '"']);
            return Said { span: shift(from..words.len(), sentence.start), by, is_quotation };
        }
        if let Some((end, speaker)) = english_tail(words, en::SAYS) {
            let by = self.english_name(speaker);
            let is_quotation = words.starts_with(['“', '"']);
            return Said { span: shift(0..end, sentence.start), by, is_quotation };
        }
        // Quotation marks open and no name: the words of whoever spoke last in this paragraph.
        let is_quotation = words.starts_with('“') && words.ends_with('”');
        let by = if is_quotation { self.running.clone() } else { None };
        Said { span: sentence, by, is_quotation }
    }

    fn english_name(&mut self, speaker: &str) -> Option<String> {
        let speaker = speaker.split(", ").next().unwrap_or_default().trim();
        // A surname alone, or a name with a title in front of it, is the person of the full name.
        let is_named = |known: &&String| {
            known.split(' ').next_back() == Some(speaker)
                || (known.contains(' ') && speaker.ends_with(known.as_str()))
        };
        let lower = speaker.to_ascii_lowercase();
        let by = if en::PERSONS.contains(&lower.as_str()) {
            self.last.clone()
        } else if en::BODIES.contains(&lower.as_str()) {
            None // a body, and which one is not plain
        } else if let Some(full) = self.known.iter().find(is_named).cloned() {
            self.last = Some(full.clone());
            Some(full)
        } else {
            self.learn(speaker);
            Some(speaker.to_owned())
        };
        self.running.clone_from(&by);
        by
    }
}

/// The people of an English text: two or three capital words whose last is a sentence's subject elsewhere
/// (`Marian Okafor`, and later `Okafor runs …`).
pub(super) fn english_people(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let is_capital =
        |w: &&str| w.starts_with(char::is_uppercase) && w.chars().skip(1).all(char::is_lowercase);
    let is_subject = |surname: &str| {
        words.windows(3).any(|w| {
            w[0].ends_with(['.', '”', '?', '!']) && w[1] == surname && w[2].starts_with(char::is_lowercase)
        })
    };
    let mut people: Vec<String> = Vec::new();
    for pair in words.windows(2) {
        let (first, last) = (pair[0], bare(pair[1]));
        let person = format!("{first} {last}");
        if is_capital(&first) && is_capital(&last.as_str()) && is_subject(&last) && !people.contains(&person)
        {
            people.push(person);
        }
    }
    people
}

/// `Marian Okafor said that …`, `According to Dr. Falk, …`: the speaker, and where the claim starts.
fn english_lead<'a>(words: &'a str, verbs: &[Verb]) -> Option<(&'a str, usize)> {
    if let Some(rest) = words.strip_prefix(en::ACCORDING_TO) {
        let at = rest.find(", ")?;
        // An apposition stands between two commas: According to Dr. Falk, a biologist at Kent, the …
        let apposition = slice(rest, at + 2..rest.len());
        let is_apposition = en::APPOSITIONS.iter().any(|w| apposition.starts_with(w));
        let end = if is_apposition { at + 2 + apposition.find(", ")? } else { at };
        return Some((slice(rest, 0..at), words.len() - rest.len() + end + 2));
    }
    let lead = en::CONNECTIVES.iter().find(|w| words.starts_with(**w)).map_or(0, |w| w.len());
    let mut at = lead;
    for (n, word) in slice(words, lead..words.len()).split(' ').enumerate() {
        let end = at + word.len();
        if let Some(verb) = verb(word.trim_end_matches(','), verbs).filter(|_| n > 0) {
            let speaker = slice(words, lead..at).trim();
            let mut rest = slice(words, (end + 1).min(words.len())..words.len());
            if verb.names_hearer && !word.ends_with(',') {
                let cut = rest.find(en::HEARER_THAT).map(|p| p + 1)?;
                rest = slice(rest, cut..rest.len());
            }
            rest = rest.strip_prefix(en::THAT).unwrap_or(rest);
            let starts_big = speaker.starts_with(char::is_uppercase);
            // "auditors have warned of": no claim of theirs follows.
            let is_perfect =
                en::PERFECT.iter().any(|w| speaker.strip_suffix(w).is_some_and(|s| s.ends_with(' ')));
            let is_clear = !is_perfect
                && !speaker.contains(['“', '"', ';'])
                && speaker.split(' ').count() <= 14
                && starts_big;
            let has_words = !rest.is_empty() && !en::NO_WORDS_FOLLOW.iter().any(|w| rest.starts_with(w));
            return (is_clear && has_words).then(|| (speaker, words.len() - rest.len()));
        }
        at = end + 1;
    }
    None
}

/// `…,” she says.`, `…, Falk said.`: where the claim ends, and the speaker.
fn english_tail<'a>(words: &'a str, verbs: &[Verb]) -> Option<(usize, &'a str)> {
    let is_quotation = words.starts_with(['“', '"']);
    let end = if is_quotation {
        let inside = slice(words, words.chars().next()?.len_utf8()..words.len());
        let at = inside.find(['”', '"'])?;
        words.len() - inside.len() + at + inside.get(at..)?.chars().next()?.len_utf8()
    } else {
        words.rfind(", ")?
    };
    let tail =
        slice(words, end..words.len()).trim_start_matches([',', ' ']).trim_end_matches(['.', '!', '?']);
    if tail.is_empty() || tail.split(' ').count() > 12 {
        return None;
    }
    let words: Vec<&str> = tail.split(' ').collect();
    if verb(words.first()?, verbs).is_some() {
        return Some((end, tail.split_once(' ')?.1));
    }
    let says = words.iter().position(|w| verb(w, verbs).is_some())?;
    let ends =
        is_quotation || (says + 3 >= words.len() && !en::PERFECT.contains(&words[says.saturating_sub(1)]));
    (says > 0 && says <= 4 && ends).then(|| {
        let at: usize = words.iter().take(says).map(|w| w.len() + 1).sum();
        (end, slice(tail, 0..at).trim())
    })
}

/// The verb of saying that `word` is a form of.
fn verb<'a>(word: &str, verbs: &'a [Verb]) -> Option<&'a Verb> {
    verbs.iter().find(|verb| verb.forms.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_verb_of_saying_tells_who_speaks_and_no_other_row_does_its_work() {
        for row in en::SAYS {
            let others: Vec<Verb> = en::SAYS.iter().filter(|v| *v != row).copied().collect();
            for form in row.forms {
                let hearer = if row.names_hearer { "the meeting " } else { "" };
                let lead = format!("Marian Okafor {form} {hearer}that the reef is clean.");
                let claim =
                    |verbs| english_lead(&lead, verbs).map(|(by, from)| (by, slice(&lead, from..lead.len())));
                assert_eq!(claim(en::SAYS), Some(("Marian Okafor", "the reef is clean.")), "{lead}");
                assert_eq!(claim(&others), None, "{lead}");
                let tail = format!("“The reef is clean,” Marian Okafor {form}.");
                assert_eq!(english_tail(&tail, en::SAYS).map(|(_, by)| by), Some("Marian Okafor"), "{tail}");
                assert_eq!(english_tail(&tail, &others), None, "{tail}");
            }
        }
    }
}
