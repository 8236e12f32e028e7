//! What `jianbao serve` takes: memory a session, time and CPU a key with all sessions pressing keys at once, wakeups
//! when nobody does, and the time of a step that all follow. `cargo bench --bench serve [-- --sessions N]`, on Linux.
//!
//! The clients run beside the server on the same cores, each over a connection of its own on loopback, and their work is
//! in all times; CPU, memory and wakeups are the server's alone. Keys go out at fixed times, whether or not the last was
//! answered, so that no time is left out.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "a benchmark measures a program")]

mod client;
mod server;

use client::{Client, Frame, Keyboard};
use server::Server;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use tokio::time::sleep;

/// How many keys each session presses, how far apart: as fast as somebody who leafs.
const N_KEYS: usize = 48;
const APART: Duration = Duration::from_millis(200);
/// How many steps are led, how far apart.
const N_STEPS: usize = 12;
const STEPS_APART: Duration = Duration::from_millis(500);
/// What is said for a moment has gone by then.
const QUIET: Duration = Duration::from_millis(4_500);
/// How long nobody does anything: shorter than it takes to the first keepalive, with the time before.
const IDLE: Duration = Duration::from_secs(10);
/// In this time each session has one keepalive.
const KEEPALIVE: Duration = Duration::from_secs(15);

type Result<T> = std::result::Result<T, russh::Error>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let given =
        arguments.iter().position(|a| a == "--sessions").and_then(|i| arguments.get(i + 1)?.parse().ok());
    let n_sessions: usize = given.unwrap_or(100).clamp(2, 250);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime starts");
    let n_cores = std::thread::available_parallelism().map_or(1, usize::from);
    let (columns, rows) = client::SIZE;
    println!(
        "{n_sessions} sessions of {columns}x{rows} on decks/harbour.yaml, server and clients on {n_cores} cores"
    );
    for role in ["viewer", "reviewer"] {
        println!("\n{role}s");
        runtime.block_on(measure(role, n_sessions))?;
    }
    Ok(())
}

async fn measure(role: &str, n_sessions: usize) -> Result<()> {
    let folder = tempfile::tempdir().expect("a folder");
    let deck = folder.path().join("harbour.yaml");
    let decks = Path::new(env!("CARGO_MANIFEST_DIR")).join("decks");
    for name in ["harbour.yaml", "harbour.txt"] {
        std::fs::copy(decks.join(name), folder.path().join(name)).expect("copied");
    }
    let keys = folder.path().join("keys");
    let numbers = (0..n_sessions).filter_map(|n| u8::try_from(n).ok());
    let lines: String = numbers.clone().map(|n| client::line(n, role)).collect();
    std::fs::write(&keys, lines + &client::line(LEADER, "presenter")).expect("written");
    let server = Server::start(&deck, &folder.path().join("state"), &keys, n_sessions + 1);

    let mut clients = connect(&server, numbers.clone()).await?;
    let since = press(&server, &mut clients).await?;
    idle(&server, &clients, since).await;
    follow(&server, &mut clients).await?;
    assert!(!clients.iter().any(Client::is_cut_off), "all are there to the end");
    let once = leave(&server, clients).await?;
    // What the allocator keeps for the next is no more the second time; what is lost is twice as much.
    let mut others = Vec::new();
    for number in numbers {
        others.push(Client::connect(server.port, number).await?);
    }
    let twice = leave(&server, others).await?;
    println!("  all have left   {once:.1} MB, and when as many have come and left again {twice:.1} MB");
    Ok(())
}

/// All leave; gives the memory that the server has then, in MB.
async fn leave(server: &Server, clients: Vec<Client>) -> Result<f64> {
    for client in &clients {
        client.keyboard().press(b"q").await?;
    }
    sleep(Duration::from_secs(1)).await;
    drop(clients);
    sleep(Duration::from_secs(1)).await;
    Ok(server.memory() / 1e3)
}

const LEADER: u8 = 255;

/// One after the other: at most ten of an address may be logging in.
async fn connect(server: &Server, numbers: impl Iterator<Item = u8>) -> Result<Vec<Client>> {
    let (mut clients, mut times, mut memory) = (Vec::new(), Vec::new(), vec![(0, server.memory())]);
    let cpu = server.cpu();
    for number in numbers {
        let begun = Instant::now();
        clients.push(Client::connect(server.port, number).await?);
        times.push(milliseconds(begun.elapsed()));
        if [1, 20].contains(&clients.len()) {
            sleep(Duration::from_millis(700)).await;
            memory.push((clients.len(), server.memory()));
        }
    }
    sleep(Duration::from_millis(700)).await;
    memory.push((clients.len(), server.memory()));
    let told: Vec<String> = memory.iter().map(|(n, kb)| format!("{n}: {:.1} MB", kb / 1e3)).collect();
    let (first, last) = (memory[1], memory[memory.len() - 1]);
    let each = (last.1 - first.1) / (last.0 - first.0) as f64;
    println!("  memory          {}; {:.3} MB a session more (at most 0.3)", told.join(", "), each / 1e3);
    let (median, most) = (at(&mut times, 0.5), at(&mut times, 0.99));
    let each = milliseconds(server.cpu().saturating_sub(cpu)) / clients.len() as f64;
    println!("  connect → frame median {median:.1} ms, 99th {most:.1} ms, CPU {each:.2} ms");
    Ok(clients)
}

/// All press keys at once, each of which turns the slide, or goes to another claim of it; tells when the last was.
async fn press(server: &Server, clients: &mut [Client]) -> Result<Instant> {
    let begins = Instant::now() + Duration::from_millis(100);
    let cpu = server.cpu();
    draw(clients);
    let n_clients = u32::try_from(clients.len()).unwrap_or(1);
    let mut typing = JoinSet::new();
    for (client, n) in clients.iter().zip(0..) {
        typing.spawn(type_keys(n, client.keyboard(), begins + APART * n / n_clients));
    }
    let mut sent = typing.join_all().await.into_iter().collect::<Result<Vec<_>>>()?;
    sent.sort_by_key(|(n, _)| *n);
    sleep(Duration::from_secs(1)).await;
    let cpu = server.cpu().saturating_sub(cpu);
    let (mut times, mut n_frames, mut n_bytes) = (Vec::new(), 0, 0);
    for (client, (_, sent)) in clients.iter_mut().zip(&sent) {
        let frames = client.draw();
        n_frames += frames.len();
        n_bytes += frames.iter().map(|frame| frame.n_bytes).sum::<usize>();
        times.extend(sent.iter().filter_map(|at| Some(milliseconds(answer(&frames, *at)?.at - *at))));
    }
    let n_keys = sent.iter().map(|(_, sent)| sent.len()).sum::<usize>();
    let n_answered = times.len();
    let (median, most, worst) = (at(&mut times, 0.5), at(&mut times, 0.99), at(&mut times, 1.0));
    println!(
        "  key → frame     median {median:.2} ms (under 2), 99th {most:.1} ms (under 60), most {worst:.1} ms"
    );
    let each = |all: f64| all / n_keys as f64;
    let (cpu, bytes, frames) = (each(milliseconds(cpu)), each(n_bytes as f64), each(n_frames as f64));
    println!(
        "  a key           CPU {cpu:.2} ms, {bytes:.0} bytes, {frames:.2} frames; {n_answered} of {n_keys} answered"
    );
    println!("  memory then     {:.1} MB", server.memory() / 1e3);
    let last = sent.iter().filter_map(|(_, sent)| sent.last()).max();
    Ok(last.copied().unwrap_or(begins))
}

/// Goes on through the deck and back again; tells when each key was pressed.
async fn type_keys(number: u32, keyboard: Keyboard, begins: Instant) -> Result<(u32, Vec<Instant>)> {
    let mut sent = Vec::new();
    for n in 0..N_KEYS {
        let due = begins + APART * u32::try_from(n).unwrap_or(0);
        tokio::time::sleep_until(due.into()).await;
        let key = if n / 12 % 2 == 0 { b"l" } else { b"h" };
        sent.push(Instant::now());
        keyboard.press(key).await?;
    }
    Ok((number, sent))
}

/// The first frame that shows what a key did.
fn answer(frames: &[Frame], pressed: Instant) -> Option<&Frame> {
    let soon = pressed + Duration::from_secs(1);
    frames.iter().find(|frame| frame.has_changed && frame.at >= pressed && frame.at < soon)
}

/// Nobody does anything, from so long after the last key that what is said for a moment has gone.
async fn idle(server: &Server, clients: &[Client], since: Instant) {
    tokio::time::sleep_until((since + QUIET).into()).await;
    let (wakeups, cpu) = (server.wakeups(), server.cpu());
    sleep(IDLE).await;
    let (n, used) = (server.wakeups() - wakeups, milliseconds(server.cpu().saturating_sub(cpu)));
    let wakeups = server.wakeups();
    sleep(KEEPALIVE).await;
    let each = (server.wakeups() - wakeups) / clients.len() as f64;
    println!(
        "  idle            {n:.0} wakeups and {used:.0} ms of CPU in 10 s; a keepalive {each:.1} wakeups"
    );
}

/// One who leads goes from slide to slide, and all follow.
async fn follow(server: &Server, clients: &mut [Client]) -> Result<()> {
    let leader = Client::connect(server.port, LEADER).await?;
    leader.keyboard().press(b"D").await?;
    sleep(Duration::from_secs(1)).await;
    draw(clients);
    let cpu = server.cpu();
    let mut steps = Vec::new();
    for n in 0..N_STEPS {
        steps.push(Instant::now());
        leader.keyboard().press(format!("{}G", n + 2).as_bytes()).await?;
        sleep(STEPS_APART).await;
    }
    let cpu = milliseconds(server.cpu().saturating_sub(cpu)) / (N_STEPS * clients.len()) as f64;
    let frames: Vec<Vec<Frame>> = clients.iter_mut().map(Client::draw).collect();
    let (mut each, mut last) = (Vec::new(), Vec::new());
    for step in &steps {
        let times = frames.iter().filter_map(|frames| Some(milliseconds(answer(frames, *step)?.at - *step)));
        let times: Vec<f64> = times.collect();
        if times.len() == clients.len() {
            last.push(times.iter().copied().fold(0.0, f64::max));
        }
        each.extend(times);
    }
    let n_whole = last.len();
    let (median, middle, worst) = (at(&mut each, 0.5), at(&mut last, 0.5), at(&mut last, 1.0));
    println!(
        "  follow          {n_whole} of {N_STEPS} steps with all; to half {median:.1} ms, to the last {middle:.1} ms (under 50), at worst {worst:.1} ms; CPU {cpu:.2} ms a session"
    );
    Ok(())
}

/// Draws what came before.
fn draw(clients: &mut [Client]) {
    for client in clients {
        client.draw();
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The value of this rank, from 0 to 1.
fn at(values: &mut [f64], rank: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the list")]
    values.get((last as f64 * rank).round() as usize).copied().unwrap_or(f64::NAN)
}
