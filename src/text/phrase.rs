//! Where a phrase may end in Chinese and Japanese: `BudouX`'s models, scored, so that a heading breaks between words.
//!
//! The models are Google's (Apache-2.0, see `phrase/LICENSE`; package `budoux` 0.10.1), vendored as upstream ships
//! them and packed by the build script. The scores are our own arithmetic, since the crates give only a verdict
//! and a line breaker wants to know how sure it is.

use super::Lang;

struct Model {
    capacity: usize,
    sum: i64,
    bytes: &'static [u8],
}

static ZH_HANT: Model = Model::new(include_bytes!(concat!(env!("OUT_DIR"), "/zh-hant.bin")));
static ZH_HANS: Model = Model::new(include_bytes!(concat!(env!("OUT_DIR"), "/zh-hans.bin")));
static JA: Model = Model::new(include_bytes!(concat!(env!("OUT_DIR"), "/ja.bin")));

impl Model {
    const fn new(bytes: &'static [u8]) -> Self {
        let (head, rest) = bytes.split_at(16);
        let (capacity, sum) = head.split_at(8);
        let capacity = u64::from_le_bytes(*capacity.first_chunk().expect("eight bytes"));
        let sum = i64::from_le_bytes(*sum.first_chunk().expect("eight bytes"));
        #[expect(clippy::cast_possible_truncation, reason = "a table has some ten thousand slots")]
        Self { capacity: capacity as usize, sum, bytes: rest }
    }

    fn key(&self, slot: usize) -> u64 {
        u64::from_le_bytes(self.bytes[slot * 8..slot * 8 + 8].try_into().expect("eight bytes"))
    }

    /// Where the scores of a run of characters stand, if the model knows it.
    fn row(&self, n_chars: u64, units: u64) -> Option<usize> {
        let key = n_chars << 48 | units;
        let mut slot = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & (self.capacity - 1);
        loop {
            match self.key(slot) {
                k if k == key => return Some(self.capacity * 8 + slot * 12),
                0 => return None,
                _ => slot = (slot + 1) & (self.capacity - 1),
            }
        }
    }

    fn score(&self, row: usize, feature: usize) -> i64 {
        let at = row + 2 * feature;
        i64::from(i16::from_le_bytes([self.bytes[at], self.bytes[at + 1]]))
    }
}

/// Tells whether `lang` has a model: without one, [`scores`] gives nothing.
pub fn has_model(lang: Lang) -> bool {
    model(lang).is_some()
}

fn model(lang: Lang) -> Option<&'static Model> {
    match lang {
        Lang::ZhHant => Some(&ZH_HANT),
        Lang::ZhHans => Some(&ZH_HANS),
        Lang::Ja => Some(&JA),
        Lang::Ko | Lang::Other => None,
    }
}

/// Scores a phrase boundary in front of each character of `chars`: above zero is a boundary, and the further from
/// zero, the surer. Empty where `lang` has no model. The first character's score is always zero.
pub fn scores(chars: &[char], lang: Lang) -> Vec<i64> {
    let Some(model) = model(lang) else { return Vec::new() };
    // Twice the score, as half the sum is taken off: upstream's base score in whole numbers.
    let mut scores = vec![-model.sum; chars.len()];
    let unit = |p: usize| chars.get(p).map(|&c| u64::from(u32::from(c).min(0xFFFF)));
    // A run that starts at `p` tells about the boundaries around it: UW4 is the character behind a boundary, UW3 the
    // one before it, and so on.
    let mut add = |row: Option<usize>, n_features: usize, last: usize| {
        let Some(row) = row else { return };
        for feature in 0..n_features {
            if let Some(total) = last.checked_sub(feature).and_then(|at| scores.get_mut(at)) {
                *total += 2 * model.score(row, feature);
            }
        }
    };
    for p in 0..chars.len() {
        let Some(one) = unit(p) else { break };
        add(model.row(1, one), 6, p + 3);
        let Some(two) = unit(p + 1).map(|next| one << 16 | next) else { break };
        add(model.row(2, two), 3, p + 2);
        let Some(three) = unit(p + 2).map(|next| two << 16 | next) else { continue };
        add(model.row(3, three), 4, p + 3);
    }
    if let Some(first) = scores.first_mut() {
        *first = 0;
    }
    scores
}

/// Scores a phrase boundary between `left` and `right`, each at its inner edge; zero where `lang` has no model.
pub fn score_between(left: &str, right: &str, lang: Lang) -> i64 {
    let mut chars: Vec<char> = left.chars().rev().take(3).collect();
    chars.reverse();
    let at = chars.len();
    chars.extend(right.chars().take(3));
    scores(&chars, lang).get(at).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The phrases as upstream's own parser cuts them (checked against `PyPI`'s budoux 0.10.1).
    #[track_caller]
    fn check(lang: Lang, phrases: &str) {
        let chars: Vec<char> = phrases.chars().filter(|&c| c != '|').collect();
        let cut = scores(&chars, lang)
            .iter()
            .zip(&chars)
            .flat_map(|(&score, &c)| (score > 0).then_some('|').into_iter().chain([c]))
            .collect::<String>();
        assert_eq!(cut, phrases);
    }

    #[test]
    fn phrases_are_cut_where_upstream_cuts_them() {
        check(Lang::ZhHant, "海|港|城市|推動|綠色航運");
        check(Lang::ZhHans, "今天|是|晴天。");
        check(Lang::Ja, "今日は|天気です。");
    }

    /// What the model says of each boundary, in whole numbers; they were taken from it when it was packed.
    #[test]
    fn boundaries_have_the_scores_of_the_model() {
        let of = |text: &str, lang| scores(&text.chars().collect::<Vec<_>>(), lang);
        assert_eq!(of("港口發展局", Lang::ZhHant), [0, -2066, 5754, -5066, -1186]);
        assert_eq!(of("港口发展局", Lang::ZhHans), [0, -2795, 5149, -5303, 263]);
        assert_eq!(of("港の整備", Lang::Ja), [0, -4388, 2986, -1642]);
        assert_eq!(of("港口", Lang::Other), [0; 0]);
        assert_eq!((score_between("", "港", Lang::ZhHant), score_between("港", "", Lang::ZhHant)), (0, 0));
        let all = of("新港口發展局", Lang::ZhHant);
        assert_eq!(score_between("新港口", "發展局", Lang::ZhHant), all[3]);
        assert_eq!(
            score_between("遠方新港口", "發展局長", Lang::ZhHant),
            all[3],
            "three characters on each side"
        );
    }

    #[test]
    fn a_sentence_has_the_scores_of_runs_of_three() {
        let of = |text: &str, lang| scores(&text.chars().collect::<Vec<_>>(), lang).iter().sum::<i64>();
        let told = [
            of("港務局局長林海生今日公布新碼頭的設計，並表示工程會在明年展開", Lang::ZhHant),
            of("这是一个关于城市发展的计划，我们希望能够在明年完成", Lang::ZhHans),
            of("港の整備は来年から始まる予定であると、市長は述べている", Lang::Ja),
        ];
        assert_eq!(told, [12_060, 59_558, -57_658]);
    }
}
