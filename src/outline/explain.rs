//! Why a claim was chosen or left out, row by row.

use super::cite;
use super::rank::{self, rows::ROWS};
use super::unit::Parts;
use std::fmt::Write as _;

/// Each claim of an article: whether it is chosen (`+`), its score, where it stands, its words, and below them what each
/// row adds or takes off.
pub(super) fn told(parts: &Parts<'_>, is_chosen: &[bool], n_wanted: Option<usize>) -> String {
    let mut out = String::new();
    let by_row = rank::row_by_row(parts, ROWS, n_wanted.unwrap_or(parts.units.len()));
    for ((unit, is_chosen), by_row) in parts.units.iter().zip(is_chosen).zip(by_row) {
        let mark = if *is_chosen { '+' } else { '-' };
        let score = decimal(by_row.iter().sum());
        let from = cite::origin(parts.source.file, &cite::lines_of(&unit.claim, parts.paragraph(unit)));
        let from = from.map_or(String::new(), |origin| format!("{origin} "));
        let _ = writeln!(out, "{mark} {score} {from}{}", unit.text);
        let rows: Vec<String> = ROWS
            .iter()
            .zip(by_row)
            .filter(|(_, score)| *score != 0)
            .map(|(row, score)| format!("{} {}", row.name, decimal(score)))
            .collect();
        let _ = writeln!(out, "    {}", rows.join(", "));
    }
    out
}

/// The rows: their weights and where they come from.
pub(super) fn rows() -> String {
    let mut out = String::from("\n");
    for row in ROWS {
        let _ = writeln!(out, "{} {}: {}", row.name, decimal(row.weight), row.source);
    }
    out
}

fn decimal(thousandths: i64) -> String {
    let sign = if thousandths < 0 { '-' } else { '+' };
    format!("{sign}{}.{:03}", thousandths.abs() / 1000, thousandths.abs() % 1000)
}
