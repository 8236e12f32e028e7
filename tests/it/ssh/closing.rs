//! How the server ends: all are told, their terminals given back, and what they typed is there the next time.

use super::client::Client;
use super::{Desk, Server, key};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

/// It may take so long, on a quiet machine; four fifths of it are waited for a client that does not read.
const SOON: Duration = Duration::from_secs(5);
/// What a busy machine may take on top.
const SLACK: Duration = Duration::from_secs(10);

#[test]
fn signals_end_it_and_clients_are_told() {
    for name in ["TERM", "INT", "HUP"] {
        let desk = Desk::new(&[("", 1, "林海生"), ("role=\"viewer\"", 2, "何玉梅")]);
        desk.write("decks/dock.yaml", super::OTHER);
        let mut server = desk.serve_with(&["decks", "--keys", "keys"]);
        let mut typing = server.login(1).shell(80, 24);
        let mut looking = server.login(2).shell(80, 24);
        let mut idle = server.login(2).shell(80, 24);
        let waiting = Client::connect(server.port);
        typing.expect("2 份簡報");
        looking.expect("2 份簡報");
        idle.expect("2 份簡報");
        typing.type_keys("\r");
        typing.expect("核准 0/8");
        looking.type_keys("\r");
        looking.expect("1/3");
        typing.type_keys("f");
        typing.expect("有甚麼問題");
        typing.type_keys("寫到一半，還有這句");
        typing.expect("還有這句");
        server.signal(name);
        for screen in [&mut typing, &mut looking, &mut idle] {
            let (last, status) = screen.end();
            assert_eq!((last.as_str(), status), ("伺服器關閉：已保留輸入的內容\r\n", Some(0)), "{name}");
        }
        let (code, took) = server.end();
        assert_eq!(code, Some(0), "{name}: {}", server.log());
        assert!(took < SOON + SLACK, "{name}: {took:?}");
        server.assert_logs(" closing");
        drop(waiting);
        // What was typed is there at the next log-in.
        let server = desk.serve();
        let mut typing = server.login(1).shell(80, 24);
        typing.expect("按 E 繼續");
        typing.type_keys("E");
        typing.expect("寫到一半，還有這句");
    }
}

#[test]
fn a_client_that_does_not_read_does_not_keep_it() {
    let desk = Desk::new(&[("", 1, "林海生"), ("", 2, "何玉梅")]);
    let mut server = desk.serve();
    let mut stopped = Client::narrow(server.port, &key(1)).shell(500, 200);
    stopped.expect("核准 0/8");
    stopped.client.stop(true);
    // More than may be under way, so that the last frame is stuck.
    for _ in 0..200 {
        stopped.type_keys("\x0cjk");
    }
    let mut other = server.login(2).shell(80, 24);
    other.expect("核准 0/8");
    other.type_keys("f一句");
    other.expect("一句");
    server.signal("TERM");
    assert_eq!(other.end().1, Some(0));
    let (code, took) = server.end();
    assert_eq!(code, Some(0));
    assert!(took < SOON + SLACK, "{took:?}");
}

#[test]
fn who_is_cut_off_finds_what_they_typed() {
    let desk = Desk::new(&[("", 1, "林海生")]);
    let mut server = desk.serve();
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("核准 0/8");
    screen.type_keys("f寫到一半");
    screen.expect("寫到一半");
    drop(screen);
    server.expect_log("left name=林海生");
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("按 E 繼續");
    screen.type_keys("E");
    screen.expect("寫到一半");
}

/// The server in a process of this test's, whose door panics at a deck that says so.
#[test]
fn a_panic_in_one_session_ends_that_session_alone() {
    if let Some(folder) = std::env::var_os("JIANBAO_TEST_SERVES") {
        return serve_and_panic(Path::new(&folder));
    }
    let desk = Desk::new(&[("decks=\"doom*\"", 1, "林海生"), ("decks=\"brief*\"", 2, "何玉梅")]);
    desk.write("decks/doom.yaml", super::OTHER);
    let mut command = Command::new(std::env::current_exe().expect("this test"));
    command.args(["--exact", "ssh::closing::a_panic_in_one_session_ends_that_session_alone", "--nocapture"]);
    command.env("JIANBAO_TEST_SERVES", desk.path("")).env("XDG_STATE_HOME", desk.path("state"));
    let mut server = Server::start(command);
    server.may_panic = true;
    let mut doomed = server.login(1).shell(80, 24);
    let mut other = server.login(2).shell(80, 24);
    doomed.expect("船塢");
    doomed.type_keys("\r");
    doomed.expect("核准 0/2");
    other.expect("港口三年回顧");
    other.type_keys("\r");
    other.expect("核准 0/8");
    desk.write("decks/doom.yaml", &super::OTHER.replace("一點", "末日"));
    let (last, status) = doomed.end();
    assert_eq!((last.as_str(), status), ("伺服器出錯：已保留輸入的內容\r\n", Some(1)));
    assert!(server.expect_log(" panic ").contains("said=\"the deck of doom\""));
    server.expect_log("why=failed");
    other.type_keys("a");
    other.expect("核准 1/8");
    // Nothing that was held when it panicked keeps whoever comes next.
    let (_, err, status) = server.login(1).exec("decks");
    assert_eq!((err.as_str(), status), ("the server has failed\n", Some(1)));
    desk.write("decks/doom.yaml", super::OTHER);
    let mut mended = server.login(1).shell(80, 24);
    mended.expect("核准 0/2");
    server.signal("TERM");
    assert_eq!(other.end().1, Some(0));
    assert_eq!(server.end().0, Some(0));
}

fn serve_and_panic(folder: &Path) {
    use jianbao::loader::{IncludedFiles, Opened};
    use jianbao::ssh::{Answer, Doors, Serving, serve};
    fn open(path: &Path, _: &IncludedFiles) -> anyhow::Result<Opened> {
        let text = std::fs::read_to_string(path)?;
        assert!(!text.contains("末日"), "the deck of doom");
        let deck = jianbao::deck::read(&text).map_err(|fault| fault.in_file(path))?;
        Ok(Opened { deck: Arc::new(deck), hash: jianbao::review::deck_hash(&text) })
    }
    let answer = |_: &str, decks: &[PathBuf]| {
        let _ = decks.iter().map(|deck| open(deck, &IncludedFiles::default())).collect::<Vec<_>>();
        Answer::default()
    };
    let serving = Serving {
        decks: vec![folder.join("decks")],
        keys: Some(folder.join("keys")),
        host_key: folder.join("host_key"),
        listen: ([127, 0, 0, 1], 0).into(),
        n_approvals: 1,
        can_edit: false,
        max_sessions: 10,
        format: jianbao::ssh::log::Format::Text,
        doors: Doors { deck: open, is_deck: |_| true, article: |path| anyhow::bail!("{}", path.display()) },
        answer,
    };
    serve(serving).expect("it is served");
}
