//! Powers that last for a short time: police protection, emergency protection, child assessment, accommodation under
//! PACE, secure accommodation with and without an order; deprivation of liberty; and that a child on remand is looked
//! after from the day.
//!
//! A day on which an order says it ends stands in the record and goes before what the law allows. An emergency
//! protection order is for 8 days beginning with its own and may be extended once by 7.

use calendar::{Length, day};
use law::instruments::{CHILDREN_ACT_1989, LASPO_2012, PACE_1984, SECURE_ACCOMMODATION_1991, SSDA903_GUIDE};
use law::{Dated, Evidence, History, Status};
use timeline::codes::LegalStatus;
use timeline::strands_of::coming_into_care::LookedAfterStart;
use timeline::strands_of::court::{
    CourtDirection, CourtOrder, DeprivationOfLibertyOrder, Directed, EmergencyPower, LibertyReviewed,
    OrderSort, Power, SecureAccommodation, SecureReview,
};
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Emergency powers, secure accommodation, liberty",
    clocks: &[
        &POLICE,
        &EMERGENCY,
        &ASSESSMENT,
        &PACE,
        &SECURE_HOURS,
        &SECURE_ORDER,
        &SECURE_REVIEW,
        &LIBERTY_RECORDED,
        &LIBERTY_REVIEWED,
        &REMAND,
        &SECURE_REVIEW_AFTER,
    ],
    duties: Duties::Child(duties),
};

/// Police protection.
pub static POLICE: Clock = Clock {
    id: "order.police",
    title: "Police protection",
    sort: Sort::Limit,
    owner: "Police",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Hours(72)),
        since: day!(1991, 10, 14),
        until: None,
        cite: CHILDREN_ACT_1989.section("46(6)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "Police protection ends", kinds: &[EmergencyPower::KIND] },
};

/// Emergency protection order.
pub static EMERGENCY: Clock = Clock {
    id: "order.epo",
    title: "Emergency protection order",
    sort: Sort::Limit,
    owner: "Court",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::DaysBeginningWith(8)),
        since: day!(1991, 10, 14),
        until: None,
        cite: CHILDREN_ACT_1989.section("45"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The order ends", kinds: &[EmergencyPower::KIND] },
};

/// Child assessment order.
pub static ASSESSMENT: Clock = Clock {
    id: "order.cao",
    title: "Child assessment order",
    sort: Sort::Limit,
    owner: "Court",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::DaysBeginningWith(7)),
        since: day!(1991, 10, 14),
        until: None,
        cite: CHILDREN_ACT_1989.section("43(5)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The order ends", kinds: &[EmergencyPower::KIND] },
};

/// PACE accommodation.
pub static PACE: Clock = Clock {
    id: "order.pace",
    title: "PACE accommodation",
    sort: Sort::Limit,
    owner: "Police, authority",
    limit: History::new(&[Dated {
        value: Allowed::UntilEnded,
        since: day!(1986, 1, 1),
        until: None,
        cite: PACE_1984.section("38(6)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The child is brought before a court", kinds: &[EmergencyPower::KIND] },
};

/// Secure accommodation without court order.
pub static SECURE_HOURS: Clock = Clock {
    id: "secure.72h",
    title: "Secure accommodation without court order",
    sort: Sort::Limit,
    owner: "DCS",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Hours(72)),
        since: day!(1991, 10, 14),
        until: None,
        cite: SECURE_ACCOMMODATION_1991.regulation("10"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The child leaves secure accommodation, or a court makes an order",
        kinds: &[EmergencyPower::KIND],
    },
};

/// Secure order first period.
pub static SECURE_ORDER: Clock = Clock {
    id: "secure.order",
    title: "Secure order first period",
    sort: Sort::Limit,
    owner: "Court",
    limit: History::new(&[Dated {
        value: Allowed::months(3),
        since: day!(1991, 10, 14),
        until: None,
        cite: SECURE_ACCOMMODATION_1991.regulation("11-12"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The order is renewed, or the child leaves secure accommodation",
        kinds: &[SecureAccommodation::KIND],
    },
};

/// Secure criteria review.
pub static SECURE_REVIEW: Clock = Clock {
    id: "secure.review",
    title: "Secure criteria review",
    sort: Sort::Deadline,
    owner: "Panel of three, one independent",
    limit: History::new(&[Dated {
        value: Allowed::months(1),
        since: day!(1991, 10, 14),
        until: None,
        cite: SECURE_ACCOMMODATION_1991.regulation("15"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Three people look whether the criteria are met", kinds: &[SecureReview::KIND] },
};

/// Deprivation of liberty order period recorded.
pub static LIBERTY_RECORDED: Clock = Clock {
    id: "dolo.record",
    title: "Deprivation of liberty order period recorded",
    sort: Sort::Standing,
    owner: "Legal, social worker",
    limit: History::new(&[Dated {
        value: Allowed::AsSet,
        since: day!(2026, 4, 1),
        until: None,
        cite: SSDA903_GUIDE.item("DOLO_START"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "The days of the order are recorded for the return",
        kinds: &[DeprivationOfLibertyOrder::KIND],
    },
};

/// DoL order review.
pub static LIBERTY_REVIEWED: Clock = Clock {
    id: "dolo.review",
    title: "DoL order review",
    sort: Sort::Recurring,
    owner: "Court, social worker",
    limit: History::new(&[Dated {
        value: Allowed::months(3),
        since: law::NOT_STATED,
        until: None,
        cite: CHILDREN_ACT_1989.section("100"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The court looks at the order again", kinds: &[LibertyReviewed::KIND] },
};

/// Child remanded is looked after from remand.
pub static REMAND: Clock = Clock {
    id: "remand.la",
    title: "Child remanded is looked after from remand",
    sort: Sort::Gate,
    owner: "Authority",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(0)),
        since: day!(2012, 12, 3),
        until: None,
        cite: LASPO_2012.section("104"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The child is recorded as looked after from the day of the remand",
        kinds: &[LookedAfterStart::KIND],
    },
};

/// Later reviews of secure accommodation.
pub static SECURE_REVIEW_AFTER: Clock = Clock {
    id: "secure.review.after",
    title: "Secure criteria review, later reviews",
    sort: Sort::Recurring,
    owner: "Panel of three, one independent",
    limit: History::new(&[Dated {
        value: Allowed::months(3),
        since: day!(1991, 10, 14),
        until: None,
        cite: SECURE_ACCOMMODATION_1991.regulation("15"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Three people look whether the criteria are met", kinds: &[SecureReview::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in child.strand::<EmergencyPower>() {
        let (since, ended) = (said.since.day(), met_on(said.ended, said.learnt));
        let (clock, what) = match said.what {
            Power::PoliceProtection => (&POLICE, "the child was taken into police protection"),
            Power::EmergencyProtection => (&EMERGENCY, "the order was made"),
            Power::ChildAssessment => (&ASSESSMENT, "the order began"),
            Power::PoliceAndCriminalEvidence => (&PACE, "the child was held for the police"),
            Power::Secure => (&SECURE_HOURS, "the child was placed in secure accommodation"),
        };
        match said.extended_to {
            Some(until) => owed.by(clock, because(what, since), until, None, ended),
            None => owed.once_from(clock, what, said.since, None, ended),
        }
    }
    let looked_at = done(child, |said: &SecureReview| Some(said.day));
    for said in child.strand::<SecureAccommodation>() {
        let placed = because("the child was placed in secure accommodation", said.since);
        owed.cycle(
            (&SECURE_REVIEW, &SECURE_REVIEW_AFTER),
            placed,
            "the review before",
            said.ended,
            &looked_at,
        );
        if let Some(ordered) = said.ordered {
            let order = because("the order was made", ordered);
            let ended = met_on(said.ended, said.learnt);
            match said.ordered_to {
                Some(until) => owed.by(&SECURE_ORDER, order, until, None, ended),
                None => owed.lasts(&SECURE_ORDER, order, ended),
            }
        }
    }
    liberty(child, &mut owed);
    for said in child.strand::<CourtOrder>().filter(|said| said.what == OrderSort::Remand) {
        let mut rows = child.episodes.iter().filter(|row| row.start >= said.made.plus_days(-1));
        let on_remand = rows.find(|row| row.legal == Some(LegalStatus::J1)).map(|row| row.start);
        let remanded = because("the child was remanded", said.made);
        owed.once(&REMAND, remanded, said.until, met_on(on_remand, said.learnt));
    }
    owed.all()
}

/// Deprivation of liberty: the order is recorded for the return, and the court looks at it again by its own day.
fn liberty(child: &Timeline, owed: &mut Owed<'_>) {
    let reviewed = done(child, |said: &LibertyReviewed| Some(said.day));
    let directions: Vec<Met> =
        done(child, |said: &CourtDirection| (said.what == Directed::LibertyReview).then_some(said.by));
    for said in child.strand::<CourtOrder>().filter(|said| said.what == OrderSort::DeprivationOfLiberty) {
        let made = because("the order was made", said.made);
        let returned = child.liberty_orders.iter().find(|order| order.since >= said.made.plus_days(-1));
        owed.once(&LIBERTY_RECORDED, made, None, met_on(returned.map(|order| order.since), said.learnt));
        match first_from(&directions, said.made) {
            Some(set) => {
                let met = first_from(&reviewed, said.made);
                owed.by(&LIBERTY_REVIEWED, made, set.day, said.until, met);
            }
            None => owed.cycle(
                (&LIBERTY_REVIEWED, &LIBERTY_REVIEWED),
                made,
                "the review before",
                said.until,
                &reviewed,
            ),
        }
    }
}

#[cfg(test)]
mod tests;
