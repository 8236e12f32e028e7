//! What the tokenizer reads of a page.

use html5gum::{Readable, Reader, StringReader};
use std::convert::Infallible;

/// Behind every so many values of attributes in double quotes stands a solidus that is not in the page.
///
/// From one such attribute to the next html5gum 0.9 calls itself, so that a tag with some ten thousand of them overflows
/// the stack. Behind a solidus it does not; and one between two attributes, with a space behind it, is passed over
/// (`unexpected-solidus-in-tag`).
const EVERY: usize = 32;

/// A page, byte by byte.
pub(super) struct Source<'a> {
    page: StringReader<'a>,
    n_values: usize,
    /// Whether the last that was read is the end of a value in double quotes.
    is_behind_value: bool,
    /// What is put in and not yet read.
    inserted: &'static [u8],
}

impl<'a> Source<'a> {
    pub(super) fn of(page: &'a str) -> Self {
        Self { page: page.to_reader(), n_values: 0, is_behind_value: false, inserted: b"" }
    }
}

impl Reader for Source<'_> {
    type Error = Infallible;

    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        if std::mem::take(&mut self.is_behind_value) {
            self.n_values += 1;
            if self.n_values.is_multiple_of(EVERY) {
                self.inserted = b"/ ";
            }
        }
        if let Some((first, rest)) = self.inserted.split_first() {
            self.inserted = rest;
            return Ok(Some(*first));
        }
        self.page.read_byte()
    }

    fn try_read_string(&mut self, s: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        self.page.try_read_string(s, case_sensitive)
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        char_buf: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Infallible> {
        let found = self.page.read_until(needle, char_buf)?;
        // A tag ends with > wherever else a quotation mark is looked for.
        self.is_behind_value = found == Some(b"\"") && !needle.contains(&b'>');
        Ok(found)
    }
}
