//! How many columns a grapheme cluster takes, as a value that belongs to the page: two terminals may differ.

use super::ambiguous::AMBIGUOUS;
use super::{graphemes, stands_alone};
use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of the East Asian Ambiguous characters (`…`, `—`, `“`, `●`, `α`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ambiguous {
    /// One column, as most terminals draw them.
    #[default]
    Narrow,
    /// Two columns, as terminals set up for East Asia draw them.
    Wide,
    /// As wide as fonts for Chinese and Japanese draw them (two columns but for letters, frames and blocks): for pictures,
    /// where no terminal makes a glyph fit its cell.
    Print,
}

/// What the terminal makes of emoji of several code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Clusters {
    /// One picture of two columns for a whole ZWJ, modifier or VS16 sequence, as Unicode has it.
    Joined,
    /// Each code point by itself: so only the first picture is drawn, without selector or modifier, which every
    /// terminal draws alike. Two terminals in three are of this kind, so it is what nobody has to be asked for.
    #[default]
    Plain,
}

/// How wide text is on one page: the answer of one terminal, or of one export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WidthPolicy {
    /// The width of East Asian Ambiguous characters.
    pub ambiguous: Ambiguous,
    /// What emoji of several code points become.
    pub clusters: Clusters,
}

impl WidthPolicy {
    /// The columns that one grapheme cluster takes: 0, 1 or 2, or more for a cluster of several letters.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that measures")]
    pub fn cluster(self, grapheme: &str) -> usize {
        if let Some(columns) = plain_columns(grapheme) {
            return columns;
        }
        let shown = self.shown(grapheme);
        let mut chars = shown.chars();
        let (Some(first), rest) = (chars.next(), chars.as_str()) else { return 0 };
        if rest.is_empty() {
            return self.char_columns(first);
        }
        if first.is_control() {
            return 0;
        }
        // A mark on an ambiguous letter takes no room, so the letter decides.
        shown.width().max(self.char_columns(first))
    }

    /// The columns of `text`, cluster by cluster.
    pub fn columns(self, text: &str) -> usize {
        if text.is_ascii() {
            return text.bytes().filter(|b| !b.is_ascii_control()).count();
        }
        // Most texts are of such characters alone.
        let plain = |n: usize, c: char| stands_alone(c).then(|| n + if c.is_ascii() { 1 } else { 2 });
        if let Some(n_columns) = text.chars().try_fold(0, plain) {
            return n_columns;
        }
        graphemes(text).map(|g| self.cluster(g)).sum()
    }

    /// What to draw for `grapheme` so that every terminal of this kind takes the columns that `cluster` promises, and no cell
    /// but its own: a mark of no width in front of a letter (U+070F) would be drawn into the cell before.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that measures")]
    pub fn shown(self, grapheme: &str) -> Cow<'_, str> {
        let behind = grapheme.trim_start_matches(|c: char| c.width() == Some(0));
        let grapheme = if behind.is_empty() { grapheme } else { behind };
        let needs_care =
            |c: char| matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{200D}' | '\u{1F3FB}'..='\u{1F3FF}');
        let mut chars = grapheme.chars();
        let first = chars.next();
        if self.clusters == Clusters::Joined || !chars.clone().any(needs_care) {
            return Cow::Borrowed(grapheme);
        }
        let Some(first) = first else { return Cow::Borrowed(grapheme) };
        let is_emoji =
            matches!(u32::from(first), 0x23..=0x39 | 0xA9 | 0xAE | 0x203C..=0x3299 | 0x1F000..=0x1FAFF);
        if !is_emoji {
            return Cow::Borrowed(grapheme); // a joiner inside an Indic cluster shapes its letters
        }
        // What is not part of the picture stays: the mark of a keycap is a combining character of no width.
        let tail: String = chars.take_while(|&c| c != '\u{200D}').filter(|&c| !needs_care(c)).collect();
        Cow::Owned(format!("{first}{tail}"))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place that measures")]
    fn char_columns(self, c: char) -> usize {
        match (c.width().unwrap_or(0), self.ambiguous) {
            (1, Ambiguous::Wide) if is_ambiguous(c) => 2,
            (1, Ambiguous::Print) if is_square_in_print(c) => 2,
            (columns, _) => columns,
        }
    }
}

/// Tells whether `c` has East Asian Width A.
pub fn is_ambiguous(c: char) -> bool {
    let code = u32::from(c);
    code >= 0xA1
        && AMBIGUOUS
            .binary_search_by(|&(first, last)| {
                if last < code {
                    std::cmp::Ordering::Less
                } else if first > code {
                    std::cmp::Ordering::Greater
                } else {
                    std::cmp::Ordering::Equal
                }
            })
            .is_ok()
}

/// Tells whether fonts for Chinese and Japanese draw an ambiguous character as a square (measured in Noto Sans CJK), or
/// leave one that is none to fonts that do: boxes to tick, and the sign of warning.
fn is_square_in_print(c: char) -> bool {
    matches!(c, '☐' | '☑' | '⚠')
        || is_ambiguous(c)
            && match u32::from(c) {
                // Letters are of their own widths; of the signs among them only these are squares.
                0..=0x1FFF => "§±¶·×÷".contains(c),
                // The en dash, primes, raised and lowered figures, the euro; frames and blocks.
                0x2013 | 0x2032..=0x2033 | 0x2074..=0x20AC | 0x2500..=0x259F => false,
                _ => true,
            }
}

/// The columns of a cluster that is one character of ASCII, Han, kana, Hangul or East Asian print, which are the same on
/// every page and need no lookup; nothing for any other.
pub(crate) fn plain_columns(grapheme: &str) -> Option<usize> {
    match grapheme.as_bytes() {
        [b' '..=b'~'] => Some(1),
        // Han, from U+5000 on.
        [0xE5..=0xE9, _, _] => Some(2),
        [0xE0..=0xEF, _, _] => grapheme.chars().next().is_some_and(stands_alone).then_some(2),
        _ => None,
    }
}

/// The columns of each character of a text that has only such as [`plain_columns`] knows, each a cluster by itself; nothing for
/// any other text.
pub(crate) fn plain_characters(text: &str) -> Option<impl Iterator<Item = (char, u16)> + '_> {
    let columns = |c: char| if c.is_ascii() { 1 } else { 2 };
    text.chars().all(stands_alone).then(|| text.chars().map(move |c| (c, columns(c))))
}

/// Tells whether every terminal gives `grapheme` the same width: ASCII, and the letters and marks of Chinese,
/// Japanese and Korean. After anything else a writer should say where the next cell is.
pub fn is_certain(grapheme: &str) -> bool {
    let mut chars = grapheme.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return false };
    matches!(u32::from(c),
        0x20..=0x7E
        | 0x2596..=0x259F
        | 0x3000..=0x3029 | 0x3030..=0x303E | 0x3041..=0x3096 | 0x309B..=0x30FF | 0x3105..=0x312F | 0x3131..=0x318E
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F | 0xFF01..=0xFF60 | 0xFF61..=0xFF9D | 0xFFE0..=0xFFE6 | 0x20000..=0x323AF)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NARROW: WidthPolicy = WidthPolicy { ambiguous: Ambiguous::Narrow, clusters: Clusters::Joined };
    const WIDE: WidthPolicy = WidthPolicy { ambiguous: Ambiguous::Wide, clusters: Clusters::Joined };
    const PLAIN: WidthPolicy = WidthPolicy { ambiguous: Ambiguous::Narrow, clusters: Clusters::Plain };

    #[test]
    fn a_cluster_has_the_width_of_its_policy() {
        for (text, narrow, wide, plain) in [
            ("簡報", 4, 4, 4),
            ("NT$1,200", 8, 8, 8),
            ("……", 2, 4, 2),
            ("——", 2, 4, 2),
            ("“”", 2, 4, 2),
            ("「（」", 6, 6, 6),
            ("αЯé", 3, 6, 3),
            ("e\u{301}", 1, 1, 1),
            ("α\u{301}", 1, 2, 1),
            ("\u{3000}", 2, 2, 2),
            ("ﾊﾟｶﾞ", 4, 4, 4),
            ("👨‍👩‍👧‍👦", 2, 2, 2),
            ("👍🏽", 2, 2, 2),
            ("❤️", 2, 2, 1),
            ("1️⃣", 2, 2, 1),
            ("🇭🇰", 2, 2, 2),
            ("\u{200B}\u{2060}", 0, 0, 0),
            ("", 0, 0, 0),
        ] {
            for (name, policy, columns) in
                [("narrow", NARROW, narrow), ("wide", WIDE, wide), ("plain", PLAIN, plain)]
            {
                assert_eq!(policy.columns(text), columns, "{text} {name}");
            }
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "what they are held against")]
    fn what_is_plain_is_as_wide_as_unicode_has_it_on_every_page() {
        let plain = |c: &char| plain_columns(&c.to_string()).is_some();
        for c in ('\0'..=char::MAX).filter(plain) {
            assert_eq!((plain_columns(&c.to_string()), is_ambiguous(c)), (c.width(), false), "{c}");
            assert!(is_certain(&c.to_string()), "{c}");
        }
        assert_eq!(('\0'..=char::MAX).filter(plain).count(), 39_164);
        for grapheme in ["", "abc", "é", "e\u{301}", "港\u{301}", "ﾊﾟ", "한\u{11A8}", "ᄒ", "…", "🚢"]
        {
            assert_eq!(plain_columns(grapheme), None, "{grapheme}");
        }
    }

    #[test]
    fn in_print_signs_are_squares_and_letters_are_not() {
        let print = WidthPolicy { ambiguous: Ambiguous::Print, clusters: Clusters::Joined };
        for (text, columns) in
            [("①※★…—“”·", 16), ("☐☑⚠", 6), ("αЯé", 3), ("─│█▏", 4), ("–′₁€", 4), ("簡報ab", 6)]
        {
            assert_eq!(print.columns(text), columns, "{text}");
        }
    }

    #[test]
    fn a_mark_of_no_width_before_a_letter_is_not_drawn_into_the_cell_before() {
        let policy = WidthPolicy::default();
        for (grapheme, shown, columns) in [
            ("\u{70F}a", "a", 1),
            ("\u{70F}港", "港", 2),
            ("\u{70F}", "\u{70F}", 0),
            ("a\u{301}", "a\u{301}", 1),
        ] {
            assert_eq!(
                (&*policy.shown(grapheme), policy.cluster(grapheme)),
                (shown, columns),
                "{grapheme:?}"
            );
        }
    }

    #[test]
    fn a_plain_terminal_is_given_the_first_picture_alone() {
        for (grapheme, shown) in
            [("👨‍👩‍👧‍👦", "👨"), ("👍🏽", "👍"), ("❤️", "❤"), ("1️⃣", "1\u{20E3}"), ("क्‍ष", "क्‍ष"), ("字", "字")]
        {
            assert_eq!(PLAIN.shown(grapheme), shown);
            assert_eq!(NARROW.shown(grapheme), grapheme);
        }
    }

    #[test]
    fn plain_characters_are_as_wide_as_the_tables_say() {
        let policy = WidthPolicy::default();
        for code in (0x20..0x3_0000).filter_map(char::from_u32) {
            let text = code.to_string();
            if let Some(columns) = plain_columns(&text) {
                assert_eq!(columns, policy.cluster(&text), "{code:?}");
            }
        }
        for (text, expected) in [
            ("a", Some(1)),
            ("~", Some(1)),
            ("\u{7F}", None),
            ("一", Some(2)),
            ("倀", Some(2)),
            ("鿿", Some(2)),
            ("の", Some(2)),
            ("，", Some(2)),
            ("é", None),
            ("…", None),
            ("港口", None),
            ("", None),
        ] {
            assert_eq!(plain_columns(text), expected, "{text}");
        }
    }
}
