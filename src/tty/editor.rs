//! The person's own editor, in this terminal, at a line of a file. Never by a shell: a file's name is one argument.

use crate::fault::Fault;
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use signal_hook::consts::SIGTSTP;
use std::ffi::OsString;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

/// How an editor is told the line.
#[derive(Clone, Copy)]
enum Line {
    /// `+12 FILE`
    Plus,
    /// `FILE:12`
    Colon,
    /// `--goto FILE:12`
    Goto,
}

/// The editors whose way is known; another is given the file alone.
const EDITORS: &[(&str, Line)] = &[
    ("vi", Line::Plus),
    ("vim", Line::Plus),
    ("nvim", Line::Plus),
    ("view", Line::Plus),
    ("nano", Line::Plus),
    ("pico", Line::Plus),
    ("emacs", Line::Plus),
    ("emacsclient", Line::Plus),
    ("mg", Line::Plus),
    ("joe", Line::Plus),
    ("jed", Line::Plus),
    ("ne", Line::Plus),
    ("kak", Line::Plus),
    ("micro", Line::Plus),
    ("hx", Line::Colon),
    ("helix", Line::Colon),
    ("subl", Line::Colon),
    ("code", Line::Goto),
    ("codium", Line::Goto),
];

/// Where neither VISUAL nor EDITOR is set.
const USUAL: &str = "vi";

/// Runs the editor and waits for it; stops where it stops, and goes on with it.
///
/// # Errors
/// Why it could not be run, or that it failed.
pub(super) fn run(file: &Path, line: usize, keyboard: &File) -> Result<(), Fault> {
    let wanted = ["VISUAL", "EDITOR"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()));
    let wanted = wanted.unwrap_or_else(|| USUAL.to_owned());
    let words = words(&wanted, file, line);
    let (Some((program, arguments)), Ok(stdin)) = (words.split_first(), keyboard.try_clone()) else {
        return Err(Fault::new(format!("\"{wanted}\" is no command")).hint("set VISUAL or EDITOR"));
    };
    let child = Command::new(program).args(arguments).stdin(Stdio::from(stdin)).spawn();
    let child = child.map_err(|error| {
        let why = format!("\"{}\" cannot be run: {}", program.to_string_lossy(), error.kind());
        Fault::new(why).hint("set VISUAL or EDITOR")
    })?;
    let failed = || Fault::new(format!("\"{wanted}\" has failed"));
    let pid = Pid::from_child(&child);
    loop {
        match waitpid(Some(pid), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) if status.stopped() => {
                let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                let _ = kill_process(pid, Signal::CONT);
            }
            Ok(Some((_, status))) if status.exit_status() == Some(0) => return Ok(()),
            Err(rustix::io::Errno::INTR) => {}
            _ => return Err(failed()),
        }
    }
}

/// The words of the command: those of `wanted`, by the rules of a shell's quotes, and the file at its line.
fn words(wanted: &str, file: &Path, line: usize) -> Vec<OsString> {
    let mut words: Vec<OsString> =
        shlex::split(wanted).unwrap_or_default().into_iter().map(OsString::from).collect();
    let Some(program) = words.first() else { return words };
    let name = Path::new(program).file_name().unwrap_or_default().to_string_lossy().into_owned();
    // A name that begins with a sign is no option.
    let file = if file.is_absolute() { file.to_owned() } else { Path::new(".").join(file) };
    let at = |file: &Path| {
        let mut at = file.as_os_str().to_owned();
        at.push(format!(":{line}"));
        at
    };
    match EDITORS.iter().find(|(known, _)| *known == name).map(|(_, line)| line) {
        Some(Line::Plus) => words.extend([format!("+{line}").into(), file.into()]),
        Some(Line::Colon) => words.push(at(&file)),
        Some(Line::Goto) => words.extend(["--goto".into(), at(&file)]),
        None => words.push(file.into()),
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        for (wanted, file, expected) in [
            ("vim", "a.yaml", vec!["vim", "+7", "./a.yaml"]),
            ("/usr/bin/nano -w", "/b/a.yaml", vec!["/usr/bin/nano", "-w", "+7", "/b/a.yaml"]),
            ("code --wait", "a.yaml", vec!["code", "--wait", "--goto", "./a.yaml:7"]),
            ("hx", "a.yaml", vec!["hx", "./a.yaml:7"]),
            ("'my editor' x", "a.yaml", vec!["my editor", "x", "./a.yaml"]),
            ("vi", "-c q; $(x) 港.yaml", vec!["vi", "+7", "./-c q; $(x) 港.yaml"]),
            ("", "a.yaml", vec![]),
            ("'", "a.yaml", vec![]),
        ] {
            let expected: Vec<OsString> = expected.into_iter().map(OsString::from).collect();
            assert_eq!(words(wanted, Path::new(file), 7), expected, "{wanted} {file}");
        }
    }
}
