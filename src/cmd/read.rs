//! `jianbao read`: the repaired article.

use super::Done;
use crate::article;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `read`.
#[derive(Debug, Args)]
pub(crate) struct ReadArgs {
    /// The article: plain text or Markdown; `-` is standard input
    article: PathBuf,
    /// What to print: json says also what was dropped and joined, and why
    #[arg(long, value_enum, default_value = "text")]
    format: ReadFormat,
}

/// What `read` prints.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum ReadFormat {
    Text,
    Markdown,
    Json,
}

pub(crate) fn run(args: &ReadArgs) -> Done {
    let article = super::open::article(&args.article)?;
    let text = match args.format {
        ReadFormat::Text => article::to_text(&article),
        ReadFormat::Markdown => article::to_markdown(&article),
        ReadFormat::Json => serde_json::to_string_pretty(&article::to_json(&article))? + "\n",
    };
    super::print(&text)
}
