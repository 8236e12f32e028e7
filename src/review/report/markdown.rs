//! A report to be mailed.

use super::{Flag, Orphan, Report, fate, signature, summary};
use crate::text::clean;

/// Writes reports as Markdown: for each deck a heading, a table, and lists of what is open.
pub fn to_markdown(reports: &[Report<'_>]) -> String {
    let blocks: Vec<String> = reports.iter().map(block).collect();
    blocks.join("\n")
}

fn block(report: &Report<'_>) -> String {
    let is_signed = if report.is_signed() { "signed" } else { "not signed" };
    let name = escaped(report.title.unwrap_or(report.file));
    let mut text = format!("# {name}: {is_signed}\n\n{}: {}.\n", escaped(report.file), summary(report.total));
    for (name, n_claims) in report.wanting.iter().filter(|(_, n)| *n > 0) {
        text += &format!("\n{} has {n_claims} still to approve.\n", escaped(name));
    }
    text += &table(report);
    text += &list("Open flags", report.flags.iter().map(flag));
    text += &list("No longer in the deck", report.orphans.iter().map(orphan));
    text += &list("Notes", report.notes.iter().map(|note| escaped(note)));
    text
}

fn table(report: &Report<'_>) -> String {
    let heads = report.total.named().map(|(name, _)| name);
    let mut text = format!("\n| slide | {} |\n| ---{} |\n", heads.join(" | "), " | ---:".repeat(heads.len()));
    for slide in &report.slides {
        let cells = slide.counts.named().map(|(_, n)| n.to_string()).join(" | ");
        text += &format!("| {}. {} | {cells} |\n", slide.number, escaped(&slide.name));
    }
    let cells = report.total.named().map(|(_, n)| n.to_string()).join(" | ");
    text + &format!("| the deck | {cells} |\n")
}

fn list(heading: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.map(|item| format!("- {item}\n")).collect();
    if items.is_empty() { String::new() } else { format!("\n## {heading}\n\n{}", items.concat()) }
}

fn flag(flag: &Flag<'_>) -> String {
    let words = flag.words.map(escaped).unwrap_or_default();
    let place = match (flag.slide, flag.words) {
        (Some(number), Some(_)) if flag.thread.is_out_of_date => {
            format!("Slide {number}, {words} (its words have changed since)")
        }
        (Some(number), Some(_)) => format!("Slide {number}, {words}"),
        (None, Some(_)) => format!("No longer in the deck, {words}"),
        (_, None) => "The deck as a whole".to_owned(),
    };
    let said = std::iter::once(flag.thread.root).chain(flag.thread.answers.iter().copied()).map(|event| {
        let remark = event.text.as_deref().map(escaped).unwrap_or_default();
        format!("\n  - {}: {remark}", escaped(&signature(event)))
    });
    place + &said.collect::<String>()
}

fn orphan(orphan: &Orphan<'_>) -> String {
    format!("{}: {}", escaped(&orphan.target.text), escaped(&fate(orphan)))
}

/// Text that means nothing in Markdown, on one line. What would be a mark only at the start of a line never stands there.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' | '^' | '='
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    const MARKS: &str = "-a0 .+:()![]<>&#|~*_`$^='/\\\"\u{202e}\n字;";

    /// The text of Markdown, with each of its marks as a question mark.
    fn read(markdown: &str) -> String {
        // Smart punctuation is a matter of taste, and no mark.
        let texts =
            Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION).map(|event| {
                match event {
                    Event::Text(text) => text.into_string(),
                    Event::Start(pulldown_cmark::Tag::Paragraph) | Event::End(_) => String::new(),
                    _ => "?".to_owned(),
                }
            });
        texts.collect()
    }

    proptest! {
        #[test]
        fn no_text_is_a_mark(chars in prop::collection::vec(prop::sample::select(MARKS.chars().collect::<Vec<_>>()), 0..24)) {
            let text: String = chars.into_iter().collect();
            let expected = format!("x{}x", clean(&text));
            prop_assert_eq!(read(&format!("x{}x", escaped(&text))), expected);
        }
    }
}
