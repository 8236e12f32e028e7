//! `port.txt:12`, or `[port.txt:12, wire.txt:3]`: where a claim comes from.

use crate::article::Lines;
use serde::de::{Deserializer, Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// A file and lines in it; without lines, the file (or whatever the author named) as a whole.
///
/// Written `file:12`, `file:12-14` or `file:29,31`; where others say the same, as a list, the one with the words first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The file, relative to the deck's folder.
    pub file: String,
    /// Its lines.
    pub lines: Vec<Lines>,
    /// Where the same is said, in other words or in these. None of these has others of its own.
    pub also: Vec<Self>,
}

impl From<String> for Origin {
    fn from(text: String) -> Self {
        let parsed = text.rsplit_once(':').and_then(|(file, lines)| {
            let lines: Option<Vec<Lines>> = lines.split(',').map(parse_lines).collect();
            Some((file.to_owned(), lines?))
        });
        match parsed {
            Some((file, lines)) if !file.is_empty() => Self { file, lines, also: Vec::new() },
            _ => Self { file: text, ..Self::default() },
        }
    }
}

impl Origin {
    /// Tells whether it names lines of a file that can be looked up, and not only where somebody had it from.
    pub fn is_citation(&self) -> bool {
        !self.lines.is_empty() && self.file != "-"
    }

    /// The file that it seems to name lines of where it names none, and how they are written where that can be told: of
    /// `port.txt：3–5`, as Chinese keyboards and editors that mend dashes write it, `port.txt` and `port.txt:3-5`.
    pub fn mistyped(&self) -> Option<(&str, Option<String>)> {
        let (file, rest) = self.file.rsplit_once([':', '：']).filter(|_| !self.is_citation())?;
        if file.is_empty() || file.contains("://") || rest.starts_with("//") {
            return None;
        }
        let plain = |c: char| match c {
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
            '–' | '—' | '－' | '−' | 'ー' | '~' | '～' | '〜' => Some('-'),
            '，' | '、' | ';' | '；' => Some(','),
            c => (!c.is_whitespace()).then_some(c),
        };
        let lines: String = rest.chars().filter_map(plain).collect();
        let meant = format!("{file}:{lines}");
        Some((file, Self::from(meant.clone()).is_citation().then_some(meant)))
    }

    /// Each source by itself: the one with the words, and then those that say the same.
    pub fn each(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.also)
    }

    /// The source with the words alone, as `file:12`.
    #[must_use]
    pub fn first(&self) -> Self {
        Self { also: Vec::new(), ..self.clone() }
    }

    /// Adds a source that says the same, and what is said with it, unless it is there already.
    pub fn add(&mut self, other: &Self) {
        for one in other.each().map(Self::first) {
            if !self.each().any(|have| have.file == one.file && have.lines == one.lines) {
                self.also.push(one);
            }
        }
    }
}

pub(super) fn parse_lines(text: &str) -> Option<Lines> {
    let number = |n: &str| n.parse().ok().filter(|&n: &usize| n > 0 && !text.starts_with('+'));
    let lines = match text.split_once('-') {
        Some((first, last)) => Lines { first: number(first)?, last: number(last)? },
        None => Lines::one(number(text)?),
    };
    // Only what is written back the same counts as lines, so that nothing a person wrote changes.
    (lines.first <= lines.last && lines.to_string() == text).then_some(lines)
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        for (i, lines) in self.lines.iter().enumerate() {
            write!(f, "{}{lines}", if i == 0 { ':' } else { ',' })?;
        }
        self.also.iter().try_for_each(|other| write!(f, ", {other}"))
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.also.is_empty() {
            return serializer.collect_str(self);
        }
        serializer.collect_seq(self.each().map(|one| one.first().to_string()))
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMore)
    }
}

/// Reads one source, or a list of them.
struct OneOrMore;

impl<'de> Visitor<'de> for OneOrMore {
    type Value = Origin;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a source (file:12), or a list of them")
    }

    fn visit_str<E>(self, text: &str) -> Result<Origin, E> {
        Ok(Origin::from(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Origin, A::Error> {
        let first: Option<String> = items.next_element()?;
        let mut origin = Origin::from(first.ok_or_else(|| A::Error::custom("a list without a source"))?);
        while let Some(text) = items.next_element::<String>()? {
            origin.also.push(Origin::from(text));
        }
        Ok(origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_written_as_it_was_read() {
        for (text, n_spans) in [
            ("port.txt:12", 1),
            ("a/port.txt:29,31", 2),
            ("port.txt:12-14", 1),
            ("interview", 0),
            ("12:30", 1),
            ("https://example.org/a", 0),
            ("x:007", 0),
            (":3", 0),
            ("", 0),
        ] {
            let origin = Origin::from(text.to_owned());
            assert_eq!((origin.to_string().as_str(), origin.lines.len()), (text, n_spans));
        }
    }

    #[test]
    fn several_sources_are_a_list_and_one_is_not() {
        for (yaml, shown) in
            [("a.txt:12\n", "a.txt:12"), ("- a.txt:12\n- b.txt:3,5\n", "a.txt:12, b.txt:3,5")]
        {
            let origin: Origin = serde_yaml::from_str(yaml).expect("an origin");
            assert_eq!(origin.to_string(), shown);
            assert_eq!(serde_yaml::to_string(&origin).expect("YAML"), yaml);
        }
        let one: Origin = serde_yaml::from_str("[a.txt:12]").expect("an origin");
        assert_eq!(serde_yaml::to_string(&one).expect("YAML"), "a.txt:12\n");
        let none = serde_yaml::from_str::<Origin>("[]").expect_err("no source");
        assert!(none.to_string().contains("a list without a source"), "{none}");
    }

    #[test]
    fn a_source_is_added_once() {
        let of = |text: &str| Origin::from(text.to_owned());
        let mut origin = of("a.txt:12");
        let mut others = of("b.txt:3");
        others.add(&of("a.txt:12"));
        origin.add(&others);
        origin.add(&of("b.txt:3"));
        assert_eq!(origin.to_string(), "a.txt:12, b.txt:3");
    }
}
