//! An SSH client of our own, with a terminal emulator for a screen: it can be asked for what no other client does.

use crate::terminal::PATIENCE;
use russh::client::{self, AuthResult, Handle};
use russh::keys::{PrivateKey, PrivateKeyWithHashAlg, PublicKeyOrCertificate};
use russh::{ChannelMsg, ChannelReadHalf, ChannelWriteHalf};
use std::fmt::Debug;
use std::future::Future;
use std::num::NonZero;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;

/// Does in this test's thread what the clients' threads have to do, and does not wait for ever.
#[track_caller]
pub(super) fn wait<T>(work: impl Future<Output = T>) -> T {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    let runtime = RUNTIME.get_or_init(|| {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        builder.worker_threads(2).enable_all().build().expect("a runtime")
    });
    let work = async { tokio::time::timeout(PATIENCE, work).await };
    runtime.block_on(work).expect("an answer in time")
}

/// A connection that may not have logged in yet.
pub(super) struct Client {
    pub(super) handle: Handle<Ear>,
    banner: Arc<Mutex<String>>,
    tap: Tap,
}

/// Hears what is not said on a channel.
pub(super) struct Ear {
    banner: Arc<Mutex<String>>,
}

impl client::Handler for Ear {
    type Error = russh::Error;

    async fn check_server_key(&mut self, _: &PublicKeyOrCertificate) -> Result<bool, Self::Error> {
        Ok(true)
    }

    async fn auth_banner(&mut self, banner: &str, _: &mut client::Session) -> Result<(), Self::Error> {
        self.banner.lock().expect("no test panics here").push_str(banner);
        Ok(())
    }
}

impl Client {
    pub(super) async fn knock(port: u16, config: client::Config) -> Result<Self, russh::Error> {
        let banner = Arc::<Mutex<String>>::default();
        let tap = Tap::default();
        let stream = Stream { stream: TcpStream::connect(("127.0.0.1", port)).await?, tap: tap.clone() };
        let ear = Ear { banner: Arc::clone(&banner) };
        let handle = client::connect_stream(Arc::new(config), stream, ear).await?;
        Ok(Self { handle, banner, tap })
    }

    #[track_caller]
    pub(super) fn connect(port: u16) -> Self {
        wait(Self::knock(port, client::Config::default())).expect("a connection")
    }

    #[track_caller]
    pub(super) fn login(port: u16, key: &PrivateKey) -> Self {
        Self::login_with(port, key, client::Config::default())
    }

    /// The same where the server may turn one away.
    pub(super) fn try_login(port: u16, key: &PrivateKey) -> Option<Self> {
        let mut client = wait(Self::knock(port, client::Config::default())).ok()?;
        client.offer("somebody", key).then_some(client)
    }

    #[track_caller]
    fn login_with(port: u16, key: &PrivateKey, config: client::Config) -> Self {
        let mut client = wait(Self::knock(port, config)).expect("a connection");
        assert!(client.offer("somebody", key), "the key does not log in");
        client
    }

    /// Somebody to whom few bytes may be under way, so that one who stops reading stops the server in a frame.
    #[track_caller]
    pub(super) fn narrow(port: u16, key: &PrivateKey) -> Self {
        let config =
            client::Config { window_size: 10_000, channel_buffer_size: 1, ..client::Config::default() };
        Self::login_with(port, key, config)
    }

    /// Tells whether the key logs in.
    #[track_caller]
    pub(super) fn offer(&mut self, user: &str, key: &PrivateKey) -> bool {
        let key = PrivateKeyWithHashAlg::new(Arc::new(key.clone()), None);
        matches!(wait(self.handle.authenticate_publickey(user, key)), Ok(AuthResult::Success))
    }

    pub(super) fn banner(&self) -> String {
        self.banner.lock().expect("no test panics here").clone()
    }

    /// Stops reading from the line, or goes on.
    pub(super) fn stop(&self, is_stopped: bool) {
        self.tap.stop(is_stopped);
    }

    #[track_caller]
    pub(super) fn channel(&self) -> Channel {
        let channel = wait(self.handle.channel_open_session()).expect("a channel");
        let (read, write) = channel.split();
        Channel { read, write, out: Vec::new(), err: Vec::new(), status: None, is_closed: false }
    }

    /// A shell on a terminal of this size, which speaks Chinese.
    #[track_caller]
    pub(super) fn shell(self, columns: u16, rows: u16) -> Screen {
        self.shell_with(columns, rows, &[])
    }

    /// Such a shell, whose client sends these variables too.
    #[track_caller]
    pub(super) fn shell_with(self, columns: u16, rows: u16, variables: &[(&str, &str)]) -> Screen {
        let channel = self.channel();
        wait(async {
            channel
                .write
                .request_pty(false, "xterm-256color", columns.into(), rows.into(), 0, 0, &[])
                .await?;
            channel.write.set_env(false, "LANG", "zh_HK.UTF-8").await?;
            for (name, value) in variables {
                channel.write.set_env(false, *name, *value).await?;
            }
            channel.write.request_shell(true).await
        })
        .expect("requests are sent");
        Screen {
            client: self,
            emulator: vt100::Parser::new(cells(rows), cells(columns), 0),
            n_shown: 0,
            n_answered: 0,
            channel,
        }
    }

    /// What a command says, to standard output and standard error, and its exit status.
    #[track_caller]
    pub(super) fn exec(&self, command: impl Into<Vec<u8>>) -> (String, String, Option<u32>) {
        let mut channel = self.channel();
        wait(channel.write.exec(true, command)).expect("a request is sent");
        channel.end()
    }
}

/// A channel and what has come on it.
pub(super) struct Channel {
    read: ChannelReadHalf,
    pub(super) write: ChannelWriteHalf<client::Msg>,
    out: Vec<u8>,
    err: Vec<u8>,
    pub(super) status: Option<u32>,
    pub(super) is_closed: bool,
}

impl Channel {
    /// What comes next; nothing where nothing comes for a while.
    fn next(&mut self, patience: Duration) -> Option<ChannelMsg> {
        let read = &mut self.read;
        let next = wait(async { tokio::time::timeout(patience, read.wait()).await }).ok()?;
        match &next {
            None | Some(ChannelMsg::Close) => self.is_closed = true,
            Some(ChannelMsg::Data { data }) => self.out.extend(data),
            Some(ChannelMsg::ExtendedData { data, .. }) => self.err.extend(data),
            Some(ChannelMsg::ExitStatus { exit_status }) => self.status = Some(*exit_status),
            Some(_) => {}
        }
        next
    }

    /// Whether what was asked for last is granted.
    #[track_caller]
    pub(super) fn is_granted(&mut self) -> bool {
        let start = Instant::now();
        while start.elapsed() < PATIENCE && !self.is_closed {
            match self.next(Duration::from_millis(50)) {
                Some(ChannelMsg::Success) => return true,
                Some(ChannelMsg::Failure) => return false,
                _ => {}
            }
        }
        panic!("no answer to a request");
    }

    #[track_caller]
    pub(super) fn end(&mut self) -> (String, String, Option<u32>) {
        let start = Instant::now();
        while !self.is_closed {
            self.next(Duration::from_millis(50));
            assert!(start.elapsed() < PATIENCE, "the channel is not closed");
        }
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(&self.out), text(&self.err), self.status)
    }
}

/// A channel with a shell, and its screen.
pub(super) struct Screen {
    pub(super) client: Client,
    pub(super) channel: Channel,
    emulator: vt100::Parser,
    n_shown: usize,
    n_answered: usize,
}

impl Screen {
    #[track_caller]
    pub(super) fn type_keys(&self, keys: impl Into<Vec<u8>>) {
        wait(self.channel.write.data_bytes(keys.into())).expect("keys are sent");
    }

    /// Takes what has come by now, waiting for a little.
    pub(super) fn take(&mut self) {
        // All that is there: what is not taken keeps the library from sending keys.
        let mut patience = Duration::from_millis(20);
        while self.channel.next(patience).is_some() && !self.channel.is_closed {
            patience = Duration::ZERO;
        }
        let out = &self.channel.out;
        self.emulator.process(&out[self.n_shown..]);
        self.n_shown = out.len();
        let n_asked = out.windows(4).filter(|w| w == b"\x1b[6n").count();
        if n_asked > self.n_answered && !self.channel.is_closed {
            self.n_answered = n_asked;
            self.type_keys("\x1b[1;2R");
        }
    }

    pub(super) fn text(&self) -> String {
        self.emulator.screen().contents()
    }

    #[track_caller]
    pub(super) fn expect(&mut self, text: &str) {
        self.wait_for(&format!("the screen to hold {text:?}"), |screen| screen.contains(text));
    }

    #[track_caller]
    pub(super) fn wait_for(&mut self, what: &str, is_so: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !is_so(&self.text()) {
            let is_closed = self.channel.is_closed;
            self.take();
            assert!(
                !is_closed && start.elapsed() < PATIENCE,
                "waited in vain for {what}; the screen is\n{}",
                self.text()
            );
        }
    }

    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        self.emulator.screen_mut().set_size(cells(rows), cells(columns));
        wait(self.channel.write.window_change(columns.into(), rows.into(), 0, 0)).expect("a size is sent");
    }

    /// Waits for the end; what was sent after the terminal was given back, and the exit status.
    #[track_caller]
    pub(super) fn end(&mut self) -> (String, Option<u32>) {
        let (out, _, status) = self.channel.end();
        let (before, last) = out.rsplit_once(jianbao::session::LEAVE).expect("the terminal is given back");
        assert!(before.contains(jianbao::session::ENTER) && !before.contains("\x1b[?1049l"), "{out:?}");
        (last.to_owned(), status)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.channel.out
    }
}

impl Debug for Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text())
    }
}

/// What the emulator has of a size: a cell costs memory here too.
fn cells(n: u16) -> NonZero<u16> {
    NonZero::new(n.min(500)).unwrap_or(NonZero::<u16>::MIN)
}

/// Closes and opens the way in of a line.
#[derive(Clone, Default)]
struct Tap {
    is_stopped: Arc<AtomicBool>,
    reader: Arc<Mutex<Option<Waker>>>,
}

impl Tap {
    fn stop(&self, is_stopped: bool) {
        self.is_stopped.store(is_stopped, Ordering::SeqCst);
        if let Some(reader) = self.reader.lock().expect("no test panics here").take() {
            reader.wake();
        }
    }
}

struct Stream {
    stream: TcpStream,
    tap: Tap,
}

impl AsyncRead for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        *self.tap.reader.lock().expect("no test panics here") = Some(cx.waker().clone());
        if self.tap.is_stopped.load(Ordering::SeqCst) {
            return Poll::Pending;
        }
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
