//! The key by which clients know the server again: made at the first start, kept in a file, the same ever after.
//!
//! Of keys that are there already only those are taken that nobody else can read.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the shell: files")]

use crate::fault::Fault;
use crate::store;
use russh::keys::ssh_key::LineEnding;
use russh::keys::ssh_key::private::{Ed25519Keypair, KeypairData};
use russh::keys::{Algorithm, HashAlg, PrivateKey};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// The most that is read of a key's file: a key has a few hundred bytes.
const MAX_BYTES: u64 = 64 << 10;

/// Reads the server's key from `path`, in the form of OpenSSH, or makes an Ed25519 key there where there is none.
///
/// Of several that start at once, all end up with the same key.
///
/// # Errors
/// Where it is no such key, others may read it, or it cannot be read or written.
pub fn load_or_create(path: &Path) -> Result<PrivateKey, Fault> {
    if let Some(file) = open(path)? {
        return read(path, file);
    }
    let text =
        new_key().to_openssh(LineEnding::LF).map_err(|error| unwritable(path, &io::Error::other(error)))?;
    store::create_private(path, text.as_bytes()).map_err(|error| unwritable(path, &error))?;
    // What is there may be another's, who was faster.
    let astray = || Fault::with(path, "cannot be made there").hint("is it a link that leads nowhere?");
    let file = open(path)?.ok_or_else(astray)?;
    read(path, file)
}

/// The key's fingerprint, `SHA256:…`, for people to compare.
pub fn fingerprint(key: &PrivateKey) -> String {
    key.fingerprint(HashAlg::Sha256).to_string()
}

/// Opens a file that is one, and that its owner alone can read; nothing where there is none.
fn open(path: &Path) -> Result<Option<File>, Fault> {
    let unreadable = |error: io::Error| Fault::with(path, format!("cannot be read: {}", error.kind()));
    // Opening a pipe would wait for whoever writes to it.
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
        Ok(found) if !found.is_file() => {
            return Err(Fault::with(path, "is no file").hint("a host key is one"));
        }
        Ok(_) => {}
    }
    let file = File::open(path).map_err(unreadable)?;
    let mode = file.metadata().map_err(unreadable)?.permissions().mode();
    if mode & 0o077 != 0 {
        let fault = Fault::with(path, format!("can be read by others (mode {:03o})", mode & 0o777));
        return Err(fault.hint(format!("chmod 600 {}", path.display())));
    }
    Ok(Some(file))
}

fn read(path: &Path, file: File) -> Result<PrivateKey, Fault> {
    let name = path.display();
    let new = format!("give another file, or ssh-keygen -t ed25519 -N '' -f {name}");
    let Ok(key) = PrivateKey::read_openssh(&mut file.take(MAX_BYTES)) else {
        return Err(Fault::with(path, "is no private key in the form of OpenSSH").hint(new));
    };
    if key.is_encrypted() {
        let fault = Fault::with(path, "is encrypted, and nobody is there to give the passphrase");
        return Err(fault.hint(format!("ssh-keygen -p -N '' -f {name} takes it off")));
    }
    match key.algorithm() {
        Algorithm::Ed25519 | Algorithm::Ecdsa { .. } => Ok(key),
        other => {
            let message = format!("is a key of the kind {other}: Ed25519 and ECDSA can be a host's here");
            Err(Fault::with(path, message).hint(new))
        }
    }
}

fn new_key() -> PrivateKey {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).expect("the system has randomness, without which no hash map works either");
    let pair = KeypairData::Ed25519(Ed25519Keypair::from_seed(&seed));
    PrivateKey::new(pair, "jianbao").expect("a pair that was just made is not encrypted")
}

fn unwritable(path: &Path, error: &io::Error) -> Fault {
    Fault::with(path, format!("cannot be made: {}", error.kind())).hint("give a file in a folder of your own")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::brief;
    use std::fs::Permissions;
    use std::path::PathBuf;
    use std::sync::Barrier;
    use tempfile::TempDir;

    fn folder() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("host_key");
        (folder, path)
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn keep(path: &Path, text: &str, mode: u32) {
        fs::write(path, text).unwrap();
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    /// What is told of a file, with `FILE` for its name.
    #[track_caller]
    fn check(text: &str, mode: u32, expected: &str) {
        let (_folder, path) = folder();
        keep(&path, text, mode);
        let told = brief(&load_or_create(&path).unwrap_err()).join("\n");
        assert_eq!(told.replace(&path.display().to_string(), "FILE"), expected);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }

    fn text(key: &PrivateKey) -> String {
        key.to_openssh(LineEnding::LF).unwrap().to_string()
    }

    #[test]
    fn a_key_is_made_once_and_stays() {
        let (folder, path) = folder();
        let path = path.with_file_name("a").join("b").join("host_key");
        let key = load_or_create(&path).unwrap();
        assert_eq!((key.algorithm(), mode(&path)), (Algorithm::Ed25519, 0o600));
        assert_eq!([folder.path().join("a"), folder.path().join("a/b")].map(|made| mode(&made)), [0o700; 2]);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        let before = fs::read_to_string(&path).unwrap();
        assert_eq!(fingerprint(&load_or_create(&path).unwrap()), fingerprint(&key));
        assert_eq!(fs::read_to_string(&path).unwrap(), before);
        let other = load_or_create(&path.with_file_name("other")).unwrap();
        assert_ne!(fingerprint(&other), fingerprint(&key));
        assert!(fingerprint(&key).starts_with("SHA256:"));
    }

    #[test]
    fn all_who_start_at_once_have_the_same_key() {
        let (_folder, path) = folder();
        let start = Barrier::new(16);
        let keys: Vec<String> = std::thread::scope(|scope| {
            let starters: Vec<_> = (0..16)
                .map(|_| {
                    scope.spawn(|| {
                        start.wait();
                        fingerprint(&load_or_create(&path).unwrap())
                    })
                })
                .collect();
            starters.into_iter().map(|starter| starter.join().unwrap()).collect()
        });
        assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_key_that_others_can_read_is_refused() {
        let key = text(&new_key());
        for mode in [0o644, 0o640, 0o604, 0o660, 0o610, 0o601] {
            let expected = format!("FILE: can be read by others (mode {mode:03o})\nhint: chmod 600 FILE");
            check(&key, mode, &expected);
        }
        for mode in [0o600, 0o400, 0o700] {
            let (_folder, path) = folder();
            keep(&path, &key, mode);
            assert!(load_or_create(&path).is_ok(), "{mode:o}");
        }
    }

    #[test]
    fn what_is_no_key_for_a_host_is_refused() {
        let no_key = "FILE: is no private key in the form of OpenSSH\n\
            hint: give another file, or ssh-keygen -t ed25519 -N '' -f FILE";
        check("", 0o600, no_key);
        check("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n", 0o600, no_key);
        let whole = text(&new_key());
        check(whole.split_at(200).0, 0o600, no_key);
        check(
            ENCRYPTED,
            0o600,
            "FILE: is encrypted, and nobody is there to give the passphrase\n\
             hint: ssh-keygen -p -N '' -f FILE takes it off",
        );
        check(
            RSA,
            0o600,
            "FILE: is a key of the kind ssh-rsa: Ed25519 and ECDSA can be a host's here\n\
             hint: give another file, or ssh-keygen -t ed25519 -N '' -f FILE",
        );
    }

    #[test]
    fn an_ecdsa_key_is_taken() {
        let (_folder, path) = folder();
        keep(&path, ECDSA, 0o600);
        assert!(matches!(load_or_create(&path).unwrap().algorithm(), Algorithm::Ecdsa { .. }));
    }

    #[test]
    fn what_is_no_file_is_refused_without_waiting() {
        let (_folder, path) = folder();
        fs::create_dir(&path).unwrap();
        assert_eq!(load_or_create(&path).unwrap_err().message, "is no file");
        let link = path.with_file_name("link");
        std::os::unix::fs::symlink("nowhere", &link).unwrap();
        assert_eq!(load_or_create(&link).unwrap_err().message, "cannot be made there");
        let below = path.with_file_name("file").join("host_key");
        fs::write(path.with_file_name("file"), "").unwrap();
        assert!(load_or_create(&below).is_err());
    }

    /// An Ed25519 key with a passphrase, made for these tests and used nowhere else.
    const ENCRYPTED: &str = "\
-----BEGIN OPENSSH PRIVATE KEY-----\n\
b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABDve2Kgh4\n\
COEyQ3AF6uTY9dAAAAEAAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIJ2RlS1SFg0d36tl\n\
jKLOLgqAU0OkmF+vRtKNEYzAzGrFAAAAkIbYEBfRbuWpUdUsgmbIXRON3M0ySBJRQFN5s3\n\
3ELMuYN36vUcoar24sTMu2oEgXIylPffBbpGpbqPG2srvoGWbhcdnDGLRoHNy9PkDLXhMe\n\
2f8kDrVytsPxhfQL8wbyKpUxviKqapbvNpdf946fhzz4/Q7U5KF3BVWtxlUERswbqkQKgw\n\
k8J4Br9kSQyY0X3w==\n\
-----END OPENSSH PRIVATE KEY-----\n";

    /// An RSA key, made for these tests and used nowhere else.
    const RSA: &str = "\
-----BEGIN OPENSSH PRIVATE KEY-----\n\
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAlwAAAAdzc2gtcn\n\
NhAAAAAwEAAQAAAIEAzrO/JdvwBtu0MwKKyidPGGd8E24pNRizEBPgN6zF1E5D6fzELnrH\n\
Hg7yssz5U+xtf+uc+s6G1CR+UEUd+eisBCzEmE+a+8a0p44kayBg4TgzJnhF5jgv57hDji\n\
qmEx0lZIU89kbeUn79D3yNw7RZz31EwsMI0sZ+b2Ro8JrCy1cAAAH4drEsEnaxLBIAAAAH\n\
c3NoLXJzYQAAAIEAzrO/JdvwBtu0MwKKyidPGGd8E24pNRizEBPgN6zF1E5D6fzELnrHHg\n\
7yssz5U+xtf+uc+s6G1CR+UEUd+eisBCzEmE+a+8a0p44kayBg4TgzJnhF5jgv57hDjiqm\n\
Ex0lZIU89kbeUn79D3yNw7RZz31EwsMI0sZ+b2Ro8JrCy1cAAAADAQABAAAAgEwMdddIBB\n\
eB3dqmpMmbjM49xLihXyfZ3oebyHKzblWeNf5wsP0ozvmQJlsCbvkhk2ftF+Ru98w1YQPH\n\
ai/4GtEEfeFcbI1slcbjOK+qqRemTaNLCODdvAHbqTSHRvIx2B4mMyPopBrGCa5vlu9c70\n\
iEpMurZoUxSGA0ucPBUjOBAAAAQA7+MXev8aIlEQwcHRuQJSN4WhHYEIXCxHQKOXZZlvrk\n\
R5qy+WLL/xqmxOCiEwPOnY5IyoTuL2+b228bnMbtVBwAAABBAPsArCaQTODVLUmth/YvK3\n\
5hUTGy9MEXqciNi9606tcaK1SNtHcKCpgzh65R3gnVOUF1EZv0k8Gj9B6dskWNaksAAABB\n\
ANLRR8hn1uQj5mGv7zC57Jn/QeclP4l5agWtV+hxpryBoCbRdtt3J1kQqQChJzJC9SbGg/\n\
bPx9rAIqEUifqaO6UAAAAAAQID\n\
-----END OPENSSH PRIVATE KEY-----\n";

    /// An ECDSA key, made for these tests and used nowhere else.
    const ECDSA: &str = "\
-----BEGIN OPENSSH PRIVATE KEY-----\n\
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAaAAAABNlY2RzYS\n\
1zaGEyLW5pc3RwMjU2AAAACG5pc3RwMjU2AAAAQQSmwNzSzjz6cKyvJAVRvatVjpgjOqbl\n\
Nj8KdewR8yH0V6LqV4BRKesauCMQfxKo1IFCLX2KSGX86Wri6JYN64n+AAAAoG9Y5t5vWO\n\
beAAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBKbA3NLOPPpwrK8k\n\
BVG9q1WOmCM6puU2Pwp17BHzIfRXoupXgFEp6xq4IxB/EqjUgUItfYpIZfzpauLolg3rif\n\
4AAAAhAOOSmDaObro2ZEqcVCHixalhO/p+UlNsJsIs0ZOe830gAAAAAAECAwQFBgc=\n\
-----END OPENSSH PRIVATE KEY-----\n";
}
