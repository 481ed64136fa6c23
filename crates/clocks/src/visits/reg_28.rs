//! Visits to a looked-after child by the authority's representative (regulation 28).
//!
//! One rule governs at a time: [`govern`](super::govern) says which. Where it changes part-way (an order is made, a
//! review is held, a year has passed, the child moves), the duty of the old rule ends and one of the new rule begins,
//! counted from the last visit that was actually made. Where that day has passed already because the new rule is
//! stricter, it is due on the day of the change; a first visit has a fresh week. Temporary moves stay on the clock of
//! the main placement.
//!
//! A visit at which the child was not seen is an attempt: the clock runs on. Nothing stops it while a child is missing.
//!
//! The text was read as made and as at 18 August 2014; a person must read the current one before this is relied on.

use calendar::{Length, day};
use law::instruments::{ADOPTION_AGENCIES_2005, CPPCR_2010};
use law::{Dated, Evidence, History, Status};
use timeline::Definition;
use timeline::strands_of::visits::VisitToChild;

use crate::visits::governing::duties;
use crate::{Allowed, Clock, Duties, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Visits to the child",
    clocks: &[
        &FIRST,
        &YEAR_ONE,
        &TO_18,
        &NOT_TO_18,
        &FEWER_AGREED,
        &IMMEDIATE_WEEKLY,
        &IMMEDIATE_AFTER,
        &TEMPORARY_WEEKLY,
        &TEMPORARY_AFTER,
        &INTERIM_WEEKLY,
        &INTERIM_AFTER,
        &CARE_ORDER_FIRST,
        &CARE_ORDER_AFTER,
        &OTHERS_FIRST,
        &OTHERS_YEAR_ONE,
        &OTHERS_AFTER,
        &SHORT_BREAKS_FIRST,
        &SHORT_BREAKS_AFTER,
        &ADOPTION_FIRST,
        &ADOPTION_WEEKLY,
    ],
    duties: Duties::Child(duties),
};

/// What is owed on any day up to one, whether or not it is late. A figure asks it of every child at every month end; what
/// was met before is not worked out for it.
pub use crate::visits::governing::Owed;

/// Who visits.
const OWNER: &str = "The authority's representative, normally the social worker";

/// What meets them.
const SEEN: MetBy = MetBy {
    words: "The child is visited by the authority's representative, and seen",
    kinds: &[VisitToChild::KIND],
};

/// The first visit in a placement. A same-carer change does not set it going again.
pub static FIRST: Clock = Clock {
    id: "visit.first",
    title: "First visit",
    sort: Sort::Deadline,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(1)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(2)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};

/// In the first year of the placement.
pub static YEAR_ONE: Clock = Clock {
    id: "visit.year1",
    title: "Visit interval in the first year of the placement",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(6)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(2)(b)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};

/// After a year, where the placement is meant to last to 18. Three months, not twelve weeks.
pub static TO_18: Clock = Clock {
    id: "visit.after1.perm",
    title: "Visit interval after one year, placement intended to last to 18",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Months(3)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(2)(c)(i)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};

/// After a year, in every other placement: six weeks for ever.
pub static NOT_TO_18: Clock = Clock {
    id: "visit.after1.other",
    title: "Visit interval after one year, any other placement",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(6)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(2)(c)(ii)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};

/// In long-term fostering of a year or more, where the child agreed. The paragraph is to be checked.
pub static FEWER_AGREED: Clock = Clock {
    id: "visit.ltfoster.6m",
    title: "Reduced visits in a long-term foster placement",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Months(6)),
        since: day!(2015, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: SEEN,
};

/// With a parent before the assessment is complete, until the first review is held.
pub static IMMEDIATE_WEEKLY: Clock = Clock {
    id: "visit.reg19.weekly",
    title: "Visits, immediate placement with parents before assessment",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(1)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(3)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};

/// With a parent before the assessment is complete, after the first review.
pub static IMMEDIATE_AFTER: Clock = Clock {
    id: "visit.reg19.after",
    title: "Visits after first review, reg 19",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(6)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(3)(b)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};

/// With a connected person approved temporarily, until the first review is held.
pub static TEMPORARY_WEEKLY: Clock = Clock {
    id: "visit.reg24.weekly",
    title: "Visits, temporarily approved connected person",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(1)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(4)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};

/// With a connected person approved temporarily, after the first review.
pub static TEMPORARY_AFTER: Clock = Clock {
    id: "visit.reg24.after",
    title: "Visits after first review, reg 24",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(4)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(4)(b)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};

/// With a parent under an interim care order, until the first review is held.
pub static INTERIM_WEEKLY: Clock = Clock {
    id: "visit.ico.parents.weekly",
    title: "Visits, interim care order and living with parent",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(1)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(4)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};

/// With a parent under an interim care order, after the first review.
pub static INTERIM_AFTER: Clock = Clock {
    id: "visit.ico.parents.after",
    title: "Visits after first review, ICO with parent",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(4)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(4)(b)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};

/// With a parent under a full care order: within a week of the order, or of going to live there if that is later.
pub static CARE_ORDER_FIRST: Clock = Clock {
    id: "visit.co.parents.first",
    title: "First visit, full care order and living with parent",
    sort: Sort::Deadline,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(1)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(5)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};

/// With a parent under a full care order, after that.
pub static CARE_ORDER_AFTER: Clock = Clock {
    id: "visit.co.parents.after",
    title: "Visits, full care order and living with parent",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(6)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(5)(b)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};

/// Where others arrange how the child lives (custody): the first visit.
pub static OTHERS_FIRST: Clock = Clock {
    id: "visit.otherarr",
    title: "Visits where another person is responsible for the living arrangements",
    sort: Sort::Deadline,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(1)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(6)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: SEEN,
};

/// Where others arrange how the child lives: in the first year.
pub static OTHERS_YEAR_ONE: Clock = Clock {
    id: "visit.otherarr.year1",
    title: "Visits where another person is responsible for the living arrangements, first year",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(6)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(6)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: SEEN,
};

/// Where others arrange how the child lives: after a year.
pub static OTHERS_AFTER: Clock = Clock {
    id: "visit.otherarr.after1",
    title: "Visits where another person is responsible for the living arrangements, after one year",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Months(3)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(6)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: SEEN,
};

/// The first visit in a series of short breaks.
pub static SHORT_BREAKS_FIRST: Clock = Clock {
    id: "visit.shortbreak.first",
    title: "First visit, short-break series",
    sort: Sort::Deadline,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Months(3)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("48(3)(c)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: SEEN,
};

/// Later visits in a series of short breaks.
pub static SHORT_BREAKS_AFTER: Clock = Clock {
    id: "visit.shortbreak.after",
    title: "Subsequent visits, short-break series",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Months(6)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("48(3)(c)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: SEEN,
};

/// The first visit after the child is placed for adoption.
pub static ADOPTION_FIRST: Clock = Clock {
    id: "adopt.visit.first",
    title: "First visit after placement for adoption",
    sort: Sort::Deadline,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(1)),
        since: day!(2005, 12, 30),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("36(4)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};

/// Every week until the first review of the placement for adoption; then as the review decides.
pub static ADOPTION_WEEKLY: Clock = Clock {
    id: "adopt.visit.weekly",
    title: "Visits until first adoption review",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Weeks(1)),
        since: day!(2005, 12, 30),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("36(4)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: SEEN,
};
