//! The pictures of captions, written beside a deck under names of our own, and named in it.

#![expect(clippy::disallowed_methods, reason = "the shell: files")]

use super::open::Illustrated;
use crate::article::{self, Kind, MAX_PICTURE_BYTES};
use crate::fault::Fault;
use crate::store;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The most pictures that are written for one deck, and the most bytes of them all.
const MAX_PICTURES: usize = 300;
const MAX_BYTES: usize = 128 << 20;

/// A picture that is to stand beside the deck.
pub(super) struct Picture {
    pub(super) path: PathBuf,
    pub(super) bytes: Vec<u8>,
}

/// Finds the pictures of an article's captions and names them as the deck in `deck` will; a caption whose picture is not
/// there, or is none, has none. The second are the captions that have lost theirs.
pub(super) fn named(read: &mut Illustrated, path: &Path, deck: &Path, found: &mut Vec<Picture>) -> usize {
    let mut n_missing = 0;
    for block in read.article.blocks.iter_mut().filter(|block| block.kind == Kind::Caption) {
        let Some(name) = block.image.take() else { continue };
        let Some(format) = read.format else {
            // Markdown names its pictures itself.
            block.image = Some(name);
            continue;
        };
        let bytes = article::picture(&read.bytes, format, &name).or_else(|| beside(path, &name));
        let picture = bytes.and_then(|bytes| picture(bytes, deck));
        let n_bytes: usize = found.iter().map(|picture| picture.bytes.len()).sum();
        match picture {
            Some(picture) if found.len() < MAX_PICTURES && n_bytes + picture.bytes.len() <= MAX_BYTES => {
                block.image = picture.path.file_name().and_then(|name| name.to_str()).map(str::to_owned);
                if found.iter().all(|other| other.path != picture.path) {
                    found.push(picture);
                }
            }
            _ => n_missing += 1,
        }
    }
    n_missing
}

/// A picture under the name that it will have: the deck's, and what its bytes come to, so that two never share one.
fn picture(bytes: Vec<u8>, deck: &Path) -> Option<Picture> {
    let ending = article::picture_ending(&bytes)?;
    let stem = deck.file_stem().and_then(|stem| stem.to_str()).unwrap_or("deck");
    let sum: Vec<String> = Sha256::digest(&bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let sum = sum.concat();
    Some(Picture { path: deck.with_file_name(format!("{stem}-{sum}.{ending}")), bytes })
}

/// A picture that a page keeps in a file: in the page's folder or below, however it is named.
fn beside(page: &Path, name: &str) -> Option<Vec<u8>> {
    let name = name.split(['?', '#']).next()?;
    let name = String::from_utf8(article::percent_decoded(name.as_bytes())).ok()?;
    if page == Path::new("-") || name.contains('\0') {
        return None;
    }
    let folder = page.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).ok()?;
    let file = fs::canonicalize(folder.join(&name)).ok()?;
    let metadata = fs::metadata(&file).ok()?;
    let is_ours =
        file.starts_with(&folder) && metadata.is_file() && metadata.len() <= MAX_PICTURE_BYTES as u64;
    if is_ours { store::read(&file).ok() } else { None }
}

/// Writes the pictures. One that is there already is the same, by its name; what is not is never written over.
pub(super) fn write(pictures: &[Picture]) -> Result<(), Fault> {
    for picture in pictures {
        if picture.path.exists() {
            if store::read(&picture.path)? == picture.bytes {
                continue;
            }
            let fault = Fault::with(&picture.path, "is there already and is another picture");
            return Err(fault.hint("move it, or write the deck elsewhere"));
        }
        store::write(&picture.path, &picture.bytes, false)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_found_below_its_page_and_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("in/page_files")).unwrap();
        fs::write(root.join("in/page_files/a b.png"), "ours").unwrap();
        fs::write(root.join("secret.png"), "not ours").unwrap();
        std::os::unix::fs::symlink(root.join("secret.png"), root.join("in/link.png")).unwrap();
        let page = root.join("in/page.html");
        for (name, expected) in [
            ("page_files/a%20b.png?v=1", Some("ours")),
            ("./page_files/../page_files/a b.png", Some("ours")),
            ("../secret.png", None),
            ("..%2Fsecret.png", None),
            ("link.png", None),
            ("page_files", None),
            ("none.png", None),
            ("", None),
        ] {
            assert_eq!(beside(&page, name).as_deref(), expected.map(str::as_bytes), "{name}");
        }
        let absolute = root.join("secret.png");
        assert_eq!(beside(&page, absolute.to_str().unwrap()), None);
    }

    #[test]
    fn what_is_not_ours_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let picture = |bytes: &[u8]| Picture { path: folder.path().join("a.png"), bytes: bytes.to_vec() };
        assert!(write(&[picture(b"one")]).is_ok());
        assert!(write(&[picture(b"one")]).is_ok(), "the same is there already");
        assert!(write(&[picture(b"two")]).is_err());
        assert_eq!(fs::read(folder.path().join("a.png")).unwrap(), b"one");
    }
}
