//! The server is killed, as the kernel kills it, while several review over SSH: what a reviewer saw as done is in the
//! journal, and what they typed is kept. `JIANBAO_KILLS=200` kills it as often; five times where nothing is said.

#[path = "../../benches/serve/client.rs"]
#[expect(dead_code, reason = "the benchmark measures more than is looked at here")]
mod client;
#[path = "../../benches/serve/server.rs"]
#[expect(dead_code, reason = "the benchmark measures more than is looked at here")]
mod server;

use client::Client;
use jianbao::review::{Kind, read_lines};
use server::Server;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// How many give verdicts; one more types a remark and never sends it.
const N_REVIEWERS: u8 = 4;
/// How many slides of a point each there are, and how many of them each has to themselves in a round.
const N_SLIDES: usize = 1_600;
const N_OWN: usize = 200;
/// After how many rounds there is a new deck, since every slide is used once.
const N_ROUNDS: usize = N_SLIDES / (N_OWN * N_REVIEWERS as usize);
/// How long what is typed may take to the disk.
const MOMENT: Duration = Duration::from_millis(100);

/// What somebody saw on their screen.
struct Seen {
    slide: usize,
    kind: Kind,
    /// What was typed: a flag, or a remark as far as it had come a moment ago.
    text: String,
}

#[test]
fn what_was_seen_as_done_outlives_the_server() {
    let n_kills = std::env::var("JIANBAO_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(5);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.expect("a runtime starts");
    let (mut n_seen, mut n_torn, mut n_drafts, mut n_amid) = (0, 0, 0, 0);
    let mut folder = tempfile::tempdir().expect("a folder");
    let mut all_seen = Vec::new();
    for kill in 0..n_kills {
        let round = kill % N_ROUNDS;
        if round == 0 {
            folder = tempfile::tempdir().expect("a folder");
            set_up(folder.path());
            all_seen.clear();
        }
        // Any moment, and the same in each run.
        let moment = Duration::from_millis(120 + (kill as u64 * 7_919) % 300);
        let (seen, draft) = runtime.block_on(play(folder.path(), round, moment));
        n_seen += seen.len();
        n_amid += usize::from(seen.len() < N_OWN * usize::from(N_REVIEWERS));
        all_seen.extend(seen);
        n_torn += check_journal(folder.path(), &all_seen, round);
        if let Some(draft) = draft {
            n_drafts += 1;
            check_draft(folder.path(), &draft);
        }
    }
    let told = format!(
        "{n_kills} kills, {n_amid} amid verdicts: {n_seen} seen as done, all there; {n_torn} torn tails, {n_drafts} drafts"
    );
    assert!(n_seen >= n_kills && 2 * n_drafts >= n_kills, "nothing was tried: {told}");
    eprintln!("{told}");
}

fn set_up(folder: &Path) {
    let slides = (1..=N_SLIDES).map(|n| format!("- points: [第{n}句]\n"));
    let deck = "lang: en\nslides:\n".to_owned() + &slides.collect::<String>();
    std::fs::write(folder.join("brief.yaml"), deck).expect("written");
    let keys: String = (0..=N_REVIEWERS).map(|n| client::line(n, "reviewer")).collect();
    std::fs::write(folder.join("keys"), keys).expect("written");
}

/// Starts the server, lets all review, and kills it; gives what they saw, and what was typed a moment before.
async fn play(folder: &Path, round: usize, moment: Duration) -> (Vec<Seen>, Option<Seen>) {
    let server = Server::start(&folder.join("brief.yaml"), &folder.join("state"), &folder.join("keys"), 10);
    let mut reviewing = tokio::task::JoinSet::new();
    for number in 0..N_REVIEWERS {
        let client = Client::connect(server.port, number).await.expect("lets in");
        let first = (round * usize::from(N_REVIEWERS) + usize::from(number)) * N_OWN;
        reviewing.spawn(review(client, first));
    }
    let typist = Client::connect(server.port, N_REVIEWERS).await.expect("lets in");
    let typing = tokio::spawn(type_remark(typist, round + 1));
    sleep(moment).await;
    let killed = Instant::now();
    drop(server);
    let seen = reviewing.join_all().await.into_iter().flatten().collect();
    let typed = typing.await.expect("types").into_iter().rfind(|(at, _)| *at + MOMENT < killed);
    let draft = typed.map(|(_, text)| Seen { slide: round + 1, kind: Kind::Comment, text });
    (seen, draft)
}

/// Approves one slide and flags the next, until the server is gone; gives what was seen as done.
async fn review(mut client: Client, first: usize) -> Vec<Seen> {
    let mut seen = Vec::new();
    for slide in first + 1..=first + N_OWN {
        let (kind, word) =
            if slide % 2 == 0 { (Kind::Approve, "A approved") } else { (Kind::Flag, "F flagged") };
        let text = if kind == Kind::Flag { format!("flag {slide}") } else { String::new() };
        let keys = if kind == Kind::Flag { format!("{slide}Gf{text}\r") } else { format!("{slide}Ga") };
        let number = format!("{slide}/{N_SLIDES}");
        let _ = client.keyboard().press(keys.as_bytes()).await;
        loop {
            // Before what has come is drawn: the last of it comes before the end.
            let is_cut_off = client.is_cut_off();
            client.draw();
            let shown = client.screen.screen().contents();
            if shown.contains(word) && shown.trim_end().ends_with(&number) {
                seen.push(Seen { slide, kind, text });
                break;
            }
            if is_cut_off {
                return seen;
            }
            sleep(Duration::from_millis(1)).await;
        }
    }
    seen
}

/// Types a remark that is never sent; gives what was on the screen at each time.
async fn type_remark(mut client: Client, slide: usize) -> Vec<(Instant, String)> {
    let mut typed = String::new();
    let mut shown = Vec::new();
    let _ = client.keyboard().press(format!("{slide}Gm").as_bytes()).await;
    while !client.is_cut_off() {
        client.draw();
        if client.screen.screen().contents().contains(&typed) {
            shown.push((Instant::now(), typed.clone()));
            let letter = char::from(b'a' + u8::try_from(typed.len() % 26).expect("a letter"));
            if typed.len() < 60 && client.keyboard().press(&[letter as u8]).await.is_ok() {
                typed.push(letter);
            }
        }
        sleep(Duration::from_millis(10)).await;
    }
    shown
}

/// Every line of the journal is an event but those that kills tore, one each at most, and what was seen is among them;
/// tells whether the last is torn.
fn check_journal(folder: &Path, seen: &[Seen], n_kills_before: usize) -> usize {
    let bytes = std::fs::read(folder.join("brief.review.jsonl")).expect("a journal");
    let lines = read_lines(&bytes, 0);
    let is_torn = usize::from(lines.n_bytes < bytes.len());
    assert!(lines.passed_over.n_lines <= n_kills_before, "{:?} of {}", lines.passed_over, lines.n_lines);
    for Seen { slide, kind, text } in seen {
        let path = format!("slides.{}.points.0", slide - 1);
        let is_it = |event: &&jianbao::review::Event| {
            event.kind == *kind
                && event.element.as_ref().is_some_and(|element| element.path == path)
                && event.text.as_deref().unwrap_or_default() == text
        };
        assert!(lines.events.iter().any(|event| is_it(&event)), "{kind:?} of {path} was seen and is lost");
    }
    is_torn
}

/// What was typed and not sent is kept: so much of it, or more.
fn check_draft(folder: &Path, typed: &Seen) {
    let drafts = std::fs::read_dir(folder.join("state/jianbao/drafts")).expect("a folder of drafts");
    let texts = drafts.filter_map(|file| std::fs::read_to_string(file.ok()?.path()).ok());
    let drafts: Vec<serde_json::Value> = texts.filter_map(|text| serde_json::from_str(&text).ok()).collect();
    let path = format!("slides.{}.points.0", typed.slide - 1);
    let is_kept = drafts.iter().filter_map(|kept| kept.as_array()).flatten().any(|draft| {
        draft["path"] == *path && draft["text"].as_str().is_some_and(|text| text.starts_with(&typed.text))
    });
    assert!(is_kept, "{:?} was typed and is lost: {drafts:?}", typed.text);
}
