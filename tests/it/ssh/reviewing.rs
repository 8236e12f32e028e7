//! What a person does who has logged in: look, review, turn slides, and leave.

use super::{Desk, OTHER};

#[test]
fn one_deck_is_reviewed_at_once_and_quitting_gives_the_terminal_back() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    let mut server = desk.serve();
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("港口三年回顧");
    screen.expect("核准 0/8");
    screen.type_keys("a");
    screen.expect("核准 1/8");
    let journal = desk.read("decks/brief.review.jsonl");
    assert!(journal.contains("林海生") && journal.contains("SHA256:"), "{journal}");
    screen.type_keys("q");
    assert_eq!(screen.end(), (String::new(), Some(0)));
    server.expect_log("left name=林海生");
    // Who comes again finds it.
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("核准 1/8");
}

#[test]
fn a_deck_is_opened_out_of_a_list_and_the_list_is_back_behind_it() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    desk.write("decks/dock.yaml", OTHER);
    desk.write("decks/theme.yaml", "base: dark\n");
    let server = desk.serve_with(&["decks", "--keys", "keys"]);
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("2 份簡報");
    screen.expect("核准 0/8");
    screen.expect("核准 0/2");
    screen.type_keys("\x1b[B\r");
    screen.expect("船塢頁");
    screen.type_keys("a");
    screen.expect("核准 1/2");
    screen.type_keys("q");
    screen.expect("2 份簡報");
    screen.expect("核准 1/2");
    // A deck that comes, and one that is renamed.
    desk.write("decks/new.yaml", &OTHER.replace("title: 船塢", "title: 新簡報"));
    screen.expect("新簡報");
    screen.expect("3 份簡報");
    screen.type_keys("\x1b");
    assert_eq!(screen.end(), (String::new(), Some(0)));
}

#[test]
fn a_frame_fits_the_size_that_the_terminal_comes_to() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    let server = desk.serve();
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("核准 0/8");
    screen.type_keys("2G");
    screen.expect("2/3");
    screen.resize(30, 10);
    // The number is at the right end of the last row, which is another place for each size.
    screen.wait_for("the last of ten rows", |screen| {
        screen.lines().nth(9).is_some_and(|row| row.trim_end().ends_with("2/3"))
    });
    screen.resize(120, 40);
    screen.wait_for("the last of forty rows", |screen| {
        screen.lines().nth(39).is_some_and(|row| row.trim_end().ends_with("2/3"))
    });
    for (columns, rows) in [(1, 1), (2, 2), (7, 3), (500, 200), (60, 12)] {
        screen.resize(columns, rows);
    }
    screen.wait_for("the last of twelve rows", |screen| {
        screen.lines().nth(11).is_some_and(|row| row.trim_end().ends_with("2/3"))
    });
    screen.type_keys("q");
    assert_eq!(screen.end().1, Some(0));
}
