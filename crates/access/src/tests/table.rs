//! Who may open a record, and why: the table.

use calendar::Moment;

use super::{ask, child, day, held, people, span};
use crate::policies::POLICIES;
use crate::rules::REASON_BYTES;
use crate::{Asking, Part, Role, Staff, Ties, break_glass, broken_before, policy};

#[test]
fn every_role_has_one_policy() {
    for role in Role::ALL {
        assert_eq!(POLICIES.iter().filter(|policy| policy.role == *role).count(), 1, "{role:?}");
    }
    assert_eq!(POLICIES.len(), Role::ALL.len());
}

#[test]
fn who_lets_nobody_in_says_so() {
    for policy in POLICIES {
        assert!(!policy.about.is_empty() && policy.about.ends_with('.'), "{:?}", policy.role);
        assert!(policy.closed.ends_with('.'), "{:?}", policy.role);
        for clause in policy.clauses {
            assert!(!clause.reads.is_empty(), "{:?} reads nothing as who {}", policy.role, clause.when.name);
        }
    }
}

#[test]
fn who_may_open_a_record_and_why() {
    // The person, the day, and part of the sentence: the reason, or the nearest rule missed.
    let table = [
        ("ada", "2026-02-28", "because you are the child’s social worker since 10 January 2026."),
        ("ada", "2026-03-01", "Name of bo is this child’s social worker, not you."),
        ("bo", "2026-03-01", "because you are the child’s social worker since 1 March 2026."),
        ("bo", "2026-02-28", "Name of ada is this child’s social worker, not you."),
        ("ada", "2026-01-09", "No social worker is allocated to this child today."),
        ("nora", "2026-02-28", "because you are the manager of Name of ada, the child’s social worker."),
        ("nora", "2026-03-01", "Name of bo, this child’s social worker, is not in your team."),
        ("saul", "2026-03-01", "because you are the manager of Name of bo"),
        ("ivo", "2026-05-31", "because you are a reviewing officer"),
        ("ivo", "2026-06-01", "This child is not looked after today, or"),
        ("oona", "2030-01-01", "because you are on duty out of hours"),
        ("head", "2030-01-01", "because you are responsible for every child"),
        ("pat", "2026-03-01", "because you are a performance officer"),
        ("qi", "2026-03-01", "because you are an auditor of practice"),
        (
            "hana",
            "2026-03-01",
            "because you are here for every looked-after child (looked-after children’s health)",
        ),
        ("hana", "2026-06-01", "This child is not looked after today."),
        ("vera", "2026-03-01", "because you are here for every looked-after child (virtual school)"),
        ("plum", "2026-03-01", "because you are here for every looked-after child (placements)"),
        ("fern", "2026-03-01", "because you are at the front door, which must know who is known here"),
        ("pia", "2026-03-01", "Nothing on record connects your work with this child yet."),
        ("avi", "2026-06-01", "You are not this child’s independent visitor"),
        ("insp", "2026-03-01", "No inspection of yours is under way."),
        ("cllr", "2026-03-01", "Members of the panel see published figures only."),
        ("kid", "2026-03-01", "This is not open to you yet."),
        ("rowan", "2026-03-01", "This is not open to you. What you are given"),
        ("adm", "2026-03-01", "read no records."),
    ];
    let (child, staff) = (child(), Staff::default());
    for (who, on, part) in table {
        let answer = ask(who, &child, &staff, on);
        let sentence = match &answer {
            Ok(permit) => {
                assert_eq!((&**permit.who(), &*permit.subject().id), (who, "C1"));
                permit.sentence()
            }
            Err(refusal) => refusal.nearest().to_owned(),
        };
        assert!(sentence.contains(part), "{who} on {on}: {sentence}");
        assert_eq!(answer.is_ok(), part.starts_with("because"), "{who} on {on}");
    }
}

#[test]
fn a_refusal_is_the_same_for_a_number_that_is_nobodys() {
    let (people, staff) = (people(), Staff::default());
    let nobodys = Ties { child: "C2".into(), ..Ties::default() };
    for person in people.all() {
        let real = ask(&person.id, &child(), &staff, "2030-01-01");
        let empty = ask(&person.id, &nobodys, &staff, "2030-01-01");
        let forged = crate::nobody(person);
        for refusal in [real, empty].into_iter().filter_map(Result::err) {
            assert_eq!(
                (&refusal.sentence, refusal.may_break_glass),
                (&forged.sentence, forged.may_break_glass),
                "{}",
                person.id
            );
        }
    }
}

#[test]
fn where_it_is_recorded_who_reviews_or_advises_others_do_not() {
    let child = Ties {
        reviewers: vec![held("ivo", "2026-01-12", ""), held("ina", "2026-03-01", "")],
        advisers: vec![held("pia", "2026-02-01", "")],
        ..child()
    };
    for (who, on, expected) in [
        ("ivo", "2026-02-28", "the child’s reviewing officer since 12 January 2026"),
        ("ivo", "2026-03-01", ""),
        ("ina", "2026-03-01", "the child’s reviewing officer since 1 March 2026"),
        ("ina", "2026-01-11", "a reviewing officer, and this child is looked after"),
        ("pia", "2026-02-01", "the young person’s adviser since 1 February 2026"),
        ("pam", "2026-02-01", ""),
    ] {
        let permit = ask(who, &child, &Staff::default(), on);
        assert_eq!(permit.map_or(String::new(), |permit| permit.why().to_owned()), expected, "{who} on {on}");
    }
}

#[test]
fn whom_nobody_has_a_manager_or_the_front_door_sees_to() {
    let waiting =
        Ties { child: "C3".into(), referred: vec![span("2026-02-01", "2026-02-03")], ..Ties::default() };
    for (who, on, opens) in [
        ("nora", "2026-02-01", true),
        ("nora", "2026-02-03", false),
        ("fern", "2026-02-02", true),
        ("ada", "2026-02-02", false),
    ] {
        let permit = ask(who, &waiting, &Staff::default(), on);
        assert_eq!(permit.is_ok_and(|permit| permit.is_whole()), opens, "{who} on {on}");
    }
    let who_only = ask("fern", &waiting, &Staff::default(), "2026-02-03").unwrap();
    assert_eq!(who_only.reads().iter().collect::<Vec<_>>(), [Part::Who]);
    assert!(who_only.writes().is_empty());
}

#[test]
fn who_has_no_working_reason_may_give_one_but_not_everybody() {
    let (people, staff, child) = (people(), Staff::default(), child());
    for (who, reason, may) in [
        ("ada", "The carer rang the duty desk", true),
        ("ada", "   ", false),
        ("pat", "The carer rang the duty desk", false),
        ("insp", "The carer rang the duty desk", false),
        ("cllr", "The carer rang the duty desk", false),
        ("adm", "The carer rang the duty desk", false),
    ] {
        let person = people.person(who).unwrap();
        let asking = Asking { person, people: &people, staff: &staff, child: &child, day: day("2026-03-01") };
        let answer = break_glass(&asking, reason);
        assert_eq!(answer.is_ok(), may, "{who}, {reason:?}: {answer:?}");
        assert!(answer.is_err() || answer.is_ok_and(|permit| permit.broke_glass()));
        assert!(break_glass(&asking, &"x".repeat(REASON_BYTES + 1)).is_err());
    }
}

#[test]
fn a_reason_lasts_a_working_day() {
    let (people, staff, child) = (people(), Staff::default(), child());
    let person = people.person("ada").unwrap();
    let asking = Asking { person, people: &people, staff: &staff, child: &child, day: day("2026-03-01") };
    let at = |text: &str| -> Moment { text.parse().unwrap() };
    let said = at("2026-03-01T09:00:00Z");
    for (now, still) in [("2026-03-01T16:59:59Z", true), ("2026-03-01T17:00:00Z", false)] {
        assert_eq!(broken_before(&asking, "a call", said, at(now)).is_some(), still, "{now}");
    }
}

#[test]
fn nobody_but_advocates_and_visitors_keeps_or_reads_confidential_notes_by_role_alone() {
    for policy in POLICIES {
        for clause in policy.clauses.iter().filter(|clause| clause.reads.has(Part::Confidential)) {
            let by_name = ["LET_IN_CLOSELY"];
            let closely = clause.when.name.contains("to keep the child safe");
            assert!(policy.role == Role::Advocate || closely, "{:?}: {by_name:?}", policy.role);
        }
        assert!(!policy.glass.opens.has(Part::Confidential), "{:?}", policy.role);
    }
    assert!(policy::of(Role::Inspector).clauses.iter().all(|clause| clause.writes.is_empty()));
}
