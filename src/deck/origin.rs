//! `port.txt:12`: where a claim comes from.

use crate::article::Lines;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A file and lines in it; without lines, the file (or whatever the author named) as a whole.
///
/// Written `file:12`, `file:12-14` or `file:29,31`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Origin {
    /// The file, relative to the deck's folder.
    pub file: String,
    /// Its lines.
    pub lines: Vec<Lines>,
}

impl From<String> for Origin {
    fn from(text: String) -> Self {
        let parsed = text.rsplit_once(':').and_then(|(file, lines)| {
            let lines: Option<Vec<Lines>> = lines.split(',').map(parse_lines).collect();
            Some((file.to_owned(), lines?))
        });
        match parsed {
            Some((file, lines)) if !file.is_empty() => Self { file, lines },
            _ => Self { file: text, lines: Vec::new() },
        }
    }
}

impl Origin {
    /// Tells whether it names lines of a file that can be looked up, and not only where somebody had it from.
    pub fn is_citation(&self) -> bool {
        !self.lines.is_empty() && self.file != "-"
    }
}

fn parse_lines(text: &str) -> Option<Lines> {
    let number = |n: &str| n.parse().ok().filter(|&n: &usize| n > 0 && !text.starts_with('+'));
    let lines = match text.split_once('-') {
        Some((first, last)) => Lines { first: number(first)?, last: number(last)? },
        None => Lines::one(number(text)?),
    };
    // Only what is written back the same counts as lines, so that nothing a person wrote changes.
    (lines.first <= lines.last && lines.to_string() == text).then_some(lines)
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.to_string()
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        for (i, lines) in self.lines.iter().enumerate() {
            write!(f, "{}{lines}", if i == 0 { ':' } else { ',' })?;
        }
        Ok(())
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
}
