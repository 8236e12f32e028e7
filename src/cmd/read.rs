//! `jianbao read`: the repaired article.

use super::Done;
use crate::article::{self, Article};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `read`.
#[derive(Debug, Args)]
pub(crate) struct ReadArgs {
    /// The article: text, Markdown, HTML, DOCX, EPUB, RTF or PDF; `-` is standard input
    article: PathBuf,
    /// What to print: json says also what was dropped and joined, and why; an array where the file holds several articles
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
    let articles = super::open::articles(&args.article)?;
    let texts = |text: fn(&Article) -> String| match articles.as_slice() {
        [article] => text(article),
        articles => articles.iter().map(text).collect::<Vec<_>>().join("\n"),
    };
    let text = match (args.format, articles.as_slice()) {
        (ReadFormat::Text, _) => texts(article::to_text),
        (ReadFormat::Markdown, _) => texts(article::to_markdown),
        (ReadFormat::Json, [article]) => super::json(&article::to_json(article))?,
        (ReadFormat::Json, articles) => {
            let articles: Vec<_> = articles.iter().map(article::to_json).collect();
            super::json(&articles)?
        }
    };
    super::print(&text)
}
