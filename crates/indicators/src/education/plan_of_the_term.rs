//! # Looked-after children with an up-to-date personal education plan
//!
//! ## What it counts
//!
//! Children whose personal education plan was made or reviewed in the school term.
//!
//! ## Denominator
//!
//! As 6.13, at the end of the month in which the term ends: children from the 2nd to the day before the 18th birthday.
//!
//! ## Excluded
//!
//! As 6.13. Children who came into care too late for a meeting stay in.
//!
//! ## Edge cases
//!
//! Told only at the end of July, December and March; no value in other months. The term is the authority's own where its
//! school years are set, and the plain pattern of a school year where they are not. A spring term that runs into April is
//! counted to 31 March.
//!
//! ## Why it matters
//!
//! A plan a year old says little about a child's term.
//!
//! ## Source
//!
//! the council pack's Appendix A, 6.14.

use calendar::{AcademicYear, Month, Period, TermName};
use timeline::{OnDay, Standpoint};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 6.14: looked-after children with an up-to-date personal education plan.
pub static PLAN_OF_THE_TERM: Indicator = Indicator {
    id: "6.14",
    title: "Looked-after children with an up-to-date personal education plan",
    section: Section::LookedAfterChildren,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::TermEnd,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("plan_of_the_term.rs"),
    counting: |asked| {
        let recorded = asked.recorded.education_plans;
        asked.if_recorded(
            recorded,
            Judge::LookedAfter(judge),
            "no personal education plans are recorded here",
        )
    },
};

fn judge(on: &OnDay<'_>, at: &Standpoint<'_>) -> Verdict {
    let name = match Month::of(at.day).number() {
        12 => TermName::Autumn,
        3 => TermName::Spring,
        _ => TermName::Summer,
    };
    let terms = at.authority.calendars.terms.of_year(AcademicYear::of(at.day));
    let Some(term) = terms.into_iter().find(|term| term.name == name) else { return Verdict::NotInCohort };
    let days = Period { from: term.first, to: term.last.min(at.day) };
    super::of_eligible(on, |period| {
        let mut plans = on.timeline.education_plans.iter();
        plans.any(|plan| plan.day >= period.start && days.contains(plan.day))
    })
}

#[cfg(test)]
mod tests {
    use calendar::Day;
    use timeline::Authority;

    use super::*;

    #[test]
    fn a_plan_counts_in_the_term_it_was_made_in() {
        let care = "2010-05-04 born\n2017-01-10 start\n2017-01-10 status C2\n2017-01-10 lives U6\n";
        // By the plain pattern summer of 2018 begins on 16 April and ends on 23 July.
        for (more, on, expected) in [
            ("2018-06-01 pep", "2018-07-31", Verdict::In),
            ("2018-04-16 pep", "2018-07-31", Verdict::In),
            ("2018-04-13 pep", "2018-07-31", Verdict::Out),
            ("2018-07-23 pep", "2018-07-31", Verdict::In),
            ("2018-07-24 pep", "2018-07-31", Verdict::Out),
            ("2018-06-01 pep", "2018-12-31", Verdict::Out),
            ("2018-09-03 pep", "2018-12-31", Verdict::In),
            ("2018-01-08 pep", "2018-03-31", Verdict::In),
            ("", "2018-03-31", Verdict::Out),
        ] {
            let child = timeline::history::child("C1", &format!("{care}{more}")).unwrap();
            let day: Day = on.parse().unwrap();
            let authority = Authority::default();
            let at = Standpoint { day, known: calendar::Moment::END_OF_TIME, authority: &authority };
            assert_eq!(judge(&child.on(day), &at), expected, "{more} at {on}");
        }
        let baby = "2016-08-04 born\n2017-01-10 start\n2017-01-10 status C2\n2017-01-10 lives U6\n";
        let baby = timeline::history::child("C1", baby).unwrap();
        let day: Day = "2018-07-31".parse().unwrap();
        let authority = Authority::default();
        let at = Standpoint { day, known: calendar::Moment::END_OF_TIME, authority: &authority };
        assert_eq!(judge(&baby.on(day), &at), Verdict::NotInCohort);
    }
}
