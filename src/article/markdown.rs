//! Markdown (`CommonMark`) to raw blocks: its headings and images are taken at their word.
//!
//! What carries no words (rules, link definitions, HTML, front matter) is furniture, so that every line of the
//! source is accounted for. List items are paragraphs of their own.

use super::join::append;
use super::plain::source_lines;
use super::{Nature, Part, Raw, lines, n_ink};
use crate::text::slice;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Cuts `text` into raw blocks, in the order of its lines.
pub(super) fn raw_blocks(text: &str) -> Vec<Raw> {
    let mut reader = Reader { source: Source::new(text), raws: Vec::new(), open: None, n_images_open: 0 };
    let options =
        Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    for (event, span) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, span);
    }
    reader.close();
    reader.source.account_for_the_rest(&mut reader.raws);
    reader.raws
}

struct Reader<'a> {
    source: Source<'a>,
    raws: Vec<Raw>,
    open: Option<Leaf>,
    /// How many images the reader is inside of: an image's words may hold another.
    n_images_open: usize,
}

/// A block that holds words: `CommonMark` gives each line to one of them.
struct Leaf {
    nature: Nature,
    text: String,
    span: Range<usize>,
    /// How many characters of its text stand on which line, white space not counted.
    inked: Vec<(usize, usize)>,
    images: Vec<Image>,
}

struct Image {
    words: String,
    path: String,
    span: Range<usize>,
}

impl Leaf {
    fn new(nature: Nature, span: Range<usize>) -> Self {
        Self { nature, text: String::new(), span, inked: Vec::new(), images: Vec::new() }
    }
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::Text(words) | Event::Code(words) => self.words(&words, span),
            Event::SoftBreak | Event::HardBreak => self.words("\n", span),
            Event::InlineHtml(_) => self.words("", span),
            Event::End(TagEnd::TableCell) => self.words("\u{3000}", span),
            Event::End(TagEnd::Image) => self.n_images_open = self.n_images_open.saturating_sub(1),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            Event::End(_) | Event::Rule => self.close(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                let is_first = !self.raws.iter().any(|r| matches!(r.nature, Nature::Title | Nature::Heading));
                let is_title = level == HeadingLevel::H1 && is_first;
                self.open(if is_title { Nature::Title } else { Nature::Heading }, span);
            }
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::TableRow | Tag::TableHead => {
                self.open(Nature::Paragraph, span);
            }
            Tag::MetadataBlock(_) => self.open(Nature::Furniture("front matter"), span),
            Tag::Image { dest_url, .. } => {
                if self.n_images_open == 0 {
                    let image =
                        Image { words: String::new(), path: dest_url.into_string(), span: span.clone() };
                    self.leaf(span).images.push(image);
                }
                self.n_images_open += 1;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => self.words("", span),
            Tag::TableCell => {}
            // Lists, their items and quotations hold other blocks.
            _ => self.close(),
        }
    }

    fn open(&mut self, nature: Nature, span: Range<usize>) {
        self.close();
        self.open = Some(Leaf::new(nature, span));
    }

    /// The open block, which reaches to the end of `span` at least. A list item of one paragraph comes without a tag
    /// for it: its words open one.
    fn leaf(&mut self, span: Range<usize>) -> &mut Leaf {
        let end = span.end;
        let leaf = self.open.get_or_insert_with(|| Leaf::new(Nature::Paragraph, span));
        leaf.span.end = leaf.span.end.max(end);
        leaf
    }

    fn words(&mut self, words: &str, span: Range<usize>) {
        let is_in_image = self.n_images_open > 0;
        let first_line = self.source.line_at(span.start);
        let leaf = self.leaf(span);
        if let Some(image) = leaf.images.last_mut().filter(|_| is_in_image) {
            image.words.push_str(words);
            return;
        }
        leaf.text.push_str(words);
        leaf.inked.extend((first_line..).zip(words.lines().map(n_ink)));
    }

    fn close(&mut self) {
        let Some(mut leaf) = self.open.take() else { return };
        leaf.images.retain(|image| !image.words.trim().is_empty() || !image.path.is_empty());
        let text = on_one_line(&leaf.text);
        if text.is_empty() && leaf.images.is_empty() {
            return; // its lines are markup
        }
        let spans: Vec<Range<usize>> = leaf.images.iter().map(|image| image.span.clone()).collect();
        let (mut parts, mut of_images) = self.source.claim(leaf.span, &spans);
        if text.is_empty() {
            // What is around images alone (a link, emphasis) is theirs.
            of_images[0].append(&mut parts);
            of_images[0].sort_by_key(|part| part.lines);
        } else {
            let (text, nature) = match lines::caption(&text) {
                Some(words) if leaf.nature == Nature::Paragraph => {
                    (words.to_owned(), Nature::Caption { image: None })
                }
                _ => (text, leaf.nature),
            };
            mark_inked(&mut parts, &leaf.inked, n_ink(&text));
            self.raws.push(Raw { text, parts, nature });
        }
        for (image, mut parts) in leaf.images.into_iter().zip(of_images) {
            let words = on_one_line(&image.words);
            let text = if words.is_empty() { image.path.clone() } else { words };
            mark_inked(&mut parts, &[], n_ink(&text));
            self.raws.push(Raw { text, parts, nature: Nature::Caption { image: Some(image.path) } });
        }
    }
}

/// Notes on which parts the `n` characters of a block stand. Those that no line is known for are the first part's; those
/// too many that the text lost (a hyphen, a caption's mark) are taken from the first that have any.
fn mark_inked(parts: &mut [Part], inked: &[(usize, usize)], n: usize) {
    for part in parts.iter_mut() {
        part.n_inked = 0;
    }
    let mut n_noted = 0;
    for (line, n) in inked {
        if let Ok(i) = parts.binary_search_by_key(line, |part| part.lines.first) {
            parts[i].n_inked += n;
            n_noted += n;
        }
    }
    if let Some(first) = parts.first_mut() {
        first.n_inked += n.saturating_sub(n_noted);
    }
    let mut n_lost = n_noted.saturating_sub(n);
    for part in parts {
        let n = part.n_inked.min(n_lost);
        part.n_inked -= n;
        n_lost -= n;
    }
}

fn on_one_line(text: &str) -> String {
    let mut joined = String::new();
    for line in text.lines() {
        append(&mut joined, &mut [], line.trim());
    }
    joined.trim().to_owned()
}

/// The lines of the source, and which of them a block holds already.
struct Source<'a> {
    lines: Vec<(usize, &'a str)>,
    is_held: Vec<bool>,
}

impl<'a> Source<'a> {
    fn new(text: &'a str) -> Self {
        let base = text.as_ptr() as usize;
        let lines: Vec<_> = source_lines(text).map(|l| (l.as_ptr() as usize - base, l)).collect();
        let is_held = lines.iter().map(|(_, l)| l.trim().is_empty()).collect();
        Self { lines, is_held }
    }

    /// The number of the line that a byte stands on.
    fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|(start, _)| *start <= at)
    }

    /// Takes the lines of a block (a span in bytes) that nothing holds yet, a part a line: those of the block, and
    /// those of each of its images. Of a line that both stand on, an image has its own markup and the block the rest.
    fn claim(&mut self, span: Range<usize>, images: &[Range<usize>]) -> (Vec<Part>, Vec<Vec<Part>>) {
        let first = self.lines.partition_point(|(start, l)| start + l.len() < span.start);
        let (mut own, mut of_images) = (Vec::new(), vec![Vec::new(); images.len()]);
        for (i, &(start, line)) in self.lines.iter().enumerate().skip(first) {
            if start >= span.end {
                break;
            }
            if std::mem::replace(&mut self.is_held[i], true) {
                continue;
            }
            let part = |text: &str| {
                let text = text.trim();
                (!text.is_empty()).then(|| Part::line(i + 1, text))
            };
            let first_image = images.partition_point(|image| image.end <= start);
            let end_image = images.partition_point(|image| image.start < start + line.len());
            let (rest, pieces) =
                without_images(line, start, images.get(first_image..end_image).unwrap_or_default());
            own.extend(part(&rest));
            for (parts, piece) in of_images.iter_mut().skip(first_image).zip(pieces) {
                parts.extend(part(piece));
            }
        }
        (own, of_images)
    }

    /// Makes furniture of the lines that no block holds, and puts all in the order of their lines; a block stands
    /// before the images inside it.
    fn account_for_the_rest(&mut self, raws: &mut Vec<Raw>) {
        for (i, (_, line)) in self.lines.iter().enumerate().filter(|(i, _)| !self.is_held[*i]) {
            let text = line.trim().to_owned();
            let parts = vec![Part::line(i + 1, &text)];
            raws.push(Raw { text, parts, nature: Nature::Furniture("markup") });
        }
        raws.sort_by_key(|raw| raw.parts.first().map_or(0, |part| part.lines.first));
    }
}

/// A line, which starts at byte `start`, without the images on it, and what of each image stands on it.
fn without_images<'a>(line: &'a str, start: usize, images: &[Range<usize>]) -> (String, Vec<&'a str>) {
    let on_line = |at: usize| at.saturating_sub(start).min(line.len());
    let (mut rest, mut from) = (String::new(), 0);
    let mut pieces = Vec::new();
    for image in images {
        let piece = on_line(image.start)..on_line(image.end);
        rest += slice(line, from..piece.start);
        from = piece.end;
        pieces.push(slice(line, piece));
    }
    rest += slice(line, from..line.len());
    (rest, pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &[(&str, &str)]) {
        let got: Vec<_> = raw_blocks(source)
            .into_iter()
            .map(|r| {
                let nature = match r.nature {
                    Nature::Unknown => "?",
                    Nature::Title => "title",
                    Nature::Heading => "heading",
                    Nature::Paragraph => "paragraph",
                    Nature::Caption { .. } => "caption",
                    Nature::Furniture(reason) => reason,
                };
                (nature, r.text)
            })
            .collect();
        let got: Vec<_> = got.iter().map(|(nature, text)| (*nature, text.as_str())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn a_hyphen_that_is_lost_below_a_line_of_markup_is_no_characters() {
        for source in ["```\nt-\nf\n```", "~~~\n\nlet-\nter\n", "```\nt-\nf-\ng"] {
            for raw in raw_blocks(source) {
                let n_inked: usize = raw.parts.iter().map(|part| part.n_inked).sum();
                assert_eq!(n_inked, n_ink(&raw.text), "{raw:?}");
            }
        }
    }

    #[test]
    fn markup_is_taken_at_its_word() {
        check(
            "# 港口自動化\n\n新碼頭**明年**啟用。\n下一行。\n\n## 為何現在\n\n- 一\n- 二\n\n![吊機](crane.jpg)\n\n---\n",
            &[
                ("title", "港口自動化"),
                ("paragraph", "新碼頭明年啟用。下一行。"),
                ("heading", "為何現在"),
                ("paragraph", "一"),
                ("paragraph", "二"),
                ("caption", "吊機"),
                ("markup", "---"),
            ],
        );
    }

    /// A raw block a line: its first letter, its parts with their lines.
    fn parts(source: &str) -> String {
        let mut out = String::new();
        for raw in raw_blocks(source) {
            let nature = format!("{:?}", raw.nature);
            let parts: Vec<_> = raw.parts.iter().map(|p| format!("{} {}", p.lines, p.text)).collect();
            out += &format!("{} {}\n", slice(&nature, 0..1), parts.join(" | "));
        }
        out
    }

    #[test]
    fn each_block_has_the_lines_that_it_stands_on() {
        for (source, expected) in [
            ("- one\n  - two\n    goes on\n- three\n", "P 1 - one\nP 2 - two | 3 goes on\nP 4 - three\n"),
            ("- - deep\n", "P 1 - - deep\n"),
            ("- one\n\n  more\n\n- two\n", "P 1 - one\nP 3 more\nP 5 - two\n"),
            ("- one\n  > said\n\n  after\n", "P 1 - one\nP 2 > said\nP 4 after\n"),
            ("- one\n  ***\n  two\n", "P 1 - one\nF 2 ***\nP 3 two\n"),
            ("> a\n>\n> b\nlazy\n", "P 1 > a\nF 2 >\nP 3 > b | 4 lazy\n"),
            ("1. # head\n   body\n", "T 1 1. # head\nP 2 body\n"),
            ("| a | b |\n|---|---|\n| c | d |\n", "P 1 | a | b |\nF 2 |---|---|\nP 3 | c | d |\n"),
            ("Head\n====\n\n```\ncode\n```\n", "T 1 Head | 2 ====\nP 4 ``` | 5 code | 6 ```\n"),
            ("- [one](/a\n  \"b\")\n", "P 1 - [one](/a | 2 \"b\")\n"),
        ] {
            assert_eq!(parts(source), expected, "{source}");
        }
    }

    #[test]
    fn an_image_has_its_markup_and_its_paragraph_the_rest_of_the_line() {
        for (source, expected) in [
            ("before ![a](b.png) after\n", "P 1 before  after\nC 1 ![a](b.png)\n"),
            ("text\n![one\ntwo](c.png) more\n", "P 1 text | 3 more\nC 2 ![one | 3 two](c.png)\n"),
            ("[![a](b.png)](/c)\n", "C 1 ![a](b.png) | 1 [](/c)\n"),
            ("![a](b.png) ![c](d.png)\n", "C 1 ![a](b.png)\nC 1 ![c](d.png)\n"),
            ("- ![a ![b](c.png)](d.png)\n", "C 1 ![a ![b](c.png)](d.png) | 1 -\n"),
            ("# ![](logo.png) Name\n", "T 1 #  Name\nC 1 ![](logo.png)\n"),
            ("![]()\n", "F 1 ![]()\n"),
        ] {
            assert_eq!(parts(source), expected, "{source}");
        }
    }

    #[test]
    fn words_of_a_list_item_behind_another_block_are_kept() {
        check(
            "- one\n  ```\n  code\n  ```\n  two\n",
            &[("paragraph", "one"), ("paragraph", "code"), ("paragraph", "two")],
        );
        check("![a\ncrane](c.jpg)\n", &[("caption", "a crane")]);
    }

    #[test]
    fn links_keep_their_words_and_images_their_paths() {
        check(
            "See [the *plan*](http://example.org/a) and ![a crane](c.jpg) there.\n",
            &[("paragraph", "See the plan and  there."), ("caption", "a crane")],
        );
    }

    #[test]
    fn a_mark_makes_a_caption_of_a_paragraph_and_of_nothing_else() {
        let kinds = |text: &str| -> Vec<(crate::article::Kind, String)> {
            let article = crate::article::read(text.as_bytes(), "a.md");
            article.blocks.into_iter().map(|block| (block.kind, block.text)).collect()
        };
        let found =
            kinds("# 題\n\n港務局今日公布詳情。\n\n▲新吊機\n\n## ▲為何\n\n局長林海生表示，航線已經飽和。\n");
        let captions: Vec<&str> = found
            .iter()
            .filter(|(kind, _)| *kind == crate::article::Kind::Caption)
            .map(|(_, text)| text.as_str())
            .collect();
        assert_eq!(captions, ["新吊機"]);
        assert!(found.contains(&(crate::article::Kind::Heading, "▲為何".to_owned())), "{found:?}");
    }
}
