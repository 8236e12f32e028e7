//! Plain text, as a print extraction or an editor hands it over: lines to raw blocks.
//!
//! Blank lines part blocks. Neighbouring lines are one hard-wrapped paragraph where their widths say so, and a
//! paragraph each where not. What parts them all the same, and whether a line that ends just at the margin ends its
//! paragraph, are the rows of `plain/rows.rs`. No judgement here about headings, repeats or cuts.

mod rows;
mod wrap;

use super::join::append;
use super::neighbours::Neighbours;
use super::reads_on::Cut;
use super::rows as table;
use super::{Evidence, Join, Lines, Nature, Part, Raw, lines, n_ink};
use crate::text::{Lang, is_east_asian};
use rows::{HEADED, MARGIN, PARTS};
use wrap::{POLICY, Wrap};

/// How many lines of a paragraph are looked at to tell its length and its brackets, and how many after it.
const MAX_TAIL_LINES: usize = 40;
/// From this weight a paragraph ends at the margin, and from this one it may: both times it is parted.
const ENDS: i64 = 0;
const MAY_END: i64 = -11;

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

/// The blocks of a text, and where two may be one paragraph.
#[derive(Default)]
pub(super) struct Blocks {
    pub(super) raws: Vec<Raw>,
    pub(super) unsure: Vec<Join>,
}

/// Cuts `text` into raw blocks, in the order of its lines. What decided is added to `log`, if there is one.
pub(super) fn blocks(text: &str, log: Option<&mut Vec<Evidence>>) -> Blocks {
    let groups = groups(text);
    let wrap = Wrap::of(&groups);
    let mut setting =
        wrap.map(|wrap| Setting { wrap, lang: Lang::detect(text), neighbours: Neighbours::none(), log });
    let mut blocks = Blocks::default();
    for group in &groups {
        let mut start = 0;
        for at in 1..=group.len() {
            let paragraph = &group[start..at];
            let step = match setting.as_mut().filter(|_| at < group.len()) {
                Some(setting) => setting.step(paragraph, &group[at..], blocks.raws.is_empty()),
                None => Step::Ends,
            };
            if step == Step::GoesOn {
                continue;
            }
            if step == Step::MayGoOn {
                blocks.unsure.push(unsure(&paragraph[paragraph.len() - 1], &group[at]));
            }
            blocks.raws.push(raw(paragraph));
            start = at;
        }
    }
    blocks
}

/// The end of a line that may be that of its paragraph.
fn unsure(left: &Inked<'_>, right: &Inked<'_>) -> Join {
    let reason = "a sentence ends at the margin";
    super::cuts::told((Lines::one(left.number), left.text), (Lines::one(right.number), right.text), reason)
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

/// What a line is to the paragraph before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    GoesOn,
    /// It may go on with it; they are parted.
    MayGoOn,
    Ends,
}

/// A line that ends where its text was wrapped, and the next.
struct LineEnd<'a> {
    /// The first line of the paragraph.
    first: &'a Inked<'a>,
    before: &'a Inked<'a>,
    line: &'a Inked<'a>,
}

/// The same where nothing else tells whether a paragraph ends.
struct Margin<'a> {
    end: LineEnd<'a>,
    /// The paragraph so far, or its end.
    text: String,
    /// How wide it is, set in one line, and how wide the lines behind it are down to one that has room.
    columns: usize,
    columns_after: usize,
    /// How wide paragraphs of this text are.
    usual: usize,
    /// Where no sentence ends at the margin: what the evidence that it goes on comes to, as `reads_on` weighs it.
    reads_on: i64,
    /// Nothing stands before the paragraph.
    is_title: bool,
}

/// How a text is set, and what is needed to tell where its paragraphs end.
struct Setting<'a> {
    wrap: Wrap,
    lang: Lang,
    neighbours: Neighbours,
    log: Option<&'a mut Vec<Evidence>>,
}

impl Setting<'_> {
    /// Tells whether the first of `after` goes on with `paragraph`, which is the title's if `is_title`.
    fn step(&mut self, paragraph: &[Inked<'_>], after: &[Inked<'_>], is_title: bool) -> Step {
        let ([first, ..], [.., before], [line, ..]) = (paragraph, paragraph, after) else {
            return Step::Ends;
        };
        let end = LineEnd { first, before, line };
        let is_full = self.wrap.is_full(before, line) || is_title && self.wrap.is_full_couplet(before, line);
        if !is_full || table::any(PARTS, |holds| holds(&end)) {
            return Step::Ends;
        }
        let is_finished = lines::is_finished(before.text);
        // Without a stop only a heading or an item ends, which are short.
        if self.wrap.is_parted || !is_finished && paragraph.len() > MAX_HEADING_LINES {
            return Step::GoesOn;
        }
        let margin = self.margin(end, is_finished, is_title, paragraph, after);
        let (name, rows) = if is_finished { ("margin", MARGIN) } else { ("headed", HEADED) };
        let weight = table::sum(rows, |holds| holds(&margin));
        if let Some(log) = self.log.as_deref_mut() {
            let rows = table::held(rows, |holds| holds(&margin)).map(|row| (row.name, row.says)).collect();
            log.push(Evidence { table: name, text: margin.text, after: line.text.to_owned(), rows, weight });
        }
        match weight {
            ENDS.. => Step::Ends,
            MAY_END.. if is_finished => Step::MayGoOn,
            _ => Step::GoesOn,
        }
    }

    fn margin<'a>(
        &self,
        end: LineEnd<'a>,
        is_finished: bool,
        is_title: bool,
        paragraph: &[Inked<'_>],
        after: &[Inked<'_>],
    ) -> Margin<'a> {
        let tail = &paragraph[paragraph.len().saturating_sub(MAX_TAIL_LINES)..];
        let mut text = String::new();
        for line in tail {
            append(&mut text, &mut [], line.text);
        }
        let rest = after.iter().zip(after.iter().skip(1)).take(MAX_TAIL_LINES);
        let n_full = rest.take_while(|(line, next)| self.wrap.is_full(line, next)).count();
        let cut = Cut::new(&text, end.line.text, self.lang, &self.neighbours).filter(|_| !is_finished);
        let is_chinese = end.before.text.chars().any(is_east_asian);
        Margin {
            reads_on: cut.map_or(0, |cut| cut.weight()),
            is_title,
            end,
            text,
            columns: tail.iter().map(|line| line.columns).sum(),
            columns_after: after.iter().take(n_full + 1).map(|line| line.columns).sum(),
            usual: self.wrap.usual.unwrap_or(if is_chinese { USUAL_COLUMNS.0 } else { USUAL_COLUMNS.1 }),
        }
    }
}

/// How many lines a heading has at most.
const MAX_HEADING_LINES: usize = 2;

/// How wide the paragraphs of news are, set in one line: of Chinese, and of English.
const USUAL_COLUMNS: (usize, usize) = (240, 280);

fn raw(paragraph: &[Inked<'_>]) -> Raw {
    let mut text = String::new();
    let mut parts: Vec<Part> = Vec::new();
    for line in paragraph {
        append(&mut text, &mut parts, line.text);
        parts.push(Part::line(line.number, line.text));
    }
    let nature = if let Some(reason) = lines::furniture(&text) {
        Nature::Furniture(reason)
    } else if let Some((words, nature)) = marked(&text) {
        let n_marked = n_ink(&text) - n_ink(words);
        parts[0].n_inked = parts[0].n_inked.saturating_sub(n_marked);
        text = words.to_owned();
        nature
    } else {
        Nature::Unknown
    };
    Raw { text, parts, nature }
}

/// What a mark in front says that a paragraph is, and its words.
fn marked(text: &str) -> Option<(&str, Nature)> {
    let heading = lines::marked_heading(text).map(|words| (words, Nature::Heading));
    heading.or_else(|| Some((lines::caption(text)?, Nature::Caption { image: None })))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw_blocks(text: &str) -> Vec<Raw> {
        blocks(text, None).raws
    }

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
    fn a_stop_alone_on_a_line_ends_its_sentence() {
        check(
            "港務局今日公布新碼頭的\n設計，並表示工程會展開\n。\n\n漁會反對。",
            &["港務局今日公布新碼頭的設計，並表示工程會展開。", "漁會反對。"],
        );
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

    #[test]
    fn a_line_has_its_number_its_width_and_its_indent() {
        for (line, columns, n_chars, is_indented) in [
            ("港口", 4, 2, false),
            ("\u{3000}港口", 6, 3, true),
            ("  port", 6, 6, true),
            (" port", 5, 5, false),
            ("\tport", 4, 5, true),
            ("port  ", 4, 6, false),
            ("\u{FEFF}\u{200B}port", 4, 6, false),
        ] {
            let text = format!("\n{line}");
            let groups = groups(&text);
            let ink = &groups[0][0];
            assert_eq!((ink.number, ink.n_chars, ink.is_indented), (2, n_chars, is_indented), "{line:?}");
            assert_eq!(ink.columns, columns, "{line:?}");
        }
    }

    #[test]
    fn a_mark_in_front_is_no_part_of_a_captions_words() {
        let blocks = raw_blocks("● 新吊機在試\n\n局長林海生");
        assert_eq!((blocks[0].text.as_str(), blocks[0].parts[0].n_inked), ("新吊機在試", 5));
        assert_eq!((blocks[1].text.as_str(), blocks[1].parts[0].n_inked), ("局長林海生", 5));
    }

    #[test]
    fn controls_and_marks_of_no_width_are_no_part_of_a_line() {
        for line in ["\u{7}甲\u{7}", " 甲 ", "\u{200B}甲\u{FEFF}", "\u{3000}甲\t"] {
            assert_eq!(trimmed(line), "甲", "{line:?}");
        }
    }
}
