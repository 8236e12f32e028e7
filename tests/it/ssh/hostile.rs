//! Clients that mean ill, or that are broken: none of them takes the server down, or others' keys from them.
//!
//! Here a little of each; `benches/hostile.sh` sets `JIANBAO_HOSTILE` and has all of it.

use super::client::{Client, Screen, wait};
use super::{Desk, Server, key};
use crate::terminal::PATIENCE;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// How often something is done here, and how often where all of it is asked for.
fn times(few: usize, all: usize) -> usize {
    if std::env::var_os("JIANBAO_HOSTILE").is_some() { all } else { few }
}

/// A key of somebody else may take so long while others do their worst; on a quiet machine it is a tenth of a second.
const PROMPT: Duration = Duration::from_secs(5);
/// What the memory of a server that somebody has worked with may have grown by when all have gone, in KiB: what the first
/// session takes (code, dictionaries) stays.
const GROWTH: u64 = 10 << 10;

/// A desk of somebody hostile, who has key 1, and of somebody who works, who has key 2.
fn desk() -> Desk {
    Desk::new(&[("", 1, "林海生"), ("", 2, "何玉梅")])
}

/// Somebody who works while others do their worst.
struct Worker {
    screen: Screen,
    place: usize,
    longest: Duration,
}

impl Worker {
    #[track_caller]
    fn new(server: &Server) -> Self {
        let mut screen = server.login(2).shell(80, 24);
        screen.expect("/8");
        Self { screen, place: 1, longest: Duration::ZERO }
    }

    /// Turns to another slide, and takes how long that took.
    #[track_caller]
    fn work(&mut self) {
        let begun = Instant::now();
        self.place = self.place % 3 + 1;
        self.screen.type_keys(format!("{}G", self.place));
        self.screen.expect(&format!("{}/3", self.place));
        self.longest = self.longest.max(begun.elapsed());
        assert!(begun.elapsed() < PROMPT, "a key waited for {:?}", begun.elapsed());
    }

    #[track_caller]
    fn quit(mut self, what: &str) {
        println!("{what}: others' keys were answered within {:?}", self.longest);
        self.screen.type_keys("q");
        assert_eq!(self.screen.end().1, Some(0));
    }
}

/// Waits until the memory is back; tells what it was.
#[track_caller]
fn assert_settles(server: &Server, before: u64, what: &str) {
    let begun = Instant::now();
    loop {
        let now = server.memory();
        if now <= before + GROWTH {
            return println!("{what}: {before} KiB before, {now} KiB after {:?}", begun.elapsed());
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}: {before} KiB before, {now} KiB after");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: u16) -> u16 {
        u16::try_from(self.next() % u64::from(n)).expect("it is below n")
    }

    fn bytes(&mut self, n: u16) -> Vec<u8> {
        (0..n).map(|_| self.next().to_le_bytes()[0]).collect()
    }
}

#[test]
fn a_terminal_has_no_size_that_costs_more_than_a_large_one() {
    let desk = desk();
    let server = desk.serve();
    let mut worker = Worker::new(&server);
    let start = server.memory();
    let mut round = || {
        for (columns, rows) in [(65_535, 65_535), (0, 0), (0, 40), (40, 0), (1, 1), (1, 65_535), (65_535, 1)]
        {
            let mut screen = server.login(1).shell(columns, rows);
            screen.wait_for("a frame", |_| true);
            for (columns, rows) in
                [(u32::MAX, u32::MAX), (0, 0), (u32::MAX, 1), (1, u32::MAX), (65_536, 65_536)]
            {
                wait(screen.channel.write.window_change(columns, rows, 0, 0)).expect("sent");
                worker.work();
            }
            screen.resize(80, 24);
            screen.type_keys("\x0c");
            screen.expect("/8");
            screen.type_keys("q");
            assert_eq!(screen.end().1, Some(0));
        }
    };
    // What the largest frames took the allocator keeps for the next ones, for each of its threads.
    (0..times(4, 10)).for_each(|_| round());
    let before = server.memory();
    (0..times(2, 20)).for_each(|_| round());
    assert!(server.memory() < start + (10 << 10), "{start} KiB, then {}", server.memory());
    worker.quit("sizes");
    assert_settles(&server, before, "sizes");
}

#[test]
fn a_storm_of_sizes_ends_at_the_last_one() {
    let desk = desk();
    let server = desk.serve();
    let mut worker = Worker::new(&server);
    let mut screen = server.login(1).shell(80, 24);
    screen.expect("/8");
    let mut chance = Chance(42);
    for n in 0..2000 {
        let (columns, rows) = (u32::from(chance.below(500)), u32::from(chance.below(200)));
        wait(screen.channel.write.window_change(columns, rows, 0, 0)).expect("sent");
        if n % 100 == 0 {
            worker.work();
            screen.take();
        }
    }
    screen.resize(70, 20);
    screen.wait_for("the last of twenty rows", |screen| {
        screen.lines().nth(19).is_some_and(|row| row.trim_end().ends_with("1/3"))
    });
    worker.quit("a storm of sizes");
}

#[test]
fn a_paste_of_a_megabyte_stops_nobody() {
    let desk = desk();
    let server = desk.serve();
    let mut worker = Worker::new(&server);
    worker.work();
    let before = server.memory();
    for (n, before, after) in [(150_000, "\x1b[200~", "\x1b[201~"), (times(3000, 150_000), "", "")] {
        // Letters that do nothing, and words.
        let paste = "z港口".repeat(n);
        for opens in ["", "f"] {
            let mut screen = server.login(1).shell(80, 24);
            screen.expect("/8");
            screen.type_keys(opens);
            screen.type_keys(before);
            let begun = Instant::now();
            for (n, piece) in paste.as_bytes().chunks(10_000).enumerate() {
                screen.type_keys(piece);
                screen.take();
                if n % 10 == 0 {
                    worker.work();
                }
            }
            screen.type_keys(after);
            // Escape in a form that cannot be taken for the beginning of another key: a prompt is closed, its draft kept.
            screen.type_keys("\x1b[27u2G");
            while !screen.text().contains("2/3") {
                screen.take();
                worker.work();
                assert!(begun.elapsed() < Duration::from_mins(2), "{screen:?}");
            }
            println!("{} kB, {opens:?} {before:?}: {:?}", paste.len() / 1000, begun.elapsed());
        }
    }
    worker.quit("pastes");
    assert_settles(&server, before, "pastes");
}

#[test]
fn garbage_and_torn_escapes_hurt_nobody() {
    const TORN: [&[u8]; 16] = [
        b"\x1b",
        b"\x1b[",
        b"\x1b[200~",
        b"\x1b[201~",
        b"\x1b]11;rgb:",
        b"\x1bP",
        b"\x1b[<0;1;1M",
        b"\x1b[99999;99999R",
        b"\xe7\xb0",
        b"\xff\xfe",
        b"\x00",
        b"\x1b[1;1;1;1;1;1;1;1u",
        b"\x1bO",
        b"\x1b\x1b\x1b",
        b"\xf0\x9f\x91\xa8\xe2\x80\x8d",
        b"\x1b[13;2u",
    ];
    let desk = desk();
    let server = desk.serve();
    let mut worker = Worker::new(&server);
    worker.work();
    let before = server.memory();
    let mut chance = Chance(2_463_534_242);
    let mut screen = server.login(1).shell(80, 24);
    for round in 0..times(300, 5000) {
        let n = chance.below(300);
        let mut bytes =
            if round % 2 == 0 { chance.bytes(n) } else { TORN[usize::from(chance.below(16))].to_vec() };
        if round % 3 == 0 {
            bytes.extend(TORN[usize::from(chance.below(16))]);
        }
        let is_sent = wait(screen.channel.write.data_bytes(bytes)).is_ok();
        screen.take();
        if round % 50 == 0 {
            let (columns, rows) = (chance.below(200), chance.below(60));
            screen.resize(columns, rows);
            worker.work();
        }
        // Some of it is a key that leaves.
        if !is_sent || screen.channel.is_closed {
            screen = server.login(1).shell(80, 24);
        }
    }
    drop(screen);
    worker.quit("garbage");
    assert_settles(&server, before, "garbage");
}

/// Whether the other end closes the line.
#[track_caller]
fn assert_closed(mut line: TcpStream, patience: Duration) {
    line.set_read_timeout(Some(patience)).expect("a line");
    let mut bytes = [0; 4096];
    while matches!(line.read(&mut bytes), Ok(n) if n > 0) {}
    let error = line.read(&mut bytes).err();
    assert!(
        error.as_ref().is_none_or(|error| error.kind() == std::io::ErrorKind::ConnectionReset),
        "the line is open: {error:?}"
    );
}

#[test]
fn what_is_no_ssh_is_cut_off() {
    let desk = desk();
    let mut server = desk.serve();
    let mut worker = Worker::new(&server);
    let mut chance = Chance(7);
    let banner = b"SSH-2.0-x\r\n".to_vec();
    for n in 0..times(30, 1000) {
        let garbage = chance.bytes(2000);
        let bytes = match n % 6 {
            0 => garbage,
            1 => b"GET / HTTP/1.1\r\nHost: x\r\n\r\n".to_vec(),
            2 => b"SSH-1.5-x\r\n".to_vec(),
            3 => [banner.clone(), garbage].concat(),
            // A packet of four gigabytes, and one of none.
            4 => [banner.clone(), vec![0xff; 100]].concat(),
            _ => [b"x\r\n".repeat(5000), banner.clone(), vec![0; 100]].concat(),
        };
        let mut line = TcpStream::connect(("127.0.0.1", server.port)).expect("a line");
        let _ = line.write_all(&bytes);
        let _ = line.shutdown(Shutdown::Write);
        assert_closed(line, Duration::from_secs(20));
        worker.work();
    }
    worker.quit("no SSH");
    server.assert_logs("connection from=127.0.0.1");
}

/// Lines that are opened and left so, from this many addresses.
fn half_open(server: &Server, n_addresses: u8, n_of_each: usize) -> Vec<TcpStream> {
    let address = |n: u8| std::net::SocketAddr::from(([127, 0, 1, n + 1], 0));
    let server = std::net::SocketAddr::from(([127, 0, 0, 1], server.port));
    let open = |from| {
        wait(async {
            let socket = tokio::net::TcpSocket::new_v4()?;
            socket.bind(from)?;
            socket.connect(server).await?.into_std()
        })
    };
    (0..n_addresses).flat_map(|n| (0..n_of_each).filter_map(move |_| open(address(n)).ok())).collect()
}

#[test]
fn a_thousand_that_never_log_in_keep_nobody_out() {
    let desk = desk();
    let mut server = desk.serve();
    let mut worker = Worker::new(&server);
    worker.work();
    let before = server.memory();
    let (n_addresses, n_of_each) = if times(0, 1) == 0 { (9, 30) } else { (9, 112) };
    let lines = half_open(&server, n_addresses, n_of_each);
    worker.work();
    // There is room left for who comes from elsewhere.
    server.login(1).exec("decks");
    worker.work();
    server.expect_log("too many connections of this address have not logged in");
    // Some say a little now and then.
    for line in &lines {
        let _ = (&*line).write_all(b"S");
    }
    worker.work();
    if times(0, 1) == 1 {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(35) {
            for line in &lines {
                let _ = (&*line).write_all(b"S");
            }
            worker.work();
            std::thread::sleep(Duration::from_secs(1));
        }
        for line in lines {
            line.set_nonblocking(false).expect("a line");
            assert_closed(line, Duration::from_secs(5));
        }
    }
    worker.quit("a thousand that never log in");
    assert_settles(&server, before, "a thousand that never log in");
}

#[test]
fn without_file_descriptors_it_goes_on_and_recovers() {
    let desk = desk();
    if std::process::Command::new("prlimit").arg("--version").output().is_err() {
        return eprintln!("prlimit is not installed: not tested with few file descriptors");
    }
    let command = desk.command(&["prlimit", "--nofile=64", "--"], &["decks/brief.yaml", "--keys", "keys"]);
    let mut server = Server::start(command);
    let mut worker = Worker::new(&server);
    let lines = half_open(&server, 8, 9);
    server.expect_log("accept why=");
    // For as long as five tries to let somebody in take, others are served.
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(1) {
        worker.work();
    }
    let n_told = server.log().matches("accept why=").count();
    assert!(n_told <= 2, "it is told once, not at each try:\n{}", server.log());
    drop(lines);
    // Whoever comes before it has seen that they are gone is turned away.
    let begun = Instant::now();
    let client = loop {
        match Client::try_login(server.port, &key(1)) {
            Some(client) => break client,
            None => assert!(begun.elapsed() < PATIENCE, "it does not recover:\n{}", server.log()),
        }
    };
    let mut screen = client.shell(80, 24);
    screen.expect("/8");
    screen.type_keys("a");
    screen.expect("1/8");
    worker.quit("without file descriptors");
}

#[test]
fn a_client_that_stops_in_mid_frame_delays_nobody() {
    let desk = desk();
    let mut server = desk.serve();
    let mut workers: Vec<Worker> = (0..times(5, 20)).map(|_| Worker::new(&server)).collect();
    let before = server.memory();
    let mut stopped = Client::narrow(server.port, &key(1)).shell(500, 200);
    stopped.expect("/8");
    stopped.client.stop(true);
    let begun = Instant::now();
    // Until it is told to go, or a little while.
    while begun.elapsed() < Duration::from_secs(times(3, 40) as u64) {
        let _ = tokio_try(&stopped);
        for worker in &mut workers {
            worker.work();
        }
    }
    if times(0, 1) == 0 {
        drop(stopped);
        server.expect_log("left name=林海生");
    } else {
        server.expect_log("why=slow");
        drop(stopped);
    }
    for worker in workers {
        worker.quit("one that stopped");
    }
    assert_settles(&server, before, "one that stopped");
}

/// Asks for the screen anew, where that can be sent at all.
fn tokio_try(screen: &Screen) -> bool {
    wait(async {
        let keys = screen.channel.write.data_bytes(b"\x0c".to_vec());
        tokio::time::timeout(Duration::from_millis(10), keys).await.is_ok()
    })
}

#[test]
fn many_logins_in_a_row_leave_nothing_behind() {
    let desk = desk();
    let server = desk.serve();
    let login = || {
        let mut screen = Client::login(server.port, &key(1)).shell(80, 24);
        screen.expect("/8");
        screen.type_keys("q");
        assert_eq!(screen.end().1, Some(0));
    };
    (0..times(10, 100)).for_each(|_| login());
    let before = server.memory();
    let begun = Instant::now();
    let n = times(50, 1000);
    (0..n).for_each(|_| login());
    println!("{n} logins in {:?}", begun.elapsed());
    assert_settles(&server, before, "logins");
}
