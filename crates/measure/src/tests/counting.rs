//! Counting over months, and the plain twin.

use proptest::prelude::*;

use super::*;
use crate::count::{Plan, Tallies};
use crate::window::Covered;
use crate::{members, series};

#[test]
fn admissions_and_ceases_by_month_and_year_to_date() {
    let cohort = cohort(&[
        "2017-12-01 start\n2017-12-01 status V2\n2018-05-10 end E4A",
        "2018-04-01 start\n2018-04-01 status C2\n2018-04-30 end E11\n2018-05-20 start\n2018-05-20 status C2",
        "2018-05-01 start\n2018-05-01 status V4\n2018-05-04 end E8",
        "2018-04-02 start P\n2018-04-02 status C2",
    ]);
    for (id, kind, of, counted) in [
        ("6.3", Kind::Month, "2018-04", 1),
        ("6.3", Kind::Month, "2018-05", 1),
        ("6.3", Kind::YearToDate, "2018-05", 2),
        ("6.4", Kind::Month, "2018-04", 1),
        ("6.4", Kind::YearToDate, "2018-05", 2),
        ("6.1", Kind::Snapshot, "2018-03", 1),
        ("6.1", Kind::Snapshot, "2018-04", 2),
        ("6.1", Kind::Snapshot, "2018-05", 2),
        ("10.1", Kind::YearToDate, "2018-05", 1),
    ] {
        assert_eq!(figure_of(&cohort, id, kind, of).numerator, Some(counted), "{id} {} {of}", kind.word());
    }
    let share = figure_of(&cohort, "6.5", Kind::YearToDate, "2018-05");
    assert_eq!((share.numerator, share.denominator, share.display.as_str()), (Some(1), Some(2), "50.0%"));
    let april = figure_of(&cohort, "6.3", Kind::YearToDate, "2018-04");
    assert_eq!(april.previous, None, "a new year begins");
}

#[test]
fn the_children_behind_a_figure() {
    let cohort = cohort(&[
        "2018-04-01 start\n2018-04-01 status C2\n2018-04-30 end E11\n2018-05-20 start\n2018-05-20 status C2",
        "2018-05-01 start\n2018-05-01 status V4",
        "2018-05-02 start\n2018-05-02 status C2\n2018-05-20 end E4A",
    ]);
    let ids = |id: &str, kind: Kind| -> Vec<String> {
        members(indicators::indicator(id).unwrap(), &cohort, month("2018-05"))
            .into_iter()
            .filter(|member| member.kind == kind)
            .map(|member| {
                format!(
                    "{} {} {} {} {}",
                    member.local_id,
                    member.in_numerator,
                    member.in_denominator,
                    member.events.len(),
                    member.excluded_because.as_deref().unwrap_or("-")
                )
            })
            .collect()
    };
    let short_break = "looked after only under an agreed series of short breaks";
    assert_eq!(
        ids("6.1", Kind::Snapshot),
        ["C00 true false 0 -".to_owned(), format!("C01 false false 0 {short_break}")]
    );
    assert_eq!(
        ids("6.3", Kind::YearToDate),
        [
            "C00 true false 2 -".to_owned(),
            format!("C01 false false 1 {short_break}"),
            "C02 true false 1 -".into()
        ]
    );
    assert_eq!(ids("6.5", Kind::YearToDate), ["C00 true true 1 -", "C02 false true 1 -"]);
    assert_eq!(ids("6.5", Kind::Month), ["C02 false true 1 -"]);
}

#[test]
fn what_the_loads_do_not_cover_is_told() {
    let mut cohort = cohort(&["2016-01-01 start\n2016-01-01 status C2\n2016-01-01 lives U4 A"]);
    cohort.authority.kept_since = None;
    cohort.authority.returns =
        vec![timeline::LoadedReturn { name: "ssda903".into(), year: 2018, tables: Vec::new() }];
    let moves = figure_of(&cohort, "8.2", Kind::Snapshot, "2017-10");
    assert_eq!(moves.numerator, Some(0));
    assert!(moves.flags.contains(&"the loads do not cover 1 November 2016 to 31 March 2017".to_owned()));
    assert!(figure_of(&cohort, "8.2", Kind::Snapshot, "2018-03").flags.len() < moves.flags.len());
    let after = figure_of(&cohort, "6.1", Kind::Snapshot, "2018-04");
    assert_eq!(after.not_known.as_deref(), Some("not known here: the loads do not cover 30 April 2018"));
}

#[test]
fn a_series_is_its_months() {
    let cohort = cohort(&[
        "2017-12-01 start\n2017-12-01 status V2\n2017-12-01 lives U6 A PR4\n2018-05-10 end E4A",
        "2018-02-01 start\n2018-02-01 status C2\n2018-02-01 lives K2 B PR4\n2018-03-01 lives U4 C PR1",
    ]);
    for of in series(&cohort, month("2017-11"), month("2018-06")) {
        assert_eq!(of, figures(&cohort, of.month));
    }
}

/// A history of random rows: not always one that could be, as no load is.
fn any_history() -> impl Strategy<Value = String> {
    let step = (1_i32..400, 0_usize..9);
    (0_i32..6000, prop::collection::vec(step, 1..12)).prop_map(|(born, steps)| {
        let mut on = day("1999-01-01").plus_days(born);
        let mut text = format!("{on} born\n");
        let mut in_care = false;
        for (days, what) in steps {
            on = on.plus_days(days);
            text += &match (in_care, what) {
                (false, _) => {
                    in_care = true;
                    format!("{on} start\n{on} status {}\n{on} lives U6 A PR1\n", ["C2", "V2", "V4"][what % 3])
                }
                (true, 0) => {
                    in_care = false;
                    format!("{on} end {}\n", ["E4A", "E11", "E45"][days as usize % 3])
                }
                (true, 1) => format!("{on} status E1\n"),
                (true, 2) => format!("{on} lives U4 B PR4 same\n"),
                (true, 3) => format!("{on} lives T1 H\n"),
                (true, 4) => format!("{on} lives U6 A PR1\n"),
                (true, 5) => format!("{on} lives A6 D PR1\n{on} status E1\n"),
                (true, 6) => format!("{on} review\n{on} visit\n"),
                (true, _) => format!("{on} lives K2 K{days} PR4\n"),
            };
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn counting_on_every_core_and_one_by_one_agree(histories in prop::collection::vec(any_history(), 0..40)) {
        let histories: Vec<&str> = histories.iter().map(String::as_str).collect();
        let cohort = cohort(&histories);
        let covered = Covered::of(&cohort.authority);
        let span = (month("2012-04"), month("2016-05"));
        let plan = || Plan::new(&cohort, &covered, span, span.0, &|_| true);
        let (fast, plain) = (Tallies::count(&cohort, plan()), Tallies::count_plainly(&cohort, plan()));
        let mut of = span.0;
        while of <= span.1 {
            for nth in 0..indicators::INDICATORS.len() {
                prop_assert_eq!(fast.of(nth, of), plain.of(nth, of));
            }
            of = of.plus(1);
        }
    }

    #[test]
    fn the_children_add_up_to_the_figure(histories in prop::collection::vec(any_history(), 0..20), at in 0_i32..48) {
        let histories: Vec<&str> = histories.iter().map(String::as_str).collect();
        let cohort = cohort(&histories);
        let of = month("2012-04").plus(at);
        for figure in figures(&cohort, of).figures.iter().filter(|figure| figure.numerator.is_some()) {
            let behind = members(figure.indicator().unwrap(), &cohort, of);
            let behind = behind.iter().filter(|member| member.kind == figure.kind);
            let counted: i64 = behind
                .map(|member| match member.events.as_slice() {
                    [] => i64::from(member.in_numerator),
                    events => events.iter().map(|event| event.days.map_or(i64::from(event.in_numerator), i64::from)).sum(),
                })
                .sum();
            prop_assert_eq!(Some(counted), figure.numerator, "{}", figure.id);
        }
    }
}
