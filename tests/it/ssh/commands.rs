//! What may be asked for besides a terminal, and what is refused: at once, and with a reason where there is room.

use super::client::{Client, wait};
use super::{Desk, OTHER, Server};
use crate::terminal::PATIENCE;
use serde_json::Value;
use std::time::Instant;

fn two_decks() -> (Desk, Server) {
    let desk = Desk::new(&[("", 1, "林海生")]);
    desk.write("decks/dock.yaml", OTHER);
    let server = desk.serve_with(&["decks", "--keys", "keys"]);
    (desk, server)
}

#[test]
fn decks_are_listed_and_their_standing_is_told_as_it_is_here() {
    let (_desk, server) = two_decks();
    let exec = |command: &str| server.login(1).exec(command);
    assert_eq!(
        exec("decks"),
        ("brief.yaml\t港口三年回顧\ndock.yaml\t船塢\n".to_owned(), String::new(), Some(0))
    );
    let (told, err, status) = exec("status");
    assert!(told.contains("brief.yaml: not signed") && told.contains("dock.yaml: not signed"), "{told}");
    assert_eq!((err, status), (String::new(), Some(1)));
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("2 份簡報");
    screen.type_keys("\x1b[B\r");
    for (keys, text) in [("", "核准 0/2"), ("A", "按 y"), ("y", "核准 2/2")] {
        screen.type_keys(keys);
        screen.expect(text);
    }
    let (told, _, status) = exec("status dock.yaml --format json");
    let report: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!((&report["signed"], status), (&Value::Bool(true), Some(0)));
    assert_eq!(report["decks"][0]["file"], "dock.yaml", "no folders of the server");
    assert_eq!(exec("status 'dock.yaml' --need 2").2, Some(1));
    assert!(exec("status --help").0.contains("--format"));
}

#[test]
fn the_name_of_a_deck_says_nothing_to_a_terminal() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    desk.write("decks/a\u{1b}[31m\u{7}\u{202e}\nb\tc.yaml", OTHER);
    let server = desk.serve_with(&["decks", "--keys", "keys"]);
    let (told, _, status) = server.login(1).exec("decks");
    assert_eq!((told.as_str(), status), ("a[31m b c.yaml\t船塢\nbrief.yaml\t港口三年回顧\n", Some(0)));
}

#[test]
fn who_finds_no_room_is_told_so_until_there_is() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    let mut server = desk.serve_with(&["decks/brief.yaml", "--keys", "keys", "--sessions", "1"]);
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("核准 0/8");
    let full = ("", "there are too many sessions: try again later\n", Some(1));
    let (out, err, status) = server.login(1).exec("decks");
    assert_eq!((out.as_str(), err.as_str(), status), full);
    server.expect_log("turned-away");
    screen.type_keys("q");
    screen.end();
    server.expect_log("left name=林海生");
    // The place is given back when the connection has ended, which is after its session: a second later, or when its
    // client goes.
    drop(screen);
    // Each try counts as a failure, and who has too many is turned away at the door until he has waited.
    let begun = Instant::now();
    let is_let_in = || {
        let client = Client::try_login(server.port, &super::key(1));
        client.is_some_and(|client| client.exec("decks").2 == Some(0))
    };
    while !is_let_in() {
        assert!(begun.elapsed() < PATIENCE, "the place is not given back");
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
}

#[test]
fn any_other_command_is_refused_with_a_reason() {
    let (desk, server) = two_decks();
    desk.write("secret.yaml", OTHER);
    for (command, why) in [
        ("sh -c id", "unrecognized subcommand"),
        ("", "Usage"),
        ("decks --keys", "unexpected argument"),
        ("decks; id", "unrecognized subcommand"),
        ("status ../secret.yaml", "there is no deck"),
        ("status brief.yml", "did you mean \"brief.yaml\"?"),
        ("status 'brief.yaml", "unrecognized subcommand"),
        ("status --format xml", "invalid value"),
        ("status \u{1b}[2J\u{202e}x", "there is no deck \"[2Jx\""),
        ("serve decks --allow-any-key", "unrecognized subcommand"),
        ("review brief.yaml", "unrecognized subcommand"),
        ("scp -t /tmp", "unrecognized subcommand"),
    ] {
        let (out, err, status) = server.login(1).exec(command);
        assert!(err.contains(why) && out.is_empty(), "{command:?}: {out}{err}");
        assert!(matches!(status, Some(1 | 2)), "{command:?}: {status:?}");
        let is_unsafe = |c: char| c != '\n' && jianbao::text::clean::is_unsafe(c);
        assert!(!err.contains(is_unsafe), "{err:?}");
        assert!(!err.contains(desk.path("").to_str().expect("UTF-8")), "{err}");
    }
    for command in [b"x".repeat(10_000), b"status \xff\xfe".to_vec()] {
        let (_, err, status) = server.login(1).exec(command);
        assert!(err.starts_with("refused: "), "{err}");
        assert_eq!(status, Some(2));
    }
}

#[test]
fn an_answer_is_whole_for_a_client_that_takes_its_time() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    let slides: String = (0..2000).map(|n| ["- points: [要點 ", &n.to_string(), "]\n"].concat()).collect();
    desk.write("decks/brief.yaml", &format!("slides:\n{slides}"));
    let server = desk.serve();
    let whole = server.login(1).exec("status --format json").0;
    assert!(whole.len() > 200_000 && serde_json::from_str::<Value>(&whole).is_ok(), "{}", whole.len());
    // Little at a time may be under way, and for a while nothing is read at all.
    let slow = Client::narrow(server.port, &super::key(1));
    let mut channel = slow.channel();
    wait(channel.write.exec(true, "status --format json")).expect("a request is sent");
    assert!(channel.is_granted());
    // Another has had all of the same by now, so that this one's has come as far as it can.
    assert_eq!(server.login(1).exec("status --format json").0, whole);
    assert_eq!(channel.end(), (whole, String::new(), Some(1)));
}

#[test]
fn a_shell_without_a_terminal_and_a_terminal_that_is_none_are_told() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    let server = desk.serve();
    let client = server.login(1);
    let mut channel = client.channel();
    wait(channel.write.request_shell(true)).expect("a request is sent");
    let told = channel.end();
    assert!(told.1.contains("ssh -t"), "{told:?}");
    assert_eq!(told.2, Some(1));
    let client = server.login(1);
    let mut channel = client.channel();
    wait(channel.write.request_pty(true, "dumb", 80, 24, 0, 0, &[])).expect("a request is sent");
    assert!(channel.is_granted());
    wait(channel.write.request_shell(true)).expect("a request is sent");
    assert!(channel.end().1.contains("ssh -t"));
}

#[test]
fn whatever_else_ssh_can_is_refused_at_once() {
    let (desk, server) = two_decks();
    let client = server.login(1);
    let mut channel = client.channel();
    let refused = |channel: &mut super::client::Channel, what: &str| {
        assert!(!channel.is_granted(), "{what}");
    };
    wait(channel.write.agent_forward(true)).expect("sent");
    refused(&mut channel, "agent");
    wait(channel.write.request_x11(true, false, "MIT-MAGIC-COOKIE-1", "00", 0)).expect("sent");
    refused(&mut channel, "x11");
    let socket = desk.path("socket").to_str().expect("UTF-8").to_owned();
    wait(async {
        let handle = &client.handle;
        assert!(handle.channel_open_session().await.is_err(), "a second channel");
        assert!(handle.channel_open_direct_tcpip("127.0.0.1", 22, "127.0.0.1", 1).await.is_err());
        assert!(handle.channel_open_x11("127.0.0.1", 1).await.is_err());
        assert!(handle.channel_open_direct_streamlocal(&socket).await.is_err());
        assert!(handle.tcpip_forward("127.0.0.1", 0).await.is_err());
        assert!(handle.cancel_tcpip_forward("127.0.0.1", 0).await.is_err());
        assert!(handle.streamlocal_forward(&socket).await.is_err());
        assert!(handle.cancel_streamlocal_forward(&socket).await.is_err());
    });
    assert!(!desk.path("socket").exists());
    // The channel is as good as before.
    wait(channel.write.exec(true, "decks")).expect("sent");
    assert_eq!(channel.end().2, Some(0));
    // File transfer is asked for by people who mean well, so it gets an answer.
    let client = server.login(1);
    let mut channel = client.channel();
    wait(channel.write.request_subsystem(true, "sftp")).expect("sent");
    let (out, err, status) = channel.end();
    assert!(err.starts_with("refused: ") && out.is_empty(), "{err}");
    assert_eq!(status, Some(2));
}

#[test]
fn a_channel_does_one_thing() {
    let (_desk, server) = two_decks();
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("2 份簡報");
    for _ in 0..3 {
        wait(screen.channel.write.exec(true, "decks")).expect("sent");
        assert!(!screen.channel.is_granted());
        wait(screen.channel.write.request_shell(true)).expect("sent");
        assert!(!screen.channel.is_granted());
        wait(screen.channel.write.request_pty(true, "xterm", 10, 10, 0, 0, &[])).expect("sent");
        assert!(!screen.channel.is_granted());
        wait(screen.channel.write.request_subsystem(true, "sftp")).expect("sent");
        assert!(!screen.channel.is_granted());
    }
    screen.type_keys("\r");
    screen.expect("核准 0/8");
    screen.type_keys("\x03");
    screen.expect("2 份簡報");
    screen.type_keys("\x03");
    assert_eq!(screen.end().1, Some(0));
}
