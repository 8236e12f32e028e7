//! What the article itself says about a cut: which characters stand side by side elsewhere in it.
//!
//! Only what some cut asks about is looked up, in one walk over the text: the memory that it takes grows with the
//! cuts, not with the article.

use super::pairs::Pairs;
use std::collections::HashMap;

/// How many characters on each side of a cut make a stretch that is no chance.
const N_TOGETHER: usize = 5;

/// How many characters make an opening that two paragraphs share: a name.
const N_OPENING: usize = 3;

/// The characters around the cuts of an article, and what stands where else.
pub(super) struct Neighbours {
    /// The two characters at each cut.
    cuts: Pairs,
    /// Pairs (with a NUL at the end) and triples, and whether they stand inside a block.
    runs: HashMap<[char; 3], bool>,
    /// The characters on both sides of a cut, and whether they stand inside a block without it.
    stretches: HashMap<[char; 2 * N_TOGETHER], bool>,
    /// How many blocks open with these characters.
    openings: HashMap<[char; N_OPENING], usize>,
}

/// What is known of one cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "five facts, each asked for by a row of its own")]
pub(super) struct Near {
    /// The two characters at the cut stand side by side elsewhere.
    pub(super) pair: bool,
    /// So do these two and the one before them.
    pub(super) before: bool,
    /// So do these two and the one after them.
    pub(super) after: bool,
    /// Five characters on each side are printed elsewhere without a cut.
    pub(super) together: bool,
    /// Another block opens as the right side does.
    pub(super) opens: bool,
}

impl Neighbours {
    /// Those of cuts of which the article says nothing.
    pub(super) fn none() -> Self {
        Self::of(std::iter::empty(), std::iter::empty(), std::iter::empty())
    }

    /// Looks up the surroundings of each cut, given as the texts on both sides, in `texts`; `kept` are those of
    /// them that are not printed again.
    pub(super) fn of<'a>(
        cuts: impl Iterator<Item = (&'a str, &'a str)>,
        texts: impl Iterator<Item = &'a str>,
        kept: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut neighbours = Self {
            cuts: Pairs::new(),
            runs: HashMap::new(),
            stretches: HashMap::new(),
            openings: HashMap::new(),
        };
        for (left, right) in cuts {
            let edge = Edge::of(left, right);
            if let Some([a, b, _]) = edge.runs()[0] {
                neighbours.cuts.add([a, b]);
            }
            neighbours.runs.extend(edge.runs().into_iter().flatten().map(|run| (run, false)));
            neighbours.stretches.extend(edge.stretch().map(|stretch| (stretch, false)));
        }
        for text in kept {
            if let Some(opening) = opening(text) {
                *neighbours.openings.entry(opening).or_default() += 1;
            }
        }
        if !neighbours.runs.is_empty() {
            texts.for_each(|text| neighbours.walk(text));
        }
        neighbours
    }

    fn walk(&mut self, text: &str) {
        let mut last = ['\0'; 2 * N_TOGETHER];
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            last.rotate_left(1);
            last[2 * N_TOGETHER - 1] = c;
            let [.., a, b, c] = last;
            let runs = [(self.cuts.may_have([b, c]), [b, c, '\0']), (self.cuts.may_have([b, c]), [a, b, c])];
            for (_, run) in
                runs.into_iter().chain([(self.cuts.may_have([a, b]), [a, b, c])]).filter(|(may, _)| *may)
            {
                if let Some(is_there) = self.runs.get_mut(&run) {
                    *is_there = true;
                }
            }
            if self.cuts.may_have([last[N_TOGETHER - 1], last[N_TOGETHER]])
                && let Some(is_there) = self.stretches.get_mut(&last)
            {
                *is_there = true;
            }
        }
    }

    /// What is known of the cut between `left` and `right`.
    pub(super) fn near(&self, left: &str, right: &str) -> Near {
        let edge = Edge::of(left, right);
        let has = |run: Option<[char; 3]>| run.is_some_and(|run| self.runs.get(&run) == Some(&true));
        let [pair, before, after] = edge.runs();
        let together = edge.stretch().is_some_and(|stretch| self.stretches.get(&stretch) == Some(&true));
        let opens = opening(right).and_then(|opening| self.openings.get(&opening)).is_some_and(|&n| n > 1);
        Near { pair: has(pair), before: has(before), after: has(after), together, opens }
    }
}

fn opening(text: &str) -> Option<[char; N_OPENING]> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).take(N_OPENING).collect();
    chars.try_into().ok()
}

/// The characters around a cut, the inner ones first.
struct Edge {
    tail: Vec<char>,
    head: Vec<char>,
}

impl Edge {
    fn of(left: &str, right: &str) -> Self {
        let is_ink = |c: &char| !c.is_whitespace();
        Self {
            tail: left.chars().rev().filter(is_ink).take(N_TOGETHER).collect(),
            head: right.chars().filter(is_ink).take(N_TOGETHER).collect(),
        }
    }

    /// The pair at the cut, and the triples with the character before and after it.
    fn runs(&self) -> [Option<[char; 3]>; 3] {
        let (tail, head) = (self.tail.as_slice(), self.head.as_slice());
        let pair = tail.first().zip(head.first()).map(|(&a, &b)| [a, b, '\0']);
        let before = tail.get(1).zip(pair).map(|(&c, [a, b, _])| [c, a, b]);
        let after = head.get(1).zip(pair).map(|(&c, [a, b, _])| [a, b, c]);
        [pair, before, after]
    }

    fn stretch(&self) -> Option<[char; 2 * N_TOGETHER]> {
        let all: Vec<char> = self.tail.iter().rev().chain(&self.head).copied().collect();
        all.try_into().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is known of the cut between two texts in an article of these.
    fn near(left: &str, right: &str, texts: &[&str]) -> Near {
        let texts = || texts.iter().copied();
        Neighbours::of(std::iter::once((left, right)), texts(), texts()).near(left, right)
    }

    #[test]
    fn what_an_article_says_of_a_cut() {
        let (left, right) = ("甲乙丙丁戊", "己庚辛壬癸");
        let none = Near::default();
        for (texts, expected) in [
            (&["無關"][..], none),
            (&["戊 己"], Near { pair: true, ..none }),
            (&["丁戊己"], Near { pair: true, before: true, ..none }),
            (&["戊己庚"], Near { pair: true, after: true, ..none }),
            (&["戊", "己"], none),
            (&["己戊"], none),
            (
                &["甲乙丙丁戊己庚辛壬癸"],
                Near { pair: true, before: true, after: true, together: true, opens: false },
            ),
            (&["乙丙丁戊己庚辛壬癸"], Near { pair: true, before: true, after: true, ..none }),
            (&["己庚辛", "己庚辛一"], Near { opens: true, ..none }),
            (&["己庚辛"], none),
            (&["己庚", "己庚"], none),
        ] {
            assert_eq!(near(left, right, texts), expected, "{texts:?}");
        }
        assert!(!near("乙丙丁戊", right, &["乙丙丁戊己庚辛壬癸"]).together, "four characters may be chance");
        assert_eq!(near("", right, &["己庚辛"]), none);
    }
}
