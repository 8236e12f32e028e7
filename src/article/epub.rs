//! E-books (EPUB): the chapters in the order of the book's spine, each read as a page of which all is text.
//!
//! The book's title is the article's, its chapters' names are headings. Its table of contents is left out.

use super::archive::{Archive, damaged, folder, resolved};
use super::picture::percent_decoded;
use super::xml::{Step, value, walk};
use super::{Article, Lines, Nature, Part, Raw, Refusal, decode, html, repair, typed};
use std::collections::HashMap;

/// Reads a book.
pub(super) fn read(bytes: &[u8]) -> Result<Article, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let package = package_file(&mut archive)?;
    let book = Book::read(&decode(&archive.need(&package)?), folder(&package))?;
    let mut raws: Vec<Raw> = Vec::new();
    for chapter in &book.chapters {
        let Some(bytes) = archive.read(chapter)? else { continue };
        raws.extend(
            html::read_chapter(&html::decode(&bytes)).into_iter().map(|raw| placed(raw, folder(chapter))),
        );
    }
    entitle(&mut raws, book.title);
    for (number, raw) in raws.iter_mut().enumerate() {
        for part in &mut raw.parts {
            part.lines = Lines::one(number);
        }
    }
    let lang = typed::lang(&raws);
    let article = repair::repair(raws, lang, None);
    Ok(Article { byline: book.author, date: book.date, source: book.publisher, ..article })
}

/// Where the book is described, as the archive says.
fn package_file(archive: &mut Archive<'_>) -> Result<String, Refusal> {
    let mut name = None;
    walk(&decode(&archive.need("META-INF/container.xml")?), |step| {
        if let Step::Start("rootfile", tag) = step
            && name.is_none()
        {
            name = value(tag, "full-path");
        }
    })?;
    name.map(|name| resolved("", &name)).ok_or_else(damaged)
}

/// What a book says of itself.
#[derive(Default)]
struct Book {
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
    publisher: Option<String>,
    /// The files of its chapters, in order.
    chapters: Vec<String>,
}

impl Book {
    fn read(package: &str, folder: &str) -> Result<Self, Refusal> {
        let mut files: HashMap<String, String> = HashMap::new();
        let mut spine = Vec::new();
        let mut said: HashMap<String, String> = HashMap::new();
        // The first of each is meant; a subtitle follows its title.
        let mut open: Option<String> = None;
        walk(package, |step| match step {
            Step::Start("item", tag) => {
                let is_contents = value(tag, "properties").is_some_and(|p| p.split(' ').any(|p| p == "nav"));
                if let (Some(id), Some(name), false) = (value(tag, "id"), value(tag, "href"), is_contents) {
                    files.insert(id, resolved(folder, &unescaped(&name)));
                }
            }
            Step::Start("itemref", tag) => {
                if value(tag, "linear").is_none_or(|linear| linear != "no") {
                    spine.extend(value(tag, "idref"));
                }
            }
            Step::Start(name, _) => open = (!said.contains_key(name)).then(|| name.to_owned()),
            Step::End(_) => open = None,
            Step::Words(words) => {
                if let Some(name) = &open {
                    said.entry(name.clone()).or_default().push_str(words);
                }
            }
        })?;
        let mut take = |name: &str| {
            let words = said.remove(name)?.split_whitespace().collect::<Vec<_>>().join(" ");
            Some(words).filter(|words| !words.is_empty())
        };
        let is_day = |date: &String| {
            let digits = |range: std::ops::Range<usize>| {
                date.get(range).is_some_and(|d| d.bytes().all(|b| b.is_ascii_digit()))
            };
            digits(0..4)
                && digits(5..7)
                && digits(8..10)
                && date.get(4..5) == Some("-")
                && date.get(7..8) == Some("-")
        };
        Ok(Self {
            title: take("title"),
            author: take("creator"),
            date: take("date").and_then(|date| date.get(..10).map(str::to_owned)).filter(is_day),
            publisher: take("publisher"),
            chapters: spine.iter().filter_map(|id| files.get(id).cloned()).collect(),
        })
    }
}

/// A name as a link has it, `%20` for a space, as the archive has it.
fn unescaped(name: &str) -> String {
    String::from_utf8(percent_decoded(name.as_bytes())).unwrap_or_else(|_| name.to_owned())
}

/// A block of a chapter, its picture by its name in the archive.
fn placed(mut raw: Raw, folder: &str) -> Raw {
    if let Nature::Caption { image: Some(name) } = &mut raw.nature
        && !name.starts_with("data:")
    {
        *name = resolved(folder, &unescaped(name));
    }
    raw
}

/// Puts the book's title first, and drops it where a title page or a chapter has it again.
fn entitle(raws: &mut Vec<Raw>, title: Option<String>) {
    let Some(title) = title else { return };
    let ink = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    for raw in raws.iter_mut().filter(|raw| ink(&raw.text) == ink(&title)) {
        raw.nature = Nature::Furniture("the title again");
    }
    let part = Part::line(0, &title);
    raws.insert(0, Raw { text: title, parts: vec![part], nature: Nature::Title });
}

#[cfg(test)]
mod tests {
    use crate::article::archive::tests::zip;
    use crate::article::{self, Format, Kind};
    use proptest::prelude::*;

    const PACKAGE: &str = "<package xmlns:dc='dc'><metadata><dc:title>港口的書</dc:title><dc:title>副題</dc:title><dc:creator>林海生</dc:creator>
        <dc:date>2031-08-14T00:00:00Z</dc:date><dc:publisher>海港出版社</dc:publisher></metadata><manifest>
        <item id='n' href='nav.xhtml' properties='nav'/><item id='b' href='text/two%20.xhtml'/><item id='a' href='text/one.xhtml'/>
        <item id='x' href='text/x.xhtml'/></manifest>
        <spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/><itemref idref='x' linear='no'/><itemref idref='?'/></spine></package>";

    fn book(one: &str) -> Vec<u8> {
        zip(&[
            ("mimetype", b"application/epub+zip"),
            (
                "META-INF/container.xml",
                b"<container><rootfiles><rootfile full-path='OEBPS/a.opf'/></rootfiles></container>",
            ),
            ("OEBPS/a.opf", PACKAGE.as_bytes()),
            ("OEBPS/nav.xhtml", "<nav><a href='text/one.xhtml'>目錄</a></nav>".as_bytes()),
            ("OEBPS/text/one.xhtml", one.as_bytes()),
            ("OEBPS/text/two .xhtml", "<html><body><h1>下篇</h1><p>完了。</p></body></html>".as_bytes()),
            ("OEBPS/text/x.xhtml", "<p>廣告</p>".as_bytes()),
            ("OEBPS/images/a.png", b"\x89PNG"),
        ])
    }

    const ONE: &str = "<?xml version='1.0'?><html><head><title>上篇</title><script src='a.js'/></head><body><h1>港口的書</h1><h1>上篇</h1><p/><p>開始。</p>
        <figure><img src='../images/a.png'/><figcaption>吊機</figcaption></figure></body></html>";

    #[test]
    fn the_chapters_are_read_in_the_order_of_the_spine() {
        let bytes = book(ONE);
        assert_eq!(article::sniff(&bytes, ""), article::Sniffed::Document(Format::Epub));
        let article = article::read_document(&bytes, Format::Epub).expect("a book");
        assert_eq!(article::to_text(&article), "港口的書\n\n上篇\n\n開始。\n\n下篇\n\n完了。\n\n●吊機\n");
        let kinds: Vec<Kind> = article.blocks.iter().map(|b| b.kind).collect();
        assert_eq!(
            kinds,
            [Kind::Title, Kind::Heading, Kind::Paragraph, Kind::Caption, Kind::Heading, Kind::Paragraph]
        );
        assert_eq!(article.blocks[3].image.as_deref(), Some("OEBPS/images/a.png"));
        let fields = [article.byline, article.date, article.source];
        assert_eq!(
            fields.each_ref().map(Option::as_deref),
            [Some("林海生"), Some("2031-08-14"), Some("海港出版社")]
        );
    }

    #[test]
    fn a_book_that_says_nothing_of_its_text_is_refused() {
        let what = |files: &[(&str, &[u8])]| {
            article::read_document(&zip(files), Format::Epub).err().map(|refusal| refusal.what)
        };
        assert_eq!(what(&[("mimetype", b"application/epub+zip")]), Some("damaged"));
        assert_eq!(what(&[("META-INF/container.xml", b"<container/>")]), Some("damaged"));
        assert_eq!(what(&[("META-INF/container.xml", b"<rootfile full-path='a'/>")]), Some("damaged"));
    }

    proptest! {
        #[test]
        fn a_damaged_book_is_read_or_refused(
            at in 0..2000usize, to in 0..2000usize, new in proptest::collection::vec(any::<u8>(), 0..8), in_text in any::<bool>(),
        ) {
            let damaged = |bytes: &[u8]| {
                let (at, to) = (at % (bytes.len() + 1), to % (bytes.len() + 1));
                [&bytes[..at], new.as_slice(), &bytes[to..]].concat()
            };
            let bytes = if in_text { book(&String::from_utf8_lossy(&damaged(ONE.as_bytes()))) } else { damaged(&book(ONE)) };
            let _ = article::read_document(&bytes, Format::Epub);
        }
    }

    /// What a package says of its book.
    fn said(metadata: &str) -> super::Book {
        super::Book::read(&format!("<package><metadata>{metadata}</metadata></package>"), "")
            .expect("a package")
    }

    #[test]
    fn the_day_of_a_book_is_one_in_digits() {
        for (date, expected) in [
            ("2031-08-14", Some("2031-08-14")),
            ("2031-08-14T00:00:00Z", Some("2031-08-14")),
            ("2031.08-14", None),
            ("2031-08.14", None),
            ("203a-08-14", None),
            ("2031-0a-14", None),
            ("2031-08-1a", None),
            ("2031-08", None),
            ("August 14, 2031", None),
        ] {
            assert_eq!(said(&format!("<date>{date}</date>")).date.as_deref(), expected, "{date}");
        }
    }

    #[test]
    fn the_first_of_each_field_is_the_books() {
        let book = said(
            "<dc:title> 新\n碼頭 </dc:title><dc:title>副題</dc:title><dc:creator>林海生</dc:creator><publisher> </publisher>",
        );
        assert_eq!(
            (book.title.as_deref(), book.author.as_deref(), book.publisher),
            (Some("新 碼頭"), Some("林海生"), None)
        );
        let package = "<package><item id='a' href='a%20b.xhtml'/><item id='n' href='n' properties='x nav'/><item id='c' href='c' properties='navx'/>
            <itemref idref='a'/><itemref idref='c' linear='no'/><itemref idref='n'/><itemref idref='c' linear='yes'/><itemref idref='z'/></package>";
        assert_eq!(
            super::Book::read(package, "OPS").expect("a package").chapters,
            ["OPS/a b.xhtml", "OPS/c"]
        );
    }
}
