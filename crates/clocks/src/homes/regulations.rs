//! What the regulations ask of a children's home and of supported accommodation: the independent person's visit in
//! each calendar month and the report, the review of the quality of care, notices of serious events, records of
//! restraint, the review of the location, the inspection, and that a short break the home cancels is explained.

use calendar::{Length, Moment, day};
use law::instruments::{
    CHILDRENS_HOMES_2015, FEES_AND_FREQUENCY_2015, LOCAL_STANDARD, SUPPORTED_ACCOMMODATION_2023,
};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::homes::{
    BreakCancelled, HomeDetails, HomeSort, IndependentVisit, LocationReview, OfstedInspection, QualityReview,
    Restraint, SeriousEvent,
};
use timeline::{Definition, Home, Standpoint, Stranded};

use crate::owed::{Owed, because, done, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Homes",
    clocks: &[
        &VISIT,
        &VISIT_REPORT,
        &QUALITY,
        &QUALITY_REPORT,
        &EVENT,
        &LOCATION,
        &RESTRAINT,
        &RESTRAINT_REVIEW,
        &INSPECTION,
        &SUPPORTED_LOCATION,
        &SUPPORTED_QUALITY,
        &CANCELLED,
    ],
    duties: Duties::Home(duties),
};

/// Independent person's visit.
pub static VISIT: Clock = Clock {
    id: "home.reg44",
    title: "Independent person's visit",
    sort: Sort::Recurring,
    owner: "Independent person",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::EachCalendarMonth),
        since: day!(2015, 4, 1),
        until: None,
        cite: CHILDRENS_HOMES_2015.regulation("44(1)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The independent person visits", kinds: &[IndependentVisit::KIND] },
};

/// Reg 44 report issued.
pub static VISIT_REPORT: Clock = Clock {
    id: "home.reg44.report",
    title: "Reg 44 report issued",
    sort: Sort::Target,
    owner: "Independent person",
    limit: History::new(&[Dated {
        value: Allowed::months(1),
        since: day!(2015, 4, 1),
        until: None,
        cite: CHILDRENS_HOMES_2015.regulation("44(4)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The independent person's report is issued", kinds: &[IndependentVisit::KIND] },
};

/// Review of quality of care.
pub static QUALITY: Clock = Clock {
    id: "home.reg45",
    title: "Review of quality of care",
    sort: Sort::Recurring,
    owner: "Registered person",
    limit: History::new(&[Dated {
        value: Allowed::months(6),
        since: day!(2015, 4, 1),
        until: None,
        cite: CHILDRENS_HOMES_2015.regulation("45"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The quality of care is reviewed", kinds: &[QualityReview::KIND] },
};

/// Reg 45 report to HMCI.
pub static QUALITY_REPORT: Clock = Clock {
    id: "home.reg45.report",
    title: "Reg 45 report to HMCI",
    sort: Sort::Deadline,
    owner: "Registered person",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(28)),
        since: day!(2015, 4, 1),
        until: None,
        cite: CHILDRENS_HOMES_2015.regulation("45(4)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The report is sent to Ofsted", kinds: &[QualityReview::KIND] },
};

/// Notification of serious event.
pub static EVENT: Clock = Clock {
    id: "home.reg40",
    title: "Notification of serious event",
    sort: Sort::Deadline,
    owner: "Registered person",
    limit: History::new(&[Dated {
        value: Allowed::AtOnce,
        since: day!(2015, 4, 1),
        until: None,
        cite: CHILDRENS_HOMES_2015.regulation("40"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Ofsted and the others are notified", kinds: &[SeriousEvent::KIND] },
};

/// Review of premises location.
pub static LOCATION: Clock = Clock {
    id: "home.reg46",
    title: "Review of premises location",
    sort: Sort::Recurring,
    owner: "Registered person",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2015, 4, 1),
        until: None,
        cite: CHILDRENS_HOMES_2015.regulation("46"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "The location of the premises is reviewed", kinds: &[LocationReview::KIND] },
};

/// Restraint or control record made.
pub static RESTRAINT: Clock = Clock {
    id: "home.restraint.record",
    title: "Restraint or control record made",
    sort: Sort::Deadline,
    owner: "Staff",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Hours(24)),
        since: day!(2015, 4, 1),
        until: None,
        cite: CHILDRENS_HOMES_2015.regulation("35(3)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The record is made", kinds: &[Restraint::KIND] },
};

/// Restraint debrief and sign-off.
pub static RESTRAINT_REVIEW: Clock = Clock {
    id: "home.restraint.review",
    title: "Restraint debrief and sign-off",
    sort: Sort::Deadline,
    owner: "Registered person",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Hours(48)),
        since: day!(2015, 4, 1),
        until: None,
        cite: CHILDRENS_HOMES_2015.regulation("35(3)(b)-(c)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "It is talked through and signed", kinds: &[Restraint::KIND] },
};

/// Ofsted inspection.
pub static INSPECTION: Clock = Clock {
    id: "home.inspection",
    title: "Ofsted inspection",
    sort: Sort::Recurring,
    owner: "Ofsted",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::EachCalendarYear),
        since: day!(2015, 4, 1),
        until: None,
        cite: FEES_AND_FREQUENCY_2015.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "Ofsted inspects the home in full", kinds: &[OfstedInspection::KIND] },
};

/// Location assessment.
pub static SUPPORTED_LOCATION: Clock = Clock {
    id: "reg.supported.location",
    title: "Location assessment",
    sort: Sort::Recurring,
    owner: "Registered person",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::EachCalendarYear),
        since: day!(2023, 4, 28),
        until: None,
        cite: SUPPORTED_ACCOMMODATION_2023.regulation("6(2)(a)(ii)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The location is assessed", kinds: &[LocationReview::KIND] },
};

/// Quality of support review.
pub static SUPPORTED_QUALITY: Clock = Clock {
    id: "reg.supported.quality",
    title: "Quality of support review",
    sort: Sort::Recurring,
    owner: "Registered person",
    limit: History::new(&[Dated {
        value: Allowed::months(6),
        since: day!(2023, 4, 28),
        until: None,
        cite: SUPPORTED_ACCOMMODATION_2023.regulation("32"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The quality of support is reviewed", kinds: &[QualityReview::KIND] },
};

/// Short break cancelled by the home.
pub static CANCELLED: Clock = Clock {
    id: "sb.cancel",
    title: "Short break cancelled by the home",
    sort: Sort::Standing,
    owner: "Home manager",
    limit: History::new(&[Dated {
        value: Allowed::AsSet,
        since: day!(2018, 12, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "It is said why the short break was cancelled", kinds: &[BreakCancelled::KIND] },
};

fn duties(home: &Home, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let visited = done(home, |said: &IndependentVisit| Some(said.day));
    let quality = done(home, |said: &QualityReview| Some(said.day));
    let located = done(home, |said: &LocationReview| Some(said.day));
    let inspected = done(home, |said: &OfstedInspection| said.full.then_some(said.day));
    for said in home.strand::<HomeDetails>() {
        let (registered, end) = (because("the home was registered", said.since), said.until);
        if said.sort == HomeSort::Supported {
            owed.rounds(&SUPPORTED_LOCATION, registered, end, &located);
            owed.cycle((&SUPPORTED_QUALITY, &SUPPORTED_QUALITY), registered, AGAIN, end, &quality);
            continue;
        }
        owed.rounds(&VISIT, registered, end, &visited);
        owed.cycle((&QUALITY, &QUALITY), registered, AGAIN, end, &quality);
        owed.cycle((&LOCATION, &LOCATION), registered, AGAIN, end, &located);
        owed.rounds(&INSPECTION, registered, end, &inspected);
    }
    for said in home.strand::<IndependentVisit>() {
        let visit = because("the independent person visited", said.day);
        owed.once(&VISIT_REPORT, visit, None, met_on(said.reported, said.learnt));
    }
    for said in home.strand::<QualityReview>() {
        let review = because("the review was completed", said.day);
        owed.once(&QUALITY_REPORT, review, None, met_on(said.sent, said.learnt));
    }
    for said in home.strand::<SeriousEvent>() {
        let event = because("the event happened", said.at.day());
        owed.once(&EVENT, event, None, met_on(said.notified, said.learnt));
    }
    for said in home.strand::<Restraint>() {
        let on = |moment: Option<Moment>| met_on(moment.map(Moment::day), said.learnt);
        owed.once_from(&RESTRAINT, "the measure was used", said.at, None, on(said.recorded));
        owed.once_from(&RESTRAINT_REVIEW, "the measure was used", said.at, None, on(said.reviewed));
    }
    for said in home.strand::<BreakCancelled>() {
        let explained = met_on(said.because.map(|_| said.day), said.learnt);
        owed.once(&CANCELLED, because("the home cancelled a short break", said.day), None, explained);
    }
    owed.all()
}

/// What a later review counts from.
const AGAIN: &str = "the review before";

#[cfg(test)]
mod tests;
