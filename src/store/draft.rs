//! What a reviewer has typed and not sent, kept in the state folder until it is: a file a deck and a name.

use super::write::replace_quickly;
use super::{MAX_STATE_BYTES, read_file, state_folder};
use crate::review::digest_of;
use std::fs;
use std::path::{Path, PathBuf};

/// The file for what `name` types about the deck at `path`; nothing where the system has no place for it.
pub fn draft_file(path: &Path, name: &str) -> Option<PathBuf> {
    let deck = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let file = format!("{}.json", digest_of(&[&deck.to_string_lossy(), name]));
    Some(state_folder()?.join("drafts").join(file))
}

/// What is kept there; nothing where that is nothing, or no draft of ours.
pub fn read_draft<T: serde::de::DeserializeOwned>(file: &Path) -> Option<T> {
    serde_json::from_slice(&read_file(file, MAX_STATE_BYTES).ok()?).ok()
}

/// Keeps a draft, or removes it. It need not survive the machine, so that it is not waited for; it does the program.
pub fn keep_draft<T: serde::Serialize>(file: &Path, draft: Option<&T>) {
    let Some(draft) = draft else {
        let _ = fs::remove_file(file);
        return;
    };
    let Ok(text) = serde_json::to_vec(draft) else { return };
    if let Some(folder) = file.parent()
        && fs::create_dir_all(folder).is_ok()
    {
        let _ = replace_quickly(file, &text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_there_until_it_is_taken_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("drafts").join("a.json");
        assert_eq!(read_draft::<String>(&file), None);
        keep_draft(&file, Some(&"有問題"));
        keep_draft(&file, Some(&"有問題，請看"));
        assert_eq!(read_draft::<String>(&file).as_deref(), Some("有問題，請看"));
        let mode = std::os::unix::fs::MetadataExt::mode(&fs::metadata(&file).expect("it is there"));
        assert_eq!(mode & 0o777, 0o600, "nobody else reads it");
        keep_draft::<String>(&file, None);
        assert_eq!(read_draft::<String>(&file), None);
        fs::write(&file, "{torn").expect("written");
        assert_eq!(read_draft::<String>(&file), None);
    }
}
