//! Rich text (RTF): words in Unicode (`\u`) and in code pages (`\'xx`), headings by style and outline level.
//!
//! Only what a reader sees is read: pictures, notes, headers, fields' instructions and what was deleted are passed over,
//! and so is every destination that is marked as one that may be (`\*`).

mod codepage;

use super::archive::damaged;
use super::look::Look;
use super::typed::{self, Block, Paragraph};
use super::{Article, Refusal, repair};
use codepage::{of_charset, of_page};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::HashMap;

/// How deep groups may stand in each other. Word's own stand 10 deep.
const MAX_DEPTH: usize = 512;

/// Destinations without words of the text.
const SKIPPED: &[&str] = &[
    "colortbl",
    "pict",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "object",
    "objdata",
    "themedata",
    "datastore",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "xmlnstbl",
    "fldinst",
    "bkmkstart",
    "bkmkend",
    "nonshppict",
    "listtext",
    "pntext",
    "pntxta",
    "pntxtb",
    "template",
    "latentstyles",
    "generator",
    "filetbl",
    "revtbl",
    "atnid",
    "atnauthor",
    "colorschememapping",
    "sp",
    "shpinst",
    "do",
    "mmathPr",
    "wgrffmtfilter",
    "tc",
    "xe",
];
/// Words that stand for a character.
const CHARACTERS: &[(&str, char)] = &[
    ("emdash", '—'),
    ("endash", '–'),
    ("lquote", '‘'),
    ("rquote", '’'),
    ("ldblquote", '“'),
    ("rdblquote", '”'),
    ("bullet", '•'),
    ("emspace", '\u{3000}'),
    ("enspace", ' '),
    ("tab", '\u{3000}'),
    ("line", '\n'),
];

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

    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at)?;
        self.at += 1;
        Some(*byte)
    }

    fn run(&mut self) -> Result<(), Refusal> {
        while let Some(byte) = self.next() {
            match byte {
                b'{' => {
                    self.flush();
                    if self.groups.len() >= MAX_DEPTH {
                        return Err(damaged());
                    }
                    self.groups.push(self.group);
                    self.group.is_fresh = true;
                    self.n_passed = 0;
                }
                b'}' => {
                    self.flush();
                    self.end_entry();
                    // One too many ends the document.
                    let Some(group) = self.groups.pop() else { return Ok(()) };
                    self.group = group;
                    self.n_passed = 0;
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                byte => self.byte(byte),
            }
        }
        Ok(())
    }

    /// A byte of text, in the code page.
    fn byte(&mut self, byte: u8) {
        self.group.is_fresh = false;
        if self.n_passed > 0 {
            self.n_passed -= 1;
        } else if !matches!(self.group.destination, Destination::Skipped) {
            self.half = None;
            self.pending.push(byte);
        }
    }

    fn control(&mut self) {
        match self.next() {
            Some(b'\'') => {
                let hex = self.bytes.get(self.at..self.at + 2).and_then(|hex| std::str::from_utf8(hex).ok());
                if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    self.at += 2;
                    self.byte(byte);
                }
            }
            Some(b'*') => self.group.destination = Destination::Skipped,
            Some(byte @ (b'\\' | b'{' | b'}')) => self.byte(byte),
            Some(b'~') => self.char(' '),
            Some(b'_') => self.char('-'),
            Some(b'\r' | b'\n') => self.word("par", None),
            Some(byte) if byte.is_ascii_alphabetic() => {
                self.at -= 1;
                self.control_word();
            }
            // `\-`, where a word may be parted, and what nobody knows.
            _ => {}
        }
    }

    fn control_word(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let n_name = rest.iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
        let number = rest.get(n_name..).unwrap_or_default();
        let n_sign = usize::from(number.first() == Some(&b'-'));
        let n_digits = number.iter().skip(n_sign).take(10).take_while(|b| b.is_ascii_digit()).count();
        let n_number = if n_digits == 0 { 0 } else { n_sign + n_digits };
        let text = |range: std::ops::Range<usize>| std::str::from_utf8(rest.get(range)?).ok();
        let name = text(0..n_name).unwrap_or_default().to_owned();
        let number = text(n_name..n_name + n_number).and_then(|digits| digits.parse::<i64>().ok());
        let n_all = n_name + n_number;
        self.at += n_all + usize::from(rest.get(n_all) == Some(&b' '));
        self.word(&name, number.and_then(|n| i32::try_from(n).ok()));
    }

    fn word(&mut self, name: &str, number: Option<i32>) {
        let is_first = std::mem::replace(&mut self.group.is_fresh, false);
        match name {
            "u" => return self.unicode(number.unwrap_or(0)),
            "bin" => {
                self.at = self.at.saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
                return;
            }
            _ => {}
        }
        self.flush();
        if is_first && SKIPPED.contains(&name) {
            self.group.destination = Destination::Skipped;
        }
        match name {
            "fonttbl" => self.group.destination = Destination::Fonts,
            "stylesheet" => self.group.destination = Destination::Styles,
            "info" => self.group.destination = Destination::Skipped,
            "title" if is_first => self.group.destination = Destination::Title,
            // A style of its own kind: `{\*\cs10 …}` is one of characters.
            "s" if self.group.destination == Destination::Styles => self.entry = number.unwrap_or(0),
            "uc" => self.group.n_fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1),
            "f" => {
                self.group.font = number.unwrap_or(0);
                self.entry =
                    if self.group.destination == Destination::Fonts { self.group.font } else { self.entry };
            }
            "fcharset" if self.group.destination == Destination::Fonts => {
                if let Some(encoding) = number.and_then(of_charset) {
                    self.fonts.insert(self.entry, encoding);
                }
            }
            "ansicpg" => self.page = number.and_then(of_page).unwrap_or(self.page),
            "outlinelevel" if self.group.destination == Destination::Styles => {
                let look = Look::of_level(number.map(|n| n.to_string()).as_deref());
                self.styles.insert(self.entry, look.unwrap_or_default());
            }
            _ if self.group.destination == Destination::Text => self.text_word(name, number),
            _ => {}
        }
    }

    /// A word about the text.
    fn text_word(&mut self, name: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        match name {
            "par" | "sect" | "page" => self.paragraph(),
            "cell" => {
                self.paragraph();
                self.cells.push(std::mem::take(&mut self.cell));
            }
            "row" => self.row(),
            "pard" => self.setting = Setting::default(),
            "plain" => (self.group.is_bold, self.group.is_hidden) = (false, false),
            "s" => self.setting.style = number,
            "outlinelevel" => self.setting.level = number,
            "ls" => self.setting.is_item = true,
            "intbl" => self.setting.is_cell = true,
            "b" => self.group.is_bold = is_on,
            "v" | "deleted" => self.group.is_hidden = is_on,
            _ => {
                if let Some((_, c)) = CHARACTERS.iter().find(|(word, _)| *word == name) {
                    self.char(*c);
                }
            }
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
