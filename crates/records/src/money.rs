//! An amount of money.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// An amount in pounds sterling, kept in pence. In a payload: `"12.50"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// The text is no amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("an amount of money is written in pounds and pence, such as 12.50")]
pub struct MoneyError;

impl Money {
    /// So many pence.
    pub const fn pence(pence: i64) -> Money {
        Money(pence)
    }

    /// In pence.
    pub const fn in_pence(self) -> i64 {
        self.0
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    /// Reads pounds, and pence after a point; a pound sign, commas and spaces around it are left out.
    fn from_str(text: &str) -> Result<Money, MoneyError> {
        let text: String = text.trim().trim_start_matches('£').chars().filter(|c| *c != ',').collect();
        let (sign, text) = text.strip_prefix('-').map_or((1, &*text), |rest| (-1, rest));
        let (pounds, pence) = text.split_once('.').unwrap_or((text, "00"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(pounds) || !digits(pence) || pence.len() > 2 {
            return Err(MoneyError);
        }
        let pence: i64 = format!("{pence:0<2}").parse().map_err(|_| MoneyError)?;
        let pounds: i64 = pounds.parse().map_err(|_| MoneyError)?;
        pounds
            .checked_mul(100)
            .and_then(|all| all.checked_add(pence))
            .map(|all| Money(sign * all))
            .ok_or(MoneyError)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", all / 100, all % 100)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pounds_and_pence() {
        for (text, pence) in [("12.50", 1250), ("£1,200", 120_000), ("0.5", 50), ("-3.07", -307), ("7", 700)]
        {
            assert_eq!(text.parse(), Ok(Money::pence(pence)), "{text}");
        }
        for wrong in ["", "£", "12.345", "1.2.3", "twelve", "99999999999999999999", "."] {
            assert_eq!(wrong.parse::<Money>(), Err(MoneyError), "{wrong}");
        }
        for pence in [0, 5, 1250, -307] {
            assert_eq!(Money::pence(pence).to_string().parse(), Ok(Money::pence(pence)));
        }
    }
}
