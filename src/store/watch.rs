//! Hot reload without polling: tells when a file has been written whole.
//!
//! A file is watched by its folder, since editors put a new file in the old one's place. On Linux only the two events
//! that end a save are asked for, so that reading files in the folder wakes nobody; elsewhere `notify` does it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Calls `changed` each time that `file` has been saved, from a thread of its own, until it gives false.
///
/// The file need not be there yet. One that cannot be watched (there is no such folder, the system has no watches left)
/// never changes.
pub fn watch(file: &Path, mut changed: impl FnMut() -> bool + Send + 'static) {
    // What a link leads to is what is saved.
    let Ok(file) = std::fs::canonicalize(file).or_else(|_| to_come(file)) else { return };
    if let (Some(folder), Some(name)) = (file.parent(), file.file_name()) {
        let name = name.to_owned();
        watch_folder(folder, move |saved| saved != name || changed());
    }
}

/// Calls `saved` with the name of each file in `folder` that has been saved, like [`watch`].
pub fn watch_folder(folder: &Path, saved: impl FnMut(&OsStr) -> bool + Send + 'static) {
    system::watch(folder, saved);
}

/// Where a file will be that is not there yet: the first event of a journal makes it.
fn to_come(file: &Path) -> std::io::Result<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(std::fs::canonicalize(folder)?.join(file.file_name().unwrap_or_default()))
}

#[cfg(target_os = "linux")]
mod system {
    use rustix::fs::inotify::{self, CreateFlags, WatchFlags};
    use rustix::io::Errno;
    use std::ffi::OsStr;
    use std::mem::MaybeUninit;
    use std::os::unix::ffi::OsStrExt;
    use std::path::Path;

    pub(super) fn watch(folder: &Path, mut saved: impl FnMut(&OsStr) -> bool + Send + 'static) {
        let Ok(watches) = inotify::init(CreateFlags::CLOEXEC) else { return };
        let ends_of_saves = WatchFlags::CLOSE_WRITE | WatchFlags::MOVED_TO;
        if inotify::add_watch(&watches, folder, ends_of_saves).is_err() {
            return;
        }
        std::thread::spawn(move || {
            let mut buffer = [MaybeUninit::uninit(); 4096];
            let mut events = inotify::Reader::new(watches, &mut buffer);
            loop {
                match events.next() {
                    Ok(event) => {
                        let name = event.file_name().map(|name| OsStr::from_bytes(name.to_bytes()));
                        if name.is_some_and(|name| !saved(name)) {
                            return;
                        }
                    }
                    Err(Errno::INTR) => {}
                    Err(_) => return,
                }
            }
        });
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use notify::{RecursiveMode, Watcher};
    use std::ffi::OsStr;
    use std::path::Path;

    pub(super) fn watch(folder: &Path, mut saved: impl FnMut(&OsStr) -> bool + Send + 'static) {
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            if !event.kind.is_access() {
                for name in event.paths.iter().filter_map(|path| path.file_name()) {
                    saved(name);
                }
            }
        });
        let Ok(mut watcher) = watcher else { return };
        if watcher.watch(folder, RecursiveMode::NonRecursive).is_ok() {
            // It watches until the program ends.
            std::mem::forget(watcher);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    /// Waits for so many changes of the deck, and then for the last file's: that no other change of the deck has come
    /// is told as far as that file's event, from a thread of its own, comes after it.
    fn has_changed(changes: &Receiver<&'static str>, n_changes: usize, save_last: impl FnOnce()) {
        let next = || changes.recv_timeout(Duration::from_secs(20)).expect("a change");
        (0..n_changes).for_each(|_| assert_eq!(next(), "deck"));
        save_last();
        assert_eq!(next(), "last", "after {n_changes}");
    }

    #[test]
    fn a_save_is_told_once_and_reading_is_not_and_the_file_need_not_be_there_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let (deck, last) = (folder.path().join("deck.yaml"), folder.path().join("last"));
        fs::write(&last, "").expect("written");
        let (sender, changes) = channel();
        for (file, name) in [(&deck, "deck"), (&last, "last")] {
            let sender = sender.clone();
            watch(file, move || sender.send(name).is_ok());
        }
        fs::write(&deck, "a").expect("written");
        fs::read(&deck).expect("read");
        fs::write(folder.path().join("other"), "b").expect("written");
        fs::write(&deck, "b").expect("written");
        let new = folder.path().join("new");
        fs::write(&new, "c").expect("written");
        fs::rename(&new, &deck).expect("renamed");
        // One for each write, the first of which made it, and one for the rename.
        has_changed(&changes, 3, || fs::write(&last, "x").expect("written"));
    }
}
