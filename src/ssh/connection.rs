//! A connection: what russh asks and tells while a client logs in, and until its session has begun. Whatever a client
//! may ask of SSH besides a terminal and two commands is refused here, at once.
//!
//! Nothing here waits for output to be taken: a handler that does keeps its own connection from ever taking it.

use super::client::{self, Terminal};
use super::gate::Ticket;
use super::hall::{Answer, Hall};
use super::keyring::{Denied, Guest};
use super::session::{self, Client, Line};
use crate::text::clean::printable;
use russh::keys::PublicKey;
use russh::keys::ssh_key::Certificate;
use russh::server::{Auth, ChannelOpenHandle, Handler, Msg, PublicKeyOffer, Session, VerifiedPublicKey};
use russh::{Channel, ChannelId, Pty};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{mpsc, watch};

/// How many pieces of input wait for the session; more wait at the client.
const MAX_PIECES: usize = 16;
/// How long a client may take for an answer, and then to close the line: one on a slow line has it whole.
const ANSWERING: Duration = Duration::from_mins(1);
/// The longest command, in bytes.
const MAX_COMMAND: usize = 1_000;

/// What a shell without a terminal is told.
const NO_TERMINAL: &str = "a briefing is shown on a terminal: ssh -t, and TERM not \"dumb\"\n";
/// What is told where there are as many sessions as there may be.
const FULL: &str = "there are too many sessions: try again later\n";
/// What is told where something else than a terminal is asked for.
const NOT_HERE: &str = "refused: there are briefings here, and the commands `status` and `decks`\n";

type Done = Result<(), russh::Error>;

/// See the module.
pub(super) struct Connection {
    hall: Arc<Hall>,
    peer: SocketAddr,
    ticket: Arc<Mutex<Option<Ticket>>>,
    stages: Stages,
    guest: Option<Guest>,
    /// Whether there are too many sessions already.
    is_full: bool,
    channel: Option<ChannelId>,
    terminal: Terminal,
    /// Where the terminal's size is told; none where there is no terminal.
    size: Option<watch::Sender<(u16, u16)>>,
    input: Option<mpsc::Sender<Vec<u8>>>,
}

/// How far a connection has come.
#[derive(Clone)]
pub(super) struct Stages {
    /// It has logged in and asked for what it wants.
    pub(super) begun: watch::Sender<bool>,
    /// It has had what it asked for, and has so long to close the line.
    pub(super) over: watch::Sender<Option<Duration>>,
}

impl Connection {
    pub(super) fn new(
        hall: Arc<Hall>,
        peer: SocketAddr,
        ticket: Arc<Mutex<Option<Ticket>>>,
        stages: Stages,
    ) -> Self {
        Self {
            hall,
            peer,
            ticket,
            stages,
            guest: None,
            is_full: false,
            channel: None,
            terminal: Terminal::default(),
            size: None,
            input: None,
        }
    }

    /// Takes whom a proven key or certificate makes this, where there is room for them.
    fn admit(&mut self, guest: Result<Guest, Denied>) -> Auth {
        let guest = match guest {
            Ok(guest) => guest,
            Err(denied) => return self.deny(&denied.to_string()),
        };
        // Who is known is let in to be told that there is no room.
        if let Err(turned) = self.hall.log_in(&self.ticket) {
            self.is_full = true;
            self.hall.log_sparingly("turned-away", self.peer, turned.to_string());
        }
        self.hall.log(
            "login",
            &[
                ("name", guest.name.as_str().into()),
                ("key", guest.fingerprint.as_str().into()),
                ("role", guest.role.to_string().into()),
                ("from", self.peer.to_string().into()),
            ],
        );
        self.guest = Some(guest);
        Auth::Accept
    }

    fn deny(&self, why: &str) -> Auth {
        self.hall.log_sparingly("denied", self.peer, why.to_owned());
        Auth::reject()
    }

    /// The guest, on the channel that was opened, for the one thing that is asked of it.
    fn take_up(&mut self, channel: ChannelId) -> Option<Guest> {
        let is_first = self.channel == Some(channel) && !*self.stages.begun.borrow();
        let guest = self.guest.clone().filter(|_| is_first)?;
        self.stages.begun.send_replace(true);
        Some(guest)
    }

    /// Answers in place of a session, from a task of its own.
    fn answer(&self, line: Line, answer: impl FnOnce() -> Answer + Send + 'static) {
        let over = self.stages.over.clone();
        tokio::spawn(async move {
            let failed = |_| Answer::refusal("the server has failed\n", 1);
            let answer = tokio::task::spawn_blocking(answer).await.unwrap_or_else(failed);
            // The last filter before somebody's terminal, as for what is printed here.
            let [out, err] = [&answer.out, &answer.err].map(|text| printable(text).into_owned());
            line.finish(out.into_bytes(), err, answer.status, ANSWERING).await;
            over.send_replace(Some(ANSWERING));
        });
    }
}

impl Handler for Connection {
    type Error = russh::Error;

    async fn authentication_banner(&mut self) -> Result<Option<String>, Self::Error> {
        Ok(Some(BANNER.to_owned()))
    }

    async fn auth_publickey_offered(
        &mut self,
        _: &str,
        offer: PublicKeyOffer<'_>,
    ) -> Result<Auth, Self::Error> {
        // Tells a client not to sign in vain; who it is comes of proof alone.
        let outcome = self.hall.may_prove(offer.public_key, self.peer.ip());
        Ok(match outcome {
            Ok(()) => Auth::Accept,
            Err(denied) => self.deny(&denied.to_string()),
        })
    }

    async fn auth_publickey(&mut self, _: &str, key: VerifiedPublicKey<'_>) -> Result<Auth, Self::Error> {
        let key: &PublicKey = key.public_key;
        let guest = self.hall.guest(key, self.peer.ip());
        Ok(self.admit(guest))
    }

    async fn auth_openssh_certificate(
        &mut self,
        user: &str,
        certificate: &Certificate,
    ) -> Result<Auth, Self::Error> {
        let guest = self.hall.guest_by_certificate(user, certificate, self.peer.ip());
        Ok(self.admit(guest))
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _: &mut Session,
    ) -> Done {
        // One a connection: a reply that is dropped refuses.
        if self.guest.is_some() && self.channel.is_none() {
            self.channel = Some(channel.id());
            reply.accept().await;
        }
        Ok(())
    }

    async fn pty_request(
        &mut self,
        channel: ChannelId,
        term: &str,
        columns: u32,
        rows: u32,
        _: u32,
        _: u32,
        _: &[(Pty, u32)],
        session: &mut Session,
    ) -> Done {
        if self.channel != Some(channel) || self.size.is_some() {
            return session.channel_failure(channel);
        }
        self.terminal.set_name(term);
        self.size = Some(watch::Sender::new(client::size(columns, rows)));
        session.channel_success(channel)
    }

    async fn env_request(
        &mut self,
        channel: ChannelId,
        name: &str,
        value: &str,
        session: &mut Session,
    ) -> Done {
        self.terminal.set(name, value);
        session.channel_success(channel)
    }

    async fn window_change_request(
        &mut self,
        _: ChannelId,
        columns: u32,
        rows: u32,
        _: u32,
        _: u32,
        _: &mut Session,
    ) -> Done {
        if let Some(size) = &self.size {
            size.send_replace(client::size(columns, rows));
        }
        Ok(())
    }

    async fn shell_request(&mut self, channel: ChannelId, session: &mut Session) -> Done {
        let Some(guest) = self.take_up(channel) else { return session.channel_failure(channel) };
        session.channel_success(channel)?;
        let line = Line::new(session.handle(), channel);
        if self.is_full {
            self.answer(line, || Answer::refusal(FULL, 1));
            return Ok(());
        }
        let Some(size) = self.size.as_ref().filter(|_| self.terminal.can_show()) else {
            self.answer(line, || Answer::refusal(NO_TERMINAL, 1));
            return Ok(());
        };
        let (input, received) = mpsc::channel(MAX_PIECES);
        self.input = Some(input);
        let client = Client {
            hall: Arc::clone(&self.hall),
            guest,
            peer: self.peer,
            terminal: self.terminal.clone(),
            line,
            input: received,
            size: size.subscribe(),
            keeps_pictures: Arc::default(),
        };
        tokio::spawn(session::attend(client, self.stages.over.clone()));
        Ok(())
    }

    async fn exec_request(&mut self, channel: ChannelId, command: &[u8], session: &mut Session) -> Done {
        let Some(guest) = self.take_up(channel) else { return session.channel_failure(channel) };
        session.channel_success(channel)?;
        let line = Line::new(session.handle(), channel);
        if self.is_full {
            self.answer(line, || Answer::refusal(FULL, 1));
            return Ok(());
        }
        let command = std::str::from_utf8(command).ok().filter(|c| c.len() <= MAX_COMMAND).map(str::to_owned);
        let hall = Arc::clone(&self.hall);
        self.hall.log(
            "command",
            &[
                ("name", guest.name.as_str().into()),
                ("key", guest.fingerprint.as_str().into()),
                ("command", command.as_deref().unwrap_or("(none that can be read)").into()),
            ],
        );
        self.answer(line, move || match command {
            Some(command) => (hall.answer)(&command, &session::decks_of(&hall, &guest)),
            None => Answer::refusal(NOT_HERE, 2),
        });
        Ok(())
    }

    async fn subsystem_request(&mut self, channel: ChannelId, name: &str, session: &mut Session) -> Done {
        // A refusal in the protocol's words has no room for a reason, so it is an answer.
        if self.take_up(channel).is_none() {
            return session.channel_failure(channel);
        }
        self.hall.log_sparingly("refused", self.peer, format!("subsystem {name}"));
        session.channel_success(channel)?;
        self.answer(Line::new(session.handle(), channel), || Answer::refusal(NOT_HERE, 2));
        Ok(())
    }

    async fn x11_request(
        &mut self,
        channel: ChannelId,
        _: bool,
        _: &str,
        _: &str,
        _: u32,
        session: &mut Session,
    ) -> Done {
        self.hall.log_sparingly("refused", self.peer, "x11".to_owned());
        session.channel_failure(channel)
    }

    async fn data(&mut self, channel: ChannelId, data: &[u8], _: &mut Session) -> Done {
        if let Some(input) = self.input.as_ref().filter(|_| self.channel == Some(channel)) {
            // What the session has no time for waits here, and then at the client: the window is small.
            let _ = input.send(data.to_vec()).await;
        }
        Ok(())
    }

    async fn channel_eof(&mut self, _: ChannelId, _: &mut Session) -> Done {
        self.input = None;
        Ok(())
    }

    async fn channel_close(&mut self, _: ChannelId, _: &mut Session) -> Done {
        self.input = None;
        Ok(())
    }
}

/// What a client is told before it logs in: of the kinds of key, since a refusal cannot say why.
const BANNER: &str = "Ed25519 and ECDSA keys log in here; no RSA keys, no passwords.\r\n";
