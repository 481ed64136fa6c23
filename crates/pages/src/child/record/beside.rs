//! What a record of a child cannot say beside the rest of what is recorded: asked by every form, and by programs.

use access::Person;
use calendar::Moment;
use oversight::{adoption, leaving_care, placements};
use records::coming_into_care::ChildIdentity;
use records::placements::PlacedWith;
use records::{Form, Record as Said, Trouble};
use timeline::Timeline;

use super::named;
use crate::Desk;
use crate::record::Record;
use crate::reviews::{self, escalation};

/// What is wrong with it, told in words that repeat nothing of what the reader may not see. `before`: the record that is put
/// right, which is then no part of the rest.
///
/// What is to come is stopped; what has happened is recorded as it was, with what stands against it as advice, because a record
/// that may not say what happened says something else.
pub fn judged(
    desk: &Desk,
    me: &Person,
    record: &Record,
    before: Option<&str>,
    said: &dyn Said,
) -> Vec<Trouble> {
    let mut troubles = escalation::judged(desk, me, record, before, said);
    troubles.extend(reviews::beside::judged(desk, me, record, before, said));
    troubles.extend(named::judged(desk, me, said));
    let rest = record.beside(said.kind(), before);
    let child = record.folded(&rest);
    troubles.extend(before_birth(&child, said));
    troubles.extend(adoption::contradiction::of(&child, said));
    troubles.extend(placements::contradiction::of(&child, &rest, said));
    troubles.extend(leaving_care::contradiction::of(&child, said));
    if let Some(with) = said.as_any().downcast_ref::<PlacedWith>() {
        let cohort = desk.cohort(Moment::END_OF_TIME);
        let to_come = with.since >= desk.today();
        for says in matching::stands_against(&cohort, &child, with) {
            let field = if with.household.is_some() { "household" } else { "home" };
            troubles.push(if to_come { Trouble::stops(field, says) } else { Trouble::advice(field, says) });
        }
    }
    troubles
}

/// Kinds that take a child who is there: of a day before the child was born they say nothing that can be true.
const TAKES_A_CHILD: &[&str] = &[
    "visit_to_child",
    "child_spoken_to",
    "child_said",
    "direct_work",
    "health_assessment",
    "dental_check",
    "optician_check",
    "strengths_and_difficulties",
    "substance_misuse",
    "personal_education_plan",
    "school",
    "attendance",
    "exclusion",
    "missing_episode",
    "return_interview",
    "looked_after_start",
    "placement",
    "review",
];

/// Kinds of which a day before the child was born is nothing odd: those of the family, and what came from elsewhere.
const OLDER_THAN_THE_CHILD: &[&str] =
    &["relationship", "address", "document", "referral", "assessment", "child_name"];

/// A day before the child was born: a slip of the year, mostly. Work for a child who is not born yet is left to whoever does it.
pub(crate) fn before_birth(child: &Timeline, said: &dyn Said) -> Option<Trouble> {
    let (born, day) = (child.born()?, said.happened().from?);
    let kind = said.kind();
    if day >= born || OLDER_THAN_THE_CHILD.contains(&kind.name) || said.as_any().is::<ChildIdentity>() {
        return None;
    }
    let field =
        kind.fields.iter().find(|field| matches!(field.form, Form::Day)).map_or("", |field| field.name);
    let says = format!("This is before the child was born, on {}: look at the day", born.to_words());
    Some(if TAKES_A_CHILD.contains(&kind.name) {
        Trouble::stops(field, says)
    } else {
        Trouble::advice(field, says)
    })
}

#[cfg(test)]
mod tests {
    use records::visits::VisitToChild;
    use timeline::history;

    use super::*;

    #[test]
    fn the_kinds_that_are_named_are_kinds() {
        for name in TAKES_A_CHILD.iter().chain(OLDER_THAN_THE_CHILD) {
            assert!(records::kind(name).is_some(), "{name}");
        }
    }

    #[test]
    fn nobody_is_visited_before_they_are_born() {
        let child = history::child("C1", "2015-05-04 born").unwrap();
        for (day, stops) in [("1999-05-04", true), ("2015-05-03", true), ("2015-05-04", false)] {
            let said = VisitToChild::seen_on(day.parse().unwrap());
            assert_eq!(before_birth(&child, &said).is_some_and(|trouble| trouble.stops), stops, "{day}");
        }
        let unknown = history::child("C1", "2015-05-04 start").unwrap();
        assert!(before_birth(&unknown, &VisitToChild::seen_on("1999-05-04".parse().unwrap())).is_none());
    }
}
