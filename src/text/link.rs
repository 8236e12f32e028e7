//! Where a link may lead, and how that is written where it is followed: by a terminal, in a picture.

use super::clean;
use std::fmt::Write as _;

/// The schemes that a link may have. What else a person may write is text as it stands: nobody opens `javascript:`, a
/// file or a program from a slide.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];
/// The longest target, in bytes: VTE and kitty take no longer one.
const MAX_TARGET: usize = 2083;

/// Whether a link may lead there: by a scheme that is safe, with something behind it, and without white space or controls.
pub fn is_target(target: &str) -> bool {
    let has_scheme = |scheme: &&str| {
        let head = target.get(..scheme.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(scheme)) && target.len() > scheme.len()
    };
    target.len() <= MAX_TARGET
        && SCHEMES.iter().any(has_scheme)
        && !target.contains(|c: char| c.is_whitespace() || clean::is_unsafe(c))
}

/// The target in round brackets that `text` opens with, and what follows; brackets in it are balanced, as in `CommonMark`.
/// A square bracket, which has no place in one (RFC 3986, 3.2.2 but for numbers of hosts), ends the search: no text is
/// looked through twice.
pub(super) fn targeted(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('(')?;
    let mut depth = 0_usize;
    for (at, c) in inside.char_indices().take_while(|(_, c)| *c != '[' && !c.is_whitespace()) {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => {
                let target = inside.get(..at).filter(|target| is_target(target))?;
                return Some((target, inside.get(at + 1..)?));
            }
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// A target as a terminal takes it (OSC 8) and an attribute of XML: printable ASCII, all else by its bytes in percent
/// (RFC 3986, 2.1). Nothing where a link may not lead there.
pub fn encoded(target: &str) -> Option<String> {
    if !is_target(target) {
        return None;
    }
    let mut out = String::with_capacity(target.len());
    for byte in target.bytes() {
        if byte.is_ascii_graphic() && !b"\"'<>\\^`{|}".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_web_or_to_a_mailbox_and_nowhere_else() {
        for target in
            ["https://example.org", "HTTP://a/b?c=d#e", "mailto:a@example.org", "https://例.香港/簡報"]
        {
            assert!(is_target(target), "{target}");
        }
        let long = format!("https://{}", "a".repeat(MAX_TARGET));
        for target in [
            "",
            "https://",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "example.org",
            "ftp://a",
            "//a",
            "https://a b",
            "https://a\u{1b}]8;;x",
            "https://a\u{7}",
            "https://a\u{202e}b",
            "https://a\u{9c}",
            &long,
        ] {
            assert!(!is_target(target) && encoded(target).is_none(), "{target}");
        }
    }

    #[test]
    fn a_target_is_printable_ascii_on_its_way_out() {
        assert_eq!(encoded("https://a/簡?b=1&c").as_deref(), Some("https://a/%E7%B0%A1?b=1&c"));
        assert_eq!(encoded("https://a/\"><x>'`").as_deref(), Some("https://a/%22%3E%3Cx%3E%27%60"));
    }

    #[test]
    fn brackets_in_a_target_are_balanced() {
        assert_eq!(targeted("(https://a/b_(c))d"), Some(("https://a/b_(c)", "d")));
        assert_eq!(targeted("(https://a/b_(c)d"), None);
        assert_eq!(targeted("(https://a b)"), None);
        assert_eq!(targeted("https://a)"), None);
    }
}
