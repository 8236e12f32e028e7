//! A session: one task that owns the talk and the driver of one client, as `tty`'s shell does for a terminal here.
//!
//! Output is a state and no queue: a frame is drawn when the client has taken the last one, so that one that does not
//! read costs one frame and delays nobody. A client that types faster than its keys can be served is served at the
//! pace of a quarter of one core.

mod stage;

use super::client::Terminal;
use super::hall::Hall;
use super::keyring::Guest;
use crate::app::Language;
use crate::session::{FORGET_PICTURES, Form, LEAVE};
use crate::text::WidthPolicy;
use russh::ChannelId;
use russh::server::Handle;
use stage::{Leave, Stage};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, watch};

/// How long a client may take to take a frame.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long it may take to take its leave.
const GOODBYE: Duration = Duration::from_secs(2);
/// How long it may take to close the line when its session has ended.
const CLOSING: Duration = Duration::from_secs(1);

/// The way to a client: a channel of its connection.
#[derive(Clone)]
pub(super) struct Line {
    handle: Handle,
    channel: ChannelId,
}

impl Line {
    pub(super) const fn new(handle: Handle, channel: ChannelId) -> Self {
        Self { handle, channel }
    }

    /// Sends bytes; tells whether they were taken in time.
    async fn send(&self, bytes: Vec<u8>) -> bool {
        let sent = tokio::time::timeout(PATIENCE, self.handle.data(self.channel, bytes)).await;
        matches!(sent, Ok(Ok(())))
    }

    /// Sends what is last, says what is to be said, and ends the channel, as long as that may take.
    pub(super) async fn finish(&self, out: Vec<u8>, err: String, status: u8, patience: Duration) {
        let (handle, channel) = (&self.handle, self.channel);
        let end = async {
            if !out.is_empty() {
                handle.data(channel, out).await.ok()?;
            }
            if !err.is_empty() {
                handle.extended_data(channel, 1, err.into_bytes()).await.ok()?;
            }
            handle.exit_status_request(channel, status.into()).await.ok()?;
            handle.eof(channel).await.ok()?;
            handle.close(channel).await.ok()
        };
        let _ = tokio::time::timeout(patience, end).await;
    }
}

/// Who has logged in and asked for a terminal.
pub(super) struct Client {
    pub(super) hall: Arc<Hall>,
    pub(super) guest: Guest,
    pub(super) peer: SocketAddr,
    pub(super) terminal: Terminal,
    pub(super) line: Line,
    pub(super) input: mpsc::Receiver<Vec<u8>>,
    pub(super) size: watch::Receiver<(u16, u16)>,
    /// Whether its terminal keeps pictures for us.
    pub(super) keeps_pictures: Arc<AtomicBool>,
}

/// The decks that a guest may see.
pub(super) fn decks_of(hall: &Hall, guest: &Guest) -> Vec<PathBuf> {
    let name = |deck: &PathBuf| deck.file_name().map(|name| name.to_string_lossy().into_owned());
    let may_see = |deck: &PathBuf| name(deck).is_some_and(|name| guest.may_see(&name));
    let mut decks = hall.house.decks();
    decks.retain(may_see);
    decks
}

/// Serves a client to its end, gives its terminal back, and tells when that is done. A panic ends this session alone.
pub(super) async fn attend(client: Client, over: watch::Sender<Option<Duration>>) {
    let (line, hall) = (client.line.clone(), Arc::clone(&client.hall));
    let (name, peer) = (client.guest.name.clone(), client.peer);
    let language = client.terminal.language().unwrap_or_default();
    let keeps_pictures = Arc::clone(&client.keeps_pictures);
    let begun = Instant::now();
    let leave = tokio::spawn(serve(client)).await.unwrap_or(Leave::Failed);
    let (word, status) = leave.told();
    let mut last = Vec::new();
    if keeps_pictures.load(Ordering::SeqCst) {
        last.extend_from_slice(FORGET_PICTURES.as_bytes());
    }
    last.extend_from_slice(LEAVE.as_bytes());
    if let Some(word) = word {
        last.extend(format!("{}\r\n", language.say(word)).into_bytes());
    }
    line.finish(last, String::new(), status, GOODBYE).await;
    let why = format!("{leave:?}").to_lowercase();
    let seconds = begun.elapsed().as_secs();
    hall.log(
        "left",
        &[
            ("name", name.into()),
            ("from", peer.to_string().into()),
            ("why", why.into()),
            ("seconds", seconds.into()),
        ],
    );
    over.send_replace(Some(CLOSING));
}

/// What a client has through all that it opens.
struct Visit {
    client: Client,
    started: Instant,
    language: Option<Language>,
    policy: WidthPolicy,
    /// Whether the terminal has been asked how wide it draws.
    has_asked_width: bool,
    /// How the terminal takes pictures, once it has been asked.
    form: Option<Form>,
    /// Whether the terminal takes links, where it has been asked.
    links: Option<bool>,
    /// When it last pressed a key, or was led on.
    active: Instant,
    is_closing: watch::Receiver<bool>,
    /// The decks as they were listed last.
    listed: Vec<PathBuf>,
}

/// Shows the deck, or the list of decks and what is opened out of it.
async fn serve(client: Client) -> Leave {
    let mut visit = Visit {
        started: Instant::now(),
        active: Instant::now(),
        language: client.terminal.language(),
        policy: WidthPolicy::default(),
        has_asked_width: false,
        form: None,
        links: None,
        is_closing: client.hall.is_closing(),
        listed: Vec::new(),
        client,
    };
    let is_single = visit.client.hall.house.is_single();
    loop {
        let deck = if is_single {
            visit.decks().await.pop().ok_or(Leave::Nothing)
        } else {
            match Stage::lobby(&mut visit).await.run().await {
                Leave::Open(deck_idx) => visit.listed.get(deck_idx).cloned().ok_or(Leave::Nothing),
                leave => Err(leave),
            }
        };
        let deck = match deck {
            Ok(deck) => deck,
            Err(leave) => return leave,
        };
        let room = visit.client.hall.house.room(&deck);
        visit.client.hall.log(
            "opened",
            &[("name", visit.client.guest.name.as_str().into()), ("deck", room.name.as_str().into())],
        );
        match Stage::deck(&mut visit, room).await.run().await {
            Leave::Quit if !is_single => {}
            leave => return leave,
        }
    }
}

impl Visit {
    async fn decks(&self) -> Vec<PathBuf> {
        let (hall, guest) = (Arc::clone(&self.client.hall), self.client.guest.clone());
        blocking(move || decks_of(&hall, &guest)).await
    }
}

/// Runs what waits for files in a thread for it; a panic there is a panic here.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => std::panic::resume_unwind(Box::new("the server is ending")),
    }
}
