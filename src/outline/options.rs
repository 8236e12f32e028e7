//! How a deck is built, and of what.

use crate::article::Article;
use crate::text::Lang;

/// How a deck is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The most points on one slide; more go on to another slide under the same heading.
    pub max_points: usize,
    /// How much of the articles is put on slides.
    pub amount: Amount,
}

/// How much of the articles is put on slides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Every claim.
    All,
    /// At most so many claims in all: those that matter most, and nothing else.
    Claims(usize),
    /// What fits a talk.
    Talk(Talk),
}

/// What fits a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Talk {
    /// How long it takes.
    pub minutes: usize,
    /// How much is said in a minute: characters, or words of Latin text; without it, as people read aloud.
    pub per_minute: Option<usize>,
    /// The most slides of an article.
    pub max_slides: usize,
}

impl Default for Options {
    /// Five points a slide, as editors advise, and what fits ten minutes on twelve slides.
    fn default() -> Self {
        Self { max_points: 5, amount: Amount::Talk(Talk::default()) }
    }
}

impl Default for Talk {
    fn default() -> Self {
        Self { minutes: 10, per_minute: None, max_slides: 12 }
    }
}

impl Talk {
    /// What is said in a minute.
    pub(super) fn per_minute(self, lang: Lang) -> usize {
        self.per_minute.unwrap_or(if lang.is_unspaced() { 220 } else { 140 })
    }

    /// What is said of the points: a minute goes to what says it all.
    pub(super) fn n_spoken(self, lang: Lang) -> usize {
        self.minutes.saturating_sub(1).max(1) * self.per_minute(lang)
    }
}

/// An article with the name that its claims cite: the file, relative to the deck's folder.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The article.
    pub article: &'a Article,
    /// The file's name as `from` gives it; empty where the article is in no file that could be cited.
    pub file: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_of_a_talk_goes_to_what_says_it_all() {
        for (minutes, per_minute, lang, expected) in [
            (10, None, Lang::ZhHant, 9 * 220),
            (10, None, Lang::Other, 9 * 140),
            (10, Some(7), Lang::Other, 9 * 7),
            (2, None, Lang::ZhHant, 220),
            (1, None, Lang::ZhHant, 220),
            (0, None, Lang::ZhHant, 220),
        ] {
            let talk = Talk { minutes, per_minute, ..Talk::default() };
            assert_eq!(talk.n_spoken(lang), expected, "{minutes} {per_minute:?}");
        }
    }
}
