//! Jianbao (簡報).
pub mod text;
pub mod article;
pub mod deck;
pub mod outline;
