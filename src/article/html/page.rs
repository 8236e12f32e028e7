//! A page in pieces of text, each with the element that it stands in: what a browser would set as a line or a paragraph
//! of its own.
//!
//! No document tree is built. A tree builder does what a browser does with tags out of order, which lets a page of a
//! megabyte grow to gigabytes (unclosed `<font>`s, opened anew in each `<p>`); here a tag costs one entry at most, and
//! what stands deeper than [`nesting::MAX_DEPTH`] stands at that depth.

mod data_address;
mod line;
mod nesting;
mod reader;
mod values;

pub(in crate::article) use data_address::data_address;
pub(super) use reader::read;

use super::tag::Tag;
use super::words::Role;
use std::collections::HashMap;
use std::ops::Range;

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

/// How tags are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Html,
    /// As XML has it: `<p/>` is closed, and scripts hold tags like all else.
    Xhtml,
}

#[cfg(test)]
mod tests;
