//! What all connections share: the decks, the keys, the gate, the log, and that the server is about to end.

use super::gate::{Gate, Limits, Ticket, Turned};
use super::house::House;
use super::keyring::{Denied, Guest, Keyring};
use super::lock;
use super::log::{Field, Format, Log, Value};
use crate::fault::Fault;
use crate::store;
use jiff::Timestamp;
use russh::keys::ssh_key::Certificate;
use russh::keys::{Algorithm, PublicKey};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// What a command printed, and its exit status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// For standard output.
    pub out: String,
    /// For standard error.
    pub err: String,
    /// The exit status.
    pub status: u8,
}

/// How long lines that strangers bring about are counted.
const COUNTING: Duration = Duration::from_mins(1);

impl Answer {
    /// Says why there is no answer.
    pub(super) fn refusal(why: &str, status: u8) -> Self {
        Self { err: why.to_owned(), status, ..Self::default() }
    }
}

/// What all connections share.
pub(super) struct Hall {
    pub(super) house: Arc<House>,
    pub(super) n_approvals: usize,
    pub(super) is_open_door: bool,
    /// Whether presenters may change the decks.
    pub(super) can_edit: bool,
    pub(super) answer: fn(&str, &[PathBuf]) -> Answer,
    keys: Mutex<Keys>,
    gate: Mutex<Gate>,
    log: Log,
    is_counting: AtomicBool,
    started: Instant,
    is_closing: watch::Sender<bool>,
    sessions: watch::Sender<usize>,
}

/// The keys, as the file was when it was read.
#[derive(Default)]
struct Keys {
    file: Option<PathBuf>,
    version: Option<store::Version>,
    keyring: Keyring,
}

impl Hall {
    /// The hall of a house, with nobody in it.
    pub(super) fn new(
        house: Arc<House>,
        n_approvals: usize,
        max_sessions: u32,
        format: Format,
        answer: fn(&str, &[PathBuf]) -> Answer,
    ) -> Self {
        Self {
            house,
            n_approvals,
            is_open_door: true,
            can_edit: false,
            answer,
            keys: Mutex::default(),
            gate: Mutex::new(Gate::new(Limits { n_sessions: max_sessions, ..Limits::default() })),
            log: Log::new(format, io::stderr()),
            is_counting: AtomicBool::new(false),
            started: Instant::now(),
            is_closing: watch::Sender::new(false),
            sessions: watch::Sender::new(0),
        }
    }

    /// Lets in whose keys are in a file, and nobody else.
    ///
    /// # Errors
    /// Where the file cannot be read: at the start it is no file of keys then.
    pub(super) fn keep_to(&mut self, file: &Path) -> Result<(), Fault> {
        let hint = "an authorized_keys file: a line `ssh-ed25519 AAAA… NAME` for each who may log in";
        let bytes = store::read(file).map_err(|fault| fault.hint(hint))?;
        let (version, keyring) = (store::version(file), self.read_keys(&bytes));
        *lock(&self.keys) = Keys { file: Some(file.to_owned()), version, keyring };
        self.is_open_door = false;
        Ok(())
    }

    /// Lets a connection in to log in.
    pub(super) fn knock(&self, from: IpAddr) -> Result<Ticket, Turned> {
        lock(&self.gate).knock(from, self.started.elapsed())
    }

    /// Takes note that a connection has ended.
    pub(super) fn leave(&self, ticket: Ticket) {
        lock(&self.gate).leave(ticket);
    }

    /// Tells all that the server ends, and waits until they have gone, as long as that may take.
    pub(super) async fn close(&self, patience: Duration) {
        self.is_closing.send_replace(true);
        let mut sessions = self.sessions.subscribe();
        let _ = tokio::time::timeout(patience, sessions.wait_for(|n| *n == 0)).await;
        self.log.finish(Timestamp::now());
    }

    /// Writes an event into the log.
    pub(super) fn log(&self, event: &'static str, fields: &[Field]) {
        self.log.write(Timestamp::now(), event, fields);
    }

    /// Writes an event that strangers bring about.
    pub(super) fn log_sparingly(self: &Arc<Self>, event: &'static str, peer: SocketAddr, why: String) {
        let fields = [("from", peer.to_string().into()), ("why", Value::from(why))];
        self.log.write_sparingly(Timestamp::now(), event, peer.ip(), &fields);
        // What is only counted is told when the minute is over, also where nothing else happens.
        if !self.is_counting.swap(true, Ordering::SeqCst) {
            let hall = Arc::clone(self);
            tokio::spawn(async move {
                tokio::time::sleep(COUNTING).await;
                hall.is_counting.store(false, Ordering::SeqCst);
                hall.log.tick(Timestamp::now());
            });
        }
    }

    /// Whether an offered key is worth being proven.
    pub(super) fn may_prove(&self, key: &PublicKey, from: IpAddr) -> Result<(), Denied> {
        if key.algorithm().is_rsa() || matches!(key.algorithm(), Algorithm::Dsa) {
            return Err(Denied::Kind);
        }
        let keys = self.current_keys();
        if keys.file.is_none() || keys.keyring.has_authorities() {
            return Ok(());
        }
        keys.keyring.guest(key, from, Timestamp::now()).map(drop)
    }

    /// Who has proven that a key is theirs.
    pub(super) fn guest(&self, key: &PublicKey, from: IpAddr) -> Result<Guest, Denied> {
        let keys = self.current_keys();
        match keys.file {
            None => Ok(Guest::anyone(key)),
            Some(_) => keys.keyring.guest(key, from, Timestamp::now()),
        }
    }

    /// Who has proven that a certificate's key is theirs.
    pub(super) fn guest_by_certificate(
        &self,
        user: &str,
        certificate: &Certificate,
        from: IpAddr,
    ) -> Result<Guest, Denied> {
        let keys = self.current_keys();
        keys.keyring.guest_by_certificate(user, certificate, from, Timestamp::now())
    }

    /// The keys as their file is now; as they were where it is not there for a moment.
    fn current_keys(&self) -> MutexGuard<'_, Keys> {
        let mut keys = lock(&self.keys);
        let Some(file) = keys.file.clone() else { return keys };
        let version = store::version(&file);
        if version != keys.version {
            match store::read(&file) {
                Ok(bytes) => {
                    let keyring = self.read_keys(&bytes);
                    (keys.version, keys.keyring) = (version, keyring);
                }
                Err(fault) => {
                    // Told once, and looked for again when it changes: nobody new gets in, nobody is thrown out.
                    keys.version = version;
                    self.log("keys", &[("why", fault.to_string().into())]);
                }
            }
        }
        keys
    }

    fn read_keys(&self, bytes: &[u8]) -> Keyring {
        let (keyring, refused) = Keyring::read(&String::from_utf8_lossy(bytes));
        for refused in &refused {
            self.log("keys", &[("line", refused.line.into()), ("why", refused.why.as_str().into())]);
        }
        self.log("keys", &[("read", keyring.n_keys().into())]);
        keyring
    }

    /// Makes a connection that has logged in a session.
    pub(super) fn log_in(&self, ticket: &Mutex<Option<Ticket>>) -> Result<(), Turned> {
        let mut ticket = lock(ticket);
        let now = self.started.elapsed();
        ticket.as_mut().map_or(Ok(()), |ticket| lock(&self.gate).log_in(ticket, now))
    }

    /// Told when the server ends.
    pub(super) fn is_closing(&self) -> watch::Receiver<bool> {
        self.is_closing.subscribe()
    }

    /// When the server started: all sessions tell the time from it, so that they can tell it each other.
    pub(super) const fn started(&self) -> Instant {
        self.started
    }

    /// Counts a session while what is given lives.
    pub(super) fn count_session(self: &Arc<Self>) -> Counted {
        self.sessions.send_modify(|n| *n += 1);
        Counted(Arc::clone(self))
    }
}

/// A session that is counted.
pub(super) struct Counted(Arc<Hall>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.sessions.send_modify(|n| *n -= 1);
    }
}
