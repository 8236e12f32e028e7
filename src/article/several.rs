//! Several articles in one file: where one ends and the next begins.
//!
//! Dispatches end with a mark (`（完）`, `ENDS`), cuttings are parted by a rule. A rule in mid-article
//! parts sections: only where a title stands behind it, and a sentence on either side, does a new article begin.

use super::rows::{self, Row};
use super::{Nature, Raw, lines, page, title};

/// How far behind a rule the first sentence of the next article may stand, in blocks.
const MAX_HEAD_BLOCKS: usize = 5;

/// A row of the table of what parts articles. Its example is a file of two.
type PartRow = Row<fn(&str) -> bool, ()>;

/// What parts two articles.
static PARTS: &[PartRow] = &[
    PartRow {
        name: "a mark of the end",
        says: (),
        holds: page::is_end,
        zh: Some(
            "新碼頭明年啟用\n\n港務局今日公布詳情。\n\n（完）\n\n漁會遷址\n\n漁會今日宣布，會址遷往北灣大道。",
        ),
        en: Some(
            "A new pier\n\nThe board said the pier opens.\n\nENDS\n\nThe guild moves\n\nThe guild said it moves.",
        ),
        source: "dispatches of agencies end so",
    },
    PartRow {
        name: "a rule",
        says: (),
        holds: is_rule,
        zh: Some(
            "新碼頭明年啟用\n\n港務局今日公布詳情。\n\n＊＊＊＊＊\n\n漁會遷址\n\n漁會今日宣布，會址遷往北灣大道。",
        ),
        en: Some(
            "A new pier\n\nThe board said the pier opens.\n\n------\n\nThe guild moves\n\nThe guild said it moves.",
        ),
        source: "cuttings are filed so; three asterisks alone part scenes",
    },
];

/// Cuts raw blocks into the articles that they belong to; each has at least one.
pub(super) fn split(raws: Vec<Raw>) -> Vec<Vec<Raw>> {
    let starts: Vec<usize> = (1..raws.len()).filter(|&i| is_start(&raws, i)).collect();
    let mut articles = vec![Vec::new()];
    let mut has_sentence = false;
    for (i, raw) in raws.into_iter().enumerate() {
        if has_sentence && starts.binary_search(&i).is_ok() {
            articles.push(Vec::new());
            has_sentence = false;
        }
        has_sentence |= is_sentence(&raw);
        if let Some(article) = articles.last_mut() {
            article.push(raw);
        }
    }
    articles
}

/// Tells whether an article may start at `at`: behind a rule or a mark of the end, with a title and then a sentence.
fn is_start(raws: &[Raw], at: usize) -> bool {
    let parts = |raw: &Raw| rows::any(PARTS, |holds| holds(&raw.text));
    if !parts(&raws[at - 1]) || parts(&raws[at]) {
        return false;
    }
    let head = raws[at..].iter().take(MAX_HEAD_BLOCKS).take_while(|raw| !is_sentence(raw));
    let head: Vec<&Raw> = head.collect();
    let has_sentence = raws.get(at + head.len()).is_some_and(is_sentence);
    let is_title =
        |raw: &&Raw| matches!(raw.nature, Nature::Unknown | Nature::Heading) && title::is_title(raw);
    has_sentence && head.iter().any(is_title)
}

/// `------`, `＊＊＊＊＊`, `======`: three asterisks alone part scenes.
fn is_rule(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let first = marks.next();
    first.is_some_and(|first| "-=_*＊—─━–~#".contains(first) && marks.clone().all(|c| c == first))
        && marks.count() >= 4
}

fn is_sentence(raw: &Raw) -> bool {
    matches!(raw.nature, Nature::Unknown | Nature::Paragraph)
        && lines::is_finished(&raw.text)
        && raw.text.chars().count() > MIN_SENTENCE_CHARS
}

/// How long a sentence is at least, in characters: `（完。）` is none.
const MIN_SENTENCE_CHARS: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{self, rows::tests::each_decides};

    #[test]
    fn each_row_decides_its_examples() {
        each_decides(PARTS, |text| article::read_all(text.as_bytes(), "a.txt").len());
    }

    #[track_caller]
    fn check(source: &str, titles: &[&str]) {
        let articles = article::read_all(source.as_bytes(), "a.txt");
        let found: Vec<_> = articles.iter().map(|a| a.title().map_or("", |b| b.text.as_str())).collect();
        assert_eq!(found, titles, "{source}");
    }

    const FIRST: &str =
        "新碼頭明年啟用\n\n（海港社北灣8月14日電）港務局今日公布新碼頭的詳情。\n\n局長說，工程分三期。\n\n";
    const SECOND: &str = "漁會遷址\n\n漁會今日宣布，會址遷往北灣大道。";

    #[test]
    fn dispatches_and_cuttings_are_articles_of_their_own() {
        check(&format!("{FIRST}（完）\n\n{SECOND}"), &["新碼頭明年啟用", "漁會遷址"]);
        check(
            &format!("{FIRST}----------\n\n{SECOND}\n\n==========\n\n{SECOND}"),
            &["新碼頭明年啟用", "漁會遷址", "漁會遷址"],
        );
        check(
            "A new pier\n\nThe board said the pier opens in June.\n\nENDS\n\nThe guild moves\n\nThe guild said it moves north.",
            &["A new pier", "The guild moves"],
        );
    }

    #[test]
    fn a_rule_in_mid_article_parts_sections() {
        check(&format!("{FIRST}＊＊＊\n\n漁會則認為，計劃應顧及小型船塢。"), &["新碼頭明年啟用"]);
        check(&format!("{FIRST}-----\n\n漁會則認為，計劃應顧及小型船塢。"), &["新碼頭明年啟用"]);
        check(&format!("{FIRST}（完）"), &["新碼頭明年啟用"]);
        check("", &[""]);
    }

    #[test]
    fn each_article_keeps_the_lines_of_the_file() {
        let articles = article::read_all(format!("{FIRST}（完）\n\n{SECOND}").as_bytes(), "a.txt");
        let lines: Vec<_> = articles.iter().map(|a| a.blocks[0].parts[0].lines.first).collect();
        assert_eq!(lines, [1, 9]);
        assert_eq!(articles[0].source.as_deref(), Some("海港社"));
    }

    #[test]
    fn a_sentence_is_finished_text_of_more_than_a_few_characters() {
        let raw = |text: &str, nature: Nature| Raw { text: text.to_owned(), parts: vec![], nature };
        for (text, nature, expected) in [
            ("港務局今日公布了。", Nature::Unknown, true),
            ("港務局今日公布。", Nature::Unknown, false),
            ("港務局今日公布了。", Nature::Paragraph, true),
            ("港務局今日公布了。", Nature::Heading, false),
            ("港務局今日公布了嗎", Nature::Unknown, false),
        ] {
            assert_eq!(is_sentence(&raw(text, nature)), expected, "{text}");
        }
        for (text, expected) in [
            ("-----", true),
            ("- - - - -", true),
            ("＊＊＊＊＊", true),
            ("----", false),
            ("＊＊＊", false),
            ("--=--", false),
            ("aaaaa", false),
            ("", false),
            ("-----a", false),
        ] {
            assert_eq!(is_rule(text), expected, "{text}");
        }
    }

    #[test]
    fn another_article_starts_behind_a_rule_with_a_title_and_a_sentence() {
        let raws = |lines: &[&str]| -> Vec<Raw> {
            lines
                .iter()
                .map(|text| Raw { text: (*text).to_owned(), parts: vec![], nature: Nature::Unknown })
                .collect()
        };
        let (rule, sentence) = ("-----", "港務局今日公布了設計。");
        for (lines, expected) in [
            (&[rule, "新碼頭明年啟用", sentence][..], true),
            (&["文", "新碼頭明年啟用", sentence], false),
            (&[rule, rule, sentence], false),
            (&[rule, sentence, sentence], false),
            (&[rule, "新碼頭明年啟用", "碼頭"], false),
            (&[rule, "新碼頭明年啟用"], false),
            (&[rule, "港務局說，", sentence], false),
        ] {
            assert_eq!(is_start(&raws(lines), 1), expected, "{lines:?}");
        }
        let head = |n: usize| {
            let title = vec!["新碼頭明年啟用"; n];
            is_start(&raws(&[&[rule][..], &title, &[sentence]].concat()), 1)
        };
        assert!(head(MAX_HEAD_BLOCKS) && !head(MAX_HEAD_BLOCKS + 1));
    }
}
