//! Short forms and long ones: a point and a photo are a line of text until they have more to say.

use crate::deck::schema::{Plain, Text};
use crate::deck::{Aside, Origin, Photo, Point, See};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A point in its long form.
#[derive(JsonSchema, Serialize, Deserialize)]
#[schemars(inline)]
#[serde(deny_unknown_fields)]
struct PointText {
    /// The claim.
    #[schemars(with = "Text")]
    text: String,
    /// Who says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    by: Option<String>,
    /// What whoever says it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    role: Option<String>,
    /// Whom or what it is about, where its own words do not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    about: Option<String>,
    /// What the times in it resolve to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    when: Option<String>,
    /// The slide that says more of it, by its heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Plain")]
    see: Option<String>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Box<Origin>>,
    /// Points under it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    points: Vec<Point>,
}

/// A photo in its long form.
#[derive(JsonSchema, Serialize, Deserialize)]
#[schemars(inline)]
#[serde(deny_unknown_fields)]
struct PhotoText {
    /// The caption.
    #[schemars(with = "Text")]
    text: String,
    /// The picture's file, from the deck's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    /// Where the caption comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Origin>,
}

impl From<PointText> for Point {
    fn from(PointText { text, by, role, about, when, see, from, points }: PointText) -> Self {
        let aside = Aside { by, role, about, when }.boxed();
        Self { text, aside, see: see.map(See::of).map(Box::new), from, points }
    }
}

impl From<PhotoText> for Photo {
    fn from(PhotoText { text, image, from }: PhotoText) -> Self {
        Self { text, image, size: None, from }
    }
}

/// A line of text, or else `Long`.
pub(super) fn short_or_long<Long: JsonSchema>(generator: &mut SchemaGenerator, description: &str) -> Schema {
    json_schema!({
        "description": description,
        "anyOf": [generator.subschema_for::<Text>(), generator.subschema_for::<Long>()],
    })
}

impl JsonSchema for Point {
    fn schema_name() -> Cow<'static, str> {
        "point".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        short_or_long::<PointText>(generator, "One claim: a line of text, or a mapping.")
    }
}

impl JsonSchema for Photo {
    fn schema_name() -> Cow<'static, str> {
        "photo".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        short_or_long::<PhotoText>(generator, "A photo by its caption: a line of text, or a mapping.")
    }
}

impl JsonSchema for Photos {
    fn schema_name() -> Cow<'static, str> {
        "photos".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [generator.subschema_for::<Photo>(), generator.subschema_for::<Vec<Photo>>()],
        })
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { text, aside, see, from, points } = self.clone();
        if self == &Self::new(text.as_str()) {
            return text.serialize(serializer);
        }
        let Aside { by, role, about, when } = aside.map(|aside| *aside).unwrap_or_default();
        let see = see.map(|see| see.slide);
        PointText { text, by, role, about, when, see, from, points }.serialize(serializer)
    }
}

impl Serialize for Photo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { text, image, from, .. } = self.clone();
        if image.is_none() && from.is_none() {
            return text.serialize(serializer);
        }
        PhotoText { text, image, from }.serialize(serializer)
    }
}

/// Reads a thing that is a line of text in its short form and a mapping in its long form.
pub(super) struct ShortOrLong<T> {
    pub(super) what: &'static str,
    /// The key of a long form that a short one is.
    pub(super) long: &'static str,
    pub(super) short: fn(String) -> T,
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let visitor = ShortOrLong { what: "a point", long: "text", short: PointText::short };
        deserializer.deserialize_any(visitor).map(Into::into)
    }
}

impl<'de> Deserialize<'de> for Photo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ONE).map(Into::into)
    }
}

impl PointText {
    const fn short(text: String) -> Self {
        Self {
            text,
            by: None,
            role: None,
            about: None,
            when: None,
            see: None,
            from: None,
            points: Vec::new(),
        }
    }
}

impl PhotoText {
    const fn short(text: String) -> Self {
        Self { text, image: None, from: None }
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for ShortOrLong<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: a line of text, or a mapping with \"{}\"", self.what, self.long)
    }

    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok((self.short)(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<T, E> {
        Ok((self.short)(text))
    }

    fn visit_u64<E>(self, number: u64) -> Result<T, E> {
        Ok((self.short)(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<T, E> {
        Ok((self.short)(number.to_string()))
    }

    // 3.10 would come out as 3.1: better to ask than to change a figure.
    fn visit_f64<E: de::Error>(self, _: f64) -> Result<T, E> {
        Err(E::custom(format!("{} that is a decimal number: put it in quotation marks", self.what)))
    }

    fn visit_bool<E>(self, value: bool) -> Result<T, E> {
        Ok((self.short)(value.to_string()))
    }

    // A dash with nothing behind it, while somebody is typing.
    fn visit_unit<E>(self) -> Result<T, E> {
        Ok((self.short)(String::new()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

/// Reads one photo.
const ONE: ShortOrLong<PhotoText> = ShortOrLong { what: "a photo", long: "text", short: PhotoText::short };

/// One photo, or a list of them.
#[derive(Clone)]
pub(super) struct Photos(pub(super) Vec<Photo>);

impl Photos {
    fn one(photo: PhotoText) -> Self {
        Self(vec![photo.into()])
    }
}

impl Serialize for Photos {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [photo] => photo.serialize(serializer),
            photos => photos.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Photos {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMany;
        impl<'de> Visitor<'de> for OneOrMany {
            type Value = Photos;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a caption, a mapping with \"text\", or a list of these")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Photos, E> {
                ONE.visit_str(text).map(Photos::one)
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Photos, E> {
                ONE.visit_u64(number).map(Photos::one)
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Photos, E> {
                ONE.visit_i64(number).map(Photos::one)
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Photos, E> {
                ONE.visit_f64(number).map(Photos::one)
            }

            fn visit_bool<E: de::Error>(self, value: bool) -> Result<Photos, E> {
                ONE.visit_bool(value).map(Photos::one)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Photos, A::Error> {
                ONE.visit_map(map).map(Photos::one)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Photos, A::Error> {
                let mut photos = Vec::new();
                while let Some(photo) = items.next_element()? {
                    photos.push(photo);
                }
                Ok(Photos(photos))
            }
        }
        deserializer.deserialize_any(OneOrMany)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_a_photo_may_be_is_told() {
        let told = |photo: &str| {
            crate::deck::read(&format!("slides:\n- photo: {photo}\n")).err().map(|fault| fault.message)
        };
        for good in ["甲", "[甲, 乙]", "{text: 甲}", "12", "true", "-1"] {
            assert_eq!(told(good), None, "{good}");
        }
        for bad in ["{txt: 甲}", "[[甲]]"] {
            assert!(told(bad).is_some(), "{bad}");
        }
    }
}
