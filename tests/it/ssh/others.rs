//! Other people's clients: `OpenSSH` and `plink` of `PuTTY`, each in a pseudo-terminal, where they are installed.

use super::{Desk, Server, key};
use crate::terminal::{Terminal, review};
use portable_pty::CommandBuilder;
use russh::keys::HashAlg;
use std::fs;
use std::process::{Command, Output, Stdio};

/// Whether a program is there; says so where it is not.
fn has(program: &str) -> bool {
    let is_there =
        Command::new(program).arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !is_there {
        eprintln!("{program} is not installed: not tested with it");
    }
    is_there
}

const OPENSSH: [&str; 16] = [
    "-F",
    "none",
    "-o",
    "StrictHostKeyChecking=no",
    "-o",
    "UserKnownHostsFile=/dev/null",
    "-o",
    "IdentitiesOnly=yes",
    "-o",
    "IdentityAgent=none",
    "-o",
    "SendEnv=LANG",
    "-o",
    "BatchMode=yes",
    "-o",
    "LogLevel=INFO",
];

/// OpenSSH's arguments for somebody who logs in with this file.
fn openssh(server: &Server, identity: &str, more: &[&str]) -> Vec<String> {
    let port = server.port.to_string();
    let arguments = [OPENSSH.as_slice(), &["-p", &port, "-i", identity], more, &["desk@127.0.0.1"]].concat();
    arguments.into_iter().map(str::to_owned).collect()
}

fn run(server: &Server, identity: &str, more: &[&str], command: &[&str]) -> Output {
    let mut ssh = Command::new("ssh");
    ssh.args(openssh(server, identity, more)).args(command).stdin(Stdio::null());
    ssh.output().expect("ssh runs")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

/// Reviews, follows and resizes in a terminal of such a client.
#[track_caller]
fn use_it(desk: &Desk, server: &Server, command: CommandBuilder) {
    let mut terminal = Terminal::run(command, 80, 24);
    terminal.expect("核准 0/8");
    terminal.type_keys("a");
    terminal.expect("核准 1/8");
    // What another does is seen, and who leads is followed.
    let mut leader = server.login(2).shell(80, 24);
    leader.expect("核准 1/8");
    leader.type_keys("D");
    leader.expect("由你主導");
    terminal.expect("跟隨 何玉梅");
    leader.type_keys("3G");
    terminal.expect("3/3");
    leader.type_keys("a");
    terminal.expect("核准 2/8");
    terminal.type_keys("2G");
    terminal.expect("2/3");
    terminal.type_keys("L");
    terminal.expect("3/3");
    terminal.resize(40, 12);
    terminal.wait_for("the last of twelve rows", |screen| {
        screen.lines().nth(11).is_some_and(|row| row.trim_end().ends_with("3/3"))
    });
    terminal.quit();
    assert!(desk.read("decks/brief.review.jsonl").contains("林海生"));
}

fn reviewers() -> Desk {
    Desk::new(&[("", 1, "林海生"), ("role=\"presenter\"", 2, "何玉梅")])
}

/// The story of a sign-off, played by two with nothing but SSH.
#[test]
fn a_briefing_is_signed_off_by_two_who_have_nothing_but_ssh() {
    if !has("ssh") {
        return;
    }
    let desk = Desk::new(&[("", 1, "林海生"), ("", 2, "何玉梅")]);
    let folder = review::desk();
    let file = folder.path().join("deck.yaml");
    let server = desk.serve_with(&[file.to_str().expect("UTF-8"), "--keys", "keys"]);
    let reviewer = |seed, (columns, rows)| {
        let mut command = CommandBuilder::new("ssh");
        command.args(openssh(&server, desk.key_file(seed).to_str().expect("UTF-8"), &["-tt"]));
        command.env("LANG", "zh_HK.UTF-8");
        Terminal::run(command, columns, rows)
    };
    review::sign_off(folder.path(), reviewer(1, (80, 24)), reviewer(2, (40, 12)));
}

#[test]
fn openssh_reviews_follows_and_resizes() {
    if !has("ssh") {
        return;
    }
    let desk = reviewers();
    let server = desk.serve();
    let mut command = CommandBuilder::new("ssh");
    command.args(openssh(&server, desk.key_file(1).to_str().expect("UTF-8"), &["-tt"]));
    use_it(&desk, &server, command);
}

#[test]
fn plink_reviews_follows_and_resizes() {
    if !has("plink") || !has("puttygen") {
        return;
    }
    let desk = reviewers();
    let server = desk.serve();
    let ppk = desk.path("id.ppk");
    let made =
        Command::new("puttygen").arg(desk.key_file(1)).args(["-O", "private", "-o"]).arg(&ppk).status();
    assert!(made.expect("puttygen runs").success());
    let host_key = fs::read_to_string(desk.path("state/jianbao/ssh_host_ed25519_key")).expect("a host key");
    let host_key = russh::keys::PrivateKey::from_openssh(host_key).expect("a host key");
    let fingerprint = host_key.fingerprint(HashAlg::Sha256).to_string();
    let mut command = CommandBuilder::new("plink");
    command.args([
        "-ssh",
        "-batch",
        "-noagent",
        "-t",
        "-hostkey",
        &fingerprint,
        "-P",
        &server.port.to_string(),
        "-i",
    ]);
    command.args([ppk.to_str().expect("UTF-8"), "desk@127.0.0.1"]);
    command.env("HOME", desk.path(""));
    use_it(&desk, &server, command);
}

#[test]
fn openssh_runs_commands_and_is_refused_what_is_not_here() {
    if !has("ssh") {
        return;
    }
    let desk = reviewers();
    let server = desk.serve();
    let identity = desk.key_file(1);
    let identity = identity.to_str().expect("UTF-8");
    let ssh = |more: &[&str], command: &[&str]| run(&server, identity, more, command);
    let decks = ssh(&[], &["decks"]);
    assert_eq!(String::from_utf8_lossy(&decks.stdout), "brief.yaml\t港口三年回顧\n");
    assert_eq!(decks.status.code(), Some(0));
    let status = ssh(&[], &["status", "--format", "json"]);
    assert_eq!(status.status.code(), Some(1));
    assert!(told(&status).contains("\"signed\": false"), "{}", told(&status));
    assert_eq!(ssh(&[], &["ls"]).status.code(), Some(2));
    let sftp = ssh(&["-s"], &["sftp"]);
    assert!(told(&sftp).contains("refused: "), "{}", told(&sftp));
    assert_eq!(sftp.status.code(), Some(2));
    let forward = ssh(&["-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1"], &["decks"]);
    assert_eq!(forward.status.code(), Some(255), "{}", told(&forward));
    let direct = ssh(&["-W", "127.0.0.1:1"], &[]);
    assert!(told(&direct).contains("administratively prohibited"), "{}", told(&direct));
    // With forwardings of its own asked for, it comes in all the same.
    let agent = ssh(&["-A", "-X"], &["decks"]);
    assert_eq!(agent.status.code(), Some(0), "{}", told(&agent));
}

#[test]
fn openssh_with_a_wrong_key_is_told_which_keys_work() {
    if !has("ssh") || !has("ssh-keygen") {
        return;
    }
    let desk = reviewers();
    let server = desk.serve();
    let rsa = desk.path("id_rsa");
    let made =
        Command::new("ssh-keygen").args(["-q", "-t", "rsa", "-b", "2048", "-N", "", "-f"]).arg(&rsa).status();
    assert!(made.expect("ssh-keygen runs").success());
    for identity in [rsa, desk.key_file(9)] {
        let output = run(&server, identity.to_str().expect("UTF-8"), &[], &["decks"]);
        let told = told(&output);
        assert!(told.contains("no RSA keys") && told.contains("Permission denied (publickey)"), "{told}");
        assert_eq!(output.status.code(), Some(255));
    }
}

#[test]
fn openssh_logs_in_with_a_certificate_for_the_right_principal() {
    if !has("ssh") || !has("ssh-keygen") {
        return;
    }
    let desk = Desk::new(&[("cert-authority,principals=\"press\"", 1, "the office")]);
    let server = desk.serve();
    let (authority, identity) = (desk.key_file(1), desk.key_file(5));
    let public = desk.path("id_5.pub");
    fs::write(&public, key(5).public_key().to_openssh().expect("a key")).expect("written");
    for (principal, expected) in [("press", Some(0)), ("desk", Some(255))] {
        let mut sign = Command::new("ssh-keygen");
        sign.arg("-q").arg("-s").arg(&authority).args(["-I", "何玉梅", "-n", principal, "-V", "-1h:+1h"]);
        assert!(sign.arg(&public).status().expect("ssh-keygen runs").success());
        let certificate = format!("CertificateFile={}", desk.path("id_5-cert.pub").display());
        let output = run(&server, identity.to_str().expect("UTF-8"), &["-o", &certificate], &["decks"]);
        assert_eq!(output.status.code(), expected, "{principal}: {}", told(&output));
    }
}
