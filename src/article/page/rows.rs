//! What makes a line a part of the page and not of the article, a row each, with the reason.

use super::super::rows::Row;
use super::super::words::{en, zh};
use super::{MAX_LINK_CHARS, is_end};

/// How long a button and a note are at most, in characters.
const MAX_BUTTON_CHARS: usize = 16;
const MAX_NOTE_CHARS: usize = 300;

/// A row of the table. Its example is a line.
type PageRow = Row<fn(&str) -> bool, &'static str>;

/// The table.
pub(super) static ROWS: &[PageRow] = &[
    PageRow {
        name: "it marks the end",
        says: "a mark of the end",
        holds: is_end,
        zh: Some("（完）"),
        en: Some("ENDS"),
        source: "dispatches of agencies",
    },
    PageRow {
        name: "all of it is buttons",
        says: "a button of the page",
        holds: |text| is_button(text) || text.split(['|', '｜', '·', '/', ' ', '\u{3000}']).all(is_button),
        zh: Some("分享 Facebook WhatsApp"),
        en: Some("Share | Tweet | Print"),
        source: "pages as they are pasted",
    },
    PageRow {
        name: "it is a path through the site",
        says: "a path through the site",
        holds: |text| text.chars().count() <= MAX_LINK_CHARS && is_path(text),
        zh: Some("主頁 > 港聞 > 社會"),
        en: Some("Home › News › Harbour"),
        source: "pages as they are pasted",
    },
    PageRow {
        name: "it asks to consent to cookies",
        says: "a note on cookies",
        holds: |text| is_note(text) && is_cookie_note(text),
        zh: Some("本網站使用 Cookies，繼續瀏覽即表示同意。"),
        en: Some("We use cookies. Accept all?"),
        source: "pages as they are pasted",
    },
    PageRow {
        name: "it says whose the copyright is",
        says: "a copyright note",
        holds: |text| is_note(text) && is_copyright(text),
        zh: Some("海港日報 版權所有"),
        en: Some("© 2031 Harbour Times"),
        source: "pages as they are pasted",
    },
    PageRow {
        name: "it asks to click",
        says: "a button of the page",
        holds: |text| text.chars().count() <= MAX_LINK_CHARS && asks_to_click(text),
        zh: Some("▼▼▼點擊下圖看更多照片▼▼▼"),
        en: Some("Click here for more photos >>"),
        source: "pages as they are pasted: the gallery or the link is not pasted with it",
    },
    PageRow {
        name: "it asks to subscribe",
        says: "a button of the page",
        holds: |text| {
            let lower = text.to_ascii_lowercase();
            text.chars().count() <= MAX_LINK_CHARS
                && (zh::SUBSCRIBES.opening(text).is_some()
                    || en::SUBSCRIBES.iter().any(|words| lower.starts_with(words)))
        },
        zh: Some("訂閱我們的電子報"),
        en: Some("Sign up for our newsletter"),
        source: "pages as they are pasted",
    },
];

/// `點擊下圖↓`, `>> Click here`: with a sign that points, for clicks are counted in sentences too. What has a comma is one.
fn asks_to_click(text: &str) -> bool {
    let points = |c: char| "▼▽↓⬇⇩👇▶►➤»>".contains(c);
    let words = text.trim_matches(|c: char| points(c) || c.is_whitespace());
    let is_pointed = words.len() < text.trim().len();
    is_pointed
        && !words.contains('，')
        && (zh::CLICKS.is_in(words)
            || en::CLICKS.iter().any(|word| words.to_ascii_lowercase().starts_with(word)))
}

fn is_note(text: &str) -> bool {
    text.chars().count() <= MAX_NOTE_CHARS
}

fn is_button(text: &str) -> bool {
    let text = text.trim();
    let count = text
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '：' | ':' | ' ' | '(' | ')'));
    let is_named =
        |text: &str| zh::BUTTONS.has(text) || en::BUTTONS.iter().any(|b| b.eq_ignore_ascii_case(text));
    text.chars().count() <= MAX_BUTTON_CHARS && (text.is_empty() || is_named(text) || is_named(count))
}

/// `主頁 > 港聞 > 社會`.
fn is_path(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['>', '›', '»']).map(str::trim).collect();
    parts.len() >= 2 && (parts.len() >= 3 || is_button(parts[0])) && parts.iter().all(|part| !part.is_empty())
}

fn is_cookie_note(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.contains(en::COOKIE)
        && (zh::CONSENTS.is_in(text) || en::CONSENTS.iter().any(|word| lower.contains(word)))
}

fn is_copyright(text: &str) -> bool {
    zh::COPYRIGHT.is_in(text)
        || text.starts_with('©')
        || en::COPYRIGHT.iter().any(|words| text.to_ascii_lowercase().contains(words))
}

#[cfg(test)]
mod tests {
    use super::super::furniture;
    use super::*;
    use crate::article::rows::tests::each_decides;

    #[test]
    fn each_row_decides_its_examples() {
        each_decides(ROWS, furniture);
    }

    #[test]
    fn a_sentence_about_clicks_is_one() {
        for text in ["以上是精選的版面，點擊圖片可看更多↓↓↓", "點擊率上升", "Clicks rise >>"]
        {
            assert_eq!(furniture(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_page_says_of_itself_is_short() {
        let check = |is: fn(&str) -> bool, good: &[&str], bad: &[&str]| {
            assert_eq!(good.iter().filter(|text| !is(text)).collect::<Vec<_>>(), [&""; 0], "are");
            assert_eq!(bad.iter().filter(|text| is(text)).collect::<Vec<_>>(), [&""; 0], "are not");
        };
        check(
            is_path,
            &["主頁 > 港聞", "甲 > 乙 > 丙", "主頁»港聞"],
            &["甲 > 乙", "主頁 >", "甲 > > 丙", "主頁", ""],
        );
        check(is_button, &["分享", "分享 12", " 分享 ", ""], &["分享了", "碼頭"]);
        check(is_copyright, &["© 2031 海港日報"], &["碼頭"]);
        let note = |n: usize| is_note(&"x".repeat(n));
        assert!(note(MAX_NOTE_CHARS) && !note(MAX_NOTE_CHARS + 1));
        let path = |n: usize| furniture(&format!("主頁 > {}", "港".repeat(n - 5))).is_some();
        assert!(path(MAX_LINK_CHARS) && !path(MAX_LINK_CHARS + 1));
        let click = |n: usize| furniture(&format!("點擊{}↓", "圖".repeat(n - 3))).is_some();
        assert!(click(MAX_LINK_CHARS) && !click(MAX_LINK_CHARS + 1));
    }
}
