//! Who speaks in a transcript: the name before the colon at the start of a paragraph.
//!
//! A label stands so too (`地址：…`), so names count only where they open several paragraphs of the article, by the
//! form of a name.

use super::speakers::{Said, Speakers, Voice};
use crate::article::lines::speaker;
use crate::outline::name::{is_name, name_at_end};
use crate::text::slice;
use std::collections::BTreeSet;
use std::ops::Range;

/// Within so many characters of a paragraph stands the colon behind a name.
const MAX_LABEL: usize = 40;
/// From so many paragraphs that open with a name on, an article is a transcript.
const MIN_LINES: usize = 2;

impl Speakers {
    /// Learns who speaks in a transcript, by how its paragraphs open.
    pub(super) fn read_transcript<'a>(&mut self, paragraphs: impl Iterator<Item = &'a str>) {
        let names: Vec<&str> = paragraphs.filter_map(speaker_name).collect();
        if names.len() >= MIN_LINES {
            self.transcript = names.into_iter().map(str::to_owned).collect::<BTreeSet<String>>();
        }
    }

    /// What is said in a paragraph of a transcript: all behind the name that opens it.
    pub(super) fn take_transcript(&mut self, text: &str, sentence: &Range<usize>) -> Option<Said> {
        if self.transcript.is_empty() {
            return None;
        }
        let name = speaker_name(text).filter(|name| self.transcript.contains(*name))?;
        let colon = text.find(['：', ':'])?;
        let said = text.get(colon..)?.chars().next()?.len_utf8() + colon;
        let rest = slice(text, said.max(sentence.start)..sentence.end.max(said));
        let start = sentence.end - rest.trim_start().len().min(sentence.end);
        self.learn(name);
        self.learn_role(name, slice(text, 0..text.find(name)?));
        self.running = Some(Voice::person(name));
        Some(Said { span: start..sentence.end, by: Some(name.to_owned()), is_quotation: false })
    }
}

/// The name before the colon that a paragraph opens with, its role aside.
fn speaker_name(paragraph: &str) -> Option<&str> {
    // A long paragraph is asked once for each of its sentences.
    let end = paragraph.char_indices().nth(MAX_LABEL).map_or(paragraph.len(), |(at, _)| at);
    let label = speaker(slice(paragraph, 0..end))?;
    if label.is_ascii() {
        return Some(label).filter(|label| label.contains(' '));
    }
    if is_name(label) { Some(label) } else { name_at_end(label) }
}

#[cfg(test)]
mod tests {
    use super::super::{Speakers, sentence};
    use crate::article;
    use crate::text::slice;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let article = article::read(text.as_bytes(), "a.txt");
        let mut speakers = Speakers::of(&article);
        let mut got = Vec::new();
        for block in article.of_kind(article::Kind::Paragraph) {
            speakers.begin_paragraph();
            for sentence in sentence::sentences(&block.text, article.lang) {
                let said = speakers.take(&block.text, sentence, article.lang);
                got.extend(said.into_iter().map(|s| (slice(&block.text, s.span).to_owned(), s.by)));
            }
        }
        let got: Vec<_> = got.iter().map(|(words, by)| (words.as_str(), by.as_deref())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn the_names_of_a_transcript_speak() {
        check(
            "港務局記者會\n\n林海生：多謝各位。碼頭會在明年擴建。\n\n記者：何時動工？\n\n局長何文田：六月動工。\n\n地址：海傍道5號。",
            &[
                ("多謝各位。", Some("林海生")),
                ("碼頭會在明年擴建。", Some("林海生")),
                ("記者：何時動工？", None),
                ("六月動工。", Some("何文田")),
                ("地址：海傍道5號。", None),
            ],
        );
        check(
            "The hearing on the pier\n\nAnn Lee: Thank you. We open the pier in June.\n\nTom Wong: What will it cost?",
            &[
                ("Thank you.", Some("Ann Lee")),
                ("We open the pier in June.", Some("Ann Lee")),
                ("What will it cost?", Some("Tom Wong")),
            ],
        );
    }

    #[test]
    fn a_name_before_one_colon_is_a_label() {
        check(
            "新碼頭明年啟用\n\n林海生：十年前的今天。\n\n港務局公布詳情。",
            &[("林海生：十年前的今天。", None), ("港務局公布詳情。", None)],
        );
    }
}
