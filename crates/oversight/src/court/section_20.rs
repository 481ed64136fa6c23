//! Children looked after by agreement (section 20), as an overview of a month shows them: age, how long, who consented and
//! knew what to, the plan, and the review.

use calendar::Day;
use records::Answer;
use records::coming_into_care::{PermanenceRoute, Section20Consent};
use timeline::Timeline;

use crate::permanence::Track;

/// Months after which consent should be looked at again with those who gave it.
pub const AGAIN_MONTHS: i32 = 3;

/// What is wrong with an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// No consent is recorded since the child is accommodated.
    NoConsent,
    /// Consent was ended, and the child is still accommodated.
    Withdrawn,
    /// Whoever agreed did not understand what to, or nobody knows.
    NotUnderstood,
    /// Consent was not looked at again for too long.
    NotReviewed,
    /// A year, and no plan says where the child will grow up.
    NoPlan,
}

impl Fault {
    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Fault::NoConsent => "No consent recorded",
            Fault::Withdrawn => "Consent ended, still accommodated",
            Fault::NotUnderstood => "Not known that they understood",
            Fault::NotReviewed => "Consent not looked at again in 3 months",
            Fault::NoPlan => "A year without a plan",
        }
    }
}

/// A child looked after by agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// Since when under section 20 without a break.
    pub since: Day,
    /// Days.
    pub days: i32,
    /// Completed years.
    pub age: Option<i32>,
    /// The consent that stands, or the last: its day, who gave it, whether they understood.
    pub consent: Option<(Day, String, Answer)>,
    /// The day it was looked at again last.
    pub looked_again: Option<Day>,
    /// The plan.
    pub route: Option<PermanenceRoute>,
    /// The last review.
    pub review: Option<Day>,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// A child who is looked after under section 20 on a day; `None` for anybody else.
pub fn of(child: &Timeline, track: Option<&Track>, day: Day) -> Option<Agreed> {
    let on = child.on(day);
    let now = on.episode?;
    let status = now.legal.filter(|status| status.code() == "V2")?;
    let mut began = now;
    while let Some(before) = child.before(began).filter(|before| before.legal == Some(status)) {
        began = before;
    }
    let since = began.start;
    let care = on.period().map_or(since, |period| period.start);
    // Consent may be given some days before the child moves.
    let mut given = child.strand::<Section20Consent>();
    let consent = given.rfind(|said| said.day <= day && said.day >= care.plus_days(-28));
    let ended = consent.and_then(|said| said.withdrawn).filter(|on| *on <= day);
    let looked_again = consent.and_then(|said| said.reviewed).filter(|on| *on <= day);
    let route = track.and_then(Track::route);
    let mut faults = Vec::new();
    match consent {
        None => faults.push(Fault::NoConsent),
        Some(_) if ended.is_some() => faults.push(Fault::Withdrawn),
        Some(said) => {
            if said.understood != Answer::Yes {
                faults.push(Fault::NotUnderstood);
            }
            if looked_again.unwrap_or(said.day).plus_months(AGAIN_MONTHS) < day {
                faults.push(Fault::NotReviewed);
            }
        }
    }
    let undecided = route.is_none_or(|route| route == PermanenceRoute::NotDecided);
    if undecided && since.plus_months(12) <= day {
        faults.push(Fault::NoPlan);
    }
    Some(Agreed {
        since,
        days: since.days_until(day),
        age: on.age(),
        consent: consent.map(|said| (said.day, said.by.clone(), said.understood)),
        looked_again,
        route,
        review: child.reviews.iter().map(|review| review.day).filter(|on| *on <= day && *on >= care).max(),
        faults,
    })
}
