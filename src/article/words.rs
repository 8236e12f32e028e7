//! Words as data, by language: the tables of this module, and the type that holds a table of Chinese words.
//!
//! No word is spelt in the code that looks for it.

pub(super) mod en;
pub(super) mod ja;
pub(super) mod zh;

/// Words of Chinese, each as the traditional and as the simplified script writes it.
#[derive(Clone, Copy)]
pub(crate) struct Words(pub(crate) &'static [(&'static str, &'static str)]);

impl Words {
    /// Every form of every word, in the order of the rows; once where both scripts write it alike.
    pub(crate) fn forms(self) -> impl Iterator<Item = &'static str> {
        self.0.iter().flat_map(|&(hant, hans)| [Some(hant), (hans != hant).then_some(hans)]).flatten()
    }

    /// The first word that `text` starts with.
    pub(crate) fn opening(self, text: &str) -> Option<&'static str> {
        self.forms().find(|word| text.starts_with(word))
    }

    /// Whether one of the words stands in `text`.
    pub(crate) fn is_in(self, text: &str) -> bool {
        self.forms().any(|word| text.contains(word))
    }

    /// Whether `text` is one of the words.
    pub(crate) fn has(self, text: &str) -> bool {
        self.forms().any(|word| word == text)
    }
}

/// A pattern that matches one character of `set`.
pub(crate) fn any_of(set: &str) -> impl Fn(char) -> bool + Copy {
    move |c| set.contains(c)
}
