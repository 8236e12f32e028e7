//! `jianbao read`: the repaired article.

use super::Done;
use crate::article;
use crate::cli::{ReadArgs, ReadFormat};

pub(crate) fn run(args: &ReadArgs) -> Done {
    let article = super::read_article(&args.article)?;
    let text = match args.format {
        ReadFormat::Text => article::to_text(&article),
        ReadFormat::Markdown => article::to_markdown(&article),
        ReadFormat::Json => serde_json::to_string_pretty(&article::to_json(&article))? + "\n",
    };
    super::print(&text)
}
