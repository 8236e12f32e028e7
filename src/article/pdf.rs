//! PDF to an article, by where `pdftotext -bbox-layout` finds the words: blocks, lines and words with their boxes.
//!
//! A page says nothing of paragraphs. Here a line starts one where it is indented, where the line before ends short and
//! finished, where the gap or the size of the letters changes; what is set larger than the text heads it; what stands at
//! the edge of page after page is a running head. Sentences cut at a column's end are for `repair`. Where the program is
//! not, `find` does what it does.

#[cfg(feature = "pdf")]
mod find;
mod table;

#[cfg(feature = "pdf")]
pub use find::find_layout;

use self::table::Tables;
use super::typed::lang;
use super::xml::{Step, value, walk};
use super::{Article, Nature, Part, Raw, Refusal, html, lines, n_ink, numbered, repair};
use crate::text::is_east_asian;
use quick_xml::events::BytesStart;
use std::collections::HashMap;

/// Words of Chinese this far from each other, in characters, have a space between them.
const SPACE: f32 = 0.28;
/// A line that stands in by this much more than its block, in characters, starts a paragraph.
const INDENT: f32 = 0.7;
/// A line that ends short of its block by this much, in characters, may end one.
const SHORT: f32 = 1.5;
/// A line that leaves this much of its block free ends one.
const BRIEF: f32 = 0.4;
/// A gap that is this many times the usual one starts a paragraph.
const GAP: f32 = 1.5;
/// Lines of heights more apart than this, one to the other, are of two paragraphs.
const OTHER_SIZE: f32 = 1.12;
/// What is set this many times larger than the text is a heading, of so many lines and characters at most.
const HEADING_SIZE: f32 = 1.12;
const MAX_HEADING_LINES: usize = 4;
const MAX_HEADING_CHARS: usize = 120;
/// A letter this many times higher than the text, by itself, is the first of a paragraph.
const DROP_CAP_SIZE: f32 = 1.8;
/// The part of a page, at its top and at its foot, where running heads stand.
const EDGE: f32 = 0.09;

/// A line of a page.
struct Line {
    page: usize,
    block: usize,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    text: String,
    /// Where each word starts and ends, and its first byte.
    words: Vec<(f32, f32, usize)>,
    /// Whether it stands at the edge of its page.
    is_edge: bool,
}

/// The width of a Chinese character, or of two letters, in a text that is so wide. (The height of a line says less: fonts
/// of Chinese leave half a line of room above and below.)
fn em(text: &str, width: f32) -> f32 {
    let n_halves: u16 = text.chars().take(9999).map(|c| if is_east_asian(c) { 2 } else { 1 }).sum();
    (width * 2.0 / f32::from(n_halves.max(1))).max(1.0)
}

impl Line {
    fn em(&self) -> f32 {
        em(&self.text, self.right - self.left)
    }

    fn height(&self) -> f32 {
        (self.bottom - self.top).max(1.0)
    }
}

/// Reads what `pdftotext -bbox-layout` found. The blocks have numbers in place of lines, as those of [`super::read_document`].
///
/// # Errors
/// Where it is not that.
pub fn read_layout(layout: &str) -> Result<Article, Refusal> {
    let all = read_lines(layout)?;
    let usual = usual_height(&all);
    let heads = running_heads(&all);
    let mut raws: Vec<Raw> = Vec::new();
    let mut paragraph: Vec<(usize, &Line)> = Vec::new();
    let blocks = block_edges(&all);
    let mut tables = Tables::of(&all, &heads);
    for (i, line) in all.iter().enumerate() {
        if tables.is_in[i] {
            raws.extend(flush(&mut paragraph, usual));
            raws.extend(tables.rows_at(i).map(|row| table_row(&all, &row)));
            continue;
        }
        if heads[i] {
            raws.extend(flush(&mut paragraph, usual));
            raws.push(furniture(i, line, "a running head"));
            continue;
        }
        let starts =
            paragraph.last().is_some_and(|(_, before)| starts_anew(before, line, blocks[&line.block]));
        if starts {
            raws.extend(flush(&mut paragraph, usual));
        }
        paragraph.push((i, line));
    }
    raws.extend(flush(&mut paragraph, usual));
    entitle(&mut raws, &all);
    let lang = lang(&raws);
    Ok(numbered::numbered(repair::repair(raws, lang, None)))
}

fn read_lines(layout: &str) -> Result<Vec<Line>, Refusal> {
    let mut all: Vec<Line> = Vec::new();
    let (mut page, mut block, mut height) = (0, 0, 0.0f32);
    let mut open: Option<Line> = None;
    // Where the last word ends, and where this one stands.
    let mut end: Option<f32> = None;
    let mut at: Option<(f32, f32)> = None;
    let mut is_word = false;
    walk(layout, |step| match step {
        Step::Start("page", tag) => {
            page += 1;
            height = number(tag, "height");
        }
        Step::Start("block", _) => block += 1,
        Step::Start("line", tag) => {
            let (left, right) = (number(tag, "xMin"), number(tag, "xMax"));
            let (top, bottom) = (number(tag, "yMin"), number(tag, "yMax"));
            let is_edge = top < height * EDGE || bottom > height * (1.0 - EDGE);
            open = Some(Line {
                page,
                block,
                left,
                right,
                top,
                bottom,
                text: String::new(),
                words: Vec::new(),
                is_edge,
            });
            end = None;
        }
        Step::Start("word", tag) => {
            is_word = true;
            at = Some((number(tag, "xMin"), number(tag, "xMax")));
        }
        Step::Words(words) if is_word => {
            if let Some(line) = &mut open {
                let is_chinese = line.text.ends_with(is_east_asian) || words.starts_with(is_east_asian);
                if let (Some(end), Some((left, right))) = (end.take(), at) {
                    let gap = (left - end) / em(words, right - left);
                    line.text.push_str(if !is_chinese || gap >= SPACE { " " } else { "" });
                }
                if let Some((left, right)) = at.filter(|at| line.words.last().is_none_or(|w| w.0 < at.0)) {
                    line.words.push((left, right, line.text.len()));
                }
                line.text.extend(words.chars().filter(|c| !c.is_control() && *c != '\u{AD}'));
            }
        }
        Step::End("word") => {
            is_word = false;
            end = at.map(|(_, right)| right).or(end);
        }
        Step::End("line") => {
            all.extend(open.take().filter(|line| n_ink(&line.text) > 0));
        }
        _ => {}
    })?;
    Ok(all)
}

fn number(tag: &BytesStart<'_>, name: &str) -> f32 {
    value(tag, name).and_then(|value| value.parse().ok()).filter(|n: &f32| n.is_finite()).unwrap_or(0.0)
}

/// The height that most characters have.
fn usual_height(all: &[Line]) -> f32 {
    let mut heights: Vec<(f32, usize)> = all.iter().map(|line| (line.height(), n_ink(&line.text))).collect();
    heights.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = heights.iter().map(|(_, n)| n).sum::<usize>() / 2;
    let mut n_seen = 0;
    let middle = heights.iter().find(|(_, n)| {
        n_seen += n;
        n_seen > half
    });
    middle.map_or(1.0, |(height, _)| *height)
}

/// The left and the right edge of each block, and the usual distance of its lines.
fn block_edges(all: &[Line]) -> HashMap<usize, (f32, f32, f32)> {
    let mut edges: HashMap<usize, (f32, f32, f32)> = HashMap::new();
    for (i, line) in all.iter().enumerate() {
        let edge = edges.entry(line.block).or_insert((line.left, line.right, f32::MAX));
        edge.0 = edge.0.min(line.left);
        edge.1 = edge.1.max(line.right);
        if let Some(before) = i.checked_sub(1).map(|i| &all[i]).filter(|before| before.block == line.block) {
            edge.2 = edge.2.min((line.top - before.top).abs());
        }
    }
    edges
}

/// Lines at the edge of their pages that others have too, but for their numbers; numbers there; and what is printed larger
/// elsewhere, as a title is.
fn running_heads(all: &[Line]) -> Vec<bool> {
    let masked = |line: &Line| -> String {
        let mask = |c: char| if c.is_ascii_digit() { '0' } else { c };
        let mut text: String = line.text.chars().filter(|c| !c.is_whitespace()).map(mask).collect();
        while text.contains("00") {
            text = text.replace("00", "0");
        }
        text
    };
    let mut pages: HashMap<String, Vec<usize>> = HashMap::new();
    for line in all.iter().filter(|line| line.is_edge) {
        let on = pages.entry(masked(line)).or_default();
        if on.last() != Some(&line.page) {
            on.push(line.page);
        }
    }
    let mut inside: HashMap<String, f32> = HashMap::new();
    for line in all.iter().filter(|line| !line.is_edge) {
        let height = inside.entry(masked(line)).or_default();
        *height = height.max(line.height());
    }
    let is_larger = |line: &Line, height: &f32| *height >= line.height() * HEADING_SIZE;
    let is_head = |line: &Line| {
        line.is_edge
            && (inside.get(&masked(line)).is_some_and(|height| is_larger(line, height))
                || pages.get(&masked(line)).is_some_and(|on| on.len() >= 2)
                || lines::furniture(&line.text).is_some()
                // The day, the address and the number that a browser prints at the edges.
                || html::is_stamp(&line.text)
                || line.text.contains("://")
                || line.text.split('/').all(|n| n.trim().parse::<u16>().is_ok()))
    };
    all.iter().map(is_head).collect()
}

/// Whether a line starts a paragraph, by the line before it and the edges of its block.
fn starts_anew(before: &Line, line: &Line, (left, right, step): (f32, f32, f32)) -> bool {
    if before.page != line.page || before.block != line.block {
        return true;
    }
    let height = line.height();
    let ratio = (height / before.height()).max(before.height() / height);
    let em = before.em();
    let is_indented = line.left - left > INDENT * em && before.left - left < INDENT * em;
    // A credit ends a caption: （陳大文攝）
    let is_ended = lines::is_finished(&before.text) || lines::caption(&before.text).is_some();
    let is_short = right - before.right > SHORT * em && is_ended;
    // Whether it is finished or not: an item of a list, a line of an address.
    let is_brief = right - before.right > BRIEF * (right - left);
    let is_apart = line.top - before.top > GAP * step;
    ratio > OTHER_SIZE
        || is_indented
        || is_short
        || is_brief
        || is_apart
        || lines::caption(&line.text).is_some()
        || lines::furniture(&line.text).is_some()
}

/// A row of a table as one paragraph.
fn table_row(all: &[Line], row: &[usize]) -> Raw {
    let texts: Vec<String> = row.iter().map(|i| table::row_text(&all[*i])).collect();
    let parts = row.iter().map(|i| Part::line(*i, &all[*i].text)).collect();
    Raw { text: texts.join("\u{3000}"), parts, nature: Nature::Paragraph }
}

fn furniture(number: usize, line: &Line, reason: &'static str) -> Raw {
    let parts = vec![Part::line(number, &line.text)];
    Raw { text: line.text.clone(), parts, nature: Nature::Furniture(reason) }
}

/// Makes a block of the lines of a paragraph.
fn flush(paragraph: &mut Vec<(usize, &Line)>, usual: f32) -> Option<Raw> {
    let of = std::mem::take(paragraph);
    let height = of.iter().map(|(_, line)| line.height()).fold(0.0, f32::max);
    let (mut text, mut parts): (String, Vec<Part>) = (String::new(), Vec::new());
    for (number, line) in &of {
        super::join::append(&mut text, &mut parts, &line.text);
        parts.push(Part::line(*number, &line.text));
    }
    if text.is_empty() {
        return None;
    }
    let is_large = height >= usual * HEADING_SIZE;
    let nature = if let Some(reason) = lines::furniture(&text) {
        Nature::Furniture(reason)
    } else if let Some(words) = lines::caption(&text) {
        let n_marked = n_ink(&text) - n_ink(words);
        parts[0].n_inked = parts[0].n_inked.saturating_sub(n_marked);
        text = words.to_owned();
        Nature::Caption { image: None }
    } else if height >= usual * DROP_CAP_SIZE && text.chars().count() == 1 {
        DROP_CAP
    } else if is_large && of.len() <= MAX_HEADING_LINES && text.chars().count() <= MAX_HEADING_CHARS {
        Nature::Heading
    } else {
        Nature::Unknown
    };
    Some(Raw { text, parts, nature })
}

/// A mark of our own until the letter is put before its paragraph.
const DROP_CAP: Nature = Nature::Furniture("a large first letter");

/// Puts large first letters before their paragraphs, and the largest heading of the first page first.
fn entitle(raws: &mut Vec<Raw>, all: &[Line]) {
    let mut letter: Option<Raw> = None;
    for mut raw in std::mem::take(raws) {
        if raw.nature == DROP_CAP {
            raws.extend(letter.replace(raw));
            continue;
        }
        if raw.nature == Nature::Unknown
            && let Some(first) = letter.take()
        {
            raw.text = first.text + &raw.text;
            raw.parts.splice(0..0, first.parts);
        }
        raws.push(raw);
    }
    raws.extend(letter);
    let line = |raw: &Raw| raw.parts.first().and_then(|part| all.get(part.lines.first));
    let height = |raw: &Raw| line(raw).map_or(0.0, Line::height);
    let is_first_page = |raw: &Raw| line(raw).is_some_and(|line| line.page == 1);
    let headings =
        raws.iter().enumerate().filter(|(_, raw)| raw.nature == Nature::Heading && is_first_page(raw));
    // The first of those that are as large as the largest.
    let largest = headings.rev().max_by(|a, b| height(a.1).total_cmp(&height(b.1))).map(|(at, _)| at);
    if let Some(at) = largest {
        raws[at].nature = Nature::Title;
        raws[..=at].rotate_right(1);
    }
}

#[cfg(test)]
mod tests;
