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
