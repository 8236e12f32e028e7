//! Windows' numbers of code pages and of character sets to encodings.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

/// A code page (`\ansicpg950`), the number of a font's character set (`\fcharset136`) where there is one, and its encoding.
const PAGES: &[(i32, Option<i32>, &Encoding)] = &[
    (950, Some(136), BIG5),
    (936, Some(134), GBK),
    (932, Some(128), SHIFT_JIS),
    (949, Some(129), EUC_KR),
    (874, Some(222), WINDOWS_874),
    (1250, Some(238), WINDOWS_1250),
    (1251, Some(204), WINDOWS_1251),
    (1252, None, WINDOWS_1252),
    (1253, Some(161), WINDOWS_1253),
    (1254, Some(162), WINDOWS_1254),
    (1255, Some(177), WINDOWS_1255),
    (1256, Some(178), WINDOWS_1256),
    (1257, Some(186), WINDOWS_1257),
    (1258, Some(163), WINDOWS_1258),
    (10000, Some(77), MACINTOSH),
    (65001, None, UTF_8),
];

/// The encoding of a code page.
pub(super) fn of_page(number: i32) -> Option<&'static Encoding> {
    PAGES.iter().find(|(page, _, _)| *page == number).map(|(_, _, encoding)| *encoding)
}

/// The encoding of a font's character set; nothing for the one that is the document's.
pub(super) fn of_charset(number: i32) -> Option<&'static Encoding> {
    PAGES.iter().find(|(_, charset, _)| *charset == Some(number)).map(|(_, _, encoding)| *encoding)
}
