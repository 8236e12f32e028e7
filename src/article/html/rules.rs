//! What a line of the article's part of a page is, by itself: furniture, a caption, or a bold line that heads nothing.
//!
//! Tables of rows. Of each the first row that holds decides; its name is the reason that a reader is told. The words are
//! in `words` and `zh`; what the names of elements say is a table of its own there.

use super::page::Piece;
use super::stamp;
use super::tag::Tag;
use super::words::{BUTTONS_EN, ENDS, RELATED_EN, RELATED_JA, Role, TAGS_EN};
use super::zh::{BUTTONS, BYLINES, RELATED, TAGS};
use crate::article::lines;

/// The longest line of furniture, in characters.
pub(super) const MAX_LABEL_CHARS: usize = 40;
/// From this many characters, text in no element of its own before and behind the article is a part of it.
const MIN_LABEL_INK: u32 = 20;
/// How many figures and signs by themselves count something: `+3`.
const MAX_COUNTER_INK: u32 = 4;
/// From this many characters, a line that is all link leads to another article; less may be a name.
const MIN_LINK_INK: u32 = 8;
/// A bold line of more characters is a sentence set bold. (A heading's tag knows no such limit.)
const MAX_BOLD_CHARS: usize = 30;
/// What a program that merges texts leaves at the start of a line where it could not: a sign seven times.
const OF_MERGES: [&str; 3] = ["<<<<<<< ", "=======", ">>>>>>> "];

/// A line, and what stands around it.
#[expect(clippy::struct_excessive_bools, reason = "facts, each asked for by rows of their own")]
pub(super) struct Spot<'a> {
    pub(super) text: &'a str,
    lower: String,
    piece: &'a Piece,
    role: Role,
    /// It stands before or behind all of the article's running text.
    is_around: bool,
    /// It stands in a list of links under `相關閱讀` or the like.
    is_after_related: bool,
    /// A caption stands behind it.
    is_before_caption: bool,
    is_short: bool,
    /// It is all link.
    is_linked: bool,
}

/// A row of a table: a question about a line.
pub(super) struct Row {
    pub(super) name: &'static str,
    holds: fn(&Spot<'_>) -> bool,
    /// A page's article, in which the line marked `id=x` is what it is only because of the row.
    #[cfg_attr(not(test), expect(dead_code, reason = "the test of the tables reads it"))]
    example: &'static str,
    /// Where it comes from.
    #[cfg_attr(not(test), expect(dead_code, reason = "the test of the tables reads it"))]
    source: &'static str,
}

/// Lines that are no part of the article.
pub(super) const FURNITURE: &[Row] = &[
    Row {
        name: "other articles",
        holds: |s| s.opens_related(),
        example: "<p>{1}<p id=x>相關閱讀：<p>{2}",
        source: "26 saved pages of four houses; 相關閱讀 is furniture wherever it is pasted",
    },
    Row {
        name: "a link under other articles",
        holds: |s| s.is_linked && s.is_after_related,
        example: "<p>{1}<p>相關閱讀：<p id=x><a href=/a>舊碼頭關閉</a><p>{2}",
        source: "26 saved pages: no list of links goes on with the article",
    },
    Row {
        name: "a link to another page",
        holds: |s| s.is_linked && s.is_leading_away(),
        example: "<p>{1}<p id=x><a href=/a>舊碼頭的最後一天，工人告別</a><p>{2}",
        source: "26 saved pages: a sentence of an article is never a link from end to end",
    },
    Row {
        name: "a counter",
        holds: |s| {
            let is_in_list = matches!(s.piece.tag, Tag::Row | Tag::Cell | Tag::Item);
            s.piece.n_inked <= MAX_COUNTER_INK && is_number(s.text) && !is_in_list
        },
        example: "<p>{1}<div id=x>+3</div><p>{2}",
        source: "galleries print how many pictures they do not show",
    },
    Row {
        name: "a button",
        holds: |s| s.is_short && (BUTTONS.has(s.bare()) || BUTTONS_EN.contains(&s.bare())),
        example: "<p>{1}<p id=x>分享<p>{2}",
        source: "buttons that are text to a browser that runs no script",
    },
    Row {
        name: "tags",
        holds: |s| {
            TAGS.forms().any(|word| s.bare().starts_with(word))
                || TAGS_EN.iter().any(|word| s.lower.starts_with(word))
        },
        example: "<p>{1}<p>{2}<p id=x>關鍵詞：碼頭 吊機",
        source: "two of the four houses print them under the article",
    },
    Row {
        name: "a mark of the end",
        holds: |s| s.is_around && ENDS.contains(&s.lower.trim()),
        example: "<p>{1}<p>{2}<p id=x>完",
        source: "press releases and dispatches end with 完, ENDS, ###",
    },
    Row {
        name: "a time stamp",
        holds: |s| {
            (s.is_around || s.role == Role::Stamp)
                && !matches!(s.piece.tag, Tag::Heading(_))
                && stamp::is_stamp(s.text)
        },
        example: "<p>{1}<p>{2}<p id=x>2031年8月14日（星期四）",
        source: "the day is a field of the article; between paragraphs it heads a part of a timeline",
    },
    Row {
        name: "a byline",
        holds: |s| {
            let is_byline = BYLINES.opening(s.text).is_some() || s.role == Role::Byline;
            s.is_around && s.is_short && is_byline && !lines::is_finished(s.text)
        },
        example: "<p>{1}<p>{2}<p id=x>責任編輯：陳大文",
        source: "who wrote it is a field of the article",
    },
    Row {
        name: "a label of pictures",
        holds: |s| {
            let inside = s.text.strip_prefix('▼').and_then(|rest| rest.strip_suffix('▼'));
            s.is_short && s.is_before_caption && inside.is_some()
        },
        example: "<p>{1}<p id=x>▼新碼頭的吊機▼<figure><figcaption>吊機在試運行</figcaption></figure><p>{2}",
        source: "a line between two ▼ points at the pictures below it and heads no text",
    },
    Row {
        name: "a mark of a merge",
        holds: |s| s.is_short && OF_MERGES.iter().any(|mark| s.text.starts_with(mark)),
        example: "<div id=x>&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD of the main branch</div><p>{1}<p>{2}",
        source: "git's conflict markers, which templates of two of 26 pages print",
    },
    Row {
        name: "a rule, or marks without words",
        holds: |s| !s.text.chars().any(char::is_alphanumeric),
        example: "<p>{1}<p id=x>＊＊＊<p>{2}",
        source: "print parts sections so",
    },
    Row {
        name: "a label",
        holds: |s| s.is_around && s.piece.tag == Tag::Block && s.piece.n_inked < MIN_LABEL_INK,
        example: "<div id=x>港聞</div><p>{1}<p>{2}",
        source: "26 saved pages: what stands around the article in no paragraph is short and none of it",
    },
];

/// Lines that are captions.
pub(super) const CAPTIONS: &[Row] = &[
    Row {
        name: "a caption's element",
        holds: |s| s.piece.tag == Tag::Caption,
        example: "<p>{1}<div class=img-caption id=x>新碼頭的吊機</div><p>{2}",
        source: "HTML, `figcaption`; a house without it has a class of that name",
    },
    Row {
        name: "a caption's mark",
        holds: |s| lines::caption(s.text).is_some(),
        example: "<p>{1}<p id=x>▲新碼頭的吊機（陳大文攝）<p>{2}",
        source: "as in print: ● ▲ ◀, 圖：",
    },
];

/// Bold lines that head nothing, though their form would let them.
pub(super) const NO_HEADINGS: &[Row] = &[
    Row {
        name: "a cell",
        holds: |s| matches!(s.piece.tag, Tag::Row | Tag::Cell),
        example: "<p>{1}<table><tr id=x><td><b>年份</b><td><b>貨櫃</b></table><p>{2}",
        source: "the head of a table is set bold",
    },
    Row {
        name: "long for a heading by its boldness alone",
        holds: |s| s.text.chars().count() > MAX_BOLD_CHARS,
        example: "<p>{1}<p id=x><b>港務局局長林海生今日在記者會上宣布新碼頭將會提早於明年六月全面啟用</b><p>{2}",
        source: "26 saved pages: of 48 bold lines readers count none of the 19 longer ones as a heading, and 23 of the 29 others",
    },
];

/// The name of the first row of a table that holds; the test of the tables leaves one out.
pub(super) fn first(table: &[Row], spot: &Spot<'_>, left_out: Option<&str>) -> Option<&'static str> {
    let counts = |row: &&Row| Some(row.name) != left_out && (row.holds)(spot);
    table.iter().find(counts).map(|row| row.name)
}

impl<'a> Spot<'a> {
    pub(super) fn of(text: &'a str, piece: &'a Piece, role: Role) -> Self {
        Self {
            text,
            lower: text.to_lowercase(),
            piece,
            role,
            is_around: false,
            is_after_related: false,
            is_before_caption: false,
            is_short: text.chars().count() <= MAX_LABEL_CHARS,
            is_linked: piece.n_linked * 10 >= piece.n_inked * 9,
        }
    }

    /// Tells what stands around it; `is_after_related` is kept from one line of the article to the next.
    pub(super) fn placed(
        mut self,
        is_around: bool,
        next: Option<&Piece>,
        is_after_related: &mut bool,
    ) -> Self {
        self.is_around = is_around;
        self.is_before_caption = next.is_some_and(|next| next.tag == Tag::Caption);
        self.is_after_related = *is_after_related;
        *is_after_related = self.opens_related() || *is_after_related && self.is_linked;
        self
    }

    /// Its words, without the signs around them.
    fn bare(&self) -> &str {
        self.lower.trim_matches(|c: char| c.is_whitespace() || "：:|｜>»▶▸•·-–—【】[]".contains(c))
    }

    /// Whether it opens a list of other articles.
    fn opens_related(&self) -> bool {
        let bare = self.bare();
        self.is_short
            && (RELATED.opening(bare).is_some()
                || RELATED_EN.iter().any(|word| self.lower.starts_with(word) || bare == *word)
                || RELATED_JA.iter().any(|word| bare.starts_with(word)))
    }

    /// Whether a line that is all link leads to another article: in a table or a list, a few words are a name.
    fn is_leading_away(&self) -> bool {
        match self.piece.tag {
            Tag::Row | Tag::Cell => false,
            Tag::Item | Tag::Paragraph => self.piece.n_inked >= MIN_LINK_INK,
            _ => true,
        }
    }
}

fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && !text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests;
