//! What is told handed to a program that speaks it: one at a time, the last one only, and never by a shell.

use super::Wake;
use rustix::process::{Pid, Signal, kill_process_group};
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

/// A program that speaks; it is silenced when this goes.
pub(super) struct Say {
    texts: Option<Sender<String>>,
    speaker: Option<JoinHandle<()>>,
}

impl Say {
    /// The program of these words, which is told each text on its standard input.
    pub(super) fn new(words: Vec<String>, wakes: Sender<Wake>) -> Self {
        let (texts, received) = channel::<String>();
        let speaker = thread::spawn(move || {
            let mut speaking: Option<Child> = None;
            let mut has_failed = false;
            while let Ok(text) = received.recv() {
                let text = received.try_iter().last().unwrap_or(text);
                silence(speaking.take());
                match speak(&words, text) {
                    Ok(child) => speaking = Some(child),
                    Err(error) if !has_failed => {
                        has_failed = true;
                        let program = words.first().map_or("", String::as_str);
                        let why = format!("--say: \"{program}\" cannot be run: {}", error.kind());
                        let _ = wakes.send(Wake::Notice(why));
                    }
                    Err(_) => {}
                }
            }
            silence(speaking);
        });
        Self { texts: Some(texts), speaker: Some(speaker) }
    }

    pub(super) fn say(&self, text: String) {
        let _ = self.texts.as_ref().map(|texts| texts.send(text));
    }
}

impl Drop for Say {
    fn drop(&mut self) {
        self.texts = None;
        let _ = self.speaker.take().map(JoinHandle::join);
    }
}

/// Begins to speak a text: in a group of processes of its own, so that all of it can be silenced.
fn speak(words: &[String], text: String) -> std::io::Result<Child> {
    let (program, arguments) = words.split_first().ok_or(std::io::ErrorKind::NotFound)?;
    let mut command = Command::new(program);
    command.args(arguments).process_group(0);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program may speak before it has read all.
        thread::spawn(move || stdin.write_all((text + "\n").as_bytes()));
    }
    Ok(child)
}

fn silence(child: Option<Child>) {
    let Some(mut child) = child else { return };
    let _ = kill_process_group(Pid::from_child(&child), Signal::KILL);
    let _ = child.wait();
}
