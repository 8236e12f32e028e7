//! A server that is measured: started in a folder of its own, on a free port, and ended with what uses it.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// See the module.
pub(crate) struct Server {
    process: Child,
    pub(crate) port: u16,
}

impl Server {
    /// Serves the decks of a folder, or a deck, to whose keys are in a file.
    pub(crate) fn start(served: &Path, state: &Path, keys: &Path, n_sessions: usize) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_jianbao"))
            .arg("serve")
            .arg(served)
            .args(["--listen", "127.0.0.1:0", "--sessions", &n_sessions.to_string(), "--keys"])
            .arg(keys)
            .env("XDG_STATE_HOME", state)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut log = BufReader::new(process.stderr.take().expect("a pipe"));
        let port = loop {
            let mut line = String::new();
            assert!(log.read_line(&mut line).expect("a log") > 0, "the server has ended");
            let port = line.split_once(" listening ").and_then(|(_, rest)| rest.split_once("127.0.0.1:"));
            if let Some((_, port)) = port {
                let end = port.find(|c: char| !c.is_ascii_digit()).unwrap_or(port.len());
                break port.get(..end).and_then(|port| port.parse().ok()).expect("a port");
            }
        };
        std::thread::spawn(move || log.read_to_end(&mut Vec::new()));
        Self { process, port }
    }

    fn file(&self, name: &str) -> String {
        std::fs::read_to_string(format!("/proc/{}/{name}", self.process.id())).unwrap_or_default()
    }

    /// The memory that it has, in kB.
    pub(crate) fn memory(&self) -> f64 {
        number(&self.file("status"), "VmRSS:")
    }

    /// The CPU time of all its threads, those that have ended too: a clock tick is the least that is told.
    pub(crate) fn cpu(&self) -> Duration {
        let stat = self.file("stat");
        let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields).split_whitespace();
        let ticks: u64 = fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
        Duration::from_millis(10 * ticks)
    }

    /// How often a thread that waited has been woken.
    pub(crate) fn wakeups(&self) -> f64 {
        let tasks =
            std::fs::read_dir(format!("/proc/{}/task", self.process.id())).into_iter().flatten().flatten();
        let status = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("status")).ok());
        status.map(|status| number(&status, "voluntary_ctxt_switches:")).sum()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The number behind a name, in one of the kernel's files.
fn number(text: &str, name: &str) -> f64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
