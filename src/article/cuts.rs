//! Joining what a column's end cut in two: which block may go on with which, and whether it does.
//!
//! A join needs evidence on both sides. The right half is the next block that was printed, captions aside, or, where
//! the column was dumped again in between, the one after that dump. It may also be found among what was dropped as
//! printed before: then both halves must stand together there. Nothing is joined over a gap to a stranger.

mod halves;

use super::neighbours::Neighbours;
use super::reads_on::{self, Cut, Verdict};
use super::repeats::Print;
use super::{Article, Evidence, Join, Lines, Raw, Reason, drop_parts, join, lines, spans};
use halves::{Found, Halves};

/// A block, mended.
pub(super) struct Piece {
    pub(super) raw: Raw,
    /// Perhaps a half of a sentence, which was left apart.
    pub(super) is_half: bool,
}

/// Joins the blocks of `body`, of which `prints` tells the repeats (and of `n_before` blocks before them).
pub(super) fn join(
    body: Vec<Raw>,
    prints: &[Print],
    n_before: usize,
    article: &mut Article,
    mut log: Option<&mut Vec<Evidence>>,
) -> Vec<Piece> {
    // Places are counted as `prints` counts them: from the first block of the article.
    let lines: Vec<Lines> = vec![Lines::one(1); n_before].into_iter().chain(body.iter().map(spans)).collect();
    let prints = &prints[n_before..];
    let halves = Halves::find(&body, prints);
    let neighbours = Neighbours::of(
        halves.cuts().map(|(left, right)| (body[left].text.as_str(), body[right].text.as_str())),
        body.iter().map(|raw| raw.text.as_str()),
        body.iter()
            .zip(prints)
            .filter(|(_, print)| matches!(print, Print::First { .. }))
            .map(|(raw, _)| raw.text.as_str()),
    );
    let mut rest: Vec<Option<Raw>> = body.into_iter().map(Some).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut is_right_half = false;
    for i in 0..rest.len() {
        let is_kept = matches!(prints[i], Print::First { .. });
        let is_revived = !is_kept
            && halves.0[i].is_some_and(|(right, found)| {
                found == Found::Revived && is_together(&rest, i, right, &neighbours)
            });
        if !is_kept && !is_revived {
            continue;
        }
        let Some(mut raw) = rest[i].take() else { continue };
        let (mut at, mut is_half) = (i, is_right_half);
        is_right_half = false;
        while let Some((right, found)) = halves.0[at]
            && let Some(next) = &rest[right]
        {
            let verdict = if !found.is_again() {
                verdict(&raw, next, article, &neighbours, log.as_deref_mut())
            } else if neighbours.near(&raw.text, &next.text).together {
                Verdict::ReadsOn
            } else {
                Verdict::Apart
            };
            if verdict == Verdict::Unsure {
                article.unsure.push(cut(&raw, next, "the evidence is thin"));
                (is_half, is_right_half) = (true, true);
            }
            let Some(next) = rest[right].take_if(|_| verdict == Verdict::ReadsOn) else { break };
            article.joins.push(cut(&raw, &next, reason(&raw)));
            join::append(&mut raw.text, &mut raw.parts, &next.text);
            raw.parts.extend(next.parts);
            at = right;
        }
        pieces.push(Piece { raw, is_half });
    }
    drop_rest(rest, prints, &lines, article);
    pieces
}

/// Lists what was printed before and found no use.
fn drop_rest(rest: Vec<Option<Raw>>, prints: &[Print], lines: &[Lines], article: &mut Article) {
    for (raw, print) in rest.into_iter().zip(prints) {
        let reason = match *print {
            Print::Again { of, .. } => Reason::Repeat { of },
            Print::Piece { whole } => Reason::Repeat { of: lines[whole] },
            Print::First { .. } => continue,
        };
        if let Some(raw) = raw {
            drop_parts(raw.parts, reason, &mut article.dropped);
        }
    }
}

fn is_together(rest: &[Option<Raw>], left: usize, right: usize, neighbours: &Neighbours) -> bool {
    let text = |i: usize| rest[i].as_ref().map(|raw| raw.text.as_str());
    text(left).zip(text(right)).is_some_and(|(left, right)| neighbours.near(left, right).together)
}

fn verdict(
    left: &Raw,
    right: &Raw,
    article: &Article,
    neighbours: &Neighbours,
    log: Option<&mut Vec<Evidence>>,
) -> Verdict {
    if lines::is_finished(&left.text) {
        return Verdict::Apart;
    }
    let Some(cut) = Cut::new(&left.text, &right.text, article.lang, neighbours) else {
        return Verdict::Apart;
    };
    if let Some(log) = log {
        log.push(Evidence::of_cut(&cut));
    }
    cut.verdict()
}

fn reason(left: &Raw) -> &'static str {
    if lines::open_brackets(reads_on::tail(&left.text)).0 > 0 {
        "a bracket is left open before the cut"
    } else {
        "the sentence does not end before the cut"
    }
}

/// A cut, told with the words around it.
fn cut(left: &Raw, right: &Raw, reason: &'static str) -> Join {
    let last = left.parts.last().map_or(Lines::one(1), |p| p.lines);
    let first = right.parts.first().map_or(Lines::one(1), |p| p.lines);
    told((last, &left.text), (first, &right.text), reason)
}

/// The same of two texts and their lines.
pub(super) fn told(left: (Lines, &str), right: (Lines, &str), reason: &'static str) -> Join {
    let tail: Vec<char> = left.1.chars().rev().take(8).collect();
    let mut text: String = tail.into_iter().rev().collect();
    let head: String = right.1.chars().take(8).collect();
    join::append(&mut text, &mut [], &head);
    Join { left: left.0, right: right.0, reason, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> Raw {
        Raw {
            text: text.into(),
            parts: vec![super::super::Part::line(3, text)],
            nature: super::super::Nature::Unknown,
        }
    }

    #[test]
    fn halves_stand_together_where_the_article_prints_them_so() {
        let (left, right) = ("並表示工程會在明年展", "開，可以停泊六艘貨船");
        let both = [format!("局長{left}{right}。")];
        let near = |texts: &[String]| {
            Neighbours::of(
                std::iter::once((left, right)),
                texts.iter().map(String::as_str),
                std::iter::empty(),
            )
        };
        let rest = [Some(raw(left)), Some(raw(right)), None];
        assert!(is_together(&rest, 0, 1, &near(&both)));
        assert!(!is_together(&rest, 0, 1, &near(&[])));
        assert!(!is_together(&rest, 0, 2, &near(&both)));
        assert!(!is_together(&rest, 2, 1, &near(&both)));
    }

    #[test]
    fn a_join_is_told_with_its_reason_and_the_words_around_it() {
        let reasons =
            ["局長形容「這是全", "局長形容這是全", "局長形容「這」是全"].map(|text| reason(&raw(text)));
        assert!(
            reasons[0].contains("bracket")
                && !reasons[1].contains("bracket")
                && !reasons[2].contains("bracket")
        );
        let join = cut(&raw("一二三四五六七八九十"), &raw("甲乙丙丁戊己庚辛壬"), "why");
        assert_eq!((join.text.as_str(), join.reason), ("三四五六七八九十甲乙丙丁戊己庚辛", "why"));
        assert_eq!((join.left, join.right), (Lines::one(3), Lines::one(3)));
        assert_eq!(told((Lines::one(1), "ab cd"), (Lines::one(2), "ef"), "why").text, "ab cd ef");
    }
}
