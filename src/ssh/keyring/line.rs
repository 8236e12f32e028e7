//! One line of the keyring's file: options, a key, a comment. An option that is not kept refuses its line, since what
//! was meant as a restriction must not be let go of.
//!
//! The reader of `ssh-key` is not used: it cuts comments at `#`, takes no option that is not ASCII, and keeps `\"`.

use super::addresses::Addresses;
use super::{Role, glob};
use crate::fault::nearest;
use crate::ssh::plain::plain;
use jiff::civil::DateTime;
use jiff::{Timestamp, tz::Offset};
use russh::keys::PublicKey;
use russh::keys::ssh_key::public::KeyData;
use std::net::IpAddr;

/// A line may have this many bytes: a key has a few hundred.
const MAX_BYTES: usize = 16 << 10;

/// What a line says.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) options: Options,
    pub(super) key: KeyData,
    pub(super) comment: &'a str,
}

/// What the options of a line say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Options {
    pub(super) role: Option<Role>,
    /// Patterns of the names of decks that may be seen; any deck where there are none.
    pub(super) decks: Option<Vec<String>>,
    from: Option<Addresses>,
    /// The last second at which the line counts.
    expires: Option<Timestamp>,
    pub(super) is_authority: bool,
    /// One of these must be in the certificate, whatever name the login has.
    pub(super) principals: Option<Vec<String>>,
}

/// Why an option is refused, for those of OpenSSH that are no options here.
const REFUSED: [(&str, &[&str]); 4] = [
    ("there is nothing here without a terminal", &["restrict", "no-pty", "pty"]),
    ("no command is run here", &["command", "environment", "user-rc", "no-user-rc"]),
    (
        "nothing is forwarded here",
        &[
            "agent-forwarding",
            "no-agent-forwarding",
            "no-port-forwarding",
            "no-x11-forwarding",
            "permitlisten",
            "permitopen",
            "port-forwarding",
            "tunnel",
            "x11-forwarding",
        ],
    ),
    ("whether a key was touched is not known here", &["no-touch-required", "verify-required"]),
];

const OPTIONS: [&str; 6] = ["role", "decks", "from", "expiry-time", "cert-authority", "principals"];

/// What the names of kinds of keys begin with; no option begins so.
const KINDS: [&str; 5] = ["ssh-", "ecdsa-", "sk-", "rsa-", "webauthn-"];

impl<'a> Line<'a> {
    /// Reads a line that is neither empty nor a remark.
    pub(super) fn read(line: &'a str) -> Result<Self, String> {
        if line.len() > MAX_BYTES {
            return Err(format!("has {} bytes, more than the {MAX_BYTES} that are read", line.len()));
        }
        // Nothing of such a line is told, neither here nor for the lines that follow it.
        if line.contains("PRIVATE KEY-----") {
            return Err("is of a private key: only public ones, from a .pub file, belong here".into());
        }
        if line.starts_with("---- ") {
            return Err("is not in the form of OpenSSH: ssh-keygen -i -f FILE gives it".into());
        }
        if line.contains('\r') {
            return Err("has a carriage return inside: end each line with a line feed".into());
        }
        let is_kind = |word: &str| KINDS.iter().any(|kind| word.starts_with(kind));
        let (options, rest) = if is_kind(line) { ("", line) } else { split_options(line)? };
        let options = Options::read(options)?;
        let (kind, rest) = word(rest);
        let (data, comment) = word(rest);
        if !is_kind(kind) {
            return Err("has no key where one should be".into());
        }
        Ok(Self { options, key: key(kind, data)?, comment })
    }
}

impl Options {
    fn read(text: &str) -> Result<Self, String> {
        let mut options = Self::default();
        let mut seen = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (name, value, after) = option(rest)?;
            if seen.contains(&name) {
                return Err(format!("has the option {name} twice"));
            }
            options.set(&name, value)?;
            seen.push(name);
            rest = after;
        }
        if options.principals.is_some() && !options.is_authority {
            return Err("has principals, which go with cert-authority only".into());
        }
        Ok(options)
    }

    fn set(&mut self, name: &str, value: Option<String>) -> Result<(), String> {
        let given =
            |value: Option<String>| value.ok_or_else(|| format!("{name} needs a value: {name}=\"…\""));
        match name {
            "role" => self.role = Some(given(value)?.parse()?),
            "decks" => self.decks = Some(decks(&given(value)?)?),
            "from" => {
                let list = Addresses::read(&given(value)?).map_err(|why| format!("from: {why}"))?;
                self.from = Some(list);
            }
            "expiry-time" => self.expires = Some(moment(&given(value)?)?),
            "principals" => self.principals = Some(names(name, &given(value)?)?),
            "cert-authority" if value.is_some() => return Err("cert-authority has no value".into()),
            "cert-authority" => self.is_authority = true,
            _ => return Err(unknown(name)),
        }
        Ok(())
    }

    /// Tells whether the line still counts at `now`.
    pub(super) fn is_current(&self, now: Timestamp) -> bool {
        self.expires.is_none_or(|last| now.as_second() <= last.as_second())
    }

    /// Tells whether the line lets somebody in from `address`.
    pub(super) fn admit(&self, address: IpAddr) -> bool {
        self.from.as_ref().is_none_or(|addresses| addresses.admit(address))
    }
}

/// Tells whether such a key can log in, or sign: those that are checked here, of those that are safe.
pub(super) fn is_taken(key: &KeyData) -> bool {
    matches!(
        key,
        KeyData::Ed25519(_) | KeyData::Ecdsa(_) | KeyData::SkEd25519(_) | KeyData::SkEcdsaSha2NistP256(_)
    )
}

fn key(kind: &str, data: &str) -> Result<KeyData, String> {
    const INSTEAD: &str = "make one with ssh-keygen -t ed25519 (ECDSA, ed25519-sk and ecdsa-sk work too)";
    if kind.contains("-cert-v0") {
        return Err("is a certificate: give the key that signed it, with cert-authority".into());
    }
    match kind {
        "ssh-dss" => return Err(format!("DSA keys are not taken: {INSTEAD}")),
        kind if kind == "ssh-rsa" || kind.starts_with("rsa-") => {
            return Err(format!("RSA keys are not taken: {INSTEAD}"));
        }
        _ => {}
    }
    let damaged = |_| "has a key that is cut off or damaged: copy the line of the .pub file again".to_owned();
    let key = PublicKey::from_openssh(&format!("{kind} {data}")).map_err(damaged)?;
    let key = KeyData::from(key);
    if !is_taken(&key) {
        return Err(format!("keys of the kind {} are not taken: {INSTEAD}", plain(kind, 40)));
    }
    Ok(key)
}

/// The first word, and what stands after it.
fn word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once([' ', '\t']).unwrap_or((text, ""));
    (word, rest.trim_start())
}

/// The options, up to a space that is in no quotation marks, and what stands after them.
fn split_options(line: &str) -> Result<(&str, &str), String> {
    let mut is_quoted = false;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next_if(|(_, next)| *next == '"')),
            '"' => is_quoted = !is_quoted,
            ' ' | '\t' if !is_quoted => {
                let (options, rest) = line.split_at(at);
                return Ok((options, rest.trim_start()));
            }
            _ => {}
        }
    }
    Err(if is_quoted { "has a quotation mark that is never closed" } else { "has no key" }.into())
}

/// The first option's name in small letters, its value, and what stands after it.
fn option(text: &str) -> Result<(String, Option<String>, &str), String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let (name, rest) = text.split_at(text.find(|c| !is_name(c)).unwrap_or(text.len()));
    let name = name.to_ascii_lowercase();
    if name.is_empty() {
        return Err("has no key, and no option either, where one should begin".into());
    }
    let (value, rest) = match rest.strip_prefix('=') {
        Some(rest) => {
            let (value, rest) =
                quoted(rest).ok_or_else(|| format!("{} needs its value in \"…\"", shown(&name)))?;
            (Some(value), rest)
        }
        None => (None, rest),
    };
    match rest.strip_prefix(',') {
        None if rest.is_empty() => Ok((name, value, rest)),
        Some(rest) if !rest.is_empty() => Ok((name, value, rest)),
        _ => Err(format!("has something after the option {} that is no option", shown(&name))),
    }
}

/// The text in quotation marks that begins here, `\"` in it being one that does not end it, and what stands after it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut chars = text.strip_prefix('"')?.chars();
    loop {
        match chars.next()? {
            '"' => return Some((value, chars.as_str())),
            '\\' if chars.as_str().starts_with('"') => value.extend(chars.next()),
            c => value.push(c),
        }
    }
}

fn unknown(name: &str) -> String {
    if let Some((why, _)) = REFUSED.iter().find(|(_, names)| names.contains(&name)) {
        return format!("has the option {name}, which is not kept: {why}");
    }
    let meant = match nearest(name, OPTIONS) {
        Some(meant) => format!("did you mean {meant}?"),
        None => format!("there are {}", OPTIONS.join(", ")),
    };
    format!("has an unknown option, {}: {meant}", shown(name))
}

/// An option's name as it is told: what is long is no name, but may be a secret in the wrong file.
fn shown(name: &str) -> &str {
    if name.len() <= 24 { name } else { "…" }
}

fn names(option: &str, list: &str) -> Result<Vec<String>, String> {
    let names: Vec<String> = list.split(',').map(str::to_owned).collect();
    if names.iter().any(String::is_empty) {
        return Err(format!("{option} has an empty name in its list"));
    }
    Ok(names)
}

/// Patterns of file names; with a folder in it, one would describe no deck at all.
fn decks(list: &str) -> Result<Vec<String>, String> {
    let names = names("decks", list)?;
    match names.iter().find(|name| name.contains('/')) {
        Some(name) => {
            Err(format!("decks are known by their file's name, which has no \"/\": {}", plain(name, 80)))
        }
        None => Ok(names),
    }
}

/// Tells whether one of `patterns` describes a deck's file name.
pub(super) fn is_among(deck: &str, patterns: &[String]) -> bool {
    patterns.iter().any(|pattern| glob::matches(pattern, deck))
}

/// `YYYYMMDD[HHMM[SS]][Z]`. OpenSSH takes what has no `Z` as local time; here all is UTC, as there are no time zones.
fn moment(text: &str) -> Result<Timestamp, String> {
    let wrong = || format!("expiry-time=\"{}\" is no time: YYYYMMDD[HHMM[SS]], in UTC", plain(text, 40));
    let digits = ["UTC", "Z", "z"].iter().find_map(|zone| text.strip_suffix(zone)).unwrap_or(text);
    if !matches!(digits.len(), 8 | 12 | 14) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let number = |from: usize, n: usize| -> i16 {
        let digits = digits.bytes().skip(from).take(n);
        digits.fold(0, |number, digit| number * 10 + i16::from(digit - b'0'))
    };
    let part = |from| i8::try_from(number(from, 2)).expect("two digits are no more than 99");
    let moment = DateTime::new(number(0, 4), part(4), part(6), part(8), part(10), part(12), 0);
    moment.and_then(|moment| Offset::UTC.to_timestamp(moment)).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;
    use russh::keys::ssh_key::public::OpaquePublicKey;

    const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";

    /// The options of a line, or why it is refused.
    fn options(options: &str) -> Result<Options, String> {
        Line::read(&format!("{options} {KEY} 陳大文")).map(|line| line.options)
    }

    fn refused(line: &str) -> String {
        Line::read(line).err().unwrap_or_else(|| panic!("{line} was taken"))
    }

    #[test]
    fn a_line_has_options_a_key_and_a_comment() {
        for (line, comment) in [
            (KEY.to_owned(), ""),
            (format!("{KEY} 陳 大文 #2"), "陳 大文 #2"),
            (format!("role=\"viewer\"  {}\t林海生", KEY.replace(' ', "\t ")), "林海生"),
            (format!("cert-authority,role=\"presenter\" {KEY} ssh-rsa"), "ssh-rsa"),
        ] {
            let read = Line::read(&line).unwrap();
            assert_eq!((read.comment, read.key.is_ed25519()), (comment, true), "{line}");
        }
    }

    #[test]
    fn ecdsa_keys_and_those_of_security_keys_are_taken() {
        for line in [
            KEY,
            "ecdsa-sha2-nistp256 \
             AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBHwf2HMM5TRXvo2SQJjsNkiDD5KqiiNj\
             rGVv3UUh+mMT5RHxiRtOnlqvjhQtBq0VpmpCV/PwUdhOig4vkbqAcEc=",
            "ecdsa-sha2-nistp384 \
             AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBC5ugtxUB/EEoREXx8BbGZPDzrPbJfrm\
             i6FpUCpP+TldmtNrVD6AFP8V1wjiHwn1hapt+tV1t5uUNBi4YZjZvNmwf/+TmbFdQ9NO+usuVrezPP+ICyQr\
             PgtYr5bHWEHsQQ==",
            "ecdsa-sha2-nistp521 \
             AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAFhNpNPGSsj2WH79EyBhBZgAs6ix9GL\
             IK0BjQRu8GjT6CUP1OnxfKZpOoVUwyaabZ9XYqL5osuHl9SyAd5CHT3MWAEDy5R6hYu3eD34Y/gpUdlvkaeS\
             XX4rqtJuR+Py+lsHyCcoSKRCO3UNetK4tpLWbd7K7FOFCGsf0baCyikciNY3Yg==",
            "sk-ecdsa-sha2-nistp256@openssh.com \
             AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5jb20AAAAIbmlzdHAyNTYAAABBBIELQJ2DgvaX\
             1yQlKFokfWM2suuaCFI2qp0eJodHyg6O4ifxc3XpRKd1OS8dNYQtE/YjdXSrA+AOnMF5ns2Nkx4AAAAEc3No\
             Og==",
            "sk-ssh-ed25519@openssh.com \
             AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAICFo/k5LU8863u66YC9eUO2170QduohPURkQnbLa\
             /dczAAAABHNzaDo=",
        ] {
            assert_eq!(Line::read(line).map(|line| is_taken(&line.key)), Ok(true), "{line}");
        }
    }

    #[test]
    fn options_are_quoted_as_openssh_quotes_them() {
        let read = options(r#"decks="a b.yaml,\"c\".yaml,d\e.yaml",ROLE="viewer""#).unwrap();
        assert_eq!(read.decks.unwrap(), ["a b.yaml", "\"c\".yaml", r"d\e.yaml"]);
        assert_eq!(read.role, Some(Role::Viewer));
        assert_eq!(options(r#"decks="港口*.yaml""#).unwrap().decks.unwrap(), ["港口*.yaml"]);
        for (text, expected) in [
            (r#"role="viewer"#, "has a quotation mark that is never closed"),
            (r#"decks="a\""#, "has a quotation mark that is never closed"),
            ("role=viewer", "role needs its value in \"…\""),
            ("role", "role needs a value: role=\"…\""),
            (r#"role="viewer"x"#, "has something after the option role that is no option"),
            (r#"role="viewer","#, "has something after the option role that is no option"),
            (r#"role="viewer" decks="a""#, "has no key where one should be"),
            (r#"role="viewer",role="presenter""#, "has the option role twice"),
            (r#"role="viewer",Role="presenter""#, "has the option role twice"),
            (r#",role="viewer""#, "has no key, and no option either, where one should begin"),
            (r#"cert-authority="yes""#, "cert-authority has no value"),
        ] {
            assert_eq!(options(text), Err(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn every_option_that_is_not_kept_refuses_its_line() {
        for (why, names) in REFUSED {
            for name in names {
                for text in [(*name).to_owned(), format!("role=\"viewer\",{}=\"x\"", name.to_uppercase())] {
                    let expected = format!("has the option {name}, which is not kept: {why}");
                    assert_eq!(options(&text), Err(expected));
                }
            }
        }
        for (text, expected) in [
            ("rol=\"viewer\"", "has an unknown option, rol: did you mean role?"),
            (
                "permit-user-environment",
                "has an unknown option, permit-user-environment: there are role, decks, from, expiry-time, \
                 cert-authority, principals",
            ),
            ("role=\"owner\"", "role=\"owner\" is no role: viewer, reviewer, presenter"),
            ("role=\"\"", "role=\"\" is no role: viewer, reviewer, presenter"),
            ("decks=\"\"", "decks has an empty name in its list"),
            ("decks=\"a,\"", "decks has an empty name in its list"),
            ("decks=\"d/a\"", "decks are known by their file's name, which has no \"/\": d/a"),
            ("from=\"example.com\"", "from: \"example.com\" is no address, and host names are not looked up"),
            ("principals=\"a\"", "has principals, which go with cert-authority only"),
            ("cert-authority,principals=\"\"", "principals has an empty name in its list"),
        ] {
            assert_eq!(options(text), Err(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_line_is_told_without_its_secrets() {
        let long = format!("{KEY} {}", "x".repeat(1 << 20));
        for (line, expected) in [
            ("nonsense", "has no key"),
            ("nonsense and more", "has an unknown option, nonsense: there are role"),
            ("ssh-ed25519", "has a key that is cut off or damaged"),
            ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM", "has a key that is cut off or damaged"),
            ("ssh-ed25519 港口", "has a key that is cut off or damaged"),
            ("ssh-unheard-of AAAA", "has a key that is cut off or damaged"),
            ("ssh-ed25519-cert-v01@openssh.com AAAA", "is a certificate: give the key that signed it"),
            ("ssh-rsa AAAAB3NzaC1yc2E", "RSA keys are not taken: make one with ssh-keygen -t ed25519"),
            ("ssh-dss AAAAB3NzaC1kc3M", "DSA keys are not taken: make one with ssh-keygen -t ed25519"),
            ("role=\"viewer\" rsa-sha2-512 AAAA", "RSA keys are not taken"),
            ("-----BEGIN OPENSSH PRIVATE KEY-----", "is of a private key"),
            ("---- BEGIN SSH2 PUBLIC KEY ----", "is not in the form of OpenSSH"),
            ("b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW", "has no key"),
            ("b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ x", "has an unknown option, …: there are role"),
            ("ssh-ed25519 AAAA\rssh-ed25519 AAAA", "has a carriage return inside"),
            (&long, "has 1048657 bytes, more than the 16384 that are read"),
        ] {
            let why = refused(line);
            assert!(why.starts_with(expected), "{line}: {why}");
        }
        // A kind that ssh-key only carries.
        let other = OpaquePublicKey::new(vec![7; 32], "ssh-other@example.com".parse().unwrap());
        let other = PublicKey::from(KeyData::Other(other)).to_openssh().unwrap();
        assert!(
            refused(&other).starts_with("keys of the kind ssh-other@example.com are not taken: make one")
        );
        // The kind that is named is that of the key.
        let other = KEY.replace("ssh-ed25519", "sk-ssh-ed25519@openssh.com");
        assert!(refused(&other).starts_with("has a key that is cut off"));
    }

    #[test]
    fn a_line_expires_after_its_second() {
        for (text, last) in [
            ("20261125", "2026-11-25T00:00:00Z"),
            ("20261125Z", "2026-11-25T00:00:00Z"),
            ("202611250901", "2026-11-25T09:01:00Z"),
            ("20261125090102Z", "2026-11-25T09:01:02Z"),
            ("20261125090102UTC", "2026-11-25T09:01:02Z"),
            ("20240229", "2024-02-29T00:00:00Z"),
        ] {
            let options = options(&format!("expiry-time=\"{text}\"")).unwrap();
            let last: Timestamp = last.parse().unwrap();
            let second = jiff::SignedDuration::from_secs(1);
            let is_current = [last - second, last, last + second].map(|now| options.is_current(now));
            assert_eq!(is_current, [true, true, false], "{text}");
        }
        for text in
            ["", "2026", "20261301", "20260230", "2026112509", "202611252460", "-2026112", "2026-11-25"]
        {
            let told = format!("expiry-time=\"{text}\" is no time: YYYYMMDD[HHMM[SS]], in UTC");
            assert_eq!(options(&format!("expiry-time=\"{text}\"")), Err(told));
        }
    }
}
