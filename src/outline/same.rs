//! What is said more than once, in one article or in several: it is taken once, and cites all who say it. And what
//! several articles count differently.
//!
//! Two claims of one article are the same where one has all the words of the other, in their order: 東區重開 and 西區
//! 重開 are two things. Wire reports of one event are worded anew, so across articles most of the words will do; but what
//! is worded alike and names another (主席會見北島總統, 主席會見南島總理) is another thing. In either, each number of the one must
//! be a number of the other. Looked up by the rarest grams, so linear.

use super::cite::origin;
use super::grams::{Gram, grams, n_shared, share, words};
use super::number::{Amount, amounts, without};
use super::unit::{Parts, Unit};
use super::when;
use super::words::zh;
use crate::article::Kind;
use crate::deck::Origin;
use crate::text::{Lang, slice};
use std::collections::{HashMap, HashSet};

/// A claim: the article, and the unit of it.
pub(super) type At = (usize, usize);

/// From these shares of the shorter and the longer claim's grams on, those of two articles say the same…
const SHORTER: f64 = 0.6;
const LONGER: f64 = 0.4;
/// …and from this one on those of one article, where the one has all the words of the other.
const LONGER_WITHIN: f64 = 0.45;
/// From this share on a claim stands whole in another.
const WHOLE: f64 = 0.9;
/// Fewer shared grams than these are chance.
const MIN_SHARED: usize = 4;
/// So many characters, or words where they are spaced, may be the name of something: fewer are another word for it.
const MIN_NAME: usize = 3;
const MIN_NAME_IN_WORDS: usize = 2;
/// So many of a claim's rarest grams have a say in what is held against it, each for so many claims.
const RAREST: usize = 12;
const VOTES: usize = 24;
/// So many claims are held against it.
const NEAREST: usize = 4;

/// An amount that a claim names.
pub(super) struct Counted {
    pub(super) at: At,
    pub(super) amount: Amount,
}

/// `三人 (a.txt:3)`.
pub(super) fn told(counted: &Counted, parts: &Parts<'_>) -> String {
    let unit = &parts.units[counted.at.1];
    let from = cited(parts, unit).map_or(String::new(), |from| format!(" ({from})"));
    format!("{}{from}", slice(&unit.text, counted.amount.span.clone()))
}

/// Marks in the articles' units what another says too, and gives what they count differently: claims side by side that
/// name different amounts of one thing.
pub(super) fn mark(all: &mut [Parts<'_>], scores: &[Vec<i64>]) -> Vec<Vec<Counted>> {
    let said: Vec<Vec<Said>> =
        all.iter().map(|parts| parts.units.iter().map(|u| Said::of(parts, u)).collect()).collect();
    let mut order: Vec<At> = (0..all.len())
        .flat_map(|article| (0..all[article].units.len()).map(move |unit| (article, unit)))
        .collect();
    // What keeps a claim on a slide of its section comes first, then the better one, then the article's order.
    order.sort_by_key(|&(a, u)| (is_opening(&all[a], u), -scores[a][u], a, u));
    let mut index = Index::default();
    let mut differing: Vec<Vec<Counted>> = Vec::new();
    for at in order {
        let this = &said[at.0][at.1];
        let near = index.near(&this.grams);
        let heard = near.iter().copied().find(|&other| this.says(&said[other.0][other.1], at.0 == other.0));
        if let Some(first) = heard {
            join(all, first, at, &said);
            continue;
        }
        for &other in near.iter().filter(|other| other.0 != at.0) {
            if let Some(pair) = differ(&said, other, at) {
                add(&mut differing, pair);
                if this.is_like(&said[other.0][other.1], false) {
                    // They tell one thing, and count it differently: two witnesses.
                    all[other.0].units[other.1].n_heard += 1;
                    all[at.0].units[at.1].is_again = true;
                }
            }
        }
        index.add(at, &this.grams);
    }
    captions(all, &index, &said);
    for group in &mut differing {
        group.sort_by_key(|counted| counted.at);
    }
    differing.sort_by_key(|group| group.first().map(|counted| counted.at));
    differing
}

/// Whether a claim stands before the first heading: it may have no slide but the key points.
fn is_opening(parts: &Parts<'_>, unit_idx: usize) -> bool {
    parts.sections.len() > 1 && parts.units[unit_idx].section_idx == 0
}

/// A claim is one with `first`, which is kept, and cites it too.
fn join(all: &mut [Parts<'_>], first: At, at: At, said: &[Vec<Said>]) {
    let cited = cited(&all[at.0], &all[at.0].units[at.1]);
    all[at.0].units[at.1].is_again = true;
    let kept = &mut all[first.0].units[first.1];
    // The same wire text in two papers is one witness.
    let is_witness = first.0 != at.0 && said[first.0][first.1].words != said[at.0][at.1].words;
    kept.n_heard += usize::from(is_witness);
    kept.also.extend(cited);
}

fn cited(parts: &Parts<'_>, unit: &Unit) -> Option<Origin> {
    origin(parts.source.file, &parts.lines_of(&unit.claim, parts.paragraph(unit)))
}

/// Captions that say what a claim says are cited by it.
fn captions(all: &mut [Parts<'_>], index: &Index, said: &[Vec<Said>]) {
    for article in 0..all.len() {
        let source = all[article].source;
        for caption in source.article.of_kind(Kind::Caption) {
            let this = Said::of_text(&caption.text, source.article.lang);
            let near = index.near(&this.grams);
            let first =
                near.into_iter().find(|&other| this.says(&said[other.0][other.1], other.0 == article));
            if let Some(first) = first {
                all[first.0].units[first.1].also.extend(origin(source.file, &caption.lines()));
            }
        }
    }
}

/// What a claim says, made ready to be held against others.
struct Said {
    lang: Lang,
    by: Option<String>,
    /// Its words in order: characters, in a script without spaces.
    words: Vec<String>,
    /// Its grams, numbers left out.
    grams: Vec<Gram>,
    amounts: Vec<Amount>,
    /// When it was, where it says so by a word that slides.
    when: Option<String>,
}

impl Said {
    fn of(parts: &Parts<'_>, unit: &Unit) -> Self {
        Self { by: unit.claim.by.clone(), ..Self::of_text(&unit.text, parts.source.article.lang) }
    }

    fn of_text(text: &str, lang: Lang) -> Self {
        let amounts = amounts(text, lang);
        let bare = without(text, &amounts);
        let words = if lang.is_unspaced() {
            text.chars().filter(|c| c.is_alphanumeric()).map(String::from).collect()
        } else {
            words(text).collect()
        };
        // Any day will do: two claims are asked whether they mean the same. The days around are those of the news.
        let when = when::resolved(text, lang, "2031-08-14").filter(|when| !when.starts_with("2031-08"));
        Self { lang, by: None, words, grams: grams(&bare, lang), amounts, when }
    }

    /// Whether it says what another does, in the same mouth.
    fn says(&self, other: &Self, is_within: bool) -> bool {
        let has = |some: &Self, others: &Self| {
            some.amounts.iter().all(|a| others.amounts.iter().any(|b| a.is_same(b)))
        };
        self.is_like(other, is_within) && (has(self, other) || has(other, self))
    }

    /// Whether it has the words that another has, numbers aside.
    fn is_like(&self, other: &Self, is_within: bool) -> bool {
        let n = n_shared(&self.grams, &other.grams);
        let (shorter, longer) =
            if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let of = |said: &Self| share(n, said.grams.len());
        // What stands whole in a claim that is kept adds nothing to it, however long that is.
        let is_whole =
            self.words.len() <= other.words.len() && of(self) >= WHOLE && is_part(&self.words, &other.words);
        let is_near = if is_within {
            of(longer) >= LONGER_WITHIN && is_part(&shorter.words, &longer.words)
        } else {
            of(longer) >= LONGER && of(shorter) >= SHORTER && !self.names_another(other)
        };
        let is_one_mouth = match (&self.by, &other.by) {
            (Some(a), Some(b)) => a.contains(b.as_str()) || b.contains(a.as_str()),
            _ => true,
        };
        n >= MIN_SHARED && (is_near || is_whole) && is_one_mouth && self.lang == other.lang
    }

    /// Whether two claims are worded alike, and in one place name something else each, numbers aside.
    fn names_another(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.own(other), other.own(self));
        let n_own: usize = mine.iter().map(|own| own.words.len()).sum();
        let n_alike = self.words.len() - n_own;
        let least = if self.lang.is_unspaced() { MIN_NAME } else { MIN_NAME_IN_WORDS };
        let is_other = |a: &Own<'_>, b: &Own<'_>| {
            (a.before == b.before || a.after == b.after) && a.n_named().min(b.n_named()) >= least
        };
        n_alike * 5 >= self.words.len().min(other.words.len()) * 3
            && mine.iter().any(|a| theirs.iter().any(|b| is_other(a, b)))
    }

    /// The stretches of its words that another does not have in that order, two and two.
    fn own(&self, other: &Self) -> Vec<Own<'_>> {
        let pairs: HashSet<(&str, &str)> =
            other.words.windows(2).map(|w| (w[0].as_str(), w[1].as_str())).collect();
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let is_led = |i: usize| i > 0 && pairs.contains(&(words[i - 1], words[i]));
        let is_shared = |i: usize| is_led(i) || (i + 1 < words.len() && is_led(i + 1));
        let mut found = Vec::new();
        let mut start = 0;
        for end in 0..=words.len() {
            if end < words.len() && !is_shared(end) {
                continue;
            }
            if start < end {
                let (before, after) = (start.checked_sub(1).map(|i| words[i]), words.get(end).copied());
                found.push(Own { words: words[start..end].to_vec(), before, after });
            }
            start = end + 1;
        }
        found
    }
}

/// Words that another claim does not have, and those on their two sides.
struct Own<'a> {
    words: Vec<&'a str>,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

impl Own<'_> {
    fn n_named(&self) -> usize {
        let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || zh::NUMERALS.contains(c));
        self.words.iter().filter(|word| !is_number(word)).count()
    }
}

/// Whether all words of the one stand in the other in their order.
fn is_part(some: &[String], all: &[String]) -> bool {
    let mut rest = all.iter();
    some.iter().all(|word| rest.any(|other| other == word))
}

/// The two amounts of one thing that two claims name differently.
fn differ(said: &[Vec<Said>], first: At, at: At) -> Option<[Counted; 2]> {
    let (one, other) = (&said[first.0][first.1], &said[at.0][at.1]);
    if one.lang != other.lang || one.when != other.when {
        return None;
    }
    // An amount that both name is no other's rival.
    let of = |some: &Said, others: &Said| -> Vec<Amount> {
        some.amounts.iter().filter(|a| !others.amounts.iter().any(|b| a.is_same(b))).cloned().collect()
    };
    let (ours, theirs) = (of(one, other), of(other, one));
    let pair = ours.iter().find_map(|a| theirs.iter().find(|b| a.counts_what(b)).map(|b| (a, b)));
    pair.map(|(a, b)| [Counted { at: first, amount: a.clone() }, Counted { at, amount: b.clone() }])
}

/// Puts a pair beside those that it differs from.
fn add(groups: &mut Vec<Vec<Counted>>, [first, second]: [Counted; 2]) {
    let is_same = |a: &Counted, b: &Counted| a.at == b.at && a.amount.span == b.amount.span;
    match groups.iter_mut().find(|group| group.iter().any(|counted| is_same(counted, &first))) {
        Some(group) => {
            if !group.iter().any(|counted| counted.amount.is_same(&second.amount)) {
                group.push(second);
            }
        }
        None => groups.push(vec![first, second]),
    }
}

/// The claims by their grams.
#[derive(Default)]
struct Index {
    by_gram: HashMap<Gram, Vec<At>>,
}

impl Index {
    fn add(&mut self, at: At, grams: &[Gram]) {
        for gram in grams {
            self.by_gram.entry(*gram).or_default().push(at);
        }
    }

    /// The few claims that have most of the rarest grams.
    fn near(&self, grams: &[Gram]) -> Vec<At> {
        let mut rarest: Vec<&Vec<At>> = grams.iter().filter_map(|gram| self.by_gram.get(gram)).collect();
        rarest.sort_by_key(|claims| claims.len());
        let mut votes: HashMap<At, usize> = HashMap::new();
        for at in rarest.iter().take(RAREST).flat_map(|claims| claims.iter().take(VOTES)) {
            *votes.entry(*at).or_default() += 1;
        }
        let mut nearest: Vec<(At, usize)> = votes.into_iter().collect();
        nearest.sort_by_key(|&(at, n_votes)| (std::cmp::Reverse(n_votes), at));
        nearest.into_iter().take(NEAREST).map(|(at, _)| at).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::outline::Source;
    use crate::outline::several;

    /// What cites more than one source, and what is counted differently, of articles `a.txt`, `b.txt`, …
    #[track_caller]
    fn check(texts: &[&str], said_again: &[&str], differing: &[&str]) {
        let articles: Vec<_> = texts.iter().map(|text| article::read(text.as_bytes(), "a.txt")).collect();
        let files: Vec<String> = ('a'..).take(texts.len()).map(|name| format!("{name}.txt")).collect();
        let sources: Vec<Source<'_>> =
            articles.iter().zip(&files).map(|(article, file)| Source { article, file }).collect();
        let (all, groups) = several::parts(&sources);
        let shown = |parts: &Parts<'_>| -> Vec<String> {
            let kept = parts.units.iter().filter(|unit| !unit.also.is_empty());
            let cited =
                |unit: &Unit| crate::outline::cite::point(parts, unit).from.map(|from| from.to_string());
            kept.map(|unit| format!("{} {}", cited(unit).unwrap_or_default(), unit.text)).collect()
        };
        let again: Vec<String> = all.iter().flat_map(shown).collect();
        assert_eq!(again, said_again);
        let one =
            |group: &Vec<Counted>| group.iter().map(|c| told(c, &all[c.at.0])).collect::<Vec<_>>().join(", ");
        assert_eq!(groups.iter().map(one).collect::<Vec<_>>(), differing);
    }

    #[test]
    fn what_two_articles_say_in_words_of_their_own_cites_both() {
        check(
            &[
                "碼頭\n\n政府將成立獨立調查委員會，由退休法官主持，並在六個月內提交報告。\n\n渡輪停航檢查。",
                "調查\n\n政府宣布，獨立調查委員會將由退休法官主持，六個月內提交報告。",
            ],
            &["b.txt:3, a.txt:3 獨立調查委員會將由退休法官主持，六個月內提交報告"],
            &[],
        );
        check(
            &[
                "Inquiry\n\nAn independent inquiry led by a retired judge will report within six months.",
                "Collision\n\nAn inquiry led by a retired judge will report to parliament within six months.",
            ],
            &["a.txt:3, b.txt:3 An independent inquiry led by a retired judge will report within six months"],
            &[],
        );
    }

    #[test]
    fn in_one_article_a_word_that_is_another_makes_it_another_thing() {
        check(
            &["碼頭\n\n東區的碼頭將於後年重新開放予市民。\n\n西區的碼頭將於後年重新開放予市民。"],
            &[],
            &[],
        );
        check(
            &["碼頭\n\n東區的碼頭將於後年重新開放。\n\n當局昨日宣布，東區的碼頭將於後年重新開放予公眾。"],
            &["a.txt:3, a.txt:5 東區的碼頭將於後年重新開放"],
            &[],
        );
    }

    #[test]
    fn what_is_worded_alike_and_names_another_is_another_thing() {
        check(
            &[
                "會見\n\n議會主席昨日上午在老城的議事廳會見北島總統林海生。",
                "會見\n\n議會主席昨日上午在老城的議事廳會見南灣邦首相周小雨。",
            ],
            &[],
            &[],
        );
        check(
            &[
                "Talks\n\nThe speaker of the house met on Monday in the old town with Mary Lee of the north.",
                "Talks\n\nThe speaker of the house met on Monday in the old town with Ann Hill of Orford.",
            ],
            &[],
            &[],
        );
    }

    #[test]
    fn a_caption_that_says_what_a_claim_says_is_cited_by_it() {
        check(
            &[
                "碼頭\n\n當局昨日宣布，東區的碼頭將於後年重新開放予公眾使用。\n\n●東區的碼頭將於後年重新開放予公眾使用。",
            ],
            &["a.txt:3, a.txt:5 當局昨日宣布，東區的碼頭將於後年重新開放予公眾使用"],
            &[],
        );
    }

    #[test]
    fn another_number_of_the_same_is_told_and_is_no_repeat() {
        check(
            &[
                "渡輪相撞\n\n事故造成三人死亡，四十人受傷。",
                "渡輪意外\n\n至少五人在渡輪事故中遇難，四十人受傷。",
            ],
            &[],
            &["三人 (a.txt:3), 五人 (b.txt:3)"],
        );
        // Of another year, of another thing, and in one article.
        check(&["渡輪\n\n事故造成三人死亡。", "渡輪\n\n去年的渡輪事故造成五人死亡。"], &[], &[]);
        check(&["渡輪\n\n兩艘渡輪今早在港外相撞。", "渡輪\n\n公司停航檢查九艘同型渡輪。"], &[], &[]);
        check(&["渡輪\n\n事故造成三人死亡。\n\n另一宗事故造成五人死亡。"], &[], &[]);
    }

    #[test]
    fn the_same_text_in_two_papers_is_one_witness() {
        let text = "碼頭\n\n港務局撥款三億元擴建渡輪碼頭，工程後年完成。";
        let reworded = "碼頭\n\n港務局將撥款三億元擴建渡輪碼頭，工程料後年完成。";
        let n_heard = |texts: [&str; 2]| {
            let articles = texts.map(|text| article::read(text.as_bytes(), "a.txt"));
            let sources: Vec<Source<'_>> =
                articles.iter().map(|article| Source { article, file: "a.txt" }).collect();
            let (all, _) = several::parts(&sources);
            all.iter().flat_map(|parts| &parts.units).map(|unit| unit.n_heard).sum::<usize>()
        };
        assert_eq!((n_heard([text, text]), n_heard([text, reworded])), (0, 1));
    }

    #[test]
    fn what_two_people_say_is_two_claims() {
        check(
            &[
                "碼頭\n\n林海生表示，渡輪碼頭的擴建工程將於後年完成。",
                "碼頭\n\n周小雨表示，渡輪碼頭的擴建工程將於後年完成。",
            ],
            &[],
            &[],
        );
    }

    fn said(text: &str, lang: Lang) -> Said {
        Said::of_text(text, lang)
    }

    #[test]
    fn the_words_that_another_has_not_stand_between_those_that_it_has() {
        let own = |a: &str, b: &str| -> Vec<String> {
            let (a, b) = (said(a, Lang::ZhHant), said(b, Lang::ZhHant));
            let shown = |own: &Own<'_>| {
                format!("{}[{}]{}", own.before.unwrap_or("-"), own.words.concat(), own.after.unwrap_or("-"))
            };
            a.own(&b).iter().map(shown).collect()
        };
        for (a, b, expected) in [
            ("主席會見北島總統", "主席會見南島總理", &["見[北]島", "總[統]-"][..]),
            ("主席會見北島", "主席會見北島", &[]),
            ("北島主席", "南灣總理", &["-[北島主席]-"]),
            ("在北島主席", "主席會見", &["-[在北島]主"]),
        ] {
            assert_eq!(own(a, b), expected, "{a} {b}");
        }
        let n_named = |words: &[&str]| Own { words: words.to_vec(), before: None, after: None }.n_named();
        assert_eq!((n_named(&["北", "島"]), n_named(&["三", "12", "島"])), (2, 1));
    }

    #[test]
    fn claims_worded_alike_name_another_in_one_place() {
        for (a, b, lang, expected) in [
            ("主席今日會見北海島總統", "主席今日會見南山灣總統", Lang::ZhHant, true),
            // Two characters are another word for it.
            ("主席今日會見北海總統", "主席今日會見南灣總統", Lang::ZhHant, false),
            ("主席今日會見北海島總統", "主席今日會見南灣總統", Lang::ZhHant, false),
            ("主席今日會見一二三總統", "主席今日會見四五六總統", Lang::ZhHant, false),
            // In two places, and worded otherwise.
            ("北海島主席今日會見總統", "主席今日會見總統南山灣", Lang::ZhHant, false),
            ("主席會見北海島人", "主席會見南山灣魚", Lang::ZhHant, false),
            (
                "The old harbour board met Little Orford at noon today",
                "The old harbour board met Great Tolland at noon today",
                Lang::Other,
                true,
            ),
            (
                "The old harbour board met Orford at noon today",
                "The old harbour board met Tolland at noon today",
                Lang::Other,
                false,
            ),
        ] {
            assert_eq!(said(a, lang).names_another(&said(b, lang)), expected, "{a} {b}");
        }
    }

    #[test]
    fn claims_are_alike_where_they_share_most_of_their_words() {
        for (a, b, is_like, is_like_within) in [
            ("港務局撥款擴建碼頭", "港務局撥款擴建碼頭", true, true),
            // One article words it once: the longer has all of the shorter.
            ("港務局撥款擴建碼頭", "港務局昨日撥款擴建新碼頭", true, true),
            ("碼頭擴建港務局撥款", "港務局昨日撥款擴建新碼頭", true, false),
            ("港務局撥款擴建碼頭", "學校培訓一批新的船員", false, false),
            // Three grams are chance.
            ("港務局撥", "港務局撥", false, false),
            ("港務局撥款", "港務局撥款", true, true),
            // What stands whole in another adds nothing, however long that is.
            ("港務局撥款", "港務局撥款擴建北岸的新碼頭，並修葺南岸的燈塔和鐘樓", true, true),
            ("港務局擴建碼頭", "港務局擴建北岸的新碼頭，並修葺南岸的燈塔和鐘樓", false, false),
        ] {
            let (a, b) = (said(a, Lang::ZhHant), said(b, Lang::ZhHant));
            assert_eq!(
                (a.is_like(&b, false), a.is_like(&b, true)),
                (is_like, is_like_within),
                "{:?}",
                a.words
            );
        }
        let text = "港務局撥款擴建碼頭";
        let by = |by: Option<&str>| Said { by: by.map(str::to_owned), ..said(text, Lang::ZhHant) };
        for (a, b, expected) in [
            (None, None, true),
            (Some("林海生"), None, true),
            (Some("林海生"), Some("局長林海生"), true),
            (Some("局長林海生"), Some("林海生"), true),
            (Some("林海生"), Some("何玉梅"), false),
        ] {
            assert_eq!(by(a).is_like(&by(b), true), expected, "{a:?} {b:?}");
        }
        assert!(!said(text, Lang::ZhHant).is_like(&said(text, Lang::ZhHans), true));
        let part =
            |some: &str, all: &str| is_part(&said(some, Lang::ZhHant).words, &said(all, Lang::ZhHant).words);
        assert!(part("甲丙", "甲乙丙") && part("", "甲") && !part("丙甲", "甲乙丙") && !part("甲甲", "甲"));
    }

    #[test]
    fn claims_say_the_same_where_the_amounts_of_one_are_of_the_other() {
        for (a, b, expected) in [
            ("港務局撥款三億元擴建碼頭", "港務局撥款三億元擴建碼頭", true),
            ("港務局撥款擴建碼頭", "港務局撥款三億元擴建碼頭", true),
            ("港務局撥款三億元擴建碼頭", "港務局撥款擴建碼頭", true),
            ("港務局撥款三億元擴建碼頭", "港務局撥款四億元擴建碼頭", false),
        ] {
            assert_eq!(said(a, Lang::ZhHant).says(&said(b, Lang::ZhHant), true), expected, "{a} {b}");
        }
    }

    #[test]
    fn two_amounts_of_one_thing_differ_at_one_time() {
        let found = |a: &str, b: &str, lang: Lang| {
            let all = [vec![said(a, Lang::ZhHant)], vec![said(b, lang)]];
            differ(&all, (0, 0), (1, 0)).map(|pair| {
                pair.map(|counted| {
                    let text = if counted.at.0 == 0 { a } else { b };
                    slice(text, counted.amount.span).to_owned()
                })
            })
        };
        let pair = |a: &str, b: &str| Some([a.to_owned(), b.to_owned()]);
        let zh = Lang::ZhHant;
        assert_eq!(found("事故造成三人死亡", "事故造成五人死亡", zh), pair("三人", "五人"));
        assert_eq!(found("事故造成三人死亡", "事故造成三人死亡", zh), None);
        assert_eq!(found("事故造成三人死亡", "事故造成五人死亡", Lang::ZhHans), None);
        assert_eq!(found("去年事故造成三人死亡", "今年事故造成五人死亡", zh), None);
        // What both name is no rival.
        assert_eq!(found("三人死亡，五人死亡", "五人死亡", zh), None);
        assert_eq!(found("三人死亡，五人死亡", "五人死亡，七人死亡", zh), pair("三人", "七人"));
    }

    #[test]
    fn amounts_that_differ_stand_together_each_once() {
        let counted = |at: At, text: &str| Counted { at, amount: amounts(text, Lang::ZhHant).swap_remove(0) };
        let mut groups = Vec::new();
        let mut sizes = |pair| {
            add(&mut groups, pair);
            groups.iter().map(Vec::len).collect::<Vec<_>>()
        };
        assert_eq!(sizes([counted((0, 0), "三人"), counted((1, 0), "五人")]), [2]);
        assert_eq!(sizes([counted((0, 0), "三人"), counted((2, 0), "七人")]), [3]);
        // The same amount again.
        assert_eq!(sizes([counted((0, 0), "三人"), counted((3, 0), "五人")]), [3]);
        // Another claim, and another amount of the claim.
        assert_eq!(sizes([counted((0, 1), "三人"), counted((1, 1), "五人")]), [3, 2]);
        assert_eq!(sizes([counted((0, 0), "有三人"), counted((1, 1), "五人")]), [3, 2, 2]);
    }

    #[test]
    fn the_claims_that_have_most_of_the_rarest_grams_are_near() {
        let mut index = Index::default();
        index.add((0, 0), &[1, 2, 3]);
        index.add((0, 1), &[1, 2]);
        index.add((0, 2), &[1]);
        index.add((0, 3), &[9]);
        assert_eq!(index.near(&[1, 2, 3]), [(0, 0), (0, 1), (0, 2)]);
        assert_eq!(index.near(&[7]), []);
        // Four are held against it, of those that are as near the first.
        let mut index = Index::default();
        (0..6).for_each(|unit| index.add((0, unit), &[1]));
        assert_eq!(index.near(&[1]), [(0, 0), (0, 1), (0, 2), (0, 3)]);
        // Twelve grams have a say, the rarest.
        let mut index = Index::default();
        (0..2).for_each(|_| index.add((0, 0), &(0..12).collect::<Vec<_>>()));
        index.add((0, 1), &[20]);
        assert_eq!(index.near(&(0..21).collect::<Vec<_>>()), [(0, 0), (0, 1)]);
    }

    #[test]
    fn what_stands_before_the_first_heading_gives_way() {
        let opening = |text: &str| {
            let article = article::read(text.as_bytes(), "a.md");
            let parts = Parts::of(Source { article: &article, file: "a.md" });
            (0..parts.units.len()).map(|unit| is_opening(&parts, unit)).collect::<Vec<_>>()
        };
        assert_eq!(opening("# 題\n\n碼頭會擴建。\n\n## 一\n\n學校會搬遷。"), [true, false]);
        assert_eq!(opening("# 題\n\n碼頭會擴建。"), [false]);
    }

    #[test]
    fn who_count_one_thing_differently_are_two_witnesses() {
        let texts =
            ["題\n\n渡輪昨日在港外與貨船相撞，三人死亡。", "題\n\n渡輪昨日在港外與貨船相撞，五人死亡。"];
        let articles = texts.map(|text| article::read(text.as_bytes(), "a.txt"));
        let sources: Vec<Source<'_>> =
            articles.iter().map(|article| Source { article, file: "a.txt" }).collect();
        let (all, groups) = several::parts(&sources);
        let seen = |i: usize| (all[i].units[0].n_heard, all[i].units[0].is_again);
        assert_eq!((seen(0), seen(1), groups.len()), ((1, false), (0, true), 1));
    }
}
