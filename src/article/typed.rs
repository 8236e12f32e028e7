//! What the readers of documents share: paragraphs with their looks to raw blocks, and those whose form makes them
//! headings where no style says so.

use super::look::Look;
use super::{Nature, Part, Raw, lines, n_ink};
use crate::text::Lang;

/// A cell with more than this, in characters, is a column of text and no cell of a table.
const MAX_CELL_INK: usize = 80;

/// A paragraph or a picture of the document.
pub(super) enum Block {
    Paragraph(Paragraph),
    Picture(String),
}

/// A paragraph as a document has it; its lines are parted where they were ended by hand.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) look: Look,
    /// How many of its characters are bold.
    pub(super) n_bold: usize,
    pub(super) is_item: bool,
    pub(super) is_cell: bool,
    /// The name of a picture in it.
    pub(super) picture: Option<String>,
}

/// A row of a table: of short cells a paragraph; cells that hold more are columns of a page.
pub(super) fn row(cells: Vec<Vec<Block>>) -> Vec<Block> {
    let is_cell = |cell: &Vec<Block>| match cell.as_slice() {
        [] => true,
        [Block::Paragraph(p)] => {
            n_ink(&p.text) <= MAX_CELL_INK && p.look == Look::Plain && p.picture.is_none()
        }
        _ => false,
    };
    if cells.len() < 2 || !cells.iter().all(is_cell) {
        return cells.into_iter().flatten().collect();
    }
    let cells: Vec<Paragraph> = cells.into_iter().flatten().filter_map(Block::paragraph).collect();
    let texts: Vec<&str> = cells.iter().map(|cell| cell.text.trim()).collect();
    let text = texts.join("\u{3000}").replace('\n', " ");
    vec![Block::Paragraph(Paragraph { text, is_cell: true, ..Paragraph::default() })]
}

impl Block {
    fn paragraph(self) -> Option<Paragraph> {
        match self {
            Self::Paragraph(paragraph) => Some(paragraph),
            Self::Picture(_) => None,
        }
    }
}

/// The blocks of a document in its order, its title first; `core` is what its properties call it.
pub(super) fn raws(blocks: Vec<Block>, core: Option<String>) -> Vec<Raw> {
    let mut raws: Vec<Raw> = Vec::new();
    let mut are_bold = Vec::new();
    // The picture that nothing stands behind yet.
    let mut picture: Option<String> = None;
    // The caption that no picture stands before.
    let mut bare: Option<usize> = None;
    for block in blocks {
        let paragraph = match block {
            Block::Paragraph(paragraph) => paragraph,
            Block::Picture(name) => Paragraph { picture: Some(name), ..Paragraph::default() },
        };
        if let Some(name) = &paragraph.picture
            && let Some(Nature::Caption { image }) = bare.take().map(|at| &mut raws[at].nature)
        {
            *image = Some(name.clone());
            continue;
        }
        picture = paragraph.picture.clone().or(picture);
        for text in texts(&paragraph) {
            let nature = nature(&paragraph, &text, &raws);
            let words = lines::caption(&text).filter(|_| matches!(nature, Nature::Caption { .. }));
            let words = words.or_else(|| unmarked(&text)).unwrap_or(&text).to_owned();
            let nature = match nature {
                Nature::Caption { .. } => Nature::Caption { image: picture.take() },
                nature => nature,
            };
            picture = None;
            bare = matches!(nature, Nature::Caption { image: None }).then_some(raws.len());
            let part = Part { n_inked: n_ink(&words), ..Part::line(raws.len() + 1, &text) };
            are_bold
                .push(paragraph.n_bold == n_ink(&paragraph.text) && !paragraph.is_item && !paragraph.is_cell);
            raws.push(Raw { text: words, parts: vec![part], nature });
        }
    }
    head_bold(&mut raws, &are_bold);
    entitle(&mut raws, core);
    raws
}

/// The text of a paragraph: each line of it, where lines are ended by hand, unless it is one thing.
fn texts(paragraph: &Paragraph) -> Vec<String> {
    let is_one = matches!(paragraph.look, Look::Title | Look::Heading | Look::Caption);
    let joined = if is_one { paragraph.text.replace('\n', " ") } else { paragraph.text.clone() };
    let clean = |line: &str| -> String {
        let shown = |c: &char| !c.is_control() && !matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}');
        line.chars()
            .map(|c| if c == '\u{A0}' { ' ' } else { c })
            .filter(shown)
            .collect::<String>()
            .trim()
            .to_owned()
    };
    joined.lines().map(clean).filter(|line| !line.is_empty()).collect()
}

/// An item of a list without its mark, where that is a part of the text.
fn unmarked(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['•', '◦', '▪', '‣', '\u{F0B7}'])?;
    rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
}

fn nature(paragraph: &Paragraph, text: &str, before: &[Raw]) -> Nature {
    let has_title = before.iter().any(|raw| raw.nature == Nature::Title);
    match paragraph.look {
        Look::Title if !has_title && before.is_empty() => Nature::Title,
        Look::Title | Look::Heading => Nature::Heading,
        Look::Caption => Nature::Caption { image: None },
        Look::Byline => Nature::Furniture("a byline"),
        Look::Plain if !text.chars().any(char::is_alphanumeric) => {
            Nature::Furniture("a rule, or marks without words")
        }
        Look::Plain if lines::caption(text).is_some() => Nature::Caption { image: None },
        // What no style says is told as in a text, but nothing is joined: its lines are paragraphs.
        Look::Plain
            if is_label(text) && !paragraph.is_item && !paragraph.is_cell && unmarked(text).is_none() =>
        {
            Nature::Unknown
        }
        Look::Plain => Nature::Paragraph,
    }
}

/// A line that may be a title, a heading or a byline.
fn is_label(text: &str) -> bool {
    text.chars().count() <= 60 && !lines::is_finished(text)
}

/// Puts the title first: the paragraph of that style, or the one that the document's properties name, or else their name.
fn entitle(raws: &mut Vec<Raw>, core: Option<String>) {
    if raws.first().is_none_or(|raw| raw.nature == Nature::Title) {
        return;
    }
    let ink = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let styled = raws.iter().position(|raw| raw.nature == Nature::Title);
    let named =
        || raws.iter().position(|raw| core.as_deref().is_some_and(|core| ink(core) == ink(&raw.text)));
    if let Some(at) = styled.or_else(named) {
        raws[at].nature = Nature::Title;
        return raws[..=at].rotate_right(1);
    }
    // A first line that looks like a title is believed before the properties, which a template may have left behind.
    let is_titled = raws.iter().take(1).any(|raw| matches!(raw.nature, Nature::Heading | Nature::Unknown));
    if let Some(core) = core.filter(|_| !is_titled) {
        let part = Part::line(0, &core);
        raws.insert(0, Raw { text: core, parts: vec![part], nature: Nature::Title });
    }
}

/// The language of what is kept.
pub(super) fn lang(raws: &[Raw]) -> Lang {
    let is_kept = |raw: &&Raw| !matches!(raw.nature, Nature::Furniture(_));
    Lang::detect(&raws.iter().filter(is_kept).map(|raw| raw.text.as_str()).collect::<String>())
}

/// A short paragraph that is all bold heads what follows; unless most paragraphs are bold. `is_bold` tells of each.
pub(super) fn head_bold(raws: &mut [Raw], is_bold: &[bool]) {
    let lang = lang(raws);
    let paragraphs = || raws.iter().zip(is_bold).filter(|(raw, _)| raw.nature == Nature::Paragraph);
    if paragraphs().filter(|(_, is_bold)| **is_bold).count() * 2 > paragraphs().count() {
        return;
    }
    for (raw, is_bold) in raws.iter_mut().zip(is_bold) {
        if *is_bold && raw.nature == Nature::Paragraph && lines::is_heading_like(&raw.text, lang) {
            raw.nature = Nature::Heading;
        }
    }
}
