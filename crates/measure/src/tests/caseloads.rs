//! Caseloads: children over full-time social workers, and whoever has most.

use records::workforce::{CaseloadWeights, PostsAgreed, TeamGroup, WorkRole, WorkerDetails};
use records::{Fact, Record};
use timeline::Worker;

use super::*;
use crate::members;

fn said(id: &str, record: impl Record) -> Fact {
    Fact::said(id, Moment::start_of(day("2018-01-01")), record)
}

fn works(id: &str, team: &str, hours: Option<f64>, role: WorkRole) -> Worker {
    let details = WorkerDetails {
        since: day("2018-01-01"),
        until: None,
        role,
        name: format!("{id} Invented"),
        team: Some(team.to_owned()),
        phone: None,
        hours,
        assessed_year: None,
        agency: false,
    };
    Worker::of(id, &[said(id, details)], Moment::END_OF_TIME)
}

/// Two teams of the first group and one of the second; so many children for each worker.
fn served(workers: Vec<Worker>, held: &[(&str, usize)], hours: Option<f64>) -> Cohort {
    let posts = |team: &str, group| PostsAgreed {
        since: day("2018-01-01"),
        team: team.to_owned(),
        full_time: 5.0,
        group,
    };
    let mut facts = vec![
        said("1", posts("One", Some(TeamGroup::OneToThree))),
        said("2", posts("Four", Some(TeamGroup::FourAndFive))),
        said("3", posts("Duty", None)),
    ];
    facts.extend(hours.map(|hours| {
        let weights = Vec::new();
        let (most, first_year, words) = (None, None, None);
        said("w", CaseloadWeights { since: day("2018-01-01"), hours, most, first_year, weights, words })
    }));
    let authority =
        Authority { kept_since: Some(day("2010-04-01")), ..Authority::of("E1", &facts, Moment::END_OF_TIME) };
    let stories: Vec<String> = held
        .iter()
        .flat_map(|(worker, children)| {
            std::iter::repeat_n(format!("2018-02-01 social_worker_allocation worker={worker}"), *children)
        })
        .collect();
    let stories: Vec<&str> = stories.iter().map(String::as_str).collect();
    of(authority, &stories).with(workers, Vec::new())
}

fn workers() -> Vec<Worker> {
    let social = WorkRole::SocialWorker;
    vec![
        works("Ash", "One", Some(37.0), social),
        works("Birch", "One", Some(18.5), social),
        works("Cedar", "Four", Some(37.0), social),
        works("Duty", "Duty", Some(37.0), social),
        works("Elm", "One", None, social),
    ]
}

#[test]
fn an_average_is_children_over_full_time_workers() {
    let cohort =
        served(workers(), &[("Ash", 14), ("Birch", 8), ("Cedar", 11), ("Duty", 40), ("Elm", 3)], Some(37.0));
    let one = figure_of(&cohort, "11.5a", Kind::Snapshot, "2018-03");
    assert_eq!((one.display.as_str(), one.numerator, one.denominator), ("14.7", Some(22), None));
    assert!(
        one.flags.iter().any(|flag| flag == "22 children, 1.50 full-time social workers"),
        "{:?}",
        one.flags
    );
    assert!(one.flags.iter().any(|flag| flag.starts_with("3 left out")), "{:?}", one.flags);
    let four = figure_of(&cohort, "11.5b", Kind::Snapshot, "2018-03");
    assert_eq!((four.value, four.numerator), (Some(11.0), Some(11)));
    // Whoever holds nobody is a worker all the same.
    let idle = served(workers(), &[("Ash", 14)], Some(37.0));
    assert_eq!(figure_of(&idle, "11.5a", Kind::Snapshot, "2018-03").display, "9.3");
    assert_eq!(figure_of(&idle, "11.5b", Kind::Snapshot, "2018-03").display, "0.0");
}

#[test]
fn the_most_is_of_one_worker_of_the_teams() {
    let cohort = served(workers(), &[("Ash", 14), ("Birch", 8), ("Cedar", 11), ("Duty", 40)], Some(37.0));
    let most = figure_of(&cohort, "11.4", Kind::Snapshot, "2018-03");
    assert_eq!((most.numerator, most.display.as_str()), (Some(14), "14"));
    let behind = |id: &str| members(indicators::indicator(id).unwrap(), &cohort, month("2018-03"));
    assert_eq!(behind("11.4").len(), 14);
    let average = behind("11.5a");
    assert_eq!((average.len(), average.iter().filter(|member| member.in_numerator).count()), (22, 22));
}

#[test]
fn it_is_not_known_where_nobody_says_what_is_full_time_or_who_works() {
    let why = |cohort: &Cohort, of: &str| figure_of(cohort, "11.5a", Kind::Snapshot, of).not_known;
    let without_hours = served(workers(), &[("Ash", 14)], None);
    assert!(why(&without_hours, "2018-03").unwrap().contains("no posts of looked-after teams"));
    let nobody = served(Vec::new(), &[("Ash", 14)], Some(37.0));
    assert!(why(&nobody, "2018-03").is_some());
    let known = served(workers(), &[("Ash", 14)], Some(37.0));
    assert!(why(&known, "2017-12").is_some(), "before anybody worked there");
    let other =
        served(vec![works("Cedar", "Four", Some(37.0), WorkRole::SocialWorker)], &[("Cedar", 4)], Some(37.0));
    assert!(why(&other, "2018-03").unwrap().contains("recorded hours"), "a group without workers");
}
