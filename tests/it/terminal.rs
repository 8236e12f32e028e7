//! The real program in a pseudo-terminal, its bytes shown by a terminal emulator.

mod included;
mod outside;
#[cfg(feature = "pictures")]
mod pictures;
mod rehearse;
pub(crate) mod review;
mod speak;

use crate::project;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How long a screen may take to come; far more than it takes, for machines under load.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How long the last words of a program that has ended may take, where another of its programs holds the terminal.
pub(crate) const LAST_WORDS: Duration = Duration::from_secs(2);

/// A running program with its terminal.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    emulator: vt100::Parser,
    bytes: Vec<u8>,
    /// Whether a question for the cursor's place is answered, and how many so far.
    answers: bool,
    n_answered: usize,
    /// Whether what the program writes is read.
    reads: Arc<AtomicBool>,
    /// Where the program meets others of its talk, and keeps places.
    _own: tempfile::TempDir,
}

impl Terminal {
    fn start(arguments: &[&str], columns: u16, rows: u16) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jianbao"));
        command.args(arguments);
        Self::run(command, columns, rows)
    }

    pub(crate) fn run(mut command: CommandBuilder, columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        command.cwd(project());
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "");
        command.env("NO_COLOR", "");
        command.env("LANG", "C.UTF-8");
        if command.get_env("XDG_CONFIG_HOME").is_none() {
            command.env("XDG_CONFIG_HOME", project().join("tests"));
        }
        // So that no test is in step with another, or finds what it has left.
        let own = tempfile::tempdir().expect("a folder");
        for (variable, name) in [("XDG_RUNTIME_DIR", "runtime"), ("XDG_STATE_HOME", "state")] {
            if command.get_env(variable).is_none() {
                let folder = own.path().join(name);
                fs::create_dir(&folder).expect("a folder");
                fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).expect("ours");
                command.env(variable, folder);
            }
        }
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let (sender, output) = channel();
        let reads = Arc::new(AtomicBool::new(true));
        let goes_on = Arc::clone(&reads);
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n) = reader.read(&mut buffer) {
                let is_taken = n > 0 && sender.send(buffer[..n].to_vec()).is_ok();
                if !is_taken || !goes_on.load(Ordering::SeqCst) {
                    return;
                }
            }
        });
        let emulator =
            vt100::Parser::new(rows.try_into().expect("a size"), columns.try_into().expect("a size"), 0);
        let bytes = Vec::new();
        Self {
            child,
            master: pair.master,
            writer,
            output,
            emulator,
            bytes,
            answers: true,
            n_answered: 0,
            reads,
            _own: own,
        }
    }

    pub(crate) fn type_keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("keys are taken");
        self.writer.flush().expect("keys are taken");
    }

    fn take(&mut self, wait: Duration) -> bool {
        match self.output.recv_timeout(wait) {
            Ok(bytes) => {
                self.emulator.process(&bytes);
                self.bytes.extend(bytes);
                let n_asked = self.bytes.windows(4).filter(|w| w == b"\x1b[6n").count();
                if self.answers && n_asked > self.n_answered {
                    self.n_answered = n_asked;
                    self.type_keys("\x1b[1;2R");
                }
                true
            }
            Err(RecvTimeoutError::Timeout) => true,
            Err(RecvTimeoutError::Disconnected) => false,
        }
    }

    /// Waits until the screen holds `text`.
    #[track_caller]
    pub(crate) fn expect(&mut self, text: &str) {
        self.wait_for(&format!("the screen to hold {text:?}"), |screen| screen.contains(text));
    }

    /// Waits until the time of the talk is so many seconds or more, wherever it stands before a blank: on a busy machine
    /// not each of them is seen.
    #[track_caller]
    fn expect_seconds(&mut self, seconds: u32) {
        let is_past = |word: &str| (seconds..60).any(|second| word == format!("00:{second:02}"));
        let is_there = |screen: &str| {
            screen.split_whitespace().find(|word| word.starts_with("00:")).is_some_and(is_past)
        };
        self.wait_for(&format!("the time to be {seconds} s"), is_there);
    }

    #[track_caller]
    pub(crate) fn wait_for(&mut self, what: &str, is_so: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !is_so(&self.screen()) {
            let goes_on = self.take(Duration::from_millis(50));
            assert!(
                goes_on && start.elapsed() < PATIENCE,
                "waited in vain for {what}; the screen is\n{}",
                self.screen()
            );
        }
    }

    pub(crate) fn screen(&self) -> String {
        self.emulator.screen().contents()
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.emulator
            .screen_mut()
            .set_size(rows.try_into().expect("a size"), columns.try_into().expect("a size"));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("a pseudo-terminal can be resized");
    }

    /// Waits until the program has ended; gives its exit code.
    #[track_caller]
    pub(crate) fn end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            self.take(Duration::from_millis(20));
            if let Some(status) = self.child.try_wait().expect("a child of ours") {
                // What it has written last may be on its way yet; it ends with the terminal's last user.
                while let Ok(bytes) = self.output.recv_timeout(LAST_WORDS) {
                    self.bytes.extend(bytes);
                }
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "the program does not end; the screen is\n{}", self.screen());
        }
    }

    /// Leaves by its key: it ends well, and the terminal is as it was.
    #[track_caller]
    pub(crate) fn quit(&mut self) {
        self.type_keys("q");
        assert_eq!(self.end(), 0);
        self.assert_restored();
    }

    /// The terminal is as it was: main screen, cursor shown, lines wrapped, no styles, and its modes unraw.
    #[track_caller]
    pub(crate) fn assert_restored(&mut self) {
        let bytes = String::from_utf8_lossy(&self.bytes).into_owned();
        for (on, off) in [
            ("\x1b[?1049h", "\x1b[?1049l"),
            ("\x1b[?25l", "\x1b[?25h"),
            ("\x1b[?7l", "\x1b[?7h"),
            ("\x1b[?2004h", "\x1b[?2004l"),
        ] {
            let (last_on, last_off) = (bytes.rfind(on), bytes.rfind(off));
            assert!(last_on.is_some() && last_off > last_on, "{on:?} is not ended by {off:?}");
        }
        let termios = self.master.get_termios().expect("a terminal");
        let flags = format!("{:?}", termios.local_flags);
        assert!(flags.contains("ICANON") && flags.contains("ECHO"), "{flags}");
    }

    /// Waits until the program has stopped: it gives its terminal back before, and who is told to go on between the two
    /// stops for good.
    #[track_caller]
    fn wait_until_stopped(&self) {
        let status = format!("/proc/{}/status", self.child.process_id().expect("it runs"));
        let start = Instant::now();
        while !fs::read_to_string(&status).expect("it is there").contains("State:\tT") {
            assert!(start.elapsed() < PATIENCE, "the program does not stop");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.process_id().expect("it runs").to_string();
        let status =
            std::process::Command::new("kill").args([&format!("-{name}"), &pid]).status().expect("kill runs");
        assert!(status.success());
    }
}

/// A deck in a folder of its own.
fn deck(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("deck.yaml");
    fs::write(&path, text).expect("written");
    let path = path.to_str().expect("UTF-8").to_owned();
    (folder, path)
}

const THREE: &str = "title: 港口\nlang: zh-Hant\nslides:\n- {heading: 甲頁, points: [一點, 二點]}\n- {heading: 乙頁, points: [三點], notes: 備註文字}\n- {heading: 丙頁, points: [四點]}\n";

#[test]
fn keys_walk_through_the_deck_and_out() {
    let (_folder, path) = deck(THREE);
    let mut terminal = Terminal::start(&[&path], 40, 12);
    terminal.expect("甲頁");
    for (keys, text) in [
        (" ", "乙頁"),
        ("\x1b[C", "丙頁"),
        ("h", "乙頁"),
        ("gg", "甲頁"),
        ("G", "丙頁"),
        ("2G", "2/3"),
        ("s", "備註文字"),
        ("s\x1b[D", "1/3"),
        ("/三點\r", "乙頁"),
        ("o", "張投影片"),
        ("丙\r", "丙頁"),
        ("?", "按鍵"),
        ("\x1b", "3/3"),
        ("t", "00:0"),
    ] {
        terminal.type_keys(keys);
        terminal.expect(text);
    }
    terminal.type_keys("ggr");
    terminal.wait_for("points to be hidden", |screen| screen.contains("甲頁") && !screen.contains("一點"));
    terminal.type_keys(" ");
    terminal.wait_for("one point", |screen| screen.contains("一點") && !screen.contains("二點"));
    terminal.type_keys("b");
    terminal.wait_for("an empty screen", |screen| screen.trim().is_empty());
    terminal.type_keys("xq");
    assert_eq!(terminal.end(), 0);
    terminal.assert_restored();
}

#[test]
fn a_resize_lays_the_slide_out_anew() {
    let mut terminal = Terminal::start(&["decks/welcome.yaml", "--at", "4"], 80, 24);
    terminal.expect("開引號與開括號也不會留在行尾");
    terminal.resize(30, 10);
    terminal.expect("(1/");
    terminal.wait_for("lines of 30 columns", |screen| screen.contains("4/13"));
    for (columns, rows) in [(1, 1), (2, 2), (7, 3), (100, 30)] {
        terminal.resize(columns, rows);
    }
    terminal.expect("都盡量留在同一行");
    terminal.quit();
}

#[test]
fn the_first_frame_waits_for_no_answer_and_early_keys_are_kept() {
    let (_folder, path) = deck(THREE);
    let mut terminal = Terminal::start(&[&path], 40, 12);
    terminal.answers = false;
    // Typed before the program has drawn anything.
    terminal.type_keys("  ");
    terminal.expect("丙頁");
    terminal.quit();
}

#[test]
fn a_wide_answer_sets_ambiguous_characters_wide() {
    let (_folder, path) = deck("lang: zh-Hant\nslides:\n- body: 等等……再說\n");
    let mut terminal = Terminal::start(&[&path], 40, 12);
    terminal.answers = false;
    terminal.expect("等等……再說");
    terminal.type_keys("\x1b[1;3R");
    // The emulator draws … in one column, so two cells are left free where the program counts with four.
    terminal.expect("等等… … 再說");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

/// What it still answers would be typed on the shell's command line.
#[test]
fn who_leaves_before_the_terminal_has_answered_waits_a_little() {
    let (_folder, path) = deck(THREE);
    let mut terminal = Terminal::start(&[&path], 40, 12);
    terminal.answers = false;
    terminal.expect("甲頁");
    let begun = std::time::Instant::now();
    terminal.quit();
    // As long as the rest of an escape is waited for.
    assert!(begun.elapsed() >= Duration::from_millis(40), "{:?}", begun.elapsed());
}

#[test]
fn signals_leave_the_terminal_as_it_was() {
    for signal in
        ["TERM", "HUP", "INT", "QUIT", "USR1", "USR2", "ALRM", "VTALRM", "PROF", "IO", "XCPU", "XFSZ"]
    {
        let (_folder, path) = deck(THREE);
        let mut terminal = Terminal::start(&[&path], 40, 12);
        terminal.expect("甲頁");
        terminal.signal(signal);
        assert_eq!(terminal.end(), 0, "{signal}");
        terminal.assert_restored();
    }
}

#[test]
fn a_window_that_says_to_be_huge_is_drawn_within_bounds() {
    let (_folder, path) = deck(THREE);
    let mut terminal = Terminal::start(&[&path], 40, 12);
    terminal.expect("甲頁");
    // The emulator keeps its size, in which the first rows of the huge one are seen.
    let size = PtySize { rows: u16::MAX, cols: u16::MAX, pixel_width: 0, pixel_height: 0 };
    terminal.master.resize(size).expect("a pseudo-terminal can be resized");
    terminal.type_keys("j");
    terminal.resize(40, 12);
    terminal.expect("乙頁");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

/// The program's own loop, in a process of this test's that panics where a theme is looked for.
#[test]
fn a_panic_leaves_the_terminal_as_it_was() {
    if std::env::var_os("JIANBAO_TEST_PANICS").is_some() {
        return present_and_panic();
    }
    let mut command = CommandBuilder::new(std::env::current_exe().expect("this test"));
    command.args(["--exact", "terminal::a_panic_leaves_the_terminal_as_it_was", "--nocapture"]);
    command.env("JIANBAO_TEST_PANICS", "1");
    let mut terminal = Terminal::run(command, 60, 12);
    terminal.expect("甲頁");
    terminal.type_keys("c");
    assert_ne!(terminal.end(), 0);
    terminal.assert_restored();
    let bytes = String::from_utf8_lossy(&terminal.bytes).into_owned();
    let message = bytes.rfind("the theme of doom");
    assert!(message > bytes.rfind("\x1b[?1049l"), "the message is told on the restored screen");
}

fn present_and_panic() {
    use jianbao::app::{Setup, Talk, Window};
    use jianbao::loader::{Journal, Loader, Opened};
    use jianbao::session::Driver;
    use jianbao::session::driver::Traits;
    use jianbao::theme::Theme;
    use jianbao::tty;
    use std::sync::Arc;

    let begin = |opened: Opened| {
        let talk = Talk::new(opened.deck, 0, false);
        let themes = vec!["dark".to_owned(), "doom".to_owned()];
        let window = Window::new(&talk, Setup { themes, size: tty::size(), ..Setup::default() });
        let theme = Theme::built_in("dark").expect("a theme of ours");
        Ok((talk, Driver::new(window, theme, Traits::default())))
    };
    let loader = Loader {
        deck: Arc::new(|| unreachable!("the deck is at hand")),
        theme: Arc::new(|_: &str| panic!("the theme of doom")),
        article_file: Arc::new(|name: &str| name.into()),
        article: Arc::new(|_: &Path| unreachable!("nobody asks for a source")),
        journal: Journal::default(),
        picture_place: Arc::new(|_| None),
        picture: Arc::new(|_| Err(jianbao::picture::Refusal::Missing)),
        included: jianbao::loader::IncludedFiles::default(),
        decoding: Arc::default(),
    };
    let presentation = tty::Presentation {
        file: None,
        has_mouse: false,
        is_linear: false,
        say: None,
        loader,
        review: None,
        link: None,
        runs: None,
    };
    let deck = Arc::new(jianbao::deck::read(THREE).expect("a deck"));
    let _ = tty::present(
        presentation,
        Some(Opened { deck, hash: String::new() }),
        || unreachable!("the deck is loaded at once"),
        begin,
    );
}

#[test]
fn control_z_stops_and_fg_comes_back() {
    let (_folder, path) = deck(THREE);
    let mut command = CommandBuilder::new("bash");
    command.args(["--norc", "--noprofile", "-i"]);
    command.env("PS1", "ready> ");
    command.env("JIANBAO", env!("CARGO_BIN_EXE_jianbao"));
    command.env("DECK", &path);
    let mut terminal = Terminal::run(command, 40, 12);
    terminal.expect("ready>");
    terminal.type_keys("\"$JIANBAO\" \"$DECK\"\r");
    terminal.expect("甲頁");
    terminal.type_keys(" ");
    terminal.expect("乙頁");
    terminal.type_keys("\x1a");
    terminal.expect("Stopped");
    terminal.assert_restored_screen();
    terminal.type_keys("echo back-$((6*7))\r");
    terminal.expect("back-42");
    // Of a window that changes meanwhile nobody tells who is stopped.
    terminal.resize(50, 16);
    terminal.type_keys("fg\r");
    terminal.expect("乙頁");
    terminal.wait_for("the footer on the last row", |screen| {
        screen.lines().nth(15).is_some_and(|row| row.contains("2/3"))
    });
    terminal.type_keys("q");
    terminal
        .wait_for("the prompt", |screen| screen.contains("back-42") && screen.trim_end().ends_with("ready>"));
    terminal.type_keys("exit\r");
    terminal.end();
}

/// A debugger, or a shell that is not told to wait: the terminal may have been anybody's meanwhile.
#[test]
fn who_is_continued_takes_the_terminal_anew() {
    let (_folder, path) = deck(THREE);
    let mut terminal = Terminal::start(&[&path], 40, 12);
    terminal.expect("甲頁");
    terminal.signal("STOP");
    let tty = terminal.master.tty_name().expect("it has a name");
    let stty = std::process::Command::new("stty").arg("-F").arg(&tty).arg("sane").status();
    assert!(stty.expect("stty runs").success());
    terminal.emulator.process(b"\x1b[?1049l\x1b[2Jshell$ ");
    terminal.signal("CONT");
    terminal.expect("甲頁");
    assert!(terminal.emulator.screen().alternate_screen());
    let flags = format!("{:?}", terminal.master.get_termios().expect("a terminal").local_flags);
    assert!(!flags.contains("ICANON"), "{flags}");
    terminal.quit();
}

impl Terminal {
    #[track_caller]
    fn assert_restored_screen(&self) {
        assert!(!self.emulator.screen().alternate_screen() && !self.emulator.screen().hide_cursor());
    }
}

#[test]
fn a_changed_file_is_read_again_and_a_broken_one_keeps_the_last_good_deck() {
    let (_folder, path) = deck(THREE);
    let mut terminal = Terminal::start(&[&path, "--at", "2"], 60, 16);
    terminal.expect("乙頁");
    fs::write(&path, THREE.replace("三點", "新的一點")).expect("written");
    terminal.expect("新的一點");
    fs::write(&path, THREE.replace("points: [三點]", "pionts: [三點]")).expect("written");
    terminal.expect("did you mean");
    terminal.expect("新的一點");
    // A slide before it: the place moves along. Written as editors do, a new file in the old one's place.
    let moved = THREE.replace("slides:\n", "slides:\n- {heading: 新頁, points: [零點]}\n");
    let new = Path::new(&path).with_extension("new");
    fs::write(&new, moved).expect("written");
    fs::rename(&new, &path).expect("renamed");
    terminal.expect("3/4");
    terminal.expect("乙頁");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn an_article_is_presented_and_read_again_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("port.txt");
    let article = "港口三年回顧\n\n為何現在\n\n林海生表示，新碼頭將於明年6月啟用。\n";
    fs::write(&path, article).expect("written");
    let mut terminal = Terminal::start(&[path.to_str().expect("UTF-8"), "--at", "2"], 60, 12);
    terminal.expect("新碼頭將於明年6月啟用 〔林海生〕");
    fs::write(&path, article.replace("6月", "9月")).expect("written");
    terminal.expect("新碼頭將於明年9月啟用");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn reopening_offers_the_last_place() {
    let (folder, path) = deck(THREE);
    let start = || {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jianbao"));
        command.arg(&path);
        command.env("XDG_STATE_HOME", folder.path());
        Terminal::run(command, 60, 12)
    };
    let mut terminal = start();
    terminal.expect("甲頁");
    terminal.type_keys("Gq");
    terminal.end();
    let mut terminal = start();
    terminal.expect("上次看到第 3 張");
    terminal.type_keys("`");
    terminal.expect("丙頁");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn hostile_text_does_not_reach_the_terminal() {
    let (_folder, path) = deck("slides:\n- points: [\"red \\e[31mtext \\x9b2J and \\u202eback\"]\n");
    let mut terminal = Terminal::start(&[&path], 60, 12);
    terminal.expect("red [31mtext 2J and back");
    terminal.type_keys("q");
    terminal.end();
    let bytes = String::from_utf8_lossy(&terminal.bytes).into_owned();
    assert!(!bytes.contains("\x1b[31mtext") && !bytes.contains('\u{202e}') && !bytes.contains('\u{9b}'));
}

/// A pipe that nobody writes into, by its path.
fn endless(folder: &Path) -> String {
    let path = folder.join("pipe.yaml");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo runs").success());
    path.to_str().expect("UTF-8").to_owned()
}

#[test]
fn no_key_waits_for_a_file_that_does_not_come() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = endless(folder.path());
    let mut terminal = Terminal::start(&[&pipe], 60, 12);
    terminal.expect("reading");
    terminal.quit();

    let mut terminal = Terminal::start(&[&pipe], 60, 12);
    terminal.expect("reading");
    terminal.signal("TERM");
    assert_eq!(terminal.end(), 0);
    terminal.assert_restored();

    // It comes after all.
    let mut terminal = Terminal::start(&[&pipe], 60, 12);
    terminal.expect("reading");
    fs::write(&pipe, THREE).expect("written");
    terminal.expect("甲頁");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);

    // And what comes is no deck: told on a terminal that has been given back.
    let mut terminal = Terminal::start(&[&pipe], 60, 12);
    terminal.expect("reading");
    fs::write(&pipe, "slides:\n- pionts: []\n").expect("written");
    terminal.expect("did you mean");
    assert_eq!(terminal.end(), 1);
    terminal.assert_restored();
}

#[test]
fn a_deck_that_becomes_a_pipe_keeps_no_key_waiting() {
    let (folder, path) = deck(THREE);
    let mut terminal = Terminal::start(&[&path], 60, 12);
    terminal.expect("甲頁");
    let pipe = endless(folder.path());
    fs::rename(&pipe, &path).expect("renamed");
    terminal.type_keys("R");
    terminal.type_keys(" ");
    terminal.expect("乙頁");
    // A whole file in its place is read, though the pipe is still waited for.
    let new = folder.path().join("new");
    fs::write(&new, THREE.replace("乙頁", "新頁")).expect("written");
    fs::rename(&new, &path).expect("renamed");
    terminal.expect("新頁");
    terminal.quit();
}

#[test]
fn a_terminal_that_does_not_read_blocks_no_key() {
    // A frame of more bytes than the pseudo-terminal and the last read hold.
    let rows: Vec<String> = (0..150).map(|n| format!("    {n}{}", "港口".repeat(20))).collect();
    let (_folder, path) = deck(&format!("lang: zh-Hant\nslides:\n- body: |-\n{}\n", rows.join("\n")));
    for leaves in ["q", "TERM"] {
        let mut terminal = Terminal::start(&[&path], 100, 400);
        terminal.expect("149港口");
        terminal.reads.store(false, Ordering::SeqCst);
        terminal.type_keys("\x0c");
        while terminal.take(Duration::from_millis(50)) {}
        if leaves == "q" {
            terminal.type_keys("q");
        } else {
            terminal.signal(leaves);
        }
        assert_eq!(terminal.end(), 0, "{leaves}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn reading_files_beside_the_deck_wakes_nobody() {
    const READING: u32 = 0x1 | 0x10 | 0x20; // IN_ACCESS, IN_CLOSE_NOWRITE, IN_OPEN
    let (_folder, path) = deck(THREE);
    let mut terminal = Terminal::start(&[&path], 60, 12);
    terminal.expect("甲頁");
    let pid = terminal.child.process_id().expect("it runs");
    let files = fs::read_dir(format!("/proc/{pid}/fdinfo")).expect("the open files");
    let watches: Vec<String> = files
        .filter_map(|file| fs::read_to_string(file.ok()?.path()).ok())
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| line.starts_with("inotify "))
        .collect();
    let mask = |line: &String| {
        let hex = line.split(" mask:").nth(1).and_then(|rest| rest.split(' ').next()).expect("a mask");
        u32::from_str_radix(hex, 16).expect("a number")
    };
    assert!(!watches.is_empty());
    assert!(watches.iter().all(|watch| mask(watch) & READING == 0), "{watches:?}");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}
