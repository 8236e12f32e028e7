//! How much a slide may say: what no person writes is refused before it costs memory or time.

use crate::deck::Slide;
use crate::fault::{Fault, Position};

/// The most bytes of words on a slide: four novels. To be laid out takes forty times as much.
const MAX_SLIDE: usize = 4 << 20;

/// Refuses `text` where a line is longer than all that a slide may say, before it is parsed.
///
/// # Errors
/// With the line.
pub(super) fn lines_within_limits(text: &str) -> Result<(), Fault> {
    if text.len() <= MAX_SLIDE {
        return Ok(());
    }
    match text.split('\n').position(|line| line.len() > MAX_SLIDE) {
        Some(n_before) => Err(too_long().at(text, Position { line: n_before + 1, column: 1 })),
        None => Ok(()),
    }
}

/// The first slide, from 0, that says more than a slide may; `n_bytes` is how long the deck's text is.
pub(super) fn too_long_slide(slides: &[Slide], n_bytes: usize) -> Option<usize> {
    let is_too_long =
        |slide: &Slide| slide.elements().iter().map(|e| e.source.len()).sum::<usize>() > MAX_SLIDE;
    if n_bytes <= MAX_SLIDE { None } else { slides.iter().position(is_too_long) }
}

pub(super) fn too_long() -> Fault {
    Fault::new(format!("more words than a slide may have: {} MiB", MAX_SLIDE >> 20))
        .hint("make it several slides")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slide_says_so_much_and_no_more() {
        let long = "港口。".repeat(470_000);
        for (deck, place) in [
            (format!("slides:\n- body: {long}\n"), "2:1"),
            (format!("slides: [heading: 甲, body: {long}]\n"), "1:1"),
            (format!("slides:\n- heading: 甲\n- body: |\n{}", "    港口。\n".repeat(470_000)), "3:3"),
        ] {
            let told = crate::deck::read(&deck).err().map(|fault| fault.to_string());
            assert_eq!(told, Some(format!("{place}: more words than a slide may have: 4 MiB")));
        }
        let many = "- body: 港口。\n".repeat(300_000);
        assert!(crate::deck::read(&format!("slides:\n{many}")).is_ok());
    }

    #[test]
    fn a_long_slide_is_told_by_its_place() {
        let slides = |lengths: &[usize]| -> Vec<Slide> {
            let body = |n: &usize| format!("- body: {}\n", "x".repeat(*n));
            crate::deck::read(&format!("slides:\n{}", lengths.iter().map(body).collect::<Vec<_>>().concat()))
                .expect("a deck")
                .slides
        };
        let mut long = slides(&[1, 1, 1]);
        long[1] = Slide { notes: Some("x".repeat(MAX_SLIDE)), ..long[1].clone() };
        assert_eq!(too_long_slide(&long, MAX_SLIDE + 9), Some(1));
        assert_eq!(too_long_slide(&long, MAX_SLIDE), None, "no slide is longer than its deck");
        assert_eq!(too_long_slide(&slides(&[1, 1]), MAX_SLIDE + 9), None);
        long[1].notes = Some("x".repeat(MAX_SLIDE - 1));
        assert_eq!(too_long_slide(&long, MAX_SLIDE + 9), None, "all that it may say");
        let line = |n: usize| lines_within_limits(&format!("{}\n{}", "x".repeat(9), "x".repeat(n)));
        assert!(line(MAX_SLIDE).is_ok());
        assert_eq!(
            line(MAX_SLIDE + 1).map_err(|fault| fault.to_string()),
            Err("2:1: more words than a slide may have: 4 MiB".to_owned())
        );
    }
}
