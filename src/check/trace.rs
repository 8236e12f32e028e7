//! Where a claim stands in its article: the words that it took, those that it left out, who is named as saying them;
//! and where it is not verbatim any more, what differs.

use crate::article::Article;
use crate::deck::{Claim, has_elision, stretches as stretches_of};
use crate::text::slice;
use std::ops::Range;

/// Whether a claim stands in its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    /// Word for word, but for what an elision left out.
    Verbatim,
    /// Not any more.
    Changed,
    /// The article is not there.
    Missing,
    /// It cites nothing that can be looked up.
    Unsourced,
}

/// What a stretch of the source is to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Its words are the claim's.
    Cited,
    /// The claim left it out.
    Elided,
    /// It says who speaks.
    Attribution,
    /// It is what the source says where the claim says something else.
    Differs,
}

/// A claim traced to its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Whether it stands there.
    pub held: Held,
    /// The block of the article, by its place among the blocks.
    pub block_idx: Option<usize>,
    /// The marked stretches of that block's text, in bytes, ascending and apart.
    pub marks: Vec<(Range<usize>, Mark)>,
    /// The stretches of the claim's text, in bytes, that the source does not have.
    pub differs: Vec<Range<usize>>,
}

impl Trace {
    const fn without_source(held: Held) -> Self {
        Self { held, block_idx: None, marks: Vec::new(), differs: Vec::new() }
    }
}

/// Tells whether a claim cites lines that can be looked up, and of which file.
pub fn cited_file(claim: &Claim) -> Option<&str> {
    let origin = claim.from.as_ref().filter(|origin| origin.is_citation())?;
    Some(&origin.file)
}

/// Traces a claim to its article; none is one that could not be read.
pub fn trace(claim: &Claim, article: Option<&Article>) -> Trace {
    if cited_file(claim).is_none() {
        return Trace::without_source(Held::Unsourced);
    }
    let Some(article) = article else { return Trace::without_source(Held::Missing) };
    let cited = cited_blocks(claim, article);
    // Where the lines have moved, the words may stand in another block.
    let others = (0..article.blocks.len()).filter(|i| !cited.contains(i));
    for block_idx in cited.iter().copied().chain(others) {
        let source = Ink::of(&article.blocks[block_idx].text);
        if let Some(spans) = stretches(&claim.cited, &source) {
            let marks = marks(&article.blocks[block_idx].text, &spans, claim.by.as_deref());
            return Trace { held: Held::Verbatim, block_idx: Some(block_idx), marks, differs: Vec::new() };
        }
    }
    changed(claim, article, &cited)
}

/// The blocks that the claim's lines belong to.
fn cited_blocks(claim: &Claim, article: &Article) -> Vec<usize> {
    let lines = claim.from.iter().flat_map(|origin| &origin.lines);
    let blocks = lines.filter_map(|lines| article.block_at(lines.first));
    let mut found: Vec<usize> =
        blocks.filter_map(|block| article.blocks.iter().position(|b| std::ptr::eq(b, block))).collect();
    found.dedup();
    found
}

/// A text without its white space, with the place of each character.
struct Ink {
    chars: Vec<char>,
    at: Vec<usize>,
}

impl Ink {
    fn of(text: &str) -> Self {
        // As `deck::is_verbatim` looks at it: a comma in front of a closing mark is not the quotation's.
        let closes =
            |at: usize| text.get(at + 1..).is_some_and(|rest| rest.starts_with(['”', '"', '’', '\'']));
        let inked = text.char_indices().filter(|&(at, c)| !(c.is_whitespace() || c == ',' && closes(at)));
        let (at, chars) = inked.unzip();
        Self { chars, at }
    }

    /// The bytes of the characters in `range`.
    fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let start = self.at.get(range.start).copied().unwrap_or(0);
        let last = range.end.checked_sub(1).filter(|last| *last >= range.start);
        let end = last.and_then(|i| Some(self.at.get(i)? + self.chars.get(i)?.len_utf8()));
        start..end.unwrap_or(start)
    }

    fn find(&self, words: &[char], from: usize) -> Option<usize> {
        let first = words.first()?;
        let places = self.chars.iter().enumerate().skip(from).filter(|(_, c)| *c == first);
        places.map(|(at, _)| at).find(|&at| self.chars.get(at..at + words.len()) == Some(words))
    }
}

/// Where each stretch of a claim between elisions stands, in bytes of the source; nothing where one does not.
fn stretches(claim: &str, source: &Ink) -> Option<Vec<Range<usize>>> {
    // A source may have elisions of its own, so the whole is tried first.
    let whole = Ink::of(claim).chars;
    if let Some(at) = source.find(&whole, 0) {
        return Some(vec![source.bytes(at..at + whole.len())]);
    }
    let (mut spans, mut from) = (Vec::new(), 0);
    for stretch in stretches_of(claim).map(Ink::of) {
        if stretch.chars.is_empty() {
            continue;
        }
        let at = source.find(&stretch.chars, from)?;
        from = at + stretch.chars.len();
        spans.push(source.bytes(at..from));
    }
    (!spans.is_empty()).then_some(spans)
}

/// Marks what a claim took from a block, what it left out between, and who says it.
fn marks(text: &str, spans: &[Range<usize>], by: Option<&str>) -> Vec<(Range<usize>, Mark)> {
    let mut marks: Vec<(Range<usize>, Mark)> = Vec::new();
    for span in spans {
        if let Some((before, _)) = marks.last()
            && before.end < span.start
        {
            marks.push((before.end..span.start, Mark::Elided));
        }
        marks.push((span.clone(), Mark::Cited));
    }
    let is_free = |range: &Range<usize>| {
        marks.iter().all(|(taken, _)| range.end <= taken.start || range.start >= taken.end)
    };
    if let Some(range) = by.and_then(|by| attribution(text, spans, by)).filter(is_free) {
        marks.push((range, Mark::Attribution));
        marks.sort_by_key(|(range, _)| range.start);
    }
    marks
}

/// The most characters between a speaker's name and their words that are still who said it: `林海生昨日在會上表示，`.
const MAX_ATTRIBUTION_CHARS: usize = 20;

/// Where a block says who speaks: the name nearest before the words, with what leads up to them, or else the name.
fn attribution(text: &str, spans: &[Range<usize>], by: &str) -> Option<Range<usize>> {
    let first = spans.first()?.start;
    let name = |by: &str| {
        let before = slice(text, 0..first).rfind(by);
        before.or_else(|| text.find(by)).map(|at| at..at + by.len())
    };
    // A Latin name is taken up by its surname.
    let found = name(by).or_else(|| name(by.rsplit(' ').next().filter(|last| last.len() > 1)?))?;
    let between = text.get(found.end..first).filter(|words| {
        words.chars().count() <= MAX_ATTRIBUTION_CHARS && !words.contains(['。', '！', '？', '.', '」', '”'])
    });
    Some(found.start..between.map_or(found.end, |words| found.end + words.len()))
}

/// The longest texts that are compared letter by letter, in characters.
const MAX_COMPARED: usize = 4_000;

/// What two texts share, in order: places in each, and lengths; nothing where they are too long to be compared.
fn shared(words: &Ink, source: &Ink) -> Vec<(usize, usize, usize)> {
    let mut shared = Vec::new();
    if words.chars.len() <= MAX_COMPARED && source.chars.len() <= MAX_COMPARED {
        share(&words.chars, &source.chars, (0, 0), &mut shared);
    }
    shared
}

/// The first words of `text` that a source has otherwise, and the source's; nothing where most of it is not there.
pub(super) fn first_difference(text: &str, source_text: &str) -> Option<(String, String)> {
    let (words, source) = (Ink::of(text), Ink::of(source_text));
    let shared = shared(&words, &source);
    let n_shared: usize = shared.iter().map(|(.., n)| n).sum();
    if 2 * n_shared < words.chars.len() {
        return None;
    }
    let starts = std::iter::once((0, None)).chain(shared.iter().map(|&(i, j, n)| (i + n, Some(j + n))));
    let last = (words.chars.len(), None);
    let ends = shared.iter().map(|&(i, j, _)| (i, Some(j))).chain([last]);
    // Where words are more or less at an end, it is not known where the source's stop: as many are told.
    let gap = |((i, j), (i_end, j_end)): ((usize, Option<usize>), (usize, Option<usize>))| {
        let n = i_end - i;
        let j = j.or_else(|| Some(j_end?.saturating_sub(n)))?;
        let j_end = j_end.unwrap_or(j + n).min(source.chars.len()).max(j);
        let ours = slice(text, words.bytes(i..i_end));
        let theirs = slice(source_text, source.bytes(j..j_end));
        let is_elision = has_elision(ours) && stretches_of(ours).next().is_none();
        let is_told = !is_elision && ours != theirs;
        is_told.then(|| (ours.to_owned(), theirs.to_owned()))
    };
    starts.zip(ends).find_map(gap)
}

/// Traces a claim that is not verbatim: to the cited block that has most of its words.
fn changed(claim: &Claim, article: &Article, cited: &[usize]) -> Trace {
    let words = Ink::of(&claim.cited);
    let compared = |block_idx: &usize| {
        let source = Ink::of(&article.blocks[*block_idx].text);
        let shared = shared(&words, &source);
        let n_shared: usize = shared.iter().map(|(.., n)| n).sum();
        (n_shared, *block_idx, source, shared)
    };
    let best = cited.iter().map(compared).max_by_key(|(n_shared, ..)| *n_shared);
    let Some((_, block_idx, source, shared)) = best else {
        let whole = 0..claim.cited.len();
        return Trace { held: Held::Changed, block_idx: None, marks: Vec::new(), differs: vec![whole] };
    };
    let (mut marks, mut differs, mut at, mut from) = (Vec::new(), Vec::new(), 0, None);
    for &(in_claim, in_source, n) in &shared {
        if in_claim > at {
            differs.push(words.bytes(at..in_claim));
        }
        if let Some(from) = from.filter(|&from| in_source > from) {
            marks.push((source.bytes(from..in_source), Mark::Differs));
        }
        marks.push((source.bytes(in_source..in_source + n), Mark::Cited));
        (at, from) = (in_claim + n, Some(in_source + n));
    }
    if at < words.chars.len() {
        differs.push(words.bytes(at..words.chars.len()));
    }
    Trace { held: Held::Changed, block_idx: Some(block_idx), marks, differs }
}

/// The least run of characters that two texts share by more than chance.
const MIN_SHARED: usize = 2;

/// What two texts share, in order: the longest run, and then what stands left and right of it (Ratcliff and
/// Obershelp's gestalt matching). Each is a place in the one, one in the other, and a length.
fn share(claim: &[char], source: &[char], at: (usize, usize), out: &mut Vec<(usize, usize, usize)>) {
    let ((in_claim, in_source), n) = longest(claim, source);
    if n < MIN_SHARED {
        return;
    }
    share(&claim[..in_claim], &source[..in_source], at, out);
    let here = (at.0 + in_claim, at.1 + in_source);
    out.push((here.0, here.1, n));
    share(&claim[in_claim + n..], &source[in_source + n..], (here.0 + n, here.1 + n), out);
}

/// The longest run that two texts share: where it starts in each, and its length.
fn longest(claim: &[char], source: &[char]) -> ((usize, usize), usize) {
    // How long a run ends at each place of the source, with the claim's character before and with this one.
    let (mut before, mut here) = (vec![0usize; source.len() + 1], vec![0usize; source.len() + 1]);
    let mut best = ((0, 0), 0);
    for (i, wanted) in claim.iter().enumerate() {
        for (j, found) in source.iter().enumerate() {
            let n = if wanted == found { before[j] + 1 } else { 0 };
            here[j + 1] = n;
            if n > best.1 {
                best = ((i + 1 - n, j + 1 - n), n);
            }
        }
        std::mem::swap(&mut before, &mut here);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::deck::{Origin, Part};

    const ARTICLE: &str = "港口三年回顧

港務局局長林海生昨日表示，新碼頭將於明年6月啟用，每日可處理三千個貨櫃，並會深化與各地的合作。

學者指出，規劃仍待完善。";

    /// The source with its marks: [cited] ~elided~ _attribution_ <differs>; and the claim with what differs.
    #[track_caller]
    fn check(text: &str, by: Option<&str>, from: &str, held: Held, source: &str, claim_shown: &str) {
        let article = article::read(ARTICLE.as_bytes(), "a.txt");
        let claim = Claim {
            slide_idx: 0,
            elements: 0..1,
            path: "slides.0.points.0".to_owned(),
            part: Part::Point { depth: 0, nth: 0, n_beside: 1 },
            words: vec![text.to_owned()],
            text: text.to_owned(),
            cited: text.to_owned(),
            targets: Vec::new(),
            by: by.map(str::to_owned),
            from: Some(Origin::from(from.to_owned())),
        };
        let trace = trace(&claim, (from != "b.txt:3").then_some(&article));
        let mut shown = String::new();
        if let Some(block) = trace.block_idx.map(|i| &article.blocks[i].text) {
            let mut at = 0;
            for (range, mark) in &trace.marks {
                let (open, close) = match mark {
                    Mark::Cited => ("[", "]"),
                    Mark::Elided => ("~", "~"),
                    Mark::Attribution => ("_", "_"),
                    Mark::Differs => ("<", ">"),
                };
                shown +=
                    &format!("{}{open}{}{close}", slice(block, at..range.start), slice(block, range.clone()));
                at = range.end;
            }
            shown += slice(block, at..block.len());
        }
        let mut claim_text = claim.text.clone();
        for range in trace.differs.iter().rev() {
            claim_text.insert(range.end, '}');
            claim_text.insert(range.start, '{');
        }
        assert_eq!((trace.held, shown.as_str(), claim_text.as_str()), (held, source, claim_shown));
    }

    #[test]
    fn a_claim_is_traced_to_the_words_that_it_took() {
        check(
            "新碼頭將於明年6月啟用……並會深化與各地的合作",
            Some("林海生"),
            "a.txt:3",
            Held::Verbatim,
            "港務局局長_林海生昨日表示，_[新碼頭將於明年6月啟用]~，每日可處理三千個貨櫃，~[並會深化與各地的合作]。",
            "新碼頭將於明年6月啟用……並會深化與各地的合作",
        );
        // The lines have moved; the words stand.
        check("規劃仍待完善", None, "a.txt:3", Held::Verbatim, "學者指出，[規劃仍待完善]。", "規劃仍待完善");
    }

    #[test]
    fn what_differs_is_marked_on_both_sides() {
        check(
            "新碼頭將於明年6月啟用，每日可處理三萬個貨櫃，並會停止與各地的合作",
            None,
            "a.txt:3",
            Held::Changed,
            "港務局局長林海生昨日表示，[新碼頭將於明年6月啟用，每日可處理三]<千>[個貨櫃，並會]<深化>[與各地的合作]。",
            "新碼頭將於明年6月啟用，每日可處理三{萬}個貨櫃，並會{停止}與各地的合作",
        );
        check("無關的話", None, "a.txt:99", Held::Changed, "", "{無關的話}");
    }

    #[test]
    fn the_first_difference_is_told() {
        let source = "新碼頭將於明年6月啟用，每日可處理三千個貨櫃，並會深化與各地的合作。";
        for (text, expected) in [
            ("新碼頭將於明年7月啟用，每日可處理三千個貨櫃", Some(("7", "6"))),
            ("每日可處理三萬個貨櫃", Some(("萬", "千"))),
            ("每日可處理三千噸貨櫃", Some(("噸", "個"))),
            ("新碼頭將不於明年6月啟用", Some(("不", ""))),
            ("新碼頭將於明年啟用", Some(("", "6月"))),
            ("新碼頭……每日可處理三萬個貨櫃", Some(("萬", "千"))),
            ("舊碼頭將於明年6月啟用", Some(("舊", "新"))),
            ("漁船今天不出海", None),
            ("", None),
        ] {
            let expected = expected.map(|(ours, theirs)| (ours.to_owned(), theirs.to_owned()));
            assert_eq!(first_difference(text, source), expected, "{text}");
        }
    }

    #[test]
    fn a_source_that_is_not_there_is_told_from_none() {
        check("規劃", None, "b.txt:3", Held::Missing, "", "規劃");
        check("規劃", None, "訪問", Held::Unsourced, "", "規劃");
    }

    #[test]
    fn who_says_it_stands_before_the_words_or_else_anywhere() {
        let text = "Mary Lee came. Lee said then that the pier opens";
        let at = |word: &str| text.find(word).expect("it is there");
        let words = at("the pier")..text.len();
        let shown =
            |by: &str| attribution(text, std::slice::from_ref(&words), by).map(|range| slice(text, range));
        assert_eq!(shown("Mary Lee"), Some("Mary Lee"), "a sentence lies between");
        assert_eq!(shown("Ann Lee"), Some("Lee said then that "), "by the surname");
        assert_eq!(shown("Ann L"), None, "a letter is no surname");
        assert_eq!(shown("Lee"), Some("Lee said then that "));
        assert_eq!(shown("Ann Wong"), None);
        assert_eq!(attribution(text, &[], "Lee"), None);
        for (n, expected) in [(20, "林海生".len() + 20 * 3), (21, "林海生".len())] {
            let text = format!("林海生{}碼頭", "說".repeat(n));
            let from = text.len() - "碼頭".len();
            assert_eq!(
                attribution(&text, std::slice::from_ref(&(from..text.len())), "林海生"),
                Some(0..expected),
                "{n}"
            );
        }
    }

    #[test]
    fn a_difference_at_an_end_is_told_by_as_many_characters() {
        let source = "新碼頭將於明年6月啟用，每日可處理三千個貨櫃";
        for (text, ours, theirs) in [
            ("新碼頭將於明年6月啟動", "動", "用"),
            ("新碼頭將於明年6月啟用了工", "了工", "，每"),
            ("舊的碼頭將於明年6月啟用", "舊的", "新"),
            ("於明年6月啟用，每天可處理", "天", "日"),
        ] {
            let expected = Some((ours.to_owned(), theirs.to_owned()));
            assert_eq!(first_difference(text, source), expected, "{text}");
        }
        // Half of it stands there, and less than half.
        assert!(
            first_difference("明年甲乙", source).is_some()
                && first_difference("明年甲乙丙", source).is_none()
        );
    }

    #[test]
    fn texts_are_compared_letter_by_letter_up_to_a_length() {
        let text = |n: usize| Ink::of(&"港口".repeat(n / 2));
        let n_shared = |a: usize, b: usize| shared(&text(a), &text(b)).len();
        assert_eq!(
            (n_shared(4000, 2), n_shared(2, 4000), n_shared(4002, 2), n_shared(2, 4002)),
            (1, 1, 0, 0)
        );
    }

    #[test]
    fn a_comma_before_a_closing_mark_is_not_of_the_words() {
        for (text, expected) in
            [("a,” b", "a”b"), ("a,\" b", "a\"b"), ("a, ”b", "a,”b"), ("1,200 個", "1,200個"), ("a,", "a,")]
        {
            assert_eq!(Ink::of(text).chars.into_iter().collect::<String>(), expected, "{text}");
        }
    }

    #[test]
    fn words_that_are_more_or_fewer_are_marked_on_one_side() {
        check(
            "新碼頭將不於明年6月啟用",
            None,
            "a.txt:3",
            Held::Changed,
            "港務局局長林海生昨日表示，[新碼頭將][於明年6月啟用]，每日可處理三千個貨櫃，並會深化與各地的合作。",
            "新碼頭將{不}於明年6月啟用",
        );
        check(
            "新碼頭將於6月啟用",
            None,
            "a.txt:3",
            Held::Changed,
            "港務局局長林海生昨日表示，[新碼頭將於]<明年>[6月啟用]，每日可處理三千個貨櫃，並會深化與各地的合作。",
            "新碼頭將於6月啟用",
        );
        check(
            "是新碼頭將於明年6月啟用嗎",
            None,
            "a.txt:3",
            Held::Changed,
            "港務局局長林海生昨日表示，[新碼頭將於明年6月啟用]，每日可處理三千個貨櫃，並會深化與各地的合作。",
            "{是}新碼頭將於明年6月啟用{嗎}",
        );
    }

    #[test]
    fn the_longest_run_is_the_first_of_its_length() {
        let longest =
            |a: &str, b: &str| longest(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(longest("ab", "abab"), ((0, 0), 2));
        assert_eq!(longest("xabyab", "ab"), ((1, 0), 2));
        assert_eq!(longest("abc", "xbcabc"), ((0, 3), 3));
        assert_eq!((longest("a", "b").1, longest("", "b").1), (0, 0));
        let shared = |a: &str, b: &str| shared(&Ink::of(a), &Ink::of(b));
        assert_eq!(shared("abXcd", "abYcd"), [(0, 0, 2), (3, 3, 2)]);
        assert_eq!(shared("aXb", "aYb"), [], "one character may be chance");
        assert_eq!(shared("cdab", "abcd"), [(0, 2, 2)], "in order");
    }

    #[test]
    fn what_stands_between_two_cited_stretches_is_left_out() {
        let shown = |spans: &[(usize, usize)], by: Option<&str>| {
            let text = "Ann said: one, two, three";
            marks(text, &spans.iter().map(|(from, to)| *from..*to).collect::<Vec<_>>(), by)
                .into_iter()
                .map(|(range, mark)| format!("{mark:?} {}", slice(text, range)))
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(&[(10, 13), (20, 25)], None), ["Cited one", "Elided , two, ", "Cited three"]);
        assert_eq!(shown(&[(10, 13), (13, 18)], None), ["Cited one", "Cited , two"]);
        assert_eq!(shown(&[(10, 13)], Some("Ann")), ["Attribution Ann said: ", "Cited one"]);
        assert_eq!(shown(&[(0, 8)], Some("Ann")), ["Cited Ann said"], "its own words say who");
        assert_eq!(shown(&[(10, 13)], Some("three")), ["Cited one", "Attribution three"]);
    }
}
