//! What a page says about its article outside the text: title, author, day, section, publisher.
//!
//! Three tellers, in this order: what stands on the page, `ld+json`, `<meta>`. None of them is believed about the title
//! unless two agree, since a page may head itself with its house's name.

use super::page::Page;
use super::stamp;
use super::tag::Tag;
use super::words::Role;
use crate::article::Article;
use serde_json::Value;

/// What a page says about its article.
#[derive(Default)]
pub(super) struct About {
    pub(super) title: String,
    /// The piece of the page that is the title, if one is.
    pub(super) title_at: Option<usize>,
    pub(super) byline: Option<String>,
    pub(super) date: Option<String>,
    pub(super) section: Option<String>,
    pub(super) source: Option<String>,
    /// The text, as data.
    pub(super) body: Option<String>,
}

impl About {
    pub(super) fn fill(self, article: &mut Article) {
        article.byline = article.byline.take().or(self.byline);
        article.date = article.date.take().or(self.date);
        article.section = article.section.take().or(self.section);
        article.source = article.source.take().or(self.source);
    }
}

/// Gathers it.
pub(super) fn about(page: &Page) -> About {
    let linked = linked_article(page);
    let said = |key: &str| linked.as_ref().and_then(|article| words(article.get(key)?));
    let person = |name: &&str| !name.contains("://") && name.chars().count() <= 60;
    let source = said("publisher").or_else(|| page.meta(&["og:site_name", "publisher"]).map(str::to_owned));
    let titles = titles(page, said("headline"), source.as_deref());
    let (title_at, title) = title(page, &titles);
    let date = said("datePublished").or_else(|| {
        let names =
            ["article:published_time", "datepublished", "pubdate", "publishdate", "date", "og:pubdate"];
        page.meta(&names).map(str::to_owned)
    });
    About {
        title,
        title_at,
        byline: said("author").or_else(|| page.meta(&["author", "byl"]).filter(person).map(str::to_owned)),
        date: date.and_then(|date| stamp::day(&date)),
        section: said("articleSection")
            .or_else(|| page.meta(&["article:section", "section"]).map(str::to_owned)),
        source,
        body: said("articleBody"),
    }
}

/// The object of `ld+json` that is the article, wherever it stands.
fn linked_article(page: &Page) -> Option<Value> {
    page.head.linked_data.iter().find_map(|json| {
        // Some houses wrap it as a script of XHTML had to be.
        let json = json.trim().trim_start_matches("/*<![CDATA[*/").trim_end_matches("/*]]>*/");
        article_in(serde_json::from_str(json).ok()?)
    })
}

fn article_in(value: Value) -> Option<Value> {
    match value {
        Value::Array(values) => values.into_iter().find_map(article_in),
        Value::Object(mut object) => {
            let is_article = |kind: &Value| {
                kind.as_str().is_some_and(|kind| {
                    kind.ends_with("Article") || kind == "BlogPosting" || kind == "Report"
                })
            };
            let kind = object.get("@type");
            let kinds = kind
                .and_then(Value::as_array)
                .map_or_else(|| kind.into_iter().collect(), |all| all.iter().collect::<Vec<_>>());
            if kinds.into_iter().any(is_article) {
                return Some(Value::Object(object));
            }
            article_in(object.remove("@graph")?)
        }
        _ => None,
    }
}

/// A value in words: a text, an object's name, or those of a list.
fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Object(object) => words(object.get("name")?)?,
        Value::Array(values) => values.iter().filter_map(words).collect::<Vec<_>>().join(", "),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// What the page calls itself, the likeliest first.
fn titles(page: &Page, headline: Option<String>, source: Option<&str>) -> Vec<String> {
    let meta = page.meta(&["og:title", "twitter:title"]).map(str::to_owned);
    let named = [headline, meta, Some(page.head.title.clone())].into_iter().flatten();
    let bare = named.map(|title| on_one_line(without_house(&on_one_line(&title), source)));
    bare.filter(|title| !title.is_empty()).collect()
}

fn on_one_line(text: &str) -> String {
    text.split(['\n', '\r', '\t', ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A title without the name of its house behind it: `…- 海港日報`.
fn without_house<'a>(title: &'a str, source: Option<&str>) -> &'a str {
    let Some(source) = source else { return title };
    let Some(rest) = title.strip_suffix(source) else { return title };
    let bare = rest.trim_end().trim_end_matches(['-', '|', '｜', '–', '—', '_', '·', ':', '：']);
    if bare.len() < rest.trim_end().len() && !bare.trim().is_empty() { bare.trim_end() } else { title }
}

/// The piece of the page that is its title, and the title: a heading that the page calls itself by, or a piece in other
/// clothes that it does, or the only `<h1>`; or else what it calls itself.
fn title(page: &Page, titles: &[String]) -> (Option<usize>, String) {
    let ink = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let wanted: Vec<String> = titles.iter().map(|title| ink(title)).collect();
    let is_furniture = |element: u32| matches!(page.elements[element as usize].role, Role::Furniture(_));
    let shown = || page.pieces.iter().enumerate().filter(|(_, piece)| !is_furniture(piece.element));
    let headings = || shown().filter(|(_, piece)| matches!(piece.tag, Tag::Heading(_)));
    let is_called = |here: &str| {
        wanted.iter().any(|title| title == here)
            // `…- 海港日報` where the house does not say what it is called.
            || here.chars().count() >= 6 && wanted.iter().any(|title| title.starts_with(here))
    };
    let first_h1 = || {
        let mut all = headings().filter(|(_, piece)| piece.tag == Tag::Heading(1) && piece.n_inked >= 2);
        all.next().filter(|_| titles.is_empty() || all.next().is_none())
    };
    let called = headings().find(|(_, piece)| is_called(&ink(page.text_of(piece))));
    let unnamed = || shown().find(|(_, piece)| wanted.contains(&ink(page.text_of(piece))));
    match called.or_else(unnamed).or_else(first_h1) {
        Some((at, piece)) => (Some(at), page.text_of(piece).to_owned()),
        None => (None, titles.first().cloned().unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_bare_without_its_house() {
        for (title, source, expected) in [
            ("新碼頭 - 海港日報", Some("海港日報"), "新碼頭"),
            ("新碼頭｜海港日報", Some("海港日報"), "新碼頭"),
            ("新碼頭海港日報", Some("海港日報"), "新碼頭海港日報"),
            ("- 海港日報", Some("海港日報"), "- 海港日報"),
            ("新碼頭 - 別報", Some("海港日報"), "新碼頭 - 別報"),
            ("新碼頭 - 海港日報", None, "新碼頭 - 海港日報"),
        ] {
            assert_eq!(without_house(title, source), expected, "{title}");
        }
        assert_eq!(on_one_line(" 新\n 碼\t頭\r"), "新 碼 頭");
    }

    #[test]
    fn the_object_that_is_an_article_is_found_by_its_type() {
        for (json, expected) in [
            ("{\"@type\":\"NewsArticle\"}", true),
            ("{\"@type\":\"BlogPosting\"}", true),
            ("{\"@type\":\"Report\"}", true),
            ("{\"@type\":\"WebPage\"}", false),
            ("{\"@type\":[\"Thing\",\"Article\"]}", true),
            ("{\"@type\":[]}", false),
            ("{\"@graph\":[{\"@type\":\"Report\"}]}", true),
            ("[{\"@type\":\"WebPage\"},{\"@type\":\"Report\"}]", true),
            ("{}", false),
            ("1", false),
        ] {
            assert_eq!(article_in(serde_json::from_str(json).expect("JSON")).is_some(), expected, "{json}");
        }
        for (json, expected) in [
            ("\" a \"", Some("a")),
            ("\" \"", None),
            ("{\"name\":\"a\"}", Some("a")),
            ("{\"b\":\"a\"}", None),
            ("[\"a\",{\"name\":\"b\"},1]", Some("a, b")),
            ("[]", None),
            ("1", None),
        ] {
            assert_eq!(words(&serde_json::from_str(json).expect("JSON")).as_deref(), expected, "{json}");
        }
    }
}
