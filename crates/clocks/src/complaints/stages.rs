//! Complaints about children's services by their three stages, requests to see a record, and for how long a
//! looked-after child's record is kept.
//!
//! Each stage has its usual and its longest time; the longest is asked where the stage was extended. What the
//! complainant may do is a window: nobody is late.

use calendar::{Calendars, Day, Length, day};
use law::instruments::{CPPCR_2010, REPRESENTATIONS_2006, UK_GDPR};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::complaints::{AccessRequest, Complaint, RectificationRequest};
use timeline::strands_of::leaving_care::Death;
use timeline::{Definition, Standpoint, Timeline};

use crate::care::{birthday, looked_after};
use crate::owed::{Owed, because, met_on};
use crate::{Allowed, Because, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Complaints and access to records",
    clocks: &[
        &IN_TIME,
        &STAGE_1,
        &STAGE_1_LONGEST,
        &ASK_STAGE_2,
        &STAGE_2,
        &STAGE_2_LONGEST,
        &ASK_PANEL,
        &PANEL,
        &PANEL_REPORT,
        &RESPONSE,
        &ACCESS,
        &PUT_RIGHT,
        &RETAINED,
    ],
    duties: Duties::Child(duties),
};

/// Complaint made in time.
pub static IN_TIME: Clock = Clock {
    id: "complaint.limit",
    title: "Complaint made in time",
    sort: Sort::Limit,
    owner: "Complainant",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Years(1)),
        since: day!(2006, 9, 1),
        until: None,
        cite: REPRESENTATIONS_2006.regulation("9"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The complaint is made", kinds: &[Complaint::KIND] },
};

/// Stage 1 response.
pub static STAGE_1: Clock = Clock {
    id: "complaint.s1",
    title: "Stage 1 response",
    sort: Sort::Deadline,
    owner: "Team manager",
    limit: History::new(&[Dated {
        value: Allowed::working_days(10),
        since: day!(2006, 9, 1),
        until: None,
        cite: REPRESENTATIONS_2006.regulation("14"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Stage 1 is answered, or extended", kinds: &[Complaint::KIND] },
};

/// Stage 1 longest.
pub static STAGE_1_LONGEST: Clock = Clock {
    id: "complaint.s1.max",
    title: "Stage 1 longest",
    sort: Sort::Deadline,
    owner: "Team manager",
    limit: History::new(&[Dated {
        value: Allowed::working_days(20),
        since: day!(2006, 9, 1),
        until: None,
        cite: REPRESENTATIONS_2006.regulation("14"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Stage 1 is answered", kinds: &[Complaint::KIND] },
};

/// Request for stage 2.
pub static ASK_STAGE_2: Clock = Clock {
    id: "complaint.s2.request",
    title: "Request for stage 2",
    sort: Sort::Window,
    owner: "Complainant",
    limit: History::new(&[Dated {
        value: Allowed::working_days(20),
        since: day!(2006, 9, 1),
        until: None,
        cite: REPRESENTATIONS_2006.regulation("15-17"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The complainant asks for stage 2", kinds: &[Complaint::KIND] },
};

/// Stage 2 investigation response.
pub static STAGE_2: Clock = Clock {
    id: "complaint.s2",
    title: "Stage 2 investigation response",
    sort: Sort::Deadline,
    owner: "Investigating officer, independent person, adjudicating officer",
    limit: History::new(&[Dated {
        value: Allowed::working_days(25),
        since: day!(2006, 9, 1),
        until: None,
        cite: REPRESENTATIONS_2006.regulation("17"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Stage 2 is answered, or extended", kinds: &[Complaint::KIND] },
};

/// Stage 2 longest.
pub static STAGE_2_LONGEST: Clock = Clock {
    id: "complaint.s2.max",
    title: "Stage 2 longest",
    sort: Sort::Deadline,
    owner: "Adjudicating officer",
    limit: History::new(&[Dated {
        value: Allowed::working_days(65),
        since: day!(2006, 9, 1),
        until: None,
        cite: REPRESENTATIONS_2006.regulation("17"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Stage 2 is answered", kinds: &[Complaint::KIND] },
};

/// Request for review panel.
pub static ASK_PANEL: Clock = Clock {
    id: "complaint.s3.request",
    title: "Request for review panel",
    sort: Sort::Window,
    owner: "Complainant",
    limit: History::new(&[Dated {
        value: Allowed::working_days(20),
        since: day!(2006, 9, 1),
        until: None,
        cite: REPRESENTATIONS_2006.regulation("18"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The complainant asks for a review panel", kinds: &[Complaint::KIND] },
};

/// Review panel meets.
pub static PANEL: Clock = Clock {
    id: "complaint.s3.panel",
    title: "Review panel meets",
    sort: Sort::Deadline,
    owner: "Three independent persons",
    limit: History::new(&[Dated {
        value: Allowed::working_days(30),
        since: day!(2006, 9, 1),
        until: None,
        cite: REPRESENTATIONS_2006.regulation("19(2)-(4)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The review panel meets", kinds: &[Complaint::KIND] },
};

/// Panel report.
pub static PANEL_REPORT: Clock = Clock {
    id: "complaint.s3.report",
    title: "Panel report",
    sort: Sort::Deadline,
    owner: "Panel",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2006, 9, 1),
        until: None,
        cite: REPRESENTATIONS_2006.regulation("20"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "The panel reports", kinds: &[Complaint::KIND] },
};

/// Authority's response to panel.
pub static RESPONSE: Clock = Clock {
    id: "complaint.s3.response",
    title: "Authority's response to panel",
    sort: Sort::Deadline,
    owner: "DCS",
    limit: History::new(&[Dated {
        value: Allowed::working_days(15),
        since: day!(2006, 9, 1),
        until: None,
        cite: REPRESENTATIONS_2006.regulation("20"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "The authority answers the panel", kinds: &[Complaint::KIND] },
};

/// Subject access response.
pub static ACCESS: Clock = Clock {
    id: "sar.respond",
    title: "Subject access response",
    sort: Sort::Deadline,
    owner: "Information governance",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::SubjectAccess(1)),
        since: day!(2018, 5, 25),
        until: None,
        cite: UK_GDPR.article("12(3)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The request is answered", kinds: &[AccessRequest::KIND] },
};

/// Request to put the record right.
pub static PUT_RIGHT: Clock = Clock {
    id: "sar.respond.right",
    title: "Request to put the record right",
    sort: Sort::Deadline,
    owner: "Information governance",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::SubjectAccess(1)),
        since: day!(2018, 5, 25),
        until: None,
        cite: UK_GDPR.article("12(3)"),
        checked: day!(2026, 11, 23),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "What they say is decided, and they are told",
        kinds: &[RectificationRequest::KIND],
    },
};

/// The day from which the month of a request runs: the latest of its receipt and of proof of who asks.
///
/// UK General Data Protection Regulation, article 12A(2), since 5 February 2026 (Data (Use and Access) Act 2025, section 76);
/// before that the regulator's guidance said the same.
pub fn begins(said: &AccessRequest) -> Day {
    said.identity.map_or(said.received, |identity| identity.max(said.received))
}

/// Days that do not count, up to a day: from the one on which it was asked what is meant to the one on which they said.
///
/// UK General Data Protection Regulation, article 12A(5): only where what is meant is reasonably asked, as where much is held.
pub fn stood_still(said: &AccessRequest, day: Day) -> i32 {
    said.asked
        .filter(|asked| *asked <= day)
        .map_or(0, |asked| asked.days_until(said.said.unwrap_or(day).max(asked)) + 1)
}

/// By when a request has to be answered, as things stand on a day: a month; three where it is extended and they were told within
/// the first; longer by the days that do not count. While somebody is asked what is meant it moves on with each day.
pub fn answer_by(said: &AccessRequest, day: Day, calendars: &Calendars) -> Day {
    let (from, more) = (begins(said), stood_still(said, day));
    let due = |months| calendars.holidays.working_day_from(from.plus_months(months).plus_days(more));
    let first = due(1);
    let in_time = said.extension_told.is_none_or(|told| told <= first);
    if said.extended && in_time { due(3) } else { first }
}

/// Retain looked-after child's record.
pub static RETAINED: Clock = Clock {
    id: "retain.cla",
    title: "Retain looked-after child's record",
    sort: Sort::Retention,
    owner: "Authority",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Years(75)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("50"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "75 years have passed since the child was born", kinds: &[] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in child.strand::<Complaint>() {
        let (end, met) = (said.closed, |day: Option<Day>| met_on(day, said.learnt));
        if let Some(grounds) = said.grounds {
            owed.once(&IN_TIME, because("the grounds arose", grounds), None, met(Some(said.received)));
        }
        let received = match said.advocate {
            Some(appointed) => because("an advocate was appointed", appointed.max(said.received)),
            None => because("the complaint was received", said.received),
        };
        let clock = if said.stage_1_extended { &STAGE_1_LONGEST } else { &STAGE_1 };
        owed.once(clock, received, end, met(said.stage_1_answered));
        if let Some(answered) = said.stage_1_answered {
            owed.once(
                &ASK_STAGE_2,
                because("stage 1 was answered", answered),
                end,
                met(said.stage_2_requested),
            );
        }
        if let Some(started) = said.stage_2_started {
            let clock = if said.stage_2_extended { &STAGE_2_LONGEST } else { &STAGE_2 };
            owed.once(clock, because("stage 2 began", started), end, met(said.stage_2_answered));
        }
        if let Some(answered) = said.stage_2_answered {
            owed.once(
                &ASK_PANEL,
                because("stage 2 was answered", answered),
                end,
                met(said.stage_3_requested),
            );
        }
        if let Some(requested) = said.stage_3_requested {
            owed.once(&PANEL, because("a review panel was asked for", requested), end, met(said.panel_met));
        }
        if let Some(panel) = said.panel_met {
            owed.once(&PANEL_REPORT, because("the panel met", panel), end, met(said.panel_reported));
        }
        if let Some(recommended) = said.recommendations {
            let received = because("the panel's recommendations were received", recommended);
            owed.once(&RESPONSE, received, end, met(said.answered));
        }
    }
    for said in child.strand::<AccessRequest>() {
        let from = because("the request was received", begins(said.record));
        let due = answer_by(said.record, at.day, &at.authority.calendars);
        owed.by(&ACCESS, from, due, said.taken_back, met_on(said.answered, said.learnt));
    }
    for said in child.strand::<RectificationRequest>() {
        let from = because("the request to put the record right was received", said.received);
        let met = met_on(said.decided, said.learnt);
        match said.extended {
            Some(told) if told <= said.received.plus_months(1) => {
                let due = Length::SubjectAccess(3).due_from(from.day, &at.authority.calendars);
                owed.by(&PUT_RIGHT, from, due, None, met);
            }
            _ => owed.once(&PUT_RIGHT, from, None, met),
        }
    }
    if let (Some(born), Some(first)) = (child.born(), looked_after(child).first()) {
        let eighteen = birthday(child, 18);
        let died =
            child.strand::<Death>().map(|said| said.day).find(|&day| eighteen.is_none_or(|at| day < at));
        let what = because("the child was born", born);
        // Owed from the day there was a looked-after record to keep.
        match died {
            Some(died) => {
                owed.by(&RETAINED, because("the child died", died), died.plus_years(15), None, None)
            }
            None => owed.by(&RETAINED, Because { day: first.from, ..what }, born.plus_years(75), None, None),
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
