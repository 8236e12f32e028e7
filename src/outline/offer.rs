//! What a builder left unused, offered as lines to take: the question is for a person to write.

use super::rank::rows::ROWS;
use super::unit::Parts;
use super::{Source, cite, rank, several};
use crate::deck::{Asked, Deck, Element, Origin, Point};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Puts on each slide of a deck at most `n_each` claims of the articles that are on none, as questions that may be asked
/// without their question: those that matter most, on the slide that cites what stands nearest.
pub fn offer(deck: &mut Deck, sources: &[Source<'_>], n_each: usize) {
    let said = said(deck);
    let mut of_lines = cited(deck);
    let mut offered: HashMap<usize, Vec<(i64, usize, Asked)>> = HashMap::new();
    let (all, _) = several::parts(sources);
    let mut order = 0;
    for parts in &all {
        let places = of_lines.remove(parts.source.file).unwrap_or_default();
        for (score, asked) in unused(parts, &said) {
            let line = asked.from.as_ref().and_then(|from| from.lines.first()).map_or(0, |lines| lines.first);
            let Some(slide_idx) = nearest(&places, line) else { continue };
            offered.entry(slide_idx).or_default().push((score, order, asked));
            order += 1;
        }
    }
    for (slide_idx, mut candidates) in offered {
        candidates.sort_by_key(|(score, order, _)| (std::cmp::Reverse(*score), *order));
        candidates.truncate(n_each);
        candidates.sort_by_key(|(_, order, _)| *order);
        if let Some(slide) = deck.slides.get_mut(slide_idx) {
            slide.asked.extend(candidates.into_iter().map(|(.., asked)| asked));
        }
    }
}

/// All that is said on slides.
fn said(deck: &Deck) -> HashSet<String> {
    let elements = deck.slides.iter().flat_map(|slide| {
        slide.elements().iter().filter(|e| e.is_on_slide()).map(Element::text).collect::<Vec<_>>()
    });
    elements.collect()
}

/// The slides that cite the lines of each file; the last of those that cite one, which says most of it.
fn cited(deck: &Deck) -> HashMap<String, BTreeMap<usize, usize>> {
    let mut of_lines: HashMap<String, BTreeMap<usize, usize>> = HashMap::new();
    for (slide_idx, slide) in deck.slides.iter().enumerate() {
        for element in slide.elements().iter().filter(|e| e.is_claim()) {
            for origin in element.from.into_iter().flat_map(Origin::each) {
                let places = of_lines.entry(origin.file.clone()).or_default();
                places.extend(origin.lines.iter().map(|lines| (lines.first, slide_idx)));
            }
        }
    }
    of_lines
}

/// The slide that cites what stands at a line, or nearest before it, or behind.
fn nearest(places: &BTreeMap<usize, usize>, line: usize) -> Option<usize> {
    let before = places.range(..=line).next_back();
    before.or_else(|| places.range(line..).next()).map(|(_, slide_idx)| *slide_idx)
}

/// An article's claims that are on no slide, each with what it scores, in their order.
fn unused(parts: &Parts<'_>, said: &HashSet<String>) -> Vec<(i64, Asked)> {
    let scores = rank::scores(parts, ROWS, parts.units.len().max(1));
    let units =
        parts.units.iter().zip(scores).filter(|(unit, _)| !unit.is_again && !said.contains(&unit.text));
    let asked = units.map(|(unit, score)| {
        let Point { text, aside, from, .. } = cite::point(parts, unit);
        let by = aside.and_then(|aside| aside.by);
        (score, Asked { line: Some(text), by, from: from.map(|from| *from), ..Asked::default() })
    });
    asked.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::outline::{Amount, Options, build};

    const TEXT: &str = "港口三年回顧\n\n碼頭\n\n林海生表示，新碼頭明年啟用，撥款三億元。學校培訓六十名船員。\n\n渡輪\n\n渡輪加裝雷達系統。工程由市政府批准，預計三年完成。\n";

    #[test]
    fn what_is_on_no_slide_is_offered_where_its_paragraph_is_cited() {
        let article = article::read(TEXT.as_bytes(), "a.txt");
        let sources = [Source { article: &article, file: "a.txt" }];
        let mut deck = build(&sources, Options { max_points: 5, amount: Amount::Claims(2) });
        let on_slides = said(&deck);
        offer(&mut deck, &sources, 1);
        let asked: Vec<&Asked> = deck.slides.iter().flat_map(|slide| &slide.asked).collect();
        assert!(!asked.is_empty() && deck.slides.iter().all(|slide| slide.asked.len() <= 1));
        for asked in asked {
            let line = asked.line.as_deref().expect("a line");
            assert!(
                asked.question.is_empty() && !on_slides.contains(line) && TEXT.contains(line),
                "{asked:?}"
            );
            assert!(asked.from.as_ref().is_some_and(|from| from.file == "a.txt"), "{asked:?}");
            let is_lins = line == "新碼頭明年啟用，撥款三億元";
            assert_eq!(asked.by.as_deref(), Some("林海生").filter(|_| is_lins), "{asked:?}");
        }
        let mut all = build(&sources, Options { max_points: 5, amount: Amount::All });
        offer(&mut all, &sources, 9);
        assert!(all.slides.iter().all(|slide| slide.asked.is_empty()), "nothing is left of all");
    }

    #[test]
    fn a_line_is_offered_where_the_nearest_one_before_it_is_cited() {
        let places = BTreeMap::from([(5, 1), (9, 2)]);
        for (line, slide_idx) in [(1, 1), (5, 1), (8, 1), (9, 2), (40, 2)] {
            assert_eq!(nearest(&places, line), Some(slide_idx), "{line}");
        }
        assert_eq!(nearest(&BTreeMap::new(), 1), None);
    }

    #[test]
    fn what_is_offered_on_a_slide_stands_in_the_articles_order() {
        let text = "學校搬遷\n\n遠處有鐘聲，也有風聲和海鷗的叫聲。岸邊有人釣魚，也有人唱歌和跳舞。港務局撥款三億元擴建碼頭，後年完成。議會批准學校搬遷到北岸的新校舍。";
        let article = article::read(text.as_bytes(), "a.txt");
        let sources = [Source { article: &article, file: "a.txt" }];
        let of = |n_each: usize| {
            let mut deck = build(&sources, Options { max_points: 5, amount: Amount::Claims(1) });
            offer(&mut deck, &sources, n_each);
            let asked =
                deck.slides.iter().flat_map(|slide| &slide.asked).filter_map(|asked| asked.line.clone());
            asked.map(|line| text.find(&line).expect("verbatim")).collect::<Vec<_>>()
        };
        assert_eq!([0, 1, 2, 9].map(|n| of(n).len()), [0, 1, 2, 3]);
        assert!(of(9).is_sorted() && of(2).is_sorted());
    }
}
