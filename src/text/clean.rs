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

/// Tells whether `c` must not reach a terminal.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
        || matches!(c, '\u{E0000}'..='\u{E007F}' | '\u{FFF9}'..='\u{FFFB}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_overrides_do_not_reach_the_terminal() {
        for (raw, shown) in [
            ("簡報", "簡報"),
            ("a\x1b[31mb", "a[31mb"),
            ("a\u{9b}31mb", "a31mb"),
            ("一\r\n二\t三", "一 二 三"),
            ("pay \u{202e}000,1", "pay 000,1"),
            ("\u{2066}x\u{2069}\u{feff}", "x"),
            ("שלום\u{200f}", "שלום\u{200f}"),
            ("👨‍👩‍👧", "👨‍👩‍👧"),
        ] {
            assert_eq!(clean(raw), shown);
        }
    }
}
