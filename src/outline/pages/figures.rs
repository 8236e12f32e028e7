//! Figures: quantities with what they count, where an article has three or more.

use crate::deck::{Content, Figure, Slide, elide};
use crate::outline::cite::origin;
use crate::outline::claim::Claim;
use crate::outline::number::is_point;
use crate::outline::rank::{self, rows::ROWS};
use crate::outline::sentence;
use crate::outline::unit::{Parts, Unit};
use crate::outline::words::{any_of, labels::Labels, matter, quoted, zh};
use crate::text::{Lang, inline, slice};
use std::ops::Range;

/// The fewest figures of a slide, and the most.
const N_FIGURES: std::ops::RangeInclusive<usize> = 3..=6;
/// The longest label, in characters; English takes three times as many.
const MAX_LABEL: usize = 28;

/// The figures of an article: of the claims that matter most, in its order.
pub(in crate::outline) fn figures(parts: &Parts<'_>) -> Option<Slide> {
    let scores = rank::scores(parts, ROWS, parts.units.len().max(1));
    let found = parts
        .units
        .iter()
        .enumerate()
        .flat_map(|(idx, unit)| figures_of(parts, unit).into_iter().map(move |figure| (idx, figure)));
    let mut figures: Vec<(usize, Figure)> = Vec::new();
    for (idx, figure) in found {
        if !figures.iter().any(|(_, other)| other.value == figure.value) {
            figures.push((idx, figure));
        }
        if figures.len() > 4 * N_FIGURES.end() {
            break;
        }
    }
    figures.sort_by_key(|(idx, _)| (-scores[*idx], *idx));
    figures.truncate(*N_FIGURES.end());
    figures.sort_by_key(|(idx, _)| *idx);
    let heading = Some(Labels::of(parts.source.article.lang).figures.to_owned());
    let is_enough = figures.len() >= *N_FIGURES.start();
    let figures = figures.into_iter().map(|(_, figure)| figure).collect();
    is_enough.then(|| Slide { heading, ..Slide::new(Content::Figures(figures)) })
}

fn figures_of(parts: &Parts<'_>, unit: &Unit) -> Vec<Figure> {
    let paragraph = parts.paragraph(unit);
    let lang = parts.source.article.lang;
    let clauses = unit.claim.spans.iter().flat_map(|span| clauses(&paragraph.text, span.clone(), lang));
    let figure = |clause: Range<usize>| {
        let words = slice(&paragraph.text, clause.clone());
        let quantity = quantity(words, lang)?;
        let label = label(words, &quantity, lang)?;
        let claim = Claim { spans: vec![clause], ..Claim::default() };
        let from = origin(parts.source.file, &parts.lines_of(&claim, paragraph));
        Some(Figure {
            trend: Vec::new(),
            value: inline::escape(slice(words, quantity.span)),
            label: inline::escape(&label),
            from,
        })
    };
    clauses.filter_map(figure).collect()
}

/// The clauses of a claim; Japanese parts them with 、, which Chinese keeps for lists.
fn clauses(text: &str, span: Range<usize>, lang: Lang) -> Vec<Range<usize>> {
    let clauses = sentence::clauses(text, span, lang);
    if lang != Lang::Ja {
        return clauses;
    }
    let cut = |clause: Range<usize>| {
        let pieces = slice(text, clause.clone()).split_inclusive('、').scan(clause.start, |at, piece| {
            *at += piece.len();
            Some(*at - piece.len()..*at)
        });
        pieces.collect::<Vec<_>>()
    };
    clauses.into_iter().flat_map(cut).collect()
}

/// A number of something.
#[derive(Clone, Debug)]
struct Quantity {
    /// Its bytes in the clause, with the currency and the unit.
    span: Range<usize>,
    /// Whether its unit only counts, so that what is counted has to follow: 三個.
    wants_noun: bool,
}

/// What the quantity counts: the words of the clause on both sides of it, all of them, so that nothing is cut from
/// what they say. Those on one side will do only where the clause has no others.
fn label(clause: &str, quantity: &Quantity, lang: Lang) -> Option<String> {
    let marks =
        ['，', '。', '；', ',', '.', ';', ' ', '：', ':', '「', '」', '●', '-', '–', '、', '\u{3000}'];
    let before = slice(clause, 0..quantity.span.start).trim_matches(marks);
    let before = before.strip_prefix(zh::CONNECTIVES.opening(before).unwrap_or_default()).unwrap_or(before);
    let after = slice(clause, quantity.span.end..clause.len()).trim_matches(marks);
    // A list may have been cut, and of two numbers the lower one alone misleads.
    let cut = slice(clause, 0..quantity.span.start);
    if before.ends_with(quoted::FROM) || (lang != Lang::Ja && cut.ends_with('、')) {
        return None;
    }
    let (before, after) = if lang == Lang::Ja { of_subject(before, after) } else { (before, after) };
    let most = if lang.is_unspaced() { MAX_LABEL } else { 3 * MAX_LABEL };
    let leans = |text: &str| {
        let first = text.split(' ').next().unwrap_or_default().to_lowercase();
        let opens = match lang {
            Lang::Other => {
                matter::POINTS_BACK_EN.contains(&first.as_str())
                    || quoted::LEANING_EN.contains(&first.as_str())
            }
            _ => matter::POINTS_BACK.opening(text).is_some() || quoted::LEANING.opening(text).is_some(),
        };
        opens || text.contains(['，', '、', '。', '「', '」', '“', '”', '"', '：', '/'])
    };
    let is_paired = |text: &str| {
        [('（', '）'), ('《', '》'), ('(', ')')]
            .iter()
            .all(|&(open, close)| text.matches(open).count() == text.matches(close).count())
    };
    let is_beside = lang == Lang::Ja && after.is_empty() && before.ends_with(quoted::THAN_JA);
    let is_cut =
        (after.is_empty() && quantity.wants_noun) || (before.is_empty() && lang == Lang::Ja) || is_beside;
    let sides: Vec<&str> = [before, after].into_iter().filter(|side| !side.is_empty()).collect();
    let both = elide(&sides);
    let n_chars = both.chars().count();
    let least = if lang == Lang::Ja { 2 } else { 4 };
    let fits = (least..=most).contains(&n_chars) && !is_cut && !leans(&both) && is_paired(&both);
    fits.then_some(both)
}

/// What a Japanese quantity is of, without the particle; what follows is left out where it only closes the sentence.
fn of_subject<'a>(before: &'a str, after: &'a str) -> (&'a str, &'a str) {
    let mut subject = before;
    while let Some(bare) = quoted::PARTICLES_JA.iter().find_map(|particle| subject.strip_suffix(particle)) {
        subject = bare;
    }
    let closes = after.chars().count() <= 2 || after.starts_with(['と', 'に', 'だ', 'で']);
    if closes { (subject, "") } else { (before, after) }
}

/// The first quantity of a clause that says something: a number with what it is a number of, or with a power of ten.
fn quantity(clause: &str, lang: Lang) -> Option<Quantity> {
    let chars: Vec<(usize, char)> = clause.char_indices().collect();
    let is_digit = |c: char| c.is_ascii_digit() || (lang.is_unspaced() && zh::NUMERALS.contains(c));
    let is_one = |i: usize| chars.get(i).is_some_and(|(_, c)| is_digit(*c));
    let mut at = 0;
    while let Some(start) = (at..chars.len()).find(|&i| is_one(i)) {
        // 1,200; 3.5; 100 萬.
        let goes_on = |i: usize| {
            let next = chars.get(i + 1).map(|(_, c)| *c);
            is_one(i)
                || (matches!(chars[i].1, '.' | ',') && next.is_some_and(|c| c.is_ascii_digit()))
                || (lang.is_unspaced() && is_point(i.checked_sub(1).map(|i| chars[i].1), chars[i].1, next))
                || (chars[i].1 == ' '
                    && lang.is_unspaced()
                    && next.is_some_and(|c| quoted::POWERS.contains(c)))
        };
        let end = (start..chars.len()).find(|&i| !goes_on(i)).unwrap_or(chars.len());
        let number = &chars[start..end];
        let is_range = |i: Option<usize>, beside: Option<usize>| {
            i.and_then(|i| chars.get(i)).is_some_and(|(_, c)| quoted::RANGES.contains(c))
                && beside.is_some_and(is_one)
        };
        let is_counted = !in_a_name(&chars, start)
            && !is_article(number)
            && !number.iter().all(|(_, c)| quoted::POWERS.contains(*c))
            && !is_range(start.checked_sub(1), start.checked_sub(2));
        if let Some((unit, end)) = unit_end(clause, &chars, end, lang).filter(|_| is_counted) {
            let end_idx = chars.partition_point(|(at, _)| *at < end);
            let wants_noun = unit.chars().next_back().is_some_and(|c| quoted::CLASSIFIERS.contains(c));
            let is_small = wants_noun && number.len() == 1;
            // 1ヘクタール当たり: a share of each.
            let is_each = lang == Lang::Ja
                && quoted::PER_JA.iter().any(|w| slice(clause, end..clause.len()).starts_with(w));
            if !is_small && !is_each && !is_range(Some(end_idx), Some(end_idx + 1)) {
                let start = currency_start(clause, chars[start].0, lang);
                return Some(Quantity { span: start..end, wants_noun });
            }
        }
        at = end;
    }
    None
}

/// Where the name of a currency begins that stands before a number: HK$, 港幣.
fn currency_start(clause: &str, start: usize, lang: Lang) -> usize {
    let before = slice(clause, 0..start);
    let bare = before.trim_end_matches(['$', '¥', '€', '£']);
    let bare = if bare.len() < before.len() {
        bare.trim_end_matches(|c: char| c.is_ascii_uppercase())
    } else {
        bare
    };
    let named = |name: &&str| lang.is_unspaced() && bare.trim_end().ends_with(*name);
    quoted::CURRENCIES.forms().find(named).map_or(bare.len(), |name| bare.trim_end().len() - name.len())
}

/// The unit of a quantity whose number ends at character `end`, and where it ends; none where it has none.
fn unit_end<'a>(
    clause: &'a str,
    chars: &[(usize, char)],
    end: usize,
    lang: Lang,
) -> Option<(&'a str, usize)> {
    let byte = chars.get(end).map_or(clause.len(), |(at, _)| *at);
    let rest = slice(clause, byte..clause.len());
    if lang.is_unspaced() {
        let more = rest.trim_start_matches(any_of(matter::ABOUT));
        let japanese = quoted::UNITS_JA.iter().copied().filter(|_| lang == Lang::Ja);
        let units = matter::UNITS.forms().filter(|_| lang != Lang::Ja).chain(japanese);
        let unit = units.filter(|unit| more.starts_with(unit)).max_by_key(|unit| unit.len())?;
        let after = slice(more, unit.len()..more.len()).chars().next();
        // 三個月 is a time.
        let is_span = unit.ends_with(['個', '个']) && after.is_some_and(|c| quoted::SPANS.contains(&c));
        let end = clause.len() - more.len() + unit.len();
        return (!is_span).then(|| (slice(more, 0..unit.len()), end));
    }
    let spaced = rest.trim_start();
    let unit = matter::UNITS_EN.iter().find(|unit| spaced.starts_with(**unit))?;
    let more = slice(spaced, unit.len()..spaced.len());
    let is_word = |name: &&&str| {
        let rest = more.strip_prefix(' ').and_then(|more| more.strip_prefix(**name));
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    let named = quoted::CURRENCIES_EN.iter().find(is_word).map_or(0, |name| name.len() + 1);
    Some((slice(spaced, 0..unit.len()), clause.len() - more.len() + named))
}

/// Whether a number of one character only says that there is one: 一個, 一項.
fn is_article(number: &[(usize, char)]) -> bool {
    matches!(number, [(_, c)] if matter::ONE.contains(*c))
}

/// Whether a letter stands before the number (A12, COVID-19), or what makes it a number in a row or no number: 第三, 數十.
fn in_a_name(chars: &[(usize, char)], start: usize) -> bool {
    let before = |n: usize| start.checked_sub(n).map(|i| chars[i].1);
    before(1).is_some_and(|c| {
        c.is_ascii_alphabetic()
            || matter::BEFORE_NO_NUMBER.contains(c)
            || quoted::EACH.contains(c)
            || (c == '-' && before(2).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_has_a_unit_and_a_label() {
        for (lang, clause, value, counted) in [
            (Lang::ZhHant, "更撥款三億二千萬元作為首期經費，", "三億二千萬元", "撥款……作為首期經費"),
            (Lang::ZhHant, "新碼頭每日可處理3,000個貨櫃", "3,000個", "新碼頭每日可處理……貨櫃"),
            (Lang::ZhHant, "碳排放減少四成", "四成", "碳排放減少"),
            (Lang::ZhHant, "商會共籌得港幣800 萬元修葺碼頭", "港幣800 萬元", "商會共籌得……修葺碼頭"),
            (
                Lang::Other,
                "the port paid $3.5 million for cranes",
                "$3.5 million",
                "the port paid … for cranes",
            ),
            (
                Lang::Other,
                "the club gave HK$30 million for cranes",
                "HK$30 million",
                "the club gave … for cranes",
            ),
            (Lang::Other, "banks lent 10 million RMB to owners", "10 million RMB", "banks lent … to owners"),
            (Lang::Other, "traffic rose 12% in a year", "12%", "traffic rose … in a year"),
        ] {
            let found = quantity(clause, lang).expect(clause);
            assert_eq!(slice(clause, found.span.clone()), value);
            assert_eq!(label(clause, &found, lang).as_deref(), Some(counted), "{clause}");
        }
    }

    #[test]
    fn what_is_no_figure_is_none() {
        for (clause, why) in [
            ("2031年8月試航", "a year"),
            ("第三個碼頭", "a place in a row"),
            ("A12頁", "a name"),
            ("該船在一起", "no number"),
            ("推出一個計劃", "that there is one"),
            ("支持數十個項目", "not a number that is known"),
            ("當局成立三個工作組", "few enough to be told in words"),
            ("每兩個月繳交維修費", "a share of each"),
            ("維修費要分12個月繳交", "a time"),
            ("每戶可以領取1至20個名額", "a range"),
            ("碼頭的風浪造成過百人受傷", "a power of ten alone"),
        ] {
            assert!(quantity(clause, Lang::ZhHant).is_none(), "{clause} is {why}");
        }
        assert!(quantity("in 2031 it ran", Lang::Other).is_none());
        assert!(quantity("補助金を1ヘクタール当たり引き上げる", Lang::Ja).is_none());
    }

    #[test]
    fn a_point_is_of_its_number_and_an_hour_is_none() {
        let value =
            |clause: &str| quantity(clause, Lang::ZhHant).map(|found| slice(clause, found.span).to_owned());
        assert_eq!(value("水位三個月內下降四點二米").as_deref(), Some("四點二米"));
        assert_eq!(value("碼頭在下午三點五分關門"), None);
        assert_eq!(value("意見有四點三人不同意").as_deref(), Some("四點三人"));
    }

    #[test]
    fn a_label_is_all_that_its_clause_says() {
        for (clause, why) in [
            ("當局要求全部屋苑共1,984戶", "what is counted is cut off"),
            ("其中200人是船員", "it leans on what stands before it"),
            ("碼頭上的200人（包括船員", "a bracket is open"),
            ("船員、工人和學徒共200人", "a list that may have been cut"),
        ] {
            let found = quantity(clause, Lang::ZhHant).expect(clause);
            assert_eq!(label(clause, &found, Lang::ZhHant), None, "{clause}: {why}");
        }
        let range = "由8元增至14元";
        assert_eq!(label(range, &quantity(range, Lang::ZhHant).expect("one"), Lang::ZhHant), None);
    }

    #[test]
    fn a_japanese_quantity_is_of_its_subject() {
        for (clause, value, counted) in [
            ("総工費は84億円で", "84億円", Some("総工費")),
            ("市の借金は約11万円増える計算だ", "11万円", Some("市の借金は約……増える計算だ")),
            ("5万5,000人が参加した", "5万5,000人", None),
            ("5年前の3倍に増えた", "3倍", None),
        ] {
            let found = quantity(clause, Lang::Ja).expect(clause);
            assert_eq!(slice(clause, found.span.clone()), value);
            assert_eq!(label(clause, &found, Lang::Ja).as_deref(), counted, "{clause}");
        }
    }

    #[test]
    fn a_number_with_a_unit_is_a_quantity() {
        let of = |clause: &str, lang| {
            quantity(clause, lang).map(|found| (slice(clause, found.span).to_owned(), found.wants_noun))
        };
        for (clause, expected) in [
            ("碼頭有1,200人", Some(("1,200人", false))),
            ("碼頭有3.5公里", Some(("3.5公里", false))),
            ("碼頭有800 萬元", Some(("800 萬元", false))),
            ("碼頭有800 元", None),
            ("碼頭有300多人", Some(("300多人", false))),
            ("碼頭有三百個泊位", Some(("三百個", true))),
            ("碼頭有三人", Some(("三人", false))),
            ("碼頭有三個泊位", None),
            ("碼頭有3個泊位", None),
            ("碼頭有30個泊位", Some(("30個", true))),
            // A time, a name, a place in a row and an end of a range are none; what follows may be.
            ("碼頭於2031年有90人", Some(("90人", false))),
            ("碼頭有30個月和90人", Some(("90人", false))),
            ("碼頭有30個小時", None),
            ("A30人", None),
            ("碼頭第30人", None),
            ("碼頭每30人", None),
            ("N-30人", None),
            ("-30人", Some(("30人", false))),
            ("碼頭有30-90人", None),
            ("碼頭至90人", Some(("90人", false))),
            ("碼頭30人至晚上", Some(("30人", false))),
            // Of two the upper.
            ("碼頭有30人至90人", Some(("90人", false))),
            ("碼頭有萬人", None),
            ("碼頭有一人", None),
            ("", None),
        ] {
            let expected = expected.map(|(words, wants_noun)| (words.to_owned(), wants_noun));
            assert_eq!(of(clause, Lang::ZhHant), expected, "{clause}");
        }
        for (clause, expected) in [
            ("the port has $3.5 million", Some("$3.5 million")),
            ("the port has 3.5 million, all told", Some("3.5 million")),
            ("the port has 12% of it", Some("12%")),
            ("the port has 12 boats", None),
            ("the port has B12%", None),
            ("the port has 10-12%", None),
            ("the port has 二%", None),
            ("the port has 10 million RMB more", Some("10 million RMB")),
            ("the port has 10 million RMBs", Some("10 million")),
            ("the port has 10 million in RMB", Some("10 million")),
        ] {
            assert_eq!(of(clause, Lang::Other).map(|found| found.0).as_deref(), expected, "{clause}");
        }
        for (clause, expected) in [
            ("借金は11万円だ", Some("11万円")),
            ("1人当たり3割", Some("3割")),
            ("1ヘクタールの港", Some("1ヘクタール")),
        ] {
            assert_eq!(of(clause, Lang::Ja).map(|found| found.0).as_deref(), expected, "{clause}");
        }
    }

    #[test]
    fn a_currency_stands_in_front_of_its_number() {
        for (clause, lang, expected) in [
            ("籌得港幣800", Lang::ZhHant, "港幣800"),
            ("籌得港幣 800", Lang::ZhHant, "港幣 800"),
            ("籌得HK$800", Lang::ZhHant, "HK$800"),
            ("籌得HK800", Lang::ZhHant, "800"),
            ("籌得800", Lang::ZhHant, "800"),
            ("raised €800", Lang::Other, "€800"),
            ("raised 港幣800", Lang::Other, "800"),
            ("raised bUS$800", Lang::Other, "US$800"),
        ] {
            let start = currency_start(clause, clause.find('8').expect("a number"), lang);
            assert_eq!(slice(clause, start..clause.len()), expected, "{clause}");
        }
    }

    #[test]
    fn a_label_says_what_is_counted() {
        let of = |clause: &str, number: &str, wants_noun: bool, lang| {
            let start = clause.find(number).expect("a number");
            label(clause, &Quantity { span: start..start + number.len(), wants_noun }, lang)
        };
        for (clause, number, wants_noun, expected) in [
            ("，更撥款九元作為經費。", "九元", false, Some("撥款……作為經費")),
            ("碼頭撥款九元", "九元", false, Some("碼頭撥款")),
            ("碼頭撥款九個", "九個", true, None),
            ("九個泊位在碼頭", "九個", true, Some("泊位在碼頭")),
            // Four characters at least.
            ("碼撥款九元", "九元", false, None),
            ("由碼頭的八元增至九元", "九元", false, Some("由碼頭的八元增至")),
            ("碼頭收費由九元", "九元", false, None),
            ("碼頭、九元作為經費", "九元", false, None),
            ("碼頭撥款九元，作為（經費", "九元", false, None),
            ("碼頭撥款九元作為（經費）", "九元", false, Some("碼頭撥款……作為（經費）")),
            ("碼頭撥款九元作為《經費", "九元", false, None),
            ("碼頭說撥款九元作為」經費", "九元", false, None),
            ("他撥款共九元作為經費", "九元", false, None),
            ("其中撥款共九元作為經費", "九元", false, None),
        ] {
            assert_eq!(of(clause, number, wants_noun, Lang::ZhHant).as_deref(), expected, "{clause}");
        }
        for (clause, expected) in [
            ("the port paid 9% for cranes", Some("the port paid … for cranes")),
            ("it paid 9% for cranes", None),
            ("which paid 9% for cranes", None),
            ("the port (old paid 9% for cranes", None),
            ("the port, old, paid 9% for cranes", Some("the port, old, paid … for cranes")),
        ] {
            assert_eq!(of(clause, "9%", false, Lang::Other).as_deref(), expected, "{clause}");
        }
        for (clause, expected) in [
            ("借金は9円で", Some("借金")),
            ("金は9円で", None),
            ("9円が港の借金だ", None),
            ("年前の9円", None),
            ("港の、9円", Some("港の")),
        ] {
            assert_eq!(of(clause, "9円", false, Lang::Ja).as_deref(), expected, "{clause}");
        }
        // 28 characters at most, and three times as many of English.
        let long = |n: usize| of(&format!("{}九元", "頭".repeat(n)), "九元", false, Lang::ZhHant).is_some();
        assert_eq!((long(28), long(29)), (true, false));
        let long = |n: usize| of(&format!("{}9%", "a".repeat(n)), "9%", false, Lang::Other).is_some();
        assert_eq!((long(84), long(85)), (true, false));
        assert_eq!(of_subject("総額はが", "で"), ("総額", ""));
        assert_eq!(of_subject("総額は", "増える計算"), ("総額は", "増える計算"));
        assert_eq!(of_subject("総額は", "増えた"), ("総額は", "増えた"));
        assert_eq!(of_subject("総額は", "とみられる"), ("総額", ""));
    }

    #[test]
    fn the_clauses_of_a_claim_are_apart() {
        let cut = |text: &str, lang| -> Vec<String> {
            clauses(text, 0..text.len(), lang).into_iter().map(|span| slice(text, span).to_owned()).collect()
        };
        assert_eq!(cut("甲、乙，丙", Lang::ZhHant), ["甲、乙，", "丙"]);
        assert_eq!(cut("甲、乙，丙", Lang::Ja), ["甲、", "乙，", "丙"]);
    }

    /// The figures of an article, as `value label`.
    fn shown(text: &str) -> Option<Vec<String>> {
        let article = crate::article::read(text.as_bytes(), "a.txt");
        let parts = Parts::of(crate::outline::Source { article: &article, file: "a.txt" });
        match figures(&parts)?.content {
            Content::Figures(figures) => {
                Some(figures.iter().map(|figure| format!("{} {}", figure.value, figure.label)).collect())
            }
            _ => None,
        }
    }

    #[test]
    fn three_figures_to_six_make_a_slide_in_the_articles_order() {
        let places = ["碼頭", "船塢", "燈塔", "鐘樓", "倉庫", "學校", "市集"];
        let text = |n: usize| -> String {
            let sentence = |i: usize| format!("港務局為{}撥款{}億元作為工程經費。\n\n", places[i], i + 2);
            format!("題\n\n{}", (0..n).map(sentence).collect::<String>())
        };
        assert_eq!(shown(&text(2)), None);
        let of = |i: usize| format!("{}億元 港務局為{}撥款……作為工程經費", i + 2, places[i]);
        assert_eq!(shown(&text(3)), Some((0..3).map(of).collect()));
        assert_eq!(shown(&text(7)), Some((0..6).map(of).collect()));
        // What has the same value is told once.
        assert_eq!(shown(&text(3).replace("3億", "2億")), None);
    }

    #[test]
    fn a_figure_cites_the_line_that_its_clause_stands_on() {
        let text = "# Port\n\nThe board paid 9% for the quay,\nthe town paid 7% for the fort.";
        let article = crate::article::read(text.as_bytes(), "a.md");
        let parts = Parts::of(crate::outline::Source { article: &article, file: "a.md" });
        let figures = figures_of(&parts, &parts.units[0]);
        let shown: Vec<(&str, Option<String>)> = figures
            .iter()
            .map(|figure| (figure.value.as_str(), figure.from.as_ref().map(ToString::to_string)))
            .collect();
        assert_eq!(shown, [("9%", Some("a.md:3".to_owned())), ("7%", Some("a.md:4".to_owned()))]);
    }
}
