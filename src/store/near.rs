//! A file that is not there: what is missing of its path, and what is there under a name near it.

use crate::fault::{Fault, nearest};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// How many names of a folder are looked at, and how many are given.
const MAX_LOOKED_AT: usize = 10_000;
const MAX_GIVEN: usize = 5;

/// Tells that there is no file at `path`, and which one may have been meant.
pub(super) fn missing(path: &Path) -> Fault {
    let folder = path.ancestors().skip(1).find(|folder| is_folder(folder)).unwrap_or(Path::new(""));
    let rest = path.strip_prefix(folder).unwrap_or(path);
    let mut parts = rest.iter();
    let first = folder.join(parts.next().unwrap_or_default());
    let is_file_missing = first == path;
    if let Ok(target) = fs::read_link(&first) {
        let place = if is_file_missing { String::new() } else { format!("{} ", first.display()) };
        let fault =
            Fault::with(path, format!("{place}is a link to {}, which is not there", target.display()));
        return fault.hint("remove the link, or make it anew");
    }
    let what = if is_file_missing {
        "there is no such file"
    } else {
        &format!("there is no folder {}", first.display())
    };
    let fault = Fault::with(path, what);
    let Some(near) = near(&first, is_file_missing) else { return fault };
    let whole = parts.fold(near.clone(), |path, part| path.join(part));
    let meant = if whole.exists() { whole } else { near };
    fault.hint(format!("did you mean \"{}\"?", meant.display()))
}

/// Tells that there is a folder where a file should be, and the decks in it.
pub(super) fn folder(path: &Path) -> Fault {
    let is_deck = |name: &String| {
        let extension = Path::new(name).extension().and_then(OsStr::to_str);
        matches!(extension, Some("yaml" | "yml"))
    };
    let mut decks: Vec<String> = names(path).into_iter().filter(is_deck).collect();
    decks.sort_unstable();
    let given: Vec<String> =
        decks.iter().take(MAX_GIVEN).map(|name| path.join(name).display().to_string()).collect();
    let fault = Fault::with(path, "is a folder");
    match decks.len() {
        0 => fault.hint("give a file in it"),
        n if n > MAX_GIVEN => fault.hint(format!("it has {n} decks: {}, …", given.join(", "))),
        _ => fault.hint(format!("the decks in it: {}", given.join(", "))),
    }
}

/// The file, or the folder, beside `path` whose name is nearest to its own, endings aside.
fn near(path: &Path, is_file: bool) -> Option<PathBuf> {
    let folder = path.parent()?;
    let names: Vec<String> =
        names(folder).into_iter().filter(|name| is_there(&folder.join(name), is_file)).collect();
    let stem = |name: &str| Path::new(name).file_stem().and_then(OsStr::to_str).map(str::to_owned);
    let wanted = path.file_name()?.to_str()?;
    let stems: Vec<String> = names.iter().filter_map(|name| stem(name)).collect();
    let meant = nearest(&stem(wanted)?, stems.iter().map(String::as_str))?;
    let same_stem = names.iter().filter(|name| stem(name).as_deref() == Some(meant));
    // Of `harbour.txt` and `harbour.yaml`, the one of the ending that was asked for.
    let name = same_stem.min_by_key(|name| (strsim::osa_distance(name, wanted), name.as_str()))?;
    Some(folder.join(name))
}

fn names(folder: &Path) -> Vec<String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(MAX_LOOKED_AT);
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// Whether there is a file, or a folder, and no link that leads nowhere.
fn is_there(path: &Path, is_file: bool) -> bool {
    fs::metadata(path).is_ok_and(|found| found.is_dir() != is_file)
}

/// The empty path is the folder that we are in.
fn is_folder(path: &Path) -> bool {
    path.as_os_str().is_empty() || path.is_dir()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::brief;
    use std::os::unix::fs::symlink;

    #[track_caller]
    fn check(fault: fn(&Path) -> Fault, path: &str, expected: &str) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("decks/old")).unwrap();
        for file in ["decks/harbour.yaml", "decks/harbour.txt", "decks/港口.yaml", "welcome.yaml"] {
            fs::write(root.join(file), "x").unwrap();
        }
        symlink("gone/b.yaml", root.join("lost.yaml")).unwrap();
        symlink("/nowhere/at/all", root.join("away")).unwrap();
        let told = brief(&fault(&root.join(path))).join("\n");
        assert_eq!(told.replace(&format!("{}/", root.display()), ""), expected);
    }

    #[test]
    fn a_missing_file_is_told_with_the_name_near_it() {
        for (path, expected) in [
            ("decks/harbor.yaml", "there is no such file\nhint: did you mean \"decks/harbour.yaml\"?"),
            ("decks/harbor.txt", "there is no such file\nhint: did you mean \"decks/harbour.txt\"?"),
            ("decks/harbour.yml", "there is no such file\nhint: did you mean \"decks/harbour.yaml\"?"),
            ("decks/港囗.yaml", "there is no such file\nhint: did you mean \"decks/港口.yaml\"?"),
            ("nowhere.yaml", "there is no such file"),
            ("deks/harbour.yaml", "there is no folder deks\nhint: did you mean \"decks/harbour.yaml\"?"),
            ("deks/x.yaml", "there is no folder deks\nhint: did you mean \"decks\"?"),
            ("a/b/c.yaml", "there is no folder a"),
        ] {
            check(missing, path, &format!("{path}: {expected}"));
        }
    }

    #[test]
    fn a_link_that_leads_nowhere_is_told_and_never_meant() {
        let hint = "hint: remove the link, or make it anew";
        check(
            missing,
            "lost.yaml",
            &format!("lost.yaml: is a link to gone/b.yaml, which is not there\n{hint}"),
        );
        check(
            missing,
            "away/b.yaml",
            &format!("away/b.yaml: away is a link to /nowhere/at/all, which is not there\n{hint}"),
        );
        check(missing, "lots.yaml", "lots.yaml: there is no such file");
    }

    #[test]
    fn a_folder_is_told_with_the_decks_in_it() {
        check(
            folder,
            "decks",
            "decks: is a folder\nhint: the decks in it: decks/harbour.yaml, decks/港口.yaml",
        );
        check(folder, "decks/old", "decks/old: is a folder\nhint: give a file in it");
    }
}
