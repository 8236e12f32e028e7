//! Runs the fuzz targets without a fuzzer, on stable: each file of the corpus, and then what chance makes of them.
//!
//! ```text
//! cargo test --test fuzz -- [NAME]... [--runs N | --seconds N] [--seed N] [--from N] [--jobs N] [--file PATH]
//! ```
//!
//! Input `n` of a seed is the same on every machine, whatever ran before it. Without options, as in `cargo test`, each
//! target has its corpus and a hundred inputs. A target runs in a process of its own, with so much memory; what it
//! breaks on is made smaller and left in `target/tmp/fuzz`, where it can be run again with `--file`.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests run programs and read files")]

mod mutate;
#[path = "src/lib.rs"]
pub mod targets;

use mutate::{Dice, mutated};
use rustix::process::{Resource, Rlimit, setrlimit};
use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use targets::{TARGETS, Target};

/// One input takes milliseconds. This much is no question of how fast a machine is.
const HANG: Duration = Duration::from_mins(1);
/// The memory that a target may have, in bytes: what comes of four kilobytes needs no more.
const MEMORY: u64 = 4 << 30;
/// An input has at most so many bytes.
const MOST_BYTES: usize = 4096;

fn main() -> ExitCode {
    let options = Options::read(std::env::args().skip(1));
    if let [target] = options.targets.as_slice()
        && options.is_child
    {
        return in_process(*target, &options);
    }
    fs::create_dir_all(folder()).expect("a folder for what breaks a target");
    let left = Mutex::new(options.targets.clone());
    let failed = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..options.jobs {
            scope.spawn(|| {
                while let Some(target) = {
                    let mut left = held(&left);
                    (!left.is_empty()).then(|| left.remove(0))
                } {
                    if !as_child(target) {
                        held(&failed).push(target.name);
                    }
                }
            });
        }
    });
    let failed = held(&failed);
    println!(
        "\nfuzz: {} passed, {} failed {}",
        options.targets.len() - failed.len(),
        failed.len(),
        failed.join(" ")
    );
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is asked for.
struct Options {
    targets: Vec<Target>,
    /// How many inputs behind those of the corpus, where no time is given.
    n_runs: u64,
    time: Option<Duration>,
    seed: u64,
    first: u64,
    jobs: usize,
    file: Option<PathBuf>,
    is_child: bool,
}

impl Options {
    fn read(mut given: impl Iterator<Item = String>) -> Self {
        let mut names: Vec<String> = Vec::new();
        let mut options = Self {
            targets: Vec::new(),
            n_runs: 100,
            time: None,
            seed: 1,
            first: 0,
            jobs: 1,
            file: None,
            is_child: false,
        };
        while let Some(word) = given.next() {
            let mut number =
                || given.next().and_then(|n| n.parse().ok()).expect("a number behind the option");
            match word.as_str() {
                "--runs" => options.n_runs = number(),
                "--seconds" => options.time = Some(Duration::from_secs(number())),
                "--seed" => options.seed = number(),
                "--from" => options.first = number(),
                "--jobs" => options.jobs = usize::try_from(number()).expect("a few"),
                "--file" => options.file = given.next().map(PathBuf::from),
                "--child" => options.is_child = true,
                // What `cargo test` is asked for is passed on to every test: a name that is none of ours runs nothing.
                word if word.starts_with('-') => {}
                _ => names.push(word),
            }
        }
        let is_asked = |target: &&Target| names.is_empty() || names.iter().any(|name| name == target.name);
        options.targets = TARGETS.iter().filter(is_asked).copied().collect();
        options
    }
}

/// Where what breaks a target is left.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz")
}

/// The examples of a target, by name.
fn corpus(target: Target) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(target.name);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("a target has a corpus")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    files.iter().map(|file| fs::read(file).expect("a file of the corpus")).collect()
}

/// Runs a target in a process of its own. Tells whether it went well.
fn as_child(target: Target) -> bool {
    let program = std::env::current_exe().expect("this program");
    let mut command = Command::new(program);
    command.args(std::env::args().skip(1).filter(|word| !TARGETS.iter().any(|t| t.name == word)));
    let status = command.args(["--child", target.name]).stdin(Stdio::null()).status().expect("it runs");
    if !status.success() && status.code() != Some(1) {
        // It was ended by a signal, or by us: what it had in hand is there.
        let input = last(target);
        let path = folder().join(format!("{}-aborted", target.name));
        fs::write(&path, input).expect("written");
        println!("fuzz {}: {status}", target.name);
        again(target, &path);
    }
    status.success()
}

/// The file that holds the input in hand: its number of bytes, and these.
fn hand(target: Target) -> PathBuf {
    folder().join(format!("{}.last", target.name))
}

fn last(target: Target) -> Vec<u8> {
    let bytes = fs::read(hand(target)).unwrap_or_default();
    let Some((n, rest)) = bytes.split_first_chunk() else { return Vec::new() };
    let n = usize::try_from(u64::from_le_bytes(*n)).unwrap_or(0).min(rest.len());
    rest[..n].to_vec()
}

fn in_process(target: Target, options: &Options) -> ExitCode {
    let limit = Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) };
    setrlimit(Resource::As, limit).expect("a limit of memory");
    if let Some(file) = &options.file {
        (target.run)(&fs::read(file).expect("the file"));
        println!("fuzz {}: it holds", target.name);
        return ExitCode::SUCCESS;
    }
    let (begun, alive) = (Instant::now(), Arc::new(AtomicU64::new(0)));
    watch(target, Arc::clone(&alive), begun);
    let corpus = corpus(target);
    let hand = File::create(hand(target)).expect("a file for the input in hand");
    let n_corpus = corpus.len() as u64;
    let mut n = 0;
    while options.time.map_or(n < options.n_runs + n_corpus, |time| begun.elapsed() < time || n < n_corpus) {
        let nth = n.checked_sub(n_corpus).map(|n| options.first + n);
        let input = match nth {
            Some(nth) => made(&corpus, target, options.seed, nth),
            None => corpus[usize::try_from(n).expect("a file's number")].clone(),
        };
        let noted = [(input.len() as u64).to_le_bytes().as_slice(), &input].concat();
        hand.write_all_at(&noted, 0).expect("noted");
        alive.store(begun.elapsed().as_millis().try_into().unwrap_or(u64::MAX), Ordering::Relaxed);
        if breaks(target, &input) {
            let which = nth.map_or(format!("corpus-{n}"), |nth| format!("{}-{nth}", options.seed));
            tell(target, &which, &input);
            return ExitCode::FAILURE;
        }
        n += 1;
    }
    println!(
        "fuzz {}: {n} inputs of seed {} hold, {} s",
        target.name,
        options.seed,
        begun.elapsed().as_secs()
    );
    ExitCode::SUCCESS
}

/// What chance makes of the corpus.
fn made(corpus: &[Vec<u8>], target: Target, seed: u64, n: u64) -> Vec<u8> {
    let mut dice = Dice::new(seed, n);
    let mut input = mutated(corpus, target.words, &mut dice);
    input.truncate(MOST_BYTES);
    input
}

/// Ends the process where an input takes longer than any may.
fn watch(target: Target, alive: Arc<AtomicU64>, begun: Instant) {
    thread::spawn(move || {
        loop {
            thread::sleep(Duration::from_secs(1));
            let since = begun.elapsed().saturating_sub(Duration::from_millis(alive.load(Ordering::Relaxed)));
            if since > HANG {
                eprintln!("fuzz {}: an input has taken {} s", target.name, since.as_secs());
                std::process::exit(2);
            }
        }
    });
}

fn breaks(target: Target, input: &[u8]) -> bool {
    panic::catch_unwind(AssertUnwindSafe(|| (target.run)(input))).is_err()
}

/// Says what an input (of the corpus, or of a seed and a number) has broken, and leaves the smallest of its kind.
fn tell(target: Target, which: &str, input: &[u8]) {
    panic::set_hook(Box::new(|_| {}));
    let small = smaller(target, input.to_vec());
    let path = folder().join(format!("{}-{which}", target.name));
    fs::write(&path, &small).expect("written");
    println!("fuzz {}: broken by {which}, {} bytes of {}", target.name, small.len(), input.len());
    println!("  {:?}", String::from_utf8_lossy(&small));
    again(target, &path);
}

fn again(target: Target, path: &Path) {
    println!("  run again: cargo test --test fuzz -- {} --file {}", target.name, path.display());
}

/// Cuts out what is not needed for it to break.
fn smaller(target: Target, mut input: Vec<u8>) -> Vec<u8> {
    let begun = Instant::now();
    let mut n_bytes = input.len() / 2;
    while n_bytes > 0 && begun.elapsed() < HANG / 2 {
        let mut at = 0;
        while at < input.len() && begun.elapsed() < HANG / 2 {
            let mut less = input.clone();
            less.drain(at..(at + n_bytes).min(input.len()));
            if breaks(target, &less) {
                input = less;
            } else {
                at += n_bytes;
            }
        }
        n_bytes /= 2;
    }
    input
}
