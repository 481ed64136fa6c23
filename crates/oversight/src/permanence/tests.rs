use records::permanence::CohortOutcome;
use timeline::{Authority, history};

use super::cohort::{self, Cohort, Tally};
use super::long_term;
use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn child(text: &str) -> Timeline {
    history::child("C1", text).unwrap()
}

fn track(text: &str, on: &str) -> Track {
    Track::of(&child(text), day(on)).unwrap()
}

/// In care since 8 January 2018, with foster carers, under an interim order.
const CARE: &str = "2012-03-01 born\n2018-01-08 start\n2018-01-08 status C1\n2018-01-08 lives U6 AB1\n";

fn with(more: &str) -> String {
    format!("{CARE}{more}")
}

#[test]
fn states_of_a_plan() {
    let home = "2018-04-16 permanence_plan route=home";
    for (what, more, on, state) in [
        ("no plan", "", "2018-06-01", State::NotSet),
        (
            "a plan of an earlier time in care",
            "2017-01-01 permanence_plan route=home",
            "2018-06-01",
            State::NotSet,
        ),
        (
            "a plan that decides nothing",
            "2018-04-16 permanence_plan route=not_decided",
            "2018-06-01",
            State::NotSet,
        ),
        ("a plan of tomorrow", home, "2018-04-15", State::NotSet),
        ("one plan", home, "2018-04-16", State::SinglePlan),
        ("two", "2018-04-16 permanence_plan route=home parallel=adoption", "2018-06-01", State::TwinTracking),
        (
            "two, endorsed: it is still to be decided",
            "2018-04-16 permanence_plan route=home parallel=adoption endorsed_by=Panel",
            "2018-06-01",
            State::TwinTracking,
        ),
        (
            "one, endorsed",
            "2018-04-16 permanence_plan route=home endorsed_by=Panel",
            "2018-06-01",
            State::RouteApproved,
        ),
        (
            "approved later",
            "2018-04-16 permanence_plan route=home parallel=adoption approved=2018-08-01",
            "2018-07-31",
            State::TwinTracking,
        ),
        (
            "approved",
            "2018-04-16 permanence_plan route=home parallel=adoption approved=2018-08-01",
            "2018-08-01",
            State::RouteApproved,
        ),
        (
            "an application",
            "2018-04-16 permanence_plan route=guardianship\n2018-07-02 special_guardianship applied=2018-10-05",
            "2018-10-05",
            State::Pending,
        ),
        (
            "a panel that is set",
            "2018-04-16 permanence_plan route=long_term_fostering\n2018-07-02 permanence_step what=panel planned=2018-09-10",
            "2018-07-02",
            State::Pending,
        ),
        (
            "changed",
            "2018-04-16 permanence_plan route=home endorsed_by=Panel\n2018-09-03 permanence_plan route=guardianship because=No",
            "2018-09-10",
            State::Changed,
        ),
        (
            "the new route approved",
            "2018-04-16 permanence_plan route=home\n2018-09-03 permanence_plan route=guardianship endorsed_by=Panel",
            "2018-09-10",
            State::RouteApproved,
        ),
        (
            "matched for the long term",
            "2018-04-16 permanence_plan route=long_term_fostering\n2018-09-10 long_term_match agreed=2018-09-17",
            "2018-09-17",
            State::Achieved,
        ),
        (
            "said to be achieved",
            "2018-04-16 permanence_plan route=home achieved=2018-09-10",
            "2018-09-10",
            State::Achieved,
        ),
        (
            "placed for adoption is not adopted",
            "2018-04-16 permanence_plan route=adoption\n2018-05-01 decision\n2018-08-01 status E1\n2018-11-01 lives A6 CD1",
            "2018-12-01",
            State::RouteApproved,
        ),
    ] {
        assert_eq!(track(&with(more), on).state, state, "{what}");
    }
    assert!(Track::of(&child(&with("2018-06-01 end E4A")), day("2018-06-01")).is_none(), "not in care");
}

#[test]
fn each_step_has_its_drift_and_they_add_up() {
    // Plan made 4 days after the second review; assessment expected by 9 July (12 weeks), done 30 days late; the plan of
    // support was planned for a day that was then moved: it counts from the first.
    let story = with(
        "2018-02-01 review PN1\n2018-04-12 review PN1\n2018-04-16 permanence_plan route=home\n\
         2018-04-20 assessment of=reunification completed=2018-08-08\n\
         2018-08-10 permanence_step what=support_plan planned=2018-08-20 cause=capacity\n\
         2018-08-21 permanence_step what=support_plan planned=2018-09-20",
    );
    let track = track(&story, "2018-10-01");
    let told: Vec<_> =
        track.steps.iter().map(|step| (step.title, step.late, step.own, step.cause_words())).collect();
    assert_eq!(
        told[..3],
        [
            ("Plan of where the child will grow up", 4, 4, Some("cause not recorded")),
            ("Assessment of going home", 30, 26, Some("cause not recorded")),
            ("Plan of support at home", 42, 12, Some("Nobody to do it: worker changed, absent or vacant")),
        ]
    );
    let next = track.next().unwrap();
    assert_eq!(
        (next.title, next.planned, track.behind()),
        ("Plan of support at home", Some(day("2018-09-20")), 42)
    );
    // The move home was expected by 3 September: less behind than the step before it.
    assert_eq!(told[3], ("Home", 28, 0, None));
    let causes = track.causes();
    assert_eq!(causes, [(None, 30), (Some(DelayCause::Capacity), 12)]);
    assert_eq!(causes.iter().map(|(_, days)| days).sum::<i32>(), 42);
}

#[test]
fn nobody_waits_for_a_step_that_was_left_out() {
    let story = with(
        "2018-04-16 permanence_plan route=guardianship\n2018-07-02 special_guardianship applied=2018-10-05",
    );
    let track = track(&story, "2018-12-01");
    let next = track.next().unwrap();
    assert_eq!((next.title, next.what), ("Hearing", RouteStep::Hearing));
    assert!(track.steps.iter().filter(|step| step.passed).all(|step| step.own == 0));
}

#[test]
fn the_decision_between_two_plans() {
    let two = with("2018-04-16 permanence_plan route=home parallel=guardianship decide_by=2018-07-16");
    let late = track(&two, "2018-07-26");
    let point = late.decision_point().unwrap();
    assert_eq!((point.due, point.late), (day("2018-07-16"), 10));
    let decided = two.replace("decide_by", "approved=2018-07-10 decide_by");
    assert!(track(&decided, "2018-07-26").decision_point().is_none());
    assert!(track(&with("2018-04-16 permanence_plan route=home"), "2018-07-26").decision_point().is_none());
}

#[test]
fn a_child_at_home_without_an_order_has_arrived() {
    let story = |status: &str| {
        format!(
            "{}2018-04-16 permanence_plan route=home\n2018-09-03 lives P1 AB9",
            CARE.replace("C1", status)
        )
    };
    assert_eq!(track(&story("V2"), "2018-09-10").state, State::Achieved);
    let under_order = track(&story("C2"), "2018-09-10");
    assert_eq!(under_order.next().map(|step| step.title), Some("Application to discharge the order"));
}

#[test]
fn a_long_term_match_is_on_track_or_not() {
    let story = "2012-03-01 born\n2016-01-08 start\n2016-01-08 status C2\n2016-01-08 lives U6 AB1\n\
                 2016-05-01 permanence_plan route=long_term_fostering";
    // The placement reached 18 months on 8 July 2017; by six months later the panel considers it.
    for (what, more, on, expected) in [
        ("in time", "", "2018-01-08", Some(long_term::Stands::OnTrack)),
        ("late", "", "2018-01-09", Some(long_term::Stands::Late)),
        (
            "set",
            "2017-11-01 permanence_step what=panel planned=2018-01-08",
            "2017-12-01",
            Some(long_term::Stands::Set),
        ),
        (
            "set, and late",
            "2017-11-01 permanence_step what=panel planned=2018-02-01",
            "2017-12-01",
            Some(long_term::Stands::SetLate),
        ),
        ("considered", "2017-12-04 long_term_match", "2018-01-20", Some(long_term::Stands::Considered)),
        (
            "agreed",
            "2017-12-04 long_term_match agreed=2017-12-11",
            "2018-01-20",
            Some(long_term::Stands::Agreed),
        ),
        ("moved: it begins anew", "2017-12-04 lives U6 AB2", "2018-01-20", Some(long_term::Stands::OnTrack)),
        ("in a home now", "2017-12-04 lives K2 AB2", "2018-01-20", None),
    ] {
        let child = child(&format!("{story}\n{more}"));
        let authority = Authority::default();
        let at = timeline::Standpoint {
            day: day(on),
            known: calendar::Moment::END_OF_TIME,
            authority: &authority,
        };
        let duties = clocks::due(&child, &at);
        let track = Track::of(&child, day(on)).unwrap();
        let stands = long_term::of(&child, &track, &duties, day(on)).map(|match_| match_.stands);
        assert_eq!(stands, expected, "{what}");
    }
}

#[test]
fn papers_are_due_two_weeks_before_the_panel() {
    let story = with(
        "2018-04-16 permanence_plan route=long_term_fostering\n2018-07-02 permanence_step what=panel planned=2018-09-10",
    );
    let item = |more: &str, on: &str| panel::of(&track(&format!("{story}\n{more}"), on), day(on));
    let set = item("", "2018-08-27").unwrap();
    assert_eq!(
        (set.papers_due, set.is_late(day("2018-08-27")), set.is_late(day("2018-08-28"))),
        (day("2018-08-27"), false, true)
    );
    let came = item("2018-08-30 permanence_step what=papers done=2018-08-30", "2018-09-01").unwrap();
    assert!(came.came_late() && !came.is_late(day("2018-09-01")));
    let moved =
        item("2018-08-20 permanence_step what=panel planned=2018-10-08 cause=panel", "2018-09-01").unwrap();
    assert_eq!((moved.panel, moved.deferred), (day("2018-10-08"), 1));
    assert!(item("", "2018-09-11").is_none(), "the panel is over");
}

fn cohort() -> Cohort {
    Cohort {
        id: "1".to_owned(),
        name: "Home again".to_owned(),
        criteria: String::new(),
        since: day("2018-03-01"),
        frozen: Some(day("2018-04-01")),
        questions: vec!["Why not home?".to_owned()],
        drift_days: 60,
        closed: None,
    }
}

#[test]
fn nobody_falls_out_of_a_cohort() {
    let stories = [
        ("2018-03-05 cohort_member cohort=Again", ""),
        ("2018-03-05 cohort_member cohort=Again left=2018-09-01 outcome=guardianship", ""),
        ("2018-03-05 cohort_member cohort=Again", "2018-08-01 end E4A"),
        ("2018-05-05 cohort_member cohort=Again", ""),
    ];
    let on = day("2018-10-01");
    let members: Vec<_> = stories
        .iter()
        .map(|(member, more)| {
            let child = child(&with(&format!("{member}\n{more}")));
            let cohort = Cohort { name: "Again".to_owned(), ..cohort() };
            cohort::member(&child, Track::of(&child, on).as_ref(), &cohort, on).unwrap()
        })
        .collect();
    let tally = Tally::of(&members);
    assert_eq!((tally.counted, tally.open, tally.unexplained, tally.joined_later), (3, 1, 1, 1));
    assert_eq!(tally.outcomes, [(CohortOutcome::Guardianship, 1)]);
    let sum = tally.open + tally.unexplained + tally.outcomes.iter().map(|(_, count)| count).sum::<usize>();
    assert_eq!(sum, tally.counted, "outcomes, open and unexplained are everybody");
    assert!(cohort::member(&child(CARE), None, &cohort(), on).is_none());
}

#[test]
fn a_child_without_a_milestone_is_marked() {
    let cohort = Cohort { name: "Home".to_owned(), ..cohort() };
    let story = with(
        "2018-03-05 cohort_member cohort=Home\n2018-06-01 cohort_tracked cohort=Home milestone=Assessed \
         answers.0.question=Why answers.0.answer=Housing\n2018-07-01 cohort_tracked cohort=Home",
    );
    let child = child(&story);
    let drift = |on: &str| {
        let track = Track::of(&child, day(on));
        cohort::member(&child, track.as_ref(), &cohort, day(on)).unwrap().drift
    };
    // From 5 March to 1 June nothing; from 1 June on sixty days are quiet.
    assert_eq!((drift("2018-05-04"), drift("2018-05-05"), drift("2018-06-01")), (0, 1, 0));
    assert_eq!((drift("2018-07-31"), drift("2018-08-01")), (0, 1));
    let member = cohort::member(&child, None, &cohort, day("2018-08-01")).unwrap();
    assert_eq!((member.looked, member.answers.len()), (Some(day("2018-07-01")), 1));
    assert_eq!(member.answers[0].1, None, "the question was not asked in these words");
}

#[test]
fn every_relative_is_listed_considered_or_not() {
    let story = with(
        "2018-01-08 relationship name=Fern relation=grandmother\n2018-01-08 relationship name=Ash relation=aunt\n\
         2018-01-08 relationship name=Moss relation=uncle died=2015\n2018-01-08 relationship name=Reed relation=brother\n\
         2018-03-01 viability_assessment who=ash viable=no because=Health\n2018-04-01 viability_assessment who=Sorrel viable=yes",
    );
    let all = family::family(&child(&story), day("2018-05-01"));
    let told: Vec<_> = all.iter().map(|one| (one.name.as_str(), one.considered.is_some())).collect();
    assert_eq!(told, [("Sorrel", true), ("ash", true), ("Fern", false)]);
    assert!(all[1].relation.is_some(), "the record of the network says who they are");
}
