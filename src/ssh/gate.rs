//! How many may knock, before anything is known of them: connections that have not logged in are counted by where they
//! come from and all together, failures use up patience that comes back with time, and sessions have a limit.
//!
//! It says nothing of who may log in (`keyring`), and it does not close a connection that waits too long: its owner does.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

/// How much of everything is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Connections from one site that have not logged in.
    pub n_waiting_of_site: u32,
    /// Connections from anywhere that have not logged in.
    pub n_waiting: u32,
    /// How many connections of a site may fail at once.
    pub n_failures: u32,
    /// How long until one more may fail.
    pub recovery: Duration,
    /// Connections that have logged in.
    pub n_sessions: u32,
    /// Sites that are remembered, whatever happens.
    pub n_sites: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            n_waiting_of_site: 10,
            n_waiting: 100,
            n_failures: 20,
            recovery: Duration::from_secs(3),
            n_sessions: 100,
            n_sites: 10_000,
        }
    }
}

/// Why a connection is turned away: for the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Turned {
    /// The site has as many connections that have not logged in as it may.
    #[error("too many connections of this address have not logged in")]
    SiteWaits,
    /// There are as many connections that have not logged in as there may be.
    #[error("too many connections have not logged in")]
    AllWait,
    /// The site has failed too often of late.
    #[error("too many connections of this address have failed")]
    Failures,
    /// There are as many sessions as there may be.
    #[error("too many sessions")]
    Sessions,
}

/// A connection that was let in. Whoever holds it gives it back with [`Gate::leave`], or it counts for ever.
#[derive(Debug, PartialEq, Eq)]
#[must_use = "it counts until it is given back"]
pub struct Ticket {
    site: IpAddr,
    has_logged_in: bool,
}

/// The counts, at a time that is passed in: any clock's that never goes back.
///
/// A site is remembered while it has connections that have not logged in, and while it has failures to be forgiven.
/// Where sites are more than may be remembered, those that have the least to be forgiven are forgotten: so nobody is
/// locked out for being new, and whoever would have an address forgiven must fail more often than it has, at once,
/// from three quarters of as many addresses as are remembered.
#[derive(Debug)]
pub struct Gate {
    limits: Limits,
    sites: HashMap<IpAddr, Site>,
    n_waiting: u32,
    n_sessions: u32,
}

#[derive(Debug, Default)]
struct Site {
    n_waiting: u32,
    /// When all that it used up has come back (a bucket of tokens, by the time when it is full).
    recovered_at: Duration,
}

impl Gate {
    /// A gate that nobody has come to.
    pub fn new(limits: Limits) -> Self {
        Self { limits, sites: HashMap::new(), n_waiting: 0, n_sessions: 0 }
    }

    /// Lets a connection in to log in. It counts as a failure of its site until it does.
    ///
    /// # Errors
    /// Where there are too many, or too many have failed; nothing is counted then.
    pub fn knock(&mut self, address: IpAddr, now: Duration) -> Result<Ticket, Turned> {
        let limits = self.limits;
        if self.n_waiting >= limits.n_waiting {
            return Err(Turned::AllWait);
        }
        let site = site(address);
        if !self.sites.contains_key(&site) && self.sites.len() >= limits.n_sites {
            self.forget(now);
        }
        let state = self.sites.entry(site).or_default();
        if state.n_waiting >= limits.n_waiting_of_site {
            return Err(Turned::SiteWaits);
        }
        let recovered_at = state.recovered_at.max(now).saturating_add(limits.recovery);
        if recovered_at.saturating_sub(now) > limits.recovery.saturating_mul(limits.n_failures) {
            return Err(Turned::Failures);
        }
        state.recovered_at = recovered_at;
        state.n_waiting += 1;
        self.n_waiting += 1;
        Ok(Ticket { site, has_logged_in: false })
    }

    /// Makes a connection that has proven who it is a session, and takes back that it was counted as a failure.
    ///
    /// # Errors
    /// Where there are too many sessions; nothing is changed then.
    pub fn log_in(&mut self, ticket: &mut Ticket, now: Duration) -> Result<(), Turned> {
        if ticket.has_logged_in {
            return Ok(());
        }
        if self.n_sessions >= self.limits.n_sessions {
            return Err(Turned::Sessions);
        }
        ticket.has_logged_in = true;
        self.n_sessions += 1;
        let recovery = self.limits.recovery;
        self.wait_no_more(ticket.site, |state| {
            state.recovered_at = state.recovered_at.saturating_sub(recovery);
            state.recovered_at <= now
        });
        Ok(())
    }

    /// Takes note that a connection has ended.
    #[expect(clippy::needless_pass_by_value, reason = "a ticket that is given back is of no more use")]
    pub fn leave(&mut self, ticket: Ticket) {
        if ticket.has_logged_in {
            self.n_sessions = self.n_sessions.saturating_sub(1);
        } else {
            self.wait_no_more(ticket.site, |_| false);
        }
    }

    /// How many connections have not logged in, and how many have.
    pub fn counts(&self) -> (u32, u32) {
        (self.n_waiting, self.n_sessions)
    }

    /// Ends the waiting of one connection, and forgets its site where nothing is left to know of it.
    fn wait_no_more(&mut self, site: IpAddr, settle: impl FnOnce(&mut Site) -> bool) {
        self.n_waiting = self.n_waiting.saturating_sub(1);
        let Some(state) = self.sites.get_mut(&site) else { return };
        state.n_waiting = state.n_waiting.saturating_sub(1);
        if settle(state) && state.n_waiting == 0 {
            self.sites.remove(&site);
        }
    }

    /// Forgets the sites that have recovered, and where that is not enough those that will first, so that a quarter of
    /// the places is free: it is done once in so many new sites.
    fn forget(&mut self, now: Duration) {
        self.sites.retain(|_, state| state.n_waiting > 0 || state.recovered_at > now);
        let n_kept = self.limits.n_sites - self.limits.n_sites.div_ceil(4);
        let Some(n_over) = self.sites.len().checked_sub(n_kept).filter(|n| *n > 0) else { return };
        let idle = self.sites.iter().filter(|(_, state)| state.n_waiting == 0);
        let mut idle: Vec<(Duration, IpAddr)> =
            idle.map(|(site, state)| (state.recovered_at, *site)).collect();
        if n_over < idle.len() {
            idle.select_nth_unstable(n_over);
            idle.truncate(n_over);
        }
        for (_, site) in idle {
            self.sites.remove(&site);
        }
    }
}

/// What one who connects has to himself: an IPv4 address, or the /64 of an IPv6 address.
pub(super) fn site(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Duration = Duration::from_secs(1000);

    fn address(n: u32) -> IpAddr {
        IpAddr::V4(n.into())
    }

    fn gate() -> Gate {
        Gate::new(Limits::default())
    }

    /// Lets `n` connections fail, and tells how the first went that did not come that far.
    fn fail(gate: &mut Gate, address: IpAddr, n: usize, now: Duration) -> Result<(), Turned> {
        for _ in 0..n {
            let ticket = gate.knock(address, now)?;
            gate.leave(ticket);
        }
        Ok(())
    }

    #[test]
    fn a_site_has_ten_connections_that_have_not_logged_in() {
        let mut gate = gate();
        let mut tickets: Vec<Ticket> = (0..10).map(|_| gate.knock(address(1), START).unwrap()).collect();
        assert_eq!(gate.knock(address(1), START), Err(Turned::SiteWaits));
        assert!(gate.knock(address(2), START).is_ok());
        gate.leave(tickets.pop().unwrap());
        assert!(gate.knock(address(1), START).is_ok());
        gate.log_in(&mut tickets[0], START).unwrap();
        assert!(gate.knock(address(1), START).is_ok());
        assert_eq!(gate.knock(address(1), START), Err(Turned::SiteWaits));
        // Long after, those who still wait count as before.
        let later = START + Duration::from_hours(1);
        gate.log_in(&mut tickets[1], later).unwrap();
        assert!(gate.knock(address(1), later).is_ok());
        assert_eq!(gate.knock(address(1), later), Err(Turned::SiteWaits));
    }

    #[test]
    fn all_together_have_a_hundred_that_have_not_logged_in() {
        let mut gate = gate();
        let mut tickets: Vec<Ticket> = (0..100).map(|n| gate.knock(address(n), START).unwrap()).collect();
        assert_eq!(gate.knock(address(200), START), Err(Turned::AllWait));
        gate.log_in(&mut tickets[0], START).unwrap();
        let ticket = gate.knock(address(200), START).unwrap();
        assert_eq!(gate.knock(address(201), START), Err(Turned::AllWait));
        gate.leave(ticket);
        assert!(gate.knock(address(201), START).is_ok());
    }

    #[test]
    fn twenty_may_fail_and_one_more_each_three_seconds() {
        let mut gate = gate();
        assert_eq!(fail(&mut gate, address(1), 20, START), Ok(()));
        for (seconds, expected) in [
            (0.0, Err(Turned::Failures)),
            (2.9, Err(Turned::Failures)),
            (3.0, Ok(())),
            (3.1, Err(Turned::Failures)),
            (6.0, Ok(())),
        ] {
            let now = START + Duration::from_secs_f64(seconds);
            assert_eq!(fail(&mut gate, address(1), 1, now), expected, "after {seconds} s");
        }
        assert_eq!(fail(&mut gate, address(2), 1, START), Ok(()));
        // After an hour as many as at first, and no more.
        let now = START + Duration::from_hours(1);
        assert_eq!(fail(&mut gate, address(1), 20, now), Ok(()));
        assert_eq!(fail(&mut gate, address(1), 1, now), Err(Turned::Failures));
    }

    #[test]
    fn whoever_logs_in_has_not_failed() {
        let mut gate = gate();
        for _ in 0..1000 {
            let mut ticket = gate.knock(address(1), START).unwrap();
            gate.log_in(&mut ticket, START).unwrap();
            gate.leave(ticket);
        }
        assert_eq!((gate.counts(), gate.sites.len()), ((0, 0), 0));
        // Nor are the failures of others at the same address forgiven.
        assert_eq!(fail(&mut gate, address(1), 19, START), Ok(()));
        let mut ticket = gate.knock(address(1), START).unwrap();
        gate.log_in(&mut ticket, START).unwrap();
        gate.log_in(&mut ticket, START).unwrap();
        assert_eq!(fail(&mut gate, address(1), 1, START), Ok(()));
        assert_eq!(fail(&mut gate, address(1), 1, START), Err(Turned::Failures));
    }

    #[test]
    fn a_hundred_have_sessions() {
        let mut gate = gate();
        let mut sessions = Vec::new();
        for n in 0..100 {
            let mut ticket = gate.knock(address(n), START).unwrap();
            gate.log_in(&mut ticket, START).unwrap();
            sessions.push(ticket);
        }
        let mut ticket = gate.knock(address(1), START).unwrap();
        assert_eq!(gate.log_in(&mut ticket, START), Err(Turned::Sessions));
        assert_eq!(gate.counts(), (1, 100));
        // Who has a session keeps it, and its end makes room.
        assert_eq!(gate.log_in(&mut sessions[0], START), Ok(()));
        gate.leave(sessions.remove(0));
        assert_eq!(gate.log_in(&mut ticket, START), Ok(()));
        gate.leave(ticket);
        assert_eq!(gate.counts(), (0, 99));
    }

    #[test]
    fn a_site_is_an_ipv4_address_or_the_half_of_an_ipv6_one() {
        for (address, expected) in [
            ("10.0.0.1", "10.0.0.1"),
            ("::ffff:10.0.0.1", "10.0.0.1"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
            ("2001:db8:1:3::", "2001:db8:1:3::"),
        ] {
            assert_eq!(site(address.parse().unwrap()), expected.parse::<IpAddr>().unwrap());
        }
        let mut gate = gate();
        for (n, of) in [(10, "2001:db8:1:2::1"), (10, "2001:db8:1:2:ffff::2")] {
            assert_eq!(fail(&mut gate, of.parse().unwrap(), n, START), Ok(()));
        }
        let turned = fail(&mut gate, "2001:db8:1:2::3".parse().unwrap(), 1, START);
        assert_eq!(turned, Err(Turned::Failures));
    }

    #[test]
    fn a_million_addresses_are_not_remembered_and_lock_out_nobody() {
        let mut gate = gate();
        let offenders: Vec<IpAddr> = (0..20).map(|n| address(u32::MAX - n)).collect();
        for offender in &offenders {
            assert_eq!(fail(&mut gate, *offender, 20, START), Ok(()));
        }
        // It has waited for so long that nothing of it is left to be forgiven.
        let waiter = address(u32::MAX - 100);
        let waiting: Vec<Ticket> = (0..10).map(|_| gate.knock(waiter, Duration::ZERO).unwrap()).collect();
        for n in 0..1_000_000 {
            // Each is new, and is let in.
            assert_eq!(fail(&mut gate, address(n), 1, START), Ok(()));
            assert!(gate.sites.len() <= 10_000);
            if n % 1000 == 0 {
                assert_eq!(gate.knock(waiter, START), Err(Turned::SiteWaits));
                let turned = offenders.iter().map(|offender| fail(&mut gate, *offender, 1, START));
                assert!(turned.into_iter().all(|turned| turned == Err(Turned::Failures)));
            }
        }
        for ticket in waiting {
            gate.leave(ticket);
        }
        assert_eq!(gate.counts(), (0, 0));
    }

    #[test]
    fn addresses_that_have_recovered_are_forgotten_first() {
        let mut gate = gate();
        for n in 0..10_000 {
            assert_eq!(fail(&mut gate, address(n), 1, START), Ok(()));
        }
        assert_eq!(gate.sites.len(), 10_000);
        let later = START + Duration::from_secs(3);
        assert_eq!(fail(&mut gate, address(10_000), 1, later), Ok(()));
        assert_eq!(gate.sites.len(), 1);
    }

    #[test]
    fn no_limit_makes_it_panic() {
        let zero = Limits { n_sites: 0, n_failures: 0, n_sessions: 0, ..Limits::default() };
        let mut gate = Gate::new(zero);
        assert_eq!(gate.knock(address(1), START), Err(Turned::Failures));
        let endless = Limits { recovery: Duration::MAX, n_failures: 2, n_sites: 1, ..Limits::default() };
        let mut gate = Gate::new(endless);
        assert_eq!(fail(&mut gate, address(1), 5, START), Ok(()));
        assert_eq!(fail(&mut gate, address(2), 1, Duration::MAX), Ok(()));
    }
}
