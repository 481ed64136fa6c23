//! How heavy a caseload is: each child by the authority's own weights, and the whole by how much of the week the worker works.
//!
//! Children for whom the worker is the allocated social worker on the day, divided by contracted hours over full-time hours. Not
//! reduced for sickness. Siblings count separately. Weights are a dated setting of the authority ([`CaseloadWeights`]);
//! where there is none every child counts 1 and nothing is too much.

use calendar::Day;
use records::court::CareProceedings;
use records::permanence::FamilyTime;
use records::protection::ProtectionPlan;
use records::workforce::{CaseWeightOf, CaseloadWeights, ReducedBecause, WorkerDetails};
use timeline::{Authority, Stranded, Timeline};

/// The first months of care: to the second review.
const NEW_MONTHS: i32 = 4;
/// How far back a move or an absence still weighs.
const LATELY_MONTHS: i32 = 3;

/// The weights in force on a day: the last set by then.
pub fn weights_on(authority: &Authority, day: Day) -> Option<&CaseloadWeights> {
    authority.strand::<CaseloadWeights>().rfind(|set| set.since <= day).map(|set| set.record)
}

/// A child as weighed.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// What the child counts.
    pub weight: f64,
    /// What made it weigh more.
    pub because: Vec<CaseWeightOf>,
}

/// What a child counts on a day: 1 where the authority has set nothing.
pub fn weigh(child: &Timeline, day: Day, weights: Option<&CaseloadWeights>) -> Weighed {
    let Some(set) = weights else { return Weighed { weight: 1.0, because: Vec::new() } };
    let adds = |of: CaseWeightOf| set.weights.iter().filter(|each| each.of == of).map(|each| each.adds).sum();
    let said = |of: CaseWeightOf| set.weights.iter().any(|each| each.of == of);
    let holds: Vec<CaseWeightOf> = [
        CaseWeightOf::InProceedings,
        CaseWeightOf::NewToCare,
        CaseWeightOf::Moved,
        CaseWeightOf::Missing,
        CaseWeightOf::ProtectionPlan,
    ]
    .into_iter()
    .filter(|&of| said(of) && is_so(child, day, of))
    .collect();
    let on = child.on(day);
    let in_care = on.looked_after() || on.on_short_break();
    let left = !in_care && child.periods.iter().any(|period| period.end.is_some_and(|end| end <= day));
    let base: f64 = if left && said(CaseWeightOf::CareLeaver) {
        adds(CaseWeightOf::CareLeaver)
    } else if said(CaseWeightOf::EveryChild) {
        adds(CaseWeightOf::EveryChild)
    } else {
        1.0
    };
    let mut more: f64 = holds.iter().map(|&of| -> f64 { adds(of) }).sum();
    let mut holds = holds;
    let hours = if said(CaseWeightOf::FamilyTime) { family_time(child, day) } else { 0.0 };
    if hours > 0.0 {
        let each: f64 = adds(CaseWeightOf::FamilyTime);
        more += each * hours;
        holds.push(CaseWeightOf::FamilyTime);
    }
    Weighed { weight: base + more, because: holds }
}

/// Weeks over which the hours of family time are counted.
const FAMILY_TIME_WEEKS: i32 = 4;

/// How many hours a week the child's own social worker was there when the child saw family, in the last weeks.
pub fn family_time(child: &Timeline, day: Day) -> f64 {
    let holds = |since: Day, until: Option<Day>| since <= day && until.is_none_or(|until| until > day);
    let Some(held) = child.allocations.iter().rfind(|held| holds(held.since, held.until)) else { return 0.0 };
    let since = day.plus_days(-7 * FAMILY_TIME_WEEKS);
    let own = child.strand::<FamilyTime>().filter(|said| {
        said.record.happened
            && said.day > since
            && said.day <= day
            && said.by.as_deref().is_some_and(|by| *by == *held.worker)
    });
    let hours: f64 = own.map(|said| said.hours.unwrap_or(1.0)).sum();
    hours / f64::from(FAMILY_TIME_WEEKS)
}

fn is_so(child: &Timeline, day: Day, of: CaseWeightOf) -> bool {
    let on = child.on(day);
    let since = day.plus_months(-LATELY_MONTHS);
    match of {
        CaseWeightOf::InProceedings => {
            let legal = on.episode.and_then(|episode| episode.legal);
            on.looked_after()
                && (legal.is_some_and(|status| status.code() == "C1")
                    || child.strand::<CareProceedings>().any(|case| {
                        case.issued.is_some_and(|issued| issued <= day)
                            && case.concluded.is_none_or(|concluded| concluded > day)
                    }))
        }
        CaseWeightOf::NewToCare => on
            .period()
            .is_some_and(|period| period.start_known() && period.start.plus_months(NEW_MONTHS) > day),
        CaseWeightOf::Moved => crate::drift::moves(child, since, day) > 0,
        CaseWeightOf::Missing => child
            .missing
            .iter()
            .any(|missing| missing.since <= day && missing.until.is_none_or(|until| until >= since)),
        CaseWeightOf::ProtectionPlan => child
            .strand::<ProtectionPlan>()
            .any(|plan| plan.since <= day && plan.until.is_none_or(|until| until > day)),
        CaseWeightOf::EveryChild | CaseWeightOf::CareLeaver | CaseWeightOf::FamilyTime => false,
    }
}

/// How much of a full week a worker works on a day, and whether it is their first year of practice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Post {
    /// The share of full time: 1, 0.5. `None` where the hours are not recorded, or nobody has said what is full time.
    pub share: Option<f64>,
    /// Whether the worker is in the assessed and supported year.
    pub first_year: bool,
    /// Why and to which share the caseload is reduced for a time.
    pub reduced: Option<(ReducedBecause, f64)>,
}

impl Post {
    /// The same with a caseload that is reduced.
    #[must_use]
    pub fn reduced_to(self, reduced: Option<(ReducedBecause, f64)>) -> Post {
        Post { reduced, ..self }
    }
}

/// The post of a worker on a day, by the details that hold then: the last begun that have not ended.
pub fn post<'a>(
    details: impl Iterator<Item = &'a WorkerDetails>,
    day: Day,
    weights: Option<&CaseloadWeights>,
) -> Post {
    let holds = details
        .filter(|each| each.since <= day && each.until.is_none_or(|until| until > day))
        .max_by_key(|each| each.since);
    let Some(holds) = holds else { return Post { share: None, first_year: false, reduced: None } };
    let full = weights.map(|set| set.hours).filter(|hours| *hours > 0.0);
    let share = holds.hours.filter(|hours| *hours > 0.0).zip(full).map(|(hours, full)| hours / full);
    let first_year = holds.assessed_year.is_some_and(|began| began <= day && began.plus_months(12) > day);
    Post { share, first_year, reduced: None }
}

/// A caseload, as weighed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Caseload {
    /// How many children.
    pub children: usize,
    /// What they count together.
    pub weighed: f64,
    /// The share of full time.
    pub post: Post,
    /// What they would count for somebody full time: weighed, over the share. `None` where the share is not known.
    pub full_time: Option<f64>,
    /// The most that this worker should have, by the authority's own setting and their share and first year.
    pub most: Option<f64>,
}

impl Caseload {
    /// The caseload of a worker who works so much of the week and has these children.
    pub fn of<'a>(
        children: impl Iterator<Item = &'a Weighed>,
        post: Post,
        weights: Option<&CaseloadWeights>,
    ) -> Caseload {
        let (children, weighed) =
            children.fold((0, 0.0), |(count, sum), child| (count + 1, sum + child.weight));
        let most = weights.and_then(|set| set.most).map(|most| {
            let year = weights.and_then(|set| set.first_year).filter(|_| post.first_year).unwrap_or(1.0);
            // Of two reductions the greater holds.
            let least = post.reduced.map_or(year, |(_, share)| share.min(year));
            most * least * post.share.unwrap_or(1.0)
        });
        Caseload { children, weighed, post, full_time: post.share.map(|share| weighed / share), most }
    }

    /// Whether it is more than the authority allows itself.
    pub fn is_over(&self) -> bool {
        self.most.is_some_and(|most| self.weighed > most)
    }
}

#[cfg(test)]
mod tests {
    use records::workforce::{CaseWeight, WorkRole};
    use timeline::history;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn weights() -> CaseloadWeights {
        let weight = |of, adds| CaseWeight { of, adds };
        CaseloadWeights {
            since: day("2018-04-01"),
            hours: 37.0,
            most: Some(18.0),
            first_year: Some(0.9),
            weights: vec![
                weight(CaseWeightOf::EveryChild, 1.0),
                weight(CaseWeightOf::InProceedings, 0.5),
                weight(CaseWeightOf::NewToCare, 0.25),
                weight(CaseWeightOf::Missing, 0.25),
                weight(CaseWeightOf::CareLeaver, 0.5),
            ],
            words: None,
        }
    }

    /// An hour a week of being there weighs what the authority says an hour weighs; what somebody else was there for does not.
    #[test]
    fn hours_of_family_time_weigh_where_the_authority_says_so() {
        let story = "2010-05-04 born
            2018-01-10 start
            2018-01-10 status C2
            2018-01-10 lives U6 AB1
            2018-01-10 social_worker_allocation worker=ash
            2018-06-05 family_time with=Mother how=together happened hours=2 by=ash
            2018-06-12 family_time with=Mother how=together happened hours=2 by=ash
            2018-06-19 family_time with=Mother how=together happened hours=3 by=elm
            2018-06-20 family_time with=Mother how=together why_not=Ill hours=2 by=ash";
        let child = history::child("C1", story).unwrap();
        assert_eq!(family_time(&child, day("2018-06-25")), 1.0);
        let mut set = weights();
        let without = weigh(&child, day("2018-06-25"), Some(&set)).weight;
        set.weights.push(CaseWeight { of: CaseWeightOf::FamilyTime, adds: 0.25 });
        let with = weigh(&child, day("2018-06-25"), Some(&set));
        assert_eq!((with.weight - without, with.because.last()), (0.25, Some(&CaseWeightOf::FamilyTime)));
        assert_eq!(weigh(&child, day("2018-08-25"), Some(&set)).weight, without);
    }

    #[test]
    fn a_child_weighs_what_the_authority_says() {
        let story = "2010-05-04 born
            2018-01-10 start
            2018-01-10 status C1
            2018-01-10 lives U6 AB1
            2018-06-01 status C2
            2018-07-01 missing 2018-07-02
            2018-12-01 end E4A";
        let child = history::child("C1", story).unwrap();
        // The day, and what the child counts: in court and new; in court no more, not new; missing lately; left.
        for (on, weight) in [
            ("2018-01-10", 1.75),
            ("2018-05-09", 1.75),
            ("2018-05-10", 1.5),
            ("2018-06-01", 1.0),
            ("2018-07-01", 1.25),
            ("2018-10-02", 1.25),
            ("2018-10-03", 1.0),
            ("2018-12-01", 0.5),
        ] {
            assert_eq!(weigh(&child, day(on), Some(&weights())).weight, weight, "{on}");
            assert_eq!(weigh(&child, day(on), None).weight, 1.0, "nothing is set: {on}");
        }
    }

    #[test]
    fn hours_and_the_first_year_say_how_much_is_too_much() {
        let details = |hours, assessed_year: Option<&str>| WorkerDetails {
            since: day("2018-01-01"),
            until: None,
            role: WorkRole::SocialWorker,
            name: "Wren Invented".to_owned(),
            team: None,
            phone: None,
            hours,
            assessed_year: assessed_year.map(day),
            agency: false,
        };
        let set = weights();
        let ten = vec![Weighed { weight: 1.5, because: Vec::new() }; 10];
        // Hours, first year since; full-time equivalent, most, whether it is over.
        for (hours, year, full, most, over) in [
            (Some(37.0), None, Some(15.0), 18.0, false),
            (Some(18.5), None, Some(30.0), 9.0, true),
            (Some(37.0), Some("2018-03-01"), Some(15.0), 16.2, false),
            (Some(37.0), Some("2017-03-01"), Some(15.0), 18.0, false),
            (None, None, None, 18.0, false),
        ] {
            let one = details(hours, year);
            let post = post(std::iter::once(&one), day("2018-11-05"), Some(&set));
            let load = Caseload::of(ten.iter(), post, Some(&set));
            assert_eq!((load.children, load.weighed, load.full_time), (10, 15.0, full), "{hours:?} {year:?}");
            assert!((load.most.unwrap() - most).abs() < 1e-9, "{load:?}");
            assert_eq!(load.is_over(), over, "{load:?}");
        }
        let nobody = post(std::iter::empty(), day("2018-11-05"), Some(&set));
        assert_eq!(nobody, Post { share: None, first_year: false, reduced: None });
        // Coming back by steps: half of what half the week would have; the first year asks for less than that already.
        let half = details(Some(18.5), Some("2018-03-01"));
        let half = super::post(std::iter::once(&half), day("2018-11-05"), Some(&set));
        for (share, most) in [(0.5, 4.5), (0.95, 8.1)] {
            let post = half.reduced_to(Some((ReducedBecause::PhasedReturn, share)));
            let load = Caseload::of(ten.iter(), post, Some(&set));
            assert!((load.most.unwrap() - most).abs() < 1e-9, "{share}: {load:?}");
        }
        assert_eq!(Caseload::of(ten.iter(), nobody, None).most, None, "nothing is set, nothing is too much");
    }
}
