//! The last slide: which articles the deck was built from, what was repaired, and how much of each is on slides.

use crate::article::{Lines, Reason};
use crate::deck::{Content, Slide};
use crate::outline::plan::{Plan, n_spoken};
use crate::outline::unit::Parts;
use crate::outline::words::labels::Labels;
use crate::text::{Lang, inline};
use std::collections::BTreeSet;

/// The sources, a row an article; in the notes the lines that no point was taken from.
pub(in crate::outline) fn sources(articles: &[(Parts<'_>, Plan)], lang: Lang) -> Slide {
    let labels = Labels::of(lang);
    let mut table = vec![labels.columns.map(str::to_owned).to_vec()];
    let mut notes = Vec::new();
    for (parts, plan) in articles {
        table.push(row(parts, plan, labels).map(|cell| inline::escape(&cell)).to_vec());
        let untaken = untaken(parts, plan);
        if !untaken.is_empty() {
            let file = parts.source.file;
            let gap = if file.is_empty() { "" } else { ":" };
            notes.push(format!("{}: {file}{gap}{}", labels.untaken, untaken.join(",")));
        }
    }
    let heading = Some(labels.sources.to_owned());
    let notes = (!notes.is_empty()).then(|| notes.join("\n\n"));
    Slide { heading, notes, ..Slide::new(Content::Table(table)) }
}

fn row(parts: &Parts<'_>, plan: &Plan, labels: &Labels) -> [String; 6] {
    let article = parts.source.article;
    let or_dash = |text: Option<&str>| text.filter(|t| !t.is_empty()).unwrap_or("–").to_owned();
    let n_all: usize = parts.sentences.iter().map(|s| n_spoken(s.words, article.lang)).sum();
    let n_on: usize = taken(plan).iter().map(|&idx| n_spoken(&parts.units[idx].text, article.lang)).sum();
    let n_repeats = article.dropped.iter().filter(|d| matches!(d.reason, Reason::Repeat { .. })).count();
    let n_repaired = article.joins.len() + n_repeats;
    [
        or_dash(Some(parts.source.file)),
        or_dash(article.title().map(|b| b.text.as_str())),
        or_dash(article.date.as_deref()),
        format!("{n_all} {}", labels.unit),
        format!("{} %", (n_on * 100 + n_all / 2) / n_all.max(1)),
        if n_repaired == 0 { "–".to_owned() } else { n_repaired.to_string() },
    ]
}

/// The claims that are on slides, each once.
fn taken(plan: &Plan) -> BTreeSet<usize> {
    let on_pages = plan.groups.iter().flat_map(|g| g.pages.iter().flatten());
    on_pages.chain(&plan.key).chain(&plan.quoted).copied().collect()
}

/// The lines of the paragraphs that no point was taken from, nor said what another's says.
fn untaken(parts: &Parts<'_>, plan: &Plan) -> Vec<String> {
    let again = (0..parts.units.len()).filter(|&idx| parts.units[idx].is_again);
    let held: BTreeSet<_> = taken(plan)
        .into_iter()
        .chain(again)
        .map(|idx| (parts.units[idx].section_idx, parts.units[idx].paragraph_idx))
        .collect();
    let mut lines: Vec<Lines> = Vec::new();
    for (section_idx, section) in parts.sections.iter().enumerate() {
        let left = section.paragraphs.iter().enumerate().filter(|(i, _)| !held.contains(&(section_idx, *i)));
        lines.extend(left.flat_map(|(_, block)| block.lines()));
    }
    lines.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::outline::Source;
    use crate::outline::plan::Group;

    const TEXT: &str = "# 題\n\n## 一\n\n碼頭會擴建了。\n\n渡輪會停航了。\n\n燈塔會熄滅了。";

    fn of<T>(
        pages: Vec<Vec<usize>>,
        key: Vec<usize>,
        quoted: Option<usize>,
        look: impl FnOnce(Parts<'_>, Plan) -> T,
    ) -> T {
        let article = article::read(TEXT.as_bytes(), "a.md");
        let parts = Parts::of(Source { article: &article, file: "a.md" });
        look(parts, Plan { has_opening: false, groups: vec![Group { sections: 0..1, pages }], key, quoted })
    }

    #[test]
    fn a_row_tells_how_much_of_an_article_is_on_slides() {
        // Of 21 characters six a claim, rounded.
        for (pages, key, quoted, share, untaken_lines) in [
            (vec![], vec![], None, "0 %", &["5", "7", "9"][..]),
            (vec![vec![0]], vec![], None, "29 %", &["7", "9"]),
            (vec![vec![0]], vec![0], None, "29 %", &["7", "9"]),
            (vec![vec![0]], vec![1], None, "57 %", &["9"]),
            (vec![vec![0]], vec![1], Some(2), "86 %", &[]),
        ] {
            of(pages, key, quoted, |parts, plan| {
                let cells = row(&parts, &plan, Labels::of(Lang::ZhHant));
                assert_eq!(cells, ["a.md", "題", "–", "21 字", share, "–"]);
                assert_eq!(untaken(&parts, &plan), untaken_lines);
            });
        }
        // What another says is told by it.
        of(vec![], vec![], None, |mut parts, plan| {
            parts.units[1].is_again = true;
            assert_eq!(untaken(&parts, &plan), ["5", "9"]);
        });
    }

    #[test]
    fn the_notes_name_the_lines_that_no_point_was_taken_from() {
        let notes =
            |pages| of(pages, vec![], None, |parts, plan| sources(&[(parts, plan)], Lang::ZhHant).notes);
        assert!(notes(vec![vec![0]]).is_some_and(|notes| notes.ends_with(": a.md:7,9")));
        assert_eq!(notes(vec![vec![0, 1, 2]]), None);
    }

    #[test]
    fn a_row_counts_what_was_repaired() {
        let again = "港務局撥款三億元擴建渡輪碼頭，工程將在後年的春天完成。";
        let text = format!("題\n\n{again}\n\n遠處有鐘聲，也有風聲和海鷗的叫聲。\n\n{again}");
        let article = article::read(text.as_bytes(), "a.txt");
        let parts = Parts::of(Source { article: &article, file: "a.txt" });
        let plan = Plan { has_opening: false, groups: Vec::new(), key: Vec::new(), quoted: None };
        assert_eq!(row(&parts, &plan, Labels::of(Lang::ZhHant))[5], "1");
    }
}
