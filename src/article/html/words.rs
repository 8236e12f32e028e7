//! The words by which a web page's furniture is told: names of elements, and what stands in them.

use super::tag::Tag;

/// What an element's names say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    /// Holds the article's body.
    Main,
    Caption,
    Byline,
    Stamp,
    Standfirst,
    /// No part of the article: why.
    Furniture(&'static str),
}

impl Role {
    /// Whether an element with it is set by itself, whatever its tag.
    pub(super) fn is_of_its_own(self) -> bool {
        self == Self::Caption
    }
}

/// Words in the names of elements (`class`, `id`), and what they say. The first that is found counts.
const NAMES: &[(Role, &[&str])] = &[
    (Role::Caption, &["caption", "figcaption", "captions"]),
    (Role::Furniture("comments"), &["comment", "comments", "disqus"]),
    (
        Role::Furniture("buttons to share"),
        &["share", "sharing", "social", "sns", "reaction", "reactions", "qrcode"],
    ),
    (
        Role::Furniture("other articles"),
        &[
            "related",
            "recommend",
            "recommended",
            "recommendation",
            "recommendations",
            "trending",
            "popular",
            "hot",
            "ranking",
            "mostread",
            "readmore",
            "outbrain",
            "taboola",
        ],
    ),
    (Role::Furniture("tags"), &["tag", "tags", "keyword", "keywords"]),
    (
        Role::Furniture("an advertisement"),
        &[
            "ad",
            "ads",
            "advert",
            "advertisement",
            "advertising",
            "banner",
            "promo",
            "promotion",
            "sponsor",
            "sponsored",
            "adsbygoogle",
        ],
    ),
    (
        Role::Furniture("a notice"),
        &["cookie", "cookies", "consent", "gdpr", "popup", "modal", "overlay", "lightbox", "paywall"],
    ),
    (
        Role::Furniture("what the page offers"),
        &[
            "subscribe",
            "subscription",
            "newsletter",
            "signup",
            "login",
            "hotline",
            "widget",
            "toolbar",
            "tools",
            "pagination",
            "pager",
            "survey",
            "skip",
            "copyright",
        ],
    ),
    (
        Role::Furniture("the way around"),
        &["nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "footer", "sidebar", "sitemap"],
    ),
    (Role::Stamp, &["date", "time", "datetime", "timestamp", "dateline", "published", "pubdate", "publish"]),
    (Role::Byline, &["author", "authors", "byline", "reporter", "journalist", "writer", "editor"]),
    (Role::Standfirst, &["standfirst", "subtitle", "subheadline", "dek", "lede", "teaser", "summary"]),
    (Role::Main, &["articlebody"]),
];

/// What the values of `role` say.
const ROLES: &[(&str, Role)] = &[
    ("navigation", Role::Furniture("the way around")),
    ("complementary", Role::Furniture("beside the article")),
    ("contentinfo", Role::Furniture("the way around")),
    ("search", Role::Furniture("the way around")),
    ("dialog", Role::Furniture("a notice")),
    ("alertdialog", Role::Furniture("a notice")),
    ("menu", Role::Furniture("the way around")),
];

/// What the values of `itemprop` say.
const PROPERTIES: &[(&str, Role)] = &[
    ("articleBody", Role::Main),
    ("author", Role::Byline),
    ("datePublished", Role::Stamp),
    ("dateModified", Role::Stamp),
    ("caption", Role::Caption),
];

/// Tells what an element is by its names.
pub(super) fn role(tag: Tag, value: impl Fn(&str) -> Option<String>) -> Role {
    let is_hidden = value("hidden").is_some()
        // A caption may be hidden so from those who hear the picture's own words.
        || tag != Tag::Caption && value("aria-hidden").is_some_and(|v| v == "true")
        || value("style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        });
    if is_hidden {
        return Role::Furniture("hidden");
    }
    match tag {
        Tag::Aside => return Role::Furniture("the way around"),
        Tag::Time => return Role::Stamp,
        Tag::Main => return Role::Main,
        // The page itself has names of all kinds: `has-sidebar`, `no-comments`.
        Tag::Link | Tag::Bold | Tag::Skipped | Tag::Script | Tag::PageTitle => return Role::Plain,
        _ => {}
    }
    let listed = |name: &str, list: &[(&str, Role)]| {
        let value = value(name)?;
        list.iter().find(|(word, _)| value.eq_ignore_ascii_case(word)).map(|(_, role)| *role)
    };
    if let Some(role) = listed("role", ROLES).or_else(|| listed("itemprop", PROPERTIES)) {
        return role;
    }
    ["class", "id"]
        .iter()
        .filter_map(|name| value(name))
        .find_map(|names| named(&names))
        .unwrap_or(Role::Plain)
}

fn named(names: &str) -> Option<Role> {
    if names.is_empty() {
        return None;
    }
    let words: Vec<String> = split(names);
    let is_said = |(_, list): &&(Role, &[&str])| words.iter().any(|word| list.contains(&word.as_str()));
    NAMES.iter().find(is_said).map(|(role, _)| *role)
}

/// `img-caption articleTags` → img, caption, article, tags; and `articlebody` for `article-body`, since that is one.
fn split(names: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in names.chars() {
        if !c.is_alphanumeric() || c.is_uppercase() && was_lower {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words.last_mut().expect("it starts with one").extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    let pairs: Vec<String> =
        words.windows(2).filter(|w| w == &["article", "body"]).map(<[_]>::concat).collect();
    words.extend(pairs);
    words
}

/// Words that open a list of other articles, in small letters.
pub(super) const RELATED_EN: [&str; 12] = [
    "related news",
    "related stories",
    "related articles",
    "related topics",
    "related:",
    "read more",
    "read also",
    "also read",
    "see also",
    "more on this",
    "you may also like",
    "recommended for you",
];
/// The same in Japanese.
pub(super) const RELATED_JA: [&str; 3] = ["関連記事", "あわせて読みたい", "おすすめ記事"];

/// Words that open a line of tags.
pub(super) const TAGS_EN: [&str; 4] = ["tag:", "tags:", "keywords:", "filed under"];

/// Words on buttons, each by itself.
pub(super) const BUTTONS_EN: [&str; 22] = [
    "share",
    "tweet",
    "print",
    "email",
    "facebook",
    "whatsapp",
    "copy link",
    "comments",
    "subscribe",
    "sign in",
    "log in",
    "sign up",
    "back to top",
    "next",
    "previous",
    "advertisement",
    "continue reading",
    "x",
    "twitter",
    "linkedin",
    "save",
    "like",
];

/// The end of a dispatch, by itself.
pub(super) const ENDS: [&str; 8] = ["完", "（完）", "(完)", "【完】", "- end -", "ends", "-ends-", "###"];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(attribute: (&str, &str), expected: Role) {
        let value = |name: &str| (name == attribute.0).then(|| attribute.1.to_owned());
        assert_eq!(role(Tag::Block, value), expected, "{attribute:?}");
    }

    #[test]
    fn an_element_is_known_by_whole_words_of_its_names() {
        for (name, expected) in [
            ("img-caption ml-3", Role::Caption),
            ("articleTags", Role::Furniture("tags")),
            ("stage", Role::Plain),
            ("heading", Role::Plain),
            ("content-comment-box", Role::Furniture("comments")),
            ("article-body", Role::Main),
            ("story-time", Role::Stamp),
        ] {
            check(("class", name), expected);
        }
    }

    /// So it says nothing once its row is taken away.
    #[test]
    fn each_word_says_what_its_row_does_and_stands_in_no_other() {
        for (said, words) in NAMES {
            for word in *words {
                check(("class", word), *said);
                let n_rows = NAMES.iter().filter(|(_, words)| words.contains(word)).count();
                assert_eq!(n_rows, 1, "{word}");
            }
        }
    }

    #[test]
    fn what_is_hidden_is_known_however_it_is_hidden() {
        for attribute in [("hidden", ""), ("aria-hidden", "true"), ("style", "color:red; display : none")] {
            check(attribute, Role::Furniture("hidden"));
        }
        check(("style", "display:block"), Role::Plain);
    }

    #[test]
    fn tags_say_what_they_are_before_their_names_do() {
        let named = |tag| role(tag, |name| (name == "class").then(|| "caption".to_owned()));
        for (tag, expected) in [
            (Tag::Aside, Role::Furniture("the way around")),
            (Tag::Time, Role::Stamp),
            (Tag::Main, Role::Main),
            (Tag::Link, Role::Plain),
            (Tag::Bold, Role::Plain),
            (Tag::Skipped, Role::Plain),
            (Tag::Script, Role::Plain),
            (Tag::PageTitle, Role::Plain),
            (Tag::Block, Role::Caption),
            (Tag::Inline, Role::Caption),
        ] {
            assert_eq!(named(tag), expected, "{tag:?}");
        }
        let hidden = |tag| role(tag, |name| (name == "aria-hidden").then(|| "true".to_owned()));
        assert_eq!((hidden(Tag::Caption), hidden(Tag::Time)), (Role::Plain, Role::Furniture("hidden")));
        check(("aria-hidden", "false"), Role::Plain);
        check(("style", "visibility: hidden"), Role::Furniture("hidden"));
    }

    #[test]
    fn what_a_page_says_by_role_and_property_counts_before_names() {
        for (name, list) in [("role", ROLES), ("itemprop", PROPERTIES)] {
            for (word, expected) in list {
                check((name, &word.to_uppercase()), *expected);
                let both = |n: &str| {
                    (n == name).then(|| (*word).to_owned()).or((n == "class").then(|| "ads".into()))
                };
                assert_eq!(role(Tag::Block, both), *expected, "{word}");
            }
            check((name, "nothing"), Role::Plain);
        }
        check(("id", "byline"), Role::Byline);
        check(("class", ""), Role::Plain);
        assert_eq!(split("imgCaption article-body2A"), ["img", "caption", "article", "body2a"]);
        assert_eq!(split("article-body"), ["article", "body", "articlebody"]);
    }
}
