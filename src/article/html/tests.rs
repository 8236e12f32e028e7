use crate::article::{self, Article, Format, Kind, Nature, Reason};
use crate::text::slice;
use proptest::prelude::*;

/// Shows an article a block a line: its kind's first letter and its text; what is dropped behind it, with its reason.
fn show(article: &Article) -> String {
    let mut out = String::new();
    for b in &article.blocks {
        out += &format!("{} {}\n", slice(b.kind.name(), 0..1).to_uppercase(), b.text);
    }
    for d in &article.dropped {
        let why = match d.reason {
            Reason::Repeat { .. } => "printed again",
            Reason::Furniture(why) => why,
        };
        out += &format!("- {}: {why}\n", d.part.text);
    }
    out
}

#[track_caller]
fn check(page: &str, expected: &str) {
    let article = super::read(page.to_owned());
    assert_eq!(show(&article), expected);
    assert!(article.blocks.iter().all(|b| b.kind != Kind::Caption || b.image.is_none()));
}

#[test]
fn a_page_gives_its_article_and_lists_what_else_it_shows() {
    check(
        "<!DOCTYPE html><html><head><title>新碼頭明年啟用 - 海港日報</title><meta property=og:site_name content=海港日報></head>
        <body class='has-sidebar'><nav><a href=/>首頁</a> <a href=/a>港聞</a></nav>
        <h1>新碼頭明年啟用</h1><div class=post-meta><span>記者：陳大文</span> <time>2031-08-14 06:48</time></div>
        <div class=content>
        <figure><img src='https://example.org/crane.jpg'><figcaption>新吊機。<br>（陳大文攝）</figcaption></figure>
        <p>港務局今日公布新碼頭的設計，
           並表示工程會在明年展開。</p>
        <div class=ad-box><p>立即訂閱海港日報，首月只需十元正。</p></div>
        <p><strong>為何現在</strong></p>
        <p>局長林海生表示，現有的<a href=/b>航線</a>已經飽和，必須擴建。<br>他說：「我們等了十年。」</p>
        <ul><li>第一期：兩座吊機<li>第二期：<b>四座</b>吊機</ul>
        <blockquote><p>這是全港的大事，人人都等着看結果如何。</p></blockquote>
        <table><tr><td>年份<td>貨櫃<tr><td>2031<td>三千</table>
        <p>相關閱讀：</p><p><a href=/c>舊碼頭的最後一天，工人告別</a></p>
        </div>
        <div class=related><h3>熱門</h3><a href=/d>渡輪加價</a></div>
        <footer>海港日報版權所有</footer>",
        "T 新碼頭明年啟用
C 新吊機。（陳大文攝）
S 港務局今日公布新碼頭的設計，並表示工程會在明年展開。
H 為何現在
P 局長林海生表示，現有的航線已經飽和，必須擴建。
P 他說：「我們等了十年。」
P 第一期：兩座吊機
P 第二期：四座吊機
P 這是全港的大事，人人都等着看結果如何。
P 年份\u{3000}貨櫃
P 2031\u{3000}三千
- 首頁 港聞: the way around
- 記者：陳大文 2031-08-14 06:48: beside the article
- 立即訂閱海港日報，首月只需十元正。: an advertisement
- 相關閱讀：: other articles
- 舊碼頭的最後一天，工人告別: a link under other articles
- 熱門: other articles
- 渡輪加價: other articles
- 海港日報版權所有: the way around
",
    );
}

#[test]
fn what_a_page_says_about_its_article_are_fields() {
    let body = "<div><p>港務局今日公布新碼頭的設計，並表示工程會在明年展開。</p></div>";
    for (head, expected) in [
        (
            "<script type='application/ld+json'>/*<![CDATA[*/{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":[\"NewsArticle\"],
            \"headline\":\"新碼頭\",\"author\":[{\"name\":\"林海生\"},{\"name\":\"陳大文\"}],\"datePublished\":\"2031-08-14T06:48:08+08:00\",
            \"articleSection\":\"港聞\",\"publisher\":{\"name\":\"海港日報\"}}]}/*]]>*/</script>",
            [Some("林海生, 陳大文"), Some("2031-08-14"), Some("港聞"), Some("海港日報")],
        ),
        (
            "<meta name=author content=林海生><meta property=article:published_time content=2031-08-14>
            <meta property=og:site_name content=海港日報><meta property=article:section content=港聞>",
            [Some("林海生"), Some("2031-08-14"), Some("港聞"), Some("海港日報")],
        ),
        ("<meta name=author content='https://example.org/lam'>", [None; 4]),
        ("<h1>新碼頭</h1><p>記者：陳大文 2031-08-14 06:48</p>", [Some("陳大文"), Some("2031-08-14"), None, None]),
        ("<body><h1>新碼頭</h1><p class=author>林海生</p><p class=date>2031年8月14日</p>", [
            Some("林海生"),
            Some("2031-08-14"),
            None,
            None,
        ]),
    ] {
        let article = super::read(format!("{head}{body}"));
        let fields = [article.byline, article.date, article.section, article.source];
        assert_eq!(fields.each_ref().map(Option::as_deref), expected, "{head}");
    }
}

#[test]
fn the_title_is_the_heading_that_the_page_calls_itself_by() {
    let body = "<div><p>港務局今日公布新碼頭的設計，並表示工程會在明年展開。</p></div>";
    for (page, expected) in [
        (
            "<title>新碼頭明年啟用 | 海港日報</title><h1>海港日報</h1><h2>新碼頭明年啟用</h2>",
            "新碼頭明年啟用",
        ),
        ("<title>海港日報</title><h1>新碼頭明年啟用</h1>", "新碼頭明年啟用"),
        ("<title>新碼頭</title><div>新碼頭</div>", "新碼頭"),
        (
            "<meta property=og:title content='新碼頭 - 海港日報'><meta property=og:site_name content=海港日報>",
            "新碼頭",
        ),
        ("<title>\n  新碼頭\n</title>", "新碼頭"),
        ("<svg><title>圖示</title></svg><h1>新碼頭</h1>", "新碼頭"),
    ] {
        let article = super::read(format!("{page}{body}"));
        assert_eq!(article.title().map(|b| b.text.as_str()), Some(expected), "{page}");
    }
}

#[test]
fn paragraphs_parted_by_breaks_are_paragraphs_and_a_stamp_is_none() {
    check(
        "<title>新碼頭明年啟用</title><div><div style='display:none'>新碼頭明年啟用</div><div>新碼頭明年啟用</div><div>＊＊＊＊</div>
        <span id=press>　　港務局今日（八月十四日）公布新碼頭的設計，工程會在明年展開。<br><br>
        　　局長林海生表示，港務局會與各地航運界保持聯繫。<br><div>完</div><div>2031年8月14日（星期四）<br>香港時間19時39分</div></span></div>",
        "T 新碼頭明年啟用
P 港務局今日（八月十四日）公布新碼頭的設計，工程會在明年展開。
P 局長林海生表示，港務局會與各地航運界保持聯繫。
- 新碼頭明年啟用: the title again
- ＊＊＊＊: a rule, or marks without words
- 完: a mark of the end
- 2031年8月14日（星期四）: a time stamp
- 香港時間19時39分: a time stamp
",
    );
}

const OWN: &str = "<main><h1>新碼頭明年啟用</h1><div><p>港務局今日公布新碼頭的設計，並表示工程會在明年展開。</p></div></main>";

#[test]
fn a_page_that_goes_on_with_other_articles_gives_its_own() {
    let long = "<p>渡輪公司昨日宣布加價，並表示油價上升令成本大增，市民對此表示失望。</p>".repeat(4);
    let other = format!("<main><h1>渡輪加價</h1><div>{long}</div></main>");
    let own = OWN.replace(
        "</p>",
        &format!("</p>{}", "<p>局長林海生表示，現有的航線已經飽和，必須擴建，否則會失去優勢。</p>".repeat(8)),
    );
    let title = "<title>新碼頭明年啟用</title>";
    let read = super::read(format!("{title}{own}{other}{other}{other}"));
    assert!(read.blocks.iter().all(|b| !b.text.contains("渡輪")), "{}", show(&read));
    // A line or two under a film: the page goes on with the text.
    let article =
        format!("<main><h1>渡輪加價</h1><div>{}</div></main>", long.repeat(3).replace("油價", "工資"));
    let read = super::read(format!("{title}{OWN}{article}"));
    assert_eq!(read.title().map(|b| b.text.as_str()), Some("新碼頭明年啟用"));
    assert!(read.blocks.iter().any(|b| b.text.contains("工資")), "{}", show(&read));
}

#[test]
fn captions_that_only_the_data_of_a_page_holds_stand_where_they_do_there() {
    check(
        "<title>新碼頭明年啟用</title><h1>新碼頭明年啟用</h1><div><p>港務局今日公布新碼頭的設計，並表示工程會在明年展開。</p>
        <span class=img-caption>新吊機</span><p>局長林海生表示，現有的航線已經飽和，必須擴建。</p></div>
        <script type='application/json'>{\"thumbnail\":{\"url\":\"a\",\"caption\":\"縮圖\"},\"article\":{\"title\":\"新碼頭明年啟用\",\"url\":\"/a\",\"blocks\":[
          {\"text\":\"港務局今日公布新碼頭的設計，並表示工程會在明年展開。\"},
          {\"images\":[{\"url\":\"b\",\"caption\":\"新吊機\"},{\"url\":\"c\",\"caption\":\"舊吊機\"}]},
          {\"related\":[{\"title\":\"別的\",\"url\":\"/b\",\"image\":{\"url\":\"d\",\"caption\":\"別的圖\"}}]},
          {\"tokens\":[{\"content\":\"局長林海生表示，現有的航線\"},{\"content\":\"已經飽和，必須擴建。\"}]},
          {\"image\":{\"url\":\"e\",\"caption\":\"局長\"}}]}}</script>",
        "T 新碼頭明年啟用
P 港務局今日公布新碼頭的設計，並表示工程會在明年展開。
C 舊吊機
C 新吊機
P 局長林海生表示，現有的航線已經飽和，必須擴建。
C 局長
",
    );
}

#[test]
fn a_page_whose_text_only_a_script_would_show_is_read_from_its_data() {
    check(
        "<title>新碼頭明年啟用</title><div>載入中，請稍候，或啟用指令碼後再試一次</div><script type='application/ld+json'>{\"@type\":\"Article\",
        \"articleBody\":\"<p>港務局今日公布新碼頭的設計，並表示工程會在明年展開。</p>\\n局長林海生表示，現有的航線已經飽和。\"}</script>",
        "T 新碼頭明年啟用
P 港務局今日公布新碼頭的設計，並表示工程會在明年展開。
P 局長林海生表示，現有的航線已經飽和。
- 載入中，請稍候，或啟用指令碼後再試一次: beside the article
",
    );
}

#[test]
fn words_run_on_as_a_browser_sets_them() {
    for (page, expected) in [
        ("<p>The <b>new</b>\n  crane</p>", "The new crane"),
        ("<p>新<wbr>碼&shy;頭&#x200B;</p>", "新碼頭"),
        ("<p>NT$1,200&nbsp;&amp; more</p>", "NT$1,200 & more"),
        ("<p><ruby>港<rp>（</rp><rt>みなと</rt><rp>）</rp></ruby>の話</p>", "港の話"),
        ("<p>one<script>var a = '<p>';</script><style>p{}</style><svg><p>x</svg> two", "one two"),
        ("<p>a<!-- b --></p>", "a"),
        ("<li>one<p>two", "one|two"),
        ("<p>one<div>two</div>three</p>four", "one|two|three|four"),
        ("<pre>one\ntwo</pre>", "one|two"),
        ("<h2>鞏固航線\n創造機遇</h2>", "鞏固航線 創造機遇"),
        ("<table><tr><td><p>年</p></td><td><p>月</p><p>日</p></td></tr></table>", "年\u{3000}月|日"),
        ("<p class='author'>林海生</p><p>一</p>", "林海生|一"),
        ("<p>a &lt;p&gt; b", "a <p> b"),
    ] {
        let raws = super::read_chapter(page);
        let texts: Vec<&str> = raws.iter().map(|raw| raw.text.as_str()).collect();
        assert_eq!(texts.join("|"), expected, "{page}");
    }
}

#[test]
fn a_caption_has_the_picture_of_its_figure_and_what_is_elsewhere_is_not_named() {
    let image = |page: &str| {
        let raws = super::read_chapter(page);
        raws.into_iter().find_map(|raw| match raw.nature {
            Nature::Caption { image } => Some(image),
            _ => None,
        })
    };
    for (page, expected) in [
        (
            "<figure><img src='page_files/a.jpg'><figcaption>吊機</figcaption></figure>",
            Some("page_files/a.jpg"),
        ),
        ("<figure><figcaption>吊機</figcaption><img src='a.jpg'/></figure><img src='b.jpg'/>", Some("a.jpg")),
        ("<img src='a.jpg'/><p class='caption'>吊機</p>", Some("a.jpg")),
        ("<img src='a.jpg'/><p>文</p><p class='caption'>吊機</p>", None),
        (
            "<figure><img src='a.jpg'/><figcaption aria-hidden='true'>吊機</figcaption></figure>",
            Some("a.jpg"),
        ),
        ("<figure><img src='https://example.org/a.jpg'><figcaption>吊機</figcaption></figure>", None),
        ("<figure><img src='//example.org/a.jpg'><figcaption>吊機</figcaption></figure>", None),
        (
            "<figure><img src='data:image/png;base64,AA'><figcaption>吊機</figcaption></figure>",
            Some("data:0"),
        ),
    ] {
        assert_eq!(image(page), Some(expected.map(str::to_owned)), "{page}");
    }
    let page = "<img src='data:image/gif,a'><img src=b><img src='data:image/gif,c'>";
    assert_eq!(super::data_address(page, 1).as_deref(), Some("data:image/gif,c"));
    assert_eq!(super::data_address(page, 2), None);
}

/// Tags that a tree builder opens again in each paragraph, a thousand in a thousand: here they cost what they are.
#[test]
fn tags_out_of_order_cost_no_more_than_they_are() {
    let fonts: Vec<String> = (0..20_000).map(|i| format!("<font size={i}>")).collect();
    let page = format!("<p>{}{}", fonts.concat(), "<p>港".repeat(20_000));
    let page = super::page::read(&page, super::page::Dialect::Html);
    assert_eq!(page.pieces.len(), 20_000);
    assert!(page.elements.len() <= 20_002, "{}", page.elements.len());
    let deep = format!("{}港{}", "<div>".repeat(100_000), "</p></div></x>".repeat(100_000));
    let page = super::page::read(&deep, super::page::Dialect::Html);
    assert_eq!((page.pieces.len(), page.elements.len()), (1, 257));
}

/// Of the tokenizer each took a piece of the stack.
#[test]
fn a_tag_of_many_attributes_is_read() {
    let attributes = (0..100_000).map(|i| format!(" a{i}=\"1\"")).collect::<Vec<_>>().concat();
    let page = format!(
        "<p{attributes}>港口<b{attributes}/></p{attributes}><p>碼頭</p><img{attributes} src=\"data:a\">"
    );
    for dialect in [super::page::Dialect::Html, super::page::Dialect::Xhtml] {
        let read = super::page::read(&page, dialect);
        assert_eq!(read.pieces.iter().map(|piece| read.text_of(piece)).collect::<Vec<_>>(), ["港口", "碼頭"]);
    }
    assert_eq!(super::data_address(&page, 0).as_deref(), Some("data:a"));
}

#[test]
fn attributes_are_the_same_in_either_marks_however_many_there_are() {
    for n in 0..140 {
        let page = |mark: char| {
            let behind = |i: usize| [" ", "", "\n", "/ "][i % 4];
            let attributes = (0..n).map(|i| format!(" a{i}={mark}x> /{mark}{}", behind(i)));
            let attributes = attributes.collect::<Vec<_>>().concat();
            let class = format!("class={mark}caption{mark}");
            format!(
                "<figure><p {attributes} {class}/>甲</p{attributes}>乙<i {attributes}>丙</i {attributes}></figure><p {class}{attributes}>丁"
            )
        };
        for dialect in [super::page::Dialect::Html, super::page::Dialect::Xhtml] {
            let told = |page: String| {
                let read = super::page::read(&page, dialect);
                let pieces = read.pieces.iter();
                pieces.map(|p| (read.text_of(p).to_owned(), p.element, p.tag)).collect::<Vec<_>>()
            };
            assert_eq!(told(page('"')), told(page('\'')), "{n}");
        }
    }
}

const PAGE: &str = "<!DOCTYPE html><title>新碼頭 | 海港</title><h1>新碼頭</h1><script type='application/ld+json'>[{\"@type\":\"NewsArticle\",
    \"headline\":\"新碼頭\"}]</script><div class=a><figure><img src=a.jpg><figcaption>吊機</figcaption></figure><p>港務局今日公布新碼頭的設計，工程明年展開。
    <table><tr><td>年<td><p>月</table><ul><li>一<li><b>二</b></ul><a href=/>相關閱讀</a></div><script type='application/json'>{\"a\":[1]}</script>";

fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let cut = (0..PAGE.len(), 0..PAGE.len(), proptest::collection::vec(any::<u8>(), 0..8));
    cut.prop_map(|(at, to, bytes)| {
        let page = PAGE.as_bytes();
        [&page[..at], bytes.as_slice(), &page[to..]].concat()
    })
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        article::read_document(&bytes, Format::Html).expect("a page is never refused");
    }

    #[test]
    fn a_damaged_page_is_read_and_keeps_its_numbers(bytes in damaged()) {
        let article = article::read_document(&bytes, Format::Html).expect("a page is never refused");
        let numbers = article.blocks.iter().flat_map(|b| &b.parts).chain(article.dropped.iter().map(|d| &d.part));
        let mut numbers: Vec<usize> = numbers.map(|part| part.lines.first).collect();
        numbers.sort_unstable();
        prop_assert_eq!(&numbers, &(1..=numbers.len()).collect::<Vec<_>>());
        for block in &article.blocks {
            prop_assert!(article.block_at(block.parts[0].lines.first) == Some(block));
            let n_inked: usize = block.parts.iter().map(|p| p.n_inked).sum();
            prop_assert_eq!(n_inked, article::n_ink(&block.text), "{:?}", block);
        }
    }
}

#[test]
fn each_traditional_word_has_its_simplified_twin() {
    assert_eq!(crate::article::words::twins::missing(include_str!("zh.rs")), Vec::<String>::new());
}

#[test]
fn the_data_is_read_where_it_holds_more_than_twice_what_is_shown() {
    let raw = |n: usize, nature: Nature| super::Raw { text: "x".repeat(n), parts: vec![], nature };
    let body = "x".repeat(100);
    for (n, nature, n_left) in [
        (49, Nature::Paragraph, 2),
        (50, Nature::Paragraph, 1),
        (49, Nature::Unknown, 2),
        (90, Nature::Heading, 2),
    ] {
        let mut raws = vec![raw(n, nature.clone())];
        super::use_body(&body, &mut raws);
        assert_eq!(raws.len(), n_left, "{n} {nature:?}");
        let is_dropped = matches!(raws[0].nature, Nature::Furniture(_));
        assert_eq!(is_dropped, n_left == 2 && nature != Nature::Heading, "{n} {nature:?}");
    }
}
