//! A report for scripts.

use super::{Counts, Demand, Flag, Orphan, Report};
use crate::review::{Event, Thread};
use crate::text::clean;
use serde_json::{Value, json};

/// Writes reports as JSON.
///
/// `signed` is whether all decks are; `need` and `by` are what that takes. Each of `decks` has `file`, `title`, `signed`,
/// the counts (`claims`, `approved`, `out_of_date`, `flags`, `remarks`, `unseen`), `wanting` (`name`, `claims` still to be
/// approved), `slides` (`number`, `name`, the counts), `open_flags` (`slide`, `text`, `out_of_date`, `remark`, `answers`),
/// `orphans` (`path`, `text`, `approved`, `open`, `settled`) and `notes`. A remark has `id`, `who`, `key`, `at`, `text`.
pub fn to_json(reports: &[Report<'_>], demand: &Demand) -> Value {
    json!({
        "signed": reports.iter().all(Report::is_signed),
        "need": demand.n_approvals,
        "by": demand.by.iter().map(|name| clean(name)).collect::<Vec<_>>(),
        "decks": reports.iter().map(deck).collect::<Vec<_>>(),
    })
}

fn deck(report: &Report<'_>) -> Value {
    let wanting = report.wanting.iter().map(|(name, n)| json!({ "name": clean(name), "claims": n }));
    let slides = report.slides.iter().map(|slide| {
        with_counts(json!({ "number": slide.number, "name": clean(&slide.name) }), slide.counts)
    });
    let value = json!({
        "file": clean(report.file),
        "title": report.title.map(clean),
        "signed": report.is_signed(),
        "wanting": wanting.collect::<Vec<_>>(),
        "slides": slides.collect::<Vec<_>>(),
        "open_flags": report.flags.iter().map(flag).collect::<Vec<_>>(),
        "orphans": report.orphans.iter().map(orphan).collect::<Vec<_>>(),
        "notes": report.notes.iter().map(|note| clean(note)).collect::<Vec<_>>(),
    });
    with_counts(value, report.total)
}

fn with_counts(mut value: Value, counts: Counts) -> Value {
    for (name, n) in counts.named() {
        let key = if name == "not seen" { "unseen".to_owned() } else { name.replace(' ', "_") };
        value[key] = n.into();
    }
    value
}

fn flag(flag: &Flag<'_>) -> Value {
    json!({
        "slide": flag.slide,
        "text": flag.words.map(clean::verbatim),
        "out_of_date": flag.thread.is_out_of_date,
        "remark": remark(flag.thread.root),
        "answers": flag.thread.answers.iter().map(|event| remark(event)).collect::<Vec<_>>(),
    })
}

fn remark(event: &Event) -> Value {
    json!({
        "id": clean(&event.id),
        "who": clean(&event.who.name),
        "key": event.who.key.as_deref().map(clean),
        "at": format!("{:.3}", event.at),
        "text": event.text.as_deref().map(clean::verbatim),
    })
}

fn orphan(orphan: &Orphan<'_>) -> Value {
    let threads =
        |is_open| orphan.threads.iter().filter(move |thread: &&Thread<'_>| thread.is_open() == is_open);
    json!({
        "path": clean(&orphan.target.path),
        "text": clean::verbatim(&orphan.target.text),
        "approved": orphan.approvals.iter().map(|event| remark(event)).collect::<Vec<_>>(),
        "open": threads(true).map(|thread| remark(thread.root)).collect::<Vec<_>>(),
        "settled": threads(false).map(|thread| remark(thread.root)).collect::<Vec<_>>(),
    })
}
