//! Where a scalar stands in the YAML: its bytes, and what is around it that decides how it may be written.
//!
//! The parser counts characters, takes what follows a closing quotation mark for a part of the text, and begins a
//! block at its first word, so the bytes are found here by the rules of YAML, from the place that it gives.

use super::Segment;
use crate::deck::locate::walk;
use crate::fault::{Fault, Position};
use saphyr_parser::{Event, ScalarStyle, Span};
use std::ops::Range;

/// A scalar that can be replaced.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Site {
    /// All that is the scalar: its quotation marks, the header of a block.
    pub bytes: Range<usize>,
    /// Its place among the events of the text.
    pub event_idx: usize,
    /// How it is written.
    pub style: Style,
    /// Whether it stands between brackets or braces, where commas end a plain one.
    pub is_in_flow: bool,
}

/// How a scalar is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Single,
    Double,
    Block(Block),
}

/// A block: a header and lines below it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Whether its lines are folded (`>`) or not (`|`).
    pub is_folded: bool,
    /// The indicators of the header, `2-`.
    pub indicators: String,
    /// What stands behind the header on its line, a comment.
    pub comment: String,
    /// The spaces before its lines; `None` where it has none to tell by.
    pub indent: Option<usize>,
    /// The spaces before what it belongs to.
    pub outer_indent: usize,
    /// The characters of its longest line.
    pub longest: usize,
    /// What ends its lines.
    pub line_end: &'static str,
}

/// What the walk has seen when it comes to the scalar. Places in characters.
struct Seen {
    event_idx: usize,
    span: Span,
    style: ScalarStyle,
    is_tagged: bool,
    is_blank: bool,
    is_anchored: bool,
    /// Where what came before it ends.
    after: usize,
    /// Where each collection that it stands in starts, and the anchors of these.
    open: Vec<Open>,
}

/// A collection.
#[derive(Clone)]
struct Open {
    span: Span,
    anchor: usize,
    is_sequence: bool,
}

/// What stands at one of `paths`.
enum Found {
    Alias(Span),
    Scalar(Seen),
}

/// Finds the scalar at one of `paths`, the forms of one place.
pub(super) fn find(text: &str, paths: &[Vec<Segment>]) -> Result<Site, Fault> {
    let (found, aliased) = look(text, paths);
    let at = |span: Span| Position { line: span.start.line(), column: span.start.col() + 1 };
    let shared = |message: &str, span: Span| {
        Fault::new(message)
            .hint("edit the file by hand: the change shows in several places")
            .at(text, at(span))
    };
    let seen = match found {
        None => return Err(super::gone()),
        Some(Found::Alias(span)) => return Err(shared("these words are an alias (*) of others", span)),
        Some(Found::Scalar(seen)) => seen,
    };
    if seen.is_anchored || seen.open.iter().any(|open| aliased.contains(&open.anchor)) {
        return Err(shared("these words have an anchor (&) and may stand elsewhere too", seen.span));
    }
    let unclear =
        || Fault::new("these words cannot be told from what is around them").at(text, at(seen.span));
    site(text, &seen).ok_or_else(|| unclear().hint("edit the file by hand"))
}

/// Walks over the text; gives also the anchors that aliases name.
fn look(text: &str, paths: &[Vec<Segment>]) -> (Option<Found>, Vec<usize>) {
    let (mut found, mut aliased) = (None, Vec::new());
    let mut open: Vec<Open> = Vec::new();
    let (mut event_idx, mut after) = (0, 0);
    walk(text, |path, event, span| {
        let is_here = path.is_some_and(|path| paths.iter().any(|form| form == path));
        match event {
            Event::Alias(anchor) => {
                aliased.push(*anchor);
                if is_here {
                    found = Some(Found::Alias(span));
                }
            }
            Event::Scalar(value, style, anchor, tag) if is_here => {
                found = Some(Found::Scalar(Seen {
                    event_idx,
                    span,
                    style: *style,
                    is_tagged: tag.is_some(),
                    is_blank: value.chars().all(|c| c == '\n'),
                    is_anchored: *anchor > 0,
                    after,
                    open: open.clone(),
                }));
            }
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                let is_sequence = matches!(event, Event::SequenceStart(..));
                open.push(Open { span, anchor: *anchor, is_sequence });
            }
            Event::SequenceEnd | Event::MappingEnd => drop(open.pop()),
            _ => {}
        }
        event_idx += 1;
        after = span.end.index();
    });
    (found, aliased)
}

fn site(text: &str, seen: &Seen) -> Option<Site> {
    let byte = |n_chars: usize| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(n_chars);
    let starts_with = |open: &Open, marks: &[char]| {
        byte(open.span.start.index())
            .and_then(|at| text.get(at..))
            .is_some_and(|rest| rest.starts_with(marks))
    };
    let is_in_flow = seen.open.iter().any(|open| starts_with(open, &['[', '{']));
    let start = byte(seen.span.start.index())?;
    let start = if seen.is_tagged { skip_to_scalar(text, start)? } else { start };
    let (bytes, style) = match seen.style {
        ScalarStyle::Plain => (start..byte(seen.span.end.index())?, Style::Plain),
        ScalarStyle::SingleQuoted => (start..single_end(text, start)?, Style::Single),
        ScalarStyle::DoubleQuoted => (start..double_end(text, start)?, Style::Double),
        ScalarStyle::Literal | ScalarStyle::Folded => {
            // A sequence may stand below its key without further spaces; the parser begins it behind its dash.
            let is_indented = |open: &&Open| !open.is_sequence || starts_with(open, &['-']);
            let outer = seen.open.iter().rev().find(is_indented);
            let outer_indent = outer.map_or(0, |open| open.span.start.col());
            let header = skip_to_scalar(text, byte(seen.after)?)?;
            block(text, header, outer_indent, !seen.is_blank)?
        }
    };
    // An empty one stands nowhere: `text:` with nothing behind it.
    (!bytes.is_empty()).then_some(Site { bytes, event_idx: seen.event_idx, style, is_in_flow })
}

/// The byte where a scalar starts behind `from`, which is before its tag, or even before the dash or colon.
fn skip_to_scalar(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        let c = rest.chars().next()?;
        at += match c {
            '#' => rest.find('\n')?,
            '!' | '&' => rest.find(char::is_whitespace)?,
            ' ' | '\t' | '\r' | '\n' => 1,
            '-' | ':' | '?' if rest.get(1..)?.starts_with(char::is_whitespace) => 1,
            _ => return Some(at),
        };
    }
}

/// The byte behind the mark that closes the single-quoted text at `start`.
fn single_end(text: &str, start: usize) -> Option<usize> {
    let mut marks = text.get(start..)?.match_indices('\'').map(|(at, _)| start + at).skip(1).peekable();
    while let Some(at) = marks.next() {
        // Two together are one of the text.
        if marks.next_if_eq(&(at + 1)).is_none() {
            return Some(at + 1);
        }
    }
    None
}

/// The byte behind the mark that closes the double-quoted text at `start`.
fn double_end(text: &str, start: usize) -> Option<usize> {
    let mut is_escaped = false;
    let is_closing = |c: char| {
        let closes = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        closes
    };
    text.get(start + 1..)?.find(is_closing).map(|at| start + 1 + at + 1)
}

/// The block whose header is at byte `start`: from there to the end of its last line.
fn block(text: &str, start: usize, outer_indent: usize, has_words: bool) -> Option<(Range<usize>, Style)> {
    let (header, below) = text.get(start..)?.split_once('\n').unwrap_or((text.get(start..)?, ""));
    let line_end = if header.ends_with('\r') { "\r\n" } else { "\n" };
    let below_start = start + header.len() + 1;
    let header = header.trim_end_matches('\r');
    let after = header.strip_prefix(['|', '>'])?;
    let comment = after.trim_start_matches(|c: char| c == '+' || c == '-' || c.is_ascii_digit());
    let indicators = after.strip_suffix(comment)?;
    let indent = indent(indicators, below, outer_indent).filter(|_| has_words);
    let (mut end, mut longest) = (start + header.len(), 0);
    if let Some(indent) = indent {
        for line in content(below, indent, indicators.contains('+')) {
            end = below_start + line.end;
            longest = longest.max(text.get(below_start..)?.get(line)?.chars().count().saturating_sub(indent));
        }
    }
    let block = Block {
        is_folded: header.starts_with('>'),
        indicators: indicators.to_owned(),
        comment: comment.to_owned(),
        indent,
        outer_indent,
        longest,
        line_end,
    };
    Some((start..end, Style::Block(block)))
}

/// The spaces before a block's lines: what the header says, or what its first line with words has.
fn indent(indicators: &str, below: &str, outer_indent: usize) -> Option<usize> {
    if let Some(width) = indicators.chars().find_map(|c| c.to_digit(10)) {
        return Some(outer_indent + usize::try_from(width).ok()?);
    }
    let words = |line: &&str| !line.trim_end_matches('\r').trim_start_matches(' ').is_empty();
    below.split('\n').find(words).map(n_spaces)
}

fn n_spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The lines of a block, in bytes of what is below its header, without their ends. Empty ones at its end are its own
/// only if it keeps them.
fn content(below: &str, indent: usize, keeps_empty: bool) -> Vec<Range<usize>> {
    let (mut lines, mut start, mut n_kept) = (Vec::new(), 0, 0);
    for line in below.split_inclusive('\n') {
        let words = line.trim_end_matches(['\r', '\n']);
        let is_empty = n_spaces(words) == words.len() && words.len() <= indent;
        if !is_empty && n_spaces(words) < indent {
            break;
        }
        lines.push(start..start + words.len());
        if !is_empty || keeps_empty {
            n_kept = lines.len();
        }
        start += line.len();
    }
    lines.truncate(n_kept);
    lines
}
