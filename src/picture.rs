//! Pictures as values: decoded within limits, turned upright, made small, and fitted to cells. No files, no terminal.
//!
//! What stays of a photo is what a terminal can show of it: some hundred pixels a side, so that drawing costs little
//! and a server keeps little. Without the feature `pictures` nothing is decoded, and every picture is refused.

#[cfg(feature = "pictures")]
mod decode;
mod sample;

use std::sync::Arc;

/// What is wanted of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Detail {
    /// Pixels enough for blocks of cells.
    #[default]
    Blocks,
    /// Pixels enough for terminals that are sent them in pieces.
    Pixels,
    /// Besides, the picture as a PNG for terminals that draw pixels.
    Png,
    /// Besides, the picture as a JPEG, or as a PNG where it lets what is behind it through.
    Jpeg,
}

/// A picture, upright. A copy costs nothing, and is the same picture as what it was copied from; another is not,
/// whatever it shows.
#[derive(Clone, Debug)]
pub struct Picture(Arc<Inner>);

#[derive(Debug)]
#[cfg_attr(not(feature = "pictures"), allow(dead_code, reason = "only a decoder makes one"))]
struct Inner {
    size: (u32, u32),
    small: Pixels,
    payload: Option<Payload>,
}

/// Pixels in rows, red, green, blue and how much of what is behind they cover.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(any(test, feature = "pictures")), allow(dead_code, reason = "only a decoder makes one"))]
struct Pixels {
    columns: usize,
    rows: usize,
    rgba: Vec<[u8; 4]>,
}

/// A part of a picture that is fitted to pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The columns and rows of pixels that the whole is fitted to.
    pub whole: (usize, usize),
    /// The first column and row of the part.
    pub at: (usize, usize),
    /// Its columns and rows: no more than there are.
    pub size: (usize, usize),
}

/// A picture as a file of its own, without what the camera noted in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// `image/png` or `image/jpeg`.
    pub media_type: &'static str,
    /// Its bytes in base64 (RFC 4648, with padding).
    pub base64: String,
}

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// There is no such file in the deck's folder.
    #[error("no such file in the deck's folder")]
    Missing,
    /// It has more pixels or bytes than are taken.
    #[error("more than {} megapixels or {} MiB", MAX_PIXELS / 1_000_000, MAX_BYTES >> 20)]
    TooLarge,
    /// It is in none of the formats that are read.
    #[error("no JPEG, PNG, GIF or WebP")]
    Unknown,
    /// It cannot be decoded.
    #[error("damaged")]
    Damaged,
}

/// The most pixels that a picture may have: those of the largest cameras that people carry.
pub const MAX_PIXELS: u64 = 40_000_000;
/// The most bytes that its file may have.
pub const MAX_BYTES: u64 = 64 << 20;
/// The shape of a cell where the terminal has not told it, in pixels.
pub const USUAL_CELL: (u16, u16) = (10, 20);

/// Decodes a picture: JPEG, PNG, the first frame of a GIF or of a WebP.
///
/// # Errors
/// Why not. What is larger than the limits is refused by its header, before any of it is decoded.
pub fn decode(bytes: &[u8], detail: Detail) -> Result<Picture, Refusal> {
    #[cfg(feature = "pictures")]
    return decode::decode(bytes, detail);
    #[cfg(not(feature = "pictures"))]
    {
        let _ = (bytes, detail);
        Err(Refusal::Unknown)
    }
}

/// Writes pixels, `width` a row, as a PNG; nothing where none can be written.
pub fn png(pixels: &[[u8; 3]], width: usize) -> Option<Vec<u8>> {
    #[cfg(feature = "pictures")]
    return decode::png_of(pixels, width);
    #[cfg(not(feature = "pictures"))]
    {
        let _ = (pixels, width);
        None
    }
}

/// Whether pictures can be decoded here at all.
pub const fn can_decode() -> bool {
    cfg!(feature = "pictures")
}

impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Picture {}

impl Picture {
    /// Its columns and rows of pixels, as it was before it was made small.
    pub fn size(&self) -> (u32, u32) {
        self.0.size
    }

    /// Its shape where cells are of this width and height: the size that it would have were they [`USUAL_CELL`]s.
    pub fn shape(&self, cell: (u16, u16)) -> (u32, u32) {
        let (width, height) = self.0.size;
        let usual = (u32::from(USUAL_CELL.0), u32::from(USUAL_CELL.1));
        let by = |side: u32, one: u32, other: u32| side.saturating_mul(one).saturating_mul(other);
        (by(width, u32::from(cell.1.max(1)), usual.0), by(height, usual.1, u32::from(cell.0.max(1))))
    }

    /// The file that was asked for with it.
    pub fn payload(&self) -> Option<&Payload> {
        self.0.payload.as_ref()
    }

    /// The picture in so many columns and rows of pixels, each the mean of what it covers, on a ground.
    pub fn sampled(&self, columns: usize, rows: usize, ground: [u8; 3]) -> Vec<[u8; 3]> {
        sample::sampled(&self.0.small, columns, rows, ground)
    }

    /// A part of the picture in pixels, row by row, each the mean of what it covers, on a ground.
    pub fn part(&self, part: Part, ground: [u8; 3]) -> Vec<[u8; 3]> {
        sample::part(&self.0.small, part, ground)
    }
}

/// The columns and rows of cells, `most` at the most, that a picture of this size in pixels fills best: one of the two
/// is at its most, and each is one at least.
pub fn fitted((width, height): (u32, u32), most: (usize, usize), cell: (u16, u16)) -> (usize, usize) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (cell_width, cell_height) = (u64::from(cell.0.max(1)), u64::from(cell.1.max(1)));
    let (columns, rows) = (most.0.max(1) as u64, most.1.max(1) as u64);
    // A picture of these columns is as many pixels high as its shape asks for; to the nearest row.
    let rows_at = |columns: u64| {
        let pixels = u128::from(columns * cell_width) * u128::from(height) / u128::from(width);
        u64::try_from((pixels + u128::from(cell_height / 2)) / u128::from(cell_height))
            .unwrap_or(u64::MAX)
            .max(1)
    };
    if rows_at(columns) <= rows {
        return (most.0.max(1), usize::try_from(rows_at(columns)).unwrap_or(1));
    }
    let pixels = u128::from(rows * cell_height) * u128::from(width) / u128::from(height);
    let fitting = (pixels + u128::from(cell_width / 2)) / u128::from(cell_width);
    (usize::try_from(fitting).unwrap_or(1).clamp(1, most.0.max(1)), most.1.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_fills_its_room_one_way_and_keeps_its_shape() {
        for (size, most, expected) in [
            ((600, 400), (60, 30), (60, 20)),
            ((600, 400), (60, 10), (30, 10)),
            ((400, 600), (60, 30), (40, 30)),
            ((100, 100), (40, 40), (40, 20)),
            ((10_000, 1), (40, 20), (40, 1)),
            ((1, 10_000), (40, 20), (1, 20)),
            ((1, 1), (0, 0), (1, 1)),
            ((0, 0), (10, 10), (10, 5)),
            ((u32::MAX, u32::MAX), (500, 200), (400, 200)),
        ] {
            assert_eq!(fitted(size, most, USUAL_CELL), expected, "{size:?} in {most:?}");
        }
        assert_eq!(fitted((600, 400), (60, 60), (10, 10)), (60, 40));
        assert_eq!(fitted((600, 400), (60, 60), (0, 0)), (60, 40));
    }
}
