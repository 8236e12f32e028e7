//! `jianbao status` from the outside: what it says of a deck and its journal, and its exit status.

use jianbao::deck::{self, Claim};
use jianbao::review::{self, Author, Event, Stamp, Who};
use jianbao::store;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const DECK: &str = "\
title: 港口自動化進展
slides:
- heading: 為何現在
  points:
  - text: 新碼頭每日可處理三千個貨櫃
    by: 陳大文
  - 二期工程明年動工
- quote: 「我們等這一天等了十年。」
  by: 陳大文
- code: x
";

/// A deck in a folder of its own, with what was said of it, the nth event in the nth minute.
struct Desk {
    folder: TempDir,
    claims: Vec<Claim>,
    n_events: u8,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = Self { folder, claims: deck::read(DECK).expect("a deck").claims(), n_events: 0 };
        desk.edit(DECK);
        desk
    }

    fn edit(&self, text: &str) {
        fs::write(self.folder.path().join("brief.yaml"), text).expect("written");
    }

    fn journal(&self) -> PathBuf {
        store::journal_path(&self.folder.path().join("brief.yaml")).expect("a journal")
    }

    fn say(&mut self, name: &str, make: impl FnOnce(Author<'_>, &[Claim]) -> Event) -> Event {
        self.n_events += 1;
        let at = format!("2031-08-14T09:{:02}:00Z", self.n_events).parse().expect("a time");
        let stamp = Stamp { at, random: [self.n_events; 10] };
        let event = make(Author { who: &Who::named(name), stamp, deck: "" }, &self.claims);
        store::append(&self.journal(), std::slice::from_ref(&event)).expect("appended");
        event
    }

    fn approve_all(&mut self, name: &str) {
        for idx in 0..self.claims.len() {
            self.say(name, |author, claims| review::approve(author, &claims[idx]));
        }
    }

    fn flag(&mut self, name: &str, idx: usize, remark: &str) -> Event {
        self.say(name, |author, claims| review::flag(author, Some(&claims[idx]), remark).expect("words"))
    }

    /// What `jianbao status brief.yaml` says to standard output, or to standard error, and its exit status.
    fn status(&self, arguments: &[&str]) -> (String, i32) {
        let output = Command::new(env!("CARGO_BIN_EXE_jianbao"))
            .args(["status", "brief.yaml"])
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("the program runs");
        let told = if output.stdout.is_empty() { output.stderr } else { output.stdout };
        (String::from_utf8(told).expect("UTF-8"), output.status.code().expect("it ends by itself"))
    }

    #[track_caller]
    fn exits(&self, arguments: &[&str], expected: i32) {
        let (told, code) = self.status(arguments);
        assert_eq!(code, expected, "{told}");
    }
}

/// A deck on which most things have happened: an approval that is out of date, an open flag with an answer, a settled
/// one, a comment, and words that are gone.
fn busy_desk() -> Desk {
    let mut desk = Desk::new();
    desk.approve_all("林海生");
    let flag = desk.flag("陳大文", 1, "數字不對，\n應為 NT$1,200 的 *兩倍*。");
    desk.say("林海生", |author, _| review::answer(author, &flag, "查了，會改").expect("a root"));
    desk.say("陳大文", |author, claims| {
        review::comment(author, Some(&claims[0]), "標題太長").expect("words")
    });
    let settled = desk.flag("陳大文", 3, "x");
    desk.say("林海生", |author, _| review::resolve(author, &settled, None).expect("a root"));
    let edited = DECK.replace("三千個", "四千個").replace("  - 二期工程明年動工\n", "");
    desk.edit(&edited);
    desk
}

#[test]
fn a_deck_is_signed_when_every_claim_is_approved_and_no_flag_is_open() {
    let mut desk = Desk::new();
    desk.exits(&[], 1);
    desk.approve_all("林海生");
    desk.exits(&[], 0);
    desk.exits(&["--need", "2"], 1);
    desk.exits(&["--by", "陳大文"], 1);
    desk.approve_all("陳大文");
    desk.exits(&["--need", "2", "--by", "陳大文", "--by", "林海生"], 0);
    desk.exits(&["--by", "陳大文", "--by", "何美玲"], 1);
    let flag = desk.flag("何美玲", 2, "x");
    desk.exits(&[], 1);
    desk.say("陳大文", |author, _| review::resolve(author, &flag, Some("改了")).expect("a root"));
    desk.exits(&["--need", "2"], 0);
    desk.edit(&DECK.replace("明年", "後年"));
    desk.exits(&[], 1);
    desk.edit(DECK);
    desk.exits(&[], 0);
    desk.say("何美玲", |author, _| review::flag(author, None, "整體太長").expect("words"));
    desk.exits(&[], 1);
}

#[test]
fn the_report_for_a_terminal_tells_slides_flags_and_what_is_gone() {
    let (told, code) = busy_desk().status(&["--by", "林海生"]);
    let expected = "\
brief.yaml: not signed
  2 of 3 claims approved, 1 out of date, 1 flag, 1 remark
  林海生 has 1 still to approve

    slide                     claims approved out of date flags remarks not seen
  1 為何現在                       2        1           1     1       1        -
  2 「我們等這一天等了十年。…      1        1           -     -       -        -

open flags
  slide 1: 新碼頭每日可處理三千個貨櫃 (its words have changed since)
    陳大文, 2031-08-14 09:05 UTC:
      數字不對，
      應為 NT$1,200 的 *兩倍*。
    林海生, 2031-08-14 09:06 UTC:
      查了，會改

no longer in the deck
  slides.0.points.1 二期工程明年動工
    approved by 林海生
";
    assert_eq!((told.as_str(), code), (expected, 1));
}

#[test]
fn the_report_for_mail_is_markdown_with_its_text_escaped() {
    let (told, _) = busy_desk().status(&["--format", "markdown"]);
    let expected = "\
# 港口自動化進展: not signed

brief.yaml: 2 of 3 claims approved, 1 out of date, 1 flag, 1 remark.

| slide | claims | approved | out of date | flags | remarks | not seen |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| 1. 為何現在 | 2 | 1 | 1 | 1 | 1 | 0 |
| 2. 「我們等這一天等了十年。」 | 1 | 1 | 0 | 0 | 0 | 0 |
| the deck | 3 | 2 | 1 | 1 | 1 | 0 |

## Open flags

- Slide 1, 新碼頭每日可處理三千個貨櫃 (its words have changed since)
  - 陳大文, 2031-08-14 09:05 UTC: 數字不對， 應為 NT\\$1,200 的 \\*兩倍\\*。
  - 林海生, 2031-08-14 09:06 UTC: 查了，會改

## No longer in the deck

- 二期工程明年動工: approved by 林海生
";
    assert_eq!(told, expected);
}

/// The keys of JSON's objects, at any depth.
fn keys(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            found.push(key.clone());
            keys(value, found);
        }),
        Value::Array(list) => list.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn the_report_for_scripts_has_the_keys_that_help_tells() {
    let (told, code) = busy_desk().status(&["--format", "json", "--need", "2"]);
    let report: Value = serde_json::from_str(&told).expect("JSON");
    let deck = &report["decks"][0];
    assert_eq!(
        (code, &report["signed"], &report["need"], &report["by"]),
        (1, &false.into(), &2.into(), &Value::Array(vec![]))
    );
    let counts = ["claims", "approved", "out_of_date", "flags", "remarks", "unseen"];
    assert_eq!(counts.map(|key| deck[key].as_i64()), [3, 0, 1, 1, 1, 0].map(Some));
    assert_eq!(counts.map(|key| deck["slides"][1][key].as_i64()), [1, 0, 0, 0, 0, 0].map(Some));
    let flag = &deck["open_flags"][0];
    assert_eq!((&flag["slide"], &flag["out_of_date"]), (&1.into(), &true.into()));
    assert_eq!(flag["remark"]["text"], "數字不對，\n應為 NT$1,200 的 *兩倍*。");
    assert_eq!(
        (&flag["answers"][0]["who"], &flag["answers"][0]["at"]),
        (&"林海生".into(), &"2031-08-14T09:06:00.000Z".into())
    );
    assert_eq!(deck["orphans"][0]["text"], "二期工程明年動工");
    let (help, _) = busy_desk().status(&["--help"]);
    let mut found = Vec::new();
    keys(&report, &mut found);
    for key in found {
        assert!(help.contains(&format!("\"{key}\"")), "help does not tell {key}");
    }
}

#[test]
fn what_of_a_journal_counts_for_nothing_is_told_once() {
    let mut desk = Desk::new();
    desk.approve_all("林海生");
    let journal = fs::read_to_string(desk.journal()).expect("read");
    let first = journal.lines().next().expect("a line");
    let nod = first.replace("\"approve\"", "\"nod\"").replace("\"id\":\"", "\"id\":\"n");
    let stray =
        first.replace("\"approve\"", "\"answer\"").replace("\"id\":\"", "\"parent\":\"p\",\"id\":\"s");
    let other = first.replace("林海生", "陳大文");
    fs::write(desk.journal(), format!("{journal}torn {{\n\n{nod}\r\n{stray}\n[]\n{other}\n{{\"ver"))
        .expect("written");
    let (told, code) = desk.status(&[]);
    assert_eq!(code, 0);
    let expected = "  \
  lines that are no events: 3 (the first is line 5)
  events of a kind or version that is not known: 1
  events that follow one that is not there, or that they cannot follow: 1
  ids of two different events, of which the objection counts: 1
    (01RJXHT270040G2081040G2081)
";
    assert_eq!(told.split_once("notes\n").expect("notes").1, expected);
}

#[test]
fn text_of_a_journal_reaches_nobody_unfiltered() {
    let mut desk = Desk::new();
    let evil = "\u{1b}[2J\u{9b}31m\u{202e}x\u{2028}";
    desk.flag(evil, 1, evil);
    let orphan = format!("- points: ['{evil}']");
    let claims = deck::read(&format!("slides:\n{}", orphan.replace(['\u{1b}', '\u{9b}'], "")))
        .expect("a deck")
        .claims();
    desk.say(evil, |author, _| {
        let mut event = review::flag(author, Some(&claims[0]), evil).expect("words");
        if let Some(element) = &mut event.element {
            (element.path, element.text) = (evil.into(), evil.into());
        }
        event
    });
    for format in ["text", "markdown", "json"] {
        let (told, _) = desk.status(&["--format", format, "--by", evil]);
        let is_evil = |c: char| c != '\n' && jianbao::text::clean::is_unsafe(c);
        assert!(!told.contains(is_evil), "{told:?}");
        assert!(!told.contains("\\u001b") && told.contains("[2J"), "{told}");
    }
}

#[test]
fn no_line_for_a_terminal_is_wider_than_it() {
    let mut desk = busy_desk();
    desk.flag(&"很長的名字".repeat(9), 0, &"這一句備註沒有一個空格，而且比一行長得多。".repeat(9));
    desk.say("b", |author, _| review::flag(author, None, &"word ".repeat(60)).expect("words"));
    let policy = jianbao::text::WidthPolicy::default();
    for line in desk.status(&["--by", &"又一個很長的名字".repeat(9)]).0.lines() {
        assert!(policy.columns(line) <= 80, "{line}");
    }
}

#[test]
fn wrong_arguments_and_what_is_no_deck_are_told() {
    let desk = Desk::new();
    desk.exits(&["--need", "0"], 2);
    desk.exits(&["--format", "xml"], 2);
    desk.exits(&["nowhere.yaml"], 1);
    fs::create_dir(desk.journal()).expect("made");
    let (told, code) = desk.status(&[]);
    assert_eq!((told.as_str(), code), ("error: brief.review.jsonl: is no file\nhint: a journal is one\n", 1));
}
