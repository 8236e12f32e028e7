//! A report for people: the same cells, as columns for a terminal and as tables of Markdown.

use super::{Report, Row, RunHead};
use crate::text::{WidthPolicy, clean, fit};
use jiff::tz::TimeZone;
use std::time::Duration;

/// The columns between two of a table.
const GAP: usize = 2;
/// A name has at least so many columns, however many runs stand beside it.
const LEAST_NAME: usize = 12;

/// Writes the report for a terminal of so many columns; lines are wider only where many runs are asked for. The runs'
/// times are in a zone.
pub fn to_text(report: &Report, columns: usize, zone: &TimeZone) -> String {
    let mut text = format!("{}: {}\n", clean(&report.file), summary(report));
    text += "\n";
    text += &aligned(&table(report, zone), columns);
    if !report.sections.is_empty() {
        text += &format!("\n{}", aligned(&sections(report, zone), columns));
    }
    for line in remarks(report, str::to_owned) {
        text += &format!("\n{line}\n");
    }
    text
}

/// Writes the report as Markdown, the runs' times in a zone.
pub fn to_markdown(report: &Report, zone: &TimeZone) -> String {
    let name = escaped(report.title.as_deref().unwrap_or(&report.file));
    let mut text = format!("# {name}\n\n{}: {}.\n\n", escaped(&report.file), summary(report));
    text += &marked(&table(report, zone));
    if !report.sections.is_empty() {
        text += &format!("\n{}", marked(&sections(report, zone)));
    }
    for line in remarks(report, escaped) {
        text += &format!("\n{line}\n");
    }
    text
}

/// `plan 15:00, the last 3 of 5 runs`.
fn summary(report: &Report) -> String {
    let runs = match (report.runs.len(), report.n_kept) {
        (0, 0) => "no run yet".to_owned(),
        (1, 1) => "1 run".to_owned(),
        (n, all) if n == all => format!("{n} runs"),
        (n, all) => format!("the last {n} of {all} runs"),
    };
    format!("plan {}, {runs}", time(report.total.plan))
}

/// What is said below the tables.
fn remarks(report: &Report, name: fn(&str) -> String) -> Vec<String> {
    let mut out = Vec::new();
    let overruns = |row: &Row| {
        let by = row.difference().map(difference).unwrap_or_default();
        format!("{}. {} ({by})", row.number, name(&clean(&row.name)))
    };
    let always: Vec<String> = report.overrunning().map(overruns).collect();
    if !always.is_empty() {
        out.push(format!("always over: {}", always.join("; ")));
    }
    if report.runs.is_empty() {
        out.push("`jianbao rehearse` with this deck records a run.".to_owned());
    }
    if report.runs.iter().any(|run| !run.is_of_this_deck) {
        out.push("\u{2020} the deck has changed since".to_owned());
    }
    if report.n_passed_over > 0 {
        out.push(format!("lines of the record that cannot be read: {}", report.n_passed_over));
    }
    out
}

/// A table: cells in rows, the first row its head. The second column holds names and stands to the left, all others to
/// the right.
type Table = Vec<Vec<String>>;

fn table(report: &Report, zone: &TimeZone) -> Table {
    let mut table = vec![head("slide", report, zone)];
    table
        .extend(report.slides.iter().map(|slide| cells(slide.number.to_string(), slide.name.clone(), slide)));
    if report.cut.iter().any(Option::is_some) {
        let mut row = vec![String::new(), "(not in the deck now)".to_owned(), String::new(), String::new()];
        row.extend(report.cut.iter().map(|cut| taken(*cut)));
        row.resize(table[0].len(), String::new());
        table.push(row);
    }
    let mut total = cells(String::new(), "total".to_owned(), &report.total);
    total[2].clear();
    table.push(total);
    table
}

fn sections(report: &Report, zone: &TimeZone) -> Table {
    let rows = report.sections.iter().map(|row| cells(row.number.to_string(), row.name.clone(), row));
    std::iter::once(head("section", report, zone)).chain(rows).collect()
}

fn head(name: &str, report: &Report, zone: &TimeZone) -> Vec<String> {
    let mut head: Vec<String> = ["", name, "start", "plan"].map(str::to_owned).into();
    head.extend(report.runs.iter().map(|run| date(run, zone)));
    if !report.runs.is_empty() {
        head.extend(["mean", "diff"].map(str::to_owned));
    }
    head
}

fn cells(number: String, name: String, row: &Row) -> Vec<String> {
    let mut cells = vec![number, name, time(row.start), time(row.plan)];
    cells.extend(row.runs.iter().map(|run| taken(*run)));
    if !row.runs.is_empty() {
        cells.push(taken(row.mean));
        cells.push(row.difference().map_or_else(|| taken(None), difference));
    }
    cells
}

/// `11-26 14:05`, and whether the deck was another then.
fn date(run: &RunHead, zone: &TimeZone) -> String {
    let mark = if run.is_of_this_deck { "" } else { "\u{2020}" };
    format!("{}{mark}", zone.to_datetime(run.began).strftime("%m-%d %H:%M"))
}

fn taken(time_taken: Option<Duration>) -> String {
    time_taken.map_or_else(|| "-".to_owned(), time)
}

/// `1:05`, rounded to the second.
fn time(time: Duration) -> String {
    let seconds = (time.as_millis() + 500) / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// `+0:35`, `-1:05`, `0:00`.
fn difference(seconds: i64) -> String {
    let sign = match seconds.signum() {
        1 => "+",
        -1 => "-",
        _ => "",
    };
    format!("{sign}{}", time(Duration::from_secs(seconds.unsigned_abs())))
}

/// The table in columns: names are cut to what the others leave of the line.
fn aligned(table: &Table, columns: usize) -> String {
    let policy = WidthPolicy::default();
    let shown: Table =
        table.iter().map(|row| row.iter().map(|cell| clean(cell).into_owned()).collect()).collect();
    let n_columns = shown.first().map_or(0, Vec::len);
    let widest = |idx: usize| shown.iter().map(|row| policy.columns(&row[idx])).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..n_columns).map(widest).collect();
    let others: usize =
        widths.iter().enumerate().filter(|(idx, _)| *idx != 1).map(|(_, width)| width + GAP).sum();
    widths[1] = widths[1].min(columns.saturating_sub(others).max(LEAST_NAME));
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(idx, (cell, &width))| {
            let cell = fit(cell, width, policy);
            let blank = " ".repeat(width.saturating_sub(policy.columns(&cell)));
            if idx == 1 { format!("{cell}{blank}") } else { format!("{blank}{cell}") }
        });
        cells.collect::<Vec<_>>().join(&" ".repeat(GAP)).trim_end().to_owned() + "\n"
    };
    shown.iter().map(line).collect()
}

/// The table as Markdown has it.
fn marked(table: &Table) -> String {
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut lines: Vec<String> = table.iter().map(line).collect();
    let n_columns = table.first().map_or(0, Vec::len);
    let rule = (0..n_columns).map(|idx| if idx == 1 { "---" } else { "---:" });
    lines.insert(1.min(lines.len()), format!("| {} |\n", rule.collect::<Vec<_>>().join(" | ")));
    lines.concat()
}

/// Text that Markdown takes for nothing but text.
fn escaped(text: &str) -> String {
    let is_mark = |c: char| {
        matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' | '^' | '='
        )
    };
    clean(text).chars().flat_map(|c| is_mark(c).then_some('\\').into_iter().chain([c])).collect()
}
