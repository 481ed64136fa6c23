//! One instant.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::Day;

/// An instant, in microseconds since 1970 in UTC. When something was *learnt* is a moment; when it *happened* is a
/// [`Day`].
///
/// Written as RFC 3339 in UTC (`2018-11-09T14:05:00Z`); read with any offset.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// Why a text is not a moment.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is not a moment such as 2018-11-09T14:05:00Z, or a day such as 2018-11-09")]
pub struct MomentError(String);

impl Moment {
    /// Later than everything: "as known now".
    pub const END_OF_TIME: Moment = Moment(i64::MAX);

    /// The moment this many microseconds after 1970 in UTC.
    pub const fn from_micros(micros: i64) -> Moment {
        Moment(micros)
    }

    /// Microseconds since 1970 in UTC.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The first moment of a day in England.
    pub fn start_of(day: Day) -> Moment {
        let (year, month, date) = day.parts();
        let instant = jiff::civil::Date::new(year as i16, month as i8, date as i8)
            .ok()
            .and_then(|civil| civil.to_zoned(london()).ok())
            .map_or(i64::from(day.number()) * 86_400_000_000, |zoned| zoned.timestamp().as_microsecond());
        Moment(instant)
    }

    /// The last moment of a day in England: what was known at the end of it.
    pub fn end_of(day: Day) -> Moment {
        Moment(Moment::start_of(day.plus_days(1)).0 - 1)
    }

    /// The civil day in England.
    pub fn day(self) -> Day {
        let date = self.timestamp().to_zoned(london()).date();
        Day::new(date.year().into(), date.month() as u8, date.day() as u8)
            .unwrap_or(Day::from_number((self.0.div_euclid(86_400_000_000)) as i32))
    }

    /// The moment at which a clock in England shows this hour and minute of a day. Where the clock is put forward and shows
    /// no such minute, the one as long after; where it is put back and shows it twice, the first. An hour or minute that no
    /// clock has is taken for the last.
    pub fn at(day: Day, hour: u8, minute: u8) -> Moment {
        let (year, month, date) = day.parts();
        let (hour, minute) = (hour.min(23) as i8, minute.min(59) as i8);
        let instant = jiff::civil::Date::new(year as i16, month as i8, date as i8)
            .ok()
            .and_then(|civil| civil.at(hour, minute, 0, 0).to_zoned(london()).ok())
            .map_or(i64::from(day.number()) * 86_400_000_000, |zoned| zoned.timestamp().as_microsecond());
        Moment(instant)
    }

    /// The hour and minute that a clock in England shows.
    pub fn hour_and_minute(self) -> (u8, u8) {
        let time = self.timestamp().to_zoned(london()).time();
        (time.hour().unsigned_abs(), time.minute().unsigned_abs())
    }

    /// The day and the time of day in England, in words: "31 October 2018, 08:50".
    pub fn to_words(self) -> String {
        let (hour, minute) = self.hour_and_minute();
        format!("{}, {hour:02}:{minute:02}", self.day().to_words())
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(if self.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }
}

fn london() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

impl FromStr for Moment {
    type Err = MomentError;

    /// Reads RFC 3339; a plain day means the end of that day in England.
    fn from_str(text: &str) -> Result<Moment, MomentError> {
        if let Ok(day) = text.parse::<Day>() {
            return Ok(Moment::end_of(day));
        }
        text.parse::<Timestamp>()
            .map(|stamp| Moment(stamp.as_microsecond()))
            .map_err(|_| MomentError(text.chars().take(40).collect()))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.timestamp(), f)
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summer_evening_in_utc_is_tomorrow_in_england() {
        let late: Moment = "2018-06-30T23:30:00Z".parse().unwrap();
        assert_eq!(late.day(), "2018-07-01".parse().unwrap());
        assert_eq!(Moment::start_of(late.day()).to_string(), "2018-06-30T23:00:00Z");
    }

    #[test]
    fn the_clock_in_england_there_and_back() {
        for (day, hour, minute, utc) in [
            ("2018-10-31", 8, 50, "2018-10-31T08:50:00Z"),
            ("2018-06-30", 8, 50, "2018-06-30T07:50:00Z"),
            ("2018-03-25", 14, 30, "2018-03-25T13:30:00Z"),
        ] {
            let moment = Moment::at(day.parse().unwrap(), hour, minute);
            assert_eq!(moment.to_string(), utc);
            assert_eq!((moment.day().to_string().as_str(), moment.hour_and_minute()), (day, (hour, minute)));
        }
        assert_eq!(Moment::at("2018-06-30".parse().unwrap(), 8, 5).to_words(), "30 June 2018, 08:05");
    }

    #[test]
    fn a_plain_day_means_its_end() {
        let end: Moment = "2018-10-31".parse().unwrap();
        assert_eq!(end.to_string(), "2018-10-31T23:59:59.999999Z");
        assert!("yesterday".parse::<Moment>().is_err());
    }
}
