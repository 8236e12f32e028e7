//! The server: decks shown to whoever logs in by SSH, reviewed and followed as in a terminal here.
//!
//! Only here are russh and its runtime known. What decides who gets in is pure (`keyring`, `gate`): time, addresses and
//! text are passed in. A connection (`connection`) becomes a session (`session`): one task that owns a driver and a
//! talk, as `tty` does for a terminal, and hands over the latest frame when the client has taken the last one. What
//! sessions share is a `room` for each deck.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the shell: files, sockets, clocks, locks"
)]

mod client;
mod connection;
pub mod gate;
mod hall;
pub mod host_key;
mod house;
pub mod keyring;
pub mod log;
mod plain;
mod room;
mod server;
mod session;

pub use hall::Answer;
pub use house::Doors;
pub use server::{Serving, serve};

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a lock holds is whole whenever it is held: who panicked has not left it half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
