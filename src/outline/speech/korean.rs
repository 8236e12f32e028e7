//! Attributions in Korean: `……은 “……”라고 말했다`, `……은 ……다고 밝혔다`, `……에 따르면 ……`.

use super::speakers::{Said, Speakers, shift};
use crate::outline::words::ko;
use crate::text::slice;
use std::ops::Range;

/// The most words of a description with its name.
const MAX_WORDS: usize = 5;
/// The most words in front of a quotation, a clause that tells who its speaker is with them.
const MAX_BEFORE_QUOTATION: usize = 14;
/// The most words up to a subject.
const MAX_BEFORE_TOPIC: usize = 8;
/// The most words behind a quotation that say how it was said: 라고 `당시 상황을 전했다`.
const MAX_BEHIND_QUOTATION: usize = 4;

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
        if let Some((speaker, said)) = quoted_behind(body)
            && let Some(by) = self.korean_name(speaker)
        {
            return Said { span: shift(said, sentence.start), by: Some(by), is_quotation: true };
        }
        let held = || ko::HOLDS.iter().filter_map(|w| body.strip_suffix(w)).map(str::len).min();
        let reported = ko::REPORTS.iter().filter_map(|w| report_end(body, w)).min();
        let Some(end) = reported.or_else(held) else {
            self.notice_korean(body);
            return narrated;
        };
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

    /// Notes whom the reporter tells of: of two, neither is who `그` means.
    fn notice_korean(&mut self, words: &str) {
        let mut people: Vec<&str> = Vec::new();
        let mut end = 0;
        for word in words.split(' ') {
            let word_end = end + word.len();
            let bare = ko::TOPICS.iter().chain(&ko::AMONG).find_map(|w| word.strip_suffix(w));
            if let Some(bare) = bare.filter(|bare| is_person(bare)) {
                people.push(named(slice(words, 0..end + bare.len())));
            }
            end = word_end + 1;
        }
        people.dedup();
        match people[..] {
            [] => {}
            [one] => self.learn(one),
            _ => self.last = None,
        }
    }

    fn korean_name(&mut self, speaker: &str) -> Option<String> {
        if ko::PERSONS.contains(&speaker) {
            return self.last.clone();
        }
        self.learn(speaker);
        Some(speaker.to_owned())
    }
}

/// A quotation with its speaker in front: 식당을 운영하는 `최순임씨`는 `“……”며 “……”`라고 당시를 전했다. Whoever is called by a name
/// speaks, whatever verb follows; of others the verb must be one of saying.
fn quoted_behind(body: &str) -> Option<(&str, Range<usize>)> {
    let open = body.find(['“', '"'])?;
    let close = body.rfind(['”', '"']).filter(|&close| close > open)?;
    let end = close + slice(body, close..body.len()).chars().next()?.len_utf8();
    let lead = slice(body, 0..open).strip_suffix(' ')?;
    let subject = ko::TOPICS.iter().find_map(|particle| lead.strip_suffix(particle))?;
    let speaker = named(subject);
    let behind = slice(body, end..body.len());
    let verb = ko::QUOTED.iter().find_map(|w| behind.strip_prefix(w))?;
    let is_said = ko::REPORTS.iter().any(|w| report_end(behind, w).is_some());
    let is_told = is_person(subject.rsplit(' ').next()?) && verb.split(' ').count() <= MAX_BEHIND_QUOTATION;
    let is_clear = lead.split(' ').count() <= MAX_BEFORE_QUOTATION && speaker.split(' ').count() <= MAX_WORDS;
    (is_clear && (is_said || is_told)).then_some((speaker, open..end))
}

/// The name that words end with, with what it is called: what is left of a clause in front of it is no name
/// (식당을 운영하는 `최순임씨`).
fn named(words: &str) -> &str {
    let mut start = words.len();
    for word in words.rsplit(' ') {
        let word_start = start.saturating_sub(word.len());
        let is_last = start == words.len();
        let stops = word.ends_with(',') || ko::BEFORE_NAME.iter().any(|w| word.ends_with(w));
        if !is_last && stops && !is_name(word) {
            break;
        }
        start = word_start.saturating_sub(1);
        if word_start == 0 {
            return words;
        }
    }
    slice(words, start + 1..words.len())
}

/// Whether a word may be a surname with a given name: 오세은.
fn is_name(word: &str) -> bool {
    word.starts_with(ko::SURNAMES) && word.chars().count() == 3
}

/// Whether a word calls somebody: `최순임씨`, `교수`.
fn is_person(word: &str) -> bool {
    ko::HONORIFICS.iter().any(|w| word.ends_with(w))
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
    for word in words.split(' ').take(MAX_BEFORE_TOPIC) {
        let word_end = end + word.len();
        let bare = particles.iter().find_map(|particle| word.strip_suffix(particle));
        // 식당을 운영하는 최순임씨는, 오세은 교수는: neither a verb in front of its noun nor a name in front of a title
        // is a subject.
        let next =
            slice(words, (word_end + 1).min(words.len())..words.len()).split(' ').next().unwrap_or_default();
        let next = particles.iter().find_map(|particle| next.strip_suffix(particle)).unwrap_or(next);
        let is_verb = is_name(word) && is_person(next) || ko::TELLS_APART.iter().any(|w| word.ends_with(w));
        if let Some(bare) = bare.filter(|bare| !bare.is_empty() && !is_verb) {
            return Some((named(slice(words, 0..end + bare.len())), (word_end + 1).min(words.len())));
        }
        end = word_end + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::speech::tests::{first_by, last_by};

    #[test]
    fn whoever_speaks_is_named_and_nobody_else() {
        for (text, by) in [
            ("이도연 지사는 “예산이 부족하다”며 “정부가 나서야 한다”고 말했다.", Some("이도연 지사")),
            ("“부두가 너무 좁다”고 주민 최은영 씨는 말했다.", Some("주민 최은영 씨")),
            ("최 씨는 “밤마다 시끄럽다”고 하소연했다.", Some("최 씨")),
            ("항만청은 조사에 협조하겠다는 입장을 밝혔다.", Some("항만청")),
            ("기상청은 파도가 높아질 것으로 내다봤다.", Some("기상청")),
            ("항만청 직원들은 부두가 좁다고 말하고 있다.", Some("항만청 직원들")),
            (
                "철길 옆에서 27년째 식당을 운영하는 최순임(61)씨는 “손님이 줄었다”며 “길이 생겨야 한다”고 말했다.",
                Some("최순임(61)씨"),
            ),
            (
                "시장을 연구해 온 서강준 부두연구원 연구위원은 “매출이 줄었다”고 지적했다.",
                Some("서강준 부두연구원 연구위원"),
            ),
            ("배를 자주 타는 나현주씨는 “연기가 올라왔다”고 당시 상황을 전했다.", Some("나현주씨")),
            ("부두를 맡은 오세은 교수는 공사비가 는다고 말했다.", Some("오세은 교수")),
            ("부두에서 일하는 사람들은 “조용히”라고 쓴 깃발을 들었다.", None),
            ("표지판에는 ‘출입 금지’라고 적혀 있었다.", None),
            ("김 의원은 이같이 밝히며 법 개정을 촉구했다.", None),
        ] {
            assert_eq!(first_by(text, None).as_deref(), by, "{text}");
        }
    }

    #[test]
    fn who_is_meant_by_a_pronoun_was_told_of_last() {
        let told = "정말순 할머니는 “소원이었다”고 했다. 수업은 교사 한동수씨가 맡고 있다. 그는 “처음”이라고 말했다.";
        assert_eq!(last_by(told, None).as_deref(), Some("교사 한동수씨"));
        let two =
            "정말순 할머니는 “소원이었다”고 했다. 한동수씨가 나현주씨를 불렀다. 그는 “처음”이라고 말했다.";
        assert_eq!(last_by(two, None), None);
    }

    #[test]
    fn a_name_ends_the_words_in_front_of_its_particle() {
        for (words, expected) in [
            ("최순임씨", "최순임씨"),
            ("식당을 운영하는 최순임씨", "최순임씨"),
            ("북쪽 부두, 오세은 교수", "오세은 교수"),
            ("서강준 부두연구원 연구위원", "서강준 부두연구원 연구위원"),
            // A surname with a given name is none of the words in front of it, whatever it ends with.
            ("부두에서 오세은 교수", "오세은 교수"),
            ("새 부두를 맡던 한", "한"),
        ] {
            assert_eq!(named(words), expected, "{words}");
        }
        for (word, expected) in [("오세은", true), ("오세", false), ("오세은은", false), ("꽃세은", false)]
        {
            assert_eq!(is_name(word), expected, "{word}");
        }
    }

    #[test]
    fn a_claim_ends_in_front_of_the_particle_that_reports_it() {
        for (body, report, expected) in [
            ("승객이 늘었다고 밝혔다", "고 밝혔다", Some("승객이 늘었다")),
            ("승객이 늘었다고 1일 밝혔다", "고 밝혔다", Some("승객이 늘었다")),
            ("승객이 늘었다고 어제 밝혔다", "고 밝혔다", None),
            ("승객이 늘었다 밝혔다", "고 밝혔다", None),
            ("승객이 늘었다고 말했다", "고 밝혔다", None),
        ] {
            let found = report_end(body, report).map(|end| slice(body, 0..end));
            assert_eq!(found, expected, "{body}");
        }
    }

    #[test]
    fn a_subject_has_a_particle_and_tells_no_other_noun_apart() {
        for (words, expected) in [
            ("항만청은 부두를 넓힌다", Some(("항만청", "부두를 넓힌다"))),
            ("항만청이 부두를 넓힌다", Some(("항만청", "부두를 넓힌다"))),
            // 은 and 는 first.
            ("배가 늦자 항만청은 부두를 넓힌다", Some(("배가 늦자 항만청", "부두를 넓힌다"))),
            ("식당을 운영하는 최순임씨는 부두를 넓힌다", Some(("최순임씨", "부두를 넓힌다"))),
            ("부두를 맡은 오세은 교수는 부두를 넓힌다", Some(("오세은 교수", "부두를 넓힌다"))),
            ("은 부두를 넓힌다", None),
            ("오세은 부두는 넓힌다", Some(("오세", "부두는 넓힌다"))),
            ("오세민 교수는 넓힌다", Some(("오세민 교수", "넓힌다"))),
            ("항만청은", Some(("항만청", ""))),
            ("부두를 넓힌다", None),
            ("하 나 둘 셋 넷 다섯 여섯 항만청은 넓힌다", Some(("하 나 둘 셋 넷 다섯 여섯 항만청", "넓힌다"))),
            ("하 나 둘 셋 넷 다섯 여섯 일곱 항만청은 넓힌다", None),
        ] {
            let found = topic(words).map(|(name, start)| (name, slice(words, start..words.len())));
            assert_eq!(found, expected, "{words}");
        }
    }

    #[test]
    fn a_quotation_has_its_speaker_in_front_or_behind() {
        let front =
            |body: &str| quoted_behind(body).map(|(by, span)| (by.to_owned(), slice(body, span).to_owned()));
        for (body, expected) in [
            ("최순임씨는 “손님이 줄었다”고 말했다", Some(("최순임씨", "“손님이 줄었다”"))),
            ("최순임씨는 \"손님이 줄었다\"고 말했다", Some(("최순임씨", "\"손님이 줄었다\""))),
            ("최순임씨는 “줄었다”며 “길이 없다”고 말했다", Some(("최순임씨", "“줄었다”며 “길이 없다”"))),
            // Whoever has a name speaks, of others the verb tells.
            ("최순임씨는 “줄었다”고 당시 상황을 전하며 웃었다", Some(("최순임씨", "“줄었다”"))),
            ("최순임씨는 “줄었다”고 당시의 나쁜 상황을 전하며 웃었다", None),
            ("사람들은 “줄었다”고 쓴 깃발을 들었다", None),
            ("사람들은 “줄었다”고 말했다", Some(("사람들", "“줄었다”"))),
            ("최순임씨는“줄었다”고 말했다", None),
            ("최순임씨 “줄었다”고 말했다", None),
            ("최순임씨는 “줄었다” 말했다", None),
            ("최순임씨는 “줄었다고 말했다", None),
            ("최순임씨는 줄었다고 말했다", None),
        ] {
            let expected = expected.map(|(by, words)| (by.to_owned(), words.to_owned()));
            assert_eq!(front(body), expected, "{body}");
        }
        let of = |n: usize| front(&format!("{}최순임씨는 “줄었다”고 말했다", "매우 ".repeat(n))).is_some();
        assert_eq!([4, 5].map(of), [true, false]);
        let of =
            |n: usize| front(&format!("{}보던 최순임씨는 “줄었다”고 말했다", "매우 ".repeat(n))).is_some();
        assert_eq!([12, 13].map(of), [true, false]);

        let back =
            |body: &str| quoted_first(body).map(|(span, by)| (by.to_owned(), slice(body, span).to_owned()));
        for (body, expected) in [
            ("“부두가 좁다”고 주민 최은영 씨는 말했다", Some(("주민 최은영 씨", "“부두가 좁다”"))),
            ("\"부두가 좁다\"고 주민 최은영 씨는 말했다", Some(("주민 최은영 씨", "\"부두가 좁다\""))),
            ("“부두가 좁다”고 주민 최은영 씨는 웃었다", None),
            ("“부두가 좁다”고 주민 최은영 씨 말했다", None),
            ("“부두가 좁다” 주민 최은영 씨는 말했다", None),
            ("어제 “부두가 좁다”고 주민 최은영 씨는 말했다", None),
            ("“부두가 좁다", None),
        ] {
            let expected = expected.map(|(by, words)| (by.to_owned(), words.to_owned()));
            assert_eq!(back(body), expected, "{body}");
        }
        let of = |n: usize| back(&format!("“좁다”고 {}씨는 말했다", "매우 ".repeat(n))).is_some();
        assert_eq!([4, 5].map(of), [true, false]);
    }

    /// What is said in a sentence behind another, whose it is and whether it is quoted.
    fn said(words: &str) -> (String, Option<String>, bool) {
        let text = format!("비가 왔다. {words}");
        let start = text.len() - words.len();
        let mut speakers = Speakers { last: Some("교사 한동수씨".to_owned()), ..Speakers::default() };
        let Said { span, by, is_quotation } = speakers.take_korean(&text, start..text.len());
        (slice(&text, span).to_owned(), by, is_quotation)
    }

    #[test]
    fn what_a_sentence_says_is_whose_it_plainly_is() {
        for (words, by, claim, is_quotation) in [
            ("반면 항만청에 따르면 공사는 시작된다.", Some("항만청"), "공사는 시작된다.", false),
            (
                "가람도 북쪽 새 부두 항만청에 따르면 비가 온다.",
                Some("가람도 북쪽 새 부두 항만청"),
                "비가 온다.",
                false,
            ),
            (
                "가람도의 북쪽 새 부두의 큰 항만청에 따르면 비가 온다.",
                None,
                "가람도의 북쪽 새 부두의 큰 항만청에 따르면 비가 온다.",
                false,
            ),
            ("“부두가 좁다”고 최은영 씨는 말했다.", Some("최은영 씨"), "“부두가 좁다”", true),
            ("반면 최은영 씨는 “좁다”고 말했다.", Some("최은영 씨"), "“좁다”", true),
            ("그는 “좁다”고 말했다.", Some("교사 한동수씨"), "“좁다”", true),
            ("항만청은 부두를 넓힌다고 1일 밝혔다.", Some("항만청"), "부두를 넓힌다", false),
            ("항만청은 파도가 높을 것으로 내다봤다.", Some("항만청"), "파도가 높을 것", false),
            // A part of it is quoted.
            ("항만청은 부두를 “넓힌다”고 밝혔다.", Some("항만청"), "“넓힌다”", true),
            ("항만청은 부두를 \"넓힌다고 밝혔다.", Some("항만청"), "부두를 \"넓힌다", false),
            ("부두를 넓힌다고 밝혔다.", None, "부두를 넓힌다고 밝혔다.", false),
            ("반면 부두는 조용하다.", None, "부두는 조용하다.", false),
        ] {
            let expected = (claim.to_owned(), by.map(str::to_owned), is_quotation);
            assert_eq!(said(words), expected, "{words}");
        }
    }

    #[test]
    fn of_two_whom_a_sentence_tells_of_neither_is_meant_later() {
        for (words, last) in [
            ("한동수씨가 왔다", Some("한동수씨")),
            ("젊은 한동수씨가 왔다", Some("한동수씨")),
            ("부두에서 나현주씨를 불렀다", Some("나현주씨")),
            ("한동수씨가 나현주씨를 불렀다", None),
            ("한동수씨는 배를 보고 한동수씨는 웃었다", None),
            ("배가 왔다", Some("교사")),
        ] {
            let mut speakers = Speakers { last: Some("교사".to_owned()), ..Speakers::default() };
            speakers.notice_korean(words);
            assert_eq!(speakers.last.as_deref(), last, "{words}");
        }
    }
}
