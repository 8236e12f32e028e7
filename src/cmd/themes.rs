//! `jianbao themes`: the themes by name, or one as YAML.

use super::Done;
use crate::fault::Fault;
use crate::theme::{BUILT_IN, Theme};
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
    let Some((_, yaml)) = BUILT_IN.iter().find(|(n, _)| *n == name) else {
        let names = BUILT_IN.map(|(n, _)| n).join(", ");
        return Err(Fault::new(format!("no theme is called \"{name}\"")).hint(format!("there are {names}")))?;
    };
    super::print(yaml)
}
