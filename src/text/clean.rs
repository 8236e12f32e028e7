//! Text from a file made safe for a terminal: nothing that could move the cursor, or show words in a false order.

use std::borrow::Cow;

/// Frees `text` of C0 and C1 controls (line feeds and tabs become spaces) and of the characters that override the
/// direction of writing (Trojan Source, CVE-2021-42574). Ordinary right-to-left marks stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let shown = |c| match c {
        '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if is_unsafe(c) => None,
        c => Some(c),
    };
    Cow::Owned(text.replace("\r\n", "\n").chars().filter_map(shown).collect())
}

/// Text that is shown as it stands, a line a line: each line cleaned, tabs as four columns.
pub fn verbatim(text: &str) -> String {
    let lines = text.lines().map(|line| clean(&line.replace('\t', "    ")).into_owned());
    lines.collect::<Vec<_>>().join("\n")
}

/// Text of several lines on its way out: as it is, but for what [`is_unsafe`]. Line feeds, tabs and form feeds stay.
///
/// The last filter before a terminal or a file. Whoever made the text should have cleaned each piece with [`clean`],
/// which knows that a piece has no lines; this one is for what somebody forgot.
pub fn printable(text: &str) -> Cow<'_, str> {
    let is_kept = |c: char| matches!(c, '\n' | '\t' | '\u{C}') || !is_unsafe(c);
    if text.chars().all(is_kept) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|&c| is_kept(c)).collect())
}

/// JSON with what must not reach a terminal escaped, so that it says the same and can be looked at with `cat`. What
/// stands outside of strings, line feeds among it, stays.
pub fn json(json: &str) -> Cow<'_, str> {
    if is_safe(json) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if c == '\n' || !is_unsafe(c) {
            out.push(c);
        } else {
            out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    Cow::Owned(out)
}

/// Bytes that are looked at together.
const CHUNK: usize = 256;

/// Whether no character of `text` [`is_unsafe`], line feeds aside.
pub fn is_safe(text: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let (chunk, behind) = rest.split_at(rest.floor_char_boundary(CHUNK));
        if may_be_unsafe(chunk.as_bytes()) && chunk.chars().any(|c| c != '\n' && is_unsafe(c)) {
            return false;
        }
        rest = behind;
    }
    true
}

/// Whether any of these bytes is a control, or begins as a character that [`is_unsafe`] does. Of each byte the same is asked,
/// and no answer is waited for: sixteen are looked at in one step.
fn may_be_unsafe(bytes: &[u8]) -> bool {
    let is_control = |b: u8| b < b' ' && b != b'\n' || b == 0x7F;
    let begins = |b: u8, next: u8| {
        matches!((b, next), (0xC2, ..0xA0) | (0xE2, 0x80 | 0x81) | (0xEF, 0xBB | 0xBF) | (0xF3, _))
    };
    let has_control = bytes.iter().fold(false, |has, &b| has | is_control(b));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    has_control || pairs.fold(false, |has, (&b, &next)| has | begins(b, next))
}

/// Tells whether `c` must not reach a terminal, or has no place in an XML file.
pub fn is_unsafe(c: char) -> bool {
    // Nearly everything: ASCII, and the letters of East Asia and what stands between them.
    if matches!(c, ' '..='~' | '\u{3000}'..='\u{D7FF}' | '\u{FF00}'..='\u{FFEF}') {
        return false;
    }
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
        || matches!(c, '\u{E0000}'..='\u{E007F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn controls_and_overrides_do_not_reach_the_terminal() {
        for (raw, shown) in [
            ("簡報", "簡報"),
            ("a\x1b[31mb", "a[31mb"),
            ("a\u{9b}31mb", "a31mb"),
            ("一\r\n二\t三", "一 二 三"),
            ("pay \u{202e}000,1", "pay 000,1"),
            ("\u{2066}x\u{2069}\u{feff}", "x"),
            ("\u{fff9}x\u{fffe}\u{ffff}\u{e0041}", "x"),
            ("שלום\u{200f}", "שלום\u{200f}"),
            ("👨‍👩‍👧", "👨‍👩‍👧"),
        ] {
            assert_eq!(clean(raw), shown);
        }
    }

    #[test]
    fn of_all_characters_these_are_unsafe() {
        let n_unsafe = ('\0'..=char::MAX).filter(|&c| is_unsafe(c)).count();
        // Controls, what turns and parts lines, the mark of an order of bytes, tags, annotations, what is no character.
        assert_eq!(n_unsafe, 65 + 5 + 4 + 2 + 1 + 128 + 3 + 2);
    }

    #[test]
    fn a_text_is_safe_where_each_of_its_characters_is() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_safe(c.encode_utf8(&mut [0; 4])), c == '\n' || !is_unsafe(c), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn no_place_hides_a_character(before in "[a港，“\n]{0,300}", c in "[\x1b\u{9b}\u{202e}\u{feff}\u{e0041}’é０🙂]", after in ".{0,9}") {
            let text = before + &c + &after;
            prop_assert_eq!(is_safe(&text), text.chars().all(|c| c == '\n' || !is_unsafe(c)));
        }
    }

    #[test]
    fn lines_and_tabs_pass_the_last_filter_and_nothing_else_does() {
        assert_eq!(printable("一\n二\t三\u{c}四"), "一\n二\t三\u{c}四");
        assert_eq!(printable("\x1b]52;c;eA==\x07\r\n\u{202e}x\u{9b}\u{7f}"), "]52;c;eA==\nx");
    }

    #[test]
    fn json_says_the_same_with_nothing_unsafe_in_it() {
        let text = "a\u{7f}b\u{9b}c\u{202e}d\u{e0041}e\u{ffff}\n\t\u{2028}港";
        let written = serde_json::to_string_pretty(&[text]).unwrap();
        let safe = json(&written);
        assert!(safe.chars().all(|c| c == '\n' || !is_unsafe(c)), "{safe:?}");
        assert_eq!(serde_json::from_str::<[String; 1]>(&safe).unwrap(), [text]);
        assert_eq!(json("[\n  \"港\"\n]"), "[\n  \"港\"\n]");
    }
}
