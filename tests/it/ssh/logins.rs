//! Who gets in, as what, and who does not.

use super::client::{Client, wait};
use super::{Desk, OTHER, key};
use russh::client::AuthResult;
use russh::keys::Certificate;
use russh::keys::ssh_key::certificate::{Builder, CertType};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

#[test]
fn only_a_key_of_the_file_logs_in_by_whatever_name() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    let mut server = desk.serve();
    for user in ["desk", "root", "", "\u{1b}[2J", "林海生", &"x".repeat(10_000)] {
        assert!(Client::connect(server.port).offer(user, &key(1)), "{user:?}");
        assert!(server.expect_log(" login ").contains("login name=林海生 key=SHA256:"));
    }
    let mut stranger = Client::connect(server.port);
    assert!(!stranger.offer("desk", &key(2)));
    server.expect_log("denied from=127.0.0.1");
    assert!(stranger.banner().contains("Ed25519 and ECDSA keys log in here"), "{}", stranger.banner());
    // A key of theirs after one that is not known: people have several.
    assert!(stranger.offer("desk", &key(1)));
}

#[test]
fn no_key_no_password_and_no_rsa_key_log_in() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    let server = desk.serve();
    let mut client = Client::connect(server.port);
    let methods = match wait(client.handle.authenticate_none("desk")) {
        Ok(AuthResult::Failure { remaining_methods, .. }) => remaining_methods,
        other => panic!("{other:?}"),
    };
    assert_eq!(methods, [russh::MethodKind::PublicKey].as_slice().into());
    assert!(!matches!(wait(client.handle.authenticate_password("desk", "desk")), Ok(AuthResult::Success)));
    let answers = wait(client.handle.authenticate_keyboard_interactive_start("desk", None));
    assert!(!matches!(answers, Ok(russh::client::KeyboardInteractiveAuthResponse::Success)), "{answers:?}");
    // Nothing is given to who has not logged in.
    let channel = wait(Client::connect(server.port).handle.channel_open_session());
    assert!(channel.is_err());
}

#[test]
fn four_keys_may_be_tried() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    let server = desk.serve();
    let mut client = Client::connect(server.port);
    for stranger in 2..6 {
        assert!(!client.offer("desk", &key(stranger)));
    }
    assert!(!client.offer("desk", &key(1)), "a fifth");
}

#[test]
fn the_file_of_keys_is_read_again_when_it_changes() {
    let desk = Desk::new(&[("", 1, "林海生"), ("", 2, "何玉梅")]);
    let mut server = desk.serve();
    let mut screen = server.login(2).shell(80, 24);
    screen.expect("核准 0/8");
    desk.write_keys(&[("", 1, "林海生"), ("", 3, "陳大文")]);
    assert!(!Client::connect(server.port).offer("desk", &key(2)));
    server.expect_log("the key is not known");
    server.login(3);
    // Who is in stays in.
    screen.type_keys("a");
    screen.expect("核准 1/8");
    // A file that is gone for a moment locks nobody out, and one with a bad line no more than that line.
    std::fs::remove_file(desk.path("keys")).expect("removed");
    server.login(3);
    server.expect_log("keys why=");
    desk.write("keys", "ssh-ed25519 AAAA broken\nrestrict ssh-ed25519 AAAA x\n");
    assert!(!Client::connect(server.port).offer("desk", &key(3)));
    server.expect_log("keys line=1");
    server.expect_log("keys line=2");
}

#[test]
fn a_line_is_kept_to_the_letter() {
    let desk = Desk::new(&[
        ("expiry-time=\"20200101\"", 1, "expired"),
        ("expiry-time=\"29990101\"", 2, "current"),
        ("from=\"10.0.0.0/8\"", 3, "elsewhere"),
        ("from=\"127.0.0.0/8\"", 4, "here"),
        ("from=\"127.0.0.0/8,!127.0.0.1\"", 5, "not here"),
        ("restrict", 6, "restricted"),
        ("command=\"sh\"", 7, "with a command"),
    ]);
    let mut server = desk.serve();
    for (seed, gets_in) in [(1, false), (2, true), (3, false), (4, true), (5, false), (6, false), (7, false)]
    {
        assert_eq!(Client::connect(server.port).offer("desk", &key(seed)), gets_in, "{seed}");
    }
    for why in ["the key has expired", "not from this address"] {
        server.assert_logs(why);
    }
}

#[test]
fn a_viewer_looks_on_and_gives_no_verdicts() {
    let desk = Desk::new(&[("role=\"viewer\"", 1, "陳大文")]);
    let server = desk.serve();
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("港口三年回顧");
    screen.type_keys("aAfx\r2G");
    screen.expect("2/3");
    screen.type_keys("ayD");
    screen.expect("只有講者才能主導");
    screen.type_keys("q");
    assert_eq!(screen.end().1, Some(0));
    assert!(!desk.path("decks/brief.review.jsonl").exists());
}

#[test]
fn decks_that_are_not_for_a_key_are_not_there_for_it() {
    let desk = Desk::new(&[("decks=\"b*\"", 1, "林海生"), ("decks=\"x*\"", 2, "何玉梅"), ("", 3, "陳大文")]);
    desk.write("decks/dock.yaml", OTHER);
    let server = desk.serve_with(&["decks", "--keys", "keys"]);
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("1 份簡報");
    assert!(!screen.text().contains("船塢"), "{screen:?}");
    let decks = |seed, command: &str| server.login(seed).exec(command);
    assert_eq!(decks(1, "decks").0, "brief.yaml\t港口三年回顧\n");
    assert_eq!(decks(3, "decks").0, "brief.yaml\t港口三年回顧\ndock.yaml\t船塢\n");
    assert!(!decks(1, "status --format json").0.contains("dock"));
    let hidden = decks(1, "status dock.yaml");
    assert_eq!(hidden.2, Some(1));
    // It is told as one that does not exist is.
    assert_eq!(hidden.1, decks(1, "status duck.yaml").1.replace("duck", "dock"));
    assert_eq!(decks(2, "decks"), (String::new(), String::new(), Some(0)));
    assert_eq!(decks(2, "status").2, Some(1), "no deck is no deck that is signed off");
}

#[test]
fn of_one_deck_too_only_those_see_it_whom_it_is_for() {
    let desk = Desk::new(&[("decks=\"x*\"", 1, "何玉梅")]);
    let server = desk.serve();
    let mut screen = server.login(1).shell(80, 24);
    let (last, status) = (screen.channel.end().0, screen.channel.status);
    assert!(last.contains("這裏沒有你可以看的簡報"), "{last:?}");
    assert_eq!(status, Some(1));
}

/// A certificate of this authority for the key of seed 9, but for what `change` does to it.
fn certificate(authority: u8, seconds: (i64, i64), change: impl Fn(&mut Builder)) -> Certificate {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("after 1970").as_secs();
    let at = |seconds: i64| now.checked_add_signed(seconds).expect("a time");
    let subject = key(9).public_key().key_data().clone();
    let mut builder = Builder::new(vec![7; 16], subject, at(seconds.0), at(seconds.1)).expect("a time");
    builder.key_id("何玉梅").expect("a name");
    change(&mut builder);
    builder.sign(&key(authority)).expect("a certificate")
}

#[test]
fn a_certificate_logs_in_whom_its_authority_names() {
    let desk = Desk::new(&[
        ("cert-authority,principals=\"press\",role=\"presenter\"", 1, "the office"),
        ("cert-authority", 2, "another office"),
    ]);
    let mut server = desk.serve();
    let logs_in = |user: &str, certificate: Certificate| {
        let mut client = Client::connect(server.port);
        let answer = client.handle.authenticate_openssh_cert(user, Arc::new(key(9)), certificate);
        matches!(wait(answer), Ok(AuthResult::Success))
    };
    let day = (-3600, 3600);
    let of = |principal: &'static str| move |builder: &mut Builder| drop(builder.valid_principal(principal));
    assert!(logs_in("anybody", certificate(1, day, of("press"))));
    assert!(!logs_in("press", certificate(1, day, of("desk"))), "another principal");
    assert!(!logs_in("press", certificate(1, (-3600, -60), of("press"))), "expired");
    assert!(!logs_in("press", certificate(1, (3600, 7200), of("press"))), "not yet");
    assert!(!logs_in("press", certificate(3, day, of("press"))), "another authority");
    assert!(
        !logs_in(
            "press",
            certificate(1, day, |builder| {
                builder.valid_principal("press").expect("a name");
                builder.cert_type(CertType::Host).expect("a kind");
            })
        ),
        "a host's"
    );
    assert!(
        !logs_in(
            "press",
            certificate(1, day, |builder| {
                builder.valid_principal("press").expect("a name");
                builder.critical_option("force-command", "sh").expect("an option");
            })
        ),
        "a critical option"
    );
    assert!(
        !logs_in("press", certificate(1, day, |builder| drop(builder.all_principals_valid()))),
        "for all"
    );
    // Where the line names nobody, the name of the login is the principal, as with OpenSSH.
    assert!(logs_in("desk", certificate(2, day, of("desk"))));
    assert!(!logs_in("root", certificate(2, day, of("desk"))));
    // Neither the key itself nor the authority's is let in.
    assert!(!Client::connect(server.port).offer("press", &key(9)));
    assert!(!Client::connect(server.port).offer("press", &key(1)));
    let login = server.expect_log(" login ");
    assert!(login.contains("name=何玉梅") && login.contains("role=presenter"), "{login}");
}

#[test]
fn without_keys_it_does_not_start_and_any_key_is_let_in_on_loopback_alone() {
    let desk = Desk::new(&[]);
    let fails = |arguments: &[&str], why: &str| {
        let output = desk.command(&[], arguments).output().expect("the program runs");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && told.contains(why), "{told}");
        assert!(!told.contains("listening"), "{told}");
    };
    fails(&["decks/brief.yaml"], "--keys");
    fails(&["decks/brief.yaml", "--keys", "nowhere"], "nowhere");
    fails(&["nowhere.yaml", "--keys", "keys"], "nowhere.yaml");
    let mut open = desk.command(&[], &["decks/brief.yaml", "--allow-any-key"]);
    open.args(["--listen", "0.0.0.0:0"]);
    let told = String::from_utf8_lossy(&open.output().expect("the program runs").stderr).into_owned();
    assert!(told.contains("refused") || told.contains("cannot be used multiple times"), "{told}");
}

#[test]
fn where_any_key_is_let_in_every_screen_says_so() {
    let desk = Desk::new(&[]);
    desk.write("decks/dock.yaml", OTHER);
    let server = desk.serve_with(&["decks", "--allow-any-key"]);
    let mut screen = server.login(77).shell(80, 24);
    // What is gone is waited for too: half a frame shows both, and a key that comes with an Escape is another key.
    for (keys, text, gone) in [
        ("", "2 份簡報", "核准 0/8  1/3"),
        ("\r", "港口三年回顧", "2 份簡報"),
        ("?", "按鍵", "核准 0/8  1/3"),
        ("\x1b", "核准 0/8", "按鍵"),
        ("o", "張投影片", "核准 0/8"),
        ("\x1b", "核准 0/8", "張投影片"),
        ("f", "有甚麼問題", "核准 0/8  1/3"),
        ("\x1b", "核准 0/8", "有甚麼問題"),
        ("b", "", "核准"),
    ] {
        screen.type_keys(keys);
        let banner = "測試模式：任何金鑰都可進入";
        screen.wait_for(text, |screen| {
            screen.contains(text) && screen.contains(banner) && !screen.contains(gone)
        });
    }
}

#[test]
fn the_log_is_lines_of_json_where_that_is_asked_for() {
    let desk = Desk::new(&[("", 1, "林海生 \"x\"")]);
    let mut command = desk.command(&[], &["decks/brief.yaml", "--keys", "keys", "--log", "json"]);
    command.stdin(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    let lines = super::lines(child.stderr.take().expect("it is piped"));
    let first = lines.recv_timeout(Duration::from_secs(20)).expect("a line");
    let value: serde_json::Value = serde_json::from_str(&first).expect("JSON");
    assert_eq!(value["event"], "keys");
    child.kill().expect("ours");
    child.wait().expect("ours");
}
