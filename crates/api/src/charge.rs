//! How often each token has been used in this minute: counted by the journal, for every copy of the program together.

use calendar::Moment;
use journal::{Journal, SecretHash, StoreError, Tries};

const MINUTE: i64 = 60_000_000;

/// Seconds after which there would be one more within the minute: none.
const NEVER: f64 = 1e9;

/// Counts one more. Seconds to wait where there were as many as may be.
///
/// # Errors
/// The database cannot be reached.
pub(crate) fn one_more(
    journal: &Journal,
    token: &str,
    most: u32,
    now: Moment,
) -> Result<Result<(), i64>, StoreError> {
    let minute = now.micros().div_euclid(MINUTE);
    let of = format!("{minute} {token}");
    let name = SecretHash(blake3::derive_key("kith 2026-11-23 requests of a token", of.as_bytes()));
    let tries = Tries { name, most: f64::from(most), each: NEVER, rank: 1 };
    let left = MINUTE - now.micros().rem_euclid(MINUTE);
    Ok(journal.take_tries(&[tries], now)?.map_err(|_| (left / 1_000_000).max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_has_its_own_minute() {
        let journal = Journal::temporary(|| Moment::from_micros(0)).unwrap();
        let at = |seconds: i64| Moment::from_micros(1_000 * MINUTE + seconds * 1_000_000);
        for (token, second, answer) in
            [("a", 0, Ok(())), ("a", 10, Ok(())), ("a", 20, Err(40)), ("b", 20, Ok(())), ("a", 60, Ok(()))]
        {
            assert_eq!(one_more(&journal, token, 2, at(second)), Ok(answer), "{token} {second}");
        }
    }
}
