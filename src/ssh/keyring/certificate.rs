//! What a user's certificate must be, whatever line names the authority that signed it.
//!
//! Stricter than OpenSSH where it is safer: a certificate without principals would be good for everybody, and is for
//! nobody here; and no critical option but `source-address` is known.

use super::Denied;
use super::addresses::Addresses;
use super::line::is_taken;
use crate::ssh::plain::plain;
use jiff::Timestamp;
use russh::keys::ssh_key::HashAlg;
use russh::keys::{Certificate, ssh_key::certificate::CertType};
use std::net::IpAddr;

/// Checks all that does not depend on the authority's line. That the authority has one, and so is of a kind of key that
/// is taken, is the caller's to see to.
pub(super) fn check(certificate: &Certificate, from: IpAddr, now: Timestamp) -> Result<(), Denied> {
    let no = |why: &str| Err(Denied::Certificate(why.to_owned()));
    if certificate.cert_type() != CertType::User {
        return no("is a host's, not a user's");
    }
    if !is_taken(certificate.public_key()) {
        return no("is of a kind of key that is not taken");
    }
    let Ok(now) = u64::try_from(now.as_second()) else { return no("is not valid yet") };
    if now < certificate.valid_after() {
        return no("is not valid yet");
    }
    if now >= certificate.valid_before() {
        return no("is not valid any more");
    }
    let authority = certificate.signature_key().fingerprint(HashAlg::Sha256);
    if certificate.validate_at(now, [&authority]).is_err() {
        return no("has a wrong signature");
    }
    if certificate.valid_principals().is_empty() {
        return no("names no principals");
    }
    critical_options(certificate, from)
}

fn critical_options(certificate: &Certificate, from: IpAddr) -> Result<(), Denied> {
    for (name, value) in certificate.critical_options().iter() {
        if name != "source-address" {
            let why = format!("has the critical option {}, which is not kept here", plain(name, 60));
            return Err(Denied::Certificate(why));
        }
        let addresses = Addresses::read_networks(value)
            .map_err(|why| Denied::Certificate(format!("source-address: {}", plain(&why, 120))))?;
        if !addresses.admit(from) {
            return Err(Denied::Address);
        }
    }
    Ok(())
}

/// Tells whether a certificate is for this login: by a principal that the line names, else by the login's own name.
pub(super) fn is_for(certificate: &Certificate, principals: Option<&[String]>, user: &str) -> bool {
    let has = |name: &str| certificate.valid_principals().iter().any(|principal| principal == name);
    match principals {
        Some(principals) => principals.iter().any(|name| has(name)),
        None => !user.is_empty() && has(user),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssh::keyring::{Guest, Keyring, Role};
    use russh::keys::PrivateKey;
    use russh::keys::ssh_key::certificate::Builder;
    use russh::keys::ssh_key::private::{Ed25519Keypair, KeypairData};
    use russh::keys::ssh_key::public::{KeyData, RsaPublicKey};
    use russh::keys::ssh_key::{Mpint, PublicKey};

    const AUTHORITY: u8 = 1;
    const SUBJECT: u8 = 2;
    const FROM: u64 = 1_000_000;
    const UNTIL: u64 = 2_000_000;

    fn key(seed: u8) -> PrivateKey {
        let pair = KeypairData::Ed25519(Ed25519Keypair::from_seed(&[seed; 32]));
        PrivateKey::new(pair, "").unwrap()
    }

    /// A certificate for `alice`, but for what `change` does to it.
    fn certificate_of(subject: KeyData, change: impl Fn(&mut Builder)) -> Certificate {
        let mut builder = Builder::new(vec![7; 16], subject, FROM, UNTIL).unwrap();
        builder.key_id("陳大文\u{1b}[31m").unwrap();
        change(&mut builder);
        builder.sign(&key(AUTHORITY)).unwrap()
    }

    fn certificate(change: impl Fn(&mut Builder)) -> Certificate {
        certificate_of(key(SUBJECT).public_key().key_data().clone(), change)
    }

    fn alice(builder: &mut Builder) {
        builder.valid_principal("alice").unwrap();
    }

    /// A certificate for these principals, and for everybody where there are none.
    fn certificate_for(principals: &[&str]) -> Certificate {
        certificate(|builder| {
            builder.all_principals_valid().unwrap();
            for principal in principals {
                builder.valid_principal(*principal).unwrap();
            }
        })
    }

    fn keyring(options: &str) -> Keyring {
        let authority = key(AUTHORITY).public_key().to_openssh().unwrap();
        let (keyring, refused) = Keyring::read(&format!("{options} {authority} the office\n"));
        assert_eq!(refused, []);
        keyring
    }

    fn log_in(keyring: &Keyring, user: &str, certificate: &Certificate, now: u64) -> Result<Guest, Denied> {
        let now = Timestamp::from_second(i64::try_from(now).unwrap()).unwrap();
        keyring.guest_by_certificate(user, certificate, "::ffff:10.0.0.2".parse().unwrap(), now)
    }

    /// What becomes of a login as `alice`, by a line with these options.
    #[track_caller]
    fn check(options: &str, certificate: &Certificate, expected: &Result<(), Denied>) {
        assert_eq!(&log_in(&keyring(options), "alice", certificate, FROM).map(drop), expected);
    }

    fn no(why: &str) -> Result<(), Denied> {
        Err(Denied::Certificate(why.to_owned()))
    }

    #[test]
    fn a_guest_has_the_name_of_the_certificate_and_the_key_that_it_certifies() {
        let keyring = keyring("cert-authority,role=\"presenter\",decks=\"a*\"");
        let guest = log_in(&keyring, "alice", &certificate(alice), FROM).unwrap();
        let fingerprint = key(SUBJECT).public_key().fingerprint(HashAlg::Sha256).to_string();
        assert_eq!((guest.name.as_str(), &guest.fingerprint), ("陳大文[31m", &fingerprint));
        assert_eq!(guest.role, Role::Presenter);
        assert!(guest.may_see("a.yaml") && !guest.may_see("b.yaml"));
        // It reads back from what a client sends.
        let sent = Certificate::from_bytes(&certificate(alice).to_bytes().unwrap()).unwrap();
        assert_eq!(log_in(&keyring, "alice", &sent, FROM), Ok(guest));
    }

    #[test]
    fn a_certificate_is_for_its_principals() {
        let two = certificate_for(&["bob", "alice"]);
        let other = certificate_for(&["bob"]);
        check("cert-authority", &two, &Ok(()));
        check("cert-authority", &other, &no("is for other principals"));
        check("cert-authority", &certificate_for(&["alic?"]), &no("is for other principals"));
        // A line that names principals does not ask for the login's name.
        check("cert-authority,principals=\"press,bob\"", &other, &Ok(()));
        check("cert-authority,principals=\"press\"", &two, &no("is for other principals"));
        let everybody = certificate_for(&[]);
        check("cert-authority", &everybody, &no("names no principals"));
        check("cert-authority,principals=\"press\"", &everybody, &no("names no principals"));
        let empty = certificate_for(&[""]);
        assert_eq!(
            log_in(&keyring("cert-authority"), "", &empty, FROM).map(drop),
            no("is for other principals")
        );
    }

    #[test]
    fn an_authority_may_have_a_line_for_each_list_of_principals() {
        let authority = key(AUTHORITY).public_key().to_openssh().unwrap();
        let (keyring, refused) = Keyring::read(&format!(
            "cert-authority,principals=\"press\",role=\"viewer\" {authority}\n\
             cert-authority,principals=\"stage\",role=\"presenter\" {authority}\n\
             cert-authority,principals=\"press\",role=\"presenter\" {authority}\n\
             cert-authority,principals=\"old\",expiry-time=\"19700101\" {authority}\n"
        ));
        assert_eq!(refused.iter().map(|refused| refused.line).collect::<Vec<_>>(), [3]);
        let role =
            |name: &str| log_in(&keyring, "x", &certificate_for(&[name]), FROM).map(|guest| guest.role);
        assert_eq!(role("press"), Ok(Role::Viewer));
        assert_eq!(role("stage"), Ok(Role::Presenter));
        assert_eq!(role("old"), Err(Denied::Expired));
    }

    #[test]
    fn a_certificate_is_valid_in_its_time() {
        let keyring = keyring("cert-authority");
        for (now, expected) in [
            (FROM - 1, no("is not valid yet")),
            (FROM, Ok(())),
            (UNTIL - 1, Ok(())),
            (UNTIL, no("is not valid any more")),
        ] {
            assert_eq!(log_in(&keyring, "alice", &certificate(alice), now).map(drop), expected, "{now}");
        }
        let before_time = Timestamp::from_second(-1).unwrap();
        let address = "10.0.0.2".parse().unwrap();
        let guest = keyring.guest_by_certificate("alice", &certificate(alice), address, before_time);
        assert_eq!(guest.map(drop), no("is not valid yet"));
    }

    #[test]
    fn a_certificate_is_signed_by_an_authority_of_ours() {
        let other = {
            let mut builder = Builder::new(vec![7; 16], key(SUBJECT).public_key(), FROM, UNTIL).unwrap();
            alice(&mut builder);
            builder.sign(&key(3)).unwrap()
        };
        check("cert-authority", &other, &no("is signed by nobody who is known"));
        // The authority's key on a line that does not make it one.
        check("role=\"viewer\"", &certificate(alice), &no("is signed by nobody who is known"));
        // One byte of it changed: another name, with the signature of the first.
        let mut bytes = certificate(alice).to_bytes().unwrap();
        let at = bytes.windows(5).position(|window| window == b"alice").unwrap();
        bytes[at..at + 5].copy_from_slice(b"bobby");
        let forged = Certificate::from_bytes(&bytes).unwrap();
        assert_eq!(
            log_in(&keyring("cert-authority"), "bobby", &forged, FROM).map(drop),
            no("has a wrong signature")
        );
    }

    #[test]
    fn a_host_or_an_rsa_key_is_no_guest() {
        let host = certificate(|b| alice(b.cert_type(CertType::Host).unwrap()));
        check("cert-authority", &host, &no("is a host's, not a user's"));
        let number = |bytes: &[u8]| Mpint::from_positive_bytes(bytes);
        let modulus = [0xC5; 256];
        let rsa = RsaPublicKey::new(number(&[1, 0, 1]), number(&modulus)).unwrap();
        let rsa = certificate_of(PublicKey::from(KeyData::Rsa(rsa)).key_data().clone(), alice);
        check("cert-authority", &rsa, &no("is of a kind of key that is not taken"));
    }

    #[test]
    fn a_critical_option_is_kept_or_refused() {
        let with = |name: &str, value: &str| certificate(|b| alice(b.critical_option(name, value).unwrap()));
        check("cert-authority", &with("source-address", "192.0.2.1,10.0.0.0/8"), &Ok(()));
        check("cert-authority", &with("source-address", "192.0.2.1"), &Err(Denied::Address));
        check("cert-authority", &with("source-address", ""), &no("source-address: \"\" is no address"));
        check("cert-authority", &with("source-address", "*"), &no("source-address: \"*\" is no address"));
        for name in ["force-command", "verify-required", "made-up"] {
            let why = format!("has the critical option {name}, which is not kept here");
            check("cert-authority", &with(name, ""), &no(&why));
        }
        // What is an extension may be passed over.
        let extended = certificate(|b| alice(b.extension("permit-pty", "").unwrap()));
        check("cert-authority", &extended, &Ok(()));
    }

    #[test]
    fn the_line_of_the_authority_lets_in_as_a_key_s_does() {
        check("cert-authority,from=\"10.0.0.0/8\"", &certificate(alice), &Ok(()));
        check("cert-authority,from=\"10.0.0.0/8,!10.0.0.2\"", &certificate(alice), &Err(Denied::Address));
        check("cert-authority,expiry-time=\"19700112\"", &certificate(alice), &Err(Denied::Expired));
        check("cert-authority,expiry-time=\"19700113\"", &certificate(alice), &Ok(()));
    }

    #[test]
    fn a_certificate_of_ssh_keygen_is_taken() {
        let (keyring, _) = Keyring::read(&format!("cert-authority {AUTHORITY_OF_KEYGEN}"));
        let certificate: Certificate = CERTIFICATE_OF_KEYGEN.parse().unwrap();
        let log_in = |address: &str, user| {
            let now = Timestamp::from_second(1_800_000_000).unwrap();
            let guest = keyring.guest_by_certificate(user, &certificate, address.parse().unwrap(), now);
            guest.map(|guest| guest.name)
        };
        assert_eq!(log_in("2001:db8::1", "alice"), Ok("陳大文".to_owned()));
        assert_eq!(log_in("192.0.2.1", "alice"), Err(Denied::Address));
        assert_eq!(log_in("10.0.0.1", "bob").map(drop), no("is for other principals"));
    }

    const AUTHORITY_OF_KEYGEN: &str = "ssh-ed25519 \
        AAAAC3NzaC1lZDI1NTE5AAAAIKURcRdR7HOL26lxRZDtSSToV1L3JZC/9EvbzJwDN7tD";

    /// `ssh-keygen -s ca -I 陳大文 -n press,alice -O clear -O permit-pty -O source-address=10.0.0.0/8,2001:db8::/32`.
    const CERTIFICATE_OF_KEYGEN: &str = "ecdsa-sha2-nistp256-cert-v01@openssh.com \
        AAAAKGVjZHNhLXNoYTItbmlzdHAyNTYtY2VydC12MDFAb3BlbnNzaC5jb20AAAAgm4XO7/BYXaVakX7mSOVO\
        2BBcLr62pYGE7c8Xvq910bIAAAAIbmlzdHAyNTYAAABBBFx7r/ydWSJ19MBDb4JuYOQvpn9pxfOFbdk+2BAQ\
        Mqv5m9mAlXaUas7I4F572PuRlXENjAap0I0fIYlLqmi/kqcAAAAAAAAAAAAAAAEAAAAJ6Zmz5aSn5paHAAAA\
        EgAAAAVwcmVzcwAAAAVhbGljZQAAAAAAAAAA//////////8AAAAyAAAADnNvdXJjZS1hZGRyZXNzAAAAHAAA\
        ABgxMC4wLjAuMC84LDIwMDE6ZGI4OjovMzIAAAASAAAACnBlcm1pdC1wdHkAAAAAAAAAAAAAADMAAAALc3No\
        LWVkMjU1MTkAAAAgpRFxF1Hsc4vbqXFFkO1JJOhXUvclkL/0S9vMnAM3u0MAAABTAAAAC3NzaC1lZDI1NTE5\
        AAAAQGYOnif65fp0/yJomyFUW4v3ULspxmX7JDzuyB0pQlENtec3HEzmf2q1vqw6deB+Y+tiI7U4bfsVAGDf\
        WVHDGA8=";
}
