//! How often a password or a code may be tried. It delays and never locks: nobody can keep somebody else out.
//!
//! Each try takes a token from several buckets, and what was right gives them back. A browser in which somebody has signed in
//! before has a bucket of its own, so that others who try their name elsewhere do not slow them. The journal counts: every copy
//! of the program that serves it counts together.

use std::net::IpAddr;

use calendar::Moment;
use journal::{Journal, SecretHash, StoreError, Tries};

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
    /// What somebody who is not signed in asks, from an address.
    AskedFrom(IpAddr),
    /// What those who are not signed in ask, from anywhere.
    Asked,
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
            // A school, or a home of eight children, may come from one address.
            By::AskedFrom(_) => (10.0, 600.0),
            By::Asked => (200.0, 60.0),
        }
    }

    /// Where there is no room, those of which there can be most are forgotten first.
    fn rank(self) -> u8 {
        match self {
            By::Address(_) | By::NameFrom(..) | By::AskedFrom(_) => 2,
            By::Name(_) => 1,
            By::NameOn(..) | By::Code(_) | By::CodeOn(..) | By::Asked => 0,
        }
    }

    /// What the journal counts it by: neither a name nor an address.
    fn name(self) -> SecretHash {
        let mut hasher = blake3::Hasher::new_derive_key("kith 2026-11-23 tries are counted by");
        let mut put = |sort: u8, one: &[u8], other: &[u8]| {
            // The first has one length for each sort but the address, which stands alone or last.
            hasher.update(&[sort]).update(one).update(other);
        };
        let address = |address: IpAddr| match address {
            IpAddr::V4(four) => four.to_ipv6_mapped().octets(),
            IpAddr::V6(six) => six.octets(),
        };
        match self {
            By::Address(from) => put(0, &[], &address(from)),
            By::NameFrom(name, from) => put(1, &name.0, &address(from)),
            By::Name(name) => put(2, &name.0, &[]),
            By::NameOn(name, device) => put(3, &name.0, &device.0),
            By::Code(name) => put(4, &name.0, &[]),
            By::CodeOn(name, device) => put(5, &name.0, &device.0),
            By::AskedFrom(from) => put(6, &[], &address(from)),
            By::Asked => put(7, &[], &[]),
        }
        SecretHash(*hasher.finalize().as_bytes())
    }

    fn tries(self) -> Tries {
        let (most, each) = self.allowance();
        Tries { name: self.name(), most, each, rank: self.rank() }
    }
}

/// The tries that a journal counts.
pub(crate) struct Throttle<'a>(pub(crate) &'a Journal);

impl Throttle<'_> {
    /// Takes a try from each of these, or says in how many seconds it can be taken.
    pub(crate) fn take(&self, by: &[By], now: Moment) -> Result<Result<(), u64>, StoreError> {
        let tries: Vec<Tries> = by.iter().map(|by| by.tries()).collect();
        Ok(self.0.take_tries(&tries, now)?.map_err(|seconds| seconds.ceil() as u64))
    }

    /// Gives a try back: it was right.
    pub(crate) fn give_back(&self, by: &[By], now: Moment) -> Result<(), StoreError> {
        let tries: Vec<Tries> = by.iter().map(|by| by.tries()).collect();
        self.0.give_tries_back(&tries, now)
    }
}

/// Counts something that somebody who is not signed in asks, or says in how many seconds they may ask again: by where it came
/// from, and all together, so that nobody fills the record from outside. Of somewhere that is not known all count together.
///
/// # Errors
/// The database cannot be reached.
pub fn asked_from_outside(
    journal: &Journal,
    from: Option<IpAddr>,
    now: Moment,
) -> Result<Result<(), u64>, StoreError> {
    let from = from.map_or(IpAddr::from([0, 0, 0, 0]), holder);
    Throttle(journal).take(&[By::AskedFrom(from), By::Asked], now)
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
    use journal::{Journal, SecretHash};

    use super::{By, Throttle, asked_from_outside, holder};

    fn at(seconds: i64) -> Moment {
        Moment::from_micros(seconds * 1_000_000)
    }

    fn journal() -> Journal {
        Journal::temporary(|| Moment::from_micros(0)).unwrap()
    }

    #[test]
    fn whoever_is_not_signed_in_asks_ten_times_and_others_are_not_kept_out_by_it() {
        let journal = journal();
        let one = Some("192.0.2.7".parse().unwrap());
        for _ in 0..10 {
            assert_eq!(asked_from_outside(&journal, one, at(0)), Ok(Ok(())));
        }
        assert_eq!(asked_from_outside(&journal, one, at(0)), Ok(Err(600)));
        assert_eq!(asked_from_outside(&journal, Some("192.0.2.8".parse().unwrap()), at(0)), Ok(Ok(())));
        assert_eq!(asked_from_outside(&journal, None, at(0)), Ok(Ok(())));
        assert_eq!(asked_from_outside(&journal, one, at(600)), Ok(Ok(())));
        // From everywhere together there is an end to it too.
        let many = (0..300).filter(|n| {
            let from = std::net::Ipv4Addr::new(198, 51, (n / 200) as u8, (n % 200) as u8);
            asked_from_outside(&journal, Some(from.into()), at(600)) == Ok(Ok(()))
        });
        assert!((180..=200).contains(&many.count()));
    }

    #[test]
    fn tries_run_out_come_back_and_what_was_right_costs_nothing() {
        let address = "10.0.0.1".parse().unwrap();
        let by = [By::NameFrom(SecretHash([1; 32]), address)];
        let journal = journal();
        let throttle = Throttle(&journal);
        for _ in 0..5 {
            assert_eq!(throttle.take(&by, at(0)), Ok(Ok(())));
        }
        assert_eq!(throttle.take(&by, at(0)), Ok(Err(60)));
        assert_eq!(throttle.take(&by, at(30)), Ok(Err(30)), "asking does not make it longer");
        assert_eq!(throttle.take(&by, at(60)), Ok(Ok(())));
        for second in 0..50 {
            let by = [By::NameFrom(SecretHash([2; 32]), address)];
            assert_eq!(throttle.take(&by, at(second)), Ok(Ok(())));
            throttle.give_back(&by, at(second)).unwrap();
        }
        // A clock that is set back neither gives nor takes.
        assert_eq!(throttle.take(&by, at(-100)), Ok(Err(60)));
    }

    #[test]
    fn what_is_tried_elsewhere_does_not_slow_a_known_browser() {
        let (name, device) = (SecretHash([1; 32]), SecretHash([9; 32]));
        let journal = journal();
        let throttle = Throttle(&journal);
        for host in 0..=255u8 {
            let from = std::net::IpAddr::from([10, 0, 0, host]);
            let by = [By::Address(from), By::NameFrom(name, from), By::Name(name)];
            let _ = throttle.take(&by, at(0)).unwrap();
        }
        let elsewhere = std::net::IpAddr::from([10, 1, 1, 1]);
        let by = [By::NameFrom(name, elsewhere), By::Name(name)];
        assert!(throttle.take(&by, at(0)).unwrap().is_err());
        assert_eq!(throttle.take(&[By::NameOn(name, device)], at(0)), Ok(Ok(())));
    }

    #[test]
    fn an_ipv6_network_is_one_holder() {
        let one = |text: &str| holder(text.parse().unwrap());
        assert_eq!(one("2001:db8:1:2:3:4:5:6"), one("2001:db8:1:2::1"));
        assert_ne!(one("2001:db8:1:2::1"), one("2001:db8:1:3::1"));
        assert_eq!(one("::ffff:10.0.0.1"), one("10.0.0.1"));
    }
}
