//! The words of the footer: a template with names in braces.

use serde::{Deserialize, Deserializer, Serialize};

/// A template, each of whose names is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Footer(String);

/// What a template may name.
const NAMES: [&str; 5] = ["title", "section", "heading", "by", "date"];

impl Footer {
    /// Reads a template.
    ///
    /// # Errors
    /// Says which name nobody knows, or that a brace is left open.
    pub fn parse(text: &str) -> Result<Self, String> {
        for part in text.split('{').skip(1) {
            let Some((name, _)) = part.split_once('}') else {
                return Err(format!("a brace that is not closed in the footer: \"{{{part}\""));
            };
            if !NAMES.contains(&name) {
                return Err(format!("a footer has no {{{name}}}: it may have {{{}}}", NAMES.join("}, {")));
            }
        }
        Ok(Self(text.to_owned()))
    }

    /// The template as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Puts in what `value` has for each name. Where that is nothing, the marks that part it from the rest go too.
    pub fn fill(&self, value: impl Fn(&str) -> Option<String>) -> String {
        let (first, parts) = self.0.split_once('{').unwrap_or((&self.0, ""));
        let mut out = first.to_owned();
        for part in parts.split('{') {
            let (name, after) = part.split_once('}').unwrap_or(("", part));
            match value(name).filter(|text| !text.trim().is_empty()) {
                Some(text) => out.push_str(&text),
                None => out.truncate(out.trim_end_matches(is_between).len()),
            }
            out.push_str(if out.is_empty() { after.trim_start_matches(is_between) } else { after });
        }
        out.trim_matches(is_between).to_owned()
    }
}

/// Whether a character parts two things.
const fn is_between(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{3000}'
            | '·'
            | '•'
            | '—'
            | '–'
            | '-'
            | '|'
            | '｜'
            | '/'
            | '›'
            | '>'
            | ','
            | '，'
            | ':'
            | '：'
    )
}

impl<'de> Deserialize<'de> for Footer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, expected: &str) {
        let value = |name: &str| match name {
            "title" => Some("港口".to_owned()),
            "date" => Some("2031-08-14".to_owned()),
            _ => None,
        };
        assert_eq!(Footer::parse(template).unwrap().fill(value), expected);
    }

    #[test]
    fn names_are_filled_and_what_parts_them_goes_with_them() {
        check("{title} · {section} · {date}", "港口 · 2031-08-14");
        check("{section} · {title}", "港口");
        check("海灣港務局 | {title}", "海灣港務局 | 港口");
        check("{title}（草稿）", "港口（草稿）");
        check("{title} · {section}", "港口");
        check("海灣港務局", "海灣港務局");
        check("{by}", "");
        check("", "");
    }

    #[test]
    fn a_name_that_nobody_knows_is_told() {
        let told = "a footer has no {auther}: it may have {title}, {section}, {heading}, {by}, {date}";
        assert_eq!(Footer::parse("{auther}"), Err(told.to_owned()));
        assert_eq!(
            Footer::parse("{title"),
            Err("a brace that is not closed in the footer: \"{title\"".to_owned())
        );
    }
}
