//! Decks that were built, edited, and brought up to date with articles that changed.

use super::*;
use crate::article;
use crate::check::Gravity;
use crate::outline::{self, Options, Source};
use proptest::prelude::*;
use std::collections::BTreeMap;

const ARTICLE: &str = "港口擴建

港務局局長林海生表示，新碼頭將於後年啟用，每日可處理三千個貨櫃。

市政府撥款三億元擴建北岸渡輪碼頭。

航海學校開辦課程，培訓兩百名船員。
";

struct Files(BTreeMap<String, String>);

impl Files {
    fn of(files: &[(&str, &str)]) -> Self {
        Self(files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    fn built(&self) -> Deck {
        let articles: Vec<(&str, Article)> =
            self.0.iter().map(|(name, text)| (name.as_str(), article::read(text.as_bytes(), name))).collect();
        let sources: Vec<Source<'_>> =
            articles.iter().map(|(file, article)| Source { article, file }).collect();
        let mut deck = outline::build(&sources, Options::default());
        deck.built = Some(record(&deck, articles.iter().map(|(file, article)| (*file, article)), None));
        deck
    }
}

impl Sources for Files {
    fn article(&self, file: &str) -> Option<Rc<Article>> {
        self.0.get(file).map(|text| Rc::new(article::read(text.as_bytes(), file)))
    }
}

/// A deck built of `ARTICLE`, with words replaced by a person.
fn deck(edits: &[(&str, &str)]) -> String {
    let text = crate::deck::write(&Files::of(&[("a.txt", ARTICLE)]).built());
    edits.iter().fold(text, |text, (old, new)| {
        assert!(text.contains(old), "{old} is not in {text}");
        text.replace(old, new)
    })
}

fn updated(deck: &str, article: &str, adds: bool) -> Updated {
    let files = Files::of(&[("a.txt", article)]);
    update(deck, &[], &files, &files.built(), adds).expect("an update")
}

/// The deck with `edits` and the article with `changes`: what is told, its places left out.
#[track_caller]
fn check(edits: &[(&str, &str)], changes: &[(&str, &str)], expected: &[&str]) -> Updated {
    let article = changes.iter().fold(ARTICLE.to_owned(), |text, (old, new)| text.replace(old, new));
    let updated = updated(&deck(edits), &article, false);
    let told = report(&Updated { problems: Vec::new(), ..updated.clone() }, "d.yaml");
    let bare = |line: &str| match line.strip_prefix("d.yaml:") {
        Some(rest) => rest.splitn(3, ':').last().unwrap_or_default().trim().to_owned(),
        None => line.trim().to_owned(),
    };
    let lines: Vec<String> = told.lines().map(bare).collect();
    let (_, lines) = lines.split_last().expect("a summary");
    let mut seen = HashSet::new();
    let once: Vec<&String> =
        lines.chunks(1).map(|line| &line[0]).filter(|line| seen.insert(line.as_str())).collect();
    assert_eq!(once, expected);
    updated
}

const NEWS: (&str, &str) = ("\n\n市政府", "\n\n船員工會反對碼頭夜間施工。\n\n市政府");

#[test]
fn an_article_that_is_as_it_was_changes_nothing() {
    check(&[], &[], &[]);
    // Whatever a person has done.
    let text = deck(&[("- text: 市政府撥款", "- text: 政府批出"), ("slides:", "# 我的\nslides:")]);
    let updated = updated(&text, ARTICLE, true);
    assert_eq!((updated.text, updated.told), (text, Vec::new()));
}

#[test]
fn lines_that_moved_are_cited_anew_and_comments_stay() {
    let text = deck(&[("slides:", "# 我的\nslides:")]);
    let article = ARTICLE.replace("港口擴建\n", "港口擴建\n\n\n");
    let updated = updated(&text, &article, false);
    let expected =
        text.replace("a.txt:3", "a.txt:X").replace("a.txt:5", "a.txt:Y").replace("a.txt:7", "a.txt:9");
    let expected = expected.replace("a.txt:Y", "a.txt:7").replace("a.txt:X", "a.txt:5");
    let record =
        |text: &str| text.lines().filter(|line| !line.contains("articles:")).collect::<Vec<_>>().join("\n");
    // The notes of the sources keep what they said.
    assert_eq!(record(&updated.text), record(&expected));
    assert!(updated.told.iter().all(|told| matches!(told.what, What::Moved { .. }) && !told.is_open()));
    let again = super::update(
        &updated.text,
        &[],
        &Files::of(&[("a.txt", &article)]),
        &Files::of(&[("a.txt", &article)]).built(),
        false,
    );
    assert_eq!(again.map(|again| (again.text, again.told)), Ok((updated.text, Vec::new())));
}

#[test]
fn words_that_changed_are_kept_and_told_with_what_stands_there_now() {
    let updated = check(
        &[],
        &[("三億元", "四億元")],
        &[
            "no longer verbatim in a.txt:5",
            "市政府撥款三億元擴建北岸渡輪碼頭",
            "now a.txt:5: 市政府撥款四億元擴建北岸渡輪碼頭",
            "三億元 市政府撥款……擴建北岸渡輪碼頭",
        ],
    );
    assert!(updated.text.contains("- text: 市政府撥款三億元擴建北岸渡輪碼頭"));
    // It is told until somebody mends it.
    let article = ARTICLE.replace("三億元", "四億元");
    let again = super::tests::updated(&updated.text, &article, true);
    assert!(again.told.iter().all(|told| matches!(told.what, What::Changed { is_edited: false, .. })));
    assert!(!again.told.is_empty());
    assert_eq!(again.text, updated.text);
}

#[test]
fn what_a_person_cut_is_not_offered_again_and_what_is_new_is() {
    let cut = ("  - text: 市政府撥款三億元擴建北岸渡輪碼頭\n    from: a.txt:5\n", "");
    check(
        &[cut],
        &[("三千", "三千零五十")],
        &[
            "no longer verbatim in a.txt:3",
            "新碼頭將於後年啟用，每日可處理三千個貨櫃",
            "now a.txt:3: 新碼頭將於後年啟用，每日可處理三千零五十個貨櫃",
            "三千個 每日可處理……貨櫃",
            "now a.txt:3: 每日可處理三千零五十個貨櫃",
        ],
    );
    let end = ("兩百名船員。\n", "兩百名船員。\n\n船員工會反對碼頭夜間施工。\n");
    check(&[cut], &[end], &["new: a.txt:9", "船員工會反對碼頭夜間施工"]);
}

#[test]
fn a_new_point_is_added_behind_its_neighbour_and_recorded() {
    let article = ARTICLE.replace(NEWS.0, NEWS.1);
    let text = deck(&[]);
    let added = updated(&text, &article, true);
    assert!(
        added.text.contains("    from: a.txt:3\n  - text: 船員工會反對碼頭夜間施工\n")
            || added
                .text
                .contains("    role: 港務局局長\n    from: a.txt:3\n  - text: 船員工會反對碼頭夜間施工\n"),
        "{}",
        added.text
    );
    assert!(added.told.iter().any(|told| matches!(told.what, What::New { slide: Some(_), .. })));
    // Cut again, it stays cut.
    let deck = crate::deck::read(&added.text).expect("a deck");
    let slide = deck.slides.iter().find_map(|slide| match &slide.content {
        Content::Points { points, .. } => points.iter().find(|point| point.text.contains("工會")),
        _ => None,
    });
    let point = serde_yaml::to_string(&[slide.expect("the point")]).expect("YAML");
    let point: String = point.split_inclusive('\n').flat_map(|line| ["  ", line]).collect();
    let cut = added.text.replace(&point, "");
    assert_ne!(cut, added.text);
    let again = updated(&cut, &article, true);
    assert_eq!((again.text, again.told), (cut, Vec::new()));
}

#[test]
fn what_a_person_worded_is_told_where_the_article_changed_below_it() {
    let edit = ("- text: 市政府撥款三億元擴建北岸渡輪碼頭", "- text: 市政府三億元擴建北岸渡輪碼頭");
    check(
        &[edit],
        &[("\n\n市政府", "\n\n\n\n市政府")],
        &[
            "edited by hand, and no longer verbatim in a.txt:5",
            "市政府三億元擴建北岸渡輪碼頭",
            "now a.txt:7: 市政府撥款三億元擴建北岸渡輪碼頭",
            "moved: a.txt:7 is a.txt:9",
            "航海學校開辦課程，培訓兩百名船員",
            "moved: a.txt:5 is a.txt:7",
            "三億元 市政府撥款……擴建北岸渡輪碼頭",
            "兩百名 培訓……船員",
        ],
    );
}

#[test]
fn an_article_that_is_gone_is_told_of_each_claim() {
    let files = Files::of(&[]);
    let updated =
        update(&deck(&[]), &[], &files, &Files::of(&[("a.txt", ARTICLE)]).built(), false).expect("an update");
    let is_missing = |told: &Told| matches!(told.what, What::Missing { .. });
    assert!(updated.told.iter().filter(|told| told.position.is_some()).all(is_missing));
    assert!(updated.told.len() > 3);
    // And of each but once.
    assert_eq!(updated.problems, []);
}

#[test]
fn each_of_several_sources_follows_its_lines() {
    let other = "港口消息\n\n市政府宣布撥款三億元，擴建北岸渡輪碼頭。\n";
    let files = Files::of(&[("a.txt", ARTICLE), ("b.txt", other)]);
    let text = crate::deck::write(&files.built());
    assert!(text.contains("- b.txt:3"), "{text}");
    let moved = Files::of(&[("a.txt", ARTICLE), ("b.txt", &other.replace("消息\n", "消息\n\n"))]);
    let updated = update(&text, &[], &moved, &moved.built(), false).expect("an update");
    assert!(updated.text.contains("- b.txt:4") && !updated.text.contains("- b.txt:3"), "{}", updated.text);
    let is_wrong = |problem: &Problem| problem.gravity == Gravity::Problem;
    assert!(!updated.problems.iter().any(is_wrong), "{:?}", updated.problems);
}

#[test]
fn an_article_that_is_new_to_a_deck_gets_a_row_and_its_points_a_slide() {
    let other = "夜間渡輪

渡輪公司每晚加開六班船。

輪班制度

船員工會反對碼頭夜間施工，要求檢討輪班制度。

其國際認受性一直很高。
";
    let files = Files::of(&[("a.txt", ARTICLE), ("b.txt", other)]);
    let text = deck(&[]);
    let table = |text: &str| match &crate::deck::read(text)
        .expect("a deck")
        .slides
        .last()
        .expect("a slide")
        .content
    {
        Content::Table(rows) => rows.clone(),
        _ => Vec::new(),
    };
    let told = update(&text, &[], &files, &files.built(), false).expect("an update");
    assert_eq!(table(&told.text).len(), table(&text).len() + 1);
    assert_eq!(table(&told.text)[2][..2], ["b.txt", "夜間渡輪"]);
    assert_eq!((table(&told.text)[2][4].as_str(), told.n_beside), ("0 %", 1));
    // What is there stays, byte for byte, but the record.
    let before_row = text.split("built:").next().unwrap_or_default();
    assert!(told.text.starts_with(before_row), "{}", told.text);

    let added = update(&text, &[], &files, &files.built(), true).expect("an update");
    let deck = crate::deck::read(&added.text).expect("a deck");
    let of_new = |slide: &Slide| match &slide.content {
        Content::Points { points, .. } => points.iter().any(|p| p.from.iter().any(|o| o.file == "b.txt")),
        _ => false,
    };
    let headings: Vec<_> = deck.slides.iter().filter(|s| of_new(s)).map(|s| s.heading.as_deref()).collect();
    assert_eq!(headings, [Some("夜間渡輪"), Some("輪班制度｜夜間渡輪")]);
    assert!(matches!(deck.slides.last().expect("a slide").content, Content::Table(_)));
    assert!(added.told.iter().all(|told| matches!(told.what, What::New { slide: Some(_), .. })));
    assert_ne!(table(&added.text)[2][4], "0 %");
    // Once is enough, also where a person takes the row out.
    let again = update(&added.text, &[], &files, &files.built(), true).expect("an update");
    assert_eq!((again.text, again.told), (added.text.clone(), Vec::new()));
    let row = added.text.find("  - - b.txt").expect("the row");
    let end = added.text.find("built:").expect("the record");
    let cut = [added.text.split_at(row).0, added.text.split_at(end).1].concat();
    let again = update(&cut, &[], &files, &files.built(), true).expect("an update");
    assert_eq!(again.text, cut);
}

#[test]
fn a_deck_without_a_record_is_told_what_is_not_on_it() {
    let text = "slides:\n- heading: 一\n  points:\n  - text: 航海學校開辦課程\n    from: a.txt:7\n";
    let told = updated(text, ARTICLE, false);
    assert_eq!(told.text, text);
    assert!(told.told.iter().all(|told| matches!(told.what, What::New { .. })) && told.told.len() >= 2);
    let added = updated(text, ARTICLE, true);
    assert!(added.text.starts_with("slides:\n- heading: 一\n  points:\n  - text: "), "{}", added.text);
    assert!(crate::deck::read(&added.text).expect("a deck").built.is_some());
}

#[test]
fn a_record_names_its_articles_whatever_they_are_called() {
    let article = article::read(ARTICLE.as_bytes(), "a.txt");
    let names = ["a.txt", "b, c d.txt", "e.txt"];
    let built = record(&Deck::default(), names.map(|name| (name, &article)), None);
    let files: Vec<&str> = built_of(&built).into_iter().map(|(file, _)| file).collect();
    assert_eq!(files, names);
    assert!(built_of(&Built::default()).is_empty());
}

#[test]
fn notes_and_sources_say_what_the_article_says_now_unless_a_person_worded_them() {
    let old = format!("{ARTICLE}\n其國際認受性一直很高。\n");
    let new =
        old.replace("三億元", "五億元").replace("兩百名船員。", "兩百名船員。\n\n學費全免，由市政府支付。");
    let deck_text = crate::deck::write(&Files::of(&[("a.txt", &old)]).built());
    let updated_text = updated(&deck_text, &new, false).text;
    let (before, after) = (crate::deck::read(&deck_text).unwrap(), crate::deck::read(&updated_text).unwrap());
    let notes =
        |deck: &Deck| deck.slides.iter().filter_map(|s| s.notes.clone()).collect::<Vec<_>>().join("\n");
    assert!(
        notes(&before).contains("撥款三億元") && notes(&after).contains("撥款五億元"),
        "{}",
        notes(&after)
    );
    assert!(!notes(&after).contains("撥款三億元"));
    assert!(notes(&before).contains("沒有取要點的行: a.txt:9"), "{}", notes(&before));
    assert!(notes(&after).contains("沒有取要點的行: a.txt:9,11"), "{}", notes(&after));
    let length = |deck: &Deck| match &deck.slides.last().unwrap().content {
        Content::Table(rows) => rows[1][3].clone(),
        _ => String::new(),
    };
    assert_ne!(length(&before), length(&after));
    assert!(length(&crate::deck::read(&updated_text).unwrap()).ends_with(" 字"));
    // The same again changes nothing, and what was renewed is as built.
    let again = updated(&updated_text, &new, false);
    assert_eq!((again.text, again.n_beside), (updated_text.clone(), 0));
    let third = new.replace("五億元", "七億元");
    assert!(updated(&updated_text, &third, false).text.contains("撥款七億元擴建北岸渡輪碼頭。"));
    // A person's own note stays, word for word.
    let worded = deck(&[("市政府撥款三億元擴建北岸渡輪碼頭。", "市政府撥款約三億元擴建碼頭，記得提。")]);
    assert!(updated(&worded, &new, false).text.contains("市政府撥款約三億元擴建碼頭，記得提。"));
}

proptest! {
    #[test]
    fn an_update_with_the_same_articles_changes_no_byte(
        sources in proptest::collection::vec("([一-龥]{1,9}[，。；：「」…]?|林海生說：|三人死亡，|3[.]5億元|\u{7f}|2031年5月，|[a-z: ]{1,8}[ ,.#'\"]|\n\n|\n|●){0,40}", 1..4),
        adds in any::<bool>(),
    ) {
        let named: Vec<(&str, &str)> = ["a.txt", "b c.txt", "d, e.txt"].into_iter().zip(sources.iter().map(String::as_str)).collect();
        let files = Files::of(&named);
        let built = files.built();
        let text = crate::deck::write(&built);
        let updated = update(&text, &[], &files, &built, adds).expect("an update");
        prop_assert_eq!(&updated.told, &Vec::new());
        prop_assert_eq!(updated.text, text);
    }

    #[test]
    fn any_deck_and_any_articles_are_told_or_refused(
        slides in proptest::collection::vec(crate::deck::arbitrary::slide(), 0..4),
        article in "([一-龥]{1,9}[，。]|\n\n){0,20}",
        adds in any::<bool>(),
    ) {
        let text = crate::deck::write(&Deck { slides, ..Deck::default() });
        let files = Files::of(&[("a.txt", &article)]);
        if let Ok(updated) = update(&text, &[], &files, &files.built(), adds) {
            prop_assert!(crate::deck::read(&updated.text).is_ok());
        }
    }
}

#[test]
fn a_paragraph_that_is_gone_from_the_article_is_gone_from_the_notes() {
    let old = format!("{ARTICLE}\n其國際認受性一直很高。\n");
    let new = old.replace("市政府撥款三億元擴建北岸渡輪碼頭。\n\n", "");
    let text = crate::deck::write(&Files::of(&[("a.txt", &old)]).built());
    let notes = |text: &str| {
        let deck = crate::deck::read(text).unwrap();
        deck.slides.iter().filter_map(|slide| slide.notes.clone()).collect::<Vec<_>>().join("\n")
    };
    let (before, after) = (notes(&text), notes(&updated(&text, &new, false).text));
    assert!(before.contains("擴建北岸渡輪碼頭") && before.contains("新碼頭將於後年啟用"), "{before}");
    assert!(!after.contains("擴建北岸渡輪碼頭") && after.contains("新碼頭將於後年啟用"), "{after}");
}
