//! `90s`: how long a slide is meant to take.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

/// A length of time in whole seconds, at least one.
///
/// Written `90s`, `2m` or `2m30s`; `1:30` is read too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Length {
    seconds: u32,
}

/// The longest, in seconds: a day.
const MAX: u32 = 24 * 60 * 60;

impl Length {
    /// So many seconds; none where that is nothing or more than a day.
    pub fn from_seconds(seconds: u32) -> Option<Self> {
        (1..=MAX).contains(&seconds).then_some(Self { seconds })
    }
}

impl From<Length> for Duration {
    fn from(length: Length) -> Self {
        Self::from_secs(length.seconds.into())
    }
}

impl TryFrom<String> for Length {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let found = seconds(text.trim()).and_then(Self::from_seconds);
        found.ok_or_else(|| format!("\"{text}\" is no length of time: write 90s, 2m or 2m30s"))
    }
}

fn seconds(text: &str) -> Option<u32> {
    let number = |digits: &str| {
        let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse::<u32>().ok().filter(|_| is_number)
    };
    let (minutes, seconds) = match (text.split_once(':'), text.split_once('m')) {
        (Some((minutes, seconds)), _) if seconds.len() == 2 => (minutes, seconds),
        (Some(_), _) => return None,
        (None, Some((minutes, ""))) => (minutes, "0"),
        (None, Some((minutes, seconds))) => (minutes, seconds.strip_suffix('s')?),
        (None, None) => ("0", text.strip_suffix('s')?),
    };
    number(minutes)?.checked_mul(60)?.checked_add(number(seconds)?)
}

impl From<Length> for String {
    fn from(length: Length) -> Self {
        length.to_string()
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.seconds / 60, self.seconds % 60) {
            (minutes, 0) => write!(f, "{minutes}m"),
            (0 | 1, _) => write!(f, "{}s", self.seconds),
            (minutes, seconds) => write!(f, "{minutes}m{seconds}s"),
        }
    }
}

impl JsonSchema for Length {
    fn schema_name() -> Cow<'static, str> {
        "length".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^([0-9]+m)?([0-9]+s)?$|^[0-9]+:[0-9]{2}$",
            "description": "A length of time: 90s, 2m, 2m30s.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_read_in_the_forms_that_people_write() {
        for (text, written, seconds) in [
            ("90s", "90s", 90),
            ("2m", "2m", 120),
            ("2m30s", "2m30s", 150),
            ("1:30", "90s", 90),
            ("0:05", "5s", 5),
            (" 45s ", "45s", 45),
            ("24:00:00", "", 0),
            ("1440m", "1440m", 86_400),
        ] {
            let read = Length::try_from(text.to_owned());
            if seconds == 0 {
                assert!(read.is_err(), "{text}");
                continue;
            }
            let length = read.expect(text);
            assert_eq!((length.to_string().as_str(), length.seconds), (written, seconds));
        }
    }

    #[test]
    fn what_is_none_is_refused_with_the_forms_that_are() {
        for text in
            ["", "90", "s", "m", "0s", "1:5", "1m5", "-5s", "+5s", "1441m", "9999999999m", "90 s", "一分鐘"]
        {
            let fault = Length::try_from(text.to_owned()).expect_err(text);
            assert!(fault.contains("write 90s, 2m or 2m30s"), "{fault}");
        }
    }
}
