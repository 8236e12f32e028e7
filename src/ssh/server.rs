//! The server's life: its socket, its keys, who is let in, how it ends.

use super::connection::{Connection, Stages};
use super::gate::Ticket;
use super::hall::{Answer, Hall};
use super::house::{Doors, House};
use super::log::Format;
use super::{host_key, lock};
use anyhow::{Context, Result};
use russh::MethodKind;
use russh::server::{Config, run_stream};
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// How long somebody may take to log in and say what they want.
const LOGIN_TIME: Duration = Duration::from_secs(30);
/// How often a client that says nothing is asked whether it is there, and how often in vain.
const KEEPALIVE: (Duration, usize) = (Duration::from_secs(15), 3);
/// How many keys may be tried.
const MAX_TRIES: usize = 4;
/// What of a client's bytes may be under way, in bytes: more waits at the client.
const WINDOW: u32 = 64 * 1024;
/// How long is waited after accepting has failed, as it does where there are no more file descriptors.
const BREATH: Duration = Duration::from_millis(200);
/// How long is nothing said of that again.
const SILENCE: Duration = Duration::from_mins(1);
/// How long sessions may take to end when the server does.
const LEAVING: Duration = Duration::from_secs(4);

/// What is served, to whom, and how.
pub struct Serving {
    /// Decks and folders of decks.
    pub decks: Vec<PathBuf>,
    /// The file of the keys that log in; any key does where there is none.
    pub keys: Option<PathBuf>,
    /// The file of the server's own key.
    pub host_key: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// How many must have approved a claim.
    pub n_approvals: usize,
    /// Whether presenters may change the decks.
    pub can_edit: bool,
    /// How many sessions there may be at once.
    pub max_sessions: u32,
    /// How the log is written.
    pub format: Format,
    /// How files are opened.
    pub doors: Doors,
    /// Answers a command, given to SSH in place of a shell, about these decks.
    pub answer: fn(&str, &[PathBuf]) -> Answer,
}

/// Serves until it is told to stop.
///
/// # Errors
/// Where it cannot begin: a deck is not there, a key cannot be read, the address cannot be had.
pub fn serve(serving: Serving) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(std::thread::available_parallelism().map_or(2, |n| n.get().min(4)))
        .enable_all()
        .build()
        .context("the server cannot start")?;
    let done = runtime.block_on(run(serving));
    // What waits in the kernel for a file does not keep the program.
    runtime.shutdown_timeout(Duration::from_millis(200));
    done
}

async fn run(serving: Serving) -> Result<()> {
    let key = host_key::load_or_create(&serving.host_key)?;
    let fingerprint = host_key::fingerprint(&key);
    let house = House::new(&serving.decks, serving.doors)?;
    let (n_approvals, max_sessions) = (serving.n_approvals, serving.max_sessions);
    let mut hall = Hall::new(house, n_approvals, max_sessions, serving.format, serving.answer);
    hall.can_edit = serving.can_edit;
    if let Some(file) = &serving.keys {
        hall.keep_to(file)?;
    }
    let hall = Arc::new(hall);
    let listener = TcpListener::bind(serving.listen)
        .await
        .with_context(|| format!("cannot listen at {}", serving.listen))?;
    let mut config = Config {
        server_id: russh::SshId::Standard(concat!("SSH-2.0-jianbao_", env!("CARGO_PKG_VERSION")).into()),
        methods: [MethodKind::PublicKey].as_slice().into(),
        auth_rejection_time: Duration::from_millis(500),
        // The question that OpenSSH opens with.
        auth_rejection_time_initial: Some(Duration::ZERO),
        max_auth_attempts: MAX_TRIES,
        inactivity_timeout: None,
        keepalive_interval: Some(KEEPALIVE.0),
        keepalive_max: KEEPALIVE.1,
        nodelay: true,
        window_size: WINDOW,
        event_buffer_size: 2,
        channel_buffer_size: 1,
        ..Config::default()
    };
    config.keys.push(key);
    silence_panics(&hall);
    let address = listener.local_addr().unwrap_or(serving.listen);
    hall.log("listening", &[("on", address.to_string().into()), ("host-key", fingerprint.into())]);
    let accepting = tokio::spawn(accept(Arc::clone(&hall), listener, Arc::new(config)));
    wait_for_signal().await?;
    hall.log("closing", &[]);
    accepting.abort();
    hall.close(LEAVING).await;
    Ok(())
}

/// A panic ends its session and nothing else; what it says is logged as all else is.
fn silence_panics(hall: &Arc<Hall>) {
    let hall = Arc::downgrade(hall);
    std::panic::set_hook(Box::new(move |panic| {
        let Some(hall) = hall.upgrade() else { return };
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let said = panic.payload_as_str().unwrap_or_default();
        hall.log("panic", &[("place", place.into()), ("said", said.into())]);
    }));
}

async fn wait_for_signal() -> Result<()> {
    let mut kinds = [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()]
        .map(|kind| signal(kind).context("signals cannot be waited for"));
    let [Ok(terminate), Ok(interrupt), Ok(hangup)] = &mut kinds else {
        return kinds.into_iter().collect::<Result<Vec<_>>>().map(drop);
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
        _ = hangup.recv() => {}
    }
    Ok(())
}

/// Lets connections in, for ever: whatever goes wrong with one, or with all for a while, the next is waited for.
async fn accept(hall: Arc<Hall>, listener: TcpListener, config: Arc<Config>) {
    let mut told: Option<Instant> = None;
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => match hall.knock(peer.ip()) {
                Ok(ticket) => {
                    let (hall, config) = (Arc::clone(&hall), Arc::clone(&config));
                    tokio::spawn(attend(hall, config, stream, peer, ticket));
                }
                Err(turned) => hall.log_sparingly("turned-away", peer, turned.to_string()),
            },
            Err(error) => {
                // Once in a while, and not at each try, even where some tries succeed: strangers can bring it about.
                if told.is_none_or(|told| told.elapsed() >= SILENCE) {
                    told = Some(Instant::now());
                    hall.log("accept", &[("why", error.to_string().into())]);
                }
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

/// Attends to one connection until it ends. Its ticket is given back, whatever happens.
async fn attend(hall: Arc<Hall>, config: Arc<Config>, stream: TcpStream, peer: SocketAddr, ticket: Ticket) {
    let ticket = Arc::new(Mutex::new(Some(ticket)));
    let given = Returned { hall: Arc::clone(&hall), ticket: Arc::clone(&ticket) };
    if let Err(error) = converse(&hall, config, stream, peer, ticket).await {
        hall.log_sparingly("connection", peer, error.to_string());
    }
    drop(given);
}

async fn converse(
    hall: &Arc<Hall>,
    config: Arc<Config>,
    stream: TcpStream,
    peer: SocketAddr,
    ticket: Arc<Mutex<Option<Ticket>>>,
) -> Result<()> {
    let (stream, line) = with_line(stream)?;
    let (begun, mut has_begun) = watch::channel(false);
    let (over, mut is_over) = watch::channel(None);
    let connection = Connection::new(Arc::clone(hall), peer, ticket, Stages { begun, over });
    let until = tokio::time::Instant::now() + LOGIN_TIME;
    let mut running = tokio::time::timeout_at(until, run_stream(config, stream, connection))
        .await
        .context("has not logged in")??;
    let mut counted = None;
    let session = async {
        let begun = async { has_begun.wait_for(|begun| *begun).await.is_ok() };
        if !tokio::time::timeout_at(until, begun).await.unwrap_or(false) {
            anyhow::bail!("has not logged in");
        }
        counted = Some(hall.count_session());
        // What ends the session ends the connection, whether or not the client takes its leave.
        let over = is_over.wait_for(Option::is_some).await;
        Ok(over.ok().and_then(|patience| *patience).unwrap_or_default())
    };
    let done = tokio::select! {
        done = session => done,
        ended = &mut running => return ended.map_err(Into::into),
    };
    let patience = done.as_ref().copied().unwrap_or_default();
    let _ = tokio::time::timeout(patience, running).await;
    // A client that does not read keeps russh waiting in a write, which nothing else ends.
    let _ = line.shutdown(std::net::Shutdown::Both);
    drop(counted);
    done.map(drop)
}

/// A stream and a second handle of its line, by which it can be cut.
fn with_line(stream: TcpStream) -> io::Result<(TcpStream, std::net::TcpStream)> {
    stream.set_nodelay(true)?;
    let stream = stream.into_std()?;
    let line = stream.try_clone()?;
    Ok((TcpStream::from_std(stream)?, line))
}

/// Gives a ticket back.
struct Returned {
    hall: Arc<Hall>,
    ticket: Arc<Mutex<Option<Ticket>>>,
}

impl Drop for Returned {
    fn drop(&mut self) {
        if let Some(ticket) = lock(&self.ticket).take() {
            self.hall.leave(ticket);
        }
    }
}
