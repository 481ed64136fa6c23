//! A day of which parts may not be known.

use std::fmt;
use std::str::FromStr;

use calendar::{Day, DayError};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of which the day, the month or all may not be known. The return allows it for the date of an earlier order
/// (`ZZ/MM/YYYY`, `ZZ/ZZ/YYYY`, `ZZ/ZZ/ZZZZ`); the first of a month is never invented.
///
/// In a payload: `2011-06-14`, `2011-06`, `2011` or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartialDay {
    /// All of it.
    Day(Day),
    /// Year and month.
    Month(i32, u8),
    /// The year only.
    Year(i32),
    /// Nothing.
    Unknown,
}

impl PartialDay {
    /// Reads the return's form.
    pub fn parse_return(text: &str) -> Result<PartialDay, DayError> {
        let upper = text.to_ascii_uppercase();
        let Some(rest) = upper.strip_prefix("ZZ/") else {
            return Day::parse_return(&upper).map(PartialDay::Day);
        };
        if rest == "ZZ/ZZZZ" {
            return Ok(PartialDay::Unknown);
        }
        if let Some(year) = rest.strip_prefix("ZZ/") {
            return Day::parse_return(&format!("01/01/{year}")).map(|day| PartialDay::Year(day.year()));
        }
        Day::parse_return(&format!("01/{rest}")).map(|day| PartialDay::Month(day.year(), day.parts().1))
    }

    /// Writes the return's form.
    pub fn to_return(self) -> String {
        match self {
            PartialDay::Day(day) => day.to_return(),
            PartialDay::Month(year, month) => format!("ZZ/{month:02}/{year:04}"),
            PartialDay::Year(year) => format!("ZZ/ZZ/{year:04}"),
            PartialDay::Unknown => "ZZ/ZZ/ZZZZ".to_owned(),
        }
    }
}

impl fmt::Display for PartialDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartialDay::Day(day) => write!(f, "{day}"),
            PartialDay::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            PartialDay::Year(year) => write!(f, "{year:04}"),
            PartialDay::Unknown => f.write_str("unknown"),
        }
    }
}

impl FromStr for PartialDay {
    type Err = DayError;

    fn from_str(text: &str) -> Result<PartialDay, DayError> {
        match text.len() {
            4 => format!("{text}-01-01").parse().map(|day: Day| PartialDay::Year(day.year())),
            7 if text == "unknown" => Ok(PartialDay::Unknown),
            7 => format!("{text}-01").parse().map(|day: Day| PartialDay::Month(day.year(), day.parts().1)),
            _ => text.parse().map(PartialDay::Day),
        }
    }
}

impl Serialize for PartialDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PartialDay, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_are_not_known_stay_so() {
        for text in ["14/06/2011", "ZZ/06/2011", "ZZ/ZZ/2011", "ZZ/ZZ/ZZZZ"] {
            let day = PartialDay::parse_return(text).unwrap();
            assert_eq!(day.to_return(), text);
            assert_eq!(day.to_string().parse::<PartialDay>(), Ok(day));
        }
        assert!(PartialDay::parse_return("ZZ/13/2011").is_err());
        assert!(PartialDay::parse_return("ZZ/2011").is_err());
    }
}
