//! A talk whose slides stand in several files: saves, the editor, and what a review writes.

use super::{Terminal, review};
use portable_pty::CommandBuilder;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

const WHOLE: &str = "lang: zh-Hant
slides:
- {heading: 甲頁, points: [一點]}
- {heading: 略頁, points: [零點], skip: true}
- include: parts/b.yaml
- {heading: 丙頁, points: [四點]}
";
const PART: &str = "# 另一份\nslides:\n- {heading: 乙頁, points: [三點]}\n";

fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("parts")).expect("a folder");
    fs::write(folder.path().join("deck.yaml"), WHOLE).expect("written");
    fs::write(folder.path().join("parts/b.yaml"), PART).expect("written");
    folder
}

fn deck_of(folder: &Path) -> String {
    folder.join("deck.yaml").to_str().expect("UTF-8").to_owned()
}

#[test]
fn a_save_of_an_included_deck_shows_and_a_broken_one_keeps_the_last_that_was_good() {
    let folder = desk();
    let part = folder.path().join("parts/b.yaml");
    let mut terminal = Terminal::start(&[&deck_of(folder.path()), "--at", "2"], 60, 16);
    terminal.expect("三點");
    fs::write(&part, PART.replace("三點", "新的一點")).expect("written");
    terminal.expect("新的一點");
    fs::write(&part, PART.replace("points:", "pionts:")).expect("written");
    terminal.expect("b.yaml:3:17: unknown field");
    terminal.expect("新的一點");
    fs::write(&part, PART).expect("written");
    terminal.expect("三點");
    // A deck that is not there yet, in a folder of which there was none, and comes, and is mended.
    fs::create_dir(folder.path().join("other")).expect("made");
    fs::write(deck_of(folder.path()), WHOLE.replace("parts/b.yaml", "other/c.yaml")).expect("written");
    terminal.expect("cannot be included");
    let other = folder.path().join("other/c.yaml");
    fs::write(&other, PART.replace("points:", "pionts:")).expect("written");
    terminal.expect("c.yaml:3:17: unknown field");
    fs::write(&other, PART.replace("三點", "五點")).expect("written");
    terminal.expect("五點");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

/// An editor that notes what it was given.
fn editor(folder: &Path) -> (PathBuf, PathBuf) {
    let (vim, seen) = (folder.join("vim"), folder.join("seen"));
    fs::write(&vim, format!("#!/bin/sh\necho \"$1 $2\" >> {}\n", seen.display())).expect("written");
    fs::set_permissions(&vim, fs::Permissions::from_mode(0o755)).expect("ours");
    (vim, seen)
}

#[test]
fn the_editor_has_the_file_that_the_slide_stands_in_at_its_line() {
    let folder = desk();
    let (vim, seen) = editor(folder.path());
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jianbao"));
    command.args(["--lang", "zh-Hant", &deck_of(folder.path())]);
    command.env("VISUAL", vim);
    let mut terminal = Terminal::run(command, 60, 16);
    terminal.expect("甲頁");
    let (whole, part) = (deck_of(folder.path()), folder.path().join("parts/b.yaml"));
    // The slide before it is skipped, and the row is one for however many it stands for.
    let expected = [format!("+3 {whole}"), format!("+3 {}", part.display()), format!("+6 {whole}")];
    for (n, (slide, line)) in ["甲頁", "乙頁", "丙頁"].iter().zip(&expected).enumerate() {
        terminal.type_keys(&format!("{}G", n + 1));
        terminal.expect(slide);
        terminal.type_keys("\x05");
        terminal.wait_for(line, |_| {
            fs::read_to_string(&seen).is_ok_and(|seen| seen.lines().nth(n) == Some(line))
        });
    }
    terminal.expect("丙頁");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_suggestion_goes_into_the_file_that_has_the_slide() {
    let folder = desk();
    let mut terminal = review::review(folder.path(), "林海生", (80, 24), &["--edit", "--at", "3"]);
    terminal.expect("三點");
    terminal.type_keys("\te");
    terminal.expect("建議的字眼");
    terminal.type_keys("！\r");
    terminal.expect("S 林海生");
    terminal.type_keys("y");
    terminal.expect("已寫入簡報");
    terminal.expect("三點！");
    assert_eq!(
        fs::read_to_string(folder.path().join("parts/b.yaml")).expect("it is there"),
        PART.replace("三點", "三點！")
    );
    assert_eq!(fs::read_to_string(deck_of(folder.path())).expect("it is there"), WHOLE);
    // The review is that of the whole.
    terminal.type_keys("a");
    terminal.expect("核准 1/");
    let journal = fs::read_to_string(folder.path().join("deck.review.jsonl")).expect("it is there");
    assert!(journal.contains("\"slides.2.slides.0.points.0\""), "{journal}");
    // The row may move, and the slide in its file: the words are known.
    fs::write(deck_of(folder.path()), WHOLE.replace("- {heading: 甲頁, points: [一點]}\n", ""))
        .expect("written");
    terminal.expect("/3");
    terminal.expect("核准 1/");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

const NOTES: &str =
    "港務局局長林海生表示，新碼頭將於明年6月啟用，每日可處理三千個貨櫃。他又指出，培訓是自動化的核心。";

#[test]
fn a_claim_that_was_not_chosen_comes_onto_an_included_slide_with_the_name_that_its_deck_has_for_the_source() {
    let folder = desk();
    let part = format!(
        "slides:\n- heading: 為何現在\n  points:\n  - text: 培訓是自動化的核心\n    by: 林海生\n    from: port.txt:5\n  notes: {NOTES}\n"
    );
    fs::write(folder.path().join("parts/b.yaml"), &part).expect("written");
    fs::write(folder.path().join("parts/port.txt"), format!("港口三年回顧\n\n為何現在\n\n{NOTES}\n"))
        .expect("written");
    let mut terminal = review::review(folder.path(), "林海生", (80, 24), &["--edit", "--at", "3"]);
    terminal.expect("為何現在");
    terminal.type_keys("i");
    terminal.expect("未選用 1 項");
    terminal.type_keys("\r");
    terminal.expect("• 新碼頭將於明年6月啟用");
    let read = || fs::read_to_string(folder.path().join("parts/b.yaml")).expect("it is there");
    let point =
        "  - text: 新碼頭將於明年6月啟用，每日可處理三千個貨櫃\n    by: 林海生\n    from: port.txt:5\n";
    assert!(read().contains(point), "{}", read());
    terminal.type_keys("u");
    terminal.wait_for("the point is gone", |screen| !screen.contains("• 新碼頭"));
    assert_eq!(read(), part);
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}
