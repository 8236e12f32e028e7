//! The runs of rehearsals, kept in the state folder: a file a deck, which is known by where it is.

use super::journal::{add, locked, refuse_what_is_no_file};
use super::write::put;
use super::{read, state_folder, unwritable};
use crate::fault::Fault;
use crate::pace::last_runs;
use crate::review::digest_of;
use std::fs::{self, DirBuilder, OpenOptions, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long another may hold the lock.
const PATIENCE: Duration = Duration::from_secs(5);
/// From this size on, in bytes, the oldest runs are dropped, down to half of it: some 3000 lines.
const MAX_BYTES: u64 = 512 << 10;

/// The file of the runs of the deck at `path`; nothing where the system has no place for it.
pub fn runs_file(path: &Path) -> Option<PathBuf> {
    let deck = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let file = format!("{}.jsonl", digest_of(&[&deck.to_string_lossy()]));
    Some(state_folder()?.join("rehearsals").join(file))
}

/// What is kept there; nothing where there is nothing.
///
/// # Errors
/// Where it cannot be read.
pub fn read_runs(file: &Path) -> Result<String, Fault> {
    if !file.exists() {
        return Ok(String::new());
    }
    Ok(String::from_utf8_lossy(&read(file)?).into_owned())
}

/// Adds lines, each with its end. When it returns, they are on the disk.
///
/// # Errors
/// Where they cannot be written, or another holds the file for longer than five seconds.
pub fn append_runs(file: &Path, lines: &str) -> Result<(), Fault> {
    refuse_what_is_no_file(file)?;
    make(file).map_err(|error| unwritable(file, &error))?;
    let mut held = locked(file, PATIENCE)?;
    let written = add(&mut held, lines, file)
        .and_then(|()| if held.metadata()?.len() > MAX_BYTES { drop_oldest(file) } else { Ok(()) });
    written.map_err(|error| unwritable(file, &error))
}

/// Makes the file and its folder, the person's own.
fn make(file: &Path) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Puts a file with the last runs in the place of the one that is locked: who waits for it takes the new one.
fn drop_oldest(file: &Path) -> io::Result<()> {
    let text = String::from_utf8_lossy(&fs::read(file)?).into_owned();
    let kept = last_runs(&text, usize::try_from(MAX_BYTES / 2).unwrap_or(usize::MAX));
    let folder = file.parent().unwrap_or(Path::new("."));
    let private = Permissions::from_mode(0o600);
    let mut new = tempfile::Builder::new().permissions(private).tempfile_in(folder)?;
    put(new.as_file_mut(), kept.as_bytes())?;
    new.persist(file).map(drop).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(run: usize) -> String {
        let words = "字".repeat(300);
        format!(
            "{{\"run\":\"{run:08}\",\"began\":\"2031-08-14T09:00:00Z\",\"deck\":\"h\",\"slide\":1,\"name\":\"{words}\",\"nth\":1,\"seconds\":3.0}}\n"
        )
    }

    #[test]
    fn lines_are_added_to_a_file_of_ones_own_and_never_to_a_torn_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("rehearsals").join("a.jsonl");
        assert_eq!(read_runs(&file).expect("nothing"), "");
        append_runs(&file, "{1}\n{2}\n").expect("written");
        let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!((mode(&file), mode(file.parent().expect("a folder"))), (0o600, 0o700));
        fs::write(&file, "{1}\n{2").expect("torn");
        append_runs(&file, "{3}\n").expect("written");
        assert_eq!(read_runs(&file).expect("read"), "{1}\n{2\n{3}\n");
        assert!(append_runs(folder.path(), "{}\n").is_err());
    }

    #[test]
    fn the_oldest_runs_are_dropped_when_there_are_many() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.jsonl");
        let max = usize::try_from(MAX_BYTES).expect("it fits");
        let n = max / line(0).len();
        let many: String = (0..n).map(line).collect();
        append_runs(&file, &many).expect("written");
        assert_eq!(read_runs(&file).expect("read").len(), many.len());
        append_runs(&file, &line(n)).expect("written");
        let kept = read_runs(&file).expect("read");
        assert!(kept.len() <= max / 2 && kept.len() > max / 3, "{}", kept.len());
        assert!(kept.ends_with(&line(n)));
        let mode = fs::metadata(&file).expect("it is there").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600);
    }
}
