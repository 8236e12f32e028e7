//! What a rehearsal records, written by a thread of its own: no key waits for a disk.

use crate::app::{Recorder, Talk};
use crate::fault::Fault;
use crate::pace::Entry;
use crate::store;
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

/// See the module.
pub(super) struct Rehearsal {
    recorder: Recorder,
    lines: Sender<String>,
    writer: JoinHandle<Result<(), Fault>>,
}

impl Rehearsal {
    /// A rehearsal of a program that starts now, whose times are kept in a file; a line that cannot be written keeps no other from it.
    pub(super) fn new(file: PathBuf) -> Self {
        let (lines, received) = channel::<String>();
        let write = move || {
            let mut outcome = Ok(());
            for lines in received {
                outcome = outcome.and(store::append_runs(&file, &lines));
            }
            outcome
        };
        let recorder = Recorder::new(store::seed_number(), store::now());
        Self { recorder, lines, writer: thread::spawn(write) }
    }

    /// Looks at what is shown, and has it written down what was left.
    pub(super) fn look(&mut self, talk: &Talk) {
        let entries = self.recorder.look(talk);
        let lines: String = entries.iter().map(Entry::to_line).collect();
        if !lines.is_empty() {
            let _ = self.lines.send(lines);
        }
    }

    /// Ends it with what is shown, and waits until all is written.
    ///
    /// # Errors
    /// Why times could not be kept.
    pub(super) fn end(mut self, talk: &Talk) -> Result<()> {
        let lines: String = self.recorder.end(talk).iter().map(Entry::to_line).collect();
        if !lines.is_empty() {
            let _ = self.lines.send(lines);
        }
        drop(self.lines);
        let outcome = self.writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        outcome.context("the times of the rehearsal were not kept")
    }
}
