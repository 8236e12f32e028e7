//! An article for its readers and for other programs: text, Markdown, JSON.

use super::{Article, Block, Join, Kind, Lines, Reason};
use crate::text::clean;
use serde_json::{Value, json};

/// Writes the mended article as text: a block a paragraph, captions at the end, each marked ●. ⚠ stands between two
/// pieces that may be one paragraph.
pub fn to_text(article: &Article) -> String {
    // The lines whose block may go on with the one before it, in order.
    let mut unsure: Vec<usize> = article.unsure.iter().map(|cut| cut.right.first).collect();
    unsure.sort_unstable();
    let is_unsure = |b: &Block| b.parts.first().is_some_and(|p| unsure.binary_search(&p.lines.first).is_ok());
    let body = article.blocks.iter().filter(|b| b.kind != Kind::Caption).map(|b| {
        let mark = if is_unsure(b) { "⚠ " } else { "" };
        format!("{mark}{}", clean(&b.text))
    });
    let captions = article.of_kind(Kind::Caption).map(|b| format!("●{}", clean(&b.text)));
    paragraphs(article, body, captions)
}

/// Writes the mended article as Markdown: title and headings marked up, captions as images or in italics.
pub fn to_markdown(article: &Article) -> String {
    let body = article.blocks.iter().filter(|b| b.kind != Kind::Caption).map(|b| match b.kind {
        Kind::Title => format!("# {}", clean(&b.text)),
        Kind::Heading => format!("## {}", clean(&b.text)),
        _ => clean(&b.text).into_owned(),
    });
    let captions = article
        .of_kind(Kind::Caption)
        .map(|b| format!("![{}]({})", clean(&b.text), clean(b.image.as_deref().unwrap_or_default())));
    paragraphs(article, body, captions)
}

fn paragraphs(
    article: &Article,
    body: impl Iterator<Item = String>,
    captions: impl Iterator<Item = String>,
) -> String {
    let n_bytes = article.blocks.iter().map(|b| b.text.len() + 8).sum();
    let mut text = String::with_capacity(n_bytes);
    for (block, end) in body.map(|b| (b, "\n\n")).chain(captions.map(|c| (c, "\n"))) {
        text.push_str(&block);
        text.push_str(end);
    }
    let n_bytes = text.trim_end().len();
    text.truncate(n_bytes);
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Writes the article as JSON: what it says, and what was done to it. `paragraphs` holds the standfirst too.
///
/// Each entry has `text` and `lines` (spans of source lines, `[first, last]`); `order` is its place in reading
/// order, from 0.
pub fn to_json(article: &Article) -> Value {
    let entries = |kinds: &[Kind]| -> Vec<Value> {
        let all = article.blocks.iter().enumerate();
        all.filter(|(_, b)| kinds.contains(&b.kind)).map(|(order, b)| entry(order, b)).collect()
    };
    json!({
        "lang": article.lang.tag(),
        "title": entries(&[Kind::Title]).into_iter().next(),
        "byline": article.byline,
        "date": article.date,
        "section": article.section,
        "source": article.source,
        "headings": entries(&[Kind::Heading]),
        "paragraphs": entries(&[Kind::Standfirst, Kind::Paragraph]),
        "captions": entries(&[Kind::Caption]),
        "dropped": article.dropped.iter().map(|d| {
            let mut value = json!({ "lines": span(d.part.lines), "text": d.part.text });
            match d.reason {
                Reason::Repeat { of } => {
                    value["reason"] = "repeat".into();
                    value["of"] = span(of);
                }
                Reason::Furniture(what) => {
                    value["reason"] = "furniture".into();
                    value["what"] = what.into();
                }
            }
            value
        }).collect::<Vec<_>>(),
        "joined": article.joins.iter().map(cut).collect::<Vec<_>>(),
        "unsure": article.unsure.iter().map(cut).collect::<Vec<_>>(),
    })
}

fn cut(join: &Join) -> Value {
    json!({ "left": span(join.left), "right": span(join.right), "text": join.text, "reason": join.reason })
}

fn entry(order: usize, block: &Block) -> Value {
    let mut value = json!({
        "kind": block.kind.name(),
        "order": order,
        "text": block.text,
        "lines": block.lines().into_iter().map(span).collect::<Vec<_>>(),
    });
    if let Some(image) = &block.image {
        value["image"] = image.as_str().into();
    }
    value
}

fn span(lines: Lines) -> Value {
    json!([lines.first, lines.last])
}

#[cfg(test)]
mod tests {
    use crate::article;

    #[test]
    fn a_cut_that_is_unsure_is_marked_and_told() {
        let text =
            "港口的一天\n\n港務局昨日起計劃在內港\n\n興建新碼頭，供漁船停泊。\n\n局長說，工程分三期。\n";
        let article = article::read(text.as_bytes(), "a.txt");
        assert_eq!(article::to_text(&article), text.replace("興建", "⚠ 興建"));
        let value = article::to_json(&article);
        assert_eq!(value["unsure"][0]["left"], serde_json::json!([3, 3]));
        assert_eq!(value["unsure"][0]["right"], serde_json::json!([5, 5]));
    }
}
