//! A page's tokens to pieces of text, each with the element that it stands in: what a browser would set as a line or
//! a paragraph of its own.
//!
//! No document tree is built. A tree builder does what a browser does with tags out of order, which lets a page of a
//! megabyte grow to gigabytes (unclosed `<font>`s, opened anew in each `<p>`); here a tag costs one entry at most, and
//! what stands deeper than [`MAX_DEPTH`] stands at that depth.

use super::tag::{Tag, id};
use super::words::{self, Role};
use crate::text::is_east_asian;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::collections::HashMap;
use std::convert::Infallible;
use std::ops::Range;

/// How deep elements are told apart. Pages have 20 to 60 of them in each other.
const MAX_DEPTH: usize = 256;
/// The most that is kept of the data in scripts, in bytes.
const MAX_SCRIPTS: usize = 4 << 20;
/// A cell with more ink than this, in characters, is a column of a page and not of a table.
const MAX_CELL_INK: u32 = 80;

/// A page in pieces.
#[derive(Default)]
pub(super) struct Page {
    /// In the order of their tags: an element's parent stands before it. The first is the page.
    pub(super) elements: Vec<Element>,
    pub(super) pieces: Vec<Piece>,
    pub(super) images: Vec<Image>,
    pub(super) head: Head,
    text: String,
}

/// An element that is set as a block, or that its names say something about.
#[derive(Clone, Copy)]
pub(super) struct Element {
    pub(super) parent: u32,
    pub(super) role: Role,
}

/// Text that is set by itself.
pub(super) struct Piece {
    pub(super) element: u32,
    span: Range<u32>,
    pub(super) tag: Tag,
    pub(super) n_inked: u32,
    pub(super) n_linked: u32,
    pub(super) n_bold: u32,
    /// The picture that it may be the caption of.
    pub(super) image: Option<u32>,
    /// The figure that it stands in.
    figure: u32,
}

/// A picture of the page.
pub(super) struct Image {
    /// Its address; `data:` and its number for one that is in the page itself.
    pub(super) source: String,
    figure: u32,
}

/// What the page says about itself where no reader sees it.
#[derive(Default)]
pub(super) struct Head {
    pub(super) title: String,
    /// Names and contents of `<meta>`.
    pub(super) metas: Vec<(String, String)>,
    /// `application/ld+json`.
    pub(super) linked_data: Vec<String>,
    /// `application/json`.
    pub(super) data: Vec<String>,
}

impl Page {
    pub(super) fn text_of(&self, piece: &Piece) -> &str {
        self.text.get(piece.span.start as usize..piece.span.end as usize).unwrap_or_default()
    }

    /// The content of the first `<meta>` with one of these names that says anything.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        let find = |name: &&str| self.head.metas.iter().find(|(n, content)| n == name && !content.is_empty());
        names.iter().find_map(find).map(|(_, content)| content.as_str())
    }
}

/// How tags are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Html,
    /// As XML has it: `<p/>` is closed, and scripts hold tags like all else.
    Xhtml,
}

/// Reads a page.
pub(super) fn read(source: &str, dialect: Dialect) -> Page {
    let root = Element { parent: 0, role: Role::Plain };
    let mut reader =
        Reader { page: Page { elements: vec![root], ..Page::default() }, dialect, ..Reader::default() };
    let callback = |event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        reader.take(&event);
        None
    };
    let mut emitter = CallbackEmitter::new(callback);
    emitter.naively_switch_states(dialect == Dialect::Html);
    let Ok(()) = Tokenizer::new_with_emitter(source, emitter).finish();
    reader.finish()
}

/// The data of the `wanted`th picture that is in the page itself, as its address has it.
pub(in crate::article) fn data_address(source: &str, wanted: usize) -> Option<String> {
    let (mut attribute, mut n_found, mut found) = (Vec::new(), 0, None);
    let mut is_image = false;
    let callback = |event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => is_image = name == b"img",
            CallbackEvent::AttributeName { name } => attribute = name.to_vec(),
            CallbackEvent::AttributeValue { value }
                if is_image && attribute == b"src" && value.starts_with(b"data:") =>
            {
                if n_found == wanted {
                    found = String::from_utf8(value.to_vec()).ok();
                }
                n_found += 1;
            }
            _ => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(callback);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(source, emitter).finish();
    found
}

/// What the elements around a place make of it.
#[derive(Clone, Copy)]
struct Around {
    element: u32,
    figure: u32,
    tag: Tag,
    is_linked: bool,
    is_bold: bool,
    is_pre: bool,
    text: Text,
}

/// What becomes of the words at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    Shown,
    Skipped,
    Title,
    LinkedData,
    Data,
}

struct Open {
    id: u64,
    tag: Tag,
    /// What was around it.
    outside: Around,
}

struct Reader {
    page: Page,
    dialect: Dialect,
    stack: Vec<Open>,
    /// How many elements of a name are open.
    open: HashMap<u64, u32>,
    around: Around,
    /// The tag being read.
    name: Vec<u8>,
    attribute: Vec<u8>,
    attributes: Vec<(Vec<u8>, Vec<u8>)>,
    line: Line,
    /// The pictures that no text followed yet: the first of them.
    first_image: usize,
    n_in_page: usize,
    n_script_bytes: usize,
}

/// The text that is being set.
#[derive(Default)]
struct Line {
    text: String,
    n_inked: u32,
    n_linked: u32,
    n_bold: u32,
    gap: Gap,
    /// The innermost element that all of it stands in, as far as it is one.
    element: Option<u32>,
    is_of_many: bool,
}

/// White space that waits for a word behind it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    Space,
    /// A line of the source ended: no space at a mark of Chinese.
    LineEnd,
}

impl Default for Reader {
    fn default() -> Self {
        let around = Around {
            element: 0,
            figure: 0,
            tag: Tag::Block,
            is_linked: false,
            is_bold: false,
            is_pre: false,
            text: Text::Shown,
        };
        Self {
            page: Page::default(),
            dialect: Dialect::Html,
            stack: Vec::new(),
            open: HashMap::new(),
            around,
            name: Vec::new(),
            attribute: Vec::new(),
            attributes: Vec::new(),
            line: Line::default(),
            first_image: 0,
            n_in_page: 0,
            n_script_bytes: 0,
        }
    }
}

impl Reader {
    fn take(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.name = name.to_vec();
                self.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute = name.to_vec();
                self.attributes.push((name.to_vec(), Vec::new()));
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, all)) = self.attributes.last_mut() {
                    all.extend_from_slice(value);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => self.start(*self_closing),
            CallbackEvent::EndTag { name } => self.end(Tag::of(name), id(name)),
            CallbackEvent::String { value } => self.words(&String::from_utf8_lossy(value)),
            _ => {}
        }
    }

    fn value(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.iter().find(|(n, _)| n == name.as_bytes())?;
        Some(String::from_utf8_lossy(value).into_owned())
    }

    fn start(&mut self, is_closed: bool) {
        let (tag, id) = (Tag::of(&self.name), id(&self.name));
        match tag {
            Tag::Break if self.around.tag.is_one_line() => self.line.turn(),
            Tag::Break | Tag::Rule => self.flush(),
            Tag::Image => self.image(),
            Tag::Meta => self.meta(),
            Tag::Void => {}
            _ => self.open(tag, id, is_closed),
        }
    }

    fn open(&mut self, tag: Tag, id: u64, is_closed: bool) {
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
        if tag == Tag::Figure || role == Role::Figure {
            self.around.figure = self.around.element;
        }
        let around = &mut self.around;
        match tag {
            Tag::Link => around.is_linked = true,
            Tag::Bold => around.is_bold = true,
            Tag::Pre => around.is_pre = true,
            Tag::Skipped => around.text = Text::Skipped,
            Tag::PageTitle if around.text == Text::Shown => around.text = Text::Title,
            Tag::Script => {
                let kind =
                    self.attributes.iter().find(|(name, _)| name == b"type").map(|(_, v)| v.as_slice());
                around.text = match kind {
                    Some(b"application/ld+json") => Text::LinkedData,
                    Some(b"application/json") => Text::Data,
                    _ => Text::Skipped,
                };
                let scripts = match around.text {
                    Text::LinkedData => &mut self.page.head.linked_data,
                    Text::Data => &mut self.page.head.data,
                    _ => return,
                };
                scripts.push(String::new());
            }
            _ => {}
        }
        if role == Role::Caption {
            around.tag = Tag::Caption;
        } else if tag.is_block() && !(tag.is_container() && around.tag.says_what()) {
            around.tag = tag;
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

    fn end(&mut self, tag: Tag, id: u64) {
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

    fn words(&mut self, words: &str) {
        let scripts = match self.around.text {
            Text::Shown => return self.set(words),
            Text::Skipped => return,
            Text::Title => return self.page.head.title.push_str(words),
            Text::LinkedData => &mut self.page.head.linked_data,
            Text::Data => &mut self.page.head.data,
        };
        self.n_script_bytes += words.len();
        if self.n_script_bytes <= MAX_SCRIPTS
            && let Some(script) = scripts.last_mut()
        {
            script.push_str(words);
        }
    }

    fn set(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '\n' if self.around.is_pre => self.flush(),
                '\n' | '\r' if self.line.gap == Gap::None => self.line.gap = Gap::LineEnd,
                ' ' | '\t' | '\u{C}' | '\u{A0}' if self.line.gap == Gap::None => self.line.gap = Gap::Space,
                ' ' | '\t' | '\u{C}' | '\u{A0}' | '\n' | '\r' | '\u{AD}' | '\u{200B}' | '\u{2060}'
                | '\u{FEFF}' => {}
                c if c.is_control() => {}
                _ => self.line.push(c, self.around),
            }
        }
    }

    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = line.text.trim();
        if line.n_inked == 0 || text.is_empty() {
            return;
        }
        let start = self.page.text.len();
        self.page.text.push_str(text);
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let last_image = self.page.images.len().checked_sub(1).filter(|i| *i >= self.first_image).map(place);
        self.first_image = self.page.images.len();
        self.page.pieces.push(Piece {
            element: line.element.filter(|_| !line.is_of_many).unwrap_or(self.around.element),
            span: place(start)..place(self.page.text.len()),
            tag: self.around.tag,
            n_inked: line.n_inked,
            n_linked: line.n_linked,
            n_bold: line.n_bold,
            image: last_image,
            figure: self.around.figure,
        });
    }

    fn image(&mut self) {
        if self.around.text != Text::Shown {
            return;
        }
        let source = self.value("src").filter(|source| !source.is_empty());
        let late = self.value("data-src").filter(|source| !source.is_empty());
        let source = match (source, late) {
            (Some(source), late) if source.starts_with("data:") => {
                self.n_in_page += 1;
                late.unwrap_or_else(|| format!("data:{}", self.n_in_page - 1))
            }
            (source, late) => source.or(late).unwrap_or_default(),
        };
        self.page.images.push(Image { source, figure: self.around.figure });
    }

    fn meta(&mut self) {
        let name = self.value("property").or_else(|| self.value("name")).or_else(|| self.value("itemprop"));
        if let (Some(name), Some(content)) = (name, self.value("content")) {
            self.page.head.metas.push((name.to_ascii_lowercase(), content.trim().to_owned()));
        }
    }

    fn finish(mut self) -> Page {
        self.flush();
        let mut page = self.page;
        page.head.title = page.head.title.trim().to_owned();
        page.name_images();
        page
    }
}

impl Page {
    /// A caption is that of the picture in its figure, before it or behind; without a figure, of the one before it.
    fn name_images(&mut self) {
        let mut of_figure = HashMap::new();
        for (i, image) in (0..).zip(&self.images) {
            if image.figure != 0 {
                of_figure.entry(image.figure).or_insert(i);
            }
        }
        for piece in &mut self.pieces {
            if piece.figure != 0 {
                piece.image = of_figure.get(&piece.figure).copied();
            }
        }
    }
}

impl Line {
    /// Goes on in a new line of one thing: with a space, unless a mark ends the line before.
    fn turn(&mut self) {
        let is_ended = self.text.ends_with(|c: char| is_east_asian(c) && !c.is_alphanumeric());
        self.gap = if is_ended { Gap::LineEnd } else { Gap::Space };
    }

    fn push(&mut self, c: char, around: Around) {
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
