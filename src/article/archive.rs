//! The archive (ZIP) that a document is: its files by name, unpacked within limits.
//!
//! At most [`MAX_FILES`] files are listed and [`MAX_UNPACKED`] bytes unpacked, at most [`MAX_RATIO`] times what they are
//! packed in: a bomb is refused after that much work and memory. Nothing is written and no path is followed.

use super::Refusal;
use std::collections::HashMap;
use std::io::Read;

/// The most files that are listed. A book of a thousand chapters has three thousand.
const MAX_FILES: usize = 20_000;
/// The most that is unpacked of one document, in bytes: the text of fifty novels, marked up.
pub(super) const MAX_UNPACKED: usize = 64 << 20;
/// How many times larger than packed a file is at most, if it is larger than [`FREE`]. Deflate can do 1,032 on what says
/// nothing; a document's markup comes to 20, a table of zeros to 80.
const MAX_RATIO: usize = 250;
const FREE: usize = 1 << 20;

/// An archive, listed.
pub(super) struct Archive<'a> {
    zip: rawzip::ZipSliceArchive<&'a [u8]>,
    files: HashMap<Vec<u8>, (rawzip::ZipArchiveEntryWayfinder, rawzip::CompressionMethod)>,
    /// How many more bytes may be unpacked.
    n_left: usize,
}

/// A file of an archive is not as it should be.
pub(super) fn damaged() -> Refusal {
    Refusal {
        what: "damaged",
        hint: "open it in the program that made it and save it again; or give its text".to_owned(),
    }
}

fn too_large() -> Refusal {
    Refusal {
        what: "larger unpacked than any article",
        hint: format!("{} MiB are unpacked at most; give a part of it", MAX_UNPACKED >> 20),
    }
}

impl<'a> Archive<'a> {
    /// Lists an archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = rawzip::ZipArchive::from_slice(bytes).map_err(|_| damaged())?;
        let mut files = HashMap::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(|_| damaged())? {
            if files.len() >= MAX_FILES {
                return Err(too_large());
            }
            if entry.flags().is_encrypted() {
                return Err(Refusal {
                    what: "locked with a password",
                    hint: "save it without one".to_owned(),
                });
            }
            let name = entry.file_path().as_bytes().to_vec();
            files.entry(name).or_insert((entry.wayfinder(), entry.compression_method()));
        }
        Ok(Self { zip: archive, files, n_left: MAX_UNPACKED })
    }

    /// Whether there is a file of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.contains_key(name.as_bytes())
    }

    /// Unpacks a file; nothing where there is none of this name.
    pub(super) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some((wayfinder, method)) = self.files.get(name.as_bytes()) else { return Ok(None) };
        let entry = self.zip.get_entry(*wayfinder).map_err(|_| damaged())?;
        let packed = entry.data();
        let limit = self.n_left.min(packed.len().saturating_mul(MAX_RATIO).max(FREE));
        let mut unpacked = Vec::new();
        let most = limit as u64 + 1;
        let n = match *method {
            rawzip::CompressionMethod::STORE => packed.take(most).read_to_end(&mut unpacked),
            rawzip::CompressionMethod::DEFLATE => {
                flate2::bufread::DeflateDecoder::new(packed).take(most).read_to_end(&mut unpacked)
            }
            _ => return Err(damaged()),
        };
        let n = n.map_err(|_| damaged())?;
        if n > limit {
            return Err(too_large());
        }
        self.n_left -= n;
        Ok(Some(unpacked))
    }

    /// Unpacks a file that a document cannot be without.
    pub(super) fn need(&mut self, name: &str) -> Result<Vec<u8>, Refusal> {
        self.read(name)?.ok_or_else(damaged)
    }
}

/// A file's name as another file of the archive has it: `../media/a.png` in `word/_rels` is `media/a.png`.
pub(super) fn resolved(folder: &str, name: &str) -> String {
    let mut parts: Vec<&str> = if name.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in name.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

/// The folder of a file: `word` of `word/document.xml`.
pub(super) fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Archives for tests.
#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::io::Write;

    /// Packs files.
    pub(in crate::article) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
        for (name, content) in files {
            let start = archive.new_file(name).compression_method(rawzip::CompressionMethod::DEFLATE);
            let (mut entry, config) = start.start().expect("a new file");
            let encoder = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::default());
            let mut writer = config.wrap(encoder);
            writer.write_all(content).expect("written");
            let (encoder, descriptor) = writer.finish().expect("packed");
            encoder.finish().expect("packed");
            entry.finish(descriptor).expect("packed");
        }
        archive.finish().expect("listed");
        bytes
    }

    #[test]
    fn a_file_is_found_by_its_name() {
        let bytes = zip(&[("a.txt", b"one"), ("b/c.txt", b"two")]);
        let mut archive = Archive::open(&bytes).expect("an archive");
        assert_eq!(archive.read("b/c.txt"), Ok(Some(b"two".to_vec())));
        assert_eq!(archive.read("c.txt"), Ok(None));
        assert!(archive.has("a.txt") && !archive.has("a"));
        assert_eq!(archive.need("c.txt"), Err(damaged()));
    }

    #[test]
    fn a_bomb_is_refused_by_its_ratio_and_by_all_that_it_holds() {
        let zeros = vec![0; 2 << 20];
        let bytes = zip(&[("a", &zeros)]);
        assert!(bytes.len() < 4096);
        assert_eq!(Archive::open(&bytes).expect("an archive").read("a"), Err(too_large()));
        // Each is within the ratio, all together are not within the limit.
        let one: Vec<u8> = vec![b' '; FREE];
        let bytes = zip(&[("a", &one)]);
        let mut archive = Archive::open(&bytes).expect("an archive");
        for _ in 0..MAX_UNPACKED / FREE {
            assert!(archive.read("a").is_ok());
        }
        assert_eq!(archive.read("a"), Err(too_large()));
    }

    #[test]
    fn an_archive_of_too_many_files_is_refused() {
        let names: Vec<String> = (0..=MAX_FILES).map(|i| i.to_string()).collect();
        let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
        assert_eq!(Archive::open(&zip(&files)).err(), Some(too_large()));
    }

    #[test]
    fn names_are_those_of_the_archive() {
        for (folder, name, expected) in [
            ("word", "media/a.png", "word/media/a.png"),
            ("OEBPS/text", "../images/a.png", "OEBPS/images/a.png"),
            ("word", "/customXml/a", "customXml/a"),
            ("", "../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolved(folder, name), expected);
        }
    }

    #[test]
    fn a_file_that_is_not_packed_is_read_as_it_stands() {
        let mut bytes = Vec::new();
        let mut writer = rawzip::ZipArchiveWriter::new(&mut bytes);
        for (name, content) in [("a.txt", b"port".as_slice()), ("empty", b"")] {
            let start = writer.new_file(name).compression_method(rawzip::CompressionMethod::STORE);
            let (mut entry, config) = start.start().expect("a new file");
            let mut packer = config.wrap(&mut entry);
            packer.write_all(content).expect("written");
            let (_, descriptor) = packer.finish().expect("written");
            entry.finish(descriptor).expect("written");
        }
        writer.finish().expect("listed");
        let mut archive = Archive::open(&bytes).expect("an archive");
        assert_eq!(archive.read("a.txt").expect("a file").as_deref(), Some(&b"port"[..]));
        assert_eq!(archive.n_left, MAX_UNPACKED - 4);
        assert_eq!(archive.read("empty").expect("a file").as_deref(), Some(&b""[..]));
        assert_eq!(
            (archive.read("none"), archive.has("a.txt"), archive.has("none")),
            (Ok(None), true, false)
        );
    }
}
