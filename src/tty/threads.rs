//! The threads that wait in the kernel, each for one thing, and send what they got down the shell's channel.

use super::Wake;
use crate::app::{Draft, Loadable};
use crate::session::Event;
use crate::store;
use anyhow::{Context, Result};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM,
    SIGWINCH, SIGXCPU, SIGXFSZ,
};
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Where keys come from: standard input, or the terminal itself where that is a pipe.
pub(super) fn keyboard() -> Result<File> {
    use std::io::IsTerminal;
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Ok(File::from(stdin.as_fd().try_clone_to_owned()?));
    }
    File::options()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .context("there is no keyboard: standard input is no terminal")
}

/// Says of each save of a file that the thing it holds has changed.
pub(super) fn watch(file: &Path, what: Loadable, sender: Sender<Wake>) {
    store::watch(file, move || sender.send(Wake::Event(Event::Changed(what.clone()))).is_ok());
}

/// All signals that would end or stop the program where nobody listens, with the terminal as it is; and two that tell of
/// the terminal. Not those that tell of a fault of ours, after which nothing can be trusted.
const SIGNALS: [i32; 15] = [
    SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM,
    SIGPROF, SIGIO, SIGXCPU, SIGXFSZ,
];

/// Sends each signal that concerns a terminal.
pub(super) fn listen_to_signals(sender: Sender<Wake>) -> Result<()> {
    let mut signals = signal_hook::iterator::Signals::new(SIGNALS)?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if sender.send(Wake::Signal(signal)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Sends what is typed, as it comes, while it is our `turn` to read.
pub(super) fn listen_to_keys(mut keyboard: File, turn: Arc<Mutex<()>>, sender: Sender<Wake>) {
    thread::spawn(move || {
        let mut buffer = [0u8; 4096];
        loop {
            wait_for(&keyboard, None);
            // What is typed while an editor has the terminal is the editor's.
            let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            if !wait_for(&keyboard, Some(Duration::ZERO)) {
                continue;
            }
            match keyboard.read(&mut buffer) {
                Ok(0) => break,
                Ok(n) => {
                    if sender.send(Wake::Event(Event::Bytes(buffer[..n].to_vec()))).is_err() {
                        return;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        let _ = sender.send(Wake::Event(Event::Quit));
    });
}

/// Writes each frame that it is sent to the terminal, and tells when that is done.
pub(super) fn write_frames(sender: Sender<Wake>) -> Sender<Vec<u8>> {
    let (frames, received) = channel::<Vec<u8>>();
    thread::spawn(move || {
        let mut out = io::stdout();
        for frame in received {
            let outcome = out.write_all(&frame).and_then(|()| out.flush());
            if sender.send(Wake::Written(outcome)).is_err() {
                return;
            }
        }
    });
    frames
}

/// Keeps the drafts that it is sent, or the last where several have piled up, until nobody can send any.
pub(super) fn keep_drafts(file: Option<PathBuf>) -> (Sender<Vec<Draft>>, Option<JoinHandle<()>>) {
    let (drafts, received) = channel::<Vec<Draft>>();
    let keeper = file.map(|file| {
        thread::spawn(move || {
            while let Ok(drafts) = received.recv() {
                let last = received.try_iter().last().unwrap_or(drafts);
                store::keep_draft(&file, Some(&last).filter(|drafts| !drafts.is_empty()));
            }
        })
    });
    (drafts, keeper)
}

/// Waits until there is input or an end of it, for a time at most; tells whether reading would not wait. Where that
/// cannot be known, reading tells.
fn wait_for(keyboard: &File, timeout: Option<Duration>) -> bool {
    let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
    match poll(&mut [PollFd::new(keyboard, PollFlags::IN)], timeout.as_ref()) {
        Ok(n) => n > 0,
        Err(error) => error != rustix::io::Errno::INTR,
    }
}
