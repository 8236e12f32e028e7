//! The words that tell who speaks, what stands alone and what makes a point, by language.
//!
//! No word is spelt in the code that looks for it.

pub(super) mod en;
pub(super) mod ja;
pub(super) mod zh;

pub(super) use crate::article::words::any_of;
