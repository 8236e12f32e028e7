use super::*;
use crate::deck;
use crate::pace::{Entry, SlideKey, read_runs};
use jiff::tz::TimeZone;

const DECK: &str = "title: 港口*三年\nlang: zh-Hant\nslides:\n- cover: 港口三年\n- {heading: 為何現在, minutes: 2}\n- {body: 碼頭啟用, time: 60s}\n- {body: 岸電, time: 30s}\n- {heading: 之後}\n- {body: 岸電, time: 30s}\n";

/// The name of a run, and its slides: a name, which of that name, and seconds.
type Taken<'a> = (&'a str, &'a [(&'a str, usize, f64)]);

fn runs(taken: &[Taken<'_>]) -> Vec<Run> {
    let line = |run: &str, (name, nth, seconds): (&str, usize, f64)| {
        let began = format!("2031-08-{run}T09:05:00Z").parse().expect("a time");
        let key = SlideKey { name: name.to_owned(), nth };
        Entry { run: run.to_owned(), began, deck: format!("h{run}"), slide: 1, key, seconds }.to_line()
    };
    let lines = taken.iter().flat_map(|(run, slides)| slides.iter().map(|slide| line(run, *slide)));
    read_runs(&lines.collect::<String>()).0
}

fn told(runs: &[Run], n_runs: usize) -> Report {
    let deck = deck::read(DECK).expect("a deck");
    report("港.yaml".to_owned(), &deck, "h15", &Plan::of(&deck, None), runs, n_runs)
}

fn three() -> Vec<Run> {
    runs(&[
        ("13", &[("碼頭啟用", 1, 500.0)]),
        ("14", &[("為何現在", 1, 5.0), ("碼頭啟用", 1, 75.0), ("岸電", 1, 25.0), ("舊頁", 1, 12.0)]),
        ("15", &[("為何現在", 1, 7.0), ("碼頭啟用", 1, 81.4), ("岸電", 1, 45.0), ("岸電", 2, 20.0)]),
    ])
}

fn text(n_runs: usize, columns: usize) -> String {
    to_text(&told(&three(), n_runs), columns, &TimeZone::UTC)
}

/// The cells of the line that says `name`, without the name.
#[track_caller]
fn cells<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let line = text.lines().find_map(|line| line.split_once(name)).expect("a line of this name");
    line.1.split_whitespace().collect()
}

#[test]
fn the_plan_and_the_last_runs_stand_beside_each_other() {
    let text = text(2, 80);
    assert!(text.starts_with("港.yaml: plan ") && text.contains(", the last 2 of 3 runs\n"), "{text}");
    assert_eq!(cells(&text, "碼頭啟用")[1..], ["1:00", "1:15", "1:21", "1:18", "+0:18"], "{text}");
    assert_eq!(cells(&text, "港口三年")[2..], ["-", "-", "-", "-"], "{text}");
    assert_eq!(cells(&text, "(not in the deck now)"), ["0:12", "-"], "{text}");
    assert_eq!(cells(&text, "total")[1..4], ["1:57", "2:33", "2:19"], "{text}");
    assert!(text.contains("08-14 09:05\u{2020}  08-15 09:05  "), "{text}");
    assert!(text.contains("\nalways over: 3. 碼頭啟用 (+0:18)\n"), "{text}");
    let section = text.split_once("section").expect("a table of sections").1;
    assert_eq!(cells(section, "為何現在")[1..], ["2:00", "1:45", "2:13", "1:59", "-0:01"], "{text}");
}

#[test]
fn columns_stand_below_each_other_and_names_are_cut_to_the_room() {
    let policy = crate::text::WidthPolicy::default();
    let widths = |text: &str| -> Vec<usize> {
        let slides = text.lines().skip(3).take(6);
        slides.map(|line| policy.columns(line)).collect()
    };
    for columns in [72, 80] {
        let text = text(2, columns);
        let widths = widths(&text);
        assert!(widths.iter().all(|width| *width == widths[0] && *width <= columns), "{text}");
        assert_eq!(text.contains('…'), columns == 72, "{text}");
    }
}

#[test]
fn markdown_escapes_what_it_would_take_for_its_own() {
    let text = to_markdown(&told(&three(), 1), &TimeZone::UTC);
    assert!(text.starts_with("# 港口\\*三年\n\n港.yaml: plan "), "{text}");
    assert!(
        text.contains("\n| ---: | --- | ---: | ---: | ---: | ---: | ---: |\n| 1 | 港口三年 | 0:00 | "),
        "{text}"
    );
    assert!(text.contains(" | 1:00 | 1:21 | 1:21 | +0:21 |\n") && !text.contains("always over"), "{text}");
}

#[test]
fn a_deck_without_runs_has_its_plan() {
    let text = to_text(&told(&[], 3), 80, &TimeZone::UTC);
    assert!(text.contains(", no run yet\n") && text.contains("`jianbao rehearse`"), "{text}");
    assert_eq!(cells(&text, "碼頭啟用")[1..], ["1:00"], "{text}");
}

#[test]
fn scripts_are_told_seconds() {
    let json = to_json(&told(&three(), 2));
    assert_eq!(json["slides"][2]["runs"], serde_json::json!([75.0, 81.4]));
    assert_eq!(json["slides"][5]["runs"], serde_json::json!([null, 20.0]));
    assert_eq!(json["slides"][2]["overruns"], true);
    assert_eq!(json["sections"][0]["plan"], 120.0);
    assert_eq!(json["runs"][0]["not_in_deck"], 12.0);
    assert_eq!((&json["runs"][0]["same_deck"], &json["runs"][1]["same_deck"]), (&false.into(), &true.into()));
    assert_eq!(json["kept"], 3);
}

#[test]
fn always_is_in_each_of_two_runs_by_ten_seconds_and_a_fifth() {
    let row = |plan: u64, taken: &[u64]| Row {
        number: 1,
        name: String::new(),
        start: Duration::ZERO,
        plan: Duration::from_secs(plan),
        runs: taken.iter().map(|n| (*n > 0).then(|| Duration::from_secs(*n))).collect(),
        mean: None,
    };
    for (plan, taken, expected) in [
        (20, &[30, 31][..], true),
        (20, &[29, 31], false),
        (100, &[120, 0, 130], true),
        (100, &[119, 130], false),
        (20, &[90], false),
        (20, &[0, 0], false),
        (0, &[10, 10], true),
    ] {
        assert_eq!(row(plan, taken).always_overruns(), expected, "{plan} {taken:?}");
    }
}

#[test]
fn lines_that_cannot_be_read_are_told_where_there_are_any() {
    let text = |n_passed_over| to_text(&Report { n_passed_over, ..told(&three(), 2) }, 80, &TimeZone::UTC);
    assert!(!text(0).contains("cannot be read"));
    assert!(text(2).contains("lines of the record that cannot be read: 2"));
}
