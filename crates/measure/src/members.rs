//! The children behind a figure; of some figures carer households, or workers.

use calendar::{Day, Month};
use indicators::{Caseload, CaseloadTold, Counts, Indicator, Judge, Staffed, Unit, Verdict, Workforce};
use serde::Serialize;
use timeline::{Cohort, Timeline};

use crate::Kind;
use crate::count::{self, Plan};
use crate::figures::{days, kinds};
use crate::window::Covered;

/// One child, carer household or worker behind a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// What sort of days.
    #[serde(rename = "period")]
    pub kind: Kind,
    /// The local identifier.
    pub local_id: String,
    /// Whether the child is in the numerator: in at least one event of the days.
    pub in_numerator: bool,
    /// Whether the child is in the denominator, where the figure has one of its own people.
    pub in_denominator: bool,
    /// Why the child is in neither, who would else be.
    pub excluded_because: Option<String>,
    /// For a figure that counts events, each of them: a child may be in a figure twice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<MemberEvent>,
}

/// One event of a child in a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemberEvent {
    /// The day it is counted on.
    pub day: Day,
    /// Whether it is in the numerator.
    pub in_numerator: bool,
    /// Days it adds to a sum of days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<i32>,
    /// Why it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excluded_because: Option<String>,
}

/// Everybody behind an indicator's figures of a month, by kind of days, then by local identifier. Nobody, where the record
/// does not know the figure.
pub fn members(indicator: &'static Indicator, cohort: &Cohort, month: Month) -> Vec<Member> {
    let covered = Covered::of(&cohort.authority);
    let mut members = Vec::new();
    for kind in kinds(indicator.told) {
        let from =
            if *kind == Kind::YearToDate { Month::of(days(indicator, *kind, month).from) } else { month };
        let plan = Plan::new(cohort, &covered, (from, month), month, &|other| other.id == indicator.id);
        let asked = indicators::Asked { recorded: cohort.coverage, day: month.last() };
        let Ok(counting) = (indicator.counting)(&asked) else { continue };
        let events = matches!(counting.judge, Judge::Events(_) | Judge::HouseholdEvents(_));
        let over = days(indicator, *kind, month);
        let known = if events { !covered.nothing_of(over) } else { covered.day(over.to) };
        if !known {
            continue;
        }
        for child in &cohort.children {
            let mut found = Vec::new();
            plan.child(cohort, child, |_, _, verdict, day, _| found.push((day, verdict)));
            let on_short_break =
                matches!(counting.judge, Judge::LookedAfter(_) | Judge::LookedAfterThrough(_))
                    && found.is_empty()
                    && child.on(month.last()).on_short_break();
            if on_short_break {
                found.push((month.last(), Verdict::Excluded(indicators::coming_into_care::SHORT_BREAK)));
            }
            members.extend(member(indicator, *kind, &child.child, &found, events));
        }
        if let Judge::Caseload(caseload) = counting.judge {
            members.extend(held(indicator, *kind, cohort, caseload, month.last()));
        }
        if let Judge::Workforce(workforce) = counting.judge {
            members.extend(staffed(*kind, cohort, workforce, month.last()));
        }
        for household in &cohort.households {
            let mut found = Vec::new();
            plan.household(cohort, household, &mut |_, _, verdict, day| found.push((day, verdict)));
            members.extend(member(indicator, *kind, &household.id, &found, events));
        }
    }
    members
}

/// The children in a caseload figure: all whose worker counts, or those of whoever has most.
fn held(indicator: &Indicator, kind: Kind, cohort: &Cohort, caseload: Caseload, day: Day) -> Vec<Member> {
    let by_worker = count::held_on(cohort, day);
    let mut most = 0;
    let mut found: Vec<(&Timeline, usize, Verdict)> = Vec::new();
    count::each_caseload(cohort, caseload, day, &by_worker, &mut |children, counts| {
        let verdict = match counts {
            Counts::As(_) => Verdict::In,
            Counts::Excluded(why) => Verdict::Excluded(why),
            Counts::No => return,
        };
        if verdict == Verdict::In {
            most = most.max(children.len());
        }
        found.extend(children.iter().map(|child| (*child, children.len(), verdict)));
    });
    if caseload.told == CaseloadTold::Most {
        found.retain(|(_, with, verdict)| *verdict == Verdict::In && *with == most);
    }
    found.sort_by(|a, b| a.0.child.cmp(&b.0.child));
    let members = found.iter();
    members
        .filter_map(|(child, _, verdict)| member(indicator, kind, &child.child, &[(day, *verdict)], false))
        .collect()
}

/// The workers behind a figure of workers.
fn staffed(kind: Kind, cohort: &Cohort, workforce: Workforce, day: Day) -> Vec<Member> {
    let held = count::held_on(cohort, day);
    let mut members = Vec::new();
    count::each_staffed(cohort, workforce, day, &held, &mut |worker, staffed| {
        let (numerator, denominator, why) = match staffed {
            Staffed::Adds { numerator, denominator } => (numerator > 0, denominator > 0, None),
            Staffed::Excluded(why) => (false, false, Some(why.to_owned())),
            Staffed::No => return,
        };
        members.push(Member {
            kind,
            local_id: worker.id.to_string(),
            in_numerator: numerator,
            in_denominator: denominator,
            excluded_because: why,
            events: Vec::new(),
        });
    });
    members
}

fn member(
    indicator: &Indicator,
    kind: Kind,
    id: &str,
    found: &[(Day, Verdict)],
    events: bool,
) -> Option<Member> {
    let counted: Vec<_> = found.iter().filter(|(_, verdict)| *verdict != Verdict::NotInCohort).collect();
    if counted.is_empty() {
        return None;
    }
    let own_denominator = !matches!(indicator.unit, Unit::Count | Unit::RatePer10000 { .. });
    let in_denominator = counted.iter().any(|(_, verdict)| verdict.adds().1 > 0);
    let excluded = |verdict: &Verdict| match verdict {
        Verdict::Excluded(why) => Some((*why).to_owned()),
        _ => None,
    };
    Some(Member {
        kind,
        local_id: id.to_owned(),
        in_numerator: counted.iter().any(|(_, verdict)| matches!(verdict, Verdict::In | Verdict::Days(_))),
        in_denominator: own_denominator && in_denominator,
        excluded_because: if in_denominator {
            None
        } else {
            counted.iter().find_map(|(_, verdict)| excluded(verdict))
        },
        events: counted
            .iter()
            .filter(|_| events)
            .map(|(day, verdict)| MemberEvent {
                day: *day,
                in_numerator: matches!(verdict, Verdict::In | Verdict::Days(_)),
                days: if let Verdict::Days(days) = verdict { Some(*days) } else { None },
                excluded_because: excluded(verdict),
            })
            .collect(),
    })
}
