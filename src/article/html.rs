//! Saved web pages to an article: title, headings, paragraphs, list items and captions, in the order of the page.
//!
//! What is no part of the article (menus, buttons, other articles, notices, the page's time stamp) is dropped and
//! listed with its reason. Nothing is fetched, no script is run and no style is looked up.

mod about;
mod body;
mod charset;
mod data;
mod page;
mod rules;
mod stamp;
mod tag;
mod verdict;
mod words;
mod zh;

pub(super) use charset::decode;
use page::Dialect;
pub(super) use page::data_address;
pub(super) use stamp::is_stamp;

use super::{Article, Nature, Raw, repair, typed};
use page::Page;

/// Reads a page.
pub(super) fn read(source: String) -> Article {
    let page = page::read(&source, Dialect::Html);
    drop(source);
    let mut about = about::about(&page);
    let mut raws = verdict::raws(&page, &mut about);
    data::add_captions(&page, &mut raws);
    if let Some(body) = about.body.take() {
        use_body(&body, &mut raws);
    }
    drop(page);
    let lang = typed::lang(&raws);
    let mut article = repair::repair(raws, lang, None);
    about.fill(&mut article);
    article
}

/// The chapters of a book, or any page of which all is text: nothing is left out but what is hidden.
pub(super) fn read_chapter(source: &str) -> Vec<Raw> {
    let page = page::read(source, Dialect::Xhtml);
    verdict::all(&page)
}

/// A page that a script would have filled: its text stands in its data alone.
fn use_body(body: &str, raws: &mut Vec<Raw>) {
    let is_text = |raw: &&Raw| matches!(raw.nature, Nature::Paragraph | Nature::Unknown);
    let n_shown: usize = raws.iter().filter(is_text).map(|raw| raw.text.len()).sum();
    if n_shown * 2 >= body.len() {
        return;
    }
    let hidden: Page = page::read(&body.replace('\n', "<br>"), Dialect::Html);
    for raw in raws.iter_mut().filter(|raw| matches!(raw.nature, Nature::Paragraph | Nature::Unknown)) {
        raw.nature = Nature::Furniture("beside the article");
    }
    raws.extend(verdict::all(&hidden));
}

#[cfg(test)]
mod tests;
