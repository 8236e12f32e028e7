use super::read_layout;
use crate::article::{self, Reason};
use crate::text::slice;
use proptest::prelude::*;

/// A page of lines, each with its block, its left and top edge and its height; a letter is half as wide as high, or as
/// wide where it is Chinese.
fn page(lines: &[(usize, f32, f32, f32, &str)]) -> String {
    let mut out = "<page width=\"600\" height=\"800\"><flow>".to_owned();
    let mut at = 0;
    for (block, left, top, height, text) in lines {
        if *block != at {
            out += if at > 0 { "</block><block>" } else { "<block>" };
            at = *block;
        }
        let width = |text: &str| -> f32 {
            text.chars().map(|c| if c.is_ascii() { height / 2.0 } else { *height }).sum()
        };
        out += &format!(
            "<line xMin=\"{left}\" yMin=\"{top}\" xMax=\"{}\" yMax=\"{}\">",
            left + width(text),
            top + height
        );
        let mut x = *left;
        for word in text.split(' ') {
            let right = x + width(word);
            out += &format!("<word xMin=\"{x}\" yMin=\"{top}\" xMax=\"{right}\" yMax=\"0\">{word}</word>");
            x = right + height / 2.0;
        }
        out += "</line>";
    }
    out + "</block></flow></page>"
}

#[track_caller]
fn check(pages: &[String], expected: &str) {
    let article =
        read_layout(&format!("<html><body><doc>{}</doc></body></html>", pages.concat())).expect("a layout");
    let mut out = String::new();
    for b in &article.blocks {
        out += &format!("{} {}\n", slice(b.kind.name(), 0..1).to_uppercase(), b.text);
    }
    for d in &article.dropped {
        let Reason::Furniture(reason) = d.reason else { continue };
        out += &format!("- {}: {reason}\n", d.part.text);
    }
    assert_eq!(out, expected);
}

#[test]
fn lines_are_paragraphs_by_indent_by_a_short_end_by_size_and_by_gap() {
    check(
        &[page(&[
            (1, 50.0, 100.0, 24.0, "海港三年"),
            (2, 50.0, 150.0, 10.0, "港務局今日公布新碼頭的設計，"),
            (2, 50.0, 164.0, 10.0, "並表示工程會在明年展開。"),
            (2, 70.0, 178.0, 10.0, "局長林海生表示，航線"),
            (2, 50.0, 192.0, 10.0, "已經飽和。"),
            (2, 50.0, 206.0, 10.0, "船公會則認為，計劃應顧及船"),
            (2, 50.0, 220.0, 10.0, "塢。當局去年在沿岸種植樹木。"),
            (2, 50.0, 244.0, 10.0, "新碼頭會在明年啟用，屆時可。"),
            (3, 50.0, 270.0, 14.0, "鞏固航線 創造機遇"),
            (4, 50.0, 300.0, 10.0, "▲ 新吊機"),
            (4, 50.0, 314.0, 10.0, "▼ 舊吊機"),
            (5, 50.0, 340.0, 10.0, "The board ap-"),
            (5, 50.0, 354.0, 10.0, "proved the plan."),
        ])],
        "T 海港三年
S 港務局今日公布新碼頭的設計，並表示工程會在明年展開。
P 局長林海生表示，航線已經飽和。
P 船公會則認為，計劃應顧及船塢。當局去年在沿岸種植樹木。
P 新碼頭會在明年啟用，屆時可。
H 鞏固航線 創造機遇
C 新吊機
C 舊吊機
P The board approved the plan.
",
    );
}

#[test]
fn columns_are_joined_and_heads_that_run_over_the_pages_are_left_out() {
    let head = |number: &'static str| (9, 50.0, 20.0, 10.0, number);
    check(
        &[
            page(&[
                head("海港日報 1"),
                (1, 50.0, 100.0, 24.0, "海港三年"),
                (2, 50.0, 150.0, 10.0, "港務局今日公布新碼頭的設計，並表示工程"),
                (10, 50.0, 780.0, 10.0, "1/2"),
            ]),
            page(&[
                head("海港日報 2"),
                (8, 400.0, 20.0, 10.0, "8/14/31, 6:48 AM"),
                (3, 300.0, 150.0, 10.0, "會在明年展開，船期不受影響。"),
                (10, 50.0, 780.0, 10.0, "https://example.org/a"),
            ]),
        ],
        "T 海港三年
P 港務局今日公布新碼頭的設計，並表示工程會在明年展開，船期不受影響。
- 海港日報 1: a running head
- 1/2: a running head
- 海港日報 2: a running head
- 8/14/31, 6:48 AM: a running head
- https://example.org/a: a running head
",
    );
}

#[test]
fn a_large_first_letter_is_put_before_its_paragraph() {
    check(
        &[page(&[
            (1, 50.0, 100.0, 24.0, "A port remade"),
            (2, 50.0, 150.0, 30.0, "T"),
            (3, 70.0, 150.0, 10.0, "he board approved the plan on Friday."),
        ])],
        "T A port remade\nP The board approved the plan on Friday.\n",
    );
}

#[test]
fn what_is_no_layout_is_refused() {
    assert_eq!(read_layout("<doc><page></doc>").err().map(|refusal| refusal.what), Some("damaged"));
    assert_eq!(read_layout("words").map(|article| article.blocks.len()), Ok(0));
}

proptest! {
    #[test]
    fn a_damaged_layout_is_read_or_refused(at in 0..400usize, to in 0..400usize, new in "[<>/a-z=\"0-9. 港-]{0,8}") {
        let whole = page(&[(1, 50.0, 100.0, 24.0, "海港"), (2, 50.0, 150.0, 30.0, "T"), (3, 70.0, 150.0, 10.0, "he board ap-"), (3, 70.0, 164.0, 10.0, "proved it.")]);
        let char_start = |at: usize| (0..=at.min(whole.len())).rev().find(|at| whole.is_char_boundary(*at)).unwrap_or(0);
        let damaged = format!("{}{new}{}", slice(&whole, 0..char_start(at)), slice(&whole, char_start(to)..whole.len()));
        if let Ok(article) = read_layout(&damaged) {
            for block in &article.blocks {
                let n_inked: usize = block.parts.iter().map(|p| p.n_inked).sum();
                prop_assert_eq!(n_inked, article::n_ink(&block.text), "{:?}", block);
            }
        }
    }
}

#[test]
fn the_rows_of_a_table_are_lines_however_its_page_sets_it() {
    let cells = [["年份", "貨櫃", "比上年"], ["2029", "一千個", "加3%"], ["2030", "二千個", "加5%"]];
    let at = |row: usize, column: usize| {
        let (left, top) = ([50.0, 200.0, 350.0][column], [200.0, 220.0, 240.0][row]);
        (9 + row * 3 + column, left, top, 10.0, cells[row][column])
    };
    let rows: Vec<_> = (0..3).flat_map(|row| (0..3).map(move |column| at(row, column))).collect();
    let columns: Vec<_> = (0..3).flat_map(|column| (0..3).map(move |row| at(row, column))).collect();
    for table in [rows, columns] {
        let mut lines = vec![
            (1, 50.0, 100.0, 10.0, "港務局今日公布新碼頭的設計，並表示工程會在明年展開。"),
            (2, 50.0, 300.0, 10.0, "局長林海生表示，航線已經飽和。"),
        ];
        lines.splice(1..1, table);
        check(
            &[page(&lines)],
            "P 港務局今日公布新碼頭的設計，並表示工程會在明年展開。
P 年份\u{3000}貨櫃\u{3000}比上年
P 2029\u{3000}一千個\u{3000}加3%
P 2030\u{3000}二千個\u{3000}加5%
P 局長林海生表示，航線已經飽和。
",
        );
    }
}

#[test]
fn columns_of_text_are_no_table() {
    check(
        &[page(&[
            (1, 50.0, 100.0, 10.0, "港務局今日公布新"),
            (1, 50.0, 114.0, 10.0, "碼頭的設計，並表"),
            (1, 50.0, 128.0, 10.0, "示工程會在明年展"),
            (1, 50.0, 142.0, 10.0, "開。"),
            (2, 150.0, 100.0, 10.0, "局長林海生表示，"),
            (2, 150.0, 114.0, 10.0, "現有的航線已經飽"),
            (2, 150.0, 128.0, 10.0, "和，必須擴建，否"),
            (2, 150.0, 142.0, 10.0, "則會失去優勢。"),
        ])],
        "P 港務局今日公布新碼頭的設計，並表示工程會在明年展開。
P 局長林海生表示，現有的航線已經飽和，必須擴建，否則會失去優勢。
",
    );
}

#[test]
fn a_title_at_the_edge_is_a_running_head_and_a_credit_ends_a_caption() {
    check(
        &[page(&[
            (1, 50.0, 100.0, 24.0, "海港三年"),
            (2, 50.0, 200.0, 10.0, "新碼頭的無人吊機（陳大文攝）"),
            (2, 50.0, 214.0, 10.0, "港務局今日公布新碼頭的設計，並表示工程會在明年展開。"),
            (3, 50.0, 10.0, 8.0, "海港三年"),
        ])],
        "T 海港三年
C 新碼頭的無人吊機（陳大文攝）
P 港務局今日公布新碼頭的設計，並表示工程會在明年展開。
- 海港三年: a running head
",
    );
}
