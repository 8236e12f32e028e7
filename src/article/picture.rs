//! The pictures that captions name, out of the document that they are in; and what a picture is, by its bytes.

use super::archive::Archive;
use super::{Format, html};
use base64ct::{Base64, Encoding as _};

/// The largest picture that is taken out, in bytes.
pub const MAX_PICTURE_BYTES: usize = 16 << 20;

/// Takes a picture out of a document, by the name that a caption has for it. One that a page keeps in a file beside it is
/// not in the document: nothing.
pub fn picture(bytes: &[u8], format: Format, name: &str) -> Option<Vec<u8>> {
    let picture = match format {
        Format::Html => in_page(bytes, name)?,
        Format::Docx | Format::Epub => Archive::open(bytes).ok()?.read(name).ok()??,
        Format::Plain | Format::Markdown | Format::Rtf => return None,
    };
    (picture.len() <= MAX_PICTURE_BYTES).then_some(picture)
}

/// The ending of the name that a picture should have: nothing for what is none, or of another kind than decks show.
pub fn picture_ending(bytes: &[u8]) -> Option<&'static str> {
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some("jpg"),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some("png"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("gif"),
        _ => is_webp.then_some("webp"),
    }
}

/// `data:3`: the fourth that the page has in itself.
fn in_page(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let number = name.strip_prefix("data:")?.parse().ok()?;
    let address = html::data_address(&html::decode(bytes), number)?;
    let (head, data) = address.strip_prefix("data:")?.split_once(',')?;
    let data: Vec<u8> = data.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    if head.ends_with(";base64") {
        return Base64::decode_vec(std::str::from_utf8(&data).ok()?).ok();
    }
    Some(percent_decoded(&data))
}

/// Bytes as an address has them: `%20` is a space.
pub(crate) fn percent_decoded(mut rest: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(rest.len());
    while let Some((first, more)) = rest.split_first() {
        let hex = (*first == b'%').then(|| more.get(..2)).flatten();
        let byte = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { more.get(2..).unwrap_or_default() } else { more };
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::archive::tests::zip;

    #[test]
    fn a_picture_is_taken_out_of_its_document() {
        let page =
            b"<img src='a.png'><img src='data:image/png;base64,iVBO\nRw=='><img src='data:image/gif,GIF%38'>";
        for (name, expected) in [
            ("data:0", Some(b"\x89PNG".as_slice())),
            ("data:1", Some(b"GIF8")),
            ("data:2", None),
            ("data:x", None),
            ("a.png", None),
        ] {
            assert_eq!(picture(page, Format::Html, name).as_deref(), expected, "{name}");
        }
        let archive = zip(&[("word/media/a.png", b"\x89PNG")]);
        assert_eq!(
            picture(&archive, Format::Docx, "word/media/a.png").as_deref(),
            Some(b"\x89PNG".as_slice())
        );
        assert_eq!(picture(&archive, Format::Epub, "b.png"), None);
        assert_eq!(picture(b"PK", Format::Docx, "a.png"), None);
    }

    #[test]
    fn a_picture_is_known_by_its_bytes() {
        for (bytes, expected) in [
            (b"\xFF\xD8\xFF\xE0".as_slice(), Some("jpg")),
            (b"\x89PNG\r\n\x1A\n", Some("png")),
            (b"GIF89a", Some("gif")),
            (b"RIFF\0\0\0\0WEBPVP8 ", Some("webp")),
            (b"RIFF\0\0\0\0WAVE", None),
            (b"<svg>", None),
            (b"", None),
        ] {
            assert_eq!(picture_ending(bytes), expected, "{bytes:?}");
        }
    }
}
