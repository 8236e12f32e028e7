//! Questions that may be asked, as they are written: a line of text until there is more to say of one.

use super::forms::{ShortOrLong, short_or_long};
use crate::deck::schema::{Plain, Text};
use crate::deck::{Asked, Background, Origin};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A question in its long form.
#[derive(Default, JsonSchema, Serialize, Deserialize)]
#[schemars(inline)]
#[serde(deny_unknown_fields)]
struct AskedText {
    /// The question.
    #[schemars(with = "Text")]
    question: String,
    /// The line to take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Text")]
    line: Option<String>,
    /// Who says the line, where it is somebody's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    by: Option<String>,
    /// Where the line comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Origin>,
    /// Who cleared it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    cleared: Option<String>,
    /// What is behind it: not to be used where nothing says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    background: Option<Background>,
}

/// What is behind an answer, in its long form.
#[derive(Default, JsonSchema, Serialize, Deserialize)]
#[schemars(inline)]
#[serde(deny_unknown_fields)]
struct BackgroundText {
    /// The words.
    #[schemars(with = "Text")]
    text: String,
    /// Where they come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Origin>,
    /// Whether it may be used in an answer: yes or no.
    #[serde(default, rename = "use", skip_serializing_if = "Usable::is_not")]
    usable: Usable,
}

/// `yes` or `no`, which YAML 1.2 takes for words.
#[derive(Clone, Copy, Default)]
struct Usable(bool);

impl Usable {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
    const fn is_not(&self) -> bool {
        !self.0
    }
}

impl JsonSchema for Usable {
    fn schema_name() -> Cow<'static, str> {
        "usable".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": [true, false, "yes", "no"] })
    }
}

impl Serialize for Usable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(self.0)
    }
}

impl<'de> Deserialize<'de> for Usable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct YesOrNo;
        impl Visitor<'_> for YesOrNo {
            type Value = Usable;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("yes or no")
            }

            fn visit_bool<E>(self, value: bool) -> Result<Usable, E> {
                Ok(Usable(value))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Usable, E> {
                match text {
                    "yes" => Ok(Usable(true)),
                    "no" => Ok(Usable(false)),
                    _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
                }
            }
        }
        deserializer.deserialize_any(YesOrNo)
    }
}

impl From<AskedText> for Asked {
    fn from(AskedText { question, line, by, from, cleared, background }: AskedText) -> Self {
        Self { question, line, by, from, cleared, background }
    }
}

impl From<BackgroundText> for Background {
    fn from(BackgroundText { text, from, usable: Usable(is_usable) }: BackgroundText) -> Self {
        Self { text, from, is_usable }
    }
}

impl JsonSchema for Asked {
    fn schema_name() -> Cow<'static, str> {
        "asked".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let description = "A question that may be asked: a line of text, or a mapping with the line to take.";
        short_or_long::<AskedText>(generator, description)
    }
}

impl JsonSchema for Background {
    fn schema_name() -> Cow<'static, str> {
        "background".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let description = "What is behind an answer: text that is not to be used, or a mapping with \"use\".";
        short_or_long::<BackgroundText>(generator, description)
    }
}

impl Serialize for Asked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { question, line, by, from, cleared, background } = self.clone();
        if *self == (Self { question: question.clone(), ..Self::default() }) {
            return question.serialize(serializer);
        }
        AskedText { question, line, by, from, cleared, background }.serialize(serializer)
    }
}

impl Serialize for Background {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { text, from, is_usable } = self.clone();
        if from.is_none() && !is_usable {
            return text.serialize(serializer);
        }
        BackgroundText { text, from, usable: Usable(is_usable) }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Asked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let short = |question| AskedText { question, ..AskedText::default() };
        deserializer
            .deserialize_any(ShortOrLong { what: "a question", long: "question", short })
            .map(Into::into)
    }
}

impl<'de> Deserialize<'de> for Background {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let short = |text| BackgroundText { text, ..BackgroundText::default() };
        deserializer.deserialize_any(ShortOrLong { what: "background", long: "text", short }).map(Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{read, write};

    #[test]
    fn a_question_is_a_line_until_there_is_more_to_say() {
        let text = "slides:\n- body: 一\n  asked:\n  - 幾時啟用？\n  - question: 費用多少？\n    line: 三千萬元\n    by: 林海生\n    from: a.txt:3\n    cleared: 新聞處\n    background: 仍在商討\nasked:\n- question: 誰負責？\n  background:\n    text: 港務局\n    from: a.txt:4\n    use: true\n";
        let deck = read(text).expect("a deck");
        assert_eq!(
            write(&deck),
            text.replace("slides:\n", "")
                .split_once("asked:\n- question: 誰")
                .map_or(String::new(), |(slides, rest)| format!(
                    "asked:\n- question: 誰{rest}slides:\n{slides}"
                ))
        );
        assert_eq!(read(&write(&deck)).as_ref(), Ok(&deck));
        assert_eq!(deck.slides[0].asked[0], Asked { question: "幾時啟用？".into(), ..Asked::default() });
        assert!(deck.asked[0].background.as_ref().is_some_and(|b| b.is_usable));
    }

    #[test]
    fn background_is_not_used_where_nothing_says_so() {
        for (written, is_usable) in [
            ("甲", false),
            ("{text: 甲}", false),
            ("{text: 甲, use: no}", false),
            ("{text: 甲, use: false}", false),
            ("{text: 甲, use: yes}", true),
            ("{text: 甲, use: true}", true),
        ] {
            let deck = read(&format!("slides: []\nasked: [{{question: 乙, background: {written}}}]"))
                .expect("a deck");
            let background = deck.asked[0].background.as_ref().expect("background");
            assert_eq!((background.text.as_str(), background.is_usable), ("甲", is_usable), "{written}");
        }
        let fault = read("slides: []\nasked: [{question: 乙, background: {text: 甲, use: maybe}}]")
            .expect_err("a fault");
        assert!(fault.message.contains("yes or no"), "{}", fault.message);
    }
}
