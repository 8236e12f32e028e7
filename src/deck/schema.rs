//! What words and sources are in the JSON schema, which the types that read the YAML derive.

use super::Origin;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// What words may be in YAML, where `12`, `true` and nothing at all are not strings. A decimal number is read as it
/// stands too, but not asked for: whatever else reads the deck makes 3.1 of 3.10.
const WORDS: [&str; 4] = ["string", "integer", "boolean", "null"];

/// A line of text.
pub(super) struct Text;

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": WORDS,
            "description": "A line of text; **strong**, *emphasis*, `code`, [words](target) and [^footnote] may stand in it; a point may open with [ ], [x] or [!].",
        })
    }
}

/// Words that are set as they stand, or not set at all.
pub(super) struct Plain;

impl JsonSchema for Plain {
    fn schema_name() -> Cow<'static, str> {
        "plain".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": WORDS, "description": "Words as they stand." })
    }
}

impl JsonSchema for Origin {
    fn schema_name() -> Cow<'static, str> {
        "origin".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "array"],
            "items": { "type": "string" },
            "minItems": 1,
            "description": "Where it comes from: file:12, file:12-14 or file:29,31. Where several say the same, a list: the one with the words first.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the schema says of each type that says it itself.
    #[test]
    fn each_type_has_its_name_and_says_what_it_takes() {
        let schema: serde_json::Value = serde_json::from_str(&crate::deck::schema()).expect("JSON");
        let names: Vec<&str> =
            schema["$defs"].as_object().expect("definitions").keys().map(String::as_str).collect();
        for name in [Text::schema_name(), Plain::schema_name(), Origin::schema_name()] {
            assert!(names.contains(&&*name), "{name}: {names:?}");
        }
        for name in &names {
            assert!(
                name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
                    && !name.is_empty()
                    && *name != "xyzzy",
                "{name}"
            );
            assert!(schema["$defs"][name].as_object().is_some_and(|says| !says.is_empty()), "{name}");
        }
    }
}
