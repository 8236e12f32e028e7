//! Articles of each format, and the briefings built of them.

use jianbao::article::{self, Article, Block, Format, Part};
use jianbao::outline::{Amount, Options, Source, Talk};
use jianbao::{check, deck, outline, text};
use std::io::Write;
use std::rc::Rc;

/// Text as a print extraction gives it.
pub(super) fn plain(bytes: &[u8]) {
    for article in article::read_all(bytes, "a.txt") {
        check(&article);
    }
    holds_all_ink(&article::read(bytes, "a.txt"), bytes);
}

/// Markdown.
pub(super) fn markdown(bytes: &[u8]) {
    let article = article::read(bytes, "a.md");
    check(&article);
    holds_all_ink(&article, bytes);
}

/// A saved web page.
pub(super) fn html(bytes: &[u8]) {
    document(bytes, Format::Html);
}

/// The markup of a Word document, or one whole.
pub(super) fn docx(bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        return document(bytes, Format::Docx);
    }
    let mut parts = bytes.splitn(3, |&b| b == 0);
    let mut next = || parts.next().unwrap_or_default();
    let (text, styles, links) = (next(), next(), next());
    let files = [
        ("[Content_Types].xml", b"<Types/>".as_slice()),
        ("word/document.xml", text),
        ("word/styles.xml", styles),
        ("word/_rels/document.xml.rels", links),
    ];
    document(&zip(&files), Format::Docx);
}

/// The list of an e-book's chapters and a chapter, or a book whole.
pub(super) fn epub(bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        return document(bytes, Format::Epub);
    }
    let mut parts = bytes.splitn(3, |&b| b == 0);
    let mut next = || parts.next().unwrap_or_default();
    let (chapter, list, container) = (next(), next(), next());
    let usual = b"<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>";
    let files = [
        ("META-INF/container.xml", if container.is_empty() { usual.as_slice() } else { container }),
        ("b.opf", list),
        ("a.xhtml", chapter),
    ];
    document(&zip(&files), Format::Epub);
}

/// Rich text.
pub(super) fn rtf(bytes: &[u8]) {
    document(bytes, Format::Rtf);
}

/// A PDF as `pdftotext -layout` prints it.
pub(super) fn pdf(bytes: &[u8]) {
    if let Ok(article) = article::read_layout(&String::from_utf8_lossy(bytes)) {
        check(&article);
    }
}

/// What `jianbao build` does with a file: the first byte says how much is wanted.
pub(super) fn outline(bytes: &[u8]) {
    let (&[how], text) = bytes.split_at(bytes.len().min(1)) else { return };
    let amount = match how % 4 {
        0 => Amount::All,
        1 => Amount::Claims(usize::from(how / 4)),
        _ => Amount::Talk(Talk { minutes: 1 + usize::from(how / 4), ..Talk::default() }),
    };
    let articles: Vec<Rc<Article>> = article::read_all(text, "a.txt").into_iter().map(Rc::new).collect();
    let names: Vec<String> = (0..articles.len()).map(|n| format!("{n}.txt")).collect();
    let sources: Vec<Source<'_>> =
        articles.iter().zip(&names).map(|(article, file)| Source { article, file }).collect();
    let built = outline::build(&sources, Options { amount, max_points: 1 + usize::from(how % 7) });
    let written = deck::write(&built);
    let read = deck::read(&written).unwrap_or_else(|fault| panic!("{fault} in\n{written}"));
    assert_eq!(deck::write(&read), written, "a deck is read as it was built");
    let given = Given { articles: &articles, names: &names };
    let _ = check::problems(&read, &written, &given, &[(40, 12)]);
}

struct Given<'a> {
    articles: &'a [Rc<Article>],
    names: &'a [String],
}

impl check::Sources for Given<'_> {
    fn article(&self, file: &str) -> Option<Rc<Article>> {
        self.names.iter().position(|name| name == file).map(|n| Rc::clone(&self.articles[n]))
    }
}

fn document(bytes: &[u8], format: Format) {
    if let Ok(article) = article::read_document(bytes, format) {
        check(&article);
    }
    let named = |block: &Block| block.image.clone();
    for name in article::read_document(bytes, format).iter().flat_map(|a| a.blocks.iter().filter_map(named)) {
        article::picture(bytes, format, &name);
    }
}

/// What holds of an article, whatever it was read from.
fn check(article: &Article) {
    for block in &article.blocks {
        let n_inked: usize = block.parts.iter().map(|part| part.n_inked).sum();
        assert_eq!(
            n_inked,
            n_ink(&block.text),
            "the characters of a block are those of its parts: {block:?}"
        );
        assert!(!block.text.contains('\n'), "a block is a line: {block:?}");
        assert!(block.parts.iter().all(|part| part.lines.first <= part.lines.last), "{block:?}");
    }
    let json = serde_json::to_string(&article::to_json(article)).expect("an article is JSON");
    let safe = text::clean::json(&json);
    assert_eq!(safe.chars().find(|&c| c != '\n' && text::clean::is_unsafe(c)), None, "{safe:?}");
    let _ = (article::to_text(article), article::to_markdown(article));
}

/// Each character of a text is in a block, or in a piece that was dropped and is told.
fn holds_all_ink(article: &Article, bytes: &[u8]) {
    let dropped = article.dropped.iter().map(|dropped| &dropped.part);
    let parts: Vec<&Part> = article.blocks.iter().flat_map(|block| &block.parts).chain(dropped).collect();
    let held: String = parts.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(sorted_ink(&held), sorted_ink(&article::decode(bytes)), "characters came or went");
}

fn n_ink(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

fn sorted_ink(text: &str) -> Vec<char> {
    let is_ink = |c: &char| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{200B}' | '\u{FEFF}');
    let mut ink: Vec<char> = text.chars().filter(is_ink).collect();
    ink.sort_unstable();
    ink
}

/// Packs files, none of them smaller.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (name, content) in files {
        let start = archive.new_file(name).compression_method(rawzip::CompressionMethod::STORE);
        let (mut entry, config) = start.start().expect("a new file");
        let mut writer = config.wrap(&mut entry);
        writer.write_all(content).expect("memory takes it");
        let (_, descriptor) = writer.finish().expect("memory takes it");
        entry.finish(descriptor).expect("memory takes it");
    }
    archive.finish().expect("memory takes it");
    bytes
}

pub(super) const DOCX_WORDS: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r><w:t>",
    "</w:t></w:r>",
    "<w:pPr><w:pStyle w:val='H1'/></w:pPr>",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:br/>",
    "<w:tab/>",
    "<w:drawing><a:blip r:embed='r1'/></w:drawing>",
    "<w:del>",
    "<w:instrText>",
    "<w:hyperlink r:id='r1'>",
    "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/>",
    "<w:basedOn w:val='H1'/>",
    "<Relationship Id='r1' Target='../media/a.png'/>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "&b;",
    "&#x202E;",
    "<![CDATA[",
    "港務局",
    "\0",
    "/>",
    "'",
];
pub(super) const RTF_WORDS: &[&str] = &[
    "{\\rtf1\\ansi\\ansicpg950 ",
    "{",
    "}",
    "\\par ",
    "\\u28207?",
    "\\'b4",
    "\\uc2",
    "\\bin9 ",
    "\\bin-1 ",
    "{\\*\\unknown ",
    "{\\fonttbl{\\f0\\fcharset136 a;}}",
    "\\f0 ",
    "\\trowd\\cell\\row ",
    "{\\pict ",
    "\\tab ",
    "\\line ",
    "\\outlinelevel0 ",
    "{\\stylesheet{\\s1 heading 1;}}",
    "\\s1 ",
    "\\\n",
    "\\-",
    "\\u-1?",
    "\\u99999999999?",
];
