use crate::deck;
use crate::export::text::screen;
use crate::scene::{Page, Run, lay_out};
use crate::text::{Ambiguous, Lang, Strictness, WidthPolicy, large::Blocks};

fn page(columns: u16, rows: u16, ambiguous: Ambiguous) -> Page {
    let policy = WidthPolicy { ambiguous, ..WidthPolicy::default() };
    Page {
        columns,
        rows,
        policy,
        lang: Lang::ZhHant,
        strictness: Strictness::Strict,
        blocks: Blocks::None,
        links: crate::scene::Links::Listed,
    }
}

fn screens(chart: &str, page: Page) -> Vec<Vec<Run>> {
    let deck =
        deck::read(&format!("slides:\n- chart:\n    {}", chart.replace('\n', "\n    "))).expect("a deck");
    lay_out(&deck.slides[0], page).screens.into_iter().map(|screen| screen.runs).collect()
}

/// The rows with something on them, of all screens.
#[track_caller]
fn check(chart: &str, columns: u16, rows: u16, expected: &[&str]) {
    check_on(chart, page(columns, rows, Ambiguous::Narrow), expected);
}

#[track_caller]
fn check_on(chart: &str, page: Page, expected: &[&str]) {
    let text: String = screens(chart, page).iter().map(|runs| screen(runs, page)).collect();
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, expected, "\n{}", lines.join("\n"));
}

const PORTS: &str = "rows:\n- {label: 東港, value: '1,200'}\n- {label: 南灣新碼頭, value: 310}\n- {label: 北岸, value: 0}\n- {label: 內河, value: ~}\n- {label: 漁港, value: 0.01}";

#[test]
fn bars_are_to_scale_and_nothing_is_not_what_is_missing() {
    check(
        PORTS,
        40,
        8,
        &[
            "  東港        1,200  █████████████████",
            "  南灣新碼頭    310  ████▍",
            "  北岸            0  ▏",
            "  內河            —",
            "  漁港         0.01  ▏",
        ],
    );
}

#[test]
fn the_unit_stands_apart_where_there_is_room() {
    let chart = "unit: 萬個\nrows:\n- {label: 東, value: 2}\n- {label: 西, value: 1}";
    let text = |rows| {
        let page = page(24, rows, Ambiguous::Narrow);
        screen(&screens(chart, page)[0], page)
    };
    assert_eq!(text(3), "  萬個\n  東  2  █████████████\n  西  1  ██████▌\n");
    assert_eq!(text(4), "  萬個\n\n  東  2  █████████████\n  西  1  ██████▌\n");
}

#[test]
fn on_a_narrow_page_labels_stay_whole_and_numbers_stay() {
    check(
        PORTS,
        20,
        14,
        &[
            " 東港",
            " 1,200  ███████████",
            " 南灣新碼頭",
            "   310  ██▉",
            " 北岸",
            "     0  ▏",
            " 內河",
            "     —",
            " 漁港",
            "  0.01  ▏",
        ],
    );
    check("rows: [{label: 東港, value: '1,200'}]", 9, 4, &[" 東港", " 1,200"]);
}

#[test]
fn what_is_less_than_nothing_goes_the_other_way_on_the_same_scale() {
    check(
        "rows:\n- {label: 甲, value: +10%}\n- {label: 乙, value: -20%}\n- {label: 丙, value: 0}\n- {label: 丁, value: -2.5%}",
        40,
        5,
        &[
            "  甲   +10%                  │████████",
            "  乙   -20%  ████████████████│",
            "  丙      0                  │",
            "  丁  -2.5%                ██│",
        ],
    );
}

const YEARS: &str = "unit: 萬個\nseries: [東港, 西港]\nrows:\n- {label: 2030年, values: [200, ~]}\n- {label: 2031年, values: [400, 100]}";

#[test]
fn each_bar_of_a_group_has_its_name_and_a_pattern_of_its_own() {
    check(
        YEARS,
        40,
        12,
        &[
            "  萬個",
            "  2030年",
            "    東港  200  ███████████▌",
            "    西港    —",
            "  2031年",
            "    東港  400  ███████████████████████",
            "    西港  100  ▒▒▒▒▒▒",
        ],
    );
}

#[test]
fn a_stack_is_as_long_as_its_values_together_which_stand_below_it() {
    check(
        &format!("type: stacked\n{YEARS}"),
        40,
        12,
        &[
            "  萬個",
            "  █ 東港   ▒ 西港",
            "  2030年  ███████████",
            "          █ 200   ▒ —",
            "  2031年  ██████████████████████▒▒▒▒▒▒",
            "          █ 400   ▒ 100",
        ],
    );
}

#[test]
fn the_numbers_of_lines_stand_under_their_points() {
    check(
        &format!("type: lines\n{YEARS}"),
        46,
        14,
        &[
            "  萬個",
            "     400 │                     ⢀⡠⠒●",
            "         │                  ⢀⡠⠒⠁",
            "         │               ⢀⡠⠒⠁",
            "         │             ⡠⠔⠁",
            "         │          ⡠⠔⠉",
            "         │       ●⠔⠉",
            "         │",
            "         │",
            "     100 │                        ▲",
            "               2030年           2031年",
            "  ● 東港        200              400",
            "  ▲ 西港         —               100",
        ],
    );
}

#[test]
fn where_there_is_no_room_for_a_line_there_are_its_numbers() {
    check(
        &format!("type: lines\n{YEARS}"),
        16,
        20,
        &[" 萬個", " 2030年", " 東港  200", " 西港    —", " 2031年", " 東港  400", " 西港  100"],
    );
}

#[test]
fn a_line_has_a_gap_where_a_value_is_missing_and_a_rule_at_nothing() {
    let chart = "type: lines\nrows: [{label: 甲, value: -1}, {label: 乙, value: ~}, {label: 丙, value: 1}]";
    let page = page(60, 14, Ambiguous::Narrow);
    let runs = screens(chart, page).concat();
    let drawn: String = runs.iter().map(|run| run.text.as_str()).collect();
    assert!(
        !drawn.contains(|c| ('\u{2801}'..='\u{28FF}').contains(&c) && c != '\u{2840}' && c != '\u{2801}'),
        "{drawn}"
    );
    assert_eq!(drawn.matches('●').count(), 2);
    assert!(drawn.contains("────"));
}

#[test]
fn where_blocks_are_two_columns_wide_charts_are_drawn_in_ascii() {
    let page = page(40, 12, Ambiguous::Wide);
    for form in ["bars", "stacked", "lines"] {
        for run in screens(&format!("type: {form}\n{YEARS}"), page).concat() {
            let is_narrow = |c: char| !"█▒▏│●▲─—".contains(c);
            assert!(run.text.chars().all(is_narrow) || run.text == "—", "{run:?}");
        }
    }
    check_on(
        "rows: [{label: 甲, value: 4}, {label: 乙, value: 0}]",
        page,
        &["  甲  4  #############################", "  乙  0  |"],
    );
}

#[test]
fn many_series_are_all_told_apart_and_huge_numbers_are_to_scale() {
    let names: Vec<String> = (0..12).map(|n| format!("線{n}")).collect();
    let values: Vec<String> = (0..12).map(|_| "9".repeat(308)).collect();
    let chart = format!(
        "type: stacked\nseries: [{}]\nrows:\n- {{label: 甲, values: [{}]}}",
        names.join(", "),
        values.join(", ")
    );
    let runs = screens(&chart, page(80, 200, Ambiguous::Narrow)).concat();
    let row = runs.iter().find(|run| run.text.contains('█') && run.text.len() > 6).expect("a bar").row;
    let bar: Vec<&str> =
        runs.iter().filter(|run| run.row == row && run.column > 8).map(|run| &*run.text).collect();
    let firsts: std::collections::HashSet<char> = bar.iter().filter_map(|text| text.chars().next()).collect();
    assert_eq!((bar.len(), firsts.len()), (12, 12), "{bar:?}");
}

#[test]
fn the_name_of_a_series_that_leads_somewhere_has_room_for_its_mark() {
    let chart = "type: stacked\nseries: [東港區, '[南灣](https://a.example)新碼頭']\nrows:\n- {label: 首季, values: [1, 2]}";
    for columns in 20..48 {
        let page = page(columns, 14, Ambiguous::Narrow);
        let runs: Vec<Run> = screens(chart, page).into_iter().flatten().collect();
        let words = |text: &str| runs.iter().any(|run| run.text.contains(text));
        assert!(["南灣", "¹", "新碼頭"].iter().all(|text| words(text)), "at {columns}: {runs:?}");
    }
}

#[test]
fn a_label_stands_beside_its_stack_where_that_has_room() {
    // On a page of 22 columns 20 are the chart's: 12 of them are a bar, and 2 part it from a label of 6.
    let chart = |label: &str| {
        let rows = format!("- {{label: {label}, values: [2, 1]}}\n- {{label: 西, values: [1, 1]}}");
        screens(&format!("type: stacked\nseries: [甲, 乙]\nrows:\n{rows}"), page(22, 16, Ambiguous::Narrow))
    };
    let row_of = |runs: &[Run], is: fn(&Run) -> bool| runs.iter().find(|run| is(run)).map(|run| run.row);
    for (label, is_beside) in [("東港區", true), ("東港新區", false)] {
        let runs = chart(label).concat();
        let (name, bar) =
            (row_of(&runs, |run| run.text.starts_with('東')), row_of(&runs, |run| run.text.len() > 12));
        assert_eq!(name == bar, is_beside, "{label}: {runs:?}");
    }
}

#[test]
fn numbers_have_the_whole_of_a_page_of_four_columns() {
    let chart = "type: stacked\nseries: [甲, 乙]\nrows:\n- {label: 東, values: [200, 1]}";
    let runs = screens(chart, page(4, 20, Ambiguous::Narrow)).concat();
    let texts: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(texts, ["甲", "乙", "東", "200", "1"], "no pattern is below them");
}

#[test]
fn rows_of_a_chart_stand_apart_where_all_of_them_fit_so() {
    let rows = |rows: u16| {
        let chart = "rows: [{label: 東, value: 2}, {label: 西, value: 1}, {label: 南, value: 3}]";
        let runs = screens(chart, page(40, rows, Ambiguous::Narrow)).remove(0);
        ["東", "西", "南"].map(|name| runs.iter().find(|run| run.text == name).map_or(0, |run| run.row))
    };
    let apart = |[first, second, third]: [u16; 3]| [second - first, third - second];
    assert_eq!([4, 5, 6].map(|n| apart(rows(n))), [[1, 1], [2, 2], [2, 2]]);
}

#[test]
fn a_label_stands_beside_its_number_where_a_bar_has_room_too() {
    // A label of 6, a number of 1 and a bar of 8, with 2 between them.
    let chart = "rows: [{label: 東港區, value: 2}, {label: 西, value: 1}]";
    for (columns, is_beside) in [(21, true), (20, false)] {
        let runs = screens(chart, page(columns, 12, Ambiguous::Narrow)).remove(0);
        let row = |text: &str| runs.iter().find(|run| run.text == text).map(|run| run.row);
        assert_eq!(row("東港區") == row("2"), is_beside, "{columns}: {runs:?}");
    }
}

#[test]
fn numbers_of_lines_that_have_no_room_stand_in_a_column() {
    let chart = "type: lines\nrows: [{label: 東, value: 2}, {label: 西, value: ~}, {label: 南, value: 10}]";
    check(chart, 8, 10, &[" 東   2", " 西   —", " 南  10"]);
}

#[test]
fn points_of_a_line_are_as_far_from_each_other() {
    let marks = |n: usize| {
        let rows: Vec<String> = (0..n).map(|n| format!("\n- {{label: 年{n}, value: {n}}}")).collect();
        let page = page(60, 20, Ambiguous::Narrow);
        let drawn = screen(&screens(&format!("type: lines\nrows:{}", rows.concat()), page)[0], page);
        let in_line = |line: &str| {
            line.chars().enumerate().filter(|(_, c)| *c == '●').map(|(at, _)| at).collect::<Vec<_>>()
        };
        let mut marks: Vec<usize> =
            drawn.lines().filter(|line| line.contains('│')).flat_map(in_line).collect();
        marks.sort_unstable();
        marks
    };
    let apart = |n: usize| marks(n).windows(2).map(|pair| pair[1] - pair[0]).collect::<Vec<_>>();
    assert_eq!((apart(3), apart(4)), (vec![16; 2], vec![12; 3]));
    // Where their numbers have no room below, from edge to edge.
    let many = marks(12);
    assert!(apart(12).iter().all(|n| (4..=5).contains(n)) && many.last() == Some(&55), "{many:?}");
}

#[test]
fn a_point_stands_over_the_middle_of_its_label() {
    let (letters, mut n_seen) = ('a'..='e', 0);
    for (n_letters, n_points, columns) in (1..9)
        .flat_map(|n| (2..6).flat_map(move |points| [40, 41, 60, 77].map(|columns| (n, points, columns))))
    {
        let label = |c: char| c.to_string().repeat(n_letters);
        let rows: Vec<String> = letters
            .clone()
            .take(n_points)
            .map(|c| format!("\n- {{label: {}, value: 5}}", label(c)))
            .collect();
        let page = page(columns, 14, Ambiguous::Narrow);
        let drawn = screen(&screens(&format!("type: lines\nrows:{}", rows.concat()), page)[0], page);
        let line_of = |c: char| drawn.lines().find(|line| line.contains(c)).unwrap_or_default();
        if line_of('a') != line_of('b') {
            continue;
        }
        n_seen += 1;
        let all = |line: &str, c: char| -> Vec<usize> {
            line.chars().enumerate().filter(|(_, here)| *here == c).map(|(at, _)| at).collect()
        };
        let (marks, numbers) =
            (all(line_of('●'), '●'), all(drawn.trim_end().lines().last().unwrap_or(""), '5'));
        assert_eq!((marks.len(), &numbers), (n_points, &marks), "\n{drawn}");
        for (mark, c) in marks.into_iter().zip(letters.clone()) {
            let start = line_of(c).find(c).expect("a label");
            let middles = [start + (n_letters - 1) / 2, start + n_letters / 2];
            assert!(middles.contains(&mark), "{n_letters} letters at {columns}:\n{drawn}");
        }
    }
    assert!(n_seen > 60, "{n_seen}");
}
