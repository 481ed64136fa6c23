//! The counts behind the comparison, each in the plainest way.

use std::collections::BTreeMap;

use calendar::{Day, Holidays, Period};
use records::codes::{
    Accommodation, Activity, InTouch, LegalStatus, PlacementType, Provider, ReasonEnded, ReasonNewEpisode,
};
use timeline::{Cohort, Episode, OnDay, Timeline};

use super::ON;

fn percent(part: usize, of: usize) -> f64 {
    if of == 0 { f64::NAN } else { 100.0 * part as f64 / of as f64 }
}

pub(super) fn measures(cohort: &Cohort) -> BTreeMap<&'static str, f64> {
    let mut out = BTreeMap::new();
    let on: Vec<OnDay<'_>> =
        cohort.children.iter().map(|child| child.on(ON)).filter(OnDay::looked_after).collect();
    let share =
        |test: &dyn Fn(&OnDay<'_>) -> bool| percent(on.iter().filter(|at| test(at)).count(), on.len());
    out.insert("6.1 looked after", on.len() as f64);
    for (what, from, to) in [
        ("aged under 1, %", 0, 0),
        ("aged 1 to 4, %", 1, 4),
        ("aged 5 to 9, %", 5, 9),
        ("aged 10 to 15, %", 10, 15),
        ("aged 16 and over, %", 16, 30),
    ] {
        out.insert(what, share(&|at| at.age().is_some_and(|age| (from..=to).contains(&age))));
    }
    for (what, status) in [
        ("full care order, %", LegalStatus::C2),
        ("interim care order, %", LegalStatus::C1),
        ("placement order, %", LegalStatus::E1),
        ("section 20, %", LegalStatus::V2),
    ] {
        out.insert(what, share(&|at| at.episode.is_some_and(|episode| episode.legal == Some(status))));
    }
    out.insert("8.3 family-based, %", share(&|at| at.place().is_some_and(family_based)));
    out.insert("8.4 with parents, %", share(&|at| at.place() == Some(PlacementType::P1)));
    out.insert(
        "8.5 commissioned, %",
        share(&|at| {
            let provider = at.main_placement().and_then(|episode| episode.provider);
            matches!(provider, Some(Provider::PR2 | Provider::PR3 | Provider::PR4 | Provider::PR5))
        }),
    );
    out.insert(
        "9.2 fostered, relatives and friends apart, %",
        share(&|at| at.place().is_some_and(mainstream)),
    );
    out.insert("8.2 three or more placements, %", share(&|at| placements_in_year(at.timeline) >= 3));
    let long: Vec<_> = on.iter().filter(|at| long_term(at)).collect();
    out.insert("8.1 children it is about", long.len() as f64);
    let stable =
        long.iter().filter(|at| at.same_carer_since(false).is_some_and(|since| since <= ON.plus_months(-24)));
    out.insert("8.1 long-term stability, %", percent(stable.count(), long.len()));
    let pack: Vec<_> =
        on.iter().filter(|at| at.period().is_some_and(|period| period.start <= ON.plus_days(-28))).collect();
    let checked =
        |test: &dyn Fn(&OnDay<'_>) -> bool| percent(pack.iter().filter(|at| test(at)).count(), pack.len());
    out.insert(
        "6.10 health assessment up to date, %",
        checked(&|at| {
            let months = if at.age() < Some(5) { 6 } else { 12 };
            at.timeline
                .health_assessments
                .iter()
                .any(|done| done.day <= ON && done.day > ON.plus_months(-months))
        }),
    );
    out.insert(
        "6.11 dental check up to date, %",
        checked(&|at| {
            at.timeline.dental_checks.iter().any(|done| done.day <= ON && done.day > ON.plus_months(-12))
        }),
    );
    flows(cohort, &mut out);
    reviews_and_visits(cohort, &on, &mut out);
    people(cohort, &on, &mut out);
    out
}

fn family_based(place: PlacementType) -> bool {
    place.is_foster() || place.is_for_adoption() || place == PlacementType::P1
}

fn mainstream(place: PlacementType) -> bool {
    matches!(place, PlacementType::U4 | PlacementType::U5 | PlacementType::U6)
}

fn long_term(at: &OnDay<'_>) -> bool {
    at.age() < Some(16) && at.period().is_some_and(|period| period.start <= ON.plus_months(-30))
}

/// Placements in the twelve months: that of the first day, and each new carer since, temporary absences and returns apart.
fn placements_in_year(child: &Timeline) -> usize {
    let from = ON.plus_months(-12).plus_days(1);
    let counts = |episode: &Episode| {
        let moved = matches!(
            episode.new_because,
            Some(ReasonNewEpisode::S | ReasonNewEpisode::P | ReasonNewEpisode::B)
        );
        moved && !episode.is_temporary() && !episode.is_short_break() && child.returned_to(episode).is_none()
    };
    let before = child.episodes.iter().any(|episode| {
        episode.start < from && episode.end.is_none_or(|end| end >= from) && !episode.is_short_break()
    });
    let since =
        child.episodes.iter().filter(|episode| (from..=ON).contains(&episode.start) && counts(episode));
    usize::from(before) + since.count()
}

fn flows(cohort: &Cohort, out: &mut BTreeMap<&'static str, f64>) {
    let year = Period { from: ON.plus_months(-12).plus_days(1), to: ON };
    let to_date = Period::year_to_date(calendar::Month::of(ON));
    let periods = || {
        cohort.children.iter().flat_map(|child| child.periods.iter().map(move |period| (&**child, period)))
    };
    let starts: Vec<_> = periods()
        .filter(|(child, period)| {
            year.contains(period.start) && !child.episodes[period.first_episode as usize].is_short_break()
        })
        .collect();
    let lately = starts.iter().filter(|(_, period)| to_date.contains(period.start));
    out.insert("6.3 admissions, year to date", lately.count() as f64);
    let mut homes: BTreeMap<(Day, String), usize> = BTreeMap::new();
    for (child, period) in &starts {
        let home = child.episodes[period.first_episode as usize].home_postcode.as_ref();
        *homes
            .entry((
                period.start,
                home.map_or_else(|| child.child.to_string(), |post| post.as_str().to_owned()),
            ))
            .or_default() += 1;
    }
    let together: usize = homes.values().filter(|&&children| children > 1).sum();
    out.insert("came with a brother or sister, 12 months, %", percent(together, starts.len()));
    let ends: Vec<(&Timeline, Day, ReasonEnded)> = periods()
        .filter(|(child, period)| !child.episodes[period.first_episode as usize].is_short_break())
        .filter_map(|(child, period)| period.ceased().map(|(day, reason)| (child, day, reason)))
        .filter(|(_, day, _)| to_date.contains(*day))
        .collect();
    out.insert("6.4 ceased, year to date", ends.len() as f64);
    let ended =
        |test: fn(ReasonEnded) -> bool| percent(ends.iter().filter(|end| test(end.2)).count(), ends.len());
    out.insert(
        "6.5 ceased to permanence, year to date, %",
        ended(|reason| {
            reason.is_adoption() || reason.is_special_guardianship() || reason == ReasonEnded::E41
        }),
    );
    out.insert(
        "6.7 ceased to special guardianship, year to date, %",
        ended(ReasonEnded::is_special_guardianship),
    );
    out.insert("6.9 ceased to adoption, year to date, %", ended(ReasonEnded::is_adoption));
    let adopted: Vec<_> = ends.iter().filter(|end| end.2.is_adoption()).collect();
    out.insert("10.1 adoptions, year to date", adopted.len() as f64);
    let mean = |days: Vec<i32>| f64::from(days.iter().sum::<i32>()) / days.len() as f64;
    let placed = adopted.iter().filter_map(|(child, day, _)| {
        let period = child.periods.iter().find(|period| period.end == Some(*day))?;
        let placed = child
            .episodes
            .iter()
            .find(|episode| episode.place.is_some_and(PlacementType::is_for_adoption))?;
        Some(period.start.days_until(placed.start))
    });
    out.insert("10.4 days from care to adopters, year to date", mean(placed.collect()));
    let matched = adopted.iter().filter_map(|(child, _, _)| {
        let order = child.episodes.iter().find(|episode| episode.legal == Some(LegalStatus::E1))?;
        Some(order.start.days_until(child.adoption_matches.last()?.matched?).max(0))
    });
    out.insert("10.5 days from order to match, year to date", mean(matched.collect()));
}

fn reviews_and_visits(cohort: &Cohort, on: &[OnDay<'_>], out: &mut BTreeMap<&'static str, f64>) {
    let holidays = Holidays::england_and_wales();
    let year = Period::year_to_date(calendar::Month::of(ON));
    let (mut in_time, mut due_in_year) = (0, 0);
    let (mut assessed, mut to_assess) = (0, 0);
    for child in &cohort.children {
        for period in &child.periods {
            if child.episodes[period.first_episode as usize].is_short_break() {
                continue;
            }
            let mut due = holidays.plus_working_days(period.start, 20);
            let first = due;
            if year.contains(first) && period.end.is_none_or(|end| end > first) {
                to_assess += 1;
                assessed += usize::from(
                    child.health_assessments.iter().any(|done| period.start <= done.day && done.day <= first),
                );
            }
            let held: Vec<Day> = child
                .reviews
                .iter()
                .map(|held| held.day)
                .filter(|&day| day >= period.start && period.end.is_none_or(|end| day < end))
                .collect();
            let mut nth = 0;
            while due <= ON && period.end.is_none_or(|end| due < end) {
                let next = held.get(nth).copied();
                let reported = next.map_or(due, |day| day.min(due));
                if year.contains(reported) {
                    due_in_year += 1;
                    in_time += usize::from(next.is_some_and(|day| day <= due));
                }
                let Some(day) = next else { break };
                nth += 1;
                due = day.plus_months(if nth == 1 { 3 } else { 6 });
            }
        }
    }
    out.insert("6.8 reviews in time, year to date, %", percent(in_time, due_in_year));
    out.insert("6.12 initial health assessment in time, year to date, %", percent(assessed, to_assess));
    let mut seen = (0, 0);
    for at in on {
        let Some(since) = at.same_carer_since(false).filter(|since| *since <= ON.plus_days(-7)) else {
            continue;
        };
        let long_term =
            matches!(at.place(), Some(PlacementType::U1 | PlacementType::U4)) && since.plus_months(12) <= ON;
        let oldest = if long_term { ON.plus_months(-3) } else { ON.plus_days(-42) };
        seen.1 += 1;
        seen.0 += usize::from(
            at.timeline.visits.iter().any(|visit| visit.seen && visit.day <= ON && visit.day >= oldest),
        );
    }
    out.insert("6.16 visits up to date, %", percent(seen.0, seen.1));
    let (mut any, mut termly, mut pupils, mut summer_pupils) = (0, 0, 0, 0);
    let (term_from, term_to) = (Day::new(2018, 4, 16).unwrap_or(ON), Day::new(2018, 7, 23).unwrap_or(ON));
    for at in on.iter().filter(|at| at.age() >= Some(2)) {
        pupils += 1;
        let since = at.period().map_or(ON, |period| period.start);
        any +=
            usize::from(at.timeline.education_plans.iter().any(|done| done.day <= ON && done.day >= since));
    }
    for child in &cohort.children {
        let then = child.on(term_to);
        if then.looked_after() && then.age() >= Some(2) {
            summer_pupils += 1;
            let term = Period { from: term_from, to: term_to };
            termly += usize::from(child.education_plans.iter().any(|done| term.contains(done.day)));
        }
    }
    out.insert("6.13 personal education plan, %", percent(any, pupils));
    out.insert("6.14 personal education plan this term, summer, %", percent(termly, summer_pupils));
}

fn people(cohort: &Cohort, on: &[OnDay<'_>], out: &mut BTreeMap<&'static str, f64>) {
    let year = Period::year_to_date(calendar::Month::of(ON));
    let mut approved = 0;
    let (mut came, mut went) = (0, 0);
    for approval in
        cohort.households.iter().flat_map(|household| &household.approvals).filter(|of| !of.kinship)
    {
        approved += usize::from(approval.since <= ON && approval.until.is_none_or(|until| until > ON));
        came += usize::from(year.contains(approval.since));
        went += usize::from(approval.until.is_some_and(|until| year.contains(until)));
    }
    out.insert("9.3 carer households", approved as f64);
    out.insert("9.4 households approved, year to date", came as f64);
    out.insert("9.5 households that left, year to date", went as f64);
    let mut caseloads: BTreeMap<&str, usize> = BTreeMap::new();
    for at in on {
        let allocation = at
            .timeline
            .allocations
            .iter()
            .rev()
            .find(|allocation| allocation.since <= ON && allocation.until.is_none_or(|until| until > ON));
        if let Some(allocation) = allocation {
            *caseloads.entry(&allocation.worker).or_default() += 1;
        }
    }
    out.insert("11.4 largest caseload", caseloads.values().copied().max().unwrap_or(0) as f64);
    let (mut leavers, mut suitable, mut active) = (0, 0, 0);
    for contact in cohort.children.iter().flat_map(|child| &child.contacts) {
        if contact.year != 2018 || matches!(contact.in_touch, InTouch::Died | InTouch::Rhom) {
            continue;
        }
        leavers += 1;
        suitable += usize::from(contact.accommodation.is_some_and(is_suitable));
        active += usize::from(contact.activity.is_some_and(is_active));
    }
    out.insert("7.1 care leavers, March 2018", leavers as f64);
    out.insert("7.4 suitable accommodation, March 2018, %", percent(suitable, leavers));
    out.insert("7.5 education, employment or training, March 2018, %", percent(active, leavers));
}

/// The council's own rule: anything but custody, bed and breakfast, or nothing known.
fn is_suitable(accommodation: Accommodation) -> bool {
    use Accommodation::*;
    !matches!(accommodation, X1 | X2 | W1 | W2 | NotKnown)
}

fn is_active(activity: Activity) -> bool {
    use Activity::*;
    !matches!(activity, G4 | G5 | G6 | NotKnown)
}
