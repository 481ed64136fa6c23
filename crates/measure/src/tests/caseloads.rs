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

/// A worker with posts of their own: since, until, hours, agency.
fn held_posts(id: &str, posts: &[(&str, Option<&str>, Option<f64>, bool)]) -> Worker {
    let facts: Vec<Fact> = posts
        .iter()
        .enumerate()
        .map(|(nth, (since, until, hours, agency))| {
            let details = WorkerDetails {
                since: day(since),
                until: until.map(day),
                role: WorkRole::SocialWorker,
                name: format!("{id} Invented"),
                team: Some("One".to_owned()),
                phone: None,
                hours: *hours,
                assessed_year: None,
                agency: *agency,
            };
            said(&format!("{id}{nth}"), details)
        })
        .collect();
    Worker::of(id, &facts, Moment::END_OF_TIME)
}

fn staff() -> Vec<Worker> {
    vec![
        held_posts("Ash", &[("2016-01-01", None, Some(37.0), false)]),
        held_posts("Birch", &[("2016-01-01", None, Some(18.5), false)]),
        held_posts("Agency", &[("2018-01-01", None, Some(37.0), true)]),
        held_posts("Left", &[("2016-01-01", Some("2018-06-01"), Some(37.0), false)]),
        held_posts("Gone", &[("2016-01-01", Some("2016-06-01"), Some(37.0), false)]),
        held_posts(
            "Moved",
            &[("2016-01-01", Some("2018-06-01"), Some(37.0), false), ("2018-06-01", None, Some(37.0), false)],
        ),
        held_posts("Nohours", &[("2016-01-01", None, None, false)]),
    ]
}

#[test]
fn the_figures_of_the_workforce_census_are_counted_with_its_formulas() {
    let held = &[("Ash", 14), ("Birch", 8), ("Nohours", 3), ("Agency", 6)];
    let cohort = served(staff(), held, Some(37.0));
    let of = |id: &str| figure_of(&cohort, id, Kind::Snapshot, "2019-03");
    // Ash, Birch and the agency worker hold 28 children over 2.5.
    assert_eq!((of("N.WF.case").display.as_str(), of("N.WF.case").numerator), ("11.2", None));
    assert!(of("N.WF.case").flags.iter().any(|flag| flag.starts_with("1 left out")));
    // One left of those in post: Ash, Birch, Moved make 2.5.
    assert_eq!(of("N.WF.turn").display, "40.0%");
    // Three teams of five posts each; 2.5 in post.
    assert_eq!(of("N.WF.vac").display, "83.3%");
    let told = of("N.WF.vac").flags;
    assert!(told.iter().any(|flag| flag == "12.50 over 15.00 full-time equivalents"), "{told:?}");
    assert_eq!(of("N.WF.ag").display, "28.6%");
    let behind = |id: &str| -> Vec<String> {
        let all = members(indicators::indicator(id).unwrap(), &cohort, month("2019-03"));
        all.iter()
            .map(|member| {
                let part = match (member.in_numerator, member.in_denominator) {
                    (true, true) => "both",
                    (true, false) => "numerator",
                    (false, true) => "denominator",
                    (false, false) => member.excluded_because.as_deref().unwrap_or("nothing"),
                };
                format!("{}: {part}", member.local_id)
            })
            .collect()
    };
    assert_eq!(
        behind("N.WF.turn"),
        [
            "Ash: denominator",
            "Birch: denominator",
            "Left: numerator",
            "Moved: denominator",
            "Nohours: their working hours are not recorded",
        ]
    );
    assert_eq!(behind("N.WF.ag")[0], "Agency: both");
    // A year that is not known whole is not known.
    let early = figure_of(&cohort, "N.WF.turn", Kind::Snapshot, "2018-11");
    assert!(early.not_known.is_some_and(|why| why.contains("for the whole year")));
    let nobody = served(Vec::new(), held, Some(37.0));
    for id in ["N.WF.case", "N.WF.turn", "N.WF.vac", "N.WF.ag", "N.WF.sup"] {
        let figure = figure_of(&nobody, id, Kind::Snapshot, "2019-03");
        assert!(figure.value.is_none() && figure.not_known.is_some(), "{id}: {figure:?}");
    }
}

#[test]
fn supervision_is_in_time_by_what_was_agreed_with_the_worker() {
    use records::workforce::{AwayBecause, Supervision, SupervisionAgreement, WorkerAbsence};
    let with = |id: &str, last: Option<&str>, weeks: Option<u8>, away: bool| {
        let details = WorkerDetails {
            since: day("2018-01-01"),
            until: None,
            role: WorkRole::SocialWorker,
            name: format!("{id} Invented"),
            team: Some("One".to_owned()),
            phone: None,
            hours: Some(37.0),
            assessed_year: None,
            agency: false,
        };
        let mut facts = vec![said("post", details)];
        if let Some(weeks) = weeks {
            let agreed = serde_json::json!({"since": "2018-01-01", "by": "manager", "weeks": weeks});
            facts.push(said("agreed", serde_json::from_value::<SupervisionAgreement>(agreed).unwrap()));
        }
        if let Some(last) = last {
            let held = serde_json::json!({"day": last});
            facts.push(said("held", serde_json::from_value::<Supervision>(held).unwrap()));
        }
        if away {
            let (since, until) = (day("2018-03-20"), None);
            facts.push(said("away", WorkerAbsence { since, until, why: AwayBecause::Sickness }));
        }
        Worker::of(id, &facts, Moment::END_OF_TIME)
    };
    let workers = vec![
        with("Timely", Some("2018-03-10"), Some(4), false),
        with("Late", Some("2018-02-10"), Some(4), false),
        with("Away", Some("2018-01-10"), Some(4), true),
        with("Unagreed", Some("2018-03-10"), None, false),
        with("Idle", Some("2018-01-10"), Some(4), false),
    ];
    let held = &[("Timely", 4), ("Late", 5), ("Away", 2), ("Unagreed", 1)];
    let cohort = served(workers, held, Some(37.0));
    let figure = figure_of(&cohort, "N.WF.sup", Kind::Snapshot, "2018-03");
    assert_eq!((figure.display.as_str(), figure.numerator, figure.denominator), ("50.0%", Some(1), Some(2)));
    let behind = members(indicators::indicator("N.WF.sup").unwrap(), &cohort, month("2018-03"));
    let why: Vec<_> = behind.iter().filter_map(|member| member.excluded_because.as_deref()).collect();
    assert_eq!(why, ["away from work on the day", "nothing says how often they have supervision"]);
}
