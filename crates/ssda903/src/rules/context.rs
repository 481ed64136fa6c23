//! What a rule is judged against beside the rows: the year, the authority, providers and postcodes.

use calendar::{CollectionYear, Day, LeapBirthday};

use super::postcodes::Postcodes;
use super::providers::{Provider, Providers};

/// What the rules are judged against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'r> {
    /// 1 April, the first day of the collection year.
    pub(crate) start: Day,
    /// 31 March, its last day.
    pub(crate) end: Day,
    /// The year in which it closes, for the code sets: 2026 is 1 April 2025 to 31 March 2026.
    pub(crate) closing: u16,
    /// The reporting authority, as its ONS code.
    pub(crate) authority: Option<&'r str>,
    pub(crate) providers: Option<&'r Providers>,
    pub(crate) postcodes: Option<&'r Postcodes>,
}

impl<'r> Context<'r> {
    pub(crate) fn of(year: CollectionYear) -> Context<'r> {
        let period = year.period();
        Context {
            start: period.from,
            end: period.to,
            closing: u16::try_from(year.closing()).unwrap_or_default(),
            authority: None,
            providers: None,
            postcodes: None,
        }
    }

    /// Whether a day is one of the collection year.
    pub(crate) fn has(&self, day: Day) -> bool {
        self.start <= day && day <= self.end
    }

    /// What the lists of providers say of a number.
    pub(crate) fn provider(&self, urn: &str) -> Option<&'r Provider> {
        self.providers?.find(urn)
    }

    /// Whether the lists have premises in an authority under a number. An authority is that of the postcode, by the
    /// directory, or the ONS code that a list itself gives.
    pub(crate) fn has_premises_in(&self, urn: &str, authority: &str) -> bool {
        let Some(providers) = self.providers else { return false };
        let lies_there = |postcode: &str| {
            self.postcodes.and_then(|all| all.find(postcode)).is_some_and(|at| at.authority == authority)
        };
        providers.premises(urn).iter().any(|postcode| lies_there(postcode))
            || providers
                .find(urn)
                .is_some_and(|said| said.authorities.iter().any(|code| **code == *authority))
    }

    /// Whether a code of SEX says male: M since 2024-25, 1 before.
    pub(crate) fn is_male(&self, sex: &str) -> bool {
        sex == if self.closing >= 2025 { "M" } else { "1" }
    }

    /// Whether a code of SEX says female: F since 2024-25, 2 before.
    pub(crate) fn is_female(&self, sex: &str) -> bool {
        sex == if self.closing >= 2025 { "F" } else { "2" }
    }
}

/// The birthday on which somebody attains an age, as the checks of the return reckon it: born on 29 February, on
/// 28 February of a common year.
pub(crate) fn birthday(dob: Day, age: i32) -> Day {
    dob.birthday(age, LeapBirthday::TwentyEighthOfFebruary)
}

/// Whether a code is of a code set in the collection that closes in a year: `is_code::<PlacementType>("K3", 2026)`.
pub(crate) fn is_code<C: records::codes::CodeSet>(code: &str, closing: u16) -> bool {
    C::of(code).is_some_and(|found| found.valid_in(closing))
}
