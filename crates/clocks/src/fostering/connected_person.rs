//! Temporary approval of a connected person (regulation 24): 16 weeks, extended once by 8, or while an independent review is
//! pending; at its end without approval the placement ends. And prospective adopters approved for a named child.
//!
//! After the last of these days the placement is unlawful. The decision to extend is made before the time is over, and counts
//! from where the first ended.

use calendar::{Day, Length, day};
use law::instruments::CPPCR_2010;
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::coming_into_care::{DecisionAbout, DecisionMade};
use timeline::strands_of::placements::{PlacementCondition, PlacementConditions};
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Temporary approval of a connected person",
    clocks: &[&TEMPORARY, &EXTENDED, &UNDER_REVIEW, &ENDED, &FOR_ADOPTION],
    duties: Duties::Child(duties),
};

/// Temporary approval of a connected person.
pub static TEMPORARY: Clock = Clock {
    id: "kin.reg24",
    title: "Temporary approval of a connected person",
    sort: Sort::Limit,
    owner: "Fostering service; nominated officer approves",
    limit: History::new(&[Dated {
        value: Allowed::weeks(16),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("24(1)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The connected person is approved, the time is extended, or the placement ends",
        kinds: &[PlacementConditions::KIND, DecisionMade::KIND],
    },
};

/// Extension of temporary approval.
pub static EXTENDED: Clock = Clock {
    id: "kin.reg25.extend",
    title: "Extension of temporary approval",
    sort: Sort::Limit,
    owner: "Nominated officer after fostering panel's view; IRO informed",
    limit: History::new(&[Dated {
        value: Allowed::weeks(8),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("25(1)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "The connected person is approved, or the placement ends",
        kinds: &[PlacementConditions::KIND],
    },
};

/// Extension pending independent review.
pub static UNDER_REVIEW: Clock = Clock {
    id: "kin.reg25.irm",
    title: "Extension pending independent review",
    sort: Sort::Limit,
    owner: "Nominated officer",
    limit: History::new(&[Dated {
        value: Allowed::UntilEnded,
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("25(1)(b)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The independent review is over", kinds: &[PlacementConditions::KIND] },
};

/// Placement ended at expiry.
pub static ENDED: Clock = Clock {
    id: "kin.reg25.end",
    title: "Placement ended at expiry",
    sort: Sort::Gate,
    owner: "Responsible authority",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(0)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("25(6)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "Other arrangements are made and the placement ends",
        kinds: &[PlacementConditions::KIND],
    },
};

/// Temporary approval of prospective adopter as foster carer.
pub static FOR_ADOPTION: Clock = Clock {
    id: "kin.reg25a",
    title: "Temporary approval of prospective adopter as foster carer",
    sort: Sort::Limit,
    owner: "Responsible authority",
    limit: History::new(&[Dated {
        value: Allowed::UntilEnded,
        since: day!(2013, 7, 1),
        until: None,
        cite: CPPCR_2010.regulation("25A"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The temporary approval ends", kinds: &[PlacementConditions::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let agreed = |about: DecisionAbout| {
        done(child, move |said: &DecisionMade| (said.agreed && said.about == about).then_some(said.day))
    };
    let (extensions, pending) =
        (agreed(DecisionAbout::TemporaryExtension), agreed(DecisionAbout::ReviewExtension));
    for said in child.strand::<PlacementConditions>() {
        let ended = met_on(said.until, said.learnt);
        if said.has(PlacementCondition::ForAdoption) {
            owed.lasts(&FOR_ADOPTION, because("the adopters were approved for the child", said.since), ended);
        }
        if !said.has(PlacementCondition::ConnectedPerson) {
            continue;
        }
        let over = said.since.plus_days(16 * 7);
        let within = |met: &Met| met.day <= said.until.unwrap_or(Day::from_number(i32::MAX / 2));
        let extended = first_from(&extensions, said.since).filter(within);
        let reviewed = first_from(&pending, said.since).filter(within);
        let first_ends = [ended, extended, reviewed].into_iter().flatten().min_by_key(|met| met.day);
        owed.lasts(
            &TEMPORARY,
            because("the connected person was approved temporarily", said.since),
            first_ends,
        );
        let mut last = over;
        if extended.is_some_and(|extended| extended.day <= over) {
            last = over.plus_days(8 * 7);
            owed.lasts(&EXTENDED, because("the first 16 weeks ended", over), ended);
        }
        if let Some(reviewed) = reviewed {
            owed.lasts(&UNDER_REVIEW, because("an independent review was asked for", reviewed.day), ended);
        } else {
            owed.lasts(&ENDED, because("the temporary approval ran out", last), ended);
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
