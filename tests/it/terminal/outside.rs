//! What a talk does beside its screen: an editor, the clipboard, lines for those who do not look at a screen.

use super::{THREE, Terminal, deck};
use portable_pty::CommandBuilder;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

fn script(path: &Path, text: &str) {
    fs::write(path, format!("#!/bin/sh\n{text}\n")).expect("written");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("ours");
}

fn open(arguments: &[&str], deck: &str, environment: &[(&str, &str)]) -> Terminal {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jianbao"));
    command.args(arguments);
    command.args(["--lang", "zh-Hant", deck]);
    for (name, value) in environment {
        command.env(name, value);
    }
    Terminal::run(command, 60, 16)
}

#[test]
fn the_editor_has_the_terminal_at_the_line_and_the_talk_goes_on_after_it() {
    let (folder, deck) = deck(THREE);
    let (vim, seen) = (folder.path().join("vim"), folder.path().join("seen"));
    let edit = format!(
        "echo \"$1 $2\" > {seen}; echo READY; read line; echo \"$line\" >> {seen}\nsed 's/乙頁/新頁/' \"$2\" > {seen}.new && cat {seen}.new > \"$2\"",
        seen = seen.display()
    );
    script(&vim, &edit);
    let mut terminal = open(&[], &deck, &[("EDITOR", &vim.to_string_lossy()), ("VISUAL", "")]);
    terminal.expect("甲頁");
    terminal.type_keys("2G\x05");
    terminal.expect("READY");
    // What is typed is the editor's, and no step of the talk.
    terminal.type_keys("j j\r");
    terminal.expect("新頁");
    terminal.expect("2/3");
    let line = THREE.lines().position(|line| line.contains("乙頁")).expect("it is there") + 1;
    assert_eq!(fs::read_to_string(&seen).expect("it ran"), format!("+{line} {deck}\nj j\n"));
    // And the keys are ours again.
    terminal.type_keys(" ");
    terminal.expect("3/3");
    terminal.quit();
}

#[test]
fn an_editor_that_is_not_there_is_told() {
    let (_folder, deck) = deck(THREE);
    let mut terminal = open(&[], &deck, &[("VISUAL", "no-such-editor")]);
    terminal.expect("甲頁");
    terminal.type_keys("\x05");
    terminal.expect("\"no-such-editor\" cannot be run");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn words_are_copied_and_a_jump_leads_back() {
    let (_folder, deck) = deck(THREE);
    let mut terminal = open(&[], &deck, &[]);
    terminal.expect("甲頁");
    terminal.type_keys("3GY");
    terminal.expect("已複製");
    let bytes = String::from_utf8_lossy(&terminal.bytes).into_owned();
    let copied = bytes.split("\x1b]52;c;").nth(1).and_then(|rest| rest.split('\x1b').next());
    // 丙頁 in Base64.
    assert!(copied.is_some_and(|copied| copied.starts_with("5LiZ6aCB")), "{copied:?}");
    terminal.type_keys("\x0f");
    terminal.expect("1/3");
    terminal.type_keys("\x0f");
    terminal.expect("沒有可以返回的跳轉");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn lines_are_told_once_each_and_nothing_is_drawn() {
    let (folder, deck) = deck(THREE);
    let (program, heard) = (folder.path().join("say"), folder.path().join("heard"));
    script(&program, &format!("cat >> {0}; echo . >> {0}", heard.display()));
    let say = format!("'{}' -v yue", program.display());
    let mut terminal = open(&["present", "--linear", "--say", &say], &deck, &[]);
    terminal.expect("投影片 1／3");
    terminal.type_keys(" ");
    terminal.expect("投影片 2／3");
    terminal
        .wait_for("what is spoken", |_| fs::read_to_string(&heard).is_ok_and(|t| t.contains("投影片 2／3")));
    terminal.type_keys("s");
    terminal.expect("備註文字");
    terminal.type_keys("o");
    terminal.expect("> 2 乙頁");
    terminal.type_keys("\x1b");
    terminal.type_keys("/丙\r");
    terminal.expect("投影片 3／3");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    let bytes = String::from_utf8_lossy(&terminal.bytes).into_owned();
    assert!(!bytes.contains('\x1b'), "{bytes:?}");
    assert_eq!(bytes.matches("投影片 2／3").count(), 1);
}

#[test]
fn a_program_that_does_not_speak_is_told_once() {
    let (_folder, deck) = deck(THREE);
    let mut terminal = open(&["--linear", "--say", "no-such-voice"], &deck, &[]);
    terminal.expect("\"no-such-voice\" cannot be run");
    terminal.type_keys("  ");
    terminal.expect("投影片 3／3");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    assert_eq!(String::from_utf8_lossy(&terminal.bytes).matches("cannot be run").count(), 1);
}
