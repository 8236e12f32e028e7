//! What a paragraph looks like by the name or the level of its style, in documents of whatever format.

/// What a paragraph looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Look {
    #[default]
    Plain,
    Title,
    Heading,
    Caption,
    Byline,
}

/// Names of styles in small letters, and how they look. Word keeps these in English in every language; others have
/// their own for captions, and WPS names in Chinese.
const NAMES: &[(&str, Look)] = &[
    ("title", Look::Title),
    ("標題", Look::Title),
    ("标题", Look::Title),
    ("author", Look::Byline),
    ("caption", Look::Caption),
    ("image caption", Look::Caption),
    ("figure", Look::Caption),
    ("illustration", Look::Caption),
    ("drawing", Look::Caption),
    ("captioned figure", Look::Plain),
    ("題注", Look::Caption),
    ("题注", Look::Caption),
    ("圖說", Look::Caption),
    ("图说", Look::Caption),
];
/// What the names of styles of headings begin with; a number follows.
const HEADINGS: [&str; 3] = ["heading", "標題", "标题"];

impl Look {
    /// A level of the outline, from 0; 9 is that of the text.
    pub(super) fn of_level(level: Option<&str>) -> Option<Self> {
        let level: u8 = level?.parse().ok()?;
        Some(if level < 9 { Self::Heading } else { Self::Plain })
    }

    /// The look that the name of a style says, if it says one.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        if let Some((_, look)) = NAMES.iter().find(|(known, _)| *known == name) {
            return Some(*look);
        }
        let rest = HEADINGS.iter().find_map(|heading| name.strip_prefix(heading))?.trim();
        (!rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit())).then_some(Self::Heading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_named_with_its_number() {
        for (name, expected) in [("Heading 1", true), ("heading", false), ("heading of a box", false)] {
            assert_eq!(Look::named(name) == Some(Look::Heading), expected, "{name}");
        }
    }

    #[test]
    fn a_style_is_known_by_its_name_or_its_level() {
        for (name, look) in NAMES {
            assert_eq!(Look::named(&format!(" {} ", name.to_uppercase())), Some(*look), "{name}");
        }
        for (name, expected) in [
            ("標題 2", Some(Look::Heading)),
            ("标题3", Some(Look::Heading)),
            ("Heading 12", Some(Look::Heading)),
            ("Heading 1a", None),
            ("body text", None),
            ("", None),
        ] {
            assert_eq!(Look::named(name), expected, "{name}");
        }
        for (level, expected) in [
            (Some("0"), Some(Look::Heading)),
            (Some("8"), Some(Look::Heading)),
            (Some("9"), Some(Look::Plain)),
            (Some("-1"), None),
            (Some("x"), None),
            (None, None),
        ] {
            assert_eq!(Look::of_level(level), expected, "{level:?}");
        }
    }
}
