//! The relationships that rules are made of: each has a name that reads as a part of a sentence, and answers twice, for one
//! child and for all of them at once. A property test holds the two answers against each other.

use roaring::RoaringBitmap;

use crate::register::Register;
use crate::{Asking, Person};

/// A relationship between a person and a child on a day.
#[derive(Debug)]
pub struct Relation {
    /// Its name, as it follows "somebody who".
    pub name: &'static str,
    /// Whether it holds: the reason, as it follows "you are".
    pub holds: fn(&Asking<'_>) -> Option<String>,
    /// For which children it holds.
    pub children: fn(&Register, &Person) -> RoaringBitmap,
    /// Where it does not hold, what stands in its place, as a sentence; `None` where there is nothing to say.
    pub missed: fn(&Asking<'_>) -> Option<String>,
}

const NOTHING: fn(&Asking<'_>) -> Option<String> = |_| None;

/// Is the child's allocated social worker.
pub const ALLOCATED: Relation = Relation {
    name: "is the child’s allocated social worker",
    holds: |asking| {
        let held = asking.child.worker(asking.day).filter(|held| *held.who == *asking.who())?;
        Some(format!("the child’s social worker since {}", held.span.since.to_words()))
    },
    children: |register, person| Register::children_of(&register.by_worker, &person.id),
    missed: |asking| {
        Some(match asking.child.worker(asking.day) {
            Some(held) => format!("{} is this child’s social worker, not you.", asking.name(&held.who)),
            None => "No social worker is allocated to this child today.".to_owned(),
        })
    },
};

/// Is the social worker to whom the child passes.
pub const COMES_TO: Relation = Relation {
    name: "is the social worker to whom the child passes, from the day on which that was approved",
    holds: |asking| {
        let held = asking.child.comes_to(asking.who(), asking.day)?;
        let from = held.span.until.map_or_else(String::new, |day| format!(" on {}", day.to_words()));
        Some(format!("the social worker to whom this child passes{from}"))
    },
    children: |register, person| Register::children_of(&register.by_coming, &person.id),
    missed: NOTHING,
};

/// Stands in for the child's social worker, reviewing officer or adviser.
pub const STANDS_IN: Relation = Relation {
    name: "stands in for the child’s social worker, reviewing officer or adviser",
    holds: |asking| {
        let (child, day) = (asking.child, asking.day);
        let posts = [
            (child.worker(day), "social worker"),
            (child.reviewer(day), "reviewing officer"),
            (child.adviser(day), "adviser"),
        ];
        asking.staff.stands_in(asking.who(), day).find_map(|(whom, until)| {
            let (_, post) = posts.iter().find(|(held, _)| held.is_some_and(|held| held.who == *whom))?;
            let until = until.map_or_else(String::new, |until| format!(", until {}", until.to_words()));
            Some(format!("standing in for {}, the child’s {post}{until}", asking.name(whom)))
        })
    },
    children: |register, person| {
        let mut children = RoaringBitmap::new();
        for (whom, _) in register.staff.stands_in(&person.id, register.day) {
            children |= Register::children_of(&register.by_worker, whom);
            children |= Register::children_of(&register.by_reviewer, whom);
            children |= Register::children_of(&register.by_adviser, whom);
        }
        children
    },
    missed: NOTHING,
};

/// Manages the team of the child's social worker.
pub const MANAGES: Relation = Relation {
    name: "manages the team of the child’s social worker",
    holds: |asking| {
        let held = asking.child.worker(asking.day)?;
        // Who left is still the child's worker until somebody else is: their manager sees to it.
        let worker = asking.people.person_or_former(&held.who)?;
        (worker.team.is_some() && worker.team == asking.person.team)
            .then(|| format!("the manager of {}, the child’s social worker", worker.name))
    },
    children: |register, person| {
        let Some(team) = &person.team else { return RoaringBitmap::new() };
        let mut children = RoaringBitmap::new();
        let workers = register.people.all().chain(register.people.former());
        for worker in workers.filter(|worker| worker.team.as_ref() == Some(team)) {
            children |= Register::children_of(&register.by_worker, &worker.id);
        }
        children
    },
    missed: |asking| {
        let held = asking.child.worker(asking.day)?;
        Some(format!("{}, this child’s social worker, is not in your team.", asking.name(&held.who)))
    },
};

/// Sees to a child in care, or referred, to whom no social worker is allocated.
pub const NOBODY_ALLOCATED: Relation = Relation {
    name: "sees to a child in care, or referred and waiting, to whom no social worker is allocated",
    holds: |asking| {
        let (child, day) = (asking.child, asking.day);
        (child.worker(day).is_none() && (child.looked_after(day) || child.referral_waits(day)))
            .then(|| "one of those who see to children to whom no social worker is allocated".to_owned())
    },
    children: |register, _| &register.unallocated & (&register.looked_after | &register.referral_waits),
    missed: |asking| {
        asking
            .child
            .worker(asking.day)
            .is_none()
            .then(|| "No social worker is allocated to this child today.".to_owned())
    },
};

/// Is the child's reviewing officer.
pub const REVIEWS: Relation = Relation {
    name: "is the child’s reviewing officer",
    holds: |asking| {
        let held = asking.child.reviewer(asking.day).filter(|held| *held.who == *asking.who())?;
        Some(format!("the child’s reviewing officer since {}", held.span.since.to_words()))
    },
    children: |register, person| Register::children_of(&register.by_reviewer, &person.id),
    missed: |_| Some("This child is not looked after today, or another officer reviews them.".to_owned()),
};

/// Reviews children who are looked after, where nobody says who reviews this one.
pub const NOBODY_REVIEWS: Relation = Relation {
    name: "reviews children who are looked after, where it is not recorded who reviews this one",
    holds: |asking| {
        let (child, day) = (asking.child, asking.day);
        (child.reviewer(day).is_none() && child.looked_after(day))
            .then(|| "a reviewing officer, and this child is looked after".to_owned())
    },
    children: |register, _| register.unreviewed.clone(),
    missed: NOTHING,
};

/// Is the young person's adviser.
pub const ADVISES: Relation = Relation {
    name: "is the young person’s adviser",
    holds: |asking| {
        let held = asking.child.adviser(asking.day).filter(|held| *held.who == *asking.who())?;
        Some(format!("the young person’s adviser since {}", held.span.since.to_words()))
    },
    children: |register, person| Register::children_of(&register.by_adviser, &person.id),
    missed: |asking| {
        Some(match asking.child.adviser(asking.day) {
            Some(held) => format!("{} is this young person’s adviser, not you.", asking.name(&held.who)),
            None => "Nothing on record connects your work with this child yet.".to_owned(),
        })
    },
};

/// Is the child's independent visitor.
pub const VISITS: Relation = Relation {
    name: "is the child’s independent visitor",
    holds: |asking| {
        let mut visitors = asking.child.visitors.iter();
        let held = visitors.find(|held| *held.who == *asking.who() && held.span.holds(asking.day))?;
        Some(format!("the child’s independent visitor since {}", held.span.since.to_words()))
    },
    children: |register, person| Register::children_of(&register.by_visitor, &person.id),
    missed: |_| {
        Some(
            "You are not this child’s independent visitor, and were not let in as their advocate.".to_owned(),
        )
    },
};

/// Is the child's advocate.
pub const ADVOCATES: Relation = Relation {
    name: "is the child’s advocate: the referral was given to them, or they came on the first visit a short while ago",
    holds: |asking| {
        let mut advocates = asking.child.advocates.iter();
        let held = advocates.find(|held| *held.who == *asking.who() && held.span.holds(asking.day))?;
        Some(format!("the child’s advocate since {}", held.span.since.to_words()))
    },
    children: |register, person| Register::children_of(&register.by_advocate, &person.id),
    missed: NOTHING,
};

/// Was let in for a time.
pub const LET_IN: Relation = Relation {
    name: "was let in for a time, with the reason on record",
    holds: |asking| {
        let given = asking.child.given_to(asking.who(), asking.day)?;
        let until = given.span.until.map_or_else(String::new, |until| format!(" until {}", until.to_words()));
        Some(format!("let in{until}: {}", given.because))
    },
    children: |register, person| Register::children_of(&register.by_given, &person.id),
    missed: NOTHING,
};

/// Was let in to the notes of advocates and visitors too.
pub const LET_IN_CLOSELY: Relation = Relation {
    name: "was let in to the notes of advocates and visitors, to keep the child safe",
    holds: |asking| {
        let given = asking.child.given_to(asking.who(), asking.day).filter(|given| given.confidential)?;
        Some(format!("let in to what is confidential too: {}", given.because))
    },
    // The children for whom it holds are among those of `LET_IN`, which stands beside it in every policy: only the parts it
    // opens are more.
    children: |register, person| {
        let mut children = Register::children_of(&register.by_given, &person.id);
        let confidential = |number: u32| {
            let ties = register.numbered(number);
            ties.and_then(|ties| ties.given_to(&person.id, register.day))
                .is_some_and(|given| given.confidential)
        };
        let without: Vec<u32> = children.iter().filter(|number| !confidential(*number)).collect();
        for number in without {
            children.remove(number);
        }
        children
    },
    missed: NOTHING,
};

/// Is named among the few to whom a closed record stays open.
pub const NAMED: Relation = Relation {
    name: "is named among the few to whom this closed record stays open",
    holds: |asking| {
        let (who, day) = (asking.who(), asking.day);
        let mut closures = asking.child.closures(day).peekable();
        (closures.peek().is_some() && closures.all(|closure| closure.open_to(who, day)))
            .then(|| "one of the few to whom this closed record stays open".to_owned())
    },
    children: |register, person| Register::children_of(&register.by_open, &person.id),
    missed: NOTHING,
};

/// Works for a child who is looked after.
pub const LOOKED_AFTER: Relation = Relation {
    name: "works with every child who is looked after",
    holds: |asking| {
        let words = asking.person.role.words();
        asking.child.looked_after(asking.day).then(|| format!("here for every looked-after child ({words})"))
    },
    children: |register, _| register.looked_after.clone(),
    missed: |_| Some("This child is not looked after today.".to_owned()),
};

/// Works for care leavers too.
pub const LEFT_CARE: Relation = Relation {
    name: "works with every care leaver who is not yet 25",
    holds: |asking| {
        let words = asking.person.role.words();
        asking.child.left_care(asking.day).then(|| format!("here for every care leaver ({words})"))
    },
    children: |register, _| register.left_care.clone(),
    missed: NOTHING,
};

/// Looks for a home for the child.
pub const PLACEMENT_ASKED: Relation = Relation {
    name: "looks for a home for a child for whom one is asked",
    holds: |asking| {
        asking
            .child
            .placement_asked(asking.day)
            .then(|| "one of those who look for a home for this child".to_owned())
    },
    children: |register, _| register.placement_asked.clone(),
    missed: NOTHING,
};

/// Answers referrals.
pub const REFERRED: Relation = Relation {
    name: "answers referrals, and one of this child waits",
    holds: |asking| {
        asking
            .child
            .referral_waits(asking.day)
            .then(|| "at the front door, and a referral of this child waits".to_owned())
    },
    children: |register, _| register.referral_waits.clone(),
    missed: |_| Some("No referral of this child waits for an answer.".to_owned()),
};

/// Must know whether a child is known here.
pub const MUST_KNOW_WHO: Relation = Relation {
    name: "must tell those who ask whether a child is known here, and to whom",
    holds: |_| Some("at the front door, which must know who is known here".to_owned()),
    children: |register, _| register.all.clone(),
    missed: NOTHING,
};

/// Is on duty out of hours.
pub const OUT_OF_HOURS: Relation = Relation {
    name: "is on duty out of hours for every child",
    holds: |_| Some("on duty out of hours for every child".to_owned()),
    children: |register, _| register.all.clone(),
    missed: NOTHING,
};

/// Answers for the service.
pub const ANSWERS_FOR_ALL: Relation = Relation {
    name: "is responsible for every child of the service",
    holds: |_| Some("responsible for every child of the service".to_owned()),
    children: |register, _| register.all.clone(),
    missed: NOTHING,
};

/// Checks figures against the record.
pub const CHECKS_FIGURES: Relation = Relation {
    name: "checks figures and returns against the record",
    holds: |_| Some("a performance officer, who checks figures against the record".to_owned()),
    children: |register, _| register.all.clone(),
    missed: NOTHING,
};

/// Audits practice.
pub const AUDITS: Relation = Relation {
    name: "audits practice",
    holds: |_| Some("an auditor of practice".to_owned()),
    children: |register, _| register.all.clone(),
    missed: NOTHING,
};

/// Inspects, and the child was drawn.
pub const DRAWN: Relation = Relation {
    name: "inspects from a day to a day, and this child was drawn for it",
    holds: |asking| {
        asking.staff.inspections(asking.who(), asking.day).find_map(|inspecting| {
            inspecting.sample.contains(&asking.child.child).then(|| {
                let until = inspecting
                    .span
                    .until
                    .map_or_else(String::new, |day| format!(" until {}", day.to_words()));
                format!("inspecting ({}){until}, and this child was drawn", inspecting.what)
            })
        })
    },
    children: |register, person| {
        let inspections = register.staff.inspections(&person.id, register.day);
        inspections
            .flat_map(|inspecting| &inspecting.sample)
            .filter_map(|child| register.number_of(child))
            .collect()
    },
    missed: |asking| {
        Some(match asking.staff.inspections(asking.who(), asking.day).next() {
            Some(_) => {
                "This child was not drawn for your inspection; whoever arranges it can let you in.".to_owned()
            }
            None => "No inspection of yours is under way.".to_owned(),
        })
    },
};
