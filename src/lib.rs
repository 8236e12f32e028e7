//! Jianbao (簡報): terminal briefings. Articles become decks, decks are presented.
pub mod app;
pub mod article;
pub mod cli;
mod cmd;
pub mod deck;
pub mod export;
pub mod outline;
pub mod paint;
pub mod scene;
pub mod session;
pub mod store;
pub mod text;
pub mod theme;
pub mod tty;
