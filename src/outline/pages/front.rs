//! The first slides: a cover that says what this is and who it is about, and the points that say it all.

use crate::deck::{Content, Point, See, Slide};
use crate::outline::cite::{origin, photo, point};
use crate::outline::grams::grams;
use crate::outline::name::is_name;
use crate::outline::plan::{Plan, is_repeat};
use crate::outline::unit::Parts;
use crate::outline::words::{labels::Labels, zh};
use crate::text::{inline, slice};
use std::collections::BTreeMap;

/// The longest that may be said of a person, in characters.
const MAX_ROLE: usize = 40;

/// An article's cover: its title, where and when it was printed, whom it is about, and the captions of portraits.
pub(in crate::outline) fn cover(parts: &Parts<'_>) -> Option<Slide> {
    let article = parts.source.article;
    let title = article.title()?;
    let by = about(parts).map(|by| inline::escape(&by));
    let lang = article.lang;
    let is_told = |text: &str| by.as_ref().is_some_and(|by| is_repeat(&grams(text, lang), &grams(by, lang)));
    let shown = parts.plates.iter().filter(|plate| plate.image.is_some() || !is_told(&plate.text));
    let photos = shown.map(|caption| photo(caption, parts.source.file)).collect();
    let content = Content::Cover {
        title: inline::escape(&title.text),
        subtitle: subtitle(parts),
        by,
        date: article.date.clone(),
        photo: photos,
    };
    Some(Slide { from: origin(parts.source.file, &title.lines()).map(Box::new), ..Slide::new(content) })
}

/// Who printed it, on which page, and who wrote it.
fn subtitle(parts: &Parts<'_>) -> Option<String> {
    let article = parts.source.article;
    let printed = [&article.source, &article.section, &article.byline];
    let printed: Vec<&str> = printed.into_iter().filter_map(|words| words.as_deref()).collect();
    (!printed.is_empty()).then(|| inline::escape(&printed.join(" · ")))
}

/// Whom the article is about with their role, as the article first says it (港務局局長林海生): whom the title names, or
/// who says most of what is said.
fn about(parts: &Parts<'_>) -> Option<String> {
    let article = parts.source.article;
    let title = article.title()?.text.as_str();
    let named = title.split_once('：').map(|(name, _)| name).filter(|name| is_name(name));
    let name = named.or_else(|| leading_speaker(parts, title))?;
    let plates = parts.plates.iter().map(|plate| plate.text.as_str());
    let in_text =
        parts.sentences.iter().map(|s| s.words).chain(plates).find_map(|words| described(words, name));
    if article.lang.is_unspaced() {
        let plain = || parts.speakers.role(name).map(|role| format!("{role}{name}"));
        return in_text.map(str::to_owned).or_else(plain);
    }
    parts.speakers.role(name).map(|role| format!("{name}, {role}"))
}

/// Who says at least so many claims, and so large a share of those that somebody says, in hundredths, is whom the
/// article is about; of whom the title names, half of it.
const MIN_SAID: usize = 4;
const SHARE: usize = 70;

fn leading_speaker<'a>(parts: &'a Parts<'_>, title: &str) -> Option<&'a str> {
    let said: Vec<&str> = parts.units.iter().filter_map(|unit| unit.claim.by.as_deref()).collect();
    let mut n_said: BTreeMap<&str, usize> = BTreeMap::new();
    for by in &said {
        *n_said.entry(by).or_default() += 1;
    }
    let (name, n) = n_said.into_iter().max_by_key(|&(name, n)| (n, std::cmp::Reverse(name)))?;
    let last = name.rsplit(' ').next().unwrap_or(name);
    let share = if title.contains(last) { SHARE / 2 } else { SHARE };
    (n >= MIN_SAID && n * 100 >= share * said.len()).then_some(name)
}

/// The name with what stands before it in its clause, where that is a role: `港務局局長林海生`.
fn described<'a>(sentence: &'a str, name: &str) -> Option<&'a str> {
    let end = sentence.find(name)? + name.len();
    let before = slice(sentence, 0..end);
    let start = before
        .rfind(['，', '。', '；', '：', '」'])
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let role = slice(before, start..end);
    let n_chars = role.chars().count();
    let said = slice(role, 0..role.len() - name.len());
    let is_role = said.chars().next_back().is_some_and(|c| zh::ROLE_ENDINGS.contains(c));
    (is_role && n_chars > name.chars().count() + 1 && n_chars <= MAX_ROLE).then_some(role)
}

/// The key points, each with the slide that says more of it: `slide_of` gives its name.
pub(in crate::outline) fn key_points(
    parts: &Parts<'_>,
    plan: &Plan,
    slide_of: impl Fn(usize) -> Option<String>,
) -> Option<Slide> {
    if plan.key.is_empty() {
        return None;
    }
    let labels = Labels::of(parts.source.article.lang);
    let key_point = |&idx: &usize| Point {
        see: slide_of(idx).map(See::of).map(Box::new),
        ..point(parts, &parts.units[idx])
    };
    let points = plan.key.iter().map(key_point).collect();
    let opening = if plan.has_opening { parts.sections[0].paragraphs.as_slice() } else { &[] };
    let notes: Vec<&str> = opening.iter().map(|b| b.text.as_str()).collect();
    let content = Content::Points { points, numbered: true };
    Some(Slide {
        heading: Some(labels.key_points.to_owned()),
        notes: (!notes.is_empty()).then(|| notes.join("\n\n")),
        ..Slide::new(content)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::outline::Source;

    fn of<T>(text: &str, look: impl FnOnce(&Parts<'_>) -> T) -> T {
        let article = article::read(text.as_bytes(), "a.txt");
        look(&Parts::of(Source { article: &article, file: "a.txt" }))
    }

    #[test]
    fn a_name_is_described_by_the_role_in_front_of_it() {
        for (sentence, expected) in [
            ("昨日，港務局局長林海生到訪。", Some("港務局局長林海生")),
            ("港務局局長林海生到訪。", Some("港務局局長林海生")),
            ("長林海生到訪。", None),
            ("老長林海生到訪。", Some("老長林海生")),
            ("海岸林海生到訪。", None),
            ("林海生到訪。", None),
            ("碼頭擴建。", None),
        ] {
            assert_eq!(described(sentence, "林海生"), expected, "{sentence}");
        }
        let of = |n: usize| described(&format!("{}長林海生", "局".repeat(n - 4)), "林海生").is_some();
        assert_eq!([40, 41].map(of), [true, false]);
    }

    #[test]
    fn an_article_is_about_whom_its_title_names_or_who_says_most_of_it() {
        for (text, expected) in [
            ("林海生：擴建碼頭\n\n港務局局長林海生到訪碼頭。", Some("港務局局長林海生")),
            ("林海生：擴建碼頭\n\n碼頭會擴建。", None),
            ("碼頭：擴建\n\n港務局局長林海生到訪碼頭。", None),
        ] {
            assert_eq!(of(text, about).as_deref(), expected, "{text}");
        }
        let claims = [
            "碼頭會擴建",
            "學校會搬遷",
            "渡輪會停航",
            "燈塔會修葺",
            "市集會重開",
            "鐘樓會拆卸",
            "船塢會關閉",
            "橋樑會通車",
            "公園會開放",
            "農場會結業",
        ];
        let leading = |title: &str, n_lin: usize, n_others: usize| {
            let line = |(i, claim): (usize, &&str)| {
                let by = if i < n_lin { "林海生" } else { "何玉梅" };
                format!("{by}表示，{claim}予所有市民使用。\n\n")
            };
            let lines = claims.iter().take(n_lin + n_others).enumerate().map(line).collect::<String>();
            of(&format!("{title}\n\n{lines}"), |parts| leading_speaker(parts, title).map(str::to_owned))
        };
        let lin = Some("林海生".to_owned());
        assert_eq!([leading("碼頭", 3, 0), leading("碼頭", 4, 0)], [None, lin.clone()]);
        // Seven of ten; half of that where the title names them.
        assert_eq!([leading("碼頭", 7, 3), leading("碼頭", 6, 4)], [lin.clone(), None]);
        assert_eq!(leading("林海生談碼頭", 6, 4), lin);
        // Of two who say as much the first by name.
        assert_eq!(leading("林海生和何玉梅", 4, 4).as_deref(), Some("何玉梅"));
    }

    #[test]
    fn a_cover_says_who_printed_it() {
        let text = "林海生：擴建碼頭\n\n港務局局長林海生到訪碼頭。\n\n●局長林海生";
        let mut article = article::read(text.as_bytes(), "a.txt");
        let shown = |article: &article::Article| {
            let parts = Parts::of(Source { article, file: "a.txt" });
            match cover(&parts).map(|slide| slide.content) {
                Some(Content::Cover { title, subtitle, by, photo, .. }) => (title, subtitle, by, photo.len()),
                other => panic!("{other:?}"),
            }
        };
        let (title, by) = ("林海生：擴建碼頭".to_owned(), Some("港務局局長林海生".to_owned()));
        assert_eq!(shown(&article), (title.clone(), None, by.clone(), 0), "the plate says what is said");
        (article.source, article.byline) = (Some("海港日報".to_owned()), Some("何玉梅".to_owned()));
        assert_eq!(shown(&article), (title, Some("海港日報 · 何玉梅".to_owned()), by, 0));
    }

    #[test]
    fn the_key_points_hold_the_opening_that_has_no_slide() {
        let text = "題\n\n港務局撥款擴建碼頭。\n\n議會批准搬遷。";
        let of = |key: Vec<usize>, has_opening: bool| {
            of(text, |parts| {
                let plan = Plan { has_opening, groups: Vec::new(), key, quoted: None };
                let slide = key_points(parts, &plan, |idx| (idx == 0).then(|| "碼頭".to_owned()))?;
                let Content::Points { points, numbered } = slide.content else { panic!("points") };
                let shown: Vec<_> =
                    points.into_iter().map(|p| (p.text, p.see.map(|see| see.slide))).collect();
                Some((shown, numbered, slide.notes))
            })
        };
        assert_eq!(of(vec![], true), None);
        let points = vec![
            ("港務局撥款擴建碼頭".to_owned(), Some("碼頭".to_owned())),
            ("議會批准搬遷".to_owned(), None),
        ];
        assert_eq!(of(vec![0, 1], false), Some((points.clone(), true, None)));
        let notes = Some("港務局撥款擴建碼頭。\n\n議會批准搬遷。".to_owned());
        assert_eq!(of(vec![0, 1], true), Some((points, true, notes)));
    }
}
