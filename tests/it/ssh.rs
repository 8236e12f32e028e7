//! `jianbao serve` from the outside: clients of our own, `OpenSSH` and `PuTTY` log in to it, on ports that nobody chose.

mod client;
mod closing;
mod commands;
mod hostile;
mod logins;
mod others;
mod outside;
#[cfg(feature = "pictures")]
mod pictures;
mod reviewing;
mod together;

use crate::terminal::{LAST_WORDS, PATIENCE};
use client::Client;
use russh::keys::PrivateKey;
use russh::keys::ssh_key::LineEnding;
use russh::keys::ssh_key::private::{Ed25519Keypair, KeypairData};
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const ARTICLE: &str = "港口三年回顧

為何現在

港務局局長林海生表示，新碼頭將於明年6月啟用，每日可處理三千個貨櫃。他又指出，培訓是自動化的核心。

下一步

學者何玉梅認為，規劃仍待完善，並須顧及小型船塢。
";

/// Eight claims on three slides, of which two cite the article.
const BRIEF: &str = "\
title: 港口三年回顧
lang: zh-Hant
slides:
- cover: 港口三年回顧
  from: port.txt:1
- heading: 為何現在
  points:
  - text: 新碼頭將於明年6月啟用，每日可處理三千個貨櫃
    by: 林海生
    from: port.txt:5
  - 培訓是自動化的核心
- heading: 下一步
  points: [規劃仍待完善, 並須顧及小型船塢, 下周再議]
";

const OTHER: &str = "title: 船塢\nlang: zh-Hant\nslides:\n- {heading: 船塢頁, points: [一點]}\n";

/// A folder with all that a server needs: decks, keys, the state of its own.
struct Desk {
    folder: TempDir,
}

impl Desk {
    /// One deck, `decks/brief.yaml`, and the keys of these lines: options, whose key, and a name.
    fn new(keys: &[(&str, u8, &str)]) -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder") };
        fs::create_dir(desk.path("decks")).expect("a folder");
        fs::create_dir(desk.path("run")).expect("a folder");
        fs::set_permissions(desk.path("run"), fs::Permissions::from_mode(0o700)).expect("ours");
        desk.write("decks/port.txt", ARTICLE);
        desk.write("decks/brief.yaml", BRIEF);
        desk.write_keys(keys);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    fn write_keys(&self, keys: &[(&str, u8, &str)]) {
        let line = |(options, seed, name): &(&str, u8, &str)| {
            format!("{options} {} {name}\n", key(*seed).public_key().to_openssh().expect("a key"))
                .trim_start()
                .to_owned()
        };
        // In the old file's place, as editors do: nobody reads half of it.
        self.write("keys.new", &keys.iter().map(line).collect::<String>());
        fs::rename(self.path("keys.new"), self.path("keys")).expect("renamed");
    }

    /// The command line of a server of this folder's decks, on a port that is free.
    fn command(&self, program: &[&str], arguments: &[&str]) -> Command {
        let line = [program, &[env!("CARGO_BIN_EXE_jianbao"), "serve", "--listen", "127.0.0.1:0"], arguments]
            .concat();
        let mut command = Command::new(line[0]);
        command.args(&line[1..]).current_dir(self.folder.path());
        command.env("XDG_STATE_HOME", self.path("state")).env("XDG_CONFIG_HOME", self.path("config"));
        // Where terminals of the same person meet.
        command.env("XDG_RUNTIME_DIR", self.path("run"));
        // The depth of colour and the language are the clients' own.
        command.env("COLORTERM", "truecolor").env("TERM", "dumb").env("LANG", "ja_JP.UTF-8");
        command
    }

    /// Serves the one deck.
    fn serve(&self) -> Server {
        self.serve_with(&["decks/brief.yaml", "--keys", "keys"])
    }

    fn serve_with(&self, arguments: &[&str]) -> Server {
        Server::start(self.command(&[], arguments))
    }

    /// The file of somebody's private key, for other people's clients.
    fn key_file(&self, seed: u8) -> PathBuf {
        let path = self.path(&format!("id_{seed}"));
        fs::write(&path, key(seed).to_openssh(LineEnding::LF).expect("a key").as_bytes()).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("a file of ours");
        path
    }
}

/// Somebody's key, the same each time.
fn key(seed: u8) -> PrivateKey {
    let pair = KeypairData::Ed25519(Ed25519Keypair::from_seed(&[seed; 32]));
    PrivateKey::new(pair, "").expect("a pair that was just made")
}

/// A running server.
struct Server {
    child: Child,
    port: u16,
    lines: Receiver<String>,
    log: String,
    /// Whether a panic of it is what is tested.
    may_panic: bool,
}

impl Server {
    #[track_caller]
    fn start(mut command: Command) -> Self {
        let mut child =
            command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the server starts");
        let lines = lines(child.stderr.take().expect("it is piped"));
        let mut server = Self { child, port: 0, lines, log: String::new(), may_panic: false };
        let listening = server.expect_log("listening on=127.0.0.1:");
        let port = listening.split_once("on=127.0.0.1:").and_then(|(_, rest)| rest.split(' ').next());
        server.port = port.and_then(|port| port.parse().ok()).expect("a port");
        server
    }

    /// Waits for a line of the log that holds `text`, and gives it.
    #[track_caller]
    fn expect_log(&mut self, text: &str) -> String {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.lines.recv_timeout(Duration::from_millis(50)) {
                Ok(line) => {
                    self.log += &line;
                    self.log.push('\n');
                    if line.contains(text) {
                        return line;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        panic!("no {text:?} in the log:\n{}", self.log);
    }

    /// What the log holds that has come so far.
    fn log(&mut self) -> &str {
        self.log_within(Duration::ZERO)
    }

    /// The log, where each next line comes within so long.
    fn log_within(&mut self, wait: Duration) -> &str {
        while let Ok(line) = self.lines.recv_timeout(wait) {
            self.log += &line;
            self.log.push('\n');
        }
        &self.log
    }

    /// The log holds `text`, or will soon: its lines come by a thread of their own.
    #[track_caller]
    fn assert_logs(&mut self, text: &str) {
        if !self.log().contains(text) {
            self.expect_log(text);
        }
    }

    fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &pid]).status().expect("kill runs").success());
    }

    /// Waits until the server has ended; gives its exit code and how long that took.
    #[track_caller]
    fn end(&mut self) -> (Option<i32>, Duration) {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a child of ours") {
                return (status.code(), start.elapsed());
            }
            assert!(start.elapsed() < PATIENCE, "the server does not end:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// How much memory it has, in KiB.
    fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("it has memory");
        line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).expect("a number")
    }

    /// Whoever has this key, logged in.
    #[track_caller]
    fn login(&self, seed: u8) -> Client {
        Client::login(self.port, &key(seed))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let may_panic = self.may_panic || std::thread::panicking();
        let log = self.log_within(LAST_WORDS);
        assert!(may_panic || !log.contains(" panic "), "{log}");
    }
}

fn lines(stderr: ChildStderr) -> Receiver<String> {
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stderr).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    lines
}
