//! Where a phrase may end in Chinese and Japanese: `BudouX`'s models, scored, so that a heading breaks between words.
//!
//! The models are Google's (Apache-2.0, see `phrase/LICENSE`; package `budoux` 0.10.1), vendored as upstream ships
//! them and packed by the build script. The scores are our own arithmetic, since the crates give only a verdict
//! and a line breaker wants to know how sure it is.

use super::Lang;

/// Where in [`FEATURES`]' window of six characters each feature starts, and how many characters it takes.
/// The break is asked about between the third and the fourth.
const FEATURES: [(usize, usize); 13] =
    [(0, 1), (1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (1, 2), (2, 2), (3, 2), (0, 3), (1, 3), (2, 3), (3, 3)];

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

    fn score(&self, slot: usize) -> i64 {
        let at = self.capacity * 8 + slot * 2;
        i64::from(i16::from_le_bytes([self.bytes[at], self.bytes[at + 1]]))
    }

    fn lookup(&self, key: u64) -> i64 {
        let mut slot = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & (self.capacity - 1);
        loop {
            match self.key(slot) {
                k if k == key => return self.score(slot),
                0 => return 0,
                _ => slot = (slot + 1) & (self.capacity - 1),
            }
        }
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
    (0..chars.len()).map(|at| if at == 0 { 0 } else { score_at(model, chars, at) }).collect()
}

/// Scores a phrase boundary between `left` and `right`, each at its inner edge; zero where `lang` has no model.
pub fn score_between(left: &str, right: &str, lang: Lang) -> i64 {
    let mut chars: Vec<char> = left.chars().rev().take(3).collect();
    chars.reverse();
    let at = chars.len();
    chars.extend(right.chars().take(3));
    match model(lang) {
        Some(model) if at > 0 && at < chars.len() => score_at(model, &chars, at),
        _ => 0,
    }
}

fn score_at(model: &Model, chars: &[char], at: usize) -> i64 {
    let mut total = -model.sum;
    for (number, &(start, n_chars)) in (1u64..).zip(&FEATURES) {
        let Some(from) = (at + start).checked_sub(3) else { continue };
        let Some(span) = chars.get(from..from + n_chars) else { continue };
        let key = span.iter().fold(0, |key, &c| key << 16 | u64::from(u32::from(c).min(0xFFFF)));
        total += 2 * model.lookup(number << 48 | key);
    }
    total
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
}
