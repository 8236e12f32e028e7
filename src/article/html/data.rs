//! Captions that a page shows only when it is scrolled or a gallery is opened: they stand in its data (JSON), in the
//! order of the article, between the paragraphs that the page does show.

use super::page::Page;
use crate::article::{Nature, Part, Raw};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// From this many characters on, text in the data is told to be a paragraph of the page, by as many of them.
const KEY_CHARS: usize = 12;
/// How much of the page's paragraphs the data must hold to be the article's, in percent.
const MIN_PERCENT: usize = 50;
/// Keys of a picture, one of which stands beside its caption.
const OF_PICTURES: [&str; 6] = ["url", "src", "image", "width", "media", "photo"];
/// Keys that lead to another article, together: its title and where it is.
const TITLES: [&str; 3] = ["title", "headline", "name"];
const ADDRESSES: [&str; 5] = ["canonicalUrl", "publishUrl", "url", "link", "href"];

/// What the data of an article holds, in its order.
enum Found {
    /// The paragraph of this place in the page.
    Paragraph(usize),
    Caption(String),
}

/// Adds the captions that are in the page's data alone, each behind the paragraph that it stands behind there.
pub(super) fn add_captions(page: &Page, raws: &mut Vec<Raw>) {
    let paragraphs: HashMap<String, usize> = raws
        .iter()
        .enumerate()
        .filter(|(_, raw)| matches!(raw.nature, Nature::Paragraph | Nature::Heading))
        .filter_map(|(i, raw)| Some((key(&raw.text)?, i)))
        .collect();
    if paragraphs.is_empty() {
        return;
    }
    let mut known: HashSet<String> = raws
        .iter()
        .filter(|raw| matches!(raw.nature, Nature::Caption { .. }))
        .map(|raw| ink(&raw.text))
        .collect();
    let mut additions: Vec<(usize, String)> = Vec::new();
    for json in &page.head.data {
        let Ok(data) = serde_json::from_str::<Value>(json) else { continue };
        let Some(article) = article_in(&data, &paragraphs) else { continue };
        let mut found = Vec::new();
        gather(article, &paragraphs, true, &mut found);
        let mut at =
            found.iter().find_map(|f| if let Found::Paragraph(i) = f { Some(*i) } else { None }).unwrap_or(0);
        for one in found {
            match one {
                Found::Paragraph(i) => at = i,
                Found::Caption(text) => {
                    if known.insert(ink(&text)) {
                        additions.push((at, text));
                    }
                }
            }
        }
    }
    insert(raws, additions);
}

fn insert(raws: &mut Vec<Raw>, mut additions: Vec<(usize, String)>) {
    if additions.is_empty() {
        return;
    }
    additions.sort_by_key(|(at, _)| *at);
    let mut additions = additions.into_iter().peekable();
    for (i, raw) in std::mem::take(raws).into_iter().enumerate() {
        raws.push(raw);
        while let Some((_, text)) = additions.next_if(|(at, _)| *at == i) {
            let parts = vec![Part::line(0, &text)];
            raws.push(Raw { text, parts, nature: Nature::Caption { image: None } });
        }
    }
    // The numbers go by order again.
    for (number, raw) in raws.iter_mut().enumerate() {
        for part in &mut raw.parts {
            part.lines = crate::article::Lines::one(number);
        }
    }
}

/// The smallest value that holds enough of the page's paragraphs.
fn article_in<'a>(data: &'a Value, paragraphs: &HashMap<String, usize>) -> Option<&'a Value> {
    let enough = paragraphs.len() * MIN_PERCENT;
    let mut article = None;
    let mut at = data;
    loop {
        let mut held = HashSet::new();
        hold(at, paragraphs, &mut held);
        if held.len() * 100 < enough || held.is_empty() {
            return article;
        }
        article = Some(at);
        let inner: Box<dyn Iterator<Item = &Value>> = match at {
            Value::Array(values) => Box::new(values.iter()),
            Value::Object(object) => Box::new(object.values()),
            _ => return article,
        };
        let next = inner.filter(|value| {
            let mut inside = HashSet::new();
            hold(value, paragraphs, &mut inside);
            inside.len() == held.len()
        });
        match next.last() {
            Some(value) if !value.is_string() => at = value,
            _ => return article,
        }
    }
}

/// Which paragraphs stand in a value.
fn hold(value: &Value, paragraphs: &HashMap<String, usize>, held: &mut HashSet<usize>) {
    match value {
        Value::String(text) => held.extend(key(text).and_then(|key| paragraphs.get(&key))),
        Value::Array(values) => values.iter().for_each(|value| hold(value, paragraphs, held)),
        Value::Object(object) => object.values().for_each(|value| hold(value, paragraphs, held)),
        _ => {}
    }
}

fn gather(value: &Value, paragraphs: &HashMap<String, usize>, is_top: bool, found: &mut Vec<Found>) {
    match value {
        Value::String(text) => {
            found.extend(key(text).and_then(|key| paragraphs.get(&key)).map(|i| Found::Paragraph(*i)));
        }
        Value::Array(values) => values.iter().for_each(|value| gather(value, paragraphs, false, found)),
        Value::Object(object) => {
            let has = |keys: &[&str]| keys.iter().any(|key| object.get(*key).is_some_and(Value::is_string));
            if !is_top && has(&TITLES) && has(&ADDRESSES) {
                return;
            }
            let is_picture = object.keys().any(|key| {
                let key = key.to_lowercase();
                OF_PICTURES.iter().any(|word| key.contains(word))
            });
            match object.get("caption") {
                Some(Value::String(text)) if is_picture && !text.trim().is_empty() => {
                    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    found.push(Found::Caption(text));
                }
                _ => object.values().for_each(|value| gather(value, paragraphs, false, found)),
            }
        }
        _ => {}
    }
}

/// The first characters of a text, by which it is known: the data may part it where a link is.
fn key(text: &str) -> Option<String> {
    let key: String = text.chars().filter(|c| !c.is_whitespace()).take(KEY_CHARS).collect();
    (key.chars().count() == KEY_CHARS).then_some(key)
}

fn ink(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Known paragraphs, of twelve characters each.
    fn paragraphs() -> HashMap<String, usize> {
        ["甲", "乙", "丙", "丁"].into_iter().enumerate().map(|(i, c)| (c.repeat(12), i)).collect()
    }

    #[test]
    fn the_article_is_the_smallest_value_that_holds_half_of_the_paragraphs() {
        let text = |c: &str| format!("\"{}\"", c.repeat(12));
        for (data, expected) in [
            (format!("[{},{}]", text("甲"), text("乙")), Some(format!("[{},{}]", text("甲"), text("乙")))),
            (format!("[{}]", text("甲")), None),
            (format!("[{0},{0},{0}]", text("甲")), None),
            (
                format!("{{\"a\":[{},{}],\"b\":1}}", text("甲"), text("乙")),
                Some(format!("[{},{}]", text("甲"), text("乙"))),
            ),
            (
                format!("[[{},{}],[{}]]", text("甲"), text("乙"), text("丙")),
                Some(format!("[[{},{}],[{}]]", text("甲"), text("乙"), text("丙"))),
            ),
            ("[]".to_owned(), None),
        ] {
            let value: Value = serde_json::from_str(&data).expect("JSON");
            let found = article_in(&value, &paragraphs()).map(ToString::to_string);
            assert_eq!(found, expected, "{data}");
        }
        let one = HashMap::from([("甲".repeat(12), 0)]);
        let data: Value = serde_json::from_str(&format!("[{}]", text("甲"))).expect("JSON");
        assert_eq!(
            article_in(&data, &one).map(ToString::to_string),
            Some(data.to_string()),
            "no text by itself"
        );
    }

    #[test]
    fn captions_are_gathered_beside_pictures_and_not_of_other_articles() {
        for (data, expected) in [
            ("{\"caption\":\" 新  吊機 \",\"url\":\"a\"}", "新 吊機|"),
            ("{\"caption\":\"新吊機\",\"bigImage\":1}", "新吊機|"),
            ("{\"caption\":\"新吊機\"}", ""),
            ("{\"caption\":\" \",\"url\":\"a\"}", ""),
            ("{\"a\":{\"title\":\"別的\",\"url\":\"a\",\"caption\":\"新吊機\"}}", ""),
            ("{\"title\":\"自己\",\"url\":\"a\",\"caption\":\"新吊機\"}", "新吊機|"),
            ("{\"a\":{\"title\":\"別的\",\"src\":\"a\",\"caption\":\"新吊機\"}}", "新吊機|"),
            ("[{\"caption\":\"甲\",\"url\":\"a\"},\"乙乙乙乙乙乙乙乙乙乙乙乙乙\"]", "甲|1|"),
        ] {
            let value: Value = serde_json::from_str(data).expect("JSON");
            let mut found = Vec::new();
            gather(&value, &paragraphs(), true, &mut found);
            let shown = found.iter().map(|one| match one {
                Found::Paragraph(i) => format!("{i}|"),
                Found::Caption(text) => format!("{text}|"),
            });
            assert_eq!(shown.collect::<Vec<_>>().concat(), expected, "{data}");
        }
        assert_eq!((key(&"甲".repeat(11)), key(&"甲 ".repeat(13))), (None, Some("甲".repeat(12))));
    }
}
