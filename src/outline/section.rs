//! An article's sections, and which of them a caption belongs to: the one whose words it shares.
//!
//! Print sets a photo where there is room, so the nearest heading is right only four times in ten. Shared runs of
//! two characters (words, in Latin text), the rarer the weightier, find the place nine times in ten.

use super::name::is_name;
use super::words::{any_of, zh};
use crate::article::{Article, Block, Kind};
use crate::text::{Lang, is_east_asian};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A heading with what stands under it.
pub(super) struct Section<'a> {
    pub(super) heading: Option<&'a Block>,
    pub(super) paragraphs: Vec<&'a Block>,
    pub(super) captions: Vec<&'a Block>,
}

impl Section<'_> {
    pub(super) fn heading_text(&self) -> &str {
        self.heading.map_or("", |b| &b.text)
    }
}

/// The longest name-plate, in characters.
const MAX_PLATE_CHARS: usize = 40;

/// Cuts an article into sections. What stands before the first heading is one under the article's title.
pub(super) fn sections(article: &Article) -> Vec<Section<'_>> {
    let mut sections =
        vec![Section { heading: article.title(), paragraphs: Vec::new(), captions: Vec::new() }];
    for block in &article.blocks {
        match (block.kind, sections.last_mut()) {
            (Kind::Heading, _) => {
                sections.push(Section { heading: Some(block), paragraphs: Vec::new(), captions: Vec::new() });
            }
            (Kind::Standfirst | Kind::Paragraph, Some(section)) => section.paragraphs.push(block),
            _ => {}
        }
    }
    if sections.first().is_some_and(|s| s.paragraphs.is_empty()) {
        sections.remove(0);
    }
    sections
}

/// Parts captions: the name-plates of portraits, a person with their roles and no statement about them, and all others.
pub(super) fn part_plates<'a>(
    captions: impl Iterator<Item = &'a Block>,
    article: &Article,
) -> (Vec<&'a Block>, Vec<&'a Block>) {
    let honoured = honoured(article);
    let captions: Vec<(&Block, Vec<String>)> = captions.map(|c| (c, names(&c.text))).collect();
    let named = captions.iter().flat_map(|(_, names)| names).map(String::as_str).collect();
    let used = used(&named, article);
    let is_plate = |caption: &Block, names: &[String]| {
        honoured.is_some_and(|name| is_honour(&caption.text, name))
            || names.iter().any(|name| used.contains(name.as_str()))
    };
    let (mut plates, mut others) = (Vec::new(), Vec::new());
    for (caption, names) in &captions {
        if is_plate(caption, names) { plates.push(*caption) } else { others.push(*caption) }
    }
    (plates, others)
}

/// The names that a caption may be the plate of, if the article uses one of them: 林海生 of 港務局局長林海生.
fn names(text: &str) -> Vec<String> {
    let is_statement = text.ends_with(['。', '.', '！', '？', '）']) || text.contains(['，', '；']);
    let n_chars = text.chars().count();
    if is_statement || n_chars > MAX_PLATE_CHARS || text.chars().any(|c| c.is_ascii_digit()) {
        return Vec::new();
    }
    let words: Vec<&str> = text.split([' ', '、', ',']).filter(|w| !w.is_empty()).collect();
    if text.chars().any(is_east_asian) {
        let chars: Vec<char> = text.chars().collect();
        let ends = (2..=4).map(|n| chars.iter().skip(chars.len().saturating_sub(n)).collect());
        ends.filter(|name: &String| is_name(name)).collect()
    } else {
        let is_capital = |w: &&str| w.starts_with(char::is_uppercase);
        let is_named = words.len() <= 8 && words.iter().take(2).filter(|w| is_capital(w)).count() == 2;
        if is_named { vec![words[..2].join(" ")] } else { Vec::new() }
    }
}

/// Which of these names an article uses elsewhere than in captions. Its text is gone through once, however many they are.
fn used<'n>(names: &HashSet<&'n str>, article: &Article) -> HashSet<&'n str> {
    // By their first characters how long they are, in bytes.
    let mut lengths: HashMap<char, BTreeSet<usize>> = HashMap::new();
    for name in names {
        if let Some(first) = name.chars().next() {
            lengths.entry(first).or_default().insert(name.len());
        }
    }
    if lengths.is_empty() {
        return HashSet::new();
    }
    let mut used = HashSet::new();
    for block in article.blocks.iter().filter(|b| b.kind != Kind::Caption) {
        for (at, first) in block.text.char_indices() {
            let words = lengths.get(&first).into_iter().flatten().filter_map(|n| block.text.get(at..at + n));
            used.extend(words.filter_map(|words| names.get(words).copied()));
        }
    }
    used
}

/// The person whom the title names: 林海生：……
fn honoured(article: &Article) -> Option<&str> {
    let (name, _) = article.title()?.text.split_once('：')?;
    is_name(name).then_some(name)
}

/// An honour of the person whom the title names (`林海生於2030年獲頒授……勳章。`) belongs to the portrait.
fn is_honour(text: &str, name: &str) -> bool {
    let is_awarded = text.contains(any_of(zh::AWARDED)) && text.contains(any_of(zh::HONOURS));
    text.starts_with(name) && is_awarded && !text.contains('，')
}

/// Puts each caption under the section that shares most with it; a caption that shares nothing stays where it was
/// printed.
pub(super) fn place_captions<'a>(sections: &mut [Section<'a>], captions: &[&'a Block], lang: Lang) {
    if captions.is_empty() {
        return;
    }
    let index = Index::of(sections, lang);
    // Less than two pairs of characters that only one paragraph has is chance.
    let min_share = index.weight("") * 9 / 5;
    let starts = starts(sections);
    for caption in captions {
        let best = index.most_alike(&grams(&caption.text, lang));
        let line = caption.parts.first().map_or(0, |p| p.lines.first);
        let home = best.filter(|(_, share)| *share >= min_share).map(|(idx, _)| idx);
        let Some(home) = home.or_else(|| nearest(&starts, line)) else { continue };
        sections[home].captions.push(caption);
    }
}

/// Which sections a gram stands in, so that a caption looks at those that share one with it and at no other.
struct Index {
    n_paragraphs: usize,
    places: HashMap<String, Places>,
}

/// Where a gram stands.
#[derive(Default)]
struct Places {
    /// In how many paragraphs.
    n_paragraphs: usize,
    /// The paragraphs by their number in the article, each with its section, and the headings by their section; at
    /// most [`MAX_PLACES`] of each.
    paragraphs: Vec<(usize, usize)>,
    headings: Vec<usize>,
}

/// A gram that more paragraphs have says nothing of where a caption belongs, and is not looked up in them: so a caption
/// costs what it says, whatever the article's length.
const MAX_PLACES: usize = 256;

impl Index {
    fn of(sections: &[Section<'_>], lang: Lang) -> Self {
        let mut index = Self { n_paragraphs: 0, places: HashMap::new() };
        for (idx, section) in sections.iter().enumerate() {
            for paragraph in &section.paragraphs {
                for gram in grams(&paragraph.text, lang) {
                    let places = index.places.entry(gram).or_default();
                    places.n_paragraphs += 1;
                    places.paragraphs.push((index.n_paragraphs, idx));
                }
                index.n_paragraphs += 1;
            }
            // The title speaks of all sections, so it says nothing about the first.
            let heading = section.heading.filter(|block| block.kind == Kind::Heading);
            for gram in heading.map(|block| grams(&block.text, lang)).into_iter().flatten() {
                index.places.entry(gram).or_default().headings.push(idx);
            }
        }
        index.places.values_mut().for_each(Places::forget_common);
        index
    }

    /// What a gram weighs, the rarer the more: in thousandths, so that the order of adding does not matter.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a logarithm of a small count"
    )]
    fn weight(&self, gram: &str) -> u64 {
        let n = self.places.get(gram).map_or(1, |places| places.n_paragraphs.max(1));
        (((self.n_paragraphs.max(1) + 1) as f64 / n as f64).ln() * 1000.0) as u64
    }

    /// The section that shares most with a caption's words, by its best paragraph and its heading, with what it shares:
    /// of two the first.
    fn most_alike(&self, words: &BTreeSet<String>) -> Option<(usize, u64)> {
        let mut of_paragraphs: BTreeMap<(usize, usize), u64> = BTreeMap::new();
        let mut of_sections: BTreeMap<usize, u64> = BTreeMap::new();
        for gram in words {
            let Some(places) = self.places.get(gram) else { continue };
            let weight = self.weight(gram);
            places.paragraphs.iter().for_each(|&at| *of_paragraphs.entry(at).or_default() += weight);
            places.headings.iter().for_each(|&idx| *of_sections.entry(idx).or_default() += weight);
        }
        let mut best: BTreeMap<usize, u64> = BTreeMap::new();
        for ((_, idx), share) in of_paragraphs {
            let most = best.entry(idx).or_default();
            *most = share.max(*most);
        }
        for (idx, share) in best {
            *of_sections.entry(idx).or_default() += share;
        }
        of_sections.into_iter().max_by_key(|&(idx, share)| (share, std::cmp::Reverse(idx)))
    }
}

impl Places {
    fn forget_common(&mut self) {
        if self.paragraphs.len() > MAX_PLACES {
            self.paragraphs.clear();
        }
        if self.headings.len() > MAX_PLACES {
            self.headings.clear();
        }
    }
}

/// The line that a section begins on.
fn start(section: &Section<'_>) -> usize {
    let first = section.heading.or(section.paragraphs.first().copied()).and_then(|b| b.parts.first());
    first.map_or(0, |p| p.lines.first)
}

/// The first line of what each section begins and of all behind it, so that they never go back.
fn starts(sections: &[Section<'_>]) -> Vec<usize> {
    let mut starts: Vec<usize> = sections.iter().map(start).collect();
    for idx in (1..starts.len()).rev() {
        starts[idx - 1] = starts[idx - 1].min(starts[idx]);
    }
    starts
}

/// The last section that begins at a line or before it, or else the first.
fn nearest(starts: &[usize], line: usize) -> Option<usize> {
    let n_before = starts.partition_point(|&start| start <= line);
    (!starts.is_empty()).then(|| n_before.saturating_sub(1))
}

/// Runs of two characters, or words of Latin text in lower case.
fn grams(text: &str, lang: Lang) -> BTreeSet<String> {
    if lang.is_unspaced() {
        let chars: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        return chars.windows(2).map(|w| w.iter().collect()).collect();
    }
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|w| w.chars().count() >= 4 || w.chars().any(|c| c.is_ascii_digit())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use proptest::prelude::*;

    #[test]
    fn a_caption_goes_to_the_section_whose_words_it_shares() {
        let article = article::read(
            "題\n\n更新船隊\n\n當局購置電動渡輪，並改善碼頭的充電設施。\n\n培育船員\n\n航海學校增加實習機會，學員可到渡輪上工作。\n\n●電動渡輪試航\n\n●航海學校的學員".as_bytes(),
            "",
        );
        let mut sections = sections(&article);
        let captions: Vec<&Block> = article.of_kind(Kind::Caption).collect();
        place_captions(&mut sections, &captions, article.lang);
        let placed: Vec<Vec<&str>> =
            sections.iter().map(|s| s.captions.iter().map(|c| c.text.as_str()).collect()).collect();
        assert_eq!(placed, [vec!["電動渡輪試航"], vec!["航海學校的學員"]]);
    }

    /// Where each caption goes, each section held to each caption.
    fn one_by_one(sections: &[Section<'_>], captions: &[&Block], lang: Lang) -> Vec<Option<usize>> {
        let index = Index::of(sections, lang);
        let shared = |words: &BTreeSet<String>, block: &Block| -> u64 {
            words.intersection(&grams(&block.text, lang)).map(|gram| index.weight(gram)).sum()
        };
        let share = |words: &BTreeSet<String>, section: &Section<'_>| {
            let best = section.paragraphs.iter().map(|p| shared(words, p)).max().unwrap_or(0);
            best + section.heading.filter(|b| b.kind == Kind::Heading).map_or(0, |b| shared(words, b))
        };
        let home = |caption: &&Block| {
            let words = grams(&caption.text, lang);
            let all: Vec<u64> = sections.iter().map(|section| share(&words, section)).collect();
            let most = all.iter().max().copied().unwrap_or(0);
            let line = caption.parts.first().map_or(0, |p| p.lines.first);
            let is_chance = most < index.weight("") * 9 / 5;
            if is_chance {
                sections.iter().rposition(|s| start(s) <= line).or((!sections.is_empty()).then_some(0))
            } else {
                all.iter().position(|s| *s == most)
            }
        };
        captions.iter().map(home).collect()
    }

    proptest! {
        #[test]
        fn a_caption_is_held_to_all_sections(text in "(([一二]、)?[船港學員碼頭工測]{2,9}[，。]?\n\n|●[船港學員碼頭工測]{2,9}\n\n){1,30}") {
            let article = article::read(format!("題目\n\n{text}").as_bytes(), "");
            let captions: Vec<&Block> = article.of_kind(Kind::Caption).collect();
            let mut sections = sections(&article);
            let expected = one_by_one(&sections, &captions, article.lang);
            place_captions(&mut sections, &captions, article.lang);
            let is_in = |caption: &&Block| {
                sections.iter().position(|s| s.captions.iter().any(|c| std::ptr::eq(*c, *caption)))
            };
            prop_assert_eq!(captions.iter().map(is_in).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn what_hundreds_of_paragraphs_have_says_nothing_of_where_a_caption_belongs() {
        let paragraph = |n: usize| format!("電動渡輪停在第{n}號碼頭。\n\n");
        let paragraphs: String = (0..=MAX_PLACES).map(paragraph).collect();
        let text =
            format!("題目\n\n一、更新\n\n{paragraphs}二、培育\n\n學員到岸上工作。\n\n●電動渡輪的學員到岸");
        let article = article::read(text.as_bytes(), "");
        let sections = sections(&article);
        let index = Index::of(&sections, article.lang);
        assert!(index.places.values().all(|places| places.paragraphs.len() <= MAX_PLACES));
        let caption = article.of_kind(Kind::Caption).next().map(|c| grams(&c.text, article.lang));
        assert_eq!(index.most_alike(&caption.unwrap()).map(|(idx, _)| idx), Some(sections.len() - 1));
    }

    #[test]
    fn a_name_plate_names_and_states_nothing() {
        let article =
            article::read("題\n\n林海生表示，可以。\n\n●局長林海生\n\n●林海生到訪船塢。".as_bytes(), "");
        let (plates, others) = part_plates(article.of_kind(Kind::Caption), &article);
        let texts = |blocks: &[&Block]| blocks.iter().map(|b| b.text.clone()).collect::<Vec<_>>();
        assert_eq!(
            (texts(&plates), texts(&others)),
            (vec!["局長林海生".into()], vec!["林海生到訪船塢。".into()])
        );
    }

    fn of<T>(text: &str, look: impl FnOnce(&article::Article) -> T) -> T {
        look(&article::read(text.as_bytes(), "a.md"))
    }

    #[test]
    fn what_stands_before_the_first_heading_is_under_the_title() {
        let shown = |text: &str| {
            of(text, |article| {
                sections(article)
                    .iter()
                    .map(|s| (s.heading_text().to_owned(), s.paragraphs.len(), s.captions.len()))
                    .collect::<Vec<_>>()
            })
        };
        let section = |heading: &str, n: usize| (heading.to_owned(), n, 0);
        assert_eq!(
            shown("# 題\n\n碼頭會擴建。\n\n船會停航。\n\n## 一\n\n學校會搬遷。"),
            [section("題", 2), section("一", 1)]
        );
        assert_eq!(shown("# 題\n\n## 一\n\n學校會搬遷。\n\n## 二"), [section("一", 1), section("二", 0)]);
        assert_eq!(shown("碼頭會擴建，船會停航。"), [section("", 1)]);
    }

    #[test]
    fn a_name_plate_is_a_name_that_the_article_uses() {
        let is_plate = |caption: &str, text: &str| {
            of(text, |article| {
                let mut block = article.of_kind(Kind::Paragraph).next().expect("a paragraph").clone();
                block.text = caption.to_owned();
                !part_plates(std::iter::once(&block), article).0.is_empty()
            })
        };
        let zh = "# 題\n\n林海生和何文及歐陽海生表示，可以。";
        for (caption, expected) in [
            ("局長林海生", true),
            ("局長何文", true),
            ("局長歐陽海生", true),
            ("局長陳大文", false),
            ("局長林海生。", false),
            ("局長林海生！", false),
            ("局長林海生）", false),
            ("局長，林海生", false),
            ("局長；林海生", false),
            ("3局長林海生", false),
        ] {
            assert_eq!(is_plate(caption, zh), expected, "{caption}");
        }
        let long = |n: usize| is_plate(&format!("{}林海生", "局".repeat(n)), zh);
        assert_eq!((long(37), long(38)), (true, false));
        let en = "# Port\n\nMary Lee said that the quay of the old town is safe.";
        for (caption, expected) in [
            ("Mary Lee", true),
            ("Mary Lee, keeper", true),
            ("Mary Lee, keeper of the old town quay", true),
            ("Mary Lee, keeper of the very old town quay", false),
            ("Mary lee", false),
            ("mary Lee", false),
            ("Mary", false),
            ("Tom Hill", false),
            ("Mary Lee.", false),
        ] {
            assert_eq!(is_plate(caption, en), expected, "{caption}");
        }
        let honoured = "# 林海生：擴建碼頭\n\n可以。";
        for (caption, text, expected) in [
            ("林海生於2030年獲頒授海港勳章。", honoured, true),
            ("林海生於2030年獲頒授海港勳章，並致謝。", honoured, false),
            ("林海生於2030年到訪海港。", honoured, false),
            ("林海生於2030年獲撥款。", honoured, false),
            ("何文於2030年獲頒授海港勳章。", honoured, false),
            ("林海生於2030年獲頒授海港勳章。", "# 擴建碼頭\n\n可以。", false),
            ("碼頭於2030年獲頒授海港勳章。", "# 碼頭：擴建\n\n可以。", false),
        ] {
            assert_eq!(is_plate(caption, text), expected, "{caption}");
        }
    }

    #[test]
    fn an_article_is_not_gone_through_again_for_each_caption() {
        let mut article = article::read("題\n\n碼頭會擴建。".as_bytes(), "");
        article.blocks[1].text = "a ".repeat(1_000_000) + "Ann 199999";
        let names: Vec<String> = (0..200_000).map(|n| format!("Ann {n}")).collect();
        let used = used(&names.iter().map(String::as_str).collect(), &article);
        let mut used: Vec<&str> = used.into_iter().collect();
        used.sort_unstable();
        assert_eq!(used, ["Ann 1", "Ann 19", "Ann 199", "Ann 1999", "Ann 19999", "Ann 199999"]);
    }

    #[test]
    fn a_caption_finds_its_place_among_many_sections_by_halving() {
        let starts: Vec<usize> = (0..500_000).collect();
        assert!((0..500_000).all(|line| nearest(&starts, line) == Some(line)));
    }

    #[test]
    fn a_caption_that_shares_nothing_stays_where_it_was_printed() {
        let placed = |text: &str| {
            let article = article::read(text.as_bytes(), "a.txt");
            let captions: Vec<&Block> = article.of_kind(Kind::Caption).collect();
            let mut sections = sections(&article);
            place_captions(&mut sections, &captions, article.lang);
            sections.iter().map(|s| s.captions.len()).collect::<Vec<_>>()
        };
        let text = |caption: [&str; 3]| {
            let [first, second, third] =
                caption.map(|c| if c.is_empty() { String::new() } else { format!("●{c}\n\n") });
            format!(
                "題\n\n{first}更新船隊\n\n當局購置電動渡輪，並改善充電設施。\n\n{second}培育船員\n\n航海學校增加實習機會。\n\n{third}"
            )
        };
        for (captions, expected) in [
            (["", "鯨魚在灣口", ""], [1, 0]),
            (["", "", "鯨魚在灣口"], [0, 1]),
            (["鯨魚在灣口", "", ""], [1, 0]),
            // Two pairs of characters are chance, and more are not.
            (["", "", "渡輪"], [0, 1]),
            (["", "", "電動渡輪"], [1, 0]),
            (["", "", ""], [0, 0]),
        ] {
            assert_eq!(placed(&text(captions)), expected, "{captions:?}");
        }
        assert_eq!(nearest(&[], 3), None);
        assert_eq!([2, 4, 5, 9].map(|line| nearest(&[3, 5, 5], line)), [Some(0), Some(0), Some(2), Some(2)]);
    }

    #[test]
    fn the_words_of_a_caption_are_pairs_of_characters_or_long_words() {
        let shown = |text: &str, lang| grams(text, lang).into_iter().collect::<Vec<_>>();
        assert_eq!(shown("渡輪，停", Lang::ZhHant), ["渡輪", "輪停"]);
        assert_eq!(shown("The Quay of 12 old boats", Lang::Other), ["12", "boats", "quay"]);
        let mut places =
            Places { n_paragraphs: 1, paragraphs: vec![(0, 0); MAX_PLACES], headings: vec![0; MAX_PLACES] };
        places.forget_common();
        assert_eq!((places.paragraphs.len(), places.headings.len()), (MAX_PLACES, MAX_PLACES));
        places.paragraphs.push((0, 0));
        places.headings.push(0);
        places.forget_common();
        assert_eq!((places.paragraphs.len(), places.headings.len()), (0, 0));
    }

    #[test]
    fn a_rare_word_weighs_more_than_one_of_each_paragraph() {
        let text = "題\n\n一、甲\n\n渡輪停航。\n\n渡輪改道。\n\n二、乙\n\n學校停課。";
        let article = article::read(text.as_bytes(), "a.txt");
        let sections = sections(&article);
        let index = Index::of(&sections, article.lang);
        // Of three paragraphs: the logarithm of four by how many have it.
        assert_eq!([index.weight("學校"), index.weight("渡輪"), index.weight("鯨魚")], [1386, 693, 1386]);
        let of = |words: &str| index.most_alike(&grams(words, article.lang));
        assert_eq!(of("渡輪"), Some((0, 693)));
        assert_eq!(of("學校停課"), Some((1, 3 * 1386)));
        // The best paragraph of a section, and not all of them together.
        assert_eq!(of("停航改道"), Some((0, 1386)));
        assert_eq!(of("鯨魚"), None);
    }

    #[test]
    fn a_heading_says_what_its_section_is_about_and_the_title_of_none() {
        let text = "渡輪\n\n船停在渡輪碼頭。\n\n一、學校\n\n學校停課了。\n\n二、燈塔\n\n風很大。";
        let article = article::read(text.as_bytes(), "a.txt");
        let sections = sections(&article);
        let index = Index::of(&sections, article.lang);
        let of = |words: &str| index.most_alike(&grams(words, article.lang));
        // The logarithm of four: a paragraph and a heading, a heading, a paragraph.
        assert_eq!(of("學校"), Some((1, 2 * 1386)));
        assert_eq!(of("燈塔"), Some((2, 1386)));
        assert_eq!(of("渡輪"), Some((0, 1386)));
    }
}
