//! What the copies of the program that serve one journal share for minutes: how often something was tried, and what is awaited
//! of a browser or done by one of them. No fact, in no backup, and gone after a restart of a database that keeps it in memory.
//!
//! In PostgreSQL it stands in tables that are not logged: nobody waits for a disk, and after a failover all of it is forgotten.
//! One file has one program, so beside SQLite it stands in this program's memory.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use calendar::Moment;

use crate::SecretHash;
use crate::error::StoreError;
use crate::journal::Journal;

/// Tries of one thing: so many at once, and another each so many seconds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tries {
    /// Of what: a hash of whatever it is counted by.
    pub name: SecretHash,
    /// How many at once.
    pub most: f64,
    /// Seconds until there is another.
    pub each: f64,
    /// Where there is no room for more, what has the highest number is forgotten first.
    pub rank: u8,
}

impl Journal {
    /// Takes a try of each of these, or none of any and says in how many seconds there is one of each.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub fn take_tries(&self, of: &[Tries], now: Moment) -> Result<Result<(), f64>, StoreError> {
        let wait = self.store().take_tries(of, now)?;
        Ok(if wait > 0.0 { Err(wait) } else { Ok(()) })
    }

    /// Gives a try of each back.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub fn give_tries_back(&self, of: &[Tries], now: Moment) -> Result<(), StoreError> {
        self.store().give_tries_back(of, now)
    }

    /// Keeps a text under a name until a moment; false, and nothing is kept, where one of that name is kept now. With an empty
    /// text it is a claim: whoever is told `true` does what the name names, and nobody else until then.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub fn keep_awaited(
        &self,
        name: SecretHash,
        text: &str,
        now: Moment,
        until: Moment,
    ) -> Result<bool, StoreError> {
        self.store().keep_awaited(name, text, now, until)
    }

    /// Takes what is kept under a name: once.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub fn take_awaited(&self, name: SecretHash, now: Moment) -> Result<Option<String>, StoreError> {
        self.store().take_awaited(name, now)
    }
}

#[derive(Clone, Copy)]
struct Bucket {
    tokens: f64,
    at: Moment,
    of: Tries,
}

impl Bucket {
    fn tokens(&self, now: Moment) -> f64 {
        let seconds = (now.micros() - self.at.micros()).max(0) as f64 / 1e6;
        (self.tokens + seconds / self.of.each).min(self.of.most)
    }
}

/// Names that are kept at most, of each sort: some megabytes.
const MOST: usize = 100_000;

/// The same in this program's memory.
#[derive(Default)]
pub(crate) struct Memory {
    tries: Mutex<HashMap<[u8; 32], Bucket>>,
    awaited: Mutex<HashMap<[u8; 32], (Moment, String)>>,
}

fn held<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Memory {
    pub(crate) fn take_tries(&self, of: &[Tries], now: Moment) -> f64 {
        let mut all = held(&self.tries);
        make_room(&mut all, now);
        let tokens = |one: &Tries| all.get(&one.name.0).map_or(one.most, |kept| kept.tokens(now));
        let wait = of.iter().map(|one| (1.0 - tokens(one)).max(0.0) * one.each).fold(0.0, f64::max);
        if wait == 0.0 {
            let left: Vec<f64> = of.iter().map(|one| tokens(one) - 1.0).collect();
            for (one, tokens) in of.iter().zip(left) {
                all.insert(one.name.0, Bucket { tokens, at: now, of: *one });
            }
        }
        wait
    }

    pub(crate) fn give_tries_back(&self, of: &[Tries], now: Moment) {
        let mut all = held(&self.tries);
        for one in of {
            let tokens = all.get(&one.name.0).map_or(one.most, |kept| kept.tokens(now));
            let tokens = (tokens + 1.0).min(one.most);
            all.insert(one.name.0, Bucket { tokens, at: now, of: *one });
        }
    }

    pub(crate) fn keep_awaited(&self, name: SecretHash, text: &str, now: Moment, until: Moment) -> bool {
        let mut all = held(&self.awaited);
        if all.get(&name.0).is_some_and(|(until, _)| *until >= now) {
            return false;
        }
        if all.len() >= MOST {
            all.retain(|_, (until, _)| *until >= now);
        }
        while all.len() >= MOST {
            let soonest = all.iter().min_by_key(|(_, (until, _))| until.micros()).map(|(name, _)| *name);
            let Some(soonest) = soonest else { break };
            all.remove(&soonest);
        }
        all.insert(name.0, (until, text.to_owned()));
        true
    }

    pub(crate) fn take_awaited(&self, name: SecretHash, now: Moment) -> Option<String> {
        let (until, text) = held(&self.awaited).remove(&name.0)?;
        (until >= now).then_some(text)
    }
}

/// Forgets what has filled up again; where that is too little, what may be forgotten first.
fn make_room(all: &mut HashMap<[u8; 32], Bucket>, now: Moment) {
    if all.len() < MOST {
        return;
    }
    all.retain(|_, kept| kept.tokens(now) < kept.of.most);
    while all.len() >= MOST {
        let Some(last) = all.values().map(|kept| kept.of.rank).max() else { return };
        all.retain(|_, kept| kept.of.rank < last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_bounded_and_what_matters_most_is_forgotten_last() {
        let memory = Memory::default();
        let tries = |n: u64, rank| {
            let mut name = [0; 32];
            name[..8].copy_from_slice(&n.to_be_bytes());
            Tries { name: SecretHash(name), most: 2.0, each: 60.0, rank }
        };
        let now = Moment::from_micros(0);
        let kept = tries(u64::MAX, 0);
        assert_eq!(memory.take_tries(&[kept], now), 0.0);
        for n in 0..(MOST as u64 + 10) {
            assert_eq!(memory.take_tries(&[tries(n, 2)], now), 0.0);
        }
        assert!(held(&memory.tries).len() <= MOST);
        assert_eq!(memory.take_tries(&[kept], now), 0.0);
        assert_eq!(memory.take_tries(&[kept], now), 60.0, "the first was not forgotten");
    }
}
