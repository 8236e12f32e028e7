//! How good a point a run of clauses makes: what it says, whether it stands alone, how long it is.
//!
//! `judge/rows` has what weighs, `judge/clause` what is seen of each clause.

mod clause;
mod rows;

use super::alone::{Subject, wants_subject};
use super::halves::is_whole;
use super::span::{MIN_CHARS, bigrams, n_chars, without_connective, without_stop};
use crate::outline::words::{Verb, any_of, ja, zh};
use crate::text::{Lang, slice};
pub(super) use clause::Clause;
use clause::{Lead, starts_with_body};
use rows::{ROWS, Row};
use std::collections::HashSet;
use std::ops::Range;

/// The longest window, in characters: of Chinese, and of Japanese, which spells out what Chinese has in one character.
pub(super) const fn max_window(lang: Lang) -> usize {
    if matches!(lang, Lang::Ja) { 84 } else { 48 }
}

/// A window of so many characters, its comma with them, is none, but for a whole sentence.
const MIN_WINDOW: usize = MIN_CHARS;

/// Weighs windows of clauses.
pub(super) struct Judge<'a> {
    pub(super) paragraph: &'a str,
    pub(super) lang: Lang,
    pub(super) heading: &'a HashSet<(char, char)>,
    /// The people and the bodies that are known to speak.
    pub(super) known: &'a [String],
    pub(super) bodies: &'a [String],
    /// Whether somebody says it.
    pub(super) is_said: bool,
}

/// A run of whole clauses of a sentence.
#[derive(Clone, Copy)]
struct Window<'a> {
    judge: &'a Judge<'a>,
    /// All clauses of the sentence.
    clauses: &'a [Clause<'a>],
    /// How many of them only lead to what the sentence says.
    n_leads: usize,
    /// The characters of the subject that can be put back in front of it.
    n_put_back: Option<usize>,
    from: usize,
    to: usize,
    n_chars: usize,
}

impl<'a> Window<'a> {
    fn inside(&self) -> &'a [Clause<'a>] {
        &self.clauses[self.from..self.to]
    }

    fn head(&self) -> &'a Clause<'a> {
        &self.clauses[self.from]
    }

    fn tail(&self) -> &'a Clause<'a> {
        &self.clauses[self.to - 1]
    }

    /// Whether clauses stand before it in its sentence.
    fn is_later(&self) -> bool {
        self.from > 0
    }

    /// Whether clauses stand behind it.
    fn is_cut_short(&self) -> bool {
        self.to < self.clauses.len()
    }

    /// Whether a subject can be put back in front of it.
    const fn has_subject(&self) -> bool {
        self.n_put_back.is_some()
    }

    /// Whose words it is in, where they began clauses before it.
    fn said(&self) -> Subject {
        if self.judge.is_said { Subject::Far } else { Subject::None }
    }

    fn is_of_many(&self) -> bool {
        self.to - self.from > 1
    }

    fn sum(&self, count: impl Fn(&Clause<'_>) -> usize) -> usize {
        self.inside().iter().map(count).sum()
    }

    /// How good a point it makes by these rows, in tenths.
    fn score(&self, rows: &[Row]) -> i64 {
        rows.iter().filter(|row| row.tongue.is_of(self.judge.lang)).map(|row| row.score(self)).sum()
    }
}

impl<'a> Judge<'a> {
    /// What is seen of each clause, to be weighed.
    pub(super) fn clauses(&self, spans: &[Range<usize>]) -> Vec<Clause<'a>> {
        let is_last = |i: usize| i + 1 == spans.len();
        let seen = |(i, span): (usize, &Range<usize>)| self.clause(span.clone(), is_last(i));
        let mut clauses: Vec<Clause<'a>> = spans.iter().enumerate().map(seen).collect();
        for i in 1..clauses.len() {
            let (clause, next) = (&clauses[i - 1], &clauses[i]);
            if self.lang != Lang::Ja && clause.waits_for(next) {
                clauses[i - 1].lead = Some(Lead::Condition);
            }
        }
        clauses
    }

    /// The best window of clauses among those that `allows` takes, with its score in tenths.
    pub(super) fn best_window(
        &self,
        clauses: &[Clause<'_>],
        allows: impl Fn(usize, usize) -> bool,
    ) -> Option<(Range<usize>, i64)> {
        let whole = self.window(clauses, 0, clauses.len());
        let mut best: Option<(Range<usize>, i64)> = None;
        for from in 0..clauses.len() {
            let mut n_chars = 0;
            // The subject that is put back takes its room.
            let put_back = self.subject(clauses, from);
            let n_put_back = put_back.map(|span| self.n_chars(span));
            let room = max_window(self.lang) - n_put_back.unwrap_or(0);
            for to in from + 1..=clauses.len() {
                n_chars += clauses[to - 1].n_chars;
                // Longer windows only grow, so that the work is linear in the clauses.
                if n_chars > room && to > from + 1 {
                    break;
                }
                let score = || Window { n_put_back, from, to, n_chars, ..whole }.score(ROWS);
                let is_enough = n_chars > MIN_WINDOW || to - from == clauses.len();
                let score = (is_enough && allows(from, to)).then(score);
                if score.is_some_and(|score| best.as_ref().is_none_or(|(_, most)| score > *most)) {
                    best = score.map(|score| (from..to, score));
                }
            }
        }
        best
    }

    /// A window with the clauses in front of it that lead to it, where they fit: what stands in marks is not elided for
    /// a time alone.
    pub(super) fn with_its_leads(&self, clauses: &[Clause<'_>], window: Range<usize>) -> Range<usize> {
        let whole = self.window(clauses, 0, window.end);
        let is_only_led = whole.n_leads >= window.start && whole.n_chars <= max_window(self.lang);
        if is_only_led { whole.from..whole.to } else { window }
    }

    /// The clauses from `from` to before `to`.
    fn window<'b>(&'b self, clauses: &'b [Clause<'b>], from: usize, to: usize) -> Window<'b> {
        Window {
            judge: self,
            clauses,
            n_leads: clauses.iter().take_while(|c| c.may_go()).count(),
            n_put_back: self.subject(clauses, from).map(|span| self.n_chars(span)),
            from,
            to,
            n_chars: clauses[from..to].iter().map(|c| c.n_chars).sum(),
        }
    }

    /// How good a point all the clauses make, in tenths.
    pub(super) fn score(&self, clauses: &[Clause<'_>]) -> i64 {
        if clauses.is_empty() { NO_CLAIM } else { self.window(clauses, 0, clauses.len()).score(ROWS) }
    }

    /// Whether a sentence that would fit ends in a tail that an editor drops: a hope, a consequence.
    pub(super) fn trails_off(&self, clauses: &[Clause<'_>]) -> bool {
        let n: usize = clauses.iter().map(|c| c.n_chars).sum();
        self.lang != Lang::Ja && n > MIN_TO_TRAIL && clauses.iter().skip(1).any(Clause::trails)
    }

    /// The spans of a window's claim: connectives off, and where the window has lost its subject, the one that the sentence
    /// opens with put back in front of an elision.
    pub(super) fn spans(&self, clauses: &[Clause<'_>], window: Range<usize>) -> Vec<Range<usize>> {
        let whole = clauses[window.start].span.start..clauses[window.end - 1].span.end;
        let span = without_connective(self.paragraph, without_stop(self.paragraph, whole), self.lang);
        let mut spans = vec![span.clone()];
        if let Some(subject) = self.subject(clauses, window.start)
            && !self.has_its_own(slice(self.paragraph, span))
        {
            spans.insert(0, subject);
        }
        spans
    }

    /// Whether a window's words have a subject of their own.
    fn has_its_own(&self, words: &str) -> bool {
        if self.lang == Lang::Ja { words.contains(ja::TOPIC) } else { starts_with_body(words) }
    }

    /// The subject that a window from clause `from` on has lost: an organisation or somebody who speaks that the sentence
    /// opens with; in Japanese its topic, or where it has none what it opens with as the subject of all of it.
    fn subject(&self, clauses: &[Clause<'_>], from: usize) -> Option<Range<usize>> {
        let before = clauses.get(..from)?;
        if self.lang == Lang::Ja {
            return lost_topic(before);
        }
        // Who says it in front of a comma is no subject of what is said.
        let is_saying =
            |verb: &Verb, words: &str| words.ends_with(verb.traditional) || words.ends_with(verb.simplified);
        // 分別為兩名船長: it tells of whom the clause before named, and not of who did it.
        let first = before.first()?;
        if clauses.get(from).is_some_and(|head| zh::OPENS_COPULA.opening(head.words).is_some()) {
            return None;
        }
        let bare = first.words.trim_end_matches(['，', '：']);
        if zh::SAYS.iter().any(|verb| is_saying(verb, bare)) {
            return None;
        }
        // It is the subject of a verb that has none, and of clauses that follow its own at once.
        let is_wanted = before.len() <= MAX_BACK
            && clauses.get(from).is_some_and(|head| wants_subject(head.words, self.lang))
            && before.iter().skip(1).all(|clause| wants_subject(clause.words, self.lang));
        let is_named = |name: &&String| {
            let rest = first.words.strip_prefix(name.as_str());
            rest.is_some_and(|rest| !rest.starts_with(any_of(zh::BEHIND_NO_SUBJECT)))
        };
        let joined = clauses.get(from).and_then(|head| subject_of_both(first, head));
        if joined.is_some() {
            return joined;
        }
        let known = self.known.iter().chain(self.bodies).filter(|_| is_wanted);
        let named = { known }.find(is_named).map(|name| first.span.start..first.span.start + name.len());
        named.or_else(|| subject(first))
    }

    fn n_chars(&self, span: Range<usize>) -> usize {
        n_chars(slice(self.paragraph, span))
    }
}

/// The topic that Japanese clauses have for what follows them: the last, so that nobody does what another is told to do.
/// Where they have none, the subject of the first, if no other clause has one.
fn lost_topic(before: &[Clause<'_>]) -> Option<Range<usize>> {
    let far = before.len().saturating_sub(MAX_BACK);
    let behind = |clause: &Clause<'_>, particle| {
        let end = noun_before(clause.words, particle)?;
        Some(clause.span.start..clause.span.start + end)
    };
    let near = before.get(far..)?;
    if let Some(clause) = near.iter().rev().find(|clause| clause.words.contains(ja::TOPIC)) {
        return behind(clause, ja::TOPIC);
    }
    let mut with_subject = near.iter().filter(|clause| clause.words.contains(ja::SUBJECT));
    let only = with_subject.next().filter(|_| far == 0 && with_subject.next().is_none())?;
    behind(only, ja::SUBJECT)
}

/// So many clauses are looked over for a subject.
const MAX_BACK: usize = 8;
/// The longest topic that is put back, in characters.
const MAX_TOPIC: usize = 36;

/// The bytes of a Japanese clause up to behind the particle of its topic or subject.
fn noun_before(words: &str, particle: char) -> Option<usize> {
    let at = words.find(particle)?;
    let before = slice(words, 0..at);
    let is_noun = !before.ends_with(any_of(ja::AFTER_NOUN)) && (2..=MAX_TOPIC).contains(&n_chars(before));
    (is_noun && is_whole(before)).then_some(at + particle.len_utf8())
}

/// What nothing makes.
const NO_CLAIM: i64 = -100;
/// A sentence of fewer characters keeps its tail.
const MIN_TO_TRAIL: usize = 40;

/// `香港`既要……，更應……: the subject that both halves have.
fn subject_of_both(first: &Clause<'_>, head: &Clause<'_>) -> Option<Range<usize>> {
    let is_half = head.words.starts_with(any_of(zh::SECOND_HALF))
        && head.words.chars().nth(1).is_some_and(|c| zh::MODALS.contains(c) || zh::WANTS.contains(c));
    let end = first.words.find(zh::BOTH).filter(|_| is_half)?;
    let subject = slice(first.words, 0..end);
    ((2..=MAX_JOINED).contains(&n_chars(subject)) && subject.chars().all(crate::text::is_han))
        .then(|| first.span.start..first.span.start + end)
}

/// The longest such subject, in characters.
const MAX_JOINED: usize = 8;

/// `特區政府` of `特區政府近年投入……`: the organisation that a sentence opens with.
fn subject(clause: &Clause<'_>) -> Option<Range<usize>> {
    let words = clause.words;
    let end = words
        .char_indices()
        .take(14)
        .filter(|&(at, c)| {
            zh::BODIES.contains(c)
                && zh::AFTER_BODY.opening(slice(words, at + c.len_utf8()..words.len())).is_some()
        })
        .map(|(at, c)| at + c.len_utf8())
        .last()?;
    (n_chars(slice(words, 0..end)) >= 3).then(|| clause.span.start..clause.span.start + end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::claim::{claims, split};
    use crate::outline::speech::Speakers;

    fn shown(text: &str) -> Vec<String> {
        let found = claims(text, Lang::detect(text), "", &mut Speakers::default());
        found.into_iter().map(|claim| claim.text(text)).collect()
    }

    #[test]
    fn a_japanese_clause_has_the_topic_that_stands_nearest_before_it() {
        // The race in front of it did not do it.
        let race = "夏の港まつりの船の競走が5日、北岸の古い灯台の沖で行われ、";
        let middle = "二本の帆を張った小さな船で先頭に立ち、北岸の古い灯台の前を誰よりも早く回り、昨年の大会の悔しさを胸に最後まで漕ぎ続け、";
        let end = "三つの種目の全てで最も速い90分の記録を作った";
        let found = shown(&format!("{race}漁協の鳥居正夫さんは、{middle}{end}。"));
        let told: Vec<&String> = found.iter().filter(|text| text.ends_with(end)).collect();
        assert!(
            told.iter().all(|text| text.starts_with("漁協の鳥居正夫さんは……")) && !told.is_empty(),
            "{found:?}"
        );
    }

    #[test]
    fn both_halves_of_what_is_to_be_done_have_the_subject_of_the_first() {
        let text = "海灣市既要繼續保持與北岸港口的船隻往來，也更積極地參與航運標準的制定工作，特別是加大力度開拓與東灣、西灣的客運聯繫，除了從漁業、貨運、旅遊交往等傳統領域發力外，更應努力在金融、保險、文化、環境保護等新興領域拓展合作。";
        let heading = HashSet::new();
        let judge = Judge {
            paragraph: text,
            lang: Lang::ZhHant,
            heading: &heading,
            known: &[],
            bodies: &[],
            is_said: true,
        };
        let clauses = judge.clauses(&split(text, 0..text.len(), Lang::ZhHant));
        let subject_of = |opening: &str| {
            let from = clauses.iter().position(|clause| clause.words.starts_with(opening)).expect("a clause");
            judge.subject(&clauses, from).map(|span| slice(text, span))
        };
        assert_eq!(subject_of("更應努力"), Some("海灣市"));
        assert_eq!(subject_of("特別是"), None);
    }

    #[test]
    fn nobody_is_put_in_front_of_what_is_told_of_others() {
        // It is not the harbour board that is two skippers.
        let text = "港務局昨日在北岸的舊碼頭旁邊再次拘捕了涉嫌偷運電動渡輪零件的男子，有關行動仍在進行，分別為2名船長及90名船員，年齡介乎52歲至68歲。";
        let found = shown(text);
        assert!(!found.iter().any(|text| text.contains("……分別為")), "{found:?}");
    }

    /// Judges a paragraph of which `known` and `bodies` speak.
    fn judging<T>(text: &str, lang: Lang, look: impl FnOnce(&Judge<'_>, &[Clause<'_>]) -> T) -> T {
        let (known, bodies) = (["林海生".to_owned()], ["渡輪公司".to_owned()]);
        let heading = HashSet::new();
        let judge = Judge {
            paragraph: text,
            lang,
            heading: &heading,
            known: &known,
            bodies: &bodies,
            is_said: false,
        };
        let clauses = judge.clauses(&split(text, 0..text.len(), lang));
        look(&judge, &clauses)
    }

    #[test]
    fn a_clause_that_lost_its_subject_has_the_one_that_its_sentence_opens_with() {
        for (text, expected) in [
            ("港務局昨日停航，潮水漲起", Some("港務局")),
            ("局昨日停航，潮水漲起", None),
            ("港務局停航，潮水漲起", None),
            ("漁船停航，潮水漲起", None),
            // Fourteen characters are looked over.
            ("老城北岸碼頭的舊城水務工程署將停航，潮水漲起", Some("老城北岸碼頭的舊城水務工程署")),
            ("老城北岸碼頭的舊城老水務工程署將停航，潮水漲起", None),
            // Who is known, in front of a verb that has none.
            ("林海生停航，會在北岸", Some("林海生")),
            ("渡輪公司停航，會在北岸", Some("渡輪公司")),
            ("林海生停航，潮水漲起", None),
            ("林海生的船停航，會在北岸", None),
            ("林海生表示，會在北岸", None),
            ("林海生稱，會在北岸", None),
            ("林海生称，会在北岸", None),
            ("林海生停航，分別為兩名船長", None),
            ("港務局昨日停航，分別為兩名船長", None),
            // Both halves have it.
            ("海灣市既要擴建，更要停航", Some("海灣市")),
            ("海灣市要擴建，更要停航", None),
            ("海灣市既要擴建，更多停航", None),
            ("海灣市既要擴建，漁船停航", None),
            ("市既要擴建，更要停航", None),
            ("海灣3市既要擴建，更要停航", None),
            ("海灣北岸老城碼頭既要擴建，更要停航", Some("海灣北岸老城碼頭")),
            ("海灣北岸老城新碼頭既要擴建，更要停航", None),
        ] {
            let found = judging(text, Lang::ZhHant, |judge, clauses| judge.subject(clauses, 1));
            assert_eq!(found.map(|span| slice(text, span)), expected, "{text}");
        }
        // Nothing stands before the first, and a clause with a subject of its own stands between.
        let of = |text: &str, from: usize| {
            let found = judging(text, Lang::ZhHant, |judge, clauses| judge.subject(clauses, from));
            found.map(|span| slice(text, span).to_owned())
        };
        assert_eq!(of("林海生停航，會在北岸", 0), None);
        assert_eq!(of("林海生停航，會在北岸", 9), None);
        assert_eq!(of("林海生停航，將在南岸，會在北岸", 2).as_deref(), Some("林海生"));
        assert_eq!(of("林海生停航，潮水漲起，會在北岸", 2), None);
        let many = |n: usize| of(&format!("林海生停航，{}會在北岸", "將在南岸，".repeat(n - 1)), n);
        assert_eq!([8, 9].map(|n| many(n).is_some()), [true, false]);
    }

    #[test]
    fn a_japanese_clause_that_lost_its_topic_has_the_nearest_or_the_only_subject() {
        for (text, expected) in [
            ("漁協は網を洗い、港が動く", Some("漁協は")),
            ("漁協は網を洗い、市場は開き、港が動く", Some("市場は")),
            ("漁協が網を洗い、港へ動く", Some("漁協が")),
            ("漁協が網を洗い、市場が開き、港へ動く", None),
            ("網を洗い、港へ動く", None),
            ("港では網を洗い、港へ動く", None),
            ("港は網を洗い、港へ動く", None),
            ("「漁協は網を洗い、港へ動く", None),
        ] {
            let found = judging(text, Lang::Ja, |judge, clauses| judge.subject(clauses, clauses.len() - 1));
            assert_eq!(found.map(|span| slice(text, span)), expected, "{text}");
        }
        let of = |n: usize| noun_before(&format!("{}は", "港".repeat(n)), 'は');
        assert_eq!([1, 2, 36, 37].map(|n| of(n).is_some()), [false, true, true, false]);
        // Eight clauses are looked over.
        let of = |particle: &str, n: usize| {
            let text = format!("漁協{particle}網を洗い、{}港へ動く", "潮を見て、".repeat(n));
            judging(&text, Lang::Ja, |judge, clauses| judge.subject(clauses, clauses.len() - 1)).is_some()
        };
        assert_eq!([7, 8].map(|n| of("は", n)), [true, false]);
        assert_eq!([7, 8].map(|n| of("が", n)), [true, false]);
    }

    #[test]
    fn a_window_that_has_a_subject_of_its_own_needs_no_other() {
        for (text, lang, expected) in [
            ("港務局昨日停航，會在北岸重開。", Lang::ZhHant, &["港務局", "會在北岸重開"][..]),
            ("港務局昨日停航，學校會在北岸重開。", Lang::ZhHant, &["學校會在北岸重開"]),
            ("漁協は網を洗い、港へ動く。", Lang::Ja, &["漁協は", "港へ動く"]),
            ("漁協は網を洗い、船は動く。", Lang::Ja, &["船は動く"]),
        ] {
            let spans = judging(text, lang, |judge, clauses| judge.spans(clauses, 1..clauses.len()));
            let words: Vec<&str> = spans.into_iter().map(|span| slice(text, span)).collect();
            assert_eq!(words, expected, "{text}");
        }
    }

    /// Whether a sentence trails off, and what all of it scores.
    fn weighed(text: &str, lang: Lang) -> (bool, i64) {
        judging(text, lang, |judge, clauses| (judge.trails_off(clauses), judge.score(clauses)))
    }

    #[test]
    fn a_long_sentence_trails_off_in_a_hope() {
        let of = |n: usize, tail: &str| {
            let text = format!("{}，{tail}", "潮".repeat(n));
            weighed(&text, Lang::ZhHant).0
        };
        assert!(!of(35, "冀能補網"), "40 with its comma");
        assert!(of(36, "冀能補網"));
        assert!(!of(60, "補網"));
        let text = format!("冀能補網，{}", "潮".repeat(60));
        assert!(!weighed(&text, Lang::ZhHant).0, "it opens with it");
        let text = format!("{}、冀", "潮".repeat(60));
        assert!(!weighed(&text, Lang::Ja).0);
    }

    #[test]
    fn the_best_window_is_long_enough_and_fits() {
        let best = |text: &str, lang, from_allowed: usize| {
            judging(text, lang, |judge, clauses| {
                judge
                    .best_window(clauses, |from, _| from >= from_allowed)
                    .map(|(window, _)| (window.start, window.end))
            })
        };
        let clause = |n: usize, end: &str| format!("{}{end}", "潮".repeat(n));
        // A window of twelve characters is none, unless it is all there is.
        assert_eq!(best(&clause(5, ""), Lang::ZhHant, 0), Some((0, 1)));
        assert_eq!(best(&[clause(46, "，"), clause(12, "")].concat(), Lang::ZhHant, 1), None);
        assert_eq!(best(&[clause(46, "，"), clause(13, "")].concat(), Lang::ZhHant, 1), Some((1, 2)));
        // 48 characters fit, of Japanese 84; a clause that is longer stands alone.
        assert_eq!(best(&[clause(24, "，"), clause(23, "")].concat(), Lang::ZhHant, 0), Some((0, 2)));
        assert_eq!(best(&[clause(24, "，"), clause(24, "")].concat(), Lang::ZhHant, 0), Some((0, 1)));
        assert_eq!(best(&[clause(60, "，"), clause(4, "")].concat(), Lang::ZhHant, 0), Some((0, 1)));
        // Of two that are as good the first.
        assert_eq!(
            best(&[clause(19, "，"), clause(39, "，"), clause(40, "")].concat(), Lang::ZhHant, 1),
            Some((1, 2))
        );
        assert_eq!(best("", Lang::ZhHant, 0), None);
        let text = [clause(46, "，"), clause(5, "，"), clause(12, "")].concat();
        let middle = judging(&text, Lang::ZhHant, |judge, clauses| {
            judge.best_window(clauses, |from, to| (from, to) == (1, 2))
        });
        assert_eq!(middle, None);
        assert_eq!(weighed("", Lang::ZhHant).1, NO_CLAIM);
    }

    #[test]
    fn a_window_in_marks_keeps_the_clauses_that_only_lead_to_it() {
        let of = |text: &str, start: usize| {
            judging(text, Lang::ZhHant, |judge, clauses| {
                judge.with_its_leads(clauses, start..clauses.len()).start
            })
        };
        assert_eq!(of("今早，港務局停航", 1), 0);
        assert_eq!(of("漁船停了，港務局停航", 1), 1);
        assert_eq!(of("今早，漁船停了，港務局停航", 2), 2);
        let long = |n: usize| of(&format!("今早，{}", "潮".repeat(n)), 1);
        assert_eq!((long(45), long(46)), (0, 1));
    }

    #[test]
    fn a_subject_that_is_put_back_takes_its_room() {
        let of = |n: usize| {
            let text = format!("港務局昨日停航，{}，{}", "潮".repeat(22), "潮".repeat(n - 23));
            judging(&text, Lang::ZhHant, |judge, clauses| {
                judge.best_window(clauses, |from, to| (from, to) == (1, 3)).is_some()
            })
        };
        assert_eq!([45, 46].map(of), [true, false]);
    }
}
