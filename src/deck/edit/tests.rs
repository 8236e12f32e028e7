//! Edits as tables (YAML, place, new text → YAML), and over generated decks.

use super::*;
use proptest::prelude::*;

/// `slides.0.points.1` as a path.
fn path(dotted: &str) -> Vec<Segment> {
    let segment = |word: &str| match word.parse() {
        Ok(idx) => Segment::Index(idx),
        Err(_) => Segment::Key(Cow::Owned(word.to_owned())),
    };
    dotted.split('.').map(segment).collect()
}

/// The text that the deck in `yaml` has at `dotted`.
fn said(yaml: &str, dotted: &str) -> Option<String> {
    let mut value = yaml::value(&read(yaml).ok()?);
    text_at(&mut value, &path(dotted)).cloned()
}

/// `yaml` has the old scalar between `⟦` and `⟧`; `expected` is what stands there afterwards.
#[track_caller]
fn check(dotted: &str, yaml: &str, new: &str, expected: &str) {
    let (before, rest) = yaml.split_once('⟦').expect("where the scalar starts");
    let (old, after) = rest.split_once('⟧').expect("where it ends");
    let yaml = [before, old, after].concat();
    let stands = said(&yaml, dotted).expect("a text");
    let edited = replace_scalar(&yaml, &path(dotted), &stands, new).expect("an edit");
    assert_eq!(edited, [before, expected, after].concat());
    assert_eq!(said(&edited, dotted).as_deref(), Some(new));
}

#[test]
fn a_point_keeps_its_mark_when_its_words_are_replaced() {
    let yaml = |point: &str| format!("slides:\n- points:\n  - 一\n  - {point} # c\n");
    for (old, new, expected) in [
        ("'[x] 二'", "三", "'[x] 三'"),
        ("{text: '[ ]  二', by: 甲}", "**三**", "{text: '[ ]  **三**', by: 甲}"),
        ("二", "\\[x] 三", "\\[x] 三"),
    ] {
        let edited = replace_element(&yaml(old), 0, 1, "二", new).expect("an edit");
        assert_eq!(edited, yaml(expected));
    }
}

#[track_caller]
fn refused(dotted: &str, yaml: &str, old: &str, expected: &str) {
    let fault = replace_scalar(yaml, &path(dotted), old, "新").expect_err("no edit");
    assert_eq!(crate::fault::brief(&fault).join("\n"), expected);
}

const POINT: &str = "slides.0.points.1";

#[test]
fn a_text_is_written_as_the_old_one_was() {
    let long = |scalar: &str| format!("slides:\n- points:\n  - 一 # c\n  - text: {scalar} # d\n    by: 丙\n");
    let short = |scalar: &str| format!("slides:\n- points: [ 一,{scalar}, 三]\n  notes: x\n");
    for (old, new, expected) in [
        ("⟦二⟧", "三千", "三千"),
        ("⟦二⟧", "-5%", "-5%"),
        ("⟦二⟧", "a:b#c", "a:b#c"),
        ("⟦二⟧", "a: b", "'a: b'"),
        ("⟦二⟧", "a #b", "'a #b'"),
        ("⟦二⟧", " 二 ", "' 二 '"),
        ("⟦二⟧", "", "''"),
        ("⟦二⟧", "*二*", "'*二*'"),
        ("⟦二⟧", "「it's」", "「it's」"),
        ("⟦二⟧", "'it's", "'''it''s'"),
        ("⟦二⟧", "一\n二", "\"一\\n二\""),
        ("⟦'it''s'⟧", "it's 'x'", "'it''s ''x'''"),
        ("⟦'二'⟧", "a\tb", "\"a\\tb\""),
        ("⟦\"\\\"二\\\\\"⟧", "\\\"", "\"\\\\\\\"\""),
        ("⟦\"二\"⟧", "\u{1b}\u{202e}\u{feff}\u{85}", "\"\\x1B\\u202E\\uFEFF\\x85\""),
    ] {
        check(POINT, &long(old), new, expected);
    }
    for (old, new, expected) in [
        ("⟦二⟧", "三千", "三千"),
        ("⟦二⟧", "三, 四", "'三, 四'"),
        ("⟦二⟧", "a:b", "'a:b'"),
        ("⟦\"二\"⟧", "[]", "\"[]\""),
    ] {
        check(POINT, &short(old), new, expected);
    }
}

#[test]
fn what_a_reader_may_take_for_a_number_is_put_into_marks() {
    for new in [
        "12",
        "12.5",
        "1_000",
        "2031-08-14",
        "12:30",
        "0x1F",
        "1e3",
        "-1",
        ".5",
        "~",
        "Null",
        "yes",
        "NO",
        ".NaN",
        "<<",
        "=",
    ] {
        check("title", "title: ⟦港⟧\nslides: []\n", new, &format!("'{new}'"));
    }
    for new in ["12.5%", "三", "2031年8月", "NT$1,200", "yes, sir", "12 ships", "nullable"] {
        check("title", "title: ⟦港⟧\nslides: []\n", new, new);
    }
}

#[test]
fn a_block_keeps_its_header_where_that_can_hold_the_text() {
    let notes = |block: &str| format!("slides:\n- heading: 甲\n  notes: {block}\n\n  # c\n- heading: 乙\n");
    for (old, new, expected) in [
        ("⟦|- # why\n    一\n    二⟧", "三\n\n四", "|- # why\n    三\n\n    四"),
        ("⟦|\n   一\n\n   二⟧", "三\n", "|\n   三"),
        ("⟦|\n   一⟧", "三", "|-\n   三"),
        ("⟦|-\n   一⟧", " 三\n四", "|1-\n    三\n   四"),
        ("⟦|2-\n     一⟧", "三", "|2-\n    三"),
        ("⟦|- # why\n    一⟧", "三\n\n", "\"三\\n\\n\" # why"),
        ("⟦|+\n    一\n⟧", "三\n\n\n", "|+\n    三\n\n"),
        ("⟦|+\n    一⟧", "三\n", "|+\n    三"),
        ("⟦|-\n    一⟧", "\r", "\"\\r\""),
        ("⟦|-\n    一⟧", "", "\"\""),
        (
            "⟦>-\n    one two\n    three⟧",
            "four five six\nseven",
            ">-\n    four\n    five\n    six\n\n    seven",
        ),
        ("⟦>-\n    一⟧", "三  四\n\n  五\n六", ">-\n    三  四\n\n      五\n    六"),
    ] {
        // A block that keeps its empty lines has the one below it, too.
        let yaml = notes(old);
        let yaml = if old.contains("|+") { yaml.replace("⟧\n\n", "⟧\n") } else { yaml };
        check("slides.0.notes", &yaml, new, expected);
    }
}

#[test]
fn a_block_is_read_alike_by_readers_that_differ_on_its_last_line_end() {
    // Without one the text has no line feed in YAML 1.2, and one to some readers, unless the header says so.
    check("slides.0.notes", "slides:\n- heading: 甲\n  notes: ⟦|\n    一⟧", "三", "|-\n    三");
}

#[test]
fn a_place_is_found_in_the_form_that_stands_there() {
    check("slides.0.points.0.text", "slides:\n- points:\n  - ⟦一⟧\n", "二", "二");
    check("slides.0.points.0", "slides:\n- points:\n  - {text: ⟦一⟧}\n", "二", "二");
    check("slides.0.photo.text", "slides:\n- photo:\n  - text: ⟦一⟧\n", "二", "二");
    check("slides.0.photo", "slides:\n- photo: [⟦一⟧]\n", "二", "二");
    check("slides.0.photo.0", "slides:\n- photo: ⟦一⟧\n", "二", "二");
    check("slides.0.photo.1.text", "slides:\n- photo: [一, ⟦二⟧]\n", "三", "三");
    check("slides.0.points.1", "slides:\n- points:\n  - a\n  - !!str ⟦b⟧ # c\n", "二", "二");
    check(
        "slides.0.notes",
        "slides:\n- notes: # a | b\n    ⟦|-\n    一⟧\n  heading: 甲\n",
        "二",
        "|-\n    二",
    );
    check("slides.0.points.1", "slides:\n- points:\n  - a\n  - # b\n    ⟦c\n    d⟧\n", "二", "二");
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    check(
        "slides.0.notes",
        "\u{feff}title: 港\r\nslides:\r\n- heading: 甲\r\n  notes: ⟦|\r\n    一\r\n    二⟧\r\n",
        "三\n四\n",
        "|\r\n    三\r\n    四",
    );
}

#[test]
fn words_that_stand_in_several_places_are_not_changed() {
    let yaml = "slides:\n- points:\n  - &a 一\n  - *a\n";
    let hint = "hint: edit the file by hand: the change shows in several places";
    let anchor = "these words have an anchor (&) and may stand elsewhere too";
    refused("slides.0.points.0", yaml, "一", &format!("3:5: {anchor}\n{hint}"));
    refused(POINT, yaml, "一", &format!("4:5: these words are an alias (*) of others\n{hint}"));
    let yaml = "slides:\n- &a\n  points: [一, {text: 二}]\n- *a\n";
    refused(POINT, yaml, "二", &format!("3:22: {anchor}\n{hint}"));
    // Anchors elsewhere are no reason.
    check(POINT, "slides:\n- &b\n  points: [&a 一, ⟦二⟧, *a]\n", "三", "三");
}

#[test]
fn an_edit_of_a_deck_that_has_changed_is_refused() {
    let changed = "the deck has changed: these words no longer stand there\nhint: look at it again first";
    let yaml = "slides:\n- points: [一, 二]\n  numbered: true\n";
    refused(POINT, yaml, "三", changed);
    refused("slides.0.points.2", yaml, "三", changed);
    refused("slides.0.points", yaml, "三", changed);
    refused("slides.0.numbered", yaml, "true", changed);
    let empty = "slides:\n- points:\n  - 一\n  -\n  - 三\n";
    let unclear = "these words cannot be told from what is around them\nhint: edit the file by hand";
    let fault = replace_scalar(empty, &path(POINT), "", "二").expect_err("nothing to replace");
    assert!(crate::fault::brief(&fault).join("\n").ends_with(unclear), "{fault}");
    assert!(replace_scalar("slides:\n- pionts: []\n", &path(POINT), "", "二").is_err());
}

#[test]
fn a_paragraph_is_replaced_and_the_others_stay() {
    let yaml = "slides:\n- quote: |-\n    「一\n\n     二」 \n  by: 林\n  notes: \"甲\\n\\n乙\\n甲\"\n";
    let edit = |element_idx, expected, new| replace_element(yaml, 0, element_idx, expected, new);
    assert_eq!(edit(1, "二」", "三\n四」").expect("an edit"), yaml.replace("二」", "三\n    四」"));
    assert_eq!(edit(4, "甲", "丙").expect("an edit"), yaml.replace("\\n甲", "\\n丙"));
    assert_eq!(edit(4, "乙", "丙").expect_err("another stands there"), gone());
    assert_eq!(edit(5, "乙", "丙").expect_err("none stands there"), gone());
    let figures = "slides:\n- figures:\n  - {value: 三千, label: 箱}\n";
    let edited = replace_element(figures, 0, 0, "三千", "三萬").expect("an edit");
    assert_eq!(edited, figures.replace("三千", "三萬"));
}

/// Where a scalar may stand: before it, after it, its place, and the spaces that a block there needs.
const PLACES: [(&str, &str, &str, usize); 12] = [
    ("title: ", "\n# c\nslides: []\n", "title", 0),
    ("slides:\n- heading: ", "\n  # c\n  points:\n  - 一 # d\n", "slides.0.heading", 2),
    ("slides:\n  - points:\n      - &a 一\n      -  ", "\n\n      - *a\n", "slides.0.points.1", 6),
    ("slides:\n- points:\n  - text: ", "\n    by: '林''s'\n  - \"二\"\n", "slides.0.points.0.text", 4),
    ("{slides: [{points: [一, ", ", {text: 二}]}]}\n", "slides.0.points.1", 0),
    ("slides: [\n  {quote: ", " , by: 林}, # c\n  {heading: \"x\"}]\n", "slides.0.quote", 0),
    ("slides:\n- quote:\n    ", "\n  by: 林\n", "slides.0.quote", 2),
    ("slides:\n- table:\n  - - 甲\n    - ", "\n  - [乙, '丙']\n", "slides.0.table.0.1", 4),
    ("slides:\n- photo:\n  - ", "\n\n\n# end\n", "slides.0.photo", 2),
    ("---\nslides:\n- heading: a\n  notes: !!str ", "\n\n- heading: b\n...\n", "slides.0.notes", 2),
    (
        "slides:\n- columns:\n  - heading: >-\n      x\n    body: ",
        "\n  - points: [\"一\"]\n",
        "slides.0.columns.0.body",
        4,
    ),
    ("slides:\n- ? code\n  : ", "\n  ? language\n  : c\n", "slides.0.code", 2),
];

/// How a scalar may be written: on its line, or in lines, each to be indented.
const SCALARS: [&[&str]; 26] = [
    &["二"],
    &["two words"],
    &["two", "words"],
    &["-5%"],
    &["~"],
    &["'二'"],
    &["'it''s'"],
    &["'a", "", "b'"],
    &["''"],
    &["\"\\\"二\\\\\""],
    &["\"a\\n", "  b\""],
    &["\"a\\", "  b # c\""],
    &["|", "一", "", "二"],
    &["|-", "一", " 二"],
    &["|- # why: |", "一"],
    &["|+", "一", ""],
    &["|2", "  一"],
    &["|-1", " 一", "二"],
    &["|", "", "一 # no comment"],
    &["|", "", ""],
    &["|-", "\"一"],
    &[">", "one two", "three", "", "four"],
    &[">-", "one", "  two", "three"],
    &[">+ # why", "one", ""],
    &[">1-", "one"],
    &[">-", "- one: two", "# three"],
];

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[一-龥，。「」：]{0,12}",
        "[ -~]{0,16}",
        "[-a \n]{0,16}",
        "[ab:#?'\",{}\\[\\]&*!|>%@`\t\n ]{0,10}",
        "[0-9.,:+e_-]{1,6}",
        any::<String>(),
        "[a-z]{1,9}( [a-z]{1,9}){3,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_changes_only_the_scalar_and_is_read_as_meant(
        place in 0..PLACES.len(),
        scalar in 0..SCALARS.len(),
        further in 1usize..4,
        has_crlf in any::<bool>(),
        has_mark in any::<bool>(),
        has_end in any::<bool>(),
        new in any_text(),
    ) {
        let (before, after, dotted, outer) = PLACES[place];
        let indent = format!("\n{}", " ".repeat(outer + further));
        // An empty line has no spaces.
        let scalar = SCALARS[scalar].join(&indent).replace(&format!("{indent}\n"), "\n\n");
        let as_file = |text: &str| if has_crlf { text.replace('\n', "\r\n") } else { text.to_owned() };
        let before = if has_mark { format!("\u{feff}{before}") } else { before.to_owned() };
        let after = if has_end { after } else { after.trim_end_matches('\n') };
        // A block that keeps the empty lines at its end has those that follow.
        let n_kept = if scalar.starts_with(['|', '>']) && scalar.contains('+') {
            after.len() - after.trim_start_matches('\n').len()
        } else {
            0
        };
        let (kept, after) = after.split_at(n_kept.saturating_sub(1));
        let scalar = scalar + kept;
        let (before, scalar, after) = (as_file(&before), as_file(&scalar), as_file(after));
        let yaml = [&*before, &scalar, &after].concat();
        // Not each scalar can stand at each place.
        let Some(old) = said(&yaml, dotted) else { return Ok(()) };
        prop_assert_eq!(replace_scalar(&yaml, &path(dotted), &old, &old), Ok(yaml.clone()));
        let edited = replace_scalar(&yaml, &path(dotted), &old, &new);
        let edited = edited.map_err(|e| TestCaseError::fail(format!("{e}\n{yaml:?}")))?;
        prop_assert!(edited.starts_with(&before) && edited.ends_with(&after), "{yaml:?}\n{edited:?}");
        prop_assert_eq!(said(&edited, dotted), Some(new));
    }
}

fn edit_of(dotted: &str, expected: &str, new: &str) -> Edit {
    Edit { path: path(dotted), expected: expected.to_owned(), new: new.to_owned() }
}

#[test]
fn many_texts_are_replaced_at_once_and_no_other_byte() {
    let yaml = "# c\nslides:\n- points:\n  - {text: 一, from: a.txt:3}   # d\n  - text: 二\n    from:\n    - 'a.txt:5'\n    - \"b.txt:7\"\n  from: [a.txt:9]\n";
    let edits = [
        edit_of("slides.0.points.0.from", "a.txt:3", "a.txt:4"),
        edit_of("slides.0.points.1.from.0", "a.txt:5", "a.txt:6,8"),
        edit_of("slides.0.points.1.from.1", "b.txt:7", "b.txt:8"),
    ];
    let expected =
        yaml.replace("a.txt:3", "a.txt:4").replace("a.txt:5", "a.txt:6,8").replace("b.txt:7", "b.txt:8");
    assert_eq!(replace_scalars(yaml, &edits), Ok(expected));
    assert_eq!(replace_scalars(yaml, &[]).as_deref(), Ok(yaml));
    // A list of one is read as one, and what stands between braces takes marks where it needs them.
    let one = edit_of("slides.0.from", "a.txt:9", "a.txt:10");
    assert_eq!(replace_scalars(yaml, &[one]), Ok(yaml.replace("[a.txt:9]", "['a.txt:10']")));
    let flow = edit_of("slides.0.points.0.from", "a.txt:3", "a.txt:3,5");
    assert_eq!(replace_scalars(yaml, &[flow]), Ok(yaml.replace("from: a.txt:3}", "from: 'a.txt:3,5'}")));
    let stale = edit_of("slides.0.points.0.from", "a.txt:99", "a.txt:3");
    assert!(replace_scalars(yaml, &[stale]).is_err());
}

#[test]
fn a_point_is_put_behind_another_and_no_byte_goes() {
    let aside = crate::deck::Aside::by("丙").boxed();
    let point = crate::deck::Point { aside, ..crate::deck::Point::new("- 新: 的") };
    let yaml = "slides:\n- points:\n  - 一 # c\n\n  - text: |-\n      二\n    by: 丁\n  # d\n  notes: x\n";
    let new = "  - text: '- 新: 的'\n    by: 丙\n";
    let (first, second) = ("  - 一 # c\n", "    by: 丁\n");
    let put = |behind: &str| yaml.replace(behind, &format!("{behind}{new}"));
    assert_eq!(insert_point(yaml, 0, 0, &point), Ok(put(first)));
    assert_eq!(insert_point(yaml, 0, 1, &point), Ok(put(second)));
    assert!(insert_point(yaml, 0, 2, &point).is_err());
    assert!(insert_point("slides: [{points: [一]}]\n", 0, 0, &point).is_err(), "no line of its own");
    let ends = "slides:\n- points:\n  - 一";
    assert_eq!(insert_point(ends, 0, 0, &point), Ok(format!("{ends}\n{new}")));
}

#[test]
fn a_record_is_put_at_the_end_of_a_deck_that_has_none() {
    let built = crate::deck::Built {
        articles: "5d0c1f77 a.txt".into(),
        claims: "1a2b3c".into(),
        ..crate::deck::Built::default()
    };
    let appended = append_built("slides: []", &built).expect("a deck");
    assert_eq!(appended, "slides: []\nbuilt:\n  articles: 5d0c1f77 a.txt\n  claims: 1a2b3c\n");
    assert!(append_built(&appended, &built).is_err());
    assert!(append_built("{slides: []}\n", &built).is_err());
}
