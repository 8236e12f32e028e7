//! Rich text (RTF): words in Unicode (`\u`) and in code pages (`\'xx`), headings by style and outline level.
//!
//! Only what a reader sees is read: pictures, notes, headers, fields' instructions and what was deleted are passed over,
//! and so is every destination that is marked as one that may be (`\*`).

mod codepage;
mod control;
mod table;

use super::look::Look;
use super::typed::{self, Block, Paragraph};
use super::{Article, Refusal, repair};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::HashMap;

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Article, Refusal> {
    let mut reader = Reader::new(bytes);
    reader.run()?;
    reader.flush();
    reader.paragraph();
    let title = reader.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let raws = typed::raws(reader.blocks, Some(title).filter(|title| !title.is_empty()));
    let lang = typed::lang(&raws);
    Ok(repair::repair(raws, lang, None))
}

/// What becomes of the words of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Destination {
    Text,
    Skipped,
    Fonts,
    Styles,
    Title,
}

/// What holds to the end of a group.
#[derive(Clone, Copy)]
struct Group {
    destination: Destination,
    is_bold: bool,
    is_hidden: bool,
    /// How many characters follow a `\u` for readers that know none.
    n_fallback: usize,
    font: i32,
    /// Whether the group's first word, which names its destination, is still to come.
    is_fresh: bool,
}

/// What holds to the end of a paragraph.
#[derive(Clone, Copy, Default)]
struct Setting {
    style: Option<i32>,
    level: Option<i32>,
    is_item: bool,
    is_cell: bool,
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    groups: Vec<Group>,
    group: Group,
    setting: Setting,
    page: &'static Encoding,
    fonts: HashMap<i32, &'static Encoding>,
    styles: HashMap<i32, Look>,
    /// The font or the style that its table is at.
    entry: i32,
    name: String,
    title: String,
    /// Bytes in the code page, not decoded yet.
    pending: Vec<u8>,
    /// The first half of a character that takes two `\u`.
    half: Option<u16>,
    /// How many characters are to be passed over: what stands behind a `\u`.
    n_passed: usize,
    open: Paragraph,
    cells: Vec<Vec<Block>>,
    cell: Vec<Block>,
    blocks: Vec<Block>,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let group = Group {
            destination: Destination::Text,
            is_bold: false,
            is_hidden: false,
            n_fallback: 1,
            font: 0,
            is_fresh: false,
        };
        Self {
            bytes,
            at: 0,
            groups: Vec::new(),
            group,
            setting: Setting::default(),
            page: WINDOWS_1252,
            fonts: HashMap::new(),
            styles: HashMap::new(),
            entry: 0,
            name: String::new(),
            title: String::new(),
            pending: Vec::new(),
            half: None,
            n_passed: 0,
            open: Paragraph::default(),
            cells: Vec::new(),
            cell: Vec::new(),
            blocks: Vec::new(),
        }
    }

    fn unicode(&mut self, number: i32) {
        self.n_passed = 0;
        // Numbers beyond 32767 are written as negative ones.
        let unit = u16::try_from(if number < 0 { number + 0x1_0000 } else { number }).unwrap_or(0xFFFD);
        let half = self.half.take();
        match (half, unit) {
            (_, 0xD800..=0xDBFF) => {
                self.flush();
                self.half = Some(unit);
            }
            (Some(first), 0xDC00..=0xDFFF) => {
                let both = char::decode_utf16([first, unit]).next().and_then(Result::ok);
                self.char(both.unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            _ => self.char(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
        self.n_passed = self.group.n_fallback;
    }

    fn char(&mut self, c: char) {
        self.flush();
        self.words(c.encode_utf8(&mut [0; 4]));
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let encoding = self.fonts.get(&self.group.font).copied().unwrap_or(self.page);
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.words(&text);
    }

    fn words(&mut self, words: &str) {
        match self.group.destination {
            Destination::Text if !self.group.is_hidden => {
                self.open.text += words;
                self.open.n_bold += if self.group.is_bold { super::n_ink(words) } else { 0 };
            }
            Destination::Styles => self.name += words,
            Destination::Title => self.title += words,
            Destination::Text | Destination::Skipped | Destination::Fonts => {}
        }
    }

    /// The end of a group is that of a style's name: `heading 1;`.
    fn end_entry(&mut self) {
        let name = std::mem::take(&mut self.name);
        if self.group.destination == Destination::Styles
            && let Some(look) = Look::named(name.trim().trim_end_matches(';'))
        {
            self.styles.insert(self.entry, look);
        }
    }

    fn paragraph(&mut self) {
        let Setting { style, level, is_item, is_cell } = self.setting;
        let of_style = style.and_then(|style| self.styles.get(&style).copied());
        let of_level = Look::of_level(level.map(|level| level.to_string()).as_deref());
        let look = of_style.or(of_level).unwrap_or_default();
        let open = std::mem::take(&mut self.open);
        if open.text.trim().is_empty() {
            return;
        }
        let block = Block::Paragraph(Paragraph { look, is_item, is_cell, ..open });
        if is_cell { self.cell.push(block) } else { self.blocks.push(block) }
    }

    fn row(&mut self) {
        self.paragraph();
        let mut cells = std::mem::take(&mut self.cells);
        let last = std::mem::take(&mut self.cell);
        if !last.is_empty() {
            cells.push(last);
        }
        self.blocks.extend(typed::row(cells));
    }
}

#[cfg(test)]
mod tests;
