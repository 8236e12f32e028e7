//! One of a few words, where a strange value is told with the words that are known: of an enumeration serde asks for a tag of
//! YAML, which nobody writes, and then knows no words.

use serde::de::value::{Error as Plain, StrDeserializer};
use serde::de::{Error, IntoDeserializer, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::marker::PhantomData;

/// Reads a word.
///
/// # Errors
/// Where it is none of those that `T` has.
pub(crate) fn one<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    Word::deserialize(deserializer).map(|word| word.0)
}

/// Reads a word, or nothing.
///
/// # Errors
/// As [`one`].
pub(crate) fn maybe<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Ok(Option::<Word<T>>::deserialize(deserializer)?.map(|word| word.0))
}

struct Word<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Known(PhantomData))
    }
}

struct Known<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Known<T> {
    fn read(word: &str) -> Result<T, Plain> {
        let word: StrDeserializer<'_, Plain> = word.into_deserializer();
        T::deserialize(word)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Known<T> {
    type Value = Word<T>;

    /// The words, as the complaint of one that is none of them lists them.
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = Self::read("").err().map(|error| error.to_string()).unwrap_or_default();
        f.write_str(told.split_once(", expected ").map_or("a word", |(_, known)| known))
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Self::Value, E> {
        Self::read(word).map(Word).map_err(E::custom)
    }
}
