//! What a deck names besides its articles, a theme and pictures: found from its folder, and told where it is not as it should be.

use crate::desk::Desk;
use std::fs;

const PURPLE: &str = "about: purple\nextends: dark\npage: { bg: '#5f00af' }\n";

/// What is printed first, down to the hints.
#[track_caller]
fn fails(desk: &Desk, arguments: &[&str], expected: &str) {
    let (told, status) = desk.run(arguments);
    assert!(told.starts_with(expected), "{arguments:?}: {told}");
    assert_eq!(status, 1, "{arguments:?}: {told}");
}

#[test]
fn a_theme_that_is_none_is_told_with_the_line_of_the_deck_by_all_that_use_it() {
    let desk = Desk::new();
    fs::create_dir(desk.path("talk")).expect("a folder");
    desk.write("talk/broken.yaml", "about: t\nroles: { heading: { blink: true } }\n");
    for (theme, told) in [
        ("nope", "no theme is called \"nope\""),
        ("none.yaml", "the theme talk/none.yaml: there is no such file"),
        ("broken.yaml", "the theme talk/broken.yaml:2:21: unknown field \"blink\""),
        ("/dev/zero", "the theme /dev/zero: is a pipe or a device"),
    ] {
        desk.write("talk/deck.yaml", &format!("title: T\ntheme: {theme}\nslides:\n- heading: A\n"));
        let told = format!("talk/deck.yaml:2:8: {told}\n");
        fails(&desk, &["check", "talk/deck.yaml"], &told);
        assert!(desk.run(&["check", "talk/deck.yaml"]).0.contains("\nhint: ") || theme == "none.yaml");
        for command in ["present", "export"] {
            fails(&desk, &[command, "talk/deck.yaml"], &format!("error: {told}"));
            assert_eq!(
                desk.run(&[command, "talk/deck.yaml", "--theme", "paper"]).1,
                0,
                "a flag goes before it"
            );
        }
    }
}

#[test]
fn a_theme_is_beside_the_deck_that_names_it_and_where_one_stands_who_names_it_otherwise() {
    let desk = Desk::new();
    fs::create_dir(desk.path("talk")).expect("a folder");
    desk.write("talk/mine.yaml", PURPLE);
    desk.write("mine.yaml", &PURPLE.replace("5f00af", "af005f"));
    desk.write("talk/deck.yaml", "theme: mine.yaml\nslides:\n- heading: A\n");
    let ground = |arguments: &[&str]| {
        let (svg, status) = desk.run(&[&["export", "--to", "svg"], arguments].concat());
        assert_eq!(status, 0, "{svg}");
        (svg.contains("#5f00af"), svg.contains("#af005f"))
    };
    assert_eq!(ground(&["talk/deck.yaml"]), (true, false));
    assert_eq!(ground(&["talk/deck.yaml", "--theme", "mine.yaml"]), (false, true));
    fs::remove_file(desk.path("mine.yaml")).expect("it was there");
    assert_eq!(desk.run(&["check", "talk/deck.yaml"]).1, 0);
    assert_eq!(desk.run(&["talk/deck.yaml"]).1, 0);
}

#[cfg(feature = "pictures")]
#[test]
fn a_picture_that_no_audience_would_see_is_told() {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    let desk = Desk::new();
    fs::create_dir_all(desk.path("talk/folder.png")).expect("a folder");
    fs::copy(crate::project().join("decks/crane.png"), desk.path("outside.png")).expect("copied");
    fs::copy(crate::project().join("decks/crane.png"), desk.path("talk/right.png")).expect("copied");
    let crane = fs::read(desk.path("outside.png")).expect("read");
    fs::write(desk.path("talk/half.png"), &crane[..crane.len() / 2]).expect("written");
    desk.write("talk/notes.png", "no picture\n");
    symlink("../outside.png", desk.path("talk/link.png")).expect("a link");
    symlink("/dev/zero", desk.path("talk/zero.png")).expect("a link");
    let pipe = desk.path("talk/pipe.png");
    assert!(Command::new("mkfifo").arg(pipe).status().expect("mkfifo runs").success());
    let large = fs::File::create(desk.path("talk/large.png")).expect("made");
    large.set_len(500 << 20).expect("a file with a hole");
    let missing = "it is not there, or not below the deck's folder";
    let pictures = [
        ("right.png", None),
        ("folder.png", Some(missing)),
        ("pipe.png", Some(missing)),
        ("zero.png", Some(missing)),
        ("link.png", Some(missing)),
        ("../outside.png", Some(missing)),
        ("notes.png", Some("it is no picture")),
        ("half.png", Some("it is damaged")),
        ("large.png", Some("it is too large to be shown")),
    ];
    let slides = pictures.map(|(file, _)| format!("- {{heading: A, image: {file}}}\n")).concat();
    desk.write("talk/deck.yaml", &format!("slides:\n{slides}"));
    let (told, status) = desk.run(&["check", "talk/deck.yaml"]);
    for (idx, (file, why)) in pictures.iter().enumerate() {
        let line = told.lines().find(|line| line.starts_with(&format!("talk/deck.yaml:{}:", idx + 2)));
        let why = why.map(|why| format!("the picture {file}: {why}"));
        assert_eq!(line.and_then(|line| line.splitn(4, ':').nth(3)).map(str::trim), why.as_deref(), "{told}");
    }
    assert_eq!((status, told.contains("8 problems")), (1, true), "{told}");
}

#[test]
fn a_deck_of_which_nothing_would_be_shown_is_an_error_everywhere() {
    let desk = Desk::new();
    desk.write("part.yaml", "slides:\n- heading: A\n");
    let skipped = "all slides of the deck are skipped\n";
    for (slides, told) in [
        (" []", "1:9: the deck has no slides\n"),
        ("\n- {heading: A, skip: true}", &format!("2:3: {skipped}")),
        ("\n- {include: part.yaml, skip: true}", &format!("2:3: {skipped}")),
    ] {
        desk.write("deck.yaml", &format!("slides:{slides}\n"));
        fails(&desk, &["check", "deck.yaml"], &format!("deck.yaml:{told}"));
        for arguments in [
            &["deck.yaml"][..],
            &["present", "--linear", "deck.yaml"],
            &["export", "deck.yaml"],
            &["export", "deck.yaml", "--to", "svg", "-o", "out"],
            &["export", "deck.yaml", "--to", "asked", "-o", "out"],
        ] {
            fails(&desk, arguments, &format!("error: deck.yaml:{told}"));
        }
        assert!(!desk.path("out").exists());
    }
}
