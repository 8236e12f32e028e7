//! A sieve of pairs of characters: most text is passed over without asking a map.

/// How many bits tell one pair from another: a million, 128 KB.
const N_BITS: u32 = 20;

/// Pairs of characters that may be looked for. What was not added is mostly told to be absent, what was never is.
pub(super) struct Pairs(Vec<u64>);

impl Pairs {
    pub(super) fn new() -> Self {
        Self(vec![0; 1 << (N_BITS - 6)])
    }

    pub(super) fn add(&mut self, pair: [char; 2]) {
        let (word, bit) = place(pair);
        self.0[word] |= 1 << bit;
    }

    pub(super) fn may_have(&self, pair: [char; 2]) -> bool {
        let (word, bit) = place(pair);
        self.0[word] >> bit & 1 == 1
    }
}

fn place([a, b]: [char; 2]) -> (usize, u32) {
    let hash =
        (u32::from(a).wrapping_mul(0x9E37_79B1) ^ u32::from(b)).wrapping_mul(0x85EB_CA6B) >> (32 - N_BITS);
    ((hash >> 6) as usize, hash & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_never_missed_and_little_else_is_found() {
        let mut pairs = Pairs::new();
        let at = |i: u32| char::from_u32(0x4E00 + i % 5000).expect("a Han character");
        (0..5000).for_each(|i| pairs.add([at(i), at(i * 7)]));
        assert!((0..5000).all(|i| pairs.may_have([at(i), at(i * 7)])));
        let n_found = (0..5000).filter(|&i| pairs.may_have([at(i), at(i * 7 + 1)])).count();
        assert!(n_found < 100, "{n_found}");
    }
}
