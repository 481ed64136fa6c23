//! How often each token has been used in this minute.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use calendar::Moment;

const MINUTE: i64 = 60_000_000;

/// Requests of each token in the minute that runs.
#[derive(Debug, Default)]
pub(crate) struct Charge(Mutex<(i64, HashMap<Arc<str>, u32>)>);

impl Charge {
    /// Counts one more. Seconds to wait where there were as many as may be.
    pub(crate) fn one_more(&self, token: &Arc<str>, most: u32, now: Moment) -> Result<(), i64> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let minute = now.micros().div_euclid(MINUTE);
        if counts.0 != minute {
            *counts = (minute, HashMap::new());
        }
        let count = counts.1.entry(token.clone()).or_default();
        if *count >= most {
            let left = MINUTE - now.micros().rem_euclid(MINUTE);
            return Err((left / 1_000_000).max(1));
        }
        *count += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_has_its_own_minute() {
        let charge = Charge::default();
        let at = |seconds: i64| Moment::from_micros(1_000 * MINUTE + seconds * 1_000_000);
        let (a, b): (Arc<str>, Arc<str>) = ("a".into(), "b".into());
        for (token, second, answer) in
            [(&a, 0, Ok(())), (&a, 10, Ok(())), (&a, 20, Err(40)), (&b, 20, Ok(())), (&a, 60, Ok(()))]
        {
            assert_eq!(charge.one_more(token, 2, at(second)), answer, "{token} {second}");
        }
    }
}
