//! How old the carers are.

use calendar::Day;
use records::PartialDay;
use records::fostering::{HouseholdDetails, MemberOf};
use timeline::{Household, Stranded};

/// Ages in which carers are counted: from, to.
pub const AGE_BANDS: [(i32, i32); 6] = [(0, 34), (35, 44), (45, 54), (55, 59), (60, 64), (65, 120)];

/// Carers of approved households by age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ages {
    /// By [`AGE_BANDS`].
    pub bands: [usize; AGE_BANDS.len()],
    /// Carers of whom nobody recorded when they were born.
    pub not_known: usize,
    /// Households whose members nobody recorded.
    pub households_not_known: usize,
}

/// How old the carers of households approved on a day are: carers, not households.
pub fn ages<'a>(households: impl IntoIterator<Item = &'a Household>, day: Day) -> Ages {
    let mut all = Ages::default();
    for household in households {
        let approved = household
            .approvals
            .iter()
            .any(|approval| approval.since <= day && approval.until.is_none_or(|until| until > day));
        if !approved {
            continue;
        }
        let details = household.strand::<HouseholdDetails>().rfind(|said| said.since <= day);
        let carers = details.iter().flat_map(|said| &said.record.members);
        let mut carers = carers.filter(|member| member.of == MemberOf::Carer).peekable();
        if carers.peek().is_none() {
            all.households_not_known += 1;
        }
        for carer in carers {
            let age = match carer.born {
                Some(PartialDay::Day(born)) => Some(born.age_on(day)),
                Some(PartialDay::Month(year, _) | PartialDay::Year(year)) => Some(day.year() - year),
                _ => None,
            };
            let band =
                age.and_then(|age| AGE_BANDS.iter().position(|(from, to)| (*from..=*to).contains(&age)));
            match band {
                Some(band) => all.bands[band] += 1,
                None => all.not_known += 1,
            }
        }
    }
    all
}
