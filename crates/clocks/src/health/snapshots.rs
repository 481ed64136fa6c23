//! What the return asks on 31 March of children looked after without a break for a year: whether immunisations are up to date,
//! and under 5 whether development checks are; and that a care leaver is given their health history.

use calendar::{Day, Length, day};
use law::instruments::{PROMOTING_HEALTH_2015, SSDA903_GUIDE};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::health::{DevelopmentCheck, HealthHistory, ImmunisationStatus};
use timeline::{Definition, Standpoint, Timeline};

use crate::care::{birthday, looked_after};
use crate::leaving_care::status::course;
use crate::owed::{Owed, because, done, first_from};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Health at the end of the year, and on leaving care",
    clocks: &[&IMMUNISED, &DEVELOPMENT, &HISTORY],
    duties: Duties::Child(duties),
};

/// Immunisations up to date.
pub static IMMUNISED: Clock = Clock {
    id: "health.immunisations",
    title: "Immunisations up to date",
    sort: Sort::Standing,
    owner: "Health team",
    limit: History::new(&[Dated {
        value: Allowed::AsSet,
        since: law::NOT_STATED,
        until: None,
        cite: SSDA903_GUIDE.item("IMMUNISATIONS"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "The immunisations due at the child's age are up to date",
        kinds: &[ImmunisationStatus::KIND],
    },
};

/// Health development checks under 5.
pub static DEVELOPMENT: Clock = Clock {
    id: "health.devcheck",
    title: "Health development checks under 5",
    sort: Sort::Standing,
    owner: "Health team",
    limit: History::new(&[Dated {
        value: Allowed::AsSet,
        since: law::NOT_STATED,
        until: None,
        cite: SSDA903_GUIDE.item("HEALTH_CHECK"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "The development checks due at the child's age are up to date",
        kinds: &[DevelopmentCheck::KIND],
    },
};

/// Health history given to care leaver.
pub static HISTORY: Clock = Clock {
    id: "health.history",
    title: "Health history given to care leaver",
    sort: Sort::Deadline,
    owner: "Named nurse; PA reminds",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(0)),
        since: day!(2015, 3, 1),
        until: None,
        cite: PROMOTING_HEALTH_2015.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The young person is given their health history", kinds: &[HealthHistory::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let immunised = done(child, |said: &ImmunisationStatus| said.up_to_date.then_some(said.day));
    let checked = done(child, |said: &DevelopmentCheck| said.up_to_date.then_some(said.day));
    for care in looked_after(child) {
        let last = care.end.unwrap_or(owed.today()).min(owed.today());
        for year in care.from.year()..=last.year() {
            let Some(year_ends) = Day::new(year, 3, 31) else { continue };
            let whole_year =
                care.from <= year_ends.plus_days(-364) && care.end.is_none_or(|end| end > year_ends);
            if !whole_year || year_ends > owed.today() {
                continue;
            }
            let snapshot = because("the year ends", year_ends);
            // The next year asks for itself.
            let next = Some(year_ends.plus_years(1));
            let year_began = year_ends.plus_days(-364);
            owed.gate_until(&IMMUNISED, snapshot, year_began, next, &immunised);
            if birthday(child, 5).is_some_and(|fifth| year_ends < fifth) {
                owed.gate_until(&DEVELOPMENT, snapshot, year_began, next, &checked);
            }
        }
    }
    let given = done(child, |said: &HealthHistory| Some(said.day));
    if let Some(left) = course(child).left {
        let earliest = left.plus_years(-2);
        owed.once(&HISTORY, because("the young person left care", left), None, first_from(&given, earliest));
    }
    owed.all()
}

#[cfg(test)]
mod tests;
