//! A text as a YAML scalar: in the style that stood there, and in those that can hold it where that one cannot.
//!
//! What is given is tried in order and read back, so a rule here may be careful, but need not be complete.

use super::site::{Block, Site, Style};
use crate::text::clean::is_unsafe;

/// The ways to write `new` at the site, the one most like what stands there first.
pub(super) fn renderings(site: &Site, new: &str) -> Vec<String> {
    let fits_line = is_printable(new) && !new.contains(['\n', '\t']);
    let plain = || (fits_line && is_safe_plain(new, site.is_in_flow)).then(|| new.to_owned());
    let single = || fits_line.then(|| single(new));
    match &site.style {
        Style::Plain => plain().into_iter().chain(single()).chain([double(new)]).collect(),
        Style::Single => single().into_iter().chain([double(new)]).collect(),
        Style::Double => vec![double(new)],
        Style::Block(block) => {
            let mut all = if is_printable(new) { blocks(block, new) } else { Vec::new() };
            all.push(double(new) + &block.comment);
            all
        }
    }
}

/// What may stand in YAML without an escape, line feeds and tabs among it. Characters that a terminal would not show
/// as they are may, but whoever opens the file should see them.
fn is_printable(text: &str) -> bool {
    text.chars().all(|c| c == '\n' || c == '\t' || !is_unsafe(c))
}

fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn double(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\t' => "\\t".to_owned(),
        '\r' => "\\r".to_owned(),
        c if !is_unsafe(c) => c.to_string(),
        c => match u32::from(c) {
            code @ ..=0xFF => format!("\\x{code:02X}"),
            code @ ..=0xFFFF => format!("\\u{code:04X}"),
            code => format!("\\U{code:08X}"),
        },
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// Tells whether a plain scalar can be `text`, one line, and is a text to every reader.
fn is_safe_plain(text: &str, is_in_flow: bool) -> bool {
    let mut chars = text.chars();
    let (first, second) = (chars.next(), chars.next());
    let opens_something = match first {
        None => true,
        Some('-' | '?' | ':') => second.is_none_or(|c| c == ' '),
        Some(c) => ",[]{}#&*!|>'\"%@`".contains(c),
    };
    let ends_early = text.contains(": ") || text.ends_with(':') || text.contains(" #");
    let ends_in_flow = is_in_flow && text.contains([',', '[', ']', '{', '}', '?', ':']);
    let is_marker = text.starts_with("---") || text.starts_with("...");
    let is_trimmed = text.trim() == text;
    is_trimmed && !opens_something && !ends_early && !ends_in_flow && !is_marker && !is_other_type(text)
}

/// Words that are no text to a reader of YAML 1.1 or 1.2.
const OTHER_TYPES: [&str; 16] = [
    "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=", ".inf", "+.inf", "-.inf",
    ".nan",
];

/// Tells whether a reader of YAML may take `text` for a number, a date or a truth value; of numbers and dates it is
/// enough that they could be one.
fn is_other_type(text: &str) -> bool {
    let of_number = |c: char| c.is_ascii_hexdigit() || "oxOXtTzZ_.,:+- ".contains(c);
    let is_number =
        text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) && text.chars().all(of_number);
    is_number || OTHER_TYPES.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// A block as it stood with its header; with the header that the text needs; and with its indentation told, too.
fn blocks(block: &Block, new: &str) -> Vec<String> {
    let Some(indent) = block.indent.filter(|_| !new.trim_matches('\n').is_empty()) else { return Vec::new() };
    let (words, n_feeds) = (new.trim_end_matches('\n'), new.len() - new.trim_end_matches('\n').len());
    let chomping = ["-", "", "+"][n_feeds.min(2)];
    let width: String = block.indicators.chars().filter(char::is_ascii_digit).collect();
    let needed_width = indent.saturating_sub(block.outer_indent).to_string();
    let headers = [block.indicators.clone(), width + chomping, needed_width + chomping];
    let lines = lines(block, words);
    let write = |header: String| {
        let n_kept = if header.contains('+') { n_feeds.saturating_sub(1) } else { 0 };
        let style = if block.is_folded { '>' } else { '|' };
        let mut out = format!("{style}{header}{}", block.comment);
        for line in lines.iter().map(String::as_str).chain(std::iter::repeat_n("", n_kept)) {
            out += block.line_end;
            out.extend(std::iter::repeat_n(' ', if line.is_empty() { 0 } else { indent }));
            out += line;
        }
        out
    };
    headers.into_iter().map(write).collect()
}

/// The lines of a block that is read as `words`.
fn lines(block: &Block, words: &str) -> Vec<String> {
    if !block.is_folded {
        return words.split('\n').map(str::to_owned).collect();
    }
    let is_loose = |line: &str| line.is_empty() || line.starts_with([' ', '\t']);
    let mut lines: Vec<String> = Vec::new();
    let mut last_ink: Option<&str> = None;
    for line in words.split('\n') {
        // One line feed between two paragraphs would be read as a space; lines further in are as they stand.
        if !line.is_empty() {
            if last_ink.is_some_and(|last| !is_loose(last)) && !is_loose(line) {
                lines.push(String::new());
            }
            last_ink = Some(line);
        }
        lines.extend(if is_loose(line) { vec![line.to_owned()] } else { folded(line, block.longest) });
    }
    lines
}

/// Breaks a paragraph at single spaces into lines of about as many characters as the block's had.
fn folded(paragraph: &str, longest: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in paragraph.split(' ') {
        match lines.last_mut() {
            // A space beside another, or at the end of a line, would be lost.
            Some(line)
                if word.is_empty()
                    || word.starts_with('\t')
                    || line.ends_with([' ', '\t'])
                    || line.chars().count() + 1 + word.chars().count() <= longest =>
            {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_not_be_seen_is_written_with_escapes() {
        for (text, expected) in
            [("甲\n\t乙", true), ("甲\r", false), ("甲\u{202E}", false), ("甲\u{7F}", false), ("", true)]
        {
            assert_eq!(is_printable(text), expected, "{text:?}");
        }
        assert_eq!(
            double("\"\\\n\t\r\u{7}\u{202E}\u{E0041}甲"),
            "\"\\\"\\\\\\n\\t\\r\\x07\\u202E\\U000E0041甲\""
        );
        assert_eq!(single("it's"), "'it''s'");
    }
}
