//! What the authority itself does again and again: meetings, reports and audits that it has set for itself, and the yearly
//! reports and returns that the law asks.
//!
//! What has a rhythm of the authority's own is asked where the authority has set one. A return is due by the day that is set
//! for it each year, which stands in the record.

use calendar::{Day, Length, day};
use law::instruments::{
    CHILDREN_ACT_1989, CHILDREN_AND_SOCIAL_WORK_ACT_2017, IRO_HANDBOOK, LOCAL_STANDARD, WORKFORCE_CENSUS,
};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::governance::{
    MeetingHeld, MeetingSort, NationalReturn, ReportMade, ReportSort, ReturnSubmitted,
};
use timeline::{Authority, Definition, Standpoint, Stranded};

use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Meetings, reports and returns",
    clocks: &[
        &SECTION_20,
        &CLINIC,
        &WEEKLY,
        &REVIEWING,
        &REPORT,
        &PANEL,
        &RESIDENTIAL,
        &AUDIT,
        &SCRUTINY,
        &ATTENDANCE,
        &SKILLS,
        &REVIEWING_ANNUAL,
        &VIRTUAL_SCHOOL,
        &LOCAL_OFFER,
        &LOOKED_AFTER,
        &IN_NEED,
        &WORKFORCE,
    ],
    duties: Duties::Authority(duties),
};

/// Monthly overview of s.20 cases.
pub static SECTION_20: Clock = Clock {
    id: "cla.s20.oversight",
    title: "Monthly overview of s.20 cases",
    sort: Sort::Recurring,
    owner: "IRO service manager to the PLO business meeting",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::EachCalendarMonth),
        since: day!(2018, 1, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The section 20 cases are looked over", kinds: &[MeetingHeld::KIND] },
};

/// Performance clinic (care leavers).
pub static CLINIC: Clock = Clock {
    id: "perf.clinic",
    title: "Performance clinic (care leavers)",
    sort: Sort::Recurring,
    owner: "Service manager",
    limit: History::new(&[Dated {
        value: Allowed::weeks(2),
        since: day!(2017, 5, 4),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The performance clinic is held", kinds: &[MeetingHeld::KIND] },
};

/// Performance meeting (LAC).
pub static WEEKLY: Clock = Clock {
    id: "perf.weekly",
    title: "Performance meeting (LAC)",
    sort: Sort::Recurring,
    owner: "Head of service",
    limit: History::new(&[Dated {
        value: Allowed::weeks(1),
        since: day!(2018, 10, 31),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The performance meeting is held", kinds: &[MeetingHeld::KIND] },
};

/// IRO performance meeting.
pub static REVIEWING: Clock = Clock {
    id: "perf.iro",
    title: "IRO performance meeting",
    sort: Sort::Recurring,
    owner: "IRO service manager",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::EachCalendarMonth),
        since: day!(2018, 4, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy {
        words: "The performance meeting of the reviewing service is held",
        kinds: &[MeetingHeld::KIND],
    },
};

/// Corporate parenting performance report.
pub static REPORT: Clock = Clock {
    id: "perf.report",
    title: "Corporate parenting performance report",
    sort: Sort::Recurring,
    owner: "Performance officer",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::EachCalendarMonth),
        since: day!(2018, 4, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The corporate parenting report is made", kinds: &[ReportMade::KIND] },
};

/// Corporate parenting panel.
pub static PANEL: Clock = Clock {
    id: "panel.cpp",
    title: "Corporate parenting panel",
    sort: Sort::Recurring,
    owner: "Elected members",
    limit: History::new(&[Dated {
        value: Allowed::weeks(8),
        since: day!(2018, 8, 28),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The corporate parenting panel meets", kinds: &[MeetingHeld::KIND] },
};

/// Residential placement panel.
pub static RESIDENTIAL: Clock = Clock {
    id: "panel.residential",
    title: "Residential placement panel",
    sort: Sort::Recurring,
    owner: "Service managers",
    limit: History::new(&[Dated {
        value: Allowed::weeks(1),
        since: day!(2018, 4, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The residential placement panel meets", kinds: &[MeetingHeld::KIND] },
};

/// IRO 'let's reflect' audit.
pub static AUDIT: Clock = Clock {
    id: "audit.iro",
    title: "IRO 'let's reflect' audit",
    sort: Sort::Recurring,
    owner: "Each IRO",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::EachCalendarMonth),
        since: day!(2018, 4, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The reviewing officers audit", kinds: &[MeetingHeld::KIND] },
};

/// Fostering progress report to scrutiny.
pub static SCRUTINY: Clock = Clock {
    id: "scrutiny.fostering",
    title: "Fostering progress report to scrutiny",
    sort: Sort::Recurring,
    owner: "Fostering manager",
    limit: History::new(&[Dated {
        value: Allowed::months(6),
        since: day!(2018, 10, 16),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The fostering report is given to scrutiny", kinds: &[ReportMade::KIND] },
};

/// Weekly attendance and exclusion report.
pub static ATTENDANCE: Clock = Clock {
    id: "vs.attendance.report",
    title: "Weekly attendance and exclusion report",
    sort: Sort::Recurring,
    owner: "Virtual school advisers",
    limit: History::new(&[Dated {
        value: Allowed::weeks(1),
        since: day!(2018, 12, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The attendance and exclusion report is made", kinds: &[ReportMade::KIND] },
};

/// Skills to foster course frequency.
pub static SKILLS: Clock = Clock {
    id: "foster.skills",
    title: "Skills to foster course frequency",
    sort: Sort::Recurring,
    owner: "Recruitment team",
    limit: History::new(&[Dated {
        value: Allowed::months(2),
        since: day!(2018, 11, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "A skills to foster course is held", kinds: &[MeetingHeld::KIND] },
};

/// IRO annual report to corporate parenting panel.
pub static REVIEWING_ANNUAL: Clock = Clock {
    id: "iro.annualreport",
    title: "IRO annual report to corporate parenting panel",
    sort: Sort::Recurring,
    owner: "IRO service manager",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2011, 4, 1),
        until: None,
        cite: IRO_HANDBOOK.chapter("7"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The annual report of the reviewing service is given to the panel",
        kinds: &[ReportMade::KIND],
    },
};

/// Virtual school head annual report.
pub static VIRTUAL_SCHOOL: Clock = Clock {
    id: "vs.annualreport",
    title: "Virtual school head annual report",
    sort: Sort::Recurring,
    owner: "Virtual school head",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2014, 5, 13),
        until: None,
        cite: CHILDREN_ACT_1989.section("22(3A)-(3B)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The annual report of the virtual school is made", kinds: &[ReportMade::KIND] },
};

/// Local offer for care leavers published and updated.
pub static LOCAL_OFFER: Clock = Clock {
    id: "cl.localoffer",
    title: "Local offer for care leavers published and updated",
    sort: Sort::Standing,
    owner: "Authority",
    limit: History::new(&[Dated {
        value: Allowed::AsSet,
        since: day!(2018, 4, 1),
        until: None,
        cite: CHILDREN_AND_SOCIAL_WORK_ACT_2017.section("2"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The local offer is published", kinds: &[ReportMade::KIND] },
};

/// SSDA903 collection period.
pub static LOOKED_AFTER: Clock = Clock {
    id: "return.ssda903",
    title: "SSDA903 collection period",
    sort: Sort::Recurring,
    owner: "Performance team",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(1991, 10, 14),
        until: None,
        cite: CHILDREN_ACT_1989.section("83"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The return is submitted", kinds: &[ReturnSubmitted::KIND] },
};

/// CIN census period.
pub static IN_NEED: Clock = Clock {
    id: "return.cin",
    title: "CIN census period",
    sort: Sort::Recurring,
    owner: "Performance team",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2008, 4, 1),
        until: None,
        cite: CHILDREN_ACT_1989.section("83"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The census is submitted", kinds: &[ReturnSubmitted::KIND] },
};

/// Children's social work workforce census.
pub static WORKFORCE: Clock = Clock {
    id: "return.csww",
    title: "Children's social work workforce census",
    sort: Sort::Recurring,
    owner: "Workforce team",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2013, 9, 30),
        until: None,
        cite: WORKFORCE_CENSUS.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The census is submitted", kinds: &[ReturnSubmitted::KIND] },
};

fn duties(authority: &Authority, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let meetings = [
        (&SECTION_20, MeetingSort::Section20),
        (&CLINIC, MeetingSort::PerformanceClinic),
        (&WEEKLY, MeetingSort::PerformanceWeekly),
        (&REVIEWING, MeetingSort::ReviewingPerformance),
        (&PANEL, MeetingSort::CorporateParenting),
        (&RESIDENTIAL, MeetingSort::ResidentialPanel),
        (&AUDIT, MeetingSort::ReviewingAudit),
        (&SKILLS, MeetingSort::SkillsToFoster),
    ];
    for (clock, what) in meetings {
        let held = done(authority, |said: &MeetingHeld| (said.what == what).then_some(said.day));
        rhythm(&mut owed, clock, &held);
    }
    let report =
        |what: ReportSort| done(authority, move |said: &ReportMade| (said.what == what).then_some(said.day));
    for (clock, what) in [
        (&REPORT, ReportSort::CorporateParenting),
        (&SCRUTINY, ReportSort::FosteringScrutiny),
        (&ATTENDANCE, ReportSort::Attendance),
    ] {
        rhythm(&mut owed, clock, &report(what));
    }
    for (clock, what, (month, day), ended) in [
        (&REVIEWING_ANNUAL, ReportSort::ReviewingAnnual, (3, 31), "the year ended"),
        (&VIRTUAL_SCHOOL, ReportSort::VirtualSchoolAnnual, (8, 31), "the school year ended"),
    ] {
        yearly(&mut owed, clock, (month, day), ended, &report(what));
    }
    if let Some(since) = owed.beginning(&LOCAL_OFFER) {
        let published = first_from(&report(ReportSort::LocalOffer), Day::from_number(i32::MIN / 2));
        owed.once(&LOCAL_OFFER, because("care leavers must have a local offer", since), None, published);
    }
    for said in authority.strand::<ReturnSubmitted>() {
        let (clock, (month, day)) = match said.what {
            NationalReturn::LookedAfter => (&LOOKED_AFTER, (3, 31)),
            NationalReturn::InNeed => (&IN_NEED, (3, 31)),
            NationalReturn::Workforce => (&WORKFORCE, (9, 30)),
        };
        let year_ends = Day::new(i32::from(said.year), month, day);
        if let (Some(ended), Some(due)) = (year_ends, said.due) {
            let met = met_on(said.submitted, said.learnt);
            owed.by(clock, because("the collection period ended", ended), due, None, met);
        }
    }
    owed.all()
}

/// Once in each round of the authority's own rhythm.
fn rhythm(owed: &mut Owed<'_>, clock: &'static Clock, done: &[Met]) {
    if let Some(since) = owed.beginning(clock) {
        owed.rounds(clock, because("a new round began", since), None, done);
    }
}

/// For each year that ended, within the time after it.
fn yearly(
    owed: &mut Owed<'_>,
    clock: &'static Clock,
    (month, day): (u8, u8),
    what: &'static str,
    done: &[Met],
) {
    let Some(since) = owed.beginning(clock) else { return };
    for year in since.year()..=owed.today().year() {
        let Some(ended) = Day::new(year, month, day).filter(|&ended| ended >= since) else { continue };
        let within = |met: &Met| met.day <= ended.plus_years(1);
        owed.once(clock, because(what, ended), None, first_from(done, ended.plus_days(1)).filter(within));
    }
}

#[cfg(test)]
mod tests;
