//! How a deck is built, and of what.

use crate::article::Article;

/// How a deck is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The most points on one slide; more go on to another slide under the same heading.
    pub max_points: usize,
    /// The most claims in all; without it, every claim is on a slide.
    pub max_claims: Option<usize>,
}

impl Default for Options {
    /// Five points, as editors advise.
    fn default() -> Self {
        Self { max_points: 5, max_claims: None }
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
