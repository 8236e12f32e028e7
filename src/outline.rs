//! Article → Deck: sections become slides, sentences become claims, each verbatim and with its source lines.
//!
//! Extractive and deterministic: nothing is written that the article does not say. `sentence` cuts, `speech` finds
//! who says it, `claim` chooses the words, `section` finds where a caption belongs, `rank` weighs what matters,
//! `choose` takes the best of it, `plan` and `pages` put it on the slides of a `briefing`, and `whole` all of it.
//! Imports go one way: `words`, `name` and `sentence` know nothing of `speech`, nor `speech` of `claim`.

mod briefing;
mod choose;
mod cite;
mod claim;
mod explain;
mod grams;
mod ink;
mod name;
mod number;
mod offer;
mod options;
mod pages;
mod plan;
#[cfg(test)]
mod promises;
mod rank;
mod same;
mod section;
mod sentence;
mod several;
mod speech;
mod unit;
mod when;
mod whole;
mod words;

pub use offer::offer;
pub use options::{Amount, Options, Source, Talk};
pub use when::{first_sliding, resolved};

use crate::article::Article;
use crate::deck::{Deck, Element, Point, Slide};
use crate::text::{Lang, inline};
use rank::rows::ROWS;
use same::Counted;
use std::collections::HashSet;
use unit::Parts;

/// Builds a deck out of articles. The same articles give the same deck.
pub fn build(sources: &[Source<'_>], options: Options) -> Deck {
    let lang = sources.first().map_or(Lang::Other, |s| s.article.lang);
    let title = sources.iter().find_map(|s| s.article.title()).map(|b| inline::escape(&b.text));
    let slides = match options.amount {
        Amount::Talk(talk) => briefing::slides(sources, options, talk),
        Amount::All | Amount::Claims(_) => {
            let (all, _) = apart(sources, options);
            taken(all, options)
                .iter()
                .flat_map(|(parts, is_taken)| whole::slides(parts, is_taken, options))
                .collect()
        }
    };
    Deck { title, lang: Some(lang.tag().to_owned()), slides, ..Deck::default() }.numbered()
}

/// The claims that an article makes, each as a point that cites the article by the name `file`; in its order.
pub fn claims(article: &Article, file: &str) -> Vec<Point> {
    let parts = Parts::of(Source { article, file });
    let named = |unit| {
        let mut point = cite::point(&parts, unit);
        let role = |by: &String| parts.speakers.role(by).map(str::to_owned);
        point.change_aside(|aside| aside.role = aside.by.as_ref().and_then(role));
        point
    };
    parts.units.iter().map(named).collect()
}

/// Tells of each claim what it scores, row by row, and whether it is chosen: as text, a claim a paragraph; and what
/// several articles count differently.
pub fn explain(sources: &[Source<'_>], options: Options) -> String {
    let n_wanted = |i: usize| n_wanted(options, sources.len(), i);
    let (all, differing) = apart(sources, options);
    let chosen = match options.amount {
        Amount::Talk(_) => on_slides(all, &build(sources, options)),
        Amount::All | Amount::Claims(_) => taken(all, options),
    };
    let told =
        chosen.iter().enumerate().map(|(i, (parts, is_chosen))| explain::told(parts, is_chosen, n_wanted(i)));
    let told: String = told.collect();
    let all: Vec<Parts<'_>> = chosen.into_iter().map(|(parts, _)| parts).collect();
    told + &explain::differing(&differing, &all) + &explain::rows()
}

/// The articles taken apart, and what they count differently. Where all is wanted, or the claims of one article alone, a
/// claim that another says too is left to the choice.
fn apart<'a>(sources: &[Source<'a>], options: Options) -> (Vec<Parts<'a>>, Vec<Vec<Counted>>) {
    match options.amount {
        Amount::Claims(_) if sources.len() > 1 => several::parts(sources),
        Amount::Talk(_) => several::parts(sources),
        _ => (sources.iter().map(|source| Parts::of(*source)).collect(), Vec::new()),
    }
}

/// Of each claim of the articles whether it is chosen.
fn taken<'a>(all: Vec<Parts<'a>>, options: Options) -> Vec<(Parts<'a>, Vec<bool>)> {
    let n_sources = all.len();
    let take = |(i, parts): (usize, Parts<'a>)| {
        let Some(n_wanted) = n_wanted(options, n_sources, i) else {
            let all = vec![true; parts.units.len()];
            return (parts, all);
        };
        let mut is_chosen = vec![false; parts.units.len()];
        let scores = rank::scores(&parts, ROWS, n_wanted);
        let is_new = |idx: usize| !parts.units[idx].is_again;
        for idx in choose::choose(&parts, &scores, choose::pool(&scores, n_wanted), n_wanted, is_new) {
            is_chosen[idx] = true;
        }
        (parts, is_chosen)
    };
    all.into_iter().enumerate().map(take).collect()
}

/// Of each claim of the articles whether it is on a slide of a deck.
fn on_slides<'a>(all: Vec<Parts<'a>>, deck: &Deck) -> Vec<(Parts<'a>, Vec<bool>)> {
    let elements = deck.slides.iter().flat_map(Slide::elements).filter(Element::is_on_slide);
    let shown: HashSet<String> = elements.map(|element| element.text()).collect();
    let is_shown = |parts: &Parts<'_>| parts.units.iter().map(|unit| shown.contains(&unit.text)).collect();
    all.into_iter()
        .map(|parts| (is_shown(&parts), parts))
        .map(|(is_shown, parts)| (parts, is_shown))
        .collect()
}

/// How many claims of the article `source_idx` are wanted: its part of all, the first ones having what is over.
fn n_wanted(options: Options, n_sources: usize, source_idx: usize) -> Option<usize> {
    let Amount::Claims(n) = options.amount else { return None };
    Some(n / n_sources + usize::from(source_idx < n % n_sources))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::deck::{Aside, Content};
    use proptest::prelude::*;

    const ALL: Options = Options { max_points: 5, amount: Amount::All };

    /// Shows a deck's slides, a point a line with its speaker.
    fn show(text: &str, options: Options) -> String {
        let article = article::read(text.as_bytes(), "a.txt");
        let deck = build(&[Source { article: &article, file: "a.txt" }], options);
        let mut out = String::new();
        for slide in &deck.slides {
            out += &format!("# {}\n", slide.heading.as_deref().unwrap_or_default());
            match &slide.content {
                Content::Cover { title, photo, .. } => {
                    out += &format!("cover {title}\n");
                    out.extend(photo.iter().map(|p| format!("photo {}\n", p.text)));
                }
                Content::Points { points, .. } => out.extend(points.iter().map(|p| {
                    let Aside { by, role, .. } = p.aside();
                    let role = role.as_deref().map(|role| format!("{role}:")).unwrap_or_default();
                    let by = by.as_deref().map(|by| format!(" [{role}{by}]")).unwrap_or_default();
                    format!(
                        "- {}{by} {}\n",
                        p.text,
                        p.from.as_ref().map_or(String::new(), ToString::to_string)
                    )
                })),
                Content::Photo(photos) => out.extend(photos.iter().map(|p| format!("photo {}\n", p.text))),
                _ => out += "section\n",
            }
        }
        out
    }

    #[test]
    fn an_article_becomes_slides_of_claims() {
        let text = "港口自動化三年回顧

●港務局局長林海生

鞏固航線 創造新機遇

林海生表示，自動化是港口發展的必經之路，亦是鞏固航線的黃金機會。同時，培訓是自動化的核心。此外，當局近年投放九億元更新設備。

他憶述：「當年只有六個人。」

●2031年8月，當局更新設備。

未來計劃

他透露，港務局將於明年9月開辦海事學校。";
        assert_eq!(
            show(text, ALL),
            "# \ncover 港口自動化三年回顧\nphoto 港務局局長林海生
# 鞏固航線 創造新機遇
- 自動化是港口發展的必經之路，亦是鞏固航線的黃金機會 [林海生] a.txt:7
- 培訓是自動化的核心 [林海生] a.txt:7
- 當局近年投放九億元更新設備 a.txt:7
- 「當年只有六個人。」 [林海生] a.txt:9
# 鞏固航線 創造新機遇\nphoto 2031年8月，當局更新設備。
# 未來計劃
- 港務局將於明年9月開辦海事學校 [林海生] a.txt:15
"
        );
    }

    #[test]
    fn a_time_that_slides_says_what_it_means_where_the_article_has_a_date() {
        let text = "題\n\n林海生表示，碼頭將於明年6月啟用。";
        let mut article = article::read(text.as_bytes(), "a.txt");
        article.date = Some("2031-08-14".to_owned());
        let deck = build(&[Source { article: &article, file: "a.txt" }], Options::default());
        assert!(deck.slides.iter().any(|slide| match &slide.content {
            Content::Points { points, .. } => points[0].aside().when.as_deref() == Some("2032-06"),
            _ => false,
        }));
    }

    #[test]
    fn an_english_article_becomes_slides_of_claims() {
        let text = "A harbour reborn

Counting fish

Marian Okafor said that the reef holds 1.6 million oysters. However, auditors have warned of a single buyer. “We count everything,” she said.

According to Dr. Ines Falk, the water is clean.";
        assert_eq!(
            show(text, ALL),
            "# \ncover A harbour reborn
# Counting fish
- the reef holds 1.6 million oysters [Marian Okafor] a.txt:5
- auditors have warned of a single buyer a.txt:5
- “We count everything” [Marian Okafor] a.txt:5
- the water is clean [Ines Falk] a.txt:7
"
        );
    }

    #[test]
    fn an_article_in_simplified_characters_becomes_the_same_slides() {
        for (text, expected) in [
            (
                "海灣夜航\n\n學會會員司馬文隨後在記者會上續指，碼頭明年將會擴建。則試航在學會亦已同意的路線上進行，還包括內港。",
                "# \ncover 海灣夜航
# 海灣夜航
- 碼頭明年將會擴建 [學會會員:司馬文] a.txt:3
- 試航在學會亦已同意的路線上進行，還包括內港 [司馬文] a.txt:3
",
            ),
            (
                "海湾夜航\n\n学会会员司马文随后在记者会上续指，码头明年将会扩建。则试航在学会亦已同意的路线上进行，还包括内港。",
                "# \ncover 海湾夜航
# 海湾夜航
- 码头明年将会扩建 [学会会员:司马文] a.txt:3
- 试航在学会亦已同意的路线上进行，还包括内港 [司马文] a.txt:3
",
            ),
        ] {
            assert_eq!(show(text, ALL), expected);
        }
    }

    #[test]
    fn a_claim_of_markdown_cites_the_lines_that_its_words_stand_on() {
        let text = "# t\n\n[The harbour board](https://example.org/the/harbour/board \"title\") met in the old fort.\n**Two hundred** people came to the [hall](https://example.org/hall).\nNobody left &amp; it rained.";
        let article = article::read(text.as_bytes(), "a.md");
        let deck = build(&[Source { article: &article, file: "a.md" }], ALL);
        let points = deck.slides.iter().flat_map(|slide| match &slide.content {
            Content::Points { points, .. } => points.as_slice(),
            _ => &[],
        });
        let cited: Vec<_> =
            points.map(|p| p.from.as_ref().map_or(String::new(), ToString::to_string)).collect();
        assert_eq!(cited, ["a.md:3", "a.md:4", "a.md:5"]);
    }

    /// Each stretch of a point, in order, stands in the paragraph that the point cites.
    fn is_verbatim(point: &Point, article: &Article) -> bool {
        let cited = point.from.as_ref().and_then(|o| o.lines.first()).and_then(|l| article.block_at(l.first));
        let text = inline::parse(&point.text).text;
        cited.is_some_and(|block| crate::deck::is_verbatim(&text, &block.text))
    }

    /// What a file's code names by `super::…` and `crate::outline::…`, as paths under `outline`.
    fn imports(file: &str, code: &str) -> Vec<String> {
        let parent = file.rsplit_once('/').map_or(String::new(), |(parent, _)| format!("{parent}/"));
        let after = |mark, base: &str| -> Vec<String> {
            let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
            let named = |rest: &str| match rest.strip_prefix('{').and_then(|list| list.split_once('}')) {
                Some((list, _)) => list.split(',').map(|name| name.trim().to_owned()).collect(),
                None => vec![rest.split(|c| !is_path(c)).next().unwrap_or_default().to_owned()],
            };
            let all = code.split(mark).skip(1).flat_map(named);
            all.map(|name| format!("{base}{}", name.replace("::", "/"))).collect()
        };
        [after("super::", &parent), after("crate::outline::", "")].concat()
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test reads this module's source")]
    fn imports_among_the_submodules_go_one_way() {
        const LOWEST_FIRST: [&str; 59] = [
            "words/slide",
            "words/en",
            "words/ja",
            "words/ko",
            "words/labels",
            "words/matter",
            "words/quoted",
            "words/zh/alone",
            "words/zh/speakers",
            "words/zh/times",
            "words/zh",
            "words",
            "when",
            "options",
            "grams",
            "number",
            "name",
            "sentence",
            "section",
            "speech/speakers",
            "speech/chinese/speaker",
            "speech/chinese/subject",
            "speech/chinese/attribution",
            "speech/chinese/quoted",
            "speech/chinese/narration",
            "speech/chinese",
            "speech/english/speaker",
            "speech/english",
            "speech/japanese",
            "speech/korean",
            "speech",
            "claim/span",
            "claim/alone",
            "claim/ends",
            "claim/halves",
            "claim/long",
            "claim/judge",
            "claim/latin",
            "claim",
            "ink",
            "unit",
            "rank/seen",
            "rank/rows",
            "rank",
            "choose",
            "cite",
            "same",
            "explain",
            "plan",
            "pages/events",
            "pages/figures",
            "pages/front",
            "pages/quotation",
            "pages/sources",
            "pages",
            "whole",
            "several",
            "briefing",
            "",
        ];
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/outline");
        for (rank, file) in LOWEST_FIRST.iter().enumerate().filter(|(_, file)| !file.is_empty()) {
            let code = std::fs::read_to_string(folder.join(format!("{file}.rs"))).expect("the file is there");
            let code = code.split("#[cfg(test)]").next().unwrap_or_default();
            for import in imports(file, code) {
                let owner = LOWEST_FIRST.iter().position(|m| import.starts_with(m)).expect("outline is last");
                assert!(owner < rank, "{file} imports {import}");
            }
        }
    }

    #[test]
    fn as_many_claims_are_chosen_as_are_wanted() {
        let text = "港口擴建\n\n港務局撥款三億元擴建碼頭。\n\n請留意網頁。\n\n學校\n\n學校開辦課程，培訓兩百名船員。";
        let options = |n| Options { amount: Amount::Claims(n), ..Options::default() };
        assert_eq!(
            show(text, options(1)),
            "# \ncover 港口擴建\n# 港口擴建\n- 港務局撥款三億元擴建碼頭 a.txt:3\n"
        );
        assert_eq!(
            show(text, options(2)),
            "# \ncover 港口擴建\n# 港口擴建\n- 港務局撥款三億元擴建碼頭 a.txt:3\n# 學校\n- 學校開辦課程，培訓兩百名船員 a.txt:9\n"
        );
        assert!(show(text, options(9)).contains("- 請留意網頁"));
        // One of several articles may have no part of the claims.
        assert_eq!(show(text, options(0)), "# \ncover 港口擴建\n");
    }

    #[test]
    fn several_articles_have_their_parts_of_the_claims() {
        let options = Options { amount: Amount::Claims(5), ..Options::default() };
        assert_eq!([0, 1, 2].map(|i| n_wanted(options, 3, i)), [Some(2), Some(2), Some(1)]);
    }

    #[test]
    fn a_choice_is_explained_row_by_row() {
        let article =
            article::read("港口擴建\n\n港務局撥款三億元擴建碼頭。\n\n請留意網頁。".as_bytes(), "a.txt");
        let source = Source { article: &article, file: "a.txt" };
        let told = explain(&[source], Options { amount: Amount::Claims(1), ..Options::default() });
        let lines: Vec<&str> = told.lines().collect();
        assert!(
            lines[0].starts_with("+ +") && lines[0].ends_with(" a.txt:3 港務局撥款三億元擴建碼頭"),
            "{told}"
        );
        assert!(
            lines[1].contains("headline +1.700, new +0.250") && lines[1].contains("deeds +0.200"),
            "{told}"
        );
        assert!(lines[2].starts_with("- ") && lines[3].contains("service -"), "{told}");
        assert!(told.contains("\n\nheadline +1.700: "), "{told}");
    }

    #[test]
    fn of_a_talk_it_is_explained_what_is_on_its_slides() {
        let article = article::read(
            "港口擴建\n\n港務局撥款三億元擴建碼頭。\n\n遠處有鐘聲，也有風聲。".as_bytes(),
            "a.txt",
        );
        let source = Source { article: &article, file: "a.txt" };
        let marks = |per_minute| {
            let talk = Talk { minutes: 2, per_minute: Some(per_minute), ..Talk::default() };
            let told = explain(&[source], Options { amount: Amount::Talk(talk), ..Options::default() });
            told.lines().take(3).step_by(2).map(|line| line.chars().next()).collect::<Vec<_>>()
        };
        assert_eq!(marks(15), [Some('+'), Some('-')]);
        assert_eq!(marks(99), [Some('+'), Some('+')]);
    }

    proptest! {
        #[test]
        fn no_more_claims_are_chosen_than_are_wanted(source in "([一-龥]{1,9}[，。；：「」…]?|他表示，|[a-z]{1,8}[ ,.]|2031年|\n\n|●){0,60}", n in 1usize..9) {
            let article = article::read(source.as_bytes(), "a.txt");
            let options = Options { amount: Amount::Claims(n), ..Options::default() };
            let deck = build(&[Source { article: &article, file: "a.txt" }], options);
            let n_points = |slide: &crate::deck::Slide| match &slide.content {
                Content::Points { points, .. } => points.len(),
                _ => 0,
            };
            prop_assert!(deck.slides.iter().map(n_points).sum::<usize>() <= n);
        }

        #[test]
        fn every_claim_is_verbatim(source in "([一-龥]{1,9}[，。；：「」…]?|他表示，|林海生說：|[A-Z][a-z]{2,8} said that |[a-z]{1,8}[ ,.]|2031年|\n\n|●){0,60}", max_points in 1usize..6, is_all in any::<bool>()) {
            let amount = if is_all { Amount::All } else { Amount::Talk(Talk::default()) };
            let article = article::read(source.as_bytes(), "a.txt");
            let deck = build(&[Source { article: &article, file: "a.txt" }], Options { max_points, amount });
            for slide in &deck.slides {
                if let Content::Points { points, .. } = &slide.content {
                    prop_assert!(points.len() <= max_points);
                    for point in points {
                        prop_assert!(is_verbatim(point, &article), "{}", point.text);
                    }
                }
            }
        }
    }

    #[test]
    fn a_deck_has_the_title_and_the_language_of_its_articles() {
        let deck = |text: &str| {
            let article = article::read(text.as_bytes(), "a.md");
            let deck = build(&[Source { article: &article, file: "a.md" }], ALL);
            (deck.title, deck.lang)
        };
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(deck("# 港口 \\*\n\n碼頭會擴建。").1, text("zh-Hant"));
        assert_eq!(deck("# Port\n\nThe quay is closed."), (text("Port"), text("en")));
        assert_eq!(deck("The quay is closed.").0, None);
    }

    #[test]
    fn the_claims_of_an_article_are_told_with_whose_they_are() {
        let text = "題\n\n港務局局長林海生表示，碼頭會擴建。他指出，渡輪會在明年停航。";
        let article = article::read(text.as_bytes(), "a.txt");
        let claims = claims(&article, "a.txt");
        let shown: Vec<_> = claims.iter().map(|point| (&*point.text, point.aside())).collect();
        let lin = Aside { role: Some("港務局局長".to_owned()), ..Aside::by("林海生") };
        assert_eq!(shown, [("碼頭會擴建", &lin), ("渡輪會在明年停航", &lin)]);
    }

    #[test]
    fn what_is_said_again_is_told_where_claims_are_chosen_over_articles_or_for_a_talk() {
        let again = "港務局撥款三億元擴建渡輪碼頭。";
        let text = format!("題\n\n{again}\n\n遠處有鐘聲。\n\n港務局昨日撥款三億元擴建渡輪碼頭。");
        let article = article::read(text.as_bytes(), "a.txt");
        let other = article::read(format!("題\n\n{again}").as_bytes(), "b.txt");
        let n_again = |n: usize, amount: Amount| {
            let sources =
                [Source { article: &article, file: "a.txt" }, Source { article: &other, file: "b.txt" }];
            let told = explain(&sources[..n], Options { amount, ..Options::default() });
            told.lines().filter(|line| line.starts_with("= ")).count()
        };
        for (n, amount, expected) in [
            (1, Amount::All, 0),
            (2, Amount::All, 0),
            (1, Amount::Claims(3), 0),
            (2, Amount::Claims(3), 2),
            (1, Amount::Talk(Talk::default()), 1),
            (2, Amount::Talk(Talk::default()), 2),
        ] {
            assert_eq!(n_again(n, amount), expected, "{n} {amount:?}");
        }
    }

    #[test]
    fn what_articles_count_differently_and_what_several_say_is_explained() {
        let texts = [
            "渡輪相撞\n\n事故造成三人死亡。\n\n政府將成立獨立調查委員會，由退休法官主持。",
            "渡輪意外\n\n至少五人在渡輪事故中遇難。\n\n政府宣布，獨立調查委員會由退休法官主持。",
        ];
        let articles = texts.map(|text| article::read(text.as_bytes(), "a.txt"));
        let sources = [
            Source { article: &articles[0], file: "a.txt" },
            Source { article: &articles[1], file: "b.txt" },
        ];
        let told = explain(&sources, Options { amount: Amount::Claims(4), ..Options::default() });
        assert!(told.contains("\nfigures differ: 三人 (a.txt:3), 五人 (b.txt:3)\n"), "{told}");
        assert_eq!(told.matches(", several +").count(), told.matches(", several +0.250\n").count());
        assert!(told.contains(", several +0.250\n"), "{told}");
        // A score is the sum of its rows.
        let thousandths = |text: &str| -> i64 {
            let (whole, part) = text.trim_start_matches(['+', '-']).split_once('.').expect("a decimal");
            let n = whole.parse::<i64>().unwrap() * 1000 + part.parse::<i64>().unwrap();
            if text.starts_with('-') { -n } else { n }
        };
        let lines: Vec<&str> = told.lines().take(8).collect();
        for pair in lines.chunks(2) {
            let score = thousandths(pair[0].split(' ').nth(1).expect("a score"));
            let rows = pair[1].split(", ").map(|row| thousandths(row.rsplit(' ').next().expect("a weight")));
            assert_eq!(score, rows.sum::<i64>(), "{pair:?}");
        }
    }

    #[test]
    fn a_heading_with_nothing_under_it_is_a_section_of_all() {
        let article = article::read("# 題\n\n## 碼頭\n\n## 學校\n\n學校會搬遷。".as_bytes(), "a.md");
        let deck = build(&[Source { article: &article, file: "a.md" }], ALL);
        let shown: Vec<_> = deck
            .slides
            .iter()
            .map(|slide| (slide.heading.as_deref(), matches!(slide.content, Content::Section)))
            .collect();
        assert_eq!(shown, [(None, false), (Some("碼頭"), true), (Some("學校"), false)]);
    }
}
