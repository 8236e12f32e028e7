//! A talk in two terminals: what the audience sees, and what the speaker does.

use super::{PATIENCE, THREE, Terminal, deck};
use portable_pty::CommandBuilder;
use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Terminals of one person, who has a folder for sockets.
struct Person {
    _folder: tempfile::TempDir,
    deck: String,
    runtime: tempfile::TempDir,
}

impl Person {
    fn new(text: &str) -> Self {
        let (folder, deck) = deck(text);
        Self { _folder: folder, deck, runtime: private_folder() }
    }

    fn open(&self, arguments: &[&str], size: (u16, u16)) -> Terminal {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jianbao"));
        command.args(arguments);
        command.args(["--lang", "zh-Hant", &self.deck]);
        command.env("XDG_RUNTIME_DIR", self.runtime.path());
        Terminal::run(command, size.0, size.1)
    }

    fn audience(&self) -> Terminal {
        self.open(&["present"], (40, 12))
    }

    fn speaker(&self) -> Terminal {
        self.open(&["speak"], (120, 30))
    }

    fn sockets(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.runtime.path().join("jianbao")).expect("a folder of sockets");
        let paths = files.map(|file| file.expect("a file").path());
        paths.filter(|path| path.extension().is_some_and(|e| e == "sock")).collect()
    }
}

fn private_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).expect("ours");
    folder
}

#[test]
fn either_terminal_drives_and_each_goes_on_without_the_other() {
    let person = Person::new(THREE);
    let mut audience = person.audience();
    audience.expect("甲頁");
    audience.type_keys(" ");
    audience.expect("乙頁");
    // Who comes later is where the talk is.
    let mut speaker = person.speaker();
    speaker.expect("2/3");
    speaker.expect("放映畫面：1");
    speaker.expect("備註文字");
    speaker.expect("丙頁");
    speaker.type_keys(" ");
    audience.expect("3/3");
    audience.type_keys("gg");
    speaker.expect("1/3");
    // A blank screen, and back; the speaker's own stays.
    speaker.type_keys("b");
    audience.wait_for("an empty screen", |screen| screen.trim().is_empty());
    speaker.expect("畫面已關");
    speaker.type_keys("b");
    audience.expect("1/3");
    // The audience's terminal dies: the speaker's says so, and a new one is where the talk is.
    speaker.type_keys("2G");
    audience.expect("乙頁");
    audience.signal("KILL");
    speaker.expect("未有放映畫面");
    let mut audience = person.audience();
    audience.expect("2/3");
    speaker.expect("放映畫面：1");
    // The other way round.
    speaker.signal("KILL");
    audience.type_keys(" ");
    audience.expect("3/3");
    let mut speaker = person.speaker();
    speaker.expect("3/3");
    speaker.type_keys("k");
    audience.expect("2/3");
    for terminal in [&mut speaker, &mut audience] {
        terminal.quit();
    }
    assert_eq!(person.sockets(), Vec::<PathBuf>::new(), "who leaves last takes the socket along");
}

#[test]
fn lines_are_in_step_with_the_speaker() {
    let person = Person::new(THREE);
    let mut lines = person.open(&["present", "--linear"], (60, 12));
    lines.expect("投影片 1／3");
    let mut speaker = person.speaker();
    speaker.expect("放映畫面：1");
    speaker.type_keys(" ");
    lines.expect("投影片 2／3");
    lines.type_keys(" ");
    speaker.expect("3/3");
    for terminal in [&mut speaker, &mut lines] {
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn a_deck_that_changes_is_read_again_and_the_place_is_kept() {
    let person = Person::new(THREE);
    let mut audience = person.audience();
    audience.expect("甲頁");
    let mut speaker = person.speaker();
    speaker.expect("放映畫面：1");
    speaker.type_keys("2G");
    audience.expect("乙頁");
    let (first, rest) = THREE.split_once("- {heading: 乙頁").expect("the second slide");
    let moved = format!("{first}- {{heading: 新頁, points: [新點]}}\n- {{heading: 乙頁{rest}");
    fs::write(&person.deck, moved).expect("written");
    audience.expect("3/4");
    speaker.expect("3/4");
    speaker.type_keys("k");
    audience.expect("新點");
    for terminal in [&mut speaker, &mut audience] {
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn a_terminal_that_was_stopped_catches_up() {
    let person = Person::new(THREE);
    let mut audience = person.audience();
    audience.expect("甲頁");
    let mut speaker = person.speaker();
    speaker.expect("放映畫面：1");
    audience.signal("STOP");
    for _ in 0..20 {
        speaker.type_keys("G");
        speaker.expect("3/3");
        speaker.type_keys("gg");
        speaker.expect("1/3");
    }
    speaker.type_keys("2G");
    speaker.expect("2/3");
    audience.signal("CONT");
    audience.expect("2/3");
    for terminal in [&mut speaker, &mut audience] {
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn a_second_talk_is_told_and_goes_its_own_way_with_one_key() {
    let person = Person::new(THREE);
    let mut one = person.audience();
    one.expect("甲頁");
    let mut two = person.audience();
    two.expect("彼此同步");
    one.expect("彼此同步");
    two.type_keys("L");
    two.expect("自行瀏覽");
    two.type_keys("G");
    two.expect("3/3");
    one.type_keys(" ");
    one.expect("2/3");
    assert!(two.screen().contains("3/3"), "{}", two.screen());
    two.type_keys("L");
    two.expect("2/3");
    for terminal in [&mut one, &mut two] {
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn the_time_is_shared_and_a_pause_holds_in_both() {
    let person = Person::new(
        "title: 港\nlang: zh-Hant\nlarge: off\nminutes: 10\nslides:\n- cover: 港口\n- {body: 乙頁, time: 90s}\n- body: 丙頁\n",
    );
    let mut audience = person.audience();
    audience.expect("港口");
    let mut speaker = person.speaker();
    speaker.expect("00:00 / 10:00");
    speaker.expect("結束");
    audience.type_keys(" t");
    let runs = |screen: &str| screen.contains(" / 10:00") && !screen.contains("00:00 / 10:00");
    speaker.wait_for("the time to run", runs);
    speaker.expect("/ 1:30");
    audience.expect("00:0");
    audience.type_keys("p");
    speaker.expect("已暫停");
    let paused = speaker.screen();
    std::thread::sleep(Duration::from_millis(1500));
    speaker.resize(110, 24);
    speaker.expect("放映畫面：1");
    let time = |screen: &str| screen.trim_start().split(' ').next().map(str::to_owned);
    assert_eq!(time(&speaker.screen()), time(&paused));
    speaker.type_keys("p");
    speaker.wait_for("the time to go on", |screen| time(screen) != time(&paused));
    for terminal in [&mut speaker, &mut audience] {
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn the_socket_is_the_persons_own_and_a_dead_ones_is_taken_over() {
    let person = Person::new(THREE);
    let mut audience = person.audience();
    audience.expect("甲頁");
    let start = Instant::now();
    while person.runtime.path().join("jianbao").read_dir().map_or(0, Iterator::count) < 2 {
        assert!(start.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(10));
    }
    let [socket] = person.sockets().try_into().expect("one socket");
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    let is_settled = || mode(&socket) == 0o600;
    while !is_settled() {
        assert!(start.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(mode(socket.parent().expect("a folder")), 0o700);
    assert_eq!(mode(&socket.with_extension("lock")), 0o600);
    // What is no line of ours ends the connection, and nothing else.
    let mut stranger = UnixStream::connect(&socket).expect("the same person");
    stranger.write_all(b"\x1b]0;x\x07 {}\n").expect("written");
    stranger.set_read_timeout(Some(PATIENCE)).expect("a time");
    let mut answer = Vec::new();
    stranger.read_to_end(&mut answer).expect("closed");
    audience.type_keys(" ");
    audience.expect("乙頁");
    audience.signal("KILL");
    audience.end();
    assert!(socket.exists(), "who is killed leaves it behind");
    let mut audience = person.audience();
    audience.expect("甲頁");
    let mut speaker = person.speaker();
    speaker.expect("放映畫面：1");
    for terminal in [&mut speaker, &mut audience] {
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn another_user_cannot_connect() {
    let person = Person::new(THREE);
    let mut audience = person.audience();
    audience.expect("甲頁");
    let mut speaker = person.speaker();
    speaker.expect("放映畫面：1");
    let [socket] = person.sockets().try_into().expect("one socket");
    // Only root can become another; elsewhere the modes say it.
    let script = format!(
        "import socket; socket.socket(socket.AF_UNIX).connect({:?})",
        socket.to_str().expect("UTF-8")
    );
    let other = std::process::Command::new("setpriv")
        .args(["--reuid=65534", "--clear-groups", "python3", "-c", &script])
        .output();
    if let Ok(output) = other {
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "another user is let in");
        if !told.contains("setresuid") && !told.contains("python3: ") {
            assert!(told.contains("PermissionError"), "{told}");
        }
    }
    for terminal in [&mut speaker, &mut audience] {
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn a_folder_that_is_not_ones_own_is_not_used_and_the_talk_goes_on() {
    let person = Person::new(THREE);
    // Open to others.
    fs::create_dir(person.runtime.path().join("jianbao")).expect("made");
    fs::set_permissions(person.runtime.path().join("jianbao"), fs::Permissions::from_mode(0o755))
        .expect("ours");
    let mut speaker = person.speaker();
    speaker.expect("open to others");
    speaker.type_keys(" ");
    speaker.expect("2/3");
    let mut audience = person.audience();
    audience.expect("1/3");
    for terminal in [&mut speaker, &mut audience] {
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn what_may_be_asked_and_the_script_are_the_speakers_alone() {
    const ASKED: &str = "slides:
- {heading: 甲頁, points: [甲點], notes: 講者要讀的第一行文字。, asked: [{question: 幾時啟用？, line: 明年六月啟用, background: 仍在商討}]}
- {heading: 乙頁, points: [乙點]}
";
    let person = Person::new(ASKED);
    let mut audience = person.audience();
    audience.expect("甲頁");
    let mut speaker = person.open(&["speak", "--prompter"], (40, 12));
    speaker.expect("[現在] 1  甲頁");
    speaker.expect("講者要讀的第一行文字");
    // The list, one whole, and back; the audience's screen stays as it is.
    speaker.type_keys("a");
    speaker.expect("1 條問題");
    speaker.type_keys("\r");
    speaker.expect("背景：不可引用");
    assert!(audience.screen().contains("甲點") && !audience.screen().contains("啟用"));
    speaker.type_keys("\u{1b}");
    speaker.expect("1 條問題");
    speaker.type_keys("\u{1b}");
    speaker.expect("[現在] 1");
    // The live slide moves the script, wherever it was moved; a line of the script moves no slide.
    audience.type_keys(" ");
    speaker.expect("[現在] 2  乙頁");
    speaker.type_keys("k");
    speaker.expect("↓ 現在 2");
    audience.expect("2/2");
    speaker.type_keys("\u{1b}");
    speaker.wait_for("no arrow", |screen| !screen.contains('↓'));
    for terminal in [&mut speaker, &mut audience] {
        terminal.quit();
    }
}

#[test]
fn notes_are_on_the_audiences_screen_by_its_own_key_alone_and_it_says_so() {
    let person = Person::new(THREE);
    let mut audience = person.audience();
    audience.expect("甲頁");
    let mut speaker = person.speaker();
    speaker.expect("放映畫面：1");
    speaker.type_keys(" ");
    speaker.expect("備註文字");
    audience.expect("2/3");
    speaker.type_keys("s+]");
    speaker.type_keys("G");
    audience.expect("3/3");
    speaker.type_keys("2G");
    audience.expect("2/3");
    assert!(!audience.screen().contains("備註"), "{}", audience.screen());
    audience.type_keys("s");
    audience.expect("備註文字");
    audience.expect("觀眾也看得見");
    for terminal in [&mut speaker, &mut audience] {
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn slides_that_change_places_take_the_talk_along() {
    let person = Person::new(THREE);
    let mut audience = person.audience();
    audience.expect("甲頁");
    let mut speaker = person.speaker();
    speaker.expect("放映畫面：1");
    speaker.type_keys("2G");
    audience.expect("乙頁");
    speaker.expect("2/3");
    let at = THREE.find("- {heading: 乙頁").expect("the second slide");
    let (head, slides) = THREE.split_at(THREE.find("- ").expect("the first slide"));
    let (first, rest) = slides.split_at(at - head.len());
    // The first one comes last.
    fs::write(&person.deck, format!("{head}{rest}{first}")).expect("written");
    audience.expect("1/3");
    audience.expect("乙頁");
    speaker.expect("1/3");
    speaker.type_keys("G");
    audience.expect("甲頁");
    for terminal in [&mut speaker, &mut audience] {
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn a_terminal_that_is_suspended_is_left_out_and_comes_back_to_the_talk() {
    let person = Person::new(THREE);
    let mut audience = person.audience();
    audience.expect("甲頁");
    let mut speaker = person.speaker();
    speaker.expect("放映畫面：1");
    for (one, two) in [(0, 1), (1, 0)] {
        let terminals = &mut [&mut audience, &mut speaker];
        let [one, two] = terminals.get_disjoint_mut([one, two]).expect("two of them");
        one.type_keys("\u{1a}");
        one.wait_for("the shell's screen", |screen| screen.trim().is_empty());
        one.wait_until_stopped();
        two.type_keys("gg");
        two.expect("1/3");
        two.type_keys("2G");
        two.expect("2/3");
        one.signal("CONT");
        one.expect("2/3");
    }
    for terminal in [&mut speaker, &mut audience] {
        terminal.quit();
    }
}

#[test]
fn the_last_runs_stand_before_the_speaker() {
    let person = Person::new(THREE);
    let state = tempfile::tempdir().expect("a folder");
    let open = |command: &str, size| {
        let mut builder = CommandBuilder::new(env!("CARGO_BIN_EXE_jianbao"));
        builder.args([command, "--lang", "zh-Hant", &person.deck]);
        builder.env("XDG_RUNTIME_DIR", person.runtime.path());
        builder.env("XDG_STATE_HOME", state.path());
        Terminal::run(builder, size, 24)
    };
    let mut rehearsal = open("rehearse", 40);
    rehearsal.expect("甲頁");
    rehearsal.type_keys(" t");
    rehearsal.expect_seconds(1);
    rehearsal.type_keys(" ");
    rehearsal.expect("丙頁");
    rehearsal.type_keys("q");
    assert_eq!(rehearsal.end(), 0);
    let mut speaker = open("speak", 80);
    speaker.expect("1/3");
    assert!(!speaker.screen().contains("綵排"), "the first slide was not timed");
    speaker.type_keys(" ");
    speaker.expect("綵排 0:01");
    speaker.type_keys("q");
    assert_eq!(speaker.end(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn neither_side_wakes_while_nothing_happens() {
    let person = Person::new(THREE);
    let mut audience = person.audience();
    audience.expect("甲頁");
    let mut speaker = person.speaker();
    speaker.expect("放映畫面：1");
    audience.wait_for("no notice", |screen| !screen.contains('?'));
    speaker.wait_for("no notice", |screen| !screen.contains('?'));
    let n_wakes = |pid: u32| -> u64 {
        let tasks = fs::read_dir(format!("/proc/{pid}/task")).expect("its threads");
        let status = tasks.filter_map(|task| fs::read_to_string(task.ok()?.path().join("status")).ok());
        let count = |status: String| -> u64 {
            let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            line.and_then(|n| n.trim().parse().ok()).expect("a number")
        };
        status.map(count).sum()
    };
    let pids = [&audience, &speaker].map(|one| one.child.process_id().expect("it runs"));
    // What has just been drawn may still be on its way, and a busy machine takes its time: who polls is never quiet.
    let start = Instant::now();
    loop {
        let before = pids.map(n_wakes);
        std::thread::sleep(Duration::from_millis(1500));
        let after = pids.map(n_wakes);
        let [of_audience, of_speaker] = [0, 1].map(|nth| after[nth] - before[nth]);
        // The time of day stands on the speaker's: once a minute.
        if of_audience == 0 && of_speaker <= 4 {
            break;
        }
        assert!(start.elapsed() < PATIENCE, "audience {of_audience}, speaker {of_speaker}");
    }
    for terminal in [&mut speaker, &mut audience] {
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
    }
}
