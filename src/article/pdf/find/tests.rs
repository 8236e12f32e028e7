use super::super::super::read_layout;
use super::*;
use crate::article::Kind;
use crate::text::slice;

/// Text at a place, in points from the lower left corner: its size, and the text.
type Text<'a> = (f64, f64, f64, &'a str);

fn hex(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("{unit:04X}")).collect::<Vec<_>>().concat()
}

/// What sets texts: English in Helvetica, all else in a font of characters that are numbered as Unicode does.
fn stream(texts: &[Text<'_>]) -> String {
    let set = |(x, y, size, text): &Text<'_>| {
        if text.is_ascii() {
            format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n")
        } else {
            format!("BT /F2 {size} Tf {x} {y} Td <{}> Tj ET\n", hex(text))
        }
    };
    texts.iter().map(set).collect()
}

/// A PDF of one page, as few of its parts as there may be.
fn pdf(stream: &str, texts: &[Text<'_>]) -> Vec<u8> {
    let mut chars: Vec<char> = texts.iter().flat_map(|text| text.3.chars()).collect();
    chars.sort_unstable();
    chars.dedup();
    let map: Vec<String> = chars.iter().map(|c| format!("<{0}> <{0}>\n", hex(&c.to_string()))).collect();
    let map = map.concat();
    let map = format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n\
        1 begincodespacerange <0000> <FFFF> endcodespacerange\n{} beginbfchar\n{map}endbfchar\nendcmap end end",
        chars.len()
    );
    let of_stream = |text: &str| format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len());
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 8 0 R \
        /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>"
            .to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Harbour /Encoding /Identity-H \
        /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Harbour /DW 1000 \
        /FontDescriptor 9 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
            .to_owned(),
        of_stream(&map),
        of_stream(stream),
        "<< /Type /FontDescriptor /FontName /Harbour /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 \
        /Descent -200 /CapHeight 800 /StemV 80 >>"
            .to_owned(),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (i, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{} 0 obj\n{object}\nendobj\n", i + 1);
    }
    let end =
        format!("trailer\n<< /Root 1 0 R /Size {} >>\nstartxref\n{}\n%%EOF\n", objects.len() + 1, out.len());
    (out + &table + &end).into_bytes()
}

#[track_caller]
fn check(texts: &[Text<'_>], expected: &str) {
    let layout = find_layout(&pdf(&stream(texts), texts)).expect("a layout");
    let article = read_layout(&layout).expect("an article");
    let line = |b: &crate::article::Block| {
        let kind = if b.kind == Kind::Standfirst { Kind::Paragraph } else { b.kind };
        format!("{} {}\n", slice(kind.name(), 0..1).to_uppercase(), b.text)
    };
    assert_eq!(article.blocks.iter().map(line).collect::<String>(), expected, "{layout}");
}

#[test]
fn a_page_is_read_as_from_pdftotext() {
    check(
        &[
            (50.0, 700.0, 24.0, "海港三年回顧"),
            (50.0, 650.0, 10.0, "港務局今日公布新碼頭的設計，並表示工程會在明年"),
            (50.0, 634.0, 10.0, "展開。"),
            (50.0, 600.0, 10.0, "局長林海生表示，現有的航線已經飽和。"),
        ],
        "T 海港三年回顧
P 港務局今日公布新碼頭的設計，並表示工程會在明年展開。
P 局長林海生表示，現有的航線已經飽和。
",
    );
    check(
        &[(50.0, 700.0, 24.0, "Harbour opens"), (50.0, 650.0, 10.0, "The board approved the new pier.")],
        "T Harbour opens\nP The board approved the new pier.\n",
    );
}

#[test]
fn columns_are_read_one_after_the_other() {
    check(
        &[
            (50.0, 700.0, 24.0, "海港三年"),
            (50.0, 650.0, 10.0, "港務局今日公布新碼頭的設計，"),
            (50.0, 634.0, 10.0, "並表示工程會在明年展開。"),
            (300.0, 650.0, 10.0, "局長林海生表示，現有的航線"),
            (300.0, 634.0, 10.0, "已經飽和。"),
        ],
        "T 海港三年
P 港務局今日公布新碼頭的設計，並表示工程會在明年展開。
P 局長林海生表示，現有的航線已經飽和。
",
    );
}

#[test]
fn what_is_printed_twice_to_be_bold_is_said_once_and_marks_are_kept() {
    let texts = [(50.0, 700.0, 10.0, "新碼頭明年啟用"), (50.3, 700.0, 10.0, "新碼頭明年啟用")];
    let glyphs: Vec<String> = "新碼頭"
        .chars()
        .zip([50.0, 60.0, 70.0])
        .flat_map(|(c, x)| [x, x + 0.3].map(|x| stream(&[(x, 700.0, 10.0, &c.to_string())])))
        .collect();
    let layout = find_layout(&pdf(&glyphs.concat(), &texts)).expect("a layout");
    assert!(layout.contains(">新碼頭</word>"), "{layout}");
    check(&[(50.0, 700.0, 10.0, "A & B < C in the harbour.")], "T A & B < C in the harbour.\n");
}

#[test]
fn what_is_no_pdf_is_refused() {
    for bytes in [b"%PDF-1.4\n".as_slice(), b"", b"%PDF-1.7\nxref\n0 1\ntrailer"] {
        assert_eq!(find_layout(bytes).map_err(|refusal| refusal.what), Err("damaged"));
    }
}

/// A layout into which characters of ten points were set, each with its place and width.
fn laid(chars: &[(&str, (f64, f64), f64)]) -> Layout {
    let mut layout = Layout::default();
    for (c, start, width) in chars {
        layout.set(c, *start, (1.0, 0.0), *width, 10.0);
    }
    layout.end_block();
    layout
}

/// The text of a layout: words parted by spaces, lines by `/`, blocks by `|`.
fn text_of(layout: &Layout) -> String {
    let mut text = layout.text.replace("</word><word", "</word> <word");
    text = text.replace("</line><line", "</line>/<line").replace("</block><block", "</block>|<block");
    text.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect()
}

#[test]
fn characters_are_set_into_words_lines_and_blocks_by_where_they_stand() {
    // Behind a character at 0 that is ten points wide.
    for (place, expected) in [
        ((11.4, 100.0), "ab"),
        ((11.5, 100.0), "a b"),
        ((19.9, 100.0), "a b"),
        ((20.0, 100.0), "a|b"),
        ((4.1, 100.0), "ab"),
        ((4.0, 100.0), "a|b"),
        ((10.0, 103.9), "ab"),
        ((10.0, 104.0), "a|b"),
        ((0.0, 104.1), "a/b"),
        ((0.0, 121.9), "a/b"),
        ((0.0, 122.0), "a|b"),
        ((0.0, 96.0), "a|b"),
        ((9.9, 112.0), "a/b"),
        ((10.0, 112.0), "a|b"),
        ((-9.9, 112.0), "a/b"),
        ((-10.0, 112.0), "a|b"),
    ] {
        let layout = laid(&[("a", (0.0, 100.0), 10.0), ("b", place, 10.0)]);
        assert_eq!(text_of(&layout), expected, "{place:?}");
    }
    let spaced = laid(&[("a", (0.0, 100.0), 10.0), (" ", (10.0, 100.0), 1.0), ("b", (11.0, 100.0), 10.0)]);
    assert_eq!(text_of(&spaced), "a b");
    assert_eq!(text_of(&laid(&[(" ", (0.0, 100.0), 10.0)])), "", "a line of white space");
}

#[test]
fn a_character_printed_again_near_its_like_is_that_one() {
    for (c, place, expected) in [
        ("a", (0.9, 100.0), "a"),
        ("a", (0.0, 100.9), "a"),
        ("a", (1.0, 100.0), "a|a"),
        ("b", (0.9, 100.0), "ab"),
    ] {
        assert_eq!(text_of(&laid(&[("a", (0.0, 100.0), 10.0), (c, place, 10.0)])), expected, "{c} {place:?}");
    }
}

#[test]
fn a_line_goes_on_in_its_own_way_and_size() {
    let line = Line { end: (10.0, 100.0), ..Line::at((0.0, 100.0), (1.0, 0.0), 10.0) };
    for (way, size, expected) in [
        ((1.0, 0.0), 10.0, true),
        ((1.0, 0.0), 15.9, true),
        ((1.0, 0.0), 16.0, false),
        ((1.0, 0.0), 6.3, true),
        ((1.0, 0.0), 6.2, false),
        ((1.0, 0.009), 10.0, true),
        ((1.0, 0.02), 10.0, false),
        ((0.0, 1.0), 10.0, false),
    ] {
        assert_eq!(line.goes_on((10.0, 100.0), way, size), expected, "{way:?} {size}");
    }
    let down = Line { end: (100.0, 10.0), ..Line::at((100.0, 0.0), (0.0, 1.0), 10.0) };
    assert!((down.along((103.0, 14.0)) - 4.0).abs() < 1e-9 && (line.along((13.0, 104.0)) - 3.0).abs() < 1e-9);
    assert!(down.goes_on((103.9, 12.0), (0.0, 1.0), 10.0) && !down.goes_on((104.1, 12.0), (0.0, 1.0), 10.0));
}

#[test]
fn an_area_holds_its_letters_and_what_stands_up_and_hangs_down() {
    let area = Area::of((10.0, 100.0), (30.0, 90.0), 10.0);
    let other = Area::of((0.0, 50.0), (15.0, 60.0), 20.0);
    assert_eq!(area.tag("a"), "<a xMin=\"10.00\" yMin=\"81.50\" xMax=\"30.00\" yMax=\"102.50\">");
    assert_eq!(area.with(other).tag("a"), "<a xMin=\"0.00\" yMin=\"33.00\" xMax=\"30.00\" yMax=\"102.50\">");
    assert_eq!(escaped("a<b>&"), "a&lt;b&gt;&amp;");
}

#[test]
fn a_character_stands_where_its_page_begins_and_is_as_large_as_it_is_drawn() {
    let mut layout = Layout::default();
    layout.begin_page(1, &MediaBox { llx: 5.0, lly: 20.0, urx: 605.0, ury: 820.0 }, None).expect("a page");
    let place = Transform::row_major(2.0, 0.0, 0.0, 2.0, 15.0, 120.0);
    layout.output_character(&place, 0.5, 0.0, 10.0, "a").expect("a character");
    layout
        .output_character(&Transform::row_major(0.0, 0.0, 0.0, 0.0, 15.0, 120.0), 0.5, 0.0, 10.0, "b")
        .expect("nothing");
    layout.end_page().expect("a page");
    assert_eq!(
        layout.text,
        "<page width=\"600.00\" height=\"800.00\"><block><line xMin=\"10.00\" yMin=\"683.00\" xMax=\"20.00\" yMax=\"705.00\">\
        <word xMin=\"10.00\" yMin=\"683.00\" xMax=\"20.00\" yMax=\"705.00\">a</word></line></block></page>"
    );
}

#[test]
fn text_that_goes_up_the_page_is_as_large_as_it_is_drawn() {
    let mut layout = Layout { height: 800.0, ..Layout::default() };
    let place = Transform::row_major(0.0, 2.0, -2.0, 0.0, 10.0, 100.0);
    layout.output_character(&place, 0.5, 0.0, -10.0, "a").expect("a character");
    layout.end_block();
    assert_eq!(
        layout.text,
        "<block><line xMin=\"10.00\" yMin=\"673.00\" xMax=\"10.00\" yMax=\"705.00\">\
        <word xMin=\"10.00\" yMin=\"673.00\" xMax=\"10.00\" yMax=\"705.00\">a</word></line></block>"
    );
}

#[test]
fn a_line_that_hangs_as_deep_as_the_one_before_is_not_below_it() {
    for (y, expected) in [(100.0, "a|b"), (105.4, "a|b"), (105.6, "a/b")] {
        let mut layout = laid(&[]);
        layout.set("a", (0.0, 100.0), (1.0, 0.0), 10.0, 10.0);
        layout.set("b", (0.0, y), (1.0, 0.0), 20.0, 20.0);
        layout.end_block();
        assert_eq!(text_of(&layout), expected, "{y}");
    }
}
