//! What chance makes of examples: bytes changed, cut, doubled, moved and mixed, and words of the format put in.

/// A small generator (splitmix64): the same numbers on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    /// The one for input `n` of a seed.
    pub(crate) const fn new(seed: u64, n: u64) -> Self {
        Self(seed.wrapping_mul(0xA076_1D64_78BD_642F) ^ n.wrapping_mul(0xE703_7ED1_A0B4_28DB))
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`, which is at least 1.
    fn roll(&mut self, n: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or(0) % n.max(1)
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[7]
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.roll(of.len()))
    }
}

/// An example, changed a few times.
pub(crate) fn mutated(corpus: &[Vec<u8>], words: &[&str], dice: &mut Dice) -> Vec<u8> {
    let mut input = dice.pick(corpus).cloned().unwrap_or_default();
    // A part of a long example is as good, and quicker.
    if dice.roll(3) > 0 {
        let part = part(&input, 1024, dice);
        input = part;
    }
    for _ in 0..=dice.roll(8) {
        change(&mut input, corpus, words, dice);
    }
    input
}

fn change(input: &mut Vec<u8>, corpus: &[Vec<u8>], words: &[&str], dice: &mut Dice) {
    let at = dice.roll(input.len() + 1);
    match dice.roll(10) {
        0 => {
            let bit = 1 << dice.roll(8);
            input.get_mut(at).into_iter().for_each(|byte| *byte ^= bit);
        }
        1 => {
            let by = dice.byte();
            input.get_mut(at).into_iter().for_each(|byte| *byte = by);
        }
        2 => put(input, at, &[dice.byte()]),
        3 => {
            let end = (at + 1 + dice.roll(40)).min(input.len());
            input.drain(at.min(end)..end);
        }
        4 => {
            let again = part(input, 60, dice);
            put(input, at, &again.repeat(1 + dice.roll(3)));
        }
        5 => {
            let from = dice.pick(corpus).cloned().unwrap_or_default();
            put(input, at, &part(&from, 120, dice));
        }
        6 => {
            let word = dice.pick(words).copied().unwrap_or_default();
            put(input, at, word.repeat(1 + dice.roll(30)).as_bytes());
        }
        7 => {
            let c = char::from_u32(u32::try_from(dice.roll(0x3000)).unwrap_or(0)).unwrap_or('a');
            put(input, at, c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        _ => put(input, at, dice.pick(words).copied().unwrap_or_default().as_bytes()),
    }
}

fn put(input: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    input.splice(at..at, bytes.iter().copied());
}

/// A part of at most so many bytes.
fn part(bytes: &[u8], most: usize, dice: &mut Dice) -> Vec<u8> {
    let start = dice.roll(bytes.len() + 1);
    let end = (start + dice.roll(most + 1)).min(bytes.len());
    bytes[start..end].to_vec()
}
