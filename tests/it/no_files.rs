//! Names that lead to what is no file: a pipe that nobody writes, a device without an end. Nothing waits for them,
//! nothing is read without an end, and nothing is put in their place.

use std::fs;
use std::os::unix::fs::{FileTypeExt, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::channel;

use crate::terminal::PATIENCE;

/// What the program says, in a folder; it has to end by itself.
#[track_caller]
fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    program.args(arguments).current_dir(folder).env("XDG_STATE_HOME", folder.join("state"));
    program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let program = program.spawn().expect("the program runs");
    let pid = program.id().to_string();
    let (sender, ended) = channel();
    std::thread::spawn(move || sender.send(program.wait_with_output()));
    let Ok(output) = ended.recv_timeout(PATIENCE) else {
        let _ = Command::new("kill").args(["-KILL", &pid]).status();
        panic!("{arguments:?} does not end");
    };
    output.expect("the program ends")
}

fn no_files(folder: &Path) {
    assert!(Command::new("mkfifo").arg(folder.join("pipe.yaml")).status().expect("it runs").success());
    symlink("/dev/zero", folder.join("zero.yaml")).expect("a link");
    fs::File::create(folder.join("huge.yaml")).and_then(|file| file.set_len(500 << 20)).expect("a file");
}

#[test]
fn a_theme_or_a_source_that_is_no_file_keeps_nobody_waiting() {
    let folder = tempfile::tempdir().expect("a folder");
    no_files(folder.path());
    for name in ["pipe.yaml", "zero.yaml", "huge.yaml"] {
        let deck = format!("theme: {name}\nslides:\n- points:\n  - text: 港口\n    from: {name}:3\n");
        fs::write(folder.path().join("deck.yaml"), deck).expect("written");
        let exported = run(folder.path(), &["export", "deck.yaml"]);
        assert!(!exported.status.success() && !exported.stderr.is_empty(), "{name}");
        let checked = run(folder.path(), &["check", "deck.yaml"]);
        assert!(String::from_utf8_lossy(&checked.stdout).contains(name), "{checked:?}");
    }
}

#[test]
fn nothing_is_put_in_the_place_of_a_device() {
    let folder = tempfile::tempdir().expect("a folder");
    let device = folder.path().join("out");
    symlink("/dev/null", &device).expect("a link");
    fs::write(folder.path().join("deck.yaml"), "slides:\n- heading: 港口\n").expect("written");
    for arguments in
        [["export", "deck.yaml", "-o", "out"].as_slice(), &["export", "deck.yaml", "-o", "out", "--force"]]
    {
        assert!(run(folder.path(), arguments).status.success());
        assert!(
            fs::metadata(&device).expect("it is there").file_type().is_char_device() && device.is_symlink()
        );
    }
}
