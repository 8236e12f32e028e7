//! Where the terminals of a talk meet: a socket in a folder that nobody else can look into.

use rustix::net::sockopt::socket_peercred;
use rustix::process::getuid;
use std::fs::{DirBuilder, File, Permissions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, ErrorKind};
use std::os::fd::AsFd;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

/// The longest path of a socket, in bytes, on the systems that take the shortest.
const MAX_PATH: usize = 103;

/// The place of one deck.
pub(super) struct Meeting {
    socket: PathBuf,
    lock: PathBuf,
}

/// How one has come to a meeting.
pub(super) enum Joined {
    /// Nobody was there: who comes next comes to us.
    Listening(UnixListener),
    /// To whoever listens.
    Connected(UnixStream),
}

impl Meeting {
    /// The place of the deck at `path`, by whatever links it is reached.
    pub(super) fn of(path: &Path) -> Result<Self, String> {
        let folder = folder()?;
        let path = path.canonicalize().map_err(|error| format!("the deck's path: {}", error.kind()))?;
        let mut hasher = DefaultHasher::new();
        path.hash(&mut hasher);
        let name = format!("{:016x}", hasher.finish());
        let socket = folder.join(format!("{name}.sock"));
        if socket.as_os_str().len() > MAX_PATH {
            return Err(format!("{} is too long a path for a socket: set TMPDIR", socket.display()));
        }
        Ok(Self { socket, lock: folder.join(format!("{name}.lock")) })
    }

    /// Comes to whoever listens, or listens. A socket that somebody left who died is taken over; two who come at once
    /// do so one after the other.
    pub(super) fn join(&self) -> io::Result<Joined> {
        if let Ok(stream) = UnixStream::connect(&self.socket) {
            return own(stream);
        }
        let lock = File::options().create(true).truncate(false).write(true).open(&self.lock)?;
        lock.set_permissions(Permissions::from_mode(0o600))?;
        rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive)?;
        match UnixStream::connect(&self.socket) {
            Ok(stream) => return own(stream),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(_) => std::fs::remove_file(&self.socket)?,
        }
        let listener = UnixListener::bind(&self.socket)?;
        std::fs::set_permissions(&self.socket, Permissions::from_mode(0o600))?;
        Ok(Joined::Listening(listener))
    }

    /// Listens no more: whoever waits for somebody to come is woken, and nobody else comes.
    pub(super) fn close(&self) {
        let _ = UnixStream::connect(&self.socket);
        let _ = std::fs::remove_file(&self.socket);
    }
}

fn own(stream: UnixStream) -> io::Result<Joined> {
    if is_own(&stream) { Ok(Joined::Connected(stream)) } else { Err(ErrorKind::PermissionDenied.into()) }
}

/// Whether the other end is of the same person. (The folder keeps everybody else out but root.)
pub(super) fn is_own(stream: &UnixStream) -> bool {
    #[cfg(target_os = "linux")]
    return socket_peercred(stream.as_fd()).is_ok_and(|other| other.uid == getuid());
    #[cfg(not(target_os = "linux"))]
    return true;
}

/// Sends a line at once; where there is no room for it, whoever should read has stopped.
pub(super) fn send(stream: &UnixStream, line: &[u8]) -> bool {
    let flags = rustix::net::SendFlags::DONTWAIT | rustix::net::SendFlags::NOSIGNAL;
    rustix::net::send(stream.as_fd(), line, flags) == Ok(line.len())
}

/// The folder of this person's sockets: of the session's runtime folder, or else of the temporary one.
fn folder() -> Result<PathBuf, String> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let uid = getuid().as_raw();
    let runtime = variable("XDG_RUNTIME_DIR").filter(|folder| folder.is_absolute() && is_of(folder, uid));
    let folder = match runtime {
        Some(folder) => folder.join("jianbao"),
        None => std::env::temp_dir().join(format!("jianbao-{uid}")),
    };
    match DirBuilder::new().mode(0o700).create(&folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            Err(format!("{} cannot be made: {}", folder.display(), error.kind()))
        }
        _ if !is_of(&folder, uid) => {
            Err(format!("{} is somebody else's, or open to others", folder.display()))
        }
        _ => Ok(folder),
    }
}

/// Whether it is a folder of this person's own that nobody else can look into; no link to one.
fn is_of(folder: &Path, uid: u32) -> bool {
    let found = std::fs::symlink_metadata(folder);
    found.is_ok_and(|found| found.is_dir() && found.uid() == uid && found.mode().trailing_zeros() >= 6)
}
