//! The bytes of a page to text: its mark, what it says of itself, or what the bytes look like.

use crate::article::{decode as by_bytes, utf8};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Where browsers look for the charset, in bytes.
const HEAD_BYTES: usize = 4096;

/// Decodes a page. Valid UTF-8 is believed before what the page says: browsers save pages so and leave the old word.
pub(in crate::article) fn decode(bytes: &[u8]) -> String {
    let is_marked = Encoding::for_bom(bytes).is_some();
    if is_marked || utf8(bytes).is_some() {
        return by_bytes(bytes);
    }
    match said(bytes) {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        None => by_bytes(bytes),
    }
}

/// The encoding that the page says it is in: `charset=` in its first bytes, wherever that stands.
fn said(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let (head, _) = WINDOWS_1252.decode_without_bom_handling(head);
    let head = head.to_ascii_lowercase();
    let named = |word: &str| {
        let rest = head.split_once(word)?.1.trim_start().strip_prefix('=')?.trim_start();
        let rest = rest.trim_start_matches(['"', '\'']);
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).unwrap_or(rest.len());
        Encoding::for_label(rest.get(..end)?.as_bytes())
    };
    // The bytes are no UTF-8 or they had been read as such, and a page that is in UTF-16 cannot say so in ASCII.
    named("charset").or_else(|| named("encoding")).filter(|e| ![UTF_8, UTF_16LE, UTF_16BE].contains(e))
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, GBK, SHIFT_JIS};

    #[test]
    fn a_page_is_read_in_the_encoding_that_it_names() {
        for (encoding, words, head) in [
            (BIG5, "新碼頭", "<meta charset=big5>"),
            (GBK, "新码头", "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>"),
            (SHIFT_JIS, "新しい港", "<?xml version='1.0' encoding=\"Shift_JIS\"?>"),
        ] {
            let page = format!("{head}<p>{words}");
            assert_eq!(decode(&encoding.encode(&page).0), page);
            assert_eq!(decode(page.as_bytes()), page, "saved again as UTF-8");
        }
    }

    #[test]
    fn a_page_that_names_none_or_a_wrong_one_is_read_by_its_bytes() {
        let words = "港口發展局局長林海生表示，新碼頭將於明年六月啟用，並會加強與各地航運界的聯繫。";
        for head in ["", "<meta charset=utf-8>", "<meta charset=nonsense>"] {
            let page = format!("{head}<p>{words}");
            assert_eq!(decode(&BIG5.encode(&page).0), page, "{head}");
        }
        let marked = [b"\xEF\xBB\xBF".as_slice(), "<meta charset=big5>新".as_bytes()].concat();
        assert_eq!(decode(&marked), "<meta charset=big5>新");
    }

    #[test]
    fn the_encoding_is_named_up_to_the_end_of_its_name() {
        for (head, expected) in [
            ("<meta charset=big5>", Some(BIG5)),
            ("<META CHARSET = 'Shift_JIS' />", Some(SHIFT_JIS)),
            ("<?xml version='1.0' encoding=\"gb2312\"?>", Some(GBK)),
            ("<meta charset=utf-8>", None),
            ("<meta charset=utf-16le>", None),
            ("<p>no charset is named", None),
        ] {
            assert_eq!(said(head.as_bytes()), expected, "{head}");
        }
    }
}
