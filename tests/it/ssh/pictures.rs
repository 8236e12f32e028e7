//! Pictures for clients whose terminals differ: each has its own form.

use super::client::Client;
use super::{Desk, key};
use crate::project;
use std::fs;

const DECK: &str = "slides:\n- {photo: 吊機, image: crane.png}\n- {heading: 乙, points: [二]}\n- {photo: 外面, image: ../keys}\n";
const KITTY: &str = "\x1bP>|kitty(0.35.2)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62c";

#[test]
fn each_client_has_pictures_in_the_form_of_its_own_terminal() {
    let desk = Desk::new(&[("", 1, "甲"), ("", 2, "乙")]);
    desk.write("decks/brief.yaml", DECK);
    let crane = project().join("decks/crane.png");
    fs::copy(&crane, desk.path("decks/crane.png")).expect("copied");
    let server = desk.serve();
    let mut plain = Client::login(server.port, &key(1)).shell(60, 20);
    let mut kitty = Client::login(server.port, &key(2)).shell_with(60, 20, &[("COLORTERM", "truecolor")]);
    let has = |screen: &str, c: char| screen.contains(c);
    plain.wait_for("halves", |screen| has(screen, '▀'));
    kitty.wait_for("quarters", |screen| has(screen, '▞') || has(screen, '▘') || has(screen, '▌'));
    kitty.type_keys(KITTY);
    kitty.wait_for("placeholders", |screen| has(screen, '\u{10EEEE}') && !has(screen, '▘'));
    plain.wait_for("halves still", |screen| has(screen, '▀') && !has(screen, '\u{10EEEE}'));
    // Nothing outside of the deck's folder, and a reply is no key.
    kitty.expect("1/3");
    kitty.type_keys("G");
    kitty.expect("簡報的資料夾裏沒有");
    kitty.type_keys("q");
    kitty.end();
    let bytes = |of: &[u8]| String::from_utf8_lossy(of).into_owned();
    assert!(bytes(kitty.bytes()).contains("\x1b_Ga=d,d=I,i=4866576,q=2\x1b\\"), "deleted when it is left");
    plain.type_keys("q");
    plain.end();
    assert!(!bytes(plain.bytes()).contains("\x1b_G"), "a terminal that shows blocks is sent none");
}
