//! Settings that are not regulated or not registered: none for a child under 16, registration of supported
//! accommodation before a young person moves in, and weekly oversight by senior managers where a home is not
//! registered.

use calendar::{Day, Moment, day};
use law::instruments::{CPPCR_2010, LOCAL_STANDARD, SUPPORTED_ACCOMMODATION_2023};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::placements::{
    Level, ManagementOversight, PlacementCondition, PlacementConditions, RegistrationCheck,
};
use timeline::{Definition, Standpoint, Timeline};

use crate::care::{birthday, looked_after};
use crate::owed::{Owed, because, done, met_on};
use crate::placements::arrangements::{self, Because};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Settings that are not registered",
    clocks: &[&UNDER_16, &REGISTERED, &OVERSIGHT, &CASE_OVERSIGHT],
    duties: Duties::Child(duties),
};

/// No under-16 in unregulated setting.
pub static UNDER_16: Clock = Clock {
    id: "reg.under16.ban",
    title: "No under-16 in unregulated setting",
    sort: Sort::Gate,
    owner: "Commissioning",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2021, 9, 9),
        until: None,
        cite: CPPCR_2010.regulation("27A"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The child leaves the setting", kinds: &[PlacementConditions::KIND] },
};

/// Supported accommodation must be Ofsted registered.
pub static REGISTERED: Clock = Clock {
    id: "reg.supported",
    title: "Supported accommodation must be Ofsted registered",
    sort: Sort::Gate,
    owner: "Commissioning",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2023, 10, 28),
        until: None,
        cite: SUPPORTED_ACCOMMODATION_2023.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "It is checked that the setting is registered",
        kinds: &[RegistrationCheck::KIND],
    },
};

/// Senior management oversight of unregistered placement.
pub static OVERSIGHT: Clock = Clock {
    id: "unreg.oversight",
    title: "Senior management oversight of unregistered placement",
    sort: Sort::Recurring,
    owner: "Assistant director or above; commissioning visits",
    limit: History::new(&[Dated {
        value: Allowed::weeks(1),
        since: day!(2025, 11, 7),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "A senior manager looks at the placement", kinds: &[ManagementOversight::KIND] },
};

/// Management oversight recorded on child's file.
pub static CASE_OVERSIGHT: Clock = Clock {
    id: "sup.caseoversight",
    title: "Management oversight recorded on child's file",
    sort: Sort::Recurring,
    owner: "Team manager",
    limit: History::new(&[Dated {
        value: Allowed::months(1),
        since: law::NOT_STATED,
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "A manager's oversight is written down", kinds: &[ManagementOversight::KIND] },
};

/// What makes something of a setting owed.
const PLACED: &str = "the child was placed there";

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let registered = done(child, |said: &RegistrationCheck| said.registered.then_some(said.day));
    let senior = done(child, |said: &ManagementOversight| (said.level == Level::Senior).then_some(said.day));
    let overseen = done(child, |said: &ManagementOversight| Some(said.day));
    let sixteen = birthday(child, 16);
    let mut told: Vec<(Day, Option<Day>)> = Vec::new();
    for said in child.strand::<PlacementConditions>() {
        let began = because(PLACED, said.since);
        let unregulated = said.has(PlacementCondition::NotRegulated);
        let supported = said.has(PlacementCondition::SupportedAccommodation);
        if unregulated || supported {
            told.push((said.since, said.until));
        }
        if (unregulated || supported)
            && let Some(sixteen) = sixteen.filter(|&sixteen| said.since < sixteen)
        {
            let out = said.until.map_or(sixteen, |until| until.min(sixteen));
            owed.once(&UNDER_16, began, None, met_on((out <= owed.today()).then_some(out), said.learnt));
        }
        if supported {
            owed.gate(&REGISTERED, began, said.since.plus_months(-12), &registered);
        }
    }
    // What the law makes of a placement by its type, or by what somebody found out, though nobody wrote that it is particular: it
    // counts from the day on which the child came to live there.
    let all = arrangements::all(child, owed.today());
    let by_itself =
        |since: Day| !told.iter().any(|(from, to)| *from <= since && to.is_none_or(|to| to > since));
    for (why, since, until) in all.iter().filter(|(_, since, _)| by_itself(*since)) {
        let began = because(PLACED, *since);
        match why {
            Because::Under16 => {
                let out = until.filter(|until| *until <= owed.today());
                owed.once(&UNDER_16, began, None, out.map(|day| Met { day, learnt: Moment::end_of(day) }));
            }
            Because::NotChecked => {
                // Nobody had looked by the day on which the child came; the first look after it ends these days.
                owed.gate(&REGISTERED, began, since.plus_months(-12), &registered);
            }
            Because::NotRegistered | Because::OtherNotChecked => {}
        }
    }
    for (since, until) in arrangements::overseen(&all) {
        owed.rounds(&OVERSIGHT, because(PLACED, since), until, &senior);
    }
    for care in looked_after(child) {
        let came = because("the child became looked after", care.from);
        owed.cycle((&CASE_OVERSIGHT, &CASE_OVERSIGHT), came, "the oversight before", care.end, &overseen);
    }
    owed.all()
}

#[cfg(test)]
mod tests;
