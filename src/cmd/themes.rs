//! `jianbao themes`: the themes by name, or one as YAML.

use super::Done;
use crate::theme::{BUILT_IN, Theme};
use anyhow::bail;
use clap::Args;

/// Arguments of `themes`.
#[derive(Debug, Args)]
pub(crate) struct ThemesArgs {
    /// The theme to print as YAML, to start your own from
    name: Option<String>,
}

pub(crate) fn run(args: &ThemesArgs) -> Done {
    let Some(name) = args.name.as_deref() else {
        let about = |name: &str| Theme::built_in(name).map(|t| t.about).unwrap_or_default();
        let lines = BUILT_IN.map(|(name, _)| format!("{name:10} {}\n", about(name)));
        return super::print(&lines.concat());
    };
    match BUILT_IN.iter().find(|(n, _)| *n == name) {
        Some((_, yaml)) => super::print(yaml),
        None => {
            bail!("no theme is called \"{name}\"\nhint: there are {}", BUILT_IN.map(|(n, _)| n).join(", "))
        }
    }
}
