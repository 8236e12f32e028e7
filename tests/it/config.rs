//! A person's settings: the keys that they choose, what comes before what, and what a broken file does.

use crate::project;
use crate::terminal::Terminal;
use portable_pty::CommandBuilder;
use serde_json::Value;
use std::fs;
use std::process::{Command, Output};

/// A configuration folder with this `config.yaml` in it.
fn settings(yaml: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("jianbao")).expect("made");
    fs::write(folder.path().join("jianbao/config.yaml"), yaml).expect("written");
    folder
}

fn run(settings: &tempfile::TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command.args(arguments).current_dir(project()).env("XDG_CONFIG_HOME", settings.path());
    command.env("LANG", "C.UTF-8").env_remove("LC_ALL").output().expect("it runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn present(settings: &tempfile::TempDir, arguments: &[&str]) -> Terminal {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jianbao"));
    command.args(arguments);
    command.env("XDG_CONFIG_HOME", settings.path());
    command.env("XDG_STATE_HOME", settings.path());
    Terminal::run(command, 80, 24)
}

#[test]
fn the_keys_in_force_are_printed_for_people_documents_and_scripts() {
    let settings = settings("lang: ja\nkeys:\n  notes: [w]\n");
    let text = stdout(&run(&settings, &["keys"]));
    let row = text.lines().find(|line| line.starts_with("  notes  ")).expect("a row");
    assert_eq!(row.split_whitespace().collect::<Vec<_>>(), ["notes", "w", "発表者ノート"]);
    let markdown = stdout(&run(&settings, &["keys", "--format", "markdown", "--lang", "en"]));
    assert!(markdown.contains("| <kbd>w</kbd> | speaker notes |"), "{markdown}");
    let json: Value =
        serde_json::from_slice(&run(&settings, &["keys", "--format", "json"]).stdout).expect("JSON");
    let notes =
        json.as_array().expect("a list").iter().find(|row| row["action"] == "notes").expect("it is there");
    assert_eq!(notes["keys"], serde_json::json!(["w"]));
    assert_eq!(notes["in"], "present");
}

#[test]
fn a_broken_file_is_told_with_its_place_and_the_defaults_hold() {
    let settings = settings("keys:\n  notes: [t]\n");
    let output = run(&settings, &["keys"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert!(told.contains("config.yaml:2:11: \"t\" is a key of \"notes\" and of \"timer\""), "{told}");
    assert!(told.contains("hint: give \"timer\" others too"), "{told}");
    assert!(stdout(&output).contains("  notes            s  "));
    let mut terminal = present(&settings, &["decks/welcome.yaml"]);
    // On the screen: what is told before it is there is not the end of it.
    terminal.wait_for("the fault", |screen| {
        screen.contains("config.yaml:2:11") && screen.contains("把文章變成簡報")
    });
    terminal.type_keys("s");
    terminal.expect("沒有備註");
    terminal.type_keys("q");
}

#[test]
fn keys_theme_and_language_of_the_settings_hold_in_a_terminal() {
    let settings = settings("theme: mono\nlang: zh-Hant\nkeys:\n  help: [w]\n  quit: [Q]\n");
    let mut terminal = present(&settings, &["decks/harbour.yaml"]);
    terminal.expect("按 w 看按鍵");
    terminal.type_keys("w");
    terminal.expect("暫停計時");
    terminal.type_keys(" ");
    terminal.expect("Q Ctrl-c");
    terminal.type_keys("w?");
    terminal.expect("? 沒有作用（w 看按鍵）");
    terminal.type_keys("c");
    // The one after mono, so that mono was the first.
    terminal.wait_for("the next theme", |screen| !screen.contains("沒有作用"));
    terminal.type_keys("q");
    terminal.expect("q 沒有作用");
    terminal.type_keys("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_flag_comes_before_the_settings() {
    let settings = settings("lang: zh-Hant\ntheme: mono\n");
    let mut terminal = present(&settings, &["--lang", "en", "--theme", "paper", "decks/harbour.yaml"]);
    terminal.expect("? shows the keys");
    terminal.type_keys("q");
}

#[test]
fn a_theme_that_is_none_is_told_with_its_place_and_stops_nothing() {
    let folder = settings("");
    let root = folder.path();
    fs::write(root.join("broken.yaml"), "about: t\nroles: { txt: { bold: true } }\n").expect("written");
    for (name, told, hint) in [
        ("nope", "no theme is called \"nope\"", "there are dark, light, "),
        ("NONE/mine.yaml", "the theme NONE/mine.yaml: there is no folder NONE", ""),
        ("ROOT/broken.yaml", "the theme ROOT/broken.yaml:2:10: unknown ", "did you mean \"text\"?"),
    ] {
        let name = name.replace("ROOT", root.to_str().expect("UTF-8"));
        let told = told.replace("ROOT", root.to_str().expect("UTF-8"));
        fs::write(root.join("jianbao/config.yaml"), format!("reveal: true\ntheme: {name}\n"))
            .expect("written");
        let output = run(&folder, &["decks/harbour.yaml"]);
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(stderr.contains(&format!("config.yaml:2:8: {told}")) && stderr.contains(hint), "{stderr}");
        assert!(output.status.success() && stdout(&output).contains("林海生"), "{stderr}");
        assert_eq!(run(&folder, &["keys"]).status.code(), Some(1));
    }
    let mut terminal = present(&folder, &["decks/harbour.yaml"]);
    terminal.wait_for("the fault", |screen| screen.contains("config.yaml:2:8"));
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn settings_that_are_no_file_are_told_and_nobody_waits_for_them() {
    let settings = settings("");
    let file = settings.path().join("jianbao/config.yaml");
    fs::remove_file(&file).expect("it was there");
    assert!(Command::new("mkfifo").arg(&file).status().expect("mkfifo runs").success());
    let output = run(&settings, &["keys"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.ends_with("config.yaml: is a pipe or a device\nhint: give a file\n"), "{told}");
    assert_eq!(output.status.code(), Some(1));
    assert!(run(&settings, &["decks/harbour.yaml"]).status.success());
}

#[test]
fn the_schema_of_the_settings_names_every_action() {
    let schema: Value =
        serde_json::from_slice(&run(&settings(""), &["schema", "--config"]).stdout).expect("JSON");
    assert_eq!(schema["additionalProperties"], false);
    let keys = &schema["$defs"]["keys"];
    let names = keys["propertyNames"]["enum"].as_array().expect("names");
    assert_eq!(names.len(), jianbao::app::Action::NAMES.len());
}
