//! Plain text, as a print extraction or an editor hands it over: lines to raw blocks.
//!
//! Blank lines part blocks. Neighbouring lines are one hard-wrapped paragraph where their widths say so, and a
//! paragraph each where not. No judgement here about headings, repeats or cuts.

use super::{Nature, Part, Raw, lines, n_ink};
use crate::text::{Ambiguous, Clusters, WidthPolicy, is_east_asian};

/// A line wider than this, in columns, is a whole paragraph: nobody wraps by hand at that width.
const MAX_WRAP_COLUMNS: usize = 132;
/// How wide each line of a wrapped paragraph is at least, against the widest, in percent.
const MIN_WRAP_PERCENT: usize = 62;

/// A line with ink on it.
struct Inked<'a> {
    number: usize,
    text: &'a str,
    columns: usize,
    is_indented: bool,
}

/// Cuts `text` into raw blocks, in the order of its lines.
pub(super) fn raw_blocks(text: &str) -> Vec<Raw> {
    let groups = groups(text);
    let widest = widest_wrap(&groups);
    let mut raws = Vec::new();
    for group in &groups {
        let mut paragraph: Vec<&Inked<'_>> = Vec::new();
        for line in group {
            if paragraph.last().is_some_and(|before| !goes_on(before, line, widest)) {
                raws.push(raw(&std::mem::take(&mut paragraph)));
            }
            paragraph.push(line);
        }
        raws.push(raw(&paragraph));
    }
    raws
}

/// White space that extraction leaves around a line, marks of no width included.
fn trimmed(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}' | '\u{FEFF}'))
}

/// Runs of lines without a blank line between them.
fn groups(text: &str) -> Vec<Vec<Inked<'_>>> {
    let policy = WidthPolicy { ambiguous: Ambiguous::Wide, clusters: Clusters::Joined };
    let mut groups = vec![Vec::new()];
    for (number, line) in (1..).zip(source_lines(text)) {
        let ink = trimmed(line);
        if ink.is_empty() {
            groups.push(Vec::new());
        } else if let Some(group) = groups.last_mut() {
            let is_indented = line.starts_with(['\u{3000}', '\t']) || line.starts_with("  ");
            group.push(Inked { number, text: ink, columns: policy.columns(ink), is_indented });
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// The lines of `text` as an editor counts them: LF, CR LF and a lone CR each end one.
pub(super) fn source_lines(text: &str) -> impl Iterator<Item = &str> + Clone {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(at) = text.find(['\n', '\r']) else {
            rest = None;
            return Some(text);
        };
        let (line, tail) = text.split_at(at);
        rest = tail.strip_prefix("\r\n").or_else(|| tail.get(1..));
        Some(line)
    })
}

/// The width that the text was wrapped at by hand, if it was: the ninth decile of the lines that another follows.
fn widest_wrap(groups: &[Vec<Inked<'_>>]) -> Option<usize> {
    let mut columns: Vec<usize> =
        groups.iter().flat_map(|g| g.iter().take(g.len() - 1)).map(|line| line.columns).collect();
    columns.sort_unstable();
    let widest = *columns.get(columns.len() * 9 / 10)?;
    // Where most lines are a sentence each, they are paragraphs, however alike their widths.
    let inner = groups.iter().flat_map(|g| g.iter().take(g.len() - 1));
    let n_finished = inner.filter(|line| lines::is_finished(line.text)).count();
    let is_wrapped = (16..=MAX_WRAP_COLUMNS).contains(&widest) && n_finished * 2 < columns.len();
    is_wrapped.then_some(widest)
}

/// Tells whether `line` goes on with the paragraph of the line before it.
fn goes_on(before: &Inked<'_>, line: &Inked<'_>, widest: Option<usize>) -> bool {
    let Some(widest) = widest else { return false };
    let is_full = before.columns * 100 >= widest * MIN_WRAP_PERCENT && before.columns <= widest * 3 / 2;
    let starts_anew = line.is_indented && !before.is_indented
        || lines::caption(line.text).is_some()
        || lines::furniture(line.text).is_some()
        || lines::furniture(before.text).is_some();
    is_full && !starts_anew
}

fn raw(paragraph: &[&Inked<'_>]) -> Raw {
    let mut text = String::new();
    let mut parts: Vec<Part> = Vec::new();
    for line in paragraph {
        append(&mut text, &mut parts, line.text);
        parts.push(Part::line(line.number, line.text));
    }
    let nature = if let Some(reason) = lines::furniture(&text) {
        Nature::Furniture(reason)
    } else if let Some(words) = lines::caption(&text) {
        let n_marked = n_ink(&text) - n_ink(words);
        parts[0].n_inked = parts[0].n_inked.saturating_sub(n_marked);
        text = words.to_owned();
        Nature::Caption { image: None }
    } else {
        Nature::Unknown
    };
    Raw { text, parts, nature }
}

/// Appends a line or a piece to the text before it: without a space in Chinese and Japanese, with one elsewhere,
/// and a word hyphenated at the line's end made whole. `parts` are those of the text, and one less inked then.
pub(super) fn append(text: &mut String, parts: &mut [Part], more: &str) {
    let (Some(left), Some(right)) = (text.chars().next_back(), more.chars().next()) else {
        text.push_str(more);
        return;
    };
    let is_hyphenated =
        left == '-' && right.is_lowercase() && text.chars().rev().nth(1).is_some_and(char::is_lowercase);
    if is_hyphenated {
        text.pop();
        if let Some(last) = parts.last_mut() {
            last.n_inked = last.n_inked.saturating_sub(1);
        }
    } else if ![left, right].into_iter().any(is_east_asian) && !left.is_whitespace() {
        text.push(' ');
    }
    text.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, texts: &[&str]) {
        let got: Vec<_> = raw_blocks(source).into_iter().map(|r| r.text).collect();
        assert_eq!(got, texts);
    }

    #[test]
    fn blank_lines_part_blocks() {
        check("\n甲。\n \n\u{3000}\n乙。\n", &["甲。", "乙。"]);
        check("", &[]);
        check("甲\r\n\r\n乙\r\r丙", &["甲", "乙", "丙"]);
    }

    #[test]
    fn a_paragraph_a_line_stays_a_paragraph_a_line() {
        check("港務局今日公布。\n新碼頭明年啟用。\n", &["港務局今日公布。", "新碼頭明年啟用。"]);
    }

    #[test]
    fn hard_wrapped_lines_are_one_paragraph() {
        check(
            "The harbour board approved the plan on Friday after a long\ndebate about the cost of the new rail link and of the auto-\nmated cranes.\n\nA second vote follows.",
            &[
                "The harbour board approved the plan on Friday after a long debate about the cost of the new rail link and of the automated cranes.",
                "A second vote follows.",
            ],
        );
        check(
            "港務局今日公布新碼頭的\n設計，並表示工程會在明\n年展開。",
            &["港務局今日公布新碼頭的設計，並表示工程會在明年展開。"],
        );
    }

    #[test]
    fn a_caption_parts_a_wrapped_paragraph() {
        check(
            "港務局今日公布新碼頭的\n設計，並表示工程會在明\n●模型\n年展開。",
            &["港務局今日公布新碼頭的設計，並表示工程會在明", "模型", "年展開。"],
        );
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        let numbers: Vec<_> = raw_blocks("\r\n甲\r乙\n\n丙").iter().map(|r| r.parts[0].lines.first).collect();
        assert_eq!(numbers, [2, 3, 5]);
    }
}
