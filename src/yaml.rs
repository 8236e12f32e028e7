//! YAML as strangers write it: what it may cost, and a quick way through what is plain.

mod limits;
pub(crate) mod plain;

pub use limits::within_limits;
