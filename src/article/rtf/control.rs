//! The syntax of RTF: groups, control words and their numbers, and what each says of the text.

use super::super::Refusal;
use super::super::archive::damaged;
use super::super::look::Look;
use super::codepage::{of_charset, of_page};
use super::table::{CHARACTERS, SKIPPED};
use super::{Destination, Reader, Setting};

/// How deep groups may stand in each other. Word's own stand 10 deep.
const MAX_DEPTH: usize = 512;

impl Reader<'_> {
    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at)?;
        self.at += 1;
        Some(*byte)
    }

    /// Reads to the end.
    pub(super) fn run(&mut self) -> Result<(), Refusal> {
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
}
