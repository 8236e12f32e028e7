//! The words that changed between two wordings of one thing.

use super::tokens::tokens;
use crate::text::is_east_asian;

/// A stretch of both wordings, of the old one, or of the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Which has it.
    pub is: Is,
    /// The words.
    pub text: String,
}

/// Which of two wordings has a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// Both.
    Same,
    /// Only the old one.
    Cut,
    /// Only the new one.
    Added,
}

/// The most tokens that are added and cut between the first and the last change; where more are, all is one change.
const MAX_EDITS: usize = 500;

/// Compares two wordings, token by token: the stretches that are the same and added are `new`, those that are the
/// same and cut are `old`. What is cut comes before what is added in its place.
pub(super) fn compare(old: &str, new: &str, names: &[&str]) -> Vec<Stretch> {
    let (old, new) = (tokens(old, names), tokens(new, names));
    let mut edits: Vec<(Is, &str)> = Vec::new();
    let (mut at_old, mut at_new) = (0, 0);
    let end = (old.len(), new.len());
    for (to_old, to_new) in matches(&old, &new).into_iter().chain([end]) {
        edits.extend(old[at_old..to_old].iter().map(|token| (Is::Cut, *token)));
        edits.extend(new[at_new..to_new].iter().map(|token| (Is::Added, *token)));
        if (to_old, to_new) != end {
            edits.push((Is::Same, old[to_old]));
        }
        (at_old, at_new) = (to_old + 1, to_new + 1);
    }
    take_space_behind(&mut edits);
    stretches(&edits)
}

/// `was{+ not+} approved` is the same as `was {+not +}approved`, which is easier to read.
fn take_space_behind(edits: &mut [(Is, &str)]) {
    let mut start = 0;
    while let Some(&(is, first)) = edits.get(start) {
        let end = start + edits[start..].iter().take_while(|(other, _)| *other == is).count();
        let is_alone = is != Is::Same && (start == 0 || edits[start - 1].0 == Is::Same);
        if is_alone && first.trim().is_empty() && edits.get(end) == Some(&(Is::Same, first)) {
            edits[start].0 = Is::Same;
            edits[end].0 = is;
        }
        start = end;
    }
}

/// The places of tokens that both have, in order: a longest common subsequence.
fn matches(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let n_before = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[n_before..], &new[n_before..]);
    let n_behind = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old_rest[..old_rest.len() - n_behind], &new_rest[..new_rest.len() - n_behind]);
    let mut found: Vec<(usize, usize)> = (0..n_before).map(|i| (i, i)).collect();
    found.extend(common(a, b).into_iter().map(|(i, j)| (n_before + i, n_before + j)));
    found.extend((0..n_behind).map(|i| (n_before + a.len() + i, n_before + b.len() + i)));
    found
}

/// Myers's greedy algorithm: as many rounds as there are tokens added and cut, so that long texts with few changes
/// cost little.
fn common(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    let max = (a.len() + b.len()).min(MAX_EDITS);
    // Diagonals are counted from `zero`; on each, how far into `a` the tokens are accounted for.
    let zero = max + 1;
    let mut furthest = vec![0; 2 * max + 3];
    let mut rounds: Vec<Vec<usize>> = Vec::new();
    for n_edits in 0..=max {
        rounds.push(furthest[zero - n_edits - 1..=zero + n_edits + 1].to_vec());
        for diagonal in (zero - n_edits..=zero + n_edits).step_by(2) {
            let (mut i, _) = step(|at| furthest[at], diagonal, zero, n_edits);
            while i < a.len() && a.get(i) == b.get(i + zero - diagonal) {
                i += 1;
            }
            furthest[diagonal] = i;
            if i >= a.len() && i + zero - diagonal >= b.len() {
                return traced(&rounds, zero, (a.len(), b.len()));
            }
        }
    }
    Vec::new()
}

/// How far one more edit leads on a diagonal, and from which diagonal it comes.
fn step(furthest: impl Fn(usize) -> usize, diagonal: usize, zero: usize, n_edits: usize) -> (usize, usize) {
    let (below, above) = (diagonal - 1, diagonal + 1);
    let is_added =
        diagonal == zero - n_edits || (diagonal != zero + n_edits && furthest(below) < furthest(above));
    if is_added { (furthest(above), above) } else { (furthest(below) + 1, below) }
}

/// Goes back from the `end` through the rounds, and gives the tokens that are matched on the way.
fn traced(rounds: &[Vec<usize>], zero: usize, end: (usize, usize)) -> Vec<(usize, usize)> {
    let (mut i, mut j) = end;
    let mut found = Vec::new();
    for (n_edits, furthest) in rounds.iter().enumerate().skip(1).rev() {
        let at = |diagonal: usize| furthest[diagonal + n_edits + 1 - zero];
        let (_, from) = step(at, i + zero - j, zero, n_edits);
        let (before_i, before_j) = (at(from), at(from) + zero - from);
        while i > before_i && j > before_j {
            (i, j) = (i - 1, j - 1);
            found.push((i, j));
        }
        (i, j) = (before_i, before_j);
    }
    found.extend((0..i).rev().map(|i| (i, i)));
    found.reverse();
    found
}

/// Whether what did not change between two changes only cuts them to pieces: marks, a space, one Han character.
fn is_slight(run: &[(Is, &str)]) -> bool {
    let letters = || run.iter().flat_map(|(_, token)| token.chars()).filter(|c| c.is_alphanumeric());
    letters().count() == 0 || (letters().count() == 1 && letters().all(is_east_asian))
}

/// Joins tokens to stretches.
fn stretches(edits: &[(Is, &str)]) -> Vec<Stretch> {
    let runs: Vec<&[(Is, &str)]> = edits.chunk_by(|a, b| (a.0 == Is::Same) == (b.0 == Is::Same)).collect();
    let mut out: Vec<Stretch> = Vec::new();
    let (mut cut, mut added) = (String::new(), String::new());
    for (i, run) in runs.iter().enumerate() {
        let is_same = run[0].0 == Is::Same;
        let is_between = i > 0 && i + 1 < runs.len();
        if is_same && !(is_between && is_slight(run)) {
            flush(&mut cut, &mut added, &mut out);
            out.push(Stretch { is: Is::Same, text: run.iter().map(|(_, token)| *token).collect() });
            continue;
        }
        for (is, token) in *run {
            if *is != Is::Added {
                cut.push_str(token);
            }
            if *is != Is::Cut {
                added.push_str(token);
            }
        }
    }
    flush(&mut cut, &mut added, &mut out);
    out
}

fn flush(cut: &mut String, added: &mut String, out: &mut Vec<Stretch>) {
    for (is, text) in [(Is::Cut, std::mem::take(cut)), (Is::Added, std::mem::take(added))] {
        if !text.is_empty() {
            out.push(Stretch { is, text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// In the notation of wdiff.
    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let shown = compare(old, new, &["林海生"]).into_iter().map(|s| match s.is {
            Is::Same => s.text,
            Is::Cut => format!("[-{}-]", s.text),
            Is::Added => format!("{{+{}+}}", s.text),
        });
        assert_eq!(shown.collect::<String>(), expected);
    }

    #[test]
    fn the_words_that_changed_are_told() {
        check("每日可處理三千個貨櫃", "每日可處理三萬個貨櫃", "每日可處理[-三千個-]{+三萬個+}貨櫃");
        check("增加12.5%。", "增加15%。", "增加[-12.5%-]{+15%+}。");
        check(
            "the plan was approved",
            "the new plan was not approved",
            "the {+new +}plan was {+not +}approved",
        );
        check("局長感謝全體人員", "局長致謝各位人員", "局長[-感謝全體-]{+致謝各位+}人員");
        check("a, b and c", "d, e and c", "[-a, b-]{+d, e+} and c");
        check("局長林海生說", "局長說", "局長[-林海生-]說");
        check("", "一", "{+一+}");
        check("same", "same", "same");
    }

    proptest! {
        #[test]
        fn both_wordings_can_be_read_off(old in "[一二三千個ab ,。]{0,20}", new in "[一二三千個ab ,。]{0,20}") {
            let stretches = compare(&old, &new, &[]);
            let side = |gone| stretches.iter().filter(|s| s.is != gone).map(|s| s.text.as_str()).collect::<String>();
            prop_assert_eq!(side(Is::Added), old);
            prop_assert_eq!(side(Is::Cut), new);
        }

        #[test]
        fn as_many_tokens_as_can_be_are_matched(old in "[abcd]{0,12}", new in "[abcd]{0,12}") {
            let tokens = |text: &'static str| text.split("").filter(|token| !token.is_empty()).collect::<Vec<_>>();
            let (a, b) = (tokens(old.leak()), tokens(new.leak()));
            let mut longest = vec![vec![0; b.len() + 1]; a.len() + 1];
            for i in (0..a.len()).rev() {
                for j in (0..b.len()).rev() {
                    let skipped = longest[i + 1][j].max(longest[i][j + 1]);
                    longest[i][j] = if a[i] == b[j] { longest[i + 1][j + 1] + 1 } else { skipped };
                }
            }
            let found = common(&a, &b);
            prop_assert_eq!(found.len(), longest[0][0]);
            prop_assert!(found.iter().all(|(i, j)| a[*i] == b[*j]));
            prop_assert!(found.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1));
        }
    }
}
