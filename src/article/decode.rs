//! Bytes to text: UTF-8, UTF-16 with its mark or without, or else the encoding that the bytes look like.

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How much of a file is looked at to tell what it is, in bytes: even, so that UTF-16 is not cut in two.
pub(super) const HEAD_BYTES: usize = 8 * 1024;

/// Decodes an article. What is not valid in its encoding becomes U+FFFD; nothing fails.
pub fn decode(bytes: &[u8]) -> String {
    as_text(bytes).into_owned()
}

/// The same, without a copy of what is UTF-8 already.
pub(super) fn as_text(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return text;
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    if is_iso_2022_jp(bytes) {
        return ISO_2022_JP.decode_without_bom_handling(bytes).0;
    }
    if let Some(text) = utf8(bytes) {
        return text;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let (text, _) = detector.guess(None, chardetng::Utf8Detection::Allow).decode_without_bom_handling(bytes);
    text.into_owned().into()
}

/// Tells Japanese as old mails and wires have it: of seven bits, so that it is UTF-8 too, with what switches to JIS X 0208
/// (ISO-2022-JP, RFC 1468).
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let switches = memchr::memchr_iter(b'\x1B', bytes).any(|at| {
        let behind = bytes.get(at + 1..at + 3);
        behind == Some(b"$B") || behind == Some(b"$@")
    });
    switches && bytes.is_ascii()
}

/// The text of bytes that are UTF-8, as it stands: a mark of byte order is part of it. The standard library takes ten times
/// as long to see that Chinese is valid, a tenth of the time in which a large deck opens.
pub fn utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    UTF_8.decode_without_bom_handling_and_without_replacement(bytes)
}

/// The text that a file begins with, without the character that is cut in two at the end of what is looked at.
pub(super) fn head_text(bytes: &[u8]) -> Cow<'_, str> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let n_whole = match std::str::from_utf8(head) {
        Err(error) if error.error_len().is_none() && head.len() < bytes.len() => error.valid_up_to(),
        _ => head.len(),
    };
    as_text(head.get(..n_whole).unwrap_or(head))
}

/// Finds UTF-16 without its mark. Only bytes that no other text has (NUL, controls) raise the question: each line's
/// end is one, 000A. The answer is the order in which the text reads as text, with more of what every text has.
pub(super) fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    if !bytes.len().is_multiple_of(2) || !head.iter().any(|b| is_no_text(char::from(*b))) {
        return None;
    }
    if !head.contains(&0) && utf8(bytes).is_some() {
        return None;
    }
    let orders = [UTF_16LE, UTF_16BE].into_iter().filter_map(|encoding| {
        let (text, _) = encoding.decode_without_bom_handling(head);
        let n_chars = text.chars().count();
        let n_likely = text.chars().filter(|c| is_likely(*c)).count();
        let n_common = text.chars().filter(|c| is_common(*c)).count();
        let is_text =
            n_chars >= 4 && n_common > 0 && n_likely * 10 >= n_chars * 9 && !text.contains(is_no_text);
        is_text.then_some(((n_likely, n_common), encoding))
    });
    orders.max_by_key(|(n, _)| *n).map(|(_, encoding)| encoding)
}

/// Tells a control that no text has. Form feeds part pages and escapes switch the sets of ISO 2022.
pub(super) fn is_no_text(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{C}' | '\u{1B}' | '\u{7F}')
}

/// What most texts hold.
fn is_common(c: char) -> bool {
    c == '\n' || (' '..='~').contains(&c) || matches!(c, '\u{3000}'..='\u{3002}' | '，')
}

/// The scripts that articles are in.
fn is_likely(c: char) -> bool {
    is_common(c)
        || matches!(u32::from(c), 0x9..=0xD | 0xA0..=0x52F | 0x2010..=0x205E | 0x20AC | 0x3000..=0x9FFF
            | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x1F300..=0x1FAFF | 0x20000..=0x323AF)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCES: [&str; 5] = [
        "港口發展局局長林海生表示，新碼頭將於明年六月啟用，並會加強與各地航運界的聯繫。",
        "林海生：港口\n\n新碼頭明年啟用。\n",
        "The harbour board met.\n",
        "港の整備は来年から始まる予定です。",
        // In the other order the numeral is an N.
        "一一一一一一一一一一一一一一，",
    ];

    #[test]
    fn a_head_ends_between_characters() {
        let long = format!("a{}", "港".repeat(HEAD_BYTES));
        assert_eq!(head_text(long.as_bytes()).chars().filter(|c| *c == '港').count(), (HEAD_BYTES - 1) / 3);
        assert!(!head_text(long.as_bytes()).contains('\u{FFFD}'));
        // Of a short file there is no more: its last bytes are no half of a character.
        assert_eq!(head_text(b"Caf\xE9"), "Café");
    }

    #[test]
    fn articles_in_other_encodings_are_read() {
        let text = SENTENCES[0];
        for encoding in [encoding_rs::BIG5, encoding_rs::UTF_8] {
            let (bytes, _, _) = encoding.encode(text);
            assert_eq!(decode(&bytes), text, "{}", encoding.name());
        }
        assert_eq!(decode(b"\xef\xbb\xbfbriefing"), "briefing");
        assert_eq!(decode(b""), "");
    }

    #[test]
    fn japanese_of_seven_bits_is_read() {
        let text = "港の整備は来年から始まる。\nThe board met.\n";
        let (bytes, _, _) = encoding_rs::EUC_JP.encode(text);
        // Two bytes of EUC-JP are those of ISO-2022-JP with their eighth bits.
        for switch in ["$B", "$@"] {
            let mut mail = Vec::new();
            let mut is_wide = false;
            for byte in bytes.iter() {
                if (*byte >= 0x80) != is_wide {
                    is_wide = !is_wide;
                    mail.extend(format!("\u{1b}{}", if is_wide { switch } else { "(B" }).bytes());
                }
                mail.push(byte & 0x7F);
            }
            assert_eq!(decode(&mail), text, "{switch}");
        }
        // Other escapes, and what is not of seven bits, are none of it.
        for other in ["\u{1b}[31mred\u{1b}(B $B", "\u{1b}$Bé"] {
            assert_eq!(decode(other.as_bytes()), other);
        }
    }

    #[test]
    fn utf_16_is_read_with_its_mark_and_without() {
        for text in SENTENCES {
            for order in [u16::to_le_bytes, u16::to_be_bytes] {
                let bytes: Vec<u8> = text.encode_utf16().flat_map(order).collect();
                assert_eq!(decode(&bytes), text);
                let marked = [&order(0xFEFF), bytes.as_slice()].concat();
                assert_eq!(decode(&marked), text);
            }
        }
    }

    #[test]
    fn what_is_no_utf_16_is_not_taken_for_it() {
        for encoding in [encoding_rs::BIG5, encoding_rs::GBK, encoding_rs::SHIFT_JIS, encoding_rs::EUC_KR] {
            for text in SENTENCES {
                assert_eq!(unmarked_utf16(&encoding.encode(text).0), None, "{} {text}", encoding.name());
            }
        }
        let damaged: Vec<u8> =
            "words\u{1} and more words\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(unmarked_utf16(&damaged), None);
        for bytes in
            ["bell \u{7} in UTF-8!".as_bytes(), b"\x01\x00\x02\x00\x03\x00\x04\x00", b"\x00ab\x00", b""]
        {
            assert_eq!(unmarked_utf16(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn nine_tenths_of_a_text_in_utf_16_are_of_known_scripts() {
        let unmarked = |text: &str| {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            unmarked_utf16(&bytes).map(Encoding::name)
        };
        // U+1200 is of Ethiopic, which no article here is in.
        assert_eq!(unmarked(&format!("{}\u{1200}\n", "港".repeat(8))), Some("UTF-16LE"));
        assert_eq!(unmarked(&format!("{}\u{1200}\n", "港".repeat(7))), None);
        assert_eq!(unmarked("港口港\n"), Some("UTF-16LE"));
        assert_eq!(unmarked("港口\n"), None, "too short to tell");
        assert_eq!(unmarked("a港口\u{1}\n"), None);
        for (c, is_common_one, is_likely_one) in [
            ('\n', true, true),
            (' ', true, true),
            ('~', true, true),
            ('\u{7F}', false, false),
            ('。', true, true),
            ('，', true, true),
            ('〃', false, true),
            ('港', false, true),
            ('가', false, true),
            ('é', false, true),
            ('\u{530}', false, false),
            ('“', false, true),
            ('\u{E000}', false, false),
            ('€', false, true),
        ] {
            assert_eq!((is_common(c), is_likely(c)), (is_common_one, is_likely_one), "{c:?}");
        }
        for (c, expected) in [
            ('\0', true),
            ('\u{1F}', true),
            ('\t', false),
            ('\r', false),
            ('\u{C}', false),
            ('\u{1B}', false),
            ('\u{7F}', false),
            ('a', false),
            ('\u{80}', false),
        ] {
            assert_eq!(is_no_text(c), expected, "{c:?}");
        }
    }

    #[test]
    fn what_is_utf_8_without_nul_is_no_utf_16() {
        assert_eq!(unmarked_utf16(b"\x010ababab"), None);
    }
}
