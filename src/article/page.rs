//! What is pasted along with an article from a page: buttons, paths, links to other articles, notes on cookies.
//!
//! Only whole lines that say nothing else. A sentence about cookies that asks for no consent is a sentence.

mod rows;

use super::rows as table;
use super::words::{en, zh};
use super::{Nature, Raw, lines};
use rows::ROWS;

/// How long a link is at most, in characters.
const MAX_LINK_CHARS: usize = 60;

/// Makes furniture of what belongs to the page and not to the article.
pub(super) fn furnish(raws: &mut [Raw]) {
    let mut i = 0;
    while i < raws.len() {
        let n_links = if raws[i].nature == Nature::Unknown { n_links(&raws[i..]) } else { 0 };
        if n_links > 0 {
            raws[i..i + n_links]
                .iter_mut()
                .for_each(|raw| raw.nature = Nature::Furniture("links to other articles"));
        } else if let Some(reason) = furniture(&raws[i].text).filter(|_| raws[i].nature == Nature::Unknown) {
            raws[i].nature = Nature::Furniture(reason);
        }
        i += n_links.max(1);
    }
}

/// How many blocks from the first are a list of links: `相關閱讀`, and the short lines behind it. The last of several
/// before a paragraph is its heading.
fn n_links(raws: &[Raw]) -> usize {
    let opener = raws[0].text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(rest) = opens_links(opener) else { return 0 };
    if !rest.trim().is_empty() {
        return usize::from(
            rest.starts_with(['：', ':', '｜', '|']) && rest.chars().count() <= MAX_LINK_CHARS,
        );
    }
    let is_link = |raw: &&Raw| {
        raw.nature == Nature::Unknown
            && !lines::is_finished(&raw.text)
            && raw.text.chars().count() <= MAX_LINK_CHARS
    };
    let n_links = raws[1..].iter().take_while(is_link).count();
    let is_headed = n_links > 1 && raws.get(n_links + 1).is_some_and(|raw| lines::is_finished(&raw.text));
    1 + n_links - usize::from(is_headed)
}

/// What stands behind the words that open a list of links, a colon that ends the line aside.
fn opens_links(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let zh = zh::RELATED.opening(text).map(str::len);
    let en = en::RELATED.iter().find(|words| lower.starts_with(**words)).map(|words| words.len());
    let rest = text.get(zh.or(en)?..)?;
    let is_whole = !rest.starts_with(|c: char| c.is_alphanumeric() || c == ' ');
    is_whole.then(|| rest.strip_suffix(['：', ':']).unwrap_or(rest))
}

/// Tells a line of the page by itself.
fn furniture(text: &str) -> Option<&'static str> {
    table::first(ROWS, |holds| holds(text))
}

/// Tells the mark that ends a dispatch: `（完）`, `ENDS`.
pub(super) fn is_end(text: &str) -> bool {
    let bare = text
        .trim_matches(|c: char| matches!(c, '（' | '）' | '(' | ')' | '[' | ']' | '【' | '】' | '-' | ' '));
    zh::ENDS.has(bare) || en::ENDS.contains(&bare)
}

#[cfg(test)]
mod tests {
    use crate::article;

    /// An article pasted from a page: what is left of it, a block a line.
    #[track_caller]
    fn check(page: &str, left: &[&str]) {
        let article = article::read(page.as_bytes(), "a.txt");
        let texts: Vec<_> = article.blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(texts, left);
    }

    #[test]
    fn what_belongs_to_the_page_is_furniture() {
        check(
            "主頁 > 港聞 > 社會\n\n新碼頭明年啟用\n\n分享 Facebook WhatsApp\n\n港務局今日公布，新碼頭明年六月啟用。\n\n\
             本網站使用 Cookies，繼續瀏覽即表示同意。\n\n延伸閱讀：漁會遷址\n\n局長說，工程分三期。\n\n相關閱讀\n\n\
             海岸植樹三萬棵\n\n渡輪加價｜明年起生效\n\n© 2031 海港日報 版權所有",
            &["新碼頭明年啟用", "港務局今日公布，新碼頭明年六月啟用。", "局長說，工程分三期。"],
        );
        check(
            "Home › News › Harbour\n\nA new pier opens\n\nShare | Tweet | Print\n\nThe board said on Friday that the pier opens in June.\n\nWe use cookies. Accept all?\n\nRelated articles:\n\nThe guild moves house\n\nAll rights reserved.",
            &["A new pier opens", "The board said on Friday that the pier opens in June."],
        );
    }

    #[test]
    fn links_in_mid_article_leave_the_next_heading() {
        check(
            "新碼頭明年啟用\n\n港務局今日公布詳情。\n\n相關新聞\n\n海岸植樹三萬棵\n\n為何現在\n\n局長說，工程分三期。",
            &["新碼頭明年啟用", "港務局今日公布詳情。", "為何現在", "局長說，工程分三期。"],
        );
    }

    #[test]
    fn a_sentence_about_a_page_is_a_sentence() {
        let page = "小店的廣告\n\n店主說，曲奇（cookie）是自家製的。\n\n他在分享會上致謝。";
        check(page, &["小店的廣告", "店主說，曲奇（cookie）是自家製的。", "他在分享會上致謝。"]);
    }

    #[test]
    fn words_that_open_a_list_of_links_stand_by_themselves() {
        for (text, rest) in [
            ("相關閱讀", Some("")),
            ("相關閱讀：", Some("")),
            ("相關閱讀：甲", Some("：甲")),
            ("相關閱讀室", None),
            ("相關閱讀 甲", None),
            ("Related articles:", Some("")),
            ("甲", None),
        ] {
            assert_eq!(super::opens_links(text), rest, "{text}");
        }
    }

    #[test]
    fn marks_of_an_end_have_their_brackets_or_none() {
        for (text, expected) in
            [("（完）", true), ("完", true), ("[完]", true), ("- ENDS -", true), ("完了", false), ("", false)]
        {
            assert_eq!(super::is_end(text), expected, "{text}");
        }
    }
}
