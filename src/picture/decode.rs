//! Bytes to a picture: the header first, then the pixels, then upright and small.

use super::{Detail, Inner, MAX_BYTES, MAX_PIXELS, Payload, Picture, Pixels, Refusal};
use base64ct::{Base64, Encoding as _};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder as _, ImageEncoder as _, ImageError, ImageReader, Limits,
};
use std::io::Cursor;
use std::sync::Arc;

/// The longest side, in pixels, of what blocks are made of: a cell shows two by two, and no slide has 160 columns of
/// picture that anybody could tell from these.
const SMALL_SIDE: u32 = 320;
/// The most pixels of a PNG for a terminal: 60 by 20 cells of 10 by 20, 0.6 MB of a photo.
const PNG_PIXELS: u32 = 300_000;
/// The longest side of a JPEG.
const JPEG_SIDE: u32 = 1200;
const JPEG_QUALITY: u8 = 82;
/// The most bytes of decoded pixels: those of the most pixels in 24 bits. (64 MiB would refuse the 24 megapixels of the
/// commonest cameras.)
const MAX_DECODED: u64 = MAX_PIXELS * 3;

pub(super) fn decode(bytes: &[u8], detail: Detail) -> Result<Picture, Refusal> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    let whole = upright(bytes, largest(detail))?;
    let small =
        if detail == Detail::Pixels { pixels(&within(whole.0.clone(), PNG_PIXELS)) } else { small(&whole.0) };
    let payload = match detail {
        Detail::Blocks | Detail::Pixels => None,
        Detail::Png => Some(png(&within(whole.0, PNG_PIXELS))?),
        Detail::Jpeg => Some(jpeg(whole.0)?),
    };
    Ok(Picture(Arc::new(Inner { size: whole.1, small, payload })))
}

/// The longest side that is of use.
const fn largest(detail: Detail) -> u32 {
    match detail {
        Detail::Blocks => SMALL_SIDE,
        Detail::Pixels | Detail::Png | Detail::Jpeg => JPEG_SIDE,
    }
}

/// Decodes and turns a picture, made small on the way; gives with it the size that it had.
fn upright(bytes: &[u8], side: u32) -> Result<(DynamicImage, (u32, u32)), Refusal> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Refusal::Damaged)?;
    if reader.format().is_none() {
        return Err(Refusal::Unknown);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refusal(&error))?;
    let (width, height) = decoder.dimensions();
    let is_large = u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_DECODED;
    if is_large {
        return Err(Refusal::TooLarge);
    }
    if width == 0 || height == 0 {
        return Err(Refusal::Damaged);
    }
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let whole = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    // Turned when it is small: a photo of 12 megapixels takes as long to turn as to decode.
    let mut small = if width.max(height) > side { whole.thumbnail(side, side) } else { whole };
    small.apply_orientation(orientation);
    let is_turned = (small.width() > small.height()) != (width > height) && width != height;
    Ok((small, if is_turned { (height, width) } else { (width, height) }))
}

fn refusal(error: &ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::TooLarge,
        ImageError::Unsupported(_) => Refusal::Unknown,
        _ => Refusal::Damaged,
    }
}

fn small(image: &DynamicImage) -> Pixels {
    let is_large = image.width().max(image.height()) > SMALL_SIDE;
    if is_large { pixels(&image.thumbnail(SMALL_SIDE, SMALL_SIDE)) } else { pixels(image) }
}

fn pixels(image: &DynamicImage) -> Pixels {
    let rgba = image.to_rgba8();
    let (columns, rows) = (rgba.width() as usize, rgba.height() as usize);
    Pixels { columns, rows, rgba: rgba.pixels().map(|pixel| pixel.0).collect() }
}

/// The picture with so many pixels at the most.
fn within(image: DynamicImage, n_pixels: u32) -> DynamicImage {
    let n = u64::from(image.width()) * u64::from(image.height());
    if n <= u64::from(n_pixels) {
        return image;
    }
    // The side of the square that holds a picture of this shape and so many pixels.
    let longest = u64::from(image.width().max(image.height()));
    let side = (u64::from(n_pixels) * longest * longest / n).isqrt();
    let side = u32::try_from(side).unwrap_or(u32::MAX).max(1);
    image.thumbnail(side, side)
}

fn png(image: &DynamicImage) -> Result<Payload, Refusal> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    let in_eight_bits: DynamicImage =
        if image.color().has_alpha() { image.to_rgba8().into() } else { image.to_rgb8().into() };
    in_eight_bits.write_with_encoder(encoder).map_err(|_| Refusal::Damaged)?;
    Ok(Payload { media_type: "image/png", base64: Base64::encode_string(&bytes) })
}

pub(super) fn png_of(pixels: &[[u8; 3]], width: usize) -> Option<Vec<u8>> {
    let width = u32::try_from(width).ok().filter(|width| *width > 0)?;
    let height = u32::try_from(pixels.len()).ok()? / width;
    let mut bytes = Vec::new();
    // Few pixels at a time, while keys may wait: the fastest.
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Sub);
    encoder.write_image(pixels.as_flattened(), width, height, ExtendedColorType::Rgb8).ok()?;
    Some(bytes)
}

fn jpeg(image: DynamicImage) -> Result<Payload, Refusal> {
    if image.color().has_alpha() {
        return png(&within(image, PNG_PIXELS));
    }
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
    DynamicImage::from(image.to_rgb8()).write_with_encoder(encoder).map_err(|_| Refusal::Damaged)?;
    Ok(Payload { media_type: "image/jpeg", base64: Base64::encode_string(&bytes) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

    /// A picture whose upper left quarter is red and the rest blue.
    fn flag(width: u32, height: u32) -> DynamicImage {
        RgbImage::from_fn(width, height, |x, y| {
            if x < width / 2 && y < height / 2 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) }
        })
        .into()
    }

    fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// Puts an EXIF segment with this orientation behind the start of a JPEG.
    fn turned(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
        let mut out = jpeg[..2].to_vec();
        out.extend([0xFF, 0xE1]);
        out.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        out.extend(exif);
        out.extend(&jpeg[2..]);
        out
    }

    /// Where the red quarter is: the quarters from the upper left, row by row.
    fn red_quarter(picture: &Picture) -> usize {
        picture.sampled(2, 2, [0; 3]).iter().position(|[r, _, b]| r > b).unwrap()
    }

    #[test]
    fn each_format_is_read() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
            let picture = decode(&written(&flag(64, 32), format), Detail::Blocks).unwrap();
            assert_eq!((picture.size(), red_quarter(&picture)), ((64, 32), 0), "{format:?}");
        }
    }

    #[test]
    fn a_photo_stands_as_its_camera_was_held() {
        let jpeg = written(&flag(64, 32), ImageFormat::Jpeg);
        for (orientation, size, quarter) in [
            (1, (64, 32), 0),
            (2, (64, 32), 1),
            (3, (64, 32), 3),
            (4, (64, 32), 2),
            (5, (32, 64), 0),
            (6, (32, 64), 1),
            (7, (32, 64), 3),
            (8, (32, 64), 2),
        ] {
            let picture = decode(&turned(&jpeg, orientation), Detail::Blocks).unwrap();
            assert_eq!((picture.size(), red_quarter(&picture)), (size, quarter), "{orientation}");
        }
    }

    #[test]
    fn of_an_animation_the_first_frame_is_shown() {
        let mut bytes = Vec::new();
        let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
        let frame = |image: DynamicImage| image::Frame::new(image.to_rgba8());
        encoder.encode_frames([frame(flag(8, 8)), frame(flag(8, 8).rotate180())]).unwrap();
        drop(encoder);
        assert_eq!(red_quarter(&decode(&bytes, Detail::Blocks).unwrap()), 0);
    }

    /// A PNG of one row of zeros, whose header says that it has other dimensions.
    fn claimed(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = written(&DynamicImage::new_luma8(1, 1), ImageFormat::Png);
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let mut crc = !0_u32;
        for byte in &bytes[12..29] {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = (crc >> 1) ^ (0xEDB8_8320 * (crc & 1));
            }
        }
        bytes[29..33].copy_from_slice(&(!crc).to_be_bytes());
        bytes
    }

    #[test]
    fn what_is_too_large_is_refused_by_its_header() {
        let refused = |bytes: &[u8]| decode(bytes, Detail::Blocks).unwrap_err();
        assert_eq!(refused(&claimed(8000, 5001)), Refusal::TooLarge);
        assert_eq!(refused(&claimed(u32::MAX >> 1, u32::MAX >> 1)), Refusal::TooLarge);
        assert_eq!(refused(&claimed(8000, 4999)), Refusal::Damaged, "within the limits, and then not there");
        assert_eq!(refused(&vec![0; usize::try_from(MAX_BYTES).unwrap() + 1]), Refusal::TooLarge);
    }

    #[test]
    fn what_is_no_picture_is_told_apart_from_a_damaged_one() {
        let refused = |bytes: &[u8]| decode(bytes, Detail::Blocks).unwrap_err();
        assert_eq!(refused(b""), Refusal::Unknown);
        assert_eq!(refused("港口".as_bytes()), Refusal::Unknown);
        assert_eq!(refused(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Refusal::Unknown);
        for format in [ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
            let bytes = written(&flag(64, 32), format);
            assert_eq!(refused(&bytes[..bytes.len() / 4]), Refusal::Damaged, "{format:?}");
        }
    }

    #[test]
    fn a_payload_is_small_and_knows_nothing_of_the_camera() {
        let jpeg = turned(&written(&flag(3000, 2000), ImageFormat::Jpeg), 6);
        let payload = |detail| {
            let picture = decode(&jpeg, detail).unwrap();
            assert_eq!(picture.size(), (2000, 3000));
            let payload = picture.payload().unwrap().clone();
            let bytes = Base64::decode_vec(&payload.base64).unwrap();
            assert!(!bytes.windows(4).any(|four| four == b"Exif"));
            let image = image::load_from_memory(&bytes).unwrap();
            (payload.media_type, image.width(), image.height())
        };
        assert_eq!(payload(Detail::Jpeg), ("image/jpeg", 800, 1200));
        assert_eq!(payload(Detail::Png), ("image/png", 447, 670));
        assert!(decode(&jpeg, Detail::Blocks).unwrap().payload().is_none());
    }

    #[test]
    fn a_picture_that_lets_its_ground_through_stays_so() {
        let clear: DynamicImage = RgbaImage::from_pixel(4, 4, Rgba([255, 0, 0, 0])).into();
        let picture = decode(&written(&clear, ImageFormat::Png), Detail::Jpeg).unwrap();
        assert_eq!(picture.payload().unwrap().media_type, "image/png");
        assert_eq!(picture.sampled(1, 1, [1, 2, 3]), [[1, 2, 3]]);
    }
}
