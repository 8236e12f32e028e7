//! The line that is being set: its words, how many of them are linked or bold, and the white space between them.

use super::nesting::Around;
use crate::text::is_east_asian;

/// The text that is being set.
#[derive(Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) n_inked: u32,
    pub(super) n_linked: u32,
    pub(super) n_bold: u32,
    pub(super) gap: Gap,
    /// The innermost element that all of it stands in, as far as it is one.
    pub(super) element: Option<u32>,
    pub(super) is_of_many: bool,
}

/// White space that waits for a word behind it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Gap {
    #[default]
    None,
    Space,
    /// A line of the source ended: no space at a mark of Chinese.
    LineEnd,
}

impl Line {
    /// Goes on in a new line of one thing: with a space, unless a mark ends the line before.
    pub(super) fn turn(&mut self) {
        let is_ended = self.text.ends_with(|c: char| is_east_asian(c) && !c.is_alphanumeric());
        self.gap = if is_ended { Gap::LineEnd } else { Gap::Space };
    }

    pub(super) fn push(&mut self, c: char, around: Around) {
        if let Some(before) = self.text.chars().next_back() {
            // A browser sets a space, and programs end lines where one is; people who write Chinese end them anywhere.
            let is_mark = |c: char| is_east_asian(c) && !c.is_alphanumeric();
            let is_spaced =
                self.gap == Gap::Space || self.gap == Gap::LineEnd && !is_mark(before) && !is_mark(c);
            if is_spaced && !before.is_whitespace() {
                self.text.push(' ');
            }
        }
        self.gap = Gap::None;
        self.text.push(c);
        if !c.is_whitespace() {
            let element = *self.element.get_or_insert(around.element);
            self.is_of_many |= element != around.element;
            self.n_inked += 1;
            self.n_linked += u32::from(around.is_linked);
            self.n_bold += u32::from(around.is_bold);
        }
    }
}
