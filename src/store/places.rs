//! The places where decks were left, in the user's state folder: an entry a deck, the last one first.
//!
//! Several may leave at once: whoever writes holds a lock, since each writes all of them anew. An entry that cannot be
//! read is left out, and no other for its sake. An entry is written as JSON, which is YAML as well: two hundred of them are
//! read before a deck is shown, and YAML's parser would take longer than all else.

use super::journal::locked;
use super::write::replace;
use super::{MAX_STATE_BYTES, read_file, state_folder};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many decks' places are kept.
const MAX_BOOKMARKS: usize = 200;
/// How long another may hold the lock before a place is not kept: leaving must not wait for one who has stopped.
const PATIENCE: Duration = Duration::from_secs(1);

/// Where a deck was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Bookmark {
    file: PathBuf,
    /// The slide's number, from 1.
    slide: usize,
}

/// The slide (from 0) that a deck was left at, if it is known.
pub fn last_place(deck: &Path) -> Option<usize> {
    let deck = fs::canonicalize(deck).ok()?;
    let bookmark = bookmarks(&bookmarks_file()?).into_iter().find(|b| b.file == deck)?;
    bookmark.slide.checked_sub(1)
}

/// Keeps the slide (from 0) that a deck is left at. A place that cannot be kept is no reason to complain.
pub fn keep_place(deck: &Path, slide_idx: usize) {
    if let (Ok(deck), Some(file)) = (fs::canonicalize(deck), bookmarks_file()) {
        let _ = keep(&file, Bookmark { file: deck, slide: slide_idx + 1 });
    }
}

fn bookmarks_file() -> Option<PathBuf> {
    Some(state_folder()?.join("places.yaml"))
}

/// Puts an entry before all others.
#[expect(clippy::needless_pass_by_value, reason = "an entry that is made for this")]
fn keep(file: &Path, bookmark: Bookmark) -> Option<()> {
    fs::create_dir_all(file.parent()?).ok()?;
    let _lock = locked(&file.with_extension("lock"), PATIENCE).ok()?;
    let others = bookmarks(file).into_iter().filter(|b| b.file != bookmark.file);
    // A path that is not UTF-8 has no place in it.
    let first = written(&bookmark)?;
    let others = others.filter_map(|bookmark| written(&bookmark));
    let text: String = std::iter::once(first).chain(others).take(MAX_BOOKMARKS).collect();
    replace(file, text.as_bytes(), true).ok()
}

fn bookmarks(file: &Path) -> Vec<Bookmark> {
    let bytes = read_file(file, MAX_STATE_BYTES).unwrap_or_default();
    entries(&String::from_utf8_lossy(&bytes))
}

fn written(bookmark: &Bookmark) -> Option<String> {
    Some(format!("- {}\n", serde_json::to_string(bookmark).ok()?))
}

/// Each entry is read by itself; it begins with a dash at the start of a line.
fn entries(text: &str) -> Vec<Bookmark> {
    let mut entries: Vec<String> = Vec::new();
    for line in text.lines() {
        match entries.last_mut() {
            Some(entry) if !line.starts_with("- ") => *entry += &format!("{line}\n"),
            _ => entries.push(format!("{line}\n")),
        }
    }
    let read = |entry: &String| match serde_json::from_str(entry.strip_prefix("- ")?) {
        Ok(bookmark) => Some(vec![bookmark]),
        Err(_) => serde_yaml::from_str::<Vec<Bookmark>>(entry).ok(),
    };
    entries.iter().filter_map(read).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(n: usize) -> Bookmark {
        Bookmark { file: PathBuf::from(format!("/decks/{n}: 港\n口.yaml")), slide: n + 1 }
    }

    #[test]
    fn a_bad_entry_loses_no_other() {
        let all: Vec<Bookmark> = (0..3).map(left).collect();
        let as_json: String = all.iter().filter_map(written).collect();
        // As earlier versions wrote them, and people do.
        let as_yaml = serde_yaml::to_string(&all).unwrap();
        for text in [as_json, as_yaml] {
            assert_eq!(entries(&text), all);
            for bad in [
                "- file: 7\n  slide: x\n",
                "- [torn\n",
                "- {\"file\":\"a\n",
                "- \u{fffd}\n",
                "- file: a\n  slide: -1\n",
            ] {
                let (first, rest) = text.split_at(text.match_indices("\n- ").next().unwrap().0 + 1);
                assert_eq!(entries(&format!("{first}{bad}{rest}")), all, "{bad}");
            }
        }
    }

    #[test]
    fn a_name_that_is_no_text_has_no_place() {
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().unwrap();
        let name = std::ffi::OsStr::from_bytes(b"/decks/\xFF.yaml");
        let file = folder.path().join("places.yaml");
        assert_eq!(keep(&file, Bookmark { file: name.into(), slide: 1 }), None);
        assert!(!file.exists());
    }

    #[test]
    fn decks_that_are_left_at_once_all_keep_their_place() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state/places.yaml");
        std::thread::scope(|scope| {
            for n in 0..12 {
                let file = &file;
                scope.spawn(move || keep(file, left(n)));
            }
        });
        let kept = bookmarks(&file);
        assert!((0..12).all(|n| kept.contains(&left(n))), "{kept:?}");
        for n in 0..300 {
            let _ = keep(&file, left(n));
        }
        assert_eq!((bookmarks(&file).len(), &bookmarks(&file)[0]), (MAX_BOOKMARKS, &left(299)));
    }

    #[test]
    fn what_is_no_file_has_no_places_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("places.yaml");
        std::process::Command::new("mkfifo").arg(&file).status().unwrap();
        assert_eq!(bookmarks(&file), []);
        assert_eq!(keep(&file, left(1)), None);
        fs::remove_file(&file).unwrap();
        std::os::unix::fs::symlink("/dev/zero", &file).unwrap();
        assert_eq!((bookmarks(&file), keep(&file, left(1))), (vec![], None));
    }
}
