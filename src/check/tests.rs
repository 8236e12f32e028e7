//! Decks with something wrong in them, and what is said of it.

use super::*;
use crate::article;
use crate::deck;
use crate::outline;

/// Line 2 is a byline, 3, 5, 7 and 9 are paragraphs, 11 is a caption, 13 is printed again.
const ARTICLE: &str = "港口三年回顧
文：何小玲
港務局今日公布成效，並表示工程會在明年展開。

局長盧金榮表示，處理量創新高，達三千個貨櫃。

學會認為，各方應深化合作，工程不會停止。當局亦承諾，街市會在2033年重開，並有二百個攤檔。

“We counted 1.6 million oysters,” said Marian Okafor of the reef trust. Auditors have not approved the budget. Falk’s report is due.

●2031年8月，首艘渡輪試航。

局長盧金榮表示，處理量創新高，達三千個貨櫃。
";

struct One;

impl Sources for One {
    fn article(&self, file: &str) -> Option<Rc<Article>> {
        (file == "a.txt").then(|| Rc::new(article::read(ARTICLE.as_bytes(), "a.txt")))
    }

    fn picture_fault(&self, file: &str) -> Option<Refusal> {
        let faults = [
            ("c.jpg", Refusal::Missing),
            ("a.txt", Refusal::Unknown),
            ("d.jpg", Refusal::Damaged),
            ("large.jpg", Refusal::TooLarge),
        ];
        faults.iter().find(|(of, _)| *of == file).map(|(_, refusal)| *refusal)
    }
}

/// An article with a date, and one without.
struct Dated;

const WHEN: &str =
    "港口\n2031年8月14日\n\n局長盧金榮表示，碼頭將於明年6月啟用。學會何小玲說，昨日的風很大。\n";

impl Sources for Dated {
    fn article(&self, file: &str) -> Option<Rc<Article>> {
        let text = if file == "dated.txt" { WHEN.to_owned() } else { WHEN.replace("2031年8月14日\n", "") };
        Some(Rc::new(article::read(text.as_bytes(), file)))
    }
}

/// The problems of a deck as `line:column: message`.
fn shown(slides: &str, sources: &dyn Sources, sizes: &[(u16, u16)]) -> Vec<String> {
    let text = format!("lang: zh-Hant\nslides:\n{slides}");
    let deck = deck::read(&text).unwrap();
    problems(&deck, &text, sources, sizes)
        .into_iter()
        .map(|p| format!("{}:{}: {}", p.position.line, p.position.column, p.message))
        .collect()
}

#[track_caller]
fn check(slides: &str, expected: &[&str]) {
    // The article has no date: that is tested by itself.
    let is_dated = |told: &String| !told.ends_with("has no date to be counted from");
    let told: Vec<String> = shown(slides, &One, &[]).into_iter().filter(is_dated).collect();
    assert_eq!(told, expected);
}

/// A slide that cites the article, with notes.
#[track_caller]
fn check_notes(notes: &str, expected: &[&str]) {
    let slide = format!("- points: [{{text: 處理量創新高, from: 'a.txt:5'}}]\n  notes: |-\n    {notes}\n");
    let expected: Vec<String> = expected.iter().map(|message| format!("5:5: {message}")).collect();
    assert_eq!(shown(&slide, &One, &[]), expected, "{notes}");
}

#[test]
fn claims_are_looked_up_in_their_source() {
    check("- points:\n  - {text: 港務局……工程會在明年展開, from: 'a.txt:3'}\n", &[]);
    check(
        "- points:\n  - {text: 工程已經展開, from: 'a.txt:3'}\n",
        &["4:5: this is no longer verbatim in a.txt:3"],
    );
    check(
        "- points:\n  - 甲\n  - {text: 處理量創新高, from: 'a.txt:3'}\n",
        &["5:5: this is no longer at a.txt:3, but at line 5"],
    );
    check("- points:\n  - {text: 處理量創新高, from: 'a.txt:3-5'}\n", &[]);
    check("- points:\n  - {text: 處理量創新高, from: 'a.txt:13'}\n", &[]);
    check("- quote: 處理量\n  from: b.txt:1\n", &["3:10: the source b.txt is not there"]);
    check("- quote: 處理量\n  from: interview\n", &[]);
}

#[test]
fn lines_that_are_not_written_as_lines_are_no_way_past_the_article() {
    let told = |from: &str| {
        let text = format!("lang: zh-Hant\nslides:\n- points:\n  - {{text: 工程已經展開, from: {from}}}\n");
        let found = problems(&deck::read(&text).unwrap(), &text, &One, &[]);
        found
            .into_iter()
            .map(|p| p.message + "; " + &p.hint.unwrap_or_default())
            .collect::<Vec<_>>()
            .join("|")
    };
    for (from, expected) in [
        ("'a.txt:3–5'", "a.txt:3–5 names no lines of a.txt; write a.txt:3-5"),
        ("'a.txt：5'", "a.txt：5 names no lines of a.txt; write a.txt:5"),
        ("'a.txt: 3、７'", "a.txt: 3、７ names no lines of a.txt; write a.txt:3,7"),
        ("'a.txt:5-3'", "a.txt:5-3 names no lines of a.txt; write a.txt:3, a.txt:3-5 or a.txt:3,7-9"),
        ("'a.txt:0'", "a.txt:0 names no lines of a.txt; write a.txt:3, a.txt:3-5 or a.txt:3,7-9"),
        ("'a.txt:x'", "a.txt:x names no lines of a.txt; write a.txt:3, a.txt:3-5 or a.txt:3,7-9"),
        // Of a file that is not there, what is like lines.
        ("'b.txt：3~5'", "b.txt：3~5 names no lines of b.txt; write b.txt:3-5"),
        ("'b.txt:x'", ""),
        // Each source by itself.
        (
            "[interview, 'a.txt:3–5', 'a.txt:3；5']",
            "a.txt:3–5 names no lines of a.txt; write a.txt:3-5|a.txt:3；5 names no lines of a.txt; write a.txt:3,5",
        ),
        // What is no file at all.
        ("'Annual report, No. 5: 12'", ""),
        ("'vol.3： 12'", ""),
        ("'https://example.org：8080'", ""),
        ("'https://example.org:8080/a'", ""),
        ("'-:3–5'", ""),
        ("interview", ""),
    ] {
        assert_eq!(told(from), expected, "{from}");
    }
    // Running text and cells are no claims where they have none.
    check("- heading: 一\n  from: 'a.txt:3–5'\n", &[]);
}

struct Two;
impl Sources for Two {
    fn article(&self, file: &str) -> Option<Rc<Article>> {
        let text = if file == "c.txt" { "The reef trust counted 1.9 million oysters." } else { ARTICLE };
        Some(Rc::new(article::read(text.as_bytes(), file)))
    }
}

struct Called;
impl Sources for Called {
    fn article(&self, file: &str) -> Option<Rc<Article>> {
        let text = "碼頭\n\n港務局局長林海生表示，碼頭會擴建。\n\n教授何小玲表示，船塢會搬遷。\n\n港務局局長何小玲指出，工程明年開始。\n";
        Some(Rc::new(article::read(text.as_bytes(), file)))
    }
}

#[test]
fn a_role_that_stands_beside_the_name_is_no_other_s() {
    let told = |by: &str| {
        let slides =
            format!("- points: [{{text: 船塢會搬遷, by: {by}, role: 港務局局長, from: 'a.txt:5'}}]\n");
        shown(&slides, &Called, &[]).into_iter().filter(|told| told.contains("calls")).collect::<Vec<_>>()
    };
    assert_eq!(told("何小玲"), [""; 0]);
    assert_eq!(told("林海生"), [""; 0]);
}

#[test]
fn a_point_that_is_marked_is_held_to_its_source_by_its_words() {
    check("- points: [{text: '[x] 處理量創新高', from: 'a.txt:5'}]", &[]);
}

#[test]
fn each_further_source_must_say_the_same() {
    let point =
        |from: &str| format!("- points:\n  - {{text: '處理量創新高，達三千個貨櫃', from: [{from}]}}\n");
    check(&point("'a.txt:5', 'a.txt:13'"), &[]);
    check(&point("'a.txt:5', 'a.txt:7'"), &["4:5: a.txt:7 does not say this"]);
    check(&point("'a.txt:5', 'b.txt:7'"), &["4:5: the source b.txt is not there"]);
    check(&point("'a.txt:7', 'a.txt:5'"), &["4:5: this is no longer at a.txt:7, but at line 5"]);
    check(
        "- points:\n  - {text: 2031年8月，首艘渡輪試航, from: ['a.txt:11', 'a.txt:11']}\n  - {text: 2031年8月，首艘渡輪試航, from: 'a.txt:11'}\n",
        &[],
    );
    let reef = "- points:\n  - {text: 'We counted 1.6 million oysters', from: ['a.txt:9', 'c.txt:1']}\n";
    assert_eq!(shown(reef, &Two, &[]), ["4:5: c.txt:1 says nothing of 1.6"]);
}

#[test]
fn every_kind_of_claim_is_held_to_its_source() {
    let gone = |at: &str| format!("{at}: this is no longer verbatim in a.txt:5");
    let check_gone = |slide: &str, places: &[&str]| {
        let expected: Vec<String> = places.iter().map(|at| gone(at)).collect();
        check(slide, &expected.iter().map(String::as_str).collect::<Vec<_>>());
    };
    let from = "from: 'a.txt:5'";
    check_gone(&format!("- figures:\n  - {{value: 五千個, label: 貨櫃, {from}}}\n"), &["4:13"]);
    check_gone(&format!("- figures:\n  - {{value: 二, label: 貨櫃, {from}}}\n"), &["4:13"]);
    check_gone(&format!("- figures:\n  - {{value: 三千個, label: 漁船, {from}}}\n"), &["4:25"]);
    check_gone(
        &format!("- figures:\n  - {{value: 三千個, label: 貨櫃, trend: [三千個, 9], {from}}}\n"),
        &["4:42"],
    );
    check_gone(&format!("- timeline:\n  - {{when: 去年, what: 創低, {from}}}\n"), &["4:12", "4:22"]);
    check_gone(&format!("- quote: |-\n    處理量創新高\n    處理量創新低\n  {from}\n"), &["4:5"]);
    check_gone(&format!("- points: [處理量創新高, 處理量創新低]\n  {from}\n"), &["3:20"]);
    check_gone(&format!("- photo: 處理量創新低\n  {from}\n"), &["3:10"]);
    check_gone(&format!("- cover: 處理量\n  photo: {{text: 漁船, {from}}}\n"), &["4:10"]);
    check_gone(&format!("- cover: 漁船\n  {from}\n"), &["3:10"]);
    check_gone(&format!("- table: [[處理量, 漁船], [三千個, 貨櫃]]\n  {from}\n"), &["3:17"]);
    check_gone(&format!("- body: |-\n    處理量創新高\n    漁船\n  {from}\n"), &["4:5"]);
    check_gone(
        &format!("- columns:\n  - {{heading: 漁船, body: 貨櫃, points: [漁船]}}\n  {from}\n"),
        &["4:38"],
    );
    // Headings, program text and who presents are the author's own.
    check(&format!("- heading: 漁船\n  code: 漁船\n  language: 漁\n  {from}\n"), &[]);
    check(&format!("- cover: 處理量\n  subtitle: 漁船\n  by: 漁夫\n  date: 今天\n  {from}\n"), &[]);
}

#[test]
fn a_source_that_is_not_there_is_told_once_for_a_thing() {
    check(
        "- figures:\n  - {value: 一, label: 船, from: 'b.txt:1'}\n  - {value: 二, label: 箱, from: 'b.txt:2'}\n",
        &["4:5: the source b.txt is not there", "5:5: the source b.txt is not there"],
    );
}

#[test]
fn a_number_that_lost_a_digit_is_no_longer_verbatim() {
    check(
        "- figures:\n  - {value: '6 million', label: oysters, from: 'a.txt:9'}\n  - {value: 033年, label: 重開, from: 'a.txt:7'}\n",
        &["4:13: this is no longer verbatim in a.txt:9", "5:13: this is no longer verbatim in a.txt:7"],
    );
}

#[test]
fn speakers_must_be_named_in_the_source() {
    let point = |by: &str| format!("- points:\n  - text: 處理量創新高\n    by: {by}\n    from: a.txt:5\n");
    for named in [
        "盧金榮",
        "盧 金榮",
        "局長盧金榮",
        "Marian Okafor",
        "Dr. Okafor",
        "Okafor, reef trust",
        "Ines Falk",
        "何小玲",
        "''",
    ] {
        check(&point(named), &[]);
    }
    for (by, name) in [
        ("陳大文", "陳大文"),
        ("Marian Oka", "Marian Oka"),
        ("Marian Stone, reef trust", "Marian Stone, reef trust"),
        ("Ster", "Ster"),
    ] {
        check(&point(by), &[&format!("5:9: {name} is not named in a.txt")]);
    }
    let quote =
        "- quote: |-\n    處理量創新高\n\n    達三千個貨櫃\n  from: a.txt:5\n  by: 陳大文\n  role: 院長\n";
    check(quote, &["8:7: 陳大文 is not named in a.txt", "9:9: 院長 does not stand in a.txt"]);
    check(
        "- quote: |-\n    處理量創新高\n\n    達三千個貨櫃\n  from: a.txt:5\n  by: 陳大文\n",
        &["8:7: 陳大文 is not named in a.txt"],
    );
    // Without a source nobody can tell.
    check("- quote: 處理量創新高\n  by: 陳大文\n", &[]);
}

#[test]
fn notes_may_be_the_sources_words_or_the_persons_own() {
    for fine in [
        // A paragraph, a part of one, sentences of one, clauses, what is left out marked.
        "學會認為，各方應深化合作，工程不會停止。當局亦承諾，街市會在2033年重開，並有二百個攤檔。",
        "各方應深化合作，工程不會停止。當局亦",
        "深化合作，工程不會停止。當局亦承諾，街市會",
        "各方應深化合作。街市會在2033年重開。",
        "港務局今日公布成效。局長盧金榮表示，處理量創新高。",
        "學會認為，各方應……合作。當局亦承諾，街市……重開。",
        "Auditors have not approved the budget.",
        "這一點要慢慢說。港務局今日公布……表示工程會在明年展開。",
        // Own words, alone, around the source's, or a list of its words.
        "這裏停一停，問問大家有沒有問題。",
        "學會認為，各方應深化合作，工程不會停止。這裏停一停，問問大家。",
        "請留意局長這一句：「處理量創新高，達三千個貨櫃」。",
        "當局亦承諾，街市會在2033年（即兩年後）重開，並有二百個攤檔。",
        "學會、深化合作、停止、街市",
        "學會認為，停止。",
        "Pause here, and ask who has been to the reef and counted anything at all.",
        // Marks and white space are no words.
        "學會認為：各方應深化合作；工程不會停止！",
    ] {
        check_notes(fine, &[]);
    }
}

#[test]
fn notes_that_change_the_sources_words_say_which() {
    for (notes, problem) in [
        (
            "學會認為，各方應停止合作，工程不會停止。當局亦承諾，街市會在2033年重開，並有二百個攤檔。",
            "this note says 停止 where a.txt:7 says 深化",
        ),
        ("學會認為，各方應深化合作，工程會停止。", "this note leaves out 不, which a.txt:7 says"),
        ("港務局今日公布成效，並表示工程不會在明年展開。", "this note says 不, which a.txt:3 does not"),
        ("街市會在2035年重開，並有二百個攤檔。", "this note says 2035 where a.txt:7 says 2033"),
        ("街市會在2033年重開，並有三百個攤檔。", "this note says 三 where a.txt:7 says 二"),
        ("各方應停止合作。", "this note says 停止 where a.txt:7 says 深化"),
        ("Auditors have approved the budget.", "this note leaves out not, which a.txt:9 says"),
        (
            "“We counted 1.8 million oysters,” said Marian Okafor of the reef trust.",
            "this note says 1.8 where a.txt:9 says 1.6",
        ),
        ("這一點要慢慢說。並表示工程會在明年。", "this note leaves out 展開, which a.txt:3 says"),
        (
            "協會認為，各方應深化合作，工程不會停頓。",
            "this note says 協會認為，各方應深化合作，工程不會停頓 where a.txt:7 says 學會認為，各方應深化合作，工程不會停止",
        ),
        ("自己的話。會停止。各方應深化合作，工程會停止。", "this note leaves out 不, which a.txt:7 says"),
    ] {
        check_notes(notes, &[problem]);
    }
    // A slide that cites nothing has notes of its own.
    check("- points: [甲]\n  notes: 各方應停止合作。\n", &[]);
}

#[test]
fn a_sentence_is_not_cut_off_from_its_negation() {
    check_notes("這裏停一停。停止。學會認為，各方應深化合作，工程不會停止。", &[]);
    check_notes(
        "have not approved the budget. We counted.",
        &["this note leaves out Auditors, which a.txt:9 says"],
    );
}

#[test]
fn pictures_and_points_are_there() {
    check("- points: [甲, '']\n", &["3:15: a point without words"]);
    check("- points: []\n", &["3:3: a slide without points"]);
    let missing = "the picture c.jpg: it is not there, or not below the deck's folder";
    check("- photo: 船\n  image: c.jpg\n", &[&format!("3:10: {missing}")]);
    check("- cover: 船\n  photo: {text: 船, image: c.jpg}\n", &[&format!("4:10: {missing}")]);
    for (file, why) in [("a.txt", "no picture"), ("d.jpg", "damaged"), ("large.jpg", "too large to be shown")]
    {
        let told = format!("3:10: the picture {file}: it is {why}");
        check(&format!("- photo: {{text: 船, image: {file}}}\n"), &[&told]);
    }
    check("- photo: {text: 船, image: e.jpg}\n", &[]);
    check("- photo: {text: 船, image: 'https://example.org/c.jpg'}\n", &[]);
    check("  []\n", &["3:3: the deck has no slides"]);
    check("- {heading: 甲, skip: true}\n", &["3:3: all slides of the deck are skipped"]);
    check("- {heading: 甲, skip: true}\n- {heading: 乙}\n", &[]);
}

#[test]
fn slides_that_need_more_screens_are_noted() {
    assert_eq!(
        shown("- points: [一, 二, 三, 四, 五, 六, 七]\n", &One, &[(20, 6)]),
        ["3:3: slide 1 needs 2 screens at 20x6"]
    );
}

/// An article in memory.
struct Kept(Rc<Article>);

impl Sources for Kept {
    fn article(&self, _: &str) -> Option<Rc<Article>> {
        Some(Rc::clone(&self.0))
    }
}

/// Builds a deck of an article, and checks it against that article.
fn problems_as_built(text: &str) -> Vec<String> {
    let article = Rc::new(article::read(text.as_bytes(), "a.txt"));
    let source = outline::Source { article: &article, file: "a.txt" };
    let text = deck::write(&outline::build(&[source], outline::Options::default()));
    let deck = deck::read(&text).unwrap();
    let found = problems(&deck, &text, &Kept(article), &[]).into_iter();
    found.filter(|p| p.gravity == Gravity::Problem).map(|p| format!("{p:?}")).collect()
}

#[test]
fn a_deck_as_it_is_built_has_no_problems() {
    let none: [String; 0] = [];
    assert_eq!(problems_as_built(include_str!("../../decks/harbour.txt")), none);
    for line in include_str!("../../tests/articles/clean.jsonl").lines() {
        let clean: serde_json::Value = serde_json::from_str(line).unwrap();
        let string = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let mut text = format!("{}\n\n{}\n\n", string(&clean["title"]), string(&clean["standfirst"]));
        for block in clean["blocks"].as_array().unwrap() {
            let mark = if block[0] == "c" { "●" } else { "" };
            text += &format!("{mark}{}\n\n", string(&block[1]));
        }
        assert_eq!(problems_as_built(&text), none, "{}", clean["id"]);
    }
}

#[test]
fn a_time_that_slides_is_held_to_the_articles_date() {
    let point = |more: &str, file: &str| {
        let line = if file == "dated.txt" { 4 } else { 3 };
        let slide = format!("- points:\n  - text: 碼頭將於明年6月啟用\n{more}    from: {file}:{line}\n");
        shown(&slide, &Dated, &[])
    };
    assert_eq!(point("    when: 2032-06\n", "dated.txt"), Vec::<String>::new());
    assert_eq!(
        point("    when: 2032-07\n", "dated.txt"),
        ["5:11: 2032-07 is not what this means on 2031-08-14"]
    );
    assert_eq!(point("", "undated.txt"), ["4:5: 明年 has no date to be counted from"]);
    assert_eq!(point("    when: 2032-06\n", "undated.txt"), Vec::<String>::new(), "a person said it");
}

#[test]
fn who_says_it_is_told_where_the_deck_names_another() {
    const TEXT: &str = "港口

局長盧金榮表示，碼頭將於五月啟用，每日可處理三千個貨櫃。工程不會停止。

工程師何小玲說：「風很大。我們都怕。」
";
    struct Said;
    impl Sources for Said {
        fn article(&self, _: &str) -> Option<Rc<Article>> {
            Some(Rc::new(article::read(TEXT.as_bytes(), "a.txt")))
        }
    }
    let by = |text: &str, name: &str, line: usize| {
        let text = format!("slides:\n- points:\n  - text: {text}\n    by: {name}\n    from: a.txt:{line}\n");
        let found = problems(&deck::read(&text).expect("a deck"), &text, &Said, &[]);
        found.into_iter().map(|p| (p.gravity, p.message)).collect::<Vec<_>>()
    };
    let first = "碼頭將於五月啟用，每日可處理三千個貨櫃";
    for name in ["盧金榮", "局長盧金榮", "''"] {
        assert_eq!(by(first, name, 3), [], "{name}");
    }
    let wrong = |name: &str| (Gravity::Problem, format!("a.txt:3 has 盧金榮 say this, not {name}"));
    assert_eq!(by(first, "何小玲", 3), [wrong("何小玲")]);
    // A part of what is said is said by the same.
    assert_eq!(by("每日可處理三千個貨櫃", "何小玲", 3), [wrong("何小玲")]);
    let quoted = by("「風很大。我們都怕。」", "盧金榮", 5);
    assert_eq!(quoted, [(Gravity::Problem, "a.txt:5 has 何小玲 say this, not 盧金榮".to_owned())]);
    // Whose words go on without a name is not as plain.
    let carried = by("工程不會停止", "何小玲", 3);
    assert_eq!(
        carried,
        [(Gravity::Note, "the article seems to have 盧金榮 say this, not 何小玲".to_owned())]
    );
}

#[test]
fn what_a_point_is_about_stands_in_the_source() {
    let about =
        |words: &str| format!("- points: [{{text: 處理量創新高, about: {words}, from: 'a.txt:5'}}]\n");
    check(&about("港務局"), &[]);
    check(&about("航海學校"), &["3:34: 航海學校 does not stand in a.txt"]);
}

#[test]
fn a_number_stands_with_its_label_and_a_date_with_its_event() {
    let text = "港口\n\n新碼頭每日可處理三千個貨櫃，涉及開支約九億元。\n\n2029年3月，議會成立小組。2030年5月，顧問提交報告。\n";
    let article = Rc::new(article::read(text.as_bytes(), "b.txt"));
    let shown = |slide: &str| shown(slide, &Kept(Rc::clone(&article)), &[]);
    for (value, label, is_told) in [
        ("三千個", "新碼頭每日可處理……貨櫃", false),
        ("九億元", "涉及開支", false),
        ("九億元", "新碼頭每日可處理……貨櫃", true),
        ("三千個", "涉及開支", true),
    ] {
        let slide = format!("- figures:\n  - {{value: {value}, label: {label}, from: 'b.txt:3'}}\n");
        let told = format!("4:5: {value} and {label} do not stand together in b.txt:3");
        assert_eq!(shown(&slide), if is_told { vec![told] } else { Vec::new() });
    }
    for (when, what, is_told) in [("2029年3月", "議會成立小組", false), ("2030年5月", "議會成立小組", true)]
    {
        let slide = format!("- timeline:\n  - {{when: {when}, what: {what}, from: 'b.txt:5'}}\n");
        assert_eq!(shown(&slide).is_empty(), !is_told, "{when}");
    }
}

#[test]
fn a_slide_that_a_point_names_is_there() {
    check("- points: [{text: 一, see: 港口}]\n- heading: 港口\n  body: 一\n", &[]);
    check(
        "- points: [{text: 一, see: 碼頭}]\n- heading: 港口\n  body: 一\n",
        &["3:27: no other slide is called 碼頭"],
    );
}

/// One character changed in whatever a built deck says, and what is said of it.
#[test]
fn a_change_anywhere_in_a_built_deck_is_found_with_what_differs() {
    const TEXT: &str = "林海生：擴建碼頭
2031年8月14日

港務局局長林海生表示，新碼頭撥款三億元，明年6月啟用。他說：「我們絕不會再讓老碼頭關門。」

碼頭

港務局在北岸擴建渡輪碼頭，新設四十個泊位。工程師何小玲表示，碼頭每日可處理三千個貨櫃。

渡輪

航海學校培訓兩百名船員。船公司購置六十艘電動渡輪。

●2031年5月，首艘渡輪試航。

●2031年6月，議會成立小組。

●2031年7月，學校開課。

●工人在岸邊吃飯
";
    struct Built;
    impl Sources for Built {
        fn article(&self, _: &str) -> Option<Rc<Article>> {
            Some(Rc::new(article::read(TEXT.as_bytes(), "a.txt")))
        }
    }
    let article = article::read(TEXT.as_bytes(), "a.txt");
    let source = outline::Source { article: &article, file: "a.txt" };
    let text = deck::write(&outline::build(&[source], outline::Options::default()));
    let told = |text: &str| problems(&deck::read(text).expect("a deck"), text, &Built, &[]);
    assert_eq!(told(&text), [], "{text}");
    for (is, becomes, message, hint) in [
        ("四十個泊位", "五十個泊位", "no longer verbatim", "it says 五 where the source says 四"),
        ("三千個貨櫃", "三千噸貨櫃", "no longer verbatim", "it says 噸 where the source says 個"),
        ("value: 兩百名", "value: 三百名", "no longer verbatim", ""),
        ("label: 航海學校培訓……船員", "label: 航海學校培訓……學員", "no longer verbatim", ""),
        ("when: 2032-06", "when: 2033-06", "is not what this means on 2031-08-14", "when: 2032-06"),
        ("when: 2031年5月", "when: 2031年4月", "no longer verbatim", ""),
        ("by: 何小玲", "by: 何大玲", "何大玲 is not named in a.txt", ""),
        ("role: 港務局局長", "role: 港務局主席", "港務局主席 does not stand in a.txt", ""),
        (
            "role: 工程師",
            "role: 港務局局長",
            "a.txt calls 林海生 港務局局長, not 何小玲",
            "take \"role\" out",
        ),
        ("quote: 「我們絕不會", "quote: 「我們不會", "no longer verbatim", "it leaves out 絕"),
        ("text: 工人在岸邊", "text: 船員在岸邊", "no longer verbatim", ""),
        ("培訓兩百名船員。船公司", "培訓兩千名船員。船公司", "this note says 千 where", ""),
    ] {
        assert!(text.contains(is), "{is} is not in\n{text}");
        let edited = text.replacen(is, becomes, 1);
        let found = told(&edited);
        let line = text.lines().take_while(|line| !line.contains(is)).count() + 1;
        let is_told =
            |p: &Problem| p.message.contains(message) && p.hint.as_deref().unwrap_or_default().contains(hint);
        assert!(found.iter().any(is_told), "{becomes}: {found:?}");
        assert!(found.iter().any(|p| p.position.line.abs_diff(line) <= 6), "{becomes}: {found:?}");
    }
}

#[test]
fn times_add_up() {
    check("- {heading: 甲, minutes: 2}\n- {body: 乙, time: 90s}\n", &[]);
    check(
        "- {heading: 甲, minutes: 1}\n- {body: 乙, time: 90s}\n",
        &["3:3: what is in the section of slide 1 takes 90s, and the section of slide 1 is given 1m"],
    );
    let text = "minutes: 3\nslides:\n- {body: 乙, time: 90s}\n";
    let found = problems(&deck::read(text).unwrap(), text, &One, &[]);
    assert_eq!(found[0].message, "what is in the deck takes 90s, and the deck is given 3m");
    assert_eq!((found[0].position.line, found[0].gravity), (1, Gravity::Problem));
}

#[test]
fn the_line_to_take_is_held_to_its_source_and_the_question_is_not() {
    let slides = "- body: 一
  asked:
  - question: 成效如何？
    line: 處理量創新高，達三千個貨櫃
    by: 盧金榮
    from: a.txt:5
  - question: 街市呢？
    line: 街市會在2034年重開
    from: a.txt:7
    background: {text: 攤檔三百個, from: 'a.txt:7'}
  - {question: '', line: 甲}
  - 為何？
asked:
- question: 誰說的？
  line: 處理量創新高
  by: 何文田
  from: a.txt:5
";
    assert_eq!(
        shown(slides, &One, &[]),
        [
            "10:11: this is no longer verbatim in a.txt:7",
            "12:24: this is no longer verbatim in a.txt:7",
            "13:5: a question that nobody has written yet",
            "14:5: a question without a line to take",
            "18:7: 何文田 is not named in a.txt",
        ]
    );
}

/// A source with figures of three places.
struct Ports;

impl Sources for Ports {
    fn article(&self, _: &str) -> Option<Rc<Article>> {
        let text = "各港三年回顧\n\n2030年東港處理1,200萬個貨櫃，西港處理845.5萬個，南灣只有20萬個。去年東港的開支是3.5億元。\n\n\
                    東港和西港的開支分別是4億元和2億元。\n\n內河表現平穩。全年處理57萬個貨櫃。\n";
        Some(Rc::new(article::read(text.as_bytes(), "ports.txt")))
    }
}

#[track_caller]
fn check_chart(rows: &[&str], expected: &[&str]) {
    let rows = rows.join("\n    - ");
    assert_eq!(shown(&format!("- chart:\n    rows:\n    - {rows}\n"), &Ports, &[]), expected);
}

#[test]
fn a_value_of_a_chart_stands_in_its_source_by_its_label() {
    let cite = |label: &str, value: &str, line: usize| {
        format!("{{label: {label}, value: '{value}', from: 'ports.txt:{line}'}}")
    };
    let right = [cite("東港", "1,200萬", 3), cite("西港", "845.5", 3), cite("南灣", "20萬個", 3)];
    check_chart(&right.each_ref().map(String::as_str), &[]);
    // Two changed with each other, and one that is part of another number only.
    let wrong = [cite("東港", "845.5", 3), cite("西港", "1,200萬", 3), cite("南灣", "200", 3)];
    check_chart(
        &wrong.each_ref().map(String::as_str),
        &[
            "5:26: 845.5 does not stand by 東港 in ports.txt:3",
            "6:26: 1,200萬 does not stand by 西港 in ports.txt:3",
            "7:26: this is no longer verbatim in ports.txt:3",
        ],
    );
    // Told by their order; and with its name in the sentence before.
    let listed = [cite("東港", "4億元", 5), cite("西港", "2億元", 5), cite("內河", "57萬", 7)];
    check_chart(&listed.each_ref().map(String::as_str), &[]);
    assert_eq!(shown("- chart: {rows: []}\n", &Ports, &[]), ["3:3: a chart without rows"]);
}

#[test]
fn a_value_of_a_chart_stands_by_its_series() {
    let chart = |values: &str| {
        let slide = format!(
            "- chart:\n    series: [東港, 西港]\n    rows:\n    - {{label: 2030年, values: {values}, from: 'ports.txt:3'}}\n"
        );
        shown(&slide, &Ports, &[])
    };
    assert_eq!(chart("['1,200', 845.5]"), [""; 0]);
    assert_eq!(chart("[~, 845.5]"), [""; 0]);
    assert_eq!(
        chart("[845.5, '1,200']"),
        [
            "6:31: 845.5 does not stand by 東港 in ports.txt:3",
            "6:38: 1,200 does not stand by 西港 in ports.txt:3",
        ]
    );
}

#[test]
fn marks_without_footnotes_and_footnotes_without_marks_are_noted() {
    let slides = "- points: ['一[^1][^b]', 二]\n  footnotes:\n    1: 甲\n    c: 乙\n";
    assert_eq!(
        shown(slides, &One, &[]),
        ["3:12: no footnote is called \"b\"", "6:8: nothing on the slide has the mark [^c]"]
    );
}

#[test]
fn marks_lead_to_footnotes_on_the_slide_alone() {
    for (slide, expected) in [
        ("- points: ['甲[^a]']\n  footnotes: {a: 乙}\n", &[][..]),
        (
            "- points: ['甲[^b]']\n  footnotes: {a: 乙}\n",
            &["3:12: no footnote is called \"b\"", "4:18: nothing on the slide has the mark [^a]"],
        ),
        ("- points: [甲]\n  notes: '乙[^b]'\n", &[]),
        ("- points: [甲]\n", &[]),
    ] {
        check(slide, expected);
    }
}
