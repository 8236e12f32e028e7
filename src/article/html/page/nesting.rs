//! Which elements are open at a place, and what they make of the words there: what a start opens and closes without
//! saying so, and what an end closes.

use super::super::tag::Tag;
use super::super::words::{self, Role};
use super::line::{Gap, Line};
use super::reader::Reader;
use super::{Dialect, Element};

/// How deep elements are told apart. Pages have 20 to 60 of them in each other.
pub(super) const MAX_DEPTH: usize = 256;
/// A cell with more ink than this, in characters, is a column of a page and not of a table.
const MAX_CELL_INK: u32 = 80;

/// What the elements around a place make of it.
#[derive(Clone, Copy)]
pub(super) struct Around {
    pub(super) element: u32,
    pub(super) figure: u32,
    pub(super) tag: Tag,
    pub(super) is_linked: bool,
    pub(super) is_bold: bool,
    pub(super) is_pre: bool,
    pub(super) text: Text,
}

/// What becomes of the words at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    Shown,
    Skipped,
    Title,
    LinkedData,
    Data,
}

/// An element that is open.
pub(super) struct Open {
    id: u64,
    tag: Tag,
    /// What was around it.
    outside: Around,
}

impl Reader {
    pub(super) fn open(&mut self, tag: Tag, id: u64, is_closed: bool) {
        let is_cell = tag == Tag::Paragraph && self.around.tag == Tag::Cell;
        // `<td><p>`: the cell's text, set as if there were no `<p>`.
        let is_first = self.line.text.is_empty() || self.line.text.ends_with('\u{3000}');
        let tag = if is_cell && is_first { Tag::Inline } else { tag };
        if self.around.text == Text::Shown {
            self.close_implied(tag);
        }
        if self.around.text != Text::Shown {
            // Nothing is set here.
        } else if tag == Tag::Cell && !self.line.text.is_empty() {
            self.line.text.push('\u{3000}');
            self.line.gap = Gap::None;
        } else if tag.is_block() {
            self.flush();
        }
        if is_closed && self.dialect == Dialect::Xhtml {
            return;
        }
        let outside = self.around;
        // Deeper than this a tag is passed over; what is not shown is passed over with all that is in it.
        let is_hiding = matches!(tag, Tag::Skipped | Tag::Script) && outside.text == Text::Shown;
        if self.stack.len() < MAX_DEPTH || is_hiding {
            let role = words::role(tag, |name| self.value(name));
            self.go_inside(tag, role);
            self.stack.push(Open { id, tag, outside });
            *self.open.entry(id).or_default() += 1;
        }
    }

    fn go_inside(&mut self, tag: Tag, role: Role) {
        if self.around.text != Text::Shown {
            return;
        }
        let is_named = role != Role::Plain;
        if is_named && role.is_of_its_own() {
            self.flush();
        }
        if tag.is_block() || is_named {
            let parent = self.around.element;
            self.around.element = u32::try_from(self.page.elements.len()).unwrap_or(u32::MAX);
            self.page.elements.push(Element { parent, role });
        }
        if tag == Tag::Figure {
            self.around.figure = self.around.element;
        }
        let around = &mut self.around;
        match tag {
            Tag::Link => around.is_linked = true,
            Tag::Bold => around.is_bold = true,
            Tag::Pre => around.is_pre = true,
            Tag::Skipped => around.text = Text::Skipped,
            Tag::PageTitle if around.text == Text::Shown => around.text = Text::Title,
            Tag::Script => return self.go_inside_script(),
            _ => {}
        }
        if role == Role::Caption {
            around.tag = Tag::Caption;
        } else if tag.is_block() && !(tag.is_container() && around.tag.says_what()) {
            around.tag = tag;
        }
    }

    fn go_inside_script(&mut self) {
        let kind = self.attributes.iter().find(|(name, _)| name == b"type").map(|(_, v)| v.as_slice());
        self.around.text = match kind {
            Some(b"application/ld+json") => Text::LinkedData,
            Some(b"application/json") => Text::Data,
            _ => Text::Skipped,
        };
        match self.around.text {
            Text::LinkedData => self.page.head.linked_data.push(String::new()),
            Text::Data => self.page.head.data.push(String::new()),
            _ => {}
        }
    }

    /// Closes what the start of `tag` closes without saying so.
    fn close_implied(&mut self, tag: Tag) {
        let closed: &[Tag] = match tag {
            Tag::Item => &[Tag::Item],
            Tag::Cell => &[Tag::Cell],
            Tag::Row => &[Tag::Cell, Tag::Row],
            _ if tag.is_block() => &[Tag::Paragraph],
            _ => return,
        };
        let is_inside = |open: &Open| match tag {
            Tag::Item => open.tag != Tag::List,
            Tag::Cell | Tag::Row => open.tag != Tag::Table,
            _ => !open.tag.is_block() || open.tag == Tag::Paragraph,
        };
        let inside = self.stack.iter().rev().take_while(|open| is_inside(open));
        let n_closed = inside.enumerate().filter(|(_, open)| closed.contains(&open.tag)).last();
        if let Some((n, _)) = n_closed {
            self.close(self.stack.len() - n - 1);
        }
    }

    pub(super) fn end(&mut self, tag: Tag, id: u64) {
        let is_inline = self.stack.last().is_some_and(|open| open.id == id && open.tag == Tag::Inline);
        let tag = if is_inline { Tag::Inline } else { tag };
        if tag.is_block() && tag != Tag::Cell && self.around.text == Text::Shown {
            self.flush();
        }
        if self.open.get(&id).is_none_or(|n| *n == 0) {
            return;
        }
        let inside = self.stack.iter().rev().take_while(|open| {
            open.id == id
                || open.outside.text != Text::Shown
                || tag.is_block() && !(open.tag == Tag::Cell && tag != Tag::Row && tag != Tag::Table)
                || !open.tag.is_block()
        });
        if let Some((n, _)) = inside.enumerate().find(|(_, open)| open.id == id) {
            self.close(self.stack.len() - n - 1);
        }
    }

    /// Closes the elements from `depth` on.
    fn close(&mut self, depth: usize) {
        let is_column = |line: &Line| line.n_inked > MAX_CELL_INK;
        let is_parted = |open: &Open, line: &Line| match open.tag {
            _ if open.outside.text != Text::Shown => false,
            Tag::Cell => is_column(line),
            tag => tag.is_block(),
        };
        let is_over = self.stack.iter().skip(depth).any(|open| is_parted(open, &self.line))
            || self.page.elements.get(self.around.element as usize).is_some_and(|e| e.role.is_of_its_own());
        if is_over {
            self.flush();
        }
        for open in self.stack.drain(depth..).rev() {
            if let Some(n) = self.open.get_mut(&open.id) {
                *n -= 1;
            }
            self.around = open.outside;
        }
    }
}
