//! Markdown (`CommonMark`) to raw blocks: its headings and images are taken at their word.
//!
//! What carries no words (rules, link definitions, HTML, front matter) is furniture, so that every line of the
//! source is accounted for. List items are paragraphs of their own.

use super::plain::{append, source_lines};
use super::{Lines, Nature, Part, Raw, lines};
use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Cuts `text` into raw blocks, in the order of its lines.
pub(super) fn raw_blocks(text: &str) -> Vec<Raw> {
    let mut reader = Reader { source: Source::new(text), raws: Vec::new(), open: None, images: Vec::new() };
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
    open: Option<(String, Nature, Range<usize>)>,
    /// Images inside the open block: their words and the picture's path.
    images: Vec<(String, String)>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let is_first = !self.raws.iter().any(|r| matches!(r.nature, Nature::Title | Nature::Heading));
                let is_title = level == HeadingLevel::H1 && is_first;
                self.start(if is_title { Nature::Title } else { Nature::Heading }, span);
            }
            Event::Start(Tag::Paragraph | Tag::Item | Tag::CodeBlock(_) | Tag::TableRow | Tag::TableHead) => {
                self.start(Nature::Paragraph, span);
            }
            Event::Start(Tag::MetadataBlock(
                MetadataBlockKind::YamlStyle | MetadataBlockKind::PlusesStyle,
            )) => {
                self.start(Nature::Furniture("front matter"), span);
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.images.push((String::new(), dest_url.into_string()));
            }
            Event::Text(words) | Event::Code(words) => self.text(&words, &span),
            Event::SoftBreak | Event::HardBreak => {
                if let Some((text, ..)) = &mut self.open {
                    text.push('\n');
                }
            }
            Event::End(TagEnd::TableCell) => self.text("\u{3000}", &span),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::MetadataBlock(_)
                | TagEnd::TableRow
                | TagEnd::TableHead,
            ) => self.close(),
            _ => {}
        }
    }

    fn start(&mut self, nature: Nature, span: Range<usize>) {
        self.close();
        self.open = Some((String::new(), nature, span));
    }

    fn text(&mut self, words: &str, span: &Range<usize>) {
        match (self.images.last_mut(), &mut self.open) {
            (Some((caption, path)), Some(_)) if self.source.is_image(span, path) => caption.push_str(words),
            (_, Some((text, ..))) => text.push_str(words),
            _ => {}
        }
    }

    fn close(&mut self) {
        let Some((text, nature, span)) = self.open.take() else { return };
        let mut joined = String::new();
        for line in text.lines() {
            append(&mut joined, line.trim());
        }
        let joined = joined.trim_matches(|c: char| c.is_whitespace()).to_owned();
        let images = std::mem::take(&mut self.images);
        let mut parts = self.source.claim(span);
        for (caption, path) in images {
            let words = if caption.is_empty() { path.clone() } else { caption };
            let parts = if joined.is_empty() { std::mem::take(&mut parts) } else { Vec::new() };
            self.raws.push(Raw { text: words, parts, nature: Nature::Caption { image: Some(path) } });
        }
        if joined.is_empty() {
            // A list item that holds paragraphs, or an image alone: its lines belong to what is inside.
            self.source.release(&parts);
            return;
        }
        let (text, nature) = match lines::caption(&joined) {
            Some(words) if nature == Nature::Paragraph => (words.to_owned(), Nature::Caption { image: None }),
            _ => (joined, nature),
        };
        self.raws.push(Raw { text, parts, nature });
    }
}

/// The lines of the source, and which of them a block holds already.
struct Source<'a> {
    text: &'a str,
    lines: Vec<(usize, &'a str)>,
    is_held: Vec<bool>,
}

impl<'a> Source<'a> {
    fn new(text: &'a str) -> Self {
        let base = text.as_ptr() as usize;
        let lines: Vec<_> = source_lines(text).map(|l| (l.as_ptr() as usize - base, l)).collect();
        let is_held = lines.iter().map(|(_, l)| l.trim().is_empty()).collect();
        Self { text, lines, is_held }
    }

    /// Takes the lines of a span (bytes) that nothing holds yet.
    fn claim(&mut self, span: Range<usize>) -> Vec<Part> {
        let first = self.lines.partition_point(|(start, l)| start + l.len() < span.start);
        let mut parts = Vec::new();
        for (i, (start, line)) in self.lines.iter().enumerate().skip(first) {
            if *start >= span.end {
                break;
            }
            if !std::mem::replace(&mut self.is_held[i], true) {
                parts.push(Part { lines: Lines::one(i + 1), text: line.trim().to_owned() });
            }
        }
        parts
    }

    fn release(&mut self, parts: &[Part]) {
        for part in parts {
            self.is_held[part.lines.first - 1] = false;
        }
    }

    /// Tells whether the words at `span` are an image's: the picture's path follows them.
    fn is_image(&self, span: &Range<usize>, path: &str) -> bool {
        let after = self.text.get(span.end..).unwrap_or_default();
        after.find("](").is_some_and(|at| {
            after.get(at + 2..).is_some_and(|rest| rest.trim_start_matches('<').starts_with(path))
                && !after.get(..at).is_some_and(|between| between.contains('\n'))
        })
    }

    fn account_for_the_rest(&mut self, raws: &mut Vec<Raw>) {
        for i in 0..self.lines.len() {
            if !self.is_held[i] {
                let (start, line) = self.lines[i];
                let parts = self.claim(start..start + line.len().max(1));
                raws.push(Raw { text: line.trim().to_owned(), parts, nature: Nature::Furniture("markup") });
            }
        }
        // Blocks whose lines another holds (an image inside a paragraph) stay behind that one.
        let mut line = 0;
        let mut keyed: Vec<(usize, Raw)> = raws
            .drain(..)
            .map(|raw| {
                line = raw.parts.first().map_or(line, |p| p.lines.first);
                (line, raw)
            })
            .collect();
        keyed.sort_by_key(|(line, _)| *line);
        raws.extend(keyed.into_iter().map(|(_, raw)| raw));
    }
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

    #[test]
    fn links_keep_their_words_and_images_their_paths() {
        check(
            "See [the *plan*](http://example.org/a) and ![a crane](c.jpg) there.\n",
            &[("caption", "a crane"), ("paragraph", "See the plan and  there.")],
        );
    }
}
