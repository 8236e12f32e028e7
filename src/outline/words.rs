//! The words that tell who speaks, what stands alone and what makes a point, by language.
//!
//! No word is spelt in the code that looks for it.

pub(super) mod en;
pub(super) mod ja;
pub(super) mod ko;
pub(super) mod zh;

pub(super) use crate::article::words::{Manner, Verb, any_of};

#[cfg(test)]
mod tests {
    use crate::article::words::twins;

    #[test]
    fn each_traditional_word_has_its_simplified_twin() {
        for table in [
            include_str!("words/zh.rs"),
            include_str!("words/zh/alone.rs"),
            include_str!("words/zh/speakers.rs"),
        ] {
            assert_eq!(twins::missing(table), Vec::<String>::new());
        }
    }
}
