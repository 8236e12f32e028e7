//! Files: input, atomic output, journals, the places where decks were left, themes of the user's own.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the shell: files, programs")]

mod draft;
mod journal;
mod near;
mod pdf;
mod places;
mod runs;
mod watch;
mod write;

pub use draft::{draft_file, keep_draft, read_draft};
pub use journal::{
    More, Tail, append, journal_path, now, read_journal, seed, seed_number, stamp, time_of_day,
};
pub use pdf::pdf_layout;
pub use places::{keep_place, last_place};
pub use runs::{append_runs, read_runs, runs_file};
pub use watch::{watch, watch_folder};
pub use write::{create_private, is_same_file, write};

use crate::deck::{DeckFile, explain};
use crate::fault::Fault;
use crate::picture::{self, Refusal};
use crate::theme::{self, Theme, Unfit};
use crate::yaml;
use etcetera::{BaseStrategy, choose_base_strategy};
use rustix::fs::OFlags;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use write::{replace, unwritable};

/// The most that is read of a file. No article or deck comes near it, and a device has no end.
const MAX_BYTES: u64 = 64 << 20;

/// The most that is read of a theme, and of a file of our own state.
const MAX_THEME_BYTES: u64 = 1 << 20;
const MAX_STATE_BYTES: u64 = 1 << 20;

/// Reads a file whole, or standard input for `-`.
///
/// # Errors
/// Where there is no such file, it is a folder, it is too large, or it may not be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    if path == Path::new("-") {
        return read_to_end(io::stdin().lock(), path, None);
    }
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let n_bytes = match file.metadata() {
        Ok(metadata) if metadata.is_dir() => return Err(near::folder(path)),
        Ok(metadata) if metadata.is_file() => Some(metadata.len()),
        _ => None,
    };
    read_to_end(file, path, n_bytes)
}

/// Reads a file that something else than a person named: a deck its theme and articles, we ourselves our state. What is no
/// file is refused without waiting for it: a pipe may have no writer, and a device no end.
///
/// # Errors
/// As [`read`], and where it is a pipe or a device, or has more than `max_bytes`.
pub fn read_file(path: &Path, max_bytes: u64) -> Result<Vec<u8>, Fault> {
    let no_file = || Fault::with(path, "is a pipe or a device").hint("give a file");
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return Err(no_file());
    }
    // Another may have been put there since: that must not keep us waiting either.
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).expect("a flag of open(2)");
    let file = File::options().read(true).custom_flags(flags).open(path);
    let file = file.map_err(|error| unreadable(path, &error))?;
    match file.metadata() {
        Ok(found) if found.is_dir() => Err(near::folder(path)),
        Ok(found) if found.is_file() => read_within(file, path, Some(found.len()), max_bytes),
        _ => Err(no_file()),
    }
}

/// Reads an article that a deck cites, as [`read_file`] does.
///
/// # Errors
/// As there.
pub fn read_article(path: &Path) -> Result<Vec<u8>, Fault> {
    read_file(path, MAX_BYTES)
}

/// Reads on to the end or to the limit, whatever `n_bytes` the file is said to have.
fn read_to_end(source: impl Read, path: &Path, n_bytes: Option<u64>) -> Result<Vec<u8>, Fault> {
    read_within(source, path, n_bytes, MAX_BYTES)
}

fn read_within(
    source: impl Read,
    path: &Path,
    n_bytes: Option<u64>,
    max_bytes: u64,
) -> Result<Vec<u8>, Fault> {
    let too_large = |size: String| {
        let fault =
            Fault::with(path, format!("{size}is more than the {} MiB that are read", max_bytes >> 20));
        Err(fault.hint("give a part of it"))
    };
    if let Some(n_bytes) = n_bytes.filter(|n| *n > max_bytes) {
        return too_large(format!("{} MiB ", n_bytes.div_ceil(1 << 20)));
    }
    // One more than it has, so that the end is found without growing.
    let mut bytes = Vec::with_capacity(n_bytes.map_or(0, |n| usize::try_from(n).unwrap_or(0) + 1));
    match source.take(max_bytes + 1).read_to_end(&mut bytes) {
        Err(error) => Err(unreadable(path, &error)),
        Ok(n) if n as u64 > max_bytes => too_large(String::new()),
        Ok(_) => Ok(bytes),
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Fault {
    match error.kind() {
        ErrorKind::NotFound => near::missing(path),
        kind => Fault::with(path, format!("cannot be read: {kind}")),
    }
}

/// Up to this size, in bytes, a file is read and understood within a blink.
const QUICK_BYTES: u64 = 4 << 20;

/// Tells whether reading a file keeps nobody waiting: it is a small one, and no pipe or device that may have no end.
/// What is not there is known at once, too.
pub fn is_quick(path: &Path) -> bool {
    path != Path::new("-")
        && fs::metadata(path).map_or(true, |file| file.is_file() && file.len() <= QUICK_BYTES)
}

/// What tells one state of a file from another without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    identity: (u64, u64),
    n_bytes: u64,
    /// Seconds and nanoseconds.
    changed: (i64, i64),
}

/// The version that a file has now; none where there is none.
pub fn version(path: &Path) -> Option<Version> {
    let file = fs::metadata(path).ok()?;
    let changed = (file.ctime(), file.ctime_nsec());
    Some(Version { identity: (file.dev(), file.ino()), n_bytes: file.len(), changed })
}

/// The file called `name` in a folder: where it leads out of the folder, or to what is no file, it is not there.
///
/// # Errors
/// Where that is so. Nothing is told of what is outside.
pub fn inside(folder: &Path, name: &Path) -> Result<PathBuf, Fault> {
    let outside = || Fault::with(name, "is no file of this folder");
    let folder = fs::canonicalize(folder).map_err(|_| outside())?;
    let path = fs::canonicalize(folder.join(name)).map_err(|_| outside())?;
    if path.starts_with(&folder) && path.is_file() { Ok(path) } else { Err(outside()) }
}

/// Where in a folder, or below, a file called `name` is, or would be if it came; nothing where that is elsewhere.
pub fn place_inside(folder: &Path, name: &Path) -> Option<PathBuf> {
    let folder = fs::canonicalize(folder).ok()?;
    let path = folder.join(name);
    let parent = fs::canonicalize(path.parent()?).ok()?;
    parent.starts_with(&folder).then(|| parent.join(path.file_name().unwrap_or_default()))
}

/// Reads a picture in a folder or below; what leads out of it is not there.
///
/// # Errors
/// Where it is not there, or too large to be read.
pub fn read_picture(folder: &Path, name: &str) -> Result<Vec<u8>, Refusal> {
    let path = inside(folder, Path::new(name)).map_err(|_| Refusal::Missing)?;
    let n_bytes = fs::metadata(&path).map_or(0, |file| file.len());
    if n_bytes > picture::MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    // Something else may have been put there since.
    read_file(&path, picture::MAX_BYTES).map_err(|_| Refusal::Missing)
}

/// The most bytes of a file of program text.
const MAX_CODE: u64 = 1 << 20;

/// Reads a file of program text in a folder or below; what leads out of it is not there.
///
/// # Errors
/// Why it cannot be shown, in a few words.
pub fn read_code(folder: &Path, name: &str) -> Result<String, String> {
    let missing = "it is not there, or not below the deck's folder";
    let path = inside(folder, Path::new(name)).map_err(|_| missing)?;
    let text = read_text(&path, MAX_CODE, missing)?;
    if text.contains('\0') { Err("it is no text".to_owned()) } else { Ok(text) }
}

/// Reads a text, or says in a few words why not.
fn read_text(path: &Path, max_bytes: u64, missing: &str) -> Result<String, String> {
    if fs::metadata(path).map_or(0, |file| file.len()) > max_bytes {
        return Err(format!("it is larger than {} MiB", max_bytes >> 20));
    }
    let bytes = read_file(path, max_bytes).map_err(|_| missing)?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
}

/// The most bytes of a deck that another includes.
const MAX_INCLUDED: u64 = 4 << 20;

/// Reads a deck that another includes, in a folder or below; what leads out of it is not there.
///
/// # Errors
/// Why it cannot be included, in a few words.
pub fn read_included(folder: &Path, name: &str) -> Result<DeckFile, String> {
    let missing = "it is no file, or not below the deck's folder";
    let path = inside(folder, Path::new(name)).map_err(|_| missing)?;
    let file = name_inside(folder, &path).ok_or(missing)?;
    Ok(DeckFile { name: file, text: read_text(&path, MAX_INCLUDED, missing)? })
}

/// The name that a file has from a folder that it is in or below, links followed.
pub fn name_inside(folder: &Path, file: &Path) -> Option<String> {
    let (folder, file) = (fs::canonicalize(folder).ok()?, fs::canonicalize(file).ok()?);
    Some(file.strip_prefix(folder).ok()?.to_str()?.to_owned())
}

/// The YAML files of a folder, by name; what leads out of it is not among them.
///
/// # Errors
/// Where the folder cannot be read.
pub fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name()));
    let is_yaml = |name: &std::ffi::OsString| {
        let path = Path::new(name);
        path.extension().is_some_and(|e| e == "yaml" || e == "yml")
    };
    let mut paths: Vec<PathBuf> =
        names.filter(is_yaml).filter_map(|name| inside(folder, Path::new(&name)).ok()).collect();
    paths.sort();
    paths.dedup();
    Ok(paths)
}

/// Changes the deck's file as `edit` changes its text; nothing where the file is not as it was thought to be.
///
/// # Errors
/// Where the deck cannot be read or written, has changed, or holds the text in a way that is not ours to change.
pub fn edit_deck(path: &Path, edit: impl FnOnce(&str) -> Result<String, Fault>) -> Result<(), Fault> {
    let before = read(path)?;
    let not_text = |_| Fault::with(path, "is not UTF-8").hint("save it as UTF-8");
    let text = std::str::from_utf8(&before).map_err(not_text)?;
    let edited = edit(text).map_err(|fault| fault.in_file(path))?;
    // Somebody may have saved it while the edit was being proven.
    if read(path)? != before {
        return Err(Fault::with(path, "has changed meanwhile").hint("look at it again"));
    }
    replace(path, edited.as_bytes(), true).map_err(|error| unwritable(path, &error))
}

/// The user's state folder for this program.
fn state_folder() -> Option<PathBuf> {
    let strategy = choose_base_strategy().ok()?;
    Some(strategy.state_dir().unwrap_or_else(|| strategy.data_dir()).join("jianbao"))
}

/// The file of a server's own key, where nobody names another.
pub fn host_key_file() -> Option<PathBuf> {
    Some(state_folder()?.join("ssh_host_ed25519_key"))
}

/// Finds a theme as [`find_theme`] does, but of files only one in `folder`.
///
/// # Errors
/// As there. Nothing is told of where the folder is.
pub fn find_theme_in(folder: &Path, name: &str) -> Result<Theme, Fault> {
    if is_theme_file(name) {
        let path = inside(folder, Path::new(name))?;
        return read_theme(&path).map_err(|fault| fault.in_file(Path::new(name)));
    }
    find_theme(name)
}

/// Whether a theme of this name is a file.
fn is_theme_file(name: &str) -> bool {
    name.contains('/') || Path::new(name).extension().is_some_and(|e| e == "yaml" || e == "yml")
}

/// The name that a theme has from here which the deck at `deck` calls `name`: its file is beside the deck, as all others
/// are that a deck names.
pub fn theme_beside(deck: &Path, name: &str) -> String {
    if is_theme_file(name) {
        deck.with_file_name(name).to_string_lossy().into_owned()
    } else {
        name.to_owned()
    }
}

/// Finds a theme: a file, a theme of the user's own, or one that comes with the program.
///
/// # Errors
/// Where there is none, or it cannot be read.
pub fn find_theme(name: &str) -> Result<Theme, Fault> {
    if is_theme_file(name) {
        return read_theme(Path::new(name));
    }
    if let Some(path) = own_theme(name).filter(|path| path.exists()) {
        return read_theme(&path);
    }
    let names = theme::BUILT_IN.map(|(name, _)| name).join(", ");
    let fault = || {
        Fault::new(format!("no theme is called \"{name}\""))
            .hint(format!("there are {names}; or give a file"))
    };
    Theme::built_in(name).ok_or_else(fault)
}

fn read_theme(path: &Path) -> Result<Theme, Fault> {
    let bytes = read_file(path, MAX_THEME_BYTES)?;
    let text = String::from_utf8_lossy(&bytes);
    let theme = yaml::within_limits(&text).and_then(|()| {
        Theme::parse(&text, &base_theme).map_err(|unfit| match unfit {
            Unfit::Form(error) => explain(&text, &error),
            other => Fault::new(other.to_string()),
        })
    });
    theme.map_err(|fault| fault.in_file(path))
}

/// The file of the user's settings, where there is one.
pub fn config_file() -> Option<PathBuf> {
    let config = choose_base_strategy().ok()?.config_dir();
    Some(config.join("jianbao/config.yaml")).filter(|path| path.exists())
}

/// Reads the user's settings, and waits for nothing: a pipe may have no writer.
///
/// # Errors
/// As [`read_file`].
pub fn read_settings(path: &Path) -> Result<Vec<u8>, Fault> {
    read_file(path, MAX_STATE_BYTES)
}

/// Where a theme of the user's own of this name would be.
fn own_theme(name: &str) -> Option<PathBuf> {
    let config = choose_base_strategy().ok()?.config_dir();
    Some(config.join("jianbao/themes").join(format!("{name}.yaml")))
}

/// The theme that another extends: one that comes with the program, or one of the user's own. Never a path: a theme may
/// come from a deck's folder, outside of which nothing is read.
fn base_theme(name: &str) -> Option<String> {
    if let Some(yaml) = theme::built_in_yaml(name) {
        return Some(yaml.to_owned());
    }
    let path = own_theme(name).filter(|_| !is_theme_file(name))?;
    Some(String::from_utf8_lossy(&read_file(&path, MAX_THEME_BYTES).ok()?).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_is_read_as_may_be_and_not_a_byte_more() {
        let path = Path::new("a.txt");
        for (n_bytes, is_read) in [(0, true), (7, true), (8, true), (9, false), (800, false)] {
            // A file says how long it is; a pipe does not, and a file may have grown since.
            for told in [None, Some(n_bytes as u64), Some(3)] {
                let read = read_within(&vec![b'x'; n_bytes][..], path, told, 8);
                assert_eq!(
                    read.map(|bytes| bytes.len()).ok(),
                    is_read.then_some(n_bytes),
                    "{n_bytes} {told:?}"
                );
            }
        }
    }
}
