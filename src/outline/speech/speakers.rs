//! Who is known and who spoke last: what the languages' attributions share.

use crate::outline::words::{any_of, en, zh};
use crate::text::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The people and bodies of an article, and who spoke last.
#[derive(Clone, Debug, Default)]
pub(in crate::outline) struct Speakers {
    /// Full names of people, in the order of their appearance.
    pub(super) known: Vec<String>,
    /// Bodies that spoke, as they were named first.
    pub(super) bodies: Vec<String>,
    /// Short names of bodies, with the full one: OWWA, 工權會.
    pub(super) short: BTreeMap<String, String>,
    /// What the text calls somebody where it names them first: 港務局局長.
    pub(super) roles: BTreeMap<String, String>,
    /// Who `他` is.
    pub(super) last: Option<String>,
    /// Which of `他` and `她` somebody was called.
    pub(super) pronouns: BTreeMap<String, char>,
    /// Who `署方` and `該會` are.
    pub(super) last_body: Option<String>,
    /// Whose words the running paragraph still gives.
    pub(super) running: Option<Voice>,
    /// Whose statement, handed out, was told of last.
    pub(super) stated: Option<Voice>,
    /// Whom the sentence before was about.
    pub(super) told: Option<Voice>,
    /// The body or person that was the topic of a Japanese sentence last.
    pub(super) topic: Option<Voice>,
    /// How many paragraphs were begun.
    pub(super) n_paragraphs: usize,
    /// How many sentences they have gone on for.
    pub(super) n_carried: usize,
    /// The body whose statement the paragraph before gave.
    pub(super) carried: Option<Voice>,
    /// The one body that the whole article gives the words of: a press release.
    pub(super) release: Option<Voice>,
    /// Who speaks in a transcript.
    pub(super) transcript: BTreeSet<String>,
    /// The marks of a quotation that goes on from sentence to sentence, and whose it is.
    pub(super) quoted: Option<(char, Option<String>)>,
    /// A rule to leave out, by its name: how the tests see that each has its work.
    pub(super) left_out: Option<&'static str>,
}

/// Somebody who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Voice {
    /// The name, verbatim from the text.
    pub(super) name: String,
    /// Whether it is a body or people in a role, and not a person.
    pub(super) is_body: bool,
}

impl Voice {
    pub(super) fn person(name: impl Into<String>) -> Self {
        Self { name: name.into(), is_body: false }
    }

    pub(super) fn body(name: impl Into<String>) -> Self {
        Self { name: name.into(), is_body: true }
    }
}

/// What of a sentence is claim, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::outline) struct Said {
    /// The claim's words, in bytes of the paragraph.
    pub(in crate::outline) span: Range<usize>,
    /// Who says it; nobody where it is the reporter's.
    pub(in crate::outline) by: Option<String>,
    /// Whether the words stand in quotation marks, all of them.
    pub(in crate::outline) is_quotation: bool,
}

impl Speakers {
    /// Notes the person whom the reporter tells of: a pronoun means the subject of the sentence before, which is
    /// whom it names first, and not whoever else it names.
    pub(super) fn notice(&mut self, words: &str) {
        let mut n_named = 0;
        let mut place = |name: &String| {
            let surname = name.rsplit(' ').next().unwrap_or(name);
            let at = words
                .find(name.as_str())
                .or_else(|| if name.is_ascii() { words.find(surname) } else { None });
            n_named += usize::from(at.is_some());
            at
        };
        let first =
            self.known.iter().filter_map(|k| Some((place(k)?, k))).min().map(|(_, name)| name.clone());
        if let Some(name) = first {
            // In English whoever is named last may be he as well: of two, neither.
            let is_plain = n_named == 1 || !name.is_ascii();
            self.last = is_plain.then(|| name.clone());
            self.told = self.last.clone().map(Voice::person);
        }
    }

    /// The names known so far.
    pub(in crate::outline) fn known(&self) -> &[String] {
        &self.known
    }

    /// The bodies that spoke so far.
    pub(in crate::outline) fn bodies(&self) -> &[String] {
        &self.bodies
    }

    /// What the text calls somebody where it names them first.
    pub(in crate::outline) fn role(&self, by: &str) -> Option<&str> {
        self.roles.get(by).map(String::as_str)
    }

    /// Whom the pronoun means that `words` open with, where what stands before them in the paragraph names one.
    pub(in crate::outline) fn meant(&self, words: &str, before: &str, lang: Lang) -> Option<String> {
        let named = |name: &String| before.contains(name.as_str());
        let is_person = if lang.is_unspaced() {
            words.starts_with(any_of(zh::HE_OR_SHE))
                && !words.chars().nth(1).is_some_and(|c| zh::AFTER_PRONOUN.contains(c))
        } else {
            let first = words.split(' ').next().unwrap_or_default().to_lowercase();
            en::PERSONS.contains(&first.as_str())
        };
        if is_person {
            return self.last.clone().filter(named);
        }
        let is_body = zh::BODIES_AGAIN.opening(words).is_some();
        self.last_body.clone().filter(|name| is_body && named(name))
    }

    /// The person whom the sentence before was about, or in Japanese whatever was its topic, where what stands before in
    /// the paragraph names them.
    pub(in crate::outline) fn subject_before(&self, before: &str, lang: Lang) -> Option<String> {
        let topic = if lang == Lang::Ja { &self.topic } else { &self.told };
        topic.as_ref().map(|voice| voice.name.clone()).filter(|name| before.contains(name.as_str()))
    }

    pub(super) fn learn(&mut self, name: &str) {
        if self.known.len() < MAX_KNOWN && !self.known.iter().any(|k| k == name) {
            self.known.push(name.to_owned());
        }
        self.last = Some(name.to_owned());
    }

    pub(super) fn learn_body(&mut self, name: &str) {
        if self.bodies.len() < MAX_KNOWN && !self.bodies.iter().any(|k| k == name) {
            self.bodies.push(name.to_owned());
        }
        self.last_body = Some(name.to_owned());
    }

    /// Keeps what somebody is called at their first mention.
    pub(super) fn learn_role(&mut self, name: &str, role: &str) {
        if !role.is_empty() {
            self.roles.entry(name.to_owned()).or_insert_with(|| role.to_owned());
        }
    }

    /// Begins a paragraph: nobody's words until somebody is said to speak, or a body's statement plainly goes on.
    pub(in crate::outline) fn begin_paragraph(&mut self) {
        self.n_paragraphs += 1;
        self.carried = self.running.take().filter(|voice| voice.is_body);
        self.quoted = None;
        self.told = None;
        self.topic = None;
    }

    /// Whether the paragraph that was begun is the article's first.
    pub(in crate::outline) const fn is_in_first_paragraph(&self) -> bool {
        self.n_paragraphs == 1
    }

    pub(super) fn uses(&self, rule: &'static str) -> bool {
        self.left_out != Some(rule)
    }
}

/// More people or bodies than any article tells of.
const MAX_KNOWN: usize = 100;

pub(super) fn shift(span: Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_people_and_bodies_are_kept_each_once() {
        let mut speakers = Speakers::default();
        for name in ["林海生", "何玉梅", "林海生"] {
            speakers.learn(name);
        }
        assert_eq!(
            (speakers.known(), speakers.last.as_deref()),
            (&["林海生".to_owned(), "何玉梅".to_owned()][..], Some("林海生"))
        );
        for name in ["港務署", "運輸署", "港務署"] {
            speakers.learn_body(name);
        }
        assert_eq!(
            (speakers.bodies(), speakers.last_body.as_deref()),
            (&["港務署".to_owned(), "運輸署".to_owned()][..], Some("港務署"))
        );
        for i in 0..101 {
            speakers.learn(&format!("人{i}"));
            speakers.learn_body(&format!("署{i}"));
        }
        assert_eq!((speakers.known.len(), speakers.bodies.len()), (MAX_KNOWN, MAX_KNOWN));
        assert_eq!((speakers.last.as_deref(), speakers.last_body.as_deref()), (Some("人100"), Some("署100")));
        // What somebody is called first stays.
        for role in ["", "局長", "署長"] {
            speakers.learn_role("林海生", role);
        }
        assert_eq!((speakers.role("林海生"), speakers.role("何玉梅")), (Some("局長"), None));
    }

    #[test]
    fn whom_a_sentence_names_first_is_told_of() {
        let mut speakers = Speakers::default();
        for name in ["林海生", "何玉梅", "Mary Lee", "Tom Hill"] {
            speakers.learn(name);
        }
        for (words, expected) in [
            ("何玉梅和林海生到訪", Some("何玉梅")),
            ("林海生到訪", Some("林海生")),
            // In English of two neither.
            ("Mary Lee came", Some("Mary Lee")),
            ("Lee came", Some("Mary Lee")),
            ("Lee met Hill", None),
        ] {
            speakers.notice(words);
            assert_eq!(speakers.last.as_deref(), expected, "{words}");
            assert_eq!(speakers.told.as_ref().map(|voice| voice.name.as_str()), expected, "{words}");
        }
        speakers.learn("林海生");
        speakers.notice("船停航");
        assert_eq!(speakers.last.as_deref(), Some("林海生"));
    }

    #[test]
    fn a_pronoun_means_whom_the_paragraph_named_before_it() {
        let speakers = Speakers {
            last: Some("林海生".to_owned()),
            last_body: Some("港務署".to_owned()),
            told: Some(Voice::person("何玉梅")),
            topic: Some(Voice::body("漁協")),
            ..Speakers::default()
        };
        for (words, before, lang, expected) in [
            ("他到訪", "林海生來了。", Lang::ZhHant, Some("林海生")),
            ("他們到訪", "林海生來了。", Lang::ZhHant, None),
            ("他到訪", "何玉梅來了。", Lang::ZhHant, None),
            ("署方到訪", "港務署來了。", Lang::ZhHant, Some("港務署")),
            ("署方到訪", "漁船來了。", Lang::ZhHant, None),
            ("漁船到訪", "港務署來了。", Lang::ZhHant, None),
            ("He came", "林海生 left.", Lang::Other, Some("林海生")),
            ("They came", "林海生 left.", Lang::Other, None),
        ] {
            assert_eq!(speakers.meant(words, before, lang).as_deref(), expected, "{words} {before}");
        }
        for (before, lang, expected) in [
            ("何玉梅來了。", Lang::ZhHant, Some("何玉梅")),
            ("漁協", Lang::ZhHant, None),
            ("漁協", Lang::Ja, Some("漁協")),
            ("何玉梅", Lang::Ja, None),
        ] {
            assert_eq!(speakers.subject_before(before, lang).as_deref(), expected, "{before}");
        }
    }

    #[test]
    fn a_paragraph_begins_with_a_bodys_statement_or_nobodys_words() {
        let begun = |voice: Voice| {
            let mut speakers = Speakers {
                running: Some(voice.clone()),
                told: Some(voice.clone()),
                topic: Some(voice),
                quoted: Some(('“', None)),
                ..Speakers::default()
            };
            speakers.begin_paragraph();
            assert!(speakers.running.is_none() && speakers.told.is_none() && speakers.topic.is_none());
            assert!(speakers.quoted.is_none() && speakers.is_in_first_paragraph());
            let carried = speakers.carried.clone();
            speakers.begin_paragraph();
            assert!(!speakers.is_in_first_paragraph());
            carried
        };
        assert_eq!(begun(Voice::person("林海生")), None);
        assert_eq!(begun(Voice::body("港務署")), Some(Voice::body("港務署")));
        assert_eq!(shift(1..4, 3), 4..7);
    }
}
