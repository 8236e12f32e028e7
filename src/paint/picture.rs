//! Pictures as cells: blocks of two or four colours, or the marks that a terminal puts a picture of its own in.
//!
//! Of 24 bits, each cell shows its quarters in the two colours that lie nearest to theirs; of the palette of 256, its
//! halves, dithered. Sixteen colours show no photo that anybody would know again.

use super::Look;
use crate::picture::Picture;
use crate::scene::Placed;
use crate::text::{Ambiguous, WidthPolicy};
use crate::theme::Depth;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::style::{Color, Style};
use std::num::NonZeroU16;
use std::sync::Arc;

/// A picture at its place on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// Its cells.
    pub placed: Placed,
    /// What they hold.
    pub cover: Cover,
}

/// What the cells of a picture hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Cover {
    /// Blocks.
    Blocks(Arc<Mosaic>),
    /// Placeholders of kitty's graphics protocol: the terminal draws the picture of this number over them.
    Placeholders(u32),
    /// Blocks that the terminal draws a picture over once it has it: what takes their place is written whatever it is.
    Overlaid(Arc<Mosaic>),
}

/// Cells that show a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mosaic {
    columns: usize,
    tiles: Vec<Tile>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tile {
    symbol: &'static str,
    fg: Color,
    bg: Color,
}

/// The block of each set of quarters: 1 the upper left, 2 the upper right, 4 the lower left. The sets with the lower
/// right are these with their colours exchanged.
const QUARTERS: [&str; 8] = [" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛"];
/// The sets whose block is as wide everywhere: the halves are ambiguous in Unicode (UAX #11), the quarters neutral.
const CERTAIN: [usize; 6] = [0, 1, 2, 4, 6, 7];

/// Whether so many colours show a picture.
pub const fn shows_pictures(depth: Depth) -> bool {
    matches!(depth, Depth::Ansi256 | Depth::True)
}

/// Makes blocks of a picture, as many as it is placed on.
pub fn mosaic(picture: &Picture, (columns, rows): (u16, u16), look: Look<'_>) -> Mosaic {
    let ground = look.theme.ground();
    let (columns, rows) = (usize::from(columns), usize::from(rows));
    let is_narrow = look.policy.ambiguous == Ambiguous::Narrow;
    let tiles = if look.depth == Depth::Ansi256 && is_narrow {
        halves(&picture.sampled(columns, 2 * rows, ground), columns)
    } else {
        let pixels = picture.sampled(2 * columns, 2 * rows, ground);
        quarters(&pixels, columns, look.depth, look.policy)
    };
    Mosaic { columns, tiles }
}

/// Two colours of the palette a cell, the upper half over the lower.
fn halves(pixels: &[[u8; 3]], columns: usize) -> Vec<Tile> {
    let colours = dithered(pixels, columns);
    let pairs = colours.chunks_exact((2 * columns).max(1));
    let tile = |(upper, lower): (&u8, &u8)| {
        let (fg, bg) = (Color::Indexed(*upper), Color::Indexed(*lower));
        if fg == bg { Tile { symbol: " ", fg, bg } } else { Tile { symbol: "▀", fg, bg } }
    };
    pairs.flat_map(|pair| pair[..columns].iter().zip(&pair[columns..]).map(tile)).collect()
}

/// The pixels in colours of the palette, what each is off handed on to its neighbours (Floyd and Steinberg, 1976).
fn dithered(pixels: &[[u8; 3]], columns: usize) -> Vec<u8> {
    let mut here = vec![[0_i32; 3]; columns + 2];
    let mut below = here.clone();
    let mut out = Vec::with_capacity(pixels.len());
    for row in pixels.chunks(columns.max(1)) {
        for (i, pixel) in row.iter().enumerate() {
            let mut wanted = [0; 3];
            for channel in 0..3 {
                wanted[channel] = (i32::from(pixel[channel]) + here[i + 1][channel] / 16).clamp(0, 255);
            }
            let (index, is) = nearest(wanted);
            out.push(index);
            for channel in 0..3 {
                let off = wanted[channel] - is[channel];
                here[i + 2][channel] += off * 7;
                below[i][channel] += off * 3;
                below[i + 1][channel] += off * 5;
                below[i + 2][channel] += off;
            }
        }
        std::mem::swap(&mut here, &mut below);
        below.fill([0; 3]);
    }
    out
}

/// The steps of the palette's cube of six by six by six.
const STEPS: [i32; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest colour of the palette's cube and greys (xterm's), and what it is; the sixteen before them differ from
/// one terminal to the next.
fn nearest(wanted: [i32; 3]) -> (u8, [i32; 3]) {
    let step = |value: i32| (0..6).min_by_key(|&i| (STEPS[i] - value).abs()).unwrap_or(0);
    let steps = wanted.map(step);
    let cube = steps.map(|i| STEPS[i]);
    let grey = ((wanted.iter().sum::<i32>() / 3 - 3) / 10).clamp(0, 23);
    let greys = [8 + 10 * grey; 3];
    let off = |is: [i32; 3]| -> i32 { is.iter().zip(wanted).map(|(a, b)| (a - b) * (a - b)).sum() };
    let index = if off(greys) < off(cube) {
        232 + usize::try_from(grey).unwrap_or(0)
    } else {
        16 + 36 * steps[0] + 6 * steps[1] + steps[2]
    };
    (u8::try_from(index).unwrap_or(16), if index >= 232 { greys } else { cube })
}

/// For each cell, the set of quarters whose two means lie nearest to them.
fn quarters(pixels: &[[u8; 3]], columns: usize, depth: Depth, policy: WidthPolicy) -> Vec<Tile> {
    let sets: &[usize] = match policy.ambiguous {
        Ambiguous::Narrow | Ambiguous::Print => &[0, 1, 2, 3, 4, 5, 6, 7],
        Ambiguous::Wide => &CERTAIN,
    };
    let colour = |[r, g, b]: [u8; 3]| match depth {
        Depth::Ansi256 => Color::Indexed(nearest([r, g, b].map(i32::from)).0),
        _ => Color::Rgb(r, g, b),
    };
    let mut tiles = Vec::with_capacity(pixels.len() / 4);
    for pair in pixels.chunks_exact((4 * columns).max(1)) {
        let (upper, lower) = pair.split_at(2 * columns);
        for (upper, lower) in upper.chunks_exact(2).zip(lower.chunks_exact(2)) {
            let four = [upper[0], upper[1], lower[0], lower[1]];
            let best = sets.iter().map(|&set| parted(four, set)).min_by_key(|parted| parted.off);
            let Some(best) = best else { continue };
            let (fg, bg) = (colour(best.fg), colour(best.bg));
            tiles.push(Tile { symbol: QUARTERS[best.set], fg: if best.set == 0 { bg } else { fg }, bg });
        }
    }
    tiles
}

/// Four pixels in two colours.
struct Parted {
    set: usize,
    fg: [u8; 3],
    bg: [u8; 3],
    /// The sum of the squares of what they are off.
    off: u32,
}

fn parted(four: [[u8; 3]; 4], set: usize) -> Parted {
    let is_in = |i: usize| set & (1 << i) != 0;
    let (fg, bg) = (mean(four, is_in), mean(four, |i| !is_in(i)));
    let mut off = 0;
    for (i, pixel) in four.iter().enumerate() {
        let is = if is_in(i) { fg } else { bg };
        off += pixel.iter().zip(is).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum::<u32>();
    }
    Parted { set, fg, bg, off }
}

fn mean(four: [[u8; 3]; 4], is_in: impl Fn(usize) -> bool) -> [u8; 3] {
    let (mut sum, mut n) = ([0_u16; 3], 0);
    for (_, pixel) in four.iter().enumerate().filter(|(i, _)| is_in(*i)) {
        for (sum, colour) in sum.iter_mut().zip(pixel) {
            *sum += u16::from(*colour);
        }
        n += 1;
    }
    sum.map(|sum| u8::try_from(sum.checked_div(n).unwrap_or(0)).unwrap_or(u8::MAX))
}

/// Lays pictures into the cells of the buffer's area.
pub(super) fn lay<'a>(laid: impl IntoIterator<Item = &'a Laid>, page: Style, buffer: &mut Buffer) {
    let area = buffer.area;
    for Laid { placed, cover } in laid {
        let rows = placed.row.max(area.top())..placed.row.saturating_add(placed.rows).min(area.bottom());
        for row in rows {
            for column in placed.column..placed.column.saturating_add(placed.columns).min(area.right()) {
                let cell = &mut buffer[(column, row)];
                let (nth_row, nth_column) = (row - placed.row, column - placed.column);
                match cover {
                    Cover::Blocks(mosaic) | Cover::Overlaid(mosaic) => {
                        if let Some(tile) = mosaic.tile(nth_row, nth_column) {
                            cell.set_symbol(tile.symbol).set_style(page.fg(tile.fg).bg(tile.bg));
                        }
                        if matches!(cover, Cover::Overlaid(_)) {
                            // As wide as it is, and so like no cell without a picture.
                            cell.set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
                        }
                    }
                    Cover::Placeholders(id) => {
                        let [_, r, g, b] = id.to_be_bytes();
                        cell.set_symbol(&placeholder(nth_row, nth_column))
                            .set_style(page.fg(Color::Rgb(r, g, b)));
                        cell.set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
                    }
                }
            }
        }
    }
}

impl Mosaic {
    /// The tile at a place; nothing beyond its edge.
    fn tile(&self, row: u16, column: u16) -> Option<&Tile> {
        let (row, column) = (usize::from(row), usize::from(column));
        self.tiles.get(row * self.columns + column).filter(|_| column < self.columns)
    }
}

/// The character whose cells a terminal fills with a picture (kitty's graphics protocol, "Unicode placeholders").
pub const PLACEHOLDER: char = '\u{10EEEE}';
/// The most rows and columns that a placeholder can name.
pub const MAX_PLACES: u16 = 297;

/// The marks that number a placeholder's rows and columns: those of combining class 230 in Unicode 6.0 that are no part
/// of another character, by ranges. The protocol names them in this order.
const PLACES: [(u32, u32); 86] = [
    (0x305, 0x305),
    (0x30D, 0x30E),
    (0x310, 0x310),
    (0x312, 0x312),
    (0x33D, 0x33F),
    (0x346, 0x346),
    (0x34A, 0x34C),
    (0x350, 0x352),
    (0x357, 0x357),
    (0x35B, 0x35B),
    (0x363, 0x36F),
    (0x483, 0x487),
    (0x592, 0x595),
    (0x597, 0x599),
    (0x59C, 0x5A1),
    (0x5A8, 0x5A9),
    (0x5AB, 0x5AC),
    (0x5AF, 0x5AF),
    (0x5C4, 0x5C4),
    (0x610, 0x617),
    (0x657, 0x65B),
    (0x65D, 0x65E),
    (0x6D6, 0x6DC),
    (0x6DF, 0x6E2),
    (0x6E4, 0x6E4),
    (0x6E7, 0x6E8),
    (0x6EB, 0x6EC),
    (0x730, 0x730),
    (0x732, 0x733),
    (0x735, 0x736),
    (0x73A, 0x73A),
    (0x73D, 0x73D),
    (0x73F, 0x741),
    (0x743, 0x743),
    (0x745, 0x745),
    (0x747, 0x747),
    (0x749, 0x74A),
    (0x7EB, 0x7F1),
    (0x7F3, 0x7F3),
    (0x816, 0x819),
    (0x81B, 0x823),
    (0x825, 0x827),
    (0x829, 0x82D),
    (0x951, 0x951),
    (0x953, 0x954),
    (0xF82, 0xF83),
    (0xF86, 0xF87),
    (0x135D, 0x135F),
    (0x17DD, 0x17DD),
    (0x193A, 0x193A),
    (0x1A17, 0x1A17),
    (0x1A75, 0x1A7C),
    (0x1B6B, 0x1B6B),
    (0x1B6D, 0x1B73),
    (0x1CD0, 0x1CD2),
    (0x1CDA, 0x1CDB),
    (0x1CE0, 0x1CE0),
    (0x1DC0, 0x1DC1),
    (0x1DC3, 0x1DC9),
    (0x1DCB, 0x1DCC),
    (0x1DD1, 0x1DE6),
    (0x1DFE, 0x1DFE),
    (0x20D0, 0x20D1),
    (0x20D4, 0x20D7),
    (0x20DB, 0x20DC),
    (0x20E1, 0x20E1),
    (0x20E7, 0x20E7),
    (0x20E9, 0x20E9),
    (0x20F0, 0x20F0),
    (0x2CEF, 0x2CF1),
    (0x2DE0, 0x2DFF),
    (0xA66F, 0xA66F),
    (0xA67C, 0xA67D),
    (0xA6F0, 0xA6F1),
    (0xA8E0, 0xA8F1),
    (0xAAB0, 0xAAB0),
    (0xAAB2, 0xAAB3),
    (0xAAB7, 0xAAB8),
    (0xAABE, 0xAABF),
    (0xAAC1, 0xAAC1),
    (0xFE20, 0xFE26),
    (0x10A0F, 0x10A0F),
    (0x10A38, 0x10A38),
    (0x1D185, 0x1D189),
    (0x1D1AA, 0x1D1AD),
    (0x1D242, 0x1D244),
];

fn place(nth: u16) -> Option<char> {
    let all = PLACES.iter().flat_map(|&(first, last)| first..=last);
    all.filter_map(char::from_u32).nth(usize::from(nth))
}

/// The placeholder of a row and a column of a picture.
fn placeholder(row: u16, column: u16) -> String {
    [Some(PLACEHOLDER), place(row), place(column)].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
