//! Pictures in a terminal that draws blocks, and in one that says that it draws pictures.

use super::Terminal;
use crate::project;
use portable_pty::CommandBuilder;
use std::fs;
use std::time::Duration;
use tempfile::TempDir;

const DECK: &str = "slides:\n- {photo: A crane, image: crane.png}\n- {heading: Two, points: [b]}\n- {photo: Lost, image: ../crane.png}\n";
/// What kitty answers.
const KITTY: &str = "\x1bP>|kitty(0.35.2)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62c";

fn desk() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("in")).expect("a folder");
    fs::write(folder.path().join("in/deck.yaml"), DECK).expect("written");
    for place in ["in/crane.png", "crane.png"] {
        fs::copy(project().join("decks/crane.png"), folder.path().join(place)).expect("copied");
    }
    folder
}

fn start(folder: &TempDir, colours: &str) -> Terminal {
    let mut command = CommandBuilder::new("env");
    let deck = folder.path().join("in/deck.yaml");
    command.args([&format!("COLORTERM={colours}"), env!("CARGO_BIN_EXE_jianbao")]);
    command.arg(deck);
    Terminal::run(command, 60, 20)
}

impl Terminal {
    fn has_written(&self, bytes: &str) -> bool {
        self.bytes.windows(bytes.len()).any(|window| window == bytes.as_bytes())
    }

    fn expect_bytes(&mut self, bytes: &str) {
        let start = std::time::Instant::now();
        while !self.has_written(bytes) {
            assert!(
                self.take(Duration::from_millis(50)) && start.elapsed() < super::PATIENCE,
                "no {bytes:?}"
            );
        }
    }
}

fn has_blocks(screen: &str) -> bool {
    screen.contains(['▘', '▝', '▀', '▖', '▌', '▞', '▛'])
}

#[test]
fn a_terminal_that_draws_pictures_is_sent_them_and_its_answers_are_no_keys() {
    let folder = desk();
    let mut terminal = start(&folder, "truecolor");
    terminal.wait_for("blocks", has_blocks);
    terminal.expect_bytes("\x1b_Gi=31,s=1,v=1,a=q");
    terminal.type_keys(KITTY);
    terminal.wait_for("placeholders", |screen| screen.contains('\u{10EEEE}') && !has_blocks(screen));
    terminal.expect("1/3");
    terminal.resize(40, 12);
    terminal.wait_for("placeholders", |screen| screen.contains('\u{10EEEE}') && !has_blocks(screen));
    // Saved anew, it is sent anew.
    let n_sent = |t: &Terminal| t.bytes.windows(10).filter(|window| window == b"\x1b_Ga=t,f=1").count();
    assert_eq!(n_sent(&terminal), 1);
    fs::copy(project().join("decks/crane.png"), folder.path().join("in/new")).expect("copied");
    fs::rename(folder.path().join("in/new"), folder.path().join("in/crane.png")).expect("renamed");
    terminal.expect_bytes("i=4866577");
    terminal.type_keys("q");
    terminal.expect_bytes("\x1b[?1049l");
    let at = |bytes: &str| terminal.bytes.windows(bytes.len()).rposition(|window| window == bytes.as_bytes());
    assert!(at("\x1b_Ga=d,d=I,i=4866576") < at("\x1b[?1049l"));
    assert!(at("\x1b_Ga=d,d=I,i=4866576").is_some());
}

#[test]
fn without_an_answer_there_are_blocks_and_nothing_to_delete() {
    let folder = desk();
    let mut terminal = start(&folder, "");
    terminal.wait_for("blocks", has_blocks);
    terminal.type_keys("G");
    // What is outside of the deck's folder is not there.
    terminal.expect("not in the deck's folder");
    terminal.type_keys("q");
    terminal.expect_bytes("\x1b[?1049l");
    assert!(!terminal.has_written("\x1b_G"), "256 colours are asked nothing");
}
