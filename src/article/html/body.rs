//! Which part of a page is its article: the element that holds most of the page's running text, most closely.
//!
//! Each paragraph counts for the elements around it, less for each step out. An article in one element so beats the
//! page, which holds it and all else a few steps further out, and a column of links, whose text counts for nothing.

use super::page::{Page, Piece};
use super::tag::Tag;
use super::words::Role;
use crate::text::is_east_asian;

/// What a paragraph counts for an element one step further out.
const FAR: f64 = 0.8;
/// How many steps out a paragraph counts at all: beyond, it is a hundredth.
const MAX_STEPS: usize = 20;
/// From this many characters, text is a paragraph and no label.
const MIN_INK_HAN: u32 = 14;
const MIN_INK_LATIN: u32 = 40;
/// What the name of an element makes of it.
const IF_MAIN: f64 = 1.5;
const IF_FURNITURE: f64 = 0.2;

/// The element that holds the article, of the pieces in `range`; nothing where no text runs there.
pub(super) fn body(page: &Page, range: std::ops::Range<usize>) -> Option<u32> {
    let mut scores = vec![0.0; page.elements.len()];
    for piece in page.pieces.get(range)? {
        let mut weight = weight(page, piece);
        if weight == 0.0 {
            continue;
        }
        let mut at = piece.element as usize;
        for _ in 0..MAX_STEPS {
            scores[at] += weight;
            weight *= FAR;
            if at == 0 {
                break;
            }
            at = page.elements[at].parent as usize;
        }
    }
    let factor = |role: Role| match role {
        Role::Main => IF_MAIN,
        Role::Furniture(_) => IF_FURNITURE,
        _ => 1.0,
    };
    let candidates = (0..).zip(scores.iter().zip(&page.elements)).map(|(i, (s, e))| (i, s * factor(e.role)));
    let best = candidates.filter(|(_, score)| *score > 0.0).max_by(|a, b| a.1.total_cmp(&b.1));
    best.map(|(element, _)| element)
}

/// What a piece says for the elements around it: its characters, where it is a paragraph.
fn weight(page: &Page, piece: &Piece) -> f64 {
    let is_text = matches!(
        piece.tag,
        Tag::Paragraph | Tag::Block | Tag::Main | Tag::Quote | Tag::Pre | Tag::Item | Tag::Cell | Tag::Row
    );
    if !is_running(page, piece) || !is_text {
        return 0.0;
    }
    // A Chinese character says what three letters do.
    let is_han = page.text_of(piece).chars().any(is_east_asian);
    f64::from(piece.n_inked) * if is_han { 1.0 } else { 0.35 }
}

/// Whether a piece is running text: long enough, and neither a link nor an address.
pub(super) fn is_running(page: &Page, piece: &Piece) -> bool {
    let text = page.text_of(piece);
    let min_ink = if text.chars().any(is_east_asian) { MIN_INK_HAN } else { MIN_INK_LATIN };
    piece.n_inked >= min_ink && piece.n_linked * 2 < piece.n_inked && !is_address(text)
}

/// Whether a third of a text is the address of a page.
fn is_address(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.contains("://"));
    words.map(str::len).sum::<usize>() * 3 >= text.len()
}

/// Which elements are inside `element`, itself included.
pub(super) fn inside(page: &Page, element: u32) -> Vec<bool> {
    let mut is_inside = vec![false; page.elements.len()];
    for (i, e) in page.elements.iter().enumerate() {
        is_inside[i] = i == element as usize || i > 0 && is_inside[e.parent as usize];
    }
    is_inside
}

/// The characters in each element, all it holds counted.
pub(super) fn inked(page: &Page) -> Vec<u64> {
    let mut inked = vec![0; page.elements.len()];
    for piece in &page.pieces {
        inked[piece.element as usize] += u64::from(piece.n_inked);
    }
    for i in (1..inked.len()).rev() {
        inked[page.elements[i].parent as usize] += inked[i];
    }
    inked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_of_an_address_makes_a_line_one() {
        // Twelve bytes of an address, and up to twenty-four others.
        let line = |n: usize| format!("http://a.b/c {}", "x".repeat(n));
        assert!(is_address(&line(23)) && !is_address(&line(24)));
        assert!(!is_address("no address") && is_address("http://a.b/c"));
    }

    fn running(source: &str) -> Vec<bool> {
        let page = super::super::page::read(source, super::super::page::Dialect::Html);
        page.pieces.iter().map(|piece| is_running(&page, piece)).collect()
    }

    #[test]
    fn running_text_is_long_enough_and_no_link() {
        let (han, latin) = ("港".repeat(14), "x".repeat(40));
        assert_eq!(running(&han), [true]);
        assert_eq!(running(&"港".repeat(13)), [false]);
        assert_eq!(running(&latin), [true]);
        assert_eq!(running(&"x".repeat(39)), [false]);
        assert_eq!(running(&format!("<p>{han}<a>{}</a>", "港".repeat(13))), [true]);
        assert_eq!(running(&format!("<p>{han}<a>{han}</a>")), [false], "half of it is linked");
        assert_eq!(running(&format!("http://example.org/{latin}")), [false]);
    }

    #[test]
    fn a_paragraph_weighs_its_characters_and_letters_a_third_of_that() {
        let weigh = |source: &str| -> Vec<f64> {
            let page = super::super::page::read(source, super::super::page::Dialect::Html);
            page.pieces.iter().map(|piece| weight(&page, piece) * 100.0).map(f64::round).collect()
        };
        assert_eq!(weigh(&format!("<p>{}", "港".repeat(20))), [2000.0]);
        assert_eq!(weigh(&format!("<p>{}", "x".repeat(40))), [1400.0]);
        assert_eq!(weigh(&format!("<h2>{}</h2>", "港".repeat(20))), [0.0]);
        assert_eq!(weigh("<p>港口"), [0.0]);
        for tag in ["div", "main", "blockquote", "pre", "li", "td", "tr"] {
            assert_eq!(weigh(&format!("<{tag}>{}", "港".repeat(20))), [2000.0], "{tag}");
        }
    }

    /// The tag-like role of the element that holds the article, by its number.
    fn found(source: &str) -> Option<u32> {
        let page = super::super::page::read(source, super::super::page::Dialect::Html);
        body(&page, 0..page.pieces.len())
    }

    #[test]
    fn the_body_is_the_element_with_the_most_text_most_closely() {
        let p = |n: usize| format!("<p>{}</p>", "港".repeat(n));
        assert_eq!(found(&p(10)), None);
        assert_eq!(found(&p(20)), Some(1), "a paragraph by itself");
        assert_eq!(found(&format!("<div>{}{}</div>", p(20), p(20))), Some(1));
        assert_eq!(found(&format!("<div>{}</div><div>{}</div>", p(20), p(20).repeat(6))), Some(3));
        // A name that says it is the article, and one that says it is none.
        assert_eq!(found(&format!("<div>{}</div><main>{}</main>", p(20), p(20).repeat(3))), Some(3));
        assert_eq!(found(&format!("<div>{}</div><div>{}</div>", p(20), p(20).repeat(3))), Some(0));
        assert_eq!(found(&format!("<div class=ads>{}</div>{}", p(20).repeat(6), p(20))), Some(0));
        assert_eq!(found(&format!("<div>{}</div>{}", p(20).repeat(6), p(20))), Some(1));
    }
}
