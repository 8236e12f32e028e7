//! What a tag is to a reader: HTML's names, as far as they part text or say what it is.

/// What a tag does with the text inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// Runs on in its line.
    Inline,
    Link,
    Bold,
    Block,
    /// A part of the page that is not its article: `nav`, `footer`, `aside`.
    Aside,
    /// `article`, `main`.
    Main,
    Paragraph,
    Heading(u8),
    List,
    Item,
    Table,
    Row,
    Cell,
    Quote,
    Figure,
    Caption,
    Pre,
    Time,
    /// Never shown, or no text.
    Skipped,
    Script,
    PageTitle,
    Break,
    Rule,
    Image,
    Meta,
    /// Without an end.
    Void,
}

impl Tag {
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"a" => Self::Link,
            b"b" | b"strong" => Self::Bold,
            b"p" => Self::Paragraph,
            b"h1" => Self::Heading(1),
            b"h2" => Self::Heading(2),
            b"h3" => Self::Heading(3),
            b"h4" => Self::Heading(4),
            b"h5" => Self::Heading(5),
            b"h6" => Self::Heading(6),
            b"ul" | b"ol" | b"dl" => Self::List,
            b"li" | b"dt" | b"dd" => Self::Item,
            b"table" => Self::Table,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"blockquote" => Self::Quote,
            b"figure" => Self::Figure,
            b"figcaption" => Self::Caption,
            b"pre" | b"xmp" | b"plaintext" | b"listing" => Self::Pre,
            b"time" => Self::Time,
            b"nav" | b"footer" | b"aside" | b"dialog" | b"menu" => Self::Aside,
            b"article" | b"main" => Self::Main,
            b"title" => Self::PageTitle,
            b"script" => Self::Script,
            // `rt` and `rp` are how a word is read, set above it.
            b"style" | b"noscript" | b"template" | b"svg" | b"math" | b"iframe" | b"object" | b"select"
            | b"textarea" | b"button" | b"canvas" | b"video" | b"audio" | b"rt" | b"rp" | b"datalist"
            | b"noembed" | b"noframes" => Self::Skipped,
            b"br" => Self::Break,
            b"hr" => Self::Rule,
            b"img" => Self::Image,
            b"meta" => Self::Meta,
            b"input" | b"link" | b"source" | b"wbr" | b"col" | b"area" | b"base" | b"embed" | b"param"
            | b"track" => Self::Void,
            b"div" | b"section" | b"header" | b"body" | b"html" | b"head" | b"form" | b"fieldset"
            | b"address" | b"center" | b"details" | b"summary" | b"caption" | b"tbody" | b"thead"
            | b"tfoot" | b"hgroup" | b"search" | b"legend" => Self::Block,
            _ => Self::Inline,
        }
    }

    /// Whether its text starts and ends a line.
    pub(super) const fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Inline
                | Self::Link
                | Self::Bold
                | Self::Time
                | Self::Skipped
                | Self::Script
                | Self::PageTitle
                | Self::Image
                | Self::Meta
                | Self::Void
        )
    }

    /// Whether a `<br>` inside it is a space: what it holds is one thing.
    pub(super) const fn is_one_line(self) -> bool {
        matches!(self, Self::Heading(_) | Self::Caption | Self::Row | Self::Cell)
    }

    /// Whether it holds blocks and does not say what they are.
    pub(super) const fn is_container(self) -> bool {
        matches!(self, Self::Block | Self::Paragraph | Self::Main | Self::Cell | Self::Table)
    }

    /// Whether it says what is inside it, whatever that is wrapped in.
    pub(super) const fn says_what(self) -> bool {
        matches!(self, Self::Heading(_) | Self::Caption | Self::Item | Self::Quote)
    }
}

/// A tag's name as a number: its length and its first characters, in which no two of HTML's are alike.
pub(super) fn id(name: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    for (byte, c) in bytes.iter_mut().zip(name.iter().take(7)) {
        *byte = *c;
    }
    bytes[7] = u8::try_from(name.len()).unwrap_or(u8::MAX);
    u64::from_le_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_what_it_is_to_a_reader() {
        for (names, tag) in [
            ("a", Tag::Link),
            ("b strong", Tag::Bold),
            ("p", Tag::Paragraph),
            ("h1", Tag::Heading(1)),
            ("h2", Tag::Heading(2)),
            ("h3", Tag::Heading(3)),
            ("h4", Tag::Heading(4)),
            ("h5", Tag::Heading(5)),
            ("h6", Tag::Heading(6)),
            ("ul ol dl", Tag::List),
            ("li dt dd", Tag::Item),
            ("table", Tag::Table),
            ("tr", Tag::Row),
            ("td th", Tag::Cell),
            ("blockquote", Tag::Quote),
            ("figure", Tag::Figure),
            ("figcaption", Tag::Caption),
            ("pre xmp plaintext listing", Tag::Pre),
            ("time", Tag::Time),
            ("nav footer aside dialog menu", Tag::Aside),
            ("article main", Tag::Main),
            ("title", Tag::PageTitle),
            ("script", Tag::Script),
            ("style noscript template svg select textarea button video audio rt rp", Tag::Skipped),
            ("br", Tag::Break),
            ("hr", Tag::Rule),
            ("img", Tag::Image),
            ("meta", Tag::Meta),
            ("input link source wbr col", Tag::Void),
            ("div section header body html head form details summary caption tbody", Tag::Block),
            ("span em i font q h7", Tag::Inline),
        ] {
            for name in names.split(' ') {
                assert_eq!(Tag::of(name.as_bytes()), tag, "{name}");
            }
        }
    }

    #[test]
    fn what_a_tag_does_with_its_text() {
        use Tag::{
            Aside, Block, Bold, Caption, Cell, Figure, Heading, Image, Inline, Item, Link, List, Main, Meta,
            PageTitle, Paragraph, Pre, Quote, Row, Script, Skipped, Table, Time, Void,
        };
        let blocks = [
            Block,
            Aside,
            Main,
            Paragraph,
            Heading(2),
            List,
            Item,
            Table,
            Row,
            Cell,
            Quote,
            Figure,
            Caption,
            Pre,
        ];
        let others = [Inline, Link, Bold, Time, Skipped, Script, PageTitle, Image, Meta, Void];
        assert!(blocks.into_iter().all(Tag::is_block) && !others.into_iter().any(Tag::is_block));
        let of = |does: fn(Tag) -> bool| -> Vec<Tag> {
            blocks.into_iter().chain(others).filter(|tag| does(*tag)).collect()
        };
        assert_eq!(of(Tag::is_one_line), [Heading(2), Row, Cell, Caption]);
        assert_eq!(of(Tag::is_container), [Block, Main, Paragraph, Table, Cell]);
        assert_eq!(of(Tag::says_what), [Heading(2), Item, Quote, Caption]);
    }

    #[test]
    fn no_two_names_have_one_number() {
        assert_ne!(id(b"table"), id(b"title"));
        assert_ne!(id(b"fieldset"), id(b"fieldse"));
        assert_eq!(id(b"p"), u64::from_le_bytes(*b"p\0\0\0\0\0\0\x01"));
    }
}
