//! `1.2億元`, `-3.5%`, 三千個: a number as its source has it, and the number that it is.
//!
//! Words stay as they are written; what they come to is only for drawing them to scale.

use crate::text::inline;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// A number in its words, with its sign, its currency and its unit; no words where there is no number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quantity {
    /// The words.
    pub text: String,
}

/// What stands in a deck where a number is missing.
const MISSING: [&str; 8] = ["", "~", "null", "-", "–", "—", "——", "n/a"];

/// Numerals of Chinese and Japanese, by what they count.
const NUMERALS: &[(char, f64)] = &[
    ('〇', 0.0),
    ('零', 0.0),
    ('一', 1.0),
    ('二', 2.0),
    ('兩', 2.0),
    ('两', 2.0),
    ('三', 3.0),
    ('四', 4.0),
    ('五', 5.0),
    ('六', 6.0),
    ('七', 7.0),
    ('八', 8.0),
    ('九', 9.0),
];

/// Powers of ten inside a group of four digits.
const TENS: &[(char, f64)] =
    &[('十', 10.0), ('百', 100.0), ('千', 1e3), ('십', 10.0), ('백', 100.0), ('천', 1e3)];

/// Powers of ten thousand.
const MYRIADS: &[(char, f64)] = &[
    ('萬', 1e4),
    ('万', 1e4),
    ('億', 1e8),
    ('亿', 1e8),
    ('兆', 1e12),
    ('만', 1e4),
    ('억', 1e8),
    ('조', 1e12),
];

/// Powers of a thousand, as words behind a number.
const THOUSANDS: &[(&str, f64)] =
    &[("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12), ("mn", 1e6), ("bn", 1e9)];

/// What makes a number negative that stands before it.
const NEGATIVE: [&str; 6] = ["-", "−", "－", "負", "负", "minus"];

impl Quantity {
    /// The quantity in these words.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let is_missing = MISSING.contains(&text.trim().to_lowercase().as_str());
        Self { text: if is_missing { String::new() } else { text } }
    }

    /// Whether there is no number.
    pub fn is_missing(&self) -> bool {
        self.text.is_empty()
    }
}

/// The number that words come to: the only one in them, finite; none where there is none or more than one.
///
/// Digits may be grouped by commas (1,200), in full width (１２０), followed by powers of ten (1.2億, 3 million), or be
/// numerals (三千五百). A date or a time is no quantity.
pub fn number(source: &str) -> Option<f64> {
    let text = inline::parse(source).text;
    let text: String = text.trim().chars().map(narrow).collect();
    if let Some(number) = text.parse().ok().filter(|n: &f64| n.is_finite()) {
        return Some(number);
    }
    let is_digit = |c: char| c.is_ascii_digit() || power(c, NUMERALS).is_some() || c == '十';
    let (before, rest) = text.split_at(text.find(is_digit)?);
    let (magnitude, behind) = magnitude(rest)?;
    let behind = behind.trim_start();
    let scale = THOUSANDS.iter().find(|(word, _)| starts_with_word(behind, word));
    let magnitude = magnitude * scale.map_or(1.0, |(_, scale)| *scale);
    let is_negative = NEGATIVE.iter().any(|sign| before.to_lowercase().contains(sign));
    let is_only = !behind.contains(|c: char| c.is_ascii_digit());
    (is_only && magnitude.is_finite()).then_some(if is_negative { -magnitude } else { magnitude })
}

/// Digits and their marks in full width as in ASCII.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '．' | '，' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

fn power(c: char, table: &[(char, f64)]) -> Option<f64> {
    table.iter().find(|(known, _)| *known == c).map(|(_, power)| *power)
}

fn starts_with_word(text: &str, word: &str) -> bool {
    let head = text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    head && !text.get(word.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// What a text begins with, and the rest behind it: digits and numerals with the powers of ten among them.
fn magnitude(text: &str) -> Option<(f64, &str)> {
    // The whole, the group of four digits that is being read, and its last digits.
    let (mut whole, mut group, mut digits) = (0.0, 0.0, None);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() {
            let (read, behind) = decimal(rest)?;
            if digits.is_some() {
                break;
            }
            (digits, rest) = (Some(read), behind);
            continue;
        }
        if let Some(digit) = power(c, NUMERALS) {
            digits = Some(digits.unwrap_or(0.0) * 10.0 + digit);
        } else if let Some(power) = power(c, TENS) {
            group += digits.take().unwrap_or(1.0) * power;
        } else if let Some(power) = power(c, MYRIADS) {
            group += digits.take().unwrap_or(0.0);
            // 萬億 is ten thousand times a hundred million.
            whole = if group == 0.0 { whole * power } else { whole + group * power };
            group = 0.0;
        } else {
            break;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    Some((whole + group + digits.unwrap_or(0.0), rest))
}

/// The decimal number that a text begins with; none where commas stand in it that do not group thousands.
fn decimal(text: &str) -> Option<(f64, &str)> {
    let is_of_number = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let end = text.find(|c| !is_of_number(c)).unwrap_or(text.len());
    let written = text.get(..end)?.trim_end_matches([',', '.']);
    let rest = text.get(written.len()..)?;
    let (integer, fraction) = written.split_once('.').unwrap_or((written, ""));
    let is_grouped = integer.split(',').skip(1).all(|group| group.len() == 3);
    let is_number = is_grouped && fraction.bytes().all(|b| b.is_ascii_digit());
    let number = written.replace(',', "").parse().ok().filter(|_| is_number)?;
    Some((number, rest))
}

impl JsonSchema for Quantity {
    fn schema_name() -> Cow<'static, str> {
        "quantity".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "number", "null"],
            "description": "A number as its source has it (1,200, -3.5%, 1.2億元, 三千個), or ~ where it is missing.",
        })
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_missing() { serializer.serialize_unit() } else { self.text.serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::<String>::deserialize(deserializer).map(|text| Self::new(text.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_out_of_its_words() {
        for (text, expected) in [
            ("120", 120.0),
            ("1,200.5", 1200.5),
            ("-3.5%", -3.5),
            ("−3", -3.0),
            ("負二十", -20.0),
            ("NT$1,200", 1200.0),
            ("約120萬個", 1_200_000.0),
            ("１２０", 120.0),
            ("三千五百個", 3500.0),
            ("十二人", 12.0),
            ("一百二十", 120.0),
            ("1億2,000萬", 120_000_000.0),
            ("1.5萬億", 15_000.0 * 1e8),
            ("二〇三", 203.0),
            ("3.2 million tonnes", 3_200_000.0),
            ("US$4bn", 4e9),
            ("5 mnemonics", 5.0),
            ("1e6", 1e6),
            ("**12** 艘", 12.0),
            ("3만", 30_000.0),
            ("0", 0.0),
        ] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        for text in ["", "很多", "2031年8月", "12:30", "1,5", "1.2.3", "inf", "nan", "1e999", "3 至 5"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_that_is_missing_may_be_written_in_several_ways() {
        for text in ["~", "", " ", "null", "—", "-", "N/A"] {
            assert!(Quantity::new(text).is_missing(), "{text}");
        }
        assert!(!Quantity::new("0").is_missing());
        let read: Vec<Quantity> = serde_yaml::from_str("[~, 3.10, -4, '', 12萬, null]").unwrap();
        let words: Vec<&str> = read.iter().map(|quantity| quantity.text.as_str()).collect();
        assert_eq!(words, ["", "3.10", "-4", "", "12萬", ""]);
        assert_eq!(serde_yaml::to_string(&read[..1]).unwrap(), "- null\n");
    }
}
