//! A report for a terminal.

use super::{Flag, Report, fate, signature, summary};
use crate::text::{Setting, WidthPolicy, clean, fit, wrap};

/// Writes reports as text; no line is wider than `columns`, unless a number is.
pub fn to_text(reports: &[Report<'_>], columns: usize) -> String {
    let blocks: Vec<String> = reports.iter().map(|report| block(report, columns)).collect();
    blocks.join("\n")
}

fn block(report: &Report<'_>, columns: usize) -> String {
    let mut lines = Lines { columns, text: String::new() };
    let is_signed = if report.is_signed() { "signed" } else { "not signed" };
    lines.add(0, &format!("{}: {is_signed}", report.file));
    lines.add(2, &summary(report.total));
    for (name, n_claims) in report.wanting.iter().filter(|(_, n)| *n > 0) {
        lines.add(2, &format!("{name} has {n_claims} still to approve"));
    }
    lines.table(report);
    lines.list("open flags", report.flags.iter().map(flag));
    let orphan = |orphan: &super::Orphan<'_>| {
        vec![format!("{} {}", orphan.target.path, orphan.target.text), fate(orphan)]
    };
    lines.list("no longer in the deck", report.orphans.iter().map(orphan));
    lines.list("notes", report.notes.iter().map(|note| vec![note.clone()]));
    lines.text
}

/// Where it is, and then what is said, each remark's lines by themselves.
fn flag(flag: &Flag<'_>) -> Vec<String> {
    let place = match (flag.slide, flag.words) {
        (Some(number), Some(words)) => format!("slide {number}: {words}"),
        (None, Some(words)) => format!("(no longer in the deck) {words}"),
        (_, None) => "the deck as a whole".to_owned(),
    };
    let out_of_date = if flag.thread.is_out_of_date && flag.slide.is_some() {
        " (its words have changed since)"
    } else {
        ""
    };
    let mut paragraphs = vec![place + out_of_date];
    for event in std::iter::once(flag.thread.root).chain(flag.thread.answers.iter().copied()) {
        paragraphs.push(format!("{}:", signature(event)));
        paragraphs.extend(event.text.iter().flat_map(|text| text.lines()).map(|line| format!("  {line}")));
    }
    paragraphs
}

/// Lines that fit.
struct Lines {
    columns: usize,
    text: String,
}

impl Lines {
    /// Adds a paragraph behind so many spaces, its further lines two more.
    fn add(&mut self, indent: usize, paragraph: &str) {
        let paragraph = clean(paragraph);
        let own = paragraph.len() - paragraph.trim_start_matches(' ').len();
        let indent = indent + own;
        let room = self.columns.saturating_sub(indent + 2).max(2);
        let text = paragraph.trim();
        for (nth, line) in wrap(text, room, Setting::default()).iter().enumerate() {
            let indent = indent + if nth == 0 { 0 } else { 2 };
            let words = crate::text::slice(text, line.bytes.clone());
            self.text += &format!("{}{}\n", " ".repeat(indent), words.trim_end());
        }
    }

    fn list(&mut self, heading: &str, items: impl Iterator<Item = Vec<String>>) {
        for (nth, paragraphs) in items.enumerate() {
            if nth == 0 {
                self.text += &format!("\n{heading}\n");
            }
            for (nth, paragraph) in paragraphs.iter().enumerate() {
                self.add(if nth == 0 { 2 } else { 4 }, paragraph);
            }
        }
    }

    /// A row a slide: its number, its name in what room there is, and the counts, where a hyphen is none.
    fn table(&mut self, report: &Report<'_>) {
        let policy = WidthPolicy::default();
        let Some(first) = report.slides.first() else { return };
        let heads = first.counts.named().map(|(name, _)| name);
        let counts: usize = heads.iter().map(|head| head.len() + 1).sum();
        let digits = report.slides.last().map_or(1, |slide| slide.number.to_string().len());
        let room = self.columns.saturating_sub(counts + digits + 3);
        let row = |number: &str, name: &str, cells: [String; 6]| {
            let name = clean(name);
            let name = fit(&name, room, policy);
            let gap = " ".repeat(room.saturating_sub(policy.columns(&name)));
            let cells = cells.iter().zip(heads).map(|(cell, head)| format!(" {cell:>0$}", head.len()));
            format!("  {number:>digits$} {name}{gap}{}\n", cells.collect::<String>())
        };
        self.text += "\n";
        self.text += &row("", "slide", heads.map(str::to_owned));
        for slide in &report.slides {
            let cells =
                slide.counts.named().map(|(_, n)| if n == 0 { "-".to_owned() } else { n.to_string() });
            self.text += &row(&slide.number.to_string(), &slide.name, cells);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_goes_on_two_columns_further_in() {
        let added = |columns: usize, indent: usize, paragraph: &str| {
            let mut lines = Lines { columns, text: String::new() };
            lines.add(indent, paragraph);
            lines.text
        };
        assert_eq!(added(12, 2, "one two three four"), "  one two\n    three\n    four\n");
        assert_eq!(added(12, 2, "  one two three"), "    one\n      two\n      three\n");
        assert_eq!(added(20, 0, "one two"), "one two\n");
        assert!(added(14, 4, "港口港口港口").lines().all(|line| WidthPolicy::default().columns(line) <= 14));
    }
}
