//! Words as data, by language: the tables of this module, and the type that holds a table of Chinese words.
//!
//! No word is spelt in the code that looks for it.

pub(super) mod en;
pub(super) mod ja;
pub(super) mod ko;
#[cfg(test)]
pub(crate) mod twins;
pub(crate) mod zh;

/// Words of Chinese, each as the traditional and as the simplified script writes it.
#[derive(Clone, Copy)]
pub(crate) struct Words(pub(crate) &'static [(&'static str, &'static str)]);

impl Words {
    /// Every form of every word, in the order of the rows; once where both scripts write it alike.
    pub(crate) fn forms(self) -> impl Iterator<Item = &'static str> {
        self.0.iter().flat_map(|&(traditional, simplified)| forms(traditional, simplified))
    }

    /// The first word that `text` starts with.
    pub(crate) fn opening(self, text: &str) -> Option<&'static str> {
        self.forms().find(|word| text.starts_with(word))
    }

    /// Whether one of the words stands in `text`.
    pub(crate) fn is_in(self, text: &str) -> bool {
        let letters = Letters::of(text);
        self.forms().any(|word| letters.may_hold(word) && text.contains(word))
    }

    /// Whether `text` is one of the words.
    pub(crate) fn has(self, text: &str) -> bool {
        self.forms().any(|word| word == text)
    }
}

/// The characters of a text, a bit each of a few: where one of a word's is missing, the word is not in it. Of a hundred words
/// that are looked for in a sentence nearly all go by that.
#[derive(Clone, Copy)]
pub(crate) struct Letters(u128);

impl Letters {
    pub(crate) fn of(text: &str) -> Self {
        Self(text.chars().map(Self::bit).fold(0, |bits, bit| bits | bit))
    }

    /// Whether a word may stand in the text.
    pub(crate) fn may_hold(self, word: &str) -> bool {
        word.chars().all(|c| self.0 & Self::bit(c) != 0)
    }

    const fn bit(c: char) -> u128 {
        1 << (c as u32 % 128)
    }
}

/// A verb of saying in Chinese, as a row of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    /// Its traditional form.
    pub(crate) traditional: &'static str,
    /// Its simplified form.
    pub(crate) simplified: &'static str,
    /// How it says.
    pub(crate) manner: Manner,
}

/// How a verb of saying leads to what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// It is no part of what is said: 他`表示`會加快工程.
    Says,
    /// It is part of what is said unless a comma parts them: 他`建議`設立基金.
    Tells,
    /// It says only behind another verb of saying, or before a colon: 說`道`. By itself it is another word: 街道.
    Trails,
}

/// A row of [`Manner::Says`].
const fn says(traditional: &'static str, simplified: &'static str) -> Verb {
    Verb { traditional, simplified, manner: Manner::Says }
}

/// A row of [`Manner::Tells`].
const fn tells(traditional: &'static str, simplified: &'static str) -> Verb {
    Verb { traditional, simplified, manner: Manner::Tells }
}

/// A row of [`Manner::Trails`].
const fn trails(traditional: &'static str, simplified: &'static str) -> Verb {
    Verb { traditional, simplified, manner: Manner::Trails }
}

impl Verb {
    /// Its forms; one where both scripts write it alike.
    pub(crate) fn forms(self) -> impl Iterator<Item = &'static str> {
        forms(self.traditional, self.simplified)
    }

    /// Whether it is of one character, and so a part of other words (指 of 指數): it says only where a mark follows,
    /// or behind another verb.
    pub(crate) fn is_brief(self) -> bool {
        self.traditional.chars().count() == 1
    }
}

fn forms(traditional: &'static str, simplified: &'static str) -> impl Iterator<Item = &'static str> {
    [Some(traditional), (simplified != traditional).then_some(simplified)].into_iter().flatten()
}

/// A pattern that matches one character of `set`.
pub(crate) fn any_of(set: &str) -> impl Fn(char) -> bool + Copy {
    move |c| set.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::slice;

    #[test]
    fn no_word_of_a_text_is_passed_over() {
        let text = "林海生表示，碼頭會擴建。";
        let letters = Letters::of(text);
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (i, start) in ends.iter().enumerate() {
            assert!(ends[i..].iter().all(|end| letters.may_hold(slice(text, *start..*end))));
        }
        assert!(!letters.may_hold("表演"));
    }

    #[test]
    fn each_traditional_word_has_its_simplified_twin() {
        assert_eq!(twins::missing(include_str!("words/zh.rs")), Vec::<String>::new());
    }

    #[test]
    fn a_missing_twin_is_found() {
        for (table, missing) in [
            (r#"const A: Words = Words(&[("隨後", "随后"), ("又", "又")]);"#, ""),
            (r#"const A: Words = Words(&[("隨後", "隨後"), ("又", "又")]);"#, "A: Words: 隨後 隨後"),
            (r#"const A: Words = Words(&[("随后", "随后")]);"#, "A: Words: 随后 随后"),
            (r#"const A: Words = Words(&[("颱風", "颱風")]);"#, "A: Words: 颱風 颱風"),
            ("const A: &str = \"長长又\";", ""),
            ("const A: &str = \"長又\";", "A: &str: 長 長"),
            ("const A: &str = \"长又\";", "A: &str: 长 长"),
        ] {
            assert_eq!(twins::missing(table).join(", "), missing, "{table}");
        }
    }

    #[test]
    fn a_word_is_found_in_both_its_forms() {
        let words = Words(&[("隨後", "随后"), ("又", "又")]);
        assert_eq!(words.forms().collect::<Vec<_>>(), ["隨後", "随后", "又"]);
        assert_eq!(words.opening("随后的事"), Some("随后"));
        assert!(words.is_in("他又說") && words.has("又") && !words.has("又說"));
    }
}
