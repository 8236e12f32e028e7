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
        if let Some((quotation, speaker)) = quoted_first(body)
            && let Some(by) = self.korean_name(speaker)
        {
            return Said { span: shift(quotation, sentence.start), by: Some(by), is_quotation: true };
        }
        let held = || ko::HOLDS.iter().filter_map(|w| body.strip_suffix(w)).map(str::len).min();
        let reported = ko::REPORTS.iter().filter_map(|w| report_end(body, w)).min();
        let Some(end) = reported.or_else(held) else { return narrated };
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

/// A quotation that its speaker follows: `“……”고 주민 최은영 씨`는 말했다.
fn quoted_first(body: &str) -> Option<(Range<usize>, &str)> {
    let close = body.rfind(['”', '"']).filter(|_| body.starts_with(['“', '"']))?;
    let end = close + slice(body, close..body.len()).chars().next()?.len_utf8();
    let behind = slice(body, end..body.len());
    let behind = ko::QUOTED.iter().find_map(|w| behind.strip_prefix(w))?;
    let (subject, verb) = behind.rsplit_once(' ')?;
    let is_said = ko::REPORTS.iter().any(|w| w.strip_prefix(ko::QUOTES) == Some(verb));
    let speaker = ko::TOPICS.iter().find_map(|particle| subject.strip_suffix(particle))?;
    (is_said && speaker.split(' ').count() <= MAX_WORDS).then_some((0..end, speaker))
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

#[cfg(test)]
mod tests {
    use crate::outline::speech::tests::first_by;

    #[test]
    fn whoever_speaks_is_named_and_nobody_else() {
        for (text, by) in [
            ("이도연 지사는 “예산이 부족하다”며 “정부가 나서야 한다”고 말했다.", Some("이도연 지사")),
            ("“부두가 너무 좁다”고 주민 최은영 씨는 말했다.", Some("주민 최은영 씨")),
            ("최 씨는 “밤마다 시끄럽다”고 하소연했다.", Some("최 씨")),
            ("항만청은 조사에 협조하겠다는 입장을 밝혔다.", Some("항만청")),
            ("기상청은 파도가 높아질 것으로 내다봤다.", Some("기상청")),
            ("항만청 직원들은 부두가 좁다고 말하고 있다.", Some("항만청 직원들")),
            ("표지판에는 ‘출입 금지’라고 적혀 있었다.", None),
            ("김 의원은 이같이 밝히며 법 개정을 촉구했다.", None),
        ] {
            assert_eq!(first_by(text, None).as_deref(), by, "{text}");
        }
    }
}
