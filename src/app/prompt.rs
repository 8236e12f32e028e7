//! A line that is being typed: edited by grapheme cluster, free of what must not reach a terminal.

use super::Key;
use crate::text::clean::is_unsafe;
use crate::text::{WidthPolicy, grapheme_indices, graphemes, slice};

/// The most that is looked for, in characters.
const MAX_CHARS: usize = 10_000;

/// What is typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    text: String,
}

impl Prompt {
    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds text that was pasted.
    pub(super) fn paste(&mut self, text: &str) {
        let room = MAX_CHARS.saturating_sub(self.text.chars().count());
        self.text.extend(text.chars().filter(|&c| !is_unsafe(c)).take(room));
    }

    /// Takes a key that edits; tells whether it was one.
    pub(super) fn edit(&mut self, key: Key) -> bool {
        match key {
            Key::Char(c) => {
                self.paste(c.encode_utf8(&mut [0; 4]));
            }
            Key::Backspace => {
                let n_kept = graphemes(&self.text).last().map_or(0, |last| self.text.len() - last.len());
                self.text.truncate(n_kept);
            }
            Key::Ctrl('u') => self.text.clear(),
            _ => return false,
        }
        true
    }

    /// The end of the text, as much as fits into `room` columns.
    pub(super) fn tail(&self, room: usize, policy: WidthPolicy) -> &str {
        let widths: Vec<(usize, usize)> =
            grapheme_indices(&self.text).map(|(at, g)| (at, policy.cluster(g))).collect();
        let (mut start, mut n_free) = (self.text.len(), room);
        for &(at, columns) in widths.iter().rev() {
            if columns > n_free {
                break;
            }
            (start, n_free) = (at, n_free - columns);
        }
        slice(&self.text, start..self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_long_prompt_stays_in_sight() {
        let mut prompt = Prompt::default();
        prompt.paste("港口e\u{301}\u{1b}[31m👨‍👩‍👧");
        assert_eq!(prompt.text(), "港口e\u{301}[31m👨‍👩‍👧");
        for (room, shown) in
            [(0, ""), (1, ""), (2, "👨‍👩‍👧"), (7, "e\u{301}[31m👨‍👩‍👧"), (8, "e\u{301}[31m👨‍👩‍👧"), (99, prompt.text())]
        {
            assert_eq!(prompt.tail(room, WidthPolicy::default()), shown, "{room} columns");
        }
        prompt.edit(Key::Backspace);
        assert_eq!(prompt.text(), "港口e\u{301}[31m");
        prompt.paste(&"字".repeat(100_000));
        assert_eq!(prompt.text().chars().count(), MAX_CHARS);
    }
}
