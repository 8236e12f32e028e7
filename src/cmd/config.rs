//! The person's settings, as the commands that open a terminal take them.

use crate::config::{self, Config};
use crate::fault::{self, Fault};
use crate::store;

/// The settings, and what is wrong with them.
pub(super) fn load() -> (Config, Vec<Fault>) {
    let Some(path) = store::config_file() else { return (Config::default(), Vec::new()) };
    match store::read_settings(&path) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            let (mut config, mut faults) = config::read(&text);
            if let Some(fault) = config.theme.as_deref().and_then(|name| store::find_theme(name).err()) {
                faults.push(config::unfit_theme(&text, fault));
                config.theme = None;
            }
            (config, faults.into_iter().map(|fault| fault.in_file(&path)).collect())
        }
        Err(fault) => (Config::default(), vec![fault]),
    }
}

/// What is wrong in one line, for the foot of a window.
pub(super) fn told(faults: &[Fault]) -> Option<String> {
    let first = faults.first()?;
    let mut text = fault::brief(first).join("; ");
    if faults.len() > 1 {
        text += &format!(" (+{})", faults.len() - 1);
    }
    Some(text)
}
