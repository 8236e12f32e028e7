//! An article as JSON, written straight from it: no second copy of its text is made.

use super::super::{Article, Block, Dropped, Join, Kind, Lines, Reason};
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// The article as JSON: what it says, and what was done to it. `paragraphs` holds the standfirst too.
///
/// Each entry has `text` and `lines` (spans of source lines, `[first, last]`); `order` is its place in reading
/// order, from 0.
pub fn to_json(article: &Article) -> impl Serialize + '_ {
    ArticleJson(article)
}

struct ArticleJson<'a>(&'a Article);

impl Serialize for ArticleJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let article = self.0;
        let mut fields = serializer.serialize_struct("Article", 12)?;
        fields.serialize_field("lang", article.lang.tag())?;
        fields.serialize_field("title", &entries(article, &[Kind::Title]).next())?;
        fields.serialize_field("byline", &article.byline)?;
        fields.serialize_field("date", &article.date)?;
        fields.serialize_field("section", &article.section)?;
        fields.serialize_field("source", &article.source)?;
        fields.serialize_field("headings", &Each(|| entries(article, &[Kind::Heading])))?;
        let paragraphs = || entries(article, &[Kind::Standfirst, Kind::Paragraph]);
        fields.serialize_field("paragraphs", &Each(paragraphs))?;
        fields.serialize_field("captions", &Each(|| entries(article, &[Kind::Caption])))?;
        fields.serialize_field("dropped", &Each(|| article.dropped.iter().map(DroppedJson)))?;
        fields.serialize_field("joined", &Each(|| article.joins.iter().map(JoinJson)))?;
        fields.serialize_field("unsure", &Each(|| article.unsure.iter().map(JoinJson)))?;
        fields.end()
    }
}

/// A list, made anew for whoever writes it.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

fn entries<'a>(article: &'a Article, kinds: &'static [Kind]) -> impl Iterator<Item = EntryJson<'a>> {
    let all = article.blocks.iter().enumerate();
    all.filter(|(_, block)| kinds.contains(&block.kind)).map(|(order, block)| EntryJson { order, block })
}

struct EntryJson<'a> {
    order: usize,
    block: &'a Block,
}

impl Serialize for EntryJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { order, block } = self;
        let mut fields = serializer.serialize_struct("Entry", 5)?;
        fields.serialize_field("kind", block.kind.name())?;
        fields.serialize_field("order", order)?;
        fields.serialize_field("text", &block.text)?;
        fields.serialize_field("lines", &Each(|| block.lines().into_iter().map(span)))?;
        match &block.image {
            Some(image) => fields.serialize_field("image", image)?,
            None => fields.skip_field("image")?,
        }
        fields.end()
    }
}

struct DroppedJson<'a>(&'a Dropped);

impl Serialize for DroppedJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Dropped { part, reason } = self.0;
        let mut fields = serializer.serialize_struct("Dropped", 4)?;
        fields.serialize_field("lines", &span(part.lines))?;
        fields.serialize_field("text", &part.text)?;
        match reason {
            Reason::Repeat { of } => {
                fields.serialize_field("reason", "repeat")?;
                fields.serialize_field("of", &span(*of))?;
            }
            Reason::Furniture(what) => {
                fields.serialize_field("reason", "furniture")?;
                fields.serialize_field("what", what)?;
            }
        }
        fields.end()
    }
}

struct JoinJson<'a>(&'a Join);

impl Serialize for JoinJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Join", 4)?;
        fields.serialize_field("left", &span(self.0.left))?;
        fields.serialize_field("right", &span(self.0.right))?;
        fields.serialize_field("text", &self.0.text)?;
        fields.serialize_field("reason", self.0.reason)?;
        fields.end()
    }
}

const fn span(lines: Lines) -> [usize; 2] {
    [lines.first, lines.last]
}
