//! What decided, as data: for the script that fits the weights, and for whoever asks why.

use super::heading::Spot;
use super::reads_on::Cut;
use super::{plain, repair};
use crate::text::Lang;

/// A decision of one of the tables: what it was about, and the rows that spoke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The table: `reads_on`, `heading` or `margin`.
    pub table: &'static str,
    /// The block in question: the left side of a cut, or a line that may be a heading,
    /// or a paragraph that ends at the margin.
    pub text: String,
    /// The block after it.
    pub after: String,
    /// The rows that hold, each with its weight.
    pub rows: Vec<(&'static str, i64)>,
    /// What they come to; less than their sum where one side has said enough.
    pub weight: i64,
}

/// Reads an article of plain text and gives each decision.
pub fn evidence(text: &str) -> Vec<Evidence> {
    let mut log = Vec::new();
    let blocks = plain::blocks(text, Some(&mut log));
    repair::repair(blocks.raws, Lang::detect(text), Some(&mut log));
    log
}

impl Evidence {
    pub(super) fn of_cut(cut: &Cut<'_>) -> Self {
        let rows = cut.evidence();
        Self {
            table: "reads_on",
            text: cut.left.to_owned(),
            after: cut.right.to_owned(),
            rows,
            weight: cut.weight(),
        }
    }

    pub(super) fn of_spot(spot: &Spot<'_>) -> Self {
        let rows = spot.evidence();
        Self {
            table: "heading",
            text: spot.text.to_owned(),
            after: spot.after.to_owned(),
            rows,
            weight: spot.weight(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of an unfinished line, a heading and a paragraph at the margin has decisions of each table, with their rows.
    #[test]
    fn what_decided_is_told_with_its_rows() {
        let text = "新碼頭明年啟用\n\n港務局今日公布新碼頭的設計，並表示工程會在明年展\n\n開，可以停泊六艘貨船。\n\n為下一代留住海岸\n\n當局去年種植三萬棵樹。";
        let evidence = evidence(text);
        for table in ["reads_on", "heading"] {
            let one = evidence.iter().find(|one| one.table == table && !one.rows.is_empty()).expect(table);
            assert!(one.rows.iter().all(|(name, weight)| !name.is_empty() && *weight != 0), "{one:?}");
            assert!(one.weight <= one.rows.iter().map(|(_, weight)| weight).sum(), "{one:?}");
            assert!(text.contains(&one.text) && text.contains(&one.after), "{one:?}");
        }
    }
}
