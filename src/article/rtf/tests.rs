use crate::article::{self, Format};
use crate::text::slice;
use encoding_rs::{BIG5, Encoding, GBK, SHIFT_JIS, WINDOWS_1252};
use proptest::prelude::*;

fn texts(source: &[u8]) -> Vec<String> {
    assert_eq!(article::sniff(source, ""), article::Sniffed::Document(Format::Rtf));
    let article = article::read_document(source, Format::Rtf).expect("a document");
    article
        .blocks
        .into_iter()
        .map(|b| format!("{} {}", slice(b.kind.name(), 0..1).to_uppercase(), b.text))
        .collect()
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    assert_eq!(texts(format!("{{\\rtf1\\ansi\\ansicpg1252 {body}}}").as_bytes()), expected, "{body}");
}

/// `\'xx` of each byte.
fn hex(encoding: &'static Encoding, text: &str) -> String {
    let bytes = encoding.encode(text).0;
    bytes.iter().map(|byte| format!("\\'{byte:02x}")).collect::<Vec<_>>().concat()
}

#[test]
fn words_are_read_in_each_code_page_and_in_that_of_their_font() {
    for (page, encoding, text) in [
        (950, BIG5, "港務局公布功能，許蓋。"),
        (936, GBK, "港务局今日公布设计。"),
        (932, SHIFT_JIS, "港の整備は来年から。"),
        (1252, WINDOWS_1252, "Ålesund – « naïve »."),
    ] {
        let source = format!("{{\\rtf1\\ansi\\ansicpg{page} {}\\par}}", hex(encoding, text));
        assert_eq!(texts(source.as_bytes()), [format!("P {text}")], "{page}");
        let raw =
            [format!("{{\\rtf1\\ansi\\ansicpg{page} x").as_bytes(), &encoding.encode(text).0, b"}"].concat();
        if !raw.contains(&b'\\') || encoding == WINDOWS_1252 {
            assert_eq!(texts(&raw), [format!("P x{text}")], "{page}");
        }
    }
    let fonts = "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset136 Ming;}}";
    check(
        &format!("{fonts}\\f0 caf\\'e9, {{\\f1 {}}} \\'e9t\\'e9.\\par", hex(BIG5, "港口")),
        &["P café, 港口 été."],
    );
}

#[test]
fn a_character_in_unicode_has_so_many_others_behind_it_for_old_readers() {
    for (body, expected) in [
        ("\\u28207?\\u21475?.", "P 港口."),
        ("\\uc0\\u28207\\u21475 .", "P 港口."),
        ("\\uc2\\u28207\\'b4\\'e4\\u21475 ab.", "P 港口."),
        ("{\\uc2\\u28207??}\\u21475?.", "P 港口."),
        ("a\\u-10179?\\u-8704?.", "P a😀."),
        ("\\u-10179?x.", "P x."),
        ("\\uc1\\u28207\\'3f\\'41.", "P 港A."),
        ("a\\~b\\_c\\-d\\emdash e\\{\\\\\\}.", "P a b-cd—e{\\}."),
        ("one \\rquote{} two\nthree.", "P one ’ twothree."),
    ] {
        check(body, &[expected]);
    }
}

#[test]
fn what_no_reader_sees_is_passed_over() {
    check(
        "{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\*\\generator X;}{\\info{\\author A}{\\title Port}}{\\header head\\par}\
        Shown{\\*\\unknown{\\b hidden}}{\\v hidden} words{\\field{\\*\\fldinst HYPERLINK}{\\fldrslt  linked}}{\\footnote note},\
        {\\pict\\bin5 }}}}}x} and more.\\par",
        &["T Port", "P Shown words linked, and more."],
    );
}

#[test]
fn headings_are_known_by_style_and_level_and_the_title_by_its_style_or_the_properties() {
    let styles = "{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}{\\s2\\outlinelevel1 Ours;}{\\s3 caption;}{\\s4 Title;}{\\*\\cs9 Strong;}}";
    check(
        &format!(
            "{styles}{{\\pard\\s4 Port\\par}}{{\\pard\\s1 Why now\\par}}\\pard The board met.\\par\\pard\\s2 Later\\par\\pard It met again.\\par
            \\pard\\s3 The crane\\par\\pard\\outlinelevel0 Last\\par\\pard\\ls1\\ilvl0 one\\par\\pard It rose.\\line And fell.\\par"
        ),
        &["T Port", "H Why now", "P The board met.", "H Later", "P It met again.", "C The crane", "H Last", "P one", "P It rose.", "P And fell."],
    );
    check(
        "{\\info{\\title A port}}The board met on Friday, and approved the plan.\\par",
        &["T A port", "P The board met on Friday, and approved the plan."],
    );
    check(
        "A port\\par The board met on Friday.\\par {\\b Why now}\\par It rose again.\\par",
        &["T A port", "S The board met on Friday.", "H Why now", "P It rose again."],
    );
}

#[test]
fn a_row_is_a_paragraph() {
    check(
        "A port.\\par\\trowd\\pard\\intbl Year\\cell Boxes\\cell\\row\\pard It rose.\\par",
        &["P A port.", "P Year\u{3000}Boxes", "P It rose."],
    );
}

#[test]
fn groups_without_end_are_refused_and_odd_ends_are_none() {
    let deep = format!("{{\\rtf1 {}", "{".repeat(100_000));
    assert_eq!(article::read_document(deep.as_bytes(), Format::Rtf).err().map(|r| r.what), Some("damaged"));
    for source in
        ["{\\rtf1", "{\\rtf1 a}}}b", "{\\rtf1 \\'", "{\\rtf1 \\u", "{\\rtf1 \\", "{\\rtf1 \\bin99999999999 a"]
    {
        assert!(article::read_document(source.as_bytes(), Format::Rtf).is_ok(), "{source}");
    }
}

const WHOLE: &str = "{\\rtf1\\ansi\\ansicpg950{\\fonttbl{\\f0\\fcharset136 Ming;}}{\\stylesheet{\\s1 heading 1;}}\\pard\\s1\\u28207?\\par\\pard\\f0\\'b4\\'e4{\\b x}\\uc2\\u21475 ab\\trowd\\intbl a\\cell\\row{\\*\\x y}\\bin3 abc\\par}";

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = article::read_document(&[b"{\\rtf1 ".as_slice(), &bytes].concat(), Format::Rtf);
    }

    #[test]
    fn a_damaged_document_is_read_or_refused(at in 0..WHOLE.len(), to in 0..WHOLE.len(), new in "[\\\\{}'u0-9a-z -]{0,8}") {
        let bytes = [&WHOLE.as_bytes()[..at], new.as_bytes(), &WHOLE.as_bytes()[to..]].concat();
        if let Ok(article) = article::read_document(&bytes, Format::Rtf) {
            for block in &article.blocks {
                let n_inked: usize = block.parts.iter().map(|p| p.n_inked).sum();
                prop_assert_eq!(n_inked, article::n_ink(&block.text), "{:?}", block);
            }
        }
    }
}

#[test]
fn a_paragraph_that_is_bold_from_end_to_end_heads_what_follows() {
    let long = "The board approved the plan for the new pier on Friday.";
    for (line, expected) in [
        ("{\\b Why now?}", "H Why now?"),
        ("{\\b Why} {\\b now?}", "H Why now?"),
        ("{\\b Why} now?", "P Why now?"),
        ("\\b Why\\b0  now?", "P Why now?"),
        ("\\b Why\\plain  now?", "P Why now?"),
    ] {
        let texts = texts(
            format!("{{\\rtf1\\ansi {long}\\par {line}\\par\\plain {long} Again.\\par Then {long}\\par}}")
                .as_bytes(),
        );
        let found = texts.iter().find(|text| text.ends_with("Why now?")).expect("the line");
        let is_heading = found.starts_with('H');
        assert_eq!(is_heading, expected.starts_with('H'), "{line}: {texts:?}");
    }
}

#[test]
fn words_outside_of_the_text_say_nothing_of_it() {
    check("One.{\\info\\par{\\author A\\par}} Two.\\par", &["P One. Two."]);
    check("One. {\\v hidden}Two.{\\deleted gone}\\par", &["P One. Two."]);
}

#[test]
fn the_last_cell_of_a_row_may_end_with_it() {
    check(
        "\\intbl Year\\cell Boxes\\row\\pard The board met.\\par",
        &["P Year\u{3000}Boxes", "P The board met."],
    );
    check(
        "\\intbl Year\\cell Boxes\\cell\\row\\pard The board met.\\par",
        &["P Year\u{3000}Boxes", "P The board met."],
    );
}
