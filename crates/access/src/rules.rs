//! The rules: who may open which child's record, and why.
//!
//! - a social worker, the children allocated to them on the day;
//! - a team manager, the children allocated to the social workers of their team;
//! - a reviewing officer, the children they review; children who are looked after of whom nobody says who reviews them;
//! - a personal adviser, the young people they advise;
//! - out of hours, heads of service, performance officers and quality assurance, every child;
//! - a panel member, an administrator, a child: nobody's case facts here;
//! - anybody else who works here, by saying why: it is logged and shown on the child's page.

use std::sync::Arc;

use calendar::{Day, Moment};
use records::Subject;
use records::leaving_care::PersonalAdviser;
use records::reviews::IroAllocation;
use timeline::{Allocation, Timeline};

use crate::{ListPermit, People, Permit, Person, Refusal, Role};

/// Bytes of a reason that a person gives.
pub const REASON_BYTES: usize = 500;

/// For how long a reason that was given once lets the person in: eight hours, a working day.
const GLASS_STAYS_BROKEN: i64 = 8 * 3_600_000_000;

/// The permit of a person to read a child's record on a day, by a working reason.
///
/// # Errors
/// The person has none. The refusal says which rule was nearest.
pub fn allowed(person: &Person, people: &People, child: &Timeline, day: Day) -> Result<Permit, Refusal> {
    let worker = allocated(child, day);
    let why = match person.role {
        Role::SocialWorker => worker
            .filter(|allocation| allocation.worker == person.id)
            .map(|allocation| format!("the child’s social worker since {}", allocation.since.to_words())),
        Role::TeamManager => worker
            .and_then(|allocation| people.person(&allocation.worker))
            .filter(|worker| worker.team.is_some() && worker.team == person.team)
            .map(|worker| format!("the manager of {}, the child’s social worker", worker.name)),
        Role::ReviewingOfficer => reviewing(person, child, day),
        Role::PersonalAdviser => {
            let advisers = child.strand::<PersonalAdviser>();
            holder(advisers.map(|said| (&*said.record.worker, said.record.since, said.record.until)), day)
                .filter(|(worker, _)| *worker == &*person.id)
                .map(|(_, since)| format!("the young person’s adviser since {}", since.to_words()))
        }
        Role::OutOfHours => Some("on duty out of hours for every child".to_owned()),
        Role::HeadOfService => Some("responsible for every child of the service".to_owned()),
        Role::PerformanceOfficer => {
            Some("a performance officer, who checks figures against the record".to_owned())
        }
        Role::QualityAssurance => Some("an auditor of practice".to_owned()),
        _ => None,
    };
    match why {
        Some(why) => Ok(Permit {
            who: person.id.clone(),
            subject: Subject::child(&child.child),
            why,
            broke_glass: false,
        }),
        None => Err(refusal(person, people, worker)),
    }
}

/// The permit of a person to read the record of a carer household, by a working reason.
///
/// # Errors
/// The person has none: so far these are read behind figures only.
pub fn household(person: &Person, id: &str) -> Result<Permit, Refusal> {
    let why = match person.role {
        Role::Placements => "in the team that works with carers",
        Role::HeadOfService => "responsible for the service",
        Role::PerformanceOfficer => "a performance officer, who checks figures against the record",
        Role::QualityAssurance => "an auditor of practice",
        role if !works_with_children(role) => return Err(closed(role)),
        _ => {
            let sentence = "Nothing on record connects your work with this household.".to_owned();
            return Err(Refusal { sentence, may_break_glass: false });
        }
    };
    Ok(Permit {
        who: person.id.clone(),
        subject: Subject::carer_household(id),
        why: why.to_owned(),
        broke_glass: false,
    })
}

/// The permit of a person without a working reason, who says why they must look.
///
/// # Errors
/// The person's role reads no case facts, or there is no reason.
pub fn break_glass(person: &Person, child: &str, reason: &str) -> Result<Permit, Refusal> {
    let reason = reason.trim();
    if !works_with_children(person.role) {
        return Err(closed(person.role));
    }
    if reason.is_empty() || reason.len() > REASON_BYTES {
        let sentence = "Say in a sentence why you need to open this record".to_owned();
        return Err(Refusal { sentence, may_break_glass: true });
    }
    Ok(Permit {
        who: person.id.clone(),
        subject: Subject::child(child),
        why: reason.to_owned(),
        broke_glass: true,
    })
}

/// The permit that a reason given before still gives: at `said_at` the person broke the glass for this child with this
/// reason. `None` after eight hours.
pub fn broken_before(
    person: &Person,
    child: &str,
    reason: &str,
    said_at: Moment,
    now: Moment,
) -> Option<Permit> {
    let since = now.micros().checked_sub(said_at.micros())?;
    if since < GLASS_STAYS_BROKEN { break_glass(person, child, reason).ok() } else { None }
}

/// The permit to see children named in lists and behind figures.
///
/// # Errors
/// The person's role sees published figures only.
pub fn lists(person: &Person) -> Result<ListPermit, Refusal> {
    if works_with_children(person.role) {
        Ok(ListPermit { who: person.id.clone() })
    } else {
        Err(closed(person.role))
    }
}

/// The permit to begin the record of a child under a new identifier.
///
/// # Errors
/// The person's role begins no records.
pub fn add(person: &Person, id: &str) -> Result<Permit, Refusal> {
    match person.role {
        Role::SocialWorker | Role::TeamManager | Role::OutOfHours | Role::FrontDoor => Ok(Permit {
            who: person.id.clone(),
            subject: Subject::child(id),
            why: "the one who adds this child".to_owned(),
            broke_glass: false,
        }),
        role if !works_with_children(role) => Err(closed(role)),
        _ => {
            let sentence = "Social workers, their managers and the front door add children.".to_owned();
            Err(Refusal { sentence, may_break_glass: false })
        }
    }
}

/// The permit to see the list of work of a social worker: their own, that of somebody in the team they manage, or anybody's
/// for those who answer for the service.
///
/// # Errors
/// It is another's.
pub fn caseload(person: &Person, worker: &Person) -> Result<ListPermit, Refusal> {
    let own = person.id == worker.id;
    let managed = person.role == Role::TeamManager && person.team.is_some() && person.team == worker.team;
    let service =
        matches!(person.role, Role::HeadOfService | Role::PerformanceOfficer | Role::QualityAssurance);
    if own || managed || service {
        return lists(person);
    }
    let sentence = format!("This is the work of {}, who is not in a team that you manage.", worker.name);
    Err(Refusal { sentence, may_break_glass: false })
}

fn works_with_children(role: Role) -> bool {
    !matches!(role, Role::PanelMember | Role::Inspector | Role::Child | Role::Administrator)
}

/// Where it is recorded who reviews the child, that officer; otherwise any, of a child who is looked after: the law gives
/// each of them one.
fn reviewing(person: &Person, child: &Timeline, day: Day) -> Option<String> {
    let officers = child.strand::<IroAllocation>();
    let officers = officers.map(|said| (&*said.record.worker, said.record.since, said.record.until));
    match holder(officers, day) {
        Some((worker, since)) => (worker == &*person.id)
            .then(|| format!("the child’s reviewing officer since {}", since.to_words())),
        None => {
            let on = child.on(day);
            (on.looked_after() || on.on_short_break())
                .then(|| "a reviewing officer, and this child is looked after".to_owned())
        }
    }
}

/// Who holds a post on a day, and since when: the last begun of those that have not ended by it.
fn holder<'a>(
    held: impl DoubleEndedIterator<Item = (&'a str, Day, Option<Day>)>,
    day: Day,
) -> Option<(&'a str, Day)> {
    held.filter(|(_, since, until)| *since <= day && until.is_none_or(|until| until > day))
        .max_by_key(|(_, since, _)| *since)
        .map(|(worker, since, _)| (worker, since))
}

/// The allocation of a day: the last begun of those that have not ended by it.
fn allocated(child: &Timeline, day: Day) -> Option<&Allocation> {
    let holds = |allocation: &&Allocation| {
        allocation.since <= day && allocation.until.is_none_or(|until| until > day)
    };
    child.allocations.iter().rfind(holds)
}

fn refusal(person: &Person, people: &People, worker: Option<&Allocation>) -> Refusal {
    if !works_with_children(person.role) {
        return closed(person.role);
    }
    let named = |id: &Arc<str>| people.name_of(id).to_owned();
    let sentence = match (person.role, worker) {
        (Role::SocialWorker, Some(allocation)) => {
            format!("{} is this child’s social worker, not you.", named(&allocation.worker))
        }
        (Role::TeamManager, Some(allocation)) => {
            format!("{}, this child’s social worker, is not in your team.", named(&allocation.worker))
        }
        (Role::SocialWorker | Role::TeamManager, None) => {
            "No social worker is allocated to this child today.".to_owned()
        }
        (Role::ReviewingOfficer, _) => {
            "This child is not looked after today, or another officer reviews them.".to_owned()
        }
        _ => "Nothing on record connects your work with this child yet.".to_owned(),
    };
    Refusal { sentence, may_break_glass: true }
}

fn closed(role: Role) -> Refusal {
    let sentence = match role {
        Role::PanelMember => "Members of the panel see published figures only.",
        Role::Administrator => "Administrators look after accounts and settings, and read no records.",
        _ => "This is not open to you yet.",
    };
    Refusal { sentence: sentence.to_owned(), may_break_glass: false }
}

#[cfg(test)]
mod tests {
    use timeline::history;

    use super::*;
    use crate::Team;

    fn person(id: &str, role: Role, team: &str) -> Person {
        let team = (!team.is_empty()).then(|| team.into());
        Person { id: id.into(), name: format!("Name of {id}"), role, team }
    }

    fn people() -> People {
        People::new(
            vec![
                person("ada", Role::SocialWorker, "north"),
                person("bo", Role::SocialWorker, "south"),
                person("nora", Role::TeamManager, "north"),
                person("saul", Role::TeamManager, "south"),
                person("ivo", Role::ReviewingOfficer, ""),
                person("oona", Role::OutOfHours, ""),
                person("pat", Role::PerformanceOfficer, ""),
                person("cllr", Role::PanelMember, ""),
                person("adm", Role::Administrator, ""),
                person("head", Role::HeadOfService, ""),
                person("hana", Role::Health, ""),
            ],
            vec![Team { id: "north".into(), name: "North".to_owned() }],
        )
    }

    fn child() -> Timeline {
        let mut child =
            history::child("C1", "2010-05-04 born\n2026-01-10 start\n2026-06-01 end E4A").unwrap();
        let held = |since: &str, until: Option<&str>, worker: &str| Allocation {
            since: since.parse().unwrap(),
            until: until.map(|day| day.parse().unwrap()),
            worker: worker.into(),
            because: None,
        };
        child.allocations =
            vec![held("2026-01-10", Some("2026-03-01"), "ada"), held("2026-03-01", None, "bo")];
        child
    }

    #[test]
    fn who_may_open_a_record_and_why() {
        // The person, the day, and part of the sentence that they are shown.
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
            ("hana", "2026-03-01", "Nothing on record connects your work with this child yet."),
            ("cllr", "2026-03-01", "Members of the panel see published figures only."),
            ("adm", "2026-03-01", "read no records."),
        ];
        let (people, child) = (people(), child());
        for (who, day, part) in table {
            let person = people.person(who).unwrap();
            let answer = allowed(person, &people, &child, day.parse().unwrap());
            let sentence = match &answer {
                Ok(permit) => {
                    assert_eq!((&**permit.who(), permit.subject()), (who, &Subject::child("C1")));
                    permit.sentence()
                }
                Err(refusal) => refusal.to_string(),
            };
            assert!(sentence.contains(part), "{who} on {day}: {sentence}");
            assert_eq!(answer.is_ok(), part.starts_with("because"), "{who} on {day}");
        }
    }

    #[test]
    fn where_it_is_recorded_who_reviews_or_advises_others_do_not() {
        let said = |id: &str, record: Arc<dyn records::Record>| records::Fact {
            id: id.into(),
            revision: 1,
            recorded: Moment::from_micros(0),
            withdrawn: false,
            record,
            origin: Arc::default(),
        };
        let day = |text: &str| -> Day { text.parse().unwrap() };
        let mut facts = history::facts("2010-05-04 born\n2026-01-10 start").unwrap();
        let iro = |worker: &str, since: &str| {
            Arc::new(IroAllocation { since: day(since), until: None, worker: worker.to_owned() })
        };
        facts.push(said("i1", iro("ivo", "2026-01-12")));
        facts.push(said("i2", iro("ina", "2026-03-01")));
        facts.push(said(
            "p1",
            Arc::new(PersonalAdviser { since: day("2026-02-01"), until: None, worker: "pia".to_owned() }),
        ));
        let child = Timeline::of("C1", &facts, Moment::END_OF_TIME);
        for (who, role, on, expected) in [
            (
                "ivo",
                Role::ReviewingOfficer,
                "2026-02-28",
                "the child’s reviewing officer since 12 January 2026",
            ),
            ("ivo", Role::ReviewingOfficer, "2026-03-01", ""),
            ("ina", Role::ReviewingOfficer, "2026-03-01", "the child’s reviewing officer since 1 March 2026"),
            (
                "ina",
                Role::ReviewingOfficer,
                "2026-01-11",
                "a reviewing officer, and this child is looked after",
            ),
            ("pia", Role::PersonalAdviser, "2026-02-01", "the young person’s adviser since 1 February 2026"),
            ("pam", Role::PersonalAdviser, "2026-02-01", ""),
        ] {
            let permit = allowed(&person(who, role, ""), &people(), &child, day(on));
            assert_eq!(
                permit.map_or(String::new(), |permit| permit.why().to_owned()),
                expected,
                "{who} on {on}"
            );
        }
    }

    #[test]
    fn who_has_no_working_reason_may_give_one_but_not_everybody() {
        let people = people();
        for (who, reason, may) in [
            ("ada", "The carer rang the duty desk", true),
            ("ada", "   ", false),
            ("cllr", "The carer rang the duty desk", false),
            ("adm", "The carer rang the duty desk", false),
        ] {
            let answer = break_glass(people.person(who).unwrap(), "C1", reason);
            assert_eq!(answer.is_ok(), may, "{who}, {reason:?}: {answer:?}");
            assert!(answer.is_err() || answer.is_ok_and(|permit| permit.broke_glass()));
        }
        assert!(break_glass(people.person("ada").unwrap(), "C1", &"x".repeat(REASON_BYTES + 1)).is_err());
    }

    #[test]
    fn a_reason_lasts_a_working_day() {
        let people = people();
        let ada = people.person("ada").unwrap();
        let at = |text: &str| -> Moment { text.parse().unwrap() };
        let said = at("2026-03-01T09:00:00Z");
        for (now, still) in [("2026-03-01T16:59:59Z", true), ("2026-03-01T17:00:00Z", false)] {
            let permit = broken_before(ada, "C1", "a call", said, at(now));
            assert_eq!(permit.is_some(), still, "{now}");
        }
    }

    #[test]
    fn lists_are_for_those_who_work_with_children() {
        let people = people();
        for (who, may) in [("ada", true), ("pat", true), ("cllr", false), ("adm", false)] {
            assert_eq!(lists(people.person(who).unwrap()).is_ok(), may, "{who}");
        }
    }
}
