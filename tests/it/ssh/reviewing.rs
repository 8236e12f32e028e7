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

#[test]
fn a_presenter_puts_on_a_slide_what_was_not_chosen_where_the_server_lets_them() {
    const QUAY: &str = "\
lang: zh-Hant
slides:
- heading: 為何現在
  points:
  # 先說
  - text: 培訓是自動化的核心
    by: 林海生
    from: port.txt:5
  notes: 港務局局長林海生表示，新碼頭將於明年6月啟用，每日可處理三千個貨櫃。他又指出，培訓是自動化的核心。
";
    let desk = Desk::new(&[("role=\"presenter\"", 1, "林海生"), ("", 2, "何玉梅")]);
    desk.write("decks/brief.yaml", QUAY);
    let server = desk.serve_with(&["decks/brief.yaml", "--keys", "keys", "--edit"]);
    let mut screen = server.login(2).shell(80, 24);
    screen.expect("培訓是自動化的核心");
    screen.type_keys("i");
    screen.expect("未選用 1 項");
    screen.type_keys("\r");
    screen.expect("--edit");
    assert_eq!(desk.read("decks/brief.yaml"), QUAY, "a reviewer changes nothing");
    let mut other = server.login(1).shell(80, 24);
    other.expect("培訓是自動化的核心");
    other.type_keys("i");
    other.expect("未選用 1 項");
    other.type_keys("\r");
    other.expect("• 新碼頭將於明年6月啟用");
    let point =
        "  - text: 新碼頭將於明年6月啟用，每日可處理三千個貨櫃\n    by: 林海生\n    from: port.txt:5\n";
    let held = desk.read("decks/brief.yaml");
    assert!(held.contains(point) && held.contains("  # 先說\n"), "{held}");
    other.type_keys("u");
    other.wait_for("the point is gone", |screen| !screen.contains("• 新碼頭"));
    assert_eq!(desk.read("decks/brief.yaml"), QUAY);
}

#[test]
fn a_deck_that_includes_another_is_read_again_and_edited_where_its_slides_stand() {
    const PART: &str = "slides:\n- points: [培訓是自動化的核心]\n";
    let desk = Desk::new(&[("role=\"presenter\"", 1, "林海生")]);
    std::fs::create_dir(desk.path("decks/parts")).expect("a folder");
    desk.write("decks/brief.yaml", "lang: zh-Hant\nslides:\n- include: parts/a.yaml\n");
    desk.write("decks/parts/a.yaml", PART);
    let server = desk.serve_with(&["decks/brief.yaml", "--keys", "keys", "--edit"]);
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("培訓是自動化的核心");
    desk.write("decks/parts/a.yaml", &PART.replace("核心", "重心"));
    screen.expect("培訓是自動化的重心");
    desk.write("decks/parts/a.yaml", &PART.replace("points", "pionts"));
    screen.expect("parts/a.yaml:2:3: unknown field");
    screen.expect("(included by brief.yaml:3:3)");
    desk.write("decks/parts/a.yaml", PART);
    screen.expect("培訓是自動化的核心");
    screen.type_keys("\te");
    screen.expect("建議的字眼");
    screen.type_keys("！\r");
    screen.expect("S 林海生");
    screen.type_keys("y");
    screen.expect("已寫入簡報");
    assert_eq!(desk.read("decks/parts/a.yaml"), PART.replace("核心", "核心！"));
}
