//! What fits a talk: which sections share a slide, which claims are on it, and the few that say it all.

use super::choose::{Pool, choose};
use super::grams::{n_shared, overlap};
use super::options::{Options, Talk};
use super::rank::{self, rows::ROWS};
use super::section::Section;
use super::unit::{Parts, Unit};
use crate::text::Lang;
use std::ops::Range;

/// What is put on slides of an article.
pub(super) struct Plan {
    /// Whether what stands before the first heading has no slide of its own: it is what the key points say.
    pub(super) has_opening: bool,
    pub(super) groups: Vec<Group>,
    /// The claims that say it all, in the article's order.
    pub(super) key: Vec<usize>,
    /// The claim that is a quotation slide of its own.
    pub(super) quoted: Option<usize>,
}

/// Sections that share slides.
pub(super) struct Group {
    pub(super) sections: Range<usize>,
    /// The claims of each of its slides, in the article's order.
    pub(super) pages: Vec<Vec<usize>>,
}

/// The most key points.
const MAX_KEY: usize = 5;

/// Plans an article's slides, `n_pages` of them with points, leaving out the claims for which `is_said` elsewhere.
pub(super) fn plan(
    parts: &Parts<'_>,
    options: Options,
    talk: Talk,
    n_pages: usize,
    is_said: impl Fn(&Unit) -> bool,
) -> Plan {
    let has_opening = has_opening(parts);
    let mut groups = groups(parts, usize::from(has_opening), n_pages, options.max_points);
    let group_of = |unit: &Unit| groups.iter().position(|g| g.sections.contains(&unit.section_idx));
    let of_unit: Vec<Option<usize>> = parts.units.iter().map(group_of).collect();
    let n_each = pages_each(&of_unit, groups.len(), n_pages, options.max_points);
    let n_most = n_each.iter().sum::<usize>() * options.max_points;
    let scores = rank::scores(parts, ROWS, n_most.max(1));
    let mut n_taken = vec![0; groups.len()];
    let mut n_left = talk.n_spoken(parts.source.article.lang);
    let pool = pool(&scores, &of_unit, &n_each, options.max_points);
    let taken = choose(parts, &scores, pool, n_most, |idx| {
        let unit = &parts.units[idx];
        let Some(group) = of_unit[idx] else { return false };
        let n = n_spoken(&unit.text, parts.source.article.lang);
        if n_taken[group] >= n_each[group] * options.max_points || n > n_left || is_said(unit) {
            return false;
        }
        n_taken[group] += 1;
        n_left -= n;
        true
    });
    for (group_idx, group) in groups.iter_mut().enumerate() {
        let mut mine: Vec<usize> =
            taken.iter().copied().filter(|&idx| of_unit[idx] == Some(group_idx)).collect();
        mine.sort_unstable();
        group.pages = split(&mine, options.max_points, |idx| paragraph_of(&parts.units[idx]));
    }
    let opening = (0..parts.units.len()).filter(|&i| has_opening && parts.units[i].section_idx == 0);
    let key = key(
        parts,
        opening.filter(|&i| !is_said(&parts.units[i])).chain(taken.iter().copied()),
        options,
        talk,
    );
    Plan { has_opening, groups, key, quoted: None }
}

/// The paragraph of an article that a claim stands in.
pub(super) fn paragraph_of(unit: &Unit) -> (usize, usize) {
    (unit.section_idx, unit.paragraph_idx)
}

/// Whether the article opens with a paragraph or two before the first of several headings: a standfirst.
fn has_opening(parts: &Parts<'_>) -> bool {
    let is_titled = |b: &crate::article::Block| b.kind == crate::article::Kind::Heading;
    parts.sections.len() >= 3
        && parts
            .sections
            .first()
            .is_some_and(|s| s.paragraphs.len() <= 2 && !s.heading.is_some_and(is_titled))
}

/// The sections in groups: one each, small neighbours together, and no more than there are slides.
fn groups(parts: &Parts<'_>, first: usize, n_pages: usize, max_points: usize) -> Vec<Group> {
    let size = |section: &Section<'_>| Size { n_units: 0, n_paragraphs: section.paragraphs.len() };
    let mut sizes: Vec<Size> = parts.sections.iter().map(size).collect();
    for unit in &parts.units {
        sizes[unit.section_idx].n_units += 1;
    }
    let groups = grouped(&sizes, first, n_pages, max_points).into_iter();
    groups.map(|sections| Group { sections, pages: Vec::new() }).collect()
}

/// How much there is of a section, or of several.
#[derive(Clone, Copy)]
struct Size {
    n_units: usize,
    n_paragraphs: usize,
}

/// The sections from the `first` on in groups, by how much there is of each.
fn grouped(sizes: &[Size], first: usize, n_pages: usize, max_points: usize) -> Vec<Range<usize>> {
    let n_all: usize = sizes.iter().skip(first).map(|size| size.n_units).sum();
    let n_sections = sizes.len().saturating_sub(first);
    // With more sections than slides, each slide takes neighbours with a like number of claims.
    let least = if n_sections > n_pages { n_all.div_ceil(n_pages.max(1)) } else { 0 };
    let mut groups: Vec<(Range<usize>, Size)> = Vec::new();
    for (idx, &here) in sizes.iter().enumerate().skip(first) {
        let is_small = |group: &Size| {
            group.n_paragraphs + here.n_paragraphs <= 2 && group.n_units + here.n_units <= max_points
        };
        match groups.last_mut() {
            Some((range, size))
                if size.n_units + here.n_units / 2 < least || (least == 0 && is_small(size)) =>
            {
                range.end = idx + 1;
                size.n_units += here.n_units;
                size.n_paragraphs += here.n_paragraphs;
            }
            _ => groups.push((idx..idx + 1, here)),
        }
    }
    while groups.len() > n_pages.max(1) {
        let (popped, _) = groups.pop().expect("there is more than one");
        let (before, _) = groups.last_mut().expect("there was more than one");
        before.end = popped.end;
    }
    groups.into_iter().map(|(sections, _)| sections).collect()
}

/// How many slides each group has: one, and another where its claims would fill that and half of one more, while there are
/// any.
fn pages_each(of_unit: &[Option<usize>], n_groups: usize, n_pages: usize, max_points: usize) -> Vec<usize> {
    let mut n_units = vec![0; n_groups];
    for group in of_unit.iter().flatten() {
        n_units[*group] += 1;
    }
    let mut n_left = n_pages.saturating_sub(n_groups);
    // An article without headings has its one slide and another where its claims would fill both: nothing else is said.
    let least = |n: usize| 1 + usize::from(n_groups == 1 && n >= 2 * max_points);
    let more = |n: usize| (2 * n / (3 * max_points).max(1)).max(least(n));
    n_units
        .into_iter()
        .map(|n| {
            let n_more = (more(n) - 1).min(n_left);
            n_left -= n_more;
            1 + n_more
        })
        .collect()
}

/// The claims that could be taken: of each group those that score most, some more than it has room for.
fn pool(scores: &[i64], of_unit: &[Option<usize>], n_each: &[usize], max_points: usize) -> Pool {
    let mut by_score: Vec<usize> = (0..scores.len()).filter(|&i| of_unit[i].is_some()).collect();
    by_score.sort_by_key(|&i| (-scores[i], i));
    let mut n_left: Vec<usize> = n_each.iter().map(|n| n * max_points * 4 + 8).collect();
    by_score.retain(|&i| {
        of_unit[i].is_some_and(|group| {
            let is_open = n_left[group] > 0;
            n_left[group] = n_left[group].saturating_sub(1);
            is_open
        })
    });
    Pool::of_slides(by_score)
}

/// Cuts a group's claims into slides of like length, between paragraphs where that can be.
fn split<K: PartialEq>(claims: &[usize], most: usize, paragraph: impl Fn(usize) -> K) -> Vec<Vec<usize>> {
    let n_pages = claims.len().div_ceil(most.max(1));
    let (mut pages, mut rest) = (Vec::new(), claims);
    for n_left in (1..=n_pages).rev() {
        let even = rest.len().div_ceil(n_left);
        let (least, most) = (rest.len().saturating_sub(most * (n_left - 1)).max(1), most.min(rest.len()));
        let is_between = |&cut: &usize| cut == rest.len() || paragraph(rest[cut - 1]) != paragraph(rest[cut]);
        let cut = (least..=most).filter(is_between).min_by_key(|cut| cut.abs_diff(even)).unwrap_or(even);
        let (page, tail) = rest.split_at(cut);
        pages.push(page.to_vec());
        rest = tail;
    }
    pages
}

/// The key points: the claims that matter most, as one minute allows, one a paragraph (of what has no slide of its own
/// two), none of which wants the sentence before it.
fn key(parts: &Parts<'_>, claims: impl Iterator<Item = usize>, options: Options, talk: Talk) -> Vec<usize> {
    let lang = parts.source.article.lang;
    let scores = rank::scores(parts, ROWS, MAX_KEY);
    let pool: Vec<usize> = claims.filter(|&i| leans_on_nothing(parts, &parts.units[i])).collect();
    let mut n_left = talk.per_minute(lang);
    let mut paragraphs = Vec::new();
    let has_opening = has_opening(parts);
    let most_of = |unit: &Unit| if has_opening && unit.section_idx == 0 { 2 } else { 1 };
    let mut key = choose(parts, &scores, Pool::of_sentences(pool), MAX_KEY.min(options.max_points), |idx| {
        let unit = &parts.units[idx];
        let n = n_spoken(&unit.text, lang);
        let n_beside = paragraphs.iter().filter(|&&paragraph| paragraph == paragraph_of(unit)).count();
        let fits = n <= n_left && n_beside < most_of(unit);
        if fits {
            n_left -= n;
            paragraphs.push(paragraph_of(unit));
        }
        fits
    });
    key.sort_unstable();
    key
}

/// Whether a claim is for no slide: another says it, or it hangs on what stands before it, where others do not, or it is too
/// short, where others of its paragraph are not. What an article opens with is its news, however short: 戲院將於下月拆卸。
pub(super) fn is_for_notes(parts: &Parts<'_>, unit: &Unit) -> bool {
    let opens = parts.units.first().is_some_and(|first| std::ptr::eq(first, unit));
    unit.is_again
        || unit.claim.hangs && parts.units.iter().any(|other| !other.claim.hangs)
        || unit.is_short && !opens
}

/// Whether a claim wants nothing that stands before it. Nothing does before an article's first sentence: 兩艘渡輪 are no two
/// that were named.
fn leans_on_nothing(parts: &Parts<'_>, unit: &Unit) -> bool {
    unit.sentence_idx == 0 || rank::stands_alone(parts, unit)
}

/// How long it takes to say: characters, or words where words are spaced.
pub(super) fn n_spoken(text: &str, lang: Lang) -> usize {
    if lang.is_unspaced() { crate::article::n_ink(text) } else { text.split_whitespace().count() }
}

/// Whether a text says what a chosen claim says.
pub(super) fn is_repeat(text: &[u64], of: &[u64]) -> bool {
    n_shared(text, of) >= 4 && overlap(text, of) > super::choose::SAME
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::outline::options::Source;

    /// The sections of each group, and how many claims each of its slides has.
    #[track_caller]
    fn check(text: &str, n_pages: usize, expected: &[(Range<usize>, &[usize])]) {
        let article = article::read(text.as_bytes(), "a.md");
        let parts = Parts::of(Source { article: &article, file: "a.md" });
        let plan = plan(&parts, Options::default(), Talk::default(), n_pages, |_| false);
        let got: Vec<(Range<usize>, Vec<usize>)> = plan
            .groups
            .iter()
            .map(|g| (g.sections.clone(), g.pages.iter().map(Vec::len).collect()))
            .collect();
        let expected: Vec<_> = expected.iter().map(|(s, p)| (s.clone(), p.to_vec())).collect();
        assert_eq!(got, expected);
    }

    /// An article of sections with so many sentences each, no two alike.
    fn article_of(n_sentences: &[usize]) -> String {
        let mut text = String::from("# Port\n");
        for (i, n) in n_sentences.iter().enumerate() {
            text += &format!("\n## Part{i}\n\n");
            for j in 0..*n {
                "ABCDEF".chars().for_each(|c| text += &format!("{c}{i}x{j} "));
                text += "rose.\n\n";
            }
        }
        text
    }

    #[test]
    fn a_section_has_a_slide_and_a_long_one_more() {
        check(&article_of(&[4, 6]), 9, &[(0..1, &[4]), (1..2, &[5])]);
        check(&article_of(&[4, 20]), 9, &[(0..1, &[4]), (1..2, &[5, 5])]);
        check(&article_of(&[4, 15]), 9, &[(0..1, &[4]), (1..2, &[5, 5])]);
        check(&article_of(&[4, 14]), 9, &[(0..1, &[4]), (1..2, &[5])]);
        check(&article_of(&[4, 20]), 2, &[(0..1, &[4]), (1..2, &[5])]);
    }

    #[test]
    fn what_an_article_opens_with_is_a_point_however_short() {
        let text = "題\n\n戲院下月拆卸。戲院是區內唯一放映電影的場所，曾經一日放映六場。門票十元。它很舊。";
        let article = article::read(text.as_bytes(), "a.txt");
        let parts = Parts::of(Source { article: &article, file: "a.txt" });
        let kept =
            parts.units.iter().filter(|unit| !is_for_notes(&parts, unit)).map(|unit| unit.text.as_str());
        assert_eq!(
            kept.collect::<Vec<_>>(),
            ["戲院下月拆卸", "戲院是區內唯一放映電影的場所，曾經一日放映六場"]
        );
    }

    #[test]
    fn of_an_opening_without_a_slide_two_claims_may_be_key_points() {
        let of = |text: &str| {
            let article = article::read(text.as_bytes(), "a.txt");
            let parts = Parts::of(Source { article: &article, file: "a.txt" });
            let plan = plan(&parts, Options::default(), Talk::default(), 9, |_| false);
            let n_key = plan.key.iter().filter(|&&idx| parts.units[idx].section_idx == 0).count();
            (plan.has_opening, n_key)
        };
        let opening = "港務局申請取消三條航線，明年四月起生效。公司兩年虧損一億二千萬元，燃油加價四成。居民收集到八千六百個簽名，要求撤回申請。";
        let sections = "\n\n## 甲\n\n碼頭有四十個泊位。\n\n## 乙\n\n學校培訓兩百名船員。";
        assert_eq!(of(&format!("# 題\n\n{opening}{sections}")), (true, 2));
        assert_eq!(of(&format!("# 題\n\n{opening}")), (false, 1));
    }

    #[test]
    fn an_article_without_headings_has_another_slide_sooner() {
        check(&article_of(&[10]), 9, &[(0..1, &[5, 5])]);
        check(&article_of(&[9]), 9, &[(0..1, &[5])]);
    }

    #[test]
    fn small_neighbours_share_a_slide() {
        check(&article_of(&[1, 1, 4]), 9, &[(0..2, &[2]), (2..3, &[4])]);
    }

    #[test]
    fn with_more_sections_than_slides_neighbours_share_them() {
        check(&article_of(&[3, 3, 3, 3]), 2, &[(0..2, &[5]), (2..4, &[5])]);
    }

    #[test]
    fn the_paragraphs_of_a_group_are_not_counted_again_for_each_section() {
        let sizes = vec![Size { n_units: 0, n_paragraphs: 0 }; 1_000_000];
        let groups = grouped(&sizes, 0, sizes.len(), 5);
        assert_eq!((groups.len(), groups.first()), (1, Some(&(0..sizes.len()))));
    }

    #[test]
    fn slides_are_cut_between_paragraphs() {
        let claims: Vec<usize> = (0..8).collect();
        assert_eq!(split(&claims, 5, |i| i / 3), [vec![0, 1, 2], vec![3, 4, 5, 6, 7]]);
        assert_eq!(split(&claims, 5, |_| 0), [vec![0, 1, 2, 3], vec![4, 5, 6, 7]]);
        assert!(split(&[], 5, |i| i).is_empty());
    }

    #[test]
    fn a_group_has_a_slide_and_more_where_its_claims_fill_them() {
        for (n_units, n_pages, expected) in [
            (&[15, 15][..], 3, &[2, 1][..]),
            (&[15, 15], 4, &[2, 2]),
            (&[14, 15], 3, &[1, 2]),
            (&[14, 14], 9, &[1, 1]),
            (&[22, 1], 9, &[2, 1]),
            (&[23, 1], 9, &[3, 1]),
            (&[23, 1], 3, &[2, 1]),
            (&[0, 1], 9, &[1, 1]),
            // One alone has another sooner.
            (&[10], 2, &[2]),
            (&[9], 2, &[1]),
            (&[10], 1, &[1]),
            (&[10], 0, &[1]),
        ] {
            let of_unit: Vec<Option<usize>> = n_units
                .iter()
                .enumerate()
                .flat_map(|(group, &n)| vec![Some(group); n])
                .chain([None])
                .collect();
            assert_eq!(pages_each(&of_unit, n_units.len(), n_pages, 5), expected, "{n_units:?} {n_pages}");
        }
    }

    #[test]
    fn claims_are_cut_into_slides_of_like_length() {
        let of = |n: usize, most: usize, in_paragraph: usize| -> Vec<usize> {
            let claims: Vec<usize> = (0..n).collect();
            split(&claims, most, |i| i / in_paragraph).iter().map(Vec::len).collect()
        };
        for (n, most, in_paragraph, expected) in [
            (5, 5, 1, &[5][..]),
            (6, 5, 1, &[3, 3]),
            (6, 5, 2, &[2, 4]),
            (7, 5, 1, &[4, 3]),
            (7, 5, 3, &[3, 4]),
            (10, 5, 3, &[5, 5]),
            (11, 5, 1, &[4, 4, 3]),
            (11, 5, 5, &[5, 5, 1]),
            (11, 5, 3, &[3, 3, 5]),
            (3, 1, 1, &[1, 1, 1]),
            (2, 0, 1, &[1, 1]),
            (0, 5, 1, &[]),
        ] {
            assert_eq!(of(n, most, in_paragraph), expected, "{n} {most} {in_paragraph}");
        }
    }

    #[test]
    fn sections_share_slides_where_there_are_more_of_them() {
        let of = |n_sentences: &[usize], n_pages: usize, first: usize| -> Vec<(usize, usize)> {
            let article = article::read(article_of(n_sentences).as_bytes(), "a.md");
            let parts = Parts::of(Source { article: &article, file: "a.md" });
            groups(&parts, first, n_pages, 5)
                .into_iter()
                .map(|group| (group.sections.start, group.sections.end))
                .collect()
        };
        for (n_sentences, n_pages, first, expected) in [
            (&[4, 6][..], 2, 0, &[(0, 1), (1, 2)][..]),
            (&[4, 6], 1, 0, &[(0, 2)]),
            (&[4, 6], 0, 0, &[(0, 2)]),
            (&[2, 1, 9], 3, 0, &[(0, 1), (1, 2), (2, 3)]),
            (&[1, 1, 1, 1, 8], 2, 0, &[(0, 4), (4, 5)]),
            (&[4, 4, 4], 2, 0, &[(0, 1), (1, 3)]),
            (&[3, 4, 4], 2, 0, &[(0, 2), (2, 3)]),
            (&[2, 2, 2, 2, 2], 2, 0, &[(0, 2), (2, 5)]),
            (&[4, 6, 3], 2, 1, &[(1, 2), (2, 3)]),
            (&[4, 6, 3], 1, 1, &[(1, 3)]),
            // Neighbours of two paragraphs.
            (&[1, 1, 1], 9, 0, &[(0, 2), (2, 3)]),
            (&[2, 1, 1], 9, 0, &[(0, 1), (1, 3)]),
        ] {
            assert_eq!(of(n_sentences, n_pages, first), expected, "{n_sentences:?} {n_pages} {first}");
        }
        // As many points as a slide has.
        let of = |first: usize, then: usize| {
            let line = |i: usize, n: usize| {
                (0..n)
                    .map(|j| format!("A{i}x{j} B{i}y{j} C{i}z{j} D{i} E rose."))
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            let text = format!("# Port\n\n## One\n\n{}\n\n## Two\n\n{}\n", line(1, first), line(2, then));
            let article = article::read(text.as_bytes(), "a.md");
            let parts = Parts::of(Source { article: &article, file: "a.md" });
            groups(&parts, 0, 9, 5).len()
        };
        assert_eq!((of(3, 2), of(3, 3)), (1, 2));
    }

    #[test]
    fn the_opening_of_several_sections_is_a_standfirst() {
        let of = |opening: &str, n_sections: usize| {
            let section = |i: usize| format!("\n\n## 第{i}\n\n碼頭有{i}十個泊位。");
            let text = format!("# 題\n\n{opening}{}", (2..2 + n_sections).map(section).collect::<String>());
            let article = article::read(text.as_bytes(), "a.md");
            has_opening(&Parts::of(Source { article: &article, file: "a.md" }))
        };
        let paragraph = "港務局申請取消三條航線。";
        let of_paragraphs = |n: usize| of(&vec![paragraph; n].join("\n\n"), 2);
        assert_eq!([1, 2, 3].map(of_paragraphs), [true, true, false]);
        assert_eq!([1, 2].map(|n| of(paragraph, n)), [false, true]);
        assert!(!of("## 一\n\n港務局申請取消三條航線。", 2));
    }

    #[test]
    fn a_pool_has_some_more_of_each_group_than_there_is_room_for() {
        let of_unit = |n: usize| [vec![Some(0); n], vec![None, Some(1)]].concat();
        let left = |n: usize, n_each: &[usize], max_points: usize| {
            let of_unit = of_unit(n);
            let scores: Vec<i64> = (0..).take(of_unit.len()).collect();
            let Pool { claims, .. } = pool(&scores, &of_unit, n_each, max_points);
            claims
        };
        assert_eq!(left(2, &[1, 1], 1), [3, 1, 0]);
        assert_eq!(left(20, &[0, 1], 5).len(), 8 + 1);
        assert_eq!(left(20, &[2, 1], 1).len(), 16 + 1);
        assert_eq!(left(20, &[2, 1], 1)[..2], [21, 19]);
        // Of two that score alike the first.
        let Pool { claims, .. } = pool(&[5, 5, 9], &[Some(0); 3], &[1], 1);
        assert_eq!(claims, [2, 0, 1]);
    }

    #[test]
    fn a_text_says_what_another_does_from_four_grams_on() {
        for (text, of, expected) in [
            (&[1, 2, 3, 4][..], &[1, 2, 3, 4][..], true),
            (&[1, 2, 3], &[1, 2, 3], false),
            (&[1, 2, 3, 4, 5, 6, 7], &[1, 2, 3, 4, 8, 9, 10], true),
            (&[1, 2, 3, 4, 5, 6, 7, 8], &[1, 2, 3, 4, 9, 10, 11, 12], false),
        ] {
            assert_eq!(is_repeat(text, of), expected, "{text:?} {of:?}");
        }
        // Eleven of twenty are as much as may be.
        let of: Vec<u64> = (0..20).collect();
        let text = |n: u64| (0..n).chain(100..120 - n).collect::<Vec<u64>>();
        assert_eq!((is_repeat(&text(11), &of), is_repeat(&text(12), &of)), (false, true));
        assert_eq!(n_spoken("碼頭 會擴建", Lang::ZhHant), 5);
        assert_eq!(n_spoken("The quay  opens", Lang::Other), 3);
    }

    #[test]
    fn what_just_fits_is_taken_and_each_key_point_takes_its_room() {
        let text = "題\n\n港務局擴建了碼頭。\n\n議會批准了搬遷。";
        let article = article::read(text.as_bytes(), "a.txt");
        let parts = Parts::of(Source { article: &article, file: "a.txt" });
        let n = |minutes: usize, per_minute: usize| {
            let talk = Talk { minutes, per_minute: Some(per_minute), ..Talk::default() };
            let plan = plan(&parts, Options::default(), talk, 1, |_| false);
            let n_taken: usize = plan.groups.iter().flat_map(|group| &group.pages).map(Vec::len).sum();
            (n_taken, plan.key.len())
        };
        // The claims have eight characters and seven; a minute of the talk goes to the key points.
        assert_eq!([n(2, 15), n(2, 14), n(2, 8), n(2, 7), n(2, 6)], [(2, 2), (1, 1), (1, 1), (1, 1), (0, 0)]);
        assert_eq!([n(9, 15), n(9, 14), n(9, 7)], [(2, 2), (2, 1), (2, 1)]);
        assert_eq!(plan(&parts, Options::default(), Talk::default(), 1, |_| true).groups[0].pages.len(), 0);
    }

    #[test]
    fn a_key_point_leans_on_nothing_and_others_are_for_the_notes() {
        let text = "題\n\n港務局撥款三億元擴建了碼頭。\n\n該船停在南邊的小島旁邊等着潮水。";
        let article = article::read(text.as_bytes(), "a.txt");
        let mut parts = Parts::of(Source { article: &article, file: "a.txt" });
        let leans = |parts: &Parts<'_>| {
            parts.units.iter().map(|unit| leans_on_nothing(parts, unit)).collect::<Vec<_>>()
        };
        assert_eq!(leans(&parts), [true, false]);
        let for_notes = |parts: &Parts<'_>| [0, 1].map(|i| is_for_notes(parts, &parts.units[i]));
        // What hangs is, where others do not.
        assert_eq!(for_notes(&parts), [false, true]);
        parts.units[0].claim.hangs = true;
        assert_eq!(for_notes(&parts), [false, false]);
        parts.units[1].is_again = true;
        assert_eq!(for_notes(&parts), [false, true]);
        parts.units[1].is_again = false;
        (parts.units[0].is_short, parts.units[1].is_short) = (true, true);
        assert_eq!(for_notes(&parts), [false, true], "what an article opens with is its news");
    }
}
