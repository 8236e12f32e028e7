//! What an article is: a title and blocks, each with the source lines that it came from, and what was dropped.
//!
//! Reading never fails and loses nothing. Every line of the source is a part of a block, or is listed as dropped
//! with its reason: printed again, or furniture. One reader a format turns bytes into raw blocks (`plain`,
//! `markdown`, `html`, `docx`, `epub`, `rtf`, `pdf`); formats without lines have numbers in their place (`numbered`). `lines`
//! tells what a line is by itself, `repair` undoes what print extraction did to the order.

mod about;
mod archive;
mod cuts;
mod decode;
mod docx;
mod epub;
mod evidence;
mod heading;
mod html;
mod items;
mod join;
pub mod lines;
mod look;
mod markdown;
mod marks;
mod neighbours;
mod numbered;
mod page;
mod pairs;
mod pdf;
mod picture;
mod plain;
mod reads_on;
mod repair;
mod repeats;
mod report;
mod rows;
mod rtf;
mod several;
mod sniff;
mod title;
mod typed;
pub(crate) mod words;
mod xml;

pub(crate) use about::dateline;
pub use decode::{decode, utf8};
pub use evidence::{Evidence, evidence};
#[cfg(feature = "pdf")]
pub use pdf::find_layout;
pub use pdf::read_layout;
pub(crate) use picture::percent_decoded;
pub use picture::{MAX_PICTURE_BYTES, picture, picture_ending};
pub use report::{to_json, to_markdown, to_text};
pub use sniff::{Refusal, Sniffed, is_deck, sniff};

use crate::text::Lang;
use std::fmt;

/// An article as its readers will know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The language that most of it is written in.
    pub lang: Lang,
    /// Who wrote it, as it is printed: `林海生`, `By Ann Lee`.
    pub byline: Option<String>,
    /// The day it is of, as `2031-08-14`.
    pub date: Option<String>,
    /// The section or page that it stands in: `港聞`, `A12`.
    pub section: Option<String>,
    /// Who publishes it: a paper, an agency.
    pub source: Option<String>,
    /// Title, standfirst, headings, paragraphs and captions, in reading order.
    pub blocks: Vec<Block>,
    /// What is in the source and in no block.
    pub dropped: Vec<Dropped>,
    /// Where two pieces of the source were made one paragraph.
    pub joins: Vec<Join>,
    /// Where two pieces may be one paragraph, and the evidence is too thin to join them.
    pub unsure: Vec<Join>,
}

/// What a block is to its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The article's name.
    Title,
    /// The paragraph under the title that says what the article is about.
    Standfirst,
    /// The name of a section.
    Heading,
    /// A paragraph of the body.
    Paragraph,
    /// The words of a photo.
    Caption,
}

/// One block of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its text on one line, mended: without a caption's mark.
    pub text: String,
    /// The pieces of the source that it was made of, in the order of their lines.
    pub parts: Vec<Part>,
    /// The picture that a caption names: a file (Markdown, a page), or a name for [`picture`].
    pub image: Option<String>,
}

/// A piece of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it stands.
    pub lines: Lines,
    /// Its text as it stands there, without the white space around each line.
    pub text: String,
    /// How many characters of the block's text stand there, white space not counted: those of `text` but for markup,
    /// a caption's mark or a hyphen that parts a word.
    pub n_inked: usize,
}

/// Lines of the source, counted from 1, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lines {
    /// The first line.
    pub first: usize,
    /// The last line.
    pub last: usize,
}

/// A piece of the source that is in no block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The piece.
    pub part: Part,
    /// Why it was dropped.
    pub reason: Reason,
}

/// Why a piece of the source is in no block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its text is printed elsewhere too.
    Repeat {
        /// Where it is kept.
        of: Lines,
    },
    /// A page number, a rule, a byline, markup: no part of what the article says.
    Furniture(&'static str),
}

/// Two pieces of the source made one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// The piece that was cut off.
    pub left: Lines,
    /// The piece that goes on.
    pub right: Lines,
    /// Why they belong together.
    pub reason: &'static str,
    /// The words around the cut, mended.
    pub text: String,
}

/// The formats that articles come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text, as a print extraction gives it.
    Plain,
    /// Markdown (`CommonMark`).
    Markdown,
    /// A saved web page.
    Html,
    /// A Word document.
    Docx,
    /// An e-book.
    Epub,
    /// Rich text.
    Rtf,
}

impl Format {
    /// Tells the format by the file's name, or else by the text: ATX headings or images make it Markdown, two of them
    /// also what is called a text.
    pub fn detect(name: &str, text: &str) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        if let Some("md" | "markdown" | "mdown") = ending.as_deref() {
            return Self::Markdown;
        }
        let n_least = if matches!(ending.as_deref(), Some("txt" | "text")) { 2 } else { 1 };
        let is_markup = |line: &str| {
            let n_hashes = line.bytes().take_while(|&b| b == b'#').count();
            (1..=6).contains(&n_hashes) && line.as_bytes().get(n_hashes) == Some(&b' ')
                || (line.starts_with("![") && line.contains("]("))
        };
        if text.lines().filter(|line| is_markup(line)).take(n_least).count() == n_least {
            Self::Markdown
        } else {
            Self::Plain
        }
    }
}

/// Reads an article from the bytes of a text named `name` (which tells the format; may be empty).
pub fn read(bytes: &[u8], name: &str) -> Article {
    let text = decode::as_text(bytes);
    let lang = Lang::detect(&text);
    let raws = match Format::detect(name, &text) {
        Format::Markdown => markdown::raw_blocks(&text),
        Format::Plain | Format::Html | Format::Docx | Format::Epub | Format::Rtf => {
            let blocks = plain::blocks(&text, None);
            return with_unsure(repair::repair(blocks.raws, lang, None), &blocks.unsure);
        }
    };
    repair::repair(raws, lang, None)
}

/// Adds where the reader of the lines was unsure, of the blocks that were kept as they stood.
fn with_unsure(mut article: Article, unsure: &[Join]) -> Article {
    let mut firsts: Vec<usize> =
        article.blocks.iter().map(|b| b.parts.first().map_or(0, |p| p.lines.first)).collect();
    firsts.sort_unstable();
    let is_kept = |join: &&Join| firsts.binary_search(&join.right.first).is_ok();
    article.unsure.extend(unsure.iter().filter(is_kept).cloned());
    article.unsure.sort_by_key(|join| join.right.first);
    article
}

/// Reads the articles of a file, of which plain text may hold several: dispatches one after the other, cuttings parted
/// by rules. There is always one. The lines of each are those of the file.
pub fn read_all(bytes: &[u8], name: &str) -> Vec<Article> {
    let text = decode::as_text(bytes);
    if Format::detect(name, &text) != Format::Plain {
        return vec![read(bytes, name)];
    }
    let lang = Lang::detect(&text);
    let blocks = plain::blocks(&text, None);
    let parts = several::split(blocks.raws);
    if parts.len() < 2 {
        let article = |raws| with_unsure(repair::repair(raws, lang, None), &blocks.unsure);
        return parts.into_iter().map(article).collect();
    }
    let language = |raws: &[Raw]| Lang::detect(&raws.iter().map(|raw| raw.text.as_str()).collect::<String>());
    parts
        .into_iter()
        .map(|raws| (language(&raws), raws))
        .map(|(lang, raws)| with_unsure(repair::repair(raws, lang, None), &blocks.unsure))
        .collect()
}

fn spans(raw: &Raw) -> Lines {
    let first = raw.parts.first().map_or(0, |p| p.lines.first);
    Lines { first, last: raw.parts.last().map_or(first, |p| p.lines.last) }
}

fn drop_parts(parts: Vec<Part>, reason: Reason, dropped: &mut Vec<Dropped>) {
    dropped.extend(parts.into_iter().map(|part| Dropped { part, reason }));
}

/// Reads an article out of a document, whose format [`sniff`] tells. Its blocks have numbers in place of lines: a
/// block's is that of the line, blank lines not counted, that it is in [`to_text`].
///
/// # Errors
/// Where the document is damaged, or larger than any article.
pub fn read_document(bytes: &[u8], format: Format) -> Result<Article, Refusal> {
    let article = match format {
        Format::Html => html::read(html::decode(bytes)),
        Format::Docx => docx::read(bytes)?,
        Format::Epub => epub::read(bytes)?,
        Format::Rtf => rtf::read(bytes)?,
        Format::Plain | Format::Markdown => return Ok(read(bytes, "")),
    };
    Ok(numbered::numbered(article))
}

/// A block as a reader of one format hands it over, before repair.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Raw {
    text: String,
    parts: Vec<Part>,
    nature: Nature,
}

/// What a format's markup, or the line by itself, says about a block.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Nature {
    /// Body text: heading or paragraph, to be told by what stands around it.
    Unknown,
    Title,
    Heading,
    Paragraph,
    Caption {
        image: Option<String>,
    },
    Furniture(&'static str),
}

impl Article {
    /// The title's block, if there is one.
    pub fn title(&self) -> Option<&Block> {
        self.of_kind(Kind::Title).next()
    }

    /// The blocks of one kind, in reading order.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |b| b.kind == kind)
    }

    /// The block that a source line belongs to, or that keeps the text of a line printed again.
    pub fn block_at(&self, line: usize) -> Option<&Block> {
        let held = |line| self.blocks.iter().find(|b| b.parts.iter().any(|p| p.lines.contains(line)));
        held(line).or_else(|| {
            let dropped = self.dropped.iter().find(|d| d.part.lines.contains(line))?;
            match dropped.reason {
                Reason::Repeat { of } => held(of.first),
                Reason::Furniture(_) => None,
            }
        })
    }
}

impl Part {
    /// One line of the source, all of it text.
    fn line(number: usize, text: &str) -> Self {
        Self { lines: Lines::one(number), text: text.to_owned(), n_inked: n_ink(text) }
    }
}

/// How many characters are not white space.
pub(crate) fn n_ink(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

impl Kind {
    /// The kind's name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Standfirst => "standfirst",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::Caption => "caption",
        }
    }
}

impl Block {
    /// The source lines of the block: one span a piece.
    pub fn lines(&self) -> Vec<Lines> {
        let mut spans: Vec<Lines> = Vec::new();
        for part in &self.parts {
            match spans.last_mut() {
                Some(last) if part.lines.first <= last.last + 1 => last.last = last.last.max(part.lines.last),
                _ => spans.push(part.lines),
            }
        }
        spans
    }
}

impl Lines {
    /// A single line.
    pub const fn one(line: usize) -> Self {
        Self { first: line, last: line }
    }

    /// Tells whether `line` is among these.
    pub const fn contains(self, line: usize) -> bool {
        self.first <= line && line <= self.last
    }
}

/// As people write it: `12` or `12-14`.
impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}-{}", self.first, self.last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_block_are_one_span_a_piece() {
        let lines = |spans: &[(usize, usize)]| {
            let part = |(first, last): &(usize, usize)| Part {
                lines: Lines { first: *first, last: *last },
                ..Part::line(1, "x")
            };
            let parts = spans.iter().map(part).collect();
            let block = Block { kind: Kind::Paragraph, text: String::new(), parts, image: None };
            block.lines().iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        for (spans, expected) in [
            (&[(1, 1), (2, 2), (4, 4)][..], "1-2 4"),
            (&[(3, 3)], "3"),
            (&[(1, 3), (2, 2)], "1-3"),
            (&[(1, 1), (3, 3)], "1 3"),
            (&[(5, 6), (7, 9)], "5-9"),
            (&[], ""),
        ] {
            assert_eq!(lines(spans), expected, "{spans:?}");
        }
        let span = Lines { first: 2, last: 4 };
        assert_eq!([1, 2, 4, 5].map(|line| span.contains(line)), [false, true, true, false]);
    }
}
