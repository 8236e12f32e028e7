//! Large type: text some rows high, drawn in block characters or, where the terminal says that it can, by the terminal.
//!
//! The glyphs are those of the bitmap font Fusion Pixel at 12 and at 10 pixels (OFL, see `large/OFL.txt`), packed by
//! `large/pack.py`. A [`Face`] is a way to draw them; `scene` chooses one that fits and `paint` makes cells of it.

use super::{Ambiguous, Lang, WidthPolicy, graphemes};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether type may be large.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "large")]
pub enum Large {
    /// Where the page has room and the terminal the glyphs.
    #[default]
    Auto,
    /// Never.
    Off,
}

/// What a terminal can show large type with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Blocks {
    /// Nothing: all type is ordinary.
    #[default]
    None,
    /// Half blocks (▀▄█), which every font has.
    Half,
    /// Sextants too (Unicode 13): the terminal draws them itself.
    Sextants,
    /// Kitty's text sizing protocol (OSC 66): the terminal has answered that it enlarges text.
    Scaled,
}

/// How text is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Face {
    /// As text.
    #[default]
    Text,
    /// By the terminal, so many times as large.
    Scaled(u8),
    /// 12 pixels, each of two columns and a row.
    Double12,
    /// 12 pixels, two of them in a cell, one above the other.
    Half12,
    /// 10 pixels in the same way.
    Half10,
    /// 12 pixels, six of them in a cell.
    Sextant12,
}

/// One of the rows that a face draws text in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Drawn {
    /// The face.
    pub face: Face,
    /// Which of its rows, from 0.
    pub row: usize,
    /// Whose forms of the characters.
    pub lang: Lang,
}

impl Blocks {
    /// Tells from the environment that the terminal (or the SSH client) gives what it draws; nothing is asked of it.
    ///
    /// Consoles with fonts of 256 or 512 glyphs, and terminals without a name, have none. Terminals draw sextants
    /// themselves in every font or leave them to a font that has none, and only the first are told by their names.
    pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Self {
        let term = variable("TERM").unwrap_or_default();
        let bare = ["", "dumb", "linux", "unknown", "ansi", "cygwin"];
        if bare.contains(&term.as_str()) || term.starts_with("vt") {
            return Self::None;
        }
        let program = variable("TERM_PROGRAM").unwrap_or_default().to_ascii_lowercase();
        let draws = ["kitty", "ghostty", "alacritty", "wezterm", "foot", "contour"];
        if draws.iter().any(|name| term.contains(name) || program == *name) {
            Self::Sextants
        } else {
            Self::Half
        }
    }

    /// Its faces, the largest first.
    pub const fn faces(self) -> &'static [Face] {
        use Face::{Double12, Half10, Half12, Scaled, Sextant12};
        match self {
            Self::None => &[],
            Self::Half => &[Double12, Half12, Half10],
            Self::Sextants => &[Double12, Half12, Half10, Sextant12],
            Self::Scaled => &[Scaled(7), Scaled(6), Scaled(5), Scaled(4), Scaled(3), Scaled(2)],
        }
    }
}

impl Face {
    /// The columns that a column of text takes.
    pub const fn columns(self) -> usize {
        match self {
            Self::Text => 1,
            Self::Scaled(n) => n as usize,
            Self::Double12 => 12,
            Self::Half12 => 6,
            Self::Half10 => 5,
            Self::Sextant12 => 3,
        }
    }

    /// The rows that a line takes.
    pub const fn rows(self) -> usize {
        match self {
            Self::Sextant12 => 4,
            _ => self.columns(),
        }
    }

    /// The free columns between a letter or a figure and a character of Chinese, Japanese or Korean beside it: a quarter
    /// of that (CLREQ, JLREQ), as print has it. The font leaves one pixel, and 0宗 reads as one character.
    pub const fn between_scripts(self) -> usize {
        match self {
            Self::Text | Self::Scaled(_) => 0,
            _ => self.columns() / 3,
        }
    }

    /// Whether each character of `text` can be drawn, as wide as it is measured.
    pub fn draws(self, text: &str, lang: Lang, policy: WidthPolicy) -> bool {
        let has_glyph = |g: &str| matches!(g, " " | "\u{3000}") || fitting(g, self, lang, policy).is_some();
        match self {
            Self::Text => true,
            Self::Scaled(_) => graphemes(text).all(|g| policy.cluster(g) > 0),
            // Block characters are of ambiguous width themselves.
            _ => policy.ambiguous != Ambiguous::Wide && graphemes(text).all(has_glyph),
        }
    }
}

/// The pixels of a character.
#[derive(Clone, Copy)]
struct Glyph {
    /// The columns that it takes as text: 1 or 2.
    columns: usize,
    /// Its height in pixels, and its width where it takes two columns.
    size: usize,
    bits: &'static [u8],
}

impl Glyph {
    fn is_inked(&self, x: usize, y: usize) -> bool {
        let width = self.columns * self.size / 2;
        let bit = y * width + x;
        x < width
            && y < self.size
            && self.bits.get(bit / 8).is_some_and(|byte| byte >> (7 - bit % 8) & 1 == 1)
    }
}

/// Draws one of the rows of a cluster, from 0, as block characters and spaces, a column each; a space is drawn for what
/// has no glyph.
pub fn row(grapheme: &str, drawn: Drawn, policy: WidthPolicy) -> String {
    let Drawn { face, row, lang } = drawn;
    let n_columns = policy.cluster(grapheme) * face.columns();
    let Some(glyph) = fitting(grapheme, face, lang, policy) else { return " ".repeat(n_columns) };
    let is_inked = |x, y| glyph.is_inked(x, y);
    let cell = |column: usize| match face {
        Face::Text | Face::Scaled(_) => ' ',
        Face::Double12 => {
            if is_inked(column / 2, row) {
                '█'
            } else {
                ' '
            }
        }
        Face::Half12 | Face::Half10 => half(is_inked(column, 2 * row), is_inked(column, 2 * row + 1)),
        Face::Sextant12 => {
            let pixels = (0..6).map(|i| u32::from(is_inked(2 * column + i % 2, 3 * row + i / 2)) << i);
            sextant(pixels.sum())
        }
    };
    (0..n_columns).map(cell).collect()
}

const fn half(upper: bool, lower: bool) -> char {
    match (upper, lower) {
        (false, false) => ' ',
        (true, false) => '▀',
        (false, true) => '▄',
        (true, true) => '█',
    }
}

/// The character of six pixels, the upper left one in the lowest bit: U+1FB00 on, without the four that were there before.
fn sextant(pixels: u32) -> char {
    match pixels {
        0 => ' ',
        0b01_0101 => '▌',
        0b10_1010 => '▐',
        0b11_1111 => '█',
        _ => {
            let n_skipped = 1 + u32::from(pixels > 0b01_0101) + u32::from(pixels > 0b10_1010);
            char::from_u32(0x1_FB00 + pixels - n_skipped).unwrap_or(' ')
        }
    }
}

/// What a cell is divided into by [`rectangles`]: halves, thirds and eighths are whole numbers of it.
pub const PARTS: u32 = 24;

/// The inked rectangles of a block character, as left and right, top and bottom, in parts of a cell; none for others.
pub fn rectangles(symbol: &str) -> Vec<([u32; 2], [u32; 2])> {
    const HALF: u32 = PARTS / 2;
    let mut chars = symbol.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return Vec::new() };
    match c {
        '▀' => vec![([0, PARTS], [0, HALF])],
        // From the lowest eighth up to seven of them.
        '▁'..='▇' => vec![([0, PARTS], [PARTS / 8 * (0x2588 - u32::from(c)), PARTS])],
        '▐' => vec![([HALF, PARTS], [0, PARTS])],
        // Shades as stripes, which go on from row to row: fonts leave gaps, or fill them each in its own way.
        '░' => vec![([0, PARTS / 4], [0, PARTS])],
        '▒' => vec![([0, PARTS / 4], [0, PARTS]), ([HALF, HALF + PARTS / 4], [0, PARTS])],
        '▓' => vec![([0, PARTS * 3 / 4], [0, PARTS])],
        '▚' => vec![([0, HALF], [0, HALF]), ([HALF, PARTS], [HALF, PARTS])],
        // The whole cell, and from the left seven eighths of it down to one.
        '█'..='▏' => vec![([0, PARTS / 8 * (0x2590 - u32::from(c))], [0, PARTS])],
        '\u{1FB00}'..='\u{1FB3B}' => {
            let pixels = (1..0b11_1111).find(|&pixels| sextant(pixels) == c).unwrap_or(0);
            let inked = (0..6).filter(|i| pixels >> i & 1 == 1);
            let third = PARTS / 3;
            inked
                .map(|i| ([i % 2 * HALF, i % 2 * HALF + HALF], [i / 2 * third, i / 2 * third + third]))
                .collect()
        }
        _ => Vec::new(),
    }
}

static PIXELS_12: &[u8] = include_bytes!("large/large-12.bin");
static PIXELS_10: &[u8] = include_bytes!("large/large-10.bin");

/// The glyph of a cluster that is as wide as the cluster is measured. The font has quotation marks and dashes as Chinese has
/// them, in two columns: where they are measured as one, those of a typewriter stand for them.
fn fitting(grapheme: &str, face: Face, lang: Lang, policy: WidthPolicy) -> Option<Glyph> {
    let n_columns = policy.cluster(grapheme);
    let as_wide = |g: &str| glyph(g, face, lang).filter(|glyph| glyph.columns == n_columns);
    let of_typewriter = || match grapheme {
        "“" | "”" => as_wide("\""),
        "‘" | "’" => as_wide("'"),
        "–" | "—" => as_wide("-"),
        _ => None,
    };
    as_wide(grapheme).or_else(of_typewriter)
}

fn glyph(grapheme: &str, face: Face, lang: Lang) -> Option<Glyph> {
    let mut chars = grapheme.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    // The font's zero has a stroke through it, as in programs: with a character close behind it, 0宗 read as one.
    let c = match c {
        '0' => 'O',
        '０' => 'Ｏ',
        c => c,
    };
    let (data, size) = match face {
        Face::Text | Face::Scaled(_) => return None,
        Face::Double12 | Face::Half12 | Face::Sextant12 => (PIXELS_12, 12),
        Face::Half10 => (PIXELS_10, 10),
    };
    let (traditional, rest) = find(data, u32::from(c), size);
    let (simplified, rest) = find(rest, u32::from(c), size);
    let (japanese, _) = find(rest, u32::from(c), size);
    let of_region = match lang {
        Lang::ZhHans => simplified,
        Lang::Ja => japanese,
        Lang::ZhHant | Lang::Ko | Lang::Other => None,
    };
    of_region.or(traditional)
}

/// Looks a character up in the first section of `data`; gives the sections behind it too.
fn find(data: &'static [u8], character: u32, size: usize) -> (Option<Glyph>, &'static [u8]) {
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0, |n, &byte| n << 8 | u32::from(byte));
    let Some((counts, rest)) = data.split_at_checked(5) else { return (None, &[]) };
    let (n_ranges, n_bytes) = (number(&counts[..2]) as usize, number(&counts[2..]) as usize);
    let Some((ranges, rest)) = rest.split_at_checked(9 * n_ranges) else { return (None, &[]) };
    let Some((bits, rest)) = rest.split_at_checked(n_bytes) else { return (None, &[]) };
    let ranges = ranges.as_chunks::<9>().0;
    let range = ranges.partition_point(|range| number(&range[..3]) <= character).checked_sub(1);
    let glyph = range.and_then(|at| {
        let range = ranges[at];
        let nth = character - number(&range[..3]);
        let columns = usize::from(range[5]);
        let n_bytes = (columns * size * size / 2).div_ceil(8);
        let start = number(&range[6..]) as usize + nth as usize * n_bytes;
        let bits = bits.get(start..start + n_bytes).filter(|_| nth < number(&range[3..5]))?;
        Some(Glyph { columns, size, bits })
    });
    (glyph, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, face: Face, lang: Lang, expected: &str) {
        let policy = WidthPolicy::default();
        assert!(face.draws(text, lang, policy));
        let line =
            |i| graphemes(text).map(|g| row(g, Drawn { face, row: i, lang }, policy)).collect::<String>();
        let drawn: String = (0..face.rows()).map(|i| line(i).trim_end().to_owned() + "\n").collect();
        assert_eq!(drawn, expected, "\n{drawn}");
    }

    #[test]
    fn a_character_is_drawn_in_each_face() {
        let half =
            " ▄   ▄  ▄\n  ▀ ▀█▀▀█▀  ▄▄█\n▀▄ ▀▀█▀▀█▀▀   █\n   ▄▀▄▄▄▄▀▄   █\n █   █▄▄█   ▄▄█▄▄\n█    ▀▄▄▄▄█\n";
        check("港1", Face::Half12, Lang::ZhHant, half);
        check("一", Face::Half10, Lang::ZhHant, "\n\n▄▄▄▄▄▄▄▄▄\n\n\n");
        check("一1", Face::Sextant12, Lang::ZhHant, "       🬏\n      🬂▌\n🬂🬂🬂🬂🬂🬀 ▌\n      🬂🬂🬀\n");
        let double = format!("{}{}\n{}", "\n".repeat(6), "█".repeat(22), "\n".repeat(5));
        check("一", Face::Double12, Lang::ZhHant, &double);
    }

    #[test]
    fn quotation_marks_of_one_column_are_drawn_as_a_typewriter_has_them() {
        let policy = WidthPolicy::default();
        for face in [Face::Double12, Face::Half12, Face::Half10, Face::Sextant12] {
            for (text, like) in [("“‘1’—2”", "\"'1'-2\""), ("’ ”", "' \"")] {
                assert!(face.draws(text, Lang::Other, policy), "{text} {face:?}");
                for row in 0..face.rows() {
                    let drawn = Drawn { face, row, lang: Lang::Other };
                    let line =
                        |text| graphemes(text).map(|g| super::row(g, drawn, policy)).collect::<String>();
                    assert_eq!(line(text), line(like));
                }
            }
        }
    }

    #[test]
    fn a_block_character_is_inked_as_far_as_it_says() {
        for (symbol, expected) in [
            ("█", vec![([0, 24], [0, 24])]),
            ("▉", vec![([0, 21], [0, 24])]),
            ("▏", vec![([0, 3], [0, 24])]),
            ("▐", vec![([12, 24], [0, 24])]),
            ("▄", vec![([0, 24], [12, 24])]),
            ("▁", vec![([0, 24], [21, 24])]),
            ("▇", vec![([0, 24], [3, 24])]),
            ("▚", vec![([0, 12], [0, 12]), ([12, 24], [12, 24])]),
            ("\u{1FB00}", vec![([0, 12], [0, 8])]),
            ("░", vec![([0, 6], [0, 24])]),
            ("▒", vec![([0, 6], [0, 24]), ([12, 18], [0, 24])]),
            ("▓", vec![([0, 18], [0, 24])]),
            ("─", vec![]),
        ] {
            assert_eq!(rectangles(symbol), expected, "{symbol}");
        }
    }

    #[test]
    fn a_zero_has_no_stroke_through_it() {
        check("0", Face::Half10, Lang::ZhHant, "\n▄▀▀▄\n█  █\n█  █\n ▀▀\n");
        check("0", Face::Half10, Lang::Ja, "\n▄▀▀▄\n█  █\n█  █\n ▀▀\n");
    }

    #[test]
    fn each_region_has_its_forms() {
        let policy = WidthPolicy::default();
        let drawn = |lang| {
            (0..6).map(|i| row("。", Drawn { face: Face::Half12, row: i, lang }, policy)).collect::<String>()
        };
        assert_ne!(drawn(Lang::ZhHant), drawn(Lang::Ja));
        assert_eq!(drawn(Lang::ZhHant), drawn(Lang::Ko));
    }

    #[test]
    fn what_has_no_glyph_or_is_as_wide_as_it_may_be_is_not_drawn() {
        let narrow = WidthPolicy::default();
        let wide = WidthPolicy { ambiguous: Ambiguous::Wide, ..narrow };
        for (text, policy, is_drawn) in [
            ("港口 HK$1.2億、「三千個」", narrow, true),
            ("第一部　為何", narrow, true),
            ("港口", wide, false),
            ("e\u{301}", narrow, false),
            ("👨‍👩‍👧", narrow, false),
            ("", narrow, true),
        ] {
            assert_eq!(Face::Half12.draws(text, Lang::ZhHant, policy), is_drawn, "{text}");
        }
    }

    #[test]
    fn sextants_are_numbered_without_those_that_were_there_before() {
        assert_eq!(
            [1, 20, 22, 41, 43, 62].map(sextant),
            ['\u{1FB00}', '\u{1FB13}', '\u{1FB14}', '\u{1FB27}', '\u{1FB28}', '\u{1FB3B}']
        );
    }

    #[test]
    fn what_a_terminal_draws_is_told_by_its_name() {
        for (term, program, expected) in [
            ("xterm-256color", "", Blocks::Half),
            ("xterm-kitty", "", Blocks::Sextants),
            ("xterm-256color", "WezTerm", Blocks::Sextants),
            ("tmux-256color", "", Blocks::Half),
            ("linux", "", Blocks::None),
            ("vt220", "", Blocks::None),
            ("", "", Blocks::None),
        ] {
            let variable = |name: &str| match name {
                "TERM" => Some(term.to_owned()),
                "TERM_PROGRAM" => Some(program.to_owned()),
                _ => None,
            };
            assert_eq!(Blocks::detect(variable), expected, "{term} {program}");
        }
    }

    #[test]
    fn a_pixel_is_in_its_glyph_or_not_inked() {
        // Two rows of four: 1010 and 0101.
        let glyph = Glyph { columns: 2, size: 4, bits: &[0b1010_0101] };
        let inked: Vec<(usize, usize)> = (0..6)
            .flat_map(|y| (0..6).map(move |x| (x, y)))
            .filter(|(x, y)| glyph.is_inked(*x, *y))
            .collect();
        assert_eq!(inked, [(0, 0), (2, 0), (1, 1), (3, 1)]);
        let narrow = Glyph { columns: 1, size: 4, bits: &[0b1001_1100] };
        let inked: Vec<(usize, usize)> = (0..6)
            .flat_map(|y| (0..6).map(move |x| (x, y)))
            .filter(|(x, y)| narrow.is_inked(*x, *y))
            .collect();
        assert_eq!(inked, [(0, 0), (1, 1), (0, 2), (1, 2)]);
    }

    #[test]
    fn the_inked_parts_of_block_characters() {
        for (symbol, expected) in [
            ("▀", vec![([0, 24], [0, 12])]),
            ("▁", vec![([0, 24], [21, 24])]),
            ("▄", vec![([0, 24], [12, 24])]),
            ("▇", vec![([0, 24], [3, 24])]),
            ("▐", vec![([12, 24], [0, 24])]),
            ("░", vec![([0, 6], [0, 24])]),
            ("▒", vec![([0, 6], [0, 24]), ([12, 18], [0, 24])]),
            ("▓", vec![([0, 18], [0, 24])]),
            ("▚", vec![([0, 12], [0, 12]), ([12, 24], [12, 24])]),
            ("█", vec![([0, 24], [0, 24])]),
            ("▌", vec![([0, 12], [0, 24])]),
            ("▏", vec![([0, 3], [0, 24])]),
            ("🬀", vec![([0, 12], [0, 8])]),
            ("🬁", vec![([12, 24], [0, 8])]),
            ("🬃", vec![([0, 12], [8, 16])]),
            ("🬇", vec![([12, 24], [8, 16])]),
            ("🬏", vec![([0, 12], [16, 24])]),
            ("🬞", vec![([12, 24], [16, 24])]),
            ("a", vec![]),
            ("██", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(rectangles(symbol), expected, "{symbol}");
        }
    }

    #[test]
    fn each_set_of_six_pixels_has_a_character_of_its_own() {
        let all: Vec<char> = (0..64).map(sextant).collect();
        assert_eq!((all[0], all[0b01_0101], all[0b10_1010], all[63]), (' ', '▌', '▐', '█'));
        assert_eq!(
            (all[1], all[0b01_0100], all[0b01_0110], all[0b10_1001], all[0b10_1011], all[62]),
            ('🬀', '🬓', '🬔', '🬧', '🬨', '🬻')
        );
        let mut different = all.clone();
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), 64);
    }
}
