//! Words in quotation marks, whose speaker stands behind them, in front of them, or in the sentence that follows.

use super::attribution::Attribution;
use super::speaker::{MAX_HEAD, n_chars};
use crate::outline::sentence::{says, verbs_of};
use crate::outline::speech::speakers::{Said, Speakers, Voice};
use crate::outline::words::zh;
use crate::text::slice;
use std::ops::Range;

impl Speakers {
    /// `「我答應過它。」她笑着說。`
    pub(super) fn quotation_first(&mut self, words: &str, base: usize) -> Option<Said> {
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
    pub(super) fn quotation_last(&self, words: &str) -> Option<(Range<usize>, Voice)> {
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

    /// Whom a quotation at the start of a paragraph belongs to: the person whom the next sentence is about.
    pub(super) fn announced(&self, text: &str, sentence: &Range<usize>) -> Option<Voice> {
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
}

pub(super) fn closing(open: char) -> char {
    match open {
        '「' => '」',
        '『' => '』',
        '“' => '”',
        other => other,
    }
}
