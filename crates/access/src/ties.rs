//! What ties people to a child, as dated facts: who works with them, who was let in, to whom the record is closed.

use std::collections::BTreeSet;
use std::sync::Arc;

use calendar::{Day, LeapBirthday};
use records::adoption::{AdoptionStep, StepSort};
use records::advocacy::{AdvocacyReferral, AdvocateVisit, IndependentVisitorMatch};
use records::codes::PlacementType;
use records::coming_into_care::Relationship;
use records::early_help::Referral;
use records::governance::{AccessGiven, ClosedBecause, Closeness, ColleagueClose, OwnAccount, RecordClosed};
use records::leaving_care::{Death, PersonalAdviser};
use records::placements::{PlacedWith, PlacementRequest};
use records::reviews::IroAllocation;
use records::workforce::{Approval, ApprovalAnswer, ApprovalOf};
use timeline::Timeline;

/// From a day, to the first day on which it no longer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub since: Day,
    /// The first day on which it no longer holds; `None`: it holds still.
    pub until: Option<Day>,
}

impl Span {
    /// Whether it holds on a day.
    pub fn holds(self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| until > day)
    }
}

/// Something that somebody holds for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Who, by id.
    pub who: Arc<str>,
    /// When.
    pub span: Span,
}

/// Somebody who was let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Who, by id.
    pub who: Arc<str>,
    /// When.
    pub span: Span,
    /// Why, as it follows "let in".
    pub because: String,
    /// Whether to the notes of advocates and visitors too.
    pub confidential: bool,
}

/// A time in which the record is closed to everybody but a few.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// When.
    pub span: Span,
    /// Why, in words.
    pub because: &'static str,
    /// To whom it stays open, and until when.
    pub open_to: Vec<(Arc<str>, Option<Day>)>,
}

/// Somebody who works here and is close to the child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Close {
    /// Who, by id.
    pub who: Arc<str>,
    /// When.
    pub span: Span,
    /// How.
    pub how: Closeness,
}

/// What ties people to one child. Everything is dated; what holds on a day is asked with the day.
#[derive(Debug, Clone, Default)]
pub struct Ties {
    /// The child's identifier.
    pub child: Arc<str>,
    /// Allocated social workers, by first day.
    pub workers: Vec<Held>,
    /// Social workers to whom the child passes: from the day on which that was approved to the day on which the child is theirs.
    pub coming: Vec<Held>,
    /// Reviewing officers, by first day.
    pub reviewers: Vec<Held>,
    /// Personal advisers, by first day.
    pub advisers: Vec<Held>,
    /// Independent visitors, by first day.
    pub visitors: Vec<Held>,
    /// Advocates: to whom a referral was given, until some weeks after it is closed; and who came on a visit, for some weeks.
    pub advocates: Vec<Held>,
    /// Times in which the child was looked after, short breaks among them.
    pub care: Vec<Span>,
    /// After care that was left at 16 or over, until the 25th birthday.
    pub after_care: Vec<Span>,
    /// Referrals, from the day they came until they were decided.
    pub referred: Vec<Span>,
    /// Times in which a home was looked for.
    pub placing: Vec<Span>,
    /// Who was let in.
    pub given: Vec<Given>,
    /// When the record is closed to most.
    pub closed: Vec<Closure>,
    /// Colleagues who are close to the child.
    pub close: Vec<Close>,
    /// Accounts with which the young person signs in to read what of the record is theirs.
    pub own: Vec<Held>,
    /// Carer households with which the child lives, short whiles among them: by the identifier of the household.
    pub homes: Vec<Held>,
    /// Times in which the child was placed for adoption.
    pub for_adoption: Vec<Span>,
    /// Children known here who are recorded as family of this one.
    pub family: Vec<Arc<str>>,
}

impl Ties {
    /// What the facts of a child say, as known at the moment at which the timeline was folded.
    pub fn of(child: &Timeline) -> Ties {
        let span = |since, until| Span { since, until };
        let held = |who: &str, since, until| Held { who: who.into(), span: span(since, until) };
        let workers = child
            .allocations
            .iter()
            .map(|held| Held { who: held.worker.clone(), span: span(held.since, held.until) });
        let close = child.strand::<ColleagueClose>().map(|said| Close {
            who: said.worker.as_str().into(),
            span: span(said.since, said.until),
            how: said.how,
        });
        let given = child.strand::<AccessGiven>().map(|said| Given {
            who: said.worker.as_str().into(),
            span: span(said.since, Some(said.until)),
            because: said.because.clone(),
            confidential: said.confidential,
        });
        let closed = child.strand::<RecordClosed>().map(|said| Closure {
            span: span(said.since, said.until),
            because: said.because.label(),
            open_to: said.open_to.iter().map(|open| (open.worker.as_str().into(), open.until)).collect(),
        });
        let workers: Vec<Held> = workers.collect();
        let given: Vec<Given> = given.collect();
        let closed: Vec<Closure> = closed.collect();
        let sealed = sealed(child, &workers, &given, &closed);
        Ties {
            child: child.child.clone(),
            coming: coming(child, &workers).collect(),
            workers,
            reviewers: by_day(child.strand::<IroAllocation>().map(|s| held(&s.worker, s.since, s.until))),
            advisers: by_day(child.strand::<PersonalAdviser>().map(|s| held(&s.worker, s.since, s.until))),
            visitors: by_day(
                child.strand::<IndependentVisitorMatch>().map(|s| held(&s.visitor, s.since, s.until)),
            ),
            advocates: by_day(advocates(child)),
            care: child.episodes.iter().map(|row| span(row.start, row.end)).collect(),
            after_care: after_care(child).collect(),
            referred: child.strand::<Referral>().map(|said| span(said.received, said.decided)).collect(),
            placing: child.strand::<PlacementRequest>().map(|said| span(said.day, said.closed)).collect(),
            given,
            closed: closed.into_iter().chain(sealed).collect(),
            close: close.collect(),
            own: child.strand::<OwnAccount>().map(|s| held(&s.who, s.since, s.until)).collect(),
            homes: by_day(lived_with(child).into_iter()),
            for_adoption: child
                .episodes
                .iter()
                .filter(|row| row.place.is_some_and(PlacementType::is_for_adoption))
                .map(|row| span(row.start, row.end))
                .collect(),
            family: child
                .strand::<Relationship>()
                .filter_map(|said| said.record.child.as_deref().map(Arc::from))
                .collect(),
        }
    }

    /// The social worker of a day: the last allocated of those whose time has not ended.
    pub fn worker(&self, day: Day) -> Option<&Held> {
        holder(&self.workers, day)
    }

    /// To whom the child passes soon, as it stands on a day.
    pub fn comes_to(&self, who: &str, day: Day) -> Option<&Held> {
        self.coming.iter().find(|held| *held.who == *who && held.span.holds(day))
    }

    /// The reviewing officer of a day.
    pub fn reviewer(&self, day: Day) -> Option<&Held> {
        holder(&self.reviewers, day)
    }

    /// The personal adviser of a day.
    pub fn adviser(&self, day: Day) -> Option<&Held> {
        holder(&self.advisers, day)
    }

    /// Whether the child is looked after on a day, short breaks among it.
    pub fn looked_after(&self, day: Day) -> bool {
        self.care.iter().any(|span| span.holds(day))
    }

    /// Whether somebody who was looked after at 16 or over is a care leaver on a day, not looked after and not yet 25: to whom
    /// an advocate is owed too (Children Act 1989, sections 24D and 26A).
    pub fn left_care(&self, day: Day) -> bool {
        !self.looked_after(day) && self.after_care.iter().any(|span| span.holds(day))
    }

    /// Whether a referral waits to be decided on a day.
    pub fn referral_waits(&self, day: Day) -> bool {
        self.referred.iter().any(|span| span.holds(day))
    }

    /// Whether a home is looked for on a day.
    pub fn placement_asked(&self, day: Day) -> bool {
        self.placing.iter().any(|span| span.holds(day))
    }

    /// What somebody was let in by on a day: the widest.
    pub fn given_to(&self, who: &str, day: Day) -> Option<&Given> {
        let holding = self.given.iter().filter(|given| *given.who == *who && given.span.holds(day));
        holding.max_by_key(|given| given.confidential)
    }

    /// The closures of a day.
    pub fn closures(&self, day: Day) -> impl Iterator<Item = &Closure> {
        self.closed.iter().filter(move |closure| closure.span.holds(day))
    }

    /// How somebody who works here is close to the child on a day.
    pub fn close_to(&self, who: &str, day: Day) -> Option<&Close> {
        self.close.iter().find(|close| *close.who == *who && close.span.holds(day))
    }
}

impl Closure {
    /// Whether it stays open to somebody on a day.
    pub fn open_to(&self, who: &str, day: Day) -> bool {
        self.open_to.iter().any(|(open, until)| **open == *who && until.is_none_or(|until| until > day))
    }
}

/// From the day of an adoption order the record is closed of itself: it is not for those who would open it by their post. It
/// stays
/// open to the social worker of that day, as long as the child is theirs and for the weeks in which the last letters are written,
/// to whoever was let in, and to those whom somebody named when they closed it for adoption. Should the child come into care
/// again, it opens.
///
/// Source: Adoption and Children Act 2002, sections 56 to 65 (information about a person's adoption); Adoption Agencies
/// Regulations 2005, regulations 39 to 43 (the case record is kept confidential and secure).
fn sealed(child: &Timeline, workers: &[Held], given: &[Given], closed: &[Closure]) -> Vec<Closure> {
    let ceased = child.periods.iter().filter_map(|period| {
        let (day, reason) = period.ceased()?;
        reason.is_adoption().then_some(day)
    });
    // The order closes it, also while nobody has written down yet that care ended with it.
    let made = child.strand::<AdoptionStep>().filter(|said| said.what == StepSort::OrderMade);
    let orders: BTreeSet<Day> = ceased.chain(made.map(|said| said.day)).collect();
    let closure = |day: Day| {
        let mut open_to = Vec::new();
        for held in workers.iter().filter(|held| held.span.until.is_none_or(|until| until >= day)) {
            let until = held.span.until.map(|until| until.max(last_letters(day)));
            open_to.push((held.who.clone(), until));
        }
        open_to.extend(given.iter().map(|given| (given.who.clone(), given.span.until)));
        let because = ClosedBecause::Adoption.label();
        for named in closed.iter().filter(|closure| closure.because == because) {
            open_to.extend(named.open_to.iter().cloned());
        }
        let again = child.periods.iter().map(|period| period.start).filter(|start| *start > day).min();
        Closure { span: Span { since: day, until: again }, because, open_to }
    };
    orders.into_iter().map(closure).collect()
}

/// From each day on which care was left at 16 or over, to the 25th birthday; none for whoever has died.
fn after_care(child: &Timeline) -> impl Iterator<Item = Span> {
    let died = child.strand::<Death>().next().is_some();
    let born = child.identity.as_ref().map(|identity| identity.born).filter(|_| !died);
    child.periods.iter().filter_map(move |period| {
        let (born, (since, _)) = (born?, period.ceased()?);
        let birthday = |age| born.birthday(age, LeapBirthday::FirstOfMarch);
        (since >= birthday(16)).then(|| Span { since, until: Some(birthday(25)) })
    })
}

/// Transfers that were approved before their day, as long as the allocation that they made stands.
fn coming<'a>(child: &'a Timeline, workers: &'a [Held]) -> impl Iterator<Item = Held> + 'a {
    child.strand::<Approval>().filter_map(|said| {
        let approval = said.record;
        if approval.of != ApprovalOf::Transfer || approval.answer != Some(ApprovalAnswer::Approved) {
            return None;
        }
        let (to, since, from) = (approval.to.as_deref()?, approval.answered?, approval.from?);
        let stands = workers.iter().any(|held| &*held.who == to && held.span.since == from);
        (stands && since < from).then(|| Held { who: to.into(), span: Span { since, until: Some(from) } })
    })
}

/// Until when whoever visited the child without a referral, or has closed one, reads what they wrote of it: what a child says of
/// it comes weeks later.
fn weeks_on(day: Day) -> Day {
    day.plus_days(28)
}

/// Until when the social worker of the day of an adoption order writes what is still owed: the later-life letter, the support
/// plan.
fn last_letters(order: Day) -> Day {
    order.plus_days(84)
}

fn advocates(child: &Timeline) -> impl Iterator<Item = Held> {
    let referred = child.strand::<AdvocacyReferral>().filter_map(|said| {
        let who = said.record.advocate.as_deref()?;
        Some(Held { who: who.into(), span: Span { since: said.day, until: said.closed.map(weeks_on) } })
    });
    let visited = child.strand::<AdvocateVisit>().filter_map(|said| {
        let who = said.record.advocate.as_deref()?;
        Some(Held { who: who.into(), span: Span { since: said.day, until: Some(weeks_on(said.day)) } })
    });
    referred.chain(visited).collect::<Vec<_>>().into_iter()
}

fn by_day(held: impl Iterator<Item = Held>) -> Vec<Held> {
    let mut held: Vec<Held> = held.collect();
    held.sort_by_key(|held| held.span.since);
    held
}

/// Households with which a child lives or lived. A new home ends the one before, and so does going to live with
/// parents or in a children's home, though nobody wrote that it ended: whoever the child has left reads no more.
/// A short while with others ends nothing.
fn lived_with(child: &Timeline) -> Vec<Held> {
    let lived = child.strand::<PlacedWith>().filter_map(|said| {
        let next = if said.record.respite { None } else { child.moved_on(said.since) };
        let until = said.until.into_iter().chain(next).min();
        let who = said.record.household.as_deref()?.into();
        Some(Held { who, span: Span { since: said.since, until } })
    });
    lived.collect()
}

/// Who holds a post on a day: the last begun of those that have not ended by it.
fn holder(held: &[Held], day: Day) -> Option<&Held> {
    held.iter().rfind(|held| held.span.holds(day))
}

#[cfg(test)]
mod tests {
    use calendar::Moment;

    use super::*;

    #[test]
    fn a_new_home_ends_the_one_before_and_a_short_while_with_others_does_not() {
        let text = "2012-05-04 born\n2018-01-08 start\n2018-01-08 status C2\n2018-01-08 placed_with household=H1\n\
                    2018-02-10 placed_with household=H3 respite=yes until=2018-02-12\n2018-03-01 placed_with household=H2";
        let facts = timeline::history::facts(text).unwrap();
        let ties = Ties::of(&Timeline::of("C1", &facts, Moment::END_OF_TIME));
        let on = |day: &str| -> Vec<&str> {
            let day = day.parse().unwrap();
            ties.homes.iter().filter(|held| held.span.holds(day)).map(|held| &*held.who).collect()
        };
        assert_eq!(on("2018-02-09"), ["H1"]);
        assert_eq!(on("2018-02-11"), ["H1", "H3"]);
        assert_eq!(on("2018-02-28"), ["H1"]);
        // Nobody wrote that the first had ended.
        assert_eq!(on("2018-03-01"), ["H2"]);
    }

    #[test]
    fn going_home_to_parents_ends_a_foster_home_and_other_foster_carers_unnamed_do_not() {
        let text = |moves: &str| {
            format!(
                "2012-05-04 born\n2018-01-08 start\n2018-01-08 status C2\n2018-01-08 lives U6 AB1\n\
                 2018-01-08 placed_with household=H1\n2018-03-01 lives {moves}"
            )
        };
        for (moves, lives) in [("P1 AB1", 0), ("K2 AB1", 0), ("U6 CD2", 1), ("T1 AB1", 1)] {
            let facts = timeline::history::facts(&text(moves)).unwrap();
            let ties = Ties::of(&Timeline::of("C1", &facts, Moment::END_OF_TIME));
            let on = |day: &str| {
                let day = day.parse().unwrap();
                ties.homes.iter().filter(|held| held.span.holds(day)).count()
            };
            assert_eq!((on("2018-02-28"), on("2018-03-01")), (1, lives), "{moves}");
        }
    }
}
