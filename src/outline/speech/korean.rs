//! Attributions in Korean: `……은 “……”라고 말했다`, `……은 ……다고 밝혔다`, `……에 따르면 ……`.

use super::speakers::{Said, Speakers, shift};
use crate::outline::words::ko;
use crate::text::slice;
use std::ops::Range;

/// The most words of a description with its name.
const MAX_WORDS: usize = 5;

impl Speakers {
    pub(super) fn take_korean(&mut self, text: &str, sentence: Range<usize>) -> Said {
        let whole = slice(text, sentence.clone());
        let n_led = ko::OPENINGS.iter().find(|w| whole.starts_with(**w)).map_or(0, |w| w.len());
        let sentence = sentence.start + n_led..sentence.end;
        let words = slice(text, sentence.clone());
        let narrated = Said { span: sentence.clone(), by: None, is_quotation: false };
        if let Some((at, n)) = ko::ACCORDING_TO.iter().find_map(|w| Some((words.find(w)?, w.len())))
            && slice(words, 0..at).split(' ').count() <= MAX_WORDS
        {
            let by = slice(words, 0..at).trim();
            self.learn_body(by);
            return Said {
                span: shift(at + n..words.len(), sentence.start),
                by: Some(by.to_owned()),
                is_quotation: false,
            };
        }
        let body = words.trim_end_matches(['.', ' ']);
        let Some(end) = ko::REPORTS.iter().filter_map(|w| report_end(body, w)).min() else { return narrated };
        let Some((speaker, start)) = topic(slice(words, 0..end)) else { return narrated };
        let Some(by) = self.korean_name(speaker) else { return narrated };
        let claim = slice(words, start..end);
        let quoted = claim.find(['“', '"']).and_then(|open| Some((open, claim.rfind(['”', '"'])?)));
        let said = match quoted.filter(|(open, close)| open < close) {
            Some((open, close)) => {
                let mark = slice(claim, close..claim.len()).chars().next().map_or(0, char::len_utf8);
                Said { span: start + open..start + close + mark, by: Some(by), is_quotation: true }
            }
            // 다고: the verb's own ending stays, the particle goes.
            None => Said { span: start..end, by: Some(by), is_quotation: false },
        };
        Said { span: shift(said.span.clone(), sentence.start), ..said }
    }

    fn korean_name(&mut self, speaker: &str) -> Option<String> {
        if ko::PERSONS.contains(&speaker) {
            return self.last.clone();
        }
        self.learn(speaker);
        Some(speaker.to_owned())
    }
}

/// Where a claim ends that `report` closes, with the day between the particle and the verb or without: 늘었다`고 1일 밝혔다`.
fn report_end(body: &str, report: &str) -> Option<usize> {
    let verb = report.strip_prefix(ko::QUOTES)?;
    let rest = body.strip_suffix(verb)?;
    let bare = rest.trim_end_matches(' ').strip_suffix(ko::DAY);
    let bare = bare.map(|bare| bare.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(' '));
    let before = |rest: &str| rest.strip_suffix(ko::QUOTES.trim_end()).map(str::len);
    rest.strip_suffix(ko::QUOTES).map(str::len).or_else(|| before(bare?))
}

/// The words in front of the first particle of a subject, and where what is said starts.
fn topic(words: &str) -> Option<(&str, usize)> {
    // 가람도 is an island: 은 and 는 are nothing else.
    topic_by(words, &ko::TOPICS[..2]).or_else(|| topic_by(words, &ko::TOPICS))
}

fn topic_by<'a>(words: &'a str, particles: &[&str]) -> Option<(&'a str, usize)> {
    let mut end = 0;
    for word in words.split(' ').take(MAX_WORDS) {
        let word_end = end + word.len();
        let bare = particles.iter().find_map(|particle| word.strip_suffix(particle));
        if let Some(bare) = bare.filter(|bare| !bare.is_empty()) {
            return Some((slice(words, 0..end + bare.len()), (word_end + 1).min(words.len())));
        }
        end = word_end + 1;
    }
    None
}
