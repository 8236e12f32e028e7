//! Text by itself: the marks inside a line, and lines in columns.

use jianbao::text::{self, Ambiguous, Clusters, Lang, Measure, Setting, Strictness, WidthPolicy, inline};

/// The marks inside a line.
pub(super) fn inline(bytes: &[u8]) {
    let source = String::from_utf8_lossy(bytes);
    let parsed = inline::parse(&source);
    let mut end = 0;
    for (range, _) in &parsed.styles {
        assert!(range.start >= end && range.end <= parsed.text.len(), "styles are apart: {parsed:?}");
        assert!(parsed.text.get(range.clone()).is_some(), "a style is of whole characters: {parsed:?}");
        end = range.end;
    }
    let again = inline::parse(&inline::escape(&source));
    assert_eq!((again.text.as_str(), again.styles.len()), (&*source, 0), "what is escaped is read as it was");
    let shown = inline::shown(&source);
    assert_eq!(shown.text.chars().find(|&c| text::clean::is_unsafe(c)), None, "{shown:?}");
}

/// Lines in columns: the first two bytes say in how many, and how.
pub(super) fn wrap(bytes: &[u8]) {
    let Some((&[columns, how], rest)) = bytes.split_first_chunk() else { return };
    let source = String::from_utf8_lossy(rest);
    let source = text::clean(&source);
    let (room, setting) = (usize::from(columns), setting(how));
    let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let mut set = String::new();
    for line in text::wrap(&source, room, setting) {
        let text = text::slice(&source, line.bytes);
        let is_one = text::graphemes(text.trim()).count() <= 1;
        assert_eq!(line.columns, setting.policy.columns(text), "of {text:?}");
        // No room counts as one column: what has none, such as a jamo by itself, stands on a line with what has one.
        assert!(line.columns <= room.max(1) || is_one, "{text:?} is wider than {room}");
        set += text;
    }
    assert_eq!(ink(&set), ink(&source), "characters came or went");
    let short = text::fit(&source, room, setting.policy);
    assert!(setting.policy.columns(&short) <= room, "{short:?} is wider than {room}");
}

/// How text is set, told by a byte.
pub(super) fn setting(how: u8) -> Setting {
    let bit = |n: u8| how >> n & 1 == 1;
    let policy = WidthPolicy {
        ambiguous: if bit(0) { Ambiguous::Wide } else { Ambiguous::Narrow },
        clusters: if bit(1) { Clusters::Joined } else { Clusters::Plain },
    };
    let langs = [Lang::ZhHant, Lang::ZhHans, Lang::Ja, Lang::Ko, Lang::Other];
    Setting {
        lang: langs[usize::from(how >> 4) % langs.len()],
        strictness: if bit(2) { Strictness::Strict } else { Strictness::Loose },
        policy,
        measure: if bit(3) { Measure::Balanced } else { Measure::Body },
    }
}
