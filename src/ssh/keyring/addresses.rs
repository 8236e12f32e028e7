//! Lists of addresses: `from="…"` of a key's line and `source-address` of a certificate, as OpenSSH has them.
//!
//! Host names are refused: nothing is looked up, and a name that is never found would keep out nobody whom it should.

use super::glob;
use std::net::IpAddr;

/// The addresses that may connect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Addresses(Vec<Item>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    /// Whether it keeps out what it describes: `!10.0.0.1`.
    is_negated: bool,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// The addresses whose first bits are these.
    Network { first: IpAddr, n_bits: u32 },
    /// The addresses that are written so: `192.168.*.?`.
    Written(String),
}

impl Addresses {
    /// Reads a `from` list: addresses, networks, wildcards, each with `!` before it where it keeps out.
    pub(super) fn read(list: &str) -> Result<Self, String> {
        let item = |text: &str| {
            let (is_negated, text) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
            Ok(Item { is_negated, what: what(text)? })
        };
        list.split(',').map(item).collect::<Result<_, _>>().map(Self)
    }

    /// Reads a `source-address` list, which has addresses and networks only.
    pub(super) fn read_networks(list: &str) -> Result<Self, String> {
        let item = |text| match network(text)? {
            Some(what) => Ok(Item { is_negated: false, what }),
            None => Err(format!("\"{text}\" is no address")),
        };
        list.split(',').map(item).collect::<Result<_, _>>().map(Self)
    }

    /// Tells whether `address` is in the list, and nothing in the list keeps it out.
    pub(super) fn admit(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        let mut found = self.0.iter().filter(|item| item.what.is_of(address)).peekable();
        found.peek().is_some() && found.all(|item| !item.is_negated)
    }
}

impl What {
    fn is_of(&self, address: IpAddr) -> bool {
        match self {
            Self::Network { first, n_bits } => {
                first.is_ipv4() == address.is_ipv4() && prefix(address, *n_bits) == prefix(*first, *n_bits)
            }
            Self::Written(pattern) => glob::matches(pattern, &address.to_string()),
        }
    }
}

fn what(text: &str) -> Result<What, String> {
    if let Some(network) = network(text)? {
        return Ok(network);
    }
    // With letters but no colon it may be meant as a host's name, and `!*.de,*` must not let all of them in.
    let is_allowed = |c: char| match c {
        '*' | '?' | '.' => true,
        ':' => text.contains(':'),
        c if text.contains(':') => c.is_ascii_hexdigit(),
        c => c.is_ascii_digit(),
    };
    let is_pattern = text.contains(['*', '?']) && text.chars().all(is_allowed);
    if is_pattern {
        return Ok(What::Written(text.to_ascii_lowercase()));
    }
    Err(match text {
        "" => "an address is missing".to_owned(),
        _ => format!("\"{text}\" is no address, and host names are not looked up"),
    })
}

/// An address or a network; nothing where the text is neither.
fn network(text: &str) -> Result<Option<What>, String> {
    let (address, n_bits) = text.split_once('/').map_or((text, None), |(address, n)| (address, Some(n)));
    let Ok(first) = address.parse::<IpAddr>() else { return Ok(None) };
    let n_all = if first.is_ipv4() { 32 } else { 128 };
    let number = |n: &str| n.bytes().all(|b| b.is_ascii_digit()).then(|| n.parse().ok()).flatten();
    let n_bits = match n_bits {
        None => n_all,
        Some(n) => number(n).filter(|n| *n <= n_all).ok_or_else(|| format!("\"{text}\" is no network"))?,
    };
    if prefix(first, n_bits) != bits(first) {
        return Err(format!("\"{text}\" has bits set beyond its first {n_bits}"));
    }
    // A mapped network has 96 bits or more, or the check above would have refused it.
    let (first, n_bits) = match (first, first.to_canonical()) {
        (IpAddr::V6(_), IpAddr::V4(mapped)) => (IpAddr::V4(mapped), n_bits.saturating_sub(96)),
        (_, first) => (first, n_bits),
    };
    Ok(Some(What::Network { first, n_bits }))
}

/// The address as a number, its first bit first.
fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => u128::from(v4.to_bits()) << 96,
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

/// The first bits of an address, the rest zero.
fn prefix(address: IpAddr, n_bits: u32) -> u128 {
    bits(address) & !u128::MAX.checked_shr(n_bits).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(list: &str, address: &str, expected: bool) {
        let addresses = Addresses::read(list).unwrap();
        assert_eq!(addresses.admit(address.parse().unwrap()), expected, "{address} in {list}");
    }

    #[test]
    fn a_list_admits_addresses_networks_and_wildcards() {
        for (list, address, expected) in [
            ("10.0.0.1", "10.0.0.1", true),
            ("10.0.0.1", "10.0.0.2", false),
            ("10.0.0.0/8", "10.255.0.1", true),
            ("10.0.0.0/8", "11.0.0.0", false),
            ("192.0.2.128/25", "192.0.2.128", true),
            ("192.0.2.128/25", "192.0.2.127", false),
            ("0.0.0.0/0", "203.0.113.9", true),
            ("0.0.0.0/0", "2001:db8::1", false),
            ("::/0", "203.0.113.9", false),
            ("2001:db8::/32", "2001:db8:ffff::1", true),
            ("2001:DB8::/32", "2001:db9::1", false),
            ("2001:db8::1/128", "2001:db8::1", true),
            ("192.168.*.?", "192.168.44.5", true),
            ("192.168.*.?", "192.168.44.55", false),
            ("2001:DB8:*", "2001:db8::1", true),
            ("*", "2001:db8::1", true),
            ("10.0.0.1,10.0.0.2", "10.0.0.2", true),
        ] {
            check(list, address, expected);
        }
    }

    #[test]
    fn what_is_negated_is_kept_out_wherever_it_stands() {
        for (list, address, expected) in [
            ("!10.0.0.1,10.0.0.0/8", "10.0.0.1", false),
            ("10.0.0.0/8,!10.0.0.1", "10.0.0.1", false),
            ("10.0.0.0/8,!10.0.0.1", "10.0.0.2", true),
            ("*,!10.*", "10.9.9.9", false),
            // What only keeps out lets nobody in, as in OpenSSH.
            ("!10.0.0.1", "10.0.0.2", false),
        ] {
            check(list, address, expected);
        }
    }

    #[test]
    fn a_mapped_address_is_the_one_that_it_maps() {
        for (list, address, expected) in [
            ("10.0.0.0/8", "::ffff:10.0.0.1", true),
            ("*,!10.0.0.1", "::ffff:10.0.0.1", false),
            ("10.0.0.*", "::ffff:10.0.0.1", true),
            ("::ffff:10.0.0.0/104", "10.1.2.3", true),
            ("::ffff:10.0.0.0/104", "11.1.2.3", false),
            ("*,!::ffff:10.0.0.1", "10.0.0.1", false),
            ("::ffff:0:0/96", "10.0.0.1", true),
        ] {
            check(list, address, expected);
        }
    }

    #[test]
    fn a_list_that_cannot_be_kept_is_refused() {
        for (list, expected) in [
            ("", "an address is missing"),
            ("10.0.0.1,", "an address is missing"),
            ("!", "an address is missing"),
            ("10.0.0.1,example.com", "\"example.com\" is no address, and host names are not looked up"),
            ("!*.de,*", "\"*.de\" is no address, and host names are not looked up"),
            ("10.0.0.1, 10.0.0.2", "\" 10.0.0.2\" is no address, and host names are not looked up"),
            ("10.0.0.5/24", "\"10.0.0.5/24\" has bits set beyond its first 24"),
            ("10.0.0.0/33", "\"10.0.0.0/33\" is no network"),
            ("10.0.0.0/+8", "\"10.0.0.0/+8\" is no network"),
            ("10.0.0.0/", "\"10.0.0.0/\" is no network"),
            ("::ffff:10.0.0.0/90", "\"::ffff:10.0.0.0/90\" has bits set beyond its first 90"),
            ("fe80::1%eth0", "\"fe80::1%eth0\" is no address, and host names are not looked up"),
        ] {
            assert_eq!(Addresses::read(list), Err(expected.to_owned()), "{list}");
        }
    }

    #[test]
    fn a_certificate_lists_networks_only() {
        let admits =
            |list, address: &str| Addresses::read_networks(list).map(|a| a.admit(address.parse().unwrap()));
        assert_eq!(admits("10.0.0.0/8,2001:db8::1", "2001:db8::1"), Ok(true));
        assert_eq!(admits("10.0.0.0/8", "11.0.0.1"), Ok(false));
        for list in ["10.*", "!10.0.0.1", "", "10.0.0.0/8,", "host"] {
            assert!(Addresses::read_networks(list).is_err(), "{list}");
        }
    }
}
