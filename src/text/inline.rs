//! The three marks that may stand inside a line: `**strong**`, `*emphasis*` and `` `code` ``.
//!
//! Parsed to plain text with styled ranges, so that a styled word never adds a break. Not Markdown: no links, no
//! nesting. A backslash takes a mark literally; a mark that is not closed is text.

use super::clean;
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
}

/// Text without its marks, and what they said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inlined {
    /// The text as it is read.
    pub text: String,
    /// The styled stretches, in bytes of `text`, ascending and apart.
    pub styles: Vec<(Range<usize>, Inline)>,
}

const MARKS: [(&str, Inline); 3] = [("**", Inline::Strong), ("*", Inline::Emphasis), ("`", Inline::Code)];

/// Takes the marks out of `source`.
pub fn parse(source: &str) -> Inlined {
    let mut out = Inlined::default();
    let mut rest = source;
    let mut unclosed = [false; MARKS.len()];
    while let Some(at) = rest.find(['*', '`', '\\']) {
        let (plain, marked) = rest.split_at(at);
        out.text.push_str(plain);
        rest = if let Some(literal) = marked.strip_prefix('\\') {
            unescape(literal, &mut out.text)
        } else if let Some((inside, style, after)) = styled(marked, &mut unclosed) {
            let start = out.text.len();
            out.text.push_str(&unescaped(inside, style));
            out.styles.push((start..out.text.len(), style));
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
    if let Some(c @ ('*' | '`' | '[' | '\\')) = literal.chars().next() {
        out.push(c);
        literal.get(1..).unwrap_or_default()
    } else {
        out.push('\\');
        literal
    }
}

fn unescaped(inside: &str, style: Inline) -> String {
    if style == Inline::Code || !inside.contains('\\') {
        return inside.to_owned();
    }
    let (mut out, mut rest) = (String::new(), inside);
    while let Some((plain, literal)) = rest.split_once('\\') {
        out.push_str(plain);
        rest = unescape(literal, &mut out);
    }
    out + rest
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
        let source = "*b **c `d ".repeat(100_000);
        assert_eq!(parse(&source), Inlined { text: source, styles: vec![] });
    }

    #[test]
    fn escaped_text_is_read_back_as_it_was() {
        for text in ["a*b*c", "**", r"\*", "`x`", r"\\", "簡*報*", "*a* \\ **b**"] {
            assert_eq!(parse(&escape(text)), Inlined { text: text.to_owned(), styles: vec![] });
        }
    }
}
