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
            let nature = nature(&paragraph, &text, raws.is_empty());
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

/// What a paragraph is. Only the first of a document is its title, so that no one asks what all before it are.
fn nature(paragraph: &Paragraph, text: &str, is_first: bool) -> Nature {
    match paragraph.look {
        Look::Title if is_first => Nature::Title,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Vec<Block> {
        vec![Block::Paragraph(Paragraph { text: text.to_owned(), ..Paragraph::default() })]
    }

    /// The texts of the blocks that a row becomes.
    fn rowed(cells: Vec<Vec<Block>>) -> Vec<String> {
        row(cells)
            .into_iter()
            .map(|block| block.paragraph().map_or("picture".to_owned(), |p| p.text))
            .collect()
    }

    #[test]
    fn a_row_of_short_cells_is_a_paragraph() {
        assert_eq!(rowed(vec![cell("年份"), cell(" 貨\n櫃 ")]), ["年份\u{3000}貨 櫃"]);
        assert_eq!(rowed(vec![cell("年份"), vec![], cell("貨櫃")]), ["年份\u{3000}貨櫃"]);
        assert_eq!(rowed(vec![cell("年份")]), ["年份"], "one cell is a frame");
        assert_eq!(rowed(vec![cell("年份"), vec![Block::Picture("a".into())]]), ["年份", "picture"]);
        assert_eq!(
            rowed(vec![cell("年份"), [cell("甲"), cell("乙")].into_iter().flatten().collect()]),
            ["年份", "甲", "乙"]
        );
        for (n, n_blocks) in [(80, 1), (81, 2)] {
            assert_eq!(rowed(vec![cell("年份"), cell(&"港".repeat(n))]).len(), n_blocks, "{n}");
        }
        let other = |p: Paragraph| vec![Block::Paragraph(Paragraph { text: "甲".to_owned(), ..p })];
        let headed = other(Paragraph { look: Look::Heading, ..Paragraph::default() });
        let pictured = other(Paragraph { picture: Some("a".into()), ..Paragraph::default() });
        assert_eq!(rowed(vec![cell("年份"), headed]).len(), 2);
        assert_eq!(rowed(vec![cell("年份"), pictured]).len(), 2);
    }

    const LONG: &str = "港務局今日公布新碼頭的設計，並表示工程會在明年展開。";

    #[test]
    fn a_paragraph_is_what_its_look_and_its_words_make_of_it() {
        let caption = Nature::Caption { image: None };
        for (look, words, is_first, expected) in [
            (Look::Title, "題", true, Nature::Title),
            (Look::Title, "題", false, Nature::Heading),
            (Look::Heading, "題", true, Nature::Heading),
            (Look::Caption, "題", true, caption.clone()),
            (Look::Byline, "題", true, Nature::Furniture("a byline")),
            (Look::Plain, "＊＊＊", true, Nature::Furniture("a rule, or marks without words")),
            (Look::Plain, "▲新吊機", true, caption),
            (Look::Plain, "為何現在", true, Nature::Unknown),
            (Look::Plain, "• 為何現在", true, Nature::Paragraph),
            (Look::Plain, LONG, true, Nature::Paragraph),
        ] {
            let paragraph = Paragraph { look, ..Paragraph::default() };
            assert_eq!(nature(&paragraph, words, is_first), expected, "{look:?} {words}");
        }
        let item = Paragraph { is_item: true, ..Paragraph::default() };
        let cell = Paragraph { is_cell: true, ..Paragraph::default() };
        assert_eq!(
            [item, cell].map(|p| nature(&p, "為何現在", true)),
            [Nature::Paragraph, Nature::Paragraph]
        );
        assert!(is_label(&"港".repeat(60)) && !is_label(&"港".repeat(61)) && !is_label("港。"));
    }

    #[test]
    fn a_paragraph_is_its_lines_unless_it_is_one_thing() {
        let lines = |look: Look, text: &str| {
            texts(&Paragraph { look, text: text.to_owned(), ..Paragraph::default() })
        };
        assert_eq!(lines(Look::Plain, " 甲\n\n乙\u{AD}\u{200B}\u{FEFF}\u{7}\u{A0}丙 "), ["甲", "乙 丙"]);
        for look in [Look::Title, Look::Heading, Look::Caption] {
            assert_eq!(lines(look, "甲\n乙"), ["甲 乙"]);
        }
        for (text, expected) in [("• 甲", Some("甲")), ("•甲", None), ("▪\t甲", Some("甲")), ("甲", None)]
        {
            assert_eq!(unmarked(text), expected, "{text}");
        }
    }

    fn p(text: &str) -> Block {
        Block::Paragraph(Paragraph { text: text.to_owned(), ..Paragraph::default() })
    }

    /// What blocks become, a line each.
    fn shown(blocks: Vec<Block>, core: Option<&str>) -> String {
        let line = |raw: &Raw| format!("{:?} {}|", raw.nature, raw.text);
        raws(blocks, core.map(str::to_owned)).iter().map(line).collect()
    }

    #[test]
    fn a_picture_is_of_the_caption_behind_it_or_the_one_before_that_has_none() {
        let picture = || Block::Picture("a".to_owned());
        let with = "Caption { image: Some(\"a\") } 新吊機|";
        let without = "Caption { image: None } 新吊機|";
        let text = format!("Paragraph {LONG}|");
        assert_eq!(shown(vec![picture(), p("▲新吊機")], None), with);
        assert_eq!(shown(vec![p("▲新吊機"), picture()], None), with);
        assert_eq!(shown(vec![picture(), p(LONG), p("▲新吊機")], None), text.clone() + without);
        assert_eq!(shown(vec![p("▲新吊機"), p(LONG), picture()], None), without.to_owned() + &text);
        let two = vec![picture(), p("▲新吊機"), p("▲舊吊機")];
        assert_eq!(shown(two, None), with.to_owned() + "Caption { image: None } 舊吊機|");
    }

    #[test]
    fn the_title_is_that_style_or_what_the_properties_name_or_their_name() {
        let styled =
            || Block::Paragraph(Paragraph { text: "題".into(), look: Look::Title, ..Paragraph::default() });
        let text = format!("Paragraph {LONG}|");
        assert_eq!(shown(vec![styled(), p(LONG)], Some("名")), "Title 題|".to_owned() + &text);
        assert_eq!(shown(vec![p(LONG), styled()], None), text.clone() + "Heading 題|");
        assert_eq!(shown(vec![p(LONG), p("新 碼頭")], Some("新碼頭")), "Title 新 碼頭|".to_owned() + &text);
        assert_eq!(shown(vec![p("為何現在"), p(LONG)], Some("名")), "Unknown 為何現在|".to_owned() + &text);
        assert_eq!(shown(vec![p(LONG)], Some("名")), "Title 名|".to_owned() + &text);
        assert_eq!(shown(vec![p(LONG)], None), text);
        assert_eq!(shown(vec![], Some("名")), "");
    }

    #[test]
    fn short_bold_paragraphs_head_unless_most_are_bold() {
        let raw = |text: &str| Raw {
            text: text.into(),
            parts: vec![Part::line(1, text)],
            nature: Nature::Paragraph,
        };
        for (are_bold, expected) in [
            ([true, false, false, false], Nature::Heading),
            ([true, true, false, false], Nature::Heading),
            ([true, true, true, false], Nature::Paragraph),
            ([false, false, false, false], Nature::Paragraph),
        ] {
            let mut raws = ["為何現在", LONG, LONG, LONG].map(raw);
            head_bold(&mut raws, &are_bold);
            assert_eq!(raws[0].nature, expected, "{are_bold:?}");
            assert_eq!(raws[1].nature, Nature::Paragraph, "{are_bold:?}: too long to head");
        }
        let mut other = ["為何現在", LONG, LONG].map(raw);
        other[0].nature = Nature::Unknown;
        head_bold(&mut other, &[true, false, false]);
        assert_eq!(other[0].nature, Nature::Unknown);
    }

    #[test]
    fn an_item_and_a_cell_are_no_headings_however_bold() {
        let bold = |p: Paragraph| {
            let text = "為何是現在？".to_owned();
            let line = Block::Paragraph(Paragraph { n_bold: n_ink(&text), text, ..p });
            raws(vec![p_of(LONG), p_of(LONG), line, p_of(LONG)], None)[2].nature.clone()
        };
        assert_eq!(bold(Paragraph::default()), Nature::Heading);
        assert_eq!(bold(Paragraph { is_item: true, ..Paragraph::default() }), Nature::Paragraph);
        assert_eq!(bold(Paragraph { is_cell: true, ..Paragraph::default() }), Nature::Paragraph);
        let raw = |text: &str, nature: Nature| Raw { text: text.into(), parts: vec![], nature };
        let page =
            [raw("港口港口港口", Nature::Furniture("a byline")), raw("The pier opens.", Nature::Paragraph)];
        assert_eq!((lang(&page), lang(&page[..1])), (Lang::Other, Lang::Other));
    }

    fn p_of(text: &str) -> Block {
        p(text)
    }
}
