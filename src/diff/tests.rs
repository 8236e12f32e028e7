//! Two decks → what changed, as it is told.

use super::*;
use crate::deck::read;
use proptest::prelude::*;

fn told(old: &str, new: &str) -> String {
    let (old, new) = (read(old).expect("a deck"), read(new).expect("a deck"));
    text(&diff(&old, &new), Files { old: "old", new: "new" }, 80)
}

/// Slides, as YAML in a list, and what is told of them.
#[track_caller]
fn check(old: &str, new: &str, expected: &str) {
    let deck = |slides: &str| format!("lang: zh-Hant\nslides:\n{slides}\n");
    assert_eq!(told(&deck(old), &deck(new)), format!("old → new: {expected}"));
}

const PORT: &str = "- {heading: 港口, points: [新碼頭將於明年啟用, 局長感謝全體工程人員]}
- {heading: 成效, points: [每日可處理三千個貨櫃, 碳排放減少12.5%]}
- {heading: 展望, points: [第二期工程隨後展開, 居民可在岸邊散步]}";

#[test]
fn the_same_decks_have_no_difference() {
    check(PORT, PORT, "no difference\n");
    // Marks and the way it is written are none.
    check("- points: [新碼頭**啟用**]", "- points:\n  - text: >-\n      新碼頭啟用", "no difference\n");
}

#[test]
fn a_point_that_is_ticked_off_is_told() {
    check(
        "- points: ['[ ] 新碼頭啟用']",
        "- points: ['[x] 新碼頭啟用']",
        "1 reworded

slide 1: 新碼頭啟用
  reworded: point
    - [[ ]] 新碼頭啟用
    + [[x]] 新碼頭啟用
",
    );
}

#[test]
fn how_a_slide_is_shown_is_told() {
    check(
        "- {code: 'a\n\n  b\n\n  c', highlight: [1]}\n- {heading: 甲, points: [乙]}\n- chart: {rows: [{label: 丙, value: 1}]}",
        "- {code: 'a\n\n  b\n\n  c', highlight: [1, 2-3]}\n- {heading: 甲, points: [乙], skip: true, reveal: false, time: 90s}\n- chart: {type: lines, rows: [{label: 丙, value: 1}]}",
        "1 reworded, 4 added

slide 1: a
  reworded: option
    - highlight: 1
    + highlight: 1[, 2-3]

slide 2: 甲
  added: option
    + reveal: false
  added: option
    + skip: true
  added: option
    + time: 90s

slide 3: 丙
  added: option
    + type: lines
",
    );
    let told = |settings: &str| told("slides: []", &format!("{settings}\nslides: []"));
    assert_eq!(
        told("reveal: true"),
        "old → new: 1 added\n\nthe deck as a whole\n  added: setting\n    + reveal: true\n"
    );
    assert!(told("minutes: 15").ends_with("    + minutes: 15\n"));
    assert!(told("pace: 200").ends_with("    + pace: 200\n"));
}

#[test]
fn a_link_that_leads_elsewhere_is_told() {
    let deck = |target: &str| format!("slides:\n- points: ['[新碼頭](https://{target}.example)啟用']\n");
    let told_of = |old: &str, new: &str| told(&deck(old), &deck(new));
    let elsewhere = told_of("one", "two");
    assert!(elsewhere.contains("1 reworded") && elsewhere.contains("two"), "{elsewhere}");
    assert_eq!(told_of("one", "one"), "old → new: no difference\n");
}

#[test]
fn another_figure_is_told_with_its_unit() {
    check(
        PORT,
        &PORT.replace("三千", "三萬").replace("12.5%", "15%"),
        "2 other figures

slide 2: 成效
  other figure: point
    - 每日可處理[三千個]貨櫃
    + 每日可處理[三萬個]貨櫃
  other figure: point
    - 碳排放減少[12.5%]
    + 碳排放減少[15%]
",
    );
    let change = |old: &str, new: &str| {
        let deck = |words: &str| read(&format!("slides:\n- points:\n  - {words}\n")).expect("a deck");
        diff(&deck(old), &deck(new)).pop().expect("a change")
    };
    let figures = change("票價為NT$1,200元", "票價為NT$1,500元").figures;
    assert_eq!(figures, [vec!["NT$1,200元".to_owned()], vec!["NT$1,500元".to_owned()]]);
    assert_eq!(change("2031年8月起啟用", "2032年8月起啟用").kinds, [Kind::Figure]);
    assert_eq!(change("單程票價為1,200元", "單程票價是1200元").kinds, [Kind::Reworded]);
}

#[test]
fn other_words_and_another_speaker_are_told() {
    check(
        "- points: [{text: 新碼頭將於明年啟用, by: 林海生}, {text: 工程已完成, by: 林海生}]",
        "- points: [{text: 新碼頭可望明年啟用, by: 陳大文}, {text: 工程已完成}]",
        "2 other speakers, 1 reworded

slide 1: 新碼頭可望明年啟用
  other speaker, reworded: point
    - 新碼頭[將於]明年啟用
    + 新碼頭[可望]明年啟用
      speaker: 林海生 → 陳大文
  other speaker: point
      工程已完成
      speaker: 林海生 → none
",
    );
}

#[test]
fn what_is_added_and_what_is_cut_is_told_where_it_stands_or_stood() {
    check(
        PORT,
        "- {heading: 港口, points: [新碼頭將於明年啟用, {text: 全新的一句話, by: 林海生}, 局長感謝全體工程人員]}
- {heading: 插頁, body: 一段說明}
- {heading: 展望, points: [居民可在岸邊散步]}",
        "3 added, 4 cut

slide 1: 港口
  added: point
    + 全新的一句話 (林海生)

slide 2 of the old deck: 成效
  cut: heading
    - 成效
  cut: point
    - 每日可處理三千個貨櫃
  cut: point
    - 碳排放減少12.5%

slide 2: 插頁
  added: heading
    + 插頁
  added: text
    + 一段說明

slide 3: 展望
  cut: point
    - 第二期工程隨後展開
",
    );
}

#[test]
fn a_slide_put_in_moves_nothing() {
    check(
        &format!("- {{heading: 首, body: 文}}\n{PORT}"),
        PORT,
        "2 cut

slide 1 of the old deck: 首
  cut: heading
    - 首
  cut: text
    - 文
",
    );
}

#[test]
fn only_what_stands_elsewhere_has_moved() {
    let [first, second, third] = PORT.lines().collect::<Vec<_>>()[..] else { panic!("three slides") };
    check(
        PORT,
        &[third, first, second].join("\n"),
        "1 moved

slide 1 (was 3): 展望
  moved: slide
      展望
      place: slide 3 → slide 1
",
    );
    check(
        PORT,
        &PORT.replace(", 局長感謝全體工程人員", "").replace("[第二期", "[局長感謝全體工程人員, 第二期"),
        "1 moved

slide 3: 展望
  moved: point
      局長感謝全體工程人員
      place: slide 1, points 2 → slide 3, points 1
",
    );
    // A slide made two is in the same order.
    check(
        "- {heading: 港口, points: [新碼頭將於明年啟用, 局長感謝全體工程人員, 第二期工程隨後展開]}",
        "- {heading: 港口, points: [新碼頭將於明年啟用, 局長感謝全體工程人員]}\n- {heading: 港口（續）, points: [第二期工程隨後展開]}",
        "1 added

slide 2: 港口（續）
  added: heading
    + 港口（續）
",
    );
}

#[test]
fn headings_notes_code_and_settings_belong_to_their_slide() {
    check(
        "- {heading: 甲, points: [新碼頭將於明年啟用], notes: \"一段備註\\n第二段\", from: 'a.txt:3'}\n- {code: x, language: c}\n- {photo: 船, image: a.jpg}",
        "- {heading: 乙, points: [新碼頭將於明年啟用], numbered: true, notes: \"兩段備註\\n第二段\", from: 'a.txt:5'}\n- {code: y, language: c}\n- {photo: 船, image: b.jpg}",
        "3 reworded, 1 added, 3 other sources, 1 other picture

slide 1: 乙
  reworded, other source: heading
    - [甲]
    + [乙]
      source: a.txt:3 → a.txt:5
  other source: point
      新碼頭將於明年啟用
      source: a.txt:3 → a.txt:5
  reworded, other source: notes
    - [一]段備註 ¶ 第二段
    + [兩]段備註 ¶ 第二段
      source: a.txt:3 → a.txt:5
  added: numbering
    + numbered

slide 2: y
  reworded: code
    - [x]
    + [y]

slide 3: 船
  other picture: caption
      船
      picture: a.jpg → b.jpg
",
    );
    assert_eq!(
        told("title: 港\nslides: []\n", "title: 港口\ntheme: dark\nslides: []\n"),
        "old → new: 1 reworded, 1 added

the deck as a whole
  reworded: setting
    - 港
    + 港[口]
  added: setting
    + dark
"
    );
}

#[test]
fn a_figure_and_a_row_are_one_thing() {
    check(
        "- figures: [{value: 三千, label: 貨櫃}, {value: 八, label: 泊位}]\n- table: [[港, 噸], [東, 三百], [西, 五百]]",
        "- figures: [{value: 五千, label: 貨櫃}, {value: 八, label: 泊位}]\n- table: [[港, 噸], [西, 五百], [東, 三百五十]]",
        "2 other figures, 1 moved

slide 1: 貨櫃
  other figure: figure
    - [三千] 貨櫃
    + [五千] 貨櫃

slide 2: 港
  other figure, moved: row
    - 東 [三百]
    + 東 [三百五十]
      place: slide 2, table 2 → slide 2, table 3
",
    );
}

#[test]
fn claims_that_repeat_are_paired_on_their_slides_and_in_order() {
    let slides = "- {heading: 甲, points: [同上, 同上]}\n- {heading: 乙, points: [同上]}";
    check(slides, slides, "no difference\n");
    check(
        slides,
        &slides.replace("[同上, 同上]", "[同上]"),
        "1 cut

slide 1: 甲
  cut: point
    - 同上
",
    );
}

#[test]
fn what_is_said_a_hundred_times_is_still_known_by_its_words() {
    let same = "同上, ".repeat(100);
    check_brief(
        &format!("- {{heading: 甲, points: [{same}一]}}\n- {{heading: 乙, points: [二]}}"),
        &format!("- {{heading: 甲, points: [一]}}\n- {{heading: 乙, points: [{same}二]}}"),
        &["moved point: 一"],
    );
}

/// Only how things changed, as `kinds: what`, and the words that are now.
#[track_caller]
fn check_brief(old: &str, new: &str, expected: &[&str]) {
    let deck = |slides: &str| read(&format!("slides:\n{slides}\n")).expect("a deck");
    let brief = diff(&deck(old), &deck(new)).into_iter().map(|change| {
        let kinds: Vec<&str> = change.kinds.iter().map(|kind| kind.key()).collect();
        let side = change.new.or(change.old).expect("a side");
        format!("{} {}: {}", kinds.join("+"), change.what.name(), side.text)
    });
    assert_eq!(brief.collect::<Vec<_>>(), expected);
}

#[test]
fn a_slide_is_known_again_by_half_of_its_claims() {
    check_brief(
        "- {heading: 港口, points: [新碼頭啟用, 航線增加], notes: 這是很長的一段備註文字}",
        "- {heading: 總覽, points: [新碼頭啟用, 航線增加], notes: Quite another remark in other words}",
        &["reworded heading: 總覽", "reworded notes: Quite another remark in other words"],
    );
    check_brief(
        "- {heading: 港口, points: [新碼頭啟用, 航線增加, 票價不變]}",
        "- {heading: 總覽, points: [新碼頭啟用, Quite another point, And one more]}",
        &[
            "cut heading: 港口",
            "cut point: 航線增加",
            "cut point: 票價不變",
            "added heading: 總覽",
            "added point: Quite another point",
            "added point: And one more",
        ],
    );
}

#[test]
fn a_slide_is_known_again_by_all_that_is_on_it_before_its_name() {
    let (first, second) =
        ("- {heading: 港口, points: [同上], notes: 一}", "- {heading: 港口, points: [同上], notes: 二}");
    check_brief(&[first, second].join("\n"), &[second, first].join("\n"), &["moved slide: 港口"]);
    // By likeness, too.
    check_brief(
        "- {heading: 港口, points: [新碼頭將於明年全面啟用], notes: 一}",
        "- {heading: 總覽, points: [新碼頭將於後年全面啟用], notes: 二}",
        &["reworded heading: 總覽", "reworded point: 新碼頭將於後年全面啟用", "reworded notes: 二"],
    );
}

#[test]
fn a_slide_is_known_again_by_its_name_before_its_claims() {
    check_brief(
        "- {heading: 港口, points: [新碼頭啟用, 航線增加]}",
        "- {heading: 港口, points: [Quite another point]}\n- {heading: 總覽, points: [新碼頭啟用, 航線增加]}",
        &["added point: Quite another point", "added heading: 總覽"],
    );
    // Where several have one name, the first is the first.
    check_brief(
        "- {heading: 港口, points: [新碼頭啟用]}\n- {heading: 港口, points: [航線增加]}",
        "- {heading: 港口, points: [One thing]}\n- {heading: 港口, points: [Quite another]}",
        &[
            "cut point: 新碼頭啟用",
            "added point: One thing",
            "cut point: 航線增加",
            "added point: Quite another",
        ],
    );
}

#[test]
fn a_claim_that_moved_and_was_reworded_is_known_again() {
    check_brief(
        "- {heading: 港口, points: [新碼頭將於明年啟用, 航線增加]}\n- {heading: 總覽, points: [票價不變]}",
        "- {heading: 港口, points: [航線增加]}\n- {heading: 總覽, points: [票價不變, 新碼頭將於後年啟用]}",
        &["reworded+moved point: 新碼頭將於後年啟用"],
    );
    check_brief(
        "- {heading: 港口, points: [新碼頭啟用, 航線增加]}\n- {heading: 總覽, points: [票價不變]}",
        "- {heading: 總覽, points: [票價不變]}\n- {heading: 港口, points: [航線增加, 新碼頭啟用]}",
        &["moved slide: 港口", "moved point: 新碼頭啟用"],
    );
}

#[test]
fn of_claims_that_are_as_alike_those_at_the_same_place_are_paired() {
    check_brief(
        "- points: [甲港三千個貨櫃, 其他]",
        "- points: [甲港四千個貨櫃, 其他, 甲港五千個貨櫃]",
        &["figure point: 甲港四千個貨櫃", "added point: 甲港五千個貨櫃"],
    );
    check_brief(
        "- {columns: [{points: [其他]}, {points: [甲港三千個貨櫃]}]}",
        "- {columns: [{points: [其他, 甲港四千個貨櫃]}, {points: [甲港五千個貨櫃]}]}",
        &["added point: 甲港四千個貨櫃", "figure point: 甲港五千個貨櫃"],
    );
}

#[test]
fn what_was_approved_is_compared_with_the_deck_as_it_is() {
    let old = PORT.replace("局長感謝全體工程人員", "{text: 局長感謝全體工程人員, from: 'a.txt:3'}");
    let new = old.replace("三千", "三萬").replace("- {heading: 港口", "- {body: 首}\n- {heading: 港口");
    let deck = |slides: &str| read(&format!("lang: zh-Hant\nslides:\n{slides}\n")).expect("a deck");
    let (old, new) = (deck(&old), deck(&new));
    let mut claims = old.claims();
    // Nobody approves in reading order.
    claims.reverse();
    let said: Vec<Said<'_>> =
        claims.iter().map(|c| Said { path: &c.path, text: &c.text, by: c.by.as_deref() }).collect();
    assert_eq!(
        text(&against(&said, &new), Files { old: "approved", new: "new" }, 80),
        "approved → new: 1 other figure, 1 added

slide 1: 首
  added: text
    + 首

slide 3 (was 2): 成效
  other figure: point
    - 每日可處理[三千個]貨櫃
    + 每日可處理[三萬個]貨櫃
"
    );
    assert_eq!(against(&said, &old), []);
}

#[test]
fn lines_are_as_wide_as_the_page_and_long_texts_are_shortened() {
    let long = "港口".repeat(150);
    let (old, new) =
        (format!("- {{heading: 甲, notes: {long}舊}}"), format!("- {{heading: 甲, notes: {long}新}}"));
    let deck = |slides: &str| read(&format!("slides:\n{slides}\n")).expect("a deck");
    let told = text(&diff(&deck(&old), &deck(&new)), Files { old: "o", new: "n" }, 30);
    assert!(told.lines().all(|line| crate::text::WidthPolicy::default().columns(line) <= 30), "{told}");
    assert!(told.contains('…') && told.lines().count() < 20, "{told}");
}

#[test]
fn no_text_of_a_deck_is_told_unfiltered() {
    let evil = "\\e[31m\\u202E\\x9B\\uFEFFx";
    let deck = |word: &str| {
        let slide = format!(
            "{{heading: \"{evil}{word}\", points: [{{text: \"{evil}{word} 3\", by: \"{evil}{word}\", from: \"{evil}{word}\"}}]}}"
        );
        read(&format!(
            "title: \"{evil}{word}\"\nslides:\n- {slide}\n- {{photo: 船, image: \"{evil}{word}\"}}\n"
        ))
        .expect("a deck")
    };
    let (old, new) = (deck("a"), deck("b"));
    let files = Files { old: "\u{1b}[31m", new: "\u{202e}" };
    for changes in [diff(&old, &new), diff(&old, &Deck::default()), diff(&Deck::default(), &new)] {
        assert!(!changes.is_empty());
        let all = [
            text(&changes, files, 80),
            markdown(&changes, files),
            json(&changes, files).to_string(),
            crate::deck::write(&super::deck(&changes, files, None)),
        ];
        for told in all {
            let is_bad = |c: char| c != '\n' && crate::text::clean::is_unsafe(c);
            assert!(
                !told.contains(is_bad) && !told.contains("\\u001b") && !told.contains("\\u202e"),
                "{told}"
            );
        }
    }
}

proptest! {
    #[test]
    fn a_deck_has_no_difference_to_itself_and_nothing_is_told_twice(
        old in proptest::collection::vec(proptest::collection::vec("[一二三甲乙丙個]{0,5}", 0..4), 0..5),
        new in proptest::collection::vec(proptest::collection::vec("[一二三甲乙丙個]{0,5}", 0..4), 0..5),
    ) {
        let deck = |slides: &[Vec<String>]| {
            let slides = slides.iter().map(|points| {
                let points = points.iter().map(crate::deck::Point::new).collect();
                crate::deck::Slide::new(crate::deck::Content::Points { points, numbered: false })
            });
            Deck { slides: slides.collect(), ..Deck::default() }
        };
        let (a, b) = (deck(&old), deck(&new));
        prop_assert_eq!(diff(&a, &a), vec![]);
        let changes = diff(&a, &b);
        let count = |kind: Kind| changes.iter().filter(|c| c.kinds.contains(&kind)).count();
        let n_points = |slides: &[Vec<String>]| slides.iter().map(Vec::len).sum::<usize>();
        // What is neither cut nor added is in both.
        prop_assert_eq!(n_points(&old) - count(Kind::Cut), n_points(&new) - count(Kind::Added));
        for side in [|c: &Change| c.old.clone(), |c: &Change| c.new.clone()] {
            let mut paths: Vec<String> = changes.iter().filter_map(side).map(|side| side.path).collect();
            let n_paths = paths.len();
            paths.sort_unstable();
            paths.dedup();
            prop_assert_eq!(paths.len(), n_paths);
        }
    }
}

#[test]
fn each_setting_of_a_deck_is_told_that_is_not_as_usual() {
    for setting in
        ["theme: dark", "lang: ja", "line_break: loose", "marking: 草稿", "footer: '{title}'", "large: off"]
    {
        let value = setting.split(": ").nth(1).unwrap_or_default().trim_matches('\'');
        assert_eq!(
            told("slides: []", &format!("{setting}\nslides: []")),
            format!("old → new: 1 added\n\nthe deck as a whole\n  added: setting\n    + {value}\n")
        );
    }
}

#[test]
fn a_slide_without_claims_is_known_by_the_slides_beside_it() {
    let expected =
        "1 reworded\n\nslide 4: ferry()\n  reworded: code\n    - [let port = east;]\n    + [ferry()]\n";
    let (old, new) = ("- {code: 'let port = east;'}", "- {code: 'ferry()'}");
    check(&format!("{PORT}\n{old}"), &format!("{PORT}\n{new}"), expected);
    check(&format!("{PORT}\n{old}\n- {{body: 末}}"), &format!("{PORT}\n{new}\n- {{body: 末}}"), expected);
}

#[test]
fn what_a_program_is_told_is_the_words_and_where_they_moved() {
    let (old, new) = (
        read("slides:\n- points: [甲一, 乙二, 丙三]\n- body: '段一。'\n").unwrap(),
        read("slides:\n- points: [乙二, 丙三, 甲一, 丁四]\n- body: '段一。'\n").unwrap(),
    );
    let changes = diff(&old, &new);
    let files = Files { old: "old", new: "new" };
    let told = json(&changes, files);
    assert_eq!(told["changes"][0]["new"]["text"], "甲一");
    assert_eq!(told["changes"][1]["kinds"][0], "added");
    assert!(text(&changes, files, 80).contains("slide 1, points 1"), "{}", text(&changes, files, 80));
    let slides = super::deck(&changes, files, None);
    let points: Vec<String> = slides
        .slides
        .iter()
        .flat_map(|slide| slide.elements().iter().map(crate::deck::Element::text).collect::<Vec<_>>())
        .collect();
    assert!(points.iter().any(|point| point.contains("丁四")), "{points:?}");
}
