//! Lines of program text that are wider than their room, cut as they stand: nothing is taken away or moved, but 避頭尾 and
//! words hold where they can. It sets no continuation mark; who draws the rows does.

use super::breaks::{self, Cluster, Level, Prices, Strictness};
use super::{Lang, WidthPolicy};
use std::ops::Range;

/// Cuts `line` (no line feeds) into rows of at most `first` columns, and then of at most `rest`: the bytes of each.
///
/// No row is wider than its room unless it is one grapheme; no grapheme is cut; all bytes are in a row, white space too.
/// A row ends behind a word where one ends in its second half, and is never cut against 避頭尾 but in a run of marks.
pub fn fold(line: &str, (first, rest): (usize, usize), policy: WidthPolicy) -> Vec<Range<usize>> {
    // Three bytes take at most two columns but for emoji.
    if line.len() <= first && policy.columns(line) <= first {
        return std::iter::once(0..line.len()).collect();
    }
    let clusters = breaks::clusters(line, policy, Lang::Other, Strictness::Strict, Prices::NONE);
    let start = |i: usize| clusters.get(i).map_or(line.len(), |c| c.start);
    let (mut rows, mut from, mut room) = (Vec::new(), 0, first.max(1));
    while from < clusters.len() {
        let to = row_end(&clusters, from, room);
        rows.push(start(from)..start(to));
        (from, room) = (to, rest.max(1));
    }
    rows
}

/// The cluster after the last of a row that starts at `from`.
fn row_end(clusters: &[Cluster], from: usize, room: usize) -> usize {
    let mut columns = 0;
    let fits = |c: &&Cluster| {
        columns += c.columns;
        columns <= room
    };
    let furthest = from + clusters[from..].iter().take_while(fits).count().max(1);
    if furthest >= clusters.len() {
        return clusters.len();
    }
    let last_at = |least: usize, worst: Level| (least..=furthest).rev().find(|&i| clusters[i].level <= worst);
    let half = furthest - (furthest - from) / 2;
    last_at(half.max(from + 1), Level::Free).or_else(|| last_at(from + 1, Level::Cluster)).unwrap_or(furthest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(room: usize, rows: &[&str]) {
        let line = rows.concat();
        let got: Vec<&str> = fold(&line, (room, room - 2), WidthPolicy::default())
            .into_iter()
            .map(|bytes| crate::text::slice(&line, bytes))
            .collect();
        assert_eq!(got, rows);
    }

    #[test]
    fn a_row_of_program_text_keeps_its_words_and_its_marks() {
        check(16, &["let total = ", "berths + ", "quays_in_use()"]);
        check(12, &["# 港務局今日", "公布的新", "船，啟用。"]);
        check(12, &["print(「港", "口」)"]);
        check(8, &["  intern", "ationa", "l"]);
        check(8, &["        ", "     x"]);
    }

    #[test]
    fn a_run_of_marks_is_cut_where_it_must_be() {
        check(6, &["，，，", "，，"]);
    }
}
