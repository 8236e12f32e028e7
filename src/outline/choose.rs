//! Which claims are taken: the best first, each weighed by how new it is beside those already taken.

use super::grams::overlap;
use super::unit::Parts;

/// From this overlap on, two sentences say the same.
pub(super) const SAME: f64 = 0.55;
/// What a claim that overlaps one already taken loses, in thousandths for a whole overlap.
const NOVELTY: f64 = 350.0;
/// What the second claim of a sentence loses, where it is the sentence that is worth it, and where a slide is filled.
const SAME_SENTENCE: i64 = 1000;
const SAME_SENTENCE_ON_A_SLIDE: i64 = 350;

/// The claims that are chosen from.
pub(super) struct Pool {
    pub(super) claims: Vec<usize>,
    same_sentence: i64,
}

impl Pool {
    /// Those of which as few as can be are of one sentence.
    pub(super) fn of_sentences(claims: Vec<usize>) -> Self {
        Self { claims, same_sentence: SAME_SENTENCE }
    }

    /// Those that fill slides: a long sentence may have two points.
    pub(super) fn of_slides(claims: Vec<usize>) -> Self {
        Self { claims, same_sentence: SAME_SENTENCE_ON_A_SLIDE }
    }
}

/// The claims with the highest scores: as many as could still be among the best `n` when what they repeat is taken off.
pub(super) fn pool(scores: &[i64], n: usize) -> Pool {
    let mut pool: Vec<usize> = (0..scores.len()).collect();
    pool.sort_by_key(|&i| (-scores[i], i));
    pool.truncate(n.saturating_mul(8).saturating_add(64));
    Pool::of_sentences(pool)
}

/// Chooses at most `n` claims of the pool, best first: by their scores and by what they add (MMR). Each is offered to
/// `takes` once, which says whether there is room for it.
pub(super) fn choose(
    parts: &Parts<'_>,
    scores: &[i64],
    pool: Pool,
    n: usize,
    mut takes: impl FnMut(usize) -> bool,
) -> Vec<usize> {
    let mut left: Vec<Candidate> =
        pool.claims.into_iter().map(|idx| Candidate { idx, score: scores[idx], lost: 0 }).collect();
    let mut chosen = Vec::new();
    while chosen.len() < n {
        let Some(best) = left.iter().copied().max_by_key(|c| (c.score - c.lost, std::cmp::Reverse(c.idx)))
        else {
            break;
        };
        left.retain(|c| c.idx != best.idx);
        if takes(best.idx) {
            chosen.push(best.idx);
            left.retain_mut(|c| c.stays_beside(parts, best.idx, pool.same_sentence));
        }
    }
    chosen
}

/// A claim that is not yet taken.
#[derive(Clone, Copy)]
struct Candidate {
    idx: usize,
    score: i64,
    lost: i64,
}

impl Candidate {
    /// Takes off what it loses beside a claim that was taken; false where it says nothing else.
    fn stays_beside(&mut self, parts: &Parts<'_>, taken_idx: usize, same_sentence: i64) -> bool {
        let sentence_of = |idx: usize| parts.units[idx].sentence_idx;
        let (this, taken) = (sentence_of(self.idx), sentence_of(taken_idx));
        if this == taken {
            self.lost = self.lost.max(same_sentence);
            return true;
        }
        let shared = overlap(&parts.sentences[this].grams, &parts.sentences[taken].grams);
        #[expect(clippy::cast_possible_truncation, reason = "a share of a small number")]
        let lost = (shared * NOVELTY) as i64;
        self.lost = self.lost.max(lost);
        shared <= SAME
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::outline::Source;

    /// The claims chosen, best first, where each is worth what `scores` say.
    #[track_caller]
    fn check(text: &str, scores: &[i64], n: usize, expected: &[&str]) {
        let article = article::read(text.as_bytes(), "a.txt");
        let parts = Parts::of(Source { article: &article, file: "a.txt" });
        let chosen = choose(&parts, scores, pool(scores, n), n, |_| true);
        let texts: Vec<&str> = chosen.iter().map(|&i| parts.units[i].text.as_str()).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn what_says_the_same_is_taken_once() {
        let text =
            "題\n\n港務局撥款三億元擴建渡輪碼頭。\n\n港務局昨日撥款三億元擴建渡輪碼頭。\n\n學校培訓船員。";
        check(text, &[900, 800, 100], 3, &["港務局撥款三億元擴建渡輪碼頭", "學校培訓船員"]);
    }

    #[test]
    fn what_overlaps_has_to_be_better_to_be_taken() {
        let text = "題\n\n港務局撥款擴建渡輪碼頭。\n\n渡輪碼頭的新閘門在北岸。\n\n學校培訓船員。";
        let (first, overlaps, new) = ("港務局撥款擴建渡輪碼頭", "渡輪碼頭的新閘門在北岸", "學校培訓船員");
        check(text, &[900, 300, 250], 2, &[first, new]);
        check(text, &[900, 600, 250], 2, &[first, overlaps]);
    }

    #[test]
    fn a_sentence_gives_a_second_claim_only_where_nothing_else_is_as_good() {
        let text = "題\n\n局方的職責是在航運、環境和民生之間取得平衡；會長的身份則讓他能夠直接聽到船員的意見。\n\n學校培訓船員。";
        let (first, second) =
            ("局方的職責是在航運、環境和民生之間取得平衡", "會長的身份則讓他能夠直接聽到船員的意見");
        check(text, &[900, 700, 250], 2, &[first, "學校培訓船員"]);
        check(text, &[900, 900, 250], 2, &[first, "學校培訓船員"]);
        check(text, &[1900, 1900, 250], 2, &[first, second]);
    }

    #[test]
    fn a_slide_may_have_both_points_of_a_sentence() {
        let text = "題\n\n局方的職責是在航運、環境和民生之間取得平衡；會長的身份則讓他能夠直接聽到船員的意見。\n\n學校培訓一百二十名船員。";
        let article = article::read(text.as_bytes(), "a.txt");
        let parts = Parts::of(Source { article: &article, file: "a.txt" });
        let taken = |pool| choose(&parts, &[900, 700, 300], pool, 2, |_| true);
        assert_eq!(taken(Pool::of_slides(vec![0, 1, 2])), [0, 1]);
        assert_eq!(taken(Pool::of_sentences(vec![0, 1, 2])), [0, 2]);
    }

    #[test]
    fn no_more_are_taken_than_there_is_room_for() {
        let article = article::read("題\n\n學校培訓船員。\n\n港口擴建碼頭。".as_bytes(), "a.txt");
        let parts = Parts::of(Source { article: &article, file: "a.txt" });
        assert_eq!(choose(&parts, &[1, 2], Pool::of_slides(vec![0, 1]), 2, |idx| idx == 0), [0]);
        assert_eq!(choose(&parts, &[1, 2], Pool::of_slides(vec![0, 1]), 0, |_| true), Vec::<usize>::new());
    }

    #[test]
    fn a_pool_is_of_those_that_score_most() {
        assert_eq!(pool(&[5, 9, 7, 9], 1).claims, [1, 3, 2, 0]);
        let scores: Vec<i64> = (0..200).collect();
        assert_eq!([0, 1, 9].map(|n| pool(&scores, n).claims.len()), [64, 72, 136]);
    }
}
