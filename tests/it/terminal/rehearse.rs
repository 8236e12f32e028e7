//! A rehearsal, and what `pace` tells of it.

use super::{PATIENCE, THREE, Terminal, deck};
use portable_pty::CommandBuilder;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// A deck, and a state folder that is empty.
struct Speaker {
    _folder: tempfile::TempDir,
    deck: String,
    state: tempfile::TempDir,
}

impl Speaker {
    fn new() -> Self {
        let (folder, deck) = deck(THREE);
        Self { _folder: folder, deck, state: tempfile::tempdir().expect("a folder") }
    }

    fn rehearses(&self) -> Terminal {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jianbao"));
        command.args(["rehearse", "--lang", "zh-Hant", &self.deck]);
        command.env("XDG_STATE_HOME", self.state.path());
        let mut terminal = Terminal::run(command, 40, 12);
        terminal.expect("甲頁");
        terminal
    }

    fn is_told(&self, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_jianbao"))
            .args(["pace", &self.deck])
            .args(arguments)
            .env("XDG_STATE_HOME", self.state.path())
            .stdin(Stdio::null())
            .output()
            .expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn runs(&self) -> serde_json::Value {
        serde_json::from_str(&self.is_told(&["--format", "json", "--runs", "9"])).expect("JSON")
    }
}

/// Steps to the second slide and, a while later, to the third.
fn steps(terminal: &mut Terminal) {
    terminal.type_keys(" t");
    terminal.expect("乙頁");
    terminal.expect_seconds(1);
    terminal.type_keys(" ");
    terminal.expect("丙頁");
    terminal.expect_seconds(2);
}

#[test]
fn a_rehearsal_is_recorded_and_pace_prints_it() {
    let speaker = Speaker::new();
    assert!(speaker.is_told(&[]).contains("no run yet"));
    // Nothing was said.
    let mut terminal = speaker.rehearses();
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    assert!(speaker.is_told(&[]).contains("no run yet"));
    let mut terminal = speaker.rehearses();
    steps(&mut terminal);
    terminal.quit();
    let told = speaker.is_told(&[]);
    assert!(told.contains("1 run\n") && !told.contains('\u{2020}'), "{told}");
    let runs = speaker.runs();
    let seconds = |slide: usize| runs["slides"][slide]["runs"][0].as_f64();
    assert_eq!(seconds(0), None);
    assert!(seconds(1).is_some_and(|s| (0.9..20.0).contains(&s)), "{runs}");
    assert!(seconds(2).is_some_and(|s| (0.1..20.0).contains(&s)), "{runs}");
    // Moved, and still known; the deck has changed.
    let text = fs::read_to_string(&speaker.deck).expect("the deck");
    fs::write(&speaker.deck, text.replace("slides:\n", "slides:\n- {heading: 新頁, points: [新點]}\n"))
        .expect("written");
    let told = speaker.is_told(&["--format", "markdown"]);
    assert!(told.contains("| 3 | 乙頁 |") && told.contains('\u{2020}'), "{told}");
    assert_eq!(speaker.runs()["slides"][2]["runs"], runs["slides"][1]["runs"]);
}

#[test]
fn a_signal_ends_a_run_as_leaving_does_and_a_kill_takes_no_more_than_the_last_slide() {
    let speaker = Speaker::new();
    for signal in ["TERM", "HUP"] {
        let mut terminal = speaker.rehearses();
        steps(&mut terminal);
        terminal.signal(signal);
        terminal.end();
    }
    let mut terminal = speaker.rehearses();
    steps(&mut terminal);
    let folder = speaker.state.path().join("jianbao/rehearsals");
    let file = fs::read_dir(folder).expect("runs").next().expect("a file").expect("a file").path();
    let n_lines = |file: &Path| fs::read_to_string(file).expect("lines").lines().count();
    let start = Instant::now();
    while n_lines(&file) < 5 {
        assert!(start.elapsed() < PATIENCE);
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    terminal.signal("KILL");
    terminal.end();
    let runs = speaker.runs();
    let is_there = |slide: usize, run: usize| runs["slides"][slide]["runs"][run].is_f64();
    for run in 0..3 {
        assert_eq!((is_there(1, run), is_there(2, run)), (true, run < 2), "{runs}");
    }
}

#[test]
fn the_speakers_terminal_may_drive() {
    let speaker = Speaker::new();
    let runtime = tempfile::tempdir().expect("a folder");
    fs::set_permissions(runtime.path(), std::os::unix::fs::PermissionsExt::from_mode(0o700)).expect("ours");
    let open = |name: &str| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jianbao"));
        command.args([name, "--lang", "zh-Hant", &speaker.deck]);
        command.env("XDG_STATE_HOME", speaker.state.path());
        command.env("XDG_RUNTIME_DIR", runtime.path());
        Terminal::run(command, 100, 24)
    };
    let (mut audience, mut driver) = (open("rehearse"), open("speak"));
    driver.expect("放映畫面：1");
    driver.type_keys(" ");
    audience.expect("2/3");
    driver.expect_seconds(1);
    driver.type_keys(" ");
    audience.expect("3/3");
    driver.expect_seconds(2);
    for terminal in [&mut audience, &mut driver] {
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
    let runs = speaker.runs();
    assert!(runs["slides"][1]["runs"][0].is_f64() && runs["slides"][2]["runs"][0].is_f64(), "{runs}");
    assert_eq!(runs["runs"].as_array().map(Vec::len), Some(1));
}
