//! A report for scripts. Times are in seconds, to a tenth.

use super::{Report, Row, RunHead};
use serde_json::{Value, json};
use std::time::Duration;

/// The report as JSON.
pub fn to_json(report: &Report) -> Value {
    let run = |(idx, run): (usize, &RunHead)| {
        json!({
            "id": run.id, "began": run.began, "same_deck": run.is_of_this_deck,
            "seconds": seconds(report.total.runs[idx]), "not_in_deck": seconds(report.cut[idx]),
        })
    };
    let rows = |rows: &[Row]| rows.iter().map(row).collect::<Value>();
    json!({
        "file": report.file,
        "title": report.title,
        "plan": seconds(Some(report.total.plan)),
        "mean": seconds(report.total.mean),
        "difference": report.total.difference(),
        "runs": report.runs.iter().enumerate().map(run).collect::<Value>(),
        "kept": report.n_kept,
        "passed_over": report.n_passed_over,
        "slides": rows(&report.slides),
        "sections": rows(&report.sections),
    })
}

fn row(row: &Row) -> Value {
    json!({
        "number": row.number,
        "name": row.name,
        "start": seconds(Some(row.start)),
        "plan": seconds(Some(row.plan)),
        "runs": row.runs.iter().map(|run| seconds(*run)).collect::<Value>(),
        "mean": seconds(row.mean),
        "difference": row.difference(),
        "overruns": row.always_overruns(),
    })
}

fn seconds(time: Option<Duration>) -> Option<f64> {
    Some((time?.as_secs_f64() * 10.0).round() / 10.0)
}
