//! What a word of a masthead is, a row each. A line of nothing else is a masthead.

use super::super::rows::Row;
use super::super::words::{en, ja, ko, zh};

/// How long a paper's name is, in characters of Chinese.
const PAPER_CHARS: std::ops::RangeInclusive<usize> = 3..=10;

/// What a part of a masthead says, the day aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Where the article stands.
    Section,
    /// Who prints it.
    Paper,
    /// No more than that a time follows.
    Stamp,
}

/// A row of the table. Its example is an article whose first line is a masthead because of the row.
type TokenRow = Row<fn(&str) -> bool, Token>;

/// The table.
pub(super) static ROWS: &[TokenRow] = &[
    TokenRow {
        name: "a letter and a number",
        says: Token::Section,
        holds: is_page,
        zh: Some("海港日報 A12\n\n新碼頭明年啟用"),
        en: Some("August 14, 2031 | A12\n\nA new pier"),
        source: "papers of Hong Kong number their pages so",
    },
    TokenRow {
        name: "a section's name",
        says: Token::Section,
        holds: |token| zh::SECTIONS.has(token) || en::SECTIONS.contains(&token),
        zh: Some("2031年8月14日 港聞\n\n新碼頭明年啟用"),
        en: Some("August 14, 2031 | News\n\nA new pier"),
        source: "mastheads of papers",
    },
    TokenRow {
        name: "a few characters that end as papers' names do",
        says: Token::Paper,
        holds: |token| {
            zh::PAPERS.forms().any(|ending| token.ends_with(ending))
                && PAPER_CHARS.contains(&token.chars().count())
        },
        zh: Some("海港日報 2031年8月14日\n\n新碼頭明年啟用"),
        en: None,
        source: "mastheads of papers",
    },
    TokenRow {
        name: "words that end as papers' names do",
        says: Token::Paper,
        holds: |token| {
            let last = token.rsplit(' ').next().unwrap_or(token);
            let ends = |ending: &str| token.ends_with(ending) || last.eq_ignore_ascii_case(ending);
            en::PAPERS.iter().any(|ending| ends(ending))
                || ko::PAPERS.iter().any(|ending| token.ends_with(ending))
        },
        zh: None,
        en: Some("Harbour Times | August 14, 2031\n\nA new pier"),
        source: "mastheads of papers",
    },
    TokenRow {
        name: "a word that stands before a time",
        says: Token::Stamp,
        holds: |token| {
            let is_named = |words: &[&str]| words.iter().any(|word| token.starts_with(word));
            zh::STAMPS.is_in(token) || is_named(&ja::STAMPS) || ko::STAMPS.contains(&token)
        },
        zh: Some("更新 2031年8月14日\n\n新碼頭明年啟用"),
        en: None,
        source: "time stamps of pages",
    },
];

/// `A12`, `B3`: a page of a paper.
pub(super) fn is_page(token: &str) -> bool {
    let number = token.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or_default();
    (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{self, rows::tests::each_decides};

    #[test]
    fn each_row_decides_its_examples() {
        each_decides(ROWS, |text| {
            let article = article::read(text.as_bytes(), "a.txt");
            (article.section, article.source, article.dropped.len())
        });
    }
}
