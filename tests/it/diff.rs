//! `jianbao diff` from the outside: its formats, its exit codes, and what it costs on a large deck.

use crate::project;
use jianbao::deck::{Aside, Content, Deck, Point, Slide};
use jianbao::diff::{Kind, diff};
use jianbao::{deck, scene, text};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command
        .arg("diff")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// A folder with two decks: one figure, one speaker and one place differ.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let old = "lang: zh-Hant
slides:
- cover: 港口*三年*
- heading: 成效
  points:
  - text: 每日可處理三千個貨櫃 <b>
    by: 林海生
    from: port.txt:12
  - 碳排放減少12.5%
- quote: 「我們等這一天等了十年。」
  by: 陳大文
";
    let new = old
        .replace("三千個", "三萬個")
        .replace("  by: 陳大文", "  by: 周小雨")
        .replace("- cover: 港口*三年*\n", "")
        + "- cover: 港口*三年*\n";
    fs::write(folder.path().join("old.yaml"), old).expect("written");
    fs::write(folder.path().join("new.yaml"), new).expect("written");
    fs::write(folder.path().join("broken.yaml"), "slides:\n- pionts: []\n").expect("written");
    folder
}

#[test]
fn the_exit_code_tells_same_from_different_from_trouble() {
    let folder = folder();
    let same = run(folder.path(), &["old.yaml", "old.yaml"]);
    assert_eq!(
        (same.status.code(), stdout(&same).as_str()),
        (Some(0), "old.yaml → old.yaml: no difference\n")
    );
    assert_eq!(run(folder.path(), &["old.yaml", "new.yaml"]).status.code(), Some(1));
    for arguments in [
        &["old.yaml", "nowhere.yaml"][..],
        &["broken.yaml", "new.yaml"],
        &["old.yaml", "new.yaml", "-o", "."],
        &["old.yaml"],
        &["old.yaml", "new.yaml", "--deck", "--format", "json"],
    ] {
        assert_eq!(run(folder.path(), arguments).status.code(), Some(2), "{arguments:?}");
    }
    let told = String::from_utf8(run(folder.path(), &["broken.yaml", "new.yaml"]).stderr).expect("UTF-8");
    assert!(told.starts_with("error: broken.yaml:2:3: unknown field \"pionts\""), "{told}");
    let article = project().join("decks/harbour.txt");
    let told = run(folder.path(), &[article.to_str().expect("UTF-8"), "new.yaml"]);
    assert!(String::from_utf8(told.stderr).expect("UTF-8").contains("is an article, not a deck"));
}

#[test]
fn text_says_what_changed_slide_by_slide() {
    let folder = folder();
    assert_eq!(
        stdout(&run(folder.path(), &["old.yaml", "new.yaml"])),
        "old.yaml → new.yaml: 1 other figure, 1 other speaker, 1 moved

slide 1 (was 2): 成效
  other figure: point
    - 每日可處理[三千個]貨櫃 <b>
    + 每日可處理[三萬個]貨櫃 <b>

slide 2 (was 3): 「我們等這一天等了十年。」
  other speaker: quotation
      「我們等這一天等了十年。」
      speaker: 陳大文 → 周小雨

slide 3 (was 1): 港口三年
  moved: slide
      港口三年
      place: slide 1 → slide 3
"
    );
}

#[test]
fn markdown_can_be_mailed() {
    let folder = folder();
    assert_eq!(
        stdout(&run(folder.path(), &["old.yaml", "new.yaml", "--format", "markdown"])),
        "# old.yaml → new.yaml

1 other figure, 1 other speaker, 1 moved.

## slide 1 (was 2): 成效

- **other figure**: point
  - old: 每日可處理<del>三千個</del>貨櫃 \\<b\\>
  - new: 每日可處理<ins>三萬個</ins>貨櫃 \\<b\\>

## slide 2 (was 3): 「我們等這一天等了十年。」

- **other speaker**: quotation
  - 「我們等這一天等了十年。」
  - speaker: 陳大文 → 周小雨

## slide 3 (was 1): 港口三年

- **moved**: slide
  - 港口三年
  - place: slide 1 → slide 3
"
    );
}

#[test]
fn json_has_both_sides_the_words_and_the_figures() {
    let folder = folder();
    let told = stdout(&run(folder.path(), &["old.yaml", "new.yaml", "--format", "json"]));
    let told: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(told["counts"], serde_json::json!({ "figure": 1, "speaker": 1, "moved": 1 }));
    let change = &told["changes"][0];
    let expected = serde_json::json!({
        "kinds": ["figure"],
        "what": "point",
        "old": {
            "path": "slides.1.points.0", "slide": 2, "slide_name": "成效", "text": "每日可處理三千個貨櫃 <b>",
            "by": "林海生", "from": "port.txt:12", "image": null,
        },
        "new": {
            "path": "slides.0.points.0", "slide": 1, "slide_name": "成效", "text": "每日可處理三萬個貨櫃 <b>",
            "by": "林海生", "from": "port.txt:12", "image": null,
        },
        "words": [
            { "is": "same", "text": "每日可處理" }, { "is": "cut", "text": "三千個" },
            { "is": "added", "text": "三萬個" }, { "is": "same", "text": "貨櫃 <b>" },
        ],
        "figures": { "old": ["三千個"], "new": ["三萬個"] },
    });
    assert_eq!(*change, expected);
}

#[test]
fn slides_of_what_changed_are_a_deck_that_can_be_presented() {
    let folder = folder();
    let path = folder.path().join("changed.yaml");
    let arguments = ["old.yaml", "new.yaml", "--deck", "-o", "changed.yaml"];
    assert_eq!(run(folder.path(), &arguments).status.code(), Some(1));
    assert_eq!(run(folder.path(), &arguments).status.code(), Some(2), "it is there already");
    let changed = deck::read(&fs::read_to_string(path).expect("the deck is there")).expect("a deck");
    let headings: Vec<String> = changed.slides.iter().map(Slide::name).collect();
    assert_eq!(headings, ["What changed", "In short", "Other figure", "Other speaker", "Moved"]);
    let Content::Table(rows) = &changed.slides[2].content else { panic!("a table") };
    assert_eq!(rows[1], ["slide 1, point", "每日可處理**三千個**貨櫃 <b>", "每日可處理**三萬個**貨櫃 <b>"]);
    let page = scene::Page::of(&changed, 80, 24, text::WidthPolicy::default());
    assert!(changed.slides.iter().all(|slide| scene::lay_out(slide, page).screens.len() == 1));
}

/// A deck of so many slides, each with words of its own.
fn large(n_slides: usize) -> Deck {
    let word = |seed: usize| {
        let letter = |i: usize| {
            let code = (seed * 7919 + i * i * 104_729 + i * 31) % 3000;
            char::from_u32(0x4E00 + u32::try_from(code).expect("small")).expect("a Han character")
        };
        (0..18).map(letter).collect::<String>()
    };
    let slide = |slide_idx: usize| {
        let points = (0..5).map(|i| Point {
            aside: Aside::by("林海生").boxed(),
            ..Point::new(format!("{}{}個", word(slide_idx * 5 + i), slide_idx + 1000))
        });
        let content = Content::Points { points: points.collect(), numbered: false };
        Slide {
            heading: Some(word(slide_idx + 1_000_000)),
            notes: Some("備註".to_owned()),
            ..Slide::new(content)
        }
    };
    Deck { slides: (0..n_slides).map(slide).collect(), ..Deck::default() }
}

#[test]
fn a_large_deck_is_compared_with_an_edited_copy_in_no_time() {
    const N_SLIDES: usize = 10_000;
    let old = large(N_SLIDES);
    let mut new = old.clone();
    for (slide_idx, slide) in new.slides.iter_mut().enumerate() {
        if let Content::Points { points, .. } = &mut slide.content {
            match slide_idx % 10 {
                1 => points[2].text = points[2].text.replace("個", "箱"),
                2 => points[1].aside = None,
                3 => drop(points.remove(0)),
                4 => points[3].text.insert_str(3, "全新"),
                _ => {}
            }
        }
    }
    new.slides.insert(0, Slide::new(Content::Body("首".to_owned())));
    let moved = new.slides.remove(5000);
    new.slides.insert(6000, moved);
    let start = Instant::now();
    let changes = diff(&old, &new);
    let elapsed = start.elapsed();
    let count = |kind: Kind| changes.iter().filter(|change| change.kinds.contains(&kind)).count();
    let counts =
        [Kind::Figure, Kind::Speaker, Kind::Reworded, Kind::Added, Kind::Cut, Kind::Moved].map(count);
    assert_eq!(counts, [1000, 1000, 1000, 1, 1000, 1]);
    println!("{elapsed:?}");
    // In half a second; slow and busy machines have ten times that.
    assert!(elapsed.as_secs() < 5, "{elapsed:?}");
}

#[test]
fn no_deck_is_compared_in_quadratic_time() {
    const N: usize = 20_000;
    let one_slide = |points: Vec<Point>| Deck {
        slides: vec![Slide::new(Content::Points { points, numbered: false })],
        ..Deck::default()
    };
    let many = |text: &dyn Fn(usize) -> String| one_slide((0..N).map(|i| Point::new(text(i))).collect());
    let notes = |end: &str| {
        let slide = |i: usize| Slide {
            notes: Some(format!("{i}{end}{}{end}", "港口三年回顧與展望。".repeat(40))),
            ..Slide::new(Content::Section)
        };
        Deck { slides: (0..1000).map(slide).collect(), ..Deck::default() }
    };
    let cases = [
        ("the same point again and again", many(&|_| "同上".to_owned()), many(&|_| "如前".to_owned())),
        (
            "points that are all alike",
            many(&|i| format!("港口的碼頭{i}")),
            many(&|i| format!("港口的碼頭第{i}")),
        ),
        ("nothing in common", large(4000), many(&|i| format!("Point {i} of the plan"))),
        ("long notes", notes("甲"), notes("乙")),
    ];
    for (name, old, new) in cases {
        let start = Instant::now();
        assert!(!diff(&old, &new).is_empty());
        println!("{name}: {:?}", start.elapsed());
        assert!(start.elapsed().as_secs() < 5, "{name}: {:?}", start.elapsed());
    }
}
