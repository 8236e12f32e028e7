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
