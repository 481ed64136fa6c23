//! An invented authority that keeps its record here: what must hold of its figures.
#![allow(clippy::unwrap_used)] // helpers of tests

use std::collections::HashMap;
use std::sync::Arc;

use calendar::{Moment, Month};
use clocks::visits::reg_28;
use measure::reconcile::Severity;
use measure::{Kind, Origin, figures, members, reconcile, series};
use simulate::{Plan, authority};
use timeline::{Authority, Cohort, Household, Places, Standpoint, Timeline, Worker};

/// Where the invented postcodes lie, as a directory of real ones would tell.
struct Lie(HashMap<String, (i32, i32)>);

impl timeline::Miles for Lie {
    fn miles(&self, from: &timeline::Postcode, to: &timeline::Postcode) -> Option<f64> {
        let at = |code: &timeline::Postcode| self.0.get(&code.as_str().replace(' ', ""));
        let ((east, north), (other_east, other_north)) = (at(from)?, at(to)?);
        let metres = f64::from(east - other_east).hypot(f64::from(north - other_north));
        Some((metres / 160.9344).round() / 10.0)
    }
}

fn places() -> Places {
    let all = simulate::postcodes("Z99");
    let all = all.map(|place| (place.postcode.replace(' ', ""), (place.east, place.north)));
    Places::of(Arc::new(Lie(all.collect())))
}

fn cohort(seed: u64) -> Cohort {
    cohort_with(seed, places())
}

fn cohort_with(seed: u64, places: Places) -> Cohort {
    let invented = authority(&Plan::new(150, 20, "2018-10-31".parse().unwrap(), seed));
    let known = Moment::END_OF_TIME;
    let (subject, facts) = &invented.authority;
    let fold =
        |(subject, facts): &(records::Subject, Vec<records::Fact>)| Timeline::of(&subject.id, facts, known);
    Cohort::new(
        known,
        Authority { places, ..Authority::of(&subject.id, facts, known) },
        invented.children.iter().map(fold).collect(),
        invented.households.iter().map(|(subject, facts)| Household::of(&subject.id, facts, known)).collect(),
    )
    .with(
        invented.staff.iter().map(|(subject, facts)| Worker::of(&subject.id, facts, known)).collect(),
        Vec::new(),
    )
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

#[test]
fn nothing_of_the_record_fails_to_add_up() {
    for seed in [1, 7] {
        let cohort = cohort(seed);
        for nth in 0..12 {
            let of = month("2017-11").plus(nth);
            let blocking: Vec<_> = reconcile(&cohort, of)
                .into_iter()
                .filter(|found| found.severity == Severity::Blocks)
                .collect();
            assert!(blocking.is_empty(), "{of}: {blocking:#?}");
        }
    }
}

#[test]
fn every_figure_that_can_be_known_is_known_and_has_its_children() {
    let cohort = cohort(3);
    let october = figures(&cohort, month("2018-10"));
    let not_known: Vec<&str> =
        october.figures.iter().filter(|figure| figure.not_known.is_some()).map(|figure| figure.id).collect();
    // October ends no school term, and an authority of this size has no fourth team.
    let expected = ["6.14", "11.5b"];
    assert_eq!(not_known, expected);
    // Some of them live far away, most do not; and without a directory nobody says that none does.
    let far = october.of("N.CLA.dist20", Kind::Snapshot).unwrap();
    let (counted, of) = (far.numerator.unwrap(), far.denominator.unwrap());
    assert!(0 < counted && counted < of / 2, "{counted} of {of}");
    let told = figures(&cohort_with(3, Places::default()), month("2018-10"));
    let told = told.of("N.CLA.dist20", Kind::Snapshot).unwrap();
    assert!(
        told.numerator.is_none() && told.not_known.as_deref().is_some_and(|why| why.contains("directory"))
    );
    for figure in october.figures.iter().filter(|figure| figure.source == Origin::Record) {
        let behind = members(figure.indicator().unwrap(), &cohort, october.month);
        let counted: i64 = behind
            .iter()
            .filter(|member| member.kind == figure.kind)
            .map(|member| match member.events.as_slice() {
                [] => i64::from(member.in_numerator),
                events => events
                    .iter()
                    .map(|event| event.days.map_or(i64::from(event.in_numerator), i64::from))
                    .sum(),
            })
            .sum();
        let of = figure.indicator().map(|indicator| indicator.id).unwrap_or_default();
        match figure.numerator {
            Some(numerator) => assert_eq!(counted, numerator, "{of} {}", figure.kind.word()),
            // Told in equivalents of full-time workers: no number of people, and people stand behind it all the same.
            None if of.starts_with("N.WF.") => assert!(!behind.is_empty(), "{of}"),
            None => assert_eq!(counted, 0, "{of} {}", figure.kind.word()),
        }
    }
    let march = figures(&cohort, month("2018-03"));
    for id in ["6.14", "7.1", "7.4", "7.5"] {
        assert!(march.of(id, Kind::Snapshot).unwrap().value.is_some(), "{id} is known at 31 March");
    }
}

#[test]
fn months_add_up_to_the_year_to_date() {
    let cohort = cohort(5);
    let year = series(&cohort, month("2018-04"), month("2018-10"));
    for figure in year.last().unwrap().figures.iter().filter(|figure| figure.kind == Kind::YearToDate) {
        let months = year.iter().filter_map(|of| of.of(figure.id, Kind::Month));
        let (mut numerator, mut denominator, mut any) = (0, 0, false);
        for of in months {
            numerator += of.numerator.unwrap_or(0);
            denominator += of.denominator.unwrap_or(0);
            any = true;
        }
        if any {
            assert_eq!(figure.numerator, Some(numerator), "{}", figure.id);
            assert_eq!(figure.denominator.unwrap_or(0), denominator, "{}", figure.id);
        }
    }
}

/// What 6.16 asks of each child is what the whole family of clocks says of it.
#[test]
fn visits_owed_are_those_of_the_family_that_are_open() {
    let cohort = cohort(5);
    let at = |day| Standpoint { day, known: cohort.known, authority: &cohort.authority };
    let days: Vec<_> = (0..20).map(|nth| month("2017-03").plus(nth).last()).collect();
    for child in &cohort.children {
        let owed = reg_28::Owed::until(child, &at(days[19]));
        for &day in &days {
            let mut plain = reg_28::FAMILY.of_child(child, &at(day));
            plain.retain(|duty| duty.state_on(day).is_open());
            assert_eq!(owed.on(day).collect::<Vec<_>>(), plain, "{} on {day}", child.child);
        }
    }
}
