//! Text of strangers on its way out: whatever a file or a name has in it, nothing that a terminal would obey, or that
//! shows words in a false order, comes out of a command, on the screen or into a file.

use jianbao::text::clean::is_unsafe;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

/// Sets the clipboard (OSC 52), turns the direction, hides a tag, is no character.
const EVIL: &str = "\u{1b}]52;c;eA==\u{7}\u{202e}\u{9b}\u{7f}\u{e0041}\u{fff9}\u{2028}\u{ffff}";

/// Such as a text may hold that is not refused as data.
const WRITTEN: &str = "\u{202e}\u{9b}\u{7f}\u{e0041}\u{fff9}\u{2028}\u{ffff}";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    program.args(arguments).current_dir(folder).env("LC_ALL", "en_US.UTF-8").stdin(Stdio::null());
    program.output().expect("the program runs")
}

#[track_caller]
fn is_safe(bytes: &[u8], what: &str) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let found: Vec<char> = text.chars().filter(|&c| is_unsafe(c) && !"\n\u{c}".contains(c)).collect();
    assert!(found.is_empty(), "{what}: {found:?} in {text:?}");
}

/// What the program prints of it all.
fn safely(folder: &Path, arguments: &[&str]) -> Output {
    let output = run(folder, arguments);
    is_safe(&output.stdout, &arguments.join(" "));
    is_safe(&output.stderr, &arguments.join(" "));
    output
}

#[test]
fn nothing_in_an_article_or_a_name_reaches_a_terminal_or_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let article = format!(
        "# 港口{WRITTEN}新碼頭\n\n陳大文{WRITTEN}表示，新碼頭每日可處理三千個貨櫃{WRITTEN}，比去年多兩成。\n\n![吊機{WRITTEN}](a{WRITTEN}b.png)\n"
    );
    let name = format!("a{EVIL}.md");
    fs::write(root.join(&name), article).expect("written");
    fs::write(root.join("plain.yaml"), "slides:\n- heading: 港口\n").expect("written");
    for format in ["text", "markdown", "json"] {
        let output = safely(root, &["read", &name, "--format", format]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(safely(root, &["build", &name, "-o", "deck.yaml"]).status.success());
    is_safe(&fs::read(root.join("deck.yaml")).expect("the deck"), "the deck");
    safely(root, &["build", &name, "--all"]);
    safely(root, &["build", &name, "--explain"]);
    for to in ["text", "svg"] {
        assert!(safely(root, &["export", "deck.yaml", "--to", to]).status.success());
    }
    for format in ["text", "json"] {
        safely(root, &["check", "deck.yaml", "--format", format]);
        safely(root, &["diff", "deck.yaml", "plain.yaml", "--format", format]);
        safely(root, &["status", "deck.yaml", "--format", format]);
    }
    safely(root, &["deck.yaml"]);
}

/// Not by the last filters alone: no run that is laid out has anything of it.
#[test]
fn nothing_unsafe_is_in_a_run_whatever_a_deck_says_and_whatever_is_told() {
    use jianbao::app::{Key, Message, Setup, Talk, Window, update, view};
    let deck = "slides:
- {cover: X, subtitle: X}
- {heading: X, points: [{text: X, by: X}], notes: X}
- {quote: X, by: X}
- {table: [[X, X], [X, X]]}
- {figures: [{value: X, label: X}]}
- {photo: X}
- {body: X}
";
    let deck = deck.replace('X', r#""港\e[2J\u202e\x9b\U000E0041口""#);
    let mut talk = Talk::new(Arc::new(jianbao::deck::read(&deck).expect("a deck")), 0, false);
    let mut window = Window::new(&talk, Setup { size: (60, 16), ..Setup::default() });
    for key in "sjjjjjj".chars() {
        update(&mut talk, &mut window, Message::Key(Key::Char(key)));
        window.notify(&talk, format!("告知{EVIL}"));
        let runs = view(&talk, &mut window).runs;
        assert!(runs.iter().any(|run| run.text.contains("告知]52")));
        for run in runs {
            is_safe(run.text.as_bytes(), "a run");
        }
    }
}

#[test]
fn no_argument_is_told_as_it_was_given() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [
        vec!["read", EVIL],
        vec![EVIL],
        vec!["read", "x", "--format", EVIL],
        vec!["export", "x", "--size", EVIL],
        vec!["export", "x", "--theme", EVIL],
        vec!["themes", EVIL],
        vec!["build", "-o", EVIL],
        vec!["build", "--update", EVIL],
        vec!["check", EVIL],
        vec!["status", EVIL, "--by", EVIL],
    ] {
        let output = safely(folder.path(), &arguments);
        assert!(!output.status.success() && !output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn json_says_what_it_escapes() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), "港口\n\n陳大文表示，\u{202e}三千個\u{7f}貨櫃。\n")
        .expect("written");
    let output = safely(folder.path(), &["read", "a.txt", "--format", "json"]);
    let article: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let text = article["paragraphs"][0]["text"].as_str().expect("a text");
    assert!(text.contains("\u{202e}三千個\u{7f}貨櫃"), "{text:?}");
}
