use crate::article::archive::tests::zip;
use crate::article::{self, Article, Format, Kind};
use crate::text::slice;
use proptest::prelude::*;

const STYLES: &str = "<w:styles xmlns:w='w'>
    <w:style w:type='paragraph' w:styleId='Titel'><w:name w:val='Title'/></w:style>
    <w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/></w:style>
    <w:style w:type='paragraph' w:styleId='Mine'><w:name w:val='Our sections'/><w:basedOn w:val='H1'/></w:style>
    <w:style w:type='paragraph' w:styleId='Level'><w:name w:val='Sections'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>
    <w:style w:type='paragraph' w:styleId='Loop'><w:name w:val='Loop'/><w:basedOn w:val='Loop'/></w:style>
    <w:style w:type='paragraph' w:styleId='Cap'><w:name w:val='caption'/></w:style></w:styles>";
const LINKS: &str = "<Relationships><Relationship Id='r1' Type='image' Target='media/a.png'/>
    <Relationship Id='r2' Type='image' Target='https://example.org/a.png' TargetMode='External'/></Relationships>";

fn document(body: &str) -> Vec<u8> {
    let text = format!("<?xml version='1.0'?><w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", text.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/_rels/document.xml.rels", LINKS.as_bytes()),
        ("word/media/a.png", b"\x89PNG"),
        ("docProps/core.xml", "<c:coreProperties><dc:title>港口</dc:title></c:coreProperties>".as_bytes()),
    ])
}

fn p(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn show(article: &Article) -> String {
    let shown = article.blocks.iter().map(|b| {
        let image = b.image.as_deref().map(|name| format!(" [{name}]")).unwrap_or_default();
        format!("{} {}{image}\n", slice(b.kind.name(), 0..1).to_uppercase(), b.text)
    });
    shown.collect()
}

#[track_caller]
fn check(body: &str, expected: &str) {
    let bytes = document(body);
    assert_eq!(article::sniff(&bytes, ""), article::Sniffed::Document(Format::Docx));
    let article = article::read_document(&bytes, Format::Docx).expect("a document");
    assert_eq!(show(&article), expected);
}

const LONG: &str = "港務局今日公布新碼頭的設計，並表示工程會在明年展開。";

#[test]
fn headings_are_known_by_style_by_what_it_is_based_on_and_by_level() {
    let body = [
        p("Titel", "新碼頭"),
        p("H1", "一"),
        p("", LONG),
        p("Mine", "二"),
        p("", "局長林海生表示，現有的航線已經飽和。"),
        p("Level", "三"),
        p("Loop", "船公會的代表認為，計劃應顧及小型船塢。"),
        p("heading 2", "四"),
        "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>五</w:t></w:r></w:p>".to_owned(),
        p("", "當局去年在沿岸種植三萬棵樹。"),
    ];
    check(
        &body.concat(),
        &format!(
            "T 新碼頭\nH 一\nP {LONG}\nH 二\nP 局長林海生表示，現有的航線已經飽和。\nH 三\nP 船公會的代表認為，計劃應顧及小型船塢。\nH 四\nH 五\nP 當局去年在沿岸種植三萬棵樹。\n"
        ),
    );
}

#[test]
fn a_document_without_styles_is_told_as_a_text_is_and_bold_lines_head() {
    let bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>為何</w:t></w:r><w:r><w:rPr><w:b w:val='1'/></w:rPr><w:t>現在</w:t></w:r></w:p>";
    let light = "<w:p><w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>局長林海生表示，現有的航線已經飽和。</w:t></w:r></w:p>";
    check(
        &[p("", "新碼頭明年啟用"), p("", LONG), bold.to_owned(), light.to_owned()].concat(),
        &format!("T 新碼頭明年啟用\nS {LONG}\nH 為何現在\nP 局長林海生表示，現有的航線已經飽和。\n"),
    );
    // The properties name it where no line does.
    check(&p("", LONG), &format!("T 港口\nP {LONG}\n"));
}

#[test]
fn words_that_were_deleted_or_are_said_twice_are_not_read() {
    let body = "<w:p><w:del><w:r><w:delText>舊</w:delText></w:r></w:del><w:ins><w:r><w:t>新碼頭</w:t></w:r></w:ins>
        <w:r><w:instrText>PAGE</w:instrText><w:t xml:space='preserve'>明年 &#x555F;用，</w:t><w:tab/><w:t>港務局說。</w:t>
        <w:br/><w:t>又一行，是局長寫的。</w:t><w:br w:type='page'/></w:r></w:p>
        <mc:AlternateContent><mc:Choice><w:p><w:r><w:t>一次，不是兩次，也不是三次。</w:t></w:r></w:p></mc:Choice>
        <mc:Fallback><w:p><w:r><w:t>兩次</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>";
    check(
        &(p("Titel", "題") + body),
        "T 題\nP 新碼頭明年 啟用，\u{3000}港務局說。\nP 又一行，是局長寫的。\nP 一次，不是兩次，也不是三次。\n",
    );
}

#[test]
fn rows_are_paragraphs_and_columns_of_text_are_none() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p("", text));
    let long = LONG.repeat(4);
    check(
        &format!(
            "{}<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            p("Titel", "題"),
            cell("年份"),
            cell("貨櫃"),
            cell(&long),
            cell("局長林海生表示，航線已經飽和。"),
        ),
        &format!("T 題\nP 年份\u{3000}貨櫃\nP {long}\nP 局長林海生表示，航線已經飽和。\n"),
    );
}

#[test]
fn a_caption_has_the_picture_before_it_or_the_one_behind() {
    let picture =
        |link: &str| format!("<w:p><w:r><w:drawing><a:blip r:embed='{link}'/></w:drawing></w:r></w:p>");
    let title = p("Titel", "題");
    check(
        &[title.clone(), picture("r1"), p("Cap", "圖1：吊機"), p("", LONG)].concat(),
        &format!("T 題\nC 吊機 [word/media/a.png]\nP {LONG}\n"),
    );
    check(
        &[title.clone(), p("Cap", "吊機"), picture("r1"), p("", LONG)].concat(),
        &format!("T 題\nC 吊機 [word/media/a.png]\nP {LONG}\n"),
    );
    check(
        &[title.clone(), picture("r1"), p("", LONG), p("Cap", "吊機")].concat(),
        &format!("T 題\nP {LONG}\nC 吊機\n"),
    );
    check(&[title.clone(), picture("r2"), p("Cap", "吊機")].concat(), "T 題\nC 吊機\n");
    // A frame holds both.
    let framed = format!(
        "<w:p><w:r><w:txbxContent><w:p><w:pPr><w:pStyle w:val='Cap'/></w:pPr><w:r><w:drawing><a:blip r:embed='r1'/></w:drawing><w:t>吊機</w:t></w:r></w:p></w:txbxContent></w:r><w:r><w:t>{LONG}</w:t></w:r></w:p>"
    );
    check(&[title, framed].concat(), &format!("T 題\nC 吊機 [word/media/a.png]\nP {LONG}\n"));
}

#[test]
fn a_document_that_is_damaged_or_a_bomb_is_refused() {
    let refusal =
        |bytes: &[u8]| article::read_document(bytes, Format::Docx).err().map(|refusal| refusal.what);
    let bytes = document(&p("", LONG));
    assert_eq!(refusal(&bytes[..bytes.len() / 2]), Some("damaged"));
    assert_eq!(refusal(&zip(&[("word/other.xml", b"<a/>")])), Some("damaged"));
    assert_eq!(refusal(&document("<w:p><w:r>")), Some("damaged"));
    let deep = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(400), "</w:tc></w:tr></w:tbl>".repeat(400));
    assert_eq!(refusal(&document(&deep)), Some("damaged"));
    let bomb = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", " ".repeat(40 << 20));
    assert_eq!(refusal(&document(&bomb)), Some("larger unpacked than any article"));
}

fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let body = format!(
        "{}<w:p><w:r><w:drawing><a:blip r:embed='r1'/></w:drawing></w:r></w:p>{}<w:tbl><w:tr><w:tc>{}</w:tc><w:tc/></w:tr></w:tbl>{}",
        p("Titel", "題"),
        p("Cap", "圖1：吊機"),
        p("H1", "一"),
        p("", LONG),
    );
    // Bytes are changed in the archive, and in the text before it is packed.
    let text = body.clone();
    let cut = (0..body.len(), 0..body.len(), "[<>/a-z=' 港]{0,6}");
    let in_text = cut.prop_map(move |(at, to, new)| {
        let char_start = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        document(&format!(
            "{}{new}{}",
            slice(&text, 0..char_start(at)),
            slice(&text, char_start(to)..text.len())
        ))
    });
    let packed = document(&body);
    let bytes = (0..packed.len(), 0..packed.len(), proptest::collection::vec(any::<u8>(), 0..8));
    let in_archive =
        bytes.prop_map(move |(at, to, new)| [&packed[..at], new.as_slice(), &packed[to..]].concat());
    prop_oneof![in_text, in_archive]
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = article::read_document(&bytes, Format::Docx);
    }

    #[test]
    fn a_damaged_document_is_read_or_refused(bytes in damaged()) {
        if let Ok(article) = article::read_document(&bytes, Format::Docx) {
            for block in &article.blocks {
                let n_inked: usize = block.parts.iter().map(|p| p.n_inked).sum();
                prop_assert_eq!(n_inked, article::n_ink(&block.text), "{:?}", block);
            }
            prop_assert!(article.of_kind(Kind::Title).count() <= 1);
        }
    }
}

#[test]
fn what_stands_between_words_is_a_character() {
    let run = |inside: &str| format!("<w:p><w:r><w:t>港口</w:t>{inside}<w:t>明年啟用。</w:t></w:r></w:p>");
    for (inside, expected) in [
        ("<w:tab/>", "港口\u{3000}明年啟用。"),
        ("<w:noBreakHyphen/>", "港口-明年啟用。"),
        ("<w:br w:type='page'/>", "港口明年啟用。"),
        ("<w:instrText>PAGE</w:instrText>", "港口明年啟用。"),
    ] {
        check(&(p("Titel", "題") + &run(inside)), &format!("T 題\nP {expected}\n"));
    }
    for inside in ["<w:br/>", "<w:cr/>"] {
        check(&(p("Titel", "題") + &run(inside)), "T 題\nH 港口\nP 明年啟用。\n");
    }
    let outside = "<w:p><w:tab/><w:br/><w:r><w:t>港口明年啟用。</w:t></w:r><w:tab/></w:p>";
    check(&(p("Titel", "題") + outside), "T 題\nP 港口明年啟用。\n");
}

#[test]
fn a_line_that_is_bold_in_all_its_runs_heads_what_follows() {
    let run =
        |text: &str, bold: &str| format!("<w:r><w:rPr><w:b w:val='{bold}'/></w:rPr><w:t>{text}</w:t></w:r>");
    let more = p("", "局長林海生表示，現有的航線已經飽和。") + &p("", "當局去年在沿岸種植三萬棵樹。");
    for (runs, kind) in
        [(run("為何是", "1") + &run("現在？", "1"), "H"), (run("為何是", "1") + &run("現在？", "0"), "P")]
    {
        let body = p("Titel", "題") + &p("", LONG) + &format!("<w:p>{runs}</w:p>") + &more;
        let standfirst = if kind == "H" { "S" } else { "P" };
        check(
            &body,
            &format!(
                "T 題\n{standfirst} {LONG}\n{kind} 為何是現在？\nP 局長林海生表示，現有的航線已經飽和。\nP 當局去年在沿岸種植三萬棵樹。\n"
            ),
        );
    }
}
