//! A page's tokens, one after the other, to its pieces, pictures and data.

use super::super::tag::{Tag, id};
use super::super::words::Role;
use super::line::{Gap, Line};
use super::nesting::{Around, Open, Text};
use super::values::Source;
use super::{Dialect, Element, Image, Page, Piece};
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::collections::HashMap;
use std::convert::Infallible;

/// The most that is kept of the data in scripts, in bytes.
const MAX_SCRIPTS: usize = 4 << 20;

/// Reads a page.
pub(in super::super) fn read(source: &str, dialect: Dialect) -> Page {
    let root = Element { parent: 0, role: Role::Plain };
    let mut reader =
        Reader { page: Page { elements: vec![root], ..Page::default() }, dialect, ..Reader::default() };
    let callback = |event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        reader.take(&event);
        None
    };
    let mut emitter = CallbackEmitter::new(callback);
    emitter.naively_switch_states(dialect == Dialect::Html);
    let Ok(()) = Tokenizer::new_with_emitter(Source::of(source), emitter).finish();
    reader.finish()
}

/// What is known at a place of the page.
pub(super) struct Reader {
    pub(super) page: Page,
    pub(super) dialect: Dialect,
    pub(super) stack: Vec<Open>,
    /// How many elements of a name are open.
    pub(super) open: HashMap<u64, u32>,
    pub(super) around: Around,
    /// The tag being read.
    name: Vec<u8>,
    attribute: Vec<u8>,
    pub(super) attributes: Vec<(Vec<u8>, Vec<u8>)>,
    pub(super) line: Line,
    /// The pictures that no text followed yet: the first of them.
    first_image: usize,
    n_in_page: usize,
    n_script_bytes: usize,
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

    pub(super) fn value(&self, name: &str) -> Option<String> {
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

    pub(super) fn flush(&mut self) {
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
