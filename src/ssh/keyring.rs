//! Who may log in, and as what: a file of keys in the form of OpenSSH's `authorized_keys`, with options of our own.
//!
//! ```text
//! ssh-ed25519 AAAA… 陳大文
//! role="presenter",from="10.0.0.0/8,!10.0.0.1" ssh-ed25519 AAAA… 林海生
//! role="viewer",decks="harbour*.yaml",expiry-time="20261231" ecdsa-sha2-nistp256 AAAA… guest
//! cert-authority,principals="press" ssh-ed25519 AAAA… the press office
//! ```
//!
//! A line that cannot be kept to the letter is left out and told, and no other line suffers from it.

mod addresses;
mod certificate;
mod glob;
mod line;

use super::plain::plain;
use crate::text::{WidthPolicy, clean};
use jiff::Timestamp;
use line::{Line, Options};
use russh::keys::ssh_key::public::KeyData;
use russh::keys::{Certificate, HashAlg, PublicKey};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// A name has at most this many characters.
const MAX_NAME: usize = 60;
/// What is told of a line that is left out has at most this many characters.
const MAX_WHY: usize = 300;

/// The keys that may log in, and the authorities whose certificates may.
#[derive(Clone, Debug, Default)]
pub struct Keyring {
    people: HashMap<KeyData, Person>,
    /// An authority has a line for each list of principals, in the order of the file.
    authorities: HashMap<KeyData, Vec<Options>>,
}

#[derive(Clone, Debug)]
struct Person {
    name: String,
    options: Options,
}

/// A line of the file that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line's number, from 1.
    pub line: usize,
    /// Why, in words that follow `line 3: `.
    pub why: String,
}

/// Somebody who has logged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// The name that others see: the comment of the key's line, or the certificate's id. It proves nothing.
    pub name: String,
    /// The key's fingerprint, `SHA256:…`: who it is.
    pub fingerprint: String,
    /// What the guest may do.
    pub role: Role,
    decks: Option<Vec<String>>,
}

/// What a guest may do; each role may do what those before it may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Looks on.
    Viewer,
    /// Gives verdicts and remarks.
    #[default]
    Reviewer,
    /// Leads the talk that others follow.
    Presenter,
}

/// Why somebody may not log in: for the log, and never for the one who tries.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The key is of a kind that nobody may have here.
    #[error("it is an RSA or DSA key")]
    Kind,
    /// The key is on no line.
    #[error("the key is not known")]
    Unknown,
    /// The line's time is over.
    #[error("the key has expired")]
    Expired,
    /// The line, or the certificate, does not let in from this address.
    #[error("not from this address")]
    Address,
    /// The certificate is not good, for this reason.
    #[error("the certificate {0}")]
    Certificate(String),
}

impl Keyring {
    /// Reads a file of keys. Each line that cannot be taken is in the list, and touches no other.
    ///
    /// Of two lines with the same key the first counts. An authority may have several lines, for different principals.
    pub fn read(text: &str) -> (Self, Vec<Refused>) {
        let (mut keyring, mut refused) = (Self::default(), Vec::new());
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.lines().map(str::trim).zip(1..);
        for (line, number) in lines.filter(|(line, _)| !line.is_empty() && !line.starts_with('#')) {
            if let Err(why) = Line::read(line).and_then(|line| keyring.add(line)) {
                refused.push(Refused { line: number, why: plain(&why, MAX_WHY) });
            }
        }
        (keyring, refused)
    }

    fn add(&mut self, Line { options, key, comment }: Line<'_>) -> Result<(), String> {
        if options.is_authority {
            let lines = self.authorities.entry(key).or_default();
            if lines.iter().any(|line| line.principals == options.principals) {
                return Err("has an authority that a line before it has, for the same principals".into());
            }
            lines.push(options);
            return Ok(());
        }
        let name = name(comment, &fingerprint(&key));
        match self.people.entry(key) {
            Entry::Occupied(_) => return Err("has a key that a line before it has".into()),
            Entry::Vacant(place) => place.insert(Person { name, options }),
        };
        Ok(())
    }

    /// How many keys may log in, certificates aside.
    pub fn n_keys(&self) -> usize {
        self.people.len()
    }

    /// Tells whether certificates may log in. An offered key may then belong to one, and only its proof tells.
    pub fn has_authorities(&self) -> bool {
        !self.authorities.is_empty()
    }

    /// Finds out who logs in with `key`, which must be proven to be theirs.
    ///
    /// # Errors
    /// Where the key is on no line, or its line does not let it in now and from there.
    pub fn guest(&self, key: &PublicKey, from: IpAddr, now: Timestamp) -> Result<Guest, Denied> {
        let Person { name, options } = self.people.get(key.key_data()).ok_or(Denied::Unknown)?;
        admit(options, from, now)?;
        Ok(guest(name.clone(), fingerprint(key.key_data()), options))
    }

    /// Finds out who logs in as `user` with `certificate`, whose key must be proven to be theirs.
    ///
    /// The line of its authority must let it in as it would a key. Of several lines the first that does counts.
    ///
    /// # Errors
    /// Where no authority of ours signed it, it is not valid, or it is for somebody, or from somewhere, else.
    pub fn guest_by_certificate(
        &self,
        user: &str,
        certificate: &Certificate,
        from: IpAddr,
        now: Timestamp,
    ) -> Result<Guest, Denied> {
        let no = |why: &str| Denied::Certificate(why.to_owned());
        let lines = self.authorities.get(certificate.signature_key());
        let lines = lines.ok_or_else(|| no("is signed by nobody who is known"))?;
        certificate::check(certificate, from, now)?;
        let mut denied = no("is for other principals");
        for options in lines {
            if !certificate::is_for(certificate, options.principals.as_deref(), user) {
                continue;
            }
            match admit(options, from, now) {
                Ok(()) => {
                    let fingerprint = fingerprint(certificate.public_key());
                    return Ok(guest(name(certificate.key_id(), &fingerprint), fingerprint, options));
                }
                Err(why) => denied = why,
            }
        }
        Err(denied)
    }
}

impl Guest {
    /// Whoever logs in where any key may: a reviewer, called by the beginning of the key's fingerprint.
    pub fn anyone(key: &PublicKey) -> Self {
        let fingerprint = fingerprint(key.key_data());
        guest(short(&fingerprint), fingerprint, &Options::default())
    }

    /// Tells whether the guest may see the deck whose file has this name, without its folder.
    pub fn may_see(&self, deck_file_name: &str) -> bool {
        self.decks.as_ref().is_none_or(|patterns| line::is_among(deck_file_name, patterns))
    }
}

/// The roles by the words for them.
const ROLES: [(&str, Role); 3] =
    [("viewer", Role::Viewer), ("reviewer", Role::Reviewer), ("presenter", Role::Presenter)];

impl FromStr for Role {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let known = ROLES.iter().find(|(name, _)| *name == word);
        let names = ROLES.map(|(name, _)| name).join(", ");
        known
            .map(|(_, role)| *role)
            .ok_or_else(|| format!("role=\"{}\" is no role: {names}", plain(word, 40)))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, _) = ROLES.iter().find(|(_, role)| role == self).expect("each role has its word");
        f.write_str(name)
    }
}

fn admit(options: &Options, from: IpAddr, now: Timestamp) -> Result<(), Denied> {
    if !options.is_current(now) {
        return Err(Denied::Expired);
    }
    if options.admit(from) { Ok(()) } else { Err(Denied::Address) }
}

fn guest(name: String, fingerprint: String, options: &Options) -> Guest {
    let role = options.role.unwrap_or_default();
    Guest { name, fingerprint, role, decks: options.decks.clone() }
}

fn fingerprint(key: &KeyData) -> String {
    key.fingerprint(HashAlg::Sha256).to_string()
}

/// The beginning of a fingerprint, long enough that no second key with it can be made: 72 bits.
fn short(fingerprint: &str) -> String {
    fingerprint.chars().take("SHA256:".len() + 12).collect()
}

/// A name made of `text`, or of the fingerprint where nothing of it can be seen.
fn name(text: &str, fingerprint: &str) -> String {
    let text = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let name = plain(&text, MAX_NAME);
    if WidthPolicy::default().columns(&name) == 0 { short(fingerprint) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use russh::keys::PrivateKey;
    use russh::keys::ssh_key::private::{Ed25519Keypair, KeypairData};

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    fn key(seed: u8) -> PublicKey {
        let pair = KeypairData::Ed25519(Ed25519Keypair::from_seed(&[seed; 32]));
        PrivateKey::new(pair, "").unwrap().public_key().clone()
    }

    /// A file in which `{1}` stands for a key.
    fn file(text: &str) -> String {
        (1..10).fold(text.to_owned(), |text, seed| {
            text.replace(&format!("{{{seed}}}"), &key(seed).to_openssh().unwrap())
        })
    }

    fn read(text: &str) -> (Keyring, Vec<Refused>) {
        Keyring::read(&file(text))
    }

    fn now() -> Timestamp {
        "2026-11-25T09:01:02Z".parse().unwrap()
    }

    fn guest_of(keyring: &Keyring, seed: u8) -> Result<Guest, Denied> {
        keyring.guest(&key(seed), HERE, now())
    }

    /// The names of those whose keys are in the file, and the lines that are refused.
    #[track_caller]
    fn check(text: &str, names: &[(u8, &str)], refused: &[(usize, &str)]) {
        let (keyring, found) = read(text);
        assert_eq!(keyring.n_keys(), names.len());
        for (seed, name) in names {
            assert_eq!(guest_of(&keyring, *seed).unwrap().name, *name);
        }
        let found: Vec<(usize, &str)> = found.iter().map(|refused| (refused.line, &*refused.why)).collect();
        assert_eq!(found, refused);
    }

    #[test]
    fn a_file_is_read_around_the_lines_that_are_no_good() {
        let rsa = "RSA keys are not taken: make one with ssh-keygen -t ed25519 (ECDSA, ed25519-sk and ecdsa-sk work too)";
        check(
            "# the desk\n\n{1} 陳大文\nnonsense\n   # a remark\n{2} 林 海生 #2\n\u{1b}[31m\nssh-rsa AAAAB3 x\n{3} c\n",
            &[(1, "陳大文"), (2, "林 海生 #2"), (3, "c")],
            &[(4, "has no key"), (7, "has no key"), (8, rsa)],
        );
    }

    #[test]
    fn a_file_may_begin_with_a_bom_and_end_its_lines_as_dos_does() {
        check("\u{feff}{1} a\r\n\r\n{2}\r\n{3} c", &[(1, "a"), (2, &short_of(2)), (3, "c")], &[]);
    }

    fn short_of(seed: u8) -> String {
        short(&fingerprint(key(seed).key_data()))
    }

    #[test]
    fn a_line_without_end_touches_no_other() {
        let long = format!("{{1}} a\n{{2}} {}\n{{3}} c\n", "b".repeat(1 << 20));
        check(&long, &[(1, "a"), (3, "c")], &[(2, "has 1048657 bytes, more than the 16384 that are read")]);
    }

    #[test]
    fn a_key_counts_where_it_stands_first() {
        check(
            "{1} 陳大文\nrole=\"presenter\" {1} 林海生\n{2} 陳大文\n",
            &[(1, "陳大文"), (2, "陳大文")],
            &[(2, "has a key that a line before it has")],
        );
        let (keyring, _) = read("{1} a\nrole=\"presenter\" {1} b\n");
        assert_eq!(guest_of(&keyring, 1).unwrap().role, Role::Reviewer);
    }

    #[test]
    fn a_name_is_short_and_cannot_disturb_a_terminal() {
        let long = "名".repeat(70);
        for (comment, name) in [
            ("\u{1b}[31m陳\u{202e}大文\u{7}", "[31m陳大文"),
            ("  陳\t \u{2028}大文 ", "陳 大文"),
            ("\u{7} 陳 \u{7} 大文", "陳 大文"),
            (&long, &format!("{}…", "名".repeat(59))),
            ("\u{200b}", &short_of(1)),
            ("\u{202e}", &short_of(1)),
        ] {
            check(&format!("{{1}} {comment}\n"), &[(1, name)], &[]);
        }
        assert!(short_of(1).starts_with("SHA256:") && short_of(1).len() == 19, "{}", short_of(1));
    }

    #[test]
    fn what_is_told_of_a_line_is_clean() {
        let (_, refused) = read("from=\"\u{1b}]0;x\u{7}\u{202e}\" {1} a\n");
        assert_eq!(refused[0].why, "from: \"]0;x\" is no address, and host names are not looked up");
    }

    #[test]
    fn a_guest_is_known_by_the_key() {
        let (keyring, _) = read("role=\"presenter\" {1} 陳大文\n{2} 林海生\nrole=\"viewer\" {3} c\n");
        let guest = guest_of(&keyring, 1).unwrap();
        assert_eq!(guest.fingerprint, key(1).fingerprint(HashAlg::Sha256).to_string());
        let roles = [1, 2, 3].map(|seed| guest_of(&keyring, seed).unwrap().role);
        assert_eq!(roles, [Role::Presenter, Role::Reviewer, Role::Viewer]);
        assert!(Role::Viewer < Role::Reviewer && Role::Reviewer < Role::Presenter);
        assert_eq!(roles.map(|role| role.to_string().parse()), roles.map(Ok));
        assert_eq!(guest_of(&keyring, 4), Err(Denied::Unknown));
    }

    #[test]
    fn an_authority_is_nobody_who_logs_in() {
        let (keyring, refused) = read("cert-authority {1} the office\n");
        assert_eq!((refused.len(), keyring.n_keys(), keyring.has_authorities()), (0, 0, true));
        assert_eq!(guest_of(&keyring, 1), Err(Denied::Unknown));
        // But the same key may be somebody's too.
        let (keyring, refused) = read("cert-authority {1} the office\n{1} 陳大文\n");
        assert_eq!((refused.len(), guest_of(&keyring, 1).unwrap().name.as_str()), (0, "陳大文"));
    }

    #[test]
    fn a_line_lets_in_from_its_addresses() {
        let (keyring, _) = read("from=\"10.0.0.0/8,!10.0.0.1\" {1} a\n");
        for (address, is_let_in) in [
            ("10.0.0.2", true),
            ("::ffff:10.0.0.2", true),
            ("10.0.0.1", false),
            ("::ffff:10.0.0.1", false),
            ("11.0.0.1", false),
        ] {
            let guest = keyring.guest(&key(1), address.parse().unwrap(), now());
            assert_eq!(guest.map(drop), if is_let_in { Ok(()) } else { Err(Denied::Address) }, "{address}");
        }
    }

    #[test]
    fn a_line_lets_in_until_its_last_second() {
        let (keyring, _) = read("expiry-time=\"20261125090102Z\" {1} a\n");
        for (now, expected) in [
            ("2026-11-25T09:01:01Z", Ok(())),
            ("2026-11-25T09:01:02.9Z", Ok(())),
            ("2026-11-25T09:01:03Z", Err(Denied::Expired)),
        ] {
            let guest = keyring.guest(&key(1), HERE, now.parse().unwrap());
            assert_eq!(guest.map(drop), expected, "{now}");
        }
    }

    #[test]
    fn a_guest_sees_the_decks_of_the_line() {
        let (keyring, _) = read("decks=\"harbour*.yaml,港口.yaml\" {1} a\n{2} b\n");
        let sees = |seed, deck| guest_of(&keyring, seed).unwrap().may_see(deck);
        for (deck, expected) in
            [("harbour-2.yaml", true), ("港口.yaml", true), ("welcome.yaml", false), ("xharbour.yaml", false)]
        {
            assert_eq!((sees(1, deck), sees(2, deck)), (expected, true), "{deck}");
        }
    }

    #[test]
    fn anyone_is_a_reviewer_with_a_key_for_a_name() {
        let guest = Guest::anyone(&key(1));
        assert_eq!((guest.name.clone(), guest.role), (short_of(1), Role::Reviewer));
        assert!(guest.fingerprint.starts_with(&guest.name) && guest.may_see("any.yaml"));
    }

    #[test]
    fn ten_thousand_keys_are_each_found() {
        let mut seed = [0; 32];
        let mut key = |n: u16| {
            seed[..2].copy_from_slice(&n.to_be_bytes());
            let pair = KeypairData::Ed25519(Ed25519Keypair::from_seed(&seed));
            PrivateKey::new(pair, format!("n {n}")).unwrap().public_key().clone()
        };
        let keys: Vec<PublicKey> = (0..10_000).map(&mut key).collect();
        let text: String = keys.iter().map(|key| key.to_openssh().unwrap() + "\n").collect();
        let (keyring, refused) = Keyring::read(&text);
        assert_eq!((keyring.n_keys(), refused.len()), (10_000, 0));
        let names = keys.iter().map(|key| keyring.guest(key, HERE, now()).unwrap().name);
        assert!(names.zip(0..).all(|(name, n)| name == format!("n {n}")));
    }
}
