//! Files: input, atomic output, the places where decks were left, themes of the user's own.

use crate::theme::{self, Theme};
use anyhow::{Context, Result, bail};
use etcetera::{BaseStrategy, choose_base_strategy};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// How many decks' places are kept.
const MAX_BOOKMARKS: usize = 200;

/// Reads a file whole, or standard input for `-`.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).context("standard input cannot be read")?;
        return Ok(bytes);
    }
    fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))
}

/// Writes a file so that it is there whole or not at all.
///
/// # Errors
/// Where it exists and `force` is not given, and where it cannot be written; nothing is changed then.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<()> {
    // What a link leads to is written, and the link stays.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let context = || format!("{}: cannot be written", path.display());
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(context)?;
    file.write_all(bytes).with_context(context)?;
    file.as_file().sync_all().with_context(context)?;
    make_readable(file.path(), &target).with_context(context)?;
    if force {
        return file.persist(&target).map(drop).map_err(|e| e.error).with_context(context);
    }
    match file.persist_noclobber(&target).map_err(|e| e.error) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            bail!("{}: is there already\nhint: --force writes over it", path.display())
        }
        Err(error) => Err(error).with_context(context),
    }
}

/// Temporary files are private; a deck has the rights of the file that it replaces, or those of any new file.
fn make_readable(temporary: &Path, path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = match fs::metadata(path) {
        Ok(existing) => existing.permissions(),
        Err(_) => fs::Permissions::from_mode(0o666 & !umask()),
    };
    fs::set_permissions(temporary, permissions)
}

fn umask() -> u32 {
    let mask = rustix::process::umask(rustix::fs::Mode::empty());
    rustix::process::umask(mask);
    mask.bits()
}

/// Where a deck was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Bookmark {
    file: PathBuf,
    /// The slide's number, from 1.
    slide: usize,
}

fn bookmarks_file() -> Option<PathBuf> {
    let strategy = choose_base_strategy().ok()?;
    let folder = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
    Some(folder.join("jianbao").join("places.yaml"))
}

fn bookmarks(file: &Path) -> Vec<Bookmark> {
    fs::read_to_string(file).ok().and_then(|text| serde_yaml::from_str(&text).ok()).unwrap_or_default()
}

/// The slide (from 0) that a deck was left at, if it is known.
pub fn last_place(deck: &Path) -> Option<usize> {
    let deck = fs::canonicalize(deck).ok()?;
    let bookmark = bookmarks(&bookmarks_file()?).into_iter().find(|b| b.file == deck)?;
    bookmark.slide.checked_sub(1)
}

/// Keeps the slide (from 0) that a deck is left at. A place that cannot be kept is no reason to complain.
pub fn keep_place(deck: &Path, slide_idx: usize) {
    let (Ok(deck), Some(file)) = (fs::canonicalize(deck), bookmarks_file()) else { return };
    let mut bookmarks = bookmarks(&file);
    bookmarks.retain(|b| b.file != deck);
    bookmarks.insert(0, Bookmark { file: deck, slide: slide_idx + 1 });
    bookmarks.truncate(MAX_BOOKMARKS);
    let Ok(text) = serde_yaml::to_string(&bookmarks) else { return };
    if let Some(folder) = file.parent()
        && fs::create_dir_all(folder).is_ok()
    {
        let _ = write(&file, text.as_bytes(), true);
    }
}

/// Finds a theme: a file, a theme of the user's own, or one that comes with the program.
///
/// # Errors
/// Where there is none, or it cannot be read.
pub fn find_theme(name: &str) -> Result<Theme> {
    let is_path =
        name.contains('/') || Path::new(name).extension().is_some_and(|e| e == "yaml" || e == "yml");
    let own = choose_base_strategy()
        .ok()
        .map(|s| s.config_dir().join("jianbao/themes").join(format!("{name}.yaml")));
    let path = if is_path { Some(PathBuf::from(name)) } else { own.filter(|p| p.exists()) };
    if let Some(path) = path {
        let bytes = read(&path)?;
        let text = String::from_utf8_lossy(&bytes);
        return Theme::parse(&text).with_context(|| format!("{}: is no theme", path.display()));
    }
    let names = theme::BUILT_IN.map(|(name, _)| name).join(", ");
    Theme::built_in(name)
        .with_context(|| format!("no theme is called \"{name}\"\nhint: there are {names}; or give a file"))
}
