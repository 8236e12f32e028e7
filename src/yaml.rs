//! YAML as strangers write it: what it may cost, a quick way through what is plain, and words that are known.

mod limits;
pub(crate) mod plain;
pub(crate) mod word;

pub use limits::within_limits;
