//! The one integration binary: whole decks, whole articles, the real program in a terminal.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests run the program on files")]

mod cli;
mod codemap;
mod config;
mod damage;
mod desk;
mod diff;
mod include;
mod journal;
mod named;
mod no_files;
mod schema;
mod snapshots;
#[cfg(feature = "ssh")]
mod ssh;
#[cfg(feature = "ssh")]
mod ssh_kill;
mod status;
mod terminal;
mod unsafe_text;
mod update;

use std::path::{Path, PathBuf};

/// The decks that come with the project.
const DECKS: [&str; 2] = ["welcome", "harbour"];

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn deck_path(name: &str) -> PathBuf {
    project().join("decks").join(format!("{name}.yaml"))
}
