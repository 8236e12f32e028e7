//! The server that shows a deck to whoever connects by SSH: who may connect, who they are, and what is kept of it.
//!
//! Only here are russh and its runtime known. What decides is pure: time, addresses and text are passed in.

pub mod gate;
pub mod host_key;
pub mod keyring;
pub mod log;
mod plain;
