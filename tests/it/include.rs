//! Decks that include others, from the outside: each command with slides that stand in another file.

use crate::desk::Desk;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

const ARTICLE: &str = "北岸工程

市政府撥款三億元擴建北岸渡輪碼頭，工程明年展開。
";
const WHOLE: &str = "title: 港口
lang: zh-Hant
slides:
- cover: 港口
- include: parts/north.yaml
- heading: 完
";
const NORTH: &str = "# 北岸的簡報
slides:
- heading: 北岸
  points:
  - text: 市政府撥款三億元擴建北岸渡輪碼頭
    from: north.txt:3
- heading: 程式
  file: a.rs
";

/// A folder with a deck that includes another, which is in a folder of its own beside its article.
fn desk() -> Desk {
    let desk = Desk::new();
    fs::create_dir(desk.path("parts")).expect("a folder");
    desk.write("a.yaml", WHOLE);
    desk.write("parts/north.yaml", NORTH);
    desk.write("parts/north.txt", ARTICLE);
    desk.write("parts/a.rs", "fn main() {}\n");
    desk
}

impl Desk {
    #[track_caller]
    fn tells(&self, arguments: &[&str], expected: &str, status: i32) {
        let (told, code) = self.run(arguments);
        assert_eq!((told.trim_end(), code), (expected.trim_end(), status));
    }
}

#[test]
fn the_slides_of_another_deck_are_exported_with_what_they_name() {
    let desk = desk();
    let (text, code) = desk.run(&["export", "a.yaml"]);
    let slides: Vec<&str> = text.split('\u{c}').collect();
    assert_eq!((slides.len(), code), (4, 0), "{text}");
    assert!(slides[1].contains("市政府撥款三億元") && slides[2].contains("fn main() {}"), "{text}");
    // From any folder, and down a pipe from the folder where one is.
    let whole = desk.path("a.yaml").to_string_lossy().into_owned();
    assert_eq!(desk.run(&["export", &whole]).0, text);
    desk.write("some.yaml", &WHOLE.replace("north.yaml", "north.yaml\n  slides: 2"));
    assert_eq!(desk.run(&["export", "some.yaml"]).0.split('\u{c}').count(), 3);
}

#[test]
fn a_slide_is_set_and_timed_in_the_language_that_its_deck_says() {
    let desk = desk();
    let words = "The north quay opens next year, ".repeat(7);
    desk.write(
        "parts/north.yaml",
        &format!("lang: en\nslides:\n- points: [{{text: '{words}', by: Ann Lee}}]\n"),
    );
    assert!(desk.run(&["export", "a.yaml"]).0.contains("(Ann Lee)"));
    // Words, and not characters: 42 of 140 a minute.
    let seconds = |desk: &Desk| {
        let told: Value =
            serde_json::from_str(&desk.run(&["pace", "a.yaml", "--format", "json"]).0).expect("JSON");
        told["slides"][1]["plan"].as_f64().map(f64::round)
    };
    assert_eq!(seconds(&desk), Some(18.0));
    desk.write("a.yaml", &format!("pace: 60\n{WHOLE}"));
    assert_eq!(seconds(&desk), Some(18.0));
    desk.write("a.yaml", &format!("lang: en\npace: 60\n{}", WHOLE.replace("lang: zh-Hant\n", "")));
    assert_eq!(seconds(&desk), Some(42.0));
}

#[test]
fn check_tells_what_is_wrong_in_its_own_file() {
    let desk = desk();
    desk.tells(&["check", "a.yaml"], "1 deck checked: no problems", 0);
    desk.write("parts/north.yaml", &NORTH.replace("三億元", "四億元").replace("a.rs", "b.rs"));
    let (told, code) = desk.run(&["check", "a.yaml"]);
    assert!(told.starts_with("parts/north.yaml:5:5: "), "{told}");
    assert!(told.contains("\nparts/north.yaml:8:9: the code of parts/b.rs: "), "{told}");
    assert!(told.ends_with("1 deck checked: 2 problems\n") && code == 1, "{told}");
    let (told, _) = desk.run(&["check", "a.yaml", "--format", "json"]);
    let told: Value = serde_json::from_str(&told).expect("JSON");
    let first = &told["decks"][0]["problems"][0];
    assert_eq!((&first["file"], &first["line"]), (&"parts/north.yaml".into(), &5.into()));
    // Twice in the talk, and once in the file.
    desk.write("a.yaml", &(WHOLE.to_owned() + "- include: parts/north.yaml\n"));
    assert!(desk.run(&["check", "a.yaml"]).0.ends_with("1 deck checked: 2 problems\n"));
    // What is wrong in the deck itself is told at its own row, also behind the row that includes.
    desk.write("parts/north.yaml", NORTH);
    desk.write("a.yaml", &(WHOLE.to_owned() + "- points: []\n"));
    desk.tells(&["check", "a.yaml"], "a.yaml:7:3: a slide without points\n1 deck checked: 1 problem", 1);
}

#[test]
fn check_tells_where_a_marking_is_lost() {
    let desk = desk();
    desk.write("parts/north.yaml", &format!("marking: 內部文件\n{NORTH}"));
    desk.tells(
        &["check", "a.yaml"],
        "a.yaml:5:3: parts/north.yaml is marked 內部文件, and this deck is not
hint: write `marking: 內部文件` before `slides`
1 deck checked: 1 problem",
        1,
    );
    desk.write("a.yaml", &format!("marking: 機密\n{WHOLE}"));
    desk.tells(&["check", "a.yaml"], "1 deck checked: no problems", 0);
}

#[test]
fn a_fault_is_told_with_its_file_and_the_row() {
    let desk = desk();
    desk.write("parts/north.yaml", &NORTH.replace("points:", "pionts:"));
    let fault = "parts/north.yaml:4:3: unknown field \"pionts\" (included by a.yaml:5:3)
    pionts:
    ^
hint: did you mean \"points\"?";
    desk.tells(&["check", "a.yaml"], &format!("{fault}\n1 deck checked: 1 problem"), 1);
    for command in
        [vec!["a.yaml"], vec!["export", "a.yaml"], vec!["status", "a.yaml"], vec!["pace", "a.yaml"]]
    {
        desk.tells(&command, &format!("error: {fault}"), 1);
    }
    desk.tells(&["diff", "a.yaml", "a.yaml"], &format!("error: {fault}"), 2);
    desk.write("parts/north.yaml", "slides:\n- include: ../a.yaml\n");
    desk.tells(
        &["export", "a.yaml"],
        "error: parts/north.yaml:2:3: a.yaml would include itself (included by a.yaml:5:3)
  - include: ../a.yaml
    ^
hint: take one of these rows out",
        1,
    );
}

#[test]
fn only_files_below_the_folder_are_included() {
    let desk = desk();
    let outside = tempfile::tempdir().expect("a folder");
    let elsewhere = outside.path().join("b.yaml");
    fs::write(&elsewhere, "slides: []\n").expect("written");
    symlink(&elsewhere, desk.path("link.yaml")).expect("a link");
    assert!(Command::new("mkfifo").arg(desk.path("pipe.yaml")).status().expect("mkfifo runs").success());
    desk.write("big.yaml", &format!("# {}\nslides: []\n", "x".repeat(4 << 20)));
    fs::write(desk.path("big5.yaml"), b"slides: []\n# \xb4\xe4").expect("written");
    symlink("parts/north.yaml", desk.path("inner.yaml")).expect("a link");
    let no_file = "it is no file, or not below the deck's folder";
    for (file, why) in [
        ("none.yaml", no_file),
        ("parts", no_file),
        ("pipe.yaml", no_file),
        ("link.yaml", no_file),
        ("../b.yaml", no_file),
        (&elsewhere.to_string_lossy(), no_file),
        ("/dev/zero", no_file),
        ("big.yaml", "it is larger than 4 MiB"),
        ("big5.yaml", "it is not UTF-8"),
    ] {
        desk.write("b.yaml", &format!("slides:\n- include: {file}\n"));
        let (told, code) = desk.run(&["export", "b.yaml"]);
        let expected = format!("error: b.yaml:2:3: the deck {file} cannot be included: {why}\n");
        assert!(told.starts_with(&expected) && code == 1, "{told}");
    }
    // A link that stays inside leads to the deck, whose folder is its own.
    desk.write("b.yaml", "slides:\n- include: inner.yaml\n");
    assert!(desk.run(&["export", "b.yaml"]).0.contains("fn main() {}"));
}

#[test]
fn what_changed_and_what_is_approved_is_told_of_included_slides_too() {
    let desk = desk();
    desk.write("old.yaml", WHOLE);
    let (told, _) = desk.run(&["status", "a.yaml"]);
    assert!(told.contains("0 of 5 claims approved"), "{told}");
    let (json, _) = desk.run(&["status", "a.yaml", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let names: Vec<&str> = json["decks"][0]["slides"]
        .as_array()
        .expect("slides")
        .iter()
        .filter_map(|s| s["name"].as_str())
        .collect();
    assert_eq!(names, ["港口", "北岸", "程式", "完"]);
    assert_eq!(desk.run(&["diff", "old.yaml", "a.yaml"]).1, 0);
    desk.write("a.yaml", &WHOLE.replace("parts/north", "parts/new"));
    desk.write("parts/new.yaml", &NORTH.replace("三億元", "四億元"));
    let (told, code) = desk.run(&["diff", "old.yaml", "a.yaml"]);
    assert!(told.contains("三億元") && told.contains("四億元") && code == 1, "{told}");
}

#[test]
fn an_update_leaves_the_row_alone_and_finds_nothing_new_in_what_is_included() {
    let desk = desk();
    let told = ARTICLE.replace("北岸工程", "港口消息");
    desk.write("c.txt", &format!("{told}\n航海學校開辦課程，培訓兩百名船員。\n"));
    // The claim stands in a deck that is included.
    desk.write(
        "parts/moved.yaml",
        "slides:\n- points:\n  - text: 市政府撥款三億元擴建北岸渡輪碼頭\n    from: ../c.txt:3\n",
    );
    let whole =
        "slides:\n- include: parts/moved.yaml\n- points:\n  - text: 培訓兩百名船員\n    from: c.txt:5\n";
    desk.write("d.yaml", whole);
    let (told, _) = desk.run(&["build", "--update", "d.yaml", "--add"]);
    let after = desk.read("d.yaml");
    assert!(after.starts_with("slides:\n- include: parts/moved.yaml\n- points:\n"), "{told}{after}");
    assert!(!after.contains("三億元"), "{told}{after}");
    // Without the row it is new.
    desk.write("d.yaml", &whole.replace("- include: parts/moved.yaml\n", ""));
    let (told, _) = desk.run(&["build", "--update", "d.yaml", "--add"]);
    assert!(desk.read("d.yaml").contains("三億元"), "{told}");
}
