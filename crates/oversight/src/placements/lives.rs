//! Where one child lives on a day, and what the tracker of placements says of it.

use std::sync::Arc;

use calendar::Day;
use clocks::Duty;
use timeline::codes::{LegalStatus, PlacementType, Provider};
use timeline::strands_of::placements::{
    BoughtHow, MoveMade, NoticeToEnd, PlacementCondition, PlacementConditions, PlacementPlan, PlacementTerms,
};
use timeline::{Postcode, Timeline};

use super::stability::{self, Seen};
use super::unregistered;
use crate::drift;

/// Where a child lives on a day.
#[derive(Debug, Clone)]
pub struct Lives {
    /// The type of placement, of the row of the day; `None` where it is not told.
    pub place: Option<PlacementType>,
    /// Who provides it.
    pub provider: Option<Provider>,
    /// Unique reference number of the home or agency.
    pub urn: Option<Arc<str>>,
    /// Where.
    pub postcode: Option<Postcode>,
    /// Where the child lived before coming into care.
    pub home: Option<Postcode>,
    /// Under which legal status.
    pub legal: Option<LegalStatus>,
    /// The first day with the carer of the day, as far as the record knows.
    pub since: Day,
    /// Whether care began before the first day that is known.
    pub since_known: bool,
    /// Moves to another carer in the twelve months to the day.
    pub moves: usize,
    /// What is particular about the placement.
    pub particular: Vec<PlacementCondition>,
    /// The day of the placement plan; `None` where there is none of this placement.
    pub plan: Option<Day>,
    /// The day on which that plan was signed.
    pub plan_signed: Option<Day>,
    /// How it is bought and what it costs a week in pence, where it is told.
    pub terms: Option<(BoughtHow, Option<i64>)>,
    /// Notice that it will end, which stands: the day, and by when the child is to leave.
    pub notice: Option<(Day, Option<Day>)>,
    /// Whether the move here was planned, where somebody wrote it down.
    pub planned: Option<bool>,
    /// What speaks for a move that nobody wants, longest first.
    pub warnings: Vec<Seen>,
}

impl Lives {
    /// Where a child lives who is looked after on a day; `None` for anybody else, and on short breaks. `duties`: every duty of
    /// the child, met or not, as [`clocks::due`] gives them.
    pub fn of(child: &Timeline, duties: &[Duty], day: Day) -> Option<Lives> {
        let on = child.on(day);
        let row = on.episode?;
        let main = on.main_placement().unwrap_or(row);
        let since = on.same_carer_since(false).unwrap_or(main.start);
        let since_known = since > on.period()?.start || on.period()?.start_known();
        let mut particular: Vec<PlacementCondition> = child
            .strand::<PlacementConditions>()
            .filter(|said| said.holds_on(day))
            .flat_map(|said| &said.record.what)
            .copied()
            .collect();
        // The register has arrangements of which nobody recorded that they are not registered: found by the code of the home.
        if unregistered::of(child, day).iter().any(|each| each.lasts_on(day))
            && !particular.contains(&PlacementCondition::NotRegulated)
        {
            particular.push(PlacementCondition::Unregistered);
        }
        particular.sort_unstable();
        particular.dedup();
        let of_this = |from: Day| from >= since.plus_days(-DRAFTED_BEFORE);
        let terms = terms(child, day);
        let plan = child.strand::<PlacementPlan>().rfind(|said| said.day <= day && of_this(said.day));
        let planned = child.strand::<MoveMade>().rfind(|said| said.day <= day && said.day >= since);
        Some(Lives {
            place: row.place,
            provider: row.provider,
            urn: row.urn.clone(),
            postcode: row.postcode.clone(),
            home: row.home_postcode.clone(),
            legal: row.legal,
            since,
            since_known,
            moves: drift::moves(child, day.plus_months(-12), day),
            particular,
            plan: plan.map(|said| said.day),
            plan_signed: plan.and_then(|said| said.signed).filter(|signed| *signed <= day),
            terms: terms.map(|said| (said.how, said.a_week.map(timeline::Money::in_pence))),
            notice: notice(child, day),
            planned: planned.map(|said| said.planned),
            warnings: stability::of(child, duties, day),
        })
    }

    /// Days with the carer of the day.
    pub fn days(&self, day: Day) -> i32 {
        self.since.days_until(day).max(0)
    }

    /// Whether something particular holds.
    pub fn is(&self, what: PlacementCondition) -> bool {
        self.particular.contains(&what)
    }
}

/// The terms of the placement on a day. They end with it, also where nobody wrote down that they did.
pub fn terms(child: &Timeline, day: Day) -> Option<&PlacementTerms> {
    let on = child.on(day);
    let since = on.same_carer_since(false).or_else(|| Some(on.episode?.start))?;
    let since_known = since > on.period()?.start || on.period()?.start_known();
    let holds = |said: &PlacementTerms| said.since <= day && said.until.is_none_or(|until| until > day);
    let of_this = |said: &PlacementTerms| !since_known || said.since >= since.plus_days(-DRAFTED_BEFORE);
    child.strand::<PlacementTerms>().map(|said| said.record).rfind(|said| holds(said) && of_this(said))
}

/// A plan that was drafted so many days before the move is that of this placement.
const DRAFTED_BEFORE: i32 = 28;

/// Notice that stands on a day: nobody settled that the child stays, and the child has not moved since.
pub fn notice(child: &Timeline, day: Day) -> Option<(Day, Option<Day>)> {
    let since = child.on(day).same_carer_since(false)?;
    let stands = |said: &NoticeToEnd| {
        said.day <= day && said.day >= since && said.stays.is_none_or(|stays| stays > day)
    };
    let said = child.strand::<NoticeToEnd>().rfind(|said| stands(said))?;
    Some((said.day, said.leave_by))
}

#[cfg(test)]
mod tests {
    use timeline::history;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn lives(more: &str, on: &str) -> Option<Lives> {
        let care = "2008-05-04 born
            2017-01-10 start
            2017-01-10 status C2
            2017-01-10 lives U6 AB1 PR1
            2017-09-01 lives U6 AB2 PR4\n";
        let child = history::child("C1", &format!("{care}{more}")).unwrap();
        Lives::of(&child, &[], day(on))
    }

    #[test]
    fn where_a_child_lives_and_since_when() {
        for (more, on, since, moves) in [
            ("", "2017-08-31", "2017-01-10", 0),
            ("", "2018-01-31", "2017-09-01", 1),
            ("2018-02-01 lives T1 AB9\n2018-02-10 lives U6 AB2 PR4", "2018-02-05", "2017-09-01", 1),
            ("2018-02-01 lives T1 AB9\n2018-02-10 lives U6 AB2 PR4", "2018-03-05", "2017-09-01", 1),
            ("2018-02-01 lives K2 AB7 PR4", "2018-03-05", "2018-02-01", 2),
            ("2018-02-01 lives K2 AB7 PR4", "2018-09-05", "2018-02-01", 1),
        ] {
            let lives = lives(more, on).unwrap();
            assert_eq!((lives.since, lives.moves), (day(since), moves), "{more} on {on}");
        }
        assert!(lives("2018-06-01 end E4A", "2018-06-01").is_none(), "nobody's who left care");
    }

    #[test]
    fn an_arrangement_of_the_register_is_particular_though_nobody_said_so() {
        for (more, unregistered) in [
            ("2018-02-01 lives Z1 AB9", true),
            ("2018-02-01 lives Z1 AB9\n2018-02-05 registration_check registered", false),
            ("2018-02-01 lives K2 AB9", false),
        ] {
            let lives = lives(more, "2018-03-05").unwrap();
            assert_eq!(lives.is(PlacementCondition::Unregistered), unregistered, "{more}");
        }
    }

    #[test]
    fn notice_stands_until_the_child_moves_or_stays() {
        let given = "2018-01-05 notice_to_end leave_by=2018-02-02";
        for (more, on, stands) in [
            (given.to_owned(), "2018-01-04", false),
            (given.to_owned(), "2018-01-05", true),
            (format!("{given}\n2018-01-20 lives K2 AB7"), "2018-01-20", false),
            (format!("{given} stays=2018-01-18"), "2018-01-17", true),
            (format!("{given} stays=2018-01-18"), "2018-01-18", false),
        ] {
            assert_eq!(lives(&more, on).unwrap().notice.is_some(), stands, "{more} on {on}");
        }
    }

    #[test]
    fn the_plan_and_the_terms_are_those_of_this_placement() {
        let said = "2017-01-12 placement_plan\n2017-01-10 placement_terms how=framework a_week=900.00 until=2017-09-01";
        let before = lives(said, "2017-08-31").unwrap();
        assert_eq!(
            (before.plan, before.terms),
            (Some(day("2017-01-12")), Some((BoughtHow::Framework, Some(90_000))))
        );
        let after = lives(said, "2017-09-01").unwrap();
        assert_eq!((after.plan, after.terms), (None, None));
        // Nobody ended the terms of the home before: they are not those of this one.
        let moved = lives("2017-01-10 placement_terms how=framework a_week=900.00", "2017-09-01").unwrap();
        assert_eq!(moved.terms, None);
        let drafted = lives(&format!("{said}\n2017-08-20 placement_plan"), "2017-09-01").unwrap();
        assert_eq!(drafted.plan, Some(day("2017-08-20")));
    }
}
