//! An article's sections, and which of them a caption belongs to: the one whose words it shares.
//!
//! Print sets a photo where there is room, so the nearest heading is right only four times in ten. Shared runs of
//! two characters (words, in Latin text), the rarer the weightier, find the place nine times in ten.

use super::name::is_name;
use super::words::{any_of, zh};
use crate::article::{Article, Block, Kind};
use crate::text::{Lang, is_east_asian};
use std::collections::{BTreeMap, BTreeSet};

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

/// Tells a portrait's name-plate: a person with their roles, and no statement about them.
pub(super) fn is_name_plate(caption: &Block, article: &Article) -> bool {
    let text = caption.text.as_str();
    if is_honour(text, article) {
        return true;
    }
    let is_statement = text.ends_with(['。', '.', '！', '？', '）']) || text.contains(['，', '；']);
    let n_chars = text.chars().count();
    if is_statement || n_chars > MAX_PLATE_CHARS || text.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    // The name is one that the article uses: 林海生 of 港務局局長林海生.
    let words: Vec<&str> = text.split([' ', '、', ',']).filter(|w| !w.is_empty()).collect();
    let is_used =
        |name: &str| article.blocks.iter().any(|b| b.kind != Kind::Caption && b.text.contains(name));
    if text.chars().any(is_east_asian) {
        let chars: Vec<char> = text.chars().collect();
        (2..=4).any(|n| {
            let name: String = chars.iter().skip(chars.len().saturating_sub(n)).collect();
            is_name(&name) && is_used(&name)
        })
    } else {
        let is_capital = |w: &&str| w.starts_with(char::is_uppercase);
        words.len() <= 8
            && words.iter().take(2).filter(|w| is_capital(w)).count() == 2
            && is_used(&words[..2].join(" "))
    }
}

/// An honour of the person whom the title names (`林海生於2030年獲頒授……勳章。`) belongs to the portrait.
fn is_honour(text: &str, article: &Article) -> bool {
    let Some((name, _)) = article.title().and_then(|t| t.text.split_once('：')) else { return false };
    let is_awarded = text.contains(any_of(zh::AWARDED)) && text.contains(any_of(zh::HONOURS));
    is_name(name) && text.starts_with(name) && is_awarded && !text.contains('，')
}

/// Puts each caption under the section that shares most with it; a caption that shares nothing stays where it was
/// printed.
pub(super) fn place_captions<'a>(sections: &mut [Section<'a>], captions: &[&'a Block], lang: Lang) {
    if captions.is_empty() {
        return;
    }
    let tokens: Vec<Vec<BTreeSet<String>>> =
        sections.iter().map(|s| s.paragraphs.iter().map(|p| grams(&p.text, lang)).collect()).collect();
    // The title speaks of all sections, so it says nothing about the first.
    let headings: Vec<BTreeSet<String>> = sections
        .iter()
        .map(|s| {
            s.heading.filter(|b| b.kind == Kind::Heading).map_or_else(BTreeSet::new, |b| grams(&b.text, lang))
        })
        .collect();
    let mut frequency: BTreeMap<&str, usize> = BTreeMap::new();
    for gram in tokens.iter().flatten().flatten() {
        *frequency.entry(gram).or_default() += 1;
    }
    let n_paragraphs = tokens.iter().map(Vec::len).sum::<usize>().max(1);
    // In thousandths, so that the order of adding does not matter.
    let weight = |gram: &str| -> u64 {
        let n = frequency.get(gram).copied().unwrap_or(0).max(1);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a logarithm of a small count"
        )]
        let weight = (((n_paragraphs + 1) as f64 / n as f64).ln() * 1000.0) as u64;
        weight
    };
    // Less than two pairs of characters that only one paragraph has is chance.
    let min_share = weight("") * 9 / 5;
    for caption in captions {
        let words = grams(&caption.text, lang);
        let shared = |other: &BTreeSet<String>| words.intersection(other).map(|g| weight(g)).sum::<u64>();
        let share = |i: usize| tokens[i].iter().map(shared).max().unwrap_or(0) + shared(&headings[i]);
        let best = (0..sections.len()).max_by_key(|&i| (share(i), usize::MAX - i));
        let line = caption.parts.first().map_or(0, |p| p.lines.first);
        let Some(home) = best.filter(|&i| share(i) >= min_share).or_else(|| nearest(sections, line)) else {
            continue;
        };
        sections[home].captions.push(caption);
    }
}

fn nearest(sections: &[Section<'_>], line: usize) -> Option<usize> {
    let starts = |s: &Section<'_>| {
        s.heading.or(s.paragraphs.first().copied()).and_then(|b| b.parts.first()).map_or(0, |p| p.lines.first)
    };
    sections.iter().rposition(|s| starts(s) <= line).or(if sections.is_empty() { None } else { Some(0) })
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

    #[test]
    fn a_name_plate_names_and_states_nothing() {
        let article =
            article::read("題\n\n林海生表示，可以。\n\n●局長林海生\n\n●林海生到訪船塢。".as_bytes(), "");
        let plates: Vec<bool> = article.of_kind(Kind::Caption).map(|c| is_name_plate(c, &article)).collect();
        assert_eq!(plates, [true, false]);
    }
}
