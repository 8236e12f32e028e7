//! PDF by `pdftotext` (poppler), a program of its own: what it may take is limited, and no shell sees a name. Where it is
//! not installed, this program runs itself in its place, if it was built with the feature `pdf`.
//!
//! The file goes in and the layout comes out by pipes. It is stopped after [`LIMIT`], and on Linux has [`MAX_MEMORY`] and
//! as much time of the processor, so that a PDF that is made to be endless costs no more than that.

use super::Fault;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// How long it may take.
const LIMIT: Duration = Duration::from_mins(1);
/// The most memory that it may have, in bytes.
const MAX_MEMORY: u64 = 1 << 30;
/// The most that it may say, in bytes: a hundred for each word.
const MAX_LAYOUT: u64 = 128 << 20;

/// The command of this program that does what `pdftotext` does.
#[cfg(feature = "pdf")]
const OWN_COMMAND: &str = "pdf-layout";

/// Finds the words of a PDF, and where they stand: what `pdftotext -bbox-layout` says.
///
/// # Errors
/// Where the program is not there, cannot read the file, or takes too long.
pub fn pdf_layout(bytes: Vec<u8>, path: &Path) -> Result<String, Fault> {
    let poppler = pdftotext("pdftotext".as_ref());
    #[cfg(feature = "pdf")]
    if let Ok(own) = std::env::current_exe() {
        let mut in_place = Command::new(own);
        in_place.arg(OWN_COMMAND);
        return layout_by([poppler, in_place], LIMIT, bytes, path);
    }
    layout_by([poppler], LIMIT, bytes, path)
}

fn pdftotext(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(["-q", "-bbox-layout", "-enc", "UTF-8", "-", "-"]);
    command
}

/// Runs the first of some programs that is there.
fn layout_by<const N: usize>(
    programs: [Command; N],
    limit: Duration,
    bytes: Vec<u8>,
    path: &Path,
) -> Result<String, Fault> {
    let mut child = Err(io::Error::from(ErrorKind::NotFound));
    for mut command in programs {
        if matches!(&child, Err(error) if error.kind() == ErrorKind::NotFound) {
            child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        }
    }
    let mut child = Running(child.map_err(|error| not_run(path, &error))?);
    bound(&child.0);
    let (input, output) = (child.0.stdin.take(), child.0.stdout.take());
    // It may stop reading before the end, and is then stopped: nothing waits for this thread.
    thread::spawn(move || input.map(|mut input| input.write_all(&bytes)));
    let (sender, layout) = mpsc::channel();
    thread::spawn(move || {
        let mut layout = Vec::new();
        let read = output.map(|output| output.take(MAX_LAYOUT + 1).read_to_end(&mut layout));
        let _ = sender.send(read.and_then(Result::ok).map(|_| layout));
    });
    let start = Instant::now();
    let Ok(layout) = layout.recv_timeout(limit) else {
        let fault = Fault::with(path, format!("takes more than {} s to read", limit.as_secs()));
        return Err(fault.hint("print the pages that you need to a PDF of their own"));
    };
    let layout = layout.unwrap_or_default();
    if layout.len() as u64 > MAX_LAYOUT {
        let fault = Fault::with(path, "has more words than any article");
        return Err(fault.hint("print the pages that you need to a PDF of their own"));
    }
    let is_done = child.wait(limit.saturating_sub(start.elapsed())).is_some_and(|status| status.success());
    if !is_done {
        let fault = Fault::with(path, "is a PDF that cannot be read: damaged, or locked with a password");
        return Err(fault.hint("open it and print it to a PDF anew; or give its text"));
    }
    Ok(String::from_utf8(layout)
        .unwrap_or_else(|other| String::from_utf8_lossy(other.as_bytes()).into_owned()))
}

fn not_run(path: &Path, error: &io::Error) -> Fault {
    match error.kind() {
        ErrorKind::NotFound => Fault::with(path, "is a PDF, and pdftotext, which reads those, is not here")
            .hint(
                "install it: `apt install poppler-utils`, `brew install poppler`; or give the article's text",
            ),
        kind => Fault::with(path, format!("is a PDF, and pdftotext cannot be run: {kind}")),
    }
}

/// Limits the memory and the processor's time of a program that has not been given anything to read yet.
#[cfg(target_os = "linux")]
fn bound(child: &Child) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let pid = Pid::from_child(child);
    let bounds = [(Resource::As, MAX_MEMORY), (Resource::Cpu, LIMIT.as_secs()), (Resource::Core, 0)];
    for (resource, most) in bounds {
        let _ = prlimit(Some(pid), resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

#[cfg(not(target_os = "linux"))]
fn bound(_: &Child) {}

/// A program that does not outlive this.
struct Running(Child);

impl Running {
    /// Waits for its end, so long at most.
    fn wait(&mut self, limit: Duration) -> Option<ExitStatus> {
        let start = Instant::now();
        loop {
            match self.0.try_wait() {
                Ok(None) if start.elapsed() < limit => thread::sleep(Duration::from_millis(5)),
                ended => return ended.ok().flatten(),
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::brief;
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    #[track_caller]
    fn check(script: &str, bytes: &[u8], expected: Result<&str, &str>) {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("pdftotext");
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
        let limit = Duration::from_millis(300);
        let got = layout_by([pdftotext(&program)], limit, bytes.to_vec(), Path::new("a.pdf"));
        let got = got.map_err(|fault| brief(&fault).first().cloned().unwrap_or_default());
        assert_eq!(got.as_deref().map_err(String::as_str), expected, "{script}");
    }

    #[test]
    fn the_file_goes_in_and_the_layout_comes_out() {
        check("echo $@; cat", b"%PDF", Ok("-q -bbox-layout -enc UTF-8 - -\n%PDF"));
        // More than a pipe holds, and nobody reads it.
        check("echo a", &vec![b'x'; 1 << 20], Ok("a\n"));
    }

    #[test]
    fn a_program_that_fails_hangs_or_is_not_there_is_told() {
        let unread = "a.pdf: is a PDF that cannot be read: damaged, or locked with a password";
        check("exit 1", b"", Err(unread));
        check("exec sleep 9", b"", Err("a.pdf: takes more than 0 s to read"));
        check("exec >&-; exec sleep 9", b"", Err(unread));
        let missing = layout_by([Command::new("/nowhere/pdftotext")], LIMIT, Vec::new(), Path::new("a.pdf"));
        let told = brief(&missing.unwrap_err()).join("\n");
        assert!(
            told.starts_with(
                "a.pdf: is a PDF, and pdftotext, which reads those, is not here\nhint: install it"
            ),
            "{told}"
        );
    }

    #[test]
    fn the_next_program_runs_where_the_first_is_not_there() {
        let mut echo = Command::new("echo");
        echo.arg("found");
        let programs = [Command::new("/nowhere/pdftotext"), echo, Command::new("false")];
        let got = layout_by(programs, LIMIT, Vec::new(), Path::new("a.pdf"));
        assert_eq!(got.ok().as_deref(), Some("found\n"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn its_memory_is_limited() {
        check(
            "cat >/dev/null; grep 'Max address space' /proc/self/limits | tr -s ' ' | cut -d' ' -f4",
            b"",
            Ok("1073741824\n"),
        );
    }
}
