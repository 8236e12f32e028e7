//! Which words of a sentence make the point: a run of whole clauses, verbatim, as an editor would mark it.
//!
//! Chinese sentences run to 45–65 characters, an editor's bullet to 16–57. So windows of clauses are scored: by what
//! they say (figures, dates, what is to be done), by whether they stand alone, and by their length.

mod alone;
mod ends;
mod halves;
mod judge;
mod latin;
mod long;
mod span;

use super::sentence;
use super::speech::{Said, Speakers};
use super::words::en;
use crate::deck::elide;
use crate::text::{Lang, slice};
use alone::Subject;
pub(super) use alone::stands_for_nothing;
use judge::{Judge, max_window};
pub(super) use span::MIN_CHARS;
use span::{bigrams, n_chars, without_connective, without_stop};
use std::collections::HashSet;
use std::ops::Range;

/// A claim: spans of its paragraph in bytes, with an elision between them, and its speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) spans: Vec<Range<usize>>,
    pub(super) by: Option<String>,
    /// Whom or what it is about, verbatim from the paragraph, where its own words do not say it.
    pub(super) about: Option<String>,
    /// Whether it hangs on what stands before it all the same: a pronoun or a verb without its subject.
    pub(super) hangs: bool,
}

/// From this length on a stretch may give two claims.
const MIN_FOR_TWO: usize = 58;

impl Claim {
    fn new(spans: Vec<Range<usize>>, by: Option<String>) -> Self {
        Self { spans, by, about: None, hangs: false }
    }

    /// The claim's words: its spans of `paragraph` with an elision between them, without a comma or stop at the
    /// end (a quotation keeps its marks).
    pub(super) fn text(&self, paragraph: &str) -> String {
        let stretches: Vec<&str> = self.spans.iter().map(|span| slice(paragraph, span.clone())).collect();
        let mut text = elide(&stretches);
        // “…,” she said: the comma is the sentence's.
        let mark = text.chars().next_back().filter(|c| CLOSES_QUOTED.contains(*c));
        if let Some(mark) = mark
            && text.trim_end_matches(mark).ends_with(',')
        {
            text.truncate(text.trim_end_matches(mark).len() - 1);
            text.push(mark);
        }
        text
    }
}

/// Finds the claims of a paragraph, in order: one a sentence, two where a long one makes two.
pub(super) fn claims(paragraph: &str, lang: Lang, heading: &str, speakers: &mut Speakers) -> Vec<Claim> {
    speakers.begin_paragraph();
    let heading = bigrams(heading);
    let mut found: Vec<(Claim, i64)> = Vec::new();
    let mut last: Option<Said> = None;
    for sentence in sentence::sentences(paragraph, lang) {
        for mut said in speakers.take(paragraph, sentence.clone(), lang) {
            // Sentences of one quotation that are short are one point.
            let before = last.take().filter(|_| !lang.is_unspaced());
            if let Some(whole) = before.and_then(|last| latin::one_quotation(paragraph, &last, &said)) {
                found.pop();
                said = whole;
            }
            last = Some(said.clone());
            let of_said = if lang.is_unspaced() {
                from_east_asian(paragraph, &said, lang, &heading, speakers)
            } else {
                vec![from_latin(paragraph, &said)]
            };
            let place = Place { paragraph, sentence: sentence.clone(), said: &said, lang };
            let of_said = of_said.into_iter().map(|found| shortened(found, paragraph, &said, lang));
            found.extend(of_said.map(|found| standing(found, &place, speakers)));
        }
    }
    // A weak claim is left to the notes, but for a paragraph's only one.
    let best = found.iter().map(|(_, score)| *score).max().unwrap_or(0);
    found.retain(|(_, score)| *score >= MIN_SCORE || *score == best);
    found.into_iter().map(|(claim, _)| claim).collect()
}

/// A claim without half of a pair of marks, and no longer than it may be.
fn shortened((mut claim, score): (Claim, i64), paragraph: &str, said: &Said, lang: Lang) -> (Claim, i64) {
    // An empty span at the end says that the sentence goes on.
    let elided = claim.spans.pop_if(|span| Range::is_empty(span));
    // A subject in front of half of a pair of marks is no point: the words behind it may be.
    if claim.spans.len() > 1 && !halves::is_whole(&claim.text(paragraph)) {
        let longest = claim.spans.iter().max_by_key(|span| span.len()).cloned();
        claim.spans = longest.into_iter().collect();
    }
    if let [span] = claim.spans.as_slice()
        && !halves::is_whole(slice(paragraph, span.clone()))
    {
        let whole = halves::without_halves(paragraph, span.clone());
        claim.spans = vec![without_stop(paragraph, whole)];
    }
    if let Some(span) = claim.spans.last_mut().filter(|_| lang == Lang::Ja && !said.is_quotation) {
        let bare = ends::without_but(slice(paragraph, span.clone()));
        span.end = bare.map_or(span.end, |n| span.start + n);
    }
    let elided = elided.is_some() || goes_on(&claim, paragraph, said, lang);
    if let Some(end) = claim.spans.last().map(|span| span.end).filter(|_| elided) {
        claim.spans.push(end..end);
    }
    if !lang.is_unspaced() {
        return (claim, score);
    }
    long::cut(&mut claim.spans, paragraph, max_window(lang));
    (claim, score)
}

/// Whether a claim breaks off in a clause that what is said goes on from.
fn goes_on(claim: &Claim, paragraph: &str, said: &Said, lang: Lang) -> bool {
    let behind = claim.spans.last().map_or(0, |span| span.end)..said.span.end;
    let is_cut = paragraph.get(behind).is_some_and(|words| n_chars(words) > 1);
    // Their verbs stand at the end: an elision says that the sentence goes on to one.
    let ends_in_verb = matches!(lang, Lang::Ja | Lang::Ko);
    is_cut && ends_in_verb && !said.is_quotation && ends::breaks_off(&claim.text(paragraph), lang)
}

/// Where a claim was found.
struct Place<'a> {
    paragraph: &'a str,
    sentence: Range<usize>,
    said: &'a Said,
    lang: Lang,
}

/// A claim that begins with a pronoun is told whom it is about, where the paragraph plainly names one; else it hangs.
fn standing((mut claim, score): (Claim, i64), place: &Place<'_>, speakers: &Speakers) -> (Claim, i64) {
    let Place { paragraph, lang, .. } = *place;
    let text = claim.text(paragraph);
    let start = claim.spans.first().map_or(0, |span| span.start);
    // A speaker is the subject of the first clause at most.
    let lead = paragraph.get(place.said.span.start..start).unwrap_or_default();
    let is_near = !lead.contains(['，', '；', ',']);
    // What an article opens with has not lost its subject: an abstract's is its title.
    let is_first =
        lang.is_unspaced() && speakers.is_in_first_paragraph() && place.sentence.start == 0 && start == 0;
    let subject = match &claim.by {
        _ if is_first => Subject::Near,
        Some(_) if is_near => Subject::Near,
        Some(_) => Subject::Far,
        None => Subject::None,
    };
    if text.starts_with(is_quotation_mark) {
        return (claim, score);
    }
    // An elision says that it goes on.
    if !text.ends_with('…') && ends::breaks_off(&text, lang) {
        claim.hangs = true;
        return (claim, score - HANGS);
    }
    if alone::hangs(&text, lang, subject).is_none() {
        return (claim, score);
    }
    let before = slice(paragraph, 0..start);
    let meant = speakers.meant(&text, before, lang);
    // The speaker's name stands beside it.
    if claim.by.is_some() && (meant == claim.by || is_of_speaker(&text, place)) {
        return (claim, score);
    }
    let subject = || speakers.subject_before(before, lang).filter(|_| alone::wants_subject(&text, lang));
    claim.about = meant.or_else(subject).filter(|about| Some(about) != claim.by.as_ref());
    claim.hangs = claim.about.is_none();
    let score = if claim.hangs { score - HANGS } else { score };
    (claim, score)
}

/// Marks that close somebody's words in a script with spaces.
const CLOSES_QUOTED: &str = "”\"’'";

/// Whether a claim's pronoun is who says it: "the authorities said they found", "she says she is".
fn is_of_speaker(text: &str, place: &Place<'_>) -> bool {
    let lead = place.paragraph.get(place.sentence.start..place.said.span.start).unwrap_or_default();
    let by = place.said.by.as_deref().unwrap_or_default();
    let is_pronoun = |word: &str| en::SPEAKS_OF_SELF.contains(&word.to_lowercase().as_str());
    let is_named = by.rsplit(' ').next().is_some_and(|last| !last.is_empty() && lead.contains(last));
    !place.lang.is_unspaced()
        && text.split(' ').next().is_some_and(is_pronoun)
        && (is_named || lead.split(' ').any(is_pronoun))
}

/// Whether a character opens somebody's words.
pub(super) fn is_quotation_mark(c: char) -> bool {
    matches!(c, '「' | '『' | '“' | '"' | '‘' | '\'')
}

/// Whether words of a point want what stands before them.
#[cfg(test)]
pub(super) fn wants_another(text: &str, lang: Lang, has_speaker: bool) -> bool {
    let subject = if has_speaker { Subject::Near } else { Subject::None };
    !text.starts_with(is_quotation_mark) && alone::hangs(text, lang, subject).is_some()
}

/// What a claim loses that does not stand alone, in tenths.
const HANGS: i64 = 60;
/// Below this a stretch is no point of its own, in tenths.
const MIN_SCORE: i64 = -6;

fn from_east_asian(
    paragraph: &str,
    said: &Said,
    lang: Lang,
    heading: &HashSet<(char, char)>,
    speakers: &Speakers,
) -> Vec<(Claim, i64)> {
    if said.is_quotation {
        return quotation(paragraph, said, lang, heading);
    }
    let claim = |spans| Claim::new(spans, said.by.clone());
    let mut out = Vec::new();
    let (known, bodies) = (speakers.known(), speakers.bodies());
    let is_said = said.by.is_some();
    let judge = Judge { paragraph, lang, heading, known, bodies, is_said };
    // A semicolon parts two statements.
    for part in parts(paragraph, said.span.clone()) {
        let whole = without_connective(paragraph, without_stop(paragraph, part), lang);
        let clauses = judge.clauses(&split(paragraph, whole.clone(), lang));
        let n_whole = n_chars(slice(paragraph, whole.clone()));
        if clauses.len() <= 1 || (n_whole <= max_window(lang) && !judge.trails_off(&clauses)) {
            let score = judge.score(&clauses) + 10;
            out.push((claim(vec![whole]), score));
            continue;
        }
        let Some((best, score)) = judge.best_window(&clauses, |_, _| true) else { continue };
        let first = (claim(judge.spans(&clauses, best.clone())), score);
        let is_apart = |from: usize, to: usize| to <= best.start || from >= best.end;
        let second = (n_whole >= MIN_FOR_TWO).then(|| judge.best_window(&clauses, is_apart)).flatten();
        let mut windows = vec![(best.start, first)];
        windows.extend(
            second
                .filter(|(_, score)| *score >= MIN_FOR_SECOND)
                .map(|(window, score)| (window.start, (claim(judge.spans(&clauses, window)), score))),
        );
        windows.sort_by_key(|(start, _)| *start);
        out.extend(windows.into_iter().map(|(_, found)| found));
    }
    out
}

/// What a sentence's second claim must score, in tenths.
const MIN_FOR_SECOND: i64 = 16;

fn parts(paragraph: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let clauses = sentence::clauses(paragraph, span, Lang::ZhHant);
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for clause in clauses {
        let ends = slice(paragraph, clause.clone()).ends_with('；');
        match parts.last_mut() {
            Some(part) if is_open => part.end = clause.end,
            _ => parts.push(clause),
        }
        is_open = !ends;
    }
    parts
}

fn split(paragraph: &str, span: Range<usize>, lang: Lang) -> Vec<Range<usize>> {
    if lang != Lang::Ja {
        return sentence::clauses(paragraph, span, lang);
    }
    // Japanese parts clauses with 、, which Chinese keeps for lists.
    let (mut out, mut start) = (Vec::new(), span.start);
    for (at, mark) in slice(paragraph, span.clone()).match_indices('、') {
        out.push(start..span.start + at + mark.len());
        start = span.start + at + mark.len();
    }
    out.push(start..span.end);
    out
}

/// A quotation as points: whole, or its strongest clauses with elisions inside its marks; two of a very long one.
fn quotation(paragraph: &str, said: &Said, lang: Lang, heading: &HashSet<(char, char)>) -> Vec<(Claim, i64)> {
    let words = slice(paragraph, said.span.clone()).trim_end_matches(['。', '，']);
    let span = said.span.start..said.span.start + words.len();
    let claim = |spans: Vec<Range<usize>>| (Claim::new(spans, said.by.clone()), QUOTATION);
    let (Some(open), Some(close)) = (words.chars().next(), words.chars().next_back()) else {
        return vec![claim(vec![span])];
    };
    if n_chars(words) <= max_window(lang) || !words.ends_with(['」', '』', '”']) {
        return vec![claim(vec![span])];
    }
    let inside = span.start + open.len_utf8()..span.end - close.len_utf8();
    let judge = Judge { paragraph, lang, heading, known: &[], bodies: &[], is_said: true };
    let best = |s: Range<usize>| {
        let s = without_connective(paragraph, s.start + inside.start..s.end + inside.start, lang);
        let clauses = judge.clauses(&split(paragraph, s, lang));
        let (window, score) = judge.best_window(&clauses, |_, _| true)?;
        let window = judge.with_its_leads(&clauses, window);
        Some((score, clauses[window.start].span.start..clauses[window.end - 1].span.end))
    };
    let sentences = sentence::sentences(slice(paragraph, inside.clone()), lang);
    let mut windows: Vec<(i64, Range<usize>)> = sentences.into_iter().filter_map(best).collect();
    windows.sort_by_key(|(score, window)| (-score, window.start));
    windows.truncate(if n_chars(words) > 2 * max_window(lang) { 2 } else { 1 });
    let n = windows.iter().skip(1).take_while(|(score, _)| *score >= MIN_FOR_SECOND).count();
    windows.truncate(1 + n);
    windows.sort_by_key(|(_, window)| window.start);
    if windows.is_empty() {
        return vec![claim(vec![span])];
    }
    let elided = |(_, window)| claim(within(paragraph, &span, &inside, window, lang));
    windows.into_iter().map(elided).collect()
}

/// The spans of a part of a quotation: its marks, and elisions where words of it are left out.
fn within(
    paragraph: &str,
    span: &Range<usize>,
    inside: &Range<usize>,
    part: Range<usize>,
    lang: Lang,
) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let part = if part.start == inside.start {
        span.start..part.end
    } else {
        spans.push(span.start..inside.start);
        without_connective(paragraph, part, lang)
    };
    if part.end >= inside.end {
        spans.push(part.start..span.end);
    } else {
        spans.push(without_stop(paragraph, part));
        spans.push(inside.end..span.end);
    }
    spans
}

/// What a quotation is worth, in tenths.
const QUOTATION: i64 = 30;

fn from_latin(paragraph: &str, said: &Said) -> (Claim, i64) {
    let found = latin::claim(paragraph, said);
    let score = if said.is_quotation { QUOTATION } else { found.score };
    (Claim::new(found.spans, said.by.clone()), score)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paragraph: &str, expected: &[&str]) {
        let lang = Lang::detect(paragraph);
        let found = claims(paragraph, lang, "", &mut Speakers::default());
        let texts: Vec<_> = found.iter().map(|c| c.text(paragraph)).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn a_pronoun_is_told_whom_it_means() {
        let shown = |paragraph: &str| -> Vec<(String, Option<String>, bool)> {
            let lang = Lang::detect(paragraph);
            let mut speakers = Speakers::default();
            claims(paragraph, lang, "", &mut speakers);
            let found = claims(paragraph, lang, "", &mut speakers);
            found.into_iter().map(|c| (c.text(paragraph), c.about, c.hangs)).collect()
        };
        assert_eq!(
            shown("林海生表示，碼頭會擴建。他於2029年出任港務局局長，負責三個港口。"),
            [
                ("碼頭會擴建".to_owned(), None, false),
                ("他於2029年出任港務局局長，負責三個港口".to_owned(), Some("林海生".to_owned()), false),
            ]
        );
        assert_eq!(
            shown("Mary Lee said the quay has been safe since May. She has run the harbour for 12 years."),
            [
                ("the quay has been safe since May".to_owned(), None, false),
                ("She has run the harbour for 12 years".to_owned(), Some("Mary Lee".to_owned()), false),
            ]
        );
        // A speaker's own pronoun needs no more than the name beside it.
        assert_eq!(
            shown(
                "Harbour authorities said on Tuesday they found the hull. They left it in the mud of the river."
            ),
            [("they found the hull".to_owned(), None, false)]
        );
        assert_eq!(
            shown("林海生在碼頭表示，他會在年底前離任。"),
            [("他會在年底前離任".to_owned(), None, false)]
        );
        assert_eq!(
            shown("林海生表示，碼頭會擴建。林海生在北岸讀航海學校。2011年調往港務局。")[2],
            ("2011年調往港務局".to_owned(), Some("林海生".to_owned()), false)
        );
        assert_eq!(
            shown("這使三個港口的貨量增加兩成。"),
            [("這使三個港口的貨量增加兩成".to_owned(), None, true)]
        );
    }

    #[test]
    fn a_long_english_sentence_ends_where_a_clause_does() {
        let text = "The harbour board approved a plan on Monday to rebuild the old fort and its two towers, while a group of residents who live on the hill behind it went to court to stop the works.";
        check(
            text,
            &["The harbour board approved a plan on Monday to rebuild the old fort and its two towers"],
        );
        // A clause of time is no claim: what it leads to is.
        let lead = "When the tide fell last week below the lowest mark on the wall, the board closed the quay to all boats but the ferries that carry mail and goods to the islands.";
        check(
            lead,
            &[
                "the board closed the quay to all boats but the ferries that carry mail and goods to the islands",
            ],
        );
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "it is about time")]
    fn a_sentence_of_a_thousand_clauses_costs_what_it_says() {
        let clause = "林海生到訪船塢，表示會加快工程，並在碼頭與船員見面，";
        let long = |n: usize| clause.repeat(n) + "完。";
        let time = |text: &str| {
            let start = std::time::Instant::now();
            assert!(!claims(text, Lang::ZhHant, "", &mut Speakers::default()).is_empty());
            start.elapsed()
        };
        let (short, long) = (time(&long(100)), time(&long(900)));
        assert!(long < short * 40 + std::time::Duration::from_millis(200), "{short:?} {long:?}");
    }

    #[test]
    fn a_short_sentence_is_a_point_whole() {
        check(
            "林海生表示，自動化是港口發展的必經之路，亦是鞏固航線的黃金機會。",
            &["自動化是港口發展的必經之路，亦是鞏固航線的黃金機會"],
        );
    }

    #[test]
    fn purposes_and_examples_are_left_to_the_notes() {
        check(
            "他透露，港務局將於明年9月舉辦首屆海灣國際電動船展，展示本地船廠在電池、船體輕量化及岸電設施等方面的成果，冀能為業界爭取更多海外訂單。",
            &["港務局將於明年9月舉辦首屆海灣國際電動船展"],
        );
    }

    #[test]
    fn a_subject_with_a_time_alone_is_no_point() {
        check(
            "港務局局長林海生及運輸署署長何文田於周四（14日）凌晨，聯同多名官員視察北岸的渡輪碼頭和老城的船塢後見記者，交代閘門維修和首航的安排。",
            &["聯同多名官員視察北岸的渡輪碼頭和老城的船塢後見記者，交代閘門維修和首航的安排"],
        );
        check(
            "為方便居民補領在大火中遺失的船員證及其他證件，海事處今日（8月14日）下午1時至晚上9時，會在北岸設立五個領證處，由職員協助填寫表格。",
            &["海事處今日（8月14日）下午1時至晚上9時，會在北岸設立五個領證處，由職員協助填寫表格"],
        );
    }

    #[test]
    fn who_wrote_it_is_no_part_of_a_point() {
        check("（海港日報記者陳大文）渡輪碼頭的閘門昨日重開。", &["渡輪碼頭的閘門昨日重開"]);
        check("（北岸）渡輪碼頭的閘門昨日重開。", &["（北岸）渡輪碼頭的閘門昨日重開"]);
    }

    #[test]
    fn sentences_of_one_quotation_are_one_point_where_both_fit() {
        let shown = |text: &str| -> Vec<String> {
            let found = claims(text, Lang::Other, "", &mut Speakers::default());
            found.into_iter().map(|claim| claim.text(text)).collect()
        };
        let both = shown("“Nobody knocked on our door at night. Nobody sent a letter,” Mary Lee said.");
        assert_eq!(both, ["“Nobody knocked on our door at night. Nobody sent a letter”"]);
        // What closes its marks, and what somebody else says, is another.
        assert_eq!(shown("“Nobody knocked on our door.” “Nobody sent a letter,” Mary Lee said.").len(), 2);
        let long = "Nobody knocked on our door at night to tell us that the old quay was closed to the boats";
        assert_eq!(shown(&format!("“{long}. {long},” Mary Lee said.")).len(), 2);
    }

    #[test]
    fn a_semicolon_parts_two_points() {
        check(
            "林海生表示，局方的職責是在航運、環境和民生之間取得平衡；而會長的身份則讓他能夠直接聽到船員的意見。",
            &["局方的職責是在航運、環境和民生之間取得平衡", "會長的身份則讓他能夠直接聽到船員的意見"],
        );
    }

    #[test]
    fn a_long_quotation_is_elided_inside_its_marks() {
        let text = "林海生憶述：「十年前，我在水文中心當主任時，團隊只有六個人，在簡陋的儀器上，逐步建立起潮汐資料庫，以配合小型船隻的需要。後來，中心先後成立了數據科技組和電動船測試組，全力彌補本地研發的不足，並帶動新材料的應用。」";
        let found = claims(text, Lang::ZhHant, "", &mut Speakers::default());
        let shown = found[0].text(text);
        assert_eq!(
            shown,
            "「十年前，我在水文中心當主任時，團隊只有六個人，在簡陋的儀器上，逐步建立起潮汐資料庫……」"
        );
        // A connective is none of its clauses: the one behind it opens the sentence, with its subject.
        let text = text.replace(
            "中心先後成立了數據科技組和電動船測試組，全力彌補本地研發的不足，並帶動新材料的應用",
            "中心相繼成立了潮汐商品化中心TIDE+和電動船測試中心BOA，銳意補充社會對潮汐研究支持的不足，並推動新型港口的發展",
        );
        let found = claims(&text, Lang::ZhHant, "", &mut Speakers::default());
        assert_eq!(found[1].text(&text), "「……中心相繼成立了潮汐商品化中心TIDE+和電動船測試中心BOA……」");
    }

    #[test]
    fn a_quotation_loses_the_comma_in_front_of_its_closing_mark() {
        for (text, expected) in [
            ("“It is wet,”", "“It is wet”"),
            ("\"It is wet,\"", "\"It is wet\""),
            ("“It is wet”", "“It is wet”"),
            ("“It is ‘wet,’”", "“It is ‘wet,’”"),
            ("It is wet,", "It is wet,"),
            ("", ""),
        ] {
            let claim = Claim::new(vec![Range { start: 0, end: text.len() }], None);
            assert_eq!(claim.text(text), expected);
        }
    }

    #[test]
    fn statements_are_parted_by_semicolons_and_clauses_by_the_comma_of_their_language() {
        let cut = |spans: Vec<Range<usize>>, text: &str| -> Vec<String> {
            spans.into_iter().map(|span| slice(text, span).to_owned()).collect()
        };
        for (text, expected) in [
            ("甲；乙；丙", &["甲；", "乙；", "丙"][..]),
            ("甲，乙；丙，丁", &["甲，乙；", "丙，丁"]),
            ("甲，乙", &["甲，乙"]),
        ] {
            assert_eq!(cut(parts(text, 0..text.len()), text), expected);
        }
        let text = "甲、乙，丙";
        assert_eq!(cut(split(text, 0..text.len(), Lang::ZhHant), text), ["甲、乙，", "丙"]);
        assert_eq!(cut(split(text, 0..text.len(), Lang::Ja), text), ["甲、", "乙，丙"]);
        assert_eq!(cut(split(text, 3..text.len(), Lang::Ja), text), ["、", "乙，丙"]);
    }

    #[test]
    fn a_part_of_a_quotation_keeps_its_marks() {
        let text = "他說「甲乙丙丁」。";
        for (part, expected) in [
            (9..21, &["「甲乙丙丁」"][..]),
            (9..15, &["「甲乙", "」"]),
            (12..21, &["「", "乙丙丁」"]),
            (12..18, &["「", "乙丙", "」"]),
        ] {
            let spans = within(text, &(6..24), &(9..21), part.clone(), Lang::ZhHant);
            assert_eq!(
                spans.into_iter().map(|span| slice(text, span)).collect::<Vec<_>>(),
                expected,
                "{part:?}"
            );
        }
    }

    #[test]
    fn a_pronoun_is_whoever_says_it_where_they_stand_before_it() {
        for (paragraph, by, lang, expected) in [
            ("The board said |it would go.", "The board", Lang::Other, true),
            ("The board said |It would go.", "The board", Lang::Other, true),
            ("The board said |boats would go.", "The board", Lang::Other, false),
            ("Somebody said |it would go.", "The board", Lang::Other, false),
            ("She said |it would go.", "Mary Lee", Lang::Other, true),
            ("Somebody said |it would go.", "", Lang::Other, false),
            ("The board said |it would go.", "The board", Lang::ZhHant, false),
        ] {
            let (lead, text) = paragraph.split_once('|').expect("a lead");
            let paragraph = format!("{lead}{text}");
            let said =
                Said { span: lead.len()..paragraph.len(), by: Some(by.to_owned()), is_quotation: false };
            let place = Place { paragraph: &paragraph, sentence: 0..paragraph.len(), said: &said, lang };
            assert_eq!(is_of_speaker(text, &place), expected, "{paragraph}");
        }
    }

    #[test]
    fn a_claim_goes_on_where_its_verb_is_cut_off() {
        for (text, n, lang, is_quotation, expected) in [
            ("漁協は堤防を高くし、船を守る。", 27, Lang::Ja, false, true),
            ("漁協は堤防を高くし、", 27, Lang::Ja, false, false),
            ("漁協は堤防を高くした。船を守る。", 30, Lang::Ja, false, false),
            ("漁協は堤防を高くし、船を守る。", 27, Lang::Ja, true, false),
            ("港務局擴建碼頭時，船停航。", 24, Lang::ZhHant, false, false),
        ] {
            let said = Said { span: 0..text.len(), by: None, is_quotation };
            let claim = Claim::new(vec![Range { start: 0, end: n }], None);
            assert_eq!(goes_on(&claim, text, &said, lang), expected, "{text}");
        }
    }

    #[test]
    fn a_claim_that_hangs_costs_what_it_lacks() {
        // The claim between bars; who says it, in which paragraph; what it is about, whether it hangs and what it costs.
        for (marked, by, n_paragraphs, about, hangs, cost) in [
            ("|港務局擴建碼頭|", None, 2, None, false, 0),
            ("|具有很高的認受性|", None, 2, None, true, 60),
            // What an article opens with has not lost its subject.
            ("|具有很高的認受性|", None, 1, None, false, 0),
            ("碼頭啟用。|具有很高的認受性|", None, 1, None, true, 60),
            // Who speaks is one, in front of the first clause.
            ("|具有很高的認受性|", Some("何玉梅"), 2, None, false, 0),
            ("碼頭啟用，|具有很高的認受性|", Some("何玉梅"), 2, None, true, 60),
            ("碼頭啟用；|具有很高的認受性|", Some("何玉梅"), 2, None, true, 60),
            ("|「具有很高的認受性」|", None, 2, None, false, 0),
            ("|他到訪碼頭|", None, 2, None, true, 60),
            ("林海生來了。|他到訪碼頭|", None, 2, Some("林海生"), false, 0),
            ("林海生來了。|他到訪碼頭|", Some("林海生"), 2, None, false, 0),
            ("林海生來了。|調往港務局|", None, 2, Some("林海生"), false, 0),
            ("林海生來了。|以及兩座新橋|", None, 2, None, true, 60),
            // It breaks off.
            ("|港務局在擴建碼頭的基礎上|", None, 2, None, true, 60),
        ] {
            let bars: Vec<usize> = marked.match_indices('|').map(|(at, _)| at).collect();
            let paragraph = marked.replace('|', "");
            let span = bars[0]..bars[1] - 1;
            let mut speakers = Speakers::default();
            claims("林海生表示，碼頭會擴建。", Lang::ZhHant, "", &mut speakers);
            (1..n_paragraphs).for_each(|_| speakers.begin_paragraph());
            if paragraph.contains('。') {
                claims("林海生來了。", Lang::ZhHant, "", &mut speakers);
            }
            let said = Said { span: 0..paragraph.len(), by: by.map(str::to_owned), is_quotation: false };
            let start = paragraph.find('。').map_or(0, |at| at + 3);
            let place = Place {
                paragraph: &paragraph,
                sentence: start..paragraph.len(),
                said: &said,
                lang: Lang::ZhHant,
            };
            let claim = Claim::new(vec![span], by.map(str::to_owned));
            let (claim, score) = standing((claim, 100), &place, &speakers);
            assert_eq!(
                (claim.about.as_deref(), claim.hangs, 100 - score),
                (about, hangs, cost),
                "{marked} {by:?}"
            );
        }
    }

    #[test]
    fn a_claim_is_shortened_to_what_is_whole_and_says_where_it_goes_on() {
        let long = format!("港務局{}", "潮".repeat(60));
        let cut = format!("港務局{}", "潮".repeat(45));
        for (text, spans, lang, is_quotation, expected) in [
            ("前。工事を始めたが", &[(6, 27)][..], Lang::Ja, false, &["工事を始めた"][..]),
            ("前。工事を始めたが", &[(6, 27)], Lang::Ja, true, &["工事を始めたが"]),
            ("漁協は堤防を高くし、船を守る。", &[(0, 27)], Lang::Ja, false, &["漁協は堤防を高くし", ""]),
            ("港務局擴建碼頭", &[(0, 21)], Lang::ZhHant, false, &["港務局擴建碼頭"]),
            ("港務局擴建碼頭", &[(0, 21), (21, 21)], Lang::ZhHant, false, &["港務局擴建碼頭", ""]),
            ("The quay is closed", &[(0, 18), (18, 18)], Lang::Other, false, &["The quay is closed", ""]),
            // Half of a pair of marks goes, with the subject in front of it.
            ("港務局「昨日停航，潮水漲起」", &[(0, 9), (9, 24)], Lang::ZhHant, false, &["昨日停航"]),
            ("港務局「昨日」停航，潮水", &[(0, 9), (9, 24)], Lang::ZhHant, false, &["港務局", "「昨日」停"]),
            (&long, &[(0, long.len())], Lang::ZhHant, false, &[&cut, ""]),
        ] {
            let said = Said { span: 0..text.len(), by: None, is_quotation };
            let spans = spans.iter().map(|&(start, end)| start..end).collect();
            let (claim, score) = shortened((Claim::new(spans, None), 7), text, &said, lang);
            let shown: Vec<&str> = claim.spans.into_iter().map(|span| slice(text, span)).collect();
            assert_eq!((shown.as_slice(), score), (expected, 7), "{text}");
        }
    }

    #[test]
    fn a_sentence_that_fits_is_whole_unless_it_is_long_and_trails_off() {
        check("港務局撥款三億元擴建渡輪碼頭，冀能補網。", &["港務局撥款三億元擴建渡輪碼頭，冀能補網"]);
        check(
            "港務局昨日在老城北岸撥款三億元擴建了渡輪碼頭和船塢和燈塔和鐘樓，冀能補好所有的漁網。",
            &["港務局昨日在老城北岸撥款三億元擴建了渡輪碼頭和船塢和燈塔和鐘樓"],
        );
    }

    #[test]
    fn a_quotation_of_over_two_windows_gives_two_points() {
        let of = |n: usize| {
            let sentence = |n: usize| format!("我們明年會撥款三億元擴建碼頭，{}。", "潮".repeat(n - 16));
            let text = format!("林海生說：「{}{}」", sentence(n / 2), sentence(n - n / 2));
            claims(&text, Lang::ZhHant, "", &mut Speakers::default()).len()
        };
        // With its marks 96 characters, and one more.
        assert_eq!([94, 95].map(of), [1, 2]);
    }
}
