//! One file a subcommand: each holds its own arguments, and only reads, calls and writes.

#![expect(clippy::disallowed_methods, reason = "the shell: the environment, standard output")]

mod args;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod export;
pub(crate) mod man;
mod open;
#[cfg(feature = "pdf")]
pub(crate) mod pdf_layout;
mod pictures;
pub(crate) mod present;
pub(crate) mod read;
pub(crate) mod review;
#[cfg(feature = "ssh")]
pub(crate) mod serve;
pub(crate) mod speak;
pub(crate) mod status;
pub(crate) mod themes;
pub(crate) mod update;

use crate::fault::{self, Fault};
use crate::store;
use anyhow::Result;
use std::io::{self, Write};
use std::path::Path;

/// Whether nothing was found at fault.
pub(crate) type Done = Result<bool>;

/// The columns of a line that we print, where a source line has to be cut.
pub(crate) const COLUMNS: usize = 80;

/// Prints text to standard output.
pub(crate) fn print(text: &str) -> Done {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(true)
}

/// Tells on standard error what does not stop a command.
pub(crate) fn warn(fault: &Fault) {
    let lines = fault::brief(fault);
    let _ = io::stderr().lock().write_all((lines.join("\n") + "\n").as_bytes());
}

/// Writes to a file, or to standard output where there is none.
pub(crate) fn write(output: Option<&Path>, text: &str, force: bool) -> Done {
    match output {
        Some(path) => {
            store::write(path, text.as_bytes(), force)?;
            Ok(true)
        }
        None => print(text),
    }
}
