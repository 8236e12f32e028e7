//! The words that tell who speaks, what stands alone and what makes a point, by language.
//!
//! No word is spelt in the code that looks for it.

pub(super) mod en;
pub(super) mod ja;
pub(super) mod ko;
pub(super) mod labels;
pub(super) mod matter;
pub(super) mod quoted;
pub(super) mod slide;
pub(super) mod zh;

pub(super) use crate::article::words::{Letters, Manner, Verb, Words, any_of};

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

    #[test]
    fn each_word_that_matters_has_its_simplified_twin() {
        let tables = [include_str!("words/matter.rs"), include_str!("words/quoted.rs")].concat();
        let chinese = tables.split("pub(crate) const ").filter(|table| {
            let (head, _) = table.split_once(" =").unwrap_or_default();
            head.ends_with(": Words") || head.ends_with(": &str")
        });
        let tables: Vec<String> = chinese.map(|table| format!("pub(crate) const {table}")).collect();
        assert!(tables.len() > 8);
        assert_eq!(twins::missing(&tables.concat()), Vec::<String>::new());
    }
}
