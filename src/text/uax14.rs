//! The opportunities of UAX #14 (Unicode 18.0), as CSS tailors them: ICU's line breaker, asked for what lies between plain
//! words.

use super::{Lang, Strictness};
use icu_locale_core::{LanguageIdentifier, langid};
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

static STRICT: LineSegmenterBorrowed<'static> = segmenter(LineBreakStrictness::Strict, None);
static NORMAL: LineSegmenterBorrowed<'static> = segmenter(LineBreakStrictness::Normal, None);
static LOOSE: LineSegmenterBorrowed<'static> = segmenter(LineBreakStrictness::Loose, None);
/// Chinese and Japanese are alike to CSS: more breaks where they are set normally or loosely.
static NORMAL_CJ: LineSegmenterBorrowed<'static> = segmenter(LineBreakStrictness::Normal, Some(&JAPANESE));
static LOOSE_CJ: LineSegmenterBorrowed<'static> = segmenter(LineBreakStrictness::Loose, Some(&JAPANESE));
static JAPANESE: LanguageIdentifier = langid!("ja");

const fn segmenter(
    strictness: LineBreakStrictness,
    locale: Option<&'static LanguageIdentifier>,
) -> LineSegmenterBorrowed<'static> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(strictness);
    options.content_locale = locale;
    LineSegmenter::new_neo_for_non_complex_scripts(options)
}

/// Lists the byte offsets where UAX #14 allows a break inside `text`, its end not among them, as CSS tailors it for the
/// language.
pub(super) fn uax14(text: &str, lang: Lang, strictness: Strictness) -> impl Iterator<Item = usize> + '_ {
    let (segmenter, end) = (segmenter_of(lang, strictness), text.len());
    let ends = stretches(text).flat_map(move |stretch| {
        let Stretch { start, text, is_word } = stretch;
        let inside = (!is_word).then(|| segmenter.segment_str(text).filter(|&at| at != 0));
        is_word
            .then_some(text.len())
            .into_iter()
            .chain(inside.into_iter().flatten())
            .map(move |at| start + at)
    });
    ends.filter(move |&at| at != end)
}

/// The line breaker for a language.
pub(super) fn segmenter_of(lang: Lang, strictness: Strictness) -> LineSegmenterBorrowed<'static> {
    match (strictness, lang.is_unspaced()) {
        (Strictness::Strict, _) => STRICT,
        (Strictness::Normal, false) => NORMAL,
        (Strictness::Normal, true) => NORMAL_CJ,
        (Strictness::Loose, false) => LOOSE,
        (Strictness::Loose, true) => LOOSE_CJ,
    }
}

/// A part of a text between two breaks that are plain to see, or the text's ends.
#[derive(Clone, Copy)]
struct Stretch<'a> {
    /// Where it starts, in bytes.
    start: usize,
    text: &'a str,
    /// Whether it is a single word, in which there is no break.
    is_word: bool,
}

/// Cuts a text behind the spaces between two words of ASCII letters and digits, the first of which may end in a mark:
/// UAX #14 has a break there (LB18), and none of its rules looks over it. Most of a text in English is of nothing else, and
/// inside a word is no break (LB7, LB13, LB23, LB25, LB28).
fn stretches(text: &str) -> impl Iterator<Item = Stretch<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let (n_bytes, is_word) = match plain_word(rest.as_bytes()) {
            Some(n_bytes) => (n_bytes, true),
            None => (n_to_word(rest.as_bytes()), false),
        };
        let stretch = Stretch { start, text: super::slice(rest, 0..n_bytes), is_word };
        start += n_bytes;
        Some(stretch)
    })
}

/// The bytes of the word that a text starts with, of the mark behind it and of the space before the next; nothing where it
/// starts with anything else.
fn plain_word(text: &[u8]) -> Option<usize> {
    let n_word = text.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    let end = n_word + usize::from(text.get(n_word).is_some_and(|mark| is_closing(*mark)));
    let is_before_word = || text[end] == b' ' && text.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
    match text.len() {
        _ if n_word == 0 => None,
        n if n == end => Some(end),
        _ => is_before_word().then_some(end + 1),
    }
}

/// The bytes before the next word that stands behind another and a space, or all.
fn n_to_word(text: &[u8]) -> usize {
    let is_word = |at: usize| text.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let is_end = |at: &usize| {
        let behind = at - usize::from(*at > 0 && is_closing(text[at - 1]));
        text[*at] == b' ' && is_word(at + 1) && behind > 0 && is_word(behind - 1)
    };
    (0..text.len()).find(is_end).map_or(text.len(), |space| space + 1)
}

/// The marks of ASCII that are of the classes IS and EX.
const fn is_closing(byte: u8) -> bool {
    matches!(byte, b',' | b'.' | b':' | b';' | b'!' | b'?')
}
