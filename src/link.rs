//! Terminals of one person that show the same talk, in step: a socket between them, found by the deck's file.
//!
//! Whoever comes first listens, and tells each line that one of the others says to all the rest; when it goes, another
//! takes its place. A line is always the whole state (never a change of it), so that nobody has to have heard what
//! came before. Each state has a number, one more than the last, and the greatest one holds everywhere; two that
//! were said at once are told apart by who said them. A reader waits in the kernel and nothing is sent while nothing
//! happens, so that idling costs no wakeups.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the shell: a socket, threads, the clock"
)]

mod socket;
mod wire;

use crate::app::{Live, Peers};
use serde::{Deserialize, Serialize};
use socket::{Joined, Meeting};
use std::io::{BufRead, BufReader, Read};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use wire::{Line, State, Version};

/// The longest line that is read, in bytes.
const MAX_LINE: u64 = 4096;
/// The most terminals of one talk.
const MAX_PEERS: usize = 64;

/// What a terminal shows of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The slides, to an audience.
    Audience,
    /// What the speaker needs.
    Speaker,
    /// Nothing of its own: it is a server, whose guests follow the talk.
    Server,
}

/// What has come by the link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// What the talk shows now, and the hash of the deck in which that is.
    Live(String, Live),
    /// Who else there is.
    Peers(Peers),
}

/// Takes what comes, and the time since the start with it; tells whether there is still somebody to take it.
pub type OnNews = Box<dyn Fn(News) -> bool + Send + Sync>;

/// A terminal's end of the link.
pub struct Link {
    node: Arc<Node>,
}

/// What the threads of a link share.
struct Node {
    meeting: Meeting,
    started: Instant,
    on_news: OnNews,
    shared: Mutex<Shared>,
}

/// What is known, and who is told of it.
struct Shared {
    kind: Kind,
    /// The columns and rows that this end has for a slide.
    page: (u16, u16),
    /// Tells what this end says from what others say at the same time.
    id: u64,
    version: Version,
    state: State,
    /// When the state was as it is told.
    told_at: Instant,
    /// Those at the other ends: of whoever listens all the others, of the others whoever listens.
    peers: Vec<Peer>,
    n_peers: u64,
    /// Who else there is, as far as is known.
    company: Peers,
    is_listening: bool,
    has_left: bool,
}

struct Peer {
    idx: u64,
    /// What it shows, once it has said so.
    kind: Option<Kind>,
    /// What it has for a slide, where it shows it to an audience.
    page: Option<(u16, u16)>,
    stream: UnixStream,
}

impl Link {
    /// Joins the talk of the deck at `path`, which shows `live` of the deck of this `hash` as far as is known here, on a
    /// page of so many columns and rows: the others are found, or listened for, by a thread of its own.
    ///
    /// # Errors
    /// Where there is no folder that is the person's own for the socket: what to do.
    pub fn join(
        path: &Path,
        kind: Kind,
        id: u64,
        (hash, live): (&str, Live),
        page: (u16, u16),
        started: Instant,
        on_news: OnNews,
    ) -> Result<Self, String> {
        let meeting = Meeting::of(path)?;
        let shared = Shared {
            kind,
            page,
            id,
            version: Version { number: 0, id },
            state: State::of(hash, live, started.elapsed()),
            told_at: Instant::now(),
            peers: Vec::new(),
            n_peers: 0,
            company: Peers::default(),
            is_listening: false,
            has_left: false,
        };
        let node = Arc::new(Node { meeting, started, on_news, shared: Mutex::new(shared) });
        let threads = Arc::clone(&node);
        thread::spawn(move || threads.stay_joined());
        Ok(Self { node })
    }

    /// Tells the others what is shown now, on a page of so many columns and rows. Never waits: who does not read is let go, and finds back when it does.
    pub fn tell(&self, hash: &str, live: Live, page: (u16, u16)) {
        let mut shared = self.node.lock();
        shared.page = page;
        shared.version = Version { number: shared.version.number + 1, id: shared.id };
        shared.state = State::of(hash, live, self.node.started.elapsed());
        shared.told_at = Instant::now();
        shared.tell_all(None);
    }
}

impl Drop for Link {
    /// Leaves: the socket goes with whoever listens at it, and the others find another.
    fn drop(&mut self) {
        let mut shared = self.node.lock();
        shared.has_left = true;
        if shared.is_listening {
            // It wakes whoever listens, who then sees that we have left.
            self.node.meeting.close();
        }
        for peer in &shared.peers {
            let _ = peer.stream.shutdown(std::net::Shutdown::Both);
        }
    }
}

impl Node {
    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Finds the others, or listens for them; finds them again whenever whoever listened has gone.
    fn stay_joined(self: Arc<Self>) {
        loop {
            match self.meeting.join() {
                Ok(Joined::Listening(listener)) => {
                    self.lock().is_listening = true;
                    return self.listen(&listener);
                }
                Ok(Joined::Connected(stream)) => self.attend(stream),
                // Nobody to talk to, and nowhere to listen: the talk goes on by itself.
                Err(_) => return,
            }
            let has_left = {
                let mut shared = self.lock();
                shared.company = Peers::default();
                shared.forget_the_talk();
                shared.has_left
            };
            if has_left || !(self.on_news)(News::Peers(Peers::default())) {
                return;
            }
        }
    }

    fn listen(self: Arc<Self>, listener: &UnixListener) {
        {
            let mut shared = self.lock();
            if shared.kind != Kind::Server {
                shared.version.number = shared.version.number.max(1);
            }
        }
        for stream in listener.incoming() {
            if self.lock().has_left {
                return;
            }
            let Ok(stream) = stream else {
                thread::sleep(Duration::from_millis(100));
                continue;
            };
            let is_full = self.lock().peers.len() >= MAX_PEERS;
            if socket::is_own(&stream) && !is_full {
                let node = Arc::clone(&self);
                thread::spawn(move || node.attend(stream));
            }
        }
    }

    /// Talks with one other end until it goes.
    fn attend(&self, stream: UnixStream) {
        let Ok(reading) = stream.try_clone() else { return };
        if stream.set_nonblocking(false).is_err() {
            return;
        }
        let idx = {
            let mut shared = self.lock();
            shared.n_peers += 1;
            let idx = shared.n_peers;
            shared.peers.push(Peer { idx, kind: None, page: None, stream });
            // Who listens says what holds, once the other has said what it is; who comes says what it is.
            if !shared.is_listening {
                shared.tell_all(None);
            }
            idx
        };
        let mut reader = BufReader::new(reading);
        let mut line = Vec::new();
        while let Ok(1..) = (&mut reader).take(MAX_LINE).read_until(b'\n', &mut line) {
            let Some(heard) = Line::read(&line) else { break };
            line.clear();
            if !self.hear(idx, &heard) {
                break;
            }
        }
        let mut shared = self.lock();
        shared.peers.retain(|peer| peer.idx != idx);
        if shared.is_listening {
            shared.count();
            let company = shared.company;
            if company.n_audiences + company.n_speakers == 0 {
                shared.forget_the_talk();
            }
            shared.tell_all(None);
            drop(shared);
            (self.on_news)(News::Peers(company));
        }
    }

    /// Takes a line; tells whether there is still somebody to take it.
    fn hear(&self, idx: u64, line: &Line) -> bool {
        let mut shared = self.lock();
        let mut news = Vec::new();
        // Who has just come takes what holds, whatever it shows itself; a server that knows of no talk takes theirs.
        let is_first = shared.knows_no_talk() && line.kind != Kind::Server;
        let is_newer = is_first || (line.version.number > 0 && line.version > shared.version);
        if is_newer {
            let version = Version { number: line.version.number.max(1), id: line.version.id };
            (shared.version, shared.state, shared.told_at) = (version, line.state.clone(), Instant::now());
            let now = self.started.elapsed();
            news.push(News::Live(line.state.hash.clone(), line.state.live(now)));
        }
        let before = shared.company;
        if shared.is_listening {
            let peer = shared.peers.iter_mut().find(|peer| peer.idx == idx);
            let has_come = peer.is_some_and(|peer| {
                peer.page = line.peers.page;
                peer.kind.replace(line.kind).is_none()
            });
            shared.count();
            // All are told who is here; and otherwise all but who has said it.
            if has_come || !is_newer {
                shared.tell_all(None);
            } else {
                shared.tell_all(Some(idx));
            }
        } else {
            shared.company = line.peers_but(shared.kind);
        }
        if shared.company != before {
            news.push(News::Peers(shared.company));
        }
        drop(shared);
        news.into_iter().all(|news| (self.on_news)(news))
    }
}

impl Shared {
    /// Counts who else there is, as whoever listens sees it.
    fn count(&mut self) {
        let of = |kind| self.peers.iter().filter(move |peer| peer.kind == Some(kind));
        let page = of(Kind::Audience).find_map(|peer| peer.page);
        self.company =
            Peers { page, n_audiences: of(Kind::Audience).count(), n_speakers: of(Kind::Speaker).count() };
    }

    /// Whether it has nothing to say of a talk: a server shows none itself.
    fn knows_no_talk(&self) -> bool {
        self.kind == Kind::Server && self.version.number == 0
    }

    /// A talk that nobody shows any longer has ended for a server: the next begins where it begins.
    fn forget_the_talk(&mut self) {
        if self.kind == Kind::Server {
            self.version.number = 0;
        }
    }

    /// Everybody that is known, this end among them.
    fn everybody(&self) -> Peers {
        match self.kind {
            Kind::Server => self.company,
            Kind::Speaker => Peers { n_speakers: self.company.n_speakers + 1, ..self.company },
            Kind::Audience => {
                Peers { page: Some(self.page), n_audiences: self.company.n_audiences + 1, ..self.company }
            }
        }
    }

    /// Tells everybody at the other ends what holds, but for one of them; lets go who does not read.
    fn tell_all(&mut self, except: Option<u64>) {
        // Mostly there is nobody, and each key tells.
        if self.peers.is_empty() {
            return;
        }
        let state = self.state.later(self.told_at.elapsed());
        let line = Line { version: self.version, kind: self.kind, peers: self.everybody(), state }.write();
        self.peers.retain_mut(|peer| {
            if Some(peer.idx) == except {
                return true;
            }
            let is_told = socket::send(&peer.stream, line.as_bytes());
            if !is_told {
                let _ = peer.stream.shutdown(std::net::Shutdown::Both);
            }
            is_told
        });
    }
}
