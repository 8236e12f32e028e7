//! Pixels as sixels (DEC VT340): six rows at a time, a colour after the other. Written here and not by a crate: those that
//! there are choose a palette for a whole picture, which tells strips of it apart, and bring twenty crates and more.

use std::fmt::Write as _;

/// The steps of red, green and blue: 252 colours, always the same, so that the strips of a picture have no seams.
const STEPS: [usize; 3] = [6, 7, 6];
/// Where between two steps a pixel becomes the higher one, by its place in squares of four (Bayer, 1973): a pattern that
/// goes on from strip to strip.
const THRESHOLDS: [[u32; 4]; 4] = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]];
/// The rows of pixels in a band.
const BAND: usize = 6;

/// Writes pixels, `width` a row, as an image of their own. `at` is the column and the row of the first in the whole picture.
pub(super) fn write(pixels: &[[u8; 3]], width: usize, at: (usize, usize)) -> String {
    let width = width.max(1);
    let indices: Vec<usize> = pixels
        .iter()
        .enumerate()
        .map(|(i, pixel)| index(*pixel, (at.0 + i % width, at.1 + i / width)))
        .collect();
    // Pixels that are not set stay as they are; a pixel is as high as it is wide.
    let mut out = format!("\x1bP0;1;0q\"1;1;{width};{}", pixels.len() / width);
    let mut used: Vec<usize> = indices.clone();
    used.sort_unstable();
    used.dedup();
    for colour in used {
        let [red, green, blue] = shares(colour);
        let _ = write!(out, "#{colour};2;{red};{green};{blue}");
    }
    for (n, band) in indices.chunks(width * BAND).enumerate() {
        if n > 0 {
            out.push('-');
        }
        push_band(band, width, &mut out);
    }
    out + "\x1b\\"
}

/// Writes a band: of each colour the pixels that have it, a character a column, then back to the first column.
fn push_band(band: &[usize], width: usize, out: &mut String) {
    let mut colours = band.to_vec();
    colours.sort_unstable();
    colours.dedup();
    for (n, colour) in colours.into_iter().enumerate() {
        let _ = write!(out, "{}#{colour}", if n > 0 { "$" } else { "" });
        let bits = (0..width).map(|column| {
            let rows = band.iter().skip(column).step_by(width).enumerate();
            rows.filter(|(_, is)| **is == colour).fold(0_u8, |bits, (row, _)| bits | 1 << row)
        });
        push_runs(bits, out);
    }
}

/// Writes columns of six pixels; several alike as their number and one of them, and none that are empty at the end.
fn push_runs(bits: impl Iterator<Item = u8>, out: &mut String) {
    let bits: Vec<u8> = bits.collect();
    let end = bits.iter().rposition(|bits| *bits > 0).map_or(0, |last| last + 1);
    for run in bits[..end].chunk_by(|a, b| a == b) {
        let sixel = char::from(b'?' + run[0]);
        if run.len() > 3 {
            let _ = write!(out, "!{}{sixel}", run.len());
        } else {
            out.extend(std::iter::repeat_n(sixel, run.len()));
        }
    }
}

/// The colour nearest to a pixel's, or the next one on the other side of it, by its place.
fn index(pixel: [u8; 3], (column, row): (usize, usize)) -> usize {
    let threshold = THRESHOLDS[row % 4][column % 4] * 2 + 1;
    let step = |channel: usize| {
        let last = STEPS[channel] - 1;
        let scaled = u32::from(pixel[channel]) * u32::try_from(last).unwrap_or(0);
        let (whole, rest) = ((scaled / 255) as usize, scaled % 255);
        // A thirty-second is between two thresholds.
        if rest * 32 > threshold * 255 { (whole + 1).min(last) } else { whole }
    };
    (step(0) * STEPS[1] + step(1)) * STEPS[2] + step(2)
}

/// A colour's red, green and blue, in hundredths.
fn shares(colour: usize) -> [usize; 3] {
    let steps = [colour / STEPS[2] / STEPS[1], colour / STEPS[2] % STEPS[1], colour % STEPS[2]];
    std::array::from_fn(|channel| (steps[channel] * 100 + (STEPS[channel] - 1) / 2) / (STEPS[channel] - 1))
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "tests")]
pub(super) mod tests {
    use super::*;

    /// Draws sixels on a canvas, as a terminal does.
    pub(in super::super) fn drawn(sixels: &str) -> (usize, Vec<Option<[usize; 3]>>) {
        let body = sixels.strip_prefix("\x1bP0;1;0q\"").unwrap().strip_suffix("\x1b\\").unwrap();
        let start = body.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(body.len());
        let raster: Vec<usize> = body[..start].split(';').map(|n| n.parse().unwrap()).collect();
        let (width, height) = (raster[2], raster[3]);
        let (mut canvas, mut palette) = (vec![None; width * height], std::collections::HashMap::new());
        let (mut x, mut y, mut colour, mut rest) = (0, 0, 0, &body[start..]);
        while let Some(c) = rest.chars().next() {
            rest = &rest[1..];
            let n_digits = rest.find(|c: char| !(c.is_ascii_digit() || c == ';')).unwrap_or(rest.len());
            match c {
                '#' => {
                    let numbers: Vec<usize> =
                        rest[..n_digits].split(';').map(|n| n.parse().unwrap()).collect();
                    colour = numbers[0];
                    if let [_, 2, red, green, blue] = numbers[..] {
                        palette.insert(colour, [red, green, blue]);
                    }
                    rest = &rest[n_digits..];
                }
                '$' => x = 0,
                '-' => (x, y) = (0, y + BAND),
                _ => {
                    let n = if c == '!' { rest[..n_digits].parse().unwrap() } else { 1 };
                    let sixel = if c == '!' { rest.as_bytes()[n_digits] } else { c as u8 };
                    rest = if c == '!' { &rest[n_digits + 1..] } else { rest };
                    for _ in 0..n {
                        for row in (0..BAND).filter(|row| (sixel - b'?') >> row & 1 == 1) {
                            canvas[(y + row) * width + x] = Some(palette[&colour]);
                        }
                        x += 1;
                    }
                }
            }
        }
        (width, canvas)
    }

    #[test]
    fn each_pixel_is_set_to_the_colour_nearest_to_its_own() {
        let pixels: Vec<[u8; 3]> = (0..7 * 9)
            .map(|i| [u8::try_from(i * 4).unwrap(), u8::try_from(255 - i * 3).unwrap(), 51])
            .collect();
        let (width, canvas) = drawn(&write(&pixels, 7, (0, 0)));
        assert_eq!((width, canvas.len()), (7, 63));
        for (pixel, shown) in pixels.iter().zip(canvas) {
            let shown = shown.expect("each pixel is set");
            for (channel, steps) in STEPS.iter().enumerate() {
                let off = (f64::from(pixel[channel]) / 2.55
                    - f64::from(u32::try_from(shown[channel]).unwrap()))
                .abs();
                assert!(
                    off <= 100.0 / f64::from(u32::try_from(steps - 1).unwrap()) + 1.0,
                    "{pixel:?} {shown:?}"
                );
            }
        }
    }

    #[test]
    fn an_even_colour_is_mixed_of_its_neighbours() {
        // Half way between two steps of red: as many pixels are of one as of the other.
        let (_, canvas) = drawn(&write(&[[26, 0, 0]; 16 * 16], 16, (0, 0)));
        let n_red = canvas.iter().filter(|pixel| **pixel == Some([20, 0, 0])).count();
        assert!((120..=136).contains(&n_red), "{n_red}");
        assert_eq!(canvas.iter().flatten().count(), 256);
    }

    #[test]
    fn what_is_alike_is_written_once() {
        assert_eq!(
            write(&[[255; 3]; 12], 12, (0, 0)),
            "\x1bP0;1;0q\"1;1;12;1#251;2;100;100;100#251!12@\x1b\\"
        );
        assert_eq!(write(&[], 0, (0, 0)), "\x1bP0;1;0q\"1;1;1;0\x1b\\");
    }

    #[test]
    fn a_strip_goes_on_in_the_pattern_of_the_one_before_it() {
        let grey = vec![[100; 3]; 12 * 8];
        let (_, whole) = drawn(&write(&grey, 12, (0, 0)));
        let (_, right) = drawn(&write(&grey[..7 * 8], 7, (5, 0)));
        for row in 0..8 {
            assert_eq!(whole[row * 12 + 5..row * 12 + 12], right[row * 7..row * 7 + 7]);
        }
    }

    #[test]
    fn runs_of_columns_are_written_by_their_number() {
        for (bits, expected) in [
            (&[0u8, 0, 0][..], ""),
            (&[1, 1, 1], "@@@"),
            (&[1, 1, 1, 1], "!4@"),
            (&[0, 1, 0, 0], "?@"),
            (&[63, 0, 0, 0, 0, 1], "~!4?@"),
            (&[], ""),
        ] {
            let mut out = String::new();
            push_runs(bits.iter().copied(), &mut out);
            assert_eq!(out, expected, "{bits:?}");
        }
    }

    #[test]
    fn black_and_white_are_the_first_and_the_last_colour() {
        let last = STEPS[0] * STEPS[1] * STEPS[2] - 1;
        assert_eq!((shares(0), shares(last)), ([0; 3], [100; 3]));
        for row in 0..4 {
            for column in 0..4 {
                assert_eq!(index([0; 3], (column, row)), 0);
                assert_eq!(index([255; 3], (column, row)), last);
            }
        }
        let all: std::collections::HashSet<[usize; 3]> = (0..=last).map(shares).collect();
        assert_eq!(all.len(), last + 1, "no two are alike");
        assert!(all.iter().flatten().all(|share| *share <= 100));
        // Between two steps some places of four by four take the upper one, the more the nearer it is.
        let n_upper = |level: u8| (0..16).filter(|at| index([level, 0, 0], (at % 4, at / 4)) > 0).count();
        let counts: Vec<usize> =
            (0..=255 / (STEPS[0] - 1)).map(|level| n_upper(u8::try_from(level).unwrap())).collect();
        assert!(counts.is_sorted() && counts[0] == 0 && counts[counts.len() - 1] == 16, "{counts:?}");
    }
}
