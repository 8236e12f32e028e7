//! What a text is about, as numbers: runs of two characters, or stems of Latin words. No dictionary is needed.

use super::words::matter;
use crate::text::Lang;

/// A run of two characters or a stem, as a number; two texts that share one share those words.
pub(super) type Gram = u64;

/// The longest stem of a Latin word, in characters.
const STEM: usize = 6;

/// The grams of a text, each once, in order.
pub(super) fn grams(text: &str, lang: Lang) -> Vec<Gram> {
    let mut grams: Vec<Gram> = if lang.is_unspaced() {
        pairs(text).collect()
    } else {
        words(text).filter_map(|w| stem(&w)).collect()
    };
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// The runs of two letters or digits of a text, marks between them left out.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = Gram> {
    let mut last = None;
    text.chars().filter(|c| c.is_alphanumeric()).filter_map(move |c| {
        let before = last.replace(c);
        before.map(|before| pair(before, c))
    })
}

fn pair(a: char, b: char) -> Gram {
    u64::from(u32::from(a)) << 32 | u64::from(u32::from(b))
}

/// The words of Latin text, in lower case.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

fn stem(word: &str) -> Option<Gram> {
    let is_number = word.chars().all(|c| c.is_ascii_digit());
    if matter::COMMON_EN.contains(&word) || (word.chars().count() <= 2 && !is_number) {
        return None;
    }
    Some(hash(word.chars().take(STEM)))
}

/// FNV-1a, which is the same on every machine and in every run.
fn hash(chars: impl Iterator<Item = char>) -> Gram {
    chars.fold(0xCBF2_9CE4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01B3)
    })
}

/// How many grams two texts share.
pub(super) fn n_shared(some: &[Gram], others: &[Gram]) -> usize {
    let (mut some, mut others) = (some.iter().peekable(), others.iter().peekable());
    let mut n = 0;
    while let (Some(one), Some(other)) = (some.peek().copied(), others.peek().copied()) {
        n += usize::from(one == other);
        some.next_if(|_| one <= other);
        others.next_if(|_| other <= one);
    }
    n
}

/// How much of the shorter of two texts stands in the other, from 0 to 1.
pub(super) fn overlap(a: &[Gram], b: &[Gram]) -> f64 {
    share(n_shared(a, b), a.len().min(b.len()))
}

/// One count as a part of another; nothing of nothing is 0.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
    let share = part as f64 / whole.max(1) as f64;
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_say_the_same_share_their_grams() {
        for (lang, a, b, shared) in [
            (Lang::ZhHant, "碼頭擴建", "新碼頭，擴建。", 3),
            (Lang::ZhHant, "碼頭", "船塢", 0),
            (Lang::Other, "The harbour opens", "harbours opened of 12", 1),
            (Lang::Other, "In 2031", "2031 it is", 1),
            (Lang::Other, "", "it", 0),
        ] {
            assert_eq!(n_shared(&grams(a, lang), &grams(b, lang)), shared, "{a} {b}");
        }
    }

    #[test]
    fn a_part_of_a_text_overlaps_it_wholly() {
        let of = |text| grams(text, Lang::ZhHant);
        assert!(overlap(&of("碼頭擴建"), &of("港務局的碼頭擴建工程")) > 0.99);
        assert!(overlap(&of("碼頭擴建"), &of("碼頭清拆")) < 0.5);
        assert!(overlap(&[], &of("碼頭")).abs() < f64::EPSILON);
    }

    #[test]
    fn a_stem_is_six_letters_of_a_word_that_says_something() {
        for (word, expected) in [
            ("quay", true),
            ("the", false),
            ("ox", false),
            ("oxe", true),
            ("12", true),
            ("1a", false),
            ("7", true),
        ] {
            assert_eq!(stem(word).is_some(), expected, "{word}");
        }
        assert_eq!(stem("harbours"), stem("harbou"));
        assert_ne!(stem("harbo"), stem("harbou"));
        assert_ne!(pair('甲', '乙'), pair('乙', '甲'));
        assert_eq!(words("The quay, 12!").collect::<Vec<_>>(), ["the", "quay", "12"]);
        assert_eq!(pairs("甲、乙 丙").collect::<Vec<_>>(), [pair('甲', '乙'), pair('乙', '丙')]);
        for (some, others, expected) in [
            (&[1, 3, 5][..], &[2, 3, 5, 9][..], 2),
            (&[1], &[], 0),
            (&[1, 2], &[1, 2], 2),
            (&[4], &[1, 2, 3, 4], 1),
        ] {
            assert_eq!((n_shared(some, others), n_shared(others, some)), (expected, expected));
        }
        let of = |a: &[Gram], b: &[Gram]| overlap(a, b).to_bits();
        assert_eq!(
            [of(&[1, 2], &[1, 2, 3, 4]), of(&[1, 9], &[1, 2, 3])],
            [1.0_f64.to_bits(), 0.5_f64.to_bits()]
        );
    }
}
