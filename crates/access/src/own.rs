//! A young person and their own record: what of it is theirs to read on pages of their own, and nothing else.

use crate::policy::{self, closed, of};
use crate::{Asking, Parts, Permit, Person, Refusal, Role};

/// The permit of a young person to read, on their own pages, what of a record is theirs, and to add what they write there: the
/// account was tied to the record by a dated fact, and is. It opens no other page: the policy of the role opens none.
///
/// # Errors
/// Whoever asks is no young person; the account is tied to another record or to none today; something forbids it, such as a
/// record that is closed to most. Nothing is told of the record.
pub fn own(asking: &Asking<'_>) -> Result<Permit, Refusal> {
    let person = asking.person;
    let tied = asking.child.own.iter().rfind(|held| *held.who == *person.id && held.span.holds(asking.day));
    match tied {
        Some(tied) if person.role == Role::Child && policy::forbidden(asking).is_none() => {
            let why = format!(
                "the young person whose record it is, with an account since {}",
                tied.span.since.to_words()
            );
            Ok(Permit::of(asking, why, Parts::OWN, Parts::OWN_WORDS))
        }
        _ => Err(closed(of(person.role))),
    }
}

/// Whether somebody's work may open the plan of a care leaver at all: who sees the list of care leavers. Whose rows stand on
/// it is cut for each.
///
/// # Errors
/// It does not.
pub fn sees_care_leavers(person: &Person) -> Result<(), Refusal> {
    let opens = of(person.role).clauses.iter().any(|clause| Parts::WHOLE.but(clause.reads).is_empty());
    if opens {
        return Ok(());
    }
    Err(Refusal::told(
        "The list of care leavers is for those who work with the whole of a young person’s record.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{child, day, people, span};
    use crate::ties::Held;
    use crate::{Part, Staff, Ties};

    fn asked(who: &str, child: &Ties, on: &str) -> Result<Permit, Refusal> {
        let (people, staff) = (people(), Staff::default());
        let person = people.person(who).unwrap();
        own(&Asking { person, people: &people, staff: &staff, child, day: day(on) })
    }

    #[test]
    fn only_the_young_person_only_their_own_and_only_while_it_is_tied() {
        let untied = child();
        let tied = |who: &str| Ties {
            own: vec![Held { who: who.into(), span: span("2026-02-01", "2026-06-01") }],
            ..child()
        };
        for (who, child, on, opens) in [
            ("kid", tied("kid"), "2026-02-01", true),
            ("kid", tied("kid"), "2026-01-31", false),
            ("kid", tied("kid"), "2026-06-01", false),
            ("kid", tied("other"), "2026-03-01", false),
            ("kid", untied, "2026-03-01", false),
            // Tied by mistake to somebody who works here: it opens nothing.
            ("ada", tied("ada"), "2026-03-01", false),
        ] {
            let answer = asked(who, &child, on);
            assert_eq!(answer.is_ok(), opens, "{who} on {on}");
            if let Ok(permit) = answer {
                assert!(permit.reads().has(Part::Leaving) && permit.reads().has(Part::Who));
                for closed in [Part::Care, Part::Health, Part::Adoption, Part::Confidential, Part::Complaint]
                {
                    assert!(!permit.reads().has(closed), "{closed:?}");
                }
                assert!(permit.writes() == Parts::OWN_WORDS && !permit.is_whole());
            }
        }
    }
}
