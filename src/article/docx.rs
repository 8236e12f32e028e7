//! Word documents (DOCX): headings by style and by outline level, captions by style, list items, rows of tables.
//!
//! What was deleted with changes tracked, notes at the foot, headers and footers are no part of the text. A picture belongs
//! to the caption in its paragraph or the next; only its name in the archive is kept here.

mod styles;

use super::archive::{Archive, damaged, folder, resolved};
use super::look::Look;
use super::typed::{self, Block, Paragraph};
use super::xml::{Step, value, walk};
use super::{Article, Refusal, decode, n_ink, repair};
use quick_xml::events::BytesStart;
use std::collections::HashMap;
use styles::Styles;

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Article, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let name = main_file(&mut archive)?;
    let styles = match archive.read(&resolved(folder(&name), "styles.xml"))? {
        Some(styles) => Styles::read(&decode(&styles))?,
        None => Styles::default(),
    };
    let pictures = links(&mut archive, &name)?;
    let text = decode(&archive.need(&name)?);
    let mut reader = Reader { styles, pictures, ..Reader::default() };
    walk(&text, |step| reader.take(&step))?;
    drop(text);
    let core = match archive.read("docProps/core.xml")? {
        Some(core) => title_of(&decode(&core))?,
        None => None,
    };
    let raws = typed::raws(reader.blocks, core);
    let lang = typed::lang(&raws);
    Ok(repair::repair(raws, lang, None))
}

/// The file that holds the text, as the archive says.
fn main_file(archive: &mut Archive<'_>) -> Result<String, Refusal> {
    let mut name = None;
    if let Some(links) = archive.read("_rels/.rels")? {
        walk(&decode(&links), |step| {
            if let Step::Start("Relationship", tag) = step
                && value(tag, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                name = value(tag, "Target").map(|target| resolved("", &target));
            }
        })?;
    }
    let name = name.filter(|name| archive.has(name)).unwrap_or_else(|| "word/document.xml".to_owned());
    if archive.has(&name) { Ok(name) } else { Err(damaged()) }
}

/// The files of the archive that the text links to, by the names of the links.
fn links(archive: &mut Archive<'_>, name: &str) -> Result<HashMap<String, String>, Refusal> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let mut links = HashMap::new();
    if let Some(text) = archive.read(&resolved(folder, &format!("_rels/{file}.rels")))? {
        walk(&decode(&text), |step| {
            if let Step::Start("Relationship", tag) = step
                && value(tag, "TargetMode").is_none_or(|mode| mode != "External")
                && let (Some(id), Some(target)) = (value(tag, "Id"), value(tag, "Target"))
            {
                links.insert(id, resolved(folder, &target));
            }
        })?;
    }
    Ok(links)
}

/// The title among the document's properties.
fn title_of(core: &str) -> Result<Option<String>, Refusal> {
    let (mut is_title, mut title) = (false, String::new());
    walk(core, |step| match step {
        Step::Start(name, _) => is_title = name == "title",
        Step::End(_) => is_title = false,
        Step::Words(words) if is_title => title += words,
        Step::Words(_) => {}
    })?;
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Some(title).filter(|title| !title.is_empty()))
}

#[derive(Default)]
struct Reader {
    styles: Styles,
    pictures: HashMap<String, String>,
    blocks: Vec<Block>,
    /// The paragraphs that are open: a text box stands in one.
    open: Vec<Paragraph>,
    /// The cells of the rows that are open.
    rows: Vec<Vec<Vec<Block>>>,
    is_words: bool,
    is_bold: bool,
    is_in_run: bool,
    /// How deep what is said twice, for old programs, stands.
    n_skipped: usize,
}

impl Reader {
    fn take(&mut self, step: &Step<'_>) {
        match step {
            Step::Start("Fallback", _) => self.n_skipped += 1,
            Step::End("Fallback") => self.n_skipped = self.n_skipped.saturating_sub(1),
            _ if self.n_skipped > 0 => {}
            Step::Start(name, tag) => self.start(name, tag),
            Step::End(name) => self.end(name),
            Step::Words(words) if self.is_words => self.words(words),
            Step::Words(_) => {}
        }
    }

    fn start(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "p" => self.open.push(Paragraph { is_cell: !self.rows.is_empty(), ..Paragraph::default() }),
            "r" => (self.is_in_run, self.is_bold) = (true, false),
            "t" => self.is_words = true,
            "tab" if self.is_in_run => self.words("\u{3000}"),
            "br" | "cr" if self.is_in_run && value(tag, "type").is_none() => self.words("\n"),
            "noBreakHyphen" => self.words("-"),
            "b" if self.is_in_run => self.is_bold = styles::is_on(tag),
            "tr" => self.rows.push(Vec::new()),
            "tc" => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(Vec::new());
                }
            }
            "pStyle" | "outlineLvl" | "numPr" => self.look(name, tag),
            "blip" | "imagedata" => {
                let link = value(tag, "embed").or_else(|| value(tag, "id"));
                if let Some(name) = link.and_then(|link| self.pictures.get(&link)) {
                    let name = name.clone();
                    match self.open.last_mut() {
                        Some(paragraph) => paragraph.picture = Some(name),
                        None => self.push(Block::Picture(name)),
                    }
                }
            }
            _ => {}
        }
    }

    fn look(&mut self, name: &str, tag: &BytesStart<'_>) {
        let Some(paragraph) = self.open.last_mut() else { return };
        let said = value(tag, "val");
        match name {
            "pStyle" => paragraph.look = self.styles.look(&said.unwrap_or_default()),
            "outlineLvl" => {
                if let Some(look) = Look::of_level(said.as_deref()) {
                    paragraph.look = look;
                }
            }
            _ => paragraph.is_item = true,
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.is_words = false,
            "r" => self.is_in_run = false,
            "p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.push(Block::Paragraph(paragraph));
                }
            }
            "tr" => {
                let row = self.rows.pop().unwrap_or_default();
                for block in typed::row(row) {
                    self.push(block);
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text += words;
            paragraph.n_bold += if self.is_bold { n_ink(words) } else { 0 };
        }
    }

    fn push(&mut self, block: Block) {
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.push(block),
            None => self.blocks.push(block),
        }
    }
}

#[cfg(test)]
mod tests;
