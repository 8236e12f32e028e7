//! Is the first block the title? It is unless it reads as a paragraph does.

use super::rows::{self, Row};
use super::{Nature, Raw};

/// How long a title is at most, in characters: of Chinese, and of English.
const MAX_CHARS: (usize, usize) = (70, 160);
/// Up to this many characters a title may end with a full stop of English: `Dr. No vs. U.S.`
const MAX_STOPPED_CHARS: usize = 40;

/// A row of the table. Its example is an article's first line.
type TitleRow = Row<fn(&str) -> bool, ()>;

/// What keeps a block from being the title.
static NO_TITLE: &[TitleRow] = &[
    TitleRow {
        name: "it is longer than titles are",
        says: (),
        holds: |text| text.chars().count() > if text.is_ascii() { MAX_CHARS.1 } else { MAX_CHARS.0 },
        zh: Some(
            "港務局局長林海生與漁會代表、船公會代表、海事學校師生及內港居民昨日下午同遊內港碼頭，並在社區會堂商討如何安置船戶，以及新碼頭的收費、泊位與航班的安排",
        ),
        en: Some(
            "The board of the port, the guild of fishers, the union of shippers and the people of the old harbour met on Friday in the hall to talk about the new pier, its fees and its berths",
        ),
        source: "titles of 80 articles of three papers",
    },
    TitleRow {
        name: "it ends as only a sentence or a clause does",
        says: (),
        holds: |text| text.ends_with(['。', '；', '，']),
        zh: Some("港務局今日公布詳情。"),
        en: None,
        source: "headlines leave the stop out",
    },
    TitleRow {
        name: "it is long and ends with a full stop of English",
        says: (),
        holds: |text| text.ends_with('.') && text.chars().count() > MAX_STOPPED_CHARS,
        zh: None,
        en: Some("The board approved the plan for the pier on Friday."),
        source: "headlines leave the stop out, but end with U.S. too",
    },
];

/// Tells whether the first block is the title.
pub(super) fn is_title(raw: &Raw) -> bool {
    match raw.nature {
        Nature::Title | Nature::Heading => true,
        Nature::Unknown => !rows::any(NO_TITLE, |holds| holds(&raw.text)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{self, Kind, rows::tests::each_decides};

    #[test]
    fn each_row_decides_its_examples() {
        let has_title = |text: &str| article::read(text.as_bytes(), "").of_kind(Kind::Title).count();
        each_decides(NO_TITLE, has_title);
    }

    #[test]
    fn how_long_a_title_is_at_most() {
        let is =
            |text: &str| is_title(&Raw { text: text.to_owned(), parts: vec![], nature: Nature::Unknown });
        assert!(is(&"港".repeat(70)) && !is(&"港".repeat(71)));
        assert!(is(&"x".repeat(160)) && !is(&"x".repeat(161)));
        assert!(is(&format!("{}.", "x".repeat(39))) && !is(&format!("{}.", "x".repeat(40))));
        for (nature, expected) in [(Nature::Title, true), (Nature::Heading, true), (Nature::Paragraph, false)]
        {
            assert_eq!(is_title(&Raw { text: "題".into(), parts: vec![], nature }), expected);
        }
    }
}
