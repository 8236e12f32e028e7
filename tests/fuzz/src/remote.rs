//! What comes from elsewhere: a terminal's replies, the lines of a journal, a server's file of keys.

use jianbao::app::Message;
use jianbao::review::{self, Review, State};
use jianbao::session::input::Input;
use jianbao::ssh::keyring::Keyring;
use jianbao::{deck, text::clean};
use russh::keys::{Certificate, PublicKey};
use std::net::{IpAddr, Ipv4Addr};

/// What a terminal sends, in pieces as they come: the first byte says what it was asked, and how long the pieces are.
pub(super) fn replies(bytes: &[u8]) {
    let (&[how], sent) = bytes.split_at(bytes.len().min(1)) else { return };
    let whole = heard(how, &[sent]);
    let n = usize::from(how >> 3) + 1;
    let pieces: Vec<&[u8]> = sent.chunks(n).collect();
    assert_eq!(heard(how, &pieces), whole, "in pieces of {n} bytes");
}

/// The messages of these pieces, and what was said of pictures.
fn heard(how: u8, pieces: &[&[u8]]) -> (Vec<Message>, Vec<String>, bool) {
    let mut input = Input::default();
    if how & 1 == 1 {
        input.expect_width();
    }
    if how & 2 == 2 {
        input.expect_scale();
    }
    if how & 4 == 4 {
        input.expect_attributes();
    }
    let (mut messages, mut answers) = (Vec::new(), Vec::new());
    for piece in pieces {
        messages.extend(input.feed(piece));
        answers.extend(input.answers().iter().map(|answer| format!("{answer:?}")));
        let _ = input.patience(piece);
    }
    messages.extend(input.settle());
    answers.extend(input.answers().iter().map(|answer| format!("{answer:?}")));
    // The last answer that was asked for: what follows it in one piece is no answer, and does no harm.
    if let Some(last) = answers.iter().position(|answer| answer.starts_with("Attributes")) {
        answers.truncate(last + 1);
    }
    assert!(!input.is_pending(), "after a while nothing is held back");
    (messages, answers, input.enlarges())
}

/// The lines of a journal.
pub(super) fn journal(bytes: &[u8]) {
    let lines = review::read_lines(bytes, 0);
    assert!(lines.n_bytes <= bytes.len());
    for event in &lines.events {
        let line = event.to_line();
        let unsafe_char = line.trim_end_matches('\n').chars().find(|&c| clean::is_unsafe(c));
        assert_eq!(unsafe_char, None, "in {line:?}");
        let again = review::read_lines(line.as_bytes(), 0).events;
        assert_eq!(again.iter().map(review::Event::to_line).collect::<Vec<_>>(), [line]);
    }
    let sorted = |state: &State| {
        let mut events: Vec<_> = state.events().cloned().collect();
        events.sort();
        (events, state.strays().into_iter().cloned().collect::<Vec<_>>())
    };
    let forth = State::of(lines.events.iter().cloned());
    let back = State::of(lines.events.iter().rev().cloned().chain(lines.events.iter().cloned()));
    assert_eq!(sorted(&forth), sorted(&back), "in any order, any number of times");
    let deck = deck::read("slides:\n- points: [新碼頭啟用, 工程展開]\n").expect("a deck");
    let review = Review::new(deck.claims(), back);
    let _ = (review.tally(), review.orphans().len(), review.state().on_deck().len());
    for claim_idx in 0..review.claims().len() {
        let _ = (review.standing(claim_idx), review.said(claim_idx));
    }
}

/// A server's file of keys; then, behind a NUL, a certificate and the name of who logs in with it.
pub(super) fn keyring(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split('\0');
    let (keyring, refused) = Keyring::read(parts.next().unwrap_or_default());
    for refused in refused {
        assert_eq!(refused.why.chars().find(|&c| clean::is_unsafe(c)), None, "{refused:?}");
    }
    let (from, now) = (IpAddr::V4(Ipv4Addr::new(10, 0, 0, 7)), jiff::Timestamp::UNIX_EPOCH);
    let user = parts.next().unwrap_or_default();
    for line in text.lines() {
        let mut guests = Vec::new();
        if let Ok(key) = PublicKey::from_openssh(line.trim()) {
            guests.extend(keyring.guest(&key, from, now));
        }
        if let Ok(certificate) = Certificate::from_openssh(line.trim()) {
            guests.extend(keyring.guest_by_certificate(user, &certificate, from, now));
        }
        for guest in guests {
            assert_eq!(guest.name.chars().find(|&c| clean::is_unsafe(c)), None, "{guest:?}");
            let _ = guest.may_see(user);
        }
    }
}

pub(super) const REPLIES: &[&str] = &[
    "\x1b[1;2R",
    "\x1b[1;3R",
    "\x1b[?62;22c",
    "\x1b[6;20;10t",
    "\x1bP>|kitty(0.35.2)\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b_Gi=31;ENOENT\x1b\\",
    "\x1b]11;rgb:0000/ffff/0000\x1b\\",
    "\x1b]11;rgb:1e/1e/2e\x07",
    "\x1b[200~",
    "\x1b[201~",
    "\x1b",
    "\x1b[",
    "\x1b]",
    "\x1bP",
    "\x1b_",
    "\x1b\\",
    "\x1b[<0;3;4M",
    "\x1b[<64;300;4m",
    "\x1b[A",
    "\x1bOP",
    "\x1b[1;5C",
    "\x1b[27u",
    "\x1b[97;5:3u",
    "\x1b[M !!",
    "\x07",
    "\x18",
    "\x1a",
    "\r",
    "j",
    "q",
    "港",
    "\u{9b}",
    "\u{90}",
    "\u{9c}",
    "\x1b[?2027;0$y",
    "99999999999",
    ";",
    "$y",
];
pub(super) const JOURNAL_WORDS: &[&str] = &[
    "\"version\":1",
    "\"id\":\"a\"",
    "\"kind\":\"flag\"",
    "\"kind\":\"withdraw\"",
    "\"kind\":\"resolve\"",
    "\"kind\":\"reopen\"",
    "\"kind\":\"approve\"",
    "\"parent\":\"a\"",
    "\"parent\":\"b\"",
    "\"at\":\"2031-08-14T09:30:00.001Z\"",
    "\"at\":\"2031-08-14T17:30:00+08:00\"",
    "\"who\":{\"name\":\"陳大文\"}",
    "\"key\":\"SHA256:x\"",
    "\"deck\":\"d\"",
    "\"text\":\"\\u202e\"",
    "\n",
    "{",
    "}",
    ",",
    "\"element\":{\"path\":\"slides.0.points.0\",\"hash\":\"\",\"text\":\"\"}",
    "[[[[",
    "\\ud800",
    "1e999",
    "null",
    "\u{FEFF}",
    "\0",
];
pub(super) const KEYRING_WORDS: &[&str] = &[
    "role=\"viewer\",",
    "role=\"presenter\" ",
    "from=\"10.0.0.0/8,!10.0.0.1\" ",
    "decks=\"*.yaml\" ",
    "expiry-time=\"20261231\" ",
    "expiry-time=\"202612312359Z\"",
    "cert-authority,",
    "principals=\"a,b\" ",
    "ssh-ed25519 ",
    "ecdsa-sha2-nistp256 ",
    "ssh-rsa AAAA",
    "sk-ssh-ed25519@openssh.com ",
    "AAAAC3NzaC1lZDI1NTE5AAAAI",
    "ssh-ed25519-cert-v01@openssh.com ",
    "\n",
    "#",
    "\"",
    "\\\"",
    ",",
    " ",
    "\t",
    "=",
    "::1/128",
    "0.0.0.0/0",
    "/33",
    "*",
    "?",
    "!",
    "\0",
    "restrict,",
    "command=\"x\" ",
    "陳大文",
    "\u{202E}",
];
