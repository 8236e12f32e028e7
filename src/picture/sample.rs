//! Pixels made fewer: each the mean of the area that it covers, or the nearest where there are too few.

use super::{Part, Pixels};
use std::ops::Range;

/// See [`super::Picture::sampled`].
pub(super) fn sampled(from: &Pixels, columns: usize, rows: usize, ground: [u8; 3]) -> Vec<[u8; 3]> {
    let size = (columns, rows);
    part(from, Part { whole: size, at: (0, 0), size }, ground)
}

/// See [`super::Picture::part`].
pub(super) fn part(from: &Pixels, Part { whole, at, size }: Part, ground: [u8; 3]) -> Vec<[u8; 3]> {
    let mut out = Vec::with_capacity(size.0 * size.1);
    for row in at.1..at.1 + size.1 {
        let of_rows = covered(row, whole.1, from.rows);
        for column in at.0..at.0 + size.0 {
            out.push(mean(from, covered(column, whole.0, from.columns), of_rows.clone(), ground));
        }
    }
    out
}

/// The places, of so many, that the `nth` of `n` parts covers: one at least.
fn covered(nth: usize, n: usize, n_places: usize) -> Range<usize> {
    let start = (nth * n_places / n).min(n_places.saturating_sub(1));
    start..((nth + 1) * n_places / n).clamp(start + 1, n_places.max(start + 1))
}

fn mean(from: &Pixels, columns: Range<usize>, rows: Range<usize>, ground: [u8; 3]) -> [u8; 3] {
    let mut sum = [0_u32; 3];
    let mut n = 0;
    for row in rows {
        let start = row * from.columns;
        for pixel in from.rgba.get(start + columns.start..start + columns.end).unwrap_or_default() {
            for (sum, colour) in sum.iter_mut().zip(over(*pixel, ground)) {
                *sum += u32::from(colour);
            }
            n += 1;
        }
    }
    sum.map(|sum| u8::try_from(sum.checked_div(n).unwrap_or(0)).unwrap_or(u8::MAX))
}

/// A pixel on a ground.
fn over([red, green, blue, alpha]: [u8; 4], ground: [u8; 3]) -> [u8; 3] {
    if alpha == u8::MAX {
        return [red, green, blue];
    }
    let alpha = u32::from(alpha);
    let mixed =
        |colour: u8, behind: u8| (u32::from(colour) * alpha + u32::from(behind) * (255 - alpha)) / 255;
    let [r, g, b] =
        [(red, ground[0]), (green, ground[1]), (blue, ground[2])].map(|(c, behind)| mixed(c, behind));
    [r, g, b].map(|colour| u8::try_from(colour).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLACK: [u8; 4] = [0, 0, 0, 255];
    const WHITE: [u8; 4] = [255, 255, 255, 255];

    fn pixels(columns: usize, rgba: &[[u8; 4]]) -> Pixels {
        Pixels { columns, rows: rgba.len() / columns, rgba: rgba.to_vec() }
    }

    #[test]
    fn fewer_pixels_are_means_and_more_are_repeated() {
        let from = pixels(2, &[BLACK, WHITE, WHITE, WHITE]);
        assert_eq!(sampled(&from, 1, 1, [0; 3]), [[191; 3]]);
        assert_eq!(sampled(&from, 2, 1, [0; 3]), [[127; 3], [255; 3]]);
        let wide = sampled(&from, 4, 1, [0; 3]);
        assert_eq!(wide, [[127; 3], [127; 3], [255; 3], [255; 3]]);
        assert_eq!(sampled(&from, 3, 3, [0; 3]).len(), 9);
        let right = Part { whole: (4, 1), at: (1, 0), size: (2, 1) };
        assert_eq!(part(&from, right, [0; 3]), wide[1..3]);
    }

    #[test]
    fn what_is_behind_a_picture_is_seen_through_it() {
        let from = pixels(3, &[[255, 0, 0, 0], [255, 0, 0, 128], [255, 0, 0, 255]]);
        assert_eq!(sampled(&from, 3, 1, [0, 0, 255]), [[0, 0, 255], [128, 0, 127], [255, 0, 0]]);
    }

    #[test]
    fn no_pixels_are_a_picture_too() {
        assert_eq!(sampled(&pixels(1, &[]), 2, 1, [9; 3]), [[0; 3]; 2]);
        assert_eq!(sampled(&pixels(1, &[WHITE]), 0, 0, [9; 3]), [[0_u8; 3]; 0]);
    }
}
