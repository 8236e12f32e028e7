//! All of an article, or the best of it without a frame: a cover, and the sections with their points, notes and photos.

use super::cite::{give_roles, origin, photo, point};
use super::options::{Amount, Options, Source};
use super::section::Section;
use super::unit::{Parts, Unit};
use crate::article::Block;
use crate::deck::{Content, Photo, Slide};
use crate::text::inline;

/// An article's slides: its cover, and each section with those of its claims that are chosen.
pub(super) fn slides(parts: &Parts<'_>, is_chosen: &[bool], options: Options) -> Vec<Slide> {
    let mut slides: Vec<Slide> = cover(parts.source, &parts.plates).into_iter().collect();
    let mut rest = parts.units.iter().zip(is_chosen).peekable();
    for (section_idx, section) in parts.sections.iter().enumerate() {
        let mut units = Vec::new();
        while let Some((unit, is_chosen)) = rest.next_if(|(unit, _)| unit.section_idx == section_idx) {
            units.extend(is_chosen.then_some(unit));
        }
        slides.extend(section_slides(section, &units, parts, options));
    }
    give_roles(&mut slides, &[&parts.speakers]);
    slides
}

fn cover(source: Source<'_>, plates: &[&Block]) -> Option<Slide> {
    let title = source.article.title()?;
    let photo = plates.iter().map(|caption| photo(caption, source.file)).collect();
    let content =
        Content::Cover { title: inline::escape(&title.text), subtitle: None, by: None, date: None, photo };
    Some(Slide { from: origin(source.file, &title.lines()).map(Box::new), ..Slide::new(content) })
}

/// A section's slides: its points, a few at a time, and then its photos.
fn section_slides(section: &Section<'_>, units: &[&Unit], parts: &Parts<'_>, options: Options) -> Vec<Slide> {
    let heading = section.heading.map(|b| inline::escape(&b.text));
    let mut slides = Vec::new();
    let is_whole = options.amount == Amount::All;
    if is_whole && units.is_empty() && section.captions.is_empty() && heading.is_some() {
        slides.push(Slide { heading: heading.clone(), ..Slide::new(Content::Section) });
    }
    // The notes hold each paragraph whole and once, also those that no point was taken from.
    let mut n_held = 0;
    let chunks = split_evenly(units, options.max_points.max(1));
    for (n, chunk) in chunks.iter().enumerate() {
        let next = chunks.get(n + 1).and_then(|next| next.first());
        let end = next.map_or(section.paragraphs.len(), |unit| unit.paragraph_idx);
        let end = chunk.last().map_or(end, |unit| end.max(unit.paragraph_idx + 1));
        let paragraphs = section.paragraphs.get(n_held..end).unwrap_or_default();
        n_held = n_held.max(end);
        let notes: Vec<&str> = paragraphs.iter().map(|b| b.text.as_str()).collect();
        let points = chunk.iter().map(|unit| point(parts, unit)).collect();
        let content = Content::Points { points, numbered: false };
        slides.push(Slide {
            heading: heading.clone(),
            notes: (!notes.is_empty()).then(|| notes.join("\n\n")),
            ..Slide::new(content)
        });
    }
    if !is_whole {
        return slides;
    }
    let photos: Vec<Photo> = section.captions.iter().map(|c| photo(c, parts.source.file)).collect();
    slides.extend(
        photos
            .chunks(options.max_points.max(1))
            .map(|photos| Slide { heading: heading.clone(), ..Slide::new(Content::Photo(photos.to_vec())) }),
    );
    slides
}

/// Cuts into as few pieces as `most` allows, of like length: 11 by 5 is 4, 4, 3, and no slide has a lone point.
fn split_evenly<T>(items: &[T], most: usize) -> Vec<&[T]> {
    let n_pieces = items.len().div_ceil(most);
    let mut pieces = Vec::with_capacity(n_pieces);
    let mut rest = items;
    for n_left in (1..=n_pieces).rev() {
        let (piece, tail) = rest.split_at(rest.len().div_ceil(n_left));
        pieces.push(piece);
        rest = tail;
    }
    pieces
}

#[cfg(test)]
pub(in crate::outline) mod tests {
    use super::*;
    use crate::article::{self, Article, Kind};
    use crate::deck::Deck;
    use proptest::prelude::*;

    #[test]
    fn points_are_spread_over_slides_of_like_length() {
        let items: Vec<usize> = (0..11).collect();
        let n_each: Vec<usize> = split_evenly(&items, 5).iter().map(|p| p.len()).collect();
        assert_eq!(n_each, [4, 4, 3]);
        assert!(split_evenly::<usize>(&[], 5).is_empty());
    }

    /// Each paragraph stands in the notes once, and the deck is at most four times as long as its article.
    pub(in crate::outline) fn check_deck(
        source: &str,
        article: &Article,
        deck: &Deck,
    ) -> Result<(), TestCaseError> {
        let n_bytes = crate::deck::write(deck).len();
        prop_assert!(
            source.len() < 1_000 || n_bytes <= 4 * source.len(),
            "{n_bytes} of {} bytes",
            source.len()
        );
        let notes: Vec<&str> =
            deck.slides.iter().filter_map(|s| s.notes.as_deref()).flat_map(|n| n.split("\n\n")).collect();
        for block in article.of_kind(Kind::Paragraph) {
            let n_same = article.blocks.iter().filter(|b| b.text == block.text).count();
            let n_held = notes.iter().filter(|note| **note == block.text).count();
            prop_assert_eq!(n_held, n_same, "{}", block.text);
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn with_all_a_paragraph_is_in_the_notes_once_and_the_deck_is_no_larger_than_it_may_be(
            source in "(([一-龥]{9,20}[，。]){1,12}\n\n|[一-龥]{4,8}\n\n){1,12}",
            max_points in 1usize..6,
        ) {
            let article = article::read(source.as_bytes(), "a.txt");
            let options = Options { max_points, amount: Amount::All };
            let deck = crate::outline::build(&[Source { article: &article, file: "a.txt" }], options);
            check_deck(&source, &article, &deck)?;
        }
    }

    #[test]
    fn a_paragraph_stands_in_the_notes_of_the_first_slide_that_has_a_claim_of_it() {
        let text = "# 題\n\n## 一\n\n港務局撥款擴建碼頭。議會批准學校搬遷。\n\n渡輪公司宣布明年停航。";
        let article = article::read(text.as_bytes(), "a.md");
        let parts = Parts::of(Source { article: &article, file: "a.md" });
        let notes = |max_points: usize| -> Vec<Option<String>> {
            let options = Options { max_points, amount: Amount::All };
            slides(&parts, &[true; 3], options).into_iter().skip(1).map(|slide| slide.notes).collect()
        };
        let (first, second) = ("港務局撥款擴建碼頭。議會批准學校搬遷。", "渡輪公司宣布明年停航。");
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(notes(1), [text(first), None, text(second)]);
        assert_eq!(notes(2), [text(first), text(second)]);
        assert_eq!(notes(3), [text(&format!("{first}\n\n{second}"))]);
        let n_points = |is_chosen: &[bool], amount| {
            let made = slides(&parts, is_chosen, Options { max_points: 5, amount });
            made.iter().map(|slide| slide.elements().len()).sum::<usize>()
        };
        assert!(n_points(&[true, false, false], Amount::Claims(1)) < n_points(&[true; 3], Amount::Claims(3)));
    }
}
