//! Bytes to text: UTF-8, UTF-16 by its mark, or else the encoding that the bytes look like.

use encoding_rs::Encoding;

/// Decodes an article. What is not valid in its encoding becomes U+FFFD; nothing fails.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return text.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let (text, _) = detector.guess(None, chardetng::Utf8Detection::Allow).decode_without_bom_handling(bytes);
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_in_other_encodings_are_read() {
        let text = "港口發展局局長林海生表示，新碼頭將於明年六月啟用，並會加強與各地航運界的聯繫。";
        for encoding in [encoding_rs::BIG5, encoding_rs::UTF_8] {
            let (bytes, _, _) = encoding.encode(text);
            assert_eq!(decode(&bytes), text, "{}", encoding.name());
        }
        let utf16: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&utf16), text);
        assert_eq!(decode(b"\xef\xbb\xbfbriefing"), "briefing");
        assert_eq!(decode(b""), "");
    }
}
