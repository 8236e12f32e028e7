//! What the bytes of a file are, told by what is in them: an article, a deck, or no text at all.
//!
//! Names are not believed: a PDF that is called `article.txt` is one. What is refused has a name that a reporter
//! knows, and a hint at what makes text of it. Nothing is read here.

mod deck;

pub use deck::is_deck;

use super::Format;
use super::decode::{HEAD_BYTES, head_text, is_no_text, unmarked_utf16};
use crate::text::clean;
use encoding_rs::{Encoding, UTF_8};
use std::fmt;
use std::path::Path;

/// Why a file is not read as an article, to be shown behind its name: `report.pdf: is a PDF`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What it is, as a reporter would call it: `a PDF`, `empty`.
    pub what: &'static str,
    /// What to do about it.
    pub hint: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "is {}", self.what)
    }
}

/// A kind of file that is no text: its name, and the hint, in which FILE stands for the file's name and STEM for
/// that name without its ending.
#[derive(Clone, Copy)]
struct Kind(&'static str, &'static str);

/// Bytes at their offsets, all of which a kind of file has.
type Magic = &'static [(usize, &'static [u8])];

const GIVE_TEXT: &str = "give an article (text, Markdown, HTML, DOCX, EPUB, RTF, PDF) or a deck (YAML)";
const BY_PANDOC: &str = "`pandoc FILE -t gfm -o STEM.md` makes Markdown of it; give that";
const BY_OFFICE: &str = "`soffice --headless --convert-to pdf FILE` and `pdftotext -layout STEM.pdf STEM.txt` make text of it; give that";
const BY_OCR: &str =
    "`tesseract FILE STEM -l chi_tra+eng` reads the words of a scan into STEM.txt; give that";
const BY_TRANSCRIPT: &str = "give its transcript, as text";

const EMPTY: Kind = Kind("empty", GIVE_TEXT);
const WEB_PAGE: Kind = Kind("a web page (HTML)", GIVE_TEXT);
const SVG: Kind = Kind("a picture (SVG)", GIVE_TEXT);
const WORD: Kind = Kind("a Word document (DOCX)", GIVE_TEXT);
const OLD_WORD: Kind = Kind(
    "an old Word document (DOC)",
    "`soffice --headless --convert-to docx FILE` makes a Word document (DOCX) of it; give that",
);
const OLD_OFFICE: Kind = Kind("an old Office document (DOC, XLS or PPT)", BY_OFFICE);
const MHTML: Kind =
    Kind("a web archive (MHTML)", "save the page again, as \"Webpage, Complete\" or \"HTML Only\"");
const LOCKED: Kind = Kind("locked with a password", "save it without one");
const EPUB: Kind = Kind("an e-book (EPUB)", GIVE_TEXT);
const PDF: Kind = Kind("a PDF", GIVE_TEXT);
const RICH_TEXT: Kind = Kind("a rich text document (RTF)", GIVE_TEXT);
const ZIP: Kind = Kind("an archive (ZIP)", "`unzip FILE` unpacks it; give the article that is in it");
const CLASS: Kind = Kind("a program (Java class)", GIVE_TEXT);
const MACH_O: Kind = Kind("a program (Mach-O)", GIVE_TEXT);
const UTF_32: Kind =
    Kind("text in UTF-32", "`iconv -f UTF-32 -t UTF-8 FILE > STEM.txt` makes UTF-8 of it; give that");
const BINARY: Kind = Kind("binary data", GIVE_TEXT);

/// Formats that are written in characters, known by how they open.
const TEXTUAL: &[(&str, Kind)] = &[
    ("%PDF-", PDF),
    ("{\\rtf", RICH_TEXT),
    ("From: <Saved by", MHTML),
    ("%!PS", Kind("a PostScript document", "`ps2ascii FILE STEM.txt` makes text of it; give that")),
];

/// Formats of bytes, known by them.
const SIGNATURES: &[(Magic, Kind)] = &[
    (&[(0, b"\x7FELF")], Kind("a program (ELF)", GIVE_TEXT)),
    (&[(0, b"\xFE\xED\xFA\xCE")], MACH_O),
    (&[(0, b"\xFE\xED\xFA\xCF")], MACH_O),
    (&[(0, b"\xCE\xFA\xED\xFE")], MACH_O),
    (&[(0, b"\xCF\xFA\xED\xFE")], MACH_O),
    (&[(0, b"MZ")], Kind("a program (Windows)", GIVE_TEXT)),
    (&[(0, b"\0asm")], Kind("a program (WebAssembly)", GIVE_TEXT)),
    (&[(0, b"\x89PNG\r\n\x1A\n")], Kind("a picture (PNG)", BY_OCR)),
    (&[(0, b"\xFF\xD8\xFF")], Kind("a picture (JPEG)", BY_OCR)),
    (&[(0, b"GIF87a")], Kind("a picture (GIF)", BY_OCR)),
    (&[(0, b"GIF89a")], Kind("a picture (GIF)", BY_OCR)),
    (&[(0, b"RIFF"), (8, b"WEBP")], Kind("a picture (WebP)", BY_OCR)),
    (&[(0, b"II*\0")], Kind("a picture (TIFF)", BY_OCR)),
    (&[(0, b"MM\0*")], Kind("a picture (TIFF)", BY_OCR)),
    (&[(0, b"BM"), (6, b"\0\0\0\0")], Kind("a picture (BMP)", BY_OCR)),
    (&[(4, b"ftypheic")], Kind("a picture (HEIC)", BY_OCR)),
    (&[(4, b"ftypavif")], Kind("a picture (AVIF)", BY_OCR)),
    (&[(0, b"8BPS")], Kind("a picture (Photoshop)", GIVE_TEXT)),
    (&[(4, b"ftyp")], Kind("a film or a recording (MP4)", BY_TRANSCRIPT)),
    (&[(0, b"\x1A\x45\xDF\xA3")], Kind("a film (Matroska or WebM)", BY_TRANSCRIPT)),
    (&[(0, b"RIFF"), (8, b"AVI ")], Kind("a film (AVI)", BY_TRANSCRIPT)),
    (&[(0, b"RIFF"), (8, b"WAVE")], Kind("a recording (WAV)", BY_TRANSCRIPT)),
    (&[(0, b"OggS")], Kind("a recording (Ogg)", BY_TRANSCRIPT)),
    (&[(0, b"fLaC")], Kind("a recording (FLAC)", BY_TRANSCRIPT)),
    (&[(0, b"ID3")], Kind("a recording (MP3)", BY_TRANSCRIPT)),
    (&[(0, b"\xFF\xFB")], Kind("a recording (MP3)", BY_TRANSCRIPT)),
    (&[(0, b"\xFF\xF3")], Kind("a recording (MP3)", BY_TRANSCRIPT)),
    (&[(0, b"\xFF\xF2")], Kind("a recording (MP3)", BY_TRANSCRIPT)),
    (&[(0, b"\x1F\x8B")], Kind("compressed (gzip)", "`gunzip -c FILE > STEM` unpacks it; give that")),
    (&[(0, b"\xFD7zXZ\0")], Kind("compressed (xz)", "`xz -dc FILE > STEM` unpacks it; give that")),
    (&[(0, b"\x28\xB5\x2F\xFD")], Kind("compressed (zstd)", "`zstd -dc FILE > STEM` unpacks it; give that")),
    (
        &[(0, b"BZh"), (4, b"1AY&SY")],
        Kind("compressed (bzip2)", "`bzip2 -dc FILE > STEM` unpacks it; give that"),
    ),
    (
        &[(0, b"7z\xBC\xAF\x27\x1C")],
        Kind("an archive (7z)", "`7z x FILE` unpacks it; give the article that is in it"),
    ),
    (
        &[(0, b"Rar!\x1A\x07")],
        Kind("an archive (RAR)", "`unrar x FILE` unpacks it; give the article that is in it"),
    ),
    (
        &[(257, b"ustar")],
        Kind("an archive (tar)", "`tar -xf FILE` unpacks it; give the article that is in it"),
    ),
    (&[(0, b"SQLite format 3\0")], Kind("a database (SQLite)", GIVE_TEXT)),
    (&[(0, b"\xFF\xFE\0\0")], UTF_32),
    (&[(0, b"\0\0\xFE\xFF")], UTF_32),
    (&[(0, b"wOFF")], Kind("a font", GIVE_TEXT)),
    (&[(0, b"wOF2")], Kind("a font", GIVE_TEXT)),
    (&[(0, b"OTTO\0")], Kind("a font", GIVE_TEXT)),
    (&[(0, b"\0\x01\0\0\0")], Kind("a font", GIVE_TEXT)),
];

/// What the files of an archive are called that make it a document, and what the first file of one says.
const IN_ZIP: &[(&str, Kind)] = &[
    ("word/", WORD),
    ("xl/", Kind("a spreadsheet (XLSX)", BY_OFFICE)),
    ("ppt/", Kind("slides (PPTX)", BY_OFFICE)),
    ("META-INF/container.xml", EPUB),
    ("META-INF/MANIFEST.MF", Kind("a program (JAR)", GIVE_TEXT)),
    ("Index/Document.iwa", Kind("a Pages document", GIVE_TEXT)),
];
const MIMETYPES: &[(&str, Kind)] = &[
    ("application/epub+zip", EPUB),
    ("application/vnd.oasis.opendocument.text", Kind("an OpenDocument text (ODT)", BY_PANDOC)),
    ("application/vnd.oasis.opendocument.spreadsheet", Kind("a spreadsheet (ODS)", BY_OFFICE)),
    ("application/vnd.oasis.opendocument.presentation", Kind("slides (ODP)", BY_OFFICE)),
];

/// The kinds that are read.
const DOCUMENTS: &[(Kind, Format)] =
    &[(WEB_PAGE, Format::Html), (WORD, Format::Docx), (EPUB, Format::Epub), (RICH_TEXT, Format::Rtf)];

/// More controls than this in the first bytes, and it is no text; a few are what a careless program leaves behind.
const MAX_CONTROLS: usize = 4;

/// What the bytes of a file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sniffed {
    /// Text: in UTF-8, in UTF-16 with its mark or without, or in an encoding that uses no control bytes (Big5, GBK,
    /// `Shift_JIS`, Latin-1, …).
    Text,
    /// A document that is read.
    Document(Format),
    /// A PDF, which is read by what another program finds in it ([`super::read_layout`]).
    Pdf,
    /// What is no article.
    Refused(Refusal),
}

/// Tells what the bytes of a file named `name` are. The name is for the hint alone, but for one in `.html`, which tells a
/// page that lacks the tags that every page should have.
pub fn sniff(bytes: &[u8], name: &str) -> Sniffed {
    let is_named = || {
        let is_page = |ending: &str| ["html", "htm", "xhtml"].iter().any(|e| ending.eq_ignore_ascii_case(e));
        Path::new(name).extension().and_then(|e| e.to_str()).is_some_and(is_page)
    };
    let Some(Kind(what, hint)) = kind(bytes) else {
        let is_page = is_named() && bytes.trim_ascii_start().starts_with(b"<");
        return if is_page { Sniffed::Document(Format::Html) } else { Sniffed::Text };
    };
    if what == PDF.0 {
        return Sniffed::Pdf;
    }
    match DOCUMENTS.iter().find(|(kind, _)| kind.0 == what) {
        Some((_, format)) => Sniffed::Document(*format),
        None => Sniffed::Refused(Refusal { what, hint: filled(hint, name) }),
    }
}

fn kind(bytes: &[u8]) -> Option<Kind> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let text = head_text(bytes);
    if is_empty(bytes, &text) {
        return Some(EMPTY);
    }
    textual(head)
        .or_else(|| zipped(bytes))
        .or_else(|| old_office(bytes))
        .or_else(|| fat_or_class(head))
        .or_else(|| signed(head))
        .or_else(|| marked_up(&text))
        .or_else(|| is_binary(head).then_some(BINARY))
}

fn is_empty(bytes: &[u8], head: &str) -> bool {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}');
    bytes.iter().all(u8::is_ascii_whitespace) || bytes.len() <= HEAD_BYTES && head.chars().all(is_blank)
}

fn textual(head: &[u8]) -> Option<Kind> {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    TEXTUAL.iter().find(|(opening, _)| head.starts_with(opening.as_bytes())).map(|(_, kind)| *kind)
}

fn signed(head: &[u8]) -> Option<Kind> {
    let has = |&(at, magic): &(usize, &[u8])| head.get(at..).is_some_and(|rest| rest.starts_with(magic));
    // Letters may open an article as well (MZ, ID3): only among bytes are they a signature.
    let is_letters = |magic: Magic| magic.iter().all(|(_, bytes)| bytes.iter().all(u8::is_ascii_graphic));
    let is_signed = |magic: Magic| magic.iter().all(has) && (!is_letters(magic) || is_binary(head));
    SIGNATURES.iter().find(|(magic, _)| is_signed(magic)).map(|(_, kind)| *kind)
}

/// Java and macOS open their programs with the same bytes: a version follows, or a small number of machines.
fn fat_or_class(head: &[u8]) -> Option<Kind> {
    let rest = head.strip_prefix(b"\xCA\xFE\xBA\xBE")?;
    let number = rest.first_chunk().map(|bytes| u32::from_be_bytes(*bytes));
    Some(if number.is_some_and(|n| n < 40) { MACH_O } else { CLASS })
}

fn old_office(bytes: &[u8]) -> Option<Kind> {
    if !bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return None;
    }
    let has = |stream: &str| {
        let stream: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(stream.len()).any(|window| window == stream)
    };
    // What Word saves with a password is one of these around a document that nobody can read.
    if has("EncryptedPackage") {
        return Some(LOCKED);
    }
    Some(if has("WordDocument") { OLD_WORD } else { OLD_OFFICE })
}

fn zipped(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"PK\x05\x06") {
        return Some(ZIP); // an empty one
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let starts = bytes.windows(4).enumerate().filter(|(_, window)| window == b"PK\x03\x04");
    let files = starts.filter_map(|(at, _)| zipped_file(bytes.get(at..)?));
    for (name, content) in files {
        let mimetype = MIMETYPES.iter().find(|(mimetype, _)| content.starts_with(mimetype.as_bytes()));
        if let Some((_, kind)) = mimetype.filter(|_| name == b"mimetype") {
            return Some(*kind);
        }
        if let Some((_, kind)) = IN_ZIP.iter().find(|(inside, _)| name.starts_with(inside.as_bytes())) {
            return Some(*kind);
        }
    }
    Some(ZIP)
}

/// The name of a file in an archive, and what follows it: its content, as it is or compressed.
fn zipped_file(header: &[u8]) -> Option<(&[u8], &[u8])> {
    let number = |at: usize| {
        let bytes = header.get(at..)?.first_chunk()?;
        Some(usize::from(u16::from_le_bytes(*bytes)))
    };
    let (n_name, n_extra) = (number(26)?, number(28)?);
    Some((header.get(30..30 + n_name)?, header.get(30 + n_name + n_extra..)?))
}

/// A page or a picture in markup, by its first tag, whatever stands in front of it: a declaration, comments.
fn marked_up(head: &str) -> Option<Kind> {
    let mut rest = head;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        let end = match rest {
            _ if rest.starts_with("<?xml") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            _ if opens_with(rest, "<!doctype html") => return Some(WEB_PAGE),
            _ if opens_with(rest, "<!doctype") => ">",
            _ => break,
        };
        rest = rest.split_once(end)?.1;
    }
    let is_page = ["<html", "<head", "<body"].iter().any(|tag| opens_with(rest, tag));
    if is_page { Some(WEB_PAGE) } else { opens_with(rest, "<svg").then_some(SVG) }
}

/// Whether `text` opens with a tag, in any case, and the tag's name ends there.
fn opens_with(text: &str, tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag))
        && !text
            .get(tag.len()..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
}

/// Whether bytes hold what no text has.
fn is_binary(head: &[u8]) -> bool {
    let marked = Encoding::for_bom(head).map(|(encoding, _)| encoding).filter(|encoding| *encoding != UTF_8);
    let (has_nul, n_controls) = if let Some(encoding) = marked.or_else(|| unmarked_utf16(head)) {
        let (text, _) = encoding.decode_with_bom_removal(head);
        (text.contains('\0'), text.chars().filter(|c| is_no_text(*c)).count())
    } else {
        (head.contains(&0), head.iter().filter(|b| is_no_text(char::from(**b))).count())
    };
    has_nul || n_controls > MAX_CONTROLS
}

/// A hint with the file's name in it, as a shell takes it.
fn filled(hint: &str, name: &str) -> String {
    let name = clean(name);
    let is_named = !name.is_empty() && name != "-";
    let stem = Path::new(name.as_ref()).file_stem().and_then(|stem| stem.to_str()).filter(|_| is_named);
    let file = if is_named { quoted(&name) } else { "FILE".to_owned() };
    let stem = quoted(stem.unwrap_or("article"));
    let parts: Vec<String> = hint.split("FILE").map(|part| part.replace("STEM", &stem)).collect();
    parts.join(&file)
}

fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '+' | ',' | '@');
    let name = if name.starts_with('-') { format!("./{name}") } else { name.to_owned() };
    if name.chars().all(is_plain) { name } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(bytes: &[u8]) -> &'static str {
        match sniff(bytes, "") {
            Sniffed::Text => "text",
            Sniffed::Pdf => "read: PDF",
            Sniffed::Refused(refusal) => refusal.what,
            Sniffed::Document(Format::Html) => "read: HTML",
            Sniffed::Document(Format::Docx) => "read: DOCX",
            Sniffed::Document(Format::Epub) => "read: EPUB",
            Sniffed::Document(Format::Rtf) => "read: RTF",
            Sniffed::Document(Format::Plain | Format::Markdown) => "read: text",
        }
    }

    /// An archive of one file, as the first bytes of it stand.
    fn zip(name: &str, content: &str) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend([0; 22]);
        bytes.extend(u16::try_from(name.len()).expect("a short name").to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(name.bytes().chain(content.bytes()));
        bytes
    }

    #[test]
    fn what_is_not_text_is_known_by_its_bytes() {
        for (bytes, expected) in [
            (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".as_slice(), "read: PDF"),
            (b"\n%PDF-1.4\n", "read: PDF"),
            (b"{\\rtf1\\ansi text}", "read: RTF"),
            (b"%!PS-Adobe-3.0\n", "a PostScript document"),
            (b"PK\x05\x06\0\0\0\0", "an archive (ZIP)"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", "an old Office document (DOC, XLS or PPT)"),
            (
                b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
                "an old Word document (DOC)",
            ),
            (
                b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
                "locked with a password",
            ),
            (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n", "a web archive (MHTML)"),
            (b"\xCA\xFE\xBA\xBE\0\0\0\x34\0", "a program (Java class)"),
            (b"\xCA\xFE\xBA\xBE\0\0\0\x02\0", "a program (Mach-O)"),
            (b"<!DOCTYPE html>\n<p>Text", "read: HTML"),
            (b"\xEF\xBB\xBF  <HTML lang=en>", "read: HTML"),
            (b"<?xml version=\"1.0\"?>\n<!-- a -->\n<!DOCTYPE html PUBLIC \"x\">\n<html>", "read: HTML"),
            (b"<!-- saved from a page --><head><title>a</title>", "read: HTML"),
            (b"<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"x\"><svg width=\"1\">", "a picture (SVG)"),
            (b"text\0with a NUL", "binary data"),
            (b"\x01\x02\x03\x04\x05\x06", "binary data"),
            (b"", "empty"),
            (b" \r\n\t", "empty"),
            (b"\xEF\xBB\xBF\n", "empty"),
            ("\u{3000}\n\u{200B}".as_bytes(), "empty"),
        ] {
            assert_eq!(what(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_document_is_known_inside_its_archive() {
        for (name, content, expected) in [
            ("word/document.xml", "", "read: DOCX"),
            ("[Content_Types].xml", "", "an archive (ZIP)"),
            ("xl/workbook.xml", "", "a spreadsheet (XLSX)"),
            ("ppt/presentation.xml", "", "slides (PPTX)"),
            ("mimetype", "application/epub+zip", "read: EPUB"),
            ("mimetype", "application/vnd.oasis.opendocument.text", "an OpenDocument text (ODT)"),
            ("META-INF/container.xml", "", "read: EPUB"),
            ("META-INF/MANIFEST.MF", "", "a program (JAR)"),
            ("my-password/list.txt", "", "an archive (ZIP)"),
        ] {
            assert_eq!(what(&zip(name, content)), expected, "{name}");
        }
        let archive = [zip("[Content_Types].xml", "<Types/>"), zip("word/document.xml", "")].concat();
        assert_eq!(what(&archive), "read: DOCX");
    }

    #[test]
    fn each_signature_is_found_in_its_file_and_letters_of_one_are_text_in_an_article() {
        for (magic, Kind(expected, _)) in SIGNATURES {
            let mut bytes = vec![0; 512];
            for (at, part) in *magic {
                bytes[*at..at + part.len()].copy_from_slice(part);
            }
            assert_eq!(what(&bytes), *expected, "{magic:?}");
        }
        for text in [
            "MZ Wallace Collection",
            "GIF89a is a format.",
            "ID3 tags",
            "BMW builds cars",
            "RIFF\u{7}\n\n\nWAVE",
        ] {
            assert_eq!(what(text.as_bytes()), "text", "{text}");
        }
    }

    #[test]
    fn text_passes_in_each_encoding() {
        use encoding_rs::{BIG5, EUC_JP, EUC_KR, GB18030, GBK, SHIFT_JIS, WINDOWS_1252};
        let sentences = [
            "港口發展局局長林海生表示，新碼頭將於明年六月啟用。",
            "港口发展局局长林海生表示，新码头将于明年六月启用。\n",
            "港の整備は、来年から始まる予定です。\n",
            "항만 개발은 내년에 시작됩니다.\n",
            "Le port ouvre en février, « enfin » à Ålesund – naïvely.\n",
        ];
        for text in sentences {
            for encoding in [BIG5, GBK, GB18030, SHIFT_JIS, EUC_JP, EUC_KR, WINDOWS_1252] {
                assert_eq!(what(&encoding.encode(text).0), "text", "{} {text}", encoding.name());
            }
            for order in [u16::to_le_bytes, u16::to_be_bytes] {
                let bytes: Vec<u8> = text.encode_utf16().flat_map(order).collect();
                assert_eq!(what(&bytes), "text", "UTF-16 {text}");
                assert_eq!(
                    what(&[&order(0xFEFF), bytes.as_slice()].concat()),
                    "text",
                    "marked UTF-16 {text}"
                );
            }
        }
        for text in [
            "a\u{C}b",
            "\u{1B}$B9A\u{1B}(B",
            "a bell \u{7} rings",
            "# Title\n\n<div>words</div>",
            "<!-- note -->\n# Title",
            "<header>",
            "{\"title\": 1}",
        ] {
            assert_eq!(what(text.as_bytes()), "text", "{text}");
        }
    }

    #[test]
    fn the_articles_of_the_project_pass() {
        let project = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        for name in [
            "decks/harbour.txt",
            "decks/harbour.yaml",
            "decks/welcome.yaml",
            "tests/articles/clean.jsonl",
            "README.md",
        ] {
            #[expect(clippy::disallowed_methods, reason = "a test: the articles that come with us")]
            let bytes = std::fs::read(project.join(name)).expect("the file is there");
            assert_eq!(sniff(&bytes, name), Sniffed::Text, "{name}");
        }
    }

    #[test]
    fn a_hint_names_the_file_as_a_shell_takes_it() {
        for (name, expected) in [
            ("report.ps", "`ps2ascii report.ps report.txt` makes text of it; give that"),
            ("in/年報 2031.ps", "`ps2ascii 'in/年報 2031.ps' '年報 2031'.txt` makes text of it; give that"),
            ("-l.ps", "`ps2ascii ./-l.ps ./-l.txt` makes text of it; give that"),
            ("it's\u{1b}.ps", "`ps2ascii 'it'\\''s.ps' 'it'\\''s'.txt` makes text of it; give that"),
            ("-", "`ps2ascii FILE article.txt` makes text of it; give that"),
            ("", "`ps2ascii FILE article.txt` makes text of it; give that"),
        ] {
            let Sniffed::Refused(refusal) = sniff(b"%!PS-Adobe-3.0", name) else {
                panic!("{name} is refused")
            };
            assert_eq!(
                (refusal.hint.as_str(), refusal.to_string().as_str()),
                (expected, "is a PostScript document")
            );
        }
    }

    #[test]
    fn so_many_controls_are_in_no_text() {
        let with = |n: usize| is_binary(&[b"port ".as_slice(), &vec![1; n]].concat());
        assert!(!with(MAX_CONTROLS) && with(MAX_CONTROLS + 1));
        assert!(is_binary(b"a\0b") && !is_binary(b"\xEF\xBB\xBFport"));
        let utf16: Vec<u8> = "\u{FEFF}port\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(!is_binary(&utf16) && is_binary(&[utf16.as_slice(), b"\0\0"].concat()));
        for (text, tag, expected) in [
            ("<html>", "<html", true),
            ("<HTML lang=a>", "<html", true),
            ("<htmlx>", "<html", false),
            ("<html-a>", "<html", false),
            ("<htm", "<html", false),
        ] {
            assert_eq!(opens_with(text, tag), expected, "{text}");
        }
    }
}
