//! Nothing outside of the folder that is served is read, whatever the files in it say or are, and none of them hangs.

use super::{BRIEF, Desk, OTHER};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

const SECRET: &str = "一個祕密\n\n這裏的字誰都不應該看到。\n";

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo runs").success());
}

/// A deck whose claims cite files that are outside, or that nobody could read to an end.
fn citing(files: &[&str]) -> String {
    let points: String = files
        .iter()
        .map(|file| ["  - text: 這裏的字誰都不應該看到\n    from: ", file, ":3\n"].concat())
        .collect();
    format!("title: 引用\nlang: zh-Hant\nslides:\n- heading: 引用頁\n  points:\n{points}")
}

#[test]
fn a_source_outside_of_the_folder_is_not_there() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    desk.write("secret.txt", SECRET);
    desk.write("decks/inside.txt", SECRET);
    symlink("../secret.txt", desk.path("decks/link.txt")).expect("a link");
    symlink("..", desk.path("decks/up")).expect("a link");
    pipe(&desk.path("decks/pipe.txt"));
    let absolute = desk.path("secret.txt");
    let files = [
        "../secret.txt",
        "link.txt",
        "up/secret.txt",
        absolute.to_str().expect("UTF-8"),
        "pipe.txt",
        "/dev/zero",
        "../decks/../secret.txt",
        "inside.txt",
    ];
    desk.write("decks/brief.yaml", &citing(&files));
    let server = desk.serve();
    let mut screen = server.login(1).shell(100, 40);
    screen.expect("引用頁");
    for (n, file) in files.iter().enumerate() {
        // Out of the heading to the first point; in the source of one, to the next.
        screen.type_keys(if n == 0 { "jv" } else { "j" });
        let is_there = *file == "inside.txt";
        screen.wait_for(file, |screen| {
            let is_shown = screen.contains("一個祕密");
            assert!(is_there || !is_shown, "{file}:\n{screen}");
            if is_there { is_shown } else { screen.contains("找不到來源") }
        });
    }
    screen.type_keys("\x1bq");
}

#[test]
fn a_theme_outside_of_the_folder_is_not_read() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    let purple = "base: dark\nbackground: '#5f00af'\n";
    desk.write("secret.yaml", purple);
    desk.write("decks/inside.yaml", purple);
    symlink("../secret.yaml", desk.path("decks/link.yaml")).expect("a link");
    pipe(&desk.path("decks/pipe.yaml"));
    let absolute = desk.path("secret.yaml");
    for theme in [
        "/etc/passwd",
        "../secret.yaml",
        "link.yaml",
        absolute.to_str().expect("UTF-8"),
        "pipe.yaml",
        "/dev/zero",
    ] {
        desk.write("decks/brief.yaml", &format!("theme: {theme}\n{BRIEF}"));
        let server = desk.serve();
        let mut screen = server.login(1).shell(100, 30);
        screen.expect("核准 0/8");
        // A key is answered after it was looked for.
        screen.type_keys("2G");
        screen.expect("2/3");
        assert!(!screen.text().contains("root:"), "{screen:?}");
        assert!(!String::from_utf8_lossy(screen.bytes()).contains("48;5;55"), "{theme}");
    }
}

#[test]
fn what_leads_out_of_a_folder_or_is_no_file_is_no_deck_of_it() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    desk.write("secret.yaml", OTHER);
    symlink("../secret.yaml", desk.path("decks/link.yaml")).expect("a link");
    symlink(desk.path("secret.yaml"), desk.path("decks/absolute.yaml")).expect("a link");
    symlink("nowhere", desk.path("decks/nowhere.yaml")).expect("a link");
    symlink("brief.yaml", desk.path("decks/again.yaml")).expect("a link");
    pipe(&desk.path("decks/pipe.yaml"));
    fs::create_dir(desk.path("decks/folder.yaml")).expect("a folder");
    let server = desk.serve_with(&["decks", "--keys", "keys"]);
    assert_eq!(server.login(1).exec("decks").0, "brief.yaml\t港口三年回顧\n");
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("1 份簡報");
    screen.type_keys("\r");
    screen.expect("核准 0/8");
}

#[test]
fn a_deck_that_becomes_a_link_or_a_pipe_is_read_no_more() {
    for is_folder in [true, false] {
        let desk = Desk::new(&[("", 1, "林海生"), ("", 2, "何玉梅")]);
        desk.write("secret.yaml", OTHER);
        let file = desk.path("decks/brief.yaml");
        let what = if is_folder { "decks" } else { "decks/brief.yaml" };
        let server = desk.serve_with(&[what, "--keys", "keys"]);
        let mut screen = server.login(1).shell(80, 24);
        if is_folder {
            screen.expect("1 份簡報");
            screen.type_keys("\r");
        }
        screen.expect("1/3");
        symlink("../secret.yaml", desk.path("decks/new")).expect("a link");
        fs::rename(desk.path("decks/new"), &file).expect("renamed");
        screen.expect("brief.yaml: ");
        screen.type_keys("2G");
        screen.expect("培訓是自動化的核心");
        let decks = server.login(2).exec("decks").0;
        let status = server.login(2).exec("status");
        assert!(!decks.contains("船塢") && !status.0.contains("船塢"), "{decks}{status:?}");
        fs::remove_file(&file).expect("removed");
        pipe(&file);
        // A log-in, a list and a command do not wait for whoever writes into it.
        let status = server.login(2).exec("status");
        assert_eq!(status.2, Some(1), "{status:?}");
        server.login(2).exec("decks");
        screen.type_keys("R3G");
        screen.expect("規劃仍待完善");
        fs::remove_file(&file).expect("removed");
        desk.write("decks/brief.yaml", &BRIEF.replace("下周再議", "明天再議"));
        screen.expect("明天再議");
    }
}
