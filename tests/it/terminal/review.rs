//! A briefing goes through two hands: built, flagged, edited, approved again, signed off.

use super::{PATIENCE, Terminal};
use portable_pty::CommandBuilder;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const ARTICLE: &str = "港口三年回顧

為何現在

港務局局長林海生表示，新碼頭將於明年6月啟用，每日可處理三千個貨櫃。他又指出，培訓是自動化的核心。

下一步

學者何玉梅認為，規劃仍待完善，並須顧及小型船塢。
";

/// A reviewer's terminal.
pub(super) fn review(folder: &Path, name: &str, size: (u16, u16), more: &[&str]) -> Terminal {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jianbao"));
    command.args(["review", "--as", name, "--lang", "zh-Hant"]);
    command.args(more);
    command.arg(folder.join("deck.yaml"));
    command.env("XDG_STATE_HOME", folder.join("state"));
    Terminal::run(command, size.0, size.1)
}

fn jianbao(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_jianbao"))
        .args(arguments)
        .current_dir(folder)
        .env("XDG_STATE_HOME", folder.join("state"))
        .output()
        .expect("the program runs");
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

pub(crate) fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("port.txt"), ARTICLE).expect("written");
    assert_eq!(jianbao(folder.path(), &["build", "port.txt", "--all", "-o", "deck.yaml"]).0, Some(0));
    folder
}

/// Approves every slide's claims, from the first slide to the last.
fn approve_all(terminal: &mut Terminal, n_claims: usize) {
    terminal.type_keys("gg");
    for slide in 1..=3 {
        terminal.expect(&format!("{slide}/3"));
        terminal.type_keys("A");
        terminal.expect("按 y");
        terminal.type_keys("y");
        terminal.wait_for("the question to go", |screen| !screen.contains("按 y"));
        terminal.type_keys(&format!("{}G", (slide + 1).min(3)));
    }
    terminal.expect(&format!("核准 {n_claims}/{n_claims}"));
}

#[test]
fn a_briefing_is_flagged_edited_and_signed_off_by_two() {
    let folder = desk();
    let first = review(folder.path(), "林海生", (80, 24), &[]);
    let second = review(folder.path(), "何玉梅", (40, 12), &[]);
    sign_off(folder.path(), first, second);
}

/// Waits until a deck is signed off: the screen tells of a verdict that may still be on its way to the disk.
#[track_caller]
fn signed(folder: &Path, more: &[&str]) {
    let begun = Instant::now();
    loop {
        let (code, report) = jianbao(folder, &[&["status", "deck.yaml"], more].concat());
        if code == Some(0) {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{report}");
    }
}

/// Plays the story of a deck in `folder`, which 林海生 and 何玉梅 review in terminals of 80x24 and 40x12.
pub(crate) fn sign_off(folder: &Path, mut first: Terminal, mut second: Terminal) {
    let deck = folder.join("deck.yaml");
    let status = |more: &[&str]| jianbao(folder, &[&["status", "deck.yaml"], more].concat());
    assert_eq!(status(&[]).0, Some(1), "nobody has seen it");
    first.expect("核准 0/6");
    second.expect("核准 0/6");
    approve_all(&mut first, 6);
    // What one does, the other sees.
    second.expect("核准 6/6");
    signed(folder, &[]);
    assert_eq!(status(&["--need", "2"]).0, Some(1));

    // The second flags a figure.
    second.type_keys("2G\tf");
    second.expect("有甚麼問題");
    second.type_keys("請核對數字\r");
    second.expect("標記 1");
    first.expect("標記 1");
    assert_eq!(status(&[]).0, Some(1), "a flag is open");
    first.type_keys("gggF");
    first.expect("何玉梅: 請核對數字");

    // The deck is edited: that approval goes out of date, and no other.
    let text = fs::read_to_string(&deck).expect("the deck is there");
    assert!(text.contains("三千個"), "{text}");
    fs::write(&deck, text.replace("每日可處理三千個", "每日可處理三萬個")).expect("written");
    first.expect("核准 5/6");
    first.expect("≠");
    let report = status(&["--format", "json"]).1;
    assert!(report.contains("請核對數字") && report.contains("何玉梅"), "{report}");

    let since = jianbao(folder, &["diff", "deck.yaml", "--since", "林海生"]);
    assert!(
        since.0 == Some(1) && since.1.contains("三萬") && !since.1.contains("other speaker"),
        "{since:?}"
    );

    // It is resolved and approved anew, by both.
    first.type_keys("x");
    first.wait_for("no flag", |screen| !screen.contains("標記 1"));
    assert_eq!(status(&[]).0, Some(1), "resolved is not approved");
    first.type_keys("a");
    first.expect("核准 6/6");
    signed(folder, &[]);
    approve_all(&mut second, 6);
    signed(folder, &["--need", "2", "--by", "林海生", "--by", "何玉梅"]);
    assert_eq!(jianbao(folder, &["diff", "deck.yaml", "--since", "何玉梅"]).0, Some(0));
    assert_eq!(jianbao(folder, &["diff", "deck.yaml", "--since", "1970-01-01"]).0, Some(2));
    for terminal in [&mut first, &mut second] {
        terminal.quit();
    }
}

#[test]
fn a_kill_leaves_what_was_typed_and_what_was_confirmed() {
    let folder = desk();
    let mut terminal = review(folder.path(), "林海生", (80, 24), &[]);
    terminal.expect("核准 0/6");
    terminal.type_keys("a");
    terminal.expect("核准 1/6");
    terminal.type_keys("\tf");
    terminal.expect("有甚麼問題");
    terminal.type_keys("寫到一半");
    terminal.expect("寫到一半");
    // The draft is on its way beside the keys.
    let drafts = folder.path().join("state/jianbao/drafts");
    let start = Instant::now();
    let is_kept = || {
        let files = fs::read_dir(&drafts).into_iter().flatten().flatten();
        files.filter_map(|file| fs::read_to_string(file.path()).ok()).any(|text| text.contains("寫到一半"))
    };
    while !is_kept() {
        assert!(start.elapsed() < PATIENCE, "no draft in {}", drafts.display());
        terminal.take(std::time::Duration::from_millis(5));
    }
    // So is the verdict: it is confirmed once its line is whole.
    let journal = folder.path().join("deck.review.jsonl");
    while !fs::read_to_string(&journal).is_ok_and(|text| text.ends_with('\n')) {
        assert!(start.elapsed() < PATIENCE, "no verdict in {}", journal.display());
        terminal.take(std::time::Duration::from_millis(5));
    }
    terminal.signal("KILL");
    terminal.end();
    let mut terminal = review(folder.path(), "林海生", (80, 24), &[]);
    terminal.expect("按 E 繼續");
    terminal.expect("核准 1/6");
    terminal.type_keys("E");
    terminal.expect("寫到一半");
    terminal.type_keys("，寫完\r");
    terminal.expect("標記 1");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn what_was_typed_just_before_leaving_is_kept() {
    let folder = desk();
    let mut terminal = review(folder.path(), "林海生", (80, 24), &[]);
    terminal.expect("核准 0/6");
    // All at once: the last key is followed by Ctrl-C.
    terminal.type_keys("f寫到一半，還有這句\x03");
    assert_eq!(terminal.end(), 0);
    let mut terminal = review(folder.path(), "林海生", (80, 24), &[]);
    terminal.expect("按 E 繼續");
    terminal.type_keys("E");
    terminal.expect("寫到一半，還有這句");
    terminal.type_keys("\x03");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_verdict_that_cannot_be_written_is_told_also_when_one_leaves() {
    let folder = desk();
    fs::create_dir(folder.path().join("deck.review.jsonl")).expect("a folder in the journal's place");
    let mut terminal = review(folder.path(), "林海生", (80, 24), &[]);
    terminal.expect("核准 0/6");
    terminal.type_keys("a");
    terminal.expect("未能儲存");
    terminal.expect("核准 0/6");
    terminal.type_keys("aq");
    terminal.expect("a verdict was not saved");
    assert_eq!(terminal.end(), 1);
    terminal.assert_restored();
}

#[test]
fn a_suggestion_is_taken_and_nothing_else_in_the_file_changes() {
    let folder = desk();
    let deck = folder.path().join("deck.yaml");
    let before = format!("# 給新聞處\n{}", fs::read_to_string(&deck).expect("the deck is there"));
    fs::write(&deck, &before).expect("written");
    let mut terminal = review(folder.path(), "林海生", (80, 24), &["--edit", "--at", "2"]);
    terminal.expect("核准 0/6");
    terminal.type_keys("\te");
    terminal.expect("建議的字眼");
    terminal.type_keys("！\r");
    terminal.expect("S 林海生");
    terminal.type_keys("y");
    terminal.expect("已寫入簡報");
    let after = fs::read_to_string(&deck).expect("the deck is there");
    let changed: Vec<_> = before.lines().zip(after.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(changed[0].1.trim_end().trim_end_matches(['"', '\'']).ends_with('！'), "{changed:?}");
    assert_eq!(before.lines().count(), after.lines().count());
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn presenting_says_what_is_not_signed_off() {
    let folder = desk();
    let mut terminal = review(folder.path(), "林海生", (80, 24), &[]);
    terminal.expect("核准 0/6");
    terminal.type_keys("a");
    terminal.expect("核准 1/6");
    terminal.type_keys("q");
    terminal.end();
    let deck = folder.path().join("deck.yaml");
    let mut terminal = Terminal::start(&["--lang", "zh-Hant", deck.to_str().expect("UTF-8")], 80, 24);
    terminal.expect("未簽核：1/6");
    terminal.type_keys(" ");
    terminal.wait_for("the notice to go", |screen| !screen.contains("未簽核"));
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}
