//! An article for its readers and for other programs: text, Markdown, JSON.

mod json;

use super::{Article, Block, Kind};
use crate::text::clean;
pub use json::to_json;

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

#[cfg(test)]
mod tests {
    use crate::article;

    #[test]
    fn json_says_what_each_entry_is_and_why_others_are_none() {
        let text = "# t\n\n![crane](a.jpg)\n\nThe board met on Friday to open the new pier.\n\n![crane](a.jpg)\n\n- - -\n";
        let article = article::read(text.as_bytes(), "a.md");
        let value = serde_json::to_value(article::to_json(&article)).unwrap();
        let caption = serde_json::json!({ "kind": "caption", "order": 1, "text": "crane", "lines": [[3, 3]], "image": "a.jpg" });
        assert_eq!(value["captions"], serde_json::json!([caption]));
        assert_eq!(value["paragraphs"][0]["lines"], serde_json::json!([[5, 5]]));
        assert_eq!(value["paragraphs"][0].get("image"), None);
        assert_eq!((&value["title"]["text"], &value["headings"]), (&"t".into(), &serde_json::json!([])));
        let dropped = &value["dropped"][0];
        assert_eq!((&dropped["reason"], &dropped["of"]), (&"repeat".into(), &serde_json::json!([3, 3])));
        assert_eq!(value["dropped"][1]["reason"], "furniture");
    }

    #[test]
    fn a_cut_that_is_unsure_is_marked_and_told() {
        let text =
            "港口的一天\n\n港務局昨日起計劃在內港\n\n興建新碼頭，供漁船停泊。\n\n局長說，工程分三期。\n";
        let article = article::read(text.as_bytes(), "a.txt");
        assert_eq!(article::to_text(&article), text.replace("興建", "⚠ 興建"));
        let value = serde_json::to_value(article::to_json(&article)).unwrap();
        assert_eq!(value["unsure"][0]["left"], serde_json::json!([3, 3]));
        assert_eq!(value["unsure"][0]["right"], serde_json::json!([5, 5]));
    }
}
