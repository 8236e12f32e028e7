//! Is a text a deck? Told by its shape, so that a deck with a fault is still one and its fault is told as a deck's.

use crate::article::plain::source_lines;

/// Tells whether `text` is a deck: a mapping at the left edge with the key `slides`, whose value is a list or is not
/// written yet; or the same in JSON. What stands below may be at fault.
///
/// An article is none that opens with `slides: a history of the lantern lecture`, nor one that shows a deck in its
/// prose or has the key in its front matter.
pub fn is_deck(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}');
    if text.trim_start().starts_with('{') {
        return has_slides_in_braces(text);
    }
    let mut lines = source_lines(text);
    let mut has_key = false;
    while let Some(line) = lines.next() {
        if is_silent(line) || (has_key && belongs_to_key(line)) {
            continue;
        }
        let Some((key, value)) = key(line) else { return false };
        if key == "slides" {
            return is_list(value, lines.clone()) && !is_front_matter(text);
        }
        has_key = true;
    }
    false
}

/// A blank line, a comment, a directive or a mark of the document.
fn is_silent(line: &str) -> bool {
    let line = line.trim_end();
    line.trim_start().is_empty() || line.starts_with(['#', '%']) || is_mark(line)
}

fn is_mark(line: &str) -> bool {
    line == "---" || line == "..." || line.starts_with("--- #")
}

/// A line of the value of a key above it.
fn belongs_to_key(line: &str) -> bool {
    line.starts_with([' ', '\t', ']', '}']) || is_item(line)
}

fn is_item(line: &str) -> bool {
    line.strip_prefix('-').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// The key that a line opens with, without its quotation marks, and what follows the colon.
fn key(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim_end();
    let bare =
        ['"', '\''].into_iter().find_map(|mark| key.strip_prefix(mark)?.strip_suffix(mark)).unwrap_or(key);
    let is_key = !bare.is_empty() && !bare.contains(char::is_whitespace);
    (is_key && (value.is_empty() || value.starts_with([' ', '\t']))).then_some((bare, value))
}

/// Whether the value of `slides` is a list, or is still to be written: what stands behind the colon, and the lines
/// below it.
fn is_list<'a>(value: &str, below: impl Iterator<Item = &'a str>) -> bool {
    let value = without_properties(value.trim());
    if value.is_empty() || value.starts_with('#') {
        let Some(next) =
            below.into_iter().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
        else {
            return true;
        };
        let inner = next.trim_start();
        // Another key: none of a slide yet, or a slide whose dash is missing.
        return is_item(inner) || is_bracket(inner) || key(inner).is_some() || is_mark(next.trim_end());
    }
    let is_alias =
        value.strip_prefix('*').is_some_and(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'));
    let is_item_with_key = value.strip_prefix("- ").is_some_and(|item| key(item.trim()).is_some());
    is_bracket(value) || is_alias || is_item_with_key || matches!(value, "~" | "null")
}

/// A list or a mapping in brackets, and not `[sic]` of prose: a bracket, a quotation or nothing follows.
fn is_bracket(value: &str) -> bool {
    value.strip_prefix(['[', '{']).is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.is_empty() || rest.starts_with(['[', ']', '{', '}', '"', '\'', '#'])
    })
}

/// Without an anchor (`&all`) and a tag (`!!seq`) in front.
fn without_properties(value: &str) -> &str {
    if !value.starts_with(['&', '!']) {
        return value;
    }
    without_properties(value.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start()))
}

/// Whether the mapping is closed by a mark and an article follows.
fn is_front_matter(text: &str) -> bool {
    let mut lines = source_lines(text).skip_while(|line| line.trim().is_empty());
    let is_opened = lines.next().is_some_and(|line| is_mark(line.trim_end()));
    is_opened
        && lines.skip_while(|line| !is_mark(line.trim_end())).skip(1).any(|line| !line.trim().is_empty())
}

/// `{"slides": [`: anywhere, since a fault above hides what is inside what.
fn has_slides_in_braces(text: &str) -> bool {
    text.match_indices("slides").any(|(at, word)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + word.len()..).unwrap_or_default();
        let is_quoted = before.ends_with(['"', '\'']) && after.starts_with(['"', '\'']);
        let is_bare = before.trim_end().ends_with(['{', ',']);
        let value = after.trim_start_matches(['"', '\'']).trim_start().strip_prefix(':').map(str::trim_start);
        (is_quoted || is_bare)
            && value.is_some_and(|value| value.is_empty() || value.starts_with("null") || is_bracket(value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deck_is_known_by_its_list_of_slides() {
        for text in [
            "slides:\n  - heading: 為何現在\n",
            "title: 港口\nlang: zh-Hant\nslides:\n- cover: 港口\n",
            "\u{FEFF}---\n# our talk\ntitle: 港口\r\nslides:\r\n- cover: 港口\r\n",
            "%YAML 1.2\n--- # the deck\nslides: [{heading: a}]\n",
            "title: 港口\rslides:\r- cover: 港口\r",
            "\"slides\" :\n  - heading: a\n",
            "slides: []\n",
            "slides: [\n  {heading: a}]\n",
            "slides: &all\n  - heading: a\n",
            "slides: !!seq # all of them\n  - heading: a\n",
            "slides: # to be written\n",
            "slides:",
            "slides:\ntitle: 港口\n",
            "slides: ~\n",
            "authors:\n- Ann\n- Ben\nnested:\n  key: value\nslides:\n- heading: a\n",
            "{\"title\": \"a\", \"slides\": [{\"heading\": \"b\"}]}",
            "{\n  \"slides\": [\n",
            "{title: a, slides: [{heading: b}]}",
        ] {
            assert!(is_deck(text), "{text}");
        }
    }

    #[test]
    fn a_deck_with_a_fault_is_still_a_deck() {
        for text in [
            "slides:\n  - heading: \"unclosed\n  - points: [a\n",
            "title: \"unclosed\nslides:\n  - heading: a\n",
            "slides:\n  - heading: a\n bad: indentation\n",
            "slides:\n  heading: a slide without its dash\n",
            "slides: - heading: on the wrong line\n",
            "titel: 港口\nslide_show: yes\nslides:\n  - pionts: [a]\n",
            "slides:\n\t- heading: a tab\n",
            "slides:\n- heading: a\nthen a line of prose\n",
            "slides: {\n  heading: a",
            "{\"title\": \"unclosed, \"slides\": [",
        ] {
            assert!(is_deck(text), "{text}");
        }
    }

    #[test]
    fn an_article_about_slides_is_no_deck() {
        for text in [
            "",
            "slides: a history of the lantern lecture\n\nThe first lantern was lit in 1659.\n",
            "slides:\nThe first lantern was lit in 1659.\n",
            "slides: [sic] of glass\n",
            "slides: *lanterns* of glass\n",
            "Slides:\n- one\n",
            "A lecture\n\nslides:\n- heading: a\n",
            "How to write a deck\n\n```yaml\nslides:\n  - heading: a\n```\n",
            "Note: what follows is prose.\nslides: a history\n",
            "Note: what follows is prose.\n\nThe harbour opened.\nslides:\n- one\n",
            "landslides:\n- one\n",
            "---\ntitle: 港口\nslides:\n  - a.jpg\n---\n\n# 港口\n\n新碼頭明年啟用。\n",
            "  slides:\n  - an indented list\n",
            "- a list of\n- two\nslides:\n- heading: a\n",
            "{all slides: [] are empty}",
            "slides:a\n",
            "{slides} is what the template says.\n",
            "{\"title\": \"a\", \"body\": \"the slides: a history\"}",
            "title: 港口\npoints:\n- slides\n",
        ] {
            assert!(!is_deck(text), "{text}");
        }
    }

    #[test]
    fn the_decks_of_the_project_are_decks_and_its_articles_are_none() {
        let project = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        for (name, expected) in [
            ("decks/welcome.yaml", true),
            ("decks/harbour.yaml", true),
            ("decks/harbour.txt", false),
            ("tests/articles/clean.jsonl", false),
            ("README.md", false),
        ] {
            #[expect(clippy::disallowed_methods, reason = "a test: the decks that come with us")]
            let text = std::fs::read_to_string(project.join(name)).expect("the file is there");
            assert_eq!(is_deck(&text), expected, "{name}");
        }
    }

    #[test]
    fn a_key_is_a_word_before_a_colon_and_a_space() {
        for (line, expected) in [
            ("slides:", Some(("slides", ""))),
            ("'slides' : a", Some(("slides", " a"))),
            ("two words: a", None),
            (": a", None),
            ("slides:a", None),
        ] {
            assert_eq!(key(line), expected, "{line}");
        }
    }

    #[test]
    fn each_line_of_a_deck_is_what_it_is() {
        let check = |is: fn(&str) -> bool, good: &[&str], bad: &[&str]| {
            assert_eq!(good.iter().filter(|line| !is(line)).collect::<Vec<_>>(), [&""; 0]);
            assert_eq!(bad.iter().filter(|line| is(line)).collect::<Vec<_>>(), [&""; 0]);
        };
        check(
            is_silent,
            &[" ", "# a", "%YAML 1.2", "---", "...", "--- # a", "--- "],
            &["a", " # a", "--", "---a"],
        );
        check(belongs_to_key, &[" a", "\ta", "]", "}", "- a", "-"], &["a", "-a", "[", ""]);
        check(
            is_bracket,
            &["[", "{", "[]", "{}", "[ {", "['a'", "{\"a", "[ # a"],
            &["a", "[sic]", "{a}", ""],
        );
        check(
            |value| is_list(value, std::iter::empty()),
            &["", "# a", "*all_2", "- a: b", "~", "null", "[]"],
            &["a", "*all b*", "- a", "null b"],
        );
        check(
            |below| is_list("", below.lines()),
            &["", "\n# a", "- a", "[", "a: b", "---", "\n\n  - a"],
            &["a", "[sic]", "# a\nb"],
        );
        check(
            has_slides_in_braces,
            &["{\"slides\":", "{'slides': null", "{ slides: [", "a, slides:[", "slides {\"slides\" : ["],
            &["{\"slides: [", "slides\": [", "a slides: [", "{slides: a", "{slides"],
        );
    }

    #[test]
    fn an_anchor_and_a_tag_say_nothing() {
        for (value, rest) in [("&all [a", "[a"), ("!!seq &b  x", "x"), ("&all", ""), ("a &b", "a &b")] {
            assert_eq!(without_properties(value), rest, "{value}");
        }
    }
}
