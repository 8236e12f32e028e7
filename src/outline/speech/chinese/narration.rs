//! When a sentence without an attribution is the reporter's, and no more the speaker's.

use crate::outline::speech::speakers::{Speakers, Voice};
use crate::outline::words::{any_of, zh};
use crate::text::slice;

/// A sign that the reporter goes on.
pub(super) struct Row {
    pub(super) name: &'static str,
    tells: fn(&Speakers, &str) -> bool,
    /// Whether it tells in a body's statement too.
    of_bodies: bool,
    /// A paragraph whose last sentence is the reporter's.
    #[cfg_attr(not(test), expect(dead_code, reason = "what the row's test reads"))]
    pub(super) example: &'static str,
    /// Where it was seen that such a row is needed.
    #[cfg_attr(not(test), expect(dead_code, reason = "what the row's test reads"))]
    pub(super) source: &'static str,
}

const LABELS: &str = "sentences with their speakers, by sub-editors";
const WRITTEN: &str = "articles written for it";
const FEATURE: &str = "a newspaper feature, read by hand";

/// The rows.
pub(super) const ROWS: &[Row] = &[
    Row {
        name: "about the speaker",
        // Nobody speaks of themselves by name.
        tells: |speakers, words| {
            let is_speaker =
                speakers.running.as_ref().is_some_and(|v| !v.is_body && words.contains(v.name.as_str()));
            is_speaker || speakers.known.iter().any(|k| words.starts_with(k.as_str()))
        },
        of_bodies: true,
        example: "林海生表示，碼頭會擴建。六十歲的林海生住在島上。",
        source: FEATURE,
    },
    Row {
        name: "somebody else speaks",
        tells: |_, words| zh::SAYING.is_in(words),
        of_bodies: false,
        example: "林海生表示，碼頭會擴建。來的人大多同意，表示會出力。",
        source: LABELS,
    },
    Row {
        name: "another body",
        // An official speaks for what offices do; of anybody else's house the reporter tells.
        tells: |speakers, words| {
            let running = speakers.running.as_ref().filter(|voice| !voice.is_body);
            let role = running.and_then(|voice| speakers.role(&voice.name)).unwrap_or_default();
            let is_official = zh::OFFICIALS.forms().any(|form| role.ends_with(form));
            running.is_some() && !is_official && speakers.body_at_start(words).is_some()
        },
        of_bodies: false,
        example: "工會理事長林海生表示，碼頭會擴建。航運協會向船員送出水和糧食。",
        source: LABELS,
    },
    Row {
        name: "another too",
        // The auditor has written to them as well: that is no plan of whoever spoke.
        tells: |speakers, words| {
            let is_person = speakers.running.as_ref().is_some_and(|voice| !voice.is_body);
            let body = speakers.body_at_start(words).filter(|_| is_person);
            let rest = body.map_or("", |body| slice(words, body.name.len()..words.len()));
            let behind = rest.trim_start_matches(any_of(zh::AND));
            behind.len() < rest.len() && !behind.starts_with(any_of(zh::MODALS_OF_PLANS))
        },
        of_bodies: false,
        example: "港務局局長林海生表示，碼頭會擴建。審計署亦去信港務局。",
        source: WRITTEN,
    },
    Row {
        name: "who was there",
        tells: |_, words| zh::ATTENDS.is_in(words),
        of_bodies: true,
        example: "林海生表示，碼頭會擴建。何玉梅、石家豪等參加會見。",
        source: "programmes of a broadcaster",
    },
    Row {
        name: "he or she",
        tells: |_, words| words.trim_start_matches(any_of(zh::TURNS)).starts_with(any_of(zh::HE_OR_SHE)),
        of_bodies: true,
        example: "林海生表示，碼頭會擴建。他一度落淚。",
        source: LABELS,
    },
    Row {
        name: "opening",
        tells: |_, words| zh::OPENS_NARRATION.opening(words).is_some(),
        of_bodies: false,
        example: "林海生表示，碼頭會擴建。其後，船廠有新訂單。",
        source: FEATURE,
    },
    Row {
        name: "reporter",
        tells: |_, words| zh::REPORTERS.opening(words).is_some() || zh::ASIDES.is_in(words),
        of_bodies: true,
        example: "港務署表示，碼頭會擴建。翻查資料，碼頭建於1990年。",
        source: LABELS,
    },
    Row {
        name: "facts",
        tells: |_, words| zh::REPORTS_FACTS.is_in(words),
        of_bodies: false,
        example: "林海生表示，碼頭會擴建。近年船隻多了。",
        source: FEATURE,
    },
    Row {
        name: "in brackets",
        tells: |_, words| words.starts_with(['（', '(', '【', '《', '〈']),
        of_bodies: true,
        example: "港務署表示，碼頭會擴建。《海灣日報》發現，船少了。",
        source: LABELS,
    },
    Row {
        name: "question",
        tells: |_, words| words.ends_with(['？', '?']),
        of_bodies: true,
        example: "港務署表示，碼頭會擴建。誰來付錢？",
        source: LABELS,
    },
    Row {
        name: "somebody unnamed",
        tells: |_, words| zh::SOME.opening(words).is_some(),
        of_bodies: true,
        example: "港務署表示，碼頭會擴建。有街坊到場看過。",
        source: LABELS,
    },
];

/// So many sentences without a name a person's words go on at most; nobody would read on from further back.
const MAX_CARRIED: usize = 6;

impl Speakers {
    /// Tells whether a sentence without an attribution is the reporter's, not the speaker's.
    pub(super) fn narrates(&self, sentence: &str) -> bool {
        let is_body = self.running.as_ref().or(self.carried.as_ref()).is_some_and(|voice| voice.is_body);
        if !is_body && self.n_carried > MAX_CARRIED {
            return true;
        }
        let rows = ROWS.iter().filter(|row| self.uses(row.name) && (row.of_bodies || !is_body));
        let mut rows = rows;
        rows.any(|row| (row.tells)(self, sentence))
    }

    /// Tells whether a paragraph that opens with this sentence goes on with the statement of the one before: it tells
    /// what an office does, or what its public should do. A press release goes on to its end.
    pub(super) fn states_on(&self, sentence: &str, voice: &Voice) -> bool {
        let sentence =
            zh::CONNECTIVES.opening(sentence).map_or(sentence, |w| slice(sentence, w.len()..sentence.len()));
        let is_sentence = sentence.ends_with(['。', '；', '」', '：']);
        let is_release = self.release.as_ref() == Some(voice);
        let opens = zh::STATES_ON.opening(sentence).is_some()
            || self.body_at_start(sentence).is_some_and(|body| speaks_for(voice, &body));
        self.uses("states on") && is_sentence && (is_release || opens)
    }
}

/// Whether a body's statement tells what another does: the body itself, its spokesman, or an office of a government.
fn speaks_for(voice: &Voice, body: &Voice) -> bool {
    let is_same = body.name.starts_with(&voice.name) || voice.name.starts_with(&body.name);
    is_same || zh::GOVERNMENT.is_in(&voice.name) && body.name.ends_with(any_of(zh::ITS_OFFICES))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::speech::tests::{last_by, last_by_over};

    #[test]
    fn each_row_tells_the_reporter_and_no_other_row_does() {
        for row in ROWS {
            assert_eq!(last_by(row.example, None), None, "{}", row.example);
            assert!(last_by(row.example, Some(row.name)).is_some(), "{}: {}", row.name, row.example);
            assert!(!row.source.is_empty());
        }
    }

    #[test]
    fn an_office_goes_on_in_the_next_paragraph_and_a_person_does_not() {
        let office = ["港務署表示，碼頭會擴建。", "港務署已發信給各船廠。"];
        assert_eq!(last_by_over(&office, None).as_deref(), Some("港務署"));
        assert_eq!(last_by_over(&office, Some("states on")), None);
        assert_eq!(last_by_over(&["林海生表示，碼頭會擴建。", "港務署已發信給各船廠。"], None), None);
        assert_eq!(last_by_over(&["港務署表示，碼頭會擴建。", "海風吹過堤岸。"], None), None);
        // Of another body the reporter tells, unless it is an office of the government that speaks.
        let other = ["港務署發言人表示，碼頭會擴建。", "立法會交通事務委員會將於周五討論。"];
        assert_eq!(last_by_over(&other, None), None);
        let office = ["政府表示，碼頭會擴建。", "港務署已發信給各船廠。"];
        assert_eq!(last_by_over(&office, None).as_deref(), Some("政府"));
    }

    #[test]
    fn nobody_goes_on_for_a_whole_programme() {
        let long = format!("林海生表示，碼頭會擴建。{}", "船隻要多起來。".repeat(MAX_CARRIED + 1));
        assert_eq!(last_by(&long, None), None);
    }

    #[test]
    fn what_another_body_will_do_too_is_an_officials_plan() {
        let told =
            |does: &str| last_by(&format!("港務局局長林海生表示，碼頭會擴建。審計署亦{does}港務局。"), None);
        assert_eq!(told("會去信").as_deref(), Some("林海生"));
        assert_eq!(told("已去信"), None);
    }

    #[test]
    fn a_statement_is_of_the_body_itself_or_of_an_office_of_its_government() {
        for (voice, body, expected) in [
            ("港務署", "港務署", true),
            ("港務署發言人", "港務署", true),
            ("政府", "港務署", true),
            ("港務署", "渡輪署", false),
            ("政府", "東岸船廠", false),
        ] {
            assert_eq!(speaks_for(&Voice::body(voice), &Voice::body(body)), expected, "{voice}: {body}");
        }
    }

    #[test]
    fn a_persons_words_go_on_for_six_sentences_and_a_bodys_to_its_end() {
        let of = |voice: Voice, n_carried: usize| {
            Speakers { running: Some(voice), n_carried, ..Speakers::default() }.narrates("船會停航。")
        };
        assert_eq!([6, 7].map(|n| of(Voice::person("林海生"), n)), [false, true]);
        assert_eq!([6, 7].map(|n| of(Voice::body("港務署"), n)), [false, false]);
        assert!(Speakers { n_carried: 7, ..Speakers::default() }.narrates("船會停航。"));
    }

    #[test]
    fn a_row_tells_where_its_rule_does() {
        let mut speakers = Speakers { running: Some(Voice::person("林海生")), ..Speakers::default() };
        speakers.known.push("何玉梅".to_owned());
        let tells = |name: &str, speakers: &Speakers, words: &str| {
            let row = ROWS.iter().find(|row| row.name == name).expect("a row");
            (row.tells)(speakers, words)
        };
        for (name, words, expected) in [
            ("about the speaker", "六十歲的林海生住在島上。", true),
            ("about the speaker", "何玉梅住在島上。", true),
            ("about the speaker", "六十歲的何玉梅住在島上。", false),
            ("another body", "航運協會已送出水。", true),
            ("another body", "港務局已送出水。", true),
            ("another body", "漁船送出水。", false),
            ("another too", "審計署亦去信。", true),
            ("another too", "審計署亦會去信。", false),
            ("another too", "審計署已去信。", false),
            ("reporter", "記者到場。", true),
            ("reporter", "碼頭，本報記者到場。", true),
            ("reporter", "船停航。", false),
            ("he or she", "他落淚。", true),
            ("he or she", "但她落淚。", true),
            ("he or she", "船停航。", false),
            ("in brackets", "《海灣日報》發現。", true),
            ("in brackets", "見《海灣日報》。", false),
            ("question", "誰來付錢？", true),
            ("question", "誰來付錢。", false),
        ] {
            assert_eq!(tells(name, &speakers, words), expected, "{name}: {words}");
        }
        // An official speaks for what offices do.
        speakers.learn_role("林海生", "港務局局長");
        assert!(!tells("another body", &speakers, "港務局已送出水。"));
        speakers.running = Some(Voice::body("港務署"));
        assert!(!tells("another body", &speakers, "港務局已送出水。"));
        assert!(!tells("another too", &speakers, "審計署亦去信。"));
        assert!(!tells("about the speaker", &speakers, "港務署停航。"));
    }
}
