//! Program text out of a file below the deck's folder: `file: src/main.rs`, and `lines: 3-20` for a part of it.
//!
//! A deck names the file; whoever opens the deck reads it ([`Deck::with_files`]), and never writes its text down.

use super::{Content, Deck};
use crate::article::Lines;
use crate::text::clean;
use std::collections::HashMap;

/// Where program text is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The file, from the deck's folder.
    pub file: String,
    /// The lines of it that are shown; without these all.
    pub lines: Option<Lines>,
    /// Whether it cannot be shown: the text is the reason then. No deck says so.
    pub is_missing: bool,
}

impl Excerpt {
    /// The number of its first line.
    pub(crate) fn first(&self) -> usize {
        self.lines.map_or(1, |lines| lines.first)
    }

    /// What the name of its file says of its language.
    pub(crate) fn extension(&self) -> &str {
        self.file.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The lines of a file's text, or why they cannot be shown.
    fn of(&self, text: &str, highlight: &[Lines]) -> Result<String, String> {
        let n_lines = text.lines().count();
        let all = Lines { first: 1, last: n_lines.max(1) };
        let shown = self.lines.unwrap_or(all);
        if shown.last > all.last {
            return Err(format!("there is no line {}, it has {n_lines}", shown.last));
        }
        let outside = highlight.iter().find(|lines| lines.first < shown.first || lines.last > shown.last);
        if let Some(Lines { last, .. }) = outside {
            return Err(format!("line {last} is marked, and is not shown"));
        }
        let lines = text.lines().skip(shown.first - 1).take(shown.last + 1 - shown.first);
        Ok(lines.collect::<Vec<_>>().join("\n"))
    }
}

impl Deck {
    /// The files that its program text is in, as they are named.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.slides.iter().filter_map(|slide| match &slide.content {
            Content::Code { excerpt: Some(excerpt), .. } => Some(excerpt.file.as_str()),
            _ => None,
        })
    }

    /// The deck with the text of its files. `read` gives a file's text, or why it cannot be shown; each is read once.
    #[must_use]
    pub fn with_files(mut self, read: impl Fn(&str) -> Result<String, String>) -> Self {
        let mut known: HashMap<String, Result<String, String>> = HashMap::new();
        for slide in &mut self.slides {
            let Content::Code { text, excerpt: Some(excerpt), highlight, .. } = &mut slide.content else {
                continue;
            };
            let file = known.entry(excerpt.file.clone()).or_insert_with_key(|file| read(file));
            let shown = file.as_ref().map_err(String::clone).and_then(|file| excerpt.of(file, highlight));
            excerpt.is_missing = shown.is_err();
            *text = shown.unwrap_or_else(|reason| {
                highlight.clear();
                clean(&format!("{}: {reason}", excerpt.file)).into_owned()
            });
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::{self, Content, Deck};

    fn deck(slide: &str) -> Deck {
        deck::read(&format!("slides:\n- {slide}\n")).expect("a deck")
    }

    #[track_caller]
    fn check(slide: &str, expected: &str, is_missing: bool) {
        let read = |file: &str| {
            if file == "a.rs" {
                Ok("一\n二\n三\n四\n".to_owned())
            } else {
                Err("it is not there".to_owned())
            }
        };
        let before = deck(slide);
        let filled = before.clone().with_files(read);
        let Content::Code { text, excerpt: Some(excerpt), .. } = &filled.slides[0].content else {
            panic!("no code")
        };
        assert_eq!((text.as_str(), excerpt.is_missing), (expected, is_missing));
        assert_eq!(
            deck::write(&filled),
            deck::write(&before)
                .replace("  highlight:\n  - 1\n", if is_missing { "" } else { "  highlight:\n  - 1\n" })
        );
        assert_eq!(deck::read(&deck::write(&before)), Ok(before));
    }

    #[test]
    fn the_lines_of_a_file_stand_on_the_slide_and_never_in_the_deck() {
        check("file: a.rs", "一\n二\n三\n四", false);
        check("{file: a.rs, lines: 2-3, highlight: [3]}", "二\n三", false);
        check("{file: a.rs, lines: 4}", "四", false);
    }

    #[test]
    fn what_cannot_be_shown_says_why() {
        check("file: b.rs", "b.rs: it is not there", true);
        check("{file: a.rs, lines: 3-5}", "a.rs: there is no line 5, it has 4", true);
        check("{file: a.rs, lines: 2-3, highlight: [1]}", "a.rs: line 1 is marked, and is not shown", true);
    }

    #[test]
    fn a_step_goes_to_the_line_that_has_the_number() {
        let deck = deck("{file: a.rs, lines: 2-4, highlight: [2, 4]}")
            .with_files(|_| Ok("一\n二\n三\n四\n".to_owned()));
        let byte =
            |step: usize| deck.slides[0].spots_of_steps().get(step).copied().flatten().map(|spot| spot.byte);
        assert_eq!((byte(1), byte(2), byte(3)), (Some(0), Some(8), None));
    }

    #[test]
    fn keys_that_do_not_fit_together_are_refused() {
        for (slide, expected) in [
            ("{file: a.rs, code: x}", "a slide has its code in it or in a \"file\", and not both"),
            ("{code: x, lines: 3}", "\"lines\" are those of a \"file\""),
            ("{body: x, file: a.rs}", "a slide is of one kind, but this one has code and body"),
            ("{file: a.rs, lines: 0}", "\"0\" is no line: write 3, or 3-5"),
        ] {
            let fault = deck::read(&format!("slides:\n- {slide}\n")).expect_err("a fault");
            assert_eq!(fault.message, expected);
        }
    }

    #[test]
    fn a_file_is_named_with_its_lines_and_its_language() {
        let excerpt = |file: &str| super::Excerpt { file: file.to_owned(), ..super::Excerpt::default() };
        for (file, expected) in [("src/main.rs", "rs"), ("a.tar.gz", "gz"), ("Makefile", "")] {
            assert_eq!(excerpt(file).extension(), expected, "{file}");
        }
        assert_eq!(excerpt("a").first(), 1);
        let lines = Some(crate::article::Lines { first: 3, last: 4 });
        assert_eq!(super::Excerpt { lines, ..excerpt("a") }.first(), 3);
        let deck =
            deck::read("slides:\n- file: a.rs\n- code: x\n- file: b.rs\n- heading: 甲\n").expect("a deck");
        assert_eq!(deck.files().collect::<Vec<_>>(), ["a.rs", "b.rs"]);
    }

    #[test]
    fn lines_that_are_not_shown_are_not_marked() {
        let of = |lines: Option<(usize, usize)>, marked: &[(usize, usize)]| {
            let range = |(first, last)| crate::article::Lines { first, last };
            let marked: Vec<_> = marked.iter().copied().map(range).collect();
            super::Excerpt { lines: lines.map(range), ..super::Excerpt::default() }
                .of("一\n二\n三\n四\n", &marked)
        };
        assert_eq!(of(None, &[(1, 4)]).as_deref(), Ok("一\n二\n三\n四"));
        assert_eq!(of(Some((2, 3)), &[(2, 3)]).as_deref(), Ok("二\n三"));
        assert_eq!(of(Some((4, 4)), &[]).as_deref(), Ok("四"));
        assert!(of(Some((4, 5)), &[]).is_err() && of(None, &[(4, 5)]).is_err());
        assert!(of(Some((2, 3)), &[(1, 2)]).is_err() && of(Some((2, 3)), &[(3, 4)]).is_err());
        let empty = super::Excerpt::default();
        assert_eq!(empty.of("", &[]).as_deref(), Ok(""));
    }
}
