//! How often a password or a code may be tried. It delays and never locks: nobody can keep somebody else out.
//!
//! Each try takes a token from several buckets, and what was right gives them back. A browser in which somebody has signed in
//! before has a bucket of its own, so that others who try their name elsewhere do not slow them.

use std::collections::HashMap;
use std::net::IpAddr;

use calendar::Moment;
use journal::SecretHash;

/// What tries are counted by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum By {
    /// Everything from an address.
    Address(IpAddr),
    /// A name from an address.
    NameFrom(SecretHash, IpAddr),
    /// A name from anywhere.
    Name(SecretHash),
    /// A name from a browser that it is known in.
    NameOn(SecretHash, SecretHash),
    /// The second step of a name.
    Code(SecretHash),
    /// The second step of a name from a browser that it is known in.
    CodeOn(SecretHash, SecretHash),
}

impl By {
    /// Tries at once, and seconds until there is another.
    fn allowance(self) -> (f64, f64) {
        match self {
            // A council may come from one address; only what was wrong stays counted.
            By::Address(_) => (100.0, 10.0),
            By::NameFrom(..) => (5.0, 60.0),
            By::Name(_) => (50.0, 300.0),
            By::NameOn(..) => (10.0, 60.0),
            By::Code(_) => (5.0, 300.0),
            By::CodeOn(..) => (10.0, 60.0),
        }
    }
}

#[derive(Clone, Copy)]
struct Bucket {
    tokens: f64,
    at: Moment,
}

/// Buckets at most: some megabytes.
const MOST: usize = 100_000;

/// Tries, counted in memory: a restart forgets them, and each server counts its own.
#[derive(Default)]
pub(crate) struct Throttle(HashMap<By, Bucket>);

impl Throttle {
    /// Takes a try from each of these, or says in how many seconds it can be taken.
    pub(crate) fn take(&mut self, by: &[By], now: Moment) -> Result<(), u64> {
        self.make_room(now);
        let wait = by.iter().map(|by| self.wait(*by, now)).fold(0.0, f64::max);
        if wait > 0.0 {
            return Err(wait.ceil() as u64);
        }
        for by in by {
            let tokens = self.tokens(*by, now) - 1.0;
            self.0.insert(*by, Bucket { tokens, at: now });
        }
        Ok(())
    }

    /// Gives a try back: it was right.
    pub(crate) fn give_back(&mut self, by: &[By], now: Moment) {
        for by in by {
            let tokens = (self.tokens(*by, now) + 1.0).min(by.allowance().0);
            self.0.insert(*by, Bucket { tokens, at: now });
        }
    }

    fn tokens(&self, by: By, now: Moment) -> f64 {
        let (most, each) = by.allowance();
        let Some(bucket) = self.0.get(&by) else { return most };
        let seconds = (now.micros() - bucket.at.micros()).max(0) as f64 / 1e6;
        (bucket.tokens + seconds / each).min(most)
    }

    fn wait(&self, by: By, now: Moment) -> f64 {
        (1.0 - self.tokens(by, now)).max(0.0) * by.allowance().1
    }

    /// Forgets what has filled up again; where that is too little, the buckets of which there can be most.
    fn make_room(&mut self, now: Moment) {
        if self.0.len() < MOST {
            return;
        }
        let full: Vec<By> =
            self.0.keys().copied().filter(|by| self.tokens(*by, now) >= by.allowance().0).collect();
        for by in full {
            self.0.remove(&by);
        }
        if self.0.len() >= MOST {
            self.0.retain(|by, _| !matches!(by, By::NameFrom(..) | By::Address(_)));
        }
        if self.0.len() >= MOST {
            self.0.retain(|by, _| !matches!(by, By::Name(_)));
        }
    }
}

/// The part of an address that one holder has: an IPv6 network of 64 bits is one.
pub(crate) fn holder(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(four) => four.into(),
        IpAddr::V6(six) => {
            let mut parts = six.segments();
            parts[4..].fill(0);
            std::net::Ipv6Addr::from(parts).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use journal::SecretHash;

    use super::{By, MOST, Throttle, holder};

    fn at(seconds: i64) -> Moment {
        Moment::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn tries_run_out_come_back_and_what_was_right_costs_nothing() {
        let address = "10.0.0.1".parse().unwrap();
        let by = [By::NameFrom(SecretHash([1; 32]), address)];
        let mut throttle = Throttle::default();
        for _ in 0..5 {
            assert_eq!(throttle.take(&by, at(0)), Ok(()));
        }
        assert_eq!(throttle.take(&by, at(0)), Err(60));
        assert_eq!(throttle.take(&by, at(30)), Err(30), "asking does not make it longer");
        assert_eq!(throttle.take(&by, at(60)), Ok(()));
        for second in 0..50 {
            let by = [By::NameFrom(SecretHash([2; 32]), address)];
            assert_eq!(throttle.take(&by, at(second)), Ok(()));
            throttle.give_back(&by, at(second));
        }
        // A clock that is set back neither gives nor takes.
        assert_eq!(throttle.take(&by, at(-100)), Err(60));
    }

    #[test]
    fn what_is_tried_elsewhere_does_not_slow_a_known_browser() {
        let (name, device) = (SecretHash([1; 32]), SecretHash([9; 32]));
        let mut throttle = Throttle::default();
        for host in 0..=255u8 {
            let from = std::net::IpAddr::from([10, 0, 0, host]);
            let _ = throttle.take(&[By::Address(from), By::NameFrom(name, from), By::Name(name)], at(0));
        }
        let elsewhere = std::net::IpAddr::from([10, 1, 1, 1]);
        assert!(throttle.take(&[By::NameFrom(name, elsewhere), By::Name(name)], at(0)).is_err());
        assert_eq!(throttle.take(&[By::NameOn(name, device)], at(0)), Ok(()));
    }

    #[test]
    fn memory_is_bounded() {
        let mut throttle = Throttle::default();
        for n in 0..(MOST as u32 + 10) {
            let from = std::net::IpAddr::from(n.to_be_bytes());
            assert_eq!(throttle.take(&[By::Address(from)], at(0)), Ok(()));
        }
        assert!(throttle.0.len() <= MOST);
    }

    #[test]
    fn an_ipv6_network_is_one_holder() {
        let one = |text: &str| holder(text.parse().unwrap());
        assert_eq!(one("2001:db8:1:2:3:4:5:6"), one("2001:db8:1:2::1"));
        assert_ne!(one("2001:db8:1:2::1"), one("2001:db8:1:3::1"));
        assert_eq!(one("::ffff:10.0.0.1"), one("10.0.0.1"));
    }
}
