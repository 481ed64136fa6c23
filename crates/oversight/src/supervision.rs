//! A worker's supervision as it stands on a day: how often it was agreed, when it was, when it is next, what was missed and where
//! the gaps are; and what may be missed before it is.
//!
//! When the next is due follows from the agreement with the worker and from the clocks of the authority and of the first year,
//! whichever asks for it sooner. Time away from work is no gap. Nothing here is counted against anybody.

use std::sync::Arc;

use calendar::Day;
use clocks::Duty;
use indicators::workforce::supervision::{agreement, in_post_since, is_away, next_due};
use records::quality::FollowedAction;
use records::workforce::{AwayBecause, Supervision, SupervisionAgreement, SupervisionPlanned, WorkerAbsence};
use timeline::{Stranded, Worker};

/// How far back missed sessions and gaps are told: a year.
const MONTHS_BACK: i32 = 12;
/// Days before supervision is due in which it should stand in a diary.
const PLANNED_AHEAD: i32 = 10;
/// Days between sessions where nothing was agreed: a month and some days of grace.
const USUAL_DAYS: i32 = 31;

/// A worker's supervision on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing<'a> {
    /// What was agreed: the last that holds.
    pub agreement: Option<&'a SupervisionAgreement>,
    /// The day of the last session.
    pub last: Option<Day>,
    /// The day by which the next is due; `None` for somebody who is away, has left, or of whom nothing says how often.
    pub due: Option<Day>,
    /// What makes it due then, in words.
    pub because: String,
    /// The next day that is planned, from today on.
    pub planned: Option<&'a SupervisionPlanned>,
    /// Sessions that did not take place in the last year, oldest first.
    pub missed: Vec<&'a SupervisionPlanned>,
    /// How many in a row did not take place since the last that did.
    pub missed_in_a_row: usize,
    /// Gaps of the last year, oldest first; the last may go on.
    pub gaps: Vec<Gap>,
    /// Why they are away today, and since when.
    pub away: Option<(AwayBecause, Day)>,
    /// Actions that are still to be done, with the record they stand in and their place in it, soonest first.
    pub open: Vec<(Arc<str>, usize, &'a FollowedAction)>,
    /// Where it stands.
    pub stands: Stands,
}

/// Where a worker's supervision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// So many days late.
    Late(i32),
    /// It is due soon, and something says that it will be missed.
    AboutToMiss(Sign),
    /// In time.
    InTime,
    /// Away from work: nothing is due.
    Away,
    /// Nothing says how often.
    NothingAgreed,
}

/// Why supervision may be missed, before it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// It is due within days and no day is planned.
    NotPlanned,
    /// The day that is planned lies after the day it is due.
    PlannedLate,
    /// The last planned session did not take place, and no other is planned.
    NotRebooked,
}

impl Sign {
    /// It in words, for a list.
    pub const fn words(self) -> &'static str {
        match self {
            Sign::NotPlanned => "No day is planned",
            Sign::PlannedLate => "The day planned is too late",
            Sign::NotRebooked => "The last did not take place, and no other day is planned",
        }
    }
}

/// Time between two sessions that was longer than agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The session before it, or the first day in post.
    pub from: Day,
    /// The session after it; `None` where it goes on.
    pub to: Option<Day>,
    /// Days between them, days away from work apart.
    pub days: i32,
    /// Days that were agreed.
    pub agreed: i32,
}

impl<'a> Standing<'a> {
    /// The supervision of a worker on a day. `duties`: what the clocks ask of this worker.
    pub fn of(worker: &'a Worker, duties: &[Duty], day: Day) -> Standing<'a> {
        let post = in_post_since(worker, day);
        let mut held: Vec<Day> =
            worker.strand::<Supervision>().map(|said| said.day).filter(|on| *on <= day).collect();
        held.sort_unstable();
        let last = held.last().copied();
        let agreed = agreement(worker, day);
        let away = is_away(worker, day);
        let (due, because) = next_due(worker, duties, day)
            .map_or((None, String::new()), |(due, because)| (Some(due), because));
        let sessions = || worker.strand::<SupervisionPlanned>().map(|said| said.record);
        let planned = sessions().find(|session| session.day >= day && !session.missed);
        let year = day.plus_months(-MONTHS_BACK);
        let missed: Vec<&SupervisionPlanned> =
            sessions().filter(|session| session.missed && session.day > year && session.day <= day).collect();
        let missed_in_a_row =
            missed.iter().filter(|session| last.is_none_or(|last| session.day > last)).count();
        let mut open: Vec<(Arc<str>, usize, &FollowedAction)> = worker
            .strand::<Supervision>()
            .flat_map(|said| {
                let actions = said.record.actions.iter().enumerate();
                actions.map(move |(nth, action)| (said.id.clone(), nth, action))
            })
            .filter(|(_, _, action)| action.is_open())
            .collect();
        open.sort_by_key(|(_, _, action)| (action.by.is_none(), action.by));
        let stands = stands(due, planned, missed_in_a_row, away.is_some(), day);
        Standing {
            agreement: agreed,
            last,
            due,
            because,
            planned,
            missed,
            missed_in_a_row,
            gaps: post.map(|began| gaps(worker, &held, began, year, day)).unwrap_or_default(),
            away,
            open,
            stands,
        }
    }

    /// Actions that should have been done by now.
    pub fn late_actions(&self, day: Day) -> usize {
        self.open.iter().filter(|(_, _, action)| action.is_late(day)).count()
    }

    /// Whether the manager of the manager should know: two sessions in a row did not take place.
    pub fn is_alert(&self) -> bool {
        self.missed_in_a_row >= 2
    }
}

fn stands(
    due: Option<Day>,
    planned: Option<&SupervisionPlanned>,
    missed_in_a_row: usize,
    away: bool,
    day: Day,
) -> Stands {
    let Some(due) = due else { return if away { Stands::Away } else { Stands::NothingAgreed } };
    if due < day {
        return Stands::Late(due.days_until(day));
    }
    match planned {
        Some(planned) if planned.day > due => Stands::AboutToMiss(Sign::PlannedLate),
        Some(_) => Stands::InTime,
        None if missed_in_a_row > 0 => Stands::AboutToMiss(Sign::NotRebooked),
        None if due <= day.plus_days(PLANNED_AHEAD) => Stands::AboutToMiss(Sign::NotPlanned),
        None => Stands::InTime,
    }
}

/// The gaps that end after a day or go on.
fn gaps(worker: &Worker, held: &[Day], began: Day, since: Day, day: Day) -> Vec<Gap> {
    let starts = std::iter::once(began).chain(held.iter().copied().filter(|on| *on >= began));
    let mut gaps = Vec::new();
    let starts: Vec<Day> = starts.collect();
    for (nth, from) in starts.iter().enumerate() {
        let to = starts.get(nth + 1).copied();
        let end = to.unwrap_or(day);
        if end <= since {
            continue;
        }
        let agreed = agreement(worker, *from).map_or(USUAL_DAYS, |agreed| i32::from(agreed.weeks) * 7);
        let days = from.days_until(end) - away_between(worker, *from, end);
        if days > agreed {
            gaps.push(Gap { from: *from, to, days, agreed });
        }
    }
    gaps
}

/// Days away from work between two days.
fn away_between(worker: &Worker, from: Day, to: Day) -> i32 {
    let spans = worker.strand::<WorkerAbsence>().map(|absence| {
        let (begins, ends) = (absence.since.max(from), absence.until.unwrap_or(to).min(to));
        begins.days_until(ends).max(0)
    });
    spans.sum()
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use records::workforce::{MissedBecause, WorkRole, WorkerDetails};
    use records::{Fact, Record};

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// A worker in post since January 2018.
    fn worker(said: Vec<Box<dyn Fn() -> Fact>>) -> Worker {
        let mut facts = vec![fact(
            "post",
            WorkerDetails {
                since: day("2018-01-01"),
                until: None,
                role: WorkRole::SocialWorker,
                name: "Wren Invented".to_owned(),
                team: Some("Children in care 1".to_owned()),
                phone: None,
                hours: Some(37.0),
                assessed_year: None,
                agency: false,
            },
        )];
        facts.extend(said.iter().map(|say| say()));
        Worker::of("W1", &facts, Moment::END_OF_TIME)
    }

    fn fact(id: &str, record: impl Record) -> Fact {
        Fact::said(id, Moment::start_of(day("2018-01-01")), record)
    }

    fn agreed(since: &'static str, weeks: u8) -> Box<dyn Fn() -> Fact> {
        Box::new(move || {
            let (by, words) = (None, None);
            fact(since, SupervisionAgreement { since: day(since), until: None, weeks, by, words })
        })
    }

    fn held(on: &'static str) -> Box<dyn Fn() -> Fact> {
        Box::new(move || fact(on, session(on)))
    }

    fn session(on: &str) -> Supervision {
        Supervision {
            theme: None,
            well: None,
            worried: None,
            needs: None,
            day: day(on),
            by: None,
            sort: None,
            others: Vec::new(),
            reflective: true,
            reflection: None,
            children: None,
            discussed: Vec::new(),
            agreed: None,
            actions: Vec::new(),
        }
    }

    fn planned(on: &'static str, because: Option<MissedBecause>) -> Box<dyn Fn() -> Fact> {
        Box::new(move || {
            let missed = because.is_some();
            let words = None;
            fact(on, SupervisionPlanned { day: day(on), by: None, missed, because, words })
        })
    }

    fn away(since: &'static str, until: Option<&'static str>) -> Box<dyn Fn() -> Fact> {
        Box::new(move || {
            let until = until.map(day);
            fact(since, WorkerAbsence { since: day(since), until, why: AwayBecause::Sickness })
        })
    }

    #[test]
    fn where_it_stands() {
        type Facts = Vec<Box<dyn Fn() -> Fact>>;
        let cases: Vec<(&str, Facts, &str, Option<&str>, Stands)> = vec![
            ("nothing is agreed", vec![], "2018-03-01", None, Stands::NothingAgreed),
            (
                "four weeks from the last, nothing planned and weeks to go",
                vec![agreed("2018-01-01", 4), held("2018-02-20")],
                "2018-03-01",
                Some("2018-03-20"),
                Stands::InTime,
            ),
            (
                "ten days before it is due a day must be planned",
                vec![agreed("2018-01-01", 4), held("2018-02-20")],
                "2018-03-10",
                Some("2018-03-20"),
                Stands::AboutToMiss(Sign::NotPlanned),
            ),
            (
                "eleven days before it need not",
                vec![agreed("2018-01-01", 4), held("2018-02-20")],
                "2018-03-09",
                Some("2018-03-20"),
                Stands::InTime,
            ),
            (
                "planned on the day",
                vec![agreed("2018-01-01", 4), held("2018-02-20"), planned("2018-03-20", None)],
                "2018-03-15",
                Some("2018-03-20"),
                Stands::InTime,
            ),
            (
                "planned a day too late",
                vec![agreed("2018-01-01", 4), held("2018-02-20"), planned("2018-03-21", None)],
                "2018-03-01",
                Some("2018-03-20"),
                Stands::AboutToMiss(Sign::PlannedLate),
            ),
            (
                "one was missed and no other is planned",
                vec![
                    agreed("2018-01-01", 4),
                    held("2018-02-20"),
                    planned("2018-02-27", Some(MissedBecause::Court)),
                ],
                "2018-03-01",
                Some("2018-03-20"),
                Stands::AboutToMiss(Sign::NotRebooked),
            ),
            (
                "late by a day",
                vec![agreed("2018-01-01", 4), held("2018-02-20")],
                "2018-03-21",
                Some("2018-03-20"),
                Stands::Late(1),
            ),
            (
                "never held: from the first day in post",
                vec![agreed("2018-01-01", 2)],
                "2018-01-16",
                Some("2018-01-15"),
                Stands::Late(1),
            ),
            (
                "away: nothing is due",
                vec![agreed("2018-01-01", 4), held("2018-02-20"), away("2018-03-01", None)],
                "2018-04-20",
                None,
                Stands::Away,
            ),
            (
                "back: in the first week",
                vec![agreed("2018-01-01", 4), held("2018-02-20"), away("2018-03-01", Some("2018-04-20"))],
                "2018-04-20",
                Some("2018-04-27"),
                Stands::AboutToMiss(Sign::NotPlanned),
            ),
        ];
        for (what, said, on, due, stands) in cases {
            let worker = worker(said);
            let standing = Standing::of(&worker, &[], day(on));
            assert_eq!((standing.due, standing.stands), (due.map(day), stands), "{what}");
        }
    }

    #[test]
    fn gaps_are_longer_than_agreed_and_time_away_is_none() {
        let said =
            || vec![agreed("2018-01-01", 4), held("2018-01-29"), held("2018-03-30"), held("2018-04-20")];
        let first = worker(said());
        let gap = |from, to: Option<&str>, days| Gap { from: day(from), to: to.map(day), days, agreed: 28 };
        let of = |worker: &Worker, on| Standing::of(worker, &[], day(on)).gaps;
        assert_eq!(of(&first, "2018-05-01"), [gap("2018-01-29", Some("2018-03-30"), 60)]);
        assert_eq!(
            of(&first, "2018-06-01"),
            [gap("2018-01-29", Some("2018-03-30"), 60), gap("2018-04-20", None, 42)],
            "the last goes on"
        );
        let mut ill = said();
        ill.push(away("2018-02-05", Some("2018-03-20")));
        assert_eq!(of(&worker(ill), "2018-05-01"), [], "17 days at work");
        assert_eq!(of(&first, "2019-04-01"), [gap("2018-04-20", None, 346)], "a year back and no further");
    }

    #[test]
    fn two_missed_in_a_row_are_for_the_service_manager() {
        let missed = |on| planned(on, Some(MissedBecause::WorkerAway));
        let mut said =
            vec![agreed("2018-01-01", 4), held("2018-02-20"), missed("2018-02-10"), missed("2018-03-10")];
        let one = worker(std::mem::take(&mut said));
        let standing = Standing::of(&one, &[], day("2018-03-12"));
        assert_eq!((standing.missed.len(), standing.missed_in_a_row, standing.is_alert()), (2, 1, false));
        let two = worker(vec![agreed("2018-01-01", 4), missed("2018-02-10"), missed("2018-03-10")]);
        assert!(Standing::of(&two, &[], day("2018-03-12")).is_alert());
    }

    #[test]
    fn actions_stay_until_somebody_saw_them_done() {
        let action = |what: &str, by: &str, done: Option<&str>| FollowedAction {
            what: what.to_owned(),
            owner: Some("Wren Invented".to_owned()),
            by: Some(day(by)),
            done: done.map(day),
            seen: done.map(|_| "It stands in the record".to_owned()),
            checked: None,
            found: None,
        };
        let actions = vec![
            action("later", "2018-04-01", None),
            action("done", "2018-02-01", Some("2018-02-02")),
            action("late", "2018-02-28", None),
        ];
        let worker = worker(vec![Box::new(move || {
            fact("s", Supervision { actions: actions.clone(), ..session("2018-02-01") })
        })]);
        let standing = Standing::of(&worker, &[], day("2018-03-01"));
        let open: Vec<(usize, &str)> =
            standing.open.iter().map(|(_, nth, action)| (*nth, action.what.as_str())).collect();
        assert_eq!(open, [(2, "late"), (0, "later")]);
        assert_eq!(standing.late_actions(day("2018-03-01")), 1);
    }
}
