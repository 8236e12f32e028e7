//! YAML to a deck and back.
//!
//! The types here mirror the text: a slide is a mapping of optional keys, and one of them names its kind. That the
//! keys fit together is checked on the way in, so that the rest of the program has no wrong states to fear.

mod asked;
mod escapes;
mod explain;
mod footnotes;
mod forms;
mod length;
mod quotes;
mod slide;

use super::footer::Footer;
use super::schema::{Plain, Text};
use super::{Asked, Built, Content, Deck, Segment, Slide, chart, highlight, locate};
use crate::fault::Fault;
use crate::text::Strictness;
use crate::text::large::Large;
use crate::yaml::{plain, within_limits, word};
pub(crate) use explain::explain;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
pub use slide::kinds_markdown;
use slide::{RawSlide, ReadSlide, raw_slide};

/// Reads a deck.
///
/// # Errors
/// The first fault in the text: YAML that goes beyond the limits or does not parse, an unknown or misplaced key, a missing one.
pub fn read(text: &str) -> Result<Deck, Fault> {
    let text = text.trim_start_matches('\u{FEFF}');
    length::lines_within_limits(text)?;
    let raw = match plain::read(text) {
        Some(raw) => raw,
        None => parsed(text)?,
    };
    let slides = raw.slides.into_iter().enumerate();
    let slides = slides.map(|(slide_idx, ReadSlide(slide))| {
        let slide = slide.map_err(|fault| misfit(*fault, text, slide_idx, Vec::new()))?;
        match fault_inside(&slide.content) {
            Some((path, fault)) => Err(misfit(fault, text, slide_idx, path)),
            None => Ok(slide),
        }
    });
    let slides = slides.collect::<Result<Vec<Slide>, Fault>>()?;
    if let Some(slide_idx) = length::too_long_slide(&slides, text.len()) {
        return Err(misfit(length::too_long(), text, slide_idx, Vec::new()));
    }
    for (key, given) in [("minutes", raw.minutes), ("pace", raw.pace)] {
        if given == Some(0) {
            return Err(at(
                Fault::new(format!("{key}: there is no talk of nothing")).hint("write 1 or more"),
                text,
                vec![Segment::Key(key.into())],
            ));
        }
    }
    let deck = Deck {
        title: raw.title,
        lang: raw.lang,
        theme: raw.theme,
        line_break: raw.line_break,
        large: raw.large,
        marking: raw.marking,
        footer: raw.footer,
        minutes: raw.minutes,
        pace: raw.pace,
        asked: raw.asked,
        reveal: raw.reveal,
        slides,
        includes: Vec::new(),
        built: raw.built,
    };
    Ok(deck.numbered())
}

/// What is wrong with what is on a slide, and where.
fn fault_inside(content: &Content) -> Option<(Vec<Segment>, Fault)> {
    match content {
        Content::Chart(chart) => chart.fault(),
        Content::Figures(figures) => chart::trend_fault(figures),
        Content::Code { text, highlight, excerpt, .. } => {
            highlight::fault(excerpt.is_none().then_some(text), highlight)
        }
        _ => None,
    }
}

/// Reads what is no plain deck, or no deck.
fn parsed(text: &str) -> Result<RawDeck<ReadSlide>, Fault> {
    within_limits(text)?;
    serde_yaml::from_str(text).map_err(|e| explain(text, &e))
}

/// Writes a deck, the same text for the same deck. What must not reach a terminal is escaped, so that it can be looked
/// at with `cat` and read in an editor as it is.
pub fn write(deck: &Deck) -> String {
    let text = serde_yaml::to_string(&raw(deck)).expect("a deck is made of strings, lists and maps");
    if text.chars().any(escapes::needs_escape) { escapes::write(value(deck), &text) } else { text }
}

/// A deck as the values that its YAML would hold.
pub(super) fn value(deck: &Deck) -> serde_yaml::Value {
    serde_yaml::to_value(raw(deck)).expect("a deck is made of strings, lists and maps")
}

fn raw(deck: &Deck) -> RawDeck<RawSlide> {
    let deck = &deck.folded();
    RawDeck {
        title: deck.title.clone(),
        lang: deck.lang.clone(),
        theme: deck.theme.clone(),
        line_break: deck.line_break,
        minutes: deck.minutes,
        pace: deck.pace,
        reveal: deck.reveal,
        large: deck.large,
        marking: deck.marking.clone(),
        footer: deck.footer.clone(),
        asked: deck.asked.clone(),
        slides: deck.slides.iter().map(raw_slide).collect(),
        built: deck.built.clone(),
    }
}

/// The JSON schema of a deck (draft 2020-12), for editors: of the types that read it, so that the two cannot differ.
pub fn schema() -> String {
    let schema = schemars::schema_for!(RawDeck<RawSlide>);
    serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n"
}

/// A slide whose keys do not fit together: serde would name the place of the whole list.
fn misfit(fault: Fault, text: &str, slide_idx: usize, inside: Vec<Segment>) -> Fault {
    let slide = [Segment::Key("slides".into()), Segment::Index(slide_idx)];
    at(fault, text, slide.into_iter().chain(inside).collect())
}

fn at(fault: Fault, text: &str, path: Vec<Segment>) -> Fault {
    match locate(text, &[path]).first() {
        Some(position) => fault.at(text, *position),
        None => fault,
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A slide deck for jianbao (簡報).
#[derive(JsonSchema, Serialize, Deserialize)]
#[schemars(title = "Jianbao deck")]
#[serde(deny_unknown_fields, expecting = "a deck: a mapping with a list \"slides\"")]
pub(super) struct RawDeck<S> {
    /// The name of the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Text")]
    title: Option<String>,
    /// The language of the text, a BCP 47 tag: zh-Hant, zh-Hans, ja, ko, en.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    /// A theme by name, or by its file as the deck's folder has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    theme: Option<String>,
    /// How strictly Chinese and Japanese are broken into lines (CSS line-break).
    #[serde(default, deserialize_with = "word::maybe", skip_serializing_if = "Option::is_none")]
    line_break: Option<Strictness>,
    /// How many minutes the whole is meant to take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 1440))]
    minutes: Option<u32>,
    /// How many characters (Chinese, Japanese, Korean) or words are spoken in a minute; 220 or 140 where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 2000))]
    pace: Option<u32>,
    /// Whether covers, sections, figures and short quotations are set in large type where there is room: auto, off.
    #[serde(default, deserialize_with = "word::one", skip_serializing_if = "is_default")]
    large: Large,
    /// How confidential it is (內部文件): shown at the top and at the bottom of every screen and export.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    marking: Option<String>,
    /// What stands in the footer beside the numbers: text with {title}, {section}, {heading}, {by} and {date} in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    footer: Option<Footer>,
    /// Questions that may be asked of the whole, for the speaker alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    asked: Vec<Asked>,
    /// Whether things are shown one by one from the start.
    #[serde(default, skip_serializing_if = "is_default")]
    reveal: bool,
    /// The slides in order.
    slides: Vec<S>,
    /// What `build` put on them: `build --update` knows by it what was cut since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    built: Option<Built>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Photo, arbitrary};
    use proptest::prelude::*;

    #[track_caller]
    fn check_error(text: &str, expected: &str) {
        let error = read(text).expect_err("a fault");
        assert_eq!(crate::fault::brief(&error).join("\n"), expected);
    }

    #[test]
    fn a_fault_is_told_with_its_place_and_a_hint() {
        check_error(
            "title: 港\nslides:\n  - heading: 甲\n    pionts: []\n",
            "4:5: unknown field \"pionts\"\nhint: did you mean \"points\"?",
        );
        check_error(
            "slides:\n  - quote: 「甲」\n    points: [一]\n",
            "2:5: a slide is of one kind, but this one has points and quote\nhint: make it two slides",
        );
        check_error(
            "slides:\n  - points:\n      - text: a\n        form: x\n",
            "4:9: unknown field \"form\"\nhint: did you mean \"from\"?",
        );
        check_error(
            "slides:\n  - points:\n      - 3.10\n",
            "3:9: a point that is a decimal number: put it in quotation marks",
        );
        check_error("pace: 0\nslides: []\n", "1:7: pace: there is no talk of nothing\nhint: write 1 or more");
        check_error(
            "slides:\n- body: a\n  time: 90\n",
            "2:3: \"90\" is no length of time: write 90s, 2m or 2m30s",
        );
        check_error(
            "title: 港\n",
            "1:1: missing field \"slides\"\nhint: a deck is a mapping with a list \"slides\"; see `jianbao schema`",
        );
    }

    #[test]
    fn what_stands_where_something_else_should_is_told_in_our_words() {
        check_error(
            "- a\n",
            "1:1: invalid type: sequence, expected a deck: a mapping with a list \"slides\"",
        );
        check_error(
            "slides:\n- - a\n",
            "2:3: invalid type: sequence, expected a slide: a mapping whose keys name its kind",
        );
        check_error(
            "slides:\n- a\n",
            "2:3: invalid type: string \"a\", expected a slide: a mapping whose keys name its kind",
        );
        check_error(
            &format!("slides: {}\n", "港口".repeat(99)),
            &format!("1:9: invalid type: string \"{}港…\", expected a sequence", "港口".repeat(9)),
        );
    }

    #[test]
    fn short_forms_are_read_and_written_short() {
        let text = "title: 港口\nslides:\n- heading: 甲\n  points:\n  - 一\n  - text: 二\n    by: 丙\n    from: a.txt:3\n- photo: 吊機\n- heading: 乙\n";
        let deck = read(text).unwrap();
        assert_eq!(write(&deck), text);
        assert_eq!(
            deck.slides[1].content,
            Content::Photo(vec![Photo { text: "吊機".into(), ..Photo::default() }])
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(title in proptest::option::of(arbitrary::words()), asked in arbitrary::asked(), slides in proptest::collection::vec(arbitrary::slide(), 0..4)) {
            let deck = Deck { title, asked, slides, ..Deck::default() };
            let text = write(&deck);
            prop_assert_eq!(read(&text).map_err(|e| format!("{e:?} in {text}")), Ok(deck));
        }

        #[test]
        fn any_text_is_read_or_refused(text in prop_oneof![any::<String>(), "(slides:|[ \n-]{0,4}|points:|heading: |[{}\\[\\]&*!|>'\"%@`]|港){0,20}"]) {
            let _ = read(&text);
        }
    }
}
