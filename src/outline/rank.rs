//! How much each claim of an article matters: a table of rows, each a weight and a test.
//!
//! Linear in what is read: what a text is about is told by how often its runs of two characters come again, not by
//! holding sentences against each other. No model, no dictionary, no chance.

pub(super) mod rows;
mod seen;

use super::grams::{Gram, grams, pairs, share};
use super::unit::{Parts, Sentence, Unit};
use super::words::{Words, any_of, matter, zh};
use crate::article::Kind;
use crate::text::{Lang, slice};
use rows::Row;
use seen::{Cues, Seen};
use std::collections::{HashMap, HashSet};

/// What the rows say of each claim of an article, in thousandths: with `n_wanted` of them to be chosen.
pub(super) fn scores(parts: &Parts<'_>, rows: &[Row], n_wanted: usize) -> Vec<i64> {
    let heard = |seen: &Seen<'_>| heard(seen.unit);
    seen(parts, n_wanted, |seen| rows.iter().map(|row| row.score(seen)).sum::<i64>() + heard(seen))
}

/// What a claim has for the other articles that say it in words of their own: what several reporters found worth it
/// matters (Barzilay, `McKeown` and Elhadad, "Information Fusion", 1999). More than two add nothing.
pub(super) fn heard(unit: &Unit) -> i64 {
    const SEVERAL: [i64; 3] = [0, 250, 400];
    SEVERAL[unit.n_heard.min(2)]
}

/// What each row says of each claim.
pub(super) fn row_by_row(parts: &Parts<'_>, rows: &[Row], n_wanted: usize) -> Vec<Vec<i64>> {
    seen(parts, n_wanted, |seen| rows.iter().map(|row| row.score(seen)).collect())
}

/// Whether a claim needs nothing that stands before it: neither somebody named there nor a subject.
pub(super) fn stands_alone(parts: &Parts<'_>, unit: &Unit) -> bool {
    let sentence = parts.sentences[unit.sentence_idx].words;
    let lang = parts.source.article.lang;
    let leans = |text: &str| rows::points_back(text, unit, lang) || rows::wants_subject(text);
    !leans(sentence) && !leans(&unit.text)
}

fn seen<T>(parts: &Parts<'_>, n_wanted: usize, look: impl Fn(&Seen<'_>) -> T) -> Vec<T> {
    let article = parts.source.article;
    let lang = article.lang;
    let title = article.title().map_or_else(Vec::new, |b| grams(&b.text, lang));
    let is_heading = |b: &&crate::article::Block| b.kind == Kind::Heading;
    let headings: Vec<Vec<Gram>> = parts
        .sections
        .iter()
        .map(|s| s.heading.filter(is_heading).map_or_else(Vec::new, |b| grams(&b.text, lang)))
        .collect();
    let lexicon = lexicon(lang);
    let said_again = SaidAgain::of(&parts.sentences);
    let of_sentences = centralities(parts.sentences.iter().map(|s| said_again.sum(&s.grams)).collect());
    let own = |unit: &Unit| said_again.sum(&unit.grams);
    let of_claims = centralities(parts.units.iter().map(own).collect());
    let of_sentence: Vec<Cues> = parts.sentences.iter().map(|s| cues(&s.grams, &lexicon)).collect();
    let newness = newness(&parts.sentences);
    let n_recalled = n_recalled(&parts.sentences, lang);
    let n_grams = |unit: &Unit| parts.sentences[unit.sentence_idx].grams.len();
    let is_talk = is_talk(&parts.sentences);
    let seen = |(unit_idx, unit): (usize, &Unit)| {
        look(&Seen {
            lang,
            sentence: &parts.sentences[unit.sentence_idx],
            unit,
            n_sentences: parts.sentences.len(),
            lead_idx: unit.sentence_idx.checked_sub(n_recalled),
            // Of none one would be the first.
            n_wanted: n_wanted.max(1),
            centrality: of_sentences[unit.sentence_idx],
            own_centrality: of_claims[unit_idx],
            title: &title,
            heading: &headings[unit.section_idx],
            cues: of_sentence[unit.sentence_idx],
            newness: newness[unit.sentence_idx],
            density: of_sentences[unit.sentence_idx] * DENSE / share(n_grams(unit).max(MIN_GRAMS), 1),
            own_density: own(unit) / OWN_DENSE / share(unit.grams.len().max(MIN_GRAMS), 1),
            is_talk,
        })
    };
    parts.units.iter().enumerate().map(seen).collect()
}

/// How often each gram of an article is said.
struct SaidAgain(HashMap<Gram, u32>);

impl SaidAgain {
    fn of(sentences: &[Sentence<'_>]) -> Self {
        let mut n_times: HashMap<Gram, u32> = HashMap::new();
        for gram in sentences.iter().flat_map(|s| &s.grams) {
            *n_times.entry(*gram).or_default() += 1;
        }
        Self(n_times)
    }

    /// The sum of how often grams come again, as a logarithm.
    fn sum(&self, grams: &[Gram]) -> f64 {
        let weight = |gram: &Gram| match self.0.get(gram) {
            Some(&n) if n > 1 => f64::from(n + 1).ln(),
            _ => 0.0,
        };
        grams.iter().map(weight).sum()
    }
}

/// Sums, each beside the one that is most.
fn centralities(sums: Vec<f64>) -> Vec<f64> {
    let most = sums.iter().copied().fold(1.0, f64::max);
    sums.into_iter().map(|sum| sum / most).collect()
}

/// Of each sentence, the share of its grams that no sentence before it has.
fn newness(sentences: &[Sentence<'_>]) -> Vec<f64> {
    let mut known: HashSet<Gram> = HashSet::new();
    let mut n_new = |grams: &[Gram]| grams.iter().filter(|gram| known.insert(**gram)).count();
    sentences.iter().map(|s| share(n_new(&s.grams), s.grams.len())).collect()
}

/// How many sentences in front of the news only recall what it is about: 日前發生火警, where the next says what was done today.
fn n_recalled(sentences: &[Sentence<'_>], lang: Lang) -> usize {
    if !matches!(lang, Lang::ZhHant | Lang::ZhHans) {
        return 0;
    }
    let is_count = |s: &Sentence<'_>| zh::COUNTS_ON.is_in(s.words);
    let is_news = |s: &Sentence<'_>| {
        let mut today = zh::TODAY.forms().flat_map(|today| s.words.match_indices(today));
        !is_count(s) && today.any(|(at, _)| !slice(s.words, 0..at).ends_with(any_of(zh::UP_TO)))
    };
    let is_dated = |s: &Sentence<'_>| zh::RECALLS.is_in(s.words) || has_day(s.words);
    match sentences.iter().take(MAX_RECALLED + 1).position(is_news) {
        Some(first) if sentences.iter().take(first).any(is_dated) => first,
        Some(_) => 0,
        // What was done on a day, and how it stands: the news is what comes of it.
        None => usize::from(sentences.len() > 1 && is_count(&sentences[0]) && has_day(sentences[0].words)),
    }
}

/// Whether words name the day of a month.
fn has_day(words: &str) -> bool {
    let is_day = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || zh::NUMERALS.contains(c));
    words.match_indices(zh::MONTH).any(|(at, month)| is_day(slice(words, at + month.len()..words.len())))
}

/// The most sentences that recall something in front of the news.
const MAX_RECALLED: usize = 2;

/// Whether the sentences are talk taken down: most of them have words that are spoken and not written.
fn is_talk(sentences: &[Sentence<'_>]) -> bool {
    let n_spoken = sentences.iter().filter(|s| matter::SPOKEN.is_in(s.words)).count();
    sentences.len() >= MIN_TALK && n_spoken * 2 > sentences.len()
}

/// So many sentences tell talk from writing.
const MIN_TALK: usize = 10;
/// A sentence of so many grams that has most of what is said again has a density of 1.
const DENSE: f64 = 30.0;
/// A claim whose grams weigh so much on average has a density of 1.
const OWN_DENSE: f64 = 1.5;
/// A shorter sentence counts as one of so many grams.
const MIN_GRAMS: usize = 8;

const DEED: u8 = 1;
const FEELING: u8 = 2;
const SERVICE: u8 = 4;

/// The tables of what matters by gram, so that a sentence is walked once whatever their length.
fn lexicon(lang: Lang) -> HashMap<Gram, u8> {
    let mut lexicon: HashMap<Gram, u8> = HashMap::new();
    let mut add = |kind: u8, grams: Vec<Gram>| {
        for gram in grams {
            *lexicon.entry(gram).or_default() |= kind;
        }
    };
    let chinese = |words: Words| words.forms().flat_map(pairs).collect::<Vec<_>>();
    let latin = |words: &[&str]| words.iter().flat_map(|w| grams(w, Lang::Other)).collect::<Vec<_>>();
    match lang {
        Lang::ZhHant | Lang::ZhHans => {
            add(DEED, chinese(matter::DEEDS));
            add(FEELING, chinese(matter::FEELINGS));
            add(SERVICE, chinese(matter::SERVICE));
        }
        Lang::Ja => {
            let japanese = |words: &[&str]| words.iter().flat_map(|w| pairs(w)).collect::<Vec<_>>();
            add(DEED, japanese(matter::DEEDS_JA));
            add(FEELING, japanese(matter::FEELINGS_JA));
            add(SERVICE, japanese(matter::SERVICE_JA));
        }
        Lang::Ko => {
            add(DEED, latin(matter::DEEDS_KO));
            add(FEELING, latin(matter::FEELINGS_KO));
            add(SERVICE, latin(matter::SERVICE_KO));
        }
        Lang::Other => {
            add(DEED, latin(matter::DEEDS_EN));
            add(SERVICE, latin(matter::SERVICE_EN));
        }
    }
    lexicon
}

fn cues(grams: &[Gram], lexicon: &HashMap<Gram, u8>) -> Cues {
    let mut cues = Cues::default();
    for kinds in grams.iter().filter_map(|gram| lexicon.get(gram)) {
        cues.deeds += usize::from(kinds & DEED != 0);
        cues.feelings += usize::from(kinds & FEELING != 0);
        cues.services += usize::from(kinds & SERVICE != 0);
    }
    cues
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::outline::Source;

    fn of<T>(text: &str, look: impl FnOnce(&mut Parts<'_>) -> T) -> T {
        let article = article::read(text.as_bytes(), "a.txt");
        look(&mut Parts::of(Source { article: &article, file: "a.txt" }))
    }

    #[test]
    fn what_two_reporters_found_worth_it_matters_and_more_add_nothing() {
        of("題\n\n船停在南邊。", |parts| {
            let heard = |n: usize, parts: &mut Parts<'_>| {
                parts.units[0].n_heard = n;
                (heard(&parts.units[0]), scores(parts, &[], 1))
            };
            for (n, expected) in [(0, 0), (1, 250), (2, 400), (3, 400)] {
                assert_eq!(heard(n, parts), (expected, vec![expected]));
            }
        });
    }

    #[test]
    fn a_claim_stands_alone_where_it_and_its_sentence_do() {
        for (text, expected) in [
            ("題\n\n船停在南邊。", true),
            ("題\n\n該船停在南邊。", false),
            ("題\n\n將停在南邊。", false),
            ("題\n\n林海生說，該船停在南邊。", false),
            ("題\n\n林海生說，將停在南邊。", false),
            ("題\n\n該局局長林海生說，船停在南邊。", false),
        ] {
            assert_eq!(of(text, |parts| stands_alone(parts, &parts.units[0])), expected, "{text}");
        }
    }

    /// To a thousandth.
    fn rounded(all: &[f64]) -> Vec<i64> {
        #[expect(clippy::cast_possible_truncation, reason = "small")]
        all.iter().map(|n| (n * 1000.0).round() as i64).collect()
    }

    #[test]
    fn what_is_said_again_is_central_and_what_was_not_said_is_new() {
        assert_eq!(rounded(&centralities(vec![2.0, 4.0, 0.0])), [500, 1000, 0]);
        assert_eq!(rounded(&centralities(vec![0.5, 0.25])), [500, 250]);
        of("題\n\n渡輪停。渡輪走。風吹過。", |parts| {
            let again = SaidAgain::of(&parts.sentences);
            let sums: Vec<f64> = parts.sentences.iter().map(|s| again.sum(&s.grams)).collect();
            assert_eq!(rounded(&sums), [1099, 1099, 0], "the logarithm of one more than two");
            assert_eq!(rounded(&newness(&parts.sentences)), [1000, 500, 1000]);
        });
    }

    #[test]
    fn the_news_stands_behind_what_recalls_it() {
        let of = |text: &str| {
            of(&format!("題\n\n{text}"), |parts| n_recalled(&parts.sentences, parts.source.article.lang))
        };
        for (text, expected) in [
            ("碼頭日前發生火警。港務局今日宣布停航。", 1),
            ("碼頭3月5日發生火警。港務局今日宣布停航。", 1),
            ("碼頭發生火警。港務局今日宣布停航。", 0),
            ("港務局今日宣布停航。碼頭日前發生火警。", 0),
            ("碼頭日前發生火警。火很大。港務局今日宣布停航。", 2),
            ("碼頭日前發生火警。火很大。風也大。港務局今日宣布停航。", 0),
            ("碼頭日前發生火警。港務局宣布停航。", 0),
            // A count up to a day is no news of it.
            ("碼頭日前發生火警。截至今日有三人受傷。", 0),
            ("碼頭日前發生火警。火到今日才滅。", 0),
            // What was done on a day, and how it stands.
            ("碼頭3月5日發生火警，至今有三人受傷。港務局停航。", 1),
            ("碼頭發生火警，至今有三人受傷。港務局停航。", 0),
            ("碼頭3月5日發生火警，有三人受傷。港務局停航。", 0),
            ("碼頭3月5日發生火警，至今有三人受傷。", 0),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
        for (words, expected) in [("3月5日", true), ("三月五日", true), ("3月底", false), ("月", false)]
        {
            assert_eq!(has_day(words), expected, "{words}");
        }
    }

    #[test]
    fn talk_is_told_by_most_of_ten_sentences() {
        let of = |n_spoken: usize, n_written: usize| {
            let text = format!("題\n\n{}{}", "然後船停。".repeat(n_spoken), "風吹過北岸。".repeat(n_written));
            of(&text, |parts| is_talk(&parts.sentences))
        };
        assert_eq!(
            [(10, 0), (9, 0), (6, 4), (5, 5), (4, 6)].map(|(s, w)| of(s, w)),
            [true, false, true, false, false]
        );
    }

    #[test]
    fn the_words_of_a_sentence_are_looked_up_in_the_tables_of_its_language() {
        for (lang, text, expected) in [
            (Lang::ZhHant, "議會宣布成立", (2, 0, 0)),
            (Lang::ZhHant, "船員默哀", (0, 1, 0)),
            (Lang::ZhHant, "瀏覽網頁", (0, 0, 2)),
            (Lang::Ja, "発表と感謝と電話", (1, 1, 1)),
            (Lang::Ko, "발표했다 감사를 문의는", (1, 1, 1)),
            (Lang::Other, "The board announced it, click here", (1, 0, 1)),
            (Lang::Other, "The board met", (0, 0, 0)),
        ] {
            let cues = cues(&grams(text, lang), &lexicon(lang));
            assert_eq!((cues.deeds, cues.feelings, cues.services), expected, "{text}");
        }
    }
}
