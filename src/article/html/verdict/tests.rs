use super::super::page::{Dialect, read};
use super::*;

fn page(source: &str) -> Page {
    read(source, Dialect::Html)
}

/// So many characters of running text.
fn ink(n: usize) -> String {
    "港".repeat(n)
}

/// Why each element that is furniture is, where the first `<main>` is the article.
fn reasons(source: &str) -> Vec<&'static str> {
    let page = page(source);
    let main = page.elements.iter().position(|e| e.role == Role::Main).expect("an article");
    let is_body = inside(&page, u32::try_from(main).expect("a short page"));
    furniture(&page, &is_body, &inked(&page)).into_iter().flatten().collect()
}

#[test]
fn an_element_that_holds_much_of_the_article_is_no_furniture_by_its_name() {
    for (n, expected) in [(30, &["tags"][..]), (31, &[])] {
        let source = format!("<main><p>{}</p><div class=tags>{}</div></main>", ink(100 - n), ink(n));
        assert_eq!(reasons(&source), expected, "{n}");
    }
    // Outside of the article its name counts, however much it holds.
    let source = format!("<main><p>{}</p></main><div class=tags>{}</div>", ink(20), ink(90));
    assert_eq!(reasons(&source), ["tags"]);
}

#[test]
fn what_is_around_the_article_is_no_furniture_and_what_is_in_furniture_is() {
    let text = ink(40);
    assert_eq!(reasons(&format!("<div class=popup><div><main><p>{text}</p></main></div></div>")), [""; 0]);
    let source = format!("<div class=popup><main><p>{text}</p></main><p>文</p></div>");
    assert_eq!(reasons(&source), [""; 0], "nor is what else is in it");
    let source = format!("<main><p>{text}</p><div class=share><div class=tags><p>文</p></div></div></main>");
    assert_eq!(reasons(&source), ["buttons to share"; 3], "the outer name counts");
}

#[test]
fn the_longer_article_behind_a_few_lines_is_read_as_well() {
    let article = |title: &str, n: usize| format!("<main><h1>{title}</h1><p>{}</p></main>", ink(n));
    for (n_own, n_other, n_read) in [(199, 995, 2), (199, 994, 1), (200, 1000, 1), (20, 100, 2)] {
        let page = page(&(article("新碼頭", n_own - 3) + &article("渡輪", n_other - 2)));
        assert_eq!(bodies(&page, Some(0)).len(), n_read, "{n_own} {n_other}");
    }
    let page = page(&(article("新碼頭", 190) + &article("渡輪", 1000)));
    assert_eq!(bodies(&page, None).len(), 1, "a page without a title");
}

#[test]
fn another_article_is_under_a_heading_of_another_part_of_the_page() {
    for (source, expected) in [
        ("<main><h1>甲</h1><p>文</main><main><h1>乙</h1>", Some(2)),
        ("<main><h1>甲</h1><p>文<h1>乙</h1></main>", None),
        ("<main><div><h1>甲</h1></div><p>文<h1>乙</h1></main>", None),
        ("<div><h1>甲</h1><p>文</div><div><h1>乙</h1></div>", Some(2)),
        ("<div><h1>甲</h1><p>文</div><div><h2>乙</h2></div>", None),
        ("<div><h1>甲</h1><div><h1>乙</h1></div></div>", None),
    ] {
        assert_eq!(next_article(&page(source), 0), expected, "{source}");
    }
}

#[test]
fn the_author_and_the_day_are_taken_from_where_they_are_printed() {
    for (role, text, byline, date) in [
        (Role::Byline, "林海生", Some("林海生"), None),
        (Role::Byline, "林海生 2031-08-14 06:48", Some("林海生"), None),
        (Role::Byline, "| 林海生 / ", Some("林海生"), None),
        (Role::Byline, " ", None, None),
        (Role::Plain, "記者：陳大文 2031-08-14", Some("陳大文"), Some("2031-08-14")),
        (Role::Plain, "林海生", None, None),
        (Role::Plain, "2031-08-14 06:48", None, Some("2031-08-14")),
        (Role::Byline, "2031-08-14 06:48", None, Some("2031-08-14")),
        (Role::Stamp, "首次刊登於2031年8月14日早上", None, Some("2031-08-14")),
        (Role::Plain, "首次刊登於2031年8月14日早上", None, None),
    ] {
        let mut about = About::default();
        note(&mut about, role, text);
        assert_eq!((about.byline.as_deref(), about.date.as_deref()), (byline, date), "{text}");
    }
    let mut about = About::default();
    note(&mut about, Role::Plain, "記者：陳大文 2031-08-14");
    note(&mut about, Role::Plain, "記者：林海生 2032-08-14");
    assert_eq!((about.byline.as_deref(), about.date.as_deref()), (Some("陳大文"), Some("2031-08-14")));
    for (n, expected) in [(40, true), (41, false)] {
        let mut about = About::default();
        note(&mut about, Role::Byline, &ink(n));
        assert_eq!(about.byline.is_some(), expected, "{n}");
        let mut about = About::default();
        note(&mut about, Role::Plain, &format!("記者：{}", ink(n - 3)));
        assert_eq!(about.byline.is_some(), expected, "{n}");
    }
}

#[test]
fn a_caption_loses_its_mark_unless_its_tag_says_what_it_is() {
    let caption = || Nature::Caption { image: None };
    for (tag, nature, text, expected) in [
        (Tag::Caption, caption(), "圖：新吊機", "圖：新吊機"),
        (Tag::Caption, caption(), "▲新吊機", "新吊機"),
        (Tag::Paragraph, caption(), "▲新吊機", "新吊機"),
        (Tag::Paragraph, caption(), "圖：新吊機", "新吊機"),
        (Tag::Paragraph, Nature::Paragraph, "▲新吊機", "▲新吊機"),
    ] {
        let raw = raw(7, text, nature, tag);
        assert_eq!((raw.text.as_str(), raw.parts[0].n_inked), (expected, expected.chars().count()), "{text}");
        assert_eq!((raw.parts[0].text.as_str(), raw.parts[0].lines.first), (text, 7));
    }
}

#[test]
fn headings_that_nothing_follows_are_dropped() {
    let dropped = Nature::Furniture("a heading of nothing");
    let (heading, text, ad) = (Nature::Heading, Nature::Paragraph, Nature::Furniture("an advertisement"));
    let natures = [&heading, &text, &heading, &ad, &heading, &ad].map(Clone::clone);
    let mut raws: Vec<Raw> = natures.into_iter().map(|n| raw(1, "文", n, Tag::Paragraph)).collect();
    drop_empty_headings(&mut raws);
    let natures: Vec<&Nature> = raws.iter().map(|raw| &raw.nature).collect();
    assert_eq!(natures, [&heading, &text, &dropped, &ad, &dropped, &ad]);
}

/// Each line of a page and what it is.
#[track_caller]
fn check(source: &str, expected: &[(&str, Nature)]) {
    let page = page(source);
    let raws = raws(&page, &mut super::super::about::about(&page));
    let found: Vec<(&str, Nature)> = raws.iter().map(|raw| (raw.text.as_str(), raw.nature.clone())).collect();
    assert_eq!(found, expected, "{source}");
}

const MORE: &str = "局長林海生表示，現有的航線已經飽和，必須擴建，否則船公司會改用別的港口。";
const TEXT: &str = "港務局今日公布新碼頭的設計，並表示工程會在明年展開。";

#[test]
fn what_stands_between_the_title_and_the_article_may_lead_it() {
    let lead = "新碼頭會有兩座吊機，船期不受影響，工人不必加班";
    let head = "<title>新碼頭明年啟用</title>";
    let beside = Nature::Furniture("beside the article");
    let caption = Nature::Caption { image: None };
    let title = ("新碼頭明年啟用", Nature::Title);
    let text = (TEXT, Nature::Paragraph);
    let body = format!("<main><p>{TEXT}</p><p>{MORE}</p></main>");
    let more = (MORE, Nature::Paragraph);
    for (before, after, words, expected) in [
        (format!("<p class=standfirst>{lead}</p>"), "", lead, Nature::Paragraph),
        ("<p class=standfirst>短短一句</p>".to_owned(), "", "短短一句", beside.clone()),
        (format!("<p>{lead}</p>"), "", lead, beside.clone()),
        ("<figure><figcaption>新吊機</figcaption></figure>".to_owned(), "", "新吊機", caption),
    ] {
        let source = format!("{head}<div><h1>新碼頭明年啟用</h1>{before}</div>{body}{after}");
        check(&source, &[title.clone(), (words, expected), text.clone(), more.clone()]);
    }
    // Behind the article and before the title nothing leads it.
    let lead_html = format!("<p class=standfirst>{lead}</p>");
    let h1 = "<h1>新碼頭明年啟用</h1>";
    check(
        &format!("{head}{lead_html}{h1}{body}"),
        &[title.clone(), (lead, beside.clone()), text.clone(), more.clone()],
    );
    check(&format!("{head}{h1}{body}{lead_html}"), &[title, text, more, (lead, beside)]);
}

#[test]
fn all_of_a_chapter_is_text_but_for_what_is_hidden_and_who_wrote_it_when() {
    let natures = |source: &str| -> Vec<Nature> {
        all(&read(source, Dialect::Xhtml)).into_iter().map(|raw| raw.nature).collect()
    };
    for (source, expected) in [
        ("<p hidden=''>文</p>", Nature::Furniture("hidden")),
        ("<p class='author'>林海生</p>", Nature::Furniture("a byline")),
        ("<p class='date'>八月</p>", Nature::Furniture("a time stamp")),
        ("<p class='ads'>文</p>", Nature::Paragraph),
        ("<h2>文</h2>", Nature::Heading),
    ] {
        assert_eq!(natures(source), [expected], "{source}");
    }
    for class in ["author", "date"] {
        for (n, is_text) in [(40, false), (41, true)] {
            let source = format!("<p class='{class}'>{}</p>", ink(n));
            assert_eq!(natures(&source)[0] == Nature::Paragraph, is_text, "{source}");
        }
    }
}

#[test]
fn a_line_that_is_all_bold_heads_what_follows() {
    let text = |n: usize| format!("<p>{}</p>", ink(n));
    for (line, expected) in [
        ("<b>為何現在</b>", Nature::Heading),
        ("<b>為何</b>現在", Nature::Paragraph),
        ("為何現在", Nature::Paragraph),
    ] {
        let source = format!("{}<p>{line}</p>{}{}", text(20), text(20), text(20));
        let raws = all(&read(&source, Dialect::Html));
        assert_eq!((raws[1].nature.clone(), raws[0].nature.clone()), (expected, Nature::Paragraph), "{line}");
    }
}

#[test]
fn who_wrote_it_is_taken_from_furniture_of_the_article_alone() {
    let byline = |source: &str| {
        let page = page(source);
        let mut about = About::default();
        raws(&page, &mut about);
        about.byline
    };
    let body = format!("<p>{TEXT}</p><p>{MORE}</p>");
    let share = "<div class=share><p class=author>林海生</p></div>";
    assert_eq!(byline(&format!("<main>{body}{share}</main>")).as_deref(), Some("林海生"));
    let share = "<div class=share><p>記者：林海生</p></div>";
    assert_eq!(byline(&format!("<main>{body}{share}</main>")).as_deref(), Some("林海生"));
    assert_eq!(byline(&format!("<main>{body}</main>{share}")), None);
}
