//! What a young person is in the law on leaving care: eligible, relevant, former relevant, qualifying or none of them, worked
//! out from the record, with the reason and the days. The one place where it is worked out: clocks, figures and pages ask here.
//!
//! - *Eligible* (Children Act 1989, Schedule 2, paragraph 19B; CPPCR 2010, regulation 40): 16 or 17, looked after, and looked
//!   after for 13 weeks in all since the 14th birthday. Short breaks do not count.
//! - *Relevant* (section 23A; Care Leavers (England) Regulations 2010, regulation 3): 16 or 17, and was eligible until care
//!   ended;
//!   or was detained or in hospital on the 16th birthday, straight after 13 weeks of care. Six months with a parent or somebody
//!   with parental responsibility end it; if that breaks down, it holds again.
//! - *Former relevant* (section 23C): 18 to 20, and was relevant, or eligible in care, on the day before. From 21 to 24 with the
//!   offer of section 23CZB.
//! - *Qualifying* (section 24): 16 to 20, and looked after at 16 or 17 without being any of these; or under a special
//!   guardianship order made out of care.
//!
//! What the record cannot say (private fostering that it does not hold, care by another authority) a person says:
//! [`LeaverStatusDecided`] stands over what is worked out, and both are shown.
//!
//! The days of somebody whose first known row is not the start of care are counted from that row: never fewer than are known.

use calendar::Day;
use timeline::strands_of::leaving_care::{
    AccommodationProvided, Death, Detained, LeaverStatusDecided, SupportOffer,
};
use timeline::{Answer, Said, Timeline};

pub use timeline::strands_of::leaving_care::LeaverStatus;

use crate::care::{became_looked_after, birthday, end_of, periods};

/// Days of being looked after since the 14th birthday that make a young person eligible: 13 weeks.
pub const DAYS_NEEDED: i32 = 13 * 7;

/// Months with a parent after which a relevant child no longer is one (Care Leavers (England) Regulations 2010, regulation 3(5)).
pub const MONTHS_AT_HOME: i32 = 6;

/// A status from a day to a day, and why. What lies ahead of the day of the question is so if nothing else happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The status.
    pub status: LeaverStatus,
    /// The first day.
    pub from: Day,
    /// The first day on which it no longer holds; `None`: it stays.
    pub until: Option<Day>,
    /// Why.
    pub why: Why,
}

/// Why a status holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The record has no date of birth.
    BirthNotKnown,
    /// Under 16.
    Under16,
    /// 16 or over, and never looked after at 16 or 17 as far as the record knows.
    NotInCareAt16,
    /// Looked after, and not for 13 weeks yet.
    TooFewDays {
        /// The day on which care began, or began again.
        since: Day,
    },
    /// Looked after at 16 or 17 and for 13 weeks since 14; the day on which both were so.
    ThirteenWeeks(Day),
    /// Care ended on this day, and the young person was eligible.
    LeftCare(Day),
    /// Detained or in hospital on the 16th birthday, since this day, straight after care.
    DetainedAt16(Day),
    /// Lived with a parent since this day, for six months.
    AtHome(Day),
    /// What was agreed with a parent ended on this day.
    HomeBrokeDown(Day),
    /// Care ended on this day, before 13 weeks were counted.
    LeftTooSoon(Day),
    /// A special guardianship order ended care on this day.
    SpecialGuardianship(Day),
    /// Another authority took over on this day.
    AnotherAuthority(Day),
    /// An assessment of age found the young person grown up, on this day.
    FoundAdult(Day),
    /// 18 on this day, and eligible or relevant until then.
    Eighteen(Day),
    /// 21 on this day, and former relevant until then.
    TwentyOne(Day),
    /// 21 on this day, and qualifying until then.
    QualifyingTo21(Day),
    /// 25 on this day.
    TwentyFive(Day),
    /// Died on this day.
    Died(Day),
    /// A person decided it, from this day.
    Decided(Day),
}

impl Why {
    /// In a plain sentence without its full stop.
    pub fn words(self) -> String {
        let on = |day: Day| day.to_words();
        match self {
            Why::BirthNotKnown => "No date of birth is recorded".to_owned(),
            Why::Under16 => "Under 16".to_owned(),
            Why::NotInCareAt16 => "The record knows of no care at 16 or 17".to_owned(),
            Why::TooFewDays { since } => format!(
                "Looked after since {}, and not yet for 13 weeks in all since the 14th birthday",
                on(since)
            ),
            Why::ThirteenWeeks(day) => format!(
                "Looked after at 16 or 17, and for 13 weeks in all since the 14th birthday: so on {}",
                on(day)
            ),
            Why::LeftCare(day) => format!("Was eligible, and care ended on {}", on(day)),
            Why::DetainedAt16(day) => format!(
                "In custody or hospital since {}, on the 16th birthday, straight after 13 weeks of care",
                on(day)
            ),
            Why::AtHome(day) => format!(
                "Has lived with a parent or somebody with parental responsibility since {}, for six months",
                on(day)
            ),
            Why::HomeBrokeDown(day) => {
                format!("Living with a parent came to an end on {}: relevant again", on(day))
            }
            Why::LeftTooSoon(day) => format!(
                "Looked after at 16 or 17 until {}, and not for 13 weeks in all since the 14th birthday",
                on(day)
            ),
            Why::SpecialGuardianship(day) => {
                format!("Left care on {} under a special guardianship order", on(day))
            }
            Why::AnotherAuthority(day) => format!("Another authority took over on {}", on(day)),
            Why::FoundAdult(day) => {
                format!("An assessment of age found the young person grown up on {}", on(day))
            }
            Why::Eighteen(day) => format!("18 on {}, and eligible or relevant until then", on(day)),
            Why::TwentyOne(day) => format!("21 on {}, and former relevant until then", on(day)),
            Why::QualifyingTo21(day) => {
                format!("21 on {}: help with education goes on to 25", on(day))
            }
            Why::TwentyFive(day) => format!("25 on {}", on(day)),
            Why::Died(day) => format!("Died on {}", on(day)),
            Why::Decided(day) => format!("Decided by a person, from {}", on(day)),
        }
    }
}

/// A stretch of being looked after, short breaks apart, to the 18th birthday at the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InCare {
    /// The first day that is known.
    pub from: Day,
    /// The day care ended; `None` while it lasts.
    pub until: Option<Day>,
    /// Whether the first day is that on which care began: if not, care began earlier.
    pub from_known: bool,
}

/// The stretches of care of a young person, in order, each told once where a return's rows overlap.
pub fn in_care(child: &Timeline) -> Vec<InCare> {
    let told = periods(child).into_iter().filter_map(|period| {
        let from = became_looked_after(child, period)?;
        let until = end_of(child, period).filter(|_| period.end.is_some());
        let known = period.start_known() || from > period.start;
        (until.is_none_or(|until| until > from)).then_some(InCare { from, until, from_known: known })
    });
    told.collect()
}

/// Days of care from the 14th birthday to a day, that day among them: what the 13 weeks are counted from.
pub fn days_since_14(child: &Timeline, day: Day) -> i32 {
    let Some(fourteen) = birthday(child, 14) else { return 0 };
    in_care(child).iter().map(|care| days_of(care, fourteen, day)).sum()
}

fn days_of(care: &InCare, fourteen: Day, day: Day) -> i32 {
    let end = care.until.unwrap_or(Day::from_number(i32::MAX / 2)).min(day.plus_days(1));
    care.from.max(fourteen).days_until(end).max(0)
}

/// What is worked out from the record alone: stretches without a gap, from birth to what holds for good.
pub fn worked(child: &Timeline) -> Vec<Held> {
    Facts::of(child).map_or_else(
        || {
            let from = Day::from_number(i32::MIN / 2);
            vec![Held { status: LeaverStatus::None, from, until: None, why: Why::BirthNotKnown }]
        },
        |facts| facts.held(),
    )
}

/// What stands: what is worked out, and over it what people decided.
pub fn standing(child: &Timeline) -> Vec<Held> {
    let worked = worked(child);
    let mut decided: Vec<Said<'_, LeaverStatusDecided>> = child.strand().collect();
    decided.sort_by_key(|said| (said.since, said.learnt));
    decided.into_iter().fold(worked, |before, said| over(before, &decision(child, &said)))
}

/// The stretch that a day is in.
pub fn on(held: &[Held], day: Day) -> Held {
    let none = Held { status: LeaverStatus::None, from: day, until: None, why: Why::NotInCareAt16 };
    held.iter().rfind(|each| each.from <= day).or(held.first()).copied().unwrap_or(none)
}

/// What a person's decision gives: the status until the age that ends it, then what follows.
fn decision(child: &Timeline, said: &LeaverStatusDecided) -> Vec<Held> {
    let why = Why::Decided(said.since);
    let at = |age| birthday(child, age).filter(|&day| day > said.since);
    let mut held = vec![Held { status: said.status, from: said.since, until: None, why }];
    let mut next = |status, from: Option<Day>, why: fn(Day) -> Why| {
        if let Some(from) = from {
            held.push(Held { status, from, until: None, why: why(from) });
        }
    };
    use LeaverStatus::{Eligible, FormerRelevant, FormerRelevant21, Qualifying, Relevant};
    if matches!(said.status, Eligible | Relevant) {
        next(FormerRelevant, at(18), Why::Eighteen);
    }
    if matches!(said.status, Eligible | Relevant | FormerRelevant) {
        next(FormerRelevant21, at(21), Why::TwentyOne);
    }
    if matches!(said.status, Eligible | Relevant | FormerRelevant | FormerRelevant21) {
        next(LeaverStatus::None, at(25), Why::TwentyFive);
    }
    if said.status == Qualifying {
        next(LeaverStatus::None, at(21), Why::QualifyingTo21);
    }
    close(&mut held);
    if let Some(until) = said.until {
        held.retain(|each| each.from < until);
        if let Some(last) = held.last_mut() {
            last.until = Some(until);
        }
    }
    held
}

/// Some stretches laid over others.
fn over(before: Vec<Held>, decided: &[Held]) -> Vec<Held> {
    let (Some(first), Some(last)) = (decided.first(), decided.last()) else { return before };
    let mut held: Vec<Held> = before.iter().copied().filter(|each| each.from < first.from).collect();
    held.extend(decided);
    if let Some(until) = last.until {
        let after = on(&before, until);
        held.push(Held { from: until, ..after });
        held.extend(before.iter().copied().filter(|each| each.from > until));
    }
    close(&mut held);
    held
}

/// Each stretch ends where the next begins; the last keeps its end.
fn close(held: &mut [Held]) {
    for at in 1..held.len() {
        held[at - 1].until = Some(held[at].from);
    }
    if let Some(last) = held.last_mut() {
        last.until = None;
    }
}

/// The days of a young person's way out of care that duties count from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Course {
    /// Eligible from, or relevant from who never was eligible.
    pub(crate) eligible: Option<Day>,
    /// Last left care: relevant or former relevant from.
    pub(crate) left: Option<Day>,
    /// Former relevant from.
    pub(crate) former: Option<Day>,
    /// The first day on which neither relevant nor former relevant any more, for good.
    pub(crate) ends: Option<Day>,
}

/// The course of what stands.
pub(crate) fn course(child: &Timeline) -> Course {
    // Nobody who was never in care, and of whom nobody decided anything, is asked about further.
    if child.episodes.is_empty() && child.strand::<LeaverStatusDecided>().next().is_none() {
        return Course::default();
    }
    let held = standing(child);
    let after = held.iter().rposition(|each| each.status == LeaverStatus::Eligible).map_or(0, |at| at + 1);
    let first = |of: &[Held], is: fn(LeaverStatus) -> bool| {
        of.iter().find(|each| is(each.status)).map(|each| each.from)
    };
    let left = first(&held[after..], is_supported);
    Course {
        eligible: first(&held, |status| status == LeaverStatus::Eligible).or(left),
        left,
        former: first(&held, |status| {
            matches!(status, LeaverStatus::FormerRelevant | LeaverStatus::FormerRelevant21)
        }),
        ends: held.iter().rfind(|each| is_supported(each.status)).and_then(|each| each.until),
    }
}

/// Whether the authority keeps in touch with somebody of this status, with a plan and an adviser: out of care, and relevant or
/// former relevant.
pub const fn is_supported(status: LeaverStatus) -> bool {
    matches!(status, LeaverStatus::Relevant | LeaverStatus::FormerRelevant | LeaverStatus::FormerRelevant21)
}

/// Whether a young person of this status on a day has a pathway plan and a personal adviser: eligible, relevant, former relevant,
/// and from 21 who wants support by the last answer they gave (section 23CZB).
pub fn has_plan(child: &Timeline, status: LeaverStatus, day: Day) -> bool {
    match status {
        LeaverStatus::Eligible | LeaverStatus::Relevant | LeaverStatus::FormerRelevant => true,
        LeaverStatus::FormerRelevant21 => {
            let answers = child.strand::<SupportOffer>().filter(|said| said.day <= day);
            let said = answers.filter_map(|said| said.wanted).rfind(|said| *said != Answer::NotKnown);
            said == Some(Answer::Yes)
        }
        LeaverStatus::Qualifying | LeaverStatus::None => false,
    }
}

/// Times with a parent or somebody with parental responsibility after care: from a day, to the day it ended.
pub(crate) fn home_after_care(child: &Timeline) -> Vec<(Day, Option<Day>)> {
    Facts::of(child).map_or_else(Vec::new, |facts| facts.at_home)
}

/// What the status of one young person hangs on.
struct Facts {
    born: Day,
    fourteen: Day,
    sixteen: Day,
    eighteen: Day,
    twenty_one: Day,
    twenty_five: Day,
    care: Vec<InCare>,
    /// The days on which care ended for a reason that says what comes after.
    ended: Vec<(Day, Why)>,
    /// Times with a parent after care.
    at_home: Vec<(Day, Option<Day>)>,
    /// In custody or hospital.
    detained: Vec<(Day, Option<Day>)>,
    died: Option<Day>,
}

impl Facts {
    fn of(child: &Timeline) -> Option<Facts> {
        let (fourteen, eighteen) = (birthday(child, 14)?, birthday(child, 18)?);
        let care = in_care(child);
        let mut ended = Vec::new();
        let mut died: Option<Day> = child.strand::<Death>().map(|said| said.day).next();
        let mut home = Vec::new();
        for period in periods(child) {
            use timeline::codes::ReasonEnded::{E2, E3, E4A, E4B, E11, E12, E15};
            let (Some(day), Some(reason)) = (period.end, period.reason) else { continue };
            match reason {
                E2 => died = Some(died.map_or(day, |died| died.min(day))),
                E3 => ended.push((day, Why::AnotherAuthority(day))),
                E15 => ended.push((day, Why::FoundAdult(day))),
                E4A | E4B | E11 | E12 => home.push(day),
                other if other.is_special_guardianship() => {
                    ended.push((day, Why::SpecialGuardianship(day)));
                }
                _ => {}
            }
        }
        Some(Facts {
            born: child.born()?,
            fourteen,
            sixteen: birthday(child, 16)?,
            eighteen,
            twenty_one: birthday(child, 21)?,
            twenty_five: birthday(child, 25)?,
            at_home: at_home(child, &care, &home),
            care,
            ended,
            detained: child.strand::<Detained>().map(|said| (said.since, said.until)).collect(),
            died,
        })
    }

    /// The days on which something may change, and what holds from each.
    fn held(&self) -> Vec<Held> {
        let mut days = vec![self.born, self.sixteen, self.eighteen, self.twenty_one, self.twenty_five];
        let mut before = 0;
        for care in &self.care {
            days.push(care.from);
            days.extend(care.until);
            // The day on which the 13 weeks are full, if care lasts.
            days.push(care.from.max(self.fourteen).plus_days((DAYS_NEEDED - 1 - before).max(0)));
            let end = care.until.unwrap_or(self.eighteen);
            before += care.from.max(self.fourteen).days_until(end).max(0);
        }
        for (since, until) in &self.at_home {
            days.push(since.plus_months(MONTHS_AT_HOME));
            days.extend(until);
        }
        days.extend(self.died);
        days.retain(|&day| day >= self.born);
        days.sort_unstable();
        days.dedup();
        let mut held: Vec<Held> = Vec::new();
        for day in days {
            let (status, why) = self.at(day);
            if held.last().is_none_or(|last| (last.status, last.why) != (status, why)) {
                held.push(Held { status, from: day, until: None, why });
            }
        }
        close(&mut held);
        held
    }

    fn at(&self, day: Day) -> (LeaverStatus, Why) {
        use LeaverStatus::{Eligible, FormerRelevant, FormerRelevant21, None, Qualifying, Relevant};
        if let Some(died) = self.died.filter(|&died| died <= day) {
            return (None, Why::Died(died));
        }
        if day < self.sixteen {
            return (None, Why::Under16);
        }
        if day < self.eighteen {
            return self.at_16_or_17(day);
        }
        let (before, why) = self.at_16_or_17(self.eighteen.plus_days(-1));
        let told = match before {
            Eligible | Relevant => Some((FormerRelevant, Why::Eighteen(self.eighteen))),
            Qualifying => Some((Qualifying, why)),
            // In care on the last day before 18, and not for 13 weeks.
            _ => match why {
                Why::TooFewDays { .. } => Some((Qualifying, Why::LeftTooSoon(self.eighteen))),
                _ => Option::None,
            },
        };
        match told {
            Option::None => (None, why),
            Some(_) if day >= self.twenty_five => (None, Why::TwentyFive(self.twenty_five)),
            Some((FormerRelevant, _)) if day >= self.twenty_one => {
                (FormerRelevant21, Why::TwentyOne(self.twenty_one))
            }
            Some(_) if day >= self.twenty_one => (None, Why::QualifyingTo21(self.twenty_one)),
            Some(told) => told,
        }
    }

    fn at_16_or_17(&self, day: Day) -> (LeaverStatus, Why) {
        use LeaverStatus::{Eligible, None, Qualifying};
        let counted =
            |by: Day| -> i32 { self.care.iter().map(|care| days_of(care, self.fourteen, by)).sum() };
        let covers = |care: &&InCare| care.from <= day && care.until.is_none_or(|until| until > day);
        if let Some(care) = self.care.iter().find(covers) {
            return if counted(day) >= DAYS_NEEDED {
                (Eligible, Why::ThirteenWeeks(self.full_on(care, day)))
            } else {
                (None, Why::TooFewDays { since: care.from })
            };
        }
        if let Some(since) = self.detained_at_16() {
            return self.unless_at_home(day, since, Why::DetainedAt16(since));
        }
        let left = self.care.iter().filter_map(|care| care.until).filter(|&until| until <= day).max();
        let Some(left) = left else { return (None, Why::NotInCareAt16) };
        let ended = self.ended.iter().find(|(on, _)| *on == left).map(|(_, why)| *why);
        if let Some(why @ (Why::AnotherAuthority(_) | Why::FoundAdult(_))) = ended {
            return (None, why);
        }
        let last = left.plus_days(-1);
        if last >= self.sixteen && counted(last) >= DAYS_NEEDED {
            return self.unless_at_home(day, left, Why::LeftCare(left));
        }
        match ended {
            Some(why @ Why::SpecialGuardianship(_)) => (Qualifying, why),
            _ if last >= self.sixteen => (Qualifying, Why::LeftTooSoon(left)),
            _ => (None, Why::NotInCareAt16),
        }
    }

    /// The day of a stretch of care on which 16 was reached and 13 weeks were full.
    fn full_on(&self, care: &InCare, day: Day) -> Day {
        let before: i32 = self
            .care
            .iter()
            .filter(|other| other.from < care.from)
            .map(|other| days_of(other, self.fourteen, care.from.plus_days(-1)))
            .sum();
        let full = care.from.max(self.fourteen).plus_days((DAYS_NEEDED - 1 - before).max(0));
        full.max(self.sixteen).min(day)
    }

    /// Relevant, unless six months with a parent have passed and that lasts.
    fn unless_at_home(&self, day: Day, left: Day, why: Why) -> (LeaverStatus, Why) {
        let mut why = why;
        for &(since, until) in self.at_home.iter().filter(|(since, _)| *since >= left && *since <= day) {
            let lived_to = until.map_or(day, |until| until.min(day));
            if since.plus_months(MONTHS_AT_HOME) > lived_to {
                continue;
            }
            match until.filter(|&until| until <= day) {
                Some(until) => why = Why::HomeBrokeDown(until),
                None => return (LeaverStatus::Qualifying, Why::AtHome(since)),
            }
        }
        (LeaverStatus::Relevant, why)
    }

    /// The first day of custody or hospital on the 16th birthday, straight after 13 weeks of care (regulation 3(2)).
    fn detained_at_16(&self) -> Option<Day> {
        let holds = |(since, until): &&(Day, Option<Day>)| {
            *since <= self.sixteen && until.is_none_or(|until| until > self.sixteen)
        };
        let &(since, _) = self.detained.iter().find(holds)?;
        let counted: i32 =
            self.care.iter().map(|care| days_of(care, self.fourteen, since.plus_days(-1))).sum();
        let straight = |care: &InCare| {
            care.until.is_some_and(|until| until >= since.plus_days(-1) && until <= since.plus_days(1))
        };
        (counted >= DAYS_NEEDED && self.care.iter().any(straight)).then_some(since)
    }
}

/// Times with a parent after care: told by the reason for which care ended, and by where the young person lives.
fn at_home(child: &Timeline, care: &[InCare], home: &[Day]) -> Vec<(Day, Option<Day>)> {
    let lived: Vec<Said<'_, AccommodationProvided>> = child.strand().collect();
    let moved_on = |day: Day| {
        let elsewhere =
            lived.iter().filter(|said| !said.with_parent && said.since > day).map(|said| said.since);
        let back = care.iter().map(|care| care.from).filter(|&from| from > day);
        elsewhere.chain(back).min()
    };
    let by_reason = home.iter().map(|&day| (day, moved_on(day)));
    let by_home = lived.iter().filter(|said| said.with_parent).map(|said| (said.since, said.until));
    let mut times: Vec<(Day, Option<Day>)> = by_reason.chain(by_home).collect();
    times.sort_unstable_by_key(|(since, until)| (*since, until.is_none(), *until));
    // One day with a parent, told twice, is one time: the shorter account, which says when it ended, speaks.
    times.dedup_by_key(|(since, _)| *since);
    times
}

#[cfg(test)]
mod tests;
