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
