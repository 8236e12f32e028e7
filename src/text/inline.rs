//! The marks that may stand inside a line: `**strong**`, `*emphasis*`, `` `code` ``, `[words](target)` and `[^note]`.
//!
//! Parsed to plain text with styled ranges, so that a styled word never adds a break. Of Markdown (`CommonMark`, and the
//! footnotes of GFM) no more than that: no nesting but for a link in strong words. A backslash takes a mark literally; a
//! mark that is not closed is text, and so are brackets with a target that is none ([`link::is_target`]).

use super::{clean, link};
use std::ops::Range;

/// How a stretch of text inside a line is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Set in bold.
    Strong,
    /// Set in italics, or underlined where the terminal has none.
    Emphasis,
    /// Set as code.
    Code,
    /// The words of a link, by its place among [`Inlined::links`].
    Link(usize),
}

/// A link: its words are a style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as it is written.
    pub target: String,
    /// All of it, in bytes of the source.
    pub source: Range<usize>,
    /// Its words with their marks, in bytes of the source.
    pub words: Range<usize>,
}

/// A mark that points to a footnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteMark {
    /// The byte of the text that it stands before.
    pub byte: usize,
    /// What the footnote is called.
    pub label: String,
    /// The mark, in bytes of the source.
    pub source: Range<usize>,
}

/// Text without its marks, and what they said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inlined {
    /// The text as it is read.
    pub text: String,
    /// The styled stretches, in bytes of `text`, ascending and apart.
    pub styles: Vec<(Range<usize>, Inline)>,
    /// The links, in their order.
    pub links: Vec<Link>,
    /// The marks of footnotes, in their order.
    pub notes: Vec<NoteMark>,
}

const MARKS: [(&str, Inline); 3] = [("**", Inline::Strong), ("*", Inline::Emphasis), ("`", Inline::Code)];
/// The longest label of a footnote, in bytes.
const MAX_LABEL: usize = 64;

/// Takes the marks out of `source`.
pub fn parse(source: &str) -> Inlined {
    let mut out = Inlined::default();
    let mut rest = source;
    let mut unclosed = [false; MARKS.len()];
    while let Some(at) = rest.find(['*', '`', '\\', '[']) {
        let (plain, marked) = rest.split_at(at);
        let offset = source.len() - marked.len();
        out.text.push_str(plain);
        rest = if let Some(literal) = marked.strip_prefix('\\') {
            unescape(literal, &mut out.text)
        } else if let Some(bracket) = bracket(marked) {
            out.push_bracket(&bracket, offset);
            bracket.after
        } else if let Some((inside, style, after)) = styled(marked, &mut unclosed) {
            let n_mark = (marked.len() - inside.len() - after.len()) / 2;
            out.push_styled(inside, offset + n_mark, style);
            after
        } else {
            let n_stars = marked.bytes().take_while(|&b| b == b'*').count().max(1);
            let (literal, after) = marked.split_at(n_stars);
            out.text.push_str(literal);
            after
        };
    }
    out.text.push_str(rest);
    out
}

/// What is shown of a line from a file: cleaned, without white space around it, its marks made styles.
pub fn shown(source: &str) -> Inlined {
    parse(clean(source).trim())
}

/// Writes `text` so that [`parse`] gives it back without styles, and no point opens with a mark.
pub fn escape(text: &str) -> String {
    let needs_escape = |c: char| matches!(c, '*' | '`' | '[' | '\\');
    if !text.contains(needs_escape) {
        return text.to_owned();
    }
    text.chars().flat_map(|c| needs_escape(c).then_some('\\').into_iter().chain([c])).collect()
}

impl Inlined {
    /// Adds text of one style: marks in it are letters, but for links and notes; in code these too.
    fn push_styled(&mut self, inside: &str, offset: usize, style: Inline) {
        let mut rest = inside;
        while let Some(at) = rest.find(['\\', '[']).filter(|_| style != Inline::Code) {
            let (plain, marked) = rest.split_at(at);
            let start = self.text.len();
            self.text.push_str(plain);
            if let Some(bracket) = bracket(marked) {
                self.style(start, style);
                self.push_bracket(&bracket, offset + inside.len() - marked.len());
                rest = bracket.after;
                continue;
            }
            rest = if let Some(literal) = marked.strip_prefix('\\') {
                unescape(literal, &mut self.text)
            } else {
                self.text.push('[');
                marked.get(1..).unwrap_or_default()
            };
            self.style(start, style);
        }
        let start = self.text.len();
        self.text.push_str(rest);
        self.style(start, style);
    }

    /// Gives the text from `start` on a style.
    fn style(&mut self, start: usize, style: Inline) {
        let end = self.text.len();
        match self.styles.last_mut() {
            Some((range, last)) if *last == style && range.end == start => range.end = end,
            _ if start < end => self.styles.push((start..end, style)),
            _ => {}
        }
    }

    /// Adds what stands in brackets at a byte of the source.
    fn push_bracket(&mut self, bracket: &Bracket<'_>, offset: usize) {
        let source = offset..offset + bracket.n_bytes;
        match bracket.is {
            Is::Note(label) => {
                self.notes.push(NoteMark { byte: self.text.len(), label: label.to_owned(), source });
            }
            Is::Link { words, target } => {
                let start = self.text.len();
                self.text.push_str(&parse(words).text);
                self.styles.push((start..self.text.len(), Inline::Link(self.links.len())));
                let words = offset + 1..offset + 1 + words.len();
                self.links.push(Link { target: target.to_owned(), source, words });
            }
        }
    }
}

/// What stands in brackets.
struct Bracket<'a> {
    is: Is<'a>,
    /// The bytes that it takes, with its brackets.
    n_bytes: usize,
    after: &'a str,
}

/// See [`Bracket`].
enum Is<'a> {
    Link { words: &'a str, target: &'a str },
    Note(&'a str),
}

/// The link, or the mark of a footnote, that `marked` opens with.
///
/// Of brackets in brackets the inner ones may be a link's, as in `CommonMark`, so that no text is looked through twice.
fn bracket(marked: &str) -> Option<Bracket<'_>> {
    let inside = marked.strip_prefix('[')?;
    let close = closing(inside)?;
    let (words, after) = (inside.get(..close)?, inside.get(close + 1..)?);
    let is_label = |label: &&str| {
        !label.is_empty()
            && label.len() <= MAX_LABEL
            && !label.contains(|c: char| c.is_whitespace() || "^*`\\".contains(c))
    };
    if let Some(label) = words.strip_prefix('^').filter(is_label) {
        return Some(Bracket { is: Is::Note(label), n_bytes: marked.len() - after.len(), after });
    }
    let (target, after) = link::targeted(after)?;
    let is = Is::Link { words, target };
    (!parse(words).text.trim().is_empty()).then_some(Bracket {
        is,
        n_bytes: marked.len() - after.len(),
        after,
    })
}

/// The byte of the bracket that closes before another opens.
fn closing(inside: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'[' => return None,
            b']' => return Some(at),
            _ => {}
        }
    }
    None
}

/// The stretch that `marked` opens with, if it is closed: the inside, its style and what follows.
///
/// What closes one mark would close an earlier one of its kind. So the first that is not closed tells of all that follow:
/// `unclosed` keeps it, and no text is looked through once a mark.
fn styled<'a>(marked: &'a str, unclosed: &mut [bool; MARKS.len()]) -> Option<(&'a str, Inline, &'a str)> {
    let kind = MARKS.iter().position(|(mark, _)| marked.starts_with(mark))?;
    let (mark, style) = MARKS[kind];
    let inside = marked.strip_prefix(mark).filter(|inside| !inside.starts_with(' '))?;
    if unclosed[kind] {
        return None;
    }
    let closed = closed(inside, mark, style);
    unclosed[kind] = closed.is_none();
    closed.map(|(content, after)| (content, style, after))
}

/// What is inside of a mark that has been opened, and what follows it.
fn closed<'a>(inside: &'a str, mark: &str, style: Inline) -> Option<(&'a str, &'a str)> {
    let mut from = 0;
    loop {
        let end = from + inside.get(from..)?.find(mark)?;
        let (content, after) = (inside.get(..end)?, inside.get(end + mark.len()..)?);
        let is_escaped = style != Inline::Code && content.ends_with('\\') && !content.ends_with("\\\\");
        // As in CommonMark: a mark beside white space opens and closes nothing, so 3 * 4 * 5 stays.
        let is_loose = content.is_empty() || content.ends_with(' ');
        let is_double = style == Inline::Emphasis && after.starts_with('*');
        if !is_escaped && !is_loose && !is_double {
            return Some((content, after));
        }
        from = end + mark.len() + usize::from(is_double);
    }
}

fn unescape<'a>(literal: &'a str, out: &mut String) -> &'a str {
    if let Some(c @ ('*' | '`' | '[' | ']' | '\\')) = literal.chars().next() {
        out.push(c);
        literal.get(1..).unwrap_or_default()
    } else {
        out.push('\\');
        literal
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(source: &str, text: &str, styled: &[(&str, Inline)]) {
        let got = parse(source);
        assert_eq!(got.text, text);
        let got: Vec<_> = got
            .styles
            .iter()
            .map(|(range, style)| (crate::text::slice(text, range.clone()), *style))
            .collect();
        assert_eq!(got, styled);
    }

    #[test]
    fn marks_become_styles() {
        check("簡報", "簡報", &[]);
        check("甲**乙**丙", "甲乙丙", &[("乙", Inline::Strong)]);
        check("*em* and `co*de`", "em and co*de", &[("em", Inline::Emphasis), ("co*de", Inline::Code)]);
        check(r"\*not\* 3 * 4 * 5", "*not* 3 * 4 * 5", &[]);
        check("**open", "**open", &[]);
        check(r"a\b `c", r"a\b `c", &[]);
        check("**a*b** *c**d*", "a*b c**d", &[("a*b", Inline::Strong), ("c**d", Inline::Emphasis)]);
    }

    #[test]
    fn words_in_brackets_with_a_target_are_a_link() {
        let link = |n| Inline::Link(n);
        check("見[港務局](https://a.example/b_(c))。", "見港務局。", &[("港務局", link(0))]);
        check("[甲](mailto:a@b)[乙](http://c)", "甲乙", &[("甲", link(0)), ("乙", link(1))]);
        check("[**甲**\\]乙](https://a)", "甲]乙", &[("甲]乙", link(0))]);
        check(
            "**甲[乙](https://a)丙**",
            "甲乙丙",
            &[("甲", Inline::Strong), ("乙", link(0)), ("丙", Inline::Strong)],
        );
        check("`[a](https://a)`", "[a](https://a)", &[("[a](https://a)", Inline::Code)]);
        for text in [
            "[甲](見附錄)",
            "[a](javascript:x)",
            "[](https://a)",
            "[a] (https://a)",
            "[a](https://a",
            "[a",
            "[*",
            "[甲]",
        ] {
            check(text, text, &[]);
        }
        check("[a [b](https://a)", "[a b", &[("b", link(0))]);
        let source = "見 **[港*務*局](https://a)**";
        let parsed = parse(source);
        let slice = |range: &Range<usize>| crate::text::slice(source, range.clone());
        assert_eq!(slice(&parsed.links[0].source), "[港*務*局](https://a)");
        assert_eq!(
            (slice(&parsed.links[0].words), parsed.links[0].target.as_str()),
            ("港*務*局", "https://a")
        );
    }

    #[test]
    fn marks_of_footnotes_are_no_words() {
        let parsed = parse("甲[^1]乙**丙[^b]**");
        assert_eq!(parsed.text, "甲乙丙");
        let notes: Vec<(usize, &str)> = parsed.notes.iter().map(|n| (n.byte, n.label.as_str())).collect();
        assert_eq!(notes, [(3, "1"), (9, "b")]);
        assert_eq!(parsed.styles, [(6..9, Inline::Strong)]);
        for text in ["[^]", "[^a b]", r"甲\[^1]"] {
            assert_eq!(parse(text).notes, [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn escaped_text_has_no_marks_whatever_it_is(text in "[]*`\\\\\\[()^a https:/]{0,30}") {
            prop_assert_eq!(parse(&escape(&text)), Inlined { text, ..Inlined::default() });
        }

        #[test]
        fn ranges_are_within_and_apart(source in "([*`\\\\ ab]|\\[|\\]|\\(https://a\\)|\\[\\^1\\]){0,20}") {
            let parsed = parse(&source);
            let mut end = 0;
            for (range, _) in &parsed.styles {
                prop_assert!(range.start >= end && range.end > range.start);
                end = range.end;
            }
            prop_assert!(end <= parsed.text.len());
            prop_assert!(parsed.links.iter().all(|l| source.get(l.source.clone()).is_some_and(|s| s.starts_with('[') && s.ends_with(')'))));
            for note in &parsed.notes {
                let written = format!("[^{}]", note.label);
                prop_assert!(source.get(note.source.clone()) == Some(&written) && note.byte <= parsed.text.len());
            }
        }
    }

    proptest! {
        #[test]
        fn a_mark_that_is_not_closed_tells_of_all_that_follow(source in "[*`\\\\ ab]{0,40}") {
            let (mut unclosed, mut rest) = ([false; MARKS.len()], source.as_str());
            while let Some(at) = rest.find(['*', '`', '\\']) {
                let marked = rest.split_at(at).1;
                let fresh = styled(marked, &mut [false; MARKS.len()]);
                prop_assert_eq!(fresh, styled(marked, &mut unclosed));
                let n_stars = marked.bytes().take_while(|&b| b == b'*').count().max(1);
                rest = match (marked.strip_prefix('\\'), fresh) {
                    (Some(literal), _) => unescape(literal, &mut String::new()),
                    (None, Some((_, _, after))) => after,
                    (None, None) => marked.split_at(n_stars).1,
                };
            }
        }
    }

    #[test]
    fn marks_by_the_hundred_thousand_are_read_at_once() {
        for source in ["[", "[a](https://", "[a", "[^", "[a]("] {
            let source = source.repeat(100_000);
            assert!(parse(&source).text == source);
        }
        let source = "*b **c `d ".repeat(100_000);
        assert_eq!(parse(&source), Inlined { text: source, ..Inlined::default() });
    }

    #[test]
    fn escaped_text_is_read_back_as_it_was() {
        for text in ["a*b*c", "**", r"\*", "`x`", r"\\", "簡*報*", "*a* \\ **b**"] {
            assert_eq!(parse(&escape(text)), Inlined { text: text.to_owned(), ..Inlined::default() });
        }
    }

    #[test]
    fn where_a_mark_closes() {
        for (inside, mark, style, expected) in [
            ("a* b", "*", Inline::Emphasis, Some(("a", " b"))),
            ("a\\* b*", "*", Inline::Emphasis, Some(("a\\* b", ""))),
            ("a\\\\* b*", "*", Inline::Emphasis, Some(("a\\\\", " b*"))),
            ("a\\` b`", "`", Inline::Code, Some(("a\\", " b`"))),
            ("a * b*", "*", Inline::Emphasis, Some(("a * b", ""))),
            ("a** b*", "*", Inline::Emphasis, Some(("a** b", ""))),
            ("a** b", "**", Inline::Strong, Some(("a", " b"))),
            ("*", "*", Inline::Emphasis, None),
            ("a", "*", Inline::Emphasis, None),
        ] {
            assert_eq!(closed(inside, mark, style), expected, "{inside}");
        }
    }
}
