//! `jianbao serve`: decks shown, followed and reviewed by SSH.

use super::status::{self, Format, StatusArgs};
use super::{Done, open};
use crate::fault::{self, Fault};
use crate::loader::{IncludedFiles, Opened};
use crate::ssh::{self, Answer, Doors, Serving};
use crate::{article, review, store, text};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Arguments of `serve`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct ServeArgs {
    /// Decks, and folders of decks
    #[arg(required = true, value_name = "DECK|FOLDER")]
    decks: Vec<PathBuf>,
    /// Who may log in: a file in the form of `authorized_keys`, read again when it changes
    #[arg(long, value_name = "FILE", required_unless_present = "allow_any_key")]
    keys: Option<PathBuf>,
    /// Let any key in, to try it out; on the loopback address only
    #[arg(long, conflicts_with = "keys")]
    allow_any_key: bool,
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:2222")]
    listen: SocketAddr,
    /// The server's own key, made where there is none; else one in the state folder
    #[arg(long, value_name = "FILE")]
    host_key: Option<PathBuf>,
    /// How many must have approved each claim for a deck to be signed off
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    need: u16,
    /// Let presenters change the decks: take suggestions, and put on slides what was not chosen
    #[arg(long, requires = "keys")]
    edit: bool,
    /// How many sessions there may be at once
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    sessions: u32,
    /// How the log on standard error is written
    #[arg(long, value_enum, default_value = "text")]
    log: LogFormat,
}

const AFTER_HELP: &str = "\
Each line of the keys: [OPTIONS] ssh-ed25519 AAAA… NAME. The name is what others see and the journal keeps, beside the
key's fingerprint, by which a reviewer is known. Options, separated by commas:
  role=\"viewer|reviewer|presenter\"   reviewer where there is none; a presenter may lead, a viewer gives no verdicts
  decks=\"brief*.yaml\"               the decks that this key sees
  from=\"10.0.0.0/8,!10.0.0.9\"        the addresses that it may come from
  expiry-time=\"20320101\"             until when, UTC
  cert-authority,principals=\"desk\"   a CA whose user certificates log in
A line with any other option is refused, and so are RSA keys.

  jianbao serve briefs/ --keys reviewers        ssh -p 2222 desk@localhost
  ssh -p 2222 desk@host status brief.yaml       where the review stands, for scripts
  ssh -p 2222 desk@host decks                   what there is

Guests follow the talk that you give of a deck on this machine (`jianbao DECK`, `jianbao speak DECK`), or a presenter who
leads; nothing of theirs goes to your screens.

Limits: four tries and 30 seconds to log in; 10 connections of an address that have not, and 20 failures, of which one is
forgiven every 3 seconds; a session ends after 30 minutes without a key (or a step that it follows), after 8 hours, or
when a frame is not taken within 15 seconds; windows of 500x200; pastes of 64 KiB.

SIGTERM, SIGHUP and Ctrl-C end it: all are told, their terminals given back, what they typed is kept.";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LogFormat {
    Text,
    Json,
}

pub(crate) fn run(args: &ServeArgs) -> Done {
    if args.allow_any_key && !args.listen.ip().is_loopback() {
        let fault = Fault::new(format!("any key may log in at {}: that is refused", args.listen));
        return Err(fault.hint("give --keys FILE, or listen at 127.0.0.1").into());
    }
    let host_key = match &args.host_key {
        Some(file) => file.clone(),
        None => store::host_key_file()
            .ok_or_else(|| Fault::new("there is no state folder").hint("give --host-key FILE"))?,
    };
    ssh::serve(Serving {
        decks: args.decks.clone(),
        keys: args.keys.clone(),
        host_key,
        listen: args.listen,
        n_approvals: args.need.into(),
        can_edit: args.edit,
        max_sessions: args.sessions,
        format: match args.log {
            LogFormat::Text => ssh::log::Format::Text,
            LogFormat::Json => ssh::log::Format::Json,
        },
        doors: Doors { deck: open_deck, is_deck, article: |path| Ok(open::article(path)?) },
        answer,
    })?;
    Ok(true)
}

fn open_deck(path: &Path, included: &IncludedFiles) -> anyhow::Result<Opened> {
    let text = open::deck_text(path).map_err(|fault| fault.without_folder(path))?;
    let deck = open::read_deck(&text, path, Path::new(&fault::base_name(path)), included)?;
    let hash = review::whole_hash(&deck, &text);
    Ok(Opened { deck: Arc::new(deck), hash })
}

/// Of the YAML files in a folder some are themes, or somebody's settings.
fn is_deck(path: &Path) -> bool {
    store::read(path).is_ok_and(|bytes| article::is_deck(&String::from_utf8_lossy(&bytes)))
}

/// A command given to SSH in place of a shell.
#[derive(Debug, Parser)]
#[command(name = "ssh", no_binary_name = true, disable_help_subcommand = true)]
struct Remote {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Tell whether decks are signed off
    Status {
        /// The decks' names; all where there is none
        decks: Vec<String>,
        /// How many must have approved each claim as it is
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
        need: u16,
        /// Who must be among them
        #[arg(long, value_name = "NAME")]
        by: Vec<String>,
        /// For a terminal, for mail, or for scripts
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// List the decks: file, title, a line each
    Decks,
}

/// Answers a command about the decks that somebody may see.
fn answer(command: &str, decks: &[PathBuf]) -> Answer {
    let words = shlex::split(command).unwrap_or_else(|| vec![command.to_owned()]);
    let failed = |err: String, status| Answer { out: String::new(), err, status };
    match Remote::try_parse_from(words) {
        Ok(Remote { command: Command::Decks }) => {
            Answer { out: decks.iter().map(|deck| listed(deck)).collect(), ..Answer::default() }
        }
        Ok(Remote { command: Command::Status { decks: names, need, by, format } }) => {
            let told = chosen(&names, decks)
                .map_err(Into::into)
                .and_then(|decks| status::tell(&StatusArgs { decks, need, by, format }, fault::base_name));
            match told {
                Ok((out, is_signed)) => Answer { out, err: String::new(), status: u8::from(!is_signed) },
                Err(error) => failed(format!("error: {}\n", fault::lines(error.as_ref(), 80).join("\n")), 1),
            }
        }
        Err(error) if !error.use_stderr() => Answer { out: error.to_string(), ..Answer::default() },
        Err(error) => {
            let lines = error.to_string();
            failed(lines.lines().map(|line| text::clean(line).into_owned() + "\n").collect(), 2)
        }
    }
}

/// `brief.yaml<TAB>title`.
fn listed(path: &Path) -> String {
    let title = match open_deck(path, &IncludedFiles::default()) {
        Ok(opened) => {
            opened.deck.title.as_deref().map(|title| text::inline::shown(title).text).unwrap_or_default()
        }
        Err(_) => "(cannot be read)".to_owned(),
    };
    format!("{}\t{}\n", text::clean(&fault::base_name(path)), text::clean(&title))
}

/// The decks of these names, or all of them.
fn chosen(names: &[String], decks: &[PathBuf]) -> Result<Vec<PathBuf>, Fault> {
    if decks.is_empty() {
        // Not signed off, for a script that asks whether all is.
        return Err(Fault::new("there is no deck here for you"));
    }
    if names.is_empty() {
        return Ok(decks.to_vec());
    }
    let known: Vec<String> = decks.iter().map(|deck| fault::base_name(deck)).collect();
    let find = |name: &String| {
        let found = known.iter().position(|known| known == name);
        found.map(|i| decks[i].clone()).ok_or_else(|| {
            let fault = Fault::new(format!("there is no deck \"{name}\" here"));
            match fault::nearest(name, known.iter().map(String::as_str)) {
                Some(near) => fault.hint(format!("did you mean \"{near}\"?")),
                None => fault.hint("`decks` lists them"),
            }
        })
    };
    names.iter().map(find).collect()
}
