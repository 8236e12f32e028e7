use super::super::page::{self, Dialect};
use super::super::{about, verdict};
use super::*;
use crate::article::Nature;
use crate::text::slice;

const PARAGRAPHS: [&str; 2] = [
    "港務局今日公布新碼頭的設計，並表示工程會在明年展開。",
    "局長林海生表示，現有的航線已經飽和，必須擴建。",
];

/// What the line with `id=x` is, without one row.
fn nature(example: &str, left_out: Option<&str>) -> Nature {
    let article = example.replace("{1}", PARAGRAPHS[0]).replace("{2}", PARAGRAPHS[1]);
    let page = format!("<title>新碼頭明年啟用</title><main><h1>新碼頭明年啟用</h1>{article}</main>");
    let page = page::read(&page, Dialect::Html);
    let raws = verdict::raws_without(&page, &mut about::about(&page), left_out);
    let start = article.find("id=x>").expect("a line is marked") + "id=x>".len();
    let marked = page::read(slice(&article, start..article.len()), Dialect::Html);
    let text = marked.text_of(&marked.pieces[0]);
    let found = raws.into_iter().find(|raw| raw.parts[0].text == text);
    found.unwrap_or_else(|| panic!("{text} is in {example}")).nature
}

#[test]
fn each_row_decides_its_example() {
    for row in [FURNITURE, CAPTIONS, NO_HEADINGS].into_iter().flatten() {
        let (with, without) = (nature(row.example, None), nature(row.example, Some(row.name)));
        assert!(with != without && !row.source.is_empty(), "{}: {with:?}, {without:?}", row.name);
    }
    for row in FURNITURE {
        assert_eq!(nature(row.example, None), Nature::Furniture(row.name), "{}", row.example);
    }
}

#[test]
fn no_two_rows_have_one_name() {
    let mut names: Vec<&str> =
        [FURNITURE, CAPTIONS, NO_HEADINGS].into_iter().flatten().map(|row| row.name).collect();
    let n_all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), n_all);
}

#[test]
fn how_much_a_line_may_hold_to_be_furniture() {
    let furniture = |page: &str| matches!(nature(page, None), Nature::Furniture(_));
    let han = |n: usize| "港".repeat(n);
    for (page, expected) in [
        (format!("<div id=x>{}</div><p>{{1}}<p>{{2}}", "x".repeat(19)), true),
        (format!("<div id=x>{}</div><p>{{1}}<p>{{2}}", "x".repeat(20)), false),
        ("<p>{1}<div id=x>+123</div><p>{2}".to_owned(), true),
        ("<p>{1}<p id=x>責任編輯：陳大文<p>{2}".to_owned(), false),
        ("<p>{1}<p>{2}<p id=x>責任編輯：陳大文".to_owned(), true),
        ("<p>{1}<div id=x>+1234</div><p>{2}".to_owned(), false),
        (format!("<p>{{1}}<p id=x><a href=/a>{}</a><p>{{2}}", han(8)), true),
        (format!("<p>{{1}}<p id=x><a href=/a>{}</a><p>{{2}}", han(7)), false),
        (format!("<p>{{1}}<p id=x><a href=/a>{}</a>文<p>{{2}}", han(9)), true),
        (format!("<p>{{1}}<p id=x><a href=/a>{}</a>文<p>{{2}}", han(8)), false),
        (format!("<p>{{1}}<p id=x>相關閱讀：{}<p>{{2}}", han(35)), true),
        (format!("<p>{{1}}<p id=x>相關閱讀：{}<p>{{2}}", han(36)), false),
    ] {
        assert_eq!(furniture(&page), expected, "{page}");
    }
    let bold = |n: usize| nature(&format!("<p>{{1}}<p id=x><b>{}</b><p>{{2}}", han(n)), None);
    assert_eq!((bold(30), bold(31)), (Nature::Heading, Nature::Paragraph));
}
