//! Why a claim was chosen or left out, row by row.

use super::cite;
use super::rank::{self, rows::ROWS};
use super::same::{self, Counted};
use super::unit::Parts;
use std::fmt::Write as _;

/// Each claim of an article: whether it is chosen (`+`) or another says it (`=`), its score, where it stands, its words, and below them what each
/// row adds or takes off.
pub(super) fn told(parts: &Parts<'_>, is_chosen: &[bool], n_wanted: Option<usize>) -> String {
    let mut out = String::new();
    let by_row = rank::row_by_row(parts, ROWS, n_wanted.unwrap_or(parts.units.len()));
    for ((unit, is_chosen), by_row) in parts.units.iter().zip(is_chosen).zip(by_row) {
        let mark = match (unit.is_again, *is_chosen) {
            (true, _) => '=',
            (false, true) => '+',
            (false, false) => '-',
        };
        let heard = rank::heard(unit);
        let score = decimal(by_row.iter().sum::<i64>() + heard);
        let from = cite::point(parts, unit).from;
        let from = from.map_or(String::new(), |origin| format!("{origin} "));
        let _ = writeln!(out, "{mark} {score} {from}{}", unit.text);
        let several = (heard > 0).then(|| format!("several {}", decimal(heard)));
        let rows: Vec<String> = ROWS
            .iter()
            .zip(by_row)
            .filter(|(_, score)| *score != 0)
            .map(|(row, score)| format!("{} {}", row.name, decimal(score)))
            .chain(several)
            .collect();
        let _ = writeln!(out, "    {}", rows.join(", "));
    }
    out
}

/// What the articles count differently.
pub(super) fn differing(groups: &[Vec<Counted>], all: &[Parts<'_>]) -> String {
    let told = |group: &Vec<Counted>| {
        let each: Vec<String> = group.iter().map(|one| same::told(one, &all[one.at.0])).collect();
        format!("figures differ: {}\n", each.join(", "))
    };
    groups.iter().map(told).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousandths_are_told_with_their_sign() {
        for (thousandths, expected) in
            [(0, "+0.000"), (7, "+0.007"), (1700, "+1.700"), (-1, "-0.001"), (-1250, "-1.250")]
        {
            assert_eq!(decimal(thousandths), expected);
        }
    }
}
