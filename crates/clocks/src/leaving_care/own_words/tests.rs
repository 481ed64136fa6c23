use timeline::strands_of::governance::RecordKept;

use super::*;
use crate::invented::trials;

const SET: &str = "2016-01-01 local_standard clock=cl.ownwords.answer limit=5W words=Five\n";

/// Thursday 1 November 2018.
const WROTE: &str = "2000-06-15 born\n2018-11-01 own_words words=Hello about=plan";

#[test]
fn it_is_answered_by_the_day_that_the_authority_has_set() {
    let answered = |on: &str| format!("{SET}{WROTE}\n{on} own_words_answered of=1 answer=Yes");
    trials(
        &FAMILY,
        &[
            (&format!("{SET}{WROTE}"), "2018-11-08", &["cl.ownwords.answer 2018-11-01 -> 2018-11-08 Open"]),
            (
                &format!("{SET}{WROTE}"),
                "2018-11-09",
                &["cl.ownwords.answer 2018-11-01 -> 2018-11-08 Overdue(1)"],
            ),
            // To another message, or none at all: the number of the record is what an answer names.
            (
                &answered("2018-11-06"),
                "2018-11-09",
                &["cl.ownwords.answer 2018-11-01 -> 2018-11-08 Overdue(1)"],
            ),
        ],
    );
}

#[test]
fn an_answer_to_the_message_meets_it() {
    let authority = timeline::Authority::of(
        "Z99",
        &timeline::history::facts(SET).unwrap(),
        calendar::Moment::END_OF_TIME,
    );
    let mut facts = timeline::history::facts(WROTE).unwrap();
    let message = facts.iter().find(|fact| fact.of::<OwnWords>().is_some()).unwrap().id.clone();
    let answer = format!("2018-11-12 own_words_answered of={message} answer=Yes");
    let mut more = timeline::history::facts(&answer).unwrap();
    more[0].id = "answer".into();
    facts.append(&mut more);
    let child = Timeline::of("L1", &facts, calendar::Moment::END_OF_TIME);
    let on = |day: &str| {
        let all = FAMILY.of_child(&child, &crate::invented::standpoint(day, &authority));
        format!("{:?}", all[0].state_on(crate::invented::day(day)))
    };
    assert_eq!(on("2018-11-09"), "Overdue(1)");
    assert_eq!(on("2018-11-13"), "Late(4)");
}

/// A message and its answer are written here alone: that some other kinds are kept here says nothing against it.
#[test]
fn it_is_owed_whatever_else_is_kept_here() {
    let settings = timeline::history::facts(SET).unwrap();
    let mut authority = timeline::Authority::of("Z99", &settings, calendar::Moment::END_OF_TIME);
    let since = crate::invented::day("2016-01-01");
    authority.kept.push(RecordKept { since, kinds: vec!["visit_to_child".to_owned()] });
    assert_eq!(ANSWER.known_since(&authority), None);
    let child = timeline::history::child("L1", WROTE).unwrap();
    let all = FAMILY.of_child(&child, &crate::invented::standpoint("2018-11-08", &authority));
    assert_eq!(all[0].due, crate::invented::day("2018-11-08"));
}

#[test]
fn where_the_authority_has_set_no_time_nothing_is_owed() {
    trials(&FAMILY, &[(WROTE, "2018-11-20", &[])]);
}
