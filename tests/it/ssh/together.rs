//! Several who have one deck open: they see each other, what each decides, and who leads.

use super::client::Screen;
use super::{BRIEF, Desk};
use crate::terminal::Terminal;
use portable_pty::CommandBuilder;

#[test]
fn a_reviewer_here_and_two_by_ssh_see_each_other_at_once() {
    let desk = Desk::new(&[("", 1, "林海生"), ("", 2, "何玉梅")]);
    let server = desk.serve();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jianbao"));
    command.args(["review", "--as", "陳大文", "--lang", "zh-Hant"]);
    command.arg(desk.path("decks/brief.yaml"));
    command.env("XDG_STATE_HOME", desk.path("state of another"));
    let mut here = Terminal::run(command, 80, 24);
    let mut first = server.login(1).shell(80, 24);
    let mut second = server.login(2).shell(80, 24);
    here.expect("核准 0/8");
    second.expect("林海生 1");
    first.expect("何玉梅 1");
    here.type_keys("a");
    first.expect("核准 1/8");
    second.expect("核准 1/8");
    first.type_keys("2G\tf");
    first.expect("有甚麼問題");
    first.type_keys("請核對數字\r");
    here.expect("標記 1");
    second.expect("標記 1");
    second.expect("林海生 2");
    second.type_keys("F");
    second.expect("林海生: 請核對數字");
    second.type_keys("x");
    for screen in [&mut first, &mut second] {
        screen.wait_for("no flag", |screen| !screen.contains("標記 1"));
    }
    here.wait_for("no flag", |screen| !screen.contains("標記 1"));
    here.type_keys("q");
    assert_eq!(here.end(), 0);
}

#[test]
fn the_lead_is_taken_asked_for_handed_over_and_free_when_its_holder_is_gone() {
    let desk = Desk::new(&[
        ("role=\"presenter\"", 1, "林海生"),
        ("role=\"presenter\"", 2, "何玉梅"),
        ("role=\"viewer\"", 3, "陳大文"),
    ]);
    let server = desk.serve();
    let mut first = server.login(1).shell(80, 24);
    let mut second = server.login(2).shell(80, 24);
    let mut viewer = server.login(3).shell(80, 24);
    first.expect("核准 0/8");
    second.expect("核准 0/8");
    viewer.expect("港口三年回顧");
    first.type_keys("D");
    first.expect("由你主導");
    second.expect("跟隨 林海生");
    viewer.expect("跟隨 林海生");
    first.type_keys("3G");
    second.expect("3/3");
    viewer.expect("3/3");
    // Points that come one by one, and an empty screen, are followed too.
    first.type_keys("r");
    viewer.wait_for("points to be hidden", |screen| !screen.contains("規劃仍待完善"));
    first.type_keys(" ");
    viewer.wait_for("one point", |screen| screen.contains("規劃仍待完善") && !screen.contains("下周再議"));
    first.type_keys("b");
    viewer.wait_for("an empty screen", |screen| screen.trim().is_empty());
    first.type_keys("br");
    viewer.expect("下周再議");
    // Leave, and come back with one key.
    viewer.type_keys("gg");
    viewer.expect("自行瀏覽");
    first.type_keys("2G");
    second.expect("2/3");
    assert!(viewer.text().contains("1/3"), "{viewer:?}");
    viewer.type_keys("L");
    viewer.expect("2/3");
    // Asked for and handed over.
    second.type_keys("D");
    first.expect("何玉梅 想主導");
    first.type_keys("D");
    second.expect("由你主導");
    first.expect("跟隨 何玉梅");
    second.type_keys("gg");
    first.expect("1/3");
    viewer.expect("1/3");
    // Its holder is cut off, and has not said good-bye.
    drop(second);
    first.expect("沒有人主導");
    first.type_keys("D");
    first.expect("由你主導");
    first.type_keys("3G");
    viewer.expect("3/3");
}

#[test]
fn a_lead_that_is_asked_for_goes_to_who_asked_when_its_holder_is_gone() {
    let desk = Desk::new(&[("role=\"presenter\"", 1, "林海生"), ("role=\"presenter\"", 2, "何玉梅")]);
    let server = desk.serve();
    let mut first = server.login(1).shell(80, 24);
    let mut second = server.login(2).shell(80, 24);
    first.expect("核准 0/8");
    second.expect("核准 0/8");
    first.type_keys("D");
    second.expect("跟隨 林海生");
    second.type_keys("D");
    first.expect("何玉梅 想主導");
    first.type_keys("q");
    assert_eq!(first.end().1, Some(0));
    second.expect("由你主導");
}

#[test]
fn a_deck_that_is_saved_reaches_all_and_each_keeps_their_place() {
    let desk = Desk::new(&[("", 1, "林海生"), ("", 2, "何玉梅"), ("role=\"viewer\"", 3, "陳大文")]);
    let server = desk.serve();
    let mut screens: Vec<Screen> = (1..=3).map(|seed| server.login(seed).shell(80, 24)).collect();
    for (place, screen) in (1..).zip(&mut screens) {
        screen.expect("1/3");
        screen.type_keys(format!("{place}G"));
        screen.expect(&format!("{place}/3"));
    }
    let new = "slides:\n- {heading: 新頁, points: [零點]}\n";
    desk.write("decks/brief.yaml", &BRIEF.replace("slides:\n", new));
    for (place, screen) in (2..).zip(&mut screens) {
        screen.expect(&format!("{place}/4"));
    }
    screens[2].expect("下一步");
    // One that cannot be read keeps the last good one before all, and says what is wrong.
    desk.write("decks/brief.yaml", &BRIEF.replace("points:", "pionts:"));
    for screen in &mut screens {
        screen.expect("did you mean");
        assert!(!screen.text().contains(desk.path("").to_str().expect("UTF-8")), "{screen:?}");
    }
    desk.write("decks/brief.yaml", BRIEF);
    for (place, screen) in (1..).zip(&mut screens) {
        screen.expect(&format!("{place}/3"));
    }
}

/// A terminal on the server's machine, of the person who runs the server.
fn here(desk: &Desk, command: &str) -> Terminal {
    let mut builder = CommandBuilder::new(env!("CARGO_BIN_EXE_jianbao"));
    builder.args([command, "--lang", "zh-Hant"]);
    builder.arg(desk.path("decks/brief.yaml"));
    builder.env("XDG_RUNTIME_DIR", desk.path("run"));
    builder.env("XDG_STATE_HOME", desk.path("state of another"));
    Terminal::run(builder, 80, 24)
}

#[test]
fn who_is_here_by_ssh_follows_the_talk_on_the_servers_machine() {
    let desk = Desk::new(&[("role=\"viewer\"", 1, "林海生"), ("role=\"presenter\"", 2, "何玉梅")]);
    let server = desk.serve();
    // The server is there first, and has no talk of its own to bring anybody to.
    let mut viewer = server.login(1).shell(80, 24);
    viewer.expect("港口三年回顧");
    let mut audience = here(&desk, "present");
    audience.expect("港口三年回顧");
    viewer.expect("跟隨 講者");
    audience.type_keys(" ");
    viewer.expect("培訓是自動化的核心");
    // Whoever comes later is where the talk is; the speaker's terminal drives all, and counts no guest as a screen.
    let mut speaker = here(&desk, "speak");
    speaker.expect("放映畫面：1");
    speaker.type_keys("G");
    viewer.expect("下周再議");
    let mut presenter = server.login(2).shell(80, 24);
    presenter.expect("下周再議");
    // A blank screen is blank there too, and a guest who moves goes their own way and moves nobody.
    speaker.type_keys("b");
    viewer.wait_for("a blank screen", |screen| !screen.contains("下周再議"));
    speaker.type_keys("b");
    viewer.expect("下周再議");
    viewer.type_keys("k");
    viewer.expect("自行瀏覽");
    speaker.expect("3/3");
    viewer.type_keys("L");
    viewer.expect("下周再議");
    // A presenter by SSH may take the lead of the guests; the talk here goes its own way then.
    presenter.type_keys("D");
    viewer.expect("跟隨 何玉梅");
    speaker.type_keys("gg");
    audience.expect("1/3");
    presenter.type_keys("2G");
    viewer.expect("培訓是自動化的核心");
    presenter.type_keys("D");
    viewer.expect("跟隨 講者");
    viewer.wait_for("the cover", |screen| !screen.contains("培訓"));
    // The talk ends: nobody leads. The next begins where it begins.
    speaker.type_keys("2G");
    viewer.expect("培訓是自動化的核心");
    speaker.signal("KILL");
    audience.signal("KILL");
    viewer.expect("沒有人主導");
    let mut audience = here(&desk, "present");
    audience.expect("1/3");
    viewer.expect("跟隨 講者");
    viewer.wait_for("the cover", |screen| !screen.contains("培訓"));
    audience.type_keys("q");
    assert_eq!(audience.end(), 0);
}
