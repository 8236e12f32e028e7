//! Plain text, as a print extraction or an editor hands it over: lines to raw blocks.
//!
//! Blank lines part blocks. Neighbouring lines are one hard-wrapped paragraph where their widths say so, and a
//! paragraph each where not. No judgement here about headings, repeats or cuts.

mod wrap;

use super::items::{self, Item};
use super::{Nature, Part, Raw, lines, n_ink};
use crate::text::is_east_asian;
use wrap::{POLICY, Wrap};

/// How wide the paragraphs of news are, set in one line: of Chinese, and of English.
const USUAL_COLUMNS: (usize, usize) = (240, 280);

/// How many lines of a paragraph are looked at to tell its length and its brackets.
const MAX_TAIL_LINES: usize = 40;
/// How many characters of a heading make a name that its paragraph takes up.
const N_NAME_CHARS: usize = 3;

/// A line with ink on it.
struct Inked<'a> {
    number: usize,
    text: &'a str,
    /// How wide it is, with what it is indented by.
    columns: usize,
    /// How many characters it has, white space at both ends included.
    n_chars: usize,
    is_indented: bool,
}

/// Cuts `text` into raw blocks, in the order of its lines.
pub(super) fn raw_blocks(text: &str) -> Vec<Raw> {
    let groups = groups(text);
    let wrap = Wrap::of(&groups);
    let mut raws: Vec<Raw> = Vec::new();
    for group in &groups {
        let mut paragraph: Vec<&Inked<'_>> = Vec::new();
        for line in group {
            if !paragraph.is_empty() && !goes_on(&paragraph, line, wrap, raws.is_empty()) {
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
    let mut groups = vec![Vec::new()];
    for (number, line) in (1..).zip(source_lines(text)) {
        let ink = trimmed(line);
        if ink.is_empty() {
            groups.push(Vec::new());
        } else if let Some(group) = groups.last_mut() {
            let is_indented = line.starts_with(['\u{3000}', '\t']) || line.starts_with("  ");
            let indent = line.split(ink).next().unwrap_or_default();
            let columns = POLICY.columns(indent) + POLICY.columns(ink);
            let n_chars = line.chars().count();
            group.push(Inked { number, text: ink, columns, n_chars, is_indented });
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

/// Tells whether `line` goes on with `paragraph`, which is the title's if `is_title`.
fn goes_on(paragraph: &[&Inked<'_>], line: &Inked<'_>, wrap: Option<Wrap>, is_title: bool) -> bool {
    let Some((before, wrap)) = paragraph.last().zip(wrap) else { return false };
    let starts_anew = line.is_indented && !before.is_indented
        || lines::starts_caption(line.text)
        || lines::has_credit(before.text)
        || lines::opens_block(line.text)
        || lines::furniture(line.text).is_some()
        || lines::furniture(before.text).is_some();
    let is_full = wrap.is_full(before, line) || is_title && wrap.is_full_couplet(before, line);
    is_full && !starts_anew && (wrap.is_parted || !ends_at_margin(paragraph, line))
}

/// Where neither blank lines nor indents part paragraphs: a sentence that ends just at the margin ends its paragraph if
/// that is as long as paragraphs of news are, and a short one without a stop ends before a line that takes up its name.
fn ends_at_margin(paragraph: &[&Inked<'_>], line: &Inked<'_>) -> bool {
    let (Some(first), Some(before)) = (paragraph.first(), paragraph.last()) else { return false };
    if items::item(line.text) == Some(Item::Label) {
        return true;
    }
    if !lines::is_finished(before.text) {
        let name: String = first.text.chars().take(N_NAME_CHARS).collect();
        return paragraph.len() <= 2 && line.text.starts_with(&name);
    }
    if lines::speaker(line.text).is_some() {
        return true;
    }
    let most = if before.text.chars().any(is_east_asian) { USUAL_COLUMNS.0 } else { USUAL_COLUMNS.1 };
    let tail = &paragraph[paragraph.len().saturating_sub(MAX_TAIL_LINES)..];
    let text: String = tail.iter().map(|line| line.text).collect();
    let columns: usize = tail.iter().map(|line| line.columns).sum();
    columns >= most && lines::open_brackets(&text).0 == 0
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

    const WRAPPED: &str = "新碼頭明年啟用
港務局今日公布新碼頭的設計，局長林海生
表示，工程會分三期展開，首期在明年六月
完工，可以停泊六艘貨船。
漁會認為，計劃應顧及小型船塢，並要求當
局盡快交代收費。
●模型昨日在社區會堂展出，居民排隊參觀
，場面熱鬧。
為下一代留住海岸
當局去年在沿岸種植三萬棵樹，今年會再種
一萬棵。";
    const UNWRAPPED: [&str; 6] = [
        "新碼頭明年啟用",
        "港務局今日公布新碼頭的設計，局長林海生表示，工程會分三期展開，首期在明年六月完工，可以停泊六艘貨船。",
        "漁會認為，計劃應顧及小型船塢，並要求當局盡快交代收費。",
        "模型昨日在社區會堂展出，居民排隊參觀，場面熱鬧。",
        "為下一代留住海岸",
        "當局去年在沿岸種植三萬棵樹，今年會再種一萬棵。",
    ];

    #[test]
    fn a_line_that_had_room_for_the_next_word_ends_its_paragraph() {
        check(WRAPPED, &UNWRAPPED);
    }

    #[test]
    fn indents_part_paragraphs_whose_sentences_end_at_the_margin() {
        let paragraphs = [
            "港務局今日公布新碼頭的設計圖。局長林海生表示，工程會分為三期展開，首期在明年六月完工，可以停泊六艘大貨船。",
            "漁會認為，計劃應當顧及小型船塢，並要求當局盡快交代收費以及補償的安排。",
        ];
        let lines = paragraphs.map(|paragraph| {
            let chars: Vec<char> = format!("\u{3000}\u{3000}{paragraph}").chars().collect();
            chars.chunks(17).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
        });
        check(&lines.join("\n"), &paragraphs);
    }

    #[test]
    fn lines_cut_at_a_number_of_characters_are_one_paragraph() {
        let text =
            "港務局今日公布的新碼頭在2031年8月啟用，每日可處理3,500個貨櫃，比2030年多16.7%，局長林海生表示。";
        let chars: Vec<char> = text.chars().collect();
        let lines: Vec<String> = chars.chunks(17).map(|chunk| chunk.iter().collect()).collect();
        check(&format!("{}\n漁會反對。", lines.join("\n")), &[text, "漁會反對。"]);
    }

    #[test]
    fn the_lines_of_a_list_are_no_paragraph() {
        check(
            "開放日當日有多項活動，詳情可向港務局查\n詢，電話印在海報的背面，或親臨社區會堂\n索取單張。\n1. 吊機參觀團由上午九時起每半小時開一\n團。\n2. 船塢導賞\n林海生：請各位居民守秩序，不要在碼頭奔\n跑。",
            &[
                "開放日當日有多項活動，詳情可向港務局查詢，電話印在海報的背面，或親臨社區會堂索取單張。",
                "1. 吊機參觀團由上午九時起每半小時開一團。",
                "2. 船塢導賞",
                "林海生：請各位居民守秩序，不要在碼頭奔跑。",
            ],
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
