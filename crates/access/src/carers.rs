//! Foster carers: their own household, and of the children who live with them today what those who care for a child are given.

use timeline::{Household, Stranded};

use calendar::Day;
use records::Subject;
use records::fostering::CarerAccount;

use crate::policy::{closed, forbidden, of};
use crate::{Asking, Parts, Permit, Person, Refusal, Role, Span, Staff};

/// The kinds of a child's record that those who care for the child are given: who the child is and whose, the plan for the
/// placement, what they may decide, and what of the plan was shared with them. No notes, no family, no risk, no court, no
/// address, no health record: what of these a carer has to know stands in the plan for the placement.
///
/// Sources: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 9 and Schedule 2; Fostering Services
/// (England) Regulations 2011, regulation 17(3).
const GIVEN: &[&str] = &[
    "child_identity",
    "child_name",
    "social_worker_allocation",
    "placed_with",
    "placement_plan",
    "delegated_authority",
    "shared_with_carers",
    "family_time_arranged",
];

/// The permit of a foster carer to read, on their own pages, what of their own household is shown there: the account was tied to
/// it by a dated fact, and is on this day. Whoever has left signs in no longer, and reads nothing.
///
/// # Errors
/// Whoever asks is no foster carer, or the account is tied to another household or to none today. Nothing is told of the
/// household.
pub fn own_household(
    person: &Person,
    staff: &Staff,
    household: &Household,
    day: Day,
) -> Result<Permit, Refusal> {
    let holds = |since, until| Span { since, until }.holds(day);
    let tied = household
        .strand::<CarerAccount>()
        .rfind(|said| said.record.who == *person.id && holds(said.since, said.until));
    let gone = staff.left(&person.id, day).or_else(|| staff.not_yet(&person.id, day)).is_some();
    match tied {
        Some(tied) if person.role == Role::Carer && !gone => {
            let why =
                format!("a foster carer of this household, with an account since {}", tied.since.to_words());
            Ok(Permit::beside(person, Subject::carer_household(&household.id), why))
        }
        _ => Err(closed(of(person.role))),
    }
}

/// The permit of a foster carer to read what they are given of a child who lives with their household on this day: fostered, not
/// placed for adoption, and looked after. `home` is what [`own_household`] gave. It opens no other page.
///
/// # Errors
/// The child does not live there today; something forbids it, such as a record that is closed to most. Nothing is told of the
/// record.
pub fn lives_with_us(asking: &Asking<'_>, home: &Permit) -> Result<Permit, Refusal> {
    let Asking { person, child, day, .. } = *asking;
    let ours = home.who == person.id && home.subject == Subject::carer_household(&home.subject.id);
    let lives = child.homes.iter().rfind(|held| held.who == home.subject.id && held.span.holds(day));
    let fostered = child.looked_after(day) && !child.for_adoption.iter().any(|span| span.holds(day));
    match lives {
        Some(lives) if person.role == Role::Carer && ours && fostered && forbidden(asking).is_none() => {
            let why =
                format!("a foster carer with whom the child lives since {}", lives.span.since.to_words());
            Ok(Permit { only: Some(GIVEN), ..Permit::of(asking, why, Parts::CARERS, Parts::NONE) })
        }
        _ => Err(closed(of(person.role))),
    }
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use records::{KINDS, Kind, SubjectKind};
    use timeline::{Timeline, history};

    use super::*;
    use crate::tests::{child, day, held, people, span};
    use crate::{Close, Closure, Colleague, Post, Ties, allowed};

    fn household(account: &str) -> Household {
        let text = format!("2016-04-01 fostering_approval\n{account}");
        Household::of("H1", &history::facts(&text).unwrap(), Moment::END_OF_TIME)
    }

    fn home(who: &str, account: &str, on: &str) -> Result<Permit, Refusal> {
        own_household(people().person(who).unwrap(), &Staff::default(), &household(account), day(on))
    }

    fn opened(who: &str, child: &Ties, on: &str) -> Result<Permit, Refusal> {
        let (people, staff) = (people(), Staff::default());
        let asking = Asking {
            person: people.person(who).unwrap(),
            people: &people,
            staff: &staff,
            child,
            day: day(on),
        };
        let home = home("rowan", "2026-01-10 carer_account who=rowan", on).unwrap();
        lives_with_us(&asking, &home)
    }

    fn here() -> Ties {
        Ties { homes: vec![held("H1", "2026-02-01", "2026-04-01")], ..child() }
    }

    #[test]
    fn an_account_opens_the_household_it_is_tied_to_while_it_is() {
        let tied = "2026-02-01 carer_account who=rowan until=2026-06-01";
        for (who, account, on, opens) in [
            ("rowan", tied, "2026-02-01", true),
            ("rowan", tied, "2026-01-31", false),
            ("rowan", tied, "2026-06-01", false),
            ("rowan", "2026-02-01 carer_account who=other", "2026-03-01", false),
            ("rowan", "", "2026-03-01", false),
            // Tied by mistake to somebody who works here, or to a young person: it opens nothing.
            ("plum", "2026-02-01 carer_account who=plum", "2026-03-01", false),
            ("kid", "2026-02-01 carer_account who=kid", "2026-03-01", false),
        ] {
            assert_eq!(home(who, account, on).is_ok(), opens, "{who} by {account:?} on {on}");
        }
        let gone = Colleague {
            posts: vec![Post { role: Role::Carer, span: span("2026-01-01", "2026-02-15"), team: None }],
            ..Colleague::default()
        };
        let staff = Staff::default().and("rowan", gone);
        let people = people();
        let person = people.person("rowan").unwrap();
        assert!(own_household(person, &staff, &household(tied), day("2026-03-01")).is_err());
    }

    #[test]
    fn of_a_child_who_lives_there_today_a_few_kinds_and_nothing_to_write() {
        let permit = opened("rowan", &here(), "2026-03-01").unwrap();
        let of_child = |kind: &&&Kind| kind.subject == SubjectKind::Child;
        let mut open: Vec<&str> = KINDS
            .iter()
            .filter(of_child)
            .filter(|kind| permit.may_read(kind))
            .map(|kind| kind.name)
            .collect();
        open.sort_unstable();
        let mut given = GIVEN.to_vec();
        given.sort_unstable();
        assert_eq!(open, given);
        assert!(!KINDS.iter().any(|kind| permit.may_write(kind)) && !permit.is_whole());
        assert_eq!(permit.why(), "a foster carer with whom the child lives since 1 February 2026");
        // Nothing of it opens an ordinary page, and no reason does.
        let (people, staff, ties) = (people(), Staff::default(), here());
        let person = people.person("rowan").unwrap();
        let asking = Asking { person, people: &people, staff: &staff, child: &ties, day: day("2026-03-01") };
        assert!(allowed(&asking).is_err_and(|refusal| !refusal.may_break_glass));
        assert!(crate::break_glass(&asking, "I must").is_err());
    }

    #[test]
    fn not_before_and_not_from_the_day_on_which_the_child_left() {
        for (on, opens) in
            [("2026-01-31", false), ("2026-02-01", true), ("2026-03-31", true), ("2026-04-01", false)]
        {
            assert_eq!(opened("rowan", &here(), on).is_ok(), opens, "{on}");
        }
        let other = Ties { homes: vec![held("H2", "2026-02-01", "")], ..child() };
        assert!(opened("rowan", &other, "2026-03-01").is_err(), "lives with others");
        assert!(opened("rowan", &child(), "2026-03-01").is_err(), "with whom is not recorded");
        // Care ended, and nobody wrote that the child moved.
        let still = Ties { homes: vec![held("H1", "2026-02-01", "")], ..child() };
        assert!(
            opened("rowan", &still, "2026-05-31").is_ok() && opened("rowan", &still, "2026-06-01").is_err()
        );
        let adopted = Ties { for_adoption: vec![span("2026-03-01", "")], ..here() };
        assert!(
            opened("rowan", &adopted, "2026-02-28").is_ok()
                && opened("rowan", &adopted, "2026-03-01").is_err()
        );
        // The permit of one’s own home is nobody else’s key.
        for who in ["plum", "kid", "ada", "head"] {
            assert!(opened(who, &here(), "2026-03-01").is_err(), "{who}");
        }
    }

    #[test]
    fn what_forbids_wins() {
        let close = Close {
            who: "rowan".into(),
            span: span("2026-02-15", ""),
            how: records::governance::Closeness::Complaint,
        };
        let closed = |open_to: Vec<_>| Closure { span: span("2026-02-15", ""), because: "Court", open_to };
        for (ties, opens) in [
            (Ties { close: vec![close], ..here() }, false),
            (Ties { closed: vec![closed(Vec::new())], ..here() }, false),
            (Ties { closed: vec![closed(vec![("rowan".into(), None)])], ..here() }, true),
        ] {
            assert!(opened("rowan", &ties, "2026-02-14").is_ok());
            assert_eq!(opened("rowan", &ties, "2026-02-15").is_ok(), opens, "{ties:?}");
        }
    }

    #[test]
    fn where_a_child_lives_is_read_off_the_record() {
        let told = "2016-05-04 born\n2026-01-10 start\n2026-01-10 status C2\n2026-01-10 lives U6 AA2\n\
            2026-01-10 placed_with household=H1 until=2026-02-20\n2026-02-20 lives A4 AA2\n\
            2026-02-20 placed_with household=H2";
        let ties = Ties::of(&history::child("C1", told).unwrap());
        assert_eq!(ties.homes, [held("H1", "2026-01-10", "2026-02-20"), held("H2", "2026-02-20", "")]);
        assert_eq!(ties.for_adoption, [span("2026-02-20", "")]);
        assert!(
            opened("rowan", &ties, "2026-02-19").is_ok() && opened("rowan", &ties, "2026-02-20").is_err()
        );
        // A day of a short while with others ends like any other.
        let told = "2016-05-04 born\n2026-01-10 start\n2026-01-10 status C2\n2026-01-10 lives U6 AA2\n\
            2026-03-01 placed_with household=H1 respite until=2026-03-04";
        let ties = Ties::of(&Timeline::of("C1", &history::facts(told).unwrap(), Moment::END_OF_TIME));
        assert!(
            opened("rowan", &ties, "2026-03-03").is_ok() && opened("rowan", &ties, "2026-03-04").is_err()
        );
    }
}
