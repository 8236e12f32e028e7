//! A journal under several programs at once, and under programs that are killed. The other programs are this one: it
//! starts itself for one test, [`appends_where_another_test_says_so`], which only then does anything.

use jianbao::review::{Author, Event, Who, comment};
use jianbao::store;
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// What an appending program is told: the journal, its name, how many events, how many at once, characters a remark.
const ORDERS: &str = "JIANBAO_TEST_APPENDS";

#[test]
fn appends_where_another_test_says_so() {
    let Ok(orders) = std::env::var(ORDERS) else { return };
    let orders: Vec<&str> = orders.split('\t').collect();
    let number = |idx: usize| orders[idx].parse::<usize>().expect("a number");
    let (journal, who) = (Path::new(orders[0]), Who::named(orders[1]));
    let remark = "字".repeat(number(4));
    let event = |_| {
        let author = Author { who: &who, stamp: store::stamp(), deck: "" };
        comment(author, None, &remark).expect("words")
    };
    for _ in 0..number(2).div_ceil(number(3)) {
        let events: Vec<Event> = (0..number(3)).map(event).collect();
        store::append(journal, &events).expect("appended");
        for event in events {
            writeln!(std::io::stdout(), "appended {}", event.id).expect("somebody listens");
        }
    }
}

fn appending(journal: &Path, name: &str, n_events: usize, n_at_once: usize, n_chars: usize) -> Child {
    let orders = format!("{}\t{name}\t{n_events}\t{n_at_once}\t{n_chars}", journal.display());
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "journal::appends_where_another_test_says_so", "--nocapture"])
        .env(ORDERS, orders)
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts")
}

/// The ids that a program said it had appended.
fn confirmed(lines: impl Iterator<Item = std::io::Result<String>>) -> impl Iterator<Item = String> {
    lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("appended ").map(str::to_owned))
}

#[test]
fn two_programs_that_append_ten_thousand_events_each_at_once_leave_twenty_thousand_whole_lines() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = folder.path().join("brief.review.jsonl");
    // Five a write, so that a slow disk is waited for four thousand times and not twenty thousand.
    let programs = ["林海生", "陳大文"].map(|name| appending(&journal, name, 10_000, 5, 8));
    for program in programs {
        let output = program.wait_with_output().expect("it ends");
        assert!(output.status.success());
        assert_eq!(confirmed(BufReader::new(output.stdout.as_slice()).lines()).count(), 10_000);
    }
    let lines = store::read_journal(&journal).expect("read");
    assert_eq!((lines.events.len(), lines.n_lines, lines.passed_over.n_lines), (20_000, 20_000, 0));
    let of = |name: &str| lines.events.iter().filter(|event| event.who.name == name).count();
    assert_eq!((of("林海生"), of("陳大文")), (10_000, 10_000));
    let changes = lines.events.windows(2).filter(|pair| pair[0].who != pair[1].who).count();
    assert!(changes > 20, "they wrote at the same time: {changes} changes of hands");
}

#[test]
fn what_was_confirmed_before_a_kill_is_there_and_what_follows_a_torn_line_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = folder.path().join("brief.review.jsonl");
    let mut promised = HashSet::new();
    for nth in 0..200 {
        // Lines of several pages, which a kill may tear.
        let mut program = appending(&journal, "林海生", 1_000_000, 1, 4_000);
        let mut lines = BufReader::new(program.stdout.take().expect("a pipe")).lines();
        promised.extend(confirmed(lines.by_ref()).take(1 + nth % 5));
        program.kill().expect("killed");
        program.wait().expect("it ends");
        promised.extend(confirmed(lines));
    }
    let lines = store::read_journal(&journal).expect("read");
    let there: HashSet<&str> = lines.events.iter().map(|event| event.id.as_str()).collect();
    let n_lost = promised.iter().filter(|id| !there.contains(id.as_str())).count();
    assert_eq!(n_lost, 0, "of {} that were confirmed", promised.len());
    assert!(promised.len() >= 200 && lines.events.len() <= promised.len() + 200);
    // A kill tears one line at most.
    assert!(lines.passed_over.n_lines <= 200, "{:?}", lines.passed_over);
}
