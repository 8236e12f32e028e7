//! Writing files: whole or not at all, and never in the place of what is no file.
//!
//! - A link is followed to its end, also where nothing is there yet, and stays. Links in a circle are refused.
//! - A file is replaced by a new one with its rights and its owner; other hard links keep the old text. Where the owner
//!   cannot be kept, another's file that may be written is written where it is, as editors do, and not whole at once.
//! - A device or a pipe that a person names is given the bytes, and stays what it is.
//! - A temporary file is locked as long as it is written. What a program that was killed has left is not: it goes with the
//!   next write into its folder.

use crate::fault::Fault;
use std::fs::{self, DirBuilder, File, Metadata, Permissions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How many links may lead from one to the next, as in Linux.
const MAX_LINKS: usize = 40;
/// What the names of temporary files begin and end with.
const PREFIX: &str = ".jianbao-";
const SUFFIX: &str = ".tmp";

/// Writes a file as the module says.
///
/// # Errors
/// Where it exists and `force` is not given, and where it cannot be written; nothing is changed then.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Fault> {
    let done = match fs::metadata(path) {
        Ok(found) if found.is_dir() => {
            return Err(Fault::with(path, "is a folder").hint("give a file in it"));
        }
        // Nothing in it is lost.
        Ok(found) if !found.is_file() => {
            File::options().write(true).open(path).and_then(|mut out| out.write_all(bytes))
        }
        _ => replace(path, bytes, force),
    };
    done.map_err(|error| unwritable(path, &error))
}

/// Whether two names lead to one file. What is no file, as a device, is never written over.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| {
        let found = fs::metadata(path).ok().filter(Metadata::is_file)?;
        Some((found.dev(), found.ino()))
    };
    place(one).is_some() && place(one) == place(other)
}

/// Puts a file in the place of another, or where none is; what is no file is refused.
pub(super) fn replace(path: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    let target = target(path)?;
    let existing = fs::metadata(&target).ok();
    if existing.as_ref().is_some_and(|found| !found.is_file()) {
        return Err(io::Error::new(ErrorKind::InvalidInput, "no file"));
    }
    if existing.is_some() && !force {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let mut file = temporary(folder(&target), existing.is_none())?;
    if let Some(existing) = existing {
        if keep_owner(file.as_file(), &existing).is_err() {
            return write_in_place(&target, bytes);
        }
        // After the owner, whose change takes rights away.
        file.as_file().set_permissions(existing.permissions())?;
    }
    put(file.as_file_mut(), bytes)?;
    let persisted = if force { file.persist(&target) } else { file.persist_noclobber(&target) };
    persisted.map(drop).map_err(|error| error.error)?;
    sweep(folder(&target));
    Ok(())
}

/// Puts a private file in the place of another without waiting for the disk; what is no file stays.
pub(super) fn replace_quickly(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(io::Error::new(ErrorKind::InvalidInput, "no file"));
    }
    let mut file = temporary(folder(path), false)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    sweep(folder(path));
    Ok(())
}

/// Puts a private file where none is, whole and with its rights from the first moment, in folders that are made private
/// where there are none. What is there by now stays: of several that start at once, one was faster.
pub fn create_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder(path))?;
    let mut file = temporary(folder(path), false)?;
    put(file.as_file_mut(), bytes)?;
    match file.persist_noclobber(path) {
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => return Ok(()),
        persisted => drop(persisted.map_err(|error| error.error)?),
    }
    sweep(folder(path));
    File::open(folder(path))?.sync_all()
}

/// Where a path leads in the end, be there anything or not.
fn target(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        let Ok(next) = fs::read_link(&target) else { return Ok(target) };
        target = folder(&target).join(next);
    }
    Err(io::Error::new(ErrorKind::InvalidInput, "links in a circle"))
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file to be put in another's place, and private until then; or, where there is none, with the rights of any new
/// file: the kernel takes the umask off, which we could not read without setting it for all threads.
pub(super) fn temporary(folder: &Path, is_new: bool) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    if is_new {
        builder.permissions(Permissions::from_mode(0o666));
    }
    loop {
        let file = builder.tempfile_in(folder)?;
        // Where there are no locks, nothing is ever swept away either.
        let _ = file.as_file().lock();
        // One who sweeps may have been quicker than the lock.
        if file.path().exists() {
            return Ok(file);
        }
    }
}

fn keep_owner(file: &File, existing: &Metadata) -> io::Result<()> {
    let ours = file.metadata()?;
    if (ours.uid(), ours.gid()) == (existing.uid(), existing.gid()) {
        return Ok(());
    }
    fchown(file, Some(existing.uid()), Some(existing.gid()))
}

fn write_in_place(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).truncate(true).open(target)?;
    put(&mut file, bytes)
}

/// Writes bytes, which are on the disk when it returns.
pub(super) fn put(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Takes away the temporary files that nobody writes any more.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        if is_ours
            && entry.file_type().is_ok_and(|kind| kind.is_file())
            && let Ok(file) = File::open(entry.path())
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The error names the temporary file, of which nobody has heard: only its kind is told.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Fault {
    match error.kind() {
        ErrorKind::AlreadyExists => Fault::with(path, "is there already").hint("--force writes over it"),
        ErrorKind::NotFound => {
            let folder = path.parent().unwrap_or(Path::new("")).display();
            Fault::with(path, format!("cannot be written: there is no folder {folder}"))
                .hint(format!("mkdir -p {folder}"))
        }
        ErrorKind::InvalidInput => {
            Fault::with(path, "cannot be written: it leads to no file").hint("give another name")
        }
        kind => Fault::with(path, format!("cannot be written: {kind}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{FileTypeExt, symlink};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o7777
    }

    #[test]
    fn a_device_or_a_pipe_is_given_the_bytes_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let device = folder.path().join("null");
        symlink("/dev/null", &device).unwrap();
        write(&device, b"x", true).unwrap();
        assert!(fs::metadata(&device).unwrap().file_type().is_char_device());
        assert_eq!(fs::read_link(&device).unwrap(), Path::new("/dev/null"));
        assert!(replace(&device, b"x", true).is_err(), "what is ours is a file");
        let pipe = folder.path().join("pipe");
        std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        let read = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read(pipe).unwrap()
        });
        write(&pipe, b"port", false).unwrap();
        assert_eq!(read.join().unwrap(), b"port");
        assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    }

    #[test]
    fn a_link_is_followed_to_its_end_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("real")).unwrap();
        symlink("real/deck.yaml", root.join("one")).unwrap();
        symlink("one", root.join("two")).unwrap();
        for (text, force) in [("a", false), ("b", true)] {
            write(&root.join("two"), text.as_bytes(), force).unwrap();
            assert_eq!(fs::read_to_string(root.join("real/deck.yaml")).unwrap(), text);
            assert!(root.join("one").is_symlink() && root.join("two").is_symlink());
        }
        assert!(write(&root.join("two"), b"c", false).is_err(), "it is there already");
        symlink("circle", root.join("circle")).unwrap();
        let fault = write(&root.join("circle"), b"c", true).unwrap_err();
        assert!(fault.message.contains("leads to no file"), "{fault}");
    }

    #[test]
    fn a_file_keeps_its_rights_and_its_owner() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deck.yaml");
        fs::write(&path, "a").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        let owner =
            if rustix::process::geteuid().is_root() { 12345 } else { fs::metadata(&path).unwrap().uid() };
        fchown(File::open(&path).unwrap(), Some(owner), None).unwrap();
        write(&path, b"b", true).unwrap();
        assert_eq!((mode(&path), fs::metadata(&path).unwrap().uid()), (0o640, owner));
        assert_eq!(fs::read(&path).unwrap(), b"b");
    }

    #[test]
    fn a_file_is_replaced_and_another_name_of_the_old_one_keeps_its_text() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("deck.yaml"), folder.path().join("kept.yaml"));
        fs::write(&path, "old").unwrap();
        fs::hard_link(&path, &other).unwrap();
        write(&path, b"new", true).unwrap();
        assert_eq!((fs::read(&path).unwrap(), fs::read(&other).unwrap()), (b"new".to_vec(), b"old".to_vec()));
    }

    /// What has no disk behind it says so, to who asks for its bytes to be there.
    #[cfg(target_os = "linux")]
    #[test]
    fn bytes_that_are_not_on_the_disk_are_not_written() {
        let mut nowhere = File::options().write(true).open("/dev/null").unwrap();
        assert_eq!(put(&mut nowhere, b"x").unwrap_err().kind(), ErrorKind::InvalidInput);
    }

    #[test]
    fn a_private_file_is_made_once_and_takes_away_what_was_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a").join("key");
        create_private(&path, b"one").unwrap();
        assert_eq!((mode(&path), mode(&folder.path().join("a"))), (0o600, 0o700));
        fs::write(path.with_file_name(".jianbao-aB3dE5.tmp"), "half").unwrap();
        create_private(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one");
        create_private(&path.with_file_name("other"), b"three").unwrap();
        let mut names: Vec<_> =
            fs::read_dir(folder.path().join("a")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["key", "other"]);
    }

    #[test]
    fn what_a_killed_program_left_goes_with_the_next_write() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join(".jianbao-aB3dE5.tmp");
        fs::write(&left, "half").unwrap();
        let others = folder.path().join(".jianbao-notes");
        fs::write(&others, "theirs").unwrap();
        // One that is being written is not swept away.
        let busy = temporary(folder.path(), true).unwrap();
        write(&folder.path().join("deck.yaml"), b"x", false).unwrap();
        assert!(!left.exists() && others.exists() && busy.path().exists());
    }
}
