//! A slide's footnotes: texts by their labels, in the order in which they are written.

use crate::deck::Footnote;
use crate::deck::footnote::is_label;
use crate::deck::schema::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

/// The footnotes of a slide as they are written: texts by their labels, in their order.
#[derive(Clone, Default)]
pub(super) struct Footnotes(pub(super) Vec<Footnote>);

impl Footnotes {
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Footnotes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for Footnote { label, text } in &self.0 {
            match label.parse::<u32>() {
                Ok(number) if number.to_string() == *label => map.serialize_entry(&number, text)?,
                _ => map.serialize_entry(label, text)?,
            }
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Footnotes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ByLabels;
        impl<'de> Visitor<'de> for ByLabels {
            type Value = Footnotes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("footnotes by their labels: a mapping such as \"1: text\"")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Footnotes, A::Error> {
                let (mut notes, mut labels) = (Vec::new(), HashSet::new());
                while let Some((label, text)) = map.next_entry::<String, String>()? {
                    if !is_label(&label) {
                        let message = "a footnote's label has no spaces and none of [ ] ^ * ` \\, and does not begin with #";
                        return Err(de::Error::custom(message));
                    }
                    if !labels.insert(label.clone()) {
                        return Err(de::Error::custom(format!("two footnotes are called \"{label}\"")));
                    }
                    notes.push(Footnote { label, text });
                }
                Ok(Footnotes(notes))
            }
        }
        deserializer.deserialize_map(ByLabels)
    }
}

impl JsonSchema for Footnotes {
    fn schema_name() -> Cow<'static, str> {
        "footnotes".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "additionalProperties": generator.subschema_for::<Text>(),
            "description": "What stands at the slide's foot, by the labels of the marks that point to it: [^1] in a line, 1: text here.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::value::{Error, MapDeserializer};

    fn read(labels: impl Iterator<Item = String>) -> Result<usize, String> {
        let notes = MapDeserializer::<_, Error>::new(labels.map(|label| (label, String::new())));
        Footnotes::deserialize(notes).map(|notes| notes.0.len()).map_err(|e| e.to_string())
    }

    #[test]
    fn a_label_is_not_held_to_each_of_those_before_it() {
        let labels = || (0..400_000).map(|n: u32| n.to_string());
        assert_eq!(read(labels()), Ok(400_000));
        let twice = labels().chain(["7".to_owned()]);
        assert_eq!(read(twice), Err("two footnotes are called \"7\"".to_owned()));
    }
}
