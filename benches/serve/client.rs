//! A client of `jianbao serve`: it logs in, types, and keeps what it was sent with the time at which that came. What was
//! sent is drawn afterwards, so that drawing delays nobody while time is measured.

use russh::client::{self, Handle, Msg};
use russh::keys::PublicKeyOrCertificate;
use russh::keys::ssh_key::private::{Ed25519Keypair, KeypairData};
use russh::keys::{PrivateKey, PrivateKeyWithHashAlg};
use russh::{ChannelMsg, ChannelWriteHalf};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::num::NonZero;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// The columns and rows of every client.
pub(crate) const SIZE: (u16, u16) = (120, 40);
/// What a frame begins and ends with that may come in several pieces; any other is a piece.
const BRACKETS: [&[u8]; 2] = [b"\x1b[?2026h", b"\x1b[?2026l"];
/// How long anything may take before it counts as lost.
const PATIENCE: Duration = Duration::from_secs(20);

/// The key of the client of this number.
pub(crate) fn key(number: u8) -> PrivateKey {
    let pair = KeypairData::Ed25519(Ed25519Keypair::from_seed(&[number; 32]));
    PrivateKey::new(pair, "").expect("a pair that was just made")
}

/// The line of a file of keys that lets the client of this number in.
pub(crate) fn line(number: u8, role: &str) -> String {
    let key = key(number).public_key().to_openssh().expect("a key as text");
    format!("role=\"{role}\" {} {role}-{number}\n", key.trim())
}

/// See the module.
pub(crate) struct Client {
    handle: Handle<Trusting>,
    keyboard: Keyboard,
    received: Arc<Mutex<Vec<Piece>>>,
    pub(crate) screen: vt100::Parser,
    /// Whether a frame has begun whose end is still to be drawn.
    is_amid: bool,
}

/// What a client types on.
#[derive(Clone)]
pub(crate) struct Keyboard(Arc<ChannelWriteHalf<Msg>>);

impl Keyboard {
    /// Types.
    pub(crate) async fn press(&self, keys: &[u8]) -> Result<(), russh::Error> {
        self.0.data_bytes(keys.to_vec()).await
    }
}

/// What came at a time.
struct Piece {
    at: Instant,
    bytes: Vec<u8>,
}

impl Piece {
    /// Whether a frame ends with it; `is_open` is whether one had begun that has not ended, and is told anew.
    fn ends_frame(&self, is_open: &mut bool) -> bool {
        let last =
            BRACKETS.map(|bracket| self.bytes.windows(bracket.len()).rposition(|bytes| bytes == bracket));
        *is_open = match last {
            [None, None] => *is_open,
            [begin, end] => begin > end,
        };
        !*is_open
    }
}

/// A whole frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) at: Instant,
    pub(crate) n_bytes: usize,
    /// Whether it changed anything above the last row, which tells of the others too.
    pub(crate) has_changed: bool,
}

/// Takes any server for the right one: it was started a moment ago, here.
struct Trusting;

impl client::Handler for Trusting {
    type Error = russh::Error;

    async fn check_server_key(&mut self, _: &PublicKeyOrCertificate) -> Result<bool, russh::Error> {
        Ok(true)
    }
}

impl Client {
    /// Logs in and waits for the first frame.
    pub(crate) async fn connect(port: u16, number: u8) -> Result<Self, russh::Error> {
        let config = client::Config { nodelay: true, ..client::Config::default() };
        let mut handle = client::connect(Arc::new(config), ("127.0.0.1", port), Trusting).await?;
        let key = PrivateKeyWithHashAlg::new(Arc::new(key(number)), None);
        if !handle.authenticate_publickey("desk", key).await?.success() {
            return Err(russh::Error::NotAuthenticated);
        }
        let channel = handle.channel_open_session().await?;
        let (columns, rows) = (SIZE.0.into(), SIZE.1.into());
        channel.request_pty(false, "xterm-256color", columns, rows, 0, 0, &[]).await?;
        for (name, value) in [("LANG", "en_GB.UTF-8"), ("COLORTERM", "truecolor")] {
            channel.set_env(false, name, value).await?;
        }
        channel.request_shell(false).await?;
        let (mut output, keys) = channel.split();
        let received = Arc::<Mutex<Vec<Piece>>>::default();
        let (count, mut n_frames) = watch::channel(0);
        let pieces = Arc::clone(&received);
        tokio::spawn(async move {
            let mut is_open = false;
            while let Some(message) = output.wait().await {
                let ChannelMsg::Data { data } = message else { continue };
                let piece = Piece { at: Instant::now(), bytes: data.to_vec() };
                let is_end = piece.ends_frame(&mut is_open);
                pieces.lock().unwrap_or_else(PoisonError::into_inner).push(piece);
                count.send_modify(|n| *n += usize::from(is_end));
            }
        });
        let first = async { n_frames.wait_for(|n| *n > 0).await.is_ok() };
        if !tokio::time::timeout(PATIENCE, first).await.unwrap_or(false) {
            return Err(russh::Error::Disconnect);
        }
        let side = |n: u16| NonZero::new(n).expect("some columns and rows");
        let screen = vt100::Parser::new(side(SIZE.1), side(SIZE.0), 0);
        let keyboard = Keyboard(Arc::new(keys));
        // How wide an ambiguous character is, as terminals answer.
        keyboard.press(b"\x1b[1;2R").await?;
        Ok(Self { handle, keyboard, received, screen, is_amid: false })
    }

    pub(crate) fn keyboard(&self) -> Keyboard {
        self.keyboard.clone()
    }

    /// Whether the server has gone.
    pub(crate) fn is_cut_off(&self) -> bool {
        self.handle.is_closed()
    }

    /// Draws what has come since, and tells of each whole frame.
    pub(crate) fn draw(&mut self) -> Vec<Frame> {
        let pieces = std::mem::take(&mut *self.received.lock().unwrap_or_else(PoisonError::into_inner));
        let mut frames = Vec::new();
        let (mut n_bytes, mut before) = (0, self.upper());
        for piece in pieces {
            self.screen.process(&piece.bytes);
            n_bytes += piece.bytes.len();
            if piece.ends_frame(&mut self.is_amid) {
                let now = self.upper();
                frames.push(Frame { at: piece.at, n_bytes, has_changed: now != before });
                (n_bytes, before) = (0, now);
            }
        }
        frames
    }

    /// What stands above the last row, as a number.
    fn upper(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let rows = self.screen.screen().rows_formatted(0, SIZE.0);
        rows.take(usize::from(SIZE.1) - 1).for_each(|row| row.hash(&mut hasher));
        hasher.finish()
    }
}
