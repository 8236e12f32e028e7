use super::*;
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

/// A line of ten characters of ten points at the top left of a block as wide as it.
fn line() -> Line {
    Line {
        page: 1,
        block: 1,
        left: 0.0,
        right: 100.0,
        top: 0.0,
        bottom: 10.0,
        text: "港務局今日公布新碼頭".to_owned(),
        words: Vec::new(),
        is_edge: false,
    }
}

#[test]
fn what_starts_a_paragraph() {
    let edges = (0.0, 100.0, 14.0);
    let next = || Line { top: 14.0, bottom: 24.0, ..line() };
    let ended = || Line { text: "港務局今日公布新設。".to_owned(), ..line() };
    for (before, after, edges, expected) in [
        (line(), next(), edges, false),
        (line(), Line { page: 2, ..next() }, edges, true),
        (line(), Line { block: 2, ..next() }, edges, true),
        // Indented, and the line before is not.
        (line(), Line { left: 7.0, ..next() }, edges, false),
        (line(), Line { left: 7.1, ..next() }, edges, true),
        (line(), Line { left: 17.0, ..next() }, (10.0, 100.0, 14.0), false),
        (Line { left: 10.0, right: 110.0, ..line() }, Line { left: 20.0, ..next() }, edges, false),
        (Line { left: 7.0, right: 107.0, ..line() }, Line { left: 20.0, ..next() }, edges, false),
        (Line { left: 6.9, right: 106.9, ..line() }, Line { left: 20.0, ..next() }, edges, true),
        // Short and finished.
        (ended(), next(), (0.0, 115.0, 14.0), false),
        (ended(), next(), (0.0, 115.1, 14.0), true),
        (line(), next(), (0.0, 115.1, 14.0), false),
        (Line { text: "新吊機（陳大文攝影）".to_owned(), ..line() }, next(), (0.0, 120.0, 14.0), true),
        // Brief.
        (Line { right: 60.0, ..line() }, next(), edges, false),
        (Line { right: 59.0, ..line() }, next(), edges, true),
        (
            Line { left: 10.0, right: 69.0, ..line() },
            Line { left: 10.0, ..next() },
            (10.0, 110.0, 14.0),
            true,
        ),
        (
            Line { left: 10.0, right: 70.0, ..line() },
            Line { left: 10.0, ..next() },
            (10.0, 110.0, 14.0),
            false,
        ),
        // Apart.
        (line(), Line { top: 21.0, bottom: 31.0, ..line() }, edges, false),
        (line(), Line { top: 21.1, bottom: 31.1, ..line() }, edges, true),
        // Of another size.
        (line(), Line { bottom: 25.1, ..next() }, edges, false),
        (line(), Line { bottom: 25.3, ..next() }, edges, true),
        (Line { bottom: 11.3, ..line() }, next(), edges, true),
        (Line { bottom: 20.0, ..line() }, next(), edges, true),
        (line(), Line { bottom: 34.0, ..next() }, edges, true),
        // By its words.
        (line(), Line { text: "▲ 新吊機".to_owned(), ..next() }, edges, true),
        (
            line(),
            Line { text: "責任編輯：陳大文".to_owned(), ..next() },
            edges,
            lines::furniture("責任編輯：陳大文").is_some(),
        ),
    ] {
        assert_eq!(starts_anew(&before, &after, edges), expected, "{} {} {edges:?}", after.left, after.top);
    }
}

#[test]
fn a_character_is_as_wide_as_two_letters() {
    for (text, width, expected) in [
        ("港口", 20.0, 10.0),
        ("port", 20.0, 10.0),
        ("港ab", 20.0, 10.0),
        ("", 20.0, 40.0),
        ("port", 0.0, 1.0),
    ] {
        assert!((em(text, width) - expected).abs() < 1e-4, "{text}");
    }
    assert!((Line { bottom: 0.5, ..line() }.height() - 1.0).abs() < 1e-4);
}

#[test]
fn the_usual_height_is_that_of_most_characters() {
    let of = |height: f32, n: usize| Line { bottom: height, text: "港".repeat(n), ..line() };
    let usual = |all: &[Line]| format!("{}", usual_height(all));
    assert_eq!(usual(&[of(24.0, 4), of(10.0, 30), of(8.0, 20)]), "10");
    assert_eq!(usual(&[of(24.0, 9), of(10.0, 3)]), "24");
    assert_eq!(usual(&[of(24.0, 2), of(10.0, 2)]), "24");
    assert_eq!(usual(&[of(24.0, 1), of(10.0, 2)]), "10");
    assert_eq!(usual(&[]), "1");
}

#[test]
fn the_edges_of_a_block_are_those_of_all_its_lines() {
    let at = |left: f32, right: f32, top: f32| Line { left, right, top, ..line() };
    let all = [
        at(5.0, 90.0, 0.0),
        at(0.0, 100.0, 14.0),
        at(0.0, 80.0, 40.0),
        Line { block: 2, ..at(7.0, 9.0, 41.0) },
    ];
    let edges = block_edges(&all);
    assert_eq!((edges[&1], edges[&2]), ((0.0, 100.0, 14.0), (7.0, 9.0, f32::MAX)));
}

#[test]
fn what_is_a_running_head() {
    let edge = |page: usize, text: &str| Line { page, is_edge: true, text: text.to_owned(), ..line() };
    let heads = |all: &[Line]| running_heads(all);
    for (text, expected) in [
        ("海港日報", false),
        ("12", true),
        ("1 / 20", true),
        ("1/x", false),
        ("https://example.org/a", true),
        ("2031年8月14日", true),
    ] {
        assert_eq!(heads(&[edge(1, text)]), [expected], "{text}");
        assert_eq!(heads(&[Line { is_edge: false, ..edge(1, text) }]), [false], "{text} inside");
    }
    assert_eq!(heads(&[edge(1, "海港 9"), edge(2, "海港 10")]), [true, true], "but for its number");
    assert_eq!(heads(&[edge(1, "甲 乙"), edge(2, "丙 丁")]), [false, false], "two heads");
    let tall = |height: f32| {
        heads(&[
            Line { bottom: height, is_edge: false, ..edge(1, "海港") },
            Line { bottom: 20.0, ..edge(1, "海港") },
        ])
    };
    assert_eq!((tall(22.0), tall(22.5)), (vec![false, false], vec![false, true]));
    assert_eq!(heads(&[edge(1, "海港"), edge(1, "海港")]), [false, false], "twice on a page");
    for (height, expected) in [(11.1, false), (11.2, true)] {
        let larger = Line { bottom: height, ..Line { is_edge: false, ..edge(1, "海港") } };
        assert_eq!(heads(&[larger, edge(1, "海港")]), [false, expected], "{height}");
    }
}

#[test]
fn what_lines_are_by_their_size_and_their_words() {
    let of = |text: &str, height: f32| Line { text: text.to_owned(), bottom: height, ..line() };
    let nature = |lines: &[Line]| {
        let mut paragraph: Vec<(usize, &Line)> = lines.iter().enumerate().collect();
        flush(&mut paragraph, 10.0).map(|raw| raw.nature)
    };
    let caption = Nature::Caption { image: None };
    for (line, expected) in [
        (of("新碼頭", 10.0), Nature::Unknown),
        (of("新碼頭", 11.1), Nature::Unknown),
        (of("新碼頭", 11.3), Nature::Heading),
        (of("▲ 新吊機", 14.0), caption),
        (of("港", 17.9), Nature::Heading),
        (of("港", 18.1), DROP_CAP),
        (of("港口", 18.1), Nature::Heading),
        (of(&"港".repeat(120), 14.0), Nature::Heading),
        (of(&"港".repeat(121), 14.0), Nature::Unknown),
    ] {
        assert_eq!(nature(std::slice::from_ref(&line)), Some(expected), "{} {}", line.text, line.bottom);
    }
    let large: Vec<Line> = (0..5).map(|_| of("港口", 14.0)).collect();
    assert_eq!(nature(&large[..4]), Some(Nature::Heading));
    assert_eq!(nature(&large), Some(Nature::Unknown));
    assert_eq!(nature(&[]), None);
    let mut marked = vec![(3, &large[0])];
    let marks = of("▲ 新吊機", 10.0);
    marked[0].1 = &marks;
    let raw = flush(&mut marked, 10.0).expect("a caption");
    assert_eq!((raw.text.as_str(), raw.parts[0].n_inked, marked.len()), ("新吊機", 3, 0));
}

/// The words of a line, each with its left and right edge.
fn read_line(words: &[(f32, f32, &str)]) -> Line {
    let words: Vec<String> =
        words.iter().map(|(l, r, w)| format!("<word xMin='{l}' xMax='{r}'>{w}</word>")).collect();
    let words = words.concat();
    let layout = format!(
        "<page height='800'><block><line xMin='0' xMax='99' yMin='300' yMax='310'>{words}</line></block></page>"
    );
    read_lines(&layout).expect("a layout").remove(0)
}

#[test]
fn words_of_chinese_have_a_space_between_them_where_they_stand_apart() {
    for (words, expected) in [
        (&[(0.0, 20.0, "港口"), (22.7, 42.7, "明年")][..], "港口明年"),
        (&[(0.0, 20.0, "港口"), (22.9, 42.9, "明年")], "港口 明年"),
        (&[(0.0, 20.0, "port"), (20.0, 40.0, "side")], "port side"),
        (&[(0.0, 20.0, "港口"), (22.0, 42.0, "port")], "港口port"),
        (&[(0.0, 20.0, "port"), (22.0, 42.0, "港口")], "port港口"),
        (&[(0.0, 20.0, "po\u{AD}rt")], "port"),
    ] {
        assert_eq!(read_line(words).text, expected);
    }
    let line =
        read_line(&[(0.0, 20.0, "港口"), (30.0, 50.0, "明年"), (10.0, 20.0, "港"), (30.0, 40.0, "明")]);
    assert_eq!(line.words, [(0.0, 20.0, 0), (30.0, 50.0, 7)], "what stands back is no word of its own");
}

#[test]
fn a_line_is_at_the_edge_in_the_first_and_the_last_part_of_its_page() {
    for (top, bottom, expected) in
        [(71.0, 81.0, true), (72.1, 82.0, false), (718.0, 727.9, false), (718.0, 728.1, true)]
    {
        let layout = format!(
            "<page height='800'><block><line xMin='0' xMax='20' yMin='{top}' yMax='{bottom}'><word xMin='0' xMax='20'>港口</word></line></block></page>"
        );
        let all = read_lines(&layout).expect("a layout");
        assert_eq!(all[0].is_edge, expected, "{top}");
        assert_eq!((all[0].page, all[0].block), (1, 1));
    }
    assert!(read_lines("<line><word> </word></line>").is_ok_and(|all| all.is_empty()));
}

#[test]
fn the_first_of_the_largest_headings_of_the_first_page_is_the_title() {
    let at =
        |page: usize, height: f32, text: &str| Line { page, bottom: height, text: text.to_owned(), ..line() };
    let titles = |all: &[Line]| {
        let mut raws: Vec<Raw> =
            all.iter().enumerate().filter_map(|one| flush(&mut vec![one], 10.0)).collect();
        entitle(&mut raws, all);
        raws.into_iter().map(|raw| (raw.text, raw.nature)).collect::<Vec<_>>()
    };
    let found = titles(&[at(1, 14.0, "甲甲"), at(1, 24.0, "乙乙"), at(1, 24.0, "丙丙"), at(2, 30.0, "丁丁")]);
    let texts: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!((texts, found[0].1.clone()), (vec!["乙乙", "甲甲", "丙丙", "丁丁"], Nature::Title));
    let found = titles(&[at(1, 20.0, "T"), at(1, 10.0, "he board")]);
    assert_eq!(found, [("The board".to_owned(), Nature::Unknown)]);
    let found = titles(&[at(1, 20.0, "T"), at(1, 20.0, "H"), at(1, 10.0, "e board"), at(1, 20.0, "X")]);
    let texts: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(texts, ["T", "He board", "X"]);
}
