//! Short forms and long ones: a point and a photo are a line of text until they have more to say.

use crate::deck::{Origin, Photo, Point};
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// The long form of a point.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PointText {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Origin>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    points: Vec<Point>,
}

/// The long form of a photo.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PhotoText {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Origin>,
}

impl From<PointText> for Point {
    fn from(PointText { text, by, from, points }: PointText) -> Self {
        Self { text, by, from, points }
    }
}

impl From<PhotoText> for Photo {
    fn from(PhotoText { text, image, from }: PhotoText) -> Self {
        Self { text, image, from }
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { text, by, from, points } = self.clone();
        if by.is_none() && from.is_none() && points.is_empty() {
            return text.serialize(serializer);
        }
        PointText { text, by, from, points }.serialize(serializer)
    }
}

impl Serialize for Photo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { text, image, from } = self.clone();
        if image.is_none() && from.is_none() {
            return text.serialize(serializer);
        }
        PhotoText { text, image, from }.serialize(serializer)
    }
}

/// Reads a thing that is a line of text in its short form and a mapping in its long form.
struct ShortOrLong<T> {
    what: &'static str,
    short: fn(String) -> T,
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let visitor = ShortOrLong { what: "a point", short: PointText::short };
        deserializer.deserialize_any(visitor).map(Into::into)
    }
}

impl<'de> Deserialize<'de> for Photo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let visitor = ShortOrLong { what: "a photo", short: PhotoText::short };
        deserializer.deserialize_any(visitor).map(Into::into)
    }
}

impl PointText {
    const fn short(text: String) -> Self {
        Self { text, by: None, from: None, points: Vec::new() }
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
        write!(f, "{}: a line of text, or a mapping with \"text\"", self.what)
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
    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<T, E> {
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

/// One photo, or a list of them.
#[derive(Clone)]
pub(super) struct Photos(pub(super) Vec<Photo>);

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

            fn visit_str<E>(self, text: &str) -> Result<Photos, E> {
                Ok(Photos(vec![Photo { text: text.to_owned(), ..Photo::default() }]))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Photos, E> {
                Ok(Photos(vec![Photo { text: number.to_string(), ..Photo::default() }]))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Photos, A::Error> {
                let photo = PhotoText::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Photos(vec![photo.into()]))
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
