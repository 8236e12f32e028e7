//! Article → Deck: sections become slides, sentences become claims, each verbatim and with its source lines.
//!
//! Extractive and deterministic: nothing is written that the article does not say. `sentence` cuts, `speech` finds
//! who says it, `claim` chooses the words, `section` finds where a caption belongs; here they are put on slides.
//! Imports go one way: `words`, `name` and `sentence` know nothing of `speech`, nor `speech` of `claim`.

mod claim;
mod name;
mod section;
mod sentence;
mod speech;
mod words;

use crate::article::{Article, Block, Kind, Lines, n_ink};
use crate::deck::{Content, Deck, Origin, Photo, Point, Slide};
use crate::text::{Lang, inline};
use claim::Claim;
use std::collections::HashSet;

/// How a deck is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The most points on one slide; more go on to another slide under the same heading.
    pub max_points: usize,
}

impl Default for Options {
    /// Five points, as editors advise.
    fn default() -> Self {
        Self { max_points: 5 }
    }
}

/// An article with the name that its claims cite: the file, relative to the deck's folder.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The article.
    pub article: &'a Article,
    /// The file's name as `from` gives it; empty where the article is in no file that could be cited.
    pub file: &'a str,
}

/// Builds a deck out of articles, each with a cover. The same articles give the same deck.
pub fn build(sources: &[Source<'_>], options: Options) -> Deck {
    let lang = sources.first().map_or(Lang::Other, |s| s.article.lang);
    let title = sources.iter().find_map(|s| s.article.title()).map(|b| inline::escape(&b.text));
    let slides = sources.iter().flat_map(|source| slides(*source, options)).collect();
    Deck { title, lang: Some(lang.tag().to_owned()), slides, ..Deck::default() }
}

fn slides(source: Source<'_>, options: Options) -> Vec<Slide> {
    let article = source.article;
    let mut sections = section::sections(article);
    let is_plate = |caption: &Block| section::is_name_plate(caption, article);
    let plates: Vec<&Block> = article.of_kind(Kind::Caption).filter(|c| is_plate(c)).collect();
    let others: Vec<&Block> = article.of_kind(Kind::Caption).filter(|c| !is_plate(c)).collect();
    section::place_captions(&mut sections, &others, article.lang);

    let mut speakers = speech::Speakers::of(article);
    let mut slides: Vec<Slide> = cover(source, &plates).into_iter().collect();
    for section in &sections {
        slides.extend(section_slides(section, source, options, &mut speakers));
    }
    give_roles(&mut slides, &speakers);
    slides
}

/// Says what each speaker is called where they are named first.
fn give_roles(slides: &mut [Slide], speakers: &speech::Speakers) {
    let mut named: HashSet<String> = HashSet::new();
    for slide in slides {
        let Content::Points { points, .. } = &mut slide.content else { continue };
        for point in points {
            let Some(by) = &point.by else { continue };
            if named.insert(by.clone()) {
                point.role = speakers.role(by).map(str::to_owned);
            }
        }
    }
}

fn cover(source: Source<'_>, plates: &[&Block]) -> Option<Slide> {
    let title = source.article.title()?;
    let photo = plates.iter().map(|caption| photo(caption, source.file)).collect();
    let content =
        Content::Cover { title: inline::escape(&title.text), subtitle: None, by: None, date: None, photo };
    Some(Slide { from: origin(source.file, &title.lines()), ..Slide::new(content) })
}

/// A section's slides: its points, a few at a time, and then its photos.
fn section_slides(
    section: &section::Section<'_>,
    source: Source<'_>,
    options: Options,
    speakers: &mut speech::Speakers,
) -> Vec<Slide> {
    let heading = section.heading.map(|b| inline::escape(&b.text));
    let mut claims: Vec<(usize, Claim)> = Vec::new();
    for (i, paragraph) in section.paragraphs.iter().enumerate() {
        let found = claim::claims(&paragraph.text, source.article.lang, section.heading_text(), speakers);
        claims.extend(found.into_iter().map(|claim| (i, claim)));
    }
    let mut slides = Vec::new();
    if claims.is_empty() && section.captions.is_empty() && heading.is_some() {
        slides.push(Slide { heading: heading.clone(), ..Slide::new(Content::Section) });
    }
    let n_paragraphs = section.paragraphs.len();
    let chunks = split_evenly(&claims, options.max_points.max(1));
    for (n, chunk) in chunks.iter().enumerate() {
        // The notes hold each paragraph whole, also those that no point was taken from.
        let first = if n == 0 { 0 } else { chunk.first().map_or(0, |(i, _)| *i) };
        let last = chunks
            .get(n + 1)
            .and_then(|next| next.first())
            .map_or(n_paragraphs, |(i, _)| (*i).max(first + 1));
        let last = last.max(chunk.last().map_or(0, |(i, _)| i + 1));
        let notes: Vec<&str> = section.paragraphs[first..last].iter().map(|b| b.text.as_str()).collect();
        let points =
            chunk.iter().map(|(i, claim)| point(claim, section.paragraphs[*i], source.file)).collect();
        let content = Content::Points { points, numbered: false };
        slides.push(Slide {
            heading: heading.clone(),
            notes: Some(notes.join("\n\n")),
            ..Slide::new(content)
        });
    }
    let photos: Vec<Photo> = section.captions.iter().map(|c| photo(c, source.file)).collect();
    slides.extend(
        photos
            .chunks(options.max_points.max(1))
            .map(|photos| Slide { heading: heading.clone(), ..Slide::new(Content::Photo(photos.to_vec())) }),
    );
    slides
}

/// Cuts into as few pieces as `most` allows, of like length: 11 by 5 is 4, 4, 3, and no slide has a lone point.
fn split_evenly<T>(items: &[T], most: usize) -> Vec<&[T]> {
    let n_pieces = items.len().div_ceil(most);
    let mut pieces = Vec::with_capacity(n_pieces);
    let mut rest = items;
    for n_left in (1..=n_pieces).rev() {
        let (piece, tail) = rest.split_at(rest.len().div_ceil(n_left));
        pieces.push(piece);
        rest = tail;
    }
    pieces
}

fn point(claim: &Claim, paragraph: &Block, file: &str) -> Point {
    let text = inline::escape(&claim.text(&paragraph.text));
    let from = origin(file, &lines_of(claim, paragraph));
    Point { text, by: claim.by.clone(), about: claim.about.clone(), from, ..Point::default() }
}

/// The source lines that a claim's own words stand on, which may be fewer than its paragraph's.
fn lines_of(claim: &Claim, paragraph: &Block) -> Vec<Lines> {
    let before = |at: usize| n_ink(paragraph.text.get(..at).unwrap_or_default());
    let spans: Vec<(usize, usize)> = claim.spans.iter().map(|s| (before(s.start), before(s.end))).collect();
    let mut lines: Vec<Lines> = Vec::new();
    let mut start = 0;
    for part in &paragraph.parts {
        let end = start + part.n_inked;
        if spans.iter().any(|&(from, to)| from < end && to > start) {
            match lines.last_mut() {
                Some(last) if part.lines.first == last.last + 1 => last.last = part.lines.last,
                _ => lines.push(part.lines),
            }
        }
        start = end;
    }
    if lines.is_empty() { paragraph.lines() } else { lines }
}

fn photo(caption: &Block, file: &str) -> Photo {
    let from = origin(file, &caption.lines());
    Photo { text: inline::escape(&caption.text), image: caption.image.clone(), from }
}

fn origin(file: &str, lines: &[Lines]) -> Option<Origin> {
    (!file.is_empty()).then(|| Origin { file: file.to_owned(), lines: lines.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use proptest::prelude::*;

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
                    let role = p.role.as_deref().map(|role| format!("{role}:")).unwrap_or_default();
                    let by = p.by.as_deref().map(|by| format!(" [{role}{by}]")).unwrap_or_default();
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
            show(text, Options::default()),
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
    fn an_english_article_becomes_slides_of_claims() {
        let text = "A harbour reborn

Counting fish

Marian Okafor said that the reef holds 1.6 million oysters. However, auditors have warned of a single buyer. “We count everything,” she said.

According to Dr. Ines Falk, the water is clean.";
        assert_eq!(
            show(text, Options::default()),
            "# \ncover A harbour reborn
# Counting fish
- the reef holds 1.6 million oysters [Marian Okafor] a.txt:5
- auditors have warned of a single buyer a.txt:5
- “We count everything,” [Marian Okafor] a.txt:5
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
            assert_eq!(show(text, Options::default()), expected);
        }
    }

    #[test]
    fn a_claim_of_markdown_cites_the_lines_that_its_words_stand_on() {
        let text = "# t\n\n[The harbour board](https://example.org/the/harbour/board \"title\") met in the old fort.\n**Two hundred** people came to the [hall](https://example.org/hall).\nNobody left &amp; it rained.";
        let article = article::read(text.as_bytes(), "a.md");
        let deck = build(&[Source { article: &article, file: "a.md" }], Options::default());
        let points = deck.slides.iter().flat_map(|slide| match &slide.content {
            Content::Points { points, .. } => points.as_slice(),
            _ => &[],
        });
        let cited: Vec<_> =
            points.map(|p| p.from.as_ref().map_or(String::new(), ToString::to_string)).collect();
        assert_eq!(cited, ["a.md:3", "a.md:4", "a.md:5"]);
    }

    #[test]
    fn points_are_spread_over_slides_of_like_length() {
        let items: Vec<usize> = (0..11).collect();
        let n_each: Vec<usize> = split_evenly(&items, 5).iter().map(|p| p.len()).collect();
        assert_eq!(n_each, [4, 4, 3]);
        assert!(split_evenly::<usize>(&[], 5).is_empty());
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
        const LOWEST_FIRST: [&str; 24] = [
            "words/en",
            "words/ja",
            "words/ko",
            "words/zh/alone",
            "words/zh/speakers",
            "words/zh",
            "words",
            "name",
            "sentence",
            "section",
            "speech/speakers",
            "speech/chinese/speaker",
            "speech/chinese/narration",
            "speech/chinese",
            "speech/english/speaker",
            "speech/english",
            "speech/japanese",
            "speech/korean",
            "speech",
            "claim/span",
            "claim/alone",
            "claim/judge",
            "claim",
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

    proptest! {
        #[test]
        fn every_claim_is_verbatim(source in "([一-龥]{1,9}[，。；：「」…]?|他表示，|林海生說：|[A-Z][a-z]{2,8} said that |[a-z]{1,8}[ ,.]|2031年|\n\n|●){0,60}", max_points in 1usize..6) {
            let article = article::read(source.as_bytes(), "a.txt");
            let deck = build(&[Source { article: &article, file: "a.txt" }], Options { max_points });
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
}
