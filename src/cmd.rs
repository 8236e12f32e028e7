//! One file a subcommand: each holds its own arguments, and only reads, calls and writes.

#![expect(clippy::disallowed_methods, reason = "the shell: the environment, standard output")]

mod args;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod completions;
mod config;
pub(crate) mod diff;
pub(crate) mod export;
pub(crate) mod keys;
pub(crate) mod man;
mod open;
pub(crate) mod pace;
#[cfg(feature = "pdf")]
pub(crate) mod pdf_layout;
mod pictures;
pub(crate) mod present;
pub(crate) mod read;
pub(crate) mod rehearse;
pub(crate) mod review;
#[cfg(feature = "ssh")]
pub(crate) mod serve;
pub(crate) mod speak;
pub(crate) mod status;
pub(crate) mod themes;
pub(crate) mod update;

use crate::fault::{self, Fault};
use crate::store;
use crate::text::clean;
use anyhow::Result;
use serde::Serialize;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Whether nothing was found at fault.
pub(crate) type Done = Result<bool>;

/// The columns of a line that we print, where a source line has to be cut.
pub(crate) const COLUMNS: usize = 80;

/// Prints text to standard output, freed of what could harm the terminal there.
pub(crate) fn print(text: &str) -> Done {
    print_to(&mut io::stdout().lock(), text)
}

fn print_to(out: &mut impl Write, text: &str) -> Done {
    put(out, &clean::printable(text))
}

/// Prints text that is styled for a terminal, each piece of which was made safe when it was laid out.
pub(crate) fn print_styled(text: &str) -> Done {
    put(&mut io::stdout().lock(), text)
}

fn put(out: &mut impl Write, text: &str) -> Done {
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(true)
}

/// Tells on standard error what does not stop a command.
pub(crate) fn warn(fault: &Fault) {
    let lines = fault::brief(fault);
    let _ = io::stderr().lock().write_all((lines.join("\n") + "\n").as_bytes());
}

/// A value as JSON of several lines, which any terminal may show.
pub(crate) fn json(value: &impl Serialize) -> Result<String> {
    Ok(clean::json(&serde_json::to_string_pretty(value)?).into_owned() + "\n")
}

/// Writes to a file, or to standard output where there is none, as [`print`] does.
pub(crate) fn write(output: Option<&Path>, text: &str, force: bool) -> Done {
    write_styled(output, &clean::printable(text), force)
}

/// The file that is to be written: none for standard output, which goes by the name of `-` as standard input does.
pub(crate) fn file(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| *path != Path::new("-"))
}

/// Refuses to write over what is read, also where writing over files is asked for: an article that its deck takes the
/// place of is gone, and so are the lines that the deck cites.
pub(crate) fn not_over<'a>(
    output: Option<&Path>,
    read: impl IntoIterator<Item = &'a PathBuf>,
) -> Result<(), Fault> {
    match file(output) {
        Some(path) if read.into_iter().any(|read| store::is_same_file(path, read)) => {
            Err(Fault::with(path, "is read for this, and would be written over").hint("give another name"))
        }
        _ => Ok(()),
    }
}

/// Writes text that is styled for a terminal, as [`print_styled`] does.
pub(crate) fn write_styled(output: Option<&Path>, text: &str, force: bool) -> Done {
    match file(output) {
        Some(path) => {
            store::write(path, text.as_bytes(), force)?;
            Ok(true)
        }
        None => print_styled(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_forgot_to_clean_is_printed_clean() {
        let mut out = Vec::new();
        assert!(print_to(&mut out, "一\x1b]52;c;eA==\x07\n\u{202e}二\u{9b}\n").unwrap());
        assert_eq!(String::from_utf8(out).unwrap(), "一]52;c;eA==\n二\n");
    }
}
