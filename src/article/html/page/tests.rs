use super::{Dialect, Page, read};

/// The pieces of a page, each with its tag, how deep its element stands, and `@` where it is linked, `*` where it is bold.
fn set(page: &Page) -> Vec<String> {
    let pieces = page.pieces.iter().map(|piece| {
        let around = std::iter::successors(Some(piece.element), |at| {
            (*at > 0).then(|| page.elements[*at as usize].parent)
        });
        let linked = "@".repeat(usize::from(piece.n_linked > 0));
        let bold = "*".repeat(usize::from(piece.n_bold > 0));
        format!("{:?} {} {linked}{bold}{}", piece.tag, around.count() - 1, page.text_of(piece))
    });
    pieces.collect()
}

#[track_caller]
fn check(source: &str, expected: &[&str]) {
    assert_eq!(set(&read(source, Dialect::Html)), expected, "{source}");
}

#[test]
fn an_end_closes_what_it_may_and_no_more() {
    check("one</p>two", &["Block 0 one", "Block 0 two"]);
    check("one</b>two", &["Block 0 onetwo"]);
    check("one<svg></p></svg>two", &["Block 0 onetwo"]);
    check("<div><p>one</div>two", &["Paragraph 2 one", "Block 0 two"]);
    check("<div>one</span>two</div>three", &["Block 1 onetwo", "Block 0 three"]);
    check("<div><b>one</div>two", &["Block 1 *one", "Block 0 two"]);
    check("<b><div>one</b>two</div>three", &["Block 1 *onetwo", "Block 0 *three"]);
    check("<a><b>one</a>two", &["Block 0 @*onetwo"]);
    check("<p>one<svg><div>x</p>two", &["Paragraph 1 one", "Block 0 two"]);
    check("<span>one</div>two", &["Block 0 one", "Block 0 two"]);
    check(&format!("{}<script>var</script>one", "<div>".repeat(256)), &["Block 256 one"]);
    check("<b>one</b></b><div><b>two</b>three</div>", &["Block 0 *one", "Block 1 *twothree"]);
}

#[test]
fn an_end_outside_of_a_cell_closes_none_but_those_of_its_table() {
    check("<div><table><tr><td>one</div>two</table>three", &["Cell 4 one", "Cell 4 two", "Block 1 three"]);
    check("<table><tr><td>one</tr>two", &["Cell 3 one", "Table 1 two"]);
    check("<table><tr><td>one</table>two", &["Cell 3 one", "Block 0 two"]);
    check("<table><tr><td>one</td>two", &["Row 2 onetwo"]);
    check("<div><span><table><tr><td>one</span>two", &["Cell 4 onetwo"]);
}

#[test]
fn a_start_closes_what_cannot_hold_it() {
    check("<li>one<li>two", &["Item 1 one", "Item 1 two"]);
    check(
        "<ul><li>one<ul><li>two</ul>three<li>four</ul>",
        &["Item 2 one", "Item 4 two", "Item 2 three", "Item 2 four"],
    );
    check("<p>one<p>two<div>three", &["Paragraph 1 one", "Paragraph 1 two", "Block 1 three"]);
    check("<p>one<b>two<p>three", &["Paragraph 1 *onetwo", "Paragraph 1 three"]);
    check("<p>one<span>two</span><i>three", &["Paragraph 1 onetwothree"]);
    check("<p><div>one<p>two", &["Block 1 one", "Paragraph 2 two"]);
    check("<table><tr><td>one<td>two<tr><td>three", &["Cell 3 one\u{3000}two", "Cell 3 three"]);
    check("<table><tr><td>one<tr>two", &["Cell 3 one", "Row 2 two"]);
    check(
        "<table><tr><td>one<table><tr><td>two</table>three<td>four",
        &["Cell 3 one", "Cell 6 two", "Cell 3 three\u{3000}four"],
    );
}

#[test]
fn a_cell_of_more_than_eighty_characters_is_a_column() {
    for (n, is_column) in [(80, false), (81, true)] {
        let page = read(&format!("<table><tr><td>{}<td>two", "x".repeat(n)), Dialect::Html);
        assert_eq!(page.pieces.len() == 2, is_column, "{n}");
    }
}

#[test]
fn the_first_paragraph_of_a_cell_is_its_text() {
    check("<table><tr><td><p>one</p><p>two</p>", &["Cell 3 one", "Paragraph 4 two"]);
    check("<table><tr><td>one<td><p>two</p>three", &["Cell 3 one\u{3000}twothree"]);
    check("<table><tr><td>one<p>two", &["Cell 3 one", "Paragraph 4 two"]);
    check("<table><tr><td><div><p>one</p>two", &["Paragraph 5 one", "Block 4 two"]);
}

#[test]
fn what_says_what_it_is_says_so_of_what_wraps_its_text() {
    for (source, expected) in [
        ("<h2><div>one</div></h2>", "Heading(2) 2 one"),
        ("<h2><ul><li>one", "Item 3 one"),
        ("<div class=caption><p>one", "Caption 2 one"),
        ("<li><p>one", "Item 2 one"),
        ("<blockquote><div><p>one", "Quote 3 one"),
        ("<figure><p>one", "Paragraph 2 one"),
        ("<p><time>one", "Paragraph 2 one"),
        ("<div><span>one", "Block 1 one"),
    ] {
        check(source, &[expected]);
    }
    check("one<span class=caption>two</span>three", &["Block 0 one", "Caption 1 two", "Block 0 three"]);
}

#[test]
fn words_of_many_elements_are_of_the_one_around_them() {
    check("<div>one<span class=author>two</span></div>", &["Block 1 onetwo"]);
    check("<div><span class=author>two</span></div>", &["Block 2 two"]);
}

#[test]
fn what_a_script_holds_is_kept_by_its_kind() {
    let page = read(
        "<title> one </title><script type=application/ld+json>{1}</script><script type=application/json>{2}</script>\
        <script type=module>3</script><script>4</script><svg><title>five</title></svg>six",
        Dialect::Html,
    );
    assert_eq!(set(&page), ["Block 0 six"]);
    assert_eq!(page.head.title, "one");
    assert_eq!((page.head.linked_data.concat(), page.head.data.concat()), ("{1}".into(), "{2}".into()));
    let page = read("<svg><script type=application/json>{2}</script></svg>one", Dialect::Html);
    assert!(page.head.data.is_empty());
}

#[test]
fn the_data_of_scripts_is_kept_up_to_four_megabytes() {
    let script = |n: usize| format!("<script type=application/json>{}</script>", "1".repeat(n));
    let kept = |n: usize| read(&script(n), Dialect::Html).head.data.concat().len();
    assert_eq!(kept(4 << 20), 4 << 20);
    assert!(kept((4 << 20) + 1) < 4 << 20);
}

#[test]
fn a_chapter_closes_its_tags_as_xml_does() {
    for (source, html, xhtml) in [
        ("<svg/>one", "", "Block 0 one"),
        ("<b/>one", "Block 0 *one", "Block 0 one"),
        ("<div/>one", "Block 1 one", "Block 0 one"),
    ] {
        let said = |dialect| set(&read(source, dialect)).concat();
        assert_eq!((said(Dialect::Html).as_str(), said(Dialect::Xhtml).as_str()), (html, xhtml), "{source}");
    }
}

#[test]
fn a_space_stands_where_a_browser_sets_one() {
    for (source, expected) in [
        ("one\n two", "one two"),
        ("one  \t two", "one two"),
        ("港\n口", "港 口"),
        ("港，\n口", "港，口"),
        ("港\n（口", "港（口"),
        ("港， 口", "港， 口"),
        ("港，\n 口", "港，口"),
        ("one\u{3000} two", "one\u{3000}two"),
        ("one\u{AD}\u{200B}\u{2060}\u{FEFF}two", "onetwo"),
        ("one&#12;two&nbsp;three", "one two three"),
        ("<h2>港口<br>明年</h2>", "港口 明年"),
        ("<h2>港口，<br>明年</h2>", "港口，明年"),
        ("<h2>a,<br>b</h2>", "a, b"),
        ("<h2>港口<br>（明年）</h2>", "港口 （明年）"),
    ] {
        let page = read(source, Dialect::Html);
        let texts: Vec<&str> = page.pieces.iter().map(|piece| page.text_of(piece)).collect();
        assert_eq!(texts, [expected], "{source}");
    }
}

#[test]
fn a_page_says_what_it_is_where_no_reader_sees_it() {
    let page = read(
        "<meta name=Author content=' one '><meta property=og:title name=x content=two><meta itemprop=date content=three>\
        <meta name=empty content=''><meta name=empty content=four><meta name=none>",
        Dialect::Html,
    );
    for (names, expected) in [
        (["author", ""], Some("one")),
        (["og:title", ""], Some("two")),
        (["x", ""], None),
        (["date", ""], Some("three")),
        (["empty", ""], Some("four")),
        (["none", "date"], Some("three")),
        (["date", "author"], Some("three")),
    ] {
        assert_eq!(page.meta(&names), expected, "{names:?}");
    }
}

#[test]
fn a_picture_is_that_of_its_figure_or_the_one_before() {
    let images = |source: &str| -> Vec<Option<u32>> {
        read(source, Dialect::Html).pieces.iter().map(|piece| piece.image).collect()
    };
    assert_eq!(images("<img src=a>one"), [Some(0)]);
    assert_eq!(images("<img src=a>one<p>two"), [Some(0), None]);
    assert_eq!(images("<img src=a><img src=b>one"), [Some(1)]);
    assert_eq!(images("<figure><img src=a><img src=b><p>one</figure><p>two"), [Some(0), None]);
    assert_eq!(images("<img src=a><figure><p>one<img src=b></figure>"), [Some(1)]);
    let sources = |source: &str| -> Vec<String> {
        read(source, Dialect::Html).images.into_iter().map(|image| image.source).collect()
    };
    assert_eq!(sources("<img src=a data-src=b><img src='' data-src=c><img>"), ["a", "c", ""]);
    assert_eq!(
        sources("<img src='data:x'><img src='data:x' data-src=d><img src='data:x'>"),
        ["data:0", "d", "data:2"]
    );
    assert!(sources("<svg><img src=a></svg>").is_empty());
}
